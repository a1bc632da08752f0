"""What becomes of a request when a run ends: one status, one reason, one next step, and never a request stuck."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.stages.concluding import Conclusion, RunEnd, conclude
from leadgen_assets.stages.exporting import AGAIN
from leadgen_assets.stages.written_files import unwritable
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load, set_status

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

RUNNING, QUEUED, FAILED = RequestStatus.RUNNING, RequestStatus.QUEUED, RequestStatus.FAILED


@pytest.fixture
def key(desk: Desk) -> Iterator[str]:
    """A request on which run-one works."""
    key = desk.submit(LeadRequest(tenant=desk.tenant, name="ends", sources=("list:nothing.csv",)))
    running(desk, key, "run-one")
    yield key
    stored = stored_of(desk, key)
    assert stored.next_step, "whatever becomes of it, a person is told what comes next"


def running(desk: Desk, key: str, run_id: str) -> None:
    async def written(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await set_status(conn, key, RUNNING, "", "Nothing to do.", run_id)

    desk.with_database(written)


def end(desk: Desk, key: str, end: RunEnd, failure: str = "", run_id: str = "run-one") -> Conclusion:
    async def concluded(database: Database) -> Conclusion:
        async with database.tenant_tx(desk.tenant) as conn:
            return await conclude(conn, desk.settings, key, run_id, end, failure)

    conclusion = desk.with_database(concluded)
    stored = stored_of(desk, key)
    assert conclusion == Conclusion(stored.status, stored.status_reason, stored.next_step)
    return conclusion


def stored_of(desk: Desk, key: str) -> StoredRequest:
    async def read(database: Database) -> StoredRequest:
        async with database.tenant_tx(desk.tenant) as conn:
            return await load(conn, key)

    return desk.with_database(read)


def delivered(ready: Desk, target: int = 9) -> str:
    """A request that was worked on to its export by run-one."""
    ready.sql(
        "UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{target_companies}', %s::text::jsonb)", target
    )
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    ready.go(key, "export")
    running(ready, key, "run-one")
    return str(key)


def test_all_that_was_asked_for_is_ready(ready: Desk) -> None:
    key = delivered(ready)
    done = end(ready, key, RunEnd.FINISHED)
    assert (done.status, done.reason) == (RequestStatus.READY, "9 of 9 companies delivered")
    assert f"leadgen export {key}" in done.next_step
    assert end(ready, key, RunEnd.FINISHED) == done, "the sensor tells the same end again"
    assert end(ready, key, RunEnd.CRASHED) == done, "and a late alarm changes nothing"


@pytest.mark.parametrize(
    ("limited_by", "until", "words"),
    [
        ("request", "NULL", "(contacts anew); to have them asked, raise it, then: leadgen run"),
        ("hour", "'2026-11-26 10:00+00'", "to have them asked after 2026-11-26 10:00 UTC: leadgen run"),
    ],
)
def test_a_limit_that_left_questions_open_is_told_although_all_is_delivered(
    ready: Desk, limited_by: str, until: str, words: str
) -> None:
    key = delivered(ready)
    tenant = key.partition(".")[0]
    ready.sql(
        "INSERT INTO leadgen.stage_pauses (tenant_id, request_key, stage, run_id, limited_by, until, reason, paused_at)"
        f" VALUES ('{tenant}', '{key}', 'contacts', 'run-one', '{limited_by}', {until}, 'a limit', now())"
    )
    done = end(ready, key, RunEnd.FINISHED)
    assert done.status is RequestStatus.READY
    assert f"leadgen export {key}" in done.next_step
    assert "A limit left questions to the model open" in done.next_step
    assert words in done.next_step


def test_a_preview_of_companies_that_were_given_before_says_so_and_what_to_do(ready: Desk) -> None:
    ready.sql(
        'UPDATE leadgen.lead_requests SET request = request || \'{"preview": 3, "exclude_exported_days": 180}\'::jsonb'
    )
    ready.sql(
        "INSERT INTO leadgen.exported_companies (company_id, request_key, exported_at)"
        " SELECT company_id, 't0.earlier', now() FROM leadgen.request_companies"
    )
    key = delivered(ready)
    told = end(ready, key, RunEnd.FINISHED)
    assert told.status is RequestStatus.NEEDS_DECISION
    assert told.reason.endswith("qualified; all of them you were given before, and the sources have no other")
    assert "companies that you were given before are left out for 180 days" in told.next_step
    first, second, *_ = stored_of(ready, key).proposals
    assert (first.words, first.changes) == (
        "take companies that you were given before, too", {"exclude_exported_days": 0},
    )  # fmt: skip
    assert second.command == f"leadgen amend {key} --add sources=list:FILE.csv"


def test_too_few_with_filters_to_loosen_needs_a_decision_with_proposals(desk: Desk, web12: DemoWeb) -> None:
    key = desk.submit(desk.request(web12, states=("OK", "CO")))
    desk.go(key)
    running(desk, key, "run-one")
    done = end(desk, key, RunEnd.FINISHED)
    assert done.status is RequestStatus.NEEDS_DECISION
    assert "You could: add Texas: 5 companies more (7 fit, there is room for 5)" in done.next_step
    assert f"leadgen status {key} has the command" in done.next_step


def test_too_few_where_something_failed_says_how_to_try_it_again(ready: Desk) -> None:
    ready.sql("UPDATE leadgen.assessments SET body = jsonb_set(body, '{unmet}', '[]')")
    ready.sql(
        "UPDATE leadgen.work_items SET status = 'failed' WHERE stage = 'contacts' AND item ="
        " (SELECT max(item) FROM leadgen.work_items WHERE stage = 'contacts')"
    )
    key = delivered(ready, target=500)
    done = end(ready, key, RunEnd.FINISHED)
    assert "You could: try again what failed: a piece of work" in done.next_step
    assert stored_of(ready, key).proposals[0].command == f"leadgen run {key} --redo failed"


def test_too_few_with_nothing_to_loosen_is_a_partial_delivery(ready: Desk) -> None:
    ready.sql("UPDATE leadgen.assessments SET body = jsonb_set(body, '{unmet}', '[]')")
    done = end(ready, delivered(ready, target=500), RunEnd.FINISHED)
    assert (done.status, done.reason) == (RequestStatus.READY_PARTIAL, "11 of 500 companies delivered")


def test_too_few_while_the_sources_have_more_queues_one_more_round_and_only_one(ready: Desk) -> None:
    key = delivered(ready, target=500)
    ready.sql("UPDATE leadgen.lead_requests SET exhausted = false")
    done = end(ready, key, RunEnd.FINISHED)
    assert done.status is QUEUED
    assert done.reason == "11 of 500 companies delivered; the sources have more: round 2 of 3"
    # The asset concluded; the sensor for the run's success and a late failure tell the same end again.
    assert end(ready, key, RunEnd.FINISHED) == done
    assert end(ready, key, RunEnd.FAILED, "a check failed") == done
    stored = stored_of(ready, key)
    assert (stored.round, stored.launch, stored.crashes) == (2, 2, 0)


def test_rounds_come_to_an_end(ready: Desk) -> None:
    key = delivered(ready, target=500)
    ready.sql("UPDATE leadgen.lead_requests SET exhausted = false, round = 3")
    assert end(ready, key, RunEnd.FINISHED).status in (RequestStatus.READY_PARTIAL, RequestStatus.NEEDS_DECISION)


def test_a_refused_export_is_a_failure_that_says_which_rule(ready: Desk) -> None:
    ready.sql("UPDATE leadgen.evidence SET verified = false")
    with pytest.raises(ExportRefused):
        delivered(ready)
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    running(ready, key, "run-one")
    done = end(ready, key, RunEnd.FINISHED)
    assert done.status is FAILED
    assert "every_value_has_verified_evidence" in done.reason


def test_a_failed_run_says_why_and_what_next(desk: Desk, key: str) -> None:
    done = end(desk, key, RunEnd.FAILED, "The archive is missing.\n  where: web.warc.gz\n  what to do: put it there")
    assert done.status is FAILED
    assert "what to do: put it there" in done.reason
    assert done.next_step == (
        "It stopped on an error (The archive is missing: web.warc.gz). Put it there."
        f" Then run it again: leadgen run {key}; it goes on where it stopped."
    )


@pytest.mark.parametrize(
    ("todo", "told"),
    [
        ("nothing while `leadgen up` runs, else run again: it goes on where it stopped", "Nothing while `leadgen up` runs. Else"),
        ("see its log; then run the request again, it goes on where it stopped", "See its log. Then"),
        ("read the trace and report it; run again, it goes on where it stopped", "Read the trace and report it. Then"),
    ],
)  # fmt: skip
def test_how_a_failed_run_goes_on_is_said_once(desk: Desk, key: str, todo: str, told: str) -> None:
    done = end(desk, key, RunEnd.FAILED, f"It broke.\n  what to do: {todo}.")
    assert done.next_step == (
        f"It stopped on an error (It broke). {told} run it again: leadgen run {key}; it goes on where it stopped."
    )


def test_what_must_be_changed_in_the_request_is_not_run_again_as_it_is(desk: Desk, key: str) -> None:
    error = "'li[' is no CSS selector\n  where: https://a.example/\n  what to do: correct it in the request (docs/sources.md)"
    step = end(desk, key, RunEnd.FAILED, error).next_step
    assert f"leadgen run {key}" not in step
    assert f"Do so in its file, and give that again: leadgen run FILE; or change it here: leadgen amend {key} " in step


def test_a_full_disk_is_named_and_what_to_do_is_said_once(desk: Desk, key: str) -> None:
    error = unwritable(
        OSError(errno.ENOSPC, "No space left", "/mnt/full/companies.csv"), desk.settings.home, AGAIN.format(key=key)
    )
    done = end(desk, key, RunEnd.FAILED, str(error))
    assert (
        "(The disk is full; nothing was written, what was there before is untouched: /mnt/full/companies.csv)"
        in done.next_step
    )
    assert f"Make room there, then run the request again: leadgen run {key}; nothing but" in done.next_step
    assert done.next_step.count("leadgen run") == 1
    assert "/mnt/full/companies.csv" in done.reason


def test_a_cancelled_run_can_be_taken_up_again(desk: Desk, key: str) -> None:
    done = end(desk, key, RunEnd.CANCELLED)
    assert done.status is RequestStatus.CANCELLED
    assert f"leadgen run {key}" in done.next_step


def test_lost_workers_that_got_on_are_not_counted_together(desk: Desk, key: str) -> None:
    for lost in range(1, 6):
        desk.sql(
            "INSERT INTO leadgen.work_items (tenant_id, request_key, stage, item, input_hash, status, run_id)"
            " SELECT tenant_id, request_key, 'company_pages', %s, 'h', 'done', run_id FROM leadgen.lead_requests WHERE request_key = %s",
            f"i{lost}",
            key,
        )
        done = end(desk, key, RunEnd.CRASHED, "the database was away", run_id=f"run-{lost}" if lost > 1 else "run-one")
        assert (done.status, stored_of(desk, key).crashes) == (QUEUED, 1)
        assert done.reason == "its worker was lost (the database was away); it goes on where it stopped"
        running(desk, key, f"run-{lost + 1}")


def test_a_lost_worker_is_launched_again_and_the_third_one_in_a_row_fails(desk: Desk, key: str) -> None:
    for lost in (1, 2):
        done = end(desk, key, RunEnd.CRASHED, run_id=f"run-{lost}" if lost > 1 else "run-one")
        assert (done.status, done.reason) == (QUEUED, "its worker was lost; it goes on where it stopped")
        stored = stored_of(desk, key)
        assert (stored.crashes, stored.launch, stored.round) == (lost, lost + 1, 1)
        running(desk, key, f"run-{lost + 1}")
    done = end(desk, key, RunEnd.CRASHED, run_id="run-3")
    assert done.status is FAILED
    assert "3 times in a row" in done.reason


def test_crashes_are_only_counted_in_a_row(desk: Desk, key: str) -> None:
    end(desk, key, RunEnd.CRASHED)
    running(desk, key, "run-two")
    end(desk, key, RunEnd.FAILED, "something else", run_id="run-two")
    assert stored_of(desk, key).crashes == 0


@pytest.mark.parametrize("how", RunEnd)
def test_the_end_of_another_run_changes_nothing(desk: Desk, key: str, how: RunEnd) -> None:
    before = stored_of(desk, key)
    end(desk, key, how, "refused: it is being worked on by run-one", run_id="run-two")
    assert stored_of(desk, key) == before


@pytest.mark.parametrize("how", [RunEnd.FAILED, RunEnd.CRASHED])
def test_a_run_that_ended_before_it_began_is_launched_again_or_the_request_would_wait_for_ever(
    desk: Desk, key: str, how: RunEnd
) -> None:
    end(desk, key, RunEnd.CRASHED)  # queued again, launch 2
    done = end(desk, key, how, "The database was migrated by a newer version.\n  what to do: …", run_id="run-two")
    stored = stored_of(desk, key)
    assert (done.status, stored.launch, stored.crashes) == (QUEUED, 3, 2), (
        "a new launch is a new run key for the sensor"
    )
    done = end(desk, key, how, "The database was migrated by a newer version.", run_id="run-three")
    assert done.status is FAILED
    assert how is RunEnd.CRASHED or "newer version" in done.reason


def test_a_launched_run_that_a_person_terminates_before_it_begins_cancels_the_request(desk: Desk, key: str) -> None:
    end(desk, key, RunEnd.CRASHED)
    assert end(desk, key, RunEnd.CANCELLED, run_id="run-two").status is RequestStatus.CANCELLED


def test_without_any_export_a_finished_run_is_no_success(desk: Desk, key: str) -> None:
    done = end(desk, key, RunEnd.FINISHED)
    assert done.status is RequestStatus.CANCELLED
    assert "no files were written yet" in done.reason


@pytest.mark.parametrize("how", [RunEnd.FAILED, RunEnd.CRASHED, RunEnd.CANCELLED])
def test_a_run_that_was_asked_to_stop_ends_as_cancelled_however_it_ends(desk: Desk, key: str, how: RunEnd) -> None:
    """The watchdog and the retries of lost workers must not bring a cancelled request back."""
    desk.sql("UPDATE leadgen.lead_requests SET stop_asked_at = now() WHERE request_key = %s", key)
    done = end(desk, key, how, "its worker was lost")
    assert (done.status, done.reason) == (RequestStatus.CANCELLED, "cancelled by a person; what was done is kept")
    assert stored_of(desk, key).stop_asked_at is None
    assert end(desk, key, how, "told again") == done


def test_a_run_that_ended_before_it_was_stopped_keeps_its_result_but_begins_no_further_round(ready: Desk) -> None:
    key = delivered(ready, target=500)
    ready.sql("UPDATE leadgen.lead_requests SET exhausted = false, stop_asked_at = now()")
    assert end(ready, key, RunEnd.FINISHED).status is RequestStatus.CANCELLED
    ready.sql("UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{target_companies}', '9')")
    running(ready, key, "run-one")
    ready.sql("UPDATE leadgen.lead_requests SET stop_asked_at = now()")
    ready.go(key, "export")
    assert end(ready, key, RunEnd.FINISHED).status is RequestStatus.READY
    assert stored_of(ready, key).stop_asked_at is None


def test_an_end_that_several_tell_at_once_is_written_once(desk: Desk, key: str) -> None:
    """The run's own process, the sensor that watches runs, and the watchdog."""

    async def all_at_once(database: Database) -> None:
        async def one() -> None:
            async with database.tenant_tx(desk.tenant) as conn:
                await conclude(conn, desk.settings, key, "run-one", RunEnd.FAILED, "the list is gone")

        await asyncio.gather(*(one() for _ in range(4)))

    desk.with_database(all_at_once)
    count = "SELECT count(*) FROM leadgen.events WHERE request_key = %s AND event = 'status failed'"
    assert desk.sql(count, key)[0] == (1,)


def test_a_finished_run_told_again_leaves_no_second_line(desk: Desk, key: str) -> None:
    for _ in range(2):
        end(desk, key, RunEnd.FINISHED)
    count = "SELECT count(*) FROM leadgen.events WHERE request_key = %s AND event = 'status cancelled'"
    assert desk.sql(count, key)[0] == (1,)
