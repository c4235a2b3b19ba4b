"""TAGS (Traffic Analysis by Geography and Subject, 5 FAH-3): what they mean, and how a cable's TAGS line is read.

A TAGS line lists subject TAGS (four letters), program TAGS (`K` and three letters), two-letter TAGS of countries and regions
in State's own variant of FIPS 10-4 (`RS` Russia, `TI` Tajikistan), TAGS of organizations, and persons (`LAST, FIRST`). What a
single word stands for is told by `tag_words`, which country a TAG meant at the time by `tag_periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.vocabulary import read_rows
from flows.vocabulary.tag_periods import country_of_tag, era_of, note_on_periods
from flows.vocabulary.tag_words import CERTAIN, country_tags, is_name, is_word, read_word


class TagMeaning(NamedTuple):
    """A canonical TAG: kind (`flows.tables.TAG_KINDS`), meaning where known, whether a handbook or public list names it.

    `note` is a remark on the TAG; for one of kind `unknown` it is why it is unknown.
    """

    tag: str
    kind: str
    meaning: str | None
    is_official: bool
    note: str | None


class ReadTag(NamedTuple):
    """A tag as written, the canonical TAG it stands for, and what turned the one into the other (`flows.tables.TAG_REPAIRS`).

    A run-together tag gives one of these for each part, all with the whole as `tag_raw`. `confidence` is the estimated probability
    that the TAG is what was meant; `country` (alpha-3) the country that it meant on the cable's date; `note` the reason for a repair,
    or why the tag is unknown.
    """

    tag_raw: str
    tag: str
    repair: str
    confidence: Decimal
    country: str | None
    note: str | None


class _Token(NamedTuple):
    text: str
    start: int
    end: int


TAGS: Mapping[str, TagMeaning] = {
    row["tag"]: TagMeaning(row["tag"], row["kind"], row["meaning"] or None, row["list"] != "", row["note"] or note_on_periods(row["tag"]))
    for row in read_rows("tags.csv")
}
"""By canonical TAG."""

# Other parts of the text's head that share the line: E.O. line, subject, references, classification (06MEXICO3832), the text itself.
_END_OF_TAGS = re.compile(
    r"\bE\.?\s*[O0]\.?\s*1\d{4}\b|\bDECL(?:ASSIFY)?\s*:|SUBJ(?:ECT)?\s*:|\bSUBJECT\b|\b(?:REFS?|REFTELS?|CLASSIFIED BY|REASONS?)\s*[:.]"
    r"|\bREF\s+\(?[A-Z]\)?\s*[:.)]|\bUNCLAS(?:SIFIED)?\b|\bPAGE \d\d\b|\bSUMMARY\b|(?<!\S)\d{1,2}\.\s",
    re.IGNORECASE,
)
_NAMES = r"([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)*)"
_PERSON = re.compile(rf"\(\s*{_NAMES}\s*,\s*{_NAMES}\s*\)")
_MARKING = re.compile(r"\(\s*(?:U|C|S|SBU|C/NF|S/NF)\s*\)")
_TOKEN = re.compile(r"[^\s,;:()\[\]{}<>\"“”*_|=+?!#]+")
_NONE = re.compile(r"\s*(?:N/A|NONE|NIL)[\s.]*$", re.IGNORECASE)
_EDGES = ".-'’`/\\"
_STROKES = re.compile(r"[/\\]")
_POINTS = re.compile(r"[.&]")
_HYPHEN = re.compile(r"-")
_QUOTE = re.compile(r"['’`]")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
_COMMA = re.compile(r"\s*,\s*")
_ITEM_ENDS = re.compile(r"[,;]")
_SHORTEST_NAME = 3
_SHORTEST_WORD = 5
"""Letters of a word in a phrase; below them a word may be a TAG that no list has."""
_SUBJECT_LENGTH = 4
"""Letters of every subject and program TAG."""
_LONGEST_PHRASE = 4
_LONGEST_LAST_NAME = 3
_LEAST_SPACED = 4
_LEAST_PROSE = 3
_NAMED = Decimal("0.95")
_CONJUNCTION = "AND"
_NO_TAG = "Words, no TAG"
_BROKEN = Decimal("0.95")


def meaning_of(tag: str) -> TagMeaning:
    """What a canonical TAG means; a person (`LAST, FIRST`) is of kind `person`, a TAG that no list has of kind `unknown`."""
    known = TAGS.get(tag)
    if known is not None:
        return known
    if ", " in tag:
        return TagMeaning(tag, "person", None, False, None)
    return TagMeaning(tag, "unknown", None, False, _NO_TAG if " " in tag else read_word(tag).note)


def read_tags(text: str, sent: date | None = None) -> list[ReadTag]:
    """The tags of a TAGS line, in order.

    Blanks, commas, semicolons, strokes and line breaks stand between tags. A word that is no TAG is repaired where `tag_words` is
    sure of it, or where it is broken by a blank (`PG OV`); otherwise it stays as it is, and `meaning_of` calls it unknown.
    Captions and markings on the line are no tags and give none.

    Args:
        text: What stands after `TAGS:`, with its continuation lines. What follows the tags on the same line (E.O. line,
            subject, references, classification, prose) is left out.
        sent: When the cable was sent, which tells what a country TAG meant; without it only a TAG that never changed has a country.
    """
    era = era_of(sent)
    known = _known(era)
    try:
        return [known[word] for word in text.replace(",", " ").replace(";", " ").split()]
    except KeyError:
        return _read_line(text, known, era)


@cache
def _known(era: int | None) -> Mapping[str, ReadTag]:
    """The TAGS as they read themselves, for cables of an era: nearly every word of nearly every line."""
    return {tag: ReadTag(tag, tag, "none", CERTAIN, country_of_tag(tag, era), None) for tag in TAGS if " " not in tag}


def _read_line(text: str, known: Mapping[str, ReadTag], era: int | None) -> list[ReadTag]:
    end = _END_OF_TAGS.search(text)
    text = text if end is None else text[: end.start()]
    if _NONE.match(text):
        return []
    read: list[ReadTag] = []
    done = 0
    if "(" in text:
        text = _MARKING.sub(_blanks, text)
        for person in _PERSON.finditer(text):
            if _are_tags(person[1].upper(), person[2].upper()):
                continue
            read += _read_words(text[done : person.start()], known, era)
            read.append(_person(" ".join(person[0].split()), person[1], person[2], CERTAIN))
            done = person.end()
    return read + list(_read_words(text[done:], known, era))


def _are_tags(first: str, second: str) -> bool:
    """Whether what stands in parentheses, parted by a comma, is two tags (`(US, UK)`) and no person."""
    if second in TAGS or second in country_tags():
        return True
    return (first in TAGS or first in country_tags()) and second.split()[0] not in _given_names()


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _person(raw: str, last: str, first: str, confidence: Decimal) -> ReadTag:
    tag = f"{last}, {first}".replace(".", "").upper()
    return ReadTag(raw, tag, "none" if raw == raw.upper() else "case", confidence, None, None)


def _read_words(text: str, known: Mapping[str, ReadTag], era: int | None) -> Iterator[ReadTag]:
    tokens = [token for match in _TOKEN.finditer(text) for token in _tokens(match[0], match.start(), known)]
    tokens = tokens[: _begin_of_prose(tokens)]
    i = 0
    while i < len(tokens):
        plain = known.get(tokens[i].text)
        if plain is not None and (i + 1 == len(tokens) or tokens[i + 1].text in known):
            yield plain
            i += 1
            continue
        read, count = _phrase(text, tokens, i)
        if not count:
            is_between = 0 < i < len(tokens) - 1
            read, count = [] if is_between and tokens[i].text.upper() == _CONJUNCTION else _single(tokens[i].text), 1
        for tag in read:
            country = country_of_tag(tag.tag, era)
            yield tag if country is None else tag._replace(country=country)
        i += count


def _single(raw: str) -> list[ReadTag]:
    word = raw.upper()
    reading = read_word(word)
    repair = "case" if reading.repair == "none" and raw != word else reading.repair
    return [ReadTag(raw, tag, repair, reading.confidence, None, reading.note) for tag in reading.tags]


def _tokens(raw: str, start: int, known: Mapping[str, ReadTag]) -> Iterator[_Token]:
    """The tags in a word without blanks: itself, or what stands between its strokes, points and hyphens (`ECON/EFIN`)."""
    if raw in known:
        yield _Token(raw, start, start + len(raw))
        return
    text = raw.strip(_EDGES)
    if not any(c.isalpha() for c in text):
        return
    start += raw.index(text)
    for piece in _pieces(text):
        if any(c.isalpha() for c in piece):
            yield _Token(piece, start, start + len(piece))
        start += len(piece) + 1


def _pieces(text: str) -> list[str]:
    """What strokes, points, hyphens and quotes part; points not between single letters (`U.S`), the rest not within a name (`AL-QAIDA`)."""
    word = text.upper()
    if word.isalpha() or word in TAGS:
        return [text]
    if _STROKES.search(text):
        return [piece for part in _STROKES.split(text) for piece in _pieces(part)]
    for separator in (_POINTS, _HYPHEN, _QUOTE):
        pieces = separator.split(text)
        if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces) and (separator is _POINTS or _are_hyphened_tags(pieces)):
            return [piece for part in pieces for piece in _pieces(part)]
    return [text]


def _are_hyphened_tags(pieces: list[str]) -> bool:
    known = [piece for piece in pieces if piece.upper() in TAGS]
    return len(known) == len(pieces) or any(len(piece) >= _SUBJECT_LENGTH for piece in known)


def _begin_of_prose(tokens: list[_Token]) -> int | None:
    """Where a sentence begins: behind a word in capitals, three words in a row with small letters, which are no subject TAGS."""
    run = 0
    capitals = False
    for i, token in enumerate(tokens):
        word = token.text.upper()
        if token.text == word:
            capitals, run = True, 0
        else:
            run = 0 if len(word) >= _SUBJECT_LENGTH and word in TAGS else run + 1
        if capitals and run == _LEAST_PROSE:
            return i + 1 - run
    return None


def _phrase(text: str, tokens: list[_Token], i: int) -> tuple[list[ReadTag], int]:
    """What several words from `i` on stand for together, and how many they are; none where the first word stands alone."""
    for read in _PHRASES:
        found, count = read(text, tokens, i)
        if count:
            return found, count
    return [], 0


def _broken(text: str, tokens: list[_Token], i: int) -> tuple[list[ReadTag], int]:
    """A TAG longer than a country's that a blank breaks in two, of which one or both mean nothing by themselves (`PG OV`)."""
    if not _by_blanks(text, tokens, i, 2):
        return [], 0
    first, second = tokens[i].text, tokens[i + 1].text
    word = f"{first}{second}".upper()
    whole = TAGS.get(word)
    if whole is None or not whole.is_official or len(word) < _SUBJECT_LENGTH or (first.upper() in TAGS and second.upper() in TAGS):
        return [], 0
    return [ReadTag(f"{first} {second}", word, "split", _BROKEN, None, "Broken by a blank")], 2


