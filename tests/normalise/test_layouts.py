"""Page layouts: where box, header and body stand on each kind of page, and pages that are none."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.normalise.pages import BODY, HEADER, PageOf, cable_of, read


@pytest.mark.parametrize("layout", ["site_html_2011", "site_text", "dump_row"])
def test_each_layout_gives_the_same_cable(layout: str) -> None:
    page = PageOf()
    source = {"site_html_2011": page.html(), "site_text": page.text(), "dump_row": page.dump_row()}[layout]
    cable = cable_of(source, "dump_row" if layout == "dump_row" else "file")
    assert cable.page_layout == layout
    assert (cable.cable_id, cable.classification, cable.origin) == ("08DUSHANBE205", "UNCLASSIFIED", "Embassy Dushanbe")
    assert cable.created_at == datetime(2008, 3, 7, 11, 45)
    # the dump has no time of release
    assert cable.released_at == (None if layout == "dump_row" else datetime(2011, 8, 30, 1, 44))
    assert cable.post_country == "TJK"
    assert cable.from_station == "AMEMBASSY DUSHANBE"
    assert cable.subject == "MOUNTAIN POST SEIZES MORE THAN IN ANY YEAR BEFORE"
    assert [p.paragraph for p in cable.paragraphs] == [1, 2]
    assert cable.signed_by == "HALVORSEN"
    assert cable.header_text == HEADER
    assert cable.body == BODY.strip()


def test_box_of_2010_has_four_columns() -> None:
    # 09ANKARA1594: the creation is called Date, and there is no release
    cable = cable_of(PageOf().html(("Reference ID", "Date", "Classification", "Origin")))
    assert cable.page_layout == "site_html_2010"
    assert cable.created_at == datetime(2008, 3, 7, 11, 45)
    assert cable.released_at is None
    assert (cable.classification, cable.origin) == ("UNCLASSIFIED", "Embassy Dushanbe")


def test_columns_go_by_their_headings() -> None:
    cable = cable_of(PageOf().html(("Origin", "Classification", "Released", "Created", "Reference ID")))
    assert (cable.cable_id, cable.origin, cable.classification) == ("08DUSHANBE205", "Embassy Dushanbe", "UNCLASSIFIED")
    assert cable.released_at == datetime(2011, 8, 30, 1, 44)


@pytest.mark.parametrize(
    ("classification", "origin"),
    [
        # a classification of several words, before an origin that begins with capitals
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "US Mission Geneva"),
        ("CONFIDENTIAL//NOFORN", "USUN New York"),
        ("SECRET", "Secretary of State"),
    ],
)
def test_text_box_tells_classification_from_origin(classification: str, origin: str) -> None:
    cable = cable_of(PageOf(classification=classification, origin=origin).text())
    assert (cable.classification, cable.origin) == (classification, origin)


def test_an_empty_header_is_no_header() -> None:
    cable = cable_of(PageOf(header="").text())
    assert cable.header_text is None
    assert not cable.has_full_header
    assert cable.header_lines == ()


def test_a_row_of_the_dump_escapes_quotes_and_backslashes() -> None:
    body = BODY.replace("thanked them", 'said "well done" on drive C:\\ of the post')
    cable = cable_of(PageOf(body=body).dump_row(), "dump_row")
    assert cable.paragraphs[1].text.text == 'The governor said "well done" on drive C:\\ of the post.'


@pytest.mark.parametrize(
    ("page", "kind", "reason"),
    [
        ("", "file", "empty file"),
        (b" \n\t ", "file", "empty file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1", "file", "binary file"),
        (bytes(range(1, 9)) * 40 + b"text", "file", "binary file"),
        ("<html><body><h1>Recipes</h1></body></html>", "file", "another site"),
        ("Just some words saved as text.\n", "file", "another site"),
        # a page that breaks off in the box, before the body, or just after its beginning
        (PageOf().html().split("</table>")[0], "file", "truncated page: it breaks off within the box"),
        (PageOf().html().split("</pre>")[0], "file", "truncated page: it breaks off before the body"),
        (PageOf().html().split("UNCLAS ")[0], "file", "truncated page: it breaks off before the body"),
        (PageOf().text().split(" 11:45")[0], "file", "truncated page: it breaks off within the box"),
        (PageOf().text().split("FM AMEMBASSY")[0], "file", "truncated page: it breaks off before the text"),
        (PageOf(reference_id="").html(), "file", "no reference ID"),
        (PageOf(reference_id="DUSHANBE").html(), "file", "no reference ID"),
        (PageOf(reference_id="").text(), "file", "no reference ID"),
        (PageOf(reference_id="").dump_row(), "dump_row", "no reference ID"),
        (PageOf(origin="").html(), "file", "lacks classification or origin"),
        (PageOf(body="").html(), "file", "without a body"),
        (",".join(['"x"'] * 7), "dump_row", "7 fields, not 8"),
        (",".join(['"x"'] * 9), "dump_row", "9 fields, not 8"),
        (PageOf().dump_row()[:-1], "dump_row", "quotes do not match"),
        ("no quotes at all", "dump_row", "quotes do not match"),
    ],
)  # fmt: skip
def test_a_page_without_a_cable_says_why(page: str | bytes, kind: str, reason: str) -> None:
    normalised = read(page, kind)
    assert normalised.cable is None
    assert normalised.completeness == 0
    assert len(normalised.quarantine) == 1
    assert reason in normalised.quarantine[0]


def test_an_html_page_that_breaks_off_in_the_body_is_kept_to_its_last_whole_word() -> None:
    page = PageOf().html()
    normalised = read(page[: page.index("burned it") + 3])
    assert normalised.cable is not None
    assert "breaks off within the body" in normalised.quarantine[0]
    # the word that is cut in two could be a figure
    assert normalised.cable.paragraphs[0].text.text.endswith("in January. \nThey")
    assert normalised.completeness < read(page).completeness


def test_a_text_page_that_breaks_off_in_a_line_is_kept_to_its_last_whole_word() -> None:
    page = PageOf().text()
    normalised = read(page[: page.index("burned it") + 3])
    assert normalised.cable is not None
    assert "breaks off within a line" in normalised.quarantine[0]
    assert normalised.cable.paragraphs[0].text.text.endswith("They")


# a text page has no mark where the cable's own text begins but its classification line, which some cables lack
@pytest.mark.parametrize("header", [HEADER, ""])
def test_a_text_page_without_a_classification_line_is_read_from_its_head_on(header: str) -> None:
    cable = cable_of(PageOf(header=f"{header}\n" if header else "", body=BODY[BODY.index("E.O.") :]).text())
    assert cable.subject == "MOUNTAIN POST SEIZES MORE THAN IN ANY YEAR BEFORE"
    assert cable.has_full_header == bool(header)
    assert [p.paragraph for p in cable.paragraphs] == [1, 2]
    assert cable.body.startswith("E.O. 12958:")


# one line of a paragraph more than the header is enough, a line that tells nothing is not
def test_a_text_page_with_neither_head_nor_paragraph_is_truncated() -> None:
    assert read(PageOf(body="1. (U) Guards seized 85 kg of heroin. \n").text()).cable is not None
    normalised = read(PageOf(body="Viewing cable \n").text())
    assert normalised.cable is None
    assert normalised.quarantine == ("truncated page: it breaks off before the text of the cable",)


def test_broken_utf8_is_counted_and_the_cable_kept() -> None:
    data = PageOf().text().encode().replace(b"governor", b"gov\xe9rnor \xff\xfe")
    normalised = read(data)
    assert normalised.cable is not None
    assert normalised.quarantine == ("broken UTF-8: 3 bytes are no text and stand as U+FFFD",)
    assert "gov\ufffdrnor" in normalised.raw_text


def test_an_unreadable_time_is_said_and_the_cable_kept() -> None:
    normalised = read(PageOf(created="yesterday").html())
    assert normalised.cable is not None
    assert normalised.cable.created_at is None
    assert "no time of creation" in normalised.quarantine[0]


def test_completeness_ranks_the_pages_of_a_cable() -> None:
    page = PageOf()
    html, row = read(page.html()), read(page.dump_row(), "dump_row")
    # the same text: the page with a time of release is better
    assert html.completeness > row.completeness
    # a page without its header, or with half of the body, is worse than the row
    assert read(PageOf(header="").html()).completeness < row.completeness
    assert read(PageOf(body=BODY[: len(BODY) // 2]).html()).completeness < row.completeness


def test_raw_text_is_the_whole_page() -> None:
    page = PageOf().text().replace("\n", "\r\n")
    normalised = read(page)
    assert normalised.raw_text == page
    assert normalised.cable is not None
    assert "\r" not in normalised.cable.body
    assert "\r" not in normalised.cable.paragraphs[0].text.text


# pages of one cable meet in its canonical ID, however the box pads it or names the post; a lone section is not the whole
@pytest.mark.parametrize(
    ("in_box", "cable_id"),
    [
        ("08DUSHANBE205", "08DUSHANBE205"),
        ("08DUSHANBE00205", "08DUSHANBE205"),
        ("06MADRID002583ZFR2585", "06MADRID2585"),
        ("07KIEV205", "07KYIV205"),
        ("08SECTION01GF02BISHIEK21", "08SECTION01GF02BISHIEK21"),
        ("06SECION01OF02HARARE628", "06SECION01OF02HARARE628"),
        ("08NOSUCHPOST12", "08NOSUCHPOST12"),
    ],
)
def test_the_key_is_the_canonical_id_of_the_box_but_for_a_lone_section(in_box: str, cable_id: str) -> None:
    cable = cable_of(PageOf(reference_id=in_box).html())
    assert (cable.cable_id, cable.reference_id_in_box) == (cable_id, in_box)
    assert {paragraph.paragraph_id.split(".")[0] for paragraph in cable.paragraphs} == {cable_id}


# in a joined text a time stands before the only classification line (09HARARE888)
def test_a_classification_line_is_found_where_no_line_begins_with_one() -> None:
    body = "Friday, 07 March 2008, 11:45 " + " ".join(BODY.split())
    cable = cable_of(PageOf(body=body).dump_row(), "dump_row")
    assert cable.section_count == 2
    assert cable.body.startswith("UNCLAS SECTION 01 OF 02")
