"""Which numbers at the beginning of a line, or within a joined line, number a paragraph.

Paragraphs are numbered through (5 FAH-1 H-246: `1. (U)`; also `(U) 1.`, `2.(C)`, `3)`, `4 (SBU)`). Lists inside a paragraph have
numbers too, and a year or a day may stand at a line's beginning; so a number counts only where it goes on from the one before.
A text without such numbers may have `(1)` or `PARA 1` instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.normalise.headings import ROMAN_LINE
from flows.tuples import new_tuple

MARKING = (
    r"(?:U|SBU|C|S|TS|LOU|FOUO|UNCLAS|UNCLASSIFIED|CONFIDENTIAL|SECRET)"
    r"(?:[ ]?[/-]{1,2}[ ]?(?:NF|NOFORN|FOUO|SBU|U|C|S|ORCON|REL[A-Z, ]*|LES))*"
)
_ROMAN = "roman"
# One of the marking's parentheses may be missing, where capitals tell it: "2. C) Guards", "3. (U Guards".
_AT_LINE = re.compile(
    rf"\n[ \t]*+(?-i:(?=[\d(lIVX]))(?:(?:\((?P<before>{MARKING})[ ]?\)[ \t]*)?(?P<number>\d{{1,3}}|(?-i:l)(?=\.[ ]?\([A-Z]))[ \t]?"
    rf"(?:(?P<style>[.)](?![\d/])|,(?= [A-Z]))\)?|(?=[(\[][ ]?{MARKING}[ ]?[)\]][ ])(?P<marked>)|(?= {{1,3}}[A-Z(]))[ \t]*"
    rf"(?:[(\[][ ]?(?P<after>{MARKING})[ ]?[)\]]|(?-i:(?P<without_first>U|C|S|SBU)\)(?=[ ]))"
    rf"|(?-i:\((?P<without_last>U|C|S|SBU)(?=[ ][A-Z\"])))?|(?-i:(?P<{_ROMAN}>{ROMAN_LINE})))",
    re.IGNORECASE,
)
_IN_LINE = re.compile(
    rf" (?P<number>\d{{1,3}})(?P<style>[.)])[ \t]*(?:\([ ]?(?P<after>{MARKING})[ ]?\)|(?=[\"“(]?[A-Z]))",
)
# A search for a sign alone is ten times as fast as one for a figure, or for one of two signs.
_SIGNS_BEHIND_NUMBER = tuple(re.compile(rf"\{sign}(?<=[ \d]\d.)(?=[ \t]*[\"“(]?[ ]?[A-Z])") for sign in ".)")
_IN_PARENTHESES = re.compile(
    rf"\n[ \t]*(?:\((?P<number>\d{{1,2}})\)|PARA(?:GRAPH)?\.? (?P<para>\d{{1,2}})[.:)]?(?= ))[ \t]*(?:\((?P<after>{MARKING})\))?[ \t]*",
    re.IGNORECASE,
)
_LETTERS = frozenset({"C", "S", "U"})
_LETTERED = re.compile(r"\n[ \t]*\d{1,2}\.[ \t]*\([abdefg]\)")
"""Letters of a list that are no markings: where they stand behind numbers, a small `(c)` is one of theirs."""
_LETTER_LAST = re.compile(r"\([csu]\)[ \t]*$")
_JOINED_LINE = 240
"""A line longer than this was joined from several (ACP 127 allows 69 characters), so that paragraphs may begin within it."""
_LARGEST_GAP = 3
_LARGEST_CUT = 20
_CUT = ("XXXXXX", "XXXXXX ")
_INTRODUCTION = 80
_LOOK_AHEAD = 300
"""No more candidates than these are looked at for what comes later; a list inside a paragraph is shorter."""
_BEFORE_NUMBER = frozenset(".!?\"'”)]:;-")
_SENTENCE_ENDS = '.!?:;"”)]'


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
    is_weak: bool = False
    """It stands in the middle of a joined line, and no sentence ends before it."""
    largest_gap: int = _LARGEST_GAP
    """How many more than the number before it may be: more behind a line that the archive blacked out (`XXXXXXXXXXXX`)."""


def find_numbers(text: str, start: int, end: int) -> tuple[list[Number], bool]:
    """The numbers that begin paragraphs in `text[start:end]`, in order; and whether a line begins with a Roman one, as headings do."""
    candidates, has_roman = _candidates(text, start, end)
    return _choose(candidates) or _choose(_candidates_in_parentheses(text, start, end)), has_roman


def _candidates(text: str, start: int, end: int) -> tuple[list[Number], bool]:
    found: list[Number] = []
    # The pattern begins with a line end; at the very beginning of the text there may be none.
    if not text.startswith("\n", start) and not (start > 0 and text[start - 1] == "\n"):
        first = _AT_LINE.match("\n" + text[start : start + 40])
        if first is not None and first.lastgroup != _ROMAN and not text[max(0, text.rfind("\n", 0, start)) : start].strip().isalnum():
            found.append(_number(first, start - 1)._replace(is_strong=True))
    at_lines = list(_AT_LINE.finditer(text, max(0, start - 1), end))
    arabic = [match for match in at_lines if match.lastgroup != _ROMAN]
    found += map(_number, arabic)
    if found and found[0].start < start:
        found[0] = found[0]._replace(start=start)
    if any(number.marking in _LETTERS and text[number.end - 2].islower() for number in found) and _LETTERED.search(text, start, end):
        found = [_without_letter(text, number) for number in found]
    if _has_joined_line(text, start, end):
        taken = {number.end for number in found}
        for match in _in_lines(text, start, end):
            if match.end() not in taken:
                before = text[max(start, match.start() - 12) : match.start()].rstrip()[-1:]
                found.append(_in_line_number(match, is_weak=before not in _BEFORE_NUMBER))
        found.sort()
    return found, len(arabic) < len(at_lines)


def _without_letter(text: str, number: Number) -> Number:
    """The number without the letter of a list behind it (04THEHAGUE4: `39. (b)`, `40. (c)`, `41. (d)`), which marks nothing."""
    letter = _LETTER_LAST.search(text, number.start, number.end)
    if letter is None:
        return number
    return number._replace(end=letter.start(), marking=None, style=(False, number.style[1]))


def _in_lines(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers with a point or a parenthesis, wherever in a line; what stands before them is not looked at."""
    for pattern in _SIGNS_BEHIND_NUMBER:
        for sign in pattern.finditer(text, start, end):
            at = sign.start()
            blank = text.rfind(" ", max(start, at - 4), at)
            match = _IN_LINE.match(text, blank, end) if blank >= 0 else None
            if match is not None:
                yield match


