"""Who seized, and where: the agency and the country that a verb or noun of seizure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from flows.extract.agencies import AgencyMention
from flows.extract.document import Passage, Sentence
from flows.extract.scopes import BE, HAVE, MODALS, VERBS, Governor, match_brackets
from flows.vocabulary.countries import Place

_WITH = frozenset({"with", "from", "to", "of", "against", "for", "under", "in", "at", "between", "among", "via", "through", "near", "on"})
_PEOPLE = frozenset({"officers", "agents", "officials", "officers", "personnel", "inspectors", "units", "vessels", "patrols", "forces", "officer"})
_RESPECTIVE = frozenset({"its", "their", "they", "it"})
# an office that reports figures did not seize (04THEHAGUE4: "the USD registered 740 seizures")
_REPORTING = frozenset(
    {"reported", "reports", "registered", "recorded", "said", "says", "announced", "noted", "estimates", "estimated", "according", "stated"}
)
_GOVERNMENT = re.compile(r"GO[A-Z]{1,3}[A-Z]?|USG|[A-Z]?US|EU|UN|UK|UAE|MT|INCSR|SIPDIS|NGO|HIV|TV|INL|ICE|CBP")
_ACRONYM = re.compile(r"[A-Z][A-Z-]{2,8}")
_BEFORE_BODIES = frozenset({"the", "a", "its", "their", "new", "other", "local", "foreign", "international", "national", "various", "several"})
_ATTRIBUTED_TO = frozenset({"investigation", "operation", "program", "project", "training", "agreement", "operations", "task"})
# "the Agency seized": a body named before
_COMMON_NAMES = frozenset(
    {"agency", "unit", "service", "institute", "directorate", "ministry", "force", "department", "squad", "guards", "committee", "secretariat"}
)
_SEARCHES = frozenset({"inspection", "search", "searches", "inspections", "examination", "check"})
_BACK = frozenset({"this", "these", "those", "such"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "off", "inside", "within", "outside", "throughout"})
_PLACE_FILL = frozenset(
    ["the", "port", "city", "town", "airport", "ports", "northern", "southern", "eastern", "western", "neighboring", "of", "coast", "province"]
) | {"central", "district", "region", "department", "state", "airports", "international", "waters", "both", "and"}
_ORIGIN = frozenset(
    {"originating", "originated", "produced", "made", "grown", "based", "registered", "born", "manufactured", "cultivated", "processed", "located"}
)
_REGIONS = re.compile(
    r"\b(?:South|Central|Latin|North|West|East)(?:ern)?\s+(?:American|African|Asian|European)\b|\b(?:European|African|Asian|Caribbean|Andean)\b|\b(?:neighbou?ring|other)\s+(?:countries|states)\b"
)
_NOWHERE = re.compile(r"\bhigh\s+seas\b|\binternational\s+waters\b|\bnautical\s+miles\b|\bworld-?\s?wide\b|\baround\s+the\s+world\b|\bglobally\b", re.I)
_REACH = 40


class Actor(NamedTuple):
    """Who a sentence says acted: the token where it begins, and its agency (None for "authorities", "police" and the like)."""

    at: int
    agency: str | None
    is_pronoun: bool = False


class Actors:
    """The agencies and places of a paragraph, by token."""

    def __init__(self, passage: Passage) -> None:
        """Takes a paragraph."""
        self.passage = passage
        self.tokens = passage.tokens
        self.starts = [t.start for t in self.tokens]
        self.partner = match_brackets(self.tokens)
        self.agency_at: dict[int, tuple[int, AgencyMention]] = {}
        for mention in passage.agencies:
            first, last = bisect_left(self.starts, mention.start), bisect_left(self.starts, mention.end)
            for k in range(first, max(last, first + 1)):
                self.agency_at[k] = (first, mention)
        self.places = [(bisect_left(self.starts, p.start), p) for p in passage.places]

    def lower(self, i: int) -> str:
        """The word at `i`, empty beyond either end."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def agency(self, governor: Governor, sentence: Sentence, current: str | None) -> str | None:
        """The agency that seized; `current` is the one that pronouns go back to."""
        g = governor.at
        by = self._by(g, sentence)
        if by is not None:
            return by.agency
        if governor.mode in ("passive", "reduced", "attributive"):
            return None
        actor = self._before(g, sentence)
        if actor is None:
            return current if any(self.lower(k) in _BACK or self.lower(k) in _SEARCHES for k in range(sentence.first, g)) else None
        if governor.mode == "noun":
            if any(self.lower(k) in _REPORTING for k in range(actor.at, g)):
                return None
            if not self._leads_to(actor, g):
                return None
        return current if actor.is_pronoun else actor.agency

    def _leads_to(self, actor: Actor, g: int) -> bool:
        """Whether an actor before a noun of seizure made it: it owns it (`its seizures`), or a verb stands between."""
        if actor.is_pronoun and g - actor.at <= 4:
            return True
        return any(self.tokens[k].kind == "word" and self.lower(k).endswith(("ed", "es", "s", "ing", "made", "led")) for k in range(actor.at, g))

    def _by(self, g: int, sentence: Sentence) -> Actor | None:
        """The agency or generic body after `by` that follows the verb or noun."""
        for k in range(g + 1, min(sentence.last, g + _REACH)):
            if self.lower(k) in (";", "and", "which", "while") and k > g + 12:
                return None
            if self.lower(k) == "by" or (self.lower(k) == "to" and self.lower(k - 1) in ("attributable", "attributed", "credited")):
                found = self._actor_at_or_after(k + 1, sentence)
                if found is not None:
                    return found
        return None

    def _actor_at_or_after(self, k: int, sentence: Sentence) -> Actor | None:
        for m in range(k, min(k + 5, sentence.last)):
            if m in self.agency_at:
                return Actor(m, self._joined(m, sentence))
            if self.tokens[m].kind == "actor":
                return Actor(m, self._functional(m))
            if self.tokens[m].kind != "word":
                return None
        return None

    def _before(self, g: int, sentence: Sentence) -> Actor | None:
        """The nearest body before a verb that can be its subject."""
        k = g - 1
        while k >= max(sentence.first, g - _REACH):
            if self.lower(k) == ")" and k in self.partner:
                k = self.partner[k] - 1
                continue
            found = self._actor(k, sentence)
            if found is not None and not self._in_phrase(found.at):
                return found
            k = (found.at if found is not None else k) - 1
        return None

    def first_actor(self, sentence: Sentence) -> Actor | None:
        """The first body that a sentence names before its verb."""
        for k in range(sentence.first, sentence.last):
            found = self._actor(k, sentence)
            if found is not None and not self._in_phrase(found.at):
                return found
            token = self.tokens[k]
            if token.lower in BE or token.lower in HAVE or token.lower in MODALS or token.kind in VERBS:
                return None
        return None

    def _actor(self, k: int, sentence: Sentence) -> Actor | None:
        token = self.tokens[k]
        if k in self.agency_at:
            return Actor(self._first_joined(k, sentence), self._joined(k, sentence))
        if token.kind == "actor" and self.lower(k + 1) == "(" and k + 2 < len(self.tokens):
            acronym = self.passage.text[self.tokens[k + 2].start : self.tokens[k + 2].end]
            if acronym in self.passage.document.acronyms:
                return Actor(k, self.passage.document.acronyms[acronym])
        if token.kind == "pronoun" or (token.lower in _COMMON_NAMES and self.lower(k - 1) in ("the", "this") and self.lower(k + 1) != "of"):
            return Actor(k, None, is_pronoun=True)
        if token.kind == "actor":
            coordinated = self._coordinated(k)
            if coordinated is not None:
                return coordinated
            if token.lower in _PEOPLE and self._is_plain(k, sentence):
                return Actor(k, None, is_pronoun=True)
            return Actor(k, self._functional(k))
        if token.lower == "customs":
            return Actor(k, self._functional(k))
        if token.capital and token.kind == "word":
            text = self.passage.text[token.start : token.end]
            if _ACRONYM.fullmatch(text) and not _GOVERNMENT.fullmatch(text) and self.lower(k + 1) not in _ATTRIBUTED_TO | {")"}:
                return Actor(k, text)
            if _GOVERNMENT.fullmatch(text) and text.startswith("GO"):
                return Actor(k, None)
        return None

    def _is_plain(self, k: int, sentence: Sentence) -> bool:
        """Whether `officers`, `agents` stand without a name: at the head of the sentence or after an article."""
        before = self.lower(k - 1)
        return k == sentence.first or before in ("the", "its", "their", ",", "when") or (k - 1 == sentence.first and before == "")

    def _coordinated(self, k: int) -> Actor | None:
        """`ANGA and U.S. law enforcement authorities`: the named one of the two (18CAIRO9010)."""
        for m in range(k - 1, max(-1, k - 4), -1):
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
        """A functional name in lower case: `Spanish customs`, `drug control police`; None for plain `police` and `authorities`."""
        word = self.lower(k)
        if word.startswith("customs"):
            return self._with_nationality(k, "Customs") if self._nationality(k - 1) else None
        return None

    def _nationality(self, k: int) -> str | None:
        for at, place in self.places:
            if at == k and place.form == "demonym":
                return self.passage.text[place.start : place.end]
        return None

    def _with_nationality(self, k: int, name: str) -> str:
        return f"{self._nationality(k - 1)} {name}"

    def _first_joined(self, k: int, sentence: Sentence) -> int:
        first = self.agency_at[k][0]
        before = self._joined_before(first, sentence)
        return before[0] if before is not None else first

    def _joined_before(self, first: int, sentence: Sentence) -> tuple[int, AgencyMention] | None:
        """The agency that `and` joins to the one at `first`."""
        m = first - 1
        while self.lower(m) == "the":
            m -= 1
        if self.lower(m) != "and" or m <= sentence.first:
            return None
        m -= 1
        if self.lower(m) == ")" and m in self.partner:
            m = self.partner[m] - 1
        return self.agency_at.get(m)

    def _joined(self, k: int, sentence: Sentence) -> str:
        first, mention = self.agency_at[k]
        before = self._joined_before(first, sentence)
        if before is None or before[1].name == mention.name:
            return mention.name
        return f"{before[1].name}; {mention.name}"

    def _in_phrase(self, at: int) -> bool:
        """Whether a body stands in a phrase (`with the DEA`, `from police`) that makes it no subject."""
        k = at - 1
        while k >= 0 and (self.lower(k) in _BEFORE_BODIES or any(p == k for p, _ in self.places)):
            k -= 1
        word = self.lower(k)
        if word == "of" and self.lower(k - 1) in _PEOPLE:
            return False
        return word in _WITH

    def country(self, governor: Governor, sentence: Sentence, first: int, last: int, until: int) -> tuple[str | None, bool]:
        """Where the seizure at `[first, last)` took place, and whether the text says so (else it is the reporting country).

        `until` is where the next figure of the sentence begins.
        """
        own = self.passage.document.country
        text = self.passage.text[self.tokens[sentence.first].start : self.tokens[sentence.last - 1].end]
        bracketed = self._bracketed_place(first)
        if bracketed is not None:
            return bracketed, True
        after = [p for at, p in self.places if last <= at < until and self._is_scene(at)]
        if after and all(self.lower(k) not in (",", ";") for k in range(last, bisect_left(self.starts, after[0].start))):
            return after[0].country, True
        subject = self._subject_country(governor, sentence)
        if subject is not None and subject != own:
            return subject or None, True
        if _NOWHERE.search(text):
            return None, True
        found = [p for at, p in self.places if sentence.first <= at < sentence.last and self._is_scene(at)]
        if found and all(p.country != own for p in found):
            near = min(found, key=lambda p: abs(p.start - self.tokens[first].start))
            return near.country, True
        return own, bool(found)

    def _bracketed_place(self, first: int) -> str | None:
        """`Belgium (more than 5 million pills)`: the country whose name stands before the bracket."""
        k = first - 1
        while k >= 0 and self.tokens[k].kind == "qualifier":
            k -= 1
        if self.lower(k) != "(":
            return None
        end = self.tokens[k - 1].end if k else 0
        for _, place in self.places:
            if place.end == end and place.form == "name":
                return place.country
        return None

    def _subject_country(self, governor: Governor, sentence: Sentence) -> str | None:
        """The country of those who act ("" for a region): `German authorities seized`, `Germany's seizures`; None where none is told."""
        g = governor.at
        own = self.passage.document.country
        if governor.mode in ("noun", "attributive"):
            for at, place in self.places:
                if g - 5 <= at < g and all(self.tokens[k].kind in ("word", "substance", "container") for k in range(at + 1, g)):
                    return place.country if not self._is_origin(at) and place.country != "USA" else None
            return None
        actor = self._before(g, sentence) if governor.mode == "active" else self._by(g, sentence)
        if actor is None or actor.is_pronoun:
            return None
        last = actor.at
        while last + 1 < sentence.last and (self.agency_at.get(last + 1, (-1,))[0] == actor.at):
            last += 1
        near = [p.country for at, p in self.places if actor.at - 4 <= at <= last and self._is_of_people(p)]
        if own in near:
            return own
        foreign = [c for c in near if c != "USA"]
        if foreign:
            return foreign[0]
        before = self.passage.text[self.tokens[max(sentence.first, actor.at - 3)].start : self.tokens[last].end]
        return "" if _REGIONS.search(before) and not near else None

    def _is_of_people(self, place: Place) -> bool:
        """Whether a place names those who act: `Jamaican authorities`, `Kazakhstan's agencies`."""
        return place.form == "demonym" or self.passage.text[place.end : place.end + 2] in ("'s", "’s", "s'")

    def _is_origin(self, at: int) -> bool:
        return self.lower(at - 1) in ("from", "to", "for", "via")

    def _is_scene(self, at: int) -> bool:
        """Whether the place at token `at` is where something happens: `in Afghanistan`, `at the port of Hamburg`, `off Ghana`."""
        k = at - 1
        steps = 0
        while k >= 0 and steps < 4 and (self.lower(k) in _PLACE_FILL or any(p == k for p, _ in self.places)):
            if self.lower(k) in _PLACE_PREPOSITIONS:
                break
            k -= 1
            steps += 1
        if self.lower(k) not in _PLACE_PREPOSITIONS:
            return False
        return self.lower(k - 1) not in _ORIGIN and not (self.tokens[at].capital and at in self.agency_at)
