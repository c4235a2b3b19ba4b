"""What a cable says of all its figures: `Note: All data are for the period January through October, unless otherwise indicated`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.extract.document import Document, Passage
from flows.extract.drafts import ChangeDraft, Draft
from flows.extract.table_notes import part_of_all_years
from flows.extract.table_times import join_months
from flows.extract.timespans import Period, same_in_year, year_period

_ALL = re.compile(r"\ball\s+(?:the\s+|these\s+)?(?:seizure\s+)?(?:data|figures|statistics)\b", re.IGNORECASE)


def part_of_figures(document: Document) -> Period | None:
    """The part of each year that all figures of a cable cover (05TELAVIV389); None where it says of none."""
    for passage in document.passages:
        text = passage.text
        may_tell = "data" in text or "figures" in text or "statistics" in text
        match = _ALL.search(text) if may_tell else None
        part = _told_at(passage, match.start()) if match is not None else None
        if part is not None:
            return part
    return None


def cut_to_part(drafts: Iterable[Draft], changes: Iterable[ChangeDraft], part: Period) -> None:
    """Cuts the whole years of seizures and changes down to the part that all figures cover."""
    for draft in drafts:
        draft.period = _cut(draft.period, part)
    for change in changes:
        change.base, change.period = _cut(change.base, part), _cut(change.period, part)


def _told_at(passage: Passage, at: int) -> Period | None:
    """The part that the sentence at a character of a passage tells."""
    sentence = next((s for s in passage.sentences if passage.tokens[s.first].start <= at < passage.tokens[s.last - 1].end), None)
    if sentence is None:
        return None
    mentions = [m for m in join_months(passage.periods, passage.tokens) if sentence.first <= m.first < sentence.last]
    return part_of_all_years(passage.tokens[sentence.first : sentence.last], sentence.first, mentions)


def _cut(period: Period, part: Period) -> Period:
    year = period.start.year if period.start is not None else None
    return same_in_year(part, year) if year is not None and period == year_period(year) else period
