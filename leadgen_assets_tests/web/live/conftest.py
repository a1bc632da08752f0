"""A web on this machine that misbehaves: any number of host names, all of them leading to one server on loopback."""

from __future__ import annotations

import asyncio
import functools
import ipaddress
import random
import shutil
import ssl
import subprocess
import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx2
import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Fetched, Validators
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.faults import NO_SUCH_NAME, Fault
from leadgen_assets.web.live.fetcher import LiveFetcher, Surroundings
from leadgen_assets.web.live.resolving import Endpoint

T = TypeVar("T")
NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
LOOPBACK = ipaddress.ip_address("127.0.0.1")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the server got it; `at` by the fetcher's clock."""

    method: str
    url: str
    headers: dict[str, str]
    at: float


Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds


machines_trust = functools.cache(httpx2.create_ssl_context)
"""Certificates that this machine trusts, read once: reading them takes longer than most tests here."""


@dataclass
class Town:
    """The web: what stands at which address, and what was asked.

    Attributes:
        asked: every question, in order. told: every exchange of the fetcher.
        addresses: host -> addresses that its name stands for instead of the server's.
        trouble: asked before each connection is served; the connection is cut where it says so.
        trust: certificates that fetchers of `read` trust; None: those of the machine.
    """

    asked: list[Asked] = field(default_factory=list)
    told: list[Exchange] = field(default_factory=list)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
    trust: ssl.SSLContext | None = None
    trouble: Callable[[], Awaitable[bool]] | None = None
    port: int = 0
    secure_port: int = 0
    _answers: dict[str, list[Answer]] = field(default_factory=dict)

    def raw(self, url: str, *answers: bytes | Answer) -> None:
        """What is answered: bytes as they are sent, or a coroutine; of several one a question, the last one for ever."""
        self._answers[url] = [_sending(answer) if isinstance(answer, bytes) else answer for answer in answers]

    def page(
        self, url: str, body: bytes | str = "<html><p>A page.</p></html>", status: int = 200, **headers: str
    ) -> None:
        """An ordinary answer; header names with _ for -."""
        self.raw(url, answer(body, status, **headers))

    def robots(self, site: str, text: str | bytes, status: int = 200, **headers: str) -> None:
        self.page(f"{site}/robots.txt", text, status, **({"Content_Type": "text/plain"} | headers))

    def paths(self, *, robots: bool = False) -> list[str]:
        """Addresses that were asked for, in order."""
        return [asked.url for asked in self.asked if robots or not asked.url.endswith("/robots.txt")]

    async def resolve(self, host: str, port: int) -> list[Endpoint]:
        if host in self.addresses:
            return [(ipaddress.ip_address(address), port) for address in self.addresses[host]]
        if host not in {urlsplit(url).hostname for url in self._answers} and host != "127.0.0.1":
            raise Fault(Outcome.UNREACHABLE, NO_SUCH_NAME)
        return [(LOOPBACK, self.secure_port if port == 443 else self.port)]

    def surroundings(self) -> Surroundings:
        return Surroundings(
            resolve=self.resolve,
            trust=self.trust or machines_trust(),
            now=lambda: NOW,
            clock=self.clock,
            sleep=self.clock.sleep,
            chance=random.Random(7),
        )

    def read(self, work: Callable[[LiveFetcher], Awaitable[T]], **options: Any) -> T:
        """What a coroutine over an open fetcher returns; on this clock a second costs nothing."""

        async def inside() -> T:
            asked = {"private": True, "timeout": 2.0, "delay": 1.0} | options
            contact = asked.pop("contact", "ops@reader.example")
            told = self.told.append
            async with LiveFetcher(contact, on_exchange=told, surroundings=self.surroundings(), **asked) as fetcher:
                return await work(fetcher)

        return asyncio.run(inside())

    def fetch(self, url: str, known: Validators | None = None, **options: Any) -> Fetched:
        """One page by a fetcher of its own."""
        return self.read(lambda fetcher: fetcher.fetch(url, known), **options)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.trouble is not None and await self.trouble():
            writer.close()
            return
        try:
            scheme = "https" if writer.get_extra_info("ssl_object") else "http"
            while await self._one(reader, writer, scheme):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, scheme: str) -> bool:
        first = await reader.readexactly(1)
        if first == b"\x16":  # a secure question to a server that knows none
            writer.write(answer("Speak HTTP", 400))
            return False
        head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        url = f"{scheme}://{headers['host']}{path}"
        self.asked.append(Asked(method, url, headers, self.clock.seconds))
        answers = self._answers.get(url, [_sending(answer("not here", 404))])
        await (answers.pop(0) if len(answers) > 1 else answers[0])(reader, writer)
        await writer.drain()
        return headers.get("x-keep") == "yes" or url.endswith("/kept")


def answer(body: bytes | str = b"", status: int = 200, **headers: str) -> bytes:
    """A whole answer as bytes; a header given as "" is left out."""
    content = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in fields.items() if value)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


def _sending(content: bytes) -> Answer:
    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(content)

    return send


@pytest.fixture
def answered() -> Callable[..., bytes]:
    """Makes an answer as bytes, to be sent or spoiled."""
    return answer


@pytest.fixture
def town() -> Iterator[Town]:
    """An empty web; its server runs in a thread of its own, so that whole processes' worth of work can read from it."""
    town = Town()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    ready = threading.Event()

    async def serve() -> None:
        async with await asyncio.start_server(town.serve, "127.0.0.1", 0) as server:
            town.port = server.sockets[0].getsockname()[1]
            town.secure_port = town.port
            ready.set()
            await stop.wait()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    ready.wait(5)
    yield town
    loop.call_soon_threadsafe(stop.set)
    thread.join(5)
    loop.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for secure.example that nobody but this test trusts, and its key."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed, which makes the certificate")
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    wanted = ["-subj", "/CN=secure.example", "-addext", "subjectAltName=DNS:secure.example", "-days", "2"]
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([program, *made, *files, *wanted], check=True, capture_output=True)
    return certificate, key
