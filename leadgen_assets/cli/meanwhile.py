"""What a command does first, in a child of its own, while this process loads what it needs afterwards.

To store a request and to load Dagster take a second or two each. A process does one after the other, two do both at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from leadgen_assets.cli.ending import INTERRUPTED, code_of

_HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)
ALONE = object()
"""Context object of a command whose process is its own, so that it may be doubled."""


def meanwhile(first: Callable[[], str], load: Callable[[], None]) -> str:
    """What `first` returns, and `load` is done by then; where a child can be had, both at the same time.

    The child has the terminal, tells what goes wrong, and answers Ctrl-C. It must leave nothing behind in memory that is
    needed afterwards, and no thread may run yet.

    Raises:
        click.exceptions.Exit: `first` went wrong, and the person has been told; with its exit code.
        StoppedMeanwhile: Ctrl-C or SIGTERM came when `first` was done, or it did not hear of it.
    """
    if click.get_current_context().find_root().obj is not ALONE or sys.platform != "linux":
        answer = first()
        load()
        return answer
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    # Held back until there is somebody to hear them: between the fork and that, one would end this process alone.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
    try:
        child = _Child(os.fork())
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        raise
    if child.pid == 0:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os._exit(_code_of_child(first, writing))
    os.close(writing)
    fault: Exception | None = None
    with os.fdopen(reading, encoding="utf-8") as pipe, child.has_the_signals():
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        with suppress(_FailedFirst):
            child.interrupt_when_it_fails()
            try:
                load()
            except StoppedMeanwhile:
                pass
            except Exception as error:
                fault = error
            child.interrupt_no_more()
            answer = pipe.read()
        code = child.code()
    if code:
        raise click.exceptions.Exit(code if code > 0 else INTERRUPTED)
    if child.is_stopped:
        raise StoppedMeanwhile(answer)
    if fault is not None:
        raise fault  # what stopped the child as well has been told by it
    return answer


class StoppedMeanwhile(KeyboardInterrupt):
    """A person wanted to stop after the first thing was done.

    Attributes:
        answer: of what was done first.
    """

    def __init__(self, answer: str = "") -> None:
        super().__init__(answer)
        self.answer = answer


class _FailedFirst(BaseException):
    """The child went wrong: what is being loaded is not needed any more."""


def _code_of_child(first: Callable[[], str], writing: int) -> int:
    def answered() -> None:
        os.write(writing, first().encode())

    code = code_of(answered)
    sys.stderr.flush()
    return code


class _Child:
    """A process that was forked; 0 is this one."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.is_stopped = False
        self._code: int | None = None
        self._interrupts = False

    @contextmanager
    def has_the_signals(self) -> Iterator[None]:
        """Ctrl-C is the child's for as long as it is there, and its end is noticed; afterwards it ends what is being loaded."""
        before = {
            signum: signal.signal(signum, handler)
            for signum, handler in (
                (signal.SIGINT, self._stop),
                (signal.SIGTERM, self._stop),
                (signal.SIGCHLD, self._notice),
            )
        }
        sys.unraisablehook = _unraisable
        try:
            yield
        finally:
            sys.unraisablehook = sys.__unraisablehook__
            for signum, handler in before.items():
                signal.signal(signum, handler)

    def interrupt_when_it_fails(self) -> None:
        """Raise `_FailedFirst` as soon as the child has gone wrong, wherever this process is then, until `interrupt_no_more`."""
        self._interrupts = True
        signal.raise_signal(signal.SIGCHLD)  # it may have ended before anybody listened

    def interrupt_no_more(self) -> None:
        """Whatever comes is noted alone."""
        self._interrupts = False

    def code(self) -> int:
        """Its exit code, waited for; negative: it was ended by this signal."""
        self._reap(0)
        assert self._code is not None
        return self._code

    def _stop(self, signum: int, frame: object) -> None:
        self._reap(os.WNOHANG)
        self.is_stopped = True
        if (
            self._code is None and signum == signal.SIGTERM
        ):  # a terminal sends the child its own Ctrl-C, nobody a SIGTERM
            os.kill(self.pid, signum)
        elif self._code == 0 and self._interrupts:
            self._interrupts = False
            raise StoppedMeanwhile

    def _notice(self, signum: int, frame: object) -> None:
        self._reap(os.WNOHANG)
        if self._code and self._interrupts:
            self._interrupts = False
            raise _FailedFirst

    def _reap(self, options: int) -> None:
        with suppress(ChildProcessError):  # the handler of the signal was quicker, or is about to be
            if self._code is None and (found := os.waitpid(self.pid, options))[0]:
                self._code = os.waitstatus_to_exitcode(found[1])


def _unraisable(lost: sys.UnraisableHookArgs) -> None:
    """Say nothing of an interruption that came while Python cleared something away, where nothing can be raised: the child's end is
    noted all the same, and told when what is being loaded is there."""
    if not issubclass(lost.exc_type, (_FailedFirst, StoppedMeanwhile)):
        sys.__unraisablehook__(lost)
