"""Words of routing headers: precedences, operating signals, classification groups, release codes, and words of addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from flows.vocabulary import read_rows
from flows.vocabulary.stations import is_one_slip_away

PROSIGNS: Mapping[str, str] = {row["written"]: row["precedence"] for row in read_rows("precedences.csv") if row["form"] == "prosign"}
"""Precedence by its procedure sign: `Z` is FLASH."""

LEVELS: Mapping[str, str] = {row["letter"]: row["level"] for row in read_rows("classification_letters.csv")}
"""Level of classification by the letter that fills its group: `UUUUU`, `CCCCC`."""

ADDRESS_LEADS: tuple[str, ...] = tuple(row["word"] for row in read_rows("address_words.csv") if row["place"] == "lead")
"""Words that an address begins with, and that stand nowhere else in one."""

ADDRESS_TAILS = frozenset(row["word"] for row in read_rows("address_words.csv") if row["place"] == "tail")
"""Words that an address ends with, and that none begins with."""

_WORDS = {row["written"]: row["precedence"] for row in read_rows("precedences.csv") if row["form"] == "word"}
_RANK = {precedence: rank for rank, precedence in enumerate(dict.fromkeys(_WORDS.values()))}
_SIGNALS = {row["signal"]: row["meaning"] for row in read_rows("operating_signals.csv")}
_RELEASED_TO = {row["letter"]: row["released_to"] for row in read_rows("release_codes.csv")}
_SHORTEST_MISSPELT = 6
"""Below six letters, a single slip turns too many words into others."""


@lru_cache(maxsize=8192)
def precedence_of(words: str) -> str | None:
    """The precedence that one word or two mean, a single slip in it mended (`PRIORTY`, `IMMEDAITE`); None where they mean none."""
    known = _WORDS.get(words)
    if known is not None or len(words) < _SHORTEST_MISSPELT:
        return known
    near = {precedence for word, precedence in _WORDS.items() if len(word) >= _SHORTEST_MISSPELT and _is_near(word, words)}
    return near.pop() if len(near) == 1 else None


def _is_near(word: str, other: str) -> bool:
    return abs(len(word) - len(other)) <= 1 and is_one_slip_away(word, other)


def highest(precedences: Iterable[str]) -> str | None:
    """The highest of some precedences, FLASH before ROUTINE; None of none."""
    return min(precedences, key=_RANK.__getitem__, default=None)


def meaning_of_signal(signal: str) -> str | None:
    """What an operating signal means; one with a number that is not listed means what it means without (`ZFF4`)."""
    return _SIGNALS.get(signal) or _SIGNALS.get(signal.rstrip("0123456789"))


def released_to(code: str) -> str | None:
    """Whom a message may be released to, by the transmission release code of its classification group (`AA` of `UUUAA`)."""
    found = [_RELEASED_TO.get(letter) for letter in dict.fromkeys(code)]
    return "; ".join(name for name in found if name) if all(found) and found else None
