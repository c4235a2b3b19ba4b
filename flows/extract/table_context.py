"""What the words before a table say of all of it: what it counts, when, in which unit, of which substance.

The nearest words count: the caption over the table, then the sentences before it, then the heading of the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from flows.extract.agencies import find_agencies
from flows.extract.document import STRATEGY_REPORT, Passage
from flows.extract.lexicon import LEXICON
from flows.extract.periods import find_periods
from flows.extract.table_cells import may_be_year
from flows.extract.table_lines import Line
from flows.extract.table_names import TableNames
from flows.extract.table_notes import part_of_all_years, parts_of_years, time_in_brackets
from flows.extract.table_runs import Run, topic_of
from flows.extract.table_times import join_months, since_new_year
from flows.extract.table_units import scale_of, unit_in
from flows.extract.timespans import UNKNOWN, Period, PeriodMention, same_in_year, year_period
from flows.extract.tokens import Token, names_year, scan
from flows.extract.word_sets import words_of
from flows.vocabulary.units import UNIT_WORDS

_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_FOOTNOTE = re.compile(r"\s*(?:\*|\(?[1-9a-e][/)])")
_REMARK = 8
"""Words of a footnote besides its time at most."""
_SMALL = re.compile(r"\b(?:Of|The|And|For|By|In|On|Against|To)\b")
_HAVE = frozenset({"has", "have", "had", "also", "reportedly"})
_ACTS = frozenset({"seize", "seizure", "destroy", "destruction", "dismantle"})
_BETWEEN = frozenset({"of", "in", "and", "during", "illegal", "illicit"})
_AGENCIES = words_of("table_agency_stub")
_REGIONS = words_of("table_region")
_BY = frozenset({"by", "per", "each"})
_AT = frozenset({"at", "in", "across"})
_NEAR = 6
_SPANS = frozenset({"year", "years", "part", "months", "month", "open"})
_LEADING_IN = frozenset({"figures", "statistics", "data", "results", "totals", "breakdown", "follows", "following", "table", "below"})
_STATISTICAL = frozenset({"statistical", "statistics"})
_PARTS_OF_YEAR = frozenset({"part", "months", "open", "days"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A caption, sentence or heading: its text, its tokens, the times in them, counted from the token `first`; and whether it is near.

    The captions, the last sentence and the heading are near.
    """

    text: str
    first: int
    tokens: Sequence[Token]
    mentions: Sequence[PeriodMention]
    is_near: bool


