"""Texts as tokens: words, figures with their multipliers, phrases of a lexicon, each at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.cursor import Cursor
from flows.extract.lexicon import LEXICON
from flows.extract.tokens import Lexicon, scan


def lowers(text: str) -> list[str]:
    return [t.lower for t in scan(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        # number words and their multipliers are one figure
        ("six and a half million plants", ["six and a half million", "plants"]),
        ("1.3 million pills", ["1.3 million", "pills"]),
        # a comma between a day and a figure is no thousands separator
        ("On May 31, 200 kilos", ["on", "may", "31", ",", "200", "kilos"]),
        # the hyphen of two months joins dates, that of a word does not
        ("January-October, 2008", ["january", "-", "october", ",", "2008"]),
        ("go-fast boats", ["go-fast", "boats"]),
        # a word that a line breaks behind its hyphen is one, two that `and` joins are not
        ("amphetamine-\n   type drugs, twenty-\nfive kilos", ["amphetamine-type", "drugs", ",", "twenty- five", "kilos"]),
        ("pre-\nand post-war", ["pre", "-", "and", "post-war"]),
        # a figure and its unit without a space
        ("35kg", ["35", "kg"]),
        # letters with points are one word
        ("the U.S. agents", ["the", "u.s.", "agents"]),
        # `m` is a multiplier only beside its figure
        ("5 m tablets", ["5 m", "tablets"]),
    ],
)
def test_scan(text: str, tokens: list[str]) -> None:
    assert lowers(text) == tokens


def test_half_an_hour_is_no_figure_of_its_own() -> None:
    assert [t.kind for t in scan("the first half of 2008")] == ["word", "word", "word", "word", "figure"]


# the longest phrase wins, also over a line break
def test_phrases_are_folded() -> None:
    lexicon = Lexicon({"unit": {"metric tons": "t", "tons": "t"}, "seize": {"seized": "seized"}})
    text = "seized two metric\ntons"
    assert [(t.kind, t.lower, t.value) for t in lexicon.fold(text, scan(text))] == [
        ("seize", "seized", "seized"),
        ("figure", "two", None),
        ("unit", "metric tons", "t"),
    ]


# an earlier kind of the lexicon wins where two share a phrase
def test_the_first_kind_wins() -> None:
    lexicon = Lexicon({"seizure": {"seizures": "seized"}, "unit": {"seizures": "case"}})
    assert lexicon.fold("seizures", scan("seizures"))[0].kind == "seizure"


@given(st.text(alphabet=" \n.,;:()-'’0123456789abcdeKMQÜé$%½", max_size=80))
def test_tokens_stand_in_order_at_their_places(text: str) -> None:
    for tokens in (scan(text), LEXICON.fold(text, scan(text))):
        at = 0
        for token in tokens:
            assert at <= token.start < token.end <= len(text)
            at = token.end
        assert "".join(text[t.start : t.end] for t in tokens).replace(" ", "").replace("\n", "") == "".join(text.split())


def test_brackets_know_their_partners() -> None:
    cursor = Cursor(scan("a ( b ( c ) d ) e )"))
    assert cursor.partner == {1: 7, 7: 1, 3: 5, 5: 3}
    assert cursor.bracket(4) == (3, 5)
    assert cursor.bracket(6) == (1, 7)
    assert cursor.bracket(8) is None
    assert (cursor.lower(-1), cursor.lower(99), cursor.kind(99)) == ("", "", "")
