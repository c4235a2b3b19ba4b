"""Words of a text's own head: captions, classifications, the labels of its lines with their slips, and officers' titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from flows.vocabulary import read_rows

CAPTIONS: Mapping[str, str] = {row["spelling"]: row["caption"] for row in read_rows("captions.csv")}
"""Each spelling of a caption, in capitals, with the caption."""

CAPTIONS_ANYWHERE: tuple[str, ...] = tuple(row["spelling"] for row in read_rows("captions.csv") if row["place"] == "anywhere")
"""Spellings that are no word of a sentence, so that they are captions wherever in the head they stand."""

CLASSIFICATIONS: Mapping[str, str] = {row["spelling"]: row["classification"] for row in read_rows("classification_words.csv")}
"""Each spelling of a classification, in capitals, with the classification."""

OFFICER_TITLES: frozenset[str] = frozenset(row["word"] for row in read_rows("officer_titles.csv"))
"""Words of titles, offices and posts, in capitals and without the point after them, that are no part of an officer's name."""


def label_spellings(label: str) -> tuple[str, ...]:
    """The spellings of a label of `head_labels.csv`."""
    return tuple(row["spelling"] for row in read_rows("head_labels.csv") if row["label"] == label)


def alternatives(spellings: Iterable[str]) -> str:
    """A regular expression for one of the spellings, the longest that fits, with any blanks between words.

    Its branches share their beginnings, so that a text that is none of them is told by its first letters.
    """
    tree = _Tree()
    for spelling in spellings:
        node = tree
        for character in spelling:
            node = node.setdefault(character, _Tree())
        node[""] = _Tree()
    return _branches(tree)


class _Tree(dict[str, "_Tree"]):
    """What may follow by its first character; the empty one where a spelling ends."""


def _branches(tree: _Tree) -> str:
    parts = [("[ \\t]+" if first == " " else re.escape(first)) + _branches(tree[first]) for first in sorted(filter(None, tree))]
    if not parts:
        return ""
    ends = "?" if "" in tree else ""
    return f"(?:{'|'.join(parts)}){ends}" if len(parts) > 1 or ends else parts[0]
