"""TAGS: what they mean and how a line of them is read."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.tables import TAG_KINDS, TAG_REPAIRS
from flows.vocabulary import read_rows
from flows.vocabulary.tags import TAGS, _joined_parts, _nearest, meaning_of, read_tags
from tests.shared import SHARED, needs_shared


def read(text: str) -> list[tuple[str, str, str]]:
    return [tuple(tag) for tag in read_tags(text)]  # type: ignore[misc]


def tags(text: str) -> str:
    return " ".join(tag.tag for tag in read_tags(text))


def test_the_tags_of_a_plain_line() -> None:
    # RF is met for Russia beside RS; both stay as written.
    line = ["SNAR", "KCRM", "KJUS", "PGOV", "PREL", "RF", "TI"]
    assert read(" ".join(line)) == [(tag, tag, "none") for tag in line]
    assert [(meaning_of(tag).kind, meaning_of(tag).meaning) for tag in ("RF", "TI")] == [("country", "Russia"), ("country", "Tajikistan")]
    assert meaning_of("SNAR").kind == "subject"
    assert meaning_of("KCRM").kind == "program"
    assert meaning_of("RS").is_official
    assert not meaning_of("RF").is_official


@pytest.mark.parametrize(
    "line",
    [
        "PREL, GM, VT",
        "PREL GM,\nVT",
        "PREL; GM; VT",
        "PREL/GM/VT",
        " PREL-GM VT. ",
        # Other parts of the head on the same line (06MEXICO3832).
        "PREL GM VT\nUNCLAS SECTION 01 OF 02 ROME 000012",
        "PREL GM VT E.O. 12958: N/A",
        "PREL GM SIPDIS VT",
    ],
)
def test_separators_and_what_is_no_tag(line: str) -> None:
    assert tags(line) == "PREL GM VT"


@pytest.mark.parametrize(
    ("raw", "expected", "repair"),
    [
        ("Prel", "PREL", "case"),
        # Broken by a blank or a line's end.
        ("PG OV", "PGOV", "split"),
        ("K PAO", "KPAO", "split"),
        # Run together.
        ("ITPHUM", "IT PHUM", "joined"),
        ("ASECAFINGMGRIZOREPTU", "ASEC AFIN GM GR IZ OREP TU", "joined"),
        ("ENRGKNNPMNUCPARMPRELNPTIAEAJMXL", "ENRG KNNP MNUC PARM PREL NPT IAEA JM XL", "joined"),
        ("EUPGOV", "EU PGOV", "joined"),
        # Two letters swapped, one too many, one beside it on the keyboard.
        ("POGV", "PGOV", "spelling"),
        ("ENIV", "EINV", "spelling"),
        ("PGOVE", "PGOV", "spelling"),
        ("PHUN", "PHUM", "spelling"),
        ("KRFD", "KFRD", "spelling"),
        # From the table.
        ("ECONOMICS", "ECON", "spelling"),
        ("EINDQTRD", "EIND ETRD", "joined"),
    ],
)
def test_repairs(raw: str, expected: str, repair: str) -> None:
    assert read(raw) == [(raw, tag, repair) for tag in expected.split()]


@pytest.mark.parametrize(
    "word",
    [
        # Two TAGS are one slip away.
        "PREI",
        # Program TAGS differ by single letters: a wrong one is not guessed.
        "KPAK",
        # Words and names that TAGS would make up, or that a slip would turn into one.
        "AGENDA",
        "AHMED",
        "KARZAI",
    ],
)
def test_what_cannot_be_told_stays_unknown(word: str) -> None:
    assert read(word) == [(word, word, "none")]
    assert meaning_of(word).kind == "unknown"


def test_a_word_is_no_chain_of_countries() -> None:
    # PROP AG AN DA would cover it.
    assert tags("PROPAGANDA") == "PROP"
    # Both pieces are TAGS of their own: a country's and an organization's.
    assert tags("UN GA PREL") == "UN GA PREL"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PREL (BOUTERSE, DESI) NS", ["PREL", "BOUTERSE, DESI", "NS"]),
        ("PGOV KISSINGER, HENRY A PREL", ["PGOV", "KISSINGER, HENRY A", "PREL"]),
        ("PREL, PGOV, CARSON, JOHNNIE, SF", ["PREL", "PGOV", "CARSON, JOHNNIE", "SF"]),
        # Two words that are no names.
        ("PGOV, ELECTIONS, GANGS", ["PGOV", "ELECTIONS", "GANGS"]),
    ],
)
def test_persons(line: str, expected: list[str]) -> None:
    assert [tag.tag for tag in read_tags(line)] == expected
    assert [meaning_of(tag).kind == "person" for tag in expected] == [", " in tag for tag in expected]


def test_organizations_with_blanks_and_signs() -> None:
    line = ["AER LINGUS", "EL AL", "UNGA/C-3", "ZANU-PF", "BA'ATH", "AT&T"]
    assert [tag.tag for tag in read_tags(" ".join(line))] == line


def test_the_list_keeps_to_its_vocabularies() -> None:
    assert {tag.kind for tag in TAGS.values()} <= set(TAG_KINDS)
    # The 96 subject TAGS of a public list, and ALEO, ASUP, ATRN and ECIN, which the handbook has too.
    assert sum(row["kind"] == "subject" and row["list"] == "5 FAH-3" for row in read_rows("tags.csv")) == 100


def test_corrections_are_needed_and_lead_to_tags() -> None:
    for row in read_rows("tag_repairs.csv"):
        assert row["reason"], row
        assert row["tag_raw"] not in TAGS, f"{row['tag_raw']} is a TAG: no correction"
        parts = [part for part in row["tags"].split(" + ") if part]
        if parts == [row["tag_raw"]]:
            continue
        assert all(part in TAGS for part in parts), row
        by_rule = _joined_parts(row["tag_raw"]) or (_nearest(row["tag_raw"]),)
        assert list(by_rule) != parts, f"{row['tag_raw']}: a rule reads it so by itself"


_lines = st.lists(st.sampled_from([*TAGS, "PGOVE", "ITPHUM", "PG", "OV", ",", "(", "Q"]), max_size=8).map(" ".join)


@given(st.one_of(st.text(max_size=60), _lines))
def test_any_text_is_read(text: str) -> None:
    for tag in read_tags(text):
        assert tag.repair in TAG_REPAIRS
        assert tag.tag == tag.tag.upper()
        assert tag.tag
        # Nothing is invented: the letters of the raw tag stand in the line.
        assert all(letter in text for letter in tag.tag_raw if letter.isalnum())
        if tag.repair == "none":
            assert tag.tag == tag.tag_raw.strip("()") or ", " in tag.tag


@needs_shared
def test_the_tags_that_the_archive_lists() -> None:
    lines = (SHARED / "cables" / "text" / "08DUSHANBE1372.txt").read_text(encoding="utf-8").splitlines()
    start = lines.index("Browse by tag")
    words = " ".join(lines[start + 3 : lines.index("Browse by classification")]).split()
    assert len(words) == 1705
    counts: Counter[str] = Counter()
    for word in words:
        first = read_tags(word)[0]
        meaning = meaning_of(first.tag)
        counts[first.repair if first.repair != "none" else "official" if meaning.is_official else meaning.kind] += 1
    assert counts["official"] == 299
    # A segmenter with a dictionary splits 243 of them.
    assert counts["joined"] > 243
    assert counts["unknown"] < 600
