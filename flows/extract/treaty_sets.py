"""Sets of words and kinds that the rules on treaties share with the tests of whether they need look at a text."""

from __future__ import annotations

from typing import Final

RELATIONS: Final = frozenset({
    "sign", "ratify", "unratified", "accede", "join", "amend", "submit", "negotiate", "consider", "party", "comply", "force",
    "exist", "govern", "under", "implement", "use", "apply", "maintain",
})  # fmt: skip
"""Kinds of the treaty lexicon that state a relation to an agreement."""
TRANSITIVE: Final = frozenset({"sign", "ratify", "accede", "join", "amend", "submit", "negotiate", "consider", "implement"})
PARLIAMENT: Final = frozenset({
    "parliament", "congress", "senate", "assembly", "legislature", "parliamentary", "duma", "lawmakers", "legislators", "parliament's",
    "congresses", "deputies", "knesset", "majlis", "seimas", "sejm", "bundestag", "diet", "chamber",
})  # fmt: skip
FOR_APPROVAL: Final = PARLIAMENT | {"ratification", "approval", "legislative", "consent", "concurrence", "advice"}
BEGUN: Final = frozenset({"began", "begun", "started", "continues", "continue", "continued"})
LAW: Final = frozenset({"law", "decree", "legislation", "act"})
ONE_OF_MANY: Final = frozenset({"first", "last", "latest", "newest", "only", "among"})
"""A state `was the first to sign`."""
OTHER_ONES: Final = ("new one", "another one", "second one")
"""Of what else than an agreement there may be another: the agreement stands in the same sentence."""
BILATERAL_KINDS: Final = frozenset({"EXTRADITION", "MLAT", "CMAA", "MARITIME", "ASSET-SHARING", "TIEA", "LOA"})
"""Kinds of agreement that two states conclude."""
GLUE: Final = frozenset({
    ",", ";", ":", "(", ")", '"', "“", "”", "-", "--", "•", "*", "–", "'", "well", "along", "together", "plus", "either",
    "respectively", "following", "including", "notably", "such", "namely", "among", "them", "particular", "instruments", "e.g",
    "of", "nor", "neither", "along with", "together with",
})  # fmt: skip
"""Tokens that may stand between the items of a list, by kind and by word."""
BEFORE_OBJECT: Final = GLUE | frozenset({
    "with", "on", "in", "to", "both", "at", "for", "by", "under", "principle", "part", "least", "more", "than", "over",
    "amendment", "amendments", "addendum", "major", "international", "multilateral", "relevant", "other", "new", "number", "total",
    "web", "network", "array", "range", "series", "set", "broad", "wide", "longstanding",
    "legal", "draft", "$", "multi-year", "one-year", "two-year", "three-year", "four-year", "five-year", "ten-year",
})  # fmt: skip
ADJECTIVES: Final = frozenset({
    "united", "expanded", "enhanced", "updated", "revised", "limited", "detailed", "integrated", "related", "proposed",
    "forfeited", "extended", "advanced", "unsigned",
})  # fmt: skip
