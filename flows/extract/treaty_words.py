"""A passage as the rules for treaties read it: tokens of the treaty lexicon, the countries and the dates in them."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from msgspec.structs import replace

from flows.extract.agencies import HEADS, is_body
from flows.extract.cursor import beyond_ends
from flows.extract.document import Passage, Sentence, split_sentences
from flows.extract.periods import PeriodMention
from flows.extract.plain_words import has_figure, plain_words
from flows.extract.tokens import Lexicon, Token, kinds_of, lowers_of, starts_of
from flows.extract.treaty_prefilter import Stretch
from flows.extract.treaty_sets import RELATIONS
from flows.vocabulary import read_rows
from flows.vocabulary.countries import Place


def _lexicon() -> Lexicon:
    kinds: dict[str, dict[str, str]] = {}
    for row in read_rows("treaty_words.csv"):
        kinds.setdefault(row["kind"], {})[row["words"]] = row["value"]
    return Lexicon(kinds)


LEXICON = _lexicon()
"""Kinds of token, from `treaty_words.csv`: `head` (nouns of agreements; value `s` or `p` for their number), `acronym` and `proper` (short
names of kinds and of single agreements), `agreement_kind` (value: the treaty), `RELATIONS` (verbs; value: their form), helpers of verbs
(`aux`, `negation`, `modal`, `adverb`, `to`), words that link or end clauses (`and`, `as`, `boundary`, `relative`, `preposition`,
`determiner`, `pronoun`), who acts (`government`, `us_agency`; `body` and `company` are no states), `private` and `peace` (agreements
that are not between states)."""
PRIVATE = tuple(row["words"] for row in read_rows("treaty_words.csv") if row["kind"] == "private")
PEACE = tuple(row["words"] for row in read_rows("treaty_words.csv") if row["kind"] == "peace")
_GOVERNMENT = frozenset(row["words"] for row in read_rows("treaty_words.csv") if row["kind"] == "government")
_HOST_GOVERNMENT = re.compile(r"(?!goal|gold|goes)gc?o[a-z]{1,4}")
_MIXED_CASE = frozenset({"giroa", "goira"})
"""Short names of governments that are not in capitals throughout: `GIRoA`, of the Islamic Republic of Afghanistan."""
_SHORT_NAMES = {
    row["alias"].lower(): row["country"]
    for row in read_rows("country_names.csv")
    if row["form"] == "label" and row["alias"].isupper() and row["alias"].isalpha()
}
"""Acronyms that mean a country in cables of its own post alone: `PNG` may be a person's expulsion elsewhere."""
_NOT_ADVERBS = frozenset({
    "ally", "anomaly", "apply", "assembly", "comply", "daily", "early", "elderly", "family", "fly", "friendly", "imply", "likely",
    "monopoly", "monthly", "multiply", "quarterly", "rely", "reply", "supply", "weekly", "yearly",
})  # fmt: skip
_ONES = frozenset({"one", "none"})
_OTHERS = (["new"], ["another"], ["Another"], ["second"])
_REACH_OTHER = 12
_TIMES = frozenset(name.lower().encode() for name in calendar.month_name if name != "May") | {b"year", b"month"}
"""Without a figure, one of these or May a text names no date."""
_SAME = {"day": ("day",), "date": ("day",), "month": ("month", "day"), "year": ("year", "month", "day")}
"""`the same day`, `month`, `year`: how precise it is, and how precisely dated is what it goes back to."""
_PRECISIONS = {"day": "day", "days": "month", "month": "month", "months": "month", "year": "year"}


class Dated(NamedTuple):
    """A date in a text: the characters `[start, end)`, its first day, and how precise it is (`day`, `month`, `year`)."""

    start: int
    end: int
    day: date
    precision: str


