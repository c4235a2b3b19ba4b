"""Figures as cables write them, each with the interval of figures that would be written the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class Figure(NamedTuple):
    """A figure: its value and the least and greatest value that would be written so."""

    value: Decimal
    low: Decimal
    high: Decimal

    def negative(self) -> Figure:
        """The figure with the other sign."""
        return Figure(-self.value, -self.high, -self.low)


# The alternatives are tried in this order:
#   85, 000  a separator followed by a space (08DUSHANBE1372), never where a list of figures goes on
#   166,260,000 and 3.684.505  separators between groups of three
#   2,2  a decimal comma (two digits at most: three would be thousands)
#   9691.13, .026, 01, 792
DIGITS = (
    r"(?:(?<![\w.,])|(?<=\.{4}))(?:"
    r"\d{1,3}(?:,\ ?\d{3})+(?:\.\d+)?(?!\d|\.\d|,\ ?\d{3})(?!,?\ (?:and\ )?\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+,\d{1,2}(?![\d,])"
    r"|\d*\.\d+"
    r"|\d+"
    r")"
)
"""Source of a regular expression for a figure in digits."""

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_MULTIPLIERS = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
_DENOMINATORS = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip
FRACTION_WORDS = frozenset(_DENOMINATORS)
"""The words that end a fraction in words: `two thirds`, `three-quarters`."""
NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS)
MULTIPLIERS = frozenset(_MULTIPLIERS)
FRACTIONS = {"1/2": Decimal("0.5"), "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}

_THOUSANDS_COMMA = re.compile(r"\d{1,3}(?:,\ ?\d{3})+(?:\.\d+)?")
_THOUSANDS_DOT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_ONE_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_PLAIN = re.compile(r"\d*\.?\d+")
HALF = Decimal("0.5")


@lru_cache(maxsize=1 << 14)
def figure_of_digits(text: str) -> Figure:
    """The figure that digits stand for, with separators and decimals as in `DIGITS`.

    Raises:
        ValueError: the text is not of that form.
    """
    if _THOUSANDS_COMMA.fullmatch(text):
        plain = text.replace(",", "").replace(" ", "")
    elif _THOUSANDS_DOT.fullmatch(text):
        plain = text.replace(".", "")
    elif _DECIMAL_COMMA.fullmatch(text):
        plain = text.replace(",", ".")
    else:
        plain = text
    if not _PLAIN.fullmatch(plain):
        raise ValueError(f"not a figure: {text!r}")
    return as_written(Decimal(plain), decimals=len(plain.partition(".")[2]))


def as_written(value: Decimal, decimals: int = 0, multiplier: int = 1) -> Figure:
    """The figure written with so many decimals, times a multiplier: 36 is 35.5 to 36.5, `31 million` is 30.5 to 31.5 million."""
    half = HALF.scaleb(-decimals)
    return Figure(value * multiplier, (value - half) * multiplier, (value + half) * multiplier)


def figure_of_words(words: list[str]) -> Figure | None:
    """The figure that number words stand for: `twenty-six`, `two hundred and five`, `six and a half million`, `half a`.

    Returns None where the words are not a number. `a`, `an` and `the` alone are articles, not numbers.
    """
    parts: list[str] = []
    for word in words:
        parts.extend(word.lower().split("-"))
    if parts[-1] in ("a", "an"):
        parts.pop()
    total = Decimal(0)
    current = Decimal(0)
    seen = half = False
    finest = 1
    for index, part in enumerate(parts):
        if part in _UNITS:
            current += _UNITS[part]
            seen = True
        elif part in _TENS:
            current += _TENS[part]
            seen = True
        elif part == "half":
            current += HALF
            seen = half = True
        elif part in ("hundred", "dozen"):
            current = (current or Decimal(1)) * _MULTIPLIERS[part]
            seen = True
        elif part in _MULTIPLIERS:
            total += (current or Decimal(1)) * _MULTIPLIERS[part]
            finest = _MULTIPLIERS[part]
            current = Decimal(0)
            seen = True
        elif part in ("and", "a", "an") and index < len(parts) - 1:
            continue
        else:
            return None
    if not seen:
        return None
    if current:
        finest = 1
    value = total + current
    step = Decimal(finest) * (Decimal("0.1") if half else 1)
    return Figure(value, value - step / 2, value + step / 2)


def in_thousands(text: str) -> Figure | None:
    """The figure that `38.615` stands for where its dot separates thousands; None where it is not written so."""
    return as_written(Decimal(text.replace(".", ""))) if _ONE_DOT.fullmatch(text) else None


def times(figure: Figure, word: str) -> Figure:
    """The figure times a multiplier word: `1.3` and `million`."""
    factor = _MULTIPLIERS[word.lower()]
    return Figure(figure.value * factor, figure.low * factor, figure.high * factor)


def percent_of_fraction(words: Sequence[str]) -> Figure | None:
    """The percentage that a fraction in words stands for, known to one percent: `a third`, `two thirds`, `three-quarters`."""
    parts = [part for word in words for part in word.split("-")]
    if len(parts) != 2 or parts[1] not in _DENOMINATORS:
        return None
    numerator = 1 if parts[0] in ("a", "one") else _UNITS.get(parts[0], 0)
    if not 0 < numerator < _DENOMINATORS[parts[1]]:
        return None
    value = (Decimal(100 * numerator) / _DENOMINATORS[parts[1]]).quantize(Decimal("0.1"))
    return Figure(value, value - HALF, value + HALF)
