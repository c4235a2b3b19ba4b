"""Tables of the shapes that seizures have, but of something else: nothing is read from them."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import document

_YEARS = "\n\n              2006     2007\n"
# the words before the table, and two rows of it
_TABLES = [
    # the nearest sentence counts, not the seizures that the paragraph speaks of first
    ("Police seized 12 kg of heroin in 2007. Street prices (USD per gram) follow:", "Heroin     40     38\nCocaine    90    110"),
    ("Seizures fell in 2007. Cultivation and production (hectares, MT):", "Poppy (ha)     1,500    1,700\nOpium (MT)        15       17"),
    # the value, purity or price of what was seized is no quantity
    ("Value of drugs seized (USD)", "Heroin    100,000    220,000\nCannabis   40,000     11,000"),
    ("Average purity of seized drugs (percent)", "Heroin         40     37\nCocaine        62     58"),
    # people
    ("Drug-related arrests and convictions", "Heroin        120      155\nCannabis      800      911"),
    ("Registered addicts, by the drug seized upon them most often:", "Heroin users   12,000  13,000\nOpium users     3,000   2,900"),
    ("Patients in treatment, by primary drug:", "Heroin (cases)   1,200  1,400\nCannabis (cases)   800    900"),
    # what is said not to have been seized
    ("Licit exports of controlled substances, none of them seized (kg)", "Morphine     400     390\nCodeine      510     620"),
    # a survey finds shares, not drugs
    ("Police confiscated much cannabis. A household survey found this (percent):", "Cannabis     12.1   14.0\nCocaine       1.1    1.9"),
    # nothing says what the figures are
    ("The following table was handed over by the Ministry of Health:", "Heroin (kg)     12   14\nCocaine (kg)    11   19"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "rows"), _TABLES)
def test_tables_of_other_things(lead: str, rows: str) -> None:
    found = read_seizures(document(f"{lead}{_YEARS}{rows}"))[0]
    assert [s for s in found if s.layout == "table"] == []


# the same rows are read where the words before them speak of seizures
@pytest.mark.parametrize("lead", ["Drugs confiscated by all services:", "Seizures", "The police destroyed these quantities of drugs:"])
def test_the_words_before_a_table_decide(lead: str) -> None:
    found = read_seizures(document(f"{lead}{_YEARS}Heroin (kg)     12   14\nCocaine (kg)    11   19"))[0]
    assert [int(s.quantity) for s in found if s.layout == "table"] == [12, 14, 11, 19]
