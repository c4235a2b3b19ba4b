"""Corruption statistics, each case a sentence of our own; the comment says what it stands for."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.corruption import read_corruption
from flows.facts import Corruption
from tests.extract.build import document

NINE_MONTHS = (date(2008, 1, 1), date(2008, 9, 30))


def read(*texts: str, heading: str | None = None) -> list[Corruption]:
    return read_corruption(document(*texts, heading=heading))


def short(facts: list[Corruption]) -> list[tuple[str, str, str]]:
    return [(f.measure, f"{f.value.normalize():f}", f.unit) for f in facts]


LIST = (
    "Inspectors of the Anti-Corruption Bureau uncovered 512 corruption-related crimes in the first nine months of 2008: 190 of them were "
    "felonies, 77 had to do with bribery, and 64 were committed by civil servants. The Bureau investigated 301 cases and sent 288 of them "
    "to the court."
)


def test_a_whole_and_its_parts() -> None:
    facts = read(LIST)
    assert short(facts) == [
        ("crimes", "512", "count"),
        ("felonies", "190", "count"),
        ("bribery_crimes", "77", "count"),
        ("crimes_by_government_employees", "64", "count"),
        ("cases_investigated", "301", "count"),
        ("cases_sent_to_court", "288", "count"),
    ]
    # the list's parts are parts of the 512; the next sentence begins anew
    assert [f.part_of for f in facts[:4]] == [None, *[facts[0].fact_id] * 3]
    assert facts[5].part_of == facts[4].fact_id
    assert {(f.period_start, f.period_end) for f in facts} == {NINE_MONTHS}
    assert {f.agency for f in facts} == {"Anti-Corruption Bureau"}


def test_the_quote_is_where_its_span_says() -> None:
    cable = document(LIST).cable
    for fact in read(LIST):
        assert " ".join(cable.raw_text[fact.span_start : fact.span_end].split()) == fact.quote
        assert fact.value_text in fact.quote


def test_money_and_a_count_without_its_own_noun() -> None:
    # agency and time carry over to sentences that name neither
    facts = read(
        "The Chamber of Accounts carried out 318 audits of ministries between January and October 2008. Its staff found embezzlement of "
        "$14 million; nearly $6 million was returned. 405 officials received disciplinary punishment and 29 were dismissed."
    )
    assert short(facts) == [
        ("audits", "318", "count"),
        ("funds_misappropriated", "14000000", "USD"),
        ("funds_recovered", "6000000", "USD"),
        ("officials_disciplined", "405", "count"),
        ("officials_dismissed", "29", "count"),
    ]
    assert {f.agency for f in facts} == {"Chamber of Accounts"}
    assert {(f.period_start, f.period_end) for f in facts} == {(date(2008, 1, 1), date(2008, 10, 31))}
    assert [f.qualifier for f in facts] == ["exact", "exact", "approximately", "exact", "exact"]
    # $14 million is any sum from 13.5 to 14.5 million
    assert (facts[1].value_low, facts[1].value_high) == (13_500_000, 14_500_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a rank, in digits and with its ending
        ("Bolivia ranked 99th on Transparency International's corruption perceptions index for 2007.", [("index_rank", "99", "rank")]),
        ("In the Corruption Perceptions Index the country received a score of 2.4.", [("index_score", "2.4", "score")]),
        # the first figure has its noun in front of the parentheses
        ("The anticorruption office refers cases (87 in 2006) to the courts.", [("cases_sent_to_court", "87", "count")]),
        # a fraction of a force is no count
        ("One quarter of the force, at least 120 officers, were fired for corruption.", [("officials_dismissed", "120", "count")]),
        ("Two former ministers are in jail on corruption charges.", [("officials_arrested", "2", "count")]),
        ("The mayor took bribes of 45,000 euros.", [("bribe_amount", "45000", "EUR")]),
        ("Nine officials were convicted of bribery, four were acquitted.", [("convictions", "9", "count"), ("acquittals", "4", "count")]),
        ("Courts accused employees of the police of 31 corruption crimes.", [("crimes_by_law_enforcement", "31", "count")]),
    ],
)
def test_measures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert short(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        # what a law provides for
        "Officials who take bribes face up to ten years in prison and fines of up to 5,000 dollars.",
        # an article is no count
        "A judge was dismissed for corruption.",
        # an opinion poll
        "In a poll on the corruption scandal, 45 percent said that the president knew nothing.",
        # the number of a law, a year, a weight
        "Law No. 1601 of 2005 against corruption was passed.",
        "The corrupt officers had let 40 kilograms pass.",
        # private persons arrested for drugs, with no word of corruption
        "Officers arrested 83 dealers and the courts sentenced 12 of them.",
        # the staff of an anti-corruption body
        "The Anti-Corruption Bureau has 120 investigators on its payroll.",
    ],
)
def test_what_is_no_statistic(text: str) -> None:
    assert short(read(text)) == []


def test_a_time_of_another_verb_is_not_taken() -> None:
    # the law is of 2006, the accusations are undated
    (fact,) = read("A law was passed in 2006 in response to corruption scandals involving three ministers.")
    assert (fact.measure, fact.period_start, fact.period_end) == ("officials_investigated", None, None)


def test_the_heading_sets_the_subject() -> None:
    # nothing in the sentence speaks of corruption
    assert short(read("In 2007, 14 customs officers were dismissed.", heading="Corruption")) == [("officials_dismissed", "14", "count")]
    assert short(read("In 2007, 14 customs officers were dismissed.", heading="Economy")) == []


def test_nobody_named_ends_the_reign_of_an_agency() -> None:
    facts = read("The Anti-Corruption Bureau investigated 20 corruption cases in 2007. Authorities arrested eight officials.")
    assert [f.agency for f in facts] == ["Anti-Corruption Bureau", None]


def test_another_country() -> None:
    (fact,) = read("In Georgia, 15 judges were dismissed for corruption.")
    assert fact.country == "GEO"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a bare figure with its own time repeats what was counted before it
        ("Inspectors dismissed 31 officers for bribery in 2008, against 17 in 2007.", [("31", 2008), ("17", 2007)]),
        # the verb stands behind both figures, the time before them
        ("In 2007, 11 policemen and 8 customs officers were arrested for corruption.", [("11", 2007), ("8", 2007)]),
        # the second figure goes on under the verb of the first, and so does the time behind both
        ("The agency arrested 23 officers and nine officials for corruption in 2007.", [("23", 2007), ("9", 2007)]),
        # the time stands before the clause that counts
        ("Prosecutors told us that in 2006 they opened 162 corruption cases.", [("162", 2006)]),
        # the fall of a score
        ("It has a score of 4.7 on the 2009 Corruption Perceptions Index, down from 4.9 in 2008.", [("4.7", 2009), ("4.9", 2008)]),
    ],
)
def test_times_of_figures(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(f"{f.value.normalize():f}", f.period_start and f.period_start.year) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("Two judges were sentenced to prison terms of eight to twelve years for bribery.", 8, 12),
        ("The court sentenced a colonel to 15 years in prison for corruption.", 15, None),
    ],
)
def test_terms_imposed(text: str, value: int, upper: int | None) -> None:
    (fact,) = [f for f in read(text) if f.measure == "sentence_years"]
    assert (fact.value, fact.value_max) == (value, upper)


@pytest.mark.parametrize(("country", "unit"), [("PAK", "PKR"), ("IND", "INR")])
def test_a_currency_of_many_countries_is_that_of_the_reporting_one(country: str, unit: str) -> None:
    (fact,) = read_corruption(document("The corrupt minister returned 2 million rupees.", country=country))
    assert (fact.measure, fact.unit) == ("funds_recovered", unit)
