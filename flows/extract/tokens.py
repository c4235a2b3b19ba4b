"""The text of a paragraph as tokens with spans: words, figures, and the phrases of the vocabularies.

One pass of one regular expression finds words, figures and marks; a second pass folds runs of words into the phrases of a
lexicon (units, substances, verbs of seizure ...) by a look-up of the first word, so that the cost does not grow with the lexicon.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.numbers import (
    DIGITS,
    FRACTIONS,
    MULTIPLIERS,
    NUMBER_WORDS,
    Figure,
    as_written,
    figure_of_digits,
    figure_of_words,
    times,
)


class Token(NamedTuple):
    """A token: what it is, where it stands in the text (`[start, end)`), and what it means.

    `kind` is `word`, `figure`, `ordinal`, `mark`, or the kind of a lexicon phrase; `value` is the phrase's meaning. `lower` is
    the text in lower case, white space folded.
    """

    kind: str
    start: int
    end: int
    lower: str
    capital: bool = False
    value: str | None = None
    figure: Figure | None = None


_LETTER = "[A-Za-z\u00c0-\u024f]"
_SCANNER = re.compile(
    rf"((?:[A-Z]\.){{2,}}|{_LETTER}+(?:['’-]{_LETTER}+)*(?:['’](?=\W))?)"
    rf"|(\b\d+(?:st|nd|rd|th)\b)|((?<![\w/])(?:1/2|[13]/4)(?![\w/]))|({DIGITS})|(\S)"
)
_WORD, _ORDINAL, _FRACTION, _FIGURE = 1, 2, 3, 4
_SPACE = re.compile(r"\s+")
_NUMERIC = NUMBER_WORDS | MULTIPLIERS | {"half"}
_MONTHS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.month_abbr) if name)


# skips the keywords of the constructor: making tokens is most of what a scan costs
_new = tuple.__new__


class Lexicon:
    """Phrases of lower-case words and what each means, found longest first."""

    def __init__(self, kinds: Mapping[str, Mapping[str, str]]) -> None:
        """Takes, for each kind of token, its phrases and their values; an earlier kind wins where two share a phrase."""
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        seen: set[str] = set()
        for kind, phrases in kinds.items():
            for phrase, value in phrases.items():
                if phrase in seen:
                    continue
                seen.add(phrase)
                words = tuple(m.group().lower() for m in _SCANNER.finditer(phrase))
                self._phrases.setdefault(words[0], []).append((words, kind, value))
        for candidates in self._phrases.values():
            candidates.sort(key=lambda c: -len(c[0]))

    def fold(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with runs of words and marks folded into phrases."""
        out: list[Token] = []
        i = 0
        size = len(tokens)
        while i < size:
            token = tokens[i]
            candidates = self._phrases.get(token.lower) if token.kind in ("word", "mark") else None
            if candidates:
                for words, kind, value in candidates:
                    end = i + len(words)
                    if end <= size and all(tokens[i + k].lower == words[k] for k in range(1, len(words))):
                        span_end = tokens[end - 1].end
                        lower = token.lower if len(words) == 1 else _SPACE.sub(" ", text[token.start : span_end]).lower()
                        out.append(Token(kind, token.start, span_end, lower, token.capital, value))
                        i = end
                        break
                else:
                    out.append(token)
                    i += 1
            else:
                out.append(token)
                i += 1
        return out


