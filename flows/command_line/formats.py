"""The formats that options take, apart from the code that writes them, so that `--help` need not load it."""

from __future__ import annotations

from enum import StrEnum


class ResultFormat(StrEnum):
    """How `cables sql` writes a result."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


class ExportFormat(StrEnum):
    """How `cables export` writes tables."""

    parquet = "parquet"
    csv = "csv"
