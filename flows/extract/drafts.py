"""Seizures and stated changes while they are being read: before roles are settled and keys given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flows.extract.document import Passage
from flows.extract.numbers import Figure
from flows.extract.timespans import UNKNOWN, Period
from flows.vocabulary.units import kilograms

_MICRO = Decimal("0.000001")


@dataclass(slots=True, eq=False)
class Draft:
    """A seizure being read: `[start, end)` of its passage's text holds the figure; `sentence` counts within the passage.

    `whole` is the draft that states the sum this is a part of, `parts_fill` whether the parts are said to fill it; `repeats` the
    draft that stated it first; `is_brought_to` says that the text brings earlier figures to this one.
    """

    passage: Passage
    start: int
    end: int
    sentence: int
    figure: Figure
    upper: Figure | None
    text: str
    qualifier: str
    unit: str
    substance: str
    action: str
    layout: str
    rule: str
    period: Period = UNKNOWN
    country: str | None = None
    agency: str | None = None
    role: str = "component"
    table_id: str | None = None
    whole: Draft | None = None
    parts_fill: bool = False
    repeats: Draft | None = None
    is_additive: bool = True
    is_brought_to: bool = False

    @property
    def low(self) -> Decimal:
        """The least quantity that would be written so, in `unit`."""
        return max(Decimal(0), self.figure.low)

    @property
    def high(self) -> Decimal:
        """The greatest quantity that would be written so, in `unit`; of a range the greatest of its upper end."""
        return self.upper.high if self.upper is not None else self.figure.high

    def in_kilograms(self, quantity: Decimal) -> Decimal:
        """A quantity of this draft's unit in kilograms, or as it is where the unit is not one of mass."""
        mass = kilograms(quantity, self.unit)
        return quantity if mass is None else mass


@dataclass(slots=True, eq=False)
class ChangeDraft:
    """A stated change being read; `percent` is signed."""

    passage: Passage
    start: int
    end: int
    percent: Figure
    text: str
    qualifier: str
    substance: str
    layout: str
    rule: str
    base: Period = UNKNOWN
    period: Period = UNKNOWN
    country: str | None = None
    agency: str | None = None
    table_id: str | None = None


def rounded(value: Decimal) -> Decimal:
    """A quantity as the warehouse keeps it: six decimals, no trailing zeros."""
    return value.quantize(_MICRO).normalize() + 0 if value % 1 else value.quantize(Decimal(1))


DIMENSIONS = {"kg": "mass", "g": "mass", "t": "mass", "lb": "mass"}
"""Unit to what it measures, where several units measure the same; every other unit stands for itself."""


def dimension(unit: str) -> str:
    """What a unit measures: quantities of one dimension can be added up."""
    return DIMENSIONS.get(unit, unit)
