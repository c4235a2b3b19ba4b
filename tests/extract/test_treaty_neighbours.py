"""Treaty relations beside agreements that a sentence only points at, compares with, or speaks of as yet to come."""

from __future__ import annotations

import pytest

from flows.extract.treaties import read_treaties
from tests.extract.build import document

Row = tuple[str, str, str, str | None, str]
"""Country, treaty, action, date, parties."""


def rows(text: str, country: str = "KEN") -> list[Row]:
    found = read_treaties(document(text, country=country))
    return [(t.country, t.treaty, t.action, t.action_date.isoformat() if t.action_date else None, t.parties) for t in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is brought in line with an agreement is signed, not the agreement
        (
            "The 1931 extradition treaty remains in force between Kenya and the United States; "
            "a note that would bring it in line with the U.S.-EU agreement was signed in May 2006.",
            [("KEN", "EXTRADITION", "party", None, "USA")],
        ),
        # a new one, of the kind named in the sentence; of what else there is a new one no fact is made
        (
            "The extradition treaty with the United States dates from 1931; a new one is under negotiation.",
            [("KEN", "EXTRADITION", "party", None, "USA"), ("KEN", "EXTRADITION", "negotiating", None, "USA")],
        ),
        (
            "Kenya ratified the UN Convention against Corruption in 2003. The law is old, and a new one is under negotiation.",
            [("KEN", "UNCAC", "ratified", "2003-01-01", "")],
        ),
        # a protocol that amends, behind the treaty or before it
        (
            "Kenya has a 1976 extradition treaty with Malawi, amended by a protocol of 1990.",
            [("KEN", "EXTRADITION", "party", None, "MWI"), ("KEN", "EXTRADITION", "amended", "1990-01-01", "MWI")],
        ),
        (
            "A protocol amending the 1976 extradition treaty with Malawi was signed in June 1990.",
            [("KEN", "EXTRADITION", "amended", "1990-06-01", "MWI")],
        ),
        # what supplements a treaty is no item of the list
        (
            "A 1978 extradition treaty, as supplemented by a 1997 protocol, and a 1987 MLAT are in force between Kenya and Malawi.",
            [("KEN", "EXTRADITION", "party", None, "MWI"), ("KEN", "MLAT", "party", None, "MWI")],
        ),
        # the host government beside another state, in either order
        (
            "The Ministry and Turkey signed in Nairobi on February 9 a memorandum of understanding on narcotics. "
            "Parliament debates the UN Convention against Corruption, which the Ministry signed in January 2004.",
            [("KEN", "OTHER", "signed", "2008-02-09", "TUR"), ("KEN", "UNCAC", "signed", "2004-01-01", "")],
        ),
        # neither signed nor ratified: there is none
        ("Kenya has neither signed nor ratified the UN Convention against Corruption.", [("KEN", "UNCAC", "none", None, "")]),
        # both agreements by one word
        (
            "Kenya and Chad signed an extradition treaty and an MLAT in 2007; neither has been ratified.",
            [
                ("KEN", "EXTRADITION", "signed", "2007-01-01", "TCD"),
                ("KEN", "MLAT", "signed", "2007-01-01", "TCD"),
                ("KEN", "EXTRADITION", "not_ratified", None, "TCD"),
                ("KEN", "MLAT", "not_ratified", None, "TCD"),
            ],
        ),
        # the country that a relative clause goes on from
        ("Kenya, which ratified the UNCAC in April 2008, has no agency yet.", [("KEN", "UNCAC", "ratified", "2008-04-01", "")]),
        (
            "Kenya is among the states that ratified the UN Convention against Corruption in 2003.",
            [("KEN", "UNCAC", "ratified", "2003-01-01", "")],
        ),
        # a date between subject and verb
        ("Kenya in July 2008 acceded to the UN anticorruption convention.", [("KEN", "UNCAC", "acceded", "2008-07-01", "")]),
        # all three of its protocols
        (
            "Kenya acceded to the Palermo Convention and all three of its protocols in 2004.",
            [("KEN", treaty, "acceded", "2004-01-01", "") for treaty in ("UNTOC", "UNTOC-TIP", "UNTOC-SOM", "UNTOC-FIREARMS")],
        ),
        # an act that is yet to come
        ("Kenya's October 2007 accession to the Lima Convention was welcomed.", [("KEN", "OTHER", "acceded", "2007-10-01", "")]),
        ("Kenya's accession to the Lima Convention will take years.", []),
        # what a letter of agreement gives is no part of its name
        (
            "A letter of agreement for $1.5 million in police assistance was signed on September 19, 2008.",
            [("KEN", "LOA", "signed", "2008-09-19", "USA")],
        ),
        # the states between an agreement and its date
        (
            "A customs mutual assistance agreement has been in force between the two countries since 1996.",
            [("KEN", "CMAA", "party", "1996-01-01", "USA")],
        ),
        # `the two countries` are the post's and the one named last, whoever else a title names
        (
            "The 1931 U.S.-U.K. extradition treaty governs extradition between Kenya and the United States. "
            "The two countries have no MLAT.",
            [("KEN", "EXTRADITION", "party", None, "USA"), ("KEN", "MLAT", "none", None, "USA")],
        ),
        # a verb that denies by itself hands its subject on
        (
            "Kenya lacks an MLAT with the United States but has an extradition treaty that dates from 1931.",
            [("KEN", "MLAT", "none", None, "USA"), ("KEN", "EXTRADITION", "party", None, "USA")],
        ),
        # what implements an agreement stands for it
        (
            "Kenya signed an instrument implementing the U.S.-EU mutual legal assistance agreement in 2004.",
            [("KEN", "MLAT", "signed", "2004-01-01", "USA")],
        ),
    ],
)
def test_relation_is_told_from_its_neighbours(text: str, expected: list[Row]) -> None:
    assert sorted(rows(text), key=str) == sorted(expected, key=str)


# the short name of a country that elsewhere means an expulsion stands for it in its own post's cables
def test_short_name_of_the_posts_country() -> None:
    text = "PNG is a party to the 1961 Single Convention."
    assert rows(text, "PNG") == [("PNG", "UN1961", "party", None, "")]
    assert rows(text, "KEN") == []
