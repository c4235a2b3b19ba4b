"""Whether the plain words of a stretch can state a relation to an agreement: a verb of one, real, with an agreement where it looks for it.

Each test is a necessary condition of a rule in `treaty_verbs` and `treaty_objects`; where marks might matter it lets the stretch pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from flows.extract.document import Passage
from flows.extract.numbers import MULTIPLIERS, NUMBER_WORDS
from flows.extract.plain_words import PlainPhrases, plain_words, telling_words, words_as_written
from flows.extract.treaty_sets import (
    ADJECTIVES,
    BEFORE_OBJECT,
    BEGUN,
    BILATERAL_KINDS,
    FOR_APPROVAL,
    GLUE,
    LAW,
    ONE_OF_MANY,
    RELATIONS,
    TRANSITIVE,
)
from flows.vocabulary import read_rows

_ROWS = read_rows("treaty_words.csv")
_KINDS = sorted(RELATIONS)
_FORMS = {(r["kind"], r["value"]) for r in _ROWS if r["kind"] in RELATIONS}
_VERBS = PlainPhrases(
    {
        **{f"{kind} {form}": [r["words"] for r in _ROWS if (r["kind"], r["value"]) == (kind, form)] for kind, form in sorted(_FORMS)},
        "have ": ["has", "have", "had", "having"],
    }
)
_BY_KIND: Final = {name: name.split(" ") for name in _VERBS.kinds}


def _words(*kinds: str) -> frozenset[bytes]:
    """The words of the lexicon's phrases of some kinds."""
    return frozenset(word for r in _ROWS if r["kind"] in kinds for word in plain_words(r["words"]))


def _single(*kinds: str) -> frozenset[bytes]:
    """Those of one word alone, hyphens and apostrophes not counted."""
    return frozenset(words[0] for r in _ROWS if r["kind"] in kinds and len(words := plain_words(r["words"])) == 1)


_INSIDE_NAMES = _words("agreement_kind", "private", "peace", "government", "us_agency", "body", "company", "head", "acronym", "proper")
_STOPS = (
    _single("to", "aux", "negation", "modal", "boundary", "relative", "as", "determiner", "preposition", "pronoun", "adverb")
    - _INSIDE_NAMES
    - frozenset(b"may us of in and who un".split())
)
"""Words that end, to the left, the name of an agreement."""
_BETWEEN = (
    _words("and", "determiner", "adverb", "as", "to", "force", "head", "agreement_kind")
    | _words("government", "us_agency", "body", "acronym", "proper")
    | frozenset(word.encode() for word in (*NUMBER_WORDS, *MULTIPLIERS))
    | frozenset(word for glue in (*GLUE, *BEFORE_OBJECT) for word in plain_words(glue))
    | frozenset(b"s t first second third fourth fifth early late mid year years last same day month end beginning since half".split())
)
"""Words that may stand between a verb and its object, beside names, dates and figures."""
_PARTICIPLES = frozenset(word for kind in _KINDS if kind != "force" for word in _single(kind))
_MODALS = _single("modal")
_BE = frozenset(b"is are was were be been being".split())
_HELPERS = _words("aux", "adverb", "negation", "modal", "to")
_ADJECTIVES = frozenset(word.encode() for word in ADJECTIVES)
_NOT = _words("negation") - _words("aux", "adverb", "to") - frozenset(b"needs need remains remain".split())
_DO = frozenset(b"do does did".split())
_MANY = frozenset(b"st nd rd th began begun started".split()) | {word.encode() for word in ONE_OF_MANY} | {
    word for r in read_rows("corruption_words.csv") if r["kind"] == "ordinal" for word in plain_words(r["words"])
}
"""A state `was the first to sign`, `began to negotiate`."""
_CONTINUING = b"continu"
_OBLIGED = frozenset(b"has have needs need remains remain".split())
_BEGUN = frozenset(word.encode() for word in BEGUN | LAW)
_PARLIAMENT = frozenset(word.encode() for word in FOR_APPROVAL)
_OWNING = frozenset({b"s", b"its", b"their", b"instrument", b"instruments"})
_LACKING = b"lack"
"""`lacks a treaty` denies by itself."""
_SUBMITTED = (b"submitted", b"proposed")
"""What is submitted may go to any body; what is sent or presented goes to one that ratifies, but for `the treaty that it sent`."""
_IT = b"it"
_MAY = b"may"
_THEM = b"them"
_THAT = b"that"
_WHICH = b"which"
_WITH = b"with"
_NAMES_OF_KINDS = [r["words"].split("+")[0].split("|") for r in read_rows("treaty_names.csv") if r["treaty"] in BILATERAL_KINDS]
_OF_TWO_STATES = telling_words(
    [
        "bilateral",
        *(r["words"] for r in _ROWS if r["kind"] == "agreement_kind" and r["value"] in BILATERAL_KINDS),
        *(r["words"] for r in _ROWS if r["kind"] == "acronym"),
        *(name.replace(" of agreement", "") for names in _NAMES_OF_KINDS for name in names),
    ]
)
_TWO_NAMES = re.compile(r"(?:[A-Z][a-z]+|[A-Z]{4,}|U\.?S\.?|U\.?K\.?)\s*[-–/]\s*[A-Z](?:[a-z]|[A-Z]{3,}|\.?[SK]\b)")
"""`U.S.-Egyptian`."""
_ONES = frozenset({b"one", b"none"})
"""`one with China` is of two states."""
_BETWEEN_STATES = b"between"
_KIND_OF_AGREEMENT = telling_words(r["words"] for r in _ROWS if r["kind"] == "agreement_kind")
_REACH_LEAD = 12
_REACH_OWNER = 16
_REACH_OBJECT = 40
_REACH_PARLIAMENT = 16


