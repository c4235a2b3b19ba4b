"""The audit of a table of our own with the faults of the real ones: each finding is worked out by hand beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from flows.audit import audit_cable, rows_of_audit
from flows.audit.findings import CableAudit
from flows.audit.proposals import edits
from flows.cable import Cable
from flows.facts import CableFacts, Seizure, SeizureChange
from flows.tables import AUDITED, BY_NAME
from tests.facts import WHOLE_YEAR, change, corruption, decimal, seizure, treaty


def a_cable(**other: Any) -> Cable:
    values: dict[str, Any] = {
        "cable_id": "09DUSHANBE9901",
        "created_at": datetime(2009, 3, 4, 11, 20),
        "released_at": None,
        "classification": "UNCLASSIFIED",
        "origin": "Embassy Dushanbe",
        "post_country": "TJK",
        "subject": None,
        "transmission_id": None,
        "precedence": "ROUTINE",
        "originator_routing_indicator": "RUEHDBU",
        "station_serial_number": 9901,
        "filed_at": datetime(2009, 3, 4, 11, 20),
        "security_prosign": "ZNR UUUUU ZZH",
        "security_level": "UNCLASSIFIED",
        "section_number": 1,
        "date_time_group": "041120Z MAR 09",
        "sent_at": datetime(2009, 3, 4, 11, 20),
        "from_station": "AMEMBASSY DUSHANBE",
        "section_count": 3,
        "executive_order": None,
        "declassify_on": None,
        "classified_by": None,
        "classification_reason": None,
        "signed_by": None,
        "has_full_header": True,
        "is_partial_extract": False,
        "paragraph_count": 0,
        "header_text": None,
        "body": "UNCLAS SECTION 01 OF 03 DUSHANBE 009901",
        "raw_sha256": "00",
        "source": "test",
        "page_layout": "site_text",
    }
    return Cable(**{**values, **other})


def audit(seizures: list[Seizure] | None = None, changes: list[SeizureChange] | None = None, **other: Any) -> CableAudit:
    return audit_cable(a_cable(), CableFacts("09DUSHANBE9901", tuple(seizures or ()), tuple(changes or ()), **other))


def outcomes(found: CableAudit, *kinds: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, verdict, stated and computed figure of the findings of those kinds."""

    def text(value: Any) -> str | None:
        return None if value is None else f"{value.normalize():f}"

    return [(f.kind, f.verdict, text(f.stated), text(f.computed)) for f in found.findings if f.kind in kinds]


# two agencies by two substances; the source added heroin wrongly (30 + 12 = 42, it says 48) and carried that into no other total
TABLE = {
    ("Port Police", "heroin"): "30",
    ("Port Police", "opium"): "15",
    ("Port Police", "drugs"): "45",
    ("River Guard", "heroin"): "12",
    ("River Guard", "opium"): "8",
    ("River Guard", "drugs"): "20",
    (None, "heroin"): "48",
    (None, "opium"): "23",
    (None, "drugs"): "65",
}


def table(cells: dict[tuple[str | None, str], str], year: int = 2008) -> list[Seizure]:
    return [
        seizure(text, substance, agency, year, "total" if agency is None or substance == "drugs" else "component")
        for (agency, substance), text in cells.items()
    ]


def test_every_total_of_a_table_is_added_up() -> None:
    found = audit(table(TABLE))
    assert outcomes(found, "row_sum", "column_sum", "grand_total") == [
        ("row_sum", "agrees", "45", "45"),
        ("row_sum", "agrees", "20", "20"),
        ("column_sum", "disagrees", "48", "42"),
        ("column_sum", "agrees", "23", "23"),
        # 48 + 23, since the heroin column's own total is wrong
        ("grand_total", "disagrees", "65", "71"),
        # 45 + 20
        ("grand_total", "agrees", "65", "65"),
    ]


