"""The cable that the project began with, read by eye: 08DUSHANBE1372."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cache

from flows.cable import Cable, Recipient, Reference
from flows.normalise.decode import verbatim
from tests.normalise.pages import read
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


@cache
def page() -> tuple[str, Cable]:
    normalised = read((SHARED / "cables" / "text" / "08DUSHANBE1372.txt").read_bytes())
    assert normalised.quarantine == ()
    assert normalised.cable is not None
    return normalised.raw_text, normalised.cable


def test_box_and_header() -> None:
    _, cable = page()
    assert cable.cable_id == "08DUSHANBE1372"
    assert cable.created_at == cable.sent_at == cable.filed_at == datetime(2008, 11, 3, 12, 9)
    assert cable.released_at == datetime(2011, 8, 30, 1, 44)
    assert (cable.classification, cable.origin, cable.post_country) == ("UNCLASSIFIED", "Embassy Dushanbe", "TJK")
    assert cable.transmission_id == "VZCZCXRO1621"
    assert cable.precedence == "ROUTINE"
    assert [r.routing_indicator for r in cable.routings] == [
        "RUEHAST", "RUEHBI", "RUEHCI", "RUEHLH", "RUEHLN", "RUEHNEH", "RUEHPW", "RUEHVK", "RUEHYG",
    ]  # fmt: skip
    assert {r.precedence for r in cable.routings} == {"ROUTINE"}
    assert (cable.originator_routing_indicator, cable.station_serial_number) == ("RUEHDBU", 1372)
    assert (cable.security_prosign, cable.date_time_group) == ("ZNR UUUUU ZZH", "031209Z NOV 08")
    assert cable.from_station == "AMEMBASSY DUSHANBE"
    assert cable.has_full_header
    assert not cable.is_partial_extract


def test_addressees_in_order() -> None:
    _, cable = page()
    assert cable.recipients == (
        Recipient("TO", "RUEHC", "SECSTATE WASHDC", None, 1107),
        Recipient("INFO", "RUEHVEN", "USMISSION USOSCE VIENNA AU", None, None),
        Recipient("INFO", "RUEHBJ", "AMEMBASSY BEIJING", None, 182),
        Recipient("INFO", "RUCNCLS", "SOUTH AND CENTRAL ASIA COLLECTIVE", None, None),
        Recipient("INFO", "RUEAIIA", "CIA WASHDC", None, 178),
        Recipient("INFO", "RUCNCIS", "CIS COLLECTIVE", None, None),
        Recipient("INFO", "RUEABND", "DEA HQ WASHINGTON DC", None, None),
        Recipient("INFO", "RUEAWJA", "DEPARTMENT OF JUSTICE WASHINGTON DC", None, None),
        Recipient("INFO", "RUEKJCS", "SECDEF WASHDC", None, None),
    )
    assert Counter(line.format_line for line in cable.header_lines) == {
        "transmission_id": 1, "routing": 1, "de": 1, "security": 1, "date_time_group": 1, "from": 1, "to": 1, "info": 8,
    }  # fmt: skip


def test_head_of_the_text() -> None:
    _, cable = page()
    assert cable.section_count == 8
    assert cable.captions == ("SIPDIS",)
    assert (cable.executive_order, cable.declassify_on, cable.classified_by) == ("12958", None, None)
    assert [tag.tag_raw for tag in cable.tags] == ["SNAR", "KCRM", "KJUS", "PGOV", "PREL", "RF", "TI"]
    assert cable.subject == "TAJIKISTAN: 2008-2009 INTERNATIONAL NARCOTICS CONTROL STRATEGY REPORT, PART 1"
    assert cable.references == (Reference(None, "STATE 100992", "cable", "08STATE100992"),)
    assert cable.signed_by == "JACOBSON"
    assert cable.body.startswith("UNCLAS SECTION 01 OF 08 DUSHANBE 001372")
    assert cable.body.endswith("JACOBSON")


def test_paragraphs_and_headings() -> None:
    _, cable = page()
    numbered = [p for p in cable.paragraphs if p.paragraph is not None]
    assert [p.paragraph for p in numbered] == list(range(1, 46))
    assert cable.paragraph_count == 45
    assert {p.marking for p in numbered} == {"U"}
    first = {}
    for paragraph in numbered:
        first.setdefault(paragraph.heading, paragraph.paragraph)
    assert first == {
        "Summary": 1,
        "II Status of the Country.": 4,
        "III Country Actions against Drugs. / Policy Initiatives": 7,
        "Law Enforcement Efforts": 11,
        "Corruption": 18,
        "Agreements and Treaties": 23,
        "Cultivation/Production (where applicable)": 27,
        "Drug Flow/Transit": 28,
        "Domestic Programs/Demand Reduction": 31,
        "IV. U.S. Policy Initiatives and Programs. / Bilateral Cooperation": 36,
        "Road Ahead": 42,
        "VI. Chemical Control / Precursors": 45,
    }
    # what stands outside the numbers: a line before the first, and a label with its value before the last
    assert [p.text.text for p in cable.paragraphs if p.paragraph is None] == [
        "The headings are keyed per instructions provided reftel.",
        "Drug Crop Cultivation: N/A",
    ]


def test_the_table_of_paragraph_11_is_whole() -> None:
    _, cable = page()
    (table,) = [p.text.text for p in cable.paragraphs if p.paragraph == 11]
    blocks = [block.strip() for block in table.split("\n \n")]
    assert len(blocks) == 7
    # the page marker between two of its blocks is gone, and the blank line that stood there is not
    assert blocks[3].endswith("BG 2007 versus 2008: +20.7 percent")
    assert blocks[4].startswith("Committee for National Security:")
    # the row that transmission repeated is there once
    assert table.count("Total DCA (kg)") == 1


def test_repairs() -> None:
    raw_text, cable = page()
    assert Counter(r.kind for r in cable.repairs) == {"page_marker": 7, "q_duplicate_line": 7, "q_apostrophe": 11, "split_paragraph": 1}
    # twelve Qs on the page, of which one stands on a repeated line
    assert raw_text.count("Qs ") == 12
    for repair in cable.repairs:
        assert raw_text[repair.span_start : repair.span_end] == repair.before
    assert [r.before.split()[-3] for r in cable.repairs if r.kind == "page_marker"] == [f"00{n}" for n in range(2, 9)]


def test_the_sentence_that_paragraph_24_breaks_off_in() -> None:
    raw_text, cable = page()
    text = {p.paragraph: p.text for p in cable.paragraphs}
    assert text[24].text.endswith("was signed in Dushanbe on August \n22, 2008.")
    assert text[25].text.startswith("On October 7, 2008, President Rahmon submitted an agreement")
    start, end = text[25].raw_span(0, len("On October 7, 2008, President Rahmon"))
    assert verbatim(raw_text, "site_text", start, end) == "On October 7, 2008, 25. (U) President Rahmon"
