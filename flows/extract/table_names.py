"""The full names of the bodies that a table's headings and labels shorten: `Customs`, `Nat. Police`, `MOI`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from flows.extract.agencies import is_body
from flows.extract.document import Passage
from flows.extract.table_notes import names_in_short

_SHORTEST = 2
"""Letters of a word that a longer one can begin with."""
_SMALL = frozenset({"of", "for", "the", "and", "on", "de"})


class TableNames:
    """The bodies named before and after a table, to be found by a part of their names or by what a legend or acronym calls them."""

    def __init__(self, passage: Passage, start: int, end: int) -> None:
        """Takes the paragraph that a table stands in, and from where to where it does."""
        self._passage = passage
        self._start, self._end = start, end
        self._texts = (passage.text[:start], passage.text[end:])
        self._acronyms = passage.document.acronyms

    @cached_property
    def _in_short(self) -> dict[str, str]:
        return {short.lower(): name for text in self._texts for short, name in names_in_short(text).items()}

    @cached_property
    def _names(self) -> list[tuple[str, list[str]]]:
        outside = (m for m in self._passage.agencies if m.end <= self._start or m.start >= self._end)
        names = dict.fromkeys(m.name for m in outside)
        return [(name, name.lower().split()) for name in names if " " in name]

    def in_short(self, label: str) -> str | None:
        """The full name that a legend or the text gives an acronym or short name."""
        known = self._in_short.get(label.strip(" .:*").lower()) or self._acronyms.get(label.strip(" .:*"))
        return known if known is not None and is_body(known) else None

    def full(self, label: str) -> str | None:
        """The full name that a heading or label stands for; None where the paragraph has none, or several."""
        words = label.lower().replace(".", " ").split()
        known = self.in_short(label)
        if known is not None or not words:
            return known
        found = [name for name, parts in self._names if len(words) <= len(parts) and _shortens(words, parts)]
        return found[0] if len(found) == 1 else None


def _shortens(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether words are those of a name in their order, some left out or clipped: `nat police` of `national police`."""
    at = 0
    for word in words:
        while at < len(parts) and not _begins(word, parts[at]):
            at += 1
        if at == len(parts):
            return False
        at += 1
    return any(word not in _SMALL for word in words)


def _begins(word: str, part: str) -> bool:
    """Whether a word is another, be it clipped or in the plural: `cust`, `guards` of `guard`."""
    return word == part or (len(word) > _SHORTEST and part.startswith(word)) or word == part + "s"
