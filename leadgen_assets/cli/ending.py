"""How a command ends: its exit code, and what a person sees of whatever went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from leadgen_assets.cli.hanging_up import leave_dead_terminal, nobody_reads
from leadgen_assets.domain.errors import LeadgenError, WrongUsage, raised_from

WRONG_USAGE, INTERRUPTED = 2, 130
"""Exit code after Ctrl-C, as shells have it."""


def code_of(work: Callable[[], object]) -> int:
    """Do a command's work; its exit code. Whatever goes wrong is one message on stderr, never a trace."""
    try:
        return _code_of(work)
    finally:
        leave_dead_terminal()


def _code_of(work: Callable[[], object]) -> int:
    try:
        code = work()
        sys.stdout.flush()
    except LeadgenError as error:
        click.echo(str(error), err=True)
        return WRONG_USAGE if isinstance(error, WrongUsage) else 1
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; the flush at exit must not complain about it. As click has it, 1.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if isinstance(error, OSError) and nobody_reads(error):
            return INTERRUPTED
        return _unexpected(error)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception) -> int:
    """One line on stderr; the trace goes where whoever mends it can read it."""
    from leadgen_assets.cli.last_words import in_words
    from leadgen_assets.cli.log_file import record_crash

    cause = known_cause(error) or in_words(error)
    if cause is not None:
        record_crash(error)
        click.echo(str(cause), err=True)
        return 1
    path = record_crash(error)
    words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    click.echo(f"Something unexpected went wrong: {words}\n  what to do: read {path}, where the trace is", err=True)
    return 1


def known_cause(error: BaseException) -> LeadgenError | None:
    """The error for people that another one was raised from: Dagster wraps what happens in its steps."""
    return next((one for one in raised_from(error) if isinstance(one, LeadgenError)), None)
