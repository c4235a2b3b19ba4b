"""Agreements, and kinds of agreement, that the treaty facts tell apart, and which of them a title means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flows.vocabulary import read_rows


@dataclass(frozen=True, slots=True)
class Agreement:
    """A row of `dim_treaty`; a kind of agreement (`EXTRADITION`, `OTHER`) has neither year nor depositary."""

    treaty: str
    title: str
    year: int | None
    depositary: str | None
    scope: str | None


TREATIES: Mapping[str, Agreement] = {
    row["treaty"]: Agreement(
        row["treaty"], row["title"], int(row["year"]) if row["year"] else None, row["depositary"] or None, row["scope"] or None
    )
    for row in read_rows("treaties.csv")
}


@dataclass(frozen=True, slots=True)
class _Naming:
    """A way of naming a treaty: a phrase of each group must stand in the title, and none of `without`."""

    treaty: str
    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]


def _phrases(cell: str) -> tuple[str, ...]:
    return tuple(f" {phrase.strip()} " for phrase in cell.split("|") if phrase.strip())


_NAMINGS = [
    _Naming(row["treaty"], tuple(_phrases(group) for group in row["words"].split("+") if group.strip()), _phrases(row["without"]))
    for row in read_rows("treaty_names.csv")
]
_NOT_LETTERS = re.compile(r"[^\w']+")


@lru_cache(maxsize=4096)
def treaty_of_title(title: str) -> str:
    """The treaty, or kind of treaty, that a title means: the first row of `treaty_names.csv` whose words it has; else `OTHER`.

    Case, hyphens and points do not count: `Inter-American`, `INTER AMERICAN`; `U.N.` is `un`.
    """
    plain = f" {_NOT_LETTERS.sub(' ', title.lower().replace('u.n.', 'un').replace('’', chr(39)))} "
    for naming in _NAMINGS:
        if all(any(p in plain for p in group) for group in naming.groups) and not any(p in plain for p in naming.without):
            return naming.treaty
    return "OTHER"
