"""Seizures told by `took`, by verbs that clear crops, and by what a vehicle or search gave up; each sentence our own."""

from __future__ import annotations

import pytest

from tests.extract.build import seizures_of, short


# a body that takes drugs seizes them, wherever the place stands; others take them somewhere
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All services of the Republic took 44 kg of heroin in 2007.", ["heroin 44 kg"]),
        ("Police took at the airport 12 kg of heroin, 3 kg of opium as well as 90 grams of hashish.",
         ["heroin 12 kg", "opium 3 kg", "hashish 90 g"]),
        ("In the raid the Navy took a total of 60 kg of hashish, 41 kg in a shed and 19 kg at a jetty.",
         ["hashish 60 kg", "hashish 41 kg", "hashish 19 kg"]),
        ("Police seized 90 kg of hashish; the Navy took another 15 kg off a trawler.", ["hashish 90 kg", "hashish 15 kg"]),
        ("Police found 8 kg of heroin in May, and in June Benin's drug office took 26 kg off a dhow.", ["heroin 8 kg", "heroin 26 kg"]),
        ("Officers say that the gang took 31 kg of heroin over the pass.", []),
        ("Couriers had taken 31 kg of heroin off the plane before police came.", []),
        ("The police took 3 days to weigh 12 kg of heroin.", []),
    ],
)  # fmt: skip
def test_what_a_body_takes(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# a share that one body took is of the drug of the whole, and a group of police without a name is no agency
def test_shares_that_bodies_took() -> None:
    shares = "of which the Border Guard took 170 kg, local police stations 90 kg and the Navy (NAV) 50 kg"
    text = f"Police seized 310 kg of opium in 2007, {shares}."
    assert [(short(s), s.agency, s.role) for s in seizures_of(text)] == [
        ("opium 310 kg", None, "total"),
        ("opium 170 kg", "Border Guard", "component"),
        ("opium 90 kg", None, "component"),
        ("opium 50 kg", "Navy", "component"),
    ]


# the place that a list was pulled out of stands behind its last item
def test_a_list_pulled_out_of_one_place() -> None:
    text = "Inspectors pulled 3,100 ecstasy tablets, 2 kg of heroin and 700 grams of cocaine out of the door panels of a van."
    assert [short(s) for s in seizures_of(text)] == ["mdma 3100 tablet", "heroin 2 kg", "cocaine 700 g"]


# what officers spray or pull up is destroyed; what is still to be sprayed, or sprayed by farmers, is not
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May police sprayed 42 hectares of poppy.", ["poppy 42 hectare"]),
        ("Police sprayed and killed 42 hectares of poppy, of which 30 hectares lay in Garm and 12 hectares in Rasht.",
         ["poppy 42 hectare", "poppy 30 hectare", "poppy 12 hectare"]),
        ("A further 6 hectares of poppy that stood too near the houses to be sprayed were pulled up.", ["poppy 6 hectare"]),
        ("Police destroyed 2 hectares of poppy and 900 wild and mature cannabis plants.", ["poppy 2 hectare", "cannabis_plant 900 plant"]),
        ("Police razed 4 hectares of poppy. Last year's campaign accounted for 9 hectares of poppy.",
         ["poppy 4 hectare", "poppy 9 hectare"]),
        ("Farmers sprayed 42 hectares of poppy against blight.", []),
        ("Police sprayed 42 hectares of maize beside the poppy.", []),
        ("The ministry plans to spray 42 hectares of poppy.", []),
        ("Police found 2 rifles and dried cannabis plants.", []),
    ],
)  # fmt: skip
def test_cleared_crops(text: str, expected: list[str]) -> None:
    found = seizures_of(text)
    assert [short(s) for s in found] == expected
    assert {s.action for s in found} <= {"destroyed"}


# the seizures counted before, or a vehicle that was searched, yield drugs; a harvest yields none that is seized
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Customs made 31 drug seizures in 2007. These yielded 12 kg of heroin.", ["drugs 31 case", "heroin 12 kg"]),
        ("On May 3 customs found 9 kg of opium. A second truck gave up 30 kg of hashish.", ["opium 9 kg", "hashish 30 kg"]),
        ("A truck of straw yielded 2 kg of opium, and a field yielded 9 kg of opium.", []),
        ("The bus driver gave up 9 kg of opium.", []),
        ("Opium was weighed in 2007. These yielded 12 kg of heroin.", []),
    ],
)
def test_what_is_yielded(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# what this year's seizures yielded has the time of the part of the year that was told
def test_the_time_of_this_years() -> None:
    first, second = seizures_of("From January through June 2008 customs made 31 drug seizures. This year's yielded 12 kg of heroin.")
    assert (second.period_start, second.period_end) == (first.period_start, first.period_end)
    assert str(second.period_end) == "2008-06-30"


# words with two letters changed round or one left out are read as meant
def test_misspelled_words() -> None:
    assert [short(s) for s in seizures_of("Police siezed 8 kilgrams of heroin in May.")] == ["heroin 8 kg"]


# a vehicle or bridge named after a city is no place, nor is where the drugs were packed before
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police in Khujand took 3 kg of heroin off the Moscow train.", "TJK"),
        ("Customs at the Warsaw Bridge found 3 kg of heroin.", "TJK"),
        ("In May German Customs seized 4 kg of heroin that had been packed in Bishkek.", "DEU"),
        ("In May police seized 4 kg of heroin in Bishkek.", "KGZ"),
        ("The Turkish National Police told us of 90 liters of acetic anhydride seized at the port.", "TUR"),
        ("The police seized 3 tons of cocaine on both sides of the Atlantic in 2007.", None),
    ],
)
def test_countries_of_what_was_taken(text: str, country: str | None) -> None:
    assert [s.country for s in seizures_of(text)] == [country]


# an agency's full name tells its country where the text gives the acronym alone
def test_the_country_in_an_agencys_name() -> None:
    text = "The South African Police Service (SAPS) lent two pilots."
    found = seizures_of(text, "On March 19 SAPS officers impounded 40 kg of hashish.", country="SWZ", day="2003-05-01")
    assert [(s.country, s.agency) for s in found] == [("ZAF", "South African Police Service")]


# bodies of a relative clause are not those that seized
def test_bodies_of_a_relative_clause() -> None:
    text = "The Joint Narcotics Task Force, in which police, customs and the Border Guard combine, seized 30 kg of heroin on May 3."
    assert [s.agency for s in seizures_of(text)] == ["Joint Narcotics Task Force"]
