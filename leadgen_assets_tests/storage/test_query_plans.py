"""No question reads more rows as tenants grow: what storage executes, over tables in which a sequential scan would be wrong.

The statements are those that the functions execute, each explained with its own values in its own role; and the server's counters
say what was really read, which also holds for what happens inside of functions and for foreign keys.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import AsyncConnection, sql

from leadgen_assets.decisions.repeating import repeat_due
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.llm.books import Intent
from leadgen_assets.llm.question import Asker
from leadgen_assets.stages.joined_review import joined_review
from leadgen_assets.stages.left_alone import LeftAlone
from leadgen_assets.storage import (
    cited,
    companies,
    company_register,
    decisions,
    dossier,
    exports,
    fallbacks,
    handovers,
    health,
    locks,
    model_costs,
    model_ledger,
    notices,
    overview,
    pages,
    profiles,
    requests,
    rows,
    told,
    work_items,
)
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer

if TYPE_CHECKING:
    from leadgen_assets.domain.icps.icp import Icp

NOW = datetime.now(UTC)
SMALL = 400
"""A table with fewer rows may be read whole, and so many rows may a question about the small tenant read."""

# One request of a small tenant beside 600 of a large one; 20 companies here, 3,000 there. Sparsely filled, the tables have the
# size of much larger ones.
FILL = """
INSERT INTO tenants (tenant_id, name) VALUES ('crowd', 'Crowd');
INSERT INTO icps (tenant_id, icp_hash, name, body) SELECT 'crowd', icp_hash, name, body FROM icps WHERE tenant_id = 'few';
INSERT INTO lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status, created_at)
    SELECT 'crowd', 'crowd.r' || n, jsonb_set(r.request, '{tenant}', '"crowd"'), '/', r.icp_hash, 'ready', now() - n * interval '1 hour'
    FROM lead_requests r, generate_series(1, 600) n WHERE r.request_key = 'few.a-request';
INSERT INTO companies (tenant_id, identity_key, name, domain, website)
    SELECT t, 'domain:' || t || n || '.example', 'Firm ' || n, t || n || '.example', 'https://' || t || n || '.example/'
    FROM (VALUES ('crowd', 3000), ('few', 20)) AS v(t, most), generate_series(1, most) n;
INSERT INTO company_aliases (tenant_id, alias_key, company_id, reason, source)
    SELECT tenant_id, identity_key, company_id, 'first sighting', 'list' FROM companies;
INSERT INTO company_blocks (tenant_id, block_key, company_id) SELECT tenant_id, 'domain:' || domain, company_id FROM companies;
INSERT INTO company_mentions (tenant_id, mention_key, company_id, source, locator, name, domain, website, phone, street, city,
    state, zip_code, licence, reason) SELECT tenant_id, identity_key, company_id, 'list', 'row', name, domain, website, '', '', '',
    'TX', '', '', '' FROM companies;
CREATE TEMP TABLE standing AS SELECT tenant_id, company_id, CASE tenant_id WHEN 'few' THEN 'few.a-request'
    ELSE 'crowd.r' || (1 + company_id % 600) END AS request_key FROM companies;
INSERT INTO request_companies (tenant_id, request_key, company_id, status, rank, round)
    SELECT tenant_id, request_key, company_id, 'exported', company_id, 1 FROM standing;
INSERT INTO company_sightings (tenant_id, request_key, company_id, source, locator)
    SELECT tenant_id, request_key, company_id, 'list', 'row' FROM standing;
INSERT INTO pages (tenant_id, company_id, origin, url, content_hash, role, outcome, final_url, fetched_at)
    SELECT tenant_id, company_id, 'web', 'https://x.example/' || n, 'h', 'home', 'ok', '', now()
    FROM standing, generate_series(1, 3) n;
INSERT INTO profiles (tenant_id, company_id, input_hash, body, pages_read, rejected)
    SELECT tenant_id, company_id, 'p', '{"fields": {}, "people": [], "no_marketing": false}', 1, 0 FROM standing;
