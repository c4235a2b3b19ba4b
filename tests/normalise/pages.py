"""Small pages written for the tests, in each page layout, and short ways to normalise them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from flows.cable import Cable
from flows.normalise import NormalisedPage, normalise_page

SHA = "0" * 64

HEADER = """VZCZCXRO4711
PP RUEHAST RUEHBI
DE RUEHDBU #0205/01 0671145
ZNR UUUUU ZZH
P 071145Z MAR 08
FM AMEMBASSY DUSHANBE
TO RUEHC/SECSTATE WASHDC PRIORITY 1433
INFO RUEHBJ/AMEMBASSY BEIJING 0207"""

BODY = """UNCLAS SECTION 01 OF 02 DUSHANBE 000205

SIPDIS

STATE FOR SCA/CEN

E.O. 12958:  N/A
TAGS: SNAR PGOV TI
SUBJECT: MOUNTAIN POST SEIZES MORE THAN
IN ANY YEAR BEFORE

REF: STATE 20451

Summary

1. (U) Guards at the upper post seized 85 kg of heroin in January.
They burned it the same week.

2. (U) The governor thanked them.

HALVORSEN
""".replace("\n", " \n")
"""Each line ends in a blank, as those of the archive do."""


@dataclass(frozen=True)
class PageOf:
    """The parts of a page, with a harmless default for each."""

    reference_id: str = "08DUSHANBE205"
    created: str = "2008-03-07 11:45"
    released: str = "2011-08-30 01:44"
    classification: str = "UNCLASSIFIED"
    origin: str = "Embassy Dushanbe"
    header: str = HEADER
    body: str = BODY

    def html(self, columns: tuple[str, ...] = ("Reference ID", "Created", "Released", "Classification", "Origin")) -> str:
        """The page as the site served it, its columns in the order given."""
        cells = {
            "Reference ID": self.reference_id, "Created": self.created, "Date": self.created, "Released": self.released,
            "Classification": self.classification, "Origin": self.origin,
        }  # fmt: skip
        heads = "\n".join(f"<th>{name}</th>" for name in columns)
        row = "\n".join(f"<td>\n<a href='/x'>{escape(cells[name])}</a>\n</td>" for name in columns)
        pre = "\n".join(f"<code><pre>{_pre(text)}</pre></code>" for text in (self.header, self.body))
        return (
            f"<html><body><p>navigation &amp; all</p>\n<table class='cable'>\n<tr>\n{heads}\n</tr>\n<tr>\n{row}\n</tr>\n</table>\n"
            f"{pre}\n</body>\n</html>\n"
        )

    def text(self) -> str:
        """The page saved as text."""
        row = f"{self.reference_id} {self.created} {self.released} {self.classification} {self.origin}"
        header = f"{self.header}\n" if self.header else ""
        return f"Browse by tag\nA B C\n\nReference ID Created Released Classification Origin\n{row}\n{header}{self.body}"

    def dump_row(self) -> str:
        """The record of the dump; its date is month/day/year."""
        year, month, day, hour, minute = self.created.replace(" ", "-").replace(":", "-").split("-")
        created = f"{int(month)}/{int(day)}/{year} {int(hour)}:{minute}"
        fields = ("1", created, self.reference_id, self.origin, self.classification, "", self.header, self.body)
        return ",".join('"' + f.replace("\\", "\\\\").replace('"', '\\"') + '"' for f in fields)


def _pre(text: str) -> str:
    return text.replace("\n", "&#x000A;")


def read(page: str | bytes, kind: str = "file") -> NormalisedPage:
    """The normalised page."""
    return normalise_page(SHA, "folder/page", kind, page.encode() if isinstance(page, str) else page)


def cable_of(page: str | bytes, kind: str = "file") -> Cable:
    """The cable of a page that must have one and nothing to complain of."""
    normalised = read(page, kind)
    assert normalised.quarantine == ()
    assert normalised.cable is not None
    return normalised.cable


def cable_with(body: str, header: str = HEADER, **box: str) -> Cable:
    """The cable of a text page with that body."""
    return cable_of(PageOf(header=header, body=body, **box).text())


def bare_cable(body: str) -> Cable:
    """The cable of a record of the dump with that body and no routing header, so that nothing but the body tells anything."""
    return cable_of(PageOf(header="", body=body).dump_row(), "dump_row")


def head_with(lines: str) -> str:
    """A body with these lines in its head and one paragraph."""
    return f"UNCLAS DUSHANBE 000205 \n \n{lines}\n \n1. (U) Guards seized 85 kg of heroin. \n \nHALVORSEN \n"


def text_with(text: str) -> str:
    """A body with a short head and this text, signed."""
    return f"UNCLAS DUSHANBE 000205 \n \nE.O. 12958: N/A \nTAGS: SNAR TI \nSUBJECT: SEIZURES \n \n{text}\n \nHALVORSEN \n"
