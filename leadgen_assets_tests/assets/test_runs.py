"""Runs as people and daemons start them: parts of the chain, again after a failure, two at once, stopped by a check."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import sqlalchemy
from dagster import AssetKey, DagsterEventType, DagsterRun, ExecuteInProcessResult, ReexecutionOptions, execute_job
from dagster._core.definitions.automation_tick_evaluation_context import build_run_requests_with_backfill_policies
from dagster._core.definitions.events import AssetKeyPartitionKey
from dagster._core.definitions.reconstruct import ReconstructableRepository

from leadgen_assets.assets import company_pages, company_profiles
from leadgen_assets.assets import contacts as contacts_room
from leadgen_assets.definitions import defs
from leadgen_assets.domain.errors import DatabaseUnavailable, StageFailed
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.runs import MOST_MISSED, run_request
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.locks import RUN_HERE

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Demo = tuple["Chain", "Delivered"]
CSVS = ("companies_csv", "contacts_csv", "evidence_csv")


def materialized(result: ExecuteInProcessResult) -> list[str]:
    return [event.asset_key.path[-1] for event in result.get_asset_materialization_events() if event.asset_key]


def counted(chain: Chain) -> dict[str, int]:
    """What must not grow when nothing new is to be done."""
    tables = ("pages", "profiles", "contacts", "evidence", "request_companies", "assessments")
    return {table: chain.sql(f"SELECT count(*) FROM leadgen.{table}")[0][0] for table in tables}


def export_folder(chain: Chain, key: str) -> list[Path]:
    folder = chain.folder / "home" / "exports" / key
    return sorted(folder.iterdir()) if folder.exists() else []


def test_only_contacts_materialized_alone_does_only_that(delivered: Demo) -> None:
    chain, done = delivered
    before = counted(chain)
    result = chain.materialize(done.key, "contacts")
    assert result.success
    assert materialized(result) == ["contacts"]
    checks = {evaluation.check_name for evaluation in result.get_asset_check_evaluations()}
    assert checks == {
        "contacts_are_unique_people",
        "companies_are_judged_by_this_version",
        "values_come_from_allowed_methods",
    }
    assert counted(chain) == before
    assert chain.stored(done.key).run_id == result.run_id


@pytest.mark.long
def test_what_follows_is_begun_beside_reading_where_the_same_run_makes_it(
    delivered: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, done = delivered
    beside: list[tuple[str, ...]] = []

    @asynccontextmanager
    async def meanwhile(*given: object) -> AsyncIterator[None]:
        following = given[4]
        assert isinstance(following, tuple)
        beside.append(following)
        yield

    monkeypatch.setattr(company_pages, "stages_meanwhile", meanwhile)
    monkeypatch.setattr(company_profiles, "stages_meanwhile", meanwhile)
    assert chain.materialize(done.key, "company_pages").success
    assert chain.materialize(done.key, "company_pages", "icp_assessments").success
    assert beside == [(), ()]
    assert chain.materialize(done.key, "company_pages", "company_profiles", "contacts").success
    assert beside[2:] == [("company_profiles",), ()]
    whole = defs.resolve_job_def("lead_pipeline").execute_in_process(partition_key=done.key, instance=chain.instance)
    assert whole.success
    assert beside[4:] == [
        ("company_profiles", "icp_assessments", "contacts"),
        ("icp_assessments", "contacts"),
    ], "as `leadgen run` and the sensor start it: its selection is empty"


def test_contacts_materialized_alone_work_through_companies_that_have_none_yet(delivered: Demo) -> None:
    chain, done = delivered
    before = chain.sql("SELECT full_name, email, title FROM leadgen.contacts ORDER BY 1")
    chain.sql("DELETE FROM leadgen.request_contacts")
    chain.sql("DELETE FROM leadgen.contacts")
    chain.sql("DELETE FROM leadgen.work_items WHERE stage = 'contacts'")
    assert chain.materialize(done.key, "contacts").success
    assert chain.sql("SELECT full_name, email, title FROM leadgen.contacts ORDER BY 1") == before


def test_an_asset_whose_forerunners_never_ran_finds_nothing_and_says_so(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    result = chain.materialize(key, "contacts")
    assert result.success
    (event,) = result.get_asset_materialization_events()
    assert event.materialization.metadata["contacts"].value == 0


def test_a_second_run_of_everything_does_nothing_twice(delivered: Demo) -> None:
    chain, done = delivered
    before = counted(chain)
    result = chain.materialize(done.key)
    assert result.success
    assert counted(chain) == before
    (first,), (second,) = (
        [path for path in folder if path.name.startswith("companies_")]
        for folder in (
            [Path(row[0]) for row in chain.sql("SELECT path FROM leadgen.exports ORDER BY export_id LIMIT 3")],
            export_folder(chain, done.key),
        )
    )
    assert first != second
    assert first.read_bytes() == second.read_bytes()
    assert chain.stored(done.key).status is RequestStatus.READY


@pytest.mark.long
def test_reexecution_from_failure_goes_on_with_what_failed(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    choose = contacts_room.choose_people
    times: list[int] = []

    async def failing_once(*arguments: Any) -> Any:
        times.append(1)
        if len(times) == 1:
            raise StageFailed("The people could not be chosen.", f"request {key}", "try again")
        return await choose(*arguments)

    monkeypatch.setattr(contacts_room, "choose_people", failing_once)
    failed = chain.materialize(key)
    assert not failed.success
    assert materialized(failed)[-1] == "icp_assessments"
    assert chain.words_of_failure(failed) == (
        f"The people could not be chosen.\n  where: request {key}\n  what to do: try again"
    )
    before = counted(chain)
    job = ReconstructableRepository.for_module("leadgen_assets.definitions", "defs").get_reconstructable_job(
        "__ASSET_JOB"
    )
    options = ReexecutionOptions.from_failure(failed.run_id, chain.instance)
    tags = {"dagster/partition": key}  # which the UI's button copies from the failed run
    with execute_job(job, chain.instance, tags=tags, reexecution_options=options) as again:
        assert again.success
        repeated = [e.asset_key.path[-1] for e in again.all_events if e.is_step_materialization and e.asset_key]
    assert repeated == ["contacts", *CSVS, "request_report"]
    after = counted(chain)
    assert after["contacts"] > before["contacts"] == 0
    assert {**after, "contacts": 0} == before
    assert chain.stored(key).status is RequestStatus.READY


def test_an_error_that_nobody_foresaw_shows_neither_rows_nor_a_trace_of_ours(
    delivered: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, done = delivered

    async def broken(*_: Any) -> None:
        raise ValueError("row (Jane Confidential, jane@confidential.example) is odd")

    monkeypatch.setattr(contacts_room, "choose_people", broken)
    result = chain.materialize(done.key, "contacts")
    words = chain.words_of_failure(result)
    assert "ValueError" in words
    assert "what to do:" in words
    assert "onfidential" not in "".join(str(entry) for entry in chain.instance.all_logs(result.run_id))


@pytest.mark.slow
def test_a_second_run_of_one_partition_is_refused_while_the_first_lives(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    choose = contacts_room.choose_people
    second: list[ExecuteInProcessResult] = []

    async def with_a_rival(*arguments: Any) -> Any:
        if not second:
            second.append(await asyncio.to_thread(chain.materialize, key))
        return await choose(*arguments)

    monkeypatch.setattr(contacts_room, "choose_people", with_a_rival)
    first = chain.materialize(key)
    assert first.success
    assert not second[0].success
    words = chain.words_of_failure(second[0])
    assert f"Request {key} is being worked on by run {first.run_id}." in words
    assert "wait for that run to end" in words
    stored = chain.stored(key)
    assert (stored.status, stored.run_id) == (RequestStatus.READY, first.run_id)


def spoil_the_evidence(chain: Chain) -> str:
    """One description of an exported company is no longer in its quote; returns the company's domain."""
    ((company_id, domain),) = chain.sql(
        "SELECT c.company_id, c.domain FROM leadgen.request_companies JOIN leadgen.companies c USING (company_id)"
        " WHERE status = 'exported' ORDER BY rank LIMIT 1"
    )
    changed = chain.sql(
        "UPDATE leadgen.evidence SET quote = 'nothing of the kind' WHERE company_id = %s AND field = 'company_name'"
        " RETURNING 1",
        company_id,
    )
    assert changed
    return str(domain)


