"""Stated wholes against their stated parts, restatements against what was stated first, treaty years against the treaty's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from flows.audit.findings import Check
from flows.audit.intervals import Interval, conclusion, plain, qualified, total, verdict
from flows.audit.quantities import amount, dimension, naming
from flows.facts import Corruption, Seizure, Treaty
from flows.vocabulary.treaties import TREATIES


def check_seizure_wholes(seizures: Sequence[Seizure], summed: frozenset[str]) -> list[Check]:
    """Totals of prose against their parts; a total without stated parts is `unverifiable`.

    `summed` are the totals of tables, which are checked already.
    """
    by_id = {s.fact_id: s for s in seizures}
    parts: dict[str, list[Seizure]] = defaultdict(list)
    for s in seizures:
        if s.part_of in by_id and dimension(s.unit) == dimension(by_id[s.part_of].unit):
            parts[s.part_of].append(s)
    out: list[Check] = []
    for whole in seizures:
        if whole.fact_id in summed:
            continue
        own = parts.get(whole.fact_id, [])
        if len(own) > 1 or (own and whole.role == "total"):
            out.append(
                _check_whole(
                    whole.fact_id,
                    f"{naming(whole)}, in {whole.unit}",
                    amount(whole, whole.unit),
                    [(s.fact_id, amount(s, whole.unit)) for s in own],
                    fills=all(s.part_kind == "all" for s in own),
                    disjoint=len({s.substance for s in own}) == len(own),
                )
            )
        elif whole.role == "total":
            out.append(
                Check(
                    "part_of_whole",
                    whole.fact_id,
                    "unverifiable",
                    f"{naming(whole)}: the cable does not state the parts of these {plain(whole.quantity)} {whole.unit}.",
                    whole.quantity,
                )
            )
    return out


def check_corruption_wholes(facts: Sequence[Corruption]) -> list[Check]:
    """Counts against the counts that the text gives as parts of them; a single part adds up to nothing and is not checked."""
    by_id = {c.fact_id: c for c in facts}
    parts: dict[str, list[Corruption]] = defaultdict(list)
    for c in facts:
        if c.part_of in by_id:
            parts[c.part_of].append(c)
    out: list[Check] = []
    for whole_id, own in parts.items():
        whole = by_id[whole_id]
        stated = _corruption_amount(whole)
        if len(own) > 1 or not _may_be_part(_corruption_amount(own[0]), stated):
            name = whole.measure.replace("_", " ") + (f", {whole.agency}" if whole.agency else "")
            out.append(
                _check_whole(
                    whole_id,
                    name,
                    stated,
                    [(c.fact_id, _corruption_amount(c)) for c in own],
                    fills=all(c.part_kind == "all" for c in own),
                    disjoint=False,
                )
            )
    return out


def _corruption_amount(fact: Corruption) -> Interval:
    return qualified(fact.value, fact.value_low, fact.value_high, fact.qualifier)


def _may_be_part(part: Interval, whole: Interval) -> bool:
    return whole.high is None or part.low <= whole.high


def _check_whole(fact_id: str, name: str, stated: Interval, parts: list[tuple[str, Interval]], *, fills: bool, disjoint: bool) -> Check:
    found = total(amount for _, amount in parts)
    figures = " + ".join(plain(amount.value) for _, amount in parts)
    uses = tuple((part_id, "part") for part_id, _ in parts)
    if fills:
        outcome = verdict(stated, found)
        tail = conclusion(outcome, found)
    elif _may_be_part(found, stated):
        outcome, tail = "partial", "parts that need not fill the whole."
    else:
        # parts may overlap (felonies and bribery crimes): then only a single one larger than the whole contradicts it
        contradicts = disjoint or any(not _may_be_part(amount, stated) for _, amount in parts)
        outcome = "disagrees" if contradicts else "partial"
        tail = "more than the whole." if contradicts else "parts that overlap."
    text = f"{name}: {figures} = {plain(found.value)} of {plain(stated.value)}, {tail}"
    return Check("part_of_whole", fact_id, outcome, text, stated.value, found, uses)


def check_restatements(seizures: Iterable[Seizure]) -> list[Check]:
    """Each figure that repeats another against the one stated first."""
    by_id = {s.fact_id: s for s in seizures}
    out: list[Check] = []
    for s in by_id.values():
        if s.role != "restatement":
            continue
        first = by_id.get(s.restates or "")
        if first is None or dimension(first.unit) != dimension(s.unit):
            text = f"{naming(s)}: what it repeats is not stated in the same measure."
            out.append(Check("restatement", s.fact_id, "unverifiable", text, s.quantity))
            continue
        stated, found = amount(s, s.unit), amount(first, s.unit)
        outcome = verdict(stated, found)
        where = f"paragraph {first.paragraph}" if first.paragraph is not None else "earlier"
        tail = conclusion(outcome, found)
        out.append(
            Check(
                "restatement",
                s.fact_id,
                outcome,
                f"{naming(s)}: {plain(s.quantity)} {s.unit} repeats {plain(first.quantity)} {first.unit} ({where}), {tail}",
                s.quantity,
                found,
                ((first.fact_id, "first_statement"),),
            )
        )
    return out


def check_treaty_years(treaties: Iterable[Treaty]) -> list[Check]:
    """The year that a title states against the year of the agreement; kinds of agreement have no year of their own."""
    out: list[Check] = []
    for t in treaties:
        own = TREATIES[t.treaty].year
        if own is None or t.stated_year is None:
            continue
        year = Decimal(own)
        agrees = own == t.stated_year
        tail = "which agrees." if agrees else f"but the agreement is of {own}."
        out.append(
            Check(
                "treaty_year",
                t.fact_id,
                "agrees" if agrees else "disagrees",
                f"{TREATIES[t.treaty].title}: dated {t.stated_year} in the text, {tail}",
                Decimal(t.stated_year),
                Interval(year, year, year),
            )
        )
    return out
