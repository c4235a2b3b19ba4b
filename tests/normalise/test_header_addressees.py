"""Addressees: one or several on a line, wrapped, exempted; each expectation is read off the line."""

from __future__ import annotations

import pytest

from flows.cable import Exemption, Recipient
from flows.normalise.header import Header, read_header
from flows.spans import MappedText
from tests.normalise.pages import BODY, cable_with


def header_of(*lines: str) -> Header:
    return read_header(MappedText.identity("\n".join(lines)))


def stations(*lines: str) -> list[tuple[str, str | None]]:
    return [(recipient.action, recipient.station) for recipient in header_of(*lines).recipients]


# Where the precedence and the number may stand, and how they may be misspelt.
@pytest.mark.parametrize(
    ("address", "precedence", "serial"),
    [
        ("RUEHC/SECSTATE WASHDC", None, None),
        ("RUEHC/SECSTATE WASHDC 1234", None, 1234),
        ("RUEHC/SECSTATE WASHDC IMMEDIATE 1234", "IMMEDIATE", 1234),
        ("RUEHC/SECSTATE WASHDC 1234 IMMEDIATE", "IMMEDIATE", 1234),
        ("RUEHC/IMMEDIATE SECSTATE WASHDC 1234", "IMMEDIATE", 1234),
        ("IMMEDIATE RUEHC/SECSTATE WASHDC 1234", "IMMEDIATE", 1234),
        ("RUEHC/NIACT IMMEDIATE SECSTATE WASHDC 1234", "NIACT IMMEDIATE", 1234),
        ("RUEHC/SECSTATE WASHDC NIACT 1234", "NIACT IMMEDIATE", 1234),
        ("RUEHC/SECSTATE WASHDC FLASH", "FLASH", None),
        ("RUEHC/SECSTATE WASHDC ROUTINE 0001", "ROUTINE", 1),
        ("RUEHC/SECSTATE WASHDC PRIOR 1234", "PRIORITY", 1234),
        ("RUEHC/SECSTATE WASHDC IMMED 1234", "IMMEDIATE", 1234),
        # a letter lost, doubled, wrong, swapped
        ("RUEHC/SECSTATE WASHDC IMMEDIAE 1234", "IMMEDIATE", 1234),
        ("RUEHC/SECSTATE WASHDC IMMMEDIATE 1234", "IMMEDIATE", 1234),
        ("RUEHC/SECSTATE WASHDC PRIORUTY 1234", "PRIORITY", 1234),
        ("RUEHC/SECSTATE WASHDC ROUTIEN 1234", "ROUTINE", 1234),
        # punctuation, blanks, words run together
        ("RUEHC / SECSTATE WASHDC  PRIORITY  1234", "PRIORITY", 1234),
        ("RUEHC//SECSTATE WASHDC PRIORITY 1234.", "PRIORITY", 1234),
        ("RUEHC/SECSTATE WASHDC (PRIORITY)", "PRIORITY", None),
        ("RUEHC/SECSTATE WASHDC, PRIORITY, 1234", "PRIORITY", 1234),
        ("RUEHC/SECSTATE WASHDC PRIORITY1234", "PRIORITY", 1234),
        ("RUEHC/SECSTATE WASHDC1234", None, 1234),
        ("RUEHC/SECSTATE WASHDCPRIORITY 1234", "PRIORITY", 1234),
        ("RUEHC SECSTATE WASHDC 1234", None, 1234),
        ("RUEHC/SECSTATE WASHDC PRIORITY 15", "PRIORITY", 15),
        ("RUEHC/SECSTATE WASHDC 15", None, 15),
        ("RUEHC/SECSTATE WASHDC 123456", None, 123456),
    ],
)
def test_precedence_and_serial_number(address: str, precedence: str | None, serial: int | None) -> None:
    assert header_of(f"TO {address}").recipients == [Recipient("TO", "RUEHC", "SECSTATE WASHDC", precedence, serial)]


