"""A limit that ends a stage early is kept in the tables: whoever concludes the run reads it there."""

from __future__ import annotations

from leadgen_assets.domain.errors import ModelPaused
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.steady import steady
from leadgen_assets.storage.pauses import StagePause, note_pause


def pause_of(stage: str, error: ModelPaused, before: StagePause | None = None) -> StagePause:
    """What is kept of the errors that put a stage's items off: of the first one, or of the first that passes by itself.

    Args:
        before: what is kept of those before it.
    """
    if before is not None and (before.until is not None or error.until is None):
        return before
    # How a request's budget stands is told when its run ends: by then cheaper questions may have been asked.
    reason = error.needs if error.limit == "request" and error.needs else error.what
    return StagePause(stage, error.limit, error.until, reason)


async def pause_noted(session: RequestSession, pause: StagePause) -> None:
    """Keep the pause of one stage of this run, under the fence."""

    async def transaction() -> None:
        async with session.writing() as conn:
            await note_pause(conn, session.key, session.run_id, pause, session.now())

    await steady(transaction)
