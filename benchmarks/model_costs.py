"""Tokens and dollars a company, where rules read first and only what they leave open is asked, and where everything is asked."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leadgen_assets.agents.company_research import company_question, needed_fields, open_fields
from leadgen_assets.agents.contacts import people_question
from leadgen_assets.agents.searching import company_search
from leadgen_assets.demo.build import build_web
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.extract.others.own_words import own_words
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.question import Asker, Question
from leadgen_assets.llm.wire import OpenAIWire
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.inquiry import page_text
from leadgen_assets.stages.researching import subject_of
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.pages import latest_pages

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def costs(address: str, home: Path, firms: int) -> list[dict[str, Any]]:
    """A row with and a row without deterministic facts, each by what the service says that it used."""
    os.environ["OPENAI_BASE_URL"] = address
    web = build_web(home / "web", firms=firms)
    from benchmarks.request_run import RequestRun

    run = RequestRun(web.archive, firms)
    try:
        run.execute()
        tenant = run.key.partition(".")[0]
        return asyncio.run(_both(run.url, run.key, tenant))
    finally:
        run.close()


async def _both(url: str, key: str, tenant: str) -> list[dict[str, Any]]:
    async with Database(url) as database:
        async with database.tenant_tx(tenant) as conn:
            cursor = await conn.execute(
                "SELECT c.company_id, c.name, c.domain FROM leadgen.companies c JOIN leadgen.request_companies r"
                " USING (company_id) WHERE r.request_key = %s",
                [key],
            )
            companies = await cursor.fetchall()
        asked = [question for company in companies for question in await _everything(database, tenant, company)]
        await _ask(database, tenant, asked)
        rows = []
        for what, which in (("rules first, the rest asked", "request_key = %s"), ("everything asked", "run_id = %s")):
            async with database.tenant_tx(tenant) as conn:
                cursor = await conn.execute(
                    "SELECT count(*) AS calls, coalesce(sum((usage ->> 'input_tokens')::bigint), 0) AS input_tokens,"
                    " coalesce(sum((usage ->> 'output_tokens')::bigint), 0) AS output_tokens,"
                    " coalesce(sum((usage ->> 'searches')::bigint), 0) AS searches,"
                    f" coalesce(sum(settled_microusd), 0) AS micro FROM leadgen.model_calls WHERE {which}".encode(),
                    [key if which.startswith("request") else "bench-everything"],
                )
                row = await cursor.fetchone()
            assert row is not None
            number = len(companies)
            rows.append(
                {
                    "what": what,
                    "companies": number,
                    "calls": round(row["calls"] / number, 2),
                    "input_tokens": round(row["input_tokens"] / number),
                    "output_tokens": round(row["output_tokens"] / number),
                    "searches": round(float(row["searches"]) / number, 2),
                    "usd": round(float(row["micro"]) / 1e6 / number, 6),
                }
            )
        return rows


async def _everything(database: Database, tenant: str, company: dict[str, Any]) -> Sequence[Question[Any]]:
    """What would be asked about a company of which no rule had read anything: all fields, a search, its people."""
    icp = known_icps(load_settings())["property_management"]
    async with database.tenant_tx(tenant) as conn:
        pages = (await latest_pages(conn, [company["company_id"]], _EVER, with_segments=True))[company["company_id"]]
    texts = [own_words(page_text(page)) for page in pages if page.outcome is Outcome.OK]
    nothing = resolve((), (), icp.vocabulary, pages_read=len(texts))
    subject = subject_of(company["name"], company["domain"], nothing)
    read = company_question(subject, open_fields(nothing, icp), texts, icp)
    people = people_question(subject, texts, icp)
    search = company_search(subject, needed_fields(nothing, icp), icp)
    return [*([read[0]] if read else []), search, *([people[0]] if people else [])]


async def _ask(database: Database, tenant: str, questions: Sequence[Question[Any]]) -> None:
    settings = load_settings()
    asker = Asker(tenant, "", "bench-everything", 0, "company_profiles", 10**12)
    wire = OpenAIWire("sk-benchmark", settings.openai_base_url, settings.model_timeout)
    async with Gateway(wire, PostgresBooks(database, settings, lambda: datetime.now(UTC)), settings) as gateway:
        await asyncio.gather(*(gateway.ask(question, asker) for question in questions))
