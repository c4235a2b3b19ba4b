"""Relations that a sentence states: which agreements a verb governs, who is on either side, and when.

The patterns: `A signed T`, `T was signed by A`, `A is a party to T1, T2 and T3`, `A has T with B`, `there is no T between`,
`T entered into force`, `extradition is governed by T`, `T was actively used`, `A's ratification of T`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Sentence
from flows.extract.treaty_lists import past_participle
from flows.extract.treaty_names import Mention
from flows.extract.treaty_objects import Governed, ObjectReader
from flows.extract.treaty_places import places_from
from flows.extract.treaty_sets import RELATIONS
from flows.extract.treaty_subjects import Subject, SubjectReader
from flows.extract.treaty_verbs import Verb, find_verbs
from flows.extract.treaty_words import Dated, Words

_ACTIONS: dict[str, tuple[str, str | None]] = {
    "sign": ("signed", "none"),
    "ratify": ("ratified", "not_ratified"),
    "unratified": ("not_ratified", None),
    "accede": ("acceded", "none"),
    "join": ("party", "none"),
    "amend": ("amended", None),
    "submit": ("submitted", None),
    "negotiate": ("negotiating", None),
    "consider": ("negotiating", None),
    "party": ("party", "none"),
    "comply": ("party", None),
    "force": ("party", "none"),
    "exist": ("party", "none"),
    "govern": ("party", None),
    "under": ("party", None),
    "implement": ("party", None),
    "use": ("party", None),
    "apply": ("party", None),
    "maintain": ("party", "none"),
    "have": ("party", "none"),
}
"""Kind of verb to the action that it states, affirmed and denied; None where it states nothing."""
_UNDATED = frozenset({"none", "not_ratified", "negotiating"})
_BESIDE_A_DATE = frozenset({"preposition", "adverb", "determiner", "and", "to", "government"}) | RELATIONS
_MARKS_BESIDE_A_DATE = frozenset({
    ",", "early", "late", "mid", "earlier", "later", "-", "it", "them", "(", ")", "times", "ratification", "approval", "consideration",
    "consent", "advice", "concurrence", "last", "first", "time", "succession", "accession", "exchange", "instruments",
})  # fmt: skip
_REACH_AMENDING = 3


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: the agreement, the action, the countries on either side, the date, and the characters `[start, end)` that show it.

    `government` is true where the reporting government may be meant; `pair` where `both countries` stands for two named before;
    `between` where the other side is named as `between A and B`; `governed` is the kind of agreement that a matter makes it
    (`extradition is governed by an 1875 convention`); `host` where the reporting government stands beside the subject; `pointed`
    is true where the agreement is named as `the agreement` only.
    """

    mention: Mention
    action: str
    subject: tuple[str, ...]
    others: tuple[str, ...]
    government: bool
    date: Dated | None
    start: int
    end: int
    rule: str
    pair: bool
    between: bool
    governed: str | None
    host: bool
    pointed: bool = False


def read_relations(words: Words, sentence: Sentence, mentions: Sequence[Mention], antecedent: Mention | None) -> list[Relation]:
    """The relations of a sentence, in the order of its verbs; `antecedent` is the agreement that `it` stands for."""
    return _Reader(words, sentence, mentions, antecedent).read()


