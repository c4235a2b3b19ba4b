"""Totals of a seizure table added up again: by agency (row sums), by substance (column sums), and the grand total both ways.

A table here is the set of seizure facts that share a `table_id`, one unit dimension and one period. Its leaves name what the
totals sum: an agency and a substance, or one of the two (08DUSHANBE1372: five agencies by three substances, then `Total`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flows.audit.findings import Check
from flows.audit.intervals import Interval, conclusion, plain, total, verdict
from flows.audit.quantities import amount, dimension, naming
from flows.facts import Seizure

_MIXED = "drugs"


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated total and the parts that it sums: a constraint between figures of a table."""

    kind: str
    stated: Seizure
    parts: tuple[Seizure, ...]
    by: str


Block = tuple[str, str, str, date | None, date | None]
"""Table, action, unit dimension and period."""


def blocks(seizures: Iterable[Seizure]) -> dict[Block, list[Seizure]]:
    """The seizures of tables, by table, action, dimension and period."""
    out: dict[Block, list[Seizure]] = defaultdict(list)
    for s in seizures:
        if s.table_id is not None:
            out[(s.table_id, s.action, dimension(s.unit), s.period_start, s.period_end)].append(s)
    return out


def sums(seizures: Iterable[Seizure]) -> list[Sum]:
    """Every sum that the tables of a cable state."""
    out: list[Sum] = []
    for block in blocks(seizures).values():
        out.extend(_sums_of_block(block))
    return out


def _sums_of_block(block: Sequence[Seizure]) -> list[Sum]:
    leaves = [s for s in block if s.role != "total"]
    totals = [s for s in block if s.role == "total"]
    rows = {s.agency: s for s in totals if s.agency is not None and s.substance == _MIXED}
    columns = {s.substance: s for s in totals if s.agency is None and s.substance != _MIXED}
    grand = [s for s in totals if s.agency is None and s.substance == _MIXED]
    out: list[Sum] = []
    for agency, row in rows.items():
        parts = tuple(s for s in leaves if s.agency == agency and s.substance != _MIXED)
        if parts:
            out.append(Sum("row_sum", row, parts, "substance"))
    for substance, column in columns.items():
        parts = tuple(s for s in leaves if s.substance == substance and s.agency is not None)
        if parts:
            out.append(Sum("column_sum", column, parts, "agency"))
    for whole in grand:
        by_substance = tuple(columns.values()) or tuple(s for s in leaves if s.agency is None and s.substance != _MIXED)
        by_agency = tuple(rows.values()) or tuple(s for s in leaves if s.agency is not None and s.substance == _MIXED)
        if len(by_substance) > 1:
            out.append(Sum("grand_total", whole, by_substance, "substance"))
        if len(by_agency) > 1:
            out.append(Sum("grand_total", whole, by_agency, "agency"))
    return out


def computed(one: Sum) -> Interval:
    """What the parts of a sum come to, in the unit of the stated total."""
    return total(amount(part, one.stated.unit) for part in one.parts)


def check_sum(one: Sum) -> Check:
    """The verdict on one stated total."""
    stated = amount(one.stated, one.stated.unit)
    found = computed(one)
    outcome = verdict(stated, found)
    figures = " + ".join(plain(amount(part, one.stated.unit).value) for part in one.parts)
    unit = one.stated.unit
    head = f"{naming(one.stated)}: by {one.by}, {figures} = {plain(found.value)} {unit}; stated {plain(stated.value)} {unit}"
    tail = conclusion(outcome, found)
    return Check(
        one.kind,
        one.stated.fact_id,
        outcome,
        f"{head}, {tail}",
        one.stated.quantity,
        found,
        tuple((part.fact_id, "part") for part in one.parts),
    )
