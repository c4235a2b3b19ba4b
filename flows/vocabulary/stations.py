"""Stations: routing indicators, plain-language addresses, and the posts whose names stand in reference IDs.

Routing indicators are those of ACP 117 and those that real headers use (`data/stations.csv`). A *post* is the middle part
of a reference ID (`DARESSALAAM`): the city without blanks, or the name of a mission (`USUNNEWYORK`). Other spellings of a
post are rows of `data/post_aliases.csv`, each with its reason and, where known, the ID it was met in; some hold for a span
of time only (Kiev became Kyiv in October 2006, between the serial numbers 3936 and 3998).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from flows.vocabulary import read_rows


class Station(NamedTuple):
    """A routing indicator, the station it routes to and the station's country (alpha-3), null where not known."""

    routing_indicator: str
    station: str | None
    country: str | None


class Post(NamedTuple):
    """A post by its name in reference IDs, with its usual name and its country (alpha-3), null where it has none."""

    post: str
    name: str
    country: str | None


class _Alias(NamedTuple):
    """A post that a spelling means from one (year, serial number) up to, but without, another."""

    post: str
    since: tuple[int, int]
    until: tuple[int, int]


STATIONS: Mapping[str, Station] = {
    row["routing_indicator"]: Station(row["routing_indicator"], row["station"] or None, row["country"] or None)
    for row in read_rows("stations.csv")
}
"""By routing indicator."""

POSTS: Mapping[str, Post] = {row["post"]: Post(row["post"], row["name"], row["country"] or None) for row in read_rows("posts.csv")}
"""By the name that reference IDs use."""

_NOT_ALPHANUMERIC = re.compile(r"[^A-Z0-9]+")
_ALWAYS = ((0, 0), (9999, 0))
_SHORTEST_REPAIRED = 6
"""Below six letters, a single slip turns too many names into others (`DUBAI`, `BAKU`, `ROME`)."""
_SHORTEST_ALIAS_REPAIRED = 7
"""Among aliases are words too, which a slip turns into others (`DEPTEL`, `SEPTEL`)."""
_LONGEST_NAME = 40


def canonical_post(name: str, year: int | None = None, serial: int | None = None) -> str | None:
    """The post as reference IDs spell it: `DAR ES SALAAM` and `AMEMBASSY DAR ES SALAAM` are `DARESSALAAM`.

    Blanks, points, hyphens and case do not count; words for the kind of post (`AMEMBASSY`, `CONSULATE`, ...) and marks that
    transmission glued to the name (`EFTO`) are cut. A misspelling is known from the table, or, in names of six letters or
    more, when a single slip turns exactly one post into it.

    Args:
        name: The name as written.
        year: Four-digit year of the cable that is named, for spellings that hold for a time only.
        serial: Its serial number, for the same.

    Returns:
        The post, or None where the name is of none that is known.
    """
    spelling = _known_spelling(name)
    if spelling is None:
        return None
    for alias in _aliases().get(spelling, ()):
        if (alias.since, alias.until) == _ALWAYS or (year is not None and alias.since <= (year, serial or 0) < alias.until):
            return alias.post
    return spelling if spelling in POSTS else None


@cache
def _aliases() -> Mapping[str, tuple[_Alias, ...]]:
    aliases: dict[str, tuple[_Alias, ...]] = {}
    for row in read_rows("post_aliases.csv"):
        alias = _Alias(row["post"], _moment(row["since"]) or _ALWAYS[0], _moment(row["until"]) or _ALWAYS[1])
        aliases[row["alias"]] = (*aliases.get(row["alias"], ()), alias)
    return aliases


def _moment(text: str) -> tuple[int, int] | None:
    """`2006/3998` as year and serial number."""
    year, _, serial = text.partition("/")
    return (int(year), int(serial or 0)) if year else None


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted((row["prefix"] for row in read_rows("post_prefixes.csv")), key=len, reverse=True))


@lru_cache(maxsize=16384)
def _known_spelling(name: str) -> str | None:
    """The post or alias that a name is, once what stands before it is cut and a slip is mended."""
    name = _NOT_ALPHANUMERIC.sub("", name.upper())
    while name not in POSTS and name not in _aliases():
        prefix = next((p for p in _prefixes() if name.startswith(p) and len(name) > len(p)), None)
        if prefix is None:
            return _nearest_spelling(name)
        name = name.removeprefix(prefix)
    return name


def _nearest_spelling(name: str) -> str | None:
    """The spelling that a single slip turned into the name; None where the slip could have been made in names of two posts."""
    if not _SHORTEST_REPAIRED <= len(name) + 1 <= _LONGEST_NAME:
        return None
    near = {
        post: spelling
        for spelling, post in _repairable().items()
        if abs(len(spelling) - len(name)) <= 1 and (spelling[0] == name[0] or spelling[-1] == name[-1]) and is_one_slip_away(name, spelling)
    }
    return next(iter(near.values())) if len(near) == 1 else None


@cache
def _repairable() -> Mapping[str, str]:
    """The post by each spelling in which a slip is mended."""
    aliases = {alias: meanings[0].post for alias, meanings in _aliases().items() if len(alias) >= _SHORTEST_ALIAS_REPAIRED}
    return aliases | {post: post for post in POSTS if len(post) >= _SHORTEST_REPAIRED}


def is_one_slip_away(name: str, post: str) -> bool:
    """Whether a letter wrong, left out or too many, or two neighbours swapped, turn one into the other."""
    if len(name) == len(post):
        wrong = [i for i, (a, b) in enumerate(zip(name, post, strict=True)) if a != b]
        if len(wrong) == 2:
            i, j = wrong
            return j == i + 1 and name[i] == post[j] and name[j] == post[i]
        return len(wrong) == 1
    shorter, longer = sorted((name, post), key=len)
    i = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return shorter[i:] == longer[i + 1 :]