class _Saying:
    """A stretch as the tests look at it: its plain words, and where they name agreements, in order."""

    def __init__(self, words: Sequence[bytes], nouns: Sequence[int], passage: Passage, start: int, end: int) -> None:
        self.words = words
        self.nouns = nouns
        self._passage = passage
        self._span = start, end

    @cached_property
    def _written(self) -> list[bytes]:
        """The words as written, capitals kept."""
        start, end = self._span
        return words_as_written(self._passage.text[start:end])

    def of_two_states(self) -> bool:
        """Whether the passage may name an agreement of two states, by its kind or by two names joined."""
        words = self._passage.words
        return not _OF_TWO_STATES.isdisjoint(words) or not _ONES.isdisjoint(words) or _TWO_NAMES.search(self._passage.text) is not None

    def helpers(self, at: int) -> list[bytes]:
        """The words right before a verb that may help it."""
        first = at
        while first > 0 and (self.words[first - 1] in _HELPERS or self.words[first - 1].endswith(b"ly")):
            first -= 1
        return list(self.words[first:at])

    def names_may(self, first: int, last: int) -> bool:
        """Whether the word `may` in `[first, last)` may be the month: `Peru in May 1999 ratified`."""
        return any(self.words[k] == _MAY and self._written[k] != _MAY for k in range(first, last))

    def follows(self, at: int) -> bool:
        """Whether an agreement, or a pronoun, stands before a word."""
        return (bool(self.nouns) and self.nouns[0] < at) or _IT in self.words

    def reaches(self, last: int) -> bool:
        """Whether an agreement may be the object of a verb that ends before word `last`."""
        position = bisect_left(self.nouns, last)
        if position == len(self.nouns) or self.nouns[position] - last > _REACH_OBJECT:
            return False
        noun = self.nouns[position]
        k = noun - 1
        while k >= last and self.words[k] not in _STOPS:
            k -= 1
        return all(
            word in _BETWEEN or word.endswith(b"ly") or self._written[i][:1].isupper() or (word == _THAT and i == noun - 1)
            for i, word in enumerate(self.words[last : k + 1], last)
        )


