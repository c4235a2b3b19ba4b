"""Operating signals (ACP 131) on the lines of the routing header, with what each refers to.

They follow the classification group (`ZNR UUUUU ZZH`), the date-time group (`ZFR CTG RUEHSD 0060 3230357`: the transmission of that
station, serial number and filing time is cancelled), or stand on a line of their own before FM (5 FAH-2 H-232).
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.cable import OperatingSignal
from flows.vocabulary.header_words import meaning_of_signal
from flows.vocabulary.stations import STATIONS

_SIGNAL = r"(?:Z[A-Z]{2}\d?|ZZH[A-Z]|CCY)"
_SIGNALS = re.compile(rf"\b{_SIGNAL}\b")
_LEADING = re.compile(rf"(?:{_SIGNAL}\b *)*")
_MESSAGE = re.compile(
    r"\b(?P<indicator>[QRU][A-Z]{3,7})\b(?:[ ,]*#? *(?P<serial>\d{1,6})\b(?:/\d\d?\b)?)?(?:[ /,]+(?P<filed>\d{3} ?/?\d{4})Z?\b)?"
)
_NO_DIGIT = re.compile(r"\D+")
_MARKS = " ,;.-("


@lru_cache(maxsize=1024)
def read_signals(text: str, format_line: str) -> tuple[OperatingSignal, ...]:
    """The signals of a line, or of the end of one, each with what follows it down to the next signal."""
    found = list(_SIGNALS.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return tuple(signal_of(match[0], text[match.end() : end], format_line) for match, end in zip(found, ends, strict=True))


def signal_of(signal: str, refers_to: str, format_line: str) -> OperatingSignal:
    """A signal with what stands after it taken apart: the routing indicator, serial number and filing time of a message."""
    refers_to = refers_to.strip(_MARKS)
    if refers_to.endswith(")") and "(" not in refers_to:
        refers_to = refers_to[:-1].rstrip(_MARKS)
    message = next((m for m in _MESSAGE.finditer(refers_to) if m["serial"] or m["indicator"] in STATIONS), None)
    return OperatingSignal(
        format_line=format_line,
        signal=signal,
        meaning=meaning_of_signal(signal),
        refers_to=refers_to or None,
        refers_to_routing_indicator=message["indicator"] if message else None,
        refers_to_serial_number=int(message["serial"]) if message and message["serial"] else None,
        refers_to_filing_group=_NO_DIGIT.sub("", message["filed"]) if message and message["filed"] else None,
    )


def leading_signals(text: str) -> str:
    """The signals that a text begins with, before anything that one refers to."""
    match = _LEADING.match(text)
    return " ".join(match[0].split()) if match else ""
