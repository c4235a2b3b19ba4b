"""Who seized: the agency that a verb or noun of seizure belongs to."""

from __future__ import annotations

from flows.extract.agencies import is_of_united_states
from flows.extract.bodies import COMMON_NAMES, NO_OWNER, OPERATIONS, OWNER_REACH, POSSESSIVE, PREPOSITIONS, REACH, TAKES, Actor, Bodies
from flows.extract.document import Passage, Sentence
from flows.extract.governors import BE, HAVE, MODALS, VERBS, Governor
from flows.extract.word_sets import words_of

# an office that reports figures did not seize (04THEHAGUE4: "the USD registered 740 seizures")
_REPORTING = words_of("reporting")
_LEADING = frozenset({"conducted", "led", "mounted"})
_SEARCHES = frozenset({"inspection", "search", "searches", "inspections", "examination", "check"})
_UNITS = frozenset({"commands", "units", "stations", "departments", "posts"})
# "The haul for July had been": of those who were told of before
_HAULS = frozenset({"haul", "catch", "take"})
# bodies that count what others seize
_COUNTING = frozenset({
    "ministry", "ministries", "secretariat", "office", "institute", "observatory", "center", "centre", "committee", "commission", "council",
})  # fmt: skip
_BUSTS = frozenset({"bust", "haul", "seizure", "seizures", "interdiction", "interception"})
_OPERATIONS = frozenset({"investigation", "operation", "raid", "sting", "probe"})
_REACH_OPENING = 6
_BACK = frozenset({"this", "these", "those", "such"})
_BEFORE_GENERIC = frozenset({"the", "local", "other", "state", "provincial"})
_INCLUDING = frozenset({"including", "included"})
_FIGURES = frozenset({"statistics", "figures", "data", "numbers", "estimates", "records", "reports", "reporting", "yearbook"})
_FIGURES |= {"bulletin", "database", "tables", "annex"}
_RESULTS = frozenset({"results", "successes", "achievements"})
_SOLDIERS = frozenset({"soldiers", "troops"})
_ARMED = frozenset({"army", "forces", "force", "military", "guard", "defence", "defense", "brigade", "corps", "marines", "navy"})
_ACCOUNTS = frozenset({"account", "count", "estimate", "reckoning", "arithmetic", "figures", "statistics", "records", "notebook"})
_REACH_CLAUSE = 14
_RELATIVE = frozenset({"who", "which"})


