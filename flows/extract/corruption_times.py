"""When a statistic of corruption holds: its own time, its verb's, the time of the figures beside it, or that of the sentences before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Found, Reading
from flows.extract.document import Sentence
from flows.extract.periods import UNKNOWN, Period, PeriodMention, find_periods, same_in_year
from flows.extract.timespans import half_open
from flows.extract.tokens import scan
from flows.extract.word_sets import words_of

_STOPS_OWN = frozenset({",", ";", ":", "and", "while", "but", "whereas", "compared", ")"})
_RATES = frozenset({"apiece", "each", "every", "per", "average", "usual", "typical", "customary", "going", "normally", "usually"})
_BARE = frozenset({"day", "days", "month", "months"})
_NEAR = 4
_SAYING = words_of("saying") | words.SAYING
_REACH_SAYING = 10
_SAID_IN = frozenset({"day", "month"})
_SPANS = frozenset({"period", "year", "span", "months", "stretch", "interval", "timeframe"})
_CLAUSE_HEADS = frozenset({"that", ":", ";"})
_DATING = frozenset({"date", "dates", "dating", "dated"})
_TITLES = frozenset({"law", "order", "act", "decree", "statute", "constitution", "convention", "agreement"})
_FAR_YEAR = timedelta(days=2 * 366)
_VERBS = frozenset({"verb", "predicate"})
_WHO = frozenset({"who", "which"})
_REACH_ASIDE = 10
_REACH_PHRASE = 6


class Times:
    """The times of one paragraph's statistics."""

    def __init__(self, reading: Reading) -> None:
        """Takes a paragraph."""
        self.reading = reading
        self.mentions = [
            m._replace(period=self._recent(m), is_base=m.is_base and not (self._is_span_or_told(m) or self._is_against_persons(m)))
            for m in reading.periods
            if m.kind != "vague" and not self._only_dates(m) and not self._is_saying(m)
        ]
        self.mentions = sorted([*self.mentions, *self._latter_period()])
        self.carried = self._of_heading()

    def _of_heading(self) -> Period:
        """The time that a heading about corruption names."""
        heading = self.reading.passage.paragraph.heading or ""
        if not any(stem in heading.lower() for stem in words.HEADING_STEMS):
            return UNKNOWN
        named = find_periods(scan(heading), self.reading.passage.document.clock)
        return named[0].period if len({m.period for m in named}) == 1 else UNKNOWN

    def _only_dates(self, m: PeriodMention) -> bool:
        """Whether a time dates something else: "which date from 2004", "the law of 2004", "the 2008 report"."""
        before, two_before = self.reading.lower(m.first - 1), self.reading.lower(m.first - 2)
        is_told = "when" in self.reading.lowers(m.last, m.last + 2)
        is_dating = before == "from" and two_before in _DATING and not is_told
        return is_dating or before in _TITLES or (before == "of" and two_before in _TITLES)

    def _is_span_or_told(self, m: PeriodMention) -> bool:
        """Whether what `from` begins is compared with nothing: `From its start in May 2003 through June 2006`, `dates from 2004, when`."""
        reading = self.reading
        if reading.lower(m.first - 1) == "from" and reading.lower(m.first - 2) in _DATING:
            return True
        first = reading.sentence_of(m.first).first
        return m.kind == "months" and reading.lower(first) == "from" and m.first - first <= words.FRONT_REACH

    def _is_against_persons(self, m: PeriodMention) -> bool:
        """Whether what stands behind `against` is persons, no figure to compare: `opened 142 cases against civil servants in 2007`."""
        reading = self.reading
        at = next((k for k in range(m.first - 1, max(0, m.first - words.REACH), -1) if reading.lower(k) == "against"), m.first)
        between = reading.tokens[at + 1 : m.first]
        return any(t.kind == "noun" for t in between) and not any(t.kind in ("figure", "mark") for t in between)

    def _is_saying(self, m: PeriodMention) -> bool:
        """Whether the day is when somebody said so: `On December 28 the rapporteur announced that ...` (05BRASILIA3382).

        So is a month where what he said had been done before: `In May a clerk alleged that officials had embezzled`.
        """
        if m.kind not in _SAID_IN:
            return False
        reading = self.reading
        for k in range(m.last, min(m.last + _REACH_SAYING, reading.cursor.size)):
            if reading.lower(k) in _SAYING:
                return "that" in reading.lowers(k + 1, k + 4) and (m.kind == "day" or "had" in reading.lowers(k + 2, k + 2 + _REACH_SAYING))
            if reading.kind(k) in _VERBS or reading.kind(k) == "figure" or reading.lower(k) == ".":
                return False
        return False

    def _recent(self, m: PeriodMention) -> Period:
        """A month or day without a year is the last one before the cable, unless its sentence names a year or the text tells of years ago.

        A report goes from the year's figures to single events of the months behind it (05BANGKOK9802).
        """
        if m.kind == "year":
            return half_open(m, self.reading.lowers(m.first - 2, m.first))
        start = m.period.start
        if m.kind not in _BARE or start is None or any(w[:4].isdigit() and len(w) == 4 for w in self.reading.lowers(m.first, m.last)):
            return m.period
        today = self.reading.passage.document.clock.today
        sentence = self.reading.sentence_of(m.first)
        named = any(p.kind in ("year", "part") for p in self.reading.periods if sentence.first <= p.first < sentence.last)
        # of a span over years ("between July 2005 and December 2006") the last year tells how long ago it was
        told = [p.period.end for p in self.reading.periods if p.last <= sentence.first and p.period.end is not None]
        if named or today - max([start, *told[-1:]]) > _FAR_YEAR or "year" in self.reading.lowers(m.first, m.last):
            return m.period
        recent = same_in_year(m.period, self.reading.passage.document.clock.day_year)
        # "between January and October", in March; not "this month"
        goes_ahead = recent.start is not None and recent.end is not None and recent.end > today and recent.start < today.replace(day=1)
        lies_ahead = goes_ahead or (recent.start is not None and recent.start > today)
        return same_in_year(m.period, today.year - 1) if lies_ahead else recent

    def _latter_period(self) -> list[PeriodMention]:
        """`in the latter period`: the time that was named before."""
        out: list[PeriodMention] = []
        for k in range(1, self.reading.cursor.size - 1):
            if self.reading.lower(k) == "latter" and self.reading.lower(k + 1) in _SPANS and self.reading.lower(k + 2) != "of":
                earlier = [m for m in self.mentions if m.last < k and m.period != UNKNOWN]
                if earlier and not any(m.first <= k < m.last for m in self.mentions):
                    out.append(PeriodMention(k, k + 2, "part", earlier[-1].period))
        return out

    def within(self, first: int, last: int) -> list[PeriodMention]:
        """The times named in `[first, last)`."""
        return [m for m in self.mentions if first <= m.first and m.last <= last]

    def enter(self, sentence: Sentence) -> None:
        """Takes over the time that a sentence begins with: `In 2007, the agency ...`."""
        for m in self.within(sentence.first, sentence.last):
            if self._is_fronted(m, sentence) and not m.is_base:
                self.carried = m.period
                return

    def _is_fronted(self, m: PeriodMention, sentence: Sentence) -> bool:
        reach = m.first - sentence.first
        # "In its annual report for April 1, 2008 to March 31, 2009, the service states that ..."
        is_set_off = reach <= words.FRONT_REACH and self.reading.lower(sentence.first) in words.FRONTS and self.reading.lower(m.last) == ","
        is_span = m.kind == "months" and self.reading.lower(sentence.first) == "from" and reach <= words.FRONT_REACH
        return reach <= 3 or is_set_off or is_span

    def settle(self, founds: Sequence[Found], sentence: Sentence) -> list[Period]:
        """The period of each statistic of a sentence, in the order of the text."""
        mine = [self._own(f, founds[k + 1].at if k + 1 < len(founds) else sentence.last, sentence) for k, f in enumerate(founds)]
        own = [m.period if m is not None else None for m in mine]
        bound = {m.first for m in mine if m is not None}
        out: list[Period] = []
        for k, found in enumerate(founds):
            if found.period is not None:
                out.append(found.period)
                continue
            period = own[k] or self._of_verb(found, founds[k - 1].at if k else sentence.first, sentence, bound)
            # "arrested 23 officers and nine officials in 2007": one time behind all that a verb governs
            later = (m for m in range(k + 1, len(founds)) if founds[m].verb == found.verb is not None and not founds[m].is_compared)
            after = next((own[m] for m in later if own[m]), None)
            period = period or (None if found.is_compared else after)
            if period is None and k and not found.is_compared:
                before = zip(founds[k - 1 :: -1], out[k - 1 :: -1], strict=True)
                period = next((p for f, p in before if not f.is_compared and self._is_open_to(f, found)), None)
            if period is None and not found.is_compared:
                period = self._trailing(own, sentence) if not founds[-1].is_compared else None
            is_timeless = found.is_compared or self._is_rate(found, sentence)
            out.append(period if period is not None else (UNKNOWN if is_timeless else self.carried))
        said = [
            p for f, p in zip(founds, out, strict=True) if not f.is_compared and p != UNKNOWN and not f.unit.startswith(("rank", "score"))
        ]
        if said:
            self.carried = said[0]
        return out

    def _is_rate(self, found: Found, sentence: Sentence) -> bool:
        """Whether a bribe is what is usually paid, at no one time: `$20 apiece`, `the average bribe is 3,000 dollars`."""
        if found.measure != "bribe_amount":
            return False
        return self.reading.speaks(Sentence(max(sentence.first, found.first - _NEAR), min(sentence.last, found.last + 1 + _NEAR)), _RATES)

    def _is_open_to(self, before: Found, found: Found) -> bool:
        """Whether a figure's time may go on to another: not out of brackets."""
        bracket = self.reading.cursor.bracket(before.at)
        return bracket is None or bracket == self.reading.cursor.bracket(found.at)

    def _trailing(self, own: Sequence[Period | None], sentence: Sentence) -> Period | None:
        """The time that only the end of the sentence names: `Nine were convicted and four acquitted in 2005`."""
        fronted = any(self._is_fronted(m, sentence) for m in self.within(sentence.first, sentence.last))
        named = [p for p in own if p is not None]
        return named[-1] if len(named) == 1 and own[-1] is not None and not fronted else None

    def _own(self, found: Found, following: int, sentence: Sentence) -> PeriodMention | None:
        """The first time after a figure, before the next figure and any turn of the sentence; or the one in its brackets."""
        reading = self.reading
        bracket = reading.cursor.bracket(found.at)
        if bracket is not None:
            inside = [m for m in self.mentions if bracket[0] < m.first < bracket[1] and (m.first > found.at or m.last <= found.at)]
            after = [m for m in inside if m.first > found.at and m.first < following]
            if after or inside:
                return (after or inside)[0]
        k = found.at + 1
        # what stands in brackets belongs to the figures in them
        while k < sentence.last:
            m = next((m for m in self.mentions if m.first == k), None)
            if m is not None:
                is_near = k - found.at <= _NEAR
                return m if not m.is_base or found.is_compared or (is_near and not self._is_against(k)) else None
            if k == following:
                return None
            if reading.lower(k) == "(" and k in reading.cursor.partner:
                inside = [m for m in self.mentions if k < m.first < reading.cursor.partner[k]]
                if inside and not any(reading.is_number(n) for n in range(k, reading.cursor.partner[k])):
                    return inside[0]
                k = reading.cursor.partner[k]
            elif reading.lower(k) == "," and self._ends_sentence(k, sentence):
                # "suspended 96 officials, among them two generals, between January and September"
                pass
            elif reading.lower(k) == "," and (closing := self._end_of_aside(k, sentence)) is not None:
                # "lost $200 million on contracts, known together as the Blue Contracts, between 1997 and 2003"
                k = closing
            elif (reading.lower(k) in _STOPS_OWN and k > found.last and not self._goes_on(k, sentence)) or reading.lower(k) in (";", ":"):
                return None
            k += 1
        return None

    def _end_of_aside(self, k: int, sentence: Sentence) -> int | None:
        """The comma that closes an aside without figures behind the comma at `k`, where nothing but a time follows."""
        for n in range(k + 1, min(k + _REACH_ASIDE, sentence.last)):
            if self.reading.lower(n) == ",":
                return n if self._ends_sentence(n, sentence) else None
            if self.reading.is_number(n):
                return None
        return None

    def _ends_sentence(self, k: int, sentence: Sentence) -> bool:
        """Whether nothing but a time, or a phrase that ends in one, stands between the comma at `k` and the sentence's end.

        `arrested 21 officials, nine policemen among them, on drug charges in 2005`.
        """
        reach = k + (_REACH_PHRASE if self.reading.lower(k + 1) in ("on", "for") else 2)
        m = next((m for m in self.mentions if k < m.first <= reach), None)
        if m is None or m.is_base or m.last < sentence.last - 1:
            return False
        return all(self.reading.lower(n) not in _STOPS_OWN and self.reading.kind(n) not in _VERBS for n in range(k + 1, m.first))

    def _goes_on(self, k: int, sentence: Sentence) -> bool:
        """Whether a clause goes on to its time behind `and` or a comma: `for bribery and theft in May`, `9 years, was given in June`."""
        reading = self.reading
        following = next((m for m in self.mentions if k < m.first <= k + words.QUOTE_REACH and m.last <= sentence.last), None)
        if following is None or following.is_base:
            return False
        if reading.lower(k) == "," and reading.lower(k + 1) in ("the", "a"):
            # "nine years, the longest so far, was imposed in May"
            k = next((n for n in range(k + 1, min(k + words.REACH, following.first)) if reading.lower(n) == ","), k)
        if reading.lower(k) == ",":
            stops = (n for n in range(k + 1, following.first) if reading.lower(n) in _STOPS_OWN)
            return reading.lower(k + 1) in ("was", "were") and next(stops, None) is None
        between = range(k + 1, following.first)
        return reading.lower(k) == "and" and not any(
            reading.kind(n) in _VERBS or reading.kind(n) in ("figure", "noun") or reading.lower(n) in _STOPS_OWN
            or reading.lower(n) in words.AUXILIARIES or reading.lower(n) in words.PRONOUNS for n in between
        ) and len(between) > 1  # fmt: skip

    def _is_against(self, k: int) -> bool:
        return not words.LESS.isdisjoint(self.reading.lowers(k - 3, k))

    def _of_verb(self, found: Found, floor: int, sentence: Sentence, bound: set[int]) -> Period | None:
        """The time between a verb and its figure, or before the verb's clause: `told us that in the first half of 2009 it opened ...`.

        A time that stands elsewhere in the sentence belongs to another verb (08SANJOSE881: a law "enacted in 2006" in response to
        scandals involving three presidents says nothing of when these were accused).
        """
        verb = found.verb if found.verb is not None else found.at
        inside = [m for m in self.within(verb, found.at) if not m.is_base]
        if len(inside) > 1 and self.reading.lowers(inside[-2].last, inside[-1].first) in (["and"], ["to"], ["-"]):
            return Period(inside[-2].period.start, inside[-1].period.end)
        if inside:
            return inside[-1].period
        for m in reversed(self.within(floor, min(verb, found.at))):
            if m.is_base or m.first in bound:
                continue
            # "a major issue in 2004, when two former presidents were arrested"
            is_when = m.last < found.at and self._is_told_of(m, found.at)
            if is_when or self._heads(m, found, verb, sentence):
                return m.period
        told = [m for m in self.within(sentence.first, sentence.last) if not m.is_base]
        if len(told) == 1 and told[0].last <= found.at and "including" in self.reading.lowers(told[0].last, found.at):
            # "The court in April sentenced members of a ring, including 25 policemen": the one time of the sentence
            return told[0].period if told[0].first not in bound else None
        return None

    def _is_aside(self, m: PeriodMention, sentence: Sentence) -> bool:
        """Whether a time ends a relative clause between commas: `the unit, which opened its doors in May 2006, received 37 complaints`."""
        reading = self.reading
        if reading.lower(m.last) != ",":
            return False
        opens = next((k for k in range(m.first - 1, sentence.first, -1) if reading.lower(k) == ","), None)
        return opens is not None and reading.lower(opens + 1) in ("which", "who", "whose")

    def _is_told_of(self, m: PeriodMention, at: int) -> bool:
        """Whether the clause of the token `at` tells what happened then: `dates from 2004, when the court gave a clerk six years`."""
        reading = self.reading
        if "when" in reading.lowers(m.last, min(m.last + _NEAR, at)):
            return not any(reading.lower(k) in words.CLAUSE_ENDS for k in range(m.last, at))
        return False

    def _heads(self, m: PeriodMention, found: Found, verb: int, sentence: Sentence) -> bool:
        """Whether a time stands before the clause of a verb, no other verb between."""
        reading = self.reading
        if self._is_aside(m, sentence):
            return False
        if self._is_fronted(m, sentence) and m.first >= sentence.first and found.at - m.last <= 2 * words.QUOTE_REACH:
            return not any(reading.lower(k) == ";" for k in range(m.last, found.at))
        if found.verb is not None and reading.tokens[verb].value == "accuse":
            return False
        if reading.lower(m.first - 2) in _CLAUSE_HEADS and reading.lower(m.first - 1) in words.FRONTS and m.first - 2 >= sentence.first:
            # "established that in 2004 the ministry paid ... and that the state lost ..."
            return not any(reading.lower(k) == ";" for k in range(m.last, found.at))
        upto = min(verb, found.at)
        is_pronoun = reading.lower(m.last) in words.PRONOUNS
        is_of_who = reading.lower(m.first - 2) in _WHO and reading.lower(m.last) in words.AUXILIARIES
        if is_of_who or (verb == found.at and reading.lower(m.last) in words.GIVING):
            # "an inspector, who in November was sentenced to nine years", "the court in May gave a clerk five years and a fine of $9,000"
            return not any(reading.lower(k) in words.CLAUSE_ENDS for k in range(m.last, found.at))
        if not is_pronoun and upto > m.last + words.SUBJECT_REACH:
            return False
        return not any(reading.kind(k) in _VERBS or reading.lower(k) in words.CLAUSE_ENDS for k in range(m.last, upto))
