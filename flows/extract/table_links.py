"""Links the cells of a table to the totals that it states of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flows.extract.drafts import Draft
from flows.extract.timespans import Period, within
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
    if all(draft.role == "total" for draft in drafts):
        # of sums without their parts (`Total drugs seized: 2005: 1,200; 2006: 1,450`) each is a figure for its period
        for draft in drafts:
            draft.role = "component"
        return
    for part in drafts:
        if part.role == "total":
            if part.agency is not None and part.substance == "drugs":
                _link(part, [t for t in totals[_key(part, None)] if t.substance == part.substance])
            continue
        own = [t for t in totals[_key(part, part.agency)] if contains(t.substance, part.substance)]
        if not own and part.agency is not None:
            own = [t for t in totals[_key(part, None)] if t.substance == part.substance]
        _link(part, own or [t for t in longer[_measure(part)] if within(part.period, t.period)])
    _link_subtotals(drafts, totals)


def _link_subtotals(drafts: Sequence[Draft], totals: Mapping[_Key, Sequence[Draft]]) -> None:
    """Links the sums of groups to the grand total that has no other parts: `Opiates`, `Cannabis`, `Grand total`."""
    filled = {id(d.whole) for d in drafts if d.whole is not None}
    for part in drafts:
        if part.role == "total" and part.whole is None:
            grand = [t for t in totals[_key(part, part.agency)] if t.substance != part.substance and contains(t.substance, part.substance)]
            _link(part, [t for t in grand if id(t) not in filled])


def _measure(draft: Draft) -> tuple[str, str, str, str | None]:
    return draft.unit, draft.action, draft.substance, draft.agency


def _key(draft: Draft, agency: str | None) -> _Key:
    return draft.period, draft.unit, draft.action, agency


def _link(part: Draft, totals: Sequence[Draft]) -> None:
    """Links a part to the nearest of its totals: one of its own substance before one of `drugs`."""
    if totals:
        part.whole = min(totals, key=lambda t: t.substance != part.substance)
        part.parts_fill = True
