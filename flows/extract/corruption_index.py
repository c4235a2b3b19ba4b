"""A country's place and score on Transparency International's index: `ranked 93rd`, `placing it 60th of the 163 countries`, `was 3.8`."""

from __future__ import annotations

from decimal import Decimal

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Found, Reading
from flows.extract.document import Sentence
from flows.extract.numbers import Figure
from flows.extract.periods import UNKNOWN, Period, PeriodMention, year_period

BODY = "Transparency International"
_HIGHEST_SCORE = 100
_BESIDE = 6
_NAMED = frozenset({"score", "rank", "rating", "position", "place", "number", "high", "low", "peak"})
"""A score `of 2.5`: what follows `of` is the figure itself."""
_BEFORE_SCORE = frozenset({"was", "of", "/", "from", "to", "at", "a", "received", "got", ",", "is", "with", "lowly", "mere"})
_COUNTED = frozenset({"percent", "consecutive", "successive", "straight", "years", "surveys", "institutions"})
_BOUNDS = frozenset({"above", "below", "over", "under", "than"})
_EXPLAINING = frozenset({"reflects", "reflect", "means", "mean", "indicates", "indicate", "denotes", "shows", "suggests", "signals"})
_SCALE = frozenset({"scale", "10-point", "ten-point", "point"})
_AT_PLACE = frozenset({"place", "position", "rank", "spot", "slot"})
_STANDS = frozenset({"been", "was", "is", "were", "stood", "stands", "came", "comes", "finished", "ended", "only", "just", "still"})
"""A country `had been 105th`, or `came 98th`."""
_BACK = frozenset({"this", "that", "it"})
_YEARLY = frozenset({"year", "part", "same", "fiscal"})
_BEFORE_OWN = frozenset({"in", "for", "during", "(", "of", "the", "on", ",", "last"})
_LEADS = frozenset({"in", "for", "during", "(", "index", "list", "survey", "report", "its"})


