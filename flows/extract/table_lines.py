"""The lines of a table as cables type them: rows of a label and figures, headings, labels of groups.

Heroin (kg): 2007: 792.  2008: 751        a row with the years inside
Heroin (kilos) 739 1,122                  a row under a heading of years
2005 (Jan-Oct)  12   1,340                a row whose label is a time
Drug Seizures 2001 2002                   a heading
Drug Control Agency:                      a label
DCA 2007 versus 2008: +25.8 percent       a stated change
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flows.extract.period_dates import MONTHS
from flows.extract.periods import find_periods
from flows.extract.table_cells import AFTER_CELLS, AGAINST, NOTHING, Cell, is_footnote, looks_like_year, only_cells, read_cells
from flows.extract.table_times import PARTS_OF_YEAR, TIME_STARTS, Time, find_times, join_months
from flows.extract.table_units import is_scale, names_units_alone
from flows.extract.table_wraps import wrapped_lines
from flows.extract.timespans import Clock, PeriodMention
from flows.extract.tokens import Token
from flows.extract.word_sets import words_of

_RULE_MARKS = frozenset("=_*|+- \t\r\v\f\n")
_GAPS = ("  ", "\t", "|", "...", "\n")
# two spaces behind the stop of a sentence are none
_GAP = re.compile(r"[ ]*\.{3,}[ ]*|(?<![a-z]{4}[.?!])\s{2,}|[ ]*[\t|][\t |]*")
_SEPARATOR = re.compile(r"[\t|]")
_STEP = 1000
"""What a tab or bar moves on by, so that cells in one place of two lines overlap whatever the width of those before them."""
_RULES = frozenset({"-", "--", "=", "_"})
_BULLETS = frozenset({"-", "--", "*", "•", "·", "–", "—"})
_BEFORE_CELL = frozenset({"-", "--", "+", "(", "–", "—", "$", ","})
_MOST_MONTHS = 16
"""Words of a heading of months at most: twelve, a total, and what stands over the labels."""
_HEADING_ENDS = frozenset({"total", "totals", "change", "difference", "variation"})
_CAPTIONS = frozenset({"table", "chart", "annex", "appendix", "figure", "tab"})
_LABEL_LIMIT = 9
_LONGEST_LINE = 240
"""Characters that a line of a table has at most."""
_SHORT_LINE = 50
_CLOSING_LINE = 30
"""Characters that a line which only closes a bracket has at most."""
_LEADS = frozenset({"follows", "follow"})
_CLOSED = frozenset({":", ".", ";"})
_WRAPPED_LINE = 30
"""Characters that a line of prose has at least where it goes on in the next."""
_SENTENCE = 5
"""Words from which on a line that a stop ends is a sentence."""
_DATE_DIGITS = frozenset({1, 2, 4})
_YEAR = 4
"""Digits of a year."""
_ABBREVIATION = 5
"""Letters that an abbreviation has at most."""
_FIELD_LIMIT = 4
"""Words that a field of a heading has at most."""
# what a label never holds, and a line of prose that ends in figures does
_PROSE = frozenset({"change_verb", "pronoun", "arrest", "carry"})
_PROSE_WORDS = frozenset(
    {".", ";", ",", "was", "were", "is", "are", "has", "have", "had", "from", "that", "which", "who", "at", "than", "to", "until"}
)
_MARKS = frozenset({"substance", "unit", "percent"})
_COLUMN_WORDS = words_of("table_stub") | {"total", "totals"}


@dataclass(slots=True)
class Field:
    """A stretch of a line with a gap before and after it: its tokens `[first, last)`, and from where to where it stands in the line."""

    first: int
    last: int
    left: int
    right: int


@dataclass(slots=True)
class Line:
    """A line of a paragraph: the tokens `[first, last)` at `[start, end)`.

    `kind` is `blank`, `rule`, `row`, `heading`, `label`, `caption`, `change` or `text`; `label_last` is the index after a row's label;
    `times` are the periods of a heading; `time` the period that is a row's label.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str = "text"
    cells: list[Cell] = field(default_factory=list)
    label_last: int = 0
    fields: list[Field] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    time: Time | None = None

    @property
    def is_spaced(self) -> bool:
        """Whether gaps set its fields apart."""
        return len(self.fields) > 1


