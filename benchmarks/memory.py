"""Largest memory of everything that a run consists of, and of its database, while something is done."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

import psutil

EVERY = 0.25
"""Seconds between two looks."""


class PeakMemory:
    """Largest sums of resident memory (proportional shares) while inside.

    Args:
        home: LEADGEN_HOME, under which the embedded server's postmaster.pid is found.

    Attributes:
        ours: of this process and its parsing workers together; run and workers: what each of the two had in that moment.
        database: of the server and its sessions, its shared buffers once; at: what was under way in the moment of `ours`.
        now: what is under way, to be set by whoever knows.
    """

    def __init__(self, home: Path) -> None:
        self.ours = self.run = self.workers = self.database = 0.0
        self.at = self.now = ""
        self._home = home
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        me = psutil.Process()
        while not self._over.wait(EVERY):
            server = self._server()
            inside = {process.pid for process in server}
            run = _sum([me])
            workers = _sum(process for process in me.children(recursive=True) if process.pid not in inside)
            if run + workers > self.ours:
                self.ours, self.run, self.workers, self.at = run + workers, run, workers, self.now
            self.database = max(self.database, _sum(server))

    def _server(self) -> list[psutil.Process]:
        for path in self._home.glob("**/postmaster.pid"):
            try:
                postmaster = psutil.Process(int(path.read_text().split()[0]))
                return [postmaster, *postmaster.children(recursive=True)]
            except (OSError, ValueError, IndexError, psutil.Error):
                continue
        return []


def _sum(processes: Iterable[psutil.Process]) -> float:
    total = 0.0
    for process in processes:
        try:
            full = process.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(full, "pss", full.rss)
    return total
