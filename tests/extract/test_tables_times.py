"""The times of a table's rows and columns: months, quarters, parts of a year, years side by side, and what notes say of them."""

from __future__ import annotations

import pytest

from tests.extract.test_tables_shapes import read


# each month is its own period, `May` too, which elsewhere may be a verb; the total is of the months that stand there
@pytest.mark.parametrize("may", ["May   ", "MAY   ", "May:  "])
def test_months_as_rows(may: str) -> None:
    table = (
        "Drugs intercepted from April to June 2007, in kilograms:\n\n"
        "Month       Heroin      Khat\n"
        "April         14.5       200\n"
        f"{may}        33.1        41\n"
        "June           2.0        --\n"
        "Total         49.6       241\n"
    )
    whole = "2007-04-01..2007-06-30"
    assert read(table) == [
        "heroin 14.5 kg 2007-04-01..2007-04-30", "khat 200 kg 2007-04-01..2007-04-30",
        "heroin 33.1 kg 2007-05-01..2007-05-31", "khat 41 kg 2007-05-01..2007-05-31",
        "heroin 2 kg 2007-06-01..2007-06-30",
        f"heroin 49.6 kg {whole} total", f"khat 241 kg {whole} total",
    ]  # fmt: skip


# a gap behind a month's abbreviation sets its figure apart: `Mar.   12` is no twelfth of March
def test_abbreviated_months() -> None:
    table = "Opium seized in 2007 (kg)\n\nMonth      Quantity\nMar.           12\nApr.           31\n"
    assert read(table) == ["opium 12 kg 2007-03-01..2007-03-31", "opium 31 kg 2007-04-01..2007-04-30"]


# months down and years across: each cell is of the month in the year of its column
@pytest.mark.parametrize("gap", ["      ", "\t"])
def test_months_of_two_years(gap: str) -> None:
    table = "Hashish confiscated by month, kg\n\n" + "\n".join(
        gap.join(row) for row in (["Month", "2006", "2007"], ["May", "110.5", "95"], ["August", "70", "81"], ["Total", "180.5", "176"])
    )
    assert read(table) == [
        "hashish 110.5 kg 2006-05-01..2006-05-31", "hashish 95 kg 2007-05-01..2007-05-31",
        "hashish 70 kg 2006-08-01..2006-08-31", "hashish 81 kg 2007-08-01..2007-08-31",
        "hashish 180.5 kg 2006-05-01..2006-08-31 total", "hashish 176 kg 2007-05-01..2007-08-31 total",
    ]  # fmt: skip


# months across, in the year that the caption names, with and without gaps
@pytest.mark.parametrize("gap", ["    ", " "])
def test_months_as_columns(gap: str) -> None:
    rows = [["Drug", "Mar", "Apr", "May", "Total"], ["Heroin", "7", "--", "21", "28"]]
    table = "Seizures by month in 2006 (kg)\n" + "\n".join(gap.join(row) for row in rows) + f"\nOpium{gap}44{gap}50{gap}61{gap}155"
    assert read(table) == [
        "heroin 7 kg 2006-03-01..2006-03-31", "heroin 21 kg 2006-05-01..2006-05-31", "heroin 28 kg 2006-03-01..2006-05-31 total",
        "opium 44 kg 2006-03-01..2006-03-31", "opium 50 kg 2006-04-01..2006-04-30", "opium 61 kg 2006-05-01..2006-05-31",
        "opium 155 kg 2006-03-01..2006-05-31 total",
    ]  # fmt: skip


# quarters and halves by number, in the year of the caption or of their column
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Q1", "Q2"),
        ("1Q", "2Q"),
        ("1st quarter", "2nd quarter"),
        ("First qtr.", "Second qtr."),
        ("I quarter", "II quarter"),
        ("I. Quarter", "II. Quarter"),
    ],
)
def test_quarters(first: str, second: str) -> None:
    lead = "Cocaine seizures (kg)\n\n"
    assert read(f"{lead}              2006      2007\n{first}          31        40\n{second}         12        55\n") == [
        "cocaine 31 kg 2006-01-01..2006-03-31", "cocaine 40 kg 2007-01-01..2007-03-31",
        "cocaine 12 kg 2006-04-01..2006-06-30", "cocaine 55 kg 2007-04-01..2007-06-30",
    ]  # fmt: skip


# a column of the year behind its quarters is their total: adding it to them would count twice
def test_a_year_behind_its_quarters() -> None:
    table = (
        "Seizures of hashish by airport in 2007 (kg)\n\n"
        "Airport      Jan-Mar   Apr-Jun   2007\n"
        "Northern          30        12     42\n"
        "Lakeside           4        --      4\n"
    )
    assert read(table) == [
        "hashish 30 kg 2007-01-01..2007-03-31", "hashish 12 kg 2007-04-01..2007-06-30", "hashish 42 kg 2007 total",
        "hashish 4 kg 2007-01-01..2007-03-31", "hashish 4 kg 2007 total",
    ]  # fmt: skip


# a note on one year's figures leaves the other years whole
@pytest.mark.parametrize(
    "note",
    [
        "Results of all services. The 2008 data cover January through September.",
        "Seizures, 2007 and 2008. Figures for 2008 are for the first nine months only.",
        "Drugs seized (2008 figures run through September 30):",
    ],
)
def test_a_note_on_one_year(note: str) -> None:
    table = f"{note}\n\n                    2007     2008\nKhat seized (kg)   1,240      990\nLabs dismantled        3        1\n"
    part = "2008-01-01..2008-09-30"
    assert read(table) == [
        "khat 1240 kg 2007",
        f"khat 990 kg {part}",
        "laboratory 3 site 2007 dismantled",
        f"laboratory 1 site {part} dismantled",
    ]


