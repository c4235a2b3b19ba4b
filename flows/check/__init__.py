"""The checks of a database, before it is published: DuckDB computes, Great Expectations judges and documents.

A suite of `expectations/` is judged on one *frame*, a table that DuckDB computes for it: by a query of `sql/checks/`, or by one that
follows from `flows.tables`. A frame is small however large the warehouse is: it has one line for all rows that are alike and as they
should be, and one for each that is not. The column `rows` says how many rows of the warehouse a line stands for, `about` which ones,
and `explanation` what is wrong.

*Critical* expectations guard our own work; if one fails, nothing is published. *Warnings* report on the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["CheckReport", "run_checks", "warm_up"]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the checks said.

    `results` are rows of `expectation_result`; `critical_failures` say, a line each, what forbids publication.
    """

    results: list[dict[str, object]]
    critical_failures: list[str]


def run_checks(database: Path, checks_dir: Path, run_id: str) -> CheckReport:
    """Judges a database by all suites, and adds the run to Great Expectations' Data Docs.

    Args:
        database: a database that `flows.load` built; it is only read.
        checks_dir: the folder whose `index.html` shows the last runs.
        run_id: the run, as in the table `run`.

    Raises:
        duckdb.Error: the database cannot be read, or a query of `sql/checks/` does not fit it.
        OSError: the Data Docs cannot be written.
    """
    from flows.check.frames import frames_of
    from flows.check.judge import judge
    from flows.check.suites import load_suites

    suites = load_suites()
    results = judge(suites, frames_of(database, suites), checks_dir, run_id)
    failures = [
        f"{row['suite']}: {row['expectation']} {row['detail']}" for row in results if row["severity"] == "critical" and not row["success"]
    ]
    return CheckReport(results, failures)


def warm_up() -> None:
    """Imports Great Expectations, which takes seconds: for a run to do while it waits for something else."""
    import flows.check.judge  # noqa: F401