def read_lines(text: str, tokens: Sequence[Token], periods: Sequence[PeriodMention], clock: Clock) -> list[Line]:
    """The lines of a text, in order, each with its kind and cells; a row that breaks off inside brackets and the line after it are one."""
    starts = [t.start for t in tokens]
    mentions = {m.first: m for m in join_months(periods, tokens)}
    lines: list[Line] = []
    pieces = text.split("\n")
    wrapped = wrapped_lines(pieces)
    end = first = at = 0
    while at < len(pieces):
        start, words = end, pieces[at]
        if at + 1 < len(pieces) and (at + 1 in wrapped or _breaks_off(words, pieces[at + 1])):
            at += 1
            words = f"{words}\n{pieces[at]}"
        at += 1
        end = start + len(words) + 1
        last = bisect_left(starts, end, first)
        line = Line(start, min(end, len(text)), first, last)
        first = last
        if line.start == line.end:
            continue
        body = words.strip()
        if not body or line.first == line.last:
            line.kind = "blank"
        elif _RULE_MARKS.issuperset(body):
            line.kind = "rule"
        elif len(words) < _LONGEST_LINE:
            has_gaps = _has_gaps(body)
            is_prose = lines and _goes_on(lines[-1], tokens) and tokens[line.first].lower not in _BULLETS
            if has_gaps or not is_prose:
                _fields(line, words, starts, has_gaps=has_gaps)
                if line.is_spaced and all(t.lower in _RULES for t in tokens[line.first : line.fields[0].last]):
                    # a rule over the labels: `---    Heroin - Cocaine`
                    line.first = line.fields.pop(0).last
                line.first = _after_number(line, tokens)
                if line.is_spaced or not is_prose:
                    _classify(line, text, tokens, mentions, clock)
                if line.kind == "text" and line.is_spaced and _is_below_heading(lines) and tokens[line.first].figure is not None:
                    # columns without a row's label: `Heroin   Opium` over `12 kg   40 kg`
                    _row(line, line.first, text, tokens)
        lines.append(line)
    return lines


def _after_number(line: Line, tokens: Sequence[Token]) -> int:
    """The index after the number or letter of an item: `(1) Heroin: 12 kg`, `b. Opium - 40 kg`."""
    k = line.first
    opens = tokens[k].lower == "("
    at = k + 1 if opens else k
    if at + 2 >= line.last or tokens[at + 1].lower not in ((")",) if opens else (")", ".")):
        return k
    word = tokens[at].lower
    is_number = (len(word) == 1 and word.isalpha()) or (len(word) <= 2 and word.isdigit())
    follows = tokens[at + 1].start == tokens[at].end and tokens[at + 2].start > tokens[at + 1].end
    is_item = is_number and follows and tokens[at + 2].figure is None and tokens[at + 2].lower not in PARTS_OF_YEAR
    return at + 2 if is_item else k


def _is_below_heading(lines: Sequence[Line]) -> bool:
    """Whether the last line that is not blank or a rule names columns."""
    return next((x.kind == "heading" for x in reversed(lines) if x.kind not in ("blank", "rule")), False)


def _breaks_off(words: str, following: str) -> bool:
    """Whether a short line closes the brackets that the line before it leaves open: `Khat : 514 kgs (1,090` and `kgs)`."""
    if len(following) > _CLOSING_LINE or not (")" in following or "]" in following):
        return False
    return any(words.count(a) == words.count(b) + 1 and following.count(b) == following.count(a) + 1 for a, b in ("()", "[]"))


def _has_gaps(body: str) -> bool:
    """A cheap look at a line: whether gaps can set its fields apart."""
    for gap in _GAPS:  # noqa: SIM110 -- a plain loop is faster here than `any`
        if gap in body:
            return True
    return False


