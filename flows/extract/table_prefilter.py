"""Which paragraphs can hold a table: a cheap look at their lines before any token is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.extract.period_dates import MONTHS
from flows.extract.table_cells import AFTER_CELLS, MONEY, NOTHING
from flows.vocabulary import read_rows
from flows.vocabulary.units import UNIT_WORDS

_LONGEST_LINE = 240
"""Characters that a line of a table has at most."""
_WRAPPED_LINE = 30
"""Characters that a line of prose has at least where it goes on in the next."""
_NEAR_LINES = 8
"""Lines within which two rows, or a row and its heading, stand."""
_SHORT_LINE = 50
"""Characters that a heading has less than."""
_ENDS = ".,?!"
_MARKS = " .,;:*"
_CLOSED = (":", ".", ";", "")
_LABEL_LIMIT = 14
"""Words of a row's label at most, marks among them."""
_OF_PROSE = frozenset({"was", "were", "is", "are", "has", "have", "had", "from", "that", "which", "who", "at", "than", "until"})
_GAPS = ("  ", "\t", "|", "...", " -", " –", " —")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
# a gap between columns; two spaces behind a full stop are none
_GAP = re.compile(r"(?<![.?!:\s])\s{2,}\S|[\t|]|\.{3,}|\s[-–—]+\s*$")
_REMARK = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_OF_TIMES = (
    *MONTHS, "first", "second", "third", "fourth", "last", "half", "quarter", "months", "month", "mos", "through", "to", "until", "as",
    "of", "ytd", "date", "cy", "fy", "fiscal", "calendar", "year", "st", "nd", "rd", "th", "early", "mid", "late", "vs", "versus",
    "qtr", "trimester", "semester", "q", "h", "thru", "till", "up", "end",
)  # fmt: skip


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for phrase in phrases for word in _WORD.findall(phrase))


_OF_CELLS = _words(
    (
        *UNIT_WORDS, *AFTER_CELLS, *NOTHING, *MONEY, *_OF_TIMES, "laboratory", "laboratories", "lab", "labs",
        *(r["words"] for r in read_rows("rule_words.csv") if r["kind"] in ("percent", "qualifier")),
    )
)  # fmt: skip
"""What may stand behind the first figure of a row, besides remarks in brackets."""


def may_hold_table(text: str) -> bool:
    """Whether lines of a text can be rows of a table: two near each other, or one near a line as short as a heading.

    A row has a gap before its cells, or nothing but cells from its first figure on. A line that goes on with the prose of the line
    before it is no row, whatever it ends in.
    """
    lines = text.split("\n")
    before = ""
    follows_row = False
    last = -_NEAR_LINES - 1
    for n, line in enumerate(lines):
        figure = _FIGURE.search(line)
        is_row = is_alone = False
        if figure is not None and len(line) <= _LONGEST_LINE:
            is_alone = _is_spaced(line)
            is_row = is_alone or _may_be_row(line, figure.start())
            is_alone = is_alone or (is_row and (follows_row or len(before) < _WRAPPED_LINE or before.rstrip()[-1:] in _CLOSED))
        if is_alone:
            if n - last <= _NEAR_LINES or _stands_by_heading(lines, n):
                return True
            last = n
        follows_row = is_row
        before = line
    return False


def _stands_by_heading(lines: Sequence[str], n: int) -> bool:
    """Whether a line near line `n` is short as a heading or a row is, and no end of a sentence; or line `n` is all that there is."""
    near = [line.strip() for line in (*lines[max(0, n - _NEAR_LINES) : n], *lines[n + 1 : n + 1 + _NEAR_LINES])]
    near = [line for line in near if line]
    return not near or any(len(line) < _SHORT_LINE and line[-1] not in _ENDS for line in near)


def _is_spaced(line: str) -> bool:
    """Whether a gap sets parts of a line apart."""
    for gap in _GAPS:
        if gap in line:
            return _GAP.search(line.strip()) is not None
    return False


def _may_be_row(line: str, figure: int) -> bool:
    """Whether a line, whose first figure stands at `figure`, has a short label and behind it nothing but cells."""
    # most lines of prose end in a word that no cell ends in
    last = line[line.rfind(" ", 0, len(line) - 1) + 1 :].strip(_MARKS).lower()
    if last.isalpha() and last not in _OF_CELLS and ")" not in line and "]" not in line:
        return False
    label = line[:figure].lower().split()
    if len(label) > _LABEL_LIMIT or not _OF_PROSE.isdisjoint(label):
        return False
    return _OF_CELLS.issuperset([word.lower() for word in _WORD.findall(_REMARK.sub(" ", line[figure:]))])
