"""For every expectation a planted fault, and exactly the count of what it must find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb
import pytest

from flows.check.frames import Frame, frames, vocabularies
from flows.check.judge import judge
from flows.check.suites import Suite, load_suites
from flows.load import record_run
from flows.tables import TABLES
from tests.warehouse_fixture import FIRST, SECOND, build_small_database

SUITES = load_suites()
REFERENCES = {c.references for table in TABLES for c in table.published if c.references}


RUN = {
    "run_id": "20240301T000000Z",
    "started_at": datetime(2024, 3, 1),
    "status": "published",
    "pages_seen": 4,
    "pages_new": 4,
    "cables": 2,
    "facts": 19,
    "expectations_failed": 0,
    "code_version": "0.1.0",
}
RESULT = {
    "run_id": "20240301T000000Z",
    "suite": "keys",
    "expectation": "A sentence.",
    "severity": "critical",
    "success": True,
    "unexpected_count": 0,
}


@dataclass(frozen=True)
class Fault:
    """SQL that damages the database, and how many rows do not meet the expectation afterwards."""

    sentence: str
    sql: str
    count: int
    reason: str


# The faults that the small warehouse has of itself are in its source: they are counted with those planted.
FACTS = [
    Fault(
        "The quote of every fact stands at its span in the raw page.",
        f"update fact_seizure set span_start = span_start + 1 where fact_id in ('{FIRST}-S1', '{FIRST}-S10');"
        f" update fact_treaty set quote = quote || 's' where fact_id = '{FIRST}-T1'",
        3,
        "two spans that begin a letter late, a quote with a letter more",
    ),
    Fault(
        "The figure of every fact, as the source writes it, stands in its quote.",
        f"update fact_seizure set quantity_text = '41' where fact_id = '{FIRST}-S1';"
        f" update fact_corruption set value_text = '13' where fact_id = '{FIRST}-C2'",
        2,
        "40 and 12 read as 41 and 13",
    ),
    Fault(
        "Every figure lies within the bounds of what would be written so.",
        "update fact_seizure set quantity_low = quantity + 1 where agency = 'Customs & Excise'",
        3,
        "the three figures of an agency below their lower bound",
    ),
    Fault(
        "No period ends before it starts.",
        f"update fact_seizure set period_end = '2006-12-31' where cable_id = '{SECOND}';"
        " update fact_seizure_change set base_end = '2005-12-31'",
        3,
        "two figures with a period (the third has none), and a base period",
    ),
    Fault(
        "A part and its whole, a restatement and what it restates, are two facts of one cable.",
        f"update fact_seizure set restates = '{SECOND}-S1' where fact_id = '{FIRST}-S10';"
        f" update fact_seizure set part_of = fact_id where fact_id = '{FIRST}-S1'",
        2,
        "a restatement of another cable's figure, a figure that is a part of itself",
    ),
]
AUDIT = [
    Fault(
        "A finding checks every stated total of seizures.",
        f"delete from audit_finding where fact_id in ('{FIRST}-S3', '{FIRST}-S9')",
        2,
        "two totals whose findings are gone",
    ),
    Fault(
        "A finding checks every restatement of a seizure.",
        "delete from audit_finding where kind = 'restatement'",
        1,
        "the one restatement",
    ),
    Fault("A finding checks every stated change.", "delete from audit_finding where kind = 'percent_change'", 1, "the one change"),
    Fault(
        "A finding checks every corruption figure of which several parts are stated.",
        f"insert into fact_corruption by name select * replace ('{FIRST}-C3' as fact_id) from fact_corruption where part_of is not null;"
        " delete from audit_finding where kind = 'part_of_whole'",
        1,
        "a second part, and the finding about the whole gone",
    ),
    Fault(
        "A finding checks every year in the title of an agreement that has a year of its own.",
        "delete from audit_finding where kind = 'treaty_year'; update fact_treaty set stated_year = 2006",
        1,
        "two agreements with a year, one of which is a kind of agreement and has none of its own",
    ),
    Fault(
        "The additive seizures within a stated total add up to its parts or, where these fall short of it, to the total.",
        f"update fact_seizure set is_additive = true where fact_id = '{FIRST}-S7';"
        f" update fact_seizure set is_additive = false where fact_id = '{FIRST}-S5'",
        3,
        "heroin counted with its total, so also in the grand total; cannabis of Customs not counted; its row is left to the overlap",
    ),
    Fault(
        "No additive seizure lies within another additive seizure of its cable.",
        f"update fact_seizure set is_additive = true where fact_id = '{FIRST}-S9'",
        4,
        "the grand total made additive over its four cells",
    ),
    Fault(
        "A seizure that is neither additive nor a restatement overlaps one that is additive.",
        f"update fact_seizure set is_additive = false where cable_id = '{SECOND}' or unit = 'plant' or agency = 'Customs & Excise'",
        7,
        "three figures of the one cable and four of the other, with none beside them that counts; the total of Customs is one of them",
    ),
    Fault(
        "No restatement is additive.",
        "update fact_seizure set is_additive = true where role = 'restatement'",
        1,
        "the one restatement",
    ),
    Fault(
        "A computed figure lies within its bounds, and the difference is computed less stated.",
        f"update audit_finding set computed_high = computed - 1 where finding_id in ('{FIRST}-F1', '{FIRST}-F2');"
        f" update audit_finding set difference = -difference where finding_id = '{FIRST}-F4'",
        3,
        "two computed figures above their upper bound, a difference with the wrong sign",
    ),
    Fault(
        "Every fact that a finding uses is a fact of its cable.",
        f"update audit_finding set proposed_fact_id = 'nowhere' where finding_id = '{FIRST}-F4';"
        f" update bridge_finding_fact set fact_id = '{SECOND}-S1' where fact_id = '{FIRST}-C2'",
        2,
        "a fact that does not exist, a fact of another cable",
    ),
]
PAGES = [
    Fault(
        "Every raw page is read, or its cable is read from another page, or it is in quarantine.",
        "delete from quarantine; update raw_page set is_used = true where raw_sha256 like 'b%'",
        2,
        "a page without a cable and out of quarantine, a page that is said to be used and is not",
    ),
    Fault(
        "Every span lies inside the raw page.",
        "update header_line set span_end = 1000000 where position <= 2; update repair set span_start = -1;"
        f" update dim_paragraph set span_start = span_end + 1 where cable_id = '{SECOND}'",
        4,
        "two spans that end behind the page, one that starts before it, one that ends before it starts",
    ),
    Fault(
        "The regions of a raw page cover it, character by character, and none overlaps another.",
        # as many characters as before, but one of them twice and one not at all; and a page that ends a character early
        f"update region set span_start = span_start - 1, span_end = span_end - 1 where cable_id = '{FIRST}' and position = 2;"
        f" update region set span_end = span_end - 1 where cable_id = '{SECOND}' and position = 3",
        2,
        "a region that begins and ends a character early, a last region that lacks the last character",
    ),
    Fault("Every day that a table uses is found in `dim_date`.", "delete from dim_date where year = 2006", 3, "three days of 2006"),
    Fault(
        "No column of a table or view is nested.",
        "alter table repair add column segments struct(a integer)[]; alter table repair add column pair integer[2]",
        2,
        "a list of structs, an array",
    ),
    Fault(
        "Every raw page is wholly usable.",
        f"insert into quarantine select raw_sha256, source, cable_id, 'audit', reason from raw_page, (values ('a'), ('b')) as r(reason)"
        f" where cable_id = '{SECOND}'",
        2,
        "a page with two reasons is one page; and the one that was in quarantine already",
    ),
]
HEADERS = [
    Fault(
        "A routing indicator is three to seven letters and begins with Q, R or U.",
        "update bridge_cable_recipient set routing_indicator = 'SECSTATE'; update dim_cable set originator_routing_indicator = 'RU'",
        4,
        "a word on both addressee lines, an indicator too short on both DE lines",
    ),
    *(
        Fault(sentence, f"update audit_finding set identity = '{identity}', verdict = 'disagrees' where kind = 'header'", 1, "the one")
        for identity, sentence in (
            ("julian_day", "The Julian day of the filing time is the day of the date-time group."),
            ("filing_time", "The time on the DE line is that of the date-time group, or up to an hour later."),
            ("box_time", "The time in the top box is that of the date-time group."),
            ("id_year", "The year of the reference ID is that of the top box."),
            ("serial_de", "The serial number on the DE line is that of the reference ID."),
            ("serial_text", "The serial number in the text's first line is that of the reference ID."),
            ("serial_markers", "The serial number in all page markers is that of the reference ID."),
            ("station_text", "The station in the text's first line is that of the reference ID."),
            ("station_markers", "The station in all page markers is that of the reference ID."),
            ("station_from", "The station on the FM line is that of the reference ID."),
            ("station_indicator", "The originator's routing indicator is that of the station on the FM line."),
            ("country_from", "The station on the FM line is in the country of the origin."),
            ("section_de", "The section on the DE line is the one that the text's first line names."),
            ("sections_markers", "The page markers count as many sections as the text's first line."),
            ("markers_complete", "Every section from the second on has its page marker."),
            ("precedence_routing", "The highest precedence before the routing indicators is that before the date-time group."),
            ("precedence_addressees", "The highest precedence of the addressees is that before the date-time group."),
            ("level_text", "The classification in the text's first line is that of the top box."),
            ("level_prosign", "The classification group of the security prosign is that of the top box."),
            ("level_text_prosign", "The classification group of the security prosign is that of the text's first line."),
        )
    ),
    Fault(
        "Every line of a routing header is a format line that a rule knows.",
        "update header_line set format_line = 'unknown', text = 'THE SAME' where position <= 3",
        4,
        "three more lines, alike, and the one that was unknown already",
    ),
    Fault(
        "Every TAG is known.",
        "update bridge_cable_tag set tag = 'ZZQX' where tag = 'SNAR'",
        3,
        "two more, and the one that was unknown already",
    ),
]
FINDINGS = [
    *(
        Fault(sentence, f"update audit_finding set verdict = 'disagrees' where kind = '{kind}'", count, reason)
        for kind, sentence, count, reason in (
            ("column_sum", "The agencies' figures add up to the stated total of each substance.", 2, "both; one disagreed already"),
            ("row_sum", "The substances' figures add up to the stated total of each agency.", 2, "both"),
            ("grand_total", "The stated totals add up to the stated grand total.", 1, "the one"),
            ("percent_change", "A stated percentage is that between the two stated figures.", 1, "the one"),
            ("part_of_whole", "The stated parts of a whole fill it, or do not exceed it.", 1, "the one"),
            ("restatement", "A figure that is stated again is the same figure.", 1, "the one"),
            ("treaty_year", "An agreement is dated by its own year.", 1, "the one, which disagreed already"),
            ("header", "Header fields that must agree do agree.", 1, "the one"),
        )
    ),
    Fault(
        "Every stated total and percentage can be verified by other stated figures.",
        "update audit_finding set verdict = 'unverifiable' where kind in ('row_sum', 'percent_change')",
        3,
        "two more, and the one that was unverifiable already",
    ),
]
KEYS = [
    Fault(
        "No two rows of a table have the same key.",
        "; ".join(f"insert into {table.name} select * from {table.name} limit 1" for table in TABLES),
        2 * len(TABLES),
        "in every table two rows with one key",
    ),
    Fault(
        "No required column is null.",
        "; ".join(
            f"update {table.name} set {column.name} = null where rowid = (select min(rowid) from {table.name})"
            for table in TABLES
            for column in table.published
            if column.required or column.key
        ),
        sum(column.required or column.key for table in TABLES for column in table.published),
        "in every required column one null",
    ),
]
FOREIGN_KEYS = [
    Fault(
        f"Every reference to `{parent}` is found there.",
        "; ".join(
            f"update {table.name} set {column.name} = 'nowhere' where rowid = (select max(rowid) from {table.name})"
            for table in TABLES
            for column in table.published
            if column.references == parent
        ),
        sum(column.references == parent for table in TABLES for column in table.published),
        "in every column that refers to it one value that is not there",
    )
    for parent in sorted(REFERENCES)
]
VOCABULARIES = [
    Fault(
        f"Every `{name}` is a word of its list.",
        "; ".join(
            f"update {table} set {column} = 'nonsense' where rowid = (select max(rowid) from {table})" for table, column in columns
        ),
        len(columns),
        "in every column with the list one other word",
    )
    for name, (_, columns) in vocabularies().items()
]
FAULTS = {
    "audit": AUDIT,
    "facts": FACTS,
    "findings": FINDINGS,
    "foreign_keys": FOREIGN_KEYS,
    "headers": HEADERS,
    "keys": KEYS,
    "pages": PAGES,
    "vocabularies": VOCABULARIES,
}
CASES = [pytest.param(suite, fault, id=f"{suite}-{fault.sentence}") for suite, faults in FAULTS.items() for fault in faults]


TOGETHER = {"foreign_keys", "vocabularies"}
"""Suites whose faults are planted together: each is in columns of its own, so that none can hide another."""


def experiments() -> list[tuple[str, list[Fault]]]:
    """Which faults of a suite to plant at once."""
    alone = [(suite, [fault]) for suite, faults in FAULTS.items() if suite not in TOGETHER for fault in faults]
    return alone + [(suite, FAULTS[suite]) for suite in sorted(TOGETHER)]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, object]]:
    """What is said of each expectation while its fault is in the small warehouse."""
    folder = tmp_path_factory.mktemp("check")
    database = build_small_database(folder)
    record_run(database, folder / "staging", RUN, [RESULT])
    suites: dict[str, Suite] = {}
    damaged: dict[str, Frame] = {}
    with duckdb.connect(str(database)) as connection:
        for table in TABLES:
            # without constraints, so that any fault can be planted
            connection.execute(f"create or replace table {table.name} as select * from {table.name}")
        for suite, faults in experiments():
            sentences = {fault.sentence for fault in faults}
            name = f"{suite}-{len(suites)}"
            expectations = [e for e in SUITES[suite]["expectations"] if e["description"] in sentences]
            suites[name] = {**SUITES[suite], "name": name, "expectations": expectations}
            connection.begin()
            for fault in faults:
                connection.execute(fault.sql)
            damaged[name] = frames(connection, [suite])[suite]
            connection.rollback()
    results = judge(suites, damaged, folder / "checks", "a run")
    return {(str(result["suite"]).split("-")[0], str(result["expectation"])): result for result in results}


@pytest.mark.parametrize(("suite", "fault"), CASES)
def test_a_planted_fault_is_counted(suite: str, fault: Fault, judged: dict[tuple[str, str], dict[str, object]]) -> None:
    result = judged[suite, fault.sentence]
    assert (result["success"], result["unexpected_count"]) == (False, fault.count), f"{fault.reason}: {result['detail']}"


def test_every_expectation_has_its_fault() -> None:
    expected = {(suite, e["description"]) for suite, content in SUITES.items() for e in content["expectations"]}
    assert {(suite, fault.sentence) for suite, faults in FAULTS.items() for fault in faults} == expected
