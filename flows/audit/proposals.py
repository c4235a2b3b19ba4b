"""Proposed repairs: the smallest edit of one figure that makes the most stated sums and percentages meet.

A proposal is never applied. 08DUSHANBE1372: opium of the Customs Service in 2008, written `01`, read as `.01` brings the agency's
sum, the substance's sum and the stated percentage to exact agreement at once; heroin in 2007, written `1280`, read as `1288` mends
its column and the grand total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from flows.audit.changes import Comparison, stated_interval
from flows.audit.findings import Check, Finding, Proposal, ProposalFinding, places, stable_id
from flows.audit.intervals import Interval, percent_change, plain
from flows.audit.quantities import amount, naming
from flows.audit.seizure_tables import Sum, computed
from flows.extract.numbers import figure_of_digits
from flows.facts import Seizure

_DIGITS = "0123456789"
_LONGEST_SUM = 60
"""Tables of more figures are not searched: the search grows with the square of a table, and no table met comes near."""

Figures = Mapping[str, Seizure]
"""Seizures by fact ID, one of them edited."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A stated sum or percentage: whether it holds exactly, for given figures, and the facts that it ties together."""

    check: Check
    facts: frozenset[str]
    holds: Callable[[Figures], bool]


def constraints(sums: Sequence[Sum], comparisons: Sequence[Comparison], checks: Mapping[int, Check]) -> list[Constraint]:
    """The constraints of a cable's tables; `checks` are the checks of the sums and comparisons by `id()` of each.

    A percentage is recomputed from the parts of its two figures where the table states them, so that an edit of a part is felt.
    """
    out: list[Constraint] = []
    by_total = {one.stated.fact_id: one for one in sums if one.kind in ("row_sum", "column_sum")}
    for one in sums:
        facts = frozenset([one.stated.fact_id, *(p.fact_id for p in one.parts)])
        out.append(Constraint(checks[id(one)], facts, _sum_holds(one)))
    for comparison in comparisons:
        if comparison.change.table_id is None:
            continue
        ends = (comparison.base, comparison.current)
        facts = frozenset(
            fact.fact_id for end in ends for fact in (by_total[end.fact_id].parts if end.fact_id in by_total else (end,))
        )
        out.append(Constraint(checks[id(comparison)], facts, _change_holds(comparison, by_total)))
    return out


def _sum_holds(one: Sum) -> Callable[[Figures], bool]:
    def holds(figures: Figures) -> bool:
        stated = figures[one.stated.fact_id]
        found = computed(replace(one, stated=stated, parts=tuple(figures[p.fact_id] for p in one.parts)))
        return amount(stated, stated.unit).holds(found.value)

    return holds


def _change_holds(one: Comparison, by_total: Mapping[str, Sum]) -> Callable[[Figures], bool]:
    def end(figures: Figures, fact: Seizure) -> Interval:
        whole = by_total.get(fact.fact_id)
        if whole is None:
            return amount(figures[fact.fact_id], one.current.unit)
        return computed(replace(whole, parts=tuple(figures[p.fact_id] for p in whole.parts)))

    def holds(figures: Figures) -> bool:
        found = percent_change(end(figures, one.base), end(figures, one.current))
        return found is not None and stated_interval(one.change).holds(found.value)

    return holds


def edits(text: str) -> Iterable[tuple[int, str]]:
    """The figures one edit away from a written one, with the rank of the edit: the lower, the likelier and the gentler.

    0: a decimal point lost, put in or moved, every digit kept; 1: two neighbouring digits swapped; 2: one digit read wrongly;
    3: one digit lost or one too many.
    """
    bare = text.replace(",", "").replace(" ", "")
    if not bare or not set(bare) <= set(_DIGITS + "."):
        return
    digits = bare.replace(".", "")
    for i in range(len(digits) + 1):
        pointed = digits if i == len(digits) else f"{digits[:i]}.{digits[i:]}"
        if pointed != bare:
            yield 0, pointed
    for i in range(len(bare) - 1):
        if bare[i] != bare[i + 1] and "." not in bare[i : i + 2]:
            yield 1, bare[:i] + bare[i + 1] + bare[i] + bare[i + 2 :]
    for i, old in enumerate(bare):
        if old != ".":
            for new in _DIGITS:
                if new != old:
                    yield 2, bare[:i] + new + bare[i + 1 :]
            if len(digits) > 1 and not (shorter := bare[:i] + bare[i + 1 :]).endswith("."):
                yield 3, shorter
    for i in range(len(bare) + 1):
        for new in _DIGITS:
            yield 3, bare[:i] + new + bare[i:]


