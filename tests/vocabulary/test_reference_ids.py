"""Canonical reference IDs."""

from __future__ import annotations

import gzip
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.vocabulary.reference_ids import canonical_reference_id
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
        # The year after the serial number.
        ("STATE 100992 (08)", "08STATE100992"),
        ("STATE 100992 (2008)", "08STATE100992"),
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
        # The number after the operating signal is the message's own.
        ("06MADRID002583ZFR2585", "06MADRID2585"),
        ("08ACCRA001382SUSPECTEDDUPLICATE1392", "08ACCRA1392"),
        # Posts by the name of their day, and misspelt ones.
        ("05 KYIV 100", "05KIEV100"),
        ("07 KIEV 100", "07KYIV100"),
        ("07POTAUPRINCE943", "07PORTAUPRINCE943"),
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
        ("STATE 08 12345", None),
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


_written = st.builds(
    "{}{}{}{}{}{}".format,
    st.sampled_from(["", "08", "2008", "'08", "99", "1975", "08 SECTION 01 OF 02", "08EFTO"]),
    st.sampled_from(["", " ", "-"]),
    st.sampled_from([*POSTS, "SECSTATE", "DAR ES SALAAM", "SOMEWHERE", "BRASILA", ""]),
    st.sampled_from(["", " ", " 000"]),
    st.integers(0, 9_999_999).map(str),
    st.sampled_from(["", " (NOTAL)", " (07)", "ZFR12", " SECTION 01 OF 02"]),
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
    for reference_id, month in months.items():
        canonical = canonical_reference_id(reference_id)
        assert canonical is not None, reference_id
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
    assert changed["all"] < 250
