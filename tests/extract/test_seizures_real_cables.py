"""Seizures in the wordings of cables that are no chapter of a report: when, and of one event or not."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.seizures import read_seizures
from flows.facts import Seizure, SeizureChange
from tests.extract.build import document


def read(*texts: str) -> tuple[list[Seizure], list[SeizureChange]]:
    return read_seizures(document(*texts, created=datetime(2008, 11, 20)))


def spans(*texts: str) -> list[tuple[str, str | None, str | None]]:
    found = read(*texts)[0]
    return [(s.substance, s.period_start and str(s.period_start), s.period_end and str(s.period_end)) for s in found]


# 05TELAVIV389: said once of all figures of the cable; a day, a month stay what they are
@pytest.mark.parametrize("note", ["(Note: All data are for the period January through October.)", "All figures cover January to October."])
def test_what_a_cable_says_of_all_its_figures(note: str) -> None:
    text = "Seizures of opium in 2007 were 50 kg, compared with 60 kg in 2006. Police took 3 kg of khat on May 4, 2007."
    expected = [("opium", "2007-01-01", "2007-10-31"), ("opium", "2006-01-01", "2006-10-31"), ("khat", "2007-05-04", "2007-05-04")]
    assert spans(note, text) == expected
    (change,) = read("In 2007 seizures of opium rose by 20 percent from 2006.", note)[1]
    assert (str(change.base_end), str(change.period_end)) == ("2006-10-31", "2007-10-31")


@pytest.mark.parametrize("note", ["All data are from the police.", "All in all, May was calm.", "All data of 2005 are for May"])
def test_what_says_nothing_of_all_figures(note: str) -> None:
    assert spans(note, "Seizures of opium in 2007 were 50 kg.") == [("opium", "2007-01-01", "2007-12-31")]


# 05TELAVIV389: said again with its time
def test_a_figure_said_again_with_its_time() -> None:
    first = "The quantity seized exceeds past years, with the seizure of 55,438 LSD blotters."
    found = read(first, "In 2007, 55,438 LSD blotters were seized.")[0]
    assert [(s.role, str(s.period_start)) for s in found] == [("component", "2007-01-01"), ("restatement", "2007-01-01")]


# 09MADRID1139: among which others it was the largest does not tell when
def test_the_largest_in_recent_years() -> None:
    text = "In March the National Police notched their largest seizure in recent years, when they captured 35 kilos of amphetamine."
    assert spans(text) == [("amphetamine", "2008-03-01", "2008-03-31")]


# 04OTTAWA3402, 07PHNOMPENH577, 05OTTAWA3671: one event
@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("In July the York Regional Police seized two MDMA labs in Markham.", ["incident"]),
        ("In July the Regional Police closed down two MDMA labs.", ["component"]),
        ("In November local police seized 116 pounds of MDMA from three Rao residences.", ["incident"]),
        ("In September police conducted Operation Brain Drain. Seizures included 600 kilos of bulk ephedrine.", ["incident"]),
        ("Operation Sweet Tooth, a long investigation, led to arrests. The seizures totaled 31,300 MDMA tablets.", ["incident"]),
        ("They recalled the 2006 seizure of more than 800,000 Captagon tablets.", ["incident"]),
        ("They recalled the 2006 seizures of more than 800,000 Captagon tablets.", ["component"]),
        ("In March police found a large indoor grow operation in a brewery and seized 20,100 marijuana plants.", ["incident"]),
    ],
)
def test_one_event_or_a_figure(text: str, roles: list[str]) -> None:
    assert [s.role for s in read(text)[0]] == roles


# 07PHNOMPENH577: a change as a noun with a hyphen
def test_near_doubling() -> None:
    (change,) = read("In 2007 there was a near-doubling of heroin seizures.")[1]
    assert (change.stated_percent, str(change.period_start)) == (100, "2007-01-01")


# 09HELSINKI429: how large none was; 05BRASILIA61: the drug named twice
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seizures of heroin have never been larger than (and mostly smaller than) 1.7 kg since 2003.", []),
        ("Since 2003 heroin seizures were never bigger than 1.7 kg.", []),
        ("Marijuana (cannabis) seizures totaled 140.5 metric tons in 2007.", [("marijuana", "2007-01-01", "2007-12-31")]),
    ],
)
def test_a_bound_and_a_second_name(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert spans(text) == found
