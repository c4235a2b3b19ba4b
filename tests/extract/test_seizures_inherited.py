"""Figures that take their verb, unit, drug or time from what was told before them."""

from __future__ import annotations

import pytest

from flows.extract.seizures import read_seizures
from tests.extract.build import document


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """Substance, quantity, unit and the year that the figure is of."""
    found = read_seizures(document(text))[0]
    return [(s.substance, f"{s.quantity:f}", s.unit, str(s.period_start.year) if s.period_start else "") for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # twice another figure
        (
            "In 2007 they seized 1.2 million pills of ecstasy, more than twice the 500,000 of 2005.",
            [("mdma", "1200000", "tablet", "2007"), ("mdma", "500000", "tablet", "2005")],
        ),
        # brackets whose time the first of them tells, and the text
        (
            "In 2007 police seized 8 kg of heroin (6 kg in 2006), 90 ecstasy pills (75) and 2 kg of opium (3 kg).",
            [
                ("heroin", "8", "kg", "2007"),
                ("heroin", "6", "kg", "2006"),
                ("mdma", "90", "tablet", "2007"),
                ("mdma", "75", "tablet", "2006"),
                ("opium", "2", "kg", "2007"),
                ("opium", "3", "kg", "2006"),
            ],
        ),
        # a whole sentence in brackets, and the sentence after it, which is not of its year
        (
            "From January to June 2007 police seized 14 kg of heroin and 3 tons of hashish. (In the first half of 2006: 9 kilograms and"
            " 4.1 metric tons.) They also burned 700 cannabis plants.",
            [
                ("heroin", "14", "kg", "2007"),
                ("hashish", "3", "t", "2007"),
                ("heroin", "9", "kg", "2006"),
                ("hashish", "4.1", "t", "2006"),
                ("cannabis_plant", "700", "plant", "2007"),
            ],
        ),
        # the two ends of a movement
        (
            "Seizures of ecstasy fell between 2005 and 2006, from 61,000 pills to 47,000.",
            [("mdma", "61000", "tablet", "2005"), ("mdma", "47000", "tablet", "2006")],
        ),
        # another place, another load
        (
            "In 2007 police dismantled nine heroin laboratories in Khatlon and four in Sughd.",
            [("laboratory", "9", "site", "2007"), ("laboratory", "4", "site", "2007")],
        ),
        (
            "In May police found 90,000 captagon tablets in one truck, and in June customs intercepted a shipment of 250,000.",
            [("captagon", "90000", "tablet", "2008"), ("captagon", "250000", "tablet", "2008")],
        ),
        # the unit of the item before it
        (
            "In 2007 the Navy seized 1,100 kilos of marijuana and 35 of cocaine.",
            [("marijuana", "1100", "kg", "2007"), ("cocaine", "35", "kg", "2007")],
        ),
        # the next drug of a count
        (
            "Heroin seized in 2007 came to 31 kg. Opium stood at 2.4 tons.",
            [("heroin", "31", "kg", "2007"), ("opium", "2.4", "t", "2007")],
        ),
        # the figure of another time
        (
            "Seizures of ecstasy pills fell to 47,000 in 2007. In the first half of 2008 the figure was 31,000 or so.",
            [("mdma", "47000", "tablet", "2007"), ("mdma", "31000", "tablet", "2008")],
        ),
        # what "this" compares to, and the total for another year
        (
            "In 2007 customs seized 31 kg of opium. This compares to 24 kg in 2006.",
            [("opium", "31", "kg", "2007"), ("opium", "24", "kg", "2006")],
        ),
        (
            "In May 2008 police seized 4 kg of heroin; the total for 2007 was 31 kg.",
            [("heroin", "4", "kg", "2008"), ("heroin", "31", "kg", "2007")],
        ),
        # a comparison that names its drug behind it
        (
            "In contrast to the 310 kilos seized in 2006, only 45 kilos of opium were seized in 2007.",
            [("opium", "310", "kg", "2006"), ("opium", "45", "kg", "2007")],
        ),
        # a number whose unit the subject has
        (
            "Seizures of heroin rose from 4 kg in 2006 to 5 kg in 2007, while the number of ecstasy pills seized fell from 9,000 to 7,000.",
            [
                ("heroin", "4", "kg", "2006"),
                ("heroin", "5", "kg", "2007"),
                ("mdma", "9000", "tablet", "2006"),
                ("mdma", "7000", "tablet", "2007"),
            ],
        ),
        # money first, then drugs
        (
            "Police seized three million dollars worth of drugs in 2007, including 31 kg of heroin.",
            [("heroin", "31", "kg", "2007")],
        ),
        # an aside between a figure and its verb
        ("Two tons of hashish, the largest find of the decade, were discovered in 2007.", [("hashish", "2", "t", "2007")]),
        # a time before "when"
        (
            "Opium seizures in 2007 were 2.4 tons, a fall from 2006, when 3.1 tons were seized.",
            [("opium", "2.4", "t", "2007"), ("opium", "3.1", "t", "2006")],
        ),
    ],
)
def test_figures_that_go_on(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(text) == expected


# of another topic, a drug's price is no seizure
def test_another_topic_does_not_go_on() -> None:
    assert rows("Heroin seized in 2007 came to 31 kg. Opium fell to 45 dollars a kilo.") == [("heroin", "31", "kg", "2007")]


# a sum told after its parts, of different times: it spans them
def test_a_sum_after_its_parts() -> None:
    text = "Soldiers destroyed 40 hectares of cannabis in May 2007 and 25 hectares in June. The sum, 65 hectares, is small."
    found = read_seizures(document(text))[0]
    assert [(s.role, str(s.period_start), str(s.period_end)) for s in found] == [
        ("component", "2007-05-01", "2007-05-31"),
        ("component", "2007-06-01", "2007-06-30"),
        ("total", "2007-05-01", "2007-06-30"),
    ]


# a total that two agencies' figures are brought to is neither's
def test_a_total_brought_about() -> None:
    text = (
        "In 2007 the Drug Control Agency seized 40 kg of heroin. The State Customs Committee seized a further 25 kg of heroin,"
        " which brings the country's total for heroin to 65 kg."
    )
    found = read_seizures(document(text))[0]
    assert [(s.role, s.agency) for s in found] == [
        ("component", "Drug Control Agency"),
        ("component", "State Customs Committee"),
        ("total", None),
    ]


# last year's figure in brackets is no whole: what follows is part of the one before it
def test_a_whole_before_a_bracket() -> None:
    text = "In 2008 the agency seized 1.2 tons of drugs (2007: 1.4 tons), including 340 kg of heroin."
    assert [s.role for s in read_seizures(document(text))[0]] == ["total", "component", "component"]
