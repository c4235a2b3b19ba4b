"""TAGS (Traffic Analysis by Geography and Subject, 5 FAH-3): what they mean, and how a cable's TAGS line is read.

A TAGS line lists subject TAGS (four letters), program TAGS (`K` and three letters), two-letter TAGS of countries and regions
in State's own variant of FIPS 10-4 (`RS` Russia, `TI` Tajikistan), TAGS of organizations, and persons (`LAST, FIRST`).
Misspellings that one rule cannot tell are rows of `data/tag_repairs.csv`; a row there whose tag is its own canonical form
keeps a name or a word from being taken for a misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from flows.vocabulary import read_rows


class TagMeaning(NamedTuple):
    """A canonical TAG: kind (`flows.tables.TAG_KINDS`), meaning where known, and whether a handbook or public list names it."""

    tag: str
    kind: str
    meaning: str | None
    is_official: bool


class ReadTag(NamedTuple):
    """A tag as written, the canonical TAG it stands for, and what turned the one into the other (`flows.tables.TAG_REPAIRS`).

    A run-together tag gives one of these for each part, all with the whole as `tag_raw`.
    """

    tag_raw: str
    tag: str
    repair: str


class _Reading(NamedTuple):
    """What a word in capitals stands for."""

    tags: tuple[str, ...]
    repair: str


class _Token(NamedTuple):
    text: str
    start: int
    end: int


TAGS: Mapping[str, TagMeaning] = {
    row["tag"]: TagMeaning(row["tag"], row["kind"], row["meaning"] or None, row["list"] != "") for row in read_rows("tags.csv")
}
"""By canonical TAG."""

# Other parts of the text's head that share the line: E.O. line, subject, references, classification (06MEXICO3832).
_END_OF_TAGS = re.compile(
    r"\bE\.?\s*[O0]\.?\s*1\d{4}\b|\bDECL(?:ASSIFY)?\s*:|\b(?:SUBJECT|SUBJ|REFS?|CLASSIFIED BY|REASONS?)\s*[:.]"
    r"|\bUNCLAS(?:SIFIED)?\b|\bPAGE \d\d\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\(\s*([A-Z][A-Z'’.-]*(?: [A-Z'’.-]+)*)\s*,\s*([A-Z][A-Z'’.-]*(?: [A-Z'’.-]+)*)\s*\)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,;:()\[\]{}\"“”*_]+")
_EDGES = ".-'’`/\\"
_INNER_SEPARATORS = re.compile(r"[/\\.-]")
_NAME = re.compile(r"[A-Z][A-Z'’-]+")
_BLANK = re.compile(r"\s+")
_COMMA = re.compile(r"\s*,\s*")
_SHORTEST_NAME = 3
_SUBJECT_LENGTH = 4
"""Letters of every subject and program TAG."""
_LONGEST_JOINED = 200
_LONGEST_PHRASE = 4


def meaning_of(tag: str) -> TagMeaning:
    """What a canonical TAG means; a person (`LAST, FIRST`) is of kind `person`, a TAG that no list has of kind `unknown`."""
    known = TAGS.get(tag)
    if known is not None:
        return known
    return TagMeaning(tag, "person" if ", " in tag else "unknown", None, False)


def read_tags(text: str) -> list[ReadTag]:
    """The tags of a TAGS line, in order.

    Blanks, commas, semicolons, strokes and line breaks stand between tags. A word that is no TAG is repaired where it is
    listed, is TAGS run together (`ITPHUM`), is broken by a blank (`PG OV`), or is a single slip away from one subject or
    program TAG; otherwise it stays as it is, and `meaning_of` calls it unknown.

    Args:
        text: What stands after `TAGS:`, with its continuation lines. What follows the tags on the same line (E.O. line,
            subject, references, classification) is left out.
    """
    end = _END_OF_TAGS.search(text)
    text = text if end is None else text[: end.start()]
    read: list[ReadTag] = []
    done = 0
    for person in _PERSON.finditer(text):
        read += _read_words(text[done : person.start()])
        read.append(_person(person[0], person[1], person[2]))
        done = person.end()
    return read + list(_read_words(text[done:]))


def _person(raw: str, last: str, first: str) -> ReadTag:
    tag = f"{last}, {first}".upper()
    return ReadTag(" ".join(raw.split()), tag, "none" if raw == raw.upper() else "case")


def _read_words(text: str) -> Iterator[ReadTag]:
    tokens = [token for match in _TOKEN.finditer(text) for token in _tokens(match[0], match.start())]
    i = 0
    while i < len(tokens):
        read, count = _phrase(text, tokens[i : i + _LONGEST_PHRASE])
        if read is not None:
            yield read
            i += count
            continue
        raw = tokens[i].text
        i += 1
        reading = _reading(raw.upper())
        if reading is None:
            yield ReadTag(raw, raw.upper(), "none" if raw == raw.upper() else "case")
            continue
        repair = "case" if reading.repair == "none" and raw not in reading.tags else reading.repair
        for tag in reading.tags:
            yield ReadTag(raw, tag, repair)


def _tokens(raw: str, start: int) -> Iterator[_Token]:
    """The tags in a word without blanks: itself, or what stands between its strokes, points and hyphens (`ECON/EFIN`)."""
    text = raw.strip(_EDGES)
    if not any(c.isalpha() for c in text):
        return
    start += raw.index(text)
    pieces = _INNER_SEPARATORS.split(text)
    if len(pieces) == 1 or text.upper() in TAGS or any(len(piece) == 1 for piece in pieces):
        yield _Token(text, start, start + len(text))
        return
    for piece in pieces:
        if any(c.isalpha() for c in piece):
            yield _Token(piece, start, start + len(piece))
        start += len(piece) + 1


def _phrase(text: str, tokens: list[_Token]) -> tuple[ReadTag | None, int]:
    """Words at the front that are one tag, and how many: an organization's name, a tag broken in two, a person's names."""
    raw = tokens[0].text
    words = raw.upper()
    for count in range(2, len(tokens) + 1):
        between = text[tokens[count - 2].end : tokens[count - 1].start]
        following = tokens[count - 1].text
        if count == 2 and _COMMA.fullmatch(between) and _is_name(words) and _is_name(following.upper()):
            if len(tokens) > 2 and len(tokens[2].text) == 1 and _BLANK.fullmatch(text[tokens[1].end : tokens[2].start]):
                following = f"{following} {tokens[2].text}"
                count = 3
            return _person(f"{raw}, {following}", words, following), count
        if not _BLANK.fullmatch(between):
            break
        if count == 2 and _is_broken(words, following.upper()):
            return ReadTag(f"{raw} {following}", words + following.upper(), "split"), 2
        raw = f"{raw} {following}"
        words = f"{words} {following.upper()}"
        if words in TAGS:
            return ReadTag(raw, words, "none" if raw == words else "case"), count
    return None, 0


def _is_broken(first: str, second: str) -> bool:
    """Whether two pieces make one TAG that is longer than a country's, while one of them, or both, means nothing."""
    whole = TAGS.get(first + second)
    if whole is None or not whole.is_official or len(whole.tag) < _SUBJECT_LENGTH:
        return False
    return first not in TAGS or second not in TAGS


