"""A cable with all that hangs on it, as `cables show` prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from flows.command_line.facts import facts_of
from flows.command_line.paragraphs import segments_of, text_span
from flows.command_line.published import Row, nearest, rows
from flows.errors import Unusable
from flows.vocabulary.reference_ids import canonical_reference_id
from flows.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A fact, and where its quote stands in the text of its paragraph, if that is known."""

    table: str
    row: Row
    text_span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CableView:
    """A cable with all that hangs on it."""

    cable: Row
    parts: dict[str, list[Row]]
    paragraphs: list[tuple[Row, list[MarkedFact]]]
    elsewhere: list[MarkedFact]
    findings: dict[str, int]


def find_cable(connection: duckdb.DuckDBPyConnection, cable_id: str) -> Row:
    """The row of `dim_cable` for an ID as a person writes it: `08dushanbe1372` and `08 DUSHANBE 1372` will do.

    Raises:
        Unusable: there is no such cable.
    """
    wanted = canonical_reference_id(cable_id) or cable_id.strip().upper()
    found = rows(connection, "select * from dim_cable where cable_id = ?", [wanted])
    if not found:
        raise Unusable(f"there is no cable {wanted}{nearest(connection, 'cable_id', ['dim_cable'], wanted)}")
    return found[0]


def view_cable(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, cable: Row) -> CableView:
    """All that the warehouse has on a cable."""
    cable_id = cable["cable_id"]
    parts = {
        name: rows(connection, f"select * exclude (cable_id) from bridge_cable_{name} where cable_id = ? order by position", [cable_id])
        for name in ("recipient", "routing", "tag", "reference", "caption")
    }
    segments = segments_of(connection, warehouse, cable["raw_sha256"])
    facts = facts_of(connection, "cable_id", cable_id)
    paragraphs: list[tuple[Row, list[MarkedFact]]] = []
    for paragraph in rows(connection, "select * from dim_paragraph where cable_id = ? order by position", [cable_id]):
        staged = segments.get(paragraph["paragraph_id"])
        marked = [
            MarkedFact(table, row, text_span(paragraph, staged, row["span_start"], row["span_end"]))
            for table, row in facts
            if row["paragraph_id"] == paragraph["paragraph_id"]
        ]
        paragraphs.append((paragraph, marked))
    counted = "select verdict, count(*) as findings from audit_finding where cable_id = ? group by verdict order by verdict"
    return CableView(
        cable,
        parts,
        paragraphs,
        [MarkedFact(table, row, None) for table, row in facts if row["paragraph_id"] is None],
        {row["verdict"]: row["findings"] for row in rows(connection, counted, [cable_id])},
    )


def as_data(view: CableView) -> dict[str, Any]:
    """The same for a program to read."""
    return {
        "cable": view.cable,
        **{f"{name}s": rows for name, rows in view.parts.items()},
        "paragraphs": [{**paragraph, "facts": [_fact_data(fact) for fact in facts]} for paragraph, facts in view.paragraphs],
        "facts_outside_paragraphs": [_fact_data(fact) for fact in view.elsewhere],
        "findings": view.findings,
    }


def _fact_data(fact: MarkedFact) -> dict[str, Any]:
    start, end = fact.text_span or (None, None)
    return {"table": fact.table, "text_start": start, "text_end": end, **fact.row}
