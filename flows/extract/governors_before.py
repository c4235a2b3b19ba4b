"""The governor before a figure: the nearest verb or noun to its left that makes it a seizure, or something that is none."""

from __future__ import annotations

from flows.extract.governors import BE, HAVE, NOUNS, TAKING, VERBS, Governor
from flows.extract.quantities import Quantity
from flows.extract.scope_words import BEFORE_FIGURE, BOUNDARIES, INCLUDING, OWN_WORDS, PREPOSITIONS, REACH, REACH_SEARCH, RELATIVES
from flows.extract.seizing import Seizing
from flows.extract.taking import Taking

_LINKS = frozenset({"of", "from", "to", "at", "by", "with", "for", ":", "(", "-", "–", "—", "involving", "involved"}) | BE
_LIST_LINKS = frozenset({"including", "include", "includes", "included", "and", ",", ":", "(", "plus", "compared", "versus", "from"})
_INDICATING = frozenset({"indicate", "indicates", "indicated", "suggest", "suggests", "show", "shows", "showed"})
_FRACTIONS = frozenset({"half", "third", "quarter", "one-third", "one-half", "two-thirds", "most", "part", "portion", "fraction", "share"})
_EXPECTING = frozenset({"expects", "expect", "predicts", "forecasts", "foresees", "anticipates", "fears", "projects", "hopes"})
# "asset seizure", "interdiction operations"
_NO_DRUGS = frozenset({"asset", "assets", "property", "currency", "cash", "vehicle"})
_QUALIFIED_BY_NOUNS = frozenset({"operations", "operation", "efforts", "unit", "units"})
_NO_INFINITIVES = frozenset({"date", "the", "a", "an", "some", "this", "that", "mid", "early", "late", "no"})
# participles that take no quantity as their object
_NO_OBJECT = frozenset({"estimated", "reported", "registered", "recorded", "listed", "logged", "tallied", "counted"})
_NO_OBJECT |= {"combined", "compared", "limited", "united", "need"}
_CREDITED = frozenset({"accounted for", "accounting for", "credited with", "responsible for", "added", "contributed", "managed"})
_STUDIES = frozenset({"survey", "surveys", "study", "assessment", "census", "poll", "questionnaire"})
_GREATEST = frozenset({"biggest", "largest", "greatest", "record"})
_REACH_GREATEST = 4
_REACH_ITEM = 5
_PARTS_OF_IT = frozenset({"most", "some", "all", "half", "much", "many", "part"})
_REACH_ASIDE = 12
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’"})


