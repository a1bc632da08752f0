"""What is asked: instructions, input, the schema of the answer, tools, and bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)
USUAL_OUTPUT_TOKENS = 2_000
"""Bound of an answer unless a question says otherwise; no stage asks with a smaller one."""


class Use(StrEnum):
    """What a question is for; settings name the model of each."""

    EXTRACT = "extract"  # a schema, no tools
    SEARCH = "search"  # free text with web_search, no schema


@dataclass(frozen=True, slots=True)
class Instructions:
    """The stable part of a prompt, which comes first so that the cache discount applies.

    Attributes:
        name: of the agent, as journal and ledger show it ("company_research").
        version: raised by hand whenever the text or the schema changes its meaning.
    """

    name: str
    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a searching model is told to be: two-letter country, region and city; "" for unknown."""

    country: str = "US"
    region: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class WebSearch:
    """The web_search tool: hosts that it is bound to (none: the whole web), where from, and how much it reads."""

    allowed_domains: tuple[str, ...] = ()
    place: Place | None = None
    context_size: str = "low"


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """One question; equal questions have equal answers in the journal.

    Attributes:
        input: the part that differs from question to question.
        answer: schema of the answer; None for free text.
        search: the search tool, for `Use.SEARCH`.
        most_output_tokens: bound of the answer, reasoning included. most_tool_calls: bound of searches and MCP calls.
        about: what it concerns, for people who read the ledger ("example.com", "batch 3"); no personal data.
    """

    use: Use
    instructions: Instructions
    input: str
    answer: type[T] | None = None
    search: WebSearch | None = None
    most_output_tokens: int = USUAL_OUTPUT_TOKENS
    most_tool_calls: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and so who pays.

    Attributes:
        request_key: "" for what no request asks, such as `leadgen doctor --live`.
        fence: of the run that asks; a reservation is refused when a newer run took the request over.
        budget_micro_usd: most that the request may spend in all.
        answers_since_days: younger answers of the journal are taken.
    """

    tenant: str
    request_key: str
    run_id: str
    fence: int
    stage: str
    budget_micro_usd: int
    answers_since_days: int = 180


Body = dict[str, Any]
"""A request body as it goes over the wire."""


@dataclass(frozen=True, slots=True)
class Spend:
    """What a call can cost at most, or did cost."""

    micro_usd: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    searches: int = 0
    parts: dict[str, int] = field(default_factory=dict)
