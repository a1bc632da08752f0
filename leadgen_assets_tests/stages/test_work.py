"""The durable map: what is done stays done, what is poisoned stays alone, and a stop loses nothing."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import errors

from leadgen_assets.domain.errors import (
    DatabaseUnavailable,
    FenceLost,
    ModelDown,
    ModelPaused,
    ModelUnusable,
    StageFailed,
)
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.booking import booked
from leadgen_assets.stages import again, committing, steady, work
from leadgen_assets.stages.item import Finished, Item
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.requests import redo
from leadgen_assets.storage.rows import Table
from leadgen_assets.telemetry.work import present_work, working_on

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

STAGE = "a_stage"
NOTES = Table(
    "company_aliases",
    {"alias_key": "text", "company_id": "bigint", "reason": "text", "source": "text"},
    ("alias_key",),
)
"""Rows to write, with a key, a foreign key and an index to offend against."""

Handler = Callable[[Item[Any]], Awaitable[Finished]]


@pytest.fixture
def key(desk: Desk) -> str:
    request = LeadRequest(tenant=desk.tenant, name="work", sources=("list:nothing.csv",))
    key = desk.submit(request)
    desk.sql("INSERT INTO leadgen.companies (identity_key, name) VALUES ('c', 'A Company')")
    return key


@pytest.fixture
def company(desk: Desk, key: str) -> int:
    ((company_id,),) = desk.sql("SELECT company_id FROM leadgen.companies")
    return int(company_id)


def note(company_id: int, alias: str, text: str = "") -> Finished:
    return Finished([(NOTES, [(alias, company_id, text, "test")])], {"said": text[:10]})


def items_of(payloads: Sequence[Any], input_hash: str = "h1") -> list[Item[Any]]:
    return [Item(f"i{number:04}", input_hash, payload) for number, payload in enumerate(payloads)]


async def work_on(
    session: RequestSession, items: Sequence[Item[Any]], handler: Handler, watch: Watch | None = None
) -> Tally:
    watch = watch or Watch(asyncio.Event(), lambda progress: None)
    stage: StageWork[Any] = StageWork(session, STAGE, watch)
    await stage.load_marks()

    async def open_ones() -> AsyncIterator[Item[Any]]:
        for item in items:
            if not stage.is_done(item.key, item.input_hash):
                yield item

    return await stage.run(open_ones(), handler, len(items))


def go(desk: Desk, key: str, items: Sequence[Item[Any]], handler: Handler, **options: Any) -> Tally:
    return desk.in_session(key, lambda session: work_on(session, items, handler), **options)


def marks(desk: Desk) -> dict[str, tuple[str, int]]:
    rows = desk.sql("SELECT item, status, attempts FROM leadgen.work_items WHERE stage = %s", STAGE)
    return {item: (status, attempts) for item, status, attempts in rows}


def aliases(desk: Desk) -> dict[str, str]:
    return dict(desk.sql("SELECT alias_key, reason FROM leadgen.company_aliases"))


# Done stays done


def test_what_is_done_is_not_done_again_for_the_same_input(desk: Desk, key: str, company: int) -> None:
    handled: list[str] = []

    async def handler(item: Item[str]) -> Finished:
        handled.append(item.key)
        return note(company, item.key, item.payload)

    items = items_of(["a", "b", "c"])
    first = go(desk, key, items[:2], handler)
    assert (first.done, first.skipped, first.failed) == (2, 0, 0)
    second = go(desk, key, items, handler, run_id="run-two")
    assert (second.done, second.skipped, second.failed) == (1, 2, 0)
    assert handled == ["i0000", "i0001", "i0002"]
    assert set(marks(desk).values()) == {("done", 1)}


@pytest.mark.timeout(60)
def test_what_ends_alone_is_committed_at_once_and_tells_the_stage_behind_it(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "GATHER_SECONDS", 600)

    async def first_one_committed(session: RequestSession) -> Tally:
        async def handler(item: Item[str]) -> Finished:
            if item.payload == "b":
                await session.bell(STAGE).wait()
                assert [*aliases(desk)] == ["i0000"]
            return note(company, item.key, item.payload)

        return await work_on(session, items_of(["a", "b"]), handler)

    assert desk.in_session(key, first_one_committed).done == 2


def test_lines_and_spans_within_an_item_name_its_own_stage_while_another_one_goes_on(
    desk: Desk, key: str, company: int
) -> None:
    async def handler(item: Item[str]) -> Finished:
        async with asyncio.TaskGroup() as asking:
            told = asking.create_task(asyncio.to_thread(present_work))
        work = told.result()
        return note(company, item.key, f"{work.request} {work.stage} {work.run}")

    with working_on(key, "company_pages", "a-run"):  # a later stage, begun over what this one has finished
        go(desk, key, items_of(["a"]), handler)
        assert present_work().stage == "company_pages"
    assert aliases(desk) == {"i0000": f"{key} {STAGE} a-run"}


def test_a_new_input_replaces_the_items_rows(desk: Desk, key: str, company: int) -> None:
    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key, item.payload)

    go(desk, key, items_of(["old", "same"]), handler)
    renewed = [*items_of(["new"], "h2"), *items_of(["old", "unread"])[1:]]
    tally = go(desk, key, renewed, handler)
    assert (tally.done, tally.skipped) == (1, 1)
    assert aliases(desk) == {"i0000": "new", "i0001": "same"}
    assert marks(desk) == {"i0000": ("done", 2), "i0001": ("done", 1)}


@pytest.mark.parametrize(("only_failed", "repeated"), [(True, {"i0001"}), (False, {"i0000", "i0001"})])
def test_redo_does_earlier_work_again_and_never_later_work(
    desk: Desk, key: str, company: int, only_failed: bool, repeated: set[str]
) -> None:
    day = datetime(2026, 3, 1, tzinfo=UTC)
    handled: list[str] = []
    fails = True

    async def handler(item: Item[str]) -> Finished:
        handled.append(item.key)
        if fails and item.payload == "bad":
            raise ValueError("not today")
        return note(company, item.key, item.payload)

    items = items_of(["good", "bad", "later, bad"])
    go(desk, key, items[:2], handler, now=lambda: day)
    go(desk, key, items, handler, now=lambda: day + timedelta(days=2))
    assert handled == ["i0000", "i0001", "i0002"]

    async def cut(session: RequestSession) -> None:
        async with session.writing() as conn:
            await redo(conn, key, day + timedelta(days=1), only_failed=only_failed)

    desk.in_session(key, cut)
    handled.clear()
    fails = False
    go(desk, key, items, handler, now=lambda: day + timedelta(days=3))
    assert set(handled) == repeated
    handled.clear()
    go(desk, key, items, handler, now=lambda: day + timedelta(days=4))
    assert handled == []


# Poison stays alone

POISON: dict[str, Callable[[int], Finished]] = {
    "NUL": lambda company: note(company, "poison", "a\x00b"),
    "half a surrogate pair": lambda company: note(company, "poison", "a\ud800b"),
    "NUL in its result": lambda company: Finished(result={"title": "a\x00b"}),
    "half a surrogate pair in its result": lambda company: Finished(result={"title": "\udfff"}),
    "no such company": lambda company: note(-1, "poison"),
    "a key too long for its index": lambda company: note(company, random.Random(1).randbytes(40_000).hex()),
    "a number too large": lambda company: note(2**63, "poison"),
    "NULL where a value must be": lambda company: Finished([(NOTES, [("poison", company, None, "test")])]),
}


@pytest.mark.parametrize("poison", POISON)
def test_a_poisoned_row_fails_its_item_alone_with_a_reason(desk: Desk, key: str, company: int, poison: str) -> None:
    async def handler(item: Item[int]) -> Finished:
        return POISON[poison](company) if item.payload == 7 else note(company, item.key, "fine")

    tally = go(desk, key, items_of(range(20)), handler)
    assert (tally.done, tally.failed) == (19, 1)
    statuses = marks(desk)
    assert statuses.pop("i0007") == ("failed", 1)
    assert set(statuses.values()) == {("done", 1)}
    assert len(aliases(desk)) == 19
    ((item, reason),) = desk.sql("SELECT item, reason FROM leadgen.quarantine")
    assert item == "i0007"
    assert reason
    assert "Traceback" not in reason


def test_a_megabyte_of_title_is_no_poison(desk: Desk, key: str, company: int) -> None:
    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key, "long " * 200_000)

    assert go(desk, key, items_of(["x"]), handler).done == 1


@pytest.mark.parametrize(
    "words",
    ["a\x00b", "\ud83d alone", "", "first\nsecond"],
    # Half a surrogate pair in a test's name would end xdist's worker.
    ids=["nul", "half a pair", "nothing", "two lines"],
)
def test_whatever_a_failure_says_can_be_stored(
    desk: Desk, key: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work.log, "disabled", True)  # xdist cannot send half a pair in a captured log

    async def handler(item: Item[str]) -> Finished:
        raise RuntimeError(words)

    assert go(desk, key, items_of(["x"]), handler).failed == 1
    ((reason,),) = desk.sql("SELECT reason FROM leadgen.quarantine")
    assert reason.startswith("RuntimeError: ")
    assert "second" not in reason


def test_success_takes_an_item_out_of_quarantine(desk: Desk, key: str, company: int) -> None:
    async def failing(item: Item[str]) -> Finished:
        raise ValueError("not yet")

    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key)

    go(desk, key, items_of(["x"]), failing)
    assert desk.sql("SELECT count(*) FROM leadgen.quarantine") == [(1,)]
    assert go(desk, key, items_of(["x"], "h2"), handler).done == 1
    assert desk.sql("SELECT count(*) FROM leadgen.quarantine") == [(0,)]


def test_something_else_that_is_cancelled_fails_the_item_instead_of_losing_it(desk: Desk, key: str) -> None:
    async def handler(item: Item[str]) -> Finished:
        given_up: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        given_up.cancel()
        await given_up
        raise AssertionError

    tally = go(desk, key, items_of(["x", "y"]), handler)
    assert tally.failed == 2
    assert set(marks(desk).values()) == {("failed", 1)}


# The share that may fail


def test_a_stage_fails_when_most_of_it_fails_and_the_next_run_tries_that_again(desk: Desk, key: str) -> None:
    healed = False

    async def handler(item: Item[int]) -> Finished:
        if item.payload < 8 and not healed:
            raise ValueError("the archive is on another disk")
        return Finished()

    with pytest.raises(StageFailed, match=r"8 of 12 items of a_stage failed.*the archive is on another disk \(8x\)"):
        go(desk, key, items_of(range(12)), handler)
    assert sorted(status for status, _ in marks(desk).values()) == ["done"] * 4 + ["failed"] * 8
    healed = True
    tally = go(desk, key, items_of(range(12)), handler, run_id="run-two")
    assert (tally.done, tally.skipped, tally.failed) == (8, 4, 0)


def test_a_service_that_was_down_is_named_with_its_address_and_what_to_do(
    desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "WAITS", (0.0, 0.0))

    async def handler(item: Item[int]) -> Finished:
        raise ModelDown(
            "it failed again and again (cannot connect)", "http://127.0.0.1:9/v1", "see that it can be reached"
        )

    with pytest.raises(StageFailed, match=r"again and again \(cannot connect\) \(12x\)") as told:
        go(desk, key, items_of(range(12)), handler)
    assert told.value.where == f"http://127.0.0.1:9/v1, request {key}"
    assert told.value.todo.startswith("see that it can be reached; then run the request again")


def test_a_few_failures_do_not_fail_a_stage_and_are_not_tried_again_by_themselves(desk: Desk, key: str) -> None:
    async def handler(item: Item[int]) -> Finished:
        if item.payload < 5:
            raise ValueError("odd")
        return Finished()

    assert go(desk, key, items_of(range(12)), handler).failed == 5
    assert go(desk, key, items_of(range(12)), handler).skipped == 12


# Faults of the database


def failing_writes(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int) -> list[str]:
    """Have the first so many transactions of the map fail; returns the list of the failures."""
    real, failed = committing.write, list[str]()

    async def write(conn: Any, table: Table, rows: Any) -> None:
        if rows and table.name == "work_items" and len(failed) < times:
            failed.append(table.name)
            raise error
        await real(conn, table, rows)

    monkeypatch.setattr(committing, "write", write)
    monkeypatch.setattr(steady, "WAITS", (0.01, 0.01, 0.01))
    return failed


@pytest.mark.parametrize("error", [errors.DeadlockDetected("busy"), errors.SerializationFailure("busy")])
@pytest.mark.parametrize("times", [1, 3, 5])
def test_a_conflict_is_tried_again(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch, error: Exception, times: int
) -> None:
    failed = failing_writes(monkeypatch, error, times)

    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key)

    tally = go(desk, key, items_of(["a", "b", "c", "d"]), handler)
    assert len(failed) == times
    assert (tally.done, tally.failed) == (4, 0)
    assert len(aliases(desk)) == 4


def test_a_conflict_that_never_ends_fails_its_item_in_words(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_writes(monkeypatch, errors.DeadlockDetected("deadlock detected\nDETAIL: rows"), 3)

    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key)

    assert go(desk, key, items_of(["a"]), handler).failed == 1
    assert desk.sql("SELECT reason FROM leadgen.quarantine") == [("DeadlockDetected: deadlock detected",)]


def test_a_real_deadlock_with_another_writer_loses_nothing(desk: Desk, key: str, company: int) -> None:
    for alias in ("i0000", "i0001"):
        desk.sql("INSERT INTO leadgen.company_aliases VALUES (DEFAULT, %s, %s, 'old', 'test')", alias, company)

    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key, "new")

    async def scene(session: RequestSession) -> Tally:
        rival = await psycopg.AsyncConnection.connect(desk.url)
        async with rival:
            await rival.execute("SET deadlock_timeout = '10s'")  # so that the map is the one that gives way
            await rival.execute("UPDATE leadgen.company_aliases SET source = 'rival' WHERE alias_key = 'i0001'"
                                " AND tenant_id = %s", [desk.tenant])  # fmt: skip
            running = asyncio.create_task(work_on(session, items_of(["x", "y"]), handler))
            waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            async with await psycopg.AsyncConnection.connect(desk.url, autocommit=True) as looking:
                while not await (await looking.execute(waiting)).fetchone():  # noqa: ASYNC110  (another process)
                    await asyncio.sleep(0.01)
            await rival.execute("UPDATE leadgen.company_aliases SET source = 'rival' WHERE alias_key = 'i0000'"
                                " AND tenant_id = %s", [desk.tenant])  # fmt: skip
        return await running

    tally = desk.in_session(key, scene)
    assert (tally.done, tally.failed) == (2, 0)
    assert aliases(desk) == {"i0000": "new", "i0001": "new"}


@pytest.mark.parametrize("error", [psycopg.OperationalError("gone"), psycopg.InterfaceError("closed"),
                                   errors.DiskFull("full"), DatabaseUnavailable("away")])  # fmt: skip
def test_a_database_that_comes_back_is_waited_for(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    failing_writes(monkeypatch, error, 3)

    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key)

    assert go(desk, key, items_of(["a", "b"]), handler).done == 2
    assert len(aliases(desk)) == 2


def test_a_database_that_stays_away_ends_the_stage_in_words_and_the_next_run_goes_on(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def handler(item: Item[str]) -> Finished:
        return note(company, item.key)

    with monkeypatch.context() as patch:
        failing_writes(patch, psycopg.OperationalError("the disk is full\nLINE 1: secret"), 99)
        with pytest.raises(DatabaseUnavailable, match="the disk is full") as told:
            go(desk, key, items_of(["a"]), handler)
        assert "secret" not in str(told.value)
    assert marks(desk) == aliases(desk) == {}
    assert go(desk, key, items_of(["a"]), handler).done == 1


# Stopping


def test_a_stop_drains_what_is_under_way_commits_it_and_starts_nothing_more(desk: Desk, key: str, company: int) -> None:
    desk.settings = desk.settings.model_copy(update={"concurrency": 3})
    stop, started = asyncio.Event(), list[str]()

    async def handler(item: Item[int]) -> Finished:
        started.append(item.key)
        if item.payload == 4:
            stop.set()
        await asyncio.sleep(0.05)
        return note(company, item.key)

    async def stopped(session: RequestSession) -> Tally:
        return await work_on(session, items_of(range(50)), handler, Watch(stop, lambda progress: None))

    tally = desk.in_session(key, stopped)
    assert tally.stopped
    assert 5 <= len(started) <= 8
    assert tally.done == len(started) == len(marks(desk))
    assert set(aliases(desk)) == set(started)
    stop.clear()
    rest = go(desk, key, items_of(range(50)), handler)
    assert (rest.done, rest.skipped) == (50 - tally.done, tally.done)


def test_a_stop_does_not_wait_for_a_handler_that_never_ends(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "DRAIN_SECONDS", 0.1)
    stop, ended = asyncio.Event(), list[str]()

    async def handler(item: Item[int]) -> Finished:
        if item.payload == 0:
            return note(company, item.key)
        stop.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(item.key)
        raise AssertionError

    async def stopped(session: RequestSession) -> Tally:
        return await work_on(session, items_of(range(5)), handler, Watch(stop, lambda progress: None))

    tally = desk.in_session(key, stopped)
    assert tally.stopped
    assert marks(desk) == {"i0000": ("done", 1)}
    assert "i0001" in ended


def test_an_item_that_hangs_fails_alone_and_in_words(desk: Desk, key: str, company: int) -> None:
    desk.settings = desk.settings.model_copy(update={"item_seconds": 0.3})

    async def handler(item: Item[int]) -> Finished:
        if item.payload == 1:
            await asyncio.Event().wait()
        if item.payload == 2:
            raise TimeoutError("its own")
        return note(company, item.key)

    tally = desk.in_session(key, lambda session: work_on(session, items_of(range(4)), handler))
    assert (tally.done, tally.failed) == (2, 2)
    assert tally.reasons == {
        "TimeoutError: it was not done within 0.3 s (LEADGEN_ITEM_SECONDS)": 1,
        "TimeoutError: its own": 1,
    }


def test_rows_of_an_item_follow_what_it_asked_into_the_database(desk: Desk, key: str, company: int) -> None:
    seen: list[dict[str, tuple[str, int]]] = []

    async def entry() -> None:
        await asyncio.sleep(0.3)
        seen.append(marks(desk))

    async def handler(item: Item[int]) -> Finished:
        await booked(entry(), usable=True)
        assert not seen  # it goes on meanwhile
        return note(company, item.key)

    desk.in_session(key, lambda session: work_on(session, items_of(range(1)), handler))
    assert seen == [{}]
    assert marks(desk) == {"i0000": ("done", 1)}


def test_a_stop_does_not_wait_for_a_feeder_that_has_nothing_to_say(desk: Desk, key: str, company: int) -> None:
    stop = asyncio.Event()

    async def handler(item: Item[int]) -> Finished:
        return note(company, item.key)

    async def stopped(session: RequestSession) -> Tally:
        stage: StageWork[int] = StageWork(session, STAGE, Watch(stop, lambda progress: None))

        async def endless() -> AsyncIterator[Item[int]]:
            yield Item("i0000", "h", 0)
            stop.set()
            await asyncio.Event().wait()

        return await stage.run(endless(), handler, 2)

    tally = desk.in_session(key, stopped)
    assert tally.stopped
    assert tally.done == 1


# Errors beside the items


def test_what_is_under_way_is_kept_when_no_further_item_can_be_had(desk: Desk, key: str, company: int) -> None:
    async def handler(item: Item[int]) -> Finished:
        await asyncio.sleep(0.02)
        return note(company, item.key)

    async def broken(session: RequestSession) -> None:
        stage: StageWork[int] = StageWork(session, STAGE, Watch(asyncio.Event(), lambda progress: None))

        async def breaking() -> AsyncIterator[Item[int]]:
            for item in items_of(range(3)):
                yield item
            raise DatabaseUnavailable("gone while reading")

        await stage.run(breaking(), handler, 9)

    with pytest.raises(DatabaseUnavailable, match="gone while reading"):
        desk.in_session(key, broken)
    assert len(marks(desk)) == 3


def test_a_lost_fence_ends_the_stage_and_writes_nothing_but_what_was_asked_is_answered(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "DRAIN_SECONDS", 0.5)
    desk.settings = desk.settings.model_copy(update={"concurrency": 3})
    lost, answered, given_up = asyncio.Event(), list[str](), list[str]()
    real = StageWork._lose

    def lose(self: StageWork[int], error: FenceLost) -> None:
        real(self, error)
        lost.set()

    monkeypatch.setattr(StageWork, "_lose", lose)

    async def handler(item: Item[int]) -> Finished:
        if item.payload == 2:
            try:
                await asyncio.Event().wait()
            finally:
                given_up.append(item.key)
        if item.payload:
            await lost.wait()
            await asyncio.sleep(0.05)
            answered.append(item.key)
        return note(company, item.key)

    async def orphan(session: RequestSession) -> None:
        async with desk.session(key, "run-two"):
            await work_on(session, items_of(range(9)), handler)

    with pytest.raises(FenceLost, match="run-one lost"):
        desk.in_session(key, orphan)
    assert (answered, given_up) == (["i0001", "i0003"], ["i0002"])
    assert marks(desk) == aliases(desk) == {}


# Memory and progress


def test_no_more_items_are_held_than_are_worked_on(
    desk: Desk, key: str, company: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "GATHER_ITEMS", 4)
    desk.settings = desk.settings.model_copy(update={"concurrency": 3})
    pulled, handled, most = 0, 0, [0, 0]

    async def handler(item: Item[int]) -> Finished:
        nonlocal handled
        most[0] = max(most[0], pulled - handled)
        await asyncio.sleep(0)
        handled += 1
        return note(company, item.key)

    async def slow(session: RequestSession) -> Tally:
        stage: StageWork[int] = StageWork(session, STAGE, Watch(asyncio.Event(), lambda progress: None))
        real = stage._commits.commit

        async def commit(batch: Any) -> None:
            most[1] = max(most[1], pulled - len(marks(desk)))
            await asyncio.sleep(0.05)
            await real(batch)

        monkeypatch.setattr(stage._commits, "commit", commit)

        async def counted() -> AsyncIterator[Item[int]]:
            nonlocal pulled
            for item in items_of(range(40)):
                pulled += 1
                yield item

        return await stage.run(counted(), handler, 40)

    assert desk.in_session(key, slow).done == 40
    assert most[0] <= 3
    assert most[1] <= 3 + 4 + 4  # worked on, waiting to be committed, being committed


def test_progress_ends_with_everything_done(desk: Desk, key: str) -> None:
    told: list[Progress] = []

    async def handler(item: Item[int]) -> Finished:
        if item.payload == 3:
            raise ValueError("odd")
        return Finished()

    async def watched(session: RequestSession) -> Tally:
        return await work_on(session, items_of(range(9)), handler, Watch(asyncio.Event(), told.append))

    go(desk, key, items_of(range(4))[:2], handler)
    desk.in_session(key, watched)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert (told[-1].stage, told[-1].done, told[-1].total, told[-1].failed) == (STAGE, 9, 9, 1)


# A limit comes first


def paused(limit: str = "day", *, cheaper: bool = False) -> ModelPaused:
    until = None if limit == "request" else datetime(2026, 11, 26, tzinfo=UTC)
    what, needs = "the day's dollars are spent", "the next question may cost $0.10"
    return ModelPaused(what, "tenant t", "wait, or raise it", limit=limit, until=until, needs=needs, cheaper=cheaper)


def test_a_limit_puts_an_item_off_and_begins_no_further_one(desk: Desk, key: str, company: int) -> None:
    desk.settings = desk.settings.model_copy(update={"concurrency": 1})
    handled: list[str] = []
    spent = True

    async def handler(item: Item[str]) -> Finished:
        handled.append(item.key)
        if spent and item.key == "i0001":
            raise paused()
        return note(company, item.key, item.payload)

    items = items_of(["a", "b", "c", "d"])
    tally = go(desk, key, items, handler)
    assert handled == ["i0000", "i0001"]
    assert (tally.done, tally.put_off, tally.failed, tally.stopped) == (1, 1, 0, False)
    assert tally.paused is not None
    assert (tally.paused.limit, tally.paused.until) == ("day", datetime(2026, 11, 26, tzinfo=UTC))
    assert "the day's dollars are spent" in tally.paused.reason
    assert marks(desk) == {"i0000": ("done", 1), "i0001": ("deferred", 1)}
    assert desk.sql("SELECT result FROM leadgen.work_items WHERE status = 'deferred'") == [
        ({"limit": "day", "until": "2026-11-26T00:00:00+00:00"},)
    ]
    spent = False
    tally = go(desk, key, items, handler, run_id="run-two")
    assert (tally.done, tally.skipped, tally.paused) == (3, 1, None)
    assert {status for status, _ in marks(desk).values()} == {"done"}


def test_behind_a_question_that_is_too_dear_items_go_on_until_no_cheaper_one_fits(
    desk: Desk, key: str, company: int
) -> None:
    """The next run takes up what was put off before what was never begun."""
    desk.settings = desk.settings.model_copy(update={"concurrency": 1})
    faults = {
        "i0001": paused("request", cheaper=True),
        "i0003": paused("request", cheaper=True),
        "i0004": paused("request"),
    }
    handled: list[str] = []

    async def handler(item: Item[str]) -> Finished:
        handled.append(item.key)
        if item.key in faults:
            raise faults[item.key]
        return note(company, item.key, item.payload)

    items = items_of(["a", "b", "c", "d", "e", "f"])
    tally = go(desk, key, items, handler)
    assert handled == ["i0000", "i0001", "i0002", "i0003", "i0004"]
    assert (tally.done, tally.put_off) == (2, 3)
    assert tally.paused is not None
    assert (tally.paused.limit, tally.paused.reason) == ("request", "the next question may cost $0.10")
    handled.clear()
    faults.clear()
    assert go(desk, key, items, handler, run_id="run-two").done == 4
    assert handled == ["i0001", "i0003", "i0004", "i0005"]


def test_a_limit_that_passes_by_itself_says_when_a_stage_goes_on(desk: Desk, key: str, company: int) -> None:
    desk.settings = desk.settings.model_copy(update={"concurrency": 1})
    faults = [paused("request", cheaper=True), paused("hour")]

    async def handler(item: Item[str]) -> Finished:
        raise faults.pop(0)

    tally = go(desk, key, items_of(["a", "b", "c"]), handler)
    assert tally.paused is not None
    assert (tally.paused.limit, tally.paused.until) == ("hour", datetime(2026, 11, 26, tzinfo=UTC))


def test_at_which_question_an_item_was_put_off_is_kept(desk: Desk, key: str, company: int) -> None:
    fault = ModelPaused("spent", "", "", limit="hour", until=None, agent="company_search", most_micro_usd=159_900)

    async def handler(item: Item[str]) -> Finished:
        raise fault

    go(desk, key, items_of(["a"]), handler)
    assert desk.sql("SELECT result->>'put_off', result->'needs_micro_usd' FROM leadgen.work_items") == [
        ("company_search", 159_900)
    ]


def test_what_was_finished_before_a_limit_stays_in_force(desk: Desk, key: str, company: int) -> None:
    async def works(item: Item[str]) -> Finished:
        return note(company, item.key, item.payload)

    async def is_paused(item: Item[str]) -> Finished:
        raise paused("request")

    go(desk, key, items_of(["old"]), works)
    tally = go(desk, key, items_of(["new"], "h2"), is_paused, run_id="run-two")
    assert (tally.put_off, marks(desk)) == (1, {"i0000": ("done", 1)})
    assert go(desk, key, items_of(["new"], "h2"), works, run_id="run-three").done == 1
    assert aliases(desk) == {"i0000": "new"}


def test_what_is_worth_something_without_an_answer_is_written_and_stays_open(
    desk: Desk, key: str, company: int
) -> None:
    async def handler(item: Item[str]) -> Finished:
        found = note(company, item.key, item.payload)
        return Finished(found.rows, found.result, paused("hour"))

    tally = go(desk, key, items_of(["a", "b"]), handler)
    assert (tally.done, tally.put_off) == (0, 2)
    assert aliases(desk) == {"i0000": "a", "i0001": "b"}
    assert {status for status, _ in marks(desk).values()} == {"deferred"}
    assert go(desk, key, items_of(["a", "b"]), handler, run_id="run-two").skipped == 0


def test_a_model_that_cannot_be_used_ends_the_stage_with_its_words(desk: Desk, key: str, company: int) -> None:
    desk.settings = desk.settings.model_copy(update={"concurrency": 1})

    async def handler(item: Item[str]) -> Finished:
        if item.key == "i0001":
            raise ModelUnusable("the key is refused", "OPENAI_API_KEY", "set another")
        return note(company, item.key, item.payload)

    with pytest.raises(ModelUnusable, match="the key is refused"):
        go(desk, key, items_of(["a", "b", "c"]), handler)
    assert marks(desk) == {"i0000": ("done", 1)}, "what was done is kept, what was not stays open"
