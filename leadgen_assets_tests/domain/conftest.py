"""The shipped ICPs, and short ways to make profiles of made-up companies."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import pytest

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Person, Profile
from leadgen_assets.domain.icps.icp import BASE_FIELDS, Icp
from leadgen_assets.domain.icps.icp_file import load_icp

PAGE = "https://tarnwick.example/about"


def _shipped(name: str) -> Icp:
    text = (resources.files("leadgen_assets.icp") / f"{name}.yaml").read_text("utf-8")
    return load_icp(text, f"{name}.yaml")


@pytest.fixture(scope="session")
def pm_icp() -> Icp:
    return _shipped("property_management")


@pytest.fixture(scope="session")
def small_icp() -> Icp:
    return _shipped("small_business")


@pytest.fixture(scope="session")
def software_icp() -> Icp:
    return _shipped("software_companies")


@pytest.fixture(scope="session")
def icps(pm_icp: Icp, small_icp: Icp, software_icp: Icp) -> dict[str, Icp]:
    return {icp.name: icp for icp in (pm_icp, small_icp, software_icp)}


@pytest.fixture(scope="session")
def fact() -> Callable[..., Fact]:
    """A verified fact whose quote is given or is the value itself."""

    def make(field: str, value: str, quote: str = "", method: Method = Method.TEXT, **more: object) -> Fact:
        settings = {"subject": COMPANY, "url": PAGE, "segment": 1, "confidence": 0.9, "verified": True} | more
        return Fact(field=field, value=value, quote=quote or value, method=method, **settings)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def profile(fact: Callable[..., Fact]) -> Callable[..., Profile]:
    """A profile of Tarnwick Homes in Austin; keywords are fields: a text, a list of texts, or a whole FieldValue."""

    def make(
        people: tuple[Person, ...] = (), pages_read: int = 3, no_marketing: bool = False, **fields: object
    ) -> Profile:
        known: dict[str, object] = {
            "company_name": "Tarnwick Homes",
            "domain": "tarnwick.example",
            "website": "https://tarnwick.example/",
            "state": "TX",
            "city": "Austin",
            "phone": "+15125550123",
        } | fields
        values = dict.fromkeys(BASE_FIELDS, FieldValue(FieldState.NOT_FOUND))
        for name, given in known.items():
            if isinstance(given, FieldValue):
                values[name] = given
                continue
            texts = tuple(given) if isinstance(given, list) else (str(given),)
            found = tuple(fact(name, text) for text in texts)
            values[name] = FieldValue(FieldState.FOUND, texts, found, 0.9)
        return Profile(values, people, pages_read, no_marketing)

    return make


@pytest.fixture(scope="session")
def person(fact: Callable[..., Fact]) -> Callable[..., Person]:
    """A person whose every part stands in one card."""

    def make(full_name: str, title: str = "", email: str = "", phone: str = "", linkedin_url: str = "") -> Person:
        parts = {"full_name": full_name, "title": title, "email": email, "phone": phone, "linkedin_url": linkedin_url}
        card = " ".join(part for part in parts.values() if part)
        facts = tuple(
            fact(field, value, card, Method.CARD, subject=f"person:{full_name.lower()}")
            for field, value in parts.items()
            if value
        )
        return Person(full_name, title, email, phone, linkedin_url, facts)

    return make
