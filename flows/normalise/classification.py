"""The classification line that opens the text of a cable (ACP 127, format line 12): `UNCLAS SECTION 01 OF 08 DUSHANBE 001372`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.vocabulary.head_words import CLASSIFICATIONS, alternatives

_WORDS = (
    r"(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|(?:TOP|T O P) +S ?E ?C ?R ?E ?T"
    r"|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T)\b"
)
CLASSIFICATION_LINE = re.compile(rf"^[ \t]*{_WORDS}[^a-z\n]*?\d[^\n]*", re.MULTILINE)
"""A line that begins with a classification and has a number: the station's serial number."""

_STATION_LINE = re.compile(
    rf"(?<![A-Za-z/]){_WORDS}(?:[A-Z /]{{0,40}}?SECTION +(?:\d\d? +)?[OG]F +\d\d?\b)?[^a-z\n]{{0,70}}?[A-Z.] +(\d{{1,7}})\b"
)
# A search for one of five letters is ten times as fast as one that looks at what stands before each character.
_WORDS_BEGIN = re.compile(r"[CLSTU](?:NCLAS|IMITED|OP| O P| ?O ?N ?F| ?E ?C ?R)")
_SECTION = re.compile(r"\b(?:FINAL +)?SECTION +\d\d? +[OG]F +(\d\d?)\b|\bFINAL +SECTION +OF +(\d\d?)\b")
_LEVEL = re.compile(rf"\s*(?P<spelling>{alternatives(CLASSIFICATIONS)})(?![A-Za-z])")
_STATION = re.compile(
    r"(?:[^a-z\n\d]*?\b(?:(?:FINAL +)?SECTION +(?P<section>\d\d?) +[OG]F +\d\d?|FINAL +SECTION +OF +(?P<last>\d\d?))\b)?"
    r"(?P<station>[^a-z\n\d]*?)(?<!\bSECTION)(?<!\bOF) +(?P<serial>\d{1,7})\b"
)
_BLANKS = re.compile(r"[ \t]+")
_BEGINNING = 6
"""Letters that tell the classification (`UNCLAS`, `C O N `)."""


class StationLine(NamedTuple):
    """A classification with the station's serial number: `text[start:end]`, up to that number."""

    start: int
    end: int
    serial_number: int


class ClassificationLine(NamedTuple):
    """What the first line of a text says: `UNCLAS SECTION 01 OF 08 DUSHANBE 001372`; what it lacks is None.

    Attributes:
        level: `UNCLASSIFIED`, `LIMITED OFFICIAL USE`, `CONFIDENTIAL`, `SECRET`, ...
        section_number: Which section the text, or its beginning, is.
        station: The words before the serial number: the station, with captions before it.
        serial_number: The station's serial number.
    """

    level: str
    section_number: int | None
    station: str | None
    serial_number: int | None


def read_classification_line(text: str) -> ClassificationLine | None:
    """The first line of a text; None where it begins with no classification."""
    level = _LEVEL.match(text)
    if level is None:
        return None
    name = CLASSIFICATIONS[_BLANKS.sub(" ", level["spelling"])]
    line = _STATION.match(text, level.end())
    if line is None:
        return ClassificationLine(name, None, None, None)
    section = line["section"] or line["last"]
    return ClassificationLine(name, int(section) if section else None, line["station"].strip() or None, int(line["serial"]))


def find_station_lines(text: str) -> Iterator[StationLine]:
    """Every classification that is followed by a station and its serial number, wherever in a line it stands."""
    at = 0
    for candidate in _WORDS_BEGIN.finditer(text):
        if candidate.start() >= at and (match := _STATION_LINE.match(text, candidate.start())):
            at = match.end()
            yield StationLine(match.start(), at, int(match[1]))


def may_repeat(text: str, first: re.Match[str] | None) -> bool:
    """Whether the text could hold a second classification line: one that begins like its first, or any where no line begins with one."""
    return first is None or text.count(first.group().lstrip()[:_BEGINNING]) > 1


def section_count(line: str) -> int | None:
    """The number of sections that a classification line names (`SECTION 01 OF 08`, `FINAL SECTION OF 03`)."""
    match = _SECTION.search(line) if "SECTION" in line else None
    return int(match[1] or match[2]) if match else None
