"""What a word of a TAGS line stands for: a TAG, TAGS run together (`ITPHUM`), a TAG with a slip (`POGV`), or none.

Lists come first: TAGS, repairs and words read by hand (`data/tag_repairs.csv`, `data/tag_words.csv`), names of countries. A word that
no list has is read as a noisy channel (Kernighan, Church and Gale 1990; joined words as Norvig's segmentation): each way in which
one or more TAGS could have come to be written so weighs as much as the TAGS are frequent and the slip is likely; against all of
them stands the weight that the word is a name, a word or a TAG that no list has. The share of the best way is the confidence. Below
`_SURE` the word stays as it is, its note naming what it might be. Frequencies stand in `data/tags.csv`, all other figures in
`data/tag_slips.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from flows.vocabulary import read_rows
from flows.vocabulary.countries import COUNTRIES


class WordReading(NamedTuple):
    """The TAGS that a word stands for (itself where it stands for none), what turned them into it (`flows.tables.TAG_REPAIRS`).

    `confidence` is the estimated probability that this is what was meant, `note` the kind of slip, or why the word is unknown.
    """

    tags: tuple[str, ...]
    repair: str
    confidence: Decimal
    note: str | None


class _Slip(NamedTuple):
    tag: str
    weight: float
    kind: str


CERTAIN = Decimal(1)
_LISTED = Decimal("0.95")
"""A reading by hand that the letters leave no doubt of: a word for the TAG, a country's name."""
_READ_BY_HAND = Decimal("0.85")
_PLAIN_SLIP = Decimal("0.98")
_SURE = 0.9
_WORTH_NAMING = 0.1
_LEAST_SHARE = Decimal("0.01")
_PERSON = "Name of a person"
_PLAIN_REASONS = ("Word for", "Country by", "Organization by", "Blank lost")
_CODE_LETTERS = 2
_SUBJECT_LENGTH = 4
_SHORTEST_READ = 3
_LONGEST_READ = 160
_WAYS_KEPT = 8
_LONGEST_WORD = 12
"""Letters beyond which words are no likelier than run-together TAGS."""
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CATEGORIES = "ABCEKMOPST"
"""First letters of subject and program TAGS (5 FAH-3 H-111)."""
_DIGITS_FOR_LETTERS = str.maketrans("015", "OIS")
_END = "$"


@cache
def _figures() -> Mapping[str, float]:
    return {row["name"]: float(row["value"]) for row in read_rows("tag_slips.csv")}


@cache
def _frequencies() -> Mapping[str, float]:
    """How often each TAG stands among 10,000, those never counted by the least that their list makes likely."""
    figures = _figures()
    least = {"5 FAH-3": figures["least_listed"], "FIPS 10-4": figures["least_listed"], "": figures["least_unlisted"]}
    return {
        row["tag"]: max(float(row["per_10000"] or 0), least.get(row["list"], figures["least_other_list"]))
        for row in read_rows("tags.csv")
        if row["tag"].isalpha()
    }


@cache
def _repairs() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Words read by hand: the TAGS (none for a caption), and why."""
    return {row["tag_raw"]: (tuple(filter(None, row["tags"].split(" + "))), row["reason"]) for row in read_rows("tag_repairs.csv")}


@cache
def _words() -> Mapping[str, str]:
    """Words that are no TAG, or of which nobody can tell which, and why."""
    return {row["word"]: row["reason"] for row in read_rows("tag_words.csv")}


@cache
def country_tags() -> Mapping[str, str]:
    """The country TAG by the country's name in capitals."""
    return {country.name.upper(): country.tag for country in COUNTRIES.values() if country.tag is not None}


def is_name(word: str) -> bool:
    """Whether a list has the word (in capitals) as a person's name."""
    return _words().get(word) == _PERSON


def is_word(word: str) -> bool:
    """Whether a list has the word (in capitals) as a plain one, no name and no TAG."""
    return word in _words() and not is_name(word)


@lru_cache(maxsize=16384)
def read_word(word: str) -> WordReading:
    """What a word of a TAGS line stands for.

    Args:
        word: In capitals, without blanks.
    """
    if word in _all_tags():
        return WordReading((word,), "none", CERTAIN, None)
    repaired = _repairs().get(word)
    if repaired is not None:
        tags, reason = repaired
        certain = reason.startswith(_PLAIN_REASONS)
        return WordReading(tags, "spelling" if len(tags) == 1 else "joined", _LISTED if certain else _READ_BY_HAND, reason)
    reason = _words().get(word, "")
    if reason:
        return WordReading((word,), "none", CERTAIN, reason)
    country = country_tags().get(word)
    if country is not None:
        return WordReading((country,), "spelling", _LISTED, "Country by its name")
    return _read_mixed(word) or _read_letters(word)


