"""Dates as cables write them: days, months and years, alone or as a range, with or without their year."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from flows.extract.cursor import beyond_ends
from flows.extract.timespans import UNKNOWN, Clock, Period, PeriodMention, day_or_none, in_order, month_period, year_period
from flows.extract.tokens import Token, lowers_of

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTHS |= {"janaury": 1, "febuary": 2, "feburary": 2, "septmber": 9, "ocotber": 10, "novemeber": 11, "decemeber": 12}
"""Also as they are mistyped most."""
RANGE_WORDS = frozenset({"-", "–", "—", "to", "through", "until", "till", "and", "thru"})
_AGAINST = frozenset({"while", "whereas"})
DASHES = frozenset({"-", "–", "—"})
# "from July 1, 2006, to June 30, 2007"
_AFTER_COMMA = frozenset({"to", "through", "until", "till"})
_FISCAL = frozenset({"fiscal", "financial"})
VAGUE = frozenset({"early", "late", "mid"})
_COUNTED_NAMES = ("plants", "pills", "tablets", "labs", "laboratories", "bushes", "seedlings", "bulbs", "capsules")
# `May` is a month after one of these or beside a number; at a sentence's head it is a verb.
_BEFORE_MAY = frozenset({"in", "of", "during", "since", "by", "until", "through", "to", "and", "-", "between", "from", "on"}) | VAGUE | {
    "last", "or", "for", "throughout",
}  # fmt: skip
# "the trawler Areias do Mar"
_BEFORE_SEA = frozenset({"do", "del", "de", "al", "el", "la"})
DIRECTIONS = frozenset(
    ["up", "down", "slightly", "sharply", "increase", "increased", "decrease", "decreased", "decline", "declined", "drop", "dropped"]
) | {"rise", "rose", "fell", "fall", "reduction", "jump", "jumped", "change", "higher", "lower", "percent", "per cent", "%"}
"""Words that say which way a figure went."""
_REACH_CHANGE = 4
_BEFORE_YEAR_OF_DATE = frozenset({"of", "this", "last"})


class DateReader:
    """Reads dates at a token of a paragraph; remembers the year that the last ones named."""

    def __init__(self, tokens: Sequence[Token], clock: Clock) -> None:
        """Takes the tokens of a paragraph and the cable's clock."""
        self.tokens = tokens
        self.lowers = lowers_of(tokens)
        self.lower: Final = beyond_ends(self.lowers)
        """The word at an index."""
        self.clock = clock
        self.year: int | None = None
        self.is_long_past = False
        self.is_past = False
        self.year_at_token = 0
        self.here = 0
        """The token at which a time is looked for."""

    def words(self, i: int, *expected: str) -> bool:
        """Whether these words stand from `i` on."""
        return self.lowers[i : i + len(expected)] == list(expected)

    def skip(self, i: int, words: frozenset[str]) -> int:
        """The first index from `i` on that holds none of the words."""
        while self.lower(i) in words:
            i += 1
        return i

    def year_at(self, i: int) -> int | None:
        """The year that the token is, if it is one."""
        if 0 <= i < len(self.tokens):
            lower = self.lowers[i]
            if len(lower) == 4 and lower[:2] in ("19", "20") and lower.isdigit() and int(lower) <= 2035:
                return int(lower)
        return None

    def month_at(self, i: int) -> int | None:
        """The month that the token names."""
        if 0 <= i < len(self.tokens) and self.tokens[i].capital:
            lower = self.lowers[i]
            month = MONTHS.get(lower[:-2] if lower.endswith("'s") else lower)
            is_sea = lower == "mar" and self.lower(i - 1) in _BEFORE_SEA
            return None if is_sea or (lower == "may" and not self._may_is_month(i)) else month
        return None

    def _may_is_month(self, i: int) -> bool:
        near = (self.year_at(i + 1), self.day_at(i + 1), self.day_at(i - 1))
        return self.lower(i - 1) in _BEFORE_MAY or any(n is not None for n in near)

    def day_at(self, i: int) -> int | None:
        """The day of a month that the token is, if it can be one."""
        if 0 <= i < len(self.tokens):
            token = self.tokens[i]
            digits = token.lower[:-2] if token.kind == "ordinal" else token.lower if token.kind == "figure" else ""
            if 0 < len(digits) <= 2 and digits.isdigit() and 1 <= int(digits) <= 31:
                return int(digits)
        return None

    def default_year(self, month: int | None = None, day: int = 1) -> int:
        """The year of a date that names none: the paragraph's, else the one reported on (never in the cable's future).

        A year long past that a sentence named by the way ("stopped counting in 2003") holds for no day or month after it, one just past
        for none in the sentences after it; nor does one that the text sets against what it tells now (`2004 saw 87, while by May 31 ...`).
        """
        year = self.clock.report_year if month is None or day == 1 else self.clock.day_year
        since = self.lowers[self.year_at_token : self.here]
        is_so_far = year == self.clock.today.year and self.lower(self.here + 1) == "of"
        is_over = self.is_long_past or (self.is_past and "." in since) or (is_so_far and not _AGAINST.isdisjoint(since))
        if self.year is not None and (month is None or not is_over):
            year = self.year
        today = self.clock.today
        return today.year - 1 if month is not None and (year, month, day) > (today.year, today.month, today.day) else year

    def counts_something(self, i: int) -> bool:
        """Whether the figure at `i` is followed by what it counts (`in May 20 kilos`, `2000 cannabis plants`): then it is no day or year.

        A name of a drug alone is not counted: `2007 heroin seizures`, a heading of years over a row of heroin.
        """
        if i + 1 >= len(self.tokens):
            return False
        following = self.tokens[i + 1]
        if following.kind == "substance":
            return following.lower.endswith(_COUNTED_NAMES) or (i + 2 < len(self.tokens) and self.tokens[i + 2].kind == "unit")
        if following.kind == "percent":
            return following.lower != "%" or following.start == self.tokens[i].end
        return following.kind == "unit"

    def trailing_year(self, i: int, month: int, day: int = 1) -> tuple[int, int]:
        """The year after a date (`, 2008`, `of this year`) or the default; and the index after it."""
        year = self.year_at(i)
        if year is not None and not self.counts_something(i):
            return year, i + 1
        year = self.year_at(i + 1)
        if year is not None and self.lower(i) in (",", "of", ".") and not self.counts_something(i + 1):
            return year, i + 2
        if self.lower(i) in _BEFORE_YEAR_OF_DATE:
            found = self.year_words(i)
            if found is not None:
                return found
        return self.default_year(month, day), i

    def year_words(self, i: int) -> tuple[int, int] | None:
        """`of this year`, `last year`: the year and the index after it."""
        j = i + 1 if self.lower(i) == "of" else i
        if self.lower(j + 1) != "year":
            return None
        if self.lower(j) == "that" and self.year is not None:
            return self.year, j + 2
        if self.lower(j) in ("this", "the", "that", "current"):
            return self.clock.report_year, j + 2
        if self.lower(j) in ("last", "previous", "past", "prior"):
            return self.clock.report_year - 1, j + 2
        return None

    def vague_month(self, i: int) -> tuple[str, int, int] | None:
        """`early October`, `mid-September`: how vague, the month, and the index after it."""
        head, dash, name = self.lower(i).partition("-")
        if head not in VAGUE:
            return None
        if dash and name in MONTHS:
            return head, MONTHS[name], i + 1
        j = i + 2 if self.lower(i + 1) == "-" else i + 1
        month = self.month_at(j)
        return None if month is None else (head, month, j + 1)

    def read_date(self, i: int) -> PeriodMention | None:
        """Days and months: `January 31st, 2008`, `31 January 2008`, `November 20-26`, `January-October, 2008`, `in July and August`."""
        month = self.month_at(i)
        if month is not None:
            return self._from_month(i, month)
        vague = self.vague_month(i)
        if vague is not None:
            year, last = self.trailing_year(vague[2], vague[1])
            return PeriodMention(i, last, "month", month_period(year, vague[1]))
        day = self.day_at(i)
        if day is None:
            return None
        if self.month_at(i + 1) is not None:
            return self._from_day(i, day)
        if self.lower(i + 1) in DASHES and self.day_at(i + 2) is not None and self.month_at(i + 3) is not None:
            return self._from_day(i + 2, self.day_at(i + 2) or day, i, day)
        return None

    def _from_month(self, i: int, month: int) -> PeriodMention:
        if self.lower(i - 1) == "last":
            # "Last November", in a cable of May: the one before it, whatever year the text speaks of
            remembered, self.year = self.year, None
            found = self._date_from(i, month)
            self.year = remembered
            today = self.clock.today
            if found.kind == "month" and found.period == month_period(today.year, today.month):
                return found._replace(period=month_period(today.year - 1, month))
            return found
        return self._date_from(i, month)

    def _date_from(self, i: int, month: int) -> PeriodMention:
        j = i + 1
        if self.lower(j) == "." and (self.day_at(j + 1) is not None or self.year_at(j + 1) is not None):
            j += 1
        day = self.day_at(j) if self.year_at(j) is None else None
        if day is not None and not self.counts_something(j):
            return self._from_month_and_day(i, month, day, j + 1)
        second = self.month_at(j + 1)
        if second is not None and self.lower(j) in RANGE_WORDS and self._joins_months(i, j, month, second):
            year, last = self.trailing_year(j + 2, second)
            first_year = year if month <= second else year - 1
            return PeriodMention(i, last, "months", Period(date(first_year, month, 1), month_period(year, second).end))
        if self._lists_quarter(j, month):
            # "in July, August and September 2006"
            year, last = self.trailing_year(j + 4, month + 2)
            return PeriodMention(i, last, "months", Period(date(year, month, 1), month_period(year, month + 2).end))
        middle = self.vague_month(j + 1) if self._joins(j, i) else None
        if middle is not None and middle[0] == "mid":
            # "between January and mid-October 2017"
            year, last = self.trailing_year(middle[2], middle[1])
            first_year = year if month <= middle[1] else year - 1
            return PeriodMention(i, last, "months", Period(date(first_year, month, 1), date(year, middle[1], 15)))
        year, last = self.trailing_year(j, month)
        second = self.month_at(last + 1)
        if second is not None and self._joins(last, i):
            tail = self._from_month(last + 1, second)
            return PeriodMention(i, tail.last, "months", in_order(date(year, month, 1), tail.period.end))
        return PeriodMention(i, last, "month", month_period(year, month))

    def _lists_quarter(self, j: int, month: int) -> bool:
        """Whether a comma at `j` is followed by the two months after one."""
        is_list = self.lower(j) == "," and self.lower(j + 2) == "and"
        return is_list and (self.month_at(j + 1), self.month_at(j + 3)) == (month + 1, month + 2)

    def _joins(self, link: int, first: int) -> bool:
        """Whether the word at `link` joins two dates to a span: `and` does so after `between` only."""
        return self.lower(link) in RANGE_WORDS - {"and"} or (self.lower(link) == "and" and self.lower(first - 1) == "between")

    def _joins_months(self, i: int, j: int, month: int, second: int) -> bool:
        """Whether two months are one span: `January to June`, `between January and June`, `July and August`, not `April and July`."""
        return self.lower(j) != "and" or self.lower(i - 1) == "between" or second == month + 1

    def _from_month_and_day(self, i: int, month: int, day: int, after: int) -> PeriodMention:
        second_day, kind = day, "day"
        joins = self.lower(after) in RANGE_WORDS
        second = self.day_at(after + 1) if joins and not self.counts_something(after + 1) else None
        if second is not None and second > day:
            second_day, after, kind = second, after + 2, "days"
        year, last = self.trailing_year(after, month, day)
        start, end = day_or_none(year, month, day), day_or_none(year, month, second_day)
        link = last + 1 if self.lower(last) == "," and self.lower(last + 1) in _AFTER_COMMA else last
        second_month = self.month_at(link + 1)
        if kind == "day" and self._joins(link, i) and second_month is not None:
            tail = self._from_month(link + 1, second_month)
            if last == after and tail.period.end is not None:
                # "between January 1 and April 30, 2009": the year at the end is that of both
                start = day_or_none(tail.period.end.year, month, day)
            return PeriodMention(i, tail.last, "days", in_order(start, tail.period.end))
        return PeriodMention(i, last, kind, Period(start, end))

    def _from_day(self, i: int, day: int, first: int | None = None, first_day: int | None = None) -> PeriodMention | None:
        """`31 January 2008`, `20-26 November`; `first` and `first_day` are where a range begins."""
        month = self.month_at(i + 1)
        if month is None:
            return None
        year, last = self.trailing_year(i + 2, month, day)
        start, end = day_or_none(year, month, first_day or day), day_or_none(year, month, day)
        if start is None or end is None or end < start:
            return None
        return PeriodMention(i if first is None else first, last, "day" if first is None else "days", Period(start, end))

    def is_moved_from(self, i: int) -> bool:
        """Whether the word at `i` says what a change began with: `rose by 12 percent from 2008 to 2009`, `fell between 2008 and 2009`."""
        return self.lower(i) in ("from", "between") and any(self.lower(k) in DIRECTIONS for k in range(max(0, i - _REACH_CHANGE), i))

    def _fiscal_year(self, first: int, k: int, year: int) -> PeriodMention:
        """`the 2016-2017 Iranian fiscal year (ending on March 20)`: unknown where its end is not told in brackets at `k`."""
        on = k + 3 if self.lower(k + 2) == "on" else k + 2
        month, day = self.month_at(on), self.day_at(on + 1)
        end = day_or_none(year, month, day) if month is not None and day is not None else None
        if self.lower(k) != "(" or self.lower(k + 1) not in ("ending", "ended") or end is None:
            return PeriodMention(first, k, "fiscal", UNKNOWN)
        start = day_or_none(year - 1, end.month, end.day)
        return PeriodMention(first, on + 2, "months", Period(start + timedelta(days=1), end) if start is not None else UNKNOWN)

    def read_years(self, i: int) -> PeriodMention | None:
        """`2007`, `2001-2003`, `2007-08`, `from 2001 to 2003`, `between 2001 and 2003`."""
        year = self.year_at(i)
        if year is None or self.counts_something(i):
            return None
        link = self.lower(i + 1)
        short = self.lower(i + 2)
        is_split = len(short) == 2 and short.isdigit() and int(short) == (year + 1) % 100
        if is_split and (link == "/" or (link in DASHES and (self.lower(i + 3) in _FISCAL or self.lower(i - 1) in _FISCAL))):
            # "in 2006/07", "the 2006-07 fiscal year": which months these are, the text does not say
            return PeriodMention(i, i + 3, "fiscal", UNKNOWN)
        if link in RANGE_WORDS:
            second = self.year_at(i + 2)
            joined = link in DASHES or link in ("through", "until")
            joined = joined or (self.lower(i - 1) in ("from", "between") and not self.is_moved_from(i - 1))
            follows = link == "and" and second == year + 1 and not self.is_moved_from(i - 1)
            joined = joined or (follows and "respectively" not in self.lowers[i + 3 : i + 24])
            if second is not None and second > year and "season" in (self.lower(i + 3), self.lower(i + 4)):
                return PeriodMention(i, i + 4, "fiscal", UNKNOWN)
            at = next((k for k in range(i + 3, i + 5) if self.lower(k) in _FISCAL and self.lower(k + 1) == "year"), None)
            if second == year + 1 and link in DASHES and at is not None:
                return self._fiscal_year(i, at + 2, second)
            if second is not None and second > year and joined and not self.counts_something(i + 2):
                return PeriodMention(i, i + 3, "years", Period(date(year, 1, 1), date(second, 12, 31)))
            month = self.month_at(i + 2) if self.lower(i - 1) in ("from", "between") else None
            tail = self._from_month(i + 2, month) if month is not None else None
            if tail is not None and tail.period.end is not None and tail.period.end.year >= year:
                return PeriodMention(i, tail.last, "years", Period(date(year, 1, 1), tail.period.end))
            if link in DASHES and is_split:
                return PeriodMention(i, i + 3, "years", Period(date(year, 1, 1), date(year + 1, 12, 31)))
        return PeriodMention(i, i + 1, "year", year_period(year))
