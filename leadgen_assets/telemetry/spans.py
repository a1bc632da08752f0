"""Spans and timers for OpenTelemetry, where LEADGEN_OTEL is set; otherwise none of its packages is loaded and nothing is done.

A run's spans: run > stage > item > model call or fetch. Each also counts in the histogram `leadgen.duration` (seconds), by
kind, stage and error class. Where to: the standard variables (OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME …). Words of
errors, addresses with a path, and names of people are no attributes.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.settings import Settings
from leadgen_assets.telemetry.work import present_work, working_on

FLUSH_SECONDS = 1.5
"""At a run's end so long is waited for the collector: a run that is stopped has promised to be gone within ten seconds."""
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3600.0)
"""Bounds of the histogram in seconds: those that come with OpenTelemetry are meant for milliseconds, the first one is 5."""
Value = str | int | float | bool


class _Telling:
    """Where spans go; `runs` are the open spans of runs."""

    def __init__(self, traces: Any, metrics: Any) -> None:
        self.traces, self.metrics = traces, metrics
        self.tracer = traces.get_tracer("leadgen_assets")
        self.durations = metrics.get_meter("leadgen_assets").create_histogram(
            "leadgen.duration", "s", "Time that work took", explicit_bucket_boundaries_advisory=BUCKETS
        )
        self.runs: dict[str, Any] = {}


_telling: _Telling | None = None


def begin_telling(settings: Settings) -> None:
    """Tell OpenTelemetry from now on, where the settings ask for it; may be called again.

    Raises:
        SettingsInvalid: they ask for it and its packages are not installed.
    """
    if not settings.otel or _telling is not None:
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.metrics import MeterProvider
        from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise SettingsInvalid(
            "OpenTelemetry is asked for and not installed",
            f"LEADGEN_OTEL=true, module {error.name}",
            "install it: .venv/bin/pip install opentelemetry-sdk opentelemetry-exporter-otlp-proto-http; or unset LEADGEN_OTEL",
        ) from error
    named = "OTEL_SERVICE_NAME" in os.environ or "service.name=" in os.environ.get("OTEL_RESOURCE_ATTRIBUTES", "")
    resource = Resource.create({} if named else {"service.name": "leadgen"})
    # What a process has to tell is sent by `flush`; at its exit the providers would try a dead collector again and again.
    traces = TracerProvider(resource=resource, shutdown_on_exit=False)
    traces.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    readers = [PeriodicExportingMetricReader(OTLPMetricExporter())]
    tell_to(traces, MeterProvider(readers, resource=resource, shutdown_on_exit=False))


def tell_to(traces: Any, metrics: Any) -> None:
    """Tell these providers of OpenTelemetry's; None for `traces` tells nobody any more."""
    global _telling
    _telling = _Telling(traces, metrics) if traces is not None else None


@contextmanager
def span(kind: str, **attributes: Value) -> Iterator[dict[str, Value]]:
    """A piece of work. Yields attributes to be added to, such as how it ended; errors are told by their class."""
    telling = _telling
    if telling is None:
        yield attributes
        return
    # On each span, and not on its run's alone: who seeks a request's spans has nothing but attributes.
    work = present_work()
    ids: dict[str, Value] = {"request": work.request, "tenant": work.tenant, "stage": work.stage, "run": work.run}
    attributes = {name: value for name, value in ids.items() if value} | attributes
    began = time.perf_counter()
    with telling.tracer.start_as_current_span(
        kind, attributes=_named(attributes), record_exception=False, set_status_on_exception=False
    ) as current:
        failed = {}
        try:
            yield attributes
        except BaseException as error:
            failed = {"error.type": type(error).__name__}
            current.set_status(_failed_status())
            raise
        finally:
            current.set_attributes(_named(attributes) | failed)
            told = {"leadgen.kind": kind, "leadgen.stage": work.stage, **failed}
            telling.durations.record(time.perf_counter() - began, told)


@contextmanager
def stage_of_run(request: str, stage: str, run: str) -> Iterator[None]:
    """A stage of a run: its lines carry the four ids, and its span stands in the run's."""
    with working_on(request, stage, run) as work:
        telling = _telling
        if telling is None:
            yield
            return
        from opentelemetry.trace import set_span_in_context

        if run not in telling.runs:
            end_runs()
            ids: dict[str, Value] = {"request": request, "tenant": work.tenant, "run": run}
            telling.runs[run] = telling.tracer.start_span("run", attributes=_named(ids))
        from opentelemetry import context

        token = context.attach(set_span_in_context(telling.runs[run]))
        try:
            with span("stage"):
                yield
        except BaseException:
            telling.runs[run].set_status(_failed_status())
            raise
        finally:
            context.detach(token)


def end_runs() -> None:
    """End the spans of runs: this process goes on with another, or ends."""
    if _telling is not None:
        runs, _telling.runs = _telling.runs, {}
        for open_run in runs.values():
            open_run.end()


def flush() -> None:
    """End what is open and send what is not sent; a collector that does not take it in time goes without."""
    telling = _telling
    if telling is None:
        return
    end_runs()

    def send() -> None:
        for provider in (telling.traces, telling.metrics):
            provider.force_flush(int(FLUSH_SECONDS * 1000))

    # The exporters' own time limits do not hold while they try again.
    sending = threading.Thread(target=send, daemon=True)
    sending.start()
    sending.join(FLUSH_SECONDS)


def _named(attributes: dict[str, Value]) -> dict[str, Value]:
    return {f"leadgen.{name}": value for name, value in attributes.items()}


def _failed_status() -> Any:
    from opentelemetry.trace import StatusCode

    return StatusCode.ERROR
