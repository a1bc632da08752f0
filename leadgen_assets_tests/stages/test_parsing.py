"""The parsing pool: a page that kills or hangs its worker takes its own company with it, and nobody else's."""

from __future__ import annotations

import asyncio
import colorsys
import math
import operator
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
import pytest

from leadgen_assets.stages.parsing import NICENESS, ParsingFailed, ParsingPool, _pool


@contextmanager
def pool_of(workers: int, in_process_first: int = 0) -> Iterator[ParsingPool]:
    pool = ParsingPool(workers, in_process_first)
    try:
        yield pool
    finally:
        pool.close()


@contextmanager
def impatient(workers: int, longest_seconds: float) -> Iterator[ParsingPool]:
    """A pool whose workers are up before it becomes impatient: their start takes long on a busy machine."""
    with pool_of(workers) as pool:
        asyncio.run(all_of(*(pool.run(time.sleep, 0.1) for _ in range(workers))))
        pool._longest = longest_seconds
        pool._suspects = _pool(1)
        asyncio.run(pool._alone(os.getpid))
        yield pool


def parsing_processes() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.Error):  # it has just ended
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
    return found


async def all_of(*calls: object) -> list[object]:
    return await asyncio.gather(*calls, return_exceptions=True)  # type: ignore[call-overload, no-any-return]


def test_a_small_request_starts_no_process() -> None:
    async def some() -> list[int]:
        return [await pool.run(os.getpid) for _ in range(5)]

    with pool_of(workers=2, in_process_first=5) as pool:
        assert set(asyncio.run(some())) == {os.getpid()}
        assert os.getpid() != asyncio.run(pool.run(os.getpid))


def test_no_workers_means_this_process() -> None:
    with pool_of(workers=0) as pool:
        assert asyncio.run(pool.run(os.getpid)) == os.getpid()


def test_until_workers_are_up_what_they_cannot_take_is_done_here() -> None:
    async def many() -> list[object]:
        first = await all_of(*(pool.run(os.getpid) for _ in range(5)))
        return [*first, await pool.run(os.getpid), await pool.run(os.getpid)]

    with pool_of(workers=1, in_process_first=100) as pool:
        pool.expect(61)
        told = asyncio.run(many())
    (worker,) = {*told} - {os.getpid()}
    assert told == [worker] * 2 + [os.getpid()] * 3 + [worker] * 2


IN_THIS_PROCESS: list[int] = []


def test_until_then_whoever_is_ahead_comes_first_and_the_others_give_way_to_the_loop() -> None:
    async def many() -> None:
        calls = [asyncio.create_task(pool.run(IN_THIS_PROCESS.append, number)) for number in range(5)]
        await asyncio.sleep(0)
        await pool.run_ahead(IN_THIS_PROCESS.append, 100)
        assert sum(call.done() for call in calls) < len(calls), "it did not wait for all of them"
        await all_of(*calls)

    IN_THIS_PROCESS.clear()
    with pool_of(workers=1, in_process_first=100) as pool:
        pool.expect(61)
        asyncio.run(many())
    assert IN_THIS_PROCESS.index(100) < IN_THIS_PROCESS.index(4)


def test_workers_can_be_started_before_there_is_a_call_and_have_its_modules_then() -> None:
    async def once_they_are_up() -> list[object]:
        async with asyncio.timeout(30):
            while pool._starting:  # noqa: ASYNC110  (another process)
                await asyncio.sleep(0.02)
        return await all_of(*(pool.run(os.getpid) for _ in range(9)), pool.run(_modules))

    with pool_of(workers=1, in_process_first=100) as pool:
        pool.start(colorsys.rgb_to_hls)
        *told, modules = asyncio.run(once_they_are_up())
        assert isinstance(modules, set)
    assert os.getpid() not in told
    assert "colorsys" in modules


def _modules() -> set[str]:
    return set(sys.modules)


def test_no_workers_are_started_where_there_shall_be_none() -> None:
    with pool_of(workers=0) as pool:
        pool.start(os.getpid)
        assert pool._executor is None
        assert asyncio.run(pool.run(os.getpid)) == os.getpid()


def test_workers_stand_behind_the_run_itself_and_its_database() -> None:
    with pool_of(1) as pool:
        (behind,) = asyncio.run(all_of(pool.run(os.nice, 0)))
    assert behind == os.nice(0) + NICENESS


