"""Where a seizure took place: the reporting country, unless the text says otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from flows.extract.actors import Actors
from flows.extract.bodies import Actor
from flows.extract.document import Sentence
from flows.extract.governors import BE, HAVE, TAKING, VERBS, Governor
from flows.extract.word_sets import words_of
from flows.vocabulary import read_rows
from flows.vocabulary.countries import Place, find_places

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "off", "inside", "within", "outside", "throughout", "entering"})
_PLACE_FILL = words_of("place_fill")
_ORIGIN = words_of("origin")
_GOES_ON = frozenset({"the", "it", "they", "its", "her", "inside", "beneath", "behind", "hidden", "concealed", "aboard", "underneath"})
_BORDERS = frozenset({"border", "borders", "frontier", "crossing", "crossings", "checkpoint", "boundary"})
_NATIONAL_BODIES = {r["words"]: r["country"] for r in read_rows("national_bodies.csv")}
"""Bodies whose own name tells their country: `the Guardia di Finanza`."""
_REPORTING = words_of("reporting") | words_of("giving") | {"told", "informed", "tallied"}
_REMAINS = frozenset({"is", "was", "remains", "remained", "has", "had"})
_SOIL = frozenset({"soil", "territory", "side", "bank", "half", "shore", "coast"})
# "the Warsaw Bridge in Brest", "off the Moscow train": named after a place that is elsewhere
_NAMED_AFTER_PLACE = frozenset({"bridge", "street", "road", "avenue", "square", "hotel", "highway", "boulevard"})
_NAMED_AFTER_PLACE |= {"train", "express", "flight", "bus", "ferry", "plane"}
_LANGUAGES = frozenset({"spanish", "french", "portuguese", "english", "arabic", "russian", "german", "italian", "dutch", "turkish"})
# "(PCD in Spanish)", "known in Spanish as"
_AFTER_LANGUAGE = frozenset({")", ",", ".", ";", "as"})
# "from a woman who had swallowed them at Cali": where the person was before
_PERSON = frozenset({"who", "whom"})
_REACH_BORDER = 3
_REACH_PEOPLE = 4
# what follows is another clause: "5 kg were seized, since loads for us are broken up in the Netherlands"
_OTHER_CLAUSE = frozenset({"since", "because", "while", "whereas", "although", "though", "as", ";"})
# "the crossing with Turkey alone took 3 kg": before these a country is where, not who
_NOT_ACTING = words_of("preposition") | {"with", "via", "and"}
_MEANT = frozenset({"destined", "bound", "intended", "meant"})
_BEFORE_VERB = frozenset({"also", "alone", "reported", "reports", "claimed", "claims"})
_REGIONS = re.compile(
    r"\b(?:South|Central|Latin|North|West|East)(?:ern)?\s+(?:American|African|Asian|European)\b"
    r"|\b(?:European|African|Asian|Caribbean|Andean)\b|\b(?:neighbou?ring|other)\s+(?:countries|states)\b"
)
_NOWHERE = re.compile(
    r"\bboth\s+sides\s+of\s+the\s+(?:Atlantic|Pacific)\b|"
    r"\b(?:in|on)\s+the\s+(?:\w+\s+)?(?:Arabian\s+Sea|Indian\s+Ocean|Gulf\s+of\s+Aden)\b|"
    r"\bhigh\s+seas\b|\binternational\s+waters\b|\bnautical\s+miles\b|\bworld-?\s?wide\b|\baround\s+the\s+world\b|\bglobally\b",
    re.I,
)


_OF_NOWHERE = frozenset({
    "sides", "sea", "seas", "ocean", "aden", "waters", "nautical", "nautical miles", "world", "worldwide", "world-wide", "globally",
})  # fmt: skip
"""A sentence that `_NOWHERE` finds something in holds one of these."""


@lru_cache(maxsize=1 << 10)
def _country_in_name(agency: str) -> str | None:
    """The country that begins an agency's full name, which a text may give by its acronym alone: `South African Police Service`."""
    places = find_places(agency)
    return places[0].country if places and places[0].start == 0 and places[0].form == "demonym" else None


