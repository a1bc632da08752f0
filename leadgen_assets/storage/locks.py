"""Who holds a request: the advisory lock that tells the living from the dead, and the fence that says who may write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from psycopg import AsyncConnection

from leadgen_assets.domain.errors import FenceLost

FENCE_LOST = "LG001"
"""SQLSTATE that `leadgen.hold_fence` raises."""
ENDED = "run ended"
"""Event of a run that ended by itself and left its conclusion to others."""

UP_KEY = "* leadgen up"
"""Whose lock a `leadgen up` holds while its daemon runs; no request can be called so."""

RUN_HERE = "leadgen run"
"""Name of the session that holds a request's lock for a command, which works on it to the end without a daemon."""

STARTING = timedelta(seconds=60)
"""Who takes a request for `leadgen run` has the lock after this time at the latest; every other run has it before its name."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Which run holds a request's fence, and the database process of its lock."""

    run_id: str
    backend_pid: int
    fence: int


HELD = """
    SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(the_key, 0)
"""
"""Who holds the advisory lock of a request. Asked of the lock table: to try the lock would keep a run out meanwhile."""


async def free_locks(conn: AsyncConnection[Any], keys: Sequence[str]) -> set[str]:
    """Of these requests those whose lock nobody holds now."""
    cursor = await conn.execute(
        f"SELECT the_key FROM unnest(%s::text[]) AS the_key WHERE NOT EXISTS ({HELD})", [list(keys)]
    )
    return {row["the_key"] for row in await cursor.fetchall()}


async def run_by_commands(conn: AsyncConnection[Any], keys: Sequence[str]) -> set[str]:
    """Of these requests those that a command works on in its own process, as `leadgen run` does."""
    cursor = await conn.execute(
        f"SELECT the_key FROM unnest(%s::text[]) AS the_key WHERE EXISTS (SELECT FROM ({HELD}) AS held"
        " JOIN pg_stat_activity AS s USING (pid) WHERE s.application_name = %s)",
        [list(keys), RUN_HERE],
    )
    return {row["the_key"] for row in await cursor.fetchall()}


def lock_pid(connection: psycopg.Connection[Any], key: str) -> int | None:
    """The database process that holds the request's lock, or None."""
    row = connection.execute(
        f"SELECT pid FROM (SELECT %s::text AS the_key) AS k, LATERAL ({HELD}) AS held", [key]
    ).fetchone()
    return int(row["pid"]) if row else None


def take_fence(connection: psycopg.Connection[Any], key: str, run_id: str) -> int:
    """Raise the request's fence for a run, or return the run's own; the caller holds the lock on `connection`."""
    row = connection.execute("SELECT leadgen.take_fence(%s, %s, pg_backend_pid()) AS fence", [key, run_id]).fetchone()
    assert row is not None
    return int(row["fence"])


def note_end(connection: psycopg.Connection[Any], key: str, run_id: str) -> None:
    """Note that a run gives the request back which it has not concluded: whoever sees the lock free knows that nobody died."""
    connection.execute(
        "INSERT INTO leadgen.events (tenant_id, request_key, event, detail)"
        " SELECT tenant_id, request_key, %s, jsonb_build_object('run_id', run_id) FROM leadgen.lead_requests"
        " WHERE request_key = %s AND run_id = %s AND status = 'running'",
        [ENDED, key, run_id],
    )


async def just_ended(conn: AsyncConnection[Any], keys: Sequence[str], seconds: float) -> set[str]:
    """Of these requests those whose run gave them back in the last seconds, without having concluded them."""
    cursor = await conn.execute(
        "SELECT DISTINCT request_key FROM leadgen.events JOIN leadgen.lead_requests r USING (tenant_id, request_key)"
        " WHERE request_key = ANY(%s) AND event = %s AND detail->>'run_id' = r.run_id"
        " AND events.created_at > now() - make_interval(secs => %s)",
        [list(keys), ENDED, seconds],
    )
    return {row["request_key"] for row in await cursor.fetchall()}


def holder(connection: psycopg.Connection[Any], key: str) -> Holder | None:
    """Who took the request's fence last, or None."""
    row = connection.execute(
        "SELECT run_id, backend_pid, fence FROM leadgen.request_fences WHERE request_key = %s", [key]
    ).fetchone()
    return Holder(row["run_id"], row["backend_pid"], row["fence"]) if row else None


def fence_lost(key: str, run_id: str) -> FenceLost:
    """The error of a run whose request a newer run took over."""
    return FenceLost(
        f"Run {run_id} lost request {key} to a newer run and stopped; nothing of it is lost.",
        todo="follow the newer run in the Dagster UI",
    )
