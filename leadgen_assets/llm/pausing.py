"""What a refused reservation means: worth waiting for, or a pause that says which limit, and until when."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from functools import partial

from leadgen_assets.domain.errors import ModelPaused
from leadgen_assets.llm.books import Intent, Limit, Refused
from leadgen_assets.llm.faults import LONGEST_WAIT_SECONDS
from leadgen_assets.llm.told_limits import LONGEST_REST


def worth_waiting(refused: Refused, most_micro_usd: int) -> bool:
    """Whether calls under way could give back enough: what is spent for good must leave room for this one."""
    if refused.limit is Limit.HOUR or refused.in_flight_micro_usd <= 0:
        return False
    return refused.used - refused.in_flight_micro_usd + most_micro_usd <= refused.allowed


def paused_by_limit(refused: Refused, intent: Intent, least_micro_usd: int) -> ModelPaused:
    """The error that puts an item off. A limit that leaves no room for the question even when it is new has no time.

    Args:
        least_micro_usd: what the cheapest question of a stage may cost: while so much is left, a cheaper one may be asked.
    """
    wanted = 1 if refused.limit is Limit.HOUR else intent.most_micro_usd
    paused = partial(ModelPaused, limit=refused.limit, agent=intent.agent, most_micro_usd=intent.most_micro_usd)
    new_at = refused.until if wanted <= refused.allowed else None
    until = f" until {new_at:%Y-%m-%d %H:%M} UTC" if new_at else ""
    by_itself = "nothing: it goes on by itself; or " if new_at else ""
    if refused.limit is Limit.HOUR:
        what = f"the limit of {refused.allowed:,} questions an hour is reached{until}"
        todo = f"{by_itself}raise the tenant's calls_per_hour or LEADGEN_CALLS_PER_HOUR"
        return paused(what, f"tenant {intent.asker.tenant}", todo, until=new_at)
    needs = f"the next question may cost {_dollars(intent.most_micro_usd)}"
    money = f"{_dollars(refused.used)} of {_dollars(refused.allowed)} are spent, set aside or unknown, and {needs}"
    # What is in flight may be given back. What is spent for good only grows: a question that was refused never fits later in
    # a run, unless a person raises the limit or settles calls.
    cheaper = least_micro_usd <= refused.allowed - (refused.used - refused.in_flight_micro_usd)
    if refused.limit is Limit.DAY:
        what, where = f"the dollars of the day are used up{until}: {money}", f"tenant {intent.asker.tenant}"
        todo = f"{by_itself}raise the tenant's usd_per_day or LEADGEN_USD_PER_DAY"
    else:
        what, where = f"the request's budget is used up: {money}", intent.asker.request_key or "no request"
        todo = "raise the request's budget_usd and resume it, or take what is there"
    return paused(what, where, todo, until=new_at, needs=needs, cheaper=cheaper)


def paused_after(paused: ModelPaused, said: str) -> ModelPaused:
    """The same where the question had been sent before, in vain; `said` of that, in words."""
    return ModelPaused(
        paused.what,
        paused.where,
        paused.todo,
        limit=paused.limit,
        until=paused.until,
        after=said,
        needs=paused.needs,
        cheaper=paused.cheaper,
        agent=paused.agent,
        most_micro_usd=paused.most_micro_usd,
    )


def paused_by_service(
    said: str, address: str, now: datetime, rest_seconds: float, asked: float | None, times: int = 1
) -> ModelPaused:
    """The error that puts an item off because the service asks for a longer rest than anybody waits for, or again and again.

    Args:
        said: what the service said, as half a sentence. rest_seconds: for how long it is put off.
        asked: seconds that the service asked for, as often as `times`; None where it named no time that can be read.
    """
    rest = timedelta(seconds=min(rest_seconds, LONGEST_REST))
    if asked is None:
        what = f"rate limited: the model's service takes no questions just now, and does not say for how long ({said})"
    elif asked < LONGEST_WAIT_SECONDS:
        often = f", {times} times in a row" if times > 1 else ""
        what = f"rate limited: the model's service asks to wait {math.ceil(asked)} s{often} ({said})"
    else:
        what = f"the model's service takes no more questions until {now + rest:%Y-%m-%d %H:%M} UTC ({said})"
    todo = "nothing: it goes on by itself; LEADGEN_MODEL_REQUESTS_PER_MINUTE asks more slowly from the start"
    return ModelPaused(what, address, todo, limit="service", until=now + rest)


def _dollars(micro: int) -> str:
    return f"${micro / 1_000_000:.4f}"
