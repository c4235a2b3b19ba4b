"""The routing header: every line told by its format line and read."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.cable import Exemption, Recipient, Routing
from flows.normalise.header import Header, read_header
from flows.spans import MappedText
from tests.normalise.pages import BODY, HEADER, PageOf, cable_of, cable_with


def header_of(text: str) -> Header:
    return read_header(MappedText.identity(text))


def kinds(text: str) -> list[str]:
    return [line.format_line for line in header_of(text).lines]


@pytest.mark.parametrize(
    ("line", "format_line"),
    [
        ("VZCZCXRO4711", "transmission_id"),
        # three digits in ACP 127, four in the archive; a prosign may follow
        ("VZCZCBKO123", "transmission_id"),
        ("VZCZCXYZ0000 HH", "transmission_id"),
        ("RR RUEHAST RUEHBI", "routing"),
        ("RR", "routing"),
        # two precedences on one line
        ("PP RR RUEHWEB", "routing"),
        ("DE RUEHDBU #0205/01 0671145", "de"),
        ("DE RUEHDBU #0205 0671145", "de"),
        # ACP 127's own form, without the number sign
        ("DE RUEHDBU 205/0671145Z", "de"),
        ("ZNR UUUUU ZZH", "security"),
        ("ZNY EEEEE ZZH", "security"),
        ("ZNR UUUUU", "security"),
        # 05REYKJAVIK520: what a correction refers to
        ("ZNR UUUUU ZZH (CCY AD12345 MSI4387-623)", "security"),
        ("P 071145Z MAR 08", "date_time_group"),
        ("O R 071145Z MAR 08", "date_time_group"),
        # 07REYKJAVIK256: an operating signal after the group
        ("R 071145Z MAR 08 ZDK", "date_time_group"),
        # 05SANJOSE2727: a header that consists of it, month in small letters
        ("071145Z Mar 08", "date_time_group"),
        ("FM AMEMBASSY DUSHANBE", "from"),
        ("TO RUEHC/SECSTATE WASHDC 0015", "to"),
        ("INFO RUEHBJ/AMEMBASSY BEIJING 0207", "info"),
        ("XMT AMEMBASSY KHARTOUM", "exempt"),
        ("XMT/AMEMBASSY SOFIA", "exempt"),
        # 66BUENOSAIRES2481: group count not counted
        ("STATE GRNC", "accounting"),
        ("BT", "separator"),
        ("PAGE 02 RUEHDBU 0205 UNCLAS", "page"),
        ("INFO  LOG-00   EEB-00   AID-00   ", "log"),
        ("From: Operations Center", "mail"),
        ("Sent: Friday, March 07, 2008 11:45 AM", "mail"),
        ("This record is a partial extract of the original cable. The full text is not available.", "notice"),
        # 09TRIPOLI139: what the program that printed it put over it
        ("TelegramUNCLASSIFIED   DUSHANBE   00000205", "notice"),
        # the second line of that notice
        ("The full text of the original cable is not available.", "notice"),
        ("RR RUEHAST RUEH0BI", "routing"),
        # two routings run together with their precedences
        ("PPRUEHWEB RUEHBI", "routing"),
        ("DE RUEHDBU #0205/01 067 1145Z", "de"),
        ("ZNY CCCCC/BBBBB ZZH", "security"),
        ("ZNRUUUUU ZZH", "security"),
        # a letter O for a nought; no blanks; month in full
        ("P 0711O5Z MAR 08", "date_time_group"),
        ("P071145ZMAR08", "date_time_group"),
        ("071145Z MARCH 2008", "date_time_group"),
        ("FROM AMEMBASSY DUSHANBE", "from"),
        ("TO: SECSTATE WASHDC", "to"),
        ("TORUEHC/SECSTATE WASHDC 0015", "to"),
        ("INFO: AMEMBASSY BEIJING", "info"),
        # an operating signal on a line of its own, before FM (5 FAH-2 H-232)
        ("ZFF4", "operating_signal"),
        ("PAGE TWO RUEHDBU 0205 UNCLAS", "page"),
        # the page marker of the archive's text
        ("DUSHANBE 00000205  002 OF 002", "page"),
        ("ACTION SCA-00", "log"),
        ("ACTION: ECON", "log"),
        ("DRAFTED BY: POL:NHALVORSEN", "log"),
        ("------------------D3F2A1  071145Z /38", "log"),
        ("GR 412", "accounting"),
        ("ACCT VA-412", "accounting"),
        # format line 12: the text begins
        ("UNCLAS SECTION 01 OF 02 DUSHANBE 000205", "text"),
        ("C O N F I D E N T I A L DUSHANBE 000205", "text"),
        ("E.O. 12958: N/A", "text"),
        ("-----Original Message-----", "mail"),
        ("what is this line doing here?", "unknown"),
        # no month, no precedence of its own
        ("DEAR ALL,", "unknown"),
    ],
)
def test_format_line(line: str, format_line: str) -> None:
    assert kinds(line) == [format_line]


def test_a_whole_header() -> None:
    header = header_of(HEADER)
    assert [line.format_line for line in header.lines] == [
        "transmission_id", "routing", "de", "security", "date_time_group", "from", "to", "info",
    ]  # fmt: skip
    assert header.transmission_id == "VZCZCXRO4711"
    assert header.routings == [Routing("PRIORITY", "RUEHAST"), Routing("PRIORITY", "RUEHBI")]
    assert (header.originator_routing_indicator, header.station_serial_number, header.filing_group) == ("RUEHDBU", 205, "0671145")
    assert header.security_prosign == "ZNR UUUUU ZZH"
    assert header.date_time_group == "071145Z MAR 08"
    assert header.from_station == "AMEMBASSY DUSHANBE"
    assert header.recipients == [
        Recipient("TO", "RUEHC", "SECSTATE WASHDC", "PRIORITY", 1433),
        Recipient("INFO", "RUEHBJ", "AMEMBASSY BEIJING", None, 207),
    ]
    assert header.precedence == "PRIORITY"
    assert header.is_full


@pytest.mark.parametrize(
    ("line", "recipient"),
    [
        ("TO RUEHC/SECSTATE WASHDC", Recipient("TO", "RUEHC", "SECSTATE WASHDC", None, None)),
        # a serial number of noughts is one
        ("TO RUEHTI/AMEMBASSY NASSAU IMMEDIATE 0000", Recipient("TO", "RUEHTI", "AMEMBASSY NASSAU", "IMMEDIATE", 0)),
        ("INFO RHEHNSC/NSC WASHDC NIACT IMMEDIATE 0042", Recipient("INFO", "RHEHNSC", "NSC WASHDC", "NIACT IMMEDIATE", 42)),
        # a precedence word with a typing error
        ("INFO RUEHBU/AMEMBASSY BUENOS AIRES PRIORTY 3011", Recipient("INFO", "RUEHBU", "AMEMBASSY BUENOS AIRES", "PRIORITY", 3011)),
        # delivered by other means: no routing indicator
        ("TO ZEN/AMCONSUL PERTH", Recipient("TO", None, "AMCONSUL PERTH", None, None)),
        # headers that start at the date-time line give no routing indicators
        ("TO SECSTATE WASHDC PRIORITY 5817", Recipient("TO", None, "SECSTATE WASHDC", "PRIORITY", 5817)),
        ("TO SECSTATE WASHDC 15", Recipient("TO", None, "SECSTATE WASHDC", None, 15)),
        # a number that belongs to the name
        ("INFO RHMFIUU/AFOSI DET 522", Recipient("INFO", "RHMFIUU", "AFOSI DET 522", None, None)),
        # office symbols stay with the station
        ("INFO RUEKJCS/JOINT STAFF WASHDC//J5//", Recipient("INFO", "RUEKJCS", "JOINT STAFF WASHDC//J5//", None, None)),
        ("INFO UN SECURITY COUNCIL COLLECTIVE IMMEDIATE", Recipient("INFO", None, "UN SECURITY COUNCIL COLLECTIVE", "IMMEDIATE", None)),
    ],
)
def test_recipient(line: str, recipient: Recipient) -> None:
    assert header_of(line).recipients == [recipient]


def test_addressees_go_on_over_lines_and_pages() -> None:
    header = header_of(
        "TO RUEHC/SECSTATE WASHDC 0015\nRUEHDF/AMCONSUL DUSSELDORF\nINFO EU INTEREST COLLECTIVE\nAMEMBASSY OSLO \n"
        "PAGE 02 RUEHDBU 0205\nRUEHBJ/AMEMBASSY BEIJING\nXMT AMEMBASSY ROME\nAMEMBASSY BERN"
    )
    assert [line.format_line for line in header.lines] == ["to", "to", "info", "info", "page", "info", "exempt", "exempt"]
    assert [(r.action, r.station) for r in header.recipients] == [
        ("TO", "SECSTATE WASHDC"),
        ("TO", "AMCONSUL DUSSELDORF"),
        ("INFO", "EU INTEREST COLLECTIVE"),
        ("INFO", "AMEMBASSY OSLO"),
        # an exempted addressee is none
        ("INFO", "AMEMBASSY BEIJING"),
    ]


# The section, the serial number and the filing time, in the forms of State and of ACP 127.
@pytest.mark.parametrize(
    ("line", "serial", "section", "filed"),
    [
        ("DE RUEHDBU #0205/01 0671145", 205, 1, "0671145"),
        ("DE RUEHDBU #0205 0671145", 205, None, "0671145"),
        ("DE RUEHDBU #0205/02 OF 03 0671145", 205, 2, "0671145"),
        ("DE RUEHDBU #0205/01 067/1145Z", 205, 1, "0671145"),
        ("DE RUEHDBU 205/0671145Z", 205, None, "0671145"),
        ("DE RUEHDBU NR 205 0671145", 205, None, "0671145"),
        # seven digits are a time, never a serial number
        ("DE RUEHDBU 0671145", None, None, "0671145"),
        # ACP 115: number and time without a day
        ("DE RUEHDBU 02/0009Z", 2, None, None),
        ("DE RUEHDBU", None, None, None),
    ],
)
def test_de_line(line: str, serial: int | None, section: int | None, filed: str | None) -> None:
    header = header_of(line)
    assert header.originator_routing_indicator == "RUEHDBU"
    assert (header.station_serial_number, header.section_number, header.filing_group) == (serial, section, filed)


# The classification group: its level by the first letter, its release code by the last two.
@pytest.mark.parametrize(
    ("line", "prosign", "group", "level", "code", "released_to"),
    [
        ("ZNR UUUUU ZZH", "ZNR UUUUU ZZH", "UUUUU", "UNCLASSIFIED", None, None),
        ("ZNY CCCCC ZZH", "ZNY CCCCC ZZH", "CCCCC", "CONFIDENTIAL", None, None),
        ("ZNY SSSSS ZZK", "ZNY SSSSS ZZK", "SSSSS", "SECRET", None, None),
        ("ZNY TTTTT/AAAAA ZZH", "ZNY TTTTT/AAAAA ZZH", "TTTTT/AAAAA", "TOP SECRET", None, None),
        # encrypted for transmission only
        ("ZNY EEEEE ZZH ZDK", "ZNY EEEEE ZZH ZDK", "EEEEE", "UNCLASSIFIED", None, None),
        ("ZNR UUUAA ZZH", "ZNR UUUAA ZZH", "UUUAA", "UNCLASSIFIED", "AA", "Australia"),
        ("ZNY CCCBC ZZH", "ZNY CCCBC ZZH", "CCCBC", "CONFIDENTIAL", "BC", "United Kingdom; Canada"),
        # a code of no list
        ("ZNY CCCQQ ZZH", "ZNY CCCQQ ZZH", "CCCQQ", "CONFIDENTIAL", "QQ", None),
        ("ZNR", "ZNR", None, None, None, None),
    ],
)
def test_security(line: str, prosign: str, group: str | None, level: str | None, code: str | None, released_to: str | None) -> None:
    header = header_of(line)
    assert (header.security_prosign, header.classification_group, header.security_level) == (prosign, group, level)
    assert (header.release_code, header.released_to) == (code, released_to)


# Single and dual precedence before the date-time group; what stands behind it is no part of it.
@pytest.mark.parametrize(
    ("line", "group", "action", "information"),
    [
        ("R 071145Z MAR 08", "071145Z MAR 08", "ROUTINE", None),
        ("O R 071145Z MAR 08 ZDK", "071145Z MAR 08", "IMMEDIATE", "ROUTINE"),
        ("071145Z Mar 08", "071145Z Mar 08", None, None),
        ("P 071145Z MAR 2008 ZFR CTG RUEHDBU 0204 0671100", "071145Z MAR 2008", "PRIORITY", None),
        ("P 071145Z MAR", "071145Z MAR", "PRIORITY", None),
        ("P 071145Z ZDK", "", None, None),
    ],
)
def test_precedence_and_date_time_group(line: str, group: str, action: str | None, information: str | None) -> None:
    header = header_of(line)
    assert (header.date_time_group or "") == group
    assert (header.action_precedence, header.information_precedence) == (action, information)


# Of two precedences side by side the higher one rules (5 FAH-2 H-321.2-1); one after routing indicators is for those behind it.
@pytest.mark.parametrize(
    ("line", "routings"),
    [
        ("PP RR RUEHWEB", [("PRIORITY", "RUEHWEB")]),
        ("RR OO RUEHWEB", [("IMMEDIATE", "RUEHWEB")]),
        ("OO RUEHAST PP RUEHBI RR RUEHWEB", [("IMMEDIATE", "RUEHAST"), ("PRIORITY", "RUEHBI"), ("ROUTINE", "RUEHWEB")]),
        ("OORUEHAST RUEHBI", [("IMMEDIATE", "RUEHAST"), ("IMMEDIATE", "RUEHBI")]),
    ],
)
def test_precedences_of_routings(line: str, routings: list[tuple[str, str]]) -> None:
    assert header_of(line).routings == [Routing(*routing) for routing in routings]


# The station of the FM line, on the next line or over two, without a routing indicator before it.
@pytest.mark.parametrize(
    "lines",
    [
        "FM AMEMBASSY DAR ES SALAAM",
        "FM: AMEMBASSY DAR ES SALAAM",
        "FM RUEHDR/AMEMBASSY DAR ES SALAAM",
        "FM\nAMEMBASSY DAR ES SALAAM",
        "FM AMEMBASSY DAR ES\nSALAAM",
    ],
)
def test_from_station(lines: str) -> None:
    header = header_of(f"{lines}\nTO RUEHC/SECSTATE WASHDC 0015")
    assert header.from_station == "AMEMBASSY DAR ES SALAAM"
    assert [recipient.station for recipient in header.recipients] == ["SECSTATE WASHDC"]
    assert "unknown" not in [line.format_line for line in header.lines]


def test_a_header_without_line_breaks() -> None:
    # the text of some pages has lost all of them
    header = header_of(HEADER.replace("\n", " "))
    assert [line.format_line for line in header.lines] == ["transmission_id"]
    whole = header_of(HEADER)
    for name in ("transmission_id", "routings", "originator_routing_indicator", "station_serial_number", "section_number", "filing_group"):
        assert getattr(header, name) == getattr(whole, name), name
    for name in ("security_prosign", "date_time_group", "from_station", "recipients", "operating_signals", "precedences"):
        assert getattr(header, name) == getattr(whole, name), name


def test_a_line_that_no_rule_knows_does_not_part_the_addressees() -> None:
    header = header_of("TO RUEHC/SECSTATE WASHDC 0015\n?? *** ??\nRUEHDF/AMCONSUL DUSSELDORF\nBT\nRUEHTC/AMEMBASSY THE HAGUE")
    assert [line.format_line for line in header.lines] == ["to", "unknown", "to", "separator", "to"]
    assert len(header.recipients) == 3


def test_the_text_is_no_addressee() -> None:
    header = header_of("TO RUEHC/SECSTATE WASHDC 0015\nBT\nUNCLAS DUSHANBE 000205\nSIPDIS\nSTATE FOR SCA/CEN")
    assert [line.format_line for line in header.lines] == ["to", "separator", "text", "text", "text"]
    assert [recipient.station for recipient in header.recipients] == ["SECSTATE WASHDC"]


def test_an_embassys_own_distribution_gives_no_addressees() -> None:
    # printed by a post before the header of the message
    header = header_of(
        "ACTION: ECON\nINFO: AMB DCM POL\n      RSO CONS\nDISSEMINATION: ECON\nCHARGE: PROG\n\n"
        "VZCZCDUB205\nRR RUEHC\nDE RUEHDBU #0205 0671145\nFM AMEMBASSY DUSHANBE\n"
        "TO RUEHC/SECSTATE WASHDC 0015\nINFO RUEHBJ/AMEMBASSY BEIJING"
    )
    assert [line.format_line for line in header.lines] == [*["log"] * 5, "transmission_id", "routing", "de", "from", "to", "info"]
    assert [recipient.station for recipient in header.recipients] == ["SECSTATE WASHDC", "AMEMBASSY BEIJING"]


def test_the_fields_of_an_email_go_on_over_lines() -> None:
    header = header_of("From: Operations Center\nTo: Desk, Tajik;\n    Desk, Kyrgyz\nSubject: Telegram 205\n\nwhatever follows")
    assert [line.format_line for line in header.lines] == ["mail", "mail", "mail", "mail", "unknown"]


def test_routing_goes_on_over_lines() -> None:
    header = header_of("OO RUEHAG RUEHAST\nRUEHLN RUEHLZ RUEHROV\n\nDE RUEHTC #2415 3121622")
    assert [r.routing_indicator for r in header.routings] == ["RUEHAG", "RUEHAST", "RUEHLN", "RUEHLZ", "RUEHROV"]
    assert {r.precedence for r in header.routings} == {"IMMEDIATE"}
    assert header.station_serial_number == 2415


@pytest.mark.parametrize(
    ("text", "precedence"),
    [
        ("RR RUEHWEB", "ROUTINE"),
        # dual precedence: action immediate, information routine
        ("O R 071145Z MAR 08", "IMMEDIATE"),
        # an addressee's is higher than the message's own
        ("R 071145Z MAR 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC PRIORITY", "PRIORITY"),
        ("ZZ RUEHWEB\nO 071145Z MAR 08", "FLASH"),
        ("ZNR UUUUU ZZK", "NIACT IMMEDIATE"),
        ("FM AMEMBASSY BERN", None),
    ],
)
def test_highest_precedence(text: str, precedence: str | None) -> None:
    assert header_of(text).precedence == precedence


def test_a_log_block_gives_no_addressees() -> None:
    # 09MANAMA653: distribution inside the Department before the date-time line
    header = header_of(
        "INFO  LOG-00   EEB-00   AID-00  CIAE-00  \n      TRSE-00  DS-00    UTED-00  \n      G-00     SAS-00     /001W\n"
        "R 071145Z MAR 08\nFM AMEMBASSY MANAMA\nTO SECSTATE WASHDC 9012"
    )
    assert [line.format_line for line in header.lines] == ["log", "log", "log", "date_time_group", "from", "to"]
    assert len(header.recipients) == 1


def test_each_line_leads_back_to_the_raw_page() -> None:
    for source, kind in ((PageOf().html(), "file"), (PageOf().dump_row(), "dump_row"), (PageOf().text(), "file")):
        cable = cable_of(source, kind)
        assert len(cable.header_lines) == 8
        for line in cable.header_lines:
            assert source[line.span_start : line.span_end] == line.text


# A record whose header is cut down to a few lines, or to the addressees.
@pytest.mark.parametrize("kind", ["html", "text", "dump_row"])
def test_a_header_of_addressees_alone(kind: str) -> None:
    lines = "FM AMEMBASSY DUSHANBE\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 1234\nINFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE\nXMT AMEMBASSY SOFIA"
    cable = cable_of(getattr(PageOf(header=lines), kind)(), "dump_row" if kind == "dump_row" else "file")
    assert cable.recipients == (
        Recipient("TO", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", 1234),
        Recipient("INFO", "RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", None, None),
    )
    assert cable.exemptions == (Exemption(None, "AMEMBASSY SOFIA", "EUROPEAN POLITICAL COLLECTIVE"),)
    assert (cable.precedence, cable.addressee_precedence, cable.routing_precedence) == ("IMMEDIATE", "IMMEDIATE", None)


# 05SANJOSE2090: the page has the date-time group alone, and a body may have the rest.
def test_two_incomplete_headers_complete_each_other() -> None:
    cable = cable_of(PageOf(header="071145Z Mar 08", body=f"DE RUEHDBU #0205 0671145\nFM AMEMBASSY DUSHANBE\n\n{BODY}").html())
    assert (cable.date_time_group, cable.station_serial_number, cable.from_station) == ("071145Z Mar 08", 205, "AMEMBASSY DUSHANBE")
    assert not cable.has_full_header


def test_a_partial_extract() -> None:
    notice = "This record is a partial extract of the original cable. The full text of the original cable is not available."
    cable = cable_with(BODY, header=f"{notice}\n\n071145Z Mar 08")
    assert cable.is_partial_extract
    assert not cable.has_full_header
    assert cable.sent_at == datetime(2008, 3, 7, 11, 45)
    assert [line.format_line for line in cable.header_lines] == ["notice", "date_time_group"]


def test_a_header_that_starts_at_the_date_time_line() -> None:
    cable = cable_with(
        BODY, header="P R 071145Z MAR 08\nFM AMEMBASSY DUSHANBE\nTO SECSTATE WASHDC PRIORITY 5817\nINFO AMEMBASSY BEIJING \nAMEMBASSY BERN"
    )
    assert cable.has_full_header
    assert (cable.transmission_id, cable.security_prosign, cable.filed_at) == (None, None, None)
    assert [r.station for r in cable.recipients] == ["SECSTATE WASHDC", "AMEMBASSY BEIJING", "AMEMBASSY BERN"]


def test_a_header_as_an_email_is_told_as_one() -> None:
    cable = cable_with(BODY, header="From: Operations Center\nSent: Friday, March 07, 2008 11:45 AM\nTo: Desk\nSubject: Telegram 205\n\n\n")
    assert [line.format_line for line in cable.header_lines] == ["mail"] * 4
    assert cable.recipients == ()
    assert not cable.has_full_header


def test_a_body_that_begins_like_an_email() -> None:
    mail = "From: Operations Center\nSent: Friday, March 07, 2008 11:45 AM\nTo: Desk\nSubject: Post seizes heroin\n\n"
    cable = cable_of(PageOf(header="", body=mail + "1. Guards seized 85 kg.\n\n2. They burned it.\n").html())
    assert [line.format_line for line in cable.header_lines] == ["mail"] * 4
    assert cable.subject == "Post seizes heroin"
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg.", "They burned it."]


def test_times_of_the_header() -> None:
    cable = cable_of(PageOf().text())
    assert cable.sent_at == cable.filed_at == datetime(2008, 3, 7, 11, 45)


def test_a_body_that_begins_with_a_record_of_the_dump_and_repeats_the_header() -> None:
    # 09HERMOSILLO71
    record = f"198618\n2008-03-07 11:45:00\n08DUSHANBE205\nEmbassy Dushanbe\nUNCLASSIFIED\n08STATE20451\n{HEADER}\n \n"
    page = PageOf(body=record + BODY)
    cable = cable_of(page.html())
    assert cable.body == BODY.strip()
    assert [p.paragraph for p in cable.paragraphs] == [1, 2]
    # the header counts once, and each line of its copy is known
    assert len(cable.recipients) == 2
    assert [line.format_line for line in cable.header_lines[8:14]] == ["notice"] * 6
    assert [line.format_line for line in cable.header_lines[14:]] == [line.format_line for line in cable.header_lines[:8]]
    # without a header of its own, the page gives the copy's
    assert cable_of(PageOf(header="", body=record + BODY).html()).from_station == "AMEMBASSY DUSHANBE"