def _fields(line: Line, text: str, starts: Sequence[int], *, has_gaps: bool) -> None:
    """The fields of a line, by the gaps in it."""
    body = text.rstrip()
    at = len(body) - len(body.lstrip(" "))
    if not has_gaps:
        line.fields.append(Field(line.first, line.last, at, len(body)))
        return
    breaks = [*_GAP.finditer(body, at)]
    separators = [m.start() for m in _SEPARATOR.finditer(body)]
    begin = at
    for stop, following in [*((m.start(), m.end()) for m in breaks), (len(body), len(body))]:
        if stop > begin:
            first, last = bisect_left(starts, line.start + begin), bisect_left(starts, line.start + stop)
            if last > first:
                passed = bisect_left(separators, begin)
                shift = passed * _STEP - (separators[passed - 1] + 1 if passed else 0)
                line.fields.append(Field(first, last, begin + shift, stop + shift))
        begin = following


def _goes_on(line: Line, tokens: Sequence[Token]) -> bool:
    """Whether a line is prose that the next goes on with: as long as a wrapped line, and not at its end."""
    if line.kind != "text" or line.end - line.start < _WRAPPED_LINE:
        return False
    return line.last == line.first or tokens[line.last - 1].lower not in _CLOSED


def _classify(line: Line, text: str, tokens: Sequence[Token], mentions: Mapping[int, PeriodMention], clock: Clock) -> None:
    inside = tokens[line.first : line.last]
    figures = [k for k in range(line.first, line.last) if tokens[k].figure is not None]
    if inside[0].lower in _CAPTIONS and len(inside) > 1 and (inside[1].figure is not None or inside[1].kind == "mark" or inside[1].capital):
        line.kind = "caption"
        return
    if not figures:
        words = len([t for t in inside if t.kind != "mark"])
        label_last = _label(line, tokens)
        has_cells = label_last is not None and (line.is_spaced or line.last - label_last > 1)
        if has_cells and label_last is not None and label_last < line.last and _row(line, label_last, text, tokens):
            if line.is_spaced or len(line.cells) > 1 or line.cells[0].text.strip("-–—") or tokens[label_last - 1].lower == ":":
                return
            # `NP --`: a dash behind a label that heads what is below
            line.cells, line.label_last = [], 0
        if len([t for t in inside if t.capital and t.lower in MONTHS]) > 1 and words <= _MOST_MONTHS:
            line.times = find_times(tokens, line.first, line.last, _own_mentions(line, tokens, mentions, clock), clock)
        if len(line.times) > 1 or _is_heading_of_words(line, tokens):
            line.kind = "heading"
        else:
            line.kind = "label" if 0 < words <= _LABEL_LIMIT and (inside[-1].lower == ":" or words <= 5) else "text"
        return
    if inside[-1].lower == ":" and not _LEADS.isdisjoint(t.lower for t in inside):
        # "Seizures for 2006 and 2007 were as follows:"
        return
    if names_units_alone(inside):
        line.kind = "heading"
        return
    if any(t.kind == "percent" for t in inside) and any(t.lower in AGAINST for t in inside):
        line.kind, line.cells = "change", read_cells(line.first, line.first, line.last, text, tokens)
        return
    if _may_tell_time(inside[0], [tokens[k] for k in figures]):
        line.times = find_times(tokens, line.first, line.last, _own_mentions(line, tokens, mentions, clock), clock)
    if line.times and _is_heading_of_times(line, tokens, figures):
        line.kind = "heading"
        return
    if line.times and line.times[0].first == line.first:
        after = line.times[0].last
        if _row(line, after, text, tokens):
            line.time = line.times[0]
            return
        if line.is_spaced and after == line.fields[0].last:
            # a day with what was found, each in a column: `January 12    Entebbe    heroin    12 kg`
            label_last = _label(replace(line, first=after, fields=line.fields[1:]), tokens)
            if label_last is not None and _row(line, label_last, text, tokens):
                line.time = line.times[0]
                return
    label_last = _label(line, tokens)
    is_row = label_last is not None and _row(line, label_last, text, tokens)
    if is_row and all((c.figure is None or looks_like_year(c)) and c.period is None for c in line.cells):
        line.kind = "heading"


