"""Which agreements a verb governs: the list behind an active verb, the list before a passive one, or what a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Sentence
from flows.extract.treaty_lists import GLUE_KINDS, group_mentions, past_participle
from flows.extract.treaty_names import Mention
from flows.extract.treaty_places import places_from
from flows.extract.treaty_sets import BEFORE_OBJECT, BILATERAL_KINDS, FOR_APPROVAL, PARLIAMENT, RELATIONS, TRANSITIVE
from flows.extract.treaty_subjects import Subject, SubjectReader
from flows.extract.treaty_verbs import HELPERS, Verb
from flows.extract.treaty_words import Words

_BEFORE_OBJECT_KINDS = GLUE_KINDS | {"ordinal", "force", "head", "government", "body"}
_INDEFINITE = frozenset({"a", "an", "any"})
_HELD_AGAINST = frozenset({"line", "conformity", "accordance", "consistent", "compatible", "compliance", "harmony", "similar", "identical"})
_TO_COME = frozenset({"pending", "expected", "awaited", "delayed", "stalled", "overdue", "unlikely", "likely", "imminent", "planned"})
_REACH_ASIDE = 3
_LONGEST_GAP = 14
_LONGEST_SUBJECT = 3
_LONGEST_RELATIVE = 8
_TOGETHER = frozenset({"together with", "along with", "as well as", "together", "along", "with", ",", "and", "in", "on", "both", "its"})
_LONGEST_LOOSE_GAP = 22


@dataclass(frozen=True, slots=True)
class Governed:
    """The agreements of one verb, its subject, whether they are its grammatical subject, and the rule's name."""

    group: list[Mention]
    subject: Subject
    passive: bool
    rule: str


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
        kind, words = verb.kind, self.words
        if kind in TRANSITIVE:
            return self._of_transitive(n, verb, subject)
        if kind in ("have", "maintain"):
            right = self._right(n, verb)
            return Governed(right, subject, False, "has_agreement") if right is not None and _may_be_had(right) else None
        if kind == "party" and verb.form == "bare" and words.lower(verb.last) == "with":
            # "is party with the United States to a letter of agreement"
            end, countries, _ = places_from(words, verb.last + 1, self.sentence.last)
            right = self._right(n, replace(verb, last=end + 1)) if countries and words.lower(end) == "to" else None
            return Governed(right, subject, False, "party_to") if right is not None else None
        if kind == "party" and verb.form == "bare":
            group = self._to_which(verb) if subject.countries != ("USA",) else None
            return Governed(group, subject, False, "party_to_which") if group is not None else None
        if kind in ("party", "comply"):
            right = self._right(n, verb)
            if right is None:
                return None
            return Governed(right, self.subjects.of_signatory(verb, right[-1].tail, subject), False, "party_to")
        if kind == "govern" and verb.form == "by":
            right = self._right(n, verb)
            if right is None or (not self.matters(verb) and not all(_of_two_states(m) for m in right)):
                return None
            return Governed(right, self.subjects.of_matter(verb, subject), False, "governed_by")
        if kind == "under":
            right = self._right(n, verb)
            definite = right is not None and all(not m.anaphor and (m.determiner not in _INDEFINITE or m.proper) for m in right)
            acts = len(subject.countries) > 1 and right is not None and all(_of_two_states(m) for m in right)
            between = right is not None and all(m.between and len(m.with_countries) > 1 and not m.anaphor for m in right)
            if right is None or not (acts or between or (definite and all(_of_two_states(m) for m in right))):
                return None
            if acts:
                # "the United States and Canada exchange forfeited assets through an asset-sharing agreement"
                return Governed(right, subject, False, "under_agreement")
            return Governed(right, self.subjects.unnamed(right), True, "under_agreement")
        if kind == "exist" and verb.form == "there":
            right = self._right(n, verb)
            start = words.tokens[verb.first].start
            return Governed(right, Subject((), False, start, verb.first), True, "there_is") if right is not None else None
        return self._of_intransitive(verb)

    def _of_intransitive(self, verb: Verb) -> Governed | None:
        """`T entered into force`, `T exists`, `T was actively used`, `T dates from 1911`."""
        words = self.words
        left = self._left(verb)
        if verb.kind == "force":
            if left is not None:
                return self._passive(left, "in_force", verb if verb.form == "event" else None)
            return self._joined(verb, "in_force") if verb.form == "event" or verb.passive else None
        if left is None:
            if verb.kind != "unratified":
                return None
            opens = verb.first == self.sentence.first or (verb.first == self.sentence.first + 1 and words.kind(verb.first - 1) == "adverb")
            if opens and self.antecedent is not None and not self.groups:
                # "... signed the Convention in 2003. Ratification is still pending."
                return self._passive([self.antecedent], "awaits_ratification")
            return self._joined(verb, "awaits_ratification")
        if verb.kind == "apply" and not all(_of_two_states(m) or _pair_of_states(m) for m in left):
            # "the 1988 UN Drug Convention applies to Aruba": only where a state or territory is named
            place = places_from(words, verb.last, self.sentence.last).countries
            applies = self._passive(left, "applies")
            return replace(applies, subject=replace(applies.subject, countries=place)) if place and not verb.negative else None
        if verb.kind in ("use", "apply"):
            if verb.form == "dating":
                year = words.year(verb.last)
                return self._passive([replace(m, years=(year,)) for m in left], "dates_from") if year is not None else None
            in_use = not verb.negative and all(_of_two_states(m) or _pair_of_states(m) for m in left if not m.group)
            definite = words.lower(verb.last - 1) != words.lower(verb.at) or all(
                m.determiner not in _INDEFINITE or m.proper or m.years for m in left
            )
            return self._passive(left, "in_use") if in_use and definite else None
        rules = {"exist": "exists", "unratified": "awaits_ratification", "govern": "governs"}
        return self._passive(left, rules[verb.kind]) if verb.kind in rules else None

    def _of_transitive(self, n: int, verb: Verb, subject: Subject) -> Governed | None:
        words = self.words
        kind = verb.kind
        if kind == "negotiate" and verb.form in ("state", "past"):
            left = self._left(verb)
            return self._passive(left, "under_negotiation") if left is not None else None
        if verb.form == "before":
            # "went to Parliament for approval", "is before the Senate"
            left = self._left(verb) if any(words.lower(i) in PARLIAMENT for i in range(verb.last, verb.last + 4)) else None
            return self._passive(left, "passive") if left is not None else None
        if kind == "amend" and not verb.helped and words.lower(verb.first - 1) == "as":
            # "the 2004 letter of agreement (as amended)"
            return None
        if kind == "amend" and words.lower(verb.last) == "by" and not verb.helped:
            # "an extradition treaty, amended by a protocol of 1990"
            left = self._left(verb)
            return self._passive(self._last_of(left, verb), "reduced_relative") if left is not None else None
        right = self._right(n, verb)
        if verb.form == "noun":
            if right is None:
                return None
            if kind == "negotiate":
                return Governed(right, self.subjects.negotiator(verb, subject), False, "negotiations")
            if self._is_to_come(right[-1].tail):
                return None
            owner = self.subjects.possessor(verb)
            return Governed(right, owner, False, "noun_of_action") if owner is not None else None
        if kind == "consider" and not verb.passive:
            return None
        if verb.passive and verb.form == "past":
            left = self._left(verb)
            if left is not None and (kind != "implement" or all(_of_two_states(m) for m in left)):
                return self._passive(left, "passive", verb)
            return self._joined(verb, "passive") if kind != "implement" else None
        if verb.negative and verb.form == "past" and words.lower(verb.first - 1) == "but":
            # "A has been signed but not ratified, B was signed in 2003"
            joined = self._joined(verb, "passive")
            if joined is not None:
                return joined
        relative = self._relative_object(verb, subject)
        if relative is not None:
            return Governed(relative, subject, False, "relative")
        if right is not None:
            return Governed(right, subject, False, "active")
        if words.lower(verb.last) in ("it", "them"):
            return self._pronoun(verb, subject)
        fronted = self._fronted(verb)
        if fronted is not None:
            return Governed(fronted, subject, False, "active")
        joined = self._joined(verb, "passive") if words.lower(verb.first - 1) != "(" else None
        if joined is not None or verb.form != "past" or (verb.helped and not subject.countries and not subject.government):
            return joined
        left = self._left(verb)
        if left is not None and kind != "submit" and (not verb.helped or words.lower(verb.first - 1) == "("):
            return self._passive(self._last_of(left, verb), "reduced_relative")
        return None

    def _last_of(self, left: list[Mention], verb: Verb) -> list[Mention]:
        """What a participle behind a list is said of: of `A and its treaty with B, signed in 1995`, `A; B (signed)` the last alone."""
        return [m for m in left if m.head == left[-1].head] if self.words.lower(verb.first - 1) in (",", "(") else left

    def _fronted(self, verb: Verb) -> list[Mention] | None:
        """The agreement that a clause begins with: `to the 1988 Convention it acceded in 2004`."""
        words = self.words
        group = self._before(verb)
        if verb.kind != "accede" or group is None or words.kind(verb.first - 1) not in ("pronoun", "government", "word"):
            return None
        mention = group[-1]
        at = mention.first - 1 - (words.kind(mention.first - 1) == "determiner")
        return [mention] if words.lower(at) == "to" and 0 < verb.first - mention.tail <= _LONGEST_SUBJECT else None

    def matters(self, verb: Verb) -> list[str]:
        """`extradition ... is governed by an 1875 convention`: the kinds of agreement that the matter, or two that `and` joins, make it."""
        words = self.words
        for i in range(verb.first - 1, max(self.sentence.first, verb.first - 16) - 1, -1):
            if words.kind(i) == "agreement_kind":
                joined = words.kind(i - 1) == "and" and words.kind(i - 2) == "agreement_kind"
                return [str(words.tokens[k].value) for k in ((i - 2, i) if joined else (i,))]
        return []

    def _passive(self, group: list[Mention], rule: str, verb: Verb | None = None) -> Governed:
        subject = self.subjects.unnamed(group)
        return Governed([*group, *self._elided(verb, group)] if verb is not None else group, subject, True, rule)

    def _elided(self, verb: Verb, group: list[Mention]) -> list[Mention]:
        """The agreements of clauses that leave the verb out: `A was ratified in 2005, and B on October 24, 2007`."""
        words = self.words
        following = next((v.first for v in self.verbs if v.first >= verb.last), self.sentence.last)
        out: list[Mention] = []
        at = verb.last
        for mention in (m for g in self.groups for m in g if m.first >= verb.last and m not in group):
            between = range(at, mention.first)
            is_joined = any(words.kind(i) == "and" or words.lower(i) in (",", ";") for i in between)
            breaks = ("boundary", "relative", "pronoun", "aux", "modal")
            is_clause = all(words.kind(i) not in breaks or words.dated(i) is not None for i in between)
            is_clause = is_clause and words.kind(mention.tail) not in (*breaks, "adverb")
            dated_before = any(words.dated(i) is not None for i in between)
            if not (mention.dates and is_joined and is_clause and dated_before and mention.tail <= following):
                break
            goes_on = words.kind(following - 1) == "and" or words.lower(following - 1) in (",", ";", "which")
            if following < self.sentence.last and not goes_on:
                break
            out.append(mention)
            at = mention.tail - 1
        return out

    def _joined(self, verb: Verb, rule: str) -> Governed | None:
        """What the passive verb before governs, where this one goes on from it."""
        words = self.words
        if self.previous is None:
            return None
        # "which Congress ratified in 2000 and which entered into force"
        another = self.previous[1].rule == "relative" and words.kind(verb.first - 1) == "relative"
        if not (self.previous[1].passive or another):
            return None
        gap = range(self.previous[0].last, verb.first - another)
        goes_on = any(words.kind(i) == "and" or words.lower(i) in (",", "but") for i in gap)
        broken = any(words.kind(i) in ("relative", "pronoun") or (words.kind(i) == "boundary" and words.lower(i) != "but") for i in gap)
        if len(gap) > 16 or not goes_on or broken:
            return None
        return replace(self.previous[1], rule=rule, passive=True)

    def _pronoun(self, verb: Verb, subject: Subject) -> Governed | None:
        """`ratified it in May 1997`."""
        words = self.words
        if verb.kind == "submit" and not self._to_parliament(verb.last, min(self.sentence.last, verb.last + 14)):
            return None
        before = next((g[-1] for g in reversed(self.groups) if g[-1].last <= verb.first), self.antecedent)
        if before is None:
            return None
        # "ratified it in July 2003, together with the protocols on ..."
        group = next((g for g in self.groups if g[0].first > verb.last), [])
        between = range(verb.last + 1, group[0].first) if group else range(0)
        together = any(words.lower(i) in ("together with", "along with", "as well as", "together", "along") for i in between)
        goes_on = together and all(
            words.lower(i) in _TOGETHER or words.kind(i) in ("determiner", "figure") or words.dated(i) is not None for i in between
        )
        it = self._pronoun_for(before, verb.last)
        if not goes_on:
            return Governed([it], subject, False, "active_pronoun")
        dates = tuple(d for i in between if (d := words.dated(i)) is not None)[:1]
        return Governed([replace(it, dates=dates), *group], subject, False, "active_pronoun")

    def _right(self, n: int, verb: Verb) -> list[Mention] | None:
        """The list of agreements right behind a verb."""
        limit = self.verbs[n + 1].first if n + 1 < len(self.verbs) else self.sentence.last
        group = next((g for g in self.groups if g[0].first >= verb.last), None)
        if group is None:
            return None
        behind = self._behind_aside(verb.last, group[0].first)
        if behind is not None:
            return group if self._gap_to_object(replace(verb, last=behind), group[0].first) else None
        if group[0].first >= limit:
            following = self.verbs[n + 1]
            if self._shares_object(verb, following):
                return self._right(n + 1, following)
            # "have in force an extradition treaty"
            if not (following.kind == "force" and following.form == "state" and verb.kind == "have"):
                return None
        return group if self._gap_to_object(verb, group[0].first) else None

    def _behind_aside(self, a: int, b: int) -> int | None:
        """The token behind an aside right behind a verb: `acceded to, and has submitted requests pursuant to, the Convention`."""
        words = self.words
        if words.lower(a) != "," or words.kind(a + 1) not in ("and", "boundary"):
            return None
        closing = next((i for i in range(b - 1, a + 1, -1) if words.lower(i) == ","), None)
        return closing + 1 if closing is not None and all(words.kind(i) == "determiner" for i in range(closing + 1, b)) else None

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
            or words.lower(i) in BEFORE_OBJECT
            or words.place(i) is not None
            or words.dated(i) is not None
            or (words.capital(i) and words.kind(i) == "word" and i - a < 6)
            or (words.lower(i) == "that" and i == b - 1 and words.kind(b) == "head")
            for i in range(a, b)
        )

    def _to_parliament(self, a: int, b: int) -> bool:
        """Whether the tokens `[a, b)` say `to parliament`, `for ratification` or the like."""
        words = self.words
        towards = [i for i in range(a, b) if words.lower(i) in ("to", "for", "before")]
        return any(words.lower(i) in FOR_APPROVAL and any(0 < i - k <= 5 for k in towards) for i in range(a, b))

    def _is_relative_aside(self, gap: range) -> bool:
        """`The Convention, which China ratified in 2006, is applicable to Macau`."""
        words = self.words
        relative = any(words.kind(i) == "relative" for i in gap[:_REACH_ASIDE])
        return len(gap) > _REACH_ASIDE and words.lower(gap[0]) == "," and words.lower(gap[-1]) == "," and relative

    def _left(self, verb: Verb) -> list[Mention] | None:
        """The list of agreements right before a verb, of which it is the predicate."""
        words = self.words
        group = self._before(verb)
        opens_clause = words.kind(verb.first - 2) == "boundary" and words.lower(verb.first - 2) != "but"
        if words.lower(verb.first - 1) == "it" and not opens_clause and words.lower(verb.last) != "into":
            return self._it(verb, group)
        if group is None:
            return None
        if self._is_compared(group[-1]):
            return None
        gap = range(self._past_modifier(min(group[-1].tail, verb.first), verb.first), verb.first)
        if not gap:
            return group
        if verb.kind == "apply" and self._is_relative_aside(gap):
            return group
        if any(words.kind(i) in RELATIONS | {"aux", "modal"} for i in gap):
            return None
        if words.lower(verb.first) in ("both", "neither") and len(group) > 1 and all(words.kind(i) in ("and", "mark") for i in gap):
            # "an MLAT and an extradition treaty; both entered into force", "neither has been ratified"
            return group[-2:]
        if verb.kind == "unratified" and all(words.kind(i) in ("and", "boundary") or words.lower(i) in (",", ";", "(") for i in gap):
            return group
        relative = [i for i in gap if words.kind(i) == "relative" or words.lower(i) == "that"]
        if [words.lower(i) for i in gap][-2:] == ["both of", "which"]:
            return [m for g in self.groups for m in g if m.last <= verb.first][-2:]
        if all(i in relative or words.kind(i) in ("adverb", "negation") or words.lower(i) in (",", "(", ")", '"', "”", "’") for i in gap):
            plural = any(words.lower(i) in ("are", "were", "have") for i in range(verb.first, verb.at))
            # "an extradition treaty and a maritime agreement, which entered into force": the last alone
            return [m for m in group if m.head == group[-1].head] if relative and not plural else group
        commas = [i for i in gap if words.lower(i) == ","]
        if len(commas) == 2 and commas[0] == gap[0] and commas[1] == gap[-1] and len(gap) <= _LONGEST_GAP:
            return group
        is_plain = not any(words.kind(i) == "boundary" or words.lower(i) == "," for i in gap)
        if words.kind(gap[0]) == "to" and len(gap) <= _LONGEST_GAP and is_plain:
            # "an agreement between A and B to foster better information sharing was signed in July"
            return group
        # "the agreement, and its ship-rider program resulted in"
        begins = gap[0] + (words.lower(gap[0]) == ",")
        if len(gap) <= 7 and words.kind(begins) == "and" and words.lower(begins + 1) == "its":
            return group
        return None

    def _is_to_come(self, k: int) -> bool:
        """Whether what is said from token `k` on leaves an act to be done: `its accession to T is pending`, `will take years`."""
        words = self.words
        return words.kind(k) in ("modal", "negotiate") or (words.kind(k) == "aux" and words.lower(k + 1) in _TO_COME)

    def _is_compared(self, mention: Mention) -> bool:
        """Whether something else is held against the agreement: `a supplement that brings it in line with the treaty was signed`."""
        at = mention.first - 1
        while at > self.sentence.first and self.words.kind(at) in ("determiner", "figure"):
            at -= 1
        return self.words.lower(at) in ("with", "to") and self.words.lower(at - 1) in _HELD_AGAINST

    def _it(self, verb: Verb, group: list[Mention] | None) -> list[Mention] | None:
        """The agreement of `it was amended in 2006`: the last of the sentence, or of the sentence before where `it` begins this one."""
        begins = verb.first - 1 == self.sentence.first
        before = group[-1] if group is not None else self.antecedent if begins else None
        if before is None or before.plural or not (verb.passive or verb.kind == "force"):
            return None
        at = verb.first - 1
        return [replace(self._pronoun_for(before, at), determiner="", head=at)]

    def _pronoun_for(self, before: Mention, at: int) -> Mention:
        token = self.words.tokens[at]
        return replace(before, dates=(), event=None, first=at, last=at + 1, tail=at + 1, start=token.start, end=token.end)

    def _past_modifier(self, a: int, b: int) -> int:
        """Behind a participle or a relative clause at token `a` that goes with the agreement before, where the verb at `b` follows it.

        `an agreement signed in 1996 remains in force`, `the treaty, which was signed in Lima in 2001, was amended`.
        """
        words = self.words
        k = a + (words.lower(a) == ",")
        if words.kind(k) == "relative" or words.lower(k) == "that":
            k += 1
        while a < k < b and (
            words.kind(k) in ("aux", "adverb", "pronoun", "government", "determiner") or words.place(k) is not None or words.capital(k)
        ):
            k += 1
        participle = words.kind(k) in TRANSITIVE and words.tokens[k].value == "past"
        if k >= b or not (participle or (words.kind(k) == "word" and words.lower(k).endswith("ed"))):
            return a
        k += 1
        while k < b and (
            words.kind(k) in ("preposition", "determiner", "adverb", "government", "and")
            or (words.kind(k) in TRANSITIVE and words.tokens[k].value == "past")
            or words.dated(k) is not None
            or words.place(k) is not None
            or words.capital(k)
        ):
            k += 1
        k += k < b and words.lower(k) == ","
        return k if k == b else a

    def _to_which(self, verb: Verb) -> list[Mention] | None:
        """`the conventions to which Costa Rica is a party`."""
        group, tail = self._before_relative(verb)
        if group is None or self.words.lower(tail) not in ("to", "of") or self.words.kind(tail + 1) != "relative":
            return None
        return group

    def _relative_object(self, verb: Verb, subject: Subject) -> list[Mention] | None:
        """`the Convention, which Costa Rica signed in 1996`."""
        group, tail = self._before_relative(verb)
        words = self.words
        if group is None or not (subject.countries or subject.government):
            return None
        if words.lower(tail) in ("both of", "all of") and words.kind(tail + 1) == "relative":
            return group
        tail += words.lower(tail) in ("to", "of") and words.kind(tail + 1) == "relative"
        relative = words.kind(tail) == "relative" or words.lower(tail) == "that"
        # what dates the agreement itself does not date what the relative clause says
        return [replace(m, dates=(), event=None) for m in group if m.head == group[-1].head] if relative else None

    def _before_relative(self, verb: Verb) -> tuple[list[Mention] | None, int]:
        group = self._before(verb)
        if group is None or group[-1].tail > verb.first:
            return None, 0
        words = self.words
        tail = group[-1].tail + (words.lower(group[-1].tail) == ",")
        # a country's full name may be long: "to which the People's Republic of China (PRC) is"
        gap = sum(words.place(i) is None and words.lower(i) not in ("(", ")") for i in range(tail, verb.first))
        return (group, tail) if gap <= _LONGEST_RELATIVE else (None, tail)

    def _before(self, verb: Verb) -> list[Mention] | None:
        """The agreements of the last list before a verb, which may stand inside the list; not those that have a participle of their own.

        `an extradition treaty signed in 1905 and a convention ratified in 1990`
        """
        before = ([m for m in g if m.last <= verb.first] for g in reversed(self.groups))
        group = next((g for g in before if g), None)
        if group is None:
            return None
        told = [n for n, m in enumerate(group[:-1], start=1) if past_participle(self.words, m.tail, group[n].first) > m.tail]
        return group[told[-1] :] if told else group


def _may_be_had(group: list[Mention]) -> bool:
    """Whether a state can be said to `have` these: agreements with another state, not conventions of many."""
    known = [m for m in group if not m.group]
    return bool(known) and all(not m.anaphor and all(t in BILATERAL_KINDS or t == "OTHER" for t in m.treaties) for m in known)


def _of_two_states(mention: Mention) -> bool:
    known = not mention.group and all(t in BILATERAL_KINDS for t in mention.treaties)
    is_told = mention.proper or bool(mention.determiner) or mention.owner is not None
    return known and (not mention.plural or is_told)


def _pair_of_states(mention: Mention) -> bool:
    return not mention.anaphor and not mention.plural and ((mention.bilateral and mention.proper) or len(mention.countries) > 1)
