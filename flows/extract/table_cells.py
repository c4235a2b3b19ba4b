"""The cells of a table's row: figures with their units, and what stands for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.numbers import Figure, figure_of_digits
from flows.extract.timespans import Period, year_period
from flows.extract.tokens import Token, digits_of_groups
from flows.vocabulary import read_rows

NOTHING = frozenset({"n/a", "n.a.", "na", "none", "nil", "unknown", "unavailable", "-", "--", "---", "–", "—", "...", "*"})
AGAINST = frozenset({"versus", "vs", "compared"})
"""Words between two figures of a row that are compared."""
AFTER_CELLS = AGAINST | {
    "est", "estimate", "estimated", "seized", "approx", "(", ")", ".", ",", ";", "*", "each", "total", "and", "+", "/", "|", "n", "a",
    "pcs", "pc", "pieces",
}  # fmt: skip
MONEY = frozenset({"$", "€", "£", "us$"}) | frozenset(r["words"].lower() for r in read_rows("currencies.csv"))
"""Words and signs of currencies."""
_KNOWN = AFTER_CELLS | NOTHING | MONEY
_SIGNS = frozenset({"+", "-", "–"})
_KEYS = frozenset({"-", "–", "—", "="})
_BRACKETS = {"(": ")", "[": "]"}
_ESTIMATES = frozenset({"est", "estimate", "estimated"})
_LARGEST_FOOTNOTE = 9
_BESIDE = 3
"""Words of a figure in brackets, without its qualifier."""


@dataclass(slots=True)
class Cell:
    """A cell: its figure (None where a dash or `N/A` stands for nothing), of a range the upper one too, the year beside it, the unit after.

    `beside` is the figure alone in the brackets behind it: another year's, where the text says so; `is_small` where it may as well be
    the mark of a footnote. `left` and `right` are its place in the line, -1 where it is not known; `remark` are the tokens of the words
    in brackets behind it.
    """

    at: int
    figure: Figure | None
    upper: Figure | None = None
    text: str = ""
    end: int = 0
    period: Period | None = None
    unit: str | None = None
    unit_word: str = ""
    sign: int = 0
    is_percent: bool = False
    is_money: bool = False
    qualifier: str = "exact"
    beside: Cell | None = None
    is_small: bool = False
    left: int = -1
    right: int = -1
    remark: range = range(0)


def looks_like_year(cell: Cell) -> bool:
    """Whether a cell's figure can be a year."""
    return may_be_year(cell.text) and cell.unit is None


def may_be_year(text: str) -> bool:
    """Whether digits are those of a year that a cable reports on."""
    return len(text) == 4 and text.isdigit() and 1950 <= int(text) <= 2035


def year_of(cell: Cell) -> Period | None:
    """The year that a heading's cell is."""
    return year_period(int(cell.text)) if looks_like_year(cell) else None


