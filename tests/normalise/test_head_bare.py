"""Heads that lack something: no routing header, no classification line, one labelled line alone, lines in another order or run together."""

from __future__ import annotations

from datetime import date

import pytest

from tests.normalise.pages import bare_cable


# one line of the head is the whole body
def test_a_subject_and_tags_alone() -> None:
    cable = bare_cable("SUBJECT: POST SEIZES HEROIN\nTAGS: SNAR, TI\n\n")
    assert cable.subject == "POST SEIZES HEROIN"
    assert [tag.tag for tag in cable.tags] == ["SNAR", "TI"]
    assert cable.paragraphs == ()
    # and not the header of an e-mail
    assert cable.header_lines == ()


def test_a_classifying_officer_alone() -> None:
    cable = bare_cable("Classified By: Ambassador Jan Orm for reasons 1.4 (b) and (d).")
    assert (cable.classified_by, cable.classification_reason) == ("Ambassador Jan Orm", "1.4 (b) and (d)")
    assert (cable.classifier_name, cable.classifier_title) == ("Jan Orm", "Ambassador")
    assert cable.paragraphs == ()


def test_references_alone() -> None:
    cable = bare_cable("REF: A. STATE 20451\n     B. BERN 99\n")
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE20451", "08BERN99"]


def test_text_and_signature_alone() -> None:
    cable = bare_cable("1. (U) Guards seized it.\n\n2. (U) They burned it.\n\nHALVORSEN\n")
    assert cable.signed_by == "HALVORSEN"
    # the first number begins the body, with no line end before it
    assert [(p.paragraph, p.marking, p.text.text) for p in cable.paragraphs] == [(1, "U", "Guards seized it."), (2, "U", "They burned it.")]


# a header without a text, or before one that lacks its classification line
@pytest.mark.parametrize("rest", ["", "\n\n1. (U) Guards seized it.\n", "\nSUBJECT: X\n\n1. (U) Guards seized it.\n"])
def test_a_header_alone(rest: str) -> None:
    cable = bare_cable(f"P 071145Z MAR 08\nFM AMEMBASSY BERN\n\nTO RUEHC/SECSTATE WASHDC 0012\nINFO ALL NATO POSTS COLLECTIVE{rest}")
    assert [(r.action, r.station) for r in cable.recipients] == [("TO", "SECSTATE WASHDC"), ("INFO", "ALL NATO POSTS COLLECTIVE")]
    assert cable.from_station == "AMEMBASSY BERN"
    assert [p.text.text for p in cable.paragraphs] == (["Guards seized it."] if rest else [])
    assert cable.signed_by is None


def test_text_alone_is_no_head() -> None:
    cable = bare_cable("The envoy spoke of the subject: heroin. He then left.\nHis tags: two.\n")
    assert (cable.subject, cable.tags, cable.passing_instructions) == (None, (), None)
    assert len(cable.paragraphs) == 1


@pytest.mark.parametrize(
    ("line", "number", "said", "day"),
    [
        ("E.O. 12958: DECL: 01/02/2018", "12958", "DECL: 01/02/2018", date(2018, 1, 2)),
        ("EO 12958 DECL 01/02/18", "12958", "DECL 01/02/18", date(2018, 1, 2)),
        ("E.O. 12958:N/A", "12958", "N/A", None),
        ("E.O.: 12356 DECL: OADR", "12356", "DECL: OADR", None),
        ("E. O. 12958: DECL: JANUARY 2, 2018", "12958", "DECL: JANUARY 2, 2018", date(2018, 1, 2)),
        ("E.O 12958 : DECL : 2 JAN 18", "12958", "DECL : 2 JAN 18", date(2018, 1, 2)),
        ("E.O. 12958: 1.6X1", "12958", "1.6X1", None),
        ("E.O. 13526: DECL: 25X1-human", "13526", "DECL: 25X1-human", None),
        ("E.O. 12958: DECL: UPON DEPARTURE", "12958", "DECL: UPON DEPARTURE", None),
        # over two lines
        ("E.O. 12958: DECL:\n01/02/2018", "12958", "DECL: 01/02/2018", date(2018, 1, 2)),
        # the first letters lost, a blank in the number, a letter for a point, no number
        (".O. 12958: DECL: 01/02/2018", "12958", "DECL: 01/02/2018", date(2018, 1, 2)),
        ("12958: DECL: 01/02/2018", "12958", "DECL: 01/02/2018", date(2018, 1, 2)),
        ("E.O. 12 958: DECL: 01/02/2018", "12958", "DECL: 01/02/2018", date(2018, 1, 2)),
        ("E.O.: DECL: 01/02/2018", None, "DECL: 01/02/2018", date(2018, 1, 2)),
        ("DECLASSIFY ON: 01/02/2018", None, "01/02/2018", date(2018, 1, 2)),
    ],
)
def test_the_order_in_all_its_spellings(line: str, number: str | None, said: str, day: date | None) -> None:
    cable = bare_cable(f"{line}\nTAGS: SNAR\nSUBJECT: X\n\nGuards seized it.\n")
    assert (cable.executive_order, cable.declassification, cable.declassify_on) == (number, said, day)
    assert ([tag.tag for tag in cable.tags], cable.subject) == (["SNAR"], "X")


