"""Seizures whose figure stands beside what it tells of: in apposition, in lists, behind a number of; each sentence our own."""

from __future__ import annotations

import pytest

from tests.extract.build import dated, seizures_of, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a greatest seizure and what it was, in two measures
        (
            "In May the Bureau made the largest ecstasy seizure that the port has seen, 1.4 tons or about 5 million tablets in a tank.",
            ["mdma 1.4 t", "mdma 5000000 tablet"],
        ),
        ("In May the Bureau spoke of the largest seizure that the port has seen, and of prices, 90 dollars a gram of heroin.", []),
        # a count in apposition, and that of another year
        ("In 2008 Customs called the number of heroin seizures, 104, low; in 2007 there were 87.", ["heroin 104 case", "heroin 87 case"]),
        # counted again in the same unit
        (
            "Police seized 8.1 million Captagon tablets in 2008. The price fell. In 2007 the number of tablets was 6.1 million.",
            ["captagon 8100000 tablet", "captagon 6100000 tablet"],
        ),
        ("Police seized 8 kg of Captagon in 2008. In 2007 the number of tablets was 6.1 million.", ["captagon 8 kg"]),
        # a list of the figures of a body that enforces the law, and that of another year
        (
            "Little is caught. The paper gave the figures of Garm Customs for 2007, all posts: 31 kg of heroin, 9 kg of opium. "
            "In 2006 there had been 22 kg of heroin.",
            ["heroin 31 kg", "opium 9 kg", "heroin 22 kg"],
        ),
        ("Little is caught. The paper gave the arrest figures of Garm Customs for 2007: 31 for 4 kg of heroin, 9 for less.", []),
        ("Little is caught. The paper gave the figures of the Health Ministry for 2007: 31 kg of heroin, 9 kg of opium.", []),
        # so much "of it"
        ("Coca leaf, 900 pounds of it, was taken in an operation on the river in May.", ["coca_leaf 900 lb"]),
        ("Coca leaf, 900 pounds of it, was taken over the river by traders.", []),
        # a name in quotation marks with another in brackets, in a list
        (
            'Drugs seized in 2007 were: heroin 9 kg (2 kg); "ice" (crystal methamphetamine) 3 kg (1 kg); ketamine 4 kg.',
            ["heroin 9 kg", "heroin 2 kg", "methamphetamine 3 kg", "methamphetamine 1 kg", "ketamine 4 kg"],
        ),
        # what was in bags that were searched
        ("Heroin is rare. In May officers searched two bags from Osh; they held 9 kg.", ["heroin 9 kg"]),
        ("Heroin is rare. In May officers searched two bags from Osh; they weighed the travelers of 90 kg.", []),
        # fields with what grew on them
        ("In May the Bureau discovered eleven plantations with 7,400 cannabis plants.", ["cannabis 11 site", "cannabis_plant 7400 plant"]),
        # plants where only hashish and marijuana have been told of
        (
            "Police seized 9 kg of hashish in 2007. It is cheap. In May soldiers burned 400 plants.",
            ["hashish 9 kg", "cannabis_plant 400 plant"],
        ),
        ("Police seized 9 kg of heroin in 2007. It is cheap. In May soldiers burned 400 plants.", ["heroin 9 kg"]),
        # what a body stops or pulls
        (
            "The Frontier Corps stopped at Garm 1,400 ecstasy tablets and between four and five kilograms of opium in May.",
            ["mdma 1400 tablet", "opium 4 kg"],
        ),
        ("The gang stopped selling 1,400 ecstasy tablets a month.", []),
        (
            "The Government's mobile teams pulled 610 hectares of coca in May, as compared to 739 in April.",
            ["coca_plant 610 hectare", "coca_plant 739 hectare"],
        ),
    ],
)
def test_what_was_seized(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# a truck stopped with its load is one find, told once
def test_a_truck_stopped_with_its_load() -> None:
    text = "A truck from Osh was stopped at Garm in July with over 110 kg of heroin, which the Frontier Corps seized."
    assert [(short(s), s.agency) for s in seizures_of(text)] == [("heroin 110 kg", "Frontier Corps")]


# a week's figures are no event; what was seized before it was burned is seized, on the day of the burning
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the week of May 7-13 the Frontier Corps confiscated 900 kg of qat.",
            ("khat 900 kg 2008-05-07/2008-05-13", "component", "seized"),
        ),
        ("On May 7-8 the Frontier Corps confiscated 900 kg of qat.", ("khat 900 kg 2008-05-07/2008-05-08", "incident", "seized")),
        (
            "On June 26 the Bureau burned 410 kg of drugs seized over the last two years.",
            ("drugs 410 kg 2008-06-26/2008-06-26", "incident", "seized"),
        ),
        ("On June 26 the Bureau burned 410 kg of marijuana.", ("marijuana 410 kg 2008-06-26/2008-06-26", "incident", "destroyed")),
    ],
)
def test_role_and_action(text: str, expected: tuple[str, str, str]) -> None:
    (s,) = seizures_of(text)
    assert (dated(s), s.role, s.action) == expected


# names of the street and of the trade
@pytest.mark.parametrize(
    ("name", "substance"),
    [("Pervitin", "methamphetamine"), ("Dormicum", "benzodiazepines"), ("dihydrocodeine", "opioids"), ("phenylacetone", "bmk")],
)
def test_names_of_drugs(name: str, substance: str) -> None:
    assert [s.substance for s in seizures_of(f"Police seized 9 kg of {name} in 2007.")] == [substance]


# the sites of one raid are of the raid, those of another time are not
@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("In May officers at Garm seized 9 kg of heroin in a truck and dismantled three laboratories.", ["incident", "incident"]),
        (
            "In May officers at Garm seized 9 kg of heroin in a truck. In 2007 they dismantled three laboratories.",
            ["incident", "component"],
        ),
    ],
)
def test_sites_of_one_raid(text: str, roles: list[str]) -> None:
    assert [s.role for s in seizures_of(text)] == roles
