"""Where a seizure took place: the reporting country, unless the text says otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left

from flows.extract.actors import Actor, Actors
from flows.extract.document import Sentence
from flows.extract.scopes import HAVE, Governor
from flows.extract.word_sets import words_of
from flows.vocabulary.countries import Place

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "off", "inside", "within", "outside", "throughout"})
_PLACE_FILL = words_of("place_fill")
_ORIGIN = words_of("origin")
_BEFORE_VERB = frozenset({"also", "alone", "reported", "reports", "claimed", "claims"})
_REGIONS = re.compile(
    r"\b(?:South|Central|Latin|North|West|East)(?:ern)?\s+(?:American|African|Asian|European)\b"
    r"|\b(?:European|African|Asian|Caribbean|Andean)\b|\b(?:neighbou?ring|other)\s+(?:countries|states)\b"
)
_NOWHERE = re.compile(
    r"\bhigh\s+seas\b|\binternational\s+waters\b|\bnautical\s+miles\b|\bworld-?\s?wide\b|\baround\s+the\s+world\b|\bglobally\b", re.I
)


class Scenes:
    """The places of one paragraph's seizures."""

    def __init__(self, actors: Actors) -> None:
        """Takes the bodies of a paragraph, which know its places."""
        self.actors = actors
        self.passage = actors.passage
        self.tokens = actors.tokens
        self.lower = actors.lower

    def country(self, governor: Governor, sentence: Sentence, first: int, last: int, until: int) -> tuple[str | None, bool]:
        """Where the seizure at `[first, last)` took place, and whether the text says so (else it is the reporting country).

        `until` is where the next figure of the sentence begins.
        """
        own = self.passage.document.country
        text = self.passage.text[self.tokens[sentence.first].start : self.tokens[sentence.last - 1].end]
        bracketed = self._bracketed_place(first)
        if bracketed is not None:
            return bracketed, True
        after = [p for at, p in self.actors.places if last <= at < until and self._is_scene(at)]
        if after and all(self.lower(k) not in (",", ";") for k in range(last, bisect_left(self.actors.starts, after[0].start))):
            return after[0].country, True
        subject = self._subject_country(governor, sentence)
        if subject is not None and subject != own:
            return subject or None, True
        if _NOWHERE.search(text):
            return None, True
        found = [p for at, p in self.actors.places if sentence.first <= at < sentence.last and self._is_scene(at)]
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
        for _, place in self.actors.places:
            if place.end == end and place.form == "name":
                return place.country
        return None

    def _subject_country(self, governor: Governor, sentence: Sentence) -> str | None:
        """The country of those who act ("" for a region): `German authorities seized`, `Germany's seizures`; None where none is told."""
        g = governor.at
        if governor.mode in ("noun", "attributive"):
            for at, place in self.actors.places:
                if g - 5 <= at < g and all(self.tokens[k].kind in ("word", "substance", "container") for k in range(at + 1, g)):
                    return place.country if not self._is_origin(at) and place.country != "USA" else None
            actor = self.actors.before(g, sentence)
            if actor is None or not self.actors.leads_to(actor, g):
                return None
            resolved = self.actors.resolved(actor, sentence)
            return None if resolved is None else self.country_of(resolved)
        named = self._country_that_acts(g) if governor.mode == "active" else None
        if named is not None:
            return named
        actor = self.actors.actor(governor, sentence)
        return None if actor is None else self.country_of(actor)

    def country_of(self, actor: Actor) -> str | None:
        """The country that the words of an actor name ("" for a region); None where they name none."""
        own = self.passage.document.country
        last = actor.at
        while last + 1 < len(self.tokens) and (self.actors.agency_at.get(last + 1, (-1,))[0] == actor.at):
            last += 1
        near = [p.country for at, p in self.actors.places if actor.at - 4 <= at <= last and self._is_of_people(p, at)]
        if own in near:
            return own
        foreign = [c for c in near if c != "USA"]
        if foreign:
            return foreign[0]
        before = self.passage.text[self.tokens[max(0, actor.at - 3)].start : self.tokens[last].end]
        return "" if _REGIONS.search(before) and not near else None

    def _country_that_acts(self, g: int) -> str | None:
        """`Panama seized 60 metric tons`: the country right before the verb."""
        k = g - 1
        while k >= 0 and (self.lower(k) in HAVE or self.lower(k).endswith("ly") or self.lower(k) in _BEFORE_VERB):
            k -= 1
        end = self.tokens[k].end if k >= 0 else -1
        return next((p.country for at, p in self.actors.places if p.form == "name" and p.end == end and not self._is_origin(at)), None)

    def _is_of_people(self, place: Place, at: int) -> bool:
        """Whether a place names those who act: `Jamaican authorities`, `Kazakhstan's agencies`, `Taiwan investigators`."""
        if at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "actor" and place.end < self.tokens[at + 1].start:
            return True
        return place.form == "demonym" or self.passage.text[place.end : place.end + 2] in ("'s", "’s", "s'")

    def _is_origin(self, at: int) -> bool:
        return self.lower(at - 1) in ("from", "to", "for", "via")

    def _is_scene(self, at: int) -> bool:
        """Whether the place at token `at` is where something happens: `in Afghanistan`, `at the port of Hamburg`, `off Ghana`."""
        k = at - 1
        steps = 0
        while k >= 0 and steps < 4 and (self.lower(k) in _PLACE_FILL or any(p == k for p, _ in self.actors.places)):
            if self.lower(k) in _PLACE_PREPOSITIONS:
                break
            k -= 1
            steps += 1
        if self.lower(k) not in _PLACE_PREPOSITIONS:
            return False
        return self.lower(k - 1) not in _ORIGIN and not (self.tokens[at].capital and at in self.actors.agency_at)
