"""Builds the database of a warehouse.

Each run builds a new file from all of staging, so what a database holds never depends on the runs before it, but for the history of
runs itself. The rows of each table are inserted in the order of its key: the same staging gives the same exports, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from flows.load.staging import attach_staging
from flows.load.vocabulary import attach_vocabulary
from flows.resources import sql_scripts
from flows.tables import TABLES

DATES = "70_dates.sql"


def build_database(path: Path, staging: Path, packs: Sequence[str]) -> None:
    """Makes a new database file of the staged rows of these packs.

    Args:
        path: where the file is to stand; what stands there is replaced.
        staging: the folder with `normalised/PACK/TABLE.parquet`, `extracted/...`, `audited/...`, `used_pages.parquet` (the
            `raw_sha256` of the page that each cable is read from) and `runs/` (the history).
        packs: the packs to load; one may lack the file of a table for which it has no rows.

    Raises:
        duckdb.Error: a staged file cannot be read, or does not have the columns of its table.
    """
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        attach_staging(connection, staging, packs)
        attach_vocabulary(connection)
        # In one transaction: with one for each of some 300 statements, a small load takes twice as long.
        connection.begin()
        create_tables(connection)
        days_in_use(connection)
        for script in sql_scripts():
            connection.execute(script.read_text(encoding="utf-8"))
        connection.commit()


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of `flows.tables`, empty, and the views over them."""
    for table in TABLES:
        connection.execute(table.ddl())
    for script in sql_scripts("views"):
        connection.execute(script.read_text(encoding="utf-8"))


def days_in_use(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes a view `day_in_use` of the days that any date or time of any table falls on, for the script `DATES`."""
    days = [
        f"select cast({column.name} as date) as date from {table.name}"
        for table in TABLES
        if table.name != "dim_date"
        for column in table.published
        if column.type in ("date", "timestamp")
    ]
    connection.execute(
        f"create or replace temp view day_in_use as select distinct date from ({' union all '.join(days)}) where date is not null"
    )
