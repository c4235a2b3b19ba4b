"""The splitter of dumps."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fetch.dump import split_records
from tests.shared import SHARED, needs_shared

ROW = '"2","3/4/2008 10:00","08LUSAKA93","Embassy Lusaka","UNCLASSIFIED","","R 041000Z MAR 08","1. (U) The body."'
NEXT = '"3","3/5/2008 10:00","08LUSAKA94","Embassy Lusaka","UNCLASSIFIED","","","Another."'


def split(text: str, block: int = 1 << 16, longest: int = 1 << 20) -> list[str]:
    return [record.decode() for record in split_records(io.BytesIO(text.encode()), block, longest)]


def fields(record: str) -> list[str]:
    return next(csv.reader(io.StringIO(record, newline=""), escapechar="\\", doublequote=False))


def quoted(values: list[str]) -> str:
    escaped = [value.replace("\\", "\\\\").replace('"', '\\"') for value in values]
    return ",".join(f'"{value}"' for value in escaped)


# what makes records hard to tell apart, and some that does not
TEXTS = st.text(alphabet='",\\\n\r1 aé', max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=9), max_size=6), st.integers(1, 40), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_splits_as_the_csv_module_does(rows: list[list[str]], block: int, line_end: str, ends: bool) -> None:
    # any text in any field, read in blocks of any size, with or without a line end after the last record
    dump = line_end.join(quoted(row) for row in rows) + (line_end if ends else "")
    records = split(dump, block)
    assert [fields(record) for record in records] == rows
    assert records == [quoted(row) for row in rows]


@given(st.binary(max_size=200), st.integers(1, 50))
def test_loses_nothing_of_whatever_it_is_given(dump: bytes, block: int) -> None:
    # bytes that are no dump at all: all of them come back, but for the line ends between what is taken for records
    records = list(split_records(io.BytesIO(dump), block, longest=64))
    assert all(records)
    assert b"".join(records).translate(None, b"\r\n") == dump.removeprefix(b"\xef\xbb\xbf").translate(None, b"\r\n")


def test_a_row_of_seven_fields_is_a_record_like_any_other() -> None:
    # it is for normalisation to say what is wrong with it
    seven = '"2","3/4/2008 10:00","08LUSAKA93","Embassy Lusaka","UNCLASSIFIED","","no body"'
    assert split(f"{seven}\n{NEXT}\n") == [seven, NEXT]


@pytest.mark.parametrize(
    "broken",
    [
        ROW[:-1],  # the closing quote is missing: the next record's opening one would be taken for it
        ROW.replace("The body", 'He said "stop" and went'),  # quotes without a backslash
        ROW.replace('body."', 'body.\\"'),  # a backslash that swallows the closing quote
        ROW.replace('"UNCLASSIFIED"', "UNCLASSIFIED"),  # a field without quotes
    ],
)
def test_a_broken_record_does_not_swallow_its_neighbours(broken: str) -> None:
    assert split(f"{NEXT}\n{broken}\n{NEXT}\n{ROW}\n") == [NEXT, broken, NEXT, ROW]


def test_a_record_without_an_end_is_given_up_after_the_longest_there_is() -> None:
    # no closing quote, and nothing after it that begins a record: memory stays bounded all the same
    lines = "\n".join(["a line of text"] * 40)
    records = split(f'"1","2","{lines}', block=64, longest=128)
    assert len(records) > 1
    assert "\n".join(records) == f'"1","2","{lines}'


def test_blank_lines_and_a_byte_order_mark_are_no_part_of_a_record() -> None:
    assert split(f"\ufeff\n{ROW}\n\n\r\n{NEXT}\n\n") == [ROW, NEXT]


def test_an_empty_dump_has_no_records() -> None:
    assert split("") == split("\n\n") == []


@needs_shared
def test_the_real_dump_has_as_many_records_as_cables() -> None:
    # its README says 440
    with (SHARED / "cables" / "dump" / "cables.csv").open("rb") as dump:
        records = list(split_records(dump))
    assert len(records) == 440
    assert all(len(fields(record.decode())) == 8 for record in records)
