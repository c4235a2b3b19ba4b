"""What a quantity is of: as it says itself, as a list it goes with says, else as the sentence or the seizures before it do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.document import Passage, Sentence
from flows.extract.drafts import dimension
from flows.extract.governors import BE, Governor
from flows.extract.pairing import paired_with
from flows.extract.quantities import Quantity
from flows.extract.stated_substances import common_ancestor, substance_in_unit
from flows.extract.wholes import is_told_of_parts
from flows.extract.word_sets import words_of
from flows.vocabulary.substances import contains

_CONTEXT_UNITS = frozenset({"kg", "g", "t", "lb", "l", "gal", "tablet", "dose", "plant", "hectare", "ampoule"})
_ANAPHORA = frozenset({"the", "this", "that", "these", "those", "it", "them", "which", "such", "its", "their", "what", "all", "various"})
_COMPARING = frozenset({"compared", "contrast", "against", "comparison", "unlike"})
_REACH_HEAD = 3
# "sewn into the lining of two bags": where it was, not how much
_INSIDE = frozenset({"in", "into", "inside", "of", "from", "under", "beneath", "between", "among", "behind"})
_CROPS = frozenset({"poppy", "cannabis_plant", "coca_plant", "khat", "mushrooms"})
_CROP_WORDS = {"coca ": "coca_plant", "popp": "poppy"} | dict.fromkeys(("cannabis", "marijuana", "hemp"), "cannabis_plant")
_CLEARING = frozenset({"destroy", "lift"})
_TOTALS = frozenset({"total", "totals", "amount", "sum", "figure"})
_GROWING = frozenset({"growing", "grow", "cultivation"})
_NO_TABLETS = ("cannabis", "opium", "poppy", "coca_leaf", "coca_plant", "cocaine", "khat")
_AFTER_PACKAGES = words_of("preposition") | {"and", "after", "before"}
_MOSTLY = frozenset({"mostly", "mainly", "primarily", "chiefly", "largely", "predominantly", "all", "most", "almost", "principally"})
_LIQUID_UNITS = frozenset({"l", "gal"})
_LOOSE_DOSES = frozenset({"units", "unit", "hits", "hit", "rocks", "stamps"})
# words that mean a drug only beside other drugs
_WEAK = words_of("weak_substance")
_LONGEST_OPENING = 4
_REACH_COMBINED = 5


@dataclass(slots=True)
class Reading:
    """A quantity taken as a seizure: what governs it and what it is of."""

    quantity: Quantity
    governor: Governor
    substance: str
    rule: str
    unit: str
    unit_word: str


class Substances:
    """The substances of one paragraph's quantities."""

    def __init__(self, passage: Passage, names: Sequence[int], readings: Sequence[tuple[int, Reading]], is_about_drugs: bool) -> None:
        """Takes a paragraph, the tokens that name a drug, its seizures as they are read, and whether its cable is about drugs."""
        self.passage = passage
        self.tokens = passage.tokens
        self.names = names
        self.readings = readings
        self.is_about_drugs = is_about_drugs

    def is_drug(self, q: Quantity) -> bool:
        """Whether a quantity of a word that may mean something else (`chemicals`, `factories`) stands among drugs."""
        if q.unit_word in _LOOSE_DOSES and not q.name:
            return self._are_of_crack(q)
        if q.unit == "lb" and not q.name and ("million" in q.text or self.passage.document.country == "GBR"):
            return False
        if q.name in _WEAK or (q.unit == "site" and q.name in ("", "laboratories", "laboratory", "labs", "lab")):
            return self.is_about_drugs or bool(self.readings) or any(self.tokens[k].lower not in _WEAK for k in self.names)
        return True

    def _are_of_crack(self, q: Quantity) -> bool:
        """Whether crack is named before `rocks` that are counted: `crack cocaine (111,698 "rocks")`."""
        return q.unit_word == "rocks" and any(k < q.first and self.tokens[k].value == "crack" for k in self.names)

    def of(self, q: Quantity, sentence: Sentence, quantities: list[Quantity]) -> str | None:
        """What a quantity is of: as it says itself, as the next one of its list says, else what the sentence or the one before names."""
        if q.substance is not None:
            return q.substance
        if self._is_named_after(q, sentence):
            return substance_in_unit(self.tokens[q.last + 1].value, q.unit, q.unit_word)
        following = next((p for p in quantities if p.first > q.first), None)
        joined = self.passage.cursor.lower(q.last) in ("and", "or")
        if joined and following is not None and following.substance is not None and following.first <= q.last + 1:
            return substance_in_unit(following.substance, q.unit, q.unit_word)
        pair = paired_with(q, quantities, self.passage.cursor.lowers)
        if pair is not None:
            return substance_in_unit(pair.substance, q.unit, q.unit_word)
        is_named = any(sentence.first <= k < sentence.last for k in self.names)
        if len(quantities) > 1 and not is_named and all(p.substance is None for p in quantities):
            told = self._told_in_order(q, sentence, quantities)
            if told is not None:
                return told.substance
        if q.unit == "case":
            counted = [r for _, r in self.readings if r.unit == "case"]
            return counted[-1].substance if counted else self.nearest(q, sentence, quantities)
        if q.unit == "site" and following is not None and following.unit == "plant" and following.first == q.last + 1:
            # "eleven plantations with 7,400 cannabis plants"
            crop = "cannabis" if following.substance == "cannabis_plant" else following.substance
            return substance_in_unit(crop, q.unit, q.unit_word) if self.passage.cursor.lower(q.last) in ("with", "of") else None
        if q.unit == "site" and any(self.tokens[k].lower in _GROWING for k in range(q.at, q.last)):
            return substance_in_unit(self.nearest(q, sentence, quantities), q.unit, "sites")
        if q.unit == "package":
            return self._only_one(q, sentence)
        if q.unit not in _CONTEXT_UNITS or (q.unit_word in _LOOSE_DOSES and not self._are_of_crack(q)):
            return None
        nearest = self.nearest(q, sentence, quantities)
        if following is not None and following.substance is not None and self._opens_comparison(q, sentence):
            nearest = following.substance
        if self._is_of_something_else(q) and nearest != "precursors":
            return None
        if q.unit in _LIQUID_UNITS and not (nearest in ("hashish_oil", "other") or contains("precursors", nearest or "drugs")):
            return None
        if nearest is None and self.is_about_drugs and (self._is_of_the_total(sentence) or self._opens_with_seizures(sentence)):
            nearest = "drugs"
        is_whole = nearest is None and (self._is_total(q) or is_told_of_parts(self.passage, q))
        if is_whole and any(q.last <= k < sentence.last for k in self.names):
            nearest = "drugs"
        substance = substance_in_unit(nearest, q.unit, q.unit_word)
        if q.unit == "tablet" and substance is not None and any(contains(s, substance) for s in _NO_TABLETS):
            return "drugs"
        if q.unit == "plant" and substance is None and self.readings and all(contains("cannabis", r.substance) for _, r in self.readings):
            # "seized 90 kilograms of marijuana; ... soldiers burned 400 plants"
            return "cannabis_plant"
        if q.unit == "hectare" and substance is None:
            kind = self.passage.cursor.kind
            of_clearing = self.passage.cursor.lower(q.first - 1) == "of" and kind(q.first - 2) == "destruction"
            # "the hectares eradicated fell from 19,000 to 5,500"
            is_cleared = of_clearing or any(kind(k) in _CLEARING for k in range(sentence.first, q.last + 1))
            return self._only_crop() if is_cleared else None
        if q.unit in ("hectare", "plant") and substance not in _CROPS:
            return substance if any(sentence.first <= k < q.first for k in self.names) else None
        return substance

    def _only_crop(self) -> str | None:
        """The one crop that the subject, this paragraph and the one before speak of: `It eradicated 684 hectares in Tocache alone`."""
        document = self.passage.document
        index = document.index_of(self.passage)
        near = " ".join([(document.cable.subject or "").lower(), *(p.lower for p in document.passages[max(0, index - 1) : index + 1])])
        found = {crop for word, crop in _CROP_WORDS.items() if word in near}
        return found.pop() if len(found) == 1 else None

    def _only_one(self, q: Quantity, sentence: Sentence) -> str | None:
        """`threw a ton of hashish overboard, and the Navy recovered 38 packages`: the only drug that the sentence has named."""
        named = {self.tokens[k].value for k in self.names if sentence.first <= k < q.first}
        if self.passage.cursor.lower(q.first - 1) in _INSIDE:
            return None
        ends = q.last >= sentence.last or self.tokens[q.last].kind == "mark" or self.passage.cursor.lower(q.last) in _AFTER_PACKAGES
        return named.pop() if len(named) == 1 and ends else None

    def _is_of_the_total(self, sentence: Sentence) -> bool:
        """`Of the total for 2008, the Service seized 2,284 kilograms`: of what the table or sentence before sums up."""
        lower = self.passage.cursor.lower
        k = sentence.first
        return lower(k) == "of" and lower(k + 1) in ("the", "this", "that") and lower(k + 2) in _TOTALS

    def _opens_with_seizures(self, sentence: Sentence) -> bool:
        """`Maritime seizures by the Coast Guard fell from 20 tons to four tons`: seizures of whatever drug."""
        cursor = self.passage.cursor
        opening = range(sentence.first, min(sentence.last, sentence.first + _LONGEST_OPENING))
        at = next((k for k in opening if cursor.kind(k) == "seizure"), None)
        if at is None or cursor.lower(at + 1) == "of" or any(cursor.kind(k) != "word" for k in range(sentence.first, at)):
            return False
        return any(cursor.kind(k) == "change_verb" for k in range(at + 1, sentence.last))

    def _is_of_something_else(self, q: Quantity) -> bool:
        """`six tons of chlorine`: of what no vocabulary knows."""
        lower = self.passage.cursor.lower
        following = self.tokens[q.last + 1] if q.last + 1 < len(self.tokens) else None
        if lower(q.last) != "of" or following is None or following.kind != "word" or following.lower in _ANAPHORA:
            return False
        # "the 430 kilograms of January 2005"
        return all(m.first != q.last + 1 for m in self.passage.periods)

    def _opens_comparison(self, q: Quantity, sentence: Sentence) -> bool:
        """`In contrast to the 588 kilos seized in 2006, 45 kilos of cocaine`: of what, the figure compared tells."""
        head = (t.lower for t in self.tokens[sentence.first : min(q.first, sentence.first + _REACH_HEAD)])
        return any(w in _COMPARING for w in head) and not any(sentence.first <= k < q.first for k in self.names)

    def _is_total(self, q: Quantity) -> bool:
        """`a total of 45 kg was seized: heroin 30 kg and opium 15 kg`: what the names after it make up."""
        return any(self.tokens[k].lower == "total" for k in range(max(0, q.at - 3), q.at))

    def _told_in_order(self, q: Quantity, sentence: Sentence, quantities: Sequence[Quantity]) -> Reading | None:
        """`The respective figures for 2015 were 6 kg, 2 kg and 90 tablets`: each of what the sentence before told in this order."""
        index = self.passage.sentences.index(sentence)
        before = [r for s, r in self.readings if s == index - 1]
        pairs = list(zip(before, quantities, strict=False))
        fits = len(before) == len(quantities) and all(dimension(r.unit) == dimension(p.unit or "") for r, p in pairs)
        return next((r for r, p in pairs if p is q), None) if fits else None

    def _is_named_after(self, q: Quantity, sentence: Sentence) -> bool:
        """`of which 1.4 tons was heroin`."""
        return q.last + 1 < sentence.last and self.tokens[q.last].lower in BE and self.tokens[q.last + 1].kind == "substance"

    def nearest(self, q: Quantity, sentence: Sentence, quantities: Sequence[Quantity], unit: str | None = None) -> str | None:
        """The substance named last before a quantity in its sentence, else last in the seizures before it, else in the sentence before.

        `unit` is that of a figure which the text gives none.
        """
        inside = [k for k in self.names if sentence.first <= k < q.first and not self._is_said_again(k)]
        if (unit or q.unit) == "case":
            # "8,711 seizures (including cocaine and heroin), while they made 6,333 seizures"
            inside = [k for k in inside if self.passage.cursor.bracket(k) in (None, self.passage.cursor.bracket(q.first))]
        plain = [k for k in inside if not self._is_attribute(k)]
        if not inside and (unit or q.unit) == "case":
            following = next((k for k in self.names if q.last <= k < sentence.last), None)
            if following is not None and self._is_of_these(range(q.last, following)):
                return self.tokens[following].value
            return "drugs" if self.is_about_drugs or following is not None else None
        index = self.passage.sentences.index(sentence)
        told_before = bool(self.readings) and self.readings[-1][0] >= index - 1
        if plain or (inside and not told_before):
            last = (plain or inside)[-1]
            of = next((p for p in quantities if p.first <= last < p.last and p.names), None)
            return of.substance if of is not None else self.tokens[last].value
        before = self.passage.sentences[index - 1] if index else None
        named = [k for k in self.names if before is not None and before.first <= k < before.last and not self._is_attribute(k)]
        grows = q.unit in ("hectare", "plant")
        readings = [(s, r) for s, r in self.readings if r.substance != "laboratory" and (not grows or r.unit in ("hectare", "plant"))]
        if readings and readings[-1][0] >= index - 1:
            alike = [r for s, r in readings if s >= index - 1 and dimension(r.unit) == dimension(q.unit or "")]
            return (self._whole(alike) or readings[-1][1]).substance
        if named:
            values = {self.tokens[k].value or "drugs" for k in named}
            if len(values) > 1 and any(self.tokens[k].lower == "combined" for k in range(max(0, q.at - _REACH_COMBINED), q.at)):
                # "Both marijuana and poppies grow wild. In 2012, a combined total of 82 tons were destroyed"
                return common_ancestor(sorted(values))
            return self.tokens[named[-1]].value if len(values) == 1 else self.tokens[named[0]].value
        whole = self._whole([r for s, r in readings if s == readings[-1][0]])
        return whole.substance if whole is not None else None

    def _is_said_again(self, k: int) -> bool:
        """Whether a name only says in brackets what the one before it is: `Marijuana (cannabis) seizures`."""
        lower = self.passage.cursor.lower
        return lower(k - 1) == "(" and lower(k + 1) == ")" and k > 1 and self.tokens[k - 2].kind == "substance"

    @staticmethod
    def _whole(readings: Sequence[Reading]) -> Reading | None:
        """The seizure that a figure without a drug goes back to: the last one, or the one that the others of its list are part of.

        `seized 18 tons of drugs, of which 300 kilos of heroin and 140 of opium. In 2007 they seized 29 tons`.
        """
        if len(readings) > 1 and all(contains(readings[0].substance, r.substance) for r in readings):
            return readings[0]
        return readings[-1] if readings else None

    def _is_of_these(self, between: range) -> bool:
        """Whether a drug named after a count of seizures is what they were of: no comma stands between but before `mostly of`."""
        lower = self.passage.cursor.lower
        return all(lower(k) not in (",", ";", "(") or lower(k + 1) in _MOSTLY for k in between)

    def _is_attribute(self, k: int) -> bool:
        """Whether a general word for drugs only qualifies a noun: `drug trafficking`, `narcotics police`."""
        following = self.tokens[k + 1].kind if k + 1 < len(self.tokens) else ""
        return self.tokens[k].value == "drugs" and following in ("word", "actor", "block_noun", "block_verb") and not self._verb_like(k + 1)

    def _verb_like(self, k: int) -> bool:
        return self.tokens[k].lower in ("in", "was", "were", "at", "by", "during", "and", "or", "from", "is", "are", "to", "that", "on")
