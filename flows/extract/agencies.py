"""Bodies of government by name: ministries, police forces, services, guards, and the acronyms that a cable gives them.

A name is a run of capitalised words with a head word in it (`Ministry of Internal Affairs`, `Drug Control Agency`, `Border
Guards`); an acronym stands for the name beside which the cable prints it in parentheses, or, in a table's labels, for a name
whose initials it is (08DUSHANBE1372: `Total DCA` under `Drug Control Agency`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from flows.extract.period_dates import MONTHS
from flows.vocabulary import read_rows
from flows.vocabulary.countries import find_places

HEADS = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "head")
_PEOPLE = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "people")
_NAMES = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "name")
_MODIFIERS = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "modifier")
_OF_UNITED_STATES = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "us")
_JOINED = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "joined")
_BEFORE_DATE = frozenset({
    "in", "on", "by", "between", "during", "throughout", "since", "until", "through", "after", "before", "late", "early", "also",
})  # fmt: skip
_LOOSE_HEADS = frozenset(r["word"] for r in read_rows("agency_words.csv") if r["kind"] == "loose_head")
_TELLING = HEADS | {word for name in _NAMES for word in name.split()}
_CONNECTORS = frozenset(
    {"of", "for", "on", "and", "the", "against", "to", "in", "de", "del", "la", "las", "los", "di", "da", "y", "du", "des", "e"}
)


class AgencyMention(NamedTuple):
    """An agency named in `[start, end)` of a text, by its full name without article or acronym."""

    start: int
    end: int
    name: str


_WORD = r"(?:(?:[A-Z]\.){2,}|U\.S|St\.|[A-ZÀ-Þ][\w’'-]*)"
_CHAIN = re.compile(rf"{_WORD}(?:(?:\s+|\s*/\s*)(?:(?:of|for|on|and|the|against|de|del|la|di|du|des|e)\s+)*{_WORD})*")
# Inside a run these end a name: `and the`, `According to the`; "of the", "for the" do not.
_CUT = re.compile(r"(?:(?<=\s)(?<!\bof\s)(?<!\bfor\s)(?<!\bon\s)(?<!\bagainst\s)|^)[Tt]he\s+|\s+and\s+the\s+")
_AND = re.compile(r"\s+and\s+|\s*/\s*")
# "(DCA)", "(PCD in Spanish)", "(Spanish acronym SIVE)"
_ACRONYM_IN_BRACKETS = re.compile(
    r"\(\s*(?:(?:by\s+)?(?:its\s+|the\s+)?(?:[A-Z][a-z]+\s+)?(?:acronym|initials),?\s+)?"
    r"[\"“]?([A-Z][A-Za-z&/-]{1,11})[\"”]?(?:['’]s)?(?:,?\s+(?:in|by)\s+(?:its\s+)?[A-Z][a-z]+(?:\s+(?:acronym|initials))?)?\s*\)"
)
_ACRONYM_ONLY = re.compile(r"\s*\([A-Z][A-Za-z&/-]{1,11}\)\s+")
_ACRONYM_AFTER = re.compile(r"\s*\(\s*[\"“]?([A-Z][A-Za-z&/-]{1,11})[\"”]?\s*\)")
# an acronym whose name follows in brackets: `FELCN (Special Counternarcotics Police Force)`
_NAME_AFTER = re.compile(r"\b([A-Z]{3,11})\s*\(\s*((?:the\s+)?[A-Z][A-Za-z]+(?:[\s-]+[A-Za-z]+){1,9})\s*\)")
# "(Bureau for the Fight against Narcotics Trafficking, or BLTS)"
_NAME_OR_ACRONYM = re.compile(r"\(\s*([A-Z][A-Za-z-]+(?:\s+[A-Za-z-]+){1,9}),\s+or\s+([A-Z]{2,11})\s*\)")
_BRACKET = re.compile(r"\(")
_CAPITALS_LAST = re.compile(r"\b[A-Z]{3,11}\s*$")
_LONGEST_ACRONYM = 16
_ARTICLE = re.compile(
    r"^(?:According to(?: the)?|The|A|An|In|On|At|By|As|And|But|For|From|While|When|Under|Also|Both|This|These|Its|Their|Although|Since)\s+"
)
# "DEA-supported Joint Task Force": who pays for a body is no part of its name
_SUPPORTED = re.compile(r"^[A-Z][\w.]*-(?:supported|backed|funded|led|sponsored|trained|vetted|mentored|assisted|financed)\s+")
_PEOPLE_OF = re.compile(rf"^(?:{'|'.join(sorted(w.capitalize() for w in _PEOPLE if w.isalpha()))}|Units)\s+of\s+(?:the\s+)?")
_OWNER = re.compile(r"^(?!H(?:er|is)\sMajesty)[A-Z]\w+(?:\s(?:(?:of|for)\s)?[A-Z]\w+){0,3}['’]s\s+")
_ON_THE = re.compile(r"\s+on\s+the\s+(\w+)$")
# "Joint PNP and Customs operations"
_JOINT = "Joint "
_TITLE = re.compile(r"^Minister\s+(?=of\b)")
_WORDS_BEFORE = re.compile(r"[\w&'’-]+")
_STOPS = re.compile(r"[;:()\"“”,]|(?<![A-Z])\.\s")
_HARD_STOPS = re.compile(r"[;:()\"“”.]")
# what stands before a name that begins with a list: `the Organized Crime, Narcotics and Firearms Bureau`
_LIST_BEFORE = re.compile(r"\b[Tt]he\s+((?:[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,2},\s+){1,3})$")
_SPACE = re.compile(r"\s+")
_LONGEST_FUNCTIONAL_NAME = 5
_POSSESSIVE = re.compile(r"['’]s?$")
_COMPOUND = re.compile(r"\b[A-Z][A-Z&]{1,11}(?:-[A-Z][A-Z&]{1,11})*\b")
_PART = re.compile(r"[-/]")
_UNITED_STATES = re.compile(
    rf"(?:U\.?S\.?|United States|Drug Enforcement Administration|{'|'.join(sorted(word.upper() for word in _OF_UNITED_STATES))})(?: |$)"
)
_LONGEST_NAME = 140
"""Characters of a text within which a name stands before its acronym."""


def glossary(texts: Iterable[str]) -> dict[str, str]:
    """Acronym to full name, as the texts of a cable introduce them: `Drug Control Agency (DCA)`, `drug control police (PCD)`.

    Of a long capitalised run before the parentheses only as many words are taken as the acronym's letters ask for; a run whose
    initials are not the acronym's (a name in translation) is taken whole. A minister's acronym stands for the ministry (08SANJOSE881).
    """
    found: dict[str, str] = {}
    for text in texts:
        brackets = [bracket.start() for bracket in _BRACKET.finditer(text)]
        for match in [match for at in brackets if (match := _ACRONYM_IN_BRACKETS.match(text, at)) is not None]:
            acronym = match.group(1)
            if acronym in found:
                continue
            before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
            name = _expansion_over_commas(before, acronym) or _expansion(before, acronym) or _lower_case_expansion(before)
            if name is not None:
                found[acronym] = _POSSESSIVE.sub("", name)
        for at in brackets:
            either = _NAME_OR_ACRONYM.match(text, at)
            if either is not None and is_agency(either.group(1)):
                found.setdefault(either.group(2), _SPACE.sub(" ", either.group(1)))
        for match in _names_after_acronyms(text, brackets):
            if is_agency(match.group(2)):
                found.setdefault(match.group(1), _SPACE.sub(" ", _ARTICLE.sub("", match.group(2))))
    return found


def _names_after_acronyms(text: str, brackets: Iterable[int]) -> Iterator[re.Match[str]]:
    """`FELCN (Special Counternarcotics Police Force)`: few brackets follow capitals."""
    for at in brackets:
        capitals = _CAPITALS_LAST.search(text, max(0, at - _LONGEST_ACRONYM), at)
        match = _NAME_AFTER.match(text, capitals.start()) if capitals is not None else None
        if match is not None:
            yield match


def _words_before(before: str) -> list[str]:
    """The words of the phrase that ends a text, marks of another phrase before it cut off."""
    start = 0
    for stop in _STOPS.finditer(before):
        start = stop.end()
    return _WORDS_BEFORE.findall(before[start:])


def _initials(words: list[str]) -> tuple[str, ...]:
    """The initials of a name, with and without its small words, with and without the parts of compounds."""
    capitals = [w for w in words if w[0].isupper()]
    parts = [p for w in capitals for p in _PART.split(w) if p]
    return ("".join(w[0] for w in capitals), "".join(w[0] for w in words), "".join(p[0] for p in parts))


def _expansion(before: str, acronym: str) -> str | None:
    """The capitalised words just before an acronym that it abbreviates."""
    letters = "".join(c for c in acronym.upper() if c.isalpha())
    taken: list[str] = []
    spelled = False
    words = _words_before(before)
    for word in reversed(words):
        lower = word.lower()
        if word[0].isupper():
            taken.insert(0, word)
            initials = [i.upper() for i in _initials(taken)]
            spelled = letters in initials
            if spelled or (len(initials[0]) >= len(letters) and initials[0][0] == letters[0]):
                break
        elif taken and (lower in _CONNECTORS or lower in HEADS):
            taken.insert(0, word)
        else:
            break
    if not spelled and not is_body(" ".join(taken)):
        taken = _with_head(words, taken)
    before_it = words[: len(words) - len(taken)]
    while not spelled and before_it and before_it[-1][0].isupper() and before_it[-1].lower() in _MODIFIERS:
        taken.insert(0, before_it.pop())
    while taken and taken[0].lower() in _CONNECTORS:
        taken.pop(0)
    joined = next((k for k in range(len(taken) - 1, 0, -1) if [w.lower() for w in taken[k - 1 : k + 1]] == ["and", "the"]), 0)
    if joined and not spelled and is_body(" ".join(taken[joined + 1 :])):
        taken = taken[joined + 1 :]
    name = _PEOPLE_OF.sub("", _ARTICLE.sub("", " ".join(taken)))
    if len(name.split()) < 2:
        # "the Army (SEDENA) and Navy (SEMAR)"
        return name if name.lower() in _NAMES else None
    name = _TITLE.sub("Ministry ", name)
    owned = _OWNER.sub("", name)
    if owned != name and is_agency(owned) and " " in owned:
        # "Ghana's Narcotics Control Board (NACOB)"
        name = owned
    return name if name[0].upper() == letters[0] or is_body(name) else None


def _expansion_over_commas(before: str, acronym: str) -> str | None:
    """A name with commas whose initials an acronym is: `Customs, Excise and Preventive Service (CEPS)`."""
    if "," not in before:
        return None
    letters = "".join(c for c in acronym.upper() if c.isalpha())
    words = _WORDS_BEFORE.findall(before)
    capitals = [k for k, word in enumerate(words) if word[0].isupper()][-len(letters) :]
    if "".join(words[k][0] for k in capitals).upper() != letters:
        return None
    own = words[capitals[0] :]
    starts = [word.start() for word in _WORDS_BEFORE.finditer(before)]
    name = _SPACE.sub(" ", before[starts[capitals[0]] :]).strip()
    is_name = "," in name and not _HARD_STOPS.search(name) and all(w[0].isupper() or w.lower() in _CONNECTORS for w in own)
    return name if is_name and is_agency(name) else None


def _with_head(words: list[str], taken: list[str]) -> list[str]:
    """A name whose head stands before what its acronym abbreviates: `Special Project for the Control of Coca ... (CORAH)`."""
    start = len(words) - len(taken)
    while start > 0 and (words[start - 1][0].isupper() or words[start - 1].lower() in _CONNECTORS - {"and"}):
        start -= 1
        if _is_head(words[start]) or words[start].lower() in _LOOSE_HEADS:
            while start > 0 and words[start - 1][0].isupper():
                start -= 1
            return words[start:]
    return taken


def _lower_case_expansion(before: str) -> str | None:
    """A functional name in lower case, after an article, owner or nationality: `the drug control police (PCD)` (07SANJOSE1194)."""
    tail: list[str] = []
    for word in reversed(_words_before(before)):
        if word.lower() in ("the", "a", "its") or word.endswith(("'s", "’s")):
            break
        tail.insert(0, word)
        if word[0].isupper() or len(tail) > _LONGEST_FUNCTIONAL_NAME:
            break
    name = " ".join(tail)
    return name if 2 <= len(tail) <= _LONGEST_FUNCTIONAL_NAME and is_body(name) else None


def is_agency(name: str) -> bool:
    """Whether a name has a head word of agencies in it, or is one that stands for an agency by itself."""
    return any(_is_head(word) for word in name.split()) or name.lower() in _NAMES


def _is_head(word: str) -> bool:
    """Whether a word is a head of agencies' names, alone or in a compound: `Directorate`, `Sub-Directorate`."""
    return word.strip(",.'’").lower().rpartition("-")[2] in HEADS


