"""The one resource of the assets and checks: database, page fetcher, model, parsing processes, and the hold on the request."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager
from typing import TypeVar

from dagster import DagsterInstance, InitResourceContext, resource

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.llm.answer import Model
from leadgen_assets.llm.opening import Learned, open_model, require_usable
from leadgen_assets.resources.loop import DatabaseLoop
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.inquiry import Asking
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.progress import Listener
from leadgen_assets.stages.searching import sources_of
from leadgen_assets.stages.session import RequestHold, RequestSession
from leadgen_assets.stages.steady_books import SteadyBooks
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.opening import forward
from leadgen_assets.storage.web_turns import WebTurns
from leadgen_assets.telemetry.spans import begin_telling, flush
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_index import usable_archive
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.joined import JoinedFetcher
from leadgen_assets.web.live.fetcher import LiveFetcher

T = TypeVar("T")

_WITHOUT_PAGES = ("list", "archive")
"""Kinds of sources that read files alone."""


class Workshop:
    """What a run works with; plain objects, made once a process and closed at its end.

    Args:
        is_alive: whether a run of this id is still under way; decides who may take over a held request.
        listener: is told of progress beside Dagster's event log (the terminal of `leadgen run`).
        session_name: of who holds requests for it, as for `RequestHold.take`.

    Attributes:
        learned: of the model's service. remarks: what a person who watches is to be told of asking. said: of each kind the last
            sentence and when (monotonic).
    """

    def __init__(
        self,
        settings: Settings,
        is_alive: Callable[[str], bool],
        listener: Listener = lambda progress: None,
        session_name: str = "",
    ) -> None:
        self.settings, self.listener, self._session_name = settings, listener, session_name
        begin_telling(settings)
        self.url = forward(settings)
        self.parsing = ParsingPool(settings.workers)
        self._loop = DatabaseLoop(self.url)
        self._is_alive = is_alive
        self.learned = Learned.nothing(settings)
        self.remarks = self.learned.remarks
        self.said: dict[str, tuple[str, float]] = {}
        self._holds: dict[str, RequestHold] = {}
        self._holding = threading.Lock()

    def run(self, work: Callable[[Database], Awaitable[T]]) -> T:
        """Do something with the database in the process's one event loop; connections stay open for what comes next."""
        return self._loop.run(work)

    def hold(self, tenant: str, key: str, run_id: str) -> RequestHold:
        """The run's hold on a request; kept until `close`, so that no other run slips in between two stages."""
        with self._holding:
            held = self._holds.get(key)
            again = held is not None and held.run_id == run_id
            if held is not None and again and held.holds():
                return held
            if held is not None:
                held.release()
            if not again:
                self.learned.stopped.clear()  # a person may have mended it since the run before
            self._holds[key] = RequestHold.take(
                Database(self.url), tenant, key, run_id, self._is_alive, again=again, session_name=self._session_name
            )
            return self._holds[key]

    def keep(self, tenant: str, key: str, run_id: str) -> None:
        """Have the hold again if its connection was lost; an embedded server that was killed is started again for it.

        Safe beside the loop's thread.

        Raises:
            FenceLost, RequestBusy: another run has the request.
            DatabaseUnavailable: the server does not answer; ask again later.
        """
        try:
            self.hold(tenant, key, run_id)
        except DatabaseUnavailable:
            if not self.settings.embedded:
                raise
            self.revive()
            self.hold(tenant, key, run_id)

    def revive(self) -> None:
        """Start an embedded server again that was killed; one that was stopped stays so, as does a server of one's own.

        Raises:
            DatabaseUnavailable: it cannot be started.
        """
        if self.settings.embedded:
            EmbeddedServer(self.settings.home, self.settings.postgres_bin).revive()

    @asynccontextmanager
    async def fetcher(
        self, session: RequestSession, *, only_usable: bool = False, to_ask: bool = True
    ) -> AsyncIterator[Fetcher]:
        """Gets pages from where LEADGEN_WEB says: the archives that the request names, the network, or both.

        Args:
            only_usable: for the sources: leave out archives that cannot be used, of which their own source tells, and the
                network where no source reads pages.
            to_ask: whether there is anything to ask the network for.

        Raises:
            SettingsInvalid: the network is needed, and LEADGEN_CONTACT names nobody.
        """
        settings = self.settings
        sources = sources_of(session.request, settings)
        archives = [session.base_folder / spec.path for spec in sources if spec.kind == "archive"]
        live = to_ask and (settings.web == "live" or (settings.web == "auto" and not archives))
        if only_usable:
            live = live and any(spec.kind not in _WITHOUT_PAGES for spec in sources)
            archives = [path for path in archives if usable_archive(path)]
        without = "the request names no archive to read it from"
        if settings.web == "off":
            without = f"LEADGEN_WEB is off, and {without}"
        saved = ArchiveFetcher(archives, settings.page_bytes, without)
        if not live:
            yield saved
            return
        async with WebTurns(self.url) as turns, LiveFetcher.of(settings, shared=turns) as network:
            yield JoinedFetcher(saved, network) if archives else network

    def require_model(self) -> None:
        """See that a model can be asked, before anything is read that would be kept from its end; errors as `model`."""
        require_usable(self.settings)

    @asynccontextmanager
    async def model(self, session: RequestSession, stop: asyncio.Event) -> AsyncIterator[Model | None]:
        """The model that the settings name, with its journal and ledger; None in mode off.

        Opened for each stage, when it asks for it: its connections live in the stage's event loop.

        Args:
            stop: of the stage's watch: once it is set nothing further is sent.

        Raises:
            ModelUnusable, SettingsInvalid: no key, or settings with which nothing can be asked.
        """
        books = SteadyBooks(PostgresBooks(session.database, self.settings, session.now))
        opened = open_model(self.settings, books, self.learned, stop)
        if opened is None:
            yield None
            return
        async with opened:
            yield opened

    @asynccontextmanager
    async def asking(self, session: RequestSession, stop: asyncio.Event) -> AsyncIterator[Asking | None]:
        """The model, and where pages come from that its searches name; None in mode off. Errors as `model` and `fetcher`."""
        async with self.model(session, stop) as model:
            if model is None:
                yield None
                return
            async with self.fetcher(session) as fetcher:
                yield Asking(model, fetcher)

    def close(self) -> None:
        """Release what is held, close the connections and end the parsing processes."""
        self._loop.close()
        for held in self._holds.values():
            held.release()
        self._holds.clear()
        self.parsing.close()
        flush()


def run_is_alive(instance: DagsterInstance, run_id: str) -> bool:
    """Whether Dagster has the run as not ended; a run that it does not know cannot be shown to have ended."""
    run = instance.get_run_by_id(run_id)
    return run is None or not run.is_finished


@resource(description="Database, page fetcher and parsing processes of a run's process, and its hold on the request.")
def workshop_of_run(context: InitResourceContext) -> Generator[Workshop, None, None]:
    """The workshop of a process: starts the embedded database when needed, brings the schema forward, closed at the end."""
    instance = context.instance
    assert instance is not None
    workshop = Workshop(load_settings(), lambda run_id: run_is_alive(instance, run_id))
    try:
        yield workshop
    finally:
        workshop.close()
