"""Currencies by name, country and day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from flows.vocabulary.currencies import MEANINGS, currency_of


@pytest.mark.parametrize(
    ("words", "country", "day", "code"),
    [
        # a currency that lost three zeros kept its name, not its code
        ("kwacha", "ZMB", date(2012, 12, 31), "ZMK"),
        ("kwacha", "ZMB", date(2013, 1, 1), "ZMW"),
        ("kwacha", "MWI", date(2009, 1, 1), "MWK"),
        ("turkish lira", "TUR", date(2004, 12, 31), "TRL"),
        ("turkish lira", "TUR", date(2005, 1, 1), "TRY"),
        ("lei", "ROU", date(2005, 6, 30), "ROL"),
        ("lei", "MDA", date(2005, 6, 30), "MDL"),
        ("meticais", "MOZ", date(2006, 6, 30), "MZM"),
        ("cedis", "GHA", date(2007, 6, 30), "GHC"),
        ("bolivars", "VEN", date(2007, 12, 31), "VEB"),
        ("bolivars", "VEN", date(2008, 1, 1), "VEF"),
        # one name, four states one after the other
        ("dinars", "SRB", date(2003, 7, 2), "YUM"),
        ("dinars", "SRB", date(2005, 1, 1), "CSD"),
        ("dinars", "SRB", date(2006, 10, 25), "RSD"),
        # pounds followed the dinar
        ("sudanese dinars", "SDN", date(2006, 1, 1), "SDD"),
        ("sudanese pounds", "SDN", date(2007, 2, 1), "SDG"),
        # a name that the euro put an end to stays what it was
        ("tolars", "SVN", date(2008, 1, 1), "SIT"),
        ("rupees", "FRA", date(2008, 1, 1), None),
    ],
)
def test_a_name_means_the_currency_of_its_day(words: str, country: str, day: date, code: str | None) -> None:
    assert currency_of(words, country, day) == code


def test_a_name_means_one_currency_on_a_day() -> None:
    # two meanings on one day would make the reading depend on their order
    for meanings in MEANINGS.values():
        ordered = sorted(meanings, key=lambda m: m.since)
        assert all(before.until < after.since for before, after in pairwise(ordered))
        assert all(len(m.currency) == 3 and m.currency.isupper() and m.since <= m.until for m in ordered)