def is_of_united_states(name: str) -> bool:
    """Whether a name is one of a body of the United States: `U.S. Customs and Border Protection`, `DEA`."""
    return _UNITED_STATES.match(name) is not None


def is_body(name: str) -> bool:
    """Whether a name that the cable gives an acronym is one of a body, be it a project, a centre or a group."""
    return is_agency(name) or any(word.strip(",.'’").lower() in _LOOSE_HEADS for word in name.split())


def find_agencies(text: str, acronyms: dict[str, str]) -> list[AgencyMention]:
    """The agencies that a text names, in order; an acronym counts where `acronyms` resolves it to an agency."""
    out: list[AgencyMention] = []
    for match in _CHAIN.finditer(text):
        words = _WORDS_BEFORE.findall(match.group())
        if not _any_tells(words, acronyms) and not text.startswith("(", match.end() + 1):
            continue
        for start, end in _names_in(match.group()):
            out.extend(_mentions(text, match.start() + start, match.start() + end, acronyms))
    return _with_parts(text, out)


def _with_parts(text: str, mentions: list[AgencyMention]) -> list[AgencyMention]:
    """The mentions, a body and its part behind the body's acronym as one: `the Royal Police Force (RPF) Drug Enforcement Unit`."""
    out: list[AgencyMention] = []
    for mention in mentions:
        body = out[-2] if len(out) > 1 and out[-1].name == out[-2].name else None
        if body is not None and (mention.name == body.name or text[body.start : body.end].endswith(("'s", "’s"))):
            body = None
        if body is not None and _ACRONYM_ONLY.fullmatch(text, body.end, mention.start) is not None:
            out[-2:] = [AgencyMention(body.start, mention.end, f"{body.name} {mention.name}")]
        else:
            out.append(mention)
    return out


