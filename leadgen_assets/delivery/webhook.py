"""What a webhook is told and how it is signed; when it is told again. Pure: time and chance are arguments.

A receiver verifies with the shared secret: HMAC-SHA256 of "<t>.<body>", where t and the digest stand in the header
`X-Leadgen-Signature: t=<unix seconds>,v1=<hex>`.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from leadgen_assets.domain.errors import WebhookUnusable
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.exports import ExportedFile

VERSION = 1
TOLD = frozenset(
    {
        RequestStatus.READY,
        RequestStatus.READY_PARTIAL,
        RequestStatus.WAITING,
        RequestStatus.PAUSED_BUDGET,
        RequestStatus.NEEDS_DECISION,
        RequestStatus.FAILED,
    }
)
"""Statuses that need somebody, or say that it comes later; a person who cancels knows it."""

LEAST_SECRET = 16
WAITS = (60, 300, 1_800, 7_200, 21_600)
"""Seconds after a failed try; the last one again and again."""
PATIENCE = timedelta(hours=24)
"""After which nothing more is tried by itself."""
_LONGEST_TEXT = 1_000


def notice_body(
    key: str,
    name: str,
    status: RequestStatus,
    reason: str,
    next_step: str,
    delivered: int,
    target: int,
    spent_micro_usd: int,
    budget_micro_usd: int,
    files: Sequence[ExportedFile],
) -> dict[str, Any]:
    """What is told of a request; no personal data. `id` and `created_at` are added where it is stored."""
    return {
        "type": f"request.{status}",
        "version": VERSION,
        "request": {"key": key, "name": name, "tenant": key.partition(".")[0]},
        "status": str(status),
        "reason": reason[:_LONGEST_TEXT],
        "next_step": next_step[:_LONGEST_TEXT],
        "delivered": delivered,
        "target": target,
        "spent_micro_usd": spent_micro_usd,
        "budget_micro_usd": budget_micro_usd,
        "files": [
            {"kind": f.kind, "name": f.path.replace("\\", "/").rpartition("/")[2], "rows": f.rows, "sha256": f.sha256}
            for f in files
        ],
    }


def as_bytes(body: Mapping[str, Any]) -> bytes:
    """The body as it is sent and signed; the same content gives the same bytes."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def headers(notice_id: str, event: str, body: bytes, secret: str, at: datetime) -> dict[str, str]:
    """The headers of one delivery; the id is the same whenever the notice is told again."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "leadgen_assets webhook",
        "X-Leadgen-Event": event,
        "X-Leadgen-Delivery": notice_id,
        "X-Leadgen-Signature": signature(body, secret, int(at.timestamp())),
    }


def signature(body: bytes, secret: str, unix: int) -> str:
    """`t=<unix>,v1=<hex>`."""
    digest = hmac.new(secret.encode(), f"{unix}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={unix},v1={digest}"


def next_try(attempts: int, created_at: datetime, now: datetime, chance: Callable[[], float]) -> datetime | None:
    """When a notice is told again after a failed try; None when it is given up.

    Args:
        attempts: tries so far, this one included. chance: gives 0 to 1; waits differ by up to a fifth, so that many do not
            come at once.
    """
    wait = timedelta(seconds=WAITS[min(attempts, len(WAITS)) - 1] * (0.8 + 0.4 * chance()))
    return now + wait if now + wait <= created_at + PATIENCE else None


def usable(url: str, secret: str) -> str:
    """The address, once both can be used.

    Raises:
        WebhookUnusable: which of them cannot, without repeating either.
    """
    where = "LEADGEN_WEBHOOK_URL"
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise WebhookUnusable("The webhook's address cannot be read.", where, "write https://HOST/PATH") from error
    if parts.scheme not in ("http", "https") or not host:
        raise WebhookUnusable("The webhook's address is no web address.", where, "write https://HOST/PATH")
    if parts.scheme == "http" and not is_loopback(host):
        raise WebhookUnusable(
            f"The webhook's address at {host} is not encrypted.", where, "use https; http is for this machine only"
        )
    if not secret:
        raise WebhookUnusable(
            "The webhook has no secret, and nothing is sent unsigned.",
            "LEADGEN_WEBHOOK_SECRET",
            'set one that the receiver knows too: python -c "import secrets; print(secrets.token_hex(32))"',
        )
    if len(secret) < LEAST_SECRET:
        raise WebhookUnusable(
            f"The webhook's secret is shorter than {LEAST_SECRET} characters.",
            "LEADGEN_WEBHOOK_SECRET",
            "set a longer one",
        )
    return url.strip()


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
