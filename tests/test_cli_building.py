"""What the commands that build print: the summary of a run, progress, checks, schedules."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from flows.check import CheckReport
from flows.command_line import building
from flows.command_line.bars import progress_bars
from flows.command_line.paragraphs import sentence_around
from flows.command_line.summary import SHOWN_FINDINGS, summarise
from flows.fetch.sources import Skipped
from flows.progress import report
from flows.run_report import RunReport
from flows.settings import Settings
from flows.warehouse import Warehouse
from tests.published import publish_samples

RUN = RunReport(
    run_id="20081103T120900.000000Z",
    pages_seen=8,
    pages_new=3,
    pages_from_earlier_runs=2,
    skipped=(Skipped("a/map.png", "no ending of a page"), Skipped("b.zip", "no ending of a page")),
    critical_failures=(),
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return publish_samples(tmp_path_factory.mktemp("published"))


def console() -> Console:
    return Console(file=io.StringIO(), width=10_000)


def printed(on: Console) -> str:
    assert isinstance(on.file, io.StringIO)
    return on.file.getvalue()


def call(words: str) -> str:
    return f".venv/bin/cables {words} --warehouse w"


def rows(warehouse: Warehouse, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_summary_counts_what_is_there(warehouse: Warehouse) -> None:
    summarise(warehouse, RUN, call, on := console())
    told = printed(on)
    ((cables, seizures),) = rows(warehouse, "select (select count(*) from dim_cable), (select count(*) from fact_seizure)")
    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert "Pages 8 in the sources, 3 of them new; 2 more of earlier runs" in lines
    assert "1 quarantined, wholly or in part" in lines
    assert "1 × normalise: a row of the dump with 7 fields, not 8" in lines
    assert "files passed over: 2 × no ending of a page (a/map.png, b.zip)" in lines
    assert f"Cables {cables}" in lines
    assert any(line.startswith(f"Facts {seizures} seizures, ") for line in lines)


def test_the_summary_tells_each_disagreement_with_its_sentence(warehouse: Warehouse) -> None:
    summarise(warehouse, RUN, call, on := console())
    told = printed(on)
    disagreeing = rows(warehouse, "select explanation from audit_finding where verdict = 'disagrees'")
    assert 0 < len(disagreeing) <= SHOWN_FINDINGS
    assert all(explanation in told for (explanation,) in disagreeing)
    # the sentence of paragraph 11 of 08BAKU1427, and of its table the line
    assert (
        "“During the first nine months of the year it seized 1113 kilos of drugs, a 21 percent increase over the same period of 2007.”"
        in told
    )
    assert "“Opium (kg): 2007: 1156. 2008: 971”" in told


def test_the_summary_ends_with_commands_that_work(warehouse: Warehouse) -> None:
    # as the user has to type them here
    summarise(warehouse, RUN, call, on := console())
    told = printed(on)
    (line,) = [line.split() for line in told.splitlines() if " explain " in line]
    assert (line[0], line[3:]) == (".venv/bin/cables", ["--warehouse", "w"])
    assert rows(warehouse, f"select count(*) from audit_finding where fact_id = '{line[2]}'")[0][0] > 0


def test_a_long_list_says_how_much_it_leaves_out(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.command_line.summary.SHOWN_FINDINGS", 1)
    summarise(warehouse, RUN, call, on := console())
    ((count,),) = rows(warehouse, "select count(*) from audit_finding where verdict = 'disagrees'")
    assert f'and {count - 1} more: .venv/bin/cables sql "SELECT cable_id, kind, explanation FROM audit_finding' in printed(on)


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        # a decimal point and an abbreviation before a small letter do not end it
        ("They seized it. In 2007 some 4.7 kg \nwere approx. counted. Then not.", "4.7 kg", "In 2007 some 4.7 kg were approx. counted."),
        # the line of a table
        ("In kg: \nHeroin (kg): 2007: 12 \nOpium (kg): 2007: 30 \n", "30", "Opium (kg): 2007: 30"),
        # a quote that is the end of the text, without a full stop
        ("First. Second", "Second", "Second"),
    ],
)
def test_the_sentence_around_a_quote(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert sentence_around(text, start, start + len(quote)) == sentence


def test_bars_are_for_terminals() -> None:
    with progress_bars(on := console()):
        report("fetch", total=2)
        report("fetch", 2)
    assert printed(on) == ""
    terminal = Console(file=io.StringIO(), force_terminal=True, width=100)
    with progress_bars(terminal):
        # a second source adds its files to those of the first
        report("fetch", total=2)
        report("fetch", 2)
        report("fetch", total=3)
    assert "2/5" in printed(terminal)


def judged(monkeypatch: pytest.MonkeyPatch, warehouse: Warehouse, severity: str) -> tuple[int, str, str]:
    """The status of `cables check` where one of two expectations fails, and what it printed."""
    row = {"suite": "keys", "expectation": "No key twice.", "severity": severity, "success": False, "unexpected_count": 3, "detail": "08A1"}
    met = {**row, "expectation": "No key null.", "success": True, "unexpected_count": 0}
    failures = ["keys: No key twice. 08A1"] if severity == "critical" else []
    monkeypatch.setattr(building, "run_checks", lambda database, checks, run_id: CheckReport([row, met], failures))
    status = building.check_again(warehouse, out := console(), err := console())
    return status, printed(out), printed(err)


def test_check_lists_what_is_not_met(monkeypatch: pytest.MonkeyPatch, warehouse: Warehouse) -> None:
    # a warning is told, and fails nothing
    status, out, err = judged(monkeypatch, warehouse, "warning")
    assert (status, err) == (0, "")
    assert "1 of 2 expectations met" in out
    assert ["keys", "No", "key", "twice.", "warning", "3", "08A1"] in [line.split() for line in out.splitlines()]
    assert "No key null." not in out


def test_check_fails_where_a_critical_expectation_does(monkeypatch: pytest.MonkeyPatch, warehouse: Warehouse) -> None:
    status, _, err = judged(monkeypatch, warehouse, "critical")
    assert (status, err) == (1, "1 critical checks failed\n")


@pytest.mark.parametrize(
    ("settings", "schedule"),
    [
        (
            Settings(cron="0 5 * * *", timezone="Asia/Dushanbe", workers=2),
            {"cron": "0 5 * * *", "timezone": "Asia/Dushanbe", "interval": None},
        ),
        (Settings(interval_minutes=90, workers=2), {"cron": None, "timezone": "UTC", "interval": 5400.0}),
    ],
)
def test_the_schedule_of_the_settings_is_served(settings: Settings, schedule: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    # wherever the process that runs it starts: paths are absolute, addresses stay
    from flows import deployments

    served: dict[str, Any] = {}
    monkeypatch.setattr(deployments.cables, "serve", lambda **options: served.update(options))
    deployments.serve_on_schedule(["pages", "https://example.org/cables"], Warehouse(Path("w")), settings)
    got = served["schedule"]
    assert {"cron": got.cron, "timezone": got.timezone, "interval": got.interval and got.interval.total_seconds()} == schedule
    assert served["parameters"] == {
        "sources": [str(Path("pages").resolve()), "https://example.org/cables"],
        "warehouse": str(Path("w").resolve()),
        "workers": 2,
    }
    assert served["limit"] == 1
