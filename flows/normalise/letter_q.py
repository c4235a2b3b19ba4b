"""Letters that transmission turned into Q: apostrophes (`TajikistanQs`), quotation marks, dashes. Only where certain.

A Q that swallowed text (`neaQ 17 metric tons`) is left: what stood there is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from flows.spans import Edit

_AFTER_LOWER_CASE = re.compile(r"(?<=[a-z])Q(?=(?:s|t|re|ve|ll|d|m)\b)")
_AFTER_CAPITAL = re.compile(r"(?<=[A-Z0-9.)])Qs\b")
_IN_CAPITALS = re.compile(r"(?<=[A-Z]{2})QS\b")
_WORD_BEFORE = re.compile(r"[A-Za-z]*$")
# Not before a word that Q itself begins: Quito, Qatar, Qom, or a lone abbreviation (QIZ).
_OPENING = re.compile(r"(?:(?<![A-Za-z0-9'’.])|(?<=\d\.))Q(?=[A-TV-Z][a-z]|[A-Z]+[ ,-]+[A-Z]{2}|[b-df-hj-npr-tv-z][a-z]+|an? )")
# No word begins with Q and a capital with small letters after it: such a Q is a quotation mark, although no other closes it.
_LONE_OPENING = re.compile(r"(?<=[\s(])Q(?=[A-TV-Z][a-z])")
_CLOSING = re.compile(r"(?<=[a-z.,!?)\d])Q(?![A-Za-z0-9])")
_DASH = re.compile(r"(?<=[a-z,)] )Q(?= (?!and A\b)[a-z])")
_LONGEST_QUOTATION = 600
# Words in which a Q before "s" or "S" is their own.
_OWN_Q = frozenset({"FA", "IRA", "MB", "RF", "HA", "TA", "NASDA", "UN"})


def q_edits(text: str) -> list[tuple[Edit, str]]:
    """The edits that turn such a Q back, with the kind of each (`apostrophe`, `quote`, `dash`), not in order.

    An apostrophe after a small letter is certain by itself; the other forms count only in a text that has one of these.
    """
    letters = _letters(text)
    apostrophes = _matching(_AFTER_LOWER_CASE, text, letters)
    if not apostrophes:
        return []
    for pattern in (_AFTER_CAPITAL, _IN_CAPITALS):
        apostrophes += [at for at in _matching(pattern, text, letters) if _word_before(text, at) not in _OWN_Q]
    taken = set(apostrophes)
    quotes: list[int] = []
    closings = _matching(_CLOSING, text, letters)
    openings = _matching(_OPENING, text, letters)
    at = 0
    for opening in openings:
        if opening < at:
            continue
        following = bisect_right(closings, opening + 1)
        if following == len(closings):
            break
        closing = closings[following]
        if closing > opening + _LONGEST_QUOTATION or "\n\n" in text[opening:closing] or "\n \n" in text[opening:closing]:
            continue
        quotes += [opening, closing]
        at = closing + 1
    quoted = set(quotes)
    for closing in closings:
        if closing in quoted or closing in taken:
            continue
        if text[closing - 1] == "s":
            apostrophes.append(closing)
        elif text[closing - 1] in ".,!?":
            quotes.append(closing)
    quotes += [at for at in _matching(_LONE_OPENING, text, letters) if at not in quoted]
    edits = [(Edit(at, at + 1, "'"), "apostrophe") for at in apostrophes]
    edits += [(Edit(at, at + 1, '"'), "quote") for at in quotes]
    edits += [(Edit(at, at + 1, "-"), "dash") for at in _matching(_DASH, text, letters)]
    return edits


def _letters(text: str) -> list[int]:
    """Where a Q stands. A search for the one letter is a hundred times as fast as one for a pattern that looks at what is before it."""
    found = []
    at = text.find("Q")
    while at >= 0:
        found.append(at)
        at = text.find("Q", at + 1)
    return found


def _matching(pattern: re.Pattern[str], text: str, letters: Iterable[int]) -> list[int]:
    return [at for at in letters if pattern.match(text, at)]


def _word_before(text: str, at: int) -> str:
    word = _WORD_BEFORE.search(text, max(0, at - 20), at)
    return word.group() if word else ""
