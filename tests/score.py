"""Precision, recall and F1 of the extraction on hand-made labels; `make score` prints them with the misses.

The labels are those of `tests/gold/`, whose pages are the project's samples, those of `tests/pages/`, or real pages of
`../shared/cables`, and those of `../shared/gold`; labels whose page is not there are left out, and counted. A fact is
found where the columns that identify it agree (`value`), and found in full where every further column agrees too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.extract import extract_facts
from flows.facts import FACT_TABLES
from flows.fetch.sources import look_at
from flows.normalise import NormalisedPage, normalise_page
from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[1]
LABELS = (ROOT / "tests" / "gold", SHARED / "gold")
_REAL = SHARED / "cables"
PAGES = (ROOT / "samples", ROOT / "tests" / "pages", _REAL / "text", _REAL / "html", _REAL / "html-2010")
IDENTITY = {
    "fact_seizure": ("substance", "quantity", "unit"),
    "fact_seizure_change": ("substance", "stated_percent"),
    "fact_corruption": ("measure", "value", "unit"),
    "fact_treaty": ("treaty", "action", "country"),
}
FURTHER = {
    "fact_seizure": ("action", "period_start", "period_end", "role", "agency", "country"),
    "fact_seizure_change": ("period_start", "period_end", "country"),
    "fact_corruption": ("period_start", "period_end", "country"),
    "fact_treaty": ("action_date", "parties"),
}
_ARTICLES = frozenset({"the", "of", "and", "for"})

Row = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """What was labelled, found, and right, of one table."""

    labelled: int = 0
    found: int = 0
    value_hits: int = 0
    full_hits: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)

    def rates(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and F1 for so many hits; of nothing labelled and nothing found all are 1."""
        precision = hits / self.found if self.found else float(self.labelled == 0)
        recall = hits / self.labelled if self.labelled else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def plain(column: str, value: Any) -> Any:
    """A value as labels and facts are compared: figures as numbers, dates as text, agencies without case, marks and small words."""
    if value is None:
        return None
    if column in ("quantity", "value", "stated_percent"):
        return round(float(value), 4)
    if column == "agency":
        words = "".join(c if c.isalnum() else " " for c in str(value).lower()).split()
        return " ".join(w for w in words if w not in _ARTICLES) or None
    return str(value)


def read_labels(folders: Iterable[Path] = LABELS) -> dict[str, dict[str, list[Row]]]:
    """The labels by cable and table; a cable with an empty file states nothing."""
    labels: dict[str, dict[str, list[Row]]] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.jsonl")):
            by_table = labels.setdefault(file.stem, {table: [] for table in FACT_TABLES})
            for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
                label = json.loads(line)
                by_table[label["table"]].append(label)
    return labels


def read_facts(cable_ids: Iterable[str], pages: Iterable[Path] = PAGES) -> dict[str, dict[str, list[Row]]]:
    """The facts of those cables by table, each read from its most complete page; cables without a page are left out."""
    wanted = frozenset(cable_ids)
    best: dict[str, NormalisedPage] = {}
    for page in _pages(pages, wanted):
        cable = page.cable
        if cable is not None and cable.cable_id in wanted:
            other = best.get(cable.cable_id)
            if other is None or page.completeness > other.completeness:
                best[cable.cable_id] = page
    facts: dict[str, dict[str, list[Row]]] = {}
    for cable_id, page in sorted(best.items()):
        assert page.cable is not None
        read = extract_facts(page.cable)
        facts[cable_id] = {table: [asdict(fact) for fact in getattr(read, name)] for table, name in FACT_TABLES.items()}
    return facts


def _pages(folders: Iterable[Path], wanted: frozenset[str]) -> Iterator[NormalisedPage]:
    for folder in folders:
        if folder.is_dir():
            for page in look_at(str(folder)).pages():
                stem = Path(page.source).stem
                if page.kind == "dump_row" or stem in wanted:
                    yield normalise_page(sha256(page.data).hexdigest(), page.source, page.kind, page.data)


def score(labels: Mapping[str, Mapping[str, Sequence[Row]]], facts: Mapping[str, Mapping[str, Sequence[Row]]]) -> dict[str, Score]:
    """A score a table over the cables that have both labels and facts."""
    scores = {table: Score() for table in FACT_TABLES}
    for cable_id in sorted(labels.keys() & facts.keys()):
        for table, own in scores.items():
            _score_cable(own, table, cable_id, labels[cable_id][table], facts[cable_id][table])
    return scores


