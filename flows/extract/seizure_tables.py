"""Seizures in tables: blocks by agency, columns of years, and lists of a label and a figure a line.

What a table counts is decided by the nearest words that say so: those of the row's label, of the label over its group, of the
heading, of the sentence that leads in, of the paragraph's heading. A table of the same shape about production, cultivation or use
gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.agencies import find_agencies, resolve_label
from flows.extract.document import Passage
from flows.extract.drafts import ChangeDraft, Draft
from flows.extract.lexicon import LEXICON
from flows.extract.periods import find_periods
from flows.extract.stated_substances import substance_in_unit
from flows.extract.table_lines import Cell, Line, read_lines, whole_years, year_of
from flows.extract.table_runs import BLOCKED, NO_ROWS, Column, Run, find_runs, topic_of, unit_in
from flows.extract.timespans import UNKNOWN, Period, PeriodMention, same_in_year
from flows.extract.tokens import Token, scan
from flows.vocabulary.substances import contains
from flows.vocabulary.units import UNIT_WORDS

_YEAR_AND_FIGURE = re.compile(r"(?:19|20)\d\d: *[.\d]|\d[ \t]{2,}[\d.-]")
_SHORT_LINE = re.compile(r"^(?=[^\n]{1,60}$)[^\n]*\d", re.MULTILINE)
_CHANGES = frozenset({"change", "percent", "%", "difference", "variation", "increase", "decrease"})
_FEWEST_LINES = 2
_PARTS_OF_YEAR = frozenset({"part", "months", "open"})


@dataclass(slots=True)
class Group:
    """What the labels above a row say of it."""

    agency: str | None = None
    is_total: bool = False
    topic: str | None = None
    period: Period | None = None
    substance: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The seizures and changes of one table, none where it counts something else, and the part of the text that it takes up."""

    drafts: list[Draft]
    changes: list[ChangeDraft]
    start: int
    end: int


def read_tables(passage: Passage) -> list[Table]:
    """The tables of a paragraph, in order."""
    if _YEAR_AND_FIGURE.search(passage.text) is None and len(_SHORT_LINE.findall(passage.text)) < _FEWEST_LINES:
        return []
    lines = read_lines(passage.text, passage.tokens, passage.periods)
    if sum(line.kind == "row" for line in lines) == 0:
        return []
    tables: list[Table] = []
    for run in find_runs(lines):
        tables.append(TableReader(passage, run, f"{passage.paragraph.paragraph_id}.t{len(tables) + 1}").read())
    return tables


