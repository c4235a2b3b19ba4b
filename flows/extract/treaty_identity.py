"""Which statements are of one relation, how wide an agreement is, and whether the text says which one it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.extract.document import Passage
from flows.extract.treaty_names import Mention
from flows.extract.treaty_relations import Relation
from flows.extract.treaty_sets import BILATERAL_KINDS
from flows.extract.treaty_words import PEACE, PRIVATE, Dated
from flows.vocabulary.treaties import TREATIES

_REGIONAL = (
    "inter-american", "european", "benelux", "council of europe", "central american", "central america", "caribbean", "african", "arab",
    "asean", "cis ", "oas", "organization of american states", "schengen", "strasbourg", "regional", "mercosur", "ecowas", "sadc", "saarc",
    "criminal law convention", "civil law convention",
    "nafta", "cafta", "eu ", "nordic", "commonwealth", "north american", "andean", "apec", "shanghai",
    "central asian", "black sea", "south asian", "southeast asian", "saarc",
)  # fmt: skip
_WORLD = ("un ", "u.n.", "united nations", "international", "multilateral", "world", "universal")
_NOUNS = frozenset({
    "agreement", "agreements", "convention", "conventions", "treaty", "treaties", "protocol", "protocols", "memorandum",
    "memoranda", "understanding", "mou", "mous", "accord", "accords", "the", "letter", "letters", "intent",
})  # fmt: skip
_BODIES = frozenset({
    "un", "u.n.", "united", "nations", "international", "ilo", "oecd", "wto", "wipo", "oas", "european", "union", "eu",
    "multilateral", "bilateral", "of",
})  # fmt: skip
_SUPPLEMENT = re.compile(r"(?:\d{4} )?supplement(?:ary|al)? ", re.IGNORECASE)
_SMALL = 3
"""Letters of a title's small words at most."""
_PRECISION = {"year": 1, "month": 2, "day": 3}


@dataclass(frozen=True, slots=True)
class Found:
    """A relation with its place, resolved to country, treaty and parties."""

    passage: Passage
    relation: Relation
    country: str
    treaty: str
    title: str
    scope: str
    parties: tuple[str, ...]
    year: int | None


def scope_of(treaty: str, title: str, parties: tuple[str, ...], mention: Mention) -> str:
    """`multilateral`, `regional` or `bilateral`: the treaty's own scope, else by the title's words and the parties named."""
    own = TREATIES[treaty].scope
    if own is not None and TREATIES[treaty].year is not None:
        return own
    if mention.with_union:
        return "bilateral"
    lower = f"{title.lower()} "
    if any(word in lower for word in _REGIONAL):
        return "regional"
    if parties:
        return "regional" if len(parties) > 1 and not mention.plural else "bilateral"
    if own is not None or mention.bilateral:
        return own or "bilateral"
    return "bilateral" if treaty in BILATERAL_KINDS and not any(word in f" {lower}" for word in _WORLD) else "multilateral"


def identified(treaty: str, title: str, parties: tuple[str, ...], mention: Mention, scope: str, relation: Relation) -> bool:
    """Whether the text says which agreement it is, and that it is one between states: by its name, or by its kind and its parties."""
    if TREATIES[treaty].year is not None:
        return True
    if treaty != "OTHER":
        return bool(parties) or (mention.proper and not mention.plural)
    if mention.elsewhere and not (parties or mention.with_union):
        return False
    lower = f" {title.lower()} "
    if any(f" {word} " in lower for word in PRIVATE) or (not parties and any(f" {word} " in lower for word in PEACE)):
        return False
    is_bare = mention.plural and not (mention.with_countries or mention.countries) and _NOUNS.issuperset(title.lower().split())
    if is_bare and relation.rule == "has_agreement":
        # "the two governments have agreements"
        return False
    if title.lower().endswith("regulations") and relation.rule not in ("party_to", "active"):
        return False
    if scope == "bilateral" and mention.bilateral and mention.plural and parties == ("USA",):
        return bool(mention.with_countries) or "USA" in (*relation.subject, *relation.others)
    return bool(parties) or (mention.proper and _has_name(title, mention.plural))


def _has_name(title: str, plural: bool) -> bool:
    """Whether a title has a word that names: `Schengen agreement`, `Geneva conventions`, not `UN conventions`."""
    # "the terrorist financing convention", "the convention on cybercrime"
    by_topic = not plural and "convention" in title
    words = [w.lower().strip(",.") for w in title.split() if w[:1].isupper() or (by_topic and len(w) > _SMALL)]
    words = [w for w in words if w not in _NOUNS]
    return any(w not in _BODIES for w in words) if plural else bool(words)


def year_of(treaty: str, mention: Mention) -> int | None:
    """The year in the title; of several (`the 1961, 1971 and 1988 conventions`) the treaty's own, of an amended one the first."""
    if not mention.years:
        return None
    own = TREATIES[treaty].year
    return own if own is not None and own in mention.years else mention.years[0]


def is_supplement(title: str) -> bool:
    """Whether a title is that of a treaty beside another of its kind: `a supplementary treaty entered into force in 1941`."""
    return _SUPPLEMENT.match(title) is not None


def distinct(found: list[Found]) -> list[Found]:
    """One of those that state the same relation, the most precisely dated; in the order of the text."""
    out: list[Found] = []
    for new in found:
        at = next((i for i, old in enumerate(out) if _same(old, new)), None)
        if at is None:
            out.append(new)
        else:
            out[at] = _better(out[at], new)
    return sorted(out, key=lambda f: (f.passage.paragraph.position, f.relation.start))


def _same(a: Found, b: Found) -> bool:
    if (a.country, a.treaty, a.relation.action) != (b.country, b.treaty, b.relation.action):
        return False
    if TREATIES[a.treaty].year is not None:
        return True
    if a.year != b.year and a.year is not None and b.year is not None:
        return False
    if is_supplement(a.title) != is_supplement(b.title):
        return False
    if a.treaty in BILATERAL_KINDS and a.scope == b.scope == "bilateral":
        return a.parties == b.parties
    if a.title.lower() == b.title.lower():
        return not a.parties or not b.parties or a.parties == b.parties
    if not a.parties or a.parties != b.parties:
        return False
    within = a.title in b.title or b.title in a.title
    return (within and a.relation.date == b.relation.date) or _coarser(a.relation.date, b.relation.date)


def _coarser(a: Dated | None, b: Dated | None) -> bool:
    """Whether one date is the other told less precisely: of 2008, and of October 7, 2008 (08DUSHANBE1372)."""
    if a is None or b is None or a.precision == b.precision:
        return False
    rough, fine = (a, b) if _PRECISION[a.precision] < _PRECISION[b.precision] else (b, a)
    return rough.day.year == fine.day.year and (rough.precision == "year" or rough.day.month == fine.day.month)


def _better(a: Found, b: Found) -> Found:
    """The more precisely dated of two statements, with what the other adds: parties, the year of the title."""

    def rank(found: Found) -> int:
        return _PRECISION[found.relation.date.precision] if found.relation.date is not None else 0

    best, rest = (b, a) if rank(b) > rank(a) else (a, b)
    if not best.parties and rest.parties:
        best = replace(best, parties=rest.parties, scope=rest.scope)
    return replace(best, year=rest.year) if best.year is None else best
