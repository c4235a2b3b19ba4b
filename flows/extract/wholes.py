"""Totals in prose and their parts: "16 MT, of which 4 MT ... and 12 MT ...", "71 MT of drugs. This included 4.7 MT of cocaine"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from flows.extract.document import Passage
from flows.extract.drafts import Draft, dimension
from flows.extract.quantities import Quantity
from flows.vocabulary.substances import contains

_FILLING = frozenset({"consisting", "comprising", "comprised", "consisted", "divided", "namely", ":", "which"})
_SOME = frozenset({"including", "included", "include", "includes", "among"})
_THESE = frozenset({"this", "these", "that", "the", "those", "them"})
_ANAPHORA = frozenset({"this", "these", "those", "that", "of", "from", "among"})


def link_parts(passage: Passage, drafts: Sequence[Draft], quantities: Sequence[Quantity]) -> None:
    """Links the parts of each stated whole of a paragraph to it; `quantities` are those of the drafts, in the same order."""
    tokens = passage.tokens
    for i, whole in enumerate(drafts):
        if whole.whole is not None or quantities[i].is_bare:
            continue
        link = _link_after(passage, whole, drafts, quantities, i)
        if link is None:
            continue
        at, sentence, fills = link
        parts = [
            d
            for d, q in zip(drafts[i + 1 :], quantities[i + 1 :], strict=True)
            if d.sentence == sentence
            and q.first > at
            and d.whole is None
            and _is_part(whole, d)
            and (sentence == whole.sentence or d.period == whole.period)
        ]
        if not parts or (tokens[at].lower == ":" and not (fill(whole, parts) or _is_said_total(passage, whole, quantities[i]))):
            continue
        said_to_fill = fills and (tokens[at].lower not in _SOME)
        for part in parts:
            part.whole = whole
            part.agency = part.agency if part.agency is not None else whole.agency
        filled = said_to_fill and fill(whole, parts)
        for part in parts:
            part.parts_fill = filled
            if whole.role == "incident":
                part.role = "incident"
        if whole.role == "component" and not (tokens[at].lower in _SOME and all(p.role == "incident" for p in parts)):
            whole.role = "total"


def _link_after(
    passage: Passage, whole: Draft, drafts: Sequence[Draft], quantities: Sequence[Quantity], i: int
) -> tuple[int, int, bool] | None:
    """Where the parts of a whole begin: the link's token, the sentence that they stand in, whether it can mean that they fill it."""
    tokens, sentences = passage.tokens, passage.sentences
    here = sentences[whole.sentence]
    following = next((q for q, d in zip(quantities[i + 1 :], drafts[i + 1 :], strict=True) if d.sentence == whole.sentence), None)
    stop = following.first if following is not None else here.last
    for k in range(quantities[i].last, stop):
        lower = tokens[k].lower
        if lower in _SOME and (lower != "among" or tokens[k + 1].lower in ("them", "these", "which")):
            return k, whole.sentence, False
        if lower in ("which", "these", "them") and tokens[k - 1].lower == "of":
            return k, whole.sentence, True
    if following is not None and tokens[following.last].lower == "of" and tokens[following.last + 1].lower in ("which", "them"):
        return quantities[i].last, whole.sentence, True
    for k in range(quantities[i].last, stop):
        lower = tokens[k].lower
        if lower in _FILLING and lower != "which":
            return k, whole.sentence, True
    if tokens[here.first].lower == "of" and quantities[i].first <= here.first + 3:
        return quantities[i].last, whole.sentence, True
    if whole.sentence + 1 < len(sentences):
        after = sentences[whole.sentence + 1]
        head = [tokens[k].lower for k in range(after.first, min(after.last, after.first + 6))]
        refers = head[:1] == ["the"] and ("figure" in head or "total" in head)
        goes_back = bool(head) and head[0] in _ANAPHORA and not _THESE.isdisjoint(head[:3])
        refers = refers or goes_back
        if refers and any(w in ("included", "include", "includes", "total", "totals", "amount", "quantity") for w in head):
            return after.first, whole.sentence + 1, "total" in head or "amount" in head
    return None


def _is_said_total(passage: Passage, whole: Draft, q: Quantity) -> bool:
    """Whether a text calls a figure a total: `a total of 356 tons of drugs: 231 tons of opium, ...`."""
    before = [passage.tokens[k].lower for k in range(max(0, q.first - 3), q.at)]
    return "total" in before and whole.unit != "site"


def _is_part(whole: Draft, part: Draft) -> bool:
    """Whether a quantity can be part of another: of what it measures, of its substance or one under it, not more than it."""
    if dimension(whole.unit) != dimension(part.unit) or not contains(whole.substance, part.substance):
        return False
    return part.in_kilograms(part.low) <= whole.in_kilograms(whole.high)


def fill(whole: Draft, parts: Sequence[Draft]) -> bool:
    """Whether the parts as written can add up to the whole as written."""
    low = sum((p.in_kilograms(p.low) for p in parts), Decimal(0))
    high = sum((p.in_kilograms(p.high) for p in parts), Decimal(0))
    return low <= whole.in_kilograms(whole.high) and high >= whole.in_kilograms(whole.low)
