"""The periods that a table's headings and labels name, in the clipped forms of tables: `2005 (Jan-Oct)`, `Jan-Sep 08`, `9 months 2008`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.period_dates import MONTHS
from flows.extract.timespans import UNKNOWN, Clock, Period, PeriodMention, months_period, same_in_year, year_period, year_until
from flows.extract.tokens import Token, names_year

_PARTS = frozenset({"part", "months", "month", "days"})
_MONTH_WORDS = frozenset({"months", "mos", "month", "mo"})
_UP_TO = frozenset({"to", "up to", "thru", "till", "until", "up", "as", "of", "through", "end"})
_UNTIL = frozenset({"to", "through", "until", "of", "thru"})
_DASHES = frozenset({"-", "–", "—"})
_FILL = frozenset({"(", "-", ",", ":", "/", "first", "the", "of"})
_CALENDAR = frozenset({"cy", "calendar"})
_PARTS_WITHOUT_YEAR = _PARTS | {"day"}
PARTS_OF_YEAR = {"q": 3, "qtr": 3, "quarter": 3, "trimester": 3, "h": 6, "half": 6, "semester": 6}
"""Words for a part of a year, by its months."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_BEFORE_YEAR = frozenset({"of", "in", "/", "-", "'", "’", ",", "."})
_DIGITS = frozenset({"1", "2", "3", "4"})
_MAY = 5
_SHORT_STARTS = frozenset({*PARTS_OF_YEAR, *_ROMAN, *_ORDINALS, *_DIGITS, "may"})
TIME_STARTS = _SHORT_STARTS | _CALENDAR | {
    "fy", "fiscal", "early", "mid", "late", "through", "to", "until", "up", "up to", "as", "since", "in", "during", "for", "the", "this",
    "last", "previous", "past", "prior", "final", "year", "year-to-date", "ytd", "same", "(",
}  # fmt: skip
"""Words besides months and figures that a time in a table begins with."""
_MONTHS_OF_YEAR = 12


class Time(NamedTuple):
    """A period that the tokens `[first, last)` name: `is_part` where it is a part of a year, `is_starred` where a footnote hangs on it.

    `has_year` is false where the words leave the year to those around them: `May`, `1st quarter`.
    """

    first: int
    last: int
    period: Period
    is_part: bool
    is_starred: bool
    has_year: bool = True


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
        time = _time_at(tokens, k, last, mentions, clock) or _short_part(tokens, k, first, last, clock)
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
        k = min(k + 2 if k + 1 < last and tokens[k + 1].lower in ("year", "-") else k + 1, last - 1)
    mention = mentions.get(k)
    if mention is None or mention.kind in ("vague", "same") or mention.last > last:
        return None
    if mention.kind == "year" and mention.period.start is not None:
        return _year(tokens, start, mention, last, mentions, clock)
    if mention.kind in _PARTS and not names_year(tokens[mention.first : mention.last]) and mention.period != UNKNOWN:
        at = mention.last + 1 if mention.last < last and tokens[mention.last].lower in ("'", "’") else mention.last
        short = _short_year(tokens, at, last, clock)
        if short is not None:
            return _close(tokens, start, at + 1, last, same_in_year(mention.period, short), True)
    period = since_new_year(mention, tokens[k - 1].lower if k else "")
    found = _close(tokens, start, mention.last, last, period, mention.kind != "years" and period != UNKNOWN)
    told = tokens[mention.first : mention.last]
    is_open = mention.kind in _PARTS_WITHOUT_YEAR and not names_year(told) and "year" not in told[-1].lower
    return found._replace(has_year=not is_open)


def _short_part(tokens: Sequence[Token], k: int, first: int, last: int, clock: Clock) -> Time | None:
    """What only a table writes: `May` that nothing but figures follows, `Q1`, `3Q 2008`, `Q1-Q3`, `II quarter`, `4th qtr.`."""
    token = tokens[k]
    if token.lower not in _SHORT_STARTS:
        return None
    if token.lower == "may" and token.capital:
        after = tokens[k + 1] if k + 1 < last else None
        is_month = after is None or after.figure is not None or after.kind == "mark"
        begins = k == first or tokens[k - 1].kind == "mark"
        listed = (k > first and tokens[k - 1].lower in MONTHS) or (after is not None and after.capital and after.lower in MONTHS)
        return _with_year(tokens, k, k + 1, last, (_MAY, _MAY), clock) if (is_month and begins) or listed else None
    numbered = _numbered_span(tokens, k, last)
    return None if numbered is None else _with_year(tokens, k, numbered[1], last, numbered[0], clock)


def _numbered_span(tokens: Sequence[Token], k: int, last: int) -> tuple[tuple[int, int], int] | None:
    """The first and last month of a numbered part of a year, or of several (`Q1-Q3`), and the index after it."""
    months = _numbered(tokens, k, last)
    if months is None:
        return None
    at = k + 3 if tokens[k + 1].lower == "." else k + 2
    until = _numbered(tokens, at + 1, last) if at < last and tokens[at].lower in _DASHES else None
    return ((months[0], until[1]), at + 3) if until is not None and until[0] > months[1] else (months, at)


