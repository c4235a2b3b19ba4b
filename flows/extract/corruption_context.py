"""What is about corruption: a cable, a paragraph, a sentence.

Three scopes, one in the other. A cable about corruption (by its subject, its TAGS, and how often it says so) and a heading about it
put every sentence under them in context. Elsewhere a sentence is in context by its own words, or because it goes on from such a
sentence. A sentence that turns to something else (private persons and drugs, elections, dissidents) is out of it, unless its own
words are of corruption or it says that officials were dismissed for a misdeed.
"""

from __future__ import annotations

import re
from functools import cached_property

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Reading
from flows.extract.document import Document, Passage, Sentence
from flows.extract.plain_words import has_figure

_CONVENTION = re.compile(r"convention\s+against\s+corruption", re.IGNORECASE)
_WORDS_OF_DRUGS = re.compile("drug|narcotic|cocaine|heroin|cannabis", re.IGNORECASE)
_WORDS_OF_IT = re.compile("corrupt|brib|embezzl|kickback|graft|malversation|misappropriat", re.IGNORECASE)


def is_about_corruption(document: Document) -> bool:
    """Whether a cable is about corruption: its subject or TAGS say so and its text too, or its text says little else."""
    cable = document.cable
    length = sum(len(p.text) for p in document.passages)
    found = sum(len(_WORDS_OF_IT.findall(p.text)) for p in document.passages if not words.SIGNS.isdisjoint(p.words))
    if found < words.FEW or length > found * words.DENSITY:
        return False
    if sum(len(_WORDS_OF_DRUGS.findall(p.text)) for p in document.passages) > found:
        return False
    is_named = words.SUBJECT.search(cable.subject or "") is not None or any(t.tag == words.TAG for t in cable.tags)
    return is_named or found >= words.MANY


def is_under_heading(passage: Passage) -> bool:
    """Whether a paragraph stands under a heading about corruption, its own or one that it begins with."""
    heading = (passage.paragraph.heading or "").lower()
    return any(stem in heading for stem in words.HEADING_STEMS) or words.HEADS_ITSELF.match(passage.text) is not None


def is_worth_reading(passage: Passage, in_scope: bool) -> bool:
    """A cheap look at a paragraph's words: whether it can state a statistic of corruption."""
    plain = passage.words
    if not in_scope and words.SIGNS.isdisjoint(plain):
        if words.SANCTION.isdisjoint(plain) or words.FORCE.isdisjoint(plain):
            return False
        if words.MISDEED.isdisjoint(plain) and not any(name in passage.lower for name in words.BODIES):
            return False
        if words.COUNTED.search(passage.text) is None:
            return False
    return has_figure(passage.text) or not words.NUMBERS.isdisjoint(plain)


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
        if any(tokens[0].start <= start < tokens[-1].end for start in self._telling):
            return True
        if not any(t.kind == "noun" and t.value == "audit" for t in tokens):
            return False
        later = [s for s in self.reading.sentences if s.first == sentence.last]
        return bool(later) and self.own(later[0])

    @cached_property
    def _telling(self) -> list[int]:
        """Where the text speaks of corruption or of a body against it; the title of the UN Convention against Corruption tells nothing."""
        reading = self.reading
        named = [t.start for t in reading.tokens if t.kind == "context" or (t.kind == "body" and t.value == "strong")]
        stems = [m.start() for m in words.TELLING.finditer(reading.text)]
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
        for k in range(sentence.first, sentence.last):
            token = reading.tokens[k]
            if token.kind not in ("verb", "predicate") or token.value not in words.SANCTIONS:
                continue
            for reason in range(k + 1, sentence.last):
                if reading.lower(reason) in words.REASONS and not words.MISDEEDS.isdisjoint(self._words_after(reason, sentence)):
                    return True
        return False

    def _counts_officials(self, sentence: Sentence) -> bool:
        for k in range(sentence.first, sentence.last):
            token = self.reading.tokens[k]
            if token.kind == "noun" and (token.value == "official" or token.lower == "members"):
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
        names_officials = self._names_officials(sentence)
        if self.reading.speaks(sentence, words.DRUGS) and not names_officials:
            return False
        return self.in_scope or (self.goes_on and (noun != "person" or names_officials))

    def _kinds(self, sentence: Sentence, kind: str) -> bool:
        return kind in self.reading.cursor.kinds[sentence.first : sentence.last]

    def _names_officials(self, sentence: Sentence) -> bool:
        """Whether officials are those that something was done to: one by his title, or some that a figure counts."""
        for k in range(sentence.first, sentence.last):
            token = self.reading.tokens[k]
            if token.kind == "single" and token.value == "official":
                return True
            if token.kind == "noun" and token.value == "official":
                near = range(max(sentence.first, k - 4), k)
                if any(self.reading.kind(n) == "figure" or self.reading.lower(n) in ("former", "ex") for n in near):
                    return True
        return False

    def leave(self, own: bool, has_found: bool) -> None:
        """What a sentence hands on to the next."""
        self.goes_on = self.in_scope or own or has_found
