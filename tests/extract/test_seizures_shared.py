"""The seizures of the cable that the project began with, against its labels."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from hashlib import sha256

from flows.extract.document import Document
from flows.extract.seizures import read_seizures
from flows.facts import Seizure, SeizureChange
from flows.normalise import normalise_page
from tests.shared import SHARED, needs_shared

SAMPLE = "08DUSHANBE1372"
pytestmark = needs_shared


@cache
def sample() -> tuple[list[Seizure], list[SeizureChange]]:
    page = SHARED / "cables" / "text" / f"{SAMPLE}.txt"
    data = page.read_bytes()
    found = normalise_page(sha256(data).hexdigest(), page.name, "file", data)
    assert found.cable is not None
    return read_seizures(Document(replace(found.cable, raw_text=found.raw_text)))


def labels(table: str) -> list[dict[str, object]]:
    lines = (SHARED / "gold" / f"{SAMPLE}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["table"] == table]


def text(value: object) -> str:
    return "" if value is None else f"{Decimal(str(value)).normalize():f}" if isinstance(value, int | float | Decimal) else str(value)


def test_every_seizure_in_full() -> None:
    columns = (
        "substance",
        "quantity",
        "unit",
        "action",
        "qualifier",
        "period_start",
        "period_end",
        "role",
        "agency",
        "country",
        "paragraph",
    )
    wanted = Counter(tuple(text(row[c]) for c in columns) for row in labels("fact_seizure"))
    found = Counter(tuple(text(getattr(s, c)) for c in columns) for s in sample()[0])
    assert len(wanted) > 50
    assert found == wanted


def test_every_change_in_full() -> None:
    columns = ("substance", "stated_percent", "agency", "country", "base_start", "base_end", "period_start", "period_end", "paragraph")
    wanted = Counter(tuple(text(row[c]) for c in columns) for row in labels("fact_seizure_change"))
    assert Counter(tuple(text(getattr(c, name)) for name in columns) for c in sample()[1]) == wanted


# the rows that may be added up are the leaves of the table: five agencies by three drugs, in each of two years
def test_sums_are_those_of_the_leaves() -> None:
    found = [s for s in sample()[0] if s.is_additive and s.quantity_kg is not None]
    assert Counter(s.period_start.year for s in found if s.period_start) == {2007: 15, 2008: 15}
    sums = {year: sum(s.quantity for s in found if s.period_start and s.period_start.year == year) for year in (2007, 2008)}
    assert sums == {2007: Decimal("4521.026"), 2008: Decimal(5016)}


# a quote is the passage at its span, white space folded and page markers cut
def test_quotes_stand_at_their_spans() -> None:
    page = (SHARED / "cables" / "text" / f"{SAMPLE}.txt").read_text(encoding="utf-8")
    for s in sample()[0]:
        assert s.quote
        assert s.quote.split()[0] in page[s.span_start : s.span_end]
        assert s.quantity_text.split()[-1] in page[s.span_start : s.span_end]
