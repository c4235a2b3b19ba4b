"""The text of a cable as paragraphs: numbered ones, unnumbered blocks, the headings over them, and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from flows.cable import Paragraph, Repair
from flows.normalise.headings import (
    LONGEST_HEADING,
    NO_HINTS,
    heading_hints,
    heading_lines,
    is_rule,
    outline_headings,
    plain_heading,
    title_line,
)
from flows.normalise.numbering import MARKING, Number, find_numbers
from flows.normalise.table_blocks import is_head, is_listed_figure, is_row, last_line
from flows.spans import MappedText, Runs
from flows.tuples import new_tuple

_BLANK_LINES = re.compile(r"\n[ \t]*+\n\s*+")
_LEADING_MARKING = re.compile(rf"\(({MARKING})\)[ \t]*", re.IGNORECASE)
# "End Summary. Scholarships to Study English --------- 2. Following up": a heading within a line, told by the rule beside it.
_INLINE_HEADING = re.compile(
    r"(?:^|(?<=[.!?)\]\"”:])\s)\s*(?:[-=*_]{3,}[-=*_ ]*)?"
    r"(?P<text>[A-Z0-9\"“'(](?:(?![-=*_]{3})[^.!?\n]){0,100}?[^-=*_\s.])\s*[-=*_]{4,}[-=*_ ]*$"
)
# "... (Tripoli Post, 3/25/2009) INDUSTRIAL": a heading in capitals after the last sentence of a joined line.
_HEADING_AT_END = re.compile(r"\s(?<=[.!?)\]\"”]\s)\s*(?P<text>[A-Z][A-Z/&'’-]{3,}(?: [A-Z/&'’-]+){0,5})$")
_NO_HEADINGS = ("END ", "XXXXXX")
_INLINE_WINDOW = 260
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"“'(]?[A-Z0-9])")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•+]|\(?[a-z0-9]{1,2}[.)])\s", re.IGNORECASE)
_PROSE = re.compile(r"^\S[^\n]{40,}(?:\b[a-z]{2,}[ ,]+){3}", re.DOTALL)
_LEADS = re.compile(r"\b(?:below|following|follows|charts?|tables?|statistics|figures|seizures|seized)\b[^.?!:]*[.:]\Z", re.IGNORECASE)
_LAST_SENTENCE = 160
_FULL_LINE = 50
"""Lines are 69 characters at most (ACP 127); one longer than this did not end because a paragraph did."""
_SHORTEST_FULL_LINE = 60
"""A line that ends before has room for another word."""
_ROOM = 4
_GOES_ON = (" of", " and", " the", " to", " in", " for", " on", " at", " by", " with", " a", " an", "'s", "’s")
_MOST_OPENING_WORDS = 10
_LONGEST_TAIL = 400
_LONGEST_GLUED = 60
_JOINED_BLOCK = 200
_start = itemgetter(1)


@dataclass(slots=True)
class _Draft:
    number: int | None
    marking: str | None
    heading: str | None
    start: int
    end: int


class Paragraphs(NamedTuple):
    """The paragraphs of a text, what had to be moved between them, and where they stand.

    Attributes:
        paragraphs: The paragraphs, in order.
        repairs: The sentences that had to be moved between them (`split_paragraph`).
        spans: Their numbers and their text, by the names in `flows.tables.REGIONS`, with first character and the one after the last;
            what stands between them are headings.
    """

    paragraphs: list[Paragraph]
    repairs: list[Repair]
    spans: list[tuple[str, int, int]]


def read_paragraphs(text: MappedText, start: int, end: int, cable_id: str) -> Paragraphs:
    """The paragraphs of `text[start:end]`.

    Args:
        text: The repaired body.
        start: Where the head ends.
        end: Where the signature begins.
        cable_id: For the keys.
    """
    drafter = _Drafter(text.text)
    drafts = drafter.drafts(start, end)
    spans = drafter.numbers
    paragraphs: list[Paragraph] = []
    repairs: list[Repair] = []
    tail: MappedText | None = None
    position = 0
    for draft, following in zip(drafts, (*drafts[1:], None), strict=False):
        piece_end = draft.end
        tail_start = None
        if following is not None and draft.number is not None and following.number == draft.number + 1:
            tail_start = _unfinished_tail(text.text, draft, following)
            if tail_start is not None:
                piece_end = len(text.text[:tail_start].rstrip())
        piece = text.slice(draft.start, piece_end)
        spans.append(("paragraph", draft.start, piece_end))
        if tail is not None:
            piece = _joined(tail, piece)
        if piece.text:
            position += 1
            key = f"{cable_id}.{position:03d}"
            paragraphs.append(new_tuple(Paragraph, (key, position, draft.number, draft.marking, draft.heading, piece)))
        tail = None
        if tail_start is not None and following is not None:
            tail = text.slice(tail_start, draft.end)
            spans.append(("paragraph", tail_start, draft.end))
            gap = text.raw_span(draft.end, following.start)
            repairs.append(Repair("split_paragraph", *gap, text.text[draft.end : following.start], " "))
    spans.sort(key=_start)
    return Paragraphs(paragraphs, repairs, spans)


def _joined(tail: MappedText, piece: MappedText) -> MappedText:
    """The unfinished sentence, a blank that stands for the gap, and the paragraph that it ends in."""
    gap = Runs()
    gap.add(1, tail.raw_span(0, len(tail))[1], piece.raw_span(0, len(piece))[0])
    return MappedText.concat([tail, MappedText(" ", gap), piece])


def _is_text(block: str) -> bool:
    """Whether a block without a number has text for a heading to stand over, or is a further heading."""
    return "\n" in block or len(block) > LONGEST_HEADING or plain_heading(block) is not None


def _may_begin_with_title(text: str, start: int, end: int) -> bool:
    """A cheap test before `_own_heading`: the first line is short and ends in a word with a capital."""
    line_end = text.find("\n", start, min(end, start + _SHORTEST_FULL_LINE))
    if line_end < 0:
        return False
    line = text[start:line_end].rstrip()
    return line[line.rfind(" ") + 1].isupper()


def _last_stop(text: str) -> int:
    """Where the white space about the last end of a sentence or line begins, over which no heading within a line reaches back.

    The last character before a rule is the heading's own (`Why now? -----`).
    """
    end = len(text.rstrip("-=*_ \t\n")) - 1
    return len(text[: max(0, *(text.rfind(sign, 0, end) for sign in ".!?\n"))].rstrip())


def _unfinished_tail(text: str, draft: _Draft, following: _Draft) -> int | None:
    """Where the sentence begins that a numbered paragraph breaks off in, to end in the next number, which is the next higher one.

    08DUSHANBE1372: paragraph 24 ends "On October 7, 2008," and 25 begins "President Rahmon submitted ...". Only where a few
    words end in a comma, or where the next paragraph begins with a small letter: a long sentence that ends in a comma
    (09LONDON1886) or in nothing is a slip of the drafter's.
    """
    last = text[draft.end - 1]
    if not (last == "," or last.isalpha()) or not text[following.start : following.start + 1].isalpha():
        return None
    if following.heading is not draft.heading:
        return None
    window = text[max(draft.start, draft.end - _LONGEST_TAIL) : draft.end]
    sentences = list(_SENTENCE.finditer(window))
    if not sentences:
        return None
    tail_start = draft.end - len(window) + sentences[-1].end()
    is_opening = window[-1] == "," and len(text[tail_start : draft.end].split()) <= _MOST_OPENING_WORDS
    continues = text[following.start : following.start + 2].islower() and window.rpartition(" ")[2].rpartition("\n")[2][:1].islower()
    if not is_opening and not continues:
        return None
    last_line = text[max(draft.start, text.rfind("\n", 0, draft.end) + 1) : draft.end]
    return None if _LIST_ITEM.match(last_line) else tail_start


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


class _Drafter:
    """Cuts the text at numbers, headings and blank lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._heading: list[str] = []
        self._heading_text: str | None = None
        self._is_open = False
        self._hints = NO_HINTS
        self._gaps: list[tuple[int, int]] = []
        """The blank lines that the next blocks stand between, the next one last."""
        self._drafts: list[_Draft] = []
        self.numbers: list[tuple[str, int, int]] = []

    def drafts(self, start: int, end: int) -> list[_Draft]:
        numbers, has_roman = find_numbers(self._text, start, end)
        self._hints = heading_hints(self._text, start, end, has_roman)
        self._gaps = [gap.span() for gap in _BLANK_LINES.finditer(self._text, start, end)]
        self._gaps.reverse()
        self.numbers = [("paragraph_number", number.start, number.end) for number in numbers]
        self._unnumbered(start, numbers[0].start if numbers else end, is_before_number=bool(numbers))
        for index, number in enumerate(numbers):
            self._numbered(number, numbers[index + 1] if index + 1 < len(numbers) else None, end)
        return self._drafts

    def _add(self, number: int | None, marking: str | None, start: int, end: int, own_heading: str | None = None) -> None:
        self._is_open = False
        heading = self._heading_text
        if own_heading is not None:
            heading = own_heading if heading is None else f"{heading} / {own_heading}"
        self._drafts.append(_Draft(number, marking, heading, start, end))

    def _add_heading(self, heading: str) -> None:
        """Headings that stand together count together; the next one after a paragraph replaces them."""
        if not self._is_open:
            self._heading = []
        self._heading.append(heading)
        self._is_open = True
        self._heading_text = " / ".join(self._heading)

    def _numbered(self, number: Number, following: Number | None, end: int) -> None:
        is_last = following is None
        blocks = self._blocks(number.end, end if following is None else following.start)
        if not blocks:
            return
        if len(blocks) == 1:
            start, end = blocks[0]
            if self._text[end - 1] == "." and not _may_begin_with_title(self._text, start, end):
                # One block of plain text, as most are, in which no heading is looked for.
                self._add(number.number, number.marking, start, end)
                return
            if following is not None and (heading := self._heading_alone(number, following, start, end)) is not None:
                self._add_heading(heading)
                return
        trailing = [] if is_last else self._trailing_headings(blocks)
        own_heading = self._own_heading(blocks)
        middle = 1
        while middle < len(blocks) and not self._is_heading_within(blocks, middle):
            middle += 1
        self._add(number.number, number.marking, blocks[0][0], blocks[middle - 1][1], own_heading)
        if middle < len(blocks):
            self._blocks_without_number(blocks[middle:], is_before_number=not is_last)
        for heading in trailing:
            self._add_heading(heading)

    def _own_heading(self, blocks: list[tuple[int, int]]) -> str | None:
        """Takes the heading off the beginning of a numbered paragraph: `4. (U) Corruption` on a line of its own, over prose.

        It is this paragraph's alone, below the heading of the paragraphs around it.
        """
        text = self._text
        start, end = blocks[0]
        line_end = text.find("\n", start, end)
        if line_end < 0:
            if len(blocks) == 1 or end - start > LONGEST_HEADING or not self._is_prose(*blocks[1]):
                return None
            heading = title_line(text[start:end])
            if heading is not None:
                del blocks[0]
            return heading
        if not _may_begin_with_title(text, start, end):
            return None
        rest = self._stripped([(line_end, end)])[0]
        heading = title_line(text[start:line_end]) if self._is_prose(*rest) and self._ended_early(line_end, rest) else None
        if heading is not None:
            blocks[0] = rest
        return heading

    def _is_prose(self, start: int, end: int) -> bool:
        return self._text[start] not in "-=*_" and _PROSE.search(self._text[start:end]) is not None

    def _ended_early(self, line_end: int, rest: tuple[int, int]) -> bool:
        """Whether a line is no wrapped one: the word after it would have fitted, and no sentence goes on in that."""
        text = self._text
        lines = text[slice(*rest)].split("\n")
        line = text[text.rfind("\n", 0, line_end) + 1 : line_end].rstrip()
        width = max(len(line.rstrip()) for line in lines)
        return "," not in line and not line.endswith(_GOES_ON) and len(line) + len(lines[0].split(" ", 1)[0]) + _ROOM <= width

    def _heading_alone(self, number: Number, following: Number, start: int, end: int) -> str | None:
        """A heading with a number of its own, over the next one (09LAPAZ1784), and not one of a list of them.

        It keeps its number, which no paragraph has; but for one that stands again before the paragraph (08LONDON2621).
        """
        text = self._text
        if not self._drafts or self._is_open or self._drafts[-1].number is None or text[self._drafts[-1].end - 1] not in ".!?\"”)":
            return None
        heading = title_line(text[start:end]) if end - start <= LONGEST_HEADING else None
        if heading is None or _PROSE.search(text[following.end : following.end + LONGEST_HEADING * 2].lstrip()) is None:
            return None
        return heading if number.number == following.number else f"{number.number}. {heading}"

    def _is_heading_within(self, blocks: list[tuple[int, int]], index: int) -> bool:
        """Whether a block after a paragraph is a heading that ends it: beyond doubt, or one over prose rather than over a table."""
        text = self._text
        start, end = blocks[index]
        if end - start > LONGEST_HEADING and not self._hints.rules:
            return False
        heading = plain_heading(text[start:end])
        if heading is None or heading[1] or index + 1 == len(blocks):
            return heading is not None and heading[1]
        following = text[slice(*blocks[index + 1])]
        return heading[0][-1].isalpha() and heading[0].istitle() and _PROSE.search(following) is not None

    def _trailing_headings(self, blocks: list[tuple[int, int]]) -> list[str]:
        """Takes the headings of the next paragraph off the end of the blocks."""
        text = self._text
        found: list[str] = []
        while len(blocks) > 1:
            start, end = blocks[-1]
            if is_rule(text[start:end]):
                blocks.pop()
                continue
            heading = plain_heading(text[start:end])
            if heading is None:
                break
            found.insert(0, heading[0])
            blocks.pop()
        glued = self._glued_heading(*blocks[-1])
        if glued is not None:
            blocks[-1] = (blocks[-1][0], glued[0])
            found.insert(0, glued[1])
        return found

    def _glued_heading(self, start: int, end: int) -> tuple[int, str] | None:
        """A heading on the last lines of a block, or in its last line: where the text before it ends, and the heading."""
        text = self._text
        last = text[end - 1]
        has_rule = last in "-=*_"
        if not has_rule and last in ".,;":
            return None
        at = text.rfind("\n", start, end)
        # A heading within a line ends on the last one, which holds more than its rule.
        is_underlined = has_rule and is_rule(text[max(at, start) : end])
        pattern = _INLINE_HEADING if has_rule else _HEADING_AT_END if last.isupper() else None
        if pattern is not None and not is_underlined:
            window = max(start, end - _INLINE_WINDOW)
            inline = pattern.search(text[window:end], _last_stop(text[window:end]))
            if inline is not None and "\n" not in inline.group().strip() and not inline["text"].startswith(_NO_HEADINGS):
                before = text[start : window + inline.start()].rstrip()
                if before:
                    return start + len(before), inline["text"].strip()
        if at < 0:
            return None
        if is_underlined:
            at = text.rfind("\n", start, at)
            above = text.rfind("\n", start, at) if at >= 0 else -1
            if above >= 0 and is_rule(text[above:at]):
                at = above
            if at < 0:
                return None
        elif end - at > _LONGEST_GLUED or _ENDS_SENTENCE.search(text[start:at].rstrip()[-4:]) is None:
            return None
        heading = plain_heading(text[at + 1 : end])
        return None if heading is None else (start + len(text[start:at].rstrip()), heading[0])

    def _unnumbered(self, start: int, end: int, is_before_number: bool) -> None:
        blocks = self._blocks(start, end)
        if not blocks:
            return
        trailing: list[str] = []
        glued = self._glued_heading(*blocks[-1]) if is_before_number and plain_heading(self._text[slice(*blocks[-1])]) is None else None
        if glued is not None:
            blocks[-1] = (blocks[-1][0], glued[0])
            trailing.append(glued[1])
        self._blocks_without_number(blocks, is_before_number)
        for heading in trailing:
            self._add_heading(heading)

    def _blocks_without_number(self, blocks: list[tuple[int, int]], is_before_number: bool) -> None:
        text = self._text
        blocks = [(start, end) for start, end in blocks if text[start].isalnum() or not is_rule(text[start:end])]
        for index, (start, end) in enumerate(blocks):
            block = text[start:end]
            heading = plain_heading(block)
            if heading is not None:
                is_last = index + 1 == len(blocks)
                following = "" if is_last else text[slice(*blocks[index + 1])]
                stands_over = is_before_number if is_last else heading[1] or _is_text(following)
                if stands_over:
                    self._add_heading(heading[0])
                    continue
            if self._goes_on(start):
                self._drafts[-1].end = end
                continue
            marking = _LEADING_MARKING.match(text, start, end)
            if marking:
                self.numbers.append(("paragraph_number", start, marking.end()))
            self._add(None, marking[1].upper() if marking else None, marking.end() if marking else start, end)

    def _goes_on(self, start: int) -> bool:
        """Whether a block without a number goes on with the one before: with its sentence (08SANJOSE930), or as the list under its lead."""
        if not self._drafts or self._is_open:
            return False
        text, end = self._text, self._drafts[-1].end
        line = text[start : _line_end(text, start)]
        if text[end - 1] == ":":
            # 07ANKARA2969: "drug seizure statistics for Turkey are as follows:", a blank line, "Heroin: 9205 kgs".
            return is_listed_figure(text, start) or is_row(line) or is_head(line)
        if is_row(line) and _LEADS.search(text, max(self._drafts[-1].start, end - _LAST_SENTENCE), end) is not None:
            # 08ANKARA1926: "The chart below summarizes the seizures made in 2008.", a blank line, "Heroin      7,425 kg".
            return True
        if is_row(line) and is_head(last_line(text, self._drafts[-1].start, end)):
            # 09MADRID1139: blank lines between the rows of a table.
            return True
        if not (text[end - 1].isalpha() or text[end - 1] == ","):
            return False
        before = text[max(self._drafts[-1].start, text.rfind("\n", 0, end) + 1) : end]
        return text[start].islower() or (len(before) > _FULL_LINE and text[start].isalnum() and not _LIST_ITEM.match(text, start))

    def _blocks(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between blank lines, without white space at their ends; asked for in the order of the text."""
        text, hints, gaps = self._text, self._hints, self._gaps
        # A few blanks and line ends at most.
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            return []
        at = start
        found: list[tuple[int, int]] = []
        while gaps and gaps[-1][0] < end:
            gap_start, gap_end = gaps.pop()
            if gap_start > at:
                found.append((at, gap_start if not text[gap_start - 1].isspace() else at + len(text[at:gap_start].rstrip())))
                at = gap_end
        found.append((at, end))
        return self._split(found) if hints.may_hold else found

    def _split(self, blocks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The blocks, those that hold headings cut at them."""
        text, hints = self._text, self._hints
        found: list[tuple[int, int]] = []
        for start, end in blocks:
            if hints.may_split(text, start, end):
                found += self._split_at_headings(start, text[start:end])
            elif hints.has_outline and end - start > _JOINED_BLOCK:
                found += self._split_at_spans(start, end, outline_headings(text, start, end))
            else:
                found.append((start, end))
        return found

    def _split_at_spans(self, start: int, end: int, headings: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """A block cut into headings and what stands between them."""
        bounds = [start, *(at for span in headings for at in span), end]
        return self._stripped(pairwise(bounds))

    def _split_at_headings(self, start: int, block: str) -> list[tuple[int, int]]:
        """A block without blank lines, cut where headings stand within it (08SANJOSE881)."""
        lines = block.split("\n")
        headings = heading_lines(lines)
        bounds = [start]
        at = start
        for k, line in enumerate(lines):
            if k and (k in headings) != (k - 1 in headings):
                bounds.append(at)
            at += len(line) + 1
        return self._stripped(pairwise([*bounds, start + len(block)]))

    def _stripped(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The spans without white space at their ends; those of nothing else are left out."""
        found: list[tuple[int, int]] = []
        for start, end in spans:
            piece = self._text[start:end]
            words = piece.strip()
            if words:
                first = start + piece.index(words[0])
                found.append((first, first + len(words)))
        return found