def _spaced_letters(text: str, tokens: list[_Token], i: int) -> tuple[list[ReadTag], int]:
    """TAGS of which every letter stands by itself (`P G O V`)."""
    count = 0
    while i + count < len(tokens) and len(tokens[i + count].text) == 1 and (count == 0 or _by_blanks(text, tokens, i + count - 1, 2)):
        count += 1
    if count < _LEAST_SPACED:
        return [], 0
    letters = [token.text for token in tokens[i : i + count]]
    reading = read_word("".join(letters).upper())
    if not all(tag in TAGS for tag in reading.tags):
        return [], 0
    return [ReadTag(" ".join(letters), tag, "split", reading.confidence, None, "Letters apart") for tag in reading.tags], count


def _named(text: str, tokens: list[_Token], i: int) -> tuple[list[ReadTag], int]:
    """A name of several words: an organization's (`EL AL`) or a country's (`COSTA RICA`)."""
    for count in range(_LONGEST_PHRASE, 1, -1):
        if not _by_blanks(text, tokens, i, count):
            continue
        raw = " ".join(token.text for token in tokens[i : i + count])
        words = raw.upper()
        if words in TAGS:
            return [ReadTag(raw, words, "none" if raw == words else "case", CERTAIN, None, None)], count
        country = country_tags().get(words)
        if country is not None:
            return [ReadTag(raw, country, "spelling", _NAMED, None, "Country by its name")], count
    return [], 0