class Actors:
    """Who seized, by the sentences of a paragraph."""

    def __init__(self, passage: Passage) -> None:
        """Takes a paragraph."""
        self.passage = passage
        self.bodies = Bodies(passage)
        self.tokens = passage.tokens
        self.partner = passage.cursor.partner
        self.lower = passage.cursor.lower

    def agency(self, governor: Governor, sentence: Sentence) -> str | None:
        """The agency that seized."""
        if governor.mode == "list" and governor.at < sentence.first:
            # "In May the Bureau confiscated:", then a list
            sentence = next(s for s in self.passage.sentences if s.first <= governor.at < s.last)
            governor = governor._replace(mode="active" if self.tokens[governor.at].kind in VERBS else "noun")
        actor = self.actor(governor, sentence)
        if actor is not None:
            return actor.agency
        g = governor.at
        own = self._own_results(g, sentence)
        if own is not None:
            return own
        if governor.mode == "passive" and self._goes_back_to_operation(sentence):
            # "This investigation was led by the Bureau. As a result of this investigation, 30 kilograms were seized."
            earlier = self._earlier(sentence)
            return None if earlier is None else earlier.agency
        if governor.mode in ("passive", "reduced", "attributive") or self.before(g, sentence) is not None:
            return None
        is_haul = g == sentence.first + 1 and self.lower(sentence.first) == "the" and self.lower(g) in _HAULS
        if is_haul or any(self.lower(k) in _BACK or self.lower(k) in _SEARCHES for k in range(sentence.first, g)):
            earlier = self._earlier(sentence)
            return None if earlier is None else earlier.agency
        return None

    def _goes_back_to_operation(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what an operation told before led to: `As a result of this investigation`, `In that raid`."""
        opening = range(sentence.first, min(sentence.first + _REACH_OPENING, sentence.last))
        return any(self.lower(k) in ("this", "that") and self.lower(k + 1) in _OPERATIONS for k in opening)

    def _own_results(self, g: int, sentence: Sentence) -> str | None:
        """`The Police reported the following results: 9.6 tons of opium seized`: the results of the one that reports them."""
        first = self.first_actor(sentence)
        if first is None or first.agency is None:
            return None
        told = range(first.at, min(g, first.at + REACH))
        reports = any(self.lower(k) in _REPORTING and self.lower(k + 2) in ("following", "own") for k in told)
        return first.agency if reports and any(self.lower(k) in _RESULTS for k in told) else None

    def actor(self, governor: Governor, sentence: Sentence) -> Actor | None:
        """Who seized: the subject of an active verb, the body after `by`, the owner of a noun; pronouns resolved."""
        g = governor.at
        before = self.before(g, sentence) if governor.mode not in ("passive", "reduced", "attributive") else None
        by = self.by(g, sentence) if before is None or governor.mode != "active" else None
        if by is None and governor.mode == "reduced":
            by = self._of_bust(g, sentence)
        if by is not None:
            return self.resolved(by, sentence)
        if before is None:
            return self._owner(g) if governor.mode == "attributive" else None
        if governor.mode == "noun":
            reports = any(self.lower(k) in _REPORTING for k in range(before.at, g))
            if reports and self._reports_own(before, g):
                return self.resolved(before, sentence)
            if reports or not (self.leads_to(before, g) or self._owner(g) is not None):
                return None
        return self.resolved(before, sentence)

    def _reports_own(self, actor: Actor, g: int) -> bool:
        """`The Federal Police reported seizures of`, `the Unit reported the seizure of`: a body that enforces the law tells of its own."""
        k = g - 1 if self.lower(g - 1) in ("the", "total") else g
        words = (actor.agency or "").lower().split()
        return self.lower(k - 1) == "reported" and self.lower(g + 1) == "of" and bool(words) and _COUNTING.isdisjoint(words)

    def _of_bust(self, g: int, sentence: Sentence) -> Actor | None:
        """`a bust by the National Police, with U.S. agencies, of 5.5 tons seized from a vessel`: the body behind the noun before."""
        at = next((k for k in range(g - 1, max(sentence.first, g - REACH), -1) if self.lower(k) in _BUSTS), None)
        found = self.by(at, sentence) if at is not None and self.lower(at + 1) == "by" else None
        return found if found is not None and found.at < g else None

    def resolved(self, actor: Actor, sentence: Sentence) -> Actor | None:
        """The actor that a pronoun, `the Agency` or plain `officers` go back to: in the sentence, else in those before it."""
        if not actor.is_pronoun:
            return actor
        if self.lower(actor.at) in _SOLDIERS:
            # "The Bureau found 8 kg ... In June soldiers uprooted 4,000 plants": none of the Bureau's
            earlier = self._earlier(sentence)
            is_army = earlier is not None and earlier.agency is not None and not _ARMED.isdisjoint(earlier.agency.lower().split())
            return earlier if is_army else None
        word = POSSESSIVE.sub("", self.lower(actor.at))
        if word in COMMON_NAMES:
            body = self.bodies.named_with(word, actor.at)
            if body is not None:
                return Actor(actor.at, body)
        first = self.first_actor(sentence)
        if first is not None and not first.is_pronoun and first.at < actor.at:
            return first
        # "In Operation Poppy, conducted by the Ministry, officers destroyed"
        is_led = any(self.lower(k) in _LEADING and self.lower(k + 1) == "by" for k in range(sentence.first, actor.at))
        is_source = first is not None and first.at == actor.at and (is_led or self.lower(sentence.first) == "according")
        named = range(sentence.first, actor.at) if first is None or is_source else ()
        here = {self.bodies.agency_at[k] for k in named if k in self.bodies.agency_at}
        if len(here) == 1:
            # "contacts at the Security Service told us that its officers had seized"; "According to the Customs Service, officers seized"
            at, mention = here.pop()
            return Actor(at, mention.name)
        return self._earlier(sentence)

    def _earlier(self, sentence: Sentence) -> Actor | None:
        """The actor that the sentences before this one spoke of last."""
        for before in reversed(self.passage.sentences[: self.passage.sentences.index(sentence)]):
            actor = self.first_actor(before) or self.by(before.first, before)
            if actor is not None and not actor.is_pronoun:
                return actor
            named = {self.bodies.agency_at[k] for k in range(before.first, before.last) if k in self.bodies.agency_at}
            if actor is None and len(named) == 1:
                # "Ganja is chiefly a matter for the Excise Department. Its men seized"
                first, mention = named.pop()
                return Actor(first, mention.name)
        return None

    def _owner(self, g: int) -> Actor | None:
        """The agency that stands right before a noun of seizure: `NSS seizures of heroin`, `the NSS's total seizures`."""
        k = g - 1
        while k >= 0 and g - k <= OWNER_REACH and k not in self.bodies.agency_at:
            if self.lower(k) == ")" and self.partner.get(k) == k - 2:
                # `Ministry of Interior (MOI) drug seizures`
                return self._owner(k - 2)
            if self.tokens[k].kind not in ("word", "substance") or self.lower(k) in NO_OWNER:
                return None
            k -= 1
        return Actor(self.bodies.agency_at[k][0], self.bodies.agency_at[k][1].name) if k in self.bodies.agency_at else None

    def leads_to(self, actor: Actor, g: int) -> bool:
        """Whether an actor before a noun of seizure made it: it owns it (`its seizures`), or a verb stands between."""
        if actor.is_pronoun and g - actor.at <= 4:
            return True
        between = self.tokens[actor.at : g]
        if self.lower(g - 2) == "in" and self.tokens[g - 1].kind == "figure" and any(t.kind in VERBS for t in between):
            # "seized 1.3 tons of drugs in 672 seizures"
            return True
        return any(t.kind in ("word", "change_verb") and t.lower.endswith(("ed", "es", "s", "ing", "made", "led")) for t in between)

    def by(self, g: int, sentence: Sentence) -> Actor | None:
        """The agency or generic body after `by` that follows the verb or noun."""
        is_verb = self.tokens[g].kind in TAKES
        for k in range(g + 1, min(sentence.last, g + REACH)):
            if self.lower(k) in (";", "and", "which", "while") and k > g + 12:
                return None
            if self.lower(k) in ("them", "which") and self.lower(k - 1) == "of":
                # "eight were closed down, six of them by the Bureau", "820 seizures, of which 610 were made by the Bureau"
                return None
            if is_verb and k > g + 1 and (self.lower(k) in _INCLUDING or (self.tokens[k].kind in TAKES and self.lower(k - 1) in BE)):
                # "of the 4 tons seized, 3 tons were taken by the Navy": another figure's verb
                return None
            is_between = self.lower(k) == "between" and self.lower(k - 1) in OPERATIONS
            is_credited = self.lower(k) == "to" and self.lower(k - 1) in ("attributable", "attributed", "credited")
            if self.lower(k) == "by" or is_between or is_credited:
                found = self._actor_at_or_after(k + 1, sentence)
                if found is not None and not self._is_by_account(found.at):
                    return found
        return None

    def _is_by_account(self, at: int) -> bool:
        """`the tablets are, by the Bureau's own account, few`: who says so."""
        m = self.bodies.end_of(at)
        return POSSESSIVE.search(self.lower(m - 1)) is not None and any(self.lower(k) in _ACCOUNTS for k in range(m, m + 2))

    def _actor_at_or_after(self, k: int, sentence: Sentence) -> Actor | None:
        for m in range(k, min(k + 5, sentence.last)):
            if m in self.bodies.agency_at:
                return Actor(m, self.bodies.joined(self.bodies.last_joined(m, sentence), sentence)[1])
            if self.tokens[m].kind == "actor":
                return Actor(m, self.bodies.functional(m))
            if self.lower(m) in COMMON_NAMES and self.lower(m - 1) == "the" and self.lower(m + 1) != "of":
                # "the 84 kilograms seized by the Board"
                return Actor(m, None, is_pronoun=True)
            if self.tokens[m].kind != "word":
                return None
            if self.bodies.is_acronym(m):
                name = self.passage.text[self.tokens[m].start : self.tokens[m].end]
                if is_of_united_states(name) and self.lower(m + 1) == "and" and m + 2 in self.bodies.agency_at:
                    # "in a joint operation between the DEA and the Customs Service"
                    continue
                return Actor(m, name)
        return None

    def before(self, g: int, sentence: Sentence) -> Actor | None:
        """The nearest body before a verb that can be its subject; the one right before `who` or `which` is, whatever it stands in."""
        k = g - 1
        while self.lower(k) in HAVE or self.lower(k).endswith("ly"):
            k -= 1
        if self.lower(k) in _RELATIVE and self.lower(k - 1) == ",":
            found = self.bodies.at(k - 2, sentence)
            if found is not None and not found.is_pronoun:
                return found
        k = g - 1
        while k >= max(sentence.first, g - REACH):
            if self.lower(k) == ")" and k in self.partner:
                k = self.partner[k] - 1
                continue
            found = self.bodies.at(k, sentence)
            clause = self._relative_clause(found.at, g, sentence) if found is not None else None
            if clause is not None:
                k = clause - 1
                continue
            named = self._apposed_to(k, g, sentence) if found is not None and found.agency is None else None
            if named is not None:
                k = named
                continue
            if found is not None and not self.bodies.in_phrase(found.at) and not self._is_source(k):
                return found
            k = (found.at if found is not None else k) - 1
        return None

    def _apposed_to(self, at: int, g: int, sentence: Sentence) -> int | None:
        """The last token of the body described: `the NIU, a well-trained police unit, eradicated`; the description ends before `g`."""
        begin = self._comma_before(at, sentence)
        while begin is not None and self.lower(begin + 1) not in ("a", "an"):
            begin = self._comma_before(begin, sentence) if self.lower(begin + 1) != "and" else None
        ends = any(self.lower(k) == "," for k in range(at, g))
        if begin is None or not ends:
            return None
        last = self.partner[begin - 1] - 1 if self.lower(begin - 1) == ")" and begin - 1 in self.partner else begin - 1
        return last if last in self.bodies.agency_at else None

    def _is_source(self, k: int) -> bool:
        """`INCB statistics show that Pakistan seized`: whose figures they are, not who seized."""
        return self.lower(k + 1) in _FIGURES or (k + 2 < len(self.tokens) and self.lower(k + 2) in _FIGURES and self.lower(k + 1) == ")")

    def _relative_clause(self, at: int, g: int, sentence: Sentence) -> int | None:
        """The comma before `which absorbed the Customs Department in 2007,`, where a body at `at` is in a clause that ends before `g`."""
        begin = self._comma_before(at, sentence)
        while begin is not None and not self._begins_relative(begin):
            in_list = begin + (2 if self.lower(begin + 1) == "the" else 1)
            is_body = in_list in self.bodies.agency_at or self.tokens[in_list].kind == "actor" or self.lower(in_list) == "customs"
            begin = self._comma_before(begin, sentence) if is_body else None
        if begin is None:
            return None
        return begin if any(self.lower(k) == "," for k in range(at, g)) else None

    def _comma_before(self, at: int, sentence: Sentence) -> int | None:
        return next((k for k in range(at - 1, max(sentence.first, at - _REACH_CLAUSE), -1) if self.lower(k) == ","), None)

    def _begins_relative(self, comma: int) -> bool:
        """`, which`, `, in which`."""
        relative = comma + 2 if self.lower(comma + 1) in PREPOSITIONS else comma + 1
        return self.lower(relative) in _RELATIVE

    def right_before(self, first: int) -> Actor | None:
        """The agency that stands right before a figure, its verb left out: `and the Frontier Corps another 3,400 kg of hashish`."""
        k = first - 1
        if self.lower(k) == ")" and self.partner.get(k) == k - 2 and k - 3 in self.bodies.agency_at:
            # "and the Polish Border Guard (PBG) 24 kilograms"
            k -= 3
        if self.lower(k) == "for":
            # "the Police accounted for 9 tons and the Navy (NAV) for 4 tons"
            at = self.partner[k - 1] - 1 if self.lower(k - 1) == ")" and k - 1 in self.partner else k - 1
            k = at if at in self.bodies.agency_at else k
        if self.tokens[k].kind == "actor" and k not in self.bodies.agency_at and self.lower(k - 1) == "the":
            name = self.bodies.functional(k)
            if name is not None and self.lower(k - 2) in ("and", ",", ";"):
                # "the Ministry seized 1,205 kg; the Border Guard 380 kg"
                return Actor(k, name)
        if self.tokens[k].kind == "actor" and k not in self.bodies.agency_at and self.bodies.functional(k) is None:
            m = k - 1
            while self.lower(m) in _BEFORE_GENERIC:
                m -= 1
            if self.lower(m) in ("and", ",", ";") and first > k:
                # "Customs found 71 kg, the Bureau 39 kg and local police 18 kg"
                return Actor(k, None)
        if self.lower(k) in _UNITS and self.tokens[k - 1].kind == "actor" and k - 1 not in self.bodies.agency_at:
            # "the Bureau took 131 kilos, local police commands 49 kilos"
            return Actor(k - 1, None)
        while k > 0 and k not in self.bodies.agency_at and (self.tokens[k].kind == "actor" or self.lower(k) in ("another", "a", "further")):
            k -= 1
        found = self.bodies.agency_at.get(k)
        if found is None and self.lower(k) == "," and k - 1 in self.bodies.agency_at:
            # "the Police seized 5 kg of cocaine and the Defence Force, 12 tons of marijuana"
            named = self.bodies.agency_at[k - 1]
            found = named if self.lower(self.bodies.back_to_and(named[0])) in ("and", ";") else None
        return Actor(found[0], found[1].name) if found is not None else None

    def right_after(self, last: int, sentence: Sentence) -> Actor | None:
        """Who stands behind `by` right after a figure: `9.4 tons by the police and 2.1 tons by the Jandarma`, `six of them by`."""
        if (self.lower(last), self.lower(last + 1)) in (("was", "made"), ("were", "made"), ("of", "them"), ("of", "which")):
            last += 2
        return self._actor_at_or_after(last + 1, sentence) if self.lower(last) == "by" else None

    def first_actor(self, sentence: Sentence) -> Actor | None:
        """The first body that a sentence names before its verb."""
        for k in range(sentence.first, sentence.last):
            found = self.bodies.at(k, sentence)
            if found is not None and not self.bodies.in_phrase(found.at) and not self._owns_next(k):
                return found
            token = self.tokens[k]
            is_modal = token.lower in MODALS and not token.capital
            if token.lower in BE or token.lower in HAVE or is_modal or token.kind in VERBS:
                return None
        return None

    def _owns_next(self, k: int) -> bool:
        """`the Constabulary's (RPC) Vice Squad consists of ten men`: a body whose part, named right after it, acts."""
        if k not in self.bodies.agency_at:
            return False
        if self.partner.get(k - 1) == k + 1 and k - 2 in self.bodies.agency_at:
            return self._owns_next(k - 2)
        m = self.bodies.end_of(k)
        is_owner = self.lower(m - 1).endswith(("'s", "’s")) or self.lower(m) in ("'s", "’s")
        m = self.partner[m] + 1 if self.lower(m) == "(" and m in self.partner else m
        return is_owner and m in self.bodies.agency_at
