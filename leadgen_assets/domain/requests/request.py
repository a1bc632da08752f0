"""The door to everything about a lead request: its fields, its file, its status."""

from __future__ import annotations

from leadgen_assets.domain.requests.lead_request import KEY_PATTERN, LeadRequest, slug
from leadgen_assets.domain.requests.request_file import parse_request, request_faults, to_yaml
from leadgen_assets.domain.requests.request_status import RequestStatus, next_step
from leadgen_assets.domain.requests.source_spec import SourceSpec

__all__ = [
    "KEY_PATTERN",
    "LeadRequest",
    "RequestStatus",
    "SourceSpec",
    "next_step",
    "parse_request",
    "request_faults",
    "slug",
    "to_yaml",
]
