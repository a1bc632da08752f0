"""The real client over loopback: what comes back, what is told of what does not, and where the key never stands."""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from leadgen_assets.llm.faults import Fate, FaultClass, fault_of_reply, fault_of_wire
from leadgen_assets.llm.wire import OpenAIWire, Reply, WireFault

BODY = {"model": "gpt-6-luna", "input": "a page", "store": False}


@pytest.fixture
def exchange(service: Any, wire_to: Any) -> Callable[..., Any]:
    """The reply of one POST to a service that responds so, and what it was asked."""

    def exchanged(respond: Callable[[Any, asyncio.StreamWriter], Awaitable[None]], seconds: float = 5.0) -> Any:
        async def inside() -> Any:
            async with service(respond) as loopback, wire_to(loopback, seconds) as wire:
                try:
                    return await wire.send("responses", BODY), loopback.asked
                except WireFault as fault:
                    return fault, loopback.asked

        return asyncio.run(inside())

    return exchanged


def writing(raw: bytes, close: bool = False) -> Callable[[Any, asyncio.StreamWriter], Awaitable[None]]:
    async def respond(asked: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        if close:
            await writer.drain()
            writer.close()

    return respond


def test_a_body_goes_out_as_it_is_and_bytes_come_back(exchange: Any, reply: Any, key: str) -> None:
    got, asked = exchange(writing(reply(200, b'{"status": "completed"}', {"X-RateLimit-Limit-Requests": "60"})))
    assert got.status == 200
    assert got.body == b'{"status": "completed"}'
    assert got.headers["x-ratelimit-limit-requests"] == "60"
    assert [(one.path, one.body, one.headers["authorization"]) for one in asked] == [
        ("/v1/responses", BODY, f"Bearer {key}")
    ]


def test_the_header_of_an_mcp_server_goes_out_and_comes_back_nowhere(service: Any, reply: Any, key: str) -> None:
    tool = {"type": "mcp", "server_label": "registry", "server_url": "https://mcp.example/sse"}
    other = tool | {"server_label": "other"}
    body = {**BODY, "tools": [{"type": "web_search"}, tool, other]}
    told = {"registry": "Bearer mcp-secret-0123456789"}
    failed = {"error": {"message": "registry refused Bearer mcp-secret-0123456789, that is mcp-secret-0123456789"}}

    async def inside() -> tuple[Reply, Any]:
        async with service(writing(reply(424, failed, {"x-told": "mcp-secret-0123456789"}))) as loopback:
            wire = OpenAIWire(key, loopback.address, 5.0, mcp_authorization=told)
            try:
                return await wire.send("responses", body), loopback.asked
            finally:
                await wire.close()

    got, asked = asyncio.run(inside())
    assert asked[0].body["tools"] == [
        {"type": "web_search"},
        tool | {"headers": {"Authorization": "Bearer mcp-secret-0123456789"}},
        other,
    ]
    assert "headers" not in tool, "the journal's body has none"
    assert b"mcp-secret" not in got.body
    assert "mcp-secret" not in repr(got.headers) + repr(got)


@pytest.mark.parametrize("status", [400, 401, 404, 408, 409, 429, 500, 502, 503, 504])
def test_no_status_is_asked_twice(exchange: Any, reply: Any, status: int) -> None:
    got, asked = exchange(writing(reply(status, {"error": {"message": "no"}}, {"x-should-retry": "true"})))
    assert (got.status, len(asked)) == (status, 1)


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b'{"status": "comple', "application/json"), (b"<html>Sign in</html>", "text/html"), (b"", "text/plain")],
    ids=["half JSON", "HTML", "empty"],
)
def test_whatever_comes_with_status_200_is_bytes(exchange: Any, reply: Any, body: bytes, kind: str) -> None:
    got, _ = exchange(writing(reply(200, body, {"content-type": kind})))
    assert (got.status, got.body) == (200, body)


