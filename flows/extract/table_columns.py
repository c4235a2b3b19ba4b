"""The columns of a table: what its heading lines, read together, say of each, and which cell of a row stands in which.

Two lines of a heading are joined where one stands over the other: names over their units, each year over its cases and kilograms.
In lines set with gaps the place of a field tells; in lines of single spaces its order does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from flows.extract.agencies import AgencyMention, find_agencies, is_agency
from flows.extract.document import Passage
from flows.extract.lexicon import LEXICON
from flows.extract.periods import find_periods
from flows.extract.table_cells import Cell
from flows.extract.table_lines import Line
from flows.extract.table_names import TableNames
from flows.extract.table_runs import BLOCKED, topic_of
from flows.extract.table_times import find_times, join_months
from flows.extract.table_units import scale_of, unit_in
from flows.extract.timespans import Period, same_in_year, within
from flows.extract.tokens import Token, scan
from flows.extract.word_sets import words_of
from flows.vocabulary.countries import find_places

_CHANGES = frozenset({"change", "percent", "%", "difference", "variation", "increase", "decrease"})
_TOTALS = frozenset({"total", "totals", "sum", "overall", "combined", "aggregate"})
_CASES = frozenset({"cases", "case", "incidents"})
_COUNTS = frozenset({"number", "no", "nos", "#", "count"})
_MEASURES = _CASES | _COUNTS | {"of", "seizures", "seized", "quantity", "quantities", "amount", "amounts", "weight"}
_SHARES = frozenset({"share", "rank", "rate", "average", "avg"})
_STUBS = words_of("table_stub")
_AMOUNTS = words_of("table_amount")
_PLACES = words_of("table_place")
_UNIT_HEADS = frozenset({"unit", "units", "measure", "unit of measure", "(unit)", "units of measure"})


class Column(NamedTuple):
    """A column: its time, substance, unit word, action, agency and country, each None where the heading does not say, and its multiplier.

    `kind` is `plain`, `total` (of the others), `change` (between periods), `ignored` (counts no seizures) or `other` (unknown); `has_year`
    is false where its time leaves the year to the words around the table; `name` is the heading without the words of a measure.
    """

    kind: str
    period: Period | None = None
    substance: str | None = None
    unit: str | None = None
    topic: str | None = None
    agency: str | None = None
    scale: str = ""
    is_part: bool = False
    is_starred: bool = False
    has_year: bool = True
    country: str | None = None
    name: str = ""

    @property
    def is_case(self) -> bool:
        """Whether it counts seizures."""
        return self.unit in _CASES or self.unit == "seizures"


@dataclass(slots=True)
class Fragment:
    """A piece of a heading: its words and from where to where it stands in its line (-1 where gaps set nothing apart)."""

    text: str
    left: int
    right: int


@dataclass(slots=True)
class Heading:
    """Heading lines that follow each other: the words over the labels, and those of each column."""

    stub: str = ""
    fragments: list[Fragment] = field(default_factory=list)
    is_spaced: bool = True

    def add(self, line: Line, passage: Passage, label_left: int) -> None:
        """Joins one more line to it; `label_left` is where the labels of the rows begin."""
        spaced = line.is_spaced or self.is_above(line, label_left)
        if spaced and not line.is_spaced:
            written = line.fields[0]
            words = passage.text[passage.tokens[line.first].start : passage.tokens[line.last - 1].end]
            stub, fragments = "", [Fragment(words, written.left, written.right)]
        else:
            stub, fragments = _split(line, passage, label_left)
        self.stub = f"{self.stub} {stub}".strip()
        if not fragments:
            return
        if not self.fragments:
            self.fragments = fragments
        elif len(fragments) == len(self.fragments):
            self.fragments = [_joined(a, b) for a, b in zip(self.fragments, fragments, strict=True)]
        elif len(fragments) > len(self.fragments):
            self.fragments = _under(self.fragments, fragments, spaced and self.is_spaced)
        elif spaced and self.is_spaced:
            for piece in fragments:
                at = min(range(len(self.fragments)), key=lambda k: _distance(self.fragments[k], piece.left, piece.right))
                self.fragments[at] = _joined(self.fragments[at], piece)
        else:
            self.stub = " ".join([self.stub, *(f.text for f in fragments)])
        self.is_spaced = self.is_spaced and spaced

    def is_above(self, line: Line, label_left: int) -> bool:
        """Whether words alone in their line stand under a column: the second line of its name."""
        first = min((f.left for f in self.fragments), default=-1)
        return self.is_spaced and len(line.fields) == 1 and first > label_left and line.fields[0].left >= first

    def columns(self, passage: Passage) -> list[Column]:
        """What each column is."""
        return [read_column(f.text, passage) for f in self.fragments]


def _joined(a: Fragment, b: Fragment) -> Fragment:
    return Fragment(_with_words_below(a.text, b.text), min(a.left, b.left), max(a.right, b.right))


def _with_words_below(upper: str, lower: str) -> str:
    """The words of two lines as one name: `Morphine base`; a year and what stands under it are kept apart (`2007 cases` are no year)."""
    return f"{upper}, {lower}" if upper[-1:].isdigit() else f"{upper} {lower}"


def _under(upper: Sequence[Fragment], lower: Sequence[Fragment], is_spaced: bool) -> list[Fragment]:
    """The lower of two heading lines, each of its fragments under one of the upper, which spans several."""
    out = []
    for k, piece in enumerate(lower):
        if len(lower) % len(upper) == 0:
            over: Fragment | None = upper[k * len(upper) // len(lower)]
        elif is_spaced:
            over = min(upper, key=lambda f: _distance(f, piece.left, piece.right))
        else:
            over = None
        out.append(Fragment(_with_words_below(over.text, piece.text) if over is not None else piece.text, piece.left, piece.right))
    return out


def _distance(f: Fragment, left: int, right: int) -> float:
    """How far a place is from a fragment: less than nothing where they overlap."""
    overlap = min(f.right, right) - max(f.left, left)
    return -overlap if overlap > 0 else abs((f.left + f.right) / 2 - (left + right) / 2)


def _split(line: Line, passage: Passage, label_left: int) -> tuple[str, list[Fragment]]:
    """The words of a heading line over the labels, and its fragments."""
    tokens, text = passage.tokens, passage.text
    out: list[Fragment] = []
    stub = ""
    for field_at in line.fields:
        marks = _marks(tokens, field_at.first, field_at.last, line, passage)
        if not line.is_spaced and marks and marks[0] > field_at.first:
            stub = text[tokens[field_at.first].start : tokens[marks[0] - 1].end]
        elif line.is_spaced:
            marks = [field_at.first, *marks[1:]]
        for first, last in pairwise([*marks, field_at.last]):
            left = field_at.left + tokens[first].start - tokens[field_at.first].start
            written = text[tokens[first].start : tokens[last - 1].end]
            # a name that goes on in the next line is as wide as what stands in this one
            out.append(Fragment(" ".join(written.split()), left, left + len(written.partition("\n")[0].rstrip())))
    # "Calendar year" over the labels, a gap before "2004", is none
    is_time = any(t.first == line.fields[0].first and t.last <= line.fields[0].last for t in line.times)
    if line.is_spaced and out and line.fields[0].left <= label_left and len(out) > 1 and not is_time:
        stub = out.pop(0).text
    elif not line.is_spaced and len(out) > 1:
        before_times = text[tokens[line.first].start : tokens[line.times[0].first].start].strip() if line.times else ""
        while len(out) > 1 and (f"{stub} {out[0].text}".strip() in before_times or (not stub and out[0].text.lower() in _STUBS)):
            stub = f"{stub} {out.pop(0).text}".strip()
    return stub, out


def _marks(tokens: Sequence[Token], first: int, last: int, line: Line, passage: Passage) -> list[int]:
    """The tokens at which the names of columns begin within a field: a time, a substance, a total, a change, a unit, an acronym."""
    times = {t.first: t for t in line.times}
    marks: list[int] = []
    k = first
    is_open = has_unit = False
    while k < last:
        token = tokens[k]
        lower = token.lower
        if k in times:
            marks.append(k)
            k = max(times[k].last, k + 1)
            is_open, has_unit = True, False
            continue
        if token.kind == "substance" and not (marks and tokens[k - 1].lower in ("(", "/")):
            marks.append(k)
            is_open, has_unit = True, False
        elif token.kind == "unit" and token.value != "case":
            opens = k > first and tokens[k - 1].lower == "("
            if not is_open or has_unit:
                marks.append(k - 1 if opens else k)
            has_unit = True
            is_open = True
        elif lower in _TOTALS or (lower in _CHANGES and not (marks and tokens[marks[-1]].lower in _CHANGES)):
            marks.append(k)
            is_open, has_unit = True, False
        elif not line.is_spaced and (lower in _STUBS | _CASES or passage.text[token.start : token.end] in passage.document.acronyms):
            marks.append(k)
            is_open, has_unit = True, lower in _CASES
        k += 1
    return marks


def read_column(text: str, passage: Passage) -> Column:
    """What the words over a column say that it is."""
    tokens = LEXICON.fold(text, scan(text))
    lowers = [t.lower for t in tokens]
    clock = passage.document.clock
    times = find_times(tokens, 0, len(tokens), {m.first: m for m in join_months(find_periods(tokens, clock), tokens)}, clock)
    time = times[0] if times else None
    substance = next((t.value for t in tokens if t.kind == "substance" and t.value != "drugs"), None)
    topic = topic_of([t for t in tokens if t.value != "drugs"])
    unit = unit_in(tokens, loose=True)
    unit_word = unit.lower if unit is not None else None
    is_count = any(w in _COUNTS for w in lowers)
    if any(w in _CASES for w in lowers) or (is_count and any(t.kind == "seizure" for t in tokens)):
        unit_word = "cases"
    elif unit_word in ("seizures", "seizure"):
        unit_word = None
    measures = {t.start: t for t in tokens if t.kind in ("unit", "mark") or t.lower in _MEASURES}
    dated = range(time.first, time.last) if time is not None else ()
    kept = [t for k, t in enumerate(tokens) if k not in dated and (t.start not in measures or t.lower in (".", "-", "&", "'"))]
    name = " ".join(text[t.start : t.end] for t in kept)
    agency = column_agency(name, passage) if substance is None else None
    if text.strip().lower() in _UNIT_HEADS:
        kind = "unit"
    elif topic == BLOCKED or any(w in _SHARES for w in lowers):
        kind = "ignored"
    elif any(w in _CHANGES for w in lowers):
        kind = "change"
        unit_word = "percent" if any(t.kind == "percent" for t in tokens) else None
    elif (any(w in _TOTALS for w in lowers) or lowers[:1] == ["all"]) and not (
        topic is not None and substance is None and time is None and unit_word == "cases"
    ):
        kind = "total"
    elif any((time, substance, unit_word, agency, topic)) or any(w in _AMOUNTS for w in lowers):
        kind = "plain"
    else:
        kind = "other"
    return Column(
        kind,
        time.period if time is not None else None,
        substance,
        unit_word,
        topic if topic != BLOCKED else None,
        agency,
        scale_of(tokens),
        time is not None and time.is_part,
        (time is not None and time.is_starred) or text.rstrip().endswith("*"),
        time is None or time.has_year,
        country_of(text) if kind == "other" else None,
        name,
    )


def with_sums(columns: Sequence[Column]) -> list[Column]:
    """The columns, one whose time covers those of several others as their total: `Jan-Mar   Apr-Jun   2008`."""
    return [c._replace(kind="total") if c.kind == "plain" and _sums_up(c, columns) else c for c in columns]


def _sums_up(column: Column, columns: Sequence[Column]) -> bool:
    whole = column.period
    if whole is None or whole.start is None or not column.has_year:
        return False
    others = [o.period if o.has_year else same_in_year(o.period, whole.start.year) for o in columns if o.period is not None]
    return len({o for o in others if o != whole and within(o, whole)}) > 1


def country_of(text: str) -> str | None:
    """The country whose name a heading or label is."""
    name = text.strip(" :*.")
    return next((p.country for p in find_places(name) if p.form == "name" and p.end - p.start == len(name)), None)


def named(columns: Sequence[Column], names: TableNames, *, by_agency: bool, by_region: bool) -> list[Column]:
    """The columns with the bodies and countries that their headings shorten; those of regions are plain ones.

    A heading that no word tells for a body's is one where all such headings are, each of another body: `Nat. Security   Customs`.
    """
    unknown = [c for c in columns if c.kind == "other" and c.country is None]
    full = [names.full(c.name) for c in unknown]
    all_named = None not in full and len({*full}) == len(full)
    out = []
    for c in columns:
        short = names.in_short(c.name) if c.name else None
        name = names.full(c.name) if (c.kind == "other" and c.country is None) or c.agency is not None else None
        if short is not None and c.kind in ("plain", "other"):
            c = c._replace(kind="plain", agency=short, substance=None)
        elif c.agency is not None:
            c = c._replace(agency=name or c.agency)
        elif c.country is not None:
            c = c._replace(kind="plain")
        elif c.kind == "other" and name is not None and (all_named or by_agency or is_agency(c.name)):
            c = c._replace(kind="plain", agency=name)
        elif c.kind == "other" and by_agency:
            c = c._replace(kind="plain", agency=" ".join(c.name.split()))
        elif c.kind == "other" and (by_region or (c.name and _PLACES.issuperset(c.name.lower().split()))):
            c = c._replace(kind="plain")
        out.append(c)
    return out


def column_agency(text: str, passage: Passage) -> str | None:
    """The agency whose name or acronym a column or label is."""
    found = agency_in(text, passage)
    return found.name if found is not None else None


def agency_in(text: str, passage: Passage) -> AgencyMention | None:
    """The agency whose name makes up most of a label, and where in it."""
    words = text.rstrip(" *:.")
    for mention in find_agencies(words, passage.document.acronyms):
        if (mention.end - mention.start) * 2 > len(words):
            return mention
    return None


def place_cells(cells: Sequence[Cell], fragments: Sequence[Fragment]) -> list[tuple[int, Cell]]:
    """The index of its column for each cell, by its place in the line; empty where two would share a column."""
    out: list[tuple[int, Cell]] = []
    for cell in cells:
        if cell.left < 0:
            return []
        at = min(range(len(fragments)), key=lambda k: _distance(fragments[k], cell.left, cell.right))
        if out and at <= out[-1][0]:
            return []
        out.append((at, cell))
    return out


def widen(fragments: Sequence[Fragment], cells: Sequence[Cell]) -> None:
    """Makes each column as wide as the cell that stands in it."""
    for piece, cell in zip(fragments, cells, strict=True):
        if cell.left >= 0:
            piece.left, piece.right = min(piece.left, cell.left), max(piece.right, cell.right)
