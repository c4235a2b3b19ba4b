"""Seizures as officials report them: figures that come out on a day, reports of a month, totals told by body, years that end in June."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import dated, document, seizures_of, short

_DRUGS = "Drug traffickers trade in heroin, opium and cannabis; drugs are a problem, and drug abuse grows."
_TABLE = """The figures for 2006 and 2005 are as follows:

                 2006     2005
Heroin (kg)     6,214    6,502
Opium (kg)        122       58
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year that ends on a day, and the one before it
        (
            "Customs seized 34 kg of heroin in the year ending June 30, 2007, compared with 9 kg in the previous year.",
            ["heroin 34 kg 2006-07-01/2007-06-30", "heroin 9 kg 2005-07-01/2006-06-30"],
        ),
        ("In the fiscal year ended March 31, 2008 Customs seized 34 kg of heroin.", ["heroin 34 kg 2007-04-01/2008-03-31"]),
        # the end of a fall before its beginning
        (
            "Police were busy in 2007. Seizures of ecstasy tablets fell to 1.7 million from 9.1 million in 2006.",
            ["mdma 1700000 tablet 2007-01-01/2007-12-31", "mdma 9100000 tablet 2006-01-01/2006-12-31"],
        ),
        # laboratories of two drugs
        ("In 2007 police closed eight illicit heroin and morphine laboratories.", ["laboratory 8 site 2007-01-01/2007-12-31"]),
        ("In 2007 police closed six laboratories producing methamphetamine.", ["laboratory 6 site 2007-01-01/2007-12-31"]),
        # an aside between two, and loads that seizures only point to
        (
            "Customs seized 914 kg of heroin in 2007, most of it in trucks transiting the valley, and 1,210 Captagon tablets.",
            ["heroin 914 kg 2007-01-01/2007-12-31", "captagon 1210 tablet 2007-01-01/2007-12-31"],
        ),
        ("Seizures indicate that loads of 100 to 200 kilograms of heroin are now typical.", []),
        # a year up to the day that the sentence begins with, a quarter by its months, since an office began
        ("As of May 31, the Corps had burned 56 hectares of poppy in 2008.", ["poppy 56 hectare 2008-01-01/2008-05-31"]),
        ("Police seized 9 kg of heroin in July, August and September 2007.", ["heroin 9 kg 2007-07-01/2007-09-30"]),
        ("Its men have seized 9 kg of heroin since they began work in October 2007.", ["heroin 9 kg 2007-10-01/2008-11-20"]),
        # what a sentence only answers with is not what the next goes on from
        (
            "Through October 2008, police took 9 kg of heroin. In 2007, the corresponding figure was 17 kg. They also took 3 kg of opium.",
            ["heroin 9 kg 2008-01-01/2008-10-31", "heroin 17 kg 2007-01-01/2007-12-31", "opium 3 kg 2008-01-01/2008-10-31"],
        ),
        # results told of a month
        (
            "The Drug Police reported the following results for May: 9 kg of heroin and 3 kg of opium. They also closed two laboratories.",
            ["heroin 9 kg 2008-05-01/2008-05-31", "opium 3 kg 2008-05-01/2008-05-31", "laboratory 2 site 2008-05-01/2008-05-31"],
        ),
        ("The team has made two large seizures. In May 2007 it found 9 kg of heroin.", ["heroin 9 kg 2007-05-01/2007-05-31"]),
        # the clause of a month named before, and a body's share behind a contrast
        (
            "The find is the largest since September 2006, when police seized 674 kg of cocaine.",
            ["cocaine 674 kg 2006-09-01/2006-09-30"],
        ),
        (
            "The Air Service was responsible for 38 tons of the cocaine seized in 2007, while the Navy accounted for 7 tons.",
            ["cocaine 38 t 2007-01-01/2007-12-31", "cocaine 7 t 2007-01-01/2007-12-31"],
        ),
        # those told next are no count
        ("The Center drew attention to three seizures. In May 2007 police found 9 kg of heroin.", ["heroin 9 kg 2007-05-01/2007-05-31"]),
        ("So far there has been one large seizure. In May 2007 police found 9 kg of heroin.", ["heroin 9 kg 2007-05-01/2007-05-31"]),
    ],
)
def test_as_told(text: str, expected: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)] == expected


# the day on which statistics come out is not the day of what they count
def test_a_day_of_release() -> None:
    text = "On January 29, the Center released its drug seizure statistics for 2007. Heroin seizures were twice those of 2006."
    (change,) = read_seizures(document(text))[1]
    assert (change.period_start, change.period_end) == (change.period_end and change.period_end.replace(month=1, day=1), change.period_end)
    assert change.period_end is not None and change.period_end.isoformat() == "2007-12-31"


# a cable of May that speaks of last year by the way means its own year with a day that names none; so does a report early in a year not
@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Of 43 couriers held in 2007, 26 were women. On March 14 officers found 2 kg of cocaine.", "2008-03-14"),
        ("Police held 43 couriers in 2007, and on March 14 they seized 2 kg of cocaine.", "2007-03-14"),
        ("In 2007 officers held 43 couriers. On March 14 they found 2 kg of cocaine.", "2007-03-14"),
    ],
)
def test_days_without_a_year(text: str, start: str) -> None:
    (found,) = seizures_of(text, day="2008-05-20")
    assert found.period_start is not None and found.period_start.isoformat() == start