# a part of the year that the lead gives for the whole table holds for every column
def test_a_part_of_every_year() -> None:
    lead = "Drugs seized in the first nine months of 2008, against the same period of 2007:"
    table = f"{lead}\n\n             2007    2008\nHeroin (kg)    12      14\nOpium (kg)     80      91\n"
    first, second = "2007-01-01..2007-09-30", "2008-01-01..2008-09-30"
    assert read(table) == [f"heroin 12 kg {first}", f"heroin 14 kg {second}", f"opium 80 kg {first}", f"opium 91 kg {second}"]


# the year of the running column goes up to what its own words or its footnote say
@pytest.mark.parametrize(
    ("heading", "note", "until"),
    [
        ("2008 YTD", "", "2008-11-20"),
        ("2008 to date", "", "2008-11-20"),
        ("2008 (through Aug.)", "", "2008-08-31"),
        ("2008 1/", "\n1/ January through July.\n", "2008-07-31"),
        ("2008 (Q1-Q2)", "", "2008-06-30"),
        ("2008 (to Oct 15)", "", "2008-10-15"),
        ("2008 (up to May)", "", "2008-05-31"),
    ],
)
def test_year_to_date(heading: str, note: str, until: str) -> None:
    rows = "Heroin (kg)        61        48\nLSD (doses)       900       120\n"
    table = f"Seizures of drugs\n\n                 2007      {heading}\n{rows}{note}"
    part = f"2008-01-01..{until}"
    assert read(table) == ["heroin 61 kg 2007", f"heroin 48 kg {part}", "lsd 900 dose 2007", f"lsd 120 dose {part}"]


# calendar years written in one word
def test_years_in_one_word() -> None:
    table = "Seizures, in kilograms\n\nDrug       CY2006:    CY2007:\nHeroin      204.50      98.75\nOpium        1,110      2,400\n"
    assert read(table) == ["heroin 204.5 kg 2006", "heroin 98.75 kg 2007", "opium 1110 kg 2006", "opium 2400 kg 2007"]


# a year on a line of its own between the rows keeps the columns of the heading above
def test_a_year_between_rows() -> None:
    table = (
        "SEIZURES         QUANTITY     NO. OF CASES\n"
        "2007\nHEROIN           15.5 KG          30\nOPIUM             210 KG          19\n"
        "2008 (JAN-JUN)\nHEROIN            8.2 KG          12\nOPIUM              70 KG           6\n"
    )
    half = "2008-01-01..2008-06-30"
    assert read(table) == [
        "heroin 15.5 kg 2007", "heroin 30 case 2007", "opium 210 kg 2007", "opium 19 case 2007",
        f"heroin 8.2 kg {half}", f"heroin 12 case {half}", f"opium 70 kg {half}", f"opium 6 case {half}",
    ]  # fmt: skip


# one line of years; sums of which no part is stated are figures of their own
def test_years_in_one_line() -> None:
    assert read("Khat intercepted, in metric tons: 2004: 2.4; 2005: 5.1; 2006: 1.9") == [
        "khat 2.4 t 2004",
        "khat 5.1 t 2005",
        "khat 1.9 t 2006",
    ]
    assert read("TOTAL DRUGS SEIZED BY YEAR (KG): 2005 - 1,700; 2006 - 1,250") == ["drugs 1700 kg 2005", "drugs 1250 kg 2006"]


# two figures a row without a heading, told apart by the sentence before
def test_figures_respectively() -> None:
    table = "Seizures of the coast guard in 2006 and 2007, respectively:\n\nHeroin (kg): 13; 24\nKhat (kg): 310; 450\nOpium (kg): 3; --\n"
    assert [x.removesuffix(" Coast Guard") for x in read(table)] == [
        "heroin 13 kg 2006", "heroin 24 kg 2007", "khat 310 kg 2006", "khat 450 kg 2007", "opium 3 kg 2006",
    ]  # fmt: skip


# a heading of months without a word over the labels; its first month is no such word
def test_months_over_labels() -> None:
    table = "Seizures in kilograms, 2007\n\nJANUARY  FEBRUARY\nHeroin 17 14\nOpium 40 53\n"
    assert read(table) == [
        "heroin 17 kg 2007-01-01..2007-01-31", "heroin 14 kg 2007-02-01..2007-02-28",
        "opium 40 kg 2007-01-01..2007-01-31", "opium 53 kg 2007-02-01..2007-02-28",
    ]  # fmt: skip


# a caption with a span of years is no row
def test_a_span_of_years_over_a_table() -> None:
    table = "Drug seizures (kg), 2005-07:\n          2005    2006    2007\nCocaine   1,304.2   830.1   1,200.0\n"
    assert read(table) == ["cocaine 1304.2 kg 2005", "cocaine 830.1 kg 2006", "cocaine 1200 kg 2007"]


# a note that names no year says which part of every year the figures cover; one on something else does not (05TELAVIV389)
def test_a_note_on_all_years() -> None:
    table = "Drug seizures*        2006      2007\nOpium (kg)            28.5        66\nHeroin (kg)             50        51\n\n"
    part = read(table + "* Data represent seizures January through October.\n")
    assert part == [
        "opium 28.5 kg 2006-01-01..2006-10-31", "opium 66 kg 2007-01-01..2007-10-31",
        "heroin 50 kg 2006-01-01..2006-10-31", "heroin 51 kg 2007-01-01..2007-10-31",
    ]  # fmt: skip
    other = read(table + "* The ports were closed from January through March.\n")
    assert other[0] == "opium 28.5 kg 2006"
