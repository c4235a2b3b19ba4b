"""The one canonical form of a reference ID: two-digit year, post, serial number without padding (`08DUSHANBE1372`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from flows.vocabulary import read_rows
from flows.vocabulary.stations import POSTS, canonical_post

KINDS: Mapping[str, str] = {row["word"]: row["kind"] for row in read_rows("reference_words.csv")}
"""The kind of a reference (`email`, `telephone`, `other`, `cable`) by a word in it: `TELCON`."""

TELLING_WORDS = frozenset(row["word"] for row in read_rows("reference_words.csv") if row["stands"] == "in references")
"""Those of the words that are rare in sentences."""

_ID = re.compile(r"(\d\d)([A-Z]{3,})(\d+)")
_CANONICAL = re.compile(r"(\d\d)([A-Z]{3,})([1-9]\d{0,5})")
MONTH = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?"
    r"|DEC(?:EMBER)?)(?![A-Z])"
)
"""Pattern of the name of a month, in full or shortened."""
DATE = (
    rf"(?:\d\d?[/.-]\d\d?[/.-]|(?:\d{{6}}Z|\d\d?)[ -]?{MONTH}[.,]?[ -]?|{MONTH}\.? ?\d\d?(?:ST|ND|RD|TH)?,? "
    rf"|{MONTH}[.,]? ?(?=['’]|\d{{4}}))"
    r"['’]?(?:19|20)?\d\d(?!\d)"
)
"""Pattern of a date that ends in its year: `05/06/2008`, `20 MAR 08`, `031209Z NOV 08`, `March 3, 2007`, `MAR '07`."""
YEAR_AFTER = (
    rf"[ \t,]*\((?:['’]?(?:19|20)?\d\d|(?:DATED|DTD|DTG)?:? ?{DATE})\)|[ \t,]*(?:DATED|DTD\.?|DTG|OF|FROM|,)[ \t:]*\(?{DATE}\)?"
    r"|[ \t]+(?:OF|FROM|IN)[ \t]+(?:19|20)\d\d(?!\d)"
    r"|[ \t]*(?:['’]|/['’]?)(?:0\d|9\d|(?:19|20)\d\d)(?![\d/])|(?<=\d{3})-(?:0\d|9\d)(?![\d/-])"
)
"""Pattern of what gives the year behind a serial number: `(2006)`, `(06)`, `DATED 05/06/2008`, `(12/15/2007)`, `/06`, `'06`, `-06`."""
_YEAR_AFTER = re.compile(rf"(?:{YEAR_AFTER})[ \t]*$")
# `08SECTION01OF04HARARE754`, `09SECTION0QF05HANOI297`, `0901OF02RPODUBAI288`: a section line before the name of the post.
_SECTION_BEFORE = re.compile(r"(?<=\d\d)\W*[SECTIONKQ]{0,8}\W*[0-9Q]{1,2}\W*[OGQ]?[FO]\W*\d{1,2}(?=\W*[A-Z]{3})")
# `STATE 100992 SECTION 01 OF 02`, `90STATE255195TOSEC140301`: what may follow the serial number and is no part of it.
_AFTER = re.compile(
    r"(?:[\W_]*(?:SEC(?:TION)?S?\W*\d{1,2}\W*OF\W*\d{1,2}|TOSEC\W*\d+|Z(?:FR|DK|DS|FD|EL|ZH)|NOTAL|EFTO|NOFORN"
    r"|SIPDIS|LIMDIS|EXDIS|NODIS|STADIS))+[\W_]*$"
)
# `06MADRID002583ZFR2585`: the number after an operating signal is the message's own; 06MADRID2583 is another cable.
_SENT_AGAIN = re.compile(r"(?<=[A-Z\s])\d+\W*(?:ZFR|ZDK|ZDS|ZFD|ZEL|SUSPECTED\W*DUPLICATE)\W*(?=\d+$)")
_PARTS = re.compile(
    r"(?:(?:19|20)?(?P<year>[0-9O]\d)[\W_]*)?(?P<post>[A-Z](?:[A-Z\s'’.,/-]*[A-Z])?)[\W_]*"
    # `TASHKENT 06-1234`, `STATE 2008 100992`: the year between, told from a serial number by the three digits or more behind it.
    r"(?:(?P<year_between>(?:19|20)\d\d|0\d|10|6[6-9]|[7-9]\d)[ -]+(?=\d{3}))?0*(?P<serial>[1-9]\d{0,5})"
)
_PUNCTUATION = " \t\r\n.,;:'’\"-()[]"
_LONGEST = 100
_HIGHEST = 999_999


@cache
def _repairs() -> Mapping[str, str]:
    return {row["reference_id"]: row["canonical"] for row in read_rows("reference_id_repairs.csv")}


def canonical_reference_id(text: str, year: int | None = None) -> str | None:
    """The canonical form of one reference: `08 STATE 00100992` and `2008 SECSTATE 100992 (NOTAL)` are `08STATE100992`.

    Idempotent: a canonical ID is its own canonical form.

    Args:
        text: One reference: year (two or four digits; before the post, before the serial number, or after it, by itself or in a
            date), post and serial number, with what has been glued to them: section lines, `EFTO`, operating signals, captions.
        year: Four-digit year for a reference that gives none (`STATE 100992`).

    Returns:
        The ID; None where the text is no reference, or gives no year and none is given for it, or names no post that is known.
        A text in the very form of an ID (`08SOMEWHERE12`) is one whatever its post.
    """
    canonical = _CANONICAL.fullmatch(text)
    if canonical is not None and canonical[2] in POSTS and _post_of(canonical) == canonical[2]:
        return text
    text = text.strip().upper()
    if len(text) > _LONGEST:
        return None
    repaired = _repairs().get(text)
    if repaired is not None:
        return repaired
    is_in_form_of_id = _ID.fullmatch(text) is not None
    after = _YEAR_AFTER.search(text)
    if after is not None:
        year = _year_of(after[0].rstrip(" \t)")[-2:])
        text = text[: after.start()]
    text = _SECTION_BEFORE.sub("", _AFTER.sub("", text), count=1).strip(_PUNCTUATION)
    parts = _PARTS.fullmatch(_SENT_AGAIN.sub("", text))
    if parts is None:
        return None
    written = parts["year"] or parts["year_between"]
    if written is not None:
        # 06SANJOSE1087: the letter O for a nought
        year = _year_of(written[-2:].replace("O", "0"))
    if year is None:
        return None
    serial = int(parts["serial"])
    found = reference_id_of(parts["post"], serial, year)
    return f"{year % 100:02d}{parts['post']}{serial}" if found is None and is_in_form_of_id else found


def names_a_section(text: str) -> bool:
    """Whether a section line stands in the ID, before the post (08SECTION01GF02BISHIEK21, 06SECION01OF02HARARE628)."""
    return _SECTION_BEFORE.search(text.upper()) is not None


def reference_id_of(post: str, serial: int, year: int) -> str | None:
    """The canonical ID of a cable by the name of its post, as written, its serial number and its four-digit year.

    None where the post is not known, or the number none that a cable can have.
    """
    name = canonical_post(post, year, serial) if 0 < serial <= _HIGHEST else None
    return None if name is None else f"{year % 100:02d}{name}{serial}"


def _post_of(canonical: re.Match[str]) -> str | None:
    return canonical_post(canonical[2], _year_of(canonical[1]), int(canonical[3]))


def _year_of(two_digits: str) -> int:
    """The year that two digits mean: the archive begins in 1966, so that 66 to 99 are of the last century."""
    year = int(two_digits)
    return 1900 + year if year >= 66 else 2000 + year
