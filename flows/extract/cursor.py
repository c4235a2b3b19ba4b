"""The tokens of a paragraph as its readers look at them: by index, beyond either end without harm, and with their brackets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from flows.extract.tokens import Token


class Cursor:
    """Looks at tokens by index; an index beyond either end gives an empty word of no kind."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Takes the tokens of a paragraph."""
        self.tokens = tokens
        self.size = len(tokens)
        self.lowers = [t.lower for t in tokens]
        self.kinds = [t.kind for t in tokens]

    def lower(self, i: int) -> str:
        """The word at `i`."""
        return self.lowers[i] if 0 <= i < self.size else ""

    def kind(self, i: int) -> str:
        """The kind of the token at `i`."""
        return self.kinds[i] if 0 <= i < self.size else ""

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
