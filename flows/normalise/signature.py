"""The signature at a cable's end: the last line, a name, mostly in capitals, with what may stand around it.

Telegrams are signed with the surname of the chief of mission or of whoever acts for him (`HALVORSEN`, `VAN VOORST`, `O'BRIEN-SMITH`),
on a line of its own or, in texts whose lines were joined, behind the last sentence.
"""

from __future__ import annotations

import re
from functools import cache

from flows.vocabulary.countries import COUNTRIES
from flows.vocabulary.head_words import CLASSIFICATIONS, OFFICER_TITLES, alternatives
from flows.vocabulary.stations import POSTS

_AFTER = re.compile(
    r"(?:BT|N{2,}|(?:N ){3}N|#+\d*|[\"',; .]+|[-=*_ ]{3,}|XX+"
    r"|[=\- ]*\b(?:CABLE ENDS|END OF CABLE|END CABLE(?: TEXT)?|End Cable Text)\b[=\- ]*"
    rf"|(?:{alternatives(CLASSIFICATIONS)})(?://?[A-Z /]+)?|\d\d?/\d\d?/\d{{4}}|\d{{4}}-\d\d-\d\d)$"
)
# Below a signature; but where none stands above them, part of the text.
_AFTER_SIGNATURE = re.compile(
    r"(?:MINIMIZE CONSIDERED|UNQUOTE|END (?:OF )?(?:TEXT|MESSAGE))\.?$"
    r"|(?:(?:PLEASE )?VISIT|THIS CABLE)\b.{0,60}\bWEB ?SITE\b[ :.]*(?:HTTP\S+)?$|HTTP\S+$",
    re.IGNORECASE,
)
_MINIMIZE = re.compile(r"(?:^|\n|(?<=[.!?])[ ])[ \t]*\(?MINIMIZE CONSIDERED\)?\.?\s*$", re.IGNORECASE)
# The post's own notice above its signature (07MANAMA962, 07PARIS1791, 09LONDON1911), rules about it.
_NOTICE = re.compile(
    # possessive: a rule of many asterisks is not cut in every way there is (05TELAVIV389)
    r"(?:\s|[*=_-]{3,}+)++(?:PLEASE\s+)?VISIT\s[^\n]{0,70}?\bWEB ?SITE\b(?:\s+AT)?\s*:?\s*(?:HTTP\S+(?:\s\S{1,4})?|X+)?"
    r"(?:\s+YOU CAN ALSO ACCESS THIS SITE\b[^\n]*\n?[^\n]*?\bWEB ?SITE\.)?(?:\s|[*=_-]{3,}+)*+$",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 400
_DATE_AFTER = re.compile(r"(?<=[A-Za-z])\s+(?:0\s+)?(?:\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d)$")
_SIGNED = re.compile(r"(?:/s/|SIGNED(?: BY)?\b[ :]*|SIGNATURE[ :]+)[ ]*", re.IGNORECASE)
_C = "A-ZÀ-ÖØ-Þ"
_CAPITAL_NAME = (
    rf"(?:[A-Z]\. ?){{0,2}}(?:(?:Mc|Mac|[Dd]e|[Vv]an|[Vv]on|[Ll]e)[ ]?)?[{_C}][{_C}'’-]+(?:[ .]+(?:Mc|Mac)?[{_C}][{_C}'’-]*){{0,4}}"
)
_CAPITALS = re.compile(rf"{_CAPITAL_NAME}\.?$")
_SUFFIX = re.compile(r"[ ,]*(?:#+|\*+|[\"”]|\(?\bACTING\)?|\bUNQUOTE|\bN{4})$")
_SEVERAL = re.compile(rf"{_CAPITAL_NAME}(?:(?:[ ]?/[ ]?|[ ]AND[ ]|,[ ]){_CAPITAL_NAME}){{1,3}}$")
_NAME = re.compile(
    r"(?:(?:van|de|von|der|la|du|al|el|le)[ -])*(?:St\. |Mc|Mac|[DO]['’])?[A-Z][a-z'’-]+[A-Za-z'’-]*"
    r"(?: (?:[A-Z]\. ?){0,2}(?:(?:van|de|von|der|la) )*(?:Mc|Mac|[DO]['’])?[A-Z][a-z'’-]+[A-Za-z'’-]*)?\.?$"
)
_SMALL_NAME = re.compile(r"[a-z]{4,14}$")
_AT_END = re.compile(
    r"(?:(?<=[.!?\"”*X])|(?<=[a-z\d][)\]]))\s+((?:Mc|Mac)?[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2}|[A-Z][a-z]+[A-Za-z]*(?:-[A-Z][a-z]+)?)$"
)
# Behind an address: "... dpagesdetails.asp?ID=258 SCOBEY"; small letters need the full stop, "... www.un.example/usa. Khalilzad."
_AFTER_ADDRESS = re.compile(r"\S*(?:www\.|://|@|\.[a-z]{2,4}[/?])\S*\s+((?:Mc|Mac)?[A-Z][A-Z'’-]{2,}|(?<=\. )[A-Z][a-z]{3,}[A-Za-z]*)\.?$")
_SENTENCE_ENDS = frozenset('.!?:;"”)]*-')
_ENDS_OTHERWISE = re.compile(r"X{6,}$|(?i:http|www\.)[^\n]*$|\bGP-\d$")
_SUFFIX_ENDS = ("#", "*", ")", '"', "”", "ACTING", "UNQUOTE", "NNNN")
_ENDS_ALL = re.compile(r"[.!?\"”)]$")
_ENDS_ITEM = re.compile(r"[\d)%]$|\bEND (?:OF )?[A-Z]+$|@\S+$", re.IGNORECASE)
_NOT_NAMES = frozenset(
    (
        "END", "TEXT", "NOTE", "SUMMARY", "COMMENT", "PART", "QUOTE", "UNQUOTE", "PARAGRAPH", "STATEMENT", "MESSAGE", "CABLE", "NIL",
        "NONE", "ANNEX", "TOTAL", "ENDTEXT", "CONCLUSION", "ATTACHMENT", "BEGIN", "DRAFT", "OMITTED", "CONSIDERED", "MINIMIZE", "SECTION",
        "SENSITIVE", "UNCLAS", "USG", "USA", "UN", "EU", "NATO", "NOFORN", "SIPDIS", "YES", "NO", "AND", "OR", "THE", "OF", "TO", "FOR",
        "THANKS", "REGARDS", "BEST", "CHEERS", "SINCERELY", "INDEX", "CONTENTS", "ENCLOSURE", "APPENDIX", "TABLE", "SOURCE", "OSCE", "IAEA",
        "OPCW", "WTO", "UNSC", "ASEAN", "TBD", "N/A", "NA", "BACKGROUND", "BIO", "BIOS", "BIOGRAPHY", "DATA", "INTRODUCTION", "NOTES",
        "COMMENTS", "POINTS", "PARTICIPANTS", "CONTACTS", "RECOMMENDATION", "RECOMMENDATIONS",
        "EMBASSY", "CONSULATE", "AMEMBASSY", "AMCONSUL",
    )
)  # fmt: skip
_NEVER_LAST = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_LONGEST = 40
_LONGEST_REST = 60
_SHORT_LINE = 40
_MOST_LINES_AFTER = 20


def find_signature(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Where the text ends without its signature (and without what follows it: `BT`, `NNNN`, rules), and the signature.

    A name in capitals on the last line, after a blank line or the end of a sentence (`JACOBSON`, `VAN VOORST`); a name in
    small letters (09LONDON2645: `Susman`) after the end of a sentence; or capitals after the last sentence of a joined line.
    """
    end = _without_lines_after(text, start, end)
    if end <= start:
        return start, None
    found = _signature(text, start, end)
    if found is None:
        above = _above_soft_line(text, start, end)
        found = _signature(text, start, above) if above is not None else _above_short_rest(text, start, end)
    if found is None:
        return end, None
    text_end, name = found
    tail = max(start, text_end - 2 * _LONGEST)
    minimize = _MINIMIZE.search(text, tail, text_end) if "MINIMIZE" in text[tail:text_end].upper() else None
    reach = max(start, text_end - _LONGEST_NOTICE)
    notice = _NOTICE.search(text, reach, text_end) if "VISIT" in text[reach:text_end].upper() else None
    soft = minimize or notice
    return (_rstripped(text, start, soft.start()) if soft else text_end), name


def _rstripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _without_lines_after(text: str, start: int, end: int) -> int:
    """Cuts off what stands below a signature and belongs to no text: `BT`, `NNNN`, rules, the classification, a date."""
    for _ in range(_MOST_LINES_AFTER):
        end = _rstripped(text, start, end)
        if end > start and text[end - 1].isdigit():
            dated = _DATE_AFTER.search(text, max(start, end - 2 * _LONGEST), end)
            end = dated.start() if dated else end
        line_start = max(start, text.rfind("\n", start, end) + 1)
        line = text[line_start:end].strip()
        if line_start == start or _AFTER.match(line) is None:
            break
        end = line_start
    return end


def _above_soft_line(text: str, start: int, end: int) -> int | None:
    """Where the text ends above last lines that may follow a signature: `UNQUOTE`, `MINIMIZE CONSIDERED`, the post's site."""
    above = None
    line_start = text.rfind("\n", start, end) + 1
    while line_start > start and _AFTER_SIGNATURE.match(text[line_start:end].strip()) is not None:
        above = end = _without_lines_after(text, start, line_start)
        line_start = text.rfind("\n", start, end) + 1
    return above


def _above_short_rest(text: str, start: int, end: int) -> tuple[int, str] | None:
    """A signature in capitals between blank lines, over a last line that is no sentence (05MADRID4026: a stray heading)."""
    line_start = text.rfind("\n", start, end) + 1
    rest = text[line_start:end].strip()
    above = _rstripped(text, start, line_start)
    if line_start <= start or len(rest) > _LONGEST_REST or rest[-1] in ".:;,!?)" or text.count("\n", above, line_start) < 2:
        return None
    found = _signature(text, start, above)
    if found is None or not found[1].isupper() or " " in found[1]:
        return None
    before = text[start : found[0]]
    return found if before[-1:] in '.!?"”)' and text[found[0] : above].count("\n") > 1 else None


def _signature(text: str, start: int, end: int) -> tuple[int, str] | None:
    line_start = max(start, text.rfind("\n", start, end) + 1)
    line = text[line_start:end].strip()
    if len(line) > _LONGEST:
        return _at_end_of_line(line, end)
    before_end = _rstripped(text, start, line_start)
    if before_end <= start:
        return None
    signed = _SIGNED.match(line)
    name = line[signed.end() :] if signed else line
    name = _SUFFIX.sub("", name).strip() if name.endswith(_SUFFIX_ENDS) else name
    name = _without_title_behind(name) if "," in name else name
    if not _may_be_name(name):
        return _at_end_of_line(line, end)
    above = _last_line(text, start, before_end)
    if _CAPITALS.match(name) is not None or _SEVERAL.match(name) is not None:
        while above == line:
            # 05SANJOSE2158: signed twice.
            before_end = _rstripped(text, start, before_end - len(line))
            above = _last_line(text, start, before_end)
        if " " not in above and _CAPITALS.match(above) is not None and _ENDS_ALL.search(above) is None and _may_be_name(above):
            return _two_signers(text, start, before_end, above, name) or _below_names(text, start, line_start, above, name)
        ends_sentence, follows_blank_line = _ends_sentence(above), text.count("\n", before_end, line_start) > 1
        stands_apart = follows_blank_line or ends_sentence or _ENDS_ITEM.search(above) is not None
        if signed or ((stands_apart or _is_short_last_line(above)) and ((ends_sentence and follows_blank_line) or not _is_place(name))):
            return before_end, _without_title(name.rstrip("."))
    elif _NAME.match(name) is not None and (signed or (_ends_sentence(above) and not _is_place(name))):
        return before_end, name.rstrip(".")
    elif _SMALL_NAME.match(name) is not None and _stands_over(above):
        return before_end, name
    return _at_end_of_line(line, end)


def _ends_sentence(line: str) -> bool:
    return line[-1:] in _SENTENCE_ENDS or _ENDS_OTHERWISE.search(line) is not None


def _last_line(text: str, start: int, end: int) -> str:
    return text[max(start, text.rfind("\n", start, end) + 1) : end].strip()


def _two_signers(text: str, start: int, end: int, first: str, second: str) -> tuple[int, str] | None:
    """Two names on lines of their own, right below the end of a sentence; else they are the end of a list."""
    before_end = _rstripped(text, start, end - len(first))
    last = _last_line(text, start, before_end)
    if last.upper() == last or _ENDS_ALL.search(last) is None:
        return None
    return before_end, f"{first.rstrip('.')} / {second.rstrip('.')}"


def _below_names(text: str, start: int, line_start: int, above: str, name: str) -> tuple[int, str] | None:
    """A name below a blank line, which parts it from a list of names on lines of their own (participants); a lone name is no list."""
    before_end = _rstripped(text, start, line_start)
    names_end = _rstripped(text, start, before_end - len(above))
    if text.count("\n", before_end, line_start) < 2 or text.count("\n", names_end, before_end) != 1 or _is_place(name):
        return None
    return before_end, _without_title(name.rstrip("."))


def _stands_over(above: str) -> bool:
    """Whether a word in small letters below this line is no part of a sentence: it is ended, or the word would have fitted on it."""
    return above[-1:] in '.!?"”' or (len(above) < _SHORT_LINE and above[:1].isupper() and above.isalpha())


def _is_short_last_line(above: str) -> bool:
    """Whether a line of words breaks off where a name below it would have fitted on it: a text that ends without its full stop."""
    words = above.split()
    return len(above) < _SHORT_LINE and above[-1:].isalnum() and words[-1] not in _NEVER_LAST and sum(map(str.islower, words)) > 2


def _may_be_name(line: str) -> bool:
    return bool(line) and _NOT_NAMES.isdisjoint(line.replace(" AND ", " ").rstrip(".").upper().split())


def _without_title(name: str) -> str:
    """`AMBASSADOR HALVORSEN` signs as `HALVORSEN`."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in OFFICER_TITLES:
        del words[0]
    return " ".join(words)


def _without_title_behind(name: str) -> str:
    """`HALVORSEN, CHARGE` signs as `HALVORSEN`."""
    before, _, title = name.partition(",")
    return before if all(word.strip(".") in OFFICER_TITLES for word in title.upper().split()) else name


def _at_end_of_line(line: str, end: int) -> tuple[int, str] | None:
    window = line[-3 * _LONGEST :]
    match = _AT_END.search(window) or _AFTER_ADDRESS.search(window)
    if match is None or not _may_be_name(match[1]) or _is_place(match[1]):
        return None
    return end - (len(window) - match.start(1)) - (match.start(1) - len(window[: match.start(1)].rstrip())), match[1]


def _is_place(name: str) -> bool:
    return name.rstrip(".").upper() in _places()


@cache
def _places() -> frozenset[str]:
    """Names of posts and countries, in capitals."""
    return frozenset(name.upper() for name in (*(post.name for post in POSTS.values()), *(country.name for country in COUNTRIES.values())))
