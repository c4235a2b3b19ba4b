"""Terms of prison that a court imposed in a case of corruption."""

from __future__ import annotations

from decimal import Decimal

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Found, Reading
from flows.extract.document import Sentence
from flows.extract.numbers import Figure, figure_of_words

_REACH = 14
_REACH_AFTER = 3
_SENTENCED = frozenset({"sentenced", "gave", "handed", "jailed", "handed down"})
_OF_A_CASE = frozenset({"penalty", "penalties", "maximum", "minimum"})
_MONTHS = frozenset({"month", "months"})
_MONTHS_OF_YEAR = 12
_PART = Decimal("0.01")
"""To what part of a year months are told."""
_COMPARING = ("less", "more", "longer", "shorter")
_PRISONS = frozenset({"prison", "jail", "penitentiary"})


def read_terms(reading: Reading, sentence: Sentence) -> list[Found]:
    """The terms of a sentence: "sentenced ... to 15 years", "a five-year term", "gave the secretary five years in prison"."""
    if _is_provision(reading, sentence):
        return []
    out: list[Found] = []
    for i in range(sentence.first, sentence.last):
        figure = _years(reading, i)
        if figure is None or not (_is_imposed(reading, i, sentence) or _goes_on(reading, i, out)):
            continue
        # of "eight to twelve years" the lower end is the figure
        at = i - 2 if reading.is_upper_end(i) or _is_upper(reading, i) else i
        lower = reading.tokens[at].figure if at != i else figure
        if lower is not None:
            last = min(i + 2 if reading.lower(i + 1) == "-" else i + 1, sentence.last - 1) if reading.kind(i) == "figure" else i
            out.append(Found("sentence_years", lower, "years", at, at, last, sentence.last, upper=figure if at != i else None))
    return out


def _years(reading: Reading, i: int) -> Figure | None:
    """The figure at `i`, where it counts years: `six and a half years`, `10-year`, `five-year`; of months the part of a year."""
    token = reading.tokens[i]
    if token.kind == "figure" and i not in reading.in_period:
        following = reading.lower(i + 2) if reading.lower(i + 1) == "-" else reading.lower(i + 1)
        if following in _MONTHS and token.figure is not None:
            return Figure(*((end / _MONTHS_OF_YEAR).quantize(_PART) for end in token.figure))
        return token.figure if following in words.YEARS else None
    head, _, tail = token.lower.rpartition("-")
    return figure_of_words([head]) if tail == "year" and head else None


def _is_upper(reading: Reading, i: int) -> bool:
    is_range = reading.kind(i - 2) == "figure" and reading.lower(i - 1) in ("to", "-") and reading.kind(i) == "figure"
    # "sentenced in May 2008 to two years"
    return is_range and i - 2 not in reading.in_period


def _is_imposed(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the years are those of a sentence of a court."""
    # "five years ago", "over the past ten years"
    after = reading.lowers(i + 1, min(i + 1 + _REACH_AFTER, sentence.last))
    if any(word.startswith(_COMPARING) for word in after[1:2]):
        # "a sentence six months less than the term that the law asks for"
        return False
    if reading.lower(i - 1) in ("for", "to") and after[1:2] == ["after"]:
        # "was jailed for 14 years after he took bribes"
        after = after[:1]
    if not words.NO_TERMS.isdisjoint(after) or reading.lower(i - 1) in words.NO_TERMS:
        return False
    before = reading.lowers(max(sentence.first, i - _REACH), i)
    if not words.PROPOSED.isdisjoint(before) or "average" in before:
        return False
    if not words.IMPOSING.isdisjoint(before):
        return True
    following = reading.lowers(i + 1, min(i + 1 + _REACH_AFTER + 1, sentence.last))
    given = not words.GIVING.isdisjoint(before) or "in" in before[-2:]
    if not words.GIVING.isdisjoint(before[-2:]) and reading.lower(i + 2) == "for":
        # "was given four years for accepting ..."
        return True
    if any(word in _PRISONS and before[k - 1] == "to" for k, word in enumerate(before) if k):
        # "sent the rest to prison for between three and eight years"
        return True
    if given and not words.COURTS.isdisjoint(before):
        return True
    return (given or "imprisonment" in following) and not words.AFTER_TERM.isdisjoint(following)


def _goes_on(reading: Reading, i: int, out: list[Found]) -> bool:
    """Whether a list of terms goes on: `gave A five years in prison and the two accountants three years each`."""
    if not out or i - out[-1].last > _REACH:
        return False
    return not any(reading.lower(k) in words.CLAUSE_ENDS or reading.kind(k) in ("verb", "predicate") for k in range(out[-1].last + 1, i))


def _is_provision(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence says what a law provides for; `the heaviest penalty so far, when a judge sentenced him to` tells of a case."""
    told = reading.speaks(sentence, _SENTENCED)
    return any(
        reading.lower(k) in words.PROVISIONS and not reading.tokens[k].capital and not (told and reading.lower(k) in _OF_A_CASE)
        for k in range(sentence.first, sentence.last)
    )
