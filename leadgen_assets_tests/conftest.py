"""A database of its own for each test, copied from a template, and the requests and runs on it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import hypothesis
import psycopg
import pytest
import yaml
from dagster import AssetKey, DagsterInstance, ExecuteInProcessResult

from leadgen_assets.definitions import defs  # here, so that its warnings are silenced for good (partitions.py)
from leadgen_assets.demo.build import DemoWeb, build_web
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.llm.answer import Usage
from leadgen_assets.llm.prices import Prices
from leadgen_assets.resources.dagster_storage import LeadgenDagsterStorage, sqlalchemy_url
from leadgen_assets.settings import PROJECT, Settings, load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.migrations import migrate
from leadgen_assets.storage.requests import StoredRequest, load

if TYPE_CHECKING:
    from leadgen_assets_tests.together import Together

pytest_plugins = ["leadgen_assets_tests.together"]

# How long an example takes says how busy the machine is; speed is measured in benchmarks/.
hypothesis.settings.register_profile("house", deadline=None, max_examples=15)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=400)  # in `make test-slow`
hypothesis.settings.load_profile("house")

LOOPBACK = Path(__file__).parent / "wire" / "loopback.py"
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
"""Run configuration: what Dagster logs is in the event log, not on the terminal."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files whose tests need a server come first: where a long file is the last, one of two workers waits for the other."""
    serving = {
        item.path for item in items if {"together", "house", "short_home"} & {*getattr(item, "fixturenames", ())}
    }
    items.sort(key=lambda item: item.path not in serving)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes name no case: archives hold the second in which they were made, and workers must agree on names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of whoever runs it, nor may it call a paid service with their key."""
    for name in [*os.environ]:
        if (
            name in ("DAGSTER_HOME", "LEAD_LIST_BATCH_SIZE")
            or name.startswith("OPENAI_")
            or (name.startswith("LEADGEN_") and name != "LEADGEN_SHARED_DATA")
        ):
            monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    monkeypatch.setenv("LEADGEN_MODE", "off")


@pytest.fixture(scope="session")
def template(together: Together) -> str:
    """Name of a migrated database that tests' databases are copies of."""

    def make() -> str:
        name = together.create("template_leadgen")
        migrate(together.server.url(name))
        return name

    return together.once("template_leadgen", make)


@pytest.fixture(scope="session")
def dagster_template(together: Together) -> str:
    """Name of a database with Dagster's tables: making them takes much longer than copying them."""

    def make() -> str:
        name = together.create("template_dagster")
        storage = LeadgenDagsterStorage(postgres_url=sqlalchemy_url(together.server.url(name)))
        storage.event_log_storage._engine.dispose()
        return name

    return together.once("template_dagster", make)


@pytest.fixture
def empty_database_url(together: Together) -> Iterator[str]:
    """Address, as a superuser, of a database without our schema; dropped afterwards."""
    with together.database() as name:
        yield together.server.url(name)


@pytest.fixture
def database_url(together: Together, template: str) -> Iterator[str]:
    """Address, as a superuser, of a migrated and otherwise empty database; dropped afterwards."""
    with together.database(template) as name:
        yield together.server.url(name)


@pytest.fixture(scope="session")
def room_url(together: Together, template: str) -> Iterator[str]:
    """Address, as a superuser, of a migrated database that many tests share, each as a tenant of its own."""
    with together.database(template) as name:
        yield together.server.url(name)


@pytest.fixture
def database(database_url: str) -> Callable[[], Database]:
    """Makes a `Database` on the test's own database: `async with database() as opened` inside asyncio.run."""
    return lambda: Database(database_url)


@pytest.fixture
def dagster_instance(
    together: Together, dagster_template: str, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DagsterInstance]:
    """A DagsterInstance of the project's dagster.yaml on the test's own database.

    LEADGEN_DATABASE_URL, LEADGEN_HOME and DAGSTER_HOME are set to match, for other processes that the test starts.
    """
    with (
        together.database(dagster_template) as name,
        _instance_on(name, database_url, tmp_path / "home", monkeypatch) as instance,
    ):
        yield instance


