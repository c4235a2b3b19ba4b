"""Lists of agreements: which of those that a sentence names stand together behind one verb, or before it."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.treaty_names import Mention
from flows.extract.treaty_sets import GLUE, RELATIONS
from flows.extract.treaty_words import Words

GLUE_KINDS = frozenset({"and", "determiner", "adverb", "as", "figure", "to"})
_LONGEST_ASIDE = 16
_LONGEST_OTHERS = 24
_LONGEST_DESCRIBED = 40
_IN_MATTERS = frozenset({"word", "determiner", "preposition", "figure", "mark", "agreement_kind", "adverb"})
_INTRODUCING = frozenset({"including", "namely", "notably", "as"})
_LONGEST_PURPOSE = 12


def group_mentions(words: Words, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Lists of agreements: `A, B, and C`, also with semicolons, bullets, and `including` after a group."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        previous = groups[-1][-1] if groups else None
        if previous is not None and (
            previous.head == mention.head
            or (_goes_on(words, previous.tail, mention.first) and not _new_subject(words, previous.tail, mention))
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _before(words: Words, i: int) -> int:
    """The token before one that introduces a list: before `such as` that of `such`."""
    return i - 2 if words.lower(i) == "as" and words.lower(i - 1) == "such" else i - 1


def _is_aside(words: Words, a: int, b: int) -> bool:
    """Whether nothing but a clause that states no relation stands in `[a, b)`: `agreements that focus on drugs, including`.

    `agreements in place to facilitate cooperation, such as`.
    """
    inside = range(a, b - 1)
    at = a + 2 if words.lower(a) == "in" and words.lower(a + 1) == "place" else a
    opens = words.kind(a) == "relative" or words.lower(a) == "that" or (words.kind(at) == "to" and b - at <= _LONGEST_PURPOSE)
    return not inside or (opens and not any(words.kind(i) in RELATIONS or words.lower(i) in (",", ";") for i in inside))


def _names_others(words: Words, a: int, b: int) -> bool:
    """Whether `[a, b)` names items of a list that are no agreements, in capitals: `the Drug Abuse Control Commission (CICAD), the`."""
    return b - a <= _LONGEST_OTHERS and all(
        words.capital(i)
        or words.kind(i) in GLUE_KINDS
        or words.lower(i) in GLUE
        or words.lower(i).endswith("'")
        or (words.kind(i) == "preposition" and words.capital(i + 1))
        for i in range(a, b)
    )


def _is_described(words: Words, a: int, b: int) -> bool:
    """Whether `[a, b)` describes an agreement and ends its item: `a treaty that enables patrols of these waters; and a convention`."""
    begins = a + (words.lower(a) == ",")
    if words.kind(begins) != "relative" and words.lower(begins) != "that":
        return False
    end = next((i for i in range(b - 1, begins, -1) if words.lower(i) == ";"), None)
    return end is not None and b - a <= _LONGEST_DESCRIBED and all(words.kind(i) in GLUE_KINDS for i in range(end + 1, b))


def past_participle(words: Words, a: int, b: int) -> int:
    """Behind what dates an agreement of a list in `[a, b)`: `a treaty signed in 1905 and a convention`; else `a` itself."""
    if words.kind(a) not in ("sign", "ratify", "force") or words.tokens[a].value not in ("past", "event"):
        return a
    dated = words.dated(a + 2)
    if dated is None or words.kind(a + 1) != "preposition":
        return a
    end = words.indices(dated.start, dated.end).stop
    return end if end < b and words.kind(end) == "and" and all(words.kind(i) == "determiner" for i in range(end + 1, b)) else a


def _names_matters(words: Words, a: int, b: int) -> bool:
    """Whether `[a, b)` names, between commas, another matter that the agreements before are on: `, the sharing of information, and a`."""
    inside = range(a + 1, b - 2)
    opens = words.lower(a) == "," and words.kind(a + 1) == "determiner" and words.lower(a + 3) == "of"
    closes = [words.kind(b - 2), words.kind(b - 1)] == ["and", "determiner"] and words.lower(b - 3) == ","
    return (
        opens
        and closes
        and len(inside) <= _LONGEST_ASIDE
        and all(words.kind(i) in _IN_MATTERS and (words.kind(i) != "word" or not words.lower(i).endswith("ed")) for i in inside)
    )


def _new_subject(words: Words, a: int, mention: Mention) -> bool:
    """Whether an agreement behind a comma or semicolon is what the next verb says something of: `has A; a treaty B was signed`."""
    marks = [words.lower(i) for i in range(a, mention.first) if words.lower(i) in (",", ";")]
    in_force = words.kind(mention.tail) == "force" and words.kind(mention.first - 1) != "and" and ";" in marks
    fronted = ";" in marks and words.kind(mention.tail) == "pronoun"
    return in_force or fronted or (bool(marks) and words.lower(mention.tail) in ("is", "was", "has"))


def _goes_on(words: Words, a: int, b: int) -> bool:
    """Whether a list of agreements goes on over the tokens `[a, b)`: glue, a date ahead, or a relative clause between commas.

    `A and, since 1992, B`; `A in 1973 and in 1997 to B`; `A, which it ratified in 1994, and B`.
    """
    a = past_participle(words, a, b)
    begins = a + (words.lower(a) == ",")
    aside = words.kind(begins) == "relative" or (words.kind(begins + 1) == "relative" and words.lower(begins) in ("to", "of"))
    if begins > a and aside and b - a <= _LONGEST_ASIDE:
        # it ends with the last comma, that before "and", or that of its date
        ends = max((i for i in range(begins + 2, b) if words.lower(i) == ","), default=None)
        if ends is None or any(words.lower(i) == ";" or words.kind(i) == "boundary" for i in range(begins, ends)):
            return False
        if all(words.kind(i) in GLUE_KINDS or words.lower(i) in ("but", "not") for i in range(ends + 1, b)):
            return True
    if _names_matters(words, a, b) or _is_described(words, a, b):
        return True
    introduced = next((i for i in range(a, b) if words.lower(i) in _INTRODUCING and words.lower(_before(words, i)) == ","), None)
    if introduced is not None and _is_aside(words, a, _before(words, introduced) + 1) and _names_others(words, introduced + 1, b):
        return True
    return all(
        words.kind(i) in GLUE_KINDS
        or (words.lower(i) == "but" and (words.lower(i + 1) in ("not", "no")))
        or (words.lower(i) == "not" and words.lower(i - 1) == "but")
        or words.lower(i) in GLUE
        or words.dated(i) is not None
        or (words.lower(i) in ("in", "on", "since") and words.dated(i + 1) is not None)
        for i in range(a, b)
    )
