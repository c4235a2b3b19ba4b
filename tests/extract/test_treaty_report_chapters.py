"""Treaty relations as the chapters of a yearly report word them; each case a sentence of our own."""

from __future__ import annotations

import pytest

from flows.extract.treaties import read_treaties
from tests.extract.build import document

Row = tuple[str, str, str | None, str]
"""Treaty, action, date, parties."""


def rows(*texts: str, country: str) -> list[Row]:
    found = read_treaties(document(*texts, country=country))
    assert {t.country for t in found} <= {country}
    return [(t.treaty, t.action, t.action_date.isoformat() if t.action_date else None, t.parties) for t in found]


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        # an aside behind the verb; another's part in a convention is no relation of its own
        ("GUY",
         "In 2006 Guyana acceded to, and has since sent requests pursuant to, the Inter-American Convention on Mutual Assistance in "
         "Criminal Matters, to which the United States is also a party.",
         [("MLAT", "acceded", "2006-01-01", "")]),
        # a treaty inherited applies to others than those that concluded it
        ("MLT",
         "The extradition treaty of 1931 between the United States and the United Kingdom is applicable to Malta and the United States.",
         [("EXTRADITION", "party", None, "USA")]),
        # lists that name what is no agreement, or say what the agreements are on
        ("GTM",
         "Guatemala is a party to several regional agreements that focus on drugs, including the Isthmus States' Commission on Drug Abuse "
         "(ISCDA), the Caribbean Regional Agreement on Maritime Counternarcotics, and the Inter-American Convention against Corruption.",
         [("IACAC", "party", None, ""), ("MARITIME", "party", None, "")]),
        ("ECU",
         "The United States and Ecuador have agreements on the control of precursor chemicals, the sharing of data on large cash "
         "transfers, "
         "and a customs mutual assistance agreement.",
         [("CMAA", "party", None, "USA"), ("OTHER", "party", None, "USA")]),
        # each item of a list with its own date, and a treaty that supplements another
        ("ECU",
         "The two states are parties to an extradition treaty entered into force in 1873 and a supplementary treaty entered into "
         "force in "
         "1941.",
         [("EXTRADITION", "party", "1873-01-01", "USA"), ("EXTRADITION", "party", "1941-01-01", "USA")]),
        # both kinds, bilateral parties, party with another
        ("FJI", "Fiji and the United States are bilateral parties to both an extradition treaty and a mutual legal assistance treaty.",
         [("EXTRADITION", "party", None, "USA"), ("MLAT", "party", None, "USA")]),
        ("TTO",
         "The country is also party with the United States to a narcotics control and law enforcement letter of agreement; a maritime law "
         "enforcement agreement that enables patrols of its waters; and a customs mutual assistance agreement, which allows for exchanges.",
         [("CMAA", "party", None, "USA"), ("LOA", "party", None, "USA"), ("MARITIME", "party", None, "USA")]),
        # used, and what it is for
        ("JAM",
         "The United States and Jamaica also utilized a reciprocal agreement to share forfeited criminal assets and a bilateral "
         "agreement on "
         "law enforcement cooperation on maritime interdiction of traffickers.",
         [("ASSET-SHARING", "party", None, "USA"), ("MARITIME", "party", None, "USA")]),
        ("CAN", "The United States and Canada exchange forfeited assets through a bilateral asset-sharing agreement.",
         [("ASSET-SHARING", "party", None, "USA")]),
        ("BLZ", "The United States maintains a bilateral agreement with Belize to suppress illicit trafficking by sea.",
         [("MARITIME", "party", None, "USA")]),
        ("NLD",
         "The Netherlands has a memorandum of understanding with the United States, which enables the deployment of U.S. Coast "
         "Guard teams on "
         "Dutch vessels.",
         [("MARITIME", "party", None, "USA")]),
        ("ZAF",
         "The United States and South Africa often exchange mutual legal assistance and extradition requests under bilateral "
         "treaties.",
         [("EXTRADITION", "party", None, "USA"), ("MLAT", "party", None, "USA")]),
        ("CHL", "Chile's extradition, customs, and mutual legal assistance treaties with the United States are utilized every year.",
         [("CMAA", "party", None, "USA"), ("EXTRADITION", "party", None, "USA"), ("MLAT", "party", None, "USA")]),
        # talks
        ("JAM",
         "In 2007 the U.S. and Jamaican governments made some progress toward finalizing a bilateral customs mutual assistance "
         "agreement.",
         [("CMAA", "negotiating", None, "USA")]),
        ("ALB",
         "Albania and the United States are parties to a 1933 extradition treaty, and in 2007 completed negotiations on a draft, "
         "modern "
         "extradition treaty.",
         [("EXTRADITION", "negotiating", None, "USA"), ("EXTRADITION", "party", None, "USA")]),
        # two kinds that share a noun
        ("PER", "Peru has mutual assistance and extradition treaties with the United States.",
         [("EXTRADITION", "party", None, "USA"), ("MLAT", "party", None, "USA")]),
        ("NPL", "Nepal does not have a bilateral extradition or a mutual legal assistance treaty with the United States.",
         [("EXTRADITION", "none", None, "USA"), ("MLAT", "none", None, "USA")]),
        # completed, re-acceded, signed after what it is for
        ("SUR", "In 1999 Suriname and the United States completed a maritime counternarcotics agreement.",
         [("MARITIME", "signed", "1999-01-01", "USA")]),
        ("BOL",
         "In 2003 Bolivia re-acceded to the 1961 UN Single Convention with a reservation.",
         [("UN1961", "acceded", "2003-01-01", "")]),
        ("BOL",
         "A customs mutual assistance agreement between Bolivia and the United States to foster improved information sharing was "
         "signed in "
         "July 2007.",
         [("CMAA", "signed", "2007-07-01", "USA")]),
        # in force, no verb; since instruments were exchanged
        ("MEX", "A bilateral mutual legal assistance treaty in force since 1991 helps prosecutors on both sides.",
         [("MLAT", "party", "1991-01-01", "USA")]),
        ("KAZ",
         "A mutual legal assistance treaty with the United States went into force following the exchange of instruments of "
         "ratification on "
         "December 6, 2006.",
         [("MLAT", "party", "2006-12-06", "USA")]),
        # one of several that ratified; who participates in a convention
        ("BLZ", "Belize is one of six countries (along with France and Haiti) that ratified the UN Convention against Corruption.",
         [("UNCAC", "ratified", None, "")]),
        ("MEX",
         "Mexico participates in the Inter-American Convention on Mutual Assistance in Criminal Matters.",
         [("MLAT", "party", None, "")]),
        # between a body of the United States and the host's; an agreement named by persons
        ("VNM",
         "Cases are worked on in accordance with a memorandum of understanding between the U.S. Drug Enforcement Administration "
         "(DEA) and "
         "Vietnam's Ministry of Public Order.",
         [("OTHER", "party", None, "USA")]),
        ("PAN",
         "The 2002 Arias-Brown Agreement enables cooperation on bilateral maritime interdiction.",
         [("MARITIME", "party", None, "USA")]),
        # an amended agreement that facilitates is signed once; "as amended" amends nothing
        ("HTI", "A 2004 letter of agreement (as amended) between the United States and Haiti exists.", [("LOA", "party", None, "USA")]),
    ],
)  # fmt: skip
def test_wordings(country: str, text: str, expected: list[Row]) -> None:
    assert sorted(rows(text, country=country), key=str) == expected