@pytest.fixture
def chain(dagster_instance: DagsterInstance, database_url: str, tmp_path: Path) -> Chain:
    """Lead requests and runs on the test's own databases, with nothing in them yet."""
    return Chain(dagster_instance, database_url, tmp_path)


@pytest.fixture(scope="session")
def web12(together: Together) -> DemoWeb:
    """A made-up web of twelve firms; read it only."""
    return together.once("web12", lambda: build_web(together.folder / "web12", firms=12))


@pytest.fixture
def small_web(web12: DemoWeb) -> str:
    """Text of a request over a made-up web of twelve firms."""
    return web12.request.read_text("utf-8")


@pytest.fixture(scope="session")
def delivered_once(together: Together, template: str, dagster_template: str, web12: DemoWeb) -> Delivered:
    """A demo of twelve firms that went through all assets once, by the job that the UI's "Materialize all" runs."""

    def make() -> Delivered:
        url = together.server.url(together.create("delivered_leadgen", template))
        together.create("delivered_dagster", dagster_template)
        with (
            pytest.MonkeyPatch.context() as environment,
            _instance_on("delivered_dagster", url, together.folder / "delivered", environment) as instance,
        ):
            chain = Chain(instance, url, together.folder)
            key = chain.submit(web12.request.read_text("utf-8"))
            result = chain.materialize(key)
            assert result.success, chain.words_of_failure(result)
        return Delivered(key, web12, result.run_id)

    return together.once("delivered", make)


@pytest.fixture
def delivered(
    together: Together, delivered_once: Delivered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Chain, Delivered]]:
    """A copy of what the whole demo left in both databases, to be changed at will; its files are shared: only read them."""
    with together.database("delivered_leadgen") as name, together.database("delivered_dagster") as dagster_name:
        url = together.server.url(name)
        with _instance_on(dagster_name, url, tmp_path / "home", monkeypatch) as instance:
            yield Chain(instance, url, tmp_path), delivered_once


@pytest.fixture(scope="session")
def model_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., ModelService]]:
    """Starts services that speak as the model's does (`wire/loopback.py`), each a process; ended with the session."""
    started: list[ModelService] = []

    def start(**options: Any) -> ModelService:
        started.append(ModelService(tmp_path_factory.mktemp("service") / "calls.jsonl", options))
        return started[-1]

    yield start
    for service in started:
        service.stop()


@pytest.fixture
def billed() -> Callable[[list[dict[str, Any]]], int]:
    """Micro-dollars of calls as the service's log has them, by the price list."""

    def sum_of(calls: list[dict[str, Any]]) -> int:
        prices, now = Prices({}), datetime.now(UTC)
        return sum(
            prices.cost(
                call["model"],
                Usage(
                    input_tokens=call["usage"]["input_tokens"],
                    output_tokens=call["usage"]["output_tokens"],
                    searches=call["searches"],
                ),
                now,
            )
            for call in calls
        )

    return sum_of


class ModelService:
    """A service as a process, which outlives whoever asks it; `address` is a base URL."""

    def __init__(self, log: Path, options: dict[str, Any]) -> None:
        self._log = log
        command = [sys.executable, str(LOOPBACK), json.dumps({"log": str(log), **options})]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()

    def calls(self) -> list[dict[str, Any]]:
        """What it was asked, in order: `hash` of the body, `fate`, `usage`, `model` and `searches` of each call."""
        return [json.loads(line) for line in self._log.read_text("utf-8").splitlines()] if self._log.exists() else []

    def calls_as_met(self, ledger: list[tuple[dict[str, Any], str, str]]) -> list[dict[str, Any]]:
        """The calls with what the client met: an answer for which it did not wait has the fate "slow", whatever was said.

        Args:
            ledger: body, status and error of every call, in order; questions of one body are asked one after another.
        """
        rows: dict[str, list[tuple[str, str]]] = {}
        for body, status, error in ledger:
            if "cannot connect" not in error:
                text = json.dumps(body, sort_keys=True, ensure_ascii=False)
                rows.setdefault(hashlib.sha256(text.encode()).hexdigest(), []).append((status, error))
        until = time.monotonic() + 20
        while len(self.calls()) < sum(map(len, rows.values())) and time.monotonic() < until:
            time.sleep(0.05)  # it reads what was sent to it, also where nobody waits any more
        met = []
        for call in self.calls():
            status, error = rows[call["hash"]].pop(0)
            late = status == "unknown" and "no answer within" in error
            met.append(call | ({"fate": "slow"} if late else {}))
        assert not any(rows.values()), "calls that the service never saw"
        return met

    def stop(self) -> None:
        self._process.communicate("")


