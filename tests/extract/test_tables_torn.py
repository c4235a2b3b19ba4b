"""Tables as long lines, blank lines and drawn columns leave them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.seizures import read_seizures
from flows.extract.table_wraps import wrapped_lines
from tests.extract.build import document
from tests.extract.test_tables_shapes import read


# 09MADRID1139: the units on a line of their own, one of them in thousands
def test_units_below_the_names() -> None:
    table = (
        "SEIZURES:\n\n"
        "         Opium   Cocaine   Khat   Ecstasy\n"
        "          (KG)      (MT)   (MT)   (pills x 1000)\n\n"
        "2004       412        21     77      430\n"
        "2005       366        19     81    1,250\n"
    )
    assert read(table) == [
        "opium 412 kg 2004", "cocaine 21 t 2004", "khat 77 t 2004", "mdma 430000 tablet 2004",
        "opium 366 kg 2005", "cocaine 19 t 2005", "khat 81 t 2005", "mdma 1250000 tablet 2005",
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["(pills x 1000)", "(1,000 x pills)", "(in 1000 pills)", "(pills in 1,000)", "('000 pills)"])
def test_a_figure_that_multiplies_a_row(unit: str) -> None:
    table = f"Drugs seized\n                   2004   2005\nEcstasy {unit}    430   1,250\nOpium (kg)   61   64\n"
    assert read(table) == ["mdma 430000 tablet 2004", "mdma 1250000 tablet 2005", "opium 61 kg 2004", "opium 64 kg 2005"]


# 09MADRID1139: dashes for the lines between columns, a rule over the labels
def test_dashes_between_columns() -> None:
    table = (
        "Seizures:\n\n---    Opium (KG) - Cocaine (MT) - Khat (MT)\n\n"
        "2004   412    -    21        -  77\n\n2005   366    -    19        -  81\n"
    )
    assert read(table) == [
        "opium 412 kg 2004", "cocaine 21 t 2004", "khat 77 t 2004", "opium 366 kg 2005", "cocaine 19 t 2005", "khat 81 t 2005",
    ]  # fmt: skip


# 08MADRID1307: the last cell of each row, and the last year, at the beginning of the next line; what of the year it covers behind it
def test_rows_that_go_on_in_the_next_line() -> None:
    table = (
        "Seizures:         2005  2006  2007\n(Preliminary) 2008 (Preliminary)\n"
        "Heroin (kg)       412   366   290\n316 (as of September 2008)\n"
        "Cocaine (MT)      21    19    17\n8.2 (first six months of 2008)\n"
        "Ecstasy\n(pills x 1000)    610   1,250 808\n95\n"
    )
    assert read(table) == [
        "heroin 412 kg 2005", "heroin 366 kg 2006", "heroin 290 kg 2007", "heroin 316 kg 2008-01-01..2008-09-30",
        "cocaine 21 t 2005", "cocaine 19 t 2006", "cocaine 17 t 2007", "cocaine 8.2 t 2008-01-01..2008-06-30",
        "mdma 610000 tablet 2005", "mdma 1250000 tablet 2006", "mdma 808000 tablet 2007", "mdma 95000 tablet 2008",
    ]  # fmt: skip


# 03ANKARA7769: each year with its figure, the last wrapped; only the last year is open
def test_years_in_rows_that_go_on_in_the_next_line() -> None:
    table = (
        "Drug seizures (through 9 November 2008):\n"
        "- Cocaine (kg)               2008:3.6       2007:1.4\n2006:9.4\n"
        "- Opium (kg)                 2008:143.6     2007:162.6\n2006:262.9\n"
    )
    assert read(table) == [
        "cocaine 3.6 kg 2008-01-01..2008-11-09", "cocaine 1.4 kg 2007", "cocaine 9.4 kg 2006",
        "opium 143.6 kg 2008-01-01..2008-11-09", "opium 162.6 kg 2007", "opium 262.9 kg 2006",
    ]  # fmt: skip


# 05HARARE172: the last name and the last cell of each row wrapped; groups of three apart
def test_names_that_go_on_in_the_next_line() -> None:
    table = (
        "Seizures in 2007 were:\n\n"
        "Drug Type         Cannabis Herbal         Cannabis Plants\nEcstasy\n"
        "Quantity Seized   362,036 KG              254 plants\n12 000 tablets\n\n"
        "Cases             114                     26\n4\n"
    )
    assert read(table)[:3] == ["marijuana 362036 kg 2007", "cannabis_plant 254 plant 2007", "mdma 12000 tablet 2007"]


@pytest.mark.parametrize(
    "lines",
    [
        # one row alone may be followed by a figure of its own
        ["Heroin (kg)     12    14", "15", "Opium (kg)      2    4"],
        # the rows below a label are of its years
        ["Heroin (kg)     12    14", "2006    15", "Opium (kg)      2    4", "2006    9"],
        # of prose the next line is no cell
        ["Heroin (kg)     12    14", "15 men were held", "Opium (kg)      2    4", "9 men were held"],
        # rows of another number of cells
        ["Heroin (kg)     12    14", "15", "Opium (kg)      2    4   7   9", "9"],
    ],
)
def test_lines_that_are_their_own(lines: list[str]) -> None:
    assert wrapped_lines(lines) == frozenset()


names = st.sampled_from(["Heroin (kg)", "Opium (kg)", "Cocaine (MT)", "Khat (kg)"])
# none that can be a year
cells = st.lists(st.integers(1, 1_899), min_size=3, max_size=3)


# wherever the rows of a table are wrapped, each figure stays that of its year
@settings(deadline=None)
@given(st.lists(st.tuples(names, cells), min_size=2, max_size=6), st.booleans())
def test_wrapped_anywhere(rows: list[tuple[str, list[int]]], is_wrapped: bool) -> None:
    gap = "\n" if is_wrapped else "    "
    head = "Seizures       2005    2006" + gap + "2007\n"
    table = head + "".join(f"{name}    {a}    {b}{gap}{c}\n" for name, (a, b, c) in rows)
    found = read_seizures(document(table))[0]
    expected = [(2005 + k, figure) for _, row in rows for k, figure in enumerate(row)]
    assert [(s.period_start and s.period_start.year, int(s.quantity)) for s in found] == expected


# 06DAKAR2717: the statistical tables of a strategy report, a row of nothing among them; no word of seizure
def test_statistical_tables_of_a_strategy_report() -> None:
    table = "DRUG      2005      2006\n----      --------------\n\nOpium     None on record\n\nKhat      37 kg     27 kg\n"
    report = {"heading": "V. STATISTICAL TABLES", "subject": "BENIN: 2007 NARCOTICS CONTROL STRATEGY REPORT"}
    assert [int(s.quantity) for s in read_seizures(document(table, **report))[0]] == [37, 27]
    assert read_seizures(document(table, **(report | {"subject": "BENIN: TRADE IN KHAT"})))[0] == []


# each year in the brackets behind its figure, or in the words before
@pytest.mark.parametrize(
    "table",
    [
        "Seized:\n\nKhat: 12 kg (2006); 14 kg (2007)\nOpium: 3 kg (2006); 4 kg (2007)\n",
        "Seizures for 2006 and 2007 were as follows:\n\nKhat       12 kg     14 kg\nOpium       3 kg      4 kg\n",
    ],
)
def test_years_in_brackets_and_in_the_lead(table: str) -> None:
    assert read(table) == ["khat 12 kg 2006", "khat 14 kg 2007", "opium 3 kg 2006", "opium 4 kg 2007"]


# 07BRASILIA2091: a note between the rows, laboratories by drug, the one body whose figures these are
def test_a_note_between_the_rows() -> None:
    text = (
        "32. (U) Figures for the last three years follow.\n\n"
        "Calendar year            2004       2003       2002\n\n"
        "Coca\n   Cocaine seizures (mt)      7.6         8.2        9.1\n\n"
        "Cannabis\n   Marijuana seizures (mt)  151.3       149.9      160.2\n\n"
        "* Conversion of plants destroyed to metric tons\nis not given.\n\n"
        "Arrests                    1,912       1,733      1,604\n\n"
        "Labs destroyed\nCocaine HCl                    4          2          5\n\n"
        "Note: All figures shown are those provided by the Federal\nPolice and do not include what the police of the states took.\n"
    )
    assert read(text) == [
        "cocaine 7.6 t 2004 Federal Police", "cocaine 8.2 t 2003 Federal Police", "cocaine 9.1 t 2002 Federal Police",
        "marijuana 151.3 t 2004 Federal Police", "marijuana 149.9 t 2003 Federal Police", "marijuana 160.2 t 2002 Federal Police",
        "laboratory 4 site 2004 Federal Police dismantled",
        "laboratory 2 site 2003 Federal Police dismantled",
        "laboratory 5 site 2002 Federal Police dismantled",
    ]  # fmt: skip


# figures in a lead that are no years head no columns
@pytest.mark.parametrize(
    "lead",
    ["Drug seizures for 0000 and 0000 were as follows:", "Police seized drugs in 1350 and 1420 raids as follows:"],
)
def test_a_lead_without_years(lead: str) -> None:
    assert read(f"{lead}\nHeroin (kg)  100  200\nCocaine (kg)  300  400\n") == []
