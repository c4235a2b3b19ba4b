"""Staged Parquet as tables that the scripts of `sql/` read: `staged.TABLE`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from flows.tables import AUDITED, BY_NAME, EXTRACTED, NORMALISED, Table

STAGED = (*NORMALISED, "raw_page", "quarantine", *EXTRACTED, *AUDITED)
HISTORY = ("run", "expectation_result")
_FOLDERS = ("normalised", "extracted", "audited")


def attach_staging(connection: duckdb.DuckDBPyConnection, staging: Path, packs: Sequence[str]) -> None:
    """Attaches a catalog `staged` with a view over the Parquet files of each table, and `staged.used_page`.

    Nothing is read yet; a table for which no pack has a file is an empty table.
    """
    connection.execute("attach ':memory:' as staged")
    for name in STAGED:
        files = [staging / folder / pack / f"{name}.parquet" for folder in _FOLDERS for pack in packs]
        _add(connection, BY_NAME[name], [file for file in files if file.is_file()])
    for name in HISTORY:
        _add(connection, BY_NAME[name], [file for file in [history_file(staging, name)] if file.is_file()])
    connection.execute(f"create view staged.used_page as select raw_sha256 from {_parquet([staging / 'used_pages.parquet'])}")


def history_file(staging: Path, table: str) -> Path:
    """Where the rows of all earlier runs are kept."""
    return staging / "runs" / f"{table}.parquet"


def _add(connection: duckdb.DuckDBPyConnection, table: Table, files: Sequence[Path]) -> None:
    if files:
        connection.execute(f"create view staged.{table.name} as select * from {_parquet(files)}")
    else:
        empty = table.schema().empty_table()
        connection.register("empty", empty)
        connection.execute(f"create table staged.{table.name} as select * from empty")
        connection.unregister("empty")


def _parquet(files: Sequence[Path]) -> str:
    paths = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    return f"read_parquet([{paths}])"
