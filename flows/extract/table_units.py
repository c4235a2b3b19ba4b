"""The units that the labels, headings and captions of a table name, and what multiplies its figures."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.tokens import Token

_NO_UNITS = frozenset({"has", "site", "sites"})
_BEFORE_UNITS = frozenset({"(", "in", ",", "/"})
_SCALES = frozenset({"thousand", "thousands", "million", "millions"})
_IN_FIGURES = {"1000": "thousand", "1,000": "thousand", "000": "thousand", "1,000,000": "million", "1000000": "million"}
_BEFORE_SCALES = frozenset({"x", "*", "in", "'"})
_WITH_UNITS = _SCALES | {"x", "in", "of"}


def scale_of(tokens: Sequence[Token]) -> str:
    """The multiplier that a label, heading or caption gives its figures: `(thousand tablets)`, `in millions`, `x 1000`; "" for none."""
    for k, token in enumerate(tokens):
        if k and token.lower in _SCALES and tokens[k - 1].lower in _BEFORE_UNITS:
            return token.lower.removesuffix("s")
        if is_scale(tokens, k):
            return _IN_FIGURES[token.lower]
    return ""


def is_scale(tokens: Sequence[Token], k: int) -> bool:
    """Whether a figure multiplies those of its column: `x 1000`, `1000 x`, `in 1,000`, `'000`."""
    if k == 0 or tokens[k].lower not in _IN_FIGURES:
        return False
    return tokens[k - 1].lower in _BEFORE_SCALES or (k + 1 < len(tokens) and tokens[k + 1].lower == "x")


def names_units_alone(tokens: Sequence[Token]) -> bool:
    """Whether words name nothing but units, with what multiplies them: `(KG)   (MT)   (pills x 1000)`."""
    return any(t.kind == "unit" for t in tokens) and all(
        t.kind in ("unit", "mark", "percent") or t.lower in _WITH_UNITS or is_scale(tokens, k) for k, t in enumerate(tokens)
    )


def unit_in(tokens: Sequence[Token], *, loose: bool = False) -> Token | None:
    """The one unit that a label or heading names in brackets or after `in`, or anywhere (`loose`); None where it names none, or several."""
    named = [(k, t) for k, t in enumerate(tokens) if t.kind == "unit" and t.lower not in _NO_UNITS]
    found = [t for k, t in named if k == 0 or tokens[k - 1].lower in _BEFORE_UNITS]
    if not found and loose:
        found = [t for _, t in named]
    return found[-1] if found and len({t.value for t in found}) == 1 else None
