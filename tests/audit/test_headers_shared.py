"""The headers of all real pages: what they contradict was looked up on the pages, one by one."""

from __future__ import annotations

from collections import Counter

from flows.audit.headers import check_headers
from tests.normalise.test_real_pages import pages
from tests.shared import needs_shared

pytestmark = needs_shared

# Page markers that the pages lack, a garbled reference ID and marker, and a message filed two minutes before it was released.
CONTRADICTED = {
    *((cable_id, "markers_complete") for cable_id in (
        "06SAOPAULO675", "06TOKYO1363", "07BRASILIA1774", "07BRASILIA2069", "08BRASILIA1219", "08SAOPAULO499", "08SECTION01GF02BISHIEK21",
        "09BRASILIA1167", "09HARARE888",
    )),
    ("08SECTION01GF02BISHIEK21", "serial_de"),
    ("08SECTION01GF02BISHIEK21", "serial_markers"),
    ("08STATE69218", "filing_time"),
}  # fmt: skip


def test_what_the_real_headers_contradict() -> None:
    cables = {normalised.cable.cable_id: normalised.cable for _, _, normalised in pages() if normalised.cable}
    checks = [(cable_id, check) for cable_id, cable in cables.items() for check in check_headers(cable)]
    assert {(cable_id, check.identity) for cable_id, check in checks if check.verdict != "agrees"} == CONTRADICTED
    # a check that compares nothing would pass too: how many cables have both of the fields
    compared = Counter(check.identity for _, check in checks)
    assert compared["julian_day"] == compared["filing_time"] == compared["level_prosign"] == compared["precedence_routing"] == 374
    assert compared["id_year"] == compared["level_text"] == len(cables) == 454
    assert min(compared.values()) == compared["station_markers"] == 70
