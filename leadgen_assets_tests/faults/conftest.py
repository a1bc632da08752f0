"""A house of its own: an embedded server, Dagster's folder, and `leadgen run` as a process that tests maltreat."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Generator, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, LiteralString, TypeVar

import psutil
import psycopg
import pytest

from leadgen_assets.demo.build import DemoWeb, build_web
from leadgen_assets.domain.requests.request import RequestStatus, SourceSpec, parse_request, to_yaml
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.settings import Settings
from leadgen_assets.stages.assessing import assess_companies
from leadgen_assets.stages.contacting import choose_people
from leadgen_assets.stages.discovery import discover
from leadgen_assets.stages.exporting import export_files
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.session import RequestHold, RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate
from leadgen_assets.storage.requests import StoredRequest, load
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.fetching import Fetched, Fetcher, Validators

T = TypeVar("T")
RUNNER = Path(__file__).with_name("runner.py")
COMPANY = "coalesce(nullif(c.domain, ''), c.name || ' ' || c.phone)"
STATE: dict[str, LiteralString] = {
    "companies": "SELECT identity_key, name, domain, website, phone, street, city, state, zip_code, licence"
    " FROM leadgen.companies",
    "aliases": f"SELECT alias_key, reason, {COMPANY} FROM leadgen.company_aliases JOIN leadgen.companies c USING (company_id)",
    "in the request": f"SELECT {COMPANY}, status, reason, round, rank() OVER (ORDER BY rank)"
    " FROM leadgen.request_companies JOIN leadgen.companies c USING (company_id)",
    "sightings": f"SELECT {COMPANY}, source, locator, facts::text, merged_by"
    " FROM leadgen.company_sightings JOIN leadgen.companies c USING (company_id)",
    "pages": f"SELECT {COMPANY}, url, content_hash, role, outcome, detail, http_status, final_url, content_type, charset,"
    " title, fetched_at, md5(body), md5(segments) FROM leadgen.pages JOIN leadgen.companies c USING (company_id)",
    "profiles": f"SELECT {COMPANY}, input_hash, body::text, pages_read, rejected"
    " FROM leadgen.profiles JOIN leadgen.companies c USING (company_id)",
    "evidence": f"SELECT {COMPANY}, input_hash, ordinal, subject, field, value, url, segment, quote, method, confidence,"
    " verified, said_by FROM leadgen.evidence JOIN leadgen.companies c USING (company_id)",
    "assessments": f"SELECT {COMPANY}, profile_hash, icp_hash, fit, score, tier, a.confidence, qualified, body::text"
    " FROM leadgen.assessments a JOIN leadgen.companies c USING (company_id)",
    "contacts": f"SELECT {COMPANY}, name_key, full_name, title, email, linkedin_url, department, seniority,"
    " quality_score, notes, profile_hash FROM leadgen.contacts JOIN leadgen.companies c USING (company_id)",
    "chosen": f"SELECT {COMPANY}, name_key, rank FROM leadgen.request_contacts JOIN leadgen.companies c USING (company_id)",
    "work": f"SELECT stage, coalesce({COMPANY}, item), w.status, error, result::text, attempts"
    " FROM leadgen.work_items w LEFT JOIN leadgen.companies c ON c.company_id::text = w.item",
    "quarantine": "SELECT stage, reason FROM leadgen.quarantine",
    "delivered": f"SELECT {COMPANY} FROM leadgen.exported_companies JOIN leadgen.companies c USING (company_id)",
}
"""What an undisturbed run leaves, by natural keys, without times and numbers given by sequences."""


UNDER_WAY = [RequestStatus.QUEUED, RequestStatus.RUNNING, RequestStatus.WAITING]
"""Statuses of requests that `leadgen up` works on, now or later."""

SEED = os.environ.get("LEADGEN_FAULT_SEED")
"""Replays a failed schedule; read here because no test sees the environment of whoever runs it."""


@pytest.fixture
def fault_seed() -> int:
    """What chance hangs on in a test of faults; a failure tells it."""
    seed = int(SEED) if SEED else random.SystemRandom().randrange(10_000)
    print(f"seed {seed}; to replay: LEADGEN_FAULT_SEED={seed}")
    return seed


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    seed = getattr(item, "funcargs", {}).get("fault_seed")
    if report.failed and seed is not None:
        report.sections.append(("Seed", f"to replay: LEADGEN_FAULT_SEED={seed} pytest {item.nodeid!r}"))
    return report


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """An own LEADGEN_HOME with a running server, as a user has it; stopped at the end whatever happened."""
    home = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    home.chmod(0o711)
    server = EmbeddedServer(home)
    try:
        migrate(server.start())
        runner = Runner()
        try:
            yield House(home, server, runner)
        finally:
            runner.close()
    finally:
        server.stop()
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def web60(tmp_path_factory: pytest.TempPathFactory) -> DemoWeb:
    return build_web(tmp_path_factory.mktemp("web60"), firms=60)


@pytest.fixture(scope="session")
def calm60(house: House, web60: DemoWeb) -> dict[str, list[Any]]:
    """What an undisturbed run over `web60` leaves."""
    return house.undisturbed("calm60", web60)


@pytest.fixture(scope="session")
def calm12(house: House, web12: DemoWeb) -> dict[str, list[Any]]:
    """What an undisturbed run over `web12` leaves."""
    return house.undisturbed("calm12", web12)


class Runner:
    """The process that forks runs."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(RUNNER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, **asked: Any) -> int:
        """Its answer to one question."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


class Run:
    """`leadgen run` as a process; its "@ " lines are read one by one."""

    def __init__(
        self,
        house: House,
        key: str,
        workers: int,
        concurrency: int,
        environment: dict[str, str],
        faults: dict[str, Any],
    ) -> None:
        self._runner = house.runner
        self._folder = tempfile.TemporaryDirectory(prefix="leadgen-run-")
        out, self._err = Path(self._folder.name, "out"), Path(self._folder.name, "err")
        os.mkfifo(out)
        self._err.touch()
        environment = {
            "LEADGEN_HOME": str(house.home),
            "LEADGEN_WORKERS": str(workers),
            "LEADGEN_CONCURRENCY": str(concurrency),
            "LEADGEN_MODE": "off",
            "COLUMNS": "200",
            **environment,
        }
        self.told: list[str] = []
        self.printed = self._words = ""
        self.code: int | None = None
        self.pid = self._runner.ask(key=key, out=str(out), err=str(self._err), environment=environment, faults=faults)
        self._stdout = out.open(encoding="utf-8")

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            self.kill()
        self._words = self.words()
        self._stdout.close()
        self._folder.cleanup()

    def signal(self, number: signal.Signals, *, group: bool = False) -> None:
        """Send a signal to the process, or to its whole group as a terminal or a supervisor does."""
        (os.killpg if group else os.kill)(self.pid, number)

    def lines(self) -> Iterator[str]:
        """What it tells from now on, as it tells it."""
        for line in self._stdout:
            if line.startswith("@ "):
                self.told.append(line[2:].strip())
                yield self.told[-1]
            else:
                self.printed += line

    def until(self, *beginnings: str) -> None:
        """Wait for a line that begins so."""
        for line in self.lines():
            if line.startswith(beginnings):
                return
        raise AssertionError(f"the run ended without telling {beginnings}: {self.words()}")

    def reach(self, beginning: str, more: int) -> bool:
        """Wait for a line that begins so, and for so many further ones; False when the run ended before."""
        left = more
        begun = False
        for line in self.lines():
            begun = begun or line.startswith(beginning)
            if begun and left == 0:
                return True
            left -= begun
        return False

    def end(self) -> int:
        """Wait for its end; the exit code."""
        for _ in self.lines():
            pass
        if self.code is None:
            self.code = self._runner.ask(wait=self.pid)
        return self.code

    def kill(self) -> None:
        """kill -9, and read what it had told until then."""
        self.signal(signal.SIGKILL)
        self.end()

    def is_over(self) -> bool:
        """Whether its process has ended, without waiting for it."""
        return psutil.Process(self.pid).status() == psutil.STATUS_ZOMBIE

    def words(self) -> str:
        """What a person reads on its stderr."""
        if not self._err.exists():
            return self._words
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self._err.read_text("utf-8"))

    @property
    def fetched(self) -> list[str]:
        return [line.removeprefix("fetched ") for line in self.told if line.startswith("fetched ")]

    @property
    def stages(self) -> set[str]:
        return {line.split()[0] for line in self.told} - {"fetched", "held"}


@pytest.fixture(scope="session")
def asking(house: House, model_services: Callable[..., Any]) -> Asking:
    """Requests on the house whose runs ask a model's service."""
    return Asking(house, model_services)


