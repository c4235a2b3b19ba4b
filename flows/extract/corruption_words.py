"""The words that the rules on corruption look for: lexicon, measures, currencies, and the reach of a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.extract.numbers import MULTIPLIERS, NUMBER_WORDS
from flows.extract.tokens import Lexicon
from flows.vocabulary import read_rows
from flows.vocabulary.substances import SUBSTANCE_WORDS
from flows.vocabulary.units import UNIT_WORDS

_ROWS = read_rows("corruption_words.csv")


def _words(kind: str) -> dict[str, str]:
    return {row["words"]: row["value"] for row in _ROWS if row["kind"] == kind}


OFFENDERS = _words("offender")
MEASURES: Mapping[tuple[str, str], str] = {(r["noun"], r["verb"]): r["measure"] for r in read_rows("corruption_measures.csv")}
VERBLESS = {noun for noun, verb in MEASURES if not verb}
_RULE_WORDS = read_rows("rule_words.csv")
LEXICON = Lexicon(
    {
        "qualifier": {r["words"]: r["value"] for r in _RULE_WORDS if r["kind"] == "qualifier"},
        "percent": {r["words"]: r["value"] for r in _RULE_WORDS if r["kind"] == "percent"},
        "verb": _words("verb"),
        "noun": _words("noun"),
        "context": _words("context"),
        "target": _words("target"),
        "currency": {r["words"]: r["words"] for r in read_rows("currencies.csv")},
        "measure": {**UNIT_WORDS, **SUBSTANCE_WORDS},
    }
)
CURRENCIES: Mapping[tuple[str, str], str] = {(r["words"], r["country"]): r["currency"] for r in read_rows("currencies.csv")}
"""Code by word and country; the country is empty where the word alone tells ("rupees" are those of the reporting country)."""
PREFILTER = frozenset(word.encode() for word in _words("sign"))
"""A paragraph about corruption holds one of these plain words, or stands under a heading of it."""
NUMBERS = frozenset(word.encode() for word in (*NUMBER_WORDS, *MULTIPLIERS - {"m", "bn"}, "half"))
HEADS_ITSELF = re.compile(r"\s*(?:[A-Za-z-]+\s+){0,3}corruption\s*[.:]", re.IGNORECASE)
"""A paragraph that begins with its own heading: "7. (U) Corruption. As a matter of policy, ..."."""
STEMS = ("corrupt", "brib", "embezzl", "misappropriat", "kickback", "disciplinary")
PROVISIONS = frozenset(
    {"punishable", "penalty", "penalties", "maximum", "minimum", "carries", "carry", "provides", "face", "faces", "may", "could"}
)
"""Words of what a law provides for, where fines and terms are no statistics."""
NOT_COUNTS = frozenset(
    ["no", "nos", "number", "article", "articles", "section", "paragraph", "para", "law", "decree", "part", "chapter", "order", "ref"]
)  # fmt: skip
FRACTIONS = frozenset({"quarter", "quarters", "third", "thirds", "half", "fifth", "tenth"})
ANAPHORA = frozenset({"them", "these", "those", "which", "whom"})
AUXILIARIES = frozenset({"were", "was", "have", "has", "had"})
CLAUSE_ENDS = frozenset({";", ":", ".", "?", "!"})
REACH = 6
"""Tokens between a figure and its noun at most: "244 senior and mid-level customs officers"."""
FRONTS = frozenset({"in", "during", "for", "between", "from", "over", "since"})
FRONT_REACH = 8
"""Tokens from a sentence's head to a time that a comma sets off, at most."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
SUBJECT_REACH = 5
"""Tokens of a subject between a time and its verb at most."""
QUOTE_REACH = 14
"""Tokens of a quote at most."""
IMPOSING = frozenset({"sentenced", "sentence", "sentences", "terms"})
YEARS = frozenset({"years", "year", "years'", "-year"})
RANK_REACH = 4
RANKING = frozenset({"ranked", "ranks", "rank", "ranking", "placed", "placing", "places"})
SCORING = frozenset({"score", "scored", "scores", "rating", "rated"})
INDEX = ("transparency international", "corruption perception")
