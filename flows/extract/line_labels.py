"""What a list's lines begin with as a label for all that stands in them: a body (`Customs: heroin 12 kg, opium 3 kg`) or a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from flows.extract.document import Passage
from flows.extract.table_times import find_times, join_months
from flows.extract.timespans import Period, PeriodMention, same_in_year, year_period
from flows.extract.tokens import Token, names_year

_BEFORE = frozenset({"", "the"})
_BULLETS = " \t-–—*•·("
_AFTER = re.compile(r"\s*(?:\([A-Z][A-Za-z-]+\))?\s*(?::|--|–|—|-\s)\s*(?=\S)")
_KEYS = frozenset({":", "-", "–", "—"})
_END = re.compile(r"\.\s|\n\s*\n")
_LONGEST_LABEL = 6
"""Tokens of a time that labels a line at most."""
"""Digits of a year."""
_LEAST = 2
"""Lines of a list at least."""
_START = attrgetter("start")
_Label = TypeVar("_Label")


class LineLabels:
    """The labels of a paragraph's lines, where these are a list by body or by time."""

    def __init__(self, passage: Passage) -> None:
        """Takes a paragraph."""
        self._text = passage.text
        self._bodies: list[tuple[int, str]] = []
        self._times: list[tuple[int, Period]] = []
        if "\n" in passage.text:
            self._bodies = _listed([(m.start, m.name) for m in passage.agencies if self._is_label(m.start, m.end)])
            self._times = _listed(_times(passage))

    def _is_label(self, start: int, end: int) -> bool:
        """Whether a name begins its line and a colon or dash follows it."""
        line = self._text.rfind("\n", 0, start) + 1
        return self._text[line:start].strip(_BULLETS).lower() in _BEFORE and _AFTER.match(self._text, end) is not None

    def body(self, at: int) -> str | None:
        """The body that labels the line in which a place of the text lies."""
        return _last_before(self._bodies, at, self._text)

    def time(self, at: int) -> Period | None:
        """The time that labels the line in which a place of the text lies."""
        return _last_before(self._times, at, self._text)


def _last_before(labels: Sequence[tuple[int, _Label]], at: int, text: str) -> _Label | None:
    """The last label before a place, where no sentence ends between the two."""
    found = next(((start, label) for start, label in reversed(labels) if start < at), None)
    return found[1] if found is not None and _END.search(text, found[0], at) is None else None


def _listed(labels: list[tuple[int, _Label]]) -> list[tuple[int, _Label]]:
    return labels if len(labels) >= _LEAST else []


def _times(passage: Passage) -> list[tuple[int, Period]]:
    """The times that lines begin with, a colon or dash behind them, by their place."""
    tokens = passage.tokens
    mentions = {m.first: m for m in join_months(passage.periods, tokens)}
    out: list[tuple[int, Period]] = []
    end = 0
    for line in passage.text.split("\n"):
        start, end = end, end + len(line) + 1
        first, last = bisect_left(tokens, start, key=_START), bisect_left(tokens, end, key=_START)
        while first < last and tokens[first].lower in ("-", "*", "•", "·"):
            first += 1
        if not any(token.lower in _KEYS for token in tokens[first + 1 : first + _LONGEST_LABEL + 1]):
            continue
        found = find_times(tokens, first, min(last, first + _LONGEST_LABEL), mentions, passage.document.clock)
        if found and found[0].first == first and found[0].last < last and tokens[found[0].last].lower in _KEYS:
            out.append((tokens[first].start, found[0].period))
    part = next((m for m in mentions.values() if out and tokens[m.first].start < out[0][0] and _leaves_year(m, tokens)), None)
    return out if part is None else [(start, _cut(period, part.period)) for start, period in out]


def _leaves_year(m: PeriodMention, tokens: Sequence[Token]) -> bool:
    """Whether a part of a year is told without the year: `January through June only`."""
    return m.kind in ("part", "months") and not names_year(tokens[m.first : m.last])


def _cut(year: Period, part: Period) -> Period:
    """A whole year cut down to a part of it; another time as it is."""
    return same_in_year(part, year.start.year) if year.start is not None and year == year_period(year.start.year) else year
