"""Previews: whom they show, and that an amended one counts and exports nobody of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection

from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.explaining import explain_company
from leadgen_assets.stages.funnel import read_funnel
from leadgen_assets.stages.standing import read_standing
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import company_entries
from leadgen_assets.storage.exports import exports_of
from leadgen_assets.storage.requests import load

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk


@pytest.fixture
def key(ready: Desk) -> str:
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    return str(key)


def previewed(desk: Desk, key: str, run_id: str, **changes: int) -> tuple[dict[str, int], list[str]]:
    """What the funnel says of a preview, amended so, and the companies of its files."""
    for name, value in changes.items():
        desk.sql(
            "UPDATE leadgen.lead_requests SET request = jsonb_set(request, ARRAY[%s], %s::text::jsonb)", name, value
        )
    desk.go(key, "assess", "contacts", "export", run_id=run_id)
    judged = desk.in_session(key, lambda session: session.read(read_funnel, key)).judged
    (newest,) = desk.in_session(key, lambda session: session.read(exports_of, key, 1))
    return dict(judged), [row["domain"] for row in newest.companies]


def in_order(desk: Desk, key: str) -> list[str]:
    """Domains of the request's companies that qualified in its preview, in order of discovery."""
    return [
        domain
        for (domain,) in desk.sql(
            "SELECT domain FROM leadgen.request_companies JOIN leadgen.companies USING (company_id)"
            " WHERE request_key = %s AND status IN ('qualified', 'exported') ORDER BY rank",
            key,
        )
    ]


def test_a_smaller_preview_counts_and_exports_nobody_of_the_one_before(ready: Desk, key: str) -> None:
    ready.sql(
        "INSERT INTO leadgen.exported_companies (company_id, request_key, exported_at)"
        " SELECT company_id, 't0.earlier', now() FROM leadgen.request_companies"
    )
    judged, shown = previewed(ready, key, "run-two", preview=3, exclude_exported_days=180)
    assert (sum(judged.values()), judged.get("qualified", 0), shown) == (3, 0, [])
    judged, shown = previewed(ready, key, "run-three", preview=1, exclude_exported_days=0)
    assert (judged, len(shown)) == ({"qualified": 1}, 1), "nothing is filtered any more"
    judged, _ = previewed(ready, key, "run-four", preview=0)
    assert sum(judged.values()) > 10, "behind the preview all are judged"


def test_a_preview_shows_as_many_as_it_says_of_those_that_are_not_blocked(ready: Desk, key: str) -> None:
    _, first = previewed(ready, key, "run-two", preview=3)
    blocked = in_order(ready, key)[0]
    ready.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'customer')", blocked)
    judged, shown = previewed(ready, key, "run-three")
    assert (sum(judged.values()), blocked in shown) == (3, False)
    assert len({*first, *shown}) == 4

    async def verdict(conn: AsyncConnection[Any], domain: str) -> str:
        [entry] = [entry for entry in await company_entries(conn) if entry.domain == domain]
        return (await explain_company(conn, entry, await load(conn, key))).verdict

    told = [ready.in_session(key, lambda session, one=one: session.read(verdict, one)) for one in shown]
    assert all(words.startswith("Qualified: it is in the preview's files of ") for words in told), told

    async def ended(database: Database, run_id: str) -> str:
        async with database.tenant_tx("t0") as conn:
            await conn.execute(
                "UPDATE leadgen.lead_requests SET status = 'running', run_id = %s WHERE request_key = %s", [run_id, key]
            )
            return (await conclude(conn, ready.settings, key, run_id, RunEnd.FINISHED)).reason

    assert ready.with_database(lambda database: ended(database, "run-three")).startswith("preview of 3 companies: 3")
    ready.sql(
        "INSERT INTO leadgen.blocked_domains (domain, reason) SELECT domain, 'customer' FROM leadgen.companies"
        " WHERE domain <> '' AND domain <> ALL(%s) ON CONFLICT DO NOTHING",
        shown[:1],
    )
    ready.sql(
        "DELETE FROM leadgen.request_companies WHERE company_id IN (SELECT company_id FROM leadgen.companies WHERE domain = '')"
    )
    judged, shown = previewed(ready, key, "run-four")
    assert (sum(judged.values()), len(shown)) == (1, 1)
    reason = ready.with_database(lambda database: ended(database, "run-four"))
    assert reason.startswith("preview of 1 company: 1 qualified; ")
    assert reason.endswith(" companies more are blocked")
    standing = ready.with_database(lambda database: read_standing(database, key, 1.5))
    assert {stage.total for stage in standing.stages[1:4]} == {sum(judged.values())}, "nothing stays to be done"
