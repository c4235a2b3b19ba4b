"""Lines of a routing header that are none of the format lines 1 to 9: pages, accounting, distribution, e-mail, notices, text."""

from __future__ import annotations

import re

PARTIAL_EXTRACT = "This record is a partial extract"

_NOTICE = re.compile(r"The full text of the original cable is not|Telegram[A-Z]")
# Number, date and references in a record of the dump (09HERMOSILLO71); the time that a page of another kind begins with (09HARARE888).
_RECORD_FIELD = re.compile(
    r"\d{1,6}$|\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?$|\d\d?/\d\d?/\d{4} \d\d?:\d\d$|\d\d[A-Z]+\d+(?:\|\d\d[A-Z]+\d+)*$"
    r"|(?:id|date|refid|origin|classification|destination|header):|TAGS:|-+ header ends -+$|[A-Z][a-z]+day, \d\d? [A-Z][a-z]+ \d{4}"
)
_PAGE = re.compile(r"PAGE +(?:\d|[A-Z]+ +(?:OF\b|RU))|[A-Z][A-Z .'-]* +\d{8} +\d{3}(?:\.\d)? OF \d{3}$")
_SEPARATOR = re.compile(r"BT$|N{4}$|[-=*_]{3,}$|#\d{4}$")
_ACCOUNTING = re.compile(r"(?:ACCT?G?\b|ACCOUNTING\b|(?:[A-Z]+ )?GR ?NC\b|GR ?\d+\b)")
_OFFICES = r"[A-Z]{1,5}-\d\d"
_LOG = re.compile(
    rf"(?:(?:INFO|ACTION|ORIGIN) +)?(?:LOG-\d\d|{_OFFICES} +{_OFFICES})\b|(?:ACTION|ORIGIN) +{_OFFICES}$"
    r"|/\d{3}W$|-{10,} ?[0-9A-F]{6}\b"
    r"|(?:ACTION|ORIGIN|DISTRIBUTION|DISSEMINATION|CHARGE|(?:DRAFTED|APPROVED|CLEARED|RELEASED)(?: BY)?) *:"
)
_LOG_MORE = re.compile(rf"(?:{_OFFICES} +)*(?:{_OFFICES}|/\d{{3}}W)$|INFO\b|[A-Z]{{1,6}}(?:-\d\d?)?(?: +[A-Z]{{1,6}}(?:-\d\d?)?)*$")
_MAIL = re.compile(r"(?:From|Sent|Date|To|Cc|Bcc|Subject|Importance|Attachments|Reply-To) ?:|-{3,} ?Original Message", re.IGNORECASE)
_TEXT = re.compile(
    r"UNCLAS|C O N F I D|CONFIDENTIAL\b|S E C R E T\b|SECRET\b(?! SERVICE)|T O P |TOP SECRET\b|LIMITED OFFICIAL USE"
    r"|E\.? ?[O0]\.? ?1\d{4}|(?:TAGS?|SUBJECT|SUBJ|REFS?)\b *:|SIPDIS\b"
)


def is_record_field(line: str, fields: frozenset[str]) -> bool:
    """Whether a line is a field of a record of the dump, told by its form or one of some that are known."""
    return line in fields or _RECORD_FIELD.match(line) is not None or not fields.isdisjoint(line.split("\t"))


def is_log(line: str, before: str) -> bool:
    """Whether a line is of a block that says which offices of a post or the Department a cable is handed to (09MANAMA653)."""
    return _LOG.match(line) is not None or (before == "log" and _LOG_MORE.match(line) is not None)


def other_line(line: str) -> str | None:
    """What a line is that no format line down to 9 is like; None where it is none of these either."""
    if _NOTICE.match(line):
        return "notice"
    if _PAGE.match(line):
        return "page"
    if _SEPARATOR.match(line):
        return "separator"
    if _ACCOUNTING.match(line):
        return "accounting"
    if _TEXT.match(line):
        return "text"
    return None


def is_mail(line: str) -> bool:
    """Whether a line is a field of the header of an e-mail."""
    return _MAIL.match(line) is not None


def mail_header_end(text: str) -> int:
    """Where the header of an e-mail ends that a body without a classification line begins with; 0 where there is none."""
    begin = len(text) - len(text.lstrip())
    # In capitals it is the telegram's own label.
    if _MAIL.match(text, begin) is None or text.startswith("SUBJECT", begin):
        return 0
    end = text.find("\n\n", begin)
    return end if end >= 0 else 0
