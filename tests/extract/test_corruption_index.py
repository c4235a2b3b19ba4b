"""Ranks and scores on Transparency International's index, each a sentence of our own."""

from __future__ import annotations

import pytest

from flows.extract.corruption import read_corruption
from tests.extract.build import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ordinal, number, place, words
        ("Transparency International's 2006 survey has it in 138th place.", [("rank", 138, 2006)]),
        ("On Transparency International's list of 2007 the country is number 130 of 180.", [("rank", 130, 2007)]),
        ("On the 2008 Corruption Perceptions Index it tied for 96th with four others, scoring 3.1 out of 10.",
         [("rank", 96, 2008), ("score", 3.1, 2008)]),
        ("In 2007 it shared first place in Transparency International's index.", [("rank", 1, 2007)]),
        ("Transparency International index 2006: rank 121 (out of 163), score 2.7.", [("rank", 121, 2006), ("score", 2.7, 2006)]),
        ("In 2005 Transparency International gave it 2.9 points.", [("score", 2.9, 2005)]),
        ("In TI's latest survey the country slid from 92nd to 105th place.", [("rank", 92, None), ("rank", 105, None)]),
        # each figure with its year; pairs without their own take those of the ranks
        ("It climbed on Transparency International's index from 105th in 2006 to 84th in 2007, and its score from 2.7 to 3.3.",
         [("rank", 105, 2006), ("rank", 84, 2007), ("score", 2.7, 2006), ("score", 3.3, 2007)]),
        ("TI ranked it 99th in its 2008 index, with a score of 3.0, as against 115th place and a score of 2.8 in 2007.",
         [("rank", 99, 2008), ("score", 3.0, 2008), ("rank", 115, 2007), ("score", 2.8, 2007)]),
        ("It ranked 66th in Transparency International's index in 2007, against 67th in 2006, with a score of 4.1.",
         [("rank", 66, 2007), ("rank", 67, 2006), ("score", 4.1, 2007)]),
        # compared with earlier years in a row; a high of the score; what is only compared gives no year
        ("Transparency International's report showed it ranked 34 out of 163, compared with 28 in 2005 (26 in 2004; 21 in 2003).",
         [("rank", 34, None), ("rank", 28, 2005), ("rank", 26, 2004), ("rank", 21, 2003)]),
        ("From a high of 3.1 (out of 10) in 1998, its rating in the Corruption Perceptions Index declined to 2.4 by the next election.",
         [("score", 3.1, 1998), ("score", 2.4, None)]),
        # 06MANAGUA1004: figures two sentences behind the name of the index, none in the sentence between
        ("One effect shows in Transparency International's Corruption Perceptions Index. Ratings in this index fell all the time. From a "
         "high of 3.4 (out of 10) in 1998, its rating fell to 2.9. In the last ratings, in 2005, it got a 2.7 for a rating of 103rd.",
         [("score", 3.4, 1998), ("score", 2.9, None), ("score", 2.7, 2005), ("rank", 103, 2005)]),
        # 05ISTANBUL526, 05OTTAWA3636: what the scale means, years in a row
        ("In Transparency International's index a score above 9 reflects a clean state; a score less than 3 means much graft.", []),
        ("In Transparency International's annual index it slipped for three consecutive years (landing in fourteenth place).",
         [("rank", 14, None)]),
        # by how many places; polls; dates; another index
        ("It has dropped 12 places, to 111th, in the Transparency International index of 2007.", [("rank", 111, 2007)]),
        ("Transparency International surveyed 1,000 households in 12 cities.", []),
        ("The Transparency International report will be presented on October 12.", []),
        ("The World Bank placed it 120th of 181 in its Doing Business report.", []),
    ],
)  # fmt: skip
def test_ranks_and_scores(text: str, expected: list[tuple[str, float, int | None]]) -> None:
    facts = read_corruption(document(text))
    assert [(f.unit, float(f.value), f.period_start and f.period_start.year) for f in facts] == expected
    assert {f.agency for f in facts} <= {"Transparency International"}
