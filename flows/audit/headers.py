"""Header fields against each other: what ACP 127 says in two places must be the same in both.

Each identity of `flows.tables.HEADER_IDENTITIES` gives one check for a cable that has both of its fields.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from flows.audit.findings import Check
from flows.cable import Cable
from flows.normalise.classification import ClassificationLine, read_classification_line
from flows.vocabulary.countries import country_of_station
from flows.vocabulary.header_words import highest
from flows.vocabulary.stations import STATIONS, canonical_post

_CABLE_ID = re.compile(r"(?P<year>\d{2})(?P<station>[A-Z0-9]*?[A-Z])0*(?P<serial>\d+)$")
_MARKER = re.compile(r"(?P<station>[A-Z][A-Z .'-]*?)?\s+(?P<serial>\d{3,})\s+(?P<section>\d{3})(?:\.\d)?\s+OF\s+(?P<sections>\d{3})")
_NOT_LETTERS = re.compile(r"[^A-Z0-9]+")
_DE_SERIALS = 9999
_LONGEST_WAIT = 60
"""Minutes between the date-time group and the filing of the message: 333 of 374 real ones have none, none has more than 25."""
_UNDIVIDED = "VZCZCXYZ"
"""What the archive has from these channels is whole: the DE line alone tells that it was sent in sections (85 of 85 cables)."""
_MOST_WORDS = 4
"""Of the name of a station."""


def check_headers(cable: Cable) -> list[Check]:
    """One check of kind `header` for each identity of which the cable has both fields."""
    identifier = _CABLE_ID.match(cable.cable_id)
    year = identifier["year"] if identifier else None
    serial = int(identifier["serial"]) if identifier else None
    year_sent = cable.created_at.year if cable.created_at else None
    post = canonical_post(identifier["station"], year_sent, serial) if identifier else None
    line = read_classification_line(cable.body)
    level, text_level, prosign_level = _level(cable.classification), _level(line.level) if line else None, cable.security_level
    sender = _post(cable.from_station)
    precedence = highest(p for p in (cable.action_precedence, cable.information_precedence) if p)
    checks = [
        _pair("julian_day", "Julian day of the DE line and day of the date-time group", _day(cable.filed_at), _day(cable.sent_at)),
        _filing_time(cable),
        _box_time(cable),
        _pair("id_year", "year of the reference ID and of the top box", year, _year(cable.created_at)),
        _pair("serial_de", "serial of the reference ID and of the DE line", _de_serial(serial, cable), cable.station_serial_number),
        _pair("serial_text", "serial of the reference ID and of the text's first line", serial, line.serial_number if line else None),
        _pair("station_text", "station of the reference ID and of the text's first line", post, _text_post(line)),
        _pair("station_from", "station of the reference ID and of the FM line", post, sender),
        _pair("station_indicator", "station of the originator's routing indicator and of the FM line", _indicated(cable), sender),
        _pair("country_from", "country of the origin and of the FM line", cable.post_country, _country(cable.from_station)),
        _section(cable, line),
        _pair(
            "precedence_routing",
            "highest precedence before the routing indicators and the date-time group",
            cable.routing_precedence,
            precedence,
        ),
        _pair(
            "precedence_addressees",
            "highest precedence before the date-time group and of the addressees",
            precedence,
            "IMMEDIATE" if cable.addressee_precedence == "NIACT IMMEDIATE" else cable.addressee_precedence,
        ),
        _pair("level_text", "classification in the top box and in the text", level, text_level),
        _pair("level_prosign", "classification in the top box and security prosign", level, prosign_level),
        _pair("level_text_prosign", "classification in the text and security prosign", text_level, prosign_level),
        *_markers(cable, serial, post),
    ]
    return [check for check in checks if check is not None]


def _check(identity: str, verdict: str, explanation: str) -> Check:
    return Check("header", None, verdict, explanation, identity=identity)


def _pair(identity: str, what: str, one: object, other: object) -> Check | None:
    if one is None or other is None:
        return None
    if one == other:
        return _check(identity, "agrees", f"{what}: {one} in both.")
    return _check(identity, "disagrees", f"{what}: {one} against {other}.")


def _filing_time(cable: Cable) -> Check | None:
    """The time of day on the DE line against the date-time group's: the message is filed when it is released, or waits a little."""
    filed, sent = cable.filed_at, cable.sent_at
    if filed is None or sent is None:
        return None
    what = "time of the DE line and of the date-time group"
    waited = int((filed - sent).total_seconds() // 60) % (24 * 60)
    if 0 < waited <= _LONGEST_WAIT:
        return _check("filing_time", "agrees", f"{what}: filed {waited} minutes after {sent:%H:%M}.")
    return _pair("filing_time", what, f"{filed:%H:%M}", f"{sent:%H:%M}")


def _box_time(cable: Cable) -> Check | None:
    """The top box's time against the date-time group.

    Most pages of the site write the hour again, on a clock of twelve, where the minutes belong (72TEHRAN1164: 09:09 for 250930Z
    FEB 72); such a box agrees as far as it can.
    """
    box, group = cable.created_at, cable.sent_at
    if box is None or group is None:
        return None
    what = "top box and date-time group"
    same_hour = box.replace(minute=0) == group.replace(minute=0)
    if same_hour and box.minute != group.minute and box.minute == (box.hour % 12 or 12):
        return _check("box_time", "agrees", f"{what}: {_minute(group)}; the box repeats the hour in place of the minutes.")
    return _pair("box_time", what, _minute(box), _minute(group))


def _section(cable: Cable, line: ClassificationLine | None) -> Check | None:
    """The section after the stroke on the DE line against the one that the text's first line names."""
    if cable.station_serial_number is None or line is None or line.serial_number is None:
        return None
    in_text = line.section_number if cable.section_count != 1 else None
    if in_text is None and cable.section_number is not None and (cable.transmission_id or _UNDIVIDED).startswith(_UNDIVIDED):
        return None
    return _pair("section_de", "section on the DE line and in the text's first line", cable.section_number or "none", in_text or "none")


def _day(when: datetime | None) -> str | None:
    return None if when is None else when.date().isoformat()


def _minute(when: datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M")


def _year(when: datetime | None) -> str | None:
    return None if when is None else f"{when.year % 100:02d}"


def _de_serial(serial: int | None, cable: Cable) -> int | None:
    """What the DE line makes of a serial: it has room for four digits (08STATE58722 is #8722 there)."""
    if serial is None or cable.station_serial_number is None or cable.station_serial_number > _DE_SERIALS:
        return serial
    return serial % (_DE_SERIALS + 1)


def _level(classification: str) -> str:
    """The level without handling caveats: `UNCLASSIFIED//FOR OFFICIAL USE ONLY` is UNCLASSIFIED, and so is what it was called before."""
    level = classification.partition("//")[0].strip()
    return "UNCLASSIFIED" if level == "LIMITED OFFICIAL USE" else level


@lru_cache(maxsize=8192)
def _post(name: str | None) -> str | None:
    return canonical_post(name) if name else None


def _text_post(line: ClassificationLine | None) -> str | None:
    """The station that the first line's words end with; captions stand before it."""
    words = line.station.split() if line and line.station else []
    tried = (_post(" ".join(words[-count:])) for count in range(min(_MOST_WORDS, len(words)), 0, -1))
    return next((post for post in tried if post is not None), None)


@lru_cache(maxsize=4096)
def _country(station: str | None) -> str | None:
    return country_of_station(station) if station else None


def _indicated(cable: Cable) -> str | None:
    """The post that the routing indicator on the DE line belongs to."""
    station = STATIONS.get(cable.originator_routing_indicator or "")
    return _post(station.station) if station else None


def _markers(cable: Cable, serial: int | None, post: str | None) -> list[Check | None]:
    """Page markers against the serial and station of the cable and the number of sections; and whether every page has its marker."""
    found = [m for r in cable.repairs if r.kind == "page_marker" and (m := _MARKER.search(r.before))]
    if not found:
        return []
    count = max(int(m["sections"]) for m in found)
    missing = sorted(set(range(2, count + 1)) - {int(m["section"]) for m in found})
    what = f"page markers 002 to {count:03d}"
    return [
        _pair("serial_markers", "serial of the reference ID and of the page markers", serial, _one({int(m["serial"]) for m in found})),
        _pair(
            "station_markers",
            "station of the reference ID and of the page markers",
            post,
            _one({_marked_post(m["station"], post) for m in found if m["station"]}),
        ),
        _pair("sections_markers", "sections in the text's first line and in the page markers", cable.section_count, count),
        _check("markers_complete", "disagrees", f"{what}: {', '.join(f'{n:03d}' for n in missing)} missing.")
        if missing
        else _check("markers_complete", "agrees", f"{what}: all there."),
    ]


def _one(values: set[object]) -> object:
    """The value that all markers have."""
    return values.pop() if len(values) == 1 else "more than one" if values else None


def _marked_post(name: str, post: str | None) -> str:
    """The post that a marker means, which has its first ten letters."""
    letters = _NOT_LETTERS.sub("", name)
    return post if post is not None and post.startswith(letters) else canonical_post(name) or letters
