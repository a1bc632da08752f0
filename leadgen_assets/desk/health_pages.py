"""What programs ask the desk: whether everything is well, whether it may be sent people, and the figures. Without a token."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from leadgen_assets.desk.asking import database_of, settings_of
from leadgen_assets.desk.locked import naming_nothing
from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.domain.health.health import Health, Line, Severity, State
from leadgen_assets.health.examining import examine, in_time
from leadgen_assets.health.exposition import CONTENT_TYPE, as_text
from leadgen_assets.health.metrics import gather
from leadgen_assets.storage.health import schema_of
from leadgen_assets.storage.migrations.forward import head

FRESH_SECONDS = 5.0
"""So long an answer is given again: whoever asks often must not keep the database busy."""

READY_SECONDS = 4.0
"""Probes wait for 5."""


class Kept:
    """The newest answers; of many who ask at once one looks."""

    def __init__(self) -> None:
        # One for each: who asks for figures must not wait for who asks for health.
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._at: dict[str, float] = {}
        self._kept: dict[str, object] = {}

    async def health(self, asked: Request) -> Health:
        """How everything is."""
        async with self._locks["health"]:
            if not self._fresh("health"):
                self._kept["health"] = await examine(database_of(asked), settings_of(asked), datetime.now(UTC))
                self._at["health"] = asyncio.get_running_loop().time()
            found = self._kept["health"]
            assert isinstance(found, Health)
            return found

    async def metrics(self, asked: Request) -> str:
        """The figures, as text."""
        async with self._locks["metrics"]:
            if not self._fresh("metrics"):
                families = await gather(database_of(asked), settings_of(asked), datetime.now(UTC))
                self._kept["metrics"] = as_text(families)
                self._at["metrics"] = asyncio.get_running_loop().time()
            return str(self._kept["metrics"])

    def _fresh(self, name: str) -> bool:
        """By the end of the look: a database that stands still must not have each of many who wait look anew."""
        return name in self._kept and asyncio.get_running_loop().time() - self._at[name] < FRESH_SECONDS


async def show_health(asked: Request) -> Response:
    """All lines as JSON: 200, or 503 where something is critical; without addresses, paths and domains."""
    seen = await _kept(asked).health(asked)
    lines = tuple(replace(line, seen=_for_anybody(line)) for line in seen.lines)
    status = 503 if seen.severity is Severity.CRITICAL else 200
    return JSONResponse(replace(seen, lines=lines).as_dict(), status)


def _for_anybody(line: Line) -> str:
    """What was seen, without addresses, paths, and what a server says of itself."""
    if line.name == "database" and line.state is State.DOWN:
        return "it does not answer as this program needs it"
    return naming_nothing(line.seen)


async def show_ready(asked: Request) -> Response:
    """Whether people may be sent here: the database answers, and has this program's schema."""

    async def look() -> bool:
        async with database_of(asked).operator_tx() as conn:
            return await schema_of(conn) == head()

    try:
        ready = await in_time(look(), READY_SECONDS)
    except (DatabaseUnavailable, TimeoutError):
        return PlainTextResponse("the database does not answer\n", 503)
    return PlainTextResponse("ok\n") if ready else PlainTextResponse("the database has another schema\n", 503)


async def show_metrics(asked: Request) -> Response:
    """The figures for Prometheus, where LEADGEN_METRICS is set."""
    if not settings_of(asked).metrics:
        raise HTTPException(404)
    return Response(await _kept(asked).metrics(asked), headers={"Content-Type": CONTENT_TYPE})


def _kept(asked: Request) -> Kept:
    kept = asked.app.state.kept
    assert isinstance(kept, Kept)
    return kept
