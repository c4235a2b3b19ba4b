"""What governs a figure: the kinds of words that can, the helping words around them, and how one is stated to govern."""

from __future__ import annotations

from typing import NamedTuple

VERBS = frozenset({"seize", "destroy", "dismantle", "find"})
NOUNS = frozenset({"seizure", "destruction"})
TAKING = frozenset({"take", "lift", "relieve"})
"""Kinds of verbs that seize only by who does it, or by what is taken."""
BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
HAVE = frozenset({"has", "have", "had", "having"})
MODALS = frozenset({"will", "would", "could", "can", "may", "might", "should", "must", "cannot"})
FOILED = frozenset({"foiled", "foiling", "thwarted", "thwarting", "frustrated", "blocked", "prevented", "averted"})


class Governor(NamedTuple):
    """The token that governs a quantity, and how: `action` is `seized`, `destroyed` or `dismantled`; both empty where it is no seizure.

    A verb or noun of seizure stands in one of these modes to the quantities near it:

        active      "police seized 5 kg"            governs what follows
        passive     "5 kg were seized"              governs what stands before
        reduced     "5 kg seized at the border"     governs what stands before; what follows only through a link ("totaled", ":")
        attributive "the number of seized labs"     as a noun
        noun        "seizures of heroin rose to"    governs what follows through a link
    """

    at: int
    action: str
    mode: str
