"""The lists of captions, classifications, labels and titles hold together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.vocabulary import read_rows
from flows.vocabulary.head_words import CAPTIONS, CAPTIONS_ANYWHERE, CLASSIFICATIONS, OFFICER_TITLES, alternatives, label_spellings


# a spelling that stood twice would hide one of its meanings
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("captions.csv", ("spelling",)),
        ("classification_words.csv", ("spelling",)),
        ("head_labels.csv", ("label", "spelling")),
        ("officer_titles.csv", ("word",)),
    ],
)
def test_rows_are_unique_and_sorted(name: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in key) for row in read_rows(name)]
    assert keys == sorted(set(keys))


def test_lists_are_in_capitals_and_have_reasons() -> None:
    for name in ("captions.csv", "classification_words.csv", "head_labels.csv"):
        for row in read_rows(name):
            assert row["spelling"] == row["spelling"].upper()
            assert row["reason"], row
    assert all(word == word.upper() for word in OFFICER_TITLES)


# each standard form is a spelling of itself, so that what was read once is read again
def test_standard_forms_are_spellings() -> None:
    for listed in (CAPTIONS, CLASSIFICATIONS):
        assert {form for form in listed.values() if listed.get(form) != form} == set()
    assert set(CAPTIONS_ANYWHERE) <= set(CAPTIONS)


# a slip that a longer word begins with would hide it
def test_no_label_has_two_meanings() -> None:
    labels = sorted({row["label"] for row in read_rows("head_labels.csv")})
    spellings = [spelling for label in labels for spelling in label_spellings(label)]
    assert labels == ["classified_by", "declassify_on", "derived_from", "executive_order", "reason", "references", "subject", "tags"]
    assert len(spellings) == len(set(spellings))


def test_alternatives_take_the_longest() -> None:
    pattern = re.compile(alternatives(["REF", "REFTEL", "REFTELS", "E O"]))
    assert [match[0] for match in pattern.finditer("REFTELS REFTEL REFX E   O")] == ["REFTELS", "REFTEL", "REF", "E   O"]


WORDS = st.lists(st.text(alphabet="AB.", min_size=1, max_size=5), min_size=1, max_size=8)


# the tree of beginnings says what the plain list says
@given(WORDS, st.text(alphabet="AB.", max_size=8))
def test_alternatives_match_what_is_listed(words: list[str], text: str) -> None:
    match = re.match(alternatives(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match[0] if match else None) == longest
