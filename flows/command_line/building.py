"""The commands that build: `run`, `check`, `export`, `serve`. Prefect and Great Expectations are imported here, once they are needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.check import run_checks, warm_up
from flows.command_line.bars import progress_bars
from flows.command_line.csv_exports import write_csv
from flows.command_line.formats import ExportFormat
from flows.command_line.summary import summarise
from flows.errors import Unusable
from flows.fetch.sources import look_at
from flows.local_server import prefect_api, quiet
from flows.publish import write_exports
from flows.publish.swap import put_in_place
from flows.run_report import NotPublished
from flows.settings import Settings
from flows.warehouse import Warehouse

PUBLISHED: Final = 0
NOT_PUBLISHED: Final = 1


def run_once(
    sources: Sequence[str],
    warehouse: Warehouse,
    *,
    replace: bool,
    workers: int | None,
    call: Callable[[str], str],
    console: Console,
    errors: Console,
) -> int:
    """Runs the flow and prints its summary; returns the exit status.

    Args:
        sources: what to fetch.
        warehouse: where to publish.
        replace: publish these sources only.
        workers: processes that parse.
        call: how the user calls `cables` on this warehouse: given a command's words, the whole line.
        console: for the summary.
        errors: for progress bars and failures.

    Raises:
        Unusable: a source or the warehouse is not usable.
    """
    _look_at(sources, warehouse)
    warehouse.prepare()
    os.environ.update(quiet(warehouse.prefect_home))
    try:
        with progress_bars(errors), prefect_api(warehouse.prefect_home) as answered:
            # The two slow imports, while the server starts.
            from flows.deployments import using_api
            from flows.pipeline import cables

            warm_up()
            with using_api(answered()):
                report = cables(list(sources), str(warehouse.root), replace, workers)
    except NotPublished as failure:
        _tell_failures(failure.report.critical_failures, warehouse, errors)
        return NOT_PUBLISHED
    summarise(warehouse, report, call, console)
    return PUBLISHED


def check_again(warehouse: Warehouse, console: Console, errors: Console) -> int:
    """Judges the published database again, as it stands, and prints what was not met; returns the exit status."""
    os.environ.update(quiet(warehouse.prefect_home))
    database = warehouse.published()
    with warehouse.writing():
        checked = run_checks(database, warehouse.checks, datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("suite", "expectation", "severity", "rows", "detail"):
        table.add_column(name, overflow="fold", justify="right" if name == "rows" else "left")
    for row in checked.results:
        if not row["success"]:
            table.add_row(*(Text(str(row[name])) for name in ("suite", "expectation", "severity", "unexpected_count", "detail")))
    met = sum(bool(row["success"]) for row in checked.results)
    console.print(f"{met} of {len(checked.results)} expectations met; all of them: {warehouse.checks / 'index.html'}")
    if table.row_count:
        console.print(table)
    if checked.critical_failures:
        errors.print(Text(f"{len(checked.critical_failures)} critical checks failed", style="bold red"))
        return NOT_PUBLISHED
    return PUBLISHED


def export_again(warehouse: Warehouse, console: Console) -> None:
    """Writes the exports of the published database anew, and puts them in place of those that stand."""
    with warehouse.writing(), warehouse.building("exports") as build:
        write_exports(warehouse.published(), build / "exports")
        put_in_place(build / "exports", warehouse.exports)
    _tell_files(warehouse.exports, console)


def export_to(warehouse: Warehouse, folder: Path, form: ExportFormat, console: Console) -> None:
    """Writes the tables and views of the published database to a folder.

    Raises:
        Unusable: the folder cannot be written to.
    """
    write = write_csv if form is ExportFormat.csv else write_exports
    try:
        write(warehouse.published(), folder)
    except OSError as error:
        raise Unusable(f"{folder} cannot be written: {error.strerror or error}") from error
    _tell_files(folder, console)


def _tell_files(folder: Path, console: Console) -> None:
    console.print(f"{sum(path.is_file() for path in folder.rglob('*'))} files in {folder}")


def serve(sources: Sequence[str], warehouse: Warehouse, settings: Settings, console: Console) -> None:
    """Runs on a schedule until it is stopped.

    Raises:
        Unusable: no source or no schedule is set.
    """
    _look_at(sources, warehouse)
    if settings.cron is None and settings.interval_minutes is None:
        raise Unusable("no schedule is set: set `cron` or `interval_minutes` in cables.toml, or CABLES_CRON")
    warehouse.prepare()
    os.environ.update(quiet(warehouse.prefect_home, logged=True))
    with prefect_api(warehouse.prefect_home, scheduler=True) as answered:
        from flows.deployments import serve_on_schedule, using_api

        url = answered()
        console.print(f"Runs are seen at {url.removesuffix('/api')}; Ctrl-C ends the schedule.")
        with using_api(url):
            serve_on_schedule(sources, warehouse, settings)


def _look_at(sources: Sequence[str], warehouse: Warehouse) -> None:
    """What can be known of sources at once, before Prefect has started."""
    if not sources:
        raise Unusable("no SOURCE is given: name a folder, a page, a dump or an archive, or set `sources` in cables.toml")
    for source in sources:
        look_at(source, without=warehouse.root)


def _tell_failures(failures: Sequence[str], warehouse: Warehouse, errors: Console) -> None:
    told = f"{len(failures)} critical checks failed, and nothing was published: see {warehouse.checks / 'index.html'}"
    errors.print(Text(told, style="bold red"), soft_wrap=True)
    for failure in failures:
        errors.print(Text(f"  {failure}"), soft_wrap=True)
