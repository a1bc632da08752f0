"""What goes over the wire, kept for a bug report: without key, names of organisations and projects, e-mail addresses, and
the service's address and host.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from leadgen_assets.llm.question import Body
from leadgen_assets.llm.wire import Kind, Reply, Wire, WireFault

HEADERS = ("content-type", "retry-after", "retry-after-ms", "openai-processing-ms", "openai-version")
"""Headers of an answer that are kept, beside `x-ratelimit-…`; others name accounts, or are of no use."""
_SECRETS = (
    (re.compile(r"\b(sk|sess|rk|pk|ek)-[A-Za-z0-9_*.-]{6,}"), r"\1-[redacted]"),
    (re.compile(r"\b(org|proj|user|acct)[-_][A-Za-z0-9]{6,}"), r"\1-[redacted]"),
    (re.compile(r"(?i)\bBearer\s+\S+"), "Bearer [redacted]"),
    (re.compile(r"[\w.+'-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+"), "[e-mail]"),
)
_NAMED = re.compile(r"(?i)(organi[sz]ation|project|safety_identifier|account|api_?key|authorization|password|secret)")
_LONGEST_TEXT = 20_000


def redacted(value: Any, *secrets: str | re.Pattern[str]) -> Any:
    """A value as JSON has it, without what is secret or names an account.

    Args:
        secrets: texts and patterns that must not stay, such as the key and the address; "" for none.
    """
    if isinstance(value, dict):
        return {
            redacted(name, *secrets): "[redacted]"
            if _NAMED.search(str(name)) and isinstance(one, str) and one
            else redacted(one, *secrets)
            for name, one in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [redacted(one, *secrets) for one in value]
    if not isinstance(value, str):
        return value
    for secret in secrets:
        pattern = secret if isinstance(secret, re.Pattern) else re.escape(secret)
        value = re.sub(pattern, "[redacted]", value) if secret else value
    for pattern, instead in _SECRETS:
        value = pattern.sub(instead, value)
    return value[:_LONGEST_TEXT]


class RecordingWire:
    """Another wire, of which it keeps what was sent and what came.

    Attributes:
        exchanges: redacted, one dict each: kind, request, and status with headers and body, or fault.
    """

    def __init__(self, wire: Wire, *secrets: str) -> None:
        self._wire, self._secrets = wire, secrets
        # A host by its own name, below which it may have others, wherever it ends a word.
        host = re.escape(urlsplit(wire.address).hostname or wire.address)
        self._host = re.compile(rf"(?i)(?<![\w.-])(?:[\w-]{{1,63}}\.){{0,9}}{host}(?::\d+)?(?![\w-])")
        self.mocked, self.account, self.address = wire.mocked, wire.account, wire.address
        self.exchanges: list[dict[str, Any]] = []

    async def send(self, kind: Kind, body: Body) -> Reply:
        """As the other wire does it; see `Wire.send`."""
        try:
            reply = await self._wire.send(kind, body)
        except WireFault as fault:
            self._keep(kind, body, {"fault": fault.what, "sent": fault.sent})
            raise
        headers = {n: v for n, v in reply.headers.items() if n in HEADERS or n.startswith("x-ratelimit-")}
        self._keep(kind, body, {"status": reply.status, "headers": headers, "body": _parsed(reply.body)})
        return reply

    async def close(self) -> None:
        """Close the other wire."""
        await self._wire.close()

    def _keep(self, kind: Kind, body: Body, came: dict[str, Any]) -> None:
        exchange = {"kind": kind, "request": body, **came}
        self.exchanges.append(redacted(exchange, self.address, self._host, *self._secrets))


def _parsed(body: bytes) -> Any:
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
