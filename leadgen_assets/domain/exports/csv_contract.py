"""The three CSV files of the contract: their columns, and how a row is made. Unknown is an empty cell, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote as percent_encoded

from leadgen_assets.domain.exports.contact import Contact
from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.profile import FieldValue, Profile
from leadgen_assets.domain.facts.supports import ENTRY_BREAK
from leadgen_assets.domain.icps.icp import CountField, Icp
from leadgen_assets.domain.judging.assessment import Assessment
from leadgen_assets.domain.requests.filters import value_of
from leadgen_assets.domain.telling.spreadsheet import iso_utc, joined, one_line

COMPANY_COLUMNS = (
    "company_name",
    "domain",
    "website",
    "state",
    "pms_detected",
    "units_estimate",
    "company_type",
    "description",
    "discovery_source",
    "icp_fit",
    "icp_tier",
    "icp_confidence",
    "disqualifiers",
    "created_at",
)
CONTACT_COLUMNS = (
    "full_name",
    "title",
    "email",
    "linkedin_url",
    "department",
    "seniority",
    "quality_score",
    "company_name",
    "company_domain",
    "company_website",
    "company_state",
    "personalization_notes",
    "created_at",
)
EVIDENCE_COLUMNS = ("company", "field", "value", "quote", "link", "method", "date")

EVIDENCED_COMPANY = (
    "company_name",
    "domain",
    "website",
    "state",
    "pms_detected",
    "units_estimate",
    "company_type",
    "description",
)
"""Columns whose values were read somewhere; the others are our own judgement or book-keeping."""

EVIDENCED_CONTACT = ("full_name", "title", "email", "linkedin_url")

_ADDRESS = re.compile(r"(?:[a-z]+://|mailto:|tel:)", re.IGNORECASE)
_FRAGMENT_WORDS = 5
_SHORT_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Cited:
    """A value of an export with its evidence.

    Attributes:
        company: domain, or name where there is no domain. person: full name, or "" for a company's value.
        column: of the CSV. value: as in the cell, or one of the values that the cell joins.
        facts: every piece of evidence, best first; empty when there is none, which no export may contain.
        factor: 1, or what the evidence's number was multiplied by for an estimate.
    """

    company: str
    person: str
    column: str
    value: str
    facts: tuple[Fact, ...]
    factor: int = 1


def company_row(
    profile: Profile, assessment: Assessment, icp: Icp, sources: Sequence[str], created_at: datetime
) -> dict[str, str]:
    """One row of the companies file.

    Args:
        sources: names of the sources that named the company, the first one first.
    """

    def first(field: str) -> str:
        return one_line(next(iter(value_of(profile, field).values), ""))

    def shown(field: str | None) -> str:
        return joined(icp.shown(field, value) for value in value_of(profile, field).values) if field else ""

    return {
        "company_name": first("company_name"),
        "domain": first("domain"),
        "website": first("website"),
        "state": first("state"),
        "pms_detected": shown(icp.columns.pms_detected),
        "units_estimate": next(iter(value_of(profile, icp.columns.units_estimate).values), ""),
        "company_type": shown(icp.columns.company_type),
        "description": first("description"),
        "discovery_source": joined(sources),
        "icp_fit": assessment.fit.value,
        "icp_tier": assessment.tier,
        "icp_confidence": f"{assessment.confidence:.2f}",
        "disqualifiers": joined(assessment.disqualifiers),
        "created_at": iso_utc(created_at),
    }


def contact_row(contact: Contact, company: Mapping[str, str], created_at: datetime) -> dict[str, str]:
    """One row of the contacts file; `company` is the company's row."""
    return {
        "full_name": one_line(contact.full_name),
        "title": one_line(contact.title),
        "email": contact.email,
        "linkedin_url": contact.linkedin_url,
        "department": contact.department,
        "seniority": contact.seniority,
        "quality_score": str(contact.quality_score),
        "company_name": company["company_name"],
        "company_domain": company["domain"],
        "company_website": company["website"],
        "company_state": company["state"],
        "personalization_notes": one_line(contact.personalization_notes),
        "created_at": iso_utc(created_at),
    }


