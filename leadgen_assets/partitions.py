"""The one partitions definition: assets and checks must share it, and Dagster does not reject a mismatch."""

from __future__ import annotations

import warnings

from dagster import BetaWarning, DynamicPartitionsDefinition, PreviewWarning

# Partitioned checks are a preview of Dagster's and backfill policies a beta; the design relies on both knowingly
# (docs/architecture.md).
warnings.filterwarnings("ignore", category=PreviewWarning)
warnings.filterwarnings("ignore", category=BetaWarning)

lead_requests = DynamicPartitionsDefinition(name="lead_requests")
"""One partition a lead request, `<tenant>.<slug>`; keys are made by our code only."""
