"""One request on an archive, run as `leadgen run` runs it, with the counters that a benchmark reads afterwards."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from dagster import DagsterInstance
from psycopg import AsyncConnection

from leadgen_assets.cli.dagster_home import prepare_dagster_home
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.runs import run_request
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate

T = TypeVar("T")


class RequestRun:
    """A request for every company of an archive, ready to be executed; `more` are further fields of the request file."""

    def __init__(self, archive: Path, companies: int, **more: Any) -> None:
        logging.disable(logging.WARNING)
        self.settings = load_settings()
        prepare_dagster_home(self.settings)
        self.url = open_url(self.settings)
        migrate(self.url)
        self.instance = DagsterInstance.get()
        self.text = yaml.safe_dump(
            {
                "name": f"bench {companies}",
                "icp": "property_management",
                "target_companies": companies,
                "sources": [{"kind": "archive", "path": str(archive)}],
                **more,
            }
        )
        self.key = ""

    def execute(self, listen: Callable[[str], None] = lambda stage: None) -> None:
        """Submit and run; `listen` is told which stage is under way."""
        self.key = asyncio.run(self._submit())
        run_request(self.settings, self.key, self.instance, lambda progress: listen(progress.stage))

    def run_id(self) -> str:
        """Of the latest run."""
        return self.instance.get_run_records(limit=1)[0].dagster_run.run_id

    async def _submit(self) -> str:
        async with Database(self.url) as database:
            where = self.settings.home
            stored = await submit_request(database, self.settings, self.text, "bench", where, RequestStatus.RUNNING)
        return stored.key

    def active_ms(self) -> float:
        """Milliseconds in which the server executed statements in our database."""

        async def work(conn: AsyncConnection[Any]) -> float:
            cursor = await conn.execute("SELECT active_time FROM pg_stat_database WHERE datname = current_database()")
            row = await cursor.fetchone()
            return float(row["active_time"]) if row else 0.0

        return self._operator(work)

    def evidence_json_bytes(self) -> int:
        """Bytes of the frozen evidence of the largest export, as JSON."""

        async def work(conn: AsyncConnection[Any]) -> int:
            cursor = await conn.execute("SELECT max(octet_length(evidence::text)) AS bytes FROM leadgen.export_sets")
            row = await cursor.fetchone()
            return int(row["bytes"] or 0) if row else 0

        return self._operator(work)

    def table_bytes(self) -> dict[str, int]:
        """Bytes of each table of ours with its indexes and what is stored beside it, the largest first."""

        async def work(conn: AsyncConnection[Any]) -> dict[str, int]:
            cursor = await conn.execute(
                "SELECT relname, pg_total_relation_size(oid) AS bytes FROM pg_class"
                " WHERE relkind = 'r' AND relnamespace = 'leadgen'::regnamespace ORDER BY bytes DESC, relname"
            )
            return {row["relname"]: row["bytes"] for row in await cursor.fetchall() if row["bytes"] > 100_000}

        return self._operator(work)

    def counts(self) -> tuple[int, int, int, int]:
        """Saved pages, delivered companies and contacts, rows of evidence beside them."""

        async def work(conn: AsyncConnection[Any]) -> tuple[int, int, int, int]:
            cursor = await conn.execute(
                "SELECT (SELECT count(*) FROM leadgen.pages) AS pages,"
                " (SELECT rows FROM leadgen.exports WHERE kind = 'companies') AS companies,"
                " (SELECT rows FROM leadgen.exports WHERE kind = 'contacts') AS contacts,"
                " (SELECT rows FROM leadgen.exports WHERE kind = 'evidence') AS evidence"
            )
            row = await cursor.fetchone()
            assert row is not None
            return row["pages"], row["companies"] or 0, row["contacts"] or 0, row["evidence"] or 0

        return self._operator(work)

    def close(self) -> None:
        """Stop what was started."""
        self.instance.dispose()
        EmbeddedServer(self.settings.home, self.settings.postgres_bin).stop()

    def _operator(self, work: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
        async def inside() -> T:
            async with Database(self.url) as database, database.operator_tx() as conn:
                return await work(conn)

        return asyncio.run(inside())
