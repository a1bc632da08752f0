"""Fifty workers in four processes ask through the gateway, over the wire, within one budget."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

BUDGET = 40_000
PROGRAM = """
    import asyncio, json, os, sys
    from datetime import UTC, datetime
    import openai
    from leadgen_assets.domain.errors import AnswerUnusable, ModelDown, ModelPaused
    from leadgen_assets.llm.gateway import Gateway
    from leadgen_assets.llm.question import Asker, Instructions, Question, Use
    from leadgen_assets.llm.pace import Pace
    from leadgen_assets.llm.wire import OpenAIWire
    from leadgen_assets.settings import Settings
    from leadgen_assets.storage.database import Database
    from leadgen_assets.storage.model_books import PostgresBooks

    url, address, tenant, key, fence, workers, budget, processes = json.loads(sys.argv[1])
    asker = Asker(tenant, key, "run-1", fence, "company_profiles", budget)

    async def worker(gateway, number, name):
        asked = 0
        while True:
            question = Question(
                Use.EXTRACT, Instructions("a", "1", "Read."), f"{number} {name} {asked} " + "x" * 20000,
                most_output_tokens=1000,
            )
            try:
                await gateway.ask(question, asker)
            except ModelPaused as error:
                if error.limit != "service":
                    return str(error.limit)
            except (ModelDown, AnswerUnusable):
                pass
            asked += 1

    async def inside(number):
        settings = Settings(mode="real", calls_per_hour=10**6, usd_per_day=5, model_concurrency=50)
        async with Database(url) as database:
            books = PostgresBooks(database, settings, lambda: datetime.now(UTC))
            wire = OpenAIWire("sk-test-of-many", address, 5)
            quick = lambda seconds: asyncio.sleep(min(seconds, 0.02))
            async with Gateway(wire, books, settings, sleep=quick, pace=Pace(50, 50)) as gateway:
                limits = set(await asyncio.gather(*(worker(gateway, number, name) for name in range(workers))))
                os.write(1, f"{limits}\\n".encode())

    # Forked with everything imported, which takes longer than all the asking.
    children = []
    for number in range(processes):
        child = os.fork()
        if child == 0:
            asyncio.run(inside(number))
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
"""


@pytest.mark.slow  # make test has the same at the books, without the wire: storage/test_model_spending.py
def test_fifty_workers_who_ask_a_service_use_a_budget_up_and_never_pass_it(
    counter: Any, model_services: Callable[..., Any]
) -> None:
    service = model_services(share=0.2, seed=3, seconds=0.01, faults=["429", "500", "refusal"])
    told = [counter.url, service.address, counter.tenant, counter.key, counter.hold.fence, 13, BUDGET, 4]
    command = [sys.executable, "-c", textwrap.dedent(PROGRAM), json.dumps(told)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines() == ["{'request'}"] * 4
    rows = counter.rows()
    assert len(rows) == len(service.calls())
    assert 0.9 * BUDGET <= sum(cost for _, cost, _ in rows) <= BUDGET
    assert {status for status, _, _ in rows} == {"answered", "unusable", "failed"}
