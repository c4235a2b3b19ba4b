"""Which character of a raw page is what: the page as regions that cover it without a gap and never overlap.

Nothing is parsed a second time. The layout tells what stands around the cable, the header its lines; what the parser found in the
repaired body leads back to the raw page by its runs, and what was cut from the body by its repair. Everything else within these
bounds is told by where it stands; what no part claims is `blank`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from flows.cable import HeaderLine, Region, Repair
from flows.spans import MappedText

Span = tuple[str, int, int]
"""A name of `flows.tables.REGIONS` with the first character and the one after the last."""

_Mark = tuple[int, int, str]

_CUT = {"page_marker": "page_marker", "split_number": "page_marker", "stray_caption": "caption", "q_duplicate_line": "duplicate"}
"""The kinds of repair that cut something out of the text which is no part of it, and what that is."""
_start = itemgetter(1)


@dataclass(slots=True)
class BodyParts:
    """What the parser found in a repaired body, in offsets of its text.

    Attributes:
        own_start: Where the cable's own text begins: its classification line, or what follows the header of an e-mail.
        head_start: Where the last copy of it begins, which is the one that is read; most pages have no other.
        text_start: Where the text begins.
        text_end: Where it ends, without its signature.
        end: Where a record of another cable begins, or the end.
        head: The labelled parts of the head, of earlier copies too where they are used.
        text: Numbers and paragraphs, in order.
        signed_by: The signature, to be looked for from `text_end` on.
    """

    own_start: int
    head_start: int
    text_start: int
    text_end: int
    end: int
    head: Sequence[Span]
    text: Sequence[Span]
    signed_by: str | None


def read_regions(
    page_length: int,
    outline: Iterable[Span],
    header_lines: Iterable[HeaderLine],
    doubled_lines: Iterable[HeaderLine],
    body: MappedText,
    parts: BodyParts,
    repairs: Iterable[Repair],
) -> tuple[Region, ...]:
    """The regions of a page, in its order.

    Args:
        page_length: The number of characters of the raw page.
        outline: What the layout has around header and body.
        header_lines: The lines of the routing header.
        doubled_lines: Those of a header that the body has again.
        body: The repaired body.
        parts: What was found in it.
        repairs: What was cut from it, in the order of the page.
    """
    marks = [(start, end, region) for region, start, end in outline]
    marks += [(start, end, "header_line") for _, _, start, end in header_lines]
    marks += [(start, end, "duplicate") for _, _, start, end in doubled_lines]
    marks += body.raw_spans(_body(body.text, parts))
    marks.sort()
    cuts = [(start, end, _CUT[kind]) for kind, start, end, _, _ in repairs if kind in _CUT]
    return _covering(_cut(marks, cuts) if cuts else marks, page_length)


def _body(text: str, parts: BodyParts) -> list[Span]:
    """The spans of the body, without white space at their ends."""
    spans: list[Span] = []
    head = sorted(parts.head, key=_start)
    # The labels of an earlier copy stand in the head's list only where the last copy lacks them.
    if parts.own_start < parts.head_start:
        _lay(spans, text, parts.own_start, parts.head_start, head, "duplicate")
    _lay(spans, text, parts.head_start, parts.text_start, head, "caption")
    _lay(spans, text, max(parts.head_start, parts.text_start), parts.text_end, parts.text, "heading")
    _lay(spans, text, parts.text_end, parts.end, _signatures(text, parts), "after_text")
    if parts.end < len(text):
        _lay(spans, text, parts.end, len(text), (), "foreign_record")
    return spans


def _signatures(text: str, parts: BodyParts) -> Iterator[Span]:
    """The signature, as often as it stands there (05SANJOSE2158: signed twice)."""
    name = parts.signed_by
    at = text.find(name, parts.text_end, parts.end) if name else -1
    while name and at >= 0:
        yield "signature", at, at + len(name)
        at = text.find(name, at + len(name), parts.end)


def _lay(found: list[Span], text: str, start: int, end: int, spans: Iterable[Span], rest: str) -> None:
    """Adds the spans within `[start, end)`, and what stands between them as `rest`."""
    at = start
    for region, span_start, span_end in spans:
        if span_end <= at or span_start >= end:
            continue
        if at < span_start and (words := text[at:span_start].strip()):
            first = text.index(words[0], at)
            found.append((rest, first, first + len(words)))
        at = span_end
        # Few have white space at their ends, and then little.
        while span_start < span_end and text[span_start].isspace():
            span_start += 1
        while span_start < span_end and text[span_end - 1].isspace():
            span_end -= 1
        if span_start < span_end:
            found.append((region, span_start, span_end))
    if at < end and (words := text[at:end].strip()):
        first = text.index(words[0], at)
        found.append((rest, first, first + len(words)))


def _cut(marks: Iterable[_Mark], cuts: Sequence[_Mark]) -> Iterator[_Mark]:
    """The marks up to what was cut out within them, the cuts, and the marks again for the rest; in the order that they end."""
    at = 0
    for start, end, region in marks:
        while at < len(cuts) and cuts[at][0] < end:
            if start < cuts[at][0]:
                yield start, cuts[at][0], region
            yield cuts[at]
            at += 1
        yield start, end, region
    yield from cuts[at:]


def _covering(marks: Iterable[_Mark], page_length: int) -> tuple[Region, ...]:
    """The marks as regions, with the gaps between them, neighbours of one kind merged; what two of them claim belongs to the first."""
    regions: list[Region] = []
    at, last = 0, ""
    for start, end, region in marks:
        if end <= at:
            continue
        if start > at:
            regions.append(("blank", start))
        elif region == last:
            del regions[-1]
        regions.append((region, end))
        at, last = end, region
    if at < page_length:
        regions.append(("blank", page_length))
    return tuple(regions)