@cache
def _all_tags() -> frozenset[str]:
    return frozenset(row["tag"] for row in read_rows("tags.csv"))


def _read_mixed(word: str) -> WordReading | None:
    """A TAG with points between its letters (`U.S`), a digit for a letter (`EC0N`) or figures at an end (`PGOV1`)."""
    if word.isalpha():
        return None
    for plain, note in (
        (word.replace(".", ""), "Points between the letters"),
        (word.translate(_DIGITS_FOR_LETTERS), "Digit for a letter"),
        (word.strip("0123456789"), "Figures beside it"),
    ):
        if plain in _frequencies():
            return WordReading((plain,), "spelling", _PLAIN_SLIP, note)
    return None


def _read_letters(word: str) -> WordReading:
    if not (_SHORTEST_READ <= len(word) <= _LONGEST_READ and word.isascii() and word.isalpha()):
        return WordReading((word,), "none", CERTAIN, "No list has it")
    ways = _ways(word)
    none = _weight_of_none(word)
    total = sum(ways.values()) + none
    ranked = sorted(ways.items(), key=lambda way: -way[1])
    if ranked and ranked[0][1] / total >= _SURE:
        tags, weight = ranked[0]
        confidence = _share(weight / total)
        if len(tags) == 1:
            return WordReading(tags, "spelling", confidence, _kind_of_slip(word, tags[0]))
        return WordReading(tags, "joined", confidence, "Run together" if "".join(tags) == word else "Run together, with a slip")
    near = [" ".join(tags) for tags, weight in ranked if weight / total >= _WORTH_NAMING]
    return WordReading((word,), "none", _share(none / total), _why_unknown(word, near))


def _share(value: float) -> Decimal:
    return min(max(Decimal(f"{value:.2f}"), _LEAST_SHARE), Decimal("0.99"))


def _why_unknown(word: str, near: list[str]) -> str:
    if len(near) > 1:
        return f"Ambiguous: {' or '.join(near)}, or none of them"
    if near:
        return f"Near {near[0]}, but may be a word or a TAG of its own"
    if word[0] == "K" and len(word) == _SUBJECT_LENGTH:
        return "Has the form of a program TAG, but no list has it and no TAG is near"
    return "No list has it and no TAG is near"


def _ways(word: str) -> dict[tuple[str, ...], float]:
    """The TAGS, one or more in a row, that could have been written as the word, with their weights."""
    figures, frequencies, slips = _figures(), _frequencies(), _slips()
    lost, lost_next = figures["lost_blank"] / 10_000, figures["lost_next_blank"] / 10_000
    ways: list[dict[tuple[str, ...], float]] = [{(): 1.0}]
    for end in range(1, len(word) + 1):
        found: dict[tuple[str, ...], float] = {}
        for start in range(max(0, end - _longest_part()), end):
            if not ways[start]:
                continue
            part = word[start:end]
            frequency = frequencies.get(part)
            parts = slips.get(part, ()) if frequency is None else (_Slip(part, frequency, ""),)
            for slip in parts:
                for tags, weight in ways[start].items():
                    joined = 1.0 if not tags else lost if len(tags) == 1 else lost_next
                    following = (*tags, slip.tag)
                    found[following] = found.get(following, 0.0) + weight * joined * slip.weight
        ways.append(dict(sorted(found.items(), key=lambda way: -way[1])[:_WAYS_KEPT]))
    last = ways[-1]
    country = _alpha3().get(word)
    if country is not None:
        tags = (country,)
        last[tags] = last.get(tags, 0.0) + frequencies[country] * figures["alpha3"]
    return last


@cache
def _longest_part() -> int:
    return max(map(len, _frequencies())) + 1


@cache
def _alpha3() -> Mapping[str, str]:
    """Country TAG by alpha-3 code (`MEX`)."""
    return {code: country.tag for code, country in COUNTRIES.items() if country.tag is not None and country.tag in _frequencies()}


def _kind_of_slip(word: str, tag: str) -> str:
    if _alpha3().get(word) == tag:
        return "Country by its alpha-3"
    return next(slip.kind for slip in _slips()[word] if slip.tag == tag)


