"""What a run tells at its end: cables, facts by kind, what the checks found, and where to look next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import duckdb
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from flows.command_line.paragraphs import Segments, segments_of, sentence_around, text_span
from flows.command_line.published import Row, reading, rows
from flows.facts import FACT_TABLES
from flows.fetch.sources import Skipped
from flows.run_report import RunReport
from flows.warehouse import Warehouse

SHOWN_FINDINGS: Final = 12
_SHOWN_REASONS: Final = 5
_PLURALS: Final = {
    "fact_seizure": "seizures",
    "fact_seizure_change": "stated changes",
    "fact_corruption": "corruption figures",
    "fact_treaty": "treaty relations",
}
_VERDICTS: Final = {
    "agrees": "agree",
    "rounding": "agree within rounding",
    "disagrees": "disagree",
    "partial": "name parts only",
    "unverifiable": "cannot be verified",
}

_COUNTS = """
select
    (select count(*) from dim_cable) as cables,
    (select count(*) from raw_page) as pages,
    (select count(distinct raw_sha256) from quarantine) as quarantined,
    (select count(*) filter (where is_additive) from fact_seizure) as additive
"""
_FACTS = " union all ".join(f"select fact_id, quote, paragraph_id, span_start, span_end from {table}" for table in FACT_TABLES)
_DISAGREEING = f"""
with fact as ({_FACTS})
select finding.cable_id, finding.kind, finding.fact_id, finding.explanation, fact.quote, fact.span_start, fact.span_end, cable.raw_sha256,
    fact.paragraph_id, paragraph.paragraph, paragraph.text
from audit_finding as finding
join dim_cable as cable using (cable_id)
left join fact using (fact_id)
left join dim_paragraph as paragraph using (paragraph_id)
where verdict = 'disagrees'
order by finding.kind = 'header', finding.cable_id, fact.span_start, finding.finding_id
limit $1
"""
# A cable and a fact worth looking at: with the most findings that do not simply agree.
_EXAMPLE = """
select cable.cable_id, arg_min(finding.fact_id, finding.verdict <> 'disagrees') filter (where finding.fact_id is not null) as fact_id
from dim_cable as cable
left join audit_finding as finding on finding.cable_id = cable.cable_id
group by cable.cable_id
order by
    count(finding.fact_id) filter (where finding.verdict <> 'agrees') desc,
    count(finding.finding_id) filter (where finding.verdict <> 'agrees') desc,
    cable.cable_id
