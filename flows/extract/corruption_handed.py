"""Whom a case was handed to, and whom it was brought against: `sent 288 of them to the court`, `filed charges against 23 persons`."""

from __future__ import annotations

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Reading
from flows.extract.document import Sentence

HANDED = frozenset({"send", "file", "bring", "take"})
"""Verbs of handing a case on: to whom tells the measure."""
_NEEDS_COURT = frozenset({"bring", "take"})
_LEADS = frozenset({"in", "to", "before", "with"})
_REACH = 5
_REACH_TERM = 8
_TERMS = frozenset({"sentence", "sentences", "term", "terms", "imprisonment", "in prison", "in jail", "behind bars"})


def charged(reading: Reading, i: int, left: int, sentence: Sentence) -> str | None:
    """The measure of persons that charges were brought against: `filed informations before the court against 23 persons`."""
    before = reading.before(i, sentence.first)
    if reading.lower(before) != "against":
        return None
    for k in range(before - 1, sentence.first - 1, -1):
        token = reading.tokens[k]
        if token.kind == "charge" and any(t.value in ("close", "dismiss", "clear") for t in reading.tokens[max(sentence.first, k - 4) : k]):
            return None
        if token.kind == "charge" or (token.kind == "noun" and token.value == "indictment"):
            return words.MEASURES[("official", token.value if token.kind == "charge" and token.value else "prosecute")]
        if token.kind in ("noun", "single") and token.value in ("case", "investigation"):
            return "officials_investigated"
        if token.kind == "predicate" and token.value == "discipline":
            # "disciplinary proceedings were begun against 21 officers"
            return words.MEASURES[("official", "discipline")]
        if token.kind == "noun" and token.value == "official":
            return None
    return None


_STAGES = {"court": "prosecutions", "trial": "prosecutions", "prosecute": "prosecutions", "convict": "convictions", "acquit": "acquittals"}
_OF_CASES = frozenset({"case", "investigation", "complaint", "indictment", "conviction", "acquittal"})


def involved(reading: Reading, i: int, sentence: Sentence) -> str | None:
    """The measure of persons by the stage of the cases that involve them: `the cases that went to court involved 187 defendants`."""
    before = reading.before(i, sentence.first)
    if reading.lower(before) not in words.INVOLVING:
        return None
    said = reading.tokens[sentence.first : before]
    cases = [k for k, t in enumerate(said) if t.kind in ("noun", "single") and t.value in _OF_CASES]
    if not cases:
        return None
    stages = [_STAGES[t.value] for t in said if t.kind in ("verb", "predicate", "target") and t.value in _STAGES]
    nouns = [words.MEASURES.get((said[k].value or "", "")) for k in cases]
    return next((stage for stage in (*reversed(stages), *nouns) if stage is not None), "officials_investigated")


def is_given_term(reading: Reading, i: int, end: int) -> bool:
    """Whether persons are said to have got prison: `seven guards who were given one-year terms`, `gave seven guards terms in jail`."""
    behind = (k for k in range(i + 1, end) if reading.lower(k) in words.GIVING)
    given = i - 1 if reading.lower(i - 1) in words.GIVING else next(behind, None)
    if given is None or any(reading.lower(k) in words.CLAUSE_ENDS for k in range(i, given)):
        return False
    start = max(given, i) + 1
    return not _TERMS.isdisjoint(reading.lowers(start, min(start + _REACH_TERM, reading.sentence_of(i).last)))


def is_sent_to_trial(reading: Reading, i: int, left: int, right: int) -> bool:
    """`sent 167 defendants to trial`."""
    sent = any(reading.kind(j) == "verb" and reading.tokens[j].value in HANDED for j in range(max(left, i - 4), i))
    return sent and "court" in _targets(reading, i, right)


def is_sent_to_discipline(reading: Reading, i: int, left: int, right: int) -> bool:
    """`referred 1,872 employees to disciplinary tribunals`."""
    sent = any(reading.kind(j) == "verb" and reading.tokens[j].value in HANDED for j in range(max(left, i - 4), i))
    return sent and any(
        reading.lower(k) in ("to", "before") and "disciplinary" in reading.lowers(k + 1, min(right, k + 3)) for k in range(i, right)
    )


def measure_of_handing(reading: Reading, noun: str, verb: int, i: int, left: int, right: int) -> str | None:
    """The measure of cases handed on: to a court or a prosecutor, or elsewhere."""
    value = reading.tokens[verb].value or ""
    if [t.value for t in reading.tokens[max(i - 3, 0) : i] if t.kind == "target"] == ["other"]:
        return "other"
    targets = _targets(reading, min(verb, i), right) or _targets(reading, left, i)
    if "court" in targets:
        return "cases_sent_to_court"
    if targets:
        return "other"
    if value in _NEEDS_COURT:
        # "the ombudsman took 96 complaints"; most calls to a hotline are none
        is_taken = noun == "complaint" and value == "take" and "calls" not in reading.lowers(i + 1, min(i + _REACH, right))
        return "cases_opened" if is_taken else None
    if value == "file":
        return "cases_opened"
    return "cases_sent_to_court" if noun != "complaint" else "other"


def _targets(reading: Reading, first: int, last: int) -> list[str]:
    """To whom: a phrase of the vocabulary, or a court by its name: `in the Special Court`, `before the Sandiganbayan`."""
    out = [t.value or "" for t in reading.tokens[first:last] if t.kind == "target"]
    for k in range(first, last):
        if reading.lower(k) in _LEADS:
            near = reading.lowers(k + 1, min(last, k + 1 + _REACH))
            upto = next((n for n, w in enumerate(near) if w in words.STOPS_NOUN), len(near))
            if any("court" in w or w in words.COURTS for w in near[:upto]) and "disciplinary" not in near[:upto]:
                out.append("court")
    return out
