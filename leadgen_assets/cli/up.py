"""`leadgen up`: the Dagster UI with daemon and sensors, the desk, and everything that they need, until Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import click
import psycopg

from leadgen_assets.cli.daemon_lock import DaemonLock
from leadgen_assets.cli.dagster_home import dagster_database, prepare_dagster_home
from leadgen_assets.cli.desk_link import DeskLink, desk_link
from leadgen_assets.cli.hanging_up import stop_when_hung_up
from leadgen_assets.cli.kept_database import KeptDatabase
from leadgen_assets.cli.ports import HOST, Ports
from leadgen_assets.cli.service import Service
from leadgen_assets.cli.tied_process import GRACE_SECONDS
from leadgen_assets.cli.up_lock import UpLock
from leadgen_assets.desk.keys import TOKEN_VARIABLE
from leadgen_assets.settings import PROJECT, Settings, load_settings
from leadgen_assets.storage.backing_up import Databases
from leadgen_assets.storage.dagsters import ANOTHER, foreign_request, have_database
from leadgen_assets.storage.database import open_url
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate

START_SECONDS = 180.0
LOCATION = "leadgen_assets"
"""As in workspace.yaml: sensors remember their cursors by it."""
LONGEST_SOCKET = 100
NO_KEY = (
    "OPENAI_API_KEY is not set: every request will end as soon as its run begins. Set it in .env, or LEADGEN_MODE=off there"
    " for rules alone; no restart is needed."
)
_TICK = 0.2
_PORT_PATIENCE = 15.0
_KILL_SECONDS = 0.3
"""Services kill themselves and their runs after GRACE_SECONDS; what is left after that much more is killed from here."""


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the Dagster UI; LEADGEN_UI_PORT without it.")
@click.option("--desk-port", type=click.IntRange(1, 65535), help="Port of the desk; LEADGEN_DESK_PORT without it.")
@click.option("--headless", is_flag=True, help="Only what runs requests: no Dagster UI and no desk.")
@click.option("--open", "open_browser", is_flag=True, help="Open the Dagster UI in a browser.")
def up(port: int | None, desk_port: int | None, headless: bool, open_browser: bool) -> None:
    """Serve the Dagster UI and the desk on 127.0.0.1, with daemon and sensors; Ctrl-C stops all of it.

    The desk shows requests, files and evidence without Dagster. The embedded database is stopped too, whoever started
    it, unless another program works with it. What dies is started again: services, and the embedded database.
    """
    settings = load_settings()
    ports = Ports(port or settings.ui_port, desk_port or settings.desk_port)
    url, desk = (f"http://{HOST}:{number}" for number in ports)
    with _stop_requested() as stop, _lock(settings) as lock:
        if not headless:
            ports.await_free(_PORT_PATIENCE if lock.killed_before else 0.0)
        _say("Starting the database …")
        address, server = _database(settings)
        where = Databases(address, dagster_database(settings))
        have_database(where)
        lock.note("headless" if headless else url)
        try:
            with (
                DaemonLock(address) as ours,
                DaemonLock(where.dagsters, otherwise=f"or {ANOTHER}") as dagsters,
                _code_socket(settings) as code_socket,
                desk_link(settings, desk) as link,
            ):
                services = _services(settings, ports, code_socket, link)
                pages = {
                    "webserver": lambda: _answers(ports.ui, "/server_info"),
                    "desk": lambda: _answers(ports.desk, "/healthz"),
                }
                kept = [KeptDatabase(server)] if server is not None else []
                if headless:
                    services, pages = [one for one in services if one.name not in pages], {}
                told = _told_headless if headless else lambda: _told(url, link.url, open_browser)
                _tell_of_others(where)
                if settings.lacks_key:
                    _say(NO_KEY)
                _serve(services, kept, [ours, dagsters], code_socket, pages.values(), stop, told)
        finally:
            stopped = server is None or _stop_database(server)
    _say("Everything is stopped." if stopped else "Everything but the database is stopped.")


def _say(words: str) -> None:
    """Print a line; a terminal that was closed must not keep us from stopping what we started."""
    with suppress(OSError):
        click.echo(words)


def _told(url: str, desk: str, open_browser: bool) -> None:
    _say(f"The desk:        {desk}")
    _say(f"The Dagster UI:  {url}")
    _say("Ctrl-C stops both. The desk's link opens names and downloads: give it to nobody who may not see them.")
    if open_browser:
        webbrowser.open(url)


def _told_headless() -> None:
    _say("Requests are worked on. Ctrl-C stops that.")


@contextmanager
def _stop_requested() -> Iterator[threading.Event]:
    """An event that Ctrl-C, SIGTERM and a closed terminal set, also when a shell's `&` has had SIGINT ignored."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()

    earlier: dict[int, Any] = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    earlier[signal.SIGHUP] = stop_when_hung_up()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, earlier)
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


@contextmanager
def _lock(settings: Settings) -> Iterator[UpLock]:
    lock = UpLock(prepare_dagster_home(settings))
    lock.take()
    try:
        yield lock
    finally:
        lock.release()


