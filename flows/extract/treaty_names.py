"""Agreements as a text names them: the head noun, what stands before it, and what it is on, against or for.

`the 1988 UN Drug Convention`, `extradition and mutual legal assistance treaties`, `agreements on extradition, mutual legal
assistance, and asset sharing`, `its protocols against migrant smuggling and trafficking in persons` (08DUSHANBE1372, 04THEHAGUE4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.extract.document import Sentence
from flows.extract.treaty_places import COUNTED
from flows.extract.treaty_sets import ADJECTIVES, RELATIONS
from flows.extract.treaty_titles import Extension
from flows.extract.treaty_words import Dated, Words
from flows.vocabulary.treaties import TREATIES, treaty_of_title

_SPACE = re.compile(r"\s+")
_BROKEN = re.compile(r"(?<=[a-z])- (?=[A-Za-z])")
_DRUGS = frozenset({"drug", "drugs", "narcotic", "narcotics", "counternarcotics", "counter-narcotics", "anti-narcotics"})
_UN = frozenset({"un", "u.n.", "united", "united nations"})
_BY_YEAR = {1961: "UN1961", 1971: "UN1971", 1988: "UN1988"}
_DRUG_CONVENTIONS = ("UN1961", "UN1971", "UN1988")
_PROTOCOLS = ("UNTOC-TIP", "UNTOC-SOM", "UNTOC-FIREARMS")
_STOPS = RELATIONS | {"to", "aux", "negation", "modal", "boundary", "relative", "as", "determiner", "preposition", "pronoun", "adverb"}
_STOP_WORDS = frozenset({"including", "such", "namely", "two", "three", "between"})
_NUMBERED = frozenset({"article", "section", "annex", "chapter"})
_OF_A_NAME = frozenset({"word", "government", "body", "company"})
_NOT_THAT_NOUN = frozenset({"center", "areas", "hall"})
_NAMELESS = ("convention", "protocol", "pact", "covenant", "regulations")
_ARMS = frozenset({"proliferation", "non-proliferation", "nonproliferation", "counterproliferation", "counter-proliferation", "psi"})
"""Ships boarded under the Proliferation Security Initiative carry no drugs."""
_REACH_ARMS = 6
_ALLOWING = frozenset({"allowing", "allows", "enabling", "enables", "permitting", "permits", "authorizing", "authorizes"})
_AT_SEA = frozenset({"vessels", "vessel", "ships", "maritime", "waters", "sea"})
_REACH_ALLOWED = 30
_HEADS = frozenset({"head", "acronym", "proper"})
_POINTING = ("convention", "treat", "agreement", "accord", "protocol", "memorand", "mou", "mlat", "letter", "loa", "pact", "covenant")
_MASS_NOUNS = frozenset({"agreement", "accord"})
_VAGUE_DETERMINERS = frozenset({"several", "many", "some", "various", "numerous", "all", "certain", "most", "other"})
_VAGUE = frozenset({"international", "multilateral", "major", "relevant", "regional", "un", "united nations"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An agreement named by the tokens `[first, last)`, with its noun at `head`; `[start, end)` are the characters of the title.

    `tail` is the token after all that belongs to it. `treaties` are the treaties that it means, `titles` what the text calls each:
    several where kinds are coordinated, none for a group that the text does not identify. `countries` are those in its adjectives
    (`U.S.-Egyptian`), `with_countries` those that it is with or between, `elsewhere` is true where it is with others that the text does
    not name, `with_union` where these are the European Union. `anaphor` is true of `the agreement`, `annex` of a protocol to an
    agreement named before (`the additional protocol to it`).
    """

    first: int
    head: int
    last: int
    tail: int
    start: int
    end: int
    title: str
    treaties: tuple[str, ...]
    titles: tuple[str, ...]
    plural: bool
    determiner: str
    years: tuple[int, ...]
    countries: tuple[str, ...]
    owner: str | None
    with_countries: tuple[str, ...]
    with_end: int
    between: bool
    pair: bool
    elsewhere: bool
    with_union: bool
    dates: tuple[Dated, ...]
    anaphor: bool
    bilateral: bool
    proper: bool
    amendment: bool
    in_force: bool
    alias: str | None
    event: tuple[str, Dated] | None
    annex: bool = False

    @property
    def group(self) -> bool:
        """Whether it stands for several agreements that the text does not identify."""
        return not self.treaties


