"""Tables of seizures in the shapes that cables and strategy reports type them.

Each expected seizure reads `substance quantity unit period [agency] [action] [role] [qualifier]`, what is plain left out.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


def word(s: Seizure) -> str:
    words = [s.substance, f"{s.quantity.normalize():f}", s.unit, _time(s)]
    words += [s.agency] if s.agency else []
    words += [s.action] if s.action != "seized" else []
    words += [s.role] if s.role != "component" else []
    words += [s.qualifier] if s.qualifier != "exact" else []
    return " ".join(words)


def read(*texts: str, heading: str | None = None, year: int = 2008) -> list[str]:
    found = read_seizures(document(*texts, heading=heading, created=datetime(year, 11, 20)))[0]
    assert {s.layout for s in found} <= {"table"}
    return [word(s) for s in found]


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
@pytest.mark.parametrize(
    "heading", ["CY 2007   Jan-Oct 2008", "2007   Jan-Oct 08", "2007  2008 (January - October)", "2007 | 10 months 2008"]
)
def test_forms_of_periods(heading: str) -> None:
    rows = "Heroin/kg          12        14.5\nCocaine, kilos      3        n/a\nLSD, doses        110       250"
    table = f"Seizures by type\n\nDrug            {heading}\n{rows}"
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
        "The Drug Enforcement Bureau (DEB) and the Border Guard Service (BGS) report these seizures in 2007, in kilograms:\n\n"
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


# a total at the end of each row of years, another at the foot of a column of months: both hold the parts
def test_totals_of_periods() -> None:
    table = (
        "Drugs seized, by month, 2009\n\n"
        "Month        Cocaine (kg)   Heroin (g)\n"
        "January           120            450\n"
        "February           80            n/a\n"
        "March             230          1,200\n"
        "Total             430          1,650\n"
    )
    found = read_seizures(document(table, created=datetime(2009, 11, 20)))[0]
    assert [word(s) for s in found][-2:] == ["cocaine 430 kg 2009-01-01..2009-03-31 total", "heroin 1650 g 2009-01-01..2009-03-31 total"]
    assert [s.part_of for s in found[:-2]] == [found[-2].fact_id, found[-1].fact_id, *[found[-2].fact_id] * 2, found[-1].fact_id]
    years = (
        "SEIZURES BY THE STATE CUSTOMS COMMITTEE\n\nSubstance (kg)   2001   2002   Total\nHeroin   1.5   2.5   4\nOpium   20   35   55\n"
    )
    found = read_seizures(document(years))[0]
    # who seized all of it stands in the caption, in capitals
    assert {s.agency for s in found} == {"State Customs Committee"}
    assert [s.part_of for s in found[:3]] == [found[2].fact_id, found[2].fact_id, None]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # a fiscal year is no time that is known
        ("Drugs seized\n            FY 2006    FY 2007\nCocaine (kg)   1,200     900",
         ["cocaine 1200 kg None..None", "cocaine 900 kg None..None"]),
        # qualifiers, estimates and ranges in the cells
        (
            "Drugs seized during January-October 2008:\nCocaine    approx. 1,200 kg\nHeroin     over 33 kg\n"
            "Ecstasy    10,000 tablets (est.)\nOpium: 10-12 kg",
            [
                "cocaine 1200 kg 2008-01-01..2008-10-31 approximately", "heroin 33 kg 2008-01-01..2008-10-31 at_least",
                "mdma 10000 tablet 2008-01-01..2008-10-31 approximately", "opium 10 kg 2008-01-01..2008-10-31",
            ],
        ),
        # names of columns broken over two lines; the last counts seizures of any drug
        (
            "Seizures in 2006 (kg unless noted):\n\n"
            "                        Cannabis   Cannabis    Number of\n"
            "                         resin       herb      seizures\n"
            "Guardia Civil           120,400      1,200        1,450\n"
            "National Police          40,000        800        2,100\n",
            [
                "hashish 120400 kg 2006 Guardia Civil", "marijuana 1200 kg 2006 Guardia Civil", "drugs 1450 case 2006 Guardia Civil",
                "hashish 40000 kg 2006 National Police", "marijuana 800 kg 2006 National Police", "drugs 2100 case 2006 National Police",
            ],
        ),
        # cells left out between tabs, and a column of units
        (
            "Seizures by drug\nDrug\tUnit\t2006\t2007\nHeroin\tkg\t12.5\t14\nLSD\tdoses\t\t300\nKhat\tkg\t1,000\t",
            ["heroin 12.5 kg 2006", "heroin 14 kg 2007", "lsd 300 dose 2007", "khat 1000 kg 2006"],
        ),
        # laboratories need no unit; the caption alone says that the regions' figures are of laboratories
        (
            "Laboratories dismantled by region:\n\nRegion        2006   2007\nNorth          120    130\nMeta            88     91\n",
            [
                "laboratory 120 site 2006 dismantled", "laboratory 130 site 2007 dismantled",
                "laboratory 88 site 2006 dismantled", "laboratory 91 site 2007 dismantled",
            ],
        ),
        # months with stops and a dash, labels with a dash
        ("Seizures Jan.-Oct. 2007\nHeroin - 34 kg\nOpium - 1,200 kg",
         ["heroin 34 kg 2007-01-01..2007-10-31", "opium 1200 kg 2007-01-01..2007-10-31"]),
        # bars; rows of rules
        ("Seizure statistics:\n| Drug | 2006 | 2007 |\n|------|------|------|\n| Khat (kg) | 1,200 | 900 |\n",
         ["khat 1200 kg 2006", "khat 900 kg 2007"]),
        # cases of a table without gaps; the year on a line of its own
        ("Seizures 2007\nDrug Cases Kilograms\nCannabis 1,203 45.5\nHeroin 88 3.2", [
            "cannabis 1203 case 2007", "cannabis 45.5 kg 2007", "heroin 88 case 2007", "heroin 3.2 kg 2007",
        ]),
        # one table within which only some groups count seizures
        (
            "Arrests and seizures\n\n                    2006   2007\nDrug cases opened   1,200  1,340\nPersons arrested    1,500  1,611\n"
            "Heroin seized (kg)     45     60\nVehicles seized        12     15\nPoppy eradicated (ha)  --     40",
            ["heroin 45 kg 2006", "heroin 60 kg 2007", "poppy 40 hectare 2007 destroyed"],
        ),
        # a second table in one paragraph, of something else
        ("Seizures of narcotics in 2007:\nHeroin        12 kg\nOpium        300 kg\n\n"
         "Cultivation, 2007:\nPoppy      1,200 hectares\nCannabis     300 hectares",
         ["heroin 12 kg 2007", "opium 300 kg 2007"]),
        # figures in thousands, by the label or by the caption
        ("Drugs seized\n               2006    2007\nEcstasy (thousand tablets)   12   14.5\nHeroin (kg)   3   4", [
            "mdma 12000 tablet 2006", "mdma 14500 tablet 2007", "heroin 3 kg 2006", "heroin 4 kg 2007",
        ]),
        ("Pills seized, in thousands of tablets:\n\n           2006    2007\nEcstasy      12    14",
         ["mdma 12000 tablet 2006", "mdma 14000 tablet 2007"]),
        # dotted lines; an agency whose name has a drug in it; a total of one substance under the last agency is of all agencies
        ("Quantities seized, 2007:\nHeroin .......... 12 kg\nOpium ........... 3 kg", ["heroin 12 kg 2007", "opium 3 kg 2007"]),
        (
            "Seizures in 2007 (kg)\n\nAgency                       Heroin   Opium\nDrug Control Agency (DCA)      80      450\n"
            "Customs                        40       --",
            ["heroin 80 kg 2007 Drug Control Agency", "opium 450 kg 2007 Drug Control Agency", "heroin 40 kg 2007 Customs"],
        ),
        (
            "Seizures by agency\n\n                    2006     2007\nCustoms\n  Heroin (kg)         12       14\nBorder Guards\n"
            "  Heroin (kg)          5        6\nTotal heroin (kg)     17       20",
            [
                "heroin 12 kg 2006 Customs", "heroin 14 kg 2007 Customs", "heroin 5 kg 2006 Border Guards",
                "heroin 6 kg 2007 Border Guards", "heroin 17 kg 2006 total", "heroin 20 kg 2007 total",
            ],
        ),
        # a caption with two times is no heading; what counts seizures needs no unit; what stands beside a total is a part of it
        ("Drugs destroyed at the June 26 ceremony in 2008:\n\nOpium      1,200 kg\nHeroin       300 kg",
         ["opium 1200 kg 2008-06-26..2008-06-26 destroyed", "heroin 300 kg 2008-06-26..2008-06-26 destroyed"]),
        ("Number of seizures by drug\n\n             2006    2007\nHeroin        120     133\nTotal         120     133", [
            "heroin 120 case 2006", "heroin 133 case 2007", "drugs 120 case 2006 total", "drugs 133 case 2007 total",
        ]),
        ("Cocaine seizures (MT)\nYear    Land    Maritime   Total\n2005     4.5      12         16.5\n2006     3        20         23", [
            "cocaine 4.5 t 2005", "cocaine 12 t 2005", "cocaine 16.5 t 2005 total",
            "cocaine 3 t 2006", "cocaine 20 t 2006", "cocaine 23 t 2006 total",
        ]),
        # the year up to a day begins with the year
        ("The table gives seizures of the year to October 31, 2008.\n\nHeroin   12 kg\nOpium   3 kg\n",
         ["heroin 12 kg 2008-01-01..2008-10-31", "opium 3 kg 2008-01-01..2008-10-31"]),
    ],
)  # fmt: skip
def test_further_shapes(table: str, expected: list[str]) -> None:
    assert read(table) == expected


# seizures in several countries are each of its own
def test_rows_of_countries() -> None:
    found = read_seizures(
        document("Cocaine seized in the region in 2007 (kg):\n\nCountry      Quantity\nGhana          840\nSenegal      2,453\n")
    )[0]
    assert [(s.country, int(s.quantity)) for s in found] == [("GHA", 840), ("SEN", 2453)]


figures = st.integers(min_value=1, max_value=9_999_999).map(lambda n: f"{n:,}") | st.sampled_from(["--", "n/a", "-", "0.5", "1,204.7"])


# whatever the figures and the gaps, the cell under a heading is of its year, and nothing is read from a dash
@settings(deadline=None)
@given(st.lists(st.tuples(figures, figures, figures), min_size=2, max_size=6), st.sampled_from([" ", "   ", "\t", " | "]))
def test_any_figures_under_years(rows: list[tuple[str, str, str]], gap: str) -> None:
    names = ["Heroin (kg)", "Opium (kg)", "Cocaine (kg)", "Khat (kg)", "Ketamine (kg)", "Tramadol (kg)"]
    lines = [gap.join([name, *row]) for name, row in zip(names, rows, strict=False)]
    table = "Drugs seized\n\n" + gap.join(["Substance", "2004", "2005", "2006"]) + "\n" + "\n".join(lines)
    expected = [(year, c.replace(",", "")) for row in rows for year, c in zip((2004, 2005, 2006), row, strict=True) if c[0].isdigit()]
    found = read_seizures(document(table))[0]
    assert [(s.period_start.year if s.period_start else None, f"{s.quantity.normalize():f}") for s in found] == expected


pieces = st.sampled_from([
    "Heroin", "Opium (kg)", "2007", "(2006)", "Q1", "May", "Jan-Mar", "Total", "Customs", "Border\n Guards", "seized", "12", "1,204.5",
    "--", "n/a", "(14)", "[3 kg]", "kg", "tablets", ":", "-", "=", ",", ".", ";", "1/", "(1)", "*", "figures for", "in brackets", "\n",
    "\n\n", "    ", "\t", "|", "% change", "+12%", "MOI", "cases", "by region", "vs.", "respectively", "through October", "(4,875",
    "kgs)", "CY2007", "(", "......",
])  # fmt: skip


# pieces of tables in whatever order break nothing, and each figure stands in its quote
@settings(deadline=None)
@given(st.lists(pieces, max_size=40))
def test_any_pieces(found: list[str]) -> None:
    for s in read_seizures(document("Seizures:\n" + " ".join(found)))[0]:
        assert " ".join(s.quantity_text.split()) in s.quote
