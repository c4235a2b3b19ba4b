"""Page markers: what the transmission put at the head of each page of a long cable (ACP 127, paging).

`DUSHANBE 00001372  003 OF 008`: the first ten letters of the station, the serial number padded to eight digits, the section
(with the page of the section: `001.2`) and the number of sections. They stand on a line of their own, or, in texts whose
lines were joined, in the middle of a sentence (`her bus back to Sao SAO PAULO 00000675 006 OF 008 Paulo`). Older pages have
a foot and a head instead (ACP 208, paging): the classification, then `PAGE 02  RUEHDBU 0205  071151Z` or `PAGE 02 VATICA 00819 190632Z`
(02VATICAN819), without blank lines of their own, the text behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from flows.vocabulary.head_words import CLASSIFICATIONS, alternatives
from flows.vocabulary.stations import POSTS

MARKER_LITERAL = " OF "
"""Stands in every marker: a text without it holds none."""

# A pattern that begins with a capital is found in half the time that the literal takes.
_SECTIONS = re.compile(r"OF \d")
# The point before the page may be a blank (07BRASILIA1774: "009 2 OF 012").
_NUMBERS = re.compile(r"(\d{8})[ \t]+(\d{3})(?:[. ]\d)? OF (\d{2,3})(?!\d)")
_NUMBERS_LENGTH = 24
_LEVEL = alternatives(CLASSIFICATIONS)
# A pattern that begins with letters is found in less than half the time of one that begins with a line.
_PAGE_HEAD = re.compile(
    r"PAGE[ \t]+(?:\d\d?|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)[ \t]+(?:OF[ \t]+\d\d?[ \t]+)?[A-Z][A-Z .'-]{2,20}"
    rf"[ \t]*#?[ \t]*\d{{3,6}}(?!\d)(?:[ \t]+\d{{6}}Z(?:[ \t]*\n|[ \t]+)?|(?:[ \t]+{_LEVEL})?[ \t]*(?:\n|\Z))"
)
_PAGE_FOOT = re.compile(rf"(?:^[ \t]*|[ \t]{{2,}}){_LEVEL}\s*\Z", re.MULTILINE)
_FOOT_LENGTH = 40
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


def find_page_heads(text: str) -> Iterator[tuple[int, int, str]]:
    """The page heads of a text, each with what stands in its place: nothing on a line of its own, else a blank or the line's end."""
    for head in _PAGE_HEAD.finditer(text):
        start = text.rfind("\n", 0, head.start()) + 1
        if text[start : head.start()].strip():
            continue
        foot = _PAGE_FOOT.search(text, max(0, start - _FOOT_LENGTH), start)
        start = foot.start() if foot else start
        is_within_line = text[start - 1 : start] not in ("", "\n")
        yield start, head.end(), ("\n" if head[0].endswith("\n") else " ") if is_within_line else ""


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
        if letters == station or (station is None and letters in POSTS):
            # written out, where a text was typed again
            return candidate
        _, space, candidate = candidate.partition(" ")
        if not space:
            return run.rpartition(" ")[2]


@cache
def _post_beginnings() -> frozenset[str]:
    # "ADDIS ABAB" is nine letters of ADDISABABA: the blank counts among the ten characters.
    return frozenset(post[:length] for post in POSTS for length in range(min(7, len(post)), _NAME_LENGTH + 1))
