"""The signature at a cable's end: the last line, a name, mostly in capitals."""

from __future__ import annotations

import re

_JUNK = re.compile(
    r"(?:BT|N{4}|#\d+|[\"',; .]+|[-=*_ ]{3,}|=*\s*CABLE ENDS\s*=*|XX+|UNCLASSIFIED|SECRET|CONFIDENTIAL|\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d)$"
)
_DATE_AFTER = re.compile(r"(?<=[A-Za-z])\s+(?:0\s+)?(?:\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d)$")
_CAPITALS = re.compile(r"(?:Mc|Mac|[Vv]an )?[A-Z][A-Z'’-]+(?:[ .]+[A-Z][A-Z'’-]*){0,3}\.?$")
_NAME = re.compile(r"(?:van |de |von |Mc)?[A-Z][a-z'’-]+[A-Za-z'’-]*(?: (?:[A-Z]\. )?[A-Z][a-z'’-]+[A-Za-z'’-]*)?$")
_AT_END = re.compile(r"(?:(?<=[.!?\"”*X])|(?<=[a-z\d][)\]]))\s+((?:Mc)?[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2}|[A-Z][a-z]+[A-Za-z]*)$")
_ENDS_SENTENCE = re.compile(r"[.!?\"”)\]:;*-]$|X{6,}$|(?:http|www\.)[^\n]*$|\bGP-\d$")
_NOT_NAMES = frozenset(
    (
        "END", "TEXT", "NOTE", "SUMMARY", "COMMENT", "PART", "QUOTE", "UNQUOTE", "PARAGRAPH", "STATEMENT", "MESSAGE", "CABLE", "NIL",
        "NONE", "ANNEX", "TOTAL", "ENDTEXT", "CONCLUSION", "ATTACHMENT",
        "SENSITIVE", "UNCLAS", "USG", "USA", "UN", "EU", "NATO", "IRAN", "IRAQ",
        "THANKS", "REGARDS", "BEST", "CHEERS",
    )
)  # fmt: skip
_LONGEST = 32


def find_signature(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Where the text ends without its signature (and without what follows it: `BT`, `NNNN`, rules), and the signature.

    A name in capitals on the last line, after a blank line or the end of a sentence (`JACOBSON`, `VAN VOORST`); a name in
    small letters (09LONDON2645: `Susman`) after the end of a sentence; or capitals after the last sentence of a joined line.
    """
    while True:
        end = start + len(text[start:end].rstrip())
        dated = _DATE_AFTER.search(text, max(start, end - 2 * _LONGEST), end)
        end = dated.start() if dated else end
        line_start = max(start, text.rfind("\n", start, end) + 1)
        line = text[line_start:end].strip()
        if not line or line_start == start or _JUNK.match(line) is None:
            break
        end = line_start
    if len(line) > _LONGEST:
        return _at_end_of_line(line, end)
    before = text[start:line_start].rstrip()
    if not before or not _NOT_NAMES.isdisjoint(line.rstrip(".").upper().split()):
        return end, None
    has_blank_line_before = text.count("\n", start + len(before), line_start) > 1
    last_line = _last_line(before)
    if _CAPITALS.match(line) is not None:
        while last_line == line:
            # 05SANJOSE2158: signed twice.
            before = before[: -len(line)].rstrip()
            last_line = _last_line(before)
        if has_blank_line_before or _ENDS_SENTENCE.search(last_line) is not None or last_line.upper() != last_line:
            return start + len(before), line.rstrip(".")
    elif _ENDS_SENTENCE.search(last_line) is not None and _NAME.match(line) is not None:
        return start + len(before), line
    return _at_end_of_line(line, end)


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2].strip()


def _at_end_of_line(line: str, end: int) -> tuple[int, str | None]:
    window = line[-2 * _LONGEST :]
    match = _AT_END.search(window)
    if match is None or not _NOT_NAMES.isdisjoint(match[1].upper().split()):
        return end, None
    return end - (len(window) - match.start()), match[1]
