"""The reference line: what a cable refers to, read by a linear scanner (5 FAH-1 H-232).

An item is a cable (`A. 07 DUSHANBE 1500 (NOTAL)`), a chain of numbers of one post (`STATE 1234, 2345 AND 3456`), an e-mail, a
telephone call, or something else. Letters stand in points, brackets or nothing; numbers may stand for them. A year stands before
the post, before the number, or after it, by itself or in a date; without one it is the cable's own, or the year before where the
post cannot have reached the number yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flows.cable import Reference
from flows.normalise import reference_patterns as patterns
from flows.normalise.reference_years import YearsOfNumbers
from flows.normalise.times import MONTHS, full_year
from flows.vocabulary.reference_ids import KINDS, TELLING_WORDS, reference_id_of
from flows.vocabulary.stations import canonical_post

_WORD = re.compile(r"[A-Z]+")
_ORDER_OF_KINDS = ("email", "telephone", "other", "cable")
_MARKS = frozenset("CSU")
"""Letters that mark a classification too."""
_LONGEST_ITEM = 160
_LONGEST_LETTERED = 300


@dataclass(frozen=True, slots=True)
class CitingCable:
    """What the scanner knows of the cable that cites."""

    created_at: datetime | None
    post: str | None
    serial_number: int | None


@dataclass(slots=True)
class _Number:
    """A serial number of a chain: where it stands, and the year that it gives, if it does."""

    start: int
    end: int
    serial: int
    year: int | None


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
    return scanner.references, _end(patterns.LAST_POINT, text, done, end) if scanner.references else done


class _Scanner:
    def __init__(self, text: str, end: int, citing: CitingCable) -> None:
        self._text = text
        self._end = end
        self._citing = citing
        self._marker: str | None = None
        self._letter: str | None = None
        self._post: str | None = None
        self._years = YearsOfNumbers(citing.created_at, citing.post, citing.serial_number)
        self._cables: dict[int, re.Match[str] | None] = {}
        self.references: list[Reference] = []

    def item(self, at: int) -> int | None:
        """Reads the next item from `at` on; the position after it, or None where the line has ended."""
        text, end = self._text, self._end
        separator = patterns.SEPARATOR.match(text, at, end) if self.references else None
        begin = _end(patterns.GAP if self.references else patterns.FIRST_GAP, text, separator.end() if separator else at, end)
        if begin >= end:
            return None
        gap = text[at:begin]
        lettered = self._letter_at(begin, gap)
        if lettered is not None:
            self._marker, self._letter, begin = lettered
            return self._read_item(begin, may_be_number=True, may_be_other=True)
        is_next_line = "\n" in gap
        marked = _end(patterns.MARKING, text, begin, end)
        if marked > begin and self._is_cable(marked):
            begin = marked
        elif patterns.TEXT_BEGINS.match(text, begin, end) and self._ends(begin, is_next_line):
            return None
        if not self.references:
            # An empty line after the label ends it, unless an item stands there (09SAOPAULO602: the first letter on the next line).
            return self._read_item(begin, may_be_number=True, may_be_other=not is_next_line or self._has_telling_word(begin))
        if patterns.BLANK_LINE.search(gap):
            return self._read_item(begin) if self._is_line_of_a_cable(begin) else None
        if separator is None and not is_next_line and not self._is_cable(begin):
            return self._skip_words(at)
        if separator is not None and separator.group().strip() == "." and not self._is_cable(begin):
            return None
        may_be_other = ";" in gap and patterns.PROSE.search(self._line(begin)) is None
        found = self._read_item(begin, may_be_other=may_be_other or self._has_telling_word(begin))
        return self._skip_words(at) if found is None else found

    def _ends(self, at: int, is_next_line: bool) -> bool:
        """Whether what looks like the beginning of the text is one: no title after its dashes, no cable after its year (`(07) STATE 1`)."""
        if not is_next_line and patterns.TITLE_DASHES.match(self._text, at, self._end) is not None:
            return False
        return not self._is_cable(at)

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
        at = _end(patterns.MARKING, text, at, end)
        if not self._may_follow(marker):
            return None
        if not self._is_cable(at):
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
        if patterns.PROSE.search(self._line(at)) is None:
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
        return patterns.PROSE.search(line) is None and not TELLING_WORDS.isdisjoint(_WORD.findall(line.upper()))

    def _known_cable(self, at: int) -> re.Match[str] | None:
        """The cable of a post that is known, where one stands."""
        if at not in self._cables:
            cable = patterns.CABLE.match(self._text, at, self._end)
            self._cables[at] = cable if cable is not None and canonical_post(cable["post"]) is not None else None
        return self._cables[at]

    def _is_cable(self, at: int) -> bool:
        return self._known_cable(at) is not None

    def _is_line_of_a_cable(self, at: int) -> bool:
        cable = self._known_cable(at)
        return cable is not None and patterns.NOTHING_MORE.match(self._text, cable.end(), self._end) is not None

    def _read_item(self, at: int, may_be_number: bool = False, may_be_other: bool = False) -> int | None:
        text, end = self._text, self._end
        none = patterns.NONE.match(text, at, end)
        if none is not None:
            return none.end()
        cable = self._known_cable(at)
        if cable is not None:
            return self._add_cable(cable, cable["post"])
        cable = patterns.CABLE.match(text, at, end)
        if cable is not None and _looks_like_a_cable(cable):
            return self._add_cable(cable, cable["post"])
        lead = patterns.LEAD.match(text, at, end)
        if lead is not None and (cable := self._known_cable(lead.end())) is not None:
            return self._add_cable(cable, cable["post"])
        date_time = patterns.DATE_TIME.match(text, at, end)
        if date_time is not None:
            after = self._after(date_time.end())
            return self._add(at, after.end() if after else date_time.end(), _kind(date_time[0]) or "cable", None)
        number = patterns.NUMBER.match(text, at, end) if may_be_number else None
        if number is not None and (self._post or len(number["serial"]) >= _SHORTEST_LONE_NUMBER) and not self._is_year(number):
            return self._add_cable(number, self._post)
        post = patterns.LONE_POST.match(text, at, end)
        if post is not None and canonical_post(post["post"]) is not None:
            return self._add(at, post.end(), "cable", None)
        return self._add_other(at) if may_be_other else None

    def _is_year(self, number: re.Match[str]) -> bool:
        """Whether a number without a post is a year rather (07PARIS1791: `C. 2007 AND PREVIOUS`)."""
        created = self._citing.created_at
        return created is not None and len(number[0]) == 4 and _FIRST_YEAR <= int(number["serial"]) <= created.year

    def _least_from(self, year: int) -> int:
        """How far from a year the number before it lies at least; a year that drafters cite most may lie near (`ALMATY 1651, 2007`)."""
        created = self._citing.created_at
        return _LEAST_FROM_A_RECENT_YEAR if created is not None and year >= created.year - 1 else _LEAST_FROM_A_YEAR

    def _add_cable(self, match: re.Match[str], post: str | None) -> int:
        """Adds a cable, and those whose numbers follow without a post."""
        groups = match.groupdict()
        year = _year(groups.get("year") or groups.get("between"))
        numbers = [_Number(match.start(), match.end(), int(groups["serial"] or groups["next_line"] or groups["short"]), year)]
        at = self._read_after(numbers[0])
        while (following := self._next_number(at, numbers[-1].serial)) is not None:
            serial = int(following["serial"])
            if self._is_year(following) and abs(serial - numbers[-1].serial) > self._least_from(serial):
                # "STATE 100992, 2007"
                numbers[-1].year = serial
                at = numbers[-1].end = following.end()
                continue
            year = _year(following["year"]) or year
            numbers.append(_Number(following.start(), following.end(), serial, year))
            at = self._read_after(numbers[-1])
        if all(number.year is None for number in numbers[:-1]):
            # "STATE 1234 AND 2345 (2007)"
            for number in numbers[:-1]:
                number.year = numbers[-1].year
        self._post = post
        for number in numbers:
            self._add(number.start, number.end, "cable", None if post is None else self._reference_id(post, number))
        return at

    def _next_number(self, at: int, before: int) -> re.Match[str] | None:
        """The next number of a chain: `2345` of `STATE 1234, 2345`."""
        text, end = self._text, self._end
        separator = patterns.CHAIN.match(text, at, end)
        if separator is None:
            return None
        number = patterns.NUMBER.match(text, separator.end(), end)
        if number is None or ("/" in separator[0] and len(number["serial"]) < len(str(before))):
            return None
        return None if self._is_cable(separator.end()) else number

    def _read_after(self, number: _Number) -> int:
        """Reads what stands behind a number, and takes a year from it."""
        while (after := self._after(number.end)) is not None:
            created = self._citing.created_at
            if after["year"]:
                year = _year(patterns.LAST_YEAR.findall(after["year"])[-1])
                # A year to come is none: `(12)` is a note.
                number.year = year if year is None or created is None or year <= created.year else number.year
            elif after["month"] and created is not None and number.year is None:
                number.year = created.year - (MONTHS[after["month"][:3].upper()] > created.month)
            number.end = after.end()
        return number.end

    def _after(self, at: int) -> re.Match[str] | None:
        """A note behind a number; on a line of its own, only a caption in brackets."""
        begin = _end(patterns.GAP, self._text, at, self._end)
        if self._text.find("\n", at, begin) >= 0 and not self._text.startswith(("(", "[", "AND PREVIOUS", "and previous"), begin):
            return None
        return patterns.AFTER.match(self._text, at, self._end)

    def _reference_id(self, post: str, number: _Number) -> str | None:
        """The canonical ID; None for the citing cable's own, to which it cannot refer."""
        year = number.year or self._years.year_of(post, number.serial)
        if year is None:
            return None
        citing = self._citing
        is_own = (
            citing.created_at is not None
            and (year, number.serial) == (citing.created_at.year, citing.serial_number)
            and canonical_post(post, year, number.serial) == citing.post
        )
        return None if is_own else reference_id_of(post, number.serial, year)

    def _add_other(self, at: int) -> int | None:
        finish = self._end_of_other(at)
        words = self._text[at:finish]
        if not any(character.isalnum() for character in words):
            return None
        return self._add(at, finish, _kind(words) or "other", None)

    def _end_of_other(self, at: int) -> int:
        """An item that is no cable reaches to the next item, to a blank line, or to where the text begins."""
        text = self._text
        blank = patterns.BLANK_LINE.search(text, at, self._end)
        finish = min(blank.start() if blank else self._end, at + _LONGEST_LETTERED)
        finish = self._next_item(at, finish)
        words = text[at:finish]
        if _kind(words) is not None:
            # 07TRIPOLI993: behind the date of an e-mail the text goes on.
            date = patterns.DATED.search(words)
            if date is not None and patterns.PROSE.search(self._line(at + date.end())):
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
                if character.isalnum() and self._is_cable(begin):
                    return gap.start()
                if ";" in gap[0] and _kind(text[at:begin]) is not None and self._has_telling_word(begin):
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
            begin = _end(patterns.GAP, text, found, finish)
            # On the next line, where the text may go on already, only the letter of a cable is told from one in the text.
            lettered = self._letter_at(begin, "\n") if found < finish else None
            if lettered is not None and ("\n" not in text[at:begin] or text[at:begin].isspace() or self._is_cable(lettered[2])):
                return found
        title = patterns.TITLE.match(text, at, self._end)
        return title.end() if title is not None and not patterns.PROSE.search(title[0]) else None

    def _add(self, start: int, end: int, kind: str, cable_id: str | None) -> int:
        raw = " ".join(self._text[start:end].split()).rstrip(" ,;:.")
        self.references.append(Reference(self._letter, raw, kind, cable_id))
        return end


