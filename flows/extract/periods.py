"""Spans of time as cables state them: years, months, days, parts of a year, and times told relative to the cable.

Rules of `facts.md` on time: "the first nine months of 2008" is 2008-01-01 to 2008-09-30; "to date" and "since 2004" end on the
cable's own date; "as of mid-October" ends on the 15th; "through early October" has no end; a fiscal year without stated months is
unknown; "this year" is the year that the cable reports on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from flows.extract.kept import Kept
from flows.extract.numbers import MULTIPLIERS, NUMBER_WORDS
from flows.extract.period_context import LISTED, PAST, SAME, SPANS, ContextReader
from flows.extract.period_dates import DIRECTIONS, MONTHS, VAGUE
from flows.extract.timespans import (
    UNKNOWN,
    Clock,
    Period,
    PeriodMention,
    day_or_none,
    month_period,
    months_period,
    same_in_year,
    year_period,
    year_until,
)
from flows.extract.tokens import Token
from flows.extract.word_sets import words_of

__all__ = [
    "UNKNOWN",
    "Clock",
    "Period",
    "PeriodMention",
    "find_periods",
    "month_period",
    "months_period",
    "same_in_year",
    "year_period",
]

_ORDINAL_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_PART_MONTHS = {"month": 1, "months": 1, "quarter": 3, "quarters": 3, "half": 6, "trimester": 3, "semester": 6}
_BEGINNINGS = frozenset({"start", "beginning", "launch", "outset", "opening", "inception"})
_UNDERTAKINGS = frozenset({"drive", "campaign", "operation", "offensive", "effort", "crackdown", "program", "project", "mission", "raid"})
_SINCE_FILL = frozenset(
    {
        "its",
        "their",
        "creation",
        "establishment",
        "inception",
        "founding",
        "formation",
        "start-up",
        "in",
        "the",
        "beginning",
        "start",
        "of",
        "early",
        "late",
        "mid",
        "about",
        "around",
    }
)
_STARTED = frozenset({"began", "started", "opened", "established", "created", "launched", "founded", "took"})
_REACH_STARTED = 6
_FOUNDINGS = frozenset({"creation", "establishment", "founding", "formation", "inception"})
_REACH_FOUNDED = 9
_COMPARE = frozenset(
    {"compared", "comparing", "compares", "compare", "versus", "vs", "against", "than", "surpass", "surpassing", "relative", "opposed"}
)
_ITEM_WORDS = LISTED | {"in", "during", "only", "just", "for", "all", "of", "the", "whole", "throughout"}
_LONGEST_ITEM = 10
_REACH_COMPARED = 20
_REACH_AGAINST = 5
"""Words behind `against` within which a figure or time stands that it may compare with: `against a mere 45`, `against all of 2006`."""
_AMOUNTS = frozenset({"amount", "amounts", "level", "levels", "figures", "totals"})
_CLAUSE_ENDS = frozenset({".", ";", ":", ")"})
_WHOLE = frozenset({"the", "whole", "all", "of", "entire", "in", "during", "for", "that", "those", "full", "year"})
_REACHED = words_of("reached")
_THAN = frozenset({"more than", "less than", "fewer than", "than"})
_MOVED_BY = frozenset({"on", "over", "above", "below", "under", "upon"})
_LIKENED = frozenset({"much", "many", "large", "high", "great", "big"})
_COUNTED_KINDS = frozenset({"unit", "figure", "substance"})
_REACH_WHOLE = 7
_STARTERS = frozenset({*MONTHS, *_ORDINAL_WORDS, *SAME, *PAST, *VAGUE}) | {
    "fy", "fiscal", "financial", "to", "year", "year-to-date", "so", "thus", "as", "up", "up to", "through", "until", "by", "since", "from",
    "this", "that", "these", "those", "current", "the", "a", "recent", "recently",
}  # fmt: skip
_LOOKED_AT = _STARTERS | NUMBER_WORDS | MULTIPLIERS
_MARKS = frozenset(",.;:()[]'\"-/%$")
# words too common to look at without the word that must follow them where they begin a time
_FOLLOWERS = {
    "from": frozenset({"its", "the", "their"}),
    "the": frozenset({"year", "month", "day", "reporting", "review", "same", "that", "next", "following"}) | SPANS,
    "a": frozenset({"year"}),
    "this": frozenset({"year", "year's", "month"}),
    "that": frozenset({"year", "day", "same", "period", "month", "afternoon", "morning", "night", "evening"}),
    "current": frozenset({"year", "year's"}),
    "year": frozenset({"to"}),
    "to": frozenset({"date"}),
    "up": frozenset({"to"}),
    "financial": frozenset({"year"}),
    "as": frozenset({"of"}),
    "so": frozenset({"far"}),
    "thus": frozenset({"far"}),
}


_LOOKS = Kept(lambda lower: lower in _LOOKED_AT or not (lower.isalpha() or lower in _MARKS))
"""Whether a word is worth a second look where times are looked for."""
_THOSE = frozenset({"the", "these", "those", "all"})
_ENDING = frozenset({"ending", "ended", "to", "up to", "until", "till", "through"})
_EARLIER = frozenset({"before", "earlier", "previous"})
_AFTER_EARLIER = frozenset({".", ",", ";", ":", ""})
_AFTER_COUNT = frozenset({"months", "day", "days"})
"""`the twelve months ending ...`, `two days later`: behind a figure that is neither day nor year."""


def find_periods(tokens: Sequence[Token], clock: Clock, earlier: Callable[[], Period | None] | None = None) -> list[PeriodMention]:
    """The time expressions of a paragraph, in order, none overlapping another.

    A month or day without a year takes the year of the nearest full date before it in the paragraph, else the year reported on.
    `earlier` looks up the part of a year that the paragraphs before it named last: "the same nine months of 2005".
    """
    reader = _Reader(tokens, clock, earlier)
    out: list[PeriodMention] = []
    done = 0
    lowers = reader.lowers
    for i in [i for i, lower in enumerate(lowers) if _LOOKS[lower]]:
        if i < done or not _may_begin(tokens[i], lowers[i + 1] if i + 1 < len(lowers) else ""):
            continue
        mention = reader.at(i, out[-1] if out else None)
        if mention is None:
            continue
        if mention.kind != "vague" and reader.is_base(mention, out[-1] if out else None):
            mention = mention._replace(is_base=True)
        elif reader.dates_a_founding(mention.first):
            mention = mention._replace(is_founding=True)
        out.append(mention)
        reader.remember(mention)
        done = mention.last
    return out


def _may_begin(token: Token, following: str) -> bool:
    """A cheap look at a token and the word after it: whether a time expression can begin there."""
    lower = token.lower
    if token.figure is not None:
        return (len(lower) in (1, 2, 4) and lower.isdigit()) or following in _AFTER_COUNT
    if lower in _STARTERS:
        followers = _FOLLOWERS.get(lower)
        return followers is None or following in followers or following.endswith("-month")
    # `3rd`, `March's`, `mid-May`
    return token.kind == "ordinal" or lower.endswith("'s") or ("-" in lower and lower.partition("-")[0] in VAGUE)


class _Reader(ContextReader):
    """Reads one time expression after the other."""

    def at(self, i: int, before: PeriodMention | None = None) -> PeriodMention | None:
        """The time expression that begins at token `i`, or None; `before` is the one that the paragraph names before it."""
        token = self.tokens[i]
        self.before = before
        self.here = i
        if token.kind == "figure":
            found = (
                self._year_to_date(i)
                or self._year_through(i)
                or self._days_later(i)
                or self._months_ending(i)
                or self._months_before(i)
                or self._those_months(i)
                or self.read_date(i)
                or self.read_years(i)
            )
            return self._same_part(found, before) if found is not None and before is not None else found
        if token.kind == "ordinal":
            return self._part_of_year(i) or self.read_date(i)
        for read in _READERS.get(token.lower, _DATES):
            found = read(self, i)
            if found is not None:
                return found
        return None

    def is_base(self, mention: PeriodMention, before: PeriodMention | None) -> bool:
        """Whether the text only compares with this time: `compared to ... 2006`, `from 2015`, `over the same period last year`.

        So does a time that a list of such times goes on with: `compared with 31 tons in 2004 and 71 tons in 2003`.
        """
        first = mention.first
        floor = before.last if before is not None else 0
        if before is not None and before.is_base and self._goes_on(before.last, first):
            return True
        if mention.kind == "year" and self.lower(first - 1) in ("from", "over") and first - 1 > 0:
            return True
        if self.lower(first - 1) == "to" and self.lower(first - 2) in ("similar", "comparable", "equal", "identical"):
            return True
        if self.lower(mention.last) in _AMOUNTS and not (self.lower(first - 1) == "the" and self.lower(first - 2) in ("", ".")):
            return True
        if self._is_of_figure(first) or self._is_moved_by(first) or self._is_bracketed(mention):
            return True
        if mention.kind == "same" and mention.period.start is not None:
            now = self.part.start.year if self.part is not None and self.part.start is not None else self.default_year()
            return mention.period.start.year < now
        passed_to = False
        for k in range(first - 1, max(floor - 1, first - _REACH_COMPARED, -1), -1):
            lower = self.lowers[k]
            if lower in _CLAUSE_ENDS:
                return False
            if lower == "as" and self.lower(k - 1) in _LIKENED:
                return True
            if lower == "against" and (self.lower(k - 1) in _UNDERTAKINGS or self._is_against_what(k, first)):
                # "an operation against barges on the river between August 4 and 8", "cases against officials in 2008"
                continue
            if lower in _COMPARE or (lower == "comparison" and self.lower(k + 1) in ("with", "to")):
                return True
            if lower == "between" and k == first - 1 and self.is_moved_from(k):
                return True
            passed_to = passed_to or lower == "to"
            if lower == "from" and passed_to:
                return False
            if lower == "over" and k >= first - 2 and any(self.lower(m) in DIRECTIONS for m in range(k - 3, k)):
                return True
            if lower.endswith(" from"):
                # "went from 389 kilograms in 2005 to 214": where it came from
                return self.lower(mention.last) == "to"
            if lower == "from" and k < first - 1:
                return k == floor or self.lower(k - 1) in DIRECTIONS or self.lower(mention.last) == "to" or self._is_moved_to_before(k)
        return False

    def _is_against_what(self, k: int, first: int) -> bool:
        """Whether `against` at `k`, before a time, compares nothing: `cases against officials in`, `the Bureau against Corruption told`."""
        name = self.tokens[k + 1]
        if name.capital and name.lower not in MONTHS:
            return True
        figure = next((n for n in range(k + 1, first) if self.tokens[n].kind == "figure"), first)
        return figure - k > _REACH_AGAINST

    def _is_of_figure(self, first: int) -> bool:
        """`24 percent below that of 2005`, `more than twice the 2.1 million of 2003`: the year of a figure named before."""
        if self.lower(first - 1) != "of":
            return False
        if self.lower(first - 2) in ("that", "those"):
            # "the largest event was that of March 22"
            return self.lower(first - 3) not in ("was", "is")
        k = first - 2
        while k >= 0 and self.tokens[k].kind in _COUNTED_KINDS:
            k -= 1
        return k < first - 2 and self.lower(k) == "the"

    def _is_moved_by(self, first: int) -> bool:
        """`up 35 percent on the whole of 2007`, `twelve percent above 2006`, `more than in all of 2006`."""
        k = first - 1
        while k > first - _REACH_WHOLE and (self.lower(k) in _WHOLE or self.lower(k) in _REACHED):
            k -= 1
        if self.lower(k) in _THAN:
            return True
        return self.lower(k) in _MOVED_BY and any(self.lower(m) in DIRECTIONS for m in range(k - 3, k))

    def _is_moved_to_before(self, k: int) -> bool:
        """`fell to 4.1 tons from 6.6 tons in 2006`: what `from` at `k` begins is where it came from."""
        to = next((m for m in range(k - 1, max(0, k - _REACH_WHOLE), -1) if self.lower(m) == "to"), 0)
        return any(self.lower(m) in DIRECTIONS for m in range(to - 2, to))

    def _is_bracketed(self, mention: PeriodMention) -> bool:
        """`(In the first ten months of 2006: 31 kilos.)`: brackets that hold the figures of an earlier year than the text's."""
        start = mention.period.start
        if start is None or self.year is None or start.year >= self.year:
            return False
        return self.opened_before(mention.first) >= 0

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether only a further figure stands between two times: `in 2004 and 71 tons in`."""
        if last - first > _LONGEST_ITEM or self.lower(first) not in LISTED or self.lower(first - 2) == "between":
            return False
        kinds = ("figure", "unit", "qualifier", "substance")
        return all(self.tokens[k].kind in kinds or self.lowers[k] in _ITEM_WORDS for k in range(first, last))

    def _fiscal(self, i: int) -> PeriodMention | None:
        """`FY 2007`, `fiscal year 2007`: unknown without its months."""
        if self.lower(i) == "fy":
            j = i + 1
        elif self.lower(i) in ("fiscal", "financial") and (self.lower(i + 1) == "year" or self.year_at(i + 1) is not None):
            j = self.skip(i + 1, frozenset({"year", "(", "fy", ")"}))
            if self.year_at(j) is None:
                return None
            if self.lower(j + 1) in ("/", "-", "–") and j + 2 < len(self.tokens) and self.tokens[j + 2].kind == "figure":
                j += 2
        else:
            return None
        j = j + 1 if self.lower(j) in ("-", "'", "’") else j
        j = j + 1 if j < len(self.tokens) and self.tokens[j].kind == "figure" else j
        months = self.read_date(j + 1) if self.lower(j) == "(" else None
        if months is not None and self.lower(months.last) == ")" and months.period.start is not None:
            # "fiscal year 2006/07 (April 2006 to March 2007)"
            return PeriodMention(i, months.last + 1, "months", months.period)
        return PeriodMention(i, j, "fiscal", UNKNOWN)

    def _part_of_year(self, i: int) -> PeriodMention | None:
        """`first nine months of 2008`, `first half of 2008`, `second quarter`, `the last six months of 2007`."""
        ordinal = _ORDINAL_WORDS.get(self.lower(i))
        if self.tokens[i].kind == "ordinal" and self.lower(i)[:-2].isdigit():
            ordinal = int(self.lower(i)[:-2])
        if ordinal is None or ordinal > 4:
            return None
        j = i + 1
        count = 1
        figure = self.tokens[j].figure if j < len(self.tokens) else None
        if figure is not None:
            count = int(figure.value)
            j = j + 2 if self.lower(j + 1) in ("full", "calendar") else j + 1
        unit = _PART_MONTHS.get(self.lower(j))
        if unit is None or not 1 <= count * unit <= 12:
            return None
        found = self._year_phrase(j + 1)
        if found is None and ((unit == 1 and count == 1) or ordinal == -1):
            return None
        year, last = found if found is not None else (self.default_year(), j + 1)
        length = count * unit
        first_month = 13 - length if ordinal == -1 else (ordinal - 1) * length + 1
        if first_month + length - 1 > 12:
            return None
        return PeriodMention(i, last, "part", months_period(year, first_month, first_month + length - 1))

    def _days_after(self, i: int) -> PeriodMention | None:
        """`the first five days`, counted from the last day that the paragraph names (04THEHAGUE4)."""
        figure = self.tokens[i + 1].figure if i + 1 < len(self.tokens) else None
        if self.lower(i) != "first" or figure is None or self.lower(i + 2) != "days" or self.day is None:
            return None
        return PeriodMention(i, i + 3, "days", Period(self.day, self.day + timedelta(days=int(figure.value) - 1)))

    def _year_to_date(self, i: int) -> PeriodMention | None:
        year = self.year_at(i)
        if year is None or not self.words(i + 1, "to", "date"):
            return None
        return PeriodMention(i, i + 3, "open", year_until(year, self.clock.today))

    def _year_through(self, i: int) -> PeriodMention | None:
        """`in 2008 through September`: from the first day of the year."""
        year = self.year_at(i)
        if year is None or self.lower(i + 1) not in ("through", "until"):
            return None
        remembered, self.year = self.year, year
        found = self._end_point(i + 2)
        self.year = remembered
        if found is None or found[0] != year:
            return None
        return PeriodMention(i, found[2], "open", Period(date(year, 1, 1), found[1]))

    def _months_ending(self, i: int) -> PeriodMention | None:
        """`the twelve months ending September 30, 2017`, `the four months to the end of April`."""
        count = self.tokens[i].figure
        if count is None or self.lower(i + 1) != "months" or self.lower(i + 2) not in _ENDING or not 1 <= count.value <= 24:
            return None
        return self._months_to(i, i + 3, int(count.value))

    def _year_ending(self, i: int) -> PeriodMention | None:
        """`the year ending June 30, 2007`, `the fiscal year ended March 31, 2010`."""
        j = self.skip(i, frozenset({"the", "a", "fiscal", "financial"}))
        if self.lower(j) != "year" or self.lower(j + 1) not in ("ending", "ended"):
            return None
        return self._months_to(i, j + 2, 12)

    def _months_to(self, first: int, end_at: int, count: int) -> PeriodMention | None:
        """So many months up to the day or month that stands at `end_at`."""
        found = self._end_point(self.skip(end_at, frozenset({"on", "in"})))
        if found is None or found[1] is None:
            return None
        end = found[1]
        months = end.year * 12 + end.month - count
        return PeriodMention(first, found[2], "months", Period(date(months // 12, months % 12 + 1, 1), end))

    def _months_before(self, i: int) -> PeriodMention | None:
        """`in the twelve months before that`, `the six months before`: up to the part of a year that the text named last."""
        count, start = self.tokens[i].figure, self.part.start if self.part is not None else None
        if count is None or start is None or start.day != 1 or self.lower(i + 1) != "months" or self.lower(i + 2) not in _EARLIER:
            return None
        if not 1 <= count.value <= 24:
            return None
        last = i + 4 if self.lower(i + 3) in ("that", "those", "then") else i + 3
        if last == i + 3 and self.lower(last) not in _AFTER_EARLIER:
            return None
        months = start.year * 12 + start.month - 1 - int(count.value)
        return PeriodMention(i, last, "months", Period(date(months // 12, months % 12 + 1, 1), start - timedelta(days=1)))

    def _those_months(self, i: int) -> PeriodMention | None:
        """`for the four months of 2009`, the first of the year; `over the ten months`, those that the text named before."""
        count = self.tokens[i].figure
        if count is None or self.lower(i + 1) != "months" or self.lower(i - 1) not in _THOSE or not 1 < count.value < 12:
            return None
        found = self._year_phrase(i + 2)
        if found is not None:
            return PeriodMention(i, found[1], "part", months_period(found[0], 1, int(count.value)))
        part = self.part
        if part is None or part.start is None or part.end is None or part.end.month - part.start.month + 1 != count.value:
            return None
        return PeriodMention(i, i + 2, "part", part)

    def _until(self, i: int) -> PeriodMention | None:
        """`as of September 30, 2009`, `through September`, `as of mid-October`, `to date`, `so far this year`, `year to date`."""
        today = self.clock.today
        lower = self.lower(i)
        this_year = Period(date(today.year, 1, 1), today)
        if lower == "to" and self.lower(i + 1) == "date":
            found = self._year_phrase(i + 2) if self.lower(i + 2) in ("in", "during", "this", "for") else None
            if found is not None:
                return PeriodMention(i, found[1], "open", year_until(found[0], today))
            return PeriodMention(i, i + 2, "open", Period(None, today))
        if lower == "year-to-date":
            return PeriodMention(i, i + 1, "open", this_year)
        if self.words(i, "year", "to", "date"):
            return PeriodMention(i, i + 3, "open", this_year)
        if lower in ("so", "thus") and self.lower(i + 1) == "far":
            found = self._year_phrase(i + 2)
            return PeriodMention(i, found[1], "open", year_until(found[0], today)) if found is not None else None
        if self.words(i, "as", "of") or self.words(i, "up", "to"):
            j = i + 2
        elif lower in ("through", "until", "by", "up to"):
            j = i + 1
        else:
            return None
        found_end = self._end_point(j)
        if found_end is None or (lower == "by" and found_end[1] is None):
            return None
        end_year, end, last = found_end
        if lower == "through" and end is not None and self._is_of_year_after(i, last, end_year):
            end_year, end = end_year + 1, same_in_year(Period(end, end), end_year + 1).start
        return PeriodMention(i, last, "open", Period(date(end_year, 1, 1), end))

    def _is_of_year_after(self, i: int, last: int, year: int) -> bool:
        """`17,642 hectares during 2016 and 52,283 through mid-December`: of the year reported on, set beside the whole year before it."""
        before = self.before
        if before is None or before.kind != "year" or before.period != year_period(year) or year != self.clock.report_year - 1:
            return False
        is_told = any(self.year_at(k) is not None for k in range(i, last))
        between = self.lowers[before.last : i]
        return not is_told and "and" in between and "." not in between

    def _end_point(self, i: int) -> tuple[int, date | None, int] | None:
        """The last day that a date names as an end, with its year; null for one as vague as "early October"."""
        i = self.skip(i, frozenset({"the", "end", "of"}))
        vague = self.vague_month(i)
        if vague is not None:
            how, month, after = vague
            year, last = self.trailing_year(after, month)
            return year, date(year, month, 15) if how == "mid" else None, last
        day, month_after = self.day_at(i), self.month_at(i + 1)
        if day is not None and month_after is not None:
            year, last = self.trailing_year(i + 2, month_after, day)
            return year, day_or_none(year, month_after, day), last
        part = self._part_of_year(i) if self.lower(i) in _ORDINAL_WORDS else None
        if part is not None and part.period.end is not None:
            # "by the end of the third quarter"
            return part.period.end.year, part.period.end, part.last
        named = self.month_at(i)
        if named is None:
            return None
        next_day = self.day_at(i + 1) if self.year_at(i + 1) is None and not self.counts_something(i + 1) else None
        if next_day is not None:
            year, last = self.trailing_year(i + 2, named, next_day)
            return year, day_or_none(year, named, next_day), last
        year, last = self.trailing_year(i + 1, named)
        return year, month_period(year, named).end, last

    def _from_start(self, i: int) -> PeriodMention | None:
        """`The campaign began on May 4. From its start until July 31 ...`: from the day named last."""
        if self.lower(i + 2) not in _BEGINNINGS or self.day is None:
            return None
        j = self.skip(i + 3, frozenset({"of", "the", "this", "that"} | _UNDERTAKINGS))
        found = self._end_point(j + 1) if self.lower(j) in ("until", "to", "through", "till") else None
        if found is None or found[1] is None or found[1] < self.day:
            return None
        return PeriodMention(i, found[2], "months", Period(self.day, found[1]))

    def _is_undertaking(self, i: int) -> bool:
        return any(self.lower(k) in _UNDERTAKINGS for k in range(i, i + 3))

    def _is_founded(self, i: int) -> bool:
        """Whether a body's beginning without a date follows at `i`: `since its creation`, `since it was established`."""
        told = self.lower(i + 2) in _FOUNDINGS or (self.lower(i + 2) == "was" and self.lower(i + 3) in _STARTED)
        return told and not any(self.year_at(k) is not None or self.month_at(k) is not None for k in range(i + 2, i + _REACH_FOUNDED))

    def _since(self, i: int) -> PeriodMention | None:
        """`since 2004`, `since January 2008`, `since the beginning of the year`: to the cable's own date."""
        if self.lower(i) != "since":
            return None
        j = self.skip(i + 1, _SINCE_FILL)
        year = self.year_at(j)
        if year is not None:
            return PeriodMention(i, j + 1, "open", Period(date(year, 1, 1), self.clock.today))
        if self.lower(i + 1) in ("it", "its", "their", "the") and self._is_founded(i):
            # "since it was established more than 16 years ago", "since its creation"
            return PeriodMention(i, i + 3, "open", Period(None, self.clock.today))
        if self.lower(j - 1) in ("the", "its") and self.lower(i + 2) in _BEGINNINGS and self.day is not None and self._is_undertaking(j):
            # "opened its drive on January 10. Since the start of the drive": from that day on
            return PeriodMention(i, j + 1, "open", Period(self.day, self.clock.today))
        if self.lower(j) == "year" and j > i + 2:
            year = self.year if self.year is not None else self.clock.day_year
            return PeriodMention(i, j + 1, "open", year_until(year, self.clock.today))
        if self.lower(j).endswith("ing") or any(self.lower(k) in _STARTED for k in range(i + 2, i + _REACH_STARTED)):
            # "since taking office in January 2007", "since they began operations in October 2007"
            j = next((k for k in range(j + 1, j + _REACH_STARTED) if self.year_at(k) is not None or self.month_at(k) is not None), j)
        inner = self.read_date(j) or self.read_years(j)
        if inner is not None and inner.period.start is not None:
            return PeriodMention(i, inner.last, "open", Period(inner.period.start, self.clock.today))
        return None


