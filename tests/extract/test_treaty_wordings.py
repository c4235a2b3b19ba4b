"""Treaty relations in the wordings of the narcotics strategy chapters: lists, dates, succession, instruments, negotiations, approvals."""

from __future__ import annotations

import pytest

from flows.extract.treaties import read_treaties
from tests.extract.build import document

Row = tuple[str, str, str | None, str]
"""Treaty, action, date, parties."""


def rows(text: str, country: str) -> list[Row]:
    found = read_treaties(document(text, country=country))
    assert {t.country for t in found} <= {country}
    return [(t.treaty, t.action, t.action_date.isoformat() if t.action_date else None, t.parties) for t in found]


WORDINGS: list[tuple[str, str, list[Row]]] = [
    # a relative clause between the items of a list is of the item before it alone
    (
        "GTM",
        "Guatemala is a party to the 1988 UN Drug Convention, which it ratified in February 1991, "
        "and to the 1971 Convention on Psychotropic Substances.",
        [("UN1988", "party", None, ""), ("UN1971", "party", None, ""), ("UN1988", "ratified", "1991-02-01", "")],
    ),
    # ... also where its relative is "to which"
    (
        "SUR",
        "Suriname is party to the 1961 Single Convention, to which it acceded in 1990, and the 1988 UN Drug Convention, "
        "which it ratified in 1992.",
        [
            ("UN1961", "party", None, ""),
            ("UN1988", "party", None, ""),
            ("UN1961", "acceded", "1990-01-01", ""),
            ("UN1988", "ratified", "1992-01-01", ""),
        ],
    ),
    # `and` alone joins an item without date to the next, which has one
    (
        "BGR",
        "Bulgaria ratified the UN Convention against Transnational Organized Crime and its protocol on migrant smuggling in 2001, "
        "and the UN Convention against Corruption in September 2006.",
        [
            ("UNTOC", "ratified", "2001-01-01", ""),
            ("UNTOC-SOM", "ratified", "2001-01-01", ""),
            ("UNCAC", "ratified", "2006-09-01", ""),
        ],
    ),
    # a second infinitive, a compact, a body by its acronym, an agreement by what it establishes
    (
        "KEN",
        "Kenya was the first country to sign and ratify the UN Convention against Corruption, on December 9, 2003.",
        [("UNCAC", "signed", "2003-12-09", ""), ("UNCAC", "ratified", "2003-12-09", "")],
    ),
    (
        "MNG",
        "Mongolia signed a five-year Millennium Challenge Compact with the United States in October 2007.",
        [("OTHER", "signed", "2007-10-01", "USA")],
    ),
    (
        "UZB",
        "The National Center for Drug Control (NCDC) is busy. The NCDC has signed agreements on the exchange of information with its "
        "counterparts in Tajikistan and Afghanistan.",
        [("OTHER", "signed", None, "AFG;TJK")],
    ),
    (
        "UZB",
        "Uzbekistan ratified the agreement establishing the Central Asian Coordination Center in April 2008.",
        [("OTHER", "ratified", "2008-04-01", "")],
    ),
    # the states of an agreement stand between it and the date of what became of it
    (
        "MDA",
        "A new extradition treaty between the United States and Moldova, signed in May 2005, entered into force on June 3, 2006.",
        [("EXTRADITION", "signed", "2005-05-01", "USA"), ("EXTRADITION", "party", "2006-06-03", "USA")],
    ),
    # a treaty inherited from another state does not make that one of "the two countries"
    (
        "PAK",
        "Extradition between the United States and Pakistan is carried out under the 1931 U.S.-U.K. Extradition Treaty. There is no mutual "
        "legal assistance treaty between the two countries.",
        [("EXTRADITION", "party", None, "USA"), ("MLAT", "none", None, "USA")],
    ),
    ("MDA", "Moldova and the United States share an extradition treaty.", [("EXTRADITION", "party", None, "USA")]),
    # a date ahead of an item is that item's
    (
        "KEN",
        "Kenya is a party to the 1961 Single Convention and, since October 1992, the 1988 UN Drug Convention.",
        [("UN1961", "party", None, ""), ("UN1988", "party", "1992-10-01", "")],
    ),
    # dates ahead of every item
    (
        "LAO",
        "Laos acceded in 1973 to the 1961 Single Convention and in 1997 to the 1971 Convention on Psychotropic Substances.",
        [("UN1961", "acceded", "1973-01-01", ""), ("UN1971", "acceded", "1997-01-01", "")],
    ),
    # "to" before every item, a date behind each
    (
        "THA",
        "Thailand acceded to the 1961 Single Convention in 1961, to the 1971 Convention on Psychotropic Substances in 1975, "
        "and to the 1988 UN Drug Convention in 2002.",
        [("UN1961", "acceded", "1961-01-01", ""), ("UN1971", "acceded", "1975-01-01", ""), ("UN1988", "acceded", "2002-01-01", "")],
    ),
    # dates told apart by "respectively"
    (
        "ITA",
        "Italy ratified the 1961 and 1971 UN conventions in 1975 and 1981, respectively.",
        [("UN1961", "ratified", "1975-01-01", ""), ("UN1971", "ratified", "1981-01-01", "")],
    ),
    # a list joined by "together with", its one date at the end
    (
        "HND",
        "Honduras ratified the UN Convention against Transnational Organized Crime, along with its protocols against trafficking in "
        "persons and migrant smuggling, in December 2003.",
        [
            ("UNTOC", "ratified", "2003-12-01", ""),
            ("UNTOC-TIP", "ratified", "2003-12-01", ""),
            ("UNTOC-SOM", "ratified", "2003-12-01", ""),
        ],
    ),
    # the states of each item are its own
    (
        "COL",
        "Colombia has extradition treaties with Chile and Peru, MLATs with Spain and France, and a customs agreement with Ecuador.",
        [("EXTRADITION", "party", None, "CHL;PER"), ("MLAT", "party", None, "ESP;FRA"), ("OTHER", "party", None, "ECU")],
    ),
    # a count of states before those that the text names
    (
        "ROU",
        "Romania has bilateral agreements on combating narcotics trafficking with 18 countries, including Bulgaria and Hungary.",
        [("OTHER", "party", None, "BGR;HUN")],
    ),
    # the count alone names none
    (
        "KOR",
        "South Korea has extradition treaties with 23 countries and MLATs with 18 countries, among them the United States.",
        [("MLAT", "party", None, "USA")],
    ),
    # an instrument deposited is the act
    (
        "BGR",
        "Bulgaria deposited with the UN its instrument of ratification of the UN Convention against Corruption on September 20, 2006.",
        [("UNCAC", "ratified", "2006-09-20", "")],
    ),
    # ... and not yet deposited
    (
        "BHS",
        "The Bahamas has not deposited its instrument of ratification of the UN Convention against Corruption.",
        [("UNCAC", "not_ratified", None, "")],
    ),
    # the nth state to ratify has ratified
    (
        "LKA",
        "Sri Lanka became the 50th state to ratify the UN Convention against Corruption on March 31, 2004.",
        [("UNCAC", "ratified", "2004-03-31", "")],
    ),
    # what parliament approves is ratified
    (
        "DOM",
        "The Dominican Congress approved the bilateral asset sharing agreement with the United States in October 2012.",
        [("ASSET-SHARING", "ratified", "2012-10-01", "USA")],
    ),
    # ratification told in a clause of its own
    ("JPN", "Japan has signed the UN Convention against Corruption; ratification is pending.", [("UNCAC", "not_ratified", None, "")]),
    # a participle between agreement and verb; "remains in force" of an agreement dated by its year
    (
        "TTO",
        "A maritime law enforcement agreement signed in 1996 remains in effect.",
        [("MARITIME", "signed", "1996-01-01", "USA"), ("MARITIME", "party", None, "USA")],
    ),
    # two participles, the adverbs no helpers
    (
        "PAK",
        "The U.S. provides aid under a Letter of Agreement (LOA) first signed in 1982 and most recently amended in September 2009.",
        [("LOA", "signed", "1982-01-01", "USA"), ("LOA", "amended", "2009-09-01", "USA")],
    ),
    # a relative clause with a subject between agreement and verb
    (
        "PER",
        "The MLAT with Mexico, which both countries signed in 1999, remains in force.",
        [("MLAT", "signed", "1999-01-01", "MEX"), ("MLAT", "party", None, "MEX")],
    ),
    # two relative clauses; the agreement's own date is not theirs
    (
        "PRY",
        "Paraguay signed an extradition treaty with the United States in 1998, which Congress ratified in 2000 and which entered into "
        "force on March 9, 2001.",
        [
            ("EXTRADITION", "signed", "1998-01-01", "USA"),
            ("EXTRADITION", "ratified", "2000-01-01", "USA"),
            ("EXTRADITION", "party", "2001-03-09", "USA"),
        ],
    ),
    # "it" as what is amended or in force
    (
        "VNM",
        "Vietnam and the United States signed a Letter of Agreement on December 11, 2003; it was amended in 2006.",
        [("LOA", "signed", "2003-12-11", "USA"), ("LOA", "amended", "2006-01-01", "USA")],
    ),
    # "both" as what entered into force
    (
        "LCA",
        "St. Lucia has an MLAT and an extradition treaty with the United States; both entered into force on February 2, 2000.",
        [("MLAT", "party", "2000-02-02", "USA"), ("EXTRADITION", "party", "2000-02-02", "USA")],
    ),
    # a treaty inherited from another state: those count between whom it is in force now
    (
        "PAK",
        "The 1931 extradition treaty between the United States and the United Kingdom continues in force between the U.S. and Pakistan.",
        [("EXTRADITION", "party", None, "USA")],
    ),
    # ... or to whom it applies
    (
        "GHA",
        "A 1931 extradition treaty between the United States and the United Kingdom applies to Ghana through succession.",
        [("EXTRADITION", "party", None, "USA")],
    ),
    # a denied second clause, its pair named in the first
    (
        "SYR",
        "Syria does not have an extradition treaty with the United States, nor is there a mutual legal assistance treaty between the "
        "two countries.",
        [("EXTRADITION", "none", None, "USA"), ("MLAT", "none", None, "USA")],
    ),
    # "but no" denies the item behind it
    (
        "RUS",
        "Russia and the United States have an MLAT, which entered into force on January 31, 2002, but no extradition treaty.",
        [("MLAT", "party", "2002-01-31", "USA"), ("EXTRADITION", "none", None, "USA")],
    ),
    # what is sent to parliament, dated behind the purpose
    (
        "PAN",
        "A border security agreement between Panama and Costa Rica was sent to the National Assembly for ratification in October 2009.",
        [("OTHER", "submitted", "2009-10-01", "CRI")],
    ),
    # negotiations that are under way before their object
    (
        "BEN",
        "Negotiations are under way on a mutual legal assistance treaty between the United States and Benin.",
        [("MLAT", "negotiating", None, "USA")],
    ),
    # talks with a state on an agreement
    ("YEM", "Yemen has begun talks with Saudi Arabia on an extradition agreement.", [("EXTRADITION", "negotiating", None, "SAU")]),
    # a first predicate that states no relation
    (
        "XKX",
        "Kosovo is not a UN member and therefore is not a party to the UN Convention against Corruption.",
        [("UNCAC", "none", None, "")],
    ),
    # the agreement behind the semicolon belongs to the next verb
    (
        "BEL",
        "Belgium and the United States have an extradition treaty; a bilateral asset sharing agreement was signed in 2010.",
        [("EXTRADITION", "party", None, "USA"), ("ASSET-SHARING", "signed", "2010-01-01", "USA")],
    ),
    # an apposition between commas
    (
        "PAN",
        "An extradition treaty with Spain, the first of its kind, entered into force in 1998.",
        [("EXTRADITION", "party", "1998-01-01", "ESP")],
    ),
    # several months are no one date
    (
        "PER",
        "The two governments signed a Letter of Agreement in July 2005, and amended it in August 2006 and May 2007.",
        [("LOA", "signed", "2005-07-01", "USA"), ("LOA", "amended", None, "USA")],
    ),
]


@pytest.mark.parametrize(("country", "text", "expected"), WORDINGS)
def test_wordings_of_agreements_sections(country: str, text: str, expected: list[Row]) -> None:
    assert sorted(rows(text, country), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        # a cabinet ratifies nothing
        "The cabinet approved the UN Convention against Corruption in 2006.",
        # laws are approved, amended and signed too
        "Congress approved the law implementing the UN Convention against Corruption in 2006.",
        "The counternarcotics law, drafted under the UN Convention against Corruption, was amended in 2006.",
        "It was signed into law in 2006, two years after the extradition treaty.",
        # approval yet to come
        "Post hopes that the Senate will approve the MLAT with Mexico in 2009.",
        # two predicates, two subjects
        "Peru enacted a law in 2005 and a U.S. firm signed a supply agreement.",
        # a count of states, none named
        "Peru has extradition treaties with 23 countries.",
    ],
)
def test_neighbours_of_those_wordings_state_nothing(text: str) -> None:
    assert rows(text, "PER") == []
