"""What was found for words and stretches that come up again in every text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

_T = TypeVar("_T")
_MOST = 1 << 16


class Kept(dict[str, _T]):
    """What a pure function finds for a string, looked up by it and kept; emptied when it holds 65,536.

    Faster than `functools.lru_cache` where nearly every string was met before: such a look is one of a plain dictionary.
    """

    def __init__(self, find: Callable[[str], _T]) -> None:
        """Takes the function."""
        super().__init__()
        self._find: Final = find

    def __missing__(self, text: str) -> _T:
        """Finds what was not found yet."""
        if len(self) >= _MOST:
            self.clear()
        found = self[text] = self._find(text)
        return found