_Read = Callable[[_Reader, int], PeriodMention | None]
_DATES: tuple[_Read, ...] = (_Reader.read_date,)
_READERS: dict[str, tuple[_Read, ...]] = {
    **dict.fromkeys(_ORDINAL_WORDS, (_Reader._part_of_year, _Reader._days_after)),
    **dict.fromkeys(SAME, (_Reader._same, _Reader._that_day, _Reader._that_time)),
    **dict.fromkeys(PAST, (_Reader._part_of_year, _Reader._relative, _Reader._vague)),
    **dict.fromkeys(("to", "year", "year-to-date", "so", "thus", "as", "up", "up to", "through", "until", "by"), (_Reader._until,)),
    **dict.fromkeys(("this", "that", "current"), (_Reader._relative, _Reader._that_day, _Reader._that_time)),
    **dict.fromkeys(("the", "a"), (_Reader._year_ending, _Reader._relative, _Reader._that_day, _Reader._that_time)),
    **dict.fromkeys(("these", "those"), (_Reader._that_time,)),
    "fy": (_Reader._fiscal,),
    "fiscal": (_Reader._year_ending, _Reader._fiscal),
    "financial": (_Reader._year_ending, _Reader._fiscal),
    "since": (_Reader._since,),
    "from": (_Reader._from_start,),
    "recent": (_Reader._vague,),
    "recently": (_Reader._vague,),
}
"""What can begin with a word; every other word that can begin a time is a month's or `early`, `late`, `mid`."""
