"""The states that a list names: `Panama and the Bahamas`, `the Tajik and Kyrgyz agencies`, `its counterparts in both countries`."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.treaty_sets import RELATIONS
from flows.extract.treaty_words import Words

_BREAKS = frozenset({"aux", "modal", "relative", "boundary", "negation", "pronoun", "head"}) | RELATIONS
COUNTED = frozenset({"countries", "governments", "nations", "states", "parties"})
_IN_AFTER = frozenset({"counterparts", "counterpart", "authorities", "countries", "agencies"})
_OPENS_LIST = frozenset({"countries", "following", ")", "states", "nations"})
_MOST_UNKNOWN = 8
_LONGEST_DATES = 10


class Places(NamedTuple):
    """The countries of a list, the token after it, and whether `both countries` stands for a pair named before."""

    end: int
    countries: tuple[str, ...]
    pair: bool


def speaks_for_state(words: Words, k: int, limit: int) -> bool:
    """Whether a nationality before token `k` speaks for its state: a body of government follows, or nothing, or a list goes on.

    `the Dutch have`, `the Tajik and Kyrgyz agencies`, `Uzbek law enforcement`; not `the French bank`.
    """
    described = False
    for n in range(k, min(limit, k + 7)):
        if words.is_government(n):
            return True
        kind = words.kind(n)
        if kind in ("and", "adverb") or words.lower(n) == "," or words.place(n) is not None:
            if described:
                return False
        elif kind == "word":
            described = True
        else:
            return kind != "company" and not described
    return not described


def _end_of_dates(words: Words, k: int, limit: int) -> int | None:
    """Where brackets with a state's own date close, behind which the list goes on: `with Spain (1990), Italy (1995) and Peru`."""
    closing = next((n for n in range(k + 1, min(limit, k + _LONGEST_DATES)) if words.lower(n) == ")"), None)
    if closing is None or all(words.dated(n) is None for n in range(k + 1, closing)):
        return None
    following = closing + 1
    while words.lower(following) == "," or words.kind(following) in ("and", "determiner"):
        following += 1
    place = words.place(following) if following > closing + 1 else None
    goes_on = place is not None and words.kind(words.indices(place.start, place.end).stop) not in _BREAKS
    return closing if goes_on else None


def places_from(words: Words, k: int, limit: int) -> Places:
    """The countries listed from token `k` on; a country's company is none."""
    countries: list[str] = []
    pair = False
    end = n = k
    unknown = 0
    while n < limit:
        kind, lower = words.kind(n), words.lower(n)
        place = words.place(n)
        if place is not None:
            after = words.indices(place.start, place.end).stop
            company = words.lower(n - 1) in ("de", "do", "du") or (place.form == "demonym" and not speaks_for_state(words, after, limit))
            if company and countries:
                break
            if company:
                unknown += 1
            elif place.country not in countries:
                countries.append(place.country)
            n = after
            end = end if company else n
            continue
        if kind == "us_agency":
            if "USA" not in countries:
                countries.append("USA")
            end = n + 1
        elif lower in COUNTED and words.lower(n - 1) in ("both", "two"):
            pair = True
            end = n + 1
        elif lower == "two" and words.lower(n - 1) == "the" and words.kind(n + 1) in ("aux", "mark", "force"):
            # "a treaty between the two has been in force"
            pair = True
            end = n + 1
        elif lower == "among" and words.lower(n + 1) == "them" and words.lower(n - 1) == ",":
            n += 1
        elif kind in _BREAKS or words.dated(n) is not None or kind == "company" or (countries and lower in ("a", "an")):
            break
        elif kind == "government":
            end = n + 1 if countries else end
        elif (
            kind in ("and", "determiner", "body")
            or (lower in ("including", "as") and words.lower(n - 1) in (*COUNTED, ",", "such"))
            or lower in (",", "of", "-", "following")
            or (lower in (":", "(", ")", "--") and words.lower(n - 1) in _OPENS_LIST)
        ):
            pass
        elif lower == "(" and words.lower(n + 2) == ")" and words.kind(n + 1) in ("us_agency", "government", "word") and countries:
            # "between the Drug Enforcement Administration (DEA) and Vietnam's Ministry"
            n += 2
        elif lower == "(" and countries and (closing := _end_of_dates(words, n, limit)) is not None:
            n = closing
        elif lower == ")" and countries:
            end = n + 1
        elif kind in ("figure", "adverb") and unknown < _MOST_UNKNOWN:
            unknown += 1
        elif lower == "in" and words.lower(n - 1) in _IN_AFTER:
            pass
        elif kind in ("preposition", "mark", "to") or (
            countries and not words.capital(n) and words.kind(n - 1) not in ("and", "determiner", "mark", "figure")
        ):
            break
        else:
            unknown += 1
            if unknown > _MOST_UNKNOWN:
                break
        n += 1
    return Places(end, tuple(countries), pair)