def _candidates_in_parentheses(text: str, start: int, end: int) -> list[Number]:
    """`(1)`, `PARA 1`: from the beginning of the text on only, since lists have such numbers too."""
    if text.find("(1)", start, end) < 0 and not (text.find("ARA", start, end) >= 0 or text.find("Para", start, end) >= 0):
        return []
    before = max(0, start - 1)
    block = text[before:end] if text[before : before + 1] == "\n" else "\n" + text[start:end]
    offset = end - len(block)
    found = []
    for match in _IN_PARENTHESES.finditer(block):
        number, para, marking = match.group("number", "para", "after")
        style = (marking is not None, "(" if number else "p")
        is_strong = marking is not None or _stands_apart(_line_before(block, match.start()))
        begin, finish = max(start, match.start() + offset), match.end() + offset
        found.append(Number(begin, finish, int(number or para), _canonical(marking), style, is_strong))
    return found if found and found[0].start - start <= _INTRODUCTION else []


def _number(match: re.Match[str], offset: int = 0) -> Number:
    before, digits, style, marked, after, without_first, without_last, _ = match.groups()
    marking = before or after or without_first or without_last
    if style is None:
        style = "." if marked is not None else ""
    start, end = match.span()
    number = 1 if digits == "l" else int(digits)
    if marking is not None:
        gap = _LARGEST_CUT if match.string.endswith(_CUT, 0, start) else _LARGEST_GAP
        return new_tuple(Number, (start + offset, end + offset, number, _canonical(marking), (True, style), True, False, gap))
    line = _line_before(match.string, start)
    gap = _LARGEST_CUT if line[-6:] == "XXXXXX" else _LARGEST_GAP
    return new_tuple(Number, (start + offset, end + offset, number, None, (False, style), _stands_apart(line, bool(style)), False, gap))


