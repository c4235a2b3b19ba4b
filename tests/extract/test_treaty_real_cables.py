"""Treaty relations in the wordings of cables that are no chapter of a report: brackets, sentences that go on, examples."""

from __future__ import annotations

import pytest

from flows.extract.treaties import read_treaties
from tests.extract.build import document

Row = tuple[str, str, str | None, str]
"""Treaty, action, date, parties."""


def rows(text: str) -> list[Row]:
    found = read_treaties(document(text, country="GEO"))
    return [(t.treaty, t.action, t.action_date.isoformat() if t.action_date else None, t.parties) for t in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 03ANKARA7769: each agreement's own act in the brackets behind it
        (
            "In 2001 Georgia signed the Strasbourg Convention on Laundering (ratified September 2003); the Convention on Cybercrime "
            "(not yet ratified); and the Civil Law Convention on Corruption (ratified April 2003).",
            [
                ("OTHER", "signed", "2001-01-01", ""),
                ("OTHER", "ratified", "2003-09-01", ""),
                ("OTHER", "signed", "2001-01-01", ""),
                ("OTHER", "not_ratified", None, ""),
                ("OTHER", "signed", "2001-01-01", ""),
                ("OTHER", "ratified", "2003-04-01", ""),
            ],
        ),
        # ... with the European Union, which no country code stands for
        (
            "In May 2003 Georgia signed a Precursors Agreement with the EU. The Agreement awaits ratification.",
            [("OTHER", "signed", "2003-05-01", ""), ("OTHER", "not_ratified", None, "")],
        ),
        # 06BERLIN3353: what the sentence before signed
        (
            "Georgia signed the UN Convention against Corruption in 2003. Ratification is still pending.",
            [("UNCAC", "signed", "2003-01-01", ""), ("UNCAC", "not_ratified", None, "")],
        ),
        ("Budget ratification is still pending. The UN Convention against Corruption was discussed.", []),
        # the cable's own month
        (
            "Georgia signed the UN Convention against Corruption in 2003 and ratified it earlier this month.",
            [("UNCAC", "signed", "2003-01-01", ""), ("UNCAC", "ratified", "2008-11-01", "")],
        ),
        # 05RABAT2468: the protocol amends the convention just named
        (
            "Georgia is a party to the 1961 UN Single Convention on Narcotic Drugs, as amended by the 1972 Protocol amending the "
            "Single Convention.",
            [("UN1961P72", "party", None, "")],
        ),
        ("Cooperation in court is accomplished through a Mutual Legal Assistance Treaty.", [("MLAT", "party", None, "USA")]),
        # 05TELAVIV389
        ("Georgia is one of 36 parties to the 1988 UN Drug Convention.", [("UN1988", "party", None, "")]),
        # 09KABUL201: one noun for two kinds
        (
            "The GOG has no extradition or legal assistance arrangements with the United States.",
            [("EXTRADITION", "none", None, "USA"), ("MLAT", "none", None, "USA")],
        ),
        ("The GOG has seating arrangements with the United States.", []),
        # 09HONGKONG62: an apostrophe in the name
        ("It signed surrender of fugitive offenders' agreements with Spain in 2006.", [("EXTRADITION", "signed", "2006-01-01", "ESP")]),
        # 04OTTAWA3402: examples, and the group that they are of
        (
            "The two governments have agreements such as the extradition treaty and an asset sharing agreement.",
            [("EXTRADITION", "party", None, "USA"), ("ASSET-SHARING", "party", None, "USA")],
        ),
        # 10KINGSTON84: with a fund
        ("Negotiations for an International Monetary Fund Standby Agreement go on.", []),
    ],
)
def test_wordings_of_real_cables(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_an_agreement_with_the_european_union_is_bilateral() -> None:
    (fact,) = read_treaties(document("In May 2003 Georgia signed a Precursors Agreement with the European Union.", country="GEO"))
    assert (fact.scope, fact.title) == ("bilateral", "Precursors Agreement")


# 05OTTAWA3671, 04OTTAWA3402: examples of agreements with the states that these are with; none of the agreements as such
@pytest.mark.parametrize(
    "text",
    [
        "There is a web of agreements with Spain on law enforcement, including treaties on extradition and mutual legal assistance.",
        "Georgia has a broad array of agreements with Spain in place to ease trade, such as extradition and legal assistance treaties.",
    ],
)
def test_examples_of_agreements(text: str) -> None:
    assert rows(text) == [("EXTRADITION", "party", None, "ESP"), ("MLAT", "party", None, "ESP")]


# 05OTTAWA3636: counted, with whom is not told; 06DAKAR2717: none that is new denies none that there is
@pytest.mark.parametrize(
    "text",
    [
        "The GOG has signed 30 bilateral mutual legal assistance treaties and 87 extradition treaties with other nations.",
        "There were no new legal agreements against drug trafficking concluded between the USG and the GOG in the past year.",
    ],
)
def test_agreements_that_nothing_identifies(text: str) -> None:
    assert rows(text) == []


# 09HONGKONG62: a state by its full name inside a relative clause
def test_a_long_name_in_a_relative_clause() -> None:
    text = "The 1988 UN Drug Convention, to which the People's Republic of China (PRC) is a party, also applies to Georgia."
    found = read_treaties(document(text, country="GEO"))
    assert {(t.country, t.action) for t in found} == {("CHN", "party"), ("GEO", "party")}


# 07JAKARTA353
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two countries met for a first round of negotiations aimed at conclusion of a mutual legal assistance treaty.",
            [("MLAT", "negotiating", None, "USA")],
        ),
        (
            "Georgia has mutual assistance treaties with Peru and China, and has signed but not ratified treaties with Spain.",
            [("MLAT", "party", None, "CHN;PER"), ("MLAT", "not_ratified", None, "ESP")],
        ),
        ("Georgia signed treaties with Spain.", [("OTHER", "signed", None, "ESP")]),
    ],
)
def test_treaties_of_the_kind_just_named(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


# the date of each state in brackets, the states of one row
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia has extradition treaties with Spain (1990) and Italy (1995).", [("EXTRADITION", "party", None, "ESP;ITA")]),
        ("Georgia has an MLAT with Spain (1990), and Italy is next.", [("MLAT", "party", None, "ESP")]),
    ],
)
def test_states_with_dates_of_their_own(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