def test_a_failed_blocking_check_stops_what_follows_in_its_run(delivered: Demo) -> None:
    chain, done = delivered
    domain = spoil_the_evidence(chain)
    result = chain.materialize(done.key)
    assert not result.success
    assert materialized(result) == ["lead_request", "discovered_companies", "company_pages", "company_profiles"]
    (failed,) = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert failed.check_name == "every_value_has_verified_evidence"
    assert domain in str(failed.metadata["examples"].value)
    assert export_folder(chain, done.key) == []


def test_with_a_failed_profile_check_materializing_only_the_csvs_writes_no_file(delivered: Demo) -> None:
    chain, done = delivered
    domain = spoil_the_evidence(chain)
    hashes = {row[0]: row[1] for row in chain.sql("SELECT path, sha256 FROM leadgen.exports")}
    result = chain.materialize(done.key, *CSVS)
    assert not result.success
    assert materialized(result) == []
    words = chain.words_of_failure(result)
    assert words.startswith("No file was written, because a rule is broken: every_value_has_verified_evidence")
    assert domain in words
    assert "what to do:" in words
    assert export_folder(chain, done.key) == []
    assert {path: hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in hashes} == hashes
    refused = chain.sql("SELECT refused FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1")[0][0]
    assert refused in words


def test_a_backfill_makes_a_run_a_partition_that_is_told_by_its_tag(chain: Chain, small_web: str) -> None:
    """With a policy of one partition a run it would be told by the tags of a range, which neither sensors nor limits see."""
    keys = [chain.submit(small_web.replace("name: demo-", f"name: {which}-")) for which in ("first", "second", "third")]
    graph = defs.resolve_asset_graph()
    asked = [AssetKeyPartitionKey(asset, key) for asset in graph.get_all_asset_keys() for key in keys]
    requests = build_run_requests_with_backfill_policies(asked, graph, chain.instance)
    assert sorted(str(request.partition_key) for request in requests) == sorted(keys)
    assert all(len(request.asset_selection or ()) == 10 for request in requests)
    assert all(request.partition_key == request.tags["dagster/partition"] for request in requests)