class Asking:
    """Requests whose runs ask a service that speaks as the model's does, and what that service was asked."""

    def __init__(self, house: House, start: Callable[..., Any]) -> None:
        self._house, self._start = house, start
        self._calm: dict[Path, dict[str, list[Any]]] = {}

    def service(self, web: DemoWeb, **options: Any) -> Any:
        """A service whose searches name companies of the web."""
        named = [f"https://{site.domain}/" for site in ArchiveFetcher([web.archive]).sites()][:3]
        return self._start(sources=named, **options)

    def environment(self, service: Any) -> dict[str, str]:
        """With which a run asks it."""
        return {
            "LEADGEN_MODE": "real",
            "LEADGEN_CALLS_PER_HOUR": "100000",
            "LEADGEN_USD_PER_DAY": "1000",
            "OPENAI_BASE_URL": service.address,
            "OPENAI_API_KEY": "sk-test-outlives-its-runs",
        }

    def submit(self, tenant: str, web: DemoWeb, status: RequestStatus = RequestStatus.RUNNING) -> str:
        """The web's request as a tenant's, with a search beside its archive and its list.

        What is in flight at a strike counts at its highest for good, so that many strikes would use up what it may spend by itself.
        """
        return self._house.submit(tenant, web, SourceSpec(kind="search"), status=status, budget_usd=Decimal(1000))

    def files(self, key: str) -> dict[str, list[Any]]:
        """The latest files' rows."""
        return {name: rows for name, rows in self._house.state(key).items() if name.endswith(".csv")}

    def undisturbed(self, web: DemoWeb) -> dict[str, list[Any]]:
        """The files of a run over the web to which nothing happened; made once a session."""
        if web.archive not in self._calm:
            service = self.service(web, seconds=0.02)
            key = self.submit(f"asks-calmly-{len(self._calm)}", web)
            with self._house.run(key, environment=self.environment(service)) as run:
                assert run.end() == 0, run.words()
            assert max(self.asked(service).values()) == 1
            self._calm[web.archive] = self.files(key)
        return self._calm[web.archive]

    def asked(self, service: Any) -> Counter[str]:
        """How often the service was asked each question."""
        return Counter(call["hash"] for call in service.calls())

    def booked(self, key: str, status: str = "%") -> Counter[str]:
        """How often the ledger has each question, by the name that the service gives it."""
        rows = self._house.sql(key, "SELECT prompt FROM leadgen.model_calls WHERE status LIKE %s", status)
        return Counter(_name_of(prompt) for (prompt,) in rows)

    def story(self, name: str, keys: Sequence[str], service: Any) -> str:
        """All that service and ledgers know of a question, for whoever must find out what happened to it."""
        told = [f"{call['at']:.3f} asked ({call['fate']})" for call in service.calls() if call["hash"] == name]
        for key in keys:
            rows = self._house.sql(
                key,
                "SELECT prompt, extract(epoch FROM created_at)::float8, call_id, status, run_id, fence, token, about, error"
                " FROM leadgen.model_calls ORDER BY call_id",
            )
            told += [f"{at:.3f} begun {key} {row}" for prompt, at, *row in rows if _name_of(prompt) == name]
        return "\n".join(sorted(told))


