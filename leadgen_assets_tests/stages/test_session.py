"""Who may work on a request: one living run, and never an orphan."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from leadgen_assets.domain.errors import DatabaseUnavailable, FenceLost, RequestBusy
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.stages import session as sessions
from leadgen_assets.stages.session import RequestHold, RequestSession
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.locks import free_locks, lock_pid
from leadgen_assets.storage.requests import record_event

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk


KILLED = """
import sys
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
url, tenant, key, seconds = sys.argv[1:]
hold = RequestHold.take(Database(url), tenant, key, "run-one", lambda run: True)
print("held", flush=True)
hold._connection.execute("SELECT pg_sleep(%s)", [seconds])
"""
"""A run whose server is busy for it when it is killed, and notices its end only behind that."""


@pytest.fixture
def key(desk: Desk) -> str:
    return desk.submit(LeadRequest(tenant=desk.tenant, name="session", sources=("list:nothing.csv",)))


def take(desk: Desk, key: str, run_id: str, *living: str, again: bool = False) -> RequestHold:
    return RequestHold.take(Database(desk.url), desk.tenant, key, run_id, lambda run: run in living, again=again)


async def say(session: RequestSession, word: str) -> None:
    async with session.writing() as conn:
        await record_event(conn, session.key, word, {})


def said(desk: Desk) -> list[str]:
    return [row[0] for row in desk.sql("SELECT event FROM leadgen.events WHERE event <> 'submitted' ORDER BY event_id")]


def free(desk: Desk, *keys: str) -> set[str]:
    async def asked(database: Database) -> set[str]:
        async with database.operator_tx() as conn:
            return await free_locks(conn, keys)

    return desk.with_database(asked)


def test_a_second_run_is_refused_by_the_name_of_the_first(desk: Desk, key: str) -> None:
    hold = take(desk, key, "run-one")
    try:
        with pytest.raises(RequestBusy, match=f"{key} is being worked on by run run-one"):
            take(desk, key, "run-two", "run-one")
        assert hold.holds()
    finally:
        hold.release()
    second = take(desk, key, "run-two", "run-one")
    assert second.fence == hold.fence + 1
    second.release()


def test_a_run_that_dagster_has_ended_is_taken_over_and_can_write_nothing(desk: Desk, key: str) -> None:
    async def orphan(session: RequestSession) -> None:
        await say(session, "alive")
        second = await asyncio.to_thread(take, desk, key, "run-two")
        try:
            with pytest.raises(FenceLost, match="run-one lost"):
                await say(session, "orphan")
        finally:
            second.release()
        with pytest.raises(FenceLost):
            await say(session, "orphan again, although nobody holds the lock now")

    desk.in_session(key, orphan)
    assert said(desk) == ["alive"]


@pytest.mark.parametrize(("busy", "patience"), [("0.7", None), ("1.5", 0.0)])
def test_a_run_killed_just_now_is_taken_over_although_dagster_believes_it_alive(
    desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch, busy: str, patience: float | None
) -> None:
    if patience is not None:
        monkeypatch.setattr(sessions, "PATIENCE_SECONDS", patience)
    command = [sys.executable, "-c", KILLED, desk.url, desk.tenant, key, busy]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "held\n"
        with psycopg.connect(desk.url, autocommit=True) as looking:
            asleep = "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"
            for _ in range(500):
                if looking.execute(asleep).fetchone():
                    break
                time.sleep(0.01)
        killed.kill()
    if patience is not None:  # without patience it would be refused: the server still keeps the dead run's lock
        with pytest.raises(RequestBusy, match="being worked on by run run-one"):
            take(desk, key, "run-two", "run-one")
        return
    second = take(desk, key, "run-two", "run-one")
    assert (second.fence, second.run_id) == (2, "run-two")
    second.release()


def test_the_same_run_keeps_its_fence_over_its_stages(desk: Desk, key: str) -> None:
    fences = []
    for _ in range(2):
        hold = take(desk, key, "run-one")
        fences.append(hold.fence)
        hold.release()
    assert fences == [1, 1]


def test_a_run_that_has_the_lock_but_not_yet_the_fence_is_not_ousted(desk: Desk, key: str) -> None:
    take(desk, key, "run-one").release()
    starting = Database(desk.url).lock_connection()
    with starting:
        starting.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [key])
        with pytest.raises(RequestBusy, match="just starting"):
            take(desk, key, "run-two")
        assert starting.execute("SELECT 1").fetchone()


def test_a_hold_whose_connection_broke_is_taken_again_by_the_same_run(desk: Desk, key: str) -> None:
    hold = take(desk, key, "run-one")
    end_session(desk, key)
    assert not hold.holds()
    again = take(desk, key, "run-one", again=True)
    assert again.fence == hold.fence
    assert again.holds()
    again.release()


def test_a_hold_that_another_run_had_meanwhile_is_lost(desk: Desk, key: str) -> None:
    hold = take(desk, key, "run-one")
    end_session(desk, key)
    take(desk, key, "run-two").release()
    with pytest.raises(FenceLost, match="run-one lost"):
        take(desk, key, "run-one", again=True)
    hold.release()
    fence = desk.sql("SELECT run_id, fence FROM leadgen.request_fences")
    assert fence == [("run-two", 2)]


def test_a_run_that_stands_still_in_a_commit_does_not_hold_up_the_next(
    desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "STANDSTILL", "300ms")

    async def stands_still(session: RequestSession) -> None:
        async with session.writing() as conn:
            await record_event(conn, session.key, "half a commit", {})
            second = await asyncio.to_thread(take, desk, key, "run-two")
            second.release()

    with pytest.raises((DatabaseUnavailable, psycopg.Error)):
        desk.in_session(key, stands_still)
    assert said(desk) == []


def test_free_locks_are_told_without_keeping_anybody_out(desk: Desk, key: str) -> None:
    other = desk.submit(LeadRequest(tenant=desk.tenant, name="another", sources=("list:nothing.csv",)))
    hold = take(desk, key, "run-one")
    assert free(desk, key, other) == {other}
    with Database(desk.url).lock_connection() as connection:
        holder = lock_pid(connection, key)
        assert holder is not None
        assert holder != connection.info.backend_pid
        assert lock_pid(connection, other) is None
    hold.release()
    assert free(desk) == set()


def test_two_requests_of_two_tenants_do_not_stand_in_each_others_way(desk: Desk, key: str) -> None:
    one = take(desk, key, "run-one")
    desk.tenant = f"{desk.tenant}-other"
    theirs = desk.submit(LeadRequest(tenant=desk.tenant, name="session", sources=("list:nothing.csv",)))
    two = take(desk, theirs, "run-two", "run-one")
    assert one.holds()
    assert two.holds()
    one.release()
    two.release()


def end_session(desk: Desk, key: str) -> None:
    """End the database session that holds the request's lock, as a restart of the database does."""
    with Database(desk.url).lock_connection() as connection:
        pid = lock_pid(connection, key)
    assert pid is not None
    assert Database(desk.url).end_session(pid)
