"""The `cables` command: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow.parquet as pq
import pytest

from flows import cli
from flows.warehouse import Warehouse
from tests.published import publish_samples


class Result(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


Cables = Callable[..., Result]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return publish_samples(tmp_path_factory.mktemp("published"))


@pytest.fixture
def cables(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cables:
    """Runs a command in an empty folder, on the warehouse of the samples."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CABLES_WAREHOUSE", str(warehouse.root))

    def run(*words: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["cables", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsysbinary.readouterr()
        return Result(int(ended.value.code or 0), out.decode("utf-8", "replace"), err.decode())

    return run


def fails(result: Result, *told: str) -> None:
    """It ended with status 2 and one line on standard error, which says this much."""
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("cables: ") and result.err.count("\n") == 1 and result.err.endswith("\n")
    for words in told:
        assert words in result.err


def test_help_teaches_each_command(cables: Cables) -> None:
    # a command without an example does not
    for command in ("run", "sql", "show", "explain", "export", "serve"):
        result = cables(command, "--help")
        assert result.status == 0
        assert "Example" in result.out
    assert cables().out == cables("--help").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run",), "no SOURCE is given"),
        (("run", "nowhere"), "nowhere does not exist"),
        (("run", "empty"), "empty holds no pages"),
        (("run", "https://example.org/cables/"), "not supported in this version"),
        (("run", "page.html", "--warehouse", "page.html"), "the warehouse page.html cannot be written"),
        (("run", "page.html", "--workers", "none"), "--workers"),
        (("run", "--fast"), "No such option: --fast"),
        (("fetch",), "No such command 'fetch'"),
        (("sql",), "Missing argument 'QUERY'"),
        (("sql", "SELECT 1", "--format", "xml"), "'xml' is not one of"),
        (("sql", "SELECT 1", "--warehouse", "empty"), "no warehouse has been published in empty yet"),
        (("show", "08BAKU1427", "--warehouse", "empty"), "no warehouse has been published in empty yet"),
        (("explain", "x", "--warehouse", "empty"), "no warehouse has been published in empty yet"),
        (("check", "--warehouse", "empty"), "no warehouse has been published in empty yet"),
        (("export", "out", "--warehouse", "empty"), "no warehouse has been published in empty yet"),
        (("export", "--format", "csv"), "csv needs a DIR"),
        (("export", "page.html"), "page.html cannot be written"),
        (("serve", "page.html"), "no schedule is set"),
        (("serve",), "no SOURCE is given"),
    ],
)
def test_what_is_not_usable_is_told_in_one_line(words: tuple[str, ...], told: str, cables: Cables) -> None:
    Path("empty").mkdir()
    Path("page.html").write_text("<html>")
    fails(cables(*words), told)
    assert sorted(path.name for path in Path().iterdir()) == ["empty", "page.html"]


def test_a_setting_that_is_not_valid_is_told_in_one_line(cables: Cables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CABLES_CRON", "every day")
    fails(cables("run", "nowhere"), "CABLES_CRON: 'every day' is no cron schedule")


def test_sql_as_a_table_has_no_trailing_zeros(cables: Cables) -> None:
    # decimals are stored with six places; a pipe gets each row on one line, however long
    result = cables("sql", "SELECT 0.026000::decimal(24, 6) AS kg, NULL AS agency, true AS is_additive, repeat('x', 300) AS quote")
    assert result.status == 0
    header, _, row = [line.split() for line in result.out.splitlines() if line.strip()]
    assert header == ["kg", "agency", "is_additive", "quote"]
    assert row == ["0.026", "true", "x" * 300]


def test_sql_as_csv(cables: Cables) -> None:
    result = cables(
        "sql", "SELECT 1288.000000::decimal(24, 6) AS kg, 'a \"b\", c' AS text, NULL AS nothing, DATE '2008-11-03' AS day", "-f", "csv"
    )
    assert list(csv.reader(io.StringIO(result.out))) == [["kg", "text", "nothing", "day"], ["1288", 'a "b", c', "", "2008-11-03"]]


def test_sql_as_json(cables: Cables) -> None:
    query = "SELECT 0.026000::decimal(24, 6) AS kg, 12345678901234567.123456::decimal(24, 6) AS exact, 3.0::decimal(9, 1) AS n, [1] AS list"
    assert json.loads(cables("sql", query, "--format", "json").out) == [
        # a float would not hold the second figure
        {"kg": 0.026, "exact": "12345678901234567.123456", "n": 3, "list": [1]}
    ]
    assert json.loads(cables("sql", "SELECT 1 AS one WHERE false", "--format", "json").out) == []


def test_sql_as_parquet_keeps_the_types(cables: Cables) -> None:
    assert cables("sql", "SELECT 0.026::decimal(24, 6) AS kg", "--format", "parquet", "--output", "out.parquet").status == 0
    assert str(pq.read_schema("out.parquet").field("kg").type) == "decimal128(24, 6)"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * FROM cable", "Table with name cable does not exist"),
        ("SELEC 1", "syntax error"),
        ("DELETE FROM dim_cable", "read-only"),
        ("CREATE TABLE mine AS SELECT 1", "read-only"),
        ("COPY dim_cable TO 'out.csv'", "disabled by configuration"),
        ("SELECT * FROM read_csv('/etc/passwd')", "disabled by configuration"),
        ("SET enable_external_access = true", "configuration"),
        ("", "there is no query"),
    ],
)
def test_sql_that_fails_or_would_write_is_told_in_one_line(query: str, told: str, cables: Cables, warehouse: Warehouse) -> None:
    before = warehouse.database.read_bytes()
    fails(cables("sql", query), told)
    assert warehouse.database.read_bytes() == before
    assert not Path("out.csv").exists()


