"""Captions: the words above the head that restrict, route or mark a cable (5 FAH-2 H-440), one a line or several on one.

`SIPDIS`, `NOFORN//SIPDIS`, `SENSITIVE, SIPDIS`, `C O R R E C T E D  C O P Y (PARAGRAPH 2)`, `000205SIPDIS`.
"""

from __future__ import annotations

import re

from flows.vocabulary.head_words import CAPTIONS, CAPTIONS_ANYWHERE, alternatives

_ANYWHERE = re.compile(alternatives(CAPTIONS_ANYWHERE))
_ASIDE = re.compile(r"\([^()]*\)|[\"“”.*]|\s-+\s+HANDLE.*$")
_SEPARATORS = re.compile(r"[\s,;:/&-]+")
_SPACED_OUT = re.compile(r"(?<![A-Z0-9])[A-Z](?: [A-Z])+(?![A-Z0-9])")
_LONGEST_LINE = 80
_MOST_WORDS = max(len(_SEPARATORS.split(spelling)) for spelling in CAPTIONS)
_PHRASES = {" ".join(_SEPARATORS.split(spelling)): caption for spelling, caption in CAPTIONS.items()}
_BEGINNINGS = frozenset(phrase.partition(" ")[0] for phrase in _PHRASES)
_TOO_SHORT_WITHIN = frozenset(("NF", "OI", "LES"))
"""Letters that an office symbol, a name or a country may be, so that they are captions only on a line of captions."""


def captions_of_line(line: str) -> list[str] | None:
    """The captions that a line without white space at its ends consists of, in their standard spelling; None where it is another line."""
    caption = CAPTIONS.get(line)
    if caption is not None:
        return [caption]
    if len(line) > _LONGEST_LINE or not line.isupper() or not _may_be_captions(line):
        return None
    words = _words(_ASIDE.sub(" ", line))
    found: list[str] = []
    while words:
        taken = _taken(words)
        if taken is None:
            return None
        captions, count = taken
        found += captions
        del words[:count]
    return found or None


def captions_within(text: str) -> list[str]:
    """The captions that stand in a line among other words, even glued to them (`000205SIPDIS`)."""
    return _ANYWHERE.findall(text)


def captions_of_classification_line(line: str) -> list[str]:
    """The captions on the classification line, before the station or after its serial number: `UNCLAS SENSITIVE DUSHANBE 000205`."""
    if _BEGINNINGS.isdisjoint(line.split()) and "DIS" not in line and "NOFORN" not in line and "//" not in line:
        return []
    found: list[str] = []
    words = _words(line)
    at = 0
    while at < len(words):
        taken = _taken(words[at:]) if words[at] not in _TOO_SHORT_WITHIN or at == 1 else None
        if taken is not None:
            found += taken[0]
        at += taken[1] if taken is not None else 1
    return found


def _may_be_captions(line: str) -> bool:
    """A cheap test of the first word: a caption begins with it, is glued to another in it, or is spaced out."""
    words = line.split(None, 1)
    first = words[0].strip("\"'“”(*.,;:") if words else ""
    return first in _BEGINNINGS or len(first) < 2 or "DIS" in first or "NOFORN" in first or not first.isalpha()


def _words(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(_SPACED_OUT.sub(_joined, text)) if word]


def _joined(match: re.Match[str]) -> str:
    """`S I P D I S` as a word; the spelling of two words that are spaced out alike is in the list."""
    return match[0].replace(" ", "")


def _taken(words: list[str]) -> tuple[list[str], int] | None:
    """The captions that the first words are, and how many words."""
    first = words[0]
    if first in _BEGINNINGS:
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            caption = _PHRASES.get(" ".join(words[:count]))
            if caption is not None:
                return [caption], count
    parts = _ANYWHERE.findall(first)
    if parts and (len("".join(parts)) == len(first) or first[: -len("".join(parts))].isdigit()):
        return parts, 1
    return None
