"""The data dictionary, `docs/data_dictionary.md`: every table and view with its columns.

`python -m flows.publish.dictionary` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from flows.load.database import create_tables
from flows.publish.views import View, views
from flows.resources import project_folder
from flows.tables import TABLES, Column, Table

_HEAD = """# Data dictionary

Every table and view of the warehouse, as in `cables.duckdb` and in `exports/`. This page is made from `flows/tables.py` and `sql/views/` by
`python -m flows.publish.dictionary`.

Keys are text and stable: the same raw page gives the same keys in every run. Times are UTC.
"""


def render() -> str:
    """The dictionary as Markdown."""
    with duckdb.connect() as connection:
        create_tables(connection)
        made = views(connection)
    lines = [_HEAD]
    lines.append("## Tables\n")
    lines += _contents([(t.name, f"One row a {t.grain}.") for t in TABLES])
    lines.append("## Views\n")
    lines += _contents([(v.name, v.description) for v in made])
    for table in TABLES:
        lines += _table(table)
    for view in made:
        lines += _view(view)
    return "\n".join(lines)


def _contents(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, description in entries:
        yield f"- [`{name}`](#{name}): {_cell(description)}"
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"## `{table.name}`\n"
    yield f"One row a {table.grain}. Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    if table.warning:
        yield f"**{table.warning}**\n"
    yield "| column | type | meaning |\n| --- | --- | --- |"
    for column in table.published:
        yield f"| `{column.name}` | {column.type} | {_cell(_meaning(column))} |"
    yield ""


def _meaning(column: Column) -> str:
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.values:
        parts.append("One of " + ", ".join(f"`{value}`" for value in column.values) + ".")
    if column.references:
        parts.append(f"Found in `{column.references}`.")
    if column.required or column.key:
        parts.append("Never null.")
    return " ".join(parts)


def _view(view: View) -> Iterator[str]:
    yield f"## `{view.name}`\n"
    yield f"{view.description}\n"
    yield "| column | type | meaning |\n| --- | --- | --- |"
    for column in view.columns:
        yield f"| `{column.name}` | {column.type} | {_cell(column.description)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _page() -> Path:
    return project_folder("docs") / "data_dictionary.md"


if __name__ == "__main__":
    _page().write_text(render(), encoding="utf-8")
