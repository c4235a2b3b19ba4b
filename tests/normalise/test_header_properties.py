"""What holds of every routing header: no line is lost, nothing raises, and a header written by the rules reads back."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cable import Recipient, Routing
from flows.normalise.header import read_header
from flows.spans import MappedText
from flows.tables import ACTIONS, FORMAT_LINES, PRECEDENCES, SECURITY_LEVELS

# Words of headers in any order, so that lines are nearly right far more often than by chance.
WORDS = (
    "VZCZCXRO4711", "OO", "PP", "RR", "ZZ", "RUEHC", "RUEHDBU", "DE", "#0205", "#0205/01", "0671145", "ZNR", "ZNY", "UUUUU", "UUUAA", "ZZH",
    "ZDK", "ZFR", "CTG", "(CCY", "O", "P", "071145Z", "MAR", "08", "FM", "TO", "INFO", "XMT", "XMT/", "AMEMBASSY", "AMCONSUL", "SECSTATE",
    "WASHDC", "BERN", "SANTO", "DOMINGO", "COLLECTIVE", "RUEHC/", "RUEHC/SECSTATE", "/", "//", "//J5//", "ZEN/", "IMMEDIATE", "NIACT",
    "PRIORTY", "0015", "15", "1234567", "PAGE", "02", "BT", "GR", "LOG-00", "PA-00", "/001W", "ACTION:", "From:", "UNCLAS", "TAGS:", ",",
    ";", "²", "٣٤٥٦", "é",
)  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
HEADERS = st.lists(st.one_of(LINES, LINES.map(lambda line: f"  {line} "), st.text(max_size=20)), max_size=14).map("\n".join)


# Whatever stands in a header, each line of it that is not blank is one row with its span, and every value is one that its column may hold.
@given(HEADERS)
@settings(deadline=None)
def test_no_line_is_lost_and_every_value_fits(text: str) -> None:
    header = read_header(MappedText.identity(text))
    assert [line.text for line in header.lines] == [line.strip() for line in text.split("\n") if line.strip()]
    for line in header.lines:
        assert line.format_line in FORMAT_LINES
        assert text[line.span_start : line.span_end] == line.text
    for recipient in header.recipients:
        assert recipient.action in ACTIONS
        assert recipient.station or recipient.routing_indicator
        assert recipient.serial_number is None or 0 <= recipient.serial_number < 10**6
    for precedence in (
        header.precedence, header.action_precedence, header.information_precedence, header.routing_precedence, header.addressee_precedence,
        *(recipient.precedence for recipient in header.recipients), *(routing.precedence for routing in header.routings),
    ):  # fmt: skip
        assert precedence is None or precedence in PRECEDENCES
    assert header.security_level is None or header.security_level in SECURITY_LEVELS
    assert all(exemption.station for exemption in header.exemptions)
    assert all(signal.format_line in FORMAT_LINES and signal.signal for signal in header.operating_signals)


# An addressee is either sent to or exempted: the words of an exempted one come out nowhere else.
@given(st.lists(st.sampled_from(["AMEMBASSY SOFIA", "AMCONSUL PERTH", "AMEMBASSY BERN"]), min_size=1, max_size=5, unique=True))
def test_exempted_addressees_are_no_recipients(exempted: list[str]) -> None:
    header = read_header(MappedText.identity("INFO NATO EU COLLECTIVE\nXMT " + "\n".join(exempted) + "\nINFO AMEMBASSY OSLO"))
    assert [exemption.station for exemption in header.exemptions] == exempted
    assert [recipient.station for recipient in header.recipients] == ["NATO EU COLLECTIVE", "AMEMBASSY OSLO"]


PROSIGNS = {"FLASH": "Z", "IMMEDIATE": "O", "PRIORITY": "P", "ROUTINE": "R"}
STATIONS = ("SECSTATE WASHDC", "AMEMBASSY DAR ES SALAAM", "EU MEMBER STATES COLLECTIVE", "CTF 72", "JOINT STAFF WASHDC//J5/UNMA//", "CSAF")
INDICATORS = ("RUEHC", "RUEHDBU", "RHMFISS", "RUCNMEM")
precedences = st.sampled_from(tuple(PROSIGNS))
recipients = st.builds(
    Recipient,
    action=st.sampled_from(ACTIONS),
    routing_indicator=st.sampled_from(INDICATORS),
    station=st.sampled_from(STATIONS),
    precedence=st.none() | precedences | st.just("NIACT IMMEDIATE"),
    serial_number=st.none() | st.integers(min_value=0, max_value=9999),
)


@dataclass(frozen=True)
class Written:
    """The fields of a header, and the header that they are written as by ACP 127."""

    transmission: int
    routings: list[Routing]
    serial: int
    section: int | None
    filed: str
    group: str
    action: str
    information: str | None
    sent: str
    recipients: list[Recipient]

    def text(self) -> str:
        lines = [f"VZCZCXRO{self.transmission:04d}", "", *self._routing_lines()]
        lines.append(f"DE RUEHDBU #{self.serial:04d}{f'/{self.section:02d}' if self.section else ''} {self.filed}")
        lines.append(f"ZNY {self.group} ZZH")
        prosigns = " ".join(PROSIGNS[p] for p in (self.action, self.information) if p)
        lines += [f"{prosigns} {self.sent}", "FM AMEMBASSY DUSHANBE"]
        action = None
        for r in self.recipients:
            words = [f"{r.routing_indicator}/{r.station}", r.precedence, None if r.serial_number is None else f"{r.serial_number:04d}"]
            lines.append(" ".join([*([] if r.action == action else [r.action]), *(word for word in words if word)]))
            action = r.action
        return "\n".join(lines)

    def _routing_lines(self) -> list[str]:
        """Nine routing indicators fill a line."""
        words = [2 * PROSIGNS[str(self.routings[0].precedence)], *(routing.routing_indicator for routing in self.routings)]
        return [" ".join(words[at : at + 10]) for at in range(0, len(words), 10)]


written = st.builds(
    Written,
    transmission=st.integers(0, 9999),
    routings=st.tuples(precedences, st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=25)).map(
        lambda drawn: [Routing(drawn[0], indicator) for indicator in drawn[1]]
    ),
    serial=st.integers(0, 99999),
    section=st.none() | st.integers(1, 20),
    filed=st.tuples(st.integers(1, 366), st.integers(0, 23), st.integers(0, 59)).map(lambda t: f"{t[0]:03d}{t[1]:02d}{t[2]:02d}"),
    group=st.sampled_from(["UUUUU", "EEEEE", "CCCCC", "SSSSS", "UUUAA"]),
    action=precedences,
    information=st.none() | precedences,
    sent=st.tuples(st.integers(1, 31), st.sampled_from(["JAN", "SEP", "DEC"]), st.integers(0, 99)).map(
        lambda t: f"{t[0]:02d}1145Z {t[1]} {t[2]:02d}"
    ),
    recipients=st.lists(recipients, min_size=1, max_size=12),
)


# A header written from fields gives back those fields.
@given(written)
@settings(deadline=None)
def test_a_written_header_reads_back(fields: Written) -> None:
    header = read_header(MappedText.identity(fields.text()))
    assert "unknown" not in {line.format_line for line in header.lines}
    assert header.transmission_id == f"VZCZCXRO{fields.transmission:04d}"
    assert header.routings == fields.routings
    assert (header.station_serial_number, header.section_number, header.filing_group) == (fields.serial, fields.section, fields.filed)
    assert (header.classification_group, header.security_prosign) == (fields.group, f"ZNY {fields.group} ZZH")
    assert (header.action_precedence, header.information_precedence) == (fields.action, fields.information)
    assert header.date_time_group == fields.sent
    assert header.from_station == "AMEMBASSY DUSHANBE"
    assert header.recipients == fields.recipients
