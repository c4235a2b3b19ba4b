"""Page markers: where they are found, and where not."""

from __future__ import annotations

import pytest

from flows.normalise.markers import find_markers, find_page_heads


@pytest.mark.parametrize(
    ("text", "station", "marker"),
    [
        ("DUSHANBE 00001372  003 OF 008 \n", "DUSHANBE", "DUSHANBE 00001372  003 OF 008"),
        # with the page of the section
        ("HERMOSILLO 00000071  001.2 OF 005", "HERMOSILLO", "HERMOSILLO 00000071  001.2 OF 005"),
        # the point before the page lost (07BRASILIA1774)
        ("BRASILIA 00001774 009 2 OF 012", "BRASILIA", "BRASILIA 00001774 009 2 OF 012"),
        # ten letters of the name, and the text is cut (09BRASILIA1167)
        ("GUADALAJAR 00000379  001.2 OF 004", "GUADALAJARA", "GUADALAJAR 00000379  001.2 OF 004"),
        ("BRASILIA 00001167 005 OF 00", "BRASILIA", "BRASILIA 00001167 005 OF 00"),
        # the name written out, where a text was typed again
        ("PORT AU PRINCE 00001204  002 OF 003", "PORTAUPRINCE", "PORT AU PRINCE 00001204  002 OF 003"),
        # another station's name than the reference ID's (08SECTION01GF02BISHIEK21)
        ("BISHKEK 10061021  001.2 OF 002", "SECTION01GF02BISHIEK", "BISHKEK 10061021  001.2 OF 002"),
        # the station unknown: the longest run of words that a post's name begins with
        ("Joint USUN NEW Y 00001149 002 OF 003 paper", None, "USUN NEW Y 00001149 002 OF 003"),
        ("for US KYIV 00000768 002 OF 002 men", None, "KYIV 00000768 002 OF 002"),
    ],
)
def test_marker(text: str, station: str | None, marker: str) -> None:
    (found,) = find_markers(text, station)
    assert text[found.start : found.end] == marker
    assert found.is_line == (text.strip() == marker)


def test_section_and_number_of_sections() -> None:
    (found,) = find_markers("DUSHANBE 00001372  003 OF 008", "DUSHANBE")
    assert (found.section, found.sections) == (3, 8)


@pytest.mark.parametrize(
    "text",
    [
        "UNCLAS SECTION 01 OF 08 DUSHANBE 001372",
        "PAGE 3 OF 12",
        "A MATTER OF 500 MEN",
        # no name before the numbers
        "00001372  003 OF 008",
        # glued to the word before
        "Dushanbe00001372  003 OF 008",
        # small letters
        "dushanbe 00001372  003 OF 008",
        "",
    ],
)
def test_no_marker(text: str) -> None:
    assert list(find_markers(text, "DUSHANBE")) == []


def without_page_heads(text: str) -> str:
    for start, end, instead in reversed(list(find_page_heads(text))):
        text = text[:start] + instead + text[end:]
    return text


# On a line of its own, with the foot of the page above it, or with the text of the next page behind it (02VATICAN819).
@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("of\nPAGE 02        RUEHDBU  00205  071151Z \nheroin", "of\nheroin"),
        ("of\nPAGE TWO RUEHDBU 0205 UNCLAS \nheroin", "of\nheroin"),
        ("of\nPAGE 02 OF 03 RUEHDBU #0205\nheroin", "of\nheroin"),
        ("of\nUNCLASSIFIED \n \nPAGE 02 DUSHAN 00205 071151Z\nheroin", "of\nheroin"),
        ("of  UNCLASSIFIED\nPAGE 02 DUSHAN 00205 071151Z heroin", "of heroin"),
        ("of  UNCLASSIFIED\nPAGE 02 DUSHAN 00205 071151Z\nheroin", "of\nheroin"),
        ("heroin\nPAGE 03 DUSHANBE 00205", "heroin\n"),
    ],
)
def test_page_head(text: str, without: str) -> None:
    assert without_page_heads(text) == without


@pytest.mark.parametrize(
    "text",
    [
        "PAGE 3 OF 12",
        # within a sentence, or going on as one
        "SEE PAGE 02 RUEHDBU 0205 071151Z",
        "PAGE 12 PARIS 2003 SAYS SO",
        "PAGE 12 of Paris 2003",
        "PAGES 12 PARIS 2003",
    ],
)
def test_no_page_head(text: str) -> None:
    assert without_page_heads(text) == text
