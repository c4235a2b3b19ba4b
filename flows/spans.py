"""Cleaned text that never forgets where it came from.

Every repair and every decoding step shortens or lengthens the text. A `MappedText` carries, beside the text itself, the
pieces of the raw page that it is made of, so that any span of the cleaned text leads back to a span of the raw page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub
from typing import NamedTuple


class Segment(NamedTuple):
    """A run of cleaned text and the run of the raw page that it stands for.

    Where both are equally long they correspond character by character; else (an entity decoded, a Q read as an
    apostrophe of another width) the run is atomic: any part of it leads back to the whole raw run.
    """

    text_start: int
    text_end: int
    raw_start: int
    raw_end: int


class Edit(NamedTuple):
    """Replace `[start, end)` of a text by `replacement`."""

    start: int
    end: int
    replacement: str


class Runs:
    """The segments of a text as columns, which are quick to build, to search and to share.

    Attributes:
        starts: Where each run begins in the text, ascending without gaps; then the length of the text.
        raw_starts: Where each begins in the raw page.
        raw_ends: Where each ends there; gaps in the raw page are what was cut.
    """

    __slots__ = ("raw_ends", "raw_starts", "starts")

    def __init__(self) -> None:
        """No runs, of no text."""
        self.starts = [0]
        self.raw_starts: list[int] = []
        self.raw_ends: list[int] = []

    def add(self, length: int, raw_start: int, raw_end: int) -> None:
        """Adds a run of `length` characters, merged into the last one where both run on in text and raw page alike."""
        starts, raw_ends = self.starts, self.raw_ends
        if (
            raw_ends
            and raw_ends[-1] == raw_start
            and raw_end - raw_start == length
            and starts[-1] - starts[-2] == raw_start - self.raw_starts[-1]
        ):
            raw_ends[-1] = raw_end
            starts[-1] += length
        else:
            starts.append(starts[-1] + length)
            self.raw_starts.append(raw_start)
            raw_ends.append(raw_end)

    def add_part(self, source: Runs, start: int, end: int) -> None:
        """Adds what another text's runs say of its part `[start, end)`, which is not empty."""
        starts = source.starts
        first = bisect_right(starts, start) - 1
        run_start, run_end = starts[first], starts[first + 1]
        raw_start, raw_end = source.raw_starts[first], source.raw_ends[first]
        if run_end - run_start == raw_end - raw_start:
            raw_start += start - run_start
            if end < run_end:
                raw_end -= run_end - end
        if end <= run_end:
            self.add(end - start, raw_start, raw_end)
            return
        shift = self.starts[-1] - start
        self.add(run_end - start, raw_start, raw_end)
        last = bisect_left(starts, end, first) - 1
        self.starts += [at + shift for at in starts[first + 2 : last + 1]]
        self.raw_starts += source.raw_starts[first + 1 : last + 1]
        self.raw_ends += source.raw_ends[first + 1 : last + 1]
        self.starts.append(end + shift)
        if starts[last + 1] - starts[last] == self.raw_ends[-1] - self.raw_starts[-1]:
            self.raw_ends[-1] -= starts[last + 1] - end

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw page from the first to the last character of the part `[start, end)`, which is not empty."""
        starts, raw_ends = self.starts, self.raw_ends
        first = last = bisect_right(starts, start) - 1
        run_start, run_end = starts[first], starts[first + 1]
        raw_start = last_raw_start = self.raw_starts[first]
        raw_end = raw_ends[first]
        if run_end - run_start == raw_end - raw_start:
            raw_start += start - run_start
        if end > run_end:
            last = bisect_left(starts, end, first) - 1
            run_start, run_end = starts[last], starts[last + 1]
            last_raw_start, raw_end = self.raw_starts[last], raw_ends[last]
        if run_end - run_start == raw_end - last_raw_start:
            raw_end -= run_end - end
        return raw_start, raw_end

    def numbers(self, start: int, end: int) -> list[int]:
        """The runs of the part `[start, end)`, which is not empty: of each its length, and where it begins and ends in the raw page."""
        starts = self.starts
        first = bisect_right(starts, start) - 1
        after = first + 1 if end <= starts[first + 1] else bisect_left(starts, end, first)
        numbers = [0] * (3 * (after - first))
        numbers[::3] = map(sub, starts[first + 1 : after + 1], starts[first:after])
        numbers[1::3], numbers[2::3] = self.raw_starts[first:after], self.raw_ends[first:after]
        # Both ends are cut before a length is changed, which tells whether the run may be cut.
        before, behind = start - starts[first], starts[after] - end
        if before and numbers[0] == numbers[2] - numbers[1]:
            numbers[1] += before
        if behind and starts[after] - starts[after - 1] == numbers[-1] - self.raw_starts[after - 1]:
            numbers[-1] -= behind
        numbers[0] -= before
        numbers[-3] -= behind
        return numbers


class MappedText:
    """A text and the runs of the raw page that it is made of. Nothing changes it, so that its slices share the runs with it."""

    __slots__ = ("_at", "_runs", "text")

    def __init__(self, text: str, runs: Runs, at: int = 0) -> None:
        """The text that stands at `at` in the text that the runs are of."""
        self.text = text
        self._runs = runs
        self._at = at

    @classmethod
    def identity(cls, text: str, raw_start: int = 0) -> MappedText:
        """The text as it stands in the raw page from `raw_start` on."""
        runs = Runs()
        if text:
            runs.add(len(text), raw_start, raw_start + len(text))
        return cls(text, runs)

    @classmethod
    def from_numbers(cls, text: str, numbers: Sequence[int]) -> MappedText:
        """Rebuilds a mapped text from what `numbers` gave for it."""
        runs = Runs()
        runs.starts = list(accumulate(numbers[::3], initial=0))
        runs.raw_starts, runs.raw_ends = list(numbers[1::3]), list(numbers[2::3])
        return cls(text, runs)

    @classmethod
    def concat(cls, parts: Iterable[MappedText]) -> MappedText:
        """The parts one after the other, adjacent runs of the raw page merged."""
        texts: list[str] = []
        runs = Runs()
        for part in parts:
            if part.text:
                texts.append(part.text)
                runs.add_part(part._runs, part._at, part._at + len(part.text))
        return cls("".join(texts), runs)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its runs, counted from its own beginning, in ascending order and without gaps in the text."""
        runs = self._own_runs()
        return tuple(map(Segment, runs.starts, runs.starts[1:], runs.raw_starts, runs.raw_ends))

    def numbers(self) -> list[int]:
        """Its runs as a file keeps them: of each its length, and where it begins and ends in the raw page."""
        return self._runs.numbers(self._at, self._at + len(self.text)) if self.text else []

    def _own_runs(self) -> Runs:
        runs = Runs()
        if self.text:
            runs.add_part(self._runs, self._at, self._at + len(self.text))
        return runs

    def __len__(self) -> int:
        """The number of characters of the cleaned text."""
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        """Whether both say the same and lead back to the same places."""
        return isinstance(other, MappedText) and self.text == other.text and self.segments == other.segments

    def __hash__(self) -> int:
        """By the text alone."""
        return hash(self.text)

    def __repr__(self) -> str:
        """The text and its segments."""
        return f"MappedText({self.text!r}, {self.segments!r})"

    def slice(self, start: int, end: int) -> MappedText:
        """The part `[start, end)`, its offsets counted from its own beginning."""
        return MappedText(self.text[start:end], self._runs, self._at + start)

    def strip(self) -> MappedText:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def edit(self, edits: Iterable[Edit | tuple[int, int, str]]) -> MappedText:
        """Applies edits given in this text's own offsets, ascending and not overlapping.

        A replacement stands for the whole raw run that it replaces; an insertion (`start == end`) stands for the empty run there.

        Raises:
            ValueError: edits overlap or do not ascend.
        """
        text, offset = self.text, self._at
        texts: list[str] = []
        runs = Runs()
        at = 0
        for start, end, replacement in edits:
            if start < at or end < start:
                raise ValueError(f"edit [{start}, {end}) overlaps the one before it")
            if at < start:
                texts.append(text[at:start])
                runs.add_part(self._runs, offset + at, offset + start)
            if replacement:
                texts.append(replacement)
                runs.add(len(replacement), *self.raw_span(start, end))
            at = end
        if at < len(text):
            texts.append(text[at:])
            runs.add_part(self._runs, offset + at, offset + len(text))
        return MappedText("".join(texts), runs)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw page from the first to the last character of `[start, end)`.

        The raw span of an empty part is the empty span where it would stand.

        Raises:
            ValueError: the part lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) lies outside a text of {len(self.text)} characters")
        if start < end:
            return self._runs.raw_span(start + self._at, end + self._at)
        if not self.text:
            return (0, 0)
        place = self.raw_span(start, end + 1)[0] if end < len(self.text) else self.raw_span(start - 1, end)[1]
        return (place, place)

    def raw_spans(self, spans: Iterable[tuple[str, int, int]]) -> list[tuple[int, int, str]]:
        """`raw_span` of several named parts at once, none of them outside the text; each with its name behind it."""
        runs, at = self._runs, self._at
        if len(runs.raw_starts) == 1 and runs.raw_ends[0] - runs.raw_starts[0] == runs.starts[1]:
            at += runs.raw_starts[0]
            return [(start + at, end + at, name) for name, start, end in spans]
        starts, raw_starts, raw_ends = runs.starts, runs.raw_starts, runs.raw_ends
        found = []
        for name, start, end in spans:
            if start == end:
                found.append((*self.raw_span(start, end), name))
                continue
            start, end = start + at, end + at
            run = bisect_right(starts, start) - 1
            shift = raw_starts[run] - starts[run]
            if end <= starts[run + 1] and raw_ends[run] - starts[run + 1] == shift:
                found.append((start + shift, end + shift, name))
            else:
                found.append((*runs.raw_span(start, end), name))
        return found
