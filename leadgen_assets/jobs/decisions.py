"""A person's decisions about a request as forms in the Launchpad; each does what the command of the same name does."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from dagster import Config, JobDefinition, Nothing, OpExecutionContext, Out, job, op
from pydantic import Field

from leadgen_assets.assets.stage_run import told_in_words
from leadgen_assets.decisions.amending import Amendment, amend
from leadgen_assets.decisions.cancelling import cancel
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.decisions.refreshing import refresh
from leadgen_assets.decisions.resuming import resume
from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.migrations import migrate

_KEY = Field(description="The request's key, tenant.name, as its partition is called")


class AmendConfig(Config):
    """What `leadgen amend` takes."""

    request: str = _KEY
    target: int | None = Field(None, description="Companies to deliver")
    budget_usd: float | None = Field(None, description="Most dollars to spend")
    set_fields: dict[str, str] = Field({}, description='Fields and their new values, such as {"pms_unknown": "keep"}')
    add: dict[str, str] = Field({}, description='What is added to lists, such as {"states": "OK, CO"}')
    icp_again: bool = Field(False, description="Take the ICP as its file is now")
    more_rounds: bool = Field(False, description="Look further with nothing else changed")
    accept_partial: bool = Field(False, description="Take the companies that there are")
    stop: bool = Field(False, description="End the work on it")


class RefreshConfig(Config):
    """What `leadgen refresh` takes."""

    request: str = _KEY
    again: Again = Field(Again.STALE, description="STALE: sites whose pages are too old; FAILED: what failed; ALL")


class RequestConfig(Config):
    """A request, and nothing to say about it."""

    request: str = _KEY


def _decide(context: OpExecutionContext, key: str, decide: Callable[[Database, Settings], Awaitable[Decided]]) -> None:
    async def inside() -> Decided:
        settings = load_settings()
        url = open_url(settings)
        migrate(url)
        async with Database(url, connections=2) as database:
            return await decide(database, settings)

    with told_in_words():
        if "." not in key or not key.partition(".")[0]:
            raise RequestInvalid(
                f"{key!r} is no request's key.", "request", "write tenant.name; `leadgen list` shows all"
            )
        decided = asyncio.run(inside())
    context.log.info(f"{decided.stored.key}: {decided.words}")
    context.log.info(f"{decided.stored.status}. Next step: {decided.stored.next_step}")


@op(out=Out(Nothing), description="Changes target, budget, filters or sources of a request, or takes what is there.")
def amendment(context: OpExecutionContext, config: AmendConfig) -> None:
    """One amendment, or the end."""
    direct = {"target_companies": config.target, "budget_usd": config.budget_usd}
    sets = {**config.set_fields, **{name: str(value) for name, value in direct.items() if value is not None}}
    adds = {name: [text] for name, text in config.add.items()}
    asked = Amendment(sets, adds, config.icp_again, config.more_rounds, config.accept_partial)

    async def decide(database: Database, settings: Settings) -> Decided:
        if config.stop and (asked.changes_content or asked.accept_partial):
            raise RequestInvalid("Ending the work and changing the request exclude each other.", "", "do one of them")
        if config.stop:
            return await cancel(database, config.request, datetime.now(UTC))
        return await amend(database, settings, config.request, asked)

    _decide(context, config.request, decide)


@op(out=Out(Nothing), description="Reads again what has grown old, tries failed items again, or does everything again.")
def renewal(context: OpExecutionContext, config: RefreshConfig) -> None:
    """One refresh."""
    _decide(
        context, config.request, lambda database, _: refresh(database, config.request, config.again, datetime.now(UTC))
    )


@op(out=Out(Nothing), description="Ends the work on a request, wherever it is done; what was done is kept.")
def cancellation(context: OpExecutionContext, config: RequestConfig) -> None:
    """One end."""
    _decide(context, config.request, lambda database, _: cancel(database, config.request, datetime.now(UTC)))


@op(out=Out(Nothing), description="Goes on after a preview, or with a request that was cancelled or has failed.")
def resumption(context: OpExecutionContext, config: RequestConfig) -> None:
    """One request that goes on."""
    _decide(context, config.request, lambda database, _: resume(database, config.request))


@job(
    description="Change a request: target, budget, filters, sources; or take what is there, or stop. As `leadgen amend`."
)
def amend_lead_request() -> None:
    """The form of an amendment."""
    amendment()


@job(description="Read again what has grown old, what failed, or everything. As `leadgen refresh`.")
def refresh_lead_request() -> None:
    """The form of a refresh."""
    renewal()


@job(description="End the work on a request, wherever it is done. As `leadgen cancel`.")
def cancel_lead_request() -> None:
    """The form of a cancellation."""
    cancellation()


@job(description="Go on after a preview, or with a request that was cancelled or has failed. As `leadgen resume`.")
def resume_lead_request() -> None:
    """The form of going on."""
    resumption()


DECISIONS: tuple[JobDefinition, ...] = (
    amend_lead_request,
    refresh_lead_request,
    cancel_lead_request,
    resume_lead_request,
)
"""All of them, for definitions.py."""
