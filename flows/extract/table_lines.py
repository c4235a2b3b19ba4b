"""The lines of a table as cables type them: rows of a label and figures, headings of years, labels of groups.

Heroin (kg): 2007: 792.  2008: 751        a row with the years inside
Heroin (kilos) 739 1,122                  a row under a heading of years
Drug Seizures 2001 2002                   a heading
Drug Control Agency:                      a label
DCA 2007 versus 2008: +25.8 percent       a stated change
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.extract.numbers import Figure
from flows.extract.timespans import Period, PeriodMention, year_period
from flows.extract.tokens import Token

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_RULE = re.compile(r"[\s=_*|+-]*")
_BULLETS = frozenset({"-", "--", "*", "•", "·", "–", "—"})
_HEADING_ENDS = frozenset({"total", "change", "difference", "variation"})
_NOTHING = frozenset({"n/a", "na", "none", "nil", "unknown", "-", "--", "---", "–", "—", "..."})
_AFTER_CELLS = frozenset(
    {"est", "estimate", "estimated", "seized", "approx", "(", ")", ".", ",", ";", "*", "each", "total", "and", "+", "/", "|"}
)
_LABEL_LIMIT = 9
# what a label never holds, and a line of prose that ends in figures does
_PROSE = frozenset({"change_verb", "pronoun", "arrest", "carry"})
_PROSE_WORDS = frozenset(
    {".", ";", ",", "was", "were", "is", "are", "has", "have", "had", "from", "that", "which", "who", "at", "than", "to", "until"}
)


@dataclass(slots=True)
class Cell:
    """A cell: its figure (None where a dash or `N/A` stands for nothing), the year beside it and the unit after it."""

    at: int
    figure: Figure | None
    text: str = ""
    end: int = 0
    period: Period | None = None
    unit: str | None = None
    unit_word: str = ""
    sign: int = 0
    is_percent: bool = False
    qualifier: str = "exact"


@dataclass(slots=True)
class Line:
    """A line of a paragraph: the tokens `[first, last)` at `[start, end)`.

    `kind` is `blank`, `rule`, `row`, `heading`, `label`, `change` or `text`; `label_last` is the index after a row's label.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str = "text"
    cells: list[Cell] = field(default_factory=list)
    label_last: int = 0


def read_lines(text: str, tokens: Sequence[Token], periods: Sequence[PeriodMention]) -> list[Line]:
    """The lines of a text, in order, each with its kind and cells."""
    starts = [t.start for t in tokens]
    period_at = {m.first: m for m in periods}
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        line = Line(start, end, bisect_left(starts, start), bisect_left(starts, end))
        if not match.group().strip():
            line.kind = "blank"
        elif _RULE.fullmatch(match.group()):
            line.kind = "rule"
        else:
            _classify(line, text, tokens, period_at)
            if lines and lines[-1].kind == "text" and not _closes(lines[-1], tokens) and tokens[line.first].lower not in _BULLETS:
                line.kind = "text"
        lines.append(line)
    return lines


def _closes(line: Line, tokens: Sequence[Token]) -> bool:
    """Whether a line of prose ends what it says, so that the next line can be a heading."""
    return line.last > line.first and tokens[line.last - 1].lower in (":", ".", ";")


def _classify(line: Line, text: str, tokens: Sequence[Token], period_at: dict[int, PeriodMention]) -> None:
    inside = tokens[line.first : line.last]
    figures = [t for t in inside if t.figure is not None]
    if not figures:
        words = sum(t.kind != "mark" for t in inside)
        line.kind = "label" if 0 < words <= _LABEL_LIMIT and (inside[-1].lower == ":" or words <= 5) else "text"
        return
    if any(t.kind == "percent" for t in inside) and any(t.lower in ("versus", "vs", "compared") for t in inside):
        line.kind = "change"
        line.cells = _cells(line, line.first, text, tokens)
        return
    label_last = _label(line, tokens)
    if label_last is not None:
        cells = _cells(line, label_last, text, tokens)
        if any(c.figure is not None or c.text for c in cells) and _only_cells(line, label_last, tokens):
            line.cells, line.label_last, line.kind = cells, label_last, "row"
            if all(c.figure is None or c.period is not None or _looks_like_year(c) for c in cells) and not any(c.period for c in cells):
                line.kind = "heading"
            return
    years = [m for k, m in period_at.items() if line.first <= k < line.last]
    words = sum(t.kind == "word" for t in inside)
    dated = all(any(m.first <= line.first + i < m.last for m in years) for i, t in enumerate(inside) if t.figure)
    ends = inside[-1].kind in ("mark", "unit", "percent") or inside[-1].lower in _HEADING_ENDS or (years and years[-1].last == line.last)
    if years and words <= _LABEL_LIMIT and dated and ends:
        line.kind = "heading"


