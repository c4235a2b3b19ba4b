"""`cables sql`: a query on the published database, and its result as a table, CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.command_line.formats import ResultFormat
from flows.command_line.published import one_line, reading
from flows.command_line.values import as_json, plain
from flows.errors import Unusable
from flows.warehouse import Warehouse

SHOWN_ROWS: Final = 1_000
_FETCHED: Final = 10_000
# Wider than any row of short values: a pipe has no width to wrap at.
_NO_WRAPPING: Final = 10_000


def run_query(warehouse: Warehouse, query: str, form: ResultFormat, output: Path | None) -> None:
    """Runs a query and writes its result to a file or standard output.

    Raises:
        Unusable: the query fails or would change something, or the output cannot be written.
    """
    if form is ResultFormat.parquet and output is None and sys.stdout.isatty():
        raise Unusable("Parquet is not for a terminal: add --output FILE")
    with reading(warehouse) as connection:
        # Neither COPY nor ATTACH nor a function that reads files: the query sees the warehouse and nothing else.
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        try:
            connection.execute(query)
            if not connection.description:
                raise Unusable("there is no query")
            _write(connection, form, output)
        except duckdb.Error as error:
            raise Unusable(one_line(error)) from error


def _write(connection: duckdb.DuckDBPyConnection, form: ResultFormat, output: Path | None) -> None:
    if form is ResultFormat.parquet:
        import pyarrow.parquet as pq

        with _bytes_to(output) as binary:
            pq.write_table(connection.to_arrow_table(), binary, compression="zstd")
        return
    names = [column[0] for column in connection.description]
    result = _fetched(connection)
    with _text_to(output) as text:
        if form is ResultFormat.csv:
            _write_csv(names, result, text)
        elif form is ResultFormat.json:
            _write_json(names, result, text)
        else:
            _write_table(names, result, text)


def _fetched(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := connection.fetchmany(_FETCHED):
        yield from batch


def _write_csv(names: list[str], result: Iterator[tuple[Any, ...]], text: TextIO) -> None:
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([plain(value) for value in row] for row in result)


def _write_json(names: list[str], result: Iterator[tuple[Any, ...]], text: TextIO) -> None:
    """An array of objects, one a line."""
    before = "["
    for row in result:
        text.write(f"{before}\n{as_json(dict(zip(names, row, strict=True)))}")
        before = ","
    text.write("\n]\n" if before == "," else "[]\n")


def _write_table(names: list[str], result: Iterator[tuple[Any, ...]], text: TextIO) -> None:
    shown = list(islice(result, SHOWN_ROWS))
    more = sum(1 for _ in result)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for index, name in enumerate(names):
        numeric = any(isinstance(row[index], int | float | Decimal) and not isinstance(row[index], bool) for row in shown)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in shown:
        table.add_row(*(Text(plain(value)) for value in row))
    console = Console(file=text, width=None if text.isatty() else _NO_WRAPPING)
    console.print(table)
    if more:
        console.print(f"{more:,} more rows: --format csv, json or parquet writes them all")


@contextmanager
def _text_to(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
    else:
        with _writable(output).open("w", encoding="utf-8", newline="") as file:
            yield file


@contextmanager
def _bytes_to(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
    else:
        with _writable(output).open("wb") as file:
            yield file


def _writable(output: Path) -> Path:
    try:
        output.open("ab").close()
    except OSError as error:
        raise Unusable(f"{output} cannot be written: {error.strerror}") from error
    return output
