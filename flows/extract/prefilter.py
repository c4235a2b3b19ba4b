"""Which paragraphs are worth reading for seizures: a cheap look at their words before any token is made."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from flows.extract.change_words import AFTER_FACTOR, DOWN, GROWING, THAN, UP
from flows.extract.document import Document, Passage
from flows.extract.governors import FOILED, NOUNS, TAKING, VERBS
from flows.extract.numbers import FRACTION_WORDS, MULTIPLIERS, NUMBER_WORDS
from flows.extract.plain_words import PlainPhrases, has_figure, plain_words, telling_words
from flows.extract.word_sets import words_of
from flows.vocabulary import read_rows
from flows.vocabulary.substances import SUBSTANCE_WORDS
from flows.vocabulary.units import UNIT_WORDS

_RULE_WORDS = read_rows("rule_words.csv")
_WEAK_KINDS = TAKING | {"yield"}
_STRONG = telling_words([r["words"] for r in _RULE_WORDS if r["kind"] in (VERBS | NOUNS) - _WEAK_KINDS])
"""A paragraph that states a seizure holds one of these in its text or heading, or one of the next beside the name of a drug."""
_TAKEN = [r["words"] for r in _RULE_WORDS if r["kind"] == "arrest" and r["value"] == "seized"]
_WEAK = telling_words([r["words"] for r in _RULE_WORDS if r["kind"] in _WEAK_KINDS])
_WEAK |= telling_words([*_TAKEN, *FOILED, *words_of("holding"), *words_of("locative"), *words_of("stopping")])
_NO_NAMES = frozenset({"drugs", "precursors", "laboratory", "other"})
_NAMES = telling_words([words for words, substance in SUBSTANCE_WORDS.items() if substance not in _NO_NAMES])
_DRUGS = ("drug", "narcotic", "cocaine", "heroin", "opium", "cannabis", "marijuana")
_ABOUT_DRUGS = 5
"""How often a cable about drugs names them at least; fewer mentions do not tell a drug laboratory from another."""
_HALF = b"half"
_FACTORS = telling_words([r["words"] for r in _RULE_WORDS if r["kind"] == "factor" and "half" not in r["words"]])
_FACTORS |= {b"factor", b"times", b"fold"}
_BEFORE_COMPARED = frozenset({b"twice", b"double", b"triple", b"times"})
"""Factors that tell a change only before what is compared: `twice the amount`, `three times as much`; not `two double chargers`."""
_COMPARED = frozenset(word.encode() for word in AFTER_FACTOR)
_HALVES = PlainPhrases({"factor": [r["words"] for r in _RULE_WORDS if r["kind"] == "factor" and "half" in r["words"]]})
_RATES = telling_words([r["words"] for r in _RULE_WORDS if r["kind"] == "percent" and r["words"] != "%"])
_RATES |= {word.encode() for word in FRACTION_WORDS}
"""Percentages and fractions: they tell a change beside a word for up or down."""
_SHARES = frozenset({b"much", b"many", b"level", b"levels"})
"""`A third as much heroin as in 2008`, `two thirds of 2008 levels`."""
_CHANGES = _FACTORS | _RATES
_DIRECTIONS = telling_words([*UP, *DOWN, *GROWING, *THAN, *(r["words"] for r in _RULE_WORDS if r["kind"] == "change_verb")])
_NUMBERS = frozenset(word.encode() for word in (*NUMBER_WORDS, *MULTIPLIERS - {"m", "bn"}, "half", "ton", "tons")) | _CHANGES
# units that mean something else too: only a count before them makes them units
_LOOSE = words_of("loose_unit")
_LOOSE_UNITS = frozenset(word.encode() for word in _LOOSE)
_UNITS = telling_words([word for word, unit in UNIT_WORDS.items() if word[0].isalpha() and unit != "case" and word not in _LOOSE])
_OF_CHANGES = ("seiz", "confiscat", "intercept", "interdict", "taken", "eradicat", "destr", "catch", "haul")
_SEIZED = telling_words([r["words"] for r in _RULE_WORDS if r["words"].startswith(_OF_CHANGES)])
"""Verbs of the changes that a text states without any quantity."""
_COUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|half|hundred|thousand|million|number)\b"
)
_BEFORE_COUNTED = 60
"""Characters before a loose unit within which its count stands."""
_SHORT = 3
_BEFORE_SHORT = 14
_MEASURES = _UNITS | _LOOSE_UNITS
_SITES = telling_words([word for word, unit in UNIT_WORDS.items() if unit == "site"])
_SUBSTANCES = telling_words(SUBSTANCE_WORDS)
ASKED = frozenset({b"numbered"}) | _STRONG | _WEAK | _NAMES | _NUMBERS | _UNITS | _LOOSE_UNITS | _SEIZED | _DIRECTIONS | _SHARES
"""The words that `is_worth_reading` asks a paragraph for."""
_OF_PROSE = ASKED | _FACTORS | _RATES | _SUBSTANCES | _SITES | frozenset({_HALF, b"seizures"})
"""The words that `reach_of_prose` asks a stretch for."""
_SEIZURES = b"seizures"
"""In a cable about drugs they are of drugs, though none is named: `Maritime seizures fell from 18 tons to three`."""
_SENTENCES_BEFORE = 2
_SENTENCES_AFTER = 1
"""Sentences around a quantity within which a verb and a name govern it."""


def speaks_of_drugs(document: Document) -> bool:
    """Whether a cable is about drugs, so that a laboratory in it is one for drugs."""
    return sum(p.lower.count(word) for p in document.passages for word in _DRUGS) >= _ABOUT_DRUGS


def is_worth_reading(passage: Passage) -> bool:
    """Whether a paragraph can state a seizure: it holds a word of seizure, a figure, and a measure."""
    words = passage.telling
    if _STRONG.isdisjoint(words) and not _is_said_weakly(passage):
        return False
    if not has_figure(passage.text) and _NUMBERS.isdisjoint(words):
        return False
    if not _UNITS.isdisjoint(words):
        return True
    if not _SEIZED.isdisjoint(words) and (not _FACTORS.isdisjoint(words) or _HALF in words or _tells_rate(words, "%" in passage.text)):
        return True
    return _is_numbered(words) or any(_is_counted(word.decode(), passage.lower) for word in _LOOSE_UNITS & words)


def reach_of_prose(passage: Passage) -> int:
    """Up to which character a paragraph may tell seizures, or changes of them, in prose; 0 where it tells none.

    Sentences near each other hold a word of seizure, a counted measure and a name of what is seized, or a change of it; the sentence
    behind the last such is in reach too.
    """
    text = passage.text
    # only the words asked for: they are few, and looked at for each stretch around
    words = [_OF_PROSE.intersection(own) for _, _, own in passage.stretches]
    heading = _OF_PROSE.intersection(plain_words(passage.paragraph.heading or ""))
    stretches = passage.stretches
    for i in reversed(range(len(stretches))):
        start, end, plain = stretches[i]
        near = heading.union(*words[max(0, i - _SENTENCES_BEFORE) : i + _SENTENCES_AFTER + 1])
        reach = stretches[min(i + _SENTENCES_AFTER, len(stretches) - 1)].end
        if not _SEIZED.isdisjoint(near) and _tells_change(plain, words[i], text.find("%", start, end) >= 0):
            return reach
        if _STRONG.isdisjoint(near) and _WEAK.isdisjoint(near):
            continue
        measures = words[i] & _MEASURES
        is_named = not _SUBSTANCES.isdisjoint(near) or not _SITES.isdisjoint(measures) or _SEIZURES in words[i]
        if is_named and any(_is_measure(word, words[i], passage, start, end) for word in measures):
            return reach
    return 0


def may_tell_change(passage: Passage) -> bool:
    """Whether a paragraph holds a word, or the sign, of a change."""
    return "%" in passage.text or not _CHANGES.isdisjoint(passage.telling)


def _tells_change(plain: Sequence[bytes], words: frozenset[bytes], has_sign: bool) -> bool:
    """Whether the words of a stretch, and whether `%` stands in it, can tell a change."""
    factors = _FACTORS & words
    if factors - _BEFORE_COMPARED or _tells_rate(words, has_sign):
        return True
    if factors and any(word in _BEFORE_COMPARED and after in _COMPARED for word, after in pairwise(plain)):
        return True
    return _HALF in words and _HALVES.stand_in(plain)


def _tells_rate(words: frozenset[bytes], has_sign: bool) -> bool:
    """Whether a percentage, or a fraction in words, stands beside a word for up or down, or a fraction beside what it is of."""
    if not _SHARES.isdisjoint(words) and (_HALF in words or not _RATES.isdisjoint(words)):
        return True
    return not _DIRECTIONS.isdisjoint(words) and (has_sign or not _RATES.isdisjoint(words))


def _is_measure(word: bytes, words: frozenset[bytes], passage: Passage, start: int, end: int) -> bool:
    """Whether a word of the stretch `[start, end)` is a unit beside a figure; one that means something else too has its count before it."""
    if word in _LOOSE_UNITS and not _is_numbered(words):
        return _is_counted(word.decode(), passage.lower, start, end)
    return not _NUMBERS.isdisjoint(words) or has_figure(passage.text[start:end])


def _is_numbered(words: frozenset[bytes]) -> bool:
    """`Seizures of drugs numbered 820`: a loose unit whose count stands behind it."""
    return b"numbered" in words and b"seizures" in words


def _is_said_weakly(passage: Passage) -> bool:
    """Whether heading or subject have the word of seizure, or the text one that is said of drugs only beside the name of one.

    `2005 narcotics seizure statistics` is a subject under which a table need not say again what it counts.
    """
    if not _WEAK.isdisjoint(passage.telling) and not _NAMES.isdisjoint(passage.telling):
        return True
    if _is_of_seizures(passage.document.cable.subject or ""):
        return True
    heading = passage.paragraph.heading
    return heading is not None and _is_of_seizures(heading)


@lru_cache(maxsize=1 << 12)
def _is_of_seizures(heading: str) -> bool:
    """Whether a heading has a word of seizure, or is that of statistical tables; kept, since all paragraphs under a heading ask."""
    return not _STRONG.isdisjoint(plain_words(heading)) or "statistic" in heading.lower()


def _is_counted(word: str, lower: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a count stands before a word of `[start, end)` that may be a unit."""
    at = lower.find(word, start, end)
    while at >= 0:
        if len(word) <= _SHORT:
            # `has`, `g` and `l` are units only right behind their figure
            before = lower[max(start, at - _BEFORE_SHORT) : at].rstrip(" \n-")
            if before[-1:].isdigit() or _COUNT.fullmatch(before, max(before.rfind(" "), before.rfind("\n")) + 1):
                return True
        elif _COUNT.search(lower, max(start, at - _BEFORE_COUNTED), at):
            return True
        at = lower.find(word, at + 1, end)
    return False
