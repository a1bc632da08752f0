"""Stages without Dagster: one database for all of these tests, a tenant of its own for each of them."""

from __future__ import annotations

import asyncio
import itertools
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar

import psycopg
import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, parse_request, to_yaml
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.llm.answer import Model
from leadgen_assets.settings import Settings
from leadgen_assets.stages.assessing import assess_companies
from leadgen_assets.stages.contacting import choose_people
from leadgen_assets.stages.discovery import discover
from leadgen_assets.stages.exporting import export_files
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.inquiry import Asking
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.session import RequestHold, RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import load
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.fetching import Fetched, Fetcher, Renders, Validators

if TYPE_CHECKING:
    from leadgen_assets_tests.together import Together

T = TypeVar("T")
_tenants = itertools.count(1)
ALL = ("discover", "sites", "profiles", "assess", "contacts", "export")


@pytest.fixture(scope="session")
def researched(together: Together, template: str, web12: DemoWeb) -> str:
    """Name of a database in which everything but the export of `web12`'s request was done, by tenant t0."""

    def make() -> str:
        name = together.create("researched", template)
        desk = Desk(together.server.url(name), together.folder / "researched", "t0")
        desk.go(desk.submit(desk.request(web12)), "discover", "sites", "profiles", "assess", "contacts")
        return name

    return together.once("researched", make)


@pytest.fixture
def ready(together: Together, researched: str, tmp_path: Path) -> Iterator[Desk]:
    """A copy of `researched`, to be changed at will; its request is the only one."""
    with together.database(researched) as name:
        yield Desk(together.server.url(name), tmp_path, "t0")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 KB: what is written there meets a disk that is really full."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", place], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("only root may mount a small file system; /dev/full stands in for it in test_written_files.py")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def desk(room_url: str, tmp_path: Path) -> Desk:
    """A tenant of its own with nothing in it yet."""
    return Desk(room_url, tmp_path, f"t{next(_tenants)}")


class CountingFetcher:
    """A fetcher that notes what it is asked for."""

    def __init__(self, inner: Fetcher) -> None:
        self._inner, self.asked = inner, list[str]()

    def origin_of(self, domain: str) -> str:
        return self._inner.origin_of(domain)

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        self.asked.append(url)
        return await self._inner.fetch(url, known)

    async def listed(self, domain: str) -> tuple[str, ...]:
        return await self._inner.listed(domain)

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        return await self._inner.rendered(fetched) if isinstance(self._inner, Renders) else None


class Desk:
    """One tenant's requests, sessions on them, and what they left in the database."""

    def __init__(self, url: str, folder: Path, tenant: str) -> None:
        self.url, self.folder, self.tenant = url, folder, tenant
        self.settings = Settings(home=folder / "home", workers=0, tenant=tenant)
        self.parsing = ParsingPool(0)
        self.fetcher: CountingFetcher | None = None
        self.web: Fetcher | None = None  # in place of the request's archives
        self.model: Model | None = None  # whom profiles and contacts ask
        self.opens: Callable[[RequestSession], Model] | None = None  # the same, opened in the session's loop

    def request(self, web: DemoWeb, **changes: object) -> LeadRequest:
        """The web's request as this tenant's, with some fields changed."""
        asked = parse_request(web.request.read_text("utf-8"), "the web's", known_icps(self.settings), self.tenant)
        return asked.model_copy(update={"tenant": self.tenant, **changes})

    def submit(self, request: LeadRequest) -> str:
        """Put a request in; returns its key."""

        async def submitted(database: Database) -> str:
            text = to_yaml(request)
            stored = await submit_request(database, self.settings, text, "the test", self.folder, RequestStatus.RUNNING)
            return stored.key

        return self.with_database(submitted)

    def with_database(self, work: Callable[[Database], Awaitable[T]]) -> T:
        async def inside() -> T:
            async with Database(self.url) as database:
                return await work(database)

        return asyncio.run(inside())

    @asynccontextmanager
    async def session(
        self,
        key: str,
        run_id: str = "run-one",
        is_alive: Callable[[str], bool] = lambda run_id: False,
        now: Callable[[], datetime] | None = None,
    ) -> AsyncIterator[RequestSession]:
        """A session with its hold, as a run's stage has it."""
        async with Database(self.url) as database:
            hold = RequestHold.take(database, self.tenant, key, run_id, is_alive)
            try:
                async with database.tenant_tx(self.tenant) as conn:
                    stored = await load(conn, key)
                clock = {} if now is None else {"now": now}
                yield RequestSession(database, self.settings, stored, run_id, hold.fence, **clock)
            finally:
                hold.release()

    def in_session(self, key: str, work: Callable[[RequestSession], Awaitable[T]], **options: Any) -> T:
        async def inside() -> T:
            async with self.session(key, **options) as session:
                return await work(session)

        return asyncio.run(inside())

    def go(self, key: str, *stages: str, **options: Any) -> list[Any]:
        """Run stages, all of them when none is named; returns what each of them returned."""
        return self.in_session(key, lambda session: self._stages(session, stages or ALL), **options)

    async def _stages(self, session: RequestSession, stages: tuple[str, ...]) -> list[Any]:
        archives = [session.base_folder / spec.path for spec in session.request.sources if spec.kind == "archive"]
        self.fetcher = fetcher = CountingFetcher(self.web or ArchiveFetcher(archives))
        watch = watching()
        model = self.opens(session) if self.opens else self.model
        asking = Asking(model, fetcher) if model else None
        does: dict[str, Callable[[], Awaitable[Any]]] = {
            "discover": lambda: discover(session, fetcher, watch),
            "sites": lambda: read_sites(session, fetcher, self.parsing, watch),
            "profiles": lambda: make_profiles(session, self.parsing, watch, asking),
            "assess": lambda: assess_companies(session, watch),
            "contacts": lambda: choose_people(session, watch, self.parsing, asking),
            "export": lambda: export_files(session, watch),
        }
        return [await does[stage]() for stage in stages]

    def sql(self, statement: LiteralString, *values: object) -> list[Any]:
        """Rows, as tuples, of a statement under this tenant's policies."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET ROLE leadgen_app")
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [self.tenant])
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []


def watching(told: list[Progress] | None = None) -> Watch:
    """A watch that nobody stops; must be made inside a loop."""
    return Watch(asyncio.Event(), (lambda progress: None) if told is None else told.append)
