"""The labels of the sample pages against the pages themselves, without any code under test."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from flows import tables
from tests.end_to_end.sample_pages import BAKU_ROW, GOLD, PAGE_OF, PAGES, SHORT_ROW, audit_labels, folded, labels

IDENTITY = {
    "fact_seizure": ("country", "agency", "substance", "action", "quantity", "unit", "period_start", "period_end", "role", "paragraph"),
    "fact_seizure_change": ("country", "agency", "substance", "stated_percent", "period_start", "period_end", "paragraph"),
    "fact_corruption": ("country", "agency", "measure", "value", "unit", "period_start", "period_end"),
    "fact_treaty": ("country", "treaty", "action", "title", "parties"),
}


# Six cables, one of them on two pages, and one row that is no cable.
def test_the_samples_are_complete() -> None:
    assert Counter(p.cable_id for p in PAGES) == Counter([*PAGE_OF, BAKU_ROW.cable_id, SHORT_ROW.cable_id])
    assert sorted(PAGE_OF) == ["03KINGSTON4207", "05TEGUCIGALPA2691", "06COLOMBO2386", "08BAKU1427", "09RABAT1164", "73KABUL9914"]
    assert SHORT_ROW.data.count(b'","') == 6


# A label without its file would be read as "not labelled": an empty file says that the cable states no fact.
@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_every_sample_cable_is_labelled(cable_id: str) -> None:
    assert (GOLD / f"{cable_id}.jsonl").is_file()


# A quote that is not on the page labels nothing.
@pytest.mark.parametrize("page", [p for p in PAGES if p is not SHORT_ROW], ids=lambda p: p.name)
def test_labels_quote_the_page(page: Any) -> None:
    text = folded(page, page.data.decode())
    quotes = [row["quote"] for row in [*labels(page.cable_id), *audit_labels(page.cable_id)] if row["quote"] is not None]
    assert [q for q in quotes if q not in text] == []


# Labels speak the vocabulary of the tables, name their own cable, and state nothing twice.
@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_labels_are_in_vocabulary_and_state_nothing_twice(cable_id: str) -> None:
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in labels(cable_id):
        table = tables.BY_NAME[row["table"]]
        assert row["cable_id"] == cable_id
        for column in table.columns:
            if column.values and row.get(column.name) is not None and column.name in row:
                assert row[column.name] in column.values, (row["quote"], column.name)
        seen[(row["table"], *(row[c] for c in IDENTITY[row["table"]]))] += 1
    assert [key for key, n in seen.items() if n > 1] == []


# Findings speak it too, and each of those that check a fact has that fact among the labels.
@pytest.mark.parametrize("cable_id", PAGE_OF)
def test_audit_labels_check_labelled_facts(cable_id: str) -> None:
    quotes = {row["quote"] for row in labels(cable_id)}
    for row in audit_labels(cable_id):
        assert row["kind"] in tables.FINDING_KINDS
        assert row["verdict"] in tables.VERDICTS
        assert row["kind"] == "header" or row["quote"] in quotes
