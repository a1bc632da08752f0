"""Turns at the model's service, shared by all processes: requests and tokens a minute of an account's model."""

from __future__ import annotations

from datetime import datetime

from leadgen_assets.llm.told_limits import ToldLimits
from leadgen_assets.storage.database import Database

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
        "SELECT leadgen.note_model_limits(%s, %s, %s, %s, %s, %s, %s, nullif(%s, 0), nullif(%s, 0), %s) AS noted",
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
