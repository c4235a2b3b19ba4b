"""The governor after a figure: the verb to its right that it is the subject of, or whose relative clause or pronoun takes it up."""

from __future__ import annotations

from flows.extract.governors import BE, HAVE, MODALS, NOUNS, TAKING, VERBS, Governor
from flows.extract.quantities import Quantity
from flows.extract.scope_words import BOUNDARIES, OWN_WORDS, PREPOSITIONS, REACH, REACH_PLACE, RELATIVES
from flows.extract.seizing import Seizing
from flows.extract.taking import Taking

_LONGEST_APPOSITION = 14
_ALL = frozenset({"all", "most", "much"})
_IT = frozenset({"it", "them", "which"})
_TAKEN_UP = frozenset({"it", "them", "all", "everything", "both"})
_LOADS = frozenset({"lot", "load", "loads", "shipment", "shipments", "consignment", "cargo", "drugs", "haul", "substance", "chemicals"})
_AFTER_PARTICIPLE = frozenset({".", ";", ",", "in", "at", "on", "near", "from", "during", "by", ""})
_REACH_ELIDED_BE = 5
_REACH_RELATIVE = 7
_ENDING_KINDS = frozenset({"arrest", "change_verb", "link", "pronoun", "actor"}) | NOUNS


class GovernorsAfter:
    """The search to the right of one paragraph's quantities."""

    def __init__(self, seizing: Seizing, taking: Taking) -> None:
        """Takes what the verbs and nouns of seizure say by themselves, and the verbs of taking."""
        self.seizing, self.taking = seizing, taking
        self.cursor, self.tokens, self.partner = seizing.cursor, seizing.cursor.tokens, seizing.partner
        self.lower, self.kind = seizing.lower, seizing.kind
        self.dates, self.quantity_at = seizing.dates, seizing.quantity_at

    def verb(self, q: Quantity, last: int) -> Governor | None:
        """The passive or reduced verb after a quantity that it belongs to (`mode` empty where that verb is no seizure)."""
        inside = self.cursor.bracket(q.first)
        stop = min(last, q.last + REACH, inside[1] if inside is not None else last)
        # "Coca leaf, 14,500 pounds of it, was taken"
        k = q.last + 2 if self.lower(q.last) == "of" and self.lower(q.last + 1) in _IT else q.last
        if inside is not None and inside == (q.first - 1, q.last):
            # "cocaine worth three million dollars (45 kg) was seized"
            k, stop = inside[1] + 1, min(last, q.last + REACH)
        in_relative = False
        while k < stop:
            if self.lower(k) == "(" and k in self.partner:
                k = self.partner[k] + 1
                continue
            kind = self.kind(k)
            taken = self.taking.after(k, q) if kind in TAKING else None
            if taken is not None:
                return taken
            if kind == "arrest" and self.tokens[k].value == "seized":
                mode = self.seizing.mode(k)
                if mode in ("passive", "reduced"):
                    takes = q.substance is not None and self.seizing.is_real(k)
                    return Governor(k, "seized", mode) if takes else Governor(k, "", "")
            if kind in VERBS:
                mode = self.seizing.mode(k)
                if mode == "active" and self._has_no_object(k, q):
                    mode = "reduced"
                if mode not in ("passive", "reduced"):
                    return None
                return Governor(k, self.tokens[k].value or "seized", mode) if self.seizing.is_real(k) else Governor(k, "", "")
            if self.lower(k) == "," and self._is_all_of_it(k + 1):
                return Governor(k + 4, self.tokens[k + 4].value or "seized", "reduced")
            apposed = self._apposed_seizure(k, stop)
            if apposed is not None:
                return Governor(apposed, "seized", "reduced")
            aside = self._apposition_end(k, stop)
            if aside is not None:
                k = aside
                continue
            if self._ends_reach(k, stop, in_relative):
                return None
            in_relative = in_relative or self.lower(k) in RELATIVES
            k += 1
        return None

    def other_predicate(self, q: Quantity, last: int) -> Governor | None:
        """What follows a quantity as its verb and is no seizure: `16,000 hectares are grown there`, `5 tons transit the country`."""
        k = q.last
        be = self.lower(k) in BE or self.lower(k) in HAVE or self.lower(k) in MODALS
        while k < last and (self.lower(k) in BE or self.lower(k) in HAVE or self.lower(k) in MODALS or self.lower(k).endswith("ly")):
            k += 1
        if k >= last or self.kind(k) != "block_verb":
            return None
        is_finite = be or not self.lower(k).endswith(("ed", "ing", "en", "own"))
        return Governor(k, "", "") if is_finite else None

    def relative(self, q: Quantity, last: int) -> Governor | None:
        """The verb of a relative clause whose object a quantity is: `the 14 tons that the agency found aboard`."""
        begin = q.last + 1 if self.lower(q.last) == "," and self.lower(q.last + 1) == "which" else q.last
        if self.lower(begin) not in ("that", "which"):
            return None
        for k in range(begin + 1, min(last, begin + _REACH_RELATIVE)):
            if self.kind(k) in VERBS or (self.kind(k) == "take" and (q.unit in ("plant", "hectare") or q.substance is not None)):
                takes = k > begin + 1 and k + 1 not in self.quantity_at and self.seizing.mode(k) == "active" and self.seizing.is_real(k)
                return Governor(k, self.tokens[k].value or "seized", "active") if takes else None
            if self.lower(k) in HAVE:
                continue
            if self.kind(k) not in ("word", "actor", "pronoun", "substance") or self.lower(k) in BE or k in self.quantity_at:
                return None
        return None

    def taken_up(self, q: Quantity, last: int) -> Governor | None:
        """`a load of 11 kilos was followed to Rotterdam, where the police seized it`: what a pronoun takes up in the same sentence."""
        for k in range(q.last, last - 1):
            if k in self.quantity_at and not self.quantity_at[k].is_bare:
                return None
            if self.kind(k) in ("seize", "find", "destroy") and (self.lower(k + 1) in _TAKEN_UP or self._is_the_load(k + 1)):
                takes = self.seizing.mode(k) == "active" and self.seizing.is_real(k)
                return Governor(k, self.tokens[k].value or "seized", "active") if takes else None
        return None

    def _is_all_of_it(self, k: int) -> bool:
        """`claims 13 tons of heroin, all of it seized on the coast`."""
        return self.lower(k) in _ALL and self.lower(k + 1) == "of" and self.lower(k + 2) in _IT and self.kind(k + 3) in VERBS

    def _has_no_object(self, k: int, q: Quantity) -> bool:
        """`two men were shot and 31 kilos of heroin and two rifles recovered`: a participle that ends its clause."""
        near = k - q.last <= _REACH_ELIDED_BE and self.lower(q.last) == "and"
        ends = self.lower(k + 1) in _AFTER_PARTICIPLE or k + 1 in self.dates
        is_plain = all(self.kind(m) in ("word", "figure") for m in range(q.last, k))
        return near and ends and is_plain and self.lower(k).endswith(("ed", "found"))

    def _apposition_end(self, k: int, stop: int) -> int | None:
        """The index after an aside: `Twelve tons of hashish, the largest load ever, were found`, `5 kg, bound for Peru, was stopped`."""
        if self.lower(k) != "," or self.lower(k + 1) in ("and", "or", "which", "that", "who"):
            return None
        end = next((m for m in range(k + 2, min(stop, k + _LONGEST_APPOSITION)) if self.lower(m) == ","), None)
        is_verb = end is not None and (self.lower(end + 1) in BE or self.lower(end + 1) in HAVE)
        return end + 1 if end is not None and is_verb and not any(m in self.quantity_at for m in range(k, end)) else None

    def _apposed_seizure(self, k: int, stop: int) -> int | None:
        """`eight kilograms in the luggage of a courier, the first seizure of any size`: the noun that says what they were."""
        if self.lower(k) not in (",", "-", "–", "—") or self.lower(k + 1) not in ("the", "a", "its", "one"):
            return None
        near = range(k + 2, min(stop, k + REACH_PLACE))
        at = next((m for m in near if self.kind(m) == "seizure" and not self.lower(m).endswith("s")), None)
        plain = at is not None and all(self.kind(m) in ("word", "ordinal", "substance") and self.lower(m) != "of" for m in range(k + 2, at))
        return at if plain else None

    def _is_the_load(self, k: int) -> bool:
        return self.lower(k) in ("the", "both") and self.lower(k + 1) in _LOADS

    def _ends_reach(self, k: int, stop: int, in_relative: bool) -> bool:
        """Whether a quantity's verb cannot stand beyond the token at `k`: a verb or clause of its own begins there."""
        lower, kind = self.lower(k), self.kind(k)
        if kind in ("block_verb", "carry"):
            # "hashish smuggled from Morocco was seized": a participle that describes the quantity is no end
            return in_relative or not lower.endswith(("ed", "ing", "en", "own"))
        if kind in _ENDING_KINDS and lower != "total":
            return True
        if lower in BE or lower in HAVE:
            return not self._verb_follows(k, stop)
        if k in self.quantity_at and self.quantity_at[k].first == k and not self._in_list(k):
            return True
        if lower == "of":
            return self.lower(k + 1) in RELATIVES
        if lower == ",":
            return self._new_clause(k)
        return lower in (".", ";", ":") or lower in BOUNDARIES or lower in MODALS

    def _in_list(self, k: int) -> bool:
        """Whether the quantity at `k` is a further item of a list."""
        joins = self.lower(k - 1) in (",", "and", "or", "plus", ";", "of", "as", "with")
        return joins or self.kind(k - 1) in ("link", "substance", "carry")

    def _verb_follows(self, k: int, stop: int) -> bool:
        """Whether a verb of seizure follows the auxiliary at `k`."""
        for m in range(k + 1, min(k + 5, stop)):
            if self.kind(m) in VERBS or self.kind(m) in ("take", "lift") or (self.kind(m) == "arrest" and self.tokens[m].value == "seized"):
                return True
            if not (self.lower(m) in OWN_WORDS or self.lower(m) in BE or self.lower(m).endswith("ly") or self.lower(m) == "found"):
                return False
        return False

    def _new_clause(self, k: int) -> bool:
        """Whether a subject of its own follows the comma at `k`: a word that is neither part of a list nor of a phrase of place or time."""
        m = k + 1
        if self.lower(m) in ("and", "as", "along", "plus", "including", "worth", "which", "mostly", "primarily"):
            return False
        return not (
            m in self.quantity_at
            or self.lower(m) in BE
            or self.lower(m) in HAVE
            or self.kind(m) in ("qualifier", "substance", "figure", "carry", "block_verb", *VERBS)
            or self.lower(m) in PREPOSITIONS
            or self.lower(m).endswith("ly")
        )
