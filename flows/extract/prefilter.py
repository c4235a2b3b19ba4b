"""Which paragraphs are worth reading for seizures: a cheap look at their letters before any token is made."""

from __future__ import annotations

import re

from flows.extract.document import Document, Passage
from flows.extract.word_sets import words_of
from flows.vocabulary.units import UNIT_WORDS

# What a paragraph must hold before its tokens are worth reading: a word of seizure, and a figure or number word.
LITERALS = (
    "seiz", "confiscat", "intercept", "interdict", "recover", "impound", "captur", "nett", "destr", "eradicat", "burn", "inciner",
    "dismantl", "found", "find", "discover", "uncover", "detect", "locat", "raid", "bust", "uproot", "neutraliz", "disrupt", "shut",
    "closed", "retriev", "secured", "bagged", "seisure", "broke up", "reveal", "turned up", "unearth", "eliminat", "plough", "plow",
    "pulled up", "took down", "taken down", "taking down",
)  # fmt: skip
# said of drugs only beside the name of one
_WEAK_LITERALS = ("yielded", "picked up", "cut down", "removed", "took ", "taken", "slashed", "cleared")
_NAMES = ("coca", "heroin", "opium", "poppy", "cannabis", "marijuana", "hashish", "amphetamine", "ecstasy", "morphine", "captagon", "khat")
_DRUGS = ("drug", "narcotic", "cocaine", "heroin", "opium", "cannabis", "marijuana")
_ABOUT_DRUGS = 5
"""How often a cable about drugs names them at least; fewer mentions do not tell a drug laboratory from another."""
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|ton|tons|doubl|tripl|twice)")
_WORD = re.compile(r"[a-z]+|%")
# units that mean something else too: only a count before them makes them units
_LOOSE = words_of("loose_unit")
_UNITS = frozenset(word for word in UNIT_WORDS if word.isalpha() and UNIT_WORDS[word] != "case") - _LOOSE
_CHANGES = frozenset({"percent", "cent", "%", "doubled", "doubling", "doubles", "double", "tripled", "tripling", "triple"}) | {
    "twice", "halved", "half", "factor", "times", "threefold", "fourfold", "fivefold", "tenfold", "quadrupled", "fold",
}  # fmt: skip
_OF_CHANGES = ("seiz", "confiscat", "intercept", "interdict", "taken")
_COUNT = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand|million|number)\b")
_BEFORE_COUNTED = 60
"""Characters before a loose unit within which its count stands."""


def speaks_of_drugs(document: Document) -> bool:
    """Whether a cable is about drugs, so that a laboratory in it is one for drugs."""
    return sum(p.lower.count(word) for p in document.passages for word in _DRUGS) >= _ABOUT_DRUGS


def is_worth_reading(passage: Passage) -> bool:
    """Whether a paragraph can state a seizure: it holds a word of seizure, a figure, and a measure."""
    lower = passage.lower
    heading = (passage.paragraph.heading or "").lower()
    if not any(w in lower or w in heading for w in LITERALS) and not (
        any(w in lower for w in _WEAK_LITERALS) and any(w in lower for w in _NAMES)
    ):
        return False
    if _NUMBER.search(lower) is None:
        return False
    words = frozenset(_WORD.findall(lower))
    if not _UNITS.isdisjoint(words):
        return True
    if not _CHANGES.isdisjoint(words) and any(w in lower for w in _OF_CHANGES):
        return True
    return any(_is_counted(word, lower) for word in words & _LOOSE)


def _is_counted(word: str, lower: str) -> bool:
    """Whether a count stands before a word that may be a unit."""
    at = lower.find(word)
    while at >= 0:
        if _COUNT.search(lower, max(0, at - _BEFORE_COUNTED), at):
            return True
        at = lower.find(word, at + 1)
    return False
