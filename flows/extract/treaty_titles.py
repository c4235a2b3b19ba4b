"""What follows the noun of an agreement's name: its topic, parentheses, years and dates, and the states that it is between or with."""

from __future__ import annotations

from flows.extract.treaty_places import COUNTED, places_from
from flows.extract.treaty_sets import RELATIONS
from flows.extract.treaty_words import Dated, Words

_TOPIC = frozenset({
    "on", "against", "for", "concerning", "regarding", "relating", "covering", "governing", "to", "of", "in", "formalizing",
    "under", "about", "dealing", "pertaining", "related", "establishing", "creating",
})  # fmt: skip
_GOES_ON = _TOPIC | {"with", "between"}
_REPLACING = frozenset({"replacing", "superseding", "updating"})
_UNIONS = frozenset({"eu", "e.u.", "european union", "ec", "european community", "european communities"})
"""Those that conclude agreements as a state does."""
_NESTING = frozenset({"to", "under", "of", "amending", "supplementing", "supplemental", "pursuant to", "modifying"}) | _REPLACING
_RATIFICATION = frozenset({"ratification", "approval", "parliamentary", "parliament", "legislative"})
_OUTSIDE_TOPIC = frozenset({
    "with", "between", "among", "including", "via", "per", "since", "until", "along with", "together with", "earlier", "later", "last",
})  # fmt: skip
_CHANGED = frozenset({"amended", "supplemented", "modified"})
_LONGEST = 45
_LONGEST_SUM = 18
_WORTH = frozenset({"for", "worth", "totaling", "totalling"})
_ENDS_SUM = RELATIONS | {"aux", "modal", "negation", "boundary", "relative", "pronoun"}
_CONNECTORS = frozenset({"preposition", "and", "determiner", "adverb", "to", "as"})
_ANNEXES = frozenset({"protocol", "protocols", "annex", "annexes", "amendment", "amendments"})
_OWN_YEARS = frozenset({1961, 1971, 1972, 1988})
"""Years that date the drug conventions themselves, not what a state did about them."""


