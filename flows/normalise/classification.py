"""The classification line that opens the text of a cable (ACP 127, format line 12): `UNCLAS SECTION 01 OF 08 DUSHANBE 001372`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = (
    r"(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|(?:TOP|T O P) +S ?E ?C ?R ?E ?T"
    r"|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T)\b"
)
CLASSIFICATION_LINE = re.compile(rf"^[ \t]*{_WORDS}[^a-z\n]*?\d[^\n]*", re.MULTILINE)
"""A line that begins with a classification and has a number: the station's serial number."""

_STATION_LINE = re.compile(
    rf"(?<![A-Za-z/]){_WORDS}(?:[A-Z /]{{0,40}}?SECTION +(?:\d\d? +)?[OG]F +\d\d?\b)?[^a-z\n]{{0,70}}?[A-Z.] +(\d{{1,7}})\b"
)
_SECTION = re.compile(r"\b(?:FINAL +)?SECTION +\d\d? +[OG]F +(\d\d?)\b|\bFINAL +SECTION +OF +(\d\d?)\b")
_LITERALS = ("UNCLAS", "C O N F", "CONFIDENTIAL", "S E C R", "SECRET", "LIMITED OFFICIAL USE")


class StationLine(NamedTuple):
    """A classification with the station's serial number: `text[start:end]`, up to that number."""

    start: int
    end: int
    serial_number: int


def find_station_lines(text: str) -> Iterator[StationLine]:
    """Every classification that is followed by a station and its serial number, wherever in a line it stands."""
    for match in _STATION_LINE.finditer(text):
        yield StationLine(match.start(), match.end(), int(match[1]))


def may_repeat(text: str) -> bool:
    """Whether the text could hold a second classification line."""
    return any(text.find(literal, first + 1) >= 0 for literal in _LITERALS if (first := text.find(literal)) >= 0)


def section_count(line: str) -> int | None:
    """The number of sections that a classification line names (`SECTION 01 OF 08`, `FINAL SECTION OF 03`)."""
    match = _SECTION.search(line)
    return int(match[1] or match[2]) if match else None