def _any_tells(words: Iterable[str], acronyms: dict[str, str]) -> bool:
    """Whether a word makes it worth while to look for an agency's name around it."""
    for word in words:
        plain, tells, parts = _looked_at(word)
        if tells or plain in acronyms or (parts and any(part in acronyms for part in parts)):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _looked_at(word: str) -> tuple[str, bool, tuple[str, ...]]:
    """A word without its possessive, whether it tells an agency by itself, and the parts of a compound."""
    plain = _POSSESSIVE.sub("", word)
    parts = tuple(plain.split("-")) if "-" in plain else ()
    return plain, plain.lower() in _TELLING or (bool(parts) and parts[-1].lower() in HEADS), parts


def _mentions(text: str, start: int, end: int, acronyms: dict[str, str]) -> Iterator[AgencyMention]:
    """The agencies in one capitalised name of a text."""
    raw = text[start:end]
    name = _SPACE.sub(" ", raw)
    for cut in (_ARTICLE, _PEOPLE_OF, _OWNER, _SUPPORTED):
        shorter = cut.sub("", name)
        if shorter != name and (cut is not _OWNER or is_agency(shorter)):
            start += len(raw) - len(raw[len(name) - len(shorter) :])
            raw, name = text[start:end], shorter
    on_the = _ON_THE.search(name)
    if on_the is not None and find_places(on_the.group(1)):
        # "the Border Guard Forces on the Iraqi frontier"
        name = name[: on_the.start()]
        end = start + len(_ON_THE.sub("", raw))
        raw = text[start:end]
    name = _POSSESSIVE.sub("", name)
    introduced = _ACRONYM_AFTER.match(text, end)
    if introduced is not None and introduced.group(1) in acronyms and is_body(acronyms[introduced.group(1)]):
        full = acronyms[introduced.group(1)]
        yield AgencyMention(_start_of(full, text, start, end), end, full)
    elif name in acronyms and is_body(acronyms[name]):
        yield AgencyMention(start, end, acronyms[name])
    elif is_agency(name) and (len(name.split()) > 1 or name.lower() in _NAMES) and not name.isupper():
        start, name = _with_list(text, start, _without_people(name))
        yield AgencyMention(start, end, _spelled_out(name, acronyms))
    else:
        for compound in _COMPOUND.finditer(raw):
            known = [acronyms[a] for a in _parts(compound.group()) if a in acronyms and is_body(acronyms[a])]
            if known:
                yield AgencyMention(start + compound.start(), start + compound.end(), known[0])