def _score_cable(own: Score, table: str, cable_id: str, labels: Sequence[Row], facts: Sequence[Row]) -> None:
    """Pairs labels and facts one to one, those first that agree in the most columns."""
    own.labelled += len(labels)
    own.found += len(facts)
    by_value: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        by_value[_values(fact, IDENTITY[table])].append(n)
    pairs = sorted(
        (len(_differences(label, facts[n], table)), m, n)
        for m, label in enumerate(labels)
        for n in by_value.get(_values(label, IDENTITY[table]), [])
    )
    labels_left, facts_left = set(range(len(labels))), set(range(len(facts)))
    for _, m, n in pairs:
        if m in labels_left and n in facts_left:
            labels_left.remove(m)
            facts_left.remove(n)
            own.value_hits += 1
            differences = _differences(labels[m], facts[n], table)
            own.full_hits += not differences
            if differences:
                own.different.append(f"{cable_id}: {_told(labels[m], table)}: {', '.join(differences)}")
    own.missed += [f"{cable_id}: {_told(labels[m], table)}" for m in sorted(labels_left)]
    own.false += [f"{cable_id}: {_told(facts[n], table)}" for n in sorted(facts_left)]


def _values(row: Row, columns: Sequence[str]) -> tuple[Any, ...]:
    return tuple(plain(column, row[column]) for column in columns)


def _differences(label: Row, fact: Row, table: str) -> list[str]:
    """The further columns that differ; an agency counts where the label names one."""
    return [
        f"{column} {plain(column, label[column])} is read as {plain(column, fact[column])}"
        for column in FURTHER[table]
        if plain(column, label[column]) != plain(column, fact[column]) and not (column == "agency" and label[column] is None)
    ]


def _told(row: Row, table: str) -> str:
    return " ".join(str(plain(column, row[column])) for column in IDENTITY[table]) + f' "{row["quote"]}"'


def as_markdown(scores: Mapping[str, Score], cables: int) -> str:
    """The scores as a table for a page, with the number of labelled cables."""
    lines = [
        f"| {cables} cables | labelled facts | value P | R | F1 | full P | R | F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for table, own in scores.items():
        rates = [f"{rate:.3f}" for hits in (own.value_hits, own.full_hits) for rate in own.rates(hits)]
        lines.append(f"| `{table}` | {own.labelled} | {' | '.join(rates)} |")
    return "\n".join(lines)


def main() -> int:
    """Prints the scores of both sets of labels together, and what was missed, false or different."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--errors", type=int, default=5, metavar="N", help="of each kind and table, at most (default 5)")
    arguments.add_argument("--markdown", action="store_true", help="print the table alone, as Markdown")
    arguments.add_argument("labels", nargs="*", type=Path, help="folders of labels (default: tests/gold and ../shared/gold)")
    arguments.add_argument("--pages", nargs="*", type=Path, default=PAGES, help="folders of pages")
    given = arguments.parse_args()
    labels = read_labels(given.labels or LABELS)
    facts = read_facts(labels, given.pages)
    scores = score(labels, facts)
    cables = len(labels.keys() & facts.keys())
    if given.markdown:
        print(as_markdown(scores, cables))
        return 0
    console = Console(width=110)
    table = Table(title=f"{cables} labelled cables; {len(labels.keys() - facts.keys())} without a page here")
    for heading in ("table", "labelled", "found", "value P", "R", "F1", "full P", "R", "F1"):
        table.add_column(heading, justify="left" if heading == "table" else "right")
    for name, own in scores.items():
        rates = [f"{rate:.3f}" for hits in (own.value_hits, own.full_hits) for rate in own.rates(hits)]
        table.add_row(name, str(own.labelled), str(own.found), *rates)
    console.print(table)
    for name, own in scores.items():
        for kind, told in (("missed", own.missed), ("false", own.false), ("different", own.different)):
            for line in told[: given.errors]:
                print(f"{name} {kind}: {line}")
            if len(told) > given.errors:
                print(f"{name} {kind}: and {len(told) - given.errors} more")
    return 0


if __name__ == "__main__":
    sys.exit(main())
