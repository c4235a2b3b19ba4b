"""Figures of another time in brackets behind each figure: lists and tables, and lists in a sentence."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import document
from tests.extract.test_tables_shapes import read, word


def told(text: str) -> list[str]:
    return [word(s) for s in read_seizures(document(text, created=datetime(2008, 11, 20)))[0]]


# the sentence that explains the brackets is not the lead: that names the body and the time of the figures before the brackets
def test_a_list_with_the_year_before_in_brackets() -> None:
    table = (
        "Seizures by the Border Security Command (BSC), Jan-Sep 2008. Numbers in\nbrackets are for Jan-Sep 2007.\n\n"
        "- Opium : 21.4 kgs [9.05 kgs]\n"
        "- Khat (miraa) : 514 kgs [1,090\nkgs]\n"
        "- Methadone : 60 ampoules [none]\n"
        "- Ketamine : 5 kgs [7 kgs]\n"
        "- Cash : Rs. 1.4 million\n"
    )
    now, before, body = "2008-01-01..2008-09-30", "2007-01-01..2007-09-30", "Border Security Command"
    assert read(table) == [
        f"opium 21.4 kg {now} {body}", f"opium 9.05 kg {before} {body}", f"khat 514 kg {now} {body}", f"khat 1090 kg {before} {body}",
        f"methadone 60 ampoule {now} {body}", f"ketamine 5 kg {now} {body}", f"ketamine 7 kg {before} {body}",
    ]  # fmt: skip


# the note in other words, and in the line over the list
@pytest.mark.parametrize(
    "lead",
    [
        "Drugs seized in 2007 (figures for 2006 in parentheses):",
        "Drugs seized in 2007 (2006: in brackets)",
        "Drugs seized in 2007, with the 2006 figures in brackets:",
        "Drugs seized in 2007. Parenthetical figures are those for 2006.",
        "Drugs seized, 2007 (2006)",
    ],
)
def test_what_stands_in_brackets(lead: str) -> None:
    table = f"{lead}\n\nHeroin: 17 kg (13 kg)\nEcstasy tablets: 1,900 (880)\nCannabis plants: 45 (n/a)\nLaboratories: 3 (2)\n"
    assert read(table) == [
        "heroin 17 kg 2007", "heroin 13 kg 2006", "mdma 1900 tablet 2007", "mdma 880 tablet 2006", "cannabis_plant 45 plant 2007",
        "laboratory 3 site 2007 dismantled", "laboratory 2 site 2006 dismantled",
    ]  # fmt: skip


# brackets that nobody explains, or that hold shares, changes or numbers of cases, give nothing
@pytest.mark.parametrize(
    ("lead", "first", "second"),
    [
        ("Drugs seized in 2007:", "17 kg (13 kg)", "40 kg (9 kg)"),
        ("Drugs seized in 2007:", "17 kg (+20%)", "40 kg (-5%)"),
        ("Drugs seized in 2007, number of cases in brackets:", "17 kg (31)", "40 kg (12)"),
        ("Drugs seized in 2007:", "17 kg (1)", "40 kg (2)"),
    ],
)
def test_brackets_of_something_else(lead: str, first: str, second: str) -> None:
    assert read(f"{lead}\n\nHeroin    {first}\nOpium     {second}\n") == ["heroin 17 kg 2007", "opium 40 kg 2007"]


# a list within a sentence
def test_a_list_in_a_sentence() -> None:
    text = (
        "The following seizures were counted for January through June 2008, with the figures for the same six months of 2007 in brackets: "
        "opium, 4.31 kg [3.06 kg]; morphine, 450 grams [19 grams]; hashish, 2.9 kg [0.6 kg]; methadone, 28 tablets [none]."
    )
    now, before = "2008-01-01..2008-06-30", "2007-01-01..2007-06-30"
    assert told(text) == [
        f"opium 4.31 kg {now}", f"opium 3.06 kg {before}", f"morphine 450 g {now}", f"morphine 19 g {before}",
        f"hashish 2.9 kg {now}", f"hashish 0.6 kg {before}", f"methadone 28 tablet {now}",
    ]  # fmt: skip


# two years side by side with a word of comparison between them
def test_figures_against_each_other() -> None:
    table = "Seizures (2007 vs. 2006):\nHeroin - 22 kg vs. 10 kg\nOpium - 120 kg vs. 143 kg\n"
    assert read(table) == ["heroin 22 kg 2007", "heroin 10 kg 2006", "opium 120 kg 2007", "opium 143 kg 2006"]


# prices in a list of the same shape
def test_prices_in_brackets() -> None:
    assert (
        told("Seizures rose. Street prices in 2007 (figures for 2006 in parentheses), per gram:\n\nHeroin: 12 (10)\nOpium: 3 (4)\n") == []
    )