def _is_name(word: str) -> bool:
    if len(word) < _SHORTEST_NAME or _NAME.fullmatch(word) is None:
        return False
    return word in _persons() or (word not in _listed() and _reading(word) is None)


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    return {row["tag_raw"]: tuple(filter(None, row["tags"].split(" + "))) for row in read_rows("tag_repairs.csv")}


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["tag_raw"] for row in read_rows("tag_repairs.csv") if row["reason"] == "Name of a person")


@lru_cache(maxsize=16384)
def _reading(word: str) -> _Reading | None:
    """What a word in capitals stands for; None where no list and no rule knows it."""
    if word in TAGS:
        return _Reading((word,), "none")
    listed = _listed().get(word)
    if listed is not None:
        if listed == (word,):
            return None
        return _Reading(listed, "spelling" if len(listed) == 1 else "joined")
    parts = _joined_parts(word)
    if parts is not None:
        return _Reading(parts, "joined")
    near = _nearest(word)
    return None if near is None else _Reading((near,), "spelling")


@cache
def _subjects() -> frozenset[str]:
    """The subject and program TAGS in force, of which run-together and misspelt tags are taken to be made."""
    rows = read_rows("tags.csv")
    tags = (row["tag"] for row in rows if row["list"] == "5 FAH-3" and row["kind"] in ("subject", "program"))
    return frozenset(tag for tag in tags if len(tag) == _SUBJECT_LENGTH)


