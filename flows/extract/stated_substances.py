"""What the words for a substance and a unit mean together, and what one figure for several substances is of."""

from __future__ import annotations

from collections.abc import Sequence

from flows.vocabulary.substances import SUBSTANCES

SITE_NOUNS = frozenset(
    {"site", "sites", "facility", "facilities", "field", "fields", "plantation", "plantations", "greenhouses", "greenhouse"}
)
_GROWN_AT = SITE_NOUNS | {"grow house", "grow houses", "pits"}
_GROWN = frozenset({"cannabis", "marijuana", "cannabis_plant", "poppy", "opium", "coca_plant", "coca_leaf"})
MASSES = frozenset({"kg", "g", "t", "lb"})


def common_ancestor(names: Sequence[str]) -> str:
    """The narrowest substance that covers all of them: `opiates` for heroin and opium, `drugs` where nothing narrower does."""
    lines = []
    for name in names:
        line, at = [], SUBSTANCES[name].parent if len(set(names)) > 1 else name
        line.append(name)
        while at is not None:
            line.append(at)
            at = SUBSTANCES[at].parent
        lines.append(line)
    for candidate in lines[0]:
        if all(candidate in line for line in lines):
            return candidate
    return "drugs"


_PLANT_OF = {
    "cannabis": "cannabis_plant", "marijuana": "cannabis_plant", "hashish": "cannabis_plant",
    "opium": "poppy", "opiates": "poppy", "heroin": "poppy",
    "coca_leaf": "coca_plant", "cocaine": "coca_plant", "coca_base": "coca_plant",
}  # fmt: skip


def substance_in_unit(substance: str | None, unit: str | None, unit_word: str) -> str | None:
    """The substance that a word and its unit mean together."""
    if unit in ("plant", "hectare"):
        return _PLANT_OF.get(substance or "", substance)
    if unit == "site":
        if unit_word in _GROWN_AT and substance in _GROWN:
            return "poppy" if substance == "opium" else substance
        return "laboratory" if substance is not None or unit_word not in SITE_NOUNS else None
    if substance == "coca_plant" and unit in MASSES:
        return "coca_leaf"
    return substance
