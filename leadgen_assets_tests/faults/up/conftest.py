"""`leadgen up` as a process over the house of the faults: its services, its run workers, and ways to do them harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import psycopg
import pytest

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import PROJECT
from leadgen_assets_tests.run_workers import is_run_worker

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

PATIENCE = 300.0
"""Seconds for what takes a few on an idle machine."""
MODULES = {"daemon": "dagster._daemon", "code server": "dagster api grpc"}
ENDED = {
    RequestStatus.READY,
    RequestStatus.READY_PARTIAL,
    RequestStatus.NEEDS_DECISION,
    RequestStatus.FAILED,
    RequestStatus.CANCELLED,
}


class Up:
    """A running `leadgen up`.

    Attributes:
        said: what it printed so far.
    """

    def __init__(self, house: House, environment: dict[str, str]) -> None:
        self._house, self.said = house, list[str]()
        command = [sys.executable, "-m", "leadgen_assets.cli.entry", "up", "--headless"]
        told = {"LEADGEN_HOME": str(house.home), "LEADGEN_WORKERS": "0", "LEADGEN_CONCURRENCY": "3", **environment}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEADGEN_", "DAGSTER_"))}
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115  (closed in `end`)
        self.process = subprocess.Popen(
            command, cwd=PROJECT, env=kept | told, text=True, stdout=subprocess.PIPE, stderr=self._errors
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait(lambda: self.tells("Requests are worked on."), "leadgen up is ready")

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(iter(self.process.stdout.readline, ""))

    def tells(self, what: str) -> bool:
        """Whether it printed so."""
        return any(what in line for line in self.said)

    def words(self) -> str:
        """Everything that a person saw."""
        self._errors.seek(0)
        return "".join(self.said) + self._errors.read()

    def wait(self, until: Callable[[], Any], what: str, patience: float = PATIENCE) -> float:
        """Wait until it is so; the seconds that this took. A database that is away is asked again."""
        began = time.monotonic()
        while time.monotonic() - began < patience:
            with suppress(psycopg.Error, LeadgenError, psutil.Error):
                if until():
                    return time.monotonic() - began
            assert self.process.poll() is None, f"{what}: leadgen up ended\n{self.words()}"
            time.sleep(0.25)
        raise AssertionError(f"{what}: not within {patience:.0f} s\n{self.words()}\n{self.logs()}")

    def logs(self) -> str:
        """The last lines of every service's log."""
        files = [*(self._house.home / "logs").glob("*.log"), self._house.server.log]
        return "\n".join(f"--- {path.name}\n" + "".join(path.read_text().splitlines(True)[-15:]) for path in files)

    def service(self, name: str) -> psutil.Process:
        """The process of a service; waits until it lives."""
        found: list[psutil.Process] = []

        def lives() -> bool:
            family = psutil.Process(self.process.pid).children()
            found[:] = [one for one in family if MODULES[name] in " ".join(one.cmdline())]
            return bool(found)

        self.wait(lives, f"the {name} lives")
        return found[0]

    def workers(self) -> list[psutil.Process]:
        """Processes that execute runs in this home, whoever is their parent by now."""
        found = []
        for one in psutil.process_iter():
            with suppress(psutil.Error):
                if (
                    is_run_worker(one)
                    and one.status() != psutil.STATUS_ZOMBIE
                    and one.environ().get("LEADGEN_HOME") == str(self._house.home)
                ):
                    found.append(one)
        return found

    def strike(self, what: str) -> None:
        """kill -9 of a run worker, a service, or the database's first process."""
        if what == "run worker":
            self.wait(self.workers, "a run has a worker")
            self.workers()[0].kill()
        elif what == "database":
            self.wait(lambda: self._house.server.status().pid, "the database runs")
            pid = self._house.server.status().pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
        else:
            self.service(what).kill()

    def end(self, patience: float = 60.0) -> float:
        """SIGTERM; the seconds until it had ended. The house's server runs again afterwards, which `up` may have stopped."""
        began = time.monotonic()
        try:
            if self.process.poll() is None:
                self.process.terminate()
                self.process.wait(patience)
        finally:
            self.process.kill()
            self.process.wait()
            self._reader.join(5)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self._errors.close()
            self._house.server.start()
        return time.monotonic() - began


@pytest.fixture
def up(house: House) -> Callable[[dict[str, str]], Any]:
    """`with up(environment) as up:` has it run over the house, where nothing that other tests left is under way."""
    house.cancel_all()

    @contextmanager
    def running(environment: dict[str, str]) -> Iterator[Up]:
        running = Up(house, environment)
        try:
            yield running
        finally:
            running.end()

    return running


@pytest.fixture
def ended() -> set[RequestStatus]:
    """Statuses of requests on which nothing goes on by itself."""
    return ENDED


@pytest.fixture
def logs(house: House) -> Path:
    return house.home / "logs"
