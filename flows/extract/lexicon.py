"""The phrases that the rules of extraction look for, as one lexicon over the vocabularies."""

from __future__ import annotations

from collections.abc import Mapping

from flows.extract.tokens import Lexicon
from flows.vocabulary import read_rows
from flows.vocabulary.substances import SUBSTANCE_WORDS
from flows.vocabulary.units import POINTED, UNIT_WORDS


def _rule_words() -> Mapping[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = {}
    for row in read_rows("rule_words.csv"):
        kinds.setdefault(row["kind"], {})[row["words"]] = row["value"]
    return kinds


LEXICON = Lexicon({**_rule_words(), "substance": SUBSTANCE_WORDS, "unit": UNIT_WORDS}, pointed=POINTED)
"""Kinds of token: those of `rule_words.csv` (`qualifier`, `percent`, `seize` ...), `substance` and `unit`, with their values."""
