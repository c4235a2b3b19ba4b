"""What is about corruption: the scope of a cable, a heading and a sentence, and what ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.extract.corruption import read_corruption
from flows.extract.document import Document
from tests.extract.build import document


def measures(doc: Document) -> list[tuple[str, int]]:
    return [(f.measure, int(f.value)) for f in read_corruption(doc)]


def about_corruption(text: str) -> Document:
    doc = document("The fight against corruption, bribery and graft goes on. Corruption and embezzlement are rife.", text)
    return Document(replace(doc.cable, subject="ANTI-CORRUPTION DRIVE GOES ON"))


def test_a_cable_about_corruption_puts_its_paragraphs_in_context() -> None:
    text = "Seventeen defendants were cleared and 30 sent to prison."
    assert measures(about_corruption(text)) == [("acquittals", 17), ("convictions", 30)]
    assert measures(document(text)) == []


def test_a_cable_about_drugs_does_not() -> None:
    # its TAGS may name corruption too: what counts is what it speaks of
    doc = document("Corruption helps the drug trade. Drugs, cocaine and heroin. Corrupt guards, bribes.", "Courts convicted 30 persons.")
    assert measures(Document(replace(doc.cable, subject="DRUGS AND CORRUPTION"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # officials counted, dismissed, and the misdeed
        ("In March the force discharged 14 troopers for links to smugglers.", [("officials_dismissed", 14)]),
        ("The Supreme Court removed seven magistrates for misconduct.", [("officials_dismissed", 7)]),
        ("Two customs officers were arrested in June for aiding traffickers.", [("officials_arrested", 2)]),
        # a body that watches over officials
        ("The Office of Professional Responsibility suspended 86 officers.", [("officials_dismissed", 86)]),
        ("Nine guards, who had been letting couriers pass, were jailed.", [("convictions", 9)]),
        ("The navy arrested four enlisted men who had sold its schedules.", [("officials_arrested", 4)]),
        ("Customs suspended 14 inspectors pending the outcome of an inquiry.", [("officials_dismissed", 14)]),
        # no officials any more, or never
        ("Police arrested 14 members of a theft ring, two of them former soldiers.", []),
        # no misdeed
        ("Police dismissed 300 officers to cut costs.", []),
        ("The president removed five ministers in a reshuffle.", []),
        # private persons
        ("Police arrested 45 protesters and charged 12 with rioting.", []),
        ("The court sentenced three dissidents to eight years in prison for subversion.", []),
        ("Officers arrested 12 dealers for selling heroin.", []),
        # money that nobody stole
        ("The state lost 40 million dollars in revenue because of the drought.", []),
        ("Authorities froze 12 million dollars of Al-Qaida funds.", []),
        # an economy beside a word of corruption
        ("Corruption is a concern. Exports reached 300 million dollars in 2007 and the government returned 40 refugees.", []),
        ("USAID gives 2.5 million dollars a year to anti-corruption programs and has trained 400 prosecutors.", []),
        # journalists who wrote of it
        ("A hundred students protested against corruption; police detained 30 of them.", []),
        # the title of a treaty
        ("They discussed the UN Convention against Corruption. Four lawyers were dismissed.", []),
    ],
)
def test_a_sentence_by_its_own_words(text: str, expected: list[tuple[str, int]]) -> None:
    assert measures(document(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        # staff and budget of the body
        "The Commission has 120 staff and an annual budget of 7 million dollars.",
        "The Bureau plans to hire 60 investigators and asked for $3 million.",
        # what a law provides for
        "Parliament voted 48 to 12 to pass the law, which provides for prison terms of five to ten years.",
        # drugs
        "Police arrested 214 people on drug charges and seized 30 kilograms of heroin.",
        # other cases and other figures
        "Police in the capital arrested 1,200 persons in March for theft and robbery.",
        "Prosecutors are handling 400 murder cases and closed 30 of them.",
        "The country has 4,200 judges and 60 courts.",
        "The minister earns 900 dollars a month.",
        "The government dismissed 3,000 civil servants to meet the targets of the IMF.",
    ],
)
def test_what_a_cable_about_corruption_says_besides(text: str) -> None:
    assert measures(about_corruption(text)) == []
