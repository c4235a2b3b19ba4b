"""Which page a cable is read from, where the raw store holds several: its HTML page and its dump row, or the page of another year."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from flows.fetch.raw_store import write_whole
from flows.warehouse import Warehouse

# Of pages that are equally complete, any will do, as long as every run takes the same one.
_SELECT = """
select raw_sha256, cable_id, regexp_extract(filename, '([^/]+)/[^/]+$', 1) as pack
from read_parquet($files, filename = true)
where cable_id is not null
qualify row_number() over (partition by cable_id order by completeness desc, raw_sha256) = 1
order by pack, raw_sha256
"""


def select_pages(warehouse: Warehouse, packs: Sequence[str]) -> dict[str, frozenset[str]]:
    """Writes the used pages: of each cable the most complete one.

    Returns:
        the used pages of each pack, by `raw_sha256`; a pack of which no page is used has an empty set.
    """
    files = [str(warehouse.staging / "normalised" / pack / "raw_page.parquet") for pack in packs]
    with duckdb.connect() as connection:
        table: pa.Table = connection.execute(_SELECT, {"files": files}).to_arrow_table()
    write_whole(table, warehouse.used_pages)
    used: dict[str, set[str]] = {pack: set() for pack in packs}
    for page, pack in zip(table["raw_sha256"].to_pylist(), table["pack"].to_pylist(), strict=True):
        used[pack].add(page)
    return {pack: frozenset(pages) for pack, pages in used.items()}
