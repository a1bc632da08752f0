"""What questions to a model cost, and the calls of which nobody knows whether they did; for `leadgen cost` and reports.

Every function sees what its connection may see: one tenant's rows, or everyone's for the operator. `tenant` and `request`
narrow it further; "" is for all. Days are those of UTC in which a call was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from psycopg import AsyncConnection, sql

from leadgen_assets.domain.errors import SettlementRefused
from leadgen_assets.domain.money import exact_usd


class Part(StrEnum):
    """By what costs can be told apart."""

    TENANT = "tenant"
    REQUEST = "request"
    DAY = "day"
    STAGE = "stage"
    MODEL = "model"
    AGENT = "agent"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class CostLine:
    """Sums over calls that have the parts asked for in common; parts that were not asked for are "".

    Attributes:
        request: its key; "" also for what no request asked. day: "2026-11-25".
        calls: over the wire. answered: of these usable. unusable: of these paid, and of no use. hits: answers that the journal had.
        spent_micro_usd: paid, unusable answers and settled calls included. reserved_micro_usd: of calls under way.
        unknown_micro_usd: of calls of which nobody knows, at their maximum.
        saved_micro_usd: what the journal's answers cost when they were asked first.
        cached_tokens: part of `input_tokens`.
    """

    tenant: str = ""
    request: str = ""
    day: str = ""
    stage: str = ""
    model: str = ""
    agent: str = ""
    mode: str = ""
    calls: int = 0
    answered: int = 0
    unusable: int = 0
    hits: int = 0
    spent_micro_usd: int = 0
    reserved_micro_usd: int = 0
    unknown_micro_usd: int = 0
    saved_micro_usd: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    searches: int = 0


_SUMS = [field.name for field in fields(CostLine) if field.type == "int"]

_LINES = """
    WITH lines AS (
        SELECT c.tenant_id AS tenant, coalesce(c.request_key, '') AS request, leadgen.day_bucket(c.created_at) AS day,
            c.stage, c.model, c.agent, c.mode, 1 AS calls, (c.status = 'answered')::integer AS answered,
            (c.status = 'unusable')::integer AS unusable, 0 AS hits,
            coalesce(c.settled_microusd, 0) AS spent_micro_usd,
            CASE WHEN c.status = 'sent' THEN c.reserved_microusd ELSE 0 END AS reserved_micro_usd,
            CASE WHEN c.status = 'unknown' THEN c.reserved_microusd ELSE 0 END AS unknown_micro_usd,
            0 AS saved_micro_usd,
            coalesce((c.usage ->> 'input_tokens')::bigint, 0) AS input_tokens,
            coalesce((c.usage ->> 'cached_tokens')::bigint, 0) AS cached_tokens,
            coalesce((c.usage ->> 'output_tokens')::bigint, 0) AS output_tokens,
            coalesce((c.usage ->> 'searches')::bigint, 0) AS searches
        FROM leadgen.model_calls c WHERE c.created_at >= %(since)s AND c.created_at < %(until)s
        UNION ALL
        SELECT h.tenant_id, coalesce(h.request_key, ''), leadgen.day_bucket(h.hit_at),
            h.stage, c.model, c.agent, c.mode, 0, 0, 0, 1, 0, 0, 0, h.saved_microusd, 0, 0, 0, 0
        FROM leadgen.model_hits h JOIN leadgen.model_calls c USING (call_id)
        WHERE h.hit_at >= %(since)s AND h.hit_at < %(until)s
    )
    SELECT {columns} FROM lines WHERE %(tenant)s IN ('', tenant) AND %(request)s IN ('', request)
