"""Counts in the wordings of many drafters, each a sentence of our own under a heading on corruption."""

from __future__ import annotations

import pytest

from flows.extract.corruption import read_corruption
from tests.extract.build import document


def counts(text: str) -> list[tuple[str, int]]:
    return [(f.measure, int(f.value)) for f in read_corruption(document(text, heading="Corruption"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # other words for receiving, examining, handing on
        (
            "The Inspector General's office logged 640 petitions, probed 212 of them and referred 38 to the courts.",
            [("cases_opened", 640), ("cases_investigated", 212), ("cases_sent_to_court", 38)],
        ),
        (
            "The Bureau took in 812 tip-offs, looked into 230 and put 41 people on trial for graft.",
            [("cases_opened", 812), ("cases_investigated", 230), ("prosecutions", 41)],
        ),
        # a court by its name; cases filed with nobody named are opened
        ("It filed 78 cases in the Regional Court.", [("cases_sent_to_court", 78)]),
        ("Citizens filed 300 complaints.", [("cases_opened", 300)]),
        ("It passed 61 complaints to other agencies.", [("other", 61)]),
        # those to whom charges were brought
        ("The prosecutor filed charges of bribery before the High Court against 23 persons.", [("prosecutions", 23)]),
        ("The office sent 167 defendants to trial.", [("prosecutions", 167)]),
        # predicates
        ("In 2008, 63 policemen had their pay docked and nine were warned.", [("officials_disciplined", 63), ("officials_disciplined", 9)]),
        ("Some 312 policemen faced disciplinary proceedings.", [("officials_disciplined", 312)]),
        ("In all, 94 persons were brought before the courts.", [("prosecutions", 94)]),
        ("Last year 23 customs agents lost their jobs.", [("officials_dismissed", 23)]),
        ("The mayor placed 14 clerks under preventive suspension.", [("officials_dismissed", 14)]),
        ("The service subjected 74 tax and customs officials to lifestyle checks.", [("officials_investigated", 74)]),
        # nouns that tell by themselves
        ("There were 41 convictions and 58 acquittals.", [("convictions", 41), ("acquittals", 58)]),
        ("The arrest of six customs officers in June was news.", [("officials_arrested", 6)]),
        ("The trial of 11 policemen opened in April.", [("prosecutions", 11)]),
        # a passive that goes on without its auxiliary
        ("Twelve policemen were indicted, nine convicted.", [("prosecutions", 12), ("convictions", 9)]),
        # parts of a whole; the whole is not counted again
        ("Eleven of the 14 defendants were found guilty.", [("convictions", 11)]),
        ("Prosecutors indicted 31 guards, six of them sergeants.", [("prosecutions", 31), ("prosecutions", 6)]),
        ("Of the 230 files opened in 2007, 60 were closed.", [("cases_opened", 230), ("cases_closed", 60)]),
        ("Of the complaints that arrived, 92 alleged corruption.", [("cases_opened", 92)]),
        ("The board received 900 complaints, of which 70 alleged corruption.", [("cases_opened", 70)]),
        # a label and its figures
        ("Policemen expelled: 63 in 2006, 29 in 2007.", [("officials_dismissed", 63), ("officials_dismissed", 29)]),
        ("It received cases 534.", [("cases_opened", 534)]),
        # what rose or fell
        (
            "The number of officials dismissed rose from 31 in 2006 to 58 in 2007.",
            [("officials_dismissed", 31), ("officials_dismissed", 58)],
        ),
        ("Convictions for bribery fell from 120 to 87.", [("convictions", 120), ("convictions", 87)]),
        # crimes of the kind just named
        (
            "The unit found 130 crimes committed by police officers in 2007. In 2006, 164 crimes of the sort were found.",
            [("crimes_by_law_enforcement", 130), ("crimes_by_law_enforcement", 164)],
        ),
        # a noun said once holds for the sentences behind it
        (
            "The report lists 310 cases. Prosecutors closed 102 and sent 61 of them to court.",
            [("cases_opened", 310), ("cases_closed", 102), ("cases_sent_to_court", 61)],
        ),
        (
            "In June the chief suspended 11 constables. Four of the eleven have been dismissed.",
            [("officials_dismissed", 11), ("officials_dismissed", 4)],
        ),
        # a service's members
        ("Six members of a police squad were charged with theft.", [("prosecutions", 6)]),
        # proposals, ages, states, witnesses
        ("The board recommended that 14 policemen be charged.", []),
        ("Antonio Perez, 42, was convicted of bribery.", []),
        ("By September 75 cases were still open.", []),
        ("The trial of the mayor lasted 14 months, with 60 witnesses.", []),
        ("Police officers seized 12 tons of marijuana and arrested 40 traffickers.", []),
    ],
)
def test_wordings(text: str, expected: list[tuple[str, int]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the figure in brackets keeps its time to itself
        ("It received 50 complaints in 2008 (40 in 2007) and sent 12 to the courts.", [(50, 2008), (40, 2007), (12, 2008)]),
        # a bare figure with its time goes on
        ("Customs sacked 31 inspectors for bribes in 2006 and 44 in 2007.", [(31, 2006), (44, 2007)]),
        # a time at the end holds for all
        ("Nine were convicted and four officials acquitted in 2005.", [(4, 2005)]),
        # a month alone is the last one before the cable (of November 2008), whatever year the report spoke of before
        ("In 2007 the unit fired 12 officers. Five guards were arrested in June.", [(12, 2007), (5, 2008)]),
        # the months named before
        ("In the first ten months of 2006 it fired 5 judges. In 2005 it fired 7. In the ten months 4 guards were arrested.",
         [(5, 2006), (7, 2005), (4, 2006)]),
        # the year at the end of a span is that of its beginning too
        ("It fired 9 guards in 2006. Between January 1 and April 30, 2008 it brought 14 cases to court.", [(9, 2006), (14, 2008)]),
        # the day of saying so is none
        ("On June 5, 2008 the minister said that 12 judges were dismissed.", [(12, None)]),
    ],
)  # fmt: skip
def test_times(text: str, expected: list[tuple[int, int | None]]) -> None:
    facts = read_corruption(document(text, heading="Corruption"))
    assert [(int(f.value), f.period_start and f.period_start.year) for f in facts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # persons take the stage of the cases that involve them, and a group of them their measure
        (
            "The cases that reached trial involved 52 defendants; among these were 17 judges and three prosecutors.",
            [("prosecutions", 52), ("prosecutions", 17), ("prosecutions", 3)],
        ),
        (
            "The inquiries concerned 30 clerks; of these, 12 were notaries.",
            [("officials_investigated", 30), ("officials_investigated", 12)],
        ),
        # another body did the same, its verb left out
        ("The Customs Service fired 37 officers, and the Border Police 14.", [("officials_dismissed", 37), ("officials_dismissed", 14)]),
        ("The army cashiered 16 soldiers for graft, and the navy six.", [("officials_dismissed", 16), ("officials_dismissed", 6)]),
        ("The bureau fired 37 officers, and the budget 14.", [("officials_dismissed", 37)]),
        # a participle tells of the noun behind it
        ("There were 1,118 recorded crimes of corruption.", [("crimes", 1118)]),
        ("The list names 23 convicted former officials.", [("convictions", 23)]),
        # what was done with those accused comes before the accusation
        ("Six officials accused of bribery were dismissed.", [("officials_dismissed", 6)]),
        ("Eighteen of the 40 policemen under investigation were suspended.", [("officials_dismissed", 18)]),
        ("Parliament lifted the immunity of six deputies accused of graft.", [("officials_investigated", 6)]),
        ("Judges acquitted nine of the 21 accused.", [("acquittals", 9)]),
        # what was found to be so was not found
        (
            "It received 90 complaints, of which 41 were found to have merit and were investigated.",
            [("cases_opened", 90), ("cases_investigated", 41)],
        ),
        # a sanction met them
        ("It imposed administrative sanctions on 204 employees.", [("officials_disciplined", 204)]),
        # a range has one noun, behind its upper end; a rest is no count
        ("Some 15 to 20 officers are under investigation.", [("officials_investigated", 15)]),
        ("Some 14 persons were tried and all but two convicted.", [("prosecutions", 14)]),
        # its own men
        ("Internal Affairs arrested 23 of its own.", [("officials_arrested", 23)]),
    ],
)
def test_counts_that_lean_on_others(text: str, expected: list[tuple[str, int]]) -> None:
    assert counts(text) == expected


