"""The check stage as a whole: what it reports, and the pages that it leaves for people."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import duckdb
import pytest

import flows.check.frames
import flows.check.judge
from flows.check import CheckReport, run_checks
from flows.check.suites import derived_suites, load_suites
from flows.load import build_database
from tests.warehouse_fixture import FIRST, PACKS, build_small_database, first_pack, write_staging


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_database(tmp_path_factory.mktemp("check"))


def judge_only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Leaves out the other suites, for speed."""
    suites = {name: suite for name, suite in load_suites().items() if name in names}
    monkeypatch.setattr("flows.check.suites.load_suites", lambda: suites)


def test_derived_suites_are_the_committed_ones() -> None:
    committed = load_suites()
    for name, suite in derived_suites().items():
        assert committed[name] == suite, "run `python -m flows.check.suites`"


def test_every_expectation_has_a_sentence_of_its_own_and_a_severity() -> None:
    for name, suite in load_suites().items():
        assert suite["name"] == name
        sentences = [expectation["description"] for expectation in suite["expectations"]]
        assert len(set(sentences)) == len(sentences)
        assert {expectation["severity"] for expectation in suite["expectations"]} <= {"critical", "warning"}


def test_suites_name_the_release_that_reads_them() -> None:
    for suite in load_suites().values():
        assert suite["meta"]["great_expectations_version"] == version("great_expectations")


def test_great_expectations_is_not_imported_before_it_is_needed() -> None:
    # it takes seconds, and `cables sql` needs none of it
    code = "import sys, flows.check; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def report(database: Path, tmp_path_factory: pytest.TempPathFactory) -> CheckReport:
    return run_checks(database, tmp_path_factory.mktemp("checks"), "20240501T000000Z")


