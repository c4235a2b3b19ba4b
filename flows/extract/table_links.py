"""Links the cells of a table to the totals that it states of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from flows.extract.drafts import Draft
from flows.extract.timespans import Period
from flows.vocabulary.substances import contains

_Key = tuple[Period, str, str, str | None]


def link_totals(drafts: Sequence[Draft]) -> None:
    """Links each cell to the total of its own agency or, where there is none, to that of all agencies, of the same period and measure.

    An agency's total over all substances is a part of the grand total; a substance's total over all agencies is not, since the
    agencies' totals already fill it. A total over substances that hold several units is none of theirs.
    """
    totals: dict[_Key, list[Draft]] = defaultdict(list)
    longer: dict[tuple[str, str, str, str | None], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.role == "total":
            totals[_key(draft, draft.agency)].append(draft)
            longer[_measure(draft)].append(draft)
    if not totals:
        return
    for part in drafts:
        if part.role == "total":
            if part.agency is not None and part.substance == "drugs":
                _link(part, [t for t in totals[_key(part, None)] if t.substance == part.substance])
            continue
        own = [t for t in totals[_key(part, part.agency)] if contains(t.substance, part.substance)]
        if not own and part.agency is not None:
            own = [t for t in totals[_key(part, None)] if t.substance == part.substance]
        _link(part, own or [t for t in longer[_measure(part)] if _covers(t, part)])


def _covers(total: Draft, part: Draft) -> bool:
    """Whether the period of a total, at the end of a row or column of periods, holds that of a part."""
    (start, end), (first, last) = total.period, part.period
    return start is not None and end is not None and first is not None and last is not None and start <= first and last <= end


def _measure(draft: Draft) -> tuple[str, str, str, str | None]:
    return draft.unit, draft.action, draft.substance, draft.agency


def _key(draft: Draft, agency: str | None) -> _Key:
    return draft.period, draft.unit, draft.action, agency


def _link(part: Draft, totals: Sequence[Draft]) -> None:
    """Links a part to the nearest of its totals: one of its own substance before one of `drugs`."""
    if totals:
        part.whole = min(totals, key=lambda t: t.substance != part.substance)
        part.parts_fill = True
