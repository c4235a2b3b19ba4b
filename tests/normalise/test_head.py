"""The head of the text: classification line, captions, E.O. line, TAGS, SUBJECT, REF, CLASSIFIED BY."""

from __future__ import annotations

from datetime import date

import pytest

from flows.normalise.classification import find_station_lines, section_count
from tests.normalise.pages import cable_with, head_with


@pytest.mark.parametrize(
    ("line", "sections"),
    [
        ("UNCLAS SECTION 01 OF 08 DUSHANBE 001372", 8),
        ("UNCLAS SECTION 1 OF 3 DUSHANBE 001372", 3),
        ("C O N F I D E N T I A L FINAL SECTION OF 03 DUSHANBE 001372", 3),
        # a letter for another
        ("UNCLAS SECTION 01 GF 02 BISHKEK 000021", 2),
        ("UNCLAS DUSHANBE 001372", None),
    ],
)
def test_section_count(line: str, sections: int | None) -> None:
    assert section_count(line) == sections


@pytest.mark.parametrize(
    "line",
    [
        "UNCLAS DUSHANBE 000205",
        "UNCLASSIFIED DUSHANBE 205",
        "UNCLAS SECTION 01 OF 02 DUSHANBE 000205",
        "UNCLAS FINAL SECTION OF 02 DUSHANBE 000205",
        "C O N F I D E N T I A L SECTION 01 OF 02 DUSHANBE 000205",
        "S E C R E T DUSHANBE 000205",
        "UNCLAS E F T O DUSHANBE 000205",
    ],
)
def test_classification_line_names_the_station_and_its_number(line: str) -> None:
    assert [found.serial_number for found in find_station_lines(line + " \n \nSIPDIS")] == [205]


@pytest.mark.parametrize(
    ("lines", "number", "day"),
    [
        ("E.O. 12958: N/A \nTAGS: SNAR TI \nSUBJECT: X \n", "12958", None),
        ("EO 12958 N/A \nTAGS SNAR, TI \nSUBJECT: X \n", "12958", None),
        ("E.O.12958:N/A \nTAGS: SNAR TI \nSUBJECT: X \n", "12958", None),
        ("E.O. 12958: DECL: 11/03/2018 \nTAGS: SNAR TI \nSUBJECT: X \n", "12958", date(2018, 11, 3)),
        # a slip for 12958, kept as written
        ("E.O. 12598: N/A \nTAGS: SNAR TI \nSUBJECT: X \n", "12598", None),
        ("E.O. 13526: DECL: 2020/02/30 \nTAGS: SNAR TI \nSUBJECT: X \n", "13526", None),
        # 72TEHRAN4789
        ("E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006 \nTAGS: SNAR \nSUBJECT: X \n", "12958", date(2006, 6, 21)),
        ("TAGS: SNAR TI \nSUBJECT: X \n", None, None),
    ],
)
def test_executive_order(lines: str, number: str | None, day: date | None) -> None:
    cable = cable_with(head_with(lines))
    assert (cable.executive_order, cable.declassify_on) == (number, day)
    assert cable.subject == "X"
    assert cable.paragraph_count == 1


@pytest.mark.parametrize(
    "lines",
    [
        "E.O. 12958: N/A \nTAGS: SNAR KCRM TI \nSUBJECT: X \n",
        # on the E.O. line
        "E.O. 12958: N/A TAGS: SNAR KCRM TI \n \nSUBJECT: X \n",
        # behind passing lines on one line
        "COMMERCE FOR BECKER SIPDIS E.O.12958: N/A TAGS: SNAR KCRM TI \nSUBJECT: X \n",
        # wrapped, with and without commas
        "E.O. 12958: N/A \nTAGS: SNAR KCRM \nTI \nSUBJECT: X \n",
        "E.O. 12958: N/A \nTAGS: SNAR, KCRM, \nTI \nSUBJECT: X \n",
        "EO 12958 N/A \nTAGS SNAR, KCRM, TI \nSUBJECT: X \n",
        # 08BUENOSAIRES879: the first letter lost
        "E.O. 12958: N/A AGS: SNAR, KCRM, TI \n \nSUBJECT: X \n",
        # no E.O. line
        "TAGS: SNAR KCRM TI \n \nSUBJECT: X \n",
        # a blank line between
        "E.O. 12958: N/A \n \nTAGS: SNAR KCRM TI \n \nSUBJECT: X \n",
    ],
)
def test_tags_wherever_they_stand(lines: str) -> None:
    cable = cable_with(head_with(lines))
    assert [tag.tag for tag in cable.tags] == ["SNAR", "KCRM", "TI"]
    assert cable.subject == "X"
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