limit 1
"""
_ALL_DISAGREEING = "SELECT cable_id, kind, explanation FROM audit_finding WHERE verdict = 'disagrees'"


def summarise(warehouse: Warehouse, run: RunReport, call: Callable[[str], str], console: Console) -> None:
    """Prints what a run published.

    Args:
        warehouse: where it is published.
        run: the run.
        call: how the user calls `cables` on this warehouse: given a command's words, the whole line.
        console: where to print.
    """
    with reading(warehouse) as connection:
        facts = Table.grid(padding=(0, 2))
        facts.add_column(style="bold", no_wrap=True)
        facts.add_column(overflow="fold")
        for name, told in (
            ("Pages", _pages(connection, run)),
            ("Cables", f"{_counts(connection)['cables']:,}"),
            ("Facts", _facts(connection)),
            ("Findings", _findings(connection)),
            ("Expectations", _expectations(connection, run.run_id)),
        ):
            facts.add_row(name, Text(told))
        parts = [Text(f"Published {warehouse.root}", style="bold green"), facts, *_disagreements(connection, warehouse, call)]
        for part in [*parts, _where_next(connection, warehouse, call)]:
            console.print(part, soft_wrap=isinstance(part, Text))
            console.print()


def _pages(connection: duckdb.DuckDBPyConnection, run: RunReport) -> str:
    counts = _counts(connection)
    told = f"{run.pages_seen:,} in the sources, {run.pages_new:,} of them new; {run.pages_from_earlier_runs:,} more of earlier runs"
    lines = [told, f"{counts['quarantined']:,} quarantined, wholly or in part"]
    reasons = rows(connection, "select stage, reason, count(*) as pages from quarantine group by all order by pages desc, stage, reason")
    lines += [f"  {row['pages']:,} × {row['stage']}: {row['reason']}" for row in reasons[:_SHOWN_REASONS]]
    if len(reasons) > _SHOWN_REASONS:
        lines.append(f"  and {len(reasons) - _SHOWN_REASONS} other reasons: the table quarantine has them all")
    passed_over = Counter(skipped.reason for skipped in run.skipped)
    lines += [f"files passed over: {count:,} × {reason} ({_examples(run.skipped, reason)})" for reason, count in passed_over.most_common()]
    return "\n".join(lines)


def _examples(skipped: Sequence[Skipped], reason: str) -> str:
    names = [item.source for item in skipped if item.reason == reason]
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _counts(connection: duckdb.DuckDBPyConnection) -> Row:
    return rows(connection, _COUNTS)[0]


def _facts(connection: duckdb.DuckDBPyConnection) -> str:
    counted = {table: rows(connection, f"select count(*) as facts from {table}")[0]["facts"] for table in _PLURALS}
    told = [f"{count:,} {_PLURALS[table]}" for table, count in counted.items()]
    return f"{', '.join(told)}; {_counts(connection)['additive']:,} seizures may be added up"


def _findings(connection: duckdb.DuckDBPyConnection) -> str:
    counted = rows(connection, "select verdict, count(*) as findings from audit_finding group by verdict order by findings desc, verdict")
    told = [f"{row['findings']:,} {_VERDICTS[row['verdict']]}" for row in counted]
    return ", ".join(told) or "none: no cable states figures that can be compared"


def _expectations(connection: duckdb.DuckDBPyConnection, run_id: str) -> str:
    results = rows(connection, "select success, expectation, unexpected_count from expectation_result where run_id = ?", [run_id])
    failed = [row for row in results if not row["success"]]
    told = f"{len(results) - len(failed):,} of {len(results):,} met"
    return told + (f"; {len(failed):,} warnings about the sources, none critical" if failed else "")


def _disagreements(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, call: Callable[[str], str]) -> list[RenderableType]:
    found = rows(connection, _DISAGREEING, [SHOWN_FINDINGS])
    if not found:
        return []
    lines: list[RenderableType] = [Text("What the sources state that does not add up", style="bold")]
    segments = {page: segments_of(connection, warehouse, page) for page in dict.fromkeys(row["raw_sha256"] for row in found)}
    for row in found:
        number = f", paragraph {row['paragraph']}" if row["paragraph"] is not None else ""
        title = Text.assemble((row["cable_id"], "bold"), f"{number}: {row['kind']}", f"  {row['fact_id'] or ''}")
        told = [title, Text(f"  {row['explanation']}")]
        if row["quote"]:
            told.append(Text(f"  “{_sentence(row, segments[row['raw_sha256']])}”", style="italic"))
        lines.append(Group(*told))
    more = rows(connection, "select count(*) as findings from audit_finding where verdict = 'disagrees'")[0]["findings"] - len(found)
    if more:
        every = call(f'sql "{_ALL_DISAGREEING}"')
        lines.append(Text(f"and {more:,} more: {every}"))
    return lines


def _sentence(row: Row, segments: Mapping[str, tuple[str, Segments]]) -> str:
    span = text_span(row, segments.get(row["paragraph_id"]), row["span_start"], row["span_end"]) if row["text"] else None
    return sentence_around(row["text"], *span) if span else row["quote"]


def _where_next(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, call: Callable[[str], str]) -> Text:
    example = rows(connection, _EXAMPLE)[0]
    lines = [
        "  " + call('sql "SELECT * FROM seizures_by_year"'),
        "  " + call(f"show {example['cable_id']}"),
        *(["  " + call(f"explain {example['fact_id']}")] if example["fact_id"] else []),
        f"  {warehouse.checks / 'index.html'}    what was expected of the data, and what was met",
        f"  {warehouse.exports}/    each table as Parquet, described in datapackage.json",
    ]
    return Text.assemble(("Where to look next\n", "bold"), "\n".join(lines))
