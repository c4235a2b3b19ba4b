"""Prints how many pages, cables or paragraphs a second each stage works through, on one core, and what each step of normalisation takes.

The pages are the project's own samples and those of `../shared/cables`, where that folder lies beside the checkout. Each stage is timed
alone, in memory, over all pages of a corpus again and again; the best round counts, as the least disturbed one. Nothing is asserted:
figures of two machines cannot be compared, the shares of the stages can.
"""

from __future__ import annotations

import io
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.table import Table

from bench.steps import REST, STEPS, seconds_by_step
from flows.audit import audit_cable
from flows.cable import Cable
from flows.extract import extract_facts
from flows.fetch.dump import split_records
from flows.fetch.sources import FetchedPage, look_at
from flows.normalise import normalise_page, normalise_pages
from flows.workers import settle_memory

ROOT: Final = Path(__file__).resolve().parents[1]
CORPORA: Final = {"samples": ROOT / "samples", "../shared/cables": ROOT.parent / "shared" / "cables"}
ROUNDS: Final = 3
ROUND_SECONDS: Final = 0.5
"""A round goes over the pages as often as it takes to last this long."""


DRUGS: Final = ("heroin", "opium", "cocaine", "cannabis", "marijuana", "hashish", "ecstasy", "narcotic", "drugs")
AGREEMENTS: Final = (
    "agree", "treat", "convention", "accord", "protocol", "memorand", "pact", "covenant", "ratif", "regulation", "mou", "fta", "trips",
    "npt",
)  # fmt: skip
"""Parts of words without which a text names no agreement; a relation to one needs no figure."""


def _has_no_figure(text: str) -> bool:
    return not any(c.isdigit() for c in text) and not any(word in text for word in DRUGS)


PARAGRAPHS: Final[dict[str, Callable[[str], bool]]] = {
    "narcotics paragraphs": lambda text: any(word in text for word in DRUGS),
    "paragraphs without figures": _has_no_figure,
    "... and without agreements": lambda text: _has_no_figure(text) and not any(word in text for word in AGREEMENTS),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A stage over the pages or cables of a corpus: how many, their bytes, and the best time for all of them once."""

    stage: str
    items: int
    size: int
    seconds: float


def main() -> None:
    """Measures and prints a table a corpus."""
    console = Console(width=None if sys.stdout.isatty() else 100)
    for name, folder in CORPORA.items():
        if folder.is_dir():
            pages = list(look_at(str(folder)).pages())
            console.print(_table(name, measure(pages)))
            console.print(_table_of_steps(name, pages))


def measure(pages: Sequence[FetchedPage]) -> list[Measured]:
    """Times the stages over some pages."""
    rows = [page for page in pages if page.kind == "dump_row"]
    dump = b"\n".join(page.data for page in rows) + b"\n"
    measured = [Measured("fetch: split a dump", len(rows), len(dump), _best(lambda _: list(split_records(io.BytesIO(dump))), [None]))]

    by_layout: defaultdict[str, list[FetchedPage]] = defaultdict(list)
    cables = []
    for page in pages:
        read = normalise_page("", page.source, page.kind, page.data)
        by_layout[read.page_layout or "in quarantine"].append(page)
        if read.cable:
            cables.append((read.cable, len(page.data)))
    settle_memory()
    for layout, of_layout in sorted(by_layout.items()):
        # Together, as the stage reads them.
        seconds = _best(_normalise, [of_layout])
        measured.append(Measured(f"normalise: {layout}", len(of_layout), sum(len(page.data) for page in of_layout), seconds))

    size = sum(length for _, length in cables)
    measured.append(Measured("extract", len(cables), size, _best(lambda item: extract_facts(item[0]), cables)))
    measured += [_paragraphs(name, [cable for cable, _ in cables], wanted) for name, wanted in PARAGRAPHS.items()]
    examined = [(cable, extract_facts(cable)) for cable, _ in cables]
    measured.append(Measured("audit", len(cables), size, _best(lambda item: audit_cable(*item), examined)))
    return measured


def _normalise(pages: Sequence[FetchedPage]) -> None:
    for _ in normalise_pages(("", page.source, page.kind, page.data) for page in pages):
        pass


def _paragraphs(name: str, cables: Sequence[Cable], wanted: Callable[[str], bool]) -> Measured:
    """Extraction from the paragraphs of a kind alone, cable by cable; the items are paragraphs."""
    kept = [replace(cable, paragraphs=tuple(p for p in cable.paragraphs if wanted(p.text.text.lower()))) for cable in cables]
    kept = [cable for cable in kept if cable.paragraphs]
    paragraphs = [p for cable in kept for p in cable.paragraphs]
    seconds = _best(extract_facts, kept)
    return Measured(f"extract: {name}", len(paragraphs), sum(len(p.text.text) for p in paragraphs), seconds)


def _best(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """The seconds that all items take, in the best of some rounds."""
    repeats, spent = 1, 0.0
    while (spent := _time(work, items, repeats)) < ROUND_SECONDS:
        repeats = max(repeats + 1, int(repeats * ROUND_SECONDS / max(spent, 1e-6)))
    return min([spent, *(_time(work, items, repeats) for _ in range(ROUNDS - 1))]) / repeats


def _time(work: Callable[[Any], object], items: Sequence[Any], repeats: int) -> float:
    # Seconds of the processor, in which other work on the machine does not count.
    start = time.process_time()
    for _ in range(repeats):
        for item in items:
            work(item)
    return time.process_time() - start


def _table(name: str, measured: Sequence[Measured]) -> Table:
    table = Table(title=name, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("stage", "items", "KB an item", "ms an item", "items/s", "MB/s", "share"):
        table.add_column(title, justify="left" if title == "stage" else "right", no_wrap=True)
    whole = sum(each.seconds for each in measured if not each.stage.startswith("extract: "))
    for each in measured:
        table.add_row(
            each.stage,
            f"{each.items:,}",
            f"{each.size / each.items / 1000:.1f}",
            f"{each.seconds / each.items * 1000:.3f}",
            f"{each.items / each.seconds:,.0f}",
            f"{each.size / each.seconds / 1e6:,.1f}",
            f"{each.seconds / whole:.0%}",
        )
    return table


def _table_of_steps(name: str, pages: Sequence[FetchedPage]) -> Table:
    """The steps of normalisation, in the order of the code, with their share of its time for each page layout."""
    by_layout: defaultdict[str, list[FetchedPage]] = defaultdict(list)
    for page in pages:
        if (layout := normalise_page("", page.source, page.kind, page.data).page_layout) is not None:
            by_layout[layout].append(page)
    title = f"{name}: normalisation, step by step: µs a page, and share"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("step", no_wrap=True)
    columns = []
    for layout, of_layout in sorted(by_layout.items()):
        table.add_column(layout, justify="right", no_wrap=True)
        seconds = seconds_by_step(of_layout, ROUNDS)
        columns.append((seconds, len(of_layout), sum(seconds.values())))
    for step in (*STEPS, REST):
        table.add_row(step, *(f"{seconds[step] / items * 1e6:,.0f} {seconds[step] / whole:>4.0%}" for seconds, items, whole in columns))
    return table


if __name__ == "__main__":
    main()
