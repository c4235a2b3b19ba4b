"""Seizures and stated changes of a cable (`fact_seizure`, `fact_seizure_change`), from its tables and its prose."""

from __future__ import annotations

from flows.cable import Cable
from flows.extract.additive import mark_additive
from flows.extract.back_references import read_back_references
from flows.extract.cable_notes import cut_to_part, part_of_figures
from flows.extract.changes import ChangeReader
from flows.extract.document import Document, Passage
from flows.extract.drafts import ChangeDraft, Draft, rounded
from flows.extract.prefilter import is_worth_reading, may_tell_change, reach_of_prose, speaks_of_drugs
from flows.extract.roles import mark_restatements
from flows.extract.seizure_prose import ProseReader
from flows.extract.seizure_tables import read_tables
from flows.extract.wholes import mark_sums
from flows.facts import Seizure, SeizureChange, fact_id
from flows.vocabulary.units import kilograms


def read_seizures(document: Document) -> tuple[list[Seizure], list[SeizureChange]]:
    """The seizures and the stated changes of a cable, each in the order of the text."""
    drafts: list[Draft] = []
    changes: list[ChangeDraft] = []
    worth_reading = [p for p in document.passages if is_worth_reading(p)]
    if not worth_reading:
        return [], []
    is_about_drugs = speaks_of_drugs(document)
    for passage in worth_reading:
        found, changed = _read_passage(passage, is_about_drugs)
        drafts.extend(found)
        changes.extend(changed)
    part = part_of_figures(document) if drafts or changes else None
    if part is not None:
        cut_to_part(drafts, changes, part)
    mark_restatements(drafts)
    mark_sums(drafts)
    drafts = _in_order(document, drafts, read_back_references(document, drafts))
    mark_additive(drafts)
    return _seizures(drafts, document.cable), [_change(c, document.cable) for c in changes]


def _in_order(document: Document, drafts: list[Draft], more: list[Draft]) -> list[Draft]:
    """The drafts with some more among them, in the order of the text."""
    if not more:
        return drafts
    order = {id(passage): n for n, passage in enumerate(document.passages)}
    return sorted([*drafts, *more], key=lambda d: (order[id(d.passage)], d.end, d.start))


def _read_passage(passage: Passage, is_about_drugs: bool) -> tuple[list[Draft], list[ChangeDraft]]:
    tables = read_tables(passage)
    reach = reach_of_prose(passage)
    if not reach:
        return [d for t in tables for d in t.drafts], [c for t in tables for c in t.changes]
    spans = [(t.start, t.end) for t in tables]
    prose = ProseReader(passage.until(reach), spans, is_about_drugs)
    told = prose.read()
    changed = ChangeReader(prose, spans).read() if may_tell_change(passage) else []
    for draft in told:
        draft.passage = passage
    for change in changed:
        change.passage = passage
    drafts = told + [d for t in tables for d in t.drafts]
    changes = changed + [c for t in tables for c in t.changes]
    return sorted(drafts, key=lambda d: (d.end, d.start)), sorted(changes, key=lambda c: (c.end, c.start))


def _seizures(drafts: list[Draft], cable: Cable) -> list[Seizure]:
    """The drafts as facts; of two that state the same of the same words, one."""
    ids: dict[int, str] = {}
    kept: dict[str, Draft] = {}
    for d in drafts:
        span = d.passage.paragraph.text.raw_span(d.start, d.end)
        key = fact_id("fact_seizure", cable.cable_id, *span, d.substance, d.unit, rounded(d.figure.value), d.period.start, d.period.end)
        ids[id(d)] = key
        kept.setdefault(key, d)
    return [_seizure(d, key, ids, cable) for key, d in kept.items()]


def _seizure(d: Draft, key: str, ids: dict[int, str], cable: Cable) -> Seizure:
    quote = d.passage.quote(d.start, d.end)
    quantity = rounded(d.figure.value)
    return Seizure(
        fact_id=key,
        cable_id=cable.cable_id,
        paragraph_id=d.passage.paragraph.paragraph_id,
        paragraph=d.passage.paragraph.paragraph,
        quote=quote.text,
        span_start=quote.span_start,
        span_end=quote.span_end,
        layout=d.layout,
        rule=d.rule,
        raw_sha256=cable.raw_sha256,
        country=d.country,
        agency=d.agency,
        substance=d.substance,
        action=d.action,
        quantity=quantity,
        quantity_max=rounded(d.upper.value) if d.upper is not None else None,
        quantity_text=d.text,
        quantity_low=rounded(d.low),
        quantity_high=rounded(d.high),
        unit=d.unit,
        quantity_kg=kilograms(d.figure.value, d.unit),
        qualifier=d.qualifier,
        period_start=d.period.start,
        period_end=d.period.end,
        role=d.role,
        is_additive=d.is_additive,
        table_id=d.table_id,
        part_of=ids[id(d.whole)] if d.whole is not None else None,
        part_kind=("all" if d.parts_fill else "some") if d.whole is not None else None,
        restates=ids[id(d.repeats)] if d.repeats is not None else None,
    )


def _change(c: ChangeDraft, cable: Cable) -> SeizureChange:
    quote = c.passage.quote(c.start, c.end)
    identity = (c.substance, c.percent.value, c.period.start, c.base.start)
    return SeizureChange(
        fact_id=fact_id("fact_seizure_change", cable.cable_id, quote.span_start, quote.span_end, *identity),
        cable_id=cable.cable_id,
        paragraph_id=c.passage.paragraph.paragraph_id,
        paragraph=c.passage.paragraph.paragraph,
        quote=quote.text,
        span_start=quote.span_start,
        span_end=quote.span_end,
        layout=c.layout,
        rule=c.rule,
        raw_sha256=cable.raw_sha256,
        country=c.country,
        agency=c.agency,
        substance=c.substance,
        stated_percent=rounded(c.percent.value),
        percent_text=c.text,
        percent_low=rounded(c.percent.low),
        percent_high=rounded(c.percent.high),
        qualifier=c.qualifier,
        base_start=c.base.start,
        base_end=c.base.end,
        period_start=c.period.start,
        period_end=c.period.end,
        table_id=c.table_id,
    )
