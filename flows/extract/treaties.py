"""Treaty facts: the relations of countries to agreements that a cable states, one row per country, agreement and action.

`facts.md` says what counts; 08DUSHANBE1372, 04THEHAGUE4 and the chapters of the narcotics strategy reports show the wordings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from flows.extract.document import Document, Passage
from flows.extract.treaty_identity import Found, distinct, identified, is_supplement, scope_of, year_of
from flows.extract.treaty_names import Mention, find_mentions
from flows.extract.treaty_prefilter import Stretch, stretches_that_name_agreements
from flows.extract.treaty_relations import Relation, read_relations
from flows.extract.treaty_sets import BILATERAL_KINDS, OTHER_ONES
from flows.extract.treaty_verbs import find_verbs
from flows.extract.treaty_words import Dated, Words
from flows.facts import Treaty, fact_id
from flows.vocabulary.treaties import TREATIES


def read_treaties(document: Document) -> list[Treaty]:
    """The treaty relations of a cable, in the order of the text; said twice, the most precisely dated statement counts."""
    named = [(passage, stretches_that_name_agreements(passage)) for passage in document.passages]
    if not any(s.states for _, stretches in named for s in stretches):
        return []
    reader = _CableReader(document)
    for passage, stretches in named:
        # what states no relation counts where pronouns or acronyms go back to it
        reach = max((s.end for s in stretches if s.states or s.introduces), default=0)
        if reach:
            reader.read(passage.until(reach), [s for s in stretches if s.end <= reach])
    return [_fact(document, found) for found in distinct(reader.found)]


_ACTS = frozenset({"signed", "not_ratified", "acceded", "submitted"})
"""What a state does, so that a passive leaves it out; a convention comes into force for all."""


class _CableReader:
    """Reads passage after passage; remembers the agreements and countries that pronouns and acronyms stand for."""

    def __init__(self, document: Document) -> None:
        self.post = document.country
        self.found: list[Found] = []
        self.by_alias: dict[str, Mention] = {}
        self.parties: dict[str, tuple[str, ...]] = {}

    def read(self, passage: Passage, stretches: Sequence[Stretch]) -> None:
        """Adds what a passage states in some stretches."""
        words = Words(passage, stretches)
        earlier: list[Mention] = []
        recent: list[Mention] = []
        last_country: str | None = None
        stating = [any(not v.unreal for v in find_verbs(words, s, ())) or words.lower(s.first) == "no" for s in words.sentences]
        for position, sentence in enumerate(words.sentences):
            # what no later verb goes back to counts for the acronyms that it introduces alone
            if not any(stating[position:]) and "(" not in words.text_of(sentence):
                continue
            mentions = _resolve_ones([self._known(words, m) for m in find_mentions(words, sentence)], earlier)
            if stating[position] and (mentions or earlier):
                for relation in read_relations(words, sentence, mentions, earlier[-1] if earlier else None):
                    named = words.named_before(relation.mention.start)
                    here = words.is_named(self.post, sentence)
                    for resolved in _pointed(relation, mentions, earlier, recent):
                        self._resolve(passage, resolved, last_country, named, here)
                    if len(relation.subject) == 1 and not relation.host:
                        last_country = relation.subject[0]
            identified_here = [m for m in mentions if not m.anaphor and not m.group]
            earlier += identified_here
            recent = identified_here or recent

    def _known(self, words: Words, mention: Mention) -> Mention:
        """The agreement that an acronym was introduced for (`CAFTA-DR`), with what its full name says of it."""
        if mention.alias is not None and not mention.group and not mention.anaphor:
            self.by_alias.setdefault(mention.alias, mention)
            return mention
        acronym = words.kind(mention.head) in ("acronym", "proper") and not mention.plural
        full = self.by_alias.get(words.lower(mention.head) if acronym else mention.title.lower())
        if full is None or (mention.treaties[:1] != ("OTHER",) and full.treaties == mention.treaties):
            return mention
        countries = tuple(dict.fromkeys([*mention.with_countries, *full.with_countries]))
        named = replace(mention, title=full.title, titles=full.titles, treaties=full.treaties, years=full.years, proper=True)
        return replace(named, countries=full.countries, with_countries=countries)

    def _resolve(self, passage: Passage, relation: Relation, last_country: str | None, named: list[str], here: bool) -> None:
        """Adds a relation for each treaty that its agreement means, where text or context tell country and parties."""
        mention = relation.mention
        explicit = [*relation.subject, *relation.others]
        if relation.pair:
            explicit += self._pair(explicit, named)
        for treaty, title in zip(mention.treaties, mention.titles, strict=True):
            if treaty == "OTHER" and relation.governed is not None:
                treaty = relation.governed
            adjectives = self._adjectives(mention, treaty, explicit)
            if treaty == "OTHER" and relation.rule == "in_use" and self.post not in (*explicit, *adjectives) and not mention.bilateral:
                continue
            country = self._country(relation, {*explicit, *adjectives}, last_country)
            if country is None:
                continue
            named_treaty = TREATIES[treaty].year is not None
            parties: tuple[str, ...] = ()
            if not named_treaty:
                others = {*explicit, *adjectives} - {country}
                if relation.pointed or not others:
                    others |= set(self.parties.get(title, ())) - {country}
                # "an Article 98 agreement with Malawi", told by the post there
                told_from_here = mention.with_countries == (self.post,) and not mention.between
                if not others and country != "USA" and (told_from_here or _with_washington(mention, treaty, title)):
                    others = {"USA"}
                parties = tuple(sorted(others))
            scope = scope_of(treaty, title, parties, mention)
            if scope == "multilateral":
                parties = ()
            # "the London Protocol came into force": said of no country
            impersonal = relation.rule in ("in_force", "passive", "reduced_relative", "governs") and relation.action != "ratified"
            if relation.action == "submitted" or (relation.action in _ACTS and named_treaty and self.post in named):
                # "went to Parliament"; "has been signed but not ratified", in a paragraph on what the country is a party to
                impersonal = False
            if impersonal and scope != "bilateral" and not explicit and not here:
                continue
            if not identified(treaty, title, parties, mention, scope, relation):
                continue
            if parties:
                self.parties[title] = parties
            years = mention.years if mention.plural and not named_treaty else ()
            for year in years or (year_of(treaty, mention),):
                self.found.append(Found(passage, relation, country, treaty, title, scope, parties, year))

    def _pair(self, explicit: list[str], named: list[str]) -> list[str]:
        """The two that `both countries` stands for: the reporting state and the one named last, or the last two beside it.

        Where none is named, the post writes of its host and of the United States.
        """
        others = [c for c in named if c != self.post]
        if others[-2:] == ["USA", "GBR"]:
            # "the 1931 U.S.-U.K. treaty ... between the two countries": the treaty was inherited
            others.pop()
        if explicit:
            return others[-2:]
        if self.post is not None:
            return [self.post, others[-1] if others else "USA"]
        return others[-2:]

    def _adjectives(self, mention: Mention, treaty: str, explicit: list[str]) -> list[str]:
        """The countries in a title's adjectives; of a treaty inherited from another state (`the 1931 U.S.-U.K. treaty`) its other side."""
        countries = list(mention.countries)
        if treaty in BILATERAL_KINDS and len(countries) == 2:
            if len(set(explicit)) > 1:
                return []
            if "USA" in countries and self.post not in countries:
                return ["USA"]
        return countries

    def _country(self, relation: Relation, parties: set[str], last_country: str | None) -> str | None:
        """Whose relation it is: the reporting country where it is one of the parties, never the United States beside another."""
        post = self.post if self.post != "USA" else None
        subject = relation.subject
        if post is not None and (post in subject or (post in parties and not set(subject) - {"USA"})):
            return post
        others = [c for c in subject if c != "USA"]
        if others and relation.host and post is not None:
            return post
        if others:
            return others[0]
        if relation.mention.owner is not None:
            return relation.mention.owner
        if subject and relation.host and post is not None:
            return post
        if subject:
            beside = sorted({*relation.others, *relation.mention.with_countries} - {"USA"})
            return beside[0] if len(beside) == 1 else "USA" if not beside else post
        if post is not None and post in parties:
            return post
        if not relation.government:
            return None
        if relation.between and len(parties) > 1:
            return sorted(parties - {"USA"})[0]
        if last_country is not None and last_country != "USA" and not parties:
            return last_country
        return post