# E.O. 12065 named the officer on its line
def test_an_order_that_names_the_officer() -> None:
    cable = bare_cable("E.O. 12065: GDS 8/13/35 (ORM, JAN) OR-P\nTAGS: SNAR\nSUBJECT: X\n")
    assert (cable.classified_by, cable.classifier_name, cable.declassify_on) == ("ORM, JAN", "ORM, JAN", date(2035, 8, 13))


@pytest.mark.parametrize(
    "label",
    [
        "SUBJECT:",
        "SUBJ:",
        "SUBJECT :",
        "SUBJECT;",
        "Subject:",
        "SUBJECT (U):",
        "SUBJECT.",
        "SUBJECT -",
        "SUBJCT:",
        "SUJBECT:",
        "UBJECT:",
        "SUBJCET:",
        "SUBJECT:  \n",
    ],
)
def test_the_label_of_the_subject(label: str) -> None:
    assert bare_cable(f"TAGS: SNAR\n{label} POST SEIZES HEROIN\n\n1. Guards seized it.\n").subject == "POST SEIZES HEROIN"


@pytest.mark.parametrize("label", ["TAGS:", "TAGS", "TAGS.", "TAGS :", "TAGS;", "Tags:", "TAG:", "AGS:", "TASG:", "TAFS:", "TAGS: TAGS:"])
def test_the_label_of_the_tags(label: str) -> None:
    assert [tag.tag for tag in bare_cable(f"{label} SNAR, KCRM\nSUBJECT: X\n").tags] == ["SNAR", "KCRM"]


# a line that passes the cable on to offices is in capitals too
@pytest.mark.parametrize("following", ["STATE FOR SCA/CEN AND EUR/ERA", "STATE PASS USTR", "PLEASE PASS TO AID"])
def test_what_ends_the_tags(following: str) -> None:
    assert [tag.tag for tag in bare_cable(f"TAGS: SNAR, KCRM\n{following}\nSUBJECT: X\n").tags] == ["SNAR", "KCRM"]


# a line may be wrapped at any blank behind its label, and the next one indented
@pytest.mark.parametrize("wrap", [" \n", "\n     "])
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("REF:", "A. DUSHANBE 101 B. 07 STATE 120110 AND 120115 C. TEL AVIV 99 (NOTAL)"),
        ("REF:", "BERN 99, 101 AND PREVIOUS; 06 SAN JOSE 1234"),
        ("TAGS:", "SNAR, KCRM - PREL, PGOV."),
        ("Tags:", "snar, kcrm, pgov SUBJECT: RIVER TALKS RESUME"),
        ("E.O. 12958: DECL:", "MARCH 7, 2018"),
        ("E.O. 12958: DECL:", "7 MAR 18 TAGS: SNAR"),
        ("E.O. 12958: DECL:", "03 / 07 / 2018"),
        ("Classified By:", "Acting DCM Jan Q. Orm for reasons 1.4 (b) & (d)."),
        ("SUBJECT:", "THE POST SEIZES MORE THAN BEFORE"),
    ],
)
def test_wrapped_lines(label: str, value: str, wrap: str) -> None:
    words = value.split(" ")
    whole = head_of(f"{label} {value}")
    assert whole != head_of("")
    for at in range(1, len(words)):
        assert head_of(f"{label} {' '.join(words[:at])}{wrap}{' '.join(words[at:])}") == whole


