"""Staged Parquet to a DuckDB database, by the scripts of `sql/`."""

from flows.load.database import build_database
from flows.load.history import record_run

__all__ = ["build_database", "record_run"]
