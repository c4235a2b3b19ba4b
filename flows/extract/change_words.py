"""Words that say whether what is compared went up or down, beside the verbs of `rule_words.csv` (`change_verb`), and words around them."""

from __future__ import annotations

from typing import Final

UP: Final = frozenset({"up", "more", "higher", "greater", "larger", "over", "growth", "above", "upswing", "upsurge", "surge"})
DOWN: Final = frozenset({"down", "less", "fewer", "lower", "smaller", "below", "drop-off", "downturn"})
GROWING: Final = frozenset({"grow", "grows", "grew", "grown", "growing"})
"""Said of seizures as of crops."""
THAN: Final = {"more than": 1, "less than": -1, "fewer than": -1}
"""Qualifiers that say up or down behind a percentage."""
AFTER_FACTOR: Final = frozenset({"of", "the", "as", "more", "higher", "last", "what", "its", "their", "that", "those"})
"""What follows `twice` or `three times` where these compare."""
LISTED: Final = frozenset({",", ";", "and", "while", "but", "whereas"})
"""What separates the items of a list, or the clauses of a sentence."""
OF_THOSE: Final = frozenset({"of", "those", "that", "seizures", "for", "the"})
"""What stands between a list and the drug of an item: `and those of Subutex`."""
QUANTITIES: Final = frozenset({"quantity", "quantities", "amount", "amounts", "volume"})
AFTER_TIMES: Final = frozenset({"the", "as", "more", "what", "that", "those", "last"})
"""What follows `three times` where it compares."""
REACH_AS: Final = 10
"""Tokens from a fraction or factor to the `as` behind which what it is compared with stands."""
SECOND_AS: Final = frozenset({"as", "than"})
"""Words before what is compared with: `twice as much in 2009 as in 2008`, by a slip `than in 2008`."""
LONGEST_ASIDE: Final = 16
"""Tokens that an aside between commas holds at most."""
