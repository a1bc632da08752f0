"""What a refused reservation means: worth waiting for, or a pause that says which limit, and until when."""

from __future__ import annotations

from leadgen_assets.domain.errors import ModelPaused
from leadgen_assets.llm.books import Intent, Limit, Refused


def worth_waiting(refused: Refused, most_micro_usd: int) -> bool:
    """Whether calls under way could give back enough: what is spent for good must leave room for this one."""
    if refused.limit is Limit.HOUR or refused.in_flight_micro_usd <= 0:
        return False
    return refused.used - refused.in_flight_micro_usd + most_micro_usd <= refused.allowed


def paused_by_limit(refused: Refused, intent: Intent) -> ModelPaused:
    """The error that puts an item off."""
    until = f" until {refused.until:%Y-%m-%d %H:%M} UTC" if refused.until else ""
    if refused.limit is Limit.HOUR:
        what = f"the limit of {refused.allowed:,} questions an hour is reached{until}"
        todo = "nothing: it goes on by itself; or raise the tenant's calls_per_hour or LEADGEN_CALLS_PER_HOUR"
        return ModelPaused(what, f"tenant {intent.asker.tenant}", todo, limit=refused.limit, until=refused.until)
    money = (
        f"{_dollars(refused.used)} of {_dollars(refused.allowed)} are spent or set aside, and the next question may cost "
        f"{_dollars(intent.most_micro_usd)}"
    )
    if refused.limit is Limit.DAY:
        what = f"the dollars of the day are used up{until}: {money}"
        todo = "nothing: it goes on by itself; or raise the tenant's usd_per_day or LEADGEN_USD_PER_DAY"
        return ModelPaused(what, f"tenant {intent.asker.tenant}", todo, limit=refused.limit, until=refused.until)
    todo = "raise the request's budget_usd and resume it, or take what is there"
    where = intent.asker.request_key or "no request"
    return ModelPaused(f"the request's budget is used up: {money}", where, todo, limit=refused.limit, until=None)


def _dollars(micro: int) -> str:
    return f"${micro / 1_000_000:.4f}"
