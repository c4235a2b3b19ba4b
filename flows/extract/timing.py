"""When a figure was seized: its own time, its sentence's, or the time of the sentences and heading before it."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.document import Passage, Sentence
from flows.extract.governors import BE, VERBS
from flows.extract.period_dates import MONTHS
from flows.extract.periods import find_periods
from flows.extract.quantities import Quantity
from flows.extract.timespans import (
    KINDS_WITHIN_YEAR,
    UNKNOWN,
    Period,
    PeriodMention,
    half_open,
    month_period,
    same_in_year,
    within,
    year_period,
)
from flows.extract.tokens import scan
from flows.extract.word_sets import words_of

_SAYING = words_of("saying")
_TELLING = words_of("telling")
_REACH_SAYING = 3
_AMOUNTS = frozenset({"amount", "total", "figure", "level", "quantity", "number", "count", "record", "haul", "sum", "mark"})
_REACH_WHEN = 6
_MOVES = frozenset({"change_verb", "percent", "factor"})
_BRACKETS = frozenset({"brackets", "parentheses", "parenthesis"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "this"})
# what a year before it only names: "the 2002 annual report", "the 1988 UN Drug Convention"
_TITLED = words_of("titled")
_BEFORE_TIME = frozenset({"during", "in", "for", "over", "the", "of"})
_REPORTS = frozenset({"report", "survey", "yearbook", "bulletin", "review"})
_STOPS_OWN = frozenset({",", ";", "and", "while", "compared", "versus", "than", "but", ":", "."})
_SINCE = frozenset({"since"})
_RELEASES = frozenset({"released", "published", "announced", "issued", "presented", "unveiled", "reported", "distributed"})
_STATISTICS = frozenset({"statistics", "figures", "data", "report", "numbers", "results", "totals"})
_REACH_RELEASE = 16
_DAYS = frozenset({"day", "days"})
_BEFORE_BASE = frozenset({"only", "just", "the", "a", "some", "mere"})
_IN_LIST = _BEFORE_BASE | {",", "and", "in", "during", "for", "all", "of", "whole"}
_AGAINST = frozenset({"versus", "vs", "against"})
_AT_HEAD = frozenset({"in", "during", "for", "over", "the", "all", "of", "throughout", "and", "by", "contrast"})
_ASIDE = frozenset({"when", "which", "where", "in", "for"})
_ANSWERING = frozenset({"corresponding", "comparable"})
_REACH_HEAD = 5
_REACH_OWN = 14
_REACH_MOVE = 14
_REACH_SENTENCE = 50


class Timing:
    """The times of one paragraph's sentences."""

    def __init__(self, passage: Passage, quantities: Sequence[Quantity]) -> None:
        """Takes a paragraph and its quantities."""
        self.passage = passage
        self.tokens = passage.tokens
        self.partner = passage.cursor.partner
        self._bracket = passage.cursor.bracket
        self._lower = passage.cursor.lower
        self.starts = {q.first: q for q in quantities}
        self.inside = {k for q in quantities for k in range(q.first, q.last)}
        self.dates = {k for m in passage.periods for k in range(m.first, m.last)}
        self.mentions = [m for m in passage.periods if not self._is_aside(m)]
        self._owned: dict[tuple[int, int, bool], PeriodMention | None] = {}
        self.carried: Period | None = None

    def _is_aside(self, m: PeriodMention) -> bool:
        """Whether a time is not one of figures: a law's, when somebody spoke, when a body or thing began, `before 2006`."""
        return m.is_founding or self._is_title(m) or self._is_saying(m) or self._lower(m.first - 1) == "before"

    def _is_title(self, m: PeriodMention) -> bool:
        if m.kind == "year" and self._lower(m.first - 1) == "of" and self._lower(m.first - 2) in _TITLED:
            return True
        named = m.last
        while m.kind == "year" and named < len(self.tokens) and self.tokens[named].capital and self.tokens[named].kind != "mark":
            if self._lower(named) in _REPORTS:
                # "according to the Commission's 2017 Annual Drug Report"
                return True
            named += 1
        if m.kind != "year" or self._lower(m.first - 1) not in _ARTICLES:
            return False
        is_model = self._lower(m.first - 1) in ("a", "an") and m.last < len(self.tokens) and self.tokens[m.last].capital
        return is_model or self._lower(m.last) in _TITLED

    def _is_saying(self, m: PeriodMention) -> bool:
        """Whether the day is when somebody said so: `said on November 12 that`, `told reporters November 30` (09LAPAZ1784).

        So is one before who hands over figures: `The police on July 31 gave us its figures for 2007`.
        """
        if m.kind != "day":
            return False
        k = m.first - 1
        steps = 0
        while k >= 0 and steps < 4 and self._lower(k) not in (".", ",", ";"):
            if self._lower(k) in _SAYING:
                return True
            k -= 1
            steps += 1
        return any(self._lower(k) in _TELLING for k in range(m.last, m.last + _REACH_SAYING))

    def own(self, q: Quantity, is_change: bool = False) -> PeriodMention | None:
        """The time that belongs to one quantity alone, looked up once: each item of a list asks for that of the others."""
        key = (q.first, q.last, is_change)
        if key not in self._owned:
            self._owned[key] = self._own(q, is_change)
        return self._owned[key]

    def _own(self, q: Quantity, is_change: bool) -> PeriodMention | None:
        """The time that belongs to one quantity alone: `68 kilos seized in 2004`, `(2003: 870 kilos)`, `the 1,321 seized during 2003`.

        Of a change, a time that it is only compared with is none (`28 percent from 2015`).
        """
        is_labelled = self._lower(q.first - 1) == ":"
        label = next((m for m in self.mentions if m.last == q.first - 1 and m.kind != "open"), None) if is_labelled else None
        if label is not None:
            # "2006: 130 kg; 2007: 141 kg"
            return label
        bracket = self._bracket(q.first)
        if bracket is not None:
            inside = [m for m in self.mentions if bracket[0] < m.first < bracket[1]]
            after = [m for m in inside if m.first >= q.last]
            before = [m for m in inside if m.last <= q.first]
            after = [m for m in after if not (is_change and m.is_base)]
            if after and not any(q.last <= s < after[0].first for s in self.starts):
                return after[0]
            if before:
                return before[-1]
        stop = q.last + _REACH_OWN
        for m in self.mentions:
            if m.first < q.last:
                continue
            if m.first > stop or (bracket is not None and m.first > bracket[1]):
                return None
            k = q.last
            while k < m.first:
                following = self.starts.get(k + 1) if self._lower(k) == "and" else None
                if following is not None and "respectively" in (self._lower(following.last), self._lower(following.last + 1)):
                    # "compared to 1.2 MT and 292 kg, respectively, of both drugs during all of 2016"
                    k = following.last
                    continue
                if self._lower(k) == "(" and k in self.partner:
                    if any(k < s < self.partner[k] for s in self.starts):
                        return None
                    k = self.partner[k] if self.partner[k] < m.first else k
                elif self._ends_own(k, m.first):
                    return None
                k += 1
            if not m.is_base or (not is_change and (m.first == q.last or (m.kind == "same" and self._adjoins(q.last, m.first)))):
                return m
            return m if not is_change and (q.is_bare or self._is_compared(q) or self._is_base(q)) else None
        return None

    def _adjoins(self, first: int, last: int) -> bool:
        """Whether only prepositions and articles stand in `[first, last)`."""
        return all(self._lower(n) in _BEFORE_TIME for n in range(first, last))

    def _ends_own(self, k: int, last: int) -> bool:
        """Whether the token at `k` parts a figure from the time at `last`."""
        lower = self._lower(k)
        if lower in _STOPS_OWN or k in self.starts or lower == ")" or self.tokens[k].kind == "factor":
            # "1.2 MT and 292 kg, respectively, of both drugs during all of 2016"
            return not (lower == "," and "respectively" in (self._lower(k + 1), self._lower(k - 1)))
        return self._lower(k) in BE and not self._is_seized_between(k, last)

    def _is_seized_between(self, k: int, last: int) -> bool:
        """`5 kg were seized in 2006`, not `the 5 kg of the year before were surpassed in 2006`: whose verb a time goes with."""
        return last == k + 1 or any(self.tokens[n].kind in VERBS or self.tokens[n].kind in ("take", "arrest") for n in range(k + 1, last))

    def _is_compared(self, q: Quantity) -> bool:
        """Whether the quantity itself is what is compared with: `compared to only 41 tablets in 2005`, `from 3,341 kilos in 2001`."""
        before = next((p for p in self.starts.values() if p.last == q.first - 1), None) if self._lower(q.first - 1) == "and" else None
        if before is not None and "respectively" in (self._lower(q.last), self._lower(q.last + 1)):
            return self._is_compared(before)
        words = [self._lower(k).rpartition(" ")[2] for k in range(max(0, q.first - 5), q.first)]
        return any(
            w in ("compared", "from", "versus", "against", "than", "surpass", "exceed", "the", "(", "over", "to", "with") for w in words
        )

    def _is_base(self, q: Quantity) -> bool:
        """Whether a quantity without a time of its own is what another is compared with: `fell from 5 tons to 3`, `versus 4 kg`."""
        k = q.first - 1
        while k >= 0 and self._lower(k) in _BEFORE_BASE:
            k -= 1
        if self._is_in_list_against(q):
            return True
        if self._lower(k) == "from":
            return any(self.tokens[m].kind in _MOVES or self._lower(m) in ("up", "down") for m in range(max(0, k - _REACH_MOVE), k))
        return self._lower(k) in ("to", "with") and self._lower(k - 1) == "compared"

    def _is_in_list_against(self, q: Quantity) -> bool:
        """`versus 4 kg in 2006 and 5 kg in 2005`: whether `versus` or `against` stands before the list that a quantity is in."""
        after = q.last + 1 if self._lower(q.last) == "," else q.last
        if self._lower(after) in _AGAINST or self._lower(after) in ("up", "down", "compared"):
            return False
        k = q.first - 1
        while k >= 0 and (self._lower(k) in _IN_LIST or k in self.inside or k in self.dates):
            before = self.starts.get(k)
            if before is not None and before.substance is None and q.substance is not None:
                return False
            k -= 1
        return self._lower(k) in _AGAINST or (self._lower(k) in ("to", "with") and self._lower(k - 1) == "compared")

    def period(self, q: Quantity, sentence: Sentence, listed: Sequence[Quantity], is_change: bool = False) -> Period:
        """The period of a quantity or change; `listed` are the quantities of its sentence that are seizures, in order."""
        each = self._respectively(q, listed)
        if each is not None:
            return each.period
        moved = None if is_change else self._moved_over(q, sentence)
        if moved is not None:
            return moved
        then = self._when(q, sentence)
        if then is not None:
            return then
        own = self.own(q, is_change)
        if own is not None and own.kind == "part" and (told := self._told_when(q, sentence)) is not None:
            return same_in_year(own.period, told)
        if own is not None:
            return self._up_to(own, sentence) or self._resolved(own)
        of_two = self._of_two(q, sentence) if not is_change else None
        if of_two is not None:
            return of_two.period
        beside = self._right_before(q, sentence) if not is_change else None
        if beside is not None:
            return beside.period
        aside = self.bracketed(q, sentence) if not is_change else None
        if aside is not None:
            return aside
        if not is_change and self._is_base(q):
            after = self.after(q.last, sentence) if self._is_in_list_against(q) else None
            bases = [m for m in self.named_in(sentence) if m.is_base] if after is None else [after]
            if not self.named_in(sentence) and (index := self.passage.sentences.index(sentence)):
                # "53 kg, a 36 percent decrease from the same period of 2016. Pills fell from 10,107 to 9,515"
                bases = [m for m in self.named_in(self.passage.sentences[index - 1]) if m.is_base]
            return (self._end_of_span(q, bases[0]) or bases[0].period) if len(bases) == 1 else UNKNOWN
        inside = [m for m in self.named_in(sentence) if not m.is_base and not self._in_brackets(m, q)]
        bound = {id(o): p for p in listed if p is not q and (o := self.own(p)) is not None}
        leading = [m for m in inside if m.last <= q.first and (is_change or id(m) not in bound)]
        head = None if is_change else self._head(q, sentence)
        shared = self._of_next(q, listed, leading[-1]) if leading and not is_change else None
        if shared is not None:
            return shared.period
        if leading and (head is None or head.first < leading[-1].first):
            return self._end_of_span(q, leading[-1]) or self._resolved(leading[-1])
        if head is not None:
            return head.period
        trailing = [m for m in inside if m.first >= q.last and not self._opens_next(m, q, sentence)]
        if trailing:
            return self._resolved(trailing[0])
        before = [m for m in inside if m.last <= q.first]
        if before:
            return self._resolved(before[-1])
        return self.carried if self.carried is not None else UNKNOWN

    def _of_next(self, q: Quantity, listed: Sequence[Quantity], leading: PeriodMention) -> PeriodMention | None:
        """`operations in 2017 that led to the seizure of 1.02 tons of A and 47 kilos of B in ten months`: the time of the list."""
        following = next((p for p in listed if p.first >= q.last), None)
        if following is None or any(self._lower(k) not in (",", "and") for k in range(q.last, following.first)):
            return None
        own = self.own(following) or self._of_next(following, listed, leading)
        is_part = own is not None and own.kind in KINDS_WITHIN_YEAR and not own.is_base and own.period != leading.period
        return own if own is not None and is_part and within(own.period, leading.period) else None

    def _right_before(self, q: Quantity, sentence: Sentence) -> PeriodMention | None:
        """A time right before its figure: `in the same period of 2008 kgs 9.9`, `in 2006 (700 kg seized)`, `the 2006 total of 70`.

        So does one before `when`: `a fall from 2006, when 4.4 tons were seized`.
        """
        k = q.first
        if self._lower(k - 1) == "(" and all(self.tokens[n].kind in VERBS for n in range(q.last, self.partner.get(k - 1, 0))):
            return next((m for m in self.mentions if m.last == k - 1), None)
        when = self._when_before(k, sentence)
        if when is not None:
            end = when if self._lower(when - 1) != "," else when - 1
            told = next((m for m in self.mentions if m.last == end), None)
            if told is not None and self._lower(told.first) in _SINCE and told.period.start is not None:
                # "the most since 2001, when 7 tons were seized"
                return told._replace(kind="year", period=year_period(told.period.start.year))
            return told
        that_of = self._after_that_of(k)
        if that_of is not None:
            return that_of
        if self._lower(k - 1) == "of" and self._lower(k - 2) in _AMOUNTS:
            return next((m for m in self.mentions if m.last == k - 2), None)
        while self._lower(k - 1) in (",", "only", "just", "it", "was"):
            k -= 1
        return next((m for m in self.mentions if m.last == k and m.is_base and m.kind == "same"), None)

    def _when_before(self, first: int, sentence: Sentence) -> int | None:
        """The `when` shortly before a token of a sentence."""
        return next((k for k in range(first - 1, max(sentence.first, first - _REACH_WHEN), -1) if self._lower(k) == "when"), None)

    def _told_when(self, q: Quantity, sentence: Sentence) -> int | None:
        """`down from 2016, when 1.17 tons were seized over the first ten months of the year`: the year whose months these are."""
        when = self._when_before(q.first, sentence)
        told = next((m for m in self.mentions if when is not None and m.kind == "year" and m.last in (when - 1, when)), None)
        return told.period.start.year if told is not None and told.period.start is not None else None

    def _after_that_of(self, k: int) -> PeriodMention | None:
        """`The campaign of 2002 destroyed 350 hectares and that of 2001, when there was no aircraft, 268`: the time of a gapped figure."""
        if self._lower(k - 1) == ",":
            k = next((m for m in range(k - 2, max(0, k - _REACH_OWN), -1) if self._lower(m) == "," and self._lower(m + 1) in _ASIDE), k)
        told = next((m for m in self.mentions if m.last == k), None)
        is_of = told is not None and self._lower(told.first - 1) == "of" and self._lower(told.first - 2) in ("that", "those")
        return told if is_of else None

    def bracketed(self, q: Quantity, sentence: Sentence) -> Period | None:
        """The time of a figure alone in its brackets, where the ones before it or the text say whose brackets hold.

        `5 kg (4 kg in 2006), 70 pills (65)`; `Figures in parentheses are for 2006`.
        """
        bracket = self._bracket(q.first)
        if bracket is None or q.first - 1 != bracket[0] or q.last != bracket[1]:
            return None
        asides = [m for m in self.mentions if m.first < q.first and self._bracket(m.first) is not None]
        if asides:
            return asides[-1].period
        for sentence_before in self.passage.sentences:
            inside = range(sentence_before.first, sentence_before.last)
            at = next((k for k in inside if self._lower(k) in _BRACKETS), None)
            told = [m for m in self.mentions if m.first in inside]
            if at is not None and told:
                return min(told, key=lambda m: min(abs(m.first - at), abs(m.last - at))).period
        return None

    def _of_two(self, q: Quantity, sentence: Sentence) -> PeriodMention | None:
        """`in 2007 and in early 2008 (latter in parentheses): heroin 5 kg (3 kg)`: the first time, or in brackets the second."""
        inside = range(sentence.first, q.first)
        at = next((k for k in inside if self._lower(k) == "latter" and self._lower(k + 2) in _BRACKETS), None)
        told = [m for m in self.named_in(sentence) if m.last <= at] if at is not None else []
        if len(told) < 2:
            return None
        return told[-1] if self._bracket(q.first) == (q.first - 1, q.last) else told[-2]

    def in_brackets(self, sentence: Sentence) -> bool:
        """Whether brackets hold the whole sentence, an aside whose time is its own."""
        return self._lower(sentence.first) in ("(", "[")

    def _respectively(self, q: Quantity, listed: Sequence[Quantity]) -> PeriodMention | None:
        """`for 2003, 2004 and 2005 were 100 kg, 150 kg, and 200 kg, respectively`: each figure with its own time."""
        at = next((k for k in range(q.last, min(q.last + _REACH_OWN, len(self.tokens))) if self._lower(k) == "respectively"), None)
        if at is None or q not in listed:
            return None
        own = [p for p in listed if p.last <= at]
        times = [m for m in self.mentions if own[0].first - _REACH_OWN <= m.first < at and m.kind in ("year", "month", "part", "months")]
        return times[own.index(q)] if len(times) == len(own) > 1 else None

    def named_in(self, sentence: Sentence) -> list[PeriodMention]:
        """The times that a sentence names, asides left out."""
        return [m for m in self.mentions if sentence.first <= m.first < sentence.last]

    def after(self, k: int, sentence: Sentence) -> PeriodMention | None:
        """The first time that the sentence names from a token on, before a semicolon."""
        found = next((m for m in self.mentions if k <= m.first < sentence.last), None)
        if found is None or ";" in self.passage.cursor.lowers[k : found.first]:
            return None
        return found

    def _head(self, q: Quantity, sentence: Sentence) -> PeriodMention | None:
        """A time compared with that opens a sentence or clause and holds there: `In the same months of 2005 they had seized 5 kg`."""
        for m in reversed([m for m in self.mentions if m.is_base and sentence.first <= m.first]):
            clause = next((k + 1 for k in range(m.first - 1, sentence.first, -1) if self._lower(k) == ";"), sentence.first)
            opens = m.first <= clause + _REACH_HEAD and all(
                self.tokens[k].kind in ("word", "qualifier") and self._lower(k) in _AT_HEAD for k in range(clause, m.first)
            )
            goes_on = all(self._lower(k) != ";" for k in range(m.last, q.first))
            if opens and (clause == sentence.first or (m.last <= q.first and goes_on)) and m.first < sentence.last:
                return m
        return None

    def _in_brackets(self, m: PeriodMention, q: Quantity) -> bool:
        """Whether a time stands in brackets that the quantity is not in."""
        bracket = self._bracket(m.first)
        return bracket is not None and not bracket[0] < q.first < bracket[1]

    def _moved_over(self, q: Quantity, sentence: Sentence) -> Period | None:
        """`jumped from 310 to 890 kilograms between 2006 and 2007`: the figures are of the first and the last year."""
        spans = [m for m in self.mentions if m.kind == "years" and q.last <= m.first < sentence.last]
        return self._end_of_span(q, spans[0]) if spans else None

    def _opens_next(self, m: PeriodMention, q: Quantity, sentence: Sentence) -> bool:
        """`They called the number, 104, low; in 2007 there were 87`: a time at the head of another figure's clause."""
        at = next((k for k in range(m.first - 1, q.last - 1, -1) if self._lower(k) == ";"), None)
        is_head = at is not None and all(self._lower(k) in _AT_HEAD for k in range(at + 1, m.first))
        return is_head and any(m.last <= s < sentence.last for s in self.starts)

    def _end_of_span(self, q: Quantity, m: PeriodMention) -> Period | None:
        """`From 2005 to 2007 seizures went from 2 tons to 4 tons`: the figures are of its first and its last year."""
        if m.kind != "years" or m.period.start is None or m.period.end is None:
            return None
        before = self._lower(q.first - 1)
        if before.endswith("from") and self._lower(q.last) == "to":
            return year_period(m.period.start.year)
        other = next((p for p in self.starts.values() if p.last == q.first - 1), None)
        moved = before == "to" and other is not None and self._lower(other.first - 1).endswith("from")
        return year_period(m.period.end.year) if moved else None

    def _narrowed(self, m: PeriodMention) -> PeriodMention | None:
        """The part of a year that brackets add to it: `in 2007 (January-September)`."""
        if m.kind != "year" or self._lower(m.last) != "(":
            return None
        part = next((o for o in self.mentions if o.first == m.last + 1 and o.kind in KINDS_WITHIN_YEAR), None)
        if part is None or part.period.start is None or m.period.start is None:
            return None
        return part if part.period.start.year == m.period.start.year and self.partner.get(m.last) == part.last else None

    def _resolved(self, m: PeriodMention) -> Period:
        """`to date` with its beginning, where the paragraph has said `since ...` before (18ROME9001)."""
        narrowed = self._narrowed(m)
        if narrowed is not None:
            return narrowed.period
        if m.kind == "open" and m.period.start is None:
            for since in reversed([s for s in self.mentions if s.first < m.first and self._lower(s.first) in _SINCE]):
                return Period(since.period.start, m.period.end)
        today = self.passage.document.clock.today
        if m.kind == "year" and m.period.start is not None and m.period.start.year == today.year and self._is_to_date(m):
            return Period(m.period.start, today)
        return half_open(m, self.passage.cursor.lowers[max(0, m.first - 2) : m.first])

    def _is_to_date(self, m: PeriodMention) -> bool:
        """Whether the sentence says `to date` of the year that it names: `To date ... in 2007` (07SANJOSE1963)."""
        for other in self.mentions:
            if other.kind == "open" and other.period.start is None and abs(other.first - m.first) < _REACH_SENTENCE:
                between = range(min(other.last, m.last), max(other.first, m.first))
                if not any(self._lower(k) == "." for k in between):
                    return True
        return False

    def _when(self, q: Quantity, sentence: Sentence) -> Period | None:
        """The month or year that a clause with `when` goes back to: `the largest since September 2006, when police seized 674 kilos`."""
        k = next((k for k in range(q.first - 1, sentence.first, -1) if self.tokens[k].lower == "when"), None)
        if k is None:
            return None
        since = next((m for m in self.mentions if m.last in (k - 1, k)), None)
        if since is None or since.period.start is None or self.tokens[since.first].lower != "since":
            return None
        if any(k < m.first < q.first for m in self.mentions):
            return None
        start = since.period.start
        has_month = any(t.lower in MONTHS for t in self.tokens[since.first : since.last])
        return month_period(start.year, start.month) if has_month else year_period(start.year)

    def _only_answers(self, sentence: Sentence) -> bool:
        """`In 2014, the corresponding figures were 17.8 tons`: a sentence that looks back, after which the text goes on."""
        return not _ANSWERING.isdisjoint(self.passage.cursor.lowers[sentence.first : sentence.last])

    def _up_to(self, own: PeriodMention, sentence: Sentence) -> Period | None:
        """The part of its year that the head of a sentence gives to a year: `As of May 31, they had cleared 2,156 hectares in 2008`."""
        opening = next((m for m in self.named_in(sentence) if m.first == sentence.first and m.kind == "open"), None)
        if own.kind != "year" or opening is None or opening.period.end is None or opening.period.start != own.period.start:
            return None
        return opening.period if within(opening.period, own.period) else None

    def _is_of_release(self, m: PeriodMention, sentence: Sentence) -> bool:
        """Whether a day is when figures came out: `On January 29, the Center released its statistics for 2008`."""
        if m.kind != "day":
            return False
        for k in range(m.last, min(m.last + _REACH_RELEASE, sentence.last)):
            if self.tokens[k].lower in _RELEASES:
                return any(t.lower in _STATISTICS for t in self.tokens[k + 1 : sentence.last])
            if self.tokens[k].kind in VERBS:
                return False
        return False

    def carry(self, sentences: Sequence[Sentence], index: int, periods: Sequence[tuple[int, Period]]) -> None:
        """Sets the time that sentence `index` takes over; `periods` are those of the seizures found so far, by sentence."""
        self.carried = None
        for back in range(index - 1, -1, -1):
            if self.in_brackets(sentences[back]) or self._only_answers(sentences[back]):
                continue
            found = [p for s, p in periods if s == back]
            if found:
                self.carried = found[0]
                return
            sentence = sentences[back]
            inside = [m for m in self.named_in(sentence) if not m.is_base and m.kind != "vague" and not self._is_of_release(m, sentence)]
            if inside:
                lead = inside[-1] if inside[-1].kind in _DAYS else inside[0]
                self.carried = self._resolved(lead)
                return
        heading = self.passage.paragraph.heading
        if heading:
            named = find_periods(scan(heading), self.passage.document.clock)
            if len({m.period for m in named}) == 1:
                self.carried = named[0].period
