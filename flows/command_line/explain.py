"""`cables explain`: where a fact comes from, how it was read, and which checks use it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import duckdb
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from flows.command_line.facts import FACT_KINDS, describe, facts_of
from flows.command_line.paragraphs import segments_of, text_span
from flows.command_line.published import Row, nearest, reading, rows
from flows.command_line.show import marked_text
from flows.command_line.values import as_json
from flows.errors import Unusable
from flows.facts import FACT_TABLES
from flows.warehouse import Warehouse

_PAGE = "select source, raw_sha256, fetched_at, page_layout, raw_text[$1 + 1 : $2] as raw_quote from raw_page where raw_sha256 = $3"
_REPAIRS = """
select kind, span_start, span_end, before, after, span_start < $3 and span_end > $2 as in_quote
from repair
where cable_id = $1 and span_start < $5 and span_end > $4
order by span_start
"""
_FINDINGS = """
with uses as (
    select finding_id, 'stated' as role from audit_finding where fact_id = $1
    union
    select finding_id, role from bridge_finding_fact where fact_id = $1
),
roles as (
    select finding_id, string_agg(role, ', ' order by role) as role
    from uses
    group by finding_id
)
select audit_finding.*, role
from audit_finding
join roles using (finding_id)
order by verdict = 'agrees', kind, finding_id
"""
_PROPOSALS = """
select *
from repair_proposal
where fact_id = $1
    or proposal_id in (select proposal_id from bridge_proposal_finding where finding_id in (select unnest($2::varchar[])))
order by constraints_after - constraints_before desc, proposal_id
"""
_STYLES = {"disagrees": "bold red", "rounding": "yellow", "partial": "yellow", "unverifiable": "dim", "agrees": "green"}


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with all that hangs on it; `text_span` is where its quote stands in the paragraph's text, if that is known."""

    table: str
    fact: Row
    paragraph: Row | None
    text_span: tuple[int, int] | None
    page: Row
    repairs: list[Row]
    findings: list[Row]
    proposals: list[Row]


def explain(warehouse: Warehouse, fact_id: str, *, as_json_text: bool, console: Console) -> None:
    """Prints a fact's sentence, its span in the raw page, the rule, the repairs on the way, and the checks that use it.

    Raises:
        Unusable: there is no such fact.
    """
    with reading(warehouse) as connection:
        view = view_fact(connection, warehouse, fact_id.strip())
    if as_json_text:
        console.out(as_json(asdict(view), indent=2), highlight=False)
    else:
        console.print(_render(view, colours=console.color_system is not None))


def view_fact(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, fact_id: str) -> FactView:
    """All that the warehouse has on a fact.

    Raises:
        Unusable: there is no such fact.
    """
    found = facts_of(connection, "fact_id", fact_id)
    if not found:
        raise Unusable(f"there is no fact {fact_id}{nearest(connection, 'fact_id', list(FACT_TABLES), fact_id)}")
    table, fact = found[0]
    start, end = fact["span_start"], fact["span_end"]
    used = rows(connection, "select raw_sha256 from dim_cable where cable_id = ?", [fact["cable_id"]])[0]["raw_sha256"]
    page = rows(connection, _PAGE, [start, end, used])[0]
    paragraph = next(iter(rows(connection, "select * from dim_paragraph where paragraph_id = ?", [fact["paragraph_id"]])), None)
    around = (paragraph["span_start"], paragraph["span_end"]) if paragraph else (start, end)
    findings = rows(connection, _FINDINGS, [fact_id])
    staged = segments_of(connection, warehouse, used).get(paragraph["paragraph_id"]) if paragraph else None
    return FactView(
        table=table,
        fact=fact,
        paragraph=paragraph,
        text_span=text_span(paragraph, staged, start, end) if paragraph else None,
        page=page,
        repairs=rows(connection, _REPAIRS, [fact["cable_id"], start, end, *around]),
        findings=findings,
        proposals=rows(connection, _PROPOSALS, [fact_id, [finding["finding_id"] for finding in findings]]),
    )


def _render(view: FactView, *, colours: bool) -> Group:
    fact, page = view.fact, view.page
    parts: list[RenderableType] = [
        Text.assemble((fact["fact_id"], "bold yellow"), f"  {FACT_KINDS[view.table]}: {describe(view.table, fact)}"),
        Panel(_passage(view, colours=colours), title=_place(view), title_align="left"),
    ]
    origin = Table.grid(padding=(0, 2))
    origin.add_column(style="dim", no_wrap=True)
    origin.add_column(overflow="fold")
    origin.add_row("Quote", Text(fact["quote"]))
    origin.add_row("Raw page", Text(f"{page['source']}, characters {fact['span_start']:,} to {fact['span_end']:,}"))
    origin.add_row("", Text(f"SHA-256 {page['raw_sha256']}, fetched {page['fetched_at']} UTC, {page['page_layout']}"))
    origin.add_row("As it stands", Text(repr(page["raw_quote"])))
    origin.add_row("Rule", Text(f"{fact['rule']} ({fact['layout']})"))
    parts += [origin, *_repairs(view), *_findings(view), *_proposals(view)]
    return Group(*parts)


def _place(view: FactView) -> str:
    if view.paragraph is None:
        return f"{view.fact['cable_id']}, outside the paragraphs"
    number = view.paragraph["paragraph"]
    named = f"paragraph {number}" if number is not None else f"unnumbered paragraph {view.paragraph['position']}"
    heading = f": {view.paragraph['heading']}" if view.paragraph["heading"] else ""
    return f"{view.fact['cable_id']}, {named}{heading}"


def _passage(view: FactView, *, colours: bool) -> Text:
    if view.paragraph is None:
        return Text(view.fact["quote"])
    return marked_text(view.paragraph["text"], [view.text_span] if view.text_span else [], colours=colours)


def _repairs(view: FactView) -> list[RenderableType]:
    if not view.repairs:
        return [Text("\nNo repair touches its paragraph.")]
    lines: list[RenderableType] = [Text("\nRepairs in its paragraph", style="bold")]
    for repair in view.repairs:
        where = ", in the quote" if repair["in_quote"] else ""
        lines.append(_item(Text(f"{repair['kind']} at {repair['span_start']:,}{where}: {repair['before']!r} to {repair['after']!r}")))
    return lines


def _findings(view: FactView) -> list[RenderableType]:
    if not view.findings:
        return [Text("\nNo check uses it: nothing else that the cable states can be held against it.")]
    lines: list[RenderableType] = [Text("\nChecks that use it", style="bold")]
    for finding in view.findings:
        verdict = finding["verdict"]
        told = f"  {finding['kind']} (here: {finding['role']}): {finding['explanation']}"
        lines.append(_item(Text.assemble(f"{finding['finding_id']}  ", (verdict, _STYLES[verdict]), told)))
    return lines


def _proposals(view: FactView) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for proposal in view.proposals:
        met = "{constraints_after} of {constraints_total} checks would agree instead of {constraints_before}".format(**proposal)
        lines.append(_item(Text(f"{proposal['fact_id']}: {met}. {proposal['explanation']}")))
    return [Text("\nProposed, not applied", style="bold"), *lines] if lines else []


def _item(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))
