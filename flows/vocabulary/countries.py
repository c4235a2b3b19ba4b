"""Countries: their codes, their names in cables, and where a text names them.

Codes are ISO 3166-1 alpha-3, Kosovo being `XKX`; a state that no longer exists keeps the alpha-3 that ISO gave it then
(`SUN`, `YUG`, `CSK`, `ANT`, ...), since a cable of 1985 that names it means no present country. The TAG is the State
Department's own variant of FIPS 10-4: `RS` is Russia and `TI` Tajikistan there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from flows.vocabulary import read_rows
from flows.vocabulary.stations import POSTS, STATIONS, canonical_post


class Country(NamedTuple):
    """A country: alpha-3, alpha-2 and TAG (null where it has none), short English name."""

    country: str
    alpha2: str | None
    tag: str | None
    name: str


class Place(NamedTuple):
    """A country named in a text: `text[start:end]` is the name as written.

    `form` tells how it is named: `name` (also a part of the country), `demonym` (its people or the adjective), `capital` or `city`.
    """

    start: int
    end: int
    country: str
    form: str


class _Name(NamedTuple):
    """What a sequence of words in a text means; a country that is empty means none."""

    country: str
    form: str
    ends_with_point: bool
    needs_lower_case_around: bool


class _Node:
    """The names that begin with the same words: what they mean if they end here, and the words that may follow."""

    __slots__ = ("following", "name")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.name: _Name | None = None


COUNTRIES: Mapping[str, Country] = {
    row["country"]: Country(row["country"], row["alpha2"] or None, row["tag"] or None, row["name"]) for row in read_rows("countries.csv")
}
"""By alpha-3."""

_WORD = re.compile(r"\w+|&")
_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\w*")
# Between the words of a name: white space (also a line's end), a hyphen or an apostrophe, or the point of an abbreviation.
_NEXT_WORD = re.compile(r"(?:\s+|['’–-]\s*|(?<=\b\w)\.\s?|(?<=\b\w\w)\.\s+)(\w+|(?<=\s)&)")
_SUFFIX = re.compile(r"\b\w+(?: DC)?$")
_AROUND = 60
"""Characters on either side in which a lower-case letter shows that a text is not all in capitals."""


def find_places(text: str) -> list[Place]:
    """The countries that a text names, in order, never overlapping; of names that begin alike the longest counts.

    A name is written as the table has it, or all in capitals as in older telegrams, and may be broken over lines. A name inside
    another that means no country (`Latin American`, `Indian Ocean`), and one that means several (`Congo`), are passed over.
    """
    places = []
    done = 0
    first_words = _names().following
    next_word = _NEXT_WORD.match
    looked_at = 0
    for word in _CAPITALISED.findall(text):
        node = first_words.get(word)
        if node is None:
            continue
        # few words begin a name: only these are looked for again
        start = _whole_word(text, word, looked_at)
        end = looked_at = start + len(word)
        if start < done:
            continue
        found = (node.name, end)
        while node.following:
            step = next_word(text, end)
            following = node.following.get(step[1]) if step is not None else None
            if step is None or following is None:
                break
            node = following
            end = step.end()
            if node.name is not None:
                found = (node.name, end)
        name, end = found
        if name is None or (name.needs_lower_case_around and not _has_lower_case_around(text, start, end)):
            continue
        if name.ends_with_point and text.startswith(".", end):
            end += 1
        done = end
        if name.country:
            places.append(Place(start, end, name.country, name.form))
    return places


def _whole_word(text: str, word: str, at: int) -> int:
    """Where a word next stands by itself, from `at` on; it does."""
    start = text.find(word, at)
    while _goes_on(text[start - 1 : start]) or _goes_on(text[start + len(word) : start + len(word) + 1]):
        start = text.find(word, start + 1)
    return start


def _goes_on(character: str) -> bool:
    return character.isalnum() or character == "_"


def _has_lower_case_around(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _AROUND) : start] + text[end : end + _AROUND]
    return around != around.upper() or around == around.lower()


@cache
def _names() -> _Node:
    root = _Node()
    for row in read_rows("country_names.csv"):
        if row["form"] == "label":
            continue
        name = _Name(row["country"], row["form"], row["alias"].endswith("."), row["case"] == "mixed")
        words = _WORD.findall(row["alias"])
        for spelling in (words, [word.upper() for word in words]):
            node = root
            for word in spelling:
                node = node.following.setdefault(word, _Node())
            node.name = node.name or name
    return root


def country_by_name(name: str) -> str | None:
    """The alpha-3 of a country by any of its names, by its people or by one of its cities, in any case; None if unknown."""
    return _countries_by_name().get(_folded(name))


@cache
def _countries_by_name() -> Mapping[str, str]:
    names = {_folded(country.name): code for code, country in COUNTRIES.items()}
    for row in read_rows("country_names.csv"):
        if row["country"]:
            names.setdefault(_folded(row["alias"]), row["country"])
    return names


def _folded(name: str) -> str:
    """The words of a name without case, accents, points and a leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = _WORD.findall(plain.replace(".", "").replace("'", "").replace("’", "").replace("&", " and "))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def country_of_origin(origin: str) -> str | None:
    """The country of the post in the top box: `Embassy Dushanbe` is `TJK`; None for a delegation that travels."""
    post = canonical_post(origin)
    return None if post is None else POSTS[post].country


def country_of_station(station: str) -> str | None:
    """The country of a plain-language address, as on FM, TO and INFO lines: `AMEMBASSY DUSHANBE` is `TJK`.

    An address that names neither a station of the list nor a post is placed by the state or country code at its end, as
    military addresses have it (`HQ USCENTCOM MACDILL AFB FL`, `HQ USEUCOM VAIHINGEN GE`); office symbols after `//` do not count.
    """
    address = " ".join(station.upper().partition("//")[0].split())
    listed = _countries_by_station().get(address)
    if listed is not None:
        return listed
    post = canonical_post(address)
    if post is not None:
        return POSTS[post].country
    suffix = _SUFFIX.search(address)
    if suffix is None or suffix.start() == 0:
        return None
    return _countries_by_suffix().get(suffix[0].removesuffix(" DC"))


@cache
def _countries_by_station() -> Mapping[str, str]:
    return {s.station: s.country for s in STATIONS.values() if s.station is not None and s.country is not None}


@cache
def _countries_by_suffix() -> Mapping[str, str]:
    return {row["suffix"]: row["country"] for row in read_rows("station_suffixes.csv")}
