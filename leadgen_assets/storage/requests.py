"""Lead requests: submitted, loaded, listed, their status, and the fence that says which run may work on one."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection
from pydantic import ValidationError

from leadgen_assets.domain.errors import RequestConflict, RequestInvalid, RequestUnknown
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.proposal import Proposal
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, next_step
from leadgen_assets.domain.telling.faults import fault_words
from leadgen_assets.storage.slices import follow_slice

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """A request as the database has it.

    Attributes:
        round: which top-up this is, from 1. launch: how often a run was started for it, part of a sensor's run key.
        crashes: workers lost since a run ended by itself.
        exhausted: its sources name no further company.
        redo_failed_before, redo_all_before: work finished before these times is done again (failed work; all work).
        run_id: the run that worked on it last.
        submitted: what was submitted, where amendments made something else of it since. version: 1, one more an amendment.
        previewed: a person saw the preview and said to go on.
        accepted: a person takes fewer companies than were asked for.
        candidates_before: companies that stood in the request when an amendment began its rounds anew.
        refresh_stale_at: sites whose pages were too old at this time are read again.
        stop_asked_at: when a person cancelled it while a run worked on it; None once that run has ended.
        proposals: what a person could decide now. series: of a follow-up, the key of the request that repeats.
        split_by: in what its slices differ, "" where it was not split. slice_of: of a slice, the key of the whole.
    """

    key: str
    request: LeadRequest
    icp: Icp
    icp_hash: str
    base_folder: str
    status: RequestStatus
    status_reason: str
    next_step: str
    waiting_until: datetime | None
    round: int
    launch: int
    crashes: int
    exhausted: bool
    redo_failed_before: datetime | None
    redo_all_before: datetime | None
    run_id: str | None
    created_at: datetime
    updated_at: datetime
    submitted: LeadRequest | None = None
    version: int = 1
    previewed: bool = False
    accepted: bool = False
    candidates_before: int = 0
    refresh_stale_at: datetime | None = None
    stop_asked_at: datetime | None = None
    proposals: tuple[Proposal, ...] = ()
    series: str = ""
    split_by: str = ""
    slice_of: str = ""

    @property
    def previewing(self) -> bool:
        """Whether work ends after the first few companies, for a person to look at them."""
        return self.request.preview > 0 and not self.previewed


_SELECT = """
    SELECT r.*, i.body AS icp FROM leadgen.lead_requests r JOIN leadgen.icps i USING (tenant_id, icp_hash)
"""


def _stored(row: dict[str, Any]) -> StoredRequest:
    try:
        request, icp = LeadRequest.model_validate(row["request"]), Icp.model_validate(row["icp"])
        if request.tenant != row["tenant_id"]:
            raise ValueError(f"it says tenant {request.tenant}, its row belongs to {row['tenant_id']}")
    except ValueError as error:  # pydantic's too
        found = error.errors(include_url=False)[0] if isinstance(error, ValidationError) else None
        why = f"{'.'.join(map(str, found['loc']))}: {fault_words(found, LeadRequest)}" if found else str(error)
        raise RequestInvalid(
            f"What is stored of the request cannot be read: {why}.",
            f"leadgen.lead_requests, {row['request_key']}",
            "it was not written by this version of this program; requests by SQL go into leadgen.submissions",
        ) from error
    return StoredRequest(
        key=row["request_key"],
        request=request,
        icp=icp,
        icp_hash=row["icp_hash"],
        base_folder=row["base_folder"],
        status=RequestStatus(row["status"]),
        status_reason=row["status_reason"],
        next_step=row["next_step"],
        waiting_until=row["waiting_until"],
        round=row["round"],
        launch=row["launch"],
        crashes=row["crashes"],
        exhausted=row["exhausted"],
        redo_failed_before=row["redo_failed_before"],
        redo_all_before=row["redo_all_before"],
        run_id=row["run_id"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        submitted=LeadRequest.model_validate(row["submitted"]) if row["submitted"] else None,
        version=row["version"],
        previewed=row["previewed"],
        accepted=row["accepted"],
        candidates_before=row["candidates_before"],
        refresh_stale_at=row["refresh_stale_at"],
        stop_asked_at=row["stop_asked_at"],
        proposals=tuple(Proposal(**proposal) for proposal in row["proposals"]),
        series=row["series"],
        split_by=row["split_by"],
        slice_of=row["slice_of"],
    )


async def tenant_ids(conn: AsyncConnection[Any]) -> list[str]:
    """All tenants that anybody ever gave a request, a block or a limit, by name; for an operator's transaction."""
    cursor = await conn.execute("SELECT tenant_id FROM leadgen.tenants ORDER BY tenant_id")
    return [row["tenant_id"] for row in await cursor.fetchall()]


