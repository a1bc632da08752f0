"""One look at everything: nothing is started, nothing is changed, nothing is spent."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import AsyncConnection

from leadgen_assets.domain.errors import DatabaseUnavailable, LeadgenError
from leadgen_assets.domain.health import health_rules as rules
from leadgen_assets.domain.health.health import DaemonWanted, DatabaseSeen, DiskSeen, Health, Line, Thresholds
from leadgen_assets.domain.requests.request_forms import SUFFIXES
from leadgen_assets.settings import Settings
from leadgen_assets.stages.notifying import unusable_webhook
from leadgen_assets.storage import health as tables
from leadgen_assets.storage.address import normal_url
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.locks import UP_KEY, free_locks
from leadgen_assets.storage.migrations.forward import head

PATIENCE_SECONDS = 8.0
"""After which a database counts as one that does not answer."""
_LEFT_SECONDS = 60.0
_left: set[asyncio.Future[Any]] = set()
"""Work that was given up and has not ended yet; asyncio itself would lose it."""
T = TypeVar("T")


def thresholds_of(settings: Settings) -> Thresholds:
    """The thresholds, with those that an operator has set."""
    return Thresholds(
        queue_minutes=settings.health_queue_minutes,
        stuck_minutes=settings.health_stuck_minutes,
        free_bytes=int(settings.health_free_gb * 1e9),
    )


def known_url(settings: Settings) -> str:
    """The database's address, without starting anything.

    Raises:
        SettingsInvalid: LEADGEN_DATABASE_URL is no address.
        DatabaseUnavailable: the embedded server does not run, or does not answer.
    """
    if settings.database_url is not None:
        return normal_url(settings.database_url.get_secret_value())
    server = EmbeddedServer(settings.home, settings.postgres_bin)
    found = server.status()
    if found.silence:
        what = f"the embedded server's {found.silence}"
        raise DatabaseUnavailable(what, "", "let it go on; else see its log, end it, and run `leadgen db start`")
    if not found.running:
        raise DatabaseUnavailable(
            "the embedded server does not run", "", "start it: `leadgen db start` or `leadgen up`"
        )
    return server.url("leadgen")


async def examine_installation(settings: Settings, now: datetime) -> Health:
    """As `examine`, for whoever has no connection yet."""
    try:
        url = known_url(settings)
    except LeadgenError as error:
        return without_database(settings, now, error)
    async with Database(url, connections=1) as database:
        return await examine(database, settings, now)


async def examine(database: Database, settings: Settings, now: datetime, *, just_back: bool = False) -> Health:
    """All lines, in `PATIENCE_SECONDS`; where the database does not answer, those that need none, and that it does not.

    Args:
        just_back: the daemon was away until now, so that no sensor has taken up yet what lost its worker meanwhile.
    """

    async def look() -> Health:
        async with database.operator_tx() as conn:
            began = time.perf_counter()
            await conn.execute("SELECT 1")
            answer_ms = (time.perf_counter() - began) * 1000
            return Health(now, tuple(await _lines(conn, settings, now, answer_ms, just_back)))

    try:
        return await in_time(look(), PATIENCE_SECONDS)
    except TimeoutError:
        slow = DatabaseUnavailable(
            f"the database gave no answer within {PATIENCE_SECONDS:.0f} s", "", "see its log and what it is busy with"
        )
        return without_database(settings, now, slow)
    except DatabaseUnavailable as error:
        return without_database(settings, now, error)
    except psycopg.Error as error:
        # A role or table that is not there: the server answers, and is not what this program needs.
        words = next(iter(str(error).splitlines()), type(error).__name__)
        return without_database(settings, now, DatabaseUnavailable(words, "", "run `leadgen doctor`"))


async def in_time(work: Coroutine[Any, Any, T], seconds: float) -> T:
    """What comes of some work, or the end of the time, which whoever asks is told in time.

    `asyncio.timeout` would wait for the work to end: a driver that is cancelled asks the server to cancel too, and waits for
    what a server that stands still never says. So it ends by itself, when it can.

    Raises:
        TimeoutError: it took longer.
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if not done:
        _left.add(task)
        task.add_done_callback(_forget)
        task.cancel()
        raise TimeoutError
    return task.result()


def _forget(task: asyncio.Future[Any]) -> None:
    _left.discard(task)
    if not task.cancelled():
        task.exception()  # nobody waits for it any more


def without_database(settings: Settings, now: datetime, error: LeadgenError) -> Health:
    """What can be said without a database."""
    disk = rules.disk_line(DiskSeen(free_bytes(settings.home), None), thresholds_of(settings))
    return Health(now, (rules.no_database_line(error.what, error.todo), disk))


def free_bytes(home: Path) -> int:
    """Bytes free where the folder is, or will be."""
    return shutil.disk_usage(next(path for path in (home, *home.parents) if path.exists())).free


def files_waiting(inbox: Path, now: datetime) -> int:
    """Requests' files in the inbox that lie there longer than a look that takes them would leave them; lists may stay."""
    forms, oldest = SUFFIXES.keys() - {".csv"}, now.timestamp() - _LEFT_SECONDS
    try:
        return sum(
            one.suffix.lower() in forms and not one.name.startswith(".") and one.stat().st_mtime < oldest
            for one in inbox.iterdir()
        )
    except OSError:
        return 0


async def _lines(
    conn: AsyncConnection[Any], settings: Settings, now: datetime, answer_ms: float, just_back: bool
) -> list[Line]:
    most, free = thresholds_of(settings), free_bytes(settings.home)
    schema = await tables.schema_of(conn)
    if schema != head():
        database = rules.database_line(DatabaseSeen(answer_ms, 0, 1, 0, schema), head(), most)
        return [database, rules.disk_line(DiskSeen(free, None), most)]
    used, allowed, size = await tables.server_load(conn)
    look, waits = await tables.last_look(conn), await tables.waiting(conn, now)
    pages, resting = await tables.pages_of_late(conn, now)
    untold, oldest = await tables.untold_notices(conn, now)
    running = await tables.running(conn, now)
    wanted = DaemonWanted(
        waiting=waits.waiting,
        running=waits.running,
        always=settings.production,
        started=not await free_locks(conn, [UP_KEY]),
        files=files_waiting(settings.inbox, now),
    )
    return [
        rules.database_line(DatabaseSeen(answer_ms, used, allowed, size, schema), head(), most),
        rules.daemon_line(look, wanted, now, most),
        rules.sensors_line(look, now, most),
        rules.queue_line(waits, most),
        rules.stuck_line([one for one in running if one.alive or not just_back], most),
        rules.model_line(
            settings.mode, settings.openai_api_key is not None, await tables.calls_of_late(conn, now), most
        ),
        rules.budget_line(settings.mode, await tables.budget_used(conn, settings, now), most),
        rules.web_line(settings.web, pages, resting, most),
        rules.webhook_line(settings.webhook_url is not None, untold, oldest, most, unusable_webhook(settings)),
        rules.disk_line(DiskSeen(free, await tables.disk_used_a_day(conn, now, free)), most),
    ]
