"""The published database, opened for reading, and rows of it as dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

from flows.errors import Unusable
from flows.warehouse import Warehouse

Row = dict[str, Any]


@contextmanager
def reading(warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the published database that can change nothing: neither the database nor any file.

    Raises:
        Unusable: nothing has been published yet, or another program has the database open for writing.
    """
    database = warehouse.published()
    try:
        connection = duckdb.connect(str(database), read_only=True)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise Unusable(f"{database} is open for writing in another program: close it there, or wait for it") from error
        raise Unusable(f"{database} cannot be opened: {one_line(error)}") from error
    with connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()) -> list[Row]:
    """The rows of a query's result."""
    if parameters:
        # Not handed over as values: for those DuckDB imports pandas, which takes longer than all else.
        connection.execute(f"prepare asked as {query}")
        connection.execute(f"execute asked({', '.join(_literal(value) for value in parameters)})")
    else:
        connection.execute(query)
    names = [column[0] for column in connection.description or ()]
    return [dict(zip(names, values, strict=True)) for values in connection.fetchall()]


def _literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_literal(item) for item in value)}]"
    return "'" + str(value).replace("'", "''") + "'"


def nearest(connection: duckdb.DuckDBPyConnection, column: str, tables: Sequence[str], wanted: str) -> str:
    """A hint at the three keys that look most like a mistyped one."""
    keys = " union all ".join(f"select {column} as key from {table}" for table in tables)
    found = rows(connection, f"select key from ({keys}) order by levenshtein(key, ?), key limit 3", [wanted])
    return f"; the nearest are {', '.join(row['key'] for row in found)}" if found else ""


def one_line(error: duckdb.Error) -> str:
    """What a DuckDB error says, without the picture of the place in the query."""
    told = str(error).split("\n\nLINE ")[0].split("\nLINE ")[0]
    return " ".join(told.split())
