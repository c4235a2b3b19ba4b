"""Staged Parquet to the database."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.load import build_database
from flows.resources import sql_scripts
from flows.tables import TABLES
from tests.warehouse_fixture import FIRST, PACKS, SECOND, build_small_database, first_pack, second_pack, write_staging


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_database(tmp_path_factory.mktemp("load"))


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_every_table_is_filled_by_one_statement() -> None:
    # a table without a statement would stay empty, one with two would hold its rows twice
    scripts = "\n".join(script.read_text(encoding="utf-8") for script in sql_scripts())
    filled = re.findall(r"insert into (\w+) by name", scripts)
    assert sorted(filled) == sorted(table.name for table in TABLES)


def test_tables_have_the_columns_of_their_definition(database: Path) -> None:
    for table in TABLES:
        described = rows(database, f"describe {table.name}")
        assert [name for name, *_ in described] == [column.name for column in table.published]


def test_a_cable_is_read_from_the_page_in_use(database: Path) -> None:
    # the dump row of the same cable has another subject and another TAG
    query = f"select subject, page_layout from dim_cable where cable_id = '{FIRST}'"
    assert rows(database, query) == [("ZAMBIA: SEIZURES", "site_html_2011")]
    assert rows(database, f"select tag from bridge_cable_tag where cable_id = '{FIRST}' order by position") == [("SNAR",), ("ZZQX",)]


def test_every_raw_page_is_kept_and_says_whether_it_is_used(database: Path) -> None:
    # all four, also the one that no cable is read from and the one in quarantine
    assert rows(database, "select left(raw_sha256, 1), is_used from raw_page") == [("a", True), ("b", False), ("c", True), ("d", False)]
    assert rows(database, "select left(raw_sha256, 1), reason from quarantine") == [("d", "no reference ID")]


def test_rows_stand_in_the_order_of_their_keys(database: Path) -> None:
    # the exports are byte for byte the same only if they do
    assert rows(database, "select cable_id from dim_cable") == [(FIRST,), (SECOND,)]


def test_a_pack_without_a_file_has_no_rows(database: Path) -> None:
    # the second pack stages no corruption facts
    assert rows(database, "select fact_id from fact_corruption") == [(f"{FIRST}-C1",), (f"{FIRST}-C2",)]


def test_no_pack_at_all_makes_empty_tables(tmp_path: Path) -> None:
    staging = write_staging(tmp_path / "staging", used=())
    build_database(tmp_path / "empty.duckdb", staging, [])
    assert rows(tmp_path / "empty.duckdb", "select count(*) from dim_cable") == [(0,)]
    # the vocabularies are there all the same
    assert rows(tmp_path / "empty.duckdb", "select name from dim_country where country = 'TJK'") == [("Tajikistan",)]


def test_a_database_that_stood_there_is_replaced(tmp_path: Path) -> None:
    staging = write_staging(tmp_path / "staging")
    for packs in (PACKS, PACKS[:1]):
        build_database(tmp_path / "cables.duckdb", staging, packs)
    assert rows(tmp_path / "cables.duckdb", "select cable_id from dim_cable") == [(FIRST,)]


def test_quarantine_of_later_stages_is_loaded_too(tmp_path: Path) -> None:
    staging = write_staging(tmp_path / "staging")
    reason = {"raw_sha256": "a" * 64, "source": "pages", "cable_id": FIRST, "stage": "extract", "reason": "ValueError: odd"}
    table = next(table for table in TABLES if table.name == "quarantine")
    pq.write_table(table.arrow([reason]), staging / "extracted" / PACKS[0] / "quarantine.parquet")
    build_database(tmp_path / "cables.duckdb", staging, PACKS)
    assert rows(tmp_path / "cables.duckdb", "select stage from quarantine order by stage") == [("extract",), ("normalise",)]


def test_a_staged_file_of_other_columns_is_an_error(tmp_path: Path) -> None:
    staging = write_staging(tmp_path / "staging", {"pack-a": first_pack()})
    pq.write_table(pa.table({"raw_sha256": ["a" * 64], "colour": ["red"]}), staging / "normalised" / "pack-a" / "header_line.parquet")
    with pytest.raises(duckdb.Error, match="colour"):
        build_database(tmp_path / "cables.duckdb", staging, ["pack-a"])


def test_parties_are_split(database: Path) -> None:
    # `MWI;USA` is two parties, the empty string of the convention none
    assert rows(database, "from bridge_treaty_party") == [(f"{FIRST}-T2", "MWI"), (f"{FIRST}-T2", "USA")]


class TestDimensions:
    def test_a_tag_beyond_the_vocabulary(self, database: Path) -> None:
        assert rows(database, "from dim_tag where tag = 'ZZQX'") == [
            ("ZZQX", "unknown", None, False, "No list has it and no TAG is near")
        ]

    # a person is no unknown tag, and needs no reason for being unknown
    def test_a_person_is_told_from_an_unknown_tag(self, tmp_path: Path) -> None:
        first = first_pack()
        first["bridge_cable_tag"][1] |= {"tag_raw": "TEMBO, GRACE", "tag": "TEMBO, GRACE"}
        staging = write_staging(tmp_path / "staging", {PACKS[0]: first, PACKS[1]: second_pack()})
        build_database(tmp_path / "cables.duckdb", staging, PACKS)
        assert rows(tmp_path / "cables.duckdb", "select kind, note from dim_tag where tag = 'TEMBO, GRACE'") == [("person", None)]

    def test_a_tag_of_the_vocabulary_keeps_its_meaning(self, database: Path) -> None:
        assert rows(database, "select kind, is_official from dim_tag where tag = 'SNAR'") == [("subject", True)]

    def test_a_station_beyond_the_vocabulary_is_named_as_on_its_line(self, database: Path) -> None:
        assert rows(database, "from dim_station where routing_indicator = 'RUZZXX'") == [("RUZZXX", "AMEMBASSY LILONGWE", "MWI")]

    # an indicator that no list has, beside an address that names no known place
    def test_a_station_whose_country_nobody_knows(self, tmp_path: Path) -> None:
        first = first_pack()
        first["bridge_cable_recipient"][1] |= {"station": "ZZTOP LIAISON GROUP"}
        build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {PACKS[0]: first}), [PACKS[0]])
        query = "select station, country from dim_station where routing_indicator = 'RUZZXX'"
        assert rows(tmp_path / "cables.duckdb", query) == [("ZZTOP LIAISON GROUP", None)]

    def test_every_tag_and_station_stands_once(self, database: Path) -> None:
        assert rows(database, "select tag from dim_tag group by tag having count(*) > 1") == []
        assert rows(database, "select routing_indicator from dim_station group by routing_indicator having count(*) > 1") == []

    def test_days_that_any_table_uses(self, database: Path) -> None:
        # periods and base periods, a date of signature, times of cables, of release and of fetching; and no others
        assert [day for (day,) in rows(database, "select date from dim_date")] == [
            date(2006, 1, 1),
            date(2006, 5, 1),
            date(2006, 12, 31),
            date(2007, 1, 1),
            date(2007, 12, 13),
            date(2007, 12, 31),
            date(2008, 2, 4),
            date(2011, 8, 30),
            date(2024, 3, 1),
        ]

    def test_a_day_taken_apart(self, database: Path) -> None:
        # 31 December 2007 is a Monday of week 1 of 2008 by ISO 8601
        assert rows(database, "from dim_date where date = '2007-12-31'") == [(date(2007, 12, 31), 2007, 4, 12, "December", 1, "Monday")]


def test_times_stay_as_they_are(database: Path) -> None:
    # UTC without a zone, whatever the zone of the machine
    assert rows(database, f"select created_at from dim_cable where cable_id = '{SECOND}'") == [(datetime(2008, 2, 4, 9, 30),)]
