"""One raw page to one `Cable`."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from flows.cable import Cable, HeaderLine, Repair, Tag
from flows.normalise.box import Box
from flows.normalise.classification import CLASSIFICATION_LINE, StationLine, find_station_lines, may_repeat
from flows.normalise.classifier import split_officer
from flows.normalise.head import Head, read_head
from flows.normalise.header import Header, header_end, read_header
from flows.normalise.layouts import PageParts, UnreadablePage, detect
from flows.normalise.other_lines import mail_header_end
from flows.normalise.paragraphs import read_paragraphs
from flows.normalise.reference_cables import CitingCable
from flows.normalise.regions import BodyParts, read_regions
from flows.normalise.repairs import repair_body
from flows.normalise.signature import find_signature
from flows.normalise.summary import read_summary
from flows.normalise.times import read_date_time_group, read_filing_time
from flows.spans import MappedText
from flows.tuples import new_tuple
from flows.vocabulary.countries import country_of_origin
from flows.vocabulary.reference_ids import canonical_reference_id, names_a_section
from flows.vocabulary.stations import canonical_post
from flows.vocabulary.tags import read_tags

_ID = re.compile(r"\d\d(?P<post>[A-Z0-9]*?[A-Z])0*(?P<serial>\d+)")
# A record of another cable after the cable's own text (09CAIRO189): number, date, reference ID.
_RECORD = re.compile(r"\n\"?\d{1,6}\"?[ ,\t]+\"?(?:\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d)[ \d:]*\"?[ ,\t]+\"?(\d\d[A-Z]+\d+)")
_INDEX_LINE = re.compile(r"\n0 \d\d/\d\d/\d{4} \d+ [A-Z]{2,}(?:,[A-Z]+)*\s*\n")
_CONTROL = bytes(sorted(set(range(32)) - {9, 10, 12, 13}))
_MOST_CONTROL = 0.05
_CLASSIFICATION_WITHIN = 4000
_RECORD_WITHIN = 1200
_TOGETHER = 32
"""Pages that are read together: enough for a step's code to be there already, and not so many that their texts no longer are."""

Page = tuple[str, str, str, bytes]
"""The arguments of `normalise_page`."""


@dataclass(slots=True)
class NormalisedPage:
    """What a raw page gives.

    Attributes:
        raw_text: The whole page as text; spans count in it.
        page_layout: As in `flows.tables.PAGE_LAYOUTS`; None where no reader knows it.
        cable: The cable; None where the page holds none that can be used.
        completeness: Ranks the pages of one cable, higher is better: ten for each readable character of header and body, one for
            each field of the box; so that an HTML page outranks the dump row of the same text by its release date.
        quarantine: Sentences that say why the page is not (wholly) usable.
    """

    raw_text: str
    page_layout: str | None
    cable: Cable | None
    completeness: int
    quarantine: tuple[str, ...]


_Steps = Generator[None, None, NormalisedPage]


def normalise_page(raw_sha256: str, source: str, kind: str, data: bytes) -> NormalisedPage:
    """Reads a raw page; never raises on bad input, but says in `quarantine` what is wrong with it.

    Args:
        raw_sha256: SHA-256 of the bytes.
        source: Where they came from.
        kind: `file`, or `dump_row` for one record of the dump.
        data: The bytes.
    """
    (read,) = _in_step([_steps(raw_sha256, source, kind, data)])
    if isinstance(read, Exception):
        raise read
    return read


def normalise_pages(pages: Iterable[Page]) -> Iterator[NormalisedPage | Exception]:
    """What `normalise_page` gives for each of some pages, in their order; for one that it would fail on, the exception.

    Each step is taken on a few pages before the next one is. A processor's fast memory holds the code of a step, but not that of all
    of them, so that this takes an eighth less time than page by page.
    """
    remaining = iter(pages)
    while together := list(islice(remaining, _TOGETHER)):
        yield from _in_step([_steps(*page) for page in together])


def _in_step(pages: Iterable[_Steps]) -> list[NormalisedPage | Exception]:
    """Takes each step on all of the pages before the next one."""
    read: dict[int, NormalisedPage | Exception] = {}
    going = list(enumerate(pages))
    while going:
        left = []
        for index, steps in going:
            try:
                next(steps)
            except StopIteration as done:
                read[index] = done.value
            except Exception as error:
                read[index] = error
            else:
                left.append((index, steps))
        going = left
    return [read[index] for index in sorted(read)]


