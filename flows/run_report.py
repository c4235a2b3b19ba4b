"""What a run did, beyond what the warehouse that it built tells."""

from __future__ import annotations

from dataclasses import dataclass

from flows.fetch.sources import Skipped


@dataclass(frozen=True, slots=True)
class RunReport:
    """Counts of raw pages, files that were passed over, and the critical checks that failed."""

    run_id: str
    pages_seen: int
    pages_new: int
    pages_from_earlier_runs: int
    skipped: tuple[Skipped, ...]
    critical_failures: tuple[str, ...]


class NotPublished(Exception):
    """A critical check failed, and what stood before still stands."""

    def __init__(self, report: RunReport) -> None:
        """The report of the run, with its critical failures."""
        failures = report.critical_failures
        super().__init__(f"{len(failures)} critical checks failed, and nothing was published: {'; '.join(failures)}")
        self.report = report
