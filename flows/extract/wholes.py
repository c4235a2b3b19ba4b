"""Totals in prose and their parts: "16 MT, of which 4 MT ... and 12 MT ...", "71 MT of drugs. This included 4.7 MT of cocaine"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from flows.extract.document import Passage
from flows.extract.drafts import Draft, dimension
from flows.extract.quantities import Quantity
from flows.extract.timespans import Period, within
from flows.vocabulary.substances import contains

_FILLING = frozenset({"consisting", "comprising", "comprised", "consisted", "divided", "namely", ":", "which"})
_SOME = frozenset({"including", "included", "include", "includes", "among"})
_SUMS = frozenset({"makes", "total", "sum", "altogether", "together", "combined", "overall", "all"})
_REACH_SUM = 5
_REACH_OVERALL = 60
_SENTENCES_BACK = 2
_THREE_DIGITS = 100
_THESE = frozenset({"this", "these", "that", "the", "those", "them"})
_ANAPHORA = frozenset({"this", "these", "those", "that", "of", "from", "among"})


def link_parts(passage: Passage, drafts: Sequence[Draft], quantities: Sequence[Quantity]) -> None:
    """Links the parts of each stated whole of a paragraph to it; `quantities` are those of the drafts, in the same order."""
    tokens = passage.tokens
    kept = [i for i in range(len(drafts)) if not _is_aside(passage, drafts, quantities, i)]
    drafts, quantities = [drafts[i] for i in kept], [quantities[i] for i in kept]
    for i, whole in enumerate(drafts):
        if whole.whole is not None or (quantities[i].is_bare and not is_told_of_parts(passage, quantities[i])):
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
    _link_before(passage, drafts, quantities)
    _link_exact(drafts)


def is_told_of_parts(passage: Passage, q: Quantity) -> bool:
    """`Seizures numbered 8,318 in 2006, of which`: whether a figure, or the time behind it, is followed by its parts."""
    k = next((m.last for m in passage.periods if q.last <= m.first <= q.last + 1), q.last)
    return passage.cursor.tells_parts(k)


def _is_aside(passage: Passage, drafts: Sequence[Draft], quantities: Sequence[Quantity], i: int) -> bool:
    """Whether a figure in brackets is another time's: `1.2 tons (2007: 1.4 tons), including 300 kilos of heroin`."""
    bracket = passage.cursor.bracket(quantities[i].first)
    if bracket is None or not i or passage.cursor.bracket(quantities[i - 1].first) == bracket:
        return False
    return drafts[i].substance == drafts[i - 1].substance and drafts[i].period != drafts[i - 1].period


def _link_before(passage: Passage, drafts: Sequence[Draft], quantities: Sequence[Quantity]) -> None:
    """Links figures to the sum that is told after them: `... which brings the total to 141 kilos`, `508,000 plants altogether`.

    Those just before it count that are of what it measures and, as written, add up to it. A sum without a time of its own spans theirs.
    """
    for i, whole in enumerate(drafts):
        if whole.whole is not None or whole.role == "total" or not _is_said_sum(passage, quantities[i]):
            continue
        before = [d for d in drafts[:i] if d.sentence >= whole.sentence - _SENTENCES_BACK and d.whole is None]
        before = [d for d in before if d.action == whole.action and _is_part(whole, d)]
        same_time = [d for d in before if d.period == whole.period]
        parts = next((p for drafts_before in (same_time, before) if (p := _last_that_fill(whole, drafts_before))), None)
        if parts is not None:
            _add_up(whole, parts)


def _link_exact(drafts: Sequence[Draft]) -> None:
    """Links what the next sentence tells of the same time to a figure that it adds up to, to the last of three digits or more.

    `the area eradicated fell from 19,047 ha in 2007 to 5,480 ha in 2008. In 2008 the governors cleared 4,306 ha, and the police 1,174`
    """
    for i, whole in enumerate(drafts):
        if whole.whole is not None or whole.role != "component" or whole.figure.value < _THREE_DIGITS:
            continue
        parts = [d for d in drafts[i + 1 :] if d.sentence == whole.sentence + 1 and d.whole is None and d.role == "component"]
        parts = [d for d in parts if (d.substance, d.action, d.period) == (whole.substance, whole.action, whole.period)]
        alike = len(parts) > 1 and all(_is_part(whole, d) for d in parts)
        if alike and sum(d.in_kilograms(d.figure.value) for d in parts) == whole.in_kilograms(whole.figure.value):
            _add_up(whole, parts)


def _last_that_fill(whole: Draft, drafts: Sequence[Draft]) -> Sequence[Draft] | None:
    """The last two or more of some drafts that add up to a whole."""
    return next((drafts[k:] for k in range(len(drafts) - 2, -1, -1) if fill(whole, drafts[k:])), None)


def _add_up(whole: Draft, parts: Sequence[Draft]) -> None:
    for part in parts:
        part.whole, part.parts_fill = whole, True
    whole.role = "total"
    if len({p.agency for p in parts}) > 1:
        whole.agency = None
    starts, ends = [p.period.start for p in parts], [p.period.end for p in parts]
    if whole.period in [p.period for p in parts] and None not in starts and None not in ends:
        whole.period = Period(min(d for d in starts if d), max(d for d in ends if d))