class _Reader:
    def __init__(self, words: Words, sentence: Sentence, mentions: Sequence[Mention], antecedent: Mention | None) -> None:
        self.words = words
        self.sentence = sentence
        self.mentions = mentions
        self.verbs = find_verbs(words, sentence, mentions)
        self.subjects = SubjectReader(words, sentence, mentions, self.verbs)
        self.objects = ObjectReader(words, sentence, mentions, self.verbs, self.subjects, antecedent)

    def read(self) -> list[Relation]:
        out: list[Relation] = []
        if not self.verbs:
            none_of_them = False
            for mention in self.mentions:
                # "no extradition treaty or MLAT"
                none_of_them = mention.determiner == "no" or (none_of_them and not mention.determiner)
                if none_of_them:
                    out.append(self._none(mention))
                elif mention.in_force and not mention.anaphor and not mention.group:
                    out.append(self._in_force(mention))
            return out
        for n, verb in enumerate(self.verbs):
            governed = self.objects.of(n)
            if governed is None:
                continue
            # carried out, after it is said to be signed: nothing new
            is_used = governed.rule in ("in_use", "dates_from") and verb.last == verb.at + 1
            carried_out = is_used or verb.kind in ("implement", "under", "govern")
            # "signed an amended letter of agreement that facilitates", not "an agreement, amended in 2004, permits"
            told = [r for r in out if r.action != "amended" or self.words.lower(verb.first - 1) == "that"]
            if carried_out and any(r.mention.title == m.title for r in told for m in governed.group):
                continue
            out += self._relations(n, verb, governed)
        unratified = {r.mention.title for r in out if r.action == "not_ratified"}
        never = {r.mention.title for r in out if r.action == "none"}
        # "signed, but not yet ratified" states that it is not ratified, and no more; "neither signed nor ratified" that there is none
        return [
            r
            for r in out
            if not (r.action == "signed" and r.date is None and r.mention.title in unratified)
            and not (r.action == "not_ratified" and r.mention.title in never)
        ]

    def _none(self, mention: Mention) -> Relation:
        """`No extradition treaty with the United States.`, a sentence without a verb."""
        others = next((m.with_countries for m in self.mentions if m.first >= mention.first and m.with_countries), ())
        return self._without_verb(mention, "none", "none_stated", others, None)

    def _in_force(self, mention: Mention) -> Relation:
        """`A legal assistance treaty in force since 1991 fosters cooperation`: no verb says so."""
        return self._without_verb(mention, "party", "in_force", mention.with_countries, next(reversed(mention.dates), None))

    def _without_verb(self, mention: Mention, action: str, rule: str, others: tuple[str, ...], date: Dated | None) -> Relation:
        return Relation(
            mention=mention,
            action=action,
            subject=(),
            others=others,
            government=True,
            date=date,
            start=self.words.tokens[self._with_determiner(mention)].start,
            end=max(mention.end, mention.with_end, date.end if date is not None else 0),
            rule=rule,
            pair=mention.pair,
            between=mention.between,
            governed=None,
            host=False,
        )

    def _relations(self, n: int, verb: Verb, governed: Governed) -> list[Relation]:
        subject, passive = governed.subject, governed.passive
        group, respective = self._respectively(verb, governed.group)
        words = self.words
        positive, denied = _ACTIONS[verb.kind]
        if verb.kind == "comply" and words.lower(verb.at) == "bound by":
            denied = "none"
        if verb.kind == "party" and verb.form == "signatory":
            positive = "signed"
        limit = self._limit(n, verb)
        others, others_end, between, agents, pair = self._others(verb, group, limit)
        if passive and agents:
            subject = replace(subject, countries=agents)
        shared = self._date(n, verb, group, subject, passive, limit)
        matters = self.objects.matters(verb) if verb.kind == "govern" else []
        out: list[Relation] = []
        none_of_them = False
        for position, mention in enumerate(group):
            if self._has_examples(group, position):
                continue
            excepted = position > 0 and any(words.lower(i) == "not" for i in range(group[position - 1].tail, mention.first))
            none_of_them = mention.determiner == "no" or excepted or (none_of_them and not mention.determiner)
            action = denied if verb.negative or none_of_them else positive
            is_of_late = action == "none" and mention.title.lower().startswith("new ")
            if action is None or is_of_late or (verb.kind == "force" and verb.negative):
                # "no new agreements were concluded" denies none that there are
                continue
            date = respective.get(position) or self._date_of(verb, group, position, subject, passive, shared)
            event = mention.event or self._like_its_neighbours(mention, group)
            if event is not None and action == "party":
                kind, date = event
                action = _ACTIONS[kind][0]
            elif action == "party" and date is not None and not self._in_force_since(verb, mention, date, subject):
                date = None
            if action in _UNDATED or (date is not None and position not in respective and self._several_years(date)):
                date = None
            following = next((m for m in group[position:] if m.with_countries or m.elsewhere), mention)
            if following.elsewhere and not following.with_countries and mention.plural:
                # "30 bilateral MLATs and 87 extradition treaties with other nations"
                mention = replace(mention, elsewhere=True)
            if mention.amendment and action in ("signed", "party", "ratified"):
                action = "amended"
            # "an extradition treaty and an MLAT with Spain": the states of the next item that has any
            named_with = next((m.with_countries for m in group[position:] if m.with_countries or m.elsewhere), ())
            if not named_with and self._has_examples(group, 0):
                named_with = group[0].with_countries
            if governed.rule == "governed_by" and len(subject.countries) > 1:
                # the states of the matter count, not those that first concluded the treaty
                named_with, others = (), []
            elif others and verb.kind in ("force", "use", "apply"):
                # "the 1931 treaty between A and B remains in force between A and C", "applies to C"
                named_with = ()
            start, end = self._span(verb, replace(governed, group=group), position, mention, date, others_end)
            out += [
                Relation(
                    mention=mention,
                    action=action,
                    subject=subject.countries,
                    others=tuple(dict.fromkeys([*named_with, *others])),
                    government=subject.government or passive,
                    date=date,
                    start=start,
                    end=end,
                    rule=governed.rule,
                    pair=subject.pair or mention.pair or pair,
                    between=mention.between or between,
                    governed=matter,
                    host=subject.host,
                )
                for matter in (matters if matters else (None,))
            ]
        return out

    def _has_examples(self, group: list[Mention], position: int) -> bool:
        """Whether what follows are examples of agreements told together: `a number of agreements, including an extradition treaty`."""
        if position + 1 >= len(group) or not group[position].plural or group[position].treaties != ("OTHER",):
            return False
        between = range(group[position].tail, group[position + 1].first)
        return any(self.words.lower(i) in ("including", "such") for i in between)

    def _respectively(self, verb: Verb, group: list[Mention]) -> tuple[list[Mention], dict[int, Dated]]:
        """The items with their dates by position: `acceded to the 1971 and 1988 Conventions in 1990 and 1992, respectively`."""
        words = self.words
        start = max(verb.last, group[-1].last)
        end = next((i for i in range(start, min(self.sentence.last, start + 20)) if words.lower(i) == "respectively"), start)
        dates = list(dict.fromkeys(d for i in range(start, end) if (d := words.dated(i)) is not None))
        single = [replace(m, treaties=(t,), titles=(title,)) for m in group for t, title in zip(m.treaties, m.titles, strict=True)]
        if len(dates) < 2 or len(dates) > len(single):
            return group, {}
        return single, dict(enumerate(dates, start=len(single) - len(dates)))

    def _like_its_neighbours(self, mention: Mention, group: list[Mention]) -> tuple[str, Dated] | None:
        """What a bare year in parentheses says in a list whose other years are told: `(ratified 1991)`, `(1977)`."""
        kind = next((m.event[0] for m in group if m.event is not None), None)
        return (kind, mention.dates[-1]) if kind is not None and mention.dates else None

    # -- where ----------------------------------------------------------------------------------------------------------------

    def _span(
        self, verb: Verb, governed: Governed, position: int, mention: Mention, date: Dated | None, others_end: int
    ) -> tuple[int, int]:
        """The shortest passage that shows the relation: from the subject for the first of a list, else the item alone."""
        words = self.words
        start, end = words.tokens[self._with_determiner(mention)].start, mention.end
        if governed.passive:
            end = max(end, words.tokens[verb.last - 1].end)
        elif position == 0:
            start = min(governed.subject.start, mention.start)
        if verb.form == "there" and position == 0:
            start = words.tokens[verb.first].start
        if date is not None and start <= date.start:
            end = max(end, date.end)
        elif date is not None and position == 0 and start - date.start < 80:
            i = words.indices(date.start, date.end).start
            start = words.tokens[i - 1].start if i > self.sentence.first and words.kind(i - 1) == "preposition" else date.start
        if position == len(governed.group) - 1 and mention.with_end <= end + 200:
            end = max(end, mention.with_end)
        if governed.passive and others_end - end < 120:
            end = max(end, others_end)
        return min(start, end - 1), end

    def _with_determiner(self, mention: Mention) -> int:
        at = mention.first
        while at - 1 >= self.sentence.first and self.words.kind(at - 1) in ("determiner", "figure"):
            at -= 1
        return at - 2 if mention.amendment and at - 2 >= self.sentence.first else at

    # -- who ------------------------------------------------------------------------------------------------------------------

    def _limit(self, n: int, verb: Verb) -> int:
        """Where the clause of a verb ends: at the next verb, or a new clause."""
        words = self.words
        last = self.verbs[n + 1].first if n + 1 < len(self.verbs) else self.sentence.last
        for i in range(verb.last, last):
            if words.lower(i) == ";" or (words.kind(i) == "boundary" and words.lower(i) != "that"):
                return i
        return last

    def _others(self, verb: Verb, group: list[Mention], limit: int) -> tuple[list[str], int, bool, tuple[str, ...], bool]:
        """The countries behind `with`, `between`, `to` of what is submitted, where they end, and those behind `by`.

        `With Chile` may open the sentence. The last of what is returned tells whether both sides are meant (`between the two governments`).
        """
        words = self.words
        inside = {i for m in group for i in range(m.first, m.last)}
        # "with Chile, and one with Laos was signed"
        inside |= {i for m in self.mentions if m.first >= group[-1].tail for i in range(m.first, m.tail)}
        if not verb.passive:
            # what stands with an item is its own
            inside |= {i for m in group if m.with_countries for i in range(m.last, m.tail)}
        markers = {"with", "between", "among", "by"}
        if verb.kind == "submit":
            markers |= {"to"}
        elif verb.kind in ("force", "apply") or words.kind(verb.last - 1) == "force":
            # "in force for Slovakia", "applies to Ghana", "is applicable to Guyana"
            markers |= {"to", "for"}
        reach = max(limit, group[-1].tail)
        out: list[str] = list(self._fronted(group))
        agents: tuple[str, ...] = ()
        end = 0
        between = both = False
        for i in range(verb.last - 1, reach):
            if words.lower(i) == "that" and i >= group[-1].tail:
                break
            if i in inside or words.lower(i).rpartition(" ")[2] not in markers:
                continue
            stop, countries, pair = places_from(words, i + 1, reach)
            if not countries:
                both = both or (pair and words.lower(i) == "between")
                continue
            if words.lower(i) == "by":
                agents = countries
            out += countries
            between = between or words.lower(i) in ("between", "among")
            end = max(end, words.tokens[stop - 1].end)
        return out, end, between, agents, both

    def _fronted(self, group: list[Mention]) -> tuple[str, ...]:
        """The states of `With South Korea an MLAT entered into force`: they open the sentence, right before the agreement."""
        words, first = self.words, self.sentence.first
        if words.lower(first) != "with" or group[0].with_countries:
            return ()
        stop, countries, _ = places_from(words, first + 1, group[0].first)
        adjoins = all(words.kind(i) == "determiner" or words.lower(i) == "," for i in range(stop, group[0].first))
        return countries if adjoins else ()

    # -- when -----------------------------------------------------------------------------------------------------------------

    def _date_of(
        self, verb: Verb, group: list[Mention], position: int, subject: Subject, passive: bool, shared: Dated | None
    ) -> Dated | None:
        """The date of one item: behind it, ahead of it (`acceded in 1973 to A and in 1997 to B`), or that of the list."""
        mention = group[position]
        if _tells_another(mention, verb):
            # "signed A (ratified in 2003)"
            return shared
        if not mention.dates:
            if verb.kind == "party" and self.words.kind(mention.tail) == "force":
                # "parties to A, entered into force in 1873, and B entered into force in 1941"
                return self.words.dated(mention.tail + 2)
            begins = past_participle(self.words, group[position - 1].tail, mention.first)
            ahead = range(begins, mention.first) if position else range(0)
            aside = any(self.words.kind(i) == "relative" for i in ahead)
            own = next((d for i in ahead if (d := self.words.dated(i)) is not None), None) if not aside else None
            if own is None and any(self.words.lower(i) in ("together with", "along with") for i in ahead):
                # "ratified A in 2006, together with B"
                own = next(reversed(group[position - 1].dates), None)
            return own or self._date_of_next(group, position) or shared
        elided = mention.first >= verb.last and position > 0
        if not passive or elided or (shared is None and verb.kind in ("sign", "ratify", "force", "exist")):
            return mention.dates[-1]
        return shared

    def _date_of_next(self, group: list[Mention], position: int) -> Dated | None:
        """The date behind the next item where `and` alone joins the two: `ratified A and its three protocols in 2001, and B in 2006`."""
        if position + 2 >= len(group) or not group[position + 1].dates:
            return None
        between = range(group[position].tail, group[position + 1].first)
        joined = any(self.words.kind(i) == "and" for i in between) and all(self.words.lower(i) != "," for i in between)
        return group[position + 1].dates[-1] if joined else None

    def _date(self, n: int, verb: Verb, group: list[Mention], subject: Subject, passive: bool, limit: int) -> Dated | None:
        """When: behind the verb, behind the list, or at the head of the clause."""
        words = self.words
        before = next((d for i in range(verb.last, group[0].first) if (d := words.dated(i)) is not None), None)
        if not passive and (before is None or len(group) == 1) and group[-1].dates and not _tells_another(group[-1], verb):
            return group[-1].dates[-1]
        inside = set(range(group[0].first, group[-1].last))
        if passive and group[-1].first >= verb.last:
            # "A was ratified in 2005, and B in 2007"
            inside = {i for m in group for i in range(m.first, m.last)}
        for i in range(verb.last, limit if passive else max(limit, group[-1].tail)):
            dated = words.dated(i) if i not in inside else None
            is_own = dated is not None and not self._of_next(n, dated, group) and not self._is_of_bracketed(verb, i)
            if dated is not None and is_own and self._beside(verb.last, i, group, passive):
                return dated
        if subject.date is not None:
            return subject.date
        return self.subjects.lead_date(self.sentence.first, group[0].first) if passive and n == 0 else None

    def _is_of_bracketed(self, verb: Verb, i: int) -> bool:
        """Whether the token is in brackets that another verb begins: `signed A and B (ratified April 2003)`."""
        bracketed = (v for v in self.verbs if v is not verb and v.first <= i and self.words.lower(v.first - 1) == "(")
        return any(all(self.words.lower(k) != ")" for k in range(v.first, i)) for v in bracketed)

    def _of_next(self, n: int, dated: Dated, group: list[Mention]) -> bool:
        """Whether a date opens the clause of the next verb: `has signed A and, in April of this year, ratified B`."""
        words = self.words
        if n + 1 >= len(self.verbs):
            return False
        at = words.indices(dated.start, dated.end)
        following = self.verbs[n + 1].first
        gap = range(at.stop, following)
        # "A between B and C, signed in 2005, entered into force": the states stand with their agreement
        joined = any(words.kind(i) == "and" for i in range(max(group[-1].tail, self.verbs[n].last), at.start))
        return joined and at.stop <= following and all(words.lower(i) == "," for i in gap)

    def _beside(self, begin: int, i: int, group: list[Mention], passive: bool) -> bool:
        """Whether only prepositions, places and the like stand between a verb, or its list, and the date at token `i`."""
        words = self.words
        if not passive and begin <= group[-1].first and group[-1].last <= i:
            begin = group[-1].tail
        return i - begin <= 18 and all(
            words.kind(k) in _BESIDE_A_DATE
            or words.place(k) is not None
            or words.dated(k) is not None
            or words.lower(k) in _MARKS_BESIDE_A_DATE
            # "between the two countries since 1996"
            or (words.lower(k) == "two" and words.is_government(k + 1))
            or (words.lower(k) in ("presidential", "decree") and words.lower(k + 1) in ("decree", "in", "on"))
            or words.capital(k)
            or words.is_government(k)
            # "amended by a protocol of 1990"
            or (words.kind(k) == "head" and words.lower(begin) == "by" and k - begin <= _REACH_AMENDING)
            for k in range(begin, i)
        )

    def _in_force_since(self, verb: Verb, mention: Mention, date: Dated, subject: Subject) -> bool:
        """Whether a date says since when an agreement has been in force, not when something else happened."""
        words = self.words
        at = words.indices(date.start, date.end).start
        if verb.kind in ("force", "join") or mention.in_force or "since" in (words.lower(at), words.lower(at - 1)):
            return True
        if any(v.kind == "force" and verb.at < v.at <= verb.at + 14 for v in self.verbs):
            return True
        if verb.kind == "party":
            return any(words.lower(i) in ("became", "become") for i in range(max(self.sentence.first, verb.first - 3), verb.at))
        return verb.kind == "have" and subject.date is date

    def _several_years(self, date: Dated) -> bool:
        """`were signed in 2007 and 2008`, `in August 2006 and May 2007`: no one date."""
        end = self.words.indices(date.start, date.end).stop
        return self.words.lower(end) in ("and", "or", "-") and self.words.dated(end + 1) is not None


def _tells_another(mention: Mention, verb: Verb) -> bool:
    """Whether the date in the brackets behind an agreement is of another act than the verb's: `signed the Convention (ratified 2003)`."""
    return mention.event is not None and mention.event[0] != verb.kind and verb.kind in ("sign", "ratify", "accede")
