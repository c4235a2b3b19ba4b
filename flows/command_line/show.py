"""`cables show`: a cable as its three boxes, the reference line, the header and the body, with its facts marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from flows.command_line.cable_view import CableView, MarkedFact, as_data, find_cable, view_cable
from flows.command_line.facts import FACT_KINDS, describe, mark
from flows.command_line.published import Row, reading, rows
from flows.command_line.values import as_json, plain
from flows.warehouse import Warehouse

# Mark a fact also where colours cannot be seen.
_OPEN, _CLOSE = "⟦", "⟧"

_BOX: Final = {
    "cable_id": "Reference ID",
    "created_at": "Created",
    "released_at": "Released",
    "classification": "Classification",
    "origin": "Origin",
}
"""The site's top box."""
_ADDRESSEE: Final = ("routing_indicator", "station", "precedence", "serial_number")
_REFERENCE: Final = ("letter", "reference_raw", "referenced_cable_id")


def show(warehouse: Warehouse, cable_id: str, *, as_json_text: bool, raw: bool, console: Console) -> None:
    """Prints a cable.

    Args:
        warehouse: where it is published.
        cable_id: as a person writes it: `08dushanbe1372` and `08 DUSHANBE 1372` will do.
        as_json_text: print JSON.
        raw: print the raw page that it was read from, as it was fetched.
        console: where to print.

    Raises:
        Unusable: there is no such cable.
    """
    with reading(warehouse) as connection:
        cable = find_cable(connection, cable_id)
        if raw:
            page = rows(connection, "select raw_text from raw_page where raw_sha256 = ?", [cable["raw_sha256"]])
            console.out(page[0]["raw_text"], highlight=False)
            return
        view = view_cable(connection, warehouse, cable)
    if as_json_text:
        console.out(as_json(as_data(view), indent=2), highlight=False)
    else:
        console.print(_boxes(view, colours=console.color_system is not None))


def _boxes(view: CableView, *, colours: bool) -> Group:
    cable = view.cable
    return Group(
        Panel(_reference_line(cable), title=f"[bold]{cable['cable_id']}[/]", title_align="left"),
        Panel(_header(view), title="Header", title_align="left"),
        Panel(_body(view, colours=colours), title="Body", title_align="left"),
        _footer(view),
    )


def _reference_line(cable: Row) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in _BOX.values():
        table.add_column(title, overflow="fold")
    table.add_row(*(Text(plain(cable[name])) for name in _BOX))
    return table


def _header(view: CableView) -> RenderableType:
    cable = view.cable
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(overflow="fold")
    fields: list[tuple[str, Any]] = [
        ("Transmission", cable["transmission_id"]),
        ("Precedence", cable["precedence"]),
        ("Routing", " ".join(row["routing_indicator"] for row in view.parts["routing"])),
        ("Originator", _joined(cable["originator_routing_indicator"], cable["station_serial_number"])),
        ("Filed", cable["filed_at"]),
        ("Security", cable["security_prosign"]),
        ("Date-time group", cable["date_time_group"]),
        ("FM", cable["from_station"]),
        ("TO", _addressees(view, "TO")),
        ("INFO", _addressees(view, "INFO")),
        ("Captions", " ".join(row["caption"] for row in view.parts["caption"])),
        ("E.O.", _joined(cable["executive_order"], cable["declassify_on"])),
        ("TAGS", " ".join(row["tag"] for row in view.parts["tag"])),
        ("Subject", cable["subject"]),
        ("References", "\n".join(_joined(*(row[name] for name in _REFERENCE)) for row in view.parts["reference"])),
        ("Classified by", _joined(cable["classified_by"], cable["classification_reason"])),
    ]
    for name, value in fields:
        if value:
            lines.add_row(name, Text(plain(value)))
    return lines


def _addressees(view: CableView, action: str) -> str:
    return "\n".join(_joined(*(row[name] for name in _ADDRESSEE)) for row in view.parts["recipient"] if row["action"] == action)


def _joined(*values: object) -> str:
    return "  ".join(plain(value) for value in values if value)


def _body(view: CableView, *, colours: bool) -> Group:
    out: list[RenderableType] = []
    heading = None
    for paragraph, facts in view.paragraphs:
        if paragraph["heading"] and paragraph["heading"] != heading:
            out.append(Text(f"{paragraph['heading']}\n", style="bold"))
        heading = paragraph["heading"]
        number = f"{paragraph['paragraph']}. " if paragraph["paragraph"] is not None else ""
        marking = f"({paragraph['marking']}) " if paragraph["marking"] else ""
        text = marked_text(paragraph["text"], [fact.text_span for fact in facts if fact.text_span], colours=colours)
        out.append(Text(number + marking, style="bold cyan") + text)
        out += _fact_lines(facts)
        out.append(Text())
    out += _fact_lines(view.elsewhere)
    if view.cable["signed_by"]:
        out.append(Text(view.cable["signed_by"]))
    return Group(*out)


def marked_text(text: str, spans: Sequence[tuple[int, int]], *, colours: bool) -> Text:
    """A paragraph with spans marked: by colour and brackets, or by brackets alone."""
    out = Text()
    for run, is_marked in mark(text, spans):
        out.append(f"{_OPEN}{run}{_CLOSE}" if is_marked else run, style="bold black on yellow" if is_marked and colours else "")
    return out


def _fact_lines(facts: Sequence[MarkedFact]) -> list[RenderableType]:
    return [Padding(_fact_line(fact), (0, 0, 0, 3)) for fact in facts]


def _fact_line(fact: MarkedFact) -> Text:
    told = f"  {FACT_KINDS[fact.table]}: {describe(fact.table, fact.row)}"
    return Text.assemble(("▸ ", "yellow"), (fact.row["fact_id"], "bold yellow"), told)


def _footer(view: CableView) -> Text:
    cable = view.cable
    facts = sum(len(facts) for _, facts in view.paragraphs) + len(view.elsewhere)
    findings = ", ".join(f"{count} {verdict}" for verdict, count in view.findings.items()) or "none"
    return Text(
        f"{facts} facts; findings: {findings}. Read from {cable['source']} ({cable['page_layout']}, {cable['raw_sha256'][:12]}...).\n"
        "cables explain FACT_ID shows where a fact comes from and which checks use it.",
        style="dim",
    )
