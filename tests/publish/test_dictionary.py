"""The data dictionary."""

from __future__ import annotations

from flows.publish.dictionary import render
from flows.resources import project_folder
from flows.tables import TABLES


def test_the_committed_page_is_the_rendered_one() -> None:
    page = project_folder("docs") / "data_dictionary.md"
    assert page.read_text(encoding="utf-8") == render(), "run `python -m flows.publish.dictionary`"


def test_every_column_of_every_table_is_on_it() -> None:
    text = render()
    for table in TABLES:
        section = text.split(f"\n## `{table.name}`\n")[1].split("\n## ")[0]
        for column in table.published:
            assert f"| `{column.name}` | {column.type} |" in section, f"{table.name}.{column.name}"


def test_columns_of_staging_are_not() -> None:
    assert "`runs`" not in render()


def test_every_view_says_what_it_and_its_columns_mean() -> None:
    # an empty meaning is a comment that was forgotten in sql/views/
    views = render().split("## Views")[1]
    assert "|  |" not in views
    assert ": \n" not in views
