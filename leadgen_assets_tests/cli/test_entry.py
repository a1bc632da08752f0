from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from dagster_postgres.utils import DagsterPostgresException
from psycopg import errors
from sqlalchemy.exc import OperationalError

from leadgen_assets.cli import entry
from leadgen_assets.cli.log_file import stderr_to_file
from leadgen_assets.cli.running import going_on
from leadgen_assets.domain.errors import DatabaseUnavailable, LeadgenError, RequestInvalid
from leadgen_assets.settings import Settings

Leadgen = Callable[..., Any]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[BaseException], None]:
    """Makes `leadgen version` raise."""
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))

    def fail_with(error: BaseException) -> None:
        @click.command("version")
        def command() -> None:
            raise error

        monkeypatch.setattr(entry.LazyGroup, "get_command", lambda *arguments: command)

    return fail_with


def test_help_names_every_command_and_loads_none() -> None:
    script = (
        "import sys; from leadgen_assets.cli import entry; code = entry.run(['--help'])\n"
        "heavy = {'dagster', 'pandas', 'psycopg', 'pydantic', 'rich'} & set(sys.modules)\n"
        "sys.exit(code or (f'loaded: {heavy}' if heavy else 0))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for name in entry.COMMANDS:
        assert f"\n  {name} " in done.stdout


@pytest.mark.parametrize("name", entry.COMMANDS)
def test_every_command_explains_itself(leadgen: Leadgen, name: str) -> None:
    said = leadgen(name, "--help")
    assert said.code == 0
    assert f"Usage: leadgen {name}" in said.out


def test_errors_for_people_are_their_words_alone(leadgen: Leadgen, failing: Callable[..., None]) -> None:
    failing(RequestInvalid("No such state.", "request.yaml, line 3", "write TX"))
    said = leadgen("version")
    assert said.code == 1
    assert said.err == "No such state.\n  where: request.yaml, line 3\n  what to do: write TX\n"
    assert said.out == ""


def test_an_unexpected_error_is_one_line_and_its_trace_is_kept(
    leadgen: Leadgen, failing: Callable[..., None], tmp_path: Path
) -> None:
    failing(ZeroDivisionError("by\nzero"))
    said = leadgen("version")
    log = tmp_path / "home" / "logs" / "leadgen.log"
    assert said.code == 1
    assert said.err.startswith("Something unexpected went wrong: ZeroDivisionError: by zero\n")
    assert str(log) in said.err
    assert "Traceback" in log.read_text()


def test_an_error_for_people_is_found_below_a_wrapping_one(leadgen: Leadgen, failing: Callable[..., None]) -> None:
    wrapping = RuntimeError("wrapped")
    wrapping.__cause__ = LeadgenError("The list is missing.")
    failing(wrapping)
    said = leadgen("version")
    assert (said.code, said.err) == (1, "The list is missing.\n")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.DiskFull("could not extend file"), "the database's disk is full"),
        (
            errors.InternalError_("checkpoint request failed"),
            "checkpoint request failed: the database's disk is probably full",
        ),
        (
            OperationalError("INSERT", {}, errors.OperationalError("No space left on device")),
            "the database's disk is full",
        ),
        (DagsterPostgresException("too many retries"), "the database cannot be reached"),
        (
            PermissionError(13, "Permission denied", "/root/x.prom"),
            "may not read or write there.\n  where: /root/x.prom\n",
        ),
        (
            OSError(30, "Read-only file system", "/mnt/desk-link.txt"),
            "can only be read.\n  where: /mnt/desk-link.txt\n",
        ),
        (OSError(28, "No space left on device"), "The disk is full.\n"),
    ],
)
def test_a_full_disk_and_a_place_that_is_closed_are_told_in_words(
    leadgen: Leadgen, failing: Callable[..., None], tmp_path: Path, error: Exception, words: str
) -> None:
    wrapped = RuntimeError("of Dagster")
    wrapped.__cause__ = error
    for one in (error, wrapped):
        failing(one)
        said = leadgen("version")
        assert said.code == 1
        assert words in said.err
        assert "what to do" in said.err
        assert "unexpected" not in said.err
    assert "Traceback" in (tmp_path / "home" / "logs" / "leadgen.log").read_text()


