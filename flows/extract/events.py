"""Whether a figure is of one event, operation or shipment."""

from __future__ import annotations

import calendar
from datetime import timedelta

from flows.extract.document import Passage, Sentence
from flows.extract.drafts import Draft
from flows.extract.governors import NOUNS, VERBS
from flows.extract.quantities import Quantity
from flows.extract.timespans import UNKNOWN, Period, month_period
from flows.extract.timing import Timing
from flows.extract.word_sets import words_of

_EVENTS = words_of("event")
_ONE = frozenset({"a", "an", "one", "single", "this", "largest", "biggest", "largest-ever", "another"})
_LARGEST = frozenset({"largest", "largest-ever", "biggest"})
_EVER = frozenset({"in", "ever", "since", "on", "so", "yet", "to"})
_KNOWN = words_of("known_event")
_INCLUDING = frozenset({"including", "includes", "included"})
# what follows is another part: the cause of a figure of a year ("largely because of one lorry") is no event that the figure is of
_ENDS = _INCLUDING | {"most", "mostly", "mainly", "largely", "chiefly", ";", "owing", "due", "because", "thanks", "attributable"}
_ENDS |= {"bolstered", "boosted", "driven"}
# "a Dutch national", not "a national total"
_ADJECTIVES = frozenset({"national", "individual"})
# "an ongoing eradication effort"
_RAIDING = frozenset({"raiding", "raided"})
_HIDDEN = frozenset({"hidden", "concealed", "stashed", "tucked", "sewn", "secreted"})
_EFFORTS = frozenset({"effort", "efforts", "campaign", "campaigns", "program", "programs", "programme", "drive", "project", "season"})
_AFTER_PERSON = words_of("preposition") | {"who", "was", "were", "and", "had", "that", "whose", "trying", "attempting", "traveling"}
_DURING = frozenset({"in", "during", "under", "of", "through", "joint"})
_CONDUCTING = frozenset({"conducted", "launched", "executed", "concluded", "mounted", "completed"})
_OF_OPERATION = frozenset({"it", "seizures"})
_UNDER = frozenset({"under", "through"})
_PERIODICALS = ("month", "report", "update", "statistics", "figures", "roundup", "results")
_PERSONS = frozenset({"passengers", "couriers", "travelers", "travellers", "men", "women", "persons", "smugglers", "suspects", "tourists"})
_LONGEST_EVENT = timedelta(days=10)
_LONGEST_OPERATION = timedelta(days=200)
_HIDING_PLACES = words_of("hiding_place")
_RELATIVE = frozenset({"which", "who"})
_IN = frozenset({"in", "inside", "under", "beneath", "behind", "aboard", "off", "from", "among", "on"})
_AT = frozenset({"at", "near", "off"})
_WHERE = _AT | {"in", "on"}
_MORE = frozenset({"another", "further", "additional", "total", "altogether"})
_STATISTICS = frozenset({"figures", "statistics", "data", "numbers"})
_MANY = 4
"""Drugs from which on a list is one of figures."""
_FLOWN = frozenset({"aircraft", "airplane", "plane", "helicopter"})
"""What a crop is sprayed from: no event that a figure of hectares is of."""
_REACH_PLACE = 10
_REACH = 5
_REACH_INTERCEPTED = 4