@cache
def _joinable() -> Mapping[int, frozenset[str]]:
    """All TAGS of letters only, by their length."""
    by_length: dict[int, set[str]] = {}
    for tag in TAGS:
        if tag.isalpha():
            by_length.setdefault(len(tag), set()).add(tag)
    return {length: frozenset(tags) for length, tags in sorted(by_length.items())}


def _joined_parts(word: str) -> tuple[str, ...] | None:
    """A run-together word as the TAGS that make it up: most subject and program TAGS first, then fewest parts.

    At least one part is a subject or program TAG, and with a single one there are at most two others, or five in a word of
    twelve letters or more: a longer chain of two-letter codes fits almost any word (`PROPAGANDA`).
    """
    if not 6 <= len(word) <= _LONGEST_JOINED or not word.isalpha():
        return None
    subjects = _subjects()
    best: list[tuple[int, int, int] | None] = [(0, 0, 0)]
    for end in range(1, len(word) + 1):
        found: tuple[int, int, int] | None = None
        for length, tags in _joinable().items():
            if length > end:
                break
            before = best[end - length]
            if before is not None and word[end - length : end] in tags:
                way = (before[0] + (word[end - length : end] in subjects), before[1] - 1, length)
                if found is None or way[:2] > found[:2]:
                    found = way
        best.append(found)
    last = best[-1]
    if last is None or last[0] == 0 or last[1] == -1:
        return None
    others = -last[1] - last[0]
    if last[0] == 1 and others > (5 if len(word) >= 12 else 2):
        return None
    parts = []
    end = len(word)
    while end:
        step = best[end]
        assert step is not None
        parts.append(word[end - step[2] : end])
        end -= step[2]
    return tuple(reversed(parts))


def _nearest(word: str) -> str | None:
    """The one subject or program TAG that a single slip turns into the word: a letter too many, two swapped, or one wrong.

    A wrong letter must be beside the right one on the keyboard, and is not looked for in program TAGS, too many of which
    differ by one letter (`KPAL`, `KPAM`, `KPAO`, `KPAP`). What more than one TAG would explain stays unknown.
    """
    if not (word.isascii() and word.isalpha() and _SUBJECT_LENGTH <= len(word) <= _SUBJECT_LENGTH + 1):
        return None
    subjects = _subjects()
    if len(word) == _SUBJECT_LENGTH + 1:
        return _only({word[:i] + word[i + 1 :] for i in range(len(word))} & subjects)
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)} & subjects
    if swapped:
        return _only(swapped)
    if word[0] == "K":
        return None
    return _only({word[:i] + key + word[i + 1 :] for i, letter in enumerate(word) for key in _neighbouring_keys()[letter]} & subjects)


@cache
def _neighbouring_keys() -> Mapping[str, str]:
    """The letters beside each letter on the keyboard; each row of keys stands half a key to the right of the one above."""
    rows = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
    places = {letter: (2 * column + row, row) for row, letters in enumerate(rows) for column, letter in enumerate(letters)}
    return {
        letter: "".join(other for other, (u, v) in places.items() if other != letter and abs(x - u) <= 2 and abs(y - v) <= 1)
        for letter, (x, y) in places.items()
    }


def _only(tags: set[str] | frozenset[str]) -> str | None:
    return next(iter(tags)) if len(tags) == 1 else None
