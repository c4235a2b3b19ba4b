"""Seizures in prose: what governs a figure, when, who, where, what was done, and what is no seizure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.document import Passage
from flows.extract.governors import NOUNS, VERBS
from flows.extract.prefilter import is_worth_reading
from flows.extract.seizures import read_seizures
from flows.facts import Seizure
from flows.vocabulary import read_rows
from tests.extract.build import document

Row = tuple[str, str, str]


def seizures(*texts: str, country: str | None = "TJK", heading: str | None = None) -> list[Seizure]:
    return read_seizures(document(*texts, country=country, heading=heading))[0]


def rows(*texts: str) -> list[Row]:
    return [(s.substance, f"{s.quantity.normalize():f}", s.unit) for s in seizures(*texts)]


def spans(text: str, heading: str | None = None) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            f"{s.quantity.normalize():f}",
            s.period_start.isoformat() if s.period_start else None,
            s.period_end.isoformat() if s.period_end else None,
        )
        for s in seizures(text, heading=heading)
    ]


@pytest.mark.parametrize(
    "text",
    [
        # active, passive, reduced, nominal; each of the words for a seizure
        "Police seized 12 kilograms of heroin.",
        "Police have since confiscated over 12 kilograms of heroin.",
        "Customs intercepted 12 kilograms of heroin.",
        "A truck with 12 kilograms of heroin was seized.",
        "Some 12 kilograms of heroin were seized at the border.",
        "With 12 kilograms of heroin seized, the year was a good one.",
        "Seizures of heroin totaled 12 kilograms.",
        "Heroin seizures reached 12 kilograms.",
        "This led to the seizure of 12 kilograms of heroin.",
        "The operation resulted in the confiscation of some 12 kilograms of heroin.",
        "Its largest seizure, 12 kilograms of heroin, was made at sea.",
        "The amount of heroin seized was 12 kilograms.",
        "Heroin seizures (12 kilograms) set a record.",
        "Officers found 12 kilograms of heroin in a suitcase.",
        "A search of the truck revealed 12 kilograms of heroin.",
        "Police seized a boat carrying 12 kilograms of heroin.",
        "Guards interdicted a shipment of 12 kilograms of heroin.",
        "Police seized two cars, $20,000 in cash, and 12 kilograms of heroin.",
        "Forces teamed up to seize 12 kilograms of heroin.",
        "Large amounts of drugs, including 12 kilograms of heroin, were seized.",
        "Of the heroin that passed, 12 kilograms were seized.",
        "Agents took in 12 kilograms of seized heroin.",
    ],
)
def test_ways_to_say_it(text: str) -> None:
    assert rows(text) == [("heroin", "12", "kg")]


@pytest.mark.parametrize(
    "text",
    [
        # production, cultivation, consumption, estimates of the flow
        "Afghan labs produced 12 tons of heroin; few of them were seized.",
        "Farmers cultivated 12 hectares of poppy, and police seized nothing.",
        "Consumption of heroin is put at 12 tons a year, says the police that seizes it.",
        "An estimated 12 tons of heroin cross the country, and little is seized.",
        "Traffickers shipped 12 tons of heroin to Europe and seized the market.",
        "DEA estimates that 12 tons of heroin transited the country, despite seizures.",
        # persons with drugs, and no word of a seizure
        "Police arrested two men carrying 12 kilograms of heroin and seized a car.",
        "Two couriers, one of whom carried 12 kilos of cocaine, were seized with fear.",
        # shares, prices, penalties, capacities, rates
        "Police seize 10 percent of the 12 tons of heroin that cross the border.",
        "A kilogram of heroin, seldom seized, costs $12,000, or $12 per gram.",
        "Possession of more than 12 grams of heroin is a crime, and drugs are seized.",
        "Police seized a lab that was capable of producing 12 kilos of heroin a day.",
        "Police destroyed an average of 12 labs a month.",
        "The average seizure was 12 kilos of heroin.",
        # plans, hopes, denials, figures that are not filled in
        "The government plans to eradicate 12 hectares of coca.",
        "The goal of eradicating 12 hectares of coca was set.",
        "Police would seize 12 kilos of heroin if they could.",
        "Police failed to seize 12 kilos of heroin.",
        "None of the 12 kilos of heroin has been recovered.",
        "A boat that got away carried ? MT of cocaine; none of it was seized.",
        # money, weapons, vehicles, persons, articles
        "Police seized 12 vehicles, 4 pistols, and $12 million.",
        "Police seized a laboratory, the largest lab of the year, and arrested 12 people.",
        "Police dismantled 12 trafficking rings for heroin.",
    ],
)
def test_what_is_no_seizure(text: str) -> None:
    assert rows(text) == []


# participles that describe an item of a list do not govern the next one
def test_a_list_with_descriptions() -> None:
    text = (
        "Police seized 5.1 MT of cocaine, mostly from Peru; 312 kg of heroin, trafficked via Iran and Turkey; 21 MT of hashish, "
        "mostly smuggled from Morocco; and 4,000 Ecstasy tablets."
    )
    assert rows(text) == [("cocaine", "5.1", "t"), ("heroin", "312", "kg"), ("hashish", "21", "t"), ("mdma", "4000", "tablet")]


# a verb may change within a list; what one verb does not govern, the next does
def test_a_verb_changes_within_a_list() -> None:
    text = "Police seized 30 kilos of heroin, arrested 40 persons, and eradicated 45 hectares of marijuana."
    assert [(s.substance, s.action) for s in seizures(text)] == [("heroin", "seized"), ("cannabis_plant", "destroyed")]


# an inverted list: the substance before its figure
def test_substance_before_the_figure() -> None:
    expected = [("heroin", "34", "kg"), ("cocaine", "12.5", "kg")]
    assert rows("Police reported the following seizures: heroin - 34 kg; cocaine - 12.5 kg.") == expected
    assert rows("Authorities seized the following: heroin (34 kg) and cocaine (12.5 kg).") == expected


@pytest.mark.parametrize(
    ("text", "action", "unit"),
    [
        ("Police seized 40 hectares of poppy.", "seized", "hectare"),
        ("Police burned 40 hectares of poppy.", "destroyed", "hectare"),
        ("Police found 40 bushes of marijuana and destroyed them.", "destroyed", "plant"),
        # seized and then destroyed is seized
        ("Police seized and destroyed 40 kilos of heroin.", "seized", "kg"),
        ("Police destroyed 40 kilos of seized heroin.", "seized", "kg"),
        ("Police destroyed 40 kilos of heroin at a ceremony.", "destroyed", "kg"),
        # laboratories and sites are dismantled, whatever the verb
        ("Police seized 40 heroin labs.", "dismantled", "site"),
        ("Police uncovered and destroyed 40 heroin laboratories.", "dismantled", "site"),
        ("Police eliminated 40 hectares of coca.", "destroyed", "hectare"),
    ],
)
def test_action(text: str, action: str, unit: str) -> None:
    assert [(s.action, s.unit) for s in seizures(text)] == [(action, unit)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # comparisons: two figures, the second without unit or substance
        ("Cocaine seizures rose from 300 kilos in 2006 to 640 in 2007.", ["300 kg cocaine 2006", "640 kg cocaine 2007"]),
        ("Police seized 20 kilos of heroin in 2007, compared to only 13 in 2006.", ["20 kg heroin 2007", "13 kg heroin 2006"]),
        ("Police seized 20 kilos of heroin in 2007 (13 in 2006).", ["20 kg heroin 2007", "13 kg heroin 2006"]),
        ("Police seized 20 kilos of heroin in 2007 (2006: 13 kilos).", ["20 kg heroin 2007", "13 kg heroin 2006"]),
        ("Police seized 170 MDMA pills in 2007, up from the 130 seized in 2006.", ["170 tablet mdma 2007", "130 tablet mdma 2006"]),
        ("The number of dismantled labs rose to 43 in 2007 from 35 in 2006.", ["43 site laboratory 2007", "35 site laboratory 2006"]),
        ("Seizures of LSD doses went from 3 million in 2006 to six million in 2007.", ["3000000 dose lsd 2006", "6000000 dose lsd 2007"]),
        ("The number of heroin seizures fell from 90 in 2006 to 70 in 2007.", ["90 case heroin 2006", "70 case heroin 2007"]),
        ("Police seized 20 kg of heroin in 2007, half of the 45 kilos seized in 2006.", ["20 kg heroin 2007", "45 kg heroin 2006"]),
    ],
)  # fmt: skip
def test_comparisons(text: str, figures: list[str]) -> None:
    found = [f"{s.quantity.normalize():f} {s.unit} {s.substance} {s.period_start.year if s.period_start else ''}" for s in seizures(text)]
    assert found == figures


# a bracket that says the same in another unit is no second figure
def test_a_conversion_is_one_fact() -> None:
    assert rows("Police seized 256 kilograms (approximately 563 pounds) of cocaine.") == [("cocaine", "256", "kg")]
    assert rows("Police seized 256 kilograms of cocaine (563 pounds).") == [("cocaine", "256", "kg")]


def test_the_substance_of_the_sentence_before() -> None:
    text = "Police searched a house and seized 40 kilos of opium. A second search yielded another 6 kilos."
    assert rows(text) == [("opium", "40", "kg"), ("opium", "6", "kg")]
    text = "In 2006 police seized 25 tons of cocaine. In January 2007, another six metric tons were seized."
    assert rows(text) == [("cocaine", "25", "t"), ("cocaine", "6", "t")]


# words that mean a drug only among drugs
def test_weak_words() -> None:
    assert rows("Inspectors destroyed 12 tons of chemicals and three laboratories.") == []
    assert rows("Police seized 5 kilos of heroin and 12 tons of chemicals.")[1] == ("precursors", "12", "t")


def test_masses_in_kilograms() -> None:
    found = seizures(
        "Police seized 16 metric tons of hashish, 500 grams of heroin, 10 pounds of cocaine and 40 liters of acetic anhydride."
    )
    assert [s.quantity_kg for s in found] == [Decimal(16000), Decimal("0.5"), Decimal("4.535924"), None]


def test_a_range() -> None:
    (found,) = seizures("Police seized 5-10 kilos of heroin.")
    assert (found.quantity, found.quantity_max, found.quantity_text) == (5, 10, "5-10")
    assert (found.quantity_low, found.quantity_high) == (Decimal("4.5"), Decimal("10.5"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the list, after it, beside one item
        (
            "In 2007, police seized 5 kg of heroin and 7 kg of opium.",
            [("5", "2007-01-01", "2007-12-31"), ("7", "2007-01-01", "2007-12-31")],
        ),
        ("Police seized 5 kg of heroin and 7 kg of opium in 2007.", [("5", "2007-01-01", "2007-12-31"), ("7", "2007-01-01", "2007-12-31")]),
        ("Police seized 5 kg of heroin in May and 7 kg in June.", [("5", "2008-05-01", "2008-05-31"), ("7", "2008-06-01", "2008-06-30")]),
        # carried over from the sentence before
        ("The services did well in the first nine months of 2008. They seized 5 kg of heroin.", [("5", "2008-01-01", "2008-09-30")]),
        # not the time with which something else is compared
        ("Police seized 5 kg of heroin, more than in 2006.", [("5", None, None)]),
        # not the day on which somebody said so, nor a year that only names a report
        ("He said on November 12 that police had seized 5 kg of heroin.", [("5", None, None)]),
        ("According to the 2006 annual report, police seized 5 kg of heroin.", [("5", None, None)]),
        # `to date` begins where `since` did
        ("Since August 2006 the unit has worked well. To date, it has seized 5 kg of heroin.", [("5", "2006-08-01", "2008-11-03")]),
        ("To date, this has led to the seizure of 5 kg of heroin in 2008.", [("5", "2008-01-01", "2008-11-03")]),
        # each figure its own year
        (
            "Seizures for 2006 and 2007 were 5 kg and 7 kg of heroin, respectively.",
            [("5", "2006-01-01", "2006-12-31"), ("7", "2007-01-01", "2007-12-31")],
        ),
        # a first figure of which no time is told
        ("Heroin seizures fell from 7 kg to 5 kg in 2007.", [("7", None, None), ("5", "2007-01-01", "2007-12-31")]),
        ("Police seized 5 kg of heroin in recent operations.", [("5", None, None)]),
    ],
)
def test_when(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert spans(text) == expected


def test_the_heading_lends_its_year() -> None:
    assert spans("Police seized 5 kg of heroin.", heading="Country Actions against Drugs in 2006") == [("5", "2006-01-01", "2006-12-31")]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The Drug Control Agency (DCA) seized 5 kg of heroin.", "Drug Control Agency"),
        ("The Drug Control Agency works hard. They seized 5 kg of heroin.", "Drug Control Agency"),
        ("The Drug Control Agency made a record. Officers seized 5 kg of heroin.", "Drug Control Agency"),
        ("The Drug Control Agency (DCA) is small. In 2007 the DCA seized 5 kg of heroin.", "Drug Control Agency"),
        ("The drug control police (PCD) are few. The PCD seized 5 kg of heroin.", "drug control police"),
        ("Agents of the Frontier Corps seized 5 kg of heroin.", "Frontier Corps"),
        ("Some 5 kg of heroin were seized by the Border Police.", "Border Police"),
        ("The Border Police, with help from the Coast Guard, seized 5 kg of heroin.", "Border Police"),
        ("The Coast Guard's seizure of 5 kg of heroin was large.", "Coast Guard"),
        ("The Customs Service and the Border Police seized 5 kg of heroin.", "Customs Service; Border Police"),
        ("FELCN seized 5 kg of heroin.", "FELCN"),
        ("A Spanish customs ship seized 5 kg of heroin.", "Spanish Customs"),
        ("The Drug Control Agency joined operations. These led to the seizure of 5 kg of heroin.", "Drug Control Agency"),
        # nobody in particular
        ("Tajik authorities seized 5 kg of heroin.", None),
        ("Police seized 5 kg of heroin.", None),
        ("The GOTI seized 5 kg of heroin.", None),
        ("Some 5 kg of heroin were seized.", None),
        # an office that only reports figures
        ("The Statistics Agency reported heroin seizures of 5 kg.", None),
        ("The Drug Control Agency is strong. Bushes were found by the police. Officers seized 5 kg of heroin.", None),
    ],
)
def test_who(text: str, agency: str | None) -> None:
    assert [s.agency for s in seizures(text)] == [agency]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Police seized 5 kg of heroin.", ["TJK"]),
        ("Police seized 5 kg of heroin in Afghanistan.", ["AFG"]),
        ("Afghan police seized 5 kg of heroin.", ["AFG"]),
        ("Afghanistan seized 5 kg of heroin.", ["AFG"]),
        ("Germany's heroin seizures reached 5 kg.", ["DEU"]),
        # where drugs come from or go to is not where they are seized
        ("Police seized 5 kg of heroin from Afghanistan, bound for Russia.", ["TJK"]),
        ("Police seized 5 kg of heroin produced in Afghanistan.", ["TJK"]),
        ("Tajik and Afghan police seized 5 kg of heroin.", ["TJK"]),
        # no country's waters, all countries, a region
        ("A cutter seized 5 kg of heroin on the high seas.", [None]),
        ("Some 5 kg of heroin were seized worldwide.", [None]),
        ("European authorities seized 5 kg of heroin.", [None]),
        # a country a bracket
        ("Heroin was seized in 2007: Belgium (5 kg of heroin) and Germany (almost 7 kg).", ["BEL", "DEU"]),
    ],
)
def test_where(text: str, countries: list[str | None]) -> None:
    assert [s.country for s in seizures(text)] == countries


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In 2007 police seized 5 kg of heroin.", "component"),
        ("On May 12, 2007 police seized 5 kg of heroin.", "incident"),
        ("In a May 2007 operation police seized 5 kg of heroin.", "incident"),
        ("In its largest seizure police seized 5 kg of heroin in May 2007.", "incident"),
        ("Police seized 5 kg of heroin from a passenger.", "incident"),
        ("Police stopped a 500-kilo shipment of heroin that was seized.", "incident"),
        ("In January and February police conducted operations that led to the seizure of 5 kg of heroin.", "component"),
        ("The plan began on May 11, 2008. During the first five days 5 kg of heroin were seized.", "component"),
    ],
)
def test_incidents(text: str, role: str) -> None:
    assert [s.role for s in seizures(text)] == [role]


# the quote is verbatim, stands at its span, and the keys are the same every time
def test_quotes_and_keys() -> None:
    text = "In 2007 police seized some 5 kg of\nheroin and 7 kg of opium."
    found = seizures("Nothing here.", text)
    assert [s.quote for s in found] == ["some 5 kg of heroin", "7 kg of opium"]
    raw = "Nothing here.\n\n" + text
    assert [" ".join(raw[s.span_start : s.span_end].split()) for s in found] == [s.quote for s in found]
    assert [s.fact_id for s in found] == [s.fact_id for s in seizures("Nothing here.", text)]
    assert len({s.fact_id for s in found}) == 2
    assert {s.paragraph for s in found} == {2}


# the cheap filter passes every word of seizure, beside a figure of a drug
def test_the_filter_passes_every_word_of_seizure() -> None:
    words = [r["words"] for r in read_rows("rule_words.csv") if r["kind"] in VERBS | NOUNS | {"take", "yield"}]
    assert len(words) > 50
    assert [w for w in words if not is_worth_reading(passage(f"Police {w} 5kg of heroin."))] == []


# it passes over what lacks a word of seizure, a figure or a measure
@pytest.mark.parametrize("text", ["Police hold 5 kg of heroin.", "Police seized heroin by the kilo.", "Police seized 5 cars."])
def test_the_filter_passes_over(text: str) -> None:
    assert not is_worth_reading(passage(text))


def passage(text: str) -> Passage:
    return document(text).passages[0]


VOCABULARY = (
    "police seized found destroyed seizures of totaled rose fell from to 12 5.5 3,000 half a kilos of tons (MT) (kg) heroin cocaine "
    "marijuana plants labs pills percent doubled in 2007 2006 May January , . ; : - ( ) and which were was by the Border Police DCA "
    "Afghanistan Total respectively since to date including with compared carried"
)
WORDS = VOCABULARY.split()


# no text breaks the reader, and what it reads stands in the text
@given(st.lists(st.sampled_from([*WORDS, "\n", "\n\n"]), max_size=60))
def test_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for s in seizures(text):
        assert s.quote
        assert s.quantity_low <= s.quantity <= s.quantity_high
        assert s.quantity_text in text


def test_no_paragraph_no_fact() -> None:
    assert read_seizures(document("")) == ([], [])
    assert read_seizures(document("Relations are good.")) == ([], [])


def test_in_the_order_of_the_text() -> None:
    found = seizures(
        "Police seized 5 kg of heroin in 2007.",
        "Heroin (kg): 2006: 40.  2007: 51\nOpium (kg): 2006: 1.  2007: 2",
        "Police seized 7 kg of opium.",
    )
    assert [s.span_start for s in found] == sorted(s.span_start for s in found)


def test_a_day_of_its_own() -> None:
    (found,) = seizures("On January 31st, 2008, officers seized 5 kg of heroin.")
    assert (found.period_start, found.period_end) == (date(2008, 1, 31), date(2008, 1, 31))
