"""What a run tells of itself: log lines with the four ids, spans in each other, how long its stages took."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from leadgen_assets.telemetry.log_lines import lines_of
from leadgen_assets.telemetry.spans import tell_to

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered


@pytest.mark.long
def test_lines_and_spans_of_a_run_say_what_they_are_about(delivered: tuple[Chain, Delivered]) -> None:
    chain, demo = delivered
    exporter, traces, lines = InMemorySpanExporter(), TracerProvider(), io.StringIO()
    traces.add_span_processor(SimpleSpanProcessor(exporter))
    handler = logging.StreamHandler(lines)
    handler.setFormatter(lines_of("json"))
    ours = logging.getLogger("leadgen_assets")
    ours.addHandler(handler)
    level = ours.level
    ours.setLevel(logging.INFO)
    metrics = MeterProvider()
    tell_to(traces, metrics)
    chain.sql("DELETE FROM leadgen.work_items WHERE stage = 'contacts'")
    try:
        result = chain.materialize(demo.key, "contacts")
    finally:
        tell_to(None, None)
        ours.removeHandler(handler)
        ours.setLevel(level)
    assert result.success, chain.words_of_failure(result)
    told = [json.loads(line) for line in lines.getvalue().splitlines()]
    (ended,) = [line for line in told if line["message"].startswith("the stage ended after")]
    tenant = demo.key.partition(".")[0]
    assert {name: ended[name] for name in ("request", "tenant", "stage", "run")} == {
        "request": demo.key, "tenant": tenant, "stage": "contacts", "run": result.run_id,
    }  # fmt: skip
    spans = exporter.get_finished_spans()
    (run,) = [one for one in spans if one.name == "run"]
    (stage,) = [one for one in spans if one.name == "stage"]
    items = [one for one in spans if one.name == "item"]
    assert items
    assert all(one.parent and stage.context and one.parent.span_id == stage.context.span_id for one in items)
    assert stage.parent is not None
    assert run.context is not None
    assert stage.parent.span_id == run.context.span_id
    text = "".join(one.to_json() for one in spans) + lines.getvalue()
    for (name,) in chain.sql("SELECT full_name FROM leadgen.contacts"):
        assert name not in text


def test_a_stage_that_ended_is_noted_with_its_time(delivered: tuple[Chain, Delivered]) -> None:
    chain, demo = delivered
    noted = chain.sql("SELECT detail FROM leadgen.events WHERE event = 'stage ended' AND request_key = %s", demo.key)
    assert {detail["stage"] for (detail,) in noted} >= {"company_pages", "contacts", "csv_files"}
    assert {detail["run"] for (detail,) in noted} == {demo.run_id}
    assert all(detail["seconds"] >= 0 for (detail,) in noted)
