"""Which agreements a verb governs: the list behind an active verb, the list before a passive one, or what a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Sentence
from flows.extract.treaty_names import Mention
from flows.extract.treaty_subjects import Subject, SubjectReader
from flows.extract.treaty_verbs import HELPERS, TRANSITIVE, Verb
from flows.extract.treaty_words import RELATIONS, Words

BILATERAL_KINDS = frozenset({"EXTRADITION", "MLAT", "CMAA", "MARITIME", "ASSET-SHARING", "TIEA", "LOA"})
"""Kinds of agreement that two states conclude."""
_GLUE_KINDS = frozenset({"and", "determiner", "adverb", "as", "figure", "to"})
_GLUE = frozenset({
    ",", ";", ":", "(", ")", '"', "“", "”", "-", "--", "•", "*", "–", "'", "well", "along", "together", "plus", "either",
    "respectively", "following", "including", "notably", "such", "namely", "among", "them", "particular", "instruments", "e.g",
    "of", "nor", "neither",
})  # fmt: skip
_BEFORE_OBJECT_KINDS = _GLUE_KINDS | {"ordinal", "force", "head", "government", "body"}
_BEFORE_OBJECT = _GLUE | frozenset({
    "with", "on", "in", "to", "both", "at", "for", "by", "under", "principle", "part", "least", "more", "than", "over",
    "amendment", "amendments", "addendum", "major", "international", "multilateral", "relevant", "other", "new", "number", "total",
    "legal",
})  # fmt: skip
_PARLIAMENT = frozenset({
    "parliament", "congress", "senate", "assembly", "legislature", "parliamentary", "ratification", "approval", "legislative",
    "consent", "duma", "lawmakers",
})  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "any"})
_LONGEST_GAP = 14
_LONGEST_LOOSE_GAP = 22


@dataclass(frozen=True, slots=True)
class Governed:
    """The agreements of one verb, its subject, whether they are its grammatical subject, and the rule's name."""

    group: list[Mention]
    subject: Subject
    passive: bool
    rule: str


