"""Runs of lines that can be tables, what leads into them, and what their words say that they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.extract.scopes import NOUNS, VERBS
from flows.extract.table_lines import Line
from flows.extract.timespans import Period
from flows.extract.tokens import Token
from flows.extract.word_sets import words_of

BLOCKED = "blocked"
# rows and columns that count no drugs
NO_ROWS = words_of("no_row")
_LEAD_LINES = 5
_NO_UNITS = frozenset({"has", "site", "sites"})


class Column(NamedTuple):
    """A column of a table: of a `period`, of a `substance`, a `total` of the others, a `change` between them, or `other`."""

    kind: str
    period: Period | None = None
    substance: str | None = None


@dataclass(slots=True)
class Run:
    """Lines that follow each other with no prose between, and what leads into them."""

    lines: list[Line]
    lead: list[Line]
    heading: Line | None = None
    columns: list[Column] = field(default_factory=list)


def find_runs(lines: Sequence[Line]) -> list[Run]:
    """The runs of lines that can be tables: two rows or more, or a row with its years."""
    runs: list[Run] = []
    current: list[Line] = []
    lead: list[Line] = []
    for line in [*lines, Line(0, 0, 0, 0)]:
        if line.kind != "text":
            current.append(line)
            continue
        rows = [x for x in current if x.kind == "row"]
        headed = any(x.kind == "heading" for x in current) or any(c.period for x in rows for c in x.cells)
        if len(rows) > 1 or (rows and headed):
            runs.append(Run(current, lead[-_LEAD_LINES:]))
        if current:
            lead = []
            current = []
        lead.append(line)
    return runs


def topic_of(tokens: Sequence[Token]) -> str | None:
    """What a label or sentence says its figures are: an action of seizure, `blocked` for something else, None where it says neither."""
    blocked = False
    action: str | None = None
    for token in tokens:
        if token.kind in ("seize", "seizure"):
            return "seized"
        if token.kind in VERBS or token.kind in NOUNS:
            action = action or token.value
        elif token.kind in ("block_noun", "block_verb") or token.lower in NO_ROWS:
            blocked = True
    return action if action is not None else BLOCKED if blocked else None


def unit_in(tokens: Sequence[Token]) -> Token | None:
    """The one unit that a label or heading names in brackets or after `in`; None where it names none, or several."""
    found = [
        t
        for k, t in enumerate(tokens)
        if t.kind == "unit" and t.lower not in _NO_UNITS and (k == 0 or tokens[k - 1].lower in ("(", "in", ",", "/"))
    ]
    return found[-1] if found and len({t.value for t in found}) == 1 else None