def _bare_person(text: str, tokens: list[_Token], i: int) -> tuple[list[ReadTag], int]:
    """A person without parentheses (`OBAMA, BARACK`): last name, comma, given name, and an initial."""
    at = i + 1
    if _begins_item(text, tokens, i):
        while at < len(tokens) and at - i < _LONGEST_LAST_NAME and _by_blanks(text, tokens, at - 1, 2):
            at += 1
    if at >= len(tokens) or not _COMMA.fullmatch(text, tokens[at - 1].end, tokens[at].start):
        return [], 0
    last, first = [token.text for token in tokens[i:at]], tokens[at].text
    if not _are_names([name.upper() for name in last], first.upper()):
        return [], 0
    end = at + 1
    if end < len(tokens) and len(tokens[end].text) == 1 and _by_blanks(text, tokens, at, 2):
        first = f"{first} {tokens[end].text}"
        end += 1
    raw = " ".join(last)
    return [_person(f"{raw}, {first}", raw, first, _NAMED)], end - i


def _are_names(last: list[str], first: str) -> bool:
    """Whether words are a person's names: none is a TAG, and the second is a given name, or the first a known person's."""
    for name in (*last, first):
        if len(name) < _SHORTEST_NAME or _NAME.fullmatch(name) is None or name in TAGS or is_word(name):
            return False
    if first.partition("-")[0] in _given_names():
        return " ".join(last) not in country_tags()
    return len(last) == 1 and is_name(last[0]) and read_word(first).tags == (first,)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_rows("tag_given_names.csv"))


