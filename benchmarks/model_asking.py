"""The same calls twice: through the gateway, and by a bare asyncio script."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openai
import psutil
import psycopg

from leadgen_assets.agents import company_research, contacts, searching
from leadgen_assets.agents.company_research import CompanyAnswer
from leadgen_assets.agents.contacts import PeopleAnswer
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.llm.bodies import body_of
from leadgen_assets.llm.booking import booked_by_its_end
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.pace import Pace
from leadgen_assets.llm.question import Asker, Place, Question, Use, WebSearch
from leadgen_assets.llm.wire import OpenAIWire
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.stages.steady_books import SteadyBooks
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.requests import submit

PAGE = "\n".join(
    f"1.{n} We manage homes for their owners in Austin, TX and answer the telephone, line {n}." for n in range(250)
)
"""Some 20,000 characters of segments, as a question has them."""


def questions_of(company: int) -> list[Question[Any]]:
    """The three questions about a company; no two companies share one."""
    subject = f"Company\nname: Firm {company}\ndomain: firm-{company}.example\nplace: Austin, TX\n\n"
    search = WebSearch(place=Place(region="Texas", city="Austin"))
    return [
        Question(Use.EXTRACT, company_research.INSTRUCTIONS, f"{subject}Pages\n{PAGE}", CompanyAnswer),
        Question(
            Use.SEARCH, searching.INSTRUCTIONS, f"{subject}To be found out\n- units", search=search, most_tool_calls=3
        ),
        Question(Use.EXTRACT, contacts.INSTRUCTIONS, f"{subject}Pages\n{PAGE}", PeopleAnswer),
    ]


class Bench:
    """A database server, and a request that holds itself for as long as questions are asked."""

    def __init__(self, home: Path) -> None:
        self._settings = load_settings()
        self._server = EmbeddedServer(home)
        self._url = open_url(self._settings)
        migrate(self._url)
        request = LeadRequest(tenant="bench", name="asks", sources=("list:none.csv",), budget_usd=10_000)
        icp = known_icps(self._settings)["property_management"]

        async def submitted() -> str:
            async with Database(self._url) as database, database.tenant_tx("bench") as conn:
                return (await submit(conn, request, icp, str(home), RequestStatus.RUNNING)).key

        self._key = asyncio.run(submitted())
        self._hold = RequestHold.take(Database(self._url), "bench", self._key, "bench-run", lambda run: False)

    def close(self) -> None:
        self._hold.release()
        self._server.stop()

    def measure(self, address: str, companies: int, at_once: int, times: int) -> dict[str, Any]:
        """Seconds of wall and milliseconds of processor a call, of both sides; `cold_s` with the pace that begins at 4.

        `server_ms` and `service_ms` are processor time of the database server and of the service while ours asked.
        """
        settings = self._settings.model_copy(update={"openai_base_url": address, "model_concurrency": at_once})
        bare, ours, cold = [], [], []
        for _ in range(times):
            bare.append(asyncio.run(self._bare(settings, companies, at_once)))
            self._forget()
            before, server, service = self._active_ms(), self._server_cpu(), _service_cpu()
            ours.append(asyncio.run(self._ours(settings, companies, at_once, at_once)))
            database_ms, service_cpu = self._active_ms() - before, _service_cpu() - service
            server_cpu = self._server_cpu() - server
            self._forget()
            cold.append(asyncio.run(self._ours(settings, companies, at_once, 4)))
        calls = companies * 3
        (bare_s, bare_cpu), (ours_s, ours_cpu) = min(bare), min(ours)
        return {
            "calls": calls,
            "bare_s": round(bare_s, 3),
            "ours_s": round(ours_s, 3),
            "cold_s": round(min(cold)[0], 3),
            "ratio": round(ours_s / bare_s, 3),
            "bare_ms": round(bare_cpu * 1000 / calls, 2),
            "ours_ms": round(ours_cpu * 1000 / calls, 2),
            "overhead_ms": round((ours_cpu - bare_cpu) * 1000 / calls, 2),
            "database_ms": round(database_ms / calls, 2),
            "server_ms": round(server_cpu * 1000 / calls, 2),
            "service_ms": round(service_cpu * 1000 / calls, 2),
        }

    async def _ours(self, settings: Settings, companies: int, at_once: int, first: int) -> tuple[float, float]:
        asker = Asker("bench", self._key, "bench-run", self._hold.fence, "company_profiles", 10**12)
        async with Database(self._url) as database:
            wire = OpenAIWire("sk-benchmark", settings.openai_base_url, settings.model_timeout)
            books = SteadyBooks(PostgresBooks(database, settings, lambda: datetime.now(UTC)))
            async with Gateway(wire, books, settings, pace=Pace(at_once, first)) as gateway:
                async with database.tenant_tx("bench"):
                    pass  # the pool is open

                async def company(number: int) -> None:
                    async with booked_by_its_end():  # as an item of a stage is handled
                        for question in questions_of(number):
                            await gateway.ask(question, asker)

                return await _timed(company, companies, at_once)

    async def _bare(self, settings: Settings, companies: int, at_once: int) -> tuple[float, float]:
        async with openai.AsyncOpenAI(
            api_key="sk-benchmark", base_url=settings.openai_base_url, max_retries=0
        ) as client:

            async def company(number: int) -> None:
                for question in questions_of(number):
                    model = settings.search_model if question.use is Use.SEARCH else settings.model
                    answer = await client.responses.create(**body_of(question, model, {}))
                    assert answer.status == "completed"

            return await _timed(company, companies, at_once)

    def _forget(self) -> None:
        """Empty the journal, so that the same questions are asked again and wait as long as before."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute("TRUNCATE leadgen.model_calls, leadgen.model_hits, leadgen.model_counters")
            connection.execute("VACUUM ANALYZE leadgen.model_calls")

    def _server_cpu(self) -> float:
        """Processor seconds of the database server and all its sessions so far, ended ones included."""
        time.sleep(0.3)  # sessions that were left are reaped by then
        [pid_file] = Path(self._settings.home).rglob("postmaster.pid")
        server = psutil.Process(int(pid_file.read_text("utf-8").split()[0]))
        return sum(server.cpu_times()[:4]) + sum(sum(child.cpu_times()[:2]) for child in server.children())

    def _active_ms(self) -> float:
        """Milliseconds in which the server executed our statements so far."""

        async def read() -> float:
            async with Database(self._url) as database, database.operator_tx() as conn:
                await conn.execute("SELECT pg_stat_force_next_flush()")
                cursor = await conn.execute(
                    "SELECT active_time FROM pg_stat_database WHERE datname = current_database()"
                )
                row = await cursor.fetchone()
                return float(row["active_time"]) if row else 0.0

        return asyncio.run(read())


def _service_cpu() -> float:
    """Processor seconds of the service on loopback so far."""
    [service] = [child for child in psutil.Process().children() if "loopback.py" in " ".join(child.cmdline())]
    return sum(service.cpu_times()[:2])


async def _timed(company: Callable[[int], Awaitable[None]], companies: int, at_once: int) -> tuple[float, float]:
    """Wall and processor seconds of this process, for all companies, so many at once."""
    slots = asyncio.Semaphore(at_once)

    async def one(number: int) -> None:
        async with slots:
            await company(number)

    began, used = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one(number) for number in range(companies)))
    return time.perf_counter() - began, time.process_time() - used
