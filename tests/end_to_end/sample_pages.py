"""The project's own sample pages and their hand-made labels, as the tests read them.

Nothing here uses the code under test: a page is folded to plain text by rules of its own, so that a label can be held against
the page itself.
"""

from __future__ import annotations

import html
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
GOLD = ROOT / "tests" / "gold"

_RECORD_START = re.compile(r'\n(?="\d+","\d{1,2}/)')
_TAG = re.compile(r"<[^>]+>")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BACKSLASH_AT_LINE_END = re.compile(r" ?\\$", re.MULTILINE)
_PAGE_MARKER = re.compile(r"^ *[A-Z ]+ \d{8}  \d{3} OF \d{3} *$", re.MULTILINE)
_DUPLICATED_LINE = re.compile(r"^(.+)\nQ\1$", re.MULTILINE)


class SamplePage(NamedTuple):
    """One raw page as the normalise stage is given it."""

    name: str
    cable_id: str
    kind: str
    data: bytes

    @property
    def raw_sha256(self) -> str:
        """The content hash that the raw store would give it."""
        return sha256(self.data).hexdigest()


def _dump_pages() -> list[SamplePage]:
    text = (SAMPLES / "dump" / "cables.csv").read_bytes().decode()
    records = _RECORD_START.split(text.removesuffix("\n"))
    return [SamplePage(f"dump row {n}", r.split('","')[2], "dump_row", r.encode()) for n, r in enumerate(records, start=1)]


def _file_pages() -> list[SamplePage]:
    files = sorted(p for folder in ("text", "html", "html-2010") for p in (SAMPLES / folder).iterdir())
    return [SamplePage(f"{p.parent.name}/{p.name}", p.stem, "file", p.read_bytes()) for p in files]


PAGES: tuple[SamplePage, ...] = (*_file_pages(), *_dump_pages())
"""Every sample page; 08BAKU1427 has two."""
SHORT_ROW = next(p for p in PAGES if p.cable_id == "09TIRANA902")
"""The dump row that lacks its header field."""
PAGE_OF = {p.cable_id: p for p in reversed(PAGES) if p is not SHORT_ROW}
"""One page a cable; of 08BAKU1427 the one saved as text."""
BAKU_ROW = next(p for p in PAGES if p.cable_id == "08BAKU1427" and p.kind == "dump_row")


def labels(cable_id: str) -> list[dict[str, Any]]:
    """The facts that the cable states, by hand (`tests/gold/CABLE_ID.jsonl`)."""
    return _rows(GOLD / f"{cable_id}.jsonl")


def audit_labels(cable_id: str) -> list[dict[str, Any]]:
    """The findings that an audit of the cable must come to, by hand; none where there is no such file."""
    path = GOLD / "audit" / f"{cable_id}.jsonl"
    return _rows(path) if path.exists() else []


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def folded(page: SamplePage, raw: str) -> str:
    """A part of the raw page as a quote shows it: decoded, without page markers, duplicated lines and pilcrows, white space folded."""
    if page.kind == "dump_row":
        raw = _BACKSLASH_AT_LINE_END.sub("", _ESCAPE.sub(r"\1", raw))
    elif page.name.endswith(".html"):
        raw = html.unescape(_TAG.sub("", raw))
    raw = _DUPLICATED_LINE.sub(r"\1", _PAGE_MARKER.sub("", raw).replace("¶", ""))
    return " ".join(raw.split())
