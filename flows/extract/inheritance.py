"""Quantities that no verb of their own sentence governs: lists, sums and figures that go on with what was told before them.

`The total consisted of ...`; `(In the same months of 2008: 31.9 kilograms.)`; `Marijuana stood at 1.6 tons`; `Inside were 8 kilograms`.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.document import Passage, Sentence
from flows.extract.drafts import dimension
from flows.extract.governors import BE, NOUNS, VERBS, Governor
from flows.extract.quantities import Quantity
from flows.extract.scopes import Scopes
from flows.extract.stated_substances import MASSES
from flows.extract.substances_told import Reading
from flows.extract.timing import Timing
from flows.extract.word_sets import words_of

_GOES_ON = frozenset({"this", "these", "those", "that", "of", "from", "among", "included"})
_FIGURES = frozenset({"tally", "catch", "figure", "figures", "totals", "numbers", "amounts", "quantities", "haul", "sum"})
_LONGEST_HEADING = 5
_LONGEST_LINK = 3
_POINTING = frozenset({"the", "this", "that", "these", "those", "it", "them"})
_INTENDED = frozenset({"planned", "projected", "expected", "estimated", "intended", "proposed", "target", "targeted", "hoped-for"})
_MERELY = frozenset({"just", "only", "a", "mere", "some"})
_PRONOUNS = frozenset({"it", "they", "these", "those", "there", "figures", "figure", "totals"})
_FILL = frozenset({",", "only", "just", "about", "whole", "it", "had", "been", "corresponding"})
# the rules whose list goes on with the next quantity
_TOLD_ON = frozenset({"quantity_of_next_drug_figure", "quantity_of_other_time_figure"})
_COMPARED = "quantity_compared_figure"
_COMPARING = frozenset({"compares", "compare", "compared"})
_BRINGING = frozenset({"brings", "bringing", "brought", "bring", "raises", "raising", "raised", "takes", "taking", "pushed", "pushing"})
_TOTALS = frozenset({"total", "sum", "tally", "count", "aggregate", "number", "amount", "quantity", "weight", "volume"})
_BEFORE_SUM = frozenset({"a", "total", "of", "in", "all", ","})
_IN_ASIDE = frozenset({"in", "for", "during", "and", "the", "figures", "figure", "were", "was", "of", "all", "comparable"})
_AGAINST = frozenset({"against", "versus", "vs", "than"})
_BEFORE_COMPARED = frozenset({"only", "just", "the", "a", "some", "mere", ".", "about"})
_REPORTED = frozenset({"reported", "recorded", "reports", "records", "registered", "logged", "counted", "listed", "tallied"})
_GIVING = words_of("giving")
_BEFORE_DRUG = frozenset({"the", "those", "that", "of", "for", "figure", "figures", "total", "amount"})
_SEARCHING = words_of("searching")
_LOCATIVES = words_of("locative")
_HOLDING = words_of("holding")
_WITH_ABOARD = frozenset({"with", "carrying", "transporting", "hauling", "containing"})
_STOPPING = words_of("stopping")
_CARRIERS = words_of("carrier")
_REACH_STOPPED = 12
_LYING = frozenset({"lay", "sat", "stood"})
_BULLETS = frozenset({"-", "–", "—", "*", "•", "o", "·"})
_AMOUNTING = frozenset({"link", "change_verb"})
_REACH_BACK = 12
_REACH_BRINGING = 4
_REACH_BODY = 8
_OF_OTHERS = frozenset({"block_noun", "block_verb", "arrest"})
_PLAIN_FIGURES = frozenset({"the", "new", "latest", "annual", "official", ""})
_ENFORCING = frozenset({"customs", "police", "guard", "guards", "gendarmerie", "navy", "constabulary"})
_REACH_FIGURES = 2
"""Sentences back from which `the totals in 2016 were ...` takes what was done."""


class Inheritance:
    """What the quantities of one paragraph take over."""

    def __init__(self, passage: Passage, scopes: Scopes, timing: Timing, readings: Sequence[tuple[int, Reading]]) -> None:
        """Takes a paragraph, its governors and times, and its seizures as they are read."""
        self.passage = passage
        self.tokens = passage.tokens
        self.scopes, self.seizing = scopes, scopes.seizing
        self.timing = timing
        self.readings = readings
        self.open_list: Governor | None = None

    def remember(self, sentence: Sentence) -> None:
        """Keeps whether a sentence opens a list of what was seized."""
        last = self.tokens[sentence.last - 1].lower
        inside = range(sentence.first, sentence.last)
        if last == ":":
            at = next((k for k in inside if self.tokens[k].kind in NOUNS or self.tokens[k].kind in VERBS), None)
            self.open_list = None if at is None or not self.seizing.is_real(at) else Governor(at, self.tokens[at].value or "seized", "noun")
        elif self.tokens[sentence.first].lower not in _BULLETS:
            self.open_list = None

    def governor(self, index: int, sentence: Sentence, q: Quantity, out: Sequence[Reading]) -> tuple[Governor | None, str]:
        """The governor of the sentence before, where this one goes on with its list or with the parts of its sum."""
        if self.open_list is not None:
            return self.open_list._replace(mode="list"), "quantity_listed"
        seized = next((k for k in range(q.at, q.last) if self.tokens[k].kind == "seize"), None)
        if q.seized_before and seized is not None:
            return Governor(seized, "seized", "attributive"), "quantity_of_seized"
        if out and self._is_against(q, out[-1].quantity):
            return out[-1].governor, "quantity_compared"
        item = self._item_of_list(sentence, q, out) if out else None
        if item is not None:
            return item.governor, item.rule.removesuffix(f"_{item.governor.mode}")
        if out and self._is_reported_too(q, out[-1].quantity):
            return out[-1].governor._replace(mode="figure"), "quantity_of_other_time"
        weighed = any(self.tokens[k].lower == "weighed" for k in range(sentence.first, q.first))
        if weighed and self.readings and self.readings[-1][0] == index - 1:
            return self.readings[-1][1].governor._replace(mode="weight"), "quantity_governed"
        goes_on = self.tokens[sentence.first].lower in _GOES_ON and any(
            self.tokens[k].kind == "link" for k in range(sentence.first, min(sentence.last, sentence.first + 8))
        )
        goes_on = goes_on or self._is_of_whole(sentence, q, out)
        if goes_on and self.readings and self.readings[-1][0] == index - 1:
            return self.readings[-1][1].governor._replace(mode="part"), "quantity_governed"
        before_this = bool(self.readings) and self.readings[-1][0] == index - 1
        if before_this and self.timing.in_brackets(sentence) and self._is_list_of_times(sentence):
            return self.readings[-1][1].governor._replace(mode="figure"), "quantity_in_brackets"
        if before_this and self._is_compared_with(sentence):
            return self.readings[-1][1].governor._replace(mode="figure"), "quantity_compared"
        body = self._figures_of_body(sentence, q)
        if body is not None:
            return Governor(body, "seized", "figures"), "quantity_listed"
        if self._heads_list(sentence, q):
            return Governor(0, "seized", "list"), "quantity_listed"
        if self._is_found_inside(index, sentence, q, out):
            return Governor(q.first - 1, "seized", "inside"), "quantity_found_inside"
        if before_this and (self._goes_on_with_drug(sentence, q) or self._is_given_for_drug(sentence, q)):
            return self._like(index, q).governor._replace(mode="figure"), "quantity_of_next_drug"
        if before_this and self._is_told_of_other_time(sentence, q):
            return self._like(index, q).governor._replace(mode="figure"), "quantity_of_other_time"
        if out and self._are_figures(out) and self._is_next_of_figures(q, out[-1].quantity):
            return next(r.governor for r in reversed(out) if r.rule in _TOLD_ON), "quantity_of_next_drug"
        if before_this and self._is_made(sentence, q, self.readings[-1][1].quantity):
            return self.readings[-1][1].governor._replace(mode="figure"), "quantity_summed"
        parts = self._parts_found(sentence, q)
        if parts is not None:
            return parts._replace(mode="sum"), "quantity_of_parts"
        topic = self._topic_before(index, sentence, q, out)
        if topic is not None:
            return Governor(topic, "seized", "list"), "quantity_of_topic"
        before = out[-1] if out else self.readings[-1][1] if self.readings and self.readings[-1][0] >= index - _REACH_FIGURES else None
        if before is not None and self.is_figure_of(sentence, q):
            return before.governor._replace(mode="figure"), "quantity_governed"
        return None, ""

    def _item_of_list(self, sentence: Sentence, q: Quantity, out: Sequence[Reading]) -> Reading | None:
        """The first item of a list with semicolons that a quantity is a further item of.

        `seized 204 kg of heroin, of which the police 120 kg; 39 kg of hashish (24); and 14 kg of cocaine`.
        """
        lower = self.passage.cursor.lower
        before = q.first - 2 if lower(q.first - 1) == "and" else q.first - 1
        if not q.name or lower(before) != ";":
            return None
        end = out[-1].quantity.last
        bracket = self.passage.cursor.bracket(out[-1].quantity.first)
        closes = end if lower(end) == ")" else (bracket[1] if bracket is not None else None)
        end = closes + 1 if closes is not None else end
        return out[0] if end == before and any(lower(k) in (":", ";") for k in range(sentence.first, out[-1].quantity.last)) else None

    def _is_reported_too(self, q: Quantity, before: Quantity) -> bool:
        """`...; in the same period of 2006, the ministry had reported 13 kilograms of heroin`: told beside the figures of another time."""
        between = range(before.last, q.first)
        is_timed = any(m.is_base and m.first in between for m in self.timing.mentions)
        kinds = {self.tokens[k].kind for k in between}
        return is_timed and self._is_reported(q) and kinds.isdisjoint(("block_verb", "block_noun", "arrest"))

    @staticmethod
    def _are_figures(out: Sequence[Reading]) -> bool:
        """Whether the last seizure read goes on with figures told before, or is what such a one is compared with."""
        last = next((r for r in reversed(out) if r.rule != _COMPARED), None)
        return last is not None and last.rule in _TOLD_ON

    def _is_next_of_figures(self, q: Quantity, before: Quantity) -> bool:
        """Whether a quantity goes on with the figures told before it in its sentence.

        `... and 4 kilos of opium`, `229 kilograms in 2005 and 167 kilograms in 2004`, `heroin at 6 kilograms`, `and heroin 128 kilograms`.
        """
        lower, kind = self.passage.cursor.lower, self.passage.cursor.kind
        k = self.passage.cursor.before_qualifiers(q.first)
        if lower(k) in (",", "and"):
            is_series = dimension(q.unit or "") == dimension(before.unit or "") and self.timing.own(q) is not None
            return bool(q.name) or (is_series and all(m in self.timing.dates or kind(m) != "substance" for m in range(before.last, k)))
        k = k - 1 if lower(k) in ("at", "to") else k
        if lower(k) == ",":
            # "methadone, which rarely turns up, at 44 grams"
            k = next((m - 1 for m in range(k - 1, before.last, -1) if lower(m) == "," and lower(m + 1) in ("which", "a", "the")), k)
        return kind(k) == "substance" and lower(k - 1) in (",", "and", ";") and k >= before.last

    def _parts_found(self, sentence: Sentence, q: Quantity) -> Governor | None:
        """What governs the parts that add up to a quantity: `to 17.3 kilos, of which 12.1 were found by customs and 5.2 by the police`."""
        if not self.passage.cursor.tells_parts(q.last):
            return None
        parts = [p for p in self.timing.starts.values() if q.last < p.first < sentence.last and p.unit == q.unit]
        fills = len(parts) > 1 and sum(p.figure.value for p in parts) == q.figure.value
        governor = self.scopes.governor(parts[0], sentence.first, sentence.last) if fills else None
        return governor if governor is not None and governor.mode else None

    def _is_made(self, sentence: Sentence, q: Quantity, last: Quantity) -> bool:
        """`That makes 62 tons over the two years`: a sum of those before it."""
        if q.unit != last.unit or q.figure.value <= last.figure.value:
            return False
        lower = self.passage.cursor.lower
        k = q.first - 1
        while self.tokens[k].kind == "qualifier" or lower(k) in _BEFORE_SUM:
            k -= 1
        return lower(k) in ("makes", "made") and k == sentence.first + 1 and lower(k - 1) in ("that", "this", "which")

    def _is_list_of_times(self, sentence: Sentence) -> bool:
        """`(In the first ten months of 2008: 31.9 kilograms and 4.0 metric tons.)`: a time and figures, no verb."""
        inside = range(sentence.first, sentence.last)
        known = self.timing.dates | self.timing.inside
        return all(k in known or self.tokens[k].kind == "mark" or self.tokens[k].lower in _IN_ASIDE for k in inside)

    def _is_compared_with(self, sentence: Sentence) -> bool:
        """`This compares to 30 kilos in 2006.`"""
        head = [t.lower for t in self.tokens[sentence.first : min(sentence.last, sentence.first + _LONGEST_HEADING)]]
        return bool(head) and head[0] in ("this", "that", "it", "these") and not _COMPARING.isdisjoint(head)

    def _is_of_whole(self, sentence: Sentence, q: Quantity, out: Sequence[Reading]) -> bool:
        """`Of the marijuana, 800 kilograms came off speedboats and 500 kilograms off ferries`: parts of what was told before."""
        lower = self.passage.cursor.lower
        if lower(sentence.first) != "of" or lower(sentence.first + 1) not in _POINTING:
            return False
        comma = next((k for k in range(sentence.first, min(q.first, sentence.first + _LONGEST_HEADING)) if lower(k) == ","), None)
        between = range(comma, q.first) if comma is not None else range(0)
        is_near = bool(out) or len(between) <= _LONGEST_LINK
        return bool(between) and is_near and not any(self.tokens[k].kind == "block_noun" for k in between)

    def _like(self, index: int, q: Quantity) -> Reading:
        """The last seizure of the sentence before that is measured as a quantity is."""
        before = [r for i, r in self.readings if i == index - 1]
        return next((r for r in reversed(before) if dimension(r.unit) == dimension(q.unit or "")), before[-1])

    def _is_told_of_other_time(self, sentence: Sentence, q: Quantity) -> bool:
        """`In the same period of 2007 it was 212 kilograms of heroin`: the time, a pronoun and a figure, told of what was before."""
        head = range(sentence.first, q.first)
        words = {self.tokens[k].lower for k in head if k not in self.timing.dates}
        is_timed = any(k in self.timing.dates for k in head)
        is_one_drug = len({r.substance for i, r in self.readings if i == self.readings[-1][0]}) == 1
        is_told = is_timed and bool(words & BE) and bool(words & _PRONOUNS)
        return is_told and (bool(q.name) or is_one_drug) and words <= BE | _PRONOUNS | _IN_ASIDE | _FILL

    def _figures_of_body(self, sentence: Sentence, q: Quantity) -> int | None:
        """`the figures of Border Customs for 2008: 38 kilos of heroin, 4 kilos of opium`: those of a body that enforces the law.

        The token of the body; None where no such list is, or one of other things (`arrest figures of the Police`).
        """
        lower, kind = self.passage.cursor.lower, self.passage.cursor.kind
        colon = next((k for k in range(q.first - 1, sentence.first, -1) if lower(k) == ":"), None)
        if not q.name or colon is None or any(kind(k) in _OF_OTHERS for k in range(sentence.first, q.first)):
            return None
        tells = (k for k in range(sentence.first, colon) if lower(k) in ("figures", "statistics") and lower(k + 1) == "of")
        at = next((k for k in tells if lower(k - 1) in _PLAIN_FIGURES), colon)
        named = [k for k in range(at + 2, min(at + _REACH_BODY, colon)) if self.seizing.is_named(k)]
        return named[0] if any(lower(k) in _ENFORCING for k in named) else None

    def _heads_list(self, sentence: Sentence, q: Quantity) -> bool:
        """Whether a quantity stands in a list behind a colon, and the paragraph's own heading is `Seizures.`."""
        head = self.passage.sentences[0]
        is_heading = head.last - head.first <= _LONGEST_HEADING and sentence.first > head.first
        if not is_heading or not any(self.tokens[k].kind in NOUNS for k in range(head.first, head.last)):
            return False
        return any(self.tokens[k].lower == ":" for k in range(sentence.first, q.first))

    def _is_found_inside(self, index: int, sentence: Sentence, q: Quantity, out: Sequence[Reading]) -> bool:
        """`Inside were 8 kilograms of cocaine`, `a car whose spare tire held 300 pills`: what those who search come upon."""
        lower = self.passage.cursor.lower
        if not q.name and not (q.unit in MASSES and lower(q.last) in (".", ",", ";", "")):
            return False
        verb = self.passage.cursor.before_qualifiers(q.first)
        if lower(verb) in ("and", ",") and out and out[-1].rule.startswith("quantity_found_inside"):
            return out[-1].quantity.last == verb
        start = max(0, sentence.first - (_REACH_BACK if lower(verb) in BE else 0))
        if self._is_stopped_with(sentence, verb):
            return True
        at = sentence.first + 1 if lower(sentence.first) == "on" else sentence.first
        lies = lower(at) in _LOCATIVES and (lower(verb) in BE or lower(verb) in _LYING)
        if lies and index:
            start = self.passage.sentences[index - 1].first
        if not lies and lower(verb) not in _HOLDING:
            return False
        return any(lower(k) in _SEARCHING for k in range(start, verb))

    def _is_against(self, q: Quantity, base: Quantity) -> bool:
        """`counts 3.1 tons of cocaine seized this year, against 1.9 tons in all of 2007`: what the seizure before it is compared with."""
        lower = self.passage.cursor.lower
        k = q.first - 1
        while lower(k) in _BEFORE_COMPARED:
            k -= 1
        compared = lower(k) in _AGAINST or (lower(k) in ("to", "with") and lower(k - 1) == "compared")
        # "7.1 tons, up 22 percent from 5.8 tons", "128 kilos, four times the 32 kilos of 2005"
        is_times = self.tokens[k].kind == "factor" or (lower(k) == "times" and self.tokens[k - 1].figure is not None)
        is_times = is_times and self.timing.own(q) is not None
        compared = compared or is_times or (lower(k) == "from" and self._is_by_percent(k - 1))
        alike = dimension(q.unit or "") == dimension(base.unit or "") and q.substance in (None, base.substance)
        end = k
        while is_times and end - 1 > base.last and end - 1 in self.timing.inside:
            end -= 1
        return compared and alike and not any(m in self.timing.inside for m in range(base.last, end))

    def _is_by_percent(self, k: int) -> bool:
        """Whether `up 22 percent`, `a fall of 5 percent` ends at a token."""
        lower = self.passage.cursor.lower
        near = range(k - _REACH_BRINGING, k)
        return self.tokens[k].kind == "percent" and any(lower(m) in ("up", "down") or self.tokens[m].kind == "change_verb" for m in near)

    def _topic_before(self, index: int, sentence: Sentence, q: Quantity, out: Sequence[Reading]) -> int | None:
        """`Total seizures rose by a third. Cocaine was up 22 percent, to 1.9 tons, and marijuana 45 percent, to 12 tons`."""
        lower, kind = self.passage.cursor.lower, self.passage.cursor.kind
        if not index or kind(sentence.first) != "substance" or not self.scopes.is_predicate_of_drug(sentence.first):
            return None
        if lower(q.first - 1) not in ("to", "at") or kind(q.first - 2) in ("block_verb", "block_noun", "carry"):
            return None
        if out and out[-1].rule != "quantity_of_topic_list":
            return None
        before = self.passage.sentences[index - 1]
        inside = range(before.first, before.last)
        if any(kind(k) in ("block_verb", "block_noun") and kind(k + 1) not in NOUNS for k in inside):
            return None
        return next((k for k in inside if kind(k) == "seizure" and self.seizing.is_real(k)), None)

    def _is_given_for_drug(self, sentence: Sentence, q: Quantity) -> bool:
        """`For hashish the Office gives 180 kilograms`, `The Agency reported 148 kilos of heroin`: the figure of another drug or time."""
        lower, kind = self.passage.cursor.lower, self.passage.cursor.kind
        at = sentence.first + 2 if lower(sentence.first + 1) == "for" else sentence.first + 1
        is_of_drug = lower(at - 1) in ("for", "of", "on") and kind(at) == "substance"
        between = range(at + 1 if is_of_drug else sentence.first, q.first)
        gives = any(lower(k) in _GIVING for k in between) if is_of_drug else self._is_reported(q)
        return gives and not any(kind(k) in ("block_verb", "block_noun", "arrest") or k in self.timing.inside for k in between)

    def _is_reported(self, q: Quantity) -> bool:
        """`reported 148 kilos of heroin`, not `a reported 2.5 tons of cocaine landed`."""
        lower = self.passage.cursor.lower
        following = q.last + 1 if lower(q.last) in ("in", "of") else q.last
        if following < len(self.tokens) and self.tokens[following].kind in ("block_verb", "block_noun"):
            # "had reported 120 tons of opium harvested"
            return False
        return bool(q.name) and lower(q.first - 1) in _REPORTED and lower(q.first - 2) not in ("a", "an", "the")

    def _is_stopped_with(self, sentence: Sentence, verb: int) -> bool:
        """`the gendarmerie stopped a bus with 212 kilograms of cannabis under the seats`: what was aboard is in their hands."""
        lower = self.passage.cursor.lower
        if lower(verb) not in _WITH_ABOARD:
            return False
        reach = range(verb, min(sentence.last, verb + _REACH_STOPPED))
        after = next((k for k in reach if lower(k) in BE and lower(k + 1) in _STOPPING), None)
        if after is not None and self.seizing.is_real(after + 1):
            return any(lower(k) in _CARRIERS for k in (verb - 1, verb - 2))
        stopped = next((k for k in range(verb - 1, max(sentence.first, verb - _REACH_STOPPED), -1) if lower(k) in _STOPPING), None)
        if stopped is None or not self.seizing.is_real(stopped) or any(k in self.timing.inside for k in range(stopped, verb)):
            return False
        return any(lower(k) in _CARRIERS or self.passage.cursor.kind(k) == "container" for k in range(stopped + 1, verb))

    def _goes_on_with_drug(self, sentence: Sentence, q: Quantity) -> bool:
        """`Cocaine seized came to 204 kg. Marijuana stood at 1.6 tons`: the next drug of a count, told without the verb."""
        begin = self._after_measure(sentence)
        at = next((k for k in range(begin, q.first) if self.tokens[k].kind == "substance"), None)
        if at is None or at - begin > _LONGEST_HEADING or self.tokens[at].value == "laboratory":
            return False
        between = [t for t in self.tokens[at + 1 : q.first] if t.kind != "qualifier" and t.lower not in _MERELY]
        head = [t.lower for t in self.tokens[begin:at]]
        is_plain = all(w in _BEFORE_DRUG for w in head)
        if [t.lower for t in between] == [":"] and not head:
            return True
        tells = ("link", "change_verb", "factor")
        links = all(t.kind in tells or t.lower in ("to", "at", "from", ",") for t in between)
        return is_plain and 0 < len(between) <= _LONGEST_LINK and between[0].kind in tells and links

    def _after_measure(self, sentence: Sentence) -> int:
        """The token after an opening that tells in what is measured: `In kilograms (...) cocaine amounted to`, `By weight,`."""
        lower, k = self.passage.cursor.lower, sentence.first
        is_measure = lower(k + 1) == "weight" or (self.tokens[k + 1].kind == "unit" and lower(k + 1).endswith("s"))
        if lower(k) not in ("in", "by") or not is_measure:
            return k
        k += 2
        k = self.passage.cursor.partner.get(k, k - 1) + 1 if lower(k) == "(" else k
        return k + 1 if lower(k) == "," else k

    def is_figure_of(self, sentence: Sentence, q: Quantity) -> bool:
        """`For all of 2006 the comparable figures were 192 MT of cannabis and 33 kg of heroin`: told of the seizures just before."""
        reach = [k for k in range(sentence.first, q.first) if k < sentence.first + _REACH_BACK or k >= q.first - _REACH_BACK]
        at = next((k for k in reach if self.tokens[k].lower in _FIGURES or self._is_the_total(k) or self._is_brought(k)), None)
        if at is None or self.tokens[at - 1].lower in _INTENDED:
            return False
        if self.tokens[q.first - 1].lower == "to" and self._is_brought(at):
            return True
        if at == q.first - 2 and self.tokens[q.first - 1].lower == ",":
            return True
        return any(self.tokens[k].lower in BE or self.tokens[k].kind in _AMOUNTING for k in range(at + 1, q.first))

    def _is_brought(self, k: int) -> bool:
        """`bringing the year's total for cocaine to`."""
        return self.tokens[k].lower in _TOTALS and any(self.tokens[m].lower in _BRINGING for m in range(max(0, k - _REACH_BRINGING), k))

    def _is_the_total(self, k: int) -> bool:
        """`the total was`, `The 2007 total consisted of`, `the amount for 2007 was`."""
        lower = self.passage.cursor.lower
        if lower(k) not in _TOTALS or "the" not in (lower(k - 1), lower(k - 2)):
            return False
        m = k + 1
        while m in self.timing.dates or lower(m) in ("for", "in", "during"):
            m += 1
        return lower(m) in BE or self.passage.cursor.kind(m) in _AMOUNTING
