"""The routing header: every line told by its format line and read."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.cable import Recipient, Routing
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
        ("what is this line doing here?", "unknown"),
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
        "INFO  LOG-00   EEB-00   AID-00  CIAE-00  \n      PDI-00   DS-00    UTED-00  \n      G-00     SAS-00     /001W\n"
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
