"""Verbs that seize or destroy only by who does it, by what is taken or by where it is taken from: `took`, `fished out`, `relieved of`."""

from __future__ import annotations

from flows.extract.governors import BE, Governor
from flows.extract.quantities import Quantity
from flows.extract.scope_words import BEFORE_FIGURE, BOUNDARIES, INCLUDING, REACH_PLACE, REACH_SUBJECT
from flows.extract.seizing import Seizing
from flows.extract.stated_substances import MASSES
from flows.extract.word_sets import words_of

# dug up as plants are, or as what was buried
_UNEARTHED = frozenset({"removed", "dug up", "digging up", "pulled out", "pulled up"})
_CIRCULATION = frozenset({"circulation", "street", "streets", "market", "markets"})
_HIDING_PLACES = words_of("hiding_place")
_PEOPLE = words_of("people")
_COMMON_NAMES = words_of("common_name")
_OUT = (" out", " up", " away", " off")
_OUT_OF = frozenset({"out", "from", "off"})
_REACH_OUT = 3
_REACH_OBJECT = 12
# what tells where or when between "took" and its object
_WHERE = _OUT_OF | {"in", "at", "on", "during", "there"}
_PLAIN = frozenset({"word", "container", "pronoun", "actor"})
_JOINING = frozenset({"and", "or", "with", "that", "which", "who", "to", "part", "place"})
_CARRIERS = words_of("carrier")
_DRIVES = frozenset({"drive", "campaign", "operation", "crackdown", "sweep", "raid"})
_BODIES = frozenset({"customs", "services"})
_FURTHER = frozenset({"another", "further", "additional"})
_REACH_RELIEVED = 12


