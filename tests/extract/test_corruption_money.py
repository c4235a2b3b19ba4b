"""Sums and terms, each a sentence of our own under a heading on corruption."""

from __future__ import annotations

import pytest

from flows.extract.corruption import read_corruption
from flows.facts import Corruption
from flows.vocabulary import read_rows
from tests.extract.build import document


def read(text: str, country: str = "TJK") -> list[Corruption]:
    return read_corruption(document(text, heading="Corruption", country=country))


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        # a code before, an adjective and a name behind, a name that the reporting country tells
        ("The bank froze PHP 61.5 million.", "PHL", [("funds_recovered", 61_500_000, "PHP")]),
        ("The judge recovered 45 million Syrian pounds.", "SYR", [("funds_recovered", 45_000_000, "SYP")]),
        ("Auditors found that 3.2 billion francs had been siphoned off.", "SEN", [("funds_misappropriated", 3_200_000_000, "XOF")]),
        ("They diverted GEL 2 million.", "GEO", [("funds_misappropriated", 2_000_000, "GEL")]),
        ("The Bureau returned Rs. 20 million.", "PAK", [("funds_recovered", 20_000_000, "PKR")]),
        # two decimals at most: three are thousands
        ("He had taken 9.000 euro from a trafficker.", "ROU", [("bribe_amount", 9000, "EUR")]),
        # damage and loss
        ("The state lost 7 million dollars, and 2 million dollars was given back.", "KEN",
         [("funds_misappropriated", 7_000_000, "USD"), ("funds_recovered", 2_000_000, "USD")]),
        ("The damage in these cases came to 216 million meticais.", "MOZ", [("funds_misappropriated", 216_000_000, "MZN")]),
        # bribes paid, taken and asked for
        ("The average bribe paid to a judge is 3,000 dollars.", "UKR", [("bribe_amount", 3000, "USD")]),
        ("Firms paid CAD 1.1 million in kickbacks.", "CAN", [("bribe_amount", 1_100_000, "CAD")]),
        ("The director had demanded $40,000 from a contractor.", "KEN", [("bribe_amount", 40_000, "USD")]),
        # what follows "and" is said of another sum
        ("A minister repaid 3 million dollars and was fined 200,000.", "KEN", [("funds_recovered", 3_000_000, "USD")]),
        # the sum in brackets is the same again
        ("He stole 36,000 SRD (USD 12,850).", "SUR", [("funds_misappropriated", 36_000, "SRD")]),
        # wages, prices, aid, hopes
        ("The minister earns 900 dollars a month.", "KEN", []),
        ("The road cost 12 million dollars.", "KEN", []),
        ("The Bureau seeks to recover 40 million dollars.", "KEN", []),
        ("The European Union gave 4 million euros for the reform of the courts.", "KEN", []),
        ("Officials who take bribes of more than 1,000 dollars face five years in prison.", "KEN", []),
    ],
)  # fmt: skip
def test_sums(text: str, country: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(f.measure, int(f.value), f.unit) for f in read(text, country)] == expected


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Drivers paid officers between 50 and 100 euros apiece.", (50, 100)),
        # the multiplier holds for both ends
        ("Losses are put at 7 to 9 million lari.", (7_000_000, 9_000_000)),
    ],
)
def test_ranges(text: str, ends: tuple[int, int]) -> None:
    (fact,) = read(text, "GEO")
    assert (fact.value, fact.value_max) == ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court handed the colonel a 12-year prison term, his driver four years.", [(12, None), (4, None)]),
        ("A magistrate got a ten-year sentence.", [(10, None)]),
        ("The judge gave the secretary five years in prison and the two clerks three years each.", [(5, None), (3, None)]),
        ("Prison terms ran from one to six and a half years.", [(1, 6.5)]),
        ("The chief was sent to prison for four years.", [(4, None)]),
        # no terms
        ("Prosecutors asked for sentences of 12 years.", []),
        ("He was jailed five years ago.", []),
        ("The law provides for terms of ten years.", []),
        ("A lawyer of 20 years, he was charged with fraud.", []),
    ],
)
def test_terms(text: str, expected: list[tuple[float, float | None]]) -> None:
    terms = [f for f in read(text) if f.measure == "sentence_years"]
    assert [(float(f.value), f.value_max and float(f.value_max)) for f in terms] == expected


def test_a_currency_word_means_one_currency_in_a_country() -> None:
    # two rows for one word and country would make the reading depend on their order
    rows = [(r["words"], r["country"]) for r in read_rows("currencies.csv")]
    assert len(rows) == len(set(rows))
    assert all(len(r["currency"]) == 3 and r["currency"].isupper() for r in read_rows("currencies.csv"))
