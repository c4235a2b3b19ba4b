"""The reference line: what a cable refers to, read by a linear scanner (5 FAH-1 H-232).

An item is a cable (`A. 07 DUSHANBE 1500 (NOTAL)`), a chain of numbers of one post (`STATE 1234, 2345 AND 3456`), an e-mail, a
telephone call, or something else. Letters stand in points, brackets or nothing; numbers may stand for them.
"""

from __future__ import annotations

from flows.cable import Reference
from flows.normalise import reference_patterns as patterns
from flows.normalise.head_labels import PROSE
from flows.normalise.reference_cables import CableReader, CitedCable, CitingCable
from flows.normalise.reference_patterns import end_of, kind_of
from flows.vocabulary.reference_ids import TELLING_WORDS
from flows.vocabulary.stations import canonical_post

_MARKS = frozenset("CSU")
"""Letters that mark a classification too."""
_LONGEST_ITEM = 160
_LONGEST_LETTERED = 300


def read_references(text: str, start: int, end: int, citing: CitingCable) -> tuple[list[Reference], int]:
    """Reads the items that begin at `start`, after the label.

    Args:
        text: The repaired body.
        start: First character after `REF:`.
        end: Where the line can reach at most.
        citing: The cable that cites.

    Returns:
        The references in order, and the position after the last one, where the text of the cable goes on.
    """
    scanner = _Scanner(text, end, citing)
    at: int | None = start
    done = start
    while at is not None:
        done = at
        at = scanner.item(at)
    return scanner.references, end_of(patterns.LAST_POINT, text, done, end) if scanner.references else done


