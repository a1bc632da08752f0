"""The embedded database under `leadgen up`: looked at every second, and started again when it has died."""

from __future__ import annotations

import threading
import time

from leadgen_assets.cli.service import STEADY_SECONDS, wait_after
from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.embedded import EmbeddedServer

LOOKS_EVERY_SECONDS = 1.0


class KeptDatabase:
    """A server that is kept running; starting it may take minutes (recovery), so a thread does it.

    Args:
        server: of LEADGEN_HOME.

    Attributes:
        deaths: ends and failed starts in a row.
    """

    def __init__(self, server: EmbeddedServer) -> None:
        self.deaths = 0
        self._server = server
        self._starting: threading.Thread | None = None
        self._fault = self._silence = ""
        self._next = self._began = time.monotonic()
        self._pid = server.running_pid()

    def tend(self) -> str:
        """Look whether it answers, and start it again where it does not; what happened in words, "" when nothing did."""
        if self._starting is not None:
            return "" if self._starting.is_alive() else self._started()
        if time.monotonic() < self._next:
            return ""
        self._next = time.monotonic() + LOOKS_EVERY_SECONDS
        pid = self._server.running_pid()
        if pid is not None:
            return self._seen(pid)
        # One that was stopped or has a stuck disk did not end: nothing is started in its place while it lives.
        self._silence = self._server.silence()
        what = f"The database's {self._silence}." if self._silence else "The database ended; it is started again."
        said = "" if self._fault else f"{what} Its log: {self._server.log}"
        self._starting = threading.Thread(target=self._start, name="database", daemon=True)
        self._starting.start()
        return said

    def leave(self) -> None:
        """Wait until nothing is being started any more."""
        if self._starting is not None:
            self._starting.join()

    def _seen(self, pid: int) -> str:
        """It runs: whether as another process than before, which a run or a service that needed it has started."""
        before, self._pid = self._pid, pid
        if before in (None, pid):
            return ""
        return f"The database ended; who needed it first has started it. The database runs again. Its log: {self._server.log}"

    def _start(self) -> None:
        try:
            self._server.start()
            self._fault = ""
        except DatabaseUnavailable as error:
            self._fault = str(error)

    def _started(self) -> str:
        self._starting = None
        self._pid = self._server.running_pid()
        self.deaths = 1 if time.monotonic() - self._began > STEADY_SECONDS else self.deaths + 1
        if self._fault:
            self._began = time.monotonic()  # so that the next try that fails is one in a row
            wait = wait_after(self.deaths)
            self._next = time.monotonic() + wait
            could = "does not answer" if self._silence else "could not be started"
            return f"The database {could}; the next try is in {wait:.0f} s. {self._fault}"
        self._began = time.monotonic()
        return "The database answers again." if self._silence else "The database runs again."
