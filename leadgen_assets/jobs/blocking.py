"""Blocking companies and people by a form."""

import asyncio
from pathlib import Path

from dagster import Config, Nothing, OpExecutionContext, Out, job, op
from pydantic import Field

from leadgen_assets.assets.stage_run import told_in_words
from leadgen_assets.decisions import blocking
from leadgen_assets.decisions.block_files import block_rows
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.exports.blocking import reason_of_file
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.opening import opened


class BlockForm(Config):
    """Whom not to contact: domains, a file, or both."""

    domains: list[str] | None = Field([], description="Domains, web addresses or e-mail addresses")
    file: str | None = Field(None, description="CSV or text file; a relative path starts from LEADGEN_HOME/inbox")
    reason: str | None = Field(None, description="customer, contacted, suppression or a text; null: as each row says")
    days: int | None = Field(None, description="For so many days; null: as the reason says")
    tenant: str | None = Field(None, description="Whose block it is; null: LEADGEN_TENANT")


@op(
    out=Out(Nothing), description="Blocks domains and people's addresses; what is blocked leaves discovery and exports."
)
def block_form(context: OpExecutionContext, config: BlockForm) -> None:
    """Block what the form says; refused in the words of the fault."""
    with told_in_words():
        done = asyncio.run(_block(config))
    context.log.info(f"blocked: {done.domains} domains, {done.emails} addresses")
    if done.unusable:
        rows = ", ".join(str(number) for number, _ in done.unusable[: blocking.MOST_TOLD])
        context.log.warning(f"{len(done.unusable)} entries block nobody; leadgen block import says why: {rows}")
    otherwise = sorted({number for number, _ in (*done.in_part, *done.notes)})
    if otherwise:
        rows = ", ".join(str(number) for number in otherwise[: blocking.MOST_TOLD])
        context.log.warning(
            f"{len(otherwise)} entries are not blocked as written; leadgen block import says why: {rows}"
        )
    # The rows' own words may quote a person's row: the numbers alone go into Dagster's log.
    context.add_output_metadata(
        {
            "domains": done.domains,
            "emails": done.emails,
            "new": done.new,
            "renewed": done.renewed,
            "unchanged": done.unchanged,
            "unusable_rows": [number for number, _ in done.unusable[: blocking.MOST_TOLD]],
            "rows_not_as_written": otherwise[: blocking.MOST_TOLD],
        }
    )


async def _block(config: BlockForm) -> blocking.Blocking:
    settings = load_settings()
    rows = list(blocking.named(config.domains or []))
    otherwise = ""
    if config.file:
        path = settings.inbox / Path(config.file).expanduser()
        rows += block_rows(path)
        otherwise = reason_of_file(path.name)
    if not rows:
        raise LeadgenError("The form names nobody.", "domains, file", "give one of the two")
    terms = blocking.terms(settings, config.reason, config.days, otherwise)
    async with opened(settings) as database:
        return await blocking.block(database, blocking.tenant_named(settings, config.tenant), rows, terms)


@job(name="block_domains", description="Block companies and people: fill in the form in the Launchpad.")
def block_domains() -> None:
    """Domains or a file, blocked."""
    block_form()