def find_mentions(words: Words, sentence: Sentence) -> list[Mention]:
    """The agreements named in a sentence, in order, none overlapping another."""
    out: list[Mention] = []
    i = floor = sentence.first
    while i < sentence.last:
        headed = words.kinds[i] in _HEADS and _is_head(words, i)
        mention = _Reader(words, floor, sentence.last).mention(i) if headed else None
        if mention is None:
            i += 1
            continue
        merged = _with_its_protocol(words, out[-1], mention) if out else None
        if merged is not None:
            out[-1] = merged
        else:
            out.append(mention)
        i = floor = max(mention.tail, i + 1)
    return [m for mention in out for m in _by_number(words, mention)]


def _is_head(words: Words, i: int) -> bool:
    """Whether a token is the noun of an agreement's name, or an acronym that is one."""
    if words.kind(i) != "head":
        return words.is_acronym(i)
    # "in accord with", "must also accord national treatment"
    if words.lower(i) == "accord" and words.lower(i - 1) in ("in", "of", "to", "also", "must", "full"):
        return False
    if words.lower(i).startswith("arrangement") and words.kind(i - 1) != "agreement_kind":
        return False
    return words.lower(i + 1) not in _NOT_THAT_NOUN


class _Reader:
    """Reads one mention round its head; nothing before token `floor` belongs to it, the sentence ends at `last`."""

    def __init__(self, words: Words, floor: int, last: int) -> None:
        self.words = words
        self.floor = floor
        self.last = last

    def mention(self, head: int) -> Mention | None:
        """The mention, or None where the noun names no agreement (`in agreement with`, `an annual convention`)."""
        words = self.words
        first = self._with_kind_before(self._first(head))
        years = [y for i in range(first, head) if (y := words.year(i)) is not None]
        if years and words.year(first) is not None and words.lower(first - 1) in ("in", "since", "during", "by", "until", "late", "early"):
            first += 1
            years = years[1:]
        determiner, all_three = self._determiner(first)
        dated = words.dated(first - 1) if first > self.floor and not determiner else None
        if dated is not None and words.kind(before := words.indices(dated.start, dated.end).start - 1) == "determiner":
            # "the August 2001 Letter of Agreement"
            determiner = words.lower(before)
            years = years or [dated.day.year]
        ext = Extension(words, head, self.last)
        years += ext.years
        plural = words.tokens[head].value == "p"
        acronym = words.kind(head) in ("acronym", "proper") or words.is_acronym(head)
        noun = words.lower(head)
        modifiers = {words.lower(i) for i in range(first, head)}
        capitals = any(words.capital(i) for i in range(first, head)) or ext.named
        kinds = [
            (str(words.tokens[i].value), i)
            for i in (*range(first, head), *(i for a, b in ext.pieces for i in range(a, b)))
            if words.kind(i) == "agreement_kind"
        ]
        if plural and kinds:
            kinds = sorted([*kinds, *(("CMAA", i) for i in range(first, head) if words.lower(i) == "customs")], key=lambda kind: kind[1])
        bare = first == head and not ext.pieces
        annex = noun == "protocol" and (words.lowers_at(head + 1, 2) == ["to", "it"] or words.lower(head + 1) == "thereto")
        anaphor = bare and not annex and noun.startswith(_POINTING) and determiner in ("the", "this", "that", "these", "those", "both")
        if determiner == "such" and bare:
            return None
        if not determiner and not plural and not acronym and not capitals and not kinds:
            if noun in _MASS_NOUNS or (first == head and not words.capital(head) and not ext.countries):
                return None
            if bare and not ext.countries:
                return None
        its_protocols = plural and noun == "protocols" and determiner in ("its", "their", "all")
        told = noun == "convention" and determiner == "the" and (bool(ext.pieces) or (first < head and not modifiers & _VAGUE))
        nameless = (
            not told
            and noun.startswith(_NAMELESS)
            and not (words.capital(head) or capitals or years or kinds or anaphor or its_protocols)
            and not ((ext.countries or ext.pieces) and noun.startswith(("protocol", "pact")))
        )
        annex = annex and nameless
        if nameless and not plural and not annex:
            return None
        if noun == "regulations" and not modifiers & {"eu", "european", "european union"}:
            return None
        start, end = words.tokens[first].start, words.tokens[ext.last - 1].end
        pieces = [words.text[start : words.tokens[head].end]]
        pieces += [words.text[words.tokens[a].start : words.tokens[b - 1].end] for a, b in ext.pieces]
        title = fold(" ".join(pieces))
        treaties = () if nameless else self._treaties(title, modifiers, kinds, plural, determiner, all_three, years, ext)
        if ext.between and len(ext.countries) > 1 and any(TREATIES[treaty].year is not None for treaty in treaties):
            # "the 1961 convention between the United States and Sweden" is not that of the United Nations
            treaties = ("OTHER",)
        if treaties == ("MARITIME",) and any(words.lower(i) in _ARMS for i in range(first, min(self.last, ext.tail + _REACH_ARMS))):
            treaties = ("OTHER",)
        if treaties == ("OTHER",) and self._provides_for_boarding(ext.tail):
            treaties = ("MARITIME",)
        countries, owner = self._countries(first, head)
        return Mention(
            first=first,
            head=head,
            last=ext.last,
            tail=ext.tail,
            start=start,
            end=end,
            title=title,
            treaties=treaties,
            titles=self._titles(title, kinds, treaties, head),
            plural=plural,
            determiner=determiner,
            years=tuple(years),
            countries=countries,
            owner=owner,
            with_countries=tuple(ext.countries),
            with_end=ext.countries_end,
            between=ext.between,
            pair=ext.pair or self._of_a_pair(first, head),
            elsewhere=ext.elsewhere,
            with_union=ext.with_union,
            dates=tuple(ext.dates),
            anaphor=anaphor,
            bilateral="bilateral" in modifiers,
            proper=(acronym or capitals or words.capital(head) or told) and not anaphor,
            amendment=self._amendment(first) or (noun == "protocol" and words.lower(head + 1) == "amending"),
            in_force=ext.in_force,
            alias=ext.alias,
            event=ext.event,
            annex=annex,
        )

    def _first(self, head: int) -> int:
        """The first token of what stands before the head."""
        words = self.words
        j = head
        if words.kind(head) == "proper":
            return head
        while j > self.floor:
            p = j - 1
            kind, lower = words.kind(p), words.lower(p)
            if kind == "mark" or kind == "and":
                before = self._before_mark(p, j)
                if before is None:
                    break
                j = before
                continue
            if lower == "of" and words.capital(p - 1) and words.capital(j) and words.kind(p - 1) in _OF_A_NAME and not words.place(p - 1):
                j = p
                continue
            of_title = kind in RELATIONS and words.capital(p) and words.capital(j) and p > self.floor
            if (kind in _STOPS and not of_title) or lower in _STOP_WORDS:
                break
            dated = words.dated(p)
            if kind == "figure" and words.lower(p - 1) in _NUMBERED and words.capital(p - 1):
                # "an Article 98 agreement"
                j = p - 1
                continue
            if (kind in ("figure", "ordinal") and words.year(p) is None) or (dated is not None and dated.precision != "year"):
                break
            verb_like = kind == "word" and lower.endswith("ed") and "-" not in lower and not words.capital(p)
            if verb_like and lower not in ADJECTIVES:
                break
            if lower.endswith(("'s", "s'")) and kind != "agreement_kind" and (words.place(p) is not None or not words.capital(p)):
                break
            j = p
        while j < head and (words.kind(j) in ("and", "mark") or words.lower(j) == "of"):
            j += 1
        return j

    def _with_kind_before(self, first: int) -> int:
        """Where a name begins whose noun another kind shares: `a mutual legal assistance or an extradition treaty`."""
        words = self.words
        shares = words.lower(first - 1) in ("a", "an") and words.kind(first - 2) == "and" and words.kind(first - 3) == "agreement_kind"
        begins = first - 4 if words.lower(first - 4) == "bilateral" else first - 3
        return begins if shares and begins > self.floor and words.lower(begins - 1) in ("a", "an") else first

    def _before_mark(self, p: int, j: int) -> int | None:
        """Where the name goes on before a mark, or `and`, at `p`; None where it begins behind it."""
        words = self.words
        lower = words.lower(p)
        if lower in ("-", "–", "/") and p - 1 >= self.floor and words.kind(p - 1) != "mark":
            return p
        if lower == ")":
            opening = next((k for k in range(p - 1, max(self.floor, p - 4) - 1, -1) if words.lower(k) == "("), None)
            return opening if opening is not None and opening > self.floor and words.capital(opening - 1) else None
        return p if (lower == "," or words.kind(p) == "and") and self._coordinates(p) else None

    def _coordinates(self, p: int) -> bool:
        """Whether `and`, `or` or a comma at `p` stands inside a name: between kinds, years or words of one phrase."""
        words = self.words
        left, right = p - 1, p + 1
        if words.kind(right) == "and":
            right += 1
        if words.kind(p) == "and" and words.lower(left) == ",":
            left -= 1
        if left < self.floor:
            return False
        if words.year(left) is not None and words.year(right) is not None:
            return True
        kinds = words.kind(left), words.kind(right)
        if kinds == ("agreement_kind", "agreement_kind"):
            return True
        named = {words.lower(left), words.lower(right)}
        if "customs" in named and "agreement_kind" in kinds:
            # "extradition, customs, and mutual legal assistance treaties"
            return True
        if words.lower(p) == "," or not set(kinds) - {"government"} <= {"word", "agreement_kind", "private", "company"}:
            return False
        if "government" in kinds and words.lower(right) != "law enforcement":
            return False
        if words.place(left) is not None or words.dated(left) is not None:
            return False
        return words.capital(left) == words.capital(right)

    def _determiner(self, first: int) -> tuple[str, bool]:
        """The determiner before the name, and whether a count says that it is all three (`its three protocols`)."""
        words = self.words
        i = first - 1
        all_three = words.lower(i) in ("three", "3")
        if i >= self.floor and (words.kind(i) == "figure" or words.lower(i) in ('"', "“")):
            i -= 1
        if i < self.floor:
            return "", all_three
        if words.lower(i) == "both":
            return "both", all_three
        if words.lower(i) == "neither" or words.lower(first) == "none":
            return "no", all_three
        if words.lower(i) == "that" and words.kind(first) == "head":
            # "Israel ratified that convention"
            return "that", all_three
        if words.kind(i) != "determiner":
            return "", all_three
        before = words.lower(i - 1)
        if before == "of" and words.lower(i - 2) == "three" and words.lower(i - 3) == "all":
            # "all three of its protocols"
            return "all", True
        if before in ("neither", "nor", "no"):
            return "no", all_three
        return ("all" if before == "all" else words.lower(i)), all_three

    def _provides_for_boarding(self, k: int) -> bool:
        """Whether what an agreement allows, told from token `k` on, is done by coast guards at sea: `enables U.S. Coast Guard teams on`."""
        words = self.words
        k += words.lower(k) == ","
        if words.kind(k) == "relative" or words.lower(k) == "that":
            k += 1
        if words.lower(k) not in _ALLOWING:
            return False
        told = words.lowers_at(k, min(self.last - k, _REACH_ALLOWED))
        if any(word.endswith("coast guard") for word in told) and not _AT_SEA.isdisjoint(told):
            return True
        return any(words.tokens[i].value == "MARITIME" for i in range(k, min(self.last, k + _REACH_ALLOWED)))

    def _amendment(self, first: int) -> bool:
        """Whether the agreement is named as what an amendment amends: `Amendment to Letter of Agreement`."""
        words = self.words
        at = first - 1 - (words.kind(first - 1) == "determiner")
        return words.lower(at) in ("to", "of") and words.lower(at - 1) in ("amendment", "amendments", "addendum", "supplement")

    def _countries(self, first: int, head: int) -> tuple[tuple[str, ...], str | None]:
        """The countries in the adjectives, and the one that owns the agreement (`Mexico's FTAs`)."""
        words = self.words
        start, end = words.tokens[first].start, words.tokens[head].start
        countries = tuple(dict.fromkeys(p.country for p in words.places if start <= p.start and p.end <= end + 1))
        place = words.place(first - 1) if first > self.floor else None
        owner = place.country if place is not None and words.lower(first - 1).endswith(("'s", "s'")) else None
        return countries, owner

    def _of_a_pair(self, first: int, head: int) -> bool:
        """`the two countries' 1953 extradition treaty`."""
        words = self.words
        inside = range(max(self.floor, first - 2), head)
        return any(words.lower(i).rstrip("'’") in COUNTED and words.lower(i - 1) in ("two", "both") for i in inside)

    def _treaties(
        self,
        title: str,
        modifiers: set[str],
        kinds: list[tuple[str, int]],
        plural: bool,
        determiner: str,
        all_three: bool,
        years: list[int],
        ext: Extension,
    ) -> tuple[str, ...]:
        """The treaties that a title means; none where it names a group."""
        lower = title.lower()
        if "protocol" in lower:
            named = tuple(dict.fromkeys(code for code, _ in kinds if code in _PROTOCOLS))
            if named and (plural or len(named) == 1):
                return named
            others = tuple(dict.fromkeys(code for code, _ in kinds if code not in _PROTOCOLS))
            if plural and others and not named:
                return others
            if plural:
                return _PROTOCOLS if determiner == "all" or (determiner in ("its", "their") and all_three) else ()
        if plural and ("convention" in lower or "treaties" in lower):
            by_year = tuple(_BY_YEAR[y] for y in years if y in _BY_YEAR)
            if len(by_year) > 1:
                return by_year
            if modifiers & _UN and modifiers & _DRUGS:
                return _DRUG_CONVENTIONS
        codes = tuple(dict.fromkeys(code for code, _ in kinds if code not in _PROTOCOLS))
        if len(codes) > 1 and (plural or determiner == "no" or " or " in lower or " and an " in lower or " and a " in lower):
            return codes
        treaty = treaty_of_title(title)
        if plural and not ext.countries:
            named_treaty = TREATIES[treaty].year is not None
            vague = treaty == "OTHER" and (determiner in _VAGUE_DETERMINERS or modifiers & _VAGUE)
            if named_treaty or vague:
                return ()
        return (treaty,)

    def _titles(self, title: str, kinds: list[tuple[str, int]], treaties: tuple[str, ...], head: int) -> tuple[str, ...]:
        """The title of each treaty: of coordinated kinds each its own (`agreements on asset sharing`)."""
        words = self.words
        at = dict(reversed(kinds))
        if len(treaties) < 2 or "protocol" in title.lower() or not set(treaties) <= set(at):
            return tuple(title for _ in treaties)
        noun = fold(words.text[words.tokens[head].start : words.tokens[head].end])
        out = []
        for treaty in treaties:
            token = words.tokens[at[treaty]]
            phrase = fold(words.text[token.start : token.end])
            out.append(f"{phrase} {noun}" if at[treaty] < head else f"{noun} on {phrase}")
        return tuple(out)