def _may_tell_time(first: Token, figures: Sequence[Token]) -> bool:
    """A cheap look at a line with figures: whether it can be a heading of times, all its figures parts of them, or begin with a time."""
    if first.figure is not None or first.kind == "ordinal" or first.lower in MONTHS or first.lower in TIME_STARTS:
        return True
    return all(len(t.lower) in _DATE_DIGITS and t.lower.isdigit() for t in figures)


def _own_mentions(line: Line, tokens: Sequence[Token], mentions: Mapping[int, PeriodMention], clock: Clock) -> Mapping[int, PeriodMention]:
    """The times of a line that can be a heading or begin with one, read field by field.

    What stands under `2007` (`cases`) is not counted by it, and what a gap sets apart from `Jan.` is no day.
    """
    is_short = line.is_spaced or line.end - line.start <= _SHORT_LINE
    if not is_short or not any(_may_be_time(t) for t in tokens[line.first : line.last]):
        return mentions
    found: dict[int, PeriodMention] = {}
    for part in line.fields:
        own = tokens[part.first : part.last]
        for m in join_months(find_periods(own, clock), own):
            found[part.first + m.first] = m._replace(first=part.first + m.first, last=part.first + m.last)
    return found


def _may_be_time(token: Token) -> bool:
    """Whether a token is a year or a month."""
    return (len(token.lower) == _YEAR and token.lower.isdigit()) or (token.capital and token.lower in MONTHS)


def _row(line: Line, label_last: int, text: str, tokens: Sequence[Token]) -> bool:
    """Makes a line a row where nothing but cells stands after its label."""
    cells = read_cells(line.first, label_last, line.last, text, tokens)
    if not any(c.figure is not None or c.text for c in cells) or not only_cells(label_last, line.last, tokens):
        return False
    line.cells, line.label_last, line.kind = cells, label_last, "row"
    for cell in cells:
        own = next((f for f in line.fields if tokens[f.first].start <= cell.at < tokens[f.last - 1].end), None)
        if own is not None:
            cell.left = own.left + cell.at - tokens[own.first].start
            cell.right = cell.left + cell.end - cell.at
    return True


def _is_heading_of_words(line: Line, tokens: Sequence[Token]) -> bool:
    """Whether a line without figures names columns: short fields set apart, or names of substances and units and little else."""
    inside = tokens[line.first : line.last]
    lowers = [t.lower for t in inside]
    if line.is_spaced:
        stops = any(w in _PROSE_WORDS and not (w == "." and k and _is_short_for(inside[k - 1])) for k, w in enumerate(lowers))
        return not stops and all(f.last - f.first <= _FIELD_LIMIT * 2 for f in line.fields)
    names = sum(t.kind == "substance" and t.value != "drugs" for t in inside)
    units = sum(t.kind == "unit" and t.value != "case" for t in inside)
    others = sum(t.kind not in _MARKS and t.kind != "mark" and t.lower not in _COLUMN_WORDS for t in inside)
    has_several = names > 1 or units > 1 or (names == 1 and lowers[-1] in _HEADING_ENDS)
    known = sum(t.lower in _COLUMN_WORDS or t.kind == "unit" for t in inside)
    has_several = has_several or (others == 0 and known > 2 and lowers[0] in _COLUMN_WORDS and inside[1].kind not in ("seizure", "seize"))
    return has_several and others <= 1 and not any(w in (",", "and", ":") for w in lowers)


def _is_short_for(token: Token) -> bool:
    """Whether a word before a stop can be an abbreviation: `No.`, `Min.`, `Serv.`."""
    return token.lower in ("no", "nos") or (token.capital and token.kind == "word" and token.end - token.start <= _ABBREVIATION)


