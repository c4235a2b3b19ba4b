"""Header fields against each other: what ACP 127 says in two places must be the same in both."""

from __future__ import annotations

import re
from datetime import datetime

from flows.audit.findings import Check
from flows.cable import Cable
from flows.vocabulary.countries import country_of_station

_LEVELS = {"U": "UNCLASSIFIED", "E": "UNCLASSIFIED", "R": "RESTRICTED", "C": "CONFIDENTIAL", "S": "SECRET", "T": "TOP SECRET"}
_BODY_LEVEL = re.compile(
    r"\b(?:(UNCLAS(?:SIFIED)?)|(C\ ?O\ ?N\ ?F\ ?I\ ?D\ ?E\ ?N\ ?T\ ?I\ ?A\ ?L)|(S\ ?E\ ?C\ ?R\ ?E\ ?T)|(LIMITED\ OFFICIAL\ USE))\b"
)
_BODY_LEVELS = ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "UNCLASSIFIED")
_PROSIGN = re.compile(r"\bZN[RY]\s+([A-Z])")
_CABLE_ID = re.compile(r"(\d{2})[A-Z]+?(\d+)$")
_MARKER = re.compile(r"\b(?P<serial>\d{3,})\s+(?P<page>\d{3})(?:\.\d)?\s+OF\s+(?P<pages>\d{3})")
_DE_SERIALS = 9999
_HEAD = 400
"""How many characters of a body are looked at for its classification line."""


def check_headers(cable: Cable) -> list[Check]:
    """One check of kind `header` for each pair of fields that the cable has both of."""
    checks = [
        _pair("Julian day of the DE line and day of the date-time group", _day(cable.filed_at), _day(cable.sent_at)),
        _box_time(cable),
        _pair("year of the reference ID and of the top box", _id_year(cable), _year(cable.created_at)),
        _pair("serial of the reference ID and of the DE line", _de_serial(_id_serial(cable), cable), cable.station_serial_number),
        _pair("classification in the top box and in the text", _level(cable.classification), _body_level(cable.body)),
        _pair("classification in the top box and security prosign", _level(cable.classification), _prosign_level(cable.security_prosign)),
        _pair("country of the origin and of the FM line", cable.post_country, _from_country(cable)),
        *_markers(cable),
    ]
    return [check for check in checks if check is not None]


def _pair(what: str, one: object, other: object) -> Check | None:
    if one is None or other is None:
        return None
    if one == other:
        return Check("header", None, "agrees", f"{what}: {one} in both.")
    return Check("header", None, "disagrees", f"{what}: {one} against {other}.")


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
        return Check("header", None, "agrees", f"{what}: {_minute(group)}; the box repeats the hour in place of the minutes.")
    return _pair(what, _minute(box), _minute(group))


def _day(when: datetime | None) -> str | None:
    return None if when is None else when.date().isoformat()


def _minute(when: datetime | None) -> str | None:
    return None if when is None else when.strftime("%Y-%m-%d %H:%M")


def _year(when: datetime | None) -> str | None:
    return None if when is None else f"{when.year % 100:02d}"


def _id_year(cable: Cable) -> str | None:
    match = _CABLE_ID.match(cable.cable_id)
    return match.group(1) if match else None


def _id_serial(cable: Cable) -> int | None:
    match = _CABLE_ID.match(cable.cable_id)
    return int(match.group(2)) if match else None


def _de_serial(serial: int | None, cable: Cable) -> int | None:
    """What the DE line makes of a serial: it has room for four digits (08STATE58722 is #8722 there)."""
    if serial is None or cable.station_serial_number is None or cable.station_serial_number > _DE_SERIALS:
        return serial
    return serial % (_DE_SERIALS + 1)


def _level(classification: str) -> str:
    """The level without handling caveats: `UNCLASSIFIED//FOR OFFICIAL USE ONLY` is UNCLASSIFIED."""
    return classification.partition("//")[0].strip()


def _body_level(body: str) -> str | None:
    """The level on the text's classification line; spaced letters are classified text's usual form (ACP 127, 208)."""
    match = _BODY_LEVEL.search(body[:_HEAD])
    if match is None or match.lastindex is None:
        return None
    return _BODY_LEVELS[match.lastindex - 1]


def _prosign_level(prosign: str | None) -> str | None:
    """The level that the first letter of the classification group stands for (ACP 127, 124)."""
    match = _PROSIGN.search(prosign or "")
    return _LEVELS.get(match.group(1)) if match else None


def _from_country(cable: Cable) -> str | None:
    return country_of_station(cable.from_station) if cable.from_station else None


def _markers(cable: Cable) -> list[Check | None]:
    """Page markers against the serial of the cable and the number of sections; and whether every page has its marker."""
    found = [m for r in cable.repairs if r.kind == "page_marker" and (m := _MARKER.search(r.before))]
    if not found:
        return []
    serials = {int(m["serial"]) for m in found}
    pages = {int(m["pages"]) for m in found}
    serial = serials.pop() if len(serials) == 1 else "more than one"
    out = [_pair("serial of the reference ID and of the page markers", _id_serial(cable), serial)]
    count = max(pages)
    expected = set(range(2, count + 1))
    missing = sorted(expected - {int(m["page"]) for m in found})
    what = f"page markers 002 to {count:03d}"
    if missing:
        out.append(Check("header", None, "disagrees", f"{what}: {', '.join(f'{n:03d}' for n in missing)} missing."))
    else:
        out.append(Check("header", None, "agrees", f"{what}: all there."))
    if cable.section_count is not None:
        out.append(_pair("sections in the text's first line and in the page markers", cable.section_count, count))
    return out
