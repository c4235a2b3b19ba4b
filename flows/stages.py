"""The stages over one chunk: a pack of raw pages in, the Parquet files of the next stage out.

A pack is worked on part by part, so that memory holds a few hundred pages however large the corpus is. No page stops a run: one that a
stage fails on goes to quarantine, with the stage and the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from flows.audit import audit_cable, rows_of_audit
from flows.cable import Cable, Rows, cable_of_rows, rows_of_cable
from flows.extract import extract_facts
from flows.facts import CableFacts, rows_of_facts
from flows.fetch.raw_store import RawPage, number_of_parts, read_part
from flows.normalise import NormalisedPage, normalise_pages
from flows.staging import StagedPack, StagedPart, as_part, parts_of, read_rows
from flows.tables import AUDITED, EXTRACTED, NORMALISED
from flows.workers import Workers

NORMALISED_FILES: Final = (*NORMALISED, "raw_page", "quarantine")
EXTRACTED_FILES: Final = (*EXTRACTED, "quarantine")
AUDITED_FILES: Final = (*AUDITED, "quarantine")


def normalise_pack(
    pack: Path, staging: Path, scope: frozenset[str] | None, workers: Workers, advance: Callable[[int], None] = lambda pages: None
) -> None:
    """Writes `<staging>/normalised/<pack>/` from a pack of the raw store.

    Args:
        pack: the pack's file.
        staging: the staging folder of the warehouse.
        scope: the pages to read, by `raw_sha256`; None for all of them.
        workers: who works on the parts.
        advance: is told how many more pages have been read.
    """
    calls = [(pack, part, scope) for part in range(number_of_parts(pack))]
    pages = int(pq.read_metadata(pack).num_rows) if scope is None else len(scope)
    with StagedPack(staging / "normalised" / pack.stem, NORMALISED_FILES) as staged:
        for part in workers.run(normalise_part, calls, pages):
            staged.add(part)
            advance(part["raw_page"].num_rows)


def examine_pack(
    pack: str, staging: Path, used: frozenset[str], workers: Workers, advance: Callable[[int], None] = lambda cables: None
) -> None:
    """Extracts and audits: `<staging>/extracted/<pack>/` and `<staging>/audited/<pack>/` from `<staging>/normalised/<pack>/`.

    Args:
        pack: the pack.
        staging: the staging folder of the warehouse.
        used: the pages, by `raw_sha256`, that their cables are read from.
        workers: who works on the parts.
        advance: is told how many more cables have been read.
    """
    normalised = staging / "normalised" / pack
    calls = [(normalised, part, used) for part in range(parts_of(normalised, "dim_cable"))]
    with (
        StagedPack(staging / "extracted" / pack, EXTRACTED_FILES) as extracted,
        StagedPack(staging / "audited" / pack, AUDITED_FILES) as audited,
    ):
        for cables, facts, findings in workers.run(examine_part, calls, len(used)):
            extracted.add(facts)
            audited.add(findings)
            advance(cables)


def normalise_part(pack: Path, part: int, scope: frozenset[str] | None) -> StagedPart:
    """What the pages of one part of a pack give, in their order."""
    pages = [page for page in read_part(pack, part) if scope is None or page.raw_sha256 in scope]
    read = normalise_pages((page.raw_sha256, page.source, page.kind, page.data) for page in pages)
    rows = [_normalised(page, each) for page, each in zip(pages, read, strict=True)]
    try:
        return as_part(NORMALISED_FILES, rows)
    except Exception:
        # One row in thousands does not fit its table: look for the pages that it is of, and set those aside.
        return as_part(NORMALISED_FILES, [_fitting(page, each) for page, each in zip(pages, rows, strict=True)])


def examine_part(normalised: Path, part: int, used: frozenset[str]) -> tuple[int, StagedPart, StagedPart]:
    """The number of cables read from one part of a pack, their facts, and the findings about these."""
    paragraphs, header_lines, repairs = (_by_page(read_rows(normalised, name, part)) for name in ("dim_paragraph", "header_line", "repair"))
    raw_texts = {row["raw_sha256"]: row["raw_text"] for row in read_rows(normalised, "raw_page", part, ["raw_sha256", "raw_text"])}
    facts: list[Rows] = []
    findings: list[Rows] = []
    for row in read_rows(normalised, "dim_cable", part):
        page = row["raw_sha256"]
        if page in used:
            cable = cable_of_rows(row, paragraphs[page], header_lines[page], repairs[page], raw_texts[page])
            extracted, audited = _examined(cable)
            facts.append(extracted)
            findings.append(audited)
    return len(facts), as_part(EXTRACTED_FILES, facts), as_part(AUDITED_FILES, findings)


def _by_page(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, list[Mapping[str, Any]]]:
    groups: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["raw_sha256"]].append(row)
    return groups


def _normalised(page: RawPage, read: NormalisedPage | Exception) -> Rows:
    if isinstance(read, Exception):
        return _set_aside(page, read)
    try:
        rows = rows_of_cable(read.cable) if read.cable else {}
    except Exception as error:
        return _set_aside(page, error)
    cable_id = read.cable.cable_id if read.cable else None
    return {
        **rows,
        "raw_page": [_raw_page(page, read.raw_text, read.page_layout, cable_id, read.completeness)],
        "quarantine": [_quarantined(page.raw_sha256, page.source, cable_id, "normalise", r) for r in dict.fromkeys(read.quarantine)],
    }


def _fitting(page: RawPage, rows: Rows) -> Rows:
    try:
        as_part(NORMALISED_FILES, [rows])
    except Exception as error:
        return _set_aside(page, error)
    return rows


def _set_aside(page: RawPage, error: Exception) -> Rows:
    return {
        "raw_page": [_raw_page(page, page.data.decode("utf-8", "replace"), None, None, 0)],
        "quarantine": [_quarantined(page.raw_sha256, page.source, None, "normalise", _reason(error))],
    }


def _examined(cable: Cable) -> tuple[Rows, Rows]:
    """The rows of a cable's facts and findings; where a stage fails, its reason in their place."""
    facts = CableFacts(cable.cable_id)
    try:
        facts_read = extract_facts(cable)
        extracted = rows_of_facts(facts_read)
        _check(extracted)
        facts = facts_read
    except Exception as error:
        extracted = {"quarantine": [_quarantined(cable.raw_sha256, cable.source, cable.cable_id, "extract", _reason(error))]}
    try:
        audited = rows_of_audit(audit_cable(cable, facts))
        _check(audited)
    except Exception as error:
        audited = {"quarantine": [_quarantined(cable.raw_sha256, cable.source, cable.cable_id, "audit", _reason(error))]}
    return extracted, audited


def _check(rows: Rows) -> None:
    """Raises what `as_part` would, while it is still known whose rows they are; most cables have rows of few tables."""
    as_part([name for name, of_table in rows.items() if of_table], [rows])


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _quarantined(raw_sha256: str, source: str, cable_id: str | None, stage: str, reason: str) -> dict[str, object]:
    return {"raw_sha256": raw_sha256, "source": source, "cable_id": cable_id, "stage": stage, "reason": reason}


def _raw_page(page: RawPage, raw_text: str, page_layout: str | None, cable_id: str | None, completeness: int) -> dict[str, object]:
    return {
        "raw_sha256": page.raw_sha256,
        "source": page.source,
        "fetched_at": page.fetched_at,
        "size": len(page.data),
        "page_layout": page_layout,
        "cable_id": cable_id,
        # Which page of a cable is used is known once all packs are read: flows.selection.
        "is_used": False,
        "completeness": completeness,
        "raw_text": raw_text,
    }
