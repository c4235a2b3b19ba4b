"""Seizures told by what was brought out of a place, by what goes on from the sentence before, and by one event; each sentence our own."""

from __future__ import annotations

import pytest

from flows.extract.changes import ChangeReader
from flows.extract.seizure_prose import ProseReader
from tests.extract.build import document, seizures_of, short


# a verb that brings drugs out of a place seizes where a body does it; smugglers and dealers do not
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Navy divers of the Coast Guard fished 310 kg of cocaine out of the lagoon.", ["cocaine 310 kg"]),
        ("Customs officers unscrewed the dashboard and lifted out 7 kg of heroin and 2 kg of opium.", ["heroin 7 kg", "opium 2 kg"]),
        ("Another 14 kg of hashish were cut from the lining of a coat.", ["hashish 14 kg"]),
        ("Border guards relieved a bus passenger of 640 grams of heroin.", ["heroin 640 g"]),
        ("The patrol emptied the tank of a lorry and took out 7 kg of heroin.", ["heroin 7 kg"]),
        ("It fell to the Dutch officers to relieve him of four kilos of cocaine.", ["cocaine 4 kg"]),
        ("The agencies laid hands on roughly 61 kg of opium.", ["opium 61 kg"]),
        ("Customs foiled an attempt to smuggle 25 kg of ketamine out of the port.", ["ketamine 25 kg"]),
        ("Rangers put the torch to two hectares of cannabis.", ["cannabis_plant 2 hectare"]),
        ("The Board claims 13 tons of opium, all of it seized near the river.", ["opium 13 t"]),
        ("The officers carried out 3 tons of khat, among them 900 kg of hashish.", ["khat 3 t", "hashish 900 kg"]),
        ("Dealers cut 5 kg of heroin with chalk, and porters hauled 7 kg of opium over the pass.", []),
        ("The police carried out 35 raids on dealers of heroin.", []),
    ],
)
def test_what_is_brought_out(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# a list goes on after `took`, which seizes only by who does it
def test_a_list_goes_on_after_took() -> None:
    assert [(short(s), s.agency) for s in seizures_of("Coast Guard officers took 9 kg of heroin and 4 kg of opium.")] == [
        ("heroin 9 kg", "Coast Guard"),
        ("opium 4 kg", "Coast Guard"),
    ]


# an aside between commas does not part a load from its verb
def test_an_aside_before_the_verb() -> None:
    assert [short(s) for s in seizures_of("A load of 75 kg of ephedrine, bound for Peru, was intercepted in May.")] == ["ephedrine 75 kg"]


# figures of another time, told by a pronoun or a verb of reporting, are of what the sentence before was of
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the first half of 2008, 31 kg of heroin and 800 tablets of ecstasy were seized. "
            "In the corresponding period of 2007 it was 20 kg of heroin and 650 tablets of ecstasy.",
            ["heroin 20 kg 2007-01-01/2007-06-30", "mdma 650 tablet 2007-01-01/2007-06-30"],
        ),
        ("In 2007 customs seized 44 kg of khat. In 2006 it was 39 kg.", ["khat 39 kg 2006-01-01/2006-12-31"]),
        (
            "The police seized 3 tons of hashish and cleared 40 hectares of cannabis. For 2005 they had reported 2 tons of hashish.",
            ["hashish 2 t 2005-01-01/2005-12-31"],
        ),
    ],
)
def test_another_time_of_the_same(text: str, expected: list[str]) -> None:
    found = [f"{short(s)} {s.period_start}/{s.period_end}" for s in seizures_of(text) if s.action == "seized"]
    assert found[-len(expected) :] == expected


