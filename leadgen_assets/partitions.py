"""The one partitions definition: assets and checks must share it, and Dagster does not reject a mismatch."""

from __future__ import annotations

import warnings

from dagster import DynamicPartitionsDefinition, PreviewWarning

# Partitioned checks are a preview of Dagster's; the design relies on them knowingly (docs/architecture.md).
warnings.filterwarnings("ignore", category=PreviewWarning)

lead_requests = DynamicPartitionsDefinition(name="lead_requests")
"""One partition a lead request, `<tenant>.<slug>`; keys are made by our code only."""
