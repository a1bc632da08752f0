"""One question to one address, with its limits: no redirects, no second try, nothing remembered."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

import httpcore2
import httpx2

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.answers import outcome_of, redirect_target, too_large
from leadgen_assets.web.html_type import declared_other
from leadgen_assets.web.live.connecting import GuardedBackend
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.faults import Fault, fault_of
from leadgen_assets.web.live.guard import Target
from leadgen_assets.web.live.resolving import Resolve
from leadgen_assets.web.walls import GLANCE, may_be_wall, wall_of

_MOST_IDLE = 64
_IDLE_SECONDS = 10.0
_MOST_HEADERS = 200
_GLANCE_SECONDS = 2.0

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may take.

    Attributes:
        seconds: from the first byte asked to the last one read, connecting included.
        size: bytes of the body as sent; what is longer is TOO_LARGE, or cut off there with `cut`.
        any_type: whether the body of an answer that is no HTML is read too.
        walls: whether a refusal is looked at for what tells a wall against robots.
    """

    seconds: float
    size: int
    cut: bool = False
    any_type: bool = False
    walls: bool = True


class Asker:
    """Asks; an asynchronous context that closes its connections.

    Args:
        agent: the User-Agent header.
        resolve: finds the addresses of names. private: whether those of one's own networks may be asked.
        now: tells the time of an answer.
        trust: which certificates are trusted; None: those that this machine trusts.
    """

    def __init__(
        self,
        agent: str,
        resolve: Resolve,
        *,
        private: bool,
        now: Callable[[], datetime],
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._now = now
        # No proxy of the environment: it would connect in our place, to addresses that nobody checked.
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=trust or httpx2.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=_MOST_IDLE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=GuardedBackend(resolve, private=private),
        )
        self._headers: Headers = (
            ("User-Agent", agent),
            ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"),
            ("Accept-Language", "en;q=0.9,*;q=0.1"),
            ("Accept-Encoding", "gzip, deflate"),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.aclose()

    async def ask(self, target: Target, further: Headers, limits: Limits) -> Exchange:
        """GET an address.

        Args:
            further: headers beside the usual ones.

        Raises:
            Fault: there was no answer, or not the whole of it.
            NotAsked: its name stands for a forbidden address.
        """
        try:
            async with asyncio.timeout(limits.seconds):
                return await self._answer(target, further, limits)
        except TimeoutError as error:
            detail = f"not there within {limits.seconds:.3g} s"
            raise Fault(Outcome.TIMEOUT, detail, passing=True) from error
        except (
            httpcore2.TimeoutException,
            httpcore2.NetworkError,
            httpcore2.ProtocolError,
            ssl.SSLError,
            OSError,
        ) as error:
            raise fault_of(error) from error

    async def _answer(self, target: Target, further: Headers, limits: Limits) -> Exchange:
        url = httpcore2.URL(
            scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path
        )
        host = (target.site.partition("://")[2]).encode()
        headers = [(b"Host", host)]
        headers += [(name.encode(), value.encode("latin-1", "replace")) for name, value in (*self._headers, *further)]
        async with self._pool.stream("GET", url, headers=headers) as response:
            told = _headers(response.headers)
            answer = Exchange(target.url, self._now(), response.status, told, b"", Outcome.OK)
            outcome = outcome_of(response.status)
            if redirect_target(response.status, answer.header("location"), target.url) or response.status == 304:
                return answer
            if limits.walls:
                glance = await _glance(response) if may_be_wall(response.status) else b""
                wall = wall_of(response.status, told, glance)
                if wall:
                    return _with(answer, self._now(), Outcome.BLOCKED, wall, glance)
            if outcome is not Outcome.OK:
                return _with(answer, self._now(), outcome, f"HTTP {response.status}")
            other = "" if limits.any_type else declared_other(answer.header("content-type"))
            if other:
                return _with(answer, self._now(), Outcome.NOT_HTML, other)
            body = await _body(response, answer.header("content-length"), limits)
            return _with(answer, self._now(), Outcome.OK, "", body)


async def _body(response: httpcore2.Response, length: str, limits: Limits) -> bytes:
    if not limits.cut and length.isdecimal() and len(length) < 20 and int(length) > limits.size:
        raise Fault(*too_large(limits.size)[:2])
    pieces: list[bytes] = []
    size = 0
    async with aclosing(response.aiter_stream()) as stream:
        async for piece in stream:
            pieces.append(piece)
            size += len(piece)
            if size > limits.size:
                if limits.cut:
                    break
                raise Fault(*too_large(limits.size)[:2])
    return b"".join(pieces)[: limits.size]


async def _glance(response: httpcore2.Response) -> bytes:
    """The beginning of a refusal's body, as far as it comes: whatever happens to the rest, the status says no already."""
    pieces, size = list[bytes](), 0
    try:
        async with asyncio.timeout(_GLANCE_SECONDS), aclosing(response.aiter_stream()) as stream:
            async for piece in stream:
                pieces.append(piece)
                size += len(piece)
                if size >= GLANCE:
                    break
    except (TimeoutError, httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, OSError):
        pass
    return b"".join(pieces)[:GLANCE]


def _headers(raw: Sequence[tuple[bytes, bytes]]) -> Headers:
    """As text; addresses in them are often in UTF-8 against all rules."""
    return tuple((name.decode("latin-1"), _text(value)) for name, value in raw[:_MOST_HEADERS])


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _with(answer: Exchange, at: datetime, outcome: Outcome, detail: str, body: bytes = b"") -> Exchange:
    return Exchange(answer.url, at, answer.status, answer.headers, body, outcome, detail)
