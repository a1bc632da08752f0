"""The whole way, from a question through the real client to a service on loopback that fails in three calls of ten."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter as Count
from typing import Any

from leadgen_assets.domain.errors import AnswerUnusable, LeadgenError, ModelDown, ModelPaused
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.reading import reading_of
from leadgen_assets.llm.scripted import response_body
from leadgen_assets.llm.wire import OpenAIWire
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks

FAULTS = ("429", "500", "cut", "half", "html", "slow", "refusal", "incomplete")


class Service:
    """Answers, or fails by chance; counts what became of each call, and what the answers that it gave whole cost."""

    def __init__(self, counter: Any, share: float) -> None:
        self.counter, self.share, self.chance = counter, share, random.Random(7)
        self.gave, self.prices, self.paid = Count[str](), Prices({}), 0
        self.serving: list[asyncio.Future[None]] = []

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.serving.append(asyncio.ensure_future(self.serve(reader, writer)))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                body = json.loads(await reader.readexactly(length))
                fault = self.chance.choice(FAULTS) if self.chance.random() < self.share else "answer"
                self.gave[fault] += 1
                raw = await self.raw(fault, body)
                if fault == "slow":
                    await reader.read()  # until the client has waited long enough
                if not raw:
                    return
                writer.write(raw)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    async def raw(self, fault: str, body: dict[str, Any]) -> bytes:
        said = response_body(body, '{"units": 120, "segment": 1}')
        whole = json.dumps(said).encode()
        match fault:
            case "429":
                return http(429, b'{"error": {"code": "rate_limit_exceeded"}}', "retry-after: 1\r\n")
            case "500":
                return http(500, b'{"error": {"message": "oops"}}')
            case "cut" | "slow":
                return b""
            case "half":
                return http(200, whole[: len(whole) // 2])
            case "html":
                return http(200, b"<html>busy</html>")
            case "refusal":
                said["output"][0]["content"] = [{"type": "refusal", "refusal": "no"}]
            case "incomplete":
                said |= {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
        self.paid += self.prices.cost(body["model"], reading_of(said).usage, self.counter.now)
        return http(200, json.dumps(said).encode())


def http(status: int, body: bytes, more: str = "") -> bytes:
    return f"HTTP/1.1 {status} Said\r\n{more}content-length: {len(body)}\r\n\r\n".encode() + body


def test_with_three_calls_of_ten_failing_the_ledger_equals_what_the_service_saw(counter: Any) -> None:
    service = Service(counter, 0.3)
    settings = counter.settings(mode="real")
    outcomes: Count[str] = Count()

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))

    async def ask(gateway: Gateway, number: int) -> None:
        for _ in range(3):  # as a stage asks again what was put off
            try:
                answer = await gateway.ask(counter.question(f"[1] page {number}"), counter.asker())
            except (ModelDown, ModelPaused):
                continue
            except AnswerUnusable:
                outcomes["unusable"] += 1
                return
            outcomes["right" if answer.parsed and answer.parsed.units == 120 else "wrong"] += 1
            return
        outcomes["put off"] += 1

    async def inside() -> None:
        server = await asyncio.start_server(service.accept, "127.0.0.1", 0)
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        async with Database(counter.url) as database:
            books = PostgresBooks(database, settings, lambda: counter.now)
            wire = OpenAIWire("sk-test-whole-way", address, 2)
            async with Gateway(wire, books, settings, now=lambda: counter.now, sleep=sleep) as gateway:
                await asyncio.gather(*(ask(gateway, number) for number in range(60)))
        server.close()
        for task in service.serving:
            task.cancel()
        await asyncio.gather(*service.serving, return_exceptions=True)

    asyncio.run(inside())
    assert outcomes["wrong"] == 0
    assert outcomes["put off"] == 0
    assert outcomes["right"] >= 50
    assert sum(outcomes.values()) == 60
    statuses = Count(counter.statuses())
    gave = service.gave
    assert len(gave) == len(FAULTS) + 1, "every kind of fault happened"
    assert statuses["answered"] == gave["answer"] == outcomes["right"]
    assert statuses["unusable"] == gave["refusal"] + gave["incomplete"]
    assert statuses["failed"] == gave["429"] + gave["500"]
    assert statuses["unknown"] == gave["cut"] + gave["half"] + gave["html"] + gave["slow"]
    assert "sent" not in statuses
    paid = sum(cost for status, cost, _ in counter.rows() if status in ("answered", "unusable"))
    assert paid == service.paid


def test_the_key_stands_nowhere_in_the_ledger_and_in_no_error(counter: Any) -> None:
    key = "sk-test-never-to-be-seen"
    settings = counter.settings(mode="real")

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(http(401, json.dumps({"error": {"message": f"wrong key {key}"}}).encode()))
        await writer.drain()
        writer.close()

    async def inside() -> LeadgenError | None:
        server = await asyncio.start_server(respond, "127.0.0.1", 0)
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        try:
            async with Database(counter.url) as database:
                books = PostgresBooks(database, settings, lambda: counter.now)
                async with Gateway(OpenAIWire(key, address, 5), books, settings) as gateway:
                    await gateway.ask(counter.question(), counter.asker())
        except LeadgenError as error:
            return error
        finally:
            server.close()
        return None

    error = asyncio.run(inside())
    assert error is not None
    rows = counter.sql("SELECT prompt::text, answer::text, error FROM leadgen.model_calls")
    assert key not in str(error) + repr(error) + repr(rows)
    assert "wrong key [key]" in str(error)
