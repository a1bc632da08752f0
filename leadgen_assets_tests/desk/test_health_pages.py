"""What programs ask the desk without a token: health, readiness, figures."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families
from psycopg import sql

from leadgen_assets.desk import health_pages
from leadgen_assets.health import examining
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
