"""Times told by what the text has named before: the same period, the previous year, that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from flows.extract.numbers import figure_of_words
from flows.extract.period_dates import DateReader
from flows.extract.timespans import (
    UNKNOWN,
    Clock,
    Period,
    PeriodMention,
    month_period,
    months_period,
    same_in_year,
    year_period,
    year_until,
)
from flows.extract.tokens import Token
from flows.extract.word_sets import words_of

PAST = frozenset({"last", "previous", "past", "prior", "preceding"})
SAME = frozenset({"same", "similar", "corresponding", "comparable", "equivalent", "like"})
LISTED = frozenset({",", "and", "or", ";", "but"})
_SO_FAR = frozenset({"so", "thus", "year", "year-to-date"})
_DURING = frozenset({"during", "in", "for", "throughout", "over"})
_YEAR_LINKS = frozenset({",", "of", "in", "during", "for", "the", "calendar", "cy", "("})
_SAME_FILL = frozenset({"time", "reporting", "nine", "nine-month", "six-month", "ten-month", "first", "calendar"})
_LONGEST_LISTED = 5
# "in the quarter as a whole": the one named before
SPANS = frozenset({"quarter", "half-year", "semester", "trimester"})
_SAME_NOUNS = frozenset({"period", "weeks", "days", "time", "months", "timeframe", "timespan", "frame", "span", "quarter", "half"})
_DAYTIMES = frozenset({"day", "morning", "afternoon", "evening", "night"})
_REACH_BRACKET = 40
_BEFORE = frozenset({"ago", "earlier", "before", "prior"})
_VAGUE_NOUNS = frozenset({"years", "months", "weeks", "decade", "decades", "operations", "times", "days"})
_SUPERLATIVES = frozenset({"largest", "biggest", "record", "highest", "most"})
_REACH_SUPERLATIVE = 8
_CLAUSE_ENDS = frozenset({".", ";", ":", ","})
# "created in 1998", "a boat donated in 2006": what a time of the past dates that is no count
_FOUNDED = words_of("founded")
_REACH_FOUNDED = 8
_REACH_HAD = 4
# from one day or month to another
_SPANNING = frozenset({"days", "months"})
# what a year before it only names: `the 1988 UN Convention`
_TITLED = words_of("titled")


class ContextReader(DateReader):
    """Reads times told by others; remembers the year, the part of a year and the day that the last ones named."""

    def __init__(self, tokens: Sequence[Token], clock: Clock, earlier: Callable[[], Period | None] | None = None) -> None:
        """Takes the tokens, the clock, and what looks up the part of a year that the paragraphs before named last."""
        super().__init__(tokens, clock)
        self.earlier = earlier
        self.part: Period | None = None
        self.day: date | None = None
        self.before: PeriodMention | None = None

    def remember(self, mention: PeriodMention) -> None:
        """Keeps what later times can go back to."""
        if mention.is_part and mention.is_base and self.part is None:
            # "from 450 kilos in the first nine months of 2007 to 610 in the same period of 2008"
            self.part = mention.period
        if mention.is_base or mention.is_founding or mention.period == UNKNOWN or self._is_told_back(mention):
            return
        start = mention.period.start
        if start is not None and start.year > self.clock.today.year:
            # "will plant again in 2007"
            return
        if start is not None and not self._is_of_title(mention) and (mention.kind != "open" or self._names_its_year(mention)):
            # of the years that one sentence names, the latest is the one that it speaks of
            goes_on = self.year is not None and "." not in self.lowers[self.year_at_token : mention.first]
            # "October 1, 2007 to September 30, 2008": what follows is of the year that it ends in
            named = mention.period.end if mention.kind in _SPANNING and mention.period.end is not None else start
            self.year = max(self.year or 0, named.year) if goes_on else named.year
            self.year_at_token = mention.last
            opens = any(self.lower(k) in ("", ".") for k in range(mention.first - 3, mention.first))
            self.is_long_past = mention.kind == "year" and self.year < self.clock.report_year - 1 and not opens
            # a cable on its own year names a day of another with its year; a report early in a year may not
            is_of_today = self.clock.day_year == self.clock.today.year
            self.is_past = mention.kind == "year" and self.year < self.clock.today.year and is_of_today and not opens
        if mention.is_part:
            self.part = mention.period
        if mention.kind == "day":
            self.day = start

    def _is_told_back(self, mention: PeriodMention) -> bool:
        """`in the whole of 2007 there had been 13`: a look back, after which the text goes on with the year that it spoke of."""
        if mention.kind != "year" or self.year is None or mention.period.start is None or mention.period.start.year >= self.year:
            return False
        after = self.lowers[mention.last : mention.last + _REACH_HAD]
        return "had" in after or "corresponding" in after

    def _names_its_year(self, mention: PeriodMention) -> bool:
        """Whether a time that is counted to a day is of one year: `so far this year`, `through September 2008`, not `since 2004`."""
        if self.lower(mention.first) in _SO_FAR:
            return True
        named = any(self.year_at(k) is not None for k in range(mention.first, mention.last))
        return named and self.lower(mention.first) != "since"

    def _is_of_title(self, mention: PeriodMention) -> bool:
        """Whether a year only names a law, a convention, a report: `the 1988 UN Convention`, `the law of 1996`."""
        if mention.kind != "year":
            return False
        of = self.lower(mention.first - 1) == "of" and self.lower(mention.first - 2) in _TITLED
        return of or self.lower(mention.last) in _TITLED

    def dates_a_founding(self, first: int) -> bool:
        """Whether a time tells when a body, a law or a thing began: `the unit, created in 1998`; what follows is not of then."""
        for k in range(first - 1, max(-1, first - _REACH_FOUNDED), -1):
            if self.lowers[k] in _FOUNDED:
                return True
            if self.lowers[k] in _CLAUSE_ENDS:
                break
        return False

    def _same_part(self, mention: PeriodMention, before: PeriodMention) -> PeriodMention:
        """`the first nine months of 2006, 2007 and 2008`: the same part of each year."""
        year = mention.period.start.year if mention.kind == "year" and mention.period.start is not None else None
        if year is None or before.kind not in ("part", "months") or not all(w in LISTED for w in self.lowers[before.last : mention.first]):
            return mention
        return mention._replace(kind=before.kind, period=same_in_year(before.period, year))

    def _part_before(self) -> Period | None:
        """The part of a year that the text named last, in this paragraph or in those before."""
        if self.part is None and self.earlier is not None:
            self.part, self.earlier = self.earlier(), None
        return self.part

    def _year_phrase(self, i: int) -> tuple[int, int] | None:
        """A year after "of", "in", ...: `2008`, `this year`, `the year`, `last year`; the year and the index after it."""
        j = self.skip(i, _YEAR_LINKS)
        year = self.year_at(j)
        if year is not None:
            return year, j + 1
        if self.lower(j) in ("this", "current") and self.lower(j + 1) == "year":
            return self.clock.report_year, j + 2
        if self.lower(j) == "year" and j > i:
            return self.default_year(), j + 1
        if self.lower(j) in PAST and self.lower(j + 1) == "year":
            return self.clock.report_year - 1, j + 2
        return None

    def _same(self, i: int) -> PeriodMention | None:
        """`the same period last year`, `the same period of 2007`, `the same time period in 2007`, `same months a year ago`."""
        if self.lower(i) not in SAME:
            return None
        j = i + 1
        while self.lower(j) in _SAME_FILL or (j < len(self.tokens) and self.tokens[j].kind == "figure" and self.year_at(j) is None):
            j += 1
        if self.lower(j) not in _SAME_NOUNS:
            return None
        found = self._year_phrase(j + 1)
        if found is None and self.part is None and self.year is not None and self._year_before(j + 1) is None:
            # "40 kilos in 2007. Cannabis seizures doubled over the same span": the year just named
            return None
        part = self._part_before()
        years_back = found is not None and self.lower(found[1] - 1) == "year" and self.lower(found[1] - 2) in PAST
        before = self._year_before(j + 1) if found is None else None
        if before is not None:
            found, years_back = (self.default_year() - 1, before), True
        if found is None:
            return PeriodMention(i, j + 1, "part", part) if part is not None else None
        year, last = found
        counted = next((self.tokens[k].figure for k in range(i + 1, j) if self.tokens[k].figure is not None), None)
        if part is None and counted is not None and self.lower(j) == "months" and 1 <= counted.value <= 12:
            part = months_period(year, 1, int(counted.value))
        if years_back and part is not None and part.start is not None:
            year = part.start.year - 1
        return PeriodMention(i, last, "same", same_in_year(part, year) if part is not None else year_period(year))

    def _year_before(self, i: int) -> int | None:
        """The index after `a year ago`, `a year earlier`, `the year before`, `one year before`."""
        j = self.skip(i, frozenset({"of", "in", "from"}))
        if self.lower(j) in ("a", "one", "the") and self.lower(j + 1) == "year" and self.lower(j + 2) in _BEFORE:
            return j + 3
        return None

    def _relative(self, i: int) -> PeriodMention | None:
        """`this year`, `last year`, `the previous year`, `the year before`, `last month`, `during the reporting period`."""
        word, following = self.lower(i), self.lower(i + 1)
        before = self._year_before(i)
        if before is not None:
            listed = self._listed_before(i)
            year = (listed or self.year or self.clock.report_year) - 1
            part = self.part if self.lower(i) in ("a", "one") else None
            is_part = part is not None and part.start is not None and part.start.year == year + 1
            period = same_in_year(part, year) if part is not None and is_part else year_period(year)
            return PeriodMention(i, before, "same", period, is_base=True)
        if word == "that" and following == "year" and self.year is not None:
            return PeriodMention(i, i + 2, "year", year_period(self.year))
        if word in ("this", "current") and following in ("year", "year's"):
            return PeriodMention(i, i + 2, "year", year_period(self.clock.report_year))
        if word == "the" and following == "year" and (self.lower(i - 1) in _DURING or self.lower(i - 2) == "course"):
            if self.words(i + 2, "to", "date"):
                return PeriodMention(i, i + 4, "open", year_until(self.clock.today.year, self.clock.today))
            return PeriodMention(i, i + 2, "year", year_period(self.default_year()))
        if word == "the" and following in ("reporting", "review") and self.lower(i + 2) in ("period", "year"):
            return PeriodMention(i, i + 3, "year", year_period(self.clock.report_year))
        if word == "the" and following == "month" and self.lower(i - 1) == "during" and self.day is not None:
            return PeriodMention(i, i + 2, "month", month_period(self.day.year, self.day.month))
        if word in PAST and following in ("year", "year's"):
            if word != "last" and self.part is not None and self.part.start is not None and self._is_split_year(self.part):
                # "from July 1, 2006, to June 30, 2007, up 34 percent over the preceding year"
                return PeriodMention(i, i + 2, "same", same_in_year(self.part, self.part.start.year - 1), is_base=True)
            year = (self.year if self.year is not None and word != "last" else self.clock.report_year) - 1
            return PeriodMention(i, i + 2, "year", year_period(year))
        if word in ("last", "this") and following == "month":
            first = self.clock.today.replace(day=1)
            if word == "last":
                first = (first - timedelta(days=1)).replace(day=1)
            return PeriodMention(i, i + 2, "month", month_period(first.year, first.month))
        return None

    @staticmethod
    def _is_split_year(part: Period) -> bool:
        """Whether a span is of twelve months that are no calendar year."""
        start, end = part
        return start is not None and end is not None and start.year != end.year and 364 <= (end - start).days <= 365

    def _vague(self, i: int) -> PeriodMention | None:
        """`recently`, `in recent months`, `over the past five years`: a time that names no day."""
        lower = self.lower(i)
        if lower == "recently":
            return PeriodMention(i, i + 1, "vague", UNKNOWN)
        if lower == "recent" and self.lower(i + 1) in _VAGUE_NOUNS:
            if not _SUPERLATIVES.isdisjoint(self.lowers[max(0, i - _REACH_SUPERLATIVE) : i]):
                # "their largest seizure of it in recent years": among which others, not when
                return None
            return PeriodMention(i, i + 2, "vague", UNKNOWN)
        if lower in PAST:
            counted = self.lower(i + 1) in ("few", "several") or (i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "figure")
            j = i + 2 if counted else i + 1
            if self.lower(j) in _VAGUE_NOUNS:
                return PeriodMention(i, j + 1, "vague", UNKNOWN)
        return None

    def _listed_before(self, i: int) -> int | None:
        """The year before in a list that counts back: `compared with 1,027 in 2003 and 920 the year before`."""
        mention = self.before
        if mention is None or mention.kind != "year" or not mention.is_base or mention.period.start is None:
            return None
        listed = i - mention.last <= _LONGEST_LISTED and self.lower(mention.last) in LISTED
        return mention.period.start.year if listed else None

    def _days_later(self, i: int) -> PeriodMention | None:
        """`two days later`, `two months later`, counted from the last day or month that the paragraph names."""
        figure = self.tokens[i].figure
        if figure is None or self.lower(i + 2) != "later":
            return None
        if self.lower(i + 1) == "months":
            start = self.before.period.start if self.before is not None and self.before.kind in ("day", "month") else None
            if start is None:
                return None
            month = start.year * 12 + start.month - 1 + int(figure.value)
            return PeriodMention(i, i + 3, "month", month_period(month // 12, month % 12 + 1))
        if self.day is None or self.lower(i + 1) not in ("day", "days"):
            return None
        day = self.day + timedelta(days=int(figure.value))
        return PeriodMention(i, i + 3, "day", Period(day, day))

    def opened_before(self, i: int) -> int:
        """The index of the bracket that the token at `i` stands in, -1 where it stands in none."""
        for k in range(i - 1, max(-1, i - _REACH_BRACKET), -1):
            if self.lowers[k] in (")", "]"):
                return -1
            if self.lowers[k] in ("(", "["):
                return k
        return -1

    def _that_time(self, i: int) -> PeriodMention | None:
        """`in the same year`, `that month`, `those nine months`, `during that period`: the year, month or part named last."""
        j = i + 1
        while self.lower(j) == "same" or (j < len(self.tokens) and self.tokens[j].kind == "figure" and self.year_at(j) is None):
            j += 1
        noun = self.lower(j)
        counted = self._months_of(j)
        if counted is not None:
            return counted._replace(first=i)
        if noun == "year" and self.lower(i) in SAME and self.year is not None:
            return PeriodMention(i, j + 1, "year", year_period(self.year))
        if noun == "month" and self.day is not None and self.lower(i) != "this":
            return PeriodMention(i, j + 1, "month", month_period(self.day.year, self.day.month))
        if noun in SPANS and self.lower(i) == "the" and (self.lower(i - 1) in _DURING or self.lower(i - 1) == "in"):
            part = self._part_before()
            return PeriodMention(i, j + 1, "part", part) if part is not None else None
        if noun in ("months", "period") and self.lower(i) in ("that", "those", "these") and self.part is not None:
            return PeriodMention(i, j + 1, "part", self.part)
        return None

    def _months_of(self, j: int) -> PeriodMention | None:
        """`this nine-month reporting period`: the part named last where it is as long, else the first months of the year reported on."""
        word = self.lower(j).removesuffix("-month")
        figure = figure_of_words([word]) if word != self.lower(j) else None
        last = j + 2 if self.lower(j + 1) in ("reporting", "review", "time") else j + 1
        if figure is None or not 1 <= figure.value <= 12 or self.lower(last) not in ("period", "span"):
            return None
        months = months_period(self.clock.report_year, 1, int(figure.value))
        part = self._part_before()
        is_told = part is not None and same_in_year(part, self.clock.report_year) == months
        return PeriodMention(j, last + 1, "part", part if part is not None and is_told else months)

    def _that_day(self, i: int) -> PeriodMention | None:
        """`the same day`, `that day`, `that same afternoon`, `the next day`, `the following day`."""
        if self.day is not None and self.lower(i) == "the" and self.lower(i + 1) == "day" and self.lower(i + 3) in ("that", "this"):
            step = {"after": 1, "before": -1}.get(self.lower(i + 2))
            if step is not None:
                day = self.day + timedelta(days=step)
                return PeriodMention(i, i + 4, "day", Period(day, day))
        j = i + 1 if self.lower(i) == "the" or (self.lower(i) == "that" and self.lower(i + 1) == "same") else i
        if self.day is None or self.lower(j + 1) not in _DAYTIMES or self.lower(j) not in ("same", "that", "next", "following"):
            return None
        day = self.day + timedelta(days=1 if self.lower(j) in ("next", "following") else 0)
        return PeriodMention(i, j + 2, "day", Period(day, day))
