"""Quantities of drugs, plants, sites and seizures as a text states them: a figure, its unit, and the substance beside it.

The grammar of a quantity, over tokens:

    [qualifier] figure [- figure] [adjectives] unit ["(" unit ")"] ["of" [adjectives] substance]
    [qualifier] figure [adjectives] substance [unit]
    [qualifier] figure [adjectives] [substance] "seizures" ["of" substance]

A figure without unit is kept as bare: only a comparison or a part of a whole can give it a meaning. Money, percentages, dates,
rates and the sizes of packages are no quantities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from flows.extract.cursor import Cursor
from flows.extract.numbers import MULTIPLIERS, Figure, figure_of_digits, figure_of_words, times
from flows.extract.stated_substances import MASSES, common_ancestor, substance_in_unit
from flows.extract.tokens import Token, digits_of_groups
from flows.extract.word_sets import words_of
from flows.vocabulary import read_rows
from flows.vocabulary.units import KILOGRAMS, UNIT_WORDS

CURRENCY = frozenset(row["words"] for row in read_rows("currencies.csv") if row["words"] not in UNIT_WORDS) | {"cents"}
"""Words and marks of money; `pounds` are a weight here."""
_DASHES = frozenset({"-", "–", "—"})
_NOT_BEFORE = frozenset({"no", "nos", "number", "article", "section", "para", "paras", "paragraph", "ref", "page", "law", "/", "¶"})
_ADJECTIVE_LIMIT = 4
# words in -ed and -ing that describe a noun rather than say what was done
_ADJECTIVES = words_of("adjective")
_NO_ADJECTIVES = words_of("no_adjective")
_PREPOSITIONS = words_of("preposition")
_AFTER_QUALIFIER = frozenset({"total", "of", "a", "the", "record", "additional", "another"})
_RATES = frozenset({"per", "annually", "yearly", "daily", "monthly", "weekly", "each", "every", "apiece", "/"})
_SPANS_OF_RATES = frozenset(
    {
        "hour",
        "minute",
        "shift",
        "trip",
        "family",
        "batch",
        "session",
        "night",
        "day",
        "week",
        "month",
        "year",
        "kilo",
        "kilogram",
        "gram",
        "person",
        "hectare",
        "head",
    }
)
_DRUG_NAMED_BEFORE = frozenset({"drug", "narcotic"})
_QUOTES = frozenset({'"', "“", "”"})
_BACK = frozenset({"the", "same", "this", "that"})
_AGO = frozenset({"ago", "before", "earlier", "prior"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "its", "their", "various", "other", "all", "any", "such"})
_NO_FILLERS = frozenset({"figure", "unit", "find", "dismantle", "arrest", "percent", "change_verb", "actor", "pronoun"})
_HEADS_OF_COMPOUNDS = frozenset({"seizure", "change_verb", "unit", "block_noun"})
_SITE_ACTIVITIES = words_of("site_activity")
_JOINERS = frozenset({"and", "or", "/", "&"})
_REACH_RESPECTIVELY = 3
_SORTS = frozenset({"grades", "types", "kinds", "forms", "varieties", "sorts", "qualities"})
_MACHINES = frozenset({"press", "presses", "machine", "machines", "counter", "counters", "cutter", "cutters"})
"""Behind a unit they are what there are: `two pill presses`."""
_GOALS = frozenset({"goal", "target", "quota", "objective", "ceiling", "limit", "threshold"})
"""Behind a measure they are what it is of: `the government's 50,000 ha goal`."""
_SHARED = frozenset({"site", "tablet", "plant", "case"})
COUNTED = _SHARED | {"dose", "ampoule", "package"}
"""Units of what is counted: `38.615` of them are thousands, no such figure has three decimals."""
_SHORT_NAMES: Mapping[str, str] = {row["words"]: row["substance"] for row in read_rows("short_names.csv")}
# "seized from 1.8 to 2 tons" is a range, "rose from 1.8 to 2 tons" a movement
_TAKING = frozenset({"seize", "find", "destroy", "dismantle", "take"})
_BEFORE_ITEM = frozenset({":", ";", ",", "and", "-", "–", "—", "*", "•", "were", ""})
_AFTER_ITEM = frozenset({",", ";", ".", "(", "[", "and", ""})


@dataclass(slots=True)
class Quantity:
    """A figure of a text with what stands beside it: the tokens `[first, last)`, its unit and substance where it names them.

    `at` is the figure's token; `unit_word` and `name` are unit and substance as written, `names` those that one figure is of. `seizure_at`
    is the noun of seizure that it holds ("6 tons of the seizures"), `seized_before` says that it is of drugs seized before ("3000 kilos
    of seized cocaine"), `is_event` that it describes one load ("a 500-kilo shipment").
    """

    first: int
    last: int
    at: int
    figure: Figure
    upper: Figure | None
    text: str
    qualifier: str
    unit: str | None = None
    unit_word: str = ""
    substance: str | None = None
    name: str = ""
    names: tuple[str, ...] = ()
    seizure_at: int | None = None
    seized_before: bool = False
    is_event: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the figure has no unit of its own."""
        return self.unit is None


def find_quantities(text: str, cursor: Cursor, taken: frozenset[int]) -> list[Quantity]:
    """The quantities of a paragraph, bare figures included, in order; `taken` are the tokens of its dates."""
    tokens = cursor.tokens
    reader = _Reader(text, cursor, taken)
    out: list[Quantity] = []
    done = 0
    for i in [i for i, lower in enumerate(cursor.lowers) if tokens[i].figure is not None or lower in ("a", "an") or "-" in lower]:
        if i < done or (tokens[i].figure is None and cursor.kinds[i] != "word"):
            continue
        found = reader.at(i)
        if found is None:
            continue
        quantity, done = found
        if quantity is not None:
            out.append(quantity)
    for index, (quantity, following) in enumerate(pairwise(out)):
        _share_unit(quantity, following, tokens)
        _distribute(out, index + 1, tokens)
    return out


def _distribute(quantities: Sequence[Quantity], index: int, tokens: Sequence[Token]) -> None:
    """`45 and 60 kg of heroin and opium, respectively`: each figure with its own substance."""
    last = quantities[index]
    after = [t.lower for t in tokens[last.last : last.last + _REACH_RESPECTIVELY]]
    if len(last.names) < 2 or "respectively" not in after or index + 1 < len(last.names):
        return
    for quantity, name in zip(quantities[index + 1 - len(last.names) : index + 1], last.names, strict=True):
        quantity.unit, quantity.unit_word, quantity.name = quantity.unit or last.unit, quantity.unit_word or last.unit_word, last.name
        quantity.substance = substance_in_unit(name, quantity.unit, quantity.unit_word)


def _share_unit(quantity: Quantity, following: Quantity, tokens: Sequence[Token]) -> None:
    """`two marijuana and two cocaine laboratories`: the unit after the second figure is that of both (18ASUNCION9008)."""
    i = quantity.last
    before = tokens[quantity.first - 1].lower if quantity.first else ""
    is_pair = quantity.is_bare and i + 1 == following.first and tokens[i].lower == "and" and following.unit is not None
    if is_pair and (before == "(" or "respectively" in [t.lower for t in tokens[following.last : following.last + _REACH_RESPECTIVELY]]):
        # "in two provinces (269 and 204 ha, respectively)", "1000 and 621 cannabis plants, respectively"
        quantity.unit, quantity.unit_word, quantity.substance = following.unit, following.unit_word, following.substance
        return
    if not quantity.is_bare or following.unit not in _SHARED or i + 2 != following.first:
        return
    if tokens[i].kind == "substance" and tokens[i + 1].lower in ("and", ","):
        quantity.unit, quantity.unit_word, quantity.last = following.unit, following.unit_word, i + 1
        quantity.substance = substance_in_unit(tokens[i].value, quantity.unit, quantity.unit_word)


class _Reader:
    """Reads the quantity at a token."""

    def __init__(self, text: str, cursor: Cursor, taken: frozenset[int]) -> None:
        self.text = text
        self.cursor = cursor
        self.tokens = cursor.tokens
        self.lower, self.kind = cursor.lower, cursor.kind
        self.taken = taken

    def at(self, i: int) -> tuple[Quantity | None, int] | None:
        """The quantity that begins at token `i` (None in its place for money, shares, rates ...), and the index after it."""
        token = self.tokens[i]
        figure, unit = token.figure, None
        if i in self.taken:
            return None
        if figure is None:
            figure, unit = _compound(token)
            if figure is None:
                return self._article(i)
        if self._is_excluded(i):
            return None, i + 1
        upper, j = (None, i + 1) if unit is not None else self._upper(i)
        if upper is not None:
            figure = self._scaled(figure, i, j - 1)
        elif unit is None and self.kind(j) == "figure":
            figure, j = self._grouped(figure, i)
        j = self._said_again(figure, j)
        if self.kind(j) == "percent" or self.lower(j) in CURRENCY or self.kind(j) == "ordinal":
            return None, j + 1
        quantity = Quantity(i, j, i, figure, upper, self.text[token.start : self.tokens[j - 1].end], "exact")
        if unit is not None:
            quantity.unit, quantity.unit_word, quantity.is_event = unit, token.lower.partition("-")[2], True
        else:
            j = self._noun(quantity, j)
            if quantity.unit is None:
                self._noun_before(quantity, j)
        j = self._smaller_unit(quantity, j)
        if quantity.unit == "lb" and any(f"{self.lower(k - 1)} {self.lower(k)}" in CURRENCY for k in range(i + 2, j)):
            # "over 3,000,000 Egyptian Pounds"
            return None, j
        if quantity.unit is not None and (self._is_size(quantity, j) or self.lower(j) in _GOALS or self.lower(j) in _MACHINES):
            return None, j
        j = self._tail(quantity, j)
        if quantity.unit is not None and self._is_rate(quantity, j):
            return None, j
        quantity.last = j
        self._qualify(quantity)
        _settle(quantity)
        return quantity, max(j, i + 1)

    def _article(self, i: int) -> tuple[Quantity | None, int] | None:
        """`over a ton of marijuana`, `a ton and a half of hashish`: an article is a figure only before a ton or a kilo."""
        token = self.tokens[i]
        if token.lower not in ("a", "an") or self.kind(i + 1) != "unit" or self.tokens[i + 1].value not in ("t", "kg"):
            return None
        with_half = [self.lower(k) for k in range(i + 2, i + 5)] == ["and", "a", "half"]
        if self.kind(i - 1) != "qualifier" and self.lower(i + 5 if with_half else i + 2) != "of":
            return None
        one, j = Figure(Decimal(1), Decimal("0.5"), Decimal("1.5")), i + 2
        if with_half:
            one, j = Figure(Decimal("1.5"), Decimal("1.45"), Decimal("1.55")), i + 5
        quantity = Quantity(i, j, i, one, None, self.text[token.start : self.tokens[j - 1].end], "exact")
        quantity.unit, quantity.unit_word = self.tokens[i + 1].value, self.lower(i + 1)
        j = self._tail(quantity, j)
        if quantity.substance is None or self.kind(i - 2) == "figure" or self.lower(i - 1) in ("half", "per"):
            return None
        quantity.last = j
        self._qualify(quantity)
        _settle(quantity)
        return quantity, j

    def _is_excluded(self, i: int) -> bool:
        """Whether what stands before the figure makes it no quantity: money, a number of an article, a rate."""
        before = self.lower(i - 1)
        if before in CURRENCY or before in _NOT_BEFORE or before == "per":
            return True
        if self.lower(i + 1) == "of" and self.lower(i + 2) in ("which", "them") and self.lower(i - 1) == ",":
            return False
        if self.lower(i + 1) == "of" and self.lower(i + 2) in ("the", "these", "those", "whom", "which", "them", "its", "their"):
            return self.kind(i + 3) not in ("seizure", "container") or self.tokens[i].lower in ("one", "two")
        return before in _DASHES and self.kind(i - 2) == "word" and self.tokens[i - 1].start == self.tokens[i - 2].end

    def _upper(self, i: int) -> tuple[Figure | None, int]:
        """The upper end of a range (`50-500`, `three to five`, `between 5 and 10`) and the index after the figure."""
        link, second = self.lower(i + 1), self.tokens[i + 2] if i + 2 < len(self.tokens) else None
        if second is None or second.figure is None or i + 2 in self.taken:
            return None, i + 1
        figure = self.tokens[i].figure
        assert figure is not None
        is_range = self.lower(i - 1) != "from" or self.kind(i - 2) in _TAKING
        joined = link in _DASHES or (link == "to" and is_range) or (link == "and" and self.lower(i - 1) == "between")
        if joined and second.figure.value > figure.value:
            return second.figure, i + 3
        return None, i + 1

    def _grouped(self, figure: Figure, i: int) -> tuple[Figure, int]:
        """A figure whose groups of three stand apart (`11 000 tablets`, 05HARARE172), where a unit follows; and the index after it."""
        digits, j = digits_of_groups(self.tokens, i, len(self.tokens))
        is_number = digits and not any(k in self.taken for k in range(i + 1, j)) and self.kind(j) in ("unit", "substance")
        return (figure_of_digits(digits), j) if is_number else (figure, i + 1)

    def _scaled(self, figure: Figure, i: int, second: int) -> Figure:
        """The lower end of a range whose scale stands behind the upper one: `between 1.2 and 1.4 million plants`."""
        scale = self.lower(second).rpartition(" ")[2]
        has_own = self.lower(i).rpartition(" ")[2] in MULTIPLIERS
        if scale not in MULTIPLIERS or " " not in self.lower(second) or has_own or not self.lower(i)[0].isdigit():
            return figure
        scaled = times(figure, scale)
        upper = self.tokens[second].figure
        return scaled if upper is not None and scaled.value < upper.value else figure

    def _said_again(self, figure: Figure, j: int) -> int:
        """The index after the same figure in brackets: `12 (twelve) kilos`, `ten (10) plants`."""
        if self.lower(j) != "(" or self.lower(j + 2) != ")" or self.kind(j + 1) != "figure":
            return j
        again = self.tokens[j + 1].figure
        in_words = self.lower(j + 1)[0].isalpha() != self.lower(j - 1)[0].isalpha()
        return j + 3 if again is not None and again.value == figure.value and in_words else j

    def _smaller_unit(self, quantity: Quantity, j: int) -> int:
        """Adds what follows in a smaller unit: `34 kilos, 500 grams of heroin`, `2 tons 300 kilos`; the index after it."""
        k = j + 1 if self.lower(j) in (",", "and") else j
        scale = KILOGRAMS.get(quantity.unit or "")
        if scale is None or quantity.upper is not None or quantity.substance is not None or self.kind(k) != "figure":
            return j
        smaller, figure = KILOGRAMS.get(self.tokens[k + 1].value or "") if self.kind(k + 1) == "unit" else None, self.tokens[k].figure
        if smaller is None or figure is None or smaller >= scale or figure.value * smaller >= scale or quantity.figure.value % 1:
            return j
        low, high = ((quantity.figure.value * scale + end * smaller) / scale for end in (figure.low, figure.high))
        quantity.figure = Figure(quantity.figure.value + figure.value * smaller / scale, low, high)
        quantity.text = self.text[self.tokens[quantity.at].start : self.tokens[k].end]
        return k + 2

    def _noun_before(self, quantity: Quantity, j: int) -> None:
        """Takes the unit before its figure: `kgs 27.4 of cocaine`, and in a list `ecstasy tablets 39,185; Subutex tablets 4,100`."""
        k = self.cursor.before_qualifiers(quantity.first)
        last = self.lower(k).rpartition(" ")[2]
        unit = UNIT_WORDS.get(last) if self.kind(k) in ("unit", "substance") else None
        if unit is None or (self.kind(k - 1) == "figure" and k - 1 not in self.taken) or self.kind(j) == "figure":
            return
        if unit in MASSES and self.kind(k) == "unit" and k == quantity.first - 1 and len(last) > 1:
            quantity.unit, quantity.unit_word, quantity.first = unit, last, k
            return
        start = k if self.kind(k) == "substance" else k - 1
        name = self.tokens[start].value if self.kind(start) == "substance" else None
        if unit in COUNTED and name is not None and self.lower(start - 1) in _BEFORE_ITEM and self.lower(j) in _AFTER_ITEM:
            quantity.unit, quantity.unit_word, quantity.substance, quantity.name = unit, last, name, self.lower(start)
            quantity.first = start

    def _noun(self, quantity: Quantity, j: int) -> int:
        """Reads the adjectives, substance and unit after a figure; the index after them, or after the figure where they give no unit."""
        start = j
        if self.lower(j) in _DASHES and self.kind(j + 1) == "unit":
            j += 1
            quantity.is_event = True
        if self.lower(j) in _QUOTES and self.kind(j + 1) == "unit" and self.lower(j + 2) in _QUOTES:
            # 111,698 "rocks"
            quantity.unit, quantity.unit_word = self.tokens[j + 1].value, self.lower(j + 1)
            return j + 3
        adjectives = 0
        substance: str | None = None
        phrase = ""
        while j < len(self.tokens) and adjectives <= _ADJECTIVE_LIMIT:
            token = self.tokens[j]
            if token.kind == "unit" and (token.lower != "has" or j == start) and token.lower not in ("cases", "case"):
                quantity.unit, quantity.unit_word, quantity.substance, quantity.name = token.value, token.lower, substance, phrase
                if phrase and phrase != token.lower and quantity.unit == "site" and substance == "laboratory":
                    quantity.unit_word = phrase
                return j + 1
            if token.kind == "substance":
                is_other_name = self.lower(j - 1) == "/" and substance is not None and token.value not in (None, "laboratory")
                substance = common_ancestor([substance or "", token.value or ""]) if is_other_name else token.value
                phrase = token.lower
                j = self._bracketed_name(j + 1)
                continue
            if token.lower in ("seizure", "seizures") and self.kind(j + 1) != "container":
                quantity.unit, quantity.unit_word, quantity.substance, quantity.name = "case", token.lower, substance, phrase
                quantity.seizure_at = j
                return j + 1
            if substance == "laboratory" and token.lower in _SITE_ACTIVITIES:
                # "six laboratories producing amphetamine"
                break
            if token.kind in ("seize", "dismantle", "destroy", "find") and j == start and token.lower.endswith("ed"):
                quantity.seized_before = token.kind == "seize"
            elif self._joins_names(j):
                j += 1
                continue
            elif not (self._may_describe(j) and self._is_adjective(j)) and not self._joins_adjectives(quantity, start, j):
                break
            adjectives += 1
            j += 1
        last_word = phrase.rpartition(" ")[2]
        if substance == "laboratory":
            quantity.unit, quantity.unit_word, quantity.substance, quantity.name = "site", last_word, substance, phrase
            return j
        if last_word in UNIT_WORDS and phrase != last_word and adjectives <= _ADJECTIVE_LIMIT:
            quantity.unit, quantity.unit_word, quantity.substance, quantity.name = UNIT_WORDS[last_word], last_word, substance, phrase
            return self._after_phrase(start, phrase)
        return start

    def _after_phrase(self, start: int, phrase: str) -> int:
        j = start
        while self.lower(j) != phrase:
            j += 1
        return j + 1

    def _bracketed_name(self, j: int) -> int:
        """The index after another name in brackets: `MDMA (ecstasy) tablets`."""
        if self.lower(j) == "(" and self.lower(j + 2) == ")" and self.kind(j + 1) in ("substance", "word"):
            return j + 3
        return j

    def _may_describe(self, j: int) -> bool:
        """Whether a word of that kind can stand between a figure and its noun: `412,000 fully grown trees`."""
        return self.kind(j) in ("word", "qualifier", "container", "block_noun") or (
            self.kind(j) in ("block_verb", "carry") and self.lower(j) in _ADJECTIVES
        )

    def _joins_adjectives(self, quantity: Quantity, start: int, j: int) -> bool:
        """`61,000 wild and cultivated cannabis plants`; not `2 rifles and dried cannabis plants`, whose noun is a plural."""
        if self.lower(j) != "and" or j == start or quantity.figure.value <= 1 or self.lower(j - 1).endswith("s"):
            return False
        return self._may_describe(j + 1) and self._is_adjective(j + 1) and self.kind(j + 2) in ("substance", "unit")

    def _joins_names(self, j: int) -> bool:
        """`eight heroin and morphine laboratories`: what they make is no part of what they are; `MDMA/ecstasy tablets`."""
        if self.lower(j) == "/":
            return self.kind(j - 1) == self.kind(j + 1) == "substance"
        if self.lower(j) not in ("and", "or") or self.kind(j - 1) != "substance" or self.kind(j + 1) != "substance":
            return False
        last = j + 1 if self.kind(j + 2) not in ("substance", "unit") else j + 2
        return self.tokens[last].value in ("laboratory", "site")

    def _is_adjective(self, j: int) -> bool:
        lower = self.lower(j)
        if lower in _NO_ADJECTIVES:
            return False
        return not lower.endswith(("ed", "ing")) or lower in _ADJECTIVES or "-" in lower

    def _is_size(self, quantity: Quantity, j: int) -> bool:
        """`100 kg bags`, `1-kilo packages`: the size of each, not how much there was; of `a 1-kilo package` it is."""
        is_one = self._is_one_package(j) and self.lower(self.cursor.before_qualifiers(quantity.at)) in ("a", "an", "one")
        return quantity.unit in MASSES and self.kind(j) == "unit" and self.tokens[j].value in ("package", "site") and not is_one

    def _tail(self, quantity: Quantity, j: int) -> int:
        """Reads brackets after the unit and the substance after `of`; the index after them."""
        after = self._brackets(j)
        if quantity.unit is None:
            return j
        is_held = self.kind(after) == "container" or (quantity.unit in MASSES and self._is_one_package(after))
        if is_held and quantity.unit in MASSES and not self.lower(after).endswith("s"):
            # "a 1,157 kilogram shipment of cocaine"
            k = self.cursor.before_qualifiers(quantity.at)
            quantity.is_event = quantity.is_event or self.lower(k) in ("a", "an") or self.lower(quantity.at - 1) == "a reported"
        if quantity.is_event and is_held:
            after += 1
        if self.lower(after) == "of":
            return self._of(quantity, after + 1) or j
        if self.kind(after) == "seizure" and self.lower(after + 1) == "of" and quantity.unit != "case" and quantity.substance is None:
            # "a 37 kilogram (kg) seizure of cocaine"
            end = self._of(quantity, after + 2)
            quantity.seizure_at = after if end is not None else None
            quantity.is_event = quantity.is_event or not self.lower(after).endswith("s")
            return end or j
        if self.lower(after) == "containing" and quantity.substance is None and self.kind(after + 1) == "substance":
            return self._of(quantity, after + 1) or j
        if self.lower(after) == "for" and quantity.unit == "site" and quantity.substance is None:
            return self._of(quantity, after + 1) or j
        if quantity.substance is None and quantity.unit != "case":
            k = after
            while k - after < 2 and self.kind(k) == "word" and self._is_adjective(k):
                k += 1
            if self.kind(k) == "substance" and self.kind(k + 1) not in ("seizure", "change_verb", "block_noun"):
                quantity.substance, quantity.name = self.tokens[k].value, self.lower(k)
                return self._more_names(quantity, k + 1)
        return after if after > j and self.kind(j + 1) == "unit" else j

    def _is_one_package(self, j: int) -> bool:
        """Whether a package stands at a token, what it weighs before it: `a three-kilo bag of heroin`."""
        return self.kind(j) == "unit" and self.tokens[j].value == "package" and not self.lower(j).endswith("s")

    def _brackets(self, j: int) -> int:
        """The index after `(MT)`, or after a remark in brackets that `of` follows (08SANJOSE881); else `j`."""
        if self.lower(j) != "(":
            return j
        for k in range(j + 1, min(j + 14, len(self.tokens))):
            if self.lower(k) == ")":
                return k + 1 if self.lower(k + 1) == "of" or (k == j + 2 and self.kind(j + 1) == "unit") else j
        return j

    def _of(self, quantity: Quantity, j: int) -> int | None:
        """The index after the substance that follows `of`, or None where none does."""
        for k in range(j, min(j + 6, len(self.tokens))):
            token = self.tokens[k]
            if token.kind == "substance":
                if quantity.unit == "site" and quantity.substance == "laboratory":
                    return k + 1
                if token.lower in _DRUG_NAMED_BEFORE and self.lower(k - 1) in _BACK and self.kind(k + 1) != "substance":
                    return k + 1
                quantity.substance, quantity.name = token.value, token.lower
                if self.kind(k + 1) == "seizure" and quantity.unit != "case":
                    # "12 kilograms of cocaine seizures"
                    quantity.seizure_at = k + 1
                    return k + 2
                return self._more_names(quantity, k + 1)
            if token.kind == "seizure" and quantity.unit != "case":
                quantity.substance, quantity.seizure_at = quantity.substance or "drugs", k
                return k + 1
            if token.lower in _SHORT_NAMES and k - j < 2 and quantity.unit not in COUNTED - {"package"} and not self._is_compound(k):
                quantity.substance, quantity.name = _SHORT_NAMES[token.lower], token.lower
                return k + 1
            if token.kind in ("seize", "destroy"):
                quantity.seized_before = quantity.seized_before or token.kind == "seize"
            elif token.lower == "of" and self.lower(k - 1) in _SORTS:
                # "1.272 metric tons of various grades of opium"
                continue
            elif token.lower == "(" and self.kind(k + 1) == "substance" and self.lower(k + 2) == ")":
                quantity.substance, quantity.name = self.tokens[k + 1].value, self.lower(k + 1)
                return k + 3
            elif token.kind in _NO_FILLERS or not (self._is_filler(k) or token.lower == "total"):
                return None
        return None

    def _is_compound(self, k: int) -> bool:
        """Whether a word only qualifies the one after it (`of base metal`)."""
        following = self.lower(k + 1)
        is_noun = self.kind(k + 1) in ("word", "substance", "unit") and not self.tokens[k + 1].capital
        return is_noun and following not in _NO_ADJECTIVES and following not in _PREPOSITIONS

    def _is_filler(self, k: int) -> bool:
        lower = self.lower(k)
        if lower == "and":
            # "dried and compressed marijuana"
            return self.lower(k - 1) in _ADJECTIVES and self.lower(k + 1) in _ADJECTIVES
        if lower in _DETERMINERS or lower in ('"', "“", "'", "total"):
            return True
        return self.kind(k) != "mark" and (lower not in _NO_ADJECTIVES or lower in ("cultivated",))

    def _more_names(self, quantity: Quantity, j: int) -> int:
        """Reads names joined to a substance (`heroin and opium`: one figure for both) or in apposition; the index after them."""
        j = self._bracketed_name(j)
        if self.kind(j) == "substance" and self.kind(j + 1) not in ("seizure", "unit"):
            quantity.substance, quantity.name = self.tokens[j].value, self.lower(j)
            j += 1
        names = [quantity.substance]
        k = j
        while self.lower(k) in _JOINERS or (self.lower(k) == "," and self.kind(k + 1) in ("substance", "word")):
            joins = self.lower(k) in _JOINERS
            k = k + 2 if self.lower(k + 1) == "and" else k + 1
            while self.kind(k) == "word" and self._is_adjective(k) and self.kind(k + 1) in ("substance", "word"):
                k += 1
            if self.kind(k) != "substance" or self.kind(k + 1) in _HEADS_OF_COMPOUNDS or self.lower(k + 1) == "(":
                return j
            names.append(self.tokens[k].value)
            k += 1
            if joins or self.lower(k) not in (",", *_JOINERS):
                if not joins and self.lower(k - 2) == ",":
                    return j
                quantity.names = tuple(n for n in names if n)
                quantity.substance = common_ancestor(quantity.names)
                return k
        return j

    def _is_rate(self, quantity: Quantity, j: int) -> bool:
        lower = self.lower(j)
        if lower in ("a", "an", "in") and self.lower(j + 1) in (_SPANS_OF_RATES | {"each"}) and self.lower(j + 2) not in _AGO:
            return True
        if lower == "in" and self.kind(j + 1) == "figure" and j + 1 not in self.taken and self.tokens[j + 1].lower.isalpha():
            # "catches one tablet in fifty"
            return self.kind(j + 2) in ("mark", "word") and self.lower(j + 2) in (".", ",", ";", "and", "that")
        if self.lower(quantity.first - 1) == "of" and self.lower(quantity.first - 2) == "average":
            return True
        return lower in _RATES or self.lower(quantity.first - 1) == "average"

    def _qualify(self, quantity: Quantity) -> None:
        """Takes in the qualifier before the figure, or `or more` after it."""
        i = quantity.first - 1
        while self.lower(i) in _AFTER_QUALIFIER and quantity.first - i <= _ADJECTIVE_LIMIT:
            i -= 1
        if self.kind(i) == "qualifier":
            quantity.qualifier = self.tokens[i].value or "exact"
            quantity.first = i
        elif self.lower(quantity.last) == "or" and self.lower(quantity.last + 1) in ("more", "over"):
            quantity.qualifier = "at_least"


def _compound(token: Token) -> tuple[Figure | None, str | None]:
    """The figure and unit of a compound word: `two-ton`, `five-kilogram`."""
    if token.kind != "word" or "-" not in token.lower:
        return None, None
    head, _, tail = token.lower.partition("-")
    unit = UNIT_WORDS.get(tail)
    return (figure_of_words([head]), unit) if unit is not None else (None, None)


def _settle(quantity: Quantity) -> None:
    """The substance that the unit makes of a word: plants and hectares of marijuana are `cannabis_plant`, kilos of coca are `coca_leaf`."""
    quantity.substance = substance_in_unit(quantity.substance, quantity.unit, quantity.unit_word)
