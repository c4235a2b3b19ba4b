"""Agreements, and kinds of agreement, that the treaty facts tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