class GovernorsBefore:
    """The search to the left of one paragraph's quantities.

    Production, trafficking, prices, arrests and the like govern too, and make a figure no seizure. Participles that only describe what
    a list names before ("hashish, mostly smuggled from Morocco; 41 MT of marijuana") govern nothing.
    """

    def __init__(self, seizing: Seizing, taking: Taking) -> None:
        """Takes what the verbs and nouns of seizure say by themselves, and the verbs of taking."""
        self.seizing, self.taking = seizing, taking
        self.tokens, self.partner = seizing.cursor.tokens, seizing.partner
        self.lower, self.kind = seizing.lower, seizing.kind
        self.dates, self.quantity_at = seizing.dates, seizing.quantity_at

    def nearest(self, q: Quantity, first: int) -> tuple[Governor | None, bool]:
        """The nearest governor before a quantity, its `mode` empty where that is no seizure, and whether it stands right before it."""
        linked = False
        adjacent = True
        k = q.first - 1
        floor = max(first, k - REACH)
        while k >= floor:
            token = self.tokens[k]
            lower, kind = token.lower, token.kind
            if lower == ")" and k in self.partner:
                k = self.partner[k] - 1
                adjacent = False
                continue
            if adjacent and lower == "of" and self.lower(k - 1) in ("none", "neither"):
                return Governor(k, "", ""), True
            if adjacent and lower == "of" and (self.kind(k - 1) == "percent" or self.lower(k - 1) in _FRACTIONS):
                # a share of something: only what follows can make it a seizure ("half of the 3 MT seized in 2016")
                return None, False
            if kind in TAKING:
                taken = self.taking.before(k, q, first, adjacent)
                if taken is not None:
                    return taken
            if kind in VERBS or kind in NOUNS:
                found = self._governs(k, q, linked)
                if found is not None:
                    return found, adjacent
            elif (kind == "yield" and self.seizing.is_yield(k)) or (kind == "block_verb" and self.seizing.is_foiled(k)):
                return Governor(k, "seized", "active"), adjacent
            elif kind in ("block_verb", "yield"):
                if adjacent or not (self._describes(k, q) or self._is_in_aside(k, q)):
                    return Governor(k, "", ""), adjacent
            elif kind == "block_noun":
                if self._noun_blocks(k, q):
                    return Governor(k, "", ""), adjacent
            elif kind == "arrest":
                # drugs can be apprehended too
                takes = q.substance is not None and self.tokens[k].value == "seized" and self._takes_drugs(k) and self.seizing.is_real(k)
                return Governor(k, "seized", "active") if takes else Governor(k, "", ""), adjacent
            elif kind == "carry":
                if self.lower(k - 1) in ("who", "whom") or self.lower(k - 2) in ("who", "whom"):
                    return Governor(k, "", ""), True
            elif lower in _CREDITED and self.taking.is_credited(k, q, first):
                return Governor(k, "destroyed" if q.unit == "hectare" else "seized", "active"), adjacent
            elif (lower in BOUNDARIES and k > first and not self._is_aside(k)) or (lower == ";" and not self._list_goes_on(k, first)):
                return None, False
            elif adjacent and self.taking.joins_clearing(k, q):
                k -= 1
                continue
            elif adjacent and kind == "word" and self._is_other_verb(k):
                return Governor(k, "", ""), lower in _EXPECTING
            if lower == ":" and self._opens_results(k):
                return Governor(k, "seized", "noun"), False
            if lower == "that" and self.lower(k - 1) in _INDICATING and self.kind(k - 2) in NOUNS:
                # "Seizures indicate that loads of 100 kilograms are typical"
                return Governor(k, "", ""), False
            if lower == "those" and self.lower(k + 1) == "of" and linked:
                counted = next((m for m in range(k, first - 1, -1) if self.kind(m) in NOUNS), None)
                if counted is not None and self.seizing.is_real(counted):
                    # "seizures of cocaine were up; those of heroin were flat (44 kg)"
                    return Governor(counted, self.tokens[counted].value or "seized", "noun"), False
            if lower in _LINKS or kind in ("link", "change_verb"):
                linked = True
            if kind != "qualifier" and lower not in BEFORE_FIGURE:
                adjacent = False
            k -= 1
        return None, False

    def _governs(self, k: int, q: Quantity, linked: bool) -> Governor | None:
        """The verb or noun at `k` as the governor of a quantity after it, or None where it reaches only backwards."""
        is_noun = self.kind(k) in NOUNS
        if "average" in (self.lower(k - 1), self.lower(k - 2)) or (is_noun and self.lower(k - 1) in _NO_DRUGS):
            return Governor(k, "", "")
        if is_noun and self.lower(k + 1) in _QUALIFIED_BY_NOUNS:
            return None
        if self.kind(k) == "find" and (q.unit == "hectare" or any(self.lower(m) in _STUDIES for m in range(max(0, k - REACH_SEARCH), k))):
            return Governor(k, "", "")
        mode = self.seizing.mode(k)
        between = range(k + 1, q.first)
        if mode == "passive" and not self._is_inverted(k, q):
            if not any(self.lower(m) in _LIST_LINKS or self.kind(m) == "link" for m in between):
                return None
        elif mode not in ("active", "passive") and not (linked or self._is_apposition(k, q) or (is_noun and k + 1 == q.first)):
            return None
        if not self.seizing.is_real(k):
            return Governor(k, "", "")
        return Governor(k, self.tokens[k].value or "seized", mode)

    def _is_inverted(self, k: int, q: Quantity) -> bool:
        """`In the port were seized last year kgs 27 of hashish`: a passive verb before its subject (drafted by a speaker of Portuguese)."""
        be = self.seizing.back_over_adverbs(k - 1)
        while self.lower(be - 1) in BE or self.lower(be - 1) in HAVE:
            be -= 1
        begin = be
        while begin > 0 and self.lower(begin - 1) not in (".", ";", ":"):
            begin -= 1
        heads = range(begin, be)
        if any(m in self.quantity_at and m not in self.dates and not self.quantity_at[m].is_bare for m in heads):
            return False
        opens = be == begin or self.lower(be - 1) in (",", ")") or be - 1 in self.dates
        is_phrase = self.lower(begin) in PREPOSITIONS
        return (opens or is_phrase) and not any(self.lower(m) in _LIST_LINKS for m in range(k + 1, q.first))

    def _is_apposition(self, k: int, q: Quantity) -> bool:
        """`its largest seizure, 2.5 MT of cocaine, was made in May`; `the quantity of drugs seized in 2007, 3,460 kilograms, was`."""
        if self.kind(k) == "seize" and self.lower(q.first - 1) == "," == self.lower(q.last):
            return all(m in self.dates or self.lower(m) in PREPOSITIONS for m in range(k + 1, q.first - 1))
        if self.kind(k) != "seizure":
            return False
        if self.lower(k).endswith("s"):
            # "called the number of seizures, 1,043, telling"
            of = k - 2 if self.kind(k - 1) == "substance" else k - 1
            return self.lower(of) == "of" and self.lower(of - 1) == "number" and self.lower(k + 1) == "," and k + 2 == q.first
        begin = q.first
        if self.lower(begin - 1) == "or" and begin - 2 in self.quantity_at:
            # "..., 2.9 tons or about 9.8 million tablets"
            begin = self.quantity_at[begin - 2].first
        if self.lower(k + 1) != "," == self.lower(begin - 1) and any(self.lower(m) in _GREATEST for m in range(k - _REACH_GREATEST, k)):
            # "made the biggest seizure that the island has seen, 2.9 tons"
            begins = self.lower(k + 1) in (*RELATIVES, "ever", "yet", "in", "of")
            return begins and not any(self.lower(m) in (",", ";") or m in self.quantity_at for m in range(k + 1, begin - 1))
        return self.lower(k + 1) == "," and k + 2 >= q.first - 1

    def _takes_drugs(self, k: int) -> bool:
        """Whether what follows a verb is a quantity of drugs, not persons (`apprehended 2 tons of hashish and 3 of opium`)."""
        m = k + 1
        while self.kind(m) == "qualifier" or self.lower(m) in BEFORE_FIGURE:
            m += 1
        return m in self.quantity_at and self.quantity_at[m].substance is not None

    def _opens_results(self, k: int) -> bool:
        """`the Police reported the following results for May: 2.1 tons of cocaine base, 168 tons of coca leaf`."""
        near = [self.lower(m) for m in range(k - _REACH_ASIDE, k)]
        return "following" in near and "results" in near

    def _is_in_aside(self, k: int, q: Quantity) -> bool:
        """`seized 914 kilos, most of it in trucks transiting from Iran, and 1,210 tablets`: a verb that an aside holds."""
        begin = next((m for m in range(k - 1, k - _REACH_ASIDE, -1) if self.lower(m) == ","), None)
        is_aside = begin is not None and self.lower(begin + 1) in _PARTS_OF_IT and self.lower(begin + 2) == "of"
        return is_aside and any(self.lower(m) == "," for m in range(k + 1, q.first))

    def _describes(self, k: int, q: Quantity) -> bool:
        """Whether the verb at `k` describes what the list names before it, or the noun after it, so that it governs no figure."""
        before = self.seizing.back_over_adverbs(k - 1)
        if self.lower(k).endswith("ed") and self.lower(before) in ("a", "an", "the", "of", "aggregate", "total") and k + 1 < q.first:
            return True
        while self.lower(before) in ("and", ",", *BE, *RELATIVES) or self.kind(before) == "block_verb":
            before = self.seizing.back_over_adverbs(before - 1)
        names = self.kind(before) in ("substance", "unit", "container") or self.lower(before) == ")" or before in self.quantity_at
        is_place = self.kind(before) == "word" and self.tokens[before].capital
        separated = any(self.lower(m) in (",", ";", "and", ")") for m in range(k + 1, q.first))
        return (names and (separated or self.lower(q.first - 1) in (",", ";", "and"))) or (is_place and separated)

    def _noun_blocks(self, k: int, q: Quantity) -> bool:
        """Whether `production`, `consumption`, `price` ... at `k` is what the quantity is of."""
        if self.lower(k) in ("licit", "use", "user", "abuse", "value", "worth", "crop", "crops", "treatment"):
            if any(self.lower(m) in INCLUDING for m in range(k + 1, q.first)):
                # "seized three million dollars worth of drugs, including 3 kilos of heroin"
                return False
            return self.lower(k + 1) in ("of", "was", "is", "totaled", "at") or k + 1 == q.first
        return not any(self.lower(m) in (",", ";", "and", ")") or self.kind(m) in VERBS for m in range(k + 1, q.first))

    def _is_other_verb(self, k: int) -> bool:
        """Whether a word right before a figure is a verb that has it as its object: `jettisoned 5 kg`, `to refine 5 kg`."""
        lower = self.lower(k)
        if lower in _EXPECTING:
            return True
        if lower.endswith("ed"):
            return lower not in _NO_OBJECT
        infinitive = self.lower(k - 1) == "to" and not self.tokens[k].capital
        return infinitive and lower not in OWN_WORDS and lower not in _NO_INFINITIVES and not lower.endswith("ly")

    def _is_aside(self, k: int) -> bool:
        """`Opium seizures, however, rose to 2 tons`: a word between commas that begins no clause."""
        return self.lower(k - 1) == "," and self.lower(k + 1) == ","

    def _list_goes_on(self, k: int, first: int) -> bool:
        """Whether a semicolon separates the items of a list: a quantity stands on both sides of it."""
        at, steps = k + 1, 0
        while at < len(self.tokens) and steps < _REACH_ITEM and not (at in self.quantity_at and not self.quantity_at[at].is_bare):
            # `; "ice" (crystal methamphetamine) 3 kilos`
            steps += self.lower(at) not in _QUOTES
            at = self.partner[at] + 1 if self.lower(at) == "(" and at in self.partner else at + 1
        is_item = at < len(self.tokens) and steps < _REACH_ITEM
        after = is_item and all(self.lower(m) not in ("that", "believe") for m in range(k + 1, at))
        return after and any(m in self.quantity_at and not self.quantity_at[m].is_bare for m in range(first, k))