def _with_list(text: str, start: int, name: str) -> tuple[int, str]:
    """A name of the form `Excise and Preventive Service` with the items that commas join to it, and where it begins."""
    head, joined, _ = name.partition(" and ")
    if not joined or is_agency(head) or not text[start - 2 : start].startswith(","):
        return start, name
    before = _LIST_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
    if before is None or any(_is_head(words[-1]) for item in before.group(1).split(",") if len(words := item.split()) > 1):
        return start, name
    return before.start(1), _SPACE.sub(" ", before.group(1)) + name


def _parts(compound: str) -> list[str]:
    """The acronyms of a compound, those of the United States last: of `DEA-GDF` the host's body acts (18ROME9001)."""
    return sorted(compound.split("-"), key=lambda a: a.lower() in _OF_UNITED_STATES)


def _start_of(name: str, text: str, start: int, end: int) -> int:
    """Where a name that ends at `end` begins, be it longer than the capitalised run that begins at `start`."""
    at = text.rfind(name.split()[0], max(0, end - _LONGEST_NAME), end)
    return at if 0 <= at < start and _SPACE.sub(" ", text[at:end]) == name else start


def _spelled_out(name: str, acronyms: dict[str, str]) -> str:
    """A name with the acronym that it begins with spelled out: `JDF Coast Guard`."""
    first, _, rest = name.partition(" ")
    return f"{acronyms[first]} {rest}" if rest and first in acronyms and is_body(acronyms[first]) and is_agency(rest) else name


