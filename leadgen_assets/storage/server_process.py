"""The server's process: is it alive, make its data folder, launch it, clear what a dead one left, shut it down.

Nothing here locks; `embedded.py` calls all that changes something under its lock.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from psycopg import pq

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.account import Account
from leadgen_assets.storage.address import full, no_room_by_words
from leadgen_assets.storage.carrier import major_version

PORT = 5432
"""Only part of the socket's name: the server listens to no network."""

RECOVERY_SECONDS = 300.0
"""How long a living server may take until it answers; after a crash it first replays its log."""

SILENT_SECONDS = 4.0
"""A server with open doors that says nothing at all for so long stands still."""

_PING_SECONDS = 5

_PROGRAMS = {"postgres", "initdb", "pg_ctl"}

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # every statement of ours is short
    # Rows name people: neither a statement's literals nor "Key (email)=(…)" belong in a log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What a server wrote about itself into postmaster.pid; it may be dead by now.

    Attributes:
        ready: it had done its recovery and opened its doors.
    """

    pid: int
    ready: bool
    since: datetime
    socket: Path


def read_postmaster(data: Path) -> Postmaster | None:
    """The server that last started on `data`; None where none did or it was stopped properly."""
    try:
        lines = (data / "postmaster.pid").read_text("utf-8", errors="surrogateescape").splitlines()
    except FileNotFoundError:
        return None
    if len(lines) < 5 or not lines[0].strip().isdigit() or not lines[2].strip().isdigit():
        return None  # just being written, or cut off by a crash
    ready = len(lines) > 7 and lines[7].strip() == "ready"
    return Postmaster(int(lines[0]), ready, datetime.fromtimestamp(int(lines[2]), UTC), Path(lines[4]))


def answers(socket: Path) -> bool:
    """Whether a server behind the socket accepts connections: pg_isready's question, asked without a process."""
    return _ping(socket) == pq.Ping.OK


def _ping(socket: Path) -> int:
    conninfo = f"host='{_quoted(socket)}' port={PORT} user=postgres dbname=postgres connect_timeout={_PING_SECONDS}"
    return pq.PGconn.ping(conninfo.encode())


