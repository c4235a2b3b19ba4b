"""When a stated change was, and what time it compares with: the sentence's own, else those of the seizures told before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flows.extract.change_statements import Stated
from flows.extract.change_topics import Topic
from flows.extract.change_words import AFTER_TIMES, REACH_AS, SECOND_AS
from flows.extract.document import Sentence
from flows.extract.drafts import ChangeDraft
from flows.extract.quantities import Quantity
from flows.extract.seizure_prose import ProseReader
from flows.extract.substances_told import Reading
from flows.extract.timespans import UNKNOWN, Period, PeriodMention, same_in_year, year_period

_FAR_BACK = 4
"""Sentences back in which the two figures stand that a change without a time compares."""
_MEANING = frozenset({"means", "meant", "meaning"})


class ChangeTimes:
    """The times of one paragraph's changes."""

    def __init__(self, prose: ProseReader, found: Sequence[ChangeDraft]) -> None:
        """Takes the paragraph's prose as read, and its changes as they are found."""
        self.prose = prose
        self.passage, self.timing, self.drafts = prose.passage, prose.timing, prose.drafts
        self.tokens = prose.tokens
        self._lower = prose.passage.cursor.lower
        self.found = found

    def of(self, stated: Stated, topic: Topic, wording: str, substance: str) -> tuple[Period, Period]:
        """The base and the time of a change in a substance; `wording` is the one that its own sentence tells."""
        index = stated.index
        self.timing.carry(self.passage.sentences, index, self.prose.periods())
        base, period = self._by_sentence(stated, topic, wording)
        since = self._since(stated)
        if since is not None:
            base, period = since, self.timing.carried or UNKNOWN
        period = self._later_than(base, period, stated.first)
        if period == UNKNOWN:
            period = self._year_after(base)
        if topic.summed_up is not None:
            base, period = self._times_told(index, topic.summed_up.substance) or (base, period)
        elif topic.beside is not None:
            base, period = self._times_beside(index, stated.begin, topic.beside, base, period)
        if base == UNKNOWN:
            base, period = _from_year_to_year(period) or (self._other_time(index, substance, period), period)
        return base, period

    def _since(self, stated: Stated) -> Period | None:
        """The year that a change counts from: `seizures have nearly doubled since 2012`, not `doubled every year since 1999`."""
        after = self.timing.after(stated.last, stated.sentence)
        if after is None or self._lower(after.first) != "since" or after.last != after.first + 2 or after.first > stated.last + 1:
            return None
        start = after.period.start
        is_year = start is not None and after.period.start == year_period(start.year).start and self.tokens[after.last - 1].kind == "figure"
        return year_period(start.year) if start is not None and is_year else None

    def _by_sentence(self, stated: Stated, topic: Topic, wording: str) -> tuple[Period, Period]:
        """The base and the time that the sentence of a change tells, or that it takes over from the sentences before."""
        index, sentence, first = stated.index, stated.sentence, stated.first
        q = Quantity(first, stated.last, first, stated.percent, None, "", "exact")
        period = self.timing.period(q, sentence, [r.quantity for s, r in self.prose.readings if s == index], True)
        base = self._base(sentence, first, period)
        last = self._second_as(sentence, stated.last)
        compared = self._compared_after(sentence, last) if stated.rule == "factor_change" else None
        if compared is not None:
            return compared.period, self._told_by(sentence, first if last == stated.last else last)
        if topic.told_before is not None:
            return base, self._period_before(index, period)
        is_timed = bool(self.timing.named_in(sentence))
        figures = None if is_timed else self._figures_before(index)
        if figures is not None:
            return figures
        if UNKNOWN == base == period:
            return self._against_sentence_before(index)
        if base == UNKNOWN and not is_timed:
            return self._times_told(index, wording, _FAR_BACK) or (base, period)
        return base, period

    def _base(self, sentence: Sentence, first: int, period: Period) -> Period:
        """The time compared with: the sentence's, else that of the change before it in the paragraph (18MADRID9002)."""
        of = next((q for q in self.prose.quantities if first < q.first <= first + 3 and self._lower(q.first - 1) == "the"), None)
        own = self.timing.own(of) if of is not None else None
        if own is not None:
            return own.period
        bases = [m for m in self.timing.named_in(sentence) if m.is_base]
        for m in [m for m in bases if m.first > first] + [m for m in reversed(bases) if m.first < first]:
            between = range(min(first, m.last) + 1, max(first, m.first))
            if not any(q.at in between and not q.is_bare for q in self.prose.quantities):
                return m.period
        before = self.found[-1] if self.found else None
        return before.base if before is not None and before.period == period else UNKNOWN

    def _second_as(self, sentence: Sentence, last: int) -> int:
        """The token behind which the time compared with stands: `half as much cocaine in 2009 as in 2008`; else `last` itself."""
        follows = range(last + 2, min(last + REACH_AS, sentence.last)) if self._lower(last) == "as" else ()
        return next((k for k in follows if self._lower(k) in SECOND_AS), last)

    def _compared_after(self, sentence: Sentence, last: int) -> PeriodMention | None:
        """The time of what a factor is told against: `double the quantity seized in the first half of 2004`."""
        compares = self._lower(last) in AFTER_TIMES or self._lower(last) == "of" or self._lower(last - 1).endswith(" of")
        return self.timing.after(last, sentence) if compares else None

    def _told_by(self, sentence: Sentence, first: int) -> Period:
        """The time of the seizure before a change in its sentence, else the one that the sentence takes over."""
        inside = [m for m in self.timing.mentions if sentence.first <= m.first and m.last <= first and not m.is_base]
        return inside[-1].period if inside else self.timing.carried or UNKNOWN

    def _figures_before(self, index: int) -> tuple[Period, Period] | None:
        """The base and the time of a change where the two sentences before told the figures of each (`The figures for 2015 were ...`)."""
        base = {d.period for d in self.drafts if d.sentence == index - 1 and d.rule.endswith("_figure")}
        now = {d.period for d in self.drafts if d.sentence == index - 2}
        return (base.pop(), now.pop()) if len(base) == len(now) == 1 else None

    def _period_before(self, index: int, period: Period) -> Period:
        """The time of the seizure that a figure goes back to, where the change names none or only its year."""
        before = next((d.period for d in self.drafts if d.sentence == index - 1), UNKNOWN)
        if before.start is None or (period.start is not None and (period.start.year != before.start.year or before == period)):
            return period
        return before

    def _against_sentence_before(self, index: int) -> tuple[Period, Period]:
        """The base and the time of a change where the sentence before told only the base ("In the same months of 2005 ...")."""
        if not index:
            return UNKNOWN, UNKNOWN
        before = self.passage.sentences[index - 1]
        bases = [m.period for m in self.passage.periods if before.first <= m.first < before.last and m.is_base and m.kind == "same"]
        part = self.passage.earlier_part()
        if len(bases) != 1 or part is None or bases[0].start is None or same_in_year(part, bases[0].start.year) != bases[0]:
            return UNKNOWN, UNKNOWN
        return bases[0], part

    def _times_told(self, index: int, substance: str, back: int = 2) -> tuple[Period, Period] | None:
        """The two times that the sentences before told a drug's figures of, the earlier first."""
        told = {d.period for d in self.drafts if index - back <= d.sentence < index and d.substance == substance}
        known = [(p.start, p) for p in told if p.start is not None]
        if len(known) != 2 or known[0][0] == known[1][0]:
            return None
        (_, earlier), (_, later) = sorted(known)
        return earlier, later

    def _times_beside(self, index: int, begin: int, beside: Reading, base: Period, period: Period) -> tuple[Period, Period]:
        """`In 2007 they intercepted 2.3 tons, a drop of 20 percent from 2006`: the change is to the time of its seizure."""
        at = self.tokens[beside.quantity.first].start
        now = next((d.period for d in self.drafts if d.sentence == index and d.start <= at < d.end), UNKNOWN)
        if now.start is not None and base == UNKNOWN and self._lower(self._before_article(begin)) in _MEANING:
            # "In all of 2006 seizures amounted to 58 kg, which means a drop of 40 percent": that of the time told before
            before = [d.period for d in self.drafts if d.sentence == index - 1 and d.substance == beside.substance]
            later = before[-1] if before else UNKNOWN
            if now.start.year < self.passage.document.clock.report_year and (later.start is None or later.start > now.start):
                return now, later
        if now.start is None or period.start is None or period.start >= now.start:
            return base, period
        return period if base == UNKNOWN else base, now

    def _before_article(self, k: int) -> int:
        """The token before the article before `k`: the `means` of `which means a drop`."""
        k -= 1
        while self._lower(k) in ("a", "an", "the"):
            k -= 1
        return k

    def _other_time(self, index: int, substance: str, period: Period) -> Period:
        """The time compared with, where a sentence gives figures for two: `nine tons in 2006 and twelve in 2007, up 33 percent`."""
        told = {d.period for d in self.drafts if d.sentence == index and d.substance == substance}
        earlier = [p for p in told if p.start is not None and period.start is not None and p.start < period.start]
        return earlier[0] if len(told) == 2 and period in told and earlier else UNKNOWN

    def _later_than(self, base: Period, period: Period, first: int) -> Period:
        """The time of a change, which lies behind the time that it is compared with.

        Where it does not, it was taken from the sentence before, which told the base last ("... In all of 2005 the figure was 288 kg.
        Seizures were up 14 percent over the first six months of 2005"): then it is the same part of a later year that the
        paragraph has named, else of the year after.
        """
        if base.start is None or period.start is None or period.start > base.start:
            return period
        named = [m.period for m in self.passage.periods if m.last <= first and m.period.start is not None and m.period.start > base.start]
        same = [p for p in named if p.start is not None and same_in_year(base, p.start.year) == p]
        later = same[-1] if same else same_in_year(base, base.start.year + 1)
        return later if later.start is not None and later.start <= self.passage.document.clock.today else UNKNOWN

    def _year_after(self, base: Period) -> Period:
        """`up 29 percent on the first half of last year`: the same part of the year reported on, where that is over."""
        clock = self.passage.document.clock
        if base.start is None or base.start.year != clock.report_year - 1:
            return UNKNOWN
        after = same_in_year(base, base.start.year + 1)
        is_over = after.end is not None and after.end <= clock.today
        return after if is_over or base == year_period(base.start.year) else UNKNOWN


def _from_year_to_year(period: Period) -> tuple[Period, Period] | None:
    """`doubled from 2008 to 2009`: the first year of a span of years is compared with, the last is the time of the change."""
    start, end = period.start, period.end
    if start is None or end is None or start.year == end.year or period != Period(date(start.year, 1, 1), date(end.year, 12, 31)):
        return None
    return year_period(start.year), year_period(end.year)
