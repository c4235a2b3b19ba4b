"""Tables and views of the published database as CSV, for programs that read no Parquet."""

from __future__ import annotations

from pathlib import Path

import duckdb

from flows.publish.views import views
from flows.tables import TABLES


def write_csv(database: Path, folder: Path) -> None:
    """Writes `TABLE.csv` for each table and view: UTF-8, a header line, quoted where needed, null as an empty field.

    Raises:
        OSError, duckdb.Error: a file cannot be written, or the database cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(database), read_only=True) as connection:
        for name in [*(table.name for table in TABLES), *(view.name for view in views(connection))]:
            connection.execute(f"copy (from {name}) to '{str(folder / name).replace(chr(39), chr(39) * 2)}.csv' (format csv, header)")
