"""`Fetcher` over the network."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self

from leadgen_assets.domain.hosts.web_address import without_fragment
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.settings import Settings
from leadgen_assets.telemetry.spans import span
from leadgen_assets.web.addresses import bare_host
from leadgen_assets.web.answers import IN_A_CIRCLE, MOST_HOPS, readable_body, redirect_target
from leadgen_assets.web.fetching import Fetched, Validators, rendered_page
from leadgen_assets.web.live import resolving
from leadgen_assets.web.live.asking import Asker, Headers, Limits
from leadgen_assets.web.live.browser import Browser, drawn_page
from leadgen_assets.web.live.contact import user_agent
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.guard import NotAsked, Target, checked_target
from leadgen_assets.web.live.resolving import Resolve
from leadgen_assets.web.live.site_rules import Refusal, SiteRules
from leadgen_assets.web.live.spellings import other_spelling, unconnected
from leadgen_assets.web.live.trying import Tries
from leadgen_assets.web.live.turns import SharedTurns, Turns
from leadgen_assets.web.robots import MOST_BYTES

WEB = "web"
"""Origin of pages that came from the network."""
_SHORTEST = 0.05
MOST_LED = 3
"""Addresses that scripts may lead to, one behind the other."""


@dataclass(frozen=True)
class Surroundings:
    """What stands between the fetcher and the machine; tests bring their own.

    Attributes:
        resolve: finds addresses of names; None: as this machine does.
        trust: which certificates are trusted; None: those that this machine trusts.
        now: the time. clock: seconds that only grow. sleep: waits. chance: spreads pauses.
    """

    resolve: Resolve | None = None
    trust: ssl.SSLContext | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: random.Random | None = None


class LiveFetcher:
    """Reads pages from the network as a polite guest; an asynchronous context that closes its connections.

    robots.txt is asked first, of every host that a redirect leads to; a site is asked one question at a time; only public
    addresses are connected to. Redirects are followed; cookies are neither kept nor sent; only GET is used.

    Args:
        contact: e-mail address or page of who reads, told to every site.
        delay: seconds between two questions to one site. timeout: seconds that a page may take, its redirects together.
        page_bytes: larger pages are TOO_LARGE, before or after their compression is undone.
        private: whether addresses of one's own networks, and other ports than 80 and 443, may be asked.
        browser: a Chromium on this machine for pages whose text appears only in one; None: they stay unread.
        on_exchange: is told every answer that counted, robots.txt and redirects too, and of every page without an answer
            why there was none.
        shared: turns that are kept with other processes; None: this fetcher keeps its own alone.

    Raises:
        SettingsInvalid: nobody is named as the contact, or it is neither an e-mail address nor a page.
    """

    origin = WEB

    def __init__(
        self,
        contact: str | None,
        *,
        delay: float = 1.0,
        timeout: float = 10.0,
        page_bytes: int = 2_000_000,
        private: bool = False,
        browser: Path | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
        shared: SharedTurns | None = None,
        surroundings: Surroundings = Surroundings(),
    ) -> None:
        around = surroundings
        self._timeout, self._page_bytes, self._private = timeout, page_bytes, private
        self._on_exchange, self._now = on_exchange, around.now
        resolve = around.resolve or resolving.by_system
        agent = user_agent(contact)
        self._browser = None
        if browser:
            self._browser = Browser(browser, agent, resolve, private=private, seconds=timeout, page_bytes=page_bytes)
        self._asker = Asker(agent, resolve, private=private, now=around.now, trust=around.trust)
        self._turns = Turns(delay, around.clock, around.sleep, shared)
        chance = around.chance or random.Random()
        self._tries = Tries(self._asker, self._turns, around.now, around.clock, chance)
        self._rules = SiteRules(self._ask_for_rules)

    @classmethod
    def of(
        cls,
        settings: Settings,
        on_exchange: Callable[[Exchange], None] | None = None,
        shared: SharedTurns | None = None,
        surroundings: Surroundings = Surroundings(),
    ) -> Self:
        """The fetcher that the settings ask for.

        Raises:
            SettingsInvalid: as the class.
        """
        return cls(
            settings.contact,
            delay=settings.web_delay,
            timeout=settings.web_timeout,
            page_bytes=settings.page_bytes,
            private=settings.web_private,
            browser=settings.browser,
            on_exchange=on_exchange,
            shared=shared,
            surroundings=surroundings,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._rules.close()
        await self._asker.__aexit__(kind, error, trace)

    def origin_of(self, domain: str) -> str:
        """The network, whatever the domain."""
        return WEB

    async def listed(self, domain: str) -> tuple[str, ...]:
        """Nothing: the network does not say what it has."""
        return ()

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        """The page in a browser; it was fetched, so that its site allows it. Where scripts lead is asked of the rules first."""
        if self._browser is None:
            return None
        page, seen = fetched, {without_fragment(fetched.final_url)}
        while True:
            host = bare_host(page.final_url)
            async with self._turns.of(host):
                if self._turns.resting(host):
                    return None
                page, led_to = await drawn_page(self._browser, page)
            if not led_to:
                return page
            page = rendered_page(page, led_to, b"")
            if led_to in seen or len(seen) > MOST_LED:
                return replace(page, outcome=Outcome.UNREACHABLE, detail="scripts lead on and on, and show no page")
            seen.add(led_to)
            try:
                refusal = await self._refusal(checked_target(led_to, private=self._private))
            except NotAsked as refused:
                refusal = Refusal(Outcome.BLOCKED, refused.reason)
            if refusal is not None:
                return replace(page, outcome=refusal.outcome, detail=refusal.detail)

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """Ask for one page; never raises for what a site does.

        Where the address cannot be connected to, its other spellings (`www.`, http) are asked, as an
        archive would find them; when none answers, the failure of the first one that was there is told.
        """
        with span("fetch", host=bare_host(url)) as told:
            fetched = await self._fetched(url, known)
            told["outcome"] = str(fetched.outcome)
        return fetched

    async def _fetched(self, url: str, known: Validators | None) -> Fetched:
        spelling, found = without_fragment(url.strip()), list[Fetched]()
        tried: set[str] = set()
        while spelling not in tried:
            tried.add(spelling)
            hops, exchange, asked_with = await self._followed(spelling, known)
            found.append(self._answer(url, hops, exchange, asked_with))
            if exchange.status is not None:
                return found[-1]
            other = other_spelling(spelling, exchange.detail) if len(hops) == 1 else ""
            if not other and not unconnected(exchange.detail):
                found.insert(0, found.pop())  # it was there, and says or shows why it is not read
            spelling = other or spelling
        first = found[0]
        if first.final_url not in first.hops[:-1]:  # a circle was told by its redirects
            self._told(Exchange(first.final_url, first.fetched_at, None, (), b"", first.outcome, first.detail))
        return first

    async def _followed(self, url: str, known: Validators | None) -> tuple[list[str], Exchange, Validators | None]:
        """The addresses asked for one behind the other, the last exchange, and what it was asked with.

        Every answer is told; an exchange without one is not yet.
        """
        hop, hops, left = url, list[str](), self._timeout
        while hop not in hops and len(hops) <= MOST_HOPS:
            hops.append(hop)
            asked_with = known if known and (known.url == hop or (not known.url and len(hops) == 1)) else None
            exchange, took = await self._page(hop, asked_with, max(left, _SHORTEST))
            left -= took
            if exchange.status == HTTPStatus.PRECONDITION_FAILED and asked_with is not None:
                # Some servers take the question whether a version still stands for a demand that it does.
                asked_with = None
                exchange, took = await self._page(hop, None, max(left, _SHORTEST))
                left -= took
            target = redirect_target(exchange.status or 0, exchange.header("location"), hop)
            if exchange.status is not None:
                self._told(exchange)
            if not target:
                return hops, exchange, asked_with
            hop = target
        detail = IN_A_CIRCLE if hop in hops else f"more than {MOST_HOPS} redirects"
        return [*hops, hop], self._nothing(hop, Outcome.UNREACHABLE, detail), None

    async def _page(self, url: str, known: Validators | None, seconds: float) -> tuple[Exchange, float]:
        """The exchange for one address of the way to a page, and the seconds that it took."""
        try:
            target = checked_target(url, private=self._private)
        except NotAsked as refused:
            outcome = Outcome.BLOCKED if refused.forbidden else Outcome.UNREACHABLE
            return self._nothing(url, outcome, refused.reason), 0.0
        refusal = await self._refusal(target)
        if refusal is not None:
            return self._nothing(url, refusal.outcome, refusal.detail), 0.0
        return await self._tries.exchange(target, _conditions(known), Limits(seconds, self._page_bytes))

    async def _refusal(self, target: Target) -> Refusal | None:
        rules = await self._rules.of(target)
        if isinstance(rules, Refusal):
            return rules
        await self._turns.slow_down(target.host, rules.crawl_delay)
        refused = rules.refusal(f"{target.site}{target.path.decode('ascii')}")
        return Refusal(Outcome.BLOCKED, refused) if refused else None

    async def _ask_for_rules(self, url: str) -> Exchange:
        try:
            target = checked_target(url, private=self._private)
        except NotAsked as refused:
            outcome = Outcome.BLOCKED if refused.forbidden else Outcome.UNREACHABLE
            return self._nothing(url, outcome, f"robots.txt leads astray: {refused.reason}")
        limits = Limits(self._timeout, MOST_BYTES, cut=True, any_type=True, walls=False)
        exchange, _ = await self._tries.exchange(target, (), limits)
        if exchange.status is not None:
            # Why there was none is told of the page: an archive would take it for a verdict on all spellings of the host.
            self._told(exchange)
        return exchange

    def _answer(self, asked: str, hops: list[str], exchange: Exchange, known: Validators | None) -> Fetched:
        outcome, detail, body = exchange.outcome, exchange.detail, b""
        content_type = exchange.header("content-type")
        unchanged = exchange.status == 304 and known is not None
        if exchange.status == 304 and not unchanged:
            outcome, detail = Outcome.UNREACHABLE, "HTTP 304 to an unconditional question"
        elif outcome is Outcome.OK and not unchanged:
            encoding = exchange.header("content-encoding")
            outcome, detail, body = readable_body(exchange.body, content_type, "", encoding, self._page_bytes)
        fresh = outcome is Outcome.OK and not unchanged
        return Fetched(
            url=asked,
            final_url=hops[-1],
            outcome=outcome,
            status=exchange.status,
            content_type=content_type,
            body=body,
            fetched_at=exchange.at,
            detail=detail,
            hops=tuple(hops) if len(hops) > 1 else (),
            validators=_validators(exchange, hops[-1]) if fresh else known or Validators(),
            not_modified=unchanged,
        )

    def _nothing(self, url: str, outcome: Outcome, detail: str) -> Exchange:
        return Exchange(url, self._now(), None, (), b"", outcome, detail)

    def _told(self, exchange: Exchange) -> None:
        if self._on_exchange is not None:
            self._on_exchange(exchange)


def _validators(exchange: Exchange, url: str) -> Validators:
    etag, last_modified = exchange.header("etag"), exchange.header("last-modified")
    return Validators(etag, last_modified, url) if etag or last_modified else Validators()


def _conditions(known: Validators | None) -> Headers:
    if known is None:
        return ()
    told = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return tuple((name, value) for name, value in told if value)
