"""Verbs that state a relation to an agreement, with what affirms, denies or only wishes it.

`has signed`, `was ratified`, `is not a party to`, `entered into force`, `has yet to ratify`; `urged to sign`, `would ratify` and
`if it ratifies` state nothing: they are `unreal`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Sentence
from flows.extract.treaty_names import Mention
from flows.extract.treaty_sets import BEGUN, LAW, ONE_OF_MANY, PARLIAMENT, RELATIONS, TRANSITIVE
from flows.extract.treaty_words import Words
from flows.vocabulary import read_rows

HELPERS = frozenset({"aux", "negation", "modal", "adverb", "to"})
_DATED_ACTS = frozenset({"sign", "ratify", "accede", "join", "submit", "force", "negotiate", "amend"})
_LACKS = frozenset({"lack", "lacks", "lacked"})
_BECOMES = frozenset({"became", "become", "becomes", "remains", "remained", "remain"})
_PARTY_HELPERS = _BECOMES | {
    "a", "an", "full", "active", "founding", "original", "state", "contracting", "bilateral", "the", "states", "both",
}  # fmt: skip
_ORDINALS = frozenset(row["words"] for row in read_rows("corruption_words.csv") if row["kind"] == "ordinal")
"""A state `became the twentieth to ratify`."""
_CONDITIONS = frozenset({"if", "unless", "until", "before", "whether", "once"})
_CLAUSE_ENDS = frozenset({",", ";", "that", "which", "when", "and", "but"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its helpers: the tokens `[first, last)`, the verb itself at `at`; `form` as the lexicon has it.

    `helped` is true where more than an adverb helps it, `finite` where it has a subject of its own.
    """

    kind: str
    form: str
    first: int
    at: int
    last: int
    negative: bool
    unreal: bool
    passive: bool
    helped: bool
    finite: bool


def find_verbs(words: Words, sentence: Sentence, mentions: Sequence[Mention]) -> list[Verb]:
    """The relation verbs of a sentence, outside the names of agreements."""
    inside = {i for m in mentions for i in range(m.first, m.last)}
    tails = {i for m in mentions for i in range(m.last, m.tail)}
    out: list[Verb] = []
    for i in range(sentence.first, sentence.last):
        kind = words.kinds[i]
        if (kind not in RELATIONS and kind != "aux") or i in inside:
            continue
        if kind == "force" and i in tails and words.tokens[i].value == "state":
            continue
        if kind == "aux" and words.tokens[i].value == "have" and not _has_participle(words, i + 1, sentence.last):
            kind = "have"
        elif kind == "aux":
            continue
        verb = _Reader(words, sentence, inside).verb(i, kind)
        if verb is not None and out and _goes_on(words, out[-1], verb):
            verb = replace(verb, unreal=False)
        # "remains in force" is read from its first word
        if verb is not None and not (out and i < out[-1].last):
            out.append(verb)
    return out


def _goes_on(words: Words, before: Verb, verb: Verb) -> bool:
    """`was the first to sign and ratify`: a second infinitive is as real as the one that `and` joins it to."""
    is_joined = before.form == verb.form == "base" and words.kind(verb.first - 1) == "and" and before.last == verb.first - 1
    return is_joined and before.helped and not before.unreal


def _has_participle(words: Words, k: int, last: int) -> bool:
    """Whether `has` before token `k` only helps another verb."""
    while k < last and words.kind(k) in ("adverb", "negation", "aux"):
        k += 1
    if words.kind(k) in RELATIONS:
        return words.kind(k) != "force"
    return words.kind(k) == "word" and words.lower(k).endswith("ed") and words.kind(k + 1) in ("preposition", "determiner", "to")


