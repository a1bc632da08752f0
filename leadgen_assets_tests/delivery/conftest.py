"""A frozen export with people and firms of the kind that breaks importers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS
from leadgen_assets.domain.telling.packed_rows import pack_rows
from leadgen_assets.storage.exports import ExportRecord

AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
STAMP = "2026-11-02T08:00:00Z"

NASTY_NAMES = [
    "Patrick O'Brien-Smith Jr.",
    "José García",
    '=cmd|"/c calc"!A1 Smith',
    "Anna 🏠 Müller",
    "שרה כהן",
    "@SUM Plus",
    "Cher",
    "Maria de la Cruz, CPM",
]


@pytest.fixture
def company() -> Callable[..., dict[str, str]]:
    """A row of the companies file; arguments replace cells."""

    def make(number: int = 1, **changes: str) -> dict[str, str]:
        row = dict.fromkeys(COMPANY_COLUMNS, "") | {
            "company_name": f"Firm {number}",
            "domain": f"firm{number}.example",
            "website": f"https://www.firm{number}.example/",
            "state": "TX",
            "pms_detected": "Buildium; AppFolio",
            "units_estimate": str(100 * number),
            "company_type": "single family",
            "description": "Homes, cared for.",
            "discovery_source": "list:firms.csv; archive:web.warc.gz",
            "icp_fit": "yes",
            "icp_tier": "A",
            "icp_confidence": "0.91",
            "created_at": STAMP,
        }
        return row | changes

    return make


@pytest.fixture
def contact() -> Callable[..., dict[str, str]]:
    """A row of the contacts file at a company; arguments replace cells."""

    def make(company: dict[str, str], full_name: str, **changes: str) -> dict[str, str]:
        row = dict.fromkeys(CONTACT_COLUMNS, "") | {
            "full_name": full_name,
            "title": "Owner",
            "department": "management",
            "seniority": "owner",
            "quality_score": "70",
            "company_name": company["company_name"],
            "company_domain": company["domain"],
            "company_website": company["website"],
            "company_state": company["state"],
            "created_at": STAMP,
        }
        return row | changes

    return make


@pytest.fixture
def details() -> Callable[..., dict[str, Any]]:
    """What is known of a company beside its cells; arguments replace parts."""

    def make(identity: str, contacts: int = 0, **changes: Any) -> dict[str, Any]:
        return {
            "identity": identity,
            "fields": {
                "phone": "+15125550123",
                "email": "office@firm.example",
                "street": "1 Main St",
                "city": "Austin",
                "zip_code": "78701",
                "employees": 12,
                "narpm": ["member"],
            },
            "states": {"fax": "not_found", "website_vendor": "could_not_look"},
            "estimated": ["units_estimate"],
            "score": 82.5,
            "reasons": ["it runs Buildium", "it manages about 100 units (medium)"],
            "assumptions": [],
            "unmet": [],
            "points": [
                {"criterion": "pms", "value": "buildium", "band": "", "weight": 25.0, "earned": 25.0, "known": True},
                {"criterion": "employees", "value": "", "band": "", "weight": 10.0, "earned": 0.0, "known": False},
            ],
            "pages_read": 4,
            "evidence_count": 17,
            "evidence": [],
            "contacts": [{"phone": "", "email_status": ""} for _ in range(contacts)],
        } | changes

    return make


@pytest.fixture
def freeze() -> Callable[..., ExportRecord]:
    """An export of some rows."""

    def make(
        companies: list[dict[str, str]],
        contacts: list[dict[str, str]] | None = None,
        known: list[dict[str, Any]] | None = None,
        evidence: list[dict[str, str]] | None = None,
        key: str = "acme.texas",
        export_id: str = "acme.texas_20261102T080000Z_run1",
    ) -> ExportRecord:
        verdict = [{"name": "icp_fields_are_valid", "passed": True, "meaning": "Every field is of its kind."}]
        return ExportRecord(
            export_id,
            "run1",
            companies,
            contacts or [],
            evidence or [],
            verdict,
            "",
            AT,
            (),
            key,
            pack_rows(known or []),
        )

    return make


@pytest.fixture
def nasty(
    company: Callable[..., dict[str, str]],
    contact: Callable[..., dict[str, str]],
    details: Callable[..., dict[str, Any]],
    freeze: Callable[..., ExportRecord],
) -> ExportRecord:
    """Three firms: one with people of every kind, one without anybody, one without domain and details' phone."""
    first = company(1, company_name='=HYPERLINK("http://evil.example")', description="x" * 40_000)
    second = company(2, company_name="Ünïcode & Söhne 🏠", website="javascript:alert(1)")
    third = company(3, company_name="+1 Homes", domain="", website="", units_estimate="", pms_detected="", state="")
    people = [
        contact(first, name, email=f"p{number}@firm1.example" if number % 2 else "", personalization_notes="n" * 10_000)
        for number, name in enumerate(NASTY_NAMES)
    ]
    people[0]["linkedin_url"] = "https://www.linkedin.com/in/patrick"
    known = [
        details("domain:firm1.example", len(people)),
        details("domain:firm2.example"),
        details("name:1 homes|tx|austin", fields={}),
    ]
    known[0]["contacts"][0] = {"phone": "+15125550199", "email_status": ""}
    known[0]["contacts"][1] = {"phone": "", "email_status": "found_on_site"}
    quote = dict.fromkeys(EVIDENCE_COLUMNS, "") | {
        "company": "firm1.example",
        "field": "pms_detected",
        "value": "Buildium",
        "quote": "-1+2 \x0b\x00 Log in \ud800",
        "link": "https://www.firm1.example/#:~:text=Log%20in",
        "method": "link",
        "date": "2026-11-02",
    }
    proof = [quote, quote | {"field": f"email of {NASTY_NAMES[1]}", "value": "p1@firm1.example", "quote": "José"}]
    return freeze([first, second, third], people, known, proof)