def _resolve_ones(mentions: list[Mention], earlier: list[Mention]) -> list[Mention]:
    """Each `one with Switzerland` as an agreement of the kind named last, with its own states; left out where none was named.

    `The additional protocol to it` takes the name of the agreement before, `a supplementary treaty` its kind.
    """
    out: list[Mention] = []
    for mention in mentions:
        is_one = mention.title.lower().rpartition(" ")[2] in ("one", "none")
        supplements = is_supplement(mention.title) and mention.treaties == ("OTHER",)
        if out and _is_bare_treaty(mention) and out[-1].treaties[-1:] and out[-1].treaties[-1] in BILATERAL_KINDS:
            # "has extradition treaties with Spain and has signed a treaty with Peru"
            out.append(replace(mention, treaties=out[-1].treaties[-1:], titles=out[-1].titles[-1:], title=out[-1].titles[-1]))
            continue
        if not is_one and not mention.annex and not supplements:
            out.append(mention)
            continue
        before = out if mention.title.lower().endswith(OTHER_ONES) else [*earlier, *out]
        named = next((m for m in reversed(before) if m.treaties and not m.anaphor), None)
        if supplements:
            is_of_kind = named is not None and named.treaties[-1] in BILATERAL_KINDS
            out.append(replace(mention, treaties=named.treaties[-1:]) if named is not None and is_of_kind else mention)
        elif mention.annex:
            if named is not None:
                title = f"{mention.title} to the {named.titles[-1]}"
                out.append(replace(mention, title=title, titles=(title,), treaties=("OTHER",), proper=True))
        elif named is not None:
            title = named.titles[-1]
            is_bilateral = named.bilateral or before is not out
            out.append(replace(mention, treaties=named.treaties[-1:], titles=(title,), title=title, bilateral=is_bilateral))
    return out


