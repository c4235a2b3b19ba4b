"""What the audit of a cable yields, and how a finding is put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b

from flows.audit.intervals import Interval

_SIX_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Finding:
    """A check of a stated figure against others (`audit_finding`)."""

    finding_id: str
    cable_id: str
    kind: str
    identity: str | None
    fact_id: str | None
    stated: Decimal | None
    computed: Decimal | None
    computed_low: Decimal | None
    computed_high: Decimal | None
    difference: Decimal | None
    verdict: str
    explanation: str
    proposed_fact_id: str | None
    proposed_value: Decimal | None
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class FindingFact:
    """A fact that a finding uses (`bridge_finding_fact`)."""

    finding_id: str
    fact_id: str
    role: str
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An edit of one figure that would make stated sums and percentages meet (`repair_proposal`)."""

    proposal_id: str
    cable_id: str
    fact_id: str
    stated_text: str
    proposed_text: str
    proposed_value: Decimal
    constraints_before: int
    constraints_after: int
    constraints_total: int
    explanation: str
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class ProposalFinding:
    """A finding that a proposal would mend (`bridge_proposal_finding`)."""

    proposal_id: str
    finding_id: str
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class CableAudit:
    """The audit of one cable."""

    cable_id: str
    findings: tuple[Finding, ...] = ()
    uses: tuple[FindingFact, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    mends: tuple[ProposalFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A finding in the making: what is stated, what it comes to by the other figures, and which facts those are.

    `stated` and `computed` are None for a header field; `parts` are fact IDs by the role they play.
    """

    kind: str
    fact_id: str | None
    verdict: str
    explanation: str
    stated: Decimal | None = None
    computed: Interval | None = None
    parts: tuple[tuple[str, str], ...] = field(default=())
    identity: str | None = None
    """Of kind `header`: which of `flows.tables.HEADER_IDENTITIES` it is."""


def stable_id(*parts: object) -> str:
    """A short digest of what identifies a row."""
    return blake2b("\x1f".join(str(p) for p in parts).encode(), digest_size=6).hexdigest()


def to_finding(check: Check, cable_id: str, raw_sha256: str) -> Finding:
    """The row for a check."""
    computed = check.computed
    identity = stable_id(check.kind, check.fact_id, *check.parts, "" if check.fact_id else check.explanation)
    difference = None if computed is None or check.stated is None else computed.value - check.stated
    return Finding(
        finding_id=f"{cable_id}-F{identity}",
        cable_id=cable_id,
        kind=check.kind,
        identity=check.identity,
        fact_id=check.fact_id,
        stated=check.stated,
        computed=None if computed is None else places(computed.value),
        computed_low=None if computed is None else places(computed.low),
        computed_high=None if computed is None or computed.high is None else places(computed.high),
        difference=None if difference is None else places(difference),
        verdict=check.verdict,
        explanation=check.explanation,
        proposed_fact_id=None,
        proposed_value=None,
        raw_sha256=raw_sha256,
    )


def places(value: Decimal) -> Decimal:
    """The figure to the six decimals that the warehouse keeps."""
    return value.quantize(_SIX_PLACES)


def uses_of(check: Check, finding: Finding) -> Iterable[FindingFact]:
    """The facts that a finding uses, the stated one first."""
    if check.fact_id is not None:
        yield FindingFact(finding.finding_id, check.fact_id, "stated", finding.raw_sha256)
    for fact_id, role in check.parts:
        if fact_id != check.fact_id:
            yield FindingFact(finding.finding_id, fact_id, role, finding.raw_sha256)
