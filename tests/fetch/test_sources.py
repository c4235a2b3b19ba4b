"""What a SOURCE holds."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from flows.errors import Unusable
from flows.fetch import sources
from flows.fetch.sources import FetchedPage, look_at

ROWS = '"1","3/4/2008 10:00","08LUSAKA93","a","b","c","d","e"\n"2","3/5/2008 10:00","08LUSAKA94","a","b","c","d"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages and a dump, deep, with what lies about beside them."""
    for name, text in {
        "b.txt": "text",
        "2008/03/08LUSAKA93.html": "<html>",
        "2008/03/08LUSAKA94.HTM": "<html/>",
        "dump/cables.csv": ROWS,
        "README.md": "what this is",
        "2008/readme.txt": "what this is",
        "2008/map.png": "png",
        "2008/.hidden.html": "editor's copy",
        ".git/page.html": "not a page",
    }.items():
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "pages"


def names(source: str | Path, without: Path | None = None) -> list[str]:
    return [page.source for page in look_at(str(source), without).pages()]


def test_a_folder_is_searched_deep_and_in_order(folder: Path) -> None:
    # whatever order the file system lists them in; a dump gives a page a record
    assert [Path(name).relative_to(folder).as_posix() for name in names(folder)] == [
        "b.txt",
        "2008/03/08LUSAKA93.html",
        "2008/03/08LUSAKA94.HTM",
        "dump/cables.csv#1",
        "dump/cables.csv#2",
    ]


def test_what_is_no_page_is_named_with_the_reason(folder: Path) -> None:
    source = look_at(str(folder))
    assert {Path(item.source).name: item.reason for item in source.skipped} == {
        "README.md": "hidden, or describes the folder",
        "readme.txt": "hidden, or describes the folder",
        ".hidden.html": "hidden, or describes the folder",
        "map.png": "no ending of a page",
    }


def test_the_warehouse_is_passed_over(folder: Path) -> None:
    # its own Data Docs are HTML files too
    docs = folder / "warehouse" / "checks" / "index.html"
    docs.parent.mkdir(parents=True)
    docs.write_text("<html>")
    assert str(docs) in names(folder)
    assert str(docs) not in names(folder, without=folder / "warehouse")


def test_a_source_is_named_as_the_user_gave_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the same run on two machines names the same sources
    monkeypatch.chdir(folder.parent)
    assert names("pages/2008")[0] == "pages/2008/03/08LUSAKA93.html"


def test_a_single_page_is_read_whatever_its_ending(tmp_path: Path) -> None:
    # the user says that it is a page
    page = tmp_path / "page.bin"
    page.write_bytes(b"\x00\x01")
    assert list(look_at(str(page)).pages()) == [FetchedPage(str(page), "file", b"\x00\x01")]


def test_a_dump_row_is_the_record_as_it_stands(folder: Path) -> None:
    # also the one with seven fields
    pages = list(look_at(str(folder / "dump" / "cables.csv")).pages())
    assert [page.data.decode() for page in pages] == ROWS.splitlines()
    assert {page.kind for page in pages} == {"dump_row"}


def test_a_dump_without_a_record_is_an_empty_page(folder: Path) -> None:
    # else it would vanish without a word; normalisation puts it into quarantine
    (folder / "dump" / "cables.csv").write_text("")
    pages = [page for page in look_at(str(folder)).pages() if page.source.endswith("cables.csv")]
    assert [(page.kind, page.data) for page in pages] == [("file", b"")]


def archive(folder: Path, ending: str) -> Path:
    path = folder.parent / f"pages{ending}"
    if ending == ".zip":
        with zipfile.ZipFile(path, "w") as zipped:
            for file in sorted(folder.rglob("*.*")):
                zipped.write(file, file.relative_to(folder))
    else:
        with tarfile.open(path, "w:gz") as packed:
            packed.add(folder, arcname=".")
    return path


@pytest.mark.parametrize("ending", [".zip", ".tar.gz", ".tgz"])
def test_an_archive_gives_its_members(folder: Path, ending: str) -> None:
    # the same pages as the folder it was made of, named by archive and member
    path = archive(folder, ending)
    source = look_at(str(path))
    pages = list(source.pages())
    assert {page.data for page in pages} == {page.data for page in look_at(str(folder)).pages()}
    assert all(page.source.startswith(f"{path}!") for page in pages)
    left_out = {Path(item.source.partition("!")[2]).name for item in source.skipped}
    assert left_out == {"README.md", "readme.txt", ".hidden.html", "map.png", "page.html"}


def test_an_archive_in_an_archive_is_told_and_not_opened(folder: Path) -> None:
    path = folder.parent / "outer.zip"
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("inner.zip", b"PK")
        outer.writestr("page.txt", b"page")
    source = look_at(str(path))
    assert [page.data for page in source.pages()] == [b"page"]
    assert [item.reason for item in source.skipped] == ["an archive in an archive"]


@pytest.mark.parametrize("ending", [".zip", ".tar.gz"])
def test_half_an_archive_is_not_usable(folder: Path, ending: str) -> None:
    path = archive(folder, ending)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(Unusable, match="is not a whole archive"):
        list(look_at(str(path)).pages())


def test_half_an_archive_in_a_folder_does_not_keep_the_others_out(folder: Path) -> None:
    (folder / "broken.zip").write_bytes(b"PK")
    source = look_at(str(folder))
    assert len(list(source.pages())) == 5
    assert [item.reason for item in source.skipped if item.source.endswith("broken.zip")] == ["not a whole archive: File is not a zip file"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("nowhere", "nowhere does not exist"),
        ("https://example.org/cables/", "not supported in this version"),
        ("cables.7z", "not supported in this version"),
        ("empty", "empty holds no pages"),
    ],
)
def test_what_cannot_be_read_is_told_before_anything_is(source: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty/deeper").mkdir(parents=True)
    Path("empty/notes.md").write_text("no page")
    Path("cables.7z").write_bytes(b"7z")
    with pytest.raises(Unusable, match=told):
        look_at(source)


def test_a_file_too_large_for_a_page_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a stray disk image among the pages would fill the memory
    monkeypatch.setattr(sources, "LARGEST_PAGE", 10)
    (tmp_path / "large.html").write_text("more than ten bytes")
    (tmp_path / "small.html").write_text("page")
    source = look_at(str(tmp_path))
    assert [page.data for page in source.pages()] == [b"page"]
    assert [item.reason for item in source.skipped] == ["too large for a page"]
    with pytest.raises(Unusable, match="too large"):
        look_at(str(tmp_path / "large.html"))


def test_reading_tells_of_each_file(folder: Path) -> None:
    # what the progress bar shows: four files, of which the dump has two pages
    done: list[int] = []
    list(look_at(str(folder)).pages(done.append))
    assert done == [1, 1, 1, 1]
