"""Which country a country TAG meant when: State's own codes changed their meaning (`data/tag_periods.csv`).

Three schemes follow each other: the TAGS handbook of 1974, State's variant of FIPS 10-4 until 2012, and the codes of 5 FAH-3 H-414
(GENC, which is close to ISO 3166). When State went over from the second to the third is not known: not before GENC's first edition
(2013-01-23), and before 2024-03-04, the date of 5 FAH-3 H-414. In between, a code on which they differ means no country for certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from flows.vocabulary import read_rows


class TagPeriod(NamedTuple):
    """A country (alpha-3) that a TAG meant from `since` to `until`, both days inclusive; None where no end is known."""

    tag: str
    country: str
    since: date | None
    until: date | None


@cache
def tag_periods() -> Mapping[str, tuple[TagPeriod, ...]]:
    """The periods of each country TAG, in order."""
    periods: defaultdict[str, list[TagPeriod]] = defaultdict(list)
    for row in read_rows("tag_periods.csv"):
        periods[row["tag"]].append(TagPeriod(row["tag"], row["country"], _date(row["since"]), _date(row["until"])))
    return {tag: tuple(of_tag) for tag, of_tag in periods.items()}


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def era_of(sent: date | None) -> int | None:
    """The number of the span of days, within which no TAG changes its meaning, that a day lies in; None for no day."""
    return None if sent is None else bisect_right(_changes(), sent.toordinal())


def country_of_tag(tag: str, era: int | None) -> str | None:
    """The country (alpha-3) that a TAG meant in an era; without one, that of a TAG which has meant only one country."""
    periods = tag_periods().get(tag, ())
    if era is None:
        return periods[0].country if len(periods) == 1 and periods[0].since is periods[0].until is None else None
    for period in periods:
        begins = 0 if period.since is None else bisect_right(_changes(), period.since.toordinal())
        ends = len(_changes()) if period.until is None else bisect_right(_changes(), period.until.toordinal())
        if begins <= era <= ends:
            return period.country
    return None


def note_on_periods(tag: str) -> str | None:
    """What a TAG meant when, where it has had more than one meaning: `DEU until 1990-10-02; GNB from 1990-10-03 on`."""
    periods = tag_periods().get(tag, ())
    if len(periods) < 2 and all(period.since is None for period in periods):
        return None
    return "; ".join(_sentence(period) for period in periods)


def _sentence(period: TagPeriod) -> str:
    if period.since is None:
        return period.country if period.until is None else f"{period.country} until {period.until}"
    return f"{period.country} from {period.since} {'on' if period.until is None else f'to {period.until}'}"


@cache
def _changes() -> list[int]:
    """The days, as ordinals, on which a period begins or after which one ends."""
    days = set()
    for periods in tag_periods().values():
        for period in periods:
            if period.since is not None:
                days.add(period.since.toordinal())
            if period.until is not None:
                days.add(period.until.toordinal() + 1)
    return sorted(days)
