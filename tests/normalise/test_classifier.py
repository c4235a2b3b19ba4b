"""The officer who classified, by name and title, and the reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.normalise.classifier import is_complete, read_classification, split_officer


@pytest.mark.parametrize(
    ("value", "officer", "reason"),
    [
        ("Ambassador Jan Q. Orm for reasons 1.4 (b) and (d).", "Ambassador Jan Q. Orm", "1.4 (b) and (d)"),
        ("DCM X, REASON: 1.4 (B), (D)", "DCM X", "1.4 (B), (D)"),
        ("AMBASSADOR JAN ORM, REASONS: 1.4 (B) AND (D)", "AMBASSADOR JAN ORM", "1.4 (B) AND (D)"),
        # 5 FAH-1 H-246 gives this form
        ("Jan Orm, Ambassador. Reason: 1.5(b) and (d)", "Jan Orm, Ambassador", "1.5(b) and (d)"),
        ("CDA Jan Orm; reason 1.5 (b/d)", "CDA Jan Orm", "1.5 (b/d)"),
        # the label again, with its marking
        ("(U) Classified by DCM Jan Orm for reasons 1.4(b)(d).", "DCM Jan Orm", "1.4(b)(d)"),
        # without the word
        ("AMBASSADOR JAN ORM 1.4 (B,D)", "AMBASSADOR JAN ORM", "1.4 (B,D)"),
        ("Consul Jan Orm for reasons of 1.4 (b)", "Consul Jan Orm", "1.4 (b)"),
        ("Consul Jan Orm for reasons stated in 1.4 (b)", "Consul Jan Orm", "1.4 (b)"),
        ("Counselor Jan Orm per 1.4 (b, d)", "Counselor Jan Orm", "1.4 (b, d)"),
        ("Jan Orm under E.O. 12958 section 1.4 (b)", "Jan Orm", "E.O. 12958 section 1.4 (b)"),
        ("Ambassador Jan Orm, E.O. 12958, Reasons 1.4 (b) and (d)", "Ambassador Jan Orm", "1.4 (b) and (d)"),
        ("Jan Orm, Consul, in accordance with E.O. 12958, reasons 1.4 (b)", "Jan Orm, Consul", "1.4 (b)"),
        # in parentheses
        ("Ambassador Jan Orm (reasons 1.4 b,d)", "Ambassador Jan Orm", "1.4 b,d"),
        # the reason first
        ("Reasons 1.4 (b) and (d): Ambassador Jan Orm", "Ambassador Jan Orm", "1.4 (b) and (d)"),
        ("Ambassador Jan Orm", "Ambassador Jan Orm", None),
        ("Ambassador Jan Orm)", "Ambassador Jan Orm", None),
        # points that belong to abbreviations
        ("Jan Orm, Jr., reasons 1.4 (b)", "Jan Orm, Jr.", "1.4 (b)"),
        ("Charge d'Affaires, a.i., Jan Orm. Reasons 1.4(b)", "Charge d'Affaires, a.i., Jan Orm", "1.4(b)"),
        # a sentence of the text behind it
        ("PolOff Jan Orm. This cable asks for help", "PolOff Jan Orm", None),
        ("DCM Jan Orm, reasons 1.4 (b), (d). The guards seized it", "DCM Jan Orm", "1.4 (b), (d)"),
        ("REASON: 1.4 (B)", None, "1.4 (B)"),
        ("", None, None),
    ],
)
def test_officer_and_reason(value: str, officer: str | None, reason: str | None) -> None:
    assert read_classification(value) == (officer, reason)


@pytest.mark.parametrize(
    ("officer", "name", "title"),
    [
        ("Ambassador Jan Q. Orm", "Jan Q. Orm", "Ambassador"),
        ("Jan Orm, Deputy Chief of Mission", "Jan Orm", "Deputy Chief of Mission"),
        ("JAN ORM, AMBASSADOR, EXEC, STATE", "JAN ORM", "AMBASSADOR, EXEC, STATE"),
        ("Pol/Econ Counselor Jan O'Neil-Orm", "Jan O'Neil-Orm", "Pol/Econ Counselor"),
        ("Deputy Chief of Mission Jane de la Cruz", "Jane de la Cruz", "Deputy Chief of Mission"),
        ("R. Jan Orm, Under Secretary for Political Affairs", "R. Jan Orm", "Under Secretary for Political Affairs"),
        ("Charge d'Affaires, a.i., Jan Orm", "Jan Orm", "Charge d'Affaires, a.i."),
        ("Jan Orm, Jr., Consul General", "Jan Orm, Jr.", "Consul General"),
        ("Ambassador Orm", "Orm", "Ambassador"),
        ("Ambassador José Ørm", "José Ørm", "Ambassador"),
        # a word of the office that no list has
        ("Coordinator for Icebergs Jan Orm", "Jan Orm", "Coordinator for Icebergs"),
        # no comma, where the title stood on a line of its own
        ("Jan Orm DCM", "Jan Orm", "DCM"),
        ("Jan Orm Deputy Chief of Mission, Rome", "Jan Orm", "Deputy Chief of Mission, Rome"),
        # E.O. lines of 1978 to 1982
        ("ORM, JAN", "ORM, JAN", None),
        # a title alone
        ("DCM", None, "DCM"),
        ("Political Officer", None, "Political Officer"),
    ],
)
def test_name_and_title(officer: str, name: str | None, title: str | None) -> None:
    assert split_officer(officer) == (name, title)


@pytest.mark.parametrize(
    ("value", "complete"), [("DCM Orm, reasons 1.4 (b) and (d).", True), ("DCM Orm, reasons 1.4 (b) and", False), ("DCM Orm", False)]
)
def test_is_complete(value: str, complete: bool) -> None:
    assert is_complete(value) is complete


NAMES = st.sampled_from(["Jan Orm", "JANE Q. ORM", "Jan O'Neil-Orm", "Jane de la Cruz"])
TITLES = st.sampled_from(["Ambassador", "DCM", "CDA", "Deputy Chief of Mission", "Pol/Econ Counselor", "A/S"])
LETTERS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True)


# name and title in either order, and the reason in any of its styles
@given(
    NAMES,
    TITLES,
    LETTERS,
    st.booleans(),
    st.sampled_from([" for reasons ", ", reason: ", ". REASONS ", "; Reason ", " per "]),
    st.booleans(),
)
def test_what_is_put_together_is_taken_apart(
    name: str, title: str, letters: list[str], name_first: bool, between: str, with_and: bool
) -> None:
    officer = f"{name}, {title}" if name_first else f"{title} {name}"
    reason = "1.4 " + (" and " if with_and else ", ").join(f"({letter})" for letter in letters)
    read = read_classification(f"{officer}{between}{reason}.")
    assert read == (officer, reason)
    assert split_officer(officer) == (name, title)


@given(st.text(max_size=80))
def test_any_text_is_read(value: str) -> None:
    officer, _ = read_classification(" ".join(value.split()))
    if officer is not None:
        name, title = split_officer(officer)
        assert name is not None or title is not None
        # an officer that has been read is read again as the same
        assert read_classification(officer).officer is None or len(read_classification(officer).officer or "") <= len(officer)
