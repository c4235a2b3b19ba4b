"""Figures without a unit of their own that a sentence gives one: comparisons, parts of a whole, and lists of countries.

`2,464 kilograms of marijuana (881 in 2005)`; `rose to 43 in 2002 from 35 in 2001`; `from 3.6 million in 2001 to six million in 2002`;
`740 seizures, of which 205 took place in ...`; `Belgium (more than 5 million pills), Germany (almost 3 million)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from flows.extract.cursor import Cursor
from flows.extract.document import Sentence
from flows.extract.governors import BE, HAVE, NOUNS, VERBS
from flows.extract.quantities import Quantity
from flows.extract.timing import Timing
from flows.extract.word_sets import words_of
from flows.vocabulary.countries import Place
from flows.vocabulary.units import UNIT_WORDS

_COMPARE = frozenset(
    {"(", "compared", "to", "with", "versus", "vs", "against", "from", "than", "over", "surpass", "exceed", "and", "the", "only"}
)
_COMPARATIVE = frozenset(
    {"(", "compared", "versus", "vs", "against", "from", "than", "surpass", "exceed", "up", "down", "surpassing", "exceeding", "to"}
)
_AFTER = frozenset(
    {
        *("in", "during", "for", "over", "through", "of", "throughout", "at", "between"),
        *("seized", "confiscated", "last", "the", "a", "this", ")"),
    }
)
_SKIP = frozenset({"only", "just", "the", "a", "an", "total", "of", "some", "mere", "in", "all"})
_PLACED = frozenset({"in", "at", "from", "near", "off"})
_PART_PLACED = _PLACED | {"on", "by", "aboard"}
_PLACE_WORDS = frozenset({"the", "another", "other"})
_JOINS = frozenset({",", "and", "but", ";"})
_REACH_CHANGE = 8
_REACH_PART = 6
_REACH_NUMBER = 14
_SITE_ACTIVITIES = words_of("site_activity")


class Model(NamedTuple):
    """How a bare figure is read: the rule, and the unit and substance that its subject names (None: those of the figure before it)."""

    rule: str
    unit: str | None
    unit_word: str
    substance: str | None


class Ellipsis:
    """Reads the bare figures of one paragraph."""

    def __init__(self, cursor: Cursor, timing: Timing, places: Sequence[Place]) -> None:
        """Takes the tokens, the times and the places of a paragraph."""
        self.tokens = cursor.tokens
        self.partner = cursor.partner
        self._lower = cursor.lower
        self.timing = timing
        self.place_ends = {place.end for place in places if place.form == "name"}

    def model(self, q: Quantity, sentence: Sentence, quantities: Sequence[Quantity], base: Quantity | None) -> Model | None:
        """How to read a bare figure, or None where nothing in the sentence gives it a unit; `base` is the seizure read before it."""
        if self._lower(q.last) in ("people", "persons", "percent", "times", "kilometers", "arrests", "cases"):
            return None
        if self._is_country_item(q):
            return Model("country_elliptic", None, "", None)
        if base is not None and (self._is_part(q, quantities) or self._is_kind_of_site(q, quantities)):
            return Model("part_elliptic", None, "", self._named_of_them(q) if base.unit not in ("site", "case") else None)
        if base is not None and self._is_told_of_other_time(q, base):
            return Model("comparison_elliptic", None, "", None)
        if self._opens_with_whole(q, sentence, quantities):
            return Model("part_elliptic", None, "", None)
        if self._is_number_of_seizures(q):
            return Model("count_elliptic", "case", "seizures", None)
        counted = self._counted(q, sentence)
        if counted is not None:
            return counted
        if base is not None and (self._is_bracketed(q, base, sentence) or self._is_place_item(q, base, quantities)):
            return Model("list_elliptic", None, "", None)
        if base is not None and (self._is_moved_from(q) or self._is_moved_to(q, base)):
            return Model("comparison_elliptic", None, "", None)
        if (base is None and self._is_told_by_link(q)) or self._is_lower_end(q) or self._is_end_of_change(q, sentence):
            subject = self._subject(q, base.last if base is not None else sentence.first, quantities)
            if subject is not None:
                return subject
        if self.timing.own(q) is None or not self._is_alone(q):
            return None
        if base is not None and self.tokens[q.last].kind in VERBS and self._lower(q.first - 1) == "the":
            return Model("comparison_elliptic", None, "", None)
        if base is not None and self._is_series(q, base):
            return Model("series_elliptic", None, "", None)
        subject = self._subject(q, base.last if base is not None else sentence.first, quantities) if self._is_predicate(q) else None
        if subject is not None:
            return subject
        return Model("comparison_elliptic", None, "", None) if base is not None and self._is_compared(q) else None

    def _is_alone(self, q: Quantity) -> bool:
        """Whether no noun follows the figure."""
        return (
            self._lower(q.last) in _AFTER or self.tokens[q.last].kind in ("figure", "seize", "destroy", "dismantle")
            if q.last < len(self.tokens)
            else True
        )

    def _is_lower_end(self, q: Quantity) -> bool:
        """`the number of tablets seized fell from 34,000 to 12,000`, `fell to 12,000 from 34,000`: whose unit the subject names."""
        k = self._before(q)
        if q.last + 1 >= len(self.tokens) or self.tokens[q.last + 1].figure is None:
            return False
        if self._lower(q.last) == "from":
            return self._lower(k) == "to" and self.tokens[k - 1].kind == "change_verb"
        return self._lower(q.last) == "to" and self._lower(k) == "from"

    def _is_told_by_link(self, q: Quantity) -> bool:
        """`Cannabis plants seized numbered 9,180 (7,205 the year before)`, `the number of pills seized was 214,076`: what it amounts to."""
        ends = q.last >= len(self.tokens) or self._lower(q.last) in (".", ",", ";", "(", "[")
        k = self._before(q)
        return ends and (self.tokens[k].kind == "link" or (self._lower(k) in BE and self._tells_number(k)))

    def _tells_number(self, verb: int) -> bool:
        """Whether the words close before a verb are of a number of what was seized: `the number of pills seized in 2004 was`."""
        before = self.tokens[max(0, verb - _REACH_NUMBER) : verb]
        at = next((k for k, (a, b) in enumerate(pairwise(before)) if a.lower in ("number", "total") and b.lower == "of"), len(before))
        return any(t.kind in VERBS or t.kind in NOUNS for t in before[at:])

    def _is_end_of_change(self, q: Quantity, sentence: Sentence) -> bool:
        """`the number of seizures increased by 20 percent, to 644.`"""
        k = self._before(q)
        ends = q.last >= len(self.tokens) or self._lower(q.last) in (".", ",", ";")
        changes = any(self.tokens[m].kind in ("percent", "factor", "change_verb") for m in range(max(sentence.first, k - _REACH_CHANGE), k))
        return ends and self._lower(k) == "to" and self._lower(k - 1) == "," and changes

    def _before(self, q: Quantity) -> int:
        k = q.first - 1
        while self._lower(k) in _SKIP or (k >= 0 and self.tokens[k].kind == "qualifier") or self._is_dot_of_versus(k):
            k -= 1
        return k

    def _is_dot_of_versus(self, k: int) -> bool:
        return self._lower(k) == "." and self._lower(k - 1) == "vs"

    def _is_compared(self, q: Quantity) -> bool:
        """Whether the figure stands in a comparison with the seizure before it, or in brackets behind it."""
        k = self._before(q)
        if self._lower(k) == ":" and self._is_time_in_brackets(k):
            return True
        if self.tokens[k].kind == "factor":
            # "more than twice the 2.1 million of 2003"
            return True
        words = [self._lower(m) for m in range(max(0, k - 2), k + 1)]
        return self._lower(k) in _COMPARE and any(w in _COMPARATIVE for w in words)

    def _is_time_in_brackets(self, colon: int) -> bool:
        """`(2006: 31)`, `(first half of 2007: 27.5)`, `(all of 2006: 31)`."""
        k = colon - 1
        while k in self.timing.dates or self._lower(k) in ("all", "of", "the", "whole", "for", "in"):
            k -= 1
        return k < colon - 1 and self._lower(k) == "("

    def _is_number_of_seizures(self, q: Quantity) -> bool:
        """`the number of seizures, 1,043, rose`: in apposition."""
        k = q.first - 1
        of = k - 3 if self.tokens[k - 2].kind == "substance" else k - 2
        words = (self._lower(of - 1), self._lower(of), self._lower(k), self._lower(q.last))
        return self.tokens[k - 1].kind == "seizure" and words == ("number", "of", ",", ",")

    def _counted(self, q: Quantity, sentence: Sentence) -> Model | None:
        """`Clandestine laboratories are few: nine were dismantled in 2017`; `found no laboratory, but four had been dismantled abroad`."""
        k = q.last
        while self._lower(k) in BE or self._lower(k) in HAVE:
            k += 1
        if k == q.last or k >= len(self.tokens) or self.tokens[k].kind not in VERBS:
            return None
        for token in self.tokens[sentence.first : q.first]:
            if token.kind == "substance" and token.value == "laboratory":
                return Model("count_elliptic", "site", token.lower, "laboratory")
        return None

    def _is_moved_from(self, q: Quantity) -> bool:
        """`14 kilograms of cocaine, down from 47.`"""
        k = self._before(q)
        ends = q.last >= len(self.tokens) or self._lower(q.last) in (".", ",", ";", ")")
        return ends and self._lower(k) == "from" and self._lower(k - 1) in ("up", "down")

    def _is_moved_to(self, q: Quantity, base: Quantity) -> bool:
        """`from 497,000 pills to 343,000`: the other end of a movement."""
        k = self._before(q)
        ends = q.last >= len(self.tokens) or self._lower(q.last) in (".", ",", ";", ")") or q.last in self.timing.dates or self._is_alone(q)
        return ends and self._lower(k) == "to" and base.last == k and self._lower(self._before(base)) == "from"

    def _is_bracketed(self, q: Quantity, base: Quantity, sentence: Sentence) -> bool:
        """`5 kg (4 kg in 2006), 70 pills (65)`: alone in brackets behind a figure, where the text tells of what time such are."""
        k = q.first - 1
        alone = self._lower(k) in ("(", "[") and self.partner.get(k) == q.last and base.last == k
        return alone and self.timing.bracketed(q, sentence) is not None

    def _is_place_item(self, q: Quantity, base: Quantity, quantities: Sequence[Quantity]) -> bool:
        """`eleven laboratories in one province and seven in another`: the figure of another place."""
        if self._lower(q.last) not in _PLACED or self._lower(self._before(q)) not in _JOINS or self._lower(base.last) not in _PLACED:
            return False
        named = self.tokens[q.last + 1] if q.last + 1 < len(self.tokens) else None
        if named is None or not (named.capital or named.lower in _PLACE_WORDS) or q.last + 1 in self.timing.dates:
            return False
        verbs = VERBS | {"arrest"}
        return base.last + 1 not in self.timing.dates and not any(t.kind in verbs for t in self.tokens[base.last : q.first])

    def _is_series(self, q: Quantity, base: Quantity) -> bool:
        """`1.9 million tablets in 2006, 1.3 million in 2007`; `against 303 hectares in 2006 and only 86 in 2005`."""
        own = self.timing.own(base)
        if own is None or self._lower(own.last) not in _JOINS:
            return False
        between = range(own.last, q.first)
        return all(self._lower(k) in _JOINS | _SKIP or k in self.timing.dates or self.tokens[k].kind == "qualifier" for k in between)

    def _is_kind_of_site(self, q: Quantity, quantities: Sequence[Quantity]) -> bool:
        """`six laboratories, of which four made heroin and two pressed Captagon`."""
        return (
            self._lower(q.last) in _SITE_ACTIVITIES
            and self._lower(self._before(q)) in (":", ",", ";", "and", "which", "them")
            and any(p.unit == "site" and p.first < q.first for p in quantities)
        )

    def _is_predicate(self, q: Quantity) -> bool:
        """Whether the figure is what something rose to, fell from, was or totaled."""
        k = self._before(q)
        return self._lower(k) in ("to", "from", "at", "was", "were", "than", "(", "by") or self.tokens[k].kind in ("link", "change_verb")

    def _subject(self, q: Quantity, first: int, quantities: Sequence[Quantity]) -> Model | None:
        """The unit that the subject names: `seizures of Ecstasy pills from 3.6 million`, `the number of dismantled labs rose to 43`."""
        for k in range(q.first - 1, first - 1, -1):
            token = self.tokens[k]
            if token.kind == "substance" and token.value == "laboratory":
                return Model("comparison_elliptic", "site", token.lower, "laboratory")
            last = token.lower.rpartition(" ")[2]
            if token.kind == "substance" and last != token.lower and last in UNIT_WORDS:
                return Model("comparison_elliptic", UNIT_WORDS[last], last, token.value)
            if token.kind == "unit" and token.value in ("tablet", "plant", "dose", "site") and not self._in_quantity(k, quantities):
                substance = self.tokens[k - 1].value if self.tokens[k - 1].kind == "substance" else None
                return Model("comparison_elliptic", token.value, token.lower, substance)
            numbers = any(self._lower(m) in ("number", "numbers") for m in range(k - 4, k))
            numbers = numbers or "numbered" in (self._lower(k + 1), self._lower(k + 3) if self._lower(k + 1) == "of" else "")
            if token.kind == "seizure" and numbers:
                return Model("comparison_elliptic", "case", token.lower, None)
        return self._following(q, quantities)

    def _following(self, q: Quantity, quantities: Sequence[Quantity]) -> Model | None:
        """`rose from 881 in 2005 to 2,464 kilograms in 2006`: the unit that the second figure has."""
        after = next((p for p in quantities if p.first > q.first), None)
        if after is None or after.is_bare or self._lower(self._before(q)) != "from" or self._lower(self._before(after)) != "to":
            return None
        return Model("comparison_elliptic", after.unit, after.unit_word, after.substance)

    @staticmethod
    def _in_quantity(k: int, quantities: Sequence[Quantity]) -> bool:
        return any(p.first <= k < p.last for p in quantities)

    def _is_country_item(self, q: Quantity) -> bool:
        """`Germany (almost 3 million)`."""
        k = q.first - 1
        return self._lower(k) == "(" and k > 0 and self.tokens[k - 1].end in self.place_ends and self.partner.get(k) == q.last

    def _is_part(self, q: Quantity, quantities: Sequence[Quantity]) -> bool:
        """`740 seizures, of which 205 took place in ...`."""
        if self._lower(q.last) == "of":
            # `ten laboratories, seven of which made heroin`
            # (`one of which` counts no more than an article does)
            is_of_them = self._is_of_them(q)
            if is_of_them and (self._lower(q.last + 2) in _PART_PLACED or self._named_of_them(q) is not None):
                return True
            at = q.last + 2
            while self._lower(at) in HAVE or (self._lower(at) in BE and self._lower(at + 1) in _SITE_ACTIVITIES | BE):
                at += 1
            is_told = is_of_them and self._lower(at) in _SITE_ACTIVITIES
            return q.figure.value > 1 and is_told and any(p.unit in ("site", "case") and p.first < q.first for p in quantities)
        k = self._before(q)
        if self._lower(k) == "and" and self._lower(q.last) in _PART_PLACED:
            # "310 of them at sea and 85 on land"
            other = next((p for p in reversed(quantities) if p.last <= k), None)
            is_part = other is not None and other.is_bare and (self._is_of_them(other) or self._is_of_which(other))
            return is_part and other is not None and self._is_part(other, quantities)
        if self._lower(k) in ("and", ",") and q.last < len(self.tokens) and self.tokens[q.last].kind == "substance":
            # "of which 4,100 were Captagon and 3,300 diazepam", "two of which had made amphetamine and one GHB"
            other = next((p for p in reversed(quantities) if p.last <= k), None)
            return other is not None and other.is_bare and k - other.last <= _REACH_PART and self._is_part(other, quantities)
        return self._is_of_which(q) and self.tokens[q.last].kind in ("word", "(", "mark")

    def _is_of_them(self, q: Quantity) -> bool:
        return self._lower(q.last) == "of" and self._lower(q.last + 1) in ("which", "them")

    def _is_of_which(self, q: Quantity) -> bool:
        """`of which 205`."""
        k = self._before(q)
        return self._lower(k) in ("which", "them", "these") and self._lower(k - 1) == "of"

    def _is_told_of_other_time(self, q: Quantity, base: Quantity) -> bool:
        """`Eight laboratories were closed down in 2008; in all of 2007 there had been 13`: as many of the same in a time told before it."""
        k = self._before(q)
        while self._lower(k) in BE or self._lower(k) in HAVE:
            k -= 1
        ends = q.last >= len(self.tokens) or self._lower(q.last) in (".", ",", ";", ")")
        return ends and self._lower(k) == "there" and k < q.first - 1 and any(base.last <= m.first < k for m in self.timing.mentions)

    def _named_of_them(self, q: Quantity) -> str | None:
        """The drug of `54 tons, 28 of which were heroin`, of `of which 4,100 were Captagon and 3,300 diazepam`."""
        k = q.last + 3 if self._is_of_them(q) else q.last + 1 if self._lower(q.last) in BE else q.last
        is_named = k < len(self.tokens) and (k == q.last or self._lower(k - 1) in BE) and self.tokens[k].kind == "substance"
        return self.tokens[k].value if is_named else None

    def _opens_with_whole(self, q: Quantity, sentence: Sentence, quantities: Sequence[Quantity]) -> bool:
        """`Of the 205 Dutch seizures, 141 involved ...`."""
        if self._lower(sentence.first) != "of" or not quantities or quantities[0] is q:
            return False
        whole = quantities[0]
        return (
            whole.first <= sentence.first + 3
            and not whole.is_bare
            and self._lower(q.first - 1) == ","
            and self.tokens[q.last].kind != "mark"
        )
