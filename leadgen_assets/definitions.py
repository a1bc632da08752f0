"""Everything that Dagster loads, on one screen."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import Any

from dagster import Definitions, in_process_executor

from leadgen_assets.assets import (
    company_pages,
    company_profiles,
    contacts,
    discovered_companies,
    exports,
    icp_assessments,
    lead_request,
    request_report,
)
from leadgen_assets.checks import company_pages as pages_checks
from leadgen_assets.checks import company_profiles as profile_checks
from leadgen_assets.checks import contacts as contact_checks
from leadgen_assets.checks import discovered_companies as discovery_checks
from leadgen_assets.checks import exports as export_checks
from leadgen_assets.checks import icp_assessments as assessment_checks
from leadgen_assets.jobs.blocking import block_domains
from leadgen_assets.jobs.decisions import DECISIONS
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.jobs.pruning import daily_pruning, prune_what_is_old
from leadgen_assets.jobs.submitting import submit_lead_request
from leadgen_assets.resources.workshop import workshop_of_run
from leadgen_assets.sensors import (
    fallbacks,
    health,
    inbox,
    notices,
    outcomes,
    queued_requests,
    repeats,
    submissions,
    watchdog,
)
from leadgen_assets.telemetry.log_lines import log_to_stderr


def build_definitions(overrides: Mapping[str, Any] | None = None) -> Definitions:
    """The code location.

    Args:
        overrides: resources by key in place of ours ("workshop"), for tests and for `leadgen run`.
    """
    return Definitions(
        assets=[
            lead_request.lead_request,
            discovered_companies.discovered_companies,
            company_pages.company_pages,
            company_profiles.company_profiles,
            icp_assessments.icp_assessments,
            contacts.contacts,
            exports.csv_files,
            request_report.request_report,
        ],
        asset_checks=[
            discovery_checks.discovered_companies_checks,
            pages_checks.company_pages_checks,
            profile_checks.company_profiles_checks,
            assessment_checks.icp_assessments_checks,
            contact_checks.contacts_checks,
            *export_checks.exports_checks,
        ],
        jobs=[lead_pipeline, submit_lead_request, *DECISIONS, block_domains, prune_what_is_old],
        schedules=[daily_pruning],
        sensors=[
            inbox.inbox,
            submissions.submissions,
            queued_requests.queued_requests,
            repeats.repeats,
            watchdog.watchdog,
            outcomes.run_finished,
            outcomes.run_failed,
            outcomes.run_cancelled,
            notices.notices,
            fallbacks.fallbacks,
            health.health,
        ],
        resources={"workshop": workshop_of_run, **(overrides or {})},
        # A run waits on the network: processes per step would cost seconds and give nothing (docs/performance.md).
        executor=in_process_executor,
    )


log_to_stderr()
defs = build_definitions()

# What was loaded stays until the process ends: no collection need walk through it any more.
gc.freeze()
