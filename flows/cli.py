"""The `cables` command.

What only one command needs (Prefect, Great Expectations, DuckDB) is imported when it runs, so that the others start at once.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from typer.exceptions import TyperException

from flows.command_line.formats import ExportFormat, ResultFormat
from flows.errors import Unusable
from flows.warehouse import Warehouse

if TYPE_CHECKING:
    from flows.settings import Settings

UNUSABLE: Final = 2
INTERRUPTED: Final = 130
"""What Typer makes of Ctrl-C."""

_PAGE: Final = 100
_UNBROKEN: Final = 10_000

app = typer.Typer(
    name="cables",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="""
Turns diplomatic cables into an audited DuckDB warehouse, and reads it.

A first run:  `cables run FOLDER`  reads every page in FOLDER and builds `warehouse/`.
Then ask it:  `cables sql "SELECT * FROM seizures_by_year"`

Exit status: 0 done, 1 a critical check failed and nothing was published, 2 something given is not usable.
""",
)

WarehouseOption = Annotated[
    Path | None,
    typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. Default: CABLES_WAREHOUSE, cables.toml, warehouse/."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of boxes.")]


@app.callback(invoke_without_command=True)
def _help_without_a_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def run(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="A folder (searched deep), a page, a cables.csv dump, a .zip or .tar.gz of such. Default: the sources of the settings.",
        ),
    ] = None,
    warehouse: WarehouseOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Publish these sources only, not what earlier runs read. The raw store keeps all pages.")
    ] = False,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes that parse. Default: one a core.")] = None,
) -> None:
    """Fetches pages, reads cables and facts from them, audits, checks, and publishes.

    Pages that an earlier run read stay in the warehouse, unless --replace is given. What stood before stands until the new database
    has passed every critical check, and readers never see half of one.

    Examples:

        cables run samples
        cables run ~/cables/html ~/cables/cables.csv --warehouse /data/warehouse
        cables run incoming.zip
    """
    settings = _settings()
    place = Warehouse(warehouse or settings.warehouse)
    from flows.command_line.building import run_once

    status = run_once(
        sources or settings.sources,
        place,
        replace=replace,
        workers=workers or settings.workers,
        call=_caller(warehouse),
        console=_console(_UNBROKEN),
        errors=Console(stderr=True),
    )
    raise typer.Exit(status)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A query in DuckDB's SQL.", show_default=False)],
    form: Annotated[ResultFormat, typer.Option("--format", "-f", help="How the result is written.")] = ResultFormat.table,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Asks the published warehouse. It is opened for reading only.

    Examples:

        cables sql "SELECT agency, sum(quantity_kg) AS kg FROM fact_seizure WHERE is_additive AND substance = 'heroin' GROUP BY ALL"
        cables sql "SELECT * FROM audit_finding WHERE verdict = 'disagrees'" --format json
        cables sql "FROM dim_cable" --format parquet --output cables.parquet
        cables sql "SHOW TABLES"
    """
    from flows.command_line.query import run_query

    run_query(_place(warehouse), query, form, output)


@app.command()
def show(
    cable_id: Annotated[str, typer.Argument(metavar="CABLE_ID", help="Such as 08DUSHANBE1372.", show_default=False)],
    json: JsonOption = False,
    raw: Annotated[bool, typer.Option("--raw", help="The raw page that it was read from, as it was fetched.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Shows a cable as its three boxes: reference line, header, and body by paragraph, with its facts marked.

    Examples:

        cables show 08DUSHANBE1372
        cables show "08 Dushanbe 1372" --json
    """
    from flows.command_line.show import show as show_cable

    show_cable(_place(warehouse), cable_id, as_json_text=json, raw=raw, console=_console(_PAGE))


@app.command()
def explain(
    fact_id: Annotated[str, typer.Argument(metavar="FACT_ID", help="As `cables show` prints it.", show_default=False)],
    json: JsonOption = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Explains a fact: its sentence, its place in the raw page, the rule, the repairs on the way, and the checks that use it.

    Example:

        cables explain 08DUSHANBE1372-S1f2e3d4c5b
    """
    from flows.command_line.explain import explain as explain_fact

    explain_fact(_place(warehouse), fact_id, as_json_text=json, console=_console(_PAGE))


@app.command()
def check(warehouse: WarehouseOption = None) -> None:
    """Runs the checks on the published warehouse again, and lists what is not met.

    Exit status 1 where a critical check fails.
    """
    place = _place(warehouse)
    place.published()
    from flows.command_line.building import check_again

    raise typer.Exit(check_again(place, _console(_UNBROKEN), Console(stderr=True)))


@app.command()
def export(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="Where to write. Default: exports/ of the warehouse, anew.")] = None,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="What to write.")] = ExportFormat.parquet,
    warehouse: WarehouseOption = None,
) -> None:
    """Writes each table and view of the published warehouse to a folder, as Parquet with its datapackage.json, or as CSV.

    Example:

        cables export for-excel --format csv
    """
    if folder is None and form is not ExportFormat.parquet:
        raise Unusable(f"{form} needs a DIR: exports/ of the warehouse is Parquet")
    place = _place(warehouse)
    place.published()
    from flows.command_line.building import export_again, export_to

    if folder is None:
        export_again(place, Console())
    else:
        export_to(place, folder, form, Console())


@app.command()
def serve(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="As for `cables run`. Default: the sources of the settings.")
    ] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Runs on the schedule of the settings (`cron`, or `interval_minutes`) until it is stopped.

    Example of a cables.toml:

        warehouse = "/data/warehouse"
        sources = ["/data/incoming"]
        cron = "0 5 * * *"
    """
    settings = _settings()
    place = Warehouse(warehouse or settings.warehouse)
    from flows.command_line.building import serve as serve_flow

    serve_flow(sources or settings.sources, place, settings, Console())


def main() -> None:
    """Runs the command; whatever the user can mend is told in one line."""
    try:
        status = app(standalone_mode=False) or 0
    except Unusable as error:
        status = _fail(str(error))
    except TyperException as error:
        status = _fail(error.format_message())
    except BrokenPipeError:
        # Who reads the output (`head`, a pager) has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    if status == INTERRUPTED:
        print("cables: interrupted; what was published before still stands", file=sys.stderr)
    sys.exit(status)


def _fail(message: str) -> int:
    print(f"cables: {' '.join(message.split())}", file=sys.stderr)
    return UNUSABLE


def _console(width_in_a_pipe: int) -> Console:
    """Standard output: as wide as the terminal, or as is fit for what is printed."""
    return Console(width=None if sys.stdout.isatty() else width_in_a_pipe)


def _settings() -> Settings:
    from flows.settings import read_settings

    return read_settings()


def _place(warehouse: Path | None) -> Warehouse:
    return Warehouse(warehouse or _settings().warehouse)


def _caller(warehouse: Path | None) -> Callable[[str], str]:
    """How the user can call this command again from here, on the same warehouse."""
    called = sys.argv[0]
    program = "cables" if shutil.which("cables") == called else shlex.quote(os.path.relpath(called))
    option = f" --warehouse {shlex.quote(str(warehouse))}" if warehouse else ""
    return lambda words: f"{program} {words}{option}"


if __name__ == "__main__":
    main()
