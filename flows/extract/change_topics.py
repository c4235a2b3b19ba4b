"""What a stated change is of: a seizure that its sentence or the one before speaks of; no change in arrests, crops, prices or use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.change_statements import Stated
from flows.extract.change_words import GROWING, LISTED, QUANTITIES
from flows.extract.document import Sentence
from flows.extract.drafts import ChangeDraft
from flows.extract.quantities import CURRENCY
from flows.extract.seizure_prose import ProseReader
from flows.extract.substances_told import Reading
from flows.extract.word_sets import words_of

_SEIZING = frozenset({"seize", "seizure", "destroy", "destruction", "dismantle"})
_OTHER_TOPICS = frozenset({"block_noun", "block_verb", "arrest"})
_OTHER_WORDS = words_of("other_topic")
_ANAPHORA = frozenset({"this", "that", "these", "it"})
_APPOSITION = frozenset(
    {"(", ",", "a", "an", "in", "during", "which", "is", "was", "means", "representing", "up", "down", "by", "marked", "the", "of"}
) | {"i", "e", "."}
_FIGURES = frozenset({"figure", "figures", "total", "totals", "amount", "quantity", "number"})
_REACH_TAKEN = 8
_BEFORE_APPOSED = frozenset({"a", "an", "of", "or", "representing", "some", "up", "down", "by"})
_SUMMING_UP = frozenset(
    {",", "in", "short", "is", "are", "was", "were", "has", "have", "had", "thus", "therefore", "accordingly", "hence", "then", "so", "by"}
)
_LONGEST_HEAD = 6


class Topic(NamedTuple):
    """The token of the verb or noun of seizure that a change is of, and the seizure told with it, if one is.

    `beside` is the one that the change stands beside, `told_before` the one of the sentence before that `This represents ...` speaks
    of, `summed_up` the last of those that `Heroin has thus tripled` sums up.
    """

    at: int
    beside: Reading | None = None
    told_before: Reading | None = None
    summed_up: Reading | None = None


class Topics:
    """The seizures that one paragraph's changes are of."""

    def __init__(self, prose: ProseReader, found: Sequence[ChangeDraft]) -> None:
        """Takes the paragraph's prose as read, and its changes as they are found."""
        self.prose = prose
        self.tokens = prose.tokens
        self._lower = prose.passage.cursor.lower
        self.found = found

    def of(self, stated: Stated) -> Topic | None:
        """The seizure that a change is of; None where it is of something else."""
        index, sentence, at, begin = stated.index, stated.sentence, stated.at, stated.begin
        topic = self._in_sentence(sentence, at, stated.last)
        if topic is None and not self._is_in_other_topic(stated.last):
            topic = self._goes_on(index, sentence)
        told_before = self._told_before(index, sentence, at) if topic is None else None
        if told_before is not None:
            topic = told_before.governor.at
        beside = self._beside(index, stated.first, begin)
        if topic is not None:
            return Topic(topic, beside, told_before)
        beside = beside or self._seized_before(index, begin)
        if beside is not None:
            return Topic(beside.governor.at, beside)
        summed_up = self._summed_up(index, sentence, begin)
        return Topic(summed_up.governor.at, summed_up=summed_up) if summed_up is not None else None

    def _in_sentence(self, sentence: Sentence, at: int, last: int) -> int | None:
        """The seizure that a change is of: what follows `increase in`, else the nearest topic before; None where that is no seizure."""
        if any(self._is_other_topic(k) or self._lower(k) in _OTHER_WORDS for k in range(at + 1, last)):
            # "the decrease in overall cultivation by 19 percent"
            return None
        noun_end = max(at, last - 1)
        if self._lower(noun_end + 1) in ("in", "of") or self._lower(noun_end + 1) == "the":
            for k in range(noun_end + 2, min(sentence.last, noun_end + 11)):
                kind = self.tokens[k].kind
                if kind in _SEIZING:
                    return k
                if kind in _OTHER_TOPICS or self._lower(k) in _OTHER_WORDS:
                    return None
                if self._lower(k) in (",", ";", "over", "from", "compared", "when"):
                    break
        for k in range(at - 1, sentence.first - 1, -1):
            kind = self.tokens[k].kind
            if kind in _SEIZING and [self._lower(k - 2), self._lower(k - 1)] == ["worth", "of"]:
                # "$187 million worth of seized drugs, a reduction of"
                return None
            if (kind in _SEIZING or self._is_taken(k)) and self.prose.seizing.is_real(k):
                return k
            if self._lower(k) in CURRENCY:
                return None
            if self._is_other_topic(k) or self._lower(k) in _OTHER_WORDS:
                return None
        return self._after(sentence, last)

    def _after(self, sentence: Sentence, last: int) -> int | None:
        """`30 percent more heroin was seized`."""
        for k in range(last, min(sentence.last, last + 8)):
            if self.tokens[k].kind in _SEIZING:
                return k
            if self.tokens[k].kind in _OTHER_TOPICS or self._lower(k) in (",", ";", *_OTHER_WORDS):
                return None
        return None

    def _goes_on(self, index: int, sentence: Sentence) -> int | None:
        """`Total seizures rose by a third. Cocaine was up 22 percent`: what the sentence before speaks of, where this opens with a drug."""
        if not index or self.tokens[sentence.first].kind != "substance" or not self.prose.scopes.is_predicate_of_drug(sentence.first):
            return None
        before = self.prose.passage.sentences[index - 1]
        inside = range(before.first, before.last)
        start = self.tokens[before.first].start
        is_of_changes = bool(self.found) and self.found[-1].start >= start
        if not is_of_changes and any(self._is_other_topic(k) for k in inside):
            return None
        return next((k for k in inside if self.tokens[k].kind == "seizure" and self.prose.seizing.is_real(k)), None)

    def _told_before(self, index: int, sentence: Sentence, at: int) -> Reading | None:
        """The seizure of the sentence before that `This represents ...`, `The 2008 figure is ...` speak of."""
        head = [self._lower(k) for k in range(sentence.first, min(at, sentence.first + _LONGEST_HEAD))]
        goes_back = bool(head) and (head[0] in _ANAPHORA or (head[0] == "the" and not _FIGURES.isdisjoint(head)))
        if not goes_back or at - sentence.first > _REACH_TAKEN:
            return None
        return next((r for s, r in self.prose.readings if s == index - 1), None)

    def _beside(self, index: int, first: int, begin: int) -> Reading | None:
        """The seizure that a change stands beside: `700 kg of marijuana (a 60 percent decrease)`; with `respectively` each its own."""
        readings = [r for s, r in self.prose.readings if s == index]
        sentence = self.prose.passage.sentences[index]
        if any(self._lower(k) == "respectively" for k in range(first, sentence.last)):
            stated = [k for k in range(sentence.first, sentence.last) if self.tokens[k].kind == "percent"]
            last = [r for r in readings if r.quantity.last < stated[0]] if stated else []
            order = next((i for i, k in enumerate(stated) if k > first), None)
            return last[order] if order is not None and len(stated) == len(last) else None
        for r in reversed(readings):
            if r.quantity.last <= begin:
                between = range(r.quantity.last, begin)
                timed = {k for m in self.prose.passage.periods for k in range(m.first, m.last)}
                plain = _APPOSITION | {r.unit_word}
                is_near = len(between) > 0 and all(k in timed or self._lower(k) in plain for k in between)
                return r if is_near else None
        return None

    def _seized_before(self, index: int, begin: int) -> Reading | None:
        """`discovered 1,060 kilos of cocaine at the airport, a decline of 15 percent`: the last seizure of the sentence, in apposition."""
        k = begin - 1
        while self._lower(k) in _BEFORE_APPOSED or self.tokens[k].kind == "qualifier":
            k -= 1
        if self._lower(k) != ",":
            return None
        readings = [r for s, r in self.prose.readings if s == index and r.quantity.last <= k]
        return readings[-1] if readings and not any(self._tells_other(m) for m in range(readings[-1].quantity.last, k)) else None

    def _summed_up(self, index: int, sentence: Sentence, begin: int) -> Reading | None:
        """`Marijuana, in short, is up 75 percent`, `Heroin has thus tripled`: a drug whose seizures the sentences before told."""
        k = begin - 1
        while k >= sentence.first and (self._lower(k) in _SUMMING_UP or self.tokens[k].kind in ("qualifier", "change_verb")):
            k -= 1
        if k not in self.prose.names or not (k == sentence.first or self._lower(k - 1) in LISTED):
            return None
        told = [r for s, r in self.prose.readings if index - 2 <= s < index and r.substance == self.tokens[k].value]
        return told[-1] if told and self.tokens[k].value != "drugs" else None

    def _tells_other(self, k: int) -> bool:
        """Whether a token brings another topic or figure: `seized 5 kg and made 400 arrests, an 18 percent increase`."""
        is_figure = self.tokens[k].figure is not None and k not in self.prose.timing.dates
        return is_figure or self.tokens[k].kind in _OTHER_TOPICS or self._lower(k) in _OTHER_WORDS

    def _is_in_other_topic(self, last: int) -> bool:
        """`up 27 percent in price`."""
        if self._lower(last) != "in" or last + 1 >= len(self.tokens):
            return False
        return self.tokens[last + 1].kind in _OTHER_TOPICS or self._lower(last + 1) in _OTHER_WORDS

    def _is_other_topic(self, k: int) -> bool:
        if self._lower(k) == "entering" and k + 1 < len(self.tokens) and self.tokens[k + 1].capital:
            # "seized at the land border entering British Columbia"
            return False
        return self.tokens[k].kind in _OTHER_TOPICS and self._lower(k) not in GROWING and not self._qualifies(k)

    def _qualifies(self, k: int) -> bool:
        """Whether a word like `trafficking` only qualifies a seizure that follows it."""
        return self.tokens[k + 1].kind in _SEIZING if k + 1 < len(self.tokens) else False

    def _is_taken(self, k: int) -> bool:
        """`the quantity of heroin taken at the airport`."""
        return self._lower(k) == "taken" and any(self._lower(m) in QUANTITIES for m in range(max(0, k - _REACH_TAKEN), k))
