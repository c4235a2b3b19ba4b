"""The CSV files of the vocabularies for countries, stations, TAGS and reference IDs hold together."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from flows.vocabulary import read_rows
from flows.vocabulary.countries import COUNTRIES
from flows.vocabulary.stations import POSTS, canonical_post

_KEYS = {
    "countries.csv": "country",
    "posts.csv": "post",
    "post_prefixes.csv": "prefix",
    "reference_id_repairs.csv": "reference_id",
    "reference_words.csv": "word",
    "station_suffixes.csv": "suffix",
    "stations.csv": "routing_indicator",
    "tag_repairs.csv": "tag_raw",
    "tags.csv": "tag",
}


@pytest.mark.parametrize(("name", "key"), _KEYS.items())
def test_keys_are_unique_and_sorted(name: str, key: str) -> None:
    keys = [row[key] for row in read_rows(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", ["country_names.csv", "posts.csv", "stations.csv", "station_suffixes.csv"])
def test_countries_are_known(name: str) -> None:
    assert {row["country"] for row in read_rows(name)} - {""} <= set(COUNTRIES)


def test_every_country_has_a_name_and_no_name_means_two() -> None:
    rows = read_rows("country_names.csv")
    named = {row["country"] for row in rows if row["form"] in ("name", "label")}
    assert set(COUNTRIES) <= named
    meanings: Counter[str] = Counter(alias for alias, form in {(row["alias"], row["form"]) for row in rows} if form != "label")
    assert [alias for alias, count in meanings.items() if count > 1] == []
    assert {row["form"] for row in rows} == {"name", "demonym", "capital", "city", "label", "none"}
    # A name that is only masked means no country.
    assert all((row["country"] == "") == (row["form"] == "none") for row in rows)


def test_post_aliases_lead_to_posts_and_have_a_reason() -> None:
    for row in read_rows("post_aliases.csv"):
        assert row["post"] in POSTS, row
        assert row["reason"], row
        if row["met_in"]:
            # The ID that it was met in holds the alias, or the post at an end of the alias's span of time.
            assert row["alias"] in row["met_in"] or row["post"] in row["met_in"], row


def test_an_alias_that_a_rule_finds_by_itself_is_no_row() -> None:
    for row in read_rows("post_aliases.csv"):
        if not row["since"] and not row["until"]:
            assert row["alias"] not in POSTS, row
            assert canonical_post(row["alias"]) == row["post"], row


def test_import_is_quick() -> None:
    program = (
        "import time; t = time.perf_counter()\n"
        "from flows.vocabulary import countries, reference_ids, stations, tags\n"
        "countries.find_places('Tajikistan'); tags.read_tags('PGOVE'); print(time.perf_counter() - t)"
    )
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True) for _ in range(3)]
    seconds = min(float(run.stdout) for run in runs)
    # 0.1 s here; the bound leaves room for a slow machine.
    assert seconds < 1.0
