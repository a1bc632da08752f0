"""What goes over the wire: the request body of a question, and the hash by which the journal knows it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from leadgen_assets.llm.question import Body, Question, T, WebSearch
from leadgen_assets.llm.schema_lint import schema_name, strict_schema
from leadgen_assets.llm.wording import storable_text

NOT_PART_OF_THE_QUESTION = ("store", "service_tier")
TEXTS_AT_ONCE = 256
BYTES_AT_ONCE = 250_000
"""Bounds of one embedding call: the service takes 300,000 tokens, of a byte each at least."""


def body_of(question: Question[T], model: str, mcp_servers: Mapping[str, str]) -> Body:
    """The body of POST /responses; MCP servers only where a question searches and may call tools.

    `store` is always false, and the service tier is the ordinary one: a project's own default could cost the double.
    """
    body: Body = {
        "model": model,
        "instructions": storable_text(question.instructions.text),
        "input": storable_text(question.input),
        "max_output_tokens": question.most_output_tokens,
        "store": False,
        "service_tier": "default",
    }
    if question.answer is not None:
        body["text"] = {
            "format": {
                "type": "json_schema",
                "name": schema_name(question.answer),
                "strict": True,
                "schema": strict_schema(question.answer),
            }
        }
    if question.search is not None:
        mcp = [_mcp_tool(label, url) for label, url in sorted(mcp_servers.items())]
        body["tools"] = [_search_tool(question.search), *mcp]
        body["include"] = ["web_search_call.action.sources"]
        body["max_tool_calls"] = max(1, question.most_tool_calls)
    return body


def told_again(body: Body, error: str) -> Body:
    """The same question with what was wrong with its first answer, at the end, so that the stable part stays cached."""
    told = f"\n\nYour previous answer could not be used: {error}\nAnswer again, exactly by the schema."
    return {**body, "input": body["input"] + told}


def with_more_room(body: Body) -> Body:
    """The same question with twice the room for its answer."""
    return {**body, "max_output_tokens": body["max_output_tokens"] * 2}


def embedding_body(texts: Sequence[str], model: str) -> Body:
    """The body of POST /embeddings."""
    return {"model": model, "input": [storable_text(text) for text in texts], "encoding_format": "float"}


def batches(texts: Sequence[str]) -> list[list[str]]:
    """The texts in their order, as many together as one embedding call takes."""
    batches: list[list[str]] = []
    size = 0
    for text in texts:
        weight = len(text.encode("utf-8", "ignore"))
        if not batches or size + weight > BYTES_AT_ONCE or len(batches[-1]) >= TEXTS_AT_ONCE:
            batches.append([])
            size = 0
        batches[-1].append(text)
        size += weight
    return batches


def written(body: Body) -> str:
    """The body as JSON, by whose length its tokens are bounded."""
    return json.dumps(body, ensure_ascii=False)


def call_hash(mode: str, address: str, tenant: str, version: str, body: Body) -> str:
    """Name of a question in the journal: everything on which its answer depends, 64 hexadecimal digits.

    The body holds model, instructions, input, schema, tools and output limit; `version` is the instructions' name and version.
    """
    asked = {name: value for name, value in body.items() if name not in NOT_PART_OF_THE_QUESTION}
    key = json.dumps([mode, address, tenant, version, asked], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(key.encode()).hexdigest()


def _search_tool(search: WebSearch) -> dict[str, Any]:
    tool: dict[str, Any] = {"type": "web_search", "search_context_size": search.context_size}
    if search.allowed_domains:
        tool["filters"] = {"allowed_domains": list(search.allowed_domains)}
    if search.place is not None:
        place = search.place
        known = {"country": place.country, "region": place.region, "city": place.city}
        tool["user_location"] = {"type": "approximate"} | {name: value for name, value in known.items() if value}
    return tool


def _mcp_tool(label: str, url: str) -> dict[str, Any]:
    return {"type": "mcp", "server_label": label, "server_url": url, "require_approval": "never"}