class _Reader:
    """Reads one verb and the helpers before it."""

    def __init__(self, words: Words, sentence: Sentence, inside: set[int]) -> None:
        self.words = words
        self.sentence = sentence
        self.inside = inside

    def verb(self, at: int, kind: str) -> Verb | None:
        """The verb at token `at`, or None where it states no relation of its own (`continues to negotiate` is `negotiate`)."""
        words = self.words
        form = words.tokens[at].value or ""
        if kind == "have":
            form = "base" if words.lower(at) == "have" else "past"
        if kind == "use" and words.kind(at + 1) == "to" and words.kind(at + 2) in RELATIONS - {"use"}:
            return None
        first = self._first_helper(at, kind)
        helpers = range(first, at)
        aux = {words.tokens[i].value for i in helpers if words.kind(i) == "aux"}
        kinds = {words.kind(i) for i in helpers}
        negative = "negation" in kinds or words.lower(at) in _LACKS or self._is_inverted(at)
        if words.lower(at).startswith("instrument"):
            # "has not deposited its instrument of ratification of"
            negative = any(words.kind(i) == "negation" for i in range(max(self.sentence.first, at - 6), at))
        passive = "be" in aux
        before = words.lower(first - 1)
        if not self._states(kind, form, first, at, passive, before):
            return None
        unreal = False
        if "to" in kinds:
            first, unreal = self._infinitive(first, at, negative, before)
        if "modal" in kinds:
            unreal = not (negative and kind == "sign" and any(words.lower(i) == "will" for i in helpers))
        if form == "ing" and not passive and not (kind == "ratify" and before in LAW):
            unreal = unreal or before not in BEGUN
        if form == "base" and kind in TRANSITIVE | {"force"} and not ({"modal", "to", "negation"} & kinds or "do" in aux):
            unreal = True
        if any(words.lower(i) == "being" for i in helpers) and not any(words.lower(i) in ("is", "are") for i in helpers):
            unreal = unreal or kind in ("sign", "ratify")
        if kind in _DATED_ACTS and not unreal and self._conditional(first):
            unreal = True
        finite = kind in ("party", "have", "comply", "maintain") or (kind in TRANSITIVE and form in ("past", "base", "s") and not passive)
        # "remains in force" is one verb
        last = at + 2 if kind == "use" and words.kind(at + 1) == "force" else at + 1
        return Verb(kind, form, first, at, last, negative, unreal, passive, bool(kinds - {"adverb"}), finite)

    def _is_inverted(self, at: int) -> bool:
        """`Nor have the two countries concluded`: the first verb of a sentence that `nor` opens."""
        words = self.words
        first = self.sentence.first
        opened = words.lower(first) in ("nor", "neither") and words.kind(first + 1) == "aux"
        return opened and not any(words.kind(i) in RELATIONS for i in range(first, at))

    def _states(self, kind: str, form: str, first: int, at: int, passive: bool, before: str) -> bool:
        """Whether `party to` or `compliant with` is what a subject is: `is a party to`, `as a party to`; not `the parties to the talks`."""
        if kind == "party" and form in ("", "signatory"):
            becomes = any(self.words.lower(i) in _BECOMES for i in range(first, at))
            return passive or becomes or before in ("as", ",", "and") or first == self.sentence.first
        if kind == "comply" and form == "be":
            return passive
        if form == "approved":
            # a cabinet's approval ratifies nothing
            around = range(max(self.sentence.first, first - 12), min(self.sentence.last, first + 12))
            return any(self.words.lower(i) in PARLIAMENT for i in around)
        return True

    def _first_helper(self, at: int, kind: str) -> int:
        words = self.words
        j = at - 1
        first = at
        infinitive = False
        while j >= self.sentence.first and j not in self.inside:
            lower, token_kind = words.lower(j), words.kind(j)
            if token_kind == "modal" and words.dated(j) is not None:
                break
            goes_on = words.kind(j + 1) in HELPERS or (kind == "party" and words.lower(j + 1) in _PARTY_HELPERS)
            comma = lower == "," and (words.kind(j - 1) in ("negation", "adverb", "aux")) and goes_on
            # "is one of 36 parties to"
            counted = kind == "party" and (lower in ("one", "of", "the") or token_kind == "figure") and words.kind(j + 1) != "aux"
            going_on = infinitive and token_kind == "use" and lower.startswith("continu")
            if not (token_kind in HELPERS or (kind == "party" and lower in _PARTY_HELPERS) or comma or counted or going_on):
                break
            infinitive |= token_kind == "to"
            first = j
            j -= 1
        return first

    def _infinitive(self, first: int, at: int, negative: bool, before: str) -> tuple[int, bool]:
        """Whether an infinitive is only wished for; not in `was the first nation to sign`, `continues to negotiate`, `yet to ratify`."""
        words = self.words
        if words.lower(first).startswith("continu") or before in BEGUN:
            return first, False
        lead = range(max(self.sentence.first, first - 7), at)
        if any(words.lower(i) in ONE_OF_MANY or words.lower(i) in _ORDINALS or words.kind(i) == "ordinal" for i in lead):
            helped = (i for i in lead if (words.kind(i) == "aux" and words.tokens[i].value == "be") or words.lower(i) in _BECOMES)
            start = next(helped, first)
            return min(start, first), False
        return first, not (negative and words.lower(at - 1).endswith("to"))

    def _conditional(self, k: int) -> bool:
        """Whether the clause before token `k` is one of condition or of time to come."""
        for i in range(k - 1, self.sentence.first - 1, -1):
            if self.words.lower(i) in _CONDITIONS:
                return True
            if self.words.lower(i) in _CLAUSE_ENDS:
                return False
        return False
