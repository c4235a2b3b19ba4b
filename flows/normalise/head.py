"""The text's own head: classification line, captions, passing lines, E.O. line, TAGS, SUBJECT, REF, CLASSIFIED BY.

Read from the classification line on; what stands after the head is the text of the cable. Labels stand at the beginning of
lines, or, in texts whose lines were joined, anywhere (`SIPDIS E.O. 12958: N/A TAGS: PGOV ...`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from flows.cable import Reference
from flows.normalise.classification import section_count
from flows.normalise.references import CitingCable, read_references
from flows.normalise.times import read_date

_LABEL = re.compile(
    r"(?<![A-Za-z0-9/])(?:"
    r"(?P<executive_order>E\.? ?[OM]\.? ?:? ?(?P<number>1\d{4})\b[ \t]*[:;,.]?)"
    r"|(?P<tags>T?AGS?:|TAGS?(?=[ \t]+[A-Z]{2,}))"
    r"|(?P<subject>SUBJ(?:ECT)?[ \t]*:|SUBJ(?:ECT)?(?=[ \t]+[A-Z]))"
    r")",
    re.IGNORECASE,
)
# These words stand in sentences too, so that they are labels at the beginning of a line only.
_LINE_LABEL = re.compile(
    r"[ \t]*(?:"
    r"(?P<references>REF(?:S|TELS?|ERENCES?)?(?:[ \t]?[:.]+[ \t]*:?|(?=[ \t]+\(?[A-Z]\)?[ \t]?[.):])|(?=[ \t]*\([A-Z]\))))"
    r"|(?P<classified>(?:\([A-Z/]{1,4}\)[ \t]*)?CLASSIFIED[ \t]+BY\b[ \t]*:?|DERIVED[ \t]+FROM[ \t]*:|DECLASSIFY[ \t]+ON[ \t]*:"
    r"|REASONS?[ \t]*:(?=[ \t]*(?:E\.O\.|1\.)))"
    r")",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"[ \t]*(?:\([A-Z/]{1,9}\)[ \t]*)?\d{1,3}[ \t]?(?:[.)](?!\d)|,(?= [A-Z]))")
_LIST_ITEM = re.compile(r"[ \t]*(?:\(?\d{1,3}[.)]|[-*=]{2,}|\(?[A-Za-z]\))")
_TAG_WORDS = re.compile(r"[ \t]*(?:[A-Z0-9][A-Z0-9-]+|\([A-Za-z ,.'-]+\))(?:[ ,;/]+(?:[A-Z0-9][A-Z0-9-]+|\([A-Za-z ,.'-]+\)))*[ \t,;]*$")
_SUBJECT_STOPS = re.compile(
    r"\s(?=REF(?:S|TELS?)?[ \t]?:)|\s-{5,}|\s{2,}(?=(?:SUMMARY|INTRODUCTION)\b)|\s(?=TAGS:)|\s(?=\d{1,2}\.[ \t]?\([A-Z]{1,3}\))",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"\s{2,}(?=\S)|(?<=[A-Za-z][.!?])\s")
_SUBJECT_ENDS = re.compile(r"[ \t]*(?:INDEX|CONTENTS?|SUMMARY|INTRODUCTION|BACKGROUND|KEY POINTS)\b[: .]*$", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:[,:;–-]|\b(?:AND|OF|TO|THE|FOR|IN|ON|WITH|BY|FROM|AT|A))$", re.IGNORECASE)
_CONTINUES = re.compile(r"[ \t]*(?:[a-z]|(?:AND|OF|TO|FOR|IN|ON|WITH|BY|FROM|AT)\b)")
_PROSE = re.compile(r"(?:\b[a-z]{2,}[ ,.]+){3}")
_REASON = re.compile(
    r"[\s.,;(]*\b(?:for[ \t]+)?(?:the[ \t]+)?reasons?\b[ \t]*[:.]?[ \t]*(?=(?:E\.? ?O\.? ?1|sections?|under|1\.|\())", re.IGNORECASE
)
_ANYWHERE = re.compile(r"\b(?:SIPDIS|NOFORN|EXDIS|NODIS|STADIS|LIMDIS|ORCON)\b")
_CAPTIONS = {
    "SENSITIVE": "SENSITIVE", "SENSITVE": "SENSITIVE", "SENSITIE": "SENSITIVE", "QENSITIVE": "SENSITIVE", "SENSTIVE": "SENSITIVE",
    "SENSITIVE BUT UNCLASSIFIED": "SENSITIVE BUT UNCLASSIFIED", "SBU": "SENSITIVE BUT UNCLASSIFIED",
    "NOT FOR INTERNET DISTRIBUTION": "NOT FOR INTERNET DISTRIBUTION", "ALDAC": "ALDAC", "AIDAC": "AIDAC", "CODEL": "CODEL",
    "STAFFDEL": "STAFFDEL", "VISAS VIPER": "VISAS VIPER", "CEDAR": "CEDAR", "TERREP": "TERREP", "NOCONTRACT": "NOCONTRACT",
    "ROGER CHANNEL": "ROGER CHANNEL", "DS CHANNEL": "DS CHANNEL", "MED CHANNEL": "MED CHANNEL", "DISSENT CHANNEL": "DISSENT CHANNEL",
    "DIRECTOR GENERAL CHANNEL": "DIRECTOR GENERAL CHANNEL", "HR CHANNEL": "HR CHANNEL", "INFORM CONSULS": "INFORM CONSULS",
    "EYES ONLY": "EYES ONLY", "CORRECTED COPY": "CORRECTED COPY", "C O R R E C T E D C O P Y": "CORRECTED COPY",
    "PERISHABLE INFORMATION -- DO NOT SERVICE": "PERISHABLE INFORMATION",
}  # fmt: skip
_NOT_CAPTION = re.compile(r"\([^()]*\)|[\"'“”.]|\s-+\s.*$")
_LABEL_LITERALS = ("TAGS", "AGS:", "SUBJ", "Subj", "Tags", "tags", "subj", "12958", "1295", "13526", "12356", "E.O", "EO ", "E.M")
_LINE_LABEL_BEGINS = frozenset("RrCcDd(")
_LAST_LABEL_WITHIN = 6000
_LONGEST_SUBJECT_LINES = 7
_LONGEST_SUBJECT = 400
"""The longest subject met has 200 characters (09CAIRO125)."""


@dataclass(slots=True)
class Head:
    """What the head says; `text_start` is where the text of the cable begins."""

    text_start: int
    section_count: int | None = None
    executive_order: str | None = None
    declassify_on: date | None = None
    classified_by: str | None = None
    classification_reason: str | None = None
    tags_text: str | None = None
    subject: str | None = None
    references: list[Reference] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def complete_from(self, other: Head) -> None:
        """Takes over what only another copy of the head says (09TRIPOLI483: the second one lacks subject and references)."""
        for name in ("section_count", "executive_order", "declassify_on", "classified_by", "classification_reason", "tags_text", "subject"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.references = self.references or other.references
        self.captions += [caption for caption in other.captions if caption not in self.captions]


def read_head(text: str, start: int, end: int, has_classification: bool, citing: CitingCable) -> Head:
    """Reads the head that begins at `start`.

    Args:
        text: The repaired body.
        start: Beginning of the classification line, or of the text where there is none.
        end: End of the body.
        has_classification: Whether a classification line stands at `start`.
        citing: The cable, for its references.
    """
    return _HeadReader(text, start, end, citing).read(has_classification)


class _HeadReader:
    def __init__(self, text: str, start: int, end: int, citing: CitingCable) -> None:
        self._text = text
        self._at = start
        self._end = end
        self._limit = min(end, start + _LAST_LABEL_WITHIN)
        self._citing = citing
        self._year = citing.created_at.year if citing.created_at else None
        self._head = Head(start)

    def read(self, has_classification: bool) -> Head:
        head = self._head
        if has_classification:
            line_end = self._line_end(self._at)
            line = self._text[self._at : line_end]
            head.section_count = section_count(line)
            label = _LABEL.search(line)
            if label is not None:
                self._add_captions(line[: label.start()])
                self._at += label.start()
            else:
                self._add_captions(line)
                self._at = min(line_end + 1, self._end)
            head.text_start = self._at
        while self._next_label():
            pass
        self._skip_captions()
        return head

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at, self._end)
        return self._end if end < 0 else end

    def _next_label(self) -> bool:
        """Reads the next label from `_at` on. Before the subject, passing lines may stand between; after it, only captions."""
        head, text = self._head, self._text
        may_pass = head.subject is None and not (head.tags_text is not None and head.executive_order is not None)
        at = self._at
        captions: list[str] = []
        while at < self._limit:
            line_end = self._line_end(at)
            line = text[at:line_end]
            if line and not line.isspace():
                line_label = _LINE_LABEL.match(line) if line.lstrip()[0] in _LINE_LABEL_BEGINS else None
                if line_label is not None and (not may_pass or head.tags_text or head.executive_order or line_label["classified"]):
                    self._take(captions)
                    self._read_line_label(line_label, at + line_label.end())
                    return True
                label = _LABEL.search(text, at, line_end) if _may_have_label(line) else None
                if label is not None and (may_pass or label.start() == at or not text[at : label.start()].strip()):
                    self._add_captions(text[at : label.start()])
                    self._take(captions)
                    self._read_label(label)
                    return True
                caption = _caption(line)
                if caption is not None:
                    captions.append(caption)
                elif not may_pass or _PARAGRAPH.match(text, at, line_end):
                    return False
                elif "DIS" in line or "NOFORN" in line:
                    captions += _ANYWHERE.findall(line)
            at = line_end + 1
        return False

    def _skip_captions(self) -> None:
        text, at = self._text, self._head.text_start
        while at < self._end:
            line_end = self._line_end(at)
            line = text[at:line_end]
            if line and not line.isspace():
                caption = _caption(line)
                if caption is None:
                    return
                self._take([caption])
                self._head.text_start = line_end
            at = line_end + 1

    def _take(self, captions: list[str]) -> None:
        self._head.captions += [c for c in dict.fromkeys(captions) if c not in self._head.captions]

    def _add_captions(self, line: str) -> None:
        found = _ANYWHERE.findall(line)
        if not found and " SENSITIVE " in f"{line} ":
            found = ["SENSITIVE"]
        self._take(found)

    def _done(self, at: int) -> None:
        self._at = self._head.text_start = at

    def _read_label(self, label: re.Match[str]) -> None:
        if label["executive_order"] is not None:
            self._read_executive_order(label)
        elif label["tags"] is not None:
            self._read_tags(label.end())
        else:
            self._read_subject(label.end())

    def _read_line_label(self, label: re.Match[str], at: int) -> None:
        if label["classified"] is not None:
            self._read_classified(label["classified"], at)
            return
        references, at = read_references(self._text, at, min(self._end, at + _LAST_LABEL_WITHIN), self._citing)
        self._head.references += references
        self._done(at)

    def _read_executive_order(self, label: re.Match[str]) -> None:
        line_end = self._line_end(label.end())
        following = _LABEL.search(self._text, label.end(), line_end)
        value_end = following.start() if following else line_end
        value = self._text[label.end() : value_end]
        if self._head.executive_order is None:
            self._head.executive_order = label["number"]
            self._head.declassify_on = read_date(value, self._year)
        self._done(value_end)

    def _read_tags(self, at: int) -> None:
        text = self._text
        line_end = self._line_end(at)
        following = _LABEL.search(text, at, line_end)
        value_end = following.start() if following else line_end
        parts = [text[at:value_end]]
        while following is None and value_end < self._limit:
            next_end = self._line_end(value_end + 1)
            line = text[value_end + 1 : next_end]
            if not _TAG_WORDS.match(line) or _LABEL.match(line.lstrip()) or _LINE_LABEL.match(line) or _caption(line) is not None:
                break
            parts.append(line)
            value_end = next_end
        if self._head.tags_text is None:
            self._head.tags_text = " ".join(parts)
        self._done(value_end)

    def _read_subject(self, at: int) -> None:
        text = self._text
        stop = _SUBJECT_STOPS.search(text, at, self._line_end(at))
        value_end = stop.start() if stop else self._line_end(at)
        if value_end - at > _LONGEST_SUBJECT:
            # A joined line on which the text goes on behind the subject.
            stop = _RUN_ON.search(text, at + len(text[at:value_end]) - len(text[at:value_end].lstrip()), at + _LONGEST_SUBJECT)
            value_end = stop.start() if stop else at + _LONGEST_SUBJECT
        lines = [text[at:value_end].strip()]
        while stop is None and len(lines) < _LONGEST_SUBJECT_LINES and value_end < self._end and text[value_end] == "\n":
            next_at = value_end + 1
            next_end = self._line_end(next_at)
            line = text[next_at:next_end]
            if not line.strip():
                continued = self._continuation(lines[-1], next_end)
                if continued is None:
                    break
                next_at, next_end = continued
                line = text[next_at:next_end]
            stop = _SUBJECT_STOPS.search(text, next_at, next_end)
            following = stop.start() if stop else next_end
            if self._ends_subject(text[next_at:following], lines[0]):
                break
            value_end = following
            lines.append(text[next_at:value_end].strip())
        subject = " ".join(" ".join(lines).split())
        if self._head.subject is None and subject:
            self._head.subject = subject
        self._done(value_end)

    @staticmethod
    def _ends_subject(line: str, first: str) -> bool:
        if _starts_something(line) or _SUBJECT_ENDS.match(line) or _caption(line) is not None:
            return True
        return first == first.upper() and _PROSE.search(line) is not None

    def _continuation(self, before: str, at: int) -> tuple[int, int] | None:
        """The line after blank ones that still belongs to the subject (10BERLIN8, 07BUENOSAIRES1850: a blank line within it)."""
        text = self._text
        while at < self._limit and text[at].isspace():
            at += 1
        at = text.rfind("\n", 0, at) + 1
        end = self._line_end(at)
        line = text[at:end]
        if not line.strip() or self._ends_subject(line, before):
            return None
        if _UNFINISHED.search(before) or _CONTINUES.match(line):
            return at, end
        after = end
        while after < self._limit and text[after].isspace():
            after += 1
        after = text.rfind("\n", 0, after) + 1
        follows_references = _LINE_LABEL.match(text, after, self._line_end(after))
        return (at, end) if follows_references and follows_references["references"] and after > end + 1 else None

    def _read_classified(self, label: str, at: int) -> None:
        text = self._text
        value_end = self._line_end(at)
        while value_end < self._limit:
            next_end = self._line_end(value_end + 1)
            line = text[value_end + 1 : next_end]
            if not line.strip() or _starts_something(line):
                break
            value_end = next_end
        value = " ".join(text[at:value_end].split())
        word = " ".join(label.upper().split())
        if word.startswith("DECLASSIFY"):
            self._head.declassify_on = self._head.declassify_on or read_date(value, self._year)
        elif word.startswith("REASON"):
            self._head.classification_reason = self._head.classification_reason or value.strip(" .") or None
        elif "CLASSIFIED" in word:
            reason = _REASON.search(value)
            if self._head.classified_by is None:
                self._head.classified_by = (value[: reason.start()] if reason else value).strip(" .,;:(") or None
                if reason is not None:
                    self._head.classification_reason = value[reason.end() :].strip(" .") or None
        self._done(value_end)


def _starts_something(line: str) -> bool:
    """Whether a paragraph, an item of a list, a rule or a label begins with the line."""
    found = _PARAGRAPH.match(line) or _LIST_ITEM.match(line) or _LINE_LABEL.match(line) or _LABEL.match(line.lstrip())
    return found is not None


def _may_have_label(line: str) -> bool:
    """A cheap test before `_LABEL`."""
    return any(literal in line for literal in _LABEL_LITERALS)


def _caption(line: str) -> str | None:
    """The caption that a line consists of, in its standard spelling."""
    words = line.strip()
    if words in _CAPTIONS or words == "SIPDIS":
        return _CAPTIONS.get(words, words)
    if len(words) > _LONGEST_CAPTION or not words.isupper():
        return None
    words = " ".join(_NOT_CAPTION.sub(" ", words).split())
    if _ANYWHERE.fullmatch(words):
        return words
    found = _CAPTIONS.get(words)
    if found is None and "," in words:
        parts = [part.strip() for part in words.split(",")]
        if all(part in _CAPTIONS or _ANYWHERE.fullmatch(part) for part in parts):
            return _CAPTIONS.get(parts[0], parts[0])
    return found


_LONGEST_CAPTION = 80
