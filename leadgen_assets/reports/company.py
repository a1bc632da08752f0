"""One company in full, for the person who asks why it qualified. Names its contacts: for a terminal, not for a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leadgen_assets.domain.judging.assessment import Assessment

_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class QuotedValue:
    """A value, the quote that carries it, and a link that opens the page at the quote."""

    field: str
    value: str
    quote: str
    link: str
    method: str
    date: str


@dataclass(frozen=True, slots=True)
class CompanyInFull:
    """A delivered company with everything that was decided about it and why."""

    name: str
    domain: str
    tier: str
    fit: str
    confidence: float
    reasons: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    assumptions: tuple[str, ...]
    values: tuple[QuotedValue, ...]


def company_of(
    company: Mapping[str, str], evidence: Iterable[Mapping[str, str]], assessment: Assessment | None
) -> CompanyInFull:
    """The company of an export.

    Args:
        company: its row of the companies file. evidence: rows of the evidence file, other companies' among them.
        assessment: why it qualified; None where that is no longer known.
    """
    called = company["domain"] or company["company_name"]
    return CompanyInFull(
        name=company["company_name"],
        domain=company["domain"],
        tier=assessment.tier if assessment else company["icp_tier"],
        fit=str(assessment.fit) if assessment else company["icp_fit"],
        confidence=assessment.confidence if assessment else float(company["icp_confidence"]),
        reasons=assessment.reasons if assessment else (),
        disqualifiers=assessment.disqualifiers if assessment else (),
        assumptions=assessment.assumptions if assessment else (),
        values=tuple(_quoted(row) for row in evidence if row["company"] == called),
    )


def _quoted(row: Mapping[str, str]) -> QuotedValue:
    return QuotedValue(
        field=row["field"],
        value=row["value"],
        quote=shortened(row["quote"], row["value"]),
        link=row["link"],
        method=row["method"],
        date=row["date"],
    )


def shortened(text: str, value: str) -> str:
    """The part of a long quote that stands around the value."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    at = max(0, text.casefold().find(value.casefold()))
    start = max(0, min(at - _LONGEST_QUOTE // 3, len(text) - _LONGEST_QUOTE))
    end = start + _LONGEST_QUOTE
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
