"""Which paragraphs can hold a table: a cheap look at their lines before any token is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.extract.period_dates import MONTHS
from flows.extract.table_cells import AFTER_CELLS, MONEY, NOTHING
from flows.vocabulary import read_rows
from flows.vocabulary.units import UNIT_WORDS

_LONGEST_LINE = 240
"""Characters that a line of a table has at most."""
_WRAPPED_LINE = 30
"""Characters that a line of prose has at least where it goes on in the next."""
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
    """Whether a line of a text can be a row of a table: a gap before its cells, or nothing but cells from its first figure on.

    A line that goes on with the prose of the line before it is no row, whatever it ends in.
    """
    before = ""
    follows_row = False
    for line in text.split("\n"):
        figure = _FIGURE.search(line)
        if figure is None or len(line) > _LONGEST_LINE:
            is_row = False
        elif _is_spaced(line):
            return True
        else:
            is_row = _may_be_row(line, figure.start())
            if is_row and (follows_row or len(before) < _WRAPPED_LINE or before.rstrip()[-1:] in _CLOSED):
                return True
        follows_row = is_row
        before = line
    return False


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
