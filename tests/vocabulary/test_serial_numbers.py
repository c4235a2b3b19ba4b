"""How far serial numbers had come by when."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from statistics import median

import pytest

from flows.vocabulary import read_rows
from flows.vocabulary.reference_ids import canonical_reference_id
from flows.vocabulary.serial_numbers import MONTHS, month_reached, reached
from tests.shared import SHARED, needs_shared

FEWEST_CABLES = 12


@pytest.mark.parametrize(
    ("post", "year", "month", "number"),
    [
        # 09STATE8952 is of January, 09STATE9032 the first of February: the numbers between may be of either.
        ("STATE", 2009, 1, 9031),
        ("STATE", 2009, 12, 132609),
        # Stray: 06ROME3213 is dated January 2006.
        ("ROME", 2006, 1, 309),
        # The archive ends with February 2010.
        ("STATE", 2010, 3, None),
        ("NOWHERE", 2009, 1, None),
    ],
)
def test_reached(post: str, year: int, month: int, number: int | None) -> None:
    assert reached(post, year, month) == number


def test_the_month_of_a_number() -> None:
    assert month_reached("STATE", 2009, 9032) == 2
    assert month_reached("STATE", 2009, 9031) == 1
    # more than there were
    assert month_reached("STATE", 2009, 515776) is None
    assert month_reached("NOWHERE", 2009, 1) is None


def test_numbers_only_rise() -> None:
    for row in read_rows("serial_numbers.csv"):
        numbers = [int(row[month]) for month in MONTHS if row[month]]
        assert numbers == sorted(numbers), row


@needs_shared
def test_the_table_is_what_the_index_gives() -> None:
    numbers: defaultdict[tuple[str, int], defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(SHARED / "reference" / "cable_ids_by_month.csv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            reference_id, month = line.strip().split(",")[:2]
            match = re.fullmatch(r"(\d\d)([A-Z]+)(\d+)", canonical_reference_id(reference_id) or "")
            if match is not None:
                year = int(match[1]) + (1900 if int(match[1]) >= 66 else 2000)
                numbers[match[2], year][int(month)].append(int(match[3]))
    derived = {key: _by_end_of_month(months) for key, months in numbers.items() if sum(map(len, months.values())) >= FEWEST_CABLES}
    table = {(row["post"], int(row["year"])): [row[month] for month in MONTHS] for row in read_rows("serial_numbers.csv")}
    assert table == derived


def _by_end_of_month(months: dict[int, list[int]]) -> list[str]:
    middle = {month: median(found) for month, found in months.items()}
    kept: dict[int, list[int]] = {}
    for month in sorted(months):
        low = max((middle[m] for m in months if m < month), default=0)
        high = min((middle[m] for m in months if m > month), default=10**9)
        # of fewer than three, the median says nothing
        found = [number for number in months[month] if number <= high and (number >= low or len(months[month]) < 3)]
        if found:
            kept[month] = found
    row, highest = [], 0
    for month in range(1, 13):
        highest = max(highest, *kept.get(month, [0]))
        later = [m for m in kept if m > month]
        if later:
            row.append(str(max(highest, min(kept[min(later)]) - 1)))
        else:
            row.append(str(highest) if month <= max(kept) else "")
    return row
