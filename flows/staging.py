"""The Parquet files between the stages: one folder a stage and pack, one file a table.

Row group `i` of each file holds what part `i` of the pack gave, so that a part can be worked on alone, by any process. The files of a
pack appear together, once they are whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.cable import Rows
from flows.tables import BY_NAME

StagedPart = dict[str, pa.Table]
"""What a part gave, by table name."""


def as_part(names: Iterable[str], rows: Sequence[Rows]) -> StagedPart:
    """The rows of several pages or cables, one after the other, as Arrow tables.

    Raises:
        ValueError, TypeError, OverflowError: a row does not fit the schema of its table.
    """
    return {name: BY_NAME[name].arrow(row for each in rows for row in each.get(name, ())) for name in names}


class StagedPack:
    """The files of one pack in one stage, while they are written: a `with` block that ends well puts them in place."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        """The files of the tables `names` in `folder`, which is replaced as a whole."""
        self._folder = folder
        self._unfinished = folder.with_name(f".{folder.name}.tmp")
        self._names = tuple(names)
        self._writers: dict[str, pq.ParquetWriter] = {}

    def add(self, part: StagedPart) -> None:
        """Writes the next part, as one row group a file."""
        for name in self._names:
            self._writers[name].write_table(part[name], row_group_size=max(1, part[name].num_rows))

    def __enter__(self) -> StagedPack:
        """Opens the files."""
        shutil.rmtree(self._unfinished, ignore_errors=True)
        self._unfinished.mkdir(parents=True)
        self._writers = {
            name: pq.ParquetWriter(self._unfinished / f"{name}.parquet", BY_NAME[name].schema(), compression="zstd") for name in self._names
        }
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Closes them, and puts them in place of those of an earlier run."""
        for writer in self._writers.values():
            writer.close()
        if kind is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._unfinished.rename(self._folder)
        else:
            shutil.rmtree(self._unfinished, ignore_errors=True)


def parts_of(folder: Path, name: str) -> int:
    """The number of parts of a staged table."""
    return int(pq.read_metadata(folder / f"{name}.parquet").num_row_groups)


def read_rows(folder: Path, name: str, part: int, columns: Sequence[str] | None = None) -> list[Mapping[str, Any]]:
    """The rows of one part of a staged table, with some columns or all."""
    with pq.ParquetFile(folder / f"{name}.parquet") as file:
        rows: list[Mapping[str, Any]] = file.read_row_group(part, columns=columns).to_pylist()
    return rows


def prune(stage: Path, packs: Iterable[str]) -> None:
    """Removes from a stage's folder what belongs to no pack of `packs`."""
    kept = set(packs)
    for folder in stage.glob("*"):
        if folder.name not in kept:
            shutil.rmtree(folder)
