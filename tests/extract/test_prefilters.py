"""What the cheap tests let through to the rules."""

from __future__ import annotations

import pytest

from flows.extract.table_prefilter import may_hold_table
from flows.extract.treaty_prefilter import stretches_that_name_agreements
from tests.extract.build import document


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        # a stretch ends where a sentence surely does
        ("Relations are excellent. The treaty was ratified. It rained.", [("The treaty was ratified. ", True)]),
        # a stop behind what may be an abbreviation ends none
        ("The U.S. Treaty of Jan. The talks went on.", [("The U.S. Treaty of Jan. The talks went on.", False)]),
        # a pronoun's verb, without the agreement
        ("It was ratified in 1997.", [("It was ratified in 1997.", True)]),
        # nobody agreed on anything
        ("According to the police, talks go on.", []),
    ],
)
def test_stretches(text: str, stretches: list[tuple[str, bool]]) -> None:
    found = stretches_that_name_agreements(document(text).passages[0])
    assert [(text[s.start : s.end], s.states) for s in found] == stretches


@pytest.mark.parametrize(
    ("text", "is_possible"),
    [
        ("Heroin (kg) 739 1,122", True),
        ("Heroin    739    n/a", True),
        ("2005 (Jan-Oct)  12   1,340", True),
        ("Cocaine: 12 kg (up 6 percent)", True),
        ("Police seized 12 kilograms of heroin that month in two raids.", False),
        # two spaces behind a full stop are no gap
        ("The year was quiet.  No drugs were seized.", False),
    ],
)
def test_rows(text: str, is_possible: bool) -> None:
    assert may_hold_table(text) == is_possible
