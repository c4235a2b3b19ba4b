"""Quantities: a figure, its unit and the substance beside it, before anything says whether they were seized."""

from __future__ import annotations

from decimal import Decimal

import pytest

from flows.extract.quantities import Quantity
from flows.extract.seizure_prose import ProseReader
from flows.extract.stated_substances import common_ancestor, substance_in_unit
from tests.extract.build import document

Short = tuple[str, str | None, str | None]


def quantities(text: str) -> list[Quantity]:
    return ProseReader(document(text).passages[0]).quantities


def short(text: str) -> list[Short]:
    return [(f"{q.figure.value.normalize():f}", q.unit, q.substance) for q in quantities(text) if not q.is_bare]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # unit, `of`, adjectives, substance
        ("12 kilograms of heroin", ("12", "kg", "heroin")),
        ("4.5 tons of processed marijuana", ("4.5", "t", "marijuana")),
        ("20 metric tons (MT) of cocaine", ("20", "t", "cocaine")),
        ("3 MT (less than in the year before) of cocaine", ("3", "t", "cocaine")),
        ("30 kilos of the synthetic drug MDMA", ("30", "kg", "mdma")),
        ("2 tons of bhang (marijuana)", ("2", "t", "marijuana")),
        # no `of`
        ("710 kg opium", ("710", "kg", "opium")),
        # the substance before its unit
        ("1,500 ecstasy pills", ("1500", "tablet", "mdma")),
        ("3 million MDMA (ecstasy) tablets", ("3000000", "tablet", "mdma")),
        ("166,000 tramadol tablets", ("166000", "tablet", "tramadol")),
        ("700 dosage units", ("700", "dose", None)),
        # plants, fields and hectares are of the plant
        ("900 marijuana plants", ("900", "plant", "cannabis_plant")),
        ("70 bushes of wild marijuana", ("70", "plant", "cannabis_plant")),
        ("40 hectares (ha) of cannabis", ("40", "hectare", "cannabis_plant")),
        ("40 hectares of opium poppy", ("40", "hectare", "poppy")),
        ("12 tons of coca", ("12", "t", "coca_leaf")),
        # a laboratory takes its own substance, whatever it makes; a place where a drug is grown takes that of the plant
        ("16 cocaine crystallization labs", ("16", "site", "laboratory")),
        ("43 production sites for synthetic drugs", ("43", "site", "laboratory")),
        ("two indoor cannabis facilities", ("2", "site", "cannabis")),
        ("26 opium fields", ("26", "site", "poppy")),
        # counts of seizures
        ("740 seizures of synthetic drugs", ("740", "case", "synthetic_drugs")),
        ("one heroin seizure", ("1", "case", "heroin")),
        # one figure for two substances is of what covers both
        ("5 tons of heroin and opium", ("5", "t", "opiates")),
        ("2 tons of heroin, cocaine, and marijuana", ("2", "t", "drugs")),
        # compounds and articles
        ("a two-ton shipment of cocaine", ("2", "t", "cocaine")),
        ("a 500-kilo load", ("500", "kg", None)),
        ("over a ton of marijuana", ("1", "t", "marijuana")),
        ("half a ton of hashish", ("0.5", "t", "hashish")),
        # a figure with a comma and a space
        ("85, 000 poppy bushes", ("85000", "plant", "poppy")),
    ],
)
def test_one_quantity(text: str, expected: Short) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # money, shares, prices, rates, sizes
        "$50 per gram",
        "200 dollars a kilo",
        "30 percent of heroin",
        "5 grams per day",
        "16 kilograms of cocaine in each tire",
        "an average of two labs per day",
        "100 kg bags",
        # persons, and counts given by an article
        "500 police officers",
        "24 arrests",
        "a laboratory",
        "one of the largest seizures",
        # a date is no figure
        "in May 2008",
        "20 cases of smuggling",
    ],
)
def test_no_quantity(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("12 kilos of heroin", "exact"),
        ("some 12 kilos of heroin", "approximately"),
        ("nearly 12 kilos of heroin", "approximately"),
        ("more than 12 kilos of heroin", "at_least"),
        ("over a total of 12 kilos of heroin", "at_least"),
        ("12 kilos of heroin or more", "at_least"),
        ("less than 12 kilos of heroin", "at_most"),
        ("up to 12 kilos of heroin", "at_most"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert [q.qualifier for q in quantities(text)] == [qualifier]


# the lower end is the quantity, the upper end its maximum
@pytest.mark.parametrize("text", ["5-10 kg of heroin", "5 to 10 kg of heroin", "between 5 and 10 kg of heroin", "five to ten kg of heroin"])
def test_ranges(text: str) -> None:
    (q,) = quantities(text)
    assert q.upper is not None
    assert (q.figure.value, q.upper.value, q.unit, q.substance) == (Decimal(5), Decimal(10), "kg", "heroin")


# "from 5 to 10" compares two figures
def test_a_comparison_is_no_range() -> None:
    assert [q.figure.value for q in quantities("from 5 to 10 kg of heroin")] == [Decimal(5), Decimal(10)]


# the unit after the second figure is that of both
def test_a_shared_unit() -> None:
    assert short("two marijuana and three cocaine laboratories") == [("2", "site", "laboratory"), ("3", "site", "laboratory")]


# with "respectively" each figure has its own substance
def test_respectively() -> None:
    assert short("45 and 60 kg of heroin and opium, respectively") == [("45", "kg", "heroin"), ("60", "kg", "opium")]


def test_a_list() -> None:
    assert short("1.2 million Captagon tablets, 711 kg opium, and 89.9 kg of cocaine") == [
        ("1200000", "tablet", "captagon"),
        ("711", "kg", "opium"),
        ("89.9", "kg", "cocaine"),
    ]


@pytest.mark.parametrize(
    ("names", "covering"),
    [
        (["heroin"], "heroin"),
        (["heroin", "heroin"], "heroin"),
        (["heroin", "morphine"], "opiates"),
        (["heroin", "opiates"], "opiates"),
        (["marijuana", "hashish"], "cannabis"),
        (["heroin", "cocaine"], "drugs"),
        (["heroin", "ephedrine"], "drugs"),
    ],
)
def test_what_covers_several(names: list[str], covering: str) -> None:
    assert common_ancestor(names) == covering


def test_a_word_and_its_unit() -> None:
    assert substance_in_unit("marijuana", "kg", "kilos") == "marijuana"
    assert substance_in_unit("heroin", "site", "laboratories") == "laboratory"
    assert substance_in_unit(None, "site", "sites") is None
