"""The one schema: what is derived from it, and that nothing in it is idle."""

from __future__ import annotations

from dataclasses import fields

import duckdb
import pyarrow as pa
import pytest

from flows import tables
from flows.audit.findings import Finding, FindingFact, Proposal, ProposalFinding
from flows.facts import Corruption, Seizure, SeizureChange, Treaty

ROWS = {
    "fact_seizure": Seizure,
    "fact_seizure_change": SeizureChange,
    "fact_corruption": Corruption,
    "fact_treaty": Treaty,
    "audit_finding": Finding,
    "bridge_finding_fact": FindingFact,
    "repair_proposal": Proposal,
    "bridge_proposal_finding": ProposalFinding,
}


def test_the_database_takes_every_definition() -> None:
    with duckdb.connect() as database:
        for table in tables.TABLES:
            database.execute(table.ddl())
        names = {row[0] for row in database.execute("select table_name from information_schema.tables").fetchall()}
    assert names == set(tables.BY_NAME)


def test_no_published_column_is_nested() -> None:
    # BI tools read plain columns only
    for table in tables.TABLES:
        assert not [f.name for f in table.published_schema() if pa.types.is_nested(f.type)]


def test_every_reference_points_at_a_key_or_a_column() -> None:
    for table in tables.TABLES:
        for column in table.columns:
            if column.references:
                name, _, target = column.references.partition(".")
                assert tables.BY_NAME[name].column(target).type == column.type


@pytest.mark.parametrize("name", ROWS)
def test_dataclasses_have_the_columns_of_their_table(name: str) -> None:
    assert {f.name for f in fields(ROWS[name])} == {c.name for c in tables.BY_NAME[name].columns}


def test_a_row_with_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValueError, match="has no column colour"):
        tables.BY_NAME["dim_country"].arrow([{"country": "TJK", "name": "Tajikistan", "colour": "red"}])


def test_a_row_without_a_required_column_is_refused() -> None:
    with pytest.raises(ValueError, match=r"dim_country.name is required"):
        tables.BY_NAME["dim_country"].arrow([{"country": "TJK"}])


def test_names_and_descriptions_are_there_and_unique() -> None:
    for table in tables.TABLES:
        names = [c.name for c in table.columns]
        assert len(names) == len(set(names))
        assert table.key, table.name
        assert all(c.description.endswith((".", "?")) for c in table.columns), table.name
