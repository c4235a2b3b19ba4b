"""Sums of money: embezzled, recovered, imposed as fines, paid as bribes.

A sum is a figure with a currency before or behind it, as code, sign or name ("PHP 40 million", "45 million Syrian pounds"). What
was done with it says the nearest verb or noun of `corruption_words.csv`; a passive right behind it comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from flows.extract import corruption_words as words
from flows.extract.corruption_passage import Found, Reading
from flows.extract.document import Sentence
from flows.extract.numbers import MULTIPLIERS, Figure, as_written, times
from flows.extract.tokens import Token
from flows.vocabulary.currencies import currency_of

_ALSO_VERBS = frozenset({"won"})
"""Names of currencies that are verbs too: `froze 40 billion won`."""
_LARGE = frozenset({"thousand", "million", "billion", "trillion"})
_COST = frozenset({"cost", "costs", "costing"})
_WHOSE_COST = frozenset({"economy", "state", "treasury", "government", "country", "nation", "budget", "taxpayers", "public"})
_COMPARED = frozenset({"versus", "against", "than"})
_COMPARED_BY = {"with": "compared", "to": "compared", "from": "up"}
"""The word before a sum, and the one before it, where the sum is compared with one told before."""
_CONTRABAND = frozenset({"cigarettes", "contraband", "counterfeit", "smuggled", "untaxed", "goods", "merchandise", "alcohol", "weapons"})
_DONE = frozenset({"steal", "recover", "fine"})
_REACH_DONE = 6
_REACH_ACCEPTED = 6
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")


class Money:
    """Reads the sums of one paragraph."""

    def __init__(self, reading: Reading) -> None:
        """Takes a paragraph."""
        self.reading = reading
        self.unit: str | None = None
        """The currency of the sums before: `of the sum, 26.5 billion was misappropriated`."""
        self.measure: str | None = None
        """What was done with the sum before: `and the largest, 400,000 litas`."""
        self.at = -1
        """Where that sum stands."""

    def currency(self, i: int) -> str | None:
        """The currency of the figure at `i`, or of the range that it begins; None where it is no money."""
        own = self._own_currency(i)
        if own is not None:
            self.unit = own
            return own
        return self.unit if self.unit is not None and self._is_elliptic(i) else None

    def _is_elliptic(self, i: int) -> bool:
        """Whether a figure is a sum with its currency left out: `11 billion was repaid`, `recovered only 3 million of it`."""
        reading = self.reading
        if reading.lower(i).rpartition(" ")[2] not in _LARGE:
            return False
        following = reading.lower(i + 1)
        if following == "of":
            is_bare = reading.lower(i + 2) in words.OF_IT
        else:
            is_bare = following in words.AUXILIARIES or following in words.AFTER_PARTICIPLE
        if not (is_bare or words.MONEY.get(following) in _DONE):
            return False
        sentence = reading.sentence_of(i)
        before = words.MONEY.get(reading.lower(reading.before(i, sentence.first)))
        behind = self._behind(i, min(i + _REACH_DONE, sentence.last))
        return before in _DONE or (behind is not None and behind[1] in _DONE)

    def _own_currency(self, i: int) -> str | None:
        upper = self.reading.upper_end(i)
        # "a 10,000-dollar bribe"
        hyphened = (i + 2,) if self.reading.lower(i + 1) == "-" else ()
        for k in (i - 1, i + 1, *hyphened, *((upper + 1,) if upper is not None else ())):
            code = self._code(k) or (self._code_of_one(k) if k in hyphened else None)
            if code is not None:
                return code
        # "Rs. 5 million"
        return self._code(i - 2) if self.reading.lower(i - 1) == "." else None

    def _code(self, k: int) -> str | None:
        if not 0 <= k < self.reading.cursor.size:
            return None
        token = self.reading.tokens[k]
        if token.kind == "currency" or token.lower in _ALSO_VERBS:
            document = self.reading.passage.document
            name, today = token.value if token.kind == "currency" and token.value else token.lower, document.clock.today
            if name.endswith("$") and " " in self.reading.written(k):
                # "a $50,000 kickback" is in no Australian dollars
                name = "$"
            return currency_of(name, document.country, today) or self._currency_of_another(name, k, today)
        written = self.reading.written(k)
        return written if written in words.CODES else None

    def _code_of_one(self, k: int) -> str | None:
        """The code of a currency in the singular: `a 100,000-crown bribe`."""
        document = self.reading.passage.document
        return currency_of(f"{self.reading.lower(k)}s", document.country, document.clock.today)

    def _currency_of_another(self, name: str, k: int, today: date) -> str | None:
        """The currency that a name means in the one country that its sentence names: `Switzerland froze 8.6 million francs`."""
        sentence = self.reading.sentence_of(k)
        start, end = self.reading.tokens[sentence.first].start, self.reading.tokens[k].end
        named = {p.country for p in self.reading.passage.places if start <= p.start < end}
        found = {code for country in named if (code := currency_of(name, country, today)) is not None}
        return found.pop() if len(found) == 1 else None

    def read(self, i: int, left: int, right: int, sentence: Sentence) -> Found | None:
        """What was done with the sum at `i`, between the figures around it."""
        unit = self.currency(i)
        if unit is None or self._is_none(i):
            return None
        governor = self._governor(i, left, right, sentence)
        is_stolen = governor is not None and governor[1] == "steal"
        if self._is_per_time(i, sentence) and not is_stolen and not self._buys(i, sentence):
            return None
        if governor is None:
            price = self._price(i, sentence)
            governor = (price, "bribe") if price is not None else None
        if governor is not None:
            at, kind = governor
            if self.reading.lower(at) in words.POCKETED and self._buys(i, sentence):
                # "inspectors pocketed $200 for each certificate"
                kind = "bribe"
            measure = words.MEASURES[("money", kind)]
        else:
            one = self._one_of_several(i, left)
            if one is None:
                one = self._another(i, sentence)
            if one is None:
                one = self._changed(i, sentence)
            if one is None or self.measure is None:
                return None
            at, measure = one, self.measure
        self.measure, self.at = measure, i
        if (measure in ("fines", "bribe_amount") and self._is_provision(i, sentence)) or self._is_denied(at):
            return None
        upper = self.reading.upper_end(i)
        figure = self._figure(i)
        word = self.reading.lower(upper).rpartition(" ")[2] if upper is not None else ""
        if word in MULTIPLIERS and self.reading.lower(i).rpartition(" ")[2] not in MULTIPLIERS:
            # "7 to 9 million"
            figure = times(figure, word)
        last = max(i + 1 if self._code(i + 1) is not None else i, at, upper + 1 if upper is not None else i)
        return Found(
            measure, figure, unit, i, min(i, at, i - 1 if self._code(i - 1) is not None else i), min(last, sentence.last - 1), right, at,
            upper=self._figure(upper) if upper is not None else None,
        )  # fmt: skip

    def _figure(self, i: int) -> Figure:
        """The figure at `i`; a sum has two decimals at most, so that three are thousands: `9.000 euro`."""
        figure = self.reading.tokens[i].figure
        assert figure is not None
        written = self.reading.written(i)
        return as_written(Decimal(written.replace(".", ""))) if _THOUSANDS.fullmatch(written) else figure

    def _is_none(self, i: int) -> bool:
        """Whether the sum stands for nothing: `not one franc`, `not a single dollar`."""
        figure = self.reading.tokens[i].figure
        return figure is not None and figure.value == 1 and words.NO_ONE.issuperset(self.reading.lowers(i - 1, i))

    def _is_per_time(self, i: int, sentence: Sentence) -> bool:
        """Whether the sum is a wage or another rate: `145 dollars a month`."""
        lowers = self.reading.lowers(i + 1, min(i + 5, sentence.last))
        return any(w in words.PER_TIME and lowers[k - 1] in ("a", "per", "each", "every", "an") for k, w in enumerate(lowers) if k) or (
            "monthly" in lowers or "annually" in lowers
        )

    def _is_provision(self, i: int, sentence: Sentence) -> bool:
        """Whether the sentence says what a law provides for."""
        return any(
            self.reading.lower(k) in words.PROVISIONS and not self.reading.tokens[k].capital for k in range(sentence.first, sentence.last)
        )

    def _is_denied(self, at: int) -> bool:
        """Whether it was not done, or is only hoped for: `seeks to recover`, `has not returned`."""
        lowers = self.reading.lowers(at - 4, at)
        return "not" in lowers or (
            lowers[-1:] == ["to"] and not self.reading.lower(at).endswith(("ing", "ed")) and lowers[-2:] != ["came", "to"]
        )

    def _governor(self, i: int, left: int, right: int, sentence: Sentence) -> tuple[int, str] | None:
        """The token that says what was done with a sum, and what it says."""
        behind = self._behind(i, right)
        if behind is not None and self._is_passive(behind[0]):
            return behind
        if behind is not None and behind[1] == "steal":
            behind = self._recovered_later(behind[0], right) or behind
        ahead = self._ahead(i, left, sentence)
        if ahead is None or (behind is not None and behind[0] - i < i - ahead[0]):
            return behind or ahead
        return ahead

    def _recovered_later(self, stolen: int, right: int) -> tuple[int, str] | None:
        """What became of a sum `stolen by the minister`: `... and hidden abroad is now frozen`; None where nothing is told."""
        reading = self.reading
        for k in range(stolen + 1, right):
            if reading.lower(k) in words.CLAUSE_ENDS or reading.lower(k) in ("but", "which", "that", "while"):
                return None
            if words.MONEY.get(reading.lower(k)) == "recover" and self._is_passive(k):
                return k, "recover"
        return None

    def _one_of_several(self, i: int, left: int) -> int | None:
        """The superlative that tells a sum from others of the same sort: `the average bribe was 2,900 litas, and the largest 400,000`."""
        for k in range(i - 1, max(left, i - words.MONEY_REACH) - 1, -1):
            if self.reading.lower(k) in words.CLAUSE_ENDS or self.reading.kind(k) == "verb":
                return None
            if self.reading.lower(k) in words.SUPERLATIVES:
                is_bare = k + 1 == i or self.reading.lower(k + 1) in words.AFTER_SUPERLATIVE or self.reading.kind(k + 1) == "currency"
                return k if is_bare else None
        return None

    def _another(self, i: int, sentence: Sentence) -> int | None:
        """The word that sets a sum beside one of the same sentence: `a bribe of 3 million in March and another of $9,000 in May`."""
        if self.at < sentence.first:
            return None
        reading = self.reading
        k = i - 1 - (reading.kind(i - 1) == "currency")
        k -= reading.kind(k) == "qualifier"
        k -= reading.lower(k) in ("of", "for", "worth", "one")
        is_joined = any(reading.lower(n) in (",", ";", "and", "then") for n in range(self.at + 1, k))
        return k if reading.lower(k) in words.ANOTHER and is_joined else None

    def _changed(self, i: int, sentence: Sentence) -> int | None:
        """The sum that one has changed to, or is compared with.

        `the average bribe rose from 9,000 rubles to 12,000 rubles`, `recovered 2.3 billion shillings, compared with 900 million shillings`.
        """
        if self.at < sentence.first:
            return None
        lead = self._lead(i, sentence.first)
        if lead in _COMPARED or (lead in _COMPARED_BY and any(self.reading.lower(k) == _COMPARED_BY[lead] for k in range(i - 5, i))):
            return self.at
        if lead != "to" or self._lead(self.at, sentence.first) != "from":
            return None
        return self.at if self.reading.speaks(Sentence(sentence.first, self.at), words.CHANGES) else None

    def _behind(self, i: int, right: int) -> tuple[int, str] | None:
        for k in range(i + 1, min(right, i + 1 + words.MONEY_REACH_AFTER)):
            lower = self.reading.lower(k)
            # "repay 46 million dollars that he and his aides had stolen"
            is_shared = lower == "and" and not {"that", "which"}.isdisjoint(self.reading.lowers(i + 1, min(i + 3, k)))
            if lower == "," and self._is_named_bribe(k + 1):
                return k + 2, "bribe"
            if lower in words.CLAUSE_ENDS or lower in words.MONEY_STOPS or (lower in (",", "and", "but") and not is_shared):
                return None
            kind = words.MONEY.get(lower)
            if self.reading.lower(k - 1) in ("a", "an", "any"):
                # "a missing paper"
                kind = None
            # of what was fined or paid the sum stands behind
            is_beside = k <= i + 2 or (k == i + 3 and self.reading.lower(i + 1) == "-")
            is_said = kind in ("steal", "recover") or lower.startswith(("in ", "as ")) or is_beside or self._is_passive(k)
            if kind is not None and is_said and (kind != "paytake" or self._is_bribe(k, i)):
                return k, kind
        return None

    def _is_named_bribe(self, k: int) -> bool:
        """`$66,000 in cash, an alleged bribe`: what a sum is said to be behind a comma."""
        if self.reading.lower(k) not in ("a", "an", "the"):
            return False
        return any(words.MONEY.get(self.reading.lower(m)) == "bribe" for m in (k + 1, k + 2))

    def _ahead(self, i: int, left: int, sentence: Sentence) -> tuple[int, str] | None:
        # "put the damage done to the state in the cases of the year at 23 million"
        is_valued = self._lead(i, left) == "at" and self.reading.speaks(Sentence(left, i), words.VALUING)
        reach = i - left if is_valued else words.MONEY_REACH
        for k in range(i - 1, max(left - 1, i - 1 - reach), -1):
            lower = self.reading.lower(k)
            if lower == "." and k == i - 1:
                # "Rs. 20 million"
                continue
            if lower in _COST and not _WHOSE_COST.isdisjoint(self.reading.lowers(k + 1, min(i, k + 5))):
                # "corruption has cost the Chinese economy about RMB 3 billion"
                return k, "steal"
            is_of_treasury = lower in words.TREASURY and "to" in self.reading.lowers(k - 3, k)
            is_stop = lower in words.CLAUSE_ENDS or (lower in words.MONEY_STOPS and not is_of_treasury)
            if is_stop or self.reading.kind(k) == "measure":
                return None
            kind = words.MONEY.get(lower)
            if kind is None and lower in ("took", "taken", "taking", "charge", "charging") and self.reading.lower(k + 1) != "out":
                kind = "paytake"
            if kind == "paytake" and not self._is_bribe(k, i):
                return None
            if kind == "recover" and not _CONTRABAND.isdisjoint(self.reading.lowers(k + 1, i)):
                # "confiscated untaxed cigarettes worth 2.1 million"
                return None
            if kind is not None:
                return k, kind
        return None

    def _is_passive(self, k: int) -> bool:
        reading = self.reading
        m = k - 1
        while reading.lower(m) in words.BETWEEN_PASSIVE or reading.lower(m).endswith("ly"):
            m -= 1
        return reading.lower(m) in words.PASSIVES

    def _is_bribe(self, k: int, i: int) -> bool:
        """Whether a sum taken or paid is a bribe: taken `from` somebody, or paid to officials."""
        reading = self.reading
        between = [t for t in reading.tokens[k + 1 : i] if t.kind in ("noun", "single")]
        if reading.lower(k).startswith("pa"):
            sentence = reading.sentence_of(i)
            if self._buys(i, sentence) and any(t.value == "official" for t in reading.tokens[max(sentence.first, k - 5) : i]):
                return True
            if any(w.startswith(("bribe", "kickback", "payoff")) for w in reading.lowers(k - 3, k)):
                return True
            after = reading.tokens[i + 1 : min(i + 6, sentence.last)]
            is_to = "to" in (reading.lower(i + 1), reading.lower(i + 2))
            to_officials = is_to and _names_official(after)
            return to_officials or any(t.value == "official" for t in between)
        if reading.lower(k).startswith(("offer", "charg")):
            # "an inspector was offered 5,000 shillings to look away"
            sentence = reading.sentence_of(i)
            officials = _names_official(reading.tokens[sentence.first : i])
            return officials and self._buys(i, sentence)
        if reading.lower(k).startswith("accept") and i - k <= _REACH_ACCEPTED:
            # "the deputy minister was arrested after accepting an envelope with 5,000 lari"
            sentence = reading.sentence_of(i)
            if _names_official(reading.tokens[sentence.first : k]):
                return True
        if i - k > 4:
            return False
        if reading.lower(k).startswith("receiv"):
            sentence = reading.sentence_of(i)
            return self._buys(i, sentence) and any(t.value == "official" for t in reading.tokens[max(sentence.first, k - 5) : k])
        if reading.lower(k) in ("demand", "demands", "solicit", "solicits"):
            sentence = reading.sentence_of(i)
            return _names_official(reading.tokens[sentence.first : k])
        following = reading.lower(i + 1) if reading.kind(i + 1) != "currency" else reading.lower(i + 2)
        return following in words.OF_TAKING or reading.lower(k) in ("demanded", "demanding", "solicited", "soliciting")

    def _price(self, i: int, sentence: Sentence) -> int | None:
        """The favour that officials do `for` a sum: `guards let trucks through for 100 dollars each`, `clerks sold passports for $500`."""
        reading = self.reading
        if self._lead(i, sentence.first) != "for":
            return None
        said = range(i - 2, max(sentence.first, i - words.MONEY_REACH) - 1, -1)
        if not any(t.kind == "noun" and t.value == "official" for t in reading.tokens[sentence.first : i]):
            return None
        for k in said:
            lower = reading.lower(k)
            if lower in words.CLAUSE_ENDS or lower in words.MONEY_STOPS:
                return None
            if lower in words.FAVOURS or (lower in words.SELLING and not words.GRANTED.isdisjoint(reading.lowers(k, i))):
                return k
        return None

    def _lead(self, i: int, floor: int) -> str:
        """The word before a sum, its currency and small words passed over."""
        at = i - 1 if self.reading.kind(i - 1) == "currency" else i
        return self.reading.lower(self.reading.before(at, floor))

    def _buys(self, i: int, sentence: Sentence) -> bool:
        """Whether a sum buys a favour: `paid $500 a container to look away`, `for waving trucks through`, `in exchange for a verdict`."""
        lowers = self.reading.lowers(i + 1, min(i + 2 + words.FAVOUR_REACH, sentence.last))
        return any(
            (w in words.FAVOURS and lowers[k - 1] in ("to", "for", "in")) or (w in words.GRANTED and "for" in lowers[max(0, k - 3) : k])
            for k, w in enumerate(lowers)
            if k
        )


def _names_official(tokens: Sequence[Token]) -> bool:
    """Whether officials are named among some tokens, some or one by his title."""
    return any(t.kind in ("noun", "single") and t.value == "official" for t in tokens)