def company_citations(row: Mapping[str, str], profile: Profile, icp: Icp) -> list[Cited]:
    """The evidence of each filled cell of a company's row."""
    fields: dict[str, str | None] = {column: column for column in EVIDENCED_COMPANY}
    fields |= icp.columns.model_dump()
    citations = []
    for column in EVIDENCED_COMPANY:
        field = fields[column]
        if not row[column] or field is None:
            continue
        found = value_of(profile, field)
        several = column in ("pms_detected", "company_type")
        for value in found.values if several else found.values[:1]:
            shown = joined([icp.shown(field, value)]) if several else one_line(value)
            factor = _factor(found, field, icp)
            facts = found.facts if factor != 1 else tuple(fact for fact in found.facts if fact.value == value)
            citations.append(Cited(_company_of(row), "", column, shown, facts, factor))
    return citations


def cited_fields(icp: Icp) -> frozenset[str]:
    """Fields whose facts the rows of companies cite: those of the columns, and those from which an estimate is reckoned."""
    counted = (spec.estimate_from for spec in icp.vocabulary.fields.values() if isinstance(spec, CountField))
    return frozenset(filter(None, (*EVIDENCED_COMPANY, *icp.columns.model_dump().values(), *counted)))


def contact_citations(row: Mapping[str, str], contact: Contact) -> list[Cited]:
    """The evidence of each filled cell of a contact's row."""
    company = row["company_domain"] or row["company_name"]
    return [
        Cited(
            company,
            row["full_name"],
            column,
            row[column],
            tuple(fact for fact in contact.facts if fact.field == column),
        )
        for column in EVIDENCED_CONTACT
        if row[column]
    ]


def evidence_rows(cited: Cited, seen_on: Mapping[str, date]) -> list[dict[str, str]]:
    """Rows of the evidence file for one value: its best piece of evidence.

    Args:
        seen_on: address of a page or list -> day on which it was read.
    """
    rows = []
    for fact in cited.facts[:1]:
        day = seen_on.get(fact.url)
        method = fact.how if cited.factor == 1 else f"{fact.how}; estimate: {fact.value} x {cited.factor}"
        rows.append(
            {
                "company": one_line(cited.company),
                "field": f"{cited.column} of {one_line(cited.person)}" if cited.person else cited.column,
                "value": cited.value,
                "quote": one_line(fact.quote),
                "link": link_to(fact),
                "method": method,
                "date": day.isoformat() if day else "",
            }
        )
    return rows


def link_to(fact: Fact) -> str:
    """The page's address, with a text fragment that makes a browser show the quote where it is text that a page shows."""
    told = fact.method in (Method.DIRECTORY, Method.MODEL, Method.MOCK)
    shows_text = told or fact.method in (Method.CARD, Method.LAYOUT, Method.TEXT, Method.LINK)
    if not shows_text or not fact.url.startswith(("http://", "https://")):
        return fact.url
    # Of an entry of somebody else's page the first part is its name: there the browser shows the rest of it.
    quote = fact.quote.partition(ENTRY_BREAK)[0] if told else fact.quote
    text = " ".join([word for word in quote.split() if ":" not in word or not _ADDRESS.match(word)])
    if not text:
        return fact.url
    return f"{fact.url}{'' if '#' in fact.url else '#'}:~:text={_fragment(text)}"


def file_name(kind: str, request_key: str, at: datetime, run: str) -> str:
    """`companies_<request>_<UTC>_<run>.csv`; the run by the first eight letters and digits of its id.

    Args:
        kind: "companies", "contacts", "evidence" or "review".
    """
    stamp = re.sub(r"[-:]", "", iso_utc(at))
    return f"{kind}_{request_key}_{stamp}_{re.sub(r'[^A-Za-z0-9]', '', run)[:8].lower()}.csv"


def _company_of(row: Mapping[str, str]) -> str:
    return row["domain"] or row["company_name"]


def _factor(found: FieldValue, field: str, icp: Icp) -> int:
    spec = icp.vocabulary.fields.get(field)
    return spec.estimate_factor if found.estimated and isinstance(spec, CountField) else 1


def _fragment(text: str) -> str:
    """A whole short quote; of a long one the first and the last words, between which the browser marks all."""
    words = text.split()
    if len(text) <= _SHORT_QUOTE or len(words) <= 2 * _FRAGMENT_WORDS:
        return _encoded(" ".join(words))
    return f"{_encoded(' '.join(words[:_FRAGMENT_WORDS]))},{_encoded(' '.join(words[-_FRAGMENT_WORDS:]))}"


def _encoded(text: str) -> str:
    """Comma, ampersand and hyphen have a meaning in a text fragment."""
    return percent_encoded(text, safe="").replace("-", "%2D")
