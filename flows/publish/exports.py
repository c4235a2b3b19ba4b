"""Tables and views as Parquet files, with a `datapackage.json` that describes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.publish.datapackage import describe
from flows.publish.views import View, views
from flows.tables import TABLES, Table

_PARQUET = "(format parquet, compression zstd)"


@dataclass(frozen=True, slots=True)
class Export:
    """A table or view and the files that hold its rows, as paths below the folder of the exports."""

    source: Table | View
    files: Sequence[str]


def write_exports(database: Path, folder: Path) -> None:
    """Writes each table and view of a database as `TABLE.parquet`, and `datapackage.json`.

    A table of more than `Table.partition_rows` rows becomes a folder `TABLE` of files of so many rows each. The same database gives the
    same files, byte for byte.

    Args:
        database: a database that `flows.load` built; it is only read.
        folder: where to write; made if it is missing.

    Raises:
        OSError, duckdb.Error: a file cannot be written, or the database cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(database), read_only=True) as connection:
        exports = [Export(table, _export_table(connection, table, folder)) for table in TABLES]
        exports += [Export(view, _export_view(connection, view, folder)) for view in views(connection)]
    package = describe((export.source, export.files) for export in exports)
    (folder / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _export_table(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[str]:
    """Writes the rows of a table, which stand in the order of its key."""
    (rows,) = connection.execute(f"select count(*) from {table.name}").fetchone() or (0,)
    if rows <= table.partition_rows:
        return [_copy(connection, f"from {table.name}", folder, f"{table.name}.parquet")]
    (folder / table.name).mkdir(exist_ok=True)
    return [
        _copy(
            connection,
            f"select * from {table.name} where rowid >= {first} and rowid < {first + table.partition_rows}",
            folder,
            f"{table.name}/part-{number:05}.parquet",
        )
        for number, first in enumerate(range(0, rows, table.partition_rows))
    ]


def _export_view(connection: duckdb.DuckDBPyConnection, view: View, folder: Path) -> list[str]:
    return [_copy(connection, f"from {view.name} order by all", folder, f"{view.name}.parquet")]


def _copy(connection: duckdb.DuckDBPyConnection, query: str, folder: Path, file: str) -> str:
    connection.execute(f"copy ({query}) to '{str(folder / file).replace(chr(39), chr(39) * 2)}' {_PARQUET}")
    return file
