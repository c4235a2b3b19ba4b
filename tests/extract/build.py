"""Cables for tests of extraction: paragraphs of our own under a plain cable, the raw page being nothing but their text."""

from __future__ import annotations

from datetime import datetime

from flows.cable import Cable, Paragraph
from flows.extract.document import Document
from flows.extract.seizures import read_seizures
from flows.facts import Seizure
from flows.spans import MappedText


def document(
    *texts: str,
    heading: str | None = None,
    country: str | None = "TJK",
    created: datetime = datetime(2008, 11, 3),
    subject: str | None = None,
) -> Document:
    """A document of the given paragraphs, numbered from 1."""
    raw = "\n\n".join(texts)
    paragraphs: list[Paragraph] = []
    at = 0
    for n, text in enumerate(texts, start=1):
        paragraphs.append(Paragraph(f"08DUSHANBE9901.{n:03d}", n, n, "U", heading, MappedText.identity(text, at)))
        at += len(text) + 2
    return Document(
        Cable(
            cable_id="08DUSHANBE9901",
            created_at=created,
            released_at=None,
            classification="UNCLASSIFIED",
            origin="Embassy Dushanbe",
            post_country=country,
            subject=subject,
            transmission_id=None,
            precedence=None,
            originator_routing_indicator=None,
            station_serial_number=None,
            filed_at=None,
            security_prosign=None,
            date_time_group=None,
            sent_at=None,
            from_station=None,
            section_count=None,
            executive_order=None,
            declassify_on=None,
            classified_by=None,
            classification_reason=None,
            signed_by=None,
            has_full_header=False,
            is_partial_extract=False,
            paragraph_count=len(texts),
            header_text=None,
            body=raw,
            raw_sha256="00",
            source="test",
            page_layout="site_text",
            paragraphs=tuple(paragraphs),
            raw_text=raw,
        )
    )


def seizures_of(*texts: str, country: str = "TJK", day: str = "2008-11-20", subject: str | None = None) -> list[Seizure]:
    """The seizures that such paragraphs state in a cable of that day, under that subject."""
    return read_seizures(document(*texts, country=country, created=datetime.fromisoformat(day), subject=subject))[0]


def short(s: Seizure) -> str:
    """`heroin 7 kg`."""
    return f"{s.substance} {s.quantity.normalize():f} {s.unit}"


def dated(s: Seizure) -> str:
    """`heroin 7 kg 2008-01-01/2008-09-30`, a day that is not known left out."""
    return f"{short(s)} {s.period_start or ''}/{s.period_end or ''}"
