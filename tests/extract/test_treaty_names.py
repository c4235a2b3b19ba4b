"""Agreements as texts name them: which treaty a title means, and where a title begins and ends."""

from __future__ import annotations

import pytest

from flows.extract.treaty_names import Mention, find_mentions
from flows.extract.treaty_prefilter import stretches_that_name_agreements
from flows.extract.treaty_words import Words
from flows.vocabulary import read_rows
from flows.vocabulary.treaties import TREATIES, treaty_of_title
from tests.extract.build import document


def mentions(text: str) -> list[Mention]:
    passage = document(text, country="PER").passages[0]
    words = Words(passage, stretches_that_name_agreements(passage))
    return [m for sentence in words.sentences for m in find_mentions(words, sentence)]


@pytest.mark.parametrize(
    ("title", "treaty"),
    [
        # the drug conventions by their many names
        ("1988 UN Drug Convention", "UN1988"),
        ("1988 UN convention", "UN1988"),
        ("1988 Vienna Convention", "UN1988"),
        ("UN Convention Against Illicit Traffic in Narcotic Drugs and Psychotropic Substances", "UN1988"),
        ("1971 Convention on Psychotropic Substances", "UN1971"),
        ("1971 U.N. Convention", "UN1971"),
        ("1961 Convention", "UN1961"),
        ("UN Single Convention on Narcotic Drugs", "UN1961"),
        ("1961 Single Convention as amended by its 1972 Protocol", "UN1961P72"),
        # conventions of the same years that are others
        ("1961 Vienna Convention on Diplomatic Relations", "OTHER"),
        ("1988 Convention for the Suppression of Unlawful Acts against the Safety of Maritime Navigation", "OTHER"),
        ("SAARC Convention on Narcotic Drugs and Psychotropic Substances", "OTHER"),
        # corruption: whose convention it is
        ("United Nations Convention against Corruption", "UNCAC"),
        ("Merida Convention", "UNCAC"),
        ("Convention against Corruption", "UNCAC"),
        ("OAS Anti-Corruption Convention", "IACAC"),
        ("OECD convention on combating bribery", "OECD-ABC"),
        ("Council of Europe Criminal Law Convention on Corruption", "OTHER"),
        ("African Union Convention on Preventing and Combating Corruption", "OTHER"),
        # organized crime and its protocols
        ("UNTOC", "UNTOC"),
        ("Palermo Convention", "UNTOC"),
        ("Palermo Protocol", "UNTOC-TIP"),
        ("Protocol against the Smuggling of Migrants", "UNTOC-SOM"),
        ("firearms protocol", "UNTOC-FIREARMS"),
        ("Protocol against the Illicit Manufacturing of and Trafficking in Firearms", "UNTOC-FIREARMS"),
        # kinds; the first word of several decides
        ("European convention on extradition and mutual assistance", "EXTRADITION"),
        ("Inter-American Convention on Mutual Assistance in Criminal Matters", "MLAT"),
        ("Customs Mutual Assistance Agreement", "CMAA"),
        ("maritime letters of agreement", "LOA"),
        ("Letter of Offer and Acceptance (LOA)", "OTHER"),
        ("Comprehensive Maritime Agreement", "MARITIME"),
        ("maritime boundary treaty", "OTHER"),
        ("agreement on the sharing of forfeited assets", "ASSET-SHARING"),
        ("tax information exchange agreement", "TIEA"),
    ],
)
def test_title_means_treaty(title: str, treaty: str) -> None:
    assert treaty_of_title(title) == treaty


def test_every_row_of_the_names_means_a_treaty_of_the_vocabulary() -> None:
    # a misspelt code would break the key into dim_treaty
    assert {row["treaty"] for row in read_rows("treaty_names.csv")} <= set(TREATIES)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # a list item is not part of the title before it
        (
            "the UN Convention against Corruption, the Inter-American Convention against Terrorism",
            ["UN Convention against Corruption", "Inter-American Convention against Terrorism"],
        ),
        # commas and "and" inside a title, and another name after it
        (
            "the Protocol to Prevent, Suppress and Punish Trafficking in Persons, and the Protocol against the Smuggling of Migrants",
            ["Protocol to Prevent, Suppress and Punish Trafficking in Persons", "Protocol against the Smuggling of Migrants"],
        ),
        # an acronym in brackets belongs to it, not to its title
        ("the Customs Mutual Assistance Agreement (CMAA) with Chile", ["Customs Mutual Assistance Agreement"]),
        # a date between noun and topic
        ("an agreement in September 1999 on cooperation in combating crime", ["agreement on cooperation in combating crime"]),
        # an organisation's name before the noun, with its acronym
        (
            "the Organization of American States (OAS) Inter-American Convention on Mutual Assistance in Criminal Matters",
            ["Organization of American States (OAS) Inter-American Convention on Mutual Assistance in Criminal Matters"],
        ),
        # a word broken at the line's end
        ("the Inter-\nAmerican Convention against Terrorism", ["Inter-American Convention against Terrorism"]),
        # the topic ends before the verb
        ("an agreement on river patrols has lapsed", ["agreement on river patrols"]),
    ],
)
def test_title_ends_where_the_name_does(text: str, titles: list[str]) -> None:
    assert [m.title for m in mentions(text)] == titles


@pytest.mark.parametrize(
    "text",
    [
        # "agreement" as a state of mind, and "accord" as a verb
        "in agreement with the embassy",
        "in accord with its obligations",
        "must also accord national treatment to investors",
        # a meeting, a medical procedure
        "resort and convention areas",
        "a new medical protocol",
    ],
)
def test_nouns_that_name_no_agreement(text: str) -> None:
    assert mentions(text) == []
