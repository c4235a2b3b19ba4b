"""The words that the rules on corruption look for: lexicon, measures, currencies, and the reach of a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.extract.numbers import MULTIPLIERS, NUMBER_WORDS
from flows.extract.plain_words import PlainPhrases, telling_words
from flows.extract.tokens import Lexicon
from flows.vocabulary import read_rows
from flows.vocabulary.currencies import NAMES
from flows.vocabulary.substances import SUBSTANCE_WORDS
from flows.vocabulary.units import UNIT_WORDS

_ROWS = read_rows("corruption_words.csv")
_RULE_WORDS = read_rows("rule_words.csv")


def _words(kind: str) -> dict[str, str]:
    return {row["words"]: row["value"] for row in _ROWS if row["kind"] == kind}


def _set(kind: str) -> frozenset[str]:
    return frozenset(_words(kind))


def _bytes(kind: str) -> frozenset[bytes]:
    """Single words of a kind as the prefilter's plain words."""
    return frozenset(word.encode() for word in _words(kind) if word.isalpha())


def _of(kind: str) -> dict[str, str]:
    return {r["words"]: r["value"] for r in _RULE_WORDS if r["kind"] == kind}


AUXILIARIES = frozenset({"were", "was", "have", "has", "had", "are", "is"})
OFFENDERS = _words("offender")
MEASURES: Mapping[tuple[str, str], str] = {(r["noun"], r["verb"]): r["measure"] for r in read_rows("corruption_measures.csv")}
"""What a noun and a verb make; the verb is empty where the noun alone tells."""
NOUNS = _words("noun")
"""What is counted, by its noun."""
VERBLESS = {noun for noun, verb in MEASURES if not verb}
MONEY = _words("money")
"""What was done with a sum: a verb or noun to `steal`, `recover`, `fine`, `bribe`, or `paytake` (of a bribe by its taker or giver).

Some put their sentence in context too: `misuse of public funds worth`, `stolen from the treasury`.
"""
CODES = _set("code")
"""ISO codes that are words in small letters, so that only capitals tell: `GEL`, `TRY`."""
LEXICON = Lexicon(
    {
        "qualifier": _of("qualifier"),
        "percent": _of("percent"),
        **{kind: _words(kind) for kind in ("foreign", "verb", "predicate", "noun", "single", "context", "body", "charge", "target")},
        "money": MONEY,
        "currency": {name: name for name in NAMES},
        # "3.6 million has been recovered" measures no hectares
        "measure": {word: unit for word, unit in {**UNIT_WORDS, **SUBSTANCE_WORDS}.items() if word not in AUXILIARIES},
    }
)
"""Kinds of token. A `predicate` is said of the persons or cases counted and takes no object ("lost their jobs")."""

# what lets a paragraph through to the rules
SIGNS = _bytes("sign")
"""A paragraph about corruption holds one of these plain words, or stands in a cable or under a heading about it, or speaks of
officials (`FORCE`) dismissed (`SANCTION`) for a misdeed (`MISDEED`) or by a body that watches over them (`BODIES`)."""
SANCTION = _bytes("sanction")
FORCE = _bytes("force")
MISDEED = _bytes("misdeed") | {b"pending", b"awaiting"}
BODIES = tuple(name for name, weight in _words("body").items() if weight == "strong")
NAMES_FORCE = re.compile(rf"\b(?:{'|'.join(sorted(_set('force')))})\b")
COUNTS_FORCE = re.compile(rf"\b(?:\d|(?:{'|'.join(sorted(NUMBER_WORDS))})\b)[\w,-]*\s+(?:[\w'’-]+\s+){{0,4}}\Z")
REACH_FORCE = 120
"""Officials counted, in small letters (`14 senior customs officers`): their name, and what stands before it, within some characters."""
_OWN = [*_words("context"), *BODIES, "transparency international", "ti", "t i"]
PHRASES = PlainPhrases({"own": _OWN})
"""Phrases by one of which a sentence is about corruption by its own words."""
NUMBERS = frozenset(word.encode() for word in (*NUMBER_WORDS, *MULTIPLIERS - {"m", "bn"}, "half"))

