"""Stated changes in prose: percentages and factors that a text states about quantities or numbers of seizures.

`seizures of cocaine decreased by 28 percent from 2015`; `a 17 percent increase over the same period last year`; `after almost
doubling in 2003`; `approximately twice the 15.7 MT seized in 2015`. Shares ("50 percent of the region's seizures") and changes in
arrests, crops, prices or use are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from flows.extract.change_words import AFTER_FACTOR, DOWN, GROWING, THAN, UP
from flows.extract.document import Sentence
from flows.extract.drafts import ChangeDraft
from flows.extract.numbers import FRACTION_WORDS, Figure, percent_of_fraction
from flows.extract.quantities import CURRENCY, Quantity
from flows.extract.scopes import Governor
from flows.extract.seizure_prose import ProseReader
from flows.extract.substances_told import Reading
from flows.extract.timespans import UNKNOWN, Period, PeriodMention, same_in_year, year_period
from flows.extract.word_sets import words_of

_STATED = frozenset({"percent", "factor"})
_SEIZING = frozenset({"seize", "seizure", "destroy", "destruction", "dismantle"})
# a change in what is destroyed counts where its drug or crop is named
_CLEARING = frozenset({"destroy", "destruction", "dismantle"})
_OTHER_TOPICS = frozenset({"block_noun", "block_verb", "arrest"})
_OTHER_WORDS = words_of("other_topic")
_ANAPHORA = frozenset({"this", "that", "these", "it"})
_APPOSITION = frozenset(
    {"(", ",", "a", "an", "in", "during", "which", "is", "was", "means", "representing", "up", "down", "by", "marked", "the", "of"}
) | {"i", "e", "."}
_OF_THOSE = frozenset({"of", "those", "that", "seizures", "for", "the"})
_LISTED = frozenset({",", ";", "and", "while", "but", "whereas"})
_AFTER_TIMES = frozenset({"the", "as", "more", "what", "that", "those"})
_BEFORE_DIRECTION = 6
_AFTER_DIRECTION = 3
_COMPARED = frozenset({"much", "many", "more", "less", "fewer"})
_FIGURES = frozenset({"figure", "figures", "total", "totals", "amount", "quantity", "number"})
_QUANTITIES = frozenset({"quantity", "quantities", "amount", "amounts", "volume"})
_REACH_TAKEN = 8
_LONGEST_ASIDE = 16
_ASIDE = frozenset({"which", "on", "of", "in", "for", "with", "by", "whose", "where"})
_TELLING = FRACTION_WORDS | {"factor", "times"}
_BEFORE_CHANGE = frozenset({"up", "down", "was", "were", "has", "have", "had", "also", "seized"})
_BEFORE_APPOSED = frozenset({"a", "an", "of", "or", "representing", "some", "up", "down", "by"})
_SUMMING_UP = frozenset(
    {",", "in", "short", "is", "are", "was", "were", "has", "have", "had", "thus", "therefore", "accordingly", "hence", "then", "so", "by"}
)
_FAR_BACK = 4
"""Sentences back in which the two figures stand that a change without a time compares."""
_MEANING = frozenset({"means", "meant", "meaning"})
_WHOLE = frozenset({"all", "of", "the", "whole"})
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")


class ChangeReader:
    """Reads the stated changes of one paragraph, whose seizures have been read."""

    def __init__(self, prose: ProseReader, tables: Sequence[tuple[int, int]] = ()) -> None:
        """Takes the paragraph's prose as read, and the parts of its text that are tables."""
        self.prose = prose
        self.passage = prose.passage
        self.tokens = prose.tokens
        self._lower = self.passage.cursor.lower
        self.tables = tables
        self.found: list[ChangeDraft] = []

    def read(self) -> list[ChangeDraft]:
        """The changes, in order."""
        cursor = self.passage.cursor
        looked_at = enumerate(zip(cursor.kinds, cursor.lowers, strict=True))
        # a word without a hyphen ends in a fraction where it is one: few have to be taken apart
        stated = [k for k, (kind, low) in looked_at if kind in _STATED or low in _TELLING or ("-" in low and self._ends_fraction(k))]
        for k in stated:
            token = self.tokens[k]
            if any(s <= token.start < e for s, e in self.tables):
                continue
            index = next(i for i, s in enumerate(self.passage.sentences) if s.first <= k < s.last)
            sentence = self.passage.sentences[index]
            if token.kind == "percent" and token.value == "percent" and k:
                self._percent(index, sentence, k, k - 2 if self._lower(k - 1) == "-" else k - 1)
            elif token.kind == "factor":
                self._factor(index, sentence, k)
            elif token.lower == "times" and k and self.tokens[k - 1].figure is not None and self._lower(k + 1) in _AFTER_TIMES:
                self._times(index, sentence, k)
            elif self._ends_fraction(k):
                self._fraction(index, sentence, k)
            elif token.lower == "factor" and self._lower(k + 1) == "of":
                self._factor_of(index, sentence, k)
        return self.found

    def _percent(self, index: int, sentence: Sentence, k: int, first: int) -> None:
        """`increased by 28 percent`, `a 17-percent increase`, `up 30 percent`; the figure is the token `first`."""
        figure = self.tokens[first].figure
        direction = self._direction(sentence, k) or self._direction_of_list(k) or self._direction_elided(sentence, k, first)
        if figure is None or direction is None or self._lower(k + 1) == "of":
            return
        sign, at = direction
        self._add(index, sentence, at, first, k + 1, figure if sign > 0 else figure.negative(), "percent_change")

    def _direction(self, sentence: Sentence, k: int) -> tuple[int, int] | None:
        """Up or down, and the token that says so."""
        for m in range(k + 1, min(sentence.last, k + 1 + _AFTER_DIRECTION)):
            sign = self._sign(m) or THAN.get(self._lower(m), 0)
            if sign:
                return sign, m
            if self.tokens[m].kind != "word" or self._lower(m) in ("of", "from", "in", "to", "and"):
                break
        for m in range(k - 2, max(sentence.first, k - 2 - _BEFORE_DIRECTION) - 1, -1):
            sign = self._sign(m)
            if sign and self.tokens[m].kind != "qualifier":
                return sign, m
            if self.tokens[m].lower in (";", ",") or (self.tokens[m].figure is not None and m not in self.prose.timing.dates):
                break
        return self._direction_of_lead(sentence, k) or self._direction_over_aside(k)

    def _direction_over_aside(self, k: int) -> tuple[int, int] | None:
        """`an increase, by the ministry's own arithmetic, of 32 percent`."""
        if self._lower(k - 2) != "of" or self._lower(k - 3) != ",":
            return None
        opened = next((m for m in range(k - 4, k - 4 - _LONGEST_ASIDE, -1) if self._lower(m) == ","), 0)
        sign = self._sign(opened - 1) if opened else 0
        return (sign, opened - 1) if sign else None

    def _direction_of_lead(self, sentence: Sentence, k: int) -> tuple[int, int] | None:
        """`Seizures declined in 2007: heroin by 12 percent, opium by 34 percent`: that of the verb before the colon."""
        by = next((m for m in range(k - 1, k - 4, -1) if self._lower(m) == "by"), None)
        colon = next((m for m in range(k - 1, sentence.first, -1) if self._lower(m) == ":"), None)
        if by is None or colon is None or self.tokens[by - 1].kind != "substance":
            return None
        signs = [self._sign(m) for m in range(sentence.first, colon) if self.tokens[m].kind == "change_verb"]
        return (signs[0], k) if len(signs) == 1 else None

    def _direction_of_list(self, k: int) -> tuple[int, int] | None:
        """`up 12 percent, 40 percent and 9 percent respectively`: that of the percentage before it in its list."""
        m = k - 2
        while m > 0 and self._lower(m) in (",", "and"):
            m -= 1
        if m == k - 2 or not self.found or self.tokens[m].kind != "percent":
            return None
        last = self.found[-1]
        return (1 if last.percent.value > 0 else -1, k) if self.tokens[m].end == last.end else None

    def _direction_elided(self, sentence: Sentence, k: int, first: int) -> tuple[int, int] | None:
        """`Heroin seizures fell by 33 percent and those of Subutex by 36 percent`, `marijuana 45 percent`: that of the change before."""
        m = first - 1
        while self.tokens[m].kind == "qualifier" or self._lower(m) == "by":
            m -= 1
        if self.tokens[m].kind == "seizure":
            m -= 1
        if self.tokens[m].kind != "substance" or not self.found or not (self.tokens[sentence.first].start <= self.found[-1].start):
            return None
        while self._lower(m - 1) in _OF_THOSE:
            m -= 1
        joins = self._lower(m - 1) in _LISTED
        return (1 if self.found[-1].percent.value > 0 else -1, k) if joins else None

    def _sign(self, m: int) -> int:
        token = self.tokens[m]
        if token.kind == "change_verb":
            return 1 if token.value == "up" else -1
        if token.kind == "qualifier":
            return 0
        return 1 if token.lower in UP or token.lower in GROWING else -1 if token.lower in DOWN else 0

    def _factor(self, index: int, sentence: Sentence, k: int) -> None:
        """`doubled`, `often doubling or tripling 2005 amounts`, `twice the 15.7 MT seized in 2015`, `fell by half`."""
        lower = self._lower(k)
        if (lower in ("twice", "double", "triple") or lower.endswith("times")) and self._lower(k + 1) not in AFTER_FACTOR:
            return
        is_of = self._lower(k + 1) in ("that", "the", "those") and self._lower(k + 2) in ("of", "size", "number", "rate")
        if is_of and (self._lower(k + 2) != "of" or not self._is_time(k + 3)):
            # twice that of a year, not of a neighbour
            return
        if lower.startswith("half the ") and not self._is_time(k + 1):
            return
        if not self.prose.scopes.is_real(k):
            return
        value = Decimal(self.tokens[k].value or 0)
        step = _HALF * _HUNDRED if value > 0 else _HALF
        self._add(index, sentence, k, k, k + 1, Figure(value, value - step, value + step), "factor_change")

    def _is_time(self, k: int) -> bool:
        """Whether a time stands at a token, perhaps behind `all of`, `the whole of`."""
        while self._lower(k) in _WHOLE and not any(m.first == k for m in self.prose.timing.mentions):
            k += 1
        return any(m.first <= k + 1 and m.last > k for m in self.prose.timing.mentions)

    def _times(self, index: int, sentence: Sentence, k: int) -> None:
        """`almost three times the amount seized in 2008`."""
        figure = self.tokens[k - 1].figure
        if figure is None or figure.value <= _ONE or self._lower(k + 2) in ("size", "number", "rate"):
            return
        value, low, high = ((x - _ONE) * _HUNDRED for x in figure)
        self._add(index, sentence, k, k - 1, k + 1, Figure(value, low, high), "factor_change")

    def _ends_fraction(self, k: int) -> bool:
        return self._lower(k).rpartition("-")[2] in FRACTION_WORDS

    def _fraction(self, index: int, sentence: Sentence, k: int) -> None:
        """`fell by roughly half`, `rose by two thirds`, `a drop of three-quarters`."""
        first = k if "-" in self._lower(k) or self._lower(k) == "half" else k - 1
        words = [self._lower(m) for m in range(first, k + 1)]
        figure = percent_of_fraction(["a", *words] if words == ["half"] else words)
        before = first - 1
        while self.tokens[before].kind == "qualifier":
            before -= 1
        is_of_change = self._lower(before) == "of" and self._sign(before - 1) != 0
        direction = self._direction(sentence, k) if figure is not None and (self._lower(before) == "by" or is_of_change) else None
        if figure is not None and direction is not None:
            self._add(index, sentence, direction[1], first, k + 1, figure if direction[0] > 0 else figure.negative(), "factor_change")

    def _factor_of(self, index: int, sentence: Sentence, k: int) -> None:
        """`increased by a factor of six`."""
        figure = self.tokens[k + 2].figure if k + 2 < sentence.last else None
        if figure is None:
            return
        value, low, high = ((x - _ONE) * _HUNDRED for x in figure)
        self._add(index, sentence, k, k, k + 3, Figure(value, low, high), "factor_change")

    def _add(self, index: int, sentence: Sentence, at: int, first: int, last: int, percent: Figure, rule: str) -> None:
        """The change told at tokens `[first, last)`, if it is one of seizures."""
        topic = self._topic(sentence, at, last)
        topic = topic if topic is not None or self._is_in_other_topic(last) else self._topic_goes_on(index, sentence)
        told_before = self._told_before(index, sentence, at) if topic is None else None
        if told_before is not None:
            topic = told_before.governor.at
        begin = min(first, at)
        stated, summed_up = self._beside(index, first, begin), None
        if topic is None:
            stated = stated or self._seized_before(index, begin)
            summed_up = self._summed_up(index, sentence, begin) if stated is None else None
            stated = stated or summed_up
            topic = stated.governor.at if stated is not None else None
        if topic is None:
            return
        named = self._named_by(first) or self._named(sentence, at, told_before)
        q = Quantity(first, last, first, percent, None, "", "exact")
        before = first - 1
        while self._lower(before) in ("a", "an", "the", "by", "marked", "-", "–"):
            if self._lower(before) in ("-", "–") and self.tokens[before].end == self.tokens[first].start:
                percent = percent.negative() if percent.value > 0 else percent
            before -= 1
        qualifier = self.tokens[before].value if self.tokens[before].kind == "qualifier" else None
        self.prose.timing.carry(self.passage.sentences, index, self.prose.periods())
        period = self.prose.timing.period(q, sentence, [r.quantity for s, r in self.prose.readings if s == index], True)
        base = self._base(sentence, first, period)
        compared = self._compared_after(sentence, last) if rule == "factor_change" else None
        if compared is not None:
            base = compared.period
            period = self._told_by(sentence, first)
        elif told_before is not None:
            period = self._period_before(index, period)
        elif self._figures_before(index) is not None and not self.prose.timing.named_in(sentence):
            period, base = self._figures_before(index) or (period, base)
        elif UNKNOWN == base == period:
            period, base = self._against_sentence_before(index)
        elif base == UNKNOWN and not self.prose.timing.named_in(sentence):
            of = named or self._substance(sentence, index, topic, at)
            base, period = self._times_told(index, of, _FAR_BACK) or (base, period)
        period = self._later_than(base, period, first)
        if period == UNKNOWN:
            period = self._year_after(base)
        if summed_up is not None:
            base, period = self._times_told(index, summed_up.substance) or (base, period)
            named = summed_up.substance
        elif stated is not None:
            base, period = self._times_beside(index, begin, stated, base, period)
        beside = stated or told_before
        substance = named or (beside.substance if beside is not None else None) or self._substance(sentence, index, topic, at)
        if substance == "drugs" and (self.tokens[topic].kind in _CLEARING or self._is_of_other_goods(topic, at)):
            return
        if base == UNKNOWN:
            base = self._other_time(index, substance, period)
        governor = Governor(topic, "seized", self.prose.scopes.mode(topic))
        country, is_told = self.prose.scenes.country(governor, sentence, first, last, sentence.last)
        drafted = [d for d in self.prose.drafts if d.sentence == index]
        if not is_told and drafted:
            country = drafted[0].country
        self.found.append(
            ChangeDraft(
                passage=self.passage,
                start=self.tokens[begin].start,
                end=self.tokens[max(last - 1, at)].end,
                percent=percent,
                text=self.passage.text[self.tokens[first].start : self.tokens[last - 1].end],
                qualifier=qualifier or "exact",
                substance=substance,
                layout="prose",
                rule=rule,
                base=base,
                period=period,
                country=country,
                agency=self.prose.actors.agency(governor, sentence),
            )
        )

    def _seized_before(self, index: int, begin: int) -> Reading | None:
        """`discovered 1,060 kilos of cocaine at the airport, a decline of 15 percent`: the last seizure of the sentence, in apposition."""
        k = begin - 1
        while self._lower(k) in _BEFORE_APPOSED or self.tokens[k].kind == "qualifier":
            k -= 1
        if self._lower(k) != ",":
            return None
        readings = [r for s, r in self.prose.readings if s == index and r.quantity.last <= k]
        return readings[-1] if readings and not any(self._tells_other(m) for m in range(readings[-1].quantity.last, k)) else None

    def _tells_other(self, k: int) -> bool:
        """Whether a token brings another topic or figure: `seized 5 kg and made 400 arrests, an 18 percent increase`."""
        is_figure = self.tokens[k].figure is not None and k not in self.prose.timing.dates
        return is_figure or self.tokens[k].kind in _OTHER_TOPICS or self._lower(k) in _OTHER_WORDS

    def _summed_up(self, index: int, sentence: Sentence, begin: int) -> Reading | None:
        """`Marijuana, in short, is up 75 percent`, `Heroin has thus tripled`: a drug whose seizures the sentences before told."""
        k = begin - 1
        while k >= sentence.first and (self._lower(k) in _SUMMING_UP or self.tokens[k].kind in ("qualifier", "change_verb")):
            k -= 1
        if k not in self.prose.names or not (k == sentence.first or self._lower(k - 1) in _LISTED):
            return None
        told = [r for s, r in self.prose.readings if index - 2 <= s < index and r.substance == self.tokens[k].value]
        return told[-1] if told and self.tokens[k].value != "drugs" else None

    def _times_told(self, index: int, substance: str, back: int = 2) -> tuple[Period, Period] | None:
        """The two times that the sentences before told a drug's figures of, the earlier first."""
        told = {d.period for d in self.prose.drafts if index - back <= d.sentence < index and d.substance == substance}
        known = [(p.start, p) for p in told if p.start is not None]
        if len(known) != 2 or known[0][0] == known[1][0]:
            return None
        (_, earlier), (_, later) = sorted(known)
        return earlier, later

    def _before_article(self, k: int) -> int:
        k -= 1
        while self._lower(k) in ("a", "an", "the"):
            k -= 1
        return k

    def _times_beside(self, index: int, stated_at: int, stated: Reading, base: Period, period: Period) -> tuple[Period, Period]:
        """`In 2007 they intercepted 2.3 tons, a drop of 20 percent from 2006`: the change is to the time of its seizure."""
        at = self.tokens[stated.quantity.first].start
        now = next((d.period for d in self.prose.drafts if d.sentence == index and d.start <= at < d.end), UNKNOWN)
        if now.start is not None and base == UNKNOWN and self._lower(self._before_article(stated_at)) in _MEANING:
            # "In all of 2006 seizures amounted to 58 kg, which means a drop of 40 percent": that of the time told before
            before = [d.period for d in self.prose.drafts if d.sentence == index - 1 and d.substance == stated.substance]
            later = before[-1] if before else UNKNOWN
            if now.start.year < self.passage.document.clock.report_year and (later.start is None or later.start > now.start):
                return now, later
        if now.start is None or period.start is None or period.start >= now.start:
            return base, period
        return period if base == UNKNOWN else base, now

    def _is_of_other_goods(self, topic: int, at: int) -> bool:
        """`confiscated 6 million cigarettes, 40 percent more than in 2007`: a percentage of what no drug is named as."""
        is_named = self.prose.is_about_drugs or bool(self.prose.names)
        return not is_named and self.tokens[topic].kind == "seize" and self.tokens[at].kind != "factor"

    def _other_time(self, index: int, substance: str, period: Period) -> Period:
        """The time compared with, where a sentence gives figures for two: `nine tons in 2006 and twelve in 2007, up 33 percent`."""
        told = {d.period for d in self.prose.drafts if d.sentence == index and d.substance == substance}
        earlier = [p for p in told if p.start is not None and period.start is not None and p.start < period.start]
        return earlier[0] if len(told) == 2 and period in told and earlier else UNKNOWN

    def _named_by(self, first: int) -> str | None:
        """`heroin by 12 percent`, `the quantity of marijuana doubled`: the drug right before the percentage or its verb."""
        k = first - 1
        while self._lower(k) == "by" or self.tokens[k].kind in ("qualifier", "change_verb") or self._lower(k) in _BEFORE_CHANGE:
            k -= 1
        if k < first - 1 and self._lower(k) == ",":
            # "cocaine, on which it had been asked to concentrate, rose by 60 percent"
            k = next((m - 1 for m in range(k - 1, k - _LONGEST_ASIDE, -1) if self._lower(m) == "," and self._lower(m + 1) in _ASIDE), k)
        is_subject = k in self.prose.names and (k < first - 1 or self._is_subject(k, first))
        return self.tokens[k].value if is_subject else None

    def _is_subject(self, k: int, first: int) -> bool:
        """Whether the drug right before a change is its subject: `while cocaine fell`, `the quantity of marijuana doubled`."""
        if k != first - 1 or k not in self.prose.names:
            return False
        while self._lower(k - 1) in _OF_THOSE or self._lower(k - 1) in _QUANTITIES:
            k -= 1
        return self._lower(k - 1) in _LISTED

    def _named(self, sentence: Sentence, at: int, told_before: Reading | None) -> str | None:
        """The drug that a sentence on the figures of the one before names itself: `The amount of cocaine tripled`."""
        named = [k for k in self.prose.names if sentence.first <= k < at] if told_before is not None else []
        return self.tokens[named[-1]].value if named else None

    def _beside(self, index: int, first: int, begin: int) -> Reading | None:
        """The seizure that a change stands beside: `700 kg of marijuana (a 60 percent decrease)`; with `respectively` each its own."""
        readings = [r for s, r in self.prose.readings if s == index]
        sentence = self.passage.sentences[index]
        if any(self._lower(k) == "respectively" for k in range(first, sentence.last)):
            stated = [k for k in range(sentence.first, sentence.last) if self.tokens[k].kind == "percent"]
            last = [r for r in readings if r.quantity.last < stated[0]] if stated else []
            order = next((i for i, k in enumerate(stated) if k > first), None)
            return last[order] if order is not None and len(stated) == len(last) else None
        for r in reversed(readings):
            if r.quantity.last <= begin:
                between = range(r.quantity.last, begin)
                timed = {k for m in self.passage.periods for k in range(m.first, m.last)}
                plain = _APPOSITION | {r.unit_word}
                is_near = len(between) > 0 and all(k in timed or self._lower(k) in plain for k in between)
                return r if is_near else None
        return None

    def _topic(self, sentence: Sentence, at: int, last: int) -> int | None:
        """The seizure that a change is of: what follows `increase in`, else the nearest topic before; None where that is no seizure."""
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
            if (kind in _SEIZING or self._is_taken(k)) and self.prose.scopes.is_real(k):
                return k
            if self._lower(k) in CURRENCY:
                return None
            if (kind in _OTHER_TOPICS and self._lower(k) not in GROWING and not self._qualifies(k)) or self._lower(k) in _OTHER_WORDS:
                return None
        return self._topic_after(sentence, last)

    def _topic_goes_on(self, index: int, sentence: Sentence) -> int | None:
        """`Total seizures rose by a third. Cocaine was up 22 percent`: what the sentence before speaks of, where this opens with a drug."""
        if not index or self.tokens[sentence.first].kind != "substance" or not self.prose.scopes.is_predicate_of_drug(sentence.first):
            return None
        before = self.passage.sentences[index - 1]
        inside = range(before.first, before.last)
        start = self.tokens[before.first].start
        is_of_changes = bool(self.found) and self.found[-1].start >= start
        if not is_of_changes and any(self._is_other_topic(k) for k in inside):
            return None
        return next((k for k in inside if self.tokens[k].kind == "seizure" and self.prose.scopes.is_real(k)), None)

    def _is_in_other_topic(self, last: int) -> bool:
        """`up 27 percent in price`."""
        if self._lower(last) != "in" or last + 1 >= len(self.tokens):
            return False
        return self.tokens[last + 1].kind in _OTHER_TOPICS or self._lower(last + 1) in _OTHER_WORDS

    def _is_other_topic(self, k: int) -> bool:
        return self.tokens[k].kind in _OTHER_TOPICS and self._lower(k) not in GROWING and not self._qualifies(k)

    def _is_taken(self, k: int) -> bool:
        """`the quantity of heroin taken at the airport`."""
        return self._lower(k) == "taken" and any(self._lower(m) in _QUANTITIES for m in range(max(0, k - _REACH_TAKEN), k))

    def _told_before(self, index: int, sentence: Sentence, at: int) -> Reading | None:
        """The seizure of the sentence before that `This represents ...`, `The 2008 figure is ...` speak of."""
        head = [self._lower(k) for k in range(sentence.first, min(at, sentence.first + _BEFORE_DIRECTION))]
        goes_back = bool(head) and (head[0] in _ANAPHORA or (head[0] == "the" and not _FIGURES.isdisjoint(head)))
        if not goes_back or at - sentence.first > _REACH_TAKEN:
            return None
        return next((r for s, r in self.prose.readings if s == index - 1), None)

    def _compared_after(self, sentence: Sentence, last: int) -> PeriodMention | None:
        """The time of what a factor is told against: `double the quantity seized in the first half of 2004`."""
        compares = self._lower(last) in _AFTER_TIMES or self._lower(last) == "of" or self._lower(last - 1).endswith(" of")
        return self.prose.timing.after(last, sentence) if compares else None

    def _told_by(self, sentence: Sentence, first: int) -> Period:
        """The time of the seizure before a change in its sentence, else the one that the sentence takes over."""
        inside = [m for m in self.prose.timing.mentions if sentence.first <= m.first and m.last <= first and not m.is_base]
        return inside[-1].period if inside else self.prose.timing.carried or UNKNOWN

    def _figures_before(self, index: int) -> tuple[Period, Period] | None:
        """The times of a change and its base, where the two sentences before told the figures of each (`The figures for 2015 were ...`)."""
        base = {d.period for d in self.prose.drafts if d.sentence == index - 1 and d.rule.endswith("_figure")}
        now = {d.period for d in self.prose.drafts if d.sentence == index - 2}
        return (now.pop(), base.pop()) if len(base) == len(now) == 1 else None

    def _period_before(self, index: int, period: Period) -> Period:
        """The time of the seizure that a figure goes back to, where the change names none or only its year."""
        before = next((d.period for d in self.prose.drafts if d.sentence == index - 1), UNKNOWN)
        if before.start is None or (period.start is not None and (period.start.year != before.start.year or before == period)):
            return period
        return before

    def _against_sentence_before(self, index: int) -> tuple[Period, Period]:
        """The time of a change, and of its base, where the sentence before told only the base ("In the same months of 2005 ...")."""
        if not index:
            return UNKNOWN, UNKNOWN
        before = self.passage.sentences[index - 1]
        bases = [m.period for m in self.passage.periods if before.first <= m.first < before.last and m.is_base and m.kind == "same"]
        part = self.passage.earlier_part()
        if len(bases) != 1 or part is None or bases[0].start is None or same_in_year(part, bases[0].start.year) != bases[0]:
            return UNKNOWN, UNKNOWN
        return part, bases[0]

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

    def _qualifies(self, k: int) -> bool:
        """Whether a word like `trafficking` only qualifies a seizure that follows it."""
        return self.tokens[k + 1].kind in _SEIZING if k + 1 < len(self.tokens) else False

    def _topic_after(self, sentence: Sentence, last: int) -> int | None:
        """`30 percent more heroin was seized`."""
        for k in range(last, min(sentence.last, last + 8)):
            if self.tokens[k].kind in _SEIZING:
                return k
            if self.tokens[k].kind in _OTHER_TOPICS or self._lower(k) in (",", ";", *_OTHER_WORDS):
                return None
        return None

    def _base(self, sentence: Sentence, first: int, period: Period) -> Period:
        """The time compared with: the sentence's, else that of the change before it in the paragraph (18MADRID9002)."""
        of = next((q for q in self.prose.quantities if first < q.first <= first + 3 and self._lower(q.first - 1) == "the"), None)
        own = self.prose.timing.own(of) if of is not None else None
        if own is not None:
            return own.period
        bases = [m for m in self.prose.timing.named_in(sentence) if m.is_base]
        for m in [m for m in bases if m.first > first] + [m for m in reversed(bases) if m.first < first]:
            between = range(min(first, m.last) + 1, max(first, m.first))
            if not any(q.at in between and not q.is_bare for q in self.prose.quantities):
                return m.period
        before = self.found[-1] if self.found else None
        return before.base if before is not None and before.period == period else UNKNOWN

    def _substance(self, sentence: Sentence, index: int, topic: int, at: int) -> str:
        """What the seizures are of: the name nearest to them in the sentence, else the one that the sentence before speaks of."""
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
            before = self.passage.sentences[index - 1]
            named = [k for k in self.prose.names if before.first <= k < before.last]
            if named and len({self.tokens[k].value for k in named}) == 1:
                return self.tokens[named[0]].value or "drugs"
        return "drugs"
