"""Who seized: the agency that a verb or noun of seizure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.extract.agencies import HEADS, AgencyMention, is_of_united_states
from flows.extract.document import Passage, Sentence
from flows.extract.governors import BE, HAVE, MODALS, TAKING, VERBS, Governor
from flows.extract.tokens import starts_of
from flows.extract.word_sets import words_of

_WITH = frozenset({"with", "from", "to", "of", "against", "for", "under", "in", "at", "between", "among", "via", "through", "near", "on"})
_NO_SUBJECT = _WITH | {"by"}
# an aside that a comma ends: `on a tip from the DEA, the Navy and the police seized`
_ASIDE = frozenset({"from", "with", "to", "for", "under"})
_PEOPLE = words_of("people")
_VESSELS = words_of("vessel")
# "the go-fast ROSITA": a ship's name in capitals
_CARRIERS = words_of("carrier") | _VESSELS
# an office that reports figures did not seize (04THEHAGUE4: "the USD registered 740 seizures")
_REPORTING = words_of("reporting")
_GOVERNMENT = re.compile(
    r"GO[A-Z]{1,3}[A-Z]?|USG|GVN|RTG|SAG|GRP|RGC|PRC|ROK|[A-Z]?US|EU|UN|UK|UAE|MT|INCSR|SIPDIS|NGO|HIV|TV|INL|HCL|THC|CY|FY|AK-47"
)
_HOST_GOVERNMENTS = frozenset({"GVN", "RTG", "SAG", "GRP", "RGC", "PRC", "ROK"})
_SPACE = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"['’]s$")
_ACRONYM = re.compile(r"[A-Z][A-Z-]{2,8}")
_BEFORE_BODIES = words_of("before_body")
_ATTRIBUTED_TO = words_of("attributed_to")
# "the Agency seized": a body named before
_COMMON_NAMES = words_of("common_name")
_LEADING = frozenset({"conducted", "led", "mounted"})
# bodies that a text calls so once it has named them in full
_SHORT_NAMES = frozenset({"customs", "navy"})
_BACK_TO_BODY = frozenset({"the", "this", "same", "latter", "that"})
_SEARCHES = frozenset({"inspection", "search", "searches", "inspections", "examination", "check"})
_UNITS = frozenset({"commands", "units", "stations", "departments", "posts"})
# "The haul for July had been": of those who were told of before
_HAULS = frozenset({"haul", "catch", "take"})
_BACK = frozenset({"this", "these", "those", "such"})
_BEFORE_GENERIC = frozenset({"the", "local", "other", "state", "provincial"})
_BETWEEN_JOINED = frozenset({"and", ",", "the"})
_OF_BOARDING = frozenset({"boarding", "search", "inspection"})
_INCLUDING = frozenset({"including", "included"})
_THEIR = frozenset({"the", "its", "their"})
_FIGURES = frozenset({"statistics", "figures", "data", "numbers", "estimates", "records", "reports", "reporting", "yearbook"})
_FIGURES |= {"bulletin", "database", "tables", "annex"}
_RESULTS = frozenset({"results", "successes", "achievements"})
_SOLDIERS = frozenset({"soldiers", "troops"})
_ARMED = frozenset({"army", "forces", "force", "military", "guard", "defence", "defense", "brigade", "corps", "marines", "navy"})
_ACCOUNTS = frozenset({"account", "count", "estimate", "reckoning", "arithmetic", "figures", "statistics", "records", "notebook"})
# the writer's own: "on information developed by this office"
_OWN_POST = frozenset({"office", "section", "unit"})
_OPERATIONS = frozenset({"operation", "operations", "raid", "raids"})
_OF_OPERATION = frozenset({"of", "by", "between"})
_REACH_CLAUSE = 14
_TAKING = VERBS | TAKING
_RELATIVE = frozenset({"who", "which"})
_REACH = 40
_OWNER_REACH = 3
# between a body and what it owns none of these stands
_NO_OWNER = frozenset({"and", "or", "of", "in", "by", "with", "from", "to", "the", "a", "that", "which", "who", "for", "on", "at"})


class Actor(NamedTuple):
    """Who a sentence says acted: the token where it begins, and its agency (None for "authorities", "police" and the like)."""

    at: int
    agency: str | None
    is_pronoun: bool = False


class Actors:
    """The bodies of a paragraph, by token."""

    def __init__(self, passage: Passage) -> None:
        """Takes a paragraph."""
        self.passage = passage
        self.tokens = passage.tokens
        self.starts = starts_of(self.tokens)
        self.partner = passage.cursor.partner
        self.lower = passage.cursor.lower
        self.agency_at: dict[int, tuple[int, AgencyMention]] = {}
        for mention in self._in_full(passage.agencies):
            first, last = bisect_left(self.starts, mention.start), bisect_left(self.starts, mention.end)
            for k in range(first, max(last, first + 1)):
                self.agency_at[k] = (first, mention)
        self.places = [(bisect_left(self.starts, p.start), p) for p in passage.places]

    def _in_full(self, mentions: Sequence[AgencyMention]) -> Iterator[AgencyMention]:
        """The agencies named, one of a single word by the full name that the paragraph gave before: `Customs`, after `Jordan Customs`."""
        if all(" " in mention.name for mention in mentions):
            yield from mentions
            return
        own = self.passage.document.country
        nationalities = {place.start for place in self.passage.places if place.form == "demonym" and place.country != own}
        full: dict[str, str] = {}
        for mention in mentions:
            _, blank, last = mention.name.rpartition(" ")
            if blank and mention.start not in nationalities and mention.name.count(" ") <= 2:
                full[last] = mention.name
            if blank:
                yield mention
            else:
                known = self._only_named_with(last.lower(), mention.start) if last.lower() in _SHORT_NAMES else None
                yield mention._replace(name=full.get(last) or known or last)

    def _only_named_with(self, word: str, end: int) -> str | None:
        """The one agency that the cable names before character `end` with a word in its name: `Customs`, a `Department of Customs`."""
        document = self.passage.document
        named = self._named_in(word, document.passages[: document.index_of(self.passage)])
        named |= {m.name for m in self.passage.agencies if m.start < end and word in m.name.lower().split()}
        named = {name for name in named if " " in name and not is_of_united_states(name)}
        return named.pop() if len(named) == 1 else None

    def end_of(self, k: int) -> int:
        """The token after the agency that stands at token `k`; the next one where none does."""
        own, m = self.agency_at.get(k), k + 1
        while own is not None and self.agency_at.get(m) == own:
            m += 1
        return m

    def _names_before(self, at: int) -> Iterator[str]:
        """The agencies named before a token, the last first, each once a token."""
        return (self.agency_at[k][1].name for k in range(at - 1, -1, -1) if k in self.agency_at)

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
        if governor.mode in ("passive", "reduced", "attributive") or self.before(g, sentence) is not None:
            return None
        is_haul = g == sentence.first + 1 and self.lower(sentence.first) == "the" and self.lower(g) in _HAULS
        if is_haul or any(self.lower(k) in _BACK or self.lower(k) in _SEARCHES for k in range(sentence.first, g)):
            earlier = self._earlier(sentence)
            return None if earlier is None else earlier.agency
        return None

    def _own_results(self, g: int, sentence: Sentence) -> str | None:
        """`The Police reported the following results: 9.6 tons of opium seized`: the results of the one that reports them."""
        first = self.first_actor(sentence)
        if first is None or first.agency is None:
            return None
        told = range(first.at, min(g, first.at + _REACH))
        reports = any(self.lower(k) in _REPORTING and self.lower(k + 2) in ("following", "own") for k in told)
        return first.agency if reports and any(self.lower(k) in _RESULTS for k in told) else None

    def actor(self, governor: Governor, sentence: Sentence) -> Actor | None:
        """Who seized: the subject of an active verb, the body after `by`, the owner of a noun; pronouns resolved."""
        g = governor.at
        before = self.before(g, sentence) if governor.mode not in ("passive", "reduced", "attributive") else None
        by = self.by(g, sentence) if before is None or governor.mode != "active" else None
        if by is not None:
            return self.resolved(by, sentence)
        if before is None:
            return self._owner(g) if governor.mode == "attributive" else None
        if governor.mode == "noun":
            reports = any(self.lower(k) in _REPORTING for k in range(before.at, g))
            if reports or not (self.leads_to(before, g) or self._owner(g) is not None):
                return None
        return self.resolved(before, sentence)

    def resolved(self, actor: Actor, sentence: Sentence) -> Actor | None:
        """The actor that a pronoun, `the Agency` or plain `officers` go back to: in the sentence, else in those before it."""
        if not actor.is_pronoun:
            return actor
        if self.lower(actor.at) in _SOLDIERS:
            # "The Bureau found 8 kg ... In June soldiers uprooted 4,000 plants": none of the Bureau's
            earlier = self._earlier(sentence)
            is_army = earlier is not None and earlier.agency is not None and not _ARMED.isdisjoint(earlier.agency.lower().split())
            return earlier if is_army else None
        word = _POSSESSIVE.sub("", self.lower(actor.at))
        if word in _COMMON_NAMES:
            body = self._named_with(word, actor.at)
            if body is not None:
                return Actor(actor.at, body)
        first = self.first_actor(sentence)
        if first is not None and not first.is_pronoun and first.at < actor.at:
            return first
        # "In Operation Poppy, conducted by the Ministry, officers destroyed"
        is_led = any(self.lower(k) in _LEADING and self.lower(k + 1) == "by" for k in range(sentence.first, actor.at))
        is_source = first is not None and first.at == actor.at and (is_led or self.lower(sentence.first) == "according")
        named = range(sentence.first, actor.at) if first is None or is_source else ()
        here = {self.agency_at[k] for k in named if k in self.agency_at}
        if len(here) == 1:
            # "contacts at the Security Service told us that its officers had seized"; "According to the Customs Service, officers seized"
            at, mention = here.pop()
            return Actor(at, mention.name)
        return self._earlier(sentence)

    def _named_with(self, word: str, at: int) -> str | None:
        """The agency named last before a token that has the word in its name, else the only one of the cable.

        Those to which the cable gives an acronym go before the others.
        """
        before = next((name for name in self._names_before(at) if word in name.lower().split()), None)
        if before is not None:
            return before
        known = {name for name in self.passage.document.acronyms.values() if word in name.lower().split()}
        if not known:
            passages = self.passage.document.passages
            index = self.passage.document.index_of(self.passage)
            known = self._named_in(word, passages[:index]) or self._named_in(word, passages[index:])
        return known.pop() if len(known) == 1 else None

    @staticmethod
    def _named_in(word: str, passages: Sequence[Passage]) -> set[str]:
        """The agencies of some paragraphs that have a word in their names."""
        inside = (m.name for p in passages if word.capitalize() in p.text for m in p.agencies)
        return {name for name in inside if word in name.lower().split()}

    def _earlier(self, sentence: Sentence) -> Actor | None:
        """The actor that the sentences before this one spoke of last."""
        for before in reversed(self.passage.sentences[: self.passage.sentences.index(sentence)]):
            actor = self.first_actor(before) or self.by(before.first, before)
            if actor is not None and not actor.is_pronoun:
                return actor
            named = {self.agency_at[k] for k in range(before.first, before.last) if k in self.agency_at}
            if actor is None and len(named) == 1:
                # "Ganja is chiefly a matter for the Excise Department. Its men seized"
                first, mention = named.pop()
                return Actor(first, mention.name)
        return None

    def _owner(self, g: int) -> Actor | None:
        """The agency that stands right before a noun of seizure: `NSS seizures of heroin`, `the NSS's total seizures`."""
        k = g - 1
        while k >= 0 and g - k <= _OWNER_REACH and k not in self.agency_at:
            if self.lower(k) == ")" and self.partner.get(k) == k - 2:
                # `Ministry of Interior (MOI) drug seizures`
                return self._owner(k - 2)
            if self.tokens[k].kind not in ("word", "substance") or self.lower(k) in _NO_OWNER:
                return None
            k -= 1
        return Actor(self.agency_at[k][0], self.agency_at[k][1].name) if k in self.agency_at else None

    def leads_to(self, actor: Actor, g: int) -> bool:
        """Whether an actor before a noun of seizure made it: it owns it (`its seizures`), or a verb stands between."""
        if actor.is_pronoun and g - actor.at <= 4:
            return True
        between = self.tokens[actor.at : g]
        if self.lower(g - 2) == "in" and self.tokens[g - 1].kind == "figure" and any(t.kind in VERBS for t in between):
            # "seized 1.3 tons of drugs in 672 seizures"
            return True
        return any(t.kind == "word" and t.lower.endswith(("ed", "es", "s", "ing", "made", "led")) for t in between)

    def by(self, g: int, sentence: Sentence) -> Actor | None:
        """The agency or generic body after `by` that follows the verb or noun."""
        is_verb = self.tokens[g].kind in _TAKING
        for k in range(g + 1, min(sentence.last, g + _REACH)):
            if self.lower(k) in (";", "and", "which", "while") and k > g + 12:
                return None
            if self.lower(k) in ("them", "which") and self.lower(k - 1) == "of":
                # "eight were closed down, six of them by the Bureau", "820 seizures, of which 610 were made by the Bureau"
                return None
            if is_verb and k > g + 1 and (self.lower(k) in _INCLUDING or (self.tokens[k].kind in _TAKING and self.lower(k - 1) in BE)):
                # "of the 4 tons seized, 3 tons were taken by the Navy": another figure's verb
                return None
            if self.lower(k) == "by" or (self.lower(k) == "to" and self.lower(k - 1) in ("attributable", "attributed", "credited")):
                found = self._actor_at_or_after(k + 1, sentence)
                if found is not None and not self._is_by_account(found.at):
                    return found
        return None

    def _is_by_account(self, at: int) -> bool:
        """`the tablets are, by the Bureau's own account, few`: who says so."""
        m = self.end_of(at)
        return _POSSESSIVE.search(self.lower(m - 1)) is not None and any(self.lower(k) in _ACCOUNTS for k in range(m, m + 2))

    def _actor_at_or_after(self, k: int, sentence: Sentence) -> Actor | None:
        for m in range(k, min(k + 5, sentence.last)):
            if m in self.agency_at:
                return Actor(m, self._joined(self._last_joined(m, sentence), sentence))
            if self.tokens[m].kind == "actor":
                return Actor(m, self._functional(m))
            if self.lower(m) in _COMMON_NAMES and self.lower(m - 1) == "the" and self.lower(m + 1) != "of":
                # "the 84 kilograms seized by the Board"
                return Actor(m, None, is_pronoun=True)
            if self.tokens[m].kind != "word":
                return None
            if self._is_acronym(m):
                return Actor(m, self.passage.text[self.tokens[m].start : self.tokens[m].end])
        return None

    def before(self, g: int, sentence: Sentence) -> Actor | None:
        """The nearest body before a verb that can be its subject; the one right before `who` or `which` is, whatever it stands in."""
        k = g - 1
        while self.lower(k) in HAVE or self.lower(k).endswith("ly"):
            k -= 1
        if self.lower(k) in _RELATIVE and self.lower(k - 1) == ",":
            found = self._actor(k - 2, sentence)
            if found is not None and not found.is_pronoun:
                return found
        k = g - 1
        while k >= max(sentence.first, g - _REACH):
            if self.lower(k) == ")" and k in self.partner:
                k = self.partner[k] - 1
                continue
            found = self._actor(k, sentence)
            clause = self._relative_clause(found.at, g, sentence) if found is not None else None
            if clause is not None:
                k = clause - 1
                continue
            if found is not None and not self._in_phrase(found.at) and not self._is_source(k):
                return found
            k = (found.at if found is not None else k) - 1
        return None

    def _is_source(self, k: int) -> bool:
        """`INCB statistics show that Pakistan seized`: whose figures they are, not who seized."""
        return self.lower(k + 1) in _FIGURES or (k + 2 < len(self.tokens) and self.lower(k + 2) in _FIGURES and self.lower(k + 1) == ")")

    def _relative_clause(self, at: int, g: int, sentence: Sentence) -> int | None:
        """The comma before `which absorbed the Customs Department in 2007,`, where a body at `at` is in a clause that ends before `g`."""
        begin = self._comma_before(at, sentence)
        while begin is not None and not self._begins_relative(begin):
            in_list = begin + (2 if self.lower(begin + 1) == "the" else 1)
            is_body = in_list in self.agency_at or self.tokens[in_list].kind == "actor" or self.lower(in_list) == "customs"
            begin = self._comma_before(begin, sentence) if is_body else None
        if begin is None:
            return None
        return begin if any(self.lower(k) == "," for k in range(at, g)) else None

    def _comma_before(self, at: int, sentence: Sentence) -> int | None:
        return next((k for k in range(at - 1, max(sentence.first, at - _REACH_CLAUSE), -1) if self.lower(k) == ","), None)

    def _begins_relative(self, comma: int) -> bool:
        """`, which`, `, in which`."""
        relative = comma + 2 if self.lower(comma + 1) in _WITH else comma + 1
        return self.lower(relative) in _RELATIVE

    def right_before(self, first: int) -> Actor | None:
        """The agency that stands right before a figure, its verb left out: `and the Frontier Corps another 3,400 kg of hashish`."""
        k = first - 1
        if self.lower(k) == ")" and self.partner.get(k) == k - 2 and k - 3 in self.agency_at:
            # "and the Polish Border Guard (PBG) 24 kilograms"
            k -= 3
        if self.lower(k) == "for":
            # "the Police accounted for 9 tons and the Navy (NAV) for 4 tons"
            at = self.partner[k - 1] - 1 if self.lower(k - 1) == ")" and k - 1 in self.partner else k - 1
            k = at if at in self.agency_at else k
        if self.tokens[k].kind == "actor" and k not in self.agency_at and self.lower(k - 1) == "the":
            name = self._functional(k)
            if name is not None and self.lower(k - 2) in ("and", ",", ";"):
                # "the Ministry seized 1,205 kg; the Border Guard 380 kg"
                return Actor(k, name)
        if self.tokens[k].kind == "actor" and k not in self.agency_at and self._functional(k) is None:
            m = k - 1
            while self.lower(m) in _BEFORE_GENERIC:
                m -= 1
            if self.lower(m) in ("and", ",", ";") and first > k:
                # "Customs found 71 kg, the Bureau 39 kg and local police 18 kg"
                return Actor(k, None)
        if self.lower(k) in _UNITS and self.tokens[k - 1].kind == "actor" and k - 1 not in self.agency_at:
            # "the Bureau took 131 kilos, local police commands 49 kilos"
            return Actor(k - 1, None)
        while k > 0 and k not in self.agency_at and (self.tokens[k].kind == "actor" or self.lower(k) in ("another", "a", "further")):
            k -= 1
        found = self.agency_at.get(k)
        if found is None and self.lower(k) == "," and k - 1 in self.agency_at:
            # "the Police seized 5 kg of cocaine and the Defence Force, 12 tons of marijuana"
            named = self.agency_at[k - 1]
            found = named if self.lower(self._back_to_and(named[0])) in ("and", ";") else None
        return Actor(found[0], found[1].name) if found is not None else None

    def right_after(self, last: int, sentence: Sentence) -> Actor | None:
        """Who stands behind `by` right after a figure: `9.4 tons by the police and 2.1 tons by the Jandarma`, `six of them by`."""
        if (self.lower(last), self.lower(last + 1)) in (("was", "made"), ("were", "made"), ("of", "them"), ("of", "which")):
            last += 2
        return self._actor_at_or_after(last + 1, sentence) if self.lower(last) == "by" else None

    def first_actor(self, sentence: Sentence) -> Actor | None:
        """The first body that a sentence names before its verb."""
        for k in range(sentence.first, sentence.last):
            found = self._actor(k, sentence)
            if found is not None and not self._in_phrase(found.at) and not self._owns_next(k):
                return found
            token = self.tokens[k]
            is_modal = token.lower in MODALS and not token.capital
            if token.lower in BE or token.lower in HAVE or is_modal or token.kind in VERBS:
                return None
        return None

    def _owns_next(self, k: int) -> bool:
        """`the Constabulary's (RPC) Vice Squad consists of ten men`: a body whose part, named right after it, acts."""
        if k not in self.agency_at:
            return False
        m = self.end_of(k)
        is_owner = self.lower(m - 1).endswith(("'s", "’s")) or self.lower(m) in ("'s", "’s")
        m = self.partner[m] + 1 if self.lower(m) == "(" and m in self.partner else m
        return is_owner and m in self.agency_at

    def _actor(self, k: int, sentence: Sentence) -> Actor | None:
        token = self.tokens[k]
        if token.kind == "actor" and " " in token.lower:
            # "Customs officers of the Revenue Service"
            employer = self._employer_after(k)
            if employer is not None:
                return employer
        if k in self.agency_at:
            first = self._first_joined(k, sentence)
            # "the police, the Border Guard and the Customs Service": not the named two alone
            with_police = first != self.agency_at[k][0] and self._follows_generic(first)
            return Actor(first, None if with_police else self._joined(k, sentence))
        if token.kind == "actor" and self.lower(k + 1) == "(" and k + 2 < len(self.tokens):
            acronym = self.passage.text[self.tokens[k + 2].start : self.tokens[k + 2].end]
            if acronym in self.passage.document.acronyms:
                return Actor(k, self.passage.document.acronyms[acronym])
        if token.kind == "pronoun" or (
            _POSSESSIVE.sub("", token.lower) in _COMMON_NAMES and self.lower(k - 1) in _BACK_TO_BODY and self.lower(k + 1) != "of"
            and not (self.lower(k - 1) == "this" and token.lower in _OWN_POST)
        ):
            return Actor(k, None, is_pronoun=True)
        if token.lower in _VESSELS and token.kind == "word":
            return self._employer_after(k)
        if token.lower in _PEOPLE and token.kind == "word":
            employer = self._employer_after(k)
            if employer is not None:
                return employer
            acts = self.tokens[k + 1].kind in _TAKING or self.lower(k + 1) in HAVE if k + 1 < len(self.tokens) else False
            if self.lower(k - 1) in _OF_BOARDING or (self.lower(k - 1) in _THEIR and acts):
                return Actor(k, None, is_pronoun=True)
        if token.kind == "actor":
            employer = self._employer(k, sentence) or self._employer_after(k)
            if employer is not None:
                return employer
            coordinated = self._coordinated(k, sentence)
            if coordinated is not None:
                return coordinated
            if token.lower in _PEOPLE and self._is_plain(k, sentence):
                return Actor(k, None, is_pronoun=True)
            return Actor(k, self._functional(k))
        if token.lower == "customs":
            return Actor(k, self._functional(k))
        if token.capital and token.kind == "word":
            text = self.passage.text[token.start : token.end]
            if self._is_acronym(k) and self.lower(k + 1) not in _ATTRIBUTED_TO | {")"}:
                m = self._back_to_and(k)
                if self.lower(m) == "and" and m - 1 in self.agency_at:
                    return Actor(self.agency_at[m - 1][0], f"{self.agency_at[m - 1][1].name}; {text}")
                if self.lower(m) == "and" and self._is_acronym(m - 1):
                    other = self.tokens[m - 1]
                    return Actor(m - 1, f"{self.passage.text[other.start : other.end]}; {text}")
                return Actor(k, text)
            if _GOVERNMENT.fullmatch(text) and (text.startswith("GO") or text in _HOST_GOVERNMENTS):
                return Actor(k, None)
            return self._owned_body(k)
        return None

    def _follows_generic(self, first: int) -> bool:
        """Whether `the police,` of no named force stands before a body of a list."""
        m = self._back_to_and(first)
        return self.lower(m) == "," and self.tokens[m - 1].kind == "actor" and m - 1 not in self.agency_at

    def _owned_body(self, k: int) -> Actor | None:
        """`Nepal's Sena Dal seized`: a name that no word tells to be a body's, between a country that owns it and the verb."""
        following = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        if following is None or not (following.kind in VERBS or following.lower in HAVE):
            return None
        first = k
        while self.tokens[first - 1].capital and self.tokens[first - 1].kind == "word" and not _POSSESSIVE.search(self.lower(first - 1)):
            first -= 1
        is_owned = _POSSESSIVE.search(self.lower(first - 1)) is not None and any(at == first - 1 for at, _ in self.places)
        if not is_owned or first == k:
            return None
        return Actor(first, _SPACE.sub(" ", self.passage.text[self.tokens[first].start : self.tokens[k].end]))

    def _employer(self, k: int, sentence: Sentence) -> Actor | None:
        """The agency whose people are named: `NSB officers`, `the Navy's patrols`."""
        m = k - 1
        if self.lower(m) == ")" and self.partner.get(m) == m - 2:
            # "Anti-Drug Unit (ADU) officers"
            m -= 3
            k = m + 1
        if self.lower(m) == "customs" and m not in self.agency_at:
            return Actor(m, self._functional(m))
        if _POSSESSIVE.search(self.lower(m)) and _POSSESSIVE.sub("", self.lower(m)) in _COMMON_NAMES and m not in self.agency_at:
            return Actor(m, None, is_pronoun=True)
        if self.lower(m) in _COMMON_NAMES and self.tokens[m].capital and m not in self.agency_at:
            # "Directorate officers"
            return Actor(m, None, is_pronoun=True)
        while m >= sentence.first and k - m <= _OWNER_REACH and m not in self.agency_at and not self._is_acronym(m):
            if self.tokens[m].kind != "word" or self.tokens[m].capital or self.lower(m) in _NO_OWNER:
                return None
            m -= 1
        return self._actor(m, sentence) if m >= sentence.first and k - m <= _OWNER_REACH else None

    def _employer_after(self, k: int) -> Actor | None:
        """`agents of the Criminal Investigation Police`, `officers from the Anti-Drug Department`."""
        m = k + 3 if self.lower(k + 2) == "the" else k + 2
        people = self.lower(k).rpartition(" ")[2]
        if self.lower(k + 1) not in ("of", "from") or people not in _PEOPLE | _VESSELS or m not in self.agency_at:
            return None
        return Actor(k, self.agency_at[m][1].name)

    def _is_acronym(self, k: int) -> bool:
        """Whether the token is the acronym of a body that the cable does not spell out (`FELCN`, 09LAPAZ1784)."""
        token = self.tokens[k]
        text = self.passage.text[token.start : token.end]
        is_short = k >= 0 and token.kind == "word" and _ACRONYM.fullmatch(text) is not None and _GOVERNMENT.fullmatch(text) is None
        return is_short and self.lower(k - 1) not in _CARRIERS and token.lower not in HEADS and not self._is_among_capitals(k)

    def _is_among_capitals(self, k: int) -> bool:
        """Whether the words around a token are in capitals too: a whole cable may be (`THE DRUG CONTROL AGENCY SEIZED`)."""
        beside = [self.tokens[m] for m in (k - 1, k + 1) if 0 <= m < len(self.tokens) and self.tokens[m].kind != "mark"]
        return bool(beside) and all(t.end - t.start > 1 and self.passage.text[t.start : t.end].isupper() for t in beside)

    def _is_plain(self, k: int, sentence: Sentence) -> bool:
        """Whether `officers`, `agents` stand without a name: at the head of the sentence or after an article."""
        before = self.lower(k - 1)
        if self.tokens[k - 1].kind == "figure":
            # "some 180 officers searched 22 houses"
            return True
        return k == sentence.first or before in ("the", "its", "their", ",", "when", "that") or (k - 1 == sentence.first and before == "")

    def _coordinated(self, k: int, sentence: Sentence) -> Actor | None:
        """`ANGA and U.S. law enforcement authorities`, `Wildlife Service rangers and police`: the named one of the two (18CAIRO9010)."""
        for m in range(k - 1, max(-1, k - 4), -1):
            if self.lower(m) == "and" and (self.tokens[m - 1].kind == "actor" or self.lower(m - 1) in _PEOPLE):
                return self._employer(m - 1, sentence)
            if self.lower(m) == "and" and (m - 1) in self.agency_at:
                first, mention = self.agency_at[m - 1]
                return Actor(first, mention.name)
            if self.lower(m) == "and" and self.lower(m - 1) == ")" and self.partner.get(m - 1, 0) - 1 in self.agency_at:
                first, mention = self.agency_at[self.partner[m - 1] - 1]
                return Actor(first, mention.name)
            if self.tokens[m].kind != "word":
                return None
        return None

    def _functional(self, k: int) -> str | None:
        """A functional name in lower case: `Spanish customs`, `border guards`; None for plain `police` and `authorities`."""
        token = self.tokens[k]
        nationality = next((p for at, p in self.places if at == k - 1 and p.form == "demonym"), None)
        if token.lower.startswith("customs"):
            if not token.capital and nationality is None:
                # "The Customs Agency accounted for most. ... In June customs officers found"
                return next((name for name in self._names_before(k) if "customs" in name.lower().split() and " " in name), None)
            name = (self._only_named_with("customs", token.start) if nationality is None else None) or "Customs"
        elif token.value == "named":
            name = self.passage.text[token.start : token.end]
            named = self._named_in_full(name.lower(), k)
            if named is not None:
                return named
        else:
            return None
        return name if nationality is None else f"{self.passage.text[nationality.start : nationality.end]} {name}"

    def _named_in_full(self, name: str, at: int) -> str | None:
        """The full name that a short one goes back to: `the gendarmerie`, after `the National Gendarmerie`."""
        return next((full for full in self._names_before(at) if full.lower().endswith(" " + name)), None)

    def _first_joined(self, k: int, sentence: Sentence) -> int:
        first = self.agency_at[k][0]
        joined_by_and = False
        before = self._joined_before(first, sentence)
        while before is not None:
            joined_by_and = joined_by_and or self.lower(self._back_to_and(first)) == "and"
            if not joined_by_and:
                break
            first = before[0]
            before = self._joined_before(first, sentence)
        return first

    def _joined_before(self, first: int, sentence: Sentence) -> tuple[int, AgencyMention] | None:
        """The agency that `and` joins to the one at `first`."""
        m = first - 1
        while self.lower(m) == "the":
            m -= 1
        if self.lower(m) not in ("and", ",") or m <= sentence.first:
            return None
        if self.lower(m) == "and" and self.lower(m - 1) == ",":
            m -= 1
        by_comma = self.lower(m) == ","
        m -= 1
        if self.lower(m) == ")" and m in self.partner:
            m = self.partner[m] - 1
        found = self.agency_at.get(m)
        if found is not None and by_comma and self._in_phrase(found[0], _ASIDE):
            return None
        return found

    def _joined(self, k: int, sentence: Sentence) -> str:
        """The names of agencies that act together, in the order of the text, joined with `; ` (18DARESSALAAM9009)."""
        first, mention = self.agency_at[k]
        names = [mention.name]
        joined_by_and = False
        before = self._joined_before(first, sentence)
        while before is not None:
            joined_by_and = joined_by_and or self.lower(self._back_to_and(first)) == "and"
            if not joined_by_and:
                break
            if before[1].name not in names:
                names.insert(0, before[1].name)
            first = before[0]
            before = self._joined_before(first, sentence)
        m = self._back_to_and(first)
        if before is None and self.lower(m) == "and" and self._is_acronym(m - 1) and not self._in_phrase(m - 1):
            names.insert(0, self.passage.text[self.tokens[m - 1].start : self.tokens[m - 1].end])
        return "; ".join(_hosts(names))

    def _last_joined(self, k: int, sentence: Sentence) -> int:
        """The last of the agencies that are joined to the one at `k`: `by the Navy, the Army and the Coast Guard`."""
        last = k
        for m in range(k, min(sentence.last, k + _REACH)):
            if m in self.agency_at:
                last = m
            elif self.lower(m) not in _BETWEEN_JOINED and m not in self.partner and not any(o < m < c for o, c in self.partner.items()):
                break
        return last if self.lower(self._back_to_and(self.agency_at[last][0])) == "and" else k

    def _back_to_and(self, first: int) -> int:
        m = first - 1
        while self.lower(m) == "the":
            m -= 1
        return m

    def _in_phrase(self, at: int, prepositions: frozenset[str] = _NO_SUBJECT) -> bool:
        """Whether a body stands in a phrase (`with the DEA`, `from police`) that makes it no subject."""
        k = at - 1
        while k >= 0 and (self.lower(k) in _BEFORE_BODIES or self.lower(k).endswith("'s") or any(p == k for p, _ in self.places)):
            is_owner = self.lower(k).endswith("'s") and self.lower(k - 1) == "of" and self.tokens[k - 2].capital
            k -= 3 if is_owner else 1
        word = self.lower(k)
        if word in ("of", "from", "with") and self.lower(k - 1) in _PEOPLE:
            return False
        if word in _OF_OPERATION and self.lower(k - 1) in _OPERATIONS:
            # "a joint operation of the Bureau and the Customs Service netted 3 kg"
            return False
        return word in prepositions


def _hosts(names: list[str]) -> list[str]:
    """The bodies that act together without those of the United States, which support the host's (18CAIRO9010, 18ROME9001)."""
    own = [name for name in names if not is_of_united_states(name)]
    return own or names
