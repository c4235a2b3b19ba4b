"""What the cheap tests let through to the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cable import Cable
from flows.extract import extract_facts
from flows.extract.corruption import read_corruption
from flows.extract.document import Document
from flows.extract.seizures import read_seizures
from flows.extract.table_prefilter import may_hold_table
from flows.extract.treaties import read_treaties
from flows.extract.treaty_prefilter import stretches_that_name_agreements
from flows.fetch.sources import look_at
from flows.normalise import normalise_page
from tests.extract.build import document

PAGES = (Path(__file__).resolve().parents[1] / "pages", Path(__file__).resolve().parents[2] / "samples")


def cables() -> list[Cable]:
    pages = [page for folder in PAGES for page in look_at(str(folder)).pages()]
    read = [normalise_page("", page.source, page.kind, page.data).cable for page in pages]
    return [cable for cable in read if cable is not None]


# a word that a prefilter asks for and that its list of words lacks would hide facts without a trace
def test_telling_words_suffice() -> None:
    read = cables()
    assert len(read) > 20
    for cable in read:
        facts = extract_facts(cable)
        whole = Document(cable)
        seizures, changes = read_seizures(whole)
        assert (facts.seizures, facts.changes) == (tuple(seizures), tuple(changes))
        assert facts.corruption == tuple(read_corruption(whole))
        assert facts.treaties == tuple(read_treaties(whole))


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