def _is_heading_of_times(line: Line, tokens: Sequence[Token], figures: Sequence[int]) -> bool:
    """Whether all figures of a line are parts of its times."""
    if not all(any(t.first <= k < t.last for t in line.times) for k in figures):
        return False
    inside = tokens[line.first : line.last]
    if line.is_spaced and len(line.times) > 1:
        return True
    ends = inside[-1].kind in ("mark", "unit", "percent") or inside[-1].lower in _HEADING_ENDS or line.times[-1].last == line.last
    stops = [k for k, t in enumerate(inside[:-1]) if t.lower == "." and not any(m.first <= line.first + k < m.last for m in line.times)]
    if not line.is_spaced and (stops or any(t.kind in _PROSE for t in inside)):
        return False
    words = sum(t.kind != "mark" for t in inside)
    if inside[-1].lower == "." and words >= _SENTENCE:
        return False
    if not line.is_spaced and any(_is_between(k, line, inside[k - line.first]) for k in range(line.times[0].last, line.times[-1].first)):
        return False
    begins = line.is_spaced and all(f.last - f.first <= _FIELD_LIMIT * 2 for f in line.fields)
    return (begins or ends) and sum(t.kind == "word" for t in inside) <= _LABEL_LIMIT


def _is_between(k: int, line: Line, token: Token) -> bool:
    """Whether a word stands between the times of a line, no part of any: `at the June 26 ceremony in 2008`."""
    if token.lower in AGAINST:
        return False
    return token.kind not in ("mark", "percent") and token.lower not in _HEADING_ENDS and not any(t.first <= k < t.last for t in line.times)


def _label(line: Line, tokens: Sequence[Token]) -> int | None:
    """The index after a row's label: its words and brackets before the first figure; None where there are none or too many."""
    first_field = line.fields[0].last if line.is_spaced else line.last
    k = line.first
    words = 0
    while k < line.last and (tokens[k].figure is None or is_footnote(tokens, k, line.last) or _is_in_label(tokens, k, first_field, line)):
        token = tokens[k]
        if not line.is_spaced and (token.kind in _PROSE or token.lower in _PROSE_WORDS) and not _leads_to_cell(tokens, k, line):
            return None
        if token.kind != "mark":
            words += 1
        k += 1
    while k > line.first + 1 and (tokens[k - 1].lower in _BEFORE_CELL or tokens[k - 1].kind == "qualifier"):
        k -= 1
    while k > line.first + 1 and tokens[k - 1].lower in NOTHING:
        k -= 1
    while k > line.first + 3 and [t.lower for t in tokens[k - 3 : k]] == ["n", "/", "a"]:
        k -= 3
        while k > line.first + 1 and tokens[k - 1].lower in NOTHING:
            k -= 1
    return k if 0 < words <= _LABEL_LIMIT else None


def _leads_to_cell(tokens: Sequence[Token], k: int, line: Line) -> bool:
    """Whether a comma only sets a name apart from its figure or its unit: `Heroin, 12 kg`, `Cocaine seized, in tons: 2004: 12.4`."""
    if tokens[k].lower != "," or k + 1 >= line.last or not any(t.kind == "substance" for t in tokens[line.first : k]):
        return False
    at = k + 2 if tokens[k + 1].lower == "in" and k + 2 < line.last else k + 1
    return tokens[at].kind == "unit" or (at == k + 1 and (tokens[at].figure is not None or tokens[at].kind == "qualifier"))


def _is_in_label(tokens: Sequence[Token], k: int, first_field: int, line: Line) -> bool:
    """Whether a figure belongs to a label that a gap ends: `Heroin No. 4 (kg)    12`."""
    if not line.is_spaced or k + 1 >= first_field or tokens[line.first].figure is not None:
        return False
    following = tokens[k + 1]
    if is_scale(tokens, k):
        return True
    return following.lower == "(" or (following.kind == "word" and following.lower not in AFTER_CELLS)
