"""Stations and posts."""

from __future__ import annotations

import csv

import pytest

from flows.vocabulary.countries import country_of_origin
from flows.vocabulary.stations import POSTS, STATIONS, canonical_post
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("DAR ES SALAAM", "DARESSALAAM"),
        ("AMEMBASSY DAR ES SALAAM", "DARESSALAAM"),
        ("Port-au-Prince", "PORTAUPRINCE"),
        ("N'DJAMENA", "NDJAMENA"),
        ("ST. PETERSBURG", "STPETERSBURG"),
        ("SECSTATE", "STATE"),
        ("USUN", "USUNNEWYORK"),
        ("HAGUE", "THEHAGUE"),
        ("MEXICO CITY", "MEXICO"),
        ("AIT TAIPEI", "AITTAIPEI"),
        ("HCMC", "HOCHIMINHCITY"),
        # What transmission glued to the name.
        ("EFTOLONDON", "LONDON"),
        # A letter left out, wrong, too many; two swapped.
        ("BRASILA", "BRASILIA"),
        ("ASHGABAD", "ASHGABAT"),
        ("BRUSSSELS", "BRUSSELS"),
        ("NAIROIB", "NAIROBI"),
        # In another name of the post.
        ("SECTATE", "STATE"),
        # Garbled beyond one slip: from the table.
        ("QXICO", "MEXICO"),
        # No post; and too short to be told from others.
        ("SEPTEL", None),
        ("DEPTEL", "STATE"),
        ("DUBAY", None),
        ("", None),
    ],
)
def test_canonical_post(name: str, post: str | None) -> None:
    assert canonical_post(name) == post


def test_a_renamed_post_goes_by_the_name_of_its_day() -> None:
    # 06KIEV3936 is the last of the old name, 06KYIV3998 the first of the new.
    assert canonical_post("KYIV", 2006, 3936) == "KIEV"
    assert canonical_post("KIEV", 2006, 3998) == "KYIV"
    assert canonical_post("CALCUTTA", 2008, 12) == "KOLKATA"
    # Without a year either name is left as it is.
    assert canonical_post("KIEV") == "KIEV"


def test_posts_are_their_own_canonical_form() -> None:
    assert [post for post in POSTS if canonical_post(post) != post] == []


def test_stations_where_acp_117_is_mended() -> None:
    # Headers name RUEHNAG Nagoya and RUEHDIR Dubai, ACP 117 the other way round.
    assert STATIONS["RUEHNAG"].station == "AMCONSUL NAGOYA"
    assert STATIONS["RUEHDIR"].country == "ARE"
    assert STATIONS["RUEHQT"].station == "AMEMBASSY QUITO"
    # Several stations behind one gateway: none is named.
    assert STATIONS["RHMFISS"].station is None
    # Collectives are in no one country.
    assert STATIONS["RUEHZG"].country is None


@pytest.mark.parametrize("indicator", ["RUEHDBU", "RUEHC", "RUCNDT", "RUEHLMC", "RUEHVEN", "RUEKJCS", "RUEABND", "RHEFDIA"])
def test_routing_indicators_of_headers_are_listed(indicator: str) -> None:
    assert STATIONS[indicator].station
    assert STATIONS[indicator].country


@needs_shared
def test_every_origin_and_its_routing_indicator_agree() -> None:
    with (SHARED / "reference" / "origin_countrytag_routing_observed.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 100
    for row in rows:
        country = country_of_origin(row["origin"])
        assert country is not None, row["origin"]
        if row["routing_indicator"]:
            assert STATIONS[row["routing_indicator"]].country == country, row["origin"]