def test_tags_run_together_are_told_apart() -> None:
    cable = cable_with(head_with("E.O. 12958: N/A \nTAGS: ECONEFIN SNAR \nSUBJECT: X \n"))
    assert [(tag.tag_raw, tag.tag) for tag in cable.tags] == [("ECONEFIN", "ECON"), ("ECONEFIN", "EFIN"), ("SNAR", "SNAR")]


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("SUBJECT:  ONE LINE \n", "ONE LINE"),
        ("SUBJECT: OVER TWO LINES OF \nTHE PAGE \n", "OVER TWO LINES OF THE PAGE"),
        # indented
        ("SUBJECT: NEW LAW ON \n        AUTHORITY \n", "NEW LAW ON AUTHORITY"),
        ("SUBJ:  Short label \n", "Short label"),
        # 10BERLIN8: a blank line within, after a comma; 08SANJOSE930: before AND
        ("SUBJECT: PRESS REVIEW: TRADE, \n \nDEFENSE \n", "PRESS REVIEW: TRADE, DEFENSE"),
        ("SUBJECT: STOLEN CARS \n \nAND FALSE PLATES \n", "STOLEN CARS AND FALSE PLATES"),
        # 07BUENOSAIRES1850: the only line before the reference line
        (
            "SUBJECT: The Audit Chamber: \n \nMuch Paper, Few Trials \n \nREF: STATE 2 \n",
            "The Audit Chamber: Much Paper, Few Trials",
        ),
        # 09STATE10122: a year at a line's beginning is no number of a paragraph
        ("SUBJECT: EXERCISE UNTIL MARCH 18, \n2009. \n", "EXERCISE UNTIL MARCH 18, 2009."),
        # 09MADRID1013: neither is a day
        ("SUBJECT: TALKS AT OCTOBER \n19, 2009 SESSIONS \n", "TALKS AT OCTOBER 19, 2009 SESSIONS"),
        # the reference line on the same line
        ("SUBJECT: CONTACTS REF: STATE 6970 \n", "CONTACTS"),
        ("SUBJECT: PROPOSAL TO \nADD GASES TO THE PROTOCOL REF: STATE 6970 \n", "PROPOSAL TO ADD GASES TO THE PROTOCOL"),
        # a rule, or a heading, ends it
        ("SUBJECT: ZIM NOTES \n----------- \n", "ZIM NOTES"),
        ("SUBJECT: PRESS SUMMARY \nINDEX: \n", "PRESS SUMMARY"),
        # a list does
        ("SUBJECT: PRESS SUMMARY \n(1) Poll on the cabinet \n", "PRESS SUMMARY"),
        ("REF: STATE 2 \n", None),
    ],
)
def test_subject(lines: str, subject: str | None) -> None:
    cable = cable_with(head_with("E.O. 12958: N/A \nTAGS: SNAR TI \n" + lines))
    assert cable.subject == subject
    assert cable.paragraphs[-1].text.text == "Guards seized 85 kg of heroin."


