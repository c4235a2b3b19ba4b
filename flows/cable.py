"""One cable as the stages pass it on: what a page says of it, taken apart and repaired, each part with its place in the raw page.

The fields carry the names and meanings of the columns in `flows.tables`; `rows_of_cable` turns a cable into rows of those
tables, and `cable_of_rows` reads back what the extract stage needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from flows.spans import MappedText

Rows = dict[str, list[dict[str, object]]]
"""Rows by table name."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """An addressee (format lines 7 and 8)."""

    action: str
    routing_indicator: str | None
    station: str | None
    precedence: str | None
    serial_number: int | None


@dataclass(frozen=True, slots=True)
class Routing:
    """A routing indicator on the precedence line (format line 2)."""

    precedence: str | None
    routing_indicator: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A TAG as written and as meant."""

    tag_raw: str
    tag: str
    repair: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of the reference line."""

    letter: str | None
    reference_raw: str
    kind: str
    referenced_cable_id: str | None


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line of the routing header and the format line that it is."""

    format_line: str
    text: str
    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to the raw text before parsing; the span counts in the raw page."""

    kind: str
    span_start: int
    span_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `text` is repaired, without number, marking and heading, with its line breaks kept as they stand."""

    paragraph_id: str
    position: int
    paragraph: int | None
    marking: str | None
    heading: str | None
    text: MappedText


@dataclass(frozen=True, slots=True)
class Cable:
    """A cable; see the table `dim_cable` for what each field means."""

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
    recipients: tuple[Recipient, ...] = ()
    routings: tuple[Routing, ...] = ()
    tags: tuple[Tag, ...] = ()
    references: tuple[Reference, ...] = ()
    captions: tuple[str, ...] = ()
    header_lines: tuple[HeaderLine, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    repairs: tuple[Repair, ...] = ()
    raw_text: str = ""
    """The whole raw page as text; staged with `raw_page`, not with the cable."""


_PARTS = {
    "bridge_cable_recipient": "recipients",
    "bridge_cable_routing": "routings",
    "bridge_cable_tag": "tags",
    "bridge_cable_reference": "references",
    "header_line": "header_lines",
    "repair": "repairs",
}
_CABLE_COLUMNS = tuple(f.name for f in fields(Cable) if f.name not in {*_PARTS.values(), "captions", "paragraphs", "raw_text"})


def rows_of_cable(cable: Cable) -> Rows:
    """The rows of `flows.tables.NORMALISED` for one cable."""
    lineage: dict[str, object] = {"cable_id": cable.cable_id, "raw_sha256": cable.raw_sha256}
    rows: Rows = {"dim_cable": [{name: getattr(cable, name) for name in _CABLE_COLUMNS}]}
    for table, part in _PARTS.items():
        rows[table] = [
            {**lineage, "position": position, **{f.name: getattr(item, f.name) for f in fields(item)}}
            for position, item in enumerate(getattr(cable, part), start=1)
        ]
    rows["bridge_cable_caption"] = [
        {**lineage, "position": position, "caption": caption} for position, caption in enumerate(cable.captions, start=1)
    ]
    rows["dim_paragraph"] = []
    for p in cable.paragraphs:
        start, end = p.text.raw_span(0, len(p.text))
        rows["dim_paragraph"].append(
            {
                **lineage,
                "paragraph_id": p.paragraph_id,
                "position": p.position,
                "paragraph": p.paragraph,
                "marking": p.marking,
                "heading": p.heading,
                "text": p.text.text,
                "span_start": start,
                "span_end": end,
                "segments": [s._asdict() for s in p.text.segments],
            }
        )
    return rows


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
                text=MappedText.from_segments(
                    p["text"], [(s["text_start"], s["text_end"], s["raw_start"], s["raw_end"]) for s in p["segments"]]
                ),
            )
            for p in sorted(paragraphs, key=_position)
        ),
        header_lines=tuple(
            HeaderLine(**{f.name: h[f.name] for f in fields(HeaderLine)}) for h in sorted(header_lines, key=_position)
        ),
        repairs=tuple(Repair(**{f.name: r[f.name] for f in fields(Repair)}) for r in sorted(repairs, key=_position)),
        raw_text=raw_text,
    )


def _position(row: Mapping[str, Any]) -> int:
    return int(row["position"])
