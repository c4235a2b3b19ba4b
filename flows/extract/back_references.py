"""Figures that go back to a seizure told before without saying again that it was one: `the 2.2 tons of hashish will tell us more`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.extract.document import Document, Passage, Sentence
from flows.extract.drafts import Draft, dimension
from flows.extract.plain_words import has_figure
from flows.extract.quantities import Quantity, find_quantities
from flows.extract.roles import tells_itself, written_range
from flows.extract.timespans import within
from flows.vocabulary.units import UNIT_WORDS

_WORDS = sorted((word for word, unit in UNIT_WORDS.items() if word.isalpha() and unit != "site"), key=len, reverse=True)
_FIGURE = r"(?:[a-z]+\s+)?\d[\d.,]*\s+(?:(?:million|thousand|metric)\s+)?"
_TAKEN = frozenset({"seized", "confiscated", "intercepted", "eradicated", "destroyed", "burned"})
_LOADS = frozenset({"shipment", "haul", "load", "cargo", "consignment", "catch", "seizure", "cache", "stash", "drugs", "contraband"})
_UNIT = "|".join(_WORDS)
# three, each with a beginning that is looked for fast
_DEFINITE = (
    re.compile(rf"th(?:e|is|at|ese|ose)\s+(?:{_FIGURE}(?:{_UNIT})\b|(?:{'|'.join(sorted(_LOADS))}),)"),
    re.compile(rf"['’]s\s+{_FIGURE}(?:{_UNIT})\b"),
    re.compile(rf"with\s+{_FIGURE}(?:[a-z]+\s+)?(?:{_UNIT})\s+(?:{'|'.join(sorted(_TAKEN))})\b"),
)
MEASURES = frozenset(word.encode() for word in _WORDS)
"""A paragraph that tells a quantity again holds one of these words."""
_LEAST_DIGITS = 3
"""Digits from which on a count of seizures is not the same by chance."""
_POINTING = frozenset({"the", "these", "those"})


def read_back_references(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The restatements that no verb of seizure governs: a definite quantity as an earlier paragraph states it of the same drug.

    `facts.md`: a restatement repeats a figure already stated, also to another precision.
    """
    out: list[Draft] = []
    order = {id(passage): n for n, passage in enumerate(document.passages)}
    for n, passage in enumerate(document.passages if drafts else ()):
        if MEASURES.isdisjoint(passage.telling) or not has_figure(passage.text):
            continue
        if not any(definite.search(passage.lower) for definite in _DEFINITE):
            continue
        told = [d for d in drafts if order[id(d.passage)] < n and (d.table_id is None or d.unit == "case")]
        taken = [(d.start, d.end) for d in drafts if d.passage is passage]
        out.extend(_restated(passage, told, taken) if told else ())
    return out


def _restated(passage: Passage, told: Sequence[Draft], taken: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    tokens = passage.tokens
    dates = frozenset(k for m in passage.periods for k in range(m.first, m.last))
    for q in find_quantities(passage.text, passage.cursor, dates):
        start, end = tokens[q.first].start, tokens[q.last - 1].end
        is_new = all(end <= s or e <= start for s, e in taken)
        before = passage.cursor.lower(q.first - 1)
        is_definite = before in _POINTING or before.endswith(("'s", "’s")) or _is_apposed(passage, q)
        # "With 1.7 million tablets seized in so large a country"
        is_definite = is_definite or (before == "with" and passage.cursor.lower(q.last) in _TAKEN)
        if q.is_bare or not is_new or not is_definite or not tells_itself(q.text):
            continue
        index = next(i for i, s in enumerate(passage.sentences) if s.first <= q.at < s.last)
        first = next((d for d in told if _goes_back(passage, passage.sentences[index], q, d)), None)
        if first is None:
            continue
        yield replace(
            first,
            passage=passage,
            start=start,
            end=end,
            sentence=index,
            figure=q.figure,
            upper=q.upper,
            text=q.text,
            qualifier=q.qualifier,
            unit=q.unit or first.unit,
            layout="prose",
            rule="quantity_told_before",
            table_id=None,
            role="restatement",
            whole=None,
            repeats=first,
        )


def _is_apposed(passage: Passage, q: Quantity) -> bool:
    """`The shipment, just over 1.4 tons of cocaine, lies under guard`: the load told before, said again between commas."""
    lower = passage.cursor.lower
    return lower(q.first - 1) == "," and lower(q.first - 2) in _LOADS and lower(q.first - 3) in _POINTING | {"this", "that"}


def _goes_back(passage: Passage, sentence: Sentence, q: Quantity, first: Draft) -> bool:
    """Whether a quantity is the one that an earlier draft states: of its drug, as written the same, of no other time."""
    if dimension(q.unit or "") != dimension(first.unit) or q.unit == "site" or q.substance not in (None, first.substance):
        return False
    if q.unit == "case" and (q.figure != first.figure or sum(c.isdigit() for c in q.text) < _LEAST_DIGITS):
        return False
    if q.substance is None and (q.unit != first.unit or q.figure != first.figure):
        return False
    inside = [m for m in passage.periods if sentence.first <= m.first < sentence.last and m.kind != "vague"]
    if any(not (within(m.period, first.period) or within(first.period, m.period)) for m in inside):
        return False
    again = replace(first, figure=q.figure, upper=q.upper, qualifier=q.qualifier, unit=q.unit or first.unit)
    low, high = written_range(again)
    first_low, first_high = written_range(first)
    return low <= first_high and first_low <= high