def test_what_a_function_raises_comes_back() -> None:
    with pool_of(workers=1) as pool, pytest.raises(ValueError, match="math domain error"):
        asyncio.run(pool.run(math.sqrt, -1.0))


def test_a_call_that_kills_its_worker_fails_alone() -> None:
    async def all_at_once() -> list[object]:
        innocent = [pool.run(operator.add, number, 1) for number in range(12)]
        sleepers = [pool.run(time.sleep, 0.2) for _ in range(2)]
        return await all_of(*sleepers, pool.run(os._exit, 3), *innocent, pool.run(os._exit, 3))

    with pool_of(workers=2) as pool:
        *others, last = asyncio.run(all_at_once())
        assert isinstance(last, ParsingFailed)
        assert "died" in str(last)
        assert isinstance(others.pop(2), ParsingFailed)
        assert others == [None, None, *range(1, 13)]
        assert asyncio.run(pool.run(operator.add, 1, 1)) == 2, "the pool works on, also in another loop"


def test_a_call_that_hangs_is_given_up_alone() -> None:
    async def all_at_once() -> list[object]:
        return await all_of(pool.run(time.sleep, 600), *(pool.run(operator.add, n, 1) for n in range(12)))

    # One worker: whoever waits behind the call that hangs has waited as long when it is given up.
    with impatient(workers=1, longest_seconds=2.5) as pool:
        hung, *others = asyncio.run(all_at_once())
        assert isinstance(hung, ParsingFailed)
        assert "longer than 2 s" in str(hung)
        assert others == [*range(1, 13)]


def test_waiting_for_a_worker_is_not_counted_as_parsing() -> None:
    async def all_at_once() -> list[object]:
        return await all_of(*(pool.run(time.sleep, 0.6) for _ in range(8)))

    with impatient(workers=1, longest_seconds=3.0) as pool:
        assert asyncio.run(all_at_once()) == [None] * 8


def test_a_call_given_up_by_its_caller_leaves_no_process_behind() -> None:
    async def given_up() -> None:
        call = asyncio.create_task(pool.run(time.sleep, 600))
        while not parsing_processes():  # noqa: ASYNC110  (another process)
            await asyncio.sleep(0.02)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)

    with pool_of(workers=1) as pool:
        asyncio.run(given_up())
    _, alive = psutil.wait_procs(parsing_processes(), timeout=10)
    assert alive == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_whole_group_leaves_the_workers_to_the_run(number: signal.Signals) -> None:
    async def through_a_signal() -> int:
        worker = await pool.run(os.getpid)
        parsing = asyncio.create_task(pool.run(time.sleep, 0.3))
        await asyncio.sleep(0.1)
        os.kill(worker, number)
        await parsing
        return await pool.run(os.getpid) - worker

    with pool_of(workers=1) as pool:
        assert asyncio.run(through_a_signal()) == 0, "the same worker goes on"


def test_workers_leave_when_their_parent_is_killed() -> None:
    script = (
        "import asyncio, os, time\n"
        "from leadgen_assets.stages.parsing import ParsingPool\n"
        "async def main():\n"
        "    pool = ParsingPool(2, 0)\n"
        "    print(await pool.run(os.getpid), flush=True)\n"
        "    await pool.run(time.sleep, 600)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        _, alive = psutil.wait_procs([worker], timeout=20)
        assert alive == []


def test_what_a_question_waits_for_is_parsed_before_what_waited_longer() -> None:
    order: list[str] = []

    async def called(name: str, *, ahead: bool = False) -> None:
        run = pool.run_ahead if ahead else pool.run
        await run(time.sleep, 0.05)
        order.append(name)

    async def some() -> None:
        under_way = [asyncio.create_task(called("under way")) for _ in range(2)]
        await asyncio.sleep(0)
        waiting = [asyncio.create_task(called(f"site {number}")) for number in range(3)]
        await asyncio.sleep(0)
        given_up = asyncio.create_task(called("given up", ahead=True))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.gather(*under_way, *waiting, called("asked for", ahead=True), given_up, return_exceptions=True)

    with pool_of(workers=1) as pool:
        asyncio.run(pool.run(time.sleep, 0.01))
        asyncio.run(some())
    assert order == ["under way", "under way", "asked for", "site 0", "site 1", "site 2"]
