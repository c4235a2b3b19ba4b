"""Figures in a second list for what the first list of a sentence names.

`5 kg of heroin and 7 kg of opium, versus 4 kg and 6 kg, respectively, in 2006`.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.quantities import Quantity

_REACH = 24
"""Tokens after a figure within which `respectively` stands."""
_AGAINST = frozenset({"versus", "vs", "against"})


def paired_with(q: Quantity, quantities: Sequence[Quantity], lowers: Sequence[str]) -> Quantity | None:
    """The quantity of the first list that one of the second goes with, or None; `quantities` are those of the sentence, in order.

    The second list is what a comparison or `respectively` marks and names no substance, the first as many quantities before it that do.
    """
    at = next((i for i, p in enumerate(quantities) if p is q), None)
    if q.substance is not None or at is None:
        return None
    start, end = at, at + 1
    while start and quantities[start - 1].substance is None:
        start -= 1
    while end < len(quantities) and quantities[end].substance is None:
        end += 1
    size = end - start
    first = quantities[start - size : start] if size <= start else []
    if size < 2 or not first or any(p.substance is None for p in first):
        return None
    return first[at - start] if _is_marked(quantities[start], quantities[end - 1], lowers) else None


def _is_marked(first: Quantity, last: Quantity, lowers: Sequence[str]) -> bool:
    """Whether a word says that a list goes with the one before it."""
    if "respectively" in lowers[last.last : last.last + _REACH]:
        return True
    before = lowers[first.first - 1]
    return before in _AGAINST or (before in ("to", "with") and lowers[first.first - 2] == "compared")
