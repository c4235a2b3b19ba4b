"""The summary."""

from __future__ import annotations

import pytest

from tests.normalise.pages import cable_with, text_with


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        # in the paragraph, to where it says that it ends
        ("1. (U) SUMMARY: Guards seized \nit. END SUMMARY. \n \n2. (U) They burned it. \n", "Guards seized it."),
        (
            "1. (U) Summary. Guards seized it. \n \n2. (U) They burned it. End summary. \n \n3. (U) Then. \n",
            "Guards seized it.\n\nThey burned it.",
        ),
        ("1. (U) BEGIN SUMMARY: Guards seized it. END \nSUMMARY. \n", "Guards seized it."),
        ("1. (U) Summary and Comment: Guards seized it. \n \n2. (U) They burned it. \n", "Guards seized it."),
        # under its heading, which the next one ends
        (
            "Summary \n------- \n1. (U) Guards seized it. \n \n2. (U) All. \n \nBackground \n---------- \n3. (U) They burned it. \n",
            "Guards seized it.\n\nAll.",
        ),
        ("I. Summary \n \nGuards seized it. \n \nII. Status of the Country \n \nThey burned it. \n", "Guards seized it."),
        # under a heading that none ends: the first paragraph
        ("SUMMARY \n \n1. (U) Guards seized it. \n \n2. (U) They burned it. \n", "Guards seized it."),
        # 06SANJOSE337: the beginning left out
        ("1. (U) Guards seized it. End Summary. \n \n2. (U) They burned it. \n", "Guards seized it."),
        # 09BRASILIA1472: a stray point before it
        ("1.  . Summary: Guards seized it. \n \n2. They burned it. \n", "Guards seized it."),
        ("1. (U) Guards seized it. \n \n2. (U) In summary, they burned it. \n", None),
    ],
)
def test_summary(text: str, summary: str | None) -> None:
    assert cable_with(text_with(text)).summary == summary
