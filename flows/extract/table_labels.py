"""What the label of a table's row says: a substance and its unit, an agency, a total, or nothing that the columns do not say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.agencies import is_agency, resolve_label
from flows.extract.document import Passage
from flows.extract.stated_substances import common_ancestor
from flows.extract.table_columns import agency_in, column_agency, country_of
from flows.extract.table_names import TableNames
from flows.extract.table_runs import NO_ROWS
from flows.extract.table_units import scale_of, unit_in
from flows.extract.tokens import Token
from flows.vocabulary.substances import contains
from flows.vocabulary.units import UNIT_WORDS

_TOTALS = frozenset({
    "total", "totals", "subtotal", "subtotals", "sub-total", "sub-totals", "overall", "sum", "aggregate", "combined", "nationwide",
    "countrywide",
})  # fmt: skip
_LONGEST_ALL = 3
"""Words of `All agencies`, `All types of drugs` and the like."""
_OTHERS = frozenset({"other", "others", "unknown", "misc", "miscellaneous"})
_COUNTS = frozenset({"number", "no", "nos", "#", "cases"})
_ACRONYM = 6
"""Letters that an acronym has at most."""


class Label(NamedTuple):
    """A row's label: the substance and the unit's word ("" for none) that it names, its agency, its country, whether it is a total.

    `is_seizures` where it counts seizures; `scale` is the multiplier of its figures.
    """

    substance: str | None
    unit: str
    agency: str | None
    country: str | None
    is_total: bool
    is_seizures: bool
    scale: str


def is_total(label: Sequence[Token]) -> bool:
    """Whether a label is a total's."""
    return any(t.lower in _TOTALS for t in label) or (bool(label) and label[0].lower == "all" and len(label) <= _LONGEST_ALL)


def counts_no_drugs(label: Sequence[Token]) -> bool:
    """Whether a label names persons, money or arms."""
    return any(t.lower in NO_ROWS or t.kind == "arrest" for t in label)


def read_label(label: Sequence[Token], passage: Passage, by_agency: bool, agencies: Sequence[str], names: TableNames) -> Label:
    """What a label says; `by_agency`: a label that says nothing else is a body's.

    `agencies` are the full names that the table has named so far, `names` those that the paragraph gives.
    """
    named = agency_in(passage.text[label[0].start : label[-1].end], passage) if label else None
    if named is not None:
        # a drug in an agency's name is none of the row's: `Drug Control Agency`
        label = [t for t in label if not named.start <= t.start - label[0].start < named.end]
    substance = stated_substance(label)
    unit = _unit(label, substance)
    total = is_total(label)
    agency = (names.full(named.name) or named.name) if named is not None and not total else None
    country = None
    if substance is None and agency is None and not total and label:
        text = passage.text[label[0].start : label[-1].end].strip(" :*.")
        country = country_of(text)
        if country is None:
            agency = agency_of(label, passage, agencies, names)
            if agency is None and by_agency and label[0].lower not in _OTHERS and unit == "":
                agency = names.full(text) or text.partition("(")[0].strip()
    seizures = any(t.kind == "seizure" for t in label) and any(t.lower in _COUNTS for t in label)
    return Label(substance, unit, agency, country, total, seizures, scale_of(label))


def stated_substance(label: Sequence[Token]) -> str | None:
    """The one substance that a label names, of a general and a special name the special one, of several what covers them all."""
    names = [t.value for t in label if t.kind == "substance" and t.value]
    if not names:
        return None
    if "laboratory" in names:
        return "laboratory"
    finest = [n for n in dict.fromkeys(names) if not any(n != m and contains(n, m) for m in names)]
    return finest[0] if len(finest) == 1 else common_ancestor(finest)


def _unit(label: Sequence[Token], substance: str | None) -> str:
    """The word of the unit that a label names: in brackets, after a slash or comma, last, or as part of a substance's name."""
    if substance == "laboratory":
        return "laboratories"
    stated = unit_in(label) or unit_in(label, loose=True)
    if stated is not None:
        return stated.lower
    for t in reversed(label):
        last = t.lower.rpartition(" ")[2]
        if t.kind == "substance" and last != t.lower and last in UNIT_WORDS:
            return last
    return ""


def agency_of(label: Sequence[Token], passage: Passage, agencies: Sequence[str], names: TableNames) -> str | None:
    """The agency that a label names, by name, by a part of it or by acronym."""
    text = passage.text[label[0].start : label[-1].end]
    named = column_agency(text, passage)
    if named is not None:
        return names.full(named) or named
    if is_agency(text.strip(" :*.")):
        return names.full(text.strip(" :*."))
    words = [passage.text[t.start : t.end] for t in label if t.kind not in ("mark", "unit")]
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= _ACRONYM:
        return names.full(words[0]) or resolve_label(words[0], agencies, passage.document.acronyms)
    return None
