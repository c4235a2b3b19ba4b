"""Operating signals: what stands on which line, and which message it refers to."""

from __future__ import annotations

import pytest

from flows.cable import OperatingSignal
from flows.normalise.header import read_header
from flows.spans import MappedText


def signals_of(*lines: str) -> list[OperatingSignal]:
    return read_header(MappedText.identity("\n".join(lines))).operating_signals


# A signal refers to what stands behind it; a message is named by routing indicator, serial number and filing time.
@pytest.mark.parametrize(
    ("line", "signal", "refers_to", "message"),
    [
        ("R 071145Z MAR 08 ZDK", "ZDK", None, (None, None, None)),
        # 09CANBERRA1013: another transmission is cancelled
        ("P 071145Z MAR 08 ZFR CTG RUEHDBU 0204 0671100", "ZFR", "CTG RUEHDBU 0204 0671100", ("RUEHDBU", 204, "0671100")),
        ("P 071145Z MAR 08 ZDS CITE RUEHDBU #0204/01 067/1100Z", "ZDS", "CITE RUEHDBU #0204/01 067/1100Z", ("RUEHDBU", 204, "0671100")),
        ("P 071145Z MAR 08 ZEL RUEHDBU", "ZEL", "RUEHDBU", ("RUEHDBU", None, None)),
        # a word that looks like a routing indicator
        ("P 071145Z MAR 08 ZDK UPON REQUEST", "ZDK", "UPON REQUEST", (None, None, None)),
        ("P 071145Z MAR 08 ZFF4", "ZFF4", None, (None, None, None)),
        # 05REYKJAVIK520: what a correction replaces
        ("ZNR UUUUU (CCY AD12345 MSI4387-623)", "CCY", "AD12345 MSI4387-623", (None, None, None)),
    ],
)
def test_what_a_signal_refers_to(line: str, signal: str, refers_to: str | None, message: tuple[str | None, int | None, str | None]) -> None:
    (found,) = signals_of(line)
    assert (found.signal, found.refers_to) == (signal, refers_to)
    assert (found.refers_to_routing_indicator, found.refers_to_serial_number, found.refers_to_filing_group) == message
    assert found.meaning is not None


def test_signals_in_order_with_their_lines() -> None:
    found = signals_of(
        "VZCZCXRO4711", "ZNY EEEEE ZZH ZFD ZUI RUEHDBU 0204", "P 071145Z MAR 08 ZDK DUE TO NUMEROUS", "REQUESTS", "ZFF6",
        "FM AMEMBASSY DUSHANBE", "TO ZEN/AMCONSUL PERTH",
    )  # fmt: skip
    assert [(signal.format_line, signal.signal, signal.refers_to) for signal in found] == [
        ("security", "ZZH", None),
        ("security", "ZFD", None),
        ("security", "ZUI", "RUEHDBU 0204"),
        # over two lines
        ("date_time_group", "ZDK", "DUE TO NUMEROUS REQUESTS"),
        ("operating_signal", "ZFF6", None),
        ("to", "ZEN", "AMCONSUL PERTH"),
    ]


# A signal of no list is kept, without a meaning.
def test_an_unknown_signal() -> None:
    (found,) = signals_of("P 071145Z MAR 08 ZQZ")
    assert (found.signal, found.meaning) == ("ZQZ", None)


# A header that stands twice has its signals once.
def test_a_repeated_line_gives_its_signals_once() -> None:
    assert len(signals_of("ZNR UUUUU ZZH", "P 071145Z MAR 08 ZDK", "ZNR UUUUU ZZH", "P 071145Z MAR 08 ZDK")) == 2
