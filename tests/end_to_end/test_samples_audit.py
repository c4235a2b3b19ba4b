"""What an audit of the sample cables must find, worked out by hand from the pages (`tests/gold/audit/`).

Paragraph 7 of 08BAKU1427, in kilograms, as the cable states it; `02` reads as 2.

                  2007   heroin  opium  hashish  marijuana  total      2008   heroin  opium  hashish  marijuana  total
    MIA                    214    388      96      1127     1825                263    341     131       942     1677
    SBS                     57    503     210       119      889                 88    466     254       305     1113
    SCC                   12.4      0    .034        24       36                 31     02      14        45       90
    MNS                    101    275      48        66      490                139    164      77        52      432
    Total                  384   1156     354      1336     3240                521    971     476      1345     3312

Columns 2007: 214 + 57 + 12.4 + 101 = 384.4, rounds to 384; 388 + 503 + 0 + 275 = 1166, stated as 1156;
    96 + 210 + .034 + 48 = 354.034, rounds to 354; 1127 + 119 + 24 + 66 = 1336.
Columns 2008: 263 + 88 + 31 + 139 = 521; 341 + 466 + 2 + 164 = 973, stated as 971, and the four parts may be two kilograms off together;
    131 + 254 + 14 + 77 = 476; 942 + 305 + 45 + 52 = 1344, stated as 1345, the same.
Rows: 214 + 388 + 96 + 1127 = 1825; 263 + 341 + 131 + 942 = 1677; 57 + 503 + 210 + 119 = 889; 88 + 466 + 254 + 305 = 1113;
    12.4 + 0 + .034 + 24 = 36.434, rounds to 36; 31 + 2 + 14 + 45 = 92, stated as 90, the parts may be two off;
    101 + 275 + 48 + 66 = 490; 139 + 164 + 77 + 52 = 432.
Grand totals: by agency 1825 + 889 + 36 + 490 = 3240 and 1677 + 1113 + 90 + 432 = 3312; by substance 384 + 1156 + 354 + 1336 = 3230,
    ten short by the wrong opium column, and 521 + 971 + 476 + 1345 = 3313, the parts may be two off.
Percentages: 1677/1825 = 0.9189; 1113/889 = 1.2520 (and the 21 percent of paragraph 11 with it); 432/490 = 0.8816; 3312/3240 = 1.0222;
    hashish 476/354 = 1.3446. SCC: 92/36.434 = 2.525, 90/36 = 2.500, 90/36.434 = 2.4702: none rounds to +147.1, though the parts as written
    allow it; which of them is computed is left open. With .02 for 02: 90.02/36.434 = 2.4708, +147.1.
Restatements: 1677, 1113, and 3312 kg are 3.312 t, which rounds to 3.3. Crimes: 137 + 96 + 58 = 291 of 412.
05TEGUCIGALPA2691: 4180/2715 = 1.5396; 32/64 = 0.5; 1.9 + 0.7 = 2.6.
06COLOMBO2386: day 346 of 2006 is December 12, the date-time group's is December 13.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from flows.audit import audit_cable, rows_of_audit
from flows.cable import Cable, Rows
from flows.extract import extract_facts
from flows.normalise import normalise_page
from tests.end_to_end.sample_pages import BAKU_ROW, PAGE_OF, SamplePage, audit_labels

AUDITED = [*PAGE_OF.values(), BAKU_ROW]


def cable_of(page: SamplePage) -> Cable:
    cable = normalise_page(page.raw_sha256, page.name, page.kind, page.data).cable
    assert cable is not None
    return cable


@cache
def audit(page: SamplePage) -> Rows:
    cable = cable_of(page)
    return rows_of_audit(audit_cable(cable, extract_facts(cable)))


def meets(finding: dict[str, object], label: dict[str, Any]) -> bool:
    """Whether the finding is the labelled one; a null in the label leaves that figure open, percentages are compared to a decimal."""
    if (finding["kind"], finding["verdict"]) != (label["kind"], label["verdict"]):
        return False
    for name, tolerance in (("stated", Decimal(0)), ("computed", Decimal("0.05") if label["kind"] == "percent_change" else Decimal(0))):
        if label[name] is None:
            continue
        if finding[name] is None or abs(Decimal(str(finding[name])) - Decimal(str(label[name]))) > tolerance:
            return False
    return True


# Every labelled finding is there, each label met by a finding of its own.
@pytest.mark.parametrize("page", AUDITED, ids=lambda p: p.name)
def test_every_expected_finding_is_there(page: SamplePage) -> None:
    left = list(audit(page)["audit_finding"])
    missing = []
    for label in audit_labels(page.cable_id):
        match = next((f for f in left if meets(f, label)), None)
        if match is None:
            missing.append(label)
        else:
            left.remove(match)
    assert missing == []


# Nothing else disagrees: a false alarm is worse than none.
@pytest.mark.parametrize("page", AUDITED, ids=lambda p: p.name)
def test_nothing_else_disagrees(page: SamplePage) -> None:
    expected = [label for label in audit_labels(page.cable_id) if label["verdict"] == "disagrees"]
    found = [f for f in audit(page)["audit_finding"] if f["verdict"] == "disagrees"]
    assert [f["explanation"] for f in found if not any(meets(f, label) for label in expected)] == []


# Each finding says in a sentence what was compared.
@pytest.mark.parametrize("page", AUDITED, ids=lambda p: p.name)
def test_findings_explain_themselves(page: SamplePage) -> None:
    for finding in audit(page)["audit_finding"]:
        explanation = str(finding["explanation"])
        assert len(explanation.split()) > 3
        for name in ("stated", "computed"):
            if finding["kind"] in ("column_sum", "row_sum", "grand_total"):
                assert f"{Decimal(str(finding[name])).normalize():f}" in explanation.replace(",", "")


# .02 for `02` mends its row, its column and the percentage at once (90.02; 971.02; 90.02/36.434); 1166 for 1156 mends its
# column and the grand total.
@pytest.mark.parametrize(
    ("as_written", "proposed", "value", "mended"),
    [
        ("02", ".02", Decimal("0.02"), {("row_sum", "90"), ("column_sum", "971"), ("percent_change", "147.1")}),
        ("1156", "1166", Decimal(1166), {("column_sum", "1156"), ("grand_total", "3240")}),
    ],
)
def test_the_two_misprints_are_proposed_for_repair(as_written: str, proposed: str, value: Decimal, mended: set[tuple[str, str]]) -> None:
    rows = audit(PAGE_OF["08BAKU1427"])
    (proposal,) = [p for p in rows["repair_proposal"] if p["stated_text"] == as_written]
    assert (proposal["proposed_text"], Decimal(str(proposal["proposed_value"]))) == (proposed, value)
    findings = {f["finding_id"]: f for f in rows["audit_finding"]}
    found = [findings[b["finding_id"]] for b in rows["bridge_proposal_finding"] if b["proposal_id"] == proposal["proposal_id"]]
    assert {(f["kind"], f"{Decimal(str(f['stated'])).normalize():f}") for f in found} == mended


# Proposed, never applied: the facts stay as the source states them.
def test_the_misprints_stay_in_the_facts() -> None:
    seizures = extract_facts(cable_of(PAGE_OF["08BAKU1427"])).seizures
    as_stated = {(s.agency, s.quantity_text): s.quantity for s in seizures if s.substance == "opium"}
    assert as_stated[("State Customs Committee", "02")] == 2
    assert as_stated[(None, "1156")] == 1156
