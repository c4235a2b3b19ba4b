"""Every character of a page belongs to one region, and each region is what its name says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fetch.sources import look_at
from flows.normalise import NormalisedPage, normalise_page
from flows.normalise.decode import verbatim
from flows.normalise.regions import BodyParts, read_regions
from flows.spans import MappedText
from flows.tables import REGIONS
from tests.normalise.pages import BODY, HEADER, PageOf, read, text_with
from tests.normalise.test_properties import TEXT
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).resolve().parents[2]

Piece = tuple[str, str]


def pieces(page: NormalisedPage) -> list[Piece]:
    """Each region with the characters of the page that it stands for."""
    assert page.cable is not None
    found, at = [], 0
    for region, end in page.cable.regions:
        found.append((region, page.raw_text[at:end]))
        at = end
    return found


def told(page: NormalisedPage) -> list[Piece]:
    """The same without what is blank."""
    return [piece for piece in pieces(page) if piece[0] != "blank"]


def of_kind(region: str, page: NormalisedPage) -> list[str]:
    """The pieces of one kind."""
    return [text for name, text in pieces(page) if name == region]


def test_a_text_page_from_its_first_character_to_its_last() -> None:
    assert told(read(PageOf().text())) == [
        ("navigation", "Browse by tag\nA B C\n\n"),
        (
            "box",
            "Reference ID Created Released Classification Origin\n"
            "08DUSHANBE205 2008-03-07 11:45 2011-08-30 01:44 UNCLASSIFIED Embassy Dushanbe\n",
        ),
        *[("header_line", line) for line in HEADER.split("\n")],
        ("classification_line", "UNCLAS SECTION 01 OF 02 DUSHANBE 000205"),
        ("caption", "SIPDIS \n \nSTATE FOR SCA/CEN"),
        ("executive_order", "E.O. 12958:  N/A"),
        ("tags", "TAGS: SNAR PGOV TI"),
        ("subject", "SUBJECT: MOUNTAIN POST SEIZES MORE THAN \nIN ANY YEAR BEFORE"),
        ("references", "REF: STATE 20451"),
        ("heading", "Summary"),
        ("paragraph_number", "1. (U)"),
        ("paragraph", "Guards at the upper post seized 85 kg of heroin in January. \nThey burned it the same week."),
        ("paragraph_number", "2. (U)"),
        ("paragraph", "The governor thanked them."),
        ("signature", "HALVORSEN"),
    ]


def test_an_html_page_has_markup_around_the_same_cable() -> None:
    page = pieces(read(PageOf().html()))
    inner = [piece for piece in page if piece[0] not in ("navigation", "box", "markup", "blank")]
    text = [piece for piece in told(read(PageOf().text())) if piece[0] not in ("navigation", "box")]
    assert [(region, text.replace("&#x000A;", "\n")) for region, text in inner] == text
    first, box, before, *_, after, last = page
    assert (first[0], first[1]) == ("navigation", "<html><body><p>navigation &amp; all</p>\n")
    assert (box[0], box[1][:22], box[1][-8:]) == ("box", "<table class='cable'>\n", "</table>")
    assert before == ("markup", "\n<code><pre>")
    assert (after, last) == (("markup", "</pre>"), ("navigation", "</code>\n</body>\n</html>\n"))
    assert ("markup", "</pre></code>\n<code><pre>") in page


def test_a_row_of_the_dump_has_its_fields_for_a_box() -> None:
    page = pieces(read(PageOf().dump_row(), "dump_row"))
    assert page[:3] == [
        ("markup", '"'),
        ("box", '1","3/7/2008 11:45","08DUSHANBE205","Embassy Dushanbe","UNCLASSIFIED","'),
        ("markup", '","'),
    ]
    assert page[-1] == ("markup", '"')


def test_what_was_cut_out_of_a_paragraph_parts_it() -> None:
    body = text_with(
        "1. (U) Guards at the upper post \nQGuards at the upper post \nseized 85 kg \n \nDUSHANBE 00000205  002 OF 002 \n \n \nof heroin."
    )
    page = read(PageOf(body=body.replace("QGuards", "Q1. (U) Guards")).text())
    assert [piece for piece in told(page) if piece[0] in ("paragraph", "page_marker", "duplicate")] == [
        ("paragraph", "Guards at the upper post \n"),
        ("duplicate", "Q1. (U) Guards at the upper post \n"),
        ("paragraph", "seized 85 kg \n"),
        ("page_marker", " \nDUSHANBE 00000205  002 OF 002 \n \n \n"),
        ("paragraph", "of heroin."),
    ]


def test_a_header_that_the_body_has_again_is_a_duplicate() -> None:
    page = read(PageOf(body=f"{HEADER}\n \n{BODY}").html())
    assert of_kind("header_line", page) == of_kind("duplicate", page) == HEADER.split("\n")


def test_the_header_that_only_the_body_has_is_no_duplicate() -> None:
    page = read(PageOf(header="", body=f"{HEADER}\n \n{BODY}").html())
    assert of_kind("header_line", page) == HEADER.split("\n")
    assert of_kind("duplicate", page) == []


def test_of_two_copies_of_a_text_the_first_is_a_duplicate_but_for_what_only_it_has() -> None:
    first = "UNCLAS DUSHANBE 000205 \n \nSUBJECT: SEIZURES \n \nGuards seized \n \n"
    page = read(PageOf(body=first + text_with("1. (U) Guards seized heroin.").replace("SUBJECT: SEIZURES \n", "")).html())
    assert [piece for piece in told(page) if piece[0] in ("duplicate", "subject")] == [
        ("duplicate", "UNCLAS DUSHANBE 000205"),
        ("subject", "SUBJECT: SEIZURES"),
        ("duplicate", "Guards seized"),
    ]
    assert of_kind("paragraph", page) == ["Guards seized heroin."]


def test_a_record_of_another_cable_behind_the_text() -> None:
    record = "\n70112 3/9/2008 11:00 08PARIS411 Embassy Paris UNCLASSIFIED \n \nUNCLAS PARIS 000411 \n \nSUBJECT: BREAD \n \n1. Bread. \n"
    page = read(PageOf(body=BODY + record).html())
    assert of_kind("foreign_record", page) == [record.strip().replace("\n", "&#x000A;")]
    assert of_kind("paragraph", page)[-1] == "The governor thanked them."


def test_below_the_text_stand_signatures_and_the_rest() -> None:
    page = read(PageOf(body=BODY + "HALVORSEN \nBT \n#0205 \nNNNN \n").html())
    assert of_kind("signature", page) == ["HALVORSEN", "HALVORSEN"]
    assert of_kind("after_text", page) == ["BT &#x000A;#0205 &#x000A;NNNN"]


def test_the_word_that_a_page_breaks_off_in() -> None:
    for whole in (PageOf().html(), PageOf().text()):
        page = read(whole[: whole.index("burned it") + 3])
        # the cut comes with the blank before it
        assert told(page)[-1] == ("cut_off", " bur")


def test_a_sentence_that_moved_belongs_to_a_paragraph() -> None:
    body = text_with("1. (U) All burned. On October 7, 2008, \n \n2. (U) the Embassy sent a letter.")
    assert [piece for piece in told(read(PageOf(body=body).text())) if piece[0].startswith("paragraph")] == [
        ("paragraph_number", "1. (U)"),
        ("paragraph", "All burned."),
        ("paragraph", "On October 7, 2008,"),
        ("paragraph_number", "2. (U)"),
        ("paragraph", "the Embassy sent a letter."),
    ]


def test_what_two_claim_belongs_to_the_first() -> None:
    # no reader gives such an outline; whatever comes, the page is covered once
    outline = [("box", 0, 8), ("markup", 2, 5), ("markup", 6, 9), ("navigation", 9, 9)]
    nothing = BodyParts(0, 0, 0, 0, 0, (), (), None)
    regions = read_regions(12, outline, (), (), MappedText.identity(""), nothing, ())
    assert regions == (("box", 8), ("markup", 9), ("blank", 12))


def test_a_page_marker_behind_everything_else() -> None:
    page = read(PageOf(body=f"{BODY}DUSHANBE 00000205  003 OF 003 \n").text())
    assert pieces(page)[-1] == ("page_marker", "DUSHANBE 00000205  003 OF 003 \n")


def test_the_header_of_an_e_mail_is_a_header_although_the_head_is_looked_for_in_it() -> None:
    lines = ["From: Desk", "To: Post", "Subject: Seizures"]
    page = read(PageOf(header="", body="\n".join(lines) + "\n\n1. Guards seized 85 kg of heroin.\n").html())
    assert [piece for piece in told(page) if piece[0] not in ("navigation", "box", "markup")] == [
        *[("header_line", line) for line in lines],
        ("paragraph_number", "1."),
        ("paragraph", "Guards seized 85 kg of heroin."),
    ]
    # without a label nothing tells where the text begins
    page = read(PageOf(header="", body="From: Desk\nTo: Post\n\nGuards seized 85 kg.\n").html())
    assert of_kind("header_line", page) == ["From: Desk", "To: Post"]
    assert of_kind("paragraph", page) == ["Guards seized 85 kg."]


def test_labels_on_the_line_of_the_classification() -> None:
    # a text whose lines were joined
    body = "UNCLAS DUSHANBE 000205 SIPDIS E.O. 12958: N/A TAGS: SNAR TI SUBJECT: SEIZURES \n \n1. (U) Guards seized heroin. \n"
    assert told(read(PageOf(body=body).dump_row(), "dump_row"))[-7:-1] == [
        ("classification_line", "UNCLAS DUSHANBE 000205 SIPDIS"),
        ("executive_order", "E.O. 12958: N/A"),
        ("tags", "TAGS: SNAR TI"),
        ("subject", "SUBJECT: SEIZURES"),
        ("paragraph_number", "1. (U)"),
        ("paragraph", "Guards seized heroin."),
    ]


def check_cover(page: NormalisedPage) -> None:
    """What must hold of the regions of any page: they rebuild it, and what is blank has nothing to read."""
    found = pieces(page)
    assert page.cable is not None
    assert "".join(text for _, text in found) == page.raw_text
    assert all(text for _, text in found)
    names = [region for region, _ in found]
    assert REGIONS.keys() >= set(names)
    assert all(name != following for name, following in pairwise(names))
    for region, text in found:
        if region == "blank":
            assert verbatim(text, page.cable.page_layout, 0, len(text)).strip("¶\\ ") == "", text


@given(TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_the_regions_of_a_page_of_anything_rebuild_it(header: str, body: str) -> None:
    page = PageOf(header=header.replace("</pre>", ""), body=body.replace("</pre>", ""))
    for source, kind in ((page.text(), "file"), (page.html(), "file"), (page.dump_row(), "dump_row")):
        normalised = read(source.encode("utf-8", "replace"), kind)
        if normalised.cable is not None:
            check_cover(normalised)


@given(st.integers(min_value=0, max_value=5000), st.sampled_from(["html", "text"]))
@settings(deadline=None)
def test_the_regions_of_a_page_cut_anywhere_rebuild_it(length: int, layout: str) -> None:
    normalised = read(getattr(PageOf(), layout)()[:length])
    if normalised.cable is not None:
        check_cover(normalised)


def pages_in(folder: Path) -> Iterator[NormalisedPage]:
    """The pages of a folder that hold a cable."""
    for page in look_at(str(folder)).pages():
        normalised = normalise_page("0" * 64, page.source, page.kind, page.data)
        if normalised.cable is not None:
            yield normalised


@pytest.mark.parametrize("folder", ["samples", "tests/pages"])
def test_the_regions_of_our_own_pages_rebuild_them(folder: str) -> None:
    count = 0
    for page in pages_in(ROOT / folder):
        check_cover(page)
        check_paragraphs(page)
        count += 1
    assert count >= 7


@needs_shared
def test_the_regions_of_all_real_pages_rebuild_them() -> None:
    count = 0
    for page in pages_in(SHARED / "cables"):
        check_cover(page)
        check_paragraphs(page)
        count += 1
    assert count == 895


def check_paragraphs(page: NormalisedPage) -> None:
    """The regions of paragraphs hold their text, no more and no less; but for what repairs put in the place of a Q."""
    assert page.cable is not None
    raw = "".join(_letters(verbatim(text, page.cable.page_layout, 0, len(text))) for text in of_kind("paragraph", page))
    assert raw == "".join(_letters(paragraph.text.text) for paragraph in page.cable.paragraphs), page.cable.cable_id


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum() and character != "Q")