class TableReader:
    """Reads one run of lines."""

    def __init__(self, passage: Passage, run: Run, table_id: str) -> None:
        """Takes a paragraph, a run of its lines and the key that the table gets."""
        self.passage = passage
        self.run = run
        self.table_id = table_id
        self.tokens = passage.tokens
        self.drafts: list[Draft] = []
        self.changes: list[ChangeDraft] = []
        self.group = Group()
        self.agencies: list[str] = []
        self.unit: Token | None = None
        self.lead_first = (run.lead or run.lines)[0].first
        self.lead_last = next(line.first for line in run.lines if line.kind == "row")
        self.lead_tokens = self.tokens[self.lead_first : self.lead_last]
        self.heading_tokens = LEXICON.fold(passage.paragraph.heading or "", scan(passage.paragraph.heading or ""))

    def read(self) -> Table:
        """The seizures of the run."""
        rows = [line for line in self.run.lines if line.kind in ("row", "heading", "change")]
        for line in self.run.lines:
            if line.kind == "label":
                self._label(line)
            elif line.kind == "heading" and not self._is_row_of_years(line):
                self._heading(line)
            elif line.kind in ("row", "heading"):
                self._row(line)
            elif line.kind == "change":
                self._change(line)
        self._link()
        return Table(self.drafts, self.changes, rows[0].start, rows[-1].end)

    def _is_row_of_years(self, line: Line) -> bool:
        """Whether figures that look like years are a row's: it has a substance, and as many cells as the heading has columns."""
        names = [t for t in self.tokens[line.first : line.label_last or line.first] if t.kind == "substance" and t.value != "drugs"]
        return bool(names) and len(self.run.columns) == len(line.cells) > 0

    def _heading(self, line: Line) -> None:
        """Columns of periods, or the period of the group below."""
        columns: list[Column] = []
        mentions = {m.first: m for m in self.passage.periods}
        k = line.first
        while k < line.last:
            token = self.tokens[k]
            if k in mentions and mentions[k].period != UNKNOWN:
                columns.append(Column("period", mentions[k].period))
                k = mentions[k].last
                continue
            if token.lower == "total" and columns:
                columns.append(Column("total"))
            elif token.lower in _CHANGES and columns and columns[-1].kind != "change":
                columns.append(Column("change"))
            k += 1
        inside = self.tokens[line.first : line.last]
        topic = topic_of(inside)
        self._set_unit(inside)
        if len(columns) > 1:
            self.run.columns, self.run.heading = columns, line
            substance = next((t.value for t in inside if t.kind == "substance" and t.value != "drugs"), None)
            self.group = Group(topic=topic or self.group.topic, agency=self.group.agency, substance=substance)
        elif columns:
            self.run.columns = []
            self.group = Group(topic=topic or self.group.topic, agency=self.group.agency, period=columns[0].period)

    def _label(self, line: Line) -> None:
        """An agency, `Total`, a topic (`Eradication`), or another group."""
        inside = self.tokens[line.first : line.last]
        topic = topic_of(inside)
        self._set_unit(inside)
        if self._is_heading_of_substances(inside):
            self.run.columns = [
                Column("total") if t.lower == "total" else Column("substance", substance=t.value)
                for t in inside
                if t.kind == "substance" or t.lower == "total"
            ]
            self.run.heading = line
            return
        if any(t.lower in ("total", "totals") for t in inside[:2]):
            self.group = Group(is_total=True, topic=topic or self.group.topic, period=self.group.period)
            return
        agency = self._agency_of(line.first, line.last)
        if agency is not None:
            self.agencies.append(agency)
            self.group = Group(agency=agency, topic=self.group.topic, period=self.group.period)
            return
        substance = next((t.value for t in inside if t.kind == "substance"), None)
        self.group = Group(topic=topic or self.group.topic, period=self.group.period, substance=substance)

    @staticmethod
    def _is_heading_of_substances(inside: Sequence[Token]) -> bool:
        """Whether a line names the substances of columns: two or more, and little else."""
        names = sum(t.kind == "substance" for t in inside)
        others = sum(t.kind not in ("substance", "unit", "mark") and t.lower != "total" for t in inside)
        return names > 1 and others <= 1 and not any(t.lower in (",", "and", ":") for t in inside)

    def _agency_of(self, first: int, last: int) -> str | None:
        """The agency that a label names, by name or by acronym."""
        label = self.passage.text[self.tokens[first].start : self.tokens[last - 1].end]
        for mention in find_agencies(label, self.passage.document.acronyms):
            if (mention.end - mention.start) * 2 > len(label):
                return mention.name
        words = [self.passage.text[t.start : t.end] for t in self.tokens[first:last] if t.kind not in ("mark", "unit")]
        if len(words) == 1 and words[0].isupper():
            return resolve_label(words[0], self.agencies, self.passage.document.acronyms)
        return None

    def _set_unit(self, tokens: Sequence[Token]) -> None:
        """Keeps the unit that a heading or label states for what is below it."""
        self.unit = unit_in(tokens) or self.unit

    def _row(self, line: Line) -> None:
        """The seizures of a row."""
        label = self.tokens[line.first : line.label_last]
        if not label or any(t.lower in NO_ROWS for t in label):
            return
        topic = self._topic(label)
        if topic is None or topic == BLOCKED:
            return
        is_total = self.group.is_total or any(t.lower in ("total", "totals") for t in label)
        agency = self.group.agency
        if agency is None and not self.group.is_total and not any(t.kind == "substance" for t in label):
            agency = self._agency_of(line.first, line.label_last)
        substance, unit = self._measure(label, is_total, agency)
        for cell, column in self._cells(line):
            if cell.figure is None:
                continue
            named = (
                column.substance if column.kind == "substance" else "drugs" if column.kind == "total" and substance is None else substance
            )
            if named is None:
                continue
            if column.kind == "change":
                self._add_change(line, cell, column, named, agency)
            elif not cell.is_percent:
                self._add(line, cell, column, named, unit, topic, agency, is_total or column.kind == "total")

    def _add(
        self, line: Line, cell: Cell, column: Column, substance: str, unit: str, topic: str, agency: str | None, is_total: bool
    ) -> None:
        """The seizure of one cell; `unit` is the word of the row's unit."""
        word = cell.unit_word or unit
        cell_unit = UNIT_WORDS.get(word)
        named = substance_in_unit(substance, cell_unit, word)
        if cell_unit is None or named is None or cell.figure is None:
            return
        self.drafts.append(
            Draft(
                passage=self.passage,
                start=self.tokens[line.first].start,
                end=cell.end,
                sentence=-1,
                figure=cell.figure,
                upper=None,
                text=cell.text,
                qualifier=cell.qualifier,
                unit=cell_unit,
                substance=named,
                action="dismantled" if cell_unit == "site" else topic,
                layout="table",
                rule=self._rule(cell),
                period=column.period or UNKNOWN,
                country=self.passage.document.country,
                agency=agency,
                role="total" if is_total else "component",
                table_id=self.table_id,
            )
        )

    def _rule(self, cell: Cell) -> str:
        if self.agencies:
            return "table_agency_block"
        if cell.period is not None:
            return "table_years_in_row"
        return "table_columns" if self.run.columns else "table_list"

    def _topic(self, label: Sequence[Token]) -> str | None:
        """What a row counts: the nearest words that say so."""
        topic = topic_of(label) or self.group.topic
        if topic is None and self.run.heading is not None:
            topic = topic_of(self.tokens[self.run.heading.first : self.run.heading.last])
        if topic is None:
            topic = topic_of(self.lead_tokens)
        return topic if topic is not None else topic_of(self.heading_tokens)

    def _measure(self, label: Sequence[Token], is_total: bool, agency: str | None) -> tuple[str | None, str]:
        """The substance of a row (None where its columns must say it), and the word of its unit."""
        names = [t for t in label if t.kind == "substance"]
        unit_token = unit_in(label) or self.unit or unit_in(self.lead_tokens)
        unit = unit_token.lower if unit_token is not None else ""
        if names:
            last = names[-1].lower.rpartition(" ")[2]
            if names[-1].value == "laboratory":
                return "laboratory", last
            if last in UNIT_WORDS and last != names[-1].lower and unit_in(label) is None:
                unit = last
            if names[-1].value == "drugs" and not is_total and len([t for t in label if t.kind not in ("mark", "unit")]) > 2:
                return None, ""
            return names[-1].value, unit
        if any(t.kind == "seizure" for t in label) and any(t.lower == "number" for t in label):
            return self.group.substance or "drugs", "seizures"
        if is_total and not any(c.kind == "substance" for c in self.run.columns):
            return self.group.substance or "drugs", unit
        if agency is not None or any(t.kind == "destruction" for t in label):
            context = self.group.substance or next((t.value for t in self.lead_tokens if t.kind == "substance"), None)
            return context, unit
        return None, unit

    def _cells(self, line: Line) -> list[tuple[Cell, Column]]:
        """Each cell of a row with its column, periods cut down to the part of a year that the table is about."""
        cells = line.cells
        columns = self.run.columns
        figures = [c for c in cells if c.figure is not None]
        if any(c.period is not None for c in cells):
            return [(c, Column("period", self._within(c.period))) for c in cells if c.period is not None]
        period = self.group.period if self.group.period is not None else self._lead_period()
        if not columns:
            return [(figures[0], Column("period", period))] if len(figures) == 1 else []
        if len(figures) == len(columns):
            cells = figures
        stated = [c.period for c in columns if c.period is not None]
        if len(cells) != len(columns) or len(set(stated)) != len(stated):
            return []
        whole = Period(min(p.start for p in stated if p.start), stated[-1].end) if stated else period
        out: list[tuple[Cell, Column]] = []
        for cell, column in zip(cells, columns, strict=True):
            out.append((cell, column._replace(period=self._within(column.period) if column.period is not None else whole)))
        return out

    def _within(self, year: Period | None) -> Period:
        """A year of a heading, cut down to the part of the year that the sentence before names ("during the first 9 months of 2008")."""
        if year is None or year.start is None or not whole_years([year]):
            return year or UNKNOWN
        for m in self._lead_mentions():
            if m.kind in _PARTS_OF_YEAR and not m.is_base and m.period.start is not None and m.period.end is not None:
                return same_in_year(m.period, year.start.year)
        return year

    def _lead_period(self) -> Period:
        """The time that the sentence before the table, or the paragraph's heading, names."""
        mentions = [m for m in self._lead_mentions() if not m.is_base]
        if mentions:
            return mentions[0].period
        named = find_periods(self.heading_tokens, self.passage.document.clock)
        return named[0].period if len(named) == 1 else UNKNOWN

    def _lead_mentions(self) -> list[PeriodMention]:
        return [m for m in self.passage.periods if self.lead_first <= m.first < self.lead_last]

    def _change(self, line: Line) -> None:
        """`DCA 2007 versus 2008: +25.8 percent`: the change of the group's total."""
        percents = [c for c in line.cells if c.is_percent and c.figure is not None]
        years = [p for p in (year_of(c) for c in line.cells) if p is not None] + [c.period for c in line.cells if c.period is not None]
        topic = self._topic(self.tokens[line.first : line.last])
        if len(percents) != 1 or len(years) != 2 or topic in (None, BLOCKED):
            return
        names = [t.value for t in self.tokens[line.first : line.last] if t.kind == "substance"]
        base, period = sorted(years, key=lambda y: str(y.start))
        substance = (names[-1] if names else self.group.substance) or "drugs"
        self._append_change(line, percents[0], self._within(base), self._within(period), substance, self.group.agency)

    def _add_change(self, line: Line, cell: Cell, column: Column, substance: str, agency: str | None) -> None:
        """The change in a column of percentages, between the first and the last period of the heading."""
        stated = [c.period for c in self.run.columns if c.kind == "period" and c.period is not None]
        if cell.is_percent and len(stated) == 2:
            base, period = sorted(stated, key=lambda y: str(y.start))
            self._append_change(line, cell, self._within(base), self._within(period), substance, agency)

    def _append_change(self, line: Line, cell: Cell, base: Period, period: Period, substance: str, agency: str | None) -> None:
        figure = cell.figure
        assert figure is not None
        self.changes.append(
            ChangeDraft(
                passage=self.passage,
                start=self.tokens[line.first].start,
                end=cell.end,
                percent=figure if cell.sign >= 0 else figure.negative(),
                text=("-" if cell.sign < 0 else "+" if cell.sign > 0 else "") + cell.text,
                qualifier=cell.qualifier,
                substance=substance,
                layout="table",
                rule="table_change",
                base=base,
                period=period,
                country=self.passage.document.country,
                agency=agency,
                table_id=self.table_id,
            )
        )

    def _link(self) -> None:
        """Links the rows of each agency, or of a table without agencies, to the total of the same period."""
        for part in self.drafts:
            if part.role == "total" and (part.agency is None or part.substance != "drugs"):
                continue
            for whole in self.drafts:
                same = whole.period == part.period and whole.unit == part.unit and whole.role == "total" and whole is not part
                if same and contains(whole.substance, part.substance) and self._sums(whole, part):
                    part.whole, part.parts_fill = whole, True
                    break

    @staticmethod
    def _sums(whole: Draft, part: Draft) -> bool:
        if part.role == "total":
            return whole.agency is None and whole.substance == part.substance
        return whole.agency == part.agency
