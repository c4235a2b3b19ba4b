"""Runs of lines that can be tables, what leads into them, and what their words say that they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.governors import NOUNS, VERBS
from flows.extract.table_lines import Line
from flows.extract.tokens import Token
from flows.extract.word_sets import words_of

BLOCKED = "blocked"
# rows and columns that count no drugs
NO_ROWS = words_of("no_row")
_BLOCKING = frozenset({"block_noun", "block_verb"})
_LEAD_LINES = 5
_NEGATIONS = frozenset({"not", "no", "none", "never", "without"})
_OF_WHAT = frozenset({"of", "for", "per"})
_NEAR = 4
"""Words within which `prices of` or `none of` reaches a word of seizure."""


@dataclass(slots=True)
class Run:
    """Lines that follow each other with no prose between, and what leads into them."""

    lines: list[Line]
    lead: list[Line]
    tail: list[Line]


def find_runs(lines: Sequence[Line], tokens: Sequence[Token]) -> list[Run]:
    """The runs of lines that can be tables: two rows or more, or a row with its heading or years."""
    runs: list[Run] = []
    current: list[Line] = []
    lead: list[Line] = []
    notes: list[Line] = []
    open_run: Run | None = None
    is_note = False
    for line in [*lines, Line(0, 0, 0, 0)]:
        if line.kind != "text":
            is_note = is_note and line.kind not in ("blank", "row")
            current.append(line)
            continue
        is_note = line.last > line.first and current != [] and (is_note or tokens[line.first].lower == "*")
        if is_note and any(x.kind == "row" for x in current):
            # a footnote between the rows of a table is none of its ends
            notes.append(line)
            continue
        rows = [x for x in current if x.kind == "row"]
        headed = any(x.kind == "heading" for x in current) or any(c.period for x in rows for c in x.cells)
        if len(rows) > 1 or (rows and headed):
            open_run = Run(current, lead[-_LEAD_LINES:], notes)
            runs.append(open_run)
        if current:
            lead = []
            current, notes = [], []
        lead.append(line)
        if open_run is not None and len(lead) <= _LEAD_LINES and line.last > line.first:
            open_run.tail.append(line)
    return runs


def topic_of(tokens: Sequence[Token]) -> str | None:
    """What a label or sentence says its figures are: an action of seizure, `blocked` for something else, None where it says neither.

    `Prices of drugs seized` are prices; `exports, none of them seized` are exports.
    """
    blocked = found = False
    action: str | None = None
    owned_until = -1
    for k, token in enumerate(tokens):
        if token.kind in ("seize", "seizure"):
            if k <= owned_until or any(t.lower in _NEGATIONS for t in tokens[max(0, k - _NEAR) : k]):
                continue
            return "seized"
        if token.kind == "find":
            found = True
        elif token.kind in VERBS or token.kind in NOUNS:
            action = action or token.value
        elif token.kind in _BLOCKING or token.lower in NO_ROWS:
            blocked = True
            if k + 1 < len(tokens) and tokens[k + 1].lower in _OF_WHAT:
                owned_until = k + 1 + _NEAR
    if action is not None:
        return action
    return BLOCKED if blocked else "seized" if found else None
