"""What there is to say of asking, told while a stage runs."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from leadgen_assets.assets.remarking import tell_remarks
from leadgen_assets.cli.progress import named
from leadgen_assets.stages.progress import Progress


def test_a_remark_names_the_asking_and_not_the_stage_that_is_shown_beside_it() -> None:
    told: list[Progress] = []
    logged: list[str] = []
    words = {"failing": "the model's service has answered no question since 12:03 UTC"}
    workshop: Any = SimpleNamespace(said={}, remarks=SimpleNamespace(now=lambda: words), listener=told.append)
    context: Any = SimpleNamespace(log=SimpleNamespace(warning=logged.append))

    async def briefly() -> None:
        telling = asyncio.create_task(tell_remarks(context, workshop))
        await asyncio.sleep(0.01)
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)

    asyncio.run(briefly())
    assert [(named(one.stage), one.remark) for one in told] == [("Asking a model", words["failing"])]
    assert logged == [words["failing"]]
