"""Where a labelled line of the head begins: `E.O. 12958:`, `TAGS:`, `SUBJECT:`, `REF:`, `Classified By:` and what belongs to it."""

from __future__ import annotations

import re

from flows.vocabulary.head_words import alternatives, label_spellings

_NUMBER = r"(?P<number>1(?: ?\d){4}(?!\d)|1\d{2,6}(?!\d))"
_DECLASSIFICATION = r"(?:DECL|N/?A\b|AS AMENDED|OADR|[XGR]?[GRX]DS|[1X]\.?\d|UPON|\d\d?[/-])"
# What follows a spelling of a label where the label is meant; each ends in an empty group, whose name is `Match.lastgroup`.
_AFTER = {
    "executive_order": rf"[ \t]*[:;.,/-]*[ \t]*(?:NO\.?[ \t]*)?{_NUMBER}[ \t]*[:;,.-]*(?P<executive_order>)",
    "tags": r"[ \t]*[:;][:;.]*(?P<tags>)",
    "subject": r"(?:[ \t]*\([A-Z/]{1,6}\))?[ \t]*[:;][:;.]*(?P<subject>)",
    "references": r"[ \t]*[:;.]+[ \t]*:?(?P<references>)",
    "classified_by": r"\b[ \t]*[:;.-]*(?P<classified_by>)",
    "derived_from": r"\b[ \t]*[:;.-]*(?P<derived_from>)",
    "declassify_on": r"[ \t]*[:;-]+(?P<declassify_on>)",
    "reason": r"[ \t]*[:;.=-]*[ \t]*(?=E\.? ?O\.? ?1|1[.,]|SECTION|\()(?P<reason>)",
}
# Without a colon, capitals must follow: "Tag teams", "Subject to", "Ref" are words of sentences too.
_WITHOUT_COLON = {
    "E": rf"(?:E\. ?O\.|EO)[ \t]*[:;][ \t:]*(?={_DECLASSIFICATION})(?P<order_without_number>)",
    "T": r"TAGS?[.,=-]?(?-i:(?=[ \t]+[A-Z]{2}))(?P<tags_without_colon>)",
    "S": r"(?-i:SUBJ(?:ECT)?(?:[ \t]*[.,=-](?=[ \t])|(?=[ \t]+[A-Z\"“'(])))(?P<subject_without_colon>)",
    "R": r"REF(?:S|TELS?|ERENCES?)?(?:(?=[ \t]+\(?[A-Z]\)?[ \t]?[.):])|(?=[ \t]*\([A-Z]\))"
    r"|(?-i:(?=[ \t]+(?:\d\d(?:\d\d)?[ \t]+)?[A-Z]{3}[A-Z \t]*\d)))(?P<references_without_colon>)",
    "D": r"DECLASSIFY ON\b(?P<declassify_on_without_colon>)",
    # The order's number alone tells its line where a colon follows it.
    "1": r"(?P<number>1\d{4})[ \t]*[:;,][:;,.-]*(?P<number_alone>)",
}


def _labels_from(first: str) -> str:
    """The labels that begin with a character, as a regular expression; empty where none does."""
    branches = []
    for label, after in _AFTER.items():
        spellings = [spelling for spelling in label_spellings(label) if spelling.startswith(first)]
        if spellings:
            branches.append(alternatives(spellings) + after)
    return "|".join(filter(None, [*branches, _WITHOUT_COLON.get(first, "")]))


