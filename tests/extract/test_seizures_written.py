"""Figures, units and drugs as drafters of many mother tongues write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import document


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(s.substance, f"{s.quantity:f}", s.unit) for s in read_seizures(document(text))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a number word behind an article
        ("In 2007 police seized a hundred and twenty kilos of hashish.", ("hashish", "120", "kg")),
        ("In 2007 police seized over a million captagon tablets.", ("captagon", "1000000", "tablet")),
        # the figure said again in words, and in figures
        ("The agency seized 14 (fourteen) kilograms of heroin.", ("heroin", "14", "kg")),
        ("The agency seized nine (9) kilograms of heroin.", ("heroin", "9", "kg")),
        # a range whose scale stands behind its upper end
        ("They uprooted between 2.3 and 2.6 million coca bushes.", ("coca_plant", "2300000", "plant")),
        ("Police seized 4-5 million ecstasy pills.", ("mdma", "4000000", "tablet")),
        # what is counted has no three decimals
        ("Customs seized 12.450 ecstasy tablets.", ("mdma", "12450", "tablet")),
        # a mass has
        ("Customs seized 12.450 kg of heroin.", ("heroin", "12.45", "kg")),
        # the unit first
        ("In the port were seized kgs 31.5 of heroin.", ("heroin", "31.5", "kg")),
        # two units, one mass
        ("Police confiscated 12 kilos, 250 grams of heroin.", ("heroin", "12.25", "kg")),
        # words between a figure and its plants
        ("Soldiers cut down 8,000 fully grown marijuana trees.", ("cannabis_plant", "8000", "plant")),
        # a drug by half its name, behind a mass
        ("Agents found 310 kilos of base in the shed of cocaine traffickers.", ("coca_base", "310", "kg")),
        ("Police seized two tons of resin and arrested 14 persons trading in cannabis.", ("hashish", "2", "t")),
        # verbs that have persons as their object, and drugs
        ("Border guards apprehended 45 kilos of opium.", ("opium", "45", "kg")),
        # a site by the name of its trade
        ("Rangers razed six sassafras oil distilleries.", ("laboratory", "6", "site")),
        # a catch, a haul
        ("The catch of opium, at 214 kg, was small.", ("opium", "214", "kg")),
        ("The largest haul, 64 kg of heroin, was made in June.", ("heroin", "64", "kg")),
        # off the market
        ("More than 90 kilos of heroin were taken out of circulation.", ("heroin", "90", "kg")),
        # what a pronoun takes up
        ("A load of 19 kg of heroin was followed to Bremen, where German police seized it.", ("heroin", "19", "kg")),
        # found by those who search
        ("Inspectors opened a crate in May. Inside were 31 kilos of cocaine.", ("cocaine", "31", "kg")),
        ("Police stopped a van whose spare wheel held 12 kilos of hashish.", ("hashish", "12", "kg")),
        # a participle that ends its clause
        ("Two men were shot, and 31 kilos of heroin and two rifles recovered.", ("heroin", "31", "kg")),
        # by how much it rose, and what is left, are none
        ("Police seized 31 kilos of heroin, an increase of 12 kilos.", ("heroin", "31", "kg")),
        ("Soldiers eradicated 40 hectares of coca, leaving an estimated 300 hectares.", ("coca_plant", "40", "hectare")),
        # taken, by those who act
        ("Police took three kilos of hashish from a courier's bag.", ("hashish", "3", "kg")),
    ],
)
def test_one_seizure(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # persons caught, drugs only beside them
        "Border guards apprehended 45 smugglers of opium.",
        # what a machine can do is no seizure
        "Police found a press that makes 9,000 ecstasy pills an hour.",
        # hidden, but nobody searched
        "Each van held 12 kilos of hashish, and the guards seized none of it.",
        # on a condition
        "If the navy had seized 300 kilos of cocaine, the trade would have gone elsewhere.",
        # a base that is none of cocaine
        "Police seized weapons from a military base, where 40 tons of base metal lay.",
    ],
)
def test_no_seizure(text: str) -> None:
    assert rows(text) == []


# the figure before its drug and unit, as lists print it
def test_units_before_their_figures() -> None:
    text = "Seized in 2007 were the following: ecstasy tablets 12,400; opium 31 kg; Subutex tablets about 2,300."
    assert rows(text) == [("mdma", "12400", "tablet"), ("opium", "31", "kg"), ("buprenorphine", "2300", "tablet")]


# "the drug" is the one just named
def test_the_same_drug() -> None:
    text = "Police seized 4 kg of crystal methamphetamine and 700 tablets of the same drug."
    assert rows(text) == [("methamphetamine", "4", "kg"), ("methamphetamine", "700", "tablet")]


# a verb before its subject, and the subject's drug before the verb
def test_inverted_sentences() -> None:
    text = "During 2007 were seized at the port kgs 12.5 of heroin. Of opium were seized in that year three and a half kilograms."
    assert rows(text) == [("heroin", "12.5", "kg"), ("opium", "3.5", "kg")]


# 05TELAVIV389: a point behind an abbreviated unit ends no sentence
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2007, 14 kg. of opium was seized.", [("opium", "14", "kg")]),
        ("POLICE SEIZED 14 KG. OF OPIUM IN 2007.", [("opium", "14", "kg")]),
        ("Police seized 14 lbs. (6.4 kg.) of opium.", [("opium", "14", "lb")]),
        ("Police seized 14 kg. opium and 5 gr. of hashish.", [("opium", "14", "kg"), ("hashish", "5", "g")]),
        ("Seizures of opium were 3 kg., and of hashish 2 kg.", [("opium", "3", "kg"), ("hashish", "2", "kg")]),
        ("Police seized 14 m.t. of opium and 3 M.T. of khat.", [("opium", "14", "t"), ("khat", "3", "t")]),
        ("Police seized 2 M/T of khat.", [("khat", "2", "t")]),
        ("Police seized opium weighing 3 kg. Of heroin they seized 5 kg.", [("opium", "3", "kg"), ("heroin", "5", "kg")]),
    ],
)  # fmt: skip
def test_points_behind_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


# 05TELAVIV389: what the subject counts
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of ecstasy tablets seized in 2007 was 14,076, up from before.", [("mdma", "14076", "tablet")]),
        ("In 2007 the number of heroin seizures was 214.", [("heroin", "214", "case")]),
        ("The total number of coca bushes destroyed was about 9,100.", [("coca_plant", "9100", "plant")]),
        # arrests and users are counted too
        ("The number of tablets on sale in 2007 was 14,076.", []),
        ("The number of arrests in 2007 was 300.", []),
    ],
)
def test_the_number_of_something_was(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


# 08MADRID1307: a time stands before those who stopped the ship
def test_stopped_by_those_named_later() -> None:
    assert rows("A ship with 3,200 kilos of cocaine was stopped in June by the Navy.") == [("cocaine", "3200", "kg")]
    assert rows("A ship with 3,200 kilos of cocaine was stopped in June for repairs.") == []


# 09ANKARA1732: seized, then destroyed
@pytest.mark.parametrize("clause", ["seized in 2006", "that had been seized in 2006", "which was confiscated in 2006"])
def test_what_was_destroyed_had_been_seized(clause: str) -> None:
    assert [s.action for s in read_seizures(document(f"In 2007 they destroyed one ton of opium {clause}."))[0]] == ["seized"]


# 09REYKJAVIK196: a discovery, two figures of one noun; 06SANJOSE2671: rocks of crack, a language that is no place
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A police operation led to the discovery of 5 kg of opium and 3 kg of hashish.", [("opium", "5", "kg"), ("hashish", "3", "kg")]),
        (
            "In March police confiscated 800 and 621 cannabis plants, respectively, in two raids.",
            [("cannabis_plant", "800", "plant"), ("cannabis_plant", "621", "plant")],
        ),
        ("In March police confiscated 800 and 621 cannabis plants.", [("cannabis_plant", "621", "plant")]),
        (
            'Police raised seizures of crack cocaine in 2007 (11,698 "rocks" compared to just over 8,000 for all of 2006).',
            [("crack", "11698", "dose"), ("crack", "8000", "dose")],
        ),
        ("Police found 3 kg of heroin and 40 rocks.", [("heroin", "3", "kg")]),
    ],
)
def test_what_real_cables_write(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


def test_a_language_is_no_place() -> None:
    found = read_seizures(document("The drug control police (PCD in Spanish) seized 3 kg of heroin.", country="CRI"))[0]
    assert [(s.country, s.agency) for s in found] == [("CRI", "drug control police")]


def test_who_increased_seizures_made_them() -> None:
    found = read_seizures(document("The Drug Control Police (PCD) sharply increased seizures in 2007: 24 kg of opium and 3 kg of khat."))[0]
    assert [s.agency for s in found] == ["Drug Control Police"] * 2


# 09HONGKONG2025: what one package weighs is how much was seized; of several it is the size of each
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized a one-kilogram bag of ketamine.", [("ketamine", "1", "kg")]),
        ("Police seized a 3 kilogram bag of heroin.", [("heroin", "3", "kg")]),
        ("Police seized 12 one-kilo packages of heroin.", [("heroin", "12", "package")]),
        ("Customs held 196 one-kilogram bags of sugar, seizing a one-kilogram bag of ketamine.", [("ketamine", "1", "kg")]),
    ],
)
def test_what_a_package_weighs(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


# 05LIMA1409: what may be eradicated is not
@pytest.mark.parametrize("may", ["Opportunities exist", "It is possible", "The army is ready", "Farmers agreed"])
def test_what_may_be_done_is_no_seizure(may: str) -> None:
    assert rows(f"{may} to voluntarily eradicate up to 3,000 hectares of coca.") == []


# 10JAKARTA74: an investigation of the sentence before led to it
def test_an_investigation_told_before() -> None:
    text = "The case was begun by the Metro Police Department. As a result of this investigation, 30 kg of opium were seized."
    found = read_seizures(document(text))[0]
    assert [s.agency for s in found] == ["Metro Police Department"]


# 06ANKARA452: two spaces behind a full stop set no columns apart; a line that ends in a figure is no row
def test_lines_of_prose_with_two_spaces_behind_each_stop() -> None:
    text = (
        "In 2006 the army took nearly\n10,000 kilograms of opium and 4,730 kilograms\nof morphine base.  Between May and November 2007,\n"
        "the law enforcement agencies seized 7,760 kilograms\nof heroin.  On October 21 they seized a record\n1,051 kilograms of heroin."
    )
    assert rows(text)[-2:] == [("heroin", "7760", "kg"), ("heroin", "1051", "kg")]


# 05OTTAWA3636: two names of one drug, and of two drugs; precursors; a suspicion
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized 80,000 MDMA/Ecstasy tablets.", [("mdma", "80000", "tablet")]),
        ("Police seized 12 heroin/morphine packages.", [("opiates", "12", "package")]),
        ("Police seized 3 cocaine/crack laboratories.", [("laboratory", "3", "site")]),
        ("In July, 1,778 kg of MDP-2-P was intercepted.", [("pmk", "1778", "kg")]),
        ("Customs intercepted a shipment of 600 kilograms of sodium borohydride.", [("precursors", "600", "kg")]),
        # 09PRETORIA2277
        ("The airline looks into a drug bust of crew members on suspicion of carrying five kilograms of cocaine.", []),
    ],
)
def test_names_of_drugs_in_real_cables(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


# 05OTTAWA3636: seizures counted after a list in brackets are not of its last drug; what is so far is of this year
def test_seizures_counted_in_two_years() -> None:
    text = "2007 saw 871 drug seizures (cocaine and heroin among them), while, as of September 30, police have made 633 seizures."
    found = read_seizures(document(text, subject="NARCOTICS", created=datetime(2008, 11, 3)))[0]
    told = [(s.substance, int(s.quantity), s.period_end and s.period_end.isoformat()) for s in found]
    assert told == [("drugs", 871, "2007-12-31"), ("drugs", 633, "2008-09-30")]
