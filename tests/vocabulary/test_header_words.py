"""The words of routing headers: precedences with their slips, signals, release codes."""

from __future__ import annotations

import pytest

from flows.tables import PRECEDENCES, SECURITY_LEVELS
from flows.vocabulary import read_rows
from flows.vocabulary.header_words import LEVELS, PROSIGNS, highest, meaning_of_signal, precedence_of, released_to


# One slip in a long word is mended; short words and names stay what they are.
@pytest.mark.parametrize(
    ("words", "precedence"),
    [
        ("IMMEDIATE", "IMMEDIATE"), ("IMMEDAITE", "IMMEDIATE"), ("IMEDIATE", "IMMEDIATE"), ("NIACT IMMEDIATE", "NIACT IMMEDIATE"),
        ("NIACT", "NIACT IMMEDIATE"), ("PRIORTY", "PRIORITY"), ("PRIOIRTY", "PRIORITY"), ("PRIO", "PRIORITY"), ("ROUTINGE", "ROUTINE"),
        ("FLASH", "FLASH"), ("FLASK", None), ("ROME", None), ("POTSDAM", None), ("MEDIATE", None), ("", None),
    ],
)  # fmt: skip
def test_precedences(words: str, precedence: str | None) -> None:
    assert precedence_of(words) == precedence


# The order of the rows is the order of the precedences.
def test_the_highest_precedence() -> None:
    assert [highest(PRECEDENCES[at:]) for at in range(len(PRECEDENCES))] == list(PRECEDENCES)
    assert highest(["ROUTINE", "PRIORITY"]) == "PRIORITY"
    assert highest([]) is None


def test_every_word_of_the_tables_has_its_place() -> None:
    assert set(PROSIGNS.values()) == set(PRECEDENCES) - {"NIACT IMMEDIATE"}
    assert set(LEVELS.values()) == set(SECURITY_LEVELS)


# A signal with a number that no list has means what it means without.
def test_signals() -> None:
    assert meaning_of_signal("ZDK") == meaning_of_signal("ZDK9") is not None
    assert meaning_of_signal("ZEQ6") != meaning_of_signal("ZEQ")
    assert meaning_of_signal("ZQZ") is None


def test_release_codes() -> None:
    assert released_to("AA") == "Australia"
    assert released_to("BC") == "United Kingdom; Canada"
    # of a code that is known by half, nothing is said
    assert released_to("AQ") is None
    assert released_to("") is None


# A slip that the rule mends by itself is no row, and every row gives its reason.
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("precedences.csv", "written"), ("operating_signals.csv", "signal"), ("classification_letters.csv", "letter"),
        ("release_codes.csv", "letter"), ("address_words.csv", "word"),
    ],
)  # fmt: skip
def test_rows_are_unique_and_have_a_reason(name: str, key: str) -> None:
    keys = [row[key] for row in read_rows(name)]
    assert len(keys) == len(set(keys))
    assert all(row.get("reason") or row.get("note") for row in read_rows(name))
