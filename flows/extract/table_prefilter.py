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
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
# a gap between columns; two spaces behind a full stop are none
_GAP = re.compile(r"(?<![.?!:\s])\s{2,}\S|[\t|]|\.{3,}|\s[-–—]+\s*$")
_REMARK = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_OF_TIMES = (
    *MONTHS, "first", "second", "third", "fourth", "last", "half", "quarter", "months", "month", "mos", "through", "to", "until", "as",
    "of", "ytd", "date", "cy", "fy", "fiscal", "calendar", "year", "st", "nd", "rd", "th", "early", "mid", "late", "vs", "versus",
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
    """Whether a line of a text can be a row of a table: a gap before its cells, or nothing but cells from its first figure on."""
    return any(_may_be_row(line) for line in text.split("\n") if len(line) <= _LONGEST_LINE)


def _may_be_row(line: str) -> bool:
    figure = _FIGURE.search(line)
    if figure is not None and _OF_CELLS.issuperset(word.lower() for word in _WORD.findall(_REMARK.sub(" ", line[figure.start() :]))):
        return True
    return _GAP.search(line.strip()) is not None
