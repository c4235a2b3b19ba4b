"""Which country a country TAG meant when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from flows.vocabulary import read_rows
from flows.vocabulary.countries import COUNTRIES
from flows.vocabulary.tag_periods import country_of_tag, era_of, note_on_periods, tag_periods


def country(tag: str, day: str | None) -> str | None:
    return country_of_tag(tag, era_of(date.fromisoformat(day) if day else None))


@pytest.mark.parametrize(
    ("tag", "day", "expected"),
    [
        # The Soviet Union, and Russia from the day after its end.
        ("UR", "1985-06-01", "SUN"),
        ("UR", "1991-12-25", "SUN"),
        ("UR", "1991-12-26", None),
        ("RS", "1991-12-25", None),
        ("RS", "2008-11-20", "RUS"),
        ("RF", "2008-11-20", "RUS"),
        # What the name Yugoslavia stood for.
        ("YO", "1975-01-01", "YUG"),
        ("YI", "2001-01-01", "YUG"),
        ("YI", "2005-01-01", "SCG"),
        # 08SANJOSE573: a cable on the status of Kosovo.
        ("YI", "2008-03-25", "SRB"),
        ("SR", "2008-03-25", "SRB"),
        ("KV", "2008-03-25", "XKX"),
        ("CZ", "1989-12-31", "CSK"),
        ("EZ", "2009-01-01", "CZE"),
        # Zaire kept its code as the Democratic Republic of the Congo.
        ("CG", "1985-01-01", "COD"),
        ("CG", "2010-02-01", "COD"),
        ("CF", "2010-02-01", "COG"),
        ("ZR", "1996-01-01", "COD"),
        ("GC", "1976-01-01", "DDR"),
        # The handbook of 1974 says East Germany, the archive Germany: nobody can tell.
        ("GE", "1976-01-01", None),
        ("GG", "2008-08-12", "GEO"),
        # ISO means another country by the same letters.
        ("AU", "2008-01-01", "AUT"),
        ("AU", "2025-01-01", "AUS"),
        # When State changed over is not known.
        ("AU", "2018-03-01", None),
        # Both schemes agree, or only one has the code.
        ("FR", "2018-03-01", "FRA"),
        ("TI", "2018-03-01", "TJK"),
        # Regions and organizations are no countries.
        ("XF", "2008-01-01", None),
        ("EU", "2008-01-01", None),
        # Without a date only a code that has had one meaning.
        ("FR", None, "FRA"),
        ("AU", None, None),
        ("PG", None, None),
    ],
)
def test_country(tag: str, day: str | None, expected: str | None) -> None:
    assert country(tag, day) == expected


def test_notes_name_the_meanings_of_a_code() -> None:
    assert note_on_periods("CZ") == "CSK until 1992-12-31; CZE from 1993-01-01 on"
    assert note_on_periods("RS") == "RUS from 1991-12-26 to 2013-01-22; SRB from 2024-03-04 on"
    assert note_on_periods("TI") is None


def test_periods_follow_each_other() -> None:
    kinds = {row["tag"]: row["kind"] for row in read_rows("tags.csv")}
    for tag, periods in tag_periods().items():
        assert kinds[tag] == "country"
        for before, after in pairwise(periods):
            assert before.until is not None and after.since is not None
            assert before.until < after.since
        for period in periods:
            assert period.country in COUNTRIES
            assert period.since is None or period.until is None or period.since <= period.until
    assert all(row["evidence"] for row in read_rows("tag_periods.csv"))


# The TAG that `countries.csv` gives a country means it, at the latest day on which State's own codes were in use.
def test_the_codes_of_countries_mean_them() -> None:
    for code, of in COUNTRIES.items():
        if of.tag is not None and tag_periods()[of.tag][0].until is None:
            assert country(of.tag, "2013-01-22") == code