def test_text_that_follows_the_subject_without_a_blank_line_is_not_part_of_it() -> None:
    cable = cable_with(
        "UNCLAS DUSHANBE 000205 \nTAGS: SNAR \nSUBJECT: POST SEIZES HEROIN \n"
        "Guards at the upper post seized 85 kg in January. \nHALVORSEN \n"
    )
    assert cable.subject == "POST SEIZES HEROIN"
    assert [p.text.text for p in cable.paragraphs] == ["Guards at the upper post seized 85 kg in January."]


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        ("SIPDIS \n \nSIPDIS \n \nE.O. 12958: N/A \nTAGS: SNAR \n", ("SIPDIS",)),
        ("SIPDIS E.O. 12958: N/A \nTAGS: SNAR \n", ("SIPDIS",)),
        ("SIPDIS \nSENSITIVE \n \nE.O. 12958: N/A \nTAGS: SNAR \n", ("SIPDIS", "SENSITIVE")),
        # 09REYKJAVIK140: a letter lost; 07MADRID1030: two on a line
        ("SIPDIS \n \nSENSITIE \n \nTAGS: SNAR \n", ("SIPDIS", "SENSITIVE")),
        ("SENSITVE, SIPDIS \n \nTAGS: SNAR \n", ("SENSITIVE", "SIPDIS")),
        ("NOFORN \nSIPDIS \nEXDIS \n \nTAGS: SNAR \n", ("NOFORN", "SIPDIS", "EXDIS")),
        ("VISAS VIPER \nSIPDIS \n \nTAGS: SNAR \n", ("VISAS VIPER", "SIPDIS")),
        # after the head
        ("TAGS: SNAR \nSUBJECT: X \n \nSENSITIVE BUT UNCLASSIFIED \n", ("SENSITIVE BUT UNCLASSIFIED",)),
        # 05REYKJAVIK520: spaced out, with what was corrected
        ("C O R R E C T E D   C O P Y (PARAGRAPH 2 TEXT) \n \nTAGS: SNAR \n", ("CORRECTED COPY",)),
        # a passing line that speaks of something sensitive is none
        ("STATE FOR THE SENSITIVE CASES UNIT \n \nTAGS: SNAR \n", ()),
    ],
)
def test_captions(lines: str, captions: tuple[str, ...]) -> None:
    cable = cable_with(head_with(lines))
    assert cable.captions == captions
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


def test_captions_on_the_classification_line() -> None:
    cable = cable_with(head_with("TAGS: SNAR \n").replace("DUSHANBE 000205", "DUSHANBE 000205 NOFORN SIPDIS"))
    assert cable.captions == ("NOFORN", "SIPDIS")


@pytest.mark.parametrize(
    ("lines", "officer", "reason"),
    [
        ("Classified By: Ambassador Jan Orm for reasons 1.4 (b) and (d). \n", "Ambassador Jan Orm", "1.4 (b) and (d)"),
        ("CLASSIFIED BY: Jan Orm, Ambassador, EXEC, \nState. REASON: 1.4 (b), (d) \n", "Jan Orm, Ambassador, EXEC, State", "1.4 (b), (d)"),
        ("CLASSIFIED BY: Jan Orm, Ambassador \nREASON: 1.5 (B, D) \n", "Jan Orm, Ambassador", "1.5 (B, D)"),
        ("(C) CLASSIFIED BY CDA JAN ORM. REASON: E.O. 12958 1.4 (D) \n", "CDA JAN ORM", "E.O. 12958 1.4 (D)"),
        ("Classified By: DCM Jan Orm \n", "DCM Jan Orm", None),
    ],
)
def test_classified_by(lines: str, officer: str, reason: str | None) -> None:
    cable = cable_with(head_with("E.O. 12958: DECL: 03/07/2018 \nTAGS: SNAR \nSUBJECT: X \n \n" + lines))
    assert (cable.classified_by, cable.classification_reason) == (officer, reason)
    assert cable.declassify_on == date(2018, 3, 7)
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


def test_declassify_on_a_line_of_its_own() -> None:
    cable = cable_with(head_with("TAGS: SNAR \nSUBJECT: X \nCLASSIFIED BY: Jan Orm \nREASON: 1.4 (b) \nDECLASSIFY ON: 03/07/2018 \n"))
    assert cable.declassify_on == date(2018, 3, 7)


def test_a_head_without_a_blank_line() -> None:
    cable = cable_with(
        "UNCLAS DUSHANBE 000205 \nSIPDIS \nSTATE FOR SCA \nE.O. 12958: N/A \nTAGS: SNAR TI \nSUBJECT: POST SEIZES HEROIN \n"
        "REF: STATE 20451 \n1. (U) Guards seized 85 kg of heroin. \n2. (U) They burned it. \nHALVORSEN \n"
    )
    assert cable.captions == ("SIPDIS",)
    assert cable.subject == "POST SEIZES HEROIN"
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE20451"]
    assert [p.paragraph for p in cable.paragraphs] == [1, 2]
    assert cable.signed_by == "HALVORSEN"