def mark_sums(drafts: Sequence[Draft]) -> None:
    """Makes a figure a total where paragraphs after it tell the events that it sums up, or those before it the parts of a sum it states.

    `2.4 tons in three operations`, then each of the three; `This brings heroin seized nationally to 2.15 kilograms` after what each
    of two services seized. The parts are all of that drug in that time, and as written add up to it. What earlier figures are said
    to be brought to is a total even where the cable does not state them all (09LAPAZ1784).
    """
    prose = [d for d in drafts if d.table_id is None and d.whole is None and d.role in ("component", "incident")]
    for i, whole in enumerate(prose):
        if whole.role != "component" or None in whole.period:
            continue
        alike = [d for d in prose if d is not whole and d.action == whole.action and d.country == whole.country and d.whole is None]
        alike = [d for d in alike if d.substance == whole.substance and _is_part(whole, d)]
        events = [d for d in alike if d.role == "incident" and d.passage is not whole.passage and within(d.period, whole.period)]
        shares = [d for d in prose[:i] if d in alike and d.role == "component" and d.agency is not None and d.period == whole.period]
        own = [d for d in prose[:i] if d in alike and d.agency == whole.agency and within(d.period, whole.period)]
        for parts in (events, shares if whole.agency is None else own):
            if len(parts) > 1 and fill(whole, parts):
                whole.role = "total"
                for part in parts:
                    part.whole, part.parts_fill = whole, True
                break
    for whole in prose:
        parts = [d for d in prose if _is_of_overall(whole, d)] if whole.role == "component" and _is_said_overall(whole) else []
        if len({d.substance for d in parts}) > 1:
            whole.role = "total"
            for part in parts:
                part.whole = whole
    for draft in drafts:
        if draft.is_brought_to and draft.role == "component":
            draft.role = "total"


def _is_said_overall(whole: Draft) -> bool:
    """Whether a figure is of drugs of all kinds, and is said to be: `Overall drug seizures totaled 3.37 tons`."""
    before = whole.passage.lower[max(0, whole.start - _REACH_OVERALL) : whole.start]
    told = before.rpartition(".")[2]
    return whole.substance == "drugs" and whole.whole is None and ("overall" in told or "total volume" in told or "total amount" in told)


def _is_of_overall(whole: Draft, part: Draft) -> bool:
    """Whether a figure is of one drug in the same country, by the same body and in the same time as one of all drugs."""
    if part is whole or part.whole is not None or part.role != "component" or part.substance == "drugs":
        return False
    alike = (part.action, part.country, part.agency, part.period) == (whole.action, whole.country, whole.agency, whole.period)
    return alike and None not in whole.period and _is_part(whole, part)


def _is_said_sum(passage: Passage, q: Quantity) -> bool:
    """Whether the words around a figure call it a sum."""
    tokens = passage.tokens
    near = (*tokens[max(0, q.first - _REACH_SUM) : q.first], *tokens[q.last : q.last + 2])
    return any(t.lower in _SUMS for t in near)


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
    opens = following is not None and tokens[following.first - 1].lower == "("
    if following is not None and opens and _are_in_brackets(passage, whole, drafts[i + 1 :], quantities[i + 1 :]):
        return following.first - 1, whole.sentence, True
    for k in range(quantities[i].last + 1, here.last - 3):
        # "seized 61 kilos of cocaine and 23 of heroin; of the cocaine, 41 kilos were found at the airport"
        opens = tokens[k].lower == "of" and tokens[k - 1].lower in (";", ",") and tokens[k + 1].lower in _THESE
        if opens and tokens[k + 3].lower == "," and tokens[k + 2].kind == "substance" and tokens[k + 2].value == whole.substance:
            return k, whole.sentence, True
    if following is not None and [t.lower for t in tokens[following.last : following.last + 2]] in (["of", "which"], ["of", "them"]):
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
        if goes_back and head[0] == "of" and "," in head:
            # "... 1.3 tons of marijuana. Of the marijuana, 800 kilos came off speedboats and 500 kilos off ferries"
            return after.first, whole.sentence + 1, True
        refers = refers or goes_back
        if refers and any(w in ("included", "include", "includes", "total", "totals", "amount", "quantity") for w in head):
            return after.first, whole.sentence + 1, "total" in head or "amount" in head
    return None


def _are_in_brackets(passage: Passage, whole: Draft, drafts: Sequence[Draft], quantities: Sequence[Quantity]) -> bool:
    """`2.72 tons of drugs (2.5 tons of marijuana and 225 kilos of cocaine)`: whether what the next brackets hold fills a whole."""
    bracket = passage.cursor.bracket(quantities[0].first)
    inside = [d for d, q in zip(drafts, quantities, strict=True) if passage.cursor.bracket(q.first) == bracket]
    are_of_several = len(inside) > 1 and len({d.substance for d in inside}) == len(inside)
    return are_of_several and all(_is_part(whole, d) for d in inside) and fill(whole, inside)


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
