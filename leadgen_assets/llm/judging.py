"""Whether a response body is an answer to what was asked, and how it may be asked again when it is not."""

from __future__ import annotations

from functools import partial
from typing import Any

from leadgen_assets.llm.answer import SearchSource
from leadgen_assets.llm.bodies import told_again, with_more_room
from leadgen_assets.llm.calling import Judged
from leadgen_assets.llm.faults import Fault, FaultClass
from leadgen_assets.llm.question import T
from leadgen_assets.llm.reading import (
    Reading,
    embedding_usage,
    embeddings_in,
    fault_of_reading,
    parsed_by,
    reading_of,
)

Found = tuple[T | None, str, tuple[SearchSource, ...]]


def judged_answer(answer: type[T] | None, body: dict[str, Any]) -> Judged[Found[T]]:
    """Parsed answer, text and sources, or the fault; cut short it may be asked with more room, malformed with the error told."""
    reading = reading_of(body)
    fault = fault_of_reading(reading)
    if fault is not None:
        return _faulty(reading, fault)
    parsed: T | None = None
    if answer is not None:
        read = parsed_by(answer, reading)
        if isinstance(read, Fault):
            return _faulty(reading, read)
        parsed = read
    return Judged((parsed, reading.text, reading.sources), None, reading.usage, reading.model, reading.service_tier)


def judged_vectors(count: int, body: dict[str, Any]) -> Judged[tuple[tuple[float, ...], ...]]:
    """The vectors of so many texts, or the fault."""
    vectors = embeddings_in(body, count)
    usage, model = embedding_usage(body), str(body.get("model") or "")
    if isinstance(vectors, Fault):
        return Judged(None, vectors, usage, model)
    return Judged(vectors, None, usage, model)


def _faulty(reading: Reading, fault: Fault) -> Judged[Found[T]]:
    repeat = None
    if fault.kind is FaultClass.INCOMPLETE:
        repeat = with_more_room
    elif fault.kind is FaultClass.BAD_OUTPUT:
        repeat = partial(told_again, error=fault.what)
    return Judged(None, fault, reading.usage, reading.model, reading.service_tier, repeat)
