"""Sets of words that the rules on seizures ask for by kind, kept as data."""

from __future__ import annotations

from collections import defaultdict

from flows.vocabulary import read_rows

_SETS: dict[str, set[str]] = defaultdict(set)
for _row in read_rows("seizure_words.csv"):
    _SETS[_row["kind"]].add(_row["word"])


def words_of(kind: str) -> frozenset[str]:
    """The words of a kind of `seizure_words.csv`, in lower case.

    Raises:
        KeyError: no word is of that kind.
    """
    if kind not in _SETS:
        raise KeyError(kind)
    return frozenset(_SETS[kind])
