"""The frames that the suites are judged on, computed by DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.load.database import days_in_use
from flows.resources import sql_scripts
from flows.tables import TABLES, Table

LINES_KEPT = 1_000
"""How many lines of one kind a frame has; the rest of them are one line more."""
SAYS_WHICH = ("about", "rows", "explanation")
"""The columns of every frame that say what a line is about; the others are judged."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A table of lines to judge: names of columns, and the values of each line."""

    columns: tuple[str, ...]
    lines: list[tuple[object, ...]]


def frames_of(database: Path, suites: Iterable[str]) -> dict[str, Frame]:
    """The frame of each suite, of a database that is only read.

    Raises:
        KeyError, duckdb.Error: as of `frames`.
    """
    with duckdb.connect(str(database), read_only=True) as connection:
        return frames(connection, suites)


def frames(connection: duckdb.DuckDBPyConnection, suites: Iterable[str]) -> dict[str, Frame]:
    """The frame of each suite, over an open connection.

    Raises:
        KeyError: a suite has no query.
        duckdb.Error: a query does not fit the database.
    """
    queries = {
        "keys": keys_query(),
        "foreign_keys": foreign_keys_query(),
        "vocabularies": vocabularies_query(),
        **{script.stem: script.read_text(encoding="utf-8") for script in sql_scripts("checks")},
    }
    days_in_use(connection)
    computed = {}
    for suite in suites:
        result = connection.execute(_shortened(connection, queries[suite].strip().removesuffix(";")))
        columns = tuple(name for name, *_ in result.description or ())
        computed[suite] = Frame(columns, result.fetchall())
    return computed


def _shortened(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """The query, with no more than `LINES_KEPT` lines that are alike in what is judged."""
    names = [name for name, *_ in connection.execute(f"describe {query}").fetchall()]
    judged = ", ".join(f'"{name}"' for name in names if name not in SAYS_WHICH)
    return f"""
with line as (
    select *, row_number() over (partition by {judged} order by rows desc, about, explanation) as place from ({query})
),
final as (
    select * exclude (place), false as is_rest from line where place <= {LINES_KEPT}
    union all by name
    select {judged}, 'and ' || count(*) || ' more' as about, null as explanation, cast(sum(rows) as bigint) as rows, true as is_rest
    from line where place > {LINES_KEPT} group by {judged}
)
select * exclude (is_rest) from final order by is_rest, rows desc, about, explanation"""


def keys_query() -> str:
    """How many rows have each key, and which required columns have no value."""
    steps = [_key_step(table) for table in TABLES] + [_required_step(table) for table in TABLES]
    return " union all by name ".join(steps)


def foreign_keys_query() -> str:
    """For each foreign key, in a column named after what it refers to: `found`, or the value that is not there."""
    return " union all by name ".join(
        _foreign_key_step(table.name, column.name, column.references)
        for table in TABLES
        for column in table.published
        if column.references
    )


def vocabularies_query() -> str:
    """For each vocabulary of `flows.tables`, in a column named after it: the values that occur."""
    steps = []
    for name, (values, columns) in vocabularies().items():
        for table, column in columns:
            steps.append(
                f"select {column} as \"{name}\", '{table}.{column}' as about, null as explanation, count(*) as rows"
                f" from {table} where {column} is not null group by {column}"
                f" union all by name select '{values[0]}' as \"{name}\", '{table}.{column}' as about, null as explanation, 0 as rows"
            )
    return " union all by name ".join(steps)


def vocabularies() -> dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """Each vocabulary's values and the columns (table, column) that are limited to it.

    It is named after its column where columns of several tables share it, else after table and column.
    """
    columns: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for table in TABLES:
        for column in table.published:
            if column.values:
                columns.setdefault(column.values, []).append((table.name, column.name))
    return {
        shared[0][1] if len(shared) > 1 else ".".join(shared[0]): (values, shared) for values, shared in columns.items()
    }


def _key_step(table: Table) -> str:
    key = ", ".join(table.key)
    shown = " || ', ' || ".join(f"coalesce(cast({name} as varchar), 'null')" for name in table.key)
    return (
        "select rows_with_one_key, about, explanation, sum(rows_with_one_key)::bigint as rows from ("
        f" select count(*) as rows_with_one_key, '{table.name}' as about,"
        f" if(count(*) = 1, null, 'The key is ' || {shown} || '.') as explanation from {table.name} group by {key}"
        f") group by all union all by name select 1 as rows_with_one_key, '{table.name}' as about, null as explanation, 0 as rows"
    )


def _required_step(table: Table) -> str:
    required = [column.name for column in table.published if column.required or column.key]
    names = ", ".join(f"'{table.name}.{name}'" for name in required)
    filled = ", ".join(f"count({name})" for name in required)
    counted = f"(select unnest([{names}]) as about, unnest([{filled}]) as filled, count(*) as total from {table.name})"
    return (
        f"select 'filled' as required_value, about, null as explanation, filled as rows from {counted}"
        " union all by name"
        f" select 'missing' as required_value, about, 'A required column is null.' as explanation, total - filled as rows from {counted}"
        " where total > filled"
    )


def _foreign_key_step(table: str, column: str, references: str) -> str:
    parent, _, key = references.partition(".")
    return (
        f"select if(parent.key is null, child.{column}, 'found') as \"{references}\", '{table}.{column}' as about,"
        f" if(parent.key is null, child.{column} || ' is not in {references}.', null) as explanation, count(*) as rows"
        f" from {table} as child left join (select distinct {key} as key from {parent}) as parent on parent.key = child.{column}"
        f" where child.{column} is not null group by all"
        f" union all by name select 'found' as \"{references}\", '{table}.{column}' as about, null as explanation, 0 as rows"
    )
