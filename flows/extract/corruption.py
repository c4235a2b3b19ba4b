"""Corruption statistics: counts of crimes, cases, officials and audits, sums of money, and ranks on an index.

A figure becomes a fact where three things meet: a sentence about corruption (or one that goes on from such a sentence), a noun
that it counts, and, for most nouns, a verb that says what was done. `corruption_measures.csv` says which measure a noun and a
verb make. A figure without its own noun ("43 were released") counts what the figure before it counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flows.extract import corruption_words as words
from flows.extract.agencies import AgencyMention
from flows.extract.corruption_crimes import crime_measure
from flows.extract.document import Document, Passage, Sentence, split_sentences
from flows.extract.numbers import Figure
from flows.extract.periods import UNKNOWN, Period, PeriodMention, find_periods
from flows.extract.plain_words import has_figure
from flows.facts import Corruption, fact_id


@dataclass(slots=True)
class _Scope:
    """What a paragraph's earlier sentences hand on: its subject of corruption, what was counted, when, and by whom."""

    in_context: bool = False
    noun: str | None = None
    period: Period = UNKNOWN
    agency: str | None = None
    whole: str | None = None


def read_corruption(document: Document) -> list[Corruption]:
    """The corruption statistics of a cable, in the order of the text."""
    out: list[Corruption] = []
    for passage in document.passages:
        heading = (passage.paragraph.heading or "").lower()
        under_heading = "corrupt" in heading or words.HEADS_ITSELF.match(passage.text) is not None
        if not (under_heading or not words.PREFILTER.isdisjoint(passage.words)):
            continue
        # each is a figure of something
        if has_figure(passage.text) or not words.NUMBERS.isdisjoint(passage.words):
            out.extend(_Reader(passage, under_heading).facts())
    return out


