"""`leadgen health`, `leadgen metrics` and the report of a day over a delivered request, and over everything that can go wrong."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from leadgen_assets.cli.health import _beside
from leadgen_assets.domain.health.health import DaemonSeen, SensorSeen, Thresholds
from leadgen_assets.domain.health.health_rules import sensors_line
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.locks import RUN_HERE

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said
    from leadgen_assets_tests.conftest import Chain, Delivered

Leadgen = Callable[..., "Said"]


def states(said: Said) -> dict[str, tuple[str, str]]:
    return {line["name"]: (line["state"], line["severity"]) for line in json.loads(said.out)["lines"]}


def call(chain: Chain, status: str, error: str = "", minutes: int = 1, micro_usd: int = 0) -> None:
    chain.sql(
        "INSERT INTO leadgen.model_calls (tenant_id, call_hash, request_key, stage, model, status, prompt, reserved_microusd,"
        " settled_microusd, error, created_at) SELECT tenant_id, gen_random_uuid()::text, request_key, 'contacts', 'm', %s, '{}',"
        " 9, %s, %s, now() - make_interval(mins => %s) FROM leadgen.lead_requests",
        status, micro_usd, error, minutes,
    )  # fmt: skip


def test_a_delivered_request_leaves_everything_well_counted_and_reported(
    delivered: tuple[Chain, Delivered], leadgen: Leadgen, tmp_path: Path
) -> None:
    chain, demo = delivered
    said = leadgen("health", "--strict")
    assert said.code == 0
    assert said.out.endswith("All is well.\n")
    assert "no request waits for it" in said.out
    text = leadgen("metrics").out
    read = {family.name: family for family in text_string_to_metric_families(text)}
    (exported,) = chain.sql("SELECT count(*) FROM leadgen.request_companies WHERE status = 'exported'")
    values = {sample.labels["state"]: sample.value for sample in read["leadgen_companies"].samples}
    assert values["exported"] == exported[0] > 0
    stages = {sample.labels["stage"] for sample in read["leadgen_stage_seconds"].samples}
    assert stages == {
        "lead_request", "discovered_companies", "company_pages", "company_profiles", "icp_assessments", "contacts", "csv_files",
        "request_report",
    }  # fmt: skip
    assert all(family.documentation for family in read.values())
    for secret in (demo.key, "demo", ".example", "@"):
        assert secret not in text
    file = tmp_path / "leadgen.prom"
    assert leadgen("metrics", str(file)).out == ""
    assert {family.name for family in text_string_to_metric_families(file.read_text("utf-8"))} == set(read)
    nowhere = leadgen("metrics", str(tmp_path / "none" / "x.prom"))
    assert nowhere.code == 1
    assert "what to do" in nowhere.err

    call(chain, "answered", micro_usd=450_000)
    daily = json.loads(leadgen("health", "--report", "daily", "--json").out)
    assert (daily["submitted"], daily["requests"], daily["exported"]) == (1, {"ready": 1}, exported[0])
    assert (daily["spent_micro_usd"], daily["calls"], daily["errors"]) == (450_000, {"answered": 1}, {})
    assert {one["stage"] for one in daily["stages"]} == stages
    chain.sql(
        "UPDATE leadgen.lead_requests SET created_at = now() - interval '2 days', updated_at = now() - interval '2 days'"
    )
    told = leadgen("health", "--report", "daily").out
    assert "0 submitted; worked on: none" in told
    assert "$0.45 spent" in told
    assert "slowest stages" in told
    assert "1 submitted; worked on: 1 ready" in leadgen("health", "--report", "weekly").out


def test_each_fault_is_told_by_its_name_and_ends_with_it(
    delivered: tuple[Chain, Delivered], leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, demo = delivered
    monkeypatch.setenv("LEADGEN_MODE", "real")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-tests")
    monkeypatch.setenv("LEADGEN_USD_PER_DAY", "1")
    assert states(leadgen("health", "--json"))["model"] == ("ok", "info")

    chain.sql("UPDATE leadgen.lead_requests SET status = 'queued', updated_at = now() - interval '20 minutes'")
    for _ in range(8):
        call(chain, "unknown", "transient: no answer")
    call(chain, "unknown", "dropped in flight: CancelledError")
    chain.sql("UPDATE leadgen.pages SET origin = 'web', saved_at = now(), outcome = 'timeout'")
    chain.sql(
        "INSERT INTO leadgen.model_counters (tenant_id, kind, bucket, calls, settled_microusd)"
        " SELECT tenant_id, 'day', leadgen.day_bucket(now()), 3, 850000 FROM leadgen.tenants LIMIT 1"
    )
    said = leadgen("health", "--json")
    assert said.code == 1
    told = states(said)
    assert {name: told[name] for name in ("daemon", "queue", "model", "web", "budget")} == {
        "daemon": ("off", "critical"), "queue": ("slow", "warning"), "model": ("down", "critical"),
        "web": ("down", "critical"), "budget": ("slow", "warning"),
    }  # fmt: skip
    text = leadgen("health").out
    for words in (
        "8 failures in a row",
        "1 dropped, 8 transient",
        "85 % of dollars today",
        "limit 10 min",
        "Needs somebody now.",
    ):
        assert words in text.replace("8 transient, 1 dropped", "1 dropped, 8 transient")
    assert "sk-for-tests" not in text

    assert "it was never seen here; 1 request waits for it  [critical]" in text

    call(chain, "answered")
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running', run_id = 'gone'")
    chain.sql("UPDATE leadgen.model_calls SET created_at = created_at - interval '40 minutes'")
    for table, column in (("work_items", "finished_at"), ("events", "created_at")):
        chain.sql(f"UPDATE leadgen.{table} SET {column} = {column} - interval '2 hours'".encode())  # type: ignore[arg-type]
    said = leadgen("health")  # heard of 20 minutes ago, but nobody holds its lock
    assert "limit 1 min" in said.out
    assert f"{demo.key} (without a worker for 20 min)" in said.out
    assert f"leadgen run {demo.key}" in said.out
    # It ended before it had written down that it has the request, as where there was no room for that.
    chain.sql("UPDATE leadgen.lead_requests SET run_id = NULL, updated_at = now()")
    told = json.loads(leadgen("status", demo.key, "--json").out)
    assert "it has no worker" in told["reason"]
    assert f"leadgen run {demo.key}" in told["next_step"]


def test_what_a_command_works_on_needs_no_daemon(
    delivered: tuple[Chain, Delivered], leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, demo = delivered

    def daemon() -> tuple[str, str, int]:
        said = leadgen("health", "--json")
        (line,) = [line for line in json.loads(said.out)["lines"] if line["name"] == "daemon"]
        return line["severity"], line["seen"].partition("; ")[2], said.code

    # `leadgen run` has claimed it, and is about to take the lock.
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running', run_id = NULL, updated_at = now()")
    assert daemon() == ("info", "no request waits for it", 0)
    chain.sql("UPDATE leadgen.lead_requests SET updated_at = now() - interval '61 seconds'")
    assert daemon()[:2] == ("critical", "1 request runs, which it takes up again"), "it never took it"

    def held(by: Workshop) -> tuple[str, str, int]:
        try:
            by.hold("demo", demo.key, "run")
            return daemon()
        finally:
            by.close()

    chain.sql("UPDATE leadgen.lead_requests SET run_id = 'run', updated_at = now()")
    of_command = Workshop(load_settings(), lambda run: True, session_name=RUN_HERE)
    assert held(of_command) == ("info", "no request waits for it", 0)
    launched = Workshop(load_settings(), lambda run: True)
    assert held(launched) == ("critical", "1 request runs, which it takes up again", 1), "launched by a daemon"
    assert daemon()[0] == "critical", "its worker is gone"

    # A whole that was split stands as its slices do.
    chain.sql("UPDATE leadgen.lead_requests SET status = 'waiting', split_by = 'state', waiting_until = NULL")
    assert daemon() == ("info", "no request waits for it", 0)
    monkeypatch.setenv("LEADGEN_PRODUCTION", "true")
    monkeypatch.setenv("LEADGEN_MODE", "off")
    words = "no request waits for it, but LEADGEN_PRODUCTION wants it always there"
    assert daemon() == ("critical", words, 1)

    seen = DaemonSeen(datetime.now(UTC), {}, [SensorSeen("watchdog", False, False, 1.0, 15.0)])
    line = sensors_line(seen, seen.at, Thresholds())
    assert _beside(line) == "  [critical]", "none may be off: that is no limit to tell"


def test_a_database_that_is_not_there_is_not_started(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    said = leadgen("health")
    assert said.code == 1
    assert "the embedded server does not run" in said.out
    assert "disk" in said.out
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "leadgen.prom"
    file.write_text("leadgen_healthy 1\n")
    assert leadgen("metrics", str(file)).code == 0
    assert "leadgen_healthy 0\n" in file.read_text()
    assert [*tmp_path.iterdir()] == [file], "nothing was started"
    monkeypatch.setenv("LEADGEN_DATABASE_URL", "postgresql://lead:s3cret@127.0.0.1:1/leads")
    for arguments in (["health"], ["health", "--json"], ["health", "--report", "daily"]):
        said = leadgen(*arguments)
        assert said.code == 1
        assert "cannot be reached" in said.out + said.err
        assert "s3cret" not in said.out + said.err


def test_figures_go_to_files_alone_and_through_links(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    there, link, pipe = tmp_path / "there.prom", tmp_path / "link.prom", tmp_path / "pipe.prom"
    there.write_text("old")
    link.symlink_to(there)
    os.mkfifo(pipe)
    (tmp_path / "to_pipe.prom").symlink_to(pipe)
    assert leadgen("metrics", str(link)).code == 0
    assert (link.is_symlink(), "leadgen_healthy 0" in there.read_text()) == (True, True)
    for refused in (pipe, tmp_path / "to_pipe.prom"):
        said = leadgen("metrics", str(refused))
        assert (said.code, "a device, a pipe or a folder" in said.err) == (1, True)
    assert pipe.is_fifo()
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    said = leadgen("metrics", str(tmp_path / "circle"))
    assert (said.code, "cannot be written" in said.err) == (1, True)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Where a command of a test writes its log, which is opened once a process; afterwards all is as it was."""
    root = logging.getLogger()
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    monkeypatch.setattr(logging, "raiseExceptions", True)
    monkeypatch.setattr(root, "handlers", [one for one in root.handlers if not isinstance(one, RotatingFileHandler)])
    level = root.level
    yield tmp_path / "logs" / "leadgen.log"
    logging.captureWarnings(False)
    root.setLevel(level)
    for one in root.handlers:
        if isinstance(one, RotatingFileHandler):
            with suppress(OSError):  # what a full disk left in its buffer
                one.close()


