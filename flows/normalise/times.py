"""Times in cables: the box, the date-time group, and the Julian day group of the filing time. All are UTC ("Z")."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_MONTH_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::\d\d)?)?")
_US = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})(?: +(\d\d?):(\d\d)(?::\d\d)?)?")
_DATE_TIME_GROUP = re.compile(r"(\d\d)(\d\d)(\d\d) ?Z? *([A-Z]{3})[A-Z]*\.? *(\d{4}|\d\d)?", re.IGNORECASE)
_FILED = re.compile(r"(\d{3})(\d\d)(\d\d)")
_DATE = re.compile(
    r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4}|\d\d)(?!\d)"
    r"|(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
    r"|(?P<name>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Z]*\.? +(?P<name_day>\d\d?),? +(?P<name_year>\d{4})"
    r"|(?P<first_day>\d\d?) +(?P<first_name>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Z]*\.?,? +(?P<first_year>\d{4})",
    re.IGNORECASE,
)


def read_box_time(text: str) -> datetime | None:
    """`2008-11-03 12:09` of the site or `11/3/2008 12:09` (month first) of the dump; None where there is no such time."""
    match = _ISO.fullmatch(text)
    if match is not None:
        year, month, day, hour, minute = match.groups(default="0")
    else:
        match = _US.fullmatch(text)
        if match is None:
            return None
        month, day, year, hour, minute = match.groups(default="0")
    return _time(int(year), int(month), int(day), int(hour), int(minute))


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
    day, hour, minute, name, digits = match.groups()
    month = MONTHS.get(name.upper())
    if month is None:
        return None
    if digits is None:
        if near is None:
            return None
        return _nearest([_time(near.year + step, month, int(day), int(hour), int(minute)) for step in (-1, 0, 1)], near)
    year = int(digits) if len(digits) == 4 else full_year(int(digits), near.year if near else None)
    return _time(year, month, int(day), int(hour), int(minute))


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
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        time = datetime(year, 1, 1, hour, minute) + timedelta(days=day - 1)
        found.append(time if time.year == year else None)
    return _nearest(found, near)


def read_date(text: str, near_year: int | None) -> date | None:
    """The first date of a text as cables write them: `11/03/2018` (month first), `JUNE 21, 2006`, `21 JUNE 2006`, `2018-11-03`.

    A month above 12 or a day that the month lacks is no date. A two-digit year takes its century from `near_year`.
    """
    for match in _DATE.finditer(text):
        group = match.groupdict()
        if group["month"]:
            year = int(group["year"])
            year = year if len(group["year"]) == 4 else full_year(year, near_year)
            parts = (year, int(group["month"]), int(group["day"]))
        elif group["iso"]:
            parts = (int(group["iso"]), int(group["iso_month"]), int(group["iso_day"]))
        elif group["name"]:
            parts = (int(group["name_year"]), MONTHS[group["name"][:3].upper()], int(group["name_day"]))
        else:
            parts = (int(group["first_year"]), MONTHS[group["first_name"][:3].upper()], int(group["first_day"]))
        found = _time(*parts, 0, 0)
        if found is not None:
            return found.date()
    return None


def full_year(two_digits: int, near: int | None) -> int:
    """The year of two digits that is nearest to `near`; without one, 66 to 99 are of the last century (the archive starts in 1966)."""
    if near is None:
        return two_digits + (1900 if two_digits >= 66 else 2000)
    century = near - near % 100
    return min((century + step + two_digits for step in (-100, 0, 100)), key=lambda year: abs(year - near))


def _time(year: int, month: int, day: int, hour: int, minute: int) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def _nearest(times: list[datetime | None], near: datetime) -> datetime | None:
    return min((time for time in times if time is not None), key=lambda time: abs(time - near), default=None)
