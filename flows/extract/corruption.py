"""Corruption statistics: counts of crimes, cases, officials and audits, sums of money, terms, and ranks on an index.

Sentence by sentence: is it about corruption (`corruption_context`), which of its figures are ranks, sums, terms and counts (a module
each), when do they hold (`corruption_times`), and who acted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from flows.extract import corruption_words as words
from flows.extract.agencies import AgencyMention
from flows.extract.corruption_context import Context, is_about_corruption, is_under_heading
from flows.extract.corruption_counts import Counts
from flows.extract.corruption_index import goes_on, names_index, read_index
from flows.extract.corruption_money import Money
from flows.extract.corruption_passage import Found, Reading
from flows.extract.corruption_stretches import telling_stretches
from flows.extract.corruption_terms import read_terms
from flows.extract.corruption_times import Times
from flows.extract.document import Document, Passage, Sentence
from flows.extract.periods import Period
from flows.facts import Corruption, fact_id

_UNNAMED = frozenset({"authorities", "police", "prosecutors"})
# "a former ambassador to Chad", "85th, behind Chad": beside whom, or sent where
_BESIDE = re.compile(r"\b(?:ambassador\s+(?:to|in)|behind|ahead\s+of|(?:just|well)\s+(?:above|below))\s+(?:the\s+)?\Z", re.IGNORECASE)
# "Customs Director Diallo": one officer, no body
_OFFICER = re.compile(r"\b(?:Director|Minister|Chief|Commissioner|Secretary|Governor|Mayor)\s+(?!General\b)[A-Z][a-z]+$")
_NEAR_INDEX = 2
"""Sentences from one that names the index, or goes on from it, to the next that may."""
_IN_BRACKETS = re.compile(r"\([^()]*\Z")
_RULES = {"count": "corruption_count", "years": "corruption_years", "rank": "index_rank", "score": "index_rank"}


def read_corruption(document: Document) -> list[Corruption]:
    """The corruption statistics of a cable, in the order of the text."""
    out: list[Corruption] = []
    is_about = is_about_corruption(document)
    for passage in document.passages:
        in_scope = is_about or is_under_heading(passage)
        stretches = telling_stretches(passage, in_scope)
        if stretches:
            out.extend(_Reader(passage, stretches, in_scope).facts())
    return out


class _Reader:
    """Reads the telling stretches of one passage."""

    def __init__(self, passage: Passage, stretches: Sequence[tuple[int, int]], in_scope: bool) -> None:
        self.passage = passage
        self.reading = Reading(passage, stretches)
        self.context = Context(self.reading, in_scope)
        self.counts = Counts(self.reading)
        self.money = Money(self.reading)
        self.agency: str | None = None
        self.off_index = _NEAR_INDEX + 1
        """How many sentences ago one was on the index."""
        self.year_of_index: Period | None = None
        """The time of the last rank or score."""
        self.entered: list[Sentence] = []
        """Sentences in context since the last fact: what they begin with is worked out when the next fact needs it."""
        self.out: list[Corruption] = []

    @cached_property
    def times(self) -> Times:
        """The times of the passage, worked out when a sentence in context asks for them."""
        return Times(self.reading)

    def facts(self) -> list[Corruption]:
        for sentence in self.reading.sentences:
            self._read(sentence)
        return self.out

    def _read(self, sentence: Sentence) -> None:
        own = self.context.own(sentence)
        ranks: list[Found] = []
        self.off_index += 1
        if names_index(self.reading, sentence):
            ranks = read_index(self.reading, sentence)
            self.off_index, self.year_of_index = 0, ranks[0].period if ranks else None
        elif self.off_index <= _NEAR_INDEX and goes_on(self.reading, sentence):
            ranks = read_index(self.reading, sentence, self.year_of_index)
            self.off_index, self.year_of_index = 0, ranks[0].period if ranks else self.year_of_index
        if not (own or ranks or self.context.is_in(sentence, own)):
            self.context.leave(own=False, has_found=False)
            return
        self.entered.append(sentence)
        founds = sorted([*ranks, *self._statistics(sentence, own, {f.at for f in ranks})], key=lambda f: f.at)
        if founds:
            self._state(founds, sentence)
        self.context.leave(own, bool(founds))

    def _state(self, founds: list[Found], sentence: Sentence) -> None:
        """Makes facts of what a sentence states."""
        for entered in self.entered:
            self._enter(entered)
        self.entered.clear()
        periods = self.times.settle(founds, sentence)
        whole: Corruption | None = None
        for found, period in zip(founds, periods, strict=True):
            fact = self._fact(found, period, sentence, whole.fact_id if whole is not None and found.is_part else None)
            self.out.append(fact)
            if not found.is_part:
                whole = fact if found.unit == "count" else None

    def _enter(self, sentence: Sentence) -> None:
        """What a sentence begins with: its time, and who acts."""
        self.times.enter(sentence)
        agency = self._agency(sentence)
        if agency is not None:
            self.agency = agency.name
        elif self.reading.lower(sentence.first) in _UNNAMED:
            # `Authorities accused ...`: the agency of the sentences before does not carry over
            self.agency = None

    def _statistics(self, sentence: Sentence, own: bool, taken: set[int]) -> list[Found]:
        """The sums, terms and counts of a sentence in context; the figures `taken` are ranks and scores."""
        if not self.context.is_in(sentence, own):
            return []
        admits = self.context.admits(sentence, own, "person")
        reading = self.reading
        numbers = [i for i in reading.numbers(sentence) if i not in taken]
        founds: list[Found] = []
        said = Sentence(sentence.first, numbers[0] if numbers else sentence.last)
        is_private = not own and reading.speaks(sentence, words.PRIVATE) and not self.context.names_officials(said)
        # officers sentenced for a misdeed in office: their terms too
        has_terms = (admits and not is_private) or self.context.is_sanction(sentence)
        terms = read_terms(reading, sentence) if has_terms else []
        in_terms = {k for f in terms for k in range(f.first, f.last + 1)}
        counted: list[int] = []
        floor = sentence.first
        for k, i in enumerate(numbers):
            if i in in_terms:
                continue
            if self.money.currency(i) is None:
                counted.append(i)
            elif not reading.is_upper_end(i):
                upper = reading.upper_end(i)
                right = next((n for n in numbers[k + 1 :] if n != upper), sentence.last)
                sum_of = self.money.read(i, floor, right, sentence)
                if sum_of is not None and (admits or sum_of.measure == "bribe_amount"):
                    founds.append(sum_of)
                floor = i + 1
        counts = [f for f in self.counts.read(sentence, counted) if self.context.admits(sentence, own, f.noun or "")]
        return [*founds, *terms, *counts]

    def _fact(self, found: Found, period: Period, sentence: Sentence, part_of: str | None) -> Corruption:
        tokens = self.reading.tokens
        i = found.at
        qualifier, first = self._qualifier(i, found.first)
        quote = self.passage.quote(tokens[first].start, tokens[found.last].end)
        cable = self.passage.document.cable
        start, end = self.passage.paragraph.text.raw_span(tokens[i].start, tokens[i].end)
        return Corruption(
            fact_id=fact_id("fact_corruption", cable.cable_id, start, end, found.measure, found.figure.value, found.unit),
            cable_id=cable.cable_id,
            paragraph_id=self.passage.paragraph.paragraph_id,
            paragraph=self.passage.paragraph.paragraph,
            quote=quote.text,
            span_start=quote.span_start,
            span_end=quote.span_end,
            layout="prose",
            rule=_RULES.get(found.unit, "corruption_money"),
            raw_sha256=cable.raw_sha256,
            country=self._country(sentence, found),
            agency=found.agency or self.agency,
            measure=found.measure,
            value=found.figure.value,
            value_max=None if found.upper is None else found.upper.value,
            value_text=self.reading.written(i),
            value_low=found.figure.low,
            value_high=found.figure.high if found.upper is None else found.upper.high,
            unit=found.unit,
            qualifier=qualifier,
            period_start=period.start,
            period_end=period.end,
            part_of=part_of,
            part_kind="some" if part_of is not None else None,
        )

    def _qualifier(self, i: int, first: int) -> tuple[str, int]:
        j = i - 1
        while j >= 0 and (self.reading.kind(j) == "currency" or self.reading.lower(j) in ("a", "total", "of")):
            j -= 1
        if j >= 0 and self.reading.kind(j) == "qualifier" and (j == i - 1 or self.reading.kind(i - 1) == "currency"):
            return self.reading.tokens[j].value or "exact", min(first, j)
        return "exact", first

    def _agency(self, sentence: Sentence) -> AgencyMention | None:
        """The agency that acts: named before the first verb or figure, or after `by`."""
        tokens = self.reading.tokens
        start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
        acting = [i for i in range(sentence.first, sentence.last) if tokens[i].kind == "verb" or self.reading.is_number(i)]
        first_act = tokens[acting[0]].start if acting else end
        for mention in self.passage.agencies:
            if start <= mention.start < end and _OFFICER.search(mention.name) is None:
                before = self.passage.text[max(start, mention.start - 8) : mention.start].lower().split()
                if mention.start < first_act or before[-1:] == ["by"] or before[-2:] == ["by", "the"]:
                    return mention
        return None

    def _country(self, sentence: Sentence, found: Found) -> str | None:
        """The reporting country, unless the sentence names one other country and not the reporting one, or one right before a bracket.

        `85th, behind Chad (55th)`. A sum that another country froze or gave back had been stolen from the reporting one.
        """
        document = self.passage.document
        if found.measure == "funds_recovered":
            return document.country
        at = found.at
        tokens = self.reading.tokens
        if self.reading.lower(at - 1) == "(":
            bracketed = next((p.country for p in self.passage.places if p.end == tokens[at - 2].end and p.form == "name"), None)
            if bracketed is not None:
                return bracketed
        start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
        inside = (p for p in self.passage.places if start <= p.start < end and p.form == "name")
        text = self.passage.text
        named = {p.country for p in inside if not (_BESIDE.search(text, 0, p.start) or _IN_BRACKETS.search(text, start, p.start))}
        if len(named) == 1 and document.country not in named:
            return named.pop()
        return document.country
