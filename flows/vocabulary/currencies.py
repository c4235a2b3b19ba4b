"""Currencies by their names, signs and codes: which ISO 4217 code a name meant in a country on a day.

A name outlives its currency: a kwacha of Zambia is ZMK until the end of 2012 and ZMW after, a leu of Romania ROL until June 2005.
`currencies.csv` gives each meaning its first and last day, both inclusive, as the amendments to ISO 4217 have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from flows.vocabulary import read_rows


class Meaning(NamedTuple):
    """The code that a name stands for from `since` to `until`, both days inclusive."""

    currency: str
    since: date
    until: date


def _meanings() -> Mapping[tuple[str, str], list[Meaning]]:
    out: dict[tuple[str, str], list[Meaning]] = {}
    for row in read_rows("currencies.csv"):
        since = date.fromisoformat(row["since"]) if row["since"] else date.min
        until = date.fromisoformat(row["until"]) if row["until"] else date.max
        out.setdefault((row["words"], row["country"]), []).append(Meaning(row["currency"], since, until))
    return out


MEANINGS: Mapping[tuple[str, str], list[Meaning]] = _meanings()
"""Meanings by words and country; the country is empty where the words alone tell ("rupees" are those of the reporting country)."""
NAMES = frozenset(words for words, _ in MEANINGS)


def currency_of(words: str, country: str | None, on: date) -> str | None:
    """The code of a currency's name, sign or code as a cable from a country means it on a day; None where it means none."""
    for place in (country or "", ""):
        for meaning in MEANINGS.get((words, place), ()):
            if meaning.since <= on <= meaning.until:
                return meaning.currency
    return None
