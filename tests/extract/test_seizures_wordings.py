"""Seizures as embassies word them: who seized, when, compared with what; each case a sentence or paragraph of our own."""

from __future__ import annotations

import pytest

from tests.extract.build import dated, seizures_of, short


@pytest.mark.parametrize(
    ("texts", "agencies"),
    [
        # an acronym that an earlier paragraph introduces, before the people of the body
        (
            ("The Narcotics Control Board (NACOB) has 180 staff.", "In March, NACOB officers recovered 14 kg of cocaine."),
            ["Narcotics Control Board"],
        ),
        # a name that ends in a drug, then the Agency, then its people
        (
            (
                "The Special Force for the Fight Against Narcotics (FELCN) seized 12 kg of cocaine. The Force also destroyed 30 "
                "laboratories. "
                "Its officers found 155 kg of marijuana.",
            ),
            ["Special Force for the Fight Against Narcotics"] * 3,
        ),
        # a project that the cable gives an acronym is a body
        (
            ("The Special Project for the Reduction of Coca in the Upper Valley (CORAV) eradicated 40 ha of coca.",),
            ["Special Project for the Reduction of Coca in the Upper Valley"],
        ),
        # the acronym first, its name in brackets
        (
            ("The FELCN (Special Counternarcotics Police Force) leads. FELCN seized 2 kg of cocaine.",),
            ["Special Counternarcotics Police Force"],
        ),
        # whose it is: a possessive with a noun of seizure, and with teams
        (("The National Security Service (NSS) is small. The NSS's seizures totaled 210 grams of opium.",), ["National Security Service"]),
        (
            ("The Anti-Narcotics Directorate (DIRAN) led. DIRAN's mobile teams destroyed 14 drug laboratories.",),
            ["Anti-Narcotics Directorate"],
        ),
        # a ministry named before, and who owns what stands behind a bracket
        (("The Ministry of Public Order (MPO) is new. The Ministry's officers seized 9 kg of opium.",), ["Ministry of Public Order"]),
        (("Ministry of Interior (MOI) drug seizures were as follows: 26 kg of heroin.",), ["Ministry of Interior"]),
        # functional names in lower case
        (("The gendarmerie intercepted 2 tons of cannabis.",), ["gendarmerie"]),
        (("In October, border troops seized 212 kg of opium.",), ["border troops"]),
        # officers from a body, bodies that act together
        (("Inspectors from the Customs General Administration found 12 kg of heroin.",), ["Customs General Administration"]),
        (("Officers of the Anti-Drug Unit (ADU) and the Revenue Authority seized 4 kg of heroin.",), ["Anti-Drug Unit; Revenue Authority"]),
        # who tipped them off did not seize; nor did who picked up the rest
        (("On a tip from DEA's Country Office, the Navy and the Coast Guard seized 9 kg of heroin.",), ["Navy; Coast Guard"]),
        (
            ("The Coast Guard recovered 60 pounds of marijuana; a further 15 pounds was picked up by the Port Police Force.",),
            ["Coast Guard", "Port Police Force"],
        ),
        # they, in a sentence of their own subject; the verb left out
        (("The Border Guard Service reported that in 2007 they confiscated 32 kg of opium.",), ["Border Guard Service"]),
        (("Police seized 44 kg of heroin, and Frontier Corps officers another 19 kg.",), [None, "Frontier Corps"]),
        (
            ("They seized 12 tons of heroin (of which 9 tons by the police and 2 tons by the Border Guards).",),
            [None, None, "Border Guards"],
        ),
    ],
)
def test_who(texts: tuple[str, ...], agencies: list[str | None]) -> None:
    assert [s.agency for s in seizures_of(*texts)] == agencies


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Taiwan investigators, alerted by the Drug Bureau, seized 185 kg of heroin.", ["TWN"]),
        ("Iranian border police reported that they confiscated 32 kg of opium.", ["IRN"]),
        ("Kazakhstan reported seizing 87 kg of heroin.", ["KAZ"]),
    ],
)
def test_where(text: str, countries: list[str]) -> None:
    assert [s.country for s in seizures_of(text)] == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a span of days and one of months, with `between`
        ("Between August 1 and November 15, police seized 11 kg of hashish.", ["hashish 11 kg 2008-08-01/2008-11-15"]),
        ("Between May 2006 and April 2007, police seized 11 kg of hashish.", ["hashish 11 kg 2006-05-01/2007-04-30"]),
        # the same part of a year, without and with the year, and told of the figure before it
        (
            "In the first half of 2008 police seized 4 kg of heroin. During the same six months they seized 3 kg of opium.",
            ["heroin 4 kg 2008-01-01/2008-06-30", "opium 3 kg 2008-01-01/2008-06-30"],
        ),
        (
            "From January through September 2008 police seized 6 kg of heroin. In the corresponding period "
            "of 2007 the figure was 8 kg of heroin.",
            ["heroin 6 kg 2008-01-01/2008-09-30", "heroin 8 kg 2007-01-01/2007-09-30"],
        ),
        # the same part of each year of a list
        (
            "Opiate seizures in the first nine months of 2006, 2007 and 2008 were 29 kg, 33 kg and 40 kg, respectively.",
            ["opiates 29 kg 2006-01-01/2006-09-30", "opiates 33 kg 2007-01-01/2007-09-30", "opiates 40 kg 2008-01-01/2008-09-30"],
        ),
        # a year earlier is the same part of it, the previous year the whole; both count from the figure, not from the year compared with
        (
            "In the first ten months of 2008 police seized 96 kg of heroin, up from 83 kg a year earlier.",
            ["heroin 96 kg 2008-01-01/2008-10-31", "heroin 83 kg 2007-01-01/2007-10-31"],
        ),
        (
            "In the first ten months of 2008 police seized 9 kg of heroin, against 8 kg in 2004, and 41 ecstasy tablets, "
            "down from 12 the previous year.",
            [
                "heroin 9 kg 2008-01-01/2008-10-31",
                "heroin 8 kg 2004-01-01/2004-12-31",
                "mdma 41 tablet 2008-01-01/2008-10-31",
                "mdma 12 tablet 2007-01-01/2007-12-31",
            ],
        ),
        # a year up to a month, and days counted from the last one named
        ("In 2008 through September police seized 19 kg of opium.", ["opium 19 kg 2008-01-01/2008-09-30"]),
        (
            "On March 15 police seized 2 kg of opium. Two days later, they found 9 kg of heroin.",
            ["opium 2 kg 2008-03-15/2008-03-15", "heroin 9 kg 2008-03-17/2008-03-17"],
        ),
        # the days of a raid hold for the sentence after it
        (
            "The police raided farms between January 18 and January 22. They confiscated 318 kg of hashish.",
            ["hashish 318 kg 2008-01-18/2008-01-22"],
        ),
        ("Police seized 65 kg of opium in the twelve months ending September 30, 2008.", ["opium 65 kg 2007-10-01/2008-09-30"]),
        # a season lies in two years
        ("Police destroyed 48 hectares of poppy in the 2007-2008 season.", ["poppy 48 hectare /"]),
    ],
)
def test_when(text: str, expected: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two lists, `respectively` said or not, in one sentence and in the next
        (
            "Police seized 8 tons of heroin and 7 tons of opium in 2007, versus 4 tons and 5 tons, respectively, in 2006.",
            [
                "heroin 8 t 2007-01-01/2007-12-31",
                "opium 7 t 2007-01-01/2007-12-31",
                "heroin 4 t 2006-01-01/2006-12-31",
                "opium 5 t 2006-01-01/2006-12-31",
            ],
        ),
        (
            "Police seized 21 tons of heroin and 4 tons of opium in 2007, against 20 and 7 tons in all of 2006.",
            [
                "heroin 21 t 2007-01-01/2007-12-31",
                "opium 4 t 2007-01-01/2007-12-31",
                "heroin 20 t 2006-01-01/2006-12-31",
                "opium 7 t 2006-01-01/2006-12-31",
            ],
        ),
        (
            "Police seized 105 kg of heroin and 219 ecstasy tablets in 2007. The respective figures for 2006 were 97 kg and 160 tablets.",
            [
                "heroin 105 kg 2007-01-01/2007-12-31",
                "mdma 219 tablet 2007-01-01/2007-12-31",
                "heroin 97 kg 2006-01-01/2006-12-31",
                "mdma 160 tablet 2006-01-01/2006-12-31",
            ],
        ),
        # series of years
        (
            "Police destroyed 417 hectares of cannabis in 2007, against 303 hectares in the whole of 2006 and only 86 in 2005.",
            [
                "cannabis_plant 417 hectare 2007-01-01/2007-12-31",
                "cannabis_plant 303 hectare 2006-01-01/2006-12-31",
                "cannabis_plant 86 hectare 2005-01-01/2005-12-31",
            ],
        ),
        (
            "Police destroyed 455 hectares of cannabis in 2006 but only 212 in 2007.",
            ["cannabis_plant 455 hectare 2006-01-01/2006-12-31", "cannabis_plant 212 hectare 2007-01-01/2007-12-31"],
        ),
        (
            "In 2007 they destroyed 84,000 cannabis plants, less than half the 180,000 destroyed in 2006.",
            ["cannabis_plant 84000 plant 2007-01-01/2007-12-31", "cannabis_plant 180000 plant 2006-01-01/2006-12-31"],
        ),
    ],
)
def test_compared(text: str, expected: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers ploughed under 28 hectares of poppy.", ["poppy 28 hectare"]),
        ("Inspectors had 11 hectares of poppy ploughed under in May.", ["poppy 11 hectare"]),
        ("They removed about 1,300 coca seedlings from nurseries.", ["coca_plant 1300 plant"]),
        ("Two operations in November yielded 4 kg of methamphetamine.", ["methamphetamine 4 kg"]),
        ("A search on October 9 turned up 38 pounds of cannabis.", ["cannabis 38 lb"]),
        ("Police seized 50 kg of cocaine. An additional 40 kilograms turned up in a car.", ["cocaine 50 kg", "cocaine 40 kg"]),
        ("Customs officers took 16 kg of cocaine from passengers.", ["cocaine 16 kg"]),
        ("The 14 tons of cocaine that the Navy found aboard were burned.", ["cocaine 14 t"]),
        ("The police took down 18 drug laboratories.", ["laboratory 18 site"]),
        ("Soldiers cleared 449 hectares of poppy and 20 hectares of forest.", ["poppy 449 hectare"]),
        # pills are not of what the sentence names before them
        ("Officers found 9 kg of hashish and 3,200 pills.", ["hashish 9 kg", "drugs 3200 tablet"]),
        # what the sites did; how many of them
        (
            "They dismantled six drug laboratories: four made heroin, and two cooked methamphetamine.",
            ["laboratory 6 site", "laboratory 4 site", "laboratory 2 site"],
        ),
        ("They dismantled ten drug laboratories, seven of which were producing heroin.", ["laboratory 10 site", "laboratory 7 site"]),
        # a survey finds no drugs, other verbs take them away from nobody, and others are done to the fields
        ("The survey found 31,700 hectares of poppy after police seized the tractors.", []),
        ("Federal Police seized the farm, where the owners had planned to refine 5 tons of cocaine.", []),
        ("Rebels keep the eradication teams out of an area in which an estimated 16,000 hectares of coca are grown.", []),
        # of what no word list knows, and money
        ("Police seized 5 kg of heroin and found six tons of tomatoes.", ["heroin 5 kg"]),
        ("Police seized heroin and 1.3 million pounds from a dealer.", []),
        # nothing is cut from a laboratory
        ("Police destroyed 50 drug labs. Teams eradicated 5,480 hectares.", ["laboratory 50 site"]),
    ],
)
def test_what(text: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # a colon before parts that fill the whole, or that a total stands before
        (
            "In 2007 they eradicated 105 hectares of poppy: 89 hectares in the north and 16 hectares in the south.",
            ["total", "component", "component"],
        ),
        (
            "Police confiscated a total of 356 tons of drugs in 2007: 231 tons of opium and 59 tons of hashish.",
            ["total", "component", "component"],
        ),
        # a figure that the next sentence takes apart
        (
            "Police seized 3 tons of drugs in 2007. The 2007 figure included 1 ton of heroin and 2 tons of opium.",
            ["total", "component", "component"],
        ),
        (
            "Police seized 3 tons of drugs in 2007. The 2007 total consisted of 1 ton of heroin and 2 tons of opium.",
            ["total", "component", "component"],
        ),
        # a single shipment within the figure of a period is no part that fills it
        ("Police seized 17 tons of cocaine in 2007, including a single shipment of 3 tons in April.", ["component", "incident"]),
        # an operation by name, however long
        ("During Operation Blue Gulf, which ran from May to August, boats intercepted 3 tons of cocaine.", ["incident"]),
        # one truck of the second clause
        (
            "Officers took 16 kg of cocaine in 2007, and at the border they found 21 kg of opium in a single truck in June.",
            ["component", "incident"],
        ),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [s.role for s in seizures_of(text)] == roles


# a cable of the first months of a year that names the year before once is no report on it
def test_a_year_named_once() -> None:
    (first, _) = seizures_of(
        "On April 20 police recovered 21 kg of cocaine.", "They had seized 15 kg of cocaine in all of 2007.", day="2008-04-23"
    )
    assert dated(first) == "cocaine 21 kg 2008-04-20/2008-04-20"
