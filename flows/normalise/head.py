"""The text's own head: classification line, captions, passing lines, E.O. line, TAGS, SUBJECT, REF, CLASSIFIED BY.

Read from the classification line on; what stands after the head is the text of the cable. The labelled lines come in any
order, with or without blank lines between them (5 FAH-1 H-232 has one order, drafters have others). A label begins a line or,
in texts whose lines were joined, stands anywhere (`SIPDIS E.O. 12958: N/A TAGS: PGOV ...`), even glued to the text before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from flows.cable import Reference
from flows.normalise.captions import captions_of_classification_line, captions_of_line, captions_within
from flows.normalise.classification import section_count
from flows.normalise.classifier import is_complete, read_classification, read_reason
from flows.normalise.declassification import read_declassification, scheduling_officer
from flows.normalise.head_labels import (
    PROSE,
    end_of_line,
    end_of_value,
    is_paragraph,
    label_at_line,
    label_of,
    label_within,
    starts_something,
)
from flows.normalise.reference_cables import CitingCable
from flows.normalise.references import read_references
from flows.normalise.subject import read_subject
from flows.normalise.tag_lines import read_tag_lines
from flows.vocabulary.head_words import CAPTIONS, CLASSIFICATIONS, alternatives

_WORD_BEGINS = re.compile(r"[^\s¶]")
_REGIONS = {"declassify_on": "classified_by", "derived_from": "classified_by", "reason": "classified_by"}
# The word alone, or with a number; "SECRET POLICE RAID OFFICE" begins a text in capitals.
_CLASSIFICATION = re.compile(rf"[ \t]*(?:{alternatives(CLASSIFICATIONS)})(?:[ \t]*|(?![a-z])[^a-z\n]*\d[^a-z\n]*)$")
_ORDER_CONTINUES = re.compile(r"[ \t]*(?:DECL|REASON|1\.[3-6]|\(?[A-D]\)|AND\b|X\d|\d\d?[/-]|OADR|[GRX]DS|UPON\b|25X)", re.IGNORECASE)
_DAY_MISSING = re.compile(
    r"DECL[A-Z]*[ \t]*[:;.]?[ \t]*(?:\d{1,2}[ \t/-]*)?(?:[A-Z]{3,9}\.?)?[ \t]*(?:\d{1,2}(?:ST|ND|RD|TH)?[ \t,/-]*){0,2}$", re.IGNORECASE
)
_LONGEST_ORDER = 60
_REASON_CONTINUES = re.compile(
    r"[ \t]*(?:(?:AND|OR)\b|&|\(?[A-H]\)|1[.,][3-6]|E\.O\. ?1(?!\d{4}[ \t]*[:;])|SECTION\b|REASONS?\b)", re.IGNORECASE
)
_CLASSIFIED_STOPS = re.compile(
    r"\s(?:\([A-Z/]{1,6}\)[ \t]?)?\d{1,2}[.)][ \t]*(?:\([A-Z/]{1,8}\)|(?-i:[A-Z][a-z]+ [a-z]+))"
    r"|\s(?:SUMMARY|INTRODUCTION|BEGIN SUMMARY)\b[ \t]*[:.-]|\s-{5,}"
    r"|\b(?:DECL(?:ASSIFY\s+ON|AS)?|DERIVED FROM|TAGS|SUBJECT|REF)[ \t]*:"
    r"|(?<=\([A-H]\))\.?\s+(?-i:(?=(?:[A-Z][a-z]+,?\s+){1,3}[a-z]+\s+[a-z]+))",
    re.IGNORECASE,
)
_CLASSIFIED_BY = re.compile(r"\bCLASSIFIED[ \t]+BY\b", re.IGNORECASE)
_CLASSIFIED_IN_TEXT = re.compile(
    r"(?:^|\n)[ \t]*(?:\(?\d{1,2}[.)][ \t]*)?(?:\([A-Z/]{1,8}\)[ \t]*)?(?:\d{1,2}\.[ \t]*)?"
    r"(?:This (?:message|cable|telegram) (?:is|was|has been) )?CLASSIFIED[ \t]+BY\b[ \t]*:?",
    re.IGNORECASE,
)
_REFERENCES_IN_TEXT = re.compile(r"\n[ \t]*(?:REF(?:S|TELS?|ERENCES?)?|Ref(?:s|tels?|erences?)?)[ \t]?:")
_LAST_LABEL_WITHIN = 6000
_LONGEST_CLASSIFIED = 600
_CLASSIFIED_WITHIN = 1500
_REFERENCES_WITHIN = 1500
_LONGEST_PASSING_LINE = 200
_SUBJECT_WITHIN = 300


@dataclass(slots=True)
class Head:
    """What the head says; `text_start` is where the text of the cable begins."""

    text_start: int
    section_count: int | None = None
    executive_order: str | None = None
    declassification: str | None = None
    declassify_on: date | None = None
    classified_by: str | None = None
    classification_reason: str | None = None
    derived_from: str | None = None
    tags_text: str | None = None
    subject: str | None = None
    references: list[Reference] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    passing_lines: list[str] = field(default_factory=list)
    spans: list[tuple[str, int, int]] = field(default_factory=list)
    """Where its labelled parts stand in the text, each with its name in `flows.tables.REGIONS`, label included."""

    def complete_from(self, other: Head) -> None:
        """Takes over what only another copy of the head says (09TRIPOLI483: the second one lacks subject and references)."""
        for name in _SINGLE:
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.references = self.references or other.references
        self.passing_lines = self.passing_lines or other.passing_lines
        self.captions += [caption for caption in other.captions if caption not in self.captions]
        here = {region for region, _, _ in self.spans}
        self.spans += [span for span in other.spans if span[0] not in here]


_SINGLE = (
    "section_count", "executive_order", "declassification", "declassify_on", "classified_by", "classification_reason", "derived_from",
    "tags_text", "subject",
)  # fmt: skip


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
        self._no_captions_at: int | None = None
        """The line that was found to be no label and no captions."""

    def read(self, has_classification: bool) -> Head:
        head = self._head
        if has_classification or self._begins_with_classification():
            self._read_classification_line()
        while self._next_label():
            pass
        self._skip_captions()
        if head.classified_by is None:
            self._read_classified_in_text()
        self._read_references_in_text()
        return head

    def _begins_with_classification(self) -> bool:
        """Whether the first line is a classification line with a misspelt word: `CONFIDENTIALI SECTION 01 OF 02`."""
        text = self._text
        while self._at < self._limit and text[self._at].isspace():
            self._at += 1
        return _CLASSIFICATION.match(text, self._at, end_of_line(self._text, self._at, self._end)) is not None

    def _read_classification_line(self) -> None:
        head, at = self._head, self._at
        line_end = end_of_line(self._text, at, self._end)
        line = self._text[at:line_end]
        head.section_count = section_count(line)
        label = label_within(self._text, at, line_end)
        if label is not None:
            self._take(captions_of_classification_line(self._text[at : label.start()]))
            self._at = label.start()
        else:
            self._take(captions_of_classification_line(line))
            self._at = min(line_end + 1, self._end)
        head.text_start = self._at
        head.spans.append(("classification_line", at, min(self._at, line_end)))

    def _next_label(self) -> bool:
        """Reads the next label from `_at` on. Before the subject, passing lines may stand between; after it, only captions."""
        head, text = self._head, self._text
        may_pass = head.subject is None and (head.tags_text is None or head.executive_order is None or self._subject_follows())
        at = self._at
        captions: list[str] = []
        passing: list[str] = []
        while (word := _WORD_BEGINS.search(text, at, self._limit)) is not None:
            at = word.start()
            line_end = end_of_line(text, at, self._end)
            label = label_at_line(text, at, line_end)
            words = text[at:line_end].rstrip() if label is None else ""
            if label is None and may_pass and words not in CAPTIONS:
                label = label_within(text, at, line_end)
            if label is not None:
                before = text[at : label.start()].strip()
                if before:
                    captions += captions_of_line(before) or captions_within(before)
                    passing.append(before)
                self._take(captions)
                head.passing_lines += passing
                self._read_label(label)
                return True
            found = captions_of_line(words)
            if found is not None:
                captions += found
            elif not may_pass or is_paragraph(words) or _is_prose(words):
                self._no_captions_at = at
                return False
            else:
                passing.append(words)
                if "DIS" in words or "NOFORN" in words:
                    captions += captions_within(words)
            at = line_end + 1
        return False

    def _subject_follows(self) -> bool:
        finish = min(self._limit, self._at + _SUBJECT_WITHIN)
        return self._text.find("SUBJ", self._at, finish) >= 0 or self._text.find("Subj", self._at, finish) >= 0

    def _skip_captions(self) -> None:
        text, at = self._text, self._head.text_start
        while (word := _WORD_BEGINS.search(text, at, self._end)) is not None and word.start() != self._no_captions_at:
            at = end_of_line(text, word.start(), self._end)
            found = captions_of_line(text[word.start() : at].rstrip())
            if found is None:
                return
            self._take(found)
            self._head.text_start = at

    def _take(self, captions: list[str]) -> None:
        for caption in captions:
            if caption not in self._head.captions:
                self._head.captions.append(caption)

    def _done(self, at: int) -> None:
        self._at = self._head.text_start = at

    def _read_label(self, match: re.Match[str]) -> None:
        label = label_of(match)
        at = match.end()
        if label == "executive_order":
            self._read_executive_order(match)
        elif label == "tags":
            self._read_tags(at)
        elif label == "subject":
            self._read_subject(at)
        elif label == "references":
            references, at = read_references(self._text, at, min(self._end, at + _LAST_LABEL_WITHIN), self._citing)
            self._head.references += references
            self._done(at)
        else:
            self._read_classified(label, at)
        self._head.spans.append((_REGIONS.get(label, label), match.start(), self._at))

    def _read_executive_order(self, label: re.Match[str]) -> None:
        text, head = self._text, self._head
        number = label["number"]
        begin = label.end()
        end = end_of_value(text, begin, self._end)
        while end < self._limit and text[end] == "\n":
            following = end + 1
            if not text[begin:end].strip(" \t\n:"):
                while following < self._limit and text[following].isspace():
                    following += 1
            line_end = end_of_line(self._text, following, self._end)
            if is_paragraph(text[following:line_end]):
                break
            value = text[begin:end]
            goes_on = _ORDER_CONTINUES.match(text, following, line_end) is not None
            if not goes_on and _DAY_MISSING.search(value) is None:
                break
            value_end = end_of_value(text, following, self._end)
            if not goes_on and not self._gives_day(value, text[following:value_end]):
                break
            end = value_end
        value = " ".join(text[begin:end].split())
        if head.executive_order is None and head.declassification is None:
            head.executive_order = number.replace(" ", "") if number else None
            head.declassification = value.strip(" :;,") or None
            head.declassify_on = head.declassify_on or read_declassification(value, self._year)
            if "(" in value and head.classified_by is None:
                head.classified_by = scheduling_officer(value)
            if "REASON" in value.upper() and head.classification_reason is None:
                head.classification_reason = read_classification(value).reason
        self._done(end)

    def _gives_day(self, value: str, line: str) -> bool:
        """Whether a line gives the day of declassification that the value before it lacks: `DECL: MARCH` / `7, 2018`."""
        if read_declassification(value, self._year) is not None:
            return False
        return read_declassification(f"{value.strip()} {line.strip()}"[:_LONGEST_ORDER], self._year) is not None

    def _read_tags(self, at: int) -> None:
        tags_text, end = read_tag_lines(self._text, at, self._limit, self._end)
        self._head.tags_text = self._head.tags_text or tags_text
        self._done(end)

    def _read_subject(self, at: int) -> None:
        subject, end = read_subject(self._text, at, self._limit, self._end)
        if self._head.subject is None and subject:
            self._head.subject = subject
        self._done(end)

    def _read_classified(self, label: str, at: int) -> None:
        head, text = self._head, self._text
        end = self._end_of_classified(at)
        if label != "classified_by" and (officer := _CLASSIFIED_BY.search(text, at, end)) is not None:
            # The reason first: "Reason: 1.4 (b). Classified By: ...".
            end = officer.start()
        value = " ".join(text[at:end].split())
        if label == "declassify_on":
            head.declassify_on = head.declassify_on or read_declassification(value, self._year)
            head.declassification = head.declassification or value or None
        elif label == "derived_from":
            head.derived_from = head.derived_from or value.strip(" .") or None
        elif label == "reason":
            head.classification_reason = head.classification_reason or read_reason(value)
        else:
            self._take_classification(value)
        self._done(end)

    def _take_classification(self, value: str) -> None:
        head = self._head
        officer, reason = read_classification(value)
        if head.classified_by is None:
            head.classified_by = officer
            head.classification_reason = head.classification_reason or reason

    def _end_of_classified(self, at: int) -> int:
        """Where the block ends that a label of the classifying officer opens: it goes on over lines, without a blank one."""
        text = self._text
        end = end_of_line(self._text, at, self._end)
        stop = _CLASSIFIED_STOPS.search(text, at, min(end, at + _LONGEST_CLASSIFIED))
        while stop is None and end < self._limit:
            following = end + 1
            line_end = end_of_line(self._text, following, self._end)
            line = text[following:line_end]
            if not line.strip():
                break
            value = text[at:end]
            is_reason = value.rstrip()[-1:] != "." and _REASON_CONTINUES.match(line) is not None
            if not is_reason and (is_complete(value) or starts_something(line) or line_end - at > _LONGEST_CLASSIFIED):
                break
            stop = _CLASSIFIED_STOPS.search(text, end, line_end)
            end = line_end
        return stop.start() if stop else end

    def _read_classified_in_text(self) -> None:
        """`1. (U) Classified by ...`: where the drafter made the line a paragraph, it stays one."""
        text, begin = self._text, self._head.text_start
        end = min(self._end, begin + _CLASSIFIED_WITHIN)
        if text.find("lassified", begin, end) < 0 and text.find("LASSIFIED", begin, end) < 0:
            return
        label = _CLASSIFIED_IN_TEXT.search(text, max(0, begin - 1), end)
        if label is None:
            return
        at = label.end()
        end = self._end_of_classified(at)
        value = " ".join(text[at:end].split())
        if read_classification(value).reason is not None:
            self._take_classification(value)

    def _read_references_in_text(self) -> None:
        """A reference line further down, behind the summary or at the end."""
        text, begin = self._text, self._head.text_start
        label = self._references_between(begin, min(self._end, begin + _REFERENCES_WITHIN))
        if label is None and self._end - begin > _REFERENCES_WITHIN:
            label = self._references_between(max(begin, self._end - _REFERENCES_WITHIN), self._end)
        if label is None:
            return
        references, _ = read_references(text, label.end(), min(self._end, label.end() + _LAST_LABEL_WITHIN), self._citing)
        known = {reference.reference_raw for reference in self._head.references}
        if any(reference.referenced_cable_id for reference in references):
            self._head.references += [reference for reference in references if reference.reference_raw not in known]

    def _references_between(self, start: int, end: int) -> re.Match[str] | None:
        text = self._text
        at = text.find("\nREF", start, end)
        at = text.find("\nRef", start, end) if at < 0 else at
        return _REFERENCES_IN_TEXT.search(text, at, end) if at >= 0 else None


def _is_prose(line: str) -> bool:
    """Whether a line is text rather than a passing line, which may be long where lines were joined, but is no sentence."""
    return len(line) > _LONGEST_PASSING_LINE and PROSE.search(line) is not None
