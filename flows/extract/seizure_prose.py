"""Seizures in prose: the quantities of a paragraph that a verb or noun of seizure governs, and what comparisons and parts add to them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from flows.extract.actors import Actors
from flows.extract.bare_figures import BareReader
from flows.extract.change_words import DOWN, UP
from flows.extract.document import Passage, Sentence
from flows.extract.drafts import Draft, dimension
from flows.extract.ellipsis import Ellipsis
from flows.extract.events import is_incident
from flows.extract.governors import BE, FOILED, HAVE, NOUNS, TAKING, VERBS, Governor
from flows.extract.inheritance import Inheritance
from flows.extract.line_labels import LineLabels
from flows.extract.numbers import in_thousands
from flows.extract.quantities import COUNTED, Quantity, find_quantities
from flows.extract.scenes import Scenes
from flows.extract.scopes import Scopes
from flows.extract.seizing import Seizing
from flows.extract.substances_told import Reading, Substances
from flows.extract.timespans import UNKNOWN, Period, PeriodMention, within
from flows.extract.timing import Timing
from flows.extract.tokens import Token
from flows.extract.wholes import link_parts
from flows.extract.word_sets import words_of
from flows.vocabulary.units import KILOGRAMS

_GOVERNING = VERBS | NOUNS | TAKING | {"yield"}
_MEASURES = frozenset({"unit", "substance", "percent", "factor"})
_THEIR = frozenset({"its", "their"})
_REACH_BACK = 12
_LONGEST_QUOTE = 12
_TELLING_PLACE = words_of("locative") | words_of("holding") | words_of("stopping") | FOILED
_REACH_COMPARED = 4
_COMPARING = frozenset({"compared", "versus", "than", "surpassing", "exceeding", "topping"})
_CHANGING = UP | DOWN
_BRINGS = frozenset({"brings", "brought", "bringing", "bring"})
_HAULS = frozenset({"total", "totals", "haul", "tally", "sum"})
_REACH_TOTAL = 20
_GREAT = frozenset({"large", "major", "big", "significant", "notable", "important"})
_SAYS = frozenset({"gives", "gave", "puts", "quotes", "cites"})
_CONVERTS = frozenset({"converts", "convert", "converted", "equivalent", "equal", "equals", "equalling", "equaling"})
_CONVERSION = Decimal("1.05")
"""How far apart two figures for one mass in two units may be written ("256 kilograms (563 pounds)")."""


def _takes_or_tells(token: Token) -> bool:
    """Whether a word says that drugs were taken (`apprehended`), or where those who search found them (`Inside were ...`)."""
    return token.lower in _TELLING_PLACE or (token.kind == "arrest" and token.value == "seized")


class _Named:
    """The bodies and drugs that a paragraph names, worked out when a rule first asks.

    Apart from the reader, so that what the reader hands them to does not lead back to it: such a ring only the garbage collector frees.
    """

    def __init__(self, passage: Passage, readings: Sequence[tuple[int, Reading]], is_about_drugs: bool) -> None:
        self.passage = passage
        self.readings = readings
        self.is_about_drugs = is_about_drugs

    @cached_property
    def actors(self) -> Actors:
        """The agencies and places."""
        return Actors(self.passage)

    def is_body(self, k: int) -> bool:
        """Whether a token is one of an agency's name."""
        return k in self.actors.bodies.agency_at

    @cached_property
    def drugs(self) -> list[int]:
        """The tokens that name a drug, not a laboratory and not inside an agency's name."""
        inside = self.actors.bodies.agency_at
        named = [k for k, kind in enumerate(self.passage.cursor.kinds) if kind == "substance" and k not in inside]
        return [k for k in named if self.passage.tokens[k].value != "laboratory"]

    @cached_property
    def substances(self) -> Substances:
        """What the quantities of the paragraph are of."""
        return Substances(self.passage, self.drugs, self.readings, self.is_about_drugs)

    def substances_told(self) -> Substances:
        """The same, to hand to a rule that may never ask: it is worked out when called."""
        return self.substances


