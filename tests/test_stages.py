"""The stages over chunks: nothing a page holds stops a run, and nothing depends on how the work is shared out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows import stages, workers
from flows.audit import CableAudit
from flows.cable import Cable
from flows.extract import extract_facts
from flows.facts import CableFacts
from flows.fetch import raw_store
from flows.fetch.raw_store import RawStore
from flows.fetch.sources import FetchedPage
from flows.normalise import NormalisedPage, normalise_pages, page
from flows.normalise.layouts import Layout, detect
from flows.normalise.page import Page
from flows.selection import select_pages
from flows.stages import examine_pack, normalise_pack
from flows.tables import AUDITED, EXTRACTED, NORMALISED
from flows.warehouse import Warehouse
from flows.workers import Workers


def dump_row(serial: int, body: str = "1. (U) Zambia seized 55 kg of heroin in 2007.") -> FetchedPage:
    """A small cable: `08LUSAKA93`, `08LUSAKA94` ..."""
    record = f'"{serial}","3/4/2008 10:00","08LUSAKA{serial}","Embassy Lusaka","UNCLASSIFIED","","R 041000Z MAR 08","{body}"'
    return FetchedPage(f"cables.csv#{serial}", "dump_row", record.encode())


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    place = Warehouse(tmp_path)
    place.prepare()
    return place


def fetched(warehouse: Warehouse, *pages: FetchedPage) -> Path:
    """The pack that holds these pages."""
    store = RawStore(warehouse.raw)
    store.take_in(pages, "run", "0")
    (pack,) = store.packs()
    return store.pack_path(pack)


def normalise(warehouse: Warehouse, pack: Path, scope: frozenset[str] | None = None, count: int = 1) -> Path:
    with Workers(count) as pool:
        normalise_pack(pack, warehouse.staging, scope, pool)
    return warehouse.staging / "normalised" / pack.stem


def examine(warehouse: Warehouse, pack: Path, count: int = 1) -> tuple[Path, Path]:
    used = select_pages(warehouse, [pack.stem])
    with Workers(count) as pool:
        examine_pack(pack.stem, warehouse.staging, used[pack.stem], pool)
    return warehouse.staging / "extracted" / pack.stem, warehouse.staging / "audited" / pack.stem


def column(folder: Path, table: str, name: str) -> list[object]:
    values: list[object] = pq.read_table(folder / f"{table}.parquet")[name].to_pylist()
    return values


def test_every_page_is_a_cable_or_in_quarantine(warehouse: Warehouse) -> None:
    # one of two pages is empty
    pack = fetched(warehouse, dump_row(93), FetchedPage("empty.html", "file", b""))
    staged = normalise(warehouse, pack)
    assert column(staged, "dim_cable", "cable_id") == ["08LUSAKA93"]
    assert column(staged, "quarantine", "source") == ["empty.html"]
    assert column(staged, "raw_page", "cable_id") == ["08LUSAKA93", None]
    assert sorted(path.stem for path in staged.iterdir()) == sorted([*NORMALISED, "raw_page", "quarantine"])


def test_a_page_that_normalisation_fails_on_is_set_aside(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    # it never should; if it does, the page is named, kept as text, and the others go on
    def failing(text: str, kind: str) -> Layout | None:
        if "LUSAKA94" in text:
            raise IndexError("beyond the end")
        return detect(text, kind)

    monkeypatch.setattr(page, "detect", failing)
    staged = normalise(warehouse, fetched(warehouse, dump_row(93), dump_row(94), dump_row(95)))
    assert column(staged, "dim_cable", "cable_id") == ["08LUSAKA93", "08LUSAKA95"]
    (row,) = pq.read_table(staged / "quarantine.parquet").to_pylist()
    assert (row["source"], row["stage"], row["reason"]) == ("cables.csv#94", "normalise", "IndexError: beyond the end")
    assert "08LUSAKA94" in str(column(staged, "raw_page", "raw_text")[1])


def test_a_row_that_does_not_fit_its_table_sets_its_page_aside(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    # a cable without a classification, which the table requires: its neighbours in the same part stay
    def lacking(pages: Iterable[Page]) -> Iterator[NormalisedPage | Exception]:
        for read in normalise_pages(pages):
            if isinstance(read, NormalisedPage) and read.cable and read.cable.cable_id == "08LUSAKA94":
                read = replace(read, cable=replace(read.cable, classification=None))
            yield read

    monkeypatch.setattr(stages, "normalise_pages", lacking)
    staged = normalise(warehouse, fetched(warehouse, dump_row(93), dump_row(94), dump_row(95)))
    assert column(staged, "dim_cable", "cable_id") == ["08LUSAKA93", "08LUSAKA95"]
    (reason,) = column(staged, "quarantine", "reason")
    assert str(reason).startswith("ValueError: dim_cable.classification is required")


def test_only_pages_in_scope_are_read(warehouse: Warehouse) -> None:
    # a pack may hold pages that an earlier run brought and this one leaves out
    pack = fetched(warehouse, dump_row(93), dump_row(94))
    second = next(iter(page.raw_sha256 for page in RawStore(warehouse.raw).pages(pack.stem) if b"LUSAKA94" in page.data))
    staged = normalise(warehouse, pack, frozenset({second}))
    assert column(staged, "raw_page", "cable_id") == ["08LUSAKA94"]


def test_a_cable_is_read_from_its_most_complete_page(warehouse: Warehouse) -> None:
    # two rows of one cable: the one with paragraphs wins, and only it is examined
    pack = fetched(warehouse, FetchedPage("short", "dump_row", dump_row(93, "Text.").data), dump_row(93))
    staged = normalise(warehouse, pack)
    (used,) = select_pages(warehouse, [pack.stem])[pack.stem]
    sources = dict(zip(column(staged, "raw_page", "raw_sha256"), column(staged, "raw_page", "source"), strict=True))
    assert sources[used] == "cables.csv#93"
    assert pq.read_table(warehouse.used_pages).to_pylist() == [{"raw_sha256": used, "cable_id": "08LUSAKA93", "pack": pack.stem}]


def test_of_equal_pages_every_run_takes_the_same_one(warehouse: Warehouse) -> None:
    # two rows that differ in their number only
    twin = FetchedPage("twin", "dump_row", dump_row(93).data.replace(b'"93"', b'"94"'))
    pack = fetched(warehouse, dump_row(93), twin)
    normalise(warehouse, pack)
    (used,) = select_pages(warehouse, [pack.stem])[pack.stem]
    assert used == min(page.raw_sha256 for page in RawStore(warehouse.raw).pages(pack.stem))


def test_a_cable_that_extraction_fails_on_keeps_its_place(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    # the reason is told; its header is audited all the same
    def failing(cable: Cable) -> CableFacts:
        if cable.cable_id == "08LUSAKA94":
            raise KeyError("heroin")
        return extract_facts(cable)

    monkeypatch.setattr(stages, "extract_facts", failing)
    audited_facts: list[CableFacts] = []
    monkeypatch.setattr(stages, "audit_cable", lambda cable, facts: audited_facts.append(facts) or CableAudit(cable.cable_id))
    pack = fetched(warehouse, dump_row(93), dump_row(94))
    normalise(warehouse, pack)
    extracted, audited = examine(warehouse, pack)
    (row,) = pq.read_table(extracted / "quarantine.parquet").to_pylist()
    assert (row["cable_id"], row["stage"], row["reason"]) == ("08LUSAKA94", "extract", "KeyError: 'heroin'")
    assert audited_facts[1] == CableFacts("08LUSAKA94")
    assert column(audited, "quarantine", "reason") == []


def test_a_cable_that_the_audit_fails_on_keeps_its_facts(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(cable: Cable, facts: CableFacts) -> CableAudit:
        raise ZeroDivisionError("no base")

    monkeypatch.setattr(stages, "audit_cable", failing)
    pack = fetched(warehouse, dump_row(93))
    normalise(warehouse, pack)
    extracted, audited = examine(warehouse, pack)
    assert column(extracted, "fact_seizure", "quantity") == [Decimal(55)]
    (row,) = pq.read_table(audited / "quarantine.parquet").to_pylist()
    assert (row["cable_id"], row["stage"], row["reason"]) == ("08LUSAKA93", "audit", "ZeroDivisionError: no base")


def test_processes_make_no_difference(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # five parts, by one process and by two: the same files, byte for byte
    monkeypatch.setattr(raw_store, "PART_PAGES", 3)
    monkeypatch.setattr(workers, "FEW_PAGES", 0)
    pack = fetched(warehouse, *(dump_row(serial) for serial in range(100, 114)))

    def staged(count: int) -> dict[str, bytes]:
        normalise(warehouse, pack, count=count)
        examine(warehouse, pack, count=count)
        folders = [warehouse.staging / stage / pack.stem for stage in ("normalised", "extracted", "audited")]
        return {f"{path.parts[-3]}/{path.name}": path.read_bytes() for folder in folders for path in folder.iterdir()}

    alone = staged(1)
    assert len(alone) == len(NORMALISED) + len(EXTRACTED) + len(AUDITED) + 4
    assert staged(2) == alone
    parts = pq.read_metadata(warehouse.staging / "normalised" / pack.stem / "dim_cable.parquet")
    assert [parts.row_group(part).num_rows for part in range(parts.num_row_groups)] == [3, 3, 3, 3, 2]


def test_progress_counts_pages_and_cables(warehouse: Warehouse) -> None:
    pack = fetched(warehouse, dump_row(93), FetchedPage("empty.html", "file", b""))
    pages: list[int] = []
    cables: list[int] = []
    with Workers(1) as pool:
        normalise_pack(pack, warehouse.staging, None, pool, pages.append)
        used = select_pages(warehouse, [pack.stem])
        examine_pack(pack.stem, warehouse.staging, used[pack.stem], pool, cables.append)
    assert (sum(pages), sum(cables)) == (2, 1)