class _Reader:
    """Reads one passage."""

    def __init__(self, passage: Passage, under_heading: bool) -> None:
        self.passage = passage
        self.text = passage.text
        self.tokens = words.LEXICON.fold(self.text, passage.plain_tokens)
        self.sentences = split_sentences(self.text, self.tokens)
        self.periods = find_periods(self.tokens, passage.document.clock)
        self.in_period = {i for p in self.periods for i in range(p.first, p.last)}
        self.under_heading = under_heading
        self.scope = _Scope(in_context=under_heading)
        self.in_parts = False
        self.last_sentence: Sentence | None = None
        self.joined = False
        self.verb_at: int | None = None
        self.clause_end = 0
        self.out: list[Corruption] = []

    def facts(self) -> list[Corruption]:
        for sentence in self.sentences:
            self._read(sentence)
        return self.out

    def _read(self, sentence: Sentence) -> None:
        names_it = self._speaks_of_corruption(sentence)
        if not (names_it or self.under_heading or self.scope.in_context):
            return
        agency = self._agency(sentence)
        before = len(self.out)
        fronted = self._fronted_period(sentence)
        if fronted is not None:
            self.scope.period = fronted
        if agency is not None:
            self.scope.agency = agency.name
        elif self._subject_is_unnamed(sentence):
            self.scope.agency = None
        self.scope.whole = None
        self.in_parts = False
        figures = [i for i in range(sentence.first, sentence.last) if self._counts(i)]
        bounds = [*figures, sentence.last]
        for k, i in enumerate(figures):
            left = figures[k - 1] + 1 if k else sentence.first
            right = bounds[k + 1]
            self.joined = k > 0 and self._is_joined(i, left)
            following = k + 1
            while following < len(figures) and self._is_joined(figures[following], figures[following - 1] + 1):
                following += 1
            self.clause_end = bounds[following]
            self._read_figure(i, left, right, sentence)
        self.clause_end = 0
        self._read_rank(sentence)
        self.scope.in_context = self.under_heading or names_it or len(self.out) > before

    def _is_joined(self, i: int, left: int) -> bool:
        """Whether the figure goes on under the verb before: "arrested 23 officers and nine officials", "among them 46"."""
        following = [t.lower for t in self.tokens[i + 1 : i + 3]]
        if self._is_anaphoric(i) or following[:1] in (["others"], ["more"]) or set(following[:1]) & words.AUXILIARIES:
            return False
        lowers = [t.lower for t in self.tokens[left:i] if t.kind != "qualifier"]
        if lowers[-2:] == ["among", "them"] or lowers[-1:] == ["including"]:
            return True
        between = self.tokens[left:i]
        return lowers[-1:] in (["and"], [","]) and not any(t.kind == "verb" or t.lower in words.CLAUSE_ENDS for t in between)

    def _speaks_of_corruption(self, sentence: Sentence) -> bool:
        """By its own words, or, for one that counts audits, by those of the next sentence, which says what they found."""
        tokens = self.tokens[sentence.first : sentence.last]
        if any(t.kind == "context" or any(stem in t.lower for stem in words.STEMS) for t in tokens):
            return True
        index = self.sentences.index(sentence)
        audits = any(t.kind == "noun" and t.value == "audit" for t in tokens)
        return audits and index + 1 < len(self.sentences) and self._speaks_of_corruption(self.sentences[index + 1])

    def _counts(self, i: int) -> bool:
        """Whether the figure at `i` may count persons, cases or money: not a year, a percentage, a quantity, a number of a law."""
        token = self.tokens[i]
        if token.kind != "figure" or i in self.in_period:
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if following is not None and (following.kind in ("percent", "measure") or following.lower in words.FRACTIONS):
            return False
        before = self.tokens[i - 1].lower if i else ""
        before_dot = self.tokens[i - 2].lower if i > 1 and before == "." else before
        return before_dot not in words.NOT_COUNTS

    def _read_figure(self, i: int, left: int, right: int, sentence: Sentence) -> None:
        token = self.tokens[i]
        assert token.figure is not None
        currency = self._currency(i)
        if currency is not None:
            self._money(i, left, right, currency)
            return
        if i + 1 < len(self.tokens) and self.tokens[i + 1].lower in words.YEARS:
            self._sentence_years(i, sentence)
            return
        if i and self.tokens[i - 1].lower == "audited":
            self._fact("audits", token.figure, "count", i, i - 1, min(i + 1, sentence.last - 1), right, None)
            return
        noun, noun_at = self._noun(i, left, right)
        if noun is None:
            self._compared(i, right, sentence)
            return
        if token.figure.value != token.figure.value.to_integral_value():
            return
        verb_at = self._verb(i, left, right, noun)
        self.verb_at = verb_at
        measure = self._measure(noun, noun_at, verb_at, i, left, right)
        if measure is None:
            return
        ends = [at for at in (noun_at, verb_at) if at is not None]
        first, last = min([i, *ends]), max([i, *ends])
        if last - first > words.QUOTE_REACH:
            first, last = min(i, noun_at if noun_at is not None else i), max(i, noun_at if noun_at is not None else i)
        # "244 of them were felonies, 142 were connected to bribery": the list goes on with parts of the same whole
        self.in_parts = self._is_anaphoric(i) or (self.in_parts and noun_at is None)
        part_of = self.scope.whole if self.in_parts else None
        if self.in_parts:
            last = max(last, self._end_of_predicate(i, right))
        made = self._fact(measure, token.figure, "count", i, first, last, right, part_of, verb_at=verb_at)
        if not self.in_parts:
            self.scope.whole = made.fact_id
        self.scope.noun = noun

    def _compared(self, i: int, right: int, sentence: Sentence) -> None:
        """A bare figure with its own time repeats the measure before it: "dismissed 31 officers in 2008, against 17 in 2007"."""
        own = [p for p in self.periods if i < p.first <= i + 3 and p.first < right]
        before = self.out[-1] if self.out else None
        if not own or before is None or before.unit != "count" or self.last_sentence != sentence:
            return
        figure = self.tokens[i].figure
        assert figure is not None
        self._fact(before.measure, figure, "count", i, i, own[0].last - 1, right, None)

    def _end_of_predicate(self, i: int, right: int) -> int:
        """The last token of what is said of the figure, before the next figure's clause."""
        end = min(right, i + words.QUOTE_REACH)
        for j in range(i + 1, end):
            if self.tokens[j].lower in words.CLAUSE_ENDS or self.tokens[j].lower == ",":
                return j - 1
        last = end - 1
        while last > i and self.tokens[last].lower in ("and", "or", ",", "while"):
            last -= 1
        return last

    def _is_anaphoric(self, i: int) -> bool:
        """`244 of them`, `12 of which`."""
        return i + 2 < len(self.tokens) and self.tokens[i + 1].lower == "of" and self.tokens[i + 2].lower in words.ANAPHORA

    def _noun(self, i: int, left: int, right: int) -> tuple[str | None, int | None]:
        """What the figure counts and where the noun stands; the noun of the figures before, where it has none of its own."""
        for j in range(i + 1, min(i + 1 + words.REACH, right)):
            token = self.tokens[j]
            if token.kind == "noun":
                return token.value, j
            if token.kind == "verb" and j == i + 1:
                break
            if (token.kind == "mark" and token.lower not in "-/'\"") or token.lower in ("were", "was", "have", "has", "are", "is"):
                break
        following = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        in_parentheses = i > 0 and self.tokens[i - 1].lower == "("
        if in_parentheses:
            for j in range(i - 2, max(left - 1, i - 6), -1):
                if self.tokens[j].kind == "noun":
                    return self.tokens[j].value, j
            return self.scope.noun, None
        if self.in_parts and following not in (",", "."):
            return self.scope.noun, None
        if self.scope.noun is not None and i > left and self._makes(self.scope.noun, i - 1):
            # "opened 212 cases and closed 87"
            return self.scope.noun, None
        verb_follows = i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "verb"
        elliptic = verb_follows or following in words.AUXILIARIES or following in ("more", "others", "further")
        if (self._is_anaphoric(i) or elliptic) and self.scope.noun is not None:
            return self.scope.noun, None
        return None, None

    def _verb(self, i: int, left: int, right: int, noun: str) -> int | None:
        """Where the verb stands that makes a measure with the noun.

        A verb right before the figure has it as its object ("investigated 301 cases and sent 288 of them"); else the first one
        after the figure, else the last one before it.
        """
        if self.joined and self.verb_at is not None and self._makes(noun, self.verb_at):
            return self.verb_at
        before = i - 1
        while before > left and (self.tokens[before].kind == "qualifier" or self.tokens[before].lower in ("a", "total", "of", "the")):
            before -= 1
        if before >= left and self._makes(noun, before) and self.tokens[before].value != "accuse":
            return before
        # "11 policemen and 8 officials were arrested": one verb behind figures that are joined
        behind = self._seek(noun, range(i + 1, max(right, self.clause_end)))
        if behind is not None:
            return behind
        if i and self.tokens[i - 1].lower == "(":
            # "refers cases (119 in 2006) to the courts or to other agencies (149)": one verb for both
            left = self._sentence_of(i).first
        return self._seek(noun, range(i - 1, left - 1, -1))

    def _seek(self, noun: str, places: range) -> int | None:
        """The first of the places that holds a verb which makes a measure with the noun; a clause's end is the end of the search."""
        for j in places:
            if self.tokens[j].lower in words.CLAUSE_ENDS:
                return None
            if self._makes(noun, j):
                return j
        return None

    def _sentence_of(self, i: int) -> Sentence:
        return next(s for s in self.sentences if s.first <= i < s.last)

    def _makes(self, noun: str, j: int) -> bool:
        """Whether the token is a verb that makes a measure with the noun."""
        return self.tokens[j].kind == "verb" and (noun, self.tokens[j].value or "") in words.MEASURES

    def _measure(self, noun: str, noun_at: int | None, verb_at: int | None, i: int, left: int, right: int) -> str | None:
        verb = self.tokens[verb_at].value or "" if verb_at is not None else ""
        if noun in ("crime", "felony"):
            return crime_measure(self.tokens, noun, noun_at, i, left, right)
        measure = words.MEASURES.get((noun, verb)) or (words.MEASURES.get((noun, "")) if noun in words.VERBLESS else None)
        if measure == "cases_sent_to_court" and verb == "send":
            targets = [t.value for t in self.tokens[left:right] if t.kind == "target"]
            after = [t.value for t in self.tokens[max(i - 3, 0) : i] if t.kind == "target"]
            if after == ["other"] or (targets and "court" not in targets):
                return "other"
        return measure

    def _currency(self, i: int) -> str | None:
        before = self.tokens[i - 1] if i else None
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        for token in (before, after):
            if token is not None and token.kind == "currency":
                own = (token.value or "", self.passage.document.country or "")
                return words.CURRENCIES.get(own) or words.CURRENCIES.get((token.value or "", ""))
        return None

    def _money(self, i: int, left: int, right: int, currency: str) -> None:
        figure = self.tokens[i].figure
        assert figure is not None
        verb_at = self._seek("money", range(i - 1, max(left - 1, i - 12), -1))
        if verb_at is None:
            verb_at = self._verb(i, i, min(right, i + 10), "money")
        if verb_at is None:
            return
        measure = words.MEASURES[("money", self.tokens[verb_at].value or "")]
        if measure == "fines" and self._is_provision(i):
            return
        self._fact(measure, figure, currency, i, min(i - 1, verb_at), max(i, verb_at), right, None, verb_at=verb_at)

    def _sentence_years(self, i: int, sentence: Sentence) -> None:
        """A term that a court imposed in a case of corruption; what a law provides for ("up to ten years") is none."""
        imposed = {t.lower for t in self.tokens[sentence.first : i]} & words.IMPOSING
        if not imposed or self._is_provision(i):
            return
        # of "eight to twelve years" the lower end is the figure
        at = i - 2 if self._upper_end(i - 2) is not None and self.tokens[i - 2].figure is not None else i
        figure = self.tokens[at].figure
        if figure is not None:
            self._fact("sentence_years", figure, "years", at, at, i + 1, sentence.last, None)

    def _is_provision(self, i: int) -> bool:
        """Whether the sentence says what a law provides for."""
        sentence = self._sentence_of(i)
        return any(t.lower in words.PROVISIONS and not t.capital for t in self.tokens[sentence.first : sentence.last])

    def _read_rank(self, sentence: Sentence) -> None:
        """`ranked 93rd`, `placing it 60th of the 163 countries`, `was 3.8`, where the sentence names the index."""
        tokens = self.tokens
        text = self.text[tokens[sentence.first].start : tokens[sentence.last - 1].end].lower()
        if not any(name in " ".join(text.split()) for name in words.INDEX):
            return
        ranked = scored = False
        dated = [p.period for p in self.periods if sentence.first <= p.first < sentence.last and p.kind == "year"]
        self.scope.period = dated[0] if dated else UNKNOWN
        for i in range(sentence.first, sentence.last):
            token = tokens[i]
            if i in self.in_period:
                continue
            figure = token.figure
            if token.kind == "ordinal":
                value = Decimal(token.lower[:-2])
                figure = Figure(value, value, value)
            if figure is None:
                continue
            near = {t.lower for t in tokens[max(sentence.first, i - words.RANK_REACH) : i]}
            whole = figure.value == figure.value.to_integral_value()
            of_many = token.kind == "ordinal" and i + 1 < len(tokens) and tokens[i + 1].lower in ("of", "place", "out", "among")
            if not ranked and whole and (near & words.RANKING or of_many):
                self._fact("index_rank", figure, "rank", i, i, i, i + 1, None, body=words.INDEX[0])
                ranked = True
            elif not scored and figure.value <= 100 and (near & words.SCORING or not whole):
                self._fact("index_score", figure, "score", i, i, i, i + 1, None, body=words.INDEX[0])
                scored = True
            elif scored and not whole and any(p.first <= i + 2 and i < p.first for p in self.periods):
                # "a score of 4.7, down from 4.9 in 2008"
                self._fact("index_score", figure, "score", i, i, i, sentence.last, None, body=words.INDEX[0])

    def _fact(
        self,
        measure: str,
        figure: Figure,
        unit: str,
        i: int,
        first: int,
        last: int,
        right: int,
        part_of: str | None,
        body: str | None = None,
        verb_at: int | None = None,
    ) -> Corruption:
        tokens = self.tokens
        qualifier, first = self._qualifier(i, first)
        upper = self._upper_end(i)
        quote = self.passage.quote(tokens[first].start, tokens[last].end)
        period = self._period(i, right, verb_at)
        cable = self.passage.document.cable
        start, end = self.passage.paragraph.text.raw_span(tokens[i].start, tokens[i].end)
        fact = Corruption(
            fact_id=fact_id("fact_corruption", cable.cable_id, start, end, measure, figure.value, unit),
            cable_id=cable.cable_id,
            paragraph_id=self.passage.paragraph.paragraph_id,
            paragraph=self.passage.paragraph.paragraph,
            quote=quote.text,
            span_start=quote.span_start,
            span_end=quote.span_end,
            layout="prose",
            rule="index_rank" if measure.startswith("index") else f"corruption_{'money' if unit not in ('count', 'years') else unit}",
            raw_sha256=cable.raw_sha256,
            country=self._country(i),
            agency="Transparency International" if body is not None else self.scope.agency,
            measure=measure,
            value=figure.value,
            value_max=None if upper is None else upper.value,
            value_text=self.text[tokens[i].start : tokens[i].end],
            value_low=figure.low,
            value_high=figure.high if upper is None else upper.high,
            unit=unit,
            qualifier=qualifier,
            period_start=period.start,
            period_end=period.end,
            part_of=part_of,
            part_kind="some" if part_of is not None else None,
        )
        self.out.append(fact)
        self.last_sentence = self._sentence_of(i)
        return fact

    def _upper_end(self, i: int) -> Figure | None:
        """The upper end of a range: `10 to 15`, `10-15`."""
        if i + 2 < len(self.tokens) and self.tokens[i + 1].lower in ("-", "to") and self.tokens[i + 2].kind == "figure":
            return self.tokens[i + 2].figure
        return None

    def _qualifier(self, i: int, first: int) -> tuple[str, int]:
        j = i - 1
        if j >= 0 and self.tokens[j].kind == "currency":
            j -= 1
        if j >= 0 and self.tokens[j].kind == "qualifier":
            return self.tokens[j].value or "exact", min(first, j)
        return "exact", first

    def _fronted_period(self, sentence: Sentence) -> Period | None:
        """A time that heads the sentence: "In 2007, the agency ..."."""
        for p in self.periods:
            heads = sentence.first <= p.first <= sentence.first + 3
            # "In its annual report for April 1, 2008 to March 31, 2009, the service states that ..."
            set_off = sentence.first <= p.first <= sentence.first + words.FRONT_REACH and self.tokens[sentence.first].lower in words.FRONTS
            if (heads or (set_off and p.last < sentence.last and self.tokens[p.last].lower == ",")) and not self._only_dates(p):
                return p.period
        return None

    def _only_dates(self, mention: PeriodMention) -> bool:
        """Whether a time dates something else: "which date from 2004", "the law of 2004"."""
        lowers = [t.lower for t in self.tokens[max(0, mention.first - 2) : mention.first]]
        return (lowers[-1:] == ["from"] and lowers[:1][0] in ("date", "dates", "dating", "dated")) or lowers[-1:] in (["law"], ["order"])

    def _period(self, i: int, right: int, verb_at: int | None) -> Period:
        """The time of a figure: the first named after it and before the next figure, one between its verb and it, else the last one used.

        A time that stands elsewhere in the sentence belongs to another verb (08SANJOSE881: a law "enacted in 2006" in response to
        scandals involving three presidents says nothing of when these were accused).
        """
        right = max(right, self.clause_end)
        clause = next((j for j in range(i, right) if self.tokens[j].lower in (";", ":")), right)
        for p in self.periods:
            after = i < p.first < clause
            between = verb_at is not None and verb_at < p.first < i
            # "a major issue in 2004, when two former presidents were arrested"
            when = p.last < i <= p.last + 4 and "when" in (t.lower for t in self.tokens[p.last : i])
            if (after or between or when or self._heads_the_verb(p, verb_at)) and not self._only_dates(p):
                self.scope.period = p.period
                break
        return self.scope.period

    def _heads_the_verb(self, mention: PeriodMention, verb_at: int | None) -> bool:
        """Whether a time stands before the clause of a verb: "told us that in the first half of 2009 it opened 1,162 cases"."""
        if verb_at is None or mention.last > verb_at or self.tokens[verb_at].value == "accuse":
            return False
        pronoun = self.tokens[mention.last].lower in words.PRONOUNS
        if not pronoun and verb_at > mention.last + words.SUBJECT_REACH:
            return False
        return not any(t.kind == "verb" or t.lower in words.CLAUSE_ENDS for t in self.tokens[mention.last : verb_at])

    def _agency(self, sentence: Sentence) -> AgencyMention | None:
        """The agency that acts: named before the first verb or figure, or after `by`."""
        tokens = self.tokens
        start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
        acting = [i for i in range(sentence.first, sentence.last) if tokens[i].kind == "verb" or self._counts(i)]
        first_act = tokens[acting[0]].start if acting else end
        for mention in self.passage.agencies:
            if start <= mention.start < end:
                before = self.text[max(start, mention.start - 8) : mention.start].lower().split()
                if mention.start < first_act or before[-1:] == ["by"] or before[-2:] == ["by", "the"]:
                    return mention
        return None

    def _subject_is_unnamed(self, sentence: Sentence) -> bool:
        """`Authorities accused ...`: nobody named, so that the agency of the sentences before does not carry over."""
        return self.tokens[sentence.first].lower in ("authorities", "police", "prosecutors")

    def _country(self, i: int) -> str | None:
        """The reporting country, unless the sentence names one other country and not the reporting one."""
        document = self.passage.document
        sentence = self._sentence_of(i)
        start, end = self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end
        named = {p.country for p in self.passage.places if start <= p.start < end and p.form == "name"}
        if len(named) == 1 and document.country not in named:
            return named.pop()
        return document.country
