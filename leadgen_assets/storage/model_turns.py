"""Turns at the model's service, shared by all processes: requests and tokens a minute of an account's model."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.llm.told_limits import ToldLimits

LONGEST_REST_SECONDS = 60.0
"""How long a service is waited for that asked to be left alone; one that asks for longer is asked by another run."""
LONGEST_TURN_SECONDS = 1200.0
"""How long a turn is waited for; well below the time after which a call is nobody's."""


async def take_turn(
    conn: AsyncConnection[Any], account: str, model: str, tokens: int, most_a_minute: tuple[int, int], now: datetime
) -> float:
    """Take the next turn; after how many seconds it is. Negative: so many seconds are too long to wait, and none was taken.

    Args:
        conn: of `Database.shared_tx`.
        most_a_minute: requests and tokens as configured; 0: as the service says.
    """
    cursor = await conn.execute(
        "SELECT leadgen.take_model_turn(%s, %s, %s, nullif(%s, 0), nullif(%s, 0), %s, %s, %s) AS wait",
        [account, model, tokens, *most_a_minute, LONGEST_REST_SECONDS, LONGEST_TURN_SECONDS, now],
    )
    row = await cursor.fetchone()
    assert row is not None
    return float(row["wait"])


async def note_limits(
    conn: AsyncConnection[Any],
    account: str,
    model: str,
    told: ToldLimits,
    most_a_minute: tuple[int, int],
    now: datetime,
) -> None:
    """Keep what the service told, for the turns of all processes; arguments as for `take_turn`."""
    await conn.execute(
        "SELECT leadgen.note_model_limits(%s, %s, %s, %s, %s, %s, %s, nullif(%s, 0), nullif(%s, 0), %s)",
        [
            account,
            model,
            told.requests,
            told.tokens,
            told.requests_left,
            told.tokens_left,
            told.rest_seconds,
            *most_a_minute,
            now,
        ],
    )
