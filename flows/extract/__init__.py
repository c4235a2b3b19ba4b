"""One cable to the facts that it states. Pure functions; `facts.md` of the project's contract says what a fact is."""

from __future__ import annotations

from flows.cable import Cable
from flows.extract.back_references import MEASURES
from flows.extract.corruption import read_corruption
from flows.extract.corruption_stretches import ASKED as OF_CORRUPTION
from flows.extract.document import Document
from flows.extract.prefilter import ASKED as OF_SEIZURES
from flows.extract.seizures import read_seizures
from flows.extract.treaties import read_treaties
from flows.extract.treaty_prefilter import ASKED as OF_TREATIES
from flows.facts import CableFacts

__all__ = ["extract_facts"]

_TELLING = OF_SEIZURES | OF_CORRUPTION | OF_TREATIES | MEASURES
"""The words that the prefilters ask for: the others of a paragraph need not be looked at."""


def extract_facts(cable: Cable) -> CableFacts:
    """The seizures, stated changes, corruption statistics and treaty relations of one cable, each in the order of the text."""
    document = Document(cable, _TELLING)
    seizures, changes = read_seizures(document)
    facts = CableFacts(
        cable.cable_id,
        seizures=tuple(seizures),
        changes=tuple(changes),
        corruption=tuple(read_corruption(document)),
        treaties=tuple(read_treaties(document)),
    )
    document.close()
    return facts
