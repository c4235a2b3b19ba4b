"""The words that state a change: a percentage, a factor, a fraction or a number of times, before it is known what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.extract.change_directions import Directions
from flows.extract.change_words import AFTER_FACTOR, AFTER_TIMES, REACH_AS, SECOND_AS
from flows.extract.document import Sentence
from flows.extract.drafts import ChangeDraft
from flows.extract.numbers import FRACTION_WORDS, Figure, percent_of_fraction
from flows.extract.seizure_prose import ProseReader

_STATED = frozenset({"percent", "factor"})
_TELLING = FRACTION_WORDS | {"factor", "times"}
_WHOLE = frozenset({"all", "of", "the", "whole"})
_LEVELS = frozenset({"level", "levels", "total", "totals", "amount", "figure", "figures"})
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Stated:
    """A change as the `index`-th sentence of a paragraph words it: the tokens `[first, last)` tell how much, `at` tells up or down."""

    index: int
    sentence: Sentence
    at: int
    first: int
    last: int
    percent: Figure
    qualifier: str
    rule: str

    @property
    def begin(self) -> int:
        """The first of its tokens."""
        return min(self.first, self.at)


class Statements:
    """The changes that one paragraph states, whatever it is that changed.

    `decreased by 28 percent`; `after almost doubling in 2003`; `approximately twice the 15.7 MT seized in 2015`; `fell by half`.
    """

    def __init__(self, prose: ProseReader, tables: Sequence[tuple[int, int]], found: Sequence[ChangeDraft]) -> None:
        """Takes the paragraph's prose as read, the parts of its text that are tables, and its changes as they are found."""
        self.prose = prose
        self.tokens = prose.tokens
        self._lower = prose.passage.cursor.lower
        self.tables = tables
        self.directions = Directions(prose, found)

    def all(self) -> Iterator[Stated]:
        """The changes in order, each read when asked for, as it may go on with the one found before it."""
        cursor = self.prose.passage.cursor
        looked_at = enumerate(zip(cursor.kinds, cursor.lowers, strict=True))
        # a word without a hyphen ends in a fraction where it is one: few have to be taken apart
        candidates = [k for k, (kind, low) in looked_at if kind in _STATED or low in _TELLING or ("-" in low and self._ends_fraction(k))]
        for k in candidates:
            if any(s <= self.tokens[k].start < e for s, e in self.tables):
                continue
            index, sentence = next((i, s) for i, s in enumerate(self.prose.passage.sentences) if s.first <= k < s.last)
            stated = self._at(index, sentence, k)
            if stated is not None:
                yield stated

    def _at(self, index: int, sentence: Sentence, k: int) -> Stated | None:
        """The change that the percentage, factor or fraction at `k` states."""
        token = self.tokens[k]
        if token.kind == "percent" and token.value == "percent" and k:
            return self._percent(index, sentence, k, k - 2 if self._lower(k - 1) == "-" else k - 1)
        if token.kind == "factor":
            return self._factor(index, sentence, k)
        if token.lower == "times" and k and self.tokens[k - 1].figure is not None and self._lower(k + 1) in AFTER_TIMES:
            return self._times(index, sentence, k)
        if self._ends_fraction(k):
            return self._fraction(index, sentence, k)
        if token.lower == "factor" and self._lower(k + 1) == "of":
            return self._factor_of(index, sentence, k)
        return None

    def _percent(self, index: int, sentence: Sentence, k: int, first: int) -> Stated | None:
        """`increased by 28 percent`, `a 17-percent increase`, `up 30 percent`; the figure is the token `first`."""
        figure = self.tokens[first].figure
        direction = self.directions.of_percent(sentence, k, first)
        if figure is None or direction is None or self._lower(k + 1) == "of":
            return None
        sign, at = direction
        return self._stated(index, sentence, at, first, k + 1, figure if sign > 0 else figure.negative(), "percent_change")

    def _factor(self, index: int, sentence: Sentence, k: int) -> Stated | None:
        """`doubled`, `often doubling or tripling 2005 amounts`, `twice the 15.7 MT seized in 2015`, `fell by half`."""
        lower = self._lower(k)
        if (lower in ("twice", "double", "triple") or lower.endswith("times")) and self._lower(k + 1) not in AFTER_FACTOR:
            return None
        is_of = self._lower(k + 1) in ("that", "the", "those") and self._lower(k + 2) in ("of", "size", "number", "rate")
        if is_of and (self._lower(k + 2) != "of" or not self._is_time(k + 3)):
            # twice that of a year, not of a neighbour
            return None
        if lower.startswith("half the ") and not self._is_time(k + 1):
            return None
        if not self.prose.seizing.is_real(k):
            return None
        value = Decimal(self.tokens[k].value or 0)
        falls = lower.endswith("fold") and any(self.directions.sign(m) < 0 for m in (*range(k - 3, k), k + 1))
        if falls and value > 0:
            # "decreased nearly two-fold"
            value = (_HUNDRED / (value / _HUNDRED + _ONE) - _HUNDRED).quantize(_HALF)
        step = _HALF * _HUNDRED if value > 0 else _HALF
        return self._stated(index, sentence, k, k, k + 1, Figure(value, value - step, value + step), "factor_change")

    def _times(self, index: int, sentence: Sentence, k: int) -> Stated | None:
        """`almost three times the amount seized in 2008`."""
        figure = self.tokens[k - 1].figure
        if figure is None or figure.value <= _ONE or self._lower(k + 2) in ("size", "number", "rate"):
            return None
        value, low, high = ((x - _ONE) * _HUNDRED for x in figure)
        return self._stated(index, sentence, k, k - 1, k + 1, Figure(value, low, high), "factor_change")

    def _fraction(self, index: int, sentence: Sentence, k: int) -> Stated | None:
        """`fell by roughly half`, `rose by two thirds`, `a drop of three-quarters`."""
        first = k if "-" in self._lower(k) or self._lower(k) == "half" else k - 1
        words = [self._lower(m) for m in range(first, k + 1)]
        figure = percent_of_fraction(["a", *words] if words == ["half"] else words)
        if figure is not None and self._is_share_of_before(k):
            # "a third as much heroin as in 2008", "two-thirds of 2008 levels"
            less = Figure(*(x - _HUNDRED for x in figure))
            return self._stated(index, sentence, k, first, k + 1, less, "factor_change")
        before = self.prose.passage.cursor.before_qualifiers(first)
        is_of_change = self._lower(before) == "of" and self.directions.sign(before - 1) != 0
        direction = self.directions.beside(sentence, k) if figure is not None and (self._lower(before) == "by" or is_of_change) else None
        if figure is None or direction is None:
            return None
        sign, at = direction
        return self._stated(index, sentence, at, first, k + 1, figure if sign > 0 else figure.negative(), "factor_change")

    def _is_share_of_before(self, k: int) -> bool:
        """Whether a fraction that ends at `k` is of what was seized before: `half as much as`, `two-thirds of 2008 levels`."""
        if [self._lower(k + 1), self._lower(k + 2)] in (["as", "much"], ["as", "many"]):
            return any(self._lower(m) in SECOND_AS for m in range(k + 3, k + 1 + REACH_AS))
        return self._lower(k + 1) == "of" and self._is_time(k + 2) and self._lower(k + 3) in _LEVELS

    def _factor_of(self, index: int, sentence: Sentence, k: int) -> Stated | None:
        """`increased by a factor of six`."""
        figure = self.tokens[k + 2].figure if k + 2 < sentence.last else None
        if figure is None:
            return None
        value, low, high = ((x - _ONE) * _HUNDRED for x in figure)
        return self._stated(index, sentence, k, k, k + 3, Figure(value, low, high), "factor_change")

    def _is_time(self, k: int) -> bool:
        """Whether a time stands at a token, perhaps behind `all of`, `the whole of`."""
        while self._lower(k) in _WHOLE and not any(m.first == k for m in self.prose.timing.mentions):
            k += 1
        return any(m.first <= k + 1 and m.last > k for m in self.prose.timing.mentions)

    def _ends_fraction(self, k: int) -> bool:
        return self._lower(k).rpartition("-")[2] in FRACTION_WORDS

    def _stated(self, index: int, sentence: Sentence, at: int, first: int, last: int, percent: Figure, rule: str) -> Stated:
        """The change with its qualifier, and below zero where a minus stands right before it: `by about 12 percent`, `(-12 percent)`."""
        before = first - 1
        while self._lower(before) in ("a", "an", "the", "by", "marked", "-", "–"):
            if self._lower(before) in ("-", "–") and self.tokens[before].end == self.tokens[first].start:
                percent = percent.negative() if percent.value > 0 else percent
            before -= 1
        qualifier = self.tokens[before].value if self.tokens[before].kind == "qualifier" else None
        return Stated(index, sentence, at, first, last, percent, qualifier or "exact", rule)
