"""The reference line: what a cable refers to, read by a linear scanner.

An item is a cable (`A. 07 DUSHANBE 1500 (NOTAL)`, `STATE 1234 AND 2345`), an e-mail, a telephone call, or something else. A
year stands before the post or in parentheses after the number; without one it is the cable's own, or the year before where
the number could not have been reached yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flows.cable import Reference
from flows.vocabulary.reference_ids import canonical_reference_id
from flows.vocabulary.stations import canonical_post

_BLANKS = re.compile(r"[ \t]*")
_GAP = re.compile(r"\s*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SEPARATOR = re.compile(r"(?:[ \t]*(?:[;,:&/]|\.(?=[ \t]*\n)|(?:AND|AS WELL AS)\b))+[ \t]*", re.IGNORECASE)
_LETTER = re.compile(r"(?:REFS?(?:TEL)?:? *)?(?:\( ?([A-Z]) ?\)|([A-Z]) ?[.):](?![A-Z]\.)):?[ \t]*", re.IGNORECASE)
_POST = r"(?P<post>[A-Z][A-Z.'’]*(?:[ -][A-Z][A-Z.'’]*){0,4})"
_YEAR = r"(?:(?P<year>(?:19|20)\d\d|['’]?[0-9O]\d)[ -]*)?"
_CABLE = re.compile(
    rf"{_YEAR}{_POST}(?:[ \t]*[ #-]*(?P<serial>\d{{1,8}})(?![\dZ/]|[.:]\d)|\s{{1,6}}(?P<next_line>\d{{4,8}})(?![\dZ/]|[.:)]))",
    re.IGNORECASE,
)
_DATE_TIME = re.compile(rf"{_POST} (?:DTG )?R?\d{{6}}Z(?: ?[A-Z]{{3}} \d\d(?:\d\d)?)?", re.IGNORECASE)
_LONE_POST = re.compile(rf"{_YEAR}{_POST}[ \t]*(?=\n|$)", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<serial>\d{1,8})(?![\dZ/]|[.:)]\d?)")
_AFTER = re.compile(
    r"[ \t]*(?:\((?P<year>(?:19|20)\d\d)\)|\((?:NOTAL|NODIS|EXDIS|STADIS|LIMDIS|NOFORN|SIPDIS)[^()\n]*\)"
    r"|\((?:U|SBU|C|S)\)(?=[ \t]*(?:[;,]|\n|$))|(?:,[ ]?)?(?:AND PREVIOUS|ET ?AL|NOTAL|CIRCULAR)\b\.?)",
    re.IGNORECASE,
)
_ITEM_ENDS = re.compile(r"[ \t]*(?:[;,:(\n]|AND\b|$)", re.IGNORECASE)
_EMAIL = re.compile(r"\be-?mails?\b", re.IGNORECASE)
_TELEPHONE = re.compile(r"\b(?:telcons?|telecons?|telephone|phone(?:con)?s?|fonecons?)\b", re.IGNORECASE)
_NONE = re.compile(r"(?:N/?A|NONE|NIL)\b\.?", re.IGNORECASE)
_TEXT_BEGINS = re.compile(
    r"\(?(?:\d{1,3}[.)](?!\d)|(?:U|SBU|C|S)\))|SUBJ|TAGS|E\.?O\.? ?1|CLASSIFIED|REASON|SUMMARY|INTRODUCTION|SENSITIVE|[-=*]{2}",
    re.IGNORECASE,
)
# "E-MAIL 11/21/2007 Per reftel, Post ...": in a text without line breaks the text goes on after the item.
_RUN_ON = re.compile(r"(?<=[\d)a-zA-Z.])\s+(?=(?:\(?\d{1,3}[.)]|[A-Z][a-z]+,?)\s+(?:[a-z]+|\([A-Z]+\)|[A-Z][a-z]+)\s+[a-z]+\s)")
_LONGEST_ITEM = 160


@dataclass(frozen=True, slots=True)
class CitingCable:
    """What the scanner knows of the cable that cites."""

    created_at: datetime | None
    post: str | None
    serial_number: int | None


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
    return scanner.references, done


class _Scanner:
    def __init__(self, text: str, end: int, citing: CitingCable) -> None:
        self._text = text
        self._end = end
        self._citing = citing
        self._letter: str | None = None
        self._post: str | None = None
        self.references: list[Reference] = []

    def item(self, at: int) -> int | None:
        """Reads the next item from `at` on; the position after it, or None where the line has ended."""
        text, end = self._text, self._end
        separator = _SEPARATOR.match(text, at, end) if self.references else None
        begin = _end(_GAP, text, separator.end() if separator else at, end)
        if begin >= end:
            return None
        after_letter = self._read_letter(begin)
        if after_letter is not None:
            return self._read_item(after_letter, may_be_other=True)
        if not self.references:
            # An empty line after the label ends it, unless an item stands there (09SAOPAULO602: the first letter on the next line).
            is_next_line = "\n" in text[at:begin]
            return None if is_next_line and _TEXT_BEGINS.match(text, begin, end) else self._read_item(begin, not is_next_line)
        if separator is None and (_BLANK_LINE.search(text, at, begin) or "\n" not in text[at:begin]):
            return None
        if _TEXT_BEGINS.match(text, begin, end):
            return None
        return self._read_item(begin, may_be_other=separator is not None and ";" in separator.group())

    def _read_letter(self, at: int) -> int | None:
        match = _LETTER.match(self._text, at, self._end)
        if match is None:
            return None
        letter = (match[1] or match[2]).upper()
        # A cable may skip or repeat a letter (07REYKJAVIK256 has two B).
        if not -1 <= ord(letter) - ord(self._letter or "A") <= 2:
            return None
        at = match.end()
        again = _LETTER.match(self._text, at, self._end)
        if again is not None and (again[1] or again[2]).upper() == letter:
            # 05SANJOSE2158: the site's program set a letter before the drafter's own, "A. (A) SECSTATE 146213".
            at = again.end()
        self._letter = letter
        return at

    def _read_item(self, at: int, may_be_other: bool) -> int | None:
        text, end = self._text, self._end
        none = _NONE.match(text, at, end)
        if none is not None:
            return none.end()
        cable = _CABLE.match(text, at, end)
        if cable is not None and (canonical_post(cable["post"]) is not None or self._looks_like_a_cable(cable)):
            return self._add_cable(cable, cable["post"], cable["serial"] or cable["next_line"])
        date_time = _DATE_TIME.match(text, at, end)
        if date_time is not None:
            return self._add(at, date_time.end(), "cable", None)
        number = _NUMBER.match(text, at, end)
        if number is not None and (self.references or self._is_lone_number(number)):
            # "STATE 1234 AND 2345": without a letter of its own, a number takes the post of the one before.
            return self._add_cable(number, None if may_be_other and self._letter else self._post, number["serial"])
        post = _LONE_POST.match(text, at, end)
        if post is not None and canonical_post(post["post"]) is not None:
            return self._add(at, post.end(), "cable", None)
        return self._add_other(at) if may_be_other else None

    def _is_lone_number(self, number: re.Match[str]) -> bool:
        """Whether a number without a post refers to a cable: long enough, and no words follow (`2006 BLUE LANTERN GUIDEBOOK`)."""
        return len(number["serial"]) >= _SHORTEST_LONE_NUMBER and _ITEM_ENDS.match(self._text, number.end(), self._end) is not None

    def _looks_like_a_cable(self, cable: re.Match[str]) -> bool:
        """Whether post and number are told by their form although no such post is known: `07 NEWTOWN 123`, `SECTATE 143212`."""
        words = cable["post"].split()
        return words[0].isupper() and (
            cable["year"] is not None or (len(words) == 1 and len(cable["serial"] or "") >= _SHORTEST_LONE_NUMBER)
        )

    def _add_cable(self, match: re.Match[str], post: str | None, serial_text: str) -> int:
        position = match.end()
        year = _year(match.groupdict().get("year"))
        while (after := _AFTER.match(self._text, position, self._end)) is not None:
            year = _year(after["year"]) or year
            position = after.end()
        serial = int(serial_text)
        self._post = post
        cable_id = None
        if post is not None:
            year = year or self._year_of(post, serial)
            cable_id = None if year is None else canonical_reference_id(f"{post} {serial}", year=year)
        return self._add(match.start(), position, "cable", cable_id)

    def _year_of(self, post: str, serial: int) -> int | None:
        citing = self._citing
        if citing.created_at is None:
            return None
        year, month, day = citing.created_at.year, citing.created_at.month, citing.created_at.day
        canonical = canonical_post(post, year, serial)
        if canonical is not None and canonical == citing.post and citing.serial_number is not None:
            return year if serial <= citing.serial_number + _SET_ASIDE or serial > _MOST_OF_A_POST else year - 1
        per_day = _STATE_PER_DAY if canonical == "STATE" else _POST_PER_DAY
        return year if month > 1 or serial <= per_day * (day + 1) else year - 1

    def _add_other(self, at: int) -> int | None:
        finish = self._end_of_other(at)
        words = self._text[at:finish]
        if not any(character.isalnum() for character in words):
            return None
        kind = "email" if _EMAIL.search(words) else "telephone" if _TELEPHONE.search(words) else "other"
        return self._add(at, finish, kind, None)

    def _end_of_other(self, at: int) -> int:
        """An item that is no cable reaches to the next item, to a blank line, or to where the text begins."""
        text = self._text
        blank = _BLANK_LINE.search(text, at, self._end)
        finish = blank.start() if blank else self._end
        for position in range(at + 1, finish):
            character = text[position]
            if character == "\n" and _TEXT_BEGINS.match(text, _end(_GAP, text, position, finish), finish):
                return position
            if character in " \n;,:" and self._next_item_at(position, finish):
                return position
        if finish - at > _LONGEST_ITEM and (run_on := _RUN_ON.search(text, at, finish)) is not None:
            return run_on.start()
        return finish

    def _next_item_at(self, position: int, finish: int) -> bool:
        text = self._text
        separator = _SEPARATOR.match(text, position, finish)
        begin = _end(_GAP, text, separator.end() if separator else position, finish)
        letter = _LETTER.match(text, begin, finish)
        if letter is not None and self._letter is not None and ord((letter[1] or letter[2]).upper()) == ord(self._letter) + 1:
            return True
        if separator is None:
            return False
        cable = _CABLE.match(text, begin, finish)
        return cable is not None and canonical_post(cable["post"]) is not None

    def _add(self, start: int, end: int, kind: str, cable_id: str | None) -> int:
        raw = " ".join(self._text[start:end].split()).rstrip(" ,;:.")
        self.references.append(Reference(self._letter, raw, kind, cable_id))
        return end


_SHORTEST_LONE_NUMBER = 4
"""A number without a known post refers to a cable (08SANJOSE366: `REF: 40380`) from this many digits on."""
_SET_ASIDE = 20
"""A cable may cite numbers a little above its own, which its post set aside for cables sent with it."""
_MOST_OF_A_POST = 20_000
"""No post sends as many in a year: a higher number is a slip (07YEREVAN688: `YEREVAN 68936` for STATE), which no other year mends."""
_STATE_PER_DAY = 500
"""The Department's serial numbers in the archive reach 9,300 by the end of January: 300 a day."""
_POST_PER_DAY = 40
"""The busiest posts reach 400 by then: 13 a day."""


def _end(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = pattern.match(text, at, end)
    return at if match is None else match.end()


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = text.strip("'’").upper().replace("O", "0")
    if len(digits) == 4:
        return int(digits)
    return 1900 + int(digits) if int(digits) >= 66 else 2000 + int(digits)