def test_an_output_that_cannot_be_written_is_told(cables: Cables) -> None:
    fails(cables("sql", "SELECT 1", "--output", "nowhere/out.csv"), "nowhere/out.csv cannot be written")


WRITER = "import duckdb, sys, time; held = duckdb.connect(sys.argv[1]); print('open', flush=True); time.sleep(60)"


@pytest.fixture
def held(warehouse: Warehouse) -> Iterator[None]:
    """Another program has the database open for writing."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(warehouse.database)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield
        other.kill()


@pytest.mark.usefixtures("held")
def test_a_database_that_another_program_holds_open_is_told(cables: Cables) -> None:
    fails(cables("sql", "SELECT 1"), "is open for writing in another program")


def test_two_readers_do_not_mind_each_other(cables: Cables, warehouse: Warehouse) -> None:
    with duckdb.connect(str(warehouse.database), read_only=True):
        assert cables("sql", "SELECT 1").status == 0


def test_show_has_three_boxes(cables: Cables) -> None:
    # reference line, header, body
    result = cables("show", "08BAKU1427")
    assert result.status == 0
    titles = ["─ 08BAKU1427 ─", "─ Header ─", "─ Body ─"]
    assert [result.out.count(title) for title in titles] == [1, 1, 1]
    assert "VZCZCXRO4183" in result.out
    assert "WHITCOMB" in result.out


@pytest.mark.parametrize("written", ["08baku1427", "08 BAKU 1427", "2008BAKU01427"])
def test_show_knows_a_cable_however_it_is_written(written: str, cables: Cables) -> None:
    assert cables("show", written).out == cables("show", "08BAKU1427").out


def test_show_marks_the_facts_in_the_body(cables: Cables, warehouse: Warehouse) -> None:
    # every fact of the cable is listed under its paragraph, and what is marked is what was quoted
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        facts = connection.execute("select fact_id, quote from fact_seizure where cable_id = '08BAKU1427'").fetchall()
    assert facts
    shown = json.loads(cables("show", "08BAKU1427", "--json").out)
    marked = {
        fact["fact_id"]: paragraph["text"][fact["text_start"] : fact["text_end"]]
        for paragraph in shown["paragraphs"]
        for fact in paragraph["facts"]
        if fact["table"] == "fact_seizure"
    }
    for fact_id, quote in facts:
        # repairs apart, of which the quote has none and the text has all
        assert " ".join(marked[fact_id].split()).replace("'", "Q") == quote.replace("'", "Q")
    body = cables("show", "08BAKU1427").out
    assert all(fact_id in body for fact_id, _ in facts)
    assert "⟦" in body and body.count("⟦") == body.count("⟧")


def test_show_raw_is_the_page_as_it_was_fetched(cables: Cables) -> None:
    page = (Path(__file__).resolve().parents[1] / "samples" / "text" / "08BAKU1427.txt").read_text(encoding="utf-8")
    assert cables("show", "08BAKU1427", "--raw").out.rstrip("\n") == page.rstrip("\n")


def test_an_unknown_cable_is_told_with_the_nearest(cables: Cables) -> None:
    fails(cables("show", "08BAKU1472"), "there is no cable 08BAKU1472", "08BAKU1427")


def test_an_unknown_fact_is_told_with_the_nearest(cables: Cables, warehouse: Warehouse) -> None:
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        (fact_id,) = connection.execute("select min(fact_id) from fact_seizure").fetchone() or ("",)
    fails(cables("explain", f"{fact_id}x"), f"there is no fact {fact_id}x", f"the nearest are {fact_id}")


def test_explain_leads_from_the_fact_to_the_page_and_the_checks(cables: Cables, warehouse: Warehouse) -> None:
    # a fact whose stated total a finding contradicts, for each of them
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        disputed = connection.execute(
            """
            select fact_id, finding.explanation, quote, rule, raw_text[span_start + 1 : span_end], page.source
            from fact_seizure
            join audit_finding as finding using (fact_id)
            join dim_cable as cable on cable.cable_id = fact_seizure.cable_id
            join raw_page as page on page.raw_sha256 = cable.raw_sha256
            where verdict = 'disagrees'
            """
        ).fetchall()
    assert disputed
    for fact_id, explanation, quote, rule, raw_quote, source in disputed:
        told = json.loads(cables("explain", fact_id, "--json").out)
        assert told["fact"]["quote"] == quote
        assert (told["fact"]["rule"], told["page"]["raw_quote"], told["page"]["source"]) == (rule, raw_quote, source)
        assert explanation in {finding["explanation"] for finding in told["findings"]}
        start, end = told["text_span"]
        assert told["paragraph"]["text"][start:end]
        boxes = " ".join(cables("explain", fact_id).out.split())
        assert rule in boxes and "disagrees" in boxes


def test_explain_names_the_proposed_edit(cables: Cables, warehouse: Warehouse) -> None:
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        fact_id, text = connection.execute("select fact_id, proposed_text from repair_proposal order by all limit 1").fetchone() or ("", "")
    told = json.loads(cables("explain", fact_id, "--json").out)
    assert text in {proposal["proposed_text"] for proposal in told["proposals"]}
    assert "Proposed, not applied" in cables("explain", fact_id).out


def test_facts_are_marked_only_by_the_staging_they_came_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cables: Cables) -> None:
    # staging has been cleared away: no mark, but nothing is missing either
    place = publish_samples(tmp_path / "elsewhere")
    monkeypatch.setenv("CABLES_WAREHOUSE", str(place.root))
    marked = cables("show", "08BAKU1427").out
    place.used_pages.unlink()
    plain = cables("show", "08BAKU1427").out
    assert "⟦" in marked and "⟦" not in plain
    assert marked.count("▸") == plain.count("▸") > 0


def test_export_elsewhere(cables: Cables, warehouse: Warehouse) -> None:
    assert cables("export", "out", "--format", "csv").status == 0
    with Path("out/dim_cable.csv").open(encoding="utf-8", newline="") as file:
        assert {row["cable_id"] for row in csv.DictReader(file)} >= {"08BAKU1427", "05TEGUCIGALPA2691"}
    assert cables("export", "parquet").status == 0
    assert json.loads(Path("parquet/datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert not (warehouse.root / "exports").exists()


def test_export_anew(cables: Cables, warehouse: Warehouse) -> None:
    assert cables("export").status == 0
    assert pq.read_metadata(warehouse.exports / "dim_cable.parquet").num_rows > 0
    assert not list(warehouse.root.glob(".build-*"))


LIGHT = """
import sys
sys.argv = ["cables", "--help"]
from flows import cli
try:
    cli.main()
except SystemExit:
    pass
print(*(set(sys.modules) & {"prefect", "duckdb", "great_expectations", "pyarrow", "pandas"}), file=sys.stderr)
"""


def test_help_loads_nothing_that_it_does_not_need() -> None:
    # Prefect and Great Expectations take seconds to import
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


def test_reading_does_not_load_what_only_building_needs(warehouse: Warehouse) -> None:
    script = LIGHT.replace('"--help"', f'"sql", "SELECT 1", "--warehouse", {str(warehouse.root)!r}').replace('"duckdb", ', "")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
