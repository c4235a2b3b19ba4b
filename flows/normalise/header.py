"""The routing header: each line told by its format line (ACP 127, 5 FAH-2 H-320) and read.

A line that no rule knows is kept as `unknown`. Blank lines are not lines of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from flows.cable import HeaderLine, Recipient, Routing
from flows.spans import MappedText

PRECEDENCE_OF_PROSIGN = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
_RANK = ("FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE")

_ROUTING_INDICATOR = r"[QRU][A-Z]{2,8}"
_TRANSMISSION = re.compile(r"V?ZCZC\S*")
_ROUTING = re.compile(rf"((?:ZZ|OO|PP|RR)(?: +(?:ZZ|OO|PP|RR))*)((?: +{_ROUTING_INDICATOR})*)$")
_ROUTING_MORE = re.compile(rf"(?:{_ROUTING_INDICATOR} *)+$")
_DE = re.compile(
    rf"DE +({_ROUTING_INDICATOR})(?: +(?:#? *(\d{{1,7}})(?:/(\d\d?))?|(\d{{1,3}})/(?=\d{{4}}Z)))?(?: *(\d{{3}} ?\d{{4}})\b)?.*$"
)
_SECURITY = re.compile(r"(ZN[RY](?: +[A-Z/]{5,11})?(?: +Z[A-Z]{2,3}\d?\b)*)")
_DATE_TIME_GROUP = re.compile(r"((?:[ZOPRY] +)*)(\d{6} ?Z +[A-Z]{3}[A-Z]*\.?(?: +(?:\d{4}|\d\d)\b)?)(.*)$", re.IGNORECASE)
_FROM = re.compile(r"FM[ :]+(\S.*)$")
_ADDRESSED = re.compile(r"(TO|INFO)\b[ :]*(.*)$")
_EXEMPT = re.compile(r"XMT\b")
_LOG = re.compile(r"(?:INFO +|ACTION +)?(?:LOG-\d\d|[A-Z]{1,5}-\d\d +[A-Z]{1,5}-\d\d)\b|/\d{3}W$|-{10,} ?[0-9A-F]{6} ")
_MAIL = re.compile(r"(?:From|Sent|To|Cc|Bcc|Subject|Importance|Attachments) ?:|-{3,} ?Original Message", re.IGNORECASE)
_PAGE = re.compile(r"PAGE +\d")
_ACCOUNTING = re.compile(r"(?:ACCT?G?\b|ACCOUNTING\b|(?:[A-Z]+ )?GR ?NC\b|GR ?\d+\b)")
_SEPARATOR = re.compile(r"BT$|N{4}$|[-=*_]{3,}$|#\d{4}$")
_NOTICE = re.compile(r"This record is a partial extract of the original cable|Telegram[A-Z]")
# Number, date and references in a record of the dump (09HERMOSILLO71); the time that a page of another kind begins with (09HARARE888).
_RECORD_FIELD = re.compile(
    r"\d{1,6}$|\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?$|\d\d?/\d\d?/\d{4} \d\d?:\d\d$|\d\d[A-Z]+\d+(?:\|\d\d[A-Z]+\d+)*$"
    r"|(?:id|date|refid|origin|classification|destination|header):|TAGS:|-+ header ends -+$|[A-Z][a-z]+day, \d\d? [A-Z][a-z]+ \d{4}"
)
_PARTIAL = "This record is a partial extract"
_ADDRESS = re.compile(r"[A-Z0-9][A-Z0-9 .,:;/()&'+#-]*$")
_ROUTE = re.compile(rf"(?:({_ROUTING_INDICATOR})|ZEN|[A-Z]{{3,8}})?/(?!/) *(\S.*)$")
_PRECEDENCE_WORDS = {
    "FLASH": "FLASH", "NIACT IMMEDIATE": "NIACT IMMEDIATE", "NIACT": "NIACT IMMEDIATE", "IMMEDIATE": "IMMEDIATE", "IMMED": "IMMEDIATE",
    "IMMEDIATELY": "IMMEDIATE", "IMMEDAITE": "IMMEDIATE", "IMMEDIAE": "IMMEDIATE", "IMMEDATE": "IMMEDIATE", "IMMMEDIATE": "IMMEDIATE",
    "IMEDIATE": "IMMEDIATE", "PRIORITY": "PRIORITY", "PRIORTY": "PRIORITY", "PRIORITIY": "PRIORITY", "PRIORIY": "PRIORITY",
    "PRIOIRTY": "PRIORITY", "PRIOR": "PRIORITY", "ROUTINE": "ROUTINE", "ROUTINGE": "ROUTINE", "ROUTIEN": "ROUTINE",
}  # fmt: skip
_NUMBERED_POST = re.compile(r"(?:AM(?:EMBASSY|CONSUL)|SECSTATE|USMISSION|USUN|USEU|USINT)\b")


@dataclass(slots=True)
class Header:
    """What the routing header says; the fields are those of `flows.cable.Cable`, times as written."""

    lines: list[HeaderLine] = field(default_factory=list)
    transmission_id: str | None = None
    routings: list[Routing] = field(default_factory=list)
    originator_routing_indicator: str | None = None
    station_serial_number: int | None = None
    filing_group: str | None = None
    security_prosign: str | None = None
    date_time_group: str | None = None
    from_station: str | None = None
    recipients: list[Recipient] = field(default_factory=list)
    precedences: set[str] = field(default_factory=set)
    is_partial_extract: bool = False

    @property
    def precedence(self) -> str | None:
        """The highest precedence on any line."""
        return min(self.precedences, key=_RANK.index, default=None)

    @property
    def is_full(self) -> bool:
        """Whether it reaches down to the addressees."""
        return self.from_station is not None and bool(self.recipients)


def read_header(text: MappedText, notices: frozenset[str] = frozenset()) -> Header:
    """Tells and reads every line of a routing header.

    Args:
        text: The header.
        notices: Lines that are known to be none of the message's: fields of a dump record that a body begins with.
    """
    header = Header()
    format_line = ""
    for start, end in _lines(text.text):
        line = text.text[start:end]
        is_notice = bool(notices) and (line in notices or _RECORD_FIELD.match(line) is not None or not notices.isdisjoint(line.split("\t")))
        format_line = "notice" if is_notice else _read_line(header, line, format_line)
        header.lines.append(HeaderLine(format_line, line, *text.raw_span(start, end)))
    return header


def mail_header_end(text: str) -> int:
    """Where the header of an e-mail ends that a body without a classification line begins with; 0 where there is none."""
    begin = len(text) - len(text.lstrip())
    if _MAIL.match(text, begin) is None:
        return 0
    end = text.find("\n\n", begin)
    return end if end >= 0 else 0


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            yield start, start + len(words)
        at += len(line) + 1


def _read_line(header: Header, line: str, before: str) -> str:
    """The format line that a line is, given the one before it; what it says goes into `header`."""
    first = line[0]
    if before in ("to", "info") and line.find("/", 3, 9) > 0 and _ADDRESS.match(line):
        _add_recipient(header, before.upper(), line)
        return before
    if first in "VZ" and _TRANSMISSION.match(line):
        header.transmission_id = header.transmission_id or line.split()[0]
        return "transmission_id"
    if first == "Z" and (match := _SECURITY.match(line)):
        header.security_prosign = header.security_prosign or " ".join(match[1].split())
        if "ZZK" in match[1]:
            header.precedences.add("NIACT IMMEDIATE")
        return "security"
    if first in "ZOPR" and (match := _ROUTING.match(line)):
        _add_routings(header, line.split())
        return "routing"
    if first == "D" and (match := _DE.match(line)):
        if header.originator_routing_indicator is None:
            header.originator_routing_indicator = match[1]
            serial = match[2] or match[4]
            header.station_serial_number = int(serial) if serial else None
            header.filing_group = match[5].replace(" ", "") if match[5] else None
        return "de"
    if (first in "ZOPRY" or first.isdigit()) and (match := _DATE_TIME_GROUP.match(line)):
        header.precedences.update(PRECEDENCE_OF_PROSIGN[p] for p in match[1].split() if p in PRECEDENCE_OF_PROSIGN)
        header.date_time_group = header.date_time_group or " ".join(match[2].split())
        return "date_time_group"
    if first == "F" and (match := _FROM.match(line)):
        header.from_station = header.from_station or match[1].strip()
        return "from"
    if _LOG.match(line) or (before == "log" and _LOG.search(line)):
        return "log"
    if first in "TI" and (match := _ADDRESSED.match(line)):
        if match[2]:
            _add_recipient(header, match[1], match[2])
        return match[1].lower()
    if first == "X" and _EXEMPT.match(line):
        return "exempt"
    return _read_other_line(header, line, before)


def _read_other_line(header: Header, line: str, before: str) -> str:
    if _NOTICE.match(line):
        header.is_partial_extract = header.is_partial_extract or line.startswith(_PARTIAL)
        return "notice"
    if _PAGE.match(line):
        return "page"
    if _SEPARATOR.match(line):
        return "separator"
    if _ACCOUNTING.match(line):
        return "accounting"
    if before == "routing" and _ROUTING_MORE.match(line):
        _add_routings(header, line.split())
        return "routing"
    if before != "mail" and before in ("to", "info", "exempt", "page") and _ADDRESS.match(line):
        action = _last_addressed(header.lines) if before == "page" else before
        if action in ("to", "info"):
            _add_recipient(header, action.upper(), line)
        return action
    if _MAIL.match(line):
        return "mail"
    return "unknown"


def _last_addressed(lines: list[HeaderLine]) -> str:
    return next((line.format_line for line in reversed(lines) if line.format_line in ("to", "info", "exempt")), "unknown")


def _add_routings(header: Header, words: Iterable[str]) -> None:
    precedence = header.routings[-1].precedence if header.routings else None
    for word in words:
        if word in ("ZZ", "OO", "PP", "RR"):
            precedence = PRECEDENCE_OF_PROSIGN[word[0]]
            header.precedences.add(precedence)
        else:
            header.routings.append(Routing(precedence, word))


def _add_recipient(header: Header, action: str, line: str) -> None:
    """Reads `RUEHC/SECSTATE WASHDC PRIORITY 7798`: route, station, precedence word, message continuity number (ACP 127, annex B)."""
    routing_indicator = None
    route = _ROUTE.match(line)
    if route is not None:
        routing_indicator, line = route.groups()
    words = line.split()
    serial = words.pop() if len(words) > 1 and words[-1].isdigit() and len(words[-1]) <= _LONGEST_SERIAL else None
    precedence = _PRECEDENCE_WORDS.get(" ".join(words[-2:])) if len(words) > 2 else None
    if precedence is not None:
        del words[-2:]
    elif len(words) > 1 and (precedence := _PRECEDENCE_WORDS.get(words[-1])) is not None:
        del words[-1:]
    # "AFOSI DET 12": a short number after another name than a post's belongs to the name.
    if serial and precedence is None and len(serial) < _SERIAL_DIGITS and not _NUMBERED_POST.match(words[0]):
        words.append(serial)
        serial = None
    if precedence is not None:
        header.precedences.add(precedence)
    station = " ".join(words).rstrip(",")
    header.recipients.append(Recipient(action, routing_indicator, station, precedence, int(serial) if serial else None))


_SERIAL_DIGITS = 4
"""Message continuity numbers are padded to four digits."""
_LONGEST_SERIAL = 6