# What belongs to the name, though it looks like a number, a precedence or a routing indicator.
@pytest.mark.parametrize(
    ("address", "indicator", "station"),
    [
        ("RUAYJAA/CTF 72", "RUAYJAA", "CTF 72"),
        ("RHMFIUU/AFOSI DET 12 PRIORITY", "RHMFIUU", "AFOSI DET 12"),
        ("RUCPDOC/USDOC 3134/MAC/ANESA", "RUCPDOC", "USDOC 3134/MAC/ANESA"),
        ("RUEKJCS/JOINT STAFF WASHDC//J5/UNMA// PRIORITY", "RUEKJCS", "JOINT STAFF WASHDC//J5/UNMA//"),
        ("RUEAWJA/DEPT OF JUSTICE WASHINGTON, DC", "RUEAWJA", "DEPT OF JUSTICE WASHINGTON, DC"),
        # no routing indicator
        ("USDA/FAS WASHDC", None, "USDA/FAS WASHDC"),
        ("REO/BASRA", None, "REO/BASRA"),
        ("CJTF-101 POLAD", None, "CJTF-101 POLAD"),
        ("DEA COUNTRY OFFICE AMEMBASSY LIMA", None, "DEA COUNTRY OFFICE AMEMBASSY LIMA"),
        # 08SECTION01GF02BISHIEK21: transmission garbled the stroke
        ("RUEHLMC)MILLENNIUM CHALLENGE CORP", "RUEHLMC", "MILLENNIUM CHALLENGE CORP"),
        # by other means
        ("ZEN/AMCONSUL PERTH", None, "AMCONSUL PERTH"),
        ("ZEN AMCONSUL PERTH", None, "AMCONSUL PERTH"),
        # collectives
        ("RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY", "RUEHZL", "EUROPEAN POLITICAL COLLECTIVE"),
        ("ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE", None, "ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE"),
    ],
)
def test_names(address: str, indicator: str | None, station: str) -> None:
    (recipient,) = header_of(f"INFO {address}").recipients
    assert (recipient.routing_indicator, recipient.station, recipient.serial_number) == (indicator, station, None)


