"""Limits of money and calls: a tenant's own, what is used of each, and whether the counters tell the truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.money import micro_usd
from leadgen_assets.llm.books import Limit
from leadgen_assets.settings import Settings
from leadgen_assets.storage.model_ledger import new_at

MOST_USD = Decimal(10**9)
MOST_CALLS = 10**12
MOST_TENANTS = 50
"""Of tenants that asked something so many are looked at, those with the most questions."""


@dataclass(frozen=True, slots=True)
class TenantLimits:
    """Limits of a tenant's own; None where the installation's settings hold."""

    usd_per_day: Decimal | None = None
    calls_per_hour: int | None = None


async def own_limits(conn: AsyncConnection[Any], tenant: str) -> TenantLimits:
    """The tenant's own limits; none for a tenant that nobody has heard of."""
    cursor = await conn.execute("SELECT per_day, per_hour FROM leadgen.own_limits(%s)", [tenant])
    row = await cursor.fetchone()
    if row is None:
        return TenantLimits()
    usd = None if row["per_day"] is None else Decimal(row["per_day"]) / 1_000_000
    return TenantLimits(usd, row["per_hour"])


async def set_own_limits(conn: AsyncConnection[Any], tenant: str, limits: TenantLimits) -> None:
    """Give a tenant limits of its own in place of those it had; None takes one away. They hold from the next call on.

    Raises:
        SettingsInvalid: a limit that is negative, not finite, or beyond all measure.
    """
    usd, calls = limits.usd_per_day, limits.calls_per_hour
    if usd is not None and not (usd.is_finite() and 0 <= usd <= MOST_USD):
        raise SettingsInvalid(f"{usd} dollars a day is no limit.", todo=f"give a number from 0 to {MOST_USD:,}")
    if calls is not None and not 0 <= calls <= MOST_CALLS:
        raise SettingsInvalid(f"{calls} calls an hour is no limit.", todo=f"give a number from 0 to {MOST_CALLS:,}")
    # As text: the number reaches the column as it was given, never by way of a float.
    own = [f'"usd_per_day": {usd:f}'] if usd is not None else []
    own += [f'"calls_per_hour": {calls}'] if calls is not None else []
    await conn.execute(
        "INSERT INTO leadgen.tenants AS t (tenant_id, name, settings) VALUES (%(tenant)s, %(tenant)s, %(own)s)"
        " ON CONFLICT (tenant_id) DO UPDATE"
        " SET settings = (t.settings - 'usd_per_day' - 'calls_per_hour') || excluded.settings",
        {"tenant": tenant, "own": "{" + ", ".join(own) + "}"},
    )
    await conn.execute(
        "INSERT INTO leadgen.events (tenant_id, event, detail) VALUES (%s, 'model limits set', %s)",
        [tenant, json.dumps({"usd_per_day": None if usd is None else str(usd), "calls_per_hour": calls})],
    )


@dataclass(frozen=True, slots=True)
class LimitStanding:
    """How far a limit is used up: micro-dollars, or calls for `Limit.HOUR`.

    Attributes:
        used: all together. in_flight: of it reserved by calls under way. unknown: of it by calls of which nobody knows.
        new_at: when it is new; None for a request's budget.
    """

    limit: Limit
    allowed: int
    used: int
    in_flight: int
    unknown: int
    new_at: datetime | None

    @property
    def left(self) -> int:
        """What may still be reserved; 0 where a limit was lowered below what is used."""
        return max(0, self.allowed - self.used)

    @property
    def share(self) -> float:
        """The part of it that is used; all of it where nothing is allowed."""
        return self.used / self.allowed if self.allowed else 1.0


