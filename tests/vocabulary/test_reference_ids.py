"""Canonical reference IDs."""

from __future__ import annotations

import gzip
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.vocabulary import read_rows
from flows.vocabulary.reference_ids import canonical_reference_id, reference_id_of
from flows.vocabulary.stations import POSTS
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("08DUSHANBE1372", "08DUSHANBE1372"),
        ("66BUENOSAIRES2481", "66BUENOSAIRES2481"),
        # Padding, blanks, four-digit years, the other name of the Department.
        ("08STATE00100992", "08STATE100992"),
        ("08 STATE 100992", "08STATE100992"),
        ("2008 SECSTATE 100992", "08STATE100992"),
        ("1975DACCA00292", "75DACCA292"),
        ("08 Dar es Salaam 0012", "08DARESSALAAM12"),
        ("06-TASHKENT-1234", "06TASHKENT1234"),
        ("06 TASHKENT 001234", "06TASHKENT1234"),
        ("O6 TASHKENT 1234", "06TASHKENT1234"),
        # The kind of post before its name.
        ("06 AMEMBASSY TASHKENT 1234", "06TASHKENT1234"),
        ("06 USMISSION/USUN NEW YORK 123", "06USUNNEWYORK123"),
        # The year after the serial number, by itself or in a date.
        ("STATE 100992 (08)", "08STATE100992"),
        ("STATE 100992 (2008)", "08STATE100992"),
        ("TASHKENT 1234 ('06)", "06TASHKENT1234"),
        ("TASHKENT 1234/06", "06TASHKENT1234"),
        ("STATE 12345 DATED 05/06/2008", "08STATE12345"),
        ("STATE 12345 (DTG 171259Z DEC 07)", "07STATE12345"),
        ("STATE 12345 OF MARCH 3, 2007", "07STATE12345"),
        # Two digits after a month are a day.
        ("STATE 12345 (MAR 07)", None),
        # The year between, where three digits or more follow.
        ("TASHKENT 06-1234", "06TASHKENT1234"),
        ("STATE 2008 100992", "08STATE100992"),
        ("STATE 08 12", None),
        # What follows and is no part of it.
        ("08 STATE 100992 (NOTAL)", "08STATE100992"),
        ("08 STATE 100992 SECTION 01 OF 02", "08STATE100992"),
        ("90STATE255195TOSEC140301", "90STATE255195"),
        ("09 LONDON 1234, EXDIS", "09LONDON1234"),
        # What transmission glued to it, as the archive's own IDs have it.
        ("08EFTOLONDON2883", "08LONDON2883"),
        ("08SECTION01OF04HARARE754", "08HARARE754"),
        ("09SECTION0QF05HANOI297", "09HANOI297"),
        ("0901OF02RPODUBAI288", "09RPODUBAI288"),
        ("08SECTION01GF02BISHIEK21", "08BISHKEK21"),
        ("08LONDON2883EFTO", "08LONDON2883"),
        ("06MADRID2585ZDK", "06MADRID2585"),
        # The number after the operating signal is the message's own.
        ("06MADRID002583ZFR2585", "06MADRID2585"),
        ("08ACCRA001382SUSPECTEDDUPLICATE1392", "08ACCRA1392"),
        # Posts by the name of their day, and misspelt ones.
        ("05 KYIV 100", "05KIEV100"),
        ("07 KIEV 100", "07KYIV100"),
        ("07POTAUPRINCE943", "07PORTAUPRINCE943"),
        ("08 SECTATE 100992", "08STATE100992"),
        ("10AQNA272", "10ASTANA272"),
        # Posts that count in one series, by the name that the archive has for the number.
        ("05 AIT TAIPEI 1234", "05TAIPEI1234"),
        ("07 AIT TAIPEI 1234", "07AITTAIPEI1234"),
        ("07 RPO DUBAI 5", "07IRANRPODUBAI5"),
        ("09 IRAN RPO DUBAI 123", "09RPODUBAI123"),
        ("09 DUBAI 123", "09DUBAI123"),
        ("06 USEU BRUSSELS 12", "06BRUSSELS12"),
        ("09 USEU BRUSSELS 12", "09USEUBRUSSELS12"),
        ("09 PARIS FR 1373", "09PARISFR1373"),
        # Year twice; neither post nor serial number in the archive itself.
        ("7575LIBREVILLE1895", "75LIBREVILLE1895"),
        ("06ASTANA", "06ASTANA"),
        # A post that no table has is taken where the text has the very form of an ID, not in free text.
        ("08SOMEWHERE012", "08SOMEWHERE12"),
        ("08 SOMEWHERE 12", None),
        # No reference, no serial number, two numbers.
        ("REF A", None),
        ("08 TELCON 12", None),
        ("08STATE0", None),
        ("08 STATE 12 345", None),
        ("STATE 123/124 (2008)", None),
        ("", None),
    ],
)  # fmt: skip
def test_canonical_form(text: str, canonical: str | None) -> None:
    assert canonical_reference_id(text) == canonical