# what a sentence is about
STEMS = ("corrupt", "brib", "embezzl", "misappropriat", "kickback", "disciplinary", "anti-graft")
THEFTS = _set("theft")
OWNERS = _set("owner")
OWNED = _set("owned")
"""What is stolen from the state, with whose name before it: `stolen government funds`."""
OFFICE_THEFTS, OFFICE_THEFT_WORDS = _set("office_theft"), _bytes("office_theft")
"""What officials alone are said to do with money that is not theirs: `siphoning off`."""
THEFT_WORDS, OWNER_WORDS = _bytes("theft"), _bytes("owner")
STOLEN = ("stolen fund", "stolen money", "stolen asset", "stolen government", "stolen public", "stolen state")
TELLING = re.compile("|".join(STEMS), re.IGNORECASE)
STEM_WORDS = frozenset(word for word in SIGNS if any(stem.encode() in word for stem in STEMS))
"""The plain words that the stems make."""
HEADING_STEMS = (*STEMS, "graft", "ombuds", "integrity", "internal affairs", "police discipline", "asset recovery", "misconduct")
HEADS_ITSELF = re.compile(r"\s*(?:[A-Za-z-]+\s+){0,3}corruption\s*[.:]", re.IGNORECASE)
"""A paragraph that begins with its own heading: "7. (U) Corruption. As a matter of policy, ..."."""
SUBJECT = re.compile(
    r"corrupt|\bbrib|\bgraft\b|embezzl|ombuds|kickback|integrity commission|asset recovery|misappropriat|police (?:reform|discipline)", re.I
)
TAG = "KCOR"
DENSITY = 900
"""Characters of a cable to a word of corruption, at most, where the cable is about corruption; `FEW` such words at least."""
FEW = 3
MANY = 8
DRUGS = _set("drugs")
SERVICES = _set("service")
OTHER_INDEXES = _set("other_index")
MISDEEDS = _set("misdeed")
REASONS = frozenset(
    {"for", "over", "after", "because", "on", "with", "of", "who", "whom", "whose", "that", "allegedly", "amid", "as", "when"}
)
ABUSES = _set("abuse")
"""What is corruption where officials do it: `extortion by policemen`."""
ABUSE_WORDS = telling_words(ABUSES)
AGENTS = frozenset({"by", "against", "from", "of", "among"})
MEDIA = _set("medium")
"""Where to be named is to be talked of, not accused: `named in the press`."""
SAYING = _set("saying")
PENDING = _set("pending")
"""What officials are suspended `pending`: by itself disciplinary action."""
SANCTIONS = frozenset({"dismiss", "discipline", "prosecute", "arrest", "convict"})
SANCTIONING = telling_words(phrase for kind in ("verb", "predicate") for phrase, value in _words(kind).items() if value in SANCTIONS)
OFFICIALS = telling_words([*(noun for noun, value in _words("noun").items() if value == "official"), "members"])

