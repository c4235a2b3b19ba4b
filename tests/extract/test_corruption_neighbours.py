"""Statistics of corruption beside what only looks like them: each wording with the neighbour that states nothing, or something else."""

from __future__ import annotations

import pytest

from flows.extract.corruption import read_corruption
from tests.extract.build import document

Row = tuple[str, float, str | None, str | None]
"""Measure, value, first and last day."""

YEAR_2006 = ("2006-01-01", "2006-12-31")
YEAR_2007 = ("2007-01-01", "2007-12-31")
NEVER = (None, None)


def rows(text: str, heading: str | None = "Corruption", country: str = "SEN") -> list[Row]:
    facts = read_corruption(document(text, heading=heading, country=country))
    return [(f.measure, float(f.value), *(d and d.isoformat() for d in (f.period_start, f.period_end))) for f in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is named in a newspaper is not accused, nor who has not been questioned
        ("Two majors who were named in the press are still at their desks.", []),
        ("Two majors have not yet been questioned.", []),
        ("Two majors were named as suspects.", [("officials_investigated", 2, *NEVER)]),
        # nothing at all
        ("The ministry lost 40 million francs in 2007; not one franc has been paid back.", [("funds_misappropriated", 40e6, *YEAR_2007)]),
        # charges that were dropped
        ("Prosecutors dropped graft charges against 3 prefects.", []),
        ("Prosecutors filed graft charges against 3 prefects.", [("prosecutions", 3, *NEVER)]),
        # a body's disciplinary proceedings prosecute nobody
        ("In 2007 disciplinary proceedings were begun against 21 customs officers.", [("officials_disciplined", 21, *YEAR_2007)]),
        ("The office referred 72 employees to disciplinary tribunals in 2007.", [("officials_disciplined", 72, *YEAR_2007)]),
        # the year of a date begins no range of years; a term is no time that has passed
        ("A warder was sentenced in May 2007 to two years in jail.", [("sentence_years", 2, "2007-05-01", "2007-05-31")]),
        ("A warder was jailed for nine years after he sold visas.", [("sentence_years", 9, *NEVER)]),
        # crimes of one kind by what stands behind them
        ("In 2007 the unit uncovered 58 crimes connected with bribery.", [("bribery_crimes", 58, *YEAR_2007)]),
        ("In 2007 the unit uncovered 58 crimes connected with bribery and nepotism.", [("crimes", 58, *YEAR_2007)]),
        # some of the cases before
        (
            "The board sent 43 cases to court in 2007, 16 of them against mayors.",
            [("cases_sent_to_court", 43, *YEAR_2007), ("cases_sent_to_court", 16, *YEAR_2007)],
        ),
        # what became of cases
        ("In 2007 the bureau won convictions in 31 of the cases.", [("convictions", 31, *YEAR_2007)]),
        # a figure behind an object may have a predicate of its own
        (
            "Police arrested 23 clerks, and nine inspectors were suspended.",
            [("officials_arrested", 23, *NEVER), ("officials_dismissed", 9, *NEVER)],
        ),
        # whoever was promoted was not sentenced with the others
        ("The court sentenced two clerks and promoted three inspectors.", [("convictions", 2, *NEVER)]),
        # a part in an aside, and a time behind one
        (
            "In 2007 twelve clerks, two of them women, were suspended.",
            [("officials_dismissed", 12, *YEAR_2007), ("officials_dismissed", 2, *YEAR_2007)],
        ),
        ("Twelve clerks, two of whom were convicted in 2007, live abroad.", [("convictions", 2, *YEAR_2007)]),
        (
            "The board suspended 96 clerks, among them two mayors, between January and June.",
            [("officials_dismissed", 96, "2008-01-01", "2008-06-30"), ("officials_dismissed", 2, "2008-01-01", "2008-06-30")],
        ),
        # counted again of another time
        (
            "In 2007 the chief dismissed 11 policemen; in all of 2006 there were 18.",
            [("officials_dismissed", 11, *YEAR_2007), ("officials_dismissed", 18, *YEAR_2006)],
        ),
        # `against` compares figures, and names those whom cases are about
        ("The unit opened 14 cases against civil servants in 2007.", [("cases_opened", 14, *YEAR_2007)]),
        # the time of an aside is not that of the sentence
        ("The unit, which opened its doors on May 3, 2006, received 37 notifications in 2007.", [("cases_opened", 37, *YEAR_2007)]),
        ("The unit, which opened its doors on May 3, 2006, received 37 notifications.", [("cases_opened", 37, *NEVER)]),
        # a sum offered to an official is a bribe where it buys something
        ("An inspector was offered 500 euros to look away.", [("bribe_amount", 500, *NEVER)]),
        ("The ministry offered 500 euros for tips about inspectors.", []),
        # what a policeman charges to overlook a missing paper is not missing
        ("Policemen charge drivers 500 francs to overlook a missing paper.", [("bribe_amount", 500, *NEVER)]),
        # a sum that rose to another
        (
            "The usual bribe rose from 900 francs in 2006 to 1,200 francs in 2007.",
            [("bribe_amount", 900, *YEAR_2006), ("bribe_amount", 1200, *YEAR_2007)],
        ),
        # stolen by two
        ("A court ordered him to repay 46 million francs that he and an aide had stolen.", [("funds_misappropriated", 46e6, *NEVER)]),
    ],
)
def test_what_a_figure_counts(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


# officials whom cases are about, or a body that watches over officials, keep a sentence on drugs in context
def test_drugs_named_beside_cases_against_officials() -> None:
    assert rows("In 2007 the ministry opened 112 investigations of officials for links to drug trafficking.") == [
        ("cases_opened", 112, *YEAR_2007)
    ]
    text = "In 2007 graft cost two prefects their jobs. The Ombudsman sent nine cases to court, none of them about drugs."
    assert ("cases_sent_to_court", 9, *YEAR_2007) in rows(text, None)
    assert rows("In 2007 the police sent nine heroin cases to court.") == []


# an officer sentenced for a misdeed has his term read under any heading
def test_terms_of_officers_convicted_of_misdeeds() -> None:
    text = "In 2007 a court sentenced two policemen to eight years each for selling cocaine from the evidence room."
    assert rows(text, None) == [("convictions", 2, *YEAR_2007), ("sentence_years", 8, *YEAR_2007)]
    assert rows("In 2007 a court sentenced two dealers to eight years each for selling cocaine.", None) == []


# a name of a currency may be a verb, a sign may stand behind an article, a name behind a hyphen is in the singular
@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("Prosecutors froze 40 billion won of the commissioner's wealth.", "KOR", "KRW"),
        ("A minister took a $50,000 kickback.", "SUR", "USD"),
        ("A judge took a 90,000-crown bribe.", "CZE", "CZK"),
    ],
)
def test_currencies_beside_other_words(text: str, country: str, unit: str) -> None:
    assert [f.unit for f in read_corruption(document(text, heading="Corruption", country=country))] == [unit]


# what a country fell from was of a time before
def test_a_rank_fallen_from_has_no_time() -> None:
    assert rows("It fell from 71st to 85th place on the index of Transparency International in 2007.", None) == [
        ("index_rank", 71, *NEVER),
        ("index_rank", 85, *YEAR_2007),
    ]
