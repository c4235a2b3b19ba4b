"""Which words of a sentence govern a figure: a seizure, or something that is none.

A verb or noun of seizure stands in one of these modes to the quantities near it:

    active      "police seized 5 kg"            governs what follows
    passive     "5 kg were seized"              governs what stands before
    reduced     "5 kg seized at the border"     governs what stands before; what follows only through a link ("totaled", ":")
    attributive "the number of seized labs"     as a noun
    noun        "seizures of heroin rose to"    governs what follows through a link

The nearest governor wins; production, trafficking, prices, arrests and the like govern too, and make a figure no seizure. Participles
that only describe what a list names before ("hashish, mostly smuggled from Morocco; 41 MT of marijuana") govern nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flows.extract.cursor import Cursor
from flows.extract.quantities import Quantity
from flows.extract.stated_substances import MASSES
from flows.extract.word_sets import words_of

VERBS = frozenset({"seize", "destroy", "dismantle", "find"})
NOUNS = frozenset({"seizure", "destruction"})
TAKING = frozenset({"take", "lift", "relieve"})
"""Kinds of verbs that seize only by who does it, or by what is taken."""
BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
HAVE = frozenset({"has", "have", "had", "having"})
MODALS = frozenset({"will", "would", "could", "can", "may", "might", "should", "must", "cannot"})
_NEGATIONS = frozenset({"not", "never", "no", "without", "neither", "nor"})
# "plans to eradicate", "the goal of destroying": not done yet
_INTENTIONS = words_of("intention")
_OWN_WORDS = frozenset({"also", "then", "subsequently", "later", "jointly", "together", "both", "all", "again", "once", "just", "only"})
_LINKS = frozenset({"of", "from", "to", "at", "by", "with", "for", ":", "(", "-", "–", "—", "involving", "involved"}) | BE
_LIST_LINKS = frozenset({"including", "include", "includes", "included", "and", ",", ":", "(", "plus", "compared", "versus", "from"})
_INCLUDING = frozenset({"including", "included", "among"})
_LONGEST_APPOSITION = 14
_BOUNDARIES = frozenset({"while", "whereas", "although", "though", "but", "however", "because"})
_RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})
_PREPOSITIONS = words_of("preposition")
_AMOUNT_WORDS = frozenset(
    {
        "amount",
        "amounts",
        "quantity",
        "quantities",
        "volume",
        "volumes",
        "total",
        "number",
        "numbers",
        "heroine",
        "that",
        "contraband",
        "all",
    }
)
_FRACTIONS = frozenset({"half", "third", "quarter", "one-third", "one-half", "two-thirds", "most", "part", "portion", "fraction", "share"})
_ESTIMATED = frozenset({"estimate", "estimates", "estimated", "believe", "believes", "believed", "annually", "yearly"})
_REACH_ESTIMATE = 24
_EXPECTING = frozenset({"expects", "expect", "predicts", "forecasts", "foresees", "anticipates", "fears", "projects", "hopes"})
_ALL = frozenset({"all", "most", "much"})
_IT = frozenset({"it", "them", "which"})
_TAKEN_UP = frozenset({"it", "them", "all", "everything", "both"})
_LOADS = frozenset({"lot", "load", "loads", "shipment", "shipments", "consignment", "cargo", "drugs", "haul", "substance", "chemicals"})
# "asset seizure", "interdiction operations"
_NO_DRUGS = frozenset({"asset", "assets", "property", "currency", "cash", "vehicle"})
_QUALIFIED_BY_NOUNS = frozenset({"operations", "operation", "efforts", "unit", "units"})
# verbs whose subject finds ("a search revealed"), and participles that take no quantity as their object
_ONLY_ACTIVE = frozenset({"revealed", "netted", "unearthed", "bagged", "turned up"})
_NO_INFINITIVES = frozenset({"date", "the", "a", "an", "some", "this", "that", "mid", "early", "late", "no"})
_NO_OBJECT = frozenset({"estimated", "reported", "registered", "recorded", "listed", "logged", "tallied", "counted"})
_NO_OBJECT |= {"combined", "compared", "limited", "united", "need"}
_BEFORE_FIGURE = frozenset({"a", "an", "the", "total", "of", "record", "another", "additional", "aggregate", "further", "other"})
_BY_HOW_MUCH = frozenset({"more than", "less than", "fewer than"})
FOILED = frozenset({"foiled", "foiling", "thwarted", "thwarting", "frustrated", "blocked", "prevented", "averted"})
_ATTEMPTS = frozenset({"attempt", "attempts", "effort", "efforts", "bid", "plan", "plot"})
_CREDITED = frozenset({"accounted for", "accounting for", "credited with", "responsible for", "added", "contributed", "managed"})
# dug up as plants are, or as what was buried
_UNEARTHED = frozenset({"removed", "dug up", "digging up", "pulled out", "pulled up"})
_CIRCULATION = frozenset({"circulation", "street", "streets", "market", "markets"})
_STUDIES = frozenset({"survey", "surveys", "study", "assessment", "census", "poll", "questionnaire"})
_SEARCHES = frozenset({"search", "searches", "raid", "raids", "operation", "operations", "inspection", "inspections", "sweep", "sweeps"})
_HIDING_PLACES = words_of("hiding_place")
_PEOPLE = words_of("people")
_COMMON_NAMES = words_of("common_name")
_REACH_PLACE = 6
_CONDITIONS = frozenset({"if", "unless"})
_REACH_CONDITION = 3
_PAST_ENDINGS = ("ed", "found", "burnt", "down", "up", "nt", "under", "taken", "alight", "ablaze", "fire")
_AFTER_PARTICIPLE = frozenset({".", ";", ",", "in", "at", "on", "near", "from", "during", "by", ""})
_REACH_ELIDED_BE = 5
_REACH_SEARCH = 8
_REACH_FOILED = 8
_REACH_RELATIVE = 7
_REACH_SUBJECT = 24
_OUT = (" out", " up", " away", " off")
_OUT_OF = frozenset({"out", "from", "off"})
_REACH_OUT = 3
_REACH_OBJECT = 12
# what tells where or when between "took" and its object
_WHERE = _OUT_OF | {"in", "at", "on", "during", "there"}
_PLAIN = frozenset({"word", "container", "pronoun", "actor"})
_JOINING = frozenset({"and", "or", "with", "that", "which", "who", "to", "part", "place"})
_THOSE = frozenset({"these", "those", "they", "this"})
_REACH_PRONOUN = 6
_CARRIERS = words_of("carrier")
_DRIVES = frozenset({"drive", "campaign", "operation", "crackdown", "sweep", "raid"})
_BODIES = frozenset({"customs", "services"})
_OTHERS = words_of("other_doer")
_FURTHER = frozenset({"another", "further", "additional"})
_REACH_RELIEVED = 12
_ENDING_KINDS = frozenset({"arrest", "change_verb", "link", "pronoun", "actor"}) | NOUNS
_GREATEST = frozenset({"biggest", "largest", "greatest", "record"})
_REACH_GREATEST = 4
_REACH_ITEM = 5
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’"})
_REACH = 80
"""Tokens that a scan for a governor goes over at most."""


class Governor(NamedTuple):
    """The token that makes a quantity a seizure, and how: `action` is `seized`, `destroyed` or `dismantled`, `mode` as above."""

    at: int
    action: str
    mode: str


class Scopes:
    """The governors of one paragraph's quantities."""

    def __init__(
        self, cursor: Cursor, quantities: Sequence[Quantity], dates: frozenset[int], is_named: Callable[[int], bool] = lambda _: False
    ) -> None:
        """Takes the tokens of a paragraph, the quantities found in it, the tokens of its dates, and what tells an agency's name."""
        self.dates = dates
        self.is_named = is_named
        self.cursor = cursor
        self.tokens = cursor.tokens
        self.partner = cursor.partner
        self.lower, self.kind = cursor.lower, cursor.kind
        self.quantity_at = {k: q for q in quantities for k in range(q.first, q.last)}

    def mode(self, i: int) -> str:
        """How the verb or noun of seizure at `i` stands to its quantities."""
        if self.kind(i) in NOUNS:
            return "noun"
        lower = self.lower(i)
        if not lower.endswith(_PAST_ENDINGS) and not lower.startswith("taken "):
            return "active"
        before = self._back_over_adverbs(i - 1)
        word = self.lower(before)
        if word in BE:
            return "passive"
        if lower == "turned up" and before in self.quantity_at:
            return "reduced"
        if word in HAVE or lower in _ONLY_ACTIVE:
            return "active"
        if word in ("and", "or", ",") and self.kind(before - 1) in VERBS:
            return self.mode(before - 1)
        following = self.kind(i + 1)
        describes = following in ("substance", "unit", "container") or (following == "word" and self.kind(i + 2) in ("substance", "unit"))
        if describes and (word in ("of", "the", "these", "all", "'s", "those", "") or self.kind(before) == "figure"):
            return "attributive"
        if word in ("reported", "as") and self._is_object(before - 1):
            # "the 50 kilograms reported seized in May", "lists 50 kilograms as seized"
            return "reduced"
        if word == ")":
            before = self.partner.get(before, before) - 1
        elif word in _AMOUNT_WORDS or self.kind(before) == "container":
            return "active" if self.is_named(before - 1) else "reduced"
        return "reduced" if self._is_object(before) else "active"

    def _is_object(self, k: int) -> bool:
        """Whether a drug or a quantity of one stands at a token: not a date, nor the end of an agency's name (`Board on Drugs`)."""
        if k in self.quantity_at:
            return True
        if self.lower(k) in ("unit", "units"):
            return False
        return self.kind(k) in ("substance", "unit", "figure") and k not in self.dates and not self.is_named(k)

    def _back_over_adverbs(self, i: int) -> int:
        while i >= 0 and (self.lower(i) in _OWN_WORDS or (self.kind(i) == "word" and self.lower(i).endswith("ly"))):
            i -= 1
        return i

    def is_real(self, i: int) -> bool:
        """Whether the verb or noun at `i` states what happened: not denied, planned or only possible."""
        before = self._back_over_adverbs(i - 1)
        word = self.lower(before)
        if word in ("is", "are") and any(self.lower(k) in _ESTIMATED for k in range(max(0, i - _REACH_ESTIMATE), i)):
            # "officials estimate that 40 tons cross each year, of which less than 2 tons are seized"
            return False
        while word in BE or word in HAVE:
            before = self._back_over_adverbs(before - 1)
            word = self.lower(before)
        if any(self.lower(k) in _CONDITIONS for k in range(max(0, before - _REACH_CONDITION), before + 1)):
            return False
        if word in MODALS or word in _NEGATIONS:
            return False
        if word in ("to", "of", "for", "from"):
            return not any(self.lower(k) in _INTENTIONS for k in range(max(0, before - 2), before))
        return True

    def is_predicate_of_drug(self, k: int) -> bool:
        """Whether what follows a drug at the head of a sentence says how much there was of it: `Cocaine was up`, `Heroin fell`."""
        while self.kind(k + 1) == "qualifier":
            k += 1
        following = self.kind(k + 1)
        return following in ("change_verb", "factor", "link") or (self.lower(k + 1) in BE and self.lower(k + 2) in ("up", "down", "at"))

    def governor(self, q: Quantity, first: int, last: int) -> Governor | None:
        """What governs a quantity of the sentence `[first, last)`: its `mode` is empty where that is no seizure; None: nothing does."""
        if self.lower(q.first - 1) == "of" and self.kind(q.first - 2) == "change_verb":
            # "340 kilos, an increase of 200 kilos": by how much, not how much
            return Governor(q.first - 2, "", "")
        if self.lower(q.last) in _BY_HOW_MUCH:
            # "14 kilograms more than in 2007"
            return Governor(q.last, "", "")
        if q.is_event and self.kind(q.last) == "block_noun":
            # "the 6,000-hectare goal"
            return Governor(q.last, "", "")
        left, is_adjacent = self._left(q, first)
        if is_adjacent:
            return left
        right = self._right(q, last)
        if left is not None and left.action != "seized" and left.mode == "active" and right is not None and self.kind(right.at) == "find":
            # "destroyed 68 hectares and 5,400 poppy plants found in gardens"
            right = left
        found = self._other_predicate(q, last) or self._relative(q, last) or right or left
        return found if found is not None and found.mode else self._taken_up(q, last) or found

    def _other_predicate(self, q: Quantity, last: int) -> Governor | None:
        """What follows a quantity as its verb and is no seizure: `16,000 hectares are grown there`, `5 tons transit the country`."""
        k = q.last
        be = self.lower(k) in BE or self.lower(k) in HAVE or self.lower(k) in MODALS
        while k < last and (self.lower(k) in BE or self.lower(k) in HAVE or self.lower(k) in MODALS or self.lower(k).endswith("ly")):
            k += 1
        if k >= last or self.kind(k) != "block_verb":
            return None
        is_finite = be or not self.lower(k).endswith(("ed", "ing", "en", "own"))
        return Governor(k, "", "") if is_finite else None

    def _relative(self, q: Quantity, last: int) -> Governor | None:
        """The verb of a relative clause whose object a quantity is: `the 14 tons that the agency found aboard`."""
        begin = q.last + 1 if self.lower(q.last) == "," and self.lower(q.last + 1) == "which" else q.last
        if self.lower(begin) not in ("that", "which"):
            return None
        for k in range(begin + 1, min(last, begin + _REACH_RELATIVE)):
            if self.kind(k) in VERBS or (self.kind(k) == "take" and (q.unit in ("plant", "hectare") or q.substance is not None)):
                takes = k > begin + 1 and k + 1 not in self.quantity_at and self.mode(k) == "active" and self.is_real(k)
                return Governor(k, self.tokens[k].value or "seized", "active") if takes else None
            if self.lower(k) in HAVE:
                continue
            if self.kind(k) not in ("word", "actor", "pronoun", "substance") or self.lower(k) in BE or k in self.quantity_at:
                return None
        return None

    def _left(self, q: Quantity, first: int) -> tuple[Governor | None, bool]:
        """The nearest governor before a quantity, its `mode` empty where that is no seizure, and whether it stands right before it."""
        linked = False
        adjacent = True
        k = q.first - 1
        floor = max(first, k - _REACH)
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
            if kind == "take" and (adjacent or self._is_aside_of_taking(k, q)):
                return self._takes(k, q, first), True
            if kind == "lift" and adjacent and q.unit in ("hectare", "plant") and lower == "pulled" and q.substance is not None:
                # "mobile groups pulled 6,100 hectares of coca"
                return self._by_body(k, first)._replace(action="destroyed"), True
            if kind == "lift" and adjacent:
                return self._lifts(k, q, first), True
            if kind in ("take", "lift") and self._has_list(k, q):
                taken = self._lifts(k, q, first) if kind == "lift" else self._takes(k, q, first)
                if taken.mode:
                    return taken, False
            if kind == "relieve" and self.lower(q.first - 1) == "of" and k >= q.first - _REACH_RELIEVED:
                return self._by_body(k, first), True
            if kind == "take" and self._leaves_market(k) and any(self.lower(m) in _INCLUDING for m in range(k, q.first)):
                return Governor(k, "seized", self.mode(k)), False
            if kind in VERBS or kind in NOUNS:
                found = self._governs(k, q, linked)
                if found is not None:
                    return found, adjacent
            elif (kind == "yield" and self._is_yield(k)) or (kind == "block_verb" and self._is_foiled(k)):
                return Governor(k, "seized", "active"), adjacent
            elif kind in ("block_verb", "yield"):
                if adjacent or not self._describes(k, q):
                    return Governor(k, "", ""), adjacent
            elif kind == "block_noun":
                if self._noun_blocks(k, q):
                    return Governor(k, "", ""), adjacent
            elif kind == "arrest":
                # drugs can be apprehended too
                takes = q.substance is not None and self.tokens[k].value == "seized" and self._takes_drugs(k) and self.is_real(k)
                return Governor(k, "seized", "active") if takes else Governor(k, "", ""), adjacent
            elif kind == "carry":
                if self.lower(k - 1) in ("who", "whom") or self.lower(k - 2) in ("who", "whom"):
                    return Governor(k, "", ""), True
            elif lower in _CREDITED and self._is_credited(k, q, first):
                return Governor(k, "destroyed" if q.unit == "hectare" else "seized", "active"), adjacent
            elif (lower in _BOUNDARIES and k > first and not self._is_aside(k)) or (lower == ";" and not self._list_goes_on(k, first)):
                return None, False
            elif adjacent and self._joins_clearing(k, q):
                k -= 1
                continue
            elif adjacent and kind == "word" and self._is_other_verb(k):
                return Governor(k, "", ""), lower in _EXPECTING
            if lower == "those" and self.lower(k + 1) == "of" and linked:
                counted = next((m for m in range(k, first - 1, -1) if self.kind(m) in NOUNS), None)
                if counted is not None and self.is_real(counted):
                    # "seizures of cocaine were up; those of heroin were flat (44 kg)"
                    return Governor(counted, self.tokens[counted].value or "seized", "noun"), False
            if lower in _LINKS or kind in ("link", "change_verb"):
                linked = True
            if kind != "qualifier" and lower not in _BEFORE_FIGURE:
                adjacent = False
            k -= 1
        return None, False

    def _joins_clearing(self, k: int, q: Quantity) -> bool:
        """`sprayed and killed 40 hectares`: the second verb of one clearing, or the `and` before it."""
        if q.unit not in ("hectare", "plant"):
            return False
        at = k if self.lower(k) == "and" else k - 1
        return self.lower(at) == "and" and self.kind(at - 1) == "take" and self.lower(at + 1).endswith("ed")

    def _is_foiled(self, k: int) -> bool:
        """`foiled an attempt to smuggle 30 kilos of heroin`."""
        before = range(max(0, k - _REACH_FOILED), k)
        attempt = next((m for m in before if self.lower(m) in _ATTEMPTS), None)
        return attempt is not None and any(self.lower(m) in FOILED and self.is_real(m) for m in range(before.start, attempt))

    def _is_credited(self, k: int, q: Quantity, first: int) -> bool:
        """`the Revenue Service accounted for 212 grams of heroin`: what a body, not a drug, has a share of seizures with."""
        subject = range(max(first, k - _REACH_SUBJECT), k)
        acts = any(self._is_body(m) or self.lower(m) in _DRIVES for m in subject)
        return acts and all(self.kind(m) != "substance" for m in subject)

    def _is_aside(self, k: int) -> bool:
        """`Opium seizures, however, rose to 2 tons`: a word between commas that begins no clause."""
        return self.lower(k - 1) == "," and self.lower(k + 1) == ","

    def _governs(self, k: int, q: Quantity, linked: bool) -> Governor | None:
        """The verb or noun at `k` as the governor of a quantity after it, or None where it reaches only backwards."""
        is_noun = self.kind(k) in NOUNS
        if "average" in (self.lower(k - 1), self.lower(k - 2)) or (is_noun and self.lower(k - 1) in _NO_DRUGS):
            return Governor(k, "", "")
        if is_noun and self.lower(k + 1) in _QUALIFIED_BY_NOUNS:
            return None
        if self.kind(k) == "find" and (q.unit == "hectare" or any(self.lower(m) in _STUDIES for m in range(max(0, k - _REACH_SEARCH), k))):
            return Governor(k, "", "")
        mode = self.mode(k)
        between = range(k + 1, q.first)
        if mode == "passive" and not self._is_inverted(k, q):
            if not any(self.lower(m) in _LIST_LINKS or self.kind(m) == "link" for m in between):
                return None
        elif mode not in ("active", "passive") and not (linked or self._is_apposition(k, q) or (is_noun and k + 1 == q.first)):
            return None
        if not self.is_real(k):
            return Governor(k, "", "")
        return Governor(k, self.tokens[k].value or "seized", mode)

    def _takes_drugs(self, k: int) -> bool:
        """Whether what follows a verb is a quantity of drugs, not persons (`apprehended 2 tons of hashish and 3 of opium`)."""
        m = k + 1
        while self.kind(m) == "qualifier" or self.lower(m) in _BEFORE_FIGURE:
            m += 1
        return m in self.quantity_at and self.quantity_at[m].substance is not None

    def _is_inverted(self, k: int, q: Quantity) -> bool:
        """`In the port were seized last year kgs 27 of hashish`: a passive verb before its subject (drafted by a speaker of Portuguese)."""
        be = self._back_over_adverbs(k - 1)
        while self.lower(be - 1) in BE or self.lower(be - 1) in HAVE:
            be -= 1
        begin = be
        while begin > 0 and self.lower(begin - 1) not in (".", ";", ":"):
            begin -= 1
        heads = range(begin, be)
        if any(m in self.quantity_at and m not in self.dates and not self.quantity_at[m].is_bare for m in heads):
            return False
        opens = be == begin or self.lower(be - 1) in (",", ")") or be - 1 in self.dates
        is_phrase = self.lower(begin) in _PREPOSITIONS
        return (opens or is_phrase) and not any(self.lower(m) in _LIST_LINKS for m in range(k + 1, q.first))

    def _is_apposition(self, k: int, q: Quantity) -> bool:
        """`its largest seizure, 2.5 MT of cocaine, was made in May`; `the quantity of drugs seized in 2007, 3,460 kilograms, was`."""
        if self.kind(k) == "seize" and self.lower(q.first - 1) == "," == self.lower(q.last):
            return all(m in self.dates or self.lower(m) in _PREPOSITIONS for m in range(k + 1, q.first - 1))
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
            begins = self.lower(k + 1) in (*_RELATIVES, "ever", "yet", "in", "of")
            return begins and not any(self.lower(m) in (",", ";") or m in self.quantity_at for m in range(k + 1, begin - 1))
        return self.lower(k + 1) == "," and k + 2 >= q.first - 1

    def _is_yield(self, k: int) -> bool:
        """`a second search yielded another 46 kilos`, `a truck gave up 5 kilos`, `This year's yielded`: not a crop's yield."""
        if any(self.lower(m) in _SEARCHES for m in range(k - _REACH_SEARCH, k)):
            return True
        m = k - 1
        while m > k - _REACH_SUBJECT and self.lower(m) not in (".", ""):
            is_carrier = self.lower(m) in _CARRIERS and self.lower(m + 1) != "of" and self.lower(m + 1) not in _OTHERS
            if self.kind(m) == "seizure" or is_carrier:
                return True
            m -= 1
        before = self.lower(k - 1)
        if self.lower(m) != "." or k - m > _REACH_PRONOUN or not (before in _THOSE or before.endswith(("'s", "’s"))):
            return False
        # "made 119 seizures last year. This year's yielded"
        begin = next((n for n in range(m - 1, m - _REACH, -1) if self.lower(n) in (".", "")), m - _REACH)
        return any(self.kind(n) == "seizure" and self.is_real(n) for n in range(begin + 1, m))

    def _is_other_verb(self, k: int) -> bool:
        """Whether a word right before a figure is a verb that has it as its object: `jettisoned 5 kg`, `to refine 5 kg`."""
        lower = self.lower(k)
        if lower in _EXPECTING:
            return True
        if lower.endswith("ed"):
            return lower not in _NO_OBJECT
        infinitive = self.lower(k - 1) == "to" and not self.tokens[k].capital
        return infinitive and lower not in _OWN_WORDS and lower not in _NO_INFINITIVES and not lower.endswith("ly")

    def _takes(self, k: int, q: Quantity, first: int) -> Governor:
        """A verb that seizes or destroys only by who does it or what is taken: `NSS officers took 5 kg`, `removed 900 plants`."""
        action = self.tokens[k].value or ""
        is_seizing = False
        if action == "destroyed":
            is_seizing = q.unit == "plant" or (q.unit == "hectare" and (q.substance is not None or self.lower(k) != "cleared"))
        if action != "destroyed" or (self.lower(k) in _UNEARTHED and not is_seizing):
            action = "seized"
            body = range(max(first, k - _REACH_SUBJECT), k)
            is_of_drug = q.substance is not None or (q.unit in MASSES and self._is_told_of_drug(k, q, first))
            acts = any(self._is_body(m) for m in body) and not self._is_done_by_others(k)
            is_seizing = is_of_drug and (self._leaves_market(q.last) or acts)
        elif self.lower(k).startswith("spray"):
            is_seizing = is_seizing and not self._is_done_by_others(k)
        return Governor(k, action, "active") if is_seizing and self.is_real(k) else Governor(k, "", "")

    def _is_done_by_others(self, k: int) -> bool:
        """`the gang took 5 kilos to Osh`, `couriers had taken`, `farmers sprayed`: whether those who act are no officers."""
        before = self._back_over_adverbs(k - 1)
        while self.lower(before) in HAVE:
            before = self._back_over_adverbs(before - 1)
        return self.lower(before) in _OTHERS

    def _is_told_of_drug(self, k: int, q: Quantity, first: int) -> bool:
        """Whether a mass that a body took can only be of the drug told before.

        `of which the Navy took 131 kilos`, `took another 152 kilos`, `took 215 kilos off a pirogue`, an item of a list.
        """
        if self.lower(q.first) in _FURTHER or self.lower(q.first - 1) in _FURTHER or self.lower(q.first - 1) in (",", "and"):
            return True
        if any(self.lower(m) in ("which", "these", "them") and self.lower(m - 1) == "of" for m in range(max(first, k - _REACH_SUBJECT), k)):
            return True
        is_aboard = any(self.lower(m) in _CARRIERS for m in range(q.last + 1, q.last + 1 + _REACH_PLACE))
        return self._is_out(k, q.last) and (is_aboard or self._is_hiding_place(q.last + 1))

    def _is_aside_of_taking(self, k: int, q: Quantity) -> bool:
        """`took off a bus 5 kg of heroin`, `took in it a total of 5 kg`: whether only where and when stand between verb and object."""
        if self.lower(k + 1) not in _WHERE and not self.lower(k).endswith(" in"):
            return False
        end = q.first
        while self.lower(end - 1) in _BEFORE_FIGURE:
            end -= 1
        between = range(k + 1, end)
        return self.lower(k + 1) in _OUT_OF or all(
            m in self.dates or (self.kind(m) in _PLAIN and self.lower(m) not in _JOINING) for m in between
        )

    def _has_list(self, k: int, q: Quantity) -> bool:
        """Whether a verb that takes the quantity right after it goes on to this one: `took 5 kg of heroin and 3 kg of opium`."""
        before = q.first - 1
        while self.kind(before) == "qualifier" or self.lower(before) in _BEFORE_FIGURE or self.lower(before) == "between":
            before -= 1
        as_well = self.lower(before) == "as" and self.lower(before - 1) == "well"
        is_part = self.lower(before) == "which" and self.lower(before - 1) == "of"
        if not as_well and not is_part and self.lower(before) not in (",", "and", "plus", "them") and self.lower(before) not in _INCLUDING:
            return False
        if any(self.lower(m) == ";" for m in range(k, before)):
            return False
        object_of = next((p for m in range(k + 1, min(before, k + _REACH_OBJECT)) if (p := self.quantity_at.get(m)) is not None), None)
        if object_of is None or object_of is q:
            return False
        m = object_of.first - 1
        while self.kind(m) == "qualifier" or self.lower(m) in _BEFORE_FIGURE:
            m -= 1
        m = m - 2 if self._joins_clearing(m, object_of) else m
        return m == k or self._is_aside_of_taking(k, object_of)

    def _lifts(self, k: int, q: Quantity, first: int) -> Governor:
        """A verb that seizes what it brings out of a place: `divers fished 5 kg out of the lake`, `cut 900 grams from the lining`."""
        return self._by_body(k, first) if q.substance is not None and self._is_out(k, self._end_of_list(q)) else Governor(k, "", "")

    def _end_of_list(self, q: Quantity) -> int:
        """The token after the list that a quantity is an item of: `pulled 4,000 pills, 5 kg of heroin and 3 kg of opium out of a wheel`."""
        end = q.last
        while True:
            m = end
            while self.lower(m) in (",", "and") or self.kind(m) == "qualifier":
                m += 1
            following = self.quantity_at.get(m)
            if m == end or following is None or following.is_bare:
                return end
            end = following.last

    def _is_out(self, k: int, following: int) -> bool:
        """Whether the verb at `k`, or what stands at or right after a token, says `out`, `from`."""
        near = range(following, following + _REACH_OUT)
        return self.lower(k).endswith(_OUT) or any(self.lower(m) in _OUT_OF and self.kind(m) == "word" for m in near)

    def _by_body(self, k: int, first: int) -> Governor:
        """A verb that seizes where those who act are named before it."""
        acts = any(self._is_body(m) for m in range(max(first, k - _REACH_SUBJECT), k)) and not self._is_done_by_others(k)
        return Governor(k, "seized", "active") if acts and self.is_real(k) else Governor(k, "", "")

    def _leaves_market(self, k: int) -> bool:
        """`took 5 tons out of circulation`, `off the streets`."""
        return any(self.lower(m) in _CIRCULATION and self.kind(m) == "word" for m in range(k, k + _REACH_PLACE))

    def _is_body(self, m: int) -> bool:
        """Whether those who act stand at a token."""
        lower = self.lower(m)
        if lower in _COMMON_NAMES and (self.lower(m - 1) == "the" or any(self.lower(n).endswith(("'s", "’s")) for n in (m - 1, m - 2))):
            # "the Agency", "Benin's anti-drug office"
            return True
        return self.kind(m) in ("actor", "pronoun") or lower in _BODIES or lower in _PEOPLE or self.is_named(m)

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

    def _describes(self, k: int, q: Quantity) -> bool:
        """Whether the verb at `k` describes what the list names before it, or the noun after it, so that it governs no figure."""
        before = self._back_over_adverbs(k - 1)
        if self.lower(k).endswith("ed") and self.lower(before) in ("a", "an", "the", "of", "aggregate", "total") and k + 1 < q.first:
            return True
        while self.lower(before) in ("and", ",", *BE, *_RELATIVES) or self.kind(before) == "block_verb":
            before = self._back_over_adverbs(before - 1)
        names = self.kind(before) in ("substance", "unit", "container") or self.lower(before) == ")" or before in self.quantity_at
        is_place = self.kind(before) == "word" and self.tokens[before].capital
        separated = any(self.lower(m) in (",", ";", "and", ")") for m in range(k + 1, q.first))
        return (names and (separated or self.lower(q.first - 1) in (",", ";", "and"))) or (is_place and separated)

    def _noun_blocks(self, k: int, q: Quantity) -> bool:
        """Whether `production`, `consumption`, `price` ... at `k` is what the quantity is of."""
        if self.lower(k) in ("licit", "use", "user", "abuse", "value", "worth", "crop", "crops", "treatment"):
            if any(self.lower(m) in _INCLUDING for m in range(k + 1, q.first)):
                # "seized three million dollars worth of drugs, including 3 kilos of heroin"
                return False
            return self.lower(k + 1) in ("of", "was", "is", "totaled", "at") or k + 1 == q.first
        return not any(self.lower(m) in (",", ";", "and", ")") or self.kind(m) in VERBS for m in range(k + 1, q.first))

    def _is_taken_in_raid(self, k: int, q: Quantity) -> bool:
        """`14,500 pounds of coca leaf was taken in an operation`: whether `in an operation` follows the verb at `k`."""
        at = k if self.lower(k).endswith(" in") else k + 1
        is_in = at == k or self.lower(at) in ("in", "during")
        return is_in and q.unit in MASSES and any(self.lower(m) in _DRIVES for m in range(at + 2, at + 4))

    def _right(self, q: Quantity, last: int) -> Governor | None:
        """The passive or reduced verb after a quantity that it belongs to (`mode` empty where that verb is no seizure)."""
        inside = self.cursor.bracket(q.first)
        stop = min(last, q.last + _REACH, inside[1] if inside is not None else last)
        # "Coca leaf, 14,500 pounds of it, was taken"
        k = q.last + 2 if self.lower(q.last) == "of" and self.lower(q.last + 1) in _IT else q.last
        if inside is not None and inside == (q.first - 1, q.last):
            # "cocaine worth three million dollars (45 kg) was seized"
            k, stop = inside[1] + 1, min(last, q.last + _REACH)
        in_relative = False
        while k < stop:
            if self.lower(k) == "(" and k in self.partner:
                k = self.partner[k] + 1
                continue
            if self.kind(k) == "lift" and self.lower(k - 1) in BE and q.substance is not None and self._is_out(k, k + 1):
                return Governor(k, "seized", "passive") if self.is_real(k) else Governor(k, "", "")
            if self.kind(k) == "take" and not (self.lower(k - 1) == "be" and self.lower(k - 2) == "to"):
                mode = self.mode(k)
                told = self.lower(k + 1) == "by" or q.unit in ("plant", "hectare") or self._leaves_market(k)
                if mode == "passive" and (told or self._is_taken_in_raid(k, q)):
                    return Governor(k, self.tokens[k].value or "seized", mode)
                is_from = self.lower(k + 1) in ("from", "off", "by") and self._is_hiding_place(k + 2)
                if mode == "reduced" and q.substance is not None and is_from:
                    return Governor(k, "seized", mode)
            if self.kind(k) == "arrest" and self.tokens[k].value == "seized" and self.mode(k) in ("passive", "reduced"):
                return Governor(k, "seized", self.mode(k)) if q.substance is not None and self.is_real(k) else Governor(k, "", "")
            if self.kind(k) in VERBS:
                mode = self.mode(k)
                if mode == "active" and self._has_no_object(k, q):
                    mode = "reduced"
                if mode not in ("passive", "reduced"):
                    return None
                return Governor(k, self.tokens[k].value or "seized", mode) if self.is_real(k) else Governor(k, "", "")
            if self.lower(k) == "," and self._is_all_of_it(k + 1):
                return Governor(k + 4, self.tokens[k + 4].value or "seized", "reduced")
            apposed = self._apposed_seizure(k, stop)
            if apposed is not None:
                return Governor(apposed, "seized", "reduced")
            aside = self._apposition_end(k, stop)
            if aside is not None:
                k = aside
                continue
            if self._ends_reach(k, stop, in_relative):
                return None
            in_relative = in_relative or self.lower(k) in _RELATIVES
            k += 1
        return None

    def _is_all_of_it(self, k: int) -> bool:
        """`claims 13 tons of heroin, all of it seized on the coast`."""
        return self.lower(k) in _ALL and self.lower(k + 1) == "of" and self.lower(k + 2) in _IT and self.kind(k + 3) in VERBS

    def _has_no_object(self, k: int, q: Quantity) -> bool:
        """`two men were shot and 31 kilos of heroin and two rifles recovered`: a participle that ends its clause."""
        near = k - q.last <= _REACH_ELIDED_BE and self.lower(q.last) == "and"
        ends = self.lower(k + 1) in _AFTER_PARTICIPLE or k + 1 in self.dates
        is_plain = all(self.kind(m) in ("word", "figure") for m in range(q.last, k))
        return near and ends and is_plain and self.lower(k).endswith(("ed", "found"))

    def _apposition_end(self, k: int, stop: int) -> int | None:
        """The index after an aside: `Twelve tons of hashish, the largest load ever, were found`, `5 kg, bound for Peru, was stopped`."""
        if self.lower(k) != "," or self.lower(k + 1) in ("and", "or", "which", "that", "who"):
            return None
        end = next((m for m in range(k + 2, min(stop, k + _LONGEST_APPOSITION)) if self.lower(m) == ","), None)
        is_verb = end is not None and (self.lower(end + 1) in BE or self.lower(end + 1) in HAVE)
        return end + 1 if end is not None and is_verb and not any(m in self.quantity_at for m in range(k, end)) else None

    def _apposed_seizure(self, k: int, stop: int) -> int | None:
        """`eight kilograms in the luggage of a courier, the first seizure of any size`: the noun that says what they were."""
        if self.lower(k) not in (",", "-", "–", "—") or self.lower(k + 1) not in ("the", "a", "its", "one"):
            return None
        near = range(k + 2, min(stop, k + _REACH_PLACE))
        at = next((m for m in near if self.kind(m) == "seizure" and not self.lower(m).endswith("s")), None)
        plain = at is not None and all(self.kind(m) in ("word", "ordinal", "substance") and self.lower(m) != "of" for m in range(k + 2, at))
        return at if plain else None

    def _is_hiding_place(self, k: int) -> bool:
        """Whether a phrase from `k` on names what drugs are hidden in, or who they were taken by."""
        return any(self.lower(m) in _HIDING_PLACES or self.kind(m) == "actor" or self.is_named(m) for m in range(k, k + _REACH_PLACE))

    def _taken_up(self, q: Quantity, last: int) -> Governor | None:
        """`a load of 11 kilos was followed to Rotterdam, where the police seized it`: what a pronoun takes up in the same sentence."""
        for k in range(q.last, last - 1):
            if k in self.quantity_at and not self.quantity_at[k].is_bare:
                return None
            if self.kind(k) in ("seize", "find", "destroy") and (self.lower(k + 1) in _TAKEN_UP or self._is_the_load(k + 1)):
                takes = self.mode(k) == "active" and self.is_real(k)
                return Governor(k, self.tokens[k].value or "seized", "active") if takes else None
        return None

    def _is_the_load(self, k: int) -> bool:
        return self.lower(k) in ("the", "both") and self.lower(k + 1) in _LOADS

    def _ends_reach(self, k: int, stop: int, in_relative: bool) -> bool:
        """Whether a quantity's verb cannot stand beyond the token at `k`: a verb or clause of its own begins there."""
        lower, kind = self.lower(k), self.kind(k)
        if kind in ("block_verb", "carry"):
            # "hashish smuggled from Morocco was seized": a participle that describes the quantity is no end
            return in_relative or not lower.endswith(("ed", "ing", "en", "own"))
        if kind in _ENDING_KINDS and lower != "total":
            return True
        if lower in BE or lower in HAVE:
            return not self._verb_follows(k, stop)
        if k in self.quantity_at and self.quantity_at[k].first == k and not self._in_list(k):
            return True
        if lower == "of":
            return self.lower(k + 1) in _RELATIVES
        if lower == ",":
            return self._new_clause(k)
        return lower in (".", ";", ":") or lower in _BOUNDARIES or lower in MODALS

    def _in_list(self, k: int) -> bool:
        """Whether the quantity at `k` is a further item of a list."""
        joins = self.lower(k - 1) in (",", "and", "or", "plus", ";", "of", "as", "with")
        return joins or self.kind(k - 1) in ("link", "substance", "carry")

    def _verb_follows(self, k: int, stop: int) -> bool:
        """Whether a verb of seizure follows the auxiliary at `k`."""
        for m in range(k + 1, min(k + 5, stop)):
            if self.kind(m) in VERBS or self.kind(m) in ("take", "lift") or (self.kind(m) == "arrest" and self.tokens[m].value == "seized"):
                return True
            if not (self.lower(m) in _OWN_WORDS or self.lower(m) in BE or self.lower(m).endswith("ly") or self.lower(m) == "found"):
                return False
        return False

    def _new_clause(self, k: int) -> bool:
        """Whether a subject of its own follows the comma at `k`: a word that is neither part of a list nor of a phrase of place or time."""
        m = k + 1
        if self.lower(m) in ("and", "as", "along", "plus", "including", "worth", "which", "mostly", "primarily"):
            return False
        return not (
            m in self.quantity_at
            or self.lower(m) in BE
            or self.lower(m) in HAVE
            or self.kind(m) in ("qualifier", "substance", "figure", "carry", "block_verb", *VERBS)
            or self.lower(m) in _PREPOSITIONS
            or self.lower(m).endswith("ly")
        )
