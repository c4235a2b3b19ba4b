"""Spans of time as cables state them, told on 3 November 2008 in a report on 2008."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.document import report_year
from flows.extract.lexicon import LEXICON
from flows.extract.periods import Clock, PeriodMention, find_periods, same_in_year, year_period
from flows.extract.timespans import Period
from flows.extract.tokens import scan

CLOCK = Clock(date(2008, 11, 3), 2008)


def mentions(text: str, clock: Clock = CLOCK) -> list[PeriodMention]:
    return find_periods(LEXICON.fold(text, scan(text)), clock)


def spans(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (m.period.start.isoformat() if m.period.start else None, m.period.end.isoformat() if m.period.end else None) for m in mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # years
        ("seized in 2007", "2007-01-01", "2007-12-31"),
        ("from 2001 to 2003", "2001-01-01", "2003-12-31"),
        ("the 2002-2006 plan", "2002-01-01", "2006-12-31"),
        ("in 2001 and 2002", "2001-01-01", "2002-12-31"),
        ("between 2003 and May 2006", "2003-01-01", "2006-05-31"),
        # months and days, with and without their year
        ("in May 2008", "2008-05-01", "2008-05-31"),
        ("in July and August", "2008-07-01", "2008-08-31"),
        ("January-October, 2008", "2008-01-01", "2008-10-31"),
        ("from January to September 2007", "2007-01-01", "2007-09-30"),
        ("November 2006 to March 2007", "2006-11-01", "2007-03-31"),
        ("on January 31st, 2008", "2008-01-31", "2008-01-31"),
        ("on 3 May 2008", "2008-05-03", "2008-05-03"),
        ("March 20-26, 2008", "2008-03-20", "2008-03-26"),
        ("20-26 March 2008", "2008-03-20", "2008-03-26"),
        ("between August 1 and October 15", "2008-08-01", "2008-10-15"),
        ("between May 2006 and April 2007", "2006-05-01", "2007-04-30"),
        ("in 2007 through September", "2007-01-01", "2007-09-30"),
        ("the six months ended March 31, 2008", "2007-10-01", "2008-03-31"),
        # a date after the cable's own is of the year before
        ("on December 11", "2007-12-11", "2007-12-11"),
        ("from October to December", "2007-10-01", "2007-12-31"),
        ("last December", "2007-12-01", "2007-12-31"),
        ("last March", "2008-03-01", "2008-03-31"),
        # a comma behind the year of the first day
        ("from July 1, 2006, to June 30, 2007", "2006-07-01", "2007-06-30"),
        # parts of a year
        ("the first nine months of 2008", "2008-01-01", "2008-09-30"),
        ("the first 9 month of this year", "2008-01-01", "2008-09-30"),
        ("the first ten months of the year", "2008-01-01", "2008-10-31"),
        ("the second half of 2007", "2007-07-01", "2007-12-31"),
        ("in the third quarter of 2007", "2007-07-01", "2007-09-30"),
        ("the last six months of 2007", "2007-07-01", "2007-12-31"),
        # ends told, beginnings not
        ("as of September 30, 2008", "2008-01-01", "2008-09-30"),
        ("as of mid-October", "2008-01-01", "2008-10-15"),
        ("through September", "2008-01-01", "2008-09-30"),
        ("by October 2007", "2007-01-01", "2007-10-31"),
        ("through early October", "2008-01-01", None),
        ("to date", None, "2008-11-03"),
        ("to date in 2008", "2008-01-01", "2008-11-03"),
        ("so far this year", "2008-01-01", "2008-11-03"),
        ("2008 to date", "2008-01-01", "2008-11-03"),
        # beginnings told, ends not
        ("since 2004", "2004-01-01", "2008-11-03"),
        ("since the beginning of the year", "2008-01-01", "2008-11-03"),
        ("since August 2006", "2006-08-01", "2008-11-03"),
        ("since taking office in May 2006", "2006-05-01", "2008-11-03"),
        # relative to the cable
        ("this year", "2008-01-01", "2008-12-31"),
        ("last year", "2007-01-01", "2007-12-31"),
        ("last month", "2008-10-01", "2008-10-31"),
        ("during the reporting period", "2008-01-01", "2008-12-31"),
        # unknown
        ("in FY 2007", None, None),
        ("in fiscal year 2007", None, None),
        ("in the 2006-07 fiscal year", None, None),
        ("in financial year 2006-07", None, None),
        ("in 2006/07", None, None),
        ("in the 2006-2007 season", None, None),
        ("in recent months", None, None),
        ("over the past five years", None, None),
    ],
)
def test_one_time(text: str, start: str | None, end: str | None) -> None:
    assert spans(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        # a figure with what it counts is no day and no year
        "in 20 kilos",
        "1998 kilos",
        "2000 cannabis plants",
        # a verb, not a month
        "It may be so.",
        "They march on.",
    ],
)
def test_no_time(text: str) -> None:
    assert spans(text) == []


# "the same period" is that of the part of the year named before it
def test_the_same_period_of_another_year() -> None:
    text = "During the first 9 months of 2008 compared with the same period of 2007"
    assert spans(text) == [("2008-01-01", "2008-09-30"), ("2007-01-01", "2007-09-30")]
    text = "During the first nine months of 2008, a rise over the same period last year"
    assert spans(text) == [("2008-01-01", "2008-09-30"), ("2007-01-01", "2007-09-30")]


# a day without a year takes that of the paragraph's last full date, not one that is only compared with
def test_a_year_carried_within_the_paragraph() -> None:
    assert spans("In 2006 much happened. On October 4, police struck.")[1] == ("2006-10-04", "2006-10-04")
    assert spans("In 2006 they seized more, compared to the 30 kilos of 2005. In March, they struck.")[-1] == ("2006-03-01", "2006-03-31")


# a day counted from the last one named; of the years that a sentence names the latest is carried; "that year" is the one named last
def test_times_told_by_those_before() -> None:
    assert spans("On May 11, 2008 they met. Two days later they left.")[1] == ("2008-05-13", "2008-05-13")
    assert spans("On May 11, 2008 they met. The next day they left.")[1] == ("2008-05-12", "2008-05-12")
    assert spans("In 2008 they struck; in 2007 they slept. In March they met.")[-1] == ("2008-03-01", "2008-03-31")
    assert spans("In 2005 they struck, most of all in June of that year.")[-1] == ("2005-06-01", "2005-06-30")


# "the same months" without a year are those named last, here or in the paragraphs before
def test_the_same_part_again() -> None:
    assert spans("In the first half of 2008 it rained. In the same six months it snowed.")[1] == ("2008-01-01", "2008-06-30")
    text = "In the same period of 2007 it rained."
    earlier = find_periods(LEXICON.fold(text, scan(text)), CLOCK, lambda: Period(date(2008, 1, 1), date(2008, 9, 30)))
    assert earlier[0].period == Period(date(2007, 1, 1), date(2007, 9, 30))


# the part of a year holds for the years that a list goes on with
def test_one_part_of_several_years() -> None:
    assert spans("the first nine months of 2006 and 2007") == [("2006-01-01", "2006-09-30"), ("2007-01-01", "2007-09-30")]


# "the first five days" count from the day named before them
def test_days_after_a_day() -> None:
    assert spans("The plan began on May 11, 2008 and in the first five days it worked.")[1] == ("2008-05-11", "2008-05-15")


@pytest.mark.parametrize(
    "text",
    [
        "a fall of 28 percent from 2005",
        "40 kilos, compared to 30 kilos in 2005",
        "up from 34 kilos in 2005",
        "more than in 2005",
        "doubling 2005 amounts",
        "a 37 percent increase over the first nine months of 2005",
        "rose from 30 kilos in 2005 to 40 kilos",
    ],
)
def test_a_time_only_compared_with(text: str) -> None:
    assert [m.is_base for m in mentions(text)] == [True]


@pytest.mark.parametrize("text", ["seized 30 kilos in 2005", "from January to May 2005", "From 2005, police seized"])
def test_a_time_of_its_own(text: str) -> None:
    assert not mentions(text)[0].is_base


# a report of the first months of a year is on the year before, if it speaks of that more often
@pytest.mark.parametrize(
    ("today", "subject", "body", "year"),
    [
        (date(2008, 11, 3), "NARCOTICS REPORT", "2007 2007 2008", 2008),
        (date(2004, 1, 5), "2003 ANNUAL REPORT", "2003 2003 2004", 2003),
        (date(2018, 3, 1), "VISIT", "2017 2017 2017 2018", 2017),
        (date(2018, 3, 1), "VISIT", "2017 2018", 2018),
    ],
)
def test_the_year_reported_on(today: date, subject: str, body: str, year: int) -> None:
    assert report_year(today, subject, body) == year


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.integers(1990, 2020))
def test_the_same_days_of_another_year(day: date, year: int) -> None:
    moved = same_in_year(Period(day, None), year)
    assert moved.end is None
    assert moved.start is not None
    assert (moved.start.year, moved.start.month) == (year, day.month)
    assert abs(moved.start.day - day.day) <= 1


@given(st.text(alphabet=" .,-()01278abcMay", max_size=60))
def test_times_stand_in_order_and_never_end_before_they_begin(text: str) -> None:
    at = 0
    for m in mentions(text):
        assert at <= m.first < m.last
        at = m.last
        if m.period.start is not None and m.period.end is not None:
            assert m.period.start <= m.period.end


def test_a_year_is_whole() -> None:
    assert year_period(2008) == Period(date(2008, 1, 1), date(2008, 12, 31))


# what follows another time is told from it: the day beside it, the month before the cable, the twelve months before or after
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("On June 3 a van was stopped, the day after that a bus", "2008-06-04", "2008-06-04"),
        ("On June 3 a van was stopped, the day before that a bus", "2008-06-02", "2008-06-02"),
        ("In 2008 it was 3. Last November it was 4", "2007-11-01", "2007-11-30"),
        ("From July 1, 2006, to June 30, 2007, it was 3; in the twelve months before that", "2005-07-01", "2006-06-30"),
        ("From July 1, 2006, to June 30, 2007, it was 3; in the same twelve months", "2006-07-01", "2007-06-30"),
        ("From July 1, 2006, to June 30, 2007, it was 3, up from the preceding year", "2005-07-01", "2006-06-30"),
        ("From October 1, 2006 to September 30, 2007 it was 3. Between January and May", "2007-01-01", "2007-05-31"),
        # a look back changes no year
        ("In the first quarter of 2008 it was 3; in the whole of 2006 there had been 9. In April", "2008-04-01", "2008-04-30"),
    ],
)
def test_times_told_from_others(text: str, start: str, end: str) -> None:
    assert spans(text)[-1] == (start, end)


# "that of" a day is no comparison where it tells which event it was, nor is what an operation goes against
@pytest.mark.parametrize(
    ("text", "is_base"),
    [
        ("The largest haul was that of March 22", False),
        ("It was lower than that of March", True),
        ("an operation against barges in March", False),
        ("9 tons against 4 tons in March", True),
    ],
)
def test_compared_with_or_not(text: str, is_base: bool) -> None:
    assert [m.is_base for m in mentions(text)] == [is_base]