async def standings(
    conn: AsyncConnection[Any],
    tenant: str,
    settings: Settings,
    now: datetime,
    request: str = "",
    budget_micro_usd: int = 0,
) -> list[LimitStanding]:
    """The tenant's limits of this day and hour, behind the budget of a request where one is named."""
    own = await own_limits(conn, tenant)
    usd = settings.usd_per_day if own.usd_per_day is None else own.usd_per_day
    calls = settings.calls_per_hour if own.calls_per_hour is None else own.calls_per_hour
    allowed = {Limit.REQUEST: budget_micro_usd, Limit.DAY: micro_usd(usd), Limit.HOUR: calls}
    cursor = await conn.execute(
        "SELECT kind, calls, in_flight_microusd, unknown_microusd, settled_microusd FROM leadgen.model_counters"
        " WHERE tenant_id = %s AND (kind, bucket) IN"
        " (('request', %s), ('day', leadgen.day_bucket(%s)), ('hour', leadgen.hour_bucket(%s)))",
        [tenant, request, now, now],
    )
    found = {row["kind"]: row for row in await cursor.fetchall()}
    limits = [Limit.REQUEST, Limit.DAY, Limit.HOUR] if request else [Limit.DAY, Limit.HOUR]
    return [_standing(limit, allowed[limit], found.get(str(limit)), now) for limit in limits]


async def standings_by_tenant(
    conn: AsyncConnection[Any], settings: Settings, now: datetime
) -> list[tuple[str, list[LimitStanding]]]:
    """The limits of each tenant that asked something this day (UTC), most used first; for an operator's transaction."""
    cursor = await conn.execute(
        "SELECT t.tenant_id AS tenant FROM leadgen.tenants t JOIN leadgen.model_counters c ON c.tenant_id = t.tenant_id"
        " AND c.kind = 'day' AND c.bucket = leadgen.day_bucket(%s) ORDER BY c.calls DESC, t.tenant_id LIMIT %s",
        [now, MOST_TENANTS],
    )
    tenants = [row["tenant"] for row in await cursor.fetchall()]
    found = [(tenant, await standings(conn, tenant, settings, now)) for tenant in tenants]
    return sorted(found, key=lambda one: (-max(limit.share for limit in one[1]), one[0]))


def _standing(limit: Limit, allowed: int, row: dict[str, Any] | None, now: datetime) -> LimitStanding:
    if row is None:
        return LimitStanding(limit, allowed, 0, 0, 0, new_at(limit, now))
    in_flight, unknown = row["in_flight_microusd"], row["unknown_microusd"]
    used = row["calls"] if limit is Limit.HOUR else in_flight + unknown + row["settled_microusd"]
    return LimitStanding(limit, allowed, used, in_flight, unknown, new_at(limit, now))


_DIFFERENCES = """
    WITH counted AS (
        SELECT c.tenant_id, k.kind, k.bucket, count(*) AS calls,
            coalesce(sum(c.reserved_microusd) FILTER (WHERE c.status = 'sent' AND k.money), 0) AS in_flight,
            coalesce(sum(c.reserved_microusd) FILTER (WHERE c.status = 'unknown' AND k.money), 0) AS unknown,
            coalesce(sum(c.settled_microusd) FILTER (WHERE k.money), 0) AS settled
        FROM leadgen.model_calls c, LATERAL (VALUES
            (leadgen.call_kind(c), leadgen.call_bucket(c), true),
            ('day', leadgen.day_bucket(c.created_at), true),
            ('hour', leadgen.hour_bucket(c.created_at), false)
        ) AS k (kind, bucket, money)
        GROUP BY c.tenant_id, k.kind, k.bucket
    )
    SELECT tenant_id, kind, bucket,
        ARRAY[n.calls, n.in_flight_microusd, n.unknown_microusd, n.settled_microusd]::bigint[] AS kept,
        ARRAY[s.calls, s.in_flight, s.unknown, s.settled]::bigint[] AS summed
    FROM counted s FULL JOIN leadgen.model_counters n USING (tenant_id, kind, bucket)
    WHERE (coalesce(n.calls, 0), coalesce(n.in_flight_microusd, 0), coalesce(n.unknown_microusd, 0),
            coalesce(n.settled_microusd, 0))
        <> (coalesce(s.calls, 0), coalesce(s.in_flight, 0), coalesce(s.unknown, 0), coalesce(s.settled, 0))
    ORDER BY tenant_id, kind, bucket
"""


async def counter_faults(conn: AsyncConnection[Any]) -> list[str]:
    """Counters that are not the sums over the calls, one sentence each; none while all is well."""
    cursor = await conn.execute(_DIFFERENCES)
    return [
        f"{row['tenant_id']}, {row['kind']} {row['bucket']}: the counter says calls, in flight, unknown, settled ="
        f" {row['kept']}, the ledger {row['summed']}"
        for row in await cursor.fetchall()
    ]