def _in_line_number(match: re.Match[str], is_weak: bool) -> Number:
    marking = match["after"]
    return Number(
        match.start(), match.end(), int(match["number"]), _canonical(marking), (marking is not None, match["style"]), False, is_weak
    )


def _canonical(marking: str | None) -> str | None:
    if marking is None or (marking.isupper() and " " not in marking):
        return marking
    return "".join(marking.upper().split())


def _has_joined_line(text: str, start: int, end: int) -> bool:
    start = text.rfind("\n", 0, start) + 1
    while end - start > _JOINED_LINE:
        line_end = text.rfind("\n", start, start + _JOINED_LINE + 1)
        if line_end < 0:
            return True
        start = line_end + 1
    return False


def _line_before(text: str, line_end: int) -> str:
    return text[text.rfind("\n", 0, line_end) + 1 : line_end].strip()


def _stands_apart(line: str, has_point: bool = True) -> bool:
    """Whether the line before a number is blank, a rule, short, blacked out, the end of a sentence, or of a joined line."""
    if not line or not has_point:
        return not line
    length = len(line)
    # 05REYKJAVIK520: "July 1-" ends in no rule.
    is_rule = line[-1] in "-=*_" and not line[-2:-1].isalnum()
    return is_rule or line[-1] in _SENTENCE_ENDS or length < 30 or length > _JOINED_LINE or line[-6:] == "XXXXXX"


def _choose(candidates: Sequence[Number]) -> list[Number]:
    chosen: list[Number] = []
    last: int | None = None
    interrupted: list[int] = []
    inner: int | None = None
    for index, candidate in enumerate(candidates):
        number = candidate.number
        if candidate.is_weak:
            if last is not None and _goes_on_weakly(candidates, index, last, chosen[-1].style):
                chosen.append(candidate)
                last, inner = number, None
            continue
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
        elif last < number <= last + candidate.largest_gap and candidate.is_strong and candidate.style == outer_style:
            if not _comes_later(candidates, index, last + 1, outer_style):
                chosen.append(candidate)
                last, inner = number, None
        elif number == last and candidate.is_strong and candidate.style == outer_style and _goes_on(candidates, index):
            chosen.append(candidate)
        elif last - _LARGEST_GAP <= number <= last and candidate.style == outer_style and candidate.marking is not None:
            # 05SANJOSE2090: a marking tells a paragraph whose number is a slip, 7 after 8.
            chosen.append(candidate)
    return chosen


def _goes_on(candidates: Sequence[Number], index: int) -> bool:
    """Whether the next number of the same style is the next higher one."""
    this = candidates[index]
    following = next((c for c in candidates[index + 1 : index + 1 + _LOOK_AHEAD] if c.style == this.style and not c.is_weak), None)
    return following is not None and following.number == this.number + 1


def _comes_later(candidates: Sequence[Number], index: int, number: int, style: tuple[bool, str], strong: bool = False) -> bool:
    """Whether `number` follows in the style (and, where `strong`, stands apart) before the numbering starts again."""
    for candidate in candidates[index + 1 : index + 1 + _LOOK_AHEAD]:
        if candidate.is_weak:
            continue
        if candidate.number == number and candidate.style == style and (candidate.is_strong or not strong):
            return True
        if candidate.number == 1 and candidate.style == style:
            return False
    return False


def _goes_on_weakly(candidates: Sequence[Number], index: int, last: int, style: tuple[bool, str]) -> bool:
    """Whether a weak number is the next one of the paragraphs all the same (08BRASILIA1219: `Source - Yahoo 20. Brazil Wants ...`).

    It is where no better place for it follows, and the number after it does.
    """
    this = candidates[index]
    if this.number != last + 1 or this.style != style:
        return False
    following = [c.number for c in candidates[index + 1 : index + 1 + _LOOK_AHEAD] if c.style == style]
    return this.number not in following and this.number + 1 in following
