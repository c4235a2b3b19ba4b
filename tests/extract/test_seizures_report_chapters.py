"""Seizures as the chapters of a yearly report word them: quantities, times, bodies and roles; each case a sentence of our own."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import dated, document, seizures_of, short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the unit said again in brackets, before the noun of seizure
        ("Finds in 2008 included a 31 kilogram (kg) seizure of cocaine and a 9 kg seizure of opium.", ["cocaine 31 kg", "opium 9 kg"]),
        # a reported load
        ("In May police seized a reported 1,240 kilogram shipment of cocaine from a yacht.", ["cocaine 1240 kg"]),
        # sorts of a drug
        ("Troops seized 900 kg of hashish and 1.4 tons of various grades of opium.", ["hashish 900 kg", "opium 1.4 t"]),
        # two figures of one unit in brackets
        ("Most eradication of poppy took place in two provinces (310 and 145 ha, respectively).",
         ["poppy 310 hectare", "poppy 145 hectare"]),
        # a goal is no seizure, nor is the size of a vial
        ("Troops eradicated 51,000 ha of coca in 2007 and exceeded the 48,000 ha goal for 2007.", ["coca_plant 51000 hectare"]),
        ("In May a dog found 3 kg of heroin and a 10 ml vial of fentanyl.", ["heroin 3 kg"]),
        # chemicals and syrup
        ("Police seized 2 tons of calcium chloride, 300 liters of n-propyl acetate and 9 kg of cocaine.",
         ["precursors 2 t", "precursors 300 l", "cocaine 9 kg"]),
        ("The Navy seized 4 tons of tramadol and 7 tons of codeine-infused cough syrup.", ["tramadol 4 t", "opioids 7 t"]),
        # a line that ends behind a hyphen
        ("Police in the northern provinces say that all in all they seized twenty-\nfive kilograms of amphetamine-\ntype stimulants there.",
         ["stimulants 25 kg"]),
        # pounds of money, and of weight
        ("Police seized 3,000,000 Egyptian pounds of the heroin trade and 40 pounds of opium.", ["opium 40 lb"]),
        # machines for tablets are none
        ("Police seized 90 kg of ecstasy, 2 pill presses and a van.", ["mdma 90 kg"]),
        # groups of three that stand apart, where a unit follows; a day before a figure
        ("Police seized 11 000 tablets of ecstasy, 1 234 567 tablets of captagon and 21 500 kilograms of hashish.",
         ["mdma 11000 tablet", "captagon 1234567 tablet", "hashish 21500 kg"]),
        ("On March 12 500 kg of heroin were seized.", ["heroin 500 kg"]),
        ("In 2007 500 kg of heroin were seized.", ["heroin 500 kg"]),
        # what a drug could be made into; a word of its sort behind the drug; a brand in brackets
        ("The force seized 4 tons of heroin, 2.4 tons of opium (which converts to 240 kg of heroin) and 9 tons of hashish.",
         ["heroin 4 t", "opium 2.4 t", "hashish 9 t"]),
        ("Police seized 31 kg of cannabis herbal.", ["marijuana 31 kg"]),
        ("Seized in 2007:\nHeroin: 920 kgs\nAmphetamine (Captagon): 11,463 tablets", ["heroin 920 kg", "captagon 11463 tablet"]),
        # the crop that the paragraph speaks of, where hectares are eradicated
        ("The poppy crop shrank. The hectares eradicated nationwide declined from 19,100 ha in 2006 to 5,200 ha in 2007.",
         ["poppy 19100 hectare", "poppy 5200 hectare"]),
        # both of what the sentence before names
        ("Both marijuana and poppies grow wild. In 2007 a combined total of 46 tons were destroyed.", ["drugs 46 t"]),
    ],
)  # fmt: skip
def test_quantities(text: str, found: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == found


# seizures of whatever drug, in a cable about drugs
def test_seizures_of_no_named_drug() -> None:
    about = "Drug traffickers like the coast: cocaine, heroin, opium, cannabis and more cocaine pass."
    text = "Maritime seizures by the Coast Guard Service fell from 18 tons seized in all of 2006 to three tons in 2007."
    found = seizures_of(about, text)
    assert [(short(s), s.agency) for s in found] == [("drugs 18 t", "Coast Guard Service"), ("drugs 3 t", "Coast Guard Service")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a year before brackets
        ("Troops eradicated 264 ha of poppy in 2007, a rise from 2006 (205 ha eradicated).",
         ["poppy 264 hectare 2007-01-01/2007-12-31", "poppy 205 hectare 2006-01-01/2006-12-31"]),
        # a time behind a list, narrower than the one before it
        ("It ran raids in 2007 that led to the seizure of 3 tons of marijuana and 40 kg of cocaine in the first ten months of the year.",
         ["marijuana 3 t 2007-01-01/2007-10-31", "cocaine 40 kg 2007-01-01/2007-10-31"]),
        # as long a time as was named, or the first months of the year
        ("Opium seizures rose to 821 kg over this nine-month reporting period.", ["opium 821 kg 2008-01-01/2008-09-30"]),
        # the months of a year told before "when"
        ("In 2008 police seized 180 kg of heroin. That is down from 2006, when 1.1 tons were seized over the first ten months of the year.",
         ["heroin 180 kg 2008-01-01/2008-12-31", "heroin 1.1 t 2006-01-01/2006-10-31"]),
        # respectively, before the time of both
        ("Police seized 705 kg of marijuana and 74 kg of cocaine in the first half of 2008, compared to seizures totaling 1.2 tons and "
         "292 kg, respectively, of both drugs during all of 2007.",
         ["marijuana 705 kg 2008-01-01/2008-06-30", "cocaine 74 kg 2008-01-01/2008-06-30",
          "marijuana 1.2 t 2007-01-01/2007-12-31", "cocaine 292 kg 2007-01-01/2007-12-31"]),
        # what pills fell from is of the time that the sentence before compares with
        ("Police seized 53 kg of heroin in the first half of 2008, a fall of 36 percent from the same period of 2007. There was a six "
         "percent decline in the number of ecstasy pills seized, from 10,107 to 9,515.",
         ["heroin 53 kg 2008-01-01/2008-06-30", "mdma 10107 tablet 2007-01-01/2007-06-30", "mdma 9515 tablet 2008-01-01/2008-06-30"]),
        # to the middle of a month; no end of early, no beginning of late
        ("Between January and mid-October 2008 its raids led to the seizure of 12 tons of cocaine.",
         ["cocaine 12 t 2008-01-01/2008-10-15"]),
        ("In early 2008 police seized 12 kg of cocaine.", ["cocaine 12 kg 2008-01-01/"]),
        ("In late 2007 police seized 12 kg of cocaine.", ["cocaine 12 kg /2007-12-31"]),
        # a report's year is not that of its figures
        ("According to the Commission's 2008 Annual Drug Report, police made 168 arrests in 2007. They also seized 82 tons of opium.",
         ["opium 82 t 2007-01-01/2007-12-31"]),
        # its own time, though it is one compared with
        ("Officers seized 657 kg of cocaine in the first half of 2008. They seized 1,019 kg during the same period in 2007, bolstered by a "
         "single 800 kg seizure in April 2007.",
         ["cocaine 657 kg 2008-01-01/2008-06-30", "cocaine 1019 kg 2007-01-01/2007-06-30", "cocaine 800 kg 2007-04-01/2007-04-30"]),
        # a fiscal year whose end is told, and one whose is not
        ("Seizures of opium climbed to 631 tons during the 2006-2007 Persian fiscal year (ending on March 20).",
         ["opium 631 t 2006-03-21/2007-03-20"]),
        ("Seizures of opium climbed to 631 tons during the 2006-2007 fiscal year.", ["opium 631 t /"]),
        # since a body began
        ("Since it was established more than six years ago, the Unit has seized 31 tons of opium.", ["opium 31 t /2008-11-20"]),
    ],
)  # fmt: skip
def test_times(text: str, found: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)] == found


# beside the whole year before, a month without a year is of the year reported on
def test_the_year_reported_on_beside_the_year_before() -> None:
    text = "The government reports 17,000 ha of coca eradicated during 2006 and 52,000 ha of coca eradicated through mid-December."
    found = seizures_of(text, day="2008-03-01", subject="2008 NARCOTICS CONTROL STRATEGY REPORT")
    assert [dated(s) for s in found] == ["coca_plant 17000 hectare 2006-01-01/2006-12-31", "coca_plant 52000 hectare 2007-01-01/2007-12-15"]


@pytest.mark.parametrize(
    ("texts", "agencies"),
    [
        # a functional name with an acronym in another language, and a name beside its acronym
        (("Peru's coca eradication organization (CORAV) eradicated 20,700 ha of coca in 2008.",), ["coca eradication organization"]),
        (("The island has a unit (Bureau for the Fight against Narcotics, or BLN). In May BLN officers seized 9 kg of cocaine.",),
         ["Bureau for the Fight against Narcotics"]),
        (("The Internal Security Forces' (ISF's) efforts suffered. The ISF seized 7 kg of opium.",), ["Internal Security Forces"]),
        (("The Army (SEDAN) and Navy (SEMAN) grow. In January SEMAN seized 4 tons of cocaine.",), ["Navy"]),
        (("In 2008 law enforcement agencies (National Police of Aras, or NPA) dismantled 115 drug laboratories.",),
         ["National Police of Aras"]),
        # two bodies
        (("Joint Border Police and Customs operations at the port led to the seizure of 3 tons of cocaine in 2008.",),
         ["Border Police; Customs"]),
        (("The Directorate of Revenue Intelligence (DRI) is strong. In October 2007 23 tons of hashish were seized in the north in a joint "
          "operation between the DEA and DRI.",), ["Directorate of Revenue Intelligence"]),
        # a body that tells of its own seizures; a ministry that counts
        (("In 2008 the Federal Police reported seizures of 22 tons of cocaine.",), ["Federal Police"]),
        (("In 2008 the Ministry of Interior reported seizures of 22 tons of cocaine.",), [None]),
        # by whom the bust was, in whose raids
        (("In May there was a large bust by the Border Police, with U.S. agencies, of 5 tons of cocaine seized from a ship.",),
         ["Border Police"]),
        (("The National Raid Unit (NRU) is new.", "The sites were targeted in NRU operations, resulting in the destruction of over 105 "
          "drug laboratories in 2008."), ["National Raid Unit"]),
    ],
)  # fmt: skip
def test_bodies(texts: tuple[str, ...], agencies: list[str | None]) -> None:
    assert [s.agency for s in seizures_of(*texts)] == agencies


# units that another state trained act at home; a strategy report is on the country that its subject names
def test_countries() -> None:
    (found,) = seizures_of("The Tajik units trained by the United States have seized more than 30 drug laboratories since 2005.")
    assert found.country == "TJK"
    subject = "KYRGYZSTAN: 2008 INTERNATIONAL NARCOTICS CONTROL STRATEGY REPORT"
    assert [s.country for s in seizures_of("In 2008 police seized 9 kg of opium.", subject=subject)] == ["KGZ"]
    assert [s.country for s in seizures_of("In 2008 police seized 9 kg of opium.", subject="A VISIT TO KYRGYZSTAN")] == ["TJK"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # a campaign is no event; as many loads as were announced are
        ("In 2008 an ongoing eradication effort also destroyed 689,000 cannabis plants.", ["component"]),
        ("Media reported two large marijuana seizures in 2008. Over 1.4 tons were seized in the south and over 3.6 tons in the north.",
         ["component", "incident", "incident"]),
        # a laboratory that was raided, the operation told before, arrests in the month, what was hidden in one thing
        ("In May police destroyed a clandestine laboratory. Some 900 liters of acetone and 7 kg of cocaine were seized.", ["incident"] * 2),
        ("In 2008 police raided the first large ecstasy laboratory of the country, seizing 52,000 ecstasy tablets.", ["incident"]),
        ("During 2008 a joint operation broke up a ring. In the port, 541 kg of cocaine were seized.", ["incident"]),
        ("In September officers seized 300 kg of cocaine and arrested six persons.", ["incident"]),
        ("In June 2008 police broke up a group, raiding four houses and seizing 68 kg of marijuana.", ["incident"]),
        ("Dogs did well in 2008. At one port they found 1,500 fentanyl pills hidden inside shoes.", ["incident"]),
        ("In 2008 police ran 900 operations. This included dismantling two drug laboratories.", ["component"]),
        # the drugs in brackets fill a whole; an overall figure is the total of its drugs
        ("In 2007 the Navy seized 2.72 tons of drugs (2.5 tons of marijuana and 225 kg of cocaine).", ["total", "component", "component"]),
        ("Overall drug seizures totaled 3.4 tons in 2007. Opium seizures came to 900 kg in 2007 and hashish seizures to 2.5 tons in 2007.",
         ["total", "component", "component"]),
    ],
)  # fmt: skip
def test_roles(text: str, roles: list[str]) -> None:
    assert [s.role for s in seizures_of(text)] == roles


def changed(text: str) -> list[tuple[str, str]]:
    return [(c.substance, f"{c.stated_percent.normalize():f}") for c in read_seizures(document(text))[1]]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("The volume of cocaine seized in 2007 decreased nearly two-fold from 2006.", [("cocaine", "-50")]),
        ("The volume of cocaine seized in 2007 increased nearly two-fold from 2006.", [("cocaine", "100")]),
        # the drug behind "in"
        ("In 2007 police seized 11 kg of opium and 3 kg of heroin, a 7 percent decrease in opium and an 83 percent decrease in heroin "
         "from what was seized in 2006.", [("opium", "-7"), ("heroin", "-83")]),
        ("Opium seizures have dropped, declining 44 percent in 2007 and again by 76 percent in 2008.",
         [("opium", "-44"), ("opium", "-76")]),
        # what fell stands between the change and its percentage
        ("Less poppy was eradicated in 2007 because of the decrease in overall cultivation by 19 percent.", []),
        # a share of what was seized before
        ("Police seized half as much cocaine in 2007 as in 2006.", [("cocaine", "-50")]),
        ("By September police had seized only a third as much heroin as was seized in 2006.", [("heroin", "-66.7")]),
        ("Cocaine seizures were at two-thirds of 2006 levels.", [("cocaine", "-33.3")]),
        ("Police say that a third of the drugs seized pass through as many as ten ports.", []),
        # a rate of success is none of seizures
        ("The Navy seized 22 tons of drugs in 2007. Its interdiction success rate rose by eight percent over 2006.", []),
    ],
)  # fmt: skip
def test_changes(text: str, changes: list[tuple[str, str]]) -> None:
    assert changed(text) == changes


# each of two drugs its own figure; what tablets weigh is no second seizure; where drugs were meant to go
def test_two_drugs_respectively_weights_and_destinations() -> None:
    both = seizures_of("Opiate seizures rose, with 201 kilograms (kg) and 1,300 kg of heroin and opium seized, respectively.")
    assert [short(s) for s in both] == ["heroin 201 kg", "opium 1300 kg"]
    weighed = seizures_of("In 2007 police seized 1.7 million methamphetamine tablets (weighing 260 kg) and 9 kg of opium.")
    assert [(s.role, s.is_additive) for s in weighed] == [("component", True), ("restatement", False), ("component", True)]
    meant = seizures_of("In 2007 customs seized 7 million tramadol tablets destined for diversion in Germany.")
    assert [s.country for s in meant] == ["TJK"]


# a sum of money compared with another is no change of what was seized; a year that figures are similar to is not theirs
def test_money_and_likeness() -> None:
    assert changed("Police destroyed $18 million worth of seized drugs in 2007, a reduction of 50 percent from 2006.") == []
    text = "In the first half of 2008 police seized 9 kg of opium. Officers also uprooted 2,500 cannabis plants, similar to 2007."
    assert [dated(s) for s in seizures_of(text)] == ["opium 9 kg 2008-01-01/2008-06-30", "cannabis_plant 2500 plant 2008-01-01/2008-06-30"]


# what the next sentence tells of the same time are the parts of a figure that they add up to, be it not said
def test_a_whole_that_the_next_sentence_adds_up_to() -> None:
    lead = "The number of hectares of poppy eradicated declined from 19,100 ha in 2006 to 5,480 ha in 2007."
    told = seizures_of(f"{lead} In 2007 the governors eradicated 4,306 ha of poppy, and the police eradicated another 1,174 ha of poppy.")
    assert [s.role for s in told] == ["component", "total", "component", "component"]
    assert [s.part_of for s in told][2:] == [told[1].fact_id] * 2
    other = seizures_of(f"{lead} In 2007 the governors eradicated 4,306 ha of poppy, and the police eradicated another 1,175 ha of poppy.")
    assert [s.role for s in other] == ["component"] * 4


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        # what a body is, told between it and the verb; two bodies behind a stroke
        ("The NIU, a U.S.-supported, well-trained police unit for raids, seized 3 kg of heroin.", "National Interdiction Unit"),
        ("The CNP/NIU seized 3 kg of heroin.", "Counter Narcotics Police; National Interdiction Unit"),
        # another clause's body
        ("Thanks to the NIU, a boat was stopped, and police in Kabul seized 3 kg of heroin.", None),
    ],
)
def test_bodies_described_and_joined(text: str, agency: str | None) -> None:
    named = "The Counter Narcotics Police (CNP) and the National Interdiction Unit (NIU) have met."
    assert [s.agency for s in seizures_of(f"{named} {text}", country="AFG")] == [agency]


# the year before the second "as" is that of the change, the one behind it what it is compared with
def test_times_of_a_share() -> None:
    change = read_seizures(document("Police seized half as much cocaine in 2007 as in 2006."))[1][0]
    assert [d and d.year for d in (change.base_start, change.period_start)] == [2006, 2007]


# drugs seized as they enter a country are seized there
def test_drugs_that_enter_a_country() -> None:
    entering = seizures_of("In 2007, 124 pounds of ephedrine were seized entering the United States from Canada.", country="CAN")
    assert [s.country for s in entering] == ["USA"]
