"""The folder of a warehouse: what lies where in it, and who may write to it.

Nothing outside this folder is ever written to. Readers may open the published database at any time; of writers there is one at a
time, and a run builds beside what is published, so that a run that fails or is killed leaves it as it was.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from flows.errors import Unusable

_BUILD = ".build-"


@dataclass(frozen=True, slots=True)
class Warehouse:
    """The paths of a warehouse."""

    root: Path

    @property
    def database(self) -> Path:
        """The published database."""
        return self.root / "cables.duckdb"

    @property
    def exports(self) -> Path:
        """The published tables as Parquet, with `datapackage.json`."""
        return self.root / "exports"

    @property
    def checks(self) -> Path:
        """Great Expectations' Data Docs of the last runs."""
        return self.root / "checks"

    @property
    def raw(self) -> Path:
        """The raw store: every page ever fetched."""
        return self.root / "raw"

    @property
    def staging(self) -> Path:
        """The Parquet between the stages."""
        return self.root / "staging"

    @property
    def used_pages(self) -> Path:
        """Of each cable of the published database, the raw page that it was read from, and the pack that holds it."""
        return self.staging / "used_pages.parquet"

    @property
    def prefect_home(self) -> Path:
        """Where Prefect keeps its records of runs when no server is set."""
        return self.root / ".prefect"

    @contextmanager
    def building(self, name: str) -> Iterator[Path]:
        """A folder on the warehouse's file system for what is built before it is put in place; it ends with the block."""
        folder = self.root / f"{_BUILD}{name}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def published(self) -> Path:
        """The published database.

        Raises:
            Unusable: nothing has been published here yet.
        """
        if not self.database.is_file():
            raise Unusable(f"no warehouse has been published in {self.root} yet: `cables run SOURCE` makes one")
        return self.database

    def prepare(self) -> None:
        """Makes the folder if it is missing.

        Raises:
            Unusable: it cannot be written to, or the database in it is no file, or another program has it open for writing.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self._open_lock().close()
        except OSError as error:
            raise Unusable(f"the warehouse {self.root} cannot be written: {error.strerror or error}") from error
        if self.database.is_dir():
            raise Unusable(f"{self.database} is a folder: the database would have to stand there")
        if self.database.is_file() and self._is_held():
            raise Unusable(f"{self.database} is open for writing in another program: close it there, or wait for it")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the right to write, and removes what killed runs left half-built.

        Raises:
            Unusable: another run has it, or the folder cannot be written to.
        """
        self.prepare()
        with self._open_lock() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise Unusable(f"another run is writing to the warehouse {self.root}: wait for it to end") from error
            for leftover in self.root.glob(f"{_BUILD}*"):
                shutil.rmtree(leftover)
            yield

    def _is_held(self) -> bool:
        """Whether another program writes to the published database: what it wrote would be lost with the swap. DuckDB locks its file."""
        with self.database.open("rb") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return True
        return False

    def _open_lock(self) -> TextIO:
        return (self.root / ".lock").open("a")
