"""How the figures of a cable stand to each other: totals and parts, restatements, and which of them may be added up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.additive import mark_additive, overlap
from flows.extract.drafts import Draft, dimension
from flows.extract.numbers import as_written
from flows.extract.roles import same_agency
from flows.extract.seizures import read_seizures
from flows.extract.timespans import UNKNOWN, Period
from flows.facts import Seizure
from tests.extract.build import document


def seizures(*texts: str) -> list[Seizure]:
    return read_seizures(document(*texts))[0]


def roles(*texts: str) -> list[tuple[str, str, bool]]:
    return [(f"{s.quantity.normalize():f}", s.role, s.is_additive) for s in seizures(*texts)]


# parts that add up to the whole are added up instead of it
def test_a_whole_that_its_parts_fill() -> None:
    found = seizures("In 2007 police seized 16 MT of cocaine, of which 4 MT were seized on land and 12 MT at sea.")
    assert [(str(s.quantity), s.role, s.is_additive) for s in found] == [
        ("16", "total", False),
        ("4", "component", True),
        ("12", "component", True),
    ]
    assert [(s.part_of, s.part_kind) for s in found] == [(None, None), (found[0].fact_id, "all"), (found[0].fact_id, "all")]


# "including" names some of the parts: the whole is added up
def test_a_whole_of_which_some_parts_are_named() -> None:
    found = seizures("In 2007 police seized 900 kg of drugs, including 73 kg of heroin and 5 kg of cocaine.")
    assert [(str(s.quantity), s.role, s.is_additive) for s in found] == [
        ("900", "total", True),
        ("73", "component", False),
        ("5", "component", False),
    ]
    assert {s.part_kind for s in found[1:]} == {"some"}


# the next sentence names the parts
def test_parts_in_the_next_sentence() -> None:
    found = seizures("In 2007 police seized 1,088 kg of drugs. This included 766 kg of opium and 322 kg of hashish.")
    assert [(s.role, s.part_of is not None) for s in found] == [("total", False), ("component", True), ("component", True)]
    found = seizures(
        "In 2007 police seized 1,088 kg of drugs. From this total volume, 766 kg of opium were seized, as well as 322 kg of hashish."
    )
    assert [s.part_kind for s in found] == [None, "all", "all"]


# in one operation whole and parts are incidents
def test_a_whole_within_one_operation() -> None:
    assert roles("On May 3, 2008 police seized 400 kg of drugs including 73 kg of heroin.") == [
        ("400", "incident", True),
        ("73", "incident", False),
    ]


# a part of something else, or more than the whole, is no part
def test_what_is_no_part() -> None:
    found = seizures("In 2007 police seized 900 kg of heroin, including 5,000 Ecstasy pills.")
    assert [(s.role, s.part_of) for s in found] == [("component", None), ("component", None)]


@pytest.mark.parametrize(
    ("first", "second", "role"),
    [
        # the same figure again, and to another precision, and in another unit
        ("In 2007 police seized 25 tons of cocaine.", "Police seized 25 tons of cocaine in 2007.", "restatement"),
        ("In 2007 police seized over 25 tons of cocaine.", "Police seized 25.5 metric tons of cocaine in 2007.", "restatement"),
        ("In 2007 police seized 25.5 tons of cocaine.", "Police seized 25,500 kilos of cocaine in 2007.", "restatement"),
        # one agency, and none named
        ("In 2007 police seized 25 tons of cocaine.", "The Border Police seized 25 tons of cocaine in 2007.", "restatement"),
        # another figure, time, substance, agency
        ("In 2007 police seized 25 tons of cocaine.", "Police seized 27 tons of cocaine in 2007.", "component"),
        ("In 2007 police seized 25 tons of cocaine.", "Police seized 25 tons of cocaine in 2006.", "component"),
        ("In 2007 police seized 25 tons of cocaine.", "Police seized 25 tons of opium in 2007.", "component"),
        ("In 2007 the Coast Guard seized 25 tons of cocaine.", "The Border Police seized 25 tons of cocaine in 2007.", "component"),
    ],
)
def test_restatements(first: str, second: str, role: str) -> None:
    found = seizures(first, second)
    assert [s.role for s in found] == ["component", role]
    assert found[1].restates == (found[0].fact_id if role == "restatement" else None)
    if role == "restatement":
        assert [s.is_additive for s in found] == [True, False]


# two items of one list are not one figure told twice
def test_no_restatement_within_a_sentence() -> None:
    assert [s.role for s in seizures("Police dismantled two marijuana and two cocaine laboratories.")] == ["component", "component"]


def test_names_of_one_agency() -> None:
    assert same_agency("Tajik Drug Control Agency", "Drug Control Agency")
    assert not same_agency("Border Guards", "Coast Guard")


# what one agency seized, and what one operation brought in, lies within the country's figure
def test_narrower_figures_within_a_wider_one() -> None:
    text = "In 2007 the country's services seized 900 kg of heroin."
    assert roles(text, "In 2007 the Border Police seized 200 kg of heroin.") == [("900", "component", True), ("200", "component", False)]
    assert roles(text, "On May 3, 2007 police seized 40 kg of heroin.") == [("900", "component", True), ("40", "incident", False)]


# figures of different times, agencies, substances, countries and units are added up
def test_figures_that_do_not_meet() -> None:
    assert {a for _, _, a in roles("Police seized 5 kg of heroin in 2006.", "Police seized 7 kg of heroin in 2007.")} == {True}
    assert {
        a for _, _, a in roles("In 2007 the Border Police seized 5 kg of heroin.", "In 2007 the Coast Guard seized 7 kg of heroin.")
    } == {True}
    assert {a for _, _, a in roles("In 2007 police seized 5 kg of heroin and 70 Ecstasy pills.")} == {True}
    assert {a for _, _, a in roles("In 2007 police seized 5 kg of heroin.", "In 2007 Afghan police seized 7 kg of heroin.")} == {True}


# two events are two events
def test_events_are_added_up() -> None:
    assert {a for _, _, a in roles("On May 3, 2008 police seized 5 kg of heroin.", "On May 3, 2008 police seized 7 kg of heroin.")} == {
        True
    }


@dataclass(frozen=True)
class Stub:
    """A passage that figures may share."""

    number: int


def draft(substance: str, agency: str | None, period: Period, quantity: int, unit: str, role: str, sentence: int) -> Draft:
    return Draft(
        passage=Stub(0),  # type: ignore[arg-type]
        start=0,
        end=1,
        sentence=sentence,
        figure=as_written(Decimal(quantity)),
        upper=None,
        text=str(quantity),
        qualifier="exact",
        unit=unit,
        substance=substance,
        action="seized",
        layout="prose",
        rule="stub",
        period=period,
        country="TJK",
        agency=agency,
        role=role,
    )


YEAR_2007 = Period(date(2007, 1, 1), date(2007, 12, 31))
PERIODS = [YEAR_2007, Period(date(2007, 1, 1), date(2007, 9, 30)), Period(date(2008, 1, 1), None), Period(None, date(2008, 6, 30)), UNKNOWN]
drafts = st.lists(
    st.builds(
        draft,
        st.sampled_from(["drugs", "opiates", "heroin", "opium", "cocaine", "cannabis", "hashish"]),
        st.sampled_from([None, "Border Police", "Coast Guard"]),
        st.sampled_from(PERIODS),
        st.integers(0, 400),
        st.sampled_from(["kg", "t", "tablet"]),
        st.sampled_from(["component", "incident", "total", "restatement"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


# no two additive figures of one dimension can count the same thing; a restatement is never added up
@settings(max_examples=300)
@given(drafts)
def test_nothing_is_counted_twice(found: list[Draft]) -> None:
    mark_additive(found)
    additive = [d for d in found if d.is_additive]
    for a, b in combinations(additive, 2):
        assert dimension(a.unit) != dimension(b.unit) or not overlap(a, b)
    assert not any(d.role == "restatement" for d in additive)


# of figures of one dimension something is always added up, and a figure that meets no other always is
@settings(max_examples=300)
@given(drafts)
def test_nothing_is_lost(found: list[Draft]) -> None:
    mark_additive(found)
    stated = [d for d in found if d.role != "restatement"]
    for d in stated:
        rivals = [o for o in stated if o is not d and dimension(o.unit) == dimension(d.unit)]
        assert d.is_additive or any(o.is_additive for o in rivals)
        assert d.is_additive or any(overlap(d, o) for o in rivals)


# a whole and its leaves by two ways of adding up: the leaves alone
def test_leaves_against_totals_by_row_and_column() -> None:
    leaves = [
        draft(s, a, YEAR_2007, q, "kg", "component", 0)
        for s, a, q in [("heroin", "A", 1), ("opium", "A", 2), ("heroin", "B", 3), ("opium", "B", 4)]
    ]
    rows = [draft("drugs", "A", YEAR_2007, 3, "kg", "total", 1), draft("drugs", "B", YEAR_2007, 7, "kg", "total", 1)]
    columns = [draft("heroin", None, YEAR_2007, 4, "kg", "total", 1), draft("opium", None, YEAR_2007, 6, "kg", "total", 1)]
    grand = [draft("drugs", None, YEAR_2007, 10, "kg", "total", 1)]
    mark_additive([*grand, *columns, *rows, *leaves])
    assert {d.is_additive for d in leaves} == {True}
    assert {d.is_additive for d in [*rows, *columns, *grand]} == {False}


# leaves that fall short of the total leave part of it untold: the total alone
def test_leaves_that_do_not_fill_the_total() -> None:
    leaves = [draft("heroin", "A", YEAR_2007, 1, "kg", "component", 0), draft("heroin", "B", YEAR_2007, 3, "kg", "component", 0)]
    total = draft("heroin", None, YEAR_2007, 400, "kg", "component", 1)
    mark_additive([total, *leaves])
    assert (total.is_additive, [d.is_additive for d in leaves]) == (True, [False, False])