def may_state(words: Sequence[bytes], nouns: Sequence[int], passage: Passage, start: int, end: int) -> bool:
    """Whether a verb of the stretch `[start, end)` may state a relation to an agreement.

    `words` are its plain words, `nouns` the indices among these at which it names agreements, in order.
    """
    saying = _Saying(words, nouns, passage, start, end)
    for at, size, name in _VERBS.found_in(saying.words):
        kind, form = _BY_KIND[name]
        if _is_real(saying, at, kind, form) and _states(saying, at, at + size, kind, form):
            return True
    return False


def _is_real(saying: _Saying, at: int, kind: str, form: str) -> bool:
    """Whether a verb may be more than a wish: `ratified` is, `to ratify` and `would ratify` are not; `has yet to ratify` is."""
    if form in ("noun", "there") or saying.words[at].startswith(_LACKING):
        return True
    helpers = saying.helpers(at)
    alone = form == "base" and (kind in TRANSITIVE or kind == "force")
    if not alone and b"to" not in helpers and _MODALS.isdisjoint(helpers):
        return True
    if _MAY in helpers and saying.names_may(at - len(helpers), at):
        return True
    if not _NOT.isdisjoint(helpers) or not _DO.isdisjoint(helpers) or not _OBLIGED.isdisjoint(helpers):
        return True
    lead = saying.words[max(0, at - _REACH_LEAD) : at]
    return not _MANY.isdisjoint(lead) or any(word.startswith(_CONTINUING) for word in lead)


def _states(saying: _Saying, at: int, last: int, kind: str, form: str) -> bool:
    """Whether a real verb, the words `[at, last)`, may state a relation."""
    if kind in TRANSITIVE:
        return _transitive_states(saying, at, last, kind, form)
    if kind == "have":
        return _has(saying, last)
    if kind in ("maintain", "comply") or (kind, form) == ("exist", "there"):
        return saying.reaches(last)
    if kind == "party":
        return _WHICH in saying.words or _WITH in saying.words[last : last + 1] if form == "bare" else saying.reaches(last)
    if kind == "under":
        return saying.reaches(last) and (saying.of_two_states() or _BETWEEN_STATES in saying.words[last:])
    if (kind, form) == ("govern", "by"):
        return saying.reaches(last) and (not _KIND_OF_AGREEMENT.isdisjoint(saying.words[:at]) or saying.of_two_states())
    if kind == "unratified":
        return True
    return saying.follows(at) and (kind != "use" or form == "dating" or saying.of_two_states())


def _transitive_states(saying: _Saying, at: int, last: int, kind: str, form: str) -> bool:
    """Whether a verb that takes an object may state that something became of an agreement."""
    words = saying.words
    if form == "noun":
        owned = kind == "negotiate" or words[at] in _OWNING or not _OWNING.isdisjoint(words[max(0, at - _REACH_OWNER) : at])
        return owned and saying.reaches(last)
    if form == "ing":
        helpers = saying.helpers(at)
        begun = words[max(0, at - len(helpers) - 1) : at]
        return not (_BE.isdisjoint(helpers) and _BEGUN.isdisjoint(begun))
    to_any_body = words[at].startswith(_SUBMITTED) or _WHICH in words or _THAT in words
    if kind == "submit" and form == "past" and not to_any_body and _PARLIAMENT.isdisjoint(words) and _BE.isdisjoint(saying.helpers(at)):
        return False
    if form == "approved" and _PARLIAMENT.isdisjoint(words[max(0, at - _REACH_PARLIAMENT) : last + _REACH_PARLIAMENT]):
        return False
    if form == "before" and _PARLIAMENT.isdisjoint(words):
        return False
    # "sent for ratification to the lower chamber an agreement": what is sent may stand far behind
    return saying.follows(at) or _THEM in words or kind == "submit" or saying.reaches(last)


def _has(saying: _Saying, last: int) -> bool:
    """`has an extradition treaty`; not `has been ratified`, `has expressed`, `has to sign`."""
    words = saying.words
    k = last
    while k < len(words) and (words[k] in _HELPERS or words[k].endswith(b"ly")):
        k += 1
    if k == len(words) or words[k] in _PARTICIPLES or (words[k].endswith(b"ed") and words[k] not in _ADJECTIVES):
        return False
    return saying.reaches(last)
