"""Headings between paragraphs: lines of their own, underlined, in capitals, numbered in Roman, or short and capitalised."""

from __future__ import annotations

import re
from typing import NamedTuple

_RULE = re.compile(r"[-=*_~ \t]{3,}")
_RULED = re.compile(
    r"^(?P<before>[-=*_]{3,}[-=*_ \t]*)?(?P<text>.*?)(?P<after>[ \t]*(?:[-=*_]{3,}|(?:[-=*_] ){4,})[-=*_ \t]*)?$", re.DOTALL
)
_RULE_WITHIN = re.compile(r"\s*[-=*_]{5,}\s*")
_NO_HEADING = re.compile(r"\W*(?:end|source)\b", re.IGNORECASE)
_ROMAN = re.compile(r"\(?[IVX]{1,5}[.):]?[ \t]+[A-Z]")
_OUTLINE_LABEL = re.compile(r"[A-Z]\.\d{1,2}\.? ")
_OUTLINE_START = re.compile(r"(?P<label>[A-Z]\.\d{1,2}\.?) +(?=[A-Z])")
_OUTLINE = re.compile(f"  {_OUTLINE_START.pattern}")
_OUTLINE_HEADING = re.compile(r"[A-Z][\w/&()'’-]*(?: (?:[A-Z(][\w/&()'’-]*|(?:and|of|the|for|from|in|on|to)(?= (?:the )?[A-Z])))*")
_LIST_ITEM = re.compile(r"(?:[-*•+>]|\(?[a-z0-9]{1,2}[.)])\s")
_VALUE = re.compile(r":[ \t]+\S")
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_WORDS = re.compile(r"[A-Za-z][A-Za-z'’&/.-]*")
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over", "per", "the", "to", "under", "via", "with")
)
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MARKING = re.compile(r"\([A-Z/]{1,5}\)\s*")
_ROMAN_LINE = re.compile(r"\n[ \t]*\(?[IVX]{1,5}[.):]?[ \t]+[A-Z][^\n]{1,70}(?=\n)")
_SENTENCE_ENDS = ".!?:;\"”)"
_CAPITALISED_SHARE = 0.6
_LETTER_SHARE = 0.6
LONGEST_HEADING = 110
_MOST_WORDS = 14
_MOST_PLAIN_WORDS = 4
_MOST_WORDS_OF_A_QUESTION = 8


def is_rule(line: str) -> bool:
    """Whether the line only underlines."""
    return _RULE.fullmatch(line.strip()) is not None


def heading_lines(lines: list[str]) -> set[int]:
    """Which lines of a block without blank lines are headings with their rules, although text goes on above or below them."""
    rules = {k for k, line in enumerate(lines) if is_rule(line)}
    found: set[int] = set()
    for k, line in enumerate(lines):
        if k in rules:
            continue
        stands_free = k == 0 or k - 1 in rules or k - 1 in found or lines[k - 1].rstrip()[-1:] in _SENTENCE_ENDS
        if not stands_free:
            continue
        if k + 1 in rules and plain_heading(line) is not None:
            found |= {k, k + 1} | ({k - 1} & rules)
        elif _ROMAN.match(line.strip()):
            heading = plain_heading(line)
            if heading is not None and heading[1] and _is_capitalised(line):
                found.add(k)
    return found


class HeadingHints(NamedTuple):
    """What a text holds at all, so that its blocks need not be searched for the rest."""

    has_rules: bool
    has_roman: bool
    has_outline: bool

    def may_split(self, block: str) -> bool:
        """Whether `heading_lines` could find something in the block."""
        return (self.has_rules and ("---" in block or "===" in block or "***" in block)) or (
            self.has_roman and _ROMAN_LINE.search(f"\n{block}") is not None
        )


def heading_hints(text: str, start: int, end: int) -> HeadingHints:
    """A cheap test of a whole text before its blocks are looked at; `text[start]` begins a line or follows a number."""
    has_rules = any(text.find(rule, start, end) >= 0 for rule in ("---", "===", "***"))
    has_roman = _ROMAN_LINE.search(text, max(0, start - 1), end) is not None
    return HeadingHints(has_rules, has_roman, text.find(".1. ", start, end) >= 0 or text.find(".2. ", start, end) >= 0)


