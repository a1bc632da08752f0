"""Every kind of body that is sent is one that the service's own specification allows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, Field

from leadgen_assets.llm.bodies import body_of, embedding_body, told_again, with_more_room
from leadgen_assets.llm.question import Instructions, Place, Question, Use, WebSearch

TOLD = Instructions("company_research", "1", "Read the segments.")


class Read(BaseModel):
    """What a page says of a firm."""

    units: int | None = Field(description="Doors that it manages")
    segment: int | None


@pytest.fixture(scope="module")
def specification(openai_folder: Path) -> dict[str, Any]:
    with gzip.open(openai_folder / "openapi.json.gz") as packed:
        return {"components": json.load(packed)["components"]}


EXTRACT = Question(Use.EXTRACT, TOLD, "[1] We manage 120 units.", Read)
SEARCH: Question[Read] = Question(
    Use.SEARCH,
    TOLD,
    "Firms in Austin",
    search=WebSearch(("registry.example",), Place(city="Austin")),
    most_tool_calls=3,
)
WIDE: Question[Read] = Question(Use.SEARCH, TOLD, "Firms", search=WebSearch(context_size="high"), most_tool_calls=1)


@pytest.mark.parametrize(
    "body",
    [
        body_of(EXTRACT, "gpt-6-luna", {}),
        body_of(SEARCH, "gpt-6-luna", {}),
        body_of(WIDE, "gpt-6-luna", {"registry": "https://mcp.example/sse"}),
        told_again(body_of(EXTRACT, "gpt-6-luna", {}), "units: not a number"),
        with_more_room(body_of(EXTRACT, "gpt-6-luna", {})),
    ],
    ids=["extract", "search", "search with MCP", "told again", "more room"],
)
def test_bodies_of_questions_are_as_specified(specification: dict[str, Any], body: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/CreateResponse", **specification}
    jsonschema.Draft202012Validator(schema).validate(body)
    assert body["store"] is False


def test_bodies_of_embeddings_are_as_specified(specification: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/CreateEmbeddingRequest", **specification}
    jsonschema.Draft202012Validator(schema).validate(embedding_body(["one", "two"], "text-embedding-3-small"))


def test_a_search_names_domains_place_size_bound_and_asks_for_sources() -> None:
    body = body_of(SEARCH, "gpt-6-luna", {"registry": "https://mcp.example/sse"})
    assert body["tools"] == [
        {
            "type": "web_search",
            "search_context_size": "low",
            "filters": {"allowed_domains": ["registry.example"]},
            "user_location": {"type": "approximate", "country": "US", "city": "Austin"},
        },
        {
            "type": "mcp",
            "server_label": "registry",
            "server_url": "https://mcp.example/sse",
            "require_approval": "never",
        },
    ]
    assert body["include"] == ["web_search_call.action.sources"]
    assert body["max_tool_calls"] == 3
    assert "text" not in body


def test_reading_saved_pages_has_no_tools() -> None:
    assert "tools" not in body_of(EXTRACT, "gpt-6-luna", {"registry": "https://mcp.example/sse"})
