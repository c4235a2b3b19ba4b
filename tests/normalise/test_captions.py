"""Captions: on lines of their own, among other words, on the classification line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.normalise.captions import captions_of_classification_line, captions_of_line, captions_within
from flows.vocabulary.head_words import CAPTIONS, CAPTIONS_ANYWHERE


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("SIPDIS", ["SIPDIS"]),
        ("ROGER CHANNEL", ["ROGER CHANNEL"]),
        ("TERREP", ["TERREP"]),
        # several, with blanks, strokes, commas or nothing between
        ("NOFORN SIPDIS", ["NOFORN", "SIPDIS"]),
        ("NODIS//NOFORN", ["NODIS", "NOFORN"]),
        ("SENSITVE, SIPDIS", ["SENSITIVE", "SIPDIS"]),
        ("NOFORNSIPDIS", ["NOFORN", "SIPDIS"]),
        ("DS CHANNEL - STADIS", ["DS CHANNEL", "STADIS"]),
        # spaced out; with what was corrected
        ("S I P D I S", ["SIPDIS"]),
        ("C O R R E C T E D   C O P Y (PARAGRAPH 2 TEXT)", ["CORRECTED COPY"]),
        # 10BERLIN8: in quotes
        ('"PERISHABLE INFORMATION -- DO NOT SERVICE"', ["PERISHABLE INFORMATION"]),
        # 07PARIS1791
        ("SENSITIVE BUT UNCLASSIFIED -- HANDLE ACCORDINGLY", ["SENSITIVE BUT UNCLASSIFIED"]),
        # a letter lost, doubled or swapped
        ("SIPDS", ["SIPDIS"]),
        ("NOFRON", ["NOFORN"]),
    ],
)
def test_a_line_of_captions(line: str, captions: list[str]) -> None:
    assert captions_of_line(line) == captions


# passing lines, stations, sentences
@pytest.mark.parametrize(
    "line", ["STATE FOR THE SENSITIVE CASES UNIT", "DEPT FOR NF", "JORDAN", "The caption is SIPDIS", "sipdis is a caption", "\xa0", ""]
)
def test_a_line_that_is_none(line: str) -> None:
    assert captions_of_line(line) is None


def test_captions_among_other_words() -> None:
    # glued to the serial number, and to each other
    assert captions_within("DUSHANBE 000205SIPDIS STATE FOR SCA NOFORNEXDIS") == ["SIPDIS", "NOFORN", "EXDIS"]
    assert captions_within("STATE FOR SENSITIVE CASES") == []


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("UNCLAS DUSHANBE 000205", []),
        ("UNCLAS SENSITIVE DUSHANBE 000205", ["SENSITIVE"]),
        ("UNCLAS E F T O DUSHANBE 000205", ["EFTO"]),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY DUSHANBE 205", ["FOR OFFICIAL USE ONLY"]),
        ("CONFIDENTIAL//NF DUSHANBE 000205", ["NOFORN"]),
        ("S E C R E T NOFORN SECTION 01 OF 02 DUSHANBE 000205 SIPDIS", ["NOFORN", "SIPDIS"]),
        ("SECRET ROGER CHANNEL DUSHANBE 000205", ["ROGER CHANNEL"]),
        ("UNCLAS DUSHANBE 000205SIPDIS", ["SIPDIS"]),
        # NF within a name is none
        ("UNCLAS SECTION 01 OF 02 NF CITY 000205", []),
    ],
)
def test_captions_on_the_classification_line(line: str, captions: list[str]) -> None:
    assert captions_of_classification_line(line) == captions


# any captions of the list on one line are read in order, and their standard spellings are read as themselves
@given(
    st.lists(st.sampled_from(sorted(CAPTIONS)), min_size=1, max_size=3).filter(lambda words: len(" / ".join(words)) <= 80),
    st.sampled_from(["//", ", ", " / "]),
)
def test_listed_captions_are_read(spellings: list[str], between: str) -> None:
    read = captions_of_line(between.join(spellings))
    assert read == [CAPTIONS[spelling] for spelling in spellings]
    assert [caption for name in read for caption in captions_of_line(name) or []] == read


@given(st.text(max_size=90))
def test_any_line_is_read(line: str) -> None:
    known = set(CAPTIONS.values())
    for found in (captions_of_line(line.strip()) or [], captions_of_classification_line(line)):
        assert known.issuperset(found)
    assert set(CAPTIONS_ANYWHERE).issuperset(captions_within(line))
