"""Raw bytes become an answer, or a fault with its class; nothing that comes over the wire makes this crash."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import BaseModel, ValidationError

from leadgen_assets.llm.answer import SearchSource, Usage
from leadgen_assets.llm.faults import Fate, Fault, FaultClass, fault_of_error
from leadgen_assets.llm.wire import Reply
from leadgen_assets.llm.wording import one_line, storable

M = TypeVar("M", bound=BaseModel)

STATUSES = ("completed", "failed", "incomplete", "in_progress", "queued", "cancelled")
"""What an answer says of itself; anything else is none."""
_MOST_TOKENS = 10**9
_ARTEFACTS = re.compile("\ue200[^\ue201]{0,400}\ue201|[\ue200-\ue20f]|【[^】]{0,200}†[^】]{0,200}】")
"""Citation marks that stay in the text of a searching model: private characters around `cite…turn0search0`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer says, before anybody asks whether it can be used.

    Attributes:
        body: as received, for the journal.
        status: "completed", "incomplete", "failed", "queued", …; "" when there is none.
        text: of all messages. last: of the last message, where structured output stands after remarks.
        refusal: what the model says instead of an answer.
        why: reason of an incomplete answer, or code and message of a failed one.
        usage_told: whether it says what it used.
    """

    body: dict[str, Any]
    status: str
    text: str
    last: str
    refusal: str
    why: str
    sources: tuple[SearchSource, ...]
    usage: Usage
    usage_told: bool
    model: str
    service_tier: str


def body_in(reply: Reply) -> dict[str, Any] | Fault:
    """The JSON object of a reply with status 2xx; where there is none, nobody knows what was done and billed."""
    try:
        parsed = storable(json.loads(reply.body, parse_constant=_no_number, parse_float=_finite))
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, dict):
        return parsed
    kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower() or "no type"
    what = f"status {reply.status} with {len(reply.body)} bytes of {one_line(kind, 60)} that are no JSON object"
    return Fault(FaultClass.TRANSIENT, what, Fate.UNKNOWN, again=True)


def reading_of(body: dict[str, Any]) -> Reading:
    """What a response body says; kinds of items that are not known are passed over."""
    items = [item for item in _list(body.get("output")) if isinstance(item, dict)]
    messages = [item for item in items if item.get("type") == "message"]
    texts = [_text_of(message) for message in messages]
    refusals = [_str(part.get("refusal")) for part in _parts(messages) if part.get("type") == "refusal"]
    return Reading(
        body=body,
        status=_str(body.get("status")),
        text="\n".join(text for text in texts if text),
        last=next((text for text in reversed(texts) if text), ""),
        refusal=next((one_line(text) for text in refusals if text), "the model refused" if refusals else ""),
        why=_why(body),
        sources=_sources(items, messages),
        usage=_usage(body, items),
        usage_told=isinstance(body.get("usage"), dict),
        model=_str(body.get("model")),
        service_tier=_str(body.get("service_tier")),
    )


def fault_of_reading(reading: Reading) -> Fault | None:
    """What keeps an answer from being used, whatever its schema; None for a complete one."""
    paid = Fate.PAID if reading.usage_told else Fate.UNKNOWN
    if reading.status == "failed":
        fate = Fate.PAID if reading.usage_told else Fate.GIVEN_BACK
        error = {"error": reading.body.get("error")}
        told = fault_of_error(Reply(200, {}, json.dumps(error).encode()), datetime.min.replace(tzinfo=UTC), fate)
        if told is not None and told.stops:  # no other question can succeed either
            return replace(told, what=reading.why)
        if "rate_limit" in reading.why:
            return Fault(FaultClass.RATE_LIMITED, reading.why, fate, again=True, overrun=True)
        if "server_error" in reading.why or not reading.why:
            return Fault(FaultClass.TRANSIENT, reading.why or "the answer failed", fate, again=True)
        return Fault(FaultClass.PERMANENT, reading.why, fate)
    if reading.refusal:
        return Fault(FaultClass.REFUSED, reading.refusal, paid)
    if reading.status == "incomplete":
        if reading.why == "content_filter":
            return Fault(FaultClass.REFUSED, "stopped by the service's content filter", paid)
        roomy = reading.why == "max_output_tokens"
        return Fault(FaultClass.INCOMPLETE, reading.why or "cut short", paid, again=roomy)
    if reading.status != "completed":
        # Nothing was asked in the background: somebody queued it, or it is no answer of this kind at all.
        what = f"status is {one_line(reading.status, 40)!r} instead of completed"
        return Fault(FaultClass.INCOMPLETE, what, paid)
    if not reading.text:
        return Fault(FaultClass.BAD_OUTPUT, "the answer has no text", paid, again=True)
    return None


def parsed_by(answer: type[M], reading: Reading) -> M | Fault:
    """The answer by its schema, or what is wrong with it, in words that the model is told; they repeat no value."""
    try:
        return answer.model_validate_json(reading.last)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        told = "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'the answer'}: {fault['msg']}" for fault in faults[:5])
        fate = Fate.PAID if reading.usage_told else Fate.UNKNOWN
        return Fault(FaultClass.BAD_OUTPUT, one_line(told), fate, again=True)


def embeddings_in(body: dict[str, Any], count: int) -> tuple[tuple[float, ...], ...] | Fault:
    """The vectors in the order of the texts, all of one length."""
    rows = [row for row in _list(body.get("data")) if isinstance(row, dict)]
    by_index = {row.get("index"): row.get("embedding") for row in rows if isinstance(row.get("index"), int)}
    vectors = [by_index.get(number) for number in range(count)]
    lengths = {len(vector) if isinstance(vector, list) else 0 for vector in vectors}
    numbers = all(isinstance(v, list) and all(type(x) in (int, float) for x in v) for v in vectors)
    if len(lengths) != 1 or 0 in lengths or not numbers:
        fate = Fate.PAID if isinstance(body.get("usage"), dict) else Fate.UNKNOWN
        return Fault(FaultClass.BAD_OUTPUT, f"{len(rows)} vectors came for {count} texts, or of odd lengths", fate)
    return tuple(tuple(float(x) for x in vector or ()) for vector in vectors)


def embedding_usage(body: dict[str, Any]) -> Usage:
    """Tokens of an embedding."""
    used = _dict(body.get("usage"))
    return Usage(input_tokens=max(_count(used.get("prompt_tokens")), _count(used.get("total_tokens"))))


def _usage(body: dict[str, Any], items: list[dict[str, Any]]) -> Usage:
    used = _dict(body.get("usage"))
    inputs, outputs = _dict(used.get("input_tokens_details")), _dict(used.get("output_tokens_details"))
    told = _dict(_dict(body.get("tool_usage")).get("web_search")).get("num_requests")
    searched = sum(1 for item in items if item.get("type") == "web_search_call" and _searches(item))
    total = _count(used.get("input_tokens"))
    cached = min(total, _count(inputs.get("cached_tokens")))
    return Usage(
        input_tokens=total,
        cached_tokens=cached,
        cache_write_tokens=min(total - cached, _count(inputs.get("cache_write_tokens"))),
        output_tokens=_count(used.get("output_tokens")),
        reasoning_tokens=_count(outputs.get("reasoning_tokens")),
        searches=_count(told) if isinstance(told, int) else searched,
    )


def _searches(item: Mapping[str, Any]) -> bool:
    # Opening a page and finding in it are calls of the tool too, but only a search is billed.
    return bool(_dict(item.get("action")).get("type", "search") == "search")


def _sources(items: list[dict[str, Any]], messages: list[dict[str, Any]]) -> tuple[SearchSource, ...]:
    found: dict[str, str] = {}
    for url, title in (*_searched(items), *_cited(messages)):
        address = _plain_address(url)
        if address:
            found[address] = found.get(address) or title
    return tuple(SearchSource(url, title) for url, title in found.items())


def _searched(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in items:
        if item.get("type") != "web_search_call":
            continue
        action = _dict(item.get("action"))
        for source in _list(action.get("sources")):
            yield _str(_dict(source).get("url")), _str(_dict(source).get("title"))
        if action.get("type") in ("open_page", "find_in_page"):
            yield _str(action.get("url")), ""


def _cited(messages: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for part in _parts(messages):
        for note in _list(part.get("annotations")):
            cited = _dict(note)
            if cited.get("type") == "url_citation":
                inner = _dict(cited.get("url_citation")) or cited
                yield _str(inner.get("url")), one_line(_str(inner.get("title")), 200)


def _plain_address(url: str) -> str:
    """The address without the mark that the service adds to each; "" for what is no address of the web."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
    except ValueError:
        return ""
    if "utm_source=openai" not in parts.query:
        return url.strip()
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair != ("utm_source", "openai")]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def _why(body: dict[str, Any]) -> str:
    error = _dict(body.get("error"))
    if error:
        return one_line(f"{_str(error.get('code'))}: {_str(error.get('message'))}")
    return one_line(_str(_dict(body.get("incomplete_details")).get("reason")))


def _text_of(message: dict[str, Any]) -> str:
    parts = (part for part in _list(message.get("content")) if isinstance(part, dict))
    joined = "".join(_str(part.get("text")) for part in parts if part.get("type") == "output_text")
    return _ARTEFACTS.sub("", joined).strip()


def _parts(messages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for message in messages:
        yield from (part for part in _list(message.get("content")) if isinstance(part, dict))


def _count(value: Any) -> int:
    return min(value, _MOST_TOKENS) if type(value) is int and value > 0 else 0


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _str(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _no_number(said: str) -> float:
    raise ValueError(f"{said} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number too large to keep")
    return number