def test_the_other_body_is_the_agency() -> None:
    # the verb is shared, the agency is not
    facts = read_corruption(document("The Customs Service fired 37 officers in 2007, and the Border Police 14.", heading="Corruption"))
    assert [f.agency for f in facts] == ["Customs Service", "Border Police"]


# 05RABAT2468: persons who got prison were convicted
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A court gave 25 policemen one-year sentences for corruption.", [25]),
        ("A ring held 25 policemen and 7 guards who were given one-year sentences for corruption.", [25, 7]),
        ("Nine clerks received sentences of one to ten years for bribery.", [9]),
        ("Nine clerks received watches for bribery.", []),
    ],
)
def test_persons_who_got_prison_were_convicted(text: str, expected: list[int]) -> None:
    assert [int(f.value) for f in read_corruption(document(text)) if f.measure == "convictions"] == expected


# 10KABUL348: cases that are open; 05BRASILIA1979: one of somebody's aides is no count
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Anti-Corruption Unit has 38 active cases.", [("cases_investigated", 38)]),
        ("The minister and one of former President Rao's closest aides were accused of bribery.", []),
        ("One of the clerks was arrested for bribery.", [("officials_arrested", 1)]),
    ],
)
def test_cases_that_are_open_and_one_of_somebody(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(f.measure, int(f.value)) for f in read_corruption(document(text))] == expected
