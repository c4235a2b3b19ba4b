"""Times as cables write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.normalise.times import full_year, read_box_time, read_date_time_group, read_filing_time

NOVEMBER = datetime(2008, 11, 3, 12, 9)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2008-11-03 12:09", NOVEMBER),
        # the dump: month first
        ("11/3/2008 12:09", NOVEMBER),
        ("2/25/1972 9:09", datetime(1972, 2, 25, 9, 9)),
        ("13/1/2008 9:09", None),
        ("2008-02-30 10:00", None),
        ("", None),
    ],
)
def test_box_time(text: str, time: datetime | None) -> None:
    assert read_box_time(text) == time


@pytest.mark.parametrize(
    ("text", "near", "time"),
    [
        ("031209Z NOV 08", NOVEMBER, NOVEMBER),
        ("031209Z Nov 2008", None, NOVEMBER),
        ("281848Z DEC 66", datetime(1966, 12, 28), datetime(1966, 12, 28, 18, 48)),
        # no year: the box's, on the nearer side of New Year
        ("312330Z DEC", datetime(2009, 1, 1, 0, 10), datetime(2008, 12, 31, 23, 30)),
        ("310900Z JUN 08", NOVEMBER, None),
        ("032509Z NOV 08", NOVEMBER, None),
        ("031209Z XYZ 08", NOVEMBER, None),
        ("031209Z NOV", None, None),
    ],
)
def test_date_time_group(text: str, near: datetime | None, time: datetime | None) -> None:
    assert read_date_time_group(text, near) == time


@pytest.mark.parametrize(
    ("text", "near", "time"),
    [
        ("3081209", NOVEMBER, NOVEMBER),
        # sent on 1 January, filed on the last day of a leap year
        ("3662355", datetime(2009, 1, 1, 0, 5), datetime(2008, 12, 31, 23, 55)),
        ("0010005", datetime(2008, 12, 31, 23, 50), datetime(2009, 1, 1, 0, 5)),
        # no year near has a day 366
        ("3661200", datetime(2010, 6, 1), None),
        ("0001200", NOVEMBER, None),
        ("3082460", NOVEMBER, None),
        ("3081209", None, None),
    ],
)
def test_filing_time(text: str, near: datetime | None, time: datetime | None) -> None:
    assert read_filing_time(text, near) == time


@pytest.mark.parametrize(
    ("digits", "near", "year"), [(8, 2008, 2008), (66, 1966, 1966), (35, 2008, 2035), (98, 2001, 1998), (72, None, 1972), (8, None, 2008)]
)
def test_two_digit_years_take_the_nearer_century(digits: int, near: int | None, year: int) -> None:
    assert full_year(digits, near) == year