def head_of(text: str) -> tuple[object, ...]:
    """What the labelled lines of a body say."""
    cable = bare_cable(f"{text}\n\n1. (C) Guards seized it.\n")
    references = [(reference.letter, reference.referenced_cable_id) for reference in cable.references]
    return cable.subject, [tag.tag for tag in cable.tags], references, cable.declassify_on, cable.classified_by, cable.classification_reason


# the line may say that there are none
def test_no_tags() -> None:
    assert bare_cable("TAGS: N/A\nSUBJECT: X\n").tags == ()


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        # a compound that a hyphen ends the line of; a dash keeps its blanks
        ("POLITICAL-\nMILITARY TALKS", "POLITICAL-MILITARY TALKS"),
        ("TALKS -\nA SECOND ROUND", "TALKS - A SECOND ROUND"),
        # marks and quotes belong to it
        ("(C) TALKS ON THE PASS", "(C) TALKS ON THE PASS"),
        ('"NO WAY":\nTALKS FAIL (C-NE9-01234)', '"NO WAY": TALKS FAIL (C-NE9-01234)'),
        # a line of it may begin with a figure
        ("DONORS PLEDGE\n1.5 MILLION DOLLARS", "DONORS PLEDGE 1.5 MILLION DOLLARS"),
        # an order that is spoken of is no label
        ("BAN UNDER E.O. 13382", "BAN UNDER E.O. 13382"),
    ],
)
def test_subjects(lines: str, subject: str) -> None:
    assert bare_cable(f"SUBJECT: {lines}\n\nREF: STATE 2\n\n1. Guards seized it.\n").subject == subject


# what may stand right below the subject, without a blank line
@pytest.mark.parametrize(
    "following",
    [
        "REF: STATE 20451", "Classified By: DCM Jan Orm", "SUMMARY", "------", "1. (U) Guards", "(U) 1. Guards",
        "1. Guards", "SENSITIVE", "E.O. 12958: N/A",
        "- - - -\nSUMMARY", "(CLASSIFIED BY: DCM JAN ORM)", "Summary and Views\n-----\n1. Guards",
        "SENSITIVE BUT UNCLASSIFIED. HANDLE SO.", "THIS IS AN ACTION MESSAGE.", "Action Request below.",
        "(C/NF) Summary: Guards seized it.", "SUMMARY: Guards seized it.", "Guards at the upper post have seized more than ever.",
    ],
)  # fmt: skip
def test_what_ends_a_subject(following: str) -> None:
    assert bare_cable(f"SUBJECT: POST SEIZES MORE HEROIN\n{following}\n").subject == "POST SEIZES MORE HEROIN"


# the whole head on one line, labels glued to what stands before them
def test_a_head_on_one_line() -> None:
    cable = bare_cable(
        "S E C R E T SECTION 01 OF 02 DUSHANBE 00205 NOFORN SIPDIS E.O. 12958: DECL: 01/02/2018TAGS: SNAR, TISUBJECT: POST SEIZES HEROIN"
        " REF: STATE 20451 CLASSIFIED BY: DCM Jan Orm for reasons 1.4 (b) and (d). 1. (S) Guards seized it in January."
        " 2. (S) They burned it. HALVORSEN"
    )
    assert (cable.section_count, cable.captions) == (2, ("NOFORN", "SIPDIS"))
    assert (cable.executive_order, cable.declassify_on) == ("12958", date(2018, 1, 2))
    assert ([tag.tag for tag in cable.tags], cable.subject) == (["SNAR", "TI"], "POST SEIZES HEROIN")
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE20451"]
    assert (cable.classified_by, cable.classification_reason) == ("DCM Jan Orm", "1.4 (b) and (d)")
    assert [(p.paragraph, p.marking, p.text.text) for p in cable.paragraphs] == [
        (1, "S", "Guards seized it in January."),
        (2, "S", "They burned it."),
    ]
    assert cable.signed_by == "HALVORSEN"


