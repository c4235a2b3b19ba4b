"""Lines of a table that are the end of the row above: its last cells, at the beginning of a line because the row was too long.

Heroin (kg)       631   275   242   271   174   454   197
416 (as of October)
Cocaine (MT)      34    18    49    33    48    47    34
12.2
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_LEAST_ROWS = 2
"""Rows of as many cells that go on in the next line from which on a table is one whose lines were wrapped."""
_LONGEST_REST = 50
_GAP = re.compile(r"\s{2,}|\t")
_REMARK = r"\([^()\n]{1,40}\)"
_LABEL = re.compile(rf"(?:[-*•] ?)?(?:[a-z]|{_REMARK})(?:[^\n\d(]|{_REMARK}){{0,40}}(?:  |\t)(?=[$.]?\d|N/A)", re.IGNORECASE)
_CELL = r"\$?(?:\d[\d.,]*+(?: \d{3})*+|\.\d++|n/?a|-{1,3}|none)(?: ?(?:%|[a-z]{1,7}\.?)(?![\w:]))?"
_REST = re.compile(rf"(?:(?:19|20)\d\d ?: ?)?{_CELL}(?:\s+{_REMARK})?(?:\s{{2,}}{_CELL}(?:\s+{_REMARK})?)*\s*", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![^\s$])\.?\d[\d.,]*")
_BEGINS_WITH_YEAR = re.compile(r"(?:19|20)\d\d(?![\d:,.]| ?:)")


def wrapped_lines(lines: Sequence[str]) -> frozenset[int]:
    """Which lines go on with the one before: where two rows or more do that have as many cells, and so the heading over them."""
    ends = [k for k in range(1, len(lines)) if _is_rest(lines[k]) and _LABEL.match(lines[k - 1]) is not None]
    if len(ends) < _LEAST_ROWS:
        return frozenset()
    [(most, rows)] = Counter(_fields(lines[k - 1]) for k in ends).most_common(1)
    if rows < _LEAST_ROWS:
        return frozenset()
    ends = [k for k in ends if most in (_fields(lines[k - 1]), _figures(lines[k - 1]))]
    above = _above(lines, ends[0] - 1)
    second, first = next(above, None), next(above, None)
    if first is not None and second == first + 1 and _fields(lines[first]) == most and _may_end_heading(lines[second]):
        ends.append(second)
    return frozenset(ends)


def _fields(line: str) -> int:
    """How many fields stand behind the first."""
    body = line.strip()
    label = _LABEL.match(body)
    return len(_GAP.findall(body[label.end() :])) + 1 if label is not None else len(_GAP.findall(body))


def _figures(line: str) -> int:
    """How many figures stand behind the label of a row, in whose columns a wide one leaves no gap: `860   1,400 772`."""
    label = _LABEL.match(line.strip())
    return len(_FIGURE.findall(line.strip(), label.end())) if label is not None else 0


def _is_rest(line: str) -> bool:
    """Whether a line holds nothing but a few cells, from its beginning on, the first no year."""
    return len(line) <= _LONGEST_REST and _REST.fullmatch(line) is not None and _BEGINS_WITH_YEAR.match(line) is None


def _above(lines: Sequence[str], k: int) -> Iterator[int]:
    """The lines above line `k` that are not blank."""
    return (n for n in range(k - 1, -1, -1) if lines[n].strip())


def _may_end_heading(line: str) -> bool:
    body = line.rstrip()
    return 0 < len(body) <= _LONGEST_REST and not body[0].isspace() and _GAP.search(body) is None and body[-1] not in ".:;,"