# Several addressees on a line are told by their routing indicators, by the kinds of their posts, and by commas between posts.
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "RUEHC/SECSTATE WASHDC IMMEDIATE 1234 RUEHBJ/AMEMBASSY BEIJING PRIORITY 0207 RUEHAH/AMEMBASSY ASHGABAT",
            [("SECSTATE WASHDC", "IMMEDIATE", 1234), ("AMEMBASSY BEIJING", "PRIORITY", 207), ("AMEMBASSY ASHGABAT", None, None)],
        ),
        # nothing between them
        ("RUEHNY/AMEMBASSY OSLO 0021RUEHRO/AMEMBASSY ROME", [("AMEMBASSY OSLO", None, 21), ("AMEMBASSY ROME", None, None)]),
        ("RUEHNY/AMEMBASSY OSLO PRIORITYRUEHRO/AMEMBASSY ROME", [("AMEMBASSY OSLO", "PRIORITY", None), ("AMEMBASSY ROME", None, None)]),
        ("AMEMBASSY OSLO AMCONSUL PERTH 0021", [("AMEMBASSY OSLO", None, None), ("AMCONSUL PERTH", None, 21)]),
        ("AMEMBASSY OSLO; AMCONSUL PERTH", [("AMEMBASSY OSLO", None, None), ("AMCONSUL PERTH", None, None)]),
        ("AMEMBASSY ROME/AMCONSUL MILAN", [("AMEMBASSY ROME", None, None), ("AMCONSUL MILAN", None, None)]),
        ("CIA WASHDC AMEMBASSY OSLO", [("CIA WASHDC", None, None), ("AMEMBASSY OSLO", None, None)]),
        ("AMEMBASSY OSLO, ROME, BERN", [("AMEMBASSY OSLO", None, None), ("ROME", None, None), ("BERN", None, None)]),
        # one of them is no post, so that the comma may belong to a name
        ("AMEMBASSY OSLO, ROOM TWO", [("AMEMBASSY OSLO, ROOM TWO", None, None)]),
    ],
)
def test_several_on_a_line(line: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [(r.station, r.precedence, r.serial_number) for r in header_of(f"INFO {line}").recipients] == expected


def test_action_and_information_on_a_line() -> None:
    lines = "FM AMEMBASSY BERN TO SECSTATE WASHDC 1234 INFO AMEMBASSY OSLO"
    assert stations(lines) == [("TO", "SECSTATE WASHDC"), ("INFO", "AMEMBASSY OSLO")]
    assert stations("TO RUEHC/SECSTATE WASHDC", "RUEHNY/AMEMBASSY OSLO INFO NATO EU COLLECTIVE", "AMEMBASSY BERN") == [
        ("TO", "SECSTATE WASHDC"), ("TO", "AMEMBASSY OSLO"), ("INFO", "NATO EU COLLECTIVE"), ("INFO", "AMEMBASSY BERN"),
    ]  # fmt: skip


# An addressee that is wrapped onto the next line is one.
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["RUEHC/SECSTATE WASHDC", "IMMEDIATE 1234"], [("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", 1234)]),
        (["RUEHC/SECSTATE WASHDC IMMEDIATE", "1234"], [("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", 1234)]),
        (["RUEHDG/AMEMBASSY SANTO", "DOMINGO 0031"], [("RUEHDG", "AMEMBASSY SANTO DOMINGO", None, 31)]),
        (["AMEMBASSY SANTO", "DOMINGO 0031"], [(None, "AMEMBASSY SANTO DOMINGO", None, 31)]),
        (["RUEKJCS/JOINT STAFF", "WASHDC PRIORITY"], [("RUEKJCS", "JOINT STAFF WASHDC", "PRIORITY", None)]),
        (["RHMFISS/HQ USCENTCOM MACDILL", "AFB FL"], [("RHMFISS", "HQ USCENTCOM MACDILL AFB FL", None, None)]),
        (["RUEKJCS/SECDEF WASHDC//OSD/", "ISA/PA//"], [("RUEKJCS", "SECDEF WASHDC//OSD/ISA/PA//", None, None)]),
        (["RUEHC/SECSTATE WASHDC NIACT", "IMMEDIATE 1234"], [("RUEHC", "SECSTATE WASHDC", "NIACT IMMEDIATE", 1234)]),
        (["RUEHC/SECSTATE WASHDC 1234", "PRIORITY"], [("RUEHC", "SECSTATE WASHDC", "PRIORITY", 1234)]),
        (["RUEATRS/DEPT OF", "TREASURY WASHDC"], [("RUEATRS", "DEPT OF TREASURY WASHDC", None, None)]),
        (["RUEATRS/DEPT", "OF TREASURY WASHDC"], [("RUEATRS", "DEPT OF TREASURY WASHDC", None, None)]),
        (["RUEHGZ/GULF COOPERATION", "COUNCIL COLLECTIVE"], [("RUEHGZ", "GULF COOPERATION COUNCIL COLLECTIVE", None, None)]),
        (["ALL DIPLOMATIC AND", "CONSULAR POSTS"], [(None, "ALL DIPLOMATIC AND CONSULAR POSTS", None, None)]),
        # whole as they stand
        (["RUEHNY/AMEMBASSY OSLO", "CIA WASHDC"], [("RUEHNY", "AMEMBASSY OSLO", None, None), (None, "CIA WASHDC", None, None)]),
        (["AMEMBASSY OSLO", "CIA WASHDC"], [(None, "AMEMBASSY OSLO", None, None), (None, "CIA WASHDC", None, None)]),
        (["CSAF", "EUCOM"], [(None, "CSAF", None, None), (None, "EUCOM", None, None)]),
        (
            ["RUEHDG/AMEMBASSY SANTO", "RUEHNY/AMEMBASSY OSLO"],
            [("RUEHDG", "AMEMBASSY SANTO", None, None), ("RUEHNY", "AMEMBASSY OSLO", None, None)],
        ),
    ],
)
def test_wrapped_lines(lines: list[str], expected: list[tuple[str | None, str, str | None, int | None]]) -> None:
    header = header_of("INFO", *lines)
    assert header.recipients == [Recipient("INFO", *address) for address in expected]
    assert {line.format_line for line in header.lines} == {"info"}


# What is exempted from a collective is no addressee (5 FAH-2 H-321.9).
def test_exempted_addressees() -> None:
    header = header_of(
        "INFO RUCNMEM/EU MEMBER STATES COLLECTIVE PRIORITY", "XMT AMEMBASSY SOFIA", "AMEMBASSY BUCHAREST", "PAGE 02 RUEHSW 0205 UNCLAS",
        "BRATISLAVA", "RUEHNO/USMISSION USNATO 0012",
    )  # fmt: skip
    assert [line.format_line for line in header.lines] == ["info", "exempt", "exempt", "page", "exempt", "info"]
    collective = "EU MEMBER STATES COLLECTIVE"
    exempted = ("AMEMBASSY SOFIA", "AMEMBASSY BUCHAREST", "BRATISLAVA")
    assert header.exemptions == [Exemption(None, station, collective) for station in exempted]
    assert [recipient.station for recipient in header.recipients] == [collective, "USMISSION USNATO"]


