"""The raw store: every page as fetched, by the hash of its bytes, and a manifest of when and where each was seen.

    raw/packs/<pack>.parquet            many raw pages, each once; the pack is named for the pages in it
    raw/manifest/<run>.<source>-<n>.parquet   what a run saw, page by page, also pages that the store had already
    raw/scope.parquet                   the pages that the published warehouse is made of

A pack is written under another name and renamed when it is whole, and the manifest after it, so that whatever kills a run, no page that
the store has named is lost or half-written. A pack whose manifest was never written still counts: its pages carry their own lineage.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from flows.fetch.sources import FetchedPage

PACK_PAGES: Final = 2_000
PACK_BYTES: Final = 64 * 1024 * 1024
# A part is what one worker parses at a time: small enough for two cores to share a pack of a few hundred pages evenly.
PART_PAGES: Final = 250
PART_BYTES: Final = 8 * 1024 * 1024
MANIFEST_ROWS: Final = 50_000

PAGE_SCHEMA: Final = pa.schema(
    [("raw_sha256", pa.string()), ("source", pa.string()), ("fetched_at", pa.timestamp("us")), ("kind", pa.string()), ("data", pa.binary())]
)
MANIFEST_SCHEMA: Final = pa.schema(
    [
        ("raw_sha256", pa.string()),
        ("source", pa.string()),
        ("fetched_at", pa.timestamp("us")),
        ("size", pa.int64()),
        ("kind", pa.string()),
        ("pack", pa.string()),
        ("is_new", pa.bool_()),
    ]
)
_RUN_KEY = b"run_id"


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as fetched, with where and when (UTC) it was first met; `kind` is `file` or `dump_row`."""

    raw_sha256: str
    source: str
    fetched_at: datetime
    kind: str
    data: bytes


class RawStore:
    """The raw store in a folder."""

    def __init__(self, root: Path) -> None:
        """Opens the store; it need not exist yet."""
        self._packs = root / "packs"
        self._manifest = root / "manifest"
        self.scope = root / "scope.parquet"

    def packs(self) -> list[str]:
        """The packs of the store, sorted."""
        return sorted(path.stem for path in self._packs.glob("*.parquet"))

    def pack_path(self, pack: str) -> Path:
        """The file of a pack; each of its row groups is a part."""
        return self._packs / f"{pack}.parquet"

    def manifest_path(self, run_id: str, name: str) -> Path:
        """A manifest file of a run."""
        return self._manifest / f"{run_id}.{name}.parquet"

    def manifest_paths(self, run_id: str) -> list[Path]:
        """The manifest files of a run, in the order they were written."""
        return sorted(self._manifest.glob(f"{run_id}.*.parquet"))

    def take_in(self, pages: Iterable[FetchedPage], run_id: str, label: str) -> int:
        """Stores the pages, new bytes once, and records each sighting; returns the number of sightings.

        What was fetched before the source fails is kept.

        Args:
            pages: what a source holds.
            run_id: the run that fetches them.
            label: tells the sources of a run apart in the manifest's file names.
        """
        for folder in (self._packs, self._manifest):
            folder.mkdir(parents=True, exist_ok=True)
            for leftover in folder.glob(".*.tmp"):
                leftover.unlink()
        intake = _Intake(self, self._known(), run_id, label)
        sightings = 0
        try:
            for page in pages:
                intake.add(page)
                sightings += 1
        finally:
            intake.flush()
        return sightings

    def seen(self, run_id: str) -> pa.Table:
        """The distinct pages that a run saw: `raw_sha256`, `pack`, `is_new`, sorted by the first."""
        columns = ["raw_sha256", "pack", "is_new"]
        files = [pq.read_table(path, columns=columns) for path in self.manifest_paths(run_id)]
        return _distinct(pa.concat_tables([MANIFEST_SCHEMA.empty_table().select(columns), *files]))

    def scope_with(self, run_id: str, *, replace: bool) -> pa.Table:
        """The pages that a run's warehouse is made of: `raw_sha256`, `pack`, sorted by the first.

        Args:
            run_id: the run, whose pages have been fetched.
            replace: leave out what the published warehouse is made of.
        """
        scope = self.seen(run_id).select(["raw_sha256", "pack"])
        if self.scope.is_file() and not replace:
            scope = _distinct(pa.concat_tables([scope, pq.read_table(self.scope)]))
        return scope

    def pages(self, pack: str) -> Iterator[RawPage]:
        """The pages of a pack, in its order."""
        for part in range(number_of_parts(self.pack_path(pack))):
            yield from read_part(self.pack_path(pack), part)

    def _known(self) -> dict[bytes, tuple[str, str]]:
        """Of every page in the store: its pack, and the run that brought it."""
        known: dict[bytes, tuple[str, str]] = {}
        for pack in self.packs():
            with pq.ParquetFile(self.pack_path(pack)) as file:
                place = (pack, (file.schema_arrow.metadata or {}).get(_RUN_KEY, b"").decode())
                for digest in file.read(columns=["raw_sha256"]).column(0).to_pylist():
                    known[bytes.fromhex(digest)] = place
        return known


