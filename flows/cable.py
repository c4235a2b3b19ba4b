"""One cable as the stages pass it on: what a page says of it, taken apart and repaired, each part with its place in the raw page.

The fields carry the names and meanings of the columns in `flows.tables`; `rows_of_cable` turns a cable into rows of those
tables, and `cable_of_rows` reads back what the extract stage needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from flows.spans import MappedText

Rows = dict[str, list[dict[str, object]]]
"""Rows by table name."""
Region = tuple[str, int]
"""What a stretch of the raw page is, as in `flows.tables.REGIONS`, and where it ends; it begins where the one before it ends."""


class Recipient(NamedTuple):
    """An addressee (format lines 7 and 8)."""

    action: str
    routing_indicator: str | None
    station: str | None
    precedence: str | None
    serial_number: int | None


class Routing(NamedTuple):
    """A routing indicator on the precedence line (format line 2)."""

    precedence: str | None
    routing_indicator: str


class Exemption(NamedTuple):
    """An addressee that is exempted from a collective (format line 9)."""

    routing_indicator: str | None
    station: str
    collective: str | None


class OperatingSignal(NamedTuple):
    """An operating signal and what it refers to (format lines 4 and 5)."""

    format_line: str
    signal: str
    meaning: str | None
    refers_to: str | None
    refers_to_routing_indicator: str | None
    refers_to_serial_number: int | None
    refers_to_filing_group: str | None


class Tag(NamedTuple):
    """A TAG as written and as meant."""

    tag_raw: str
    tag: str
    repair: str
    confidence: Decimal
    country: str | None
    note: str | None


class Reference(NamedTuple):
    """An item of the reference line."""

    letter: str | None
    reference_raw: str
    kind: str
    referenced_cable_id: str | None


class HeaderLine(NamedTuple):
    """A line of the routing header and the format line that it is."""

    format_line: str
    text: str
    span_start: int
    span_end: int


class Repair(NamedTuple):
    """A change made to the raw text before parsing; the span counts in the raw page."""

    kind: str
    span_start: int
    span_end: int
    before: str
    after: str


class Paragraph(NamedTuple):
    """A paragraph; `text` is repaired, without number, marking and heading, with its line breaks kept as they stand."""

    paragraph_id: str
    position: int
    paragraph: int | None
    marking: str | None
    heading: str | None
    text: MappedText


# Not frozen: a frozen class sets each of these sixty fields through a call, which takes a fiftieth of the time of a whole page.
@dataclass(slots=True)
class Cable:
    """A cable, which nothing changes; see the table `dim_cable` for what each field means."""

    cable_id: str
    created_at: datetime | None
    released_at: datetime | None
    classification: str
    origin: str
    post_country: str | None
    subject: str | None
    transmission_id: str | None
    precedence: str | None
    originator_routing_indicator: str | None
    station_serial_number: int | None
    filed_at: datetime | None
    security_prosign: str | None
    date_time_group: str | None
    sent_at: datetime | None
    from_station: str | None
    section_count: int | None
    executive_order: str | None
    declassify_on: date | None
    classified_by: str | None
    classification_reason: str | None
    signed_by: str | None
    has_full_header: bool
    is_partial_extract: bool
    paragraph_count: int
    header_text: str | None
    body: str
    raw_sha256: str
    source: str
    page_layout: str
    reference_id_in_box: str = ""
    section_number: int | None = None
    classification_group: str | None = None
    security_level: str | None = None
    release_code: str | None = None
    released_to: str | None = None
    action_precedence: str | None = None
    information_precedence: str | None = None
    routing_precedence: str | None = None
    addressee_precedence: str | None = None
    passing_instructions: str | None = None
    declassification: str | None = None
    classifier_name: str | None = None
    classifier_title: str | None = None
    derived_from: str | None = None
    summary: str | None = None
    recipients: tuple[Recipient, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    operating_signals: tuple[OperatingSignal, ...] = ()
    routings: tuple[Routing, ...] = ()
    tags: tuple[Tag, ...] = ()
    references: tuple[Reference, ...] = ()
    captions: tuple[str, ...] = ()
    header_lines: tuple[HeaderLine, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    repairs: tuple[Repair, ...] = ()
    regions: tuple[Region, ...] = ()
    """They cover the raw page."""
    raw_text: str = ""
    """The whole raw page as text; staged with `raw_page`, not with the cable."""


_PARTS = (
    ("bridge_cable_recipient", "recipients", Recipient),
    ("bridge_cable_exemption", "exemptions", Exemption),
    ("header_operating_signal", "operating_signals", OperatingSignal),
    ("bridge_cable_routing", "routings", Routing),
    ("bridge_cable_tag", "tags", Tag),
    ("bridge_cable_reference", "references", Reference),
    ("header_line", "header_lines", HeaderLine),
    ("repair", "repairs", Repair),
)
_OF_PART = ("cable_id", "raw_sha256", "position")
"""The columns that a row of a part has before those of its own."""
_PART_COLUMNS = tuple((table, part, (*_OF_PART, *kind._fields)) for table, part, kind in _PARTS)
_CAPTION_COLUMNS = (*_OF_PART, "caption")
_PARAGRAPH_COLUMNS = (
    "cable_id", "raw_sha256", "paragraph_id", "position", "paragraph", "marking", "heading", "text", "span_start", "span_end", "runs",
)  # fmt: skip
_CABLE_COLUMNS = tuple(
    f.name for f in fields(Cable) if f.name not in {"captions", "paragraphs", "regions", "raw_text", *(part for _, part, _ in _PARTS)}
)
_cable_values = attrgetter(*_CABLE_COLUMNS)


def rows_of_cable(cable: Cable) -> Rows:
    """The rows of `flows.tables.NORMALISED` for one cable."""
    lineage = cable_id, raw_sha256 = cable.cable_id, cable.raw_sha256
    of_cable: dict[str, object] = dict(zip(_CABLE_COLUMNS, _cable_values(cable), strict=True))
    # As two lists seventy regions a page are staged in a tenth of the time that a row each would take.
    of_cable["region_names"] = [region for region, _ in cable.regions]
    of_cable["region_ends"] = [end for _, end in cable.regions]
    rows: Rows = {"dim_cable": [of_cable]}
    for table, part, columns in _PART_COLUMNS:
        items = getattr(cable, part)
        rows[table] = [
            dict(zip(columns, (cable_id, raw_sha256, position, *item), strict=True)) for position, item in enumerate(items, start=1)
        ] if items else []
    rows["bridge_cable_caption"] = [
        dict(zip(_CAPTION_COLUMNS, (*lineage, position, caption), strict=True)) for position, caption in enumerate(cable.captions, start=1)
    ]
    rows["dim_paragraph"] = [dict(zip(_PARAGRAPH_COLUMNS, (*lineage, *_paragraph_values(p)), strict=True)) for p in cable.paragraphs]
    return rows


def _paragraph_values(paragraph: Paragraph) -> tuple[object, ...]:
    *values, text = paragraph
    runs = text.numbers()
    # Its text is not empty: it stands from the beginning of its first run to the end of its last one.
    return *values, text.text, runs[1], runs[-1], runs


def cable_of_rows(
    cable: Mapping[str, Any],
    paragraphs: Sequence[Mapping[str, Any]],
    header_lines: Sequence[Mapping[str, Any]],
    repairs: Sequence[Mapping[str, Any]],
    raw_text: str,
) -> Cable:
    """A cable read back from its staged rows, with what extraction and audit need of it: paragraphs, header lines and repairs."""
    return Cable(
        **{name: cable[name] for name in _CABLE_COLUMNS},
        paragraphs=tuple(
            Paragraph(
                paragraph_id=p["paragraph_id"],
                position=p["position"],
                paragraph=p["paragraph"],
                marking=p["marking"],
                heading=p["heading"],
                text=MappedText.from_numbers(p["text"], p["runs"]),
            )
            for p in sorted(paragraphs, key=_position)
        ),
        header_lines=tuple(
            HeaderLine(*map(h.__getitem__, HeaderLine._fields)) for h in sorted(header_lines, key=_position)
        ),
        repairs=tuple(Repair(*map(r.__getitem__, Repair._fields)) for r in sorted(repairs, key=_position)),
        raw_text=raw_text,
    )


def _position(row: Mapping[str, Any]) -> int:
    return int(row["position"])
