"""What a SOURCE holds: the pages of a folder, a single page, the records of a dump, the members of an archive."""

from __future__ import annotations

import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from flows.errors import Unusable
from flows.fetch.dump import split_records

PAGE_ENDINGS: Final = (".html", ".htm", ".txt")
DUMP_ENDING: Final = ".csv"
ZIP_ENDING: Final = ".zip"
TAR_ENDINGS: Final = (".tar.gz", ".tgz")
# The largest page of the archive's site is under 1 MB; this keeps a stray image or database out of memory.
LARGEST_PAGE: Final = 64 * 1024 * 1024

_BROKEN_ARCHIVE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page as a source gives it; `kind` is `file` or `dump_row`.

    `source` is the path as the user gave it, with what leads into it: `folder/page.html`, `dump/cables.csv#17` (the record, from 1),
    `archive.zip!member.html`.
    """

    source: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not fetched, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A SOURCE that has been looked at: the files to read, and those that hold no page."""

    name: str
    files: tuple[Path, ...]
    skipped: list[Skipped] = field(default_factory=list)

    def pages(self, advance: Callable[[int], None] = lambda files: None) -> Iterator[FetchedPage]:
        """Reads its pages, one after the other.

        Args:
            advance: is told of each file that has been read.

        Raises:
            Unusable: the SOURCE itself (not a file of a folder) is a broken archive, or holds no page.
        """
        found = 0
        for path in self.files:
            try:
                for page in _pages_of_file(path, self.skipped):
                    found += 1
                    yield page
            except _BROKEN_ARCHIVE as error:
                if str(path) == self.name:
                    raise Unusable(f"{self.name} is not a whole archive: {error}") from error
                self.skipped.append(Skipped(str(path), f"not a whole archive: {error}"))
            advance(1)
        if not found:
            raise _no_pages(self.name)


def look_at(source: str, without: Path | None = None) -> Source:
    """Finds the files of a SOURCE without reading them.

    Args:
        source: a folder (searched deep), a page, a `cables.csv` dump, or an archive.
        without: a folder that is passed over: the warehouse, whose own reports are HTML pages too.

    Raises:
        Unusable: it does not exist, is of a kind that cannot be read, or is a folder without pages.
    """
    if "://" in source:
        raise Unusable(f"{source}: addresses are not supported in this version: download the pages and give their folder")
    path = Path(source)
    if path.is_dir():
        found = _look_through(path, without)
        if not found.files:
            raise _no_pages(source)
        return found
    if not path.exists():
        raise Unusable(f"{source} does not exist")
    if source.lower().endswith(".7z"):
        raise Unusable(f"{source}: 7z archives are not supported in this version: unpack it and give its folder")
    if not path.is_file() or not os.access(path, os.R_OK):
        raise Unusable(f"{source} cannot be read")
    if not source.lower().endswith((DUMP_ENDING, ZIP_ENDING, *TAR_ENDINGS)) and path.stat().st_size > LARGEST_PAGE:
        raise Unusable(f"{source} is too large for a page ({path.stat().st_size:,} bytes)")
    return Source(str(path), (path,))


def _no_pages(source: str) -> Unusable:
    endings = ", ".join([*PAGE_ENDINGS, DUMP_ENDING, ZIP_ENDING, *TAR_ENDINGS])
    return Unusable(f"{source} holds no pages (files that end in {endings})")


def _look_through(folder: Path, without: Path | None) -> Source:
    files: list[Path] = []
    skipped: list[Skipped] = []
    passed_over = without.resolve() if without else None
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (here / name).resolve() != passed_over)
        for name in sorted(names):
            reason = _reason_to_skip(here / name)
            if reason is None:
                files.append(here / name)
            else:
                skipped.append(Skipped(str(here / name), reason))
    return Source(str(folder), tuple(files), skipped)


def _reason_to_skip(path: Path) -> str | None:
    reason = _reason_to_skip_name(path.name)
    if reason is None and not os.access(path, os.R_OK):
        reason = "cannot be read"
    if reason is None and path.name.lower().endswith(PAGE_ENDINGS) and path.stat().st_size > LARGEST_PAGE:
        reason = "too large for a page"
    return reason


def _reason_to_skip_name(name: str) -> str | None:
    lower = name.lower()
    if lower.startswith("readme.") or lower.startswith("."):
        return "hidden, or describes the folder"
    if lower.endswith(".7z"):
        return "7z archives are not supported in this version"
    if not lower.endswith((*PAGE_ENDINGS, DUMP_ENDING, ZIP_ENDING, *TAR_ENDINGS)):
        return "no ending of a page"
    return None


def _pages_of_file(path: Path, skipped: list[Skipped]) -> Iterator[FetchedPage]:
    lower = path.name.lower()
    if lower.endswith(ZIP_ENDING):
        yield from _members_of_zip(path, skipped)
    elif lower.endswith(TAR_ENDINGS):
        yield from _members_of_tar(path, skipped)
    else:
        with path.open("rb") as file:
            yield from _pages_of_stream(str(path), file)


def _pages_of_stream(source: str, file: BinaryIO) -> Iterator[FetchedPage]:
    if not source.lower().endswith(DUMP_ENDING):
        yield FetchedPage(source, "file", file.read())
        return
    number = 0
    for number, record in enumerate(split_records(file), start=1):
        yield FetchedPage(f"{source}#{number}", "dump_row", record)
    if not number:
        # A dump without a record is kept like any other empty page, to be told of in quarantine.
        yield FetchedPage(source, "file", b"")


def _members_of_zip(path: Path, skipped: list[Skipped]) -> Iterator[FetchedPage]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name = f"{path}!{info.filename}"
            if not info.is_dir() and _takes_member(name, info.filename, info.file_size, skipped):
                with archive.open(info) as member:
                    yield from _pages_of_stream(name, member)  # type: ignore[arg-type]


def _members_of_tar(path: Path, skipped: list[Skipped]) -> Iterator[FetchedPage]:
    with tarfile.open(path, "r|gz") as archive:
        for info in archive:
            name = f"{path}!{info.name}"
            if info.isfile() and _takes_member(name, info.name, info.size, skipped):
                member = archive.extractfile(info)
                if member is not None:
                    with member:
                        yield from _pages_of_stream(name, member)  # type: ignore[arg-type]


def _takes_member(source: str, member: str, size: int, skipped: list[Skipped]) -> bool:
    name = Path(member).name
    hidden = any(part.startswith(".") for part in Path(member).parts)
    reason = "hidden, or describes the folder" if hidden else _reason_to_skip_name(name)
    if reason is None and not name.lower().endswith((*PAGE_ENDINGS, DUMP_ENDING)):
        reason = "an archive in an archive"
    if reason is None and size > LARGEST_PAGE and not name.lower().endswith(DUMP_ENDING):
        reason = "too large for a page"
    if reason is not None:
        skipped.append(Skipped(source, reason))
    return reason is None
