"""The summary that stands before the text proper (5 FAH-1 H-246): under its heading, or in the paragraph that begins with the word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.cable import Paragraph

_WORD = r"(?:BEGIN |EXECUTIVE |\(\w{1,6}\) )*(?:SUMMARY|SUMMMARY|SUMMARRY)(?: ?(?:AND|&|/) ?[A-Z]+(?: [A-Z]+)?)?"
# A stray point or the drafter's own number may stand before it (09BRASILIA1472, 09LAPAZ1784).
_LABEL = re.compile(rf"(?:[.\s]+|\d\.\s+)?{_WORD}\s*(?:[:.]|-{{1,3}})+\s*", re.IGNORECASE)
_HEADING = re.compile(rf"(?:.* / )?(?:[IVX]{{1,3}}\.?[ ]+|[A1]\.[ ]*)?{_WORD}[ .:]*$", re.IGNORECASE)
# Begins with one of three characters, which makes the search quick.
_END = re.compile(r"(?-i:[(Ee])(?:(?<=\()END|(?<=\bE)ND)\s+(?:OF\s+)?(?:EXECUTIVE\s+)?SUMMARY\b.*", re.IGNORECASE | re.DOTALL)
_WITHIN = 6
"""A summary begins within the first paragraphs; what bears the word further down is of an enclosed report."""
_LABEL_WITHIN = 40
_LONGEST = 8
_END_WITHIN = 60
"""Characters that `END OF EXECUTIVE` takes at most before the word, wrapped and indented."""


def read_summary(paragraphs: Sequence[Paragraph]) -> str | None:
    """The summary with white space folded, its paragraphs a blank line apart; None where the cable marks none.

    It ends where the text says so, or with its heading, else with its first paragraph. An end may have no beginning (06SANJOSE337).
    """
    for index, (*_, heading, mapped) in enumerate(paragraphs[:_WITHIN]):
        text = mapped.text
        label = _LABEL.match(text) if _names_a_summary(text[:_LABEL_WITHIN]) else None
        has_heading = heading is not None and _names_a_summary(heading) and _HEADING.match(heading) is not None
        ends_here = index == 0 and label is None and _end(text) is not None
        if label is not None or has_heading or ends_here:
            return _folded(paragraphs, index, label.end() if label else 0, has_heading)
    return None


def _names_a_summary(text: str) -> bool:
    """A cheap test before the patterns."""
    return "SUMM" in text or "umm" in text


def _folded(paragraphs: Sequence[Paragraph], first: int, begin: int, has_heading: bool) -> str | None:
    texts = [paragraph.text.text for paragraph in paragraphs[first : first + _LONGEST]]
    texts[0] = texts[0][begin:]
    count = 1
    for index, text in enumerate(texts):
        end = _end(text)
        if end is not None:
            texts[index] = text[: end.start()]
            count = index + 1
            break
    else:
        if has_heading:
            heading = paragraphs[first].heading
            under = next((k for k, p in enumerate(paragraphs[first : first + _LONGEST + 1]) if p.heading != heading), 1)
            count = max(1, under)
    return "\n\n".join(filter(None, (" ".join(text.split()) for text in texts[:count]))) or None


def _end(text: str) -> re.Match[str] | None:
    """`END SUMMARY`, looked for from a little before the first such word."""
    words = [at for at in (text.find("SUMM"), text.find("umm")) if at >= 0]
    return _END.search(text, max(0, min(words) - _END_WITHIN)) if words else None