def test_alerts_can_be_tried(leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch, log: Path) -> None:
    said = leadgen("health", "--try-alerts")
    assert said.code == 0, "the only channel that is set up was told"
    assert "Alerts go to the log alone" in said.out
    assert "somebody tries whether alerts arrive" not in said.err
    assert "somebody tries whether alerts arrive" in log.read_text("utf-8")
    monkeypatch.setenv("LEADGEN_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("LEADGEN_SMTP_PASSWORD", "s3cret")
    said = leadgen("health", "--try-alerts")
    assert (said.code, said.out.splitlines()[0]) == (1, "log: told")
    assert "mail: not told: Alerts have no usable address (LEADGEN_SMTP_FROM)" in said.out
    told = leadgen("health", "--try-alerts", "--json")
    first, mail = json.loads(told.out)["channels"]
    assert (told.code, first) == (1, {"channel": "log", "told": True, "fault": ""})
    assert (mail["channel"], mail["told"], "LEADGEN_SMTP_FROM" in mail["fault"]) == ("mail", False, True)
    assert leadgen("health", "--try-alerts", "--strict").code == 2


def test_a_log_without_room_was_not_told(leadgen: Leadgen, log: Path) -> None:
    log.parent.mkdir()
    log.symlink_to("/dev/full")
    said = leadgen("health", "--try-alerts")
    assert (said.code, "Traceback" in said.err) == (1, False)
    assert said.out.startswith("log: not told: the log was not written: No space left on device")


def test_a_schema_of_another_version_is_told(
    leadgen: Leadgen, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", empty_database_url)
    said: Any = json.loads(leadgen("health", "--json").out)
    assert said["lines"][0]["state"] == "down"
    assert "schema is missing" in said["lines"][0]["seen"]
