"""The text of a paragraph as tokens with spans: words, figures, and the phrases of the vocabularies.

One pass of one regular expression finds words, figures and marks in each stretch between spaces, and keeps what it found for the
next time that the stretch comes up; a second pass folds runs of words into the phrases of a lexicon (units, substances, verbs of
seizure ...) by a look-up of the first word, so that the cost does not grow with the lexicon.
"""

from __future__ import annotations

import calendar
import re
import sys
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from flows.extract.kept import Kept
from flows.extract.numbers import (
    DIGITS,
    FRACTION_WORDS,
    FRACTIONS,
    MULTIPLIERS,
    NUMBER_WORDS,
    Figure,
    as_written,
    figure_of_digits,
    figure_of_words,
    times,
)


class Token(msgspec.Struct, frozen=True, gc=False):
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


_kind: Final = attrgetter("kind")
_start: Final = attrgetter("start")
_lower_case: Final = attrgetter("lower")


def kinds_of(tokens: Sequence[Token]) -> list[str]:
    """The kind of each token; a look-up by place, since all tokens of a text are asked again and again."""
    return list(map(_kind, tokens))


def starts_of(tokens: Sequence[Token]) -> list[int]:
    """Where each token begins."""
    return list(map(_start, tokens))


def lowers_of(tokens: Sequence[Token]) -> list[str]:
    """Each token in lower case."""
    return list(map(_lower_case, tokens))


_LETTER = "[A-Za-z\u00c0-\u024f]"
# possessive: a word is never taken back letter by letter
_SCANNER = re.compile(
    rf"((?:[A-Z]\.){{2,}}+|{_LETTER}++(?:['’-]{_LETTER}++)*+(?:['’](?=\W|$))?)"
    rf"|(\b\d+(?:st|nd|rd|th)\b)|((?<![\w/])(?:1/2|[13]/4)(?![\w/]))|((?<=\b[CF]Y)\d{{2,4}}(?!\w)|{DIGITS})|(\.{{4,}}|\S)"
)
# figures with a comma and a space between them are one stretch, joined by a character that counts as white space otherwise
_BETWEEN_FIGURES = re.compile(r", (?=\d)(?<=\d, )")
_JOINT = "\t"
_JOINED = f",{_JOINT}"
# a line that ends behind a hyphen inside a word: `amphetamine-` and `type`, `twenty-` and `five`
_BROKEN = re.compile(r"(?<=[a-z])- ?\n[ \t]*(?=[a-z])(?!(?:and|or|to|nor|but)\b)")
_BREAK = "\x1f"
_WORD, _ORDINAL, _FRACTION, _FIGURE = 1, 2, 3, 4
_INITIALS = re.compile(r"(?:[a-z]\.){2,}")
_GAP = "   "
_GROUP = 3
_YEAR = 4
_SPACE = re.compile(r"\s+")
_NUMERIC = NUMBER_WORDS | MULTIPLIERS | {"half"}
# with an article before them a number: `a hundred and ten kilos`, `a million tablets`
_SCALES = MULTIPLIERS - {"m", "bn"}
_MONTHS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.month_abbr) if name)


class _Phrase(NamedTuple):
    words: list[str]
    kind: str
    value: str