def _steps(raw_sha256: str, source: str, kind: str, data: bytes) -> _Steps:
    """`normalise_page`, step by step."""
    if not data or data.isspace():
        return NormalisedPage("", None, None, 0, ("empty file",))
    raw_text, broken_bytes = _decode(data)
    yield
    layout = detect(raw_text, kind)
    if b"\0" in data or (layout is None and _is_binary(data)):
        return NormalisedPage(raw_text.replace("\0", "�"), None, None, 0, ("binary file, not a page",))
    if layout is None:
        return NormalisedPage(raw_text, None, None, 0, ("page of another site, or cut off before its box with the reference ID",))
    try:
        parts = layout.read(raw_text)
    except UnreadablePage as reason:
        return NormalisedPage(raw_text, layout.name, None, 0, (str(reason),))
    yield
    faults = [parts.truncated] if parts.truncated else []
    if broken_bytes:
        faults.append(f"broken UTF-8: {broken_bytes} bytes are no text and stand as U+FFFD")
    id_in_box, created_at = parts.box.cable_id, parts.box.created_at
    if id_in_box is None:
        return NormalisedPage(raw_text, layout.name, None, 0, ("page with no reference ID in its box", *faults))
    if not parts.body.text.strip():
        return NormalisedPage(raw_text, layout.name, None, 0, ("page without a body", *faults))
    if not parts.box.classification or not parts.box.origin:
        return NormalisedPage(raw_text, layout.name, None, 0, ("page whose box lacks classification or origin", *faults))
    if created_at is None:
        faults.append("the box gives no time of creation that can be read")
    lineage = {"raw_sha256": raw_sha256, "source": source, "page_layout": layout.name, "raw_text": raw_text}
    cable = yield from _Assembler(parts, id_in_box, created_at, lineage).cable()
    return NormalisedPage(raw_text, layout.name, cable, _completeness(cable, parts.box), tuple(faults))


def _is_binary(data: bytes) -> bool:
    beginning = data[:4096]
    control = len(beginning) - len(beginning.translate(None, _CONTROL))
    return control > _MOST_CONTROL * len(beginning)


def _decode(data: bytes) -> tuple[str, int]:
    """The bytes as UTF-8, and how many of them are none; each run of those becomes a replacement character."""
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    return text, len(data) - len(data.decode("utf-8", errors="ignore").encode())


def _completeness(cable: Cable, box: Box) -> int:
    readable = len(cable.body) - cable.body.count("\ufffd")
    if cable.header_text:
        readable += len(cable.header_text) - cable.header_text.count("\ufffd")
    return 10 * readable + box.filled


@lru_cache(maxsize=4096)
def _country(origin: str) -> str | None:
    return country_of_origin(origin)


def _key(id_in_box: str) -> str:
    """The cable's key: its canonical ID; of a section that stands alone the ID as it is, since a part is not the whole."""
    canonical = canonical_reference_id(id_in_box)
    return id_in_box if canonical is None or (canonical != id_in_box and names_a_section(id_in_box)) else canonical