_MARKED = r"\([A-Z/]{1,6}\)[ \t]*"
_FIRST = sorted({spelling[0] for label in _AFTER for spelling in label_spellings(label)} | {"1"})
_LABEL_FROM = {
    letter: re.compile(_labels_from(first), re.IGNORECASE) for first in _FIRST for letter in {first, first.lower()}
}  # fmt: skip
_LABEL_FROM["("] = re.compile(
    rf"{_MARKED}(?:{'|'.join(alternatives(label_spellings(label)) + _AFTER[label] for label in _AFTER if label != 'executive_order')})"
    rf"|\({alternatives(label_spellings('classified_by'))}\b[ \t]*[:;.-]*(?P<classified_by_in_parentheses>)",
    re.IGNORECASE,
)
# Behind a letter or a figure ("N/ATAGS:", "12958: N/ASUBJECT:") only in capitals with a colon.
_LABEL_WITHIN = re.compile(
    rf"(?:(?<![A-Za-z0-9/])[Ee]\.? ?[OoM0]\.?|E\.O\.)[ \t:]{{0,3}}(?P<number>1\d{{3,5}})(?!\d)[ \t]*"
    rf"(?:[:;]|[,.]?[ \t]*(?={_DECLASSIFICATION}|TAGS))(?P<executive_order>)"
    r"|(?:(?<![A-Za-z0-9/])(?:T?AGS?|Tags?)|TAGS)[ \t]?:(?P<tags>)"
    r"|(?<![A-Za-z0-9/])TAGS(?=[ \t]+[A-Z]{4}\b)(?P<tags_without_colon>)"
    r"|(?:(?<![A-Za-z0-9/])Subj(?:ect)?|SUBJ(?:ECT)?)[ \t]?:(?P<subject>)"
    r"|(?<![A-Za-z0-9/])(?:REF|Ref)(?:S|TELS?|s|tels?)?[ \t]?:(?P<references>)"
    r"|(?<![A-Za-z0-9/])(?:CLASSIFIED[ \t]+BY\b[ \t]*:?|Classified[ \t]+[Bb]y[ \t]*:)(?P<classified_by>)"
)
_LABELS = {
    "order_without_number": "executive_order",
    "number_alone": "executive_order",
    "classified_by_in_parentheses": "classified_by",
}
_PARAGRAPH = re.compile(r"[ \t¶]*(?:\([A-Z/]{1,9}\)[ \t]*)?\(?(?:\d{1,3}|l(?=\.[ ]?\([A-Z]))[ \t]?(?:[.)](?!\d)|,(?= [A-Z]))")
PROSE = re.compile(r"(?:\b[a-z]{2,}[ ,.]+){3}")
"""Three words in small letters: of a sentence, and of no title."""
_LIST_ITEM = re.compile(r"[ \t]*(?:\(?\d{1,3}[.)](?!\d)|(?:[-*=][ \t]*){2,}|\(?[A-Za-z]\))")


def end_of_line(text: str, at: int, end: int) -> int:
    """Where the line ends in which `at` stands, at `end` at most."""
    found = text.find("\n", at, end)
    return end if found < 0 else found


def end_of_value(text: str, at: int, end: int) -> int:
    """Where the value of a label ends that stands on one line: at the next label on it, else at the line's end."""
    line_end = end_of_line(text, at, end)
    following = label_within(text, at, line_end)
    return following.start() if following else line_end


def label_of(match: re.Match[str]) -> str:
    """The label's name: `executive_order`, `tags`, `subject`, `references`, `classified_by`, `derived_from`, `declassify_on`, `reason`."""
    name = match.lastgroup
    assert name is not None
    return _LABELS.get(name) or name.removesuffix("_without_colon")


def label_at_line(text: str, at: int, end: int) -> re.Match[str] | None:
    """The label that begins at `at`, where a line's first word does; a marking may stand before it (`(U) Classified By`)."""
    pattern = _LABEL_FROM.get(text[at : at + 1])
    return None if pattern is None else pattern.match(text, at, end)


def label_within(text: str, at: int, end: int) -> re.Match[str] | None:
    """The first label anywhere in a line."""
    line = text[at:end]
    # A cheap test before the search.
    if "AGS" in line or "UBJ" in line or "E.O" in line or "ags" in line or "ubj" in line or "EO " in line or "REF" in line:
        return _LABEL_WITHIN.search(text, at, end)
    if "IED " in line or "EO1" in line or "Ref" in line or "ied " in line or "E.M" in line or "E.0" in line or "E O" in line:
        return _LABEL_WITHIN.search(text, at, end)
    return None


def is_paragraph(line: str) -> bool:
    """Whether a numbered paragraph begins with the line."""
    return _PARAGRAPH.match(line) is not None


def starts_something(line: str) -> bool:
    """Whether a paragraph, an item of a list, a rule or a label begins with the line."""
    if _PARAGRAPH.match(line) is not None or _LIST_ITEM.match(line) is not None:
        return True
    words = line.lstrip(" \t¶")
    return label_at_line(words, 0, len(words)) is not None
