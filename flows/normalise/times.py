"""Times in cables: the box, the date-time group, and the Julian day group of the filing time. All are UTC ("Z")."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_MONTH_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::\d\d)?)?")
_US = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})(?: +(\d\d?):(\d\d)(?::\d\d)?)?")
_DATE_TIME_GROUP = re.compile(r"([\dO]{2})([\dO]{2})([\dO]{2}) ?Z? *([A-Z]{3})[A-Z]*\.? *(\d{4}|\d\d)?", re.IGNORECASE)
_HALF_A_YEAR = timedelta(days=182)
_FILED = re.compile(r"(\d{3})(\d\d)(\d\d)")


def read_box_time(text: str) -> datetime | None:
    """`2008-11-03 12:09` of the site or `11/3/2008 12:09` (month first) of the dump; None where there is no such time."""
    is_us = "/" in text
    match = (_US if is_us else _ISO).fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = match.group(3, 1, 2, 4, 5) if is_us else match.groups()
    return _time(int(year), int(month), int(day), int(hour or 0), int(minute or 0))


def read_date_time_group(text: str, near: datetime | None) -> datetime | None:
    """The time that `031209Z NOV 08` stands for.

    Args:
        text: Day, hour and minute, zone, month, year (5 FAH-2 H-320, format line 5).
        near: A time close to it (the box), which gives the century, or the year where none stands.

    Returns:
        The time, or None where there is none such (a 31st of June, an hour 25) or no year.
    """
    match = _DATE_TIME_GROUP.match(text)
    if match is None:
        return None
    *figures, name, digits = match.groups()
    try:
        day, hour, minute = map(int, figures)
    except ValueError:
        # A letter O between figures is a nought.
        day, hour, minute = (int(figure.upper().replace("O", "0")) for figure in figures)
    month = MONTHS.get(name.upper())
    if month is None:
        return None
    if digits is None:
        if near is None:
            return None
        return _nearest([_time(near.year + step, month, day, hour, minute) for step in (-1, 0, 1)], near)
    year = int(digits) if len(digits) == 4 else full_year(int(digits), near.year if near else None)
    return _time(year, month, day, hour, minute)


def read_filing_time(text: str, near: datetime | None) -> datetime | None:
    """The time that the Julian day group `3081209` stands for: day 308 of the year, 12:09.

    Args:
        text: Day of the year, hour and minute (5 FAH-2 H-320, format line 3).
        near: The date-time group or the box, which gives the year; on either side of New Year, the nearer one.

    Returns:
        The time, or None where there is none such or the year is unknown.
    """
    match = _FILED.fullmatch(text)
    if match is None or near is None:
        return None
    day, hour, minute = map(int, match.groups())
    if not 1 <= day <= 366 or hour > 23 or minute > 59:
        return None
    same_year = _day_of_year(near.year, day, hour, minute)
    if same_year is not None and abs(same_year - near) < _HALF_A_YEAR:
        return same_year
    before, after = (_day_of_year(near.year + step, day, hour, minute) for step in (-1, 1))
    return _nearest([before, same_year, after], near)


def _day_of_year(year: int, day: int, hour: int, minute: int) -> datetime | None:
    time = datetime(year, 1, 1, hour, minute) + timedelta(days=day - 1)
    return time if time.year == year else None


def full_year(two_digits: int, near: int | None) -> int:
    """The year of two digits that is nearest to `near`; without one, 66 to 99 are of the last century (the archive starts in 1966)."""
    if near is None:
        return two_digits + (1900 if two_digits >= 66 else 2000)
    year = near - near % 100 + two_digits
    if year - near >= 50:
        return year - 100
    return year + 100 if near - year > 50 else year


def _time(year: int, month: int, day: int, hour: int, minute: int) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def _nearest(times: list[datetime | None], near: datetime) -> datetime | None:
    return min((time for time in times if time is not None), key=lambda time: abs(time - near), default=None)
