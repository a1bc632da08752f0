"""One finished request a session, made by the stages alone, and the desk over copies of it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
import pytest
import uvicorn
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row
from starlette.testclient import TestClient

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.desk.app import make_app
from leadgen_assets.desk.keys import Keys
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.settings import Settings
from leadgen_assets.stages.assessing import assess_companies
from leadgen_assets.stages.contacting import choose_people
from leadgen_assets.stages.discovery import discover
from leadgen_assets.stages.exporting import export_files
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.session import RequestHold, RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import set_status
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.together import Together

TOKEN = "a-token-for-tests-0123456789"
PORT = 3001


@dataclass(frozen=True, slots=True)
class Desk:
    """A database with one finished request, the desk's browser on it, and what it holds of people."""

    url: str
    key: str
    settings: Settings

    @property
    def name(self) -> str:
        """Of the database."""
        return str(conninfo_to_dict(self.url)["dbname"])

    def client(self, *, opened: bool = False, **options: Any) -> TestClient:
        """A browser; used as `with desk.client() as browser`. `opened`: it has shown the token."""
        keys = Keys(TOKEN, PORT, wrong_seconds=0.05)
        app = make_app(self.url, self.settings, keys, PORT)
        cookies = {keys.cookie: keys.value} if opened else None
        return TestClient(app, base_url=f"http://127.0.0.1:{PORT}", cookies=cookies, **options)

    def sql(self, statement: LiteralString, *values: object) -> list[Any]:
        """Rows, as dicts, of a superuser's statement."""
        with psycopg.connect(self.url, autocommit=True, row_factory=dict_row) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def exported(self, part: str) -> list[dict[str, str]]:
        """Rows of the frozen export: "companies", "contacts", "evidence"."""
        row, *_ = self.sql("SELECT companies, contacts, evidence FROM leadgen.export_sets ORDER BY created_at")
        rows: list[dict[str, str]] = row[part]
        return rows

    def published(self, kind: str) -> Path:
        """Where a published file is."""
        (row,) = self.sql("SELECT path FROM leadgen.exports WHERE kind = %s", kind)
        return Path(row["path"])


@pytest.fixture(scope="session")
def finished_template(together: Together, template: str, web12: DemoWeb) -> Desk:
    """A request over twelve made-up firms that went through every stage, to be copied: nobody is connected to it."""
    settings = Settings(home=together.folder / "finished", workers=0)
    url = together.server.url("finished")

    def make() -> str:
        together.create("finished", template)
        return asyncio.run(_through_all_stages(url, settings, web12.request))

    return Desk(url, together.once("finished", make), settings)


@pytest.fixture(scope="session")
def finished(together: Together, finished_template: Desk) -> Iterator[Desk]:
    """The finished request; nobody changes it."""
    with together.database(finished_template.name) as name:
        yield Desk(together.server.url(name), finished_template.key, finished_template.settings)


@pytest.fixture
def changeable(together: Together, finished_template: Desk) -> Iterator[Desk]:
    """The finished request, to be changed at will; its files are everybody's."""
    with together.database(finished_template.name) as name:
        yield Desk(together.server.url(name), finished_template.key, finished_template.settings)


@pytest.fixture
def nothing_yet(database_url: str, tmp_path: Path) -> Desk:
    """An installation without any request."""
    return Desk(database_url, "default.none", Settings(home=tmp_path, workers=0))


@pytest.fixture(scope="session")
def serving() -> Callable[[Desk], AbstractContextManager[str]]:
    """Serves a desk on a free port as its process does, in a thread; gives its address."""

    @contextmanager
    def serve(desk: Desk) -> Iterator[str]:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            port = listening.getsockname()[1]
            app = make_app(desk.url, desk.settings, Keys(TOKEN, port), port)
            config = uvicorn.Config(app, http="h11", ws="none", lifespan="on", access_log=False, log_config=None)
            running = uvicorn.Server(config)
            thread = threading.Thread(target=running.run, args=([listening],))
            thread.start()
            while not running.started:
                time.sleep(0.01)
            try:
                yield f"http://127.0.0.1:{port}"
            finally:
                running.should_exit = True
                thread.join()

    return serve


async def _through_all_stages(url: str, settings: Settings, request: Path) -> str:
    async with Database(url) as database:
        text = request.read_text("utf-8")
        stored = await submit_request(database, settings, text, "the test", request.parent, RequestStatus.RUNNING)
        hold = RequestHold.take(database, stored.request.tenant, stored.key, "run-one", lambda run_id: False)
        try:
            session = RequestSession(database, settings, stored, "run-one", hold.fence)
            archives = [session.base_folder / spec.path for spec in stored.request.sources if spec.kind == "archive"]
            fetcher, parsing = ArchiveFetcher(archives), ParsingPool(0)
            watch = Watch(asyncio.Event(), lambda progress: None)
            await discover(session, fetcher, watch)
            await read_sites(session, fetcher, parsing, watch)
            await make_profiles(session, parsing, watch)
            await assess_companies(session, watch)
            await choose_people(session, watch)
            await export_files(session, watch)
        finally:
            hold.release()
        async with database.tenant_tx(stored.request.tenant) as conn:
            ready = RequestStatus.READY
            await set_status(conn, stored.key, ready, "9 of 9 companies", next_step(ready, stored.key), "run-one")
        return stored.key
