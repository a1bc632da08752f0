"""Turns at the model's service, shared by all processes: requests and tokens a minute of an account's model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.llm.told_limits import ToldLimits
from leadgen_assets.storage.database import IN_TENANT, Database

LONGEST_REST_SECONDS = 60.0
"""How long a service is waited for that asked to be left alone; one that asks for longer is asked by another run."""
LONGEST_TURN_SECONDS = 1200.0
"""How long a turn is waited for; well below the time after which a call is nobody's."""


async def note_limits(
    database: Database,
    account: str,
    model: str,
    told: ToldLimits,
    most_a_minute: tuple[int, int],
    now: datetime,
) -> None:
    """Keep what the service told, for the turns of all processes.

    Args:
        most_a_minute: requests and tokens as configured; 0: as the service says.
    """
    await database.tenant_call(
        "*",
        "SELECT leadgen.note_model_limits(%(account)s, %(model)s, %(requests)s, %(tokens)s, %(requests_left)s,"
        " %(tokens_left)s, %(rest_seconds)s, nullif(%(most_requests)s, 0), nullif(%(most_tokens)s, 0), %(now)s) AS noted"
        f" FROM {IN_TENANT}",
        {
            "account": account,
            "model": model,
            "requests": told.requests,
            "tokens": told.tokens,
            "requests_left": told.requests_left,
            "tokens_left": told.tokens_left,
            "rest_seconds": told.rest_seconds,
            "most_requests": most_a_minute[0],
            "most_tokens": most_a_minute[1],
            "now": now,
        },
    )


async def told_limits(conn: AsyncConnection[Any], account: str) -> dict[str, ToldLimits]:
    """Model -> requests and tokens a minute, as the service told them last and as they are obeyed; as the operator."""
    cursor = await conn.execute(
        "SELECT model, requests_per_minute, tokens_per_minute FROM leadgen.model_turns WHERE account = %s"
        " AND (requests_per_minute IS NOT NULL OR tokens_per_minute IS NOT NULL) ORDER BY model",
        [account],
    )
    return {
        row["model"]: ToldLimits(row["requests_per_minute"], row["tokens_per_minute"])
        for row in await cursor.fetchall()
    }


@dataclass(frozen=True, slots=True)
class Rest:
    """Until when a service asked to be left alone with questions to a model."""

    model: str
    until: datetime


async def rests(conn: AsyncConnection[Any], account: str, now: datetime) -> list[Rest]:
    """Rests of one account that are not over, the longest first; as the operator."""
    cursor = await conn.execute(
        "SELECT model, resting_until AS until FROM leadgen.model_turns WHERE account = %s AND resting_until > %s"
        " ORDER BY until DESC, model",
        [account, now],
    )
    return [Rest(**row) for row in await cursor.fetchall()]


async def lift_rests(conn: AsyncConnection[Any], account: str, now: datetime) -> None:
    """Let questions be asked although the account's service asked to be left alone; limits a minute stay. As the operator."""
    await conn.execute(
        "UPDATE leadgen.model_turns SET resting_until = '-infinity' WHERE account = %s AND resting_until > %s",
        [account, now],
    )
