"""Later stages, begun over what an earlier one has finished while that one goes on.

Reading keeps the processor busy and asking a model waits: one after the other they take as long as both together. So where a
model is asked about many companies, a company's profile is made as soon as its site is read, it is judged as soon as it has its
profile, and people are looked for as soon as it is judged, if it qualifies: questions of both kinds are under way at all times,
and nobody waits for the slowest answer about another company. What is left over, put off or failed is for each stage itself: it
begins afterwards, skips what is done, and tells what is wrong.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

from leadgen_assets.domain.errors import DatabaseUnavailable, FenceLost, LeadgenError
from leadgen_assets.stages import assessing, contacting, profiling, sites
from leadgen_assets.stages.company_items import number_of_companies
from leadgen_assets.stages.entering import read_home
from leadgen_assets.stages.inquiry import Asking
from leadgen_assets.stages.made_profile import make_profile
from leadgen_assets.stages.parsing import SMALL, ParsingPool
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.waiting import cancelled, either
from leadgen_assets.stages.work import DRAIN_SECONDS, Watch
from leadgen_assets.storage.companies import RequestCompany, companies_among
from leadgen_assets.storage.work_items import finished_since

LOOKS_EVERY_SECONDS = 0.25
"""How often it is looked at most what the stage before has finished since; at once after a pause."""
AT_ONCE = 25
"""Companies handed over together."""
LATE = timedelta(seconds=15)
"""By how much a commit may come after the time that its items bear; what comes later still is left to the stage itself."""

_EVER = datetime(1970, 1, 1, tzinfo=UTC)

Opening = Callable[[], AbstractAsyncContextManager[Asking | None]]
_Chunks = AsyncIterator[list[RequestCompany]]
_Making = Callable[[Watch, Asking, _Chunks], Awaitable[object]]

log = logging.getLogger(__name__)


@asynccontextmanager
async def stages_meanwhile(
    session: RequestSession,
    parsing: ParsingPool,
    watch: Watch,
    opening: Opening,
    following: Sequence[str],
    more_than: int = SMALL,
) -> AsyncIterator[None]:
    """While inside a stage, those that follow it go on with what it has finished; nothing where no model is asked.

    Args:
        watch: of the stage. Once that has ended, the first that follows is told of in its place.
        opening: opens the model.
        following: the stages that follow, in their order, without gaps up to `contacts`.
        more_than: of so few companies everything is made one after the other: there is nothing to gain.

    Raises:
        FenceLost, DatabaseUnavailable: as the stages themselves.
    """
    async with AsyncExitStack() as opened:
        asked = None
        if following and (companies := await number_of_companies(session)) > more_than:
            if (
                companies > SMALL
                and len(await session.read(finished_since, session.key, sites.STAGE, _EVER)) < companies
            ):
                parsing.start(read_home, make_profile)  # beside what is imported for asking
            with contextlib.suppress(LeadgenError):  # settings with which nothing can be asked: the stage itself tells
                asked = await opened.enter_async_context(opening())
        if asked is None:
            yield
            return
        over = asyncio.Event()
        # Taken before anything begins: a stage that gets to its first look late would leave out what was finished by then.
        since = session.now()
        making = asyncio.create_task(_all(session, parsing, watch, asked, following, over, since))
        try:
            yield
            over.set()
            await making
        except LeadgenError:
            # What was asked is paid for: let it be answered and booked.
            over.set()
            await asyncio.wait([making], timeout=DRAIN_SECONDS)
            raise
        finally:
            over.set()
            await cancelled(making)


async def _all(
    session: RequestSession,
    parsing: ParsingPool,
    watch: Watch,
    asking: Asking,
    following: Sequence[str],
    over: asyncio.Event,
    since: datetime,
) -> None:
    """Make all that follows, each stage from what the one before it has finished, until that has ended."""

    def told(progress: Progress) -> None:
        if over.is_set():  # a terminal shows one stage at a time
            watch.listener(progress)

    quiet = Watch(watch.stop, lambda progress: None)
    before, ended, tasks = _BEFORE[following[0]], over, []
    for place, stage in enumerate(following):
        own_end = asyncio.Event()
        heard = quiet if place else Watch(watch.stop, told)
        chunks = _as_they_are_finished(session, before, watch.stop, ended, since)
        tasks.append(_make(_making(session, parsing, stage)(heard, asking, chunks), session.key, stage, own_end))
        before, ended = stage, own_end
    try:
        async with asyncio.TaskGroup() as group:
            for task in tasks:
                group.create_task(task)
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from several


_BEFORE = {
    profiling.STAGE: sites.STAGE,
    assessing.STAGE: profiling.STAGE,
    contacting.STAGE: assessing.STAGE,
}


def _making(session: RequestSession, parsing: ParsingPool, stage: str) -> _Making:
    makings: dict[str, _Making] = {
        profiling.STAGE: lambda watch, asking, chunks: profiling.make_profiles(session, parsing, watch, asking, chunks),
        assessing.STAGE: lambda watch, asking, chunks: assessing.assess_companies(session, watch, chunks),
        contacting.STAGE: lambda watch, asking, chunks: contacting.choose_people(
            session, watch, parsing, asking, chunks=chunks
        ),
    }
    return makings[stage]


async def _make(making: Awaitable[object], key: str, stage: str, ended: asyncio.Event) -> None:
    try:
        await making
    except (FenceLost, DatabaseUnavailable):
        raise
    except LeadgenError as error:
        log.info("%s: %s is left to its own time: %s", key, stage, error)
    finally:
        ended.set()


async def _as_they_are_finished(
    session: RequestSession, stage: str, stop: asyncio.Event, ended: asyncio.Event, since: datetime
) -> AsyncIterator[list[RequestCompany]]:
    """The companies that this run has finished in a stage, some at a time, until it has ended and all were given.

    Args:
        since: when this run began: what an earlier one finished may be done anew by this one, and asking about it would be
            paid for twice.
    """
    given, bell = set[int](), session.bell(stage)
    while not stop.is_set():
        last, looked = ended.is_set(), session.now()
        next_look = asyncio.get_running_loop().time() + LOOKS_EVERY_SECONDS
        bell.clear()
        there = {int(item) for item in await session.read(finished_since, session.key, stage, since)}
        ready = sorted(there - given)
        given |= there
        since = max(since, looked - LATE)
        for start in range(0, len(ready), AT_ONCE):
            yield await session.read(companies_among, session.key, ready[start : start + AT_ONCE])
        if last:
            return
        await either(bell, ended, stop)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(next_look):
                await ended.wait()
