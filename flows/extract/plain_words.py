"""The words of a text without their marks, for the cheap tests of whether a rule need look at it at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

# letters in small, figures and marks blank; the bytes of characters beyond ASCII stay as they are
_PLAIN: Final = bytes(c + 32 if 65 <= c <= 90 else c if 97 <= c <= 122 or c > 127 else 32 for c in range(256))
_FIGURES: Final = tuple("0123456789")


def plain_words(text: str) -> list[bytes]:
    """The words of a text in order, in lower case, without figures; `anti-drug` and `police's` are two each, `5kg` is one.

    Bytes, because they are split five times as fast as text.
    """
    return text.encode("utf-8", "surrogatepass").translate(_PLAIN).split()


_AS_WRITTEN: Final = bytes(c if 65 <= c <= 90 or 97 <= c <= 122 or c > 127 else 32 for c in range(256))


def words_as_written(text: str) -> list[bytes]:
    """The plain words of a text with their capitals, one for each of `plain_words`."""
    return text.encode("utf-8", "surrogatepass").translate(_AS_WRITTEN).split()


_COMMON: Final = frozenset(
    b"drug drugs one two three four five six seven eight nine ten their those came took turned "
    b"in on at of to up out off over from around into with cooperation joint understanding exchange exchanges".split()
)
"""Words that tell little of a phrase that has another: they stand in most texts."""
# A stop behind a word too long for an abbreviation, before a capital, surely ends a sentence.
_STOP: Final = re.compile(r"[.?!]\s+(?=[A-Z])")
_NO_ABBREVIATION: Final = 5
"""Letters from which on a word is too long for an abbreviation."""


def sure_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches `[start, end)` between sure ends of sentences, in order: each holds one sentence or more, none holds a part of one."""
    out: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        before = text[match.start() - _NO_ABBREVIATION : match.start()]
        if before.isalpha() and before.islower():
            out.append((start, match.end()))
            start = match.end()
    return [*out, (start, len(text))]


class PlainStretch(NamedTuple):
    """A stretch `[start, end)` of a text, of one sentence or more, with its plain words in order."""

    start: int
    end: int
    words: list[bytes]


def plain_stretches(text: str) -> list[PlainStretch]:
    """The stretches between sure ends of sentences, in order."""
    return [PlainStretch(start, end, plain_words(text[start:end])) for start, end in sure_stretches(text)]


def has_figure(text: str) -> bool:
    """Whether a text holds a figure; a plain loop over the ten is much faster here than a regular expression."""
    for figure in _FIGURES:  # noqa: SIM110
        if figure in text:
            return True
    return False


def telling_words(phrases: Iterable[str]) -> frozenset[bytes]:
    """Of each phrase its longest word, a number or `drug` only where it has no other: a text without one of them holds no such phrase."""
    return frozenset(max(plain_words(phrase), key=lambda word: (word not in _COMMON, len(word))) for phrase in phrases)


class _Phrase(NamedTuple):
    words: tuple[bytes, ...]
    kind: str


class PlainPhrases:
    """Phrases with a kind each, to be found among plain words; what marks stand between these does not count."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        """Takes the phrases of each kind."""
        self.kinds: Final = tuple(kinds)
        self._phrases: dict[bytes, list[_Phrase]] = {}
        for kind, phrases in kinds.items():
            for phrase in phrases:
                words = tuple(plain_words(phrase))
                self._phrases.setdefault(words[0], []).append(_Phrase(words, kind))
        self.telling: Final = telling_words(phrase for phrases in kinds.values() for phrase in phrases)

    def found_in(self, words: Sequence[bytes]) -> Iterator[tuple[int, int, str]]:
        """Where the phrases stand in a text's plain words, in order: the index of the first word, how many there are, and the kind."""
        by_first = self._phrases
        for i in [i for i, word in enumerate(words) if word in by_first]:
            for phrase in by_first[words[i]]:
                size = len(phrase.words)
                if size == 1 or tuple(words[i : i + size]) == phrase.words:
                    yield i, size, phrase.kind

    def stand_in(self, words: Sequence[bytes]) -> bool:
        """Whether a text's plain words hold one of the phrases."""
        return next(self.found_in(words), None) is not None
