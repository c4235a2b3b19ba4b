"""The scorer on planted misses, and floors below which the extraction must not fall."""

from __future__ import annotations

import csv
from functools import cache
from typing import Any

import pytest

from tests.score import LABELS, PAGES, ROOT, Score, read_facts, read_labels, score
from tests.shared import SHARED

LABEL: dict[str, Any] = {
    "substance": "heroin",
    "quantity": 12,
    "unit": "kg",
    "action": "seized",
    "period_start": "2008-01-01",
    "period_end": "2008-12-31",
    "role": "component",
    "agency": "the Border Guards of Wherever",
    "country": "TJK",
    "quote": "12 kg",
}


def seizures(labels: list[dict[str, Any]], facts: list[dict[str, Any]]) -> Score:
    def of_one_cable(rows: list[dict[str, Any]]) -> dict[str, dict[str, list[dict[str, Any]]]]:
        return {"09X1": {"fact_seizure": rows, "fact_seizure_change": [], "fact_corruption": [], "fact_treaty": []}}

    return score(of_one_cable(labels), of_one_cable(facts))["fact_seizure"]


def test_what_agrees_is_found_in_full() -> None:
    # articles and case of an agency do not matter
    found = seizures([LABEL], [{**LABEL, "agency": "Border guards of wherever"}])
    assert (found.value_hits, found.full_hits) == (1, 1)


def test_another_period_is_found_by_value_only() -> None:
    found = seizures([LABEL], [{**LABEL, "period_end": None}])
    assert (found.value_hits, found.full_hits, len(found.different)) == (1, 0, 1)


def test_a_label_is_paired_with_the_fact_that_agrees_most() -> None:
    # the first fact has the figure in another year, the second is the labelled one
    found = seizures([LABEL], [{**LABEL, "period_start": "2007-01-01"}, LABEL])
    assert (found.value_hits, found.full_hits, len(found.false)) == (1, 1, 1)
    assert found.rates(found.value_hits) == (0.5, 1.0, pytest.approx(2 / 3))


def test_missed_and_false() -> None:
    found = seizures([LABEL], [{**LABEL, "quantity": 13}])
    assert (len(found.missed), len(found.false)) == (1, 1)
    assert found.rates(found.value_hits) == (0.0, 0.0, 0.0)


def test_nothing_stated_and_nothing_found_is_perfect() -> None:
    assert seizures([], []).rates(0) == (1.0, 1.0, 1.0)


@cache
def scores(labels: str) -> dict[str, Score]:
    every = read_labels(LABELS if labels == "all" else LABELS[:1])
    return score(every, read_facts(every, PAGES if labels == "all" else PAGES[:2]))


def floors() -> list[Any]:
    rows = csv.DictReader((ROOT / "tests" / "gold" / "floors.csv").read_text(encoding="utf-8").splitlines())
    real = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages (../shared) are not beside this checkout")
    return [
        pytest.param(
            r["labels"], r["table"], float(r["value_f1"]), float(r["full_f1"]),
            id=f"{r['labels']}-{r['table']}", marks=[real] if r["labels"] == "all" else [],
        )
        for r in rows
    ]  # fmt: skip


@pytest.mark.parametrize(("labels", "table", "value_f1", "full_f1"), floors())
def test_the_extraction_does_not_fall_below(labels: str, table: str, value_f1: float, full_f1: float) -> None:
    own = scores(labels)[table]
    assert own.labelled
    assert own.rates(own.value_hits)[2] >= value_f1, own.missed + own.false
    assert own.rates(own.full_hits)[2] >= full_f1, own.different
