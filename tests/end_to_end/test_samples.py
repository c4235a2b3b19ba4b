"""Golden values of the sample pages, read off the pages by hand: header fields, paragraphs, repairs and facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

import pytest

from flows.cable import Cable
from flows.extract import extract_facts
from flows.facts import FACT_TABLES
from flows.normalise import NormalisedPage, normalise_page
from tests.end_to_end.sample_pages import BAKU_ROW, PAGE_OF, PAGES, SHORT_ROW, SamplePage, folded, labels

GOOD_PAGES = [p for p in PAGES if p is not SHORT_ROW]


@cache
def normalised(page: SamplePage) -> NormalisedPage:
    return normalise_page(page.raw_sha256, page.name, page.kind, page.data)


def cable_of(page: SamplePage) -> Cable:
    cable = normalised(page).cable
    assert cable is not None, normalised(page).quarantine
    return cable


def paragraph(cable: Cable, number: int) -> str:
    (found,) = [p for p in cable.paragraphs if p.paragraph == number]
    return " ".join(found.text.text.split())


# Each field as it stands on the page; what a page does not give is null.
BOX_AND_HEADER: dict[str, dict[str, Any]] = {
    "08BAKU1427": {
        "created_at": datetime(2008, 10, 24, 11, 45),
        "released_at": datetime(2011, 8, 26, 0, 0),
        "classification": "UNCLASSIFIED",
        "origin": "Embassy Baku",
        "post_country": "AZE",
        "subject": "AZERBAIJAN: 2008-2009 NARCOTICS CONTROL STRATEGY REPORT, PART ONE",
        "transmission_id": "VZCZCXRO4183",
        "precedence": "ROUTINE",
        "originator_routing_indicator": "RUEHKB",
        "station_serial_number": 1427,
        # day 298 of the leap year 2008: 274 days to the end of September, and 24
        "filed_at": datetime(2008, 10, 24, 11, 45),
        "security_prosign": "ZNR UUUUU ZZH",
        "date_time_group": "241145Z OCT 08",
        "sent_at": datetime(2008, 10, 24, 11, 45),
        "from_station": "AMEMBASSY BAKU",
        "section_count": 4,
        "executive_order": "12958",
        "signed_by": "WHITCOMB",
        "has_full_header": True,
        "is_partial_extract": False,
        "paragraph_count": 26,
        "page_layout": "site_text",
    },
    "05TEGUCIGALPA2691": {
        "created_at": datetime(2005, 12, 29, 21, 5),
        "released_at": datetime(2011, 8, 26, 0, 0),
        "classification": "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "origin": "Embassy Tegucigalpa",
        "post_country": "HND",
        "subject": "HONDURAS: A YEAR OF LARGER DRUG SEIZURES AND NEW CORRUPTION CASES",
        "transmission_id": "VZCZCXYZ0014",
        "precedence": "PRIORITY",
        "originator_routing_indicator": "RUEHTG",
        "station_serial_number": 2691,
        "filed_at": datetime(2005, 12, 29, 21, 5),
        "security_prosign": "ZNR UUUUU ZZH",
        "date_time_group": "292105Z DEC 05",
        "sent_at": datetime(2005, 12, 29, 21, 5),
        "from_station": "AMEMBASSY TEGUCIGALPA",
        "section_count": 2,
        "executive_order": "12958",
        "signed_by": "WAINRIGHT",
        "has_full_header": True,
        "is_partial_extract": False,
        "paragraph_count": 8,
        "page_layout": "site_html_2011",
    },
    "73KABUL9914": {
        "created_at": datetime(1973, 12, 20, 9, 15),
        # the four-column box has no such column
        "released_at": None,
        "classification": "UNCLASSIFIED",
        "origin": "Embassy Kabul",
        "post_country": "AFG",
        "subject": "AFGHAN HARVEST AND FARM PRICES, 1973",
        # the header starts at the date-time line
        "transmission_id": None,
        "precedence": "ROUTINE",
        "originator_routing_indicator": None,
        "station_serial_number": None,
        "filed_at": None,
        "security_prosign": None,
        "date_time_group": "200915Z DEC 73",
        "sent_at": datetime(1973, 12, 20, 9, 15),
        "from_station": "AMEMBASSY KABUL",
        "section_count": None,
        "executive_order": "11652",
        "signed_by": "HARGREAVE",
        "is_partial_extract": False,
        "paragraph_count": 4,
        "page_layout": "site_html_2010",
    },
    "03KINGSTON4207": {
        "created_at": datetime(2003, 11, 24, 20, 41),
        "released_at": None,
        "classification": "UNCLASSIFIED",
        "origin": "Embassy Kingston",
        "post_country": "JAM",
        "subject": "JAMAICA: TEN MONTHS OF DRUG SEIZURES",
        # a notice stands in the header's place
        "transmission_id": None,
        "precedence": None,
        "originator_routing_indicator": None,
        "filed_at": None,
        "date_time_group": None,
        "sent_at": None,
        "from_station": None,
        "section_count": None,
        "executive_order": "12958",
        "signed_by": "COBBLE",
        "has_full_header": False,
        "is_partial_extract": True,
        "paragraph_count": 5,
        "page_layout": "dump_row",
    },
    "06COLOMBO2386": {
        "created_at": datetime(2006, 12, 13, 10, 8),
        "released_at": None,
        "classification": "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "origin": "Embassy Colombo",
        "post_country": "LKA",
        "subject": "SRI LANKA: A POOR CATCH AND FOUR TRAWLERS IN HARBOR",
        "transmission_id": "VZCZCXRO5527",
        # "P R": the higher one rules
        "precedence": "PRIORITY",
        "originator_routing_indicator": "RUEHLM",
        "station_serial_number": 2386,
        # day 346 of 2006 is December 12, one day before the date-time group
        "filed_at": datetime(2006, 12, 12, 10, 8),
        "security_prosign": "ZNR UUUUU ZZH",
        "date_time_group": "131008Z DEC 06",
        "sent_at": datetime(2006, 12, 13, 10, 8),
        "from_station": "AMEMBASSY COLOMBO",
        "section_count": 2,
        "executive_order": "12958",
        "signed_by": "THORNBURY",
        "has_full_header": True,
        "is_partial_extract": False,
        "paragraph_count": 4,
        "page_layout": "dump_row",
    },
    "09RABAT1164": {
        "created_at": datetime(2009, 12, 3, 17, 26),
        "released_at": None,
        "classification": "UNCLASSIFIED",
        "origin": "Embassy Rabat",
        "post_country": "MAR",
        # the cable has no SUBJECT line
        "subject": None,
        "transmission_id": None,
        "precedence": "ROUTINE",
        "originator_routing_indicator": None,
        "filed_at": None,
        "date_time_group": "031726Z DEC 09",
        "sent_at": datetime(2009, 12, 3, 17, 26),
        "from_station": "AMEMBASSY RABAT",
        "section_count": None,
        "executive_order": "12958",
        "signed_by": "HOLLOWAY",
        "is_partial_extract": False,
        "paragraph_count": 3,
        "page_layout": "dump_row",
    },
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_box_and_header(cable_id: str) -> None:
    cable = cable_of(PAGE_OF[cable_id])
    expected = BOX_AND_HEADER[cable_id]
    assert {name: getattr(cable, name) for name in expected} == expected
    assert cable.cable_id == cable_id
    # all six are unclassified: nobody classified them, and nothing is to be declassified
    assert (cable.classified_by, cable.classification_reason, cable.declassify_on) == (None, None, None)


# action, routing indicator, station, precedence word on the line, serial number
RECIPIENTS: dict[str, list[tuple[str, str | None, str, str | None, int | None]]] = {
    "08BAKU1427": [
        ("TO", "RUEHC", "SECSTATE WASHDC", None, 4416),
        ("INFO", "RUEHSI", "AMEMBASSY TBILISI", None, 3127),
        ("INFO", "RUEHAK", "AMEMBASSY ANKARA", None, 2984),
        ("INFO", "RUEHMO", "AMEMBASSY MOSCOW", None, 653),
        ("INFO", "RUCNCIS", "CIS COLLECTIVE", None, None),
        ("INFO", "RUEABND", "DEA HQS WASHINGTON DC", None, None),
        ("INFO", "RUEAWJA", "DEPT OF JUSTICE WASHINGTON DC", None, None),
        ("INFO", "RUEKJCS", "SECDEF WASHDC", None, 741),
    ],
    "05TEGUCIGALPA2691": [
        ("TO", "RUEHC", "SECSTATE WASHDC", "PRIORITY", 1288),
        ("INFO", "RUEHZA", "WHA CENTRAL AMERICAN COLLECTIVE", "PRIORITY", None),
        ("INFO", "RUEABND", "DEA HQS WASHINGTON DC", None, None),
        ("INFO", "RUEHMU", "AMEMBASSY MANAGUA", None, 455),
    ],
    "73KABUL9914": [
        ("TO", None, "SECSTATE WASHDC", None, 5120),
        ("INFO", None, "AMEMBASSY ISLAMABAD", None, None),
        ("INFO", None, "AMEMBASSY TEHRAN", None, None),
        ("INFO", None, "USDA WASHDC", None, None),
    ],
    "03KINGSTON4207": [],
    "06COLOMBO2386": [
        ("TO", "RUEHC", "SECSTATE WASHDC", "PRIORITY", 4907),
        ("INFO", "RUEHNE", "AMEMBASSY NEW DELHI", None, 563),
        ("INFO", "RUEHKA", "AMEMBASSY DHAKA", None, 9487),
        ("INFO", "RUEHCG", "AMCONSUL CHENNAI", None, None),
    ],
    # the LOG block before the date-time line begins with INFO, and names no addressee
    "09RABAT1164": [
        ("TO", None, "SECSTATE WASHDC", None, 1187),
        ("INFO", None, "AMEMBASSY ALGIERS", None, None),
        ("INFO", None, "AMEMBASSY MADRID", None, None),
        ("INFO", None, "AMCONSUL CASABLANCA", None, None),
    ],
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_recipients(cable_id: str) -> None:
    found = [(r.action, r.routing_indicator, r.station, r.precedence, r.serial_number) for r in cable_of(PAGE_OF[cable_id]).recipients]
    assert found == RECIPIENTS[cable_id]


ROUTING = {
    "08BAKU1427": ("ROUTINE", ["RUEHAST", "RUEHBW", "RUEHDBU", "RUEHLN", "RUEHVK", "RUEHYG"]),
    "05TEGUCIGALPA2691": ("PRIORITY", ["RUEHWEB"]),
    "73KABUL9914": (None, []),
    "03KINGSTON4207": (None, []),
    "06COLOMBO2386": ("PRIORITY", ["RUEHBI", "RUEHCI", "RUEHLH", "RUEHPW"]),
    "09RABAT1164": (None, []),
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_routing(cable_id: str) -> None:
    precedence, indicators = ROUTING[cable_id]
    assert [(r.precedence, r.routing_indicator) for r in cable_of(PAGE_OF[cable_id]).routings] == [(precedence, i) for i in indicators]


TAGS = {
    "08BAKU1427": "SNAR KCRM KJUS PGOV PREL GG AJ",
    "05TEGUCIGALPA2691": "SNAR KCRM KCOR PGOV HO",
    # TAGS on the E.O. line
    "73KABUL9914": "EAGR ECON SNAR AF",
    "03KINGSTON4207": "SNAR KCRM PREL JM",
    "06COLOMBO2386": "ECON EFIS PGOV CE",
    # commas without a space, and PGOVPREL run together
    "09RABAT1164": "SNAR KCRM PGOV PREL MO",
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_tags(cable_id: str) -> None:
    tags = cable_of(PAGE_OF[cable_id]).tags
    assert [t.tag for t in tags] == TAGS[cable_id].split()
    mended = {t.tag for t in tags if t.repair != "none"}
    assert mended == ({"PGOV", "PREL"} if cable_id == "09RABAT1164" else set())


REFERENCES: dict[str, list[tuple[str | None, str]]] = {
    "08BAKU1427": [(None, "08STATE107331")],
    # "04 TEGUCIGALPA 2913 AND 2921": the second inherits year, station and letter; B has no year, and takes the cable's own
    "05TEGUCIGALPA2691": [("A", "04TEGUCIGALPA2913"), ("A", "04TEGUCIGALPA2921"), ("B", "05TEGUCIGALPA2655"), ("C", "04STATE271406")],
    "73KABUL9914": [(None, "73KABUL9702")],
    "03KINGSTON4207": [("A", "03KINGSTON3998"), ("B", "03STATE341122")],
    "06COLOMBO2386": [("A", "06COLOMBO2301"), ("A", "06COLOMBO2317"), ("B", "06STATE198877")],
    "09RABAT1164": [],
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_references(cable_id: str) -> None:
    references = cable_of(PAGE_OF[cable_id]).references
    assert [(r.letter, r.referenced_cable_id) for r in references] == REFERENCES[cable_id]
    assert {r.kind for r in references} <= {"cable"}


CAPTIONS = {
    "08BAKU1427": ("SIPDIS",),
    "05TEGUCIGALPA2691": ("SIPDIS", "SENSITIVE"),
    "73KABUL9914": (),
    "03KINGSTON4207": ("SIPDIS",),
    "06COLOMBO2386": ("SIPDIS", "SENSITIVE"),
    "09RABAT1164": (),
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_captions(cable_id: str) -> None:
    assert cable_of(PAGE_OF[cable_id]).captions == CAPTIONS[cable_id]


# Printed numbers run from 1 without a gap, and the markings are those in parentheses.
MARKINGS: dict[str, list[str | None]] = {
    "08BAKU1427": ["U"] * 26,
    "05TEGUCIGALPA2691": ["U", "U", "U", "U", "U", "SBU", "U", "SBU"],
    "73KABUL9914": [None] * 4,
    "03KINGSTON4207": [None] * 5,
    "06COLOMBO2386": ["SBU", "SBU", "U", "SBU"],
    "09RABAT1164": ["U", "U", "U"],
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_paragraph_numbers_and_markings(cable_id: str) -> None:
    numbered = [p for p in cable_of(PAGE_OF[cable_id]).paragraphs if p.paragraph is not None]
    assert [p.paragraph for p in numbered] == list(range(1, len(MARKINGS[cable_id]) + 1))
    assert [p.marking for p in numbered] == MARKINGS[cable_id]


# "Total:" and the names of the agencies head rows of the table in paragraph 7, not paragraphs.
def test_headings() -> None:
    baku = {p.paragraph: p.heading for p in cable_of(PAGE_OF["08BAKU1427"]).paragraphs}
    # a section's heading stands right above it
    assert [str(baku[n]).endswith("Policy Initiatives") for n in (4, 5, 6, 7)] == [False, True, True, False]
    expected = {
        **dict.fromkeys(range(7, 13), "Law Enforcement Efforts"),
        **dict.fromkeys(range(13, 17), "Corruption"),
        **dict.fromkeys(range(17, 21), "Agreements and Treaties"),
        21: "Cultivation and Production",
        22: "Drug Flow and Transit",
        23: "Domestic Programs and Demand Reduction",
        25: "The Road Ahead",
    }
    assert {n: baku[n] for n in expected} == expected
    # headings between two lines of dashes
    tegucigalpa = {p.paragraph: p.heading for p in cable_of(PAGE_OF["05TEGUCIGALPA2691"]).paragraphs}
    assert [tegucigalpa[n] for n in (1, 2, 5, 6, 7)] == ["Summary", "Seizures", "Seizures", "Corruption", "Treaties"]


REPAIRS = {
    # seven words with Q for an apostrophe, one of them a plural (guardsQ)
    "08BAKU1427": {"page_marker": 3, "q_duplicate_line": 4, "q_apostrophe": 7, "split_paragraph": 1},
    "05TEGUCIGALPA2691": {"page_marker": 1, "q_duplicate_line": 0, "q_apostrophe": 0, "split_paragraph": 0},
    "73KABUL9914": {"page_marker": 0, "q_duplicate_line": 0, "q_apostrophe": 0, "split_paragraph": 0},
    "03KINGSTON4207": {"page_marker": 0, "q_duplicate_line": 0, "q_apostrophe": 0, "split_paragraph": 0},
    "06COLOMBO2386": {"page_marker": 1, "q_duplicate_line": 0, "q_apostrophe": 0, "split_paragraph": 0},
    "09RABAT1164": {"page_marker": 0, "q_duplicate_line": 0, "q_apostrophe": 1, "split_paragraph": 0},
}


@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_repairs_are_counted(cable_id: str) -> None:
    found = Counter(r.kind for r in cable_of(PAGE_OF[cable_id]).repairs)
    assert {kind: found[kind] for kind in REPAIRS[cable_id]} == REPAIRS[cable_id]


# Every fault in the text of a paragraph is gone: what stands there now is what the author wrote.
@pytest.mark.parametrize(
    ("cable_id", "number", "text"),
    [
        # a line repeated with a stray Q
        ("08BAKU1427", 3, "as far as the Lankaran road can be in Georgia on the following morning"),
        # Q for an apostrophe
        ("08BAKU1427", 3, "the country's long Caspian shore"),
        ("08BAKU1427", 11, "The guards' pay was raised in July."),
        # a page marker inside a sentence, and one between a number and its unit
        ("08BAKU1427", 4, "Officials in Baku believe that fewer than 15 hectares"),
        ("08BAKU1427", 11, "it seized 1113 kilos of drugs"),
        # a page marker inside a block of the table
        ("08BAKU1427", 7, "Opium (kg): 2007: 0. 2008: 02 Hashish (kg): 2007: .034. 2008: 14"),
        # a pilcrow before a year at the beginning of a line
        ("05TEGUCIGALPA2691", 4, "beside an air strip in 2005. The paste"),
        ("05TEGUCIGALPA2691", 4, "that land on farm roads and leave"),
        ("06COLOMBO2386", 2, "wants $200,000 in fees before it lets them go"),
        # the same in a dump row, with a backslash at each line's end
        ("09RABAT1164", 1, "9.8 metric tons in all of 2008. They also seized 54 kilos of cocaine in September 2009. Three of the couriers"),
        ("09RABAT1164", 1, "Morocco's southern border"),
        # Q for quotation marks
        ("09RABAT1164", 2, 'Officials speak of a "clean coast" and mean'),
        # dump escapes
        ("06COLOMBO2386", 3, 'The "Sagara" cooperative'),
    ],
)
def test_repaired_text(cable_id: str, number: int, text: str) -> None:
    assert text in paragraph(cable_of(PAGE_OF[cable_id]), number)


# Q for a dash, however the dash is then written.
def test_q_dash_is_repaired() -> None:
    cable = cable_of(PAGE_OF["09RABAT1164"])
    assert [r.before.strip() for r in cable.repairs if r.kind == "q_dash"] == ["Q"]
    assert "Q" not in paragraph(cable, 2)


# 18 ends in the middle of a sentence, 19 begins there.
def test_the_split_sentence_is_joined() -> None:
    cable = cable_of(PAGE_OF["08BAKU1427"])
    assert paragraph(cable, 18).endswith("was signed in Baku on August 15, 2008.")
    assert paragraph(cable, 19).startswith("On September 12, 2008, the Cabinet of Ministers submitted an agreement between Azerbaijan,")


# The repeated header and the dump's own fields are no part of the text.
def test_a_body_that_repeats_the_header_starts_at_its_classification_line() -> None:
    assert cable_of(PAGE_OF["06COLOMBO2386"]).body.lstrip().startswith("UNCLAS SECTION 01 OF 02 COLOMBO 002386")


# The whole of every page is kept as it was fetched.
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_raw_text_is_the_page(page: SamplePage) -> None:
    assert normalised(page).raw_text == page.data.decode()


# One cable, two pages: the same cable but for what only the site's box says.
def test_two_pages_of_a_cable_agree() -> None:
    from_text, from_row = cable_of(PAGE_OF["08BAKU1427"]), cable_of(BAKU_ROW)
    about_the_page = {"released_at", "raw_sha256", "source", "page_layout", "raw_text", "paragraphs", "header_lines", "repairs", "regions"}
    names = {name for name in type(from_text).__dataclass_fields__ if name not in about_the_page}
    assert {n: getattr(from_row, n) for n in names} == {n: getattr(from_text, n) for n in names}
    assert [p.text.text for p in from_row.paragraphs] == [p.text.text for p in from_text.paragraphs]
    assert from_row.released_at is None


# Seven fields: which one is missing cannot be known, so nothing of the row is used.
def test_the_short_row_is_set_aside() -> None:
    page = normalised(SHORT_ROW)
    assert page.cable is None
    assert any("7" in reason for reason in page.quarantine)


# The other pages are whole: what a page does not carry is no reason to set it aside.
@pytest.mark.parametrize("page", GOOD_PAGES, ids=lambda p: p.name)
def test_good_pages_are_not_quarantined(page: SamplePage) -> None:
    assert normalised(page).quarantine == ()


# What makes two statements the same fact: the columns that labels are compared on.
PERIOD = ("period_start", "period_end")
COMPARED = {
    "fact_seizure": ("paragraph", "country", "agency", "substance", "action", "quantity", "unit", "qualifier", "role", *PERIOD),
    "fact_seizure_change": ("paragraph", "country", "agency", "substance", "stated_percent", "base_start", "base_end", *PERIOD),
    "fact_corruption": ("paragraph", "country", "measure", "value", "unit", "qualifier", *PERIOD),
    "fact_treaty": ("country", "treaty", "action", "scope", "action_date", "action_precision", "parties", "stated_year"),
}
NUMBERS = {"quantity", "value", "stated_percent"}


def comparable(row: dict[str, Any], columns: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(float(row[c]) if c in NUMBERS else None if row[c] is None else str(row[c]) for c in columns)


@pytest.mark.parametrize("table", COMPARED)
@pytest.mark.parametrize("page", GOOD_PAGES, ids=lambda p: p.name)
def test_facts_are_the_labelled_ones(page: SamplePage, table: str) -> None:
    facts = getattr(extract_facts(cable_of(page)), FACT_TABLES[table])
    found = Counter(comparable(asdict(f), COMPARED[table]) for f in facts)
    wanted = Counter(comparable(row, COMPARED[table]) for row in labels(page.cable_id) if row["table"] == table)
    assert (found - wanted, wanted - found) == (Counter(), Counter()), "found but not stated; stated but not found"


# A fact's span in the raw page holds its quote, whatever stands between the words.
@pytest.mark.parametrize("page", GOOD_PAGES, ids=lambda p: p.name)
def test_spans_hold_the_quotes(page: SamplePage) -> None:
    raw = normalised(page).raw_text
    facts = extract_facts(cable_of(page))
    for fact in (f for name in FACT_TABLES.values() for f in getattr(facts, name)):
        assert folded(page, raw[fact.span_start : fact.span_end]) == fact.quote


# Figures as the source writes them are kept beside what they are read as.
def test_figures_are_kept_as_written() -> None:
    texts = {s.quantity_text for s in extract_facts(cable_of(PAGE_OF["08BAKU1427"])).seizures}
    assert {"02", ".034", "12.4", "63, 000", "3.3"} <= texts


# A kilo is seized once: in the table only the cells of the agencies may be added up.
def test_totals_and_restatements_are_not_additive() -> None:
    table = [s for s in extract_facts(cable_of(PAGE_OF["08BAKU1427"])).seizures if s.paragraph == 7]
    assert {s.is_additive for s in table if s.role == "component"} == {True}
    assert {s.is_additive for s in table if s.role != "component"} == {False}
    # 2008 by agency, 02 taken as it stands: 1677 + 1113 + 92 + 432
    assert sum(s.quantity for s in table if s.is_additive and s.period_start and s.period_start.year == 2008) == 3314
