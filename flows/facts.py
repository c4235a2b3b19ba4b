"""The facts that the extract stage reads and the audit stage compares.

The fields carry the names and meanings of the columns of the fact tables in `flows.tables`. Figures are exact decimals; each
comes with the interval of figures that would be written the same way (Arelle's and statcheck's notion of agreement): `36`
stands for 35.5 to 36.5, `.026` for 0.0255 to 0.0265.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from hashlib import blake2b

from flows.cable import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries: where it stands and which rule read it."""

    fact_id: str
    cable_id: str
    paragraph_id: str | None
    paragraph: int | None
    quote: str
    span_start: int
    span_end: int
    layout: str
    rule: str
    raw_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seizure(Fact):
    """A stated quantity that authorities took out of circulation (`fact_seizure`)."""

    country: str | None
    agency: str | None
    substance: str
    action: str
    quantity: Decimal
    quantity_max: Decimal | None
    quantity_text: str
    quantity_low: Decimal
    quantity_high: Decimal
    unit: str
    quantity_kg: Decimal | None
    qualifier: str
    period_start: date | None
    period_end: date | None
    role: str
    is_additive: bool
    table_id: str | None = None
    part_of: str | None = None
    part_kind: str | None = None
    restates: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizureChange(Fact):
    """A percentage that the text states about seizures (`fact_seizure_change`)."""

    country: str | None
    agency: str | None
    substance: str
    stated_percent: Decimal
    percent_text: str
    percent_low: Decimal
    percent_high: Decimal
    qualifier: str
    base_start: date | None
    base_end: date | None
    period_start: date | None
    period_end: date | None
    table_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption(Fact):
    """A stated number about corruption and what was done about it (`fact_corruption`)."""

    country: str | None
    agency: str | None
    measure: str
    value: Decimal
    value_max: Decimal | None
    value_text: str
    value_low: Decimal
    value_high: Decimal
    unit: str
    qualifier: str
    period_start: date | None
    period_end: date | None
    part_of: str | None = None
    part_kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty(Fact):
    """A stated relation of a country to an agreement (`fact_treaty`)."""

    country: str | None
    treaty: str
    title: str
    scope: str
    action: str
    action_date: date | None
    action_precision: str | None
    parties: str
    stated_year: int | None


@dataclass(frozen=True, slots=True)
class CableFacts:
    """All facts of one cable, in the order of the text."""

    cable_id: str
    seizures: tuple[Seizure, ...] = field(default=())
    changes: tuple[SeizureChange, ...] = field(default=())
    corruption: tuple[Corruption, ...] = field(default=())
    treaties: tuple[Treaty, ...] = field(default=())


FACT_TABLES: dict[str, str] = {
    "fact_seizure": "seizures",
    "fact_seizure_change": "changes",
    "fact_corruption": "corruption",
    "fact_treaty": "treaties",
}
"""Fact table to the field of `CableFacts` that holds its rows."""


def fact_id(table: str, cable_id: str, span_start: int, span_end: int, *identity: object) -> str:
    """A stable key: the cable, a letter for the table, and a digest of the place and of what is stated there.

    `identity` are the values that tell facts of one span apart (substance, measure, treaty, period ...).
    """
    text = "\x1f".join([table, str(span_start), str(span_end), *("" if v is None else str(v) for v in identity)])
    letter = {"fact_seizure": "S", "fact_seizure_change": "P", "fact_corruption": "C", "fact_treaty": "T"}[table]
    return f"{cable_id}-{letter}{blake2b(text.encode(), digest_size=5).hexdigest()}"


def rows_of_facts(facts: CableFacts) -> Rows:
    """The rows of `flows.tables.EXTRACTED` for one cable's facts."""
    return {table: rows_of(getattr(facts, name)) for table, name in FACT_TABLES.items()}


def rows_of(items: Sequence[object]) -> list[dict[str, object]]:
    """Dataclass instances as rows, a column a field."""
    return [{f.name: getattr(item, f.name) for f in fields(item)} for item in items]  # type: ignore[arg-type]
