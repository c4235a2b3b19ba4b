"""Lines of a table between blank lines, told by their look alone: what stands apart by gaps, and figures at the end."""

from __future__ import annotations

import re

_LONGEST_LINE = 120
# between columns; two spaces behind a stop are none
_GAP = re.compile(r"(?:(?<![.?!:\s])[ ]{2,}|[ ]{4,}|[ ]*\t[ \t]*|[ ]*\|[ ]*|[ ]*\.{3,}[ ]*|[ ]+[-–—]+[ ]+)(?=\S)")
_FIGURE_AT_END = re.compile(r"(?:\d[\d.,]*+|[-–—*?]+|\bn/?a|\bnone|\bnil)(?:[ ]?[A-Za-z%().*]{1,12}){0,2}\s*$", re.IGNORECASE)
_RULE_MARKS = frozenset("-=_* \t")
_ENDS_SENTENCE = (".", "?", "!", ",", ";")
_WORDS = re.compile(r"(?:\b[a-z]{2,}[ ,]+){4}")
# "Heroin: 9205 kgs" or "-- Opium    569": a name and a figure on a line of their own.
_LISTED_FIGURE = re.compile(
    r"(?:[-*•+]+[ \t]*)?+[A-Za-z][A-Za-z ()/,.'’-]{0,40}(?::|[ \t]-|[ \t]{2}|\.{2})[-. \t:]*+[.\d][^\n]{0,40}(?=\n|\Z)"
)


def is_listed_figure(text: str, start: int) -> bool:
    """Whether a name and its figure stand on the line that begins at `start`: `Heroin: 9205 kgs`."""
    return _LISTED_FIGURE.match(text, start) is not None


def is_row(line: str) -> bool:
    """Whether a line is a row: what gaps set apart, a figure last (`2001   631    -    34`, 09MADRID1139)."""
    body = line.strip()
    return len(body) <= _LONGEST_LINE and _FIGURE_AT_END.search(body) is not None and _is_gapped(body)


def last_line(text: str, start: int, end: int) -> str:
    """The last line of `[start, end)` that is no rule under a heading."""
    lines = text[start:end].split("\n")
    return next((line for line in reversed(lines) if not _RULE_MARKS.issuperset(line)), "")


def is_head(line: str) -> bool:
    """Whether a line can name columns: `Heroin   Cocaine   Hashish`, `(KG)   (MT)   (pills)`."""
    body = line.strip()
    return len(body) <= _LONGEST_LINE and not body.endswith(_ENDS_SENTENCE) and _is_gapped(body)


def _is_gapped(body: str) -> bool:
    return _GAP.search(body) is not None and _WORDS.search(body) is None
