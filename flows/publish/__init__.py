"""The checked database to what readers see: the exports, `datapackage.json`, and the swap that puts them in place."""

from __future__ import annotations

from pathlib import Path

from flows.publish.exports import write_exports
from flows.publish.swap import put_in_place

__all__ = ["publish", "write_exports"]


def publish(database: Path, warehouse: Path) -> None:
    """Exports a database and puts exports and database where readers look for them.

    All of it is written before anything is put in place, so a failure leaves what stood there; and each file is put in place whole.

    Args:
        database: the database that a run built and checked, in a folder of its own on the same file system as the warehouse. It is moved.
        warehouse: the folder of the warehouse.

    Raises:
        OSError: a file cannot be written.
        duckdb.Error: the database cannot be read.
    """
    exports = database.parent / "exports"
    write_exports(database, exports)
    put_in_place(exports, warehouse / "exports")
    database.replace(warehouse / "cables.duckdb")
