"""Lead requests as they are stored: submitted once, found again, queued again, told what comes next."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection

from leadgen_assets.domain.errors import RequestConflict, RequestUnknown
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.requests import (
    StoredRequest,
    crashes_after,
    load,
    load_all,
    queue_again,
    record_event,
    redo,
    run_times,
    set_exhausted,
    set_status,
)

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf


def stored(shelf: Shelf, key: str) -> StoredRequest:
    async def read(conn: AsyncConnection[Any]) -> StoredRequest:
        return await load(conn, key)

    return shelf.tx(read)


def write(shelf: Shelf, key: str, status: RequestStatus, reason: str = "", run_id: str | None = None) -> None:
    async def written(conn: AsyncConnection[Any]) -> None:
        await set_status(conn, key, status, reason, f"do something about {status}", run_id)

    shelf.tx(written)


def events(shelf: Shelf) -> list[Any]:
    return shelf.sql("SELECT event, detail FROM leadgen.events ORDER BY event_id")


def test_a_request_is_found_as_it_was_submitted_with_a_snapshot_of_its_icp(shelf: Shelf) -> None:
    key = shelf.request(states=("TX",), target_companies=7)
    found = stored(shelf, key)
    assert found.request.states == ("TX",)
    assert (found.icp, found.icp_hash) == (shelf.icp, shelf.icp.digest())
    assert (found.status, found.round, found.launch, found.crashes, found.exhausted) == ("running", 1, 1, 0, False)
    assert (found.base_folder, found.run_id) == ("/base", None)
    assert found.created_at.utcoffset() == timedelta(0)


def test_the_same_request_again_is_the_same_request(shelf: Shelf) -> None:
    first = shelf.request()
    write(shelf, first, RequestStatus.FAILED, "odd")
    assert shelf.request() == first
    assert stored(shelf, first).status is RequestStatus.FAILED
    assert shelf.sql("SELECT count(*) FROM leadgen.lead_requests") == [(1,)]
    assert shelf.sql("SELECT count(*) FROM leadgen.icps") == [(1,)]


def test_the_same_name_with_other_content_is_refused_with_the_difference(shelf: Shelf) -> None:
    key = shelf.request(target_companies=25)
    with pytest.raises(RequestConflict, match="target_companies: 25 here, 50 there") as told:
        shelf.request(target_companies=50)
    assert key in told.value.where
    assert stored(shelf, key).request.target_companies == 25


def test_a_request_that_failed_before_it_found_anybody_may_be_corrected(shelf: Shelf) -> None:
    key = shelf.request(target_companies=25)
    write(shelf, key, RequestStatus.FAILED, "there is no such list")
    assert shelf.request(target_companies=50) == key
    corrected = stored(shelf, key)
    assert (corrected.request.target_companies, corrected.status, corrected.round) == (50, "running", 1)


def test_what_has_found_a_company_is_not_corrected_away(shelf: Shelf) -> None:
    key = shelf.request(target_companies=25)
    shelf.sql("INSERT INTO leadgen.companies (identity_key, name) VALUES ('domain:acme.example', 'Acme')")
    shelf.sql(
        "INSERT INTO leadgen.request_companies (request_key, company_id, status, rank, round)"
        " SELECT %s, company_id, 'candidate', 1, 1 FROM leadgen.companies",
        key,
    )
    write(shelf, key, RequestStatus.FAILED, "the disk was full")
    with pytest.raises(RequestConflict):
        shelf.request(target_companies=50)


def test_names_that_are_one_slug_are_one_request(shelf: Shelf) -> None:
    shelf.request("Texas, 2026")
    with pytest.raises(RequestConflict, match="name:"):
        shelf.request("texas 2026!")


def test_an_unknown_key_and_another_tenants_key_are_both_unknown(shelf: Shelf) -> None:
    key = shelf.request()
    for asker, asked in ((shelf, f"{shelf.tenant}.nothing"), (shelf.other(), key)):
        with pytest.raises(RequestUnknown, match="There is no request"):
            stored(asker, asked)


def test_statuses_are_written_with_the_run_and_told_in_the_audit_trail(shelf: Shelf) -> None:
    key = shelf.request()
    write(shelf, key, RequestStatus.RUNNING, run_id="run-one")
    write(shelf, key, RequestStatus.FAILED, "odd")
    found = stored(shelf, key)
    assert (found.status, found.status_reason, found.next_step) == ("failed", "odd", "do something about failed")
    assert found.run_id == "run-one", "who writes no run keeps the one that is there"
    assert events(shelf) == [
        ("status running", {"reason": "", "run_id": "run-one"}),
        ("status failed", {"reason": "odd", "run_id": None}),
    ]


def test_queueing_again_counts_rounds_launches_and_crashes_apart(shelf: Shelf) -> None:
    key = shelf.request()

    async def again(conn: AsyncConnection[Any], *, next_round: bool, crashed: bool) -> None:
        crashes = await crashes_after(conn, await load(conn, key)) if crashed else 0
        await queue_again(conn, key, reason="because", next_round=next_round, crashes=crashes)

    shelf.tx(lambda conn: again(conn, next_round=False, crashed=True))
    shelf.tx(lambda conn: again(conn, next_round=False, crashed=True))
    found = stored(shelf, key)
    assert (found.status, found.round, found.launch, found.crashes) == ("queued", 1, 3, 2)
    assert f"leadgen run {key}" in found.next_step
    shelf.tx(lambda conn: again(conn, next_round=True, crashed=False))
    found = stored(shelf, key)
    assert (found.round, found.launch, found.crashes) == (2, 4, 0)


def test_a_run_that_starts_keeps_the_count_of_crashes_and_one_that_ends_resets_it(shelf: Shelf) -> None:
    key = shelf.request()

    async def crashed(conn: AsyncConnection[Any]) -> None:
        await queue_again(conn, key, reason="", next_round=False, crashes=1)

    shelf.tx(crashed)
    write(shelf, key, RequestStatus.RUNNING)
    assert stored(shelf, key).crashes == 1
    write(shelf, key, RequestStatus.READY)
    assert stored(shelf, key).crashes == 0


def test_requests_are_listed_by_status_oldest_first_and_only_ones_own(shelf: Shelf) -> None:
    keys = [shelf.request(name) for name in ("one", "two", "three")]
    shelf.other().request("theirs")
    write(shelf, keys[1], RequestStatus.QUEUED)

    async def listed(conn: AsyncConnection[Any], *statuses: RequestStatus) -> list[str]:
        return [one.key for one in await load_all(conn, statuses)]

    assert shelf.tx(listed) == keys
    assert shelf.tx(lambda conn: listed(conn, RequestStatus.QUEUED)) == [keys[1]]
    assert shelf.tx(lambda conn: listed(conn, RequestStatus.READY)) == []


def test_cut_offs_and_exhaustion_are_kept(shelf: Shelf) -> None:
    key, day = shelf.request(), datetime(2026, 5, 1, tzinfo=UTC)

    async def written(conn: AsyncConnection[Any]) -> None:
        await redo(conn, key, day, only_failed=True)
        await redo(conn, key, day + timedelta(days=1), only_failed=False)
        await set_exhausted(conn, key, True)

    shelf.tx(written)
    found = stored(shelf, key)
    assert (found.redo_failed_before, found.redo_all_before) == (day, day + timedelta(days=1))
    assert found.exhausted


def test_the_times_of_the_last_run(shelf: Shelf) -> None:
    key = shelf.request()

    async def times(conn: AsyncConnection[Any]) -> tuple[datetime | None, datetime | None]:
        return await run_times(conn, key)

    async def started(conn: AsyncConnection[Any]) -> None:
        await record_event(conn, key, "run started", {})

    assert shelf.tx(times) == (None, None)
    shelf.tx(started)
    began, ended = shelf.tx(times)
    assert began is not None
    assert ended is None
    write(shelf, key, RequestStatus.READY)
    began_again, ended = shelf.tx(times)
    assert began_again == began
    assert ended is not None
    assert ended > began


def test_an_event_of_no_request_is_the_tenants(shelf: Shelf) -> None:
    shelf.request()

    async def written(conn: AsyncConnection[Any]) -> None:
        await record_event(conn, None, "domains blocked", {"number": 3})

    shelf.tx(written)
    assert events(shelf) == [("domains blocked", {"number": 3})]
    assert events(shelf.other()) == []
    assert json.dumps(events(shelf))