@pytest.fixture(scope="module")
def checks(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checks")
    run_checks(database, folder, "20240501T000000Z")
    run_checks(database, folder, "20240502T000000Z")
    return folder


class TestReport:
    def test_disagreements_in_the_source_are_warnings(self, report: CheckReport) -> None:
        assert report.critical_failures == []
        unmet = {str(row["expectation"]): row for row in report.results if not row["success"]}
        assert {row["severity"] for row in unmet.values()} == {"warning"}
        row = unmet["The agencies' figures add up to the stated total of each substance."]
        assert row["unexpected_count"] == 1
        assert row["detail"] == f"{FIRST}: cannabis: 60 + 8 = 68 kg; stated 70 kg, which does not agree."

    def test_what_is_met_says_how_much_it_compared(self, report: CheckReport) -> None:
        details = {str(row["expectation"]): row["detail"] for row in report.results}
        assert details["A finding checks every stated total of seizures."] == "rows checked: 5"
        # a check that compares with nothing says so, also where it compares some columns only
        assert details["A finding checks every corruption figure of which several parts are stated."] == "no rows to check"
        assert details["Every reference to `fact_seizure.fact_id` is found there."] == (
            "rows checked: 2; no rows to check in fact_seizure.part_of"
        )

    def test_an_empty_warehouse_is_not_said_to_be_checked(self, tmp_path: Path) -> None:
        build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", used=()), [])
        report = run_checks(tmp_path / "cables.duckdb", tmp_path / "checks", "20240501T000000Z")
        details = {(row["suite"], row["detail"]) for row in report.results if row["suite"] in ("audit", "facts", "findings", "headers")}
        assert {detail for _, detail in details} == {"no rows to check"}

    def test_of_many_lines_that_are_alike_some_are_kept_and_all_are_counted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # 9 unknown lines: two are listed, seven are one line more
        judge_only(monkeypatch, "headers")
        monkeypatch.setattr(flows.check.frames, "LINES_KEPT", 2)
        first = first_pack()
        unknown = first["header_line"][-1]
        first["header_line"] += [unknown | {"position": 100 + n, "text": f"STRANGE LINE {n}"} for n in range(8)]
        build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {"pack-a": first}), PACKS[:1])
        report = run_checks(tmp_path / "cables.duckdb", tmp_path / "checks", "20240501T000000Z")
        sentence = "Every line of a routing header is a format line that a rule knows."
        (row,) = [row for row in report.results if row["expectation"] == sentence]
        assert row["unexpected_count"] == 9
        assert str(row["detail"]).splitlines()[-1] == "and 7 more: unknown"

    def test_a_critical_failure_is_told_in_a_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        judge_only(monkeypatch, "facts")
        first = first_pack()
        first["fact_seizure"][0] |= {"quantity_low": first["fact_seizure"][0]["quantity_high"]}
        build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {"pack-a": first}), PACKS[:1])
        (failure,) = run_checks(tmp_path / "cables.duckdb", tmp_path / "checks", "20240501T000000Z").critical_failures
        assert failure == (
            "facts: Every figure lies within the bounds of what would be written so. "
            f"{FIRST}-S1: 40.0 is not within 40.5 to 40.5."
        )
        assert "Not published." in (tmp_path / "checks" / "index.html").read_text(encoding="utf-8")

    def test_what_cannot_be_judged_is_not_met(self, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        # an expectation on a column that its query does not give
        suites = load_suites()
        suites["findings"]["expectations"][0]["kwargs"]["column"] = "sum_of_colours"
        monkeypatch.setattr("flows.check.suites.load_suites", lambda: {"findings": suites["findings"]})
        result = run_checks(database, tmp_path, "20240501T000000Z").results[0]
        assert result["success"] is False
        assert "sum_of_colours" in str(result["detail"])


class TestPages:
    def test_the_first_page_says_what_disagrees(self, checks: Path) -> None:
        page = (checks / "index.html").read_text(encoding="utf-8")
        assert "cannabis: 60 + 8 = 68 kg; stated 70 kg, which does not agree." in page
        assert "Passed." in page

    def test_it_lists_the_runs_latest_first(self, checks: Path) -> None:
        page = (checks / "index.html").read_text(encoding="utf-8")
        listed = page[page.index("<h2>Runs</h2>") :]
        assert listed.index("20240502T000000Z") < listed.index("20240501T000000Z")

    def test_every_link_leads_to_a_page(self, checks: Path) -> None:
        links = [part.split('"')[0] for part in (checks / "index.html").read_text(encoding="utf-8").split('href="')[1:]]
        assert len(links) > 2 * len(load_suites())
        for link in links:
            assert (checks / link).is_file(), link

    def test_a_page_shows_its_suite_with_what_is_met_and_what_is_not(self, checks: Path) -> None:
        (page, _) = sorted(checks.glob("validations/findings/*/*/*.html"))
        text = page.read_text(encoding="utf-8")
        assert "6 of 9 expectations are met" in text
        assert "rows checked: 2" in text
        assert "Dated 1972 in the text, but the agreement is of 1971." in text

    def test_pages_take_nothing_from_other_hosts(self, checks: Path) -> None:
        # they must show the same without a network
        for page in [checks / "index.html", *checks.glob("validations/**/*.html")]:
            assert "//" not in page.read_text(encoding="utf-8").replace("</", ""), page

    def test_text_of_cables_is_escaped(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        judge_only(monkeypatch, "headers")
        first = first_pack()
        first["header_line"][-1] |= {"text": "<script>alert(1)</script>"}
        build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {"pack-a": first}), PACKS[:1])
        run_checks(tmp_path / "cables.duckdb", tmp_path / "checks", "20240501T000000Z")
        page = (tmp_path / "checks" / "index.html").read_text(encoding="utf-8")
        assert "<script>" not in page
        assert "&lt;script&gt;alert(1)" in page

    def test_the_first_page_shows_some_of_many_lines(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        judge_only(monkeypatch, "headers")
        # 25 unknown lines: 20 on the first page, all of them a click away
        first = first_pack()
        unknown = first["header_line"][-1]
        first["header_line"] += [unknown | {"position": 100 + n, "text": f"STRANGE LINE {n:02}"} for n in range(24)]
        build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {"pack-a": first}), PACKS[:1])
        run_checks(tmp_path / "cables.duckdb", tmp_path / "checks", "20240501T000000Z")
        index = (tmp_path / "checks" / "index.html").read_text(encoding="utf-8")
        assert index.count("LINE ") == 20 and ">5 more</a>" in index
        (page,) = (tmp_path / "checks").glob("validations/headers/*/*/*.html")
        assert page.read_text(encoding="utf-8").count("STRANGE LINE") == 24

    def test_old_runs_are_forgotten(self, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(flows.check.judge, "RUNS_KEPT", 2)
        judge_only(monkeypatch, "findings")
        for day in (1, 2, 3):
            run_checks(database, tmp_path, f"2024050{day}T000000Z")
        # neither their results nor their pages are left
        assert {path.parent.parent.name for path in tmp_path.glob("validations/*/*/*/*.html")} == {"20240502T000000Z", "20240503T000000Z"}
        assert "20240501T000000Z" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_database_is_only_read(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judge_only(monkeypatch, "keys")
    before = database.read_bytes()
    with duckdb.connect(str(database), read_only=True):
        # another reader has it open
        run_checks(database, tmp_path, "20240501T000000Z")
    assert database.read_bytes() == before
