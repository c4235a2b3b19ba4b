"""Spans of time: years, months, days, and what they are told against."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """A span of time, both days inclusive; null where it is open or unknown."""

    start: date | None
    end: date | None


UNKNOWN = Period(None, None)
KINDS_WITHIN_YEAR = frozenset({"part", "months", "month", "open", "days"})
"""The kinds of mention that can tell of what part of a year a figure is."""
_SHORTEST_PART = timedelta(days=27)


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative times are told against: the cable's own date, the year that it reports on, and whether it is a report on that year.

    A day that names no year is one of the year reported on in such a report, else one of the cable's own year.
    """

    today: date
    report_year: int
    is_annual: bool = False

    @property
    def day_year(self) -> int:
        """The year of a day that names none."""
        return self.report_year if self.is_annual else self.today.year


class PeriodMention(NamedTuple):
    """A time expression: the tokens `[first, last)` it is made of, and the period; `kind` is its grain.

    Kinds: `day`, `days`, `month`, `months`, `part` (of a year), `year`, `years`, `open` (to date, since, as of), `fiscal`, `same`
    (the same period of another year) and `vague` ("recently"). `is_base` marks a time that the text only compares with
    ("compared to 2006", "from 2015"), `is_founding` one that only tells when a body or thing began ("the unit, created in 1998").
    """

    first: int
    last: int
    kind: str
    period: Period
    is_base: bool = False
    is_founding: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it names a part of a year that "the same period" can go back to."""
        start, end = self.period
        if self.kind == "open":
            # "since 2003" is no part of a year
            return start is None or end is None or start.year == end.year
        if self.kind in ("part", "months"):
            return True
        return self.kind == "days" and start is not None and end is not None and end - start >= _SHORTEST_PART


def year_period(year: int) -> Period:
    """A whole calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def month_period(year: int, month: int) -> Period:
    """A whole calendar month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months_period(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last day of another, of one year."""
    return Period(date(year, first, 1), month_period(year, last).end)


def year_until(year: int, today: date) -> Period:
    """From the first day of a year to a day of it, or to its end where the day lies beyond."""
    return Period(date(year, 1, 1), min(date(year, 12, 31), today))


def same_in_year(period: Period, year: int) -> Period:
    """The same days of another year: what "the same period last year" means."""

    def move(day: date | None, year: int = year) -> date | None:
        if day is None:
            return None
        last = calendar.monthrange(year, day.month)[1]
        return date(year, day.month, last if day.day == calendar.monthrange(day.year, day.month)[1] else min(day.day, last))

    start, end = period
    spanned = end.year - start.year if start is not None and end is not None else 0
    return Period(move(start), move(end, year + spanned))


def within(part: Period, whole: Period) -> bool:
    """Whether a span lies in another, each with both its days known."""
    (first, last), (start, end) = part, whole
    return first is not None and last is not None and start is not None and end is not None and start <= first and last <= end


def in_order(start: date | None, end: date | None) -> Period:
    """A span whose beginning, where it would lie after its end, is of the year before: `December 20 to January 5, 2008`."""
    if start is not None and end is not None and end < start:
        is_before = (start.month, start.day) <= (end.month, end.day)
        start = day_or_none(end.year if is_before else end.year - 1, start.month, start.day)
    return Period(start, end)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def half_open(mention: PeriodMention, before: Sequence[str]) -> Period:
    """The period of a time, `before` the words before it: `early 2017` has no end, `late 2008` no beginning that the text tells."""
    start, end = mention.period
    words = [word for word in before if word != "in"]
    if mention.kind != "year" or not words:
        return mention.period
    return Period(start, None) if words[-1] == "early" else Period(None, end) if words[-1] == "late" else mention.period