def test_a_connection_that_is_never_made_was_certainly_not_billed(wire_to: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        wire = OpenAIWire("sk-test", f"http://127.0.0.1:{taken.getsockname()[1]}/v1", 5)

        async def refused() -> WireFault:
            with pytest.raises(WireFault) as raised:
                await wire.send("responses", BODY)
            await wire.close()
            return raised.value

        fault = asyncio.run(refused())
    assert not fault.sent
    assert "cannot connect to http://127.0.0.1" in fault.what
    assert fault_of_wire(fault).fate is Fate.GIVEN_BACK


@pytest.mark.parametrize(
    "raw",
    [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{", b"\x00\x01not HTTP"],
    ids=["nothing", "half", "noise"],
)
def test_a_connection_cut_after_sending_leaves_the_call_unknown(exchange: Any, raw: bytes) -> None:
    got, asked = exchange(writing(raw, close=True))
    assert isinstance(got, WireFault)
    assert got.sent
    assert len(asked) == 1
    assert fault_of_wire(got).kind is FaultClass.TRANSIENT
    assert fault_of_wire(got).fate is Fate.UNKNOWN


def test_a_slow_answer_is_unknown_and_not_sent_again(exchange: Any) -> None:
    async def respond(asked: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1)

    got, asked = exchange(respond, seconds=0.2)
    assert isinstance(got, WireFault)
    assert (got.sent, got.what, len(asked)) == (True, "no answer within 0.2 seconds", 1)


def test_a_server_that_drips_is_not_waited_for_longer_than_an_answer_may_take(exchange: Any) -> None:
    async def respond(asked: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n")
        for _ in range(20):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    got, _ = exchange(respond, seconds=0.3)
    assert isinstance(got, WireFault)
    assert got.sent


def test_a_body_that_never_ends_is_left_and_the_call_is_unknown(exchange: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.llm.connections.MOST_BYTES", 2 * 2**20)
    sent = 0

    async def respond(asked: Any, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
        while sent < 100 * 2**20:
            writer.write(b"10000\r\n" + b" " * 2**16 + b"\r\n")
            sent += 2**16
            await writer.drain()

    got, _ = exchange(respond)
    assert isinstance(got, WireFault)
    assert got.sent
    assert "longer than 2 MB" in str(got)
    assert sent < 50 * 2**20


def test_a_redirect_is_not_followed_with_the_key(exchange: Any, reply: Any) -> None:
    got, asked = exchange(writing(reply(307, b"", {"location": "http://elsewhere.example/"})))
    assert (got.status, len(asked)) == (307, 1)


def test_a_model_is_looked_up_without_a_question(service: Any, wire_to: Any, reply: Any) -> None:
    async def looked() -> tuple[Reply, str]:
        async with service(writing(reply(200, {"id": "a/b"}))) as loopback, wire_to(loopback) as wire:
            return await wire.model_known("a/b"), loopback.asked[0].path

    got, path = asyncio.run(looked())
    assert (got.status, path) == (200, "/v1/models/a%2Fb")


def test_the_key_stands_in_no_log_repr_reply_or_trace(
    exchange: Any, reply: Any, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    said = {"error": {"message": f"Incorrect API key provided: {key}"}}
    got, _ = exchange(writing(reply(401, said, {"x-echo": f"Bearer {key}"})))
    cut, _ = exchange(writing(b"", close=True))
    told = [caplog.text, repr(got), repr(cut), str(cut), "".join(traceback.format_exception(cut))]
    told += [repr(record.__dict__) for record in caplog.records]
    wire = OpenAIWire(key, "https://service.example/v1", 5)
    told += [repr(wire), str(wire), wire.account, wire.address]
    asyncio.run(wire.close())
    assert key not in "".join(told)
    assert b"[key]" in got.body


def test_a_key_that_is_repeated_with_escapes_is_in_nothing_that_is_read(service: Any, reply: Any) -> None:
    odd = "aB3/xY+Zq9SecretKey=="
    raw = rb'{"error": {"message": "bad thing for key aB3\/xY\u002bZq9SecretKey== here"}}'

    async def asked() -> Reply:
        async with service(writing(reply(400, raw))) as loopback:
            wire = OpenAIWire(odd, loopback.address, 5.0)
            try:
                return await wire.send("responses", BODY)
            finally:
                await wire.close()

    fault = fault_of_reply(asyncio.run(asked()), datetime.now(UTC))
    assert fault is not None
    assert fault.what == "HTTP 400: bad thing for key [key] here"


def test_the_query_of_an_address_goes_behind_the_path_and_spaces_around_it_are_none(
    service: Any, reply: Any, key: str
) -> None:
    async def asked() -> list[str]:
        async with service(writing(reply(200, {"id": "a"}))) as loopback:
            wire = OpenAIWire(key, f" {loopback.address}/?api-version=preview&x=1 \n", 5.0)
            assert (wire.address, wire.query) == (loopback.address, {"api-version": "preview", "x": "1"})
            try:
                await wire.send("responses", BODY)
                await wire.model_known("a")
                return [one.path for one in loopback.asked]
            finally:
                await wire.close()

    assert asyncio.run(asked()) == ["/v1/responses?api-version=preview&x=1", "/v1/models/a?api-version=preview&x=1"]
