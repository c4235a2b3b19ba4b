"""Page markers: what the transmission put at the head of each page of a long cable (ACP 127, paging).

`DUSHANBE 00001372  003 OF 008`: the first ten letters of the station, the serial number padded to eight digits, the section
(with the page of the section: `001.2`) and the number of sections. They stand on a line of their own, or, in texts whose
lines were joined, in the middle of a sentence (`her bus back to Sao SAO PAULO 00000675 006 OF 008 Paulo`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from flows.vocabulary.stations import POSTS

MARKER_LITERAL = " OF "
"""Stands in every marker: a text without it holds none."""

# A pattern that begins with a capital is found in half the time that the literal takes.
_SECTIONS = re.compile(r"OF \d")
# The point before the page may be a blank (07BRASILIA1774: "009 2 OF 012").
_NUMBERS = re.compile(r"(\d{8})[ \t]+(\d{3})(?:[. ]\d)? OF (\d{2,3})(?!\d)")
_NUMBERS_LENGTH = 24
_NAME = re.compile(r"[A-Z0-9][A-Z0-9.'-]*(?: [A-Z0-9][A-Z0-9.'-]*){0,3}$")
_NAME_LENGTH = 10


class Marker(NamedTuple):
    """`text[start:end]` is the marker; `is_line` where nothing else stands on its line."""

    start: int
    end: int
    is_line: bool
    section: int
    sections: int


def find_markers(text: str, station: str | None) -> Iterator[Marker]:
    """The page markers of a text, in order.

    Args:
        text: The decoded text.
        station: The station as the reference ID spells it (`RIODEJANEIRO`), which tells its name from capitals before it; None
            where it is not known.
    """
    for sections in _SECTIONS.finditer(text):
        at = sections.end() - 1
        literal = at - len(MARKER_LITERAL)
        if literal < 1 or text[literal] != " " or not text[literal - 1].isdigit():
            continue
        numbers = _NUMBERS.search(text, max(0, literal - _NUMBERS_LENGTH), at + 4)
        if numbers is None:
            continue
        line_start = text.rfind("\n", 0, numbers.start()) + 1
        before = text[max(line_start, numbers.start() - 2 * _NAME_LENGTH) : numbers.start()]
        name_end = len(before.rstrip())
        if name_end == len(before):
            continue
        name = _name(before[:name_end], station)
        if not name:
            continue
        start = numbers.start() - len(before) + name_end - len(name)
        line_end = text.find("\n", numbers.end())
        line_end = len(text) if line_end < 0 else line_end
        is_line = not text[line_start:start].strip() and not text[numbers.end() : line_end].strip()
        yield Marker(start, numbers.end(), is_line, int(numbers[2]), int(numbers[3]))


def _name(before: str, station: str | None) -> str:
    """The station name that `before` ends in: the longest run of words that is the beginning of a station's name, else the last word."""
    words = _NAME.search(before)
    if words is None:
        return ""
    run = words.group()
    candidate = run
    while True:
        letters = "".join(c for c in candidate if c.isalnum())
        if len(candidate) <= _NAME_LENGTH and (letters in _post_beginnings() if station is None else station.startswith(letters)):
            return candidate
        _, space, candidate = candidate.partition(" ")
        if not space:
            return run.rpartition(" ")[2]


@cache
def _post_beginnings() -> frozenset[str]:
    # "ADDIS ABAB" is nine letters of ADDISABABA: the blank counts among the ten characters.
    return frozenset(post[:length] for post in POSTS for length in range(min(7, len(post)), _NAME_LENGTH + 1))
