"""Units of quantity: the words that cables use and what a mass is in kilograms."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from flows.vocabulary import read_rows

_ROWS = read_rows("units.csv")
UNIT_WORDS: Mapping[str, str] = {row["words"]: row["unit"] for row in _ROWS}
"""Lower-case words, single spaces between them, to the unit they mean."""
POINTED = frozenset(row["words"] for row in _ROWS if row["pointed"])
"""The abbreviations among them, behind which a point may stand: `773 kg. of hashish`."""

KILOGRAMS: Mapping[str, Decimal] = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "t": Decimal(1000),
    "lb": Decimal("0.45359237"),
}
"""What one of each unit of mass weighs; the pound is the international avoirdupois pound of 1959."""

_MILLIGRAM = Decimal("0.000001")


def kilograms(quantity: Decimal, unit: str) -> Decimal | None:
    """The quantity in kilograms, to the milligram; null where the unit is not one of mass."""
    factor = KILOGRAMS.get(unit)
    return None if factor is None else (quantity * factor).quantize(_MILLIGRAM)
