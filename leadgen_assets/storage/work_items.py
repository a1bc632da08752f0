"""What the durable map left behind: results of items, counted for metadata, progress and reports."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection


async def finished_since(conn: AsyncConnection[Any], request_key: str, stage: str, since: datetime) -> set[str]:
    """Items that the stage has done since a time."""
    cursor = await conn.execute(
        "SELECT item FROM leadgen.work_items"
        " WHERE request_key = %s AND stage = %s AND status = 'done' AND finished_at >= %s",
        [request_key, stage, since],
    )
    return {row["item"] for row in await cursor.fetchall()}


async def finished_at(
    conn: AsyncConnection[Any], request_key: str, stage: str, of: Collection[int]
) -> dict[int, datetime]:
    """When the stage's items of some companies were done."""
    cursor = await conn.execute(
        "SELECT item::bigint AS company_id, finished_at FROM leadgen.work_items"
        " WHERE request_key = %s AND stage = %s AND status = 'done' AND item = ANY(%s)",
        [request_key, stage, list(map(str, of))],
    )
    return {row["company_id"]: row["finished_at"] for row in await cursor.fetchall()}


async def results(
    conn: AsyncConnection[Any],
    request_key: str,
    stage: str,
    *,
    open_with: str = "",
    of: Collection[int] | None = None,
) -> dict[str, dict[str, Any]]:
    """Item -> result of the stage's finished items; those of some companies where `of` names them.

    Args:
        open_with: also of items that a limit put off, whose result has this entry: they handed over what they had.
    """
    some = " AND item = ANY(%s)" if of is not None else ""
    cursor = await conn.execute(
        "SELECT item, result FROM leadgen.work_items WHERE request_key = %s AND stage = %s"
        f" AND (status = 'done' OR status = 'deferred' AND result ? %s){some}",
        [request_key, stage, open_with, *([list(map(str, of))] if of is not None else [])],
    )
    return {row["item"]: row["result"] for row in await cursor.fetchall()}


async def done_without_model(conn: AsyncConnection[Any], request_key: str) -> tuple[dict[int, str], dict[int, str]]:
    """Company -> why, of companies that were finished without the model's answer: its service was down, or none could be used."""
    cursor = await conn.execute(
        "SELECT item::bigint AS company_id, min(result->>'fallback') AS down, min(result->>'unanswered') AS unanswered"
        " FROM leadgen.work_items WHERE request_key = %s AND stage IN ('company_profiles', 'contacts') AND status = 'done'"
        " AND (result ? 'fallback' OR result ? 'unanswered') GROUP BY item ORDER BY company_id",
        [request_key],
    )
    rows = await cursor.fetchall()
    down = {row["company_id"]: row["down"] for row in rows if row["down"]}
    return down, {row["company_id"]: row["unanswered"] for row in rows if not row["down"]}


async def states_by_stage(conn: AsyncConnection[Any], request_key: str) -> dict[str, dict[str, int]]:
    """Stage -> status of its items -> number of them."""
    cursor = await conn.execute(
        "SELECT stage, status, count(*) AS number FROM leadgen.work_items WHERE request_key = %s GROUP BY stage, status",
        [request_key],
    )
    states: dict[str, dict[str, int]] = {}
    for row in await cursor.fetchall():
        states.setdefault(row["stage"], {})[row["status"]] = row["number"]
    return states


async def number_of_results(conn: AsyncConnection[Any], request_key: str, stage: str, name: str) -> int:
    """How many of the stage's finished items have a result whose value of that name is true."""
    cursor = await conn.execute(
        "SELECT count(*)::integer AS number FROM leadgen.work_items"
        " WHERE request_key = %s AND stage = %s AND status = 'done' AND result->%s = 'true'",
        [request_key, stage, name],
    )
    row = await cursor.fetchone()
    return int(row["number"]) if row else 0


async def sum_of_results(conn: AsyncConnection[Any], request_key: str, name: str) -> int:
    """The sum of a number that results of the request's items have, over those that have it."""
    cursor = await conn.execute(
        "SELECT coalesce(sum((result->>%s)::integer), 0)::integer AS number FROM leadgen.work_items"
        " WHERE request_key = %s AND result ? %s",
        [name, request_key, name],
    )
    row = await cursor.fetchone()
    return int(row["number"]) if row else 0


async def quarantined(conn: AsyncConnection[Any], request_key: str) -> list[dict[str, Any]]:
    """Items that failed or whose rows broke a rule: stage, item, reason, time, and the company where it is one."""
    cursor = await conn.execute(
        "SELECT q.stage, q.item, q.reason, q.created_at, coalesce(c.domain, '') AS domain, coalesce(c.name, '') AS name"
        " FROM leadgen.quarantine q"
        " LEFT JOIN leadgen.companies c ON c.company_id::text = q.item"
        " WHERE q.request_key = %s ORDER BY q.stage, q.item",
        [request_key],
    )
    return list(await cursor.fetchall())


