"""Repairs to the body before it is parsed, each recorded with its place in the raw page.

Line ends first (`line_end`), since everything else looks at lines; then, in one pass, page markers with what they split,
captions strayed into sentences, lines repeated with a stray Q, letters that transmission turned into Q, wrong pilcrows, and zeros for
letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from flows.cable import Repair
from flows.normalise.letter_q import q_edits
from flows.normalise.markers import Marker, find_markers, find_page_heads
from flows.spans import MappedText
from flows.tuples import new_tuple


class Change(NamedTuple):
    """Replace `[start, end)` of the decoded body; `kind` as in `flows.tables.REPAIR_KINDS`, None where only markup is cut."""

    start: int
    end: int
    replacement: str
    kind: str | None


_BACKSLASH_END = re.compile(r"[ \t]*\\[ \t]*(?=\n|$)")
_ALTERNATING_SHARE = 0.9
_ALTERNATING_LINES = 20
_LONGEST_LINE = 90
_FIRST_LINES = 10
"""Among as many a text with an empty line after each has one."""
_WRONG_PILCROW = re.compile(r"¶(?=[ \t]*\d{4}\b)")
_HEAD_LABEL = re.compile(r"[ \t]*(?:SUBJ|REF|TAGS|E\.?[O0]\.?)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]*\s*$")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_CAPTION = "SIPDIS"
_BLANKS = (" ", "\t")
_SMALL_WORDS = re.compile(r"\b[a-z]{2,}\b")
_SMALL_LETTERS = re.compile(r"[a-z]{2}")
_CLOSE = 40
_ZERO_FOR_LETTER = re.compile(r"E\.0\.(?=[ \t]*:?[ \t]*1\d{4})")


def repair_body(body: MappedText, station: str | None) -> tuple[MappedText, list[Repair]]:
    """The repaired body, and what was repaired in the order of the page.

    Args:
        body: The decoded body.
        station: The station as the reference ID spells it, for its name in page markers.
    """
    repairs: list[Repair] = []
    body = _apply(body, _line_end_changes(body.text), repairs)
    body = _apply(body, _changes(body.text, station), repairs)
    if len(repairs) > 1:
        repairs.sort(key=itemgetter(1, 2))
    return body, repairs


def _apply(body: MappedText, changes: list[Change], repairs: list[Repair]) -> MappedText:
    if not changes:
        return body
    text = body.text
    recorded = [change for change in changes if change[3] is not None]
    spans = body.raw_spans([(kind or "", start, end) for start, end, _, kind in recorded])
    repairs += [
        new_tuple(Repair, (kind, raw_start, raw_end, text[start:end], replacement))
        for (start, end, replacement, kind), (raw_start, raw_end, _) in zip(recorded, spans, strict=True)
    ]
    return body.edit([change[:3] for change in changes])


def _line_end_changes(text: str) -> list[Change]:
    """A backslash at each line's end (07GENEVA2626), or an empty line after each line (07BUENOSAIRES1244)."""
    if "\\" in text and ("\\\n" in text or "\\ \n" in text):
        return [new_tuple(Change, (*match.span(), "", "line_end")) for match in _BACKSLASH_END.finditer(text)]
    # Cheap tests of the first lines before all are looked at.
    if text.find("\n\n", 0, _LONGEST_LINE * _FIRST_LINES) < 0:
        return []
    first = text.split("\n", 2 * _ALTERNATING_LINES)
    if len(first) <= 2 * _ALTERNATING_LINES or max(first[1::2].count(""), first[2::2].count("")) < _ALTERNATING_LINES // 2:
        return []
    lines = text.split("\n")
    if len(text) >= _LONGEST_LINE * len(lines):
        return []
    # The first lines (a classification line without the surplus end) may put the alternation out of step.
    odd, even = lines[1::2], lines[2::2]
    surplus = 1 if odd.count("") >= even.count("") else 2
    candidates = lines[surplus::2]
    if candidates.count("") < _ALTERNATING_SHARE * len(candidates):
        return []
    # Paragraphs of a text whose lines were joined stand a blank line apart too (06SAOPAULO352).
    if sum(len(line) <= _LONGEST_LINE for line in lines) < _ALTERNATING_SHARE * len(lines):
        return []
    changes, at = [], 0
    for index, line in enumerate(lines):
        if not line and index >= surplus and (index - surplus) % 2 == 0 and index + 1 < len(lines):
            changes.append(new_tuple(Change, (at, at + 1, "", "line_end")))
        at += len(line) + 1
    return changes


