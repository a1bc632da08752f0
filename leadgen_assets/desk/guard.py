"""What stands before every page: which host was asked for, which method, whose browser it is, and what may be done with an answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leadgen_assets.desk.keys import Keys

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
_log = logging.getLogger(__name__)


class Guard:
    """An ASGI application around the desk's.

    Sets `request.state.opened`: whether personal data may be shown.

    Args:
        refused: makes the page for a wrong token: (status) -> response.
    """

    def __init__(self, desk: ASGIApp, keys: Keys, port: int, refused: Callable[[int], Response]) -> None:
        self._desk, self._keys, self._refused = desk, keys, refused
        # Another name that leads here is somebody's DNS trick: a page of theirs could read ours under it.
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:
            self._hosts |= {"127.0.0.1", "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the desk answer."""
        if scope["type"] == "lifespan":
            await self._desk(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks WebSocket; the server refuses it then

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
                message = {**message, "headers": headers.raw}
            await send(message)

        answer = await self._answer(HTTPConnection(scope))
        await (answer or self._desk)(scope, receive, guarded)

    async def _answer(self, asked: HTTPConnection) -> Response | None:
        """What is answered before the desk sees the request; None where it may."""
        hosts = [value.decode("latin-1").lower() for name, value in asked.scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return PlainTextResponse(f"The desk answers to {' and '.join(sorted(self._hosts))} only.\n", 421)
        if asked.scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("Nothing can be changed here.\n", 405, {"Allow": "GET, HEAD"})
        tokens = asked.query_params.getlist("token")
        if tokens:
            return await self._admitted(asked, tokens[-1])
        asked.state.opened = self._keys.opened_by(asked.cookies)
        return None

    async def _admitted(self, asked: HTTPConnection, token: str) -> Response:
        if not self._keys.is_token(token):
            _log.warning("somebody came with a wrong token")
            return self._refused(401 if await self._keys.keep_waiting() else 429)
        rest = [(name, value) for name, value in parse_qsl(asked.url.query, keep_blank_values=True) if name != "token"]
        # The path alone, with one slash at its head: "//other.example" would lead elsewhere.
        path = "/" + asked.scope.get("raw_path", b"/").decode("latin-1").partition("?")[0].lstrip("/\\")
        answer = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, 303)
        answer.set_cookie(self._keys.cookie, self._keys.value, httponly=True, samesite="strict", path="/")
        return answer