class Scenes:
    """The places of one paragraph's seizures."""

    def __init__(self, actors: Actors) -> None:
        """Takes the bodies of a paragraph, which know its places."""
        self.actors = actors
        self.passage = actors.passage
        self.bodies = actors.bodies
        self.tokens = actors.tokens
        self.lower = actors.lower

    @cached_property
    def own(self) -> str | None:
        """The country that a paragraph is about: the one that heads it (`Dominica. Police eradicated ...`), else the reporting one."""
        heading = self.passage.paragraph.heading
        if heading is not None:
            named = find_places(heading)
            if len(named) == 1 and named[0].form == "name" and heading.strip(" .:") == heading[named[0].start : named[0].end]:
                return named[0].country
        for _, place in self.bodies.places[:1]:
            before, after = self.passage.text[: place.start], self.passage.text[place.end : place.end + 2]
            if place.form == "name" and not before.strip() and after in (". ", ".", ": "):
                return place.country
        return self.passage.document.country

    def country(self, governor: Governor, sentence: Sentence, first: int, last: int, until: int) -> tuple[str | None, bool]:
        """Where the seizure at `[first, last)` took place, and whether the text says so (else it is the reporting country).

        `until` is where the next figure of the sentence begins.
        """
        own = self.own
        bracketed = self._bracketed_place(first)
        if bracketed is not None:
            return bracketed, True
        person = next((k for k in range(last, min(until, sentence.last)) if self._tells_elsewhere(k)), until)
        after = [p for at, p in self.bodies.places if last <= at < min(person, until) and self._is_scene(at)]
        if after and all(self.lower(k) not in (",", ";") for k in range(last, bisect_left(self.bodies.starts, after[0].start))):
            return after[0].country, True
        may_be_nowhere = not _OF_NOWHERE.isdisjoint(self.passage.cursor.lowers[sentence.first : sentence.last])
        is_nowhere = may_be_nowhere and _NOWHERE.search(self._item(first, sentence)) is not None
        if is_nowhere and governor.mode == "active":
            return None, True
        subject = self._subject_country(governor, sentence)
        if subject is not None and subject != own:
            return subject or None, True
        if is_nowhere:
            return None, True
        end = self._end_of_clause(max(last, governor.at), sentence)
        end = min(end, person) if person < until else end
        found = [p for at, p in self.bodies.places if sentence.first <= at < end and (self._is_scene(at) or self._opens(at, p, sentence))]
        if found and all(p.country != own for p in found):
            near = min(found, key=lambda p: abs(p.start - self.tokens[first].start))
            return near.country, True
        return own, bool(found)

    def _tells_elsewhere(self, k: int) -> bool:
        """Whether a clause begins that tells where a person or the drugs were before: `who`, `that had been mixed in Poznan`."""
        if self.lower(k) in _PERSON or self.lower(k) == "would":
            return True
        if self.lower(k) in _MEANT and self.lower(k + 1) == "for":
            # "tablets destined for illicit diversion in the United States"
            return True
        if self.lower(k) != "that" or self.lower(k + 1) not in HAVE:
            return False
        verb = next((m for m in range(k + 2, k + 5) if self.lower(m) not in BE), k + 2)
        return self.lower(k + 2) in BE and verb < len(self.tokens) and self.tokens[verb].kind not in VERBS | TAKING

    def _item(self, first: int, sentence: Sentence) -> str:
        """The text of the item of a list with semicolons that a figure is in: `19 tons, most of it on the high seas; 2 tons of hashish`."""
        begin = next((k for k in range(first - 1, sentence.first, -1) if self.lower(k) == ";"), sentence.first)
        end = next((k for k in range(first, sentence.last) if self.lower(k) == ";"), sentence.last - 1)
        return self.passage.text[self.tokens[begin].start : self.tokens[end].end]

    def _end_of_clause(self, k: int, sentence: Sentence) -> int:
        """The index of the word after a token that begins a clause of another kind."""
        ends = (m for m in range(k, sentence.last) if self.lower(m) in _OTHER_CLAUSE)
        return next((m for m in ends if self.lower(m) != "as" or self.lower(m - 1) == ","), sentence.last)

    def _bracketed_place(self, first: int) -> str | None:
        """`Belgium (more than 5 million pills)`: the country whose name stands before the bracket."""
        k = self.passage.cursor.before_qualifiers(first)
        if self.lower(k) != "(":
            return None
        end = self.tokens[k - 1].end if k else 0
        for _, place in self.bodies.places:
            if place.end == end and place.form == "name":
                return place.country
        return None

    def _subject_country(self, governor: Governor, sentence: Sentence) -> str | None:
        """The country of those who act ("" for a region): `German authorities seized`, `Germany's seizures`; None where none is told."""
        g = governor.at
        if governor.mode in ("noun", "attributive"):
            for at, place in self.bodies.places:
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
        actor = self.actors.actor(governor, sentence) or (self._reporter(g, sentence) if governor.mode == "reduced" else None)
        return None if actor is None else self.country_of(actor)

    def _reporter(self, g: int, sentence: Sentence) -> Actor | None:
        """`the Turkish National Police told us of 12,600 liters seized at Mersin`: whose figures they are, if nobody is said to act."""
        first = self.actors.first_actor(sentence)
        tells = first is not None and any(self.lower(k) in _REPORTING for k in range(first.at, g))
        return first if tells else None

    def gapped(self, first: int) -> str | None:
        """`Turkey seized 8 tons, Iran 9 tons and Pakistan 3 tons`: the country right before a figure, its verb left out."""
        k = self.passage.cursor.before_qualifiers(first)
        start = next((at for at, p in self.bodies.places if p.form == "name" and p.end == self.tokens[k].end), None)
        if start is None or self.lower(start - 1) not in (",", "and", ";"):
            return None
        return next(p.country for at, p in self.bodies.places if at == start)

    def country_of(self, actor: Actor) -> str | None:
        """The country that the words of an actor name ("" for a region); None where they name none."""
        own = self.own
        last = self.bodies.end_of(actor.at) - 1
        first = actor.at - _REACH_PEOPLE
        places = self.bodies.places
        while any(first - 2 <= at < first and p.form == "demonym" and self.lower(at + 1) in (",", "and") for at, p in places):
            # "Danish, Dutch and Spanish police"
            first = max(at for at, p in places if first - 2 <= at < first and p.form == "demonym")
        near = [p.country for at, p in places if first <= at <= last and self._is_of_body(p, at, actor)]
        if own in near:
            return own
        foreign = [c for c in near if c != "USA"]
        if foreign:
            return foreign[0]
        known = _NATIONAL_BODIES.get(actor.agency.lower()) if actor.agency is not None else None
        if known is not None:
            return known
        if actor.agency is not None and not near:
            named = _country_in_name(actor.agency)
            if named is not None and named != "USA":
                return named
        before = self.passage.text[self.tokens[max(0, actor.at - 3)].start : self.tokens[last].end]
        return "" if _REGIONS.search(before) and not near else None

    def _is_of_body(self, place: Place, at: int, actor: Actor) -> bool:
        """Whether a place tells whose body acts: `the Customs Administration of Slovenia`, not `on the Mexican border, the Navy`."""
        if at == actor.at and place.form == "name" and actor.at in self.bodies.agency_at:
            # "Maldives Customs"
            return True
        if at > actor.at:
            inside = self.bodies.agency_at.get(at)
            is_owner = inside is not None and inside[0] == actor.at and self.lower(at - 1) == "of" and place.form == "name"
            return is_owner or self._is_of_people(place, at)
        if any(self.lower(k) in (".", ";", ":") for k in range(at, actor.at)):
            return False
        commas = [k for k in range(at, actor.at) if self.lower(k) == ","]
        demonyms = {k for k, p in self.bodies.places if p.form == "demonym"}
        return self._is_of_people(place, at) and all(k + 1 in demonyms for k in commas)

    def _country_that_acts(self, g: int) -> str | None:
        """`Panama seized 60 metric tons`: the country right before the verb."""
        k = g - 1
        while k >= 0 and (self.lower(k) in HAVE or self.lower(k).endswith("ly") or self.lower(k) in _BEFORE_VERB):
            k -= 1
        end = self.tokens[k].end if k >= 0 else -1
        named = next(((at, p.country) for at, p in self.bodies.places if p.form == "name" and p.end == end), None)
        if named is None:
            return None
        before = named[0] - 2 if self.lower(named[0] - 1) == "the" else named[0] - 1
        return named[1] if self.lower(before) not in _NOT_ACTING else None

    def _is_of_people(self, place: Place, at: int) -> bool:
        """Whether a place names those who act: `Jamaican authorities`, `Kazakhstan's agencies`, `Taiwan investigators`."""
        if at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "actor" and place.end < self.tokens[at + 1].start:
            return True
        return place.form == "demonym" or self.passage.text[place.end : place.end + 2] in ("'s", "’s", "s'")

    def _is_origin(self, at: int) -> bool:
        return self.lower(at - 1) in ("from", "to", "for", "via")

    def told_before(self, before: Sentence, sentence: Sentence) -> tuple[str | None, bool]:
        """The scene that the sentence before set, where this one goes on: `boarded 90 nautical miles off. The search yielded ...`."""
        if self.lower(sentence.first) not in _GOES_ON:
            return None, False
        text = self.passage.text[self.tokens[before.first].start : self.tokens[before.last - 1].end]
        if _NOWHERE.search(text):
            return None, True
        found = [p.country for at, p in self.bodies.places if before.first <= at < before.last and self._is_scene(at)]
        return (found[-1], True) if found and len(set(found)) == 1 else (None, False)

    def _opens(self, at: int, place: Place, sentence: Sentence) -> bool:
        """`Guinea-Bissau remains a black hole: ...`: a country that a sentence speaks of."""
        return at == sentence.first and place.form == "name" and any(self.lower(k) in _REMAINS for k in range(at + 1, at + 4))

    def _is_border(self, at: int) -> bool:
        """`near the Belize border`, `at the Iraqi frontier`: this side of it."""
        return any(self.lower(k) in _BORDERS for k in range(at + 1, at + _REACH_BORDER))

    def _is_scene(self, at: int) -> bool:
        """Whether the place at token `at` is where something happens: `in Afghanistan`, `at the port of Hamburg`, `off Ghana`."""
        k = at - 1
        if self.lower(k) == "in" and self.lower(at) in _LANGUAGES and self.lower(at + 1) in _AFTER_LANGUAGE:
            return False
        if self.lower(at + 1) in _SOIL and "on" in (self.lower(k), self.lower(k - 1)):
            return True
        steps = 0
        while k >= 0 and steps < 4 and (self.lower(k) in _PLACE_FILL or any(p == k for p, _ in self.bodies.places)):
            if self.lower(k) in _PLACE_PREPOSITIONS:
                break
            k -= 1
            steps += 1
        if self.lower(k) not in _PLACE_PREPOSITIONS or self._is_border(at) or self.lower(at + 1) in _NAMED_AFTER_PLACE:
            return False
        return self.lower(k - 1) not in _ORIGIN and not (self.tokens[at].capital and at in self.bodies.agency_at)