def outline_headings(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of headings with an outline's label within a joined line (10LONDON92: `jobs.  A.16. Labor  The UK's labor ...`).

    They end at two blanks; where a page marker took those, before the word that the sentence after them begins with.
    """
    found: list[tuple[int, int]] = []
    first = _OUTLINE_START.match(text, start, end)
    for label in (*((first,) if first else ()), *_OUTLINE.finditer(text, start, end)):
        heading = _OUTLINE_HEADING.match(text, label.end(), end)
        if heading is None:
            continue
        words = heading.group().split()
        if text[heading.end() : heading.end() + 2] != "  ":
            article = next((k for k, word in enumerate(words) if k and word in ("The", "A", "An")), len(words) - 1)
            words = words[:article]
        if words:
            found.append((label.start("label"), text.index(words[-1], label.end()) + len(words[-1])))
    return found


def _is_capitalised(line: str) -> bool:
    words: list[str] = [word for word in _WORDS.findall(line) if word.lower() not in _SMALL_WORDS]
    return sum(word[0].isupper() for word in words) >= _CAPITALISED_SHARE * len(words)


def _has_rule(block: str) -> bool:
    return len(block) <= 4 * LONGEST_HEADING and ("---" in block or "===" in block or "***" in block or "___" in block or "- - -" in block)


def _may_end_so(block: str) -> bool:
    """Whether a block that ends like a sentence can be a heading all the same: in Roman numerals, or with a rule over it."""
    return block[0] in "IVX(-=*_" or block.startswith((" ", "\t"))


def plain_heading(block: str) -> tuple[str, bool] | None:
    """The heading that a block of lines is, and whether it is one beyond doubt; None where it is none.

    Beyond doubt are headings with a rule over, under or beside them, those in capitals, and those numbered in Roman; else a
    short line without a full stop whose words are capitalised counts, where it stands right before a paragraph.
    """
    if (len(block) > LONGEST_HEADING and not _has_rule(block)) or (block[-1] in ".,;" and not _may_end_so(block)):
        return None
    has_rule = has_columns = False
    is_one_line = "\n" not in block
    if is_one_line and not _has_rule(block):
        has_columns = "   " in block or "\t" in block
        text = " ".join(block.split()).rstrip(" -") or block
    else:
        lines = [line.strip() for line in block.strip().split("\n")]
        words = [line for line in lines if line and not is_rule(line)]
        if not words or len(words) > 2:
            return None
        is_one_line = len(words) == 1
        has_rule = len(words) < len([line for line in lines if line])
        text = "\n".join(words)
        ruled = _RULED.match(text)
        if ruled is not None and (ruled["before"] or ruled["after"]) and ruled["text"].strip():
            has_rule = True
            text = ruled["text"].strip()
        has_columns = _COLUMNS.search(text) is not None
        text = " / ".join(" ".join(part.split()) for part in _RULE_WITHIN.split(text))
    if len(text) > LONGEST_HEADING or text[-1] in ",;" or _LIST_ITEM.match(text) or _NO_HEADING.match(text):
        return None
    if len(_NOT_LETTERS.sub("", text)) < _LETTER_SHARE * len(text.replace(" ", "")):
        return None
    bare = _MARKING.sub("", text)
    tokens = _WORDS.findall(bare)
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    if has_columns:
        return None
    if has_rule:
        return text, True
    if _ROMAN.match(bare) or _OUTLINE_LABEL.match(bare):
        return text, True
    is_capital = bare.upper() == bare
    if (not is_one_line or _VALUE.search(bare)) and not is_capital:
        return None
    if is_capital and bare[-1] != ".":
        return text, is_one_line and len(bare) > 3 and bare[-1] != ":" and not any(c.isdigit() for c in bare)
    if bare[-1] in ".,;" or not (bare[0].isupper() or bare[0] in "\"“'(" or bare[0].isdigit()):
        return None
    is_question = bare[-1] == "?" and len(tokens) <= _MOST_WORDS_OF_A_QUESTION
    if len(tokens) <= _MOST_PLAIN_WORDS or is_question or _is_capitalised(bare):
        return text, False
    return None
