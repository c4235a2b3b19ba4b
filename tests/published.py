"""A warehouse of the project's own samples, published without Prefect and Great Expectations, for the tests that only read one."""

from __future__ import annotations

from pathlib import Path

from flows.fetch.raw_store import RawStore
from flows.fetch.sources import look_at
from flows.load import build_database
from flows.selection import select_pages
from flows.stages import examine_pack, normalise_pack
from flows.warehouse import Warehouse
from flows.workers import Workers

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def publish_samples(root: Path) -> Warehouse:
    """Runs the stages over `samples/` and puts the database where readers look for it."""
    warehouse = Warehouse(root)
    warehouse.prepare()
    store = RawStore(warehouse.raw)
    store.take_in(look_at(str(SAMPLES)).pages(), "run", "0")
    with Workers(1) as workers:
        for pack in store.packs():
            normalise_pack(store.pack_path(pack), warehouse.staging, None, workers)
        for pack, used in select_pages(warehouse, store.packs()).items():
            examine_pack(pack, warehouse.staging, used, workers)
    build_database(warehouse.database, warehouse.staging, store.packs())
    return warehouse
