"""The reference line."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.cable import Reference
from flows.normalise.reference_cables import CitingCable
from flows.normalise.references import read_references
from flows.vocabulary.reference_ids import canonical_reference_id, reference_id_of
from flows.vocabulary.stations import POSTS
from tests.normalise.pages import PageOf, cable_of, cable_with, head_with

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
        (" 06-TASHKENT-1234", ["06TASHKENT1234"]),
        (" 06/TASHKENT/1234", ["06TASHKENT1234"]),
        (' "STATE 1234"', ["08STATE1234"]),
        (" PARA 4 OF STATE 1234", ["08STATE1234"]),
        # between post and number
        (" TASHKENT 06-1234", ["06TASHKENT1234"]),
        (" STATE 07 12345", ["07STATE12345"]),
        # after it, in a date
        (" STATE 12345 DATED 05/06/2007", ["07STATE12345"]),
        (" STATE 12345 OF 12/15/07", ["07STATE12345"]),
        (" STATE 12345, MARCH 3, 2007", ["07STATE12345"]),
        (" STATE 12345 (DTG 171259Z DEC 06)", ["06STATE12345"]),
        (" STATE 12345 OF 2007", ["07STATE12345"]),
        (" TASHKENT 1234/06", ["06TASHKENT1234"]),
        (" TASHKENT 1234 ('06), TASHKENT 567 (2005)", ["06TASHKENT1234", "05TASHKENT567"]),
        # a month that is still to come is last year's
        (" STATE 34567 OF DEC 15", ["07STATE34567"]),
        (" STATE 34567 OF MAY 15", ["08STATE34567"]),
        # and a year to come is none
        (" STATE 34567 (12)", ["08STATE34567"]),
        # what may follow a number
        (" STATE 45 (NOTAL), BERN 6 (S)", ["08STATE45", "08BERN6"]),
        (" STATE 45 (PARA 4) AND BERN 6, PARA 7", ["08STATE45", "08BERN6"]),
        (" SEOUL 123 (INDUSTRY ON\n     THE TALKS), SEOUL 124", ["08SEOUL123", "08SEOUL124"]),
        (' MOSCOW 123 "A TITLE"; ROME 3', ["08MOSCOW123", "08ROME3"]),
        (" STATE 193439 (NOTAL)", ["08STATE193439"]),
        (" BRASILIA 2539 AND PREVIOUS", ["08BRASILIA2539"]),
        (" DUSHANBE 222 (EXDIS)", ["08DUSHANBE222"]),
        # chains take the post of the one before
        (" STATE 1234 AND 2345", ["08STATE1234", "08STATE2345"]),
        (" STATE 1234, 2345, 3456", ["08STATE1234", "08STATE2345", "08STATE3456"]),
        (" 06 Paramaribo 38, 06 Paramaribo 29, 05 Paramaribo 589", ["06PARAMARIBO38", "06PARAMARIBO29", "05PARAMARIBO589"]),
        (" SAN JOSE 168; 2006 PANAMA 2015", ["08SANJOSE168", "06PANAMA2015"]),
        (" STATE 123, 456 AND 789", ["08STATE123", "08STATE456", "08STATE789"]),
        (" STATE 1234/1235", ["08STATE1234", "08STATE1235"]),
        # and its year, until another post is named
        (" 07 STATE 12 AND 34; ROME 5", ["07STATE12", "07STATE34", "08ROME5"]),
        (" STATE 123 AND 456 (2007)", ["07STATE123", "07STATE456"]),
        (" STATE 123 (2006), 124", ["06STATE123", "08STATE124"]),
        # a year, not a number; and numbers, not years
        (" STATE 12345, 2007", ["07STATE12345"]),
        (" MOSCOW 1998, 2005 AND 2008", ["08MOSCOW1998", "08MOSCOW2005", "08MOSCOW2008"]),
        # the last digits of a number are none
        (" ROME 1234/35", ["08ROME1234"]),
        # names that a line breaks, kinds of post, other names
        (" DAR ES \n     SALAAM 12", ["08DARESSALAAM12"]),
        (" AMEMBASSY PARIS 12; USMISSION/USUN NEW YORK 34", ["08PARIS12", "08USUNNEWYORK34"]),
        (" BAGHDAD CABLE 123, SEE ALSO STATE NO. 45", ["08BAGHDAD123", "08STATE45"]),
        (" STATE 45 ROME 6   OSLO 7", ["08STATE45", "08ROME6", "08OSLO7"]),
        # 72TEHRAN1164: colons between
        (" TEHRAN 1091: TEHRAN 263: MOSCOW 1603", ["08TEHRAN1091", "08TEHRAN263", "08MOSCOW1603"]),
        # several on lines of their own
        (" SAN JOSE 168 \n     PANAMA 215", ["08SANJOSE168", "08PANAMA215"]),
        (" SAN JOSE 168 \n \n     PANAMA 215", ["08SANJOSE168", "08PANAMA215"]),
        ("\n- SAN JOSE 168 \n- PANAMA 215", ["08SANJOSE168", "08PANAMA215"]),
        # 07SANJOSE1963: a slip in the name
        (" SECTATE 103212", ["08STATE103212"]),
        # a post that nobody knows is a cable all the same
        (" TOSEC 143212", [None]),
        # 08SANJOSE366: no post at all
        (" 40380", [None]),
        # by its date-time group
        (" SECDEF R162245Z OCT 08", [None]),
        (" CDR USCENTCOM MACDILL AFB FL 191234Z FEB 08", [None]),
        # on the next line
        (" SAN SALVADOR\n12", ["08SANSALVADOR12"]),
        # the figures of one item are no year of the next
        (" A. BERN 44 C. THE HAGUE 201", ["08BERN44", "08THEHAGUE201"]),
        # 06SANJOSE896: no number, and the paragraph's is none
        (" SAN SALVADOR", [None]),
        # a telegram without a number
        (" SEPTEL", [None]),
        (" STATE 45 AND SEPTEL", ["08STATE45", None]),
        # the cable's own number refers to nothing
        (" DUSHANBE 1372 AND 1371", [None, "08DUSHANBE1371"]),
        (" N/A", []),
        (" NONE", []),
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
        " A: STATE 12 B: BERN 34 C: ROME 56",
        " [A] STATE 12 [B] BERN 34 [C] ROME 56",
        " a. state 12 b. bern 34 c. rome 56",
        " (a) State 12, (b) Bern 34, and (c) Rome 56.",
        " A STATE 12 B BERN 34 C ROME 56",
        " A- STATE 12 B- BERN 34 C- ROME 56",
        " A.) STATE 12 B.) BERN 34 C.) ROME 56",
        " (REF A) STATE 12 (REF B) BERN 34 (REF C) ROME 56",
        " A. STATE 12. B. BERN 34. C. ROME 56.",
        " A. STATE 12 -- B. BERN 34 -- C. ROME 56",
        " A. STATE 12 AND B. BERN 34 AND C. ROME 56",
        " A) STATE 12; (B) BERN 34; C. ROME 56",
        # a stray pilcrow before a letter
        " A. STATE 12 ¶B. BERN 34 ¶C. ROME 56",
        # markings before the item, and after it
        " A. (U) STATE 12 B. (C) BERN 34 C. (S) ROME 56",
        " (A) STATE 12 (S) (B) BERN 34 (C) (C) ROME 56 (U)",
        # titles
        " A. STATE 12: A TITLE \n     B. BERN 34 - A TITLE \n     C. ROME 56",
        # the post of the letter before
        " A. STATE 12 \n     B. BERN 34 \n     C. ROME\n     5600",
        " A. STATE 12 B. BERN 34 C. 08\n     ROME 56",
    ],
)
def test_lettered_lists(text: str) -> None:
    references, rest = read(text + " \n \n1. (U) Text. \n")
    assert [r.referenced_cable_id for r in references] == ["08STATE12", "08BERN34", "08ROME5600" if "5600" in text else "08ROME56"]
    assert [r.letter for r in references] == (["C", "D", "E"] if "(C )" in text else ["A", "B", "C"])
    assert rest.lstrip() == "1. (U) Text. \n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers for letters
        (" 1. STATE 12 2. ROME 34", ["1", "2"]),
        ("\n(1) STATE 12 \n(2) ROME 34", ["1", "2"]),
        # no letter for the first
        (" STATE 12 B. ROME 34", [None, "B"]),
        # letters left out, and one twice (07REYKJAVIK256)
        (" A. STATE 12 C. ROME 34 D. OSLO 5", ["A", "C", "D"]),
        (" A. STATE 12 (E) ROME 34", ["A", "E"]),
        (" (A)STATE 118258, (B)STATE 146306, (B)STATE 178055", ["A", "B", "B"]),
        # a chain stands under one letter
        (" A. STATE 12 AND 34 B. ROME 5; OSLO 6", ["A", "A", "B", "B"]),
        # the drafter's own letter after another; his letters count, where they are told
        (" B. (A) STATE 12 C. (B) ROME 34", ["A", "B"]),
        (" A. STATE 12 B. (A) ROME 34", ["A", "B"]),
    ],
)
def test_letters(text: str, expected: list[str | None]) -> None:
    assert letters(text) == expected
    assert len(ids(text)) == len(expected)


def test_a_number_with_a_letter_of_its_own_takes_the_post_of_the_one_before() -> None:
    assert ids(" A. STATE 123 B. 456 C. 789") == ["08STATE123", "08STATE456", "08STATE789"]
    # but a year is no number (07PARIS1791)
    assert ids(" A. PARIS 1784 B. 2008 AND PREVIOUS") == ["08PARIS1784", None]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (" A. Bern-EUR desk email of 6/3/2009 (NOTAL) \n     B. WHA/CEN E-MAIL 5 MAY", ["email", "email"]),
        (" ORM/HALL TELCON 10/18/2005", ["telephone"]),
        # 09MALABO13: over two lines, with semicolons inside
        (" TELCON:  A. ORM:  CA/OCS B. HALL; AF DUTY, C. LAM;\nCMS, D. KON; DS CENTER, E. POE", ["telephone"]),
        (" A) STATE 12 \n B) Orm-Hall emails 05/19/2007 \n C) BERN 76 (NOTAL)", ["cable", "email", "cable"]),
        (" A. ORM-HALL E-MAIL OF 3/4/08 B. STATE 12", ["email", "cable"]),
        (" A. 23 MAY 2008 E-MAIL FROM ORM B. phone call Orm/Hall March 5", ["email", "telephone"]),
        (" ORM/HALL EMAILS, 5/5/08 AND 5/6/08", ["email"]),
        (" STATE 12; ORM/HALL TELCON OF MAY 3; ORM-HALL EMAIL OF MAY 4", ["cable", "telephone", "email"]),
        (" TELEPHONE CONVERSATION BETWEEN AMBASSADOR ORM AND DAS HALL, MAY 5", ["telephone"]),
        # telegrams without a number
        (" A. STATE 12 B. SEPTEL C. ROME 34", ["cable", "cable", "cable"]),
        # reports of other agencies
        (" A. IIR 6 842 0123 08 B. TD-314/12345-08 C. STATE 12", ["other", "other", "cable"]),
        (" A. USDAO TASHKENT 121234Z MAR 08 \n B. STATE 12", ["other", "cable"]),
        (" UNSCR 1737", ["other"]),
        (" A. 9 FAM 41.31 B. STATE 12", ["other", "cable"]),
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
        # a figure below a post without a number may begin the text
        (" SAN SALVADOR\n12 (U) Guards seized it.", "12 (U) Guards seized it."),
        (" SAN SALVADOR\n12 guards seized it.", "12 guards seized it."),
        (" STATE 45 \n \nPoloff called in 15 offices.", "Poloff called in 15 offices."),
        ("\n1. (U) No reference at all.", "1. (U) No reference at all."),
        (" THIS IS AN ACTION REQUEST. SEE PARA 12.", "THIS IS AN ACTION REQUEST. SEE PARA 12."),
        (" A. STATE 12 B. ROME 3 Classified By: Ambassador Orm.", " Classified By: Ambassador Orm."),
        (" A. STATE 12\nB. ROME 3\nSUMMARY: Poloff called.", "SUMMARY: Poloff called."),
        # a marking, not the third letter
        ("\n(A) ROME 1\n(B) ROME 2\n\n(C) The minister said that he would go.", "(C) The minister said that he would go."),
        (" STATE 12\n(C) Summary: 3 met.", "(C) Summary: 3 met."),
        # the point at the end is no text
        (" A. ROME 1, B. ROME 2.  1. (C) Summary.", "1. (C) Summary."),
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
        (" BERN 1091", datetime(2008, 1, 15), 34, ["07BERN1091"]),
        # but not an early one
        (" STATE 3800", datetime(2008, 1, 15), 34, ["08STATE3800"]),
        (" BERN 21", datetime(2008, 1, 15), 34, ["08BERN21"]),
        # 08SANJOSE125, 09SANJOSE149: later in the year, by what the Department had reached
        (" STATE 161287", datetime(2008, 2, 15), 200, ["07STATE161287"]),
        (" STATE 127390", datetime(2009, 3, 5), 240, ["08STATE127390"]),
        # 07REYKJAVIK256: the numbers of a year ago
        (" STATE 118258, STATE 146306", datetime(2007, 9, 4), 1200, ["07STATE118258", "06STATE146306"]),
        # a post that no year's table has: only in January
        (" NAHA 891", datetime(2005, 1, 5), 34, ["04NAHA891"]),
        (" NAHA 891", datetime(2005, 3, 5), 434, ["05NAHA891"]),
        # a post's own number that it had not reached
        (" DUSHANBE 1591", datetime(2008, 3, 1), 371, ["07DUSHANBE1591"]),
        # nor could it have in any year (07YEREVAN688)
        (" DUSHANBE 68936", datetime(2008, 3, 1), 371, ["08DUSHANBE68936"]),
        (" STATE 515776", datetime(2008, 3, 1), 371, ["08STATE515776"]),
        # numbers that it set aside
        (" DUSHANBE 375", datetime(2008, 3, 1), 371, ["08DUSHANBE375"]),
        # a year as written stays
        (" 08 STATE 158223", datetime(2008, 1, 15), 34, ["08STATE158223"]),
        (" STATE 120019", datetime(2008, 12, 15), 1500, ["08STATE120019"]),
        # the cable's own number shows that it is of December, whatever the box says
        (" STATE 120019", datetime(2008, 6, 15), 1500, ["08STATE120019"]),
    ],
)
def test_the_year_of_a_number(text: str, created: datetime, serial: int, expected: list[str]) -> None:
    assert ids(text, CitingCable(created, "DUSHANBE", serial)) == expected


def test_where_nothing_confirms_the_box_a_number_of_the_year_is_of_the_year() -> None:
    assert ids(" STATE 120019", CitingCable(datetime(2008, 6, 15), "NAHA", 15)) == ["08STATE120019"]
    # until none of the year is as high
    assert ids(" STATE 158223", CitingCable(datetime(2008, 6, 15), "NAHA", 15)) == ["07STATE158223"]


def test_without_a_time_no_year_is_guessed() -> None:
    assert ids(" STATE 12; 07 BERN 3", CitingCable(None, None, None)) == [None, "07BERN3"]


def test_a_page_marker_does_not_end_the_line() -> None:
    lines = "TAGS: SNAR \nSUBJECT: X \n \nREF: A. STATE 12 \n \nDUSHANBE 00000205  002 OF 002 \n \n \n     B. BERN 34 \n"
    cable = cable_with(head_with(lines))
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE12", "08BERN34"]


@pytest.mark.parametrize(
    "body",
    [
        "REF: A) STATE 12 B) BERN 34",
        "TAGS: SNAR \nSUBJECT: X \nREF: A) STATE 12 B) BERN 34",
        "E.O. 12958: N/A \nTAGS: SNAR \nSUBJECT: X \n\nREF: A) STATE 12 \n     B) BERN 34 \n\nCLASSIFIED BY: A. B. ORM",
    ],
)
def test_a_page_of_little_more_than_the_line(body: str) -> None:
    # no routing header and no classification line
    cable = cable_of(PageOf(header="", body=body).dump_row(), "dump_row")
    assert [(r.letter, r.referenced_cable_id) for r in cable.references] == [("A", "08STATE12"), ("B", "08BERN34")]


@pytest.mark.parametrize("label", ["REF:", "REF.:", "REFS:", "REFS", "Ref:", "REFTEL:", "Refs:", "REF"])
def test_labels(label: str) -> None:
    cable = cable_with(head_with(f"TAGS: SNAR \nSUBJECT: X \n \n{label} A) STATE 12 B) BERN 34 \n"))
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE12", "08BERN34"]
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


_IDS = st.lists(
    st.builds(reference_id_of, st.sampled_from([*POSTS]), st.integers(1, 999_999), st.integers(2003, 2008)), min_size=1, max_size=8
)
_SEPARATORS = st.sampled_from([", ", "; ", " AND ", "\n     ", " \n     ", ",\n", " "])
_LETTERS = st.sampled_from(["{}. ", "({}) ", "{}) ", "{}: ", "[{}] ", "{}.", "({})"])


@given(_IDS, _SEPARATORS, st.one_of(st.none(), _LETTERS))
def test_a_list_of_canonical_ids_reads_as_it_is(written: list[str], separator: str, letter: str | None) -> None:
    items = [(letter or "").format(chr(ord("A") + i)) + reference_id for i, reference_id in enumerate(written)]
    references, rest = read(" " + separator.join(items), CitingCable(datetime(2008, 11, 3), None, None))
    assert [r.referenced_cable_id for r in references] == written
    assert [r.letter for r in references] == [chr(ord("A") + i) if letter else None for i in range(len(written))]
    assert [r.reference_raw for r in references] == written
    assert rest == ""


_PIECES = (
    "A.", "(B)", "C)", "[D]", "1.", "REF A:", "STATE", "DAR ES SALAAM", "07", "2006", "12345", "12", "0", "/", "-", "(NOTAL)", "(2006)",
    "DATED 3/4/07", "AND", "ET AL", "E-MAIL", "TELCON", "SEPTEL", "IIR 6 842 0123 08", "OF MAY 5", "\n", " \n \n", ",", ";", "¶", "(",
    '"', "N/A", "1. (U) Text", "Smith said that he", "121234Z MAR 08", "Classified by",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join), st.sampled_from([CITING, CitingCable(None, None, None)]))
def test_whatever_stands_there_is_read_in_order(text: str, citing: CitingCable) -> None:
    references, end = read_references(text, 0, len(text), citing)
    assert 0 <= end <= len(text)
    read_text = " ".join(text[:end].split())
    at = 0
    for reference in references:
        assert reference.reference_raw
        at = read_text.index(reference.reference_raw, at) + len(reference.reference_raw)
        assert reference.kind in ("cable", "email", "telephone", "other")
        if reference.referenced_cable_id is not None:
            assert reference.kind == "cable"
            assert canonical_reference_id(reference.referenced_cable_id) == reference.referenced_cable_id


@pytest.mark.parametrize("piece", ["A", "A ", "STATE 12, ", "(A) ", "SMITH ", "A. SMITH ", " \n", "-", '"', "1 ", "é"])
def test_the_scanner_is_linear(piece: str) -> None:
    text = piece * (6000 // len(piece))
    started = time.perf_counter()
    read(text)
    # a few milliseconds here; a scanner that goes back over what it read takes seconds
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year last, though it is near to the number
        (" ALMATY 1651, 2007", ["07ALMATY1651"]),
        # numbers of a chain that look like years
        (" ALMATY 2006, 2007 AND 2008", ["08ALMATY2006", "08ALMATY2007", "08ALMATY2008"]),
        # the year in brackets before the post
        (" A. (07) STATE 150033, B. STATE 4477", ["07STATE150033", "08STATE4477"]),
        (" (07) STATE 150033", ["07STATE150033"]),
        # a title behind two dashes is no rule
        (" A. MOSCOW 523 -- THE UPPER POST \n     B. 2007 MOSCOW 5011 (A YEAR ON)", ["08MOSCOW523", "07MOSCOW5011"]),
        # a rule is no title
        (" A. MOSCOW 523 ---------- \n", ["08MOSCOW523"]),
        # letters tied to their posts
        (" A-STATE 4477 B-OSLO 44", ["08STATE4477", "08OSLO44"]),
    ],
)
def test_years_titles_and_letters_in_less_usual_places(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


# Letters in brackets behind their items, one to each; what else stands in brackets there is a marking or the next item's letter.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ROME 44 (A), ROME 51 (B)", [("A", "08ROME44"), ("B", "08ROME51")]),
        # the site's program set a letter before the first
        (" A. ROME 44 (A), ROME 51 (B)", [("A", "08ROME44"), ("B", "08ROME51")]),
        # the third is no marking
        (" 07 STATE 12 (A) (NOTAL); ROME 34 (B);\n     BERN 5 (C)", [("A", "07STATE12"), ("B", "08ROME34"), ("C", "08BERN5")]),
        (" STATE 12 (A)\n     ROME 34 (B)\n     BERN 5 (C)", [("A", "08STATE12"), ("B", "08ROME34"), ("C", "08BERN5")]),
        (" STATE 12 (REF A) AND ROME 34 [REFTEL B]", [("A", "08STATE12"), ("B", "08ROME34")]),
        # of a chain, and within one
        (" STATE 12, 13 (A), ROME 34 (B)", [("A", "08STATE12"), ("A", "08STATE13"), ("B", "08ROME34")]),
        (" STATE 12 (A) AND 13 (B)", [("A", "08STATE12"), ("B", "08STATE13")]),
        (" STATE 12 (C), ROME 34 (C)", [(None, "08STATE12"), (None, "08ROME34")]),
    ],
)
def test_letters_behind_their_items(text: str, expected: list[tuple[str | None, str]]) -> None:
    references, rest = read(text + " \n \n1. (U) Text. \n")
    assert [(r.letter, r.referenced_cable_id) for r in references] == expected
    assert rest.lstrip() == "1. (U) Text. \n"


# What stands around a number, as drafters have it, and parts no item from the next.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" STATE 12345 [NOTAL], ROME 12 [NOTAL]", ["08STATE12345", "08ROME12"]),
        (" A. STATE 12345 -- NOTAL, B. ROME 34 -- NOTAL", ["08STATE12345", "08ROME34"]),
        (" ROME 34 ET. AL.; BERN 5", ["08ROME34", "08BERN5"]),
        (" ROME 34 SECTION 01 OF 02; BERN 5", ["08ROME34", "08BERN5"]),
        (" A) STATE 12 -- B) ROME 34 --", ["08STATE12", "08ROME34"]),
        # a comma for the point behind a letter
        (" A, PARIS 123 B, ROME 12", ["08PARIS123", "08ROME12"]),
        # years between post and number
        (" KABUL '07 4567; KABUL (07) 4568", ["07KABUL4567", "07KABUL4568"]),
        # the label again, a paragraph, a kind of post
        (" REF: STATE 12", ["08STATE12"]),
        (" PARA 4 STATE 12345", ["08STATE12345"]),
        (" USOP PRISTINA 13", ["08PRISTINA13"]),
        # what is no cable ends before the letter of the next item
        (" A. 2008 INCSR B. STATE 12", [None, "08STATE12"]),
        # the closing bracket of "(REF: ROME 12)"
        (" ROME 12)", ["08ROME12"]),
    ],
)
def test_what_stands_around_a_number(text: str, expected: list[str | None]) -> None:
    references, rest = read(text + " \n \n1. (U) Text. \n")
    assert [r.referenced_cable_id for r in references] == expected
    assert rest.lstrip() == "1. (U) Text. \n"


# A page marker, and the head of a page, within an item and between two.
@pytest.mark.parametrize(
    "lines",
    [
        "REF: A. STATE 12 \n     B. ROME \n \nDUSHANBE 00000205  002 OF 002 \n \n \n34 \n     C. BERN 5 \n",
        "REF: A. STATE 12 \nPAGE 02 RUEHDBU 0205 071151Z \n     B. ROME 34 \n     C. BERN 5 \n",
    ],
)
def test_reference_line_over_a_page(lines: str) -> None:
    cable = cable_with(head_with("TAGS: SNAR \nSUBJECT: X \n" + lines))
    assert [(r.letter, r.referenced_cable_id) for r in cable.references] == [("A", "08STATE12"), ("B", "08ROME34"), ("C", "08BERN5")]
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


_LETTER_STYLES = (
    "{0}. {1}", "({0}) {1}", "{0}) {1}", "{0}: {1}", "[{0}] {1}", "REF {0}: {1}", "(REF {0}) {1}", "{0}.) {1}", "{0}- {1}",
    "{0}, {1}", "({0}){1}", "{1} ({0})", "{1} (REF {0})",
)  # fmt: skip
_YEAR_STYLES = (
    "{2} {0} {1}", "20{2} {0} {1}", "'{2} {0} {1}", "({2}) {0} {1}", "{2}-{0}-{1}", "{0} {1} (20{2})", "{0} {1} ({2})",
    "{0} {1}/{2}", "{0} {1} ('{2})", "{0} {1} DATED 03/04/20{2}", "{0} {1} OF MARCH 4, 20{2}",
)  # fmt: skip


# Whatever the style of letters, years, notes and separators, each item is told; only a line that mixes two styles may be ambiguous.
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ROME", "THE HAGUE", "DAR ES SALAAM", "HO CHI MINH CITY", "OSLO", "PORT-AU-PRINCE"]),
            st.integers(13, 300),
            st.sampled_from(["07", "08"]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(_LETTER_STYLES),
    st.sampled_from(_YEAR_STYLES),
    st.sampled_from([", ", "; ", ",\n     ", " \n     ", " AND ", "; AND "]),
    st.sampled_from(["", " (NOTAL)", " [NOTAL]", " (EXDIS)", " AND PREVIOUS", " (SBU)", " (PARA 4)"]),
)
def test_every_style_of_a_list(cables: list[tuple[str, int, str]], letter: str, year: str, separator: str, note: str) -> None:
    items = [letter.format("ABCDE"[i], year.format(*cable) + note) for i, cable in enumerate(cables)]
    references, rest = read(" " + separator.join(items) + " \n \n1. (U) Text. \n")
    expected = [("ABCDE"[i], canonical_reference_id(f"{yy} {post} {serial}")) for i, (post, serial, yy) in enumerate(cables)]
    assert [(r.letter, r.referenced_cable_id) for r in references] == expected
    assert rest.lstrip() == "1. (U) Text. \n"
