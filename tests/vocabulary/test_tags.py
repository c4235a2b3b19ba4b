"""TAGS: what they mean and how a line of them is read."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.tables import TAG_KINDS, TAG_REPAIRS
from flows.vocabulary import read_rows
from flows.vocabulary.tags import TAGS, meaning_of, read_tags
from tests.shared import SHARED, needs_shared


def read(text: str) -> list[tuple[str, str, str]]:
    return [(tag.tag_raw, tag.tag, tag.repair) for tag in read_tags(text)]


def tags(text: str) -> list[str]:
    return [tag.tag for tag in read_tags(text)]


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
        "PREL.GM.VT.",
        "PREL: GM, ,VT,",
        "PREL & GM + VT",
        "PREL, GM, AND VT",
        "PREL'GM`VT",
        ' PREL-GM "VT". ',
        "[PREL] 'GM' *VT*",
        # Other parts of the head on the same line (06MEXICO3832), also without a blank before them.
        "PREL GM VT\nUNCLAS SECTION 01 OF 02 ROME 000012",
        "PREL GM VT E.O. 12958: N/A",
        "PREL GM, VTSUBJECT: NEW HARBOR",
        "PREL GM VT REF: ROME 12",
        "PREL GM VT REF A. ROME 12",
        # The text of the cable on the same line.
        "PREL GM VT 1. (U) The harbor opened.",
        "PREL GM VT The harbor is open to ships again",
        # Markings, captions and the label itself are no tags.
        "(U) PREL GM SIPDIS VT",
        "TAGS PREL GM VT SENSITIVE",
    ],
)
def test_separators_and_what_is_no_tag(line: str) -> None:
    assert tags(line) == ["PREL", "GM", "VT"]


@pytest.mark.parametrize(
    ("raw", "expected", "repair"),
    [
        ("Prel", "PREL", "case"),
        # Broken by a blank or a line's end, or into letters.
        ("PG OV", "PGOV", "split"),
        ("K PAO", "KPAO", "split"),
        ("P R E L", "PREL", "split"),
        # Points between the letters, a digit for a letter, figures beside it.
        ("U.S", "US", "spelling"),
        ("EC0N", "ECON", "spelling"),
        ("PGOV2", "PGOV", "spelling"),
        # A country by its name, of one word or more.
        ("TURKEY", "TU", "spelling"),
        ("COSTA RICA", "CS", "spelling"),
    ],
)
def test_repairs(raw: str, expected: str, repair: str) -> None:
    assert read(raw) == [(raw, expected, repair)]


def test_a_line_in_small_letters() -> None:
    assert [tag.repair for tag in read_tags("prel pgov us is in")] == ["case"] * 5


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Strokes part tags wherever they stand; hyphens only where there is a tag on either side.
        ("UNGA/C-3 PREL/XYZZY", ["UNGA/C-3", "PREL", "XYZZY"]),
        ("AL-QAIDA AFL-CIO", ["AL-QAIDA", "AFL-CIO"]),
        ("PREL-XYZZY", ["PREL", "XYZZY"]),
        ("PREL (US, UK) (IRAN, IRAQ)", ["PREL", "US", "UK", "IR", "IZ"]),
        # Words between commas belong together; without commas nobody can tell.
        ("PREL, COUNTRY PICNIC, US", ["PREL", "COUNTRY PICNIC", "US"]),
        ("PREL COUNTRY PICNIC US", ["PREL", "COUNTRY", "PICNIC", "US"]),
        # Both pieces are TAGS of their own: a country's and an organization's.
        ("UN GA PREL", ["UN", "GA", "PREL"]),
    ],
)
def test_words_and_their_borders(line: str, expected: list[str]) -> None:
    assert tags(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PREL (BOUTERSE, DESI) NS", ["PREL", "BOUTERSE, DESI", "NS"]),
        ("OVIP (O'HARA, MARY ANN), CI", ["OVIP", "O'HARA, MARY ANN", "CI"]),
        ("PGOV KISSINGER, HENRY A. PREL", ["PGOV", "KISSINGER, HENRY A", "PREL"]),
        ("PREL, PGOV, CARSON, JOHNNIE, SF", ["PREL", "PGOV", "CARSON, JOHNNIE", "SF"]),
        ("PREL, DE LA VEGA, JOSE-LUIS, CI", ["PREL", "DE", "LA", "VEGA, JOSE-LUIS", "CI"]),
        ("PREL, BIN TEMBO, OMAR, ZA", ["PREL", "BIN TEMBO, OMAR", "ZA"]),
        # Two words that are no names, and two that may be anything.
        ("PGOV, ELECTIONS, GANGS", ["PGOV", "ELECTIONS", "GANGS"]),
        ("PGOV, XANTHIC, QUORRA", ["PGOV", "XANTHIC", "QUORRA"]),
    ],
)
def test_persons(line: str, expected: list[str]) -> None:
    assert tags(line) == expected
    assert [meaning_of(tag).kind == "person" for tag in expected] == [", " in tag for tag in expected]


def test_organizations_with_blanks_and_signs() -> None:
    line = ["AER LINGUS", "EL AL", "UNGA/C-3", "ZANU-PF", "BA'ATH", "AT&T"]
    assert tags(" ".join(line)) == line


def test_a_tag_is_certain_a_repair_is_not() -> None:
    confidences = [tag.confidence for tag in read_tags("PREL POGV TURKEY PG OV")]
    assert confidences[0] == 1
    assert all(Decimal("0.9") <= confidence < 1 for confidence in confidences[1:])


def test_the_country_is_that_of_the_time() -> None:
    # CZ was Czechoslovakia, and is the Czech Republic's code in ISO; AU is Austria in State's old codes.
    line = "PREL CZ AU cz KPAX"
    assert [tag.country for tag in read_tags(line, datetime(1985, 5, 1))] == [None, "CSK", "AUT", "CSK", None]
    assert [tag.country for tag in read_tags(line, datetime(2008, 5, 1))] == [None, "CZE", "AUT", "CZE", None]
    assert [tag.country for tag in read_tags("PREL CZ TI")] == [None, None, "TJK"]


def test_the_list_keeps_to_its_vocabularies() -> None:
    assert {tag.kind for tag in TAGS.values()} <= set(TAG_KINDS)
    # The 96 subject TAGS of a public list, and ALEO, ASUP, ATRN and ECIN, which the handbook has too.
    assert sum(row["kind"] == "subject" and row["list"] == "5 FAH-3" for row in read_rows("tags.csv")) == 100
    # Reading word by word is quick as long as no TAG of several words consists of TAGS.
    assert not [tag for tag in TAGS if " " in tag and all(word in TAGS for word in tag.split())]


def test_what_is_unknown_has_a_reason() -> None:
    for tag in ("ADEL", "ELECTIONS", "KZZX", "XYZZY", "COUNTRY PICNIC"):
        assert meaning_of(tag).kind == "unknown"
        assert meaning_of(tag).note
    assert meaning_of("TEMBO, GRACE").note is None


def test_every_tag_reads_itself() -> None:
    for tag in TAGS:
        assert [(one.tag_raw, one.tag, one.repair, one.confidence) for one in read_tags(tag)] == [(tag, tag, "none", 1)]


_words = st.sampled_from([*TAGS, "PGOVE", "ITPHUM", "POGV", "MEX", "TURKEY", "XYZZY", "KZZX", "OBAMA", "BARACK", "ELECTIONS", "Q"])
_lines = st.lists(st.tuples(_words, st.sampled_from([" ", ", ", "; ", "\n", "/", " (", ") "])), max_size=9).map(
    lambda parts: "".join(chain.from_iterable(parts))
)


@given(_lines)
def test_every_letter_is_accounted_for(line: str) -> None:
    left = "".join(filter(str.isalpha, line))
    # The one letter that a marking in parentheses consists of is no tag.
    assume("(" not in line or not any(f"({letter})" in line.replace(" ", "") for letter in "UCS"))
    before = ""
    for tag in read_tags(line):
        letters = "".join(filter(str.isalpha, tag.tag_raw))
        if left.startswith(letters):
            left = left.removeprefix(letters)
        else:
            # The parts of a run-together tag all have the whole as their raw.
            assert letters == before
        before = letters
    assert left == ""


@given(st.one_of(st.text(max_size=60), st.text(alphabet="PREL GOV,().-/'1a", max_size=60), _lines))
def test_any_text_is_read(text: str) -> None:
    for tag in read_tags(text, datetime(2008, 1, 1)):
        assert tag.repair in TAG_REPAIRS
        assert 0 < tag.confidence <= 1
        assert tag.tag
        # Nothing is invented: the letters of the raw tag stand in the line.
        assert all(letter in text for letter in tag.tag_raw if letter.isalnum())
        if tag.repair == "none":
            assert tag.tag == tag.tag_raw.strip("()") or ", " in tag.tag
        else:
            assert tag.note or tag.repair == "case"
        # A canonical form is its own.
        if tag.tag in TAGS:
            assert read(tag.tag) == [(tag.tag, tag.tag, "none")]


@needs_shared
@pytest.mark.parametrize(
    ("page", "listed", "official", "least_joined", "most_unknown"),
    [
        # The tags under A, E, K and P: a segmenter with a dictionary splits 243 of them. Unknown were 581 before.
        ("text/08DUSHANBE1372.txt", 1705, 299, 305, 550),
        # All letters: 1,904 unknown before.
        ("html-2010/72TEHRAN4789.html", 3875, 825, 520, 1540),
    ],
)
def test_the_tags_that_the_archive_lists(page: str, listed: int, official: int, least_joined: int, most_unknown: int) -> None:
    text = (SHARED / "cables" / page).read_text(encoding="utf-8")
    if page.endswith(".html"):
        words = dict.fromkeys(part.partition("<")[0] for part in text.split("/tag/")[1:] for part in [part.partition(">")[2]])
    else:
        lines = text.splitlines()
        start = lines.index("Browse by tag")
        words = dict.fromkeys(" ".join(lines[start + 3 : lines.index("Browse by classification")]).split())
    assert len(words) == listed
    readings = {word: read_tags(word) for word in words}
    as_they_are = [word for word, reading in readings.items() if reading and reading[0].repair == "none"]
    unknown = [word for word in as_they_are if meaning_of(word).kind == "unknown"]
    assert sum(meaning_of(word).is_official for word in as_they_are) == official
    assert sum(len(reading) > 1 for reading in readings.values()) >= least_joined
    assert len(unknown) <= most_unknown
    assert [word for word in unknown if not meaning_of(word).note] == []
