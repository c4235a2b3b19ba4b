"""Tables of seizures in the shapes that cables and strategy reports type them, and tables of the same shapes that count something else.

Each expected seizure reads `substance quantity unit period [agency] [action] [role]`, what is plain left out.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.seizures import read_seizures
from flows.facts import Seizure
from tests.extract.build import document


def _time(s: Seizure) -> str:
    if s.period_start is None or s.period_end is None:
        return f"{s.period_start}..{s.period_end}"
    whole = (s.period_start.month, s.period_start.day, s.period_end.month, s.period_end.day) == (1, 1, 12, 31)
    if whole and s.period_start.year == s.period_end.year:
        return str(s.period_start.year)
    return f"{s.period_start:%Y-%m-%d}..{s.period_end:%Y-%m-%d}"


def _word(s: Seizure) -> str:
    words = [s.substance, f"{s.quantity.normalize():f}", s.unit, _time(s)]
    words += [s.agency] if s.agency else []
    words += [s.action] if s.action != "seized" else []
    words += [s.role] if s.role != "component" else []
    return " ".join(words)


def read(*texts: str, heading: str | None = None, year: int = 2008) -> list[str]:
    found = read_seizures(document(*texts, heading=heading, created=datetime(year, 11, 20)))[0]
    assert {s.layout for s in found} <= {"table"}
    return [_word(s) for s in found]


# three columns, the last of them a part of its year; figures with a word; a blank line where a page marker was cut; a source line
def test_a_part_of_a_year_in_brackets() -> None:
    table = (
        "Table 2. Narcotics Confiscated\n\n"
        "                          2004         2005     2006 (Jan-Sep)\n"
        "Ecstasy (pills)        1.2 million   640,000     88,000\n"
        "Raw opium (kg)           1,204         --           61\n\n\n"
        "Cannabis (tons)            7.5         9.1         4\n\n"
        "Note: figures for 2006 are provisional. Source: Narcotics Board."
    )
    assert read(table, year=2006) == [
        "mdma 1200000 tablet 2004", "mdma 640000 tablet 2005", "mdma 88000 tablet 2006-01-01..2006-09-30",
        "opium 1204 kg 2004", "opium 61 kg 2006-01-01..2006-09-30",
        "cannabis 7.5 t 2004", "cannabis 9.1 t 2005", "cannabis 4 t 2006-01-01..2006-09-30",
    ]  # fmt: skip


# the periods of a heading in other forms: a calendar year, months with a year of two digits
@pytest.mark.parametrize("heading", ["CY 2007   Jan-Oct 2008", "2007   Jan-Oct 08", "2007  2008 (January - October)", "2007 | 10 months 2008"])
def test_forms_of_periods(heading: str) -> None:
    table = f"Seizures by type\n\nDrug            {heading}\nHeroin/kg          12        14.5\nCocaine, kilos      3        n/a\nLSD, doses        110       250"
    assert read(table) == [
        "heroin 12 kg 2007", "heroin 14.5 kg 2008-01-01..2008-10-31", "cocaine 3 kg 2007",
        "lsd 110 dose 2007", "lsd 250 dose 2008-01-01..2008-10-31",
    ]  # fmt: skip


AGENCIES = [
    "National Gendarmerie {g} 1,402 {g} 88 {g} -- {g} 41,000",
    "Customs Directorate {g} 377 {g} - {g} 12 {g} n/a",
    "Coast Guard {g} N/A {g} 9 {g} -- {g} 2,500",
    "TOTAL {g} 1,779 {g} 97 {g} 12 {g} 43,500",
]


# agencies by substances, the units on a second line of the heading; whatever stands between the cells
@pytest.mark.parametrize("gap", [" ", "    ", "\t"])
def test_agencies_by_substances(gap: str) -> None:
    heading = [f"Agency{gap}Heroin{gap}Opium{gap}Morphine{gap}Captagon", f"{gap}(kg){gap}(kg){gap}(kg){gap}(tablets)"]
    rows = [row.replace(" {g} ", gap) for row in AGENCIES]
    lead = "Drugs seized by each service from January 1 through August 31, 2008:\n\n"
    time = "2008-01-01..2008-08-31"
    assert read(lead + "\n".join([*heading, "-" * 60, *rows])) == [
        f"heroin 1402 kg {time} National Gendarmerie", f"opium 88 kg {time} National Gendarmerie",
        f"captagon 41000 tablet {time} National Gendarmerie",
        f"heroin 377 kg {time} Customs Directorate", f"morphine 12 kg {time} Customs Directorate",
        f"opium 9 kg {time} Coast Guard", f"captagon 2500 tablet {time} Coast Guard",
        f"heroin 1779 kg {time} total", f"opium 97 kg {time} total", f"morphine 12 kg {time} total",
        f"captagon 43500 tablet {time} total",
    ]  # fmt: skip


# a cell left blank: the columns tell which figure is whose
def test_blank_cells() -> None:
    table = (
        "Seizures in 2007 (kilograms)\n\n"
        "                     Heroin     Opium    Hashish\n"
        "Frontier Corps           40                  310\n"
        "Excise Department                 12          95\n"
        "Total                    40       12         405\n"
    )
    assert read(table) == [
        "heroin 40 kg 2007 Frontier Corps", "hashish 310 kg 2007 Frontier Corps",
        "opium 12 kg 2007 Excise Department", "hashish 95 kg 2007 Excise Department",
        "heroin 40 kg 2007 total", "opium 12 kg 2007 total", "hashish 405 kg 2007 total",
    ]  # fmt: skip


# a list of a label and a quantity, plants, laboratories and hectares among them; `none` is nothing
def test_a_list_of_quantities() -> None:
    table = (
        "The table lists seizures and eradication for the first eleven months of 2007.\n\n"
        "Item                              Quantity\n"
        "------------------------------------------\n"
        "Cocaine                           2,310 kg\n"
        "Crack                             none\n"
        "Marijuana (compressed)            14.2 MT\n"
        "Marijuana plants eradicated       96,400\n"
        "Opium poppy eradicated            21 hectares\n"
        "Cocaine laboratories dismantled   3\n"
        "Cash                              $2,310,000\n"
        "Persons arrested                  812\n"
    )
    time = "2007-01-01..2007-11-30"
    assert read(table) == [
        f"cocaine 2310 kg {time}", f"marijuana 14.2 t {time}", f"cannabis_plant 96400 plant {time} destroyed",
        f"poppy 21 hectare {time} destroyed", f"laboratory 3 site {time} dismantled",
    ]  # fmt: skip


# years down, substances across, with a unit to each; the last row is a part of its year
def test_years_as_rows() -> None:
    table = (
        "Seizures, 2005-2008\n\nYear            Heroin (kg)   Cannabis (MT)   Ecstasy (tablets)\n"
        "2005                 31             2.4              12,000\n"
        "2006                 44             1.9               8,150\n"
        "2007                 19              --               3,000\n"
        "2008 (Jan-Sep)       27             3.3               1,999\n"
    )
    part = "2008-01-01..2008-09-30"
    assert read(table) == [
        "heroin 31 kg 2005", "cannabis 2.4 t 2005", "mdma 12000 tablet 2005", "heroin 44 kg 2006", "cannabis 1.9 t 2006",
        "mdma 8150 tablet 2006", "heroin 19 kg 2007", "mdma 3000 tablet 2007",
        f"heroin 27 kg {part}", f"cannabis 3.3 t {part}", f"mdma 1999 tablet {part}",
    ]  # fmt: skip


# one substance, of which the caption speaks; regions down, years across; arrests are no seizures
def test_regions_of_one_substance() -> None:
    table = (
        "Opium poppy eradicated by province (hectares)\n\n"
        "Province        2006      2007\n"
        "Northern          120        88\n"
        "Lakes              40       112\n"
        "Total             160       200\n"
    )
    assert read(table) == [
        "poppy 120 hectare 2006 destroyed", "poppy 88 hectare 2007 destroyed", "poppy 40 hectare 2006 destroyed",
        "poppy 112 hectare 2007 destroyed", "poppy 160 hectare 2006 destroyed total", "poppy 200 hectare 2007 destroyed total",
    ]  # fmt: skip


# a column of units, one of cases, one of arrests, one of what was destroyed
def test_columns_of_other_measures() -> None:
    table = (
        "Drug seizures, 2007\n\n"
        "Substance     Unit       Cases     Seized    Destroyed   Arrests\n"
        "Heroin        kg           120       45.5         40        133\n"
        "Ecstasy       tablets       17     21,000        n/a         19\n"
    )
    assert read(table) == [
        "heroin 120 case 2007", "heroin 45.5 kg 2007", "heroin 40 kg 2007 destroyed",
        "mdma 17 case 2007", "mdma 21000 tablet 2007",
    ]  # fmt: skip


# agencies across, a total column at the end; the total of each row is the sum of its cells
def test_agencies_as_columns() -> None:
    text = (
        "The Drug Enforcement Bureau (DEB) and the Border Guard Service (BGS) report the following seizures in 2007, in kilograms:\n\n"
        "               DEB      BGS     Customs    Total\n"
        "Heroin          12        3         5         20\n"
        "Hashish        100       --        41        141\n"
    )
    assert read(text) == [
        "heroin 12 kg 2007 Drug Enforcement Bureau", "heroin 3 kg 2007 Border Guard Service", "heroin 5 kg 2007 Customs",
        "heroin 20 kg 2007 total",
        "hashish 100 kg 2007 Drug Enforcement Bureau", "hashish 41 kg 2007 Customs", "hashish 141 kg 2007 total",
    ]  # fmt: skip


# two headings, one over the other: each year spans cases and kilograms
def test_a_heading_over_headings() -> None:
    table = (
        "Narcotics seizures\n"
        "                   2006               2007\n"
        "              Cases     Kg       Cases     Kg\n"
        "Heroin          51     12.5        60     14\n"
        "Opium            9    110           7     98.2\n"
    )
    assert read(table) == [
        "heroin 51 case 2006", "heroin 12.5 kg 2006", "heroin 60 case 2007", "heroin 14 kg 2007",
        "opium 9 case 2006", "opium 110 kg 2006", "opium 7 case 2007", "opium 98.2 kg 2007",
    ]  # fmt: skip


# the heading again after a page break, and footnotes
def test_a_repeated_heading() -> None:
    table = (
        "Drugs seized (all figures in kilograms unless noted)\n\n"
        "               2005     2006     2007*\n"
        "Heroin          210      188      64\n\n\n"
        "               2005     2006     2007*\n"
        "Cocaine (1)      33       30      29\n"
        "Ecstasy (tablets) 900   1,000     750\n"
        "* January-June only.\n(1) Including base.\n"
    )
    half = "2007-01-01..2007-06-30"
    assert read(table) == [
        "heroin 210 kg 2005", "heroin 188 kg 2006", f"heroin 64 kg {half}",
        "cocaine 33 kg 2005", "cocaine 30 kg 2006", f"cocaine 29 kg {half}",
        "mdma 900 tablet 2005", "mdma 1000 tablet 2006", f"mdma 750 tablet {half}",
    ]  # fmt: skip


# a table leads back to the sentence before it, not to the seizures that the paragraph speaks of first
@pytest.mark.parametrize(
    "table",
    [
        "Police seized 12 kg of heroin in 2007. Street prices (USD per gram) are as follows:\n\n        2006    2007\nHeroin     40     38\nCocaine    90    110",
        "Seizures fell in 2007. Cultivation and production (hectares, MT):\n\n                 2006     2007\nPoppy (ha)     1,500    1,700\nOpium (MT)        15       17",
        "Value of drugs seized (USD)\n\n           2006       2007\nHeroin    100,000    220,000\nCannabis   40,000     11,000",
        "Drug-related arrests and convictions\n\n             2006     2007\nHeroin        120      155\nCannabis      800      911",
        "Licit exports of controlled substances, none of them seized (kg)\n\n            2006    2007\nMorphine     400     390\nCodeine      510     620",
        "Average purity of seized drugs (percent)\n\n            2006    2007\nHeroin         40     37\nCocaine        62     58",
    ],
)
def test_tables_of_other_things(table: str) -> None:
    found = read_seizures(document(table))[0]
    assert [s for s in found if s.layout == "table"] == []


# each agency's row adds up to its own total, each column to the total row
def test_totals_are_linked() -> None:
    table = (
        "Seizures by agency in 2007 (kg)\n\n"
        "                 Heroin   Opium    Total\n"
        "Border Police       10      20       30\n"
        "Customs              5       1        6\n"
        "Total               15      21       36\n"
    )
    found = read_seizures(document(table))[0]
    quantity = {s.fact_id: (s.agency, s.substance, int(s.quantity)) for s in found}
    links = {quantity[s.fact_id]: quantity.get(s.part_of or "") for s in found}
    assert links[("Border Police", "heroin", 10)] == ("Border Police", "drugs", 30)
    assert links[("Border Police", "drugs", 30)] == (None, "drugs", 36)
    assert {s.role for s in found if s.agency is None} == {"total"}
    assert {s.substance for s in found if s.agency is None} == {"heroin", "opium", "drugs"}
    assert len({s.table_id for s in found}) == 1
    assert sum(s.quantity for s in found if s.is_additive) == 36