@contextmanager
def _code_socket(settings: Settings) -> Iterator[Path]:
    """Where the code server listens: for this user alone, and no longer than systems allow an address to be."""
    beside = settings.dagster_home.absolute() / "code.sock"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET:
        beside.unlink(missing_ok=True)
        beside.parent.chmod(0o700)
        yield beside
        beside.unlink(missing_ok=True)
        return
    with tempfile.TemporaryDirectory(prefix="leadgen-up-") as folder:
        yield Path(folder) / "code.sock"


def _database(settings: Settings) -> tuple[str, EmbeddedServer | None]:
    """Start the database and bring its schema forward; its address, and the embedded server, None for one of the user's own."""
    server = EmbeddedServer(settings.home, settings.postgres_bin) if settings.embedded else None
    address = server.start() if server is not None else open_url(settings)
    migrate(address)
    return address, server


def _tell_of_others(where: Databases) -> None:
    with suppress(psycopg.Error):
        if foreign := foreign_request(where):
            _say(
                f"Dagster's database {where.dagster} has runs of requests that are not here, such as {foreign}. Where another"
                f" installation works with it: {ANOTHER}."
            )


def _stop_database(server: EmbeddedServer) -> bool:
    """Stop the server, unless another program works with it; whether it was stopped."""
    others = 0
    for _ in range(10):
        others = _other_sessions(server.url("postgres"))
        if not others:
            break
        time.sleep(_TICK)
    if others:
        _say(f"The database runs on: {others} other connections use it. To stop it: leadgen db stop")
        return False
    server.stop()
    return True


def _other_sessions(url: str) -> int:
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            ).fetchone()
    except psycopg.Error:
        return 0  # it is going down already; stopping it is right
    return int(row[0]) if row else 0


def _serve(
    services: list[Service],
    kept: list[KeptDatabase],
    alone: list[DaemonLock],
    code_socket: Path,
    pages: Collection[Callable[[], bool]],
    stop: threading.Event,
    when_ready: Callable[[], None],
) -> None:
    """Run the services until a stop is asked for; what dies is started again, the embedded database too.

    Raises:
        LeadgenError: a service does not start, or another `up` took the database over; all of them are stopped then.
    """
    code, *others = services
    try:
        _say("Starting Dagster and the desk …" if pages else "Starting Dagster …")
        code.start()
        if not _await(lambda: _listens(code_socket), [code], stop):
            return
        for service in others:
            service.start()
        if not all(_await(answers, services, stop) for answers in pages):
            return
        when_ready()
        while not stop.wait(_TICK):
            told = [one.tend() for one in alone] + [one.tend() for one in services] + [one.tend() for one in kept]
            for happened in told:
                if happened:
                    _say(happened)
    finally:
        if stop.is_set():
            _say("Stopping …")
        # The runs' results go through nobody else, so all services stop side by side; the database is last.
        until = time.monotonic() + GRACE_SECONDS + _KILL_SECONDS
        for service in services:
            service.ask_to_stop()
        for database in kept:
            database.leave()
        for service in services:
            service.stop(until)


def _services(settings: Settings, ports: Ports, code_socket: Path, link: DeskLink) -> list[Service]:
    """Code server, webserver, daemon, desk. One code server for both halves the memory of two."""
    home, logs = settings.dagster_home.absolute(), settings.home.absolute() / "logs"
    workspace = home / "workspace.yaml"
    workspace.write_text(
        f"load_from:\n  - grpc_server:\n      socket: {code_socket}\n      location_name: {LOCATION}\n",
        encoding="utf-8",
    )
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(home),
        "LEADGEN_HOME": str(settings.home.absolute()),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": os.pathsep.join([str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    commands = {
        "code server": [
            "leadgen_assets.cli.forked_runs", "dagster", "api", "grpc", "--socket", str(code_socket),
            "--module-name", "leadgen_assets.definitions", "--working-directory", str(PROJECT),
            "--location-name", LOCATION, "--log-level", "warning",
        ],
        "webserver": ["dagster_webserver", "-h", HOST, "-p", str(ports.ui), "-w", str(workspace)],
        "daemon": ["dagster._daemon", "run", "-w", str(workspace)],
        "desk": ["leadgen_assets.desk.serving", str(ports.desk)],
    }  # fmt: skip
    own = {"desk": {TOKEN_VARIABLE: link.token}}
    # Dagster puts the `.env` of the folder where it stands into its environment, which wins over the file that is read anew:
    # a value that was changed later would never hold. So its services stand elsewhere than in the clone.
    return [
        Service(name, arguments, home, logs / f"{name.replace(' ', '-')}.log", environment | own.get(name, {}))
        for name, arguments in commands.items()
    ]


def _await(ready: Callable[[], bool], services: list[Service], stop: threading.Event) -> bool:
    """Wait until something is ready; False when a stop was asked for before.

    Raises:
        LeadgenError: a service ended meanwhile, or it takes too long.
    """
    until = time.monotonic() + START_SECONDS
    while not stop.wait(_TICK):
        if ready():
            return True
        for service in services:
            if service.pid is None:
                raise service.failure(f"The {service.name} ended while it was started.")
        if time.monotonic() > until:
            raise services[-1].failure(f"Dagster or the desk did not answer within {START_SECONDS:.0f} s.")
    return False


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