class Words:
    """The tokens of a passage under the treaty lexicon. Indices count tokens, `start` and `end` characters.

    Only the stretches that `treaty_prefilter` found worth reading have tokens.
    """

    def __init__(self, passage: Passage, stretches: Sequence[Stretch]) -> None:
        """Reads those stretches of a passage."""
        self.passage = passage
        self.text = passage.text
        self.stretches = stretches
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self._may_be_dated: Final = any(_may_name_dates(self.text[s.start : s.end]) for s in stretches)
        if self._may_be_dated:
            # dates are told by the whole passage: its tokens are made once, for both
            self.passage.plain_tokens  # noqa: B018
        for stretch in stretches:
            self._read(stretch.start, stretch.end)
        self.starts = starts_of(self.tokens)
        self.kinds = kinds_of(self.tokens)
        self._lowers = lowers_of(self.tokens)
        self.kind: Final = beyond_ends(self.kinds)
        """The kind of the token at an index."""
        self.lower: Final = beyond_ends(self._lowers)
        """The token at an index, in lower case."""

    def _read(self, start: int, end: int) -> None:
        """Adds a stretch; a sentence also ends at `U.S.` before a word that begins another (`with the U.S. The treaty ...`)."""
        plain = self.passage.tokens_between(start, end)
        for sentence in split_sentences(self.text, plain):
            first = begin = len(self.tokens)
            folded = LEXICON.fold(self.text, plain[sentence.first : sentence.last])
            lowers = lowers_of(folded)
            for i in [i for i, lower in enumerate(lowers) if lower in _ONES or lower.endswith("ly")]:
                folded[i] = self._told_by_ending(folded[i])
            ends = [i for i, lower in enumerate(lowers[:-1]) if lower.endswith(".") and folded[i + 1].capital]
            for i in ends:
                if self._begins_sentence(folded[i + 1]):
                    self.sentences.append(Sentence(first, begin + i + 1))
                    first = begin + i + 1
            self.tokens += folded
            self.sentences.append(Sentence(first, len(self.tokens)))

    def _told_by_ending(self, token: Token) -> Token:
        """An adverb by its ending; `one with Switzerland`, `none with China`, `a new one`: another agreement of the kind named before."""
        if token.lower in _ONES:
            before = self.text[max(0, token.start - _REACH_OTHER) : token.start].split()[-1:]
            is_other = self.text.startswith("with ", token.end + 1) or before in _OTHERS
            return replace(token, kind="head", value="s") if is_other else token
        return replace(token, kind="adverb") if _is_adverb(token) else token

    def _begins_sentence(self, token: Token) -> bool:
        """Whether a word behind `U.S.` begins another sentence: an article or pronoun, or the reporting government's short name."""
        if token.kind in ("determiner", "pronoun"):
            return True
        return self.text[token.start : token.end].isupper() and _HOST_GOVERNMENT.fullmatch(token.lower) is not None

    @cached_property
    def places(self) -> list[Place]:
        """Countries by name or people; cities do not speak for their country here."""
        named = [p for p in self.passage.places if p.form != "city" and not self.text.startswith("$", p.end)]
        named = [p for p in named if p.form != "capital" or self._acts(p)]
        covered = {i for p in named for i in self.indices(p.start, p.end)}
        post = self.passage.document.country
        for i, token in enumerate(self.tokens):
            if i not in covered and token.capital and self._is_host_government(i):
                country = "GBR" if token.lower == "hmg" else post
                if country is not None:
                    named.append(Place(token.start, token.end, country, "name"))
        return sorted(named)

    def _acts(self, capital: Place) -> bool:
        """Whether a capital stands for its state: `Manila signed`, `Algiers and Seoul exchanged`; not `in Nairobi and London`."""
        at = self.indices(capital.start, capital.end)
        if not at or self.kind(at.start - 1) in ("preposition", "agreement_kind") or self.lower(at.start - 1) in (",", "("):
            return False
        if self.kind(at.stop) == "and" and self.capital(at.stop + 1):
            following = next((p for p in self.passage.places if p.start == self.tokens[at.stop + 1].start), None)
            return following is not None and self._acts(following)
        before = self.kind(at.start - 1) == "and" and at.start > 2 and self.kind(at.start - 3) == "preposition"
        acting = self.kind(at.stop) in RELATIONS | {"aux", "negation", "modal", "adverb"}
        return not before and (acting or (self.kind(at.stop) == "word" and self.lower(at.stop).endswith("ed")))

    @cached_property
    def _place_at(self) -> dict[int, Place]:
        found: dict[int, Place] = {}
        for place in self.places:
            for i in self.indices(place.start, place.end):
                found.setdefault(i, place)
        return found

    @cached_property
    def _date_at(self) -> dict[int, Dated]:
        found: dict[int, Dated] = {}
        for dated in self.dates:
            for i in self.indices(dated.start, dated.end):
                found[i] = dated
        return found

    @cached_property
    def dates(self) -> list[Dated]:
        """Days, months and years; `since 1991` is 1991; some days of a month are that month; several years are no date."""
        out = []
        for mention in self.passage.periods if self._may_be_dated else ():
            tokens = self.passage.tokens
            first = tokens[mention.first]
            precision = _PRECISIONS.get(mention.kind) or (_precision(tokens, mention) if first.lower == "since" else None)
            if precision is not None and mention.period.start is not None:
                out.append(Dated(first.start, tokens[mention.last - 1].end, mention.period.start, precision))
        for i, token in enumerate(self.tokens):
            year = self.year(i)
            if year is not None and year < 1900 and self.lower(i - 1) in ("in", "since"):
                out.append(Dated(token.start, token.end, date(year, 1, 1), "year"))
        return self._with_same(sorted(out))

    def _with_same(self, dates: list[Dated]) -> list[Dated]:
        """The dates with those told as one before: `on that same day it also ratified`, `in August of the same year`."""
        for i, token in enumerate(self.tokens):
            span = self.lower(i + 1)
            if token.lower != "same" or span not in _SAME or self.lower(i - 1) not in ("the", "that", "this"):
                continue
            end = self.tokens[i + 1].end
            of_year = span == "year" and self.lower(i - 2) == "of"
            month = next((d for d in dates if of_year and d.end == self.tokens[i - 3].end), None)
            start = month.start if month is not None else self.tokens[i - 1].start
            before = [d for d in dates if d.end <= start and d.precision in _SAME[span]]
            if not before:
                continue
            dates = [d for d in dates if d.end <= start or d.start >= end]
            day = before[-1].day
            told = Dated(start, end, day, _SAME[span][0])
            if month is not None:
                told = Dated(start, end, month.day.replace(year=day.year), month.precision)
            dates = sorted([*dates, told])
        return dates

    def is_named(self, country: str | None, sentence: Sentence) -> bool:
        """Whether a sentence names a country."""
        start, end = self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end
        return any(p.country == country for p in self.places if start <= p.start < end)

    def named_before(self, start: int) -> list[str]:
        """The countries that the passage names before character `start`, the last named last."""
        named = dict.fromkeys(p.country for p in reversed(self.places) if p.start < start)
        return list(reversed(named))

    def text_of(self, sentence: Sentence) -> str:
        """The text of a sentence."""
        return self.text[self.tokens[sentence.first].start : self.tokens[sentence.last - 1].end]

    def indices(self, start: int, end: int) -> range:
        """The tokens that overlap the characters `[start, end)`."""
        first = bisect_left(self.starts, start)
        if first and self.tokens[first - 1].end > start:
            first -= 1
        return range(first, bisect_left(self.starts, end))

    def lowers_at(self, i: int, count: int) -> list[str]:
        """The `count` tokens from `i` on, in lower case."""
        return self._lowers[max(0, i) : max(0, i + count)]

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital."""
        return 0 <= i < len(self.tokens) and self.tokens[i].capital

    def place(self, i: int) -> Place | None:
        """The country that the token is part of."""
        return self._place_at.get(i)

    def dated(self, i: int) -> Dated | None:
        """The date that the token is part of."""
        return self._date_at.get(i)

    def year(self, i: int) -> int | None:
        """The year that the token is."""
        if self.kind(i) != "figure":
            return None
        digits = self._lowers[i]
        return int(digits) if len(digits) == 4 and digits.isdigit() and 1800 <= int(digits) <= 2035 else None

    def is_acronym(self, i: int) -> bool:
        """Whether the token stands in capitals of its own accord, beside text in small letters."""
        token = self.tokens[i]
        written = self.text[token.start : token.end].rstrip("s'’")
        return len(written) > 1 and written.isupper()

    def _is_host_government(self, i: int) -> bool:
        """Whether the token is the short name of the government, or country, that the post reports on (`GOCR`, `GOTI`, `PNG`)."""
        lower = self.lower(i)
        is_short = lower == "hmg" or (lower in _SHORT_NAMES and _SHORT_NAMES[lower] == self.passage.document.country)
        return lower in _MIXED_CASE or (self.is_acronym(i) and (is_short or _HOST_GOVERNMENT.fullmatch(lower) is not None))

    def is_agency_acronym(self, i: int) -> bool:
        """Whether the token is an acronym that the cable introduces for a body of government (`SUGEF`)."""
        token = self.tokens[i]
        if not token.capital or not self.is_acronym(i):
            return False
        full = self.passage.document.acronyms.get(self.text[token.start : token.end])
        return full is not None and (is_body(full) or any(w.lower() in _GOVERNMENT for w in full.split()))

    def is_government(self, i: int) -> bool:
        """Whether the token names a body of government: `ministry`, `police`."""
        return self.kind(i) in ("government", "us_agency") or self.lower(i) in HEADS


def _is_adverb(token: Token) -> bool:
    return token.kind == "word" and token.lower.endswith("ly") and not token.capital and token.lower not in _NOT_ADVERBS


def _may_name_dates(text: str) -> bool:
    return has_figure(text) or "May" in text or not _TIMES.isdisjoint(plain_words(text))


def _precision(tokens: Sequence[Token], mention: PeriodMention) -> str:
    """How precise a date after `since` is, by the parts that it is written with."""
    inner = [t for t in tokens[mention.first + 1 : mention.last] if t.lower != ","]
    days = sum(1 for t in inner if t.kind in ("figure", "ordinal") and len(t.lower) < 4 + (t.kind == "ordinal"))
    months = sum(1 for t in inner if t.kind == "word" and t.capital)
    return "day" if days and months else "month" if months else "year"
