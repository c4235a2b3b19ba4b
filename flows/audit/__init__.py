"""The facts of a cable against each other and its header fields against each other. Pure functions, exact decimals, intervals."""

from __future__ import annotations

from dataclasses import replace

from flows.audit.changes import check_comparison, comparisons, unverifiable
from flows.audit.findings import CableAudit, Check, Finding, FindingFact, Proposal, ProposalFinding, to_finding, uses_of
from flows.audit.headers import check_headers
from flows.audit.proposals import constraints, propose
from flows.audit.seizure_tables import check_sum, sums
from flows.audit.statements import check_corruption_wholes, check_restatements, check_seizure_wholes, check_treaty_years
from flows.cable import Cable, Rows
from flows.facts import CableFacts, rows_of

__all__ = ["CableAudit", "audit_cable", "rows_of_audit"]


def audit_cable(cable: Cable, facts: CableFacts) -> CableAudit:
    """Every stated total, percentage, restatement and treaty year of a cable added up or compared again, and its header fields.

    What cannot be checked for want of figures is a finding too (`unverifiable`), so that none is left out in silence.
    """
    table_sums = sums(facts.seizures)
    pairs, lone = comparisons(facts.changes, facts.seizures)
    by_source: dict[int, Check] = {id(one): check_sum(one) for one in table_sums}
    by_source |= {id(one): check_comparison(one, table_sums) for one in pairs}
    checks = list(by_source.values())
    checks += [unverifiable(change) for change in lone]
    checks += check_seizure_wholes(facts.seizures, frozenset(one.stated.fact_id for one in table_sums))
    checks += check_corruption_wholes(facts.corruption)
    checks += check_restatements(facts.seizures)
    checks += check_treaty_years(facts.treaties)
    checks += check_headers(cable)
    found = {id(check): to_finding(check, cable.cable_id, cable.raw_sha256) for check in checks}
    uses = tuple(use for check in checks for use in uses_of(check, found[id(check)]))
    proposals, mends = propose(facts.seizures, constraints(table_sums, pairs, by_source), found)
    return CableAudit(cable.cable_id, _with_proposals(list(found.values()), proposals, mends), uses, tuple(proposals), tuple(mends))


def _with_proposals(findings: list[Finding], proposals: list[Proposal], mends: list[ProposalFinding]) -> tuple[Finding, ...]:
    """The findings; those that do not agree with the edit that would mend them."""
    by_id = {p.proposal_id: p for p in proposals}
    mended = {m.finding_id: by_id[m.proposal_id] for m in mends}
    return tuple(
        replace(f, proposed_fact_id=mended[f.finding_id].fact_id, proposed_value=mended[f.finding_id].proposed_value)
        if f.finding_id in mended and f.verdict != "agrees"
        else f
        for f in findings
    )


def rows_of_audit(audit: CableAudit) -> Rows:
    """The rows of `flows.tables.AUDITED` for one cable's audit."""
    return {
        "audit_finding": rows_of(audit.findings),
        "bridge_finding_fact": rows_of(_unique(audit.uses)),
        "repair_proposal": rows_of(audit.proposals),
        "bridge_proposal_finding": rows_of(audit.mends),
    }


def _unique(uses: tuple[FindingFact, ...]) -> list[FindingFact]:
    return list({(use.finding_id, use.fact_id): use for use in reversed(uses)}.values())[::-1]
