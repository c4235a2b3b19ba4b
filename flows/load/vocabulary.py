"""The vocabularies as tables that the scripts of `sql/` read: `vocabulary.dim_tag` and so on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb
from duckdb.func import SPECIAL
from duckdb.sqltypes import VARCHAR

from flows.tables import BY_NAME
from flows.vocabulary.countries import COUNTRIES, country_of_station
from flows.vocabulary.stations import STATIONS
from flows.vocabulary.substances import SUBSTANCES
from flows.vocabulary.tags import TAGS, meaning_of
from flows.vocabulary.treaties import TREATIES

_DIMENSIONS: Mapping[str, Iterable[object]] = {
    "dim_country": COUNTRIES.values(),
    "dim_station": STATIONS.values(),
    "dim_substance": SUBSTANCES.values(),
    "dim_tag": TAGS.values(),
    "dim_treaty": TREATIES.values(),
}


def attach_vocabulary(connection: duckdb.DuckDBPyConnection) -> None:
    """Attaches a catalog `vocabulary` with a table for each dimension, and the SQL functions `country_of_station` and `*_of_tag`."""
    connection.execute("attach ':memory:' as vocabulary")
    for name, entries in _DIMENSIONS.items():
        table = BY_NAME[name]
        connection.register("entries", table.arrow({c.name: getattr(entry, c.name) for c in table.columns} for entry in entries))
        connection.execute(f"create table vocabulary.{name} as select * from entries")
        connection.unregister("entries")
    # By default a function must not answer null; a special one may, and is asked for null too.
    connection.create_function("country_of_station", _country_of_station, [VARCHAR], VARCHAR, null_handling=SPECIAL)
    connection.create_function("kind_of_tag", _kind_of_tag, [VARCHAR], VARCHAR)
    connection.create_function("note_of_tag", _note_of_tag, [VARCHAR], VARCHAR, null_handling=SPECIAL)


def _country_of_station(station: str | None) -> str | None:
    return None if station is None else country_of_station(station)


def _kind_of_tag(tag: str) -> str:
    return meaning_of(tag).kind


def _note_of_tag(tag: str) -> str | None:
    return meaning_of(tag).note
