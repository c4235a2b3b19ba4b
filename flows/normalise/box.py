"""The top box of a page: reference ID, creation, release, classification and origin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flows.normalise.times import read_box_time

_REFERENCE_ID = re.compile(r"\d\d[A-Z][A-Z0-9]*[0-9]")

COLUMNS = {
    "reference id": "reference_id",
    "created": "created",
    "date": "created",
    "released": "released",
    "classification": "classification",
    "origin": "origin",
}
"""Column heading to field; the site's pages of 2010 call the creation `Date` and have no release."""


@dataclass(slots=True)
class Box:
    """The box as the page has it, white space folded; an absent field is an empty string."""

    reference_id: str = ""
    created: str = ""
    released: str = ""
    classification: str = ""
    origin: str = ""

    @property
    def cable_id(self) -> str | None:
        """The reference ID without blanks in upper case; None where the box gives none that looks like one."""
        text = "".join(self.reference_id.split()).upper()
        return text if _REFERENCE_ID.fullmatch(text) else None

    @property
    def created_at(self) -> datetime | None:
        """When it was sent; None where not given or unreadable."""
        return read_box_time(self.created)

    @property
    def released_at(self) -> datetime | None:
        """When it was released; None where not given or unreadable."""
        return read_box_time(self.released)

    @property
    def filled(self) -> int:
        """The number of fields that are given."""
        return sum(map(bool, (self.reference_id, self.created, self.released, self.classification, self.origin)))


def box_of_columns(cells: Mapping[str, str]) -> Box:
    """A box from cells by column heading, in whatever order the page has them; unknown columns are left out."""
    fields = {COLUMNS[name.lower()]: " ".join(text.split()) for name, text in cells.items() if name.lower() in COLUMNS}
    return Box(**fields)
