"""The content of a request report, in the order in which a person reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.proposal import Proposal, companies
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.domain.requests.slicing import SliceStanding
from leadgen_assets.domain.rules import RuleResult

MOST_COMPANIES = 25
"""Companies that a report names."""
MOST_CHANGES = 25
"""Changed cells that it shows."""


class Verdict(StrEnum):
    """The report in one word: whether the files may be used, or what stands in the way."""

    READY = "READY"
    WARNINGS = "WARNINGS"
    BLOCKED = "BLOCKED"
    UNDER_WAY = "UNDER WAY"
    WAITING = "WAITING"
    PAUSED_BUDGET = "PAUSED: BUDGET"
    NEEDS_DECISION = "NEEDS DECISION"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel: how many companies came so far; `note` says what became of the others."""

    name: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Something and how often."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field over all profiles: companies by state; `verified` of `found` have a quote that carries the value.

    Attributes:
        label: as people read it. earlier: share of the companies that had a value in the tenant's earlier requests by this
            ICP; None where there is none, and before an export. drifted: this request's share is another by more than chance.
    """

    name: str
    found: int
    verified: int
    not_found: int
    could_not_look: int
    not_asked: int
    label: str = ""
    earlier: float | None = None
    drifted: bool = False

    @property
    def fill(self) -> float:
        """Share of the companies that have a value."""
        companies = self.found + self.not_found + self.could_not_look + self.not_asked
        return self.found / companies if companies else 0.0


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What one source gave: entries found, candidates kept, of which qualified; `note` says what was left out or broken.

    `pages` are those that it asked for itself, `spent_micro_usd` what finding cost.
    """

    name: str
    found: int
    kept: int
    qualified: int
    note: str = ""
    pages: int = 0
    spent_micro_usd: int = 0


