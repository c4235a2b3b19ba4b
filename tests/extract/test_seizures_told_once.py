"""Whose, where and how many events: agencies with long names, finds in one place, scenes that a sentence before has set."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from flows.extract.seizures import read_seizures
from flows.facts import Seizure
from tests.extract.build import document


def last(*texts: str) -> Seizure:
    return read_seizures(document(*texts))[0][-1]


@pytest.mark.parametrize(
    ("texts", "agency"),
    [
        # commas in a name, with its acronym and without
        (
            ("The Illicit Drugs, Vice and Smuggling Bureau (IDVSB) is new.", "In May IDVSB seized 4 kg of heroin."),
            "Illicit Drugs, Vice and Smuggling Bureau",
        ),
        (("The Customs, Excise and Revenue Service seized 4 kg of heroin.",), "Customs, Excise and Revenue Service"),
        (("The Customs and Excise Department seized 4 kg of heroin.",), "Customs and Excise Department"),
        # two bodies, not one of a long name
        (("Customs and the National Police seized 4 kg of heroin.",), "Customs; National Police"),
        # a month and an acronym
        (
            ("The Narcotics Control Unit (NCU) is new.", "In April and May NCU and the State Border Service seized 4 kg of heroin."),
            "Narcotics Control Unit; State Border Service",
        ),
        # its people
        (("Rangers of the Ministry of Forests burned 4 kg of opium.",), "Ministry of Forests"),
        (("A patrol of the Border Guard Service found 4 kg of opium.",), "Border Guard Service"),
        # "the Directorate" of a paragraph before, where there is but one
        (
            ("Figures are those of the Anti-Narcotics Directorate.", "In May the Directorate seized 4 kg of heroin."),
            "Anti-Narcotics Directorate",
        ),
        # the full name that a short one goes back to
        (("The National Gendarmerie is small. In May the gendarmerie seized 4 kg of heroin.",), "National Gendarmerie"),
        # a foreign name between its country and its verb
        (("In May Nepal's Sena Dal seized 4 kg of heroin.",), "Sena Dal"),
        # the one that searched
        (("In May the Border Guard Service opened a crate. Inside were 9 kg of heroin.",), "Border Guard Service"),
    ],
)
def test_agency(texts: tuple[str, ...], agency: str) -> None:
    assert last(*texts).agency == agency


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # where drugs were hidden
        ("In May 2007 police found 9 kg of heroin in jars of honey.", "incident"),
        ("In May 2007 police found 9 kg of heroin in two trucks.", "incident"),
        # one place, one month
        ("In May 2007 a ton of cocaine was intercepted at Vigo.", "incident"),
        # seizure upon seizure since a day
        ("The operation has led to the seizure of 600 kg of cocaine since November 2006.", "component"),
        # a year is a period, hidden or not, and under an operation that went on all through it
        ("Under Operation Long Watch, patrols seized 9 tons of cocaine in 2007.", "component"),
        ("In 2007 police found 900 kg of heroin in trucks.", "component"),
        # fields are cleared for days
        ("Soldiers destroyed 40 hectares of poppy from May 2 to May 9, 2007.", "component"),
        # "a national" is a person, "a national total" none
        ("In 2007 police seized 9 kg of heroin, of a national total of 30 kg.", "component"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert last(text).role == role


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # the scene that the sentence before has set
        ("The vessel was boarded 90 nautical miles from land. The search yielded 900 kg of cocaine.", None),
        # this side of a border
        ("Police seized 9 kg of heroin near the Uzbek border.", "TJK"),
        # whose body it is
        ("In May Nepal's Sena Dal seized 4 kg of heroin.", "NPL"),
        # the verb left out
        ("Turkey seized 9 tons of heroin, Iran 7 tons and Pakistan 3 tons.", "PAK"),
    ],
)
def test_country(text: str, country: str | None) -> None:
    assert last(text).country == country


# a cable in capitals: its words are no acronyms
def test_capitals_are_no_acronyms() -> None:
    assert last("THE DRUG CONTROL AGENCY SEIZED 12 KG OF HEROIN IN JUNE.").agency is None


# a restatement in prose of what a table states belongs to no table
def test_a_restatement_of_a_table_is_prose() -> None:
    rows = (
        "Seizures:\n",
        "                      2007      2008",
        "Heroin (kg)          131.2      62.4",
        "Number of seizures   4,607     5,219\n",
    )
    table = "\n".join(rows)
    fact = last(table, "It is the 5,219 seizures that count.")
    assert (fact.role, fact.layout, fact.table_id) == ("restatement", "prose", None)


@pytest.mark.parametrize("verb", ["set ablaze", "set alight", "set on fire", "burned"])
def test_burning_in_the_passive(verb: str) -> None:
    fact = last(f"Some 4.5 tons of cannabis were {verb} at the landfill on June 26, 2008.")
    assert (fact.action, fact.quantity, fact.unit) == ("destroyed", Decimal("4.5"), "t")


# a month mistyped dates all the same
def test_a_mistyped_month() -> None:
    fact = last("In Febuary 2006 the police seized 3 kg of heroin.")
    assert (fact.period_start, fact.period_end) == (date(2006, 2, 1), date(2006, 2, 28))
