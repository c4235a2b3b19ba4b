"""A paragraph as the rules on corruption read it, and what they make of a figure of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.extract import corruption_words as words
from flows.extract.cursor import Cursor
from flows.extract.document import Passage, Sentence, split_sentences
from flows.extract.numbers import Figure
from flows.extract.periods import Period, PeriodMention, find_periods
from flows.extract.tokens import Token

_LONGEST_ASIDE = 9
_TELLING = frozenset({"verb", "predicate", "noun", "single"})
_OF_SUMS = frozenset({"figure", "currency", "mark", "qualifier"})


@dataclass(slots=True)
class Found:
    """What a rule reads of a figure: the measure, the token `at` which it stands, and the tokens `[first, last]` that show it.

    `verb` is where the verb stands that makes the measure; `right` where the figure's clause ends; `period` is set where a rule
    knows the time better than the sentence does; `is_compared` marks a figure that another one is held against.
    """

    measure: str
    figure: Figure
    unit: str
    at: int
    first: int
    last: int
    right: int
    verb: int | None = None
    upper: Figure | None = None
    noun: str | None = None
    is_part: bool = False
    is_compared: bool = False
    period: Period | None = None
    agency: str | None = None
    country: str | None = None


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without brackets that say a figure once more: its share (`31 (38 percent) of 81`), its worth (`36,000 SRD (USD 12,850)`).

    A comma behind such brackets that a verb follows goes with them: `only 432 (11 percent), were convicted`.
    """
    out: list[Token] = []
    k = 0
    while k < len(tokens):
        closing = _end_of_aside(tokens, k, out) if tokens[k].lower == "(" else None
        if closing is None:
            out.append(tokens[k])
            k += 1
            continue
        k = closing + 1
        if k + 1 < len(tokens) and tokens[k].lower == "," and tokens[k + 1].lower in words.AUXILIARIES:
            k += 1
    return out


def _end_of_aside(tokens: Sequence[Token], k: int, before: Sequence[Token]) -> int | None:
    """Where the brackets close that open at `k`, where they hold a share, or a sum beside another; else None."""
    closing = next((n for n in range(k + 1, min(k + _LONGEST_ASIDE, len(tokens))) if tokens[n].lower == ")"), None)
    if closing is None or not before:
        return None
    inside = tokens[k + 1 : closing]
    if sum(t.kind == "figure" for t in inside) != 1 or any(t.kind in _TELLING for t in inside):
        return None
    if any(t.kind == "percent" for t in inside):
        return closing if before[-1].kind == "figure" else None
    is_sum = any(t.kind == "currency" or t.lower == "$" for t in inside) and all(t.kind in _OF_SUMS for t in inside)
    is_beside_sum = any(t.kind == "currency" for t in before[-2:]) and any(t.kind == "figure" for t in before[-2:])
    return closing if is_sum and is_beside_sum else None


class Reading:
    """The tokens of a passage with the phrases of corruption folded in, its sentences, times and figures."""

    def __init__(self, passage: Passage, stretches: Sequence[tuple[int, int]]) -> None:
        """Takes a passage and those of its stretches, each of whole sentences, that are to be read; the others are as if not written."""
        self.passage = passage
        self.text = passage.text
        self.stretches = stretches
        plain = [token for start, end in stretches for token in passage.tokens_between(start, end)]
        folded = words.LEXICON.fold(self.text, plain)
        self.tokens: list[Token] = _without_asides(folded) if "(" in self.text else folded
        self.cursor = Cursor(self.tokens)
        self.lower = self.cursor.lower
        self.kind = self.cursor.kind
        self.sentences = split_sentences(self.text, self.tokens)

    @cached_property
    def periods(self) -> list[PeriodMention]:
        """The time expressions."""
        return find_periods(self.tokens, self.passage.document.clock, self.passage.earlier_part)

    @cached_property
    def of_index(self) -> list[int]:
        """The tokens at which the index of Transparency International is named."""
        named = [m.start() for m in words.INDEX.finditer(self.passage.lower)]
        starts = sorted([*named, *(m.start() for m in words.INDEX_IN_SHORT.finditer(self.text))])
        return [k for at in starts for k, t in enumerate(self.tokens) if t.start <= at < t.end]

    @cached_property
    def in_period(self) -> frozenset[int]:
        """The tokens that time expressions are made of."""
        return frozenset(i for p in self.periods for i in range(p.first, p.last))

    def written(self, i: int) -> str:
        """The token at `i` as the text has it."""
        token = self.tokens[i]
        return self.text[token.start : token.end]

    def is_number(self, i: int) -> bool:
        """Whether the figure at `i` may count persons, cases or money: not a year, a percentage, a quantity, a number of a law, an age."""
        if self.kind(i) != "figure" or i in self.in_period:
            return False
        following = self.lower(i + 1)
        if self.kind(i + 1) in ("percent", "measure") or following in words.FRACTIONS:
            return False
        before = self.lower(i - 1)
        before = self.lower(i - 2) if before == "." else before
        is_of_number = before == "number" and self.lower(i - 3) == "of"
        if before in words.NOT_COUNTS and self.kind(i + 1) != "noun" and not is_of_number:
            return False
        is_age = self.lower(i - 1) == "," and following == "," and self.tokens[i - 2].capital and self.lower(i + 2) not in words.ANAPHORA
        return not is_age

    def numbers(self, sentence: Sentence) -> list[int]:
        """The figures of a sentence that may be statistics."""
        return [i for i in range(sentence.first, sentence.last) if self.is_number(i)]

    def upper_end(self, i: int) -> int | None:
        """Where the upper end of a range stands whose lower end is at `i`: `10 to 15`, `10-15`, `between 10 and 15`."""
        link = self.lower(i + 1)
        if self.kind(i + 2) != "figure" or i in self.in_period or i + 2 in self.in_period:
            return None
        if link in ("-", "–") or (link == "and" and self.lower(i - 1) == "between"):
            return i + 2
        is_change = self.lower(i - 1) == "from" and any(self.lower(k) in words.CHANGES for k in range(i - 6, i - 1))
        return i + 2 if link == "to" and not is_change else None

    def is_upper_end(self, i: int) -> bool:
        """Whether the figure at `i` is only the upper end of a range."""
        return self.kind(i - 2) == "figure" and self.upper_end(i - 2) == i

    def is_anaphoric(self, i: int) -> bool:
        """`244 of them`, `12 of which`."""
        return self.lower(i + 1) == "of" and self.lower(i + 2) in words.ANAPHORA

    def lowers(self, first: int, last: int) -> list[str]:
        """The words of `[first, last)`, in small letters."""
        return self.cursor.lowers[max(0, first) : max(0, last)]

    def speaks(self, sentence: Sentence, of: frozenset[str]) -> bool:
        """Whether the sentence holds one of the words."""
        return not of.isdisjoint(self.cursor.lowers[sentence.first : sentence.last])

    def before(self, i: int, floor: int) -> int:
        """The token before the figure at `i`, qualifiers and small words passed over."""
        k = i - 1
        while k > floor and (self.kind(k) == "qualifier" or self.lower(k) in words.FILLERS):
            k -= 1
        return k

    def is_service_member(self, j: int) -> bool:
        """`members of a police drug squad`."""
        return self.lower(j) == "members" and self.lower(j + 1) == "of" and not words.SERVICES.isdisjoint(self.lowers(j + 2, j + 6))

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that the token at `i` is in."""
        return next(s for s in self.sentences if s.first <= i < s.last)
