"""The suites of `expectations/`: those that follow from `flows.tables` are made here, the others are written by hand.

`python -m flows.check.suites` writes the former; all are Great Expectations' own JSON. Each expectation has a sentence as its
`description`, which Data Docs and `expectation_result` show, and a `severity`.
"""

from __future__ import annotations

import json
from typing import Any

from flows.check.frames import vocabularies
from flows.resources import project_folder
from flows.tables import TABLES

Suite = dict[str, Any]

_VERSION = "1.24.1"
"""The release of Great Expectations that reads these suites."""


def load_suites() -> dict[str, Suite]:
    """The suites, by name, as their files hold them."""
    files = sorted(project_folder("expectations").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def derived_suites() -> dict[str, Suite]:
    """The suites that follow from `flows.tables`."""
    return {
        "keys": _suite("keys", "Keys and required columns of all tables.", _keys()),
        "foreign_keys": _suite("foreign_keys", "Every value that refers to another table is found there.", _foreign_keys()),
        "vocabularies": _suite("vocabularies", "Columns with a closed vocabulary hold nothing else.", _vocabularies()),
    }


def write_derived_suites() -> None:
    """Writes them to `expectations/`."""
    for name, suite in derived_suites().items():
        text = json.dumps(suite, indent=2, ensure_ascii=False)
        (project_folder("expectations") / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _suite(name: str, notes: str, expectations: list[dict[str, Any]]) -> Suite:
    return {"name": name, "notes": notes, "meta": {"great_expectations_version": _VERSION}, "expectations": expectations}


def _in_set(column: str, values: list[str], description: str) -> dict[str, Any]:
    return {
        "type": "expect_column_values_to_be_in_set",
        "kwargs": {"column": column, "value_set": values},
        "description": description,
        "severity": "critical",
        "meta": {},
    }


def _keys() -> list[dict[str, Any]]:
    return [
        {
            "type": "expect_column_values_to_be_between",
            "kwargs": {"column": "rows_with_one_key", "min_value": 1, "max_value": 1},
            "description": "No two rows of a table have the same key.",
            "severity": "critical",
            "meta": {},
        },
        _in_set("required_value", ["filled"], "No required column is null."),
    ]


def _foreign_keys() -> list[dict[str, Any]]:
    parents = dict.fromkeys(column.references for table in TABLES for column in table.published if column.references)
    return [_in_set(parent, ["found"], f"Every reference to `{parent}` is found there.") for parent in parents]


def _vocabularies() -> list[dict[str, Any]]:
    return [_in_set(name, list(values), f"Every `{name}` is a word of its list.") for name, (values, _) in vocabularies().items()]


if __name__ == "__main__":
    write_derived_suites()
