"""The `Classified By` line: the officer who classified, by name and title, and the reasons (E.O. 12958, section 1.4; before 2003, 1.5).

`(U) Classified by John Doe, Ambassador. Reason: 1.5(b) and (d)` is the form of 5 FAH-1 H-246; drafters put name and title in
either order, leave the word *reason* out, or write `per`, `under` or the order's number before the section.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.vocabulary.head_words import OFFICER_TITLES

_AGAIN = re.compile(r"(?:[\s:;,.-]*(?:\([A-Z/]{1,6}\)|CLASSIFIED[ \t]+BY\b|BY\b))+[\s:;,.-]*", re.IGNORECASE)
_SECTION = r"(?:[1I][.,][ ]?[3-6](?!\d)|[1I] ?[.,] ?[3-6](?= ?\(?[A-H]\b))"
_REASON_WORD = re.compile(
    r"\bREA?SO?NS?(?:\(S\))?\b[ \t]*(?:FOR[ \t]+CLASSIFICATION\b)?[ \t]*[:;.=-]*[ \t]*"
    r"(?:(?:OF|UNDER|PER|(?:(?:CITED|LISTED|STATED|GIVEN|OUTLINED|SET FORTH|DEFINED)[ \t]+)?IN)[ \t]+(?=1[.,]|E\.? ?O|SECT))?",
    re.IGNORECASE,
)
_SECTION_NAMED = re.compile(
    rf"\b(?:E\.? ?O\.? ?(?:NO\.? ?)?1\d{{4}}|EXECUTIVE ORDER ?1\d{{4}}"
    rf"|(?:SECTIONS?|SECT?\.?|PARA(?:GRAPH)?S?\.?)[ \t]+{_SECTION}|{_SECTION})",
    re.IGNORECASE,
)
_SECTION_WITH_LETTERS = re.compile(
    rf"{_SECTION}(?:[\s,;/&().]|\band\b|\bor\b|\b[A-H]\b|(?<=[\s,/(&.])[A-H]{{1,4}}(?=[\s,/)&.]))*", re.IGNORECASE
)
_LEADS_TO_REASON = re.compile(
    r"(?:[\s.,:;(/&-]|\b(?:for|per|under|by|on|of|as|with|the|and|due|to|pursuant|according|accordance|in|because|basis|based|grounds"
    r"|following|stated|defined|given|authority|section|sections|reasons?)\b)+$",
    re.IGNORECASE,
)
_SENTENCE_AFTER = re.compile(r"(?<=[A-Za-z]{2})\.[ ]+(?=[A-Z][a-z]*[ ]+[a-z]+[ ]+[a-z]+)")
_SENTENCE_AFTER_REASON = re.compile(r"(?<=[)\w])\.[ ]+(?=[A-Z][a-z]*,?[ ]+[A-Za-z]+[ ]+[a-z]+)")
_LAST_OF_REASON = " .,;:-"
_SEGMENT = re.compile(r"[,;()]|\s-+\s|\s--+|--+\s")
_NAME_WORD = re.compile(
    r"(?:[A-Z]\.?|(?:[A-Z]\.){2,3}|(?:[DOL]['’])?[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’.-]*[A-Za-zÀ-ÖØ-öø-ÿ.]|[\"“(][A-Z][a-z]+[\"”)])$"
)
_PARTICLES = frozenset(
    ("de", "la", "las", "los", "van", "von", "der", "den", "del", "di", "da", "dos", "du", "el", "al", "bin", "ter", "y", "le")
)
_SUFFIXES = frozenset(("JR", "SR", "II", "III", "IV"))
_LONGEST_FIRST_NAMES = 3
_LEAD_TO_OFFICE = frozenset(("for", "of", "to", "on"))
_FULL_NAME = 2


class Classification(NamedTuple):
    """Who classified, name and title as written, and for which reasons; None what the text does not say."""

    officer: str | None
    reason: str | None


def read_classification(value: str) -> Classification:
    """The officer and the reasons in what follows `Classified By`, its lines joined by blanks."""
    again = _AGAIN.match(value)
    value = value[again.end() :] if again else value
    word = _REASON_WORD.search(value)
    section = _SECTION_NAMED.search(value)
    if word is None and section is None:
        return Classification(_trimmed(value), None)
    reason_at = word.end() if word else section.start() if section else 0
    officer_end = min(match.start() for match in (word, section) if match)
    officer, reason = value[:officer_end], value[reason_at:]
    if section is not None and word is not None and section.start() < word.start() and _SECTION_NAMED.search(reason) is None:
        reason = value[section.start() : word.start()]
    if not officer.strip(" .,;:-("):
        # The reason first: "Reasons 1.4 (b) and (d): Ambassador Jane Doe".
        letters = _SECTION_WITH_LETTERS.search(reason)
        if letters is not None and any(character.isalpha() for character in reason[letters.end() :]):
            return Classification(_trimmed(reason[letters.end() :]), read_reason(reason[: letters.end()]))
    return Classification(_trimmed(officer, leads_to_reason=True), read_reason(reason))


def is_complete(value: str) -> bool:
    """Whether the value ends in a section with its letters, so that what follows is a sentence of the text."""
    letters = _SECTION_WITH_LETTERS.search(value)
    return letters is not None and letters.end() == len(value) and value.rstrip()[-1:] in (")", ".")


def read_reason(text: str) -> str | None:
    """The reasons in what follows `Reason`, its lines joined by blanks."""
    sentence = _SENTENCE_AFTER_REASON.search(text)
    text = (text[: sentence.start()] if sentence else text).strip(_LAST_OF_REASON)
    # The parenthesis that opened before the word: "Ambassador Doe (reasons 1.4 b, d)".
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip(_LAST_OF_REASON)
    return text or None


def _trimmed(text: str, leads_to_reason: bool = False) -> str | None:
    """The officer without what stands around: stops, the words that lead to the reason, a sentence that goes on behind."""
    sentence = _SENTENCE_AFTER.search(text)
    text = (text[: sentence.start()] if sentence else text).strip(" ,;:-")
    if leads_to_reason:
        end = _LEADS_TO_REASON.search(text)
        text = text[: end.start()] + _point_of(text, end.start()) if end else text
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    if text.endswith(".") and _point_of(text, len(text) - 1) == "":
        text = text.rstrip(" .")
    return text.strip(" ,;:-") or None


def _point_of(text: str, end: int) -> str:
    """The point that belongs to an abbreviation which ends at `end` (`Jr.`, `a.i.`, `U.S.`); empty where it is a full stop."""
    last = text[:end].rpartition(" ")[2].rstrip(",").lower()
    return "." if text[end : end + 1] == "." and (last in ("jr", "sr") or (last.count(".") > 0 and last[-2:-1] == ".")) else ""


def split_officer(officer: str) -> tuple[str | None, str | None]:
    """The name of a classifying officer and the rest, the title, in the order written; a part that cannot be told is None.

    The name is the first run of two words or more that are no title, else of one: `DCM Jane Q. Doe`, `Doe, Jane`,
    `Jane Doe, Deputy Chief of Mission`.
    """
    segments = [part.strip() for part in _SEGMENT.split(officer)]
    segments = [part for part in segments if part]
    split = [_name_run(segment) for segment in segments]
    if len(segments) > 1 and _is_last_name_first(segments):
        return f"{segments[0]}, {segments[1]}", ", ".join(segments[2:]) or None
    wanted = next((k for k, (_, name) in enumerate(split) if len(name) > 1), None)
    if wanted is None and segments and (name_words := _names_before_title(segments[0])):
        # "Jan Orm DCM": no comma between, where the title stood on the next line.
        rest = segments[0].split()[name_words:]
        return " ".join(segments[0].split()[:name_words]), ", ".join([" ".join(rest), *segments[1:]])
    if wanted is None:
        wanted = next((k for k, (_, name) in enumerate(split) if name), None)
    if wanted is None:
        return None, officer or None
    before, name = split[wanted]
    rest = segments[:wanted] + ([" ".join(before)] if before else [])
    following = segments[wanted + 1 :]
    if following and following[0].upper().strip(".") in _SUFFIXES:
        name = [*name[:-1], f"{name[-1]},", following.pop(0)]
    return " ".join(name), ", ".join(rest + following) or None


def _names_before_title(segment: str) -> int:
    """How many words of a full name a segment begins with whose other words are all of a title; 0 where it does not."""
    words = segment.split()
    count = next((k for k, word in enumerate(words) if not _is_name(word)), 0)
    is_title = all(word.upper().strip(".") in OFFICER_TITLES for word in words[count:])
    return count if count >= _FULL_NAME and is_title else 0


def _is_last_name_first(segments: list[str]) -> bool:
    first, second = segments[0].split(), segments[1].split()
    return len(first) == 1 and _is_name(first[0]) and len(second) <= _LONGEST_FIRST_NAMES and all(map(_is_name, second))


def _name_run(segment: str) -> tuple[list[str], list[str]]:
    """The words of a segment before the name that it ends in, and the words of that name."""
    words = segment.split()
    begin = len(words)
    while begin and (_is_name(words[begin - 1]) or (words[begin - 1].strip(".").upper() in _SUFFIXES and begin == len(words))):
        begin -= 1
        particle = begin
        while particle and words[particle - 1] in _PARTICLES:
            particle -= 1
        if particle < begin and particle and _is_name(words[particle - 1]):
            begin = particle
    while begin and words[begin - 1].lower() in _LEAD_TO_OFFICE and len(words) - begin > _FULL_NAME:
        # "Coordinator for Counterterrorism Jane Doe": one word of the office at least.
        begin += 1
    return words[:begin], words[begin:]


def _is_name(word: str) -> bool:
    return _NAME_WORD.match(word) is not None and word.rstrip(".,:'").upper() not in OFFICER_TITLES
