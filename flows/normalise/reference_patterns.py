"""What the scanner of reference lines matches; each pattern at a position, case-insensitive where drafters are."""

from __future__ import annotations

import re

from flows.vocabulary.reference_ids import DATE, MONTH, YEAR_AFTER

GAP = re.compile(r"\s*")
FIRST_GAP = re.compile(r"[\s:;.,\"“-]*")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
SEPARATOR = re.compile(
    r"(?:\s*(?:[;,:&/+.]|¶(?=\s*\(?[A-Z])|-+(?=[ \t]*\(?(?:[A-Z]|\d\d?)[).:])|(?<=\n)[ \t]*-{1,3}(?=[ \t]*[A-Z0-9])"
    r"|(?:AND|OR|AS WELL AS|PLUS)\b))+",
    re.IGNORECASE,
)
CHAIN = re.compile(r"[ \t]*(?:\n[ \t]*(?=AND\b|OR\b|&))?(?:[,;&/+]|AND\b|OR\b)+(?:\s*(?:AND|OR|&)\b)?\s*#?", re.IGNORECASE)
LEAD = re.compile(
    r"(?:(?:SEE(?: ALSO)?|ALSO|CF\.?|PER|BOTH|CABLES?|TELEGRAMS?|REFTELS?|PARA(?:S|GRAPHS?)?\.?\s\d\d?\s(?:OF|IN))[\s:]+)+", re.IGNORECASE
)
# `A.`, `(A)`, `A)`, `A:`, `[A]`, `A- `, `A STATE 12`, each with `REF` before it or not; the same with numbers.
LETTER = re.compile(
    r"(?:REF(?:S|TELS?|ERENCES?)?\b[ .:]*)?(?:\( ?(?:REF(?:TEL)? ?)?([A-Z]|\d\d?) ?\)|\[ ?([A-Z]|\d\d?) ?\]"
    r"|([A-Z]) ?[.):]{1,2}(?![A-Z]\.)|(\d\d?)[.)](?!\d)"
    r"|([A-Z]|\d)[/-](?=\s)|(?P<bare>[A-Z]|\d)(?= +[A-Z0-9]|-(?-i:[A-Z]{3})))[.:-]?[ \t]*(?:\n[ \t]*)?",
    re.IGNORECASE,
)
_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d|['’]?[0-26-9O]\d|\((?:(?:19|20)\d\d|[06-9]\d|10)\)(?=[ \t]*[A-Z]{3}))"
    # A line may end between year and post; a letter behind it is the next item's.
    r"(?:(?:[ \t]|[-/](?=[A-Z]))*|(?:(?<=\d{4})|(?<=(?<!\d)[06-9]\d)|(?<=(?<!\d)10))[ \t]*\n[ \t]*(?=[A-Z]{3}))(?![A-Z]\.[ \t]))?"
)
_NAME = r"(?P<post>[A-Z][A-Z.'’]*(?:(?:[ \t]*[-/ \t][ \t]*|[ \t]*\n[ \t]*)(?!(?:N[OR]|CABLES?|TELEGRAMS?)\b)[A-Z][A-Z.'’]*){0,4})"
_BETWEEN = r"(?:(?P<between>(?:19|20)\d\d|0\d|10|6[6-9]|[7-9]\d)[ -]+(?=\d{3}))?"
_SERIAL = r"(?P<serial>\d{3,8}(?!\d)|\d\d?(?![\d/]))(?!Z|[.:]\d)"
_SHORT_ENDS = (
    r"(?=[ \t]*(?:[;,&/]|\n|$|(?:AND|ET)\b|-{2}|\((?!(?:U|SBU|C|S|C/NF|S/NF)\))[A-Z0-9]{2,}"
    r"|(?:\( ?[ABD-RTV-Z] ?\)|[A-Z][.:)]{1,2})\s*[A-Z0-9]|\( ?[CSU] ?\)\s*(?-i:[A-Z]{2}|\d)))"
)
CABLE = re.compile(
    rf"{_YEAR}{_NAME}(?:[ \t]*(?:(?:N[OR]|CABLES?|TELEGRAMS?)\b\.?[ \t]*|[#:/-])*[ \t]*{_BETWEEN}{_SERIAL}"
    rf"|\s{{1,20}}(?P<next_line>\d{{4,8}})(?![\dZ/]|[.:)]|[ \t]+(?-i:[a-z]))"
    # Of fewer figures where nothing but the end of an item follows; a paragraph's number has a point or a marking behind it.
    rf"|[ \t]*\n[ \t]*(?P<short>\d{{2,3}}){_SHORT_ENDS})",
    re.IGNORECASE,
)
_ITEM_ENDS = r"(?=[ \t]*(?:[;,:&./(]|\n|$|AND\b|(?:\(?[A-Z]\)|[A-Z][.:])\s))"
NUMBER = re.compile(rf"(?:(?P<year>(?:19|20)\d\d|['’]?\d\d)[ -]+(?=\d{{3}}))?{_SERIAL}(?![.)]\s*[A-Z(]){_ITEM_ENDS}", re.IGNORECASE)
DATE_TIME = re.compile(rf"{_NAME}[ \t]+(?:DTG:? )?[A-Z]?\d{{6}}Z(?: ?[A-Z]{{3}}[A-Z]* \d\d(?:\d\d)?)?", re.IGNORECASE)
LONE_POST = re.compile(rf"{_YEAR}{_NAME}[ \t]*(?=\n|$)", re.IGNORECASE)
_MONTH_AFTER = rf"[ \t,]*(?:\(|DATED|DTD\.?|OF|FROM)[ \t(]*(?:\d\d?[ -]?)?(?P<month>{MONTH})\.?(?:[ \t]?\d\d?(?!\d))?\)?(?![A-Z])"
AFTER = re.compile(
    rf"(?P<year>{YEAR_AFTER})|{_MONTH_AFTER}|\s*[(\[](?:NOTAL|NODIS|EXDIS|STADIS|LIMDIS|NOFORN|SIPDIS|AND PREVIOUS)[^()\n]*[)\]]"
    rf"|[ \t]*\((?:U|SBU|C|S|C/NF|S/NF)\){_ITEM_ENDS}|[ \t]*\([A-Z0-9][^()]{{2,80}}\){_ITEM_ENDS}|,?[ \t]*[\"“][^\"”]{{2,100}}[\"”]"
    r"|,?\s*(?:(?:AND|ET|&)\s+(?:PREVIOUS(?:[ \t]+CABLES)?|EARLIER|SEQ|AL|SUBSEQUENT)|ET ?AL|NOTAL|CIRCULAR|EXDIS|NODIS)\b\.?"
    r"|(?:/\d\d?|-\d{1,6})(?![\d/-])|,?[ \t]*PARA(?:S|GRAPHS?)?\.?[ \t]*\d\d?(?:[ \t]*(?:[,-]|AND)[ \t]*\d\d?(?!\d))*",
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
PROSE = re.compile(r"(?:\b[a-z]{2,}[ ,.]+){3}")
DATED = re.compile(rf"{DATE}\)?", re.IGNORECASE)
MARKING = re.compile(r"\((?:U|SBU|C|S|C/NF|S/NF)\)[ \t]*", re.IGNORECASE)
A_MONTH = re.compile(MONTH, re.IGNORECASE)
LAST_YEAR = re.compile(r"(?:19|20)\d\d|\d\d(?!\d)")
NOTHING_MORE = re.compile(r"(?:[ \t]*\([^()\n]*\))*[ \t]*[;,.]?[ \t]*(?:\n|$)")
LAST_POINT = re.compile(r"[ \t]*[.;,\"”]+(?=\s|$)")
BREAK = re.compile(r"\s*[;,:&](?:\s*AND\b)?\s*|\s+AND\s+|\s+", re.IGNORECASE)
