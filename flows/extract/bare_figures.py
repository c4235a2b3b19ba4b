"""Figures without unit as seizures: what the seizure before them, the sentence before or their verb makes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from flows.extract.document import Passage, Sentence
from flows.extract.ellipsis import Ellipsis
from flows.extract.governors import BE, HAVE, Governor
from flows.extract.inheritance import Inheritance
from flows.extract.pairing import paired_with
from flows.extract.quantities import COUNTED, Quantity
from flows.extract.stated_substances import substance_in_unit
from flows.extract.substances_told import Reading, Substances
from flows.vocabulary.units import KILOGRAMS

_ELIDED = frozenset({"tablet", "plant", "dose", "ampoule"})
_LEAST_ELIDED = Decimal(100)
_REACH_NUMBER = 4
_MORE = frozenset({"another", "further", "additional"})
_NO_SEIZURES = frozenset({"arrest", "block_verb", "block_noun"})
_BEFORE_ELIDED = frozenset({"a", "an", "of", "another", "further", "additional", "also", "only"})
_AFTER_ELIDED = frozenset({".", ",", ";", "and", "in", "at", "from", "on", "near", "through", "more", "by"})


class BareReader:
    """Reads the bare figures of one paragraph."""

    def __init__(self, passage: Passage, ellipsis: Ellipsis, inheritance: Inheritance, substances: Callable[[], Substances]) -> None:
        """Takes a paragraph, what tells how a bare figure is meant, what it takes over, and (when asked) what its quantities are of."""
        self.passage = passage
        self.tokens = passage.tokens
        self.ellipsis = ellipsis
        self.inheritance = inheritance
        self.scopes, self.seizing = inheritance.scopes, inheritance.seizing
        self.timing, self.readings = inheritance.timing, inheritance.readings
        self.substances = substances

    def read(self, index: int, q: Quantity, sentence: Sentence, quantities: list[Quantity], items: Sequence[Reading]) -> Reading | None:
        """A figure without unit, where the text gives it one; `items` are the seizures read before it in the sentence."""
        base = items[-1] if items else None
        pair = paired_with(q, quantities, self.passage.cursor.lowers)
        if base is not None and pair is not None and pair.unit is not None and pair.substance is not None:
            return Reading(q, base.governor, pair.substance, "comparison_paired", pair.unit, pair.unit_word)
        listed = self._in_list(q, sentence, items) or self._another(q, sentence, base) if base is not None else None
        if listed is not None:
            return listed
        earlier = self.readings[-1][1] if self.readings else None
        found = self.ellipsis.model(q, sentence, quantities, base.quantity if base else None)
        if found is None:
            return self._taken_again(q, sentence, base) if base is not None else self._figure_alone(index, q, sentence, quantities)
        if found.unit in COUNTED and q.figure.value % 1:
            return None
        if found.unit is None and base is None and earlier is not None and found.rule in ("part_elliptic", "country_elliptic"):
            base = earlier
        governor = self.scopes.governor(q, sentence.first, sentence.last)
        if base is not None and found.unit is None:
            governor = base.governor if governor is None or not governor.mode else governor
            named = found.substance or base.substance
            return Reading(q, governor._replace(at=base.governor.at), named, found.rule, base.unit, base.unit_word)
        if governor is None or not governor.mode or found.unit is None:
            return None
        nearest = found.substance or self.substances().nearest(q, sentence, quantities, found.unit)
        substance = substance_in_unit(nearest, found.unit, found.unit_word)
        return None if substance is None else Reading(q, governor, substance, found.rule, found.unit, found.unit_word)

    def _in_list(self, q: Quantity, sentence: Sentence, items: Sequence[Reading]) -> Reading | None:
        """`2,340 kilos of marijuana and 45 of cocaine`, `37 seizures of heroin (41 kg), 112 of hashish`: the unit of the item before it."""
        named = self.tokens[q.last + 1] if q.last + 1 < sentence.last and self.tokens[q.last].lower == "of" else None
        bracket = self.passage.cursor.bracket
        base = next((r for r in reversed(items) if bracket(r.quantity.first) == bracket(q.first)), items[-1])
        aside = bracket(items[-1].quantity.first)
        end = items[-1].quantity.last if base is items[-1] or aside is None else aside[1] + 1
        before = self.tokens[q.first - 1].lower
        joined = before == "including" or (before in ("and", ",") and q.first - 1 <= end + 1)
        if not joined or named is None or named.kind != "substance" or not (base.unit in KILOGRAMS or base.unit == "case"):
            return None
        q.last += 2
        return Reading(q, base.governor, named.value or base.substance, "unit_elliptic", base.unit, base.unit_word)

    def _another(self, q: Quantity, sentence: Sentence, base: Reading) -> Reading | None:
        """`took 3.9 million tablets, and at the ports another 610,000`; `the Service seized a further 12`: more of the same."""
        if self.tokens[q.first - 1].lower not in _MORE or base.unit in ("case", "site"):
            return None
        if q.last < sentence.last and self.tokens[q.last].lower not in _AFTER_ELIDED and q.last not in self.timing.dates:
            return None
        between = range(base.quantity.last, q.first)
        # "by spraying" tells how, not what became of it
        if any(self.tokens[k].kind in _NO_SEIZURES and self.tokens[k - 1].lower != "by" for k in between):
            return None
        governor = self.scopes.governor(q, sentence.first, sentence.last)
        governor = governor if governor is not None and governor.mode else base.governor
        return Reading(q, governor, base.substance, "another_elliptic", base.unit, base.unit_word)

    def _taken_again(self, q: Quantity, sentence: Sentence, base: Reading) -> Reading | None:
        """`seized 6.5 million tablets in one truck, and customs intercepted a shipment of 1.7 million`: of what, is as before."""
        governor = self._verb_before(q)
        if governor is not None and base.unit not in ("case", "site") and self.timing.own(base.quantity) is not None:
            return Reading(q, governor, base.substance, "object_elliptic", base.unit, base.unit_word)
        if base.unit not in _ELIDED or q.figure.value < _LEAST_ELIDED or q.is_event:
            return None
        if q.last < sentence.last and self.tokens[q.last].lower not in _AFTER_ELIDED and q.last not in self.timing.dates:
            return None
        k = q.first - 1
        while k > base.quantity.last and (self.tokens[k].kind in ("container", "qualifier") or self.tokens[k].lower in _BEFORE_ELIDED):
            k -= 1
        if self.tokens[k].kind not in ("seize", "find", "destroy") or self.seizing.mode(k) != "active" or not self.seizing.is_real(k):
            return None
        governor = Governor(k, self.tokens[k].value or "seized", "active")
        return Reading(q, governor, base.substance, "object_elliptic", base.unit, base.unit_word)

    def _verb_before(self, q: Quantity) -> Governor | None:
        """The verb of seizure that a figure without noun ends: `in the first half of 2006 it had found 148`."""
        k = q.first - 1
        while self.tokens[k].kind == "qualifier" or self.tokens[k].lower in _BEFORE_ELIDED:
            k -= 1
        if self.tokens[k].kind not in ("seize", "find", "destroy", "take") or self.tokens[k - 1].lower not in HAVE:
            return None
        ends = q.last >= len(self.tokens) or self.tokens[q.last].lower in (".", ",", ";")
        return Governor(k, self.tokens[k].value or "seized", "active") if ends and self.seizing.is_real(k) else None

    def _number_of(self, index: int, q: Quantity) -> Reading | None:
        """`seized 8 million Captagon tablets ... In 2007 the number of tablets was 6 million`: the seizure whose unit is counted again."""
        k = self.passage.cursor.before_qualifiers(q.first)
        if self.tokens[k].lower not in BE or [t.lower for t in self.tokens[max(0, k - 4) : k - 1]] != ["the", "number", "of"]:
            return None
        unit = self.tokens[k - 1].value if self.tokens[k - 1].kind == "unit" else None
        return next((r for i, r in reversed(self.readings) if i >= index - _REACH_NUMBER and r.unit == unit and unit in _ELIDED), None)

    def _figure_alone(self, index: int, q: Quantity, sentence: Sentence, quantities: Sequence[Quantity]) -> Reading | None:
        """`Over the first five months of 2008 the figure was 190,000 or so`: the unit is that of the sentence before."""
        counted = self._number_of(index, q)
        if counted is not None:
            again = counted.governor._replace(mode="figure")
            return Reading(q, again, counted.substance, "figure_elliptic", counted.unit, counted.unit_word)
        if not self.readings or self.readings[-1][0] != index - 1:
            return None
        told = self.readings[-1][1]
        governor = self._verb_before(q)
        if governor is not None and told.unit not in ("case", "site") and any(m.is_base for m in self.timing.named_in(sentence)):
            # "uprooted 31,000 plants in May. A year ago they had uprooted 52,000"
            return Reading(q, governor, told.substance, "object_elliptic", told.unit, told.unit_word)
        ends = q.last >= sentence.last or self.tokens[q.last].lower in _AFTER_ELIDED or self.tokens[q.last].lower == "or"
        is_count = told.unit in _ELIDED and q.figure.value >= 1 and not q.figure.value % 1
        if not ends or not is_count or any(not p.is_bare for p in quantities) or not self.inheritance.is_figure_of(sentence, q):
            return None
        governor = told.governor._replace(mode="figure")
        return Reading(q, governor, told.substance, "figure_elliptic", told.unit, told.unit_word)
