"""The one canonical form of a reference ID: two-digit year, post, serial number without padding (`08DUSHANBE1372`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from flows.vocabulary import read_rows
from flows.vocabulary.stations import POSTS, canonical_post

_ID = re.compile(r"(\d\d)([A-Z]{3,})(\d+)")
_CANONICAL = re.compile(r"(\d\d)([A-Z]{3,})([1-9]\d{0,5})")
_YEAR_AFTER = re.compile(r"[\s,/]*\(\s*'?(?:19|20)?(\d\d)\s*\)\s*$")
# `08SECTION01OF04HARARE754`, `09SECTION0QF05HANOI297`, `0901OF02RPODUBAI288`: a section line before the name of the post.
_SECTION_BEFORE = re.compile(r"(?<=\d\d)\W*[SECTIONKQ]{0,8}\W*[0-9Q]{1,2}\W*[OGQ]?[FO]\W*\d{1,2}(?=\W*[A-Z]{3})")
# `STATE 100992 SECTION 01 OF 02`, `90STATE255195TOSEC140301`: what may follow the serial number and is no part of it.
_AFTER = re.compile(
    r"(?:[\W_]*(?:SEC(?:TION)?S?\W*\d{1,2}\W*OF\W*\d{1,2}|TOSEC\W*\d+|NOTAL|EFTO|NOFORN|SIPDIS|LIMDIS|EXDIS|NODIS|STADIS))+[\W_]*$"
)
# `06MADRID002583ZFR2585`: the number after an operating signal is the message's own; 06MADRID2583 is another cable.
_SENT_AGAIN = re.compile(r"(?<=[A-Z\s])\d+\W*(?:ZFR|ZDK|ZDS|ZFD|ZEL|SUSPECTED\W*DUPLICATE)\W*(?=\d+$)")
_PARTS = re.compile(r"(?:(?:19|20)?(?P<year>\d\d)[\W_]*)?(?P<post>[A-Z](?:[A-Z\s'’.,/-]*[A-Z])?)[\W_]*0*(?P<serial>[1-9]\d{0,5})")
_PUNCTUATION = " \t\r\n.,;:'’\"-()[]"
_LONGEST = 100


@cache
def _repairs() -> Mapping[str, str]:
    return {row["reference_id"]: row["canonical"] for row in read_rows("reference_id_repairs.csv")}


def canonical_reference_id(text: str, year: int | None = None) -> str | None:
    """The canonical form of one reference: `08 STATE 00100992` and `2008 SECSTATE 100992 (NOTAL)` are `08STATE100992`.

    Idempotent: a canonical ID is its own canonical form.

    Args:
        text: One reference: year (two or four digits; before the post, or after the serial number in parentheses), post and
            serial number, with what has been glued to them: section lines, `EFTO`, operating signals, captions.
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
        year = _year_of(after[1])
        text = text[: after.start()]
    text = _SECTION_BEFORE.sub("", _AFTER.sub("", text), count=1).strip(_PUNCTUATION)
    parts = _PARTS.fullmatch(_SENT_AGAIN.sub("", text))
    if parts is None:
        return None
    if parts["year"] is not None:
        year = _year_of(parts["year"])
    if year is None:
        return None
    serial = int(parts["serial"])
    post = canonical_post(parts["post"], year, serial)
    if post is None and is_in_form_of_id:
        post = parts["post"]
    return None if post is None else f"{year % 100:02d}{post}{serial}"


def _post_of(canonical: re.Match[str]) -> str | None:
    return canonical_post(canonical[2], _year_of(canonical[1]), int(canonical[3]))


def _year_of(two_digits: str) -> int:
    """The year that two digits mean: the archive begins in 1966, so that 66 to 99 are of the last century."""
    year = int(two_digits)
    return 1900 + year if year >= 66 else 2000 + year
