"""The year of a reference that gives none: the citing cable's own, or the one before, by how far serial numbers had come."""

from __future__ import annotations

from datetime import datetime

from flows.vocabulary.serial_numbers import month_reached, reached
from flows.vocabulary.stations import canonical_post

_SET_ASIDE = 20
"""A cable may cite numbers a little above its own, which its post set aside for cables sent with it."""
_MOST_OF_A_POST = 20_000
_MOST_OF_STATE = 450_000
"""The most that are sent in a year: 06ISLAMABAD17875, 91STATE419544."""
_STATE_PER_DAY = 500
"""Where the table has no year: the Department's numbers in the archive reach 9,300 by the end of January, 300 a day."""
_POST_PER_DAY = 40
"""The busiest posts reach 400 by then, 13 a day."""


class YearsOfNumbers:
    """The years of the serial numbers that one cable cites."""

    def __init__(self, created_at: datetime | None, post: str | None, serial_number: int | None) -> None:
        """By when the citing cable was created (its box), its own post and its own number."""
        self._created_at = created_at
        self._post = post
        self._serial_number = serial_number
        self._month = 12 if created_at is None else self._month_confirmed(created_at)

    def _month_confirmed(self, created_at: datetime) -> int:
        """The month to whose end the numbers of other posts are looked up.

        It is the month of the box, or the later one in which the cable's own number was reached. Where that is not known, nothing
        confirms the box, and from February on only a number that the whole year did not see is of the year before.
        """
        own = None
        if self._post is not None and self._serial_number is not None:
            own = month_reached(self._post, created_at.year, self._serial_number)
        if own is None:
            return 1 if created_at.month == 1 else 12
        return max(own, created_at.month)

    def year_of(self, post: str, serial: int) -> int | None:
        """The year of a number of a post; None where the citing cable has none either.

        A number beyond what either year saw is a slip (07YEREVAN688: `YEREVAN 68936` for STATE), which no other year mends.
        """
        if self._created_at is None:
            return None
        year = self._created_at.year
        name = canonical_post(post, year, serial)
        if name is None:
            return year
        most, most_before = self._most(name, year), None
        if self._month > 1 and name != self._post:
            most_before = reached(canonical_post(post, year - 1, serial) or name, year - 1)
        if most_before is None:
            most_before = _MOST_OF_STATE if name == "STATE" else _MOST_OF_A_POST
        return year - (most is not None and most < serial <= most_before)

    def _most(self, post: str, year: int) -> int | None:
        """The highest number of a post in the year of the citing cable that it can have known; None where that is not known."""
        assert self._created_at is not None
        if post == self._post and self._serial_number is not None:
            return self._serial_number + _SET_ASIDE
        most = reached(post, year, self._month)
        if most is None and self._month == 1:
            most = (_STATE_PER_DAY if post == "STATE" else _POST_PER_DAY) * (self._created_at.day + 1)
        return most
