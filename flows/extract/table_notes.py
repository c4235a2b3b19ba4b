"""What the notes beside a table say of its figures: which year stands in brackets, how far a year's figures go, what a name is short for.

`Numbers in brackets are those of 2006`; `The 2008 data cover January through October`; `MOI = Ministry of Interior`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.extract.agencies import is_body
from flows.extract.document import Passage
from flows.extract.table_times import join_months, since_new_year
from flows.extract.timespans import Period, PeriodMention, same_in_year
from flows.extract.tokens import Token

_BRACKETS = frozenset({"brackets", "bracket", "parentheses", "parenthesis", "parens", "bracketed", "parenthetical"})
_BRACKET_WORDS = frozenset(word.encode() for word in _BRACKETS)
_TELLING = frozenset({
    "are", "is", "for", "from", "cover", "covers", "refer", "refers", "give", "gives", "show", "shows", "represent", ":", "=",
})  # fmt: skip
_STOPS = frozenset({".", ";", "!", "?"})
# what stands in brackets may be no quantity of another time
_OTHER = frozenset(
    {"cases", "number", "percent", "percentage", "change", "changes", "share", "shares", "value", "values", "price", "prices"}
)
_REACH = 12
"""Tokens between `in brackets` and the time that is meant."""
_FIGURES = frozenset({
    "figure", "figures", "data", "number", "numbers", "statistics", "total", "totals", "column", "amounts", "quantities", "results", "only",
})  # fmt: skip
_PARTS_OF_YEAR = frozenset({"part", "months", "open", "day", "days", "month"})
_NEAR = 8
"""Tokens between a year and the part of it that its figures cover."""
_BEFORE = 3
"""Tokens before a year among which `figures for` stands."""
_YEAR = 4
"""Digits of a year."""
_ENTRY = r"([A-Z][\w&]*(?: [A-Z][\w&]*)?)\s*(?:=|:|--?|–|—)\s+(?:[Tt]he )?"
_SHORT = re.compile(
    rf"(?<![\w-]){_ENTRY}"
    r"([A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|for|and|the|on|against))*)"
)
# 07BRASILIA2091: nobody else's
_PROVIDED = re.compile(
    r"\bfigures\s+(?:shown\s+|given\s+)?are\s+(?:those\s+)?(?:provided\s+by|of|from)\s+(?:the\s+)?(?P<body>[^.;:]{3,60}?)\s*,?\s+"
    r"(?:and\s+|which\s+)?do(?:es)?\s+not\s+include",
    re.IGNORECASE,
)
_BROKEN = re.compile(rf"[^\S\n]*\n[^\S\n]*(?!{_ENTRY})")


def time_in_brackets(passage: Passage) -> PeriodMention | None:
    """The time of the figures that stand in brackets, where a paragraph says it: `figures for the same months of 2008 in brackets`."""
    if _BRACKET_WORDS.isdisjoint(passage.words):
        return None
    tokens = passage.tokens
    mentions = join_months(passage.periods, tokens)
    for k, token in enumerate(tokens):
        if token.lower not in _BRACKETS:
            continue
        after = next((m for m in mentions if k < m.first <= k + _REACH), None)
        if after is not None:
            between = [t.lower for t in tokens[k + 1 : after.first]]
            if _STOPS.isdisjoint(between) and not _TELLING.isdisjoint(between):
                return after if _OTHER.isdisjoint(between) else None
        before = next((m for m in reversed(mentions) if k - _REACH <= m.last - 1 < k), None)
        if before is not None and (_STOPS | _OTHER | {"("}).isdisjoint(t.lower for t in tokens[before.last : k]):
            return before
    return None


def parts_of_years(tokens: Sequence[Token], first: int, mentions: Sequence[PeriodMention]) -> dict[int, Period]:
    """The part of a year that its figures cover, by the year: `2008 figures are through October`; `first` is the index of the first token.

    A part that itself names the year (`the first nine months of 2008`) says what the whole table is of, and is none.
    """
    out: dict[int, Period] = {}
    for year, part in pairwise(mentions):
        start = year.period.start
        if year.kind != "year" or start is None or part.kind not in _PARTS_OF_YEAR or part.first - year.last > _NEAR:
            continue
        between = [t.lower for t in tokens[year.last - first : part.first - first]]
        around = [t.lower for t in tokens[max(0, year.first - first - _BEFORE) : year.first - first]] + between
        others = {t.lower for t in tokens[part.first - first : part.last - first] if len(t.lower) == _YEAR and t.lower.isdigit()}
        if others <= {str(start.year)} and _STOPS.isdisjoint(between) and not _FIGURES.isdisjoint(around):
            span = since_new_year(part, between[-1] if between else "")
            if span.start is not None and span.end is not None:
                out[start.year] = same_in_year(span, start.year)
    return out


def part_of_all_years(tokens: Sequence[Token], first: int, mentions: Sequence[PeriodMention]) -> Period | None:
    """The part that the figures of every year cover, where a note names no year: `* Data represent seizures January through October`."""
    words = [t.lower for t in tokens]
    if _FIGURES.isdisjoint(words) or any(len(word) == _YEAR and word.isdigit() for word in words):
        return None
    for m in mentions:
        before = words[: m.first - first]
        is_span = m.kind in _PARTS_OF_YEAR and m.period.start is not None and m.period.end is not None
        if is_span and _STOPS.isdisjoint(before) and not _TELLING.isdisjoint(before) and not _FIGURES.isdisjoint(before):
            return m.period
    return None


def provider_of_figures(passage: Passage, start: int) -> str | None:
    """The body whose figures alone a table from `start` on gives: `Figures are provided by the Federal Police and do not include ...`."""
    match = _PROVIDED.search(passage.text, start)
    if match is None:
        return None
    named = [m for m in passage.agencies if m.start < match.end("body") and match.start("body") < m.end]
    return named[0].name if len(named) == 1 else None


def names_in_short(text: str) -> dict[str, str]:
    """The bodies that a legend gives the short names of its columns and rows: `MOI = Ministry of Interior`, by the short name."""
    if not any(mark in text for mark in ("=", ":", "-", "–", "—")):
        return {}
    found = ((m[1], m[2]) for m in _SHORT.finditer(_BROKEN.sub(" ", text)))
    return {short: name for short, name in found if is_body(name) and len(name.split()) > 1}
