"""The routing header: each line told by its format line (ACP 127, 5 FAH-2 H-320) and read.

A line that no rule knows is kept as `unknown`. Blank lines are not lines of the header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

from flows.cable import Exemption, HeaderLine, OperatingSignal, Recipient, Routing
from flows.normalise.addressees import ADDRESS_INDICATOR, BEGINS_AN_ADDRESS, Address, continued, read_addresses
from flows.normalise.head_labels import starts_something
from flows.normalise.other_lines import PARTIAL_EXTRACT, is_log, is_mail, is_record_field, other_line
from flows.normalise.signals import leading_signals, read_signals, signal_of
from flows.spans import MappedText
from flows.tuples import new_tuple
from flows.vocabulary.header_words import ADDRESS_TAILS, LEVELS, PROSIGNS, highest, released_to

_INDICATOR = r"[QRU][A-Z]{2,7}"
_MONTH = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?"
    r"|DEC(?:EMBER)?)(?![A-Z])"
)
_TRANSMISSION = re.compile(r"V?ZCZC(?: ?[A-Z]{2,3} ?\d{3,4}\b|\S*)")
_PRECEDENCES = ("ZZ", "OO", "PP", "RR")
_ROUTING = re.compile(rf"(?:ZZ|OO|PP|RR)(?:$| +(?=(?:ZZ|OO|PP|RR|{_INDICATOR})\b)|(?=RU[A-Z]{{3,6}}\b))")
_ROUTING_MORE = re.compile(rf"{_INDICATOR}(?: +[A-Z0-9]{{4,8}})*$")
_DE = re.compile(
    rf"DE +(?P<indicator>{_INDICATOR})\b"
    r"(?:[ ,]*(?:# *|NR *)?(?P<serial>\d{1,6})\b(?:/(?P<section>\d\d?)(?!\d))?(?: OF \d\d?\b)?)?"
    r"(?:[ ,/]+(?P<filed>\d{3} ?/?\d{4})Z?\b)?"
)
_SECURITY = re.compile(r"(?P<prosign>ZN[RY])(?=\b|[A-Z]{5}\b) *(?P<group>[A-Z]{5}(?:/[A-Z]{5})?\b)? *")
_DATE_TIME_GROUP = re.compile(
    r"(?P<precedences>(?:[ZOPRY] +)*[ZOPRY]? *)"
    rf"(?P<group>[\dO]{{6}} ?(?:Z *(?!Z[A-Z]{{2}}\b)[A-Z]{{3,9}}|{_MONTH})\.?(?: *(?:\d{{4}}|\d\d)\b)?)(?P<tail>.*)",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:FM\b[ :]*|FROM[ :]+(?={BEGINS_AN_ADDRESS}))(?:(?P<indicator>{_INDICATOR}) ?/ *)?(?P<station>.*)")
_ADDRESSED = re.compile(r"(TO|INFO)(?:\b[ :]*|(?=RU[A-Z]{3,6} ?/))(.*)")
_EXEMPT = re.compile(r"XMT\b[ /:]*(.*)")
_ROUTED = re.compile(rf"{ADDRESS_INDICATOR} ?/")
_ADDRESS = re.compile(rf"{BEGINS_AN_ADDRESS}|[A-Z0-9/][A-Z0-9 .,:;/()&'+#-]*$")
_BEGINS_AN_ADDRESS = re.compile(BEGINS_AN_ADDRESS)
_SIGNAL_LINE = re.compile(r"Z[A-Z]{2}\d?\b")
_NOT_DIGITS = re.compile(r"\D+")
_SUSPECT = re.compile(r" (?:TO|INFO|XMT|FM|DE|ZN[RY])\b")
_HAS_MORE = re.compile(r"VZCZC\S* |\dZ ")
# What begins another format line in the middle of a line.
_NEXT_LINE = re.compile(
    rf"(?<!\b[ZOPR]) +(?=(?:TO|INFO|FM)[ :]+{BEGINS_AN_ADDRESS}|INFO[ :]+[A-Z ]+COLLECTIVE\b|XMT[ /:]|DE {_INDICATOR} "
    rf"|ZN[RY] [A-Z]{{5}}\b|(?:[ZOPR] +)*\d{{6}} ?Z {_MONTH}|(?:ZZ|OO|PP|RR) {_INDICATOR} )"
)
_BEGINS_A_HEADER = re.compile(
    rf"[ \t]*(?:V?ZCZC|(?:ZZ|OO|PP|RR|DE) +{_INDICATOR}\b|ZN[RY] [A-Z]{{5}}\b|(?:[ZOPR] +)*\d{{6}} ?Z {_MONTH}"
    rf"|(?:FM|TO|INFO)\b[ :]+(?:{BEGINS_AN_ADDRESS}|[A-Z ]+ (?:COLLECTIVE|POSTS)\b)|XMT\b)"
)
_LONGEST_LINE = 69
"""Characters that a line has at most (ACP 127, 138)."""
_ADDRESSES = ("to", "info", "exempt")
_COLLECTIVE = frozenset(("COLLECTIVE", "POSTS"))
_PASSED_OVER = ("page", "separator", "unknown")
"""What stands between two lines without parting them."""


@dataclass(slots=True)
class Header:
    """What the routing header says; the fields are those of `flows.cable.Cable`, times as written."""

    lines: list[HeaderLine] = field(default_factory=list)
    transmission_id: str | None = None
    routings: list[Routing] = field(default_factory=list)
    originator_routing_indicator: str | None = None
    station_serial_number: int | None = None
    section_number: int | None = None
    filing_group: str | None = None
    security_prosign: str | None = None
    classification_group: str | None = None
    date_time_group: str | None = None
    action_precedence: str | None = None
    information_precedence: str | None = None
    from_station: str | None = None
    recipients: list[Recipient] = field(default_factory=list)
    exemptions: list[Exemption] = field(default_factory=list)
    operating_signals: list[OperatingSignal] = field(default_factory=list)
    precedences: set[str] = field(default_factory=set)
    is_partial_extract: bool = False

    @property
    def precedence(self) -> str | None:
        """The highest precedence on any line."""
        return highest(self.precedences)

    @property
    def routing_precedence(self) -> str | None:
        """The highest precedence on the routing line."""
        return highest(routing.precedence for routing in self.routings if routing.precedence is not None)

    @property
    def addressee_precedence(self) -> str | None:
        """The highest precedence of an addressee."""
        return highest(recipient.precedence for recipient in self.recipients if recipient.precedence is not None)

    @property
    def security_level(self) -> str | None:
        """The level that the classification group's first letter stands for (ACP 127, 124)."""
        return LEVELS.get(self.classification_group[0]) if self.classification_group else None

    @property
    def release_code(self) -> str | None:
        """The transmission release code that ends a classification group of three letters alike (`UUUAA`)."""
        group = self.classification_group or ""
        return group[3:5] if group[:3] == 3 * group[:1] and group[3:5] != group[:2] else None

    @property
    def released_to(self) -> str | None:
        """Whom the release code releases the message to."""
        return released_to(self.release_code) if self.release_code else None

    @property
    def is_full(self) -> bool:
        """Whether it reaches down to the addressees."""
        return self.from_station is not None and bool(self.recipients)

    def complete_from(self, other: Header) -> None:
        """Takes over what only another copy of the header says."""
        for each in fields(self):
            if each.name != "lines" and not getattr(self, each.name):
                setattr(self, each.name, getattr(other, each.name))


