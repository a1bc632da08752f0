"""How far a stage is: told to whoever listens (terminal, Dagster), at most every 10 per cent or 30 seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

EVERY_SECONDS = 30.0
EVERY_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a stage: `done` of `total` items, `failed` of them; `note` says what they are.

    With a `remark` it is no moment but something that a person should know, such as that the model's service fails.
    """

    stage: str
    done: int
    total: int
    failed: int
    seconds: float
    note: str = ""
    remark: str = ""

    def sentence(self) -> str:
        """For a log line: "company_pages 30/60 (2 failed), about 4 s"."""
        failed = f" ({self.failed} failed)" if self.failed else ""
        seconds = self.seconds / self.done * (self.total - self.done) if self.done else 0.0
        left = f", about {seconds:.0f} s left" if seconds >= 1 else ""
        return f"{self.stage} {self.done}/{self.total}{failed}{left}{f': {self.note}' if self.note else ''}"


Listener = Callable[[Progress], None]


class Throttled:
    """Passes progress on to a listener when a tenth more is done or half a minute went by, and always at the end."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._share = 0.0
        self._told = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        """Take note of `progress`; tell the listener when it is due."""
        share = progress.done / progress.total if progress.total else 1.0
        due = share - self._share >= EVERY_SHARE or time.monotonic() - self._told >= EVERY_SECONDS
        if due or (share >= 1.0 and self._share < 1.0):
            self._share, self._told = share, time.monotonic()
            self._listener(progress)
