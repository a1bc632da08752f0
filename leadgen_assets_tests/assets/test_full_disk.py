"""A full disk under the database is told as that, whichever program met it, and does not count as a server that restarts."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import psycopg2
import pytest
from dagster import Failure
from dagster_postgres.utils import DagsterPostgresException
from sqlalchemy.exc import OperationalError

from leadgen_assets.assets.stage_run import DATABASE_AWAY, told_in_words
from leadgen_assets.domain.errors import DatabaseFull
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.runs import run_request
from leadgen_assets.sensors.outcomes import end_of
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.concluding import RunEnd

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


def no_room(*arguments: object, **options: object) -> None:
    said = psycopg2.OperationalError("could not extend file: No space left on device")
    raise OperationalError("INSERT INTO event_logs", {}, said) from said


def too_many_retries(*arguments: object, **options: object) -> None:
    try:
        no_room()
    except OperationalError as error:
        raise DagsterPostgresException("too many retries for DB connection") from error


def test_where_dagsters_events_find_no_room_the_request_says_so(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web, RequestStatus.RUNNING)
    for met in (no_room, too_many_retries):
        chain.sql("UPDATE leadgen.lead_requests SET status = 'running', status_reason = ''")
        with monkeypatch.context() as trouble:
            trouble.setattr(type(chain.instance.event_log_storage), "store_event", met)
            with pytest.raises(DatabaseFull, match="disk is full"):
                run_request(load_settings(), key, chain.instance, lambda moment: None)
        stored = chain.stored(key)
        assert (stored.status, "disk is full" in stored.status_reason) == (RequestStatus.FAILED, True)
        assert f"leadgen run {key}" in stored.next_step


def test_a_stage_that_meets_it_fails_for_good(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with pytest.raises(Failure, match="disk is full") as told, told_in_words():
        too_many_retries()
    assert DATABASE_AWAY not in told.value.metadata


def test_so_does_a_run_that_cannot_begin(chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    key = chain.submit(small_web)
    with monkeypatch.context() as trouble:
        trouble.setattr("leadgen_assets.assets.lead_request.run_stage", no_room)
        run_id = chain.materialize(key).run_id
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    end, words = end_of(chain.instance, run)
    assert (end, "disk is full" in words, "free something else" in words) == (RunEnd.FAILED, True, True)
