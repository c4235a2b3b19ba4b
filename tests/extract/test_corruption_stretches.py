"""Which sentences of a paragraph are read for corruption at all."""

from __future__ import annotations

import pytest

from flows.extract.corruption_stretches import telling_stretches
from tests.extract.build import document


def read_of(text: str, *, in_scope: bool = False) -> str:
    (passage,) = document(text).passages
    return "|".join(text[start:end].strip() for start, end in telling_stretches(passage, in_scope))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is told before and after of other things is passed over
        (
            "We counted 400 wagons. Courts convicted 12 clerks of bribery. Some 30 more await trial. It rained. The rain took 3 days.",
            "Courts convicted 12 clerks of bribery.|Some 30 more await trial.",
        ),
        # a year is no statistic
        ("Corruption has been a crime since 1998.", ""),
        # neither is a figure in a sentence far from corruption
        ("Corruption is rampant. The roads are terrible. The town has 4,000 houses.", ""),
        # officials dismissed for a misdeed need no word of corruption
        (
            "The port was closed. Customs suspended nine inspectors pending an inquiry.",
            "Customs suspended nine inspectors pending an inquiry.",
        ),
        # audits are told of before what they found
        ("It held 12 audits. Embezzlement came to light.", "It held 12 audits.|Embezzlement came to light."),
        # a place on the index may stand in words
        ("In 2007 it took third place in Transparency International's survey.",) * 2,
    ],
)
def test_only_sentences_that_can_state_a_statistic_are_read(text: str, expected: str) -> None:
    assert read_of(text) == expected


def test_under_a_heading_all_is_read() -> None:
    text = "The service has a new chief. Some 14 inspectors were let go."
    assert read_of(text, in_scope=True) == text
