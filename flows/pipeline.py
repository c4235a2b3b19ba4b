"""The Prefect flow: fetch, normalise, select, extract and audit, load, check, publish.

Each stage is a task, and one that works on pages takes a chunk of them, a pack of the raw store: a task costs Prefect a few milliseconds,
a page less than one. With `prefect_api` of `flows.local_server` it runs without a Prefect server; with `PREFECT_API_URL` set, each run and
its tasks are seen in that server's pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, cast

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import Task

from flows.check import CheckReport, run_checks
from flows.errors import Unusable
from flows.facts import FACT_TABLES
from flows.fetch.raw_store import RawStore, write_whole
from flows.fetch.sources import Skipped, look_at
from flows.load import build_database, record_run
from flows.progress import report
from flows.publish import publish
from flows.run_report import NotPublished, RunReport
from flows.selection import select_pages
from flows.stages import examine_pack, normalise_pack
from flows.staging import prune
from flows.warehouse import Warehouse
from flows.workers import Workers

# One chunk is written while the next one is parsed; more would only hold more in memory.
CHUNKS_IN_FLIGHT: Final = 2
_RUNNER: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=CHUNKS_IN_FLIGHT)


def _can_help(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """A second reading helps against a disk or network drive that hesitates, not against a source that is not usable."""
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(name="fetch", retries=2, retry_delay_seconds=2, retry_condition_fn=_can_help, cache_policy=NO_CACHE)
def fetch(source: str, warehouse: Warehouse, run_id: str, number: int) -> list[Skipped]:
    """Takes the pages of a source into the raw store; returns the files that were passed over."""
    found = look_at(source, without=warehouse.root)
    report("fetch", total=len(found.files))
    RawStore(warehouse.raw).take_in(found.pages(lambda files: report("fetch", files)), run_id, f"{number:03d}")
    return found.skipped


@task(name="normalise chunk", task_run_name="normalise {pack}", cache_policy=NO_CACHE)
def normalise_chunk(pack: str, warehouse: Warehouse, scope: frozenset[str] | None, workers: Workers) -> None:
    """One pack of raw pages to staged cables."""
    normalise_pack(RawStore(warehouse.raw).pack_path(pack), warehouse.staging, scope, workers, lambda pages: report("normalise", pages))


@task(name="select pages", cache_policy=NO_CACHE)
def select(packs: Sequence[str], warehouse: Warehouse) -> dict[str, frozenset[str]]:
    """Of each cable the most complete page."""
    return select_pages(warehouse, packs)


@task(name="extract and audit chunk", task_run_name="extract and audit {pack}", cache_policy=NO_CACHE)
def examine_chunk(pack: str, warehouse: Warehouse, used: frozenset[str], workers: Workers) -> None:
    """The cables of one pack to staged facts and findings."""
    examine_pack(pack, warehouse.staging, used, workers, lambda cables: report("extract and audit", cables))


@task(name="load", cache_policy=NO_CACHE)
def load(database: Path, warehouse: Warehouse, packs: Sequence[str]) -> None:
    """Staged Parquet to a new database."""
    report("load", total=1)
    build_database(database, warehouse.staging, packs)
    report("load", 1)


@task(name="check", cache_policy=NO_CACHE)
def check(database: Path, warehouse: Warehouse, run_id: str) -> CheckReport:
    """The expectations on that database, and their Data Docs."""
    report("check", total=1)
    checked = run_checks(database, warehouse.checks, run_id)
    report("check", 1)
    return checked


@task(name="publish", cache_policy=NO_CACHE)
def publish_database(database: Path, warehouse: Warehouse) -> None:
    """Exports, and the swap."""
    report("publish", total=1)
    publish(database, warehouse.root)
    report("publish", 1)


@flow(name="cables", task_runner=cast(Any, _RUNNER))
def cables(sources: list[str], warehouse: str = "warehouse", replace: bool = False, workers: int | None = None) -> RunReport:
    """Builds and publishes a warehouse from sources.

    Args:
        sources: folders, pages, dumps, archives.
        warehouse: the folder of the warehouse.
        replace: leave out what earlier runs published; else the warehouse grows by what is new.
        workers: processes to parse with; one a core where None.

    Raises:
        Unusable: a source or the warehouse is not usable, or no page holds a cable.
        NotPublished: a critical check failed.
    """
    place = Warehouse(Path(warehouse))
    for source in sources:
        look_at(source, without=place.root)
    started_at = datetime.now(UTC).replace(tzinfo=None)
    run_id = started_at.strftime("%Y%m%dT%H%M%S.%fZ")
    with place.writing(), place.building(run_id) as build, Workers(workers) as pool:
        return _run(sources, place, build, replace, pool, run_id, started_at)


def _run(
    sources: Sequence[str], place: Warehouse, build: Path, replace: bool, pool: Workers, run_id: str, started_at: datetime
) -> RunReport:
    store = RawStore(place.raw)
    skipped = [item for number, source in enumerate(sources) for item in fetch(source, place, run_id, number)]
    seen = store.seen(run_id)
    pages_new = pc.sum(seen["is_new"]).as_py()
    scope = store.scope_with(run_id, replace=replace)
    write_whole(scope, build / "scope.parquet")
    by_pack: dict[str, set[str]] = {}
    for page, pack in zip(scope["raw_sha256"].to_pylist(), scope["pack"].to_pylist(), strict=True):
        by_pack.setdefault(pack, set()).add(page)
    packs = sorted(by_pack)

    report("normalise", total=scope.num_rows)
    _all([normalise_chunk.submit(pack, place, _unless_all(store, pack, by_pack[pack]), pool) for pack in packs])
    used = select(packs, place)
    cables_used = sum(len(pages) for pages in used.values())
    if not cables_used:
        raise Unusable(_no_cable(place, packs))
    report("extract and audit", total=cables_used)
    _all([examine_chunk.submit(pack, place, used[pack], pool) for pack in packs])

    database = build / place.database.name
    load(database, place, packs)
    checked = check(database, place, run_id)
    done = RunReport(
        run_id=run_id,
        pages_seen=seen.num_rows,
        pages_new=pages_new,
        pages_from_earlier_runs=scope.num_rows - seen.num_rows,
        skipped=tuple(skipped),
        critical_failures=tuple(checked.critical_failures),
    )
    record_run(database, place.staging, _run_row(done, started_at, database, checked), checked.results)
    if checked.critical_failures:
        raise NotPublished(done)
    # Before the swap: killed between the two, the next run also publishes what this one has checked.
    (build / "scope.parquet").replace(store.scope)
    publish_database(database, place)
    for stage in ("normalised", "extracted", "audited"):
        prune(place.staging / stage, packs)
    return done


def _all(futures: Sequence[PrefectFuture[None]]) -> None:
    for future in futures:
        future.result()


def _unless_all(store: RawStore, pack: str, pages: set[str]) -> frozenset[str] | None:
    return None if pq.read_metadata(store.pack_path(pack)).num_rows == len(pages) else frozenset(pages)


def _no_cable(place: Warehouse, packs: Sequence[str]) -> str:
    reasons: Counter[str] = Counter()
    pages = 0
    for pack in packs:
        folder = place.staging / "normalised" / pack
        reasons.update(pq.read_table(folder / "quarantine.parquet", columns=["reason"])["reason"].to_pylist())
        pages += pq.read_metadata(folder / "raw_page.parquet").num_rows
    told = "; ".join(f"{reason} ({count})" for reason, count in reasons.most_common(3))
    return f"none of the {pages} pages holds a cable, and nothing was published: {told}"


def _code_version() -> str:
    try:
        return version("cable-warehouse")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "unknown"


def _run_row(done: RunReport, started_at: datetime, database: Path, checked: CheckReport) -> Mapping[str, object]:
    counted = " + ".join(f"(select count(*) from {table})" for table in FACT_TABLES)
    with duckdb.connect(str(database), read_only=True) as connection:
        row = connection.execute(f"select (select count(*) from dim_cable), {counted}").fetchone()
    return {
        "run_id": done.run_id,
        "started_at": started_at,
        "finished_at": datetime.now(UTC).replace(tzinfo=None),
        "status": "not_published" if done.critical_failures else "published",
        "pages_seen": done.pages_seen,
        "pages_new": done.pages_new,
        "cables": row[0] if row else 0,
        "facts": row[1] if row else 0,
        "expectations_failed": sum(not result["success"] for result in checked.results),
        "code_version": _code_version(),
    }