# counting
PROVISIONS = _set("provision")
"""Words of what a law provides for, where fines and terms are no statistics."""
PROPOSED = _set("proposed")
NOT_COUNTS = _set("not_count")
FRACTIONS = frozenset({"quarter", "quarters", "third", "thirds", "half", "fifth", "tenth"})
ANAPHORA = frozenset({"them", "these", "those", "which", "whom"})
PASSIVES = frozenset(
    {"were", "was", "been", "being", "are", "is", "be", "got", "get", "stand", "stands", "stood", "remain", "remains", "remained"}
)
BETWEEN_PASSIVE = frozenset({"also", "subsequently", "then", "later", "already", "now", "either", "still", "eventually", "finally"})
BESIDE_NOT = AUXILIARIES | {"been", "yet", "ever", "being"}
"""What may stand between `not` and the verb that it denies."""
CLAUSE_ENDS = frozenset({";", ":", ".", "?", "!"})
AFTER_PARTICIPLE = frozenset(
    ["in", "by", "on", "for", "since", "during", "between", "from", "to", "over", "as", "with", "after", "last", "this", "and", "or", "so",
     "at", "under", "through", "before", "because", ",", ".", ";", ")", "but", "while", "throughout", "within", "without", "until"]
)  # fmt: skip
STOPS_NOUN = frozenset(
    ["in", "for", "on", "by", "from", "with", "at", "against", "after", "since", "between", "who", "that", "which", "whom", "to", "during",
     "as", "over", "were", "was", "have", "has", "had", "are", "is", "last", "this", "so", "than", "when", "out", "under"]
)  # fmt: skip
FILLERS = frozenset(
    {"a", "an", "total", "of", "the", "another", "further", "also", "all", "its", "their", "some", "other", "additional", "in"}
)
INVOLVING = _set("involving")
CLASSING = _set("classing")
"""Verbs that sort what was counted: `97 ranked as felonies`, `61 involved policemen`."""
DOING = _set("doing")
"""Whose `doing` a crime is: `61 were the work of policemen`."""
AMONG = frozenset({"them", "these", "those", "whom", "which"})
MORE = frozenset({"others", "more", "further", "apiece"})
FURTHER = frozenset({"another", "further", "additional", "extra"})
SHARES = _set("share")
COMPARES = frozenset({"against", "from", "versus", "vs", "than", "to", "with", "(", "up", "down", "for", "only", "just", "in", "and", ","})
LESS = frozenset({"against", "versus", "than", "vs", "from"})
CHANGES = _set("change")
REACH = 8
"""Tokens between a figure and its noun at most: "244 senior and mid-level customs officers"."""
FRONTS = frozenset({"in", "during", "for", "between", "from", "over", "since", "by", "on", "at", "as", "through", "until"})
FRONT_REACH = 8
"""Tokens from a sentence's head to a time that a comma sets off, at most."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
SUBJECT_REACH = 5
"""Tokens of a subject between a time and its verb at most."""
QUOTE_REACH = 14
"""Tokens of a quote at most."""

# money
MONEY_REACH = 12
MONEY_REACH_AFTER = 8
MONEY_STOPS = _set("money_stop")
TREASURY = frozenset({"budget", "budgets", "revenue", "revenues"})
"""What a loss is one `to`: it does not end the search for the loss."""
PER_TIME = frozenset({"month", "monthly", "year", "annually", "week", "hour", "day"})
SUPERLATIVES = _set("superlative")
"""Which of several sums a figure is: `and the largest, 400,000 litas`."""
ANOTHER = _set("another")
"""What sets a sum beside the one before: `and another of 9,000 dollars`."""
POCKETED = _set("pocketed")
"""What is stolen, or a bribe where it is `for` a favour."""
AFTER_SUPERLATIVE = frozenset(
    {",", "was", "were", "being", "at", "reached", "came", "of", "one", "bribe", "sum", "amount", "fine", "single"}
)
VALUING = _set("valuing")
FAVOURS = _set("favour")
"""What officials are paid for: `to look away`, `for waving trucks through`."""
GRANTED = _set("granted")
"""What they hand out for it: `for each visa`."""
SELLING = _set("selling")
FAVOUR_REACH = 7
OF_IT = frozenset({"which", "it", "this", "that", "them"})
OF_TAKING = frozenset({"from", "in", "to", "apiece", "each", "at", "per"})

NO_ONE = frozenset({"not", "single"})
"""Before a figure of one what makes it none: `not one franc`."""

# terms
IMPOSING = _set("imposing")
COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal", "tribunals", "magistrate", "sandiganbayan"})
GIVING = _set("giving")
AFTER_TERM = _set("term")
YEARS = frozenset({"years", "year", "years'", "years’", "year's", "-year"})
NO_TERMS = _set("no_term")
PRIVATE = _set("private")
"""Persons whose terms are for crimes of no office: `a driver is serving nine years for a stolen goat`."""

# ranks
INDEX = re.compile(r"transparency\s+international|corruption\s+(?:perception|index)")
"""The index of Transparency International, in small letters."""
INDEX_IN_SHORT = re.compile(r"\bTI\b|\bT\.I\.")
OF_INDEX = frozenset({"score", "scores", "scored", "rank", "ranked", "ranking", "index", "place", "placed", "rating", "ratings"})
"""A sentence that goes on from one that names the index holds one of these."""
RANK_REACH = 4
RANKING = _set("rank")
SCORING = _set("score")
ORDINALS = _words("ordinal")
PLAIN_ORDINALS = telling_words(ORDINALS)
PLAIN_OF_INDEX = telling_words([*OF_INDEX, "transparency", "ti"])
"""A sentence with an ordinal in words is one on the index only beside one of these."""
STEPS = frozenset({"places", "positions", "spots", "rungs", "notches", "slots", "ranks"})
OUT_OF = frozenset({"of", "among", "amongst", "than", "top", "bottom", "surveyed", "some", "over"})
ALL_COUNTRIES = _set("countries")
