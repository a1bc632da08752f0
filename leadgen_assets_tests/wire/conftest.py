"""A service on loopback whose every byte a test decides, and what was recorded of the real one."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.llm.wire import OpenAIWire

KEY = "sk-test-0123456789abcdefghij"


@dataclass
class Asked:
    """One request as it came over the wire."""

    path: str
    headers: dict[str, str]
    body: Any


Respond = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Loopback:
    """The service: `respond` writes what it likes; the connection is closed after it unless it wrote a whole answer."""

    respond: Respond
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    serving: list[asyncio.Future[None]] = field(default_factory=list)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.serving.append(asyncio.ensure_future(self.serve(reader, writer)))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
                raw = await reader.readexactly(int(headers.get("content-length", 0)))
                asked = Asked(first.split()[1], headers, json.loads(raw) if raw else None)
                self.asked.append(asked)
                await self.respond(asked, writer)
                await writer.drain()
                if writer.is_closing():
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


def raw_reply(status: int, body: bytes | dict[str, Any], headers: dict[str, str] | None = None) -> bytes:
    """A whole answer, as bytes."""
    payload = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"content-type": "application/json", **(headers or {}), "content-length": str(len(payload))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode() + payload


@pytest.fixture
def key() -> str:
    """The key that must stand nowhere."""
    return KEY


@pytest.fixture
def reply() -> Callable[..., bytes]:
    """Makes the bytes of a whole answer: status, body, headers."""
    return raw_reply


@pytest.fixture
def service() -> Callable[[Respond], Any]:
    """`async with service(respond) as loopback`: the service while the block runs; its address is a base URL."""

    @asynccontextmanager
    async def opened(respond: Respond) -> AsyncIterator[Loopback]:
        loopback = Loopback(respond)
        server = await asyncio.start_server(loopback.accept, "127.0.0.1", 0)
        loopback.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        try:
            yield loopback
        finally:
            server.close()
            for task in loopback.serving:
                task.cancel()
            await asyncio.gather(*loopback.serving, return_exceptions=True)

    return opened


@pytest.fixture
def wire_to() -> Callable[..., Any]:
    """`async with wire_to(loopback) as wire`: the real client, bound for the service."""

    @asynccontextmanager
    async def opened(loopback: Loopback, seconds: float = 5.0) -> AsyncIterator[OpenAIWire]:
        wire = OpenAIWire(KEY, loopback.address, seconds)
        try:
            yield wire
        finally:
            await wire.close()

    return opened


@pytest.fixture(scope="session")
def openai_folder() -> Path:
    """Folder with recorded traffic and the specification; a test is skipped where there is none."""
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data")) / "openai"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    return folder