"""


async def costs(
    conn: AsyncConnection[Any],
    *,
    by: Sequence[Part] = (Part.STAGE, Part.MODEL),
    request: str = "",
    tenant: str = "",
    day: date | None = None,
) -> list[CostLine]:
    """Costs by some parts, in their order; without parts one line of totals, of zeros where nothing was asked."""
    columns = [sql.Identifier(str(part)) for part in by]
    sums = [sql.SQL("coalesce(sum({0}), 0)::bigint AS {0}").format(sql.Identifier(name)) for name in _SUMS]
    query = sql.SQL(_LINES).format(columns=sql.SQL(", ").join([*columns, *sums]))
    if columns:
        listed = sql.SQL(", ").join(columns)
        query += sql.SQL(" GROUP BY {0} ORDER BY {0}").format(listed)
    since, until = _bounds_of(day)
    cursor = await conn.execute(query, {"since": since, "until": until, "tenant": tenant, "request": request})
    return [CostLine(**row) for row in await cursor.fetchall()]


def _bounds_of(day: date | None) -> tuple[str, str]:
    """When a day (UTC) begins, and when it is over, as the database reads it; for ever where it is None."""
    if day is None:
        return "-infinity", "infinity"
    # Reckoned there: the last day that Python knows has no end in Python.
    return f"{day.isoformat()} 00:00+00", f"{day.isoformat()} 24:00+00"


@dataclass(frozen=True, slots=True)
class RequestCost:
    """What a request cost, beside the companies that qualified; unknown calls are not in `spent_micro_usd`."""

    tenant: str
    request: str
    spent_micro_usd: int
    unknown_micro_usd: int
    qualified: int

    @property
    def per_qualified_micro_usd(self) -> int | None:
        """Spent for each qualified company, rounded up; None while there is none."""
        return -(-self.spent_micro_usd // self.qualified) if self.qualified else None


async def request_costs(conn: AsyncConnection[Any], *, request: str = "", tenant: str = "") -> list[RequestCost]:
    """Requests that asked a model, with what their qualified companies cost, by tenant and key."""
    cursor = await conn.execute(
        "SELECT c.tenant_id AS tenant, c.request_key AS request,"
        " coalesce(sum(c.settled_microusd), 0)::bigint AS spent_micro_usd,"
        " coalesce(sum(c.reserved_microusd) FILTER (WHERE c.status = 'unknown'), 0)::bigint AS unknown_micro_usd,"
        " (SELECT count(*) FROM leadgen.assessments a JOIN leadgen.request_companies rc"
        "  USING (tenant_id, request_key, company_id)"
        "  WHERE a.tenant_id = c.tenant_id AND a.request_key = c.request_key AND a.qualified) AS qualified"
        " FROM leadgen.model_calls c"
        " WHERE c.request_key IS NOT NULL AND %s IN ('', c.request_key) AND %s IN ('', c.tenant_id)"
        " GROUP BY c.tenant_id, c.request_key ORDER BY c.tenant_id, c.request_key",
        [request, tenant],
    )
    return [RequestCost(**row) for row in await cursor.fetchall()]


async def spent_on(conn: AsyncConnection[Any], request: str, about: str = "") -> int:
    """Micro-dollars that a request's calls cost, those of which nobody knows at their maximum.

    Args:
        about: only calls that concern what begins so.
    """
    cursor = await conn.execute(
        "SELECT coalesce(sum(CASE WHEN status = 'unknown' THEN reserved_microusd ELSE settled_microusd END), 0)::bigint AS spent"
        " FROM leadgen.model_calls WHERE request_key = %s AND starts_with(about, %s)",
        [request, about],
    )
    row = await cursor.fetchone()
    return int(row["spent"]) if row else 0


@dataclass(frozen=True, slots=True)
class Unusable:
    """Answers of a request that came: all of them, those that could not be used, and why most of those could not.

    What the service refused for good, or cut short without saying what it used, is an answer that could not be used.

    Attributes:
        paid: of those that could not be used, by the usage that came with them.
    """

    answers: int
    unusable: int
    why: str
    paid: int = 0


async def unusable_answers(conn: AsyncConnection[Any], request: str, since: datetime | None) -> Unusable:
    """How many of a request's answers could not be used since a time; None for ever."""
    cursor = await conn.execute(
        "SELECT count(*) AS answers, count(*) FILTER (WHERE status <> 'answered') AS unusable,"
        " coalesce(mode() WITHIN GROUP (ORDER BY error) FILTER (WHERE status <> 'answered'), '') AS why,"
        " count(*) FILTER (WHERE status = 'unusable') AS paid"
        " FROM leadgen.model_calls WHERE request_key = %s AND (status IN ('answered', 'unusable')"
        " OR status IN ('failed', 'unknown', 'settled') AND error ~ '^(permanent|incomplete|bad output|refused): ')"
        " AND created_at >= coalesce(%s::timestamptz, '-infinity')",
        [request, since],
    )
    return Unusable(**(await cursor.fetchall())[0])


@dataclass(frozen=True, slots=True)
class Spending:
    """What a request has spent, what its calls under way and those of which nobody knows may have cost at most."""

    spent_micro_usd: int = 0
    reserved_micro_usd: int = 0
    unknown_micro_usd: int = 0


async def request_spending(conn: AsyncConnection[Any], request: str) -> Spending:
    """What counts against the request's budget now; zeros where nothing was asked."""
    cursor = await conn.execute(
        "SELECT settled_microusd, in_flight_microusd, unknown_microusd FROM leadgen.model_counters"
        " WHERE kind = 'request' AND bucket = %s",
        [request],
    )
    row = await cursor.fetchone()
    if row is None:
        return Spending()
    return Spending(row["settled_microusd"], row["in_flight_microusd"], row["unknown_microusd"])


