"""The cables that a reference line cites: a post with a number, and the numbers that follow without one (`STATE 1234, 2345 AND 3456`).

A year stands before the post, before the number, or after it, by itself or in a date; without one it is the citing cable's own, or
the year before where the post cannot have reached the number yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flows.normalise import reference_patterns as patterns
from flows.normalise.reference_patterns import end_of, kind_of
from flows.normalise.reference_years import YearsOfNumbers
from flows.normalise.times import MONTHS, full_year
from flows.vocabulary.reference_ids import reference_id_of
from flows.vocabulary.stations import canonical_post

_SHORTEST_LONE_NUMBER = 4
"""A number without a known post refers to a cable (08SANJOSE366: `REF: 40380`) from this many digits on."""
_FIRST_YEAR = 1966
_LEAST_FROM_A_YEAR = 1000
_LEAST_FROM_A_RECENT_YEAR = 100
_MOST_WORDS_OF_A_POST = 3
_BRACKETS = ("(", " (", "[", " [")


@dataclass(frozen=True, slots=True)
class CitingCable:
    """What the scanner knows of the cable that cites."""

    created_at: datetime | None
    post: str | None
    serial_number: int | None


@dataclass(slots=True)
class CitedCable:
    """A serial number of a chain: where it stands, the year that it gives, if it does, and the ID that both make with the post.

    `letter` is the drafter's, where it stands behind the number.
    """

    start: int
    end: int
    serial: int
    year: int | None
    letter: str | None = None
    cable_id: str | None = None


class CableReader:
    """Reads cables and chains of a text, for one citing cable."""

    def __init__(self, text: str, end: int, citing: CitingCable) -> None:
        """By the repaired body, where the reference line can reach at most, and the cable that cites."""
        self._text = text
        self._end = end
        self._citing = citing
        self._post: str | None = None
        self._next_behind: str | None = "A"
        """The letter that may stand behind the next cable; None where none stood behind the first."""
        self._years = YearsOfNumbers(citing.created_at, citing.post, citing.serial_number)
        self._known: dict[int, re.Match[str] | None] = {}

    def known(self, at: int) -> re.Match[str] | None:
        """The cable of a post that is known, where one stands."""
        if at not in self._known:
            cable = patterns.CABLE.match(self._text, at, self._end)
            self._known[at] = cable if cable is not None and canonical_post(cable["post"]) is not None else None
        return self._known[at]

    def is_cable(self, at: int) -> bool:
        """Whether a cable of a post that is known stands there."""
        return self.known(at) is not None

    def is_line_of_a_cable(self, at: int) -> bool:
        """Whether such a cable stands there and nothing else on its line."""
        cable = self.known(at)
        if cable is None:
            return False
        stop = cable.end()
        while (after := self.after(stop)) is not None:
            stop = after.end()
        return patterns.NOTHING_MORE.match(self._text, stop, self._end) is not None

    def read(self, at: int) -> tuple[list[CitedCable], int] | None:
        """The cables of the item that begins at `at`, with the position after them; None where it begins with no cable."""
        cable = self.known(at)
        if cable is None:
            cable = patterns.CABLE.match(self._text, at, self._end)
            cable = cable if cable is not None and _looks_like_a_cable(cable) else None
        if cable is None and (lead := patterns.LEAD.match(self._text, at, self._end)) is not None:
            cable = self.known(lead.end())
        return None if cable is None else self._chain(cable, cable["post"])

    def read_number(self, at: int) -> tuple[list[CitedCable], int] | None:
        """The same of an item that begins with a number, of the post of the item before."""
        number = patterns.NUMBER.match(self._text, at, self._end)
        if number is None or self._is_year(number) or not (self._post or len(number["serial"]) >= _SHORTEST_LONE_NUMBER):
            return None
        return self._chain(number, self._post)

    def _chain(self, match: re.Match[str], post: str | None) -> tuple[list[CitedCable], int]:
        """A cable, those whose numbers follow without a post, and the position after them."""
        groups = match.groupdict()
        year = _year(groups.get("year") or groups.get("between"))
        numbers = [CitedCable(match.start(), match.end(), int(groups["serial"] or groups["next_line"] or groups["short"]), year)]
        at = self._read_after(numbers[0])
        while (following := self._next_number(at, numbers[-1].serial)) is not None:
            serial = int(following["serial"])
            if self._is_year(following) and abs(serial - numbers[-1].serial) > self._least_from(serial):
                # "STATE 100992, 2007"
                numbers[-1].year = serial
                at = numbers[-1].end = following.end()
                continue
            year = _year(following["year"]) or year
            numbers.append(CitedCable(following.start(), following.end(), serial, year))
            at = self._read_after(numbers[-1])
        if all(number.year is None for number in numbers[:-1]):
            # "STATE 1234 AND 2345 (2007)"
            for number in numbers[:-1]:
                number.year = numbers[-1].year
        if self._next_behind == "A":
            self._next_behind = None
        elif self._next_behind is not None:
            _give_letters(numbers)
        self._post = post
        if post is not None:
            for number in numbers:
                number.cable_id = self._reference_id(post, number)
        return numbers, at

    def _next_number(self, at: int, before: int) -> re.Match[str] | None:
        """The next number of a chain: `2345` of `STATE 1234, 2345`."""
        text, end = self._text, self._end
        separator = patterns.CHAIN.match(text, at, end)
        if separator is None:
            return None
        number = patterns.NUMBER.match(text, separator.end(), end)
        if number is None or ("/" in separator[0] and len(number["serial"]) < len(str(before))):
            return None
        return None if self.is_cable(separator.end()) else number

    def _read_after(self, number: CitedCable) -> int:
        """Reads what stands behind a number, and takes a year from it."""
        while True:
            if self._next_behind is not None and (behind := self._letter_behind(number.end, self._next_behind)) is not None:
                number.letter, number.end = behind[1].upper(), behind.end()
                continue
            after = self.after(number.end)
            if after is None:
                return number.end
            created = self._citing.created_at
            if after["year"]:
                if number.year is not None and self.is_cable(end_of(patterns.COMMA, self._text, number.end, self._end)):
                    # "(07) ROME 12, (08) OSLO 3"
                    return number.end
                year = _year(patterns.LAST_YEAR.findall(after["year"])[-1])
                # A year to come is none: `(12)` is a note.
                number.year = year if year is None or created is None or year <= created.year else number.year
            elif after["month"] and created is not None and number.year is None:
                number.year = created.year - (MONTHS[after["month"][:3].upper()] > created.month)
            number.end = after.end()

    def _letter_behind(self, at: int, expected: str) -> re.Match[str] | None:
        """The letter behind a number, where it is the one expected: `DUSHANBE 44 (A), DUSHANBE 51 (B)`."""
        if not self._text.startswith(_BRACKETS, at):
            return None
        letter = patterns.LETTER_BEHIND.match(self._text, at, self._end)
        if letter is None or letter[1].upper() != expected:
            return None
        self._next_behind = chr(ord(expected) + 1)
        return letter

    def after(self, at: int) -> re.Match[str] | None:
        """A note behind a number; on a line of its own, only a caption in brackets."""
        begin = end_of(patterns.GAP, self._text, at, self._end)
        if self._text.find("\n", at, begin) >= 0 and not self._text.startswith(("(", "[", "AND PREVIOUS", "and previous"), begin):
            return None
        return patterns.AFTER.match(self._text, at, self._end)

    def _reference_id(self, post: str, number: CitedCable) -> str | None:
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

    def _is_year(self, number: re.Match[str]) -> bool:
        """Whether a number without a post is a year rather (07PARIS1791: `C. 2007 AND PREVIOUS`)."""
        created = self._citing.created_at
        return created is not None and len(number[0]) == 4 and _FIRST_YEAR <= int(number["serial"]) <= created.year

    def _least_from(self, year: int) -> int:
        """How far from a year the number before it lies at least; a year that drafters cite most may lie near (`ALMATY 1651, 2007`)."""
        created = self._citing.created_at
        return _LEAST_FROM_A_RECENT_YEAR if created is not None and year >= created.year - 1 else _LEAST_FROM_A_YEAR


def _give_letters(numbers: list[CitedCable]) -> None:
    """A letter behind the last number of several is that of all: `STATE 12, 13 (A)`."""
    letter = None
    for number in reversed(numbers):
        letter = number.letter = number.letter or letter


def _looks_like_a_cable(cable: re.Match[str]) -> bool:
    """Whether post and number are told by their form although no such post is known: `07 NEWTOWN 123`, `SECDEF 14321`."""
    post = cable["post"]
    words = post.split()
    if "\n" in post or not words[0].isupper() or kind_of(post) is not None or patterns.A_MONTH.match(post):
        return False
    if any(len(word) == len("B.") and word.endswith(".") for word in words):
        # The letter of the next item: "A. 2008 INCSR B. STATE 12".
        return False
    if cable["year"] is not None:
        return len(words) <= _MOST_WORDS_OF_A_POST
    return len(words) == 1 and len(cable["serial"] or "") >= _SHORTEST_LONE_NUMBER


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = text.strip("'’()").upper().replace("O", "0")
    if len(digits) == 4:
        return int(digits)
    return full_year(int(digits), None)