def _is_bare_treaty(mention: Mention) -> bool:
    """Whether a mention says nothing but that it is a treaty, and with whom."""
    return mention.title.lower() in ("treaty", "treaties") and bool(mention.with_countries) and not mention.anaphor


def _with_washington(mention: Mention, treaty: str, title: str) -> bool:
    """Whether an agreement with no other side named is one with the United States: `the bilateral treaty`, `the extradition treaty`."""
    if mention.proper and not mention.bilateral and {"protocol", "convention"} & set(title.lower().split()):
        # "the San Luis protocol on mutual legal assistance" is one of many states
        return False
    if mention.elsewhere and treaty != "LOA":
        return False
    if not (mention.bilateral or treaty in BILATERAL_KINDS) or scope_of(treaty, title, (), mention) == "regional":
        return False
    return not mention.plural or mention.bilateral or treaty == "LOA"


def _pointed(relation: Relation, mentions: list[Mention], earlier: list[Mention], recent: list[Mention]) -> list[Relation]:
    """The relation with the agreement itself in place of `the agreement`; of `both treaties` one for each; none of a group."""
    mention = relation.mention
    if mention.group:
        return []
    if not mention.anaphor:
        return [relation]
    noun = mention.title.lower().removesuffix("s")
    if noun == "treatie":
        noun = "treaty"
    generic = noun in ("treaty", "agreement", "accord", "pact")
    if mention.determiner == "both":
        targets = [m for m in recent if noun in m.title.lower()]
        targets = targets if len(targets) == 2 else []
    else:
        before = [*earlier, *(m for m in mentions if m.first < mention.first and not m.anaphor and not m.group)]
        named = [m for m in before if noun in m.title.lower() or noun == (m.alias or "")]
        targets = (named or (before if generic else []))[-1:] if not generic else before[-1:]
    if not targets and mention.treaties[0] in BILATERAL_KINDS:
        return [replace(relation, mention=replace(mention, anaphor=False))]
    return [replace(relation, mention=replace(m, dates=(), event=None), pointed=True) for m in targets]


def _first_day(dated: Dated) -> date:
    if dated.precision == "year":
        return dated.day.replace(month=1, day=1)
    return dated.day.replace(day=1) if dated.precision == "month" else dated.day


def _fact(document: Document, found: Found) -> Treaty:
    relation, passage = found.relation, found.passage
    cable = document.cable
    quote = passage.quote(relation.start, relation.end)
    dated = relation.date
    identity = (found.country, found.treaty, relation.action, found.title, found.year)
    return Treaty(
        fact_id=fact_id("fact_treaty", cable.cable_id, quote.span_start, quote.span_end, *identity),
        cable_id=cable.cable_id,
        paragraph_id=passage.paragraph.paragraph_id,
        paragraph=passage.paragraph.paragraph,
        quote=quote.text,
        span_start=quote.span_start,
        span_end=quote.span_end,
        layout="prose",
        rule=relation.rule,
        raw_sha256=cable.raw_sha256,
        country=found.country,
        treaty=found.treaty,
        title=found.title,
        scope=found.scope,
        action=relation.action,
        action_date=_first_day(dated) if dated is not None else None,
        action_precision=dated.precision if dated is not None else None,
        parties=";".join(found.parties),
        stated_year=found.year,
    )
