"""What may be deleted for its age, kind by kind, and its deletion in short transactions.

Never: rows of requests that are open, blocked domains and people, the amounts of the ledger, evidence that a row stands on.
A request is at rest when it is done or given up and nobody touched it since the age. Each kind is gone through once by its
key, so that a run beside it waits for no more than a batch, and a prune that was killed goes on where the rest is.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, LiteralString

from psycopg import AsyncConnection, errors

from leadgen_assets.storage.database import Database

BATCH = 500
"""Rows of a transaction."""

_OPEN_REQUEST: LiteralString = (
    "(r.status NOT IN ('ready', 'ready_partial', 'cancelled', 'failed') OR r.updated_at >= %(before)s)"
)


class Kind(StrEnum):
    """What is pruned in our database."""

    PAGES = "saved pages"
    PROFILES = "profiles that nothing stands on"
    JOURNAL = "text of questions to a model and answers"
    EXPORTS = "earlier exports"
    SUBMISSIONS = "answered submissions"
    NOTICES = "notices that were told or given up"


@dataclass(frozen=True, slots=True)
class _Rows:
    """How rows of a kind are found and what is done with them.

    Attributes:
        found: from table to WHERE; gives rows that are old enough and in nobody's way.
        key: the columns, in the order in which they are gone through. bytes: what a row holds, roughly.
        removed: statements with %(keys_1)s, %(keys_2)s, … as arrays of the key's columns, all done in one transaction.
    """

    found: LiteralString
    key: Sequence[tuple[LiteralString, LiteralString]]
    bytes: LiteralString
    removed: Sequence[LiteralString]


_ROWS: dict[Kind, _Rows] = {
    # A home page that moved to another domain tells which firm is which. A request that goes on although it was at rest reads
    # the sites again whose pages are gone: its mark no longer fits.
    Kind.PAGES: _Rows(
        "leadgen.pages t WHERE t.saved_at < %(before)s AND NOT (t.role = 'home' AND t.detail LIKE 'moved to %%')"
        " AND NOT EXISTS (SELECT FROM leadgen.request_companies rc JOIN leadgen.lead_requests r USING (tenant_id, request_key)"
        f" WHERE rc.company_id = t.company_id AND {_OPEN_REQUEST})",
        [("t.page_id", "bigint")],
        "pg_column_size(t.body) + pg_column_size(t.segments)",
        [
            "UPDATE leadgen.work_items w SET input_hash = '' FROM leadgen.request_companies rc WHERE rc.company_id IN"
            " (SELECT p.company_id FROM leadgen.pages p WHERE p.page_id = ANY(%(keys_1)s))"
            " AND w.tenant_id = rc.tenant_id AND w.request_key = rc.request_key AND w.stage = 'company_pages'"
            " AND w.item = rc.company_id::text AND w.input_hash <> ''",
            "DELETE FROM leadgen.pages WHERE page_id = ANY(%(keys_1)s)",
        ],
    ),
    Kind.PROFILES: _Rows(
        "leadgen.profiles t WHERE t.created_at < %(before)s"
        " AND NOT EXISTS (SELECT FROM leadgen.assessments a WHERE a.tenant_id = t.tenant_id"
        "  AND a.company_id = t.company_id AND a.profile_hash = t.input_hash)"
        " AND NOT EXISTS (SELECT FROM leadgen.contacts c WHERE c.tenant_id = t.tenant_id"
        "  AND c.company_id = t.company_id AND c.profile_hash = t.input_hash)"
        " AND NOT EXISTS (SELECT FROM leadgen.request_companies rc JOIN leadgen.work_items w USING (tenant_id, request_key)"
        "  WHERE rc.company_id = t.company_id AND w.stage = 'company_profiles' AND w.item = t.company_id::text"
        "  AND w.input_hash = t.input_hash)",
        [("t.tenant_id", "text"), ("t.company_id", "bigint"), ("t.input_hash", "text")],
        "pg_column_size(t.body) + coalesce((SELECT sum(pg_column_size(e.*)) FROM leadgen.evidence e"
        " WHERE e.tenant_id = t.tenant_id AND e.company_id = t.company_id AND e.input_hash = t.input_hash), 0)",
        [
            "DELETE FROM leadgen.researched_people p USING unnest(%(keys_1)s::text[], %(keys_2)s::bigint[], %(keys_3)s::text[])"
            " AS k(tenant_id, company_id, input_hash) WHERE p.tenant_id = k.tenant_id AND p.company_id = k.company_id"
            " AND p.profile_hash = k.input_hash",
            "DELETE FROM leadgen.profiles p USING unnest(%(keys_1)s::text[], %(keys_2)s::bigint[], %(keys_3)s::text[])"
            " AS k(tenant_id, company_id, input_hash) WHERE p.tenant_id = k.tenant_id AND p.company_id = k.company_id"
            " AND p.input_hash = k.input_hash",
        ],
    ),
    # The row stays with what it cost: limits, days and totals are sums over these rows. Without its question's hash nobody
    # takes it for an answer. What nobody knows the fate of is left whole, for the person who settles it.
    Kind.JOURNAL: _Rows(
        "leadgen.model_calls t WHERE t.created_at < %(before)s AND t.status IN ('answered', 'unusable', 'failed', 'settled')"
        " AND NOT starts_with(t.call_hash, 'pruned ') AND NOT EXISTS (SELECT FROM leadgen.lead_requests r"
        f" WHERE r.tenant_id = t.tenant_id AND r.request_key = t.request_key AND {_OPEN_REQUEST})",
        [("t.call_id", "bigint")],
        "pg_column_size(t.prompt) + coalesce(pg_column_size(t.answer), 0)",
        [
            "UPDATE leadgen.model_calls SET prompt = '{}', answer = NULL, call_hash = 'pruned ' || call_id"
            " WHERE call_id = ANY(%(keys_1)s)"
        ],
    ),
    # The newest two, what was handed over, and what a person judged stay.
    Kind.EXPORTS: _Rows(
        "leadgen.export_sets t WHERE t.created_at < %(before)s AND NOT EXISTS (SELECT FROM leadgen.lead_requests r"
        f" WHERE r.tenant_id = t.tenant_id AND r.request_key = t.request_key AND {_OPEN_REQUEST})"
        " AND (SELECT count(*) FROM leadgen.export_sets n WHERE n.tenant_id = t.tenant_id AND n.request_key = t.request_key"
        "  AND n.created_at > t.created_at AND n.refused = '') >= 2"
        " AND NOT EXISTS (SELECT FROM leadgen.handovers h WHERE h.tenant_id = t.tenant_id"
        "  AND h.request_key = t.request_key AND h.export_id = t.export_id)"
        " AND NOT EXISTS (SELECT FROM leadgen.audits a WHERE a.tenant_id = t.tenant_id AND a.export_id = t.export_id)",
        [("t.export_id", "text")],
        "pg_column_size(t.companies) + pg_column_size(t.contacts) + pg_column_size(t.evidence) + pg_column_size(t.full_rows)"
        " + coalesce((SELECT sum(x.bytes) FROM leadgen.exports x"
        " WHERE x.tenant_id = t.tenant_id AND x.export_id = t.export_id), 0)",
        ["DELETE FROM leadgen.export_sets WHERE export_id = ANY(%(keys_1)s)"],
    ),
    Kind.SUBMISSIONS: _Rows(
        "leadgen.submissions t WHERE t.status <> 'new' AND t.answered_at < %(before)s",
        [("t.submission_id", "bigint")],
        "pg_column_size(t.fields)",
        ["DELETE FROM leadgen.submissions WHERE submission_id = ANY(%(keys_1)s)"],
    ),
    Kind.NOTICES: _Rows(
        "leadgen.notices t WHERE coalesce(t.delivered_at, t.given_up_at) < %(before)s",
        [("t.notice_id", "uuid")],
        "pg_column_size(t.body)",
        ["DELETE FROM leadgen.notices WHERE notice_id = ANY(%(keys_1)s)"],
    ),
}


async def old_rows(conn: AsyncConnection[Any], kind: Kind, before: datetime) -> tuple[int, int]:
    """How many rows of a kind would go, and about how many bytes they hold. Of an operator's transaction, as all here."""
    rows = _ROWS[kind]
    cursor = await conn.execute(
        f"SELECT count(*) AS number, coalesce(sum({rows.bytes}), 0)::bigint AS bytes FROM {rows.found}",
        {"before": before},
    )
    row = await cursor.fetchone()
    return (int(row["number"]), int(row["bytes"])) if row else (0, 0)


