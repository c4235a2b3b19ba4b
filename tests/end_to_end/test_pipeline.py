"""The flow in Prefect, and the command that runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.check import CheckReport
from flows.errors import Unusable
from flows.local_server import prefect_api, quiet
from flows.run_report import NotPublished, RunReport
from flows.warehouse import Warehouse
from tests.published import SAMPLES

Run = Callable[..., RunReport]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Prefect server for the tests of this file: its start takes longer than all of them."""
    home = tmp_path_factory.mktemp("prefect")
    os.environ.update(quiet(home))
    with prefect_api(home) as answered:
        yield answered()


@pytest.fixture
def place(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "warehouse")


@pytest.fixture
def run(api: str, place: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the flow, without the checks: Great Expectations takes seconds, and has its own tests."""
    from flows import pipeline
    from flows.deployments import using_api

    monkeypatch.setattr(pipeline, "run_checks", lambda database, checks, run_id: CheckReport([], []))

    def flow(*sources: Path, **options: Any) -> RunReport:
        with using_api(api):
            return pipeline.cables([str(source) for source in sources], str(place.root), **options)

    return flow


def rows(place: Warehouse, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(place.database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def cable_ids(place: Warehouse) -> set[str]:
    return {cable_id for (cable_id,) in rows(place, "select cable_id from dim_cable")}


def dump(path: Path, *serials: int) -> Path:
    """A dump of small cables, `08LUSAKA93` and so on."""
    record = '"{0}","3/4/2008 10:00","08LUSAKA{0}","Embassy Lusaka","UNCLASSIFIED","","R 041000Z MAR 08","1. (U) A body."'
    path.write_text("".join(record.format(serial) + "\n" for serial in serials))
    return path


def test_every_page_is_published_or_in_quarantine(run: Run, place: Warehouse) -> None:
    # the samples and what lies beside them
    report = run(SAMPLES)
    pages = rows(place, "select count(*) from raw_page")[0][0]
    assert (report.pages_seen, report.pages_new, report.pages_from_earlier_runs) == (pages, pages, 0)
    lost = "select source from raw_page where cable_id is null and raw_sha256 not in (select raw_sha256 from quarantine)"
    assert rows(place, lost) == []
    assert rows(place, "select run_id, status, pages_seen from run") == [(report.run_id, "published", pages)]
    assert {path.stem for path in place.exports.glob("*.parquet")} >= {"dim_cable", "fact_seizure", "audit_finding", "run"}
    assert sorted(path.name for path in place.root.iterdir()) == [".lock", "cables.duckdb", "exports", "raw", "staging"]


def test_the_same_again_changes_nothing_but_the_history(run: Run, place: Warehouse) -> None:
    run(SAMPLES)
    before = {path.name: path.read_bytes() for path in place.exports.glob("*.parquet")}
    report = run(SAMPLES)
    assert (report.pages_new, report.pages_from_earlier_runs) == (0, 0)
    after = {path.name: path.read_bytes() for path in place.exports.glob("*.parquet")}
    # a run more, and the days on which it ran
    assert {name for name in after if after[name] != before[name]} <= {"run.parquet", "dim_date.parquet"}


def test_a_warehouse_grows_unless_it_is_replaced(run: Run, place: Warehouse, tmp_path: Path) -> None:
    run(dump(tmp_path / "a.csv", 93, 94))
    report = run(dump(tmp_path / "b.csv", 94, 95))
    assert cable_ids(place) == {"08LUSAKA93", "08LUSAKA94", "08LUSAKA95"}
    assert (report.pages_seen, report.pages_new, report.pages_from_earlier_runs) == (2, 1, 1)
    # replaced by a page that lies in one pack with others
    run(dump(tmp_path / "c.csv", 94), replace=True)
    assert cable_ids(place) == {"08LUSAKA94"}
    assert rows(place, "select count(*) from raw_page") == [(1,)]
    # nothing fetched is lost, and nothing staged is kept that is not published
    assert sum(pq.read_metadata(path).num_rows for path in place.raw.glob("packs/*.parquet")) == 3
    assert len(list((place.staging / "normalised").iterdir())) == 1


def test_two_pages_of_one_cable_give_one(run: Run, place: Warehouse, tmp_path: Path) -> None:
    # from two sources of one run; both pages are kept
    short = tmp_path / "short.csv"
    short.write_text('"1","3/4/2008 10:00","08LUSAKA93","Embassy Lusaka","UNCLASSIFIED","","","Text."\n')
    run(short, dump(tmp_path / "a.csv", 93))
    assert rows(place, "select cable_id, source from dim_cable") == [("08LUSAKA93", f"{tmp_path / 'a.csv'}#1")]
    assert rows(place, "select cable_id, is_used from raw_page order by is_used") == [("08LUSAKA93", False), ("08LUSAKA93", True)]


def test_a_critical_check_stops_publication(run: Run, place: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # what stood before still stands, the history says so, and the next run goes on from what was published
    run(dump(tmp_path / "a.csv", 93))
    before = place.database.read_bytes()
    exports = {path.name: path.read_bytes() for path in place.exports.iterdir()}
    from flows import pipeline

    with monkeypatch.context() as failing:
        failing.setattr(pipeline, "run_checks", lambda database, checks, run_id: CheckReport([], ["keys: a key twice"]))
        with pytest.raises(NotPublished) as stopped:
            run(dump(tmp_path / "poison.csv", 94))
    assert stopped.value.report.critical_failures == ("keys: a key twice",)
    assert place.database.read_bytes() == before
    assert {path.name: path.read_bytes() for path in place.exports.iterdir()} == exports
    assert not list(place.root.glob(".build-*"))
    run(dump(tmp_path / "c.csv", 95))
    assert cable_ids(place) == {"08LUSAKA93", "08LUSAKA95"}
    assert [status for (status,) in rows(place, "select status from run order by run_id")] == ["published", "not_published", "published"]


def test_pages_without_a_cable_publish_nothing(run: Run, place: Warehouse, tmp_path: Path) -> None:
    # an empty warehouse in place of the one that stood would help nobody
    run(dump(tmp_path / "a.csv", 93))
    before = place.database.read_bytes()
    (tmp_path / "other.html").write_text("<html><body>A page of another site</body></html>")
    with pytest.raises(Unusable, match="none of the 1 pages holds a cable, and nothing was published: page of another site"):
        run(tmp_path / "other.html", replace=True)
    assert place.database.read_bytes() == before


def test_a_page_that_is_not_wholly_usable_stops_nothing(run: Run, place: Warehouse, tmp_path: Path) -> None:
    # one of each kind beside a good one: each is told of in quarantine, and the good one is published
    folder = tmp_path / "pages"
    folder.mkdir()
    page = (SAMPLES / "html" / "05TEGUCIGALPA2691.html").read_bytes()
    for name, data in {
        "good.html": page,
        "empty.html": b"",
        "binary.html": bytes(range(256)) * 8,
        "half.html": page[: page.index(b"<pre") + 40],
        "other-site.html": b"<html><body><h1>Weather</h1></body></html>",
        "no-reference-id.html": page.replace(b"05TEGUCIGALPA2691", b""),
        "broken-utf-8.txt": (SAMPLES / "text" / "08BAKU1427.txt").read_bytes().replace(b"2008", b"20\xff8", 1),
    }.items():
        (folder / name).write_bytes(data)
    (folder / "cables.csv").write_text('"1","3/4/2008 10:00","08LUSAKA93","Embassy Lusaka","UNCLASSIFIED","","no body"\n')
    run(folder)
    told = {Path(source).name: reason for source, reason in rows(place, "select source, reason from quarantine order by all")}
    assert sorted(told) == sorted({path.name for path in folder.iterdir()} - {"good.html", "cables.csv"} | {"cables.csv#1"})
    assert all(told.values())
    assert rows(place, "select source from dim_cable where cable_id = '05TEGUCIGALPA2691'") == [(str(folder / "good.html"),)]


def test_a_source_that_is_not_usable_is_told_before_anything_is_fetched(run: Run, place: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="does not exist"):
        run(dump(tmp_path / "a.csv", 93), tmp_path / "nowhere")
    assert not place.root.exists()


def test_fetching_is_tried_again_where_that_can_help(run: Run, place: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a network drive that answers the second time, and an archive that stays broken
    from flows import pipeline

    monkeypatch.setattr(pipeline, "fetch", pipeline.fetch.with_options(retry_delay_seconds=0))
    take_in, tries = pipeline.RawStore.take_in, []

    def hesitating(self: Any, *arguments: Any) -> int:
        tries.append(arguments)
        if len(tries) == 1:
            raise OSError("the drive does not answer")
        return int(take_in(self, *arguments))

    monkeypatch.setattr(pipeline.RawStore, "take_in", hesitating)
    run(dump(tmp_path / "a.csv", 93))
    assert (cable_ids(place), len(tries)) == ({"08LUSAKA93"}, 2)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK")
    with pytest.raises(Unusable, match="not a whole archive"):
        run(broken)
    assert len(tries) == 3


def cables(*words: str | Path, **variables: str) -> subprocess.Popen[str]:
    """The command in a process of its own, with nothing set in its environment but `variables`."""
    command = [sys.executable, "-m", "flows.cli", *map(str, words)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "CABLES", "GX"))}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**environment, **variables})


def test_the_command_end_to_end(place: Warehouse) -> None:
    # everything real: Prefect's own server, Great Expectations, the summary; quiet, and nothing written but the warehouse
    out, err = (command := cables("run", SAMPLES, "--warehouse", place.root, "--replace")).communicate(timeout=300)
    assert (command.returncode, err) == (0, "")
    assert out.startswith(f"Published {place.root}\n")
    for words in ("1 × normalise: a row of the dump with 7 fields, not 8", "Where to look next", "explain ", "index.html"):
        assert words in out
    assert (place.checks / "index.html").is_file()
    assert rows(place, "select count(*) > 0, bool_and(success or severity = 'warning') from expectation_result") == [(True, True)]
    cable_id = out.partition("show ")[2].split()[0]
    shown, err = (command := cables("show", cable_id, "--warehouse", place.root)).communicate(timeout=60)
    assert (command.returncode, err) == (0, "") and f"─ {cable_id} ─" in shown


def test_a_run_that_is_killed_leaves_all_as_it_was(run: Run, api: str, place: Warehouse, tmp_path: Path) -> None:
    # killed outright, at a moment when it holds the warehouse; the next run needs no help
    run(dump(tmp_path / "a.csv", 93))
    before = place.database.read_bytes()
    with cables("run", SAMPLES, "--warehouse", place.root, PREFECT_API_URL=api) as killed:
        deadline = time.monotonic() + 240
        while not list(place.root.glob(".build-*")):
            assert killed.poll() is None and time.monotonic() < deadline, "the run never began to build"
            time.sleep(0.01)
        killed.send_signal(signal.SIGKILL)
    assert place.database.read_bytes() == before
    run(dump(tmp_path / "b.csv", 94))
    assert cable_ids(place) == {"08LUSAKA93", "08LUSAKA94"}
    assert not list(place.root.glob(".build-*"))
