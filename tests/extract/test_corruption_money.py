"""Sums and terms, each a sentence of our own under a heading on corruption."""

from __future__ import annotations

import pytest

from flows.extract.corruption import read_corruption
from flows.facts import Corruption
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
        ("The judge sent the others to prison for between three and eight years.", [(3, 8)]),
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


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        # the currency stands with the first sum alone
        (
            "Of 60 million soles stolen from the fund, 14 million have been returned.",
            "PER",
            [("funds_misappropriated", 60_000_000, "PEN"), ("funds_recovered", 14_000_000, "PEN")],
        ),
        (
            "Theft cost the state 900 million shillings; 40 million was repaid.",
            "TZA",
            [("funds_misappropriated", 900_000_000, "TZS"), ("funds_recovered", 40_000_000, "TZS")],
        ),
        ("Clerks embezzled 90 million leones, enough to feed 2 million people.", "SLE", [("funds_misappropriated", 90_000_000, "SLL")]),
        # one of several sums of a sort
        (
            "The average bribe was 900 lats, and the largest, in a land case, 70,000 lats.",
            "LVA",
            [("bribe_amount", 900, "LVL"), ("bribe_amount", 70_000, "LVL")],
        ),
        ("The average bribe was 900 lats, and the largest firm earned 70,000 lats.", "LVA", [("bribe_amount", 900, "LVL")]),
        # a loss that somebody values
        (
            "It put the damage to the state in all cases of those two years at 8 million leva.",
            "BGR",
            [("funds_misappropriated", 8_000_000, "BGN")],
        ),
        ("Auditors estimated losses to the budget at 1.2 billion hryvnias.", "UKR", [("funds_misappropriated", 1_200_000_000, "UAH")]),
        # what officials are paid for
        ("We hear of guards paid $300 a truck to look away.", "TJK", [("bribe_amount", 300, "USD")]),
        ("Guards let cars through for 20 dollars each.", "TJK", [("bribe_amount", 20, "USD")]),
        ("Consular officers sold visas for $3,000 apiece.", "TJK", [("bribe_amount", 3_000, "USD")]),
        ("Officers received $200 each for passing the fitness test.", "TJK", []),
        ("Officers are paid $200 a month.", "TJK", []),
        # a sum as attribute, one accepted in an envelope
        ("He was caught with a 10,000-dollar bribe.", "TJK", [("bribe_amount", 10_000, "USD")]),
        ("The deputy minister was held after accepting an envelope with 5,000 lari.", "GEO", [("bribe_amount", 5_000, "GEL")]),
        # the currency of the country that the sentence names
        ("Switzerland froze 8 million francs of the late ruler.", "NGA", [("funds_recovered", 8_000_000, "CHF")]),
        # compared with one of another time
        (
            "The Bureau recovered assets worth 34 million shillings in 2007, compared with 9 million shillings in 2006.",
            "KEN",
            [("funds_recovered", 34_000_000, "KES"), ("funds_recovered", 9_000_000, "KES")],
        ),
        # what a sum is said to be; smuggled goods are no funds
        ("Agents held a prosecutor who left the house with $66,000 in cash, an alleged bribe.", "IDN", [("bribe_amount", 66_000, "USD")]),
        ("Customs also confiscated untaxed cigarettes worth 2 million lari.", "GEO", []),
        # a law's fine
        ("The law punishes bribery with a fine of 500,000 lempiras.", "HND", []),
    ],
)
def test_sums_that_lean_on_others(text: str, country: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(f.measure, int(f.value), f.unit) for f in read(text, country)] == expected


def test_a_sum_has_the_code_of_the_cables_day() -> None:
    # a cable of 2008: four zeros were cut from the kwacha in 2013
    (fact,) = read("Clerks embezzled 3 billion kwacha.", "ZMB")
    assert fact.unit == "ZMK"


# 06MANAGUA1004: what was stolen from the state, in whatever order its words stand; where the money lies does not matter
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He moved 3 million dollars in stolen government funds to Panama.", [("funds_misappropriated", 3_000_000)]),
        ("His uncle moved $140,000 in laundered funds stolen from the state treasury.", [("funds_misappropriated", 140_000)]),
        ("He spent 2 million dollars of public money that was stolen in 2002.", [("funds_misappropriated", 2_000_000)]),
        ("They accepted the seizure of $400,000, the price of a plane paid by stolen state funds.", [("funds_recovered", 400_000)]),
        ("Some 700,000 dollars stolen from the government by him and hidden in Florida is now frozen.", [("funds_recovered", 700_000)]),
        ("The corrupt minister robbed the state of a hundred million dollars.", [("funds_misappropriated", 100_000_000)]),
        # from others
        ("Thieves took 3 million dollars stolen from a bank in the state of Para.", []),
        ("A man stole $3,000 from a trader.", []),
    ],
)
def test_sums_stolen_from_the_state(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(f.measure, int(f.value)) for f in read_corruption(document(text, country="NIC"))] == expected


def test_a_sum_that_another_country_froze_was_stolen_from_the_reporting_one() -> None:
    (fact,) = read("The government of Panama has frozen ten million dollars that the minister had embezzled.", "NIC")
    assert fact.country == "NIC"


# 10KABUL348: terms in months are parts of a year
@pytest.mark.parametrize(("term", "years"), [("six months", "0.50"), ("18 months", "1.50"), ("eight months", "0.67"), ("2 years", "2")])
def test_terms_in_months(term: str, years: str) -> None:
    assert [(f.measure, str(f.value)) for f in read(f"A clerk was sentenced to {term} in prison.")] == [("sentence_years", years)]


def test_loans_taken_out_are_no_bribes() -> None:
    assert read("The treasurer admitted to taking out $22 million in loans.") == []
