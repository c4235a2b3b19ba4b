"""The bodies that a paragraph names, by token: agencies in full, by acronym, function or their people; and those that act together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.extract.agencies import HEADS, AgencyMention, is_body, is_of_united_states
from flows.extract.document import Passage, Sentence
from flows.extract.governors import HAVE, TAKING, VERBS
from flows.extract.tokens import starts_of
from flows.extract.word_sets import words_of

PREPOSITIONS = frozenset({
    "with", "from", "to", "of", "against", "for", "under", "in", "at", "between", "among", "via", "through", "near", "on",
})  # fmt: skip
_NO_SUBJECT = PREPOSITIONS | {"by"}
# an aside that a comma ends: `on a tip from the DEA, the Navy and the police seized`
_ASIDE = frozenset({"from", "with", "to", "for", "under"})
_PEOPLE = words_of("people")
_VESSELS = words_of("vessel")
# "the go-fast ROSITA": a ship's name in capitals
_CARRIERS = words_of("carrier") | _VESSELS
_GOVERNMENT = re.compile(
    r"GO[A-Z]{1,3}[A-Z]?|USG|GVN|RTG|SAG|GRP|RGC|PRC|ROK|[A-Z]?US|EU|UN|UK|UAE|MT|INCSR|SIPDIS|NGO|HIV|TV|INL|HCL|THC|CY|FY|AK-47"
)
_HOST_GOVERNMENTS = frozenset({"GVN", "RTG", "SAG", "GRP", "RGC", "PRC", "ROK"})
_SPACE = re.compile(r"\s+")
POSSESSIVE = re.compile(r"['’]s$")
_ACRONYM = re.compile(r"[A-Z][A-Z-]{2,8}")
_BEFORE_BODIES = words_of("before_body")
_ATTRIBUTED_TO = words_of("attributed_to")
# "the Agency seized": a body named before
COMMON_NAMES = words_of("common_name")
# bodies that a text calls so once it has named them in full
_SHORT_NAMES = frozenset({"customs", "navy"})
_BACK_TO_BODY = frozenset({"the", "this", "same", "latter", "that"})
_BETWEEN_JOINED = frozenset({"and", ",", "the", "/"})
# "the CNPA/NIU destroyed": both
_AND = frozenset({"and", "/"})
_OF_BOARDING = frozenset({"boarding", "search", "inspection"})
_THEIR = frozenset({"the", "its", "their"})
# the writer's own: "on information developed by this office"
_OWN_POST = frozenset({"office", "section", "unit"})
OPERATIONS = frozenset({"operation", "operations", "raid", "raids"})
_DURING = frozenset({"in", "through", "under"})
_OF_OPERATION = frozenset({"of", "by", "between"})
TAKES = VERBS | TAKING
REACH = 40
OWNER_REACH = 3
# between a body and what it owns none of these stands
NO_OWNER = frozenset({"and", "or", "of", "in", "by", "with", "from", "to", "the", "a", "that", "which", "who", "for", "on", "at"})


class Actor(NamedTuple):
    """Who a sentence says acted: the token where it begins, and its agency (None for "authorities", "police" and the like)."""

    at: int
    agency: str | None
    is_pronoun: bool = False


class Bodies:
    """The bodies of a paragraph, by token."""

    def __init__(self, passage: Passage) -> None:
        """Takes a paragraph."""
        self.passage = passage
        self.tokens = passage.tokens
        self.starts = starts_of(self.tokens)
        self.partner = passage.cursor.partner
        self.lower = passage.cursor.lower
        self.agency_at: dict[int, tuple[int, AgencyMention]] = {}
        for mention in self._in_full(passage.agencies):
            first, last = bisect_left(self.starts, mention.start), bisect_left(self.starts, mention.end)
            for k in range(first, max(last, first + 1)):
                self.agency_at[k] = (first, mention)
        self.places = [(bisect_left(self.starts, p.start), p) for p in passage.places]

    def _in_full(self, mentions: Sequence[AgencyMention]) -> Iterator[AgencyMention]:
        """The agencies named, one of a single word by the full name that the paragraph gave before: `Customs`, after `Jordan Customs`."""
        if all(" " in mention.name for mention in mentions):
            yield from mentions
            return
        own = self.passage.document.country
        nationalities = {place.start for place in self.passage.places if place.form == "demonym" and place.country != own}
        full: dict[str, str] = {}
        for mention in mentions:
            _, blank, last = mention.name.rpartition(" ")
            if blank and mention.start not in nationalities and mention.name.count(" ") <= 2:
                full[last] = mention.name
            if blank:
                yield mention
            else:
                known = self._only_named_with(last.lower(), mention.start) if last.lower() in _SHORT_NAMES else None
                yield mention._replace(name=full.get(last) or known or last)

    def _only_named_with(self, word: str, end: int) -> str | None:
        """The one agency that the cable names before character `end` with a word in its name: `Customs`, a `Department of Customs`."""
        document = self.passage.document
        named = self._named_in(word, document.passages[: document.index_of(self.passage)])
        named |= {m.name for m in self.passage.agencies if m.start < end and word in m.name.lower().split()}
        named = {name for name in named if " " in name and not is_of_united_states(name)}
        return named.pop() if len(named) == 1 else None

    def end_of(self, k: int) -> int:
        """The token after the agency that stands at token `k`; the next one where none does."""
        own, m = self.agency_at.get(k), k + 1
        while own is not None and self.agency_at.get(m) == own:
            m += 1
        return m

    def names_before(self, at: int) -> Iterator[str]:
        """The agencies named before a token, the last first, each once a token."""
        return (self.agency_at[k][1].name for k in range(at - 1, -1, -1) if k in self.agency_at)

    def named_with(self, word: str, at: int) -> str | None:
        """The agency named last before a token that has the word in its name, else the only one of the cable.

        Those to which the cable gives an acronym go before the others.
        """
        before = next((name for name in self.names_before(at) if word in name.lower().split()), None)
        if before is not None:
            return before
        known = {name for name in self.passage.document.acronyms.values() if word in name.lower().split()}
        if not known:
            passages = self.passage.document.passages
            index = self.passage.document.index_of(self.passage)
            known = self._named_in(word, passages[:index]) or self._named_in(word, passages[index:])
        return known.pop() if len(known) == 1 else None

    @staticmethod
    def _named_in(word: str, passages: Sequence[Passage]) -> set[str]:
        """The agencies of some paragraphs that have a word in their names."""
        inside = (m.name for p in passages if word.capitalize() in p.text for m in p.agencies)
        return {name for name in inside if word in name.lower().split()}

    def at(self, k: int, sentence: Sentence) -> Actor | None:
        """The body that a token of a sentence names, or goes back to."""
        token = self.tokens[k]
        if token.kind == "actor" and " " in token.lower:
            # "Customs officers of the Revenue Service"
            employer = self._employer_after(k)
            if employer is not None:
                return employer
        if k in self.agency_at:
            first, names = self.joined(k, sentence)
            # "the police, the Border Guard and the Customs Service": not the named two alone
            with_police = first != self.agency_at[k][0] and self._follows_generic(first)
            return Actor(first, None if with_police else names)
        if token.kind == "actor" and self.lower(k + 1) == "(" and k + 2 in self.agency_at:
            # "law enforcement agencies (National Police of Ukraine, or NPU)"
            return Actor(k, self.agency_at[k + 2][1].name)
        if token.kind in ("actor", "word") and self.lower(k + 1) == "(" and self.partner.get(k + 1) == k + 3:
            # "Peru's coca eradication organization (CORAH)"
            full = self.passage.document.acronyms.get(self.passage.text[self.tokens[k + 2].start : self.tokens[k + 2].end])
            if full is not None and (token.kind == "actor" or (is_body(full) and full.lower().endswith(token.lower))):
                return Actor(k, full)
        if token.kind == "pronoun" or (
            POSSESSIVE.sub("", token.lower) in COMMON_NAMES and self.lower(k - 1) in _BACK_TO_BODY and self.lower(k + 1) != "of"
            and not (self.lower(k - 1) == "this" and token.lower in _OWN_POST)
        ):
            return Actor(k, None, is_pronoun=True)
        if token.lower in _VESSELS and token.kind == "word":
            return self._employer_after(k)
        if token.lower in _PEOPLE and token.kind == "word":
            employer = self._employer_after(k)
            if employer is not None:
                return employer
            acts = self.tokens[k + 1].kind in TAKES or self.lower(k + 1) in HAVE if k + 1 < len(self.tokens) else False
            if self.lower(k - 1) in _OF_BOARDING or (self.lower(k - 1) in _THEIR and acts):
                return Actor(k, None, is_pronoun=True)
        if token.kind == "actor":
            employer = self._employer(k, sentence) or self._employer_after(k)
            if employer is not None:
                return employer
            coordinated = self._coordinated(k, sentence)
            if coordinated is not None:
                return coordinated
            if token.lower in _PEOPLE and self._is_plain(k, sentence):
                return Actor(k, None, is_pronoun=True)
            return Actor(k, self.functional(k))
        if token.lower == "customs":
            return Actor(k, self.functional(k))
        if token.capital and token.kind == "word":
            text = self.passage.text[token.start : token.end]
            if self.is_acronym(k) and self.lower(k + 1) not in _ATTRIBUTED_TO | {")"}:
                m = self.back_to_and(k)
                if self.lower(m) == "and" and m - 1 in self.agency_at:
                    return Actor(self.agency_at[m - 1][0], f"{self.agency_at[m - 1][1].name}; {text}")
                if self.lower(m) == "and" and self.is_acronym(m - 1):
                    other = self.tokens[m - 1]
                    return Actor(m - 1, f"{self.passage.text[other.start : other.end]}; {text}")
                return Actor(k, text)
            if _GOVERNMENT.fullmatch(text) and (text.startswith("GO") or text in _HOST_GOVERNMENTS):
                return Actor(k, None)
            return self._owned_body(k)
        return None

    def _follows_generic(self, first: int) -> bool:
        """Whether `the police,` of no named force stands before a body of a list."""
        m = self.back_to_and(first)
        return self.lower(m) == "," and self.tokens[m - 1].kind == "actor" and m - 1 not in self.agency_at

    def _owned_body(self, k: int) -> Actor | None:
        """`Nepal's Sena Dal seized`: a name that no word tells to be a body's, between a country that owns it and the verb."""
        following = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        if following is None or not (following.kind in VERBS or following.lower in HAVE):
            return None
        first = k
        while self.tokens[first - 1].capital and self.tokens[first - 1].kind == "word" and not POSSESSIVE.search(self.lower(first - 1)):
            first -= 1
        is_owned = POSSESSIVE.search(self.lower(first - 1)) is not None and any(at == first - 1 for at, _ in self.places)
        if not is_owned or first == k:
            return None
        return Actor(first, _SPACE.sub(" ", self.passage.text[self.tokens[first].start : self.tokens[k].end]))

    def _employer(self, k: int, sentence: Sentence) -> Actor | None:
        """The agency whose people are named: `NSB officers`, `the Navy's patrols`."""
        m = k - 1
        if self.lower(m) == ")" and self.partner.get(m) == m - 2:
            # "Anti-Drug Unit (ADU) officers"
            m -= 3
            k = m + 1
        if self.lower(m) == "customs" and m not in self.agency_at:
            return Actor(m, self.functional(m))
        if POSSESSIVE.search(self.lower(m)) and POSSESSIVE.sub("", self.lower(m)) in COMMON_NAMES and m not in self.agency_at:
            return Actor(m, None, is_pronoun=True)
        if self.lower(m) in COMMON_NAMES and self.tokens[m].capital and m not in self.agency_at:
            # "Directorate officers"
            return Actor(m, None, is_pronoun=True)
        while m >= sentence.first and k - m <= OWNER_REACH and m not in self.agency_at and not self.is_acronym(m):
            if self.tokens[m].kind != "word" or self.tokens[m].capital or self.lower(m) in NO_OWNER:
                return None
            m -= 1
        return self.at(m, sentence) if m >= sentence.first and k - m <= OWNER_REACH else None

    def _employer_after(self, k: int) -> Actor | None:
        """`agents of the Criminal Investigation Police`, `officers from the Anti-Drug Department`."""
        m = k + 3 if self.lower(k + 2) == "the" else k + 2
        people = self.lower(k).rpartition(" ")[2]
        if self.lower(k + 1) not in ("of", "from") or people not in _PEOPLE | _VESSELS or m not in self.agency_at:
            return None
        return Actor(k, self.agency_at[m][1].name)

    def is_acronym(self, k: int) -> bool:
        """Whether the token is the acronym of a body that the cable does not spell out (`FELCN`, 09LAPAZ1784)."""
        token = self.tokens[k]
        text = self.passage.text[token.start : token.end]
        is_short = k >= 0 and token.kind == "word" and _ACRONYM.fullmatch(text) is not None and _GOVERNMENT.fullmatch(text) is None
        return is_short and self.lower(k - 1) not in _CARRIERS and token.lower not in HEADS and not self._is_among_capitals(k)

    def _is_among_capitals(self, k: int) -> bool:
        """Whether the words around a token are in capitals too: a whole cable may be (`THE DRUG CONTROL AGENCY SEIZED`)."""
        beside = [self.tokens[m] for m in (k - 1, k + 1) if 0 <= m < len(self.tokens) and self.tokens[m].kind != "mark"]
        return bool(beside) and all(t.end - t.start > 1 and self.passage.text[t.start : t.end].isupper() for t in beside)

    def _is_plain(self, k: int, sentence: Sentence) -> bool:
        """Whether `officers`, `agents` stand without a name: at the head of the sentence or after an article."""
        before = self.lower(k - 1)
        if self.tokens[k - 1].kind == "figure":
            # "some 180 officers searched 22 houses"
            return True
        return k == sentence.first or before in ("the", "its", "their", ",", "when", "that") or (k - 1 == sentence.first and before == "")

    def _coordinated(self, k: int, sentence: Sentence) -> Actor | None:
        """`ANGA and U.S. law enforcement authorities`, `Wildlife Service rangers and police`: the named one of the two (18CAIRO9010)."""
        for m in range(k - 1, max(-1, k - 4), -1):
            if self.lower(m) == "and" and (self.tokens[m - 1].kind == "actor" or self.lower(m - 1) in _PEOPLE):
                return self._employer(m - 1, sentence)
            if self.lower(m) == "and" and (m - 1) in self.agency_at:
                first, mention = self.agency_at[m - 1]
                return Actor(first, mention.name)
            if self.lower(m) == "and" and self.lower(m - 1) == ")" and self.partner.get(m - 1, 0) - 1 in self.agency_at:
                first, mention = self.agency_at[self.partner[m - 1] - 1]
                return Actor(first, mention.name)
            if self.tokens[m].kind != "word":
                return None
        return None

    def functional(self, k: int) -> str | None:
        """A functional name in lower case: `Spanish customs`, `border guards`; None for plain `police` and `authorities`."""
        token = self.tokens[k]
        nationality = next((p for at, p in self.places if at == k - 1 and p.form == "demonym"), None)
        if token.lower.startswith("customs"):
            if not token.capital and nationality is None:
                # "The Customs Agency accounted for most. ... In June customs officers found"
                return next((name for name in self.names_before(k) if "customs" in name.lower().split() and " " in name), None)
            name = (self._only_named_with("customs", token.start) if nationality is None else None) or "Customs"
        elif token.value == "named":
            name = self.passage.text[token.start : token.end]
            named = self._named_in_full(name.lower(), k)
            if named is not None:
                return named
        else:
            return None
        return name if nationality is None else f"{self.passage.text[nationality.start : nationality.end]} {name}"

    def _named_in_full(self, name: str, at: int) -> str | None:
        """The full name that a short one goes back to: `the gendarmerie`, after `the National Gendarmerie`."""
        return next((full for full in self.names_before(at) if full.lower().endswith(" " + name)), None)

    def _joined_before(self, first: int, sentence: Sentence) -> tuple[int, AgencyMention] | None:
        """The agency that `and` joins to the one at `first`."""
        m = first - 1
        while self.lower(m) == "the":
            m -= 1
        if self.lower(m) not in ("and", ",", "/") or m <= sentence.first:
            return None
        if self.lower(m) == "and" and self.lower(m - 1) == ",":
            m -= 1
        by_comma = self.lower(m) == ","
        m -= 1
        if self.lower(m) == ")" and m in self.partner:
            m = self.partner[m] - 1
        found = self.agency_at.get(m)
        if found is not None and by_comma and self.in_phrase(found[0], _ASIDE):
            return None
        return found

    def joined(self, k: int, sentence: Sentence) -> tuple[int, str]:
        """Where the agencies that act with the one at `k` begin, and their names in order, joined with `; ` (18DARESSALAAM9009)."""
        first, mention = self.agency_at[k]
        names = [mention.name]
        joined_by_and = False
        before = self._joined_before(first, sentence)
        while before is not None:
            joined_by_and = joined_by_and or self.lower(self.back_to_and(first)) in _AND
            if not joined_by_and:
                break
            if before[1].name not in names:
                names.insert(0, before[1].name)
            first = before[0]
            before = self._joined_before(first, sentence)
        m = self.back_to_and(first)
        if before is None and self.lower(m) == "and" and self.is_acronym(m - 1) and not self.in_phrase(m - 1):
            names.insert(0, self.passage.text[self.tokens[m - 1].start : self.tokens[m - 1].end])
        return first, "; ".join(_hosts(names))

    def last_joined(self, k: int, sentence: Sentence) -> int:
        """The last of the agencies that are joined to the one at `k`: `by the Navy, the Army and the Coast Guard`."""
        last = k
        for m in range(k, min(sentence.last, k + REACH)):
            if m in self.agency_at:
                last = m
            elif self.lower(m) not in _BETWEEN_JOINED and m not in self.partner and not any(o < m < c for o, c in self.partner.items()):
                break
        return last if self.lower(self.back_to_and(self.agency_at[last][0])) == "and" else k

    def back_to_and(self, first: int) -> int:
        """The token before a body and its articles, where `and` or a comma would join it to another."""
        m = first - 1
        while self.lower(m) == "the":
            m -= 1
        return m

    def in_phrase(self, at: int, prepositions: frozenset[str] = _NO_SUBJECT) -> bool:
        """Whether a body stands in a phrase (`with the DEA`, `from police`) that makes it no subject."""
        k = at - 1
        while k >= 0 and (self.lower(k) in _BEFORE_BODIES or self.lower(k).endswith("'s") or any(p == k for p, _ in self.places)):
            is_owner = self.lower(k).endswith("'s") and self.lower(k - 1) == "of" and self.tokens[k - 2].capital
            k -= 3 if is_owner else 1
        word = self.lower(k)
        if word in ("of", "from", "with") and self.lower(k - 1) in _PEOPLE:
            return False
        if word in _OF_OPERATION and self.lower(k - 1) in OPERATIONS:
            # "a joint operation of the Bureau and the Customs Service netted 3 kg"
            return False
        if word in _DURING and self.lower(self.end_of(at)) in OPERATIONS:
            # "the laboratories were targeted in NIU operations, resulting in the destruction of"
            return False
        return word in prepositions


def _hosts(names: list[str]) -> list[str]:
    """The bodies that act together without those of the United States, which support the host's (18CAIRO9010, 18ROME9001)."""
    own = [name for name in names if not is_of_united_states(name)]
    return own or names
