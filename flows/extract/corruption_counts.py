"""Counts of crimes, cases, officials and audits: a figure, a noun that it counts, and, for most nouns, a verb that says what was done.

`corruption_measures.csv` says which measure a noun and a verb make. A figure without its own noun ("43 were released") counts what
the figure before it counted; one without noun and verb, but with a time ("against 17 in 2007") repeats the measure before it.
"""

from __future__ import annotations

from dataclasses import replace

from flows.extract import corruption_words as words
from flows.extract.corruption_crimes import crime_measure
from flows.extract.corruption_handed import (
    HANDED,
    charged,
    involved,
    is_given_term,
    is_sent_to_discipline,
    is_sent_to_trial,
    measure_of_handing,
)
from flows.extract.corruption_passage import Found, Reading
from flows.extract.corruption_verbs import ACTS, find_verb, makes
from flows.extract.document import Sentence

_PERSONS = ("official", "person")
_REACH_TIME = 5
_OUTCOMES = ("conviction", "acquittal")
_CASES = ("case", "complaint", "investigation")
_OF_CASES = frozenset({"against", "involving", "concerning", "in", "from", "implicating"})
_REACH_WHOLE = 4
_REACH_PREDICATE = 5
_OF_WHOM = frozenset({"the", "its", "their", "those", "these", "them", "which", "whom", "his", "her", "our", "two", "three", "four"})
_TOLD_OF = frozenset({"recent", "notable", "notorious", "celebrated", "high-profile", "well-known", "particular", "egregious"})
_RECEIVERS = frozenset({"judiciary", "judiciary's", "court", "courts", "tribunal"})
_REACH_RECEIVER = 8
_WHOSE = frozenset({"the", "these", "those", "its", "of", "his", "her", "their"})
_CONCERNED = frozenset({"involved", "concerned"})
_ACTIVE = frozenset({"active", "ongoing", "open"})
"""Cases that are being investigated: `38 active cases`."""
_THERE = (["there", "were"], ["were", "there"], ["had", "been"], ["there", "was"])
"""Before a figure, what counts again what was counted before: `in all of 2006 there were 18`."""
_DUTIES = frozenset({
    "ruling", "overseeing", "investigating", "enforcing", "monitoring", "preventing", "combating", "combatting", "fighting", "prosecuting",
    "reviewing", "ensuring", "implementing", "handling", "deciding", "protecting", "leading", "supervising", "auditing", "rooting",
})  # fmt: skip
"""What a body is charged with, which accuses nobody."""
_AVERAGING = frozenset({"averages", "averaged", "averaging"})
_DONE_TO_PERSONS = frozenset({"acquit", "arrest", "convict", "discipline", "prosecute"})
_OF_THEM = (["of", "these"], ["of", "those"], ["of", "them"], ["of", "which"], ["of", "whom"])
_OF_THE_NUMBER = frozenset({"number", "total", "figure", "sum", "tally", "count"})


