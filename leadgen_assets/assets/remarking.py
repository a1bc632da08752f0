"""What there is to say of asking, told while a stage runs: in the run's log, and on the terminal of `leadgen run`."""

from __future__ import annotations

import asyncio
import logging
import time

from dagster import AssetExecutionContext
from sqlalchemy.exc import SQLAlchemyError

from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.progress import Progress

LOOKS_EVERY_SECONDS = 1.0
AGAIN_AFTER_SECONDS = 60.0
"""How long after it was said the same is said again, if it is still so."""

ASKING = "asking_a_model"
"""Where a remark belongs: beside the stage that is shown, later ones ask too (`stages/ahead.py`)."""

log = logging.getLogger(__name__)


async def tell_remarks(context: AssetExecutionContext, workshop: Workshop) -> None:
    """Say what there is to say, until cancelled; what is still so and has become worse is said again each minute."""
    said = workshop.said
    while True:
        now = workshop.remarks.now()
        for kind in [*said]:
            if kind not in now:
                del said[kind]
        for kind, sentence in now.items():
            before, when = said.get(kind, ("", -AGAIN_AFTER_SECONDS))
            if sentence != before and time.monotonic() - when >= AGAIN_AFTER_SECONDS:
                said[kind] = (sentence, time.monotonic())
                workshop.listener(Progress(ASKING, 0, 0, 0, 0.0, remark=sentence))
                try:
                    context.log.warning(sentence)
                except SQLAlchemyError:
                    log.warning("Dagster could not be told: %s", sentence, exc_info=True)
        await asyncio.sleep(LOOKS_EVERY_SECONDS)