# How the exempted are written, and where the addressees go on.
@pytest.mark.parametrize(
    ("lines", "exempted", "recipients"),
    [
        (["INFO NATO EU COLLECTIVE XMT AMEMBASSY SOFIA"], ["AMEMBASSY SOFIA"], ["NATO EU COLLECTIVE"]),
        (["INFO NATO EU COLLECTIVE", "XMT/AMEMBASSY SOFIA"], ["AMEMBASSY SOFIA"], ["NATO EU COLLECTIVE"]),
        (["INFO NATO EU COLLECTIVE", "XMT: SOFIA, BERN"], ["SOFIA", "BERN"], ["NATO EU COLLECTIVE"]),
        (["INFO NATO EU COLLECTIVE", "XMT", "AMEMBASSY SOFIA"], ["AMEMBASSY SOFIA"], ["NATO EU COLLECTIVE"]),
        # with routing indicators, those that follow with one are exempted too
        (
            ["INFO NATO EU COLLECTIVE", "XMT RUEHSF/AMEMBASSY SOFIA", "RUEHSW/AMEMBASSY BERN", "INFO RUEHNY/AMEMBASSY OSLO"],
            ["AMEMBASSY SOFIA", "AMEMBASSY BERN"],
            ["NATO EU COLLECTIVE", "AMEMBASSY OSLO"],
        ),
        # neither a collective nor an agency in Washington is a member of a collective
        (
            ["INFO NATO EU COLLECTIVE", "XMT AMEMBASSY SOFIA", "SECDEF WASHDC", "IRAN COLLECTIVE"],
            ["AMEMBASSY SOFIA"],
            ["NATO EU COLLECTIVE", "SECDEF WASHDC", "IRAN COLLECTIVE"],
        ),
    ],
)
def test_ways_to_exempt(lines: list[str], exempted: list[str], recipients: list[str]) -> None:
    header = header_of(*lines)
    assert [exemption.station for exemption in header.exemptions] == exempted
    assert [recipient.station for recipient in header.recipients] == recipients


# Which collective an exemption is of stays open where several could be meant.
def test_an_exemption_from_one_of_several_collectives() -> None:
    header = header_of("INFO NATO EU COLLECTIVE", "IRAN COLLECTIVE", "AMEMBASSY OSLO", "XMT AMEMBASSY SOFIA")
    assert header.exemptions == [Exemption(None, "AMEMBASSY SOFIA", None)]


# An exempted addressee's precedence says nothing of the message.
def test_an_exempted_addressee_has_no_precedence() -> None:
    assert header_of("INFO NATO EU COLLECTIVE ROUTINE", "XMT AMEMBASSY SOFIA IMMEDIATE").precedence == "ROUTINE"


# A TO that got lost: after FM, and where a header begins with addressees, they are for action.
def test_addressees_without_a_word_before_them() -> None:
    lines = ("FM AMEMBASSY BERN", "RUEHC/SECSTATE WASHDC 1234", "INFO AMEMBASSY OSLO")
    assert stations(*lines) == [("TO", "SECSTATE WASHDC"), ("INFO", "AMEMBASSY OSLO")]
    assert stations("RUEHC/SECSTATE WASHDC 1234") == [("TO", "SECSTATE WASHDC")]
    assert stations("DE RUEHSW #0205 0671145", "RUEHC/SECSTATE WASHDC 1234") == []


# Pages saved in small letters, wholly or in part: the format lines are those of any header.
@pytest.mark.parametrize(
    "lines",
    [
        "to ruehc/secstate washdc priority 1433\ninfo ruehbj/amembassy beijing 0207",
        "TO RUEHC/Secstate Washdc Priority 1433\nInfo RUEHBJ/Amembassy Beijing 0207",
    ],
)
def test_addressees_in_small_letters(lines: str) -> None:
    cable = cable_with(BODY, f"FM AMEMBASSY DUSHANBE\n{lines}")
    assert [tuple(recipient) for recipient in cable.recipients] == [
        ("TO", "RUEHC", "SECSTATE WASHDC", "PRIORITY", 1433),
        ("INFO", "RUEHBJ", "AMEMBASSY BEIJING", None, 207),
    ]


# Prose that strayed among the addressees is none of them, though it would look like one in capitals.
def test_prose_in_small_letters_is_no_addressee() -> None:
    cable = cable_with(BODY, "FM AMEMBASSY DUSHANBE\nTO RUEHC/SECSTATE WASHDC 1433\nplease pass this on to the desk")
    assert len(cable.recipients) == 1


# PRI is short for PRIORITY.
def test_short_precedence_word() -> None:
    cable = cable_with(BODY, "FM AMEMBASSY DUSHANBE\nTO RUEHC/SECSTATE WASHDC PRI 1433")
    assert [tuple(recipient) for recipient in cable.recipients] == [("TO", "RUEHC", "SECSTATE WASHDC", "PRIORITY", 1433)]