# the parts of what was told: `310 of them`, `Of the marijuana, ...`
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2007 the Navy seized 395 kg of cocaine, 310 of them at sea and 85 on land.",
            ["cocaine 395 kg total", "cocaine 310 kg component", "cocaine 85 kg component"],
        ),
        (
            "The Navy seized 54 tons of narcotics from 1999 to 2008, 28 of which were heroin.",
            ["drugs 54 t total", "heroin 28 t component"],
        ),
        (
            "The Navy made 213 drug seizures in 2008, including 145 of cannabis and 31 of heroin.",
            ["drugs 213 case total", "cannabis 145 case component", "heroin 31 case component"],
        ),
        (
            "In 2007 the Navy eradicated 960 hectares of coca by spraying and another 660 by hand.",
            ["coca_plant 960 hectare component", "coca_plant 660 hectare component"],
        ),
        (
            "In 2007 the Navy seized 19 kg of cocaine and 1.3 tons of marijuana. Of the marijuana, 800 kg came off speedboats "
            "and 500 kg off ferries.",
            ["cocaine 19 kg component", "marijuana 1.3 t total", "marijuana 800 kg component", "marijuana 500 kg component"],
        ),
    ],
)
def test_parts_of_what_was_told(text: str, expected: list[str]) -> None:
    found = seizures_of(text)
    assert [f"{short(s)} {s.role}" for s in found] == expected
    assert {s.agency for s in found} == {"Navy"}


# `from 1.8 to 2 tons` is a range behind a verb that takes, a movement behind one that moves
def test_a_range_with_from() -> None:
    ranged = seizures_of("In 2007 a patrol seized from 1.8 to 2 tons of khat.")
    assert [(short(s), str(s.quantity_max)) for s in ranged] == [("khat 1.8 t", "2")]
    moved = seizures_of("Seizures of khat rose from 1.8 to 2 tons between 2006 and 2007.")
    assert [short(s) for s in moved] == ["khat 1.8 t", "khat 2 t"]


# a load told before is said again between commas, with the same time
def test_the_load_told_before() -> None:
    found = seizures_of("On May 3 the Navy seized 1,412 kg of khat.", "The shipment, just over 1.4 tons of khat, lies under guard.")
    assert [(s.role, str(s.period_start)) for s in found] == [("incident", "2008-05-03"), ("restatement", "2008-05-03")]


# who: people named by an acronym in brackets, and by the body that the sentence before speaks of
@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Anti-Drug Unit (ADU) officers searched a bus in May and found 17 pounds of khat.", "Anti-Drug Unit"),
        ("The Police seized 5 kg of khat and the Defence Force, 12 kg of hashish, in 2007.", "Defence Force"),
        ("INCB statistics show that the country seized 24 kg of khat.", None),
        ("Khat is a matter for the Excise Department. In 2007 its men seized 212 kg of khat.", "Excise Department"),
    ],
)
def test_who(text: str, agency: str | None) -> None:
    assert seizures_of(text)[-1].agency == agency


# bodies whose verb is left out have what the first of them has, not a part of it
def test_bodies_without_their_verb() -> None:
    text = "The Ministry of Interior seized 205 kg of drugs, including 42 kg of khat; the Border Guard 38 kg; and the Customs Service 9 kg."
    found = seizures_of(text)
    assert [(s.agency, short(s)) for s in found[2:]] == [("Border Guard", "drugs 38 kg"), ("Customs Service", "drugs 9 kg")]


# a count of `a ton and a half`, and the seizures that `those of` speaks of
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police confiscated a ton and a half of khat.", ["khat 1.5 t"]),
        ("Seizures of khat were up (52 kg versus 31 kg); those of heroin were flat (4 kg).", ["khat 52 kg", "khat 31 kg", "heroin 4 kg"]),
    ],
)
def test_further_figures(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


# the bags that hold a drug are no count of it
def test_where_it_was_is_no_count() -> None:
    assert [short(s) for s in seizures_of("Customs found 2.4 kg of heroin sewn into the lining of two bags.")] == ["heroin 2.4 kg"]


# months that the text has named, and months counted from the year's beginning
@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Khat seizures for the five months of 2008 came to 80 kg.", "2008-05-31"),
        ("In February 2008 police found 3 kg of opium in a house. Two months later they found 9 kg of khat.", "2008-04-30"),
        ("The police seized 3 kg of opium from January through July 2008. Khat seizures over the seven months were 80 kg.", "2008-07-31"),
    ],
)
def test_those_months(text: str, end: str) -> None:
    assert str(seizures_of(text)[-1].period_end) == end