def _looks_like_year(cell: Cell) -> bool:
    return len(cell.text) == 4 and cell.text.isdigit() and 1950 <= int(cell.text) <= 2035 and cell.unit is None


def _label(line: Line, tokens: Sequence[Token]) -> int | None:
    """The index after a row's label: its words and brackets before the first figure; None where there are none or too many."""
    k = line.first
    words = 0
    while k < line.last and tokens[k].figure is None:
        if tokens[k].kind in _PROSE or tokens[k].lower in _PROSE_WORDS:
            return None
        if tokens[k].kind != "mark":
            words += 1
        k += 1
    while k > line.first + 1 and (tokens[k - 1].lower in ("-", "--", "+", "(", "–", "—", "$") or tokens[k - 1].kind == "qualifier"):
        k -= 1
    while k > line.first + 1 and tokens[k - 1].lower in _NOTHING:
        k -= 1
    return k if 0 < words <= _LABEL_LIMIT else None


def _only_cells(line: Line, first: int, tokens: Sequence[Token]) -> bool:
    """Whether nothing but cells, units and a few marks stands after a row's label."""
    extra = 0
    for k in range(first, line.last):
        token = tokens[k]
        if token.figure is not None or token.kind in ("unit", "percent", "mark", "qualifier") or token.lower in _AFTER_CELLS | _NOTHING:
            continue
        if token.kind == "substance" and token.value == "laboratory":
            continue
        extra += 1
    return extra == 0


def _cells(line: Line, first: int, text: str, tokens: Sequence[Token]) -> list[Cell]:
    """The cells of a row, in order; a year with a colon after it belongs to the cell that follows."""
    cells: list[Cell] = []
    period: Period | None = None
    k = first
    while k < line.last:
        token = tokens[k]
        following = tokens[k + 1].lower if k + 1 < line.last else ""
        if token.figure is not None:
            if following == ":" and len(token.lower) == 4 and token.lower.isdigit() and 1950 <= int(token.lower) <= 2035:
                period = year_period(int(token.lower))
                k += 2
                continue
            cell = Cell(token.start, token.figure, text[token.start : token.end], token.end, period)
            sign = tokens[k - 1].lower if k > line.first else ""
            cell.sign = -1 if sign in ("-", "–", "—") and tokens[k - 1].end == token.start else 1 if sign == "+" else 0
            if k > line.first and tokens[k - 1].kind == "qualifier":
                cell.qualifier = tokens[k - 1].value or "exact"
            if following and tokens[k + 1].kind == "unit":
                cell.unit, cell.unit_word, cell.end = tokens[k + 1].value, tokens[k + 1].lower, tokens[k + 1].end
                k += 1
            elif following and tokens[k + 1].kind == "percent":
                cell.is_percent, cell.end = True, tokens[k + 1].end
                k += 1
            cells.append(cell)
            period = None
        elif token.lower in _NOTHING:
            stop = k
            while stop + 1 < line.last and tokens[stop + 1].lower in ("-", "–") and tokens[stop + 1].start == tokens[stop].end:
                stop += 1
            if stop + 1 >= line.last or tokens[stop + 1].start > tokens[stop].end:
                cells.append(Cell(token.start, None, text[token.start : tokens[stop].end], tokens[stop].end, period))
                period = None
            k = stop
        k += 1
    return cells


def year_of(cell: Cell) -> Period | None:
    """The year that a heading's cell is."""
    return year_period(int(cell.text)) if _looks_like_year(cell) else None


def whole_years(periods: Sequence[Period]) -> bool:
    """Whether all of them are calendar years."""
    return all(p.start is not None and p == year_period(p.start.year) for p in periods)