def is_incident(passage: Passage, timing: Timing, sentence: Sentence, q: Quantity, draft: Draft, verb: str) -> bool:
    """Whether the seizure is one event: a day or a few, a single operation, vessel or courier, the largest seizure of a time.

    Args:
        passage: the paragraph, with its times in `timing`.
        sentence: the sentence of the figure `q`.
        draft: what has been read of it, its period and agency among the rest.
        verb: the kind of the word that makes it a seizure.
    """
    period, index = draft.period, draft.sentence
    if q.is_event or _is_case_of_month(passage, timing, sentence, q, draft, verb):
        return True
    if period.start is not None and period.end is not None and period.end - period.start <= _LONGEST_EVENT:
        # a field is cleared day after day
        goes_on = q.unit in ("hectare", "plant") and period.end - period.start > timedelta(days=1)
        if not goes_on:
            return not _counts_from_a_start(passage, timing, period)
    if _counts_since(passage, timing, q):
        return False
    lowers = passage.cursor.lowers
    is_own = bool(timing.named_in(sentence)) or _HIDDEN.isdisjoint(lowers[q.last : min(sentence.last, q.last + _REACH_PLACE)])
    if _is_one_find(passage, sentence, q, period if is_own else UNKNOWN):
        return True
    raids = not _RAIDING.isdisjoint(lowers[sentence.first : sentence.last])
    if raids and (_is_short(period) or _is_of_one_laboratory(passage, sentence)):
        return True
    if _is_short(period) and (_is_intercepted(passage, sentence, q) or _is_taken_once(passage, timing, sentence, q)):
        return True
    if _is_in_named_operation(passage, sentence, q, period):
        return True
    tools = _FLOWN if q.unit in ("hectare", "plant") else frozenset()
    if _names_one_event(passage, *_clause(passage, timing, sentence, q), tools):
        return True
    if _is_the_one_of_a_year(passage, timing, sentence, q):
        return True
    opening = {passage.cursor.lower(k) for k in (sentence.first, sentence.first + 1)}
    if index and not _OF_OPERATION.isdisjoint(opening) and _names_operation(passage, passage.sentences[index - 1]):
        return True
    carried = index > 0 and not timing.named_in(sentence)
    before = passage.sentences[index - 1]
    if carried and _are_told_one_by_one(timing, before, sentence):
        return True
    if carried and verb not in NOUNS and _tells_operation(passage, before) and not _is_short(period):
        return True
    if not carried or not _is_short(period):
        return False
    if _is_of_one_laboratory(passage, before):
        return True
    return _names_one_event(passage, before.first, before.last) or _is_in_named_operation(passage, before, q, period)


def _is_the_one_of_a_year(passage: Passage, timing: Timing, sentence: Sentence, q: Quantity) -> bool:
    """`the 2004 seizure of more than 800,000 tablets`: one that is known by its year."""
    tokens = passage.tokens
    nouns = (k for k in range(max(sentence.first + 2, q.first - _REACH), q.first) if tokens[k].kind in NOUNS)
    return any(not tokens[k].lower.endswith("s") and k - 1 in timing.dates and tokens[k - 2].lower == "the" for k in nouns)


def _are_told_one_by_one(timing: Timing, before: Sentence, sentence: Sentence) -> bool:
    """`Media reported two large seizures. Over 1.45 MT were seized in one region and over 3.6 MT in another`: as many as were announced."""
    announced = [q.figure.value for q in timing.starts.values() if q.unit == "case" and before.first <= q.first < before.last]
    told = [q for q in timing.starts.values() if q.unit is not None and sentence.first <= q.first < sentence.last]
    return len(told) > 1 and announced == [len(told)]


def _tells_operation(passage: Passage, sentence: Sentence) -> bool:
    """Whether an operation is the subject of a sentence: `During 2018, a joint operation dismantled a ring. 541 kilos were seized`."""
    tokens = passage.tokens
    at = next((k for k in range(sentence.first, sentence.last) if tokens[k].lower in ("operation", "raid", "bust")), None)
    if at is None or not any(tokens[k].lower in ("a", "an", "one") for k in range(max(sentence.first, at - 3), at)):
        return False
    between = range(sentence.first, at - 1)
    return all(tokens[k].kind not in VERBS for k in between) and any(t.kind in VERBS for t in tokens[at : sentence.last])


