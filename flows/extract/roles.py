"""How the seizures of a cable stand to each other: what repeats what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from flows.extract.drafts import Draft, dimension
from flows.extract.timespans import UNKNOWN, within

_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_LONGEST_ARTICLE = 12
_LEAST_DIGITS = 2
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_IN_MONTHS = re.compile(rf"\bin\s+(?:the\s+first\s+|just\s+|only\s+)?({'|'.join(_COUNTS)}|\d\d?)\s+months\b")
_REACH_MONTHS = 60

Key = tuple[str, str, str | None]


def mark_restatements(drafts: Sequence[Draft]) -> None:
    """Gives the role `restatement` to each draft that repeats one stated earlier in the cable.

    It repeats the earlier one where both are of one substance, country and period, of one agency or one of them of none, and where the
    figures as written can be the same ("over 25 tons", then "25.5 metric tons"), also in another unit of mass.
    """
    earlier: dict[Key, list[Draft]] = defaultdict(list)
    for draft in drafts:
        key = (draft.substance, dimension(draft.unit), draft.country)
        first = next((e for e in earlier[key] if repeats(draft, e)), None)
        if first is not None:
            draft.repeats = first
            draft.role = "restatement"
            if first.period == UNKNOWN:
                # said again with its time
                first.period = draft.period
            draft.period = first.period
        else:
            earlier[key].append(draft)


def repeats(later: Draft, first: Draft) -> bool:
    """Whether a draft states what an earlier one of the same substance and country has stated."""
    if later.passage is first.passage and later.sentence == first.sentence:
        return False
    if later.table_id is not None and later.table_id == first.table_id:
        return False
    if later.action != first.action or (
        later.agency is not None and first.agency is not None and not same_agency(later.agency, first.agency)
    ):
        return False
    is_again = UNKNOWN in (later.period, first.period) or _points_back(later, first)
    is_again = (is_again and later.figure == first.figure) or (later.period == UNKNOWN and _lasts_as_long(later, first))
    if later.period != first.period and not is_again:
        return False
    if later.whole is not None and later.figure != first.figure:
        return False
    low, high = written_range(later)
    first_low, first_high = written_range(first)
    return low <= first_high and first_low <= high


def _points_back(later: Draft, first: Draft) -> bool:
    """`The 46 kilos of heroin that the police has seized this year`: a figure told before, of a time that holds its own or lies in it."""
    before = later.passage.text[max(0, later.start - _LONGEST_ARTICLE) : later.start]
    points = later.passage is not first.passage and _DEFINITE.search(before) is not None
    return points and tells_itself(later.text) and (within(first.period, later.period) or within(later.period, first.period))


def _lasts_as_long(later: Draft, first: Draft) -> bool:
    """`The seizure of more than a ton of heroin in ten months shows`: of as many months as the figure told before."""
    told = _IN_MONTHS.search(later.passage.lower, later.end, later.end + _REACH_MONTHS)
    start, end = first.period.start, first.period.end
    if told is None or start is None or end is None or start.year != end.year:
        return False
    count = int(told[1]) if told[1].isdigit() else _COUNTS.index(told[1]) + 2
    return end.month - start.month + 1 == count


def tells_itself(text: str) -> bool:
    """Whether a figure as written has so many digits that another is not the same by chance."""
    return sum(c.isdigit() for c in text) >= _LEAST_DIGITS


def same_agency(one: str, other: str) -> bool:
    """Whether two names are one agency's: the same words, or one with a nationality before it (`Tajik Drug Control Agency`)."""
    a, b = one.lower(), other.lower()
    return a == b or a.endswith(" " + b) or b.endswith(" " + a)


def written_range(draft: Draft) -> tuple[Decimal, Decimal]:
    """The least and greatest quantity that the words can mean, in kilograms for masses: `over 25` is 25 to 26.5."""
    low, high = draft.low, draft.high
    step = draft.figure.high - draft.figure.low
    if draft.qualifier == "at_least":
        low, high = draft.figure.value, high + step / 2
    elif draft.qualifier == "at_most":
        low, high = low - step / 2, draft.figure.value
    elif draft.qualifier == "approximately":
        low, high = low - step / 2, high + step / 2
    return draft.in_kilograms(max(low, Decimal(0))), draft.in_kilograms(high)
