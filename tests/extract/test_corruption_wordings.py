"""Statistics of corruption told over several clauses and sentences, each a text of our own."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.corruption import read_corruption
from tests.extract.build import document

Row = tuple[str, float, str | None, str | None]
"""Measure, value, first and last day."""

YEAR_2006 = ("2006-01-01", "2006-12-31")
YEAR_2007 = ("2007-01-01", "2007-12-31")
NEVER = (None, None)


def rows(text: str, heading: str | None = "Corruption", created: datetime = datetime(2008, 11, 3)) -> list[Row]:
    facts = read_corruption(document(text, heading=heading, country="SEN", created=created))
    return [(f.measure, float(f.value), *(d and d.isoformat() for d in (f.period_start, f.period_end))) for f in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a sum beside another of the same sentence, its verb left out
        (
            "A builder gave the deputy minister a bribe of 80 million francs in 2006 and a second of 35,000 euros in May 2007.",
            [("bribe_amount", 80e6, *YEAR_2006), ("bribe_amount", 35_000, "2007-05-01", "2007-05-31")],
        ),
        # what is pocketed for a favour is a bribe, and usual at no one time; what is pocketed of funds is stolen
        ("Registrars skimmed between 50 and 100 dollars for each title deed.", [("bribe_amount", 50, *NEVER)]),
        ("Officials had pocketed 600,000 dollars of relief money in 2007.", [("funds_misappropriated", 600_000, *YEAR_2007)]),
        ("Policemen usually demand 20 dollars per stop.", [("bribe_amount", 20, *NEVER)]),
        # money that came back
        ("In 2007 the state got back 48 million francs.", [("funds_recovered", 48e6, *YEAR_2007)]),
        # persons named in a paragraph before
        ("In 2007 the court convicted three of the five.", [("convictions", 3, *YEAR_2007)]),
        ("In 2007 ten of the sentences were suspended.", []),
        # a further figure of another time
        (
            "The Bureau logged 902 complaints in 2006 and a further 744 in 2007.",
            [("cases_opened", 902, *YEAR_2006), ("cases_opened", 744, *YEAR_2007)],
        ),
        (
            "Customs dismissed 40 officers in 2006, and 11 more in 2007.",
            [("officials_dismissed", 40, *YEAR_2006), ("officials_dismissed", 11, *YEAR_2007)],
        ),
        # `the latter period`
        (
            "The Bureau logged 902 complaints in 2006 and another 744 in 2007. In the latter year it sent 12 cases to court.",
            [("cases_opened", 902, *YEAR_2006), ("cases_opened", 744, *YEAR_2007), ("cases_sent_to_court", 12, *YEAR_2007)],
        ),
        # the parts of a number
        (
            "The agency registered 310 corruption offenses in 2007. Of that number 120 involved bribes, 55 qualified as felonies, "
            "and 18 were the work of judges.",
            [
                ("crimes", 310, *YEAR_2007), ("bribery_crimes", 120, *YEAR_2007), ("felonies", 55, *YEAR_2007),
                ("crimes_by_law_enforcement", 18, *YEAR_2007),
            ],
        ),
        # proceedings are cases; a workload is none
        ("The prosecutor opened 77 criminal proceedings for abuse of office in 2007.", [("cases_opened", 77, *YEAR_2007)]),
        ("An investigating magistrate averages 70 files.", []),
        ("The ombudsman took 96 complaints in 2007.", [("cases_opened", 96, *YEAR_2007)]),
        ("The hotline took 9,600 calls in 2007.", []),
        # the term of a private person for an ordinary crime
        ("A bus driver got seven years for stealing chickens, a senator observed.", []),
        ("A court clerk got seven years for stealing files.", [("sentence_years", 7, *NEVER)]),
    ],
)  # fmt: skip
def test_clauses_that_leave_something_out(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a date tells of: `dates from 2003, when`
        ("The heaviest penalty dates from 2003, when a judge sentenced the chief to 12 years.", ("2003-01-01", "2003-12-31")),
        ("A law that dates from 2003 applied: a judge sentenced the chief to 12 years.", NEVER),
        # a clause that goes on over an aside, or over `and`
        ("A sentence of 12 years, the longest so far, was imposed in February on a former inspector.", ("2008-02-01", "2008-02-29")),
        ("The service dismissed 12 officers for bribery and theft between January and March.", ("2008-01-01", "2008-03-31")),
        # a time before the verb
        ("The Criminal Court of the Capital District in June 2007 gave a former prefect 12 years.", ("2007-06-01", "2007-06-30")),
        # a span that the sentence opens with
        ("From its launch in March 2005 through June 2006 the National Commission against Graft investigated 12 cases.",
         ("2005-03-01", "2006-06-30")),
        # when it was said is not when it was done
        ("In May a clerk alleged that officials of the ministry had embezzled 12 million francs.", NEVER),
    ],
)  # fmt: skip
def test_times(text: str, expected: tuple[str | None, str | None]) -> None:
    facts = rows(text)
    assert [(value, *when) for _, value, *when in facts] == [(facts[0][1], *expected)]
    assert facts[0][1] in (12, 12e6)


# of a span over years the last one tells how long ago it was, so that a month behind it is the last before the cable
def test_months_behind_a_span_of_years() -> None:
    text = "Some 18 million francs were stolen between July 2005 and December 2006. The police arrested seven officials in August."
    assert rows(text, created=datetime(2007, 9, 28)) == [
        ("funds_misappropriated", 18e6, "2005-07-01", "2006-12-31"),
        ("officials_arrested", 7, "2007-08-01", "2007-08-31"),
    ]


# extortion is corruption where officials are its doers, and a constable who resells drugs is dismissed for a misdeed, under any heading
def test_extortion_by_officials_is_in_context_by_itself() -> None:
    received = "The Attorney General received 61 complaints of extortion by constables in 2007."
    assert rows(received, None) == [("cases_opened", 61, *YEAR_2007)]
    assert rows("Extortion by gangs rose; policemen counted 40 cases in 2007.", None) == []
    assert rows("The police received 61 complaints of extortion in 2007.", None) == []
    assert rows("In 2007 four constables were suspended for reselling marijuana.", None) == [("officials_dismissed", 4, *YEAR_2007)]


# a time behind an aside, and that of a relative clause
def test_times_behind_asides() -> None:
    text = "The state lost 20 million dollars to corruption on fake contracts, known together as Blue Sky, between 1997 and 2003."
    assert rows(text) == [("funds_misappropriated", 20e6, "1997-01-01", "2003-12-31")]
    text = "In 2007 the court convicted 16 officials. One is a tax inspector, who in November was sentenced to nine years for a bribe."
    assert rows(text, created=datetime(2008, 3, 4))[-1] == ("sentence_years", 9, "2007-11-01", "2007-11-30")


# months that end behind the cable's day are those of the year before, and a body's name compares with nothing
def test_months_of_the_year_before() -> None:
    text = "Between January and October, the Inspectorate investigated 211 officers."
    assert rows(text, created=datetime(2008, 3, 1)) == [("officials_investigated", 211, "2007-01-01", "2007-10-31")]
    text = "The Agency for Finance and Fight against Corruption reported 1,118 corruption-related crimes in the first half of 2007."
    assert rows(text) == [("crimes", 1118, "2007-01-01", "2007-06-30")]


# a year that another figure is only held against, and one behind a phrase at the end
def test_years_of_other_figures() -> None:
    text = "From January to September 2008 the Bureau opened 90 cases. Courts handed down 87 convictions, against 109 in all of 2007."
    assert rows(text)[1:] == [("convictions", 87, "2008-01-01", "2008-09-30"), ("convictions", 109, *YEAR_2007)]
    text = "Up to May 2008 it disciplined 12 officials. It arrested 21 officials, including nine judges, on graft charges in 2007."
    assert rows(text)[1:] == [("officials_arrested", 21, *YEAR_2007), ("officials_arrested", 9, *YEAR_2007)]


# an ambassador to another state is no person of that state, and a rank in brackets is that of the country before them
def test_whose_figures() -> None:
    text = "In June the court sentenced a former ambassador to Chad to two years for a bribe."
    assert [f.country for f in read_corruption(document(text, heading="Corruption", country="SEN"))] == ["SEN"]
    text = "It scored 3.0 on Transparency International's 2005 index. This placed it 85th, behind Chad (55th)."
    facts = read_corruption(document(text, country="SEN"))
    assert [(int(f.value), f.country, f.period_start and f.period_start.year) for f in facts] == [
        (3, "SEN", 2005), (85, "SEN", 2005), (55, "TCD", 2005),
    ]  # fmt: skip


# a sentence behind one on the index that names a place is on it too
def test_a_place_on_the_index_told_in_the_next_sentence() -> None:
    text = "Transparency International put it in 141st place in its 2008 index. In 2007 it had been 128th with 2.5."
    assert rows(text, None) == [
        ("index_rank", 141, "2008-01-01", "2008-12-31"), ("index_rank", 128, *YEAR_2007), ("index_score", 2.5, *YEAR_2007),
    ]  # fmt: skip
    text = "Transparency International ranked it 145th in its 2008 index, down from 150th."
    assert rows(text, None) == [("index_rank", 145, "2008-01-01", "2008-12-31"), ("index_rank", 150, *NEVER)]


# two things done to the same persons; what judges are charged with doing
def test_done_to_the_same_persons() -> None:
    found = rows("Five customs officers were arrested and charged in 2007.")
    assert [r[:2] for r in found] == [("officials_arrested", 5), ("prosecutions", 5)]
    assert rows("The Senate approved the 18 judges charged with ruling on corruption cases.") == []


# a bureau hands cases on since it began; the year that a time opens or closes
def test_since_a_bureau_began() -> None:
    text = "Since it was established more than ten years ago, the anti-corruption bureau has advanced 32 corruption cases to the courts."
    assert rows(text) == [("cases_sent_to_court", 32, None, "2008-11-03")]
    assert rows("In early 2007 the court convicted nine officials of bribery.") == [("convictions", 9, "2007-01-01", None)]
    assert rows("In late 2007 the court convicted nine officials of bribery.") == [("convictions", 9, None, "2007-12-31")]
