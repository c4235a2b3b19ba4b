"""What a verb or noun of seizure says by itself: how it stands to its quantities, and whether it states what happened, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.extract.cursor import Cursor
from flows.extract.governors import BE, FOILED, HAVE, MODALS, NOUNS, VERBS
from flows.extract.quantities import Quantity
from flows.extract.scope_words import OWN_WORDS, REACH, REACH_SEARCH, REACH_SUBJECT
from flows.extract.word_sets import words_of

_NEGATIONS = frozenset({"not", "never", "no", "without", "neither", "nor"})
# "plans to eradicate", "the goal of destroying": not done yet
_INTENTIONS = words_of("intention")
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
_ESTIMATED = frozenset({"estimate", "estimates", "estimated", "believe", "believes", "believed", "annually", "yearly"})
_REACH_ESTIMATE = 24
# verbs whose subject finds ("a search revealed")
_ONLY_ACTIVE = frozenset({"revealed", "netted", "unearthed", "bagged", "turned up"})
_ATTEMPTS = frozenset({"attempt", "attempts", "effort", "efforts", "bid", "plan", "plot"})
_SEARCHES = frozenset({"search", "searches", "raid", "raids", "operation", "operations", "inspection", "inspections", "sweep", "sweeps"})
_CONDITIONS = frozenset({"if", "unless"})
_REACH_CONDITION = 3
_PAST_ENDINGS = ("ed", "found", "burnt", "down", "up", "nt", "under", "taken", "alight", "ablaze", "fire")
_REACH_FOILED = 8
_THOSE = frozenset({"these", "those", "they", "this"})
_REACH_PRONOUN = 6
_CARRIERS = words_of("carrier")
_OTHERS = words_of("other_doer")


class Seizing:
    """The verbs and nouns of seizure of one paragraph."""

    def __init__(self, cursor: Cursor, quantities: Sequence[Quantity], dates: frozenset[int], is_named: Callable[[int], bool]) -> None:
        """Takes the tokens of a paragraph, the quantities found in it, the tokens of its dates, and what tells an agency's name."""
        self.dates = dates
        self.is_named = is_named
        self.cursor = cursor
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
        before = self.back_over_adverbs(i - 1)
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

    def is_real(self, i: int) -> bool:
        """Whether the verb or noun at `i` states what happened: not denied, planned or only possible."""
        before = self.back_over_adverbs(i - 1)
        word = self.lower(before)
        if word in ("is", "are") and any(self.lower(k) in _ESTIMATED for k in range(max(0, i - _REACH_ESTIMATE), i)):
            # "officials estimate that 40 tons cross each year, of which less than 2 tons are seized"
            return False
        while word in BE or word in HAVE:
            before = self.back_over_adverbs(before - 1)
            word = self.lower(before)
        if any(self.lower(k) in _CONDITIONS for k in range(max(0, before - _REACH_CONDITION), before + 1)):
            return False
        if word in MODALS or word in _NEGATIONS:
            return False
        if word in ("to", "of", "for", "from"):
            return not any(self.lower(k) in _INTENTIONS for k in range(max(0, before - 2), before))
        return True

    def _is_object(self, k: int) -> bool:
        """Whether a drug or a quantity of one stands at a token: not a date, nor the end of an agency's name (`Board on Drugs`)."""
        if k in self.quantity_at:
            return True
        if self.lower(k) in ("unit", "units"):
            return False
        return self.kind(k) in ("substance", "unit", "figure") and k not in self.dates and not self.is_named(k)

    def back_over_adverbs(self, i: int) -> int:
        """The token at or before `i` that is no adverb, as those between a verb and its auxiliary are: `were also recently seized`."""
        while i >= 0 and (self.lower(i) in OWN_WORDS or (self.kind(i) == "word" and self.lower(i).endswith("ly"))):
            i -= 1
        return i

    def is_done_by_others(self, k: int) -> bool:
        """`the gang took 5 kilos to Osh`, `couriers had taken`, `farmers sprayed`: whether those who act are no officers."""
        before = self.back_over_adverbs(k - 1)
        while self.lower(before) in HAVE:
            before = self.back_over_adverbs(before - 1)
        return self.lower(before) in _OTHERS

    def is_foiled(self, k: int) -> bool:
        """`foiled an attempt to smuggle 30 kilos of heroin`."""
        before = range(max(0, k - _REACH_FOILED), k)
        attempt = next((m for m in before if self.lower(m) in _ATTEMPTS), None)
        return attempt is not None and any(self.lower(m) in FOILED and self.is_real(m) for m in range(before.start, attempt))

    def is_yield(self, k: int) -> bool:
        """`a second search yielded another 46 kilos`, `a truck gave up 5 kilos`, `This year's yielded`: not a crop's yield."""
        if any(self.lower(m) in _SEARCHES for m in range(k - REACH_SEARCH, k)):
            return True
        m = k - 1
        while m > k - REACH_SUBJECT and self.lower(m) not in (".", ""):
            is_carrier = self.lower(m) in _CARRIERS and self.lower(m + 1) != "of" and self.lower(m + 1) not in _OTHERS
            if self.kind(m) == "seizure" or is_carrier:
                return True
            m -= 1
        before = self.lower(k - 1)
        if self.lower(m) != "." or k - m > _REACH_PRONOUN or not (before in _THOSE or before.endswith(("'s", "’s"))):
            return False
        # "made 119 seizures last year. This year's yielded"
        begin = next((n for n in range(m - 1, m - REACH, -1) if self.lower(n) in (".", "")), m - REACH)
        return any(self.kind(n) == "seizure" and self.is_real(n) for n in range(begin + 1, m))