async def prune_rows(
    database: Database, kind: Kind, before: datetime, batch: int = BATCH
) -> AsyncGenerator[tuple[int, int], None]:
    """Delete what `old_rows` counts, a transaction a batch: (rows, bytes) of each. Rows that somebody holds are left."""
    rows = _ROWS[kind]
    numbers = range(1, len(rows.key) + 1)
    behind: dict[str, Any] = {}
    while True:
        found: list[dict[str, Any]] = []
        try:
            async with database.operator_tx() as conn:
                # Nobody who works waits for this longer than it takes to notice.
                await conn.execute("SET LOCAL lock_timeout = '2s'")
                found = await _found(conn, rows, before, batch, behind)
                keys = {f"keys_{number}": [row[f"key_{number}"] for row in found] for number in numbers}
                for statement in rows.removed if found else ():
                    await conn.execute(statement, keys)
        except (errors.LockNotAvailable, errors.DeadlockDetected):
            if not found:
                raise
        else:
            if not found:
                return
            yield len(found), sum(row["bytes"] for row in found)
        behind = {f"last_{number}": found[-1][f"key_{number}"] for number in numbers}


async def _found(
    conn: AsyncConnection[Any], rows: _Rows, before: datetime, batch: int, behind: dict[str, Any]
) -> list[dict[str, Any]]:
    """The next rows behind a key, locked; those that somebody else has locked are left out."""
    columns = ", ".join(f"{column} AS key_{number}" for number, (column, _) in enumerate(rows.key, start=1))
    key = ", ".join(column for column, _ in rows.key)
    last = ", ".join(f"%(last_{number})s::{type_}" for number, (_, type_) in enumerate(rows.key, start=1))
    further = f" AND ({key}) > ({last})" if behind else ""
    cursor = await conn.execute(
        f"SELECT {columns}, ({rows.bytes})::bigint AS bytes FROM {rows.found}{further} ORDER BY {key}"
        " LIMIT %(batch)s FOR UPDATE OF t SKIP LOCKED",
        {"before": before, "batch": batch, **behind},
    )
    return await cursor.fetchall()


async def open_requests(conn: AsyncConnection[Any], before: datetime) -> set[str]:
    """Keys of the requests that are not at rest since then."""
    cursor = await conn.execute(
        f"SELECT r.request_key FROM leadgen.lead_requests r WHERE {_OPEN_REQUEST}", {"before": before}
    )
    return {row["request_key"] for row in await cursor.fetchall()}


async def old_export_files(conn: AsyncConnection[Any], before: datetime) -> list[str]:
    """Paths of the files of exports that would go. They go before their rows: killed in between, the rows are found again."""
    cursor = await conn.execute(
        "SELECT x.path FROM leadgen.exports x WHERE x.export_id IN (SELECT t.export_id FROM "
        f"{_ROWS[Kind.EXPORTS].found}) ORDER BY x.path",
        {"before": before},
    )
    return [row["path"] for row in await cursor.fetchall()]