def test_text_behind_the_subject_on_a_joined_line() -> None:
    # two blanks, or the end of a sentence, tell them apart
    more = "Guards seized heroin again. " * 30
    for between in ("  ", ". "):
        cable = cable_with(f"UNCLAS DUSHANBE 000205 TAGS: SNAR SUBJECT: POST SEIZES HEROIN{between}{more}\n \nHALVORSEN \n")
        assert cable.subject == "POST SEIZES HEROIN" + between.strip()
        assert [p.text.text for p in cable.paragraphs] == [more.strip()]


def test_a_body_without_any_label() -> None:
    cable = cable_with("UNCLAS DUSHANBE 000205 \n \nSIPDIS \n \n1. (U) Guards seized 85 kg of heroin. \n \nHALVORSEN \n")
    assert (cable.subject, cable.tags, cable.references, cable.executive_order) == (None, (), (), None)
    assert cable.captions == ("SIPDIS",)
    assert [p.paragraph for p in cable.paragraphs] == [1]


def test_a_second_subject_after_the_references_is_skipped() -> None:
    # 09SANJOSE1226
    cable = cable_with(head_with("TAGS: SNAR \nSUBJECT: FIRST \n \nREF: STATE 2 \n \nSUBJECT: SECOND \n"))
    assert cable.subject == "FIRST"
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


def test_a_cut_copy_before_the_whole_one_completes_it_only() -> None:
    # 10THEHAGUE117, 09TRIPOLI483: a cut copy, a record of the dump, and the whole text, whose head may lack something
    whole = (
        "UNCLAS DUSHANBE 000205 DEPT FOR SCA E.O. 12958: N/A TAGS: SNAR TI \n \n"
        "1. (U) Guards seized 85 kg of heroin in January. \n \nHALVORSEN \n"
    )
    cut = (
        "UNCLAS DUSHANBE 000205 \n \nSIPDIS \n \nTAGS: SNAR \nSUBJECT: POST SEIZES HEROIN \n \nREF: STATE 20451 \n \nGuards seized... \n \n"
    )
    cable = cable_with(cut + "198618 \n2008-03-07 \n08DUSHANBE205 \n \n" + whole)
    assert cable.body == whole.strip()
    assert cable.subject == "POST SEIZES HEROIN"
    assert [tag.tag for tag in cable.tags] == ["SNAR", "TI"]
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE20451"]
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin in January."]


def test_a_record_of_another_cable_behind_the_own_text_is_left_out() -> None:
    # 09CAIRO189: whose figures would count as this cable's
    other = (
        "189949 3/2/2008 14:15 08DUSHANBE184 Embassy Dushanbe UNCLASSIFIED  VZCZCXRO0860 \n"
        "UNCLAS DUSHANBE 000184 SIPDIS TAGS: SNAR \n \nThey seized 99 kg. \n"
    )
    cable = cable_with(head_with("TAGS: SNAR \nSUBJECT: X \n") + other)
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]
    assert cable.signed_by == "HALVORSEN"
    assert "99 kg" not in cable.body


def test_a_cable_that_quotes_another_keeps_its_text() -> None:
    # 08STATE125686
    cable = cable_with(
        "UNCLAS DUSHANBE 000205 \n \nTHE FOLLOWING IS REPEATED FOR YOUR INFO: \n \nQUOTE: \n"
        "UNCLAS BERN 000928 \n \nTAGS: SNAR \nSUBJECT: X \n \n"
        "1. Guards seized 85 kg of heroin. \n \nHALVORSEN \n"
    )
    assert cable.subject == "X"
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