def test_the_edit_that_mends_two_sums_is_proposed_and_not_applied() -> None:
    cells = table(TABLE)
    found = audit(cells)
    (proposal,) = found.proposals
    assert (proposal.stated_text, proposal.proposed_text) == ("48", "42")
    assert (proposal.constraints_before, proposal.constraints_after, proposal.constraints_total) == (0, 2, 2)
    assert {f.proposed_value for f in found.findings if f.verdict == "disagrees"} == {decimal("42")}
    assert [s.quantity for s in cells if s.agency is None and s.substance == "heroin"] == [decimal("48")]


def test_a_lost_decimal_point_is_found_where_it_mends_sums_and_a_percentage() -> None:
    # .02 written 02: then 40 + .02 = 40.02, 21 + .02 = 21.02, and from 20.034 to 40.02 is +99.8 percent
    before = {("A Police", "heroin"): "20", ("A Police", "opium"): ".034", ("A Police", "drugs"): "20"}
    after = {
        ("A Police", "heroin"): "40",
        ("A Police", "opium"): "02",
        ("A Police", "drugs"): "40",
        ("B Police", "opium"): "21",
        (None, "opium"): "21",
    }
    found = audit(table(before, 2007) + table(after), [change("+99.8", agency="A Police")])
    assert [(p.stated_text, p.proposed_text, p.constraints_after) for p in found.proposals] == [("02", ".02", 3)]
    # 40 against 20.034, the finer sum of the parts, is +99.66: rounding alone explains the rest
    assert outcomes(found, "percent_change") == [("percent_change", "rounding", "99.8", "99.660577")]


def test_one_wrong_sum_alone_proposes_nothing() -> None:
    # any of its three figures could be edited to mend it, so that no edit is evidence
    cells = {("Port Police", "heroin"): "30", ("Port Police", "opium"): "15", ("Port Police", "drugs"): "46"}
    assert audit(table(cells)).proposals == ()


def test_a_percentage_of_the_prose_is_held_against_the_table() -> None:
    cells = table({("River Guard", "drugs"): "50"}, 2007) + table({("River Guard", "drugs"): "60"})
    found = audit(cells, [change("17", agency="River Guard", table_id=None), change("20", agency="River Guard", table_id=None)])
    assert outcomes(found, "percent_change") == [
        ("percent_change", "disagrees", "17", "20"),
        ("percent_change", "agrees", "20", "20"),
    ]


def test_a_change_of_a_narrower_substance_is_held_against_the_wider_one() -> None:
    # the prose speaks of hashish and of the whole year, the table of cannabis and of nine months
    cells = [seizure("100", "cannabis", year=2007), seizure("189", "cannabis")]
    stated = change("89", "hashish", base=None, part=WHOLE_YEAR, table_id=None)
    assert outcomes(audit(cells, [stated]), "percent_change") == [("percent_change", "agrees", "89", "89")]


def test_a_change_without_figures_says_so() -> None:
    found = audit([seizure("100", "heroin")], [change("12", "heroin")])
    assert outcomes(found, "percent_change") == [("percent_change", "unverifiable", "12", None)]


def test_a_change_of_one_agency_is_not_held_against_another() -> None:
    cells = table({("River Guard", "drugs"): "50"}, 2007) + table({("River Guard", "drugs"): "60"})
    assert outcomes(audit(cells, [change("20", agency="Port Police")]), "percent_change")[0][1] == "unverifiable"


def test_parts_that_fill_a_whole_of_prose() -> None:
    whole = seizure("16", "cocaine", role="total", unit="t", table_id=None)
    parts = [seizure(t, "cocaine", unit="t", table_id=None, part_of=whole.fact_id, part_kind="all") for t in ("4", "12")]
    assert outcomes(audit([whole, *parts]), "part_of_whole") == [("part_of_whole", "agrees", "16", "16")]


