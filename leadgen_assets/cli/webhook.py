"""`leadgen webhook`: try the webhook, see what it was not told, tell it again."""

from __future__ import annotations

import asyncio
import json
import uuid
from datetime import UTC, datetime
from typing import Any

import click

from leadgen_assets.cli.connected import with_database
from leadgen_assets.delivery.webhook import VERSION, as_bytes, headers
from leadgen_assets.domain.errors import WebhookUnusable
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.notifying import Answer, Told, address_of, open_client, receiver_of, send, tell_due
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.notices import Notice, notices_of, retry_notices


@click.group()
def webhook() -> None:
    """What LEADGEN_WEBHOOK_URL is told when a request is ready, paused, failed or needs a decision."""


@webhook.command("test")
def try_out() -> None:
    """Send a signed test notice and print what came back."""
    settings = load_settings()
    url, secret = _usable(settings)
    number, at = str(uuid.uuid4()), datetime.now(UTC)
    told = {"type": "test", "version": VERSION, "id": number, "created_at": at.isoformat()}
    body = as_bytes(told)

    async def sent() -> Answer:
        async with open_client(url) as client:
            return await send(client, url, body, headers(number, "test", body, secret, at))

    answer = asyncio.run(sent())
    click.echo(f"to:       {receiver_of(settings)}")
    click.echo(f"sent:     {body.decode()}")
    click.echo(f"answered: {answer.status or 'nothing'}")
    if answer.fault:
        raise WebhookUnusable(
            f"The webhook was not told: {answer.fault}.",
            receiver_of(settings),
            "look at the receiver's log; docs/results.md says how it verifies the signature",
        )
    click.echo("It was told.")


@webhook.command("list")
@click.option("--all", "every", is_flag=True, help="Those that were delivered too.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def listed(every: bool, as_json: bool) -> None:
    """What the webhook was not told yet, newest first, at most 100."""

    async def read(database: Database, settings: Settings) -> list[Notice]:
        async with database.operator_tx() as conn:
            return await notices_of(conn, undelivered=not every)

    found = with_database(read)
    if as_json:
        click.echo(json.dumps([_as_dict(one) for one in found], indent=2))
        return
    if not found:
        click.echo("Nothing." if every else "Nothing is undelivered.")
    for one in found:
        state = f"next try {one.next_try_at:%Y-%m-%d %H:%M:%S} UTC" if one.state == "waiting" else one.state
        why = f"  {one.last_error}" if one.last_error else ""
        click.echo(f"{one.notice_id[:8]}  {one.event}  {one.request_key}  {one.attempts} tries, {state}{why}")


@webhook.command("retry")
@click.argument("notice", required=False)
def retry(notice: str | None) -> None:
    """Tell it now what it was not told, given-up notices too; NOTICE is the beginning of one's id."""
    settings = load_settings()
    _usable(settings)

    async def again(database: Database, settings: Settings) -> tuple[int, Told]:
        async with database.operator_tx() as conn:
            number = await retry_notices(conn, datetime.now(UTC), notice)
        return number, await tell_due(database, settings)

    number, told = with_database(again)
    if not number and notice:
        raise WebhookUnusable(f"There is no undelivered notice {notice!r}.", "", "leadgen webhook list names them")
    if not number:
        click.echo("Nothing is undelivered.")
        return
    click.echo(f"{told.delivered} delivered, {number - told.delivered} still to be told.")
    if told.failed:
        raise WebhookUnusable(f"The webhook was not told: {told.fault}.", receiver_of(settings), "leadgen webhook list")


def _usable(settings: Settings) -> tuple[str, str]:
    if settings.webhook_url is None:
        raise WebhookUnusable(
            "There is no webhook.", "LEADGEN_WEBHOOK_URL", "set it and LEADGEN_WEBHOOK_SECRET in .env"
        )
    return address_of(settings)


def _as_dict(one: Notice) -> dict[str, Any]:
    return {
        "id": one.notice_id,
        "event": one.event,
        "request": one.request_key,
        "state": one.state,
        "attempts": one.attempts,
        "next_try_at": one.next_try_at.isoformat(),
        "last_error": one.last_error,
        "created_at": one.created_at.isoformat(),
    }
