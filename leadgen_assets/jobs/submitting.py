"""The Launchpad's door: a lead request as a form."""

import asyncio
from typing import Literal

from dagster import Config, MetadataValue, Nothing, OpExecutionContext, Out, job, op
from pydantic import Field

from leadgen_assets.assets.described import PREFIX
from leadgen_assets.assets.stage_run import told_in_words
from leadgen_assets.domain.requests.lead_request import DEFAULT_ICP, LeadRequest
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.request_forms import Reading, of_fields
from leadgen_assets.doors.submitting import Submitted, submit_all
from leadgen_assets.partitions import lead_requests
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.opening import opened


def _told(field: str) -> str:
    return str(LeadRequest.model_fields[field].description)


class LeadRequestForm(Config):
    """A lead request; name and sources are to be filled in, the rest has defaults, for which null stands too."""

    name: str = Field("", description=_told("name"))
    sources: list[str] = Field(
        [],
        description="Where to look, each as list:FILE.csv or archive:FILE.warc.gz; relative paths start from LEADGEN_HOME/inbox",
    )
    tenant: str | None = Field(None, description=f"{_told('tenant')}; null: LEADGEN_TENANT")
    icp: str | None = Field(DEFAULT_ICP, description=_told("icp"))
    target_companies: int | None = Field(25, description=_told("target_companies"))
    states: list[str] | None = Field([], description=_told("states"))
    cities: list[str] | None = Field([], description=_told("cities"))
    pms_any_of: list[str] | None = Field([], description=_told("pms_any_of"))
    pms_unknown: Literal["keep", "drop"] = Field("drop", description=_told("pms_unknown"))
    units_min: int | None = Field(None, description=_told("units_min"))
    units_max: int | None = Field(None, description=_told("units_max"))
    units_unknown: Literal["keep", "drop"] = Field("keep", description=_told("units_unknown"))
    contacts_min: int | None = Field(None, description=_told("contacts_min"))
    contacts_max: int | None = Field(None, description=_told("contacts_max"))
    without_contacts: Literal["keep", "drop"] = Field("keep", description=_told("without_contacts"))
    budget_usd: float | None = Field(3.0, description=_told("budget_usd"))
    preview: int | None = Field(0, description=_told("preview"))
    exclude_exported_days: int | None = Field(180, description=_told("exclude_exported_days"))
    repeat: Literal["never", "monthly"] = Field("never", description=_told("repeat"))


@op(
    out=Out(Nothing),
    description="Validates a lead request, stores it and makes its partition; a sensor then starts it.",
)
def submit_form(context: OpExecutionContext, config: LeadRequestForm) -> None:
    """Submit what the form says; refused in the words of the fault."""
    fields = {name: value for name, value in config.model_dump(mode="json").items() if value is not None}

    async def work() -> Submitted:
        settings = load_settings()
        async with opened(settings) as database:
            reading = Reading((of_fields(fields),))
            (one,) = await submit_all(
                database, settings, reading, "the Launchpad", settings.inbox, RequestStatus.QUEUED, "launchpad"
            )
            return one

    with told_in_words():
        submitted = asyncio.run(work())
    key = submitted.stored.key
    context.instance.add_dynamic_partitions(str(lead_requests.name), [key])
    (context.log.warning if submitted.note else context.log.info)(str(submitted))
    context.add_output_metadata(
        {
            "request": key,
            "outcome": submitted.outcome,
            "status": str(submitted.stored.status),
            "next_step": submitted.stored.next_step,
            **({"note": submitted.note} if submitted.note else {}),
            "open": MetadataValue.url(f"/assets/{PREFIX}/lead_request?view=partitions&partition={key}"),
        }
    )


@job(
    name="submit_lead_request",
    description="Submit a lead request: fill in the form in the Launchpad. The same name and content again is the same request.",
)
def submit_lead_request() -> None:
    """One request, from the form's fields to a partition."""
    submit_form()
