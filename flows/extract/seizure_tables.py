"""Seizures in tables: blocks by agency, columns of years, substances or agencies, and lists of a label and a figure a line.

What a table counts is decided by the nearest words that say so: those of the row's label, of its column, of the label over its group,
of the words over the labels, of the caption and the sentences that lead in, of the paragraph's heading. A table of the same shape
about production, cultivation or use gives nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.document import Passage
from flows.extract.drafts import ChangeDraft, Draft
from flows.extract.lexicon import LEXICON
from flows.extract.numbers import times
from flows.extract.stated_substances import substance_in_unit
from flows.extract.table_cells import Cell, year_of
from flows.extract.table_changes import change_of_cell
from flows.extract.table_columns import Column, Fragment, Heading, named, place_cells, read_column, widen, with_sums
from flows.extract.table_context import Context
from flows.extract.table_labels import Label, agency_of, counts_no_drugs, is_total, read_label, stated_substance
from flows.extract.table_lines import Line, read_lines
from flows.extract.table_links import link_totals
from flows.extract.table_notes import provider_of_figures
from flows.extract.table_prefilter import may_hold_table
from flows.extract.table_row_times import RowTimes
from flows.extract.table_runs import BLOCKED, Run, find_runs, topic_of
from flows.extract.table_times import Time
from flows.extract.table_units import unit_in
from flows.extract.timespans import KINDS_WITHIN_YEAR, UNKNOWN, Period, same_in_year, within
from flows.extract.tokens import Token, scan
from flows.extract.word_sets import words_of
from flows.vocabulary.substances import contains
from flows.vocabulary.units import UNIT_WORDS

_AGENCY_STUBS = words_of("table_agency_stub")
_RECENT = 60
"""Cells before a total among which those of its group are."""
_PLAIN = Column("plain")
_OF_CROPS = frozenset({"hectare", "plant"})
"""Units of a crop, which a sum of drugs is not told in."""


@dataclass(slots=True)
class Group:
    """What the labels above a row say of it."""

    agency: str | None = None
    is_total: bool = False
    topic: str | None = None
    period: Period | None = None
    substance: str | None = None
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The seizures and changes of one table, none where it counts something else, and the part of the text that it takes up."""

    drafts: list[Draft]
    changes: list[ChangeDraft]
    start: int
    end: int


def read_tables(passage: Passage) -> list[Table]:
    """The tables of a paragraph, in order."""
    if not may_hold_table(passage.text):
        return []
    lines = read_lines(passage.text, passage.tokens, passage.periods, passage.document.clock)
    if sum(line.kind == "row" for line in lines) == 0:
        return []
    tables: list[Table] = []
    for run in find_runs(lines, passage.tokens):
        tables.append(TableReader(passage, run, f"{passage.paragraph.paragraph_id}.t{len(tables) + 1}").read())
    return tables


def _ends_in_column(line: Line, tokens: Sequence[Token]) -> bool:
    """Whether a line goes on after its time with another column: `2007 Total`."""
    return tokens[line.last - 1].lower in ("total", "totals", "change")


