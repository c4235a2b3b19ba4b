"""Words and reaches that the rules on what governs a figure share."""

from __future__ import annotations

from flows.extract.word_sets import words_of

OWN_WORDS = frozenset({"also", "then", "subsequently", "later", "jointly", "together", "both", "all", "again", "once", "just", "only"})
INCLUDING = frozenset({"including", "included", "among"})
BOUNDARIES = frozenset({"while", "whereas", "although", "though", "but", "however", "because"})
RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})
PREPOSITIONS = words_of("preposition")
BEFORE_FIGURE = frozenset({"a", "an", "the", "total", "of", "record", "another", "additional", "aggregate", "further", "other"})
REACH_PLACE = 6
REACH_SEARCH = 8
REACH_SUBJECT = 24
REACH = 80
"""Tokens that a scan for a governor goes over at most."""
