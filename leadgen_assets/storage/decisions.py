"""What is stored of a person's decisions about requests: amendments, stops, requests put to work again, series."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.proposal import Proposal
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, next_step
from leadgen_assets.storage.requests import StoredRequest, as_json, keep_icp, load_all, record_event
from leadgen_assets.storage.slices import follow_slice

_SETTLED = (
    RequestStatus.READY,
    RequestStatus.READY_PARTIAL,
    RequestStatus.NEEDS_DECISION,
    RequestStatus.CANCELLED,
)


async def nobody_works_on(conn: AsyncConnection[Any], key: str) -> bool:
    """Whether no run has the request; where none has, none can take it before this transaction ends."""
    cursor = await conn.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0)) AS locked", [key])
    row = await cursor.fetchone()
    return bool(row and row["locked"])


async def store_amendment(
    conn: AsyncConnection[Any], before: StoredRequest, request: LeadRequest, icp: Icp, differences: Sequence[str]
) -> None:
    """Store the next version of a request; what was submitted first is kept beside it."""
    await keep_icp(conn, icp)
    await conn.execute(
        "UPDATE leadgen.lead_requests SET submitted = coalesce(submitted, request), request = %s, icp_hash = %s,"
        " version = version + 1, updated_at = now() WHERE request_key = %s",
        [request.model_dump_json(), icp.digest(), before.key],
    )
    detail = {"version": before.version + 1, "differences": list(differences), "icp_hash": icp.digest()}
    await record_event(conn, before.key, "amended", detail)


async def begin_rounds_anew(conn: AsyncConnection[Any], key: str) -> None:
    """Give a request its rounds of discovery again, beyond the companies that stand in it."""
    await conn.execute(
        "UPDATE leadgen.lead_requests SET round = 1, exhausted = false, accepted = false, candidates_before ="
        " (SELECT count(*) FROM leadgen.request_companies WHERE request_key = %s) WHERE request_key = %s",
        [key, key],
    )


async def put_to_work(conn: AsyncConnection[Any], key: str, reason: str, *, run_here: bool) -> None:
    """Queue a request for the sensor, or claim it for a run that the caller starts.

    The run that worked on it before is forgotten: its end, told late, must not decide about what comes now.
    """
    status = RequestStatus.RUNNING if run_here else RequestStatus.QUEUED
    await conn.execute(
        "UPDATE leadgen.lead_requests SET status = %s, status_reason = %s, next_step = %s, run_id = NULL, crashes = 0,"
        " launch = launch + 1, waiting_until = NULL, stop_asked_at = NULL, proposals = '[]', updated_at = now()"
        " WHERE request_key = %s",
        [status, reason, next_step(status, key), key],
    )
    await record_event(conn, key, f"status {status}", {"reason": reason})
    await follow_slice(conn, key)


async def mark_previewed(conn: AsyncConnection[Any], key: str) -> None:
    """Note that a person saw the preview and said to go on."""
    await conn.execute("UPDATE leadgen.lead_requests SET previewed = true WHERE request_key = %s", [key])
    await record_event(conn, key, "preview accepted", {})


async def mark_accepted(conn: AsyncConnection[Any], key: str) -> None:
    """Note that a person takes the companies that there are; the run that worked on it before is forgotten, and cannot come back."""
    await conn.execute("UPDATE leadgen.lead_requests SET accepted = true, run_id = NULL WHERE request_key = %s", [key])
    await record_event(conn, key, "partial delivery accepted", {})


async def amended_since_export(conn: AsyncConnection[Any], key: str) -> list[str]:
    """Fields of the request that were amended after its newest export with files was made."""
    cursor = await conn.execute(
        "SELECT DISTINCT split_part(difference, ':', 1) AS field FROM leadgen.events,"
        " jsonb_array_elements_text(detail -> 'differences') AS difference"
        " WHERE request_key = %(key)s AND event = 'amended' AND events.created_at > (SELECT max(e.created_at)"
        " FROM leadgen.export_sets e JOIN leadgen.exports USING (tenant_id, export_id) WHERE e.request_key = %(key)s)"
        " ORDER BY field",
        {"key": key},
    )
    return [row["field"] for row in await cursor.fetchall()]


async def refresh_stale(conn: AsyncConnection[Any], key: str, at: datetime) -> None:
    """Have sites read again whose pages are too old at a time."""
    await conn.execute("UPDATE leadgen.lead_requests SET refresh_stale_at = %s WHERE request_key = %s", [at, key])
    await record_event(conn, key, "refresh stale", {"at": at.isoformat()})


async def ask_to_stop(conn: AsyncConnection[Any], key: str, at: datetime) -> None:
    """Ask the run that works on the request to stop; it looks every second."""
    await conn.execute("UPDATE leadgen.lead_requests SET stop_asked_at = %s WHERE request_key = %s", [at, key])
    await record_event(conn, key, "asked to stop", {})


async def stop_is_asked(conn: AsyncConnection[Any], key: str) -> bool:
    """Whether a run on the request is to stop: a person cancelled it."""
    cursor = await conn.execute(
        "SELECT stop_asked_at IS NOT NULL OR status = %s AS stop FROM leadgen.lead_requests WHERE request_key = %s",
        [RequestStatus.CANCELLED, key],
    )
    row = await cursor.fetchone()
    return bool(row and row["stop"])


async def resume_waiting(conn: AsyncConnection[Any], now: datetime) -> list[str]:
    """Queue requests whose waiting time is over; returns their keys. Of two racing ticks one finds each."""
    cursor = await conn.execute(
        "UPDATE leadgen.lead_requests SET status = %s, status_reason = 'it waited until now', launch = launch + 1,"
        " waiting_until = NULL, updated_at = now() WHERE status = %s AND waiting_until <= %s RETURNING request_key",
        [RequestStatus.QUEUED, RequestStatus.WAITING, now],
    )
    keys = sorted(row["request_key"] for row in await cursor.fetchall())
    for key in keys:
        await conn.execute(
            "UPDATE leadgen.lead_requests SET next_step = %s WHERE request_key = %s",
            [next_step(RequestStatus.QUEUED, key), key],
        )
        await record_event(conn, key, "queued again", {"reason": "it waited until now"})
        await follow_slice(conn, key)
    return keys


async def repeating(conn: AsyncConnection[Any]) -> list[StoredRequest]:
    """Requests that ask to be repeated, oldest first, the cancelled ones left out."""
    # Few among many: an index has them alone.
    cursor = await conn.execute(
        "SELECT request_key FROM leadgen.lead_requests WHERE request ->> 'repeat' <> 'never' AND status <> %s"
        " ORDER BY created_at, request_key",
        [RequestStatus.CANCELLED],
    )
    return await load_all(conn, keys=[row["request_key"] for row in await cursor.fetchall()])


async def hold_series(conn: AsyncConnection[Any], head: str) -> None:
    """Keep every other follow-up of the series out until this transaction ends."""
    await conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('series ' || %s, 0))", [head])


async def last_submitted(conn: AsyncConnection[Any], head: str) -> datetime:
    """When the newest request of a series came in, the repeating one itself included."""
    cursor = await conn.execute(
        "SELECT max(created_at) AS latest FROM leadgen.lead_requests WHERE request_key = %s OR series = %s",
        [head, head],
    )
    row = await cursor.fetchone()
    assert row is not None
    latest: datetime = row["latest"]
    return latest


async def join_series(conn: AsyncConnection[Any], key: str, head: str, submitted_at: datetime) -> None:
    """Make a request a follow-up of a series."""
    await conn.execute(
        "UPDATE leadgen.lead_requests SET series = %s, door = 'repeat', created_at = %s, next_step = %s"
        " WHERE request_key = %s",
        [head, submitted_at, next_step(RequestStatus.QUEUED, key), key],
    )
    await record_event(conn, key, "follow-up", {"series": head})
    await record_event(conn, head, "repeated", {"follow_up": key})


async def record_elsewhere(
    conn: AsyncConnection[Any], key: str, source: str, found: Sequence[tuple[tuple[str, ...], str, str]]
) -> None:
    """Keep which candidates a source named in places that are not asked for: (identity keys, state, city) each."""
    rows = {keys[0]: (keys[0], state, city, json.dumps(keys[1:])) for keys, state, city in found}
    if rows:
        await conn.execute(
            "INSERT INTO leadgen.candidates_elsewhere (request_key, source, identity_key, state, city, other_keys)"
            " SELECT %s, %s, one, state, city, keys::jsonb"
            " FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS new(one, state, city, keys)"
            " ON CONFLICT DO NOTHING",
            [key, source, *(list(column) for column in zip(*rows.values(), strict=True))],
        )


async def forget_elsewhere(conn: AsyncConnection[Any], key: str, source: str) -> None:
    """Drop what a source named elsewhere, before it is read from its start."""
    await conn.execute("DELETE FROM leadgen.candidates_elsewhere WHERE request_key = %s AND source = %s", [key, source])


async def mark_removed_sources(conn: AsyncConnection[Any], key: str, stage: str, present: Mapping[str, str]) -> None:
    """Mark the tallies of sources that the request no longer has, and drop the candidates that these named elsewhere.

    Args:
        stage: whose work items the tallies are.
        present: name of each source that it has -> the source as it is written. Names of two files of one name change
            ("list:a.csv (source 2)") when a source goes, and may then stand for another one.
    """
    cursor = await conn.execute(
        "UPDATE leadgen.work_items w SET result = result || jsonb_build_object('removed', NOT EXISTS ("
        "   SELECT FROM unnest(%s::text[], %s::text[]) AS present(item, spec) WHERE present.item = w.item"
        "   AND coalesce(nullif(w.result->>'spec', ''), present.spec) = present.spec))"
        " WHERE request_key = %s AND stage = %s RETURNING item, (result->>'removed')::boolean AS removed",
        [list(present), list(present.values()), key, stage],
    )
    removed = {row["item"] for row in await cursor.fetchall() if row["removed"]}
    await conn.execute(
        "DELETE FROM leadgen.candidates_elsewhere WHERE request_key = %s AND source <> ALL(%s)",
        [key, [name for name in present if name not in removed]],
    )


async def settled_among(conn: AsyncConnection[Any], keys: Collection[str]) -> dict[str, str]:
    """Which of these requests wait for no run any more -> their status."""
    cursor = await conn.execute(
        "SELECT request_key AS key, status FROM leadgen.lead_requests WHERE request_key = ANY(%s) AND status = ANY(%s)",
        [list(keys), list(_SETTLED)],
    )
    return {row["key"]: row["status"] for row in await cursor.fetchall()}


async def known_elsewhere(
    conn: AsyncConnection[Any], key: str, withheld: Collection[int] = ()
) -> dict[tuple[str, str], int]:
    """(state, city) -> candidates there that the sources named and that could be delivered.

    Those that are in the request under any of their keys are left out, and those that are blocked.

    Args:
        withheld: companies that the request would not be given again.
    """
    cursor = await conn.execute(
        "WITH blocked AS (SELECT lower(domain) AS domain FROM leadgen.blocked_domains WHERE until IS NULL OR until > now()),"
        " known AS (SELECT a.alias_key FROM leadgen.company_aliases a"
        "   JOIN leadgen.request_companies rc USING (tenant_id, company_id) WHERE rc.request_key = %s"
        "   UNION SELECT alias_key FROM leadgen.company_aliases WHERE company_id = ANY(%s)"
        "   UNION SELECT a.alias_key FROM leadgen.company_aliases a JOIN leadgen.companies c USING (tenant_id, company_id)"
        "     JOIN blocked ON blocked.domain = lower(c.domain)"
        "   UNION SELECT 'domain:' || domain FROM blocked),"
        " found AS (SELECT * FROM leadgen.candidates_elsewhere WHERE request_key = %s),"
        " there AS (SELECT f.identity_key FROM found f CROSS JOIN LATERAL (SELECT f.identity_key AS one_key"
        "   UNION ALL SELECT jsonb_array_elements_text(f.other_keys)) k JOIN known ON known.alias_key = k.one_key)"
        " SELECT state, city, count(DISTINCT identity_key) AS number FROM found"
        " WHERE identity_key NOT IN (SELECT identity_key FROM there) GROUP BY state, city",
        [key, list(withheld), key],
    )
    return {(row["state"], row["city"]): row["number"] for row in await cursor.fetchall()}


async def requests_about(conn: AsyncConnection[Any], domains: Sequence[str], statuses: Sequence[str]) -> list[str]:
    """Keys of the requests in one of the statuses that have, or know elsewhere, a company that is named by one of the domains."""
    cursor = await conn.execute(
        "WITH named AS (SELECT company_id FROM leadgen.companies WHERE domain = ANY(%(domains)s)"
        "   UNION SELECT company_id FROM leadgen.company_blocks WHERE block_key = ANY(%(keys)s))"
        " SELECT request_key FROM leadgen.lead_requests r WHERE status = ANY(%(statuses)s) AND ("
        "  EXISTS (SELECT FROM leadgen.request_companies rc JOIN named USING (company_id) WHERE rc.request_key = r.request_key)"
        "  OR EXISTS (SELECT FROM leadgen.candidates_elsewhere e WHERE e.request_key = r.request_key"
        "   AND (e.identity_key = ANY(%(keys)s) OR e.other_keys ?| %(keys)s))) ORDER BY request_key",
        {
            "domains": list(domains),
            "keys": [f"domain:{domain}" for domain in domains],
            "statuses": [str(status) for status in statuses],
        },
    )
    return [row["request_key"] for row in await cursor.fetchall()]


async def write_proposals(conn: AsyncConnection[Any], key: str, proposals: Sequence[Proposal], words: str) -> None:
    """Write what a person could decide now, with the next step that says so; the status stays."""
    await conn.execute(
        "UPDATE leadgen.lead_requests SET proposals = %s, next_step = %s WHERE request_key = %s",
        [as_json(proposals), words, key],
    )
