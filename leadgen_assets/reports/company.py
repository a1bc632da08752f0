"""One company in full, for the person who asks why it qualified. Names its contacts: for a terminal, not for a report."""

from __future__ import annotations

from dataclasses import dataclass

from leadgen_assets.domain.assessment import Assessment
from leadgen_assets.domain.csv_contract import link_to
from leadgen_assets.domain.evidence import COMPANY, Fact
from leadgen_assets.domain.profile import Profile
from leadgen_assets.reports.wording import named

_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class QuotedValue:
    """A value, the quote that carries it, and a link that opens the page at the quote."""

    field: str
    value: str
    quote: str
    link: str
    method: str


@dataclass(frozen=True, slots=True)
class CompanyInFull:
    """A company with everything that was decided about it and why."""

    name: str
    domain: str
    tier: str
    fit: str
    confidence: float
    reasons: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    assumptions: tuple[str, ...]
    values: tuple[QuotedValue, ...]


def company_of(name: str, domain: str, profile: Profile, assessment: Assessment) -> CompanyInFull:
    """The company as its profile and its assessment have it; one quote a value, the best."""
    facts = [fact for field in profile.fields.values() for fact in _best(field.facts)]
    facts += [fact for person in profile.people for fact in _best(person.facts)]
    return CompanyInFull(
        name=name,
        domain=domain,
        tier=assessment.tier,
        fit=str(assessment.fit),
        confidence=assessment.confidence,
        reasons=assessment.reasons,
        disqualifiers=assessment.disqualifiers,
        assumptions=assessment.assumptions,
        values=tuple(_quoted(fact) for fact in facts),
    )


def _best(facts: tuple[Fact, ...]) -> list[Fact]:
    """The first fact of each value: they come best first."""
    first: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        first.setdefault((fact.subject, fact.field, fact.value), fact)
    return list(first.values())


def _quoted(fact: Fact) -> QuotedValue:
    whose = "" if fact.subject == COMPANY else f"{fact.subject.removeprefix('person:').title()}: "
    return QuotedValue(
        field=whose + (named(fact.field).lower() if whose else named(fact.field)),
        value=fact.value,
        quote=_shortened(fact.quote, fact.value),
        link=link_to(fact),
        method=str(fact.method),
    )


def _shortened(text: str, value: str) -> str:
    """The part of a long quote that stands around the value."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    at = max(0, text.casefold().find(value.casefold()))
    start = max(0, min(at - _LONGEST_QUOTE // 3, len(text) - _LONGEST_QUOTE))
    end = start + _LONGEST_QUOTE
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
