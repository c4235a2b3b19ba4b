"""Raw page to text, and the verbatim passage of a span."""

from __future__ import annotations

import pytest

from flows.normalise.decode import decode_escapes, decode_html, verbatim
from tests.normalise.pages import PageOf, cable_of, text_with


def test_tags_and_entities_are_decoded_and_lead_back() -> None:
    raw = "<pre>A &amp; B<a href='/tag/X'>SNAR</a>&#x000A;&lt;5 kg</pre>"
    text = decode_html(raw, 5, len(raw) - 6)
    assert text.text == "A & BSNAR\n<5 kg"
    for part, written in (("&", "&amp;"), ("SNAR", "SNAR"), ("\n", "&#x000A;"), ("<", "&lt;"), ("5 kg", "5 kg")):
        start, end = text.raw_span(text.text.index(part), text.text.index(part) + len(part))
        assert raw[start:end] == written


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # a company's name, and signs that no tag begins
        ("Merck Sharp & Dohme; prices < 5 and > 2", "Merck Sharp & Dohme; prices < 5 and > 2"),
        ("write to <desk@post.example> soon", "write to <desk@post.example> soon"),
        # the site writes a line break beside a newline of its own
        ("one<br>&#x000A;two", "one\ntwo"),
        ("", ""),
        ("&#x000A;&#x000A;", "\n\n"),
        # no character of that name
        ("&nosuchname;", "&nosuchname;"),
    ],
)
def test_what_is_no_markup_stays(raw: str, text: str) -> None:
    assert decode_html(raw, 0, len(raw)).text == text


def test_escapes_are_decoded_and_lead_back() -> None:
    raw = 'say \\"no\\" on C:\\\\ drive'
    text = decode_escapes(raw, 0, len(raw))
    assert text.text == 'say "no" on C:\\ drive'
    start, end = text.raw_span(text.text.index("no"), text.text.index("no") + 2)
    assert raw[start:end] == "no"


def test_verbatim_is_what_a_reader_of_the_page_sees() -> None:
    body = text_with(
        '1. (U) TajikistanQs "posts" seized 85 kg \n \nDUSHANBE 00000205  002 OF 002 \n \n \n'
        "of heroin & more. \nQof heroin & more. \nAll burned. \n"
    )
    page = PageOf(body=body)
    for source, kind in ((page.text(), "file"), (page.html().replace("& more", "&amp; more"), "file"), (page.dump_row(), "dump_row")):
        cable = cable_of(source, kind)
        text = cable.paragraphs[0].text
        start, end = text.raw_span(0, len(text))
        # page marker and repeated line are cut, the Q that stands for an apostrophe is not mended
        assert verbatim(source, cable.page_layout, start, end) == 'TajikistanQs "posts" seized 85 kg of heroin & more. All burned.'


def test_verbatim_of_a_passage_that_begins_and_ends_within_lines() -> None:
    page = PageOf(
        body=text_with("1. (U) Guards seized heroin and opium \nQ1. (U) Guards seized heroin and opium \nand burned both. \n")
    ).text()
    start = page.index("heroin and opium")
    end = page.index(" both.")
    # the repeated line counts by its end, since its beginning lies before the passage
    assert verbatim(page, "site_text", start, end) == "heroin and opium and burned"


def test_verbatim_cuts_backslashes_at_line_ends() -> None:
    source = PageOf(body=text_with("1. (U) The mills \nclosed. \n").replace(" \n", " \\\n")).dump_row()
    cable = cable_of(source, "dump_row")
    text = cable.paragraphs[0].text
    assert verbatim(source, "dump_row", *text.raw_span(0, len(text))) == "The mills closed."