INSERT INTO evidence (tenant_id, company_id, input_hash, ordinal, subject, field, value, url, segment, quote, method,
    confidence, verified, seen_at) SELECT tenant_id, company_id, 'p', n, 'company', 'city', 'Austin', 'https://x.example/', 1,
    'in Austin', 'text', 1, true, now() FROM standing, generate_series(1, 5) n;
INSERT INTO assessments (tenant_id, request_key, company_id, profile_hash, icp_hash, fit, score, tier, confidence, qualified, body)
    SELECT tenant_id, request_key, company_id, 'p', 'i', 'yes', 1, 'A', 1, true,
    '{"points": [], "reasons": [], "disqualifiers": [], "assumptions": [], "unmet": []}' FROM standing;
INSERT INTO contacts (tenant_id, company_id, name_key, full_name, title, email, linkedin_url, department, seniority,
    quality_score, notes, profile_hash) SELECT tenant_id, company_id, 'ann', 'Ann', '', '', '', '', '', 1, '', 'p' FROM standing;
INSERT INTO request_contacts (tenant_id, request_key, company_id, name_key, rank)
    SELECT tenant_id, request_key, company_id, 'ann', 1 FROM standing;
INSERT INTO cited_values (tenant_id, request_key, company_id, field, value, cited_by, why_unread)
    SELECT tenant_id, request_key, company_id, field, '7', 'list', 'unread' FROM standing, (VALUES ('units'), ('city')) AS f(field);
INSERT INTO review_verdicts (tenant_id, company_id, field, value, verdict, confirmed_value, reviewed_at)
    SELECT tenant_id, company_id, 'units', '7', 'right', '7', now() FROM standing WHERE company_id % 2 = 0;
INSERT INTO work_items (tenant_id, request_key, stage, item, input_hash, status, run_id, result)
    SELECT tenant_id, request_key, stage, company_id::text, 'p', 'done', 'run', '{"outcome": "ok"}'
    FROM standing, (VALUES ('company_pages'), ('company_profiles'), ('contacts')) AS s(stage);
INSERT INTO model_calls (tenant_id, call_hash, request_key, stage, model, status, prompt, answer, reserved_microusd,
    settled_microusd, created_at, settled_at) SELECT tenant_id, 'c' || company_id, request_key, 'contacts', 'made-up', 'answered',
    '{}', '{}', 1, 1, now() - company_id % 90 * interval '1 day', now() - company_id % 90 * interval '1 day' FROM standing;
INSERT INTO model_hits (tenant_id, call_id, request_key, run_id, stage, saved_microusd, hit_at)
    SELECT tenant_id, call_id, request_key, 'run', 'contacts', 1, created_at FROM model_calls;
INSERT INTO model_counters (tenant_id, kind, bucket, calls, settled_microusd)
    SELECT tenant_id, 'request', request_key, count(*), sum(settled_microusd) FROM model_calls GROUP BY 1, 3;
INSERT INTO export_sets (export_id, tenant_id, request_key, run_id, companies, contacts, evidence, verdict, created_at)
    SELECT request_key || n, tenant_id, request_key, 'run', '[]', '[]', '[]', '[]', now() - n * interval '1 day'
    FROM lead_requests, generate_series(1, 3) n;
INSERT INTO exports (tenant_id, export_id, kind, path, rows, bytes, sha256)
    SELECT tenant_id, export_id, 'companies', '/x/' || export_id, 1, 1, '' FROM export_sets;
INSERT INTO exported_companies (tenant_id, company_id, request_key, exported_at)
    SELECT tenant_id, company_id, request_key, now() - interval '1 day' FROM standing;
INSERT INTO events (tenant_id, request_key, event)
    SELECT tenant_id, request_key, 'run started' FROM lead_requests, generate_series(1, 5);
INSERT INTO notices (tenant_id, request_key, event, body, delivered_at)
    SELECT tenant_id, request_key, 'ready', '{}', now() FROM lead_requests, generate_series(1, 3);
INSERT INTO submissions (tenant_id, fields, status, answered_at)
    SELECT tenant_id, '{}', 'accepted', now() FROM lead_requests, generate_series(1, 3);
INSERT INTO handovers (tenant_id, request_key, export_id, forms, folder, only_new, lead_ids)
    SELECT tenant_id, request_key, export_id, '{csv}', '/x', false, '{}' FROM export_sets;
