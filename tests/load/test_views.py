"""The views: what they add up, and what they keep apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from flows.load import build_database
from tests.warehouse_fixture import FIRST, PACKS, SECOND, build_small_database, first_pack, second_pack, write_staging


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_database(tmp_path_factory.mktemp("views"))


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


class TestSeizuresByYear:
    def test_parts_are_added_and_totals_are_not(self, database: Path) -> None:
        # heroin 40 + 12; the stated total of 52 and the grand total would make it more
        query = f"select quantity, unit, facts from seizures_by_year where cable_id = '{FIRST}' and substance = 'heroin' and year = 2007"
        assert rows(database, query) == [(Decimal(52), "kg", 2)]

    def test_no_row_for_a_sum_of_totals(self, database: Path) -> None:
        # `drugs` is stated as totals and a restatement only
        assert rows(database, "select * from seizures_by_year where substance = 'drugs'") == []

    def test_masses_are_in_kilograms_and_other_units_stay(self, database: Path) -> None:
        query = f"select substance, quantity, unit from seizures_by_year where cable_id = '{SECOND}' order by substance"
        assert rows(database, query) == [
            ("cannabis", Decimal(1200), "kg"),
            ("heroin", Decimal(55), "kg"),
            ("other", Decimal(250), "tablet"),
        ]

    def test_of_two_cables_on_one_year_one_is_preferred(self, database: Path) -> None:
        # both cover the whole year, so the later one; a sum over preferred rows counts the year once
        query = "select cable_id, cables, is_preferred from seizures_by_year where substance = 'heroin' order by cable_id"
        assert rows(database, query) == [(FIRST, 2, False), (SECOND, 2, True)]

    def test_the_longer_period_is_preferred_to_the_later_cable(self, tmp_path: Path) -> None:
        # the later cable reports on one day of the year only
        second = second_pack()
        second["fact_seizure"][0] |= {"period_start": date(2007, 5, 1), "period_end": date(2007, 5, 1), "role": "incident"}
        staging = write_staging(tmp_path / "staging", {"pack-a": first_pack(), "pack-b": second})
        build_database(tmp_path / "cables.duckdb", staging, PACKS)
        query = "select cable_id from seizures_by_year where substance = 'heroin' and is_preferred"
        assert rows(tmp_path / "cables.duckdb", query) == [(FIRST,)]

    def test_without_a_period_there_is_no_year_and_no_preference(self, database: Path) -> None:
        assert rows(database, "select year, is_preferred from seizures_by_year where substance = 'other'") == [(None, False)]

    def test_disagreements_are_counted_once_each(self, database: Path) -> None:
        # both cannabis cells stand in the one sum that does not agree
        query = f"select substance, disagreements from seizures_by_year where cable_id = '{FIRST}' and unit = 'kg' order by substance"
        assert rows(database, query) == [("cannabis", 1), ("heroin", 0)]


class TestSeizuresByAgency:
    def test_what_each_agency_seized(self, database: Path) -> None:
        query = "select agency, quantity_kg, period_start, period_end from seizures_by_agency where substance = 'heroin' order by agency"
        year = (date(2007, 1, 1), date(2007, 12, 31))
        assert rows(database, query) == [("Customs & Excise", Decimal(12), *year), ("Zambia Police", Decimal(40), *year)]

    def test_units_that_are_no_mass_have_no_kilograms(self, database: Path) -> None:
        query = "select quantity, unit, quantity_kg from seizures_by_agency where substance = 'cannabis_plant'"
        assert rows(database, query) == [(Decimal(300), "plant", None)]

    def test_national_figures_stay_out(self, database: Path) -> None:
        assert rows(database, f"select * from seizures_by_agency where cable_id = '{SECOND}'") == []


def test_a_part_stands_beside_its_whole(database: Path) -> None:
    # 12 felonies of 30 crimes
    query = "select measure, value, whole_measure, whole_value, percent_of_whole from corruption_by_measure order by value"
    assert rows(database, query) == [("felonies", Decimal(12), "crimes", Decimal(30), 40.0), ("crimes", Decimal(30), None, None, None)]


class TestTreatyStatus:
    def test_one_row_an_agreement(self, database: Path) -> None:
        query = "select treaty, parties, status, signed_on, signed_precision from treaty_status order by treaty"
        assert rows(database, query) == [
            ("EXTRADITION", "MWI;USA", "signed", date(2006, 5, 1), "month"),
            ("UN1971", "", "party", None, None),
        ]

    def test_the_furthest_action_of_the_latest_cable(self, tmp_path: Path) -> None:
        # the first cable says `party`; the second one `signed` and `ratified`
        second = second_pack()
        treaty = first_pack()["fact_treaty"][0]
        second["fact_treaty"] = [
            treaty
            | {"fact_id": f"{SECOND}-T{action}", "cable_id": SECOND, "raw_sha256": "c" * 64, "paragraph_id": f"{SECOND}-1"}
            | {"action": action, "action_date": day, "action_precision": "year"}
            for action, day in (("signed", date(1975, 1, 1)), ("ratified", date(1980, 1, 1)))
        ]
        staging = write_staging(tmp_path / "staging", {"pack-a": first_pack(), "pack-b": second})
        build_database(tmp_path / "cables.duckdb", staging, PACKS)
        query = "select status, signed_on, ratified_on, cables, cable_id from treaty_status where treaty = 'UN1971'"
        assert rows(tmp_path / "cables.duckdb", query) == [("ratified", date(1975, 1, 1), date(1980, 1, 1), 2, SECOND)]


def test_browsing_lists_each_cable(database: Path) -> None:
    for view in ("browse_by_date", "browse_by_origin", "browse_by_classification"):
        assert rows(database, f"select cable_id from {view} order by cable_id") == [(FIRST,), (SECOND,)]
    assert rows(database, "select tag, cable_id from browse_by_tag order by all") == [("SNAR", FIRST), ("SNAR", SECOND), ("ZZQX", FIRST)]


# CZ: Czechoslovakia in a cable of the time, the Czech Republic in one of 2007; a region has the vocabulary's own words
def test_browsing_by_tag_says_what_a_country_tag_meant_at_the_time(tmp_path: Path) -> None:
    first = first_pack()
    tag = first["bridge_cable_tag"][0]
    for position, (code, country) in enumerate((("CZ", "CZE"), ("XF", None)), start=3):
        first["bridge_cable_tag"].append({**tag, "position": position, "tag_raw": code, "tag": code, "country": country})
    build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {"pack-a": first}), ["pack-a"])
    query = "select tag, meaning, country from browse_by_tag where kind = 'country' order by tag"
    assert rows(tmp_path / "cables.duckdb", query) == [("CZ", "Czech Republic", "CZE"), ("XF", "Middle East", None)]


def test_browsing_lists_a_cable_once_for_a_tag_that_it_writes_twice(tmp_path: Path) -> None:
    first = first_pack()
    first["bridge_cable_tag"].append({**first["bridge_cable_tag"][0], "position": 3, "tag_raw": "snar", "repair": "case"})
    build_database(tmp_path / "cables.duckdb", write_staging(tmp_path / "staging", {"pack-a": first}), ["pack-a"])
    assert rows(tmp_path / "cables.duckdb", "select count(*) from browse_by_tag where tag = 'SNAR'") == [(1,)]


class TestConflictAcrossCables:
    def test_two_cables_on_one_year_are_compared(self, database: Path) -> None:
        # the first cable's column total of heroin is 52 kg, the later cable says 55 kg for the same year
        columns = "cable_id, later_cable_id, quantity, later_quantity, difference, verdict"
        query = f"select {columns} from conflict_across_cables where substance = 'heroin'"
        assert rows(database, query) == [(FIRST, SECOND, Decimal(52), Decimal(55), Decimal(3), "disagrees")]

    @pytest.mark.parametrize(
        ("change", "verdict"),
        [
            ({"quantity": Decimal(52), "quantity_kg": Decimal(52)}, "agrees"),
            # 52 and "about 55" are less than a tenth apart
            ({"qualifier": "approximately"}, "rounding"),
        ],
    )
    def test_verdicts(self, tmp_path: Path, change: dict[str, object], verdict: str) -> None:
        second = second_pack()
        second["fact_seizure"][0] |= change
        staging = write_staging(tmp_path / "staging", {"pack-a": first_pack(), "pack-b": second})
        build_database(tmp_path / "cables.duckdb", staging, PACKS)
        assert rows(tmp_path / "cables.duckdb", "select verdict from conflict_across_cables where substance = 'heroin'") == [(verdict,)]


class TestHeaderConsistency:
    def test_the_share_of_the_identities_that_hold(self, tmp_path: Path) -> None:
        # three of four hold; the second cable has no header to check
        first = first_pack()
        (found,) = [finding for finding in first["audit_finding"] if finding["kind"] == "header"]
        for identity, verdict in (("serial_de", "agrees"), ("station_from", "agrees"), ("markers_complete", "disagrees")):
            other = found | {"finding_id": f"{FIRST}-{identity}", "identity": identity, "verdict": verdict}
            first["audit_finding"].append(other)
        staging = write_staging(tmp_path / "staging", {"pack-a": first, "pack-b": second_pack()})
        build_database(tmp_path / "cables.duckdb", staging, PACKS)
        columns = "cable_id, identities_checked, identities_held, score, broken"
        assert rows(tmp_path / "cables.duckdb", f"select {columns} from header_consistency order by cable_id") == [
            (FIRST, 4, 3, Decimal("0.750"), "markers_complete"),
            (SECOND, 0, 0, None, None),
        ]
