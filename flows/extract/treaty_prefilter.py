"""Which stretches of a paragraph are worth reading for treaties: a cheap look at their letters before any token is made.

A stretch is worth reading that names an agreement and says something of it that may count: `treaty_stating` tells by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.document import Passage
from flows.extract.plain_words import PlainPhrases, has_figure, plain_words
from flows.extract.treaty_sets import OTHER_ONES
from flows.extract.treaty_stating import may_state
from flows.vocabulary import read_rows

_ROWS = read_rows("treaty_words.csv")
_NOUNS = PlainPhrases({"noun": [r["words"] for r in _ROWS if r["kind"] in ("head", "acronym", "proper")]})
_RATIFY = frozenset(word for r in _ROWS if r["kind"] == "ratify" for word in plain_words(r["words"]) if word.startswith(b"ratif"))
"""`it was ratified in 1997` goes back to an agreement that the sentence does not name."""
_ONES = PlainPhrases({"one": ["one with", "none with", *OTHER_ONES]})
"""`It has none with China` goes back to an agreement too."""
_REGULATIONS = b"regulations"
_OF_EUROPE = frozenset({b"eu", b"european"})
"""Regulations are agreements only of the European Union."""
ASKED = _NOUNS.telling | _RATIFY
"""A paragraph that names an agreement, or goes back to one, holds one of these words."""
_POINTED_AT = frozenset(
    b"agreement agreements treaty treaties convention conventions accord accords protocol protocols pact pacts covenant covenants".split()
)
_POINTING = frozenset({b"the", b"this", b"that", b"these", b"those", b"both"})
_GOES_ON = frozenset(
    b"on against for concerning regarding relating covering governing establishing creating to of in formalizing under about dealing "
    b"pertaining related with "
    b"between among involving from dated dating as no nos number numbers additional thereto supplementing amending supplemental "
    b"replacing superseding updating pursuant modifying".split()
)
"""Words that go on with the name of an agreement behind its noun."""
_INTRODUCED = re.compile(r"\(\s*[A-Z][A-Za-z&/-]+\s*\)")
"""An acronym in brackets: it may stand for an agreement in later paragraphs."""
_REACH_ACRONYM = 50
"""Words of an agreement's name behind its noun at most."""


class Stretch(NamedTuple):
    """Whole sentences of a paragraph that name an agreement, `[start, end)`, and whether they can state a relation to one."""

    start: int
    end: int
    states: bool
    introduces: bool


def stretches_that_name_agreements(passage: Passage) -> list[Stretch]:
    """The stretches of a paragraph that name agreements, in order; none where it only points at agreements (`the treaty`)."""
    asked = ASKED & passage.telling
    if not asked or (asked == {_REGULATIONS} and _OF_EUROPE.isdisjoint(passage.words)):
        return []
    text = passage.text
    out: list[Stretch] = []
    named = False
    for start, end, words in passage.stretches:
        nouns = [at for at, _, _ in _NOUNS.found_in(words)]
        if _REGULATIONS in words and _OF_EUROPE.isdisjoint(words):
            nouns = [at for at in nouns if words[at] != _REGULATIONS]
        ones = [at for at, _, _ in _ONES.found_in(words)] if out or nouns else []
        if not (nouns or ones or not _RATIFY.isdisjoint(words)):
            continue
        named = named or bool(ones) or any(not _only_points(words, at) for at in nouns) or has_figure(text[start:end])
        states = text.find("No ", start, end) >= 0 or may_state(words, sorted([*nouns, *ones]), passage, start, end)
        out.append(Stretch(start, end, states, _introduces(text, start, end, nouns)))
    return out if named else []


def _introduces(text: str, start: int, end: int, nouns: Sequence[int]) -> bool:
    """Whether an acronym in brackets stands behind one of the nouns that name agreements, near enough to stand for the agreement."""
    for match in _INTRODUCED.finditer(text, start, end):
        before = len(plain_words(text[start : match.start()]))
        if any(before - _REACH_ACRONYM <= at < before for at in nouns):
            return True
    return False


def _only_points(words: Sequence[bytes], at: int) -> bool:
    """Whether a noun without a name only points at an agreement named before: `the treaty`, `these agreements`."""
    if words[at] not in _POINTED_AT or at == 0 or words[at - 1] not in _POINTING:
        return False
    return at + 1 == len(words) or words[at + 1] not in _GOES_ON