def is_footnote(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether a figure is the mark of a footnote: `(1)`, `[2]`, `1/`."""
    figure = tokens[k].figure
    if figure is None or not tokens[k].lower.isdigit() or figure.value > _LARGEST_FOOTNOTE or k == 0:
        return False
    following = tokens[k + 1] if k + 1 < last else None
    if following is None or following.start != tokens[k].end:
        return False
    before = tokens[k - 1]
    is_last = k + 2 >= last or tokens[k + 2].start > following.end
    return following.lower == _BRACKETS.get(before.lower) or (following.lower == "/" and is_last)


def only_cells(first: int, last: int, tokens: Sequence[Token]) -> bool:
    """Whether nothing but cells, units, a few marks and remarks in brackets stands in `[first, last)`."""
    k = first
    while k < last:
        token = tokens[k]
        if token.lower in _BRACKETS and k > first:
            k = _after_bracket(tokens, k, last)
            continue
        is_known = token.figure is not None or token.kind in ("unit", "percent", "mark", "qualifier") or token.value == "laboratory"
        is_known = is_known or (token.kind == "seizure" and k > first and tokens[k - 1].figure is not None)
        if not is_known and token.lower not in _KNOWN:
            return False
        k += 1
    return True


def read_cells(line_first: int, first: int, last: int, text: str, tokens: Sequence[Token]) -> list[Cell]:
    """The cells in `[first, last)` of a row, in order; a year with a colon after it belongs to the cell that follows."""
    cells: list[Cell] = []
    period: Period | None = None
    k = first
    while k < last:
        token = tokens[k]
        following = tokens[k + 1] if k + 1 < last else None
        if token.lower in _BRACKETS and cells and _is_remark(tokens, k, last):
            if tokens[k + 1].lower in _ESTIMATES or tokens[k + 1].kind == "qualifier":
                cells[-1].qualifier = "approximately"
            after = _after_bracket(tokens, k, last)
            cells[-1].remark = range(k + 1, after - 1)
            k = after
            continue
        if _holds_year(tokens, k, last) and cells and not looks_like_year(cells[-1]):
            # "12.5 kg (2005); 14 kg (2006)"
            cells[-1].period = year_period(int(tokens[k + 1].lower))
            k += 3
            continue
        if token.lower in _BRACKETS and cells and cells[-1].beside is None and cells[-1].end <= token.start:
            beside, after = _beside(tokens, k, last, text)
            if after > k:
                cells[-1].beside = beside
                k = after
                continue
        if token.figure is not None and not is_footnote(tokens, k, last):
            if following is not None and may_be_year(token.lower) and _is_key(tokens, k + 1, last):
                period = year_period(int(token.lower))
                k += 2
                continue
            cell = Cell(token.start, token.figure, None, text[token.start : token.end], token.end, period)
            digits, after = digits_of_groups(tokens, k, last)
            is_grouped = bool(digits) and after < last and tokens[after].kind == "unit"
            if is_grouped:
                cell.figure, cell.end = figure_of_digits(digits), tokens[after - 1].end
                cell.text = text[cell.at : cell.end]
            at = k - 2 if k > line_first + 1 and tokens[k - 1].lower == "." and tokens[k - 2].kind == "qualifier" else k - 1
            before = tokens[at] if at >= line_first else None
            if before is not None:
                is_close = before.end == token.start
                cell.sign = -1 if before.lower in ("-", "–", "—") and is_close else 1 if before.lower == "+" else 0
                cell.qualifier = (before.value or "exact") if before.kind == "qualifier" else "exact"
                cell.is_money = before.lower in MONEY
            if is_grouped:
                k, following = after - 1, tokens[after]
            elif _is_range(tokens, k, last):
                cell.upper, cell.end = tokens[k + 2].figure, tokens[k + 2].end
                k += 2
                following = tokens[k + 1] if k + 1 < last else None
            if following is not None:
                k = _take_unit(cell, following, k)
            cells.append(cell)
            period = None
        elif (end := _nothing(tokens, k, last)) > k:
            cells.append(Cell(token.start, None, None, text[token.start : tokens[end - 1].end], tokens[end - 1].end, period))
            period = None
            k = end - 1
        k += 1
    return cells


def _holds_year(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether nothing but a year stands in the brackets that open at `k`."""
    return k + 2 < last and tokens[k + 2].lower == _BRACKETS.get(tokens[k].lower) and may_be_year(tokens[k + 1].lower)


def _is_key(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether a year is that of the figure behind it: `2007: 792`, `2006 - 1,450`."""
    if tokens[k].lower == ":":
        return True
    is_apart = tokens[k].lower in _KEYS and tokens[k].start > tokens[k - 1].end
    return is_apart and k + 1 < last and tokens[k + 1].figure is not None and tokens[k + 1].start > tokens[k].end


def _beside(tokens: Sequence[Token], k: int, last: int, text: str) -> tuple[Cell | None, int]:
    """The figure alone in the brackets that open at `k`, and the index after them: `(290 kg)`, `[none]`; `k` where none stands there."""
    after = _after_bracket(tokens, k, last)
    inside = tokens[k + 1 : after - 1]
    if len(inside) == 2 and inside[0].lower in _SIGNS and inside[1].figure is not None:
        return None, after
    at = next((i for i, t in enumerate(inside) if t.kind != "qualifier" and t.lower != "."), 0)
    if not inside or len(inside) - at > _BESIDE:
        return None, k
    token = inside[at]
    if token.figure is None:
        words = "".join(t.lower for t in inside)
        return None, after if words in NOTHING else k
    if any(t.kind != "unit" and t.lower != "." for t in inside[at + 1 :]):
        return None, k
    cell = Cell(token.start, token.figure, None, text[token.start : token.end], token.end, is_small=is_footnote(tokens, k + 1, last))
    if at:
        cell.qualifier = inside[0].value or "exact"
    if at + 1 < len(inside):
        _take_unit(cell, inside[at + 1], 0)
    return cell, after


def _is_range(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether a figure begins a range, nothing between its ends but a dash: `10-12 kg`."""
    if k + 2 >= last or tokens[k + 1].lower not in ("-", "–") or tokens[k + 1].start != tokens[k].end:
        return False
    low, high = tokens[k].figure, tokens[k + 2].figure
    return low is not None and high is not None and tokens[k + 2].start == tokens[k + 1].end and low.value < high.value


def _take_unit(cell: Cell, following: Token, k: int) -> int:
    """Adds what follows a cell's figure: its unit, a percent sign, a currency; the index of the last token taken."""
    if following.kind == "unit":
        cell.unit, cell.unit_word, cell.end = following.value, following.lower, following.end
    elif following.kind == "seizure":
        cell.unit, cell.unit_word, cell.end = "case", "seizures", following.end
    elif following.kind == "percent":
        cell.is_percent, cell.end = True, following.end
    elif following.lower in MONEY:
        cell.is_money = True
    else:
        return k
    return k + 1


def _nothing(tokens: Sequence[Token], k: int, last: int) -> int:
    """The index after what stands for nothing at `k`, `k` where nothing does; a dash right before a figure is its sign."""
    if [t.lower for t in tokens[k : min(k + 3, last)]] == ["n", "/", "a"]:
        return k + 3
    if tokens[k].lower not in NOTHING:
        return k
    if tokens[k].lower == "*":
        is_alone = k == 0 or tokens[k - 1].end < tokens[k].start
        return k + 1 if is_alone and not (k + 1 < last and tokens[k + 1].start == tokens[k].end) else k
    stop = k + 1
    while stop < last and tokens[stop].lower in ("-", "–") and tokens[stop].start == tokens[stop - 1].end:
        stop += 1
    return stop if stop >= last or tokens[stop].start > tokens[stop - 1].end else k


def _is_remark(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether a bracket holds words: `(est.)`, `(up 6 percent)`."""
    return any(t.kind not in ("figure", "mark", "unit", "percent") for t in tokens[k + 1 : _after_bracket(tokens, k, last) - 1])


def _after_bracket(tokens: Sequence[Token], k: int, last: int) -> int:
    """The index after the bracket that opens at `k`; the next one where it does not close."""
    closing = _BRACKETS[tokens[k].lower]
    at = k + 1
    while at < last and tokens[at].lower != closing:
        at += 1
    return at + 1 if at < last else k + 1
