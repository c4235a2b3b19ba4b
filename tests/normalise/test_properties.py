"""What must hold of any input at all."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.normalise.decode import decode_escapes, decode_html, decode_plain, verbatim
from flows.normalise.header import read_header
from flows.normalise.reference_cables import CitingCable
from flows.normalise.references import read_references
from flows.normalise.repairs import repair_body
from flows.normalise.signature import find_signature
from flows.spans import MappedText
from tests.normalise.pages import PageOf, read

PIECES = (
    "UNCLAS DUSHANBE 000205", "SECTION 01 OF 02", "SIPDIS", "E.O. 12958: N/A", "E.0. 12958", "TAGS: SNAR, TI", "SUBJECT: X",
    "REF: A. STATE 12",
    "B. BERN 34", "CLASSIFIED BY: J. REASON: 1.4 (b)", "1. (U) Guards", "2. They", "(U) 3.", "3)", "1.", "25", "¶", "2004.", "Summary",
    "-----", "=====",
    "III. Status", "A.1. Trade", "DUSHANBE 00000205  002 OF 003", "Qthe line", "villageQs", "Q", "HALVORSEN", "VZCZCXRO1", "RR RUEHAST",
    "DE RUEHDBU #0205/01 0671145", "P 071145Z MAR 08", "FM", "TO RUEHC/SECSTATE WASHDC 1", "INFO", "XMT", "PAGE 02", "BT", "From: x",
    "&#x000A;", "&amp;", "<br>", "<a id='par1' href='#par1'>¶</a>", "</pre>", "\\", '\\"', '"', ",", "kg", "85", " ", "  ", "\n",
    " \n \n", "\r\n", "\t", ". ",
)  # fmt: skip
TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)


@given(TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_a_page_of_anything_is_read_and_leads_back(header: str, body: str) -> None:
    page = PageOf(header=header.replace("</pre>", ""), body=body.replace("</pre>", ""))
    for source, kind in ((page.text(), "file"), (page.html(), "file"), (page.dump_row(), "dump_row")):
        normalised = read(source.encode("utf-8", "replace"), kind)
        cable = normalised.cable
        assert (cable is None) <= bool(normalised.quarantine)
        if cable is None:
            continue
        raw = normalised.raw_text
        for span in (*cable.header_lines, *cable.repairs):
            assert 0 <= span.span_start <= span.span_end <= len(raw)
        for paragraph in cable.paragraphs:
            assert paragraph.text.text == paragraph.text.text.strip() != ""
            ends = [0, *(segment.text_end for segment in paragraph.text.segments)]
            assert [segment.text_start for segment in paragraph.text.segments] == ends[:-1]
            assert ends[-1] == len(paragraph.text)
            start, end = paragraph.text.raw_span(0, len(paragraph.text))
            verbatim(raw, cable.page_layout, start, end)
        assert [p.position for p in cable.paragraphs] == list(range(1, len(cable.paragraphs) + 1))


@given(st.binary(max_size=300), st.sampled_from(["file", "dump_row"]))
@settings(deadline=None)
def test_bytes_of_anything_are_read(data: bytes, kind: str) -> None:
    normalised = read(data, kind)
    assert normalised.cable is not None or normalised.quarantine


@given(st.integers(min_value=0, max_value=5000), st.sampled_from(["html", "text", "dump_row"]))
@settings(deadline=None)
def test_a_page_cut_anywhere_is_read(length: int, layout: str) -> None:
    source = getattr(PageOf(), layout)()[:length]
    normalised = read(source, "dump_row" if layout == "dump_row" else "file")
    assert normalised.cable is not None or normalised.quarantine


@given(TEXT)
def test_every_line_of_a_header_is_told(text: str) -> None:
    header = read_header(MappedText.identity(text))
    assert [line.text for line in header.lines] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(text[line.span_start : line.span_end] == line.text for line in header.lines)


@given(TEXT)
def test_decoding_leads_back(text: str) -> None:
    for decode in (decode_plain, decode_html, decode_escapes):
        decoded = decode(text, 0, len(text))
        for segment in decoded.segments:
            if segment.raw_end - segment.raw_start == segment.text_end - segment.text_start:
                assert text[segment.raw_start : segment.raw_end] == decoded.text[segment.text_start : segment.text_end]
    assert decode_plain(text, 0, len(text)).text == text.replace("\r", "")


@given(TEXT)
def test_repairs_are_in_order_and_lead_back(text: str) -> None:
    body, repairs = repair_body(MappedText.identity(text), "DUSHANBE")
    assert [r.span_start for r in repairs] == sorted(r.span_start for r in repairs)
    for repair in repairs:
        assert repair.before != repair.after
    # a second time there is nothing left but what the first time brought to light
    assert len(body.text) <= len(text)


@given(TEXT, st.integers(min_value=0, max_value=200))
def test_references_end_within_the_text(text: str, start: int) -> None:
    start = min(start, len(text))
    references, end = read_references(text, start, len(text), CitingCable(datetime(2008, 11, 3), "DUSHANBE", 1372))
    assert start <= end <= len(text)
    assert all(reference.reference_raw for reference in references)


@given(TEXT)
def test_a_signature_ends_the_text(text: str) -> None:
    end, name = find_signature(text, 0, len(text))
    assert 0 <= end <= len(text)
    assert name is None or name in text[end:]
