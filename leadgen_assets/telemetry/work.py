"""Which work the present task does: what every log line and span of it carries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Work:
    """The four ids of a piece of work; empty outside of a run."""

    request: str = ""
    tenant: str = ""
    stage: str = ""
    run: str = ""


_NOTHING = Work()
_present: ContextVar[Work] = ContextVar("leadgen_work", default=_NOTHING)


def present_work() -> Work:
    """What this task works on; tasks that it begins inherit it."""
    return _present.get()


@contextmanager
def working_on(request: str, stage: str, run: str) -> Iterator[Work]:
    """While inside, lines and spans are about this stage of this run on this request."""
    work = Work(request, request.partition(".")[0], stage, run)
    token = _present.set(work)
    try:
        yield work
    finally:
        _present.reset(token)


@contextmanager
def at_stage(stage: str) -> Iterator[None]:
    """While inside, lines and spans are about this stage of the present run: later ones are begun while an earlier one goes on."""
    token = _present.set(replace(_present.get(), stage=stage))
    try:
        yield
    finally:
        _present.reset(token)