# the body that an acronym of the cable means is the host's
def test_a_memorandum_with_a_body_of_the_host() -> None:
    named = "The Ministry of Internal Affairs (MVD) has a new head."
    signed = "The DEA signed a memorandum of understanding with the MVD in May 2006."
    assert rows(named, signed, country="KAZ") == [("OTHER", "signed", "2006-05-01", "USA")]


@pytest.mark.parametrize(
    "text",
    [
        # a world body is not the host's
        "In 2007 the government set up a Port Unit, and the DEA signed a memorandum of understanding with UNODC.",
        # agreements of which the text names a field alone
        "The United States and Laos exchange views on agreements.",
    ],
)
def test_neighbours_of_those_wordings_state_nothing(text: str) -> None:
    assert [r for r in rows(text, country="LAO") if r[3] == "USA"] == []


# a convention may apply to a territory whose state is the party to it; what a convention applies to need be no territory
def test_conventions_that_apply_to_a_territory() -> None:
    text = "The UN Convention Against Corruption, which the PRC ratified on January 13, 2006, is applicable to Hong Kong."
    found = read_treaties(document(text, country="HKG"))
    assert sorted((t.country, t.treaty, t.action) for t in found) == [("CHN", "UNCAC", "ratified"), ("HKG", "UNCAC", "party")]
    party = read_treaties(document("The 1988 UN Drug Convention, to which the PRC is a party, also applies to Hong Kong.", country="HKG"))
    assert sorted((t.country, t.action) for t in party) == [("CHN", "party"), ("HKG", "party")]
    extended = read_treaties(document("The 1988 UN Drug Convention was extended to Bermuda in 1995.", country="GBR"))
    assert [(t.country, t.treaty, t.action) for t in extended] == [("BMU", "UN1988", "party")]
    assert rows("The 1988 UN Drug Convention applies to all vessels.", country="GBR") == []
    assert rows("The 1988 UN Drug Convention has not been extended to Aruba.", country="ABW") == []


# other names of a matter, and an extradition arrangement
def test_fugitive_offenders_and_arrangements() -> None:
    text = "Hong Kong signed surrender of fugitive offenders agreements with Finland in 2006."
    assert rows(text, country="HKG") == [("EXTRADITION", "signed", "2006-01-01", "FIN")]
    text = "The government has no extradition arrangements with the United States."
    assert rows(text, country="AFG") == [("EXTRADITION", "none", None, "USA")]


# the convention by its shorter names; a supplement is of the kind of the treaty before
def test_shorter_names() -> None:
    text = "In December 2000 Israel signed the UN Convention against Transnational Crime."
    assert rows(text, country="ISR") == [("UNTOC", "signed", "2000-12-01", "")]
    text = "A 1978 extradition treaty and a 1986 supplement treaty are in force between the United States and Germany."
    assert rows(text, country="DEU") == [("EXTRADITION", "party", None, "USA")] * 2
