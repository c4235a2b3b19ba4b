"""How far the serial numbers of a post had come: it counts its cables from 1 each year (station serial number, 5 FAH-2 H-320).

`data/serial_numbers.csv` is derived from the archive's index of reference IDs (ID and month of each cable): for a post and a
year, the number that it can have reached by the end of each month. That is the highest number met until then or, where more,
the one before the lowest that is met later; a number above the median of a later month, or below that of an earlier one, is
stray and left out. Months after the last one with cables are empty, years with fewer than twelve cables are not listed.
`tests/vocabulary/test_serial_numbers.py` derives the table anew and compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flows.vocabulary import read_rows

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The columns of the table."""


def reached(post: str, year: int, month: int = 12) -> int | None:
    """The serial number that a post can have reached by the end of a month; None where that is not known.

    Args:
        post: As reference IDs of that year spell it.
        year: Four digits.
        month: 1 to 12.
    """
    numbers = _table().get((post, year))
    return None if numbers is None else numbers[month - 1]


def month_reached(post: str, year: int, serial: int) -> int | None:
    """The first month by whose end a post can have reached a serial number; None where that is not known."""
    numbers = _table().get((post, year), ())
    return next((month for month, number in enumerate(numbers, start=1) if number is not None and number >= serial), None)


@cache
def _table() -> Mapping[tuple[str, int], tuple[int | None, ...]]:
    return {
        (row["post"], int(row["year"])): tuple(int(row[month]) if row[month] else None for month in MONTHS)
        for row in read_rows("serial_numbers.csv")
    }
