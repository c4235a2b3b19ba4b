"""The periods that a table's headings and labels name, in the clipped forms of tables: `2005 (Jan-Oct)`, `Jan-Sep 08`, `9 months 2008`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.timespans import UNKNOWN, Clock, Period, PeriodMention, months_period, same_in_year, year_period, year_until
from flows.extract.tokens import Token

_PARTS = frozenset({"part", "months", "month", "days"})
_MONTH_WORDS = frozenset({"months", "mos", "month", "mo"})
_UNTIL = frozenset({"to", "through", "until", "of", "thru"})
_DASHES = frozenset({"-", "–", "—"})
_FILL = frozenset({"(", "-", ",", ":", "/", "first", "the", "of"})
_CALENDAR = frozenset({"cy", "calendar"})


class Time(NamedTuple):
    """A period that the tokens `[first, last)` name: `is_part` where it is a part of a year, `is_starred` where a footnote hangs on it."""

    first: int
    last: int
    period: Period
    is_part: bool
    is_starred: bool


def since_new_year(mention: PeriodMention, before: str) -> Period:
    """The time of a mention; of a day up to which figures run, by the word before it, from its year's first on: `the year to May 31`."""
    start, end = mention.period
    return (
        Period(start.replace(month=1, day=1), end) if mention.kind == "day" and before in _UNTIL and start is not None else mention.period
    )


def join_months(mentions: Sequence[PeriodMention], tokens: Sequence[Token]) -> list[PeriodMention]:
    """The mentions, two months with a dash between them joined to one span: `Jan.-Oct. 2007`."""
    out: list[PeriodMention] = []
    for m in mentions:
        before = out[-1] if out else None
        if before is not None and before.kind == m.kind == "month" and before.period.start and m.period.start and m.period.end:
            between = [t.lower for t in tokens[before.last : m.first]]
            if between and set(between) <= {".", *_DASHES} and between[-1] in _DASHES:
                year = m.period.start.year - (before.period.start.month > m.period.start.month)
                span = Period(same_in_year(before.period, year).start, m.period.end)
                out[-1] = PeriodMention(before.first, m.last, "months", span, m.is_base)
                continue
        out.append(m)
    return out


def find_times(tokens: Sequence[Token], first: int, last: int, mentions: Mapping[int, PeriodMention], clock: Clock) -> list[Time]:
    """The periods among the tokens `[first, last)`, each with the part of a year that stands beside it; `mentions` by their first token."""
    out: list[Time] = []
    k = first
    while k < last:
        time = _time_at(tokens, k, last, mentions, clock)
        if time is None:
            k += 1
            continue
        out.append(time)
        k = time.last
    return out


def _time_at(tokens: Sequence[Token], k: int, last: int, mentions: Mapping[int, PeriodMention], clock: Clock) -> Time | None:
    start = k
    months, after = _counted_months(tokens, k, last)
    if months is not None:
        year = mentions.get(after)
        if year is not None and year.kind == "year" and year.period.start is not None:
            return _close(tokens, start, year.last, last, months_period(year.period.start.year, 1, months), True)
        return None
    if tokens[k].lower in _CALENDAR:
        k = min(k + 2 if k + 1 < last and tokens[k + 1].lower == "year" else k + 1, last - 1)
    mention = mentions.get(k)
    if mention is None or mention.kind in ("vague", "same") or mention.last > last:
        return None
    if mention.kind == "year" and mention.period.start is not None:
        return _year(tokens, start, mention, last, mentions, clock)
    if mention.kind in _PARTS and not _names_year(tokens, mention) and mention.period != UNKNOWN:
        at = mention.last + 1 if mention.last < last and tokens[mention.last].lower in ("'", "’") else mention.last
        short = _short_year(tokens, at, last)
        if short is not None:
            return _close(tokens, start, at + 1, last, same_in_year(mention.period, short), True)
    period = since_new_year(mention, tokens[k - 1].lower if k else "")
    return _close(tokens, start, mention.last, last, period, mention.kind != "years" and period != UNKNOWN)


def _year(
    tokens: Sequence[Token], start: int, mention: PeriodMention, last: int, mentions: Mapping[int, PeriodMention], clock: Clock
) -> Time:
    """A year with the months that follow it, in brackets or not."""
    assert mention.period.start is not None
    year = mention.period.start.year
    at = mention.last
    while at < last and tokens[at].lower in _FILL:
        at += 1
    months, after = _counted_months(tokens, at, last)
    if months is not None:
        return _close(tokens, start, after, last, months_period(year, 1, months), True)
    part = mentions.get(at)
    is_apart = at == mention.last and at < last and tokens[at].start - tokens[at - 1].end > 1
    if is_apart or (part is not None and _short_year(tokens, part.last, last) is not None):
        return _close(tokens, start, mention.last, last, year_period(year), False)
    if part is not None and part.kind in _PARTS and part.last <= last and not _names_year(tokens, part) and part.period != UNKNOWN:
        return _close(tokens, start, part.last, last, same_in_year(part.period, year), True)
    if part is not None and part.kind == "open" and part.last <= last and part.period.end is not None and part.period.end.year == year:
        return _close(tokens, start, part.last, last, Period(year_period(year).start, part.period.end), True)
    if at < last and tokens[at].lower == "ytd":
        return _close(tokens, start, at + 1, last, year_until(year, clock.today), True)
    return _close(tokens, start, mention.last, last, year_period(year), False)


def _close(tokens: Sequence[Token], first: int, at: int, last: int, period: Period, is_part: bool) -> Time:
    """Takes in the closing bracket and the star after a period."""
    starred = False
    while at < last and tokens[at].lower in (")", "*", ".") and (tokens[at].start == tokens[at - 1].end or tokens[at].lower == ")"):
        starred = starred or tokens[at].lower == "*"
        at += 1
    return Time(first, at, period, is_part, starred)


def _counted_months(tokens: Sequence[Token], k: int, last: int) -> tuple[int | None, int]:
    """`10 months`, `9 mos.`, `(first 9 months`: how many from the year's first on, and the index after them."""
    while k < last and tokens[k].lower in ("(", "first"):
        k += 1
    if k + 1 < last and tokens[k].figure is not None and tokens[k + 1].lower in _MONTH_WORDS and tokens[k].lower.isdigit():
        count = int(tokens[k].lower)
        after = k + 2
        while after < last and tokens[after].lower in (".", ")", "of", ","):
            after += 1
        if 1 <= count <= 12:
            return count, after
    return None, k


def _names_year(tokens: Sequence[Token], mention: PeriodMention) -> bool:
    return any(len(t.lower) == 4 and t.lower.isdigit() for t in tokens[mention.first : mention.last])


def _short_year(tokens: Sequence[Token], k: int, last: int) -> int | None:
    """A year of two digits: `08`, `97`."""
    if k < last and len(tokens[k].lower) == 2 and tokens[k].lower.isdigit() and tokens[k].start - tokens[k - 1].end <= 1:
        short = int(tokens[k].lower)
        if short <= 35 or short >= 80:
            return 2000 + short if short <= 35 else 1900 + short
    return None