class _Scanner:
    def __init__(self, text: str, end: int, citing: CitingCable) -> None:
        self._text = text
        self._end = end
        self._marker: str | None = None
        self._letter: str | None = None
        self._cables = CableReader(text, end, citing)
        self.references: list[Reference] = []

    def item(self, at: int) -> int | None:
        """Reads the next item from `at` on; the position after it, or None where the line has ended."""
        text, end = self._text, self._end
        separator = patterns.SEPARATOR.match(text, at, end) if self.references else None
        begin = end_of(patterns.GAP if self.references else patterns.FIRST_GAP, text, separator.end() if separator else at, end)
        if begin >= end:
            return None
        gap = text[at:begin]
        lettered = self._letter_at(begin, gap)
        if lettered is not None:
            self._marker, self._letter, begin = lettered
            return self._read_item(begin, may_be_number=True, may_be_other=True)
        is_next_line = "\n" in gap
        marked = end_of(patterns.MARKING, text, begin, end) if text[begin] == "(" else begin
        if marked > begin and self._cables.is_cable(marked):
            begin = marked
        elif patterns.TEXT_BEGINS.match(text, begin, end) and self._ends(begin, is_next_line):
            return None
        if not self.references:
            # An empty line after the label ends it, unless an item stands there (09SAOPAULO602: the first letter on the next line).
            return self._read_item(begin, may_be_number=True, may_be_other=not is_next_line or self._has_telling_word(begin))
        if patterns.BLANK_LINE.search(gap):
            return self._read_item(begin) if self._cables.is_line_of_a_cable(begin) else None
        if separator is None and not is_next_line and not self._cables.is_cable(begin):
            return self._skip_words(at)
        if separator is not None and separator.group().strip() == "." and not self._cables.is_cable(begin):
            return None
        may_be_other = ";" in gap and PROSE.search(self._line(begin)) is None
        found = self._read_item(begin, may_be_other=may_be_other or self._has_telling_word(begin))
        return self._skip_words(at) if found is None else found

    def _ends(self, at: int, is_next_line: bool) -> bool:
        """Whether what looks like the beginning of the text is one: no title after its dashes, no cable after its year (`(07) STATE 1`)."""
        if not is_next_line and patterns.TITLE_DASHES.match(self._text, at, self._end) is not None:
            return False
        return not self._cables.is_cable(at)

    def _letter_at(self, at: int, gap: str) -> tuple[str, str, int] | None:
        """The letter of an item that begins there, after a gap: as a mark of sequence, as the drafter's, and where it ends."""
        text, end = self._text, self._end
        first, second = text[at : at + 1], text[at + 1 : at + 2]
        if first.isalpha() and second.isalpha() and first not in "Rr":
            return None
        match = patterns.LETTER.match(text, at, end)
        if match is None:
            return None
        marker = letter = match[match.lastindex or 0].upper()
        at = match.end()
        again = patterns.LETTER.match(text, at, end)
        if again is not None and not again["bare"] and self._is_own_letter(marker, again[again.lastindex or 0].upper()):
            # 05SANJOSE2158: the site's program set a letter before the drafter's own, "A. (A) SECSTATE 146213".
            own, at = again[again.lastindex or 0].upper(), again.end()
            letter = marker if any(reference.letter == own for reference in self.references) else own
        at = end_of(patterns.MARKING, text, at, end) if text.startswith("(", at) else at
        if not self._may_follow(marker):
            return None
        if not self._cables.is_cable(at):
            if marker.isdigit() or match["bare"] or not self._is_next(marker, at):
                return None
            if patterns.TEXT_BEGINS.match(text, at, end) or self._is_marked_text(match[0], gap, at):
                return None
        return marker, letter, at

    def _is_own_letter(self, marker: str, letter: str) -> bool:
        """Whether a letter after a letter is one, and no marking of classification: `A. (A) STATE 1`, `B. (A) STATE 1`."""
        if letter == marker or (letter.isalpha() and letter not in _MARKS):
            return True
        if self._marker is None or self._letter in (None, self._marker) or not letter.isalpha():
            return False
        return ord(marker) - ord(letter) == ord(self._marker) - ord(self._letter or self._marker)

    def _is_marked_text(self, letter: str, gap: str, at: int) -> bool:
        """Whether a paragraph without a number begins with its marking: `(C) The minister said ...`."""
        if PROSE.search(self._line(at)) is None:
            return False
        is_mark = letter.startswith("(") and letter.strip(" ()") in _MARKS
        return patterns.BLANK_LINE.search(gap) is not None or (is_mark and "\n" in gap)

    def _may_follow(self, letter: str) -> bool:
        """Whether a letter or number is in order; a cable may skip or repeat one (07REYKJAVIK256 has two B)."""
        before = self._marker
        if letter.isdigit():
            if before is None:
                return letter == "1" and not self.references
            return before.isdigit() and 0 <= int(letter) - int(before) <= 2
        return before is None or (before.isalpha() and ord(letter) >= ord(before) - 1)

    def _is_next(self, letter: str, at: int) -> bool:
        """Whether a letter is near enough to the last one to be told without a cable behind it."""
        if self._marker is not None:
            return ord(letter) <= ord(self._marker) + 2
        # The first may lack its letter.
        return letter == "B" and self._has_telling_word(at) if self.references else letter <= "C"

    def _line(self, at: int) -> str:
        """The rest of the line, as far as an item may reach."""
        finish = min(self._end, at + _LONGEST_ITEM)
        line_end = self._text.find("\n", at, finish)
        return self._text[at : finish if line_end < 0 else line_end]

    def _has_telling_word(self, at: int) -> bool:
        """Whether the line names an e-mail, a telephone call or the like, and is no sentence."""
        line = self._line(at)
        return PROSE.search(line) is None and not TELLING_WORDS.isdisjoint(patterns.WORD.findall(line.upper()))

    def _read_item(self, at: int, may_be_number: bool = False, may_be_other: bool = False) -> int | None:
        text, end = self._text, self._end
        none = patterns.NONE.match(text, at, end)
        if none is not None:
            return none.end()
        cables = self._cables.read(at)
        if cables is not None:
            return self._add_cables(*cables)
        date_time = patterns.DATE_TIME.match(text, at, end)
        if date_time is not None:
            after = self._cables.after(date_time.end())
            return self._add(at, after.end() if after else date_time.end(), kind_of(date_time[0]) or "cable", None)
        if may_be_number and (cables := self._cables.read_number(at)) is not None:
            return self._add_cables(*cables)
        post = patterns.LONE_POST.match(text, at, end)
        if post is not None and canonical_post(post["post"]) is not None:
            return self._add(at, post.end(), "cable", None)
        return self._add_other(at) if may_be_other else None

    def _add_cables(self, cables: list[CitedCable], at: int) -> int:
        for cable in cables:
            if cable.letter is not None:
                self._marker = self._letter = cable.letter
            self._add(cable.start, cable.end, "cable", cable.cable_id)
        return at

    def _add_other(self, at: int) -> int | None:
        finish = self._end_of_other(at)
        words = self._text[at:finish]
        if not any(character.isalnum() for character in words):
            return None
        return self._add(at, finish, kind_of(words) or "other", None)

    def _end_of_other(self, at: int) -> int:
        """An item that is no cable reaches to the next item, to a blank line, or to where the text begins."""
        text = self._text
        blank = patterns.BLANK_LINE.search(text, at, self._end)
        finish = min(blank.start() if blank else self._end, at + _LONGEST_LETTERED)
        finish = self._next_item(at, finish)
        words = text[at:finish]
        if kind_of(words) is not None:
            # 07TRIPOLI993: behind the date of an e-mail the text goes on.
            date = patterns.DATED.search(words)
            if date is not None and PROSE.search(self._line(at + date.end())):
                return at + date.end()
        if finish - at > _LONGEST_ITEM and (run_on := patterns.RUN_ON.search(text, at, finish)) is not None:
            return run_on.start()
        return finish

    def _next_item(self, at: int, finish: int) -> int:
        """Where the next item begins, its separator included, or where the text does; `finish` where neither does before."""
        text = self._text
        for gap in patterns.BREAK.finditer(text, at + 1, finish):
            begin = gap.end()
            character = text[begin : begin + 1]
            if ("\n" in gap[0] and patterns.TEXT_BEGINS.match(text, begin, finish)) or (
                (character in "([" or text[begin + 1 : begin + 2] in ").]:/- ") and self._is_next_letter(begin, gap[0])
            ):
                return gap.start()
            if not gap[0].isspace() or "\n" in gap[0]:
                if character.isalnum() and self._cables.is_cable(begin):
                    return gap.start()
                if ";" in gap[0] and kind_of(text[at:begin]) is not None and self._has_telling_word(begin):
                    return gap.start()
        return finish

    def _is_next_letter(self, at: int, gap: str) -> bool:
        lettered = self._letter_at(at, gap)
        return lettered is not None and self._marker is not None and lettered[0] > self._marker

    def _skip_words(self, at: int) -> int | None:
        """Behind an item: the position of the next letter on the way, or of the end of a title (`MOSCOW 123: TITLE`)."""
        text = self._text
        if self._letter is not None:
            blank = patterns.BLANK_LINE.search(text, at, self._end)
            finish = min(blank.start() if blank else self._end, at + _LONGEST_ITEM)
            found = self._next_item(at, finish)
            begin = end_of(patterns.GAP, text, found, finish)
            # On the next line, where the text may go on already, only the letter of a cable is told from one in the text.
            lettered = self._letter_at(begin, "\n") if found < finish else None
            if lettered is not None and ("\n" not in text[at:begin] or text[at:begin].isspace() or self._cables.is_cable(lettered[2])):
                return found
        title = patterns.TITLE.match(text, at, self._end)
        return title.end() if title is not None and not PROSE.search(title[0]) else None

    def _add(self, start: int, end: int, kind: str, cable_id: str | None) -> int:
        raw = " ".join(self._text[start:end].split()).rstrip(" ,;:.")
        self.references.append(Reference(self._letter, raw, kind, cable_id))
        return end
