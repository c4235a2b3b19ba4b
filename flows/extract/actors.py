"""Who seized: the agency that a verb or noun of seizure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from flows.extract.agencies import AgencyMention
from flows.extract.document import Passage, Sentence
from flows.extract.scopes import BE, HAVE, MODALS, VERBS, Governor
from flows.extract.word_sets import words_of

_WITH = frozenset({"with", "from", "to", "of", "against", "for", "under", "in", "at", "between", "among", "via", "through", "near", "on"})
_PEOPLE = words_of("people")
# an office that reports figures did not seize (04THEHAGUE4: "the USD registered 740 seizures")
_REPORTING = words_of("reporting")
_GOVERNMENT = re.compile(r"GO[A-Z]{1,3}[A-Z]?|USG|[A-Z]?US|EU|UN|UK|UAE|MT|INCSR|SIPDIS|NGO|HIV|TV|INL|HCL|THC|CY|FY|AK-47")
_ACRONYM = re.compile(r"[A-Z][A-Z-]{2,8}")
_BEFORE_BODIES = words_of("before_body")
_ATTRIBUTED_TO = words_of("attributed_to")
# "the Agency seized": a body named before
_COMMON_NAMES = words_of("common_name")
_SEARCHES = frozenset({"inspection", "search", "searches", "inspections", "examination", "check"})
_BACK = frozenset({"this", "these", "those", "such"})
_REACH = 40


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
        self.starts = [t.start for t in self.tokens]
        self.partner = passage.cursor.partner
        self.lower = passage.cursor.lower
        self.agency_at: dict[int, tuple[int, AgencyMention]] = {}
        for mention in passage.agencies:
            first, last = bisect_left(self.starts, mention.start), bisect_left(self.starts, mention.end)
            for k in range(first, max(last, first + 1)):
                self.agency_at[k] = (first, mention)
        self.places = [(bisect_left(self.starts, p.start), p) for p in passage.places]

    def agency(self, governor: Governor, sentence: Sentence, current: Callable[[], str | None]) -> str | None:
        """The agency that seized; `current` looks up the one that pronouns go back to."""
        g = governor.at
        by = self.by(g, sentence)
        if by is not None:
            return by.agency
        if governor.mode in ("passive", "reduced", "attributive"):
            return None
        actor = self.before(g, sentence)
        if actor is None:
            return current() if any(self.lower(k) in _BACK or self.lower(k) in _SEARCHES for k in range(sentence.first, g)) else None
        if governor.mode == "noun":
            if any(self.lower(k) in _REPORTING for k in range(actor.at, g)):
                return None
            if not self.leads_to(actor, g):
                return None
        return current() if actor.is_pronoun else actor.agency

    def leads_to(self, actor: Actor, g: int) -> bool:
        """Whether an actor before a noun of seizure made it: it owns it (`its seizures`), or a verb stands between."""
        if actor.is_pronoun and g - actor.at <= 4:
            return True
        return any(
            self.tokens[k].kind == "word" and self.lower(k).endswith(("ed", "es", "s", "ing", "made", "led")) for k in range(actor.at, g)
        )

    def by(self, g: int, sentence: Sentence) -> Actor | None:
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

    def before(self, g: int, sentence: Sentence) -> Actor | None:
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

    def right_before(self, first: int) -> str | None:
        """The agency that stands right before a figure, its verb left out: `and the Frontier Corps 3,400 kg of hashish`."""
        found = self.agency_at.get(first - 1)
        return found[1].name if found is not None else None

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
            if self._is_acronym(k) and self.lower(k + 1) not in _ATTRIBUTED_TO | {")"}:
                m = self._back_to_and(k)
                if self.lower(m) == "and" and m - 1 in self.agency_at:
                    return Actor(self.agency_at[m - 1][0], f"{self.agency_at[m - 1][1].name}; {text}")
                if self.lower(m) == "and" and self._is_acronym(m - 1):
                    other = self.tokens[m - 1]
                    return Actor(m - 1, f"{self.passage.text[other.start : other.end]}; {text}")
                return Actor(k, text)
            if _GOVERNMENT.fullmatch(text) and text.startswith("GO"):
                return Actor(k, None)
        return None

    def _is_acronym(self, k: int) -> bool:
        """Whether the token is the acronym of a body that the cable does not spell out (`FELCN`, 09LAPAZ1784)."""
        token = self.tokens[k]
        text = self.passage.text[token.start : token.end]
        return k >= 0 and token.kind == "word" and _ACRONYM.fullmatch(text) is not None and _GOVERNMENT.fullmatch(text) is None

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
        """A functional name in lower case: `Spanish customs`, `border guards`; None for plain `police` and `authorities`."""
        token = self.tokens[k]
        if token.lower.startswith("customs"):
            name = "Customs"
        elif token.value == "named":
            name = token.lower
        else:
            return None
        nationality = next((p for at, p in self.places if at == k - 1 and p.form == "demonym"), None)
        return name if nationality is None else f"{self.passage.text[nationality.start : nationality.end]} {name}"

    def _first_joined(self, k: int, sentence: Sentence) -> int:
        first = self.agency_at[k][0]
        before = self._joined_before(first, sentence)
        while before is not None:
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
        m -= 1
        if self.lower(m) == ")" and m in self.partner:
            m = self.partner[m] - 1
        return self.agency_at.get(m)

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
        return "; ".join(names)

    def _back_to_and(self, first: int) -> int:
        m = first - 1
        while self.lower(m) == "the":
            m -= 1
        return m

    def _in_phrase(self, at: int) -> bool:
        """Whether a body stands in a phrase (`with the DEA`, `from police`) that makes it no subject."""
        k = at - 1
        while k >= 0 and (self.lower(k) in _BEFORE_BODIES or any(p == k for p, _ in self.places)):
            k -= 1
        word = self.lower(k)
        if word == "of" and self.lower(k - 1) in _PEOPLE:
            return False
        return word in _WITH