def _is_of_one_laboratory(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence tells of a laboratory that was found: `destroyed a clandestine cocaine laboratory in September`."""
    tokens = passage.tokens
    sites = (k for k in range(sentence.first, sentence.last) if tokens[k].value == "laboratory" and not tokens[k].lower.endswith("s"))
    return any(tokens[m].lower in ("a", "an", "one", "first") for k in sites for m in range(max(sentence.first, k - _REACH), k))


def _is_case_of_month(passage: Passage, timing: Timing, sentence: Sentence, q: Quantity, draft: Draft, verb: str) -> bool:
    """Whether a verb tells of what a named body took, or was taken at a named place, in one month: of one case nearly always.

    Crops are cleared day after day, sites closed one by one; `seizures in May came to 5 kg`, `another 5 kg` (07SANJOSE299), and
    what a country's authorities took in a month are figures.
    """
    start = draft.period.start
    if start is None or not _is_short(draft.period) or _counts_from_a_start(passage, timing, draft.period):
        return False
    if _lists_figures(passage, timing, sentence) or _reports_on(passage, start.month):
        return False
    if verb in ("lift", "relieve") and draft.unit not in ("hectare", "plant"):
        return True
    is_more = verb != "destroy" and any(passage.cursor.lower(k) in _MORE for k in range(q.first - 2, q.first))
    is_of_place = draft.unit == "site" and verb == "seize" and draft.agency is not None and _names_place(passage, timing, sentence, _WHERE)
    is_one = verb not in NOUNS and (draft.unit not in ("hectare", "plant", "site") or is_of_place) and not is_more
    is_customs = any(passage.tokens[k].lower.startswith("customs") for k in range(sentence.first, q.first))
    is_told = draft.agency is not None or is_customs or verb == "destroy" or _names_place(passage, timing, sentence, _WHERE)
    is_told = is_told or "arrest" in passage.cursor.kinds[sentence.first : sentence.last]
    return is_one and is_told and draft.period == month_period(start.year, start.month)


def _counts_since(passage: Passage, timing: Timing, q: Quantity) -> bool:
    """`the operation has led to the seizure of 600 kilos since November 2006`: seizure upon seizure."""
    own = timing.own(q)
    return own is not None and passage.tokens[own.first].lower == "since"


def _reports_on(passage: Passage, month: int) -> bool:
    """Whether the cable is a report on that month: `monthly report on interdiction, August 2007`; what was seized in it is counted."""
    subject = (passage.document.cable.subject or "").lower()
    return calendar.month_name[month].lower() in subject and any(word in subject for word in _PERIODICALS)


def _lists_figures(passage: Passage, timing: Timing, sentence: Sentence) -> bool:
    """Whether a sentence gives figures, as statistics (`According to figures of the Ministry`) or of many drugs: no case is told so."""
    words = {passage.tokens[k].lower for k in range(sentence.first, sentence.last)}
    if "according" in words and not words.isdisjoint(_STATISTICS):
        return True
    listed = {q.substance for q in timing.starts.values() if sentence.first <= q.first < sentence.last and q.unit and q.substance}
    return len(listed) >= _MANY


def _names_place(passage: Passage, timing: Timing, sentence: Sentence, before: frozenset[str]) -> bool:
    """Whether a named place stands in a sentence behind one of some words: `at Rudaki`, `in Deira`."""
    tokens = passage.tokens
    inside = range(sentence.first, sentence.last - 1)
    named = ((k, k + 2 if tokens[k + 1].lower == "the" and k + 2 < sentence.last else k + 1) for k in inside)
    return any(tokens[k].lower in before and tokens[at].capital and at not in timing.dates for k, at in named)


def _is_intercepted(passage: Passage, sentence: Sentence, q: Quantity) -> bool:
    """`Also in May, Customs intercepted 11 tons`: loads are intercepted one by one."""
    near = range(max(sentence.first, q.first - _REACH_INTERCEPTED), min(sentence.last, q.last + _REACH_INTERCEPTED))
    return any(passage.tokens[k].lower == "intercepted" for k in near)


def _is_taken_once(passage: Passage, timing: Timing, sentence: Sentence, q: Quantity) -> bool:
    """Whether a figure of a month is of one event: `In May they reported the seizure of 5 kg`, `took 8 kg from nine Nigerians`."""
    tokens = passage.tokens
    first, last = _clause(passage, timing, sentence, q)
    for k in range(first + 1, q.first):
        is_one = (tokens[k].kind in NOUNS and not tokens[k].lower.endswith("s")) or tokens[k].kind in VERBS
        is_of = tokens[k + 1].lower == "of" or tokens[k].lower.endswith(" of")
        if is_one and is_of and tokens[k - 1].lower == "the":
            return True
    near = range(q.last, min(last, q.last + _REACH))
    return any(tokens[k].lower == "from" and _are_persons(passage, k + 1) for k in near)


def _are_persons(passage: Passage, k: int) -> bool:
    """Whether a small count of persons begins at a token: `two passengers`, `nine Nigerians`."""
    tokens = passage.tokens
    if k + 1 >= len(tokens) or tokens[k].kind != "figure" or not tokens[k].lower.isalpha():
        return False
    if any(t.lower in _PERSONS for t in tokens[k + 1 : k + 3]):
        return True
    return any(p.form == "demonym" and p.start == tokens[k + 1].start for p in passage.places)


def _clause(passage: Passage, timing: Timing, sentence: Sentence, q: Quantity) -> tuple[int, int]:
    """The tokens of a quantity's own part of the sentence: "9 tons, including a single shipment of 3 tons" has two.

    Another part begins with the verb of another figure: "took 5 kg, and found 12 kg in a single truck".
    """
    first, last = sentence.first, sentence.last
    for k in range(sentence.first, sentence.last):
        takes = passage.tokens[k].kind in VERBS and (k + 1 in timing.starts or k + 2 in timing.starts)
        if k >= q.last and (takes or passage.tokens[k].lower in _ENDS or _begins_other_time(passage, timing, k, q)):
            last = k
            break
        relative = passage.tokens[k].lower in _RELATIVE and passage.tokens[k - 1].lower == "," and passage.tokens[k + 1].kind in VERBS
        if k < q.first and (relative or passage.tokens[k].lower in _INCLUDING | {"than"}):
            first = k
    return first, last


def _begins_other_time(passage: Passage, timing: Timing, k: int, q: Quantity) -> bool:
    """`burned 28 hectares in 2008, and 3,000 plants in a raid in May`: a comma behind which a figure follows one that has its own time."""
    lower = passage.cursor.lower
    return lower(k) == "," and lower(k + 1) == "and" and (k + 2 in timing.starts or k + 3 in timing.starts) and timing.own(q) is not None


def _names_operation(passage: Passage, sentence: Sentence) -> bool:
    """`Operation Condor ran from March 3 to April 11. It netted 2.6 tons`."""
    first, following = passage.tokens[sentence.first], passage.tokens[sentence.first + 1 : sentence.first + 2]
    return first.lower == "operation" and any(t.capital for t in following)


def _is_in_named_operation(passage: Passage, sentence: Sentence, q: Quantity, period: Period) -> bool:
    """`In Operation "Blue Gulf" ... 3 tons were seized`: one operation, however long it went on.

    Under one of a whole year, or since it began, figures are counted (`under Operation Watch 9 tons were seized in 2008`).
    Behind a figure of a whole year an operation tells only how ("destroyed them as part of the "Poppy-2008" operations", 08DUSHANBE1372).
    """
    tokens = passage.tokens
    last = sentence.last
    is_counted = period.start is not None and (period.end is None or period.end - period.start > _LONGEST_OPERATION)
    if q.first < sentence.last:
        is_long = period.start is None or is_counted
        ends = (k for k in range(q.last, sentence.last) if tokens[k].lower in _ENDS or tokens[k].figure is not None)
        last = q.first if is_long else next(ends, last)
    for k in range(sentence.first + 1, last - 1):
        if tokens[k].lower != "operation" or tokens[k - 1].lower not in _DURING | _CONDUCTING:
            continue
        if is_counted and tokens[k - 1].lower in _UNDER:
            continue
        is_quoted = tokens[k + 1].kind == "mark"
        following = tokens[k + 2] if is_quoted else tokens[k + 1]
        if following.capital and (is_quoted or tokens[k].capital):
            return True
    return False


def _is_one_find(passage: Passage, sentence: Sentence, q: Quantity, period: Period) -> bool:
    """Whether the sentence tells where drugs were hidden in, or in which place they were found in a month: `in jars of sauce in May`."""
    if period.start is not None and not _is_short(period):
        return False
    tokens = passage.tokens
    if period.start is not None and _is_met_in_one_place(passage, sentence):
        return True
    for k in range(q.last, min(sentence.last, q.last + _REACH_PLACE)):
        if k > q.last and tokens[k].figure is not None and tokens[k - 1].lower in (",", "and"):
            return False
        if tokens[k].kind in VERBS and tokens[k - 1].lower == "and":
            # "uprooted 64,000 plants and confiscated, from sheds, 5 tons"
            return False
        is_in = tokens[k].lower in _IN or (tokens[k].lower == "of" and tokens[k - 1].lower == "out")
        if is_in and any(t.lower in _HIDING_PLACES for t in tokens[k + 1 : k + 1 + _REACH]):
            return True
    return False


def _is_met_in_one_place(passage: Passage, sentence: Sentence) -> bool:
    """Whether drugs were taken at one named place in a month: `in June were intercepted at Algeciras`, `In May Customs impounded`."""
    tokens = passage.tokens
    inside = range(sentence.first, sentence.last - 1)
    met = any(tokens[k].lower.startswith("intercepted") or tokens[k].kind == "find" for k in inside)
    is_taken = not any(tokens[k].kind in NOUNS for k in inside) and sum(tokens[k].kind in VERBS for k in inside) == 1
    return (met or is_taken) and any(tokens[k].lower in _AT and tokens[k + 1].capital for k in inside)


def _is_short(period: Period) -> bool:
    """Whether a period is known and no longer than a month."""
    return period.start is not None and period.end is not None and period.end - period.start <= timedelta(days=31)


def _counts_from_a_start(passage: Passage, timing: Timing, period: Period) -> bool:
    """`the first five days` of a measure, `the week of May 7-13` is a period, not an event (04THEHAGUE4)."""
    lower = passage.cursor.lower
    told = [m.first for m in timing.mentions if m.period == period]
    return any(lower(k) == "first" or (lower(k - 1) == "of" and lower(k - 2) in ("week", "weeks")) for k in told)


def _names_one_event(passage: Passage, first: int, last: int, but: frozenset[str] = frozenset()) -> bool:
    """Whether an event stands after an article or `the largest`: `in a joint operation`, `the largest seizure in its history`."""
    tokens = passage.tokens
    for k in range(first, last):
        token = tokens[k]
        if token.lower in _LARGEST and k + 1 < last and tokens[k + 1].lower in _EVER:
            # "last year's seizure of 14 tons remains the largest in the country's history"
            return any(t.kind in NOUNS and not t.lower.endswith("s") for t in tokens[first:k])
        if (token.lower not in _EVENTS and token.kind not in NOUNS) or token.lower in but:
            continue
        following = tokens[k + 1] if k + 1 < last else None
        qualifies = following is not None and following.kind in ("word", "link", "unit") and following.lower not in _AFTER_PERSON
        if qualifies and (token.lower in _ADJECTIVES or (token.kind in NOUNS and following is not None and following.lower in _EFFORTS)):
            continue
        is_singular = token.lower in _EVENTS or not token.lower.endswith("s")
        for m in range(k - 1, max(first, k - _REACH) - 1, -1):
            if tokens[m].lower in _LARGEST or (tokens[m].lower in _ONE and is_singular):
                return True
            if tokens[m].lower == "the" and token.lower in _KNOWN:
                return True
            if tokens[m].kind == "mark" or tokens[m].lower in ("of", "in", "and", "with", "for", "the"):
                break
    return False
