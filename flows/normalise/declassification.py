"""What an E.O. line says behind the order's number, and a `Declassify on` line: the day, or an event or exemption without one.

`DECL: 01/02/2018` (E.O. 12356 and later), `OADR`, `25X1-human`; under E.O. 12065 `GDS 8/13/85 (DOE, JANE) OR-P`: the general
schedule (or `RDS`, the review for it) with its day, and in parentheses the officer who classified.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from flows.normalise.times import MONTHS, full_year

# A letter O or l for a digit is a common slip.
_D = r"[\dOolI]"
_BETWEEN = r"[ \t]?[/.,\-\\]{1,2}[ \t]?"
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC(?!L))[A-Z]*"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)"
_DATE = re.compile(
    rf"(?<![\d.])(?P<iso>(?:19|20)\d\d)[-/.](?P<iso_month>\d\d?)[-/.](?P<iso_day>\d\d?)(?!\d)"
    rf"|(?<![\w.])(?P<month>{_D}{{1,2}}){_BETWEEN}(?P<day>{_D}{{1,2}})(?:{_BETWEEN}(?P<year>{_D}{{4}}|{_D}{{2}})|(?P<glued_year>20\d\d))(?!\d)"
    rf"|(?<!\d)(?P<compact>(?:(?:19|20)\d\d[01]\d[0-3]\d|[01]\d ?[0-3]\d[ /.-]?(?:19|20)\d\d))(?!\d)"
    rf"|\b(?P<name>{_MONTH})\.?[ \t,/-]*(?P<name_day>\d\d?)(?:ST|ND|RD|TH)?[ \t,/-]+(?P<name_year>{_YEAR})"
    rf"|(?<![\d/])(?P<first_day>\d\d?)(?:ST|ND|RD|TH)?[ \t/-]*(?:OF[ \t]+)?(?P<first_name>{_MONTH})\.?[ \t,/-]*(?P<first_year>{_YEAR})",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bYEARS? (?:FROM|AFTER)\b", re.IGNORECASE)
"""`25 YEARS FROM 01/02/2008`: the day named is where the count begins."""
_DIGITS = str.maketrans("OolI", "0011")
_SCHEDULE = re.compile(r"\b(?:[XGR]?DS|ADS|OADR|GDS)\b[^()\n]*\((?P<officer>[A-Z][A-Z .,'’-]+[A-Z.])[ ]*\)", re.IGNORECASE)
_LATER = 25
"""Declassification lies ahead, by 25 years at most but for what is exempt (E.O. 12958, section 1.6)."""
_LATEST = 75
"""Even what is exempt is declassified so many years on (E.O. 13526, section 3.3(h)(3)): `2108` is a slip."""
_FIRST_YEAR = 1950
_LAST_YEAR = 2150


def read_declassification(text: str, written_in: int | None) -> date | None:
    """The first day that a declassification instruction names; None where it names none, an event, or a day that does not exist.

    Months come first (`02/13/2018`); where only the other order gives a day (`13/02/2018`) it is that one. Two digits of a year
    take the century in which they lie nearest to the quarter of a century after the cable was written.

    Args:
        text: What follows the label: `DECL: 01/02/2018`, `DECLASSIFY ON: JANUARY 2, 2018`, `2 JAN 18`, `2018-01-02`.
        written_in: The year of the cable, for years of two digits.
    """
    if _COUNTED.search(text) is not None:
        return None
    for match in _DATE.finditer(text):
        kind = match.lastgroup
        assert kind is not None
        found = _READERS[kind](match.groupdict(default=""), None if written_in is None else written_in + _LATER)
        if found is not None and (written_in is None or found.year <= written_in + _LATEST):
            return found
    return None


def scheduling_officer(text: str) -> str | None:
    """The classifying officer that an E.O. line of 1978 to 1982 names in parentheses: `GDS 8/13/85 (DOE, JANE) OR-P`."""
    match = _SCHEDULE.search(text)
    return " ".join(match["officer"].split()) if match else None


_Groups = Mapping[str, str]


def _iso(group: _Groups, _: int | None) -> date | None:
    return _day(int(group["iso"]), int(group["iso_month"]), int(group["iso_day"]))


def _numeric(group: _Groups, near: int | None) -> date | None:
    month, day = (int(group[name].translate(_DIGITS)) for name in ("month", "day"))
    year = _full(group["year"].translate(_DIGITS) or group["glued_year"], near)
    return _day(year, day, month) if month > 12 else _day(year, month, day)


def _compact(group: _Groups, _: int | None) -> date | None:
    digits = group["compact"]
    digits = digits if digits.isdecimal() else "".join(filter(str.isdecimal, digits))
    return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:])) or _day(int(digits[4:]), int(digits[:2]), int(digits[2:4]))


def _month_first(group: _Groups, near: int | None) -> date | None:
    return _day(_full(group["name_year"], near), MONTHS[group["name"][:3].upper()], int(group["name_day"]))


def _day_first(group: _Groups, near: int | None) -> date | None:
    return _day(_full(group["first_year"], near), MONTHS[group["first_name"][:3].upper()], int(group["first_day"]))


_READERS: Mapping[str, Callable[[_Groups, int | None], date | None]] = {
    "iso_day": _iso, "year": _numeric, "glued_year": _numeric, "compact": _compact, "name_year": _month_first, "first_year": _day_first,
}  # fmt: skip


def _full(digits: str, near: int | None) -> int:
    digits = digits.lstrip("'’")
    return int(digits) if len(digits) == 4 else full_year(int(digits), near)


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
