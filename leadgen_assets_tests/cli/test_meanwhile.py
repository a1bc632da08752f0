"""Two things at once before a run: what the person sees is what one after the other would show."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, sys, time
import click
from leadgen_assets.cli.ending import code_of
from leadgen_assets.cli.meanwhile import ALONE, meanwhile
from leadgen_assets.domain.errors import RequestUnknown

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever is started in the background ignores it
before = os.getpid()

def first():
    FIRST
    return f"key{'' if os.getpid() == before else ' of a child'}"

def load():
    LOAD
    sys.stderr.write("loaded by the parent\\n" if os.getpid() == before else "loaded by a child\\n")

@click.command()
def command():
    print(meanwhile(first, load))

sys.exit(code_of(lambda: command.main([], standalone_mode=False, obj=OBJ)))
"""


def ran(first: str = "pass", load: str = "pass", obj: str = "ALONE") -> tuple[int, str, str]:
    program = PROGRAM.replace("FIRST", first).replace("LOAD", load).replace("OBJ", obj)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one is done after the other")
def test_both_are_done_at_once_and_the_answer_comes_over() -> None:
    assert ran() == (0, "key of a child\n", "loaded by the parent\n")


def test_in_a_process_of_others_one_is_done_after_the_other() -> None:
    assert ran(obj="None") == (0, "key\n", "loaded by the parent\n")


@pytest.mark.parametrize(
    ("obj", "first", "code", "told"),
    [
        ("ALONE", "raise RequestUnknown('There is no such request.')", 1, "There is no such request."),
        ("None", "raise RequestUnknown('There is no such request.')", 1, "There is no such request."),
        ("ALONE", "raise click.Abort()", 130, ""),
        ("ALONE", "raise click.exceptions.Exit(3)", 3, ""),
    ],
)
def test_what_goes_wrong_first_is_told_once_and_nothing_more_is_loaded(
    obj: str, first: str, code: int, told: str
) -> None:
    ended, said, heard = ran(first, load="time.sleep(30)", obj=obj)
    assert (ended, said, heard.strip()) == (code, "", told)


def test_a_child_that_is_killed_ends_the_command() -> None:
    code, said, told = ran(
        "os.kill(os.getpid(), signal.SIGKILL) if os.getpid() != before else sys.exit(130)", "time.sleep(30)"
    )
    assert (code, said, told) == (130, "", "")


def test_what_cannot_be_loaded_is_told_after_the_first_was_done() -> None:
    code, said, told = ran(load="raise RequestUnknown('The folder cannot be prepared.')")
    assert (code, said, told) == (1, "", "The folder cannot be prepared.\n")


def test_ctrl_c_is_answered_by_whoever_asks() -> None:
    # The terminal sends it to both: here the child alone answers, as it would at a question.
    first = "os.kill(before, signal.SIGINT); signal.raise_signal(signal.SIGINT)"
    assert ran(first, load="time.sleep(30)")[0] == 130


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one is done after the other")
@pytest.mark.parametrize("signum", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_what_is_loaded_after_the_first_was_done(signum: str) -> None:
    load = f"time.sleep(1); os.kill(before, signal.{signum}); time.sleep(30)"
    assert ran(load=load)[:2] == (130, "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one is done after the other")
def test_ctrl_c_that_the_child_does_not_hear_counts_once_it_is_done() -> None:
    # Not at once: what comes in the moment before a sleep is heard with the next signal only, when the child is done.
    first = "time.sleep(0.3); os.kill(before, signal.SIGINT); time.sleep(0.5)"
    code, said, told = ran(first, load="time.sleep(2)")
    assert (code, said, told.strip()) == (130, "", "loaded by the parent")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one is done after the other")
def test_ctrl_c_in_the_moment_after_the_fork_ends_nothing_halfway() -> None:
    hold = "os.fork = lambda fork=os.fork: (time.sleep(0.3), pid)[1] if (pid := fork()) else 0"
    program = PROGRAM.replace("before = os.getpid()", f"before = os.getpid(); {hold}")
    first = "os.kill(before, signal.SIGINT); time.sleep(2)"
    program = program.replace("FIRST", first).replace("LOAD", "time.sleep(1)").replace("OBJ", "ALONE")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "loaded by the parent")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one is done after the other")
def test_sigterm_ends_a_child_that_waits_for_an_answer() -> None:
    assert ran("time.sleep(30)", load="time.sleep(0.5); os.kill(before, signal.SIGTERM); time.sleep(30)")[0] == 130


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one is done after the other")
def test_what_goes_wrong_while_python_clears_something_away_shows_no_trace() -> None:
    # Nothing can be raised out of such a callback: the end of the child is told once what is loaded is there.
    load = "import weakref; kept = {0}.__class__(); told = weakref.ref(kept, lambda _: [time.sleep(0.1) for _ in range(30)]); del kept"
    code, said, heard = ran("raise RequestUnknown('There is no such request.')", load)
    assert (code, said) == (1, "")
    assert heard.splitlines()[0] == "There is no such request."
    assert "Traceback" not in heard
    assert "Exception ignored" not in heard
