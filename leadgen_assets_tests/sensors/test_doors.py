"""The sensors of the doors: a tick takes what is there, remembers what it saw, and stops in time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import DagsterInstance, SensorResult, SkipReason, build_sensor_context

from leadgen_assets.doors.inbox import MOST_AT_ONCE, Look, Seen, Taken
from leadgen_assets.sensors import inbox as inbox_sensor
from leadgen_assets.sensors.inbox import cursor_of, inbox, remembered, told
from leadgen_assets.sensors.queued_requests import queued_requests
from leadgen_assets.sensors.submissions import submissions

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


def put(chain: Chain, name: str, content: str) -> Path:
    path = chain.folder / "home" / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    os.utime(path, (1, 1))
    return path


def tick(sensor: Any, instance: DagsterInstance, cursor: str | None = None) -> tuple[Any, str | None]:
    context = build_sensor_context(instance=instance, cursor=cursor)
    return sensor(context), context.cursor


def test_a_request_in_the_inbox_is_launched_without_anybody_doing_more(chain: Chain) -> None:
    put(chain, "lists/firms.csv", "name,website\nAcme,https://acme.example\n")
    put(chain, "r.yaml", "name: dropped\nsources: list:lists/firms.csv\n")
    put(chain, "bad.yaml", "name: dropped too\nsources: list:ann@acme.example\n")
    skipped, cursor = tick(inbox, chain.instance)
    assert skipped.skip_message == "taken: r.yaml; rejected, the reason is beside it: bad.yaml"
    launched, _ = tick(queued_requests, chain.instance)
    assert isinstance(launched, SensorResult)
    assert [run.partition_key for run in launched.run_requests or ()] == ["default.dropped"]
    again, _ = tick(inbox, chain.instance, cursor)
    assert again.skip_message == "no new file in the inbox"


def test_the_folders_are_made_by_the_first_tick(chain: Chain) -> None:
    tick(inbox, chain.instance)
    assert (chain.folder / "home" / "inbox" / "blocked").is_dir()


def test_a_tick_that_has_no_time_left_leaves_the_rest(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox_sensor, "BUDGET_SECONDS", 0.0)
    path = put(chain, "r.yaml", "name: dropped")
    skipped, _ = tick(inbox, chain.instance)
    assert skipped.skip_message == "the rest waits for the next tick"
    assert path.exists()


@pytest.mark.parametrize("cursor", [None, "", "null", "[]", "{", '{"a": 1}', '{"a": [1, 2]}', '{"a": ["x", 2, false]}'])
def test_a_cursor_of_somebody_else_is_no_harm(cursor: str | None) -> None:
    assert remembered(cursor) == {}


def test_what_was_seen_is_remembered_whatever_it_is_called() -> None:
    seen = {"a\udcff.yaml": Seen(1, 2, True), "ü.csv": Seen(3, 4)}
    cursor = cursor_of(seen)
    assert cursor.isascii()
    assert remembered(cursor) == seen
    many = {str(number): Seen(1, 1) for number in range(MOST_AT_ONCE * 5)}
    assert len(json.loads(cursor_of(many))) == inbox_sensor.MOST_REMEMBERED


def test_a_tick_names_files_and_never_what_is_in_them() -> None:
    taken = tuple(Taken(f"f{number}.csv", "rejected", "ann@acme.example") for number in range(12))
    words = told(Look(taken, {}, False))
    assert words.endswith("f9.csv and 2 more")
    assert "@" not in words
    partly = Taken("blocked/a.csv", "done", "ann@@acme.example is none", "1 row not taken")
    assert told(Look((partly,), {}, False)) == "taken: blocked/a.csv (1 row not taken)"


def test_rows_of_the_table_are_answered(chain: Chain) -> None:
    assert tick(submissions, chain.instance)[0].skip_message == "no new row"
    chain.sql(
        "INSERT INTO leadgen.submissions (tenant_id, fields) VALUES ('default', '{}'),"
        """ ('other', '{"name": "x", "sources": ["list:/etc/hostname"]}')"""
    )
    skipped, _ = tick(submissions, chain.instance)
    assert skipped.skip_message == "1 accepted, 1 rejected; each row says why"
    assert chain.sql("SELECT request_key, door FROM leadgen.lead_requests") == [("other.x", "table")]


def test_a_row_that_nobody_can_read_is_told_and_the_others_go_on(chain: Chain, small_web: str) -> None:
    good = chain.submit(small_web)
    tenant = good.partition(".")[0]
    for key, body in (("bad", "{}"), ("worse", '{"name": "worse", "tenant": "somebody-else"}')):
        chain.sql(
            "INSERT INTO leadgen.lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status)"
            " SELECT tenant_id, %s, %s, '/', icp_hash, 'queued' FROM leadgen.lead_requests WHERE request_key = %s",
            f"{tenant}.{key}", body, good,
        )  # fmt: skip
    launched, _ = tick(queued_requests, chain.instance)
    assert [run.partition_key for run in launched.run_requests] == [good]
    chain.sql("DELETE FROM leadgen.lead_requests WHERE request_key = %s", good)
    skipped, _ = tick(queued_requests, chain.instance)
    assert isinstance(skipped, SkipReason)
    message = str(skipped.skip_message)
    assert f"{tenant}.bad" in message
    assert "name: is missing" in message
    assert f"its row belongs to {tenant}" in message
    assert "leadgen.submissions" in message
