"""A cable as the rules of extraction read it: passages of tokens and sentences, with their times, places and agencies.

A passage is a paragraph. What costs time (tokens, times, places, agencies) is worked out when a rule first asks for it, so that
paragraphs which the prefilters pass over cost next to nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from flows.cable import Cable, Paragraph
from flows.extract.agencies import AgencyMention, find_agencies, glossary
from flows.extract.cursor import Cursor
from flows.extract.lexicon import LEXICON
from flows.extract.periods import Clock, Period, PeriodMention, find_periods
from flows.extract.plain_words import PlainStretch, plain_stretches, plain_words
from flows.extract.tokens import Token, lowers_of, scan
from flows.normalise.decode import verbatim
from flows.vocabulary.countries import Place, find_places

# searched in small letters, which is faster than to ignore the case
_THIS_YEAR = re.compile(r"\b(?:this\s+year|last\s+year|year\s+to\s+date)\b")
# the report of a year, sent early in it, is on the year before (18CAIRO9010)
STRATEGY_REPORT = re.compile(r"\bINCSR\b|NARCOTICS\s+CONTROL\s+STRATEGY", re.IGNORECASE)
"""What the subject of a chapter of the narcotics strategy report says."""
_ANNUAL_REPORT = re.compile(rf"{STRATEGY_REPORT.pattern}|ANNUAL|YEAR\s+IN\s+REVIEW", re.IGNORECASE)
# not ends of sentences: abbreviations, initials ("U.S.", "No. 1601", "J. Smith"), figures with decimals
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "capt", "maj", "sgt", "st", "jr", "sr", "no", "nos", "art", "vs", "etc", "inc", "ltd",
    "corp", "co", "dept", "approx", "est", "fig", "rs",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
# a line this long was broken for its length, a shorter one is a heading or an item
_FULL_LINE = 50
_REACH_BACK = 3
"""Paragraphs back from which "the same period" takes its part of a year."""
_BLANK_LINES = re.compile(r"\n\s*\n")
_BLANK_LINE = 2
"""Line breaks between two tokens with a blank line between them."""
_FEW_MENTIONS = 2
"""How often a cable may name the year before without being a report on it."""
_STOPS = frozenset({".", "?", "!"})
_CLOSERS = frozenset({'"', ")", "'", "”", "’"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim passage: where it stands in the raw page, and its words with page markers cut and white space folded."""

    text: str
    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens `[first, last)` of a passage."""

    first: int
    last: int


class Passage:
    """A paragraph under extraction. Offsets count in `text`, the repaired text of the paragraph."""

    def __init__(self, document: Document, paragraph: Paragraph, end: int | None = None) -> None:
        """Wraps a paragraph of the document, or what it says up to character `end`."""
        self.document = document
        self.paragraph = paragraph
        self.text = paragraph.text.text[:end]

    @cached_property
    def telling(self) -> frozenset[bytes]:
        """Those of its plain words that the cheap tests of whether a rule need look at it ask for."""
        words = plain_words(self.text)
        return frozenset(words) if self.document.telling is None else self.document.telling.intersection(words)

    def until(self, end: int) -> Passage:
        """The passage up to an end of a sentence at character `end`, for rules that need not look farther; its offsets are the same."""
        if end >= len(self.text):
            return self
        cut = Passage(self.document, self.paragraph, end)
        if "plain_tokens" in self.__dict__:
            cut.plain_tokens = self.tokens_between(0, end)
        return cut

    @cached_property
    def words(self) -> frozenset[bytes]:
        """Its plain words."""
        return frozenset(plain_words(self.text))

    @cached_property
    def stretches(self) -> list[PlainStretch]:
        """Its stretches between sure ends of sentences, with their plain words."""
        return plain_stretches(self.text)

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def plain_tokens(self) -> list[Token]:
        """The tokens, no phrases folded: for lexicons of a rule's own."""
        return scan(self.text)

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The plain tokens of `[start, end)`, between ends of sentences; what no rule has scanned yet is scanned for itself."""
        if "plain_tokens" not in self.__dict__:
            return scan(self.text, start, end)
        tokens = self.plain_tokens
        return tokens[bisect_left(tokens, start, key=_start) : bisect_left(tokens, end, key=_start)]

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens, phrases of the lexicon folded."""
        return LEXICON.fold(self.text, self.plain_tokens)

    @cached_property
    def cursor(self) -> Cursor:
        """The tokens by index."""
        return Cursor(self.tokens)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences, in order; together they hold every token."""
        return split_sentences(self.text, self.tokens)

    @cached_property
    def periods(self) -> list[PeriodMention]:
        """The time expressions."""
        return find_periods(self.tokens, self.document.clock, self.earlier_part)

    def earlier_part(self) -> Period | None:
        """The part of a year that the nearest paragraphs before this one named last; one only compared with, if they name no other."""
        index = self.document.index_of(self)
        compared: Period | None = None
        for before in reversed(self.document.passages[max(0, index - _REACH_BACK) : index]):
            told = [m for m in before.periods if m.is_part and m.period.start is not None]
            # a year before the one reported on is looked back to, whether or not the text says that it compares
            now = self.document.clock.report_year
            parts = [m for m in told if not m.is_base and m.period.start is not None and m.period.start.year >= now]
            if parts:
                return parts[-1].period
            compared = compared or (told[-1].period if told else None)
        return compared

    @cached_property
    def places(self) -> list[Place]:
        """The countries, nationalities and cities named."""
        return find_places(self.text)

    @cached_property
    def agencies(self) -> list[AgencyMention]:
        """The agencies named."""
        return find_agencies(self.text, self.document.acronyms)

    def quote(self, start: int, end: int) -> Quote:
        """The verbatim passage for `[start, end)` of the text."""
        span_start, span_end = self.paragraph.text.raw_span(start, end)
        cable = self.document.cable
        return Quote(verbatim(cable.raw_text, cable.page_layout, span_start, span_end), span_start, span_end)


class Document:
    """A cable under extraction."""

    def __init__(self, cable: Cable, telling: frozenset[bytes] | None = None) -> None:
        """Takes a normalised cable, and the words that the prefilters ask for; None for all words."""
        self.cable = cable
        self.telling = telling
        self.country = _country_of_report(cable.subject or "") or cable.post_country
        self.passages = [Passage(self, p) for p in cable.paragraphs]

    def close(self) -> None:
        """Lets go of the passages: they lead back to the document, and such a ring only the garbage collector frees."""
        self.passages = []

    def index_of(self, passage: Passage) -> int:
        """Which of the passages one is, or is the beginning of."""
        return next(n for n, each in enumerate(self.passages) if each.paragraph is passage.paragraph)

    @cached_property
    def clock(self) -> Clock:
        """The cable's own date and the year that it reports on."""
        created = self.cable.created_at or self.cable.sent_at
        today = created.date() if created is not None else date(1900, 1, 1)
        subject = self.cable.subject or ""
        year = report_year(today, subject, self.cable.body)
        return Clock(today, year, year != today.year and (_ANNUAL_REPORT.search(subject) is not None or str(year) in subject))

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Acronym to full name, as the cable introduces them."""
        return glossary(p.text for p in self.passages)


def _country_of_report(subject: str) -> str | None:
    """The country that a strategy report is on by its subject: a post may report on a neighbour where there is none."""
    if STRATEGY_REPORT.search(subject) is None:
        return None
    named = {place.country for place in find_places(subject) if place.form == "name"} - {"USA"}
    return named.pop() if len(named) == 1 else None


def report_year(today: date, subject: str, body: str) -> int:
    """The year that a cable reports on: its own, or the one before for a report drawn up in the first months of a year.

    A cable of January to April reports on the year before where it is a chapter of the narcotics strategy report, where it is another
    annual report by its subject and names that year more often than its own, where its subject names that year alone, or where it
    names that year often, and more than twice as often as its own (18ROME9001 is of March 2018 and reports on 2016 and 2017), and does
    not set the two against each other as this year and the last.
    """
    if today.month > 4:
        return today.year
    if str(today.year - 1) in subject and str(today.year) not in subject:
        return today.year - 1
    if STRATEGY_REPORT.search(subject):
        return today.year - 1
    own, before = body.count(str(today.year)), body.count(str(today.year - 1))
    if before > own and _ANNUAL_REPORT.search(subject):
        return today.year - 1
    if before > max(2 * own, _FEW_MENTIONS) and not _THIS_YEAR.search(body.lower()):
        return today.year - 1
    return today.year


def _start(token: Token) -> int:
    return token.start


def split_sentences(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a text: they end at `.`, `?`, `!` before a capital or figure, not inside abbreviations; and at blank lines."""
    out: list[Sentence] = []
    first = 0
    # most tokens end nothing: a stop, or where there are blank lines a gap as wide as one, is looked for first
    if _BLANK_LINES.search(text) is None:
        ends = [i for i, lower in enumerate(lowers_of(tokens[:-1])) if lower in _STOPS]
    else:
        ends = [i for i, (t, after) in enumerate(pairwise(tokens)) if t.lower in _STOPS or after.start - t.end >= _BLANK_LINE]
    for i in ends:
        token, following = tokens[i], tokens[i + 1]
        is_stop = token.kind == "mark" and token.lower in _STOPS
        is_blank = text.count("\n", token.end, following.start) >= _BLANK_LINE and _ends_at_blank_line(text, token, following)
        if is_blank or (is_stop and _ends_sentence(text, tokens, i)):
            last = i + 1
            while last < len(tokens) and tokens[last].lower in _CLOSERS and tokens[last].start == tokens[last - 1].end:
                last += 1
            if last > first and last <= len(tokens):
                out.append(Sentence(first, last))
                first = last
    if first < len(tokens):
        out.append(Sentence(first, len(tokens)))
    return [s for s in out if s.first < s.last]