def _without_people(name: str) -> str:
    """A body's name without its people: `Narcotics Control Board Officers`."""
    words = name.split()
    while len(words) > 2 and words[-1].lower() in _PEOPLE:
        words.pop()
    return " ".join(words) if is_agency(" ".join(words)) else name


def _names_in(chain: str) -> list[tuple[int, int]]:
    """A capitalised run cut into names: at a month, at `the` (but `of the`), and at `and` between two names that each stand alone."""
    parts: list[tuple[int, int]] = []
    at = len(_JOINT) if chain.startswith(_JOINT) and " and " in chain else 0
    for cut in _CUT.finditer(chain):
        parts.append((at, cut.start()))
        at = cut.end()
    parts.append((at, len(chain)))
    out: list[tuple[int, int]] = []
    for start, end in parts:
        for match in _AND.finditer(chain, start, end):
            left, right = chain[start : match.start()], chain[match.end() : end]
            stands_alone = right == "Customs" or right.isupper() or (is_agency(right) and len(right.split()) > 1)
            if _complete(left) and not _is_joint(left, right) and stands_alone:
                out.append((start, match.start()))
                start = match.end()
        out.append(_without_month(chain, start, end))
    return [(s, e) for s, e in out if s < e]


def _is_joint(left: str, right: str) -> bool:
    """Whether `Customs` and what follows are one body: `Customs and Excise Division`."""
    return left.rpartition(" ")[2].lower() == "customs" and right.partition(" ")[0].lower() in _JOINED


def _without_month(chain: str, start: int, end: int) -> tuple[int, int]:
    """The name without a date before it or one that follows it: `State Committee on National Security on January`."""
    lowers = [word.lower() for word in _WORDS_BEFORE.findall(chain, start, end)]
    if MONTHS.keys().isdisjoint(lowers):
        return start, end
    words = list(_WORDS_BEFORE.finditer(chain, start, end))
    first = next((k for k, w in enumerate(lowers) if w not in _CONNECTORS and w not in _BEFORE_DATE and w not in MONTHS), 0)
    if not MONTHS.keys().isdisjoint(lowers[:first]):
        # "In January and February CANU": a date before it
        words, start = words[first:], words[first].start()
    for k, word in enumerate(words):
        if k and word.group().lower() in MONTHS:
            last = k - 1
            while last and words[last].group().lower() in _CONNECTORS:
                last -= 1
            return start, words[last].end()
    return start, end


def _complete(name: str) -> bool:
    """Whether a name needs no more words: `Ministry of Interior`, `Border Guards`, but not `Directorate for Customs`."""
    words = name.split()
    last = words[-1].strip(",.") if words else ""
    return last.lower() in HEADS or (last.isupper() and len(last) > 2) or (is_agency(name) and any(w in ("of", "for", "on") for w in words))


def resolve_label(label: str, names: Iterable[str], acronyms: dict[str, str]) -> str | None:
    """The full name that a table's label stands for: itself known, an acronym of the text, or the initials of a name near it."""
    if label in acronyms:
        return acronyms[label]
    for name in names:
        initials = "".join(w[0] for w in name.split() if w[0].isupper())
        if initials and initials == label.upper():
            return name
    return None
