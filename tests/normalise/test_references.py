"""The reference line."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.cable import Reference
from flows.normalise.references import CitingCable, read_references
from tests.normalise.pages import cable_with, head_with

CITING = CitingCable(datetime(2008, 11, 3, 12, 9), "DUSHANBE", 1372)


def read(text: str, citing: CitingCable = CITING) -> tuple[list[Reference], str]:
    """The references of a line, and the text that follows."""
    references, end = read_references(text, 0, len(text), citing)
    return references, text[end:]


def ids(text: str, citing: CitingCable = CITING) -> list[str | None]:
    references, _ = read(text + " \n \n1. (U) Text. \n", citing)
    return [reference.referenced_cable_id for reference in references]


def letters(text: str) -> list[str | None]:
    return [reference.letter for reference in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" STATE 100992", ["08STATE100992"]),
        (" SECSTATE 100992", ["08STATE100992"]),
        (" DUSHANBE 00000074", ["08DUSHANBE74"]),
        (" 08TRIPOLI993", ["08TRIPOLI993"]),
        (" ASHGABAT687", ["08ASHGABAT687"]),
        (" Buenos Aires 293", ["08BUENOSAIRES293"]),
        # years before the post, of two or four digits, and after the number
        (" 07 DUSHANBE 1500", ["07DUSHANBE1500"]),
        (" 2006 SAN JOSE 2671", ["06SANJOSE2671"]),
        (" STATE 049307 (2006)", ["06STATE49307"]),
        # 06SANJOSE1087: the letter O for a nought
        (" O4 SAN JOSE 2872", ["04SANJOSE2872"]),
        (" 98 STATE 1234", ["98STATE1234"]),
        # what may follow a number
        (" STATE 193439 (NOTAL)", ["08STATE193439"]),
        (" BRASILIA 2539 AND PREVIOUS", ["08BRASILIA2539"]),
        (" DUSHANBE 222 (EXDIS)", ["08DUSHANBE222"]),
        # chains take the post of the one before
        (" STATE 1234 AND 2345", ["08STATE1234", "08STATE2345"]),
        (" STATE 1234, 2345, 3456", ["08STATE1234", "08STATE2345", "08STATE3456"]),
        (" 06 Paramaribo 38, 06 Paramaribo 29, 05 Paramaribo 589", ["06PARAMARIBO38", "06PARAMARIBO29", "05PARAMARIBO589"]),
        (" SAN JOSE 168; 2006 PANAMA 2015", ["08SANJOSE168", "06PANAMA2015"]),
        # 72TEHRAN1164: colons between
        (" TEHRAN 1091: TEHRAN 263: MOSCOW 1603", ["08TEHRAN1091", "08TEHRAN263", "08MOSCOW1603"]),
        # several on lines of their own
        (" SAN JOSE 168 \n     PANAMA 215", ["08SANJOSE168", "08PANAMA215"]),
        # a post that nobody knows is a cable all the same
        (" SECTATE 143212", [None]),
        # 08SANJOSE366: no post at all
        (" 40380", [None]),
        # by its date-time group
        (" SECDEF R162245Z OCT 08", [None]),
        # 06SANJOSE896: no number, and the paragraph's is none
        (" SAN SALVADOR", [None]),
        (" N/A", []),
        ("", []),
    ],
)
def test_cables(text: str, expected: list[str | None]) -> None:
    references, rest = read(text + " \n \n1. (U) Text. \n")
    assert [r.referenced_cable_id for r in references] == expected
    assert {r.kind for r in references} <= {"cable"}
    assert rest.lstrip() == "1. (U) Text. \n"


@pytest.mark.parametrize(
    "text",
    [
        " A. STATE 12 B. BERN 34 C. ROME 56",
        " (A) STATE 12 (B) BERN 34 (C) ROME 56",
        " A) STATE 12, \nB) BERN 34 \nC) ROME 56",
        " A. STATE 12 \n     B. BERN 34 \n     C. ROME 56",
        # a blank line after the first
        " A. STATE 12 \n \n     B. BERN 34 \n     C. ROME 56",
        " (A)STATE 12, (B)BERN 34, (C)ROME 56",
        " (C )STATE 12 (D) BERN 34 (E) ROME 56",
        # 05SANJOSE2158: the site's program set a letter before the drafter's own
        " A. (A) STATE 12 \n     B. (B) BERN 34 \n     C. (C) ROME 56",
        " A. A) STATE 12 \n     B. B) BERN 34 \n     C. C) ROME 56",
        # 07GENEVA2626: the label repeated
        " A:  STATE 12; Ref B:  BERN 34; Ref C: ROME 56",
        # 05MADRID4026: the label twice, a number on the next line
        " REF (A) STATE 12 (B) BERN 34 (C) ROME \n \n5600",
        "\n(A) STATE 12 \n(B) BERN 34 \n(C) ROME 56",
    ],
)
def test_lettered_lists(text: str) -> None:
    references, rest = read(text + " \n \n1. (U) Text. \n")
    assert [r.referenced_cable_id for r in references] == ["08STATE12", "08BERN34", "08ROME5600" if "5600" in text else "08ROME56"]
    assert [r.letter for r in references] == (["C", "D", "E"] if "(C )" in text else ["A", "B", "C"])
    assert rest.lstrip() == "1. (U) Text. \n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (" A. Bern-EUR desk email of 6/3/2009 (NOTAL) \n     B. WHA/CEN E-MAIL 5 MAY", ["email", "email"]),
        (" ORM/HALL TELCON 10/18/2005", ["telephone"]),
        # 09MALABO13: over two lines, with semicolons inside
        (" TELCON:  A. ORM:  CA/OCS B. HALL; AF DUTY, C. LAM;\nCMS, D. KON; DS CENTER, E. POE", ["telephone"]),
        (" A) STATE 12 \n B) Orm-Hall emails 05/19/2007 \n C) BERN 76 (NOTAL)", ["cable", "email", "cable"]),
        (" 2006 BLUE LANTERN GUIDEBOOK", ["other"]),
        # a year at the end is no serial number; 06SANJOSE327: wrapped
        (
            " A. CITY POLICE THEFT STATISTICS 2005 \n     B. EMBASSY LIST OF THEFTS\n        BY MONTH (2004 - PRESENT)",
            ["other", "other"],
        ),
        # 66BUENOSAIRES2481: a circular and an airgram
        (" STATE 106206 CIRCULAR; STATE CA-3400 NOV 2, 1966", ["cable", "other"]),
        (" TEHRAN'S A-077 OF MAY 15, 1972: TEHRAN 3312", ["other", "cable"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    references, rest = read(text + " \n \n1. (U) Text. \n")
    assert [r.kind for r in references] == kinds
    assert rest.lstrip() == "1. (U) Text. \n"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        # texts whose lines were joined go on behind the item
        (" STATE 6970 As requested, contacts are listed.", " As requested, contacts are listed."),
        (" SECSTATE 165115 1. Post grants clearance.", " 1. Post grants clearance."),
        (" STATE 96413 (U) On May 2, Econoff called.", " (U) On May 2, Econoff called."),
        (" A. BRASILIA 1494 B. BRASILIA 1544 1. Summary. The forum met.", " 1. Summary. The forum met."),
        # and without a blank line in others
        (" STATE 193439 (NOTAL)\n1.  The text follows.", "1.  The text follows."),
        (" STATE 45 \n(U) Poloff called.", "(U) Poloff called."),
        (" STATE 45 \n \nPoloff called in 15 offices.", "Poloff called in 15 offices."),
        ("\n1. (U) No reference at all.", "1. (U) No reference at all."),
    ],
)
def test_where_the_text_goes_on(text: str, rest: str) -> None:
    references, following = read(text)
    assert following.lstrip() == rest.lstrip()
    assert all(r.kind == "cable" for r in references)


@pytest.mark.parametrize(
    ("text", "created", "serial", "expected"),
    [
        # a January cable that cites a December number
        (" STATE 158223", datetime(2008, 1, 15), 34, ["07STATE158223"]),
        (" BERN 1891", datetime(2008, 1, 15), 34, ["07BERN1891"]),
        # but not an early one
        (" STATE 3800", datetime(2008, 1, 15), 34, ["08STATE3800"]),
        (" BERN 41", datetime(2008, 1, 15), 34, ["08BERN41"]),
        # a post's own number that it had not reached
        (" DUSHANBE 1891", datetime(2008, 3, 1), 371, ["07DUSHANBE1891"]),
        # nor could it have in any year
        (" DUSHANBE 68936", datetime(2008, 3, 1), 371, ["08DUSHANBE68936"]),
        # numbers that it set aside
        (" DUSHANBE 375", datetime(2008, 3, 1), 371, ["08DUSHANBE375"]),
        # a year as written stays
        (" 08 STATE 158223", datetime(2008, 1, 15), 34, ["08STATE158223"]),
        (" STATE 158223", datetime(2008, 12, 15), 1500, ["08STATE158223"]),
    ],
)
def test_the_year_of_a_number(text: str, created: datetime, serial: int, expected: list[str]) -> None:
    assert ids(text, CitingCable(created, "DUSHANBE", serial)) == expected


def test_without_a_time_no_year_is_guessed() -> None:
    assert ids(" STATE 12; 07 BERN 3", CitingCable(None, None, None)) == [None, "07BERN3"]


def test_letters_of_the_same_name() -> None:
    # 07REYKJAVIK256: the drafter wrote B twice
    assert letters(" (A)STATE 118258, (B)STATE 146306, (B)STATE 178055") == ["A", "B", "B"]


def test_a_page_marker_does_not_end_the_line() -> None:
    lines = "TAGS: SNAR \nSUBJECT: X \n \nREF: A. STATE 12 \n \nDUSHANBE 00000205  002 OF 002 \n \n \n     B. BERN 34 \n"
    cable = cable_with(head_with(lines))
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE12", "08BERN34"]


@pytest.mark.parametrize("label", ["REF:", "REF.:", "REFS:", "REFS", "Ref:", "REFTEL:", "Refs:", "REF"])
def test_labels(label: str) -> None:
    cable = cable_with(head_with(f"TAGS: SNAR \nSUBJECT: X \n \n{label} A) STATE 12 B) BERN 34 \n"))
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE12", "08BERN34"]
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]
