"""Which stretches of a paragraph are worth reading for treaties: a cheap look at their letters before any token is made."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.extract.document import Passage
from flows.extract.plain_words import PlainPhrases, plain_words
from flows.vocabulary import read_rows

RELATIONS = frozenset({
    "sign", "ratify", "unratified", "accede", "join", "amend", "submit", "negotiate", "consider", "party", "comply", "force",
    "exist", "govern", "under", "implement", "use", "maintain",
})  # fmt: skip
"""Kinds of the treaty lexicon that state a relation to an agreement."""

_ROWS = read_rows("treaty_words.csv")
_NOUNS = PlainPhrases({"noun": [r["words"] for r in _ROWS if r["kind"] in ("head", "acronym", "proper")]})
_RATIFY = frozenset(word for r in _ROWS if r["kind"] == "ratify" for word in plain_words(r["words"]) if word.startswith(b"ratif"))
"""`it was ratified in 1997` goes back to an agreement that the sentence does not name."""
_ONES = PlainPhrases({"one": ["one with", "none with"]})
"""`It has none with China` goes back to an agreement too."""
_STATED = {kind: [r["words"] for r in _ROWS if r["kind"] == kind] for kind in RELATIONS}
_RELATIONS = PlainPhrases({**_STATED, "have": ["has", "have", "had"]})
ASKED = _NOUNS.telling | _RATIFY
"""A paragraph that names an agreement, or goes back to one, holds one of these words."""
_INTRODUCED = re.compile(r"\(\s*[\"“]?[A-Z][A-Za-z&/-]+")
"""An acronym in brackets: it may stand for an agreement in later paragraphs."""


class Stretch(NamedTuple):
    """Whole sentences of a paragraph that name an agreement, `[start, end)`, and whether they can state a relation to one."""

    start: int
    end: int
    states: bool
    introduces: bool


def stretches_that_name_agreements(passage: Passage) -> list[Stretch]:
    """The stretches of a paragraph that name agreements, in order."""
    if ASKED.isdisjoint(passage.telling):
        return []
    text = passage.text
    out: list[Stretch] = []
    for start, end, words in passage.stretches:
        if _NOUNS.kinds_in(words) or (out and _ONES.kinds_in(words)) or not _RATIFY.isdisjoint(words):
            states = bool(_RELATIONS.kinds_in(words)) or text.find("No ", start, end) >= 0
            out.append(Stretch(start, end, states, _INTRODUCED.search(text, start, end) is not None))
    return out
