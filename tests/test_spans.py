"""Text that leads back to its raw page, whatever was cut from it or put in its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.spans import Edit, MappedText


def test_a_cut_leads_back_over_the_gap() -> None:
    # a page marker inside a sentence
    raw = "seized 12 [PAGE 2] kilos"
    text = MappedText.identity(raw).edit([Edit(10, 19, "")])
    assert text.text == "seized 12 kilos"
    start, end = text.raw_span(7, 15)
    assert raw[start:end] == "12 [PAGE 2] kilos"


def test_a_decoded_entity_is_one_character_of_text_and_eight_of_the_page() -> None:
    raw = "kilos&#x000A;2008"
    text = MappedText.identity(raw).edit([Edit(5, 13, "\n")])
    assert text.text == "kilos\n2008"
    assert text.raw_span(5, 6) == (5, 13)
    assert text.raw_span(6, 10) == (13, 17)


def test_edits_of_edited_text_still_count_in_the_page() -> None:
    raw = "TajikistanQs&#x000A;border"
    once = MappedText.identity(raw).edit([Edit(12, 20, "\n")])
    twice = once.edit([Edit(10, 11, "'"), Edit(12, 13, " ")])
    assert twice.text == "Tajikistan's border"
    start, end = twice.raw_span(13, 19)
    assert raw[start:end] == "border"


def test_parts_from_two_places_join_in_order() -> None:
    # a sentence that ends in the next numbered paragraph
    raw = "On October 7, 2. the agreement was signed."
    text = MappedText.concat([MappedText.identity(raw).slice(0, 14), MappedText.identity(raw).slice(17, len(raw))])
    assert text.text == "On October 7, the agreement was signed."
    assert text.raw_span(0, len(text)) == (0, len(raw))


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        MappedText.identity("abcdef").edit([Edit(0, 3, ""), Edit(2, 4, "")])


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        MappedText.identity("abc").raw_span(2, 9)


def test_an_empty_text_has_an_empty_span() -> None:
    assert MappedText.identity("").raw_span(0, 0) == (0, 0)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, MappedText]:
    """A raw text and what several rounds of cuts make of it."""
    raw = draw(st.text(min_size=1, max_size=60))
    text = MappedText.identity(raw)
    for _ in range(draw(st.integers(0, 3))):
        size = len(text)
        cuts = sorted(draw(st.sets(st.integers(0, size), max_size=6)))
        text = text.edit([Edit(a, b, "") for a, b in zip(cuts[::2], cuts[1::2], strict=False)])
    return raw, text


@given(edited())
def test_every_character_left_stands_where_it_leads_back_to(case: tuple[str, MappedText]) -> None:
    raw, text = case
    for i, character in enumerate(text.text):
        start, end = text.raw_span(i, i + 1)
        assert raw[start:end] == character


@given(edited(), st.data())
def test_a_slice_leads_back_as_the_whole_does(case: tuple[str, MappedText], data: st.DataObject) -> None:
    _, text = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text.slice(start, end)
    assert part.text == text.text[start:end]
    if part.text:
        assert part.raw_span(0, len(part)) == text.raw_span(start, end)


@given(edited())
def test_a_text_survives_its_numbers(case: tuple[str, MappedText]) -> None:
    _, text = case
    assert MappedText.from_numbers(text.text, text.numbers()) == text


Letter = tuple[str, int, int]


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[list[Letter], MappedText]:
    """A text after several rounds of edits, and what each of its characters stands for, worked out one by one.

    What is put in is a single character, as all repairs and nearly all entities give: of two that stand for one run, a later cut could
    leave as many as the run has characters, and the two would be taken to correspond.
    """
    raw = draw(st.text("abc\n", min_size=1, max_size=40))
    text = MappedText.identity(raw, raw_start := draw(st.integers(0, 9)))
    letters = [(character, raw_start + at, raw_start + at + 1) for at, character in enumerate(raw)]
    for _ in range(draw(st.integers(0, 3))):
        cuts = sorted(draw(st.sets(st.integers(0, len(letters)), max_size=8)))
        edits = [Edit(a, b, draw(st.text("xyz", max_size=1))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        text = text.edit(edits)
        for start, end, replacement in reversed(edits):
            first, last = letters[start][1], letters[end - 1][2]
            exact = len(replacement) == last - first
            letters[start:end] = [
                (character, first + at, first + at + 1) if exact else (character, first, last) for at, character in enumerate(replacement)
            ]
    return letters, text


@given(rewritten(), st.data())
def test_every_part_of_a_rewritten_text_leads_back_to_what_its_characters_stand_for(
    case: tuple[list[Letter], MappedText], data: st.DataObject
) -> None:
    letters, text = case
    start = data.draw(st.integers(0, len(text)))
    whole = MappedText.concat([text.slice(0, start), text.slice(start, len(text))])
    part = data.draw(st.sampled_from([text.slice(start, len(text)), whole]))
    letters = letters[len(letters) - len(part) :]
    assert part.text == "".join(character for character, _, _ in letters)
    ends = sorted(data.draw(st.sets(st.integers(0, len(part)), max_size=6)))
    spans = [("part", a, b) for a, b in pairwise(ends)]
    expected = [(letters[a][1], letters[b - 1][2]) for _, a, b in spans]
    assert [part.raw_span(a, b) for _, a, b in spans] == expected
    assert part.raw_spans(spans) == [(*span, "part") for span in expected]
    assert MappedText.from_numbers(part.text, part.numbers()) == part


def test_texts_that_say_the_same_of_different_places_differ() -> None:
    assert MappedText.identity("heroin", 3) == MappedText.identity("in heroin", 0).slice(3, 9)
    assert MappedText.identity("heroin", 3) != MappedText.identity("heroin", 4)
    assert MappedText.identity("heroin") != "heroin"
    assert len({MappedText.identity("heroin", 3), MappedText.identity("heroin", 3)}) == 1
