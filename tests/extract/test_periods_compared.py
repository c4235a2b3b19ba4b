"""A time that a text only names in a comparison, in brackets or in a clause of its own is not the time of what follows."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import document


def spans(text: str) -> list[tuple[str, str]]:
    return [(str(s.period_start), str(s.period_end)) for s in read_seizures(document(text))[0]]


YEAR_2007 = ("2007-01-01", "2007-12-31")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # that of a year
        ("In 2007 the haul was 12 percent below that of 2006. In March customs found 31 kg of heroin.", ("2007-03-01", "2007-03-31")),
        # as much as in a year
        ("In 2007 police seized 5 kg of heroin, twice as much as in 2006, and 40 kg of opium.", YEAR_2007),
        # more than in all of a year
        ("Police seized 9 kg of heroin in 2007, more than in all of 2006. Customs seized 4 kg of opium.", YEAR_2007),
        # the figure of a year
        ("In 2007 police seized 3,000 pills of ecstasy, twice the 1,500 of 2004, and dismantled 9 laboratories.", YEAR_2007),
        # a clause on something else
        ("In 2007 police raided a farm that had been rented in 2004 and found 12 kg of cocaine.", YEAR_2007),
        # when somebody said so
        ("On July 31 the Ministry gave us figures for 2007. Police seized 31 kg of heroin.", YEAR_2007),
        # the same year, that month, that night
        ("In 2007 the crop was small. In the same year provinces eradicated 40 hectares of poppy.", YEAR_2007),
        ("On May 3, 2007 police made a raid. That same night they seized 4 kg of heroin.", ("2007-05-03", "2007-05-03")),
        # a fiscal year is of no known months
        ("In fiscal 2006 police seized 4 kg of heroin.", ("None", "None")),
        ("In fiscal year 2006/2007 police seized 4 kg of heroin.", ("None", "None")),
        # a span within one month, its year behind it
        ("Police burned 30 kg of opium between August 20 and August 31, 2007.", ("2007-08-20", "2007-08-31")),
        # the months of a year, in brackets
        ("Police seized 14 kg of heroin in 2007 (January-September).", ("2007-01-01", "2007-09-30")),
        # since the beginning of an office
        ("Since its founding in 2003 the unit has seized 3 tons of cocaine.", ("2003-01-01", "2008-11-03")),
        # one of two years: the verb of the first is another
        ("The 2006 seizures of 9 kg of heroin were surpassed in 2007, when 12 kg of heroin were seized.", YEAR_2007),
        # where a movement came from
        ("Heroin seizures went from 9 kg in 2006 to 7 kg in 2007. Customs seized 4 kg of opium.", YEAR_2007),
        # the first of two times where brackets hold the second
        ("Drugs seized in 2007 and in early 2008 (latter in brackets) were: heroin 9 kg (2 kg); opium 30 kg.", YEAR_2007),
        # a time at the head of the clause of another figure
        ("In 2007 police told us the number of heroin seizures, 104; in 2006 there were 87. They took 3 kg of opium in 2007.", YEAR_2007),
        # a law is of its year, what is done by it is not
        ("The code of 1996 allows this. Police seized 4 kg of heroin in May.", ("2008-05-01", "2008-05-31")),
        # a clause of its own
        (
            "From January to March 2008 police seized 4 kg of heroin; for the same period of 2007 the amount was 3 kg.",
            ("2007-01-01", "2007-03-31"),
        ),
        # the last year of a span is that of what was reached
        ("From 2005 to 2007 seizures of cocaine went from 2 tons to 4 tons.", YEAR_2007),
        # the total of a year
        ("The 40 kg of heroin seized in 2008 are double the 2007 total of 20 kg.", YEAR_2007),
    ],
)
def test_the_last_figure_is_of(text: str, last: tuple[str, str]) -> None:
    assert spans(text)[-1] == last


# the figure before is of the year that its own verb goes with
def test_a_time_goes_with_its_verb() -> None:
    text = "The 2006 seizures of 9 kg of heroin were surpassed in 2007, when 12 kg of heroin were seized."
    assert spans(text)[0] == ("2006-01-01", "2006-12-31")


# the first year of a span is that of what was left
def test_a_span_of_years_has_two_ends() -> None:
    assert spans("From 2005 to 2007 seizures of cocaine went from 2 tons to 4 tons.")[0] == ("2005-01-01", "2005-12-31")