def _name_of(prompt: Any) -> str:
    """The name that the service gives to a question of the ledger."""
    return hashlib.sha256(json.dumps(prompt, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class CountingFetcher:
    """Gets pages of an archive and notes which."""

    def __init__(self, archive: Path) -> None:
        self._inner, self.fetched = ArchiveFetcher([archive]), list[str]()

    def origin_of(self, domain: str) -> str:
        return self._inner.origin_of(domain)

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        self.fetched.append(url)
        return await self._inner.fetch(url, known)

    async def listed(self, domain: str) -> tuple[str, ...]:
        return await self._inner.listed(domain)


class House:
    """A LEADGEN_HOME, the requests in it, and runs on them as processes."""

    def __init__(self, home: Path, server: EmbeddedServer, runner: Runner) -> None:
        self.home, self.server, self.runner = home, server, runner
        self.url = server.url("leadgen")
        self.settings = Settings(home=home)

    def submit(
        self,
        tenant: str,
        web: DemoWeb,
        *more: SourceSpec,
        status: RequestStatus = RequestStatus.RUNNING,
        **changes: Any,
    ) -> str:
        """The web's request as a tenant's, with further sources and changes; returns its key. A queued one waits for `leadgen up`."""
        asked = parse_request(web.request.read_text("utf-8"), "the web's", known_icps(self.settings), tenant)
        text = to_yaml(asked.model_copy(update={"tenant": tenant, "sources": (*asked.sources, *more), **changes}))

        async def submitted(database: Database) -> str:
            return (await submit_request(database, self.settings, text, "the test", self.home, status)).key

        return self.with_database(submitted)

    def cancel_all(self) -> None:
        """Cancel what is under way: `leadgen up` would take up what other tests left, and ask for it, and be struck at it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(
                "UPDATE leadgen.lead_requests SET status = 'cancelled' WHERE status = ANY(%s)", [UNDER_WAY]
            )

    def with_database(self, work: Callable[[Database], Awaitable[T]]) -> T:
        async def inside() -> T:
            async with Database(self.url) as database:
                return await work(database)

        return asyncio.run(inside())

    def run(
        self, key: str, workers: int = 0, concurrency: int = 4, environment: dict[str, str] | None = None, **faults: Any
    ) -> Run:
        return Run(self, key, workers, concurrency, environment or {}, faults)

    def stored(self, key: str) -> StoredRequest:
        return self.with_database(lambda database: self._stored(database, key))

    async def _stored(self, database: Database, key: str) -> StoredRequest:
        async with database.operator_tx() as conn:
            return await load(conn, key)

    def sql(self, key: str, statement: LiteralString, *values: object) -> list[Any]:
        """Rows of a statement under the policies of the key's tenant."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET ROLE leadgen_app")
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [key.partition(".")[0]])
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def finish(self, key: str, web: DemoWeb) -> list[str]:
        """Run what is left of the request's stages in this process; returns the pages that were fetched for it."""
        fetcher = CountingFetcher(web.archive)
        self.work_through(key, fetcher)
        return fetcher.fetched

    def pages(self, key: str) -> set[str]:
        """Addresses of the committed pages."""
        return {row[0] for row in self.sql(key, "SELECT url FROM leadgen.pages")}

    def state(self, key: str) -> dict[str, list[Any]]:
        """All that a run left: tables by natural keys, and the latest files without their times."""
        tables = {name: sorted(self.sql(key, query), key=repr) for name, query in STATE.items()}
        files = self.sql(
            key,
            "SELECT kind, path FROM leadgen.exports WHERE export_id ="
            " (SELECT export_id FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1)",
        )
        return tables | {f"{kind}.csv": _cells(Path(path)) for kind, path in files}

    def exports(self, key: str) -> list[str]:
        """Names in the request's folder of exports."""
        return sorted(path.name for path in (self.home / "exports" / key).glob("*"))

    def undisturbed(self, tenant: str, web: DemoWeb) -> dict[str, list[Any]]:
        """What a request leaves whose stages ran one after another in this process, where nothing happened to them."""
        key = self.submit(tenant, web)
        self.work_through(key, ArchiveFetcher([web.archive]))
        state = self.state(key)
        assert len(state["companies.csv"]) == web.target
        return state

    def work_through(self, key: str, fetcher: Fetcher) -> None:
        """Run what is left of the request's stages in this process."""

        async def stages(database: Database) -> None:
            hold = RequestHold.take(database, key.partition(".")[0], key, "calm-run", lambda run_id: False)
            try:
                stored = await self._stored(database, key)
                session = RequestSession(database, self.settings, stored, "calm-run", hold.fence)
                watch, parsing = Watch(asyncio.Event(), lambda progress: None), ParsingPool(0)
                await discover(session, fetcher, watch)
                await read_sites(session, fetcher, parsing, watch)
                await make_profiles(session, parsing, watch)
                await assess_companies(session, watch)
                await choose_people(session, watch)
                await export_files(session, watch)
            finally:
                hold.release()

        self.with_database(stages)


def _cells(path: Path) -> list[Any]:
    text = path.read_bytes().decode("utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [
        {name: cell for name, cell in row.items() if name not in ("created_at", "date", "review_id")} for row in rows
    ]


def assert_same(state: dict[str, list[Any]], undisturbed: dict[str, list[Any]]) -> None:
    """Compare two states, table by table, so that a difference shows where it is."""
    assert state.keys() == undisturbed.keys()
    for name, rows in undisturbed.items():
        assert len(state[name]) == len(rows), name
        assert state[name] == rows, name


@pytest.fixture
def same() -> Callable[[dict[str, list[Any]], dict[str, list[Any]]], None]:
    return assert_same
