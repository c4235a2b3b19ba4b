"""The raw store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.fetch import raw_store
from flows.fetch.raw_store import RawStore, number_of_parts, read_part
from flows.fetch.sources import FetchedPage


def page(text: str, source: str | None = None, kind: str = "file") -> FetchedPage:
    return FetchedPage(source or f"pages/{text}.html", kind, text.encode())


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def all_pages(store: RawStore) -> list[str]:
    return [each.data.decode() for pack in store.packs() for each in store.pages(pack)]


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


def test_a_page_comes_back_as_it_was_fetched(store: RawStore) -> None:
    # every byte, also those that are no text
    data = bytes(range(256)) * 3
    store.take_in([FetchedPage("a/b.html", "file", data)], "run-1", "0")
    (back,) = [each for pack in store.packs() for each in store.pages(pack)]
    assert (back.data, back.source, back.kind, back.raw_sha256) == (data, "a/b.html", "file", sha256(data).hexdigest())


def test_the_same_bytes_twice_are_one_raw_page(store: RawStore) -> None:
    # under two names: one page, two sightings
    assert store.take_in([page("x", "a.html"), page("x", "b.html"), page("y")], "run-1", "0") == 3
    assert all_pages(store) == ["x", "y"]
    (manifest,) = [pq.read_table(path).to_pylist() for path in store.manifest_paths("run-1")]
    assert [(row["source"], row["raw_sha256"]) for row in manifest] == [
        ("a.html", digest("x")),
        ("b.html", digest("x")),
        ("pages/y.html", digest("y")),
    ]
    assert {row["size"] for row in manifest} == {1}


def test_the_same_bytes_in_two_runs_are_one_raw_page(store: RawStore) -> None:
    # the second run sees both, of which one is new; the first sighting stays the page's own
    store.take_in([page("x", "first.html")], "run-1", "0")
    store.take_in([page("x", "second.html"), page("y")], "run-2", "0")
    assert sorted(all_pages(store)) == ["x", "y"]
    seen = {row["raw_sha256"]: row["is_new"] for row in store.seen("run-2").to_pylist()}
    assert seen == {digest("x"): False, digest("y"): True}
    assert [each.source for pack in store.packs() for each in store.pages(pack) if each.data == b"x"] == ["first.html"]


def test_two_sources_of_a_run_are_one_run(store: RawStore) -> None:
    # what the first source of a run brought is new in that run, also where the second has it again
    store.take_in([page("x")], "run-1", "000")
    store.take_in([page("x"), page("y")], "run-1", "001")
    assert store.seen("run-1").num_rows == 2
    assert store.seen("run-1")["is_new"].to_pylist() == [True, True]


def test_a_pack_is_named_for_the_pages_in_it(tmp_path: Path) -> None:
    # two stores that are given the same pages have the same packs, whatever the run
    stores = [RawStore(tmp_path / name) for name in ("one", "two")]
    for number, store in enumerate(stores):
        store.take_in([page("x"), page("y")], f"run-{number}", "0")
    assert stores[0].packs() == stores[1].packs() != []


def test_packs_and_parts_are_bounded(store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    # seven pages, five a pack, two a part; a part is what one worker takes
    monkeypatch.setattr(raw_store, "PACK_PAGES", 5)
    monkeypatch.setattr(raw_store, "PART_PAGES", 2)
    store.take_in([page(str(n)) for n in range(7)], "run-1", "0")
    paths = {number_of_parts(store.pack_path(pack)): store.pack_path(pack) for pack in store.packs()}
    assert [[each.data.decode() for each in read_part(paths[3], part)] for part in range(3)] == [["0", "1"], ["2", "3"], ["4"]]
    assert [each.data.decode() for each in read_part(paths[1], 0)] == ["5", "6"]


def test_large_pages_end_a_pack_early(store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_store, "PACK_BYTES", 100)
    store.take_in([page(letter * 60) for letter in "abc"], "run-1", "0")
    assert sorted(pq.read_metadata(store.pack_path(pack)).num_rows for pack in store.packs()) == [1, 2]


def killed_after(pages: Iterable[FetchedPage]) -> Iterator[FetchedPage]:
    yield from pages
    raise KeyboardInterrupt


def test_what_a_failed_run_fetched_is_kept(store: RawStore) -> None:
    # the source breaks after two pages: the next run has them already
    with pytest.raises(KeyboardInterrupt):
        store.take_in(killed_after([page("x"), page("y")]), "run-1", "0")
    assert all_pages(store) == ["x", "y"]
    store.take_in([page("x"), page("y"), page("z")], "run-2", "0")
    assert sorted(all_pages(store)) == ["x", "y", "z"]


def test_half_a_file_does_not_count(store: RawStore) -> None:
    # a run killed while it wrote: its temporary files are neither read nor kept
    store.take_in([page("x")], "run-1", "0")
    root = store.pack_path("any").parent
    (root / ".run-2.0.tmp").write_bytes(b"half a pack")
    (root.parent / "manifest" / ".run-2.0-00000.parquet.tmp").write_bytes(b"half a manifest")
    assert all_pages(store) == ["x"]
    assert store.seen("run-2").num_rows == 0
    store.take_in([page("y")], "run-3", "0")
    assert not [name for name in files(root.parent) if name.endswith(".tmp")]
    assert sorted(all_pages(store)) == ["x", "y"]


def test_a_pack_whose_manifest_was_never_written_counts(store: RawStore) -> None:
    # killed between the two: its pages are known, with where and when they were met
    store.take_in([page("x")], "run-1", "0")
    for path in store.manifest_paths("run-1"):
        path.unlink()
    store.take_in([page("x", "again.html"), page("y")], "run-2", "0")
    assert sorted(all_pages(store)) == ["x", "y"]
    assert {row["raw_sha256"]: row["is_new"] for row in store.seen("run-2").to_pylist()} == {digest("x"): False, digest("y"): True}


def test_the_manifest_is_written_as_it_grows(store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    # pages that are all known fill no pack, and their sightings must not pile up in memory
    store.take_in([page("x")], "run-1", "0")
    monkeypatch.setattr(raw_store, "MANIFEST_ROWS", 2)
    store.take_in([page("x", f"{n}.html") for n in range(5)], "run-2", "0")
    assert [pq.read_metadata(path).num_rows for path in store.manifest_paths("run-2")] == [2, 2, 1]
    assert store.seen("run-2").num_rows == 1


def in_scope(store: RawStore, run_id: str, *, replace: bool) -> set[str]:
    return set(store.scope_with(run_id, replace=replace)["raw_sha256"].to_pylist())


def test_the_scope_of_a_run(store: RawStore) -> None:
    # what is published, and what the run saw; with replace only the latter
    store.take_in([page("x")], "run-1", "0")
    assert in_scope(store, "run-1", replace=False) == {digest("x")}
    raw_store.write_whole(store.scope_with("run-1", replace=False), store.scope)
    store.take_in([page("y")], "run-2", "0")
    assert in_scope(store, "run-2", replace=False) == {digest("x"), digest("y")}
    assert in_scope(store, "run-2", replace=True) == {digest("y")}


def test_a_run_that_published_nothing_is_in_no_scope(store: RawStore) -> None:
    # else a page that no run can get past the checks would stop every later one
    store.take_in([page("poison")], "run-1", "0")
    store.take_in([page("x")], "run-2", "0")
    assert in_scope(store, "run-2", replace=False) == {digest("x")}
