"""The verb that says what was done with what a figure counts.

The verb right before the figure has it as its object ("investigated 301 cases"); a passive or a predicate behind it has it as its
subject ("87 employees were fired"); else the last verb before it, else a participle behind it ("officials arrested in 2008").
"""

from __future__ import annotations

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Reading
from flows.extract.document import Sentence

ACTS = frozenset({"verb", "predicate"})
_IMPOSED_ON = frozenset({"on", "upon", "against", "to"})
"""Before whom a sanction meets: `imposed administrative sanctions on 204 employees`."""
_STATES = frozenset({"accuse", "arrest"})
_REACH_MEDIUM = 4
_OPENS = frozenset({"(", ":"})


def makes(reading: Reading, noun: str, j: int) -> bool:
    """Whether the token is a verb that makes a measure with the noun; what was `found to` be so was not found."""
    if reading.kind(j) not in ACTS or (reading.tokens[j].value == "discover" and reading.lower(j + 1) == "to"):
        return False
    if reading.lower(j) == "named" and not _is_accusing(reading, j):
        return False
    return (noun, reading.tokens[j].value or "") in words.MEASURES


def _is_accusing(reading: Reading, j: int) -> bool:
    """Whether who is `named` is accused: `named as suspects`, `named 14 officials`; not `named in the press`, `named to the board`."""
    following = reading.lower(j + 1)
    if following not in ("in", "by", "to", "after") and not reading.tokens[min(j + 1, reading.cursor.size - 1)].capital:
        return True
    return following in ("in", "by") and words.MEDIA.isdisjoint(reading.lowers(j + 2, j + 2 + _REACH_MEDIUM))


def find_verb(reading: Reading, noun: str, noun_at: int | None, i: int, left: int, end: int, sentence: Sentence) -> int | None:
    """Where the verb stands that makes a measure with the noun of the figure at `i`, between the figure before and its clause's end."""
    before = reading.before(i, left)
    if before >= left and makes(reading, noun, before) and reading.tokens[before].value != "accuse" and reading.kind(before) == "verb":
        return before
    start = (noun_at if noun_at is not None and noun_at > i else i) + 1
    behind = _seek(reading, noun, range(start, end), sentence)
    is_state = (
        reading.kind(start) == "predicate" and reading.tokens[start].value in _STATES and reading.lower(start + 1) in words.AUXILIARIES
    )
    if behind == start and (is_state or not is_predicate(reading, behind)):
        # "six officials accused of bribery were dismissed", "40 policemen under investigation were suspended"
        later = next((k for k in range(start + 1, end) if makes(reading, noun, k) or reading.lower(k) in words.CLAUSE_ENDS), None)
        behind = later if later is not None and reading.kind(later) in ACTS and is_predicate(reading, later) else behind
    if behind is not None and (is_predicate(reading, behind) or reading.is_anaphoric(i)):
        return behind
    if behind == i + 1 and reading.lower(i - 1) == "and" and reading.kind(i - 2) == "verb" and reading.lower(behind).endswith("ed"):
        # "345 were investigated and 57 referred to the prosecutor"
        return behind
    if reading.lower(start) in words.AUXILIARIES and not reading.is_anaphoric(i):
        # a subject: what stands before it says nothing of it
        return behind
    is_participle = behind is not None and reading.lower(behind + 1) in words.AFTER_PARTICIPLE
    if behind == start and is_participle and reading.lower(start + 1) not in ("with", "of"):
        return behind
    floor = sentence.first if reading.lower(i - 1) in _OPENS else left
    ahead = _seek(reading, noun, range(i - 1, floor - 1, -1), sentence) if not _is_other_act(reading, before) else None
    is_imposed = ahead is not None and reading.lower(before) in _IMPOSED_ON and before - ahead <= 1
    if ahead is not None and (is_imposed or reading.kind(ahead) == "verb" or reading.lower(i - 1) in _OPENS):
        # "charged A and eight aides with embezzling": what follows belongs to the charge
        return ahead
    attribute = next((k for k in range(i + 1, start - 1) if makes(reading, noun, k)), None)
    if attribute is not None:
        # "23 convicted officials"
        return attribute
    is_accused = behind == start and reading.lower(start + 1) == "of"
    return behind if is_participle or is_accused else None


def _is_other_act(reading: Reading, k: int) -> bool:
    """Whether the figure is the object of another verb: `sentenced the director and promoted two officers`."""
    is_past = reading.kind(k) == "word" and reading.lower(k).endswith("ed") and not reading.tokens[k].capital
    return is_past and reading.lower(k - 1) in ("and", "but", "then")


def is_predicate(reading: Reading, k: int) -> bool:
    """Whether what stands at `k` is said of the subject before it: a predicate, or a passive."""
    if reading.kind(k) == "predicate":
        return True
    m = k - 1
    while reading.lower(m) in words.BETWEEN_PASSIVE or reading.lower(m).endswith("ly"):
        m -= 1
    # "were arrested, convicted or dismissed"
    return reading.lower(m) in words.PASSIVES or (reading.lower(m) in ("and", "or", ",") and reading.kind(m - 1) == "verb")


def _seek(reading: Reading, noun: str, places: range, sentence: Sentence) -> int | None:
    """The first of the places that holds a verb which makes a measure with the noun; a clause's end is the end of the search."""
    for j in places:
        if reading.lower(j) in words.CLAUSE_ENDS and not (places.step < 0 and reading.lower(j) == ":"):
            return None
        if makes(reading, noun, j) and not (places.step > 0 and _governs_next(reading, j, sentence)):
            # "faced disciplinary proceedings": what was faced tells more
            return j + 1 if reading.kind(j + 1) == "predicate" and makes(reading, noun, j + 1) else j
    return None


def _governs_next(reading: Reading, k: int, sentence: Sentence) -> bool:
    """Whether a verb has the next figure as its object, so that it says nothing of the figure before: `12 officers and fired 3`."""
    j = k + 1
    while j < sentence.last and (reading.kind(j) == "qualifier" or reading.lower(j) in words.FILLERS):
        j += 1
    is_object = reading.is_number(j) and reading.lower(j - 1) not in ("in", "of")
    return reading.kind(k) == "verb" and is_object and not is_predicate(reading, k)
