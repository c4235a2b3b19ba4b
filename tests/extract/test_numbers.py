"""Figures as cables write them, and the interval of figures that would be written the same way."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.numbers import DIGITS, Figure, as_written, figure_of_digits, figure_of_words, in_thousands, times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # plain, with a leading zero, with decimals, with none before the point
        ("792", "792"),
        ("01", "1"),
        ("9691.13", "9691.13"),
        (".026", "0.026"),
        # separators between groups of three: commas, points, a comma and a space
        ("166,260,000", "166260000"),
        ("3.684.505", "3684505"),
        ("85, 000", "85000"),
        # a comma before one or two digits is a decimal comma
        ("2,2", "2.2"),
        ("12,75", "12.75"),
    ],
)
def test_digits(text: str, value: str) -> None:
    assert figure_of_digits(text).value == Decimal(value)


# of figures in a row of a table, each is one, its decimals with it
def test_figures_in_a_row() -> None:
    assert re.findall(DIGITS, "Opium 1 1,204.7 12,300 8 85, 000") == ["1", "1,204.7", "12,300", "8", "85, 000"]


# a figure stands for all that would be written so: half a unit of its last digit either way
@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("36", "35.5", "36.5"), (".026", "0.0255", "0.0265"), ("2,2", "2.15", "2.25"), ("1,000", "999.5", "1000.5"), ("0", "-0.5", "0.5")],
)
def test_interval(text: str, low: str, high: str) -> None:
    assert figure_of_digits(text)[1:] == (Decimal(low), Decimal(high))


# "31 million" is written to the million, "1.3 million" to the tenth of one
def test_multipliers_carry_the_interval() -> None:
    assert times(figure_of_digits("31"), "million") == (Decimal(31_000_000), Decimal(30_500_000), Decimal(31_500_000))
    assert times(figure_of_digits("1.3"), "million") == (Decimal(1_300_000), Decimal(1_250_000), Decimal(1_350_000))


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "12,3456", "1.2.3"])
def test_what_is_no_figure(text: str) -> None:
    with pytest.raises(ValueError, match="not a figure"):
        figure_of_digits(text)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["nineteen"], "19"),
        (["twenty-six"], "26"),
        (["two", "hundred", "and", "five"], "205"),
        (["six", "and", "a", "half", "million"], "6500000"),
        (["half", "a"], "0.5"),
        (["three", "dozen"], "36"),
        (["one", "thousand", "two", "hundred"], "1200"),
    ],
)
def test_words(words: list[str], value: str) -> None:
    figure = figure_of_words(words)
    assert figure is not None
    assert figure.value == Decimal(value)


# an article alone counts nothing, and a word that is no number makes the whole no number
@pytest.mark.parametrize("words", [["a"], ["an"], ["two-tier"], ["twenty", "kilos"]])
def test_words_that_are_no_number(words: list[str]) -> None:
    assert figure_of_words(words) is None


# a list of figures is not one figure with separators
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12, 345 and 678", ["12", "345", "678"]),
        ("3,684,505 6,878,167", ["3,684,505", "6,878,167"]),
        ("739 1,122", ["739", "1,122"]),
        ("2007: 1034.  2008: 1958", ["2007", "1034", "2008", "1958"]),
        ("x12 and 12x", ["12"]),
    ],
)
def test_where_figures_end(text: str, found: list[str]) -> None:
    assert re.findall(DIGITS, text) == found


@given(st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    assert figure_of_digits(f"{value:f}").value == value
    assert figure_of_digits(f"{value:,f}").value == value


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_the_interval_is_centred_on_the_figure(digits: int, decimals: int) -> None:
    figure = as_written(Decimal(digits).scaleb(-decimals), decimals)
    assert figure.high - figure.value == figure.value - figure.low == Decimal("0.5").scaleb(-decimals)


def test_the_other_sign() -> None:
    assert figure_of_digits("7.4").negative() == Figure(Decimal("-7.4"), Decimal("-7.45"), Decimal("-7.35"))


# one dot and three digits can be thousands; more or fewer digits, and a zero before the dot, cannot
@pytest.mark.parametrize(("text", "value"), [("12.450", "12450"), ("1.640", "1640"), ("0.450", None), ("12.45", None), ("1234.500", None)])
def test_a_dot_that_separates_thousands(text: str, value: str | None) -> None:
    found = in_thousands(text)
    assert (f"{found.value:f}" if found else None) == value


# what is read as thousands is a thousand times what is read as decimals, to the digit
@given(st.integers(1, 999), st.integers(0, 999))
def test_thousands_and_decimals(whole: int, rest: int) -> None:
    text = f"{whole}.{rest:03d}"
    found = in_thousands(text)
    assert found is not None and found.value == figure_of_digits(text).value * 1000