def group_mentions(words: Words, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Lists of agreements: `A, B, and C`, also with semicolons, bullets, and `including` after a group."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        previous = groups[-1][-1] if groups else None
        if previous is not None and (
            previous.head == mention.head
            or all(words.kind(i) in _GLUE_KINDS or words.lower(i) in _GLUE for i in range(previous.tail, mention.first))
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


class ObjectReader:
    """Finds what the verbs of a sentence govern, verb after verb."""

    def __init__(
        self,
        words: Words,
        sentence: Sentence,
        mentions: Sequence[Mention],
        verbs: Sequence[Verb],
        subjects: SubjectReader,
        antecedent: Mention | None,
    ) -> None:
        """`antecedent` is the agreement that a pronoun without one in the sentence stands for."""
        self.words = words
        self.sentence = sentence
        self.verbs = verbs
        self.subjects = subjects
        self.antecedent = antecedent
        self.groups = group_mentions(words, mentions)
        self.previous: tuple[Verb, Governed] | None = None

    def of(self, n: int) -> Governed | None:
        """What verb `n` governs; asked in order, since a verb may go on from the one before (`was signed in 1996 and ratified in 1997`)."""
        verb = self.verbs[n]
        if verb.unreal:
            return None
        governed = self._of(n, verb)
        if governed is not None:
            self.previous = (verb, governed)
        return governed

    def _of(self, n: int, verb: Verb) -> Governed | None:
        subject = self.subjects.subjects[n]
        kind = verb.kind
        if kind in TRANSITIVE:
            return self._of_transitive(n, verb, subject)
        if kind in ("have", "maintain"):
            right = self._right(n, verb)
            lacks = self.words.lower(verb.at) == "lacks"
            return Governed(right, subject, False, "has_agreement") if right is not None and not lacks and _may_be_had(right) else None
        if kind == "party" and verb.form == "bare":
            group = self._to_which(verb)
            return Governed(group, subject, False, "party_to_which") if group is not None else None
        if kind in ("party", "comply"):
            right = self._right(n, verb)
            if right is None:
                return None
            return Governed(right, self.subjects.of_signatory(verb, right[-1].tail, subject), False, "party_to")
        if kind == "govern" and verb.form == "by":
            right = self._right(n, verb)
            if right is None or (self.matter(verb) is None and not all(_of_two_states(m) for m in right)):
                return None
            return Governed(right, self.subjects.of_matter(verb, subject), False, "governed_by")
        if kind == "under":
            right = self._right(n, verb)
            definite = right is not None and all(not m.anaphor and (m.determiner not in _INDEFINITE or m.proper) for m in right)
            if right is None or not definite or not all(_of_two_states(m) for m in right):
                return None
            return Governed(right, self.subjects.unnamed(right), True, "under_agreement")
        if kind == "exist" and verb.form == "there":
            right = self._right(n, verb)
            start = self.words.tokens[verb.first].start
            return Governed(right, Subject((), False, start, verb.first), True, "there_is") if right is not None else None
        return self._of_intransitive(verb)

    def _of_intransitive(self, verb: Verb) -> Governed | None:
        """`T entered into force`, `T exists`, `T was actively used`, `T dates from 1911`."""
        words = self.words
        left = self._left(verb)
        if verb.kind == "force":
            if left is not None:
                return self._passive(left, "in_force")
            return self._joined(verb, "in_force") if verb.form == "event" else None
        if left is None:
            return None
        if verb.kind == "use":
            if verb.form == "dating":
                year = words.year(verb.last)
                return self._passive([replace(m, years=(year,)) for m in left], "dates_from") if year is not None else None
            in_use = not verb.negative and all(_of_two_states(m) or _pair_of_states(m) for m in left if not m.group)
            definite = all(m.determiner not in _INDEFINITE or m.proper for m in left)
            return self._passive(left, "in_use") if in_use and definite else None
        rules = {"exist": "exists", "unratified": "awaits_ratification", "govern": "governs"}
        return self._passive(left, rules[verb.kind]) if verb.kind in rules else None

    def _of_transitive(self, n: int, verb: Verb, subject: Subject) -> Governed | None:
        words = self.words
        kind = verb.kind
        if kind == "negotiate" and verb.form in ("state", "past"):
            left = self._left(verb)
            return self._passive(left, "under_negotiation") if left is not None else None
        right = self._right(n, verb)
        if verb.form == "noun":
            if right is None:
                return None
            if kind == "negotiate":
                return Governed(right, self.subjects.negotiator(verb, subject), False, "negotiations")
            owner = self.subjects.possessor(verb)
            return Governed(right, owner, False, "noun_of_action") if owner is not None else None
        if kind == "consider" and not verb.passive:
            return None
        if verb.passive and verb.form == "past":
            left = self._left(verb)
            if left is not None and (kind != "implement" or all(_of_two_states(m) for m in left)):
                return self._passive(left, "passive")
            return self._joined(verb, "passive") if kind != "implement" else None
        if right is not None:
            return Governed(right, subject, False, "active")
        if words.lower(verb.last) in ("it", "them"):
            return self._pronoun(verb, subject)
        joined = self._joined(verb, "passive")
        if joined is not None or verb.form != "past" or (verb.helped and not subject.countries and not subject.government):
            return joined
        left = self._left(verb)
        if left is not None and not verb.helped and kind != "submit":
            return self._passive(left, "reduced_relative")
        relative = self._relative_object(verb, subject)
        return Governed(relative, subject, False, "relative") if relative is not None else None

    def matter(self, verb: Verb) -> str | None:
        """`extradition ... is governed by an 1875 convention`: the kind of agreement that the matter makes it."""
        words = self.words
        for i in range(verb.first - 1, max(self.sentence.first, verb.first - 16) - 1, -1):
            if words.kind(i) == "agreement_kind":
                return str(words.tokens[i].value)
        return None

    def _passive(self, group: list[Mention], rule: str) -> Governed:
        return Governed(group, self.subjects.unnamed(group), True, rule)

    def _joined(self, verb: Verb, rule: str) -> Governed | None:
        """What the passive verb before governs, where this one goes on from it."""
        if self.previous is None or not self.previous[1].passive:
            return None
        words = self.words
        gap = range(self.previous[0].last, verb.first)
        goes_on = any(words.kind(i) == "and" or words.lower(i) in (",", "but") for i in gap)
        broken = any(words.kind(i) in ("relative", "pronoun") or (words.kind(i) == "boundary" and words.lower(i) != "but") for i in gap)
        if len(gap) > 16 or not goes_on or broken:
            return None
        return replace(self.previous[1], rule=rule)

    def _pronoun(self, verb: Verb, subject: Subject) -> Governed | None:
        """`ratified it in May 1997`."""
        if verb.kind == "submit" and not self._to_parliament(verb.last, min(self.sentence.last, verb.last + 14)):
            return None
        before = next((g[-1] for g in reversed(self.groups) if g[-1].last <= verb.first), self.antecedent)
        if before is None:
            return None
        token = self.words.tokens[verb.last]
        at = verb.last
        it = replace(before, dates=(), event=None, first=at, last=at + 1, tail=at + 1, start=token.start, end=token.end)
        return Governed([it], subject, False, "active_pronoun")

    def _right(self, n: int, verb: Verb) -> list[Mention] | None:
        """The list of agreements right behind a verb."""
        limit = self.verbs[n + 1].first if n + 1 < len(self.verbs) else self.sentence.last
        group = next((g for g in self.groups if g[0].first >= verb.last), None)
        if group is None:
            return None
        if group[0].first >= limit:
            following = self.verbs[n + 1]
            if self._shares_object(verb, following):
                return self._right(n + 1, following)
            # "have in force an extradition treaty"
            if not (following.kind == "force" and following.form == "state" and verb.kind == "have"):
                return None
        return group if self._gap_to_object(verb, group[0].first) else None

    def _shares_object(self, verb: Verb, following: Verb) -> bool:
        """`signed, but not yet ratified, the Convention`; `has signed and, through directives, implemented`."""
        words = self.words
        if verb.kind == "consider" and following.first == verb.last:
            # "is considering acceding to"
            return True
        if not {verb.kind, following.kind} <= TRANSITIVE | {"party"}:
            return False
        gap = list(range(verb.last, following.at))
        commas = [i for i in gap if words.lower(i) == ","]
        if len(commas) == 2 and words.kind(commas[0] - 1) == "and" and commas[1] - commas[0] <= 9:
            gap = [i for i in gap if not commas[0] <= i <= commas[1]]
        joined = any(words.kind(i) in ("and", "negation") or words.lower(i) == "but" for i in gap)
        return joined and all(words.kind(i) in HELPERS or words.kind(i) == "and" or words.lower(i) in (",", "but") for i in gap)

    def _gap_to_object(self, verb: Verb, b: int) -> bool:
        """Whether what stands between a verb and an agreement leaves the agreement its object."""
        words = self.words
        a = verb.last
        if verb.kind == "submit" and self._to_parliament(a, b):
            # "sent for ratification to the lower chamber an agreement"
            new_clause = any(words.kind(i) in ("relative", "boundary") or words.lower(i) == ";" for i in range(a, b))
            return b - a <= _LONGEST_LOOSE_GAP and not new_clause
        plain = words.lower(verb.at).startswith(("submitted", "proposed"))
        if verb.kind == "submit" and not plain and not self._to_parliament(a, min(self.sentence.last, b + 30)):
            return False
        return b - a <= _LONGEST_GAP and all(
            words.kind(i) in _BEFORE_OBJECT_KINDS
            or words.lower(i) in _BEFORE_OBJECT
            or words.place(i) is not None
            or words.dated(i) is not None
            or (words.capital(i) and words.kind(i) == "word" and i - a < 6)
            for i in range(a, b)
        )

    def _to_parliament(self, a: int, b: int) -> bool:
        """Whether the tokens `[a, b)` say `to parliament`, `for ratification` or the like."""
        words = self.words
        towards = [i for i in range(a, b) if words.lower(i) in ("to", "for", "before")]
        return any(words.lower(i) in _PARLIAMENT and any(0 < i - k <= 5 for k in towards) for i in range(a, b))

    def _left(self, verb: Verb) -> list[Mention] | None:
        """The list of agreements right before a verb, of which it is the predicate."""
        words = self.words
        group = next((g for g in reversed(self.groups) if g[-1].last <= verb.first), None)
        if group is None:
            return None
        gap = range(min(group[-1].tail, verb.first), verb.first)
        if any(words.kind(i) in RELATIONS | {"aux", "modal"} for i in gap):
            return None
        relative = [i for i in gap if words.kind(i) == "relative" or words.lower(i) == "that"]
        if [words.lower(i) for i in gap][-2:] == ["both of", "which"]:
            return [m for g in self.groups for m in g if m.last <= verb.first][-2:]
        if all(i in relative or words.kind(i) in ("adverb", "negation") or words.lower(i) in (",", "(", ")", '"', "”", "’") for i in gap):
            plural = any(words.lower(i) in ("are", "were", "have") for i in range(verb.first, verb.at))
            # "an extradition treaty and a maritime agreement, which entered into force": the last alone
            return [m for m in group if m.head == group[-1].head] if relative and not plural else group
        # "a Bilateral Tax Treaty reviewed in 2008 specifically protects"
        reviewed = words.kind(gap[0]) == "word" and words.lower(gap[0]).endswith("ed")
        if reviewed and all(words.kind(i) in ("preposition", "adverb") or words.dated(i) is not None for i in gap[1:]):
            return group
        commas = [i for i in gap if words.lower(i) == ","]
        if len(commas) == 2 and commas[0] == gap[0] and commas[1] == gap[-1] and len(gap) <= _LONGEST_GAP:
            return group
        # "The Agreement, and its Ship-Rider program resulted in"
        begins = gap[0] if words.kind(gap[0]) == "and" else gap[0] + 1
        if 1 < len(gap) <= 7 and words.kind(begins) == "and" and begins + 1 < verb.first:
            another = any(words.kind(i) == "pronoun" or words.place(i) is not None for i in gap)
            return group if verb.kind == "force" or not another else None
        return None

    def _to_which(self, verb: Verb) -> list[Mention] | None:
        """`the conventions to which Costa Rica is a party`."""
        group, tail = self._before_relative(verb)
        if group is None or self.words.lower(tail) not in ("to", "of") or self.words.kind(tail + 1) != "relative":
            return None
        return group

    def _relative_object(self, verb: Verb, subject: Subject) -> list[Mention] | None:
        """`the Convention, which Costa Rica signed in 1996`."""
        group, tail = self._before_relative(verb)
        relative = self.words.kind(tail) == "relative" or self.words.lower(tail) == "that"
        return group if relative and (subject.countries or subject.government) else None

    def _before_relative(self, verb: Verb) -> tuple[list[Mention] | None, int]:
        group = next((g for g in reversed(self.groups) if g[-1].tail <= verb.first), None)
        if group is None:
            return None, 0
        tail = group[-1].tail + (self.words.lower(group[-1].tail) == ",")
        return (group, tail) if verb.first - tail <= 8 else (None, tail)


def _may_be_had(group: list[Mention]) -> bool:
    """Whether a state can be said to `have` these: agreements with another state, not conventions of many."""
    known = [m for m in group if not m.group]
    return bool(known) and all(not m.anaphor and all(t in BILATERAL_KINDS or t == "OTHER" for t in m.treaties) for m in known)


def _of_two_states(mention: Mention) -> bool:
    known = not mention.group and all(t in BILATERAL_KINDS for t in mention.treaties)
    return known and not (mention.plural and not mention.proper and not mention.determiner)


def _pair_of_states(mention: Mention) -> bool:
    return not mention.anaphor and not mention.plural and ((mention.bilateral and mention.proper) or len(mention.countries) > 1)