def _ends_at_blank_line(text: str, token: Token, following: Token) -> bool:
    """Whether a blank line ends a sentence: not where it tears a full line from the next (08SANJOSE930, and pages double-spaced)."""
    if following.kind == "word" and not following.capital:
        return False
    line = text[text.rfind("\n", 0, token.end) + 1 : token.end].strip()
    goes_on = token.kind != "mark" or token.lower == ","
    return not (goes_on and len(line) >= _FULL_LINE and following.kind != "mark" and line.upper() != line)


def _ends_sentence(text: str, tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1]
    if following.lower in _CLOSERS and following.start == tokens[i].end:
        return i + 2 >= len(tokens) or tokens[i + 2].capital or tokens[i + 2].kind in ("figure", "ordinal")
    if following.start == tokens[i].end:
        return False
    if tokens[i].lower != ".":
        return True
    before = tokens[i - 1] if i else None
    if before is not None and before.end == tokens[i].start and before.lower in _ABBREVIATIONS:
        return False
    if before is not None and before.kind == "word" and before.end - before.start == 1:
        # "J. Smith", "i.e. 25"
        follows_dot = i > 1 and tokens[i - 2].lower == "." and tokens[i - 2].end == before.start
        if before.capital or follows_dot:
            return False
    return following.capital or following.kind in ("figure", "ordinal") or following.lower in ('"', "“", "(", "-", "$")
