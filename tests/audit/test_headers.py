"""Header fields against each other: for each identity a cable in which it holds, and one in which it does not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from flows.audit.headers import check_headers
from flows.cable import Cable, Repair
from flows.tables import HEADER_IDENTITIES
from tests.audit.test_audit import a_cable


def markers(*lines: str) -> dict[str, Any]:
    return {"repairs": tuple(Repair("page_marker", 10 * n, 10 * n + 5, line, "") for n, line in enumerate(lines))}


WHOLE: dict[str, Any] = {
    "transmission_id": "VZCZCXRO4711",
    "action_precedence": "IMMEDIATE",
    "information_precedence": "ROUTINE",
    "routing_precedence": "IMMEDIATE",
    "addressee_precedence": "IMMEDIATE",
    **markers(" \nDUSHANBE 00009901  002 OF 003 \n", " \nDUSHANBE 00009901  003 OF 003 \n"),
}
"""What the cable of `a_cable` lacks of a header that says everything."""


def verdicts(**other: Any) -> dict[str | None, str]:
    checks = check_headers(a_cable(**{**WHOLE, **other}))
    assert len({check.identity for check in checks}) == len(checks)
    return {check.identity: check.verdict for check in checks}


# A header in which all is said twice gives one check an identity, and all hold.
def test_every_identity_is_checked() -> None:
    assert verdicts() == dict.fromkeys(HEADER_IDENTITIES, "agrees")


# One field changed breaks the identities that the field has a part in, and no other.
@pytest.mark.parametrize(
    ("fault", "broken"),
    [
        # the DE line says day 64 (5 March), the date-time group the 4th
        ({"filed_at": datetime(2009, 3, 5, 11, 20)}, {"julian_day"}),
        # filed before it was released
        ({"filed_at": datetime(2009, 3, 4, 11, 18)}, {"filing_time"}),
        # filed more than an hour later
        ({"filed_at": datetime(2009, 3, 4, 12, 21)}, {"filing_time"}),
        ({"created_at": datetime(2009, 3, 4, 11, 21)}, {"box_time"}),
        ({"created_at": datetime(2009, 3, 4, 12, 12)}, {"box_time"}),
        ({"created_at": datetime(2008, 3, 4, 11, 20)}, {"box_time", "id_year"}),
        ({"station_serial_number": 9910}, {"serial_de"}),
        ({"cable_id": "09DUSHANBE9911"}, {"serial_de", "serial_text", "serial_markers"}),
        ({"body": "UNCLAS SECTION 01 OF 03 DUSHANBE 009910"}, {"serial_text"}),
        ({"body": "UNCLAS SECTION 01 OF 03 TASHKENT 009901"}, {"station_text"}),
        # Tashkent's routing indicator is RUEHNT
        ({"originator_routing_indicator": "RUEHNT"}, {"station_indicator"}),
        ({"from_station": "AMEMBASSY TASHKENT"}, {"station_from", "station_indicator", "country_from"}),
        ({"post_country": "UZB"}, {"country_from"}),
        ({"section_number": None}, {"section_de"}),
        ({"section_number": 2}, {"section_de"}),
        ({"body": "UNCLAS DUSHANBE 009901"}, {"section_de"}),
        ({"section_count": 4}, {"sections_markers"}),
        # page 3 of 3 has no marker
        (markers("DUSHANBE 00009901  002 OF 003"), {"markers_complete"}),
        # two cables in one
        (markers("DUSHANBE 00009901  002 OF 003", "DUSHANBE 00009902  003 OF 003"), {"serial_markers"}),
        (markers("TASHKENT 00009901  002 OF 003", "TASHKENT 00009901  003 OF 003"), {"station_markers"}),
        ({"routing_precedence": "ROUTINE"}, {"precedence_routing"}),
        ({"addressee_precedence": "FLASH"}, {"precedence_addressees"}),
        ({"action_precedence": "PRIORITY"}, {"precedence_routing", "precedence_addressees"}),
        ({"classification": "CONFIDENTIAL"}, {"level_text", "level_prosign"}),
        ({"body": "C O N F I D E N T I A L SECTION 01 OF 03 DUSHANBE 009901"}, {"level_text", "level_text_prosign"}),
        ({"security_level": "SECRET"}, {"level_prosign", "level_text_prosign"}),
    ],
)
def test_one_field_against_the_others(fault: dict[str, Any], broken: set[str]) -> None:
    assert {identity for identity, verdict in verdicts(**fault).items() if verdict == "disagrees"} == broken


# What only seems to contradict is no finding about the source.
@pytest.mark.parametrize(
    "same",
    [
        # the site writes the hour again in place of the minutes
        {"created_at": datetime(2009, 3, 4, 11, 11)},
        # 08STATE58722: the DE line has room for four digits of a serial
        {"cable_id": "09DUSHANBE59901", "body": "UNCLAS SECTION 01 OF 03 DUSHANBE 059901", "repairs": ()},
        # 10STATE1168: it waited for six minutes
        {"filed_at": datetime(2009, 3, 4, 11, 26)},
        # night action has no prosign of its own
        {"addressee_precedence": "NIACT IMMEDIATE"},
        # page two of the first section stands before the second section
        markers("DUSHANBE 00009901  001.2 OF 003", "DUSHANBE 00009901  002 OF 003", "DUSHANBE 00009901  003 OF 003"),
        # a marker has the first ten letters of the station
        {
            "cable_id": "09RIODEJANEIRO9901", "from_station": "AMCONSUL RIO DE JANEIRO", "post_country": "BRA",
            "originator_routing_indicator": "RUEHRI", "body": "UNCLAS SECTION 01 OF 03 RIO DE JANEIRO 009901",
            **markers("RIO DE JAN 00009901  002 OF 003", "RIO DE JAN 00009901  003 OF 003"),
        },
        # captions stand before the station
        {"body": "UNCLAS E F T O SECTION 01 OF 03 DUSHANBE 009901"},
        {"body": "UNCLAS NOFORN SECTION 01 OF 03 DUSHANBE 009901"},
    ],
)  # fmt: skip
def test_what_only_seems_to_contradict(same: dict[str, Any]) -> None:
    assert "disagrees" not in verdicts(**same).values()


# A text that was delivered whole names no sections, whatever the DE line says (09SANJOSE823); that cannot be checked.
def test_sections_of_a_text_that_was_delivered_whole() -> None:
    whole = {"transmission_id": "VZCZCXYZ0009", "body": "UNCLAS DUSHANBE 009901", "section_count": None, "repairs": ()}
    assert "section_de" not in verdicts(**whole)
    # neither names one: they agree
    assert verdicts(**whole, section_number=None)["section_de"] == "agrees"


# A page without a header has nothing that could contradict.
def test_fields_that_are_missing_are_not_compared() -> None:
    nothing = dict.fromkeys(
        (
            "originator_routing_indicator", "station_serial_number", "filed_at", "security_level", "sent_at", "from_station",
            "transmission_id", "action_precedence", "information_precedence", "routing_precedence", "addressee_precedence",
            "section_number", "section_count",
        )
    )  # fmt: skip
    assert set(verdicts(**nothing, repairs=())) == {"id_year", "serial_text", "station_text", "level_text"}


def test_each_check_says_what_was_compared() -> None:
    cable: Cable = a_cable(**WHOLE, filed_at=datetime(2009, 3, 5, 11, 20))
    by_identity = {check.identity: check.explanation for check in check_headers(cable)}
    assert by_identity["julian_day"] == "Julian day of the DE line and day of the date-time group: 2009-03-05 against 2009-03-04."
    assert by_identity["serial_de"] == "serial of the reference ID and of the DE line: 9901 in both."
