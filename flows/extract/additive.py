"""Which seizures of a cable may be added up, so that no sum counts a quantity twice.

Two figures overlap where they measure the same dimension, their substances are one under the other, their times meet, and they are of
one country and of one agency or one of them of all. Figures that a text itself keeps apart (the parts of one whole, the items of one
list or table, two events) do not overlap. Of figures that overlap, only one side is additive: the narrower ones where they fill the
wider, as far as their rounding tells, or where the wider does not cover them all; else the wider one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from flows.extract.drafts import Draft, dimension
from flows.extract.timespans import Period
from flows.vocabulary.substances import SUBSTANCES, contains

_LINEAGE = 10
"""More than the generations of any substance."""
_MIXED = "drugs"
"""The substance of sums over several substances."""


def mark_additive(drafts: Sequence[Draft]) -> None:
    """Sets `is_additive` on the drafts of one cable, whose roles are settled."""
    for draft in drafts:
        draft.is_additive = False
    groups: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.role != "restatement":
            groups[(dimension(draft.unit), draft.action)].append(draft)
    for group in groups.values():
        for draft in _chosen(_without_what_tables_hold(group)):
            draft.is_additive = True


def _without_what_tables_hold(candidates: Sequence[Draft]) -> list[Draft]:
    """Without the totals of tables, and without the figures from elsewhere that lie within one.

    The cells of a table always count: one misprinted total must not put every agency's figure aside. And what an agency seized on
    one day is in the country's total, also where the text names the agency a little differently than the table does (08DUSHANBE1372).
    """
    held: set[int] = set()
    for whole in candidates:
        if whole.role != "total" or whole.table_id is None:
            continue
        within = [c for c in candidates if covers(whole, c)]
        if any(c.table_id == whole.table_id and c.role != "total" for c in within):
            held.add(id(whole))
            held.update(id(c) for c in within if c.table_id != whole.table_id)
    return [c for c in candidates if id(c) not in held]


def _chosen(candidates: Sequence[Draft]) -> list[Draft]:
    """The figures of one dimension and action that may be added up, the narrower ones judged first."""
    chosen: list[Draft] = []
    for draft in sorted(candidates, key=_breadth):
        rivals = [c for c in chosen if overlap(draft, c)]
        if rivals and (not all(covers(draft, c) for c in rivals) or _outweighs(rivals, draft)):
            continue
        chosen = [c for c in chosen if c not in rivals]
        chosen.append(draft)
    return chosen


def _breadth(draft: Draft) -> tuple[int, int, int, int]:
    """Numbers that grow with what a figure covers: of two of which one covers the other, or is the other's whole, it has the greater."""
    start, end = bounds(draft.period)
    depth = 0
    at = SUBSTANCES[draft.substance].parent
    while at is not None:
        depth, at = depth + 1, SUBSTANCES[at].parent
    everyone = (draft.agency is None) + (draft.country is None)
    wholes = 0
    whole = draft.whole
    while whole is not None and wholes < _LINEAGE:
        wholes, whole = wholes + 1, whole.whole
    return _LINEAGE - depth, (end - start).days, everyone, -wholes


def _outweighs(rivals: Sequence[Draft], draft: Draft) -> bool:
    """Whether the narrower figures chosen so far come, as written, to the wider one or more."""
    most = sum((r.in_kilograms(r.high) for r in rivals), Decimal(0))
    return most >= draft.in_kilograms(draft.low)


def overlap(a: Draft, b: Draft) -> bool:
    """Whether some quantity may be counted in both."""
    if dimension(a.unit) != dimension(b.unit) or a.action != b.action or _kept_apart(a, b):
        return False
    if not (contains(a.substance, b.substance) or contains(b.substance, a.substance)):
        return False
    if a.agency is not None and b.agency is not None and a.agency != b.agency:
        return False
    if a.country != b.country and not (_is_worldwide(a) or _is_worldwide(b)):
        return False
    a_start, a_end = bounds(a.period)
    b_start, b_end = bounds(b.period)
    return a_start <= b_end and b_start <= a_end


def covers(a: Draft, b: Draft) -> bool:
    """Whether everything that `b` counts is counted in `a`."""
    if a is b or not overlap(a, b) or not contains(a.substance, b.substance):
        return False
    a_start, a_end = bounds(a.period)
    b_start, b_end = bounds(b.period)
    return (a.agency is None or a.agency == b.agency) and a_start <= b_start and b_end <= a_end


def _is_worldwide(draft: Draft) -> bool:
    return draft.country is None and draft.role == "total"


def _kept_apart(a: Draft, b: Draft) -> bool:
    """Whether the text itself says that two figures are of different things."""
    if a.whole is not None and a.whole is b.whole and (a.parts_fill or a.substance == b.substance):
        return True
    if a.role == b.role == "incident":
        return not (contains(a.substance, b.substance) and a.whole is b) and b.whole is not a
    if a.role != "component" or b.role != "component" or a.whole is b or b.whole is a:
        return False
    if _MIXED in (a.substance, b.substance) and a.substance != b.substance:
        return False
    if a.table_id is not None:
        return a.table_id == b.table_id
    return a.passage is b.passage and a.sentence == b.sentence


def bounds(period: Period) -> tuple[date, date]:
    """The first and last day that a period may reach: an end that is unknown lies within the year of its start."""
    start, end = period
    if start is None:
        return date.min, end or date.max
    return start, end or date(start.year, 12, 31)
