"""Stated changes in prose: percentages and factors that a text states about quantities or numbers of seizures.

`seizures of cocaine decreased by 28 percent from 2015`; `a 17 percent increase over the same period last year`; `after almost
doubling in 2003`; `approximately twice the 15.7 MT seized in 2015`. Shares ("50 percent of the region's seizures") and changes in
arrests, crops, prices or use are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.change_statements import Stated, Statements
from flows.extract.change_substances import ChangeSubstances
from flows.extract.change_times import ChangeTimes
from flows.extract.change_topics import Topics
from flows.extract.drafts import ChangeDraft
from flows.extract.governors import Governor
from flows.extract.seizure_prose import ProseReader


class ChangeReader:
    """Reads the stated changes of one paragraph, whose seizures have been read."""

    def __init__(self, prose: ProseReader, tables: Sequence[tuple[int, int]] = ()) -> None:
        """Takes the paragraph's prose as read, and the parts of its text that are tables."""
        self.prose = prose
        self.passage = prose.passage
        self.tokens = prose.tokens
        self.found: list[ChangeDraft] = []
        self.statements = Statements(prose, tables, self.found)
        self.topics = Topics(prose, self.found)
        self.substances = ChangeSubstances(prose)
        self.times = ChangeTimes(prose, self.found)

    def read(self) -> list[ChangeDraft]:
        """The changes, in order."""
        for stated in self.statements.all():
            draft = self._draft(stated)
            if draft is not None:
                self.found.append(draft)
        return self.found

    def _draft(self, stated: Stated) -> ChangeDraft | None:
        """The change stated, if it is one of seizures of drugs."""
        topic = self.topics.of(stated)
        if topic is None:
            return None
        substance = self.substances.of(stated, topic)
        if not self.substances.is_of_drugs(stated, topic, substance):
            return None
        base, period = self.times.of(stated, topic, self.substances.by_wording(stated, topic), substance)
        governor = Governor(topic.at, "seized", self.prose.seizing.mode(topic.at))
        return ChangeDraft(
            passage=self.passage,
            start=self.tokens[stated.begin].start,
            end=self.tokens[max(stated.last - 1, stated.at)].end,
            percent=stated.percent,
            text=self.passage.text[self.tokens[stated.first].start : self.tokens[stated.last - 1].end],
            qualifier=stated.qualifier,
            substance=substance,
            layout="prose",
            rule=stated.rule,
            base=base,
            period=period,
            country=self._country(stated, governor),
            agency=self.prose.actors.agency(governor, stated.sentence),
        )

    def _country(self, stated: Stated, governor: Governor) -> str | None:
        """The country of a change: the one told with it, else that of the first seizure of its sentence."""
        sentence = stated.sentence
        country, is_told = self.prose.scenes.country(governor, sentence, stated.first, stated.last, sentence.last)
        drafted = [d for d in self.prose.drafts if d.sentence == stated.index]
        return drafted[0].country if drafted and not is_told else country
