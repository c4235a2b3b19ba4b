"""Whether a stated change goes up or down: the word beside it, else that of the list or the change that it goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.change_words import DOWN, GROWING, LISTED, LONGEST_ASIDE, OF_THOSE, THAN, UP
from flows.extract.document import Sentence
from flows.extract.drafts import ChangeDraft
from flows.extract.seizure_prose import ProseReader

_BEFORE_DIRECTION = 6
_AFTER_DIRECTION = 3


class Directions:
    """The directions of one paragraph's changes, each 1 or -1 with the token that says so."""

    def __init__(self, prose: ProseReader, found: Sequence[ChangeDraft]) -> None:
        """Takes the paragraph's prose as read, and its changes as they are found."""
        self.prose = prose
        self.tokens = prose.tokens
        self._lower = prose.passage.cursor.lower
        self.found = found

    def of_percent(self, sentence: Sentence, k: int, first: int) -> tuple[int, int] | None:
        """Of the percentage that ends at `k`, its figure the token `first`: the one told beside it, else that of what it goes on with."""
        return self.beside(sentence, k) or self._of_list(k) or self._elided(sentence, k, first)

    def beside(self, sentence: Sentence, k: int) -> tuple[int, int] | None:
        """Of the percentage or fraction that ends at `k`: the nearest word around it that says up or down."""
        for m in range(k + 1, min(sentence.last, k + 1 + _AFTER_DIRECTION)):
            sign = self.sign(m) or THAN.get(self._lower(m), 0)
            if sign:
                return sign, m
            if self.tokens[m].kind != "word" or self._lower(m) in ("of", "from", "in", "to", "and"):
                break
        for m in range(k - 2, max(sentence.first, k - 2 - _BEFORE_DIRECTION) - 1, -1):
            sign = self.sign(m)
            if sign and self.tokens[m].kind != "qualifier":
                return sign, m
            if self.tokens[m].lower in (";", ",") or (self.tokens[m].figure is not None and m not in self.prose.timing.dates):
                break
        return self._of_lead(sentence, k) or self._over_aside(k)

    def _over_aside(self, k: int) -> tuple[int, int] | None:
        """`an increase, by the ministry's own arithmetic, of 32 percent`."""
        if self._lower(k - 2) != "of" or self._lower(k - 3) != ",":
            return None
        opened = next((m for m in range(k - 4, k - 4 - LONGEST_ASIDE, -1) if self._lower(m) == ","), 0)
        sign = self.sign(opened - 1) if opened else 0
        return (sign, opened - 1) if sign else None

    def _of_lead(self, sentence: Sentence, k: int) -> tuple[int, int] | None:
        """`Seizures declined in 2007: heroin by 12 percent, opium by 34 percent`: that of the verb before the colon."""
        by = next((m for m in range(k - 1, k - 4, -1) if self._lower(m) == "by"), None)
        colon = next((m for m in range(k - 1, sentence.first, -1) if self._lower(m) == ":"), None)
        if by is None or colon is None or self.tokens[by - 1].kind != "substance":
            return None
        signs = [self.sign(m) for m in range(sentence.first, colon) if self.tokens[m].kind == "change_verb"]
        return (signs[0], k) if len(signs) == 1 else None

    def _of_list(self, k: int) -> tuple[int, int] | None:
        """`up 12 percent, 40 percent and 9 percent respectively`: that of the percentage before it in its list."""
        m = k - 2
        while m > 0 and self._lower(m) in (",", "and"):
            m -= 1
        if m == k - 2 or not self.found or self.tokens[m].kind != "percent":
            return None
        last = self.found[-1]
        return (1 if last.percent.value > 0 else -1, k) if self.tokens[m].end == last.end else None

    def _elided(self, sentence: Sentence, k: int, first: int) -> tuple[int, int] | None:
        """`Heroin seizures fell by 33 percent and those of Subutex by 36 percent`, `marijuana 45 percent`: that of the change before."""
        m = first - 1
        while self.tokens[m].kind == "qualifier" or self._lower(m) == "by":
            m -= 1
        if self._lower(m) == "again" and self.found and self.tokens[sentence.first].start <= self.found[-1].start:
            # "declining 44 percent in 2017 and again by 76 percent in 2018"
            return (1 if self.found[-1].percent.value > 0 else -1, k)
        if self.tokens[m].kind == "seizure":
            m -= 1
        if self.tokens[m].kind != "substance" or not self.found or not (self.tokens[sentence.first].start <= self.found[-1].start):
            return None
        while self._lower(m - 1) in OF_THOSE:
            m -= 1
        joins = self._lower(m - 1) in LISTED
        return (1 if self.found[-1].percent.value > 0 else -1, k) if joins else None

    def sign(self, m: int) -> int:
        """1 where a word says up, -1 where it says down, else 0."""
        token = self.tokens[m]
        if token.kind == "change_verb":
            return 1 if token.value == "up" else -1
        if token.kind == "qualifier":
            return 0
        return 1 if token.lower in UP or token.lower in GROWING else -1 if token.lower in DOWN else 0
