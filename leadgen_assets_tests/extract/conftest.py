from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.icps.icp import Icp, Rung, Vocabulary
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.extraction import Extraction

Row = str | tuple[Kind, str] | tuple[Kind, str, dict[str, Any]]


def build_page(rows: Sequence[Row], role: str = "home", url: str = "", outcome: Outcome = Outcome.OK) -> PageText:
    """A page from rows: a text, or (kind, text), or (kind, text, other attributes of the segment)."""
    segments = []
    for number, row in enumerate(rows, 1):
        kind, text, more = (Kind.TEXT, row, {}) if isinstance(row, str) else (*row, {})[:3]
        region = Region.HEAD if kind in (Kind.TITLE, Kind.META, Kind.STRUCTURED) else Region.MAIN
        segments.append(Segment(number=number, kind=kind, text=text, **{"region": region, **more}))
    path = "" if role == "home" else role
    return PageText(url or f"https://maplehollow.example/{path}", role, outcome, tuple(segments))


@pytest.fixture(scope="session")
def page() -> Callable[..., PageText]:
    return build_page


@pytest.fixture(scope="session")
def rungs() -> tuple[Rung, ...]:
    return (
        Rung(seniority="executive", department="leadership", titles=("owner", "broker", "chief happiness officer")),
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.model_validate(
        {
            "fields": {
                "pms": {
                    "kind": "linked_host",
                    "label": "Software",
                    "placeholders": ["your-*", "example*"],
                    "values": {
                        "appfolio": {
                            "tenant_hosts": ["{tenant}.appfolio.com"],
                            "not_tenants": ["www", "help", "demo*"],
                            "names": ["AppFolio"],
                        },
                        "propertyware": {
                            "tenant_paths": [
                                "app.propertyware.com/pw/portals/{tenant}/",
                                "app.propertyware.com/pw/index.html#/login/tenant/{tenant}/",
                            ],
                            "hosts": ["app.propertyware.com"],
                            "names": ["Propertyware"],
                        },
                        "rentvine": {
                            "tenant_hosts": ["{tenant}.rentvine.com"],
                            "hosts": ["cdn.rentvine.com"],
                            "not_tenants": ["www", "api", "cdn"],
                            "names": ["Rentvine"],
                        },
                    },
                },
                "units": {
                    "kind": "count",
                    "label": "Units",
                    "nouns": ["doors", "units", "units under management", "doors under management", "rental homes"],
                    "least": 5,
                    "most": 50000,
                    "not_when": ["zoning", "podcast"],
                    "estimate_from": "listings",
                    "estimate_factor": 10,
                },
                "listings": {"kind": "count", "label": "Listings", "nouns": ["homes for rent"], "most": 5000},
                "employees": {"kind": "count", "label": "Employees", "nouns": ["employees", "team of"], "most": 5000},
                "portfolio": {
                    "kind": "phrases",
                    "label": "Portfolio",
                    "many": True,
                    "not_when": ["do not manage"],
                    "values": {"single_family": ["single-family", "rental homes"], "hoa": ["HOA management"]},
                },
            }
        }
    )


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary, rungs: tuple[Rung, ...]) -> Callable[..., Extraction]:
    def run(*pages: PageText, domain: str = "maplehollow.example") -> Extraction:
        return extract(pages, vocabulary, rungs, domain)

    return run


@pytest.fixture(scope="session")
def values() -> Callable[[Extraction, str], list[str]]:
    """Values of a company field, surest first, each once."""

    def run(extraction: Extraction, field: str) -> list[str]:
        facts = sorted((fact for fact in extraction.facts if fact.field == field), key=_sure)
        return list(dict.fromkeys(fact.value for fact in facts))

    return run


def _sure(fact: Fact) -> float:
    return -fact.confidence


@pytest.fixture(scope="session")
def property_management() -> Icp:
    path = Path(__file__).parents[2] / "leadgen_assets" / "icp" / "property_management.yaml"
    return Icp.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def units(
    page: Callable[..., PageText],
    property_management: Icp,
    rungs: tuple[Rung, ...],
    values: Callable[[Extraction, str], list[str]],
) -> Callable[..., list[str]]:
    """Numbers of homes that a page of these rows gives its firm by the shipped ICP, surest first."""
    vocabulary = Vocabulary(fields={"units": property_management.vocabulary.fields["units"]})

    def run(*rows: Row) -> list[str]:
        return values(extract([page(list(rows))], vocabulary, rungs, "maplehollow.example"), "units")

    return run


@pytest.fixture(scope="session")
def counted(
    page: Callable[..., PageText],
    property_management: Icp,
    rungs: tuple[Rung, ...],
    values: Callable[[Extraction, str], list[str]],
) -> Callable[[str, str], list[str]]:
    """What a text gives for "units" or "employees" by the shipped ICP, surest first."""
    fields = property_management.vocabulary.fields
    vocabulary = Vocabulary(fields={name: fields[name] for name in ("units", "employees")})

    def run(text: str, field: str) -> list[str]:
        return values(extract([page([text])], vocabulary, rungs, "maplehollow.example"), field)

    return run
