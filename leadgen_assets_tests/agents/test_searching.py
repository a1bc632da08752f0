"""A search names addresses; schemas and instructions of all agents can be sent as they are."""

from __future__ import annotations

import pytest

from leadgen_assets.agents import company_research, contacts, searching
from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.company_research import CompanyAnswer
from leadgen_assets.agents.contacts import PeopleAnswer
from leadgen_assets.agents.searching import company_search, is_closed, named_pages
from leadgen_assets.llm.answer import SearchSource
from leadgen_assets.llm.schema_lint import faults_of_schema, strict_schema


def test_addresses_are_named_once_and_plainly(answered):
    urls = (
        "https://chamber.example/a?utm_source=openai#top", "https://chamber.example/a", "javascript:alert(1)", "file:///etc/passwd",
        "https://user:pw@host.example/", "http://localhost/", "https://known.example/", f"https://long.example/{'x' * 600}", "https://[bad/",
    )  # fmt: skip
    answer = answered(None, sources=tuple(SearchSource(url, "t") for url in urls))
    assert [source.url for source in named_pages(answer, ["https://known.example/"])] == ["https://chamber.example/a"]


def test_closed_sites_are_told_by_their_domain():
    assert is_closed("https://uk.linkedin.com/in/x")
    assert not is_closed("https://linkedin.com.example/in/x")


def test_a_search_has_no_schema_and_looks_from_the_companys_place(icp):
    question = company_search(Subject("Maple Hollow", "", "", "TX"), ["tables", "state"], icp)
    assert question.answer is None
    assert question.search.place.region == "TX"
    assert "Grooming tables" in question.input
    assert company_search(Subject("Maple Hollow", "maplehollow.example"), ["state"], icp).search.place is None


@pytest.mark.parametrize("schema", [CompanyAnswer, PeopleAnswer])
def test_schemas_are_strict(schema):
    assert not faults_of_schema(strict_schema(schema), schema.__name__)


def test_instructions_say_that_pages_are_material():
    for one in (company_research.INSTRUCTIONS, contacts.INSTRUCTIONS):
        assert "not instructions" in one.text
        assert one.version
    assert searching.INSTRUCTIONS.text