def _words_between_commas(text: str, tokens: list[_Token], i: int) -> tuple[list[ReadTag], int]:
    """Words that stand together between two commas and are no TAGS (`PREL, COUNTRY CLEARANCE, KPAO`)."""
    if not _begins_item(text, tokens, i):
        return [], 0
    end = i
    while end < len(tokens) and (end == i or _by_blanks(text, tokens, end - 1, 2)) and _is_plain_word(tokens[end].text.upper()):
        end += 1
    count = end - i
    if count < 2 or count == len(tokens) or (end < len(tokens) and not _begins_item(text, tokens, end)):
        return [], 0
    raw = " ".join(token.text for token in tokens[i:end])
    return [ReadTag(raw, raw.upper(), "none" if raw == raw.upper() else "case", CERTAIN, None, _NO_TAG)], count


def _is_plain_word(word: str) -> bool:
    if is_word(word) or is_name(word):
        return True
    return len(word) >= _SHORTEST_WORD and word not in TAGS and read_word(word).tags == (word,)


def _begins_item(text: str, tokens: list[_Token], i: int) -> bool:
    return i == 0 or _ITEM_ENDS.search(text, tokens[i - 1].end, tokens[i].start) is not None


def _by_blanks(text: str, tokens: list[_Token], i: int, count: int) -> bool:
    """Whether `count` words from `i` on are parted by nothing but blanks and line breaks."""
    return i + count <= len(tokens) and all(text[tokens[j].end : tokens[j + 1].start].isspace() for j in range(i, i + count - 1))


_PHRASES = (_named, _bare_person, _broken, _spaced_letters, _words_between_commas)
