"""The flow on a schedule, without a Prefect server of one's own; `prefect.yaml` is for those who have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from prefect.schedules import Cron, Interval
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.types.entrypoint import EntrypointType

from flows.errors import Unusable
from flows.pipeline import cables
from flows.settings import Settings
from flows.warehouse import Warehouse


@contextmanager
def using_api(url: str) -> Iterator[None]:
    """A block whose flows run against the API at `url`.

    Raises:
        Unusable: nothing answers there.
    """
    try:
        with temporary_settings({PREFECT_API_URL: url}):
            yield
    except RuntimeError as error:
        if not str(error).startswith("Failed to reach API"):
            raise
        raise Unusable(f"no Prefect server answers at {url}: start it, or unset PREFECT_API_URL") from error


def serve_on_schedule(sources: Sequence[str], warehouse: Warehouse, settings: Settings) -> None:
    """Runs the flow whenever the settings say, one run at a time, until the process is stopped.

    Args:
        sources: what each run fetches; addresses stay as they are, paths are made absolute.
        warehouse: where it publishes.
        settings: `cron`, or else `interval_minutes`; `timezone`; `workers`.
    """
    if settings.cron is not None:
        schedule = Cron(settings.cron, timezone=settings.timezone)
    else:
        schedule = Interval(timedelta(minutes=settings.interval_minutes or 1), timezone=settings.timezone)
    cables.serve(
        name="schedule",
        schedule=schedule,
        parameters={
            "sources": [source if "://" in source else str(Path(source).resolve()) for source in sources],
            "warehouse": str(warehouse.root.resolve()),
            "workers": settings.workers,
        },
        limit=1,
        entrypoint_type=EntrypointType.MODULE_PATH,
        print_starting_message=False,
    )