# `Of the total`: what a table before has summed up
def test_parts_of_a_total_by_body() -> None:
    text = "Of the total for 2007, the Security Service seized 2,284 kilograms, the Border Guard 431 kilograms. Drug crimes grew."
    found = seizures_of(_DRUGS, text)
    assert [(short(s), s.agency) for s in found] == [("drugs 2284 kg", "Security Service"), ("drugs 431 kg", "Border Guard")]


# who reports "the following results" reports its own; who only reports figures does not
def test_own_results() -> None:
    own = "The Anti-Drug Police reported the following results for 2007: 9 tons of opium and 211 kg of heroin seized."
    assert [s.agency for s in seizures_of(own)] == ["Anti-Drug Police", "Anti-Drug Police"]
    other = "The Statistics Office reported for 2007: 9 tons of opium and 211 kg of heroin seized."
    assert [s.agency for s in seizures_of(other)] == [None, None]


# customs officers of no named service are those of the one that the paragraph named before
def test_customs_officers() -> None:
    found = seizures_of("The Customs Agency seized 814 kg of heroin in 2007. In June customs officers found 112 kg of heroin.")
    assert [s.agency for s in found] == ["Customs Agency", "Customs Agency"]


# what `the Board` seized
def test_a_short_name_behind_by() -> None:
    found = seizures_of("The Drug Control Board is small. The 84 kg of heroin seized by the Board in 2007 were little.")
    assert [s.agency for s in found] == ["Drug Control Board"]


# in a report on a month, what a body took in it is counted; elsewhere it is one case
@pytest.mark.parametrize(("subject", "role"), [("NAS MONTHLY REPORT, AUGUST 2007", "component"), ("A VISIT TO THE BORDER", "incident")])
def test_a_report_on_a_month(subject: str, role: str) -> None:
    (found,) = seizures_of("The Drug Control Board seized 612 kg of cocaine in August 2007.", subject=subject)
    assert found.role == role


# a part of another time is not of the same event
def test_an_event_behind_a_figure_of_a_year() -> None:
    text = "The Border Guard burned 28 hectares of poppy in 2007, and 3,000 cannabis plants in a raid in May 2008."
    assert [s.role for s in seizures_of(text)] == ["component", "incident"]


# a table under a subject of seizures need not say again what it counts, one of anything else does
@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("2006 NARCOTICS SEIZURE STATISTICS", ["heroin 6214 kg", "heroin 6502 kg", "opium 122 kg", "opium 58 kg"]),
        ("2006 NARCOTICS PRODUCTION STATISTICS", []),
    ],
)
def test_a_table_told_by_the_subject(subject: str, expected: list[str]) -> None:
    assert [short(s) for s in seizures_of(_TABLE, subject=subject)] == expected


# a body's figure of an earlier paragraph said again behind its name
def test_a_figure_said_again_behind_a_possessive() -> None:
    found = seizures_of("The Border Guard seized 6,214 kg of heroin in 2007.", "The Border Guard's 6,214 kg of heroin exceed all others.")
    assert [(short(s), s.role) for s in found] == [("heroin 6214 kg", "component"), ("heroin 6214 kg", "restatement")]


# hectares of the one crop that the text is about
def test_hectares_of_the_one_crop() -> None:
    text = "The Corps against Coca in the Valley has 80 men. It eradicated 684 hectares in Tocache alone in 2007."
    assert [short(s) for s in seizures_of(text)] == ["coca_plant 684 hectare"]


# a figure said again of as many months
@pytest.mark.parametrize(("months", "role"), [("ten", "restatement"), ("five", "component")])
def test_said_again_of_as_many_months(months: str, role: str) -> None:
    told = "Police seized 30.4 tons of marijuana from January to October 2008."
    again = f"The seizure of more than 30 tons of marijuana in {months} months shows what they can do."
    assert [s.role for s in seizures_of(told, again)] == ["component", role]


# a change that counts from a year is of the time told before
def test_a_change_since_a_year() -> None:
    text = "In 2007 police seized 9 kg of heroin. Heroin seizures have nearly doubled since 2004."
    (change,) = read_seizures(document(text))[1]
    assert [d and d.year for d in (change.base_start, change.base_end, change.period_start, change.period_end)] == [2004, 2004, 2007, 2007]


# the day of a cable that is no report on a year is of the cable's own year, that of a report on a year of that year
@pytest.mark.parametrize(("subject", "year"), [("A VISIT TO THE AIRPORT", 2008), ("2008 NARCOTICS CONTROL STRATEGY REPORT", 2007)])
def test_days_of_a_report(subject: str, year: int) -> None:
    texts = ("In 2007 and 2007 and 2007 again police were busy.", "On January 26 officers found 9 kg of heroin.")
    (found,) = seizures_of(*texts, day="2008-03-27", subject=subject)
    assert found.period_start is not None and found.period_start.year == year


# a change from one year to another
def test_a_change_from_year_to_year() -> None:
    (change,) = read_seizures(document("Seizures of heroin more than doubled from 2006 to 2007."))[1]
    assert [d and d.year for d in (change.base_start, change.base_end, change.period_start, change.period_end)] == [2006, 2006, 2007, 2007]
    assert read_seizures(document("Cocaine seizures were high, and the number of drug flights fell by two-thirds in 2007."))[1] == []


# what earlier figures are brought to is a total, also where the text does not state them all; an exercise is one event
def test_a_total_that_figures_are_brought_to() -> None:
    text = "In May police found 9 kg of heroin in a truck. This brings the total amount seized so far this year to 61 kg of heroin."
    assert [s.role for s in seizures_of(text)] == ["incident", "total"]
    assert [s.role for s in seizures_of("In one exercise in March 2008, police uprooted 8,500 cannabis plants.")] == ["incident"]
