"""The one partitions definition: assets and checks must share it, and Dagster does not reject a mismatch."""

from __future__ import annotations

from dagster import DynamicPartitionsDefinition

lead_requests = DynamicPartitionsDefinition(name="lead_requests")
"""One partition a lead request, `<tenant>.<slug>`; keys are made by our code only."""
