"""Figures of seizures that only a verb of report or measure tells, and changes in them; each sentence our own."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import dated, document, seizures_of, short


# what was reported of another time stands beside the figures of this one; of production it is no seizure
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2007 police seized 44 kg of heroin; in the same period of 2006, the ministry had reported 39 kg of heroin and 2 kg of opium.",
         ["heroin 44 kg 2007-01-01/2007-12-31", "heroin 39 kg 2006-01-01/2006-12-31", "opium 2 kg 2006-01-01/2006-12-31"]),
        ("In 2007 police seized 44 kg of heroin. In 2006 it had listed 39 kg of heroin and 2 kg of opium.",
         ["heroin 44 kg 2007-01-01/2007-12-31", "heroin 39 kg 2006-01-01/2006-12-31", "opium 2 kg 2006-01-01/2006-12-31"]),
        ("In 2007 police seized 44 kg of heroin. UNODC had reported 120 tons of opium harvested.", ["heroin 44 kg 2007-01-01/2007-12-31"]),
    ],
)  # fmt: skip
def test_figures_of_another_time(text: str, expected: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)] == expected


# one drug after another stands at a figure, or reached it; the verb is left out in the list
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized 90 kg of opium in 2007. Heroin stands at 14 kg, hashish at 51 kg, and morphine, which is rare, at 30 grams.",
         ["opium 90 kg", "heroin 14 kg", "hashish 51 kg", "morphine 30 g"]),
        ("Police seized 90 kg of opium in 2007. In kilograms (as usual) heroin came to 14 kg in 2007, 12 kg in 2006 and 9 kg in 2005.",
         ["opium 90 kg", "heroin 14 kg", "heroin 12 kg", "heroin 9 kg"]),
        ("Police seized 90 kg of opium in 2007. Heroin reached 14 kg in 2007, up 17 percent from 12 kg in 2006, and hashish 60 kg,"
         " three times the 20 kg of 2006.",
         ["opium 90 kg", "heroin 14 kg", "heroin 12 kg", "hashish 60 kg", "hashish 20 kg"]),
        ("Police seized 90 kg of opium in 2007. Consumption of heroin amounted to 14 kg in 2007 and 12 kg in 2006.", ["opium 90 kg"]),
    ],
)  # fmt: skip
def test_drugs_one_after_another(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# a haul of another month is of the body told of before, and its straw is poppy straw
def test_the_haul_of_another_month() -> None:
    text = "In August the Border Guard seized 90 kg of poppy straw. The haul for July had been 31 kg of straw and 4 kg of marijuana."
    assert [(short(s), s.agency) for s in seizures_of(text)] == [
        ("poppy 90 kg", "Border Guard"),
        ("poppy 31 kg", "Border Guard"),
        ("marijuana 4 kg", "Border Guard"),
    ]


# figures of several drugs that statistics give for a month are no single case
def test_statistics_of_a_month_are_figures() -> None:
    listed = "seized 90 kg of opium, 14 kg of heroin, 3 kg of hashish and 40 ecstasy tablets in August."
    assert {s.role for s in seizures_of(f"According to figures of the ministry, the Border Guard {listed}")} == {"component"}
    assert [s.role for s in seizures_of("The Border Guard seized 90 kg of opium in August.")] == ["incident"]


# a sum told after its parts, and one whose parts were found, are seizures too; one that no parts make up is none
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized 12 tons of hashish in 2006 and 50 tons in 2007, of which 33 tons in Garm and 17 tons in Rasht. That makes 62 tons.",
         ("hashish 62 t", "2006-01-01", "2007-12-31")),
        ("Hashish, which the table leaves out, amounted in 2007 to 30 kg, of which 18 kg were found by customs and 12 kg by the police.",
         ("hashish 30 kg", "2007-01-01", "2007-12-31")),
        ("From January to June 2008 police seized 61 kg of heroin and 4 kg of opium; of the heroin, 41 kg were found at the airport.",
         ("heroin 61 kg", "2008-01-01", "2008-06-30")),
    ],
)  # fmt: skip
def test_totals_told_by_their_parts(text: str, expected: tuple[str, str, str]) -> None:
    totals = [(short(s), str(s.period_start), str(s.period_end)) for s in seizures_of(text) if s.role == "total"]
    assert totals[-1] == expected


# a mass of which some was seized is not itself seized, and what a sum makes of another unit is none
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heroin in the country amounts to 5 tons, of which 2 tons were seized by the police.", ["heroin 2 t"]),
        ("In May police seized 10 kg of heroin. That makes 30 doses for each addict.", ["heroin 10 kg"]),
        ("Police found 200 grams of heroin; officers believe that some 200 kg went over the side.", ["heroin 200 g"]),
    ],
)
def test_what_parts_do_not_make_a_seizure(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# counts without unit: kinds of tablets, laboratories of another year, seizures by each body
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Customs seized 9,000 tablets in May, of which 5,000 were ecstasy and 4,000 Captagon.",
         ["drugs 9000 tablet", "mdma 5000 tablet", "captagon 4000 tablet"]),
        ("Police closed down eight heroin laboratories in 2008, six of them by the Border Guard; in 2007 there had been 13.",
         ["laboratory 8 site", "laboratory 6 site", "laboratory 13 site"]),
        ("Seizures of heroin numbered 820 in 2007, of which 600 were made by the Border Guard and 220 by the Navy.",
         ["heroin 820 case", "heroin 600 case", "heroin 220 case"]),
        ("Police closed down eight heroin laboratories in 2008; in 2007 there had been 13 dealers.", ["laboratory 8 site"]),
    ],
)  # fmt: skip
def test_counts_without_unit(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# the items behind the semicolons of a list go on with its first, however much stands between
def test_a_long_list_with_semicolons() -> None:
    text = (
        "In 2008 police seized, according to the briefing (figures of 2007 are in parentheses): 204 kg of amphetamine (158), of which the"
        " Border Guard took 131 kg, local police commands 49 kg and the Navy 24 kg; 281 kg of marijuana (166); 39 kg of hashish (24);"
        " 61 kg of heroin (72); 15 kg of cocaine (38); and 8,300 ecstasy tablets (2,400)."
    )
    assert [(short(s), s.agency) for s in seizures_of(text)][5:] == [
        (what, None)
        for what in (
            *("marijuana 281 kg", "marijuana 166 kg", "hashish 39 kg", "hashish 24 kg", "heroin 61 kg", "heroin 72 kg"),
            *("cocaine 15 kg", "cocaine 38 kg", "mdma 8300 tablet", "mdma 2400 tablet"),
        )
    ]


# a definite figure goes back to the one told before, of a time that holds or lies in its own
@pytest.mark.parametrize(
    ("again", "role"),
    [
        ("The 1.1 tons of hashish that the police report for the year to the end of August would fill a truck.", ["restatement"]),
        ("The 3,219 seizures owe nothing to luck.", ["restatement"]),
        ("The 1.1 tons of hashish of 2004 would fill a truck.", []),
        ("The 3,218 seizures owe nothing to luck.", []),
    ],
)
def test_figures_told_again(again: str, role: list[str]) -> None:
    told = "From January through August 2008 police made 3,219 seizures of drugs and seized 1,120 kilograms of hashish."
    assert [s.role for s in seizures_of(told, again)][2:] == role


# the drug of a change may stand before an aside, its direction too, and its time is the same part of the year reported on
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized 9 kg of heroin in 2007; seizures of cocaine, for which the Navy had been sent out, rose by 60 percent.",
         [("cocaine", 60, None)]),
        ("Police seized 12 kg of heroin in 2007 against 10 kg in 2006, an increase, by the ministry's own reckoning, of 20 percent.",
         [("heroin", 20, "2007-01-01")]),
        ("Heroin seizures fell by 52 percent, although more is grown. Cocaine was up 27 percent and opium 20 percent.",
         [("heroin", -52, None), ("cocaine", 27, None), ("opium", 20, None)]),
        ("Heroin seizures fell by 52 percent. Cocaine was up 27 percent in price.", [("heroin", -52, None)]),
        ("Heroin seizures were up 29 percent on the first half of last year.", [("heroin", 29, "2008-01-01")]),
    ],
)  # fmt: skip
def test_changes_in_what_was_reported(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    found = read_seizures(document(text))[1]
    assert [(c.substance, c.stated_percent, str(c.period_start) if expected[0][2] else None) for c in found] == expected