def names_index(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names the index."""
    return any(sentence.first <= k < sentence.last for k in reading.of_index)


def goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence behind one on the index is on it too: it speaks of rank or score, or names a place (`it had been 105th`)."""
    ordinals = (i for i in range(sentence.first, sentence.last) if reading.kind(i) == "ordinal" and i not in reading.in_period)
    return reading.speaks(sentence, words.OF_INDEX) or any(reading.lower(i - 1) in _STANDS for i in ordinals)


def read_index(reading: Reading, sentence: Sentence, before: Period | None = None) -> list[Found]:
    """The ranks and scores of a sentence that names the index, or that goes on from one that does, with the year told there.

    `scored 3.0 on the 2005 index, up from 2.9 in 2004. This placed it 85th`.
    """
    out: list[Found] = []
    for i in range(sentence.first, sentence.last):
        figure = _figure(reading, i)
        if (
            figure is None
            or i in reading.in_period
            or _is_total(reading, i)
            or _tells_scale(reading, i)
            or reading.speaks(Sentence(sentence.first, i), words.OTHER_INDEXES)
        ):
            continue
        measure = _measure(reading, i, figure, sentence, out)
        if measure is not None:
            unit = measure.removeprefix("index_")
            last = i + 1 if reading.lower(i + 1) in _AT_PLACE else i
            out.append(Found(measure, figure, unit, i, i, min(last, sentence.last - 1), i + 1, agency=BODY))
    dated = _periods(reading, sentence, out)
    if before is not None and reading.lower(sentence.first) in _BACK and all(period == UNKNOWN for period in dated):
        dated = [before] * len(out)
    for found, period in zip(out, dated, strict=True):
        found.period = period
    return out


def _figure(reading: Reading, i: int) -> Figure | None:
    """The figure or ordinal at `i`, the ordinal in words too: `first place`, `Sixteenth`."""
    token = reading.tokens[i]
    if token.kind == "ordinal":
        value = Decimal(token.lower[:-2])
        return Figure(value, value, value)
    if token.lower in words.ORDINALS:
        value = Decimal(words.ORDINALS[token.lower])
        is_place = (
            reading.lower(i + 1) in _AT_PLACE or reading.lower(i + 1) == "/" or not words.RANKING.isdisjoint(reading.lowers(i - 3, i))
        )
        return Figure(value, value, value) if is_place and reading.lower(i + 1) != "time" else None
    return token.figure if token.kind == "figure" else None


def _is_total(reading: Reading, i: int) -> bool:
    """Whether a figure says among how many, or by how many places: `of the 163 countries`, `3.9 out of 10`, `on a scale of 0 to 10`."""
    near = reading.lowers(i + 1, i + 3)
    if reading.kind(i) != "ordinal" and (any(w in words.ALL_COUNTRIES for w in near) or reading.lower(i + 1) in words.STEPS):
        return True
    if not _SCALE.isdisjoint(reading.lowers(i - 5, i)) or not _SCALE.isdisjoint(near[:2]):
        return True
    if reading.kind(i + 1) in ("percent", "currency") or reading.lower(i + 1) in _COUNTED:
        return True
    k = i - 1
    while reading.lower(k) in ("the", "all", "some") or reading.kind(k) == "qualifier":
        k -= 1
    # "101st place of 176", but "a place of 101"
    is_own = reading.lower(k - 1) in _NAMED and reading.kind(k - 2) != "ordinal"
    return reading.lower(k) in words.OUT_OF and reading.kind(i) != "ordinal" and not is_own


def _tells_scale(reading: Reading, i: int) -> bool:
    """Whether the text explains the scale: `a score above 9 reflects a clean environment` (05ISTANBUL526)."""
    return reading.lower(i - 1).rpartition(" ")[2] in _BOUNDS and not _EXPLAINING.isdisjoint(reading.lowers(i + 1, i + 3))


def _measure(reading: Reading, i: int, figure: Figure, sentence: Sentence, out: list[Found]) -> str | None:
    near = reading.lowers(max(sentence.first, i - words.RANK_REACH - 1), i)
    whole = figure.value == figure.value.to_integral_value()
    is_ordinal = reading.kind(i) == "ordinal" or reading.lower(i) in words.ORDINALS
    if is_ordinal:
        has_rank = any(f.measure == "index_rank" for f in out)
        is_rank = (
            not words.RANKING.isdisjoint(near)
            or not words.SCORING.isdisjoint(near)
            or has_rank
            or reading.lower(i - 1) in ("from", "to", "at")
            or reading.lower(i - 1) in _STANDS
            or reading.lower(i + 1) in (*_AT_PLACE, "of", "out", "among", "/")
        )
        return "index_rank" if is_rank and reading.lower(i + 1) not in ("century", "annual", "time", "anniversary") else None
    scores = [k for k, w in enumerate(near) if w in words.SCORING]
    ranks = [k for k, w in enumerate(near) if w in words.RANKING]
    if (
        scores
        and (not ranks or scores[-1] > ranks[-1] or not whole)
        and figure.value <= _HIGHEST_SCORE
        and (near[scores[-1]] != "index" or not whole)
    ):
        return "index_score"
    if reading.lower(i + 1) in ("points", "point"):
        return "index_score"
    if not whole and figure.value <= 10 and (reading.lower(i - 1) in _BEFORE_SCORE or _follows(out)):
        return "index_score"
    if not whole:
        return None
    if out and out[-1].measure == "index_rank" and reading.lower(i + 1) == "in" and any(m.first == i + 2 for m in reading.periods):
        # "ranked 34th, compared with 28 in 2005 (26 in 2004; 21 in 2003)"
        return "index_rank"
    if ranks and figure.value <= 200 and reading.kind(i + 1) not in ("noun", "measure"):
        return "index_rank"
    return None


def _follows(out: list[Found]) -> bool:
    return bool(out) and out[-1].measure == "index_score"


def _periods(reading: Reading, sentence: Sentence, out: list[Found]) -> list[Period]:
    """The year of each: its own behind it, else one between it and the figure before, else the sentence's."""
    mentions = [m for m in reading.periods if sentence.first <= m.first < sentence.last and m.kind in _YEARLY and m.period != UNKNOWN]
    if not mentions and "year's" in reading.lowers(sentence.first, sentence.last):
        # "this year's Corruption Perceptions Index"
        return [year_period(reading.passage.document.clock.report_year)] * len(out)
    own = [
        _own(reading, mentions, f.at, out[k + 1].at if k + 1 < len(out) else sentence.last, out[k - 1].at if k else sentence.first)
        for k, f in enumerate(out)
    ]
    ranks = [own[k] for k, f in enumerate(out) if f.measure == "index_rank"]
    scores = [k for k, f in enumerate(out) if f.measure == "index_score"]
    if len(ranks) == len(scores) > 1 and not any(own[k] for k in scores):
        # "from 105th place in 2006 to 84th in 2007, and its score from 2.7 to 3.3"
        for rank, k in zip(ranks, scores, strict=True):
            own[k] = rank
    used = {p for p in own if p is not None}
    free = [m for m in mentions if m.period not in used]
    return [p if p is not None else _shared(reading, free, mentions, out, own, k) for k, p in enumerate(own)]


def _shared(
    reading: Reading, free: list[PeriodMention], mentions: list[PeriodMention], out: list[Found], own: list[Period | None], k: int
) -> Period:
    """The time of a rank or score that names none: of the figure right before, else what the sentence says of no other figure."""
    at = out[k].at
    if k and own[k - 1] is not None and at - out[k - 1].at <= _BESIDE and not any(out[k - 1].at < m.first < at for m in mentions):
        return own[k - 1] or UNKNOWN
    following = own[k + 1] if k + 1 < len(own) else None
    if k and following is not None and not words.LESS.isdisjoint(reading.lowers(out[k - 1].at + 1, at)):
        # "99th, with a score of 3.0, as against 115th place and a score of 2.8 in 2008"
        return following
    if _is_compared(reading, at):
        # "ranked 145th in the 2008 index, down from 150th"
        return UNKNOWN
    before = [m for m in free if m.last <= at]
    if before or free:
        return (before[-1] if before else free[0]).period
    # rank and score of one year; not "ranked 34th, compared with 28th in 2005"
    return next((p for p, found in zip(own, out, strict=True) if p is not None and found.measure != out[k].measure), UNKNOWN)


def _is_compared(reading: Reading, at: int) -> bool:
    """`down from 150th`, `from 71st to 85th place`: of the time before."""
    if reading.lower(at - 1) != "from":
        return False
    following = reading.lowers(at + 1, at + 3)
    return reading.lower(at - 2) in ("down", "up") or "to" in following


def _own(reading: Reading, mentions: list[PeriodMention], at: int, following: int, before: int) -> Period | None:
    """The time right behind a rank or score, or between the figure before and it: `93rd in 2006`, `in 2007 it had been 150th`."""
    for m in mentions:
        if at < m.first < following:
            link = reading.lowers(at + 1, m.first)
            if link[:2] == ["(", "out"] and ")" in link:
                # "3.1 (out of 10) in 1998"
                link = link[link.index(")") + 1 :]
            if len(link) <= 4 and (not link or link[-1] in _BEFORE_OWN) and not {",", ";", "and", "with", "(", "of"} & set(link[:-1]):
                return m.period
    for m in reversed(mentions) if not _is_compared(reading, at) else ():
        # "whereas in 2007 it had been 150th", "from 2.7 in 2006"
        if before < m.first and m.last <= at <= m.last + 4 and before < m.first - 1 and reading.lower(m.first - 1) in _LEADS:
            return m.period
    return None
