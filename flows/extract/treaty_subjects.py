"""Who stands before a verb: countries, the reporting government or a pronoun for it, or nobody that speaks for a state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Sentence
from flows.extract.treaty_names import Mention
from flows.extract.treaty_places import COUNTED, places_from, speaks_for_state
from flows.extract.treaty_sets import RELATIONS
from flows.extract.treaty_verbs import HELPERS, Verb
from flows.extract.treaty_words import Dated, Words

_PAIRS = frozenset({"countries", "governments", "nations"})
_PREPOSITIONS_INSIDE = frozenset({"along with", "together with", "of", "for", "between"})
_MOST_UNKNOWN = 4
_LONGEST_ASIDE = 7
_LONGEST_LIST = 24
_HANDED_OVER = frozenset({"deposited", "deposit", "deposits", "exchanged", "exchange", "exchanges"})
"""What states do with instruments of ratification."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The countries of a subject; `government` where it is one, or a pronoun; where it begins; a date that stands with it.

    `pair` is true of `both countries`, `stranger` of a subject that is no state (a firm, the European Union);
    `host` where the reporting government stands beside the countries (`the U.S. Embassy and the Ministry of Health`).
    """

    countries: tuple[str, ...]
    government: bool
    start: int
    first: int
    date: Dated | None = None
    pair: bool = False
    stranger: bool = False
    host: bool = False


class SubjectReader:
    """Finds the subjects of a sentence's verbs."""

    def __init__(self, words: Words, sentence: Sentence, mentions: Sequence[Mention], verbs: Sequence[Verb]) -> None:
        """Takes the agreements and the verbs in the order of the text."""
        self.words = words
        self.sentence = sentence
        self.mentions = mentions
        self.verbs = verbs
        self.subjects: list[Subject] = []
        for n, verb in enumerate(verbs):
            self.subjects.append(self._of(n, verb))

    def unnamed(self, group: Sequence[Mention]) -> Subject:
        """The subject of a passive: left to the agreement's parties and the reporting state."""
        at = group[0].first
        return Subject((), True, self.words.tokens[at].start, at)

    def _of(self, n: int, verb: Verb) -> Subject:
        words = self.words
        floor = max((v.last for v in self.verbs[:n] if v.last <= verb.first), default=self.sentence.first)
        # an agreement before the verb is the object of the verb before, or where a relative clause begins
        floor = max([floor, *(min(m.tail, verb.first) for m in self.mentions if m.last <= verb.first)])
        read = self.between(floor, verb.first)
        if verb.first == self.sentence.first and verb.finite and not read.countries:
            # "Has signed but not ratified", in the style of telegrams
            return replace(read, government=True)
        if read.countries or read.government or read.stranger:
            return read
        among = self._of_one_among(verb)
        if among is not None:
            return among
        if n == 0 or not self.verbs[n - 1].finite:
            return self._of_predicate_before(verb) or read
        after = self.verbs[n - 1].last
        # "ratified it in 2007, and ratified the Lima Convention": what the verb before takes is no subject
        after += words.lower(after) in ("it", "them")
        if any(words.kind(i) in ("pronoun", "relative") for i in range(after, verb.first)):
            return read
        before = self.subjects[n - 1]
        return replace(before, start=words.tokens[verb.first].start, first=verb.first, date=read.date or before.date)

    def _of_one_among(self, verb: Verb) -> Subject | None:
        """`Peru is among the states that ratified`, `Peru is one of the countries which signed`."""
        words = self.words
        k = verb.first - 1
        if words.lower(k) not in ("that", "which"):
            return None
        if words.lower(k - 1) == ")":
            # "one of six countries (along with Peru) that ratified"
            k = next((i + 1 for i in range(k - 2, max(self.sentence.first, k - _LONGEST_LIST), -1) if words.lower(i + 1) == "("), k)
        if words.lower(k - 1) not in COUNTED:
            return None
        reach = range(k - 2, max(self.sentence.first, k - _MOST_UNKNOWN - 3), -1)
        among = next((i for i in reach if words.lower(i) == "among" or words.lowers_at(i, 2) == ["one", "of"]), None)
        if among is None or words.tokens[among - 1].value != "be":
            return None
        read = self.between(self.sentence.first, among - 1)
        return read if read.countries or read.government else None

    def _of_predicate_before(self, verb: Verb) -> Subject | None:
        """The subject that the sentence begins with, where its first predicate states no relation: `Fiji has a law and is a party to`."""
        words = self.words
        before = verb.first - 1
        while before > self.sentence.first and (words.dated(before) is not None or words.kind(before) in ("adverb", "preposition")):
            before -= 1
        k = self.sentence.first
        while k < before and (words.kind(k) == "determiner" or words.place(k) is not None or words.is_government(k) or words.capital(k)):
            k += 1
        clause_ends = any(words.kind(i) in ("boundary", "relative", "pronoun") or words.lower(i) == ";" for i in range(k, before))
        if words.lower(before) != "and" or clause_ends:
            return None
        read = self.between(self.sentence.first, k)
        return replace(read, date=next((d for i in range(before, verb.first) if (d := words.dated(i)) is not None), None))

    def between(self, floor: int, end: int) -> Subject:
        """The subject that ends before token `end` and begins no earlier than `floor`, read from right to left."""
        words = self.words
        countries: list[str] = []
        government = pair = listed = beside = host = False
        first = end
        date: Dated | None = None
        unknown = 0
        i = end - 1
        while i >= floor:
            kind, lower = words.kind(i), words.lower(i)
            place, dated = words.place(i), words.dated(i)
            if place is not None:
                at = words.indices(place.start, place.end)
                possessive = lower.endswith(("'s", "s'"))
                if (place.form == "demonym" or possessive) and not speaks_for_state(words, at.stop, end):
                    break
                if place.country not in countries:
                    countries.append(place.country)
                host = host or beside
                first = at.start
                i = first - 1
                continue
            if dated is not None:
                if floor > self.sentence.first and first < end and self._ends_clause(dated):
                    break
                date = date or dated
                i = words.indices(dated.start, dated.end).start - 1
                # "Parliament on March 21, 2006 ratified", "Peru in May acceded to"
                i -= words.lower(i) in ("on", "in") and (words.is_government(i - 1) or self._is_named_first(i - 1))
                continue
            if kind == "pronoun":
                if lower in ("it", "they", "we"):
                    government = True
                    # "it and the United States signed"
                    host = host or (lower == "it" and bool(countries))
                    first = i
                # "and in July 1999 it ratified"
                date = date or words.dated(i - 1) or self._date_before_when(i)
                break
            if kind == "boundary" and lower == "when":
                date = date or self._date_before_when(i + 1)
            if kind == "relative" and i == end - 1 and (owner := self._opening_place(i)) is not None:
                # "Mali, which ratified the Convention in 2008, has yet to"
                countries.append(owner)
                break
            if kind in ("boundary", "relative", "aux", "modal", "negation", "to") or lower in (";", ":", ".") or kind in RELATIONS:
                break
            if lower == "exchange" and (words.place(i - 1) is not None or words.kind(i - 1) == "adverb"):
                # "the United States and Canada exchange forfeited assets through"
                i -= 1
                continue
            if kind in ("body", "company"):
                # "the European Union has reached an agreement with China": no state's relation
                return Subject((), False, words.tokens[i].start, i, date, stranger=True)
            if lower == ",":
                aside = self._before_aside(i, floor)
                if aside is not None:
                    i = aside
                    continue
                if not listed and i != end - 1:
                    break
                listed = True
            elif kind == "and":
                if i == end - 1:
                    break
                listed = True
                beside = government and not countries and unknown == 0
            elif kind == "us_agency":
                countries.append("USA")
                host = host or beside
                first = i
            elif words.is_government(i) or words.is_agency_acronym(i):
                government = True
                # "the Ministry and Canada signed"
                host = host or (bool(countries) and words.kind(i + 1) == "and")
                first = i
                pair = pair or (lower in _PAIRS and words.lower(i - 1) in ("both", "two"))
            elif kind == "preposition":
                together = lower == "with" and words.lower(i - 1) in ("together", "along")
                in_state = bool(countries) and lower == "in" and words.is_government(i - 1)
                if not (lower in _PREPOSITIONS_INSIDE or together or in_state):
                    # "on a visit to Russia": no subject
                    if len(countries) == 1 and not government and not listed and words.dated(i + 1) is None:
                        countries = []
                    break
            elif words.capital(i):
                first = i
            elif kind not in ("determiner", "adverb", "figure", "ordinal") and lower not in ("-", "(", ")", '"', "“"):
                unknown += 1
                beside = False
                if unknown > _MOST_UNKNOWN:
                    break
            i -= 1
        start = words.tokens[min(first, len(words.tokens) - 1)].start
        if date is None:
            lead = self.lead_date(floor, first)
            date = lead if lead is not None and not (floor > self.sentence.first and self._ends_clause(lead)) else None
        return Subject(tuple(reversed(countries)), government, start, first, date, pair, host=host)

    def _is_named_first(self, i: int) -> bool:
        """Whether the token at `i` ends the name of a country that nothing but articles stands before in its sentence."""
        words = self.words
        place = words.place(i)
        if place is None or place.form == "demonym":
            return False
        return all(words.kind(k) == "determiner" for k in range(self.sentence.first, words.indices(place.start, place.end).start))

    def _opening_place(self, i: int) -> str | None:
        """The country that a sentence begins with, where the relative pronoun at `i` goes on from it behind a comma."""
        words = self.words
        place = words.place(i - 2) if words.lower(i) == "which" and words.lower(i - 1) == "," else None
        return place.country if place is not None and self._is_named_first(i - 2) else None

    def _before_aside(self, i: int, floor: int) -> int | None:
        """The token before an aside that the comma at `i` ends: `Honduras, on the other hand, has`, `Peru, however, signed`."""
        words = self.words
        opens = next((k for k in range(i - 1, max(floor, i - _LONGEST_ASIDE) - 1, -1) if words.lower(k) == ","), None)
        if opens is None or opens <= floor or words.kind(opens + 1) not in ("preposition", "adverb"):
            return None
        inside = range(opens + 1, i)
        names = any(words.place(k) is not None or words.dated(k) is not None or words.is_government(k) for k in inside)
        stands = words.place(opens - 1) is not None or words.is_government(opens - 1) or words.lower(opens - 1) in ("it", "they")
        return opens - 1 if stands and not names else None

    def _ends_clause(self, dated: Dated) -> bool:
        """Whether a date belongs to the clause before: `in effect since 1993, and the two countries signed`."""
        at = self.words.indices(dated.start, dated.end)
        return self.words.lower(at.stop) in (",", "and") and self.words.kind(at.start - 2) != "and"

    def _date_before_when(self, i: int) -> Dated | None:
        """The date of `since 1993, when it acceded`; `i` is the token after `when`."""
        words = self.words
        if words.lower(i - 1) != "when":
            return None
        before = i - 2 - (words.lower(i - 2) == ",")
        return words.dated(before)

    def lead_date(self, floor: int, first: int) -> Dated | None:
        """A date at the head of the clause: `On March 21, 2007, the GOCR ratified`, `During a visit to Lima in May 2008, he signed`."""
        words = self.words
        near = next((d for i in range(floor, min(first, floor + 6)) if (d := words.dated(i)) is not None), None)
        if near is not None or words.lower(floor) not in ("during", "at", "on", "in"):
            return near
        comma = next((i for i in range(first - 1, max(floor, first - 4), -1) if words.lower(i) == ","), floor)
        return words.dated(comma - 1)

    def of_matter(self, verb: Verb, subject: Subject) -> Subject:
        """The states of `extradition between Ghana and the United States is governed by`."""
        words = self.words
        for i in range(verb.first - 1, self.sentence.first - 1, -1):
            if words.lower(i) in ("between", "from", "with", "to"):
                _, countries, pair = places_from(words, i + 1, verb.first)
                if countries == ("USA",):
                    # "extradition to the United States rests on"
                    countries = ()
                start = i
                while start > self.sentence.first and words.lower(start - 1) not in (",", ";", ":"):
                    if words.kind(start - 1) in ("and", "boundary"):
                        break
                    start -= 1
                return Subject(countries, True, words.tokens[start].start, start, None, pair)
        return replace(subject, government=True)

    def of_signatory(self, verb: Verb, tail: int, subject: Subject) -> Subject:
        """`As a signatory to the Convention, the UK permits`: the state stands behind, from token `tail` on."""
        words = self.words
        if subject.countries or subject.government or words.kind(verb.first - 1) != "as":
            return subject
        for i in range(tail, min(self.sentence.last, tail + 5)):
            place = words.place(i)
            if place is not None:
                return Subject((place.country,), True, words.tokens[verb.first].start, verb.first)
        return replace(subject, government=True)

    def possessor(self, verb: Verb) -> Subject | None:
        """`Costa Rica's October 7, 2007 ratification of`, `its 1997 accession to`."""
        words = self.words
        date: Dated | None = None
        if words.lower(verb.at).startswith("instrument"):
            before = range(verb.first - 1, max(self.sentence.first, verb.first - 12), -1)
            deposit = next((i for i in before if words.lower(i) in _HANDED_OVER), None)
            while deposit is not None and words.kind(deposit - 1) in HELPERS:
                deposit -= 1
            return self.between(self.sentence.first, deposit) if deposit is not None else None
        for i in range(verb.first - 1, max(self.sentence.first - 1, verb.first - 9), -1):
            place, dated = words.place(i), words.dated(i)
            if dated is not None:
                date = date or dated
            elif place is not None and words.lower(i).endswith(("'s", "s'")):
                start = words.indices(place.start, place.end).start
                return Subject((place.country,), True, place.start, start, date)
            elif words.lower(i) in ("its", "their") and date is not None:
                return Subject((), True, words.tokens[i].start, i, date)
            elif words.kind(i) not in ("word", "adverb") or not words.lower(i).isalpha():
                return None
        return None

    def negotiator(self, verb: Verb, subject: Subject) -> Subject:
        """Who is behind `Peru is pursuing negotiations on`; at the head of a sentence (`Negotiations on T continue`) the post's country."""
        words = self.words
        if subject.countries:
            return subject
        if verb.first == self.sentence.first or (verb.first == self.sentence.first + 1 and words.kind(verb.first - 1) == "determiner"):
            return replace(subject, government=True)
        for i in range(verb.first - 1, max(self.sentence.first, verb.first - 6) - 1, -1):
            if words.kind(i) in ("modal", "to", "negation"):
                return subject
            if words.kind(i) == "aux":
                return self.between(self.sentence.first, i)
        return subject
