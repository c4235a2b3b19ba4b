"""Page layouts as plug-ins: each says whether a page is its own, and finds the box, the header and the body on it.

A new layout is a class with `name`, `detect` and `read`, added to `FILE_LAYOUTS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Protocol

from flows.normalise.box import Box, box_of_columns
from flows.normalise.classification import CLASSIFICATION_LINE
from flows.normalise.decode import decode_escapes, decode_html, decode_plain, unescape_field
from flows.normalise.head_labels import is_paragraph, label_at_line
from flows.normalise.header import header_end
from flows.spans import MappedText

Outline = tuple[tuple[str, int, int], ...]
"""What stands around header and body, by the names in `flows.tables.REGIONS`: each with its first character and the one after its last."""


class UnreadablePage(Exception):
    """The page cannot be read; the message says why in a sentence."""


@dataclass(slots=True)
class PageParts:
    """What a reader finds on a page.

    Attributes:
        box: The box at its top.
        header: The routing header.
        body: The text of the cable.
        outline: Everything else on the page.
        truncated: Where the page breaks off within the body; None where it does not.
    """

    box: Box
    header: MappedText
    body: MappedText
    outline: Outline
    truncated: str | None = None


class Layout(Protocol):
    """A reader of one page layout."""

    name: str

    def detect(self, raw_text: str) -> bool:
        """Whether the page is laid out this way."""

    def read(self, raw_text: str) -> PageParts:
        """The parts of the page.

        Raises:
            UnreadablePage: a part without which there is no cable is missing.
        """


_TABLE = "<table class='cable'>"
_CELL = re.compile(r"<t([hd])\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PRE = re.compile(r"<pre[^>]*>")
_PRE_END = "</pre>"
_TABLE_END = "</table>"
_FOUR_COLUMNS = "<th>Date</th>"


class SiteHtml:
    """The archive's own pages: the box in a table with the class `cable`, header and body in one `pre` element each.

    The columns of the box go by their headings: 2010 has four (`Date`, no release), 2011 has five.
    """

    def __init__(self, name: str, four_columns: bool) -> None:
        """A generation of the site's template, told by its box."""
        self.name = name
        self._four_columns = four_columns

    def detect(self, raw_text: str) -> bool:
        """Whether the page has the site's box with the columns of this generation."""
        start = _box_start(raw_text)
        return start >= 0 and (_FOUR_COLUMNS in raw_text[start : start + 400]) == self._four_columns

    def read(self, raw_text: str) -> PageParts:
        """Box, header and body; a body that the page breaks off in is kept up to its last whole word.

        Raises:
            UnreadablePage: the page breaks off before the body.
        """
        start = _box_start(raw_text)
        end = raw_text.find(_TABLE_END, start)
        if end < 0:
            raise UnreadablePage("truncated page: it breaks off within the box")
        box = _html_box(raw_text, start, end)
        header_tag = _PRE.search(raw_text, end)
        header_end = raw_text.find(_PRE_END, header_tag.end()) if header_tag else -1
        body_tag = _PRE.search(raw_text, header_end) if header_end >= 0 else None
        if header_tag is None or body_tag is None:
            raise UnreadablePage("truncated page: it breaks off before the body of the cable")
        header = decode_html(raw_text, header_tag.end(), header_end)
        outline: Outline = (
            ("navigation", 0, start),
            ("box", start, end + len(_TABLE_END)),
            ("markup", end + len(_TABLE_END), header_tag.end()),
            ("markup", header_end, body_tag.end()),
        )
        body_end = raw_text.find(_PRE_END, body_tag.end())
        if body_end >= 0:
            after = body_end + len(_PRE_END)
            outline = (*outline, ("markup", body_end, after), ("navigation", after, len(raw_text)))
            return PageParts(box, header, decode_html(raw_text, body_tag.end(), body_end), outline)
        body_end = _last_whole_word(raw_text, body_tag.end())
        body = decode_html(raw_text, body_tag.end(), body_end)
        if not body.text.strip():
            raise UnreadablePage("truncated page: it breaks off before the body of the cable")
        outline = (*outline, ("cut_off", body_end, len(raw_text)))
        return PageParts(box, header, body, outline, "truncated page: it breaks off within the body; what stands before is kept")


def _box_start(raw_text: str) -> int:
    # From behind: sixty thousand characters of navigation stand before the box, and a cable behind it.
    return raw_text.rfind(_TABLE)


def _html_box(raw_text: str, start: int, end: int) -> Box:
    heads: list[str] = []
    cells: list[str] = []
    for cell in _CELL.finditer(raw_text, start, end):
        text = unescape(_TAG.sub("", cell[2])).strip()
        (heads if cell[1] == "h" else cells).append(text)
    return box_of_columns(dict(zip(heads, cells, strict=False)))


def _last_whole_word(raw_text: str, start: int) -> int:
    end = max(raw_text.rfind(" ", start), raw_text.rfind("\n", start), raw_text.rfind("&#x000A;", start))
    return max(start, end)


_TEXT_BOX = re.compile(
    r"^(?P<heads>Reference ID (?:Created Released|Date) Classification Origin)[ \t\r]*\n\s*"
    r"(?P<row>[^\n]*)\n?",
    re.MULTILINE,
)
_TEXT_BOX_LITERAL = "Reference ID "
_TEXT_ROW = re.compile(
    r"(?:(?P<reference_id>(?!\d{4}-\d\d-)\S+)\s+)?(?P<created>\d{4}-\d\d-\d\d \d\d:\d\d)(?:\s+(?P<released>\d{4}-\d\d-\d\d \d\d:\d\d))?"
    r"\s+(?P<classification>(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)(?://(?:FOR OFFICIAL USE ONLY|[A-Z]+))?)"
    r"\s+(?P<origin>\S.*)"
)


