"""Headings between paragraphs: lines of their own, underlined, in capitals, numbered in Roman, or short and capitalised."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

_RULE = re.compile(r"[-=*_~ \t]{3,}")
_RULES = tuple((sign, re.compile(re.escape(3 * sign) + "+")) for sign in "-=*")
_RULE_SIGNS = frozenset("-=*_~")
_RULE_BEFORE = re.compile(r"[-=*_]{3,}[-=*_ \t]*")
_RULE_AFTER = re.compile(r"[ \t]*(?:[-=*_]{3,}|(?:[-=*_] ){4,})[-=*_ \t]*$")
_RULE_WITHIN = re.compile(r"\s*[-=*_]{5,}\s*")
_NO_HEADING = re.compile(r"\W*(?:end\b|source\b|x{6})", re.IGNORECASE)
_NO_HEADING_BEGINS = frozenset("ESX")
_ROMAN_BEGIN = r"\(?[IVX]{1,5}[.):]?[ \t]+[A-Z]"
_ROMAN = re.compile(_ROMAN_BEGIN)
ROMAN_LINE = rf"{_ROMAN_BEGIN}[^\n]{{1,70}}(?=\n)"
"""Pattern of a line with a Roman numeral, from the numeral on."""
_OUTLINE_LABEL = re.compile(r"[A-Z]\.\d{1,2}\.? ")
_OUTLINE_HINT = re.compile(r"\.[12]\.")
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
_DIGIT = re.compile(r"\d")
_MARKING = re.compile(r"\([A-Z/]{1,5}\)\s*")
_ROMAN_LINE = re.compile(rf"\n[ \t]*{ROMAN_LINE}")
_SENTENCE_ENDS = ".!?:;\"”)"
_CAPITALISED_SHARE = 0.6
_LETTER_SHARE = 0.6
LONGEST_HEADING = 110
_MOST_WORDS = 14
_MOST_PLAIN_WORDS = 4
_MOST_WORDS_OF_A_QUESTION = 8
_MOST_TITLE_WORDS = 10


def is_rule(line: str) -> bool:
    """Whether the line only underlines."""
    if line[:1].isalnum():
        return False
    line = line.strip()
    return line[:1] in _RULE_SIGNS and _RULE.fullmatch(line) is not None


def heading_lines(lines: list[str]) -> set[int]:
    """Which lines of a block without blank lines are headings with their rules, although text goes on above or below them."""
    rules = {k for k, line in enumerate(lines) if is_rule(line)}
    found: set[int] = set()
    for k, line in enumerate(lines):
        if k in rules:
            continue
        stands_free = k == 0 or k - 1 in rules or k - 1 in found or lines[k - 1].rstrip()[-1:] in _SENTENCE_ENDS
        if stands_free and k + 1 in rules and plain_heading(line) is not None:
            found |= {k, k + 1} | ({k - 1} & rules)
        elif _ROMAN.match(line.strip()) and (stands_free or title_line(lines[k - 1]) is not None):
            # 08SANJOSE881: the title of the report, a country's name, stands above "I. Summary".
            heading = plain_heading(line)
            if heading is not None and heading[1] and _is_capitalised(_WORDS.findall(line)):
                found.add(k)
    return found


class HeadingHints(NamedTuple):
    """What a text holds at all, so that its blocks need not be searched for the rest."""

    rules: list[int]
    """Where rules begin, in order."""
    has_roman: bool
    has_outline: bool
    may_hold: bool
    """Any of them."""

    def may_split(self, text: str, start: int, end: int) -> bool:
        """Whether `heading_lines` could find something in the block `text[start:end]`."""
        if text.find("\n", start, end) < 0:
            return False
        rules = self.rules
        following = bisect_left(rules, start)
        if following < len(rules) and rules[following] < end:
            return not (text[end - 1] in _RULE_SIGNS and _is_one_heading(text[start:end]))
        return self.has_roman and _ROMAN_LINE.search(f"\n{text[start:end]}") is not None


def _is_one_heading(block: str) -> bool:
    """Whether nothing stands over the rule that a block ends with but one line, and a rule over that."""
    above, _, last = block.rpartition("\n")
    if not is_rule(last):
        return False
    first, is_split, line = above.partition("\n")
    return not is_split or ("\n" not in line and is_rule(first))


NO_HINTS = HeadingHints([], False, False, False)


def heading_hints(text: str, start: int, end: int, has_roman: bool) -> HeadingHints:
    """A cheap test of a whole text before its blocks are looked at; `has_roman` where a line begins with a Roman numeral."""
    rules: list[int] = []
    for sign, rule in _RULES:
        # A search for one character alone is ten times as fast.
        if text.find(sign, start, end) >= 0:
            rules += [match.start() for match in rule.finditer(text, start, end)]
    rules.sort()
    has_outline = _OUTLINE_HINT.search(text, start, end) is not None
    return HeadingHints(rules, has_roman, has_outline, bool(rules) or has_roman or has_outline)


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


def title_line(line: str) -> str | None:
    """The heading that a single line is beyond doubt: every word of it capitalised but for the small ones, and no sentence or value.

    `Corruption`, `Corruption.`, `Rule of Law and the Courts`; not `Dietary Restrictions: none`, `Disposal of Commodities - N/A`.
    """
    text = " ".join(line.split()).rstrip(" .")
    words = text.split(" ")
    if not text or len(words) > _MOST_TITLE_WORDS or text[-1] in ":,;-" or " - " in text or ": " in text or ". " in text:
        return None
    letters = [word for word in (word.strip("\"“”'‘’(),&/") for word in words) if word and word.lower() not in _SMALL_WORDS]
    if not letters or not all(word[0].isupper() for word in letters) or any(character.isdigit() for character in text):
        return None
    return None if plain_heading(text) is None else text


def _is_capitalised(tokens: list[str]) -> bool:
    words = [word for word in tokens if word.lower() not in _SMALL_WORDS]
    return sum(word[0].isupper() for word in words) >= _CAPITALISED_SHARE * len(words)


def _between_rules(text: str) -> str:
    """The text between the rules that it begins or ends with; empty where it has none."""
    if text[0] not in _RULE_SIGNS and text[-1] not in _RULE_SIGNS:
        return ""
    before = _RULE_BEFORE.match(text)
    start = before.end() if before else 0
    after = _RULE_AFTER.search(text, max(start, len(text.rstrip("-=*_ \t"))))
    return text[start : after.start() if after else len(text)].strip() if before or after else ""


def _has_rule(block: str) -> bool:
    return "---" in block or "===" in block or "***" in block or "___" in block or "- - -" in block


def _may_end_so(block: str) -> bool:
    """Whether a block that ends like a sentence can be a heading all the same: in Roman numerals, or with a rule over it."""
    return block[0] in "IVX(-=*_" or block.startswith((" ", "\t"))


def plain_heading(block: str) -> tuple[str, bool] | None:
    """The heading that a block of lines is, and whether it is one beyond doubt; None where it is none.

    Beyond doubt are headings with a rule over, under or beside them, those in capitals, and those numbered in Roman; else a
    short line without a full stop whose words are capitalised counts, where it stands right before a paragraph.
    """
    if len(block) > 4 * LONGEST_HEADING or (block[-1] in ".,;" and not _may_end_so(block)):
        return None
    may_have_rule = _has_rule(block)
    if len(block) > LONGEST_HEADING and not may_have_rule:
        return None
    return _short_heading(block, may_have_rule)


@lru_cache(maxsize=4096)
def _short_heading(block: str, may_have_rule: bool) -> tuple[str, bool] | None:
    """`plain_heading` of a block that is short enough for one; a few hundred, `Summary` over its rule, stand in all cables."""
    has_rule = False
    is_one_line = "\n" not in block
    if is_one_line and not may_have_rule:
        if "   " in block or "\t" in block:
            return None
        text = " ".join(block.split()).rstrip(" -") or block
        if text[0].islower():
            return None
    else:
        lines = list(filter(None, map(str.strip, block.split("\n"))))
        words = [line for line in lines if not is_rule(line)]
        if not words or len(words) > 2:
            return None
        is_one_line = len(words) == 1
        has_rule = len(words) < len(lines)
        text = "\n".join(words)
        may_have_rule = may_have_rule and _has_rule(text)
        if may_have_rule and (between := _between_rules(text)):
            has_rule = True
            text = between
        if ("   " in text or "\t" in text) and _COLUMNS.search(text) is not None:
            return None
        parts = _RULE_WITHIN.split(text) if may_have_rule else [text]
        text = " / ".join([" ".join(part.split()) for part in parts])
    if len(text) > LONGEST_HEADING or text[-1] in ",;":
        return None
    # Most begin with a capital, with which no item of a list begins.
    is_capitalised = text[0].isupper()
    if not is_capitalised and _LIST_ITEM.match(text):
        return None
    if (not is_capitalised or text[0] in _NO_HEADING_BEGINS) and _NO_HEADING.match(text):
        return None
    bare = _MARKING.sub("", text) if "(" in text else text
    tokens = _WORDS.findall(bare)
    if not tokens or len(tokens) > _MOST_WORDS or sum(map(len, tokens)) < _LETTER_SHARE * (len(bare) - bare.count(" ")):
        return None
    if has_rule:
        return text, True
    if (bare[0] in "(IVX" and _ROMAN.match(bare)) or (bare[1:2] == "." and _OUTLINE_LABEL.match(bare)):
        return text, True
    is_capital = bare.upper() == bare
    if not is_capital and (not is_one_line or (":" in bare and _VALUE.search(bare))):
        return None
    if is_capital and bare[-1] != ".":
        return text, is_one_line and len(bare) > 3 and bare[-1] != ":" and _DIGIT.search(bare) is None
    if bare[-1] in ".,;" or not (bare[0].isupper() or bare[0] in "\"“'(" or bare[0].isdigit()):
        return None
    is_question = bare[-1] == "?" and len(tokens) <= _MOST_WORDS_OF_A_QUESTION
    if len(tokens) <= _MOST_PLAIN_WORDS or is_question or _is_capitalised(tokens):
        return text, False
    return None