@dataclass(frozen=True, slots=True)
class QuarantinedItem:
    """An item that failed: its company's domain, or the item's own name where it has none."""

    stage: str
    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A published file. `kind` is "companies", "contacts", "evidence", "review"; `path` absolute; `sha256` 64 hex digits."""

    kind: str
    path: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """A qualified company in one line. `link` is its website or the page that carries the reason; "" for none."""

    domain: str
    name: str
    tier: str
    reason: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A company's cell that is another than in the last export; running text by its length alone."""

    company: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What is another since the last export, which `export_id` names. Companies by domain or name; people by number.

    Attributes:
        changed: number of cells; `changes` are at most as many as are worth printing.
    """

    export_id: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: int = 0
    changes: tuple[ChangeLine, ...] = ()
    contacts_added: int = 0
    contacts_removed: int = 0
    contacts_changed: int = 0


@dataclass(frozen=True, slots=True)
class RequestReport:
    """All that a request report says. No personal name or address of a contact stands in it.

    Attributes:
        criteria: (label, value) pairs, as `criteria_of` makes them.
        funnel: from candidates to exported companies.
        checks: the rules over the data, those of the profiles and those of the export.
        unread: why sites could not be read. why_not: why companies are not qualified. why_no_contact: of qualified ones.
        quarantine: at most as many as are worth printing; `quarantined` is their number.
        since_last: None where there was no earlier export.
        refused: why no file was written, "" when files were written or none were due.
        proposals: what a person could decide now, each with the command that says yes.
        near_limits: limits of which the last run passed 80 %, a sentence each. remarks: what else of asking a person should know.
        reserved_micro_usd: what calls under way may cost at most. unknown_micro_usd: calls of which nobody knows.
        started_at, finished_at: of the last run, aware; None while unknown.
        waiting_until: when a waiting request goes on, aware; None for any other.
        slices: of a request that was split; what it spent is the sum of theirs.
    """

    key: str
    name: str
    tenant: str
    verdict: Verdict
    status: str
    next_step: str
    criteria: tuple[tuple[str, str], ...]
    target: int
    delivered: int
    round: int
    run_id: str
    spent_micro_usd: int
    budget_micro_usd: int
    funnel: tuple[Step, ...] = ()
    tiers: tuple[Counted, ...] = ()
    checks: tuple[RuleResult, ...] = ()
    fields: tuple[FieldLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    unread: tuple[Counted, ...] = ()
    why_not: tuple[Counted, ...] = ()
    contacts: tuple[Counted, ...] = ()
    why_no_contact: tuple[Counted, ...] = ()
    quarantine: tuple[QuarantinedItem, ...] = ()
    quarantined: int = 0
    files: tuple[FileLine, ...] = ()
    refused: str = ""
    companies: tuple[CompanyLine, ...] = ()
    since_last: SinceLast | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    proposals: tuple[Proposal, ...] = ()
    reserved_micro_usd: int = 0
    unknown_micro_usd: int = 0
    near_limits: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    waiting_until: datetime | None = None
    slices: tuple[SliceStanding, ...] = ()

    @property
    def per_qualified_micro_usd(self) -> int | None:
        """Spent for each qualified company, rounded up; None where none is, or nothing was spent."""
        qualified = next((step.count for step in self.funnel if step.name == "qualified"), 0)
        return -(-self.spent_micro_usd // qualified) if qualified and self.spent_micro_usd else None

    def as_dict(self) -> dict[str, Any]:
        """For `json.dumps`; times as ISO 8601."""
        plain = asdict(self)
        for check in plain["checks"]:
            del check["broken"]  # its examples are enough, the rows are many
        for name in ("started_at", "finished_at", "waiting_until"):
            plain[name] = plain[name].isoformat() if plain[name] else None
        return plain


def verdict_of(status: RequestStatus, checks: Iterable[RuleResult]) -> Verdict:
    """The verdict that follows from a request's status and its checks.

    A request that is still under way, or waits, has no verdict yet. Else, whatever holds, a failed ERROR check blocks; a failed
    request has no usable files either, and one that ended short has a warning. What was cancelled keeps the files of its last export.
    """
    results = list(checks)
    if status in {RequestStatus.QUEUED, RequestStatus.RUNNING}:
        return Verdict.UNDER_WAY
    if status is RequestStatus.WAITING:
        return Verdict.WAITING
    if status is RequestStatus.PAUSED_BUDGET:
        return Verdict.PAUSED_BUDGET
    if any(check.blocks for check in results):
        return Verdict.BLOCKED
    if status is RequestStatus.NEEDS_DECISION:
        return Verdict.NEEDS_DECISION
    if status is RequestStatus.CANCELLED:
        return Verdict.CANCELLED
    if status not in {RequestStatus.READY, RequestStatus.READY_PARTIAL}:
        return Verdict.BLOCKED
    warned = any(not check.passed for check in results)
    return Verdict.WARNINGS if warned or status is RequestStatus.READY_PARTIAL else Verdict.READY


def criteria_of(request: LeadRequest, icp: Icp) -> tuple[tuple[str, str], ...]:
    """What was asked for, as (label, value) pairs, in the ICP's own words; filters that were not used are left out."""
    kept = {"keep": "companies where it is unknown are kept", "drop": "companies where it is unknown are left out"}
    lines = [("Ideal customer profile", request.icp), ("Companies", f"{request.target_companies:,}")]
    if request.states:
        lines.append(("States", ", ".join(request.states)))
    if request.cities:
        lines.append(("Cities", ", ".join(request.cities)))
    if request.pms_any_of:
        field = icp.columns.pms_detected or "software"
        shown = ", ".join(icp.shown(field, value) for value in request.pms_any_of)
        lines.append((f"{_first_capital(icp.label_of(field))}, any of", f"{shown}; {kept[request.pms_unknown]}"))
    units = _range(request.units_min, request.units_max)
    if units:
        label = icp.label_of(icp.columns.units_estimate or "units")
        lines.append((_first_capital(label), f"{units}; {kept[request.units_unknown]}"))
    contacts = _range(request.contacts_min, request.contacts_max)
    if contacts:
        lines.append(("Contacts a company", contacts))
    if request.without_contacts == "drop":
        lines.append(("Companies without contacts", "left out"))
    if request.preview:
        lines.append(
            (
                "Preview",
                f"the first {companies(request.preview)} {'is' if request.preview == 1 else 'are'} looked at before the others",
            )
        )
    if request.repeat != "never":
        lines.append(("Repeated", f"{request.repeat}, for what is new"))
    lines.append(("Sources", "; ".join(str(source) for source in request.sources) or "none"))
    if request.exclude_exported_days:
        lines.append(("Left out", f"companies delivered in the last {request.exclude_exported_days} days"))
    return tuple(lines)


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _range(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"{least:,} to {most:,}"
    if least is not None:
        return f"at least {least:,}"
    return f"at most {most:,}" if most is not None else ""
