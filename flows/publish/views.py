"""The views of a database, read from its catalog: what `sql/views/` makes and says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from flows.tables import ColumnType

# A sum is a wider DECIMAL than what it adds up: what matters to a reader is the kind.
_TYPES: Mapping[str, ColumnType] = {
    "VARCHAR": "text",
    "BIGINT": "integer",
    "DECIMAL": "decimal",
    "DOUBLE": "decimal",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "BOOLEAN": "boolean",
}


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view and what it means."""

    name: str
    type: ColumnType
    description: str


@dataclass(frozen=True, slots=True)
class View:
    """A view and what it shows."""

    name: str
    description: str
    columns: tuple[ViewColumn, ...]


def views(connection: duckdb.DuckDBPyConnection) -> list[View]:
    """The views of a database, by name.

    Raises:
        KeyError: a column has a type that BI tools have no plain column for.
    """
    named = connection.execute(
        "select view_name, comment from duckdb_views()"
        " where not internal and not temporary and database_name = current_database() order by view_name"
    ).fetchall()
    out = []
    for name, comment in named:
        columns = connection.execute(
            "select column_name, data_type, comment from duckdb_columns()"
            " where database_name = current_database() and table_name = ? order by column_index",
            [name],
        ).fetchall()
        out.append(View(name, comment or "", tuple(ViewColumn(c, _TYPES[kind.split("(")[0]], text or "") for c, kind, text in columns)))
    return out
