"""What becomes of a request when a run on it ends, as the run-status sensors write it, whoever started the run."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import (
    AssetKey,
    DagsterEventType,
    DagsterRunStatus,
    ExecuteInProcessResult,
    RunStatusSensorDefinition,
    SkipReason,
    asset,
    build_run_status_sensor_context,
    materialize,
)
from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin

from leadgen_assets.assets import company_pages as pages_room
from leadgen_assets.definitions import defs
from leadgen_assets.domain.errors import DatabaseFull, DatabaseUnavailable, StageFailed
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.sensors.outcomes import request_of, run_cancelled, run_failed, run_finished
from leadgen_assets.stages.lost_workers import told_of_lost_workers
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Demo = tuple["Chain", "Delivered"]
ENDS = {
    DagsterEventType.RUN_SUCCESS: run_finished,
    DagsterEventType.RUN_FAILURE: run_failed,
    DagsterEventType.RUN_CANCELED: run_cancelled,
}


def ended(chain: Chain, run_id: str) -> str:
    """Call the sensor that watches for the run's end, as the daemon does; returns what its tick says."""
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    (entry,) = [
        log
        for kind in ENDS
        for log in chain.instance.all_logs(run_id, of_type=kind)
    ]  # fmt: skip
    event = entry.get_dagster_event()
    sensor: RunStatusSensorDefinition = ENDS[event.event_type]
    context = build_run_status_sensor_context(sensor.name, event, chain.instance, run)
    skipped = sensor(context.for_run_failure() if sensor is run_failed else context)
    assert isinstance(skipped, SkipReason)
    return skipped.skip_message or ""


def report(chain: Chain, key: str) -> str:
    return (chain.folder / "home" / "reports" / key / "report.md").read_text("utf-8")


def a_run(chain: Chain, key: str, status: DagsterRunStatus, **tags: str) -> str:
    """A run of the chain as the queue makes it, without a worker."""
    run = chain.instance.create_run_for_job(
        defs.resolve_job_def("lead_pipeline"), tags={"dagster/partition": key, **tags}, status=status
    )
    return run.run_id


def has_taken(chain: Chain, key: str, run_id: str) -> None:
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running', run_id = %s WHERE request_key = %s", run_id, key)


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def read_nothing(*_: Any) -> None:
        raise error

    monkeypatch.setattr(pages_room, "read_sites", read_nothing)


def test_a_finished_run_leaves_the_request_ready(delivered: Demo) -> None:
    chain, done = delivered
    assert ended(chain, done.run_id) == "the request is ready"
    assert "READY" in report(chain, done.key)


