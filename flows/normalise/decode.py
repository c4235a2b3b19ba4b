"""Raw page to cable text: markup, entities and escapes decoded, each character still leading back to the raw page.

Three dialects: text saved from the site (as it stands, without carriage returns), the site's HTML (tags cut, entities
decoded), and rows of the dump (backslash escapes).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import accumulate

from flows.normalise.markers import MARKER_LITERAL, find_markers
from flows.spans import Edit, MappedText, Runs

# Only tags that the site itself writes: cables hold "<" of their own (06BUENOSAIRES452).
_HTML_TOKEN = re.compile(
    r"<a id='par[^<>]*>¶</a>"
    r"|<\s?/?\s?(?:a|b|br|code|div|em|i|p|pre|span|strong|table|td|tr|u)\b[^<>]*>"
    r"|&(?:#[xX]?[0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,30});"
)
_NEWLINE = "&#x000A;"
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LINE_END = re.compile(r"\\[ \t]*\n")


@lru_cache(maxsize=4096)
def _decoded(token: str) -> str:
    return unescape(token) if token[0] == "&" else ""


def decode_html(raw_text: str, start: int, end: int) -> MappedText:
    """The text of `raw_text[start:end]` without tags, entities decoded.

    The anchors that the site set before numbers of paragraphs are cut; before a year (05SANJOSE2158) one is left as a pilcrow,
    for the repairs to see. Line breaks that the site writes as `<br>` stand beside a newline of their own (09MALABO13), so
    that they are cut.
    """
    texts: list[str] = []
    runs = Runs()
    starts, raw_starts, raw_ends = runs.starts, runs.raw_starts, runs.raw_ends
    at, length = start, 0
    # Nine tokens of ten are line ends, so that the text is cut at those first.
    for line in raw_text[start:end].split(_NEWLINE):
        line_end = at + len(line)
        if "<" in line or "&" in line:
            for token in _HTML_TOKEN.finditer(raw_text, at, line_end):
                token_start, token_end = token.span()
                if at < token_start:
                    texts.append(raw_text[at:token_start])
                    length += token_start - at
                    starts.append(length)
                    raw_starts.append(at)
                    raw_ends.append(token_start)
                written = token.group()
                decoded = _decoded(written)
                if written.endswith("¶</a>") and raw_text[token_end : token_end + 4].isdigit():
                    decoded = "¶"
                if decoded:
                    texts.append(decoded)
                    length += len(decoded)
                    starts.append(length)
                    raw_starts.append(token_start)
                    raw_ends.append(token_end)
                at = token_end
            line = raw_text[at:line_end]
        if line:
            texts.append(line)
            length += len(line)
            starts.append(length)
            raw_starts.append(at)
            raw_ends.append(line_end)
        texts.append("\n")
        length += 1
        starts.append(length)
        raw_starts.append(line_end)
        at = line_end + len(_NEWLINE)
        raw_ends.append(at)
    # No line end follows the last line.
    del texts[-1], starts[-1], raw_starts[-1], raw_ends[-1]
    return without_returns(MappedText("".join(texts), runs))


def decode_escapes(raw_text: str, start: int, end: int) -> MappedText:
    """The text of a field of the dump: a backslash gives the character after it."""
    if raw_text.find("\\", start, end) < 0:
        return decode_plain(raw_text, start, end)
    backslashes: list[int] = []
    # A last character that is a backslash escapes nothing; nor does one that is escaped.
    at = raw_text.find("\\", start, end - 1)
    while at >= 0:
        backslashes.append(at)
        at = raw_text.find("\\", at + 2, end - 1)
    # No run goes on with the one before: a backslash stands between. Only the first can be empty, since the others hold what is escaped.
    raw_starts, raw_ends = [start, *[backslash + 1 for backslash in backslashes]], [*backslashes, end]
    if raw_ends[0] == start:
        del raw_starts[0], raw_ends[0]
    texts = [raw_text[raw_start:raw_end] for raw_start, raw_end in zip(raw_starts, raw_ends, strict=True)]
    runs = Runs()
    runs.starts += accumulate(map(len, texts))
    runs.raw_starts += raw_starts
    runs.raw_ends += raw_ends
    return without_returns(MappedText("".join(texts), runs))


def unescape_field(text: str) -> str:
    """A field of the dump as text alone."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def decode_plain(raw_text: str, start: int, end: int) -> MappedText:
    """The text as it stands."""
    return without_returns(MappedText.identity(raw_text[start:end], start))


def without_returns(text: MappedText) -> MappedText:
    """The text without carriage returns."""
    if "\r" not in text.text:
        return text
    returns = (place for place, character in enumerate(text.text) if character == "\r")
    return text.edit(Edit(place, place + 1, "") for place in returns)


def verbatim(raw_text: str, page_layout: str, start: int, end: int) -> str:
    """The passage `raw_text[start:end]` as a reader of the page sees it, for quotes.

    Decoded by `page_layout` (see `flows.tables.PAGE_LAYOUTS`), page markers and lines repeated with a stray Q cut, white
    space folded to single spaces. Nothing else is repaired: the quote is what the page has.
    """
    text = raw_text[start:end]
    if page_layout == "dump_row":
        if "\\" in text:
            text = _LINE_END.sub("\n", unescape_field(text))
    elif page_layout != "site_text":
        text = _HTML_TOKEN.sub(lambda token: "" if token[0][0] == "<" else _decoded(token[0]), text)
        if "\\" in text:
            text = _LINE_END.sub("\n", text)
    if MARKER_LITERAL in text:
        text = _without_markers(text)
    if "\nQ" in text:
        text = _without_repeated_lines(text)
    return " ".join(text.split())


def _without_markers(text: str) -> str:
    kept, at = [], 0
    for marker in find_markers(text, None):
        kept.append(text[at : marker.start])
        at = marker.end
    kept.append(text[at:])
    return " ".join(kept)


def _without_repeated_lines(text: str) -> str:
    # The passage may begin or end within a line, so that the first line counts by its end and the last one by its beginning.
    kept: list[str] = []
    for line in text.split("\n"):
        words = line.strip()
        if words[:1] == "Q" and kept:
            before = kept[-1].strip()
            if before and (words[1:] == before or (len(kept) == 1 and words.endswith(before))):
                continue
        if words:
            kept.append(line)
    return "\n".join(kept)
