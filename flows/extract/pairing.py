"""Figures in a second list for what the first list of a sentence names.

`5 kg of heroin and 7 kg of opium, versus 4 kg and 6 kg, respectively, in 2006`.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.quantities import Quantity

_REACH = 24
"""Tokens after a figure within which `respectively` stands."""


def paired_with(q: Quantity, quantities: Sequence[Quantity], lowers: Sequence[str]) -> Quantity | None:
    """The quantity of the first list that one of the second goes with, or None; `quantities` are those of the sentence, in order.

    The second list is what stands before `respectively` and names no substance, the first as many quantities before it that do.
    """
    if q.substance is not None:
        return None
    at = next((k for k in range(q.last, min(q.last + _REACH, len(lowers))) if lowers[k] == "respectively"), None)
    if at is None:
        return None
    before = [p for p in quantities if p.last <= at]
    size = 0
    while size < len(before) and before[-1 - size].substance is None:
        size += 1
    second = before[len(before) - size :]
    first = before[len(before) - 2 * size : len(before) - size]
    if size < 2 or len(first) != size or any(p.substance is None for p in first) or not any(p is q for p in second):
        return None
    return first[[p is q for p in second].index(True)]
