"""Columns and rows that are bodies, regions and countries, units, sums and groups; and lists by body or year."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import document
from tests.extract.test_tables_shapes import read, word


def told(text: str, year: int = 2008) -> list[str]:
    return [word(s) for s in read_seizures(document(text, created=datetime(year, 11, 20)))[0]]


# a heading shortens the names that the sentence before gives in full: one word, clipped words, words broken over two lines
@pytest.mark.parametrize(
    "heading",
    [
        "               Customs    Police     Border\n                                     Guards\n",
        "               Customs    Police     Border Guards\n",
        "               State      National   Border\n               Customs    Police     Guard\n",
        "               Cust.      Nat. Pol.  Bord. Guard\n",
    ],
)
def test_headings_that_shorten_names(heading: str) -> None:
    table = (
        "Seizures in 2007 by the State Customs Committee, the National Police\nand the Border Guard Service, in kilograms:\n\n"
        f"{heading}Heroin            12         3          5\nOpium            100        --         41\n"
    )
    assert read(table) == [
        "heroin 12 kg 2007 State Customs Committee", "heroin 3 kg 2007 National Police", "heroin 5 kg 2007 Border Guard Service",
        "opium 100 kg 2007 State Customs Committee", "opium 41 kg 2007 Border Guard Service",
    ]  # fmt: skip


# a legend below the table gives the names; the short name of a body may be that of a drug (NPS)
@pytest.mark.parametrize(
    "legend",
    [
        "NPS = National Police Service. GCS = Great Court Service. Customs = Imperial Customs Office.",
        "NPS: National Police Service. GCS: Great Court\nService. Customs: the Imperial Customs Office.",
        "NPS - National Police Service\nGCS - Great Court Service\nCustoms - Imperial Customs Office\n",
    ],
)
def test_a_legend(legend: str) -> None:
    table = "Seizures by service, 2007 (kg):\n\n           NPS     GCS    Customs    Total\nHeroin      6.1    8.3      2.2      16.6\n"
    assert read(f"{table}\n{legend}") == [
        "heroin 6.1 kg 2007 National Police Service", "heroin 8.3 kg 2007 Great Court Service",
        "heroin 2.2 kg 2007 Imperial Customs Office", "heroin 16.6 kg 2007 total",
    ]  # fmt: skip


# each body spans a column of cases and one of kilograms
def test_bodies_over_measures() -> None:
    table = (
        "Drugs seized by the General Directorate for Drugs (GDD) and the Gendarmerie, 2007:\n\n"
        "                    GDD           Gendarmerie\n"
        "              Cases     Kg       Cases     Kg\n"
        "Heroin           41   12.5           9    3.0\n"
        "Cannabis        120  400.0          77  210.5\n"
    )
    one, two = "General Directorate for Drugs", "Gendarmerie"
    assert read(table) == [
        f"heroin 41 case 2007 {one}", f"heroin 12.5 kg 2007 {one}", f"heroin 9 case 2007 {two}", f"heroin 3 kg 2007 {two}",
        f"cannabis 120 case 2007 {one}", f"cannabis 400 kg 2007 {one}", f"cannabis 77 case 2007 {two}", f"cannabis 210.5 kg 2007 {two}",
    ]  # fmt: skip


# rows of bodies by acronym, a row for all of them, a column for all drugs
def test_all_agencies_are_a_total() -> None:
    table = (
        "The Frontier Police (FP) and the Naval Force (NF) made these seizures in 2007, in kilograms:\n\n"
        "Agency           Heroin     Hashish    All drugs\nFP                   12         120          132\n"
        "NF                   --         900          900\nAll agencies         12       1,020        1,032\n"
    )
    assert read(table) == [
        "heroin 12 kg 2007 Frontier Police", "hashish 120 kg 2007 Frontier Police", "drugs 132 kg 2007 Frontier Police total",
        "hashish 900 kg 2007 Naval Force", "drugs 900 kg 2007 Naval Force total",
        "heroin 12 kg 2007 total", "hashish 1020 kg 2007 total", "drugs 1032 kg 2007 total",
    ]  # fmt: skip


# a body's acronym and a dash head its list
def test_acronyms_over_lists() -> None:
    text = (
        "The Frontier Police (FP) and the Customs Board (CB) gave us these figures on seizures in 2007:\n\n"
        "FP --\n Heroin: 12 kg\n Opium: 45 kg\nCB --\n Heroin: 3 kg\n Opium: 1 kg\n"
    )
    assert read(text) == [
        "heroin 12 kg 2007 Frontier Police", "opium 45 kg 2007 Frontier Police",
        "heroin 3 kg 2007 Customs Board", "opium 1 kg 2007 Customs Board",
    ]  # fmt: skip


# regions are no agencies, across or down; the country stays that of the report
@pytest.mark.parametrize("lead", ["Drug seizures by region in 2007 (kg)", "Drugs seized in 2007 in each province, in kilograms:"])
def test_regions_as_columns(lead: str) -> None:
    table = f"{lead}\n\n          Sughd   Khatlon   Capital\nHeroin       12        30         5\nOpium       100        --        41\n"
    found = read_seizures(document(table))[0]
    assert [word(s) for s in found] == [
        "heroin 12 kg 2007", "heroin 30 kg 2007", "heroin 5 kg 2007", "opium 100 kg 2007", "opium 41 kg 2007",
    ]  # fmt: skip
    assert {s.country for s in found} == {"TJK"}


def test_regions_as_rows() -> None:
    table = (
        "Drug seizures by province, 2007\n\nProvince     Heroin (kg)   Opium (kg)   Total (kg)\n"
        "Sughd             14            40           54\nKhatlon            3            10           13\n"
        "Total             17            50           67\n"
    )
    assert read(table) == [
        "heroin 14 kg 2007", "opium 40 kg 2007", "drugs 54 kg 2007 total", "heroin 3 kg 2007", "opium 10 kg 2007", "drugs 13 kg 2007 total",
        "heroin 17 kg 2007 total", "opium 50 kg 2007 total", "drugs 67 kg 2007 total",
    ]  # fmt: skip


# a list of regions or bodies, one figure each; the lead says what they are, and in the name of the crop its unit
def test_lists_by_what_the_lead_says() -> None:
    poppy = "Opium poppy eradicated in 2007 by district:\n\nHilly: 2,003 hectares\nLakeside: 822 hectares\nTotal: 2,825 hectares\n"
    assert read(poppy) == [
        "poppy 2003 hectare 2007 destroyed", "poppy 822 hectare 2007 destroyed", "poppy 2825 hectare 2007 destroyed total",
    ]  # fmt: skip
    bodies = "Opium seizures by agency in 2007 (kg):\nCustoms Department: 50\nBorder Troops: 8\nTotal: 58\n"
    assert read(bodies) == ["opium 50 kg 2007 Customs Department", "opium 8 kg 2007 Border Troops", "opium 58 kg 2007 total"]
    assert read("Cannabis plants eradicated by year:\n2006   1,140,000\n2007     830,000 (est.)\n") == [
        "cannabis_plant 1140000 plant 2006 destroyed", "cannabis_plant 830000 plant 2007 destroyed approximately",
    ]  # fmt: skip


# a column of bodies beside one of drugs; a blank stands for the body above
def test_a_body_over_several_rows() -> None:
    table = (
        "Seizures in 2007:\n\nAgency                 Drug         Amount\nNational Police        heroin       22 kg\n"
        "                       opium        50 kg\nCustoms Board          heroin       5 kg\n                       hashish      110 kg\n"
    )
    assert read(table) == [
        "heroin 22 kg 2007 National Police", "opium 50 kg 2007 National Police",
        "heroin 5 kg 2007 Customs Board", "hashish 110 kg 2007 Customs Board",
    ]  # fmt: skip


# each row is one event: its day, its place, what was found
def test_a_table_of_events() -> None:
    table = (
        "Major seizures in 2007:\n\nDate            Place         Drug        Quantity\nJanuary 14      Lakeside      heroin      22.4 kg\n"
        "May 2           Hilly         cannabis    210 kg\n"
    )
    assert read(table) == ["heroin 22.4 kg 2007-01-14..2007-01-14 incident", "cannabis 210 kg 2007-05-02..2007-05-02 incident"]


# a column headed as percentages needs no sign in its cells
def test_changes_without_a_sign() -> None:
    table = (
        "Seizures (kg)   2006    2007    PERCENT CHANGE\nHeroin            12      15        25\nOpium             40      33       -17.5\n"
    )
    changes = read_seizures(document(table))[1]
    assert [(c.substance, str(c.stated_percent)) for c in changes] == [("heroin", "25"), ("opium", "-17.5")]


# where the words over the columns are ways or places, no lead need say so
def test_ways_as_columns() -> None:
    table = "Seizures (2007)          Land       Sea       Air\nCocaine (kg)              130       800        41\n"
    assert read(f"{table}Cannabis (kg)           2,100        60        --\n") == [
        "cocaine 130 kg 2007", "cocaine 800 kg 2007", "cocaine 41 kg 2007", "cannabis 2100 kg 2007", "cannabis 60 kg 2007",
    ]  # fmt: skip


# columns of countries: each seizure is in its own
def test_countries_as_columns() -> None:
    table = (
        "Cocaine seized in the region (kg):\n\n           Ghana     Togo    Benin\n"
        "2006         740       22       --\n2007       1,800       50       31\n"
    )
    found = read_seizures(document(table, created=datetime(2008, 11, 20)))[0]
    assert [(s.country, int(s.quantity), s.period_start.year if s.period_start else None) for s in found] == [
        ("GHA", 740, 2006), ("TGO", 22, 2006), ("GHA", 1800, 2007), ("TGO", 50, 2007), ("BEN", 31, 2007),
    ]  # fmt: skip


# sums of groups, and a sum of these: no row counts twice, and the grand total has the groups' sums for its parts
def test_subtotals() -> None:
    table = (
        "Drug seizures in 2007 (kg)\n\nOpiates\n  Heroin             13\n  Opium              40\n  Subtotal           53\n"
        "Cannabis\n  Hashish           110\n  Marijuana         300\n  Subtotal          410\nGrand Total         463\n"
    )
    found = read_seizures(document(table, created=datetime(2008, 11, 20)))[0]
    assert [word(s) for s in found] == [
        "heroin 13 kg 2007", "opium 40 kg 2007", "opiates 53 kg 2007 total",
        "hashish 110 kg 2007", "marijuana 300 kg 2007", "cannabis 410 kg 2007 total", "drugs 463 kg 2007 total",
    ]  # fmt: skip
    wholes = {s.fact_id: s.substance for s in found}
    assert [wholes.get(s.part_of or "") for s in found] == ["opiates", "opiates", "drugs", "cannabis", "cannabis", "drugs", None]
    assert sum(s.quantity for s in found if s.is_additive) == 463


# leaders of dots up to the figure, the unit in the label
def test_dotted_leaders() -> None:
    table = "Seizure data for 2007:\nCOCAINE (KGS)..........2,791\nHEROIN (KGS)............ 108\nCRACK (GRMS)...........4,310\n"
    assert read(f"{table}ARRESTS......................9,112\n") == ["cocaine 2791 kg 2007", "heroin 108 kg 2007", "crack 4310 g 2007"]


# the second word of a column's name stands alone in its line; it is no label of a group
def test_a_word_under_one_column() -> None:
    table = (
        "Statistics on drug seizures for 2007:\n\nDrug         Cases     Persons     Quantity\n                       arrested\n"
        "Heroin          51          62      13.4 kg\nEcstasy          8           9      4,200 tablets\n"
    )
    assert read(table) == ["heroin 51 case 2007", "heroin 13.4 kg 2007", "mdma 8 case 2007", "mdma 4200 tablet 2007"]


# names over figures, and no label beside them
def test_a_row_without_label() -> None:
    table = "Drugs confiscated in 2007:\n\n   Heroin    Opium    Hashish\n    13 kg    50 kg     310 kg\n"
    assert read(table) == ["heroin 13 kg 2007", "opium 50 kg 2007", "hashish 310 kg 2007"]


# a paragraph may end in its last figure
def test_a_list_without_a_stop() -> None:
    text = "Seized in 2007:\n\n- 13 kg of heroin\n- 1,300 ecstasy tablets\n- 4 laboratories"
    assert told(text) == ["heroin 13 kg 2007", "mdma 1300 tablet 2007", "laboratory 4 site 2007 dismantled"]


# the unit behind the last figure of a row is that of all its figures
def test_a_unit_at_the_end_of_a_row() -> None:
    table = "Seizures          2006     2007\nHeroin            11.5     16.0     kg\nEcstasy          1,300      800     tablets\n"
    assert read(table) == ["heroin 11.5 kg 2006", "heroin 16 kg 2007", "mdma 1300 tablet 2006", "mdma 800 tablet 2007"]


# items by number, letter, comma or equals sign; the first name belongs to the first figure
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("(1) Heroin: 15 kg", "(2) Opium: 40.5 kg"), ("a. Heroin - 15 kg", "b. Opium - 40.5 kg"), ("1. Heroin  15 kg", "2. Opium  40.5 kg"),
        ("Heroin, 15 kg", "Opium, 40.5 kg"), ("Heroin = 15 kg", "Opium = 40.5 kg"), ("Heroin -- 15 kgs.", "Opium -- 40.5 kgs."),
    ],
)  # fmt: skip
def test_items_of_a_list(first: str, second: str) -> None:
    assert read(f"Drugs confiscated in 2007:\n{first}\n{second}\n") == ["heroin 15 kg 2007", "opium 40.5 kg 2007"]


# lines that begin with a body or a time, several seizures in each
def test_lists_by_body_and_by_year() -> None:
    bodies = "Seizures by agency in 2007:\n\nCustoms: heroin 14 kg, opium 3 kg\nCoast Guard: 6 kg of heroin, 310 kg of hashish\n"
    assert told(bodies) == [
        "heroin 14 kg 2007 Customs", "opium 3 kg 2007 Customs", "heroin 6 kg 2007 Coast Guard", "hashish 310 kg 2007 Coast Guard",
    ]  # fmt: skip
    part = "Seizures by year, January through June only:\n\n2006: heroin 15 kg; opium 44 kg\n2007: heroin 18 kg; opium 36 kg\n"
    first, second = "2006-01-01..2006-06-30", "2007-01-01..2007-06-30"
    assert told(part) == [f"heroin 15 kg {first}", f"opium 44 kg {first}", f"heroin 18 kg {second}", f"opium 36 kg {second}"]
    years = "Comparative seizures:\n2006: heroin 15 kg, opium 44 kg\n2007: heroin 18 kg, opium 36 kg\nQ1 2008: 2 kg of heroin\n"
    assert told(years) == [
        "heroin 15 kg 2006", "opium 44 kg 2006", "heroin 18 kg 2007", "opium 36 kg 2007", "heroin 2 kg 2008-01-01..2008-03-31",
    ]  # fmt: skip


# two measures of each drug are told apart by their units; two of one unit are not
def test_two_figures_in_an_item() -> None:
    lead = "Drugs seized in 2007 by the Dutch police:\n"
    assert read(f"{lead}Cannabis: 1,304 seizures, 3,200 kg\nCocaine: 210 seizures, 800 kg\n") == [
        "cannabis 1304 case 2007", "cannabis 3200 kg 2007", "cocaine 210 case 2007", "cocaine 800 kg 2007",
    ]  # fmt: skip
    assert read("Drugs seized and destroyed in 2007:\n\nHeroin   17 kg / 10 kg\nOpium    40 kg / 35 kg\n") == []


# a list takes its time from the lines before it, though one of them is no row
def test_a_time_before_the_list() -> None:
    table = (
        "Seizure data, 2007\n* Marijuana:  5.1 MT seized; 2,200 plants destroyed\n* Cocaine:    210 kg seized\n* Heroin:     17 kg seized\n"
    )
    assert told(table)[-2:] == ["cocaine 210 kg 2007", "heroin 17 kg 2007"]


# hectares of no named crop are not hectares of drugs
def test_a_sum_of_unnamed_crops() -> None:
    assert (
        read(
            "Eradication by district (hectares)\n\nDistrict     2006      2007\nHilly          40        55\nTOTAL          40        55\n"
        )
        == []
    )


_SHAPES = [
    "\n\n             North    South    East\nPoppy           12        3       5\nCannabis       100       40      41\n",
    "\n\nMonth        Cocaine   Marijuana\nApril           12.4        41.0\nMay             97.3       302.5\n",
    "\n\n            Customs    Police     Total\nHeroin            12         3        15\nOpium            100        --       100\n",
    "\n\nQ1         31        40\nQ2         12        55\n",
    " (figures for 2006 in brackets):\n\nHeroin: 12 kg (10 kg)\nOpium: 3 kg (4 kg)\n",
    "\n\nHeroin, 15 kg\nOpium, 40.5 kg\n",
]  # fmt: skip


# tables of these shapes about something else give nothing, though the paragraph speaks of seizures first
@pytest.mark.parametrize("shape", _SHAPES)
@pytest.mark.parametrize(
    "lead",
    [
        "Prices in 2007 (USD per kg)", "Poppy cultivation by region in 2007 (ha)", "Opium production in 2007 by month, in tons",
        "Arrests in 2007 by agency and drug", "Consumption by province in 2007, kilograms", "Purity in 2007", "Addicts registered in 2007",
    ],
)  # fmt: skip
def test_other_things_in_these_shapes(lead: str, shape: str) -> None:
    assert told(f"Police seizures of drugs rose in 2007.\n\n{lead}{shape}") == []