@cache
def _slips() -> Mapping[str, list[_Slip]]:
    """By each word that one slip makes of a subject or program TAG or of a frequent organization's: which, and with which weight."""
    figures, frequencies = _figures(), _frequencies()
    by_word: dict[str, list[_Slip]] = {}
    for row in read_rows("tags.csv"):
        tag = row["tag"]
        if tag not in frequencies or len(tag) < _SHORTEST_READ:
            continue
        if row["kind"] in ("subject", "program") or (
            row["kind"] == "organization" and float(row["per_10000"] or 0) >= figures["common_organization"]
        ):
            weight = frequencies[tag] * figures["slip"]
            for word, (share, kind) in _one_slip(tag, figures).items():
                if word not in frequencies:
                    by_word.setdefault(word, []).append(_Slip(tag, weight * share, kind))
    return by_word


def _one_slip(tag: str, figures: Mapping[str, float]) -> dict[str, tuple[float, str]]:
    """What one slip makes of a TAG: by word, the share of all slips that makes this very word of it, and the kind of slip."""
    beside = _neighbouring_keys()
    length = len(tag)
    made: dict[str, tuple[float, str]] = {}
    for i in range(length + 1):
        before, behind = tag[:i], tag[i:]
        around = tag[max(0, i - 1) : i + 1]
        likely = _ALPHABET if i == length else _CATEGORIES if i == 0 else ""
        likely += "".join(map(beside.__getitem__, around))
        for other in _ALPHABET:
            share = figures["doubled" if other in around else "too_many_likely" if other in likely else "too_many"]
            word = before + other + behind
            if word not in made or made[word][0] < share:
                made[word] = (share, "Letter too many")
    for i, letter in enumerate(tag):
        before, behind = tag[:i], tag[i + 1 :]
        made[before + behind] = (figures["left_out"] / length, "Letter left out")
        is_category = i == 0 and letter in _CATEGORIES
        for other in _ALPHABET:
            share = figures["wrong_beside" if other in beside[letter] else "wrong"] / length
            if is_category and other in _CATEGORIES:
                share = max(share, figures["wrong_category"])
            made[before + other + behind] = (share, "One letter wrong")
    for i in range(length - 1):
        word = tag[:i] + tag[i + 1] + tag[i] + tag[i + 2 :]
        made[word] = (figures["swapped"] / (length - 1), "Two letters swapped")
    return made


@cache
def _neighbouring_keys() -> Mapping[str, str]:
    """The letters beside each letter on the keyboard; each row of keys stands half a key to the right of the one above."""
    rows = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
    places = {letter: (2 * column + row, row) for row, letters in enumerate(rows) for column, letter in enumerate(letters)}
    return {
        letter: "".join(other for other, (u, v) in places.items() if other != letter and abs(x - u) <= 2 and abs(y - v) <= 1)
        for letter, (x, y) in places.items()
    }


def _weight_of_none(word: str) -> float:
    """The weight that a word is no TAG of the lists: another abbreviation, or a word or name, which its pairs of letters look like."""
    figures = _figures()
    length = len(word)
    if length <= _SUBJECT_LENGTH:
        form = "program" if word[0] == "K" and length == _SUBJECT_LENGTH else str(length)
        other = figures[f"other_{form}"]
    else:
        other = figures["other_5"] / figures["other_longer"] ** (length - _SUBJECT_LENGTH - 1)
    pairs = _pairs()
    like = figures["words"]
    for pair in zip(f"{_END}{word}", f"{word}{_END}", strict=True):
        like *= pairs[pair]
    return other + like / figures["word_longer"] ** max(0, length - _LONGEST_WORD)


@cache
def _pairs() -> Mapping[tuple[str, str], float]:
    """How likely each letter follows each in the names of countries and cities and in the words of `tag_words.csv`; `$` is a word's end."""
    names = {part for row in read_rows("country_names.csv") for part in row["alias"].upper().replace("-", " ").split()}
    letters = (*_ALPHABET, _END)
    counts = {(a, b): 0.05 for a in letters for b in letters}
    for name in names | set(_words()):
        if len(name) > _CODE_LETTERS and name.isascii() and name.isalpha():
            for pair in zip(f"{_END}{name}", f"{name}{_END}", strict=True):
                counts[pair] += 1
    totals = {a: sum(counts[a, b] for b in letters) for a in letters}
    return {(a, b): count / totals[a] for (a, b), count in counts.items()}