class Context:
    """The captions and sentences that lead into one run of lines."""

    def __init__(self, passage: Passage, run: Run) -> None:
        """Takes a paragraph and a run of its lines."""
        self.in_brackets = time_in_brackets(passage)
        self.pieces = _pieces(passage, run, self.in_brackets)
        self.acronyms = passage.document.acronyms
        self.subject = passage.document.cable.subject or ""
        self.starred_part = _starred(passage, run)
        after = [_piece(passage, x.first, x.last, True) for x in run.tail]
        self.part_of_all = next((part for x in after if (part := part_of_all_years(x.tokens, x.first, x.mentions)) is not None), None)
        self._before = _last_time(passage, run, self.in_brackets)
        self.parts = _parts([*after, *(p for p in self.pieces if p.is_near)])
        table = [line for line in run.lines if line.kind in ("row", "heading")]
        self.names = TableNames(passage, table[0].start, table[-1].end)

    def topic(self) -> str | None:
        """What the table counts: an action of seizure, `blocked`, or None where nothing says.

        Where what leads into it only says that figures follow, the cable's subject says of what: `2005 narcotics seizure statistics`. The
        statistical tables of a narcotics strategy report are of seizures, where their labels say nothing else (06DAKAR2717).
        """
        told = next((t for p in self.pieces if (t := topic_of(p.tokens)) is not None), None)
        near = {t.lower for p in self.pieces if p.is_near for t in p.tokens}
        if told is None and not _LEADING_IN.isdisjoint(near):
            told = topic_of(LEXICON.fold(self.subject, scan(self.subject)))
        if told is None and not _STATISTICAL.isdisjoint(near) and STRATEGY_REPORT.search(self.subject) is not None:
            return "seized"
        return told

    def unit(self) -> Token | None:
        """The unit of the whole table; where none stands in brackets that of its one name: `Cannabis plants eradicated`."""
        return next((u for p in self.pieces if p.is_near and (u := unit_in(p.tokens) or _unit_of_name(p.tokens)) is not None), None)

    def counts_seizures(self) -> bool:
        """Whether the caption gives numbers of seizures."""
        captions = ([*p.tokens] for p in self.pieces if p.is_near)
        return any(
            a.lower == "number" and b.lower == "of" and any(t.kind == "seizure" for t in tokens[k + 2 : k + 4])
            for tokens in captions
            for k, (a, b) in enumerate(pairwise(tokens))
        )

    def scale(self) -> str:
        """The multiplier of the whole table's figures: `(in thousands)`; "" for none."""
        return next((s for p in self.pieces if p.is_near and (s := scale_of(p.tokens))), "")

    def period(self) -> Period:
        """The time of the whole table; of several that one sentence names the first; `the year to October 31` begins with the year."""
        for piece in self.pieces:
            stated = [m for m in piece.mentions if not m.is_base and m.kind != "vague" and m != self.in_brackets]
            if stated:
                before = stated[0].first - piece.first - 1
                return since_new_year(stated[0], piece.tokens[before].lower if before >= 0 else "")
        return self._before.period if self._before is not None else UNKNOWN

    def substance(self) -> str | None:
        """The one substance of which the table is."""
        for piece in self.pieces:
            names = {t.value for t in _own_names(piece.tokens)}
            if names or topic_of(piece.tokens) is not None:
                return names.pop() if len(names) == 1 else None
        return None

    def agency(self) -> str | None:
        """The one body that seized all of it: `seizures by the Coast Guard`, `the Coast Guard seized the following`; None of several."""
        for piece in self.pieces:
            found = _that_seized(piece, self.acronyms) if piece.is_near else []
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def beside(self, period: Period) -> Period | None:
        """The time of a figure in brackets behind one of `period`; None where the text does not say, or says the same."""
        return self.in_brackets.period if self.in_brackets is not None and self.in_brackets.period != period else None

    @cached_property
    def respectively(self) -> list[Period]:
        """The times that the nearest words give to the figures of each row in their order: `in 2007 and 2008, respectively`.

        So do years alone before a colon: `Seizures for 2006, 2007 and 2008 were as follows:`.
        """
        for piece in self.pieces:
            stated = [m.period for m in piece.mentions if m.kind != "vague"]
            if any(t.lower == "respectively" for t in piece.tokens) and len(stated) > 1:
                return stated
            years = [year_period(int(t.lower)) for t in piece.tokens if t.kind == "figure" and may_be_year(t.lower)]
            is_lead = piece.is_near and piece.tokens[-1:] and piece.tokens[-1].lower == ":"
            if is_lead and len(years) > 1 and all(m.kind in ("year", "years") for m in piece.mentions):
                return years
        return []

    @cached_property
    def by_agency(self) -> bool:
        """Whether the words before say that what divides the table are bodies: `by agency`."""
        return self._is_divided_by(_AGENCIES)

    @cached_property
    def by_region(self) -> bool:
        """Whether the words before say that what divides the table are places: `by region`, `at airports`."""
        return self._is_divided_by(_REGIONS)

    def _is_divided_by(self, words: frozenset[str]) -> bool:
        lowers = ([t.lower for t in p.tokens] for p in self.pieces if p.is_near)
        return any(
            not words.isdisjoint((b, c)) and (a in _BY or (a in _AT and (b if b in words else c).endswith("s")))
            for w in lowers
            for a, b, c in zip(w, w[1:], [*w[2:], ""], strict=False)
        )

    def within(self, year: Period) -> Period:
        """A year of a heading, cut down to the part of the year that the words before name ("during the first 9 months of 2008")."""
        if year.start is None or year != year_period(year.start.year):
            return year
        if self.parts:
            return self.parts.get(year.start.year, year)
        for piece in self.pieces:
            for m in piece.mentions if piece.is_near else ():
                if m.kind in _PARTS_OF_YEAR and not m.is_base and m.period.start is not None and m.period.end is not None:
                    # "through 9 December 2003": the last year runs up to that day, those before it are whole
                    is_last = m.kind == "open" and names_year(piece.tokens[m.first - piece.first : m.last - piece.first])
                    return year if is_last and year.start.year < m.period.end.year else same_in_year(m.period, year.start.year)
        return same_in_year(self.part_of_all, year.start.year) if self.part_of_all is not None else year


def _pieces(passage: Passage, run: Run, in_brackets: PeriodMention | None) -> list[Piece]:
    """The captions, sentences and heading before a run, the nearest first."""
    tokens = passage.tokens
    first_row = next(k for k, line in enumerate(run.lines) if line.kind == "row")
    captions = [x for x in run.lines[:first_row] if _is_caption(x, tokens)]
    spans = [(x.first, x.last) for x in captions]
    lead = (run.lead[0].first, run.lead[-1].last) if run.lead else (0, 0)
    begin = bisect_right(passage.sentences, lead[0], key=_LAST)
    end = bisect_left(passage.sentences, lead[1], key=_FIRST)
    sentences = [(max(s.first, lead[0]), min(s.last, lead[1])) for s in passage.sentences[begin:end]]
    out = [_piece(passage, a, b, True) for a, b in reversed(spans)]
    is_near = True
    for a, b in reversed(sentences):
        if b > a:
            piece = _piece(passage, a, b, is_near)
            out.append(piece)
            # a sentence that only explains brackets or a column stands between a table and its lead
            is_near = is_near and (_only_explains(piece, in_brackets) or bool(parts_of_years(piece.tokens, a, piece.mentions)))
    heading = passage.paragraph.heading or ""
    named = LEXICON.fold(heading, scan(heading))
    return [*out, Piece(heading, 0, named, find_periods(named, passage.document.clock), True)]