async def submit(
    conn: AsyncConnection[Any], request: LeadRequest, icp: Icp, base_folder: str, status: RequestStatus
) -> StoredRequest:
    """Store a request, pinned to a snapshot of its ICP; the same name and content is the same request.

    The same is what was submitted first and also what amendments made of it. Other content under the name corrects a
    request that failed before it found a company.

    Args:
        base_folder: absolute folder from which relative paths of its sources start.
        status: QUEUED for the sensor to launch, RUNNING where the caller runs it itself.

    Raises:
        RequestConflict: the name is taken by a request with other content; says the differences.
    """
    await conn.execute(
        "INSERT INTO leadgen.tenants (tenant_id, name) VALUES (%s, %s) ON CONFLICT DO NOTHING",
        [request.tenant, request.tenant],
    )
    await keep_icp(conn, icp)
    await conn.execute(
        "INSERT INTO leadgen.lead_requests (request_key, request, base_folder, icp_hash, status)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [request.key, request.model_dump_json(), base_folder, icp.digest(), status],
    )
    stored = await load(conn, request.key)
    known = {asked.content_hash() for asked in (stored.request, stored.submitted) if asked is not None}
    if request.content_hash() not in known and await _may_be_corrected(conn, stored):
        await conn.execute(
            "UPDATE leadgen.lead_requests SET request = %s, base_folder = %s, icp_hash = %s, status = %s, round = 1,"
            " exhausted = false, submitted = NULL, run_id = NULL, updated_at = now() WHERE request_key = %s",
            [request.model_dump_json(), base_folder, icp.digest(), status, request.key],
        )
        return await load(conn, request.key)
    if request.content_hash() not in known:
        differences = "; ".join(stored.request.difference(request))
        raise RequestConflict(
            f"A request named {request.name!r} exists with other content: {differences}.",
            f"request {request.key}",
            "give the new request another name, submit the first one unchanged to go on with it, or change that one:"
            f" leadgen amend {request.key}",
        )
    return stored


async def keep_icp(conn: AsyncConnection[Any], icp: Icp) -> None:
    """Keep a snapshot of an ICP, for requests to be pinned to."""
    await conn.execute(
        "INSERT INTO leadgen.icps (icp_hash, name, body) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        [icp.digest(), icp.name, icp.model_dump_json()],
    )


async def kept_icp(conn: AsyncConnection[Any], icp_hash: str) -> Icp | None:
    """The snapshot of an ICP by its hash; None where none is kept."""
    cursor = await conn.execute("SELECT body FROM leadgen.icps WHERE icp_hash = %s", [icp_hash])
    row = await cursor.fetchone()
    return Icp.model_validate(row["body"]) if row else None


async def _may_be_corrected(conn: AsyncConnection[Any], stored: StoredRequest) -> bool:
    """Whether nothing would be lost: the request failed before any company was found, as for a source that it misnamed."""
    if stored.status is not RequestStatus.FAILED:
        return False
    cursor = await conn.execute("SELECT 1 FROM leadgen.request_companies WHERE request_key = %s LIMIT 1", [stored.key])
    return await cursor.fetchone() is None


async def load(conn: AsyncConnection[Any], key: str) -> StoredRequest:
    """The request of this key.

    Raises:
        RequestUnknown: there is none.
    """
    cursor = await conn.execute(_SELECT + " WHERE r.request_key = %s", [key])
    row = await cursor.fetchone()
    if row is None:
        raise RequestUnknown(f"There is no request {key!r}.", todo="`leadgen list` shows all of them")
    return _stored(row)


async def hold_request(conn: AsyncConnection[Any], key: str) -> None:
    """Be the only one who decides about a request until the transaction ends; nothing where there is none."""
    await conn.execute("SELECT FROM leadgen.lead_requests WHERE request_key = %s FOR NO KEY UPDATE", [key])


def _warn(unreadable: RequestInvalid) -> None:
    log.warning("%s", unreadable)


async def load_all(
    conn: AsyncConnection[Any],
    statuses: Sequence[RequestStatus] = (),
    tell: Callable[[RequestInvalid], None] = _warn,
    keys: Sequence[str] | None = None,
) -> list[StoredRequest]:
    """Requests that the connection may see (one tenant's, or everyone's for the operator), oldest first.

    Args:
        keys: only these; None for all.
        tell: is told of each row that cannot be read, which is left out: the others go on.
    """
    wanted = [str(status) for status in statuses]
    cursor = await conn.execute(
        _SELECT + " WHERE (cardinality(%s::text[]) = 0 OR r.status = ANY(%s))"
        " AND (%s::text[] IS NULL OR r.request_key = ANY(%s)) ORDER BY r.created_at, r.request_key",
        [wanted, wanted, keys, keys],
    )
    stored = []
    for row in await cursor.fetchall():
        try:
            stored.append(_stored(row))
        except RequestInvalid as unreadable:
            tell(unreadable)
    return stored


