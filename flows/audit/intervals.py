"""Exact figures with the interval of what they may stand for, and the verdict on a stated figure against a computed one.

Intervals rather than tolerances: a figure written `.026` stands for 0.0255 to 0.0265, one written `36` for 35.5 to 36.5. A sum of
figures stands for the sum of their intervals, and a stated total contradicts its parts only where the two intervals do not meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

APPROXIMATE = Decimal("0.1")
"""How far a figure called approximate may be off, as a share of it (04THEHAGUE4 calls 205 of 740 "some 30 percent")."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the least and greatest value that it may stand for; `high` is None where it has no upper bound ("over 71 tons")."""

    value: Decimal
    low: Decimal
    high: Decimal | None

    def plus(self, other: Interval) -> Interval:
        """The sum of two figures."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(self.value + other.value, self.low + other.low, high)

    def times(self, factor: Decimal) -> Interval:
        """The figure in another unit; `factor` is positive."""
        return Interval(self.value * factor, self.low * factor, None if self.high is None else self.high * factor)

    def holds(self, value: Decimal) -> bool:
        """Whether the value would be written as this figure is."""
        return self.low <= value and (self.high is None or value <= self.high)

    def meets(self, other: Interval) -> bool:
        """Whether some value may be meant by both figures."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of the figures; zero for none."""
    out = Interval(Decimal(0), Decimal(0), Decimal(0))
    for part in parts:
        out = out.plus(part)
    return out


def qualified(value: Decimal, low: Decimal, high: Decimal, qualifier: str) -> Interval:
    """What a stated figure may stand for, given how it was stated: exactly, about, over, or under."""
    if qualifier == "at_least":
        return Interval(value, low, None)
    if qualifier == "at_most":
        return Interval(value, Decimal(0), high)
    if qualifier == "approximately":
        margin = abs(value) * APPROXIMATE
        return Interval(value, min(low, value - margin), max(high, value + margin))
    return Interval(value, low, high)


def percent_change(base: Interval, current: Interval) -> Interval | None:
    """The change from `base` to `current` in percent; None where the base may be nothing."""
    if base.low <= 0 or base.high is None or base.value == 0:
        return None
    high = None if current.high is None else 100 * (current.high / base.low - 1)
    return Interval(100 * (current.value / base.value - 1), 100 * (current.low / base.high - 1), high)


def verdict(stated: Interval, computed: Interval) -> str:
    """`agrees`, `rounding` or `disagrees`, as the contract defines them."""
    if stated.holds(computed.value):
        return "agrees"
    return "rounding" if stated.meets(computed) else "disagrees"


def conclusion(outcome: str, computed: Interval) -> str:
    """The end of an explanation: what a verdict means."""
    if outcome == "agrees":
        return "which agrees."
    if outcome == "rounding":
        return f"which the rounding of the figures can explain ({plain(computed.low)} to {plain(computed.high)})."
    return "which does not agree."


def plain(value: Decimal | None) -> str:
    """A figure for a sentence: no exponent, no trailing zeros, at most three decimals."""
    if value is None:
        return "unbounded"
    rounded = value.quantize(Decimal("0.001"))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
