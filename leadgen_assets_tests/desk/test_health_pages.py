"""What programs ask the desk without a token: health, readiness, figures."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families
from psycopg import sql

from leadgen_assets.desk import health_pages
from leadgen_assets.health import examining
from leadgen_assets.settings import Settings
from leadgen_assets.storage.embedded import EmbeddedServer


def test_health_is_told_to_anybody_and_names_nobody(changeable: Any) -> None:
    with psycopg.connect(changeable.url, autocommit=True) as connection:
        connection.execute(
            "UPDATE leadgen.lead_requests SET status = 'running', updated_at = now() - interval '9 hours'"
        )
        connection.execute("UPDATE leadgen.work_items SET finished_at = now() - interval '9 hours'")
        connection.execute("UPDATE leadgen.events SET created_at = now() - interval '9 hours'")
    with changeable.client() as browser:
        assert browser.get("/ready").text == browser.get("/healthz").text == "ok\n"
        answer = browser.get("/health")
        assert answer.status_code == 503
        told = answer.json()
        assert told["severity"] == "critical"
        (stuck,) = [line for line in told["lines"] if line["name"] == "stuck"]
        assert (stuck["state"], stuck["seen"]) == ("down", f"{changeable.key} (without a worker for 9 h)")
        people = changeable.exported("contacts")
        for secret in (changeable.name, "@", *(row["full_name"] for row in people)):
            assert secret not in answer.text
        # Whoever asks at once again is given the same look.
        assert browser.get("/health").json()["at"] == told["at"]


def test_figures_are_served_where_they_are_asked_for(finished: Any) -> None:
    with finished.client() as browser:
        assert browser.get("/metrics").status_code == 404
    open_desk = replace(finished, settings=finished.settings.model_copy(update={"metrics": True}))
    with open_desk.client() as browser:
        answer = browser.get("/metrics")
        assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
        names = {family.name for family in text_string_to_metric_families(answer.text)}
        assert {"leadgen_companies", "leadgen_health", "process_resident_memory_bytes"} <= names
        assert finished.key not in answer.text


def test_what_is_changed_in_the_settings_file_holds_for_what_the_desk_says(
    finished: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_pages, "FRESH_SECONDS", 0.0)
    file = tmp_path / ".env"
    monkeypatch.setitem(Settings.model_config, "env_file", file)
    monkeypatch.delenv("LEADGEN_MODE")
    file.write_text("LEADGEN_MODE=off\n")
    with finished.client() as browser:

        def line(name: str) -> dict[str, Any]:
            (found,) = [line for line in browser.get("/health").json()["lines"] if line["name"] == name]
            return dict(found)

        assert (line("model")["seen"], line("webhook")["state"]) == ("there is no key", "off"), (
            "as the desk was started"
        )
        assert browser.get("/metrics").status_code == 404
        disk = line("disk")["figure"]
        file.write_text(
            "LEADGEN_MODE=mock\nLEADGEN_WEBHOOK_URL=https://hook.example/\nLEADGEN_HEALTH_FREE_GB=90000\nLEADGEN_METRICS=true\n"
            f"LEADGEN_HOME={tmp_path / 'elsewhere'}\nLEADGEN_DATABASE_URL=postgresql://nobody.example/none\n"
        )
        assert line("model")["seen"] == "mode mock: a script answers"
        assert line("webhook")["state"] == "down", "it has no secret"
        assert (line("disk")["state"], line("disk")["figure"]) == ("slow", pytest.approx(disk, rel=0.2))
        assert line("database")["state"] == "ok"
        assert browser.get("/metrics").status_code == 200
        file.write_text("LEADGEN_MODE=of\n")
        assert line("model")["seen"] == "mode mock: a script answers", "the last that could be used"
        file.write_bytes("LEADGEN_MODE=off  # für München\n".encode("latin-1"))
        assert line("model")["seen"] == "mode mock: a script answers", "another one that cannot be used"
        file.unlink()
        assert line("model")["seen"] == "there is no key"


BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid() AND backend_type = 'client backend'"


@pytest.mark.parametrize("address", ["/ready", "/health", "/metrics"])
def test_a_database_that_stands_still_is_an_outage_in_time(
    changeable: Any, server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(health_pages, "READY_SECONDS", 0.3)
    monkeypatch.setattr(examining, "PATIENCE_SECONDS", 0.3)
    desk = replace(changeable, settings=changeable.settings.model_copy(update={"metrics": True}))
    with desk.client() as browser, psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        assert browser.get("/ready").status_code == 200
        # It takes no question and no wish to cancel one.
        frozen = [pid for (pid,) in connection.execute(BACKENDS, [changeable.name]).fetchall()]
        assert frozen
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            answer = browser.get(address)
            took = time.monotonic() - began
        finally:
            for pid in frozen:
                os.kill(pid, signal.SIGCONT)
        assert took < 3
        if address == "/metrics":
            assert 'leadgen_health{name="database"} 2' in answer.text
        else:
            assert answer.status_code == 503
        assert browser.get("/ready").text == "ok\n"


def test_a_database_that_is_gone_is_an_outage(changeable: Any, server: EmbeddedServer) -> None:
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    here, away = sql.Identifier(changeable.name), sql.Identifier(f"{changeable.name}_away")
    desk = replace(changeable, settings=changeable.settings.model_copy(update={"metrics": True}))
    with desk.client() as browser, psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(rename.format(here, away))
        for address in ("/health", "/ready"):
            answer = browser.get(address)
            assert answer.status_code == 503
            assert changeable.name not in answer.text
        assert 'leadgen_health{name="database"} 2' in browser.get("/metrics").text
        connection.execute(rename.format(away, here))