def _distinct(table: pa.Table) -> pa.Table:
    return table.group_by(table.column_names).aggregate([]).sort_by([(name, "ascending") for name in table.column_names])


def number_of_parts(pack: Path) -> int:
    """The number of parts of a pack."""
    return int(pq.read_metadata(pack).num_row_groups)


def read_part(pack: Path, part: int) -> list[RawPage]:
    """The pages of one part of a pack, in its order."""
    with pq.ParquetFile(pack) as file:
        return [RawPage(**row) for row in file.read_row_group(part).to_pylist()]


def write_whole(table: pa.Table, path: Path) -> None:
    """Writes a table such that the file is either not there or whole."""
    temporary = path.with_name(f".{path.name}.tmp")
    pq.write_table(table, temporary, compression="zstd")
    put_in_place(temporary, path)


def put_in_place(temporary: Path, path: Path) -> None:
    """Renames a finished file, once the disk has it."""
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)


@dataclass(slots=True)
class _Intake:
    """The pages of one source on their way into packs."""

    store: RawStore
    known: dict[bytes, tuple[str, str]]
    run_id: str
    label: str
    part: list[RawPage] = field(default_factory=list)
    part_bytes: int = 0
    pack: list[str] = field(default_factory=list)
    pack_bytes: int = 0
    in_pack: set[bytes] = field(default_factory=set)
    writer: pq.ParquetWriter | None = None
    sightings: list[dict[str, object]] = field(default_factory=list)
    manifests: int = 0

    def add(self, page: FetchedPage) -> None:
        digest = sha256(page.data)
        key, raw_sha256 = digest.digest(), digest.hexdigest()
        fetched_at = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        if key not in self.known and key not in self.in_pack:
            self._store(RawPage(raw_sha256, page.source, fetched_at, page.kind, page.data))
            self.in_pack.add(key)
        self.sightings.append(
            {"raw_sha256": raw_sha256, "source": page.source, "fetched_at": fetched_at, "size": len(page.data), "kind": page.kind}
        )
        if len(self.pack) >= PACK_PAGES or self.pack_bytes >= PACK_BYTES or len(self.sightings) >= MANIFEST_ROWS:
            self.flush()

    def _store(self, page: RawPage) -> None:
        self.part.append(page)
        self.part_bytes += len(page.data)
        self.pack.append(page.raw_sha256)
        self.pack_bytes += len(page.data)
        if len(self.part) >= PART_PAGES or self.part_bytes >= PART_BYTES:
            self._write_part()

    def _write_part(self) -> None:
        if self.writer is None:
            schema = PAGE_SCHEMA.with_metadata({_RUN_KEY: self.run_id.encode()})
            self.writer = pq.ParquetWriter(self._temporary, schema, compression="zstd")
        columns = {name: [getattr(page, name) for page in self.part] for name in PAGE_SCHEMA.names}
        self.writer.write_table(pa.table(columns, schema=self.writer.schema), row_group_size=len(self.part))
        self.part, self.part_bytes = [], 0

    def flush(self) -> None:
        """Ends the pack, and writes the sightings down."""
        if self.part:
            self._write_part()
        if self.writer is not None:
            self.writer.close()
            self.writer = None
            name = sha256("\n".join(self.pack).encode()).hexdigest()[:32]
            put_in_place(self._temporary, self.store.pack_path(name))
            self.known.update(dict.fromkeys(self.in_pack, (name, self.run_id)))
            self.pack, self.pack_bytes, self.in_pack = [], 0, set()
        if self.sightings:
            for sighting in self.sightings:
                pack, run_id = self.known[bytes.fromhex(str(sighting["raw_sha256"]))]
                sighting.update(pack=pack, is_new=run_id == self.run_id)
            path = self.store.manifest_path(self.run_id, f"{self.label}-{self.manifests:05d}")
            write_whole(pa.Table.from_pylist(self.sightings, schema=MANIFEST_SCHEMA), path)
            self.sightings = []
            self.manifests += 1

    @property
    def _temporary(self) -> Path:
        return self.store.pack_path(f".{self.run_id}.{self.label}").with_suffix(".tmp")