def test_a_reference_without_a_year_needs_one() -> None:
    assert canonical_reference_id("STATE 100992") is None
    assert canonical_reference_id("STATE 100992", year=2008) == "08STATE100992"
    # The year in the text counts before the one that is given.
    assert canonical_reference_id("07 STATE 100992", year=2008) == "07STATE100992"


@pytest.mark.parametrize(
    ("post", "serial", "year", "canonical"),
    [
        ("SAN JOSE", 12, 2008, "08SANJOSE12"),
        ("KYIV", 100, 2005, "05KIEV100"),
        ("SOMEWHERE", 12, 2008, None),
        # No cable has such numbers.
        ("STATE", 0, 2008, None),
        ("STATE", 1_000_000, 2008, None),
    ],
)
def test_the_id_of_a_post_and_a_number(post: str, serial: int, year: int, canonical: str | None) -> None:
    assert reference_id_of(post, serial, year) == canonical


_written = st.builds(
    "{}{}{}{}{}{}".format,
    st.sampled_from(["", "08", "2008", "'08", "99", "1975", "08 SECTION 01 OF 02", "08EFTO"]),
    st.sampled_from(["", " ", "-"]),
    st.sampled_from([*POSTS, "SECSTATE", "DAR ES SALAAM", "SOMEWHERE", "BRASILA", ""]),
    st.sampled_from(["", " ", " 000"]),
    st.integers(0, 9_999_999).map(str),
    st.sampled_from(["", " (NOTAL)", " (07)", "ZFR12", " SECTION 01 OF 02", "/06", " DATED 3/4/07", " ZDK"]),
)


@given(st.one_of(_written, st.text(max_size=30)), st.one_of(st.none(), st.integers(1966, 2065)))
def test_idempotent(text: str, year: int | None) -> None:
    canonical = canonical_reference_id(text, year)
    if canonical is not None:
        assert re.fullmatch(r"\d\d[A-Z]+[1-9]\d{0,5}|06ASTANA|092OF5", canonical)
        assert canonical_reference_id(canonical) == canonical
        assert canonical_reference_id(canonical, year) == canonical


@needs_shared
def test_every_id_of_the_archive() -> None:
    with gzip.open(SHARED / "reference" / "cable_ids_by_month.csv.gz", "rt", encoding="utf-8") as file:
        months = dict(line.split(",")[:2] for line in file.read().split())
    assert len(months) == 251_287
    changed: Counter[str] = Counter()
    unknown = set()
    for reference_id, month in months.items():
        canonical = canonical_reference_id(reference_id)
        assert canonical is not None, reference_id
        match = re.fullmatch(r"\d\d([A-Z]+)\d+", canonical)
        if match is None:
            # one has no serial number, one neither that nor a post
            assert canonical in ("06ASTANA", "092OF5")
        elif match[1] not in POSTS:
            unknown.add(match[1])
        if canonical == reference_id:
            continue
        assert canonical_reference_id(canonical) == canonical, reference_id
        changed["all"] += 1
        # Where the canonical ID is in the archive too, both are of one month: two copies of one cable, one of them garbled.
        if canonical in months:
            changed["copies"] += 1
            assert months[canonical] == month, reference_id
    # Garbled IDs are few; were they many, the rules would be eating good ones.
    assert changed["copies"] > 70
    assert unknown == set()
    assert changed["all"] < 250


@needs_shared
def test_evidence_is_in_the_archive() -> None:
    with gzip.open(SHARED / "reference" / "cable_ids_by_month.csv.gz", "rt", encoding="utf-8") as file:
        archive = {line.split(",")[0] for line in file}
    met = {row["met_in"] for name in ("posts.csv", "post_aliases.csv", "post_prefixes.csv") for row in read_rows(name)} - {""}
    assert len(met) > 30
    assert met - archive == set()