def _with_its_protocol(words: Words, before: Mention, after: Mention) -> Mention | None:
    """One mention of two where the second is the 1972 Protocol that amends the first, the Single Convention (04THEHAGUE4)."""
    if before.treaties != ("UN1961",) or 1972 not in after.years or "protocol" not in after.title.lower():
        return None
    between = range(before.tail, after.first)
    joined = ("and", "determiner", "adverb", "preposition", "as", "amend")
    if not all(words.kind(i) in joined or words.lower(i) == "," for i in between):
        return None
    title = fold(words.text[before.start : after.end])
    merged = replace(before, last=after.last, tail=after.tail, end=after.end, title=title, treaties=("UN1961P72",))
    return replace(merged, titles=(title,), dates=after.dates)


def _by_number(words: Words, mention: Mention) -> list[Mention]:
    """`ILO Conventions 138 and 182` are two agreements."""
    numbers = [
        words.lower(i)
        for i in range(mention.head + 1, mention.last)
        if words.kind(i) == "figure" and words.year(i) is None and words.lower(i).isdigit()
    ]
    if not mention.plural or not numbers:
        return [mention]
    stem = fold(words.text[mention.start : words.tokens[mention.head].end]).removesuffix("s")
    return [
        replace(mention, treaties=("OTHER",), titles=(f"{stem} {number}",), title=f"{stem} {number}", plural=False) for number in numbers
    ]


def fold(text: str) -> str:
    """White space folded; a word broken after its hyphen (`Inter- American`) made whole."""
    return _BROKEN.sub("-", _SPACE.sub(" ", text)).strip()