# what is told of one event in a month is an incident, a month's figure a component
@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In May the agency reported the seizure of 12 kg of cocaine.", "incident"),
        ("In May customs took 12 kg of cocaine from four Dutchmen.", "incident"),
        ("In May customs took 12 kg of cocaine out of two coffins.", "incident"),
        ("In May customs intercepted 12 kg of cocaine.", "incident"),
        ("In a single sweep of the ravines in May, police uprooted 900 cannabis plants.", "incident"),
        ("In May customs seized 12 kg of cocaine.", "incident"),
        ("In May customs seized another 12 kg of cocaine.", "component"),
        ("In May cocaine seizures by customs came to 12 kg.", "component"),
        ("In 2007 customs seized 350 kg of cocaine, most of it in one case.", "component"),
        ("In June they burned 22 tons of stored cocaine.", "incident"),
        ("In 2007 customs seized 12 kg of cocaine from four Dutchmen.", "component"),
    ],
)
def test_one_event_of_a_month(text: str, role: str) -> None:
    assert [s.role for s in seizures_of(text)] == [role]


# where: a body whose name tells its country; where a person had been, and whose tip it was, is not where the drugs were taken
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Guardia di Finanza confiscated 14 kg of hashish on a ferry.", "ITA"),
        ("On May 4, 900 grams of heroin were recovered from a woman who had swallowed them in Pakistan.", "TJK"),
        ("Flown in by Russian helicopters, the Agency destroyed 9,000 poppy plants.", "TJK"),
        ("At a bridge on the Afghan border, the Customs Committee seized 9 kg of heroin.", "TJK"),
        ("In May the Customs Administration of Slovenia intercepted 11 tons of acetic anhydride.", "SVN"),
        ("The Police claim 13 tons of heroin, all of it seized on Turkish soil.", "TUR"),
        ("In 2007, 19 kg of khat were seized in Malta, most of it on the high seas; 12 kg of hashish.", "MLT"),
        ("Tipped off by the Russian Drug Control Service, the Customs Committee seized 9 kg of heroin.", "TJK"),
    ],
)
def test_where(text: str, country: str) -> None:
    assert seizures_of(text)[-1].country == country


# fractions in words are stated changes, with their sign; a share is none
@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Heroin seizures fell by two thirds in 2007.", ["-66.7"]),
        ("Heroin seizures in 2007 showed a drop of three-quarters from 2006.", ["-75"]),
        ("Heroin seizures rose by roughly half in 2007.", ["50"]),
        ("Heroin seizures in 2007 were half those of 2006.", ["-50"]),
        ("Customs confiscated 6 million cigarettes, or 40 percent more than in 2007.", []),
        ("A third of the heroin seizures in 2007 were made at the airport.", []),
    ],
)
def test_fractions_in_words(text: str, percent: list[str]) -> None:
    prose = ProseReader(document(text).passages[0])
    prose.read()
    assert [f"{c.percent.value.normalize():f}" for c in ChangeReader(prose).read()] == percent


# `the same span` goes back to the year that the paragraph has named, not to a part of a year in another
def test_the_same_span_of_a_year() -> None:
    prose = ProseReader(
        document(
            "Between April 3 and May 19 agencies seized 5 kg of heroin.",
            "All agencies seized 40 kg of heroin in 2007. Khat seizures doubled over the same span.",
        ).passages[1]
    )
    prose.read()
    assert [str(c.period.start) for c in ChangeReader(prose).read()] == ["2007-01-01"]