class ProseReader:
    """Reads one paragraph."""

    def __init__(self, passage: Passage, tables: Sequence[tuple[int, int]] = (), is_about_drugs: bool = False) -> None:
        """Takes a paragraph, the parts of its text that are tables, and whether its cable is about drugs."""
        self.passage = passage
        self.is_about_drugs = is_about_drugs
        self.tokens = passage.tokens
        taken = frozenset(k for m in passage.periods for k in range(m.first, m.last))
        found = find_quantities(passage.text, passage.cursor, taken)
        self.quantities = [q for q in found if not any(s <= self.tokens[q.at].start < e for s, e in tables)]
        self.readings: list[tuple[int, Reading]] = []
        self._named = _Named(passage, self.readings, is_about_drugs)
        self.seizing = Seizing(passage.cursor, self.quantities, taken, self._named.is_body)
        self.scopes = Scopes(self.seizing)
        self.timing = Timing(passage, self.quantities)
        self.drafts: list[Draft] = []
        self.inheritance = Inheritance(passage, self.scopes, self.timing, self.readings)

    @property
    def actors(self) -> Actors:
        """The agencies and places of the paragraph."""
        return self._named.actors

    @cached_property
    def labels(self) -> LineLabels:
        """The bodies and times that begin its lines."""
        return LineLabels(self.passage)

    @cached_property
    def scenes(self) -> Scenes:
        """Where the seizures of the paragraph took place."""
        return Scenes(self.actors)

    @cached_property
    def bare(self) -> BareReader:
        """The reader of figures without unit."""
        ellipsis = Ellipsis(self.passage.cursor, self.timing, self.passage.places)
        return BareReader(self.passage, ellipsis, self.inheritance, self._named.substances_told)

    @property
    def names(self) -> list[int]:
        """The tokens that name a drug, not a laboratory and not inside an agency's name."""
        return self._named.drugs

    @property
    def substances(self) -> Substances:
        """What the quantities of the paragraph are of."""
        return self._named.substances

    def read(self) -> list[Draft]:
        """The seizures of the paragraph, in order."""
        kinds = frozenset(self.passage.cursor.kinds)
        if kinds.isdisjoint(_GOVERNING) and not any(_takes_or_tells(t) for t in self.tokens):
            return []
        if all(q.is_bare for q in self.quantities) and kinds.isdisjoint(_MEASURES):
            return []
        for index, sentence in enumerate(self.passage.sentences):
            quantities = [q for q in self.quantities if sentence.first <= q.at < sentence.last]
            readings = self._readings(index, sentence, quantities) if quantities else []
            if readings:
                self._draft(index, sentence, readings)
            self.inheritance.remember(sentence)
        link_parts(self.passage, self.drafts, [r.quantity for _, r in self.readings])
        return self.drafts

    def _readings(self, index: int, sentence: Sentence, quantities: list[Quantity]) -> list[Reading]:
        """The quantities of a sentence that are seizures."""
        out: list[Reading] = []
        for q in quantities:
            if q.is_bare:
                bare = self.bare.read(index, q, sentence, quantities, out)
                if bare is not None:
                    out.append(bare)
                continue
            if out and self._is_conversion(q, out[-1]):
                continue
            governor = self.scopes.governor(q, sentence.first, sentence.last)
            rule = "quantity_governed"
            if q.seizure_at is not None and q.unit == "case" and self._only_points(q):
                continue
            if q.seizure_at is not None and (governor is None or governor.mode):
                governor, rule = self._counted(q.seizure_at), "seizures_counted"
            if governor is None:
                governor, rule = self.inheritance.governor(index, sentence, q, out)
            if governor is None or not governor.mode:
                continue
            substance = self.substances.of(q, sentence, quantities)
            if substance is None or not self.substances.is_drug(q):
                continue
            out.append(Reading(q, governor, substance, f"{rule}_{governor.mode}", q.unit or "", q.unit_word))
        return out

    def _only_points(self, q: Quantity) -> bool:
        """`drew attention to three seizures`, `there has been one large seizure`: those told next, no count of what was seized."""
        before = self.passage.cursor.lower
        if q.substance is None and q.text.isalpha() and any(self.tokens[k].lower in _GREAT for k in range(q.at, q.last)):
            return True
        return (q.text.lower() == "one" and q.substance is None) or (before(q.first - 1) == "to" and before(q.first - 2) == "attention")

    def _counted(self, at: int) -> Governor | None:
        """The noun of a count of seizures, as what governs it: `one seizure of precursors`, `6 metric tons of the total seizures`."""
        return Governor(at, "seized", "noun") if self.seizing.is_real(at) else None

    def _is_conversion(self, q: Quantity, before: Reading) -> bool:
        """Whether a quantity in brackets only says the one before it in another unit, or what it could be made into."""
        other = before.quantity
        inside = self.passage.cursor.bracket(q.first)
        if inside is not None and any(self.tokens[k].lower in _CONVERTS for k in range(inside[0], q.first)):
            # "2.4 tons of opium (which converts to 240 kg of heroin)"
            return True
        if self.tokens[q.first - 1].lower != "(" or q.first - 1 != other.last or dimension(q.unit or "") != "mass" or q.unit == other.unit:
            return False
        masses = [each.figure.value * KILOGRAMS.get(each.unit or "", Decimal(0)) for each in (q, other)]
        return min(masses) > 0 and max(masses) / min(masses) < _CONVERSION

    def _draft(self, index: int, sentence: Sentence, readings: list[Reading]) -> None:
        """Turns the readings of a sentence into drafts."""
        for r in readings:
            if r.unit in COUNTED:
                r.quantity.figure = in_thousands(r.quantity.text) or r.quantity.figure
        self.timing.carry(self.passage.sentences, index, self.periods())
        listed = [r.quantity for r in readings]
        for r, following in zip(readings, [*readings[1:], None], strict=True):
            q = r.quantity
            until = following.quantity.first if following is not None else sentence.last
            country, is_told = self.scenes.country(r.governor, sentence, q.first, q.last, until)
            if not is_told and self.drafts and (r is not readings[0] or self._goes_back(index, sentence, q)):
                country = self.drafts[-1].country
            elif not is_told and index and not self.timing.named_in(sentence) and not any(d.sentence == index - 1 for d in self.drafts):
                told_before, is_told = self.scenes.told_before(self.passage.sentences[index - 1], sentence)
                country = told_before if is_told else country
            first, last = self._shown(q)
            draft = Draft(
                passage=self.passage,
                start=self.tokens[first].start,
                end=self.tokens[last - 1].end,
                sentence=index,
                figure=q.figure,
                upper=q.upper,
                text=q.text,
                qualifier=q.qualifier,
                unit=r.unit,
                substance=r.substance,
                action=self._action(r, q, sentence),
                layout="prose",
                rule=r.rule,
                period=self._period(index, r, sentence, listed),
                country=country,
                agency=self.actors.agency(r.governor, sentence),
            )
            gapped_country = self.scenes.gapped(q.first) if r is not readings[0] else None
            if gapped_country is not None:
                draft.country = gapped_country
            yields = self.tokens[r.governor.at].kind == "yield" and draft.agency is None
            if yields and self.drafts and self.drafts[-1].sentence >= index - 1:
                # "a second container yielded 410 kilos": who opened it is as before
                draft.agency = self.drafts[-1].agency
            if r.governor.mode == "inside" and index:
                searcher = self.actors.first_actor(sentence) or self.actors.first_actor(self.passage.sentences[index - 1])
                draft.agency = searcher.agency if searcher is not None else None
            if r.governor.mode == "figures" and r.governor.at in self.actors.bodies.agency_at:
                draft.agency = self.actors.bodies.agency_at[r.governor.at][1].name
            if r.governor.mode == "sum":
                draft.agency = None
            if r.governor.mode in ("figure", "part"):
                first_actor = self.actors.first_actor(sentence)
                if first_actor is not None and first_actor.is_pronoun and self.tokens[first_actor.at].lower in _THEIR:
                    # "its figures were 44 kilos", not "it was 44 kilos"
                    first_actor = self.actors.resolved(first_actor, sentence)
                owner = first_actor.agency if first_actor is not None and first_actor.at < q.first else None
                if first_actor is not None and any(self.tokens[k].lower in _SAYS for k in range(first_actor.at, q.first)):
                    # "For hashish the Office gives 180 kilograms": who counts did not seize
                    owner = None
                draft.agency = owner or self._agency_before()
                # "This includes 9 tons taken by other countries on the high seas"
                draft.country = None if is_told and country is None else self.drafts[-1].country
            gapped = self.actors.right_before(q.first) or self.actors.right_after(q.last, sentence)
            if gapped is not None and q.substance is None and not q.is_bare and r is not readings[0]:
                # "seized 1,205 kg of drugs, including 402 kg of heroin; the Border Guard 380 kg"
                draft.substance = readings[0].substance
            if gapped is not None:
                draft.agency, draft.country = gapped.agency, self.scenes.country_of(gapped) or draft.country
            # not "less than the 20 kilos that police seized"
            has_own_verb = r.governor.mode == "active" and r.governor.at >= q.last
            if draft.agency is None and r is not readings[0] and not has_own_verb and self._is_compared(q):
                draft.agency = self.drafts[-1].agency
            draft.agency = self.labels.body(draft.start) or draft.agency
            draft.period = self.labels.time(draft.start) or draft.period
            verb = self.tokens[r.governor.at].kind
            is_one = r.unit != "case" and is_incident(self.passage, self.timing, sentence, q, draft, verb)
            if is_one or (r.unit == "site" and self._goes_with_incident(index, draft)):
                draft.role = "incident"
            if self.drafts and self._is_weighed(q):
                draft.role, draft.repeats = "restatement", self.drafts[-1]
            draft.is_brought_to = self._is_brought_to(q, sentence)
            if draft.is_brought_to:
                draft.role = "component"
            self.drafts.append(draft)
            self.readings.append((index, r))

    def _is_weighed(self, q: Quantity) -> bool:
        """`1.7 million tablets (weighing 260 kg)`: the figure before it, told by weight."""
        opens = self.passage.cursor.before_qualifiers(q.first) - 1
        is_weight = self.tokens[opens + 1].lower == "weighing" and self.tokens[opens].lower == "("
        return is_weight and any(r.quantity.last == opens for _, r in self.readings[-1:])

    def _period(self, index: int, r: Reading, sentence: Sentence, listed: Sequence[Quantity]) -> Period:
        """The time of a reading; that of a relative clause is the clause's own (`the 14 tons that the agency found in June`)."""
        q = r.quantity
        if r.governor.mode == "active" and r.governor.at >= q.last:
            own = self.timing.after(r.governor.at, sentence)
            if own is not None:
                return own.period
        if r.rule == "part_elliptic" and self._is_of_time_before(index, q, sentence):
            return self.drafts[-1].period
        own = self.timing.own(q)
        if own is not None and own.kind == "vague" and r.governor.action == "destroyed" and self._is_of_seized(r.governor, q):
            burned = [m for m in self.timing.named_in(sentence) if m.last <= q.first and not m.is_base]
            return burned[-1].period if burned else UNKNOWN
        period = self.timing.period(q, sentence, listed)
        before = [d.period for d in self.drafts if d.sentence == index - 1]
        if (
            r.governor.mode == "figure"
            and self.passage.cursor.lower(sentence.first + 2) in ("figure", "total")
            and period.start is not None
        ):
            # "The 2017 figure included ...": the one just told of that year
            return next((p for p in before if p.start is not None and p.start.year == period.start.year), period)
        opening = next((m for m in self.timing.mentions if sentence.first <= m.first <= sentence.first + 1), None)
        if opening is not None and opening.period == period and self._is_possessive_year(opening):
            # "This year's yielded ...", "Of this year's heroin, 11 kilos": as told before of that year
            return next((p for p in before if p.start is not None and within(p, period)), period)
        return period

    def _is_of_time_before(self, index: int, q: Quantity, sentence: Sentence) -> bool:
        """`eight were closed in May, six of them by the Bureau; in all of 2007 there had been 13`: a part without its own time."""
        if not self.drafts or self.drafts[-1].sentence != index or self.timing.own(q) is not None:
            return False
        whole = self.readings[-1][1].quantity
        between = (m for m in self.timing.named_in(sentence) if whole.last <= m.first < q.first)
        return all(m is self.timing.own(whole) for m in between)

    def _is_possessive_year(self, m: PeriodMention) -> bool:
        return m.kind == "year" and self.tokens[m.last - 1].lower.endswith(("'s", "’s"))

    def _agency_before(self) -> str | None:
        """The agency that the figures just told are of; of those of several agencies, that of the first, their whole, if it is one's."""
        told = [d.agency for d in self.drafts if d.sentence == self.drafts[-1].sentence]
        return told[-1] if told[0] is not None or len(set(told)) == 1 else None

    def _shown(self, q: Quantity) -> tuple[int, int]:
        """The tokens that show a figure: its own, with the time of a figure that has no unit (`881 in 2005`)."""
        own = self.timing.own(q) if q.is_bare else None
        if own is None or max(q.last, own.last) - min(q.first, own.first) > _LONGEST_QUOTE:
            return q.first, q.last
        return min(q.first, own.first), max(q.last, own.last)

    def _goes_back(self, index: int, sentence: Sentence, q: Quantity) -> bool:
        """Whether a sentence speaks of those, or of the operation, that the sentence before it spoke of."""
        if self.drafts[-1].sentence != index - 1:
            return False
        for k in range(sentence.first, min(q.first, sentence.first + _REACH_BACK)):
            named = self.tokens[k].lower in ("operation", "raid", "search") and self.tokens[k - 1].lower in ("the", "this", "same")
            if named or self.tokens[k].lower == "they":
                return True
        return False

    def _is_compared(self, q: Quantity) -> bool:
        """Whether a figure is what the one before it is compared with, or comes to: the same body's, where no other is named.

        `more than double the 21 metric tons seized in 2006`, `a decline from the 3,400 plants destroyed then`, `bringing to 11 the number
        of laboratories dismantled since 2004`.
        """
        near = range(max(0, q.first - _REACH_COMPARED), q.first)
        if any(self.tokens[k].lower in _COMPARING or self.tokens[k].kind == "factor" for k in near):
            return True
        changing = (k - 1 for k in near if self.tokens[k].lower == "from")
        if any(self.tokens[k].lower in _CHANGING or self.tokens[k].kind == "change_verb" for k in changing):
            return True
        between = range(self.readings[-1][1].quantity.last, q.first)
        return any(self.tokens[k].lower == "bringing" for k in between)

    def _action(self, reading: Reading, q: Quantity, sentence: Sentence) -> str:
        """What was done: sites are dismantled; drugs seized and then destroyed are seized, those found and destroyed are destroyed."""
        if reading.unit == "site":
            return "dismantled"
        action, at = reading.governor.action, reading.governor.at
        if action == "dismantled" and reading.unit in ("hectare", "plant"):
            return "destroyed"
        if q.seized_before or action == "dismantled":
            return "seized"
        if action == "destroyed" and self._is_of_seized(reading.governor, q):
            return "seized"
        if action == "destroyed" and self.tokens[at - 1].lower in ("and", "or", ",") and self.tokens[at - 2].kind == "seize":
            return "seized"
        if self.tokens[at].kind == "find" and at < q.first:
            for k in range(q.last, sentence.last - 1):
                if self.tokens[k].kind == "destroy" and self.tokens[k + 1].lower in ("them", "it", "all"):
                    return "destroyed"
        return action

    def _is_brought_to(self, q: Quantity, sentence: Sentence) -> bool:
        """`This brings the total amount of cocaine seized so far this year to 16 tons`: the sum with what was told before."""
        lower = self.passage.cursor.lower
        k = self.passage.cursor.before_qualifiers(q.first)
        before = {lower(n) for n in range(max(sentence.first, k - _REACH_TOTAL), k)}
        return lower(k) == "to" and not _BRINGS.isdisjoint(before) and not _HAULS.isdisjoint(before)

    def _goes_with_incident(self, index: int, draft: Draft) -> bool:
        """`seized 900 kilos of hashish and dismantled three laboratories`: sites of the event that their sentence tells of."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.sentence == index and last.role == "incident" and last.period == draft.period

    def _is_of_seized(self, governor: Governor, q: Quantity) -> bool:
        """`burned 410 kg of drugs seized over the last two years`, `one ton that had been seized`: what was destroyed was seized before."""
        cursor = self.passage.cursor
        k = q.last
        if cursor.lower(k) in ("that", "which"):
            k += 1
            while cursor.lower(k) in BE or cursor.lower(k) in HAVE:
                k += 1
        return governor.at < q.first and cursor.kind(k) == "seize" and cursor.lower(k).endswith("ed")

    def periods(self) -> list[tuple[int, Period]]:
        """The times of the seizures so far, by sentence, without those only compared with."""
        bases = {m.period for m in self.timing.mentions if m.is_base}
        return [(d.sentence, d.period) for d in self.drafts if d.period.start is not None and d.period not in bases]