def test_what_is_printed_while_a_run_goes_on_stands_in_the_log(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    with stderr_to_file():
        print("nowhere", file=sys.stderr)
    (tmp_path / "logs").mkdir()
    with stderr_to_file():
        print("of Dagster", file=sys.stderr)
    print("of ours", file=sys.stderr)
    assert capfd.readouterr().err == "of ours\n"
    assert (tmp_path / "logs" / "leadgen.log").read_text() == "of Dagster\n"


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_ends_quietly(leadgen: Leadgen, failing: Callable[..., None], interrupt: BaseException) -> None:
    failing(interrupt)
    said = leadgen("version")
    assert (said.code, said.err.strip(), said.out.strip()) == (130, "", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nosuch"], "No such command 'nosuch'"),
        (["run"], "Missing argument 'REQUEST'"),
        (["demo", "--firms", "0"], "0 is not in the range"),
        (["demo", "--firms", "many"], "'many' is not a valid integer"),
        (["run", "x", "--redo", "some"], "'some' is not one of 'failed', 'all'"),
        (["up", "--port", "70000"], "70000 is not in the range"),
        (["status", "--nosuch"], "No such option"),
    ],
)
def test_wrong_usage_is_told(leadgen: Leadgen, arguments: list[str], words: str) -> None:
    said = leadgen(*arguments)
    assert said.code == 2
    assert words in said.err


def test_a_bad_setting_is_named(leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    monkeypatch.setenv("LEADGEN_UI_PORT", "lots")
    said = leadgen("list")
    assert said.code == 1
    assert "LEADGEN_UI_PORT" in said.err
    assert "'lots'" in said.err


def test_a_database_that_is_down_is_one_message(leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", "postgresql://clerk:s3cret@127.0.0.1:1/leads")
    for arguments in (["list"], ["status"], ["report"], ["export", "x"], ["check"], ["run", "x"]):
        said = leadgen(*arguments)
        assert said.code == 1
        assert "the database cannot be reached" in said.err
        assert "what to do" in said.err
        assert "s3cret" not in said.err


@pytest.mark.long
def test_a_reader_that_has_seen_enough_reads_no_trace() -> None:
    program = [sys.executable, "-m", "leadgen_assets.cli.entry", "icp", "list", "--json"]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(program, stdout=writing, stderr=subprocess.PIPE, text=True)
    finally:
        os.close(writing)
    assert done.stderr == ""


def test_version_tells_what_it_stands_on(leadgen: Leadgen) -> None:
    assert "dagster" in leadgen("version").out
    assert '"leadgen-assets"' in leadgen("version", "--json").out


def test_init_makes_folders_and_a_settings_file_once(
    leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("leadgen_assets.cli.init.PROJECT", tmp_path)
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    assert leadgen("init").code == 0
    assert (tmp_path / "home" / "archives").is_dir()
    written = (tmp_path / ".env").read_text()
    for name in Settings.model_fields:
        assert f"\n# LEADGEN_{name.upper()}=" in written
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0

    (tmp_path / ".env").write_text("LEADGEN_UI_PORT=3100\n")
    assert "left as it is" in leadgen("init").out
    assert (tmp_path / ".env").read_text() == "LEADGEN_UI_PORT=3100\n"
    leadgen("init", "--force")
    assert (tmp_path / ".env").read_text() == written
    assert (tmp_path / ".env.old").read_text() == "LEADGEN_UI_PORT=3100\n"


def test_what_init_writes_can_be_read_when_uncommented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from leadgen_assets.cli.init import env_text

    lines = [line.removeprefix("# ") for line in env_text().splitlines() if line.startswith("# LEADGEN_")]
    (tmp_path / ".env").write_text("\n".join(line for line in lines if not line.endswith("=")))
    assert Settings(_env_file=tmp_path / ".env") == Settings(_env_file=None)


@pytest.mark.parametrize(
    "error",
    [
        DagsterPostgresException("too many retries for DB connection"),
        DatabaseUnavailable("the database cannot be reached: it ended", "socket", "start it with `leadgen db start`"),
        DatabaseUnavailable("It went away.", "request a.b", "see that it runs, then start it again: leadgen run a.b"),
    ],
)
def test_a_run_that_lost_the_database_says_once_how_it_goes_on(error: Exception) -> None:
    with pytest.raises(DatabaseUnavailable) as told, going_on("a.b"):
        raise error
    assert str(told.value).count("leadgen run a.b") == 1
    assert "Exception" not in str(told.value)