def test_a_stages_failure_reaches_status_next_step_and_report_in_words(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    failing(monkeypatch, StageFailed("No site answered.", "all of 12 sites", "look at the network, then run again"))
    run = chain.materialize(key)
    assert chain.stored(key).status is RequestStatus.RUNNING
    assert ended(chain, run.run_id) == "the request is failed"
    stored = chain.stored(key)
    assert stored.status is RequestStatus.FAILED
    assert stored.status_reason.splitlines() == [
        "No site answered.",
        "  where: all of 12 sites",
        "  what to do: look at the network, then run again",
    ]
    assert "ook at the network" in stored.next_step
    assert "No site answered" in report(chain, key)
    event = chain.instance.get_latest_materialization_event(AssetKey(["leadgen", "request_report"]))
    assert event is not None
    assert event.asset_materialization is not None
    assert event.asset_materialization.partition == key
    assert event.asset_materialization.metadata["verdict"].value == "BLOCKED"
    assert "ook at the network" in str(event.asset_materialization.metadata["next_step"].value)


def test_what_became_of_a_request_is_written_even_where_its_report_cannot_be(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    failing(monkeypatch, StageFailed("No site answered."))
    run = chain.materialize(key)
    (chain.folder / "home" / "reports").write_text("a file where the folder should be", "utf-8")
    assert ended(chain, run.run_id) == "the request is failed"
    assert chain.stored(key).status is RequestStatus.FAILED


def test_a_failed_check_is_told_by_its_name_and_what_it_asks(delivered: Demo) -> None:
    chain, done = delivered
    chain.sql("UPDATE leadgen.evidence SET quote = 'nothing of the kind' WHERE field = 'company_name'")
    run = chain.materialize(done.key)
    ended(chain, run.run_id)
    stored = chain.stored(done.key)
    assert stored.status is RequestStatus.FAILED
    assert "every_value_has_verified_evidence" in stored.status_reason
    assert "Every value can be looked up" in stored.status_reason
    assert "Extract these companies again" in stored.status_reason
    assert "dagster" not in stored.status_reason.lower()


def test_an_unforeseen_error_is_told_without_dagsters_wrapping(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    failing(monkeypatch, KeyError("x"))
    ended(chain, chain.materialize(key).run_id)
    reason = chain.stored(key).status_reason
    assert reason.startswith("An error that nobody foresaw stopped this step: KeyError.")
    assert "Dagster" not in reason


def test_a_run_that_could_not_begin_for_an_error_says_the_error(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    monkeypatch.setenv("LEADGEN_WORKERS", "many")
    run = begin(chain, key)
    monkeypatch.setenv("LEADGEN_WORKERS", "0")
    assert not run.success
    assert ended(chain, run.run_id) == "the request is queued"
    stored = chain.stored(key)
    assert (stored.status, stored.launch) == (RequestStatus.QUEUED, 2)
    assert "LEADGEN_WORKERS" in stored.status_reason


def begin(chain: Chain, key: str) -> ExecuteInProcessResult:
    """The run that the sensor launches for a queued request."""
    job = defs.resolve_job_def("lead_pipeline")
    tags = {"dagster/run_key": f"{key}:{chain.stored(key).launch}"}
    return job.execute_in_process(partition_key=key, instance=chain.instance, tags=tags, raise_on_error=False)


def test_a_lost_worker_is_launched_again_where_it_stopped(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    run_id = a_run(chain, key, DagsterRunStatus.STARTED)
    has_taken(chain, key, run_id)
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_failed(run, "Run worker is gone")
    assert ended(chain, run_id) == "the request is queued"
    stored = chain.stored(key)
    assert (stored.status, stored.launch, stored.crashes, stored.round) == (RequestStatus.QUEUED, 2, 1, 1)
    assert stored.status_reason == "its worker was lost; it goes on where it stopped"


def test_a_worker_lost_three_times_in_a_row_fails_the_request(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    for _ in range(3):
        run_id = a_run(chain, key, DagsterRunStatus.STARTED)
        has_taken(chain, key, run_id)
        run = chain.instance.get_run_by_id(run_id)
        assert run is not None
        chain.instance.report_run_failed(run, "Run worker is gone")
        ended(chain, run_id)
    stored = chain.stored(key)
    assert stored.status is RequestStatus.FAILED
    assert "3 times in a row" in stored.status_reason


def test_a_run_that_is_lost_before_its_first_stage_is_launched_again(chain: Chain, small_web: str) -> None:
    """Its run key is used up: a request that stayed queued as it is would never be launched."""
    key = chain.submit(small_web)
    run_id = a_run(chain, key, DagsterRunStatus.STARTING, **{"dagster/run_key": f"{key}:1"})
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_failed(run, "Run timed out while starting")
    assert ended(chain, run_id) == "the request is queued"
    assert chain.stored(key).launch == 2


def test_a_run_that_is_cancelled_before_its_first_stage_cancels_the_request(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    run_id = a_run(chain, key, DagsterRunStatus.NOT_STARTED, **{"dagster/run_key": f"{key}:1"})
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_canceled(run)
    assert ended(chain, run_id) == "the request is cancelled"


def test_a_run_of_an_earlier_launch_changes_nothing(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    chain.sql("UPDATE leadgen.lead_requests SET launch = 2")
    run_id = a_run(chain, key, DagsterRunStatus.NOT_STARTED, **{"dagster/run_key": f"{key}:1"})
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_canceled(run)
    ended(chain, run_id)
    assert chain.stored(key).status is RequestStatus.QUEUED


def test_a_terminated_run_cancels_the_request_and_says_how_to_go_on(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    run_id = a_run(chain, key, DagsterRunStatus.STARTED)
    has_taken(chain, key, run_id)
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_canceled(run)
    assert ended(chain, run_id) == "the request is cancelled"
    assert f"leadgen run {key}" in chain.stored(key).next_step
    assert f"leadgen run {key}" in report(chain, key)


def test_a_round_that_the_run_itself_concluded_is_not_concluded_again(delivered: Demo) -> None:
    """The asset request_report and the sensor both see a run end; two rounds for one would skip a batch and a launch."""
    chain, done = delivered
    chain.sql(
        "UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{target_companies}', '12'), exhausted = false"
    )
    run = chain.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv", "request_report")
    assert run.success
    after_run = chain.stored(done.key)
    assert (after_run.status, after_run.round, after_run.launch) == (RequestStatus.QUEUED, 2, 2)
    ended(chain, run.run_id)
    ended(chain, run.run_id)
    after_sensor = chain.stored(done.key)
    assert (after_sensor.status, after_sensor.round, after_sensor.launch) == (RequestStatus.QUEUED, 2, 2)


def test_a_run_of_some_assets_only_is_concluded_by_what_is_there(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    run = chain.materialize(key, "lead_request", "discovered_companies")
    assert run.success
    ended(chain, run.run_id)
    stored = chain.stored(key)
    assert stored.status is not RequestStatus.RUNNING
    assert stored.next_step
    assert "stopped on an error" not in stored.next_step


def test_the_end_of_a_run_that_another_has_succeeded_is_ignored(delivered: Demo) -> None:
    chain, done = delivered
    run_id = a_run(chain, done.key, DagsterRunStatus.STARTED)
    has_taken(chain, done.key, "a newer run")
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_failed(run, "Run worker is gone")
    ended(chain, run_id)
    stored = chain.stored(done.key)
    assert (stored.status, stored.run_id) == (RequestStatus.RUNNING, "a newer run")


def launched(chain: Chain, key: str, status: DagsterRunStatus, parent: str | None = None) -> str:
    """A run that Dagster launched from its workspace, which it will launch again when its worker is lost."""
    location = RegisteredCodeLocationOrigin("leadgen_assets")
    origin = RemoteJobOrigin(RemoteRepositoryOrigin(location, "__repository__"), "lead_pipeline")
    run = chain.instance.create_run_for_job(
        defs.resolve_job_def("lead_pipeline"),
        tags={"dagster/partition": key} | ({"dagster/max_retries": "0"} if parent else {}),
        status=status,
        remote_job_origin=origin,
        parent_run_id=parent,
        root_run_id=parent,
    )
    return run.run_id


def lose(chain: Chain, run_id: str) -> None:
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_failed(run, "Run worker is gone")


def test_a_run_that_dagster_runs_once_more_is_left_to_its_retry(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    first = launched(chain, key, DagsterRunStatus.STARTED)
    has_taken(chain, key, first)
    lose(chain, first)
    assert ended(chain, first) == "not a run that ends work on a lead request"
    assert chain.stored(key).status is RequestStatus.RUNNING


def test_a_retry_that_is_lost_before_its_first_stage_has_the_request_launched_again(
    chain: Chain, small_web: str
) -> None:
    key = chain.submit(small_web)
    first = launched(chain, key, DagsterRunStatus.STARTED)
    has_taken(chain, key, first)
    lose(chain, first)
    retry = launched(chain, key, DagsterRunStatus.STARTING, parent=first)
    lose(chain, retry)
    assert ended(chain, retry) == "the request is queued"
    stored = chain.stored(key)
    assert (stored.launch, stored.crashes) == (2, 1)


def test_runs_on_other_things_are_none_of_ours(chain: Chain) -> None:
    @asset
    def somebody_elses() -> None:
        raise ValueError("not ours")

    result = materialize([somebody_elses], instance=chain.instance, raise_on_error=False)
    assert ended(chain, result.run_id) == "not a run that ends work on a lead request"
    run_id = a_run(chain, "nobody.knows-this-request", DagsterRunStatus.STARTED)
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    chain.instance.report_run_canceled(run)
    assert ended(chain, run_id) == "not a run that ends work on a lead request"


@pytest.mark.parametrize(
    ("tags", "assets", "request_key"),
    [
        ({"dagster/partition": "demo.x"}, None, "demo.x"),
        ({"dagster/partition": "demo.x"}, [AssetKey(["leadgen", "contacts"])], "demo.x"),
        ({"dagster/partition": "demo.x"}, [AssetKey(["warehouse", "contacts"])], ""),
        ({"dagster/partition": "2026-11-20"}, None, ""),
        ({}, None, ""),
    ],
)
def test_a_run_may_be_ours_by_its_assets_and_its_partition(
    tags: dict[str, str], assets: list[AssetKey] | None, request_key: str
) -> None:
    assert request_of(tags, assets) == request_key


def test_the_sensors_name_no_job_because_the_uis_runs_have_none() -> None:
    for sensor in (run_finished, run_failed, run_cancelled):
        assert not sensor.has_jobs


def test_files_of_the_report_are_written_once_a_run_failed(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    failing(monkeypatch, StageFailed("No site answered."))
    ended(chain, chain.materialize(key).run_id)
    folder: Path = chain.folder / "home" / "reports" / key
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "report.md", "report.xml"]


def test_a_run_whose_database_was_away_goes_on_by_itself(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker lives and tells a failure, yet nobody has to do anything about it."""

    async def away(*args: object, **options: object) -> None:
        raise DatabaseUnavailable("the database does not answer", "here", "see its log")

    async def full(*args: object, **options: object) -> None:
        raise DatabaseFull("the database's disk is full", "here", "make room on it")

    key = chain.submit(small_web, RequestStatus.RUNNING)
    for error, status in ((away, RequestStatus.QUEUED), (full, RequestStatus.FAILED)):
        with monkeypatch.context() as trouble:
            trouble.setattr("leadgen_assets.assets.discovered_companies.discover", error)
            result = chain.materialize(key)
        assert not result.success
        ended(chain, result.run_id)
        assert chain.stored(key).status is status, chain.stored(key)
    assert "the database's disk is full" in chain.stored(key).status_reason


def told(chain: Chain, key: str) -> tuple[str, str]:
    """Reason and next step as `leadgen list` and the desk tell them."""

    async def read() -> tuple[str, str]:
        async with Database(chain.database_url) as database, database.operator_tx() as conn:
            (one,) = await told_of_lost_workers(conn, [await load(conn, key)], datetime.now(UTC))
            return one.status_reason, one.next_step

    return asyncio.run(read())


def test_without_a_key_a_run_ends_before_anything_is_read_and_nobody_speaks_of_a_lost_worker(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_MODE", "real")
    key = chain.submit(small_web)
    result = chain.materialize(key)
    assert "there is no key for the model" in chain.words_of_failure(result)
    assert result.get_asset_materialization_events() == []
    assert chain.sql("SELECT count(*) FROM leadgen.request_companies") == [(0,)]
    # Until the sensor has written its end.
    reason, step = told(chain, key)
    assert reason == "its run has just ended; what it did is kept"
    assert f"leadgen run {key}" in step
    assert "failed" in ended(chain, result.run_id)
    assert "its worker was lost" not in told(chain, key)[0]
    assert "OPENAI_API_KEY" in chain.stored(key).next_step
    # Without the model's stages nobody needs a key.
    assert chain.materialize(key, "lead_request", "discovered_companies").success


def test_a_run_that_ended_long_ago_and_was_concluded_by_nobody_has_no_worker(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running', run_id = 'r1' WHERE request_key = %s", key)
    assert told(chain, key)[0] == "its worker is gone; what it did is kept"
    statement = "INSERT INTO leadgen.events (tenant_id, request_key, event, detail, created_at) VALUES"
    for age, reason in (("2 minutes", "its worker is gone"), ("10 seconds", "its run has just ended")):
        chain.sql(
            f"{statement} (%s, %s, 'run ended', %s, now() - %s::interval)",
            key.partition(".")[0], key, '{"run_id": "r1"}', age,
        )  # fmt: skip
        assert told(chain, key)[0].startswith(reason)


def test_what_was_concluded_while_one_looked_is_told_as_it_is(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running', run_id = 'r1' WHERE request_key = %s", key)
    before = chain.stored(key)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready', status_reason = 'done' WHERE request_key = %s", key)

    async def read() -> StoredRequest:
        async with Database(chain.database_url) as database, database.operator_tx() as conn:
            (one,) = await told_of_lost_workers(conn, [before], datetime.now(UTC))
            return one

    one = asyncio.run(read())
    assert (one.status, one.status_reason) == (RequestStatus.READY, "done")
