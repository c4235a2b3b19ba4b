"""The history of runs."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import duckdb

from flows.load import build_database, record_run
from tests.warehouse_fixture import PACKS, write_staging


def run(day: int, status: str = "published") -> dict[str, object]:
    return {
        "run_id": f"2024050{day}T000000Z",
        "started_at": datetime(2024, 5, day, 1, 2, 3),
        "finished_at": datetime(2024, 5, day, 1, 3, 0),
        "status": status,
        "pages_seen": 4,
        "pages_new": 0,
        "cables": 2,
        "facts": 19,
        "expectations_failed": 1,
        "code_version": "0.1.0",
    }


def result(day: int) -> dict[str, object]:
    return {
        "run_id": f"2024050{day}T000000Z",
        "suite": "keys",
        "expectation": "Keys are unique.",
        "severity": "critical",
        "success": True,
        "unexpected_count": 0,
        "detail": "rows checked: 3",
    }


def test_runs_are_remembered_by_the_databases_of_later_ones(tmp_path: Path) -> None:
    staging = write_staging(tmp_path / "staging")
    database = tmp_path / "cables.duckdb"
    for day, status in ((1, "published"), (2, "not_published"), (3, "published")):
        build_database(database, staging, PACKS)
        record_run(database, staging, run(day, status), [result(day)])
    with duckdb.connect(str(database), read_only=True) as connection:
        # also the run that published nothing
        assert connection.execute("select status from run order by run_id").fetchall() == [
            ("published",),
            ("not_published",),
            ("published",),
        ]
        assert connection.execute("select count(*) from expectation_result").fetchone() == (3,)


def test_the_days_of_a_run_are_added_to_dim_date(tmp_path: Path) -> None:
    staging = write_staging(tmp_path / "staging")
    database = tmp_path / "cables.duckdb"
    build_database(database, staging, PACKS)
    record_run(database, staging, run(4), [])
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select date from dim_date where year = 2024 order by date").fetchall() == [
            (date(2024, 3, 1),),
            (date(2024, 5, 4),),
        ]
