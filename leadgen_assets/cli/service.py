"""One service of `leadgen up`: a child process with a log file, started again when it dies."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from leadgen_assets.domain.errors import LeadgenError

WAITS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before each further start of what died in a row; the last one for every death after that."""
STEADY_SECONDS = 60.0
"""A service that lived so long has not died in a row."""
MOST_LOG_BYTES = 10_000_000


class Service:
    """A module that runs as a tied process in a group of its own.

    Args:
        name: for people and for the log file.
        arguments: module and its arguments.
        folder: where the process stands.

    Attributes:
        deaths: unexpected ends in a row.
    """

    def __init__(
        self, name: str, arguments: Sequence[str], folder: Path, log: Path, environment: dict[str, str]
    ) -> None:
        self.name, self.folder, self.log = name, folder, log
        self.deaths = 0
        self._arguments, self._environment = arguments, environment
        self._process: subprocess.Popen[bytes] | None = None
        self._tie: int | None = None
        self._left_behind: list[psutil.Process] = []
        self._guards: list[tuple[subprocess.Popen[bytes], int]] = []
        self._began = 0.0
        self._again_at = 0.0

    def start(self) -> None:
        """Start the process, tied to this one."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > MOST_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        self._process, self._tie = self._tied("tied_process", *self._arguments)
        self._began = time.monotonic()

    def _tied(self, module: str, *arguments: str) -> tuple[subprocess.Popen[bytes], int]:
        """A process at the end of a pipe, and our end of that pipe."""
        reading, tie = os.pipe()
        command = [sys.executable, "-m", f"leadgen_assets.cli.{module}", str(reading), *arguments]
        try:
            with self.log.open("ab") as log:
                # A session of its own: Ctrl-C reaches only us, and we stop the services in their order.
                process = subprocess.Popen(
                    command, cwd=self.folder, env=self._environment, pass_fds=(reading,), stdin=subprocess.DEVNULL,
                    stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
                )  # fmt: skip
        except BaseException:
            os.close(tie)
            raise
        finally:
            os.close(reading)
        return process, tie

    @property
    def pid(self) -> int | None:
        """Of the running process."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def tend(self) -> str:
        """Start a process that died again when it is time; what happened in words, "" when nothing did.

        It is never given up: what keeps it from living may pass, and the runs of the others go on meanwhile.
        """
        for guard, tie in [each for each in self._guards if each[0].poll() is not None]:
            os.close(tie)
            self._guards.remove((guard, tie))
        if self._process is None:
            if time.monotonic() < self._again_at:
                return ""
            self.start()
            return f"The {self.name} runs again."
        code = self._process.poll()
        if code is None:
            return ""
        self.deaths = 1 if time.monotonic() - self._began > STEADY_SECONDS else self.deaths + 1
        wait = wait_after(self.deaths)
        self._untie()
        # Runs that it had started may live on and end well; whoever stops us stops them too.
        left = _members(self._process.pid)
        if left:
            self._guards.append(self._tied("tied_group", str(self._process.pid)))
        self._left_behind += left
        self._process, self._again_at = None, time.monotonic() + wait
        often = f" {self.deaths} times in a row" if self.deaths > 1 else ""
        return (
            f"The {self.name} ended{often} ({_ended(code)}); it is started again in {wait:.0f} s. Its log: {self.log}"
        )

    def failure(self, what: str) -> LeadgenError:
        """The error that ends everything, with the last line that the service wrote."""
        last = ""
        if self.log.exists():
            with self.log.open("rb") as file:
                file.seek(max(0, self.log.stat().st_size - 4000))
                lines = file.read().decode("utf-8", "replace").split("\n")
            last = next((" ".join(line.split())[:300] for line in reversed(lines) if line.strip()), "")
        said = f" Its last words: {last}" if last else ""
        return LeadgenError(f"{what}{said}", str(self.log), "read that log, mend the cause, then run leadgen up again")

    def ask_to_stop(self) -> None:
        """Let go of the process, which then stops itself and its runs, and tell what earlier starts left behind to stop."""
        self._untie()
        for orphan in self._left_behind:
            with contextlib.suppress(psutil.Error):
                orphan.terminate()

    def stop(self, until: float) -> None:
        """Wait until a time of `time.monotonic` for the process to have stopped; kill what is left of it and of earlier starts."""
        if self._process is not None:
            try:
                self._process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._left_behind += _members(self._process.pid)
        _, alive = psutil.wait_procs(self._left_behind, timeout=max(0.0, until - time.monotonic()))
        for orphan in alive:
            with contextlib.suppress(psutil.Error):
                orphan.kill()
        self._dismiss_guards()

    def _untie(self) -> None:
        if self._tie is not None:
            os.close(self._tie)
            self._tie = None

    def _dismiss_guards(self) -> None:
        """Have the guards end what is left behind, as `stop` does."""
        while self._guards:
            guard, tie = self._guards.pop()
            os.close(tie)
            guard.wait()


def wait_after(deaths: int) -> float:
    """Seconds to wait after so many deaths in a row, one at least."""
    return WAITS[min(deaths, len(WAITS)) - 1]


def _ended(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _members(group: int) -> list[psutil.Process]:
    """The living processes of a group, which the system can tell from later ones with the same number."""
    found = []
    for pid in psutil.pids():
        with contextlib.suppress(ProcessLookupError, PermissionError, psutil.Error):
            if os.getpgid(pid) == group:
                found.append(psutil.Process(pid))
    return found