INSERT INTO blocked_domains (tenant_id, domain, reason) SELECT 'crowd', 'blocked' || n || '.example', 'customer'
    FROM generate_series(1, 2000) n;
INSERT INTO request_fences (tenant_id, request_key, fence, run_id, backend_pid)
    SELECT tenant_id, request_key, 1, 'run', 0 FROM lead_requests;
INSERT INTO supplied_values (tenant_id, supplier, company_id, subject, field, value, url, row_number, quote, supplied_at)
    SELECT tenant_id, 'apollo', company_id, 'company', 'phone', '', '', 1, '', now() FROM standing;
INSERT INTO researched_people (tenant_id, company_id, profile_hash, ordinal, subject, field, value, url, segment, quote, method,
    confidence, said_by, seen_at) SELECT tenant_id, company_id, 'p', 1, 'person:ann', 'full_name', 'Ann', '', 1, 'Ann', 'text', 1, '', now()
    FROM standing;
DROP TABLE standing;
ANALYZE;
"""


class Asked:
    """What a question executed, and which rows the server read for it."""

    def __init__(self) -> None:
        self.plans: list[tuple[str, Any]] = []
        self.read: dict[str, tuple[int, int]] = {}

    def scans(self, large: set[str]) -> list[str]:
        """Large tables that a plan goes through from their first row to their last, with the statement."""
        return [
            f"{node['Relation Name']}: {statement}"
            for statement, plan in self.plans
            for node in _nodes(plan)
            if node["Node Type"] == "Seq Scan" and node["Relation Name"] in large
        ]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


@pytest.fixture(scope="module")
def large_url(server: EmbeddedServer, template: str, icp: Icp) -> Iterator[str]:
    names = sql.Identifier("large_tables"), sql.Identifier(template)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    url = server.url("large_tables")

    async def submitted() -> None:
        from leadgen_assets.domain.requests.request import LeadRequest

        asked = LeadRequest(tenant="few", name="a request", sources=("list:some.csv",))  # type: ignore[arg-type]
        async with Database(url) as database, database.tenant_tx("few") as conn:
            await requests.submit(conn, asked, icp, "/base", RequestStatus.RUNNING)

    asyncio.run(submitted())
    with psycopg.connect(url) as connection:
        connection.execute("SET search_path = leadgen, public")
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'leadgen'").fetchall()
        for (table,) in tables:
            connection.execute(sql.SQL("ALTER TABLE {} SET (fillfactor = 10)").format(sql.Identifier(table)))
        connection.execute(FILL.encode())
    yield url
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(names[0]))


KEY = "few.a-request"
Work = Callable[[AsyncConnection[Any]], Awaitable[Any]]


def asked(url: str, tenant: str | None, work: Work, monkeypatch: pytest.MonkeyPatch) -> Asked:
    found, execute = Asked(), AsyncConnection.execute

    async def inside() -> None:
        async with Database(url) as database, database.tenant_tx(tenant) if tenant else database.operator_tx() as conn:
            recorded: list[tuple[Any, Any]] = []

            async def recording(self: AsyncConnection[Any], query: Any, params: Any = None, **more: Any) -> Any:
                if self is conn:
                    recorded.append((query, params))
                return await execute(self, query, params, **more)

            with monkeypatch.context() as patched:
                patched.setattr(AsyncConnection, "execute", recording)
                await work(conn)
            cursor = await conn.execute(
                "SELECT relname, seq_tup_read, coalesce(idx_tup_fetch, 0) AS fetched FROM pg_stat_xact_user_tables"
                " WHERE schemaname = 'leadgen' AND seq_tup_read + coalesce(idx_tup_fetch, 0) > 0"
            )
            found.read = {row["relname"]: (row["seq_tup_read"], row["fetched"]) for row in await cursor.fetchall()}
            for query, params in recorded:
                statement = query if isinstance(query, str) else query.as_string(conn)
                if statement.lstrip().split()[0].upper() not in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
                    continue
                cursor = await conn.execute("EXPLAIN (FORMAT JSON) " + statement, params)  # type: ignore[operator]
                row = await cursor.fetchone()
                assert row is not None
                found.plans.append((" ".join(statement.split()), row["QUERY PLAN"][0]["Plan"]))
            await conn.rollback()
            await conn.execute("BEGIN")

    asyncio.run(inside())
    return found


def _database_of(conn: AsyncConnection[Any]) -> Any:
    """What asks a whole database for its transactions gets this one."""

    class One:
        @asynccontextmanager
        async def operator_tx(self) -> Any:
            yield conn

        tenant_tx = None

        async def tenant_call(self, tenant: str, statement: Any, values: Any) -> Any:
            return await (await conn.execute(statement, {**values, "tenant": tenant})).fetchone()

    return One()


def _begin(conn: AsyncConnection[Any]) -> Awaitable[Any]:
    asker = Asker(tenant="few", request_key=KEY, run_id="run", fence=1, stage="contacts", budget_micro_usd=10_000_000)
    intent = Intent("new question", asker, "real", "made-up", "contacts", "a.example", {"input": "x"}, 10)
    bounds = model_ledger.Bounds(10_000_000, 1000, NOW - timedelta(days=180), NOW - timedelta(hours=1), (100, 100_000))
    return model_ledger.begin(_database_of(conn), [intent], bounds, NOW)


async def _companies(conn: AsyncConnection[Any]) -> list[int]:
    return sorted(await dossier.companies_of(conn, KEY))


def _of_companies(work: Callable[[AsyncConnection[Any], list[int]], Awaitable[Any]]) -> Work:
    async def inside(conn: AsyncConnection[Any]) -> None:
        await work(conn, await _companies(conn))

    return inside


def _done_marks(conn: AsyncConnection[Any], ids: list[int]) -> Awaitable[Any]:
    marks = [(KEY, "contacts", str(one), "q", "done", 1, "", "", "{}", "run", NOW) for one in ids]
    return rows.write(conn, rows.WORK_ITEMS, marks)


def _new_evidence(conn: AsyncConnection[Any], ids: list[int]) -> Awaitable[Any]:
    row = ("company", "city", "Austin", "https://x.example/", 1, "in Austin", "text", 1.0, True, NOW, "")
    return rows.write(conn, rows.EVIDENCE, [(one, "p", 9, *row) for one in ids])


async def _chosen(conn: AsyncConnection[Any], ids: list[int]) -> None:
    made = await profiles.load_profiles(conn, [(one, "p") for one in ids])
    await exports.chosen_contacts(conn, KEY, {one: stored.profile for one, stored in made.items()})


async def _joined_review(conn: AsyncConnection[Any]) -> None:
    asked = [
        [{"review_id": f"few.r{one.cited_id}", "domain": one.domain, "person": one.person}]
        for one in await cited.citations_of(conn, KEY)
    ]
    assert len(asked) == 40
    assert len(await joined_review(conn, asked, LeftAlone(frozenset(), {}, {}))) == 30


TENANTS: dict[str, Work] = {
    "a joined review": _joined_review,
    "the request": lambda c: requests.load(c, KEY),
    "companies behind a rank": lambda c: companies.request_companies(c, KEY, 0, 50),
    "what is done of a stage": lambda c: work_items.results(c, KEY, "company_pages"),
    "done without a model": lambda c: work_items.done_without_model(c, KEY),
    "done marks": _of_companies(_done_marks),
    "profiles with evidence": _of_companies(_chosen),
    "evidence written": _of_companies(_new_evidence),
    "hashes of profiles": lambda c: profiles.profile_hashes(c, KEY, "company_profiles"),
    "assessments": lambda c: profiles.load_assessments(c, KEY, only_qualified=True),
    "saved pages": _of_companies(
        lambda c, ids: pages.latest_pages(c, ids, NOW - timedelta(days=9), with_segments=True)
    ),
    "cited pages": _of_companies(lambda c, ids: pages.cited_pages(c, ids, NOW - timedelta(days=9))),
    "what people told": _of_companies(told.told_about),
    "a register of candidates": lambda c: company_register.register_for(
        c,
        [Candidate(source="list", locator="r", name="Firm 7", domain="few7.example", website="https://few7.example/")],
    ),
    "blocked domains": lambda c: companies.blocked_domains(c, "few"),
    "given recently": lambda c: companies.given_recently(c, KEY, 90),
    "what qualified": lambda c: exports.qualified_standings(c, KEY),
    "exports": lambda c: exports.exports_of(c, KEY),
    "paths of exports": lambda c: exports.published_paths(c, KEY),
    "handovers": lambda c: handovers.handovers_of(c, KEY),
    "a question begun": _begin,
    "orphans": lambda c: model_ledger.sweep_orphans(c, NOW - timedelta(hours=1), NOW),
    "spent on the request": lambda c: model_costs.request_spending(c, KEY),
    "costs of the request's parts": lambda c: model_costs.spent_on(c, KEY),
    "the times of its run": lambda c: requests.run_times(c, KEY),
    "why a company": _of_companies(lambda c, ids: dossier.pages_of(c, ids[0])),
    "its requests": _of_companies(lambda c, ids: dossier.places_of(c, ids[0])),
    "a new status": lambda c: requests.set_status(c, KEY, RequestStatus.READY, "", ""),
}

OPERATORS: dict[str, Work] = {
    "the request": lambda c: requests.load(c, KEY),
    "queued requests": lambda c: requests.load_all(c, [RequestStatus.QUEUED]),
    "running requests": lambda c: requests.load_all(c, [RequestStatus.RUNNING]),
    "waiting requests": lambda c: decisions.resume_waiting(c, NOW),
    "requests that repeat": lambda c: repeat_due(_database_of(c), NOW),
    "free locks": lambda c: locks.free_locks(c, [KEY]),
    "what waits for a daemon": lambda c: health.waiting(c, NOW),
    "what commands work on": lambda c: locks.run_by_commands(c, [KEY]),
    "due notices": lambda c: notices.take_due(c, NOW, []),
    "requests done without a model": lambda c: fallbacks.fallen_back(c, "an account", ["made-up"]),
    "a new status": lambda c: requests.set_status(c, KEY, RequestStatus.READY, "", ""),
    "another launch": lambda c: requests.queue_again(c, KEY, reason="", next_round=False, crashes=1),
    "exports": lambda c: exports.exports_of(c, KEY),
    "what was delivered": lambda c: overview.delivered_numbers(c, [KEY]),
    "what happens to a request": lambda c: overview.trace_of(c, KEY),
    "a page of requests": lambda c: overview.newest_requests(c, "", "", 0, 5),
    "costs of a tenant's day": lambda c: model_costs.costs(c, tenant="few", day=NOW.date()),
    "costs of a day of the large tenant": lambda c: model_costs.costs(c, tenant="crowd", day=NOW.date()),
    "costs of a tenant": lambda c: model_costs.request_costs(c, tenant="few"),
    "costs of a request": lambda c: model_costs.costs(c, tenant="few", request=KEY),
    "unknown calls": model_costs.unknown_calls,
    "status of many": lambda c: companies.count_companies(c, KEY),
    "what qualified": lambda c: exports.qualified_standings(c, KEY),
}


@pytest.fixture(scope="module")
def large(large_url: str) -> set[str]:
    """Tables with more rows than may be read whole."""
    with psycopg.connect(large_url) as connection:
        found = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'leadgen'::regnamespace AND relkind = 'r' AND reltuples > %s",
            [SMALL],
        ).fetchall()
    return {name for (name,) in found}


def test_no_question_reads_more_as_tenants_grow(
    large_url: str, large: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(large) > 20
    wrong = []
    for tenant, questions in (("few", TENANTS), (None, OPERATORS)):
        for name, work in questions.items():
            found = asked(large_url, tenant, work, monkeypatch)
            assert found.plans, name
            where = f"{'tenant' if tenant else 'operator'}, {name}"
            wrong += [f"{where}: scans {words}" for words in found.scans(large)]
            wrong += [
                f"{where}: reads {scanned} + {fetched} rows of {table}"
                for table, (scanned, fetched) in found.read.items()
                if table in large and (scanned or fetched > SMALL)
            ]
    assert not wrong, "\n".join(wrong)
