"""Where in a paragraph's repaired text a span of the raw page stands: what the facts of `show` and `explain` are marked by.

The database has the spans in the raw page; which run of the raw page each run of the repaired text stands for is kept in staging.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import duckdb

from flows.command_line.published import Row, rows
from flows.spans import MappedText, Segment
from flows.warehouse import Warehouse

Segments = Sequence[Segment]

# The end of a sentence, or a line break before a line that begins like a table's: with a label and a colon.
_SENTENCE_END: Final = re.compile(r"[.!?][\"')]*\s+(?=[A-Z\"'(])|\s*\n(?=\s*\n|[^\n:.]{1,40}:)")


def segments_of(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, raw_sha256: str) -> dict[str, tuple[str, Segments]]:
    """Of each paragraph that was read from a raw page, by `paragraph_id`: its text and its segments.

    Empty where staging has been cleared away: then nothing can be marked, and the facts are listed all the same.
    """
    if not warehouse.used_pages.is_file():
        return {}
    for page in rows(connection, "select pack from read_parquet($1) where raw_sha256 = $2", [warehouse.used_pages, raw_sha256]):
        staged = warehouse.staging / "normalised" / page["pack"] / "dim_paragraph.parquet"
        if staged.is_file():
            query = "select paragraph_id, text, runs from read_parquet($1) where raw_sha256 = $2"
            return {
                row["paragraph_id"]: (row["text"], MappedText.from_numbers(row["text"], row["runs"]).segments)
                for row in rows(connection, query, [staged, raw_sha256])
            }
    return {}


def text_span(paragraph: Row, staged: tuple[str, Segments] | None, start: int, end: int) -> tuple[int, int] | None:
    """The span `[start, end)` of the raw page in the paragraph's text; None where it has no part in it, or staging is of another run."""
    if staged is None or staged[0] != paragraph["text"]:
        return None
    found: list[tuple[int, int]] = []
    for segment in staged[1]:
        first, last = max(start, segment.raw_start), min(end, segment.raw_end)
        if first < last:
            found.append(_in_text(segment, first, last))
    return (min(s for s, _ in found), max(e for _, e in found)) if found else None


def _in_text(segment: Segment, first: int, last: int) -> tuple[int, int]:
    """A part of a segment's raw run in its text run: character by character where both are equally long, else all of it."""
    if segment.text_end - segment.text_start != segment.raw_end - segment.raw_start:
        return segment.text_start, segment.text_end
    offset = segment.text_start - segment.raw_start
    return first + offset, last + offset


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or in a table the line, that holds `[start, end)`, its white space folded."""
    ends = list(_SENTENCE_END.finditer(text))
    before = max((end_before.end() for end_before in ends if end_before.end() <= start), default=0)
    after = min((end_after.start() + 1 for end_after in ends if end_after.start() + 1 >= end), default=len(text))
    return " ".join(text[before:after].split())