def silence(postmaster: Postmaster) -> str:
    """Of a server that does not answer: in words, that its process lives all the same; "" where it does not."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(postmaster.pid)
        status = process.status()
        if process.name() in _PROGRAMS and status != psutil.STATUS_ZOMBIE:
            stopped = status == psutil.STATUS_STOPPED
            why = (
                f"it was stopped: `kill -CONT {process.pid}` lets it go on" if stopped else "it starts, or stands still"
            )
            return f"process {process.pid} runs but does not answer ({why})"
    return ""


def processes_in(*folders: Path) -> list[psutil.Process]:
    """Living processes of a server that have their cwd in one of `folders`, whatever postmaster.pid says.

    A server stands in its data folder, initdb beside it. Somebody's shell there is not counted.
    """
    found, places = [], {str(folder) for folder in folders}
    for process in psutil.process_iter():
        try:
            if process.cwd() in places and process.name() in _PROGRAMS:
                found.append(process)
        except psutil.Error:  # ended meanwhile, a zombie, or another account's
            continue
    return found


def create_data(bin_dir: Path, account: Account, data: Path) -> None:
    """initdb into a folder beside `data`, then rename: a half-made one never stands under the final name."""
    for half in data.parent.glob("initdb-*"):
        _remove_half(half)
    draft = data.parent / f"initdb-{os.getpid()}"
    arguments: list[Path | str] = [
        "-D",
        draft,
        "-U",
        "postgres",
        "--auth-local=trust",
        "--auth-host=reject",
        "--encoding=UTF8",
    ]
    arguments += ["--locale=C", "--no-instructions"]
    if major_version(bin_dir) >= 17:  # lower() and sorting know more than ASCII, and the same on every system
        arguments += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run_as(account, [bin_dir / "initdb", *arguments], data.parent, timeout=300)
    draft.rename(data)


def _remove_half(half: Path, patience: float = 10.0) -> None:
    """Remove what a killed starter left of an initdb, which may be going on and writing there without it."""
    began = time.monotonic()
    while half.exists():
        _end(processes_in(half, half.parent))
        try:
            shutil.rmtree(half)
        except OSError:
            if time.monotonic() - began > patience:
                raise
            time.sleep(0.05)


def launch(bin_dir: Path, account: Account, data: Path, socket: Path, log: Path) -> Postmaster:
    """Start a server that outlives us and return when it accepts connections.

    Raises:
        DatabaseUnavailable: it ended or never answered, with the end of its log.
    """
    if log.exists() and log.stat().st_size > 10_000_000:
        log.rename(log.with_suffix(".log.1"))
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    options += ["-c", f"unix_socket_directories={socket}", "-p", str(PORT)]
    arguments: list[Path | str] = ["start", "-s", "-W", "-D", data, "-l", log, "-o", shlex.join(options)]
    # pg_ctl lets go of the server: it survives our end and our terminal's Ctrl-C.
    _run_as(account, [bin_dir / "pg_ctl", *arguments], data, timeout=60)
    return _when_ready(data, log)


def _when_ready(data: Path, log: Path) -> Postmaster:
    launched = time.monotonic()
    while (waited := time.monotonic() - launched) < RECOVERY_SECONDS:
        postmaster = read_postmaster(data)
        if postmaster is None:
            if waited > 1 and not processes_in(data):  # at first it is still a shell's child of another name
                break
        elif postmaster.ready and answers(postmaster.socket):  # asking earlier would fill its log with refusals
            return postmaster
        elif not _lives(postmaster.pid):
            break
        time.sleep(0.01)
    lines = log.read_text("utf-8", errors="replace").splitlines()[-5:] if log.exists() else []
    no_room = no_room_by_words("\n".join(lines))
    if no_room:
        raise full(f"{data}, {log}", no_room)
    raise DatabaseUnavailable(
        "the embedded PostgreSQL server did not start" + "".join(f"\n    {line}" for line in lines),
        str(log),
        "read the log; it says what PostgreSQL missed",
    )


def await_leftovers(data: Path, patience: float = 30.0) -> Postmaster | None:
    """Wait until a server that is starting answers, or one that is ending has ended.

    Children of a killed server end by themselves at their next pause; while they live no new server may start. Those
    that are too busy to notice are ended.

    Returns:
        the server that answers, or None when no process uses the data folder any more.

    Raises:
        DatabaseUnavailable: a living server that does not answer: after `SILENT_SECONDS` of silence where it had opened its
            doors, and much later where it recovers.
    """
    began = heard = time.monotonic()
    while living := processes_in(data):
        postmaster = read_postmaster(data)
        said = pq.Ping.NO_RESPONSE if postmaster is None else _ping(postmaster.socket)
        if postmaster is not None and said == pq.Ping.OK:
            return postmaster
        if postmaster is None or not postmaster.ready or said != pq.Ping.NO_RESPONSE:
            heard = time.monotonic()  # one that recovers says so
        elif time.monotonic() - heard > SILENT_SECONDS and silence(postmaster):
            raise DatabaseUnavailable(
                f"the embedded PostgreSQL server's {silence(postmaster)}",
                str(data),
                "let it go on, or end that process; then run `leadgen db start`",
            )
        waited = time.monotonic() - began
        orphaned = postmaster is None or postmaster.pid not in {process.pid for process in living}
        if orphaned and waited > 3:
            _end(living)
        if waited > (patience if orphaned else RECOVERY_SECONDS):
            raise DatabaseUnavailable(
                "the embedded PostgreSQL server is running but does not answer",
                f"process {living[0].pid} on {data}",
                "end that process, then run `leadgen db start`",
            )
        time.sleep(0.02)
    return None


def clear_stale(data: Path, sockets: set[Path]) -> None:
    """Remove what a killed server left; only after `await_leftovers` found nobody.

    The pid in these files may belong to somebody else by now; PostgreSQL would refuse to start for ever.
    """
    (data / "postmaster.pid").unlink(missing_ok=True)
    for socket in sockets:
        (socket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        (socket / f".s.PGSQL.{PORT}").unlink(missing_ok=True)


def shut_down(data: Path, postmaster: Postmaster, patience: float = 30.0) -> None:
    """End a living server: connections are closed, everything is on disk; after `patience` seconds without waiting."""
    _signal(postmaster.pid, signal.SIGINT)  # "fast" shutdown
    if _gone(data, patience):
        return
    _signal(postmaster.pid, signal.SIGQUIT)  # "immediate": recovers at the next start
    if not _gone(data, 10):
        raise DatabaseUnavailable(
            "the embedded PostgreSQL server does not stop", f"process {postmaster.pid}", "end that process"
        )


def _gone(data: Path, patience: float) -> bool:
    began = time.monotonic()
    while read_postmaster(data) is not None or processes_in(data):
        if time.monotonic() - began > patience:
            return False
        time.sleep(0.02)
    return True


def _lives(pid: int) -> bool:
    """Whether the process runs; where PID 1 reaps nobody, the dead keep their pids."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _end(processes: list[psutil.Process]) -> None:
    """Kill programs that have lost whoever started them; nothing of theirs is in use."""
    for process in processes:
        _signal(process.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while any(_lives(process.pid) for process in processes) and time.monotonic() < deadline:
        time.sleep(0.01)


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return  # it has ended already, which is what was wanted


def _run_as(account: Account, command: list[Path | str], cwd: Path, timeout: float) -> None:
    """Run a program of the server's as its account and without our PG* variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    identity: dict[str, Any] = (
        {} if account.is_ours else {"user": account.uid, "group": account.gid, "extra_groups": []}
    )
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**environment, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            **identity,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise DatabaseUnavailable(
            f"{Path(command[0]).name} could not be run as {account.name}: {error}",
            str(command[0]),
            "run leadgen as an ordinary user, or set LEADGEN_DATABASE_URL to a server of your own",
        ) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-800:]
        raise DatabaseUnavailable(f"{Path(command[0]).name} failed: {said}", str(cwd), "see what it said")


def _quoted(value: object) -> str:
    return str(value).replace("\\", "\\\\").replace("'", "\\'")