_SHORTEST_LONE_NUMBER = 4
"""A number without a known post refers to a cable (08SANJOSE366: `REF: 40380`) from this many digits on."""
_FIRST_YEAR = 1966
_LEAST_FROM_A_YEAR = 1000
_LEAST_FROM_A_RECENT_YEAR = 100


def _looks_like_a_cable(cable: re.Match[str]) -> bool:
    """Whether post and number are told by their form although no such post is known: `07 NEWTOWN 123`, `SECDEF 14321`."""
    post = cable["post"]
    words = post.split()
    if "\n" in post or not words[0].isupper() or _kind(post) is not None or patterns.A_MONTH.match(post):
        return False
    if cable["year"] is not None:
        return len(words) <= _MOST_WORDS_OF_A_POST
    return len(words) == 1 and len(cable["serial"] or "") >= _SHORTEST_LONE_NUMBER


_MOST_WORDS_OF_A_POST = 3


def _kind(words: str) -> str | None:
    """The kind that words like `TELCON` name; None where there are none such."""
    kinds = {KINDS[word] for word in _WORD.findall(words.upper()) if word in KINDS}
    return next((kind for kind in _ORDER_OF_KINDS if kind in kinds), None)


def _end(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = pattern.match(text, at, end)
    return at if match is None else match.end()


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = text.strip("'’()").upper().replace("O", "0")
    if len(digits) == 4:
        return int(digits)
    return full_year(int(digits), None)
