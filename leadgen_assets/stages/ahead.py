"""Profiles of the sites that are read, made while the others are still being read.

Reading keeps the processor busy and asking a model waits: one after the other they take as long as both together. So where a
model is asked about many companies, the profiles' stage is run over the companies as their pages are saved by this run, until
all sites are read. What is left over, put off or failed is for the stage itself: it begins afterwards, skips what is done, and
tells what is wrong.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import timedelta

from leadgen_assets.domain.errors import DatabaseUnavailable, FenceLost, LeadgenError
from leadgen_assets.stages.company_items import number_of_companies
from leadgen_assets.stages.inquiry import Asking
from leadgen_assets.stages.parsing import SMALL, ParsingPool
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import STAGE as PAGES_STAGE
from leadgen_assets.stages.waiting import cancelled
from leadgen_assets.stages.work import DRAIN_SECONDS, Watch
from leadgen_assets.storage.companies import RequestCompany, companies_among
from leadgen_assets.storage.work_items import finished_since

LOOKS_EVERY_SECONDS = 0.25
"""How often it is looked which sites have been read since."""
AT_ONCE = 25
"""Companies handed over together: so few that the stage itself is not kept waiting once all sites are read."""
LATE = timedelta(seconds=15)
"""By how much a commit may come after the time that its items bear; what comes later still is left to the stage itself."""

log = logging.getLogger(__name__)


@asynccontextmanager
async def profiles_meanwhile(
    session: RequestSession,
    parsing: ParsingPool,
    watch: Watch,
    asking: Callable[[], AbstractAsyncContextManager[Asking | None]],
    more_than: int = SMALL,
) -> AsyncIterator[None]:
    """While inside, profiles are made of the companies whose sites are read; nothing where no model is asked.

    Args:
        asking: opens the model. more_than: of so few companies they are made afterwards alone: there is nothing to gain.

    Raises:
        FenceLost, DatabaseUnavailable: as the stage itself.
    """
    async with AsyncExitStack() as opened:
        asked = None
        if await number_of_companies(session) > more_than:
            with contextlib.suppress(LeadgenError):  # settings with which nothing can be asked: the stage itself tells
                asked = await opened.enter_async_context(asking())
        if asked is None:
            yield
            return
        read = asyncio.Event()
        making = asyncio.create_task(_make(session, parsing, watch, asked, read))
        try:
            yield
            read.set()
            await making
        except LeadgenError:
            # What was asked is paid for: let it be answered and booked.
            read.set()
            await asyncio.wait([making], timeout=DRAIN_SECONDS)
            raise
        finally:
            read.set()
            await cancelled(making)


async def _make(
    session: RequestSession, parsing: ParsingPool, watch: Watch, asking: Asking, read: asyncio.Event
) -> None:
    try:
        await make_profiles(session, parsing, watch, asking, _as_they_are_read(session, read))
    except (FenceLost, DatabaseUnavailable):
        raise
    except LeadgenError as error:
        log.info("%s: no profiles ahead of their stage: %s", session.key, error)


async def _as_they_are_read(session: RequestSession, read: asyncio.Event) -> AsyncIterator[list[RequestCompany]]:
    """The companies whose sites this run has read, some at a time, until all sites are read."""
    # What an earlier run read may be read anew by this one: asking about it would be paid for twice.
    since, given = session.now(), set[int]()
    while not read.is_set():
        looked = session.now()
        there = {int(item) for item in await session.read(finished_since, session.key, PAGES_STAGE, since)}
        ready = sorted(there - given)
        given |= there
        since = max(since, looked - LATE)
        for start in range(0, len(ready), AT_ONCE):
            if read.is_set():
                return
            yield await session.read(companies_among, session.key, ready[start : start + AT_ONCE])
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOKS_EVERY_SECONDS):
                await read.wait()
