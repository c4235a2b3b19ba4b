"""Which numbers at the beginning of a line, or within a joined line, number a paragraph.

Paragraphs are numbered through (`1. (U)`, `(U) 1.`, `2.(C)`, `3)`). Lists inside a paragraph have numbers too, and a year or
a day may stand at a line's beginning; so a number counts only where it goes on from the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

MARKING = (
    r"(?:U|SBU|C|S|TS|LOU|FOUO|UNCLAS|UNCLASSIFIED|CONFIDENTIAL|SECRET)"
    r"(?:[ ]?[/-]{1,2}[ ]?(?:NF|NOFORN|FOUO|SBU|U|C|S|ORCON|REL[A-Z, ]*|LES))*"
)
_AT_LINE = re.compile(
    rf"\n[ \t]*(?:\((?P<before>{MARKING})[ ]?\)[ \t]*)?(?P<number>\d{{1,3}})[ \t]?"
    rf"(?P<style>[.)](?![\d/])|,(?= [A-Z])|(?= {{1,3}}[A-Z(]))[ \t]*"
    rf"(?:\([ ]?(?P<after>{MARKING})[ ]?\))?",
    re.IGNORECASE,
)
# Begins with a plain blank, which makes the search quick; what stands before it is checked after.
_IN_LINE = re.compile(
    rf" (?P<number>\d{{1,3}})(?P<style>[.)])[ \t]*(?:\([ ]?(?P<after>{MARKING})[ ]?\)|(?=[\"“(]?[A-Z]))(?P<before>)",
)
_JOINED_LINE = 240
"""A line longer than this was joined from several (ACP 127 allows 69 characters), so that paragraphs may begin within it."""
_LARGEST_GAP = 3
_LOOK_AHEAD = 300
"""No more candidates than these are looked at for what comes later; a list inside a paragraph is shorter."""
_BEFORE_NUMBER = frozenset(".!?\"'”)]:;-")
_SENTENCE_ENDS = '.!?:;"”)-=]*_'


class Number(NamedTuple):
    """A number that may begin a paragraph; the text of the paragraph begins at `end`."""

    start: int
    end: int
    number: int
    marking: str | None
    style: tuple[bool, str]
    """Whether it has a marking, and the character after the number."""
    is_strong: bool
    """It stands at the beginning of a line after a blank line or a dashed one, or has a marking there."""


def find_numbers(text: str, start: int, end: int) -> list[Number]:
    """The numbers that begin paragraphs in `text[start:end]`, in order."""
    return _choose(_candidates(text, start, end))


def _candidates(text: str, start: int, end: int) -> list[Number]:
    found: list[Number] = []
    # The pattern begins with a line end; at the very beginning of the text there may be none.
    if not (start > 0 and text[start - 1] == "\n"):
        first = _AT_LINE.match("\n" + text[start : start + 40])
        if first is not None and not text[max(0, text.rfind("\n", 0, start)) : start].strip().isalnum():
            found.append(_number(first, start - 1, is_strong=True))
    found += [_number(match, 0, _is_strong(text, match)) for match in _AT_LINE.finditer(text, max(0, start - 1), end)]
    if _has_joined_lines(text, start, end):
        taken = {number.end for number in found}
        for match in _IN_LINE.finditer(text, start, end):
            at = match.start()
            if text[max(start, at - 12) : at].rstrip()[-1:] in _BEFORE_NUMBER and match.end() not in taken:
                found.append(_number(match, 0, is_strong=False))
        found.sort()
    return found


def _number(match: re.Match[str], offset: int, is_strong: bool) -> Number:
    marking = match["before"] or match["after"] or None
    style = (marking is not None, match["style"])
    canonical = None if marking is None else "".join(marking.upper().split())
    return Number(match.start() + offset, match.end() + offset, int(match["number"]), canonical, style, is_strong)


def _has_joined_lines(text: str, start: int, end: int) -> bool:
    return max(map(len, text[start:end].split("\n"))) > _JOINED_LINE


def _is_strong(text: str, match: re.Match[str]) -> bool:
    if match["before"] or match["after"]:
        return True
    line_end = match.start()
    line_start = text.rfind("\n", 0, line_end) + 1
    line = text[line_start:line_end].strip()
    if not match["style"]:
        return not line
    return not line or line[-1] in "-=*_" or line[-1] in _SENTENCE_ENDS or len(line) < 30


def _choose(candidates: Sequence[Number]) -> list[Number]:
    chosen: list[Number] = []
    last: int | None = None
    interrupted: list[int] = []
    inner: int | None = None
    for index, candidate in enumerate(candidates):
        number = candidate.number
        if last is None:
            if not candidate.style[1]:
                continue
            if number == 1 or (candidate.is_strong and _goes_on(candidates, index)) or (number == 2 and candidate.is_strong):
                chosen.append(candidate)
                last = number
            continue
        outer_style = chosen[-1].style
        if inner is not None and number == inner + 1:
            belongs_inside = number != last + 1 or candidate.style != outer_style or _comes_later(candidates, index, last + 1, outer_style)
            if belongs_inside:
                inner = number
                continue
        if not candidate.style[1]:
            # 06SANJOSE327: "4  An increase" without a point, between paragraphs 3 and 5.
            if number != last + 1 or not candidate.is_strong or not _comes_later(candidates, index, number + 1, outer_style):
                continue
            candidate = candidate._replace(style=outer_style)
        if number == last + 1 and not candidate.is_strong and _comes_later(candidates, index, number, outer_style, strong=True):
            continue
        if number == last + 1 and (candidate.is_strong or candidate.style == outer_style):
            chosen.append(candidate)
            last, inner = number, None
        elif interrupted and number == interrupted[-1] + 1 and candidate.is_strong:
            chosen.append(candidate)
            interrupted.pop()
            last, inner = number, None
        elif number == 1:
            if candidate.is_strong and candidate.style == outer_style and last > 1 and _goes_on(candidates, index):
                interrupted.append(last)
                chosen.append(candidate)
                last, inner = number, None
            else:
                inner = number
        elif last < number <= last + _LARGEST_GAP and candidate.is_strong and candidate.style == outer_style:
            if not _comes_later(candidates, index, last + 1, outer_style):
                chosen.append(candidate)
                last, inner = number, None
        elif number == last and candidate.is_strong and candidate.style == outer_style and _goes_on(candidates, index):
            chosen.append(candidate)
    return chosen


def _goes_on(candidates: Sequence[Number], index: int) -> bool:
    """Whether the next number of the same style is the next higher one."""
    this = candidates[index]
    following = next((c for c in candidates[index + 1 : index + 1 + _LOOK_AHEAD] if c.style == this.style), None)
    return following is not None and following.number == this.number + 1


def _comes_later(candidates: Sequence[Number], index: int, number: int, style: tuple[bool, str], strong: bool = False) -> bool:
    """Whether `number` follows in the style (and, where `strong`, stands apart) before the numbering starts again."""
    for candidate in candidates[index + 1 : index + 1 + _LOOK_AHEAD]:
        if candidate.number == number and candidate.style == style and (candidate.is_strong or not strong):
            return True
        if candidate.number == 1 and candidate.style == style:
            return False
    return False