class TableReader:
    """Reads one run of lines."""

    def __init__(self, passage: Passage, run: Run, table_id: str) -> None:
        """Takes a paragraph, a run of its lines and the key that the table gets."""
        self.passage = passage
        self.run = run
        self.table_id = table_id
        self.tokens = passage.tokens
        self.context = Context(passage, run)
        self.lead_topic = self.context.topic()
        self.lead_period = self.context.period()
        self.lead_substance = self.context.substance()
        self.drafts: list[Draft] = []
        self.changes: list[ChangeDraft] = []
        self.group = Group()
        self.agencies: list[str] = []
        self.scale = self.context.scale()
        self.counts_seizures = self.context.counts_seizures()
        self.unit: Token | None = self.context.unit()
        self.heading = Heading()
        self.columns: list[Column] = []
        self.places: list[Fragment] = []
        self.stub: list[Token] = []
        self.times = RowTimes(self.context.starred_part)
        self.heads_brackets = False
        self.row_owner: str | None = None
        rows = [x for x in run.lines if x.kind == "row"]
        self.label_left = min((x.fields[0].left for x in rows if x.label_last > x.first), default=-1)

    def read(self) -> Table:
        """The seizures of the run."""
        rows = [line for line in self.run.lines if line.kind in ("row", "heading", "change")]
        before = ""
        for k, line in enumerate(self.run.lines):
            if line.kind == "label":
                self._label(line, is_under_heading=before == "heading")
            elif line.kind == "heading" and self._is_row_of_years(line):
                self._row(line)
            elif line.kind == "heading" and self._heads_group(line, k):
                self._period_heading(line)
                before = ""
                continue
            elif line.kind == "heading":
                self._heading(line, k, is_first=before != "heading")
            elif line.kind == "caption":
                self._set_unit(self.tokens[line.first : line.last])
                self.group = Group(topic=topic_of(self.tokens[line.first : line.last]))
            elif line.kind == "row":
                self._row(line)
            elif line.kind == "change":
                self._change(line)
            if line.kind not in ("blank", "rule"):
                before = line.kind
        if all(d.agency is None for d in self.drafts):
            agency = (self.context.agency() or provider_of_figures(self.passage, self.run.lines[0].start)) if self.drafts else None
            for draft in self.drafts:
                draft.agency = agency
        link_totals(self.drafts)
        return Table(self.drafts, self.changes, rows[0].start, rows[-1].end)

    def _is_row_of_years(self, line: Line) -> bool:
        """Whether figures that look like years are a row's: it has a substance, and as many cells as the heading has columns."""
        names = [t for t in self.tokens[line.first : line.label_last or line.first] if t.kind == "substance" and t.value != "drugs"]
        return bool(names) and len(self.columns) == len(line.cells) > 0

    def _heading(self, line: Line, at: int, *, is_first: bool) -> None:
        """Columns, or the period of the group below."""
        if is_first:
            self.heading = Heading()
        self.heading.add(line, self.passage, self.label_left)
        self.heads_brackets = len(line.times) > 1 and all(self.tokens[t.first - 1].lower in ("(", "[") for t in line.times[1::2])
        columns = self.heading.columns(self.passage)
        stub_text = self.heading.stub
        self.stub = LEXICON.fold(stub_text, scan(stub_text))
        topic = topic_of(self.stub)
        self._set_unit(self.stub)
        self.columns = with_sums(self._named([c for c in columns if c.kind != "unit"]))
        if any(c.kind == "total" for c in columns):
            # what stands beside a total is a part of it, whatever its name: `Land   Maritime   Total`
            self.columns = [c._replace(kind="plain") if c.kind == "other" else c for c in self.columns]
        self.places = [f for f, c in zip(self.heading.fragments, columns, strict=True) if c.kind != "unit"]
        self.times = RowTimes(self.context.starred_part)
        period = None
        if all(c.period is None for c in columns):
            period = (read_column(stub_text, self.passage).period if stub_text else None) or self.group.period
        self.group = Group(topic=topic or self.group.topic, agency=self.group.agency, period=period, substance=stated_substance(self.stub))
        if self.group.substance == "drugs":
            self.group.substance = None
        self._learn_widths(at)

    def _named(self, columns: list[Column]) -> list[Column]:
        """The columns with what the words before the table say that they are."""
        return named(columns, self.context.names, by_agency=self.context.by_agency, by_region=self.context.by_region)

    def _heads_group(self, line: Line, at: int) -> bool:
        """Whether a line that names one time heads what is below it, and no columns."""
        is_ruled = at + 1 < len(self.run.lines) and self.run.lines[at + 1].kind == "rule"
        if self._times_beside_brackets(line) is not None:
            return True
        return len(line.times) == 1 and not line.is_spaced and not is_ruled and not _ends_in_column(line, self.tokens)

    def _times_beside_brackets(self, line: Line) -> list[Time] | None:
        """The times of a line that says which time stands in brackets, without that time: `Seizures in 2007 (2006 in parentheses)`."""
        told = self.context.in_brackets
        if told is None or not line.first <= told.first < line.last:
            return None
        return [t for t in line.times if not t.first <= told.first < t.last]

    def _period_heading(self, line: Line) -> None:
        """The time of the group below."""
        inside = self.tokens[line.first : line.last]
        if any(c.period is not None for c in self.columns):
            self.columns = []
        self._set_unit(inside)
        topic = topic_of(inside) or self.group.topic
        beside = self._times_beside_brackets(line)
        times = line.times if beside is None else beside
        period = self.context.within(times[0].period) if times else None
        self.group = Group(topic=topic, agency=self.group.agency, period=period)

    def _learn_widths(self, at: int) -> None:
        """Makes the columns of a heading as wide as the cells of the full rows below it."""
        for line in self.run.lines[at + 1 :]:
            if line.kind == "heading" and line.label_last == 0:
                return
            if line.kind == "row" and line.is_spaced and self.heading.is_spaced and len(line.cells) == len(self.places):
                widen(self.places, line.cells)

    def _label(self, line: Line, *, is_under_heading: bool) -> None:
        """An agency, `Total`, a topic (`Eradication`), or another group."""
        inside = self.tokens[line.first : line.last]
        topic = topic_of(inside)
        is_unit = len(self.columns) == 1 and all(t.kind in ("unit", "mark") for t in inside)
        if is_under_heading and (is_unit or self.heading.is_above(line, self.label_left)):
            self.heading.add(line, self.passage, self.label_left)
            self.columns, self.places = self._named(self.heading.columns(self.passage)), self.heading.fragments
            return
        self._set_unit(inside)
        if is_total(inside[:2]):
            self.group = Group(is_total=True, topic=topic or self.group.topic, period=self.group.period)
            return
        agency = agency_of(inside, self.passage, self.agencies, self.context.names)
        if agency is not None:
            self.agencies.append(agency)
            self.group = Group(agency=agency, topic=self.group.topic, period=self.group.period)
            return
        substance = "laboratory" if any(UNIT_WORDS.get(t.lower) == "site" for t in inside) else stated_substance(inside)
        self.group = Group(topic=topic or self.group.topic, period=self.group.period, substance=substance if substance != "drugs" else None)

    def _set_unit(self, tokens: Sequence[Token]) -> None:
        """Keeps the unit that a heading or label states for what is below it."""
        self.unit = unit_in(tokens) or self.unit

    def _row(self, line: Line) -> None:
        """The seizures of a row."""
        label = self.tokens[line.first : line.label_last]
        if counts_no_drugs(label):
            return
        row_time = self.times.of_row(line.time)
        owner, named = self._owner(line)
        said = read_label(named, self.passage, self._is_by_agency, self.agencies, self.context.names)
        total = said.is_total or self.group.is_total or (row_time is not None and self.times.are_summed_in(row_time))
        agency = self.group.agency or (None if self.group.is_total else owner or said.agency)
        role = "incident" if row_time is not None and row_time.start == row_time.end is not None else "component"
        around = self.group.period if self.group.period is not None else self.lead_period
        for cell, column in self._cells(line):
            topic = topic_of(label) or column.topic or self._topic()
            if cell.figure is None or cell.is_money or topic in (None, BLOCKED) or column.kind in ("ignored", "other"):
                continue
            substance = self._substance(said, column, agency, line)
            if substance is None:
                continue
            if column.kind == "change":
                self._add_change(line, cell, column, substance, agency)
                continue
            if cell.is_percent:
                continue
            assert topic is not None
            period = self._of_remark(cell, self.times.of_cell(line.time, row_time, column, around, is_total=said.is_total))
            word = cell.unit_word or self._unit_word(line, said, column, substance)
            for figure, time in ((cell, period), *self._beside(cell, period)):
                draft = self._draft(line, figure, substance, figure.unit_word or word, topic)
                if draft is not None:
                    self._multiply(draft, "" if cell.unit_word else said.scale or column.scale or self.scale)
                    draft.period = time
                    draft.agency = column.agency or (None if total and self._has_part(agency, draft) else agency)
                    draft.country = said.country or column.country or draft.country
                    draft.role = "total" if total or column.kind == "total" else role
                    self.drafts.append(draft)
            self.group.is_summed = self.group.is_summed or said.is_total

    @property
    def _is_by_agency(self) -> bool:
        """Whether the words over the labels or the lead say that these are bodies."""
        return any(t.lower in _AGENCY_STUBS for t in self.stub) or self.context.by_agency

    def _owner(self, line: Line) -> tuple[str | None, list[Token]]:
        """The body of a row whose label has a column for it, blank where the row above names it, and what else the label holds."""
        first = line.time.last if line.time is not None else line.first
        fields = [f for f in line.fields if first <= f.first < line.label_last]
        label = self.tokens[first : line.label_last]
        if len(fields) > 1 and not any(t.kind == "substance" for t in self.tokens[first : fields[0].last]):
            self.row_owner = agency_of(self.tokens[first : fields[0].last], self.passage, self.agencies, self.context.names)
            if self.row_owner is not None:
                label = self.tokens[fields[0].last : line.label_last]
        elif not fields or fields[0].left <= self.label_left:
            self.row_owner = None
        return self.row_owner, label

    def _of_remark(self, cell: Cell, period: Period) -> Period:
        """The time of a cell, cut down to the part of it that the brackets behind the cell name: `416 (as of October 2008)`."""
        told = (m.period for m in self.passage.periods if m.first in cell.remark and m.kind in KINDS_WITHIN_YEAR) if cell.remark else ()
        return next((t for t in told if within(t, period)), period)

    def _beside(self, cell: Cell, period: Period) -> list[tuple[Cell, Period]]:
        """The figure in brackets behind a cell and its time, where the text says of which time it is: `310 kg (290 kg)`."""
        time = self.context.beside(period) if cell.beside is not None else None
        return [(cell.beside, time)] if cell.beside is not None and time is not None else []

    def _draft(self, line: Line, cell: Cell, substance: str, word: str, topic: str) -> Draft | None:
        """The seizure of one cell; `word` is the word of its unit."""
        unit = UNIT_WORDS.get(word)
        named = substance_in_unit(substance, unit, word)
        if unit is None or named is None or cell.figure is None or (named == "drugs" and unit in _OF_CROPS):
            return None
        return Draft(
            passage=self.passage,
            start=self.tokens[line.first].start,
            end=cell.end,
            sentence=-1,
            figure=cell.figure,
            upper=cell.upper,
            text=cell.text,
            qualifier=cell.qualifier,
            unit=unit,
            substance=named,
            action="dismantled" if unit == "site" else topic,
            layout="table",
            rule=self._rule(cell),
            country=self.passage.document.country,
            table_id=self.table_id,
        )

    def _has_part(self, agency: str | None, total: Draft) -> bool:
        """Whether an agency's group has a row of a total's own substance: then the total, below the last group, is that of all agencies."""
        same = (total.substance, total.unit, "component")
        return total.substance != "drugs" and any(
            d.agency == agency and (d.substance, d.unit, d.role) == same for d in self.drafts[-_RECENT:]
        )

    @staticmethod
    def _multiply(draft: Draft, scale: str) -> None:
        """Multiplies a figure that a label or caption gives in thousands or millions."""
        if scale:
            draft.figure = times(draft.figure, scale)
            draft.upper = times(draft.upper, scale) if draft.upper is not None else None

    def _rule(self, cell: Cell) -> str:
        if self.agencies:
            return "table_agency_block"
        if cell.period is not None:
            return "table_years_in_row"
        return "table_columns" if self.columns else "table_list"

    def _topic(self) -> str | None:
        """What the rows of a group count: the nearest words that say so."""
        return self.group.topic or topic_of(self.stub) or self.lead_topic

    def _unit_word(self, line: Line, said: Label, column: Column, substance: str) -> str:
        """The word of a cell's unit: its column's where that counts seizures, its row's, its column's, its last cell's, the table's."""
        if column.is_case or said.is_seizures:
            return "seizures"
        if substance == "laboratory":
            return said.unit or "laboratories"
        table = self.unit.lower if self.unit is not None else "seizures" if self.counts_seizures else ""
        if column.kind == "total" and column.unit is None and column.period is None and self._has_substances():
            return said.unit or table
        return said.unit or column.unit or self._unit_at_end(line) or table

    def _unit_at_end(self, line: Line) -> str:
        """The unit that stands once behind the last figure of a row: `Heroin   12.5   14.0   kg`."""
        named = [c for c in line.cells if c.unit_word]
        return named[0].unit_word if len(named) == 1 and named[0] is line.cells[-1] and self.columns else ""

    def _has_substances(self) -> bool:
        return any(c.substance is not None for c in self.columns)

    def _substance(self, said: Label, column: Column, agency: str | None, line: Line) -> str | None:
        """The substance of a cell: its row's, its column's, that of the group or the table; of a sum over several `drugs`."""
        if self.group.substance == "laboratory" and column.substance is None and said.substance not in (None, "drugs") and not said.unit:
            # "Labs destroyed", below it "Cocaine HCl   3   1   2"
            return "laboratory"
        if said.substance is not None and column.substance is None:
            label = [t for t in self.tokens[line.first : line.label_last] if t.kind not in ("mark", "unit")]
            is_unclear = said.substance == "drugs" and not said.is_total and not said.is_seizures
            is_unclear = is_unclear and (len(label) > 2 or UNIT_WORDS.get(said.unit) == "case")
            return None if is_unclear else said.substance
        if column.substance is not None:
            return column.substance if said.substance in (None, column.substance) else None
        context = self.group.substance or self.lead_substance
        if said.is_total and self.group.is_summed and not all(contains(context or "drugs", d.substance) for d in self.drafts):
            context = "drugs"
        if column.kind == "total" and self._has_substances():
            return "drugs"
        if said.is_total or self.group.is_total or said.is_seizures or column.is_case:
            return context or "drugs"
        is_named = agency is not None or said.country is not None or line.time is not None or self.context.by_region
        is_known = is_named or bool(self.columns) or bool(self.group.substance)
        counts = topic_of(self.tokens[line.first : line.label_last]) not in (None, BLOCKED)
        return context if is_known or counts else None

    def _cells(self, line: Line) -> list[tuple[Cell, Column]]:
        """Each cell of a row with its column, periods cut down to the part of a year that the table is about."""
        cells = line.cells
        figures = [c for c in cells if c.figure is not None]
        if any(c.period is not None for c in cells):
            return [(c, Column("plain", self.context.within(c.period))) for c in cells if c.period is not None]
        if not self.columns:
            amounts = [c for c in cells if not c.is_percent]
            told = self.context.respectively
            if len(told) == len(amounts):
                return [(c, Column("plain", period)) for c, period in zip(amounts, told, strict=True)]
            # a dash before the only figure sets it apart from its label
            amounts = amounts[1:] if len(amounts) > 1 and amounts[0].figure is None else amounts
            units = [c.unit for c in amounts]
            is_list = len(amounts) == 1 or (None not in units and len({*units}) == len(units))
            return [(c, _PLAIN) for c in amounts] if is_list else []
        columns = self.columns
        stated = [c.period for c in columns if c.period is not None]
        in_brackets = self.heads_brackets or any(c.beside is not None and not c.beside.is_small for c in cells)
        if len(columns) == 2 * len(cells) and in_brackets:
            # a heading that gives the figures in brackets columns of their own: `2007 (2006)`
            pairs = [(c, at) for k, cell in enumerate(cells) for c, at in ((cell, columns[2 * k]), (cell.beside, columns[2 * k + 1]))]
            return [(cell, self._dated(column, stated)) for cell, column in pairs if cell is not None]
        if len(cells) != len(columns) and len(figures) != len(columns):
            placed = place_cells(cells, self.places) if line.is_spaced and self.heading.is_spaced and self.places else []
            return [(cell, self._dated(columns[at], stated)) for at, cell in placed]
        cells = figures if len(figures) == len(columns) else cells
        return [(cell, self._dated(column, stated)) for cell, column in zip(cells, columns, strict=True)]

    def _dated(self, column: Column, stated: Sequence[Period]) -> Column:
        """A column with its period as the table means it: the part of the year that a footnote or the lead gives; of a total all."""
        if column.period is None:
            starts, ends = [p.start for p in stated if p.start], [p.end for p in stated if p.end]
            if not (starts and ends and column.kind == "total"):
                return column
            return column._replace(period=Period(min(starts), max(ends)), has_year=all(c.has_year for c in self.columns))
        part = self.context.starred_part
        if column.is_starred and part is not None and column.period.start is not None:
            return column._replace(period=same_in_year(part, column.period.start.year))
        if any(c.is_part or (c.is_starred and part is not None) for c in self.columns):
            return column
        return column._replace(period=self.context.within(column.period))

    def _change(self, line: Line) -> None:
        """`DCA 2007 versus 2008: +25.8 percent`: the change of the group's total."""
        percents = [c for c in line.cells if c.is_percent and c.figure is not None]
        years = [p for p in (year_of(c) for c in line.cells) if p is not None] + [c.period for c in line.cells if c.period is not None]
        topic = topic_of(self.tokens[line.first : line.last]) or self._topic()
        if len(percents) != 1 or len(years) != 2 or topic in (None, BLOCKED):
            return
        names = [t.value for t in self.tokens[line.first : line.last] if t.kind == "substance"]
        base, period = (self.context.within(y) for y in sorted(years, key=lambda y: str(y.start)))
        substance = (names[-1] if names else self.group.substance) or "drugs"
        self._append_change(line, percents[0], (base, period), substance, self.group.agency)

    def _add_change(self, line: Line, cell: Cell, column: Column, substance: str, agency: str | None) -> None:
        """The change in a column of percentages, between the first and the last period of the heading."""
        stated = [self._dated(c, ()).period or UNKNOWN for c in self.columns if c.kind == "plain" and c.period is not None]
        if (cell.is_percent or column.unit == "percent") and len(stated) == 2:
            base, period = sorted(stated, key=lambda y: str(y.start))
            self._append_change(line, cell, (base, period), substance, agency)

    def _append_change(self, line: Line, cell: Cell, between: tuple[Period, Period], substance: str, agency: str | None) -> None:
        start = self.tokens[line.first].start
        self.changes.append(change_of_cell(self.passage, self.table_id, start, cell, between, substance, agency))
