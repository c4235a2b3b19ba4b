"""Where the files that are not Python are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import flows.resources
from flows.resources import project_folder, sql_scripts


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert project_folder("sql") == Path(flows.resources.__file__).resolve().parents[1] / "sql"


def test_in_an_installed_wheel_they_lie_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # another folder of that name beside the package is not ours
    (tmp_path / "flows" / "_project" / "sql").mkdir(parents=True)
    (tmp_path / "sql").mkdir()
    monkeypatch.setattr(flows.resources, "_PACKAGE", tmp_path / "flows")
    assert project_folder("sql") == tmp_path / "flows" / "_project" / "sql"


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="colours/"):
        project_folder("colours")


def test_scripts_come_in_the_order_of_their_numbers() -> None:
    names = [script.name for script in sql_scripts()]
    assert names[0] == "10_pages.sql" and names == sorted(names)
    assert next(script.name for script in sql_scripts("views")) == "browse_by_classification.sql"
