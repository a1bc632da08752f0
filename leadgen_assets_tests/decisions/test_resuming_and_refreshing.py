"""Going on, and doing work again: what happens to each kind of request, and that nothing passes a preview unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.decisions.amending import Amendment, amend
from leadgen_assets.decisions.cancelling import cancel
from leadgen_assets.decisions.refreshing import refresh
from leadgen_assets.decisions.resuming import resume, taken_here
from leadgen_assets.domain.errors import DecisionNeeded, RequestBusy
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.reporting import gather_report
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Decide = Callable[..., Any]
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def with_status(chain: Chain, status: str) -> str:
    key = chain.submit("name: idle\nsources: list:nothing.csv\n", RequestStatus.RUNNING)
    chain.sql("UPDATE leadgen.lead_requests SET status = %s, status_reason = 'because', run_id = 'old'", status)
    return key


@pytest.mark.long
def test_a_preview_is_shown_waits_and_goes_on_when_a_person_says_so(
    chain: Chain, small_web: str, decide: Decide
) -> None:
    key = chain.submit(small_web.replace("preview: 0", "preview: 3"))
    assert chain.materialize(key).success
    shown = chain.stored(key)
    assert shown.status is RequestStatus.NEEDS_DECISION
    assert shown.status_reason == "preview of 3 companies: 3 qualified"
    assert [one.command for one in shown.proposals] == [
        f"leadgen resume {key}", f"leadgen amend {key} --set FIELD=VALUE", f"leadgen cancel {key}",
    ]  # fmt: skip
    for stage in ("company_pages", "company_profiles", "icp_assessments"):
        assert chain.sql("SELECT count(*) FROM leadgen.work_items WHERE stage = %s", stage) == [(3,)]
    assert chain.sql("SELECT count(*) FROM leadgen.exports WHERE kind <> 'review'") == [(3,)], (
        "the files of the sample are there"
    )
    assert chain.sql("SELECT count(*) FROM leadgen.exported_companies") == [(0,)], "but nothing was given"

    with pytest.raises(DecisionNeeded, match="showed its preview and waits for you") as caught:
        decide(lambda database: taken_here(database, shown))
    assert f"leadgen resume {key} --run" in caught.value.todo
    changed = decide(lambda database: amend(database, load_settings(), key, Amendment({"preview": "4"})))
    assert changed.stored.status is RequestStatus.QUEUED
    assert chain.materialize(key).success
    assert chain.stored(key).status_reason.startswith("preview of 4 companies")

    decided = decide(lambda database: resume(database, key))
    assert (decided.stored.status, decided.stored.previewed) == (RequestStatus.QUEUED, True)

    async def reported(database: Database) -> RequestReport:
        async with database.tenant_tx(key.partition(".")[0]) as conn:
            return await gather_report(conn, key)

    report = decide(reported)
    assert (report.delivered, report.funnel[-1].name) == (0, "in the preview"), (
        "an accepted sample is none the less one"
    )
    assert chain.materialize(key).success
    assert chain.stored(key).status is RequestStatus.READY
    assert chain.sql("SELECT count(*) FROM leadgen.exported_companies") == [(9,)]


@pytest.mark.parametrize("status", ["cancelled", "failed", "paused_budget", "waiting"])
def test_what_stopped_is_taken_up(chain: Chain, decide: Decide, status: str) -> None:
    key = with_status(chain, status)
    before = chain.stored(key)
    decided = decide(lambda database: resume(database, key))
    after = chain.stored(key)
    assert decided.under_way
    assert (after.status, after.launch, after.run_id) == (RequestStatus.QUEUED, before.launch + 1, None)
    here = decide(lambda database: resume(database, key, run_here=True))
    assert here.stored.status is RequestStatus.RUNNING, "claimed, so that no sensor launches it meanwhile"


@pytest.mark.parametrize("status", ["ready", "ready_partial", "queued"])
def test_what_needs_no_resuming_is_told(chain: Chain, decide: Decide, status: str) -> None:
    key = with_status(chain, status)
    before = chain.stored(key)
    decided = decide(lambda database: resume(database, key))
    assert not decided.changed
    assert f"Nothing to resume: it is {status}" in decided.words
    assert chain.stored(key) == before


def test_another_decision_than_to_go_on_is_told_with_the_ways(chain: Chain, decide: Decide) -> None:
    key = with_status(chain, "needs_decision")
    with pytest.raises(DecisionNeeded, match="another decision than to go on: because"):
        decide(lambda database: resume(database, key))


def test_a_request_that_a_run_works_on_is_neither_resumed_nor_refreshed(chain: Chain, decide: Decide) -> None:
    key = with_status(chain, "running")
    hold = RequestHold.take(Database(chain.database_url), "default", key, "a-run", lambda run_id: True)
    try:
        for decision in (lambda db: resume(db, key), lambda db: refresh(db, key, Again.ALL, NOW)):
            with pytest.raises(RequestBusy):
                decide(decision)
    finally:
        hold.release()


@pytest.mark.parametrize("again", Again)
def test_where_nothing_is_to_be_done_again_that_is_told(chain: Chain, decide: Decide, again: Again) -> None:
    key = with_status(chain, "ready")
    decided = decide(lambda database: refresh(database, key, again, NOW))
    assert (decided.changed, decided.under_way) == (False, False)
    assert decided.words.startswith("Nothing to refresh")
    assert chain.stored(key).status is RequestStatus.READY


def reread(house: Chain) -> int:
    """Sites that the newest run looked at again."""
    ((number,),) = house.sql(
        "SELECT count(*) FROM leadgen.work_items WHERE stage = 'company_pages'"
        " AND run_id = (SELECT run_id FROM leadgen.lead_requests)"
    )
    return int(number)


@pytest.mark.slow
def test_only_sites_that_grew_old_are_read_again_and_only_once(
    delivered: tuple[Chain, Delivered], decide: Decide
) -> None:
    house, done = delivered
    assert not decide(lambda database: refresh(database, done.key, Again.STALE, NOW)).changed
    ages = house.sql(
        "UPDATE leadgen.work_items w SET result = jsonb_set(result, '{oldest}', to_jsonb((%s::timestamptz -"
        " CASE WHEN item IN (SELECT company_id::text FROM leadgen.assessments WHERE qualified ORDER BY company_id LIMIT 2)"
        " THEN interval '100 days' ELSE interval '10 days' END)::text)) WHERE stage = 'company_pages'"
        " AND result ? 'oldest' RETURNING item",
        NOW,
    )
    assert len(ages) > 5
    now = datetime.now(UTC)
    house.sql(
        "UPDATE leadgen.work_items SET result = jsonb_set(result, '{oldest}', to_jsonb((%s::timestamptz - interval '100 days')"
        "::text)) WHERE item IN (SELECT company_id::text FROM leadgen.assessments WHERE qualified ORDER BY company_id LIMIT 2)"
        " AND stage = 'company_pages'",
        now,
    )
    decided = decide(lambda database: refresh(database, done.key, Again.STALE, now))
    assert decided.words == "2 sites are read again.", "contacts grow old after 90 days, other facts after 180"
    assert decided.stored.status is RequestStatus.QUEUED
    assert house.materialize(done.key).success
    assert reread(house) == 2
    assert house.stored(done.key).status is RequestStatus.READY
    # The archive's pages have the age that they have: a further run must not read them for ever.
    assert house.materialize(done.key).success
    assert reread(house) == 0


def test_failed_items_alone_and_everything(delivered: tuple[Chain, Delivered], decide: Decide) -> None:
    house, done = delivered
    house.sql(
        "UPDATE leadgen.work_items SET status = 'failed' WHERE item = (SELECT min(item) FROM leadgen.work_items"
        " WHERE stage = 'company_pages') AND stage = 'company_pages'"
    )
    later = datetime.now(UTC) + timedelta(seconds=1)
    decided = decide(lambda database: refresh(database, done.key, Again.FAILED, later))
    assert decided.words == "1 failed item is tried again."
    assert house.stored(done.key).redo_failed_before == later
    decided = decide(lambda database: refresh(database, done.key, Again.ALL, later, run_here=True))
    assert decided.stored.status is RequestStatus.RUNNING
    assert house.stored(done.key).redo_all_before == later


def test_cancelling_what_is_not_worked_on(chain: Chain, decide: Decide) -> None:
    for status in ("queued", "needs_decision", "waiting", "paused_budget"):
        key = with_status(chain, status)
        decided = decide(lambda database: cancel(database, key, NOW))  # noqa: B023  (called at once)
        assert decided.stored.status is RequestStatus.CANCELLED
        assert f"leadgen run {key}" in decided.words
    for status in ("ready", "ready_partial", "failed", "cancelled"):
        with_status(chain, status)
        decided = decide(lambda database: cancel(database, key, NOW))
        assert not decided.changed
        assert decided.words == f"Nothing to cancel: it is {status} already."
