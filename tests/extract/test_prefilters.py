"""What the cheap tests let through to the rules."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cable import Cable
from flows.extract import extract_facts, treaty_prefilter
from flows.extract.corruption import read_corruption
from flows.extract.document import Document
from flows.extract.seizures import read_seizures
from flows.extract.table_prefilter import may_hold_table
from flows.extract.treaties import read_treaties
from flows.extract.treaty_prefilter import stretches_that_name_agreements
from flows.extract.treaty_sets import RELATIONS
from flows.fetch.sources import look_at
from flows.normalise import normalise_page
from flows.vocabulary import read_rows
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


# what a cable took is free as soon as its facts are read, without the garbage collector
def test_extraction_leaves_nothing_behind() -> None:
    read = cables()
    for cable in read:
        # what is kept for later cables is kept now
        extract_facts(cable)
    gc.collect()
    gc.disable()
    try:
        for cable in read:
            extract_facts(cable)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        # a stretch ends where a sentence surely does
        ("Relations are excellent. The Lima treaty was ratified. It rained.", [("The Lima treaty was ratified. ", True)]),
        # a stop behind what may be an abbreviation ends none
        ("The U.S. Treaty of Jan. The talks went on.", [("The U.S. Treaty of Jan. The talks went on.", False)]),
        # a pronoun's verb, without the agreement
        ("It was ratified in 1997.", [("It was ratified in 1997.", True)]),
        # nobody agreed on anything
        ("According to the police, talks go on.", []),
        # it only points at an agreement that no sentence names
        ("The treaty was ratified in Lima.", []),
    ],
)
def test_stretches(text: str, stretches: list[tuple[str, bool]]) -> None:
    found = stretches_that_name_agreements(document(text).passages[0])
    assert [(text[s.start : s.end], s.states) for s in found] == stretches


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Peru signed the Lima Convention.", True),
        # wishes are none, but for those that deny or that say who was first
        ("Peru intends to sign the Lima Convention.", False),
        ("Peru would ratify the Lima Convention.", False),
        ("Peru has yet to ratify the Lima Convention.", True),
        ("Peru was the first to sign the Lima Convention.", True),
        ("Peru did not sign the Lima Convention.", True),
        # an agreement must stand where the verb looks for its object
        ("Peru has a Lima Convention office.", True),
        ("Peru has concerns about the Lima Convention.", False),
        ("Peru has been praised under the Lima Convention.", False),
        # `approve` is said of parliaments
        ("The firm approved of the Lima Convention.", False),
        ("Congress approved the Lima Convention.", True),
        # a noun of action needs its owner
        ("Talks turned to ratification of the Lima Convention.", False),
        ("Peru's ratification of the Lima Convention is certain.", True),
        # what is used counts for agreements of two states
        ("The Lima Convention was actively used.", False),
        ("The Lima MLAT was actively used.", True),
    ],
)
def test_stating(text: str, states: bool) -> None:
    assert [s.states for s in stretches_that_name_agreements(document(text).passages[0])] == [states]


SUBJECTS = ("Peru", "The government", "Peru and Chile", "It", "The GOTI", "Neither country", "In 1999, Peru", "As a member, Peru")
HELPERS = (
    "", "has", "was", "has not", "has yet to", "will", "would", "did not", "to", "intends to", "was the first to", "continues to", "may",
    "never", "has, to date,", "is being", "are", "recently",
)  # fmt: skip
AGREEMENTS = (
    "an extradition treaty", "the 1988 UN Drug Convention", "the agreement", "its MLAT", "CAFTA", "a bilateral maritime agreement",
    "the U.S.-Chilean agreement", "agreements on extradition and asset sharing", "the Schengen agreement", "one with Chile", "it",
    "a trade agreement", "the Letter of Agreement", "these accords", "the Status of Forces Agreement (SOFA)", "the SOFA", "EU regulations",
)  # fmt: skip
TAILS = (
    "", "with Chile", "in 1997", "to Parliament", "for ratification", "between Peru and Chile", "on fishing", "and ratified it",
    "which entered into force in 1999", "in force", "to which Peru is a party", "but has not ratified it", "against Corruption",
)  # fmt: skip
ORDERS = (
    "{s} {h} {v} {a} {t}.", "{a} {h} {v} {t}.", "{s} {h} {v} {t} {a}.", "{a}, which {s} {h} {v} {t}.", "There is {a} {t}.",
    "{s} {v} {b} and {h} {v} {a} {t}.", "{s} said that {a} {h} {v} {t}.", "{a} {h} {v}, and {b} {h} {v} {t}.",
)  # fmt: skip
VERBS = [*sorted(r["words"] for r in read_rows("treaty_words.csv") if r["kind"] in RELATIONS), "has", "have", "had"]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    parts = {"s": SUBJECTS, "h": HELPERS, "v": VERBS, "a": AGREEMENTS, "b": AGREEMENTS, "t": TAILS}
    drawn = {name: draw(st.sampled_from(words)) for name, words in parts.items()}
    words = " ".join(draw(st.sampled_from(ORDERS)).format_map(drawn).split()).replace(" ,", ",").replace(" .", ".")
    return words[:1].upper() + words[1:]


# a sentence that the cheap tests leave out holds no fact for the rules
@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(sentences(), min_size=1, max_size=3))
def test_nothing_stated_is_left_out(text: list[str]) -> None:
    found = read_treaties(document(" ".join(text)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(treaty_prefilter, "may_state", lambda *_: True)
        patched.setattr(treaty_prefilter, "_only_points", lambda *_: False)
        patched.setattr(treaty_prefilter, "_introduces", lambda *_: True)
        assert read_treaties(document(" ".join(text))) == found


@pytest.mark.parametrize(
    ("text", "is_possible"),
    [
        ("Heroin (kg) 739 1,122", True),
        ("Heroin    739    n/a", True),
        ("2005 (Jan-Oct)  12   1,340", True),
        ("Cocaine: 12 kg (up 6 percent)", True),
        ("Police seized 12 kilograms of heroin that month in two raids.", False),
        # a line of prose that happens to end in a figure stands by no heading and no other row
        ("The police of all three of the provinces in the north took\nthe trouble to seize no more than 12\nkilos from the many.", False),
        ("Heroin seizures by year, in kilograms\n2004  12 kg in two cases\n", True),
        # two spaces behind a full stop are no gap
        ("The year was quiet.  No drugs were seized.", False),
    ],
)
def test_rows(text: str, is_possible: bool) -> None:
    assert may_hold_table(text) == is_possible
