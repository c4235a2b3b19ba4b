"""Substances: the words that cables use, the substance each means, and how substances contain each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.vocabulary import read_rows


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance of `dim_substance`; `parent` is the wider one whose figures include it."""

    substance: str
    name: str
    parent: str | None
    is_plant: bool
    is_precursor: bool


SUBSTANCES: Mapping[str, Substance] = {
    row["substance"]: Substance(
        row["substance"], row["name"], row["parent"] or None, row["is_plant"] == "yes", row["is_precursor"] == "yes"
    )
    for row in read_rows("substances.csv")
}

SUBSTANCE_WORDS: Mapping[str, str] = {row["words"]: row["substance"] for row in read_rows("substance_words.csv")}
"""Lower-case words, single spaces between them, to the substance they mean."""


def contains(wider: str, narrower: str) -> bool:
    """Whether a figure for `wider` covers `narrower`: the same substance, or an ancestor of it."""
    at: str | None = narrower
    while at is not None:
        if at == wider:
            return True
        at = SUBSTANCES[at].parent
    return False
