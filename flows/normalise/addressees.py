"""Addressees of the routing header, format lines 7 and 8 (5 FAH-2 H-233): `RUEHC/SECSTATE WASHDC PRIORITY 7798`.

An address is a routing indicator and a stroke, where the terminal has added one, a plain-language address, a precedence word, and
the message continuity number that the sender keeps for the addressee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from flows.tuples import new_tuple
from flows.vocabulary.header_words import ADDRESS_LEADS, ADDRESS_TAILS, highest, precedence_of
from flows.vocabulary.stations import STATIONS, canonical_post

ADDRESS_INDICATOR = r"R(?:[A-IK-QS-UW-Z][A-Z]{3,6}|[HU][A-Z]{2})"
"""Pattern of a routing indicator: five to eight letters, usually from R on (5 FAH-2 H-231); four where no word looks like it (`ROME/`)."""

_LEADS = "|".join(ADDRESS_LEADS)
# Of the second kind, transmission has garbled the stroke (08SECTION01GF02BISHIEK21) or lost it.
_ROUTE = re.compile(
    rf"(?:(?P<indicator>{ADDRESS_INDICATOR}) ?//?|(?:ZEN|) ?/(?!/)|ZEN +(?=(?:{_LEADS})\b)) *(?=\S)"
    rf"|(?P<garbled>{ADDRESS_INDICATOR})(?:[^A-Z0-9 /](?=[A-Z])| +(?=(?:{_LEADS})\b))"
)
# Nothing need part two addresses (`WASHDC 1433RUEHKO/AMEMBASSY TOKYO`).
_NEXT = re.compile(
    r"(?P<gap>[ ,;]+(?:AND +)?|/|(?=R)(?:(?<= \d{4})|(?<=[A-Z])(?=RU(?:EH|CN|EA|EK)[A-Z]{1,4}/)))"
    rf"(?:(?P<route>(?={ADDRESS_INDICATOR} ?/(?!/) *\S))|(?=(?:{_LEADS}) ))"
)
_COMMA = re.compile(r" *, *")
_GLUED_SERIAL = re.compile(r"([A-Z]+)(\d{4})$")
_GLUED_PRECEDENCE = re.compile(r"([A-Z]+?)(FLASH|IMMEDIATE|PRIORITY|ROUTINE)$")
_SHORTEST_GLUED = 9
"""Letters of `DCPRIORITY` less one: shorter words hold no tail and precedence."""
_SERIAL_DIGITS = 4
"""Message continuity numbers are padded to four digits."""
_LONGEST_SERIAL = 6
_MARKS = " ,;.:-()"
_NIACT = "NIACT IMMEDIATE"
_IMMEDIATE = "IMMEDIATE"
_CONTINUING = frozenset(("OF", "AND", "FOR"))
_UNFINISHED = frozenset((*_CONTINUING, "ALL", "DEPT", "THE"))
"""Words that no address begins or ends with."""

BEGINS_AN_ADDRESS = rf"(?:{ADDRESS_INDICATOR} ?/|(?:{_LEADS})\b)"
"""Pattern of what nothing but an address begins with."""


class Address(NamedTuple):
    """What stands on a line for one addressee."""

    routing_indicator: str | None
    station: str | None
    precedence: str | None
    serial_number: int | None
    is_delivered_otherwise: bool = False
    """`ZEN/`: delivered by other means (ACP 127, 206)."""


def read_addresses(text: str) -> tuple[Address, ...]:
    """The addresses of a line, without TO or INFO; more than one where routing indicators or kinds of post show it."""
    digits = text[-_SERIAL_DIGITS:]
    if digits.isdecimal() and text[-_SERIAL_DIGITS - 1 : -_SERIAL_DIGITS] == " ":
        *others, last = _read_several(text[: -_SERIAL_DIGITS - 1])
        if last.serial_number is None:
            return *others, new_tuple(Address, (*last[:3], int(digits), last.is_delivered_otherwise))
    return _read_several(text)


def continued(before: Address, line: str) -> Address | None:
    """An address with what is wrapped onto the next line of it; None where the line is another addressee's.

    A line without a routing indicator goes on with the address before where it holds nothing but a precedence and a number, words that
    no address begins with (`WASHDC`), the rest of office symbols between double strokes, or the rest of a name.
    """
    if _ROUTE.match(line) is not None:
        return None
    more = _read_one(line)
    if before.serial_number is not None:
        # "WASHDC 1433" / "PRIORITY"
        is_precedence = more.station is None and more.serial_number is None and before.precedence is None
        return before._replace(precedence=more.precedence) if is_precedence and more.precedence is not None else None
    if more.station is None:
        if before.precedence == _NIACT and more.precedence == _IMMEDIATE:
            return before._replace(serial_number=more.serial_number)
        if more.precedence is not None and before.precedence is not None:
            return None
        return before._replace(precedence=more.precedence or before.precedence, serial_number=more.serial_number)
    if before.precedence is not None or before.station is None or line.split(None, 1)[0] in ADDRESS_LEADS:
        return None
    glue = "" if before.station.endswith("/") else " "
    joined = before._replace(station=f"{before.station}{glue}{more.station}", precedence=more.precedence, serial_number=more.serial_number)
    return joined if _is_rest(before, more.station, joined) else None


def _is_rest(before: Address, rest: str, joined: Address) -> bool:
    assert before.station is not None and joined.station is not None
    if (before.station.count("//") % 2 and "/" in rest) or ADDRESS_TAILS.issuperset(rest.split()):
        return True
    words, more = before.station.split(), rest.split()
    if words[-1] in _UNFINISHED or more[0] in _CONTINUING:
        return True
    known = STATIONS.get(before.routing_indicator or "")
    if known is not None and known.station in (before.station, joined.station):
        return known.station == joined.station
    if canonical_post(before.station) is not None or canonical_post(joined.station) is not None:
        return canonical_post(before.station) is None
    # Where routing indicators stand before the addresses, one stands before each.
    if before.routing_indicator is None or words[-1] in ADDRESS_TAILS:
        return False
    return more[-1] == "COLLECTIVE" or more[-1] not in ADDRESS_TAILS


@lru_cache(maxsize=32768)
def _read_several(text: str) -> tuple[Address, ...]:
    """The addresses of a line; the same few thousand stand on the lines of all cables."""
    read: list[Address] = []
    # `Secstate Washdc Priority`: addresses are telegraphic capitals (ACP 127), whatever the page was saved in.
    for piece in _pieces(text.upper()):
        address = _read_one(piece)
        if read and read[-1].station is None and read[-1].serial_number is None:
            # `IMMEDIATE RUEHC/SECSTATE WASHDC`, `RUEHC/IMMEDIATE SECSTATE WASHDC`.
            before = read.pop()
            indicator = before.routing_indicator or address.routing_indicator
            address = address._replace(routing_indicator=indicator, precedence=before.precedence or address.precedence)
        read.append(address)
    return tuple(read)


def _pieces(text: str) -> Iterator[str]:
    if "," in text and len(posts := _COMMA.split(text)) > 1 and all(map(canonical_post, posts)):
        yield from posts
        return
    at = 0
    for found in _NEXT.finditer(text, 1):
        piece = text[at : found.start()]
        if piece and (found["route"] is not None or found["gap"].startswith((",", ";")) or _is_whole(piece)):
            yield piece
            at = found.end()
    yield text[at:]


def _is_whole(piece: str) -> bool:
    """Whether what stands before the name of a post is an address of its own: `AMEMBASSY OSLO`, but not `USDAO`."""
    route = _ROUTE.match(piece)
    words = (piece[route.end() :] if route else piece).split()
    if len(words) < 2:
        return False
    return words[0] in ADDRESS_LEADS or words[-1].isdecimal() or words[-1] in ADDRESS_TAILS or precedence_of(words[-1]) is not None


def _read_one(text: str) -> Address:
    route = _ROUTE.match(text)
    if route is not None and route["garbled"] is not None and route["garbled"] not in STATIONS:
        route = None
    words = (text[route.end() :] if route else text).split()
    _part_serial(words)
    serial = precedence = None
    while words:
        last = words[-1].strip(_MARKS)
        if last and serial is None and _is_serial(last, words):
            serial = int(last)
        elif last and (found := precedence_of(last)) is not None:
            precedence = highest((found, precedence or found))
        elif last:
            break
        words.pop()
    while len(words) > 1 and (found := precedence_of(words[0])) is not None:
        precedence = highest((found, precedence or found))
        del words[0]
    return Address(
        (route["indicator"] or route["garbled"]) if route else None,
        " ".join(words).strip(_MARKS[:-2]) or None,
        precedence,
        serial,
        route is not None and route[0].startswith("ZEN"),
    )


def _part_serial(words: list[str]) -> None:
    """Parts a serial number that is glued to the word before it (`PRIORITY1433`, `WASHDC1433`, `AMEMBASSY BERN1433`)."""
    glued = _GLUED_SERIAL.match(words[-1]) if words else None
    if glued and (words[0] in ADDRESS_LEADS or glued[1] in ADDRESS_TAILS or precedence_of(glued[1]) is not None):
        words[-1:] = glued.groups()
    _part_precedence(words)


def _part_precedence(words: list[str]) -> None:
    """Parts a precedence word that is glued to the end of an address (`WASHDCPRIORITY 1433`)."""
    at = len(words) - 1
    if at > 0 and words[at].isdecimal():
        at -= 1
    if at < 0 or len(words[at]) < _SHORTEST_GLUED:
        return
    glued = _GLUED_PRECEDENCE.match(words[at])
    if glued is not None and glued[1] in ADDRESS_TAILS:
        words[at : at + 1] = glued.groups()


def _is_serial(number: str, words: list[str]) -> bool:
    """Whether the number that the words end with is a serial number, and no part of a name (`AFOSI DET 12`, `CTF 72`)."""
    if not number.isdecimal() or len(number) > _LONGEST_SERIAL:
        return False
    if len(number) >= _SERIAL_DIGITS or len(words) == 1 or words[0] in ADDRESS_LEADS:
        return True
    before = words[-2].strip(_MARKS)
    return before in ADDRESS_TAILS or precedence_of(before) is not None
