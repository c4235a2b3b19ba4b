"""The day of declassification, and the officer whom E.O. lines of 1978 to 1982 name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.normalise.declassification import read_declassification, scheduling_officer


# the month stands first, with points, hyphens, blanks or nothing between, and with letters for figures
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DECL: 11/03/2018", date(2018, 11, 3)),
        ("DECL: 11/3/18", date(2018, 11, 3)),
        ("DECL:11/03/2018", date(2018, 11, 3)),
        ("DECL: 11-03-2018", date(2018, 11, 3)),
        ("DECL: 11.03.18", date(2018, 11, 3)),
        ("DECL: 11/ 03/ 2018", date(2018, 11, 3)),
        ("DECL: 11/03//2018", date(2018, 11, 3)),
        ("DECL: 11/032018", date(2018, 11, 3)),
        ("DECL: 11032018", date(2018, 11, 3)),
        ("DECL: 1103/2018", date(2018, 11, 3)),
        ("DECL: 11/03,2018", date(2018, 11, 3)),
        ("DECL: 1O/l1/2018", date(2018, 10, 11)),
        # the year first
        ("DECL: 2018-11-03", date(2018, 11, 3)),
        ("DECL: 20181103", date(2018, 11, 3)),
        # the month by its name
        ("DECL: NOVEMBER 3, 2018", date(2018, 11, 3)),
        ("DECL: 3 NOV 18", date(2018, 11, 3)),
        ("DECL: 03NOV2018", date(2018, 11, 3)),
        ("DECL: 3/NOV/2018", date(2018, 11, 3)),
        # the label is no December
        ("DECL/ 11/03/2018", date(2018, 11, 3)),
        ("DECL: Nov. 3rd, 2018", date(2018, 11, 3)),
        ("DECL: 3RD OF NOVEMBER 2018", date(2018, 11, 3)),
        # the day first, where no month 13 exists
        ("DECL: 13/03/2018", date(2018, 3, 13)),
        ("DECL: 03/13/2018", date(2018, 3, 13)),
        ("DECL: 03/08/2018", date(2018, 3, 8)),
        # an event with its day
        ("DECL: UPON DEPARTURE ON 11/03/2018", date(2018, 11, 3)),
        # 72TEHRAN1164
        ("AS AMENDED; DECLASSIFIED JUNE 21, 2006", date(2006, 6, 21)),
        ("DECL: 11/03/2018, REASON: 1.4 (B), (D)", date(2018, 11, 3)),
    ],
)
def test_day(text: str, day: date) -> None:
    assert read_declassification(text, 2008) == day


# no such day, an event, an exemption, a month without a day, a year of three or five figures or beyond any schedule, a section of the order
@pytest.mark.parametrize(
    "text",
    [
        "DECL: 13/13/2018", "DECL: 11/03/2108",
        "DECL: 13/14/2018", "DECL: 02/30/2018", "DECL: 31 JUNE 2018", "N/A", "OADR", "X1", "1.6X1", "25X1-human", "GDS",
        "DECL: UPON DEPARTURE", "DECL: 25 YEARS FROM 11/03/2008",
        "DECL: AFTER THE TALKS OF 2009", "DECL: 11/2018", "DECL: NOVEMBER 2018", "DECL: 11/03/20018", "DECL: 11/03/218", "1.4 (B), (D)", "",
    ],
)  # fmt: skip
def test_no_day(text: str) -> None:
    assert read_declassification(text, 2008) is None


# the century in which the year lies nearest to a quarter of a century after the cable
@pytest.mark.parametrize(
    ("text", "written_in", "year"),
    [
        ("8/13/85", 1979, 1985),
        ("4/18/10", 1979, 2010),
        ("3/15/95", 1990, 1995),
        ("1/2/33", 2008, 2033),
        ("1/2/58", 2008, 2058),
        ("1/2/18", None, 2018),
    ],
)
def test_century_of_two_digits(text: str, written_in: int | None, year: int) -> None:
    found = read_declassification(text, written_in)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    ("text", "officer"),
    [
        ("GDS 8/13/85 (DOE, JANE X.) OR-P", "DOE, JANE X."),
        ("RDS-1 8/27/98 (ORM, JAN) OR-M", "ORM, JAN"),
        ("GDS", None),
        ("DECL: 11/03/2018 (SEE PARA 2)", None),
    ],
)
def test_scheduling_officer(text: str, officer: str | None) -> None:
    assert scheduling_officer(text) == officer


# whatever the style, the same day; and a day read is read again from its own form
@given(
    st.dates(min_value=date(1985, 1, 1), max_value=date(2045, 12, 31)),
    st.sampled_from(["%m/%d/%Y", "%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%m-%d-%Y", "%d%b%Y", "DECL: %m/%d/%Y", "%Y%m%d"]),
)
def test_every_style_gives_its_day(day: date, style: str) -> None:
    found = read_declassification(day.strftime(style), 2008)
    assert found == day
    assert read_declassification(found.isoformat(), 2008) == found


@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1966, 2010)))
def test_any_text_is_read(text: str, written_in: int | None) -> None:
    found = read_declassification(text, written_in)
    assert found is None or any(character.isdigit() or character in "OolI" for character in text)


# Blanks for strokes; a day that does not exist stays none.
@pytest.mark.parametrize(("text", "day"), [("DECL: 06 30 2018", date(2018, 6, 30)), ("DECL: 06 31 2018", None)])
def test_blanks_between_month_day_and_year(text: str, day: date | None) -> None:
    assert read_declassification(text, 2008) == day