def test_a_classification_line_with_a_misspelt_word() -> None:
    cable = bare_cable(
        "CONFIDENTIALI SECTION 01 OF 02 DUSHANBE 000205 NOFORN\n\nSTATE FOR SCA\n\nTAGS: SNAR\nSUBJECT: X\n\n1. (C) Guards.\n"
    )
    assert (cable.section_count, cable.captions, cable.passing_instructions) == (2, ("NOFORN",), "STATE FOR SCA")


def test_a_text_in_capitals_that_begins_like_one() -> None:
    assert [p.text.text for p in bare_cable("SECRET POLICE RAIDED THE OFFICE.\n").paragraphs] == ["SECRET POLICE RAIDED THE OFFICE."]


def test_passing_lines() -> None:
    cable = bare_cable(
        "UNCLAS DUSHANBE 000205 \n \nSIPDIS \n \nDEPT FOR SCA/CEN \nSTATE PASS TO USTR \nSIPDIS \nFOR EUR/PGI \n \n"
        "E.O. 12958: N/A \nTAGS: SNAR\n"
    )
    assert cable.passing_instructions == "DEPT FOR SCA/CEN\nSTATE PASS TO USTR\nFOR EUR/PGI"
    assert cable.captions == ("SIPDIS",)


@pytest.mark.parametrize(
    ("lines", "officer", "reason"),
    [
        # over lines, where a letter in parentheses begins one
        ("Classified By: DCM Jan Orm for reasons 1.4 (b) and\n(d).", "DCM Jan Orm", "1.4 (b) and (d)"),
        ("CLASSIFIED BY: Jan Orm, Deputy Chief of\nMission. REASON: 1.4 (B)", "Jan Orm, Deputy Chief of Mission", "1.4 (B)"),
        # the reason first, on the line before or on the same
        ("REASON: 1.4 (B), (D)\nCLASSIFIED BY: DCM JAN ORM", "DCM JAN ORM", "1.4 (B), (D)"),
        ("Reason: 1.4 (b/d)  Classified By: DCM Jan Orm", "DCM Jan Orm", "1.4 (b/d)"),
        ("(U) Classified by DCM Jan Orm; reason: 1.4 (b/d).", "DCM Jan Orm", "1.4 (b/d)"),
        # all of it in parentheses
        ("REF: STATE 2\n(Classified By: DCM Jan Orm. Reason: 1.4 (b).)", "DCM Jan Orm", "1.4 (b)"),
        # no blank line before the text
        ("Classified By: DCM Jan Orm, reasons 1.4 (b) and (d).\nThe guards seized it all.", "DCM Jan Orm", "1.4 (b) and (d)"),
        # a paragraph of its own
        ("1. (U) Classified by DCM Jan Orm, Reason 1.5 (b) and (d).\n\n2. (C) Guards.", "DCM Jan Orm", "1.5 (b) and (d)"),
    ],
)
def test_the_classifying_officer(lines: str, officer: str, reason: str) -> None:
    cable = bare_cable(f"SUBJECT: X\n\n{lines}\n")
    assert (cable.classified_by, cable.classification_reason) == (officer, reason)


def test_a_derived_classification() -> None:
    cable = bare_cable("SUBJECT: X\n\nDERIVED FROM: DSCG 05-1 B, D\nDECL: 01/02/2018\n\nGuards seized it.\n")
    assert (cable.derived_from, cable.declassify_on, cable.classified_by) == ("DSCG 05-1 B, D", date(2018, 1, 2), None)
    assert [p.text.text for p in cable.paragraphs] == ["Guards seized it."]


# a reference line behind the text counts with the first
def test_a_second_reference_line() -> None:
    cable = bare_cable("SUBJECT: X\n\nREF: STATE 20451\n\n1. Guards seized it.\n\nREFS: A. BERN 99\n B. STATE 20451\n\nHALVORSEN\n")
    assert [r.referenced_cable_id for r in cable.references] == ["08STATE20451", "08BERN99"]
