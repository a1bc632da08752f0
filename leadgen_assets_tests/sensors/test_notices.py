"""The sensor that tells the webhook; what telling is stands in stages/test_notifying.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dagster import DagsterInstance, SkipReason, build_sensor_context

from leadgen_assets.sensors.notices import notices

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


def tick(instance: DagsterInstance) -> str:
    with build_sensor_context(instance=instance, sensor_name="notices") as context:
        (skipped,) = [notices(context)]
        assert isinstance(skipped, SkipReason)
        return skipped.skip_message or ""


def test_without_a_webhook_nothing_is_asked(dagster_instance: DagsterInstance) -> None:
    assert tick(dagster_instance) == "there is no webhook: LEADGEN_WEBHOOK_URL is not set"


def test_what_is_noted_is_tried_and_what_fails_is_said(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_WEBHOOK_URL", "http://127.0.0.1:9/t0ken")
    monkeypatch.setenv("LEADGEN_WEBHOOK_SECRET", "a secret of more than sixteen")
    assert tick(chain.instance) == "0 delivered, 0 failed"
    key = chain.submit("name: told\nsources: [list:nothing.csv]\n")
    assert not chain.materialize(key).success  # the list is missing
    chain.sql(
        "INSERT INTO leadgen.notices (tenant_id, request_key, event, body)"
        " SELECT tenant_id, request_key, 'request.failed', '{}' FROM leadgen.lead_requests"
    )
    assert tick(chain.instance) == "0 delivered, 1 failed"
    assert chain.sql("SELECT last_error FROM leadgen.notices") == [("it cannot be reached",)]
    assert tick(chain.instance) == "0 delivered, 0 failed"


def test_a_webhook_that_cannot_be_used_is_told_without_a_trace(
    dagster_instance: DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_WEBHOOK_URL", "https://hooks.example/")
    said = tick(dagster_instance)
    assert said.startswith("The webhook has no secret, and nothing is sent unsigned. LEADGEN_WEBHOOK_SECRET: set one")