def test_of_several_partitions_one_that_fails_harms_no_other(chain: Chain, small_web: str) -> None:
    keys = [chain.submit(small_web.replace("name: demo-", f"name: {which}-")) for which in ("first", "second", "third")]
    assert len(set(keys)) == 3
    chain.sql(
        "UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{sources,0,path}', '\"gone.warc\"')"
        " WHERE request_key = %s",
        keys[1],
    )
    chain.sql(
        "UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{sources,1,path}', '\"gone.csv\"')"
        " WHERE request_key = %s",
        keys[1],
    )
    some = ("lead_request", "discovered_companies")
    results = [chain.materialize(key, *some) for key in keys]
    assert [result.success for result in results] == [True, False, True]
    for key, result in zip(keys, results, strict=True):
        events = chain.instance.all_logs(result.run_id, of_type=DagsterEventType.ASSET_MATERIALIZATION)
        assert {entry.dagster_event.partition for entry in events if entry.dagster_event} == {key}
    done = chain.instance.get_materialized_partitions(AssetKey(["leadgen", "discovered_companies"]))
    assert done == {keys[0], keys[2]}


@pytest.mark.parametrize(
    ("part", "method", "at"),
    [
        ("_run_storage", "add_run", None),
        ("_event_storage", "store_event", "ASSET_MATERIALIZATION_PLANNED"),
        ("_event_storage", "store_event", "STEP_SUCCESS"),
    ],
    ids=["the run is stored", "its assets are planned", "between two stages"],
)
def test_leadgen_run_goes_on_where_dagsters_own_storage_lost_the_database(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch, part: str, method: str, at: str | None
) -> None:
    """As a kill -9 of the server does that meets nothing of ours."""
    storage = getattr(chain.instance, part)
    real, met = getattr(storage, method), [sqlalchemy.exc.OperationalError("INSERT", {}, psycopg.OperationalError())]

    def once_away(given: Any, *more: Any) -> Any:
        if met and (at is None or (given.is_dagster_event and given.dagster_event_type == at)):
            raise met.pop()
        return real(given, *more)

    monkeypatch.setattr(storage, method, once_away)
    key = chain.submit(small_web, RequestStatus.RUNNING)
    stored = run_request(load_settings(), key, chain.instance, lambda moment: None)
    assert not met
    assert stored.status not in (RequestStatus.FAILED, RequestStatus.QUEUED, RequestStatus.RUNNING)
    assert all(run.is_finished for run in chain.instance.get_runs()), "of the lost one nothing is left under way"


