"""The SUBJECT of a cable: where it ends, over lines, blank ones too, and among labels, headings and text that follow unmarked."""

from __future__ import annotations

import re

from flows.normalise.captions import captions_of_line
from flows.normalise.head_labels import PROSE, end_of_line, label_at_line, label_of, label_within, starts_something

_SUBJECT_STOPS = re.compile(
    r"\s(?:REF(?:S|TELS?)?[ \t]?:|TAGS[ \t]?:|CLASSIFIED BY\b|DERIVED FROM:|\(?\d{1,2}[.)][ \t]?\([A-Z/]{1,6}\)"
    r"|\([A-Z/]{1,6}\)[ \t]?\d{1,2}\.[ \t])|\s-{5,}|\s{2,}(?:SUMMARY|INTRODUCTION)\b|\sINDEX:",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"\s{2,}(?=\S)|(?<=[A-Za-z][.!?])\s")
_SUBJECT_ENDS = re.compile(
    r"[ \t]*(?:(?:INDEX|CONTENTS?|SUMMARY|INTRODUCTION|BACKGROUND|KEY[ \t]+POINTS)\b[: .]*$"
    r"|(?:\([A-Z/]{1,6}\)[ \t]*)?(?:(?:BEGIN|EXECUTIVE)[ \t]+)?(?:SUMMARY|INTRODUCTION)\s*[:.]"
    r"|\(?NOTE(?:[ \t]+BY[ \t]+[A-Z/]+)?[ \t]*:"
    r"|SENSITIVE[ \t]+BUT[ \t]+UNCLASSIFIED\b|THIS[ \t]+(?:IS[ \t]+AN?|MESSAGE|CABLE|TELEGRAM)[ \t])",
    re.IGNORECASE,
)
_RULE = re.compile(r"[ \t]*[-=*](?:[ \t]?[-=*]){2,}[ \t]*$")
_UNFINISHED = re.compile(
    r"(?:[,:;–-]|\b(?:AND|OR|OF|TO|THE|FOR|IN|ON|WITH|BY|FROM|AT|AN?|AS|ITS|HIS|HER|THEIR|INTO|UPON|BETWEEN|AGAINST|DURING))$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"[ \t]*(?:[a-z]|(?:AND|OF|TO|FOR|IN|ON|WITH|BY|FROM|AT)\b)")
_LONGEST_SUBJECT_LINES = 7
_LONGEST_SUBJECT = 400
"""The longest subject met has 200 characters (09CAIRO125)."""
_LOWER_CASE_TITLE = 2


def read_subject(text: str, at: int, limit: int, end: int) -> tuple[str, int]:
    """The subject, its lines joined, and where it ends.

    Args:
        text: The repaired body.
        at: Behind the label.
        limit: How far the head may reach.
        end: End of the body.
    """
    first_end = end_of_line(text, at, end)
    if not text[at:first_end].strip():
        # The subject on the line after its label.
        following = at
        while following < limit and text[following].isspace():
            following += 1
        following = text.rfind("\n", 0, following) + 1
        following_end = end_of_line(text, following, end)
        if following > at and not starts_something(text[following:following_end]):
            at, first_end = following, following_end
    stop, is_stopped = _end_on_line(text, at, first_end)
    if stop - at > _LONGEST_SUBJECT:
        # A joined line on which the text goes on behind the subject.
        words_at = at + len(text[at:stop]) - len(text[at:stop].lstrip())
        run_on = _RUN_ON.search(text, words_at, at + _LONGEST_SUBJECT)
        stop, is_stopped = (run_on.start() if run_on else at + _LONGEST_SUBJECT), True
    lines = [text[at:stop].strip()]
    while not is_stopped and len(lines) < _LONGEST_SUBJECT_LINES and stop < end and text[stop] == "\n":
        next_at = stop + 1
        next_end = end_of_line(text, next_at, end)
        if not text[next_at:next_end].strip():
            continued = _continuation(text, lines[-1], next_end, limit, end)
            if continued is None:
                break
            next_at, next_end = continued
        following, is_stopped = _end_on_line(text, next_at, next_end)
        if (
            (is_stopped and _SUBJECT_ENDS.match(text, next_at, next_end) is not None)
            or _ends_subject(text[next_at:following], lines[0])
            or (lines[0].isupper() and _is_heading(text, next_at, next_end, end))
        ):
            break
        stop = following
        lines.append(text[next_at:stop].strip())
    # The parenthesis of "(Classified by ...)".
    return _unwrapped(lines).removesuffix("(").rstrip(), stop


def _end_on_line(text: str, at: int, line_end: int) -> tuple[int, bool]:
    """Where the subject ends on a line, and whether something else on the line ends it."""
    if not _may_stop_subject(text[at:line_end]):
        return line_end, False
    stop = _SUBJECT_STOPS.search(text, max(0, at - 1), line_end)
    within = label_within(text, at, line_end)
    ends = [max(at, match.start()) for match in (stop, within) if match is not None]
    return (min(ends), True) if ends else (line_end, False)


def _ends_subject(line: str, first: str) -> bool:
    if starts_something(line) or _SUBJECT_ENDS.match(line) or captions_of_line(line.strip()) is not None:
        return True
    if line.isupper():
        return False
    if PROSE.search(line) is None:
        return first == first.upper() and line != line.upper() and line.rstrip()[-1:] == "."
    # Prose below a title: one in capitals, or one that capitalises its words.
    words = first.split()
    return first == first.upper() or (
        len(words) > _LOWER_CASE_TITLE and sum(word[0].islower() for word in words) <= len(words) // 3 and line.strip()[:1].isupper()
    )


def _is_heading(text: str, at: int, line_end: int, end: int) -> bool:
    """Whether a line below a subject in capitals is a heading of the text: with small letters, over a rule that is no other's."""
    at, line = line_end + 1, text[at:line_end]
    if text[at : at + 1] not in ("-", "=", "*") or line.isupper():
        return False
    rule_end = end_of_line(text, at, end)
    if _RULE.match(text, at, rule_end) is None:
        return False
    heading_end = end_of_line(text, rule_end + 1, end)
    return _RULE.match(text, heading_end + 1, end_of_line(text, heading_end + 1, end)) is None


def _continuation(text: str, before: str, at: int, limit: int, end: int) -> tuple[int, int] | None:
    """The line after blank ones that still belongs to the subject (10BERLIN8, 07BUENOSAIRES1850: a blank line within it)."""
    while at < limit and text[at].isspace():
        at += 1
    at = text.rfind("\n", 0, at) + 1
    stop = end_of_line(text, at, end)
    line = text[at:stop]
    if not line.strip() or _ends_subject(line, before):
        return None
    if _UNFINISHED.search(before) or _CONTINUES.match(line):
        return at, stop
    after = stop
    while after < limit and text[after].isspace():
        after += 1
    label = label_at_line(text, after, end_of_line(text, after, end))
    after = text.rfind("\n", 0, after) + 1
    return (at, stop) if label is not None and label_of(label) == "references" and after > stop + 1 else None


def _unwrapped(lines: list[str]) -> str:
    """The lines joined by blanks; a word broken at its hyphen (`POLITICAL-` / `MILITARY`, `U.S.-` / `FUNDED`) takes none."""
    joined = lines[0]
    for line in lines[1:]:
        is_broken = joined[-1:] == "-" and (joined[-2:-1].isalnum() or joined[-2:-1] == ".") and line[:1].isalnum()
        joined += line if is_broken else f" {line}"
    return " ".join(joined.split())


def _may_stop_subject(line: str) -> bool:
    """A cheap test before `_SUBJECT_STOPS` and `label_within`: what they begin with."""
    if "(" in line or "REF" in line or "Ref" in line or "-----" in line or "TAGS" in line or "E.O" in line or "EO 1" in line:
        return True
    return "UMMA" in line or "umma" in line or "NTRO" in line or "ntro" in line or "NDEX" in line or "ndex" in line or "IED " in line
