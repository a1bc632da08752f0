"""Alerts: what changed is told once by each channel, and again by one that could not be told.

A channel's memory is what it was told last, so that a webhook that was away for an hour hears of the present state and not of
every change in between.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leadgen_assets.delivery.webhook import VERSION, as_bytes, headers
from leadgen_assets.domain.errors import LeadgenError, MailUnusable, ReceiverRefused, WebhookUnusable
from leadgen_assets.domain.health.health import Change, Health, Severity, changes, now_told
from leadgen_assets.health import mailing
from leadgen_assets.health.mailing import alert_text, configured, mail_of, receivers_of, send_mail
from leadgen_assets.settings import Settings
from leadgen_assets.stages.notifying import address_of, open_client, receiver_of, send
from leadgen_assets.telemetry.log_file import require_written

Told = Mapping[str, Mapping[str, str]]
"""Channel -> name -> severity that it was told last, of what is not over."""
Tell = Callable[[Sequence[Change], datetime], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Alerted:
    """What a round did: number of changes told by each channel, why others were not told, and what to remember."""

    told: Mapping[str, int]
    faults: Mapping[str, str]
    memory: Told


def remembered(cursor: str | None) -> Told:
    """What the last round left; nothing where the cursor is none of ours."""
    try:
        found = json.loads(cursor or "{}")
        return {str(channel): {str(k): str(v) for k, v in names.items()} for channel, names in found.items()}
    except (ValueError, AttributeError):
        return {}


def alert(settings: Settings, health: Health, memory: Told) -> Alerted:
    """Tell each channel what changed since it was told.

    Raises:
        nothing: a channel that cannot be used is a fault, and is tried again by the next round.
    """
    told, faults, after = dict[str, int](), dict[str, str](), dict[str, Mapping[str, str]]()
    for channel, tell in channels(settings).items():
        before = memory.get(channel, {})
        changed = changes(before, health.lines)
        after[channel] = before
        if changed:
            try:
                tell(changed, health.at)
            except LeadgenError as error:
                faults[channel] = error.as_clause()
                continue
            told[channel] = len(changed)
        after[channel] = now_told(health.lines)
    return Alerted(told, faults, after)


def channels(settings: Settings) -> dict[str, Tell]:
    """How alerts are told by these settings: name -> what tells some changes, or raises a LeadgenError."""
    found: dict[str, Tell] = {"log": _to_log}
    if settings.webhook_url is not None:
        found["webhook"] = lambda changed, now: asyncio.run(_to_webhook(settings, changed, now))
    if configured(settings):
        found |= _by_mail(settings)
    return found


def _by_mail(settings: Settings) -> dict[str, Tell]:
    """A channel for each receiver: where one is refused and tried again, the others do not hear everything again.

    A server that failed altogether is not asked again in this round: each answer may take all of its patience. All mails of a
    round together have `WHOLE_SECONDS`: Dagster gives up a tick that takes a minute, and what it told with it.
    """
    receivers, down, spent = receivers_of(settings) or [""], list[MailUnusable](), [0.0]

    def telling(receiver: str) -> Tell:
        def tell(changed: Sequence[Change], now: datetime) -> None:
            if down:
                raise down[0]
            began = time.monotonic()
            try:
                left = mailing.WHOLE_SECONDS - spent[0]
                send_mail(settings, mail_of(settings, *alert_text(changed), now), receiver, left)
            except ReceiverRefused:
                raise
            except MailUnusable as error:
                down.append(error)
                raise
            finally:
                spent[0] += time.monotonic() - began

        return tell

    if len(receivers) == 1:
        return {"mail": telling(receivers[0])}
    # By number: an address is a person's, and channels are logged.
    return {f"mail (receiver {number})": telling(one) for number, one in enumerate(receivers, 1)}


def alert_body(change: Change, at: datetime) -> dict[str, Any]:
    """What the webhook is told; `type` is `health.critical`, `health.warning`, or `health.over`."""
    kind = "over" if change.over else str(change.line.severity)
    return {
        "type": f"health.{kind}", "version": VERSION, "created_at": at.isoformat(), "before": str(change.before),
        **change.line.as_dict(),
    }  # fmt: skip


def _to_log(changed: Sequence[Change], now: datetime) -> None:
    for change in changed:
        level = logging.ERROR if change.line.severity is Severity.CRITICAL else logging.WARNING
        log.log(logging.INFO if change.over else level, "%s", change.words)
        require_written()


async def _to_webhook(settings: Settings, changed: Sequence[Change], now: datetime) -> None:
    url, secret = address_of(settings)
    async with open_client(url) as client:
        for change in changed:
            number = str(uuid.uuid4())
            told = {**alert_body(change, now), "id": number}
            body = as_bytes(told)
            answer = await send(client, url, body, headers(number, told["type"], body, secret, now))
            if answer.fault:
                raise WebhookUnusable(f"The webhook was not told: {answer.fault}.", receiver_of(settings))
