"""What the scanner of reference lines matches; each pattern at a position, case-insensitive where drafters are."""

from __future__ import annotations

import re

from flows.vocabulary.reference_ids import DATE, KINDS, MONTH, YEAR_AFTER

WORD = re.compile(r"[A-Z]+")
GAP = re.compile(r"\s*")
FIRST_GAP = re.compile(r"[\s:;.,\"“-]*")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LETTERED = r"(?:REF(?:TEL)? ?)?[(\[]?(?:REF(?:TEL)? )?(?:[A-Z]|\d\d?)(?:[)\].:]|[,-] )"
SEPARATOR = re.compile(
    rf"(?:\s*(?:[;,:&/+.]|¶(?=\s*\(?[A-Z])|-+(?=[ \t]*{_LETTERED})"
    r"|(?<=\n)[ \t]*-{1,3}(?=[ \t]*[A-Z0-9])|(?:AND|OR|AS WELL AS|PLUS)\b))+",
    re.IGNORECASE,
)
CHAIN = re.compile(r"[ \t]*(?:\n[ \t]*(?=AND\b|OR\b|&))?(?:[,;&/+]|AND\b|OR\b)+(?:\s*(?:AND|OR|&)\b)?\s*#?", re.IGNORECASE)
LEAD = re.compile(
    r"(?:(?:SEE(?: ALSO)?|ALSO|CF\.?|PER|BOTH|CABLES?|TELEGRAMS?|REFTELS?|REFS?(?=:)"
    r"|PARA(?:S|GRAPHS?)?\.?\s\d\d?(?:\s(?:OF|IN))?)[\s:]+)+",
    re.IGNORECASE,
)
# `A.`, `(A)`, `A)`, `A:`, `[A]`, `A- `, `A, STATE 12`, `A STATE 12`, each with `REF` before it or not; the same with numbers.
LETTER = re.compile(
    r"(?:REF(?:S|TELS?|ERENCES?)?\b[ .:]*)?(?:\( ?(?:REF(?:TEL)? ?)?([A-Z]|\d\d?) ?\)|\[ ?([A-Z]|\d\d?) ?\]"
    r"|([A-Z]) ?[.):]{1,2}(?![A-Z]\.)|(\d\d?)[.)](?!\d)"
    r"|([A-Z]|\d)[/-](?=\s)|(?P<bare>[A-Z]|\d)(?= +[A-Z0-9]|-(?-i:[A-Z]{3})|[,;] +['’(]?(?-i:[A-Z0-9]{2})))"
    r"(?:[.:-]|(?<=[A-Z])[,;])?[ \t]*(?:\n[ \t]*)?",
    re.IGNORECASE,
)
_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d|['’]?[0-26-9O]\d|\((?:(?:19|20)\d\d|[06-9]\d|10)\)(?=[ \t]*[A-Z]{2}))"
    # A line may end between year and post; a letter behind it is the next item's.
    r"(?:(?:[ \t]|[-/](?=[A-Z]))*|(?:(?<=\d{4})|(?<=(?<!\d)[06-9]\d)|(?<=(?<!\d)10))[ \t]*\n[ \t]*(?=[A-Z]{3}))(?![A-Z]\.[ \t]))?"
)
_NAME = r"(?P<post>[A-Z][A-Z.'’]*(?:(?:[ \t]*[-/ \t][ \t]*|[ \t]*\n[ \t]*)(?!(?:N[OR]|CABLES?|TELEGRAMS?)\b)[A-Z][A-Z.'’]*){0,4})"
_BETWEEN = r"(?:(?P<between>(?:19|20)\d\d|['’]?(?:0\d|10|6[6-9]|[7-9]\d)|\((?:0\d|10)\))[ -]+(?=\d{3}))?"
_SERIAL = r"(?P<serial>\d{3,8}(?!\d)|\d\d?(?!\d|/(?!0\d(?![\d/]))))(?!Z|[.:]\d)"
_SHORT_ENDS = (
    r"(?=[ \t]*(?:[;,&/]|\n|$|(?:AND|ET)\b|-{2}|\((?!(?:U|SBU|C|S|C/NF|S/NF)\))[A-Z0-9]{2,}"
    r"|(?:\( ?[ABD-RTV-Z] ?\)|[A-Z][.:)]{1,2})\s*[A-Z0-9]|\( ?[CSU] ?\)\s*(?-i:[A-Z]{2}|\d)))"
)
CABLE = re.compile(
    rf"{_YEAR}{_NAME}(?:[ \t]*(?:(?:N[OR]|CABLES?|TELEGRAMS?)\b\.?[ \t]*|[#:/-])*[ \t]*{_BETWEEN}{_SERIAL}"
    rf"|\s{{1,20}}(?P<next_line>\d{{4,8}})(?![\dZ/]|[.:)]|[ \t]+(?-i:[a-z]))"
    # Of fewer figures where nothing but the end of an item follows; a paragraph's number has a point or a marking behind it. A blank
    # line stands in place of a page marker.
    rf"|(?:[ \t]*\n){{1,2}}[ \t]*(?P<short>\d{{2,3}}){_SHORT_ENDS})",
    re.IGNORECASE,
)
_ITEM_ENDS = r"(?=[ \t]*(?:[;,:&./(\[]|-{2}|\n|$|AND\b|REF(?:TEL)?[ .:]*\(?[A-Z]\b|(?:\(?[A-Z]\)|[A-Z][.:,;-]\)?)\s))"
NUMBER = re.compile(rf"(?:(?P<year>(?:19|20)\d\d|['’]?\d\d)[ -]+(?=\d{{3}}))?{_SERIAL}(?![.)]\s*[A-Z(]){_ITEM_ENDS}", re.IGNORECASE)
DATE_TIME = re.compile(rf"{_NAME}[ \t]+(?:DTG:? )?[A-Z]?\d{{6}}Z(?: ?[A-Z]{{3}}[A-Z]* \d\d(?:\d\d)?)?", re.IGNORECASE)
LONE_POST = re.compile(rf"{_YEAR}{_NAME}[ \t]*(?=\n|$)", re.IGNORECASE)
_MONTH_AFTER = rf"[ \t,]*(?:\(|DATED|DTD\.?|OF|FROM)[ \t(]*(?:\d\d?[ -]?)?(?P<month>{MONTH})\.?(?:[ \t]?\d\d?(?!\d))?\)?(?![A-Z])"
_REF_LETTER = r"REF(?:TEL)? ?[A-Z]\)\s*['’(]?[A-Z0-9]"
AFTER = re.compile(
    rf"(?P<year>{YEAR_AFTER})|{_MONTH_AFTER}|\s*[(\[](?:NOTAL|NODIS|EXDIS|STADIS|LIMDIS|NOFORN|SIPDIS|AND PREVIOUS)[^()\[\]\n]*[)\]]"
    rf"|[ \t]*\((?:U|SBU|C|S|C/NF|S/NF)\)(?!\s*\(\d+\)\s*[A-Z]){_ITEM_ENDS}"
    rf"|[ \t]*\((?!{_REF_LETTER})[A-Z0-9][^()]{{2,80}}\){_ITEM_ENDS}|,?[ \t]*[\"“][^\"”]{{2,100}}[\"”]"
    r"|(?:,|[ \t]*--?(?=[ \t]*NOTAL))?\s*(?:(?:AND|ET|&)\s+(?:PREVIOUS(?:[ \t]+CABLES)?|EARLIER|SEQ|AL|SUBSEQUENT)"
    r"|ET\.? ?AL|NOTAL|CIRCULAR|EXDIS|NODIS)\b\.?"
    r"|(?:/\d\d?|-\d{1,6})(?![\d/-])|,?[ \t]*SEC(?:TION)?S?[ \t]*\d\d?[ \t]*OF[ \t]*\d\d?(?!\d)"
    r"|,?[ \t]*PARA(?:S|GRAPHS?)?\.?[ \t]*\d\d?(?:[ \t]*(?:[,-]|AND)[ \t]*\d\d?(?!\d))*",
    re.IGNORECASE,
)
NONE = re.compile(r"(?:N/?A|NONE|NIL)\b\.?", re.IGNORECASE)
TEXT_BEGINS = re.compile(
    r"¶|\(?(?:\d{1,3}[.)](?!\d)|(?:U|SBU|C|S)\))|SUBJ|TAGS|E\.?O\.? ?1|CLASSIFIED|DECLASSIFY|DERIVED FROM|REASON|(?:BEGIN )?SUMMARY"
    r"|INTRODUCTION|COMMENT|SENSITIVE|THIS IS AN? |[-=*_]{2}",
    re.IGNORECASE,
)
# "E-MAIL 11/21/2007 Per reftel, Post ...": in a text without line breaks the text goes on after the item.
RUN_ON = re.compile(r"(?<=[\d)a-zA-Z.])\s+(?=(?:\(?\d{1,3}[.)]|[A-Z][a-z]+,?)\s+(?:[a-z]+|\([A-Z]+\)|[A-Z][a-z]+)\s+[a-z]+\s)")
TITLE = re.compile(r"[ \t]*(?::|--?)[ \t]*[^\n]{3,100}?[ \t]*(?=\n|$)")
# `MOSCOW 523 -- TITLE`, but no rule.
TITLE_DASHES = re.compile(r"--[ \t]?\w")
DATED = re.compile(rf"{DATE}\)?", re.IGNORECASE)
# The letter of an item behind it: `DUSHANBE 44 (A), DUSHANBE 51 [REF B]`.
LETTER_BEHIND = re.compile(r"[ \t]*[(\[](?:REF(?:TEL)? ?)?([A-Z])[)\]](?=[ \t]*(?:[;,.(]|\n|$|AND\b))", re.IGNORECASE)
MARKING = re.compile(r"\((?:U|SBU|C|S|C/NF|S/NF)\)[ \t]*", re.IGNORECASE)
A_MONTH = re.compile(MONTH, re.IGNORECASE)
COMMA = re.compile(r"[ \t,]*")
LAST_YEAR = re.compile(r"(?:19|20)\d\d|\d\d(?!\d)")
NOTHING_MORE = re.compile(r"(?:[ \t]*\([^()\n]*\))*[ \t]*[;,.]?[ \t]*(?:\n|$)")
LAST_POINT = re.compile(r"[ \t]*(?:[.;,\"”)]+(?=\s|$)|--(?=[ \t]*(?:\n|$)))")
BREAK = re.compile(r"\s*[;,:&](?:\s*AND\b)?\s*|\s+AND\s+|\s+", re.IGNORECASE)
_ORDER_OF_KINDS = ("email", "telephone", "other", "cable")


def end_of(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """The position behind a match that begins at `at`; `at` where there is none."""
    match = pattern.match(text, at, end)
    return at if match is None else match.end()


def kind_of(words: str) -> str | None:
    """The kind that words like `TELCON` name; None where there are none such."""
    kinds = {KINDS[word] for word in WORD.findall(words.upper()) if word in KINDS}
    return next((kind for kind in _ORDER_OF_KINDS if kind in kinds), None)