def test_parts_in_another_unit_of_mass_are_converted() -> None:
    whole = seizure("1.5", "drugs", role="total", unit="t", table_id=None)
    parts = [seizure(t, s, table_id=None, part_of=whole.fact_id, part_kind="all") for t, s in (("900", "opium"), ("300", "heroin"))]
    # 900 kg and 300 kg are 1.2 t, not 1.5
    assert outcomes(audit([whole, *parts]), "part_of_whole") == [("part_of_whole", "disagrees", "1.5", "1.2")]


def test_a_total_without_parts_is_not_passed_over() -> None:
    assert outcomes(audit([seizure("12", role="total", table_id=None)]), "part_of_whole") == [("part_of_whole", "unverifiable", "12", None)]


def test_parts_that_need_not_fill_the_whole_are_partial() -> None:
    whole = corruption("512")
    parts = [corruption(t, m, part_of=whole.fact_id, part_kind="some") for t, m in (("190", "felonies"), ("77", "bribery_crimes"))]
    found = audit(corruption=(whole, *parts))
    assert outcomes(found, "part_of_whole") == [("part_of_whole", "partial", "512", "267")]


def test_parts_of_different_substances_that_exceed_their_whole_disagree() -> None:
    # "a total of 500 kg, including ...": 300 + 240 leave no room for anything else
    whole = seizure("500", "drugs", role="total", table_id=None)
    parts = [seizure(t, s, table_id=None, part_of=whole.fact_id, part_kind="some") for t, s in (("300", "opium"), ("240", "heroin"))]
    assert outcomes(audit([whole, *parts]), "part_of_whole") == [("part_of_whole", "disagrees", "500", "540")]


def test_a_part_larger_than_its_whole_disagrees() -> None:
    whole = corruption("50")
    part = corruption("60", "felonies", part_of=whole.fact_id, part_kind="some")
    assert outcomes(audit(corruption=(whole, part)), "part_of_whole") == [("part_of_whole", "disagrees", "50", "60")]


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        # the same figure
        ({"text": "1152"}, {"text": "1152"}, "agrees"),
        # "over 25 tons", then 25.5: another precision
        ({"text": "25", "unit": "t", "qualifier": "at_least"}, {"text": "25.5", "unit": "t"}, "rounding"),
        # a figure in kilograms repeated in tons
        ({"text": "25480"}, {"text": "25.5", "unit": "t"}, "agrees"),
        # repeated wrongly
        ({"text": "1152"}, {"text": "1512"}, "disagrees"),
    ],
)
def test_restatements(first: dict[str, Any], again: dict[str, Any], expected: str) -> None:
    one = seizure(**first, table_id=None)
    other = seizure(**again, role="restatement", table_id=None, restates=one.fact_id)
    assert [o[1] for o in outcomes(audit([one, other]), "restatement")] == [expected]


def test_treaty_years() -> None:
    # the psychotropics convention is of 1971; an extradition treaty has no year of its own
    found = audit(treaties=(treaty("UN1971", 1972), treaty("UN1988", 1988), treaty("EXTRADITION", 1931)))
    assert outcomes(found, "treaty_year") == [("treaty_year", "disagrees", "1972", "1971"), ("treaty_year", "agrees", "1988", "1988")]


def test_edits_keep_the_gentlest_first() -> None:
    # a decimal point lost is gentler than a digit lost, though both mend as much
    ranks = {text: rank for rank, text in edits("02")}
    assert ranks[".02"] == 0 and ranks["20"] == 1 and ranks["03"] == 2 and ranks["2"] == 3
    assert list(edits("half a million")) == []


def test_rows_fit_the_tables_and_their_keys_are_unique() -> None:
    rows = rows_of_audit(audit(table(TABLE), [change("17", agency="River Guard")]))
    assert set(rows) == set(AUDITED)
    for name, own in rows.items():
        keys = [tuple(row[k] for k in BY_NAME[name].key) for row in own]
        assert len(keys) == len(set(keys))
        BY_NAME[name].arrow(own)


def test_the_same_facts_give_the_same_finding_ids() -> None:
    cells = table(TABLE)
    assert [f.finding_id for f in audit(cells).findings] == [f.finding_id for f in audit(cells).findings]