def test_leadgen_run_does_not_try_for_ever_where_no_run_can_be_stored(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []

    def away(given: DagsterRun) -> Any:
        tries.append(given.run_id)
        raise sqlalchemy.exc.OperationalError("INSERT", {}, psycopg.OperationalError())

    monkeypatch.setattr(chain.instance._run_storage, "add_run", away)
    key = chain.submit(small_web, RequestStatus.RUNNING)
    with pytest.raises(DatabaseUnavailable, match="went away under the run"):
        run_request(load_settings(), key, chain.instance, lambda moment: None)
    assert len(tries) == MOST_MISSED


HOLDERS = (
    "SELECT s.application_name FROM pg_locks l JOIN pg_stat_activity s USING (pid) JOIN leadgen.lead_requests r"
    " ON ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(r.request_key, 0)"
    " WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def test_leadgen_run_takes_up_by_itself_what_lost_the_database(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run after it goes on there, in the same process, and nobody is shown how the database's driver calls it."""
    real, met = company_pages.read_sites, [psycopg.OperationalError("consuming input failed")]
    names: list[Any] = []

    async def once_away(*given: Any, **more: Any) -> Any:
        names.append(chain.sql(HOLDERS))
        if met:
            raise met.pop()
        return await real(*given, **more)

    monkeypatch.setattr(company_pages, "read_sites", once_away)
    key = chain.submit(small_web, RequestStatus.RUNNING)
    stored = run_request(load_settings(), key, chain.instance, lambda moment: None)
    assert stored.status not in (RequestStatus.FAILED, RequestStatus.QUEUED)
    assert not met
    assert chain.sql("SELECT detail ->> 'reason' FROM leadgen.events WHERE event = 'queued again'") == [
        ("its worker was lost (the database was away); it goes on where it stopped",)
    ]
    assert {run.tags.get("dagster/priority") for run in chain.instance.get_runs()} == {"1"}, (
        "Dagster's retry of a run that has begun has its tags, and so goes before what has not"
    )
    failures = [
        event.dagster_event.step_failure_data.user_failure_data.description
        for run in chain.instance.get_runs()
        for event in chain.instance.all_logs(run.run_id)
        if event.dagster_event and event.dagster_event.is_step_failure
    ]
    assert [words.splitlines()[0] for words in failures] == [
        "The database went away in the middle of this step; what was committed is kept."
    ]
    assert names == [[(RUN_HERE,)]] * 2, "who looks at health can tell that it needs no daemon"
