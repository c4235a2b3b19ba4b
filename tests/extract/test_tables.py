"""Seizures in tables: blocks by agency, columns of years, lists; and tables of the same shape that count something else."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.seizures import read_seizures
from flows.facts import Seizure
from tests.extract.build import document

BLOCKS = """The figures show the drugs seized in the first nine months of 2008 and in the same period of 2007:

Drug Enforcement Bureau:
Heroin (kg): 2007: 40.  2008: 51
Opium (kg): 2007: 1958.  2008: .014
Total DEB (kg) 2007: 1998.  2008: 51
DEB 2007 versus 2008: -97.4 percent

Frontier Guards:
Heroin (kg): 2007: 10.  2008: 20
Opium (kg): 2007: 5.  2008: 02
Total FG (kg) 2007: 15.  2008: 22
FG 2007 versus 2008: +46.7 percent

Total:
Heroin (kg): 2007: 50.  2008: 71
Opium (kg): 2007: 1963.  2008: 2
Total FG (kg) 2007: 2013.  2008: 73
FG 2007 versus 2008: -96.4 percent"""

NINE_2007, NINE_2008 = (date(2007, 1, 1), date(2007, 9, 30)), (date(2008, 1, 1), date(2008, 9, 30))


def seizures(text: str, heading: str | None = None) -> list[Seizure]:
    return read_seizures(document(text, heading=heading))[0]


def cells(text: str, heading: str | None = None) -> list[tuple[str, str, str, int | None]]:
    return [
        (s.substance, f"{s.quantity.normalize():f}", s.unit, s.period_start.year if s.period_start else None)
        for s in seizures(text, heading)
    ]


def test_a_block_by_agency() -> None:
    found = seizures(BLOCKS)
    assert len(found) == 18
    first = found[0]
    # the years are those of the part of the year that the sentence before names
    assert (first.agency, first.substance, first.quantity, first.unit) == ("Drug Enforcement Bureau", "heroin", 40, "kg")
    assert (first.period_start, first.period_end) == NINE_2007
    assert (first.layout, first.rule, first.role, first.quote) == ("table", "table_agency_block", "component", "Heroin (kg): 2007: 40")
    # a figure that looks like a year is a figure where a year with a colon stands before it; `02` is 2, `.014` is 0.014
    assert [(s.quantity_text, str(s.quantity)) for s in found if s.substance == "opium"] == [
        ("1958", "1958"), (".014", "0.014"), ("5", "5"), ("02", "2"), ("1963", "1963"), ("2", "2"),
    ]  # fmt: skip


def test_totals_of_a_block() -> None:
    found = seizures(BLOCKS)
    totals = [(s.agency, s.substance, str(s.quantity), s.period_start) for s in found if s.role == "total"]
    # the last total stands under `Total:`, so that it is the grand total, whatever its label says
    assert totals == [
        ("Drug Enforcement Bureau", "drugs", "1998", NINE_2007[0]),
        ("Drug Enforcement Bureau", "drugs", "51", NINE_2008[0]),
        ("Frontier Guards", "drugs", "15", NINE_2007[0]),
        ("Frontier Guards", "drugs", "22", NINE_2008[0]),
        (None, "heroin", "50", NINE_2007[0]),
        (None, "heroin", "71", NINE_2008[0]),
        (None, "opium", "1963", NINE_2007[0]),
        (None, "opium", "2", NINE_2008[0]),
        (None, "drugs", "2013", NINE_2007[0]),
        (None, "drugs", "73", NINE_2008[0]),
    ]
    by_id = {s.fact_id: s for s in found}
    # an agency's rows are parts of its total of the same period, its total of the grand total
    part = by_id[found[0].part_of or ""]
    assert (part.agency, part.role, part.period_start, found[0].part_kind) == ("Drug Enforcement Bureau", "total", NINE_2007[0], "all")
    whole = by_id[part.part_of or ""]
    assert (whole.agency, str(whole.quantity)) == (None, "2013")
    assert len({s.table_id for s in found}) == 1


# the leaves alone are additive: by agency and substance they fill every total
def test_the_leaves_of_a_block_are_additive() -> None:
    found = seizures(BLOCKS)
    assert {s.is_additive for s in found if s.role == "component"} == {True}
    assert {s.is_additive for s in found if s.role == "total"} == {False}


def test_changes_of_a_block() -> None:
    changes = read_seizures(document(BLOCKS))[1]
    assert [(c.agency, str(c.stated_percent), c.percent_text) for c in changes] == [
        ("Drug Enforcement Bureau", "-97.4", "-97.4"),
        ("Frontier Guards", "46.7", "+46.7"),
        (None, "-96.4", "-96.4"),
    ]
    assert (changes[0].base_start, changes[0].base_end) == NINE_2007
    assert (changes[0].period_start, changes[0].period_end) == NINE_2008


def test_columns_of_years() -> None:
    table = "Drug Seizures 2006 2007 2008\n----- ---- ---- ----\nHeroin (kilos) 120 -- 310\nEcstasy (tablets) 3,684 6,878 0\n\nSource: us"
    # a dash is nothing, a nought is a figure
    assert cells(table) == [
        ("heroin", "120", "kg", 2006),
        ("heroin", "310", "kg", 2008),
        ("mdma", "3684", "tablet", 2006),
        ("mdma", "6878", "tablet", 2007),
        ("mdma", "0", "tablet", 2008),
    ]


# the unit stands in the sentence before, once for all rows
def test_a_unit_stated_once() -> None:
    table = "The table gives seizures in kilograms, January to June:\n\n          2007   2008\nHeroin     12     15\nOpium     1,200   900"
    assert cells(table) == [
        ("heroin", "12", "kg", 2007),
        ("heroin", "15", "kg", 2008),
        ("opium", "1200", "kg", 2007),
        ("opium", "900", "kg", 2008),
    ]
    assert {(s.period_start.month, s.period_end.month) for s in seizures(table) if s.period_start and s.period_end} == {(1, 6)}


def test_a_year_on_a_line_of_its_own() -> None:
    table = "Drug seizures (kg)\n\n2007\nHeroin: 34\nCocaine: 12.5\n\n2008\nHeroin: 44\nEcstasy (tablets): 12,000"
    assert cells(table) == [
        ("heroin", "34", "kg", 2007), ("cocaine", "12.5", "kg", 2007), ("heroin", "44", "kg", 2008), ("mdma", "12000", "tablet", 2008),
    ]  # fmt: skip


def test_doubled_brackets_and_bullets() -> None:
    assert cells("Seizures: 2004 2003\nHeroin ((kg)) 34 45\nLabs 3 2")[0] == ("heroin", "34", "kg", 2004)
    table = "Seizures in the first ten months of 2008:\n- Heroin: 12.4 kg\n- Cannabis: 1,234 kg\n- Amphetamine: N/A"
    assert cells(table) == [("heroin", "12.4", "kg", 2008), ("cannabis", "1234", "kg", 2008)]


def test_columns_of_substances_and_rows_of_agencies() -> None:
    table = (
        "Seizures by agency, 2008 (kg):\n          Heroin   Opium\nCustoms      12     34\nBorder Police 10    20\nTotal        22     54"
    )
    found = [(s.agency, s.substance, int(s.quantity), s.role) for s in seizures(table)]
    assert found == [
        ("Customs", "heroin", 12, "component"), ("Customs", "opium", 34, "component"),
        ("Border Police", "heroin", 10, "component"), ("Border Police", "opium", 20, "component"),
        (None, "heroin", 22, "total"), (None, "opium", 54, "total"),
    ]  # fmt: skip


def test_a_column_of_changes() -> None:
    facts, changes = read_seizures(
        document("Seizures      2007   2008   % change\nHeroin (kg)   100    150    +50%\nOpium (kg)    80     60    -25%")
    )
    assert [str(s.quantity) for s in facts] == ["100", "150", "80", "60"]
    assert [(c.substance, str(c.stated_percent)) for c in changes] == [("heroin", "50"), ("opium", "-25")]


# groups of one table: only those of seizures and eradication count
def test_groups_that_count_something_else() -> None:
    table = (
        "Coca              2005    2004\nNet Cultivation (ha)  27,000  28,000\nEradication (ha)   12,237  10,257\n"
        "Leaf: Potential Harvest (mt)  52,700  48,800\n"
        "Seizures\nCocaine (mt)   10.5   13.5\nArrests   130   120\nLabs Destroyed   11   21"
    )
    assert {(s.substance, s.action, s.unit) for s in seizures(table)} == {
        ("coca_plant", "destroyed", "hectare"), ("cocaine", "seized", "t"), ("laboratory", "dismantled", "site"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        # production, cultivation, consumption, use and prices have tables of the same shape
        "Opium production in tons:\n        2006   2007\nHelmand  300    400\nOpium (MT)  5,000  6,000",
        "Drug use among those of 12 years and older:\n1997 2001\nCannabis 15.6 17.0\nCocaine 2.1 2.9",
        "Consumption   2006   2007\nHeroin (kg)   100   200\nHashish (kg)  10    20",
        "Prices of drugs seized nowhere    2006   2007\nValue of heroin (USD)   100   200\nPrice of hashish   10    20",
    ],
)
def test_tables_of_other_things(table: str) -> None:
    assert seizures(table) == []


# lines of prose that happen to end in figures are no rows
def test_wrapped_prose_is_no_table() -> None:
    text = (
        "During the first nine months of 2008, the National\nPolice seized and destroyed 996\nmetric tons of marijuana (compared to "
        "276 in all of 2007)\nand 12 kilos of heroin."
    )
    assert [(s.layout, str(s.quantity)) for s in seizures(text)] == [("prose", "996"), ("prose", "276"), ("prose", "12")]


# the paragraph's heading says what the rows are, and when
def test_a_heading_over_the_table() -> None:
    assert cells("Heroin (kg): 12\nCocaine (kg): 3", heading="Drug Seizures in 2007") == [
        ("heroin", "12", "kg", 2007),
        ("cocaine", "3", "kg", 2007),
    ]