def _only_explains(piece: Piece, in_brackets: PeriodMention | None) -> bool:
    """Whether the one time of a sentence is that of the figures in brackets, and it says nothing of what is counted."""
    return in_brackets is not None and [*piece.mentions] == [in_brackets] and topic_of(piece.tokens) is None


def _last_time(passage: Passage, run: Run, in_brackets: PeriodMention | None) -> PeriodMention | None:
    """The year, month or part of a year that the paragraph names last before a run and what leads into it."""
    first = run.lead[0].first if run.lead else run.lines[0].first
    named = [m for m in passage.periods if m.last <= first and m.kind in _SPANS and not m.is_base and m != in_brackets]
    return named[-1] if named else None


def _parts(pieces: Sequence[Piece]) -> dict[int, Period]:
    """The parts of years that the lines after a run, the words before it and its captions give to the figures of one year."""
    out: dict[int, Period] = {}
    for piece in pieces:
        out |= parts_of_years(piece.tokens, piece.first, piece.mentions)
    return out


def _own_names(tokens: Sequence[Token]) -> list[Token]:
    """The names of substances, without what only says which laboratories: `cocaine laboratories`."""
    names = [t for t in tokens if t.kind == "substance" and t.value != "drugs"]
    labs = {t.start for t in names if t.value == "laboratory"}
    return [t for t in names if t.end + 1 not in labs]


def _unit_of_name(tokens: Sequence[Token]) -> Token | None:
    """The unit with which the one substance that a caption names ends: `ecstasy tablets`."""
    names = _own_names(tokens)
    last = names[0].lower.rpartition(" ")[2] if len(names) == 1 else ""
    return replace(names[0], lower=last) if last in UNIT_WORDS and last != names[0].lower else None


def _piece(passage: Passage, first: int, last: int, is_near: bool) -> Piece:
    start = passage.tokens[first].start
    tokens = [replace(t, start=t.start - start, end=t.end - start) for t in passage.tokens[first:last]]
    return Piece(passage.text[start : start + tokens[-1].end], first, tokens, _mentions(passage, first, last), is_near)


def _that_seized(piece: Piece, acronyms: dict[str, str]) -> list[str]:
    """The bodies that a piece says to have seized: after `seizures of drugs by`, or before `seized`; not one that reports figures."""
    tokens = piece.tokens
    starts = [t.start for t in tokens]
    out: list[str] = []
    text = _SMALL.sub(lambda m: m.group().lower(), piece.text.title()) if piece.text.isupper() else piece.text
    for mention in find_agencies(text, acronyms):
        before = bisect_left(starts, mention.start) - 1
        while before >= 0 and tokens[before].lower == "the":
            before -= 1
        after = bisect_left(starts, mention.end)
        if after < len(tokens) and tokens[after].lower == "(":
            after += 3
        while after < len(tokens) and tokens[after].lower in _HAVE:
            after += 1
        joined = out and before >= 0 and tokens[before].lower in ("and", ",")
        if joined or _is_by(tokens, before) or (after < len(tokens) and tokens[after].kind in _ACTS and tokens[after].kind != "seizure"):
            out.append(mention.name)
    return out


def _is_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` is the `by` of `seizures by`, `drugs seized in 2007 by`."""
    if at < 0 or tokens[at].lower != "by":
        return False
    k = at - 1
    while k >= 0 and at - k <= _NEAR and (tokens[k].kind in ("substance", "figure") or tokens[k].lower in _BETWEEN):
        k -= 1
    return k >= 0 and tokens[k].kind in _ACTS


def _is_caption(line: Line, tokens: Sequence[Token]) -> bool:
    return line.kind in ("caption", "label") or (line.kind == "heading" and len(line.times) == 1 and not line.is_spaced)


def _mentions(passage: Passage, first: int, last: int) -> list[PeriodMention]:
    begin, end = (bisect_left(passage.periods, k, key=_FIRST) for k in (first, last))
    return join_months(passage.periods[begin:end], passage.tokens)


def _starred(passage: Passage, run: Run) -> Period | None:
    """The part of a year that a footnote gives: `* January-June only`."""
    for line in [*run.lines, *run.tail]:
        if line.last > line.first and _FOOTNOTE.match(passage.text, line.start) is not None:
            for m in _mentions(passage, line.first, line.last):
                if (
                    m.last - m.first + _REMARK > line.last - line.first
                    and m.kind in _PARTS_OF_YEAR | {"month"}
                    and m.period.start is not None
                    and m.period.end is not None
                ):
                    return m.period
    return None
