"""The tokens of a paragraph as its readers look at them: by index, beyond either end without harm, and with their brackets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from flows.extract.tokens import Token, kinds_of, lowers_of

_BEYOND = [""] * 256
"""How far beyond either end a look may go."""


def beyond_ends(words: list[str]) -> Callable[[int], str]:
    """A look-up by index that finds an empty word beyond either end: behind the last word it is padded, and so it is before the first."""
    return (words + _BEYOND).__getitem__


class Cursor:
    """Looks at tokens by index; an index beyond either end gives an empty word of no kind."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Takes the tokens of a paragraph."""
        self.tokens = tokens
        self.size = len(tokens)
        self.lowers = lowers_of(tokens)
        self.kinds = kinds_of(tokens)
        self.lower: Final = beyond_ends(self.lowers)
        """The word at an index."""
        self.kind: Final = beyond_ends(self.kinds)
        """The kind of the token at an index."""

    @cached_property
    def partner(self) -> dict[int, int]:
        """Each bracket's index to its partner's; brackets without one are left out."""
        partner: dict[int, int] = {}
        if "(" not in self.lowers and "[" not in self.lowers:
            return partner
        stack: list[int] = []
        for i, lower in enumerate(self.lowers):
            if lower in ("(", "["):
                stack.append(i)
            elif lower in (")", "]") and stack:
                opened = stack.pop()
                partner[opened], partner[i] = i, opened
        return partner

    @cached_property
    def _opened(self) -> list[int]:
        """For each token the index of the bracket that it stands in, -1 for none."""
        out: list[int] = []
        stack = [-1]
        for i in range(self.size):
            closes = self.partner.get(i, i)
            if closes < i:
                stack.pop()
            out.append(stack[-1])
            if closes > i:
                stack.append(i)
        return out

    def bracket(self, i: int) -> tuple[int, int] | None:
        """The brackets that the token at `i` stands in, innermost, as their two indexes."""
        opened = self._opened[i] if self.partner and 0 <= i < self.size else -1
        return None if opened < 0 else (opened, self.partner[opened])

    def before_qualifiers(self, i: int) -> int:
        """The index of the token before `i`, qualifiers passed over: that of `of` in `a load of more than 12 tons`, before `12`."""
        k = i - 1
        while self.kind(k) == "qualifier":
            k -= 1
        return k

    def tells_parts(self, i: int) -> bool:
        """Whether parts follow at `i`: `seized 7,400 tablets`, then `, of which 4,100 were Captagon`."""
        return self.lower(i) == "," and self.lower(i + 1) == "of" and self.lower(i + 2) in ("which", "them", "these")