# The archive wraps lines at 69 characters, within a TAG too; single letters that complete none are not TAGS.
@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("PGOV, PRE \nL, TI", ["PGOV", "PREL", "TI"]),
        ("PGOV, PREL \nL, TI", ["PGOV", "PREL"]),
        # a page marker between, which leaves a blank line in the head
        ("PGOV PREL \n \nDUSHANBE 00000205  002 OF 002 \n \n \nSNAR TI", ["PGOV", "PREL", "SNAR", "TI"]),
    ],
)
def test_tag_broken_by_the_end_of_the_line(tags: str, expected: list[str]) -> None:
    cable = cable_with(head_with(f"E.O. 12958: N/A \nTAGS: {tags} \nSUBJECT: X \n"))
    assert [tag.tag for tag in cable.tags] == expected


# A compound broken at its hyphen takes no blank, behind an abbreviation's point either.
def test_subject_broken_behind_an_abbreviation() -> None:
    cable = cable_with(head_with("E.O. 12958: N/A \nTAGS: SNAR \nSUBJECT: A VISIT TO U.S.- \nFUNDED POSTS \n"))
    assert cable.subject == "A VISIT TO U.S.-FUNDED POSTS"


# The transmission's page heads and markers stand within a subject too; a blank line ends it, unless the title is unfinished.
@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("SUBJECT: OVER TWO PAGES OF \nPAGE 02        RUEHDBU  00205  071151Z \nTHE TELEGRAM \n", "OVER TWO PAGES OF THE TELEGRAM"),
        ("SUBJECT: TWO PAGES \nUNCLASSIFIED \nPAGE 02 DUSHAN 00205 071151Z \nLONG \n", "TWO PAGES LONG"),
        ("SUBJECT: ONE PAGE \nPAGE 02 RUEHDBU 0205 UNCLAS \n", "ONE PAGE"),
        ("SUBJECT: GOVERNOR AND HIS \nDUSHANBE 00000205  002 OF 002 \n \n \nGUARDS \n", "GOVERNOR AND HIS GUARDS"),
        # the references in parentheses
        ("SUBJECT: ONE PAGE (REF: STATE 2) \n", "ONE PAGE"),
    ],
)
def test_subject_over_a_page(lines: str, subject: str) -> None:
    cable = cable_with(head_with("E.O. 12958: N/A \nTAGS: SNAR \n" + lines))
    assert cable.subject == subject
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized 85 kg of heroin."]


# What stands between the labelled lines, or wraps them, hides none of them.
@pytest.mark.parametrize(
    "lines",
    [
        # the classifying officer before the E.O. line, whose number is no part of the reason
        "Classified By: DCM Jan Orm. Reason: 1.4 (b) \nE.O. 12958: DECL: 03/07/2018 \nTAGS: SNAR, TI \nSUBJECT: X \nREF: STATE 2 \n",
        # passing lines below the TAGS
        "E.O. 12958: N/A \nTAGS: SNAR, TI \nUSDOC FOR 4231 \nJUSTICE PASS TO OIA \nSUBJECT: X \n \nREF: STATE 2 \n",
        # a note of the telegraph office between subject and references
        "E.O. 12958: N/A \nTAGS: SNAR, TI \nSUBJECT: X \n \nNOTE BY OC/T: TEXT MISSING \n \nREF: STATE 2 \n",
    ],
)
def test_labels_among_other_lines(lines: str) -> None:
    cable = cable_with(head_with(lines))
    assert cable.subject == "X"
    assert [tag.tag for tag in cable.tags] == ["SNAR", "TI"]
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE2"]
    assert cable.executive_order == "12958"
    assert cable.classification_reason in (None, "1.4 (b)")


# A person's names wrapped within their parentheses; without them closed, the next line is none of the TAGS.
@pytest.mark.parametrize(
    ("tags", "expected"),
    [("OVIP (ORM, \nJAN), SNAR", ["OVIP", "ORM, JAN", "SNAR"]), ("OVIP (ORM, JAN) \n(U) The list", ["OVIP", "ORM, JAN"])],
)
def test_person_broken_by_the_end_of_the_line(tags: str, expected: list[str]) -> None:
    cable = cable_with(head_with(f"E.O. 12958: N/A \nTAGS: {tags} \nSUBJECT: X \n"))
    assert [tag.tag for tag in cable.tags] == expected
    assert cable.subject == "X"