async def failed_items(conn: AsyncConnection[Any], request_key: str) -> tuple[int, int]:
    """How many of the request's items failed, and how many there are."""
    states = (await states_by_stage(conn, request_key)).values()
    return sum(state.get("failed", 0) for state in states), sum(sum(state.values()) for state in states)


async def failed_companies(conn: AsyncConnection[Any], request_key: str, stage: str) -> set[int]:
    """Companies whose item of the stage failed for good: what it was to find out of them is not known."""
    cursor = await conn.execute(
        "SELECT item::bigint AS company_id FROM leadgen.work_items"
        " WHERE request_key = %s AND stage = %s AND status = 'failed'",
        [request_key, stage],
    )
    return {row["company_id"] for row in await cursor.fetchall()}


async def items_without_answer(conn: AsyncConnection[Any], request_key: str) -> int:
    """How many finished items went on without the model: its service was down, or a question had no usable answer."""
    cursor = await conn.execute(
        "SELECT count(*)::integer AS number FROM leadgen.work_items WHERE request_key = %s AND status = 'done'"
        " AND stage IN ('company_profiles', 'contacts')"
        " AND (coalesce(result->>'fallback', '') <> '' OR coalesce(result->>'unanswered', '') <> '')",
        [request_key],
    )
    row = await cursor.fetchone()
    return int(row["number"]) if row else 0


@dataclass(frozen=True, slots=True)
class FinishedItem:
    """An item that is done, or failed.

    Attributes:
        could_ask: a model could be asked about it. asked: questions. lacked: its service was down, or gave no usable answer.
        spec: of a source, as the request writes it. qualified: of an assessment.
    """

    stage: str
    item: str
    failed: bool
    finished_at: datetime
    could_ask: bool
    asked: int
    lacked: bool
    spec: str
    qualified: bool


async def finished_items(conn: AsyncConnection[Any], request_key: str) -> list[FinishedItem]:
    """The request's items that are done or failed, of every stage."""
    cursor = await conn.execute(
        "SELECT stage, item, status = 'failed' AS failed, finished_at, result ? 'asked' AS could_ask,"
        " coalesce((result->>'asked')::integer, 0) AS asked,"
        " coalesce(result->>'fallback', '') <> '' OR coalesce(result->>'unanswered', '') <> '' AS lacked,"
        " coalesce(result->>'spec', '') AS spec, coalesce(result->'qualified' = 'true', false) AS qualified"
        " FROM leadgen.work_items WHERE request_key = %s AND status IN ('done', 'failed')",
        [request_key],
    )
    return [FinishedItem(**row) for row in await cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class PutOff:
    """An item that a limit put off at a question: whose, and what that may cost at most."""

    stage: str
    item: str
    agent: str
    needs_micro_usd: int


async def put_off_items(conn: AsyncConnection[Any], request_key: str) -> list[PutOff]:
    """The request's items that a limit put off, as far as it is known at which question."""
    cursor = await conn.execute(
        "SELECT stage, item, result->>'put_off' AS agent, (result->>'needs_micro_usd')::bigint AS needs_micro_usd"
        " FROM leadgen.work_items WHERE request_key = %s AND status = 'deferred' AND result ? 'put_off'",
        [request_key],
    )
    return [PutOff(**row) for row in await cursor.fetchall()]


async def kept_input(conn: AsyncConnection[Any], request_key: str, stage: str, item: str) -> dict[str, Any] | None:
    """The input that was kept of an item; None where none was."""
    cursor = await conn.execute(
        "SELECT input FROM leadgen.work_items WHERE request_key = %s AND stage = %s AND item = %s",
        [request_key, stage, item],
    )
    row = await cursor.fetchone()
    return row["input"] if row else None


async def keep_input(
    conn: AsyncConnection[Any],
    request_key: str,
    stage: str,
    item: str,
    input_hash: str,
    kept: Mapping[str, Any],
    result: Mapping[str, Any],
    run_id: str,
) -> None:
    """Keep an item's input before anything is paid for it, so that whoever resumes asks the same.

    Args:
        result: for an item of which nothing is written yet; of any other only the input is changed.
    """
    await conn.execute(
        "INSERT INTO leadgen.work_items (request_key, stage, item, input_hash, input, status, result, run_id)"
        " VALUES (%s, %s, %s, %s, %s::jsonb, 'started', %s::jsonb, %s)"
        " ON CONFLICT (tenant_id, request_key, stage, item) DO UPDATE SET input = excluded.input",
        [request_key, stage, item, input_hash, json.dumps(kept), json.dumps(result), run_id],
    )
