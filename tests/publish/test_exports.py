"""Exports: files, descriptor, and the swap."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

import flows.publish.exports
from flows.publish import publish, write_exports
from flows.publish.swap import put_in_place
from flows.tables import BY_NAME, TABLES
from tests.warehouse_fixture import build_small_database

VIEWS = {
    "seizures_by_year",
    "seizures_by_agency",
    "conflict_across_cables",
    "corruption_by_measure",
    "treaty_status",
    "header_consistency",
    "browse_by_date",
    "browse_by_origin",
    "browse_by_tag",
    "browse_by_classification",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_database(tmp_path_factory.mktemp("database"))


@pytest.fixture(scope="module")
def exports(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    write_exports(database, folder)
    return folder


@pytest.fixture(scope="module")
def package(exports: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((exports / "datapackage.json").read_text(encoding="utf-8"))
    return descriptor


def resource(package: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = [r for r in package["resources"] if r["name"] == name]
    return found


def test_every_table_and_view_is_a_file(exports: Path) -> None:
    expected = {f"{name}.parquet" for name in {table.name for table in TABLES} | VIEWS} | {"datapackage.json"}
    assert {path.name for path in exports.iterdir()} == expected


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_columns_and_types_of_its_definition(exports: Path, table: Any) -> None:
    schema = pq.read_schema(exports / f"{table.name}.parquet")
    defined = table.published_schema()
    assert [(field.name, field.type) for field in schema] == [(field.name, field.type) for field in defined]


def test_no_column_is_nested(exports: Path) -> None:
    for file in exports.glob("*.parquet"):
        assert not [field.name for field in pq.read_schema(file) if field.type.num_fields], file.name


def test_the_same_database_gives_the_same_bytes(database: Path, exports: Path, tmp_path: Path) -> None:
    write_exports(database, tmp_path)
    for file in exports.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_large_table_is_a_folder_of_partitions(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 14 rows by 5 are partitions of 5, 5 and 4
    small = [replace(table, partition_rows=5) if table.name == "fact_seizure" else table for table in TABLES]
    monkeypatch.setattr(flows.publish.exports, "TABLES", small)
    write_exports(database, tmp_path)
    files = sorted((tmp_path / "fact_seizure").iterdir())
    assert [pq.read_metadata(file).num_rows for file in files] == [5, 5, 4]
    assert not (tmp_path / "fact_seizure.parquet").exists()
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert resource(package, "fact_seizure")["path"] == [f"fact_seizure/part-{n:05}.parquet" for n in range(3)]
    with duckdb.connect() as connection:
        # as a reader takes them: in order, none twice
        query = f"select count(distinct fact_id), count(*) from read_parquet('{tmp_path}/fact_seizure/*.parquet')"
        assert connection.execute(query).fetchone() == (14, 14)


class TestDescriptor:
    def test_every_file_is_described_by_its_columns(self, exports: Path, package: dict[str, Any]) -> None:
        assert len(package["resources"]) == len(TABLES) + len(VIEWS)
        for described in package["resources"]:
            names = [field["name"] for field in described["schema"]["fields"]]
            assert names == pq.read_schema(exports / described["path"]).names
            assert all(field["description"] for field in described["schema"]["fields"]), described["name"]

    def test_keys(self, package: dict[str, Any]) -> None:
        schema = resource(package, "bridge_cable_tag")["schema"]
        assert schema["primaryKey"] == ["cable_id", "position"]
        assert schema["foreignKeys"] == [
            {"fields": ["cable_id"], "reference": {"resource": "dim_cable", "fields": ["cable_id"]}},
            {"fields": ["tag"], "reference": {"resource": "dim_tag", "fields": ["tag"]}},
            {"fields": ["country"], "reference": {"resource": "dim_country", "fields": ["country"]}},
        ]

    def test_a_reference_to_the_table_itself(self, package: dict[str, Any]) -> None:
        # the specification wants the empty string there
        schema = resource(package, "dim_substance")["schema"]
        assert schema["foreignKeys"] == [{"fields": ["parent"], "reference": {"resource": "", "fields": ["substance"]}}]

    def test_types_and_constraints(self, package: dict[str, Any]) -> None:
        fields = {field["name"]: field for field in resource(package, "fact_seizure")["schema"]["fields"]}
        assert {name: fields[name]["type"] for name in ("quantity", "period_start", "is_additive", "paragraph", "agency")} == {
            "quantity": "number",
            "period_start": "date",
            "is_additive": "boolean",
            "paragraph": "integer",
            "agency": "string",
        }
        assert fields["role"]["constraints"] == {"required": True, "enum": list(BY_NAME["fact_seizure"].column("role").values)}
        assert fields["quantity_kg"]["unit"] == "kg"
        assert "constraints" not in fields["agency"]

    def test_warnings_are_told(self, package: dict[str, Any]) -> None:
        assert "is_additive" in resource(package, "fact_seizure")["description"]


class TestPublish:
    def test_everything_is_put_in_place(self, tmp_path: Path) -> None:
        build = tmp_path / "build"
        build.mkdir()
        database = build_small_database(build)
        publish(database, tmp_path)
        assert (tmp_path / "exports" / "dim_cable.parquet").is_file()
        with duckdb.connect(str(tmp_path / "cables.duckdb"), read_only=True) as connection:
            assert connection.execute("select count(*) from dim_cable").fetchone() == (2,)
        # nothing half-built is left behind
        assert sorted(path.name for path in build.iterdir()) == ["staging"]

    def test_readers_keep_what_they_have_open(self, tmp_path: Path) -> None:
        build = tmp_path / "build"
        build.mkdir()
        publish(build_small_database(build), tmp_path)
        export = tmp_path / "exports" / "run.parquet"
        with duckdb.connect(str(tmp_path / "cables.duckdb"), read_only=True) as reader, export.open("rb") as file:
            publish(build_small_database(build), tmp_path)
            assert reader.execute("select count(*) from dim_cable").fetchone() == (2,)
            assert file.read(4) == b"PAR1"

    def test_a_failed_export_leaves_what_stood(self, tmp_path: Path) -> None:
        build = tmp_path / "build"
        build.mkdir()
        publish(build_small_database(build), tmp_path)
        before = (tmp_path / "exports" / "dim_cable.parquet").stat().st_ino
        broken = build / "cables.duckdb"
        broken.write_bytes(b"no database")
        with pytest.raises(duckdb.Error):
            publish(broken, tmp_path)
        assert (tmp_path / "exports" / "dim_cable.parquet").stat().st_ino == before
        with duckdb.connect(str(tmp_path / "cables.duckdb"), read_only=True) as connection:
            assert connection.execute("select count(*) from dim_cable").fetchone() == (2,)


class TestSwap:
    def test_outdated_files_go(self, tmp_path: Path) -> None:
        old, new = tmp_path / "exports", tmp_path / "new"
        old.mkdir()
        new.mkdir()
        (old / "dropped.parquet").write_text("old")
        (old / "kept.parquet").write_text("old")
        (new / "kept.parquet").write_text("new")
        put_in_place(new, old)
        assert {path.name: path.read_text() for path in old.iterdir()} == {"kept.parquet": "new"}
        assert list(tmp_path.iterdir()) == [old]

    def test_partitions_are_swapped_as_a_whole(self, tmp_path: Path) -> None:
        # three old partitions, one new one: none of the old may be left in the folder
        old, new = tmp_path / "exports", tmp_path / "new"
        (old / "table").mkdir(parents=True)
        (new / "table").mkdir(parents=True)
        for number in range(3):
            (old / "table" / f"part-{number}").write_text("old")
        (new / "table" / "part-0").write_text("new")
        put_in_place(new, old)
        assert [(path.name, path.read_text()) for path in (old / "table").iterdir()] == [("part-0", "new")]

    def test_a_table_that_grew_into_partitions(self, tmp_path: Path) -> None:
        old, new = tmp_path / "exports", tmp_path / "new"
        old.mkdir()
        (old / "table.parquet").write_text("old")
        (new / "table").mkdir(parents=True)
        (new / "table" / "part-0").write_text("new")
        put_in_place(new, old)
        assert [path.name for path in old.iterdir()] == ["table"]