def _changes(text: str, station: str | None) -> list[Change]:
    changes: list[Change] = []
    for marker in find_markers(text, station):
        changes += _marker_changes(text, marker)
    changes += [Change(*head, "page_marker") for head in find_page_heads(text)]
    changes += _stray_captions(text)
    # A single letter is found ten times as fast as two, and most texts have no Q.
    if "Q" in text:
        if "\nQ" in text:
            changes += _repeated_lines(text, changes)
        changes += [Change(*edit, "q_" + kind) for edit, kind in q_edits(text)]
    if "¶" in text:
        changes += _pilcrows(text)
    changes += [Change(m.start() + 2, m.start() + 3, "O", "digit_for_letter") for m in _ZERO_FOR_LETTER.finditer(text)]
    return _without_overlaps(changes) if changes else changes


def _without_overlaps(changes: Iterable[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(changes, key=lambda change: (change[0], -change[1])):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def _marker_changes(text: str, marker: Marker) -> list[Change]:
    """Cuts a page marker with the white space that came with it: a blank line before it and two after it.

    What stood there before the transmission put the marker in, stays: a second blank line before it (08DUSHANBE1372, after
    paragraphs 5 and 23), a third one after it (in the table of paragraph 11). Within a sentence nothing stays.
    """
    if not marker.is_line:
        return _inline_marker_changes(text, marker)
    start = text.rfind("\n", 0, marker.start) + 1
    end = text.find("\n", marker.end)
    end = len(text) if end < 0 else end + 1
    before, after = _blank_lines_before(text, start), _blank_lines_after(text, end)
    text_end, text_start = (before[0] if before else start), (after[-1] if after else end)
    window = max(0, text_end - 200)
    last, following = text[window:text_end].rstrip(" \t\n"), text[text_start : text_start + 6]
    if _splits_number(last, following):
        return [
            Change(window + len(last), text_end, "", "split_number"),
            Change(text_end, text_start, "", "page_marker"),
        ]
    if last and _SENTENCE_END.search(last) is None and following[:1].islower():
        return [Change(text_end, text_start, "", "page_marker")]
    start = before[-1] if before else start
    end = after[min(len(after), 2) - 1] if after else end
    # A subject goes over lines: one blank line must still end it (09GUADALAJARA379).
    is_joined = start == text_end and end == text_start
    return [Change(start, end, "\n" if is_joined and _stands_in_head(text, start) else "", "page_marker")]


def _inline_marker_changes(text: str, marker: Marker) -> list[Change]:
    start, end = marker.start, marker.end
    while text[start - 1 : start] in (" ", "\t"):
        start -= 1
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    if _splits_number(text[max(0, start - 2) : start], text[end : end + 6]):
        return [Change(start, marker.start, "", "split_number"), Change(marker.start, end, "", "page_marker")]
    at_line_end = text[end : end + 1] in ("", "\n") or text[start - 1 : start] in ("", "\n")
    return [Change(start, end, "" if at_line_end else " ", "page_marker")]


def _blank_lines_before(text: str, start: int) -> list[int]:
    """The beginnings of the blank lines right before `start`, ascending."""
    found: list[int] = []
    while start > 0:
        line_start = text.rfind("\n", 0, start - 1) + 1
        if text[line_start:start].strip():
            break
        found.insert(0, line_start)
        start = line_start
    return found


def _blank_lines_after(text: str, end: int) -> list[int]:
    """The ends of the blank lines right after `end`, ascending."""
    found: list[int] = []
    while end < len(text):
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end + 1
        if text[end:line_end].strip():
            break
        found.append(line_end)
        end = line_end
    return found


def _splits_number(last: str, following: str) -> bool:
    """Whether a figure goes on after the marker: `1,` and `152 kilos`, `85` and `,000`."""
    if last[-1:] == ",":
        return last[-2:-1].isdigit() and _THREE_DIGITS.match(following) is not None
    return last[-1:].isdigit() and following[:1] == "," and _THREE_DIGITS.match(following, 1) is not None


def _stands_in_head(text: str, at: int) -> bool:
    blank_lines = ((text.rfind(blank, 0, at), len(blank)) for blank in ("\n\n", "\n \n"))
    block = max((start + length for start, length in blank_lines if start >= 0), default=0)
    return _HEAD_LABEL.match(text, block) is not None


def _stray_captions(text: str) -> list[Change]:
    """`SIPDIS` within a sentence of the text: left of the head of a page, on a line of its own (06SANJOSE489) or not (06SAOPAULO675)."""
    changes = []
    at = text.find(_CAPTION, text.find("SUBJ") + 1)
    while at >= 0:
        end = at + len(_CAPTION)
        line_start, line_end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        if line_end >= 0 and text[line_start:line_end].strip() == _CAPTION:
            before, after = _blank_lines_before(text, line_start), _blank_lines_after(text, line_end + 1)
            cut_start, cut_end = before[0] if before else line_start, after[-1] if after else line_end + 1
            last = text[max(0, cut_start - 80) : cut_start].rstrip(" \t\n")
            if last[-1:].islower() or last[-1:] in (",", "-") or text[cut_end : cut_end + 1].islower():
                changes.append(Change(cut_start, cut_end, "", "stray_caption"))
        elif text[at - 1 : at].isspace() and text[end : end + 1] in _BLANKS and _stands_in_prose(text, at, end):
            while text[end : end + 1] in _BLANKS:
                end += 1
            changes.append(Change(at, end, "", "stray_caption"))
        at = text.find(_CAPTION, at + 1)
    return changes


def _stands_in_prose(text: str, start: int, end: int) -> bool:
    """Whether small letters stand close on both sides, and no label of a head follows."""
    before, after = text[max(0, start - _CLOSE) : start], text[end : end + _CLOSE].lstrip()
    return _SMALL_WORDS.search(before) is not None and _SMALL_LETTERS.search(after) is not None and _HEAD_LABEL.match(after) is None


def _repeated_lines(text: str, cuts: list[Change]) -> list[Change]:
    """Lines that are a Q and the line before, which transmission repeated; a page marker may stand between."""
    changes = []
    at = text.find("\nQ")
    while at >= 0:
        start = at + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        words = text[start + 1 : end].strip()
        if words and words == _line_before(text, start, cuts):
            changes.append(Change(start, min(end + 1, len(text)), "", "q_duplicate_line"))
        at = text.find("\nQ", end)
    return changes


def _line_before(text: str, start: int, cuts: list[Change]) -> str:
    """The last line before `start` that is neither blank nor cut, without white space at its ends."""
    end = start - 1
    while end > 0:
        cut = next((cut for cut in cuts if cut.start <= end < cut.end), None)
        line_start = cut.start if cut else text.rfind("\n", 0, end) + 1
        line = "" if cut else text[line_start:end].strip()
        if line:
            return line
        end = line_start - 1
    return ""


def _pilcrows(text: str) -> list[Change]:
    """Cuts the paragraph signs that the site set; before a year (05SANJOSE2158: `¶2004.`) one is wrong."""
    changes = []
    at = text.find("¶")
    while at >= 0:
        wrong = _WRONG_PILCROW.match(text, at) is not None
        changes.append(Change(at, at + 1, "", "pilcrow" if wrong else None))
        at = text.find("¶", at + 1)
    return changes
