"""Statistics of corruption in the wordings of cables that are about little else."""

from __future__ import annotations

import pytest

from flows.extract.corruption import read_corruption
from tests.extract.build import document


def read(text: str) -> list[tuple[str, int, str]]:
    return [(f.measure, int(f.value), f.unit) for f in read_corruption(document(text, heading="Corruption", country="GEO"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 08BRASILIA855: the share in brackets behind a figure, a whole that somebody owns
        (
            "A weekly says that 31 (38 percent) of Georgia's 81 senators, and 185 (36 percent) of the 513 deputies are accused of bribery.",
            [("officials_investigated", 31, "count"), ("officials_investigated", 185, "count")],
        ),
        (
            "Of the 712 officials arrested for bribery, only 432 (about 11 percent), were convicted.",
            [("officials_arrested", 712, "count"), ("convictions", 432, "count")],
        ),
        # 08GUANGZHOU173: a sum's worth in another currency; what it cost the economy, a year too
        ("He was jailed for taking RMB 11 million (USD 1.6 million) in bribes.", [("bribe_amount", 11_000_000, "CNY")]),
        ("Corruption has cost the Chinese economy about RMB 3 billion each year.", [("funds_misappropriated", 3_000_000_000, "CNY")]),
        ("Clerks earn RMB 3,000 each year.", []),
        # ... cases that involve officials, or sums: parts of those told before
        (
            "The commission filed 3,981 cases. Of these, 22 involved officials of high rank. Some 210 cases involved more than $1 million.",
            [("cases_opened", 3_981, "count"), ("cases_opened", 22, "count"), ("cases_opened", 210, "count")],
        ),
        # 09BAGHDAD2520: to the judiciary, and what it received
        ("The commission submitted 500 corruption cases to the judiciary.", [("cases_sent_to_court", 500, "count")]),
        ("The judiciary claims that it has received 445 corruption cases.", [("cases_sent_to_court", 445, "count")]),
        ("The commission received 445 corruption cases.", [("cases_opened", 445, "count")]),
        # a participle of its own behind a passive
        (
            "Of 900 complaints 345 were investigated and 57 referred to the prosecutor.",
            [("cases_investigated", 345, "count"), ("cases_sent_to_court", 57, "count")],
        ),
        # 10KABUL348: by how much it is less is no term
        ("The judge imposed a prison sentence six months less than the full year.", []),
        # one that is told of
        ("In one recent case the defendant resigned.", []),
    ],
)
def test_wordings_of_real_cables(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert read(text) == expected


# officials who take money for themselves, though no word of corruption is said
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deputy minister is accused of siphoning off 12 million lari.", [12_000_000]),
        ("Customs Director Rao was arrested on May 3 for diverting $2 million in customs revenue.", [2_000_000]),
        ("The director of a company was arrested for diverting $2 million.", []),
        ("Tourists were defrauded of $400,000, said the mayor.", []),
    ],
)
def test_sums_that_officials_took(text: str, expected: list[int]) -> None:
    found = read_corruption(document(text, country="GEO"))
    assert [int(f.value) for f in found] == expected
    assert {f.agency for f in found} <= {None}


# 05RABAT2468: the one time of a sentence, before the verb of the court
def test_the_one_time_of_a_sentence() -> None:
    text = "The court in April issued sentences to members of a ring, including 25 policemen who were given one-year terms for graft."
    assert {str(f.period_start) for f in read_corruption(document(text))} == {"2008-04-01"}


# 07BRASILIA2091: a number in the name of an operation
def test_the_name_of_an_operation() -> None:
    text = 'In May police arrested 48 officers after an investigation ("Operation Two Faces") into their part in a corruption ring.'
    assert [(f.measure, int(f.value)) for f in read_corruption(document(text))] == [("officials_arrested", 48)]
