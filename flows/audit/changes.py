"""Stated percentages recomputed from the two figures that they compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flows.audit.findings import Check
from flows.audit.intervals import Interval, conclusion, percent_change, plain, qualified, verdict
from flows.audit.quantities import amount, dimension, period_words
from flows.audit.seizure_tables import Sum, computed
from flows.facts import Seizure, SeizureChange
from flows.vocabulary.substances import contains


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stated change with the two figures that it compares: a constraint between them."""

    change: SeizureChange
    base: Seizure
    current: Seizure


def comparisons(changes: Iterable[SeizureChange], seizures: Sequence[Seizure]) -> tuple[list[Comparison], list[SeizureChange]]:
    """For each change the pair of figures that fits it best, and the changes for which the cable states no such pair."""
    usable = [s for s in seizures if s.role != "restatement" and s.role != "incident"]
    found: list[Comparison] = []
    without: list[SeizureChange] = []
    for change in changes:
        best: tuple[tuple[int, ...], Comparison] | None = None
        for current in usable:
            fit = _fit(change, current)
            if fit is None:
                continue
            for base in usable:
                base_fit = _fit_base(change, base, current)
                if base_fit is None:
                    continue
                rank = (*fit, base_fit)
                if best is None or rank > best[0]:
                    best = (rank, Comparison(change, base, current))
        if best is None:
            without.append(change)
        else:
            found.append(best[1])
    return found, without


def _fit(change: SeizureChange, current: Seizure) -> tuple[int, ...] | None:
    """How well a figure fits as what a change ends at; None where it does not.

    The substance may be a wider one where the cable has no figure for the narrower (08DUSHANBE1372 states the change of hashish,
    paragraph 29, and the figures of cannabis), the period one that the change's period holds.
    """
    if current.country != change.country or current.action == "dismantled":
        return None
    if current.agency != change.agency:
        return None
    if current.substance == change.substance:
        substance = 2
    elif change.substance != "drugs" and current.substance != "drugs" and contains(current.substance, change.substance):
        substance = 1
    else:
        return None
    if change.period_start is None and change.period_end is None:
        period = 0
    elif (current.period_start, current.period_end) == (change.period_start, change.period_end):
        period = 2
    elif _within(current, change.period_start, change.period_end):
        period = 1
    else:
        return None
    if current.period_start is None:
        return None
    return (substance, period, int(current.table_id is not None and current.table_id == change.table_id), int(current.role == "total"))


def _fit_base(change: SeizureChange, base: Seizure, current: Seizure) -> int | None:
    """How well a figure fits as what a change starts from, given where it ends; None where it does not."""
    same_kind = (
        base.substance == current.substance
        and base.agency == current.agency
        and base.country == current.country
        and base.action == current.action
        and dimension(base.unit) == dimension(current.unit)
        and base.role == current.role
    )
    if not same_kind or base.period_start is None or current.period_start is None or base.period_start >= current.period_start:
        return None
    if change.base_start is not None or change.base_end is not None:
        if (base.period_start, base.period_end) == (change.base_start, change.base_end):
            return 2
        if not _within(base, change.base_start, change.base_end):
            return None
    if not _same_days(base, current):
        return None
    return 1 if base.period_start.year == current.period_start.year - 1 else None


def _within(figure: Seizure, start: date | None, end: date | None) -> bool:
    return (
        figure.period_start is not None
        and figure.period_end is not None
        and (start is None or start <= figure.period_start)
        and (end is None or figure.period_end <= end)
    )


def _same_days(base: Seizure, current: Seizure) -> bool:
    """Whether two periods are the same days of two years (the last day of February aside)."""

    def days(s: Seizure) -> tuple[int, int, int] | None:
        if s.period_start is None or s.period_end is None:
            return None
        return (s.period_start.month, s.period_start.day, s.period_end.month)

    return days(base) is not None and days(base) == days(current)


def refined(figure: Seizure, sums: Iterable[Sum]) -> Interval:
    """A figure as exactly as the cable gives it: the sum of its parts where they agree with it and are written more finely.

    08DUSHANBE1372: the Customs Service's 36 kg of 2007 are 36 + 0 + .026, and only 36.026 yields the +149.8 percent that it states.
    """
    stated = amount(figure, figure.unit)
    for one in sums:
        if one.stated.fact_id == figure.fact_id and one.kind == "row_sum":
            parts = computed(one)
            finest = min(part.quantity_high - part.quantity_low for part in one.parts)
            if verdict(stated, parts) == "agrees" and finest < figure.quantity_high - figure.quantity_low:
                return Interval(parts.value, stated.low, stated.high)
    return stated


def stated_interval(change: SeizureChange) -> Interval:
    """What a stated percentage may stand for."""
    return qualified(change.stated_percent, change.percent_low, change.percent_high, change.qualifier)


def check_comparison(one: Comparison, sums: Sequence[Sum]) -> Check:
    """The verdict on one stated percentage."""
    unit = one.current.unit
    base = refined(one.base, sums)
    if one.base.unit != unit:
        base = amount(one.base, unit)
    current = refined(one.current, sums)
    found = percent_change(base, current)
    stated = stated_interval(one.change)
    uses = ((one.base.fact_id, "base"), (one.current.fact_id, "part"))
    head = _head(one.change)
    pair = f"from {plain(base.value)} {unit} ({_when(one.base)}) to {plain(current.value)} {unit} ({_when(one.current)})"
    if one.current.substance != one.change.substance:
        pair += f" of {one.current.substance.replace('_', ' ')}, the nearest substance with figures"
    if found is None:
        text = f"{head}: {pair}, a change from nothing."
        return Check("percent_change", one.change.fact_id, "unverifiable", text, one.change.stated_percent, None, uses)
    outcome = verdict(stated, found)
    tail = conclusion(outcome, found)
    return Check(
        "percent_change",
        one.change.fact_id,
        outcome,
        f"{head}: {pair} is {_signed(found)} percent, {tail}",
        one.change.stated_percent,
        found,
        uses,
    )


def _when(figure: Seizure) -> str:
    return period_words(figure.period_start, figure.period_end)


def unverifiable(change: SeizureChange) -> Check:
    """A percentage for which the cable does not state both figures."""
    return Check(
        "percent_change",
        change.fact_id,
        "unverifiable",
        f"{_head(change)}: the cable does not state both figures that it compares.",
        change.stated_percent,
    )


def _head(change: SeizureChange) -> str:
    who = f", {change.agency}" if change.agency else ""
    return f"{change.substance.replace('_', ' ')}{who}, stated {plain(change.stated_percent)} percent"


def _signed(found: Interval) -> str:
    text = plain(found.value)
    return text if text.startswith("-") else f"+{text}"
