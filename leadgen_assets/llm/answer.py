"""What came back: the parsed answer, its sources, its usage and its cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from leadgen_assets.llm.question import Asker, Question, T

A = TypeVar("A", covariant=True)


@dataclass(frozen=True, slots=True)
class SearchSource:
    """An address that a search names; nothing of it is believed before we have fetched and saved it ourselves."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens and searches as the service counts them; `cached_tokens` are part of `input_tokens`, `reasoning_tokens` of `output_tokens`."""

    input_tokens: int = 0
    cached_tokens: int = 0
    cache_write_tokens: int = 0
    output_tokens: int = 0
    reasoning_tokens: int = 0
    searches: int = 0


@dataclass(frozen=True, slots=True)
class Answer(Generic[A]):
    """A complete, schema-valid answer.

    Attributes:
        parsed: by the question's schema; None for free text.
        text: as the model wrote it.
        sources: from `web_search_call.action.sources` and url citations, each address once, in order.
        model: that answered. mocked: it was the scripted one.
        micro_usd: what this asking cost: 0 when the journal had it.
        from_journal: it was asked before.
        call_id: its row in the ledger.
    """

    parsed: A | None
    text: str
    sources: tuple[SearchSource, ...]
    usage: Usage
    model: str
    micro_usd: int
    from_journal: bool
    call_id: int
    mocked: bool = False


class Model(Protocol):
    """What stages ask; `llm.gateway.Gateway` is the one that goes to the service."""

    async def ask(self, question: Question[T], asker: Asker) -> Answer[T]:
        """The answer to one question.

        Raises:
            ModelDown: the service does not answer, or the breaker is open; in mode hybrid the stage goes on without it.
            ModelPaused: a limit of money or calls is reached; the item is put off, nothing was sent.
            AskingStopped: the run is told to stop; the item stays open, nothing was sent.
            ModelUnusable: key, quota, model or settings: no further question of this run can succeed.
            AnswerUnusable: this question alone got no usable answer (refused, incomplete, bad output twice).
            FenceLost: a newer run took the request over.
        """
        ...
