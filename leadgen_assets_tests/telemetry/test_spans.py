"""Spans: run > stage > item > model call or fetch, by OpenTelemetry's own memory exporter; nothing where nobody collects."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.settings import Settings
from leadgen_assets.telemetry import spans
from leadgen_assets.telemetry.spans import BUCKETS, begin_telling, end_runs, flush, span, stage_of_run, tell_to


@pytest.fixture
def collected() -> Iterator[tuple[InMemorySpanExporter, InMemoryMetricReader]]:
    exporter, reader = InMemorySpanExporter(), InMemoryMetricReader()
    traces = TracerProvider()
    traces.add_span_processor(SimpleSpanProcessor(exporter))
    metrics = MeterProvider([reader])
    tell_to(traces, metrics)
    yield exporter, reader
    tell_to(None, None)
    traces.shutdown()
    metrics.shutdown()


def by_name(exporter: InMemorySpanExporter) -> dict[str, Any]:
    return {one.name: one for one in exporter.get_finished_spans()}


def test_spans_stand_in_each_other_and_carry_the_ids(
    collected: tuple[InMemorySpanExporter, InMemoryMetricReader],
) -> None:
    exporter, reader = collected
    for stage in ("company_pages", "contacts"):
        with stage_of_run("north.texas", stage, "run-1"), span("item", item="7"), span("fetch") as told:
            told["outcome"] = "ok"
    with stage_of_run("north.texas", "lead_request", "run-2"):
        pass
    flush()
    found = exporter.get_finished_spans()
    assert [one.name for one in found] == ["fetch", "item", "stage"] * 2 + ["run", "stage", "run"]
    fetch, item, stage, run = found[0], found[1], found[2], found[6]
    assert [one.parent.span_id for one in (fetch, item, stage) if one.parent] == [
        one.context.span_id for one in (item, stage, run)
    ]
    assert found[5].parent == stage.parent  # both stages stand in the one run
    ids = {
        "leadgen.stage": "company_pages", "leadgen.request": "north.texas", "leadgen.tenant": "north", "leadgen.run": "run-1",
    }  # fmt: skip
    assert dict(stage.attributes or {}) == ids
    assert dict(item.attributes or {}) == ids | {"leadgen.item": "7"}
    assert dict(fetch.attributes or {}) == ids | {"leadgen.outcome": "ok"}
    data = reader.get_metrics_data()
    assert data is not None
    points = data.resource_metrics[0].scope_metrics[0].metrics[0].data.data_points
    assert sum(point.count for point in points) == 7  # type: ignore[union-attr]
    assert {tuple(point.explicit_bounds) for point in points} == {BUCKETS}  # type: ignore[union-attr]


def test_an_error_is_told_by_its_class_and_never_by_its_words(
    collected: tuple[InMemorySpanExporter, InMemoryMetricReader],
) -> None:
    exporter, _ = collected
    with pytest.raises(ValueError, match="Ms Berg"), span("item", item="7"):
        raise ValueError("Ms Berg, owner")
    item = by_name(exporter)["item"]
    assert item.attributes["error.type"] == "ValueError"
    assert not item.status.is_ok
    assert item.events == ()
    assert "Berg" not in item.to_json()


def test_a_stage_that_fails_fails_its_run(collected: tuple[InMemorySpanExporter, InMemoryMetricReader]) -> None:
    exporter, _ = collected
    with pytest.raises(ValueError, match="no"), stage_of_run("north.texas", "contacts", "run-1"):
        raise ValueError("no")
    flush()
    assert [(name, one.status.is_ok) for name, one in by_name(exporter).items()] == [("stage", False), ("run", False)]


def test_without_a_collector_nothing_happens() -> None:
    with stage_of_run("north.texas", "contacts", "run-1"), span("item", item="7") as told:
        told["outcome"] = "ok"
    end_runs()
    flush()
    begin_telling(Settings())
    assert spans._telling is None


def test_asked_for_and_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(SettingsInvalid, match="pip install opentelemetry-sdk"):
        begin_telling(Settings(otel=True))
