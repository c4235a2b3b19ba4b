"""The signature."""

from __future__ import annotations

import pytest

from flows.normalise.signature import find_signature


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (" \nJACOBSON", "JACOBSON"),
        ("JACOBSON", "JACOBSON"),
        (" \nVAN VOORST \n \n", "VAN VOORST"),
        (" \nO'BRIEN-SMITH", "O'BRIEN-SMITH"),
        # in small letters, after the end of a sentence
        ("Susman", "Susman"),
        ("van Voorst", "van Voorst"),
        ("McGEE", "McGEE"),
        # 09LONDON2131: with a point
        (" \nSUSMAN.", "SUSMAN"),
        # 05SANJOSE2158: twice
        ("FRISBIE \nFRISBIE", "FRISBIE"),
        # what follows it: the end of the message, a rule, a date
        (" \nNOLAN \nBT \n#0117 \nNNNN", "NOLAN"),
        (" \nHODGES \n \n=======================CABLE ENDS============================", "HODGES"),
        (" \nBASSETT \n1/21/2009", "BASSETT"),
        ("MILAM 0 11/26/2007", "MILAM"),
        # 09LONDON2722: a redaction, or an address, before it
        ("Visit the site: XXXXXXXXXXXX \nSusman", "Susman"),
        ("http://www.state.example/index.htm \nPEKALA", "PEKALA"),
    ],
)
def test_signature(end: str, name: str) -> None:
    text = f"They burned it all.\n{end}"
    stop, found = find_signature(text, 0, len(text))
    assert found == name
    assert text[:stop].startswith("They burned it all.")
    assert name not in text[:stop]


@pytest.mark.parametrize(
    "text",
    [
        "Long text on one line that goes on and on until it ends with a full stop. SCOBEY",
        "Long text on one line that goes on and on until it ends with a full stop. Scobey",
        "Long text on one line that is drawn from the press of the capital (Tripoli Post, 3/1/2009) SCOBEY",
        "Long text on one line that goes on and on. ********************** ******* SCOBEY",
    ],
)
def test_signature_at_the_end_of_a_joined_line(text: str) -> None:
    stop, found = find_signature(text, 0, len(text))
    assert found is not None
    assert found.upper() == "SCOBEY"
    assert text[stop:].strip() == found


@pytest.mark.parametrize(
    "text",
    [
        "They burned it all.",
        "They burned it all. \n \nEND SUMMARY",
        "They burned it all. \n \nEND TEXT.",
        # the last line of a text in capitals
        "THE POST WAS VISITED BY THE MINISTER OF THE INTERIOR OF\nTAJIKISTAN",
        "the report on the former republic of\nthe south",
        "They welcome the help of the deputy of the\n16. office of Mr. Padilla.",
        "JACOBSON",
        "",
    ],
)
def test_no_signature(text: str) -> None:
    stop, found = find_signature(text, 0, len(text))
    assert found is None
    assert text[:stop] == text.rstrip()
