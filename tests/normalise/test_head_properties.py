"""Heads put together from random parts in random order are read back, and any head at all is read."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cable import Cable
from tests.normalise.pages import bare_cable

WORDS = [
    "POST",
    "SEIZES",
    "HEROIN",
    "AT",
    "THE",
    "MOUNTAIN",
    "PASS",
    "Guards",
    "Speak",
    "of",
    "TALKS:",
    "U.S.-TAJIK",
    '"NO',
    'WAY"',
    "(PART",
    "II)",
    "2008",
    "A/S",
]
SUBJECTS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=12).filter(lambda words: words[0] not in ("AT", "THE", "of"))
TAGS = st.lists(st.sampled_from(["SNAR", "KCRM", "PGOV", "PREL", "TI", "AF"]), min_size=1, max_size=5, unique=True)
DAYS = st.one_of(st.none(), st.dates(min_value=date(2009, 1, 1), max_value=date(2033, 12, 31)))
OFFICERS = st.sampled_from(["Ambassador Jan Orm", "JAN ORM, DCM", "CDA Jane Q. Orm", "Pol/Econ Counselor Jan O'Neil"])
REASONS = st.sampled_from(["1.4 (b)", "1.4 (b) and (d)", "1.4 (B), (D)", "1.5 (b/d)"])
CAPTIONS = st.lists(st.sampled_from(["SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "ROGER CHANNEL"]), max_size=3, unique=True)
PASSING = st.lists(st.sampled_from(["DEPT FOR SCA/CEN", "STATE PASS TO USTR", "FOR EUR/PGI", "TREASURY FOR ORM"]), max_size=3, unique=True)
SERIALS = st.lists(st.integers(1000, 99999), min_size=1, max_size=3, unique=True)


def wrapped(words: list[str], width: int) -> str:
    """The words on lines that are as full as the width allows, so that each line but the last is a wrapped one."""
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return " \n".join(lines)


@given(
    SUBJECTS,
    TAGS,
    DAYS,
    OFFICERS,
    REASONS,
    CAPTIONS,
    PASSING,
    SERIALS,
    st.permutations(range(5)),
    st.lists(st.booleans(), min_size=6, max_size=6),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_a_head_in_any_order_is_read_back(
    subject: list[str], tags: list[str], day: date | None, officer: str, reason: str, captions: list[str], passing: list[str],
    serials: list[int], order: list[int], blank_lines: list[bool], has_classification: bool,
) -> None:  # fmt: skip
    parts = [
        f"E.O. 12958: DECL: {day:%m/%d/%Y}" if day else "E.O. 12958: N/A",
        "TAGS: " + ", ".join(tags),
        # a blank line must end a subject that an unfinished word or a colon ends
        "SUBJECT: " + wrapped([*subject, "REPORT"], 40),
        "REF: " + "\n     ".join(f"{letter}. STATE {serial}" for letter, serial in zip("ABC", serials, strict=False)),
        f"Classified By: {officer} for reasons {reason}.",
    ]
    lines = ["UNCLAS SECTION 01 OF 03 DUSHANBE 000205", ""] if has_classification else []
    lines += [*captions, *passing]
    for place, blank_line in zip(order, blank_lines, strict=False):
        lines += [parts[place], ""] if blank_line else [parts[place]]
    cable = bare_cable("\n".join([*lines, "", "1. (C) Guards seized 85 kg of heroin.", "", "HALVORSEN", ""]))

    assert (cable.executive_order, cable.declassify_on) == ("12958", day)
    assert [tag.tag_raw for tag in cable.tags] == tags
    assert cable.subject == " ".join([*subject, "REPORT"])
    assert [r.reference_raw for r in cable.references] == [f"STATE {serial}" for serial in serials]
    assert (cable.classified_by, cable.classification_reason) == (officer, reason)
    assert list(cable.captions) == captions
    assert cable.passing_instructions == ("\n".join(passing) or None)
    assert cable.section_count == (3 if has_classification else None)
    assert [(p.paragraph, p.marking, p.text.text) for p in cable.paragraphs] == [(1, "C", "Guards seized 85 kg of heroin.")]
    assert cable.signed_by == "HALVORSEN"


PIECES = (
    "UNCLAS DUSHANBE 000205", "CONFIDENTIALI SECTION 01 OF 02", "SIPDIS", "NOFORN//", "E.O. 12958:", "EO", "12958", "DECL:",
    "01/02/2018", "13/13/13", "TAGS:", "TAGS", "SNAR,", "SUBJECT:", "SUBJ", "X Y", "REF:", "REFS A.", "STATE 12", "(b)",
    "Classified By:", "CLASSIFIED BY", "Jan Orm", "reasons", "1.4", "REASON:", "DERIVED FROM:", "DECLASSIFY ON:", "SUMMARY",
    "END SUMMARY.", "1. (U)", "(1)", "PARA 1", "l. (C)", "¶", "Corruption", "HALVORSEN", "SIGNED:", "MINIMIZE CONSIDERED", "BT",
    "NNNN", "XXXXXXXXXXXX", "-----", "\xa0", " ", "\n", "\n\n", " \n \n", "\t", ". ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).filter(str.strip))
@settings(max_examples=300, deadline=None)
def test_any_head_is_read(body: str) -> None:
    cable: Cable = bare_cable(body.replace("\\", ""))
    assert cable.subject is None or cable.subject == " ".join(cable.subject.split()) != ""
    assert len(set(cable.captions)) == len(cable.captions)
    assert (cable.classifier_name or cable.classifier_title) or not cable.classified_by
    for paragraph in cable.paragraphs:
        assert paragraph.text.text.strip() == paragraph.text.text != ""


# what was read once is read again as the same
@given(SUBJECTS)
@settings(deadline=None)
def test_a_subject_is_its_own_reading(words: list[str]) -> None:
    subject = bare_cable(f"SUBJECT: {wrapped([*words, 'REPORT'], 40)}\n").subject
    assert bare_cable(f"SUBJECT: {subject}\n").subject == subject