class Lexicon:
    """Phrases of lower-case words and what each means, found longest first."""

    def __init__(self, kinds: Mapping[str, Mapping[str, str]], pointed: frozenset[str] = frozenset()) -> None:
        """Takes, for each kind of token, its phrases and their values; an earlier kind wins where two share a phrase.

        A point behind a phrase of `pointed` that ends no sentence is one of its token.
        """
        self._pointed: Final = pointed
        self._alone: dict[str, _Phrase] = {}
        self._longer: dict[str, dict[str, list[_Phrase]]] = {}
        seen: set[str] = set()
        for kind, phrases in kinds.items():
            for phrase, value in phrases.items():
                if phrase in seen:
                    continue
                seen.add(phrase)
                words = [m.group().lower() for m in _SCANNER.finditer(phrase)]
                if len(words) == 1:
                    self._alone.setdefault(words[0], _Phrase(words, kind, value))
                else:
                    self._longer.setdefault(words[0], {}).setdefault(words[1], []).append(_Phrase(words, kind, value))
                if _INITIALS.fullmatch(phrase):
                    # one token where it is written in capitals
                    self._alone.setdefault(phrase, _Phrase([phrase], kind, value))
        for by_second in self._longer.values():
            for phrases_alike in by_second.values():
                phrases_alike.sort(key=lambda phrase: -len(phrase.words))
        self._first = frozenset(self._alone) | frozenset(self._longer)

    def fold(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with runs of words and marks folded into phrases."""
        out: list[Token] = []
        done = 0
        first = self._first
        lowers = lowers_of(tokens)
        # most tokens begin no phrase: these are copied in runs
        for i in [i for i, lower in enumerate(lowers) if lower in first]:
            token = tokens[i]
            if i < done or token.kind not in ("word", "mark"):
                continue
            phrase = self._longest(text, tokens, lowers, i) or self._alone.get(lowers[i])
            if phrase is None:
                continue
            out += tokens[done:i]
            done = i + len(phrase.words)
            end = tokens[done - 1].end
            lower = lowers[i] if done == i + 1 else _lower(text, token.start, end)
            if lower in self._pointed and _has_point(tokens, done):
                end = tokens[done].end
                done += 1
            out.append(Token(phrase.kind, token.start, end, lower, token.capital, phrase.value))
        out += tokens[done:]
        return out

    def _longest(self, text: str, tokens: Sequence[Token], lowers: list[str], i: int) -> _Phrase | None:
        """The longest phrase of several words that begins at token `i`."""
        by_second = self._longer.get(lowers[i])
        if by_second is None or i + 1 == len(lowers):
            return None
        for phrase in by_second.get(lowers[i + 1], ()):
            end = i + len(phrase.words)
            if lowers[i:end] == phrase.words and not _is_set_apart(text, tokens[i].start, tokens[end - 1].end):
                return phrase
        return None


def _has_point(tokens: Sequence[Token], k: int) -> bool:
    """Whether token `k` is the point of the abbreviation before it: its sentence goes on (`773 kg. of hashish`, `5 kg., 2 lb.`)."""
    if k + 1 >= len(tokens) or tokens[k].lower != "." or tokens[k].start != tokens[k - 1].end:
        return False
    following = tokens[k + 1]
    if following.lower == "of":
        # "KG. OF HEROIN" in a text of capitals; "3 kg. Of heroin they seized ..." begins a sentence
        return not following.capital or tokens[k - 1].capital
    return (following.kind == "word" and not following.capital) or following.lower in (",", ";", "(")


def names_year(tokens: Sequence[Token]) -> bool:
    """Whether a time is written with its year: `through 9 December 2003`, not `January through October`."""
    return any(len(t.lower) == _YEAR and t.lower.isdigit() for t in tokens)


def digits_of_groups(tokens: Sequence[Token], k: int, last: int) -> tuple[str, int]:
    """The digits of the figure at `k`, whose groups stand apart (`11 000`, 05HARARE172), and the index after it; "" for no such."""
    digits, end = tokens[k].lower, k + 1
    if len(digits) > _GROUP:
        return "", end
    while end < last and tokens[end].kind == "figure" and tokens[end].start == tokens[end - 1].end + 1:
        digits += tokens[end].lower if len(tokens[end].lower) == _GROUP else "x"
        end += 1
    return (digits if end > k + 1 and digits.isdigit() and digits[0] != "0" else ""), end


def _is_set_apart(text: str, start: int, end: int) -> bool:
    """Whether a table keeps the words of a phrase apart: in columns (`Customs    Police`), or the first as a label on a line of its own."""
    if text.find("\n", start, end) < 0:
        return text.find(_GAP, start, end) >= 0
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


_Piece = tuple[str, int, int, str, bool, Figure | None]


def _pieces(stretch: str) -> tuple[tuple[_Piece, ...], bool]:
    """The tokens of a stretch between two spaces, as if it began the text, and whether a number word may be among them."""
    tokens: list[Token] = []
    for match in _SCANNER.finditer(stretch):
        _append(tokens, match)
    words = [t.lower for t in tokens if t.kind == "word"]
    pieces = tuple((t.kind, t.start, t.end, t.lower, t.capital, t.figure) for t in tokens)
    return pieces, any("-" in w or w in _NUMERIC for w in words)


def _pieces_over_lines(stretch: str) -> tuple[tuple[_Piece, ...], bool]:
    """The tokens of a stretch in which a line ended behind a hyphen."""
    at = [i for i, character in enumerate(stretch) if character != _BREAK]
    pieces, has_numbers = _PIECES[stretch.replace(_BREAK, "")]
    moved = ((k, at[first], at[last - 1] + 1, lower, capital, figure) for k, first, last, lower, capital, figure in pieces)
    return tuple(moved), has_numbers


def _mended(match: re.Match[str]) -> str:
    return "-" + _BREAK * (len(match[0]) - 1)


_PIECES = Kept(_pieces)
"""A text is mostly made of stretches met before: `the`, `kilograms`, `2007,`."""


def scan(text: str, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """Words, figures (number words and multipliers folded in), ordinals and marks of `[start, end)`, in order."""
    tokens: list[Token] = []
    append = tokens.append
    numeric: list[int] = []
    # every character but a space counts as one of a stretch: where each begins need not be looked for
    spaced = text[start:end]
    if "-\n" in spaced or "- \n" in spaced:
        spaced = _BROKEN.sub(_mended, spaced)
    spaced = spaced.replace("\n", " ").replace(_JOINT, " ")
    for stretch in _BETWEEN_FIGURES.sub(_JOINED, spaced).split(" "):
        if stretch and _JOINT not in stretch:
            pieces, has_numbers = _PIECES[stretch] if _BREAK not in stretch else _pieces_over_lines(stretch)
            if has_numbers:
                numeric.extend(range(len(tokens), len(tokens) + len(pieces)))
            for kind, first, last, lower, capital, figure in pieces:
                append(Token(kind, start + first, start + last, lower, capital, None, figure))
        elif stretch:
            _append_figures_with_spaces(tokens, text, start, start + len(stretch))
        start += len(stretch) + 1
    return _fold_numbers(text, tokens, numeric) if numeric else tokens


def _append(tokens: list[Token], match: re.Match[str]) -> None:
    """Adds what the scanner has found; `January-October` is two dates, not one word."""
    start, end = match.span()
    found = match[0]
    group = match.lastindex
    if group == _WORD:
        month, hyphen, second = found.partition("-")
        if hyphen and month.lower() in _MONTHS:
            middle = start + len(month)
            tokens.append(Token("word", start, middle, month.lower(), True))
            tokens.append(Token("mark", middle, middle + 1, "-"))
            start, found = middle + 1, second
        lower = found.lower()
        tokens.append(Token("word", start, end, lower.replace("’", "'"), lower[0] != found[0]))
    elif group == _FIGURE:
        tokens.append(Token("figure", start, end, found, figure=figure_of_digits(found)))
    elif group == _FRACTION:
        tokens.append(Token("figure", start, end, found, figure=as_written(FRACTIONS[found], decimals=1)))
    else:
        tokens.append(Token("ordinal" if group == _ORDINAL else "mark", start, end, "'" if found == "’" else found))


def _append_figures_with_spaces(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Adds the tokens of `[start, end)`, where a comma and a space stand between figures: these are one, or several, as the text tells."""
    for match in _SCANNER.finditer(text, start):
        if match.start() >= end:
            break
        day, comma, rest = match[0].partition(", ")
        if comma and tokens and tokens[-1].lower in _MONTHS:
            # "On January 31, 200 kilos were seized": a date and a figure, no thousands
            first = match.start()
            tokens.append(Token("figure", first, first + len(day), day, figure=figure_of_digits(day)))
            tokens.append(Token("mark", first + len(day), first + len(day) + 1, ","))
            tokens.append(Token("figure", match.end() - len(rest), match.end(), rest, figure=figure_of_digits(rest)))
        else:
            _append(tokens, match)


def _fold_numbers(text: str, tokens: list[Token], numeric: Sequence[int]) -> list[Token]:
    """Number words into figures, multipliers and fractions into the figure before them; `numeric` are the tokens that may be such."""
    out: list[Token] = []
    done = 0
    for i in numeric:
        if i < done:
            continue
        token = tokens[i]
        out += tokens[done:i]
        done = i + 1
        head = token.lower.partition("-")[0]
        is_one = token.lower in _SCALES and i > 0 and tokens[i - 1].lower == "a" and not _is_part_of_one(tokens, i)
        if is_one or head in NUMBER_WORDS or (token.lower == "half" and _is_half(tokens, i)):
            end = _end_of_number_words(tokens, i)
            figure = figure_of_words([t.lower for t in tokens[i:end]])
            if figure is not None:
                start = out.pop().start if is_one else token.start
                out.append(Token("figure", start, tokens[end - 1].end, _lower(text, start, tokens[end - 1].end), figure=figure))
                done = end
                continue
        previous = out[-1] if out else None
        if token.lower in MULTIPLIERS and previous is not None and previous.figure is not None and _multiplies(text, previous, token):
            out[-1] = replace(
                previous, end=token.end, lower=_lower(text, previous.start, token.end), figure=times(previous.figure, token.lower)
            )
        else:
            out.append(token)
    return out + tokens[done:]


def _is_part_of_one(tokens: Sequence[Token], i: int) -> bool:
    """Whether a part of the number at `i` stands before it: `a quarter of a million`."""
    if i < 3 or tokens[i - 2].lower != "of":
        return False
    before = tokens[i - 3]
    return before.figure is not None or before.lower in FRACTION_WORDS or before.lower == "half"


def _multiplies(text: str, figure: Token, word: Token) -> bool:
    """Whether a multiplier belongs to the figure before it; `m` and `bn` only right beside it (`5 m`, `3bn`), `m` not in `5 m.t.`."""
    if word.lower not in ("m", "bn"):
        return True
    is_beside = word.start == figure.end or text[figure.end : word.start] == " "
    return is_beside and text[word.end : word.end + 2].lower() not in (".t", "/t")


def _is_half(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].lower in ("a", "an", "million", "billion")


def _end_of_number_words(tokens: Sequence[Token], i: int) -> int:
    """The index after the last word of the number that begins at `i`."""
    end = i + 1
    while end < len(tokens) and tokens[end].kind == "word":
        lower = tokens[end].lower
        if lower.partition("-")[0] in NUMBER_WORDS or lower in MULTIPLIERS - {"m", "bn"}:
            end += 1
        elif lower == "and" and end + 1 < len(tokens) and _ends_in_scale(tokens[end - 1].lower) and tokens[end + 1].lower in NUMBER_WORDS:
            end += 2
        elif lower == "and" and [t.lower for t in tokens[end + 1 : end + 3]] == ["a", "half"]:
            end += 3
        elif lower in ("a", "an") and tokens[i].lower == "half" and end == i + 1:
            end += 1
        else:
            break
    return end


def _ends_in_scale(word: str) -> bool:
    """`hundred`, `two-hundred`: before `and three`."""
    return word.rpartition("-")[2] in MULTIPLIERS


def _lower(text: str, start: int, end: int) -> str:
    return _SPACE.sub(" ", text[start:end]).lower()
