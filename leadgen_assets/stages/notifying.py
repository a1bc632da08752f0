"""Tells the webhook what became of requests: noted in the transaction of the status, told afterwards, at least once.

Nothing that the receiver says is kept or logged: only its status code.
"""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from psycopg import AsyncConnection

from leadgen_assets.delivery.webhook import TOLD, as_bytes, headers, is_loopback, next_try, notice_body, usable
from leadgen_assets.domain.errors import WebhookUnusable
from leadgen_assets.domain.money import micro_usd
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.exports import exports_of
from leadgen_assets.storage.model_costs import request_spending
from leadgen_assets.storage.notices import Notice, add_notice, mark_failed, mark_told, take_due
from leadgen_assets.storage.requests import load

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0
"""That a receiver has to answer, from the first byte sent."""
BUDGET_SECONDS = 30.0
"""After which a tick takes no further notice."""
GONE = 410


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status code (0 for none), and in words what was wrong with it, "" for nothing."""

    status: int
    fault: str

    @property
    def told(self) -> bool:
        """Whether the receiver has it."""
        return not self.fault


@dataclass(frozen=True, slots=True)
class Told:
    """What a round of telling did; `fault` of the last notice that could not be told."""

    delivered: int = 0
    failed: int = 0
    fault: str = ""


async def note_status(conn: AsyncConnection[Any], settings: Settings, key: str) -> None:
    """Note the request's present status for the webhook, where there is one and the status needs somebody."""
    if settings.webhook_url is None:
        return
    stored = await load(conn, key)
    if stored.status not in TOLD:
        return
    latest = next(iter(await exports_of(conn, key, 1, ("companies",))), None)
    body = notice_body(
        key,
        stored.request.name,
        stored.status,
        stored.status_reason,
        stored.next_step,
        delivered=latest.delivered if latest else 0,
        target=stored.request.target_companies,
        spent_micro_usd=(await request_spending(conn, key)).spent_micro_usd,
        budget_micro_usd=micro_usd(stored.request.budget_usd),
        files=latest.files if latest else (),
    )
    await add_notice(conn, key, str(body["type"]), body)


async def tell_due(
    database: Database,
    settings: Settings,
    *,
    key: str | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    chance: Callable[[], float] = random.random,
) -> Told:
    """Tell the webhook every notice that is due, one by one, until one fails or the time is up.

    A notice is locked while it is told, so that two processes do not tell it at once; one that is killed before it has
    noted the receiver's answer leaves it to be told again under the same id.

    Args:
        key: of one request only.

    Raises:
        WebhookUnusable: address or secret cannot be used; nothing was tried.
    """
    if settings.webhook_url is None:
        return Told()
    url, secret = address_of(settings)
    done, until, tried = Told(), asyncio.get_running_loop().time() + BUDGET_SECONDS, list[str]()
    async with open_client(url) as client:
        while not done.failed and asyncio.get_running_loop().time() < until:
            async with database.operator_tx() as conn:
                notice = await take_due(conn, clock(), tried, key)
                if notice is None:
                    break
                tried.append(notice.notice_id)
                answer = await _tell(client, url, secret, notice, clock())
                await _mark(conn, notice, answer, clock(), chance)
            done = Told(done.delivered + answer.told, done.failed + (not answer.told), answer.fault or done.fault)
    return done


def unusable_webhook(settings: Settings) -> str:
    """Why nothing can be told by the settings as they are, and what to do, in one line; "" where something can."""
    try:
        address_of(settings)
    except WebhookUnusable as error:
        return f"{error.what} {error.where}: {error.todo}"
    return ""


def address_of(settings: Settings) -> tuple[str, str]:
    """The webhook's address and secret.

    Raises:
        WebhookUnusable: one of them is missing or cannot be used.
    """
    url = settings.webhook_url.get_secret_value() if settings.webhook_url else ""
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    return usable(url, secret), secret


def open_client(url: str) -> httpx2.AsyncClient:
    """A client that follows no redirect; a proxy of the environment is used, but not on the way to this machine."""
    import httpx2  # a tenth of a second that only telling needs

    # At INFO it logs addresses, and this one may hold a token.
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    return httpx2.AsyncClient(
        follow_redirects=False, timeout=PATIENCE_SECONDS, trust_env=not is_loopback(urlsplit(url).hostname or "")
    )


async def send(client: httpx2.AsyncClient, url: str, body: bytes, head: dict[str, str]) -> Answer:
    """Post a body once; whatever goes wrong is an answer too."""
    import httpx2

    try:
        async with (
            asyncio.timeout(PATIENCE_SECONDS),
            client.stream("POST", url, content=body, headers=head) as response,
        ):
            status = response.status_code
    except (TimeoutError, httpx2.TimeoutException):
        return Answer(0, f"no answer within {PATIENCE_SECONDS:.0f} s")
    except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError) as error:
        return Answer(0, _words(error))
    if 200 <= status < 300:
        return Answer(status, "")
    if 300 <= status < 400:
        return Answer(status, f"answered {status}: redirects are not followed, set the address that it leads to")
    return Answer(status, f"answered {status}")


async def _tell(client: httpx2.AsyncClient, url: str, secret: str, notice: Notice, now: datetime) -> Answer:
    told = {**notice.body, "id": notice.notice_id, "created_at": notice.created_at.astimezone(UTC).isoformat()}
    body = as_bytes(told)
    return await send(client, url, body, headers(notice.notice_id, notice.event, body, secret, now))


async def _mark(
    conn: AsyncConnection[Any], notice: Notice, answer: Answer, now: datetime, chance: Callable[[], float]
) -> None:
    if answer.told:
        await mark_told(conn, notice.notice_id, now)
        return
    gone = answer.status == GONE
    again = None if gone else next_try(notice.attempts + 1, notice.created_at, now, chance)
    await mark_failed(conn, notice.notice_id, now, answer.fault, again)
    log.warning("the webhook was not told %s of %s: %s", notice.event, notice.request_key, answer.fault)


def _words(error: BaseException) -> str:
    """What went wrong on the way, without the address."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return f"the connection is not secure: {getattr(seen, 'verify_message', '') or seen.reason or 'TLS failed'}"
        seen = seen.__cause__ or seen.__context__
    text = str(error).lower()
    if "certificate" in text or "ssl" in text:
        return "the connection is not secure: TLS failed"
    kinds = {"ConnectError": "it cannot be reached", "RemoteProtocolError": "it broke off the connection"}
    kinds |= {"ReadError": "it broke off the connection", "WriteError": "it broke off the connection"}
    return kinds.get(type(error).__name__, f"it cannot be told ({type(error).__name__})")


def receiver_of(settings: Settings) -> str:
    """The receiver's host, for people; the whole address may hold a password or a token."""
    url = settings.webhook_url.get_secret_value() if settings.webhook_url else ""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