class Taking:
    """The verbs of taking of one paragraph."""

    def __init__(self, seizing: Seizing) -> None:
        """Takes what the verbs of the paragraph say by themselves."""
        self.seizing = seizing
        self.tokens = seizing.cursor.tokens
        self.lower, self.kind = seizing.lower, seizing.kind
        self.dates, self.is_named, self.quantity_at = seizing.dates, seizing.is_named, seizing.quantity_at

    def before(self, k: int, q: Quantity, first: int, adjacent: bool) -> tuple[Governor, bool] | None:
        """The verb at `k` as the governor of a quantity after it, and whether it counts as right before it; None where it is no governor.

        `first` is where the sentence begins; `adjacent` tells that nothing but words of the figure stands between.
        """
        kind = self.kind(k)
        if kind == "take" and (adjacent or self._is_aside_of_taking(k, q)):
            return self._takes(k, q, first), True
        if kind == "lift" and adjacent and q.unit in ("hectare", "plant") and self.lower(k) == "pulled" and q.substance is not None:
            # "mobile groups pulled 6,100 hectares of coca"
            return self._by_body(k, first)._replace(action="destroyed"), True
        if kind == "lift" and adjacent:
            return self._lifts(k, q, first), True
        if kind in ("take", "lift") and self._has_list(k, q):
            taken = self._lifts(k, q, first) if kind == "lift" else self._takes(k, q, first)
            if taken.mode:
                return taken, False
        if kind == "relieve" and self.lower(q.first - 1) == "of" and k >= q.first - _REACH_RELIEVED:
            return self._by_body(k, first), True
        if kind == "take" and self._leaves_market(k) and any(self.lower(m) in INCLUDING for m in range(k, q.first)):
            return Governor(k, "seized", self.seizing.mode(k)), False
        return None

    def after(self, k: int, q: Quantity) -> Governor | None:
        """The verb at `k` as the governor of a quantity before it: `5 kg were taken by the police`, `5 kg taken from a suitcase`."""
        if self.kind(k) == "lift" and self.lower(k - 1) in BE and q.substance is not None and self._is_out(k, k + 1):
            return Governor(k, "seized", "passive") if self.seizing.is_real(k) else Governor(k, "", "")
        if self.kind(k) == "take" and not (self.lower(k - 1) == "be" and self.lower(k - 2) == "to"):
            mode = self.seizing.mode(k)
            told = self._is_done_by(k) or q.unit in ("plant", "hectare") or self._leaves_market(k)
            if mode == "passive" and (told or self._is_taken_in_raid(k, q)):
                return Governor(k, self.tokens[k].value or "seized", mode)
            is_from = self.lower(k + 1) in ("from", "off", "by") and self._is_hiding_place(k + 2)
            if mode == "reduced" and q.substance is not None and is_from:
                return Governor(k, "seized", mode)
        return None

    def _is_done_by(self, k: int) -> bool:
        """`taken by the police`, `stopped in June by the Navy`: whether those who act stand behind the verb, after a time at most."""
        by = k + 1
        while by in self.dates or self.lower(by) in ("in", "on"):
            by += 1
        return self.lower(by) == "by"

    def _takes(self, k: int, q: Quantity, first: int) -> Governor:
        """A verb that seizes or destroys only by who does it or what is taken: `NSS officers took 5 kg`, `removed 900 plants`."""
        action = self.tokens[k].value or ""
        is_seizing = False
        if action == "destroyed":
            is_seizing = q.unit == "plant" or (q.unit == "hectare" and (q.substance is not None or self.lower(k) != "cleared"))
        if action != "destroyed" or (self.lower(k) in _UNEARTHED and not is_seizing):
            action = "seized"
            body = range(max(first, k - REACH_SUBJECT), k)
            is_of_drug = q.substance is not None or (q.unit in MASSES and self._is_told_of_drug(k, q, first))
            acts = any(self._is_body(m) for m in body) and not self.seizing.is_done_by_others(k)
            is_seizing = is_of_drug and (self._leaves_market(q.last) or acts)
        elif self.lower(k).startswith("spray"):
            is_seizing = is_seizing and not self.seizing.is_done_by_others(k)
        return Governor(k, action, "active") if is_seizing and self.seizing.is_real(k) else Governor(k, "", "")

    def _lifts(self, k: int, q: Quantity, first: int) -> Governor:
        """A verb that seizes what it brings out of a place: `divers fished 5 kg out of the lake`, `cut 900 grams from the lining`."""
        return self._by_body(k, first) if q.substance is not None and self._is_out(k, self._end_of_list(q)) else Governor(k, "", "")

    def _by_body(self, k: int, first: int) -> Governor:
        """A verb that seizes where those who act are named before it."""
        acts = any(self._is_body(m) for m in range(max(first, k - REACH_SUBJECT), k)) and not self.seizing.is_done_by_others(k)
        return Governor(k, "seized", "active") if acts and self.seizing.is_real(k) else Governor(k, "", "")

    def _has_list(self, k: int, q: Quantity) -> bool:
        """Whether a verb that takes the quantity right after it goes on to this one: `took 5 kg of heroin and 3 kg of opium`."""
        before = q.first - 1
        while self.kind(before) == "qualifier" or self.lower(before) in BEFORE_FIGURE or self.lower(before) == "between":
            before -= 1
        as_well = self.lower(before) == "as" and self.lower(before - 1) == "well"
        is_part = self.lower(before) == "which" and self.lower(before - 1) == "of"
        if not as_well and not is_part and self.lower(before) not in (",", "and", "plus", "them") and self.lower(before) not in INCLUDING:
            return False
        if any(self.lower(m) == ";" for m in range(k, before)):
            return False
        object_of = next((p for m in range(k + 1, min(before, k + _REACH_OBJECT)) if (p := self.quantity_at.get(m)) is not None), None)
        if object_of is None or object_of is q:
            return False
        m = object_of.first - 1
        while self.kind(m) == "qualifier" or self.lower(m) in BEFORE_FIGURE:
            m -= 1
        m = m - 2 if self.joins_clearing(m, object_of) else m
        return m == k or self._is_aside_of_taking(k, object_of)

    def _is_aside_of_taking(self, k: int, q: Quantity) -> bool:
        """`took off a bus 5 kg of heroin`, `took in it a total of 5 kg`: whether only where and when stand between verb and object."""
        if self.lower(k + 1) not in _WHERE and not self.lower(k).endswith(" in"):
            return False
        end = q.first
        while self.lower(end - 1) in BEFORE_FIGURE:
            end -= 1
        between = range(k + 1, end)
        return self.lower(k + 1) in _OUT_OF or all(
            m in self.dates or (self.kind(m) in _PLAIN and self.lower(m) not in _JOINING) for m in between
        )

    def joins_clearing(self, k: int, q: Quantity) -> bool:
        """`sprayed and killed 40 hectares`: the second verb of one clearing, or the `and` before it."""
        if q.unit not in ("hectare", "plant"):
            return False
        at = k if self.lower(k) == "and" else k - 1
        return self.lower(at) == "and" and self.kind(at - 1) == "take" and self.lower(at + 1).endswith("ed")

    def is_credited(self, k: int, q: Quantity, first: int) -> bool:
        """`the Revenue Service accounted for 212 grams of heroin`: what a body, not a drug, has a share of seizures with."""
        begin = max(first, k - REACH_SUBJECT)
        # "was responsible for 38 tons of the cocaine, while the Navy accounted for 7 tons"
        begin = next((m + 1 for m in range(k - 1, begin, -1) if self.lower(m) in BOUNDARIES), begin)
        subject = range(begin, k)
        acts = any(self._is_body(m) or self.lower(m) in _DRIVES for m in subject)
        return acts and all(self.kind(m) != "substance" for m in subject)

    def _is_told_of_drug(self, k: int, q: Quantity, first: int) -> bool:
        """Whether a mass that a body took can only be of the drug told before.

        `of which the Navy took 131 kilos`, `took another 152 kilos`, `took 215 kilos off a pirogue`, an item of a list.
        """
        if self.lower(q.first) in _FURTHER or self.lower(q.first - 1) in _FURTHER or self.lower(q.first - 1) in (",", "and"):
            return True
        if any(self.lower(m) in ("which", "these", "them") and self.lower(m - 1) == "of" for m in range(max(first, k - REACH_SUBJECT), k)):
            return True
        is_aboard = any(self.lower(m) in _CARRIERS for m in range(q.last + 1, q.last + 1 + REACH_PLACE))
        return self._is_out(k, q.last) and (is_aboard or self._is_hiding_place(q.last + 1))

    def _end_of_list(self, q: Quantity) -> int:
        """The token after the list that a quantity is an item of: `pulled 4,000 pills, 5 kg of heroin and 3 kg of opium out of a wheel`."""
        end = q.last
        while True:
            m = end
            while self.lower(m) in (",", "and") or self.kind(m) == "qualifier":
                m += 1
            following = self.quantity_at.get(m)
            if m == end or following is None or following.is_bare:
                return end
            end = following.last

    def _is_out(self, k: int, following: int) -> bool:
        """Whether the verb at `k`, or what stands at or right after a token, says `out`, `from`."""
        near = range(following, following + _REACH_OUT)
        return self.lower(k).endswith(_OUT) or any(self.lower(m) in _OUT_OF and self.kind(m) == "word" for m in near)

    def _leaves_market(self, k: int) -> bool:
        """`took 5 tons out of circulation`, `off the streets`."""
        return any(self.lower(m) in _CIRCULATION and self.kind(m) == "word" for m in range(k, k + REACH_PLACE))

    def _is_body(self, m: int) -> bool:
        """Whether those who act stand at a token."""
        lower = self.lower(m)
        if lower in _COMMON_NAMES and (self.lower(m - 1) == "the" or any(self.lower(n).endswith(("'s", "’s")) for n in (m - 1, m - 2))):
            # "the Agency", "Benin's anti-drug office"
            return True
        return self.kind(m) in ("actor", "pronoun") or lower in _BODIES or lower in _PEOPLE or self.is_named(m)

    def _is_hiding_place(self, k: int) -> bool:
        """Whether a phrase from `k` on names what drugs are hidden in, or who they were taken by."""
        return any(self.lower(m) in _HIDING_PLACES or self.kind(m) == "actor" or self.is_named(m) for m in range(k, k + REACH_PLACE))

    def _is_taken_in_raid(self, k: int, q: Quantity) -> bool:
        """`14,500 pounds of coca leaf was taken in an operation`: whether `in an operation` follows the verb at `k`."""
        at = k if self.lower(k).endswith(" in") else k + 1
        is_in = at == k or self.lower(at) in ("in", "during")
        return is_in and q.unit in MASSES and any(self.lower(m) in _DRIVES for m in range(at + 2, at + 4))