def header_end(text: str) -> int:
    """Where the routing header ends that a body without a classification line begins with; 0 where it begins with none.

    It reaches to a blank line behind which no line of a header begins, or to where the text does.
    """
    if _BEGINS_A_HEADER.match(text, len(text) - len(text.lstrip())) is None:
        return 0
    at = end = 0
    is_after_blank = False
    for line in text.splitlines(keepends=True):
        if not line.strip():
            is_after_blank = True
        elif starts_something(line) or (is_after_blank and _BEGINS_A_HEADER.match(line) is None):
            break
        else:
            end, is_after_blank = at + len(line), False
        at += len(line)
    return end


def read_header(text: MappedText, notices: frozenset[str] = frozenset()) -> Header:
    """Tells and reads every line of a routing header.

    Args:
        text: The header.
        notices: Lines that are known to be none of the message's: fields of a dump record that a body begins with.
    """
    reader = _Reader()
    formats: list[str] = []
    spans: list[tuple[str, int, int]] = []
    at = 0
    for line in text.text.split("\n"):
        words = line.strip()
        if words:
            start = at if line[0] == words[0] else at + line.index(words)
            format_line = reader.notice() if notices and is_record_field(words, notices) else reader.read(words)
            if format_line == "unknown":
                format_line = reader.read_small(words)
            formats.append(format_line)
            spans.append((words, start, start + len(words)))
        else:
            reader.blank()
        at += len(line) + 1
    reader.header.lines = [
        new_tuple(HeaderLine, (format_line, words, start, end))
        for format_line, (start, end, words) in zip(formats, text.raw_spans(spans), strict=True)
    ]
    return reader.header


