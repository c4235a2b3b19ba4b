"""The cheap looks at a text's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.plain_words import PlainPhrases, has_figure, plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # marks and figures part words
        ("Anti-drug police's 5kg (in 2007)", ["anti", "drug", "police", "s", "kg", "in"]),
        # letters beyond ASCII stay in their word
        ("Café São Tomé", ["café", "são", "tomé"]),
        ("", []),
    ],
)
def test_plain_words(text: str, words: list[str]) -> None:
    assert [word.decode() for word in plain_words(text)] == words


# a phrase is found whatever marks stand between its words, and only whole
def test_phrases() -> None:
    phrases = PlainPhrases({"force": ["entered into force", "in force"], "sign": ["signed"]})
    found = list(phrases.found_in(plain_words("It was signed, and has entered\ninto force.")))
    assert found == [(2, 1, "sign"), (5, 3, "force")]
    assert not phrases.stand_in(plain_words("The force entered into talks, unsigned."))
    assert phrases.telling == {b"entered", b"force", b"signed"}


@given(st.text())
def test_any_text(text: str) -> None:
    assert has_figure(text) == any(c in "0123456789" for c in text)
    assert not any(has_figure(word.decode(errors="replace")) for word in plain_words(text))
