"""Lists of agreements: which of those that a sentence names stand together behind one verb, or before it."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.treaty_names import Mention
from flows.extract.treaty_sets import GLUE
from flows.extract.treaty_words import Words

GLUE_KINDS = frozenset({"and", "determiner", "adverb", "as", "figure", "to"})
_LONGEST_ASIDE = 16


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
    begins = a + (words.lower(a) == ",")
    aside = words.kind(begins) == "relative" or (words.kind(begins + 1) == "relative" and words.lower(begins) in ("to", "of"))
    if begins > a and aside and b - a <= _LONGEST_ASIDE:
        # it ends with the last comma, that before "and", or that of its date
        ends = max((i for i in range(begins + 2, b) if words.lower(i) == ","), default=None)
        if ends is None or any(words.lower(i) == ";" or words.kind(i) == "boundary" for i in range(begins, ends)):
            return False
        if all(words.kind(i) in GLUE_KINDS or words.lower(i) in ("but", "not") for i in range(ends + 1, b)):
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
