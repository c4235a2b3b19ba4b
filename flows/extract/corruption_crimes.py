"""Crimes of corruption by their kind, or by who committed them."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract import corruption_words as words
from flows.extract.tokens import Token

_OF_KIND = frozenset({"of", "with", "to", "involving", "concerning"})
_REACH_KIND = 4


def crime_measure(tokens: Sequence[Token], noun: str, noun_at: int | None, i: int, left: int, right: int) -> str:
    """Crimes by their kind, or by who committed them: "142 were connected to bribery", "121 were committed by government employees"."""
    end = next((j for j in range(i + 1, right) if tokens[j].lower in {";", ".", ","} and j > i + 1), right)
    after = tokens[i + 1 : end]
    if noun == "felony" or any(t.kind == "noun" and t.value == "felony" for t in after):
        return "felonies"
    if noun_at is None and any(t.kind == "context" and t.value == "bribery" for t in after):
        return "bribery_crimes"
    if noun_at is not None and any(t.kind == "context" and t.value == "bribery" for t in tokens[i:noun_at]):
        return "bribery_crimes"
    if noun_at is not None and _is_of_bribery(tokens[noun_at + 1 : end]):
        return "bribery_crimes"
    is_doer = any(t.lower == "by" or t.lower in words.DOING for t in after)
    offender = _offender(after if is_doer or (noun_at is None and tokens[i + 1].lower in words.INVOLVING) else [])
    if offender is None:
        accused = [j for j in range(left, i) if tokens[j].kind == "verb" and tokens[j].value == "accuse"]
        offender = _offender(tokens[accused[0] : i]) if accused else None
    if offender is not None:
        return "crimes_by_law_enforcement" if offender == "law_enforcement" else "crimes_by_government_employees"
    return "crimes"


def _is_of_bribery(after: Sequence[Token]) -> bool:
    """Whether a crime's noun goes on with bribery alone: `crimes connected with bribery`, `offenses of bribery`."""
    at = next((k for k, t in enumerate(after[:_REACH_KIND]) if t.kind == "context"), None)
    if not at or after[at].value != "bribery" or after[at - 1].lower not in _OF_KIND:
        return False
    return not any(t.kind == "context" and t.value != "bribery" for t in after[at + 1 : at + 1 + _REACH_KIND])


def _offender(tokens: Sequence[Token]) -> str | None:
    joined = " ".join(t.lower for t in tokens)
    found = [kind for phrase, kind in words.OFFENDERS.items() if f" {phrase} " in f" {joined} "]
    if not found:
        return None
    return "law_enforcement" if "law_enforcement" in found else found[0]
