"""Bytes become answers or faults, whatever they are."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from leadgen_assets.llm.faults import Fate, Fault, FaultClass, fault_of_reply, wait_before
from leadgen_assets.llm.judging import judged_answer, judged_vectors
from leadgen_assets.llm.reading import body_in, reading_of
from leadgen_assets.llm.scripted import response_body
from leadgen_assets.llm.told_limits import rest_asked, seconds_of
from leadgen_assets.llm.wire import Reply
from leadgen_assets.llm.wording import one_line

NOW = datetime(2026, 11, 25, tzinfo=UTC)


class Named(BaseModel):
    name: str


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
anything = st.recursive(leaves, lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=8), below))
KINDS = ("message", "output_text", "web_search_call", "url_citation", "refusal", "search", "open_page")
STATUSES = ("completed", "incomplete", "failed", "queued")
words = st.sampled_from((*KINDS, *STATUSES, "https://a.example/?utm_source=openai", "http://[bad"))
OF_BODIES = ("output", "status", "usage", "error", "incomplete_details", "tool_usage", "model", "data", "service_tier")
OF_ITEMS = ("type", "content", "text", "annotations", "action", "sources", "url", "title", "refusal", "url_citation")
OF_REST = ("code", "message", "reason", "index", "embedding", "input_tokens", "input_tokens_details", "cached_tokens")
names = st.sampled_from((*OF_BODIES, *OF_ITEMS, *OF_REST, "web_search", "num_requests"))
likely = st.recursive(
    leaves | words, lambda b: st.lists(b, max_size=4) | st.dictionaries(names, b, max_size=6), max_leaves=30
)


@given(st.dictionaries(names, likely, max_size=8) | anything)
def test_no_json_makes_reading_crash(said: Any) -> None:
    body = body_in(Reply(200, {}, json.dumps(said).encode()))
    if isinstance(body, Fault):
        assert body.fate is Fate.UNKNOWN
        return
    for judged in (judged_answer(Named, body), judged_answer(None, body), judged_vectors(2, body)):
        assert (judged.value is None) == (judged.fault is not None)
        assert judged.usage.cached_tokens + judged.usage.cache_write_tokens <= judged.usage.input_tokens
    assert all(source.url.startswith("http") for source in reading_of(body).sources)


@given(
    st.integers(100, 599),
    st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms", "x-should-retry"]), st.text()),
    st.binary(),
)
def test_no_bytes_and_headers_make_classing_crash(status: int, headers: dict[str, str], body: bytes) -> None:
    reply = Reply(status, headers, body)
    fault = fault_of_reply(reply, NOW)
    if fault is None:
        body_in(reply)
    else:
        assert len(fault.note) <= 500
        assert "\n" not in fault.note


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a": NaN}', b'{"a": 1e999}', b"\xff\xfe", b"[1]", b'"text"', b""])
def test_what_is_no_json_object_leaves_the_call_unknown(body: bytes) -> None:
    fault = body_in(Reply(200, {"content-type": "text/plain"}, body))
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.fate, fault.again) == (FaultClass.TRANSIENT, Fate.UNKNOWN, True)


def test_what_postgres_cannot_keep_is_taken_out() -> None:
    body = body_in(Reply(200, {}, rb'{"a\u0000": "b\u0000\ud800c"}'))
    assert body == {"a": "bc"}


BODY = {"model": "gpt-6-luna", "input": "page"}


def test_structured_output_stands_in_the_last_message() -> None:
    said = response_body(BODY, '{"name": "Manor"}')
    remark = {"type": "message", "content": [{"type": "output_text", "text": "Let me look."}]}
    said["output"] = [{"type": "reasoning"}, {"type": "brand_new_item", "x": 1}, remark, *said["output"]]
    judged = judged_answer(Named, said)
    assert judged.value is not None
    assert judged.value[0] == Named(name="Manor")


@pytest.mark.parametrize(
    ("change", "kind", "fate", "again"),
    [
        ({"status": "failed", "error": {"code": "server_error"}, "usage": None}, "transient", "given back", True),
        ({"status": "failed", "error": {"code": "rate_limit_exceeded"}}, "rate limited", "paid", True),
        ({"status": "failed", "error": {"code": "invalid_prompt"}}, "permanent", "paid", False),
        ({"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}, "incomplete", "paid", True),
        ({"status": "incomplete", "incomplete_details": None}, "incomplete", "paid", False),
        ({"status": "incomplete", "incomplete_details": {"reason": "content_filter"}}, "refused", "paid", False),
        ({"status": "queued", "output": [], "usage": None}, "incomplete", "unknown", False),
        ({"status": None, "object": "error"}, "incomplete", "paid", False),
        ({"output": []}, "bad output", "paid", True),
        ({"output": None}, "bad output", "paid", True),
    ],
)
def test_each_status_has_its_class(change: dict[str, Any], kind: str, fate: str, again: bool) -> None:
    fault = judged_answer(Named, response_body(BODY, '{"name": "Manor"}') | change).fault
    assert fault is not None
    assert (fault.kind, fault.fate, fault.again) == (kind, fate, again)


def test_what_the_model_is_told_of_its_error_repeats_no_value_of_the_answer() -> None:
    fault = judged_answer(Named, response_body(BODY, '{"name": 7, "other": "Ann Example"}')).fault
    assert fault is not None
    assert fault.what == "name: Input should be a valid string"


def test_sources_are_once_each_in_order_with_the_titles_of_citations() -> None:
    note = {"type": "url_citation", "url": "https://b.example/x", "title": "B"}
    calls: list[dict[str, Any]] = [
        {
            "type": "web_search_call",
            "action": {
                "type": "search",
                "sources": [{"type": "url", "url": url} for url in ("https://a.example/", "https://b.example/x")],
            },
        },
        {"type": "web_search_call", "action": {"type": "open_page", "url": "https://c.example/"}},
        {"type": "web_search_call", "action": {"type": "search", "sources": [{"type": "api", "name": "weather"}]}},
    ]
    reading = reading_of(response_body(BODY, "text", before=calls, annotations=[note, {**note, "url": "javascript:x"}]))
    assert [(source.url, source.title) for source in reading.sources] == [
        ("https://a.example/", ""),
        ("https://b.example/x", "B"),
        ("https://c.example/", ""),
    ]
    assert reading.usage.searches == 2


@given(st.text(alphabet="0123456789.hmsuµnd -", max_size=12))
def test_resets_are_seconds_or_nothing(text: str) -> None:
    seconds = seconds_of(text)
    assert seconds is None or 0 <= seconds < 1e18


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("6m0s", 360), ("1h2m3.5s", 3723.5), ("12ms", 0.012), ("59", 59), ("1d", 86400), ("soon", None), ("", None)],
)
def test_resets_are_read(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds


@given(st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms"]), st.text(max_size=40)))
def test_waits_that_are_asked_for_are_never_negative(headers: dict[str, str]) -> None:
    asked = rest_asked(headers, NOW)
    assert asked is None or asked >= 0


@given(st.integers(1, 10), st.none() | st.floats(0, 60), st.integers())
def test_waits_have_jitter_and_a_bound(tries: int, told: float | None, seed: int) -> None:
    wait = wait_before(tries, told, random.Random(seed))
    assert (told or 0) <= wait <= 61


@given(st.text())
def test_text_of_others_is_one_short_line(text: str) -> None:
    line = one_line(text + " sk-abcdefgh12345678")
    assert len(line) <= 300
    assert line.isprintable()
    assert "sk-abcdefgh" not in line
