"""Paragraphs put together in a random style are read back, and the numbers of any text stand in its order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.normalise.numbering import find_numbers
from flows.normalise.signature import find_signature
from tests.normalise.pages import bare_cable

SENTENCES = st.lists(
    st.sampled_from(
        ["Guards at the upper post seized it.", "They burned it.", "The governor thanked them for it (see ref).", "It rained in May."]
    ),
    min_size=1,
    max_size=4,
)
PARAGRAPHS = st.lists(st.tuples(st.sampled_from(["U", "SBU", "C", "S/NF", "C//NF"]), SENTENCES), min_size=2, max_size=9)
MARKED = ["{n}. ({m}) ", "{n}.({m}) ", "({m}) {n}. ", "{n}) ({m}) ", "{n}.  ( {m} ) ", "{n} ({m}) ", "{n}. [{m}] ", " {n}. ({m}) "]
UNMARKED = ["{n}. ", "{n}) ", "({n}) ", "PARA {n}. ", "{n}."]
NAMES = st.sampled_from(["HALVORSEN", "VAN VOORST", "O'NEIL", "DE LA CRUZ", "McGEE", "Susman", "van Voorst", "HALVORSEN/ORM"])
BELOW = st.sampled_from(["", "BT\n", "BT\n#0205\n\nNNNN\n", "UNCLASSIFIED\n", "==== CABLE ENDS ====\n"])


# one style a text, with blank lines between the paragraphs or none, signed
@given(PARAGRAPHS, st.sampled_from(MARKED + UNMARKED), st.booleans(), NAMES, BELOW)
@settings(max_examples=200, deadline=None)
def test_numbered_paragraphs_are_read_back(
    paragraphs: list[tuple[str, list[str]]], style: str, blank_lines: bool, name: str, below: str
) -> None:
    texts = [" \n".join(sentences) for _, sentences in paragraphs]
    numbered = [style.format(n=n, m=m) + text for n, ((m, _), text) in enumerate(zip(paragraphs, texts, strict=True), start=1)]
    cable = bare_cable(f"SUBJECT: X\n\n{(chr(10) * 2 if blank_lines else chr(10)).join(numbered)}\n\n{name}\n{below}")
    assert [p.paragraph for p in cable.paragraphs] == list(range(1, len(texts) + 1))
    assert [p.marking for p in cable.paragraphs] == [marking if style in MARKED else None for marking, _ in paragraphs]
    assert [p.text.text for p in cable.paragraphs] == texts
    assert [p.heading for p in cable.paragraphs] == [None] * len(texts)
    assert cable.signed_by == name


PIECES = (
    "1.", "2. ", "3) ", "(1) ", "(2)", "(U) 4. ", "5 (U)", "PARA 1 ", "l. (U) ", "10.", " 2008. ", "XXXXXXXXXXXX", "---", "I. Summary",
    "Guards", "seized.", " It", ", ", "\n", "\n\n", " \n", "more and more " * 30,
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.integers(0, 30))
@settings(max_examples=300, deadline=None)
def test_numbers_stand_in_order_within_the_text(text: str, start: int) -> None:
    start = min(start, len(text))
    numbers, _ = find_numbers(text, start, len(text))
    places = [place for number in numbers for place in (number.start, number.end)]
    assert places == sorted(places)
    assert all(start <= place <= len(text) for place in places)


# cut off once, the text has nothing more below its signature
@given(SENTENCES, NAMES, BELOW)
def test_a_signature_is_cut_off_once(sentences: list[str], name: str, below: str) -> None:
    text = "\n".join(sentences) + f"\n\n{name}\n{below}"
    end, signed = find_signature(text, 0, len(text))
    assert signed == name
    assert find_signature(text, 0, end) == (end, None)