async def set_status(
    conn: AsyncConnection[Any],
    key: str,
    status: RequestStatus,
    reason: str,
    words: str,
    run_id: str | None = None,
    proposals: Sequence[Proposal] = (),
    until: datetime | None = None,
) -> None:
    """Write a request's status with its reason and, in `words`, its next step; keeps the run when none is given.

    Args:
        proposals: what a person could decide now. until: for WAITING, when it goes on.
    """
    ended = status is not RequestStatus.RUNNING
    await conn.execute(
        "UPDATE leadgen.lead_requests SET status = %s, status_reason = %s, next_step = %s, proposals = %s,"
        " run_id = coalesce(%s, run_id), crashes = CASE WHEN %s THEN 0 ELSE crashes END, waiting_until = %s,"
        " stop_asked_at = CASE WHEN %s THEN NULL ELSE stop_asked_at END, updated_at = now() WHERE request_key = %s",
        [status, reason, words, as_json(proposals), run_id, ended, until, ended, key],
    )
    await record_event(conn, key, f"status {status}", {"reason": reason, "run_id": run_id})
    await follow_slice(conn, key)


def as_json(proposals: Sequence[Proposal]) -> str:
    """Proposals as their column holds them."""
    return json.dumps([asdict(proposal) for proposal in proposals])


async def crashes_after(conn: AsyncConnection[Any], stored: StoredRequest) -> int:
    """How many workers were lost in a row, the present one included, that finished no item before they went."""
    cursor = await conn.execute(
        "SELECT EXISTS (SELECT FROM leadgen.work_items WHERE request_key = %s AND run_id = %s) AS progressed",
        [stored.key, stored.run_id],
    )
    row = await cursor.fetchone()
    return 1 if row and row["progressed"] else stored.crashes + 1


async def queue_again(conn: AsyncConnection[Any], key: str, *, reason: str, next_round: bool, crashes: int = 0) -> None:
    """Queue a request for another launch.

    Args:
        next_round: with another round of discovery.
        crashes: workers lost in a row, see `crashes_after`; 0 when it was no lost worker.
    """
    await conn.execute(
        "UPDATE leadgen.lead_requests SET status = %s, status_reason = %s, next_step = %s, round = round + %s,"
        " proposals = '[]', waiting_until = NULL, crashes = %s,"
        " launch = launch + 1, updated_at = now()"
        " WHERE request_key = %s",
        [RequestStatus.QUEUED, reason, next_step(RequestStatus.QUEUED, key), int(next_round), crashes, key],
    )
    await record_event(conn, key, "queued again", {"reason": reason, "next_round": next_round, "crashes": crashes})
    await follow_slice(conn, key)


async def set_exhausted(conn: AsyncConnection[Any], key: str, exhausted: bool) -> None:
    """Note whether the request's sources name no further company."""
    await conn.execute("UPDATE leadgen.lead_requests SET exhausted = %s WHERE request_key = %s", [exhausted, key])


async def redo(conn: AsyncConnection[Any], key: str, before: datetime, *, only_failed: bool) -> None:
    """Have work that was finished before a time done again: the failed items, or all."""
    column = "redo_failed_before" if only_failed else "redo_all_before"
    await conn.execute(f"UPDATE leadgen.lead_requests SET {column} = %s WHERE request_key = %s", [before, key])
    await record_event(conn, key, "redo", {"before": before.isoformat(), "only_failed": only_failed})


async def record_event(conn: AsyncConnection[Any], key: str | None, event: str, detail: dict[str, Any]) -> None:
    """One line of the audit trail; no personal data."""
    await conn.execute(
        "INSERT INTO leadgen.events (tenant_id, request_key, event, detail)"
        " SELECT coalesce((SELECT tenant_id FROM leadgen.lead_requests WHERE request_key = %s),"
        " leadgen.current_tenant()), %s, %s, %s",
        [key, key, event, json.dumps(detail)],
    )


async def run_times(conn: AsyncConnection[Any], key: str) -> tuple[datetime | None, datetime | None]:
    """When the request's last run started, and when its status was last written after that."""
    cursor = await conn.execute(
        "SELECT max(created_at) FILTER (WHERE event = 'run started') AS started, max(created_at) AS latest"
        " FROM leadgen.events WHERE request_key = %s",
        [key],
    )
    row = await cursor.fetchone()
    assert row is not None
    return row["started"], row["latest"] if row["started"] and row["latest"] > row["started"] else None