class Extension:
    """Reads on from a head; `last` is the token after the title, `tail` the one after all that belongs to the agreement."""

    def __init__(self, words: Words, head: int, limit: int) -> None:
        """Starts behind the head at token `head`; the sentence ends at `limit`."""
        self.words = words
        self.head = head
        self.limit = limit
        self.last = head + 1
        self.tail = head + 1
        self.pieces: list[tuple[int, int]] = []
        self.years: list[int] = []
        self.dates: list[Dated] = []
        self.countries: list[str] = []
        self.countries_end = 0
        self.between = False
        self.pair = False
        self.elsewhere = False
        self.with_union = False
        self.alias: str | None = None
        self.in_force = False
        self.event: tuple[str, Dated] | None = None
        self._topic_read = False
        self._read()

    @property
    def named(self) -> bool:
        """Whether the topic is written as a title: its first word of meaning has a capital."""
        for a, b in self.pieces:
            for i in range(a, b):
                if self.words.kind(i) in ("preposition", "determiner", "to", "as", "amend", "figure") or self.words.lower(i) in _TOPIC:
                    continue
                if self.words.capital(i):
                    return True
                break
        return False

    def _read(self) -> None:
        k = self.head + 1
        readers = (
            self._parenthesis, self._number, self._amended, self._title_year, self._date, self._in_force, self._with, self._to_it,
            self._initiative, self._sum, self._topic,
        )  # fmt: skip
        while k < self.limit:
            following = next((end for read in readers if (end := read(k)) is not None), None)
            if following is None:
                break
            k = following
        self.tail = max(self.tail, min(k, self.limit))

    def _add(self, a: int, b: int) -> None:
        self.pieces.append((a, b))
        self.last = b

    def _parenthesis(self, k: int) -> int | None:
        """`(MLAT)`, `(ratified in 2008)`, `(1961)`."""
        words = self.words
        if words.lower(k) != "(":
            return None
        end = next((e for e in range(k + 1, min(self.limit, k + 14)) if words.lower(e) == ")"), None)
        if end is None:
            return None
        inside = range(k + 1, end)
        dated = next((d for i in inside if (d := words.dated(i)) is not None), None)
        kind = next((words.kind(i) for i in inside if words.kind(i) in ("ratify", "sign", "accede")), None)
        if len(inside) == 1 and words.is_acronym(k + 1):
            self.alias = words.lower(k + 1)
        if len(inside) == 1 and words.year(k + 1) in _OWN_YEARS:
            self.years.append(words.year(k + 1) or 0)
        elif dated is not None and kind is not None:
            self.event = (kind, dated)
        elif dated is not None and len(inside) <= 5:
            self.dates.append(dated)
        return end + 1

    def _sum(self, k: int) -> int | None:
        """`for $1.58 million in law enforcement assistance`: what an agreement gives, no part of its title."""
        words = self.words
        if words.lower(k) not in _WORTH or not (words.lower(k + 1) == "$" or words.kind(k + 1) == "figure" or words.lower(k + 2) == "$"):
            return None
        end = k + 2
        while end < min(self.limit, k + _LONGEST_SUM) and words.kind(end) not in _ENDS_SUM and words.lower(end) not in (",", ";", "with"):
            if words.dated(end + (words.kind(end) == "preposition")) is not None:
                break
            end += 1
        return end

    def _number(self, k: int) -> int | None:
        """`Conventions 138 and 182`, `Convention No. 151`."""
        words = self.words
        if k != self.head + 1:
            return None
        j = k
        if words.lower(j) in ("no", "nos", "number", "numbers"):
            j += 2 if words.lower(j + 1) == "." else 1
        if not self._is_number(j):
            return None
        end = j + 1
        while words.lower(end) in (",", "and") and self._is_number(end + 1):
            end += 2
        self._add(k, end)
        return end

    def _is_number(self, i: int) -> bool:
        return self.words.kind(i) == "figure" and self.words.year(i) is None and self.words.lower(i).isdigit()

    def _amended(self, k: int) -> int | None:
        """`, as amended by its 1972 Protocol`, `, as supplemented by a protocol of 1997`."""
        words = self.words
        j = k + 1 if words.lower(k) in (",", "(") else k
        if words.lower(j) != "as" or words.lower(j + 1) not in _CHANGED:
            return None
        end = j + 2
        while end < min(self.limit, j + 8) and (
            words.kind(end) in ("preposition", "determiner", "head", "figure") or words.lower(end) in ("amending", "thereto")
        ):
            # "as amended in 1972", but "as amended by the 1972 Protocol" in 2002
            if words.lower(end) == "in" and (words.year(end + 1) is None or end > j + 2):
                break
            end += 1
        amending = next((i for i in range(j + 2, end) if words.lower(i) == "amending"), None)
        if amending is None:
            self._add(j, end)
            return end
        # "as amended by the 1972 Protocol amending the Single Convention": the same agreement once more
        self._add(j, amending)
        again = next((i for i in range(end, min(self.limit, end + 4)) if words.kind(i) == "head"), None)
        return end if again is None else Extension(words, again, self.limit).tail

    def _title_year(self, k: int) -> int | None:
        """`of 1961`, `from 27 January 2003`, `dating from 1975 and 1976`."""
        words = self.words
        if words.lower(k) in ("of", "from", "dated"):
            dated, year = words.dated(k + 1), words.year(k + 1)
            if dated is None and year is None:
                return None
            end = words.indices(dated.start, dated.end).stop if dated is not None else k + 2
            self.years.append(dated.day.year if dated is not None else year or 0)
            self._add(k, end)
            return self._past_comma(end)
        if words.lower(k) == "dating" and words.lower(k + 1) in ("from", "back"):
            j = k + 2 if words.lower(k + 1) == "from" else k + 3
            years: list[int] = []
            while words.year(j) is not None or (years and words.lower(j) in (",", "and") and words.year(j + 1) is not None):
                if words.year(j) is not None:
                    years.append(words.year(j) or 0)
                j += 1
            if years:
                self.years = years
                return j
        return None

    def _date(self, k: int) -> int | None:
        """`in September 1999`, `on January 21, 2008,`, `since 1991`; and the year of a title, `Safe Containers, 1972`."""
        words = self.words
        j = k + (words.lower(k) == ",")
        if words.lower(j) in ("in", "on", "since", "during", "effective", "early", "late", "as of"):
            j += 1
        while j > k and words.lower(j) in ("early", "late", "mid", "the"):
            if words.lower(j) == "the" and words.lower(j - 1) not in ("in", "of", "by"):
                break
            j += 1
        dated = words.dated(j)
        if dated is None or (dated.precision == "year" and (words.capital(j + 1) or words.kind(j + 1) == "head")):
            return None
        if j == k and (dated.start > words.tokens[k].start or (self.dates and words.lower(k) not in ("since", "effective"))):
            return None
        if j == k + 1 and words.lower(k) == "," and dated.precision == "year":
            self.years.append(dated.day.year)
            return j + 1
        self.dates.append(dated)
        return self._past_comma(words.indices(dated.start, dated.end).stop)

    def _past_comma(self, k: int) -> int:
        """The token after a comma at `k` behind which the name goes on; not in `acceded to A in 1961, to B in 1975`."""
        words = self.words
        goes_on = words.lower(k) == "," and words.lower(k + 1) in _GOES_ON
        return k + 1 if goes_on and not (words.lower(k + 1) == "to" and words.kind(k + 2) == "determiner") else k

    def _in_force(self, k: int) -> int | None:
        if self.words.kind(k) != "force" or self.words.tokens[k].value != "state":
            return None
        self.in_force = True
        return k + 1

    def _with(self, k: int) -> int | None:
        """`with Panama and the Bahamas`, `between Tajikistan and the United States`."""
        words = self.words
        if words.lower(k) not in ("with", "between", "among", "involving"):
            return None
        protocol = next((i for i in range(k + 1, min(self.limit, k + 5)) if words.lower(i) in _ANNEXES), None)
        if protocol is not None and all(words.place(i) is None and words.kind(i) in ("word", "determiner") for i in range(k + 1, protocol)):
            # "a maritime agreement with an overflight protocol"
            return protocol + 1
        end, countries, pair = places_from(words, k + 1, self.limit)
        host = words.passage.document.country
        at = k + 2 if words.kind(k + 1) == "determiner" else k + 1
        if not countries and not pair and host is not None and words.lower(k) == "with" and self._is_body_of_host(at):
            # "the DEA signed a memorandum of understanding with the MVD"
            end, countries = at + 1, (host,)
        if not countries and not pair:
            # "with 24 countries", "with many neighbours"
            self.elsewhere = words.lower(k) == "with"
            self.with_union = self.elsewhere and words.lower(at) in _UNIONS
            counted = range(k + 1, min(self.limit, k + 5)) if self.elsewhere else range(0)
            return next((i + 1 for i in counted if words.lower(i) in COUNTED), None)
        self.countries += [c for c in countries if c not in self.countries]
        self.pair = self.pair or pair
        self.between = self.between or words.lower(k) in ("between", "among")
        self.countries_end = words.tokens[end - 1].end
        return end

    def _is_body_of_host(self, at: int) -> bool:
        """Whether a token names a body of the state that the cable is on: `the MVD`, `the Ministry`; none of many states, nor a company."""
        words = self.words
        if words.kind(at) in ("body", "us_agency", "company"):
            return False
        return words.is_agency_acronym(at) or (words.is_government(at) and words.capital(at) and words.lower(at) != "embassy")

    def _to_it(self, k: int) -> int | None:
        """`the additional protocol to it`, `the protocol thereto`."""
        words = self.words
        if words.lower(k) == "thereto":
            return k + 1
        return k + 2 if k == self.head + 1 and words.lower(k) == "to" and words.lower(k + 1) == "it" else None

    def _initiative(self, k: int) -> int | None:
        """`under the Proliferation Security Initiative`: a name in capitals that is no body or state."""
        words = self.words
        if words.lower(k) != "under" or words.kind(k + 1) != "determiner":
            return None
        end = k + 2
        while end < self.limit and words.capital(end) and words.place(end) is None and words.kind(end) == "word":
            end += 1
        return end if words.lower(end - 1) in ("initiative", "program", "programme", "framework", "psi", "plan") else None

    def _topic(self, k: int) -> int | None:
        """`on cooperation in combating crime`, `against Corruption`, `to Prevent, Suppress and Punish`; `for ratification` is none."""
        if self._topic_read:
            return None
        words = self.words
        nested = self._nested(k)
        if nested is not None:
            self._topic_read = True
            return nested
        lower = words.lower(k)
        if lower not in _TOPIC:
            return None
        following = k + 2 if lower in ("dealing", "pertaining", "related") else k + 1
        if lower == "for" and words.lower(following) in _RATIFICATION:
            while following < self.limit and words.lower(following) in _RATIFICATION:
                following += 1
            return following
        infinitive = lower == "to" and words.kind(following) in ("word", "maintain")
        of_kind = lower == "of" and words.kind(following) == "agreement_kind"
        named = infinitive or of_kind or (words.capital(following) and words.dated(following) is None)
        if lower in ("to", "in", "under", "of") and not named:
            return None
        if lower in ("in", "under") and words.place(following) is not None:
            return None
        end = self._content(following, infinitive and not words.capital(following))
        if end <= following:
            return None
        self._add(k, end)
        self._topic_read = True
        return end

    def _nested(self, k: int) -> int | None:
        """`the 1972 Protocol amending the Single Convention`: the name of another agreement inside the name."""
        words = self.words
        j = k
        if words.lower(j) == ",":
            j += 1
            if words.lower(j) not in ("supplementing", "amending", "supplemental"):
                return None
        if words.lower(j) not in _NESTING and not (words.lower(j) == "additional" and words.lower(j + 1) == "to"):
            return None
        for run in range(j + 1, min(self.limit, j + 10)):
            if words.kind(run) == "head" and run > j + 1:
                inner = Extension(words, run, self.limit)
                self._add(k if words.lower(k) != "," else k + 1, inner.last)
                if words.lower(j) not in _REPLACING and all(words.year(i) is None for i in range(self.head - 3, self.head)):
                    self.years += [y for i in range(j, run) if (y := words.year(i)) is not None]
                self.countries += inner.countries
                self.alias = self.alias or inner.alias
                return max(inner.last, inner.tail)
            kind = words.tokens[run].kind
            small = kind in ("figure", "determiner", "agreement_kind") or (kind == "word" and words.lower(self.head).startswith("protocol"))
            if not (words.capital(run) or words.lower(run) in ("of", "for") or small):
                break
        return None

    def _content(self, k: int, infinitive: bool) -> int:
        """The token after the words that say what the agreement is on."""
        words = self.words
        n = k
        titled = words.capital(k) or (words.kind(k) == "determiner" and words.capital(k + 1))
        while n < min(self.limit, k + _LONGEST):
            kind, lower = words.kind(n), words.lower(n)
            if kind == "mark":
                inside = lower in ("-", "–", "/", "'", "&") or (
                    lower == "," and (self._goes_on_after_comma(n, titled) or self._another_protocol(n + 1))
                )
                if not inside:
                    break
                n += 1
                continue
            if lower in ("no", "nos") and words.lower(n + 1) == "." and words.kind(n + 2) == "figure":
                n += 3
                continue
            if kind in ("aux", "modal", "negation", "relative", "pronoun", "boundary"):
                break
            # "to share assets", "to foster improved information sharing"
            of_infinitive = infinitive and (n == k or (n == k + 1 and lower.endswith("ed")))
            if kind in RELATIONS and not (titled and words.capital(n)) and not of_infinitive:
                break
            if words.dated(n) is not None or (kind == "preposition" and words.dated(n + 1) is not None):
                break
            if kind == "determiner" and not infinitive and not self._takes_determiner(n, k):
                break
            if kind == "and" and self._begins_another(n + 1) and not self._another_protocol(n + 1):
                break
            outside = lower in _OUTSIDE_TOPIC
            if outside and n > k and not (titled and words.capital(n + 1) and words.place(n + 1) is None):
                break
            if kind == "adverb" and n > k and not titled:
                break
            n += 1
        while n > k and (words.kind(n - 1) in _CONNECTORS or words.lower(n - 1) == ","):
            n -= 1
        return n

    def _takes_determiner(self, n: int, k: int) -> bool:
        words = self.words
        before = words.kind(n - 1)
        infinitive = before == "word" and words.kind(n - 2) == "to"
        return before in ("preposition", "and", "implement") or infinitive or (before == "word" and (words.capital(n - 1) or n <= k))

    def _goes_on_after_comma(self, n: int, titled: bool) -> bool:
        words = self.words
        after = n + 1 if words.kind(n + 1) != "and" else n + 2
        if words.kind(after) == "agreement_kind":
            return True
        if not titled and words.kind(n + 1) == "word" and not words.capital(n + 1):
            # "on legal assistance in civil, family and criminal matters"
            plain = words.kind(n + 2) == "and" and words.kind(n + 3) == "word" and not words.capital(n + 3)
            return plain and not self._begins_another(n + 3)
        if not titled or not words.capital(after) or words.place(after) is not None or words.is_government(after):
            return False
        return words.kind(after) == "word" and not self._begins_another(after) and words.dated(after) is None

    def _another_protocol(self, k: int) -> bool:
        """Whether the list of what an agreement's protocols are against goes on: `, and illicit manufacturing of firearms`."""
        words = self.words
        if words.lower(self.head) != "protocols":
            return False
        for n in range(k, min(self.limit, k + 8)):
            kind = words.kind(n)
            if kind == "agreement_kind":
                return True
            if kind not in ("word", "and", "preposition", "determiner"):
                return False
        return False

    def _begins_another(self, k: int) -> bool:
        """Whether a new name, or a new clause, begins at `k`."""
        words = self.words
        kind = words.kind(k)
        if kind in ("acronym", "proper") or (kind == "determiner" and words.lower(k) in ("its", "their")):
            return True
        if kind in RELATIONS | {"aux", "modal", "negation", "adverb", "pronoun"} and not words.capital(k):
            return True
        for n in range(k, min(self.limit, k + 9)):
            kind = words.kind(n)
            if kind == "head":
                return True
            if kind == "and" and n > k and words.kind(n + 1) == "determiner":
                # "against Corruption and Migrant Smuggling and the Convention on"
                return False
            if kind == "to" and n > k:
                # "and Combating Corruption and to the SADC Protocol"
                return False
            if kind in RELATIONS | {"mark", "aux", "modal", "relative", "boundary"} and words.lower(n) not in ("-", "/"):
                return False
            if kind == "preposition" and words.lower(n) != "of":
                return False
        return False
