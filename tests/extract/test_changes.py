"""Stated changes: percentages and factors that a text states about seizures, and those that it states about something else."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from flows.facts import SeizureChange
from tests.extract.build import document


def changes(*texts: str) -> list[SeizureChange]:
    return read_seizures(document(*texts))[1]


def rows(*texts: str) -> list[tuple[str, str]]:
    return [(c.substance, f"{c.stated_percent:f}") for c in changes(*texts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seizures of cocaine increased by 28 percent.", ("cocaine", "28")),
        ("Hashish seizures declined 14.7 percent to 324 MT.", ("hashish", "-14.7")),
        ("Police seized 12 kilos of heroin, a 17 percent increase over the same period last year.", ("heroin", "17")),
        ("They seized 900 kilos of drugs, which is a 17 percent drop from 2006.", ("drugs", "-17")),
        ("Opium seizures were up 30 percent.", ("opium", "30")),
        ("Police seized 12 kilos of heroin, 30 percent less than in 2006.", ("heroin", "-30")),
        ("Heroin seizures were 44 percent above those of 2006.", ("heroin", "44")),
        ("Heroin seizures fell by more than 9 per cent.", ("heroin", "-9")),
        ("There was an increase of 12 percent in the number of heroin seizures.", ("heroin", "12")),
        ("There was a marked 89 percent rise in the quantities of opium seized.", ("opium", "89")),
        ("The quantity of heroin taken at the airport in 2007 was 21 percent higher than in 2006.", ("heroin", "21")),
        ("Police seized 31 kg of heroin, almost three times the amount seized in 2006.", ("heroin", "200")),
        # factors
        ("Heroin seizures doubled in 2007.", ("heroin", "100")),
        ("Heroin seizures, which had tripled, remained high.", ("heroin", "200")),
        ("Heroin seizures fell by half.", ("heroin", "-50")),
        ("Heroin seizures increased by a factor of six.", ("heroin", "500")),
        ("There was a threefold increase in heroin seizures.", ("heroin", "200")),
        ("Police seized 30 kilos of heroin, twice the 15 kilos seized in 2006.", ("heroin", "100")),
        ("The amount of drugs seized grew after almost doubling in 2006.", ("drugs", "100")),
        # what is eradicated is taken out of circulation too
        ("The number of coca plants eradicated rose by 12 percent.", ("coca_plant", "12")),
        ("Poppy eradication fell by half.", ("poppy", "-50")),
        # nouns of a change, and words of how two figures stand to each other
        ("Heroin seizures rose, a jump of 75 percent.", ("heroin", "75")),
        ("The catch of hashish was 24 pct below that of 2006.", ("hashish", "-24")),
        ("Police seized 12 kilos of heroin, a 30-percent drop from 2006 levels.", ("heroin", "-30")),
        ("In 2007 police seized more than twice as much heroin as in 2006.", ("heroin", "100")),
        ("Heroin seizures in 2007 were up 35 percent on the whole of 2006.", ("heroin", "35")),
        # beside a figure that takes its verb from the sentence before
        ("Heroin seized came to 31 kg. Opium stood at 2 tons, down 40 percent from 2006.", ("opium", "-40")),
        ("Police seized 31 kg of heroin. The amount of cocaine tripled.", ("cocaine", "200")),
    ],
)
def test_one_change(text: str, expected: tuple[str, str]) -> None:
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # called for only
        "The plan calls for tripling interdictions of heroin.",
        # of what nothing is known
        "The number eradicated rose by 12 percent.",
        # shares
        "The country accounts for 50 percent of the region's heroin seizures.",
        "Some 30 percent of the heroin seized came from the north.",
        # arrests, crops, prices, use, money
        "Police seized 5 kg of heroin and made 400 arrests, an 18 percent increase.",
        "Despite seizures of 5 kg of heroin, production increased by 20 percent.",
        "Police seized 5 kg of heroin, and its price fell 20 percent.",
        "The number of addicts rose 12 percent and police seized 5 kg of heroin.",
        "Police seized more than $4 million in contraband, an increase of eight percent.",
        "Poppy cultivation increased by 20 percent, said those who eradicate it.",
        # how often, and of what
        "The frequency of seizures at this post is already twice that of the other.",
        "Police seized heroin twice.",
    ],
)
def test_no_change_in_seizures(text: str) -> None:
    assert rows(text) == []


# "doubling or tripling 2006 amounts": two changes, of the time that the sentence before names, against 2006
def test_two_factors_and_a_base() -> None:
    found = changes("The unit did well in 2007. In other categories it increased seizures, often doubling or tripling 2006 amounts.")
    assert [str(c.stated_percent) for c in found] == ["100", "200"]
    assert {(c.base_start and c.base_start.year, c.period_start and c.period_start.year) for c in found} == {(2006, 2007)}


# the base of the first change is that of those which follow it for the same time
def test_a_base_carried_over() -> None:
    found = changes("In 2007 seizures of cocaine decreased by 28 percent from 2006. Hashish seizures declined 14 percent.")
    assert [(c.substance, c.base_start and c.base_start.year, c.period_start and c.period_start.year) for c in found] == [
        ("cocaine", 2006, 2007),
        ("hashish", 2006, 2007),
    ]


# the same part of the year before
def test_the_same_period() -> None:
    (found,) = changes(
        "They seized 900 kilos of drugs in the first nine months of 2008, a 17 percent increase over the same period last year."
    )
    assert [str(d) for d in (found.base_start, found.base_end, found.period_start, found.period_end)] == [
        "2007-01-01", "2007-09-30", "2008-01-01", "2008-09-30",
    ]  # fmt: skip


# a change in brackets or apposition is of the figure before it
def test_changes_beside_figures() -> None:
    text = "Police seized 8 tons of cocaine in 2007 (a 22 percent increase over 2006), 700 kg of marijuana (a 60 percent decrease)."
    assert rows(text) == [("cocaine", "22"), ("marijuana", "-60")]
    text = "Some 17 tons of cannabis and 62 kg of heroin were seized, up 12 percent and down 40 percent, respectively."
    assert rows(text) == [("cannabis", "12"), ("heroin", "-40")]


# what a sentence that names nothing goes back to
def test_the_sentence_before() -> None:
    assert rows("Hashish also crosses the country. This year there has been a 89 percent increase in the quantities seized.") == [
        ("hashish", "89")
    ]
    assert rows("In 2008 the agency seized 5 tons of opium. This is 15 percent more than in 2007.") == [("opium", "15")]


# a percentage stands for all that would be written so, a factor for half a time either way
def test_intervals() -> None:
    (percent,) = changes("Heroin seizures fell 7.4 percent.")
    assert (str(percent.percent_low), str(percent.percent_high), percent.percent_text) == ("-7.45", "-7.35", "7.4 percent")
    (factor,) = changes("Heroin seizures doubled.")
    assert (str(factor.percent_low), str(factor.percent_high)) == ("50", "150")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a base, and what a year of its own stands for
        (
            "From January to September 2008 police seized 27 kg of heroin. This represents a 64 percent increase over "
            "the first nine months of 2007.",
            ["heroin 64 2007-09-30 2008-09-30"],
        ),
        (
            "From January to September 2008 police seized 27 kg of heroin. The 2008 figure is a 64 percent increase over the same months "
            "of 2007.",
            ["heroin 64 2007-09-30 2008-09-30"],
        ),
        ("Heroin seizures went up by 12 percent from 2006 to 2007.", ["heroin 12 2006-12-31 2007-12-31"]),
        # a factor's base stands behind it, the time of the change before it
        (
            "Police seized 15 kg of heroin in the first half of 2008, double the quantity seized in the first half of 2007.",
            ["heroin 100 2007-06-30 2008-06-30"],
        ),
        # the sentences before told the figures of both years
        (
            "Police seized 108 kg of heroin in 2007. The respective figure for 2006 was 54 kg of heroin. Heroin seizures thus doubled.",
            ["heroin 100 2006-12-31 2007-12-31"],
        ),
        # a list of changes, each with its own substance
        (
            "Some 180 kg of heroin and 36 kg of opium were seized in 2007, up 12 percent and 40 percent respectively from 2006.",
            ["heroin 12 2006-12-31 2007-12-31", "opium 40 2006-12-31 2007-12-31"],
        ),
        (
            "Compared with 2006, the quantity of heroin seized in 2007 fell by 35 percent, while that of cocaine tripled.",
            ["heroin -35 2006-12-31 2007-12-31", "cocaine 200 2006-12-31 2007-12-31"],
        ),
    ],
)
def test_what_is_compared(text: str, expected: list[str]) -> None:
    assert [f"{c.substance} {c.stated_percent:f} {c.base_end} {c.period_end}" for c in changes(text)] == expected


@pytest.mark.parametrize(
    ("text", "base", "period"),
    [
        # the sentence before told the base last, yet the change is of what the paragraph told first
        (
            "In the first six months of 2007 police seized 140 kg of heroin. In all of 2006 they seized 290 kg. Heroin seizures were up "
            "14 percent over the first six months of 2006.",
            (2006, 6),
            (2007, 6),
        ),
        # both figures stand before the percentage
        ("Opium seizures rose from 40 kg in 2006 to 60 kg in 2007, an increase of 50 percent.", (2006, 12), (2007, 12)),
        # "in comparison with" marks the base
        (
            "In the first nine months of 2007 police seized 40 kg of opium. Opium seizures fell by half in comparison with the first "
            "nine months of 2006.",
            (2006, 9),
            (2007, 9),
        ),
    ],
)
def test_a_change_lies_behind_what_it_is_compared_with(text: str, base: tuple[int, int], period: tuple[int, int]) -> None:
    (change,) = changes(text)
    assert change.base_end is not None and change.period_end is not None
    assert (change.base_end.year, change.base_end.month) == base
    assert (change.period_end.year, change.period_end.month) == period


# the verb before a colon holds for the list behind it
def test_a_list_of_changes() -> None:
    text = "Drug seizures declined in 2007: heroin by 12 percent (to 31 kg), opium by 34 percent (to 2 tons)."
    assert rows(text) == [("heroin", "-12"), ("opium", "-34")]


# "between" two years: from the one to the other
def test_a_change_between_two_years() -> None:
    change = changes("Seizures of ecstasy fell by 23 percent between 2005 and 2006.")[0]
    assert (str(change.base_start), str(change.period_start), str(change.period_end)) == ("2005-01-01", "2006-01-01", "2006-12-31")


# a factor against all of a year, half the amount of one; not half the amount of a drug
def test_factors_of_a_year() -> None:
    twice = "The opium seized in the first ten months of 2007 was already more than double that of all of 2006."
    half = "In 2007 police seized 140 kg of heroin, about half the amount of 2006 by their own count."
    assert [(r, str(c.base_end), str(c.period_end)) for r, c in zip(rows(twice), changes(twice), strict=True)] == [
        (("opium", "100"), "2006-12-31", "2007-10-31")
    ]
    assert [(r, str(c.base_end), str(c.period_end)) for r, c in zip(rows(half), changes(half), strict=True)] == [
        (("heroin", "-50"), "2006-12-31", "2007-12-31")
    ]
    assert rows("In 2007 police seized 140 kg of heroin, about half the amount of opium.") == []


# what a look back means for the time told before it
def test_a_drop_that_an_earlier_figure_means() -> None:
    text = "Customs took 9 kg of opium in 2007. In all of 2005 opium seizures came to 58 kg, which means a drop of 84 percent."
    (change,) = changes(text)
    assert (str(change.base_end), str(change.period_end)) == ("2005-12-31", "2007-12-31")


# a part of a year against the whole of another
def test_a_part_of_a_year_against_a_whole_one() -> None:
    change = changes("Through September 2007 police seized 9 kg of heroin, which is 20 percent more than in all of 2006.")[0]
    assert (str(change.period_end), str(change.base_end)) == ("2007-09-30", "2006-12-31")


# 08MADRID1307: `than` for `as`
@pytest.mark.parametrize("second", ["as in 2006", "than in the previous year", "as in the year before"])
def test_twice_as_much_in_one_year_as_in_another(second: str) -> None:
    (change,) = changes(f"Police seized more than twice as much opium in 2007 {second}.")
    assert (str(change.base_end), str(change.period_end)) == ("2006-12-31", "2007-12-31")
