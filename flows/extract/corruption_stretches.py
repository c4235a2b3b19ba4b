"""Which sentences of a paragraph can state a statistic of corruption, told by their plain words before any token is made.

Under a heading or in a cable about corruption all of a paragraph counts. Elsewhere a sentence counts that speaks of corruption, or of
officials dismissed for a misdeed; and the sentences that follow it, as long as each holds a figure: what goes on without one has left
the subject (`corruption_context`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract import corruption_words as words
from flows.extract.document import Passage
from flows.extract.plain_words import has_figure

_DIGITS = re.compile(r"\d+")
_DIGITS_OF_YEAR = 4
_CENTURIES = ("19", "20")
ASKED = words.SIGNS | words.SANCTION | words.FORCE | words.MISDEED | words.NUMBERS | {b"corruption"}
"""The words that the tests of a whole paragraph ask for."""
_AUDITS = frozenset({b"audit", b"audits", b"inspection", b"inspections"})


def telling_stretches(passage: Passage, in_scope: bool) -> list[tuple[int, int]]:
    """The stretches `[start, end)` of a paragraph that are worth reading, in order; empty where it can state nothing."""
    if not _is_worth_a_look(passage, in_scope):
        return []
    text = passage.text
    if in_scope:
        return [(0, len(text))]
    stretches = passage.stretches
    plain = [own for _, _, own in stretches]
    tells = [_tells(own) for own in plain]
    if not any(tells):
        return []
    counts = [_counts_more_than_years(text, start, end) or _counts(own) for start, end, own in stretches]
    # audits are in context by the sentence behind them
    tells = [own or (any(tells[k + 1 : k + 2]) and not _AUDITS.isdisjoint(plain[k])) for k, own in enumerate(tells)]
    in_reach: list[bool] = []
    for k, own in enumerate(tells):
        goes_on = k > 0 and in_reach[-1] and (counts[k - 1] or tells[k - 1] or not words.PLAIN_OF_INDEX.isdisjoint(plain[k - 1]))
        in_reach.append(own or goes_on)
    if not any(reached and counted for reached, counted in zip(in_reach, counts, strict=True)):
        return []
    return [
        (start, end)
        for k, (start, end, _) in enumerate(stretches)
        if in_reach[k] and (counts[k] or any(in_reach[k + 1 : k + 2]) or (k > 0 and not _AUDITS.isdisjoint(plain[k - 1])))
    ]


def _is_worth_a_look(passage: Passage, in_scope: bool) -> bool:
    """A look at the words of the whole paragraph."""
    plain = passage.telling
    if not in_scope and words.SIGNS.isdisjoint(plain):
        if words.SANCTION.isdisjoint(plain) or words.FORCE.isdisjoint(plain):
            return False
        if words.MISDEED.isdisjoint(plain) and not any(name in passage.lower for name in words.BODIES):
            return False
        if not _counts_officials(passage.lower):
            return False
    return has_figure(passage.text) or not words.NUMBERS.isdisjoint(plain)


def _counts_officials(lower: str) -> bool:
    """Whether a text in small letters counts officials; few words name them, and only before these a count is looked for."""
    for match in words.NAMES_FORCE.finditer(lower):
        at = match.start()
        if words.COUNTS_FORCE.search(lower[max(0, at - words.REACH_FORCE) : at]) is not None:
            return True
    return False


def _counts_more_than_years(text: str, start: int, end: int) -> bool:
    """Whether a figure of `[start, end)` is more than a year."""
    return any(len(digits) != _DIGITS_OF_YEAR or digits[:2] not in _CENTURIES for digits in _DIGITS.findall(text, start, end))


def _counts(plain: Sequence[bytes]) -> bool:
    """Whether a sentence without figures holds a number, or a place on the index, in words."""
    if not words.NUMBERS.isdisjoint(plain):
        return True
    return not (words.PLAIN_ORDINALS.isdisjoint(plain) or words.PLAIN_OF_INDEX.isdisjoint(plain))


def _tells(plain: Sequence[bytes]) -> bool:
    """Whether a sentence may be in context by its own words."""
    own = frozenset(plain)
    if not words.STEM_WORDS.isdisjoint(own) or (not words.PHRASES.telling.isdisjoint(own) and words.PHRASES.stand_in(plain)):
        return True
    if not words.THEFT_WORDS.isdisjoint(own) and not words.OWNER_WORDS.isdisjoint(own):
        return True
    if not words.OFFICE_THEFT_WORDS.isdisjoint(own) and not words.OFFICIALS.isdisjoint(own):
        return True
    if not words.ABUSE_WORDS.isdisjoint(own) and not words.OFFICIALS.isdisjoint(own):
        return True
    return not (words.SANCTIONING.isdisjoint(own) or words.OFFICIALS.isdisjoint(own) or words.MISDEED.isdisjoint(own))
