"""What is kept of every run: the tables `run` and `expectation_result`.

The database is built anew in each run, so the history lies in staging, a file a table, and is loaded from there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.load.database import DATES, days_in_use
from flows.load.staging import history_file
from flows.resources import project_folder
from flows.tables import BY_NAME


def record_run(database: Path, staging: Path, run: Mapping[str, object], results: Sequence[Mapping[str, object]]) -> None:
    """Adds a run and what its checks said to the history, and to the database that it built.

    Args:
        database: the database that the run built and checked, not yet published.
        staging: the folder of staging.
        run: a row of `run`.
        results: rows of `expectation_result`.
    """
    added = {"run": BY_NAME["run"].arrow([run]), "expectation_result": BY_NAME["expectation_result"].arrow(results)}
    with duckdb.connect(str(database)) as connection:
        for name, rows in added.items():
            _append(history_file(staging, name), rows)
            connection.register("added", rows)
            connection.execute(f"insert into {name} by name select * from added")
            connection.unregister("added")
        days_in_use(connection)
        connection.execute((project_folder("sql") / DATES).read_text(encoding="utf-8"))


def _append(file: Path, rows: pa.Table) -> None:
    """Adds rows to a Parquet file, which at no moment is half-written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    earlier = [pq.read_table(file, schema=rows.schema)] if file.exists() else []
    fresh = file.with_suffix(".new")
    pq.write_table(pa.concat_tables([*earlier, rows]), fresh, compression="zstd")
    fresh.replace(file)
