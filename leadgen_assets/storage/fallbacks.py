"""Requests of which companies were done without the model, and the note that somebody was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.requests.proposal import Proposal
from leadgen_assets.storage.decisions import write_proposals
from leadgen_assets.storage.requests import StoredRequest, load, record_event

OFFERED = "model answers again"
"""The event's name."""
NEWEST_CALLS = 200
"""Calls that are looked at, by their keys: what is asked every few minutes must not grow with the ledger."""
_STILL = ("ready", "ready_partial", "needs_decision", "paused_budget")
"""Statuses in which nothing goes on by itself: what is under way may yet be done with the model."""


@dataclass(frozen=True, slots=True)
class FallenBack:
    """A request, how many of its companies were done without the model, and whether the service was heard since.

    Attributes:
        answered_since: whether a question that was asked since got an answer that is certainly of the service asked about.
    """

    key: str
    companies: int
    answered_since: bool


async def fallen_back(conn: AsyncConnection[Any], account: str, models: Sequence[str]) -> list[FallenBack]:
    """Requests at rest of which nobody was told yet since the last such company, by key; as the operator, everybody's.

    A call's row does not say which service it asked; whose turns were taken does. So an answer counts where no other service
    took a turn for its model since: what is not certain is for the service itself to say.

    Args:
        account: of whose service an answer counts; "" for none, where there is no key. models: that would be asked again.
    """
    cursor = await conn.execute(
        "WITH fallen AS ("
        "  SELECT w.tenant_id, w.request_key, count(DISTINCT w.item)::integer AS companies, max(w.finished_at) AS latest"
        "  FROM leadgen.work_items w JOIN leadgen.lead_requests r USING (tenant_id, request_key)"
        "  WHERE w.stage IN ('company_profiles', 'contacts') AND w.status = 'done' AND w.result ? 'fallback'"
        "    AND r.status = ANY(%(still)s) GROUP BY w.tenant_id, w.request_key)"
        " SELECT f.request_key AS key, f.companies, EXISTS ("
        "   SELECT FROM (SELECT * FROM leadgen.model_calls ORDER BY call_id DESC LIMIT %(newest)s) c"
        "   WHERE c.status = 'answered' AND c.mode <> 'mock' AND c.model = ANY(%(models)s) AND c.created_at > f.latest"
        "   AND EXISTS (SELECT FROM leadgen.model_turns t WHERE t.account = %(account)s AND t.model = c.model)"
        "   AND NOT EXISTS (SELECT FROM leadgen.model_turns t WHERE t.account <> %(account)s AND t.model = c.model"
        "     AND t.requests_full_at > f.latest)) AS answered_since FROM fallen f"
        " WHERE NOT EXISTS (SELECT FROM leadgen.events e WHERE e.tenant_id = f.tenant_id"
        "   AND e.request_key = f.request_key AND e.event = %(offered)s AND (e.detail ->> 'at')::timestamptz >= f.latest)"
        " ORDER BY f.request_key",
        {"still": list(_STILL), "offered": OFFERED, "account": account, "models": list(models), "newest": NEWEST_CALLS},
    )
    return [FallenBack(**row) for row in await cursor.fetchall()]


async def unsettled(conn: AsyncConnection[Any], key: str) -> StoredRequest | None:
    """The request, locked to the transaction's end; None where something goes on with it by now."""
    await conn.execute("SELECT 1 FROM leadgen.lead_requests WHERE request_key = %s FOR UPDATE", [key])
    stored = await load(conn, key)
    return stored if stored.status in _STILL else None


async def note_offer(
    conn: AsyncConnection[Any], key: str, proposals: Sequence[Proposal], words: str, now: datetime
) -> None:
    """Put what a person could do beside the request's other proposals, and note that it was told."""
    await write_proposals(conn, key, proposals, words)
    await record_event(conn, key, OFFERED, {"at": now.isoformat()})
