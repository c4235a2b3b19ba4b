"""Which drug a stated change is of: the one that its words name, else that of the seizure it goes with, else the nearest."""

from __future__ import annotations

from flows.extract.change_statements import Stated
from flows.extract.change_topics import Topic
from flows.extract.change_words import LISTED, LONGEST_ASIDE, OF_THOSE, QUANTITIES
from flows.extract.document import Sentence
from flows.extract.seizure_prose import ProseReader
from flows.extract.substances_told import Reading

# a change in what is destroyed counts where its drug or crop is named
_CLEARING = frozenset({"destroy", "destruction", "dismantle"})
_COMPARED = frozenset({"much", "many", "more", "less", "fewer"})
_ASIDE = frozenset({"which", "on", "of", "in", "for", "with", "by", "whose", "where"})
_BEFORE_CHANGE = frozenset({"up", "down", "was", "were", "has", "have", "had", "also", "seized"})


class ChangeSubstances:
    """The drugs of one paragraph's changes."""

    def __init__(self, prose: ProseReader) -> None:
        """Takes the paragraph's prose as read."""
        self.prose = prose
        self.tokens = prose.tokens
        self._lower = prose.passage.cursor.lower

    def by_wording(self, stated: Stated, topic: Topic) -> str:
        """What the sentence of a change says by itself that it is of."""
        return self._named(stated, topic) or self._nearest(stated, topic.at)

    def of(self, stated: Stated, topic: Topic) -> str:
        """What a change is of: what its wording names, else what the seizure is of that was told with it."""
        if topic.summed_up is not None:
            return topic.summed_up.substance
        beside = topic.beside or topic.told_before
        return self._named(stated, topic) or (beside.substance if beside is not None else self._nearest(stated, topic.at))

    def is_of_drugs(self, stated: Stated, topic: Topic, substance: str) -> bool:
        """Whether a change is one of drugs: a change in what is destroyed, or in goods, only where its drug or crop is named."""
        is_cleared = self.tokens[topic.at].kind in _CLEARING
        return substance != "drugs" or not (is_cleared or self._is_of_other_goods(topic.at, stated.at))

    def _named(self, stated: Stated, topic: Topic) -> str | None:
        return self._right_after(stated) or self._right_before(stated.first) or self._at_head(stated.sentence, stated.at, topic.told_before)

    def _right_after(self, stated: Stated) -> str | None:
        """`an 83 percent decrease in cocaine hydrochloride from what was seized`: the drug right behind `in`."""
        k = max(stated.at, stated.last - 1) + 1
        return self.tokens[k + 1].value if self._lower(k) == "in" and k + 1 in self.prose.names else None

    def _right_before(self, first: int) -> str | None:
        """`heroin by 12 percent`, `the quantity of marijuana doubled`: the drug right before the percentage or its verb."""
        k = first - 1
        while self._lower(k) == "by" or self.tokens[k].kind in ("qualifier", "change_verb") or self._lower(k) in _BEFORE_CHANGE:
            k -= 1
        if k < first - 1 and self._lower(k) == ",":
            # "cocaine, on which it had been asked to concentrate, rose by 60 percent"
            k = next((m - 1 for m in range(k - 1, k - LONGEST_ASIDE, -1) if self._lower(m) == "," and self._lower(m + 1) in _ASIDE), k)
        is_subject = k in self.prose.names and (k < first - 1 or self._is_subject(k, first))
        return self.tokens[k].value if is_subject else None

    def _is_subject(self, k: int, first: int) -> bool:
        """Whether the drug right before a change is its subject: `while cocaine fell`, `the quantity of marijuana doubled`."""
        if k != first - 1 or k not in self.prose.names:
            return False
        while self._lower(k - 1) in OF_THOSE or self._lower(k - 1) in QUANTITIES:
            k -= 1
        return self._lower(k - 1) in LISTED

    def _at_head(self, sentence: Sentence, at: int, told_before: Reading | None) -> str | None:
        """The drug that a sentence on the figures of the one before names itself: `The amount of cocaine tripled`."""
        named = [k for k in self.prose.names if sentence.first <= k < at] if told_before is not None else []
        return self.tokens[named[-1]].value if named else None

    def _nearest(self, stated: Stated, topic: int) -> str:
        """What the seizures are of: the name nearest to them in the sentence, else the one that the sentence before speaks of."""
        index, sentence, at = stated.index, stated.sentence, stated.at
        inside = [k for k in self.prose.names if sentence.first <= k < sentence.last]
        of = next((k for k in inside if k < at <= k + 2 and self._lower(k - 1) == "of" and self._lower(k - 2) in ("that", "those")), None)
        if of is not None:
            return self.tokens[of].value or "drugs"
        after = next((k for k in inside if at < k <= at + 4 and self._lower(k - 1) in _COMPARED), None)
        if after is not None:
            return self.tokens[after].value or "drugs"
        near = [k for k in inside if abs(k - topic) <= 4] or [k for k in inside if k < max(at, topic)]
        if near:
            return self.tokens[min(near, key=lambda k: abs(k - topic))].value or "drugs"
        if index:
            before = self.prose.passage.sentences[index - 1]
            named = [k for k in self.prose.names if before.first <= k < before.last]
            if named and len({self.tokens[k].value for k in named}) == 1:
                return self.tokens[named[0]].value or "drugs"
        return "drugs"

    def _is_of_other_goods(self, topic: int, at: int) -> bool:
        """`confiscated 6 million cigarettes, 40 percent more than in 2007`: a percentage of what no drug is named as."""
        is_named = self.prose.is_about_drugs or bool(self.prose.names)
        return not is_named and self.tokens[topic].kind == "seize" and self.tokens[at].kind != "factor"
