"""What single words of a TAGS line stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from flows.vocabulary import read_rows
from flows.vocabulary.tag_words import _read_letters, country_tags, read_word

_TAGS = {row["tag"]: row for row in read_rows("tags.csv")}
_IN_USE = [
    tag for tag, row in _TAGS.items() if row["kind"] in ("subject", "program") and float(row["per_10000"] or 0) >= 5 and len(tag) == 4
]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ITPHUM", "IT PHUM"),
        ("ASECAFINGMGRIZOREPTU", "ASEC AFIN GM GR IZ OREP TU"),
        ("ENRGKNNPMNUCPARMPRELNPTIAEAJMXL", "ENRG KNNP MNUC PARM PREL NPT IAEA JM XL"),
        ("EUPGOV", "EU PGOV"),
        # A slip in one of them: the P of the second stands for both, two letters are swapped, a Q swallowed blank and letter.
        ("PRELGOV", "PREL PGOV"),
        ("PGOVKCMABN", "PGOV KMCA BN"),
        ("EINDQTRD", "EIND ETRD"),
        # Countries alone, read by hand: the letters fit many other chains.
        ("EUNGRSISAFPKSYLESO", "EU NG RS IS AF PK SY LE SO"),
    ],
)
def test_words_run_together(word: str, expected: str) -> None:
    assert (read_word(word).tags, read_word(word).repair) == (tuple(expected.split()), "joined")


@pytest.mark.parametrize(
    ("word", "expected", "note"),
    [
        ("POGV", "PGOV", "Two letters swapped"),
        ("ENIV", "EINV", "Two letters swapped"),
        ("PGOVE", "PGOV", "Letter too many"),
        ("ETTRD", "ETRD", "Letter too many"),
        ("PHUN", "PHUM", "One letter wrong"),
        # E beside the other economic tags: the first letter of a political one.
        ("EREL", "PREL", "One letter wrong"),
        ("PGV", "PGOV", "Letter left out"),
        # L for I: PREL is seventeen times as frequent as PREF.
        ("PREI", "PREL", "One letter wrong"),
        ("MEX", "MX", "Country by its alpha-3"),
        ("ECONOMICS", "ECON", "Word for the tag"),
        ("DPRK", "KN", "Country by its other name"),
        ("KRFD", "KFRD", "Two letters swapped"),
    ],
)
def test_words_with_a_slip(word: str, expected: str, note: str) -> None:
    reading = read_word(word)
    assert (reading.tags, reading.repair, reading.note) == ((expected,), "spelling", note)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        # Two or three TAGS are one slip away, none of them likelier by far.
        ("PREC", "Ambiguous: PREL or PREF, or none of them"),
        ("ETTD", "Ambiguous: ETRD or ETTC, or none of them"),
        ("CONGO", "Ambiguous: CF or CG"),
        ("UNCHR", "Ambiguous: UNHRC or UNHCR"),
        # Program TAGS that nobody lists are as frequent as misspellings of one that is.
        ("KPAK", "Near KPAO, but may be a word or a TAG of its own"),
        ("KSRE", "Has the form of a program TAG, but no list has it and no TAG is near"),
        ("ADANA", "Name of a place"),
        # Words and names that TAGS would make up, or that a slip would turn into one.
        ("AGENDA", "Word"),
        ("KARZAI", "Name of a person"),
        ("AHMED", "Name of a person"),
        ("XYZZY", "No list has it and no TAG is near"),
        ("VX", "No list has it"),
    ],
)
def test_what_cannot_be_told_stays_as_it_is(word: str, reason: str) -> None:
    reading = read_word(word)
    assert (reading.tags, reading.repair, reading.note) == ((word,), "none", reason)


# Names and words that no list has: TAGS are one slip away from them, or make them up.
@pytest.mark.parametrize(
    "word", ["PETRA", "ASTER", "PARIS", "CANOE", "SENOR", "PERLA", "ARMANDO", "PROPOSAL", "ESPERANZA", "PERSIANO", "MOSAICO"]
)
def test_a_word_is_no_tag(word: str) -> None:
    assert read_word(word).tags == (word,)


# 1 in 80 of the words and names of the lists would be read as TAGS if they were not listed; of the given names none is.
def test_a_given_name_is_no_tag() -> None:
    names = [row["name"] for row in read_rows("tag_given_names.csv")]
    assert [name for name in names if read_word(name).tags != (name,)] == []


# PROP AG AN DA would cover it.
def test_a_word_for_a_tag_is_no_chain_of_countries() -> None:
    assert read_word("PROPAGANDA").tags == ("PROP",)


# The likelier the TAG and the slip, the surer: PREL is met a thousand times as often as KNSD.
def test_confidence_follows_frequency() -> None:
    assert read_word("PERL").confidence > read_word("PRAM").confidence >= Decimal("0.9")
    assert read_word("KSND").repair == "none"
    assert read_word("KSND").note is not None


def test_any_two_tags_in_use_are_told_apart_when_run_together() -> None:
    assert len(_IN_USE) > 70
    for first in _IN_USE:
        for second in _IN_USE:
            reading = read_word(first + second)
            assert (reading.tags, reading.repair) == ((first, second), "joined")


# Garbage of any length is answered in no time; a chain of TAGS of any length that a line can have is taken apart.
def test_long_words() -> None:
    assert read_word("QXZ" * 200).tags == ("QXZ" * 200,)
    assert read_word("PGOV" * 30).tags == ("PGOV",) * 30


@pytest.mark.parametrize(("name", "key"), [("tag_repairs.csv", "tag_raw"), ("tag_words.csv", "word"), ("tag_given_names.csv", "name")])
def test_lists_are_sorted_and_hold_no_tag(name: str, key: str) -> None:
    keys = [row[key] for row in read_rows(name)]
    assert keys == sorted(set(keys))
    assert [word for word in keys if word in _TAGS] == []
    # A word may be kept from being read as a country (`CONGO`), but needs no repair to be read as one.
    assert name != "tag_repairs.csv" or not set(keys) & set(country_tags())


def test_corrections_are_needed_and_lead_to_tags() -> None:
    words = {row["word"] for row in read_rows("tag_words.csv")}
    for row in read_rows("tag_repairs.csv"):
        assert row["reason"], row
        assert row["tag_raw"] not in words, row
        parts = tuple(part for part in row["tags"].split(" + ") if part)
        assert not parts or any(part in _TAGS for part in parts), row
        assert len(parts) != 1 or parts[0] in _TAGS, row
        if row["tag_raw"].isalpha() and len(row["tag_raw"]) > 2:
            by_rule = _read_letters(row["tag_raw"])
            sure = by_rule.repair != "none" and by_rule.confidence >= Decimal("0.95")
            assert not sure or by_rule.tags != parts, f"{row['tag_raw']}: a rule reads it so by itself"