class SiteText:
    """A page of the site saved as text: navigation, the box on a line, and the cable from there to the end."""

    name = "site_text"

    def detect(self, raw_text: str) -> bool:
        """Whether the page has the headings of the box on a line."""
        return _TEXT_BOX_LITERAL in raw_text and _TEXT_BOX.search(raw_text) is not None

    def read(self, raw_text: str) -> PageParts:
        """Box, header (the lines down to the classification line) and body.

        Where there is no such line, the body begins behind the lines of a header, and a line of its head or a numbered paragraph
        tells it. A text has no mark at its end: one whose last line breaks off is kept with that reason.

        Raises:
            UnreadablePage: the page breaks off within the box or before the body.
        """
        found = _TEXT_BOX.search(raw_text)
        assert found is not None
        row = _TEXT_ROW.match(found["row"].strip())
        if row is None:
            breaks_off = found.end() == len(raw_text)
            raise UnreadablePage("truncated page: it breaks off within the box" if breaks_off else "page whose box cannot be read")
        box = Box(**{name: " ".join((text or "").split()) for name, text in row.groupdict().items()})
        text = decode_plain(raw_text, found.end(), len(raw_text))
        line = CLASSIFICATION_LINE.search(text.text)
        begin = header_end(text.text) if line is None else line.start()
        body = text.slice(begin, len(text))
        if line is None and not any(is_paragraph(words) or label_at_line(words, 0, len(words)) for words in _lines(body.text)):
            raise UnreadablePage("truncated page: it breaks off before the text of the cable")
        outline: Outline = (("navigation", 0, found.start()), ("box", found.start(), found.end()))
        truncated = None
        if not raw_text.endswith("\n") and _breaks_off(body.text):
            truncated = "truncated page: it breaks off within a line; what stands before is kept"
            body = body.slice(0, max(body.text.rfind(" "), body.text.rfind("\n"), 0))
            outline = (*outline, ("cut_off", body.raw_span(0, len(body))[1], len(raw_text)))
        return PageParts(box, text.slice(0, begin), body, outline, truncated)


def _lines(text: str) -> Iterator[str]:
    return map(str.strip, text.split("\n"))


def _breaks_off(body: str) -> bool:
    last = body.rpartition("\n")[2].strip()
    return last[-1:].islower() or last[-1:] in (",", "-", "(") or last[-1:].isdigit()


_DUMP_FIELDS = 8


class DumpRow:
    """A record of the dump: number, date, reference ID, origin, classification, references, header, body, each in quotes."""

    name = "dump_row"

    def detect(self, raw_text: str) -> bool:
        """Whether the text begins like a record."""
        return raw_text.startswith('"')

    def read(self, raw_text: str) -> PageParts:
        """Box, header and body.

        Raises:
            UnreadablePage: the record has not eight fields, or its quotes do not close.
        """
        spans: list[tuple[int, int]] = []
        at = 0
        while raw_text[at : at + 1] == '"':
            end = raw_text.find('"', at + 1)
            if end >= 0 and raw_text[end - 1] == "\\":
                end = _closing_quote(raw_text, at + 1)
            if end < 0:
                break
            spans.append((at + 1, end))
            at = end + 1
            if raw_text[at : at + 1] != ",":
                break
            at += 1
        if raw_text[at:].strip():
            raise UnreadablePage(f"a row of the dump whose quotes do not match up after field {len(spans)}")
        if len(spans) != _DUMP_FIELDS:
            raise UnreadablePage(f"a row of the dump with {len(spans)} fields, not {_DUMP_FIELDS}")
        created, reference_id, origin, classification = (" ".join(unescape_field(raw_text[slice(*span)]).split()) for span in spans[1:5])
        box = Box(reference_id=reference_id, created=created, classification=classification, origin=origin)
        header, body = spans[6], spans[7]
        # Number, date, ID, origin, classification and references stand for the box.
        outline = (
            ("markup", 0, spans[0][0]),
            ("box", spans[0][0], spans[5][1]),
            ("markup", spans[5][1], header[0]),
            ("markup", header[1], body[0]),
            ("markup", body[1], len(raw_text)),
        )
        return PageParts(box, decode_escapes(raw_text, *header), decode_escapes(raw_text, *body), outline)


def _closing_quote(text: str, at: int) -> int:
    """Where the field ends that holds `at`: the next quotation mark that no backslash escapes; -1 where there is none."""
    while (quote := text.find('"', at)) >= 0:
        before = quote
        while before > at and text[before - 1] == "\\":
            before -= 1
        if (quote - before) % 2 == 0:
            return quote
        at = quote + 1
    return -1


DUMP_LAYOUT = DumpRow()
FILE_LAYOUTS: tuple[Layout, ...] = (SiteHtml("site_html_2011", False), SiteHtml("site_html_2010", True), SiteText())


def detect(raw_text: str, kind: str) -> Layout | None:
    """The layout of a page; `kind` is `dump_row` for a record of the dump, else `file`."""
    if kind == "dump_row":
        return DUMP_LAYOUT
    return next((layout for layout in FILE_LAYOUTS if layout.detect(raw_text)), None)
