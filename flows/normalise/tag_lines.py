"""The TAGS of a cable as they stand in its head: over how many lines they go."""

from __future__ import annotations

import re

from flows.normalise.captions import captions_of_line
from flows.normalise.head_labels import end_of_line, end_of_value, starts_something
from flows.vocabulary.tags import TAGS

_TAG_WORDS = re.compile(r"[ \t]*(?:[A-Z0-9][A-Z0-9-]+|\([A-Za-z ,.'-]+\))(?:[ \t,;/]+(?:[A-Z0-9][A-Z0-9-]+|\([A-Za-z ,.'-]+\)))*[ \t,;]*$")
_TAG_MARKS = " \t.,;:/-"
_TAG_SEPARATORS = re.compile(r"[ \t.,;:/-]+")
# `STATE FOR SCA/CEN` below the TAGS.
_PASSES = re.compile(r"\b(?:FOR|PASS|ALSO|PLEASE)\b")


def read_tag_lines(text: str, at: int, limit: int, end: int) -> tuple[str, int]:
    """The TAGS as written, their lines joined by blanks, and where they end.

    Args:
        text: The repaired body.
        at: Behind the label.
        limit: How far the head may reach.
        end: End of the body.
    """
    stop = end_of_value(text, at, end)
    parts = [text[at:stop]]
    while stop < limit and text[stop] == "\n":
        following = stop + 1
        line_end = end_of_line(text, following, end)
        line = text[following:line_end]
        if not line.strip() and line_end < end:
            # A blank line, as a page marker leaves it; 09GENEVA203 wraps behind no comma.
            below = text[line_end + 1 : end_of_line(text, line_end + 1, end)]
            if parts[-1].rstrip()[-1:] in ("", ",") or (":" not in below and _are_known_tags(below)):
                following = line_end + 1
        line_end = end_of_value(text, following, end)
        line = text[following:line_end]
        if starts_something(line) or captions_of_line(line.strip()) is not None:
            break
        if not _are_tags(line) and not _ends_broken_tag(parts[-1], line) and not _closes_person(parts, line):
            break
        parts.append(line)
        stop = line_end
    return " ".join(parts).strip(), stop


def _are_tags(line: str) -> bool:
    """Whether a line below the TAGS goes on with them: words in capitals that pass nothing on, or TAGS whatever their letters and marks."""
    if _TAG_WORDS.match(line) is not None and _PASSES.search(line) is None:
        return True
    return _are_known_tags(line.upper())


def _are_known_tags(line: str) -> bool:
    words = _TAG_SEPARATORS.split(line.strip(_TAG_MARKS))
    return words != [""] and all(word in TAGS for word in words)


def _closes_person(before: list[str], line: str) -> bool:
    """Whether a line closes the parentheses of a person that the lines before it open: `OVIP (ORM,` / `JAN), SNAR`."""
    begun = " ".join(before)
    rest, bracket, _ = line.partition(")")
    return bool(bracket) and "(" not in rest and begun.count("(") > begun.count(")")


def _ends_broken_tag(before: str, line: str) -> bool:
    """Whether a line begins with the last letter of a TAG that the line before it breaks off: `PGOV, PRE` / `L, TI`."""
    first, *others = _TAG_SEPARATORS.split(line.strip(_TAG_MARKS))
    before = before.rstrip()
    if len(first) != 1 or before[-1:] in _TAG_MARKS:
        return False
    broken = _TAG_SEPARATORS.split(before)[-1]
    return broken not in TAGS and f"{broken}{first}" in TAGS and (not others or _are_tags(" ".join(others)))
