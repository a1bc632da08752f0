"""Many workers in real processes spend one budget; some are killed."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import time
from typing import Any

import psycopg
import pytest

from leadgen_assets.llm.books import Reserved
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_limits import counter_faults

BUDGET = 1_000_000

WORKERS = """
    import asyncio, json, random, sys
    from datetime import UTC, datetime
    from leadgen_assets.llm.books import Intent, Refused, Reserved
    from leadgen_assets.llm.question import Asker
    from leadgen_assets.settings import Settings
    from leadgen_assets.storage.database import Database
    from leadgen_assets.storage.model_books import PostgresBooks

    url, tenant, key, fence, workers, most, seed = json.loads(sys.argv[1])
    dice = random.Random(seed)
    asker = Asker(tenant, key, "run", fence, "company_profiles", 1_000_000)

    async def worker(books, number):
        calls = 0
        while True:
            highest = dice.randint(most // 20, most)
            intent = Intent(f"{fence} {seed} {number} {calls}", asker, "mock", "m", "a", "", {}, highest)
            begun = await books.begin(intent)
            if isinstance(begun, Refused):
                if not begun.in_flight_micro_usd:
                    return calls
                await asyncio.sleep(0.2)
                continue
            assert isinstance(begun, Reserved), begun
            calls += 1
            await asyncio.sleep(dice.random() * 0.01)
            fate = dice.random()
            if fate < 0.05:
                await books.failed(begun.call_id, "500")
            elif fate < 0.07:
                await books.unknown(begun.call_id, "time-out")
            else:
                cost = dice.randint(0, highest) if fate < 0.9 else highest
                await books.answered(begun.call_id, {}, {}, cost, fate < 0.8)

    async def all_workers():
        async with Database(url) as database:
            books = PostgresBooks(database, Settings(usd_per_day=5, calls_per_hour=10**6), lambda: datetime.now(UTC))
            print("ready", flush=True)
            sys.stdin.readline()
            print(sum(await asyncio.gather(*(worker(books, number) for number in range(workers)))))

    asyncio.run(all_workers())
"""


def spenders(payer: Any, processes: int, workers: int, most: int) -> list[subprocess.Popen[str]]:
    """Processes that spend the request's budget as soon as each is told to."""
    started = []
    for seed in range(processes):
        told = json.dumps([payer.shelf.url, payer.shelf.tenant, payer.key, payer.hold.fence, workers, most, seed])
        command = [sys.executable, "-c", textwrap.dedent(WORKERS), told]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    return started


@pytest.fixture
def guarded(payer: Any) -> Any:
    """The payer; the database itself refuses any moment at which more than the budget is reserved and spent."""
    guard = (
        "ALTER TABLE leadgen.model_counters ADD CONSTRAINT guard CHECK (kind <> 'request' OR"
        " in_flight_microusd + unknown_microusd + settled_microusd <= 1000000) NOT VALID"
    )
    with psycopg.connect(payer.shelf.url, autocommit=True) as connection:
        connection.execute(guard.encode())
        yield payer
        connection.execute("ALTER TABLE leadgen.model_counters DROP CONSTRAINT guard")


def faults(payer: Any) -> list[str]:
    found: list[str] = payer.shelf.tx(counter_faults)
    return found


def go(processes: list[subprocess.Popen[str]]) -> None:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


def test_fifty_workers_in_four_processes_use_a_budget_up_and_never_pass_it(guarded: Any) -> None:
    processes = spenders(guarded, 4, 13, most=40_000)
    go(processes)
    calls = [int(process.communicate(timeout=200)[0]) for process in processes]
    (in_ledger, total) = guarded.shelf.sql(
        "SELECT count(*), sum(CASE WHEN status = 'unknown' THEN reserved_microusd ELSE settled_microusd END)"
        " FROM leadgen.model_calls"
    )[0]
    assert sum(calls) == in_ledger
    assert 0.9 * BUDGET <= total <= BUDGET
    assert guarded.counter("request")[1] == 0
    assert faults(guarded) == []


@pytest.mark.slow
def test_two_hundred_workers_whose_processes_are_killed_again_and_again_never_pass_a_budget(guarded: Any) -> None:
    for _ in range(6):
        processes = spenders(guarded, 4, 50, most=2_000)
        go(processes)
        time.sleep(0.4)
        for process in processes:
            process.kill()
            process.communicate()
        assert faults(guarded) == []
        guarded.take_over()
    processes = spenders(guarded, 4, 50, most=2_000)
    go(processes)
    assert all(int(process.communicate(timeout=200)[0]) >= 0 for process in processes)
    calls, in_flight, unknown, settled = guarded.counter("request")
    assert in_flight == 0
    assert calls > 500
    assert 0.9 * BUDGET <= unknown + settled <= BUDGET
    assert faults(guarded) == []


def test_a_call_of_a_process_that_was_killed_counts_at_its_maximum_and_may_be_asked_again(payer: Any) -> None:
    """The killed process held the request itself: its lock went with it."""
    program = """
        import asyncio, json, sys
        from datetime import UTC, datetime
        from leadgen_assets.llm.books import Intent
        from leadgen_assets.llm.question import Asker
        from leadgen_assets.settings import Settings
        from leadgen_assets.stages.session import RequestHold
        from leadgen_assets.storage.database import Database
        from leadgen_assets.storage.model_books import PostgresBooks

        url, tenant, key, call_hash = json.loads(sys.argv[1])

        async def begun():
            async with Database(url) as database:
                hold = RequestHold.take(database, tenant, key, "run-of-the-killed", lambda run: False)
                asker = Asker(tenant, key, hold.run_id, hold.fence, "contacts", 1_000_000)
                books = PostgresBooks(database, Settings(), lambda: datetime(2026, 11, 25, 12, 30, tzinfo=UTC))
                print(await books.begin(Intent(call_hash, asker, "real", "m", "a", "", {}, 100_000)), flush=True)
                await asyncio.sleep(60)

        asyncio.run(begun())
    """
    intent = payer.intent()
    payer.hold.release()
    told = json.dumps([payer.shelf.url, payer.shelf.tenant, payer.key, intent.call_hash])
    command = [sys.executable, "-c", textwrap.dedent(program), told]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Reserved(")
    process.kill()
    process.communicate()
    payer.take_over()
    assert isinstance(payer.begin(payer.intent()), Reserved)
    assert payer.rows("status, run_id") == [("unknown", "run-of-the-killed"), ("sent", "run-2")]
    assert payer.counter("request") == (2, 100_000, 100_000, 0)
    assert faults(payer) == []


def test_a_question_under_way_elsewhere_is_found_by_another_request(payer: Any) -> None:
    """Two requests of a tenant ask the same at once: one of them pays."""
    key = payer.shelf.request("another request")

    async def both(books: Any) -> list[Any]:
        return [await books.begin(payer.intent()), await books.begin(payer.intent(request_key=key, fence=1))]

    hold = RequestHold.take(Database(payer.shelf.url), payer.shelf.tenant, key, "run-1", lambda run: False)
    try:
        first, second = payer.work(both)
    finally:
        hold.release()
    assert second.call_id == first.call_id
    assert payer.counter("request") == (1, 100_000, 0, 0)