def propose(
    seizures: Sequence[Seizure], found: Sequence[Constraint], findings: Mapping[int, Finding]
) -> tuple[list[Proposal], list[ProposalFinding]]:
    """The proposals for a cable, best first, each with the findings that it would mend.

    One proposal for each constraint that does not hold exactly, at most: the edit that gains the most constraints; of equal
    gain, the gentlest edit, then the one that changes the figure least. `findings` are the rows by `id()` of their check.
    """
    figures: dict[str, Seizure] = {s.fact_id: s for s in seizures}
    before = {id(c): c.holds(figures) for c in found}
    open_ = [c for c in found if not before[id(c)]]
    by_fact: dict[str, list[Constraint]] = {}
    for c in found:
        for fact_id in c.facts:
            by_fact.setdefault(fact_id, []).append(c)
    candidates: list[tuple[tuple[int, int, Decimal], str, str, list[Constraint]]] = []
    for fact_id in sorted({f for c in open_ if len(c.facts) <= _LONGEST_SUM for f in c.facts}):
        stated = figures[fact_id]
        own = by_fact[fact_id]
        for rank, text in edits(stated.quantity_text):
            figure = figure_of_digits(text)
            if figure.value == stated.quantity:
                continue
            figures[fact_id] = replace(stated, quantity=figure.value, quantity_low=figure.low, quantity_high=figure.high)
            mended = [c for c in own if not before[id(c)] and c.holds(figures)]
            broken = sum(before[id(c)] and not c.holds(figures) for c in own) if mended else 0
            gain = len(mended) - broken
            if gain > 0 and not broken:
                candidates.append(((-gain, rank, abs(figure.value - stated.quantity)), fact_id, text, mended))
        figures[fact_id] = stated
    candidates.sort(key=lambda c: (c[0], c[1], c[2]))
    proposals: list[Proposal] = []
    mends: list[ProposalFinding] = []
    settled: set[int] = set()
    for _, fact_id, text, mended in candidates:
        if any(id(c) in settled for c in mended) or not _is_worth(mended):
            continue
        settled.update(id(c) for c in mended)
        proposal = _proposal(figures[fact_id], text, by_fact[fact_id], before, mended)
        proposals.append(proposal)
        mends.extend(ProposalFinding(proposal.proposal_id, findings[id(c.check)].finding_id, proposal.raw_sha256) for c in mended)
    return proposals, mends


def _is_worth(mended: Sequence[Constraint]) -> bool:
    """A single constraint can always be met by editing one of its figures; only where two or more meet at once is an edit evidence."""
    return len(mended) > 1


def _proposal(stated: Seizure, text: str, own: Sequence[Constraint], before: Mapping[int, bool], mended: Sequence[Constraint]) -> Proposal:
    value = figure_of_digits(text).value
    held = sum(before[id(c)] for c in own)
    names = "; ".join(c.check.explanation.partition("; stated")[0].partition(": from")[0] for c in mended)
    return Proposal(
        proposal_id=f"{stated.cable_id}-R{stable_id(stated.fact_id, text)}",
        cable_id=stated.cable_id,
        fact_id=stated.fact_id,
        stated_text=stated.quantity_text,
        proposed_text=text,
        proposed_value=places(value),
        constraints_before=held,
        constraints_after=held + len(mended),
        constraints_total=len(own),
        explanation=f"{naming(stated)}: written {stated.quantity_text}, read as {plain(value)} "
        f"it brings {len(mended)} checks to exact agreement: {names}.",
        raw_sha256=stated.raw_sha256,
    )