class _Assembler:
    def __init__(self, parts: PageParts, id_in_box: str, created: datetime | None, lineage: dict[str, str]) -> None:
        self._parts = parts
        self._lineage = lineage
        self._id_in_box = id_in_box
        self._cable_id = _key(id_in_box)
        match = _ID.fullmatch(id_in_box)
        self._post = match["post"] if match else None
        self._serial = int(match["serial"]) if match else None
        self._created = created
        post = canonical_post(self._post, created.year if created else None, self._serial) if self._post else None
        self._citing = CitingCable(created, post, self._serial)
        self._station_lines: Sequence[StationLine] = ()

    def cable(self) -> Generator[None, None, Cable]:
        """The cable; between two steps, other cables may take theirs."""
        box = self._parts.box
        yield
        body, repairs = repair_body(self._parts.body, self._post)
        yield
        first = CLASSIFICATION_LINE.search(body.text, 0, _CLASSIFICATION_WITHIN)
        if may_repeat(body.text, first):
            self._station_lines = list(find_station_lines(body.text))
        end = self._end_of_own_text(body.text)
        starts = self._classification_lines(first, end)
        routed = 0 if starts else header_end(body.text)
        own_start = starts[0] if starts else routed or mail_header_end(body.text)
        yield
        header, lines, doubled = self._header(body, own_start)
        yield
        head = self._head(body.text, starts, routed, end)
        yield
        # The last word of a page that breaks off is no signature.
        text_end, signed_by = (end, None) if self._parts.truncated else find_signature(body.text, head.text_start, end)
        yield
        paragraphs, moved, text_spans = read_paragraphs(body, head.text_start, text_end, self._cable_id)
        yield
        body_parts = BodyParts(
            own_start, starts[-1] if starts else own_start, head.text_start, text_end, end, head.spans, text_spans, signed_by
        )
        regions = read_regions(len(self._lineage["raw_text"]), self._parts.outline, lines, doubled, body, body_parts, repairs)
        yield
        classifier_name, classifier_title = split_officer(head.classified_by) if head.classified_by else (None, None)
        near = self._created
        sent_at = read_date_time_group(header.date_time_group, near) if header.date_time_group else None
        filed_at = read_filing_time(header.filing_group, sent_at or near) if header.filing_group else None
        tags = [new_tuple(Tag, tag) for tag in read_tags(head.tags_text, near)] if head.tags_text else []
        summary = read_summary(paragraphs)
        yield
        header_text = self._parts.header.text.strip()
        body_start = starts[-1] if starts else 0
        return Cable(
            cable_id=self._cable_id,
            reference_id_in_box=self._id_in_box,
            created_at=near,
            released_at=box.released_at,
            classification=box.classification.upper(),
            origin=box.origin,
            post_country=_country(box.origin),
            subject=head.subject,
            transmission_id=header.transmission_id,
            precedence=header.precedence,
            originator_routing_indicator=header.originator_routing_indicator,
            station_serial_number=header.station_serial_number,
            section_number=header.section_number,
            filed_at=filed_at,
            security_prosign=header.security_prosign,
            classification_group=header.classification_group,
            security_level=header.security_level,
            release_code=header.release_code,
            released_to=header.released_to,
            date_time_group=header.date_time_group,
            action_precedence=header.action_precedence,
            information_precedence=header.information_precedence,
            routing_precedence=header.routing_precedence,
            addressee_precedence=header.addressee_precedence,
            sent_at=sent_at,
            from_station=header.from_station,
            section_count=head.section_count,
            executive_order=head.executive_order,
            declassify_on=head.declassify_on,
            classified_by=head.classified_by,
            classification_reason=head.classification_reason,
            passing_instructions="\n".join(head.passing_lines) or None,
            declassification=head.declassification,
            classifier_name=classifier_name,
            classifier_title=classifier_title,
            derived_from=head.derived_from,
            summary=summary,
            signed_by=signed_by,
            has_full_header=header.is_full,
            is_partial_extract=header.is_partial_extract,
            paragraph_count=sum(p.paragraph is not None for p in paragraphs),
            header_text=header_text or None,
            body=body.text[body_start:end].strip(),
            recipients=tuple(header.recipients),
            exemptions=tuple(header.exemptions),
            operating_signals=tuple(header.operating_signals),
            routings=tuple(header.routings),
            tags=tuple(tags),
            references=tuple(head.references),
            captions=tuple(head.captions),
            header_lines=tuple(lines + doubled),
            paragraphs=tuple(paragraphs),
            repairs=_in_order(repairs + moved),
            regions=regions,
            **self._lineage,
        )

    def _classification_lines(self, first: re.Match[str] | None, end: int) -> list[int]:
        """Where the cable's own text begins: its classification line, and each copy of it further on.

        The first line of the body counts whatever its spelling. A body may begin with a record of the dump and the whole header
        before it (09HERMOSILLO71), or give a cut copy, then a record with the whole one (10THEHAGUE117).
        """
        own = [line.start for line in self._station_lines if line.serial_number == self._serial and line.start < end]
        return own or ([first.start()] if first is not None and first.start() < end else [])

    def _end_of_own_text(self, text: str) -> int:
        """Where a record of another cable begins, which some bodies carry behind their own (09CAIRO189); else the end."""
        for line in self._station_lines:
            if line.serial_number != self._serial:
                end = self._foreign_record(text, line)
                if end is not None:
                    return end
        return len(text)

    def _foreign_record(self, text: str, line: StationLine) -> int | None:
        for record in _RECORD.finditer(text, max(0, line.start - _RECORD_WITHIN), line.start):
            if record[1] not in (self._id_in_box, self._cable_id):
                index = _INDEX_LINE.search(text, max(0, record.start() - _RECORD_WITHIN), record.start())
                return index.start() if index else record.start()
        return None

    def _header(self, body: MappedText, body_start: int) -> tuple[Header, list[HeaderLine], list[HeaderLine]]:
        """The routing header, its lines with those that stand before the body's classification line, and those that stand there again."""
        header = read_header(self._parts.header)
        if not body.text[:body_start].strip():
            return header, header.lines, []
        before = body.slice(0, body_start)
        repeated = read_header(before, self._fields_of_a_record())
        if header.is_full:
            return header, header.lines, repeated.lines
        fuller, other = (repeated, header) if repeated.is_full else (header, repeated)
        fuller.complete_from(other)
        return fuller, header.lines + repeated.lines, []

    def _fields_of_a_record(self) -> frozenset[str]:
        box = self._parts.box
        return frozenset((self._id_in_box, self._cable_id, box.origin, box.classification))

    def _head(self, text: str, starts: Sequence[int], routed: int, end: int) -> Head:
        """The head, from the last copy; what that lacks from the ones before."""
        if not starts:
            return read_head(text, routed, end, False, self._citing)
        head = read_head(text, starts[-1], end, True, self._citing)
        for start, following in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
            head.complete_from(read_head(text, start, following, True, self._citing))
        return head


def _in_order(repairs: list[Repair]) -> tuple[Repair, ...]:
    return tuple(sorted(repairs, key=itemgetter(1, 2)) if len(repairs) > 1 else repairs)
