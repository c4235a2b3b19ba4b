"""Facts in words: one line that says what a row of a fact table states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import duckdb

from flows.command_line.published import Row, rows
from flows.command_line.values import decimal_text
from flows.facts import FACT_TABLES

FACT_KINDS: Final = {
    "fact_seizure": "seizure",
    "fact_seizure_change": "stated change",
    "fact_corruption": "corruption",
    "fact_treaty": "treaty",
}
"""Fact table to the word for what it holds."""

_QUALIFIERS: Final = {"exact": "", "approximately": "about ", "at_least": "at least ", "at_most": "at most "}


def facts_of(connection: duckdb.DuckDBPyConnection, column: str, value: str) -> list[tuple[str, Row]]:
    """The facts whose `column` (`cable_id`, `fact_id` ...) is `value`, each with its table, in the order of the text."""
    found = [(table, row) for table in FACT_TABLES for row in rows(connection, f"select * from {table} where {column} = ?", [value])]
    return sorted(found, key=lambda fact: (fact[1]["span_start"], fact[1]["span_end"], fact[1]["fact_id"]))


def describe(table: str, row: Mapping[str, Any]) -> str:
    """What a row of a fact table states, in a line."""
    return _DESCRIPTIONS[table](row)


def period(start: date | None, end: date | None) -> str:
    """A span of days as a reader would write it: `2007`, `2008-01-01 to 2008-09-30`; nothing where neither is known."""
    if start and end and (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        return str(start.year)
    if start == end:
        return str(start or "")
    return f"{start or '...'} to {end or '...'}"


def _seizure(row: Mapping[str, Any]) -> str:
    figure = _figure(row["quantity"], row["quantity_max"])
    counted = "" if row["unit"] == "site" else f" {row['unit']} of"
    role = f"{row['role']}, {'additive' if row['is_additive'] else 'not additive'}"
    what = f"{_QUALIFIERS[row['qualifier']]}{figure}{counted} {row['substance']} {row['action']}"
    return _joined(what, _who(row), period(row["period_start"], row["period_end"]), role)


def _change(row: Mapping[str, Any]) -> str:
    sign = "+" if row["stated_percent"] > 0 else ""
    base = period(row["base_start"], row["base_end"])
    compared = f"against {base}" if base else ""
    what = f"{_QUALIFIERS[row['qualifier']]}{sign}{decimal_text(row['stated_percent'])} percent {row['substance']} seized"
    return _joined(what, _who(row), period(row["period_start"], row["period_end"]), compared)


def _corruption(row: Mapping[str, Any]) -> str:
    unit = "" if row["unit"] == "count" else f" {row['unit']}"
    what = f"{row['measure']}: {_QUALIFIERS[row['qualifier']]}{_figure(row['value'], row['value_max'])}{unit}"
    return _joined(what, _who(row), period(row["period_start"], row["period_end"]))


def _treaty(row: Mapping[str, Any]) -> str:
    when = row["action_date"]
    length = {"year": 4, "month": 7}.get(row["action_precision"], 10)
    parties = row["parties"].replace(";", ", ")
    return _joined(
        f"{row['country'] or 'no country'}: {row['action'].replace('_', ' ')} {row['treaty']}",
        str(when)[:length] if when else "",
        f"with {parties}" if parties else "",
        row["title"],
    )


_DESCRIPTIONS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "fact_seizure": _seizure,
    "fact_seizure_change": _change,
    "fact_corruption": _corruption,
    "fact_treaty": _treaty,
}


def _figure(value: Any, upper: Any) -> str:
    return decimal_text(value) if upper is None else f"{decimal_text(value)} to {decimal_text(upper)}"


def _who(row: Mapping[str, Any]) -> str:
    return _joined(*(row[name] or "" for name in ("agency", "country")))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def mark(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text in runs, each with whether it lies in one of the spans; spans that overlap make one run."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    runs: list[tuple[str, bool]] = []
    at = 0
    for start, end in merged:
        runs += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [run for run in [*runs, (text[at:], False)] if run[0]]
