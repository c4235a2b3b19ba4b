"""`datapackage.json`: the exports as a tabular data package (Frictionless Data, version 1 of the specification)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.publish.views import View
from flows.tables import Column, ColumnType, Table

_FIELD_TYPES: Mapping[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "decimal": "number",
    "date": "date",
    "timestamp": "datetime",
    "boolean": "boolean",
}


def describe(exports: Iterable[tuple[Table | View, Sequence[str]]]) -> dict[str, Any]:
    """The descriptor of a data package of these tables and views and their files."""
    return {
        "profile": "tabular-data-package",
        "name": "cables",
        "title": "Diplomatic cables",
        "description": "Cables, what their headers say, the facts that they state, and what those facts disagree on.",
        "resources": [_resource(source, files) for source, files in exports],
    }


def _resource(source: Table | View, files: Sequence[str]) -> dict[str, Any]:
    resource = {
        "profile": "tabular-data-resource",
        "name": source.name,
        "path": files[0] if len(files) == 1 else list(files),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }
    if isinstance(source, View):
        fields = [{"name": c.name, "type": _FIELD_TYPES[c.type], "description": c.description} for c in source.columns]
        return {**resource, "description": source.description, "schema": {"fields": fields}}
    warning = f" {source.warning}" if source.warning else ""
    return {**resource, "description": f"One row a {source.grain}.{warning}", "schema": _schema(source)}


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.published]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    foreign_keys = [_foreign_key(table, column.name, column.references) for column in table.published if column.references]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _FIELD_TYPES[column.type], "description": column.description}
    constraints: dict[str, Any] = {}
    if column.required or column.key:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    if column.unit:
        field["unit"] = column.unit
    return field


def _foreign_key(table: Table, column: str, references: str) -> dict[str, Any]:
    parent, _, key = references.partition(".")
    # The specification names a table's reference to itself by an empty string.
    return {"fields": [column], "reference": {"resource": "" if parent == table.name else parent, "fields": [key]}}
