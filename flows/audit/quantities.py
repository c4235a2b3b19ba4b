"""Seizure facts as comparable amounts: dimension, unit, interval, and words for a sentence."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

from flows.audit.intervals import Interval, qualified
from flows.facts import Seizure
from flows.vocabulary.countries import COUNTRIES
from flows.vocabulary.units import KILOGRAMS


def dimension(unit: str) -> str:
    """`mass` for every unit of mass, else the unit itself: what can be added up or compared."""
    return "mass" if unit in KILOGRAMS else unit


def amount(seizure: Seizure, unit: str) -> Interval:
    """The quantity as an interval, converted to `unit`, which has the same dimension; a range counts from its lower to its upper end."""
    high = seizure.quantity_high
    if seizure.quantity_max is not None:
        high = max(high, seizure.quantity_max)
    interval = qualified(seizure.quantity, seizure.quantity_low, high, seizure.qualifier)
    if seizure.unit == unit:
        return interval
    return interval.times(KILOGRAMS[seizure.unit] / KILOGRAMS[unit])


def naming(seizure: Seizure) -> str:
    """What a seizure is a figure of, for a sentence: `heroin, Customs Service, January to September 2007`."""
    parts = [seizure.substance.replace("_", " ")]
    if seizure.agency:
        parts.append(seizure.agency)
    elif seizure.country:
        parts.append(f"{COUNTRIES[seizure.country].name} as a whole")
    when = period_words(seizure.period_start, seizure.period_end)
    if when:
        parts.append(when)
    return ", ".join(parts)


def period_words(start: date | None, end: date | None) -> str:
    """A period in words; empty if neither its beginning nor its end is known."""
    if start is None or end is None:
        return f"from {start.isoformat()}" if start else f"to {end.isoformat()}" if end else ""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start == end:
        return start.isoformat()
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start.year == end.year:
        if start.month == end.month:
            return f"{month_name[start.month]} {start.year}"
        return f"{month_name[start.month]} to {month_name[end.month]} {start.year}"
    return f"{start.isoformat()} to {end.isoformat()}"