class Counts:
    """Reads the counts of one paragraph, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        """Takes a paragraph."""
        self.reading = reading
        self.tokens = reading.tokens
        self.noun: str | None = None
        """What was counted last: a figure without a noun goes on with it."""
        self.persons: str | None = None
        self.people: Found | None = None
        """The persons counted last: a group of them goes on with their measure."""
        self.cases: Found | None = None
        """The cases counted last, of which the text may tell against whom they are."""
        self.found: list[Found] = []
        self.sentence = Sentence(0, 0)
        self.numbers: list[int] = []
        self.in_parts = False

    def read(self, sentence: Sentence, numbers: list[int]) -> list[Found]:
        """The counts among the figures of a sentence."""
        self.sentence = sentence
        numbers = [i for i in numbers if not self.reading.is_upper_end(i) and not self._is_name(i)]
        self.numbers = numbers
        self.found = []
        self.in_parts = False
        bounds = [*numbers, sentence.last]
        for k, i in enumerate(numbers):
            left = numbers[k - 1] + 1 if k else sentence.first
            following = k + 1
            while following < len(numbers) and (
                self._is_joined(numbers[following], numbers[following - 1] + 1) or self._is_aside(numbers[following])
            ):
                following += 1
            found = self._read(i, left, bounds[k + 1], bounds[following], k > 0 and self._is_joined(i, left))
            if found is not None:
                self.found += [found, *self._done_as_well(found)]
                self.people = found if found.noun in _PERSONS else self.people
                self.cases = found if found.noun in _CASES else self.cases
        return self._without_general()

    def _is_name(self, i: int) -> bool:
        """Whether a number is of the name of an operation: `"Operation Two Faces"` (07BRASILIA2091)."""
        text = self.reading.passage.text
        return self.reading.lower(i - 1) == "operation" and all(text[t.start].isupper() for t in self.tokens[i - 1 : i + 1])

    def _done_as_well(self, found: Found) -> list[Found]:
        """What else was done to the persons counted: `three officers were arrested and charged`."""
        verb = found.verb
        if verb is None or found.noun not in _PERSONS or found.is_part:
            return []
        out = []
        for joint, other in ((verb + 1, verb + 2), (verb - 1, verb - 2)):
            is_verb = self.sentence.first <= other < self.sentence.last and self.reading.kind(other) in ACTS
            if self.reading.lower(joint) == "and" and is_verb and not self._is_proposed(other, found.first):
                measure = words.MEASURES.get((found.noun or "", self.tokens[other].value or ""))
                if measure not in (None, found.measure):
                    out.append(replace(found, measure=measure, verb=other))
        return out

    def _without_general(self) -> list[Found]:
        """The counts without complaints of all kinds, of which the sentence says how many alleged corruption (10PRETORIA9815)."""
        alleged = [f.at for f in self.found if f.verb is not None and self.tokens[f.verb].value == "allege"]
        return [f for f in self.found if not (alleged and f.noun == "complaint" and f.at < alleged[0])]

    def _read(self, i: int, left: int, right: int, end: int, is_joined: bool) -> Found | None:
        figure = self.tokens[i].figure
        assert figure is not None
        if figure.value != figure.value.to_integral_value():
            return None
        if self.reading.lower(i - 1) in ("but", "except") and "all" in self.reading.lowers(i - 3, i - 1):
            # "all but two were convicted"
            return None
        if self.reading.is_anaphoric(i) and self.reading.lower(i + 3) == "with":
            return None
        if figure.value == 1 and self.reading.lower(i + 1) in _TOLD_OF:
            # "in one recent case"
            return None
        if figure.value == 1 and self.reading.lower(i + 1) == "of" and self.reading.lower(i + 2) not in _OF_WHOM:
            # "one of former President Dirceu's aides"
            return None
        before = self.reading.before(i, left)
        if self.cases is not None and self._is_part_against(i):
            self.in_parts = True
            return self._make(self.cases.measure, i, i, None, right, end, self.cases.noun)
        if self.reading.lower(before) in _AVERAGING:
            # "a magistrate averages 70 files"
            return None
        if self.reading.kind(i + 1) != "noun" and self.reading.lower(before) == "audited":
            return self._make("audits", i, i, before, i + 1, end, None)
        whole = right if self.reading.lower(i + 1) == "of" and right in self.numbers and right - i <= _REACH_WHOLE else None
        if whole is not None and self._is_base_of_part(whole, None):
            # "eleven of the 14 defendants were convicted": noun and verb stand behind the whole
            right = next((n for n in self.numbers if n > whole), self.sentence.last)
            end = max(end, self.sentence.last if right in self.numbers and self._is_joined(right, whole + 1) else right)
        noun, noun_at = self._noun(i, left, right)
        is_accused = self.reading.lower(i + 1) == "accused"
        if (noun is not None or is_accused) and self._is_base_of_part(i, noun_at):
            self.persons = "person" if is_accused else self.persons
            return None
        if noun is None and self.people is not None and self._is_group(i, is_joined=False):
            noun = self.people.noun
        if noun is None:
            return self._bare(i, left, right, end)
        last = self.found[-1] if self.found else None
        is_shared = is_joined and last is not None and last.verb is not None and last.verb < i and not self._is_subject(i, noun_at, last)
        if is_shared and last is not None and last.verb is not None and makes(self.reading, noun, last.verb):
            verb: int | None = last.verb
        else:
            verb = find_verb(self.reading, noun, noun_at, i, left, max(right, end), self.sentence)
        if verb is not None and self._is_proposed(verb, left):
            return None
        measure = self._measure(noun, noun_at, verb, i, left, right, end)
        if measure is None and verb is None and noun_at is not None and self.tokens[noun_at].lower == "accused":
            measure = words.MEASURES[(noun, "accuse")]
        if measure is None and self.cases is not None and noun in _CASES and noun_at is not None:
            # "Some 210 cases involved more than RMB 1 million": of those told before
            measure = self.cases.measure if self.reading.lower(noun_at + 1) in _CONCERNED else None
        if measure is None and self.people is not None and noun in _PERSONS and self._is_group(i, is_joined):
            measure = self.people.measure
        if verb is None and noun in ("crime", "felony") and self.reading.kind(before) == "verb":
            verb = before
        if measure is None:
            if noun_at is not None:
                self.persons = noun if noun in _PERSONS else self.persons
                self.noun = noun if self.noun is None or noun not in _PERSONS else self.noun
            return self._repeats(i, noun, noun_at, end)
        self.in_parts = self.reading.is_anaphoric(i) or (self.in_parts and noun_at is None)
        self._count(noun)
        return self._make(measure, i, noun_at, verb, right, end, noun)

    def _count(self, noun: str) -> None:
        self.noun = noun
        if noun in _PERSONS:
            self.persons = noun

    def _make(self, measure: str, i: int, noun_at: int | None, verb: int | None, right: int, end: int, noun: str | None) -> Found:
        figure = self.tokens[i].figure
        assert figure is not None
        ends = [i, *(at for at in (noun_at, verb) if at is not None)]
        first, last = min(ends), max(ends)
        if last - first > words.QUOTE_REACH:
            first, last = min(i, noun_at if noun_at is not None else i), max(i, noun_at if noun_at is not None else i)
        if self.in_parts:
            last = max(last, self._end_of_predicate(i, right))
        upper = self.reading.upper_end(i)
        return Found(
            measure, figure, "count", i, first, min(last, self.sentence.last - 1), end, verb,
            upper=self.tokens[upper].figure if upper is not None else None, noun=noun, is_part=self.in_parts,
        )  # fmt: skip

    def _is_part_against(self, i: int) -> bool:
        """`332 investigations, 88 of which were against officials`, `Of these, 22 involved mayors`, `Another 50 were against others`."""
        reading = self.reading
        is_of_them = reading.lowers(i + 1, i + 3) in _OF_THEM
        k = i + 3 if is_of_them else i + 1
        before = reading.lower(i - 1)
        is_told = is_of_them or before in ("which", "these", "those", "another") or (self.in_parts and before in ("and", ","))
        is_told = is_told or (before == "," and self._opens_with_of())
        if reading.lower(k) in _CONCERNED:
            return is_told
        return is_told and reading.lower(k) in ("was", "were") and reading.lower(k + 1) in ("against", "involving")

    def _is_group(self, i: int, is_joined: bool) -> bool:
        """Whether persons are some of those counted before: `among these were 41 officials`, `of them, 41 were officials`."""
        if is_joined:
            return bool(self.found) and self.found[-1].noun in _PERSONS
        reading = self.reading
        if reading.lower(i + 1) not in words.AUXILIARIES:
            return False
        ahead = range(i + 2, min(i + 6, self.sentence.last))
        noun = next((k for k in ahead if reading.kind(k) == "noun" and reading.tokens[k].value == "official"), None)
        if noun is None or any(reading.kind(k) in ACTS for k in range(i + 2, noun + 2)):
            return False
        return not words.AMONG.isdisjoint(reading.lowers(max(self.sentence.first, i - 3), i)) or reading.is_anaphoric(i)

    def _is_joined(self, i: int, left: int) -> bool:
        """Whether the figure goes on under the verb before: "arrested 23 officers and nine officials", "among them 46"."""
        following = self.reading.lower(i + 1)
        if self.reading.is_anaphoric(i) or following in words.MORE or following in words.AUXILIARIES or self.reading.kind(i + 1) in ACTS:
            return False
        between = range(left, i)
        lowers = [self.reading.lower(k) for k in between if self.reading.kind(k) != "qualifier"]
        if lowers[-1:] and lowers[-1] in words.AUXILIARIES:
            # "among these were 41 municipal officials"
            lowers.pop()
        if (lowers[-2:-1] == ["among"] and lowers[-1] in words.AMONG) or lowers[-1:] == ["including"]:
            return True
        return lowers[-1:] in (["and"], [","]) and not any(
            self.reading.kind(k) in ACTS or self.reading.lower(k) in words.CLAUSE_ENDS for k in between
        )

    def _is_aside(self, i: int) -> bool:
        """Whether a part of what was counted stands between commas, no verb in it: `20 clerks, four of them women, were charged`."""
        if self.reading.lower(i - 1) != "," or not self.reading.is_anaphoric(i):
            return False
        end = next((k for k in range(i + 3, min(i + 3 + _REACH_PREDICATE, self.sentence.last)) if self.reading.lower(k) == ","), None)
        return end is not None and not any(
            self.reading.kind(k) in ACTS or self.reading.lower(k) in words.AUXILIARIES for k in range(i + 3, end)
        )

    def _is_subject(self, i: int, noun_at: int | None, last: Found) -> bool:
        """Whether a figure behind an object has a predicate of its own: `arrested 23 officers, and nine officials were suspended`."""
        if last.verb is None or last.verb > last.at:
            return False
        start = (noun_at if noun_at is not None else i) + 1
        for k in range(start, min(start + _REACH_PREDICATE, self.sentence.last)):
            if self.reading.lower(k) in words.AUXILIARIES:
                return any(self.reading.kind(n) in ACTS for n in range(k + 1, k + 4))
            if self.reading.kind(k) in ("mark", "figure", "verb"):
                return False
        return False

    def _is_base_of_part(self, i: int, noun_at: int | None) -> bool:
        """`19 of the 31 officers`: the whole is not counted again, unless a participle follows: `of the 118 complaints received`."""
        reading = self.reading
        is_owned = reading.lower(i - 1) in _WHOSE or reading.lower(i - 1).endswith(("'s", "s'"))
        if not is_owned or reading.lower(i - 2) == "all":
            return False
        of = i - 1 if reading.lower(i - 1) == "of" else i - 2
        is_share = of == self.sentence.first or reading.kind(of - 1) in ("figure", "percent") or reading.lower(of - 1) in words.SHARES
        if reading.lower(of) != "of" or not is_share:
            return False
        at = (noun_at if noun_at is not None else i) + 1
        if reading.lower(at) == "accused" and reading.lower(at + 1) not in ("of", "by", "in"):
            # "nine of the 21 accused"
            return True
        if reading.lower(at) in ("of", "about", "against"):
            # "of the 1,402 complaints of corruption received last year"
            at = next((k for k in range(at, at + _REACH_WHOLE) if reading.kind(k) in ("verb", "mark", "figure")), at)
        return not (reading.kind(at) == "verb" and reading.lower(at + 1) in words.AFTER_PARTICIPLE)

    def _noun(self, i: int, left: int, right: int) -> tuple[str | None, int | None]:
        """What the figure counts and where the noun stands; the noun of the figures before, where it has none of its own."""
        reading = self.reading
        upper = reading.upper_end(i)
        start = (upper if upper is not None else i) + 1
        for j in range(start, min(start + words.REACH, right)):
            token = self.tokens[j]
            if reading.is_service_member(j):
                return "official", j
            if token.lower == "accused" and j == start and (reading.lower(j + 1) == "," or reading.lower(j + 1) in words.AUXILIARIES):
                return "person", j
            if token.kind == "noun" or (token.kind == "single" and self._is_one(i)):
                return token.value, j
            nominal = words.NOUNS.get(token.lower.rpartition(" ")[0]) if token.kind == "verb" else None
            if nominal is not None:
                # "opened 112 investigations of officials"
                return nominal, j
            if token.kind == "predicate" and token.value == "discipline" and j <= i + 2:
                return "sanction", j
            if token.kind in ACTS and not self._is_attribute(j, right):
                break
            if (token.kind == "mark" and token.lower not in "-/'\"") or token.lower in words.STOPS_NOUN:
                break
        if reading.lower(i + 1) == "of" and reading.lower(i + 3) == "own":
            # "arrested 23 of its own"
            return "official", None
        is_subject = reading.lower(i + 1) in words.AUXILIARIES or reading.kind(i + 1) in ACTS
        if reading.lower(i - 1) in ("(", ":", "-") and not is_subject:
            return self._noun_before(i, left)
        if reading.kind(i - 1) == "noun" and (reading.lower(i + 1) in words.STOPS_NOUN or reading.kind(i + 1) in ("mark", "")):
            # "received between January and September cases 534"
            return self.tokens[i - 1].value, i - 1
        if self._is_elliptic(i, left):
            return self._carried(i, left, right), None
        return None, None

    def _is_attribute(self, j: int, right: int) -> bool:
        """Whether a participle stands before the noun that it tells of: `1,118 recorded crimes`, `23 convicted former officials`."""
        if self.tokens[j].lower in ("suspected", "accused", "implicated", "alleged"):
            return True
        ahead = next((k for k in range(j + 1, min(j + 3, right)) if self.reading.kind(k) == "noun"), None)
        return self.tokens[j].lower.endswith("ed") and ahead is not None and self.reading.kind(j) == "verb"

    def _is_one(self, i: int) -> bool:
        figure = self.tokens[i].figure
        return figure is not None and figure.value == 1

    def _noun_before(self, i: int, left: int) -> tuple[str | None, int | None]:
        for j in range(i - 2, max(left - 1, i - 8), -1):
            if self.reading.kind(j) == "noun":
                return self.tokens[j].value, j
        return self.noun, None

    def _is_elliptic(self, i: int, left: int) -> bool:
        """Whether a figure stands without its noun: "43 were released", "closed 87", "six of them", "71 others", "19 of the 31"."""
        reading = self.reading
        following = reading.lower(i + 1)
        if reading.is_anaphoric(i) or reading.kind(i + 1) in ACTS or following in words.AUXILIARIES or following in words.MORE:
            return True
        if following == "of" and reading.lower(i + 2) in ("the", "its", "those", "these"):
            # "ten of the sentences" are no persons
            return any(reading.kind(k) != "word" for k in (i + 3, i + 4))
        if self.in_parts and following not in (",", "."):
            return True
        if following in words.CLASSING and self._opens_with_of():
            return True
        before = reading.before(i, left)
        is_object = before >= left and reading.kind(before) in ACTS
        return is_object and (following in words.AFTER_PARTICIPLE or reading.kind(i + 1) in ("mark", "target", "predicate", ""))

    def _opens_with_of(self) -> bool:
        """Whether the sentence tells of those counted before: `Of these`, `Of that number`, `Of the total`."""
        lowers = self.reading.lowers(self.sentence.first, self.sentence.first + 3)
        return lowers[:2] in _OF_THEM or (lowers[:1] == ["of"] and lowers[-1] in _OF_THE_NUMBER)

    def _carried(self, i: int, left: int, right: int) -> str | None:
        """The noun that an elliptic figure goes on with: the last one that makes a measure with its verb, or the persons before."""
        of = self.tokens[self.sentence.first : self.numbers[0]] if self.reading.lower(self.sentence.first) == "of" else []
        named = next((t.value for t in of if t.kind == "noun"), None)
        before = self.reading.before(i, left)
        # only persons are acquitted or convicted
        tried = before >= left and self.reading.kind(before) == "verb" and self.tokens[before].value in ("acquit", "convict")
        others = "official" if tried or self.noun is not None else self._told_as_persons(i, before, left)
        for noun in (named, self.noun, self.persons, others):
            if noun is None:
                continue
            is_said = noun in ("crime", "felony") and (
                self.reading.lower(i + 1) in words.AUXILIARIES or self.reading.lower(i + 1) in words.CLASSING
            )
            if (
                self.in_parts
                or is_said
                or self.reading.is_anaphoric(i)
                or any(makes(self.reading, noun, j) for j in range(max(left, i - 4), right))
            ):
                return noun
        return None

    def _told_as_persons(self, i: int, before: int, left: int) -> str | None:
        """Persons by what was done to them alone: `charged four of the seven`, where a paragraph before named the seven."""
        if self.reading.lowers(i + 1, i + 4) == ["of", "the", "accused"]:
            said = self.tokens[i + 4 : min(i + 8, self.sentence.last)]
            return "person" if any(t.kind in ACTS and t.value in _DONE_TO_PERSONS for t in said) else None
        if self.reading.lower(i + 1) != "of" or self.reading.lower(i + 2) != "the" or self.reading.kind(i + 3) != "figure":
            return None
        done = before if before >= left and self.reading.kind(before) == "verb" else i + 5
        return "person" if self.tokens[min(done, self.sentence.last - 1)].value in _DONE_TO_PERSONS else None

    def _is_proposed(self, verb: int, left: int) -> bool:
        """Whether it was only recommended, or is provided for: `recommended that 14 policemen be charged`."""
        lowers = self.reading.lowers(max(self.sentence.first, verb - 10), verb)
        if any(w in words.PROPOSED for w in lowers) or self.reading.lower(verb - 1) in ("be", "to"):
            return True
        if self.reading.lowers(verb, verb + 2) == ["charged", "with"] and self.reading.lower(verb + 2) in _DUTIES:
            # "18 judges charged with ruling on corruption cases"
            return True
        acts = self.tokens[max(self.sentence.first, verb - 4) : verb]
        if self.tokens[verb].lower.startswith(("charges", "indictment")) and any(
            t.kind == "verb" and t.value in ("close", "dismiss", "clear") for t in acts
        ):
            # "dropped corruption charges against three deputies"
            return True
        # "have not yet been questioned"
        before = next((w for w in reversed(lowers) if w not in words.BESIDE_NOT and not w.endswith("ly")), "")
        return before in ("not", "never")

    def _measure(self, noun: str, noun_at: int | None, verb: int | None, i: int, left: int, right: int, end: int) -> str | None:
        value = self.tokens[verb].value or "" if verb is not None else ""
        if noun in ("crime", "felony"):
            if self._is_of_the_same_sort(i, right):
                return next((f.measure for f in reversed(self.found) if f.noun == noun), self.last_crimes)
            return self._remember(crime_measure(self.tokens, noun, noun_at, i, left, right))
        is_among_crimes = self.found and self.found[-1].noun in ("crime", "felony")
        if noun == "case" and noun_at is not None and (verb is None or is_among_crimes or value == "discover"):
            of = [t for t in self.tokens[noun_at + 1 : noun_at + 3] if t.kind == "context" and t.value == "bribery"]
            if of and (is_among_crimes or value == "discover"):
                return "bribery_crimes"
        if noun == "case" and value == "open" and verb is not None and self.reading.lower(verb) == "received":
            # "the judiciary had received 445 corruption cases"
            before = self.reading.lowers(max(self.sentence.first, verb - _REACH_RECEIVER), verb)
            if not _RECEIVERS.isdisjoint(before):
                return "cases_sent_to_court"
        if noun == "case" and noun_at is not None:
            achieved = self._achieved_in(i, left)
            if achieved is not None:
                return achieved
        if noun in _PERSONS:
            against = charged(self.reading, i, left, self.sentence) or involved(self.reading, i, self.sentence)
            is_tried = noun_at is not None and self.reading.lower(noun_at) == "defendants"
            if against is not None:
                return "prosecutions" if is_tried and against == "officials_investigated" else against
        if noun == "case" and verb is None and noun_at is not None and not _ACTIVE.isdisjoint(self.reading.lowers(i + 1, noun_at)):
            # "has 38 active cases"
            return words.MEASURES[("case", "investigate")]
        measure = words.MEASURES.get((noun, value)) or (words.MEASURES.get((noun, "")) if noun in words.VERBLESS else None)
        if verb is not None and value in HANDED and measure == "cases_sent_to_court":
            return measure_of_handing(self.reading, noun, verb, i, left, right)
        if noun == "complaint" and verb is None and self.reading.lower(i - 1) == ":":
            return "cases_opened"
        if measure is None and noun in _PERSONS and is_given_term(self.reading, i, end):
            return words.MEASURES[(noun, "convict")]
        if measure is None and noun in _PERSONS and is_sent_to_trial(self.reading, i, left, right):
            return "prosecutions"
        if measure is None and noun in _PERSONS and is_sent_to_discipline(self.reading, i, left, right):
            return words.MEASURES[(noun, "discipline")]
        return measure

    def _achieved_in(self, i: int, left: int) -> str | None:
        """What became of cases by the noun before them: `convictions in all 43 of the cases`, `verdicts of guilty in 12 cases`."""
        k = i - 1
        while self.reading.lower(k) in ("all", "the", "of") or self.reading.kind(k) == "qualifier":
            k -= 1
        before = self.tokens[k - 1] if left < k else None
        is_outcome = self.reading.lower(k) == "in" and before is not None and before.kind == "noun"
        return words.MEASURES[(before.value, "")] if is_outcome and before is not None and before.value in _OUTCOMES else None

    last_crimes = "crimes"

    def _remember(self, measure: str) -> str:
        self.last_crimes = measure
        return measure

    def _is_of_the_same_sort(self, i: int, right: int) -> bool:
        """`1,641 crimes of the sort`, `210 such crimes`."""
        lowers = " ".join(self.reading.lowers(i + 1, min(right, i + 7)))
        return lowers.startswith("such ") or any(
            f" of {w} " in f"{lowers} " for w in ("the sort", "this sort", "this kind", "that kind", "the kind")
        )

    def _repeats(self, i: int, noun: str, noun_at: int | None, end: int) -> Found | None:
        """`41 of them policemen`, `14 of them in May`, `16 of them against policemen`: a part of those counted before."""
        last = self.found[-1] if self.found else None
        following = self.reading.lower(i + 3)
        if last is None or not self.reading.is_anaphoric(i) or following in ("by", "with"):
            return None
        # "sent 43 cases to court, 16 of them against policemen"
        if last.noun not in _PERSONS and (last.noun not in _CASES or following not in _OF_CASES):
            return None
        self.in_parts = True
        made = self._make(last.measure, i, noun_at, None, end, end, noun)
        made.verb = last.verb
        return made

    def _bare(self, i: int, left: int, right: int, end: int) -> Found | None:
        """A bare figure with its own time repeats the measure before it: "dismissed 31 officers in 2008, against 17 in 2007"."""
        reading = self.reading
        last = self.found[-1] if self.found else None
        own = next((p for p in reading.periods if i < p.first <= i + 4 and p.first < right), None)
        behind = i + 2 if reading.lower(i + 1) in words.MORE else i + 1
        follows = reading.lower(behind) in words.AFTER_PARTICIPLE or reading.kind(behind) in ("mark", "") or (own and own.first == behind)
        if not follows:
            return None
        before = reading.before(i, left)
        is_against = not words.LESS.isdisjoint(reading.lowers(before - 1, before + 1)) or reading.lowers(before - 1, before + 1) in (
            ["compared", "to"], ["compared", "with"], ["up", "from"], ["down", "from"],
        )  # fmt: skip
        changed = _changed_measure(reading, i, self.sentence)
        if changed is not None:
            self._count(changed[1])
            made = self._make(changed[0], i, None, None, right, end, changed[1])
            made.last = max(i, own.last - 1 if own is not None else i)
            made.is_compared = reading.lower(i - 1) == "from"
            return made
        if last is None:
            return None
        if reading.lowers(before - 1, before + 1) in _THERE and last.noun in (*_PERSONS, *_CASES):
            return self._there_were(i, left, right, end, last)
        if not (own or is_against):
            return self._of_other_agent(i, left, right, last)
        between = reading.lowers(last.at + 1, i)
        # "received 1,388 complaints in 2006 and another 1,021 in 2007"
        is_further = reading.lower(i - 1) in words.FURTHER and reading.lower(before) in words.COMPARES
        if not (is_against or is_further or reading.lower(i - 1) in words.COMPARES or reading.lower(i - 1) == ";"):
            return None
        done = max(last.at, last.verb or 0) + 1
        if any(makes(reading, last.noun or "", k) for k in range(max(left, done), i)) and not is_against:
            return None
        made = self._make(last.measure, i, None, None, right, end, last.noun)
        made.last = own.last - 1 if own is not None else i
        made.verb = None
        made.is_compared = is_against or "(" in between[-1:]
        return made

    def _there_were(self, i: int, left: int, right: int, end: int, last: Found) -> Found | None:
        """A figure of another time that its clause begins with: `dismissed 11 policemen this year; in all of 2006 there were 18`."""
        clause = max((k for k in range(left, i) if self.reading.lower(k) in (";", ",", "and", "while")), default=None)
        time = next((p for p in self.reading.periods if clause is not None and clause < p.first <= clause + _REACH_TIME), None)
        if clause is None or time is None or time.last > i:
            return None
        made = self._make(last.measure, i, None, None, right, end, last.noun)
        made.first, made.period = clause + 1, time.period
        return made

    def _of_other_agent(self, i: int, left: int, right: int, last: Found) -> Found | None:
        """A figure that another body did the same with, its verb left out: `Customs dismissed 37 officers, and the Police Service 14`."""
        reading = self.reading
        if last.verb is None or last.verb > last.at or any(reading.kind(k) in ACTS for k in range(left, i)):
            return None
        head = max((k for k in range(left, i) if reading.lower(k) in ("and", ",", ";", "while")), default=None)
        if head is None or not 0 < i - head - 1 <= words.REACH:
            return None
        start, end = self.tokens[head].end, self.tokens[i - 1].end
        agent = next((a for a in reading.passage.agencies if start <= a.start and a.end == end), None)
        if agent is None and reading.lower(i - 1) not in words.SERVICES:
            return None
        made = self._make(last.measure, i, None, None, right, right, last.noun)
        made.agency = agent.name if agent is not None else None
        made.first = head + 1
        return made

    def _end_of_predicate(self, i: int, right: int) -> int:
        """The last token of what is said of the figure, before the next figure's clause."""
        end = min(right, i + words.QUOTE_REACH)
        for j in range(i + 1, end):
            if self.reading.lower(j) in words.CLAUSE_ENDS or self.reading.lower(j) == ",":
                return j - 1
        last = end - 1
        while last > i and self.reading.lower(last) in ("and", "or", ",", "while"):
            last -= 1
        return last


def _changed_measure(reading: Reading, i: int, sentence: Sentence) -> tuple[str, str] | None:
    """The measure and noun of figures that something rose or fell to: `the number of officials dismissed rose from 31 to 58`."""
    if reading.lower(i - 1) not in ("from", "to"):
        return None
    at = next((k for k in range(i - 1, sentence.first, -1) if reading.lower(k) in words.CHANGES), None)
    if at is None or reading.lower(at) in ("up", "down") or any(reading.lower(k) in (",", ";", ":") for k in range(at, i)):
        return None
    subject = reading.tokens[sentence.first : at]
    nouns = [t.value or "" for t in subject if t.kind == "noun"]
    acts = [t.value or "" for t in subject if t.kind in ACTS]
    for noun in reversed(nouns):
        measure = next((m for act in acts if (m := words.MEASURES.get((noun, act)))), None)
        measure = measure or (words.MEASURES.get((noun, "")) if noun in words.VERBLESS and noun != "crime" else None)
        if measure is not None:
            return measure, noun
    return None
