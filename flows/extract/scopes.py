"""Which words of a sentence govern a figure: a seizure, or something that is none; the nearest governor wins."""

from __future__ import annotations

from flows.extract.governors import BE, Governor
from flows.extract.governors_after import GovernorsAfter
from flows.extract.governors_before import GovernorsBefore
from flows.extract.quantities import Quantity
from flows.extract.seizing import Seizing
from flows.extract.taking import Taking

_BY_HOW_MUCH = frozenset({"more than", "less than", "fewer than"})

_REACH_NEVER = 12
_SUSPICIONS = frozenset({"suspicion", "suspicions", "suspected", "accused", "charges", "charge"})


class Scopes:
    """The governors of one paragraph's quantities."""

    def __init__(self, seizing: Seizing) -> None:
        """Takes what the verbs and nouns of seizure of the paragraph say by themselves."""
        self.seizing = seizing
        self.lower, self.kind = seizing.lower, seizing.kind
        taking = Taking(seizing)
        self.before = GovernorsBefore(seizing, taking)
        self.after = GovernorsAfter(seizing, taking)

    def governor(self, q: Quantity, first: int, last: int) -> Governor | None:
        """What governs a quantity of the sentence `[first, last)`: its `mode` is empty where that is no seizure; None: nothing does."""
        if self.lower(q.first - 1) == "of" and self.kind(q.first - 2) == "change_verb":
            # "340 kilos, an increase of 200 kilos": by how much, not how much
            return Governor(q.first - 2, "", "")
        if self.kind(q.first - 1) == "carry" and self.lower(q.first - 2) == "of" and self.lower(q.first - 3) in _SUSPICIONS:
            # "a drug bust of crew members on suspicions of carrying five kilograms"
            return Governor(q.first - 1, "", "")
        if self._is_bound(q):
            return Governor(q.first - 1, "", "")
        if self.lower(q.last) in _BY_HOW_MUCH:
            # "14 kilograms more than in 2007"
            return Governor(q.last, "", "")
        if q.is_event and self.kind(q.last) == "block_noun":
            # "the 6,000-hectare goal"
            return Governor(q.last, "", "")
        left, is_adjacent = self.before.nearest(q, first)
        if is_adjacent:
            return left
        right = self.after.verb(q, last)
        if left is not None and left.action != "seized" and left.mode == "active" and right is not None and self.kind(right.at) == "find":
            # "destroyed 68 hectares and 5,400 poppy plants found in gardens"
            right = left
        found = self.after.other_predicate(q, last) or self.after.relative(q, last) or right or left
        return found if found is not None and found.mode else self.after.taken_up(q, last) or found

    def _is_bound(self, q: Quantity) -> bool:
        """`seizures have never been larger than 1.6 kg`: what none was."""
        aside = self.seizing.cursor.bracket(q.first - 2) if self.lower(q.first - 1) == ")" else None
        than = (aside[0] if aside is not None else q.first) - 1
        is_larger = self.lower(than) == "than" and self.lower(than - 1) in ("larger", "bigger", "greater", "higher")
        return is_larger and any(self.lower(k) == "never" for k in range(than - _REACH_NEVER, than))

    def is_predicate_of_drug(self, k: int) -> bool:
        """Whether what follows a drug at the head of a sentence says how much there was of it: `Cocaine was up`, `Heroin fell`."""
        while self.kind(k + 1) == "qualifier":
            k += 1
        following = self.kind(k + 1)
        return following in ("change_verb", "factor", "link") or (self.lower(k + 1) in BE and self.lower(k + 2) in ("up", "down", "at"))