def scan(text: str) -> list[Token]:
    """Words, figures (number words and multipliers folded in), ordinals and marks, in order."""
    tokens: list[Token] = []
    append = tokens.append
    has_numbers = False
    for match in _SCANNER.finditer(text):
        start, end = match.span()
        found = text[start:end]
        group = match.lastindex
        if group == _WORD:
            lower = found.lower()
            if "-" in lower:
                has_numbers = True
                month, _, second = found.partition("-")
                if month.lower() in _MONTHS:
                    # `January-October` is two dates, not one word
                    middle = start + len(month)
                    append(Token("word", start, middle, month.lower(), True))
                    append(Token("mark", middle, middle + 1, "-"))
                    start, found, lower = middle + 1, second, second.lower()
            elif lower in _NUMERIC:
                has_numbers = True
            append(_new(Token, ("word", start, end, lower, lower[0] != found[0], None, None)))
        elif group == _FIGURE:
            _append_figure(tokens, start, found)
        elif group == _FRACTION:
            append(Token("figure", start, end, found, figure=as_written(FRACTIONS[found], decimals=1)))
        else:
            append(_new(Token, ("ordinal" if group == _ORDINAL else "mark", start, end, found, False, None, None)))
    if "’" in text:
        tokens = [t._replace(lower=t.lower.replace("’", "'")) if "’" in t.lower else t for t in tokens]
    return _fold_numbers(text, tokens) if has_numbers else tokens


def _append_figure(tokens: list[Token], start: int, found: str) -> None:
    day, comma, rest = found.partition(", ")
    if comma and tokens and tokens[-1].lower in _MONTHS:
        # "On January 31, 200 kilos were seized": a date and a figure, no thousands
        tokens.append(Token("figure", start, start + len(day), day, figure=figure_of_digits(day)))
        tokens.append(Token("mark", start + len(day), start + len(day) + 1, ","))
        start, found = start + len(found) - len(rest), rest
    tokens.append(Token("figure", start, start + len(found), found, figure=figure_of_digits(found)))


def _fold_numbers(text: str, tokens: list[Token]) -> list[Token]:
    """Number words into figures, multipliers and fractions into the figure before them."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind != "word" or (token.lower not in _NUMERIC and "-" not in token.lower):
            out.append(token)
            i += 1
            continue
        head = token.lower.partition("-")[0]
        if head in NUMBER_WORDS or (token.lower == "half" and _is_half(tokens, i)):
            end = _end_of_number_words(tokens, i)
            figure = figure_of_words([t.lower for t in tokens[i:end]])
            if figure is not None:
                out.append(Token("figure", token.start, tokens[end - 1].end, _lower(text, token.start, tokens[end - 1].end), figure=figure))
                i = end
                continue
        previous = out[-1] if out else None
        if token.lower in MULTIPLIERS and previous is not None and previous.figure is not None and _multiplies(text, previous, token):
            out[-1] = previous._replace(
                end=token.end, lower=_lower(text, previous.start, token.end), figure=times(previous.figure, token.lower)
            )
            i += 1
            continue
        out.append(token)
        i += 1
    return out


def _multiplies(text: str, figure: Token, word: Token) -> bool:
    """Whether a multiplier belongs to the figure before it; `m` and `bn` only right beside it (`5 m`, `3bn`)."""
    return word.lower not in ("m", "bn") or word.start == figure.end or text[figure.end : word.start] == " "


def _is_half(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].lower in ("a", "an", "million", "billion")


def _end_of_number_words(tokens: Sequence[Token], i: int) -> int:
    """The index after the last word of the number that begins at `i`."""
    end = i + 1
    while end < len(tokens) and tokens[end].kind == "word":
        lower = tokens[end].lower
        if lower.partition("-")[0] in NUMBER_WORDS or lower in MULTIPLIERS - {"m", "bn"}:
            end += 1
        elif lower == "and" and end + 1 < len(tokens) and tokens[end - 1].lower in MULTIPLIERS and tokens[end + 1].lower in NUMBER_WORDS:
            end += 2
        elif lower == "and" and [t.lower for t in tokens[end + 1 : end + 3]] == ["a", "half"]:
            end += 3
        elif lower in ("a", "an") and tokens[i].lower == "half" and end == i + 1:
            end += 1
        else:
            break
    return end


def _lower(text: str, start: int, end: int) -> str:
    return _SPACE.sub(" ", text[start:end]).lower()