async def scripted_spending(conn: AsyncConnection[Any], request: str) -> int:
    """Of what a request has spent, the micro-dollars that the scripted model's answers count: nobody bills them."""
    cursor = await conn.execute(
        "SELECT coalesce(sum(settled_microusd), 0)::bigint AS spent FROM leadgen.model_calls"
        " WHERE request_key = %s AND mode = 'mock'",
        [request],
    )
    row = await cursor.fetchone()
    return int(row["spent"]) if row else 0


@dataclass(frozen=True, slots=True)
class UnknownCall:
    """A call that was sent, and nobody knows what became of it.

    Attributes:
        request: key; "" for what no request asked. about: what it concerns ("example.com").
        most_micro_usd: what it counts until it is settled. why: what happened to it.
    """

    call_id: int
    tenant: str
    request: str
    stage: str
    agent: str
    about: str
    model: str
    most_micro_usd: int
    sent_at: datetime
    why: str


_UNKNOWN = (
    "SELECT call_id, tenant_id AS tenant, coalesce(request_key, '') AS request, stage, agent, about, model,"
    " reserved_microusd AS most_micro_usd, created_at AS sent_at, error AS why FROM leadgen.model_calls"
    " WHERE status = 'unknown'"
)


async def unknown_calls(
    conn: AsyncConnection[Any], *, request: str = "", tenant: str = "", day: date | None = None
) -> list[UnknownCall]:
    """Calls that wait for somebody to settle them, the oldest first.

    What is under way for nobody is not among them before `model_ledger.sweep_orphans` has found it.
    """
    cursor = await conn.execute(
        _UNKNOWN + " AND %s IN ('', coalesce(request_key, '')) AND %s IN ('', tenant_id) AND created_at >= %s"
        " AND created_at < %s ORDER BY created_at, call_id",
        [request, tenant, *_bounds_of(day)],
    )
    return [UnknownCall(**row) for row in await cursor.fetchall()]


async def settle(conn: AsyncConnection[Any], call_id: int, micro_usd: int, now: datetime) -> UnknownCall:
    """Book what an unknown call cost after all, as the service's bill says; the call as it was.

    Raises:
        SettlementRefused: no such call, its fate is known, or an amount that it cannot have cost.
    """
    cursor = await conn.execute(_UNKNOWN + " AND call_id = %s FOR UPDATE", [call_id])
    row = await cursor.fetchone()
    if row is None:
        raise await _not_unknown(conn, call_id)
    call = UnknownCall(**row)
    if not 0 <= micro_usd <= call.most_micro_usd:
        raise SettlementRefused(
            f"Call {call_id} cannot have cost {exact_usd(micro_usd)}: at most {exact_usd(call.most_micro_usd)}.",
            todo="give an amount between nothing and that",
        )
    await conn.execute(
        "SELECT leadgen.book_model_call(%s, 'settled', %s, NULL, NULL, '', %s)", [call_id, micro_usd, now]
    )
    await _note(conn, [call_id])
    return call


@dataclass(frozen=True, slots=True)
class Settled:
    """How many calls were settled, at how much together."""

    calls: int
    micro_usd: int


async def settle_all(
    conn: AsyncConnection[Any], now: datetime, *, at_maximum: bool, request: str = "", tenant: str = ""
) -> Settled:
    """Settle every unknown call at its maximum, or at nothing."""
    calls = [call.call_id for call in await unknown_calls(conn, request=request, tenant=tenant)]
    cursor = await conn.execute(
        "SELECT leadgen.book_model_calls(%s::bigint[], 'settled', %s, '', %s) AS booked", [calls, at_maximum, now]
    )
    row = await cursor.fetchone()
    booked = row["booked"] if row else []
    await _note(conn, booked)
    cursor = await conn.execute(
        "SELECT count(*) AS calls, coalesce(sum(settled_microusd), 0)::bigint AS micro_usd FROM leadgen.model_calls"
        " WHERE call_id = ANY(%s)",
        [booked],
    )
    return Settled(**(await cursor.fetchall())[0])


async def _note(conn: AsyncConnection[Any], calls: Sequence[int]) -> None:
    await conn.execute(
        "INSERT INTO leadgen.events (tenant_id, request_key, event, detail)"
        " SELECT tenant_id, request_key, 'model call settled', jsonb_build_object('call_id', call_id,"
        " 'micro_usd', settled_microusd) FROM leadgen.model_calls WHERE call_id = ANY(%s) ORDER BY call_id",
        [list(calls)],
    )


async def _not_unknown(conn: AsyncConnection[Any], call_id: int) -> SettlementRefused:
    cursor = await conn.execute("SELECT status FROM leadgen.model_calls WHERE call_id = %s", [call_id])
    row = await cursor.fetchone()
    what = f"Call {call_id} is {row['status']}, not unknown." if row else f"There is no call {call_id}."
    return SettlementRefused(what, todo="`leadgen cost settle` lists the calls that wait to be settled")
