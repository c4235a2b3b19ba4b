"""Cleaned text that never forgets where it came from.

Every repair and every decoding step shortens or lengthens the text. A `MappedText` carries, beside the text itself, the
pieces of the raw page that it is made of, so that any span of the cleaned text leads back to a span of the raw page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text with its segments, in ascending order of `text_start`, without gaps in the text (gaps in the raw page are what was cut)."""

    text: str
    segments: tuple[Segment, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Indexes the segments for bisection."""
        object.__setattr__(self, "_starts", [s.text_start for s in self.segments])

    @classmethod
    def identity(cls, text: str, raw_start: int = 0) -> MappedText:
        """The text as it stands in the raw page from `raw_start` on."""
        return cls(text, (Segment(0, len(text), raw_start, raw_start + len(text)),) if text else ())

    @classmethod
    def from_segments(cls, text: str, segments: Iterable[Sequence[int]]) -> MappedText:
        """Rebuilds a mapped text from what a Parquet file holds of it."""
        return cls(text, tuple(Segment(*s) for s in segments))

    @classmethod
    def concat(cls, parts: Iterable[MappedText]) -> MappedText:
        """The parts one after the other, adjacent runs of the raw page merged."""
        texts: list[str] = []
        segments: list[Segment] = []
        offset = 0
        for part in parts:
            texts.append(part.text)
            for s in part.segments:
                _append(segments, Segment(s.text_start + offset, s.text_end + offset, s.raw_start, s.raw_end))
            offset += len(part.text)
        return cls("".join(texts), tuple(segments))

    def __len__(self) -> int:
        """The number of characters of the cleaned text."""
        return len(self.text)

    def slice(self, start: int, end: int) -> MappedText:
        """The part `[start, end)`, its offsets counted from its own beginning."""
        out: list[Segment] = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.segments)):
            s = self.segments[index]
            if s.text_start >= end:
                break
            a, b = max(s.text_start, start), min(s.text_end, end)
            if a >= b:
                continue
            raw_start, raw_end = s.raw_start, s.raw_end
            if s.text_end - s.text_start == s.raw_end - s.raw_start:
                raw_start, raw_end = s.raw_start + a - s.text_start, s.raw_start + b - s.text_start
            out.append(Segment(a - start, b - start, raw_start, raw_end))
        return MappedText(self.text[start:end], tuple(out))

    def strip(self) -> MappedText:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def edit(self, edits: Iterable[Edit]) -> MappedText:
        """Applies edits given in this text's own offsets, ascending and not overlapping.

        A replacement stands for the whole raw run that it replaces; an insertion (`start == end`) stands for the empty run there.

        Raises:
            ValueError: edits overlap or do not ascend.
        """
        parts: list[MappedText] = []
        at = 0
        for start, end, replacement in edits:
            if start < at or end < start:
                raise ValueError(f"edit [{start}, {end}) overlaps the one before it")
            parts.append(self.slice(at, start))
            if replacement:
                raw_start, raw_end = self.raw_span(start, end)
                parts.append(MappedText(replacement, (Segment(0, len(replacement), raw_start, raw_end),)))
            at = end
        parts.append(self.slice(at, len(self.text)))
        return MappedText.concat(parts)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw page from the first to the last character of `[start, end)`.

        The raw span of an empty part is the empty span where it would stand.

        Raises:
            ValueError: the part lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) lies outside a text of {len(self.text)} characters")
        if not self.segments:
            return (0, 0)
        if start == end:
            if start == len(self.text):
                last = self.segments[-1].raw_end
                return (last, last)
            first = self._raw_of(start)[0]
            return (first, first)
        return (self._raw_of(start)[0], self._raw_of(end - 1)[1])

    def _raw_of(self, position: int) -> tuple[int, int]:
        s = self.segments[bisect_right(self._starts, position) - 1]
        if s.text_end - s.text_start == s.raw_end - s.raw_start:
            raw = s.raw_start + position - s.text_start
            return (raw, raw + 1)
        return (s.raw_start, s.raw_end)


def _append(segments: list[Segment], new: Segment) -> None:
    """Adds a segment, merged into the last one where both run on in text and raw page alike."""
    if segments:
        last = segments[-1]
        if (
            last.text_end == new.text_start
            and last.raw_end == new.raw_start
            and last.text_end - last.text_start == last.raw_end - last.raw_start
            and new.text_end - new.text_start == new.raw_end - new.raw_start
        ):
            segments[-1] = Segment(last.text_start, new.text_end, last.raw_start, new.raw_end)
            return
    segments.append(new)
