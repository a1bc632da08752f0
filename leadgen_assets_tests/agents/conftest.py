from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.llm.answer import Answer, Usage

Row = str | tuple[Kind, str] | tuple[Kind, str, dict[str, Any]]


@pytest.fixture
def page() -> Callable[..., PageText]:
    """Makes a page from rows: a text, or (kind, text), or (kind, text, other attributes of the segment)."""

    def make(rows: Sequence[Row], role: str = "home", url: str = "") -> PageText:
        segments = []
        for number, row in enumerate(rows, 1):
            kind, text, more = (Kind.TEXT, row, {}) if isinstance(row, str) else (*row, {})[:3]
            region = Region.HEAD if kind in (Kind.TITLE, Kind.META) else Region.MAIN
            segments.append(Segment(number=number, kind=kind, text=text, **{"region": region, **more}))
        return PageText(url or f"https://maplehollow.example/{role}", role, Outcome.OK, tuple(segments))

    return make


@pytest.fixture
def answered() -> Callable[..., Answer[Any]]:
    """Makes an answer of what the model says."""

    def make(parsed: Any, mocked: bool = False, **more: Any) -> Answer[Any]:
        return Answer(parsed, "", more.get("sources", ()), Usage(), "gpt-6-luna", 0, False, 1, mocked)

    return make


@pytest.fixture(scope="session")
def icp() -> Icp:
    """Of dog groomers: nothing in the agents knows a vertical."""
    return Icp.model_validate(
        {
            "name": "groomers",
            "label": "Dog groomers",
            "describes": "Salons that groom dogs.",
            "vocabulary": {
                "fields": {
                    "booking": {
                        "kind": "linked_host",
                        "label": "Booking software",
                        "values": {
                            "pawbook": {"label": "PawBook", "tenant_hosts": ["{tenant}.pawbook.example"], "names": ["PawBook"]},
                            "groomer_pro": {"label": "Groomer Pro", "hosts": ["app.groomerpro.example"], "names": ["Groomer Pro"]},
                        },
                    },
                    "tables": {
                        "kind": "count",
                        "label": "Grooming tables",
                        "nouns": ["tables", "grooming tables"],
                        "least": 1,
                        "most": 500,
                        "not_when": ["billiard"],
                    },
                    "services": {
                        "kind": "phrases",
                        "label": "Services",
                        "many": True,
                        "values": {"bathing": ["bath", "bathing"], "nail_care": ["nail trim", "nail care"]},
                        "not_when": ["bird bath"],
                    },
                }
            },
            "columns": {"pms_detected": "booking", "units_estimate": "tables", "company_type": "services"},
            "tiers": [{"name": "A", "least": 0}],
            "needs": [["tables", "services"]],
            "contacts": {
                "ladder": [
                    {"seniority": "executive", "department": "leadership", "titles": ["owner", "founder"]},
                    {"seniority": "manager", "department": "operations", "titles": ["salon manager"]},
                ]
            },
        }
    )  # fmt: skip
