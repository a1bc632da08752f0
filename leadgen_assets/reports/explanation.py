"""Why a company is in or out, as plain data: what a terminal, a page or a program is told. Names people: for nobody's log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from leadgen_assets.reports.company import QuotedValue

SHOWN_PAGES = 12


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the ICP.

    Attributes:
        label: of its field. value: as people write it, "" where unknown. earned, weight: points; both parts of the score.
        why: how the value moved the score, or why there is none ("looked and not found", "could not look").
        moved: by how many of 100 points it moved the score. sure: its part of the confidence, 0 to 1.
        evidence: the best piece of each value first, then that of values that lost.
        looked_at: addresses of the pages that were read without finding it, where it was looked for and not found.
        grade: how far the value is believed, in a word: "high", "medium", "low"; "none" and "unknown" where there is none.
    """

    name: str
    label: str
    value: str
    known: bool
    earned: float
    weight: float
    why: str
    moved: float
    sure: float
    evidence: tuple[QuotedValue, ...]
    looked_at: tuple[str, ...] = ()
    grade: str = ""


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """The snapshot of the ICP that judged: its own numbers, without which points are only points.

    Attributes:
        version: hash of the snapshot. current: hash of the one that the request has now.
        tiers: (name, least score), the best first.
    """

    name: str
    label: str
    version: str
    current: str
    base_score: float
    fit_from: float
    known_share: float
    tiers: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """What would change fit or tier, and the verdict that follows then."""

    when: str
    then: str


@dataclass(frozen=True, slots=True)
class PageTried:
    """A page that was asked for: how that ended ("ok", "blocked"), and the detail."""

    url: str
    outcome: str
    detail: str
    date: str


@dataclass(frozen=True, slots=True)
class ChosenContact:
    """A contact that the request chose; `why` says what put this person at this place."""

    rank: int
    full_name: str
    title: str
    email: str
    linkedin_url: str
    quality_score: int
    why: str
    evidence: tuple[QuotedValue, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that somebody names and nobody read: for a person's verdict; `verdict` is "" as long as none was given."""

    field: str
    person: str
    value: str
    url: str
    cited_by: str
    why_unread: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A company and a request, in full.

    Attributes:
        verdict: in one sentence whether it was delivered, qualified, or why not.
        reason: the standing's own words, "" where there are none.
        researched: False where no profile was made: then there are no criteria.
        judged_by: None where it was not judged. turns: what would change the verdict, one thing at a time.
        site: how reading its site ended, in words; "" where nobody tried. next_step: what to do about that, "" for nothing.
        unknown: fields without a value (label -> why), criteria left out.
        fields: evidence of what the export says beside the criteria: name, domain, state, …
        given: request -> ISO date on which this tenant was given the company.
        why_no_contact: why there are none, or none with an address.
        other_requests: keys of further requests that have the company. slice_of: the request that was split into this one, or "".
    """

    company: str
    domain: str
    website: str
    tenant: str
    request: str
    verdict: str
    status: str
    reason: str
    researched: bool
    fit: str
    tier: str
    score: float
    confidence: float
    judged_by: JudgedBy | None
    criteria: tuple[Criterion, ...]
    turns: tuple[Turning, ...]
    reasons: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    unmet: tuple[str, ...]
    assumptions: tuple[str, ...]
    fields: tuple[QuotedValue, ...]
    unknown: dict[str, str]
    site: str
    pages: tuple[PageTried, ...]
    sources: tuple[str, ...]
    merges: tuple[str, ...]
    given: dict[str, str]
    contacts: tuple[ChosenContact, ...]
    why_no_contact: tuple[str, ...]
    unread: tuple[Unread, ...]
    other_requests: tuple[str, ...]
    slice_of: str = ""
    next_step: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def day(at: datetime | None) -> str:
    """ISO date, "" for None."""
    return at.date().isoformat() if at else ""


def site_in_words(outcome: str, detail: str, pages: Sequence[PageTried]) -> str:
    """How reading the site ended: "3 of 5 pages read", "blocked: robots.txt disallows /"."""
    read = sum(page.outcome == "ok" for page in pages)
    if outcome == "ok" and not read:
        return "it was read; its saved pages were deleted since for their age, quotes and links stay"
    if outcome == "ok":
        return f"{read} of {len(pages)} pages read"
    if not outcome:
        return ""
    words = outcome.replace("_", " ")
    return f"{words}: {detail}" if detail and detail != words else words
