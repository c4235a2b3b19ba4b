"""How the time of normalisation divides among its steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from flows.fetch.sources import FetchedPage
from flows.normalise import head, layouts, normalise_pages, page

STEPS: Final[Mapping[str, tuple[tuple[Any, str], ...]]] = {
    "decode": ((page, "_decode"), (layouts, "decode_html"), (layouts, "decode_escapes"), (layouts, "decode_plain")),
    "box": ((page, "detect"), (layouts.SiteHtml, "read"), (layouts.SiteText, "read"), (layouts.DumpRow, "read")),
    "repairs": ((page, "repair_body"),),
    "copies of the text": ((page, "may_repeat"), (page._Assembler, "_classification_lines"), (page._Assembler, "_end_of_own_text")),
    "header": ((page, "read_header"),),
    "head": ((page, "read_head"),),
    "references": ((head, "read_references"),),
    "tags": ((page, "read_tags"),),
    "signature": ((page, "find_signature"),),
    "paragraphs": ((page, "read_paragraphs"),),
    "summary": ((page, "read_summary"),),
    "times": ((page, "read_date_time_group"), (page, "read_filing_time")),
    "regions": ((page, "read_regions"),),
    "completeness": ((page, "_completeness"),),
}
"""The functions of each step, by the place that they are looked up in; the time of a step within a step counts for the inner one."""
REST: Final = "the rest"


def seconds_by_step(pages: Sequence[FetchedPage], repeats: int) -> dict[str, float]:
    """The seconds that each step takes for all pages once, the least of some repeats."""
    best: dict[str, float] = {}
    for _ in range(repeats):
        with _timed() as spent:
            start = time.perf_counter()
            for _ in normalise_pages(("", each.source, each.kind, each.data) for each in pages):
                pass
            spent[REST] = time.perf_counter() - start - sum(spent.values())
        if not best or sum(spent.values()) < sum(best.values()):
            best = dict(spent)
    return best


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """Puts a clock around the functions of the steps while the block runs; gives what they took, which grows meanwhile."""
    spent = dict.fromkeys((*STEPS, REST), 0.0)
    inner: list[float] = [0.0]
    functions = [(owner, name, step) for step, places in STEPS.items() for owner, name in places]
    originals = [getattr(owner, name) for owner, name, _ in functions]
    try:
        for (owner, name, step), original in zip(functions, originals, strict=True):
            setattr(owner, name, _clocked(original, step, spent, inner))
        yield spent
    finally:
        for (owner, name, _), original in zip(functions, originals, strict=True):
            setattr(owner, name, original)


def _clocked(function: Callable[..., Any], step: str, spent: dict[str, float], inner: list[float]) -> Callable[..., Any]:
    def clocked(*arguments: Any) -> Any:
        inner.append(0.0)
        start = time.perf_counter()
        try:
            return function(*arguments)
        finally:
            seconds = time.perf_counter() - start
            spent[step] += seconds - inner.pop()
            inner[-1] += seconds

    return clocked