class _Reader:
    """Reads line by line; what a line is hangs on the one before it."""

    def __init__(self) -> None:
        self.header = Header()
        self._before = ""
        self._action = ""
        """The last of `to` and `info`."""
        self._last: Address | None = None
        """The last addressee, which the next line may go on with."""

    def read(self, line: str) -> str:
        """The format line that a line is; where it holds several, the first."""
        first = line[0]
        if first == "R" and self._before in _ADDRESSES and _ROUTED.match(line) and " INFO" not in line and " XMT" not in line:
            if self._before == "exempt" and self._follows_exempted():
                self._before = self._action
            return self._read_addresses(self._before, line)
        if first == "T" and line.startswith(PARTIAL_EXTRACT):
            self.header.is_partial_extract = True
            return self.notice()
        if len(line) > _LONGEST_LINE or (first in "VZ" and _HAS_MORE.search(line)) or _SUSPECT.search(line):
            line, *rest = _NEXT_LINE.split(line)
            format_line = self._read(line)
            for part in rest:
                self._read(part)
            return format_line
        return self._read(line)

    def read_small(self, line: str) -> str:
        """A line that no rule knows as it stands, but perhaps in capitals: of a header in small letters, `info ruehbj/amembassy oslo`."""
        capitals = line.upper()
        is_header = _BEGINS_A_HEADER.match(capitals) is not None or _BEGINS_AN_ADDRESS.match(capitals) is not None
        return self.read(capitals) if is_header and capitals != line else "unknown"

    def notice(self) -> str:
        """The line is none of the message's."""
        self._before = "notice"
        return "notice"

    def blank(self) -> None:
        """A blank line ends the header of an e-mail."""
        if self._before == "mail":
            self._before = ""

    def _read(self, line: str) -> str:
        format_line = self._tell(line)
        if format_line not in _PASSED_OVER:
            self._before = format_line
        return format_line

    def _tell(self, line: str) -> str:
        first = line[0]
        if first in "VZ" and (match := _TRANSMISSION.match(line)):
            return self._read_transmission(match)
        if first == "Z" and (match := _SECURITY.match(line)):
            return self._read_security(match)
        if first in "ZOPR" and _ROUTING.match(line):
            return self._read_routings(line)
        if first == "D" and (match := _DE.match(line)):
            return self._read_de(match)
        if (first in "ZOPRY" or first.isdigit()) and (match := _DATE_TIME_GROUP.match(line)):
            return self._read_date_time_group(match)
        if first == "F" and (match := _FROM.match(line)):
            return self._read_from(match)
        if not line.startswith("TO") and is_log(line, self._before) and not (self._before == "log" and _BEGINS_AN_ADDRESS.search(line)):
            return "log"
        if first in "TI" and (match := _ADDRESSED.match(line)):
            self._action = match[1].lower()
            self._last = None
            return self._read_addresses(self._action, match[2])
        if first == "X" and (match := _EXEMPT.match(line)):
            self._last = None
            return self._read_addresses("exempt", match[1])
        if first == "Z" and _SIGNAL_LINE.match(line):
            self.header.operating_signals += read_signals(line, "operating_signal")
            return "operating_signal"
        return other_line(line) or self._tell_by_line_before(line)

    def _tell_by_line_before(self, line: str) -> str:
        """What a line is that says so only by where it stands."""
        before = self._before
        if before == "routing" and _ROUTING_MORE.match(line):
            return self._read_routings(line)
        if before in _ADDRESSES and _ADDRESS.match(line):
            return self._read_more_addresses(line)
        if before == "from" and _ADDRESS.match(line):
            return self._read_after_from(line)
        if not before and _ROUTED.match(line):
            self._action = "to"
            return self._read_addresses("to", line)
        if before in ("security", "date_time_group", "operating_signal") and _ADDRESS.match(line) and self._read_more_of_signal(line):
            return before
        if is_mail(line) or before == "mail":
            return "mail"
        return "text" if before == "text" else "unknown"

    def _read_transmission(self, match: re.Match[str]) -> str:
        if self.header.transmission_id is None:
            self.header.transmission_id = match[0].replace(" ", "")
            self.header.operating_signals += read_signals(match.string[match.end() :], "transmission_id")
        return "transmission_id"

    def _read_routings(self, line: str) -> str:
        header = self.header
        words = line.split()
        if words[0] not in _PRECEDENCES and words[0][:2] in _PRECEDENCES:
            words[:1] = [words[0][:2], words[0][2:]]
        precedence = header.routings[-1].precedence if header.routings else None
        follows_precedence = False
        for word in words:
            if word in _PRECEDENCES:
                found = PROSIGNS[word[0]]
                header.precedences.add(found)
                # Of two precedences side by side, the higher one rules (5 FAH-2 H-321.2-1).
                precedence = highest((found, precedence)) if follows_precedence and precedence else found
                follows_precedence = True
            else:
                header.routings.append(new_tuple(Routing, (precedence, word)))
                follows_precedence = False
        return "routing"

    def _read_de(self, match: re.Match[str]) -> str:
        header = self.header
        if header.originator_routing_indicator is None:
            header.originator_routing_indicator = match["indicator"]
            header.station_serial_number = int(match["serial"]) if match["serial"] else None
            header.section_number = int(match["section"]) if match["section"] else None
            header.filing_group = _NOT_DIGITS.sub("", match["filed"]) if match["filed"] else None
        return "de"

    def _read_security(self, match: re.Match[str]) -> str:
        header = self.header
        if header.security_prosign is None:
            tail = match.string[match.end() :]
            header.classification_group = match["group"]
            header.security_prosign = " ".join(part for part in (match["prosign"], match["group"], leading_signals(tail)) if part)
            header.operating_signals += read_signals(tail, "security")
            if "ZZK" in header.security_prosign:
                header.precedences.add("NIACT IMMEDIATE")
        return "security"

    def _read_date_time_group(self, match: re.Match[str]) -> str:
        header = self.header
        precedences = [PROSIGNS[p] for p in match["precedences"].split() if p in PROSIGNS]
        header.precedences.update(precedences)
        if header.date_time_group is None:
            header.date_time_group = " ".join(match["group"].split())
            header.action_precedence, header.information_precedence = (*precedences, None, None)[:2]
            header.operating_signals += read_signals(match["tail"], "date_time_group")
        return "date_time_group"

    def _read_from(self, match: re.Match[str]) -> str:
        self.header.from_station = self.header.from_station or match["station"].strip() or None
        return "from"

    def _read_after_from(self, line: str) -> str:
        """The station of a lone FM, the rest of its name, or an addressee that has lost its TO."""
        header = self.header
        if header.from_station is None:
            header.from_station = line
            return "from"
        if _BEGINS_AN_ADDRESS.match(line):
            self._action = "to"
            return self._read_addresses("to", line)
        joined = continued(Address(None, header.from_station, None, None), line)
        if joined is None:
            return "unknown"
        header.from_station = joined.station
        return "from"

    def _read_addresses(self, format_line: str, text: str) -> str:
        """The addresses of a line, without its TO, INFO or XMT."""
        for address in read_addresses(text) if text else ():
            self._add(format_line, address)
        return format_line

    def _add(self, format_line: str, address: Address) -> None:
        indicator, station, precedence, serial, is_delivered_otherwise = address
        if station is None and indicator is None:
            return
        self._last = address
        header = self.header
        if format_line == "exempt":
            if station is not None:
                header.exemptions.append(Exemption(indicator, station, self._collective()))
            return
        header.recipients.append(new_tuple(Recipient, (format_line.upper(), indicator, station, precedence, serial)))
        if precedence is not None:
            header.precedences.add(precedence)
        if is_delivered_otherwise:
            header.operating_signals.append(signal_of("ZEN", station or "", format_line))

    def _read_more_addresses(self, line: str) -> str:
        """A line that follows addressees and has no routing indicator: the rest of the one before it, or others."""
        format_line = self._before
        joined = continued(self._last, line) if self._last is not None else None
        if joined is not None:
            kept: list[Recipient] | list[Exemption] = self.header.exemptions if format_line == "exempt" else self.header.recipients
            kept.pop()
            self._add(format_line, joined._replace(is_delivered_otherwise=False))
            return format_line
        # Posts are exempted; collectives and agencies in Washington are not members of a collective.
        if format_line == "exempt" and self._action and not ADDRESS_TAILS.isdisjoint(line.split()):
            format_line = self._action
        return self._read_addresses(format_line, line)

    def _follows_exempted(self) -> bool:
        """Whether a routing indicator after exempted addressees without one begins an addressee again: what is not sent has no route."""
        return bool(self._action) and self._last is not None and self._last.routing_indicator is None

    def _collective(self) -> str | None:
        """The collective that an exempted addressee would belong to: the addressee before it, or the only one there is."""
        stations = [r.station for r in self.header.recipients if r.station is not None and not _COLLECTIVE.isdisjoint(r.station.split())]
        if stations and (len(stations) == 1 or stations[-1] == self.header.recipients[-1].station):
            return stations[-1]
        return None

    def _read_more_of_signal(self, line: str) -> bool:
        """Adds a line to what the last signal refers to; False where there is none that a line could go on with."""
        signals = self.header.operating_signals
        if not signals or signals[-1].refers_to is None or signals[-1].format_line != self._before:
            return False
        last = signals.pop()
        signals.append(signal_of(last.signal, f"{last.refers_to} {line}", last.format_line))
        return True
