"""All the real pages: the box against what a second, independent reading of it gives, and what must hold of every cable."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html import unescape

from flows.normalise import NormalisedPage
from flows.normalise.decode import verbatim
from tests.normalise.pages import read
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

_LETTERS = re.compile(r"[^A-Za-z0-9]+")


@cache
def pages() -> list[tuple[str, str, NormalisedPage]]:
    """Kind, page as text and what normalising gave."""
    found = []
    for path in sorted((SHARED / "cables").rglob("*")):
        if path.suffix in (".html", ".txt"):
            data = path.read_bytes()
            found.append(("file", data.decode(), read(data)))
    found += [("dump_row", record, read(record, "dump_row")) for record in records()]
    return found


def records() -> Iterator[str]:
    """The records of the dump as they stand, told apart by what begins one: a number, a date and a reference ID in quotes."""
    text = (SHARED / "cables" / "dump" / "cables.csv").read_bytes().decode()
    starts = [m.start() for m in re.finditer(r'^"\d+","\d+/\d+/\d{4} \d+:\d\d","', text, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end].rstrip("\n")


def box(kind: str, page: str) -> tuple[str, datetime, str, str]:
    """Reference ID, creation, classification and origin of a page, read without the project's code."""
    if kind == "dump_row":
        row = next(csv.reader(io.StringIO(page), doublequote=False, escapechar="\\"))
        return row[2], datetime.strptime(row[1], "%m/%d/%Y %H:%M"), row[4], row[3]
    table = page.find("<table class='cable'>")
    if table < 0:
        line = page.split("Reference ID Created Released Classification Origin", 1)[1].strip().split("\n", 1)[0].split()
        return line[0], datetime.fromisoformat(f"{line[1]} {line[2]}"), line[5], " ".join(line[6:])
    cells = page[table : page.index("</table>", table)]
    heads = re.findall(r"<th>(.*?)</th>", cells)
    values = [unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in re.findall(r"<td>(.*?)</td>", cells, re.DOTALL)]
    row_of = dict(zip(heads, values, strict=False))
    created = row_of["Created"] if "Created" in row_of else row_of["Date"]
    return row_of["Reference ID"], datetime.fromisoformat(created), row_of["Classification"], row_of["Origin"]


def test_every_page_gives_a_cable_that_agrees_with_its_box() -> None:
    assert len(pages()) == 895
    for kind, page, normalised in pages():
        cable = normalised.cable
        assert cable is not None
        assert normalised.quarantine == ()
        assert (cable.cable_id, cable.created_at, cable.classification, cable.origin) == box(kind, page)
        assert normalised.raw_text == page


def test_a_cable_reads_the_same_from_its_page_and_from_its_row() -> None:
    by_id: dict[str, dict[str, NormalisedPage]] = {}
    for _, _, normalised in pages():
        assert normalised.cable is not None
        by_id.setdefault(normalised.cable.cable_id, {})[normalised.cable.page_layout] = normalised
    compared = 0
    for layouts in by_id.values():
        if "dump_row" not in layouts or "site_html_2011" not in layouts:
            continue
        page, row = layouts["site_html_2011"], layouts["dump_row"]
        assert page.cable is not None
        assert row.cable is not None
        for name in (
            "subject", "tags", "references", "captions", "recipients", "exemptions", "operating_signals", "routings", "signed_by",
            "sent_at", "section_count",
        ):  # fmt: skip
            assert getattr(page.cable, name) == getattr(row.cable, name), (page.cable.cable_id, name)
        assert [p.text.text.split() for p in page.cable.paragraphs] == [p.text.text.split() for p in row.cable.paragraphs]
        # the release that only the page gives decides
        assert page.completeness > row.completeness
        compared += 1
    assert compared == 440


def test_no_line_of_a_header_is_unknown() -> None:
    kinds = [line.format_line for _, _, normalised in pages() if normalised.cable for line in normalised.cable.header_lines]
    assert len(kinds) > 8000
    assert kinds.count("unknown") <= 0.005 * len(kinds)


def test_each_paragraph_leads_back_to_its_words() -> None:
    for _, _, normalised in pages():
        cable = normalised.cable
        assert cable is not None
        for paragraph in cable.paragraphs:
            start, end = paragraph.text.raw_span(0, len(paragraph.text))
            quoted = iter(_plain(verbatim(normalised.raw_text, cable.page_layout, start, end)))
            # in the same order; a sentence that moved has the number of its paragraph between
            assert all(any(word == other for other in quoted) for word in _plain(paragraph.text.text)), paragraph.paragraph_id


def _plain(text: str) -> list[str]:
    """The words without what repairs change: apostrophes, and Q for one."""
    return _LETTERS.sub(" ", text.replace("Q", " ").replace("'", " ")).split()


def test_paragraphs_are_numbered_as_the_labels_have_it() -> None:
    """The labelled facts name the number that the cable prints before the paragraph of each quote."""
    cables = {n.cable.cable_id: n.cable for kind, _, n in pages() if n.cable and kind == "file"}
    found = wrong = 0
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            quote = " ".join(label["quote"].split())
            printed = [p.paragraph for p in cables[label["cable_id"]].paragraphs if quote in " ".join(p.text.text.split())]
            found += label["paragraph"] in printed
            wrong += bool(printed) and label["paragraph"] not in printed
    # all but the one whose quote has the number of the paragraph in it (08DUSHANBE1372, 25)
    assert (found, wrong) == (331, 0)
