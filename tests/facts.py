"""Facts for tests, with everything that a case does not speak of filled in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from flows.extract.numbers import figure_of_digits
from flows.facts import Corruption, Seizure, SeizureChange, Treaty

_numbers = count(1)
_PLACE: dict[str, Any] = {
    "cable_id": "09DUSHANBE9901",
    "paragraph_id": "09DUSHANBE9901.011",
    "paragraph": 11,
    "quote": "",
    "span_start": 0,
    "span_end": 1,
    "layout": "table",
    "rule": "test",
    "raw_sha256": "00",
}
NINE_MONTHS = (1, 1, 9, 30)
WHOLE_YEAR = (1, 1, 12, 31)


def days(year: int | None, part: tuple[int, int, int, int] = NINE_MONTHS) -> tuple[date | None, date | None]:
    """The first and last day of a part of a year."""
    if year is None:
        return None, None
    return date(year, part[0], part[1]), date(year, part[2], part[3])


def seizure(
    text: str,
    substance: str = "heroin",
    agency: str | None = None,
    year: int | None = 2008,
    role: str = "component",
    part: tuple[int, int, int, int] = NINE_MONTHS,
    **other: Any,
) -> Seizure:
    """A seizure whose figure is written `text`, in kilograms, by default in the table `t1`."""
    figure = figure_of_digits(text)
    start, end = days(year, part)
    values: dict[str, Any] = {
        **_PLACE,
        "fact_id": f"S{next(_numbers):03d}",
        "country": "TJK",
        "agency": agency,
        "substance": substance,
        "action": "seized",
        "quantity": figure.value,
        "quantity_max": None,
        "quantity_text": text,
        "quantity_low": figure.low,
        "quantity_high": figure.high,
        "unit": "kg",
        "quantity_kg": figure.value,
        "qualifier": "exact",
        "period_start": start,
        "period_end": end,
        "role": role,
        "is_additive": role == "component",
        "table_id": "t1",
    }
    return Seizure(**{**values, **other})


def change(
    percent: str,
    substance: str = "drugs",
    agency: str | None = None,
    base: int | None = 2007,
    year: int | None = 2008,
    part: tuple[int, int, int, int] = NINE_MONTHS,
    **other: Any,
) -> SeizureChange:
    """A stated change; `percent` is written with its sign."""
    figure = figure_of_digits(percent.lstrip("+-"))
    value = -figure.value if percent.startswith("-") else figure.value
    half = figure.high - figure.value
    base_start, base_end = days(base, part)
    start, end = days(year, part)
    values: dict[str, Any] = {
        **_PLACE,
        "fact_id": f"P{next(_numbers):03d}",
        "country": "TJK",
        "agency": agency,
        "substance": substance,
        "stated_percent": value,
        "percent_text": percent,
        "percent_low": value - half,
        "percent_high": value + half,
        "qualifier": "exact",
        "base_start": base_start,
        "base_end": base_end,
        "period_start": start,
        "period_end": end,
        "table_id": "t1",
    }
    return SeizureChange(**{**values, **other})


def corruption(value: str, measure: str = "crimes", **other: Any) -> Corruption:
    """A corruption statistic counted in persons, crimes or cases."""
    figure = figure_of_digits(value)
    values: dict[str, Any] = {
        **_PLACE,
        "fact_id": f"C{next(_numbers):03d}",
        "country": "TJK",
        "agency": None,
        "measure": measure,
        "value": figure.value,
        "value_max": None,
        "value_text": value,
        "value_low": figure.low,
        "value_high": figure.high,
        "unit": "count",
        "qualifier": "exact",
        "period_start": None,
        "period_end": None,
    }
    return Corruption(**{**values, **other})


def treaty(name: str, stated_year: int | None) -> Treaty:
    """A treaty relation with the year that its title states."""
    return Treaty(
        **_PLACE,
        fact_id=f"T{next(_numbers):03d}",
        country="TJK",
        treaty=name,
        title=name,
        scope="multilateral",
        action="party",
        action_date=None,
        action_precision=None,
        parties="",
        stated_year=stated_year,
    )


def decimal(text: str) -> Decimal:
    """A decimal, for the expectations of a case."""
    return Decimal(text)
