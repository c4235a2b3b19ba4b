"""Whole shapes of wording: what goes on, what goes back, what is compared, whose it is and when; each sentence our own."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.document import report_year
from flows.extract.seizures import read_seizures
from tests.extract.build import dated, document, seizures_of, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a vehicle stopped with drugs aboard, active and passive
        ("The gendarmes stopped a lorry with 44 kg of khat under its floor.", ["khat 44 kg"]),
        ("A minibus carrying 44 kg of khat was halted near the bridge.", ["khat 44 kg"]),
        # a vehicle that nobody stopped
        ("A lorry with 44 kg of khat left the depot before the search.", []),
        # a body's share of what was seized; a drug's share of something is none
        ("Police seized 3 kg of khat. The Lake Guard accounted for 31 kg of heroin.", ["khat 3 kg", "heroin 31 kg"]),
        ("In 2007 the Navy seized 3 tons of hashish. The Coast Guard added 1.5 tons.", ["hashish 3 t", "hashish 1.5 t"]),
        ("Heroin accounted for 31 kg of the drugs consumed.", []),
        # out of circulation, whoever did it
        ("Our unit took 16 kg of opium off the streets.", ["opium 16 kg"]),
        ("Last year 90 kg of drugs were taken out of circulation, including 40 kg of opium.", ["drugs 90 kg", "opium 40 kg"]),
        # dug up: plants are destroyed, what was buried is seized
        ("The Border Police dug up 70 kg of heroin in an orchard.", ["heroin 70 kg"]),
        # an apposition says that the quantity before it was a seizure
        ("Bishkek, May 3: six kilograms of heroin in a courier's bag, the first seizure this spring.", ["heroin 6 kg"]),
        # more of the same, with a verb and without
        ("Customs seized 4,100 ecstasy tablets in May and at the port another 920.", ["mdma 4100 tablet", "mdma 920 tablet"]),
        ("Customs seized 45 kg of heroin; the Army seized another 12.", ["heroin 45 kg", "heroin 12 kg"]),
        ("Police seized 45 kg of heroin and arrested another 12.", ["heroin 45 kg"]),
        # packages of the only drug that the sentence names
        ("Some khat sank with the boat, and divers of the Coast Guard retrieved 17 packages.", ["khat 17 package"]),
        # what the seizure before is compared with
        ("The bureau lists 3 tons of hashish seized this year, against 2 tons in 2007.", ["hashish 3 t", "hashish 2 t"]),
        # the figure of another drug, whose verb only gives it
        ("Police seized 3 kg of heroin in 2007. As for opium, the bureau reports 80 kg in 2007.", ["heroin 3 kg", "opium 80 kg"]),
        # no verb but the one that the sentence before has
        (
            "Seizures of all drugs rose. Heroin was up 8 percent, to 19 kg, and opium 9 percent, to 120 kg.",
            ["heroin 19 kg", "opium 120 kg"],
        ),
        ("Use of all drugs rose after seizures. Heroin was up 22 percent, to 19 kg.", []),
        # a goal is no figure of what was done
        ("Teams eradicated 640 hectares of poppy, beyond the 600-hectare goal.", ["poppy 640 hectare"]),
        # `one of which` counts no more than an article
        ("Police dismantled three heroin laboratories, one of which was large.", ["laboratory 3 site"]),
        # laboratories denied, then counted elsewhere
        ("The drug agency knew of no drug laboratory, although four had been closed by Customs.", ["laboratory 4 site"]),
        # a count of seizures is of the drug that follows without a comma only
        ("Police made 31 drug seizures. There were 12 seizures at the airport, the largest of them of 3 kg of opium.", None),
        # an aside that begins no clause
        ("Opium seizures, however, doubled, to 26 kg.", ["opium 26 kg"]),
        # tablets of what they contain
        ("Inspectors seized 4,500 tablets containing ephedrine.", ["ephedrine 4500 tablet"]),
        # a bare figure compared with, `vs.` and `down from`
        ("Police seized 500 tablets of ecstasy in 2007 vs. 400 in 2006.", ["mdma 500 tablet", "mdma 400 tablet"]),
        ("Police seized 14 kg of khat, down from 47.", ["khat 14 kg", "khat 47 kg"]),
        # what they were listed or reported as
        ("The bureau lists 27 kg of khat and 6 kg of opium as seized in 2007.", ["khat 27 kg", "opium 6 kg"]),
        ("Of 50 kg of khat reported seized in May little is left.", ["khat 50 kg"]),
        # by how much is not how much
        ("Khat seized in 2007 came to 51 kg, 14 kg more than in 2006.", ["khat 51 kg"]),
        # an attempt that failed, and one that did not
        ("Police seized 3 kg of opium and foiled an attempt to smuggle 31 kg of khat.", ["opium 3 kg", "khat 31 kg"]),
        ("Police seized 3 kg of opium after an attempt to smuggle 31 kg of khat.", ["opium 3 kg"]),
        # the next drug, its name before a colon
        ("Khat: police seized 4 tons in 2007. Opium: 210 kg, little changed.", ["khat 4 t", "opium 210 kg"]),
        # what seizures told long before yielded
        (
            "Twenty-five drug seizures were made on the lake between July 2007 and June 2008, yielding 7 tons of khat.",
            ["drugs 25 case", "khat 7 t"],
        ),
        # in apposition to what was seized and when
        ("The amount of drugs seized in 2007, 3,460 kg, was high.", ["drugs 3460 kg"]),
        # an item behind brackets takes the unit of the item before them
        (
            "Officers made 37 seizures of heroin (41 kg), 112 of hashish (2.3 tons).",
            ["heroin 37 case", "heroin 41 kg", "hashish 112 case", "hashish 2.3 t"],
        ),
    ],
)
def test_shapes(text: str, expected: list[str] | None) -> None:
    found = [short(s) for s in seizures_of(text)]
    assert found == expected if expected is not None else "drugs 12 case" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the time of the paragraph's first sentence, over one that has none
        (
            "The unit's results for 2007 are these. It made 79 arrests. It seized 21 kg of hashish.",
            ["hashish 21 kg 2007-01-01/2007-12-31"],
        ),
        # when a body was founded is no time of its figures
        ("The squad, created in 2003, is small. It seized 21 kg of hashish.", ["hashish 21 kg /"]),
        ("In the course of the year police seized 21 kg of hashish.", ["hashish 21 kg 2008-01-01/2008-12-31"]),
        ("In the year to date police seized 21 kg of hashish.", ["hashish 21 kg 2008-01-01/2008-11-20"]),
        # a year named by the way holds for no day after it
        (
            "The office had stopped counting in 2003. On June 14 the army seized 21 kg of hashish.",
            ["hashish 21 kg 2008-06-14/2008-06-14"],
        ),
        # the record compared with, and `since` with the year that `when` takes up
        ("Police seized 21 kg of hashish in 2007, below the record set in 2004.", ["hashish 21 kg 2007-01-01/2007-12-31"]),
        (
            "It was the most since 2001, when the army seized 21 kg of hashish.",
            ["hashish 21 kg 2001-01-01/2001-12-31"],
        ),
        # a time in brackets is not that of the figure outside them
        ("Seizures (which peaked in 2004) were 5 kg of khat.", ["khat 5 kg /"]),
        # each figure behind the year that labels it
        (
            "Police seized khat every year (2005: 11 kg; 2006: 13 kg).",
            ["khat 11 kg 2005-01-01/2005-12-31", "khat 13 kg 2006-01-01/2006-12-31"],
        ),
        # the same part of the year after the one compared with
        (
            "The khat seized rose from 45 kg in the first nine months of 2007 to 61 kg in the same period of 2008.",
            ["khat 45 kg 2007-01-01/2007-09-30", "khat 61 kg 2008-01-01/2008-09-30"],
        ),
        # from the first year to the last
        (
            "Opium seizures jumped from 310 to 890 kg between 2006 and 2007.",
            ["opium 310 kg 2006-01-01/2006-12-31", "opium 890 kg 2007-01-01/2007-12-31"],
        ),
        # to ... from ...: what it came from is over
        (
            "Opium seizures in 2007 fell to 4 tons from 6 tons in 2006, and 7 kg of heroin were found.",
            ["opium 4 t 2007-01-01/2007-12-31", "opium 6 t 2006-01-01/2006-12-31", "heroin 7 kg 2007-01-01/2007-12-31"],
        ),
    ],
)
def test_times(text: str, expected: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)] == expected


@pytest.mark.parametrize(
    ("subject", "body", "year"),
    [
        # the subject names the year before
        ("DRUG SEIZURE FIGURES FOR 2007", "Few.", 2007),
        # it names both
        ("FIGURES FOR 2007 AND 2008", "Few.", 2008),
        # last year against this one: a report on its own
        ("THREE LOADS", "In 2007, in 2007 and in 2007; more than last year.", 2008),
        ("THREE LOADS", "In 2007, in 2007 and in 2007.", 2007),
    ],
)
def test_the_year_reported_on(subject: str, body: str, year: int) -> None:
    assert report_year(datetime(2008, 3, 3).date(), subject, body) == year


@pytest.mark.parametrize(
    ("text", "agency", "country"),
    [
        # the body right before `who`, whatever it stands in
        ("They were stopped by the State Border Service, who found 52 kg of heroin.", "State Border Service", "TJK"),
        # one inside a clause that ends before the verb is none
        ("The Fisheries Inspectorate, which replaced the Coast Guard in 2005, seized 52 kg of heroin.", "Fisheries Inspectorate", "TJK"),
        # `the same department`
        ("The Special Tasks Department found a car. The same department seized 52 kg of heroin.", "Special Tasks Department", "TJK"),
        # a short name by the full one of the paragraph
        ("Dushanbe Customs keeps books. Customs officers seized 52 kg of heroin.", "Dushanbe Customs", "TJK"),
        # the frontier is no part of the name, and this side of it
        ("Police report that 52 kg of heroin were seized by the Border Guard Forces on the Afghan frontier.", "Border Guard Forces", "TJK"),
        # what another verb says of another figure
        ("Of the 52 kg of heroin seized, 30 kg were taken by the Navy.", None, "TJK"),
        # an acronym behind `by`
        ("In May 52 kg of heroin were seized by the DCSN.", "DCSN", "TJK"),
        # before a preposition's country no verb of that country
        ("Officers at the crossing with Iran alone seized 52 kg of heroin.", None, "TJK"),
        # several nations' police, the reporting one among them
        ("A joint operation of Tajik, Russian and Afghan police led to the seizure of 52 kg of heroin.", None, "TJK"),
        # a place in a clause of another kind
        ("The 52 kg of heroin seized are few, because most loads are split in Russia.", None, "TJK"),
    ],
)
def test_who_and_where(text: str, agency: str | None, country: str) -> None:
    first = seizures_of(text)[0]
    assert (first.agency, first.country) == (agency, country)


@pytest.mark.parametrize(
    ("texts", "roles"),
    [
        # events that later paragraphs tell add up to the figure of their time
        (
            (
                "Between May 2 and June 9 police seized 2.4 tons of hashish in two operations.",
                "On May 2 police seized 1.5 tons of hashish.",
                "On June 9 police seized 900 kg of hashish.",
            ),
            ["total", "incident", "incident"],
        ),
        # they do not add up
        (
            (
                "Between May 2 and June 9 police seized 2.4 tons of hashish.",
                "On May 2 police seized 1.5 tons of hashish.",
                "On June 9 police seized 200 kg of hashish.",
            ),
            ["component", "incident", "incident"],
        ),
        # a definite figure without any verb of seizure goes back
        (
            ("In 2007 police seized 2.19 tons of hashish.", "The 2.2 tons of hashish make a poor harvest."),
            ["component", "restatement"],
        ),
        # another figure, or another drug, does not
        (("In 2007 police seized 2.19 tons of hashish.", "The 2.8 tons of hashish make a poor harvest."), ["component"]),
        (("In 2007 police seized 2.19 tons of hashish.", "The 2.2 tons of opium make a poor harvest."), ["component"]),
        # the cause of a year's figure is no event
        (("In 2007 police seized 2.19 tons of hashish, owing to a single container.",), ["component"]),
        # one shipment, then the figure of those who seized it for the year
        (
            ("A shipment of 5 tons of hashish was intercepted on May 2 by the Navy, which seized 19 tons in the year as a whole.",),
            ["incident", "component"],
        ),
        # an operation by name, told in the sentence before
        (("Operation Steppe ran from March 3 to April 11. It netted 26 kg of khat.",), ["incident"]),
        # a single seizure called the largest
        (("The seizure of 14 tons of hashish in 2007 remains the largest in the country's history.",), ["incident"]),
    ],
)
def test_roles(texts: tuple[str, ...], roles: list[str]) -> None:
    assert [s.role for s in seizures_of(*texts)] == roles


def changes(text: str) -> list[tuple[str, int, str, str]]:
    found = read_seizures(document(text))[1]
    return [(c.substance, int(c.stated_percent), str(c.base_start)[:4], str(c.period_start)[:4]) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb left out
        (
            "Compared with 2006, heroin seizures in 2007 declined by 33 percent and those of opium by 36 percent.",
            [("heroin", -33, "2006", "2007"), ("opium", -36, "2006", "2007")],
        ),
        # a fraction behind a word of degree, up and down
        ("Seizures of khat in 2007 fell by roughly half.", [("khat", -50, "None", "2007")]),
        ("Seizures of khat in 2007 rose by about half.", [("khat", 50, "None", "2007")]),
        # the drug of its own clause
        (
            "Heroin seizures in 2007 fell by 33 percent, while the quantity of khat doubled.",
            [("heroin", -33, "None", "2007"), ("khat", 100, "None", "2007")],
        ),
        # those of a year, not of a neighbour
        ("Seizures of khat in 2007 were nearly triple those of 2006.", [("khat", 200, "2006", "2007")]),
        ("Seizures of khat in 2007 were double those of our neighbors.", []),
        # a year between the verb and the figure
        ("Seizures of khat increased in 2007 by 18 percent.", [("khat", 18, "None", "2007")]),
        # the two figures of the sentence tell the times
        ("Nine tons of khat were seized in 2006 and twelve in 2007, an increase of 33 percent.", [("khat", 33, "2006", "2007")]),
        # only the base is told: the year after it is the one reported on
        ("Khat seizures grew by 24 percent over 2007.", [("khat", 24, "2007", "2008")]),
    ],
)
def test_changes(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert changes(text) == expected