@dataclass(frozen=True, slots=True)
class Delivered:
    """The demo that was delivered once: its request's key, its web, and its run."""

    key: str
    web: DemoWeb
    run_id: str


class Chain:
    """Lead requests, the runs on them, and what both left, on one Dagster instance and one database."""

    def __init__(self, instance: DagsterInstance, database_url: str, folder: Path) -> None:
        self.instance, self.database_url, self.folder = instance, database_url, folder

    def submit(self, text: str, status: RequestStatus = RequestStatus.QUEUED) -> str:
        """Put a request in by the door of all doors; returns its key, which is a partition from then on."""

        async def submitted() -> str:
            async with Database(self.database_url) as opened:
                settings = load_settings()
                return (await submit_request(opened, settings, text, "the test", self.folder, status)).key

        key = asyncio.run(submitted())
        self.instance.add_dynamic_partitions("lead_requests", [key])
        return key

    def stored(self, key: str) -> StoredRequest:
        """The request as it is stored."""

        async def loaded() -> StoredRequest:
            async with Database(self.database_url) as opened, opened.operator_tx() as conn:
                return await load(conn, key)

        return asyncio.run(loaded())

    def materialize(self, key: str, *assets: str) -> ExecuteInProcessResult:
        """A run of some assets, or of all, as the UI's button makes it: the unnamed asset job with a partition."""
        job = defs.resolve_implicit_global_asset_job_def()
        keys = [AssetKey(["leadgen", name]) for name in assets] or None
        return job.execute_in_process(
            partition_key=key, instance=self.instance, asset_selection=keys, raise_on_error=False, run_config=QUIET
        )

    def sql(self, statement: LiteralString, *values: object) -> list[Any]:
        """Rows, as tuples, that a statement of a superuser gives; no tenant's fence stands before it."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def words_of_failure(self, result: ExecuteInProcessResult) -> str:
        """What a person reads in the UI beside the failed step."""
        (failed,) = result.filter_events(lambda event: event.is_step_failure)
        told = failed.step_failure_data.user_failure_data
        return (told.description or "") if told else failed.step_failure_data.error_display_string


@cache
def _projects_config() -> dict[str, Any]:
    """The project's dagster.yaml; read anew for every test it would be seconds."""
    config: dict[str, Any] = yaml.safe_load((PROJECT / "dagster.yaml").read_text("utf-8"))
    return config


@contextmanager
def _instance_on(
    database: str, leadgen_url: str, home: Path, environment: pytest.MonkeyPatch
) -> Iterator[DagsterInstance]:
    folder = home / "dagster"
    folder.mkdir(parents=True)
    config = _projects_config()
    config["storage"]["custom"]["config"]["database"] = database
    (folder / "dagster.yaml").write_text(json.dumps(config), "utf-8")
    environment.setenv("LEADGEN_DATABASE_URL", leadgen_url)
    environment.setenv("LEADGEN_HOME", str(home))
    environment.setenv("LEADGEN_WORKERS", "0")
    # A fixture of the whole session is made before any test's own environment.
    environment.setenv("LEADGEN_MODE", os.environ.get("LEADGEN_MODE", "off"))
    environment.setenv("DAGSTER_HOME", str(folder))
    with DagsterInstance.from_config(str(folder)) as instance:
        yield instance
        instance.event_log_storage._engine.dispose()  # type: ignore[attr-defined]  (closes what it kept open)
