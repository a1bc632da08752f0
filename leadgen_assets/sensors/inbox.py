"""Takes the files that people drop into the inbox, while `leadgen up` runs."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import astuple

from dagster import DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor

from leadgen_assets.doors.inbox import Look, Seen, look, make_folders
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.opening import opened

BUDGET_SECONDS = 30.0
"""Of the 60 that a tick may take; files that are left wait for the next one."""
MOST_NAMED = 10
MOST_REMEMBERED = 5000


@sensor(
    minimum_interval_seconds=5,
    default_status=DefaultSensorStatus.RUNNING,
    description="Takes files out of LEADGEN_HOME/inbox: requests, whom not to contact, verdicts, contacts enriched elsewhere.",
)
def inbox(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""
    started = time.monotonic()
    settings = load_settings()
    make_folders(settings)
    seen = remembered(context.cursor)

    async def tick() -> Look:
        async with opened(settings) as database:
            return await look(
                database, settings, seen, time.time(), lambda: time.monotonic() - started < BUDGET_SECONDS
            )

    looked = asyncio.run(tick())
    context.update_cursor(cursor_of(looked.seen))
    return SkipReason(told(looked))


def remembered(cursor: str | None) -> dict[str, Seen]:
    """What the last tick saw; nothing where the cursor is none of ours."""
    try:
        return {
            str(name): Seen(int(size), int(mtime), bool(left))
            for name, (size, mtime, left) in json.loads(cursor or "{}").items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def cursor_of(seen: Mapping[str, Seen]) -> str:
    """What the next tick must know. Of very many files some are forgotten, and looked at again."""
    return json.dumps({name: astuple(mark) for name, mark in list(seen.items())[:MOST_REMEMBERED]})


def told(looked: Look) -> str:
    """For the tick's line in the UI: names of files and counts only, since what is wrong with one may quote it."""
    parts = []
    for fate, words in (("done", "taken"), ("rejected", "rejected, the reason is beside it"), ("stuck", "stuck")):
        names = [f"{one.name} ({one.left})" if one.left else one.name for one in looked.taken if one.fate == fate]
        if names:
            more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            parts.append(f"{words}: {', '.join(names[:MOST_NAMED])}{more}")
    if looked.unfinished:
        parts.append("the rest waits for the next tick")
    return "; ".join(parts) or "no new file in the inbox"
