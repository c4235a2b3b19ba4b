"""What is about corruption: a cable, a paragraph, a sentence.

Three scopes, one in the other. A cable about corruption (by its subject, its TAGS, and how often it says so) and a heading about it
put every sentence under them in context. Elsewhere a sentence is in context by its own words, or because it goes on from such a
sentence. A sentence that turns to something else (private persons and drugs, elections, dissidents) is out of it, unless its own
words are of corruption or it says that officials were dismissed for a misdeed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import pairwise

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Reading
from flows.extract.document import Document, Passage, Sentence

_CONVENTION = re.compile(r"convention\s+against\s+corruption", re.IGNORECASE)
_WORDS_OF_DRUGS = ("drug", "narcotic", "cocaine", "heroin", "cannabis")
_NEAR = 3
_REACH_THEFT = 5
_OF_CASE = frozenset({"of", "against", "into"})
_CASES = frozenset({"case", "investigation", "complaint", "indictment", "conviction"})
_WORDS_OF_IT = ("corrupt", "brib", "embezzl", "kickback", "graft", "malversation", "misappropriat", *words.STOLEN)


def is_about_corruption(document: Document) -> bool:
    """Whether a cable is about corruption: its subject or TAGS say so and its text too, or its text says little else."""
    cable = document.cable
    signed = [p for p in document.passages if not words.SIGNS.isdisjoint(p.telling)]
    if not signed:
        return False
    found = _count(signed, _WORDS_OF_IT)
    if found < words.FEW or sum(len(p.text) for p in document.passages) > found * words.DENSITY:
        return False
    if _count(document.passages, _WORDS_OF_DRUGS) > found:
        return False
    is_named = words.SUBJECT.search(cable.subject or "") is not None or any(t.tag == words.TAG for t in cable.tags)
    return is_named or found >= words.MANY


def _count(passages: Iterable[Passage], stems: Iterable[str]) -> int:
    return sum(passage.lower.count(stem) for passage in passages for stem in stems)


def is_under_heading(passage: Passage) -> bool:
    """Whether a paragraph stands under a heading about corruption, its own or one that it begins with."""
    heading = passage.paragraph.heading
    if heading is not None and _is_of_corruption(heading):
        return True
    return b"corruption" in passage.telling and words.HEADS_ITSELF.match(passage.text) is not None


@lru_cache(maxsize=1 << 12)
def _is_of_corruption(heading: str) -> bool:
    """Whether a heading speaks of corruption; kept, since all paragraphs under a heading ask."""
    lower = heading.lower()
    return any(stem in lower for stem in words.HEADING_STEMS)


class Context:
    """The scope of a paragraph, sentence by sentence."""

    def __init__(self, reading: Reading, in_scope: bool) -> None:
        """Takes a paragraph, and whether its cable or heading puts all of it in context."""
        self.reading = reading
        self.in_scope = in_scope
        self.goes_on = in_scope

    def own(self, sentence: Sentence) -> bool:
        """Whether a sentence is about corruption by its own words, or, one that counts audits, by those of the next."""
        tokens = self.reading.tokens[sentence.first : sentence.last]
        is_told = any(tokens[0].start <= start < tokens[-1].end for start in self._telling)
        if is_told or self._is_abuse(sentence) or self._is_public_theft(sentence) or self._is_official_theft(sentence):
            return True
        if not any(t.kind == "noun" and t.value == "audit" for t in tokens):
            return False
        later = [s for s in self.reading.sentences if s.first == sentence.last]
        return bool(later) and self.own(later[0])

    def _is_abuse(self, sentence: Sentence) -> bool:
        """Whether officials are those who extort: `complaints of extortion by policemen`, `guards who extorted money from drivers`."""
        if not self.reading.speaks(sentence, words.ABUSES):
            return False
        tokens = self.reading.tokens[sentence.first : sentence.last]
        abuses = [k for k, t in enumerate(tokens) if t.lower in words.ABUSES]
        officials = [k for k, t in enumerate(tokens) if t.kind in ("noun", "single") and t.value == "official"]
        return any(
            (0 < a - o <= _NEAR and all(t.kind != "mark" and t.lower != "that" for t in tokens[o:a]))
            or (0 < o - a <= words.REACH and not words.AGENTS.isdisjoint(t.lower for t in tokens[max(a, o - _NEAR) : o]))
            for a in abuses
            for o in officials
        )

    def _is_official_theft(self, sentence: Sentence) -> bool:
        """Whether an official is said to have taken money for himself: `a deputy minister is accused of siphoning off 12 million lari`."""
        if not self.reading.speaks(sentence, words.OFFICE_THEFTS) or not self._kinds(sentence, "currency"):
            return False
        at = next(k for k in range(sentence.first, sentence.last) if self.reading.lower(k) in words.OFFICE_THEFTS)
        return self.names_officials(Sentence(sentence.first, at))

    def _is_public_theft(self, sentence: Sentence) -> bool:
        """Whether what was stolen is the state's: `stolen from the government`, `stole public money`, `state funds that were stolen`."""
        if not self.reading.speaks(sentence, words.THEFTS) or not self.reading.speaks(sentence, words.OWNERS):
            return False
        lowers = self.reading.lowers(sentence.first, sentence.last)
        for k in [k for k, lower in enumerate(lowers) if lower in words.THEFTS]:
            after, before = lowers[k + 1 : k + 1 + _REACH_THEFT], lowers[max(0, k - _REACH_THEFT) : k]
            if after[:1] == ["from"] and not words.OWNERS.isdisjoint(after):
                return True
            if any(a in words.OWNERS and b in words.OWNED for near in (before, after) for a, b in pairwise(near)):
                return True
        return False

    @cached_property
    def _telling(self) -> list[int]:
        """Where the text speaks of corruption or of a body against it; the title of the UN Convention against Corruption tells nothing."""
        reading = self.reading
        named = [t.start for t in reading.tokens if t.kind == "context" or (t.kind == "body" and t.value == "strong")]
        stems = [m.start() for start, end in reading.stretches for m in words.TELLING.finditer(reading.text, start, end)]
        titles = [(m.start(), m.end()) for m in _CONVENTION.finditer(reading.text)]
        return [at for at in {*named, *stems} if not any(start <= at < end for start, end in titles)]

    def is_in(self, sentence: Sentence, own: bool) -> bool:
        """Whether a sentence's figures may be statistics of corruption."""
        if own:
            return True
        if self._kinds(sentence, "foreign"):
            return False
        return self.goes_on or self.is_sanction(sentence)

    def is_sanction(self, sentence: Sentence) -> bool:
        """`discharged 19 officers for ties to traffickers`: officials counted, what was done to them, and for which misdeed."""
        reading = self.reading
        if not self._counts_officials(sentence):
            return False
        tokens = reading.tokens[sentence.first : sentence.last]
        if not any(t.kind in ("verb", "predicate") and t.value in words.SANCTIONS for t in tokens):
            return False
        for k in range(sentence.first, sentence.last):
            lower = reading.lower(k)
            if lower in words.REASONS and not words.MISDEEDS.isdisjoint(self._words_after(k, sentence)):
                return True
            if lower in ("pending", "awaiting") and not words.PENDING.isdisjoint(self._words_after(k, sentence)):
                return True
        return False

    def _counts_officials(self, sentence: Sentence) -> bool:
        for k in range(sentence.first, sentence.last):
            token = self.reading.tokens[k]
            is_official = token.kind == "noun" and token.value == "official" and self.reading.lower(k - 1) not in ("former", "ex")
            if is_official or self.reading.is_service_member(k):
                near = range(max(sentence.first, k - words.REACH), k)
                if any(self.reading.kind(n) == "figure" for n in near):
                    return True
        return False

    def _words_after(self, k: int, sentence: Sentence) -> set[str]:
        return {w for lower in self.reading.lowers(k + 1, min(k + 6, sentence.last)) for w in lower.split()}

    def admits(self, sentence: Sentence, own: bool, noun: str) -> bool:
        """Whether a sentence in context may state something of such a noun; `person` stands for persons, terms and sums of money.

        Of drugs it may only count officials; beyond a cable or heading about corruption persons and sums need officials beside them.
        """
        if own or noun == "official":
            return True
        names_officials = self.names_officials(sentence)
        if self.reading.speaks(sentence, words.DRUGS) and not names_officials and not self._is_of_a_watchdog(sentence, noun):
            return False
        return self.in_scope or (self.goes_on and (noun != "person" or names_officials))

    def _is_of_a_watchdog(self, sentence: Sentence, noun: str) -> bool:
        """Whether a body that watches over officials acts on cases: `the Ombudsman sent nine cases to court, none of them about drugs`."""
        body = next((k for k in range(sentence.first, sentence.last) if self.reading.kind(k) == "body"), sentence.last)
        return self.goes_on and noun in _CASES and body - sentence.first <= _NEAR

    def _kinds(self, sentence: Sentence, kind: str) -> bool:
        return kind in self.reading.cursor.kinds[sentence.first : sentence.last]

    def names_officials(self, sentence: Sentence) -> bool:
        """Whether officials are those that something was done to: one by his title, or some that a figure counts."""
        for k in range(sentence.first, sentence.last):
            token = self.reading.tokens[k]
            if token.kind == "single" and token.value == "official":
                return True
            if token.kind == "noun" and token.value == "official":
                near = range(max(sentence.first, k - 4), k)
                if any(self.reading.kind(n) == "figure" or self.reading.lower(n) in ("former", "ex") for n in near):
                    return True
                if self._is_of_case(k, sentence):
                    return True
        return False

    def _is_of_case(self, k: int, sentence: Sentence) -> bool:
        """Whether cases are said to be against the officials at `k`: `investigations of customs officials`."""
        reading = self.reading
        before = next((n for n in range(k - 1, max(sentence.first, k - _NEAR) - 1, -1) if reading.kind(n) == "verb"), None)
        if before is not None and words.NOUNS.get(reading.lower(before).rpartition(" ")[0]) in _CASES:
            # "investigations of" is one phrase
            return True
        of = next((n for n in range(k - 1, max(sentence.first, k - _NEAR) - 1, -1) if reading.lower(n) in _OF_CASE), None)
        return of is not None and reading.kind(of - 1) == "noun" and reading.tokens[of - 1].value in _CASES

    def leave(self, own: bool, has_found: bool) -> None:
        """What a sentence hands on to the next."""
        self.goes_on = self.in_scope or own or has_found
