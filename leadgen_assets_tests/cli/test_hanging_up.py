"""A closed terminal: told as SIGTERM is, and nothing that is printed afterwards goes wrong."""

from __future__ import annotations

import errno
import os
import pty
import subprocess
import sys

import pytest

from leadgen_assets.cli.hanging_up import Terminal

PROGRAM = """
import signal, sys
from leadgen_assets.cli.hanging_up import stop_when_hung_up
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
signal.signal(signal.SIGHUP, signal.BEFORE)
stop_when_hung_up()
signal.raise_signal(signal.SIGHUP)
sys.exit(0)
"""


@pytest.mark.parametrize(("before", "code"), [("SIG_DFL", 7), ("SIG_IGN", 0)], ids=["usually", "nohup"])
def test_a_closed_terminal_is_heard_as_sigterm_unless_it_is_to_be_ignored(before: str, code: int) -> None:
    program = PROGRAM.replace("BEFORE", before)
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == code


def test_what_is_printed_on_a_terminal_that_is_gone_goes_nowhere() -> None:
    keyboard, screen = pty.openpty()
    with Terminal(screen) as terminal:
        print("there", file=terminal, flush=True)
        assert os.read(keyboard, 100).startswith(b"there")
        assert terminal.isatty()
        os.close(keyboard)
        print("gone", file=terminal, flush=True)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            os.write(screen, b"gone")
    os.close(screen)


ENDS = """
import signal, sys
import click
from leadgen_assets.cli.ending import code_of
from leadgen_assets.cli.hanging_up import stop_when_hung_up
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # ignored where the tests run under nohup
signal.signal(signal.SIGTERM, signal.default_int_handler)
stop_when_hung_up()

@click.command()
def waits():
    click.echo("waits", err=True)
    signal.pause()

sys.exit(code_of(lambda: waits.main([], standalone_mode=False)))
"""


def test_a_command_whose_terminal_is_closed_ends_as_interrupted() -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", ENDS])
    assert os.read(terminal, 100).startswith(b"waits")
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 130


UNREAD = """
import signal, sys
from leadgen_assets.cli.ending import code_of
from leadgen_assets.cli.hanging_up import stop_when_hung_up
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGTERM, lambda *_: None)
stop_when_hung_up()
sys.stdin.readline()
signal.raise_signal(signal.SIGHUP)
sys.exit(code_of(lambda: sys.stdout.write("to nobody")))
"""


def test_what_nobody_can_read_any_more_does_not_change_the_exit_code() -> None:
    keyboard, screen = pty.openpty()
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    asked = [sys.executable, "-c", UNREAD]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=screen, env=buffered) as program:
        os.close(screen)
        os.close(keyboard)
        program.communicate(b"gone\n", timeout=60)
    assert program.returncode == 130