def _numbered(tokens: Sequence[Token], k: int, last: int) -> tuple[int, int] | None:
    """The first and last month of a quarter or half that two tokens number: `Q1`, `2nd half`."""
    if k + 1 >= last:
        return None
    word, following = tokens[k].lower, tokens[k + 1].lower
    if following == "." and k + 2 < last and word in _ROMAN:
        following = tokens[k + 2].lower
    if word in PARTS_OF_YEAR:
        length, number = PARTS_OF_YEAR[word], int(following) if following in _DIGITS else _ROMAN.get(following, 0)
    else:
        number = int(word) if word in _DIGITS else _ORDINALS.get(word) or (_ROMAN.get(word, 0) if tokens[k].capital else 0)
        length = PARTS_OF_YEAR.get(following, 0)
    return ((number - 1) * length + 1, number * length) if 1 <= number * length <= _MONTHS_OF_YEAR else None


def _with_year(tokens: Sequence[Token], k: int, at: int, last: int, months: tuple[int, int], clock: Clock) -> Time:
    """A part of a year with the year that stands behind it, if one does."""
    after = at
    while after < last and tokens[after].lower in _BEFORE_YEAR and after - at < 2:
        after += 1
    year = int(tokens[after].lower) if after < last and _is_year(tokens[after].lower) else _short_year(tokens, after, last, clock)
    at = after + 1 if year is not None else at
    period = months_period(year if year is not None else clock.report_year, *months)
    return _close(tokens, k, at, last, period, True)._replace(has_year=year is not None)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdigit()


def _year(
    tokens: Sequence[Token], start: int, mention: PeriodMention, last: int, mentions: Mapping[int, PeriodMention], clock: Clock
) -> Time:
    """A year with the months that follow it, in brackets or not."""
    assert mention.period.start is not None
    year = mention.period.start.year
    at = mention.last
    is_joined = at < last and tokens[at].lower in _DASHES and tokens[at].start == tokens[at - 1].end
    last_year = _short_year(tokens, at + 1, last, clock) if is_joined else None
    if last_year is not None and last_year > year:
        return _close(tokens, start, at + 2, last, Period(mention.period.start, year_period(last_year).end), False)
    while at < last and tokens[at].lower in _FILL:
        at += 1
    end = at
    while end < last and tokens[end].lower in _UP_TO:
        end += 1
    until: PeriodMention | Time | None = mentions.get(end) if end > at else None
    if until is None and at < end < last:
        until = _short_part(tokens, end, end, last, clock)
    if until is not None and end > at and until.last <= last and (isinstance(until, Time) or until.kind in ("day", "month")):
        return _close(tokens, start, until.last, last, Period(year_period(year).start, same_in_year(until.period, year).end), True)
    months, after = _counted_months(tokens, at, last)
    if months is not None:
        return _close(tokens, start, after, last, months_period(year, 1, months), True)
    part = mentions.get(at)
    is_apart = at == mention.last and at < last and tokens[at].start - tokens[at - 1].end > 1
    if is_apart or (part is not None and _short_year(tokens, part.last, last, clock) is not None):
        return _close(tokens, start, mention.last, last, year_period(year), False)
    is_within = part is not None and part.kind in _PARTS and part.last <= last and part.period != UNKNOWN
    if part is not None and is_within and not names_year(tokens[part.first : part.last]):
        return _close(tokens, start, part.last, last, same_in_year(part.period, year), True)
    if part is not None and part.kind == "open" and part.last <= last and part.period.end is not None and part.period.end.year == year:
        return _close(tokens, start, part.last, last, Period(year_period(year).start, part.period.end), True)
    numbered = _numbered_span(tokens, at, last)
    if numbered is not None:
        return _close(tokens, start, numbered[1], last, months_period(year, *numbered[0]), True)
    if at < last and tokens[at].lower == "ytd":
        return _close(tokens, start, at + 1, last, year_until(year, clock.today), True)
    return _close(tokens, start, mention.last, last, year_period(year), False)


def _close(tokens: Sequence[Token], first: int, at: int, last: int, period: Period, is_part: bool) -> Time:
    """Takes in the closing bracket and the star after a period."""
    starred = False
    if at + 1 < last and tokens[at + 1].lower == "/" and tokens[at + 1].start == tokens[at].end and len(tokens[at].lower) == 1:
        starred, at = True, at + 2
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


def _short_year(tokens: Sequence[Token], k: int, last: int, clock: Clock) -> int | None:
    """A year of two digits, none that is yet to come: `08`, `97`."""
    if k < last and len(tokens[k].lower) == 2 and tokens[k].lower.isdigit() and tokens[k].start - tokens[k - 1].end <= 1:
        short = int(tokens[k].lower)
        if 2000 + short <= clock.today.year or short >= 80:
            return 2000 + short if short <= 35 else 1900 + short
    return None
