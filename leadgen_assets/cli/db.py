"""`leadgen db`: the database server, by hand. Everything else starts it by itself."""

from __future__ import annotations

import json
import os
import shutil
from typing import Any

import click
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.address import masked, normal_url, told, unavailable
from leadgen_assets.storage.database import open_url
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate


@click.group()
def db() -> None:
    """Start, stop or look at the database server."""


@db.command()
def start() -> None:
    """Start the embedded server and bring the schema forward; with LEADGEN_DATABASE_URL, the latter only."""
    url = open_url(load_settings())
    revision = migrate(url)
    click.echo(f"The database runs, schema {revision}: {told(url)}")


@db.command()
def stop() -> None:
    """Stop the embedded server; whoever uses it loses the connection."""
    settings = load_settings()
    if not settings.embedded:
        raise DatabaseUnavailable(
            "this server is not ours to stop", _told(settings), "unset LEADGEN_DATABASE_URL to stop the embedded one"
        )
    stopped = _embedded(settings).stop()
    click.echo("The embedded server was stopped." if stopped else "The embedded server was not running.")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(as_json: bool) -> None:
    """Whether the server runs, which version, since when, and where its files are. Starts nothing."""
    settings = load_settings()
    found = _embedded_status(settings) if settings.embedded else _external_status(settings)
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        if value not in (None, ""):
            click.echo(f"{name.replace('_', ' '):<12} {_plain(value)}")


@db.command()
@click.option("--reveal", is_flag=True, help="With the password.")
def url(reveal: bool) -> None:
    """Print the address of the database, for other programs; without starting it."""
    address = _address(load_settings())
    click.echo(address if reveal else masked(address))


@db.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(arguments: tuple[str, ...]) -> None:
    """Open psql on the database as its superuser, who sees every tenant; ARGUMENTS go to psql."""
    settings = load_settings()
    parts: dict[str, Any] = conninfo_to_dict(open_url(settings))
    # In the arguments every user of the machine would read the password.
    password = parts.pop("password", None)
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    program = _psql(settings)
    os.execve(program, [program, make_conninfo(**parts), *arguments], environment)


def _psql(settings: Settings) -> str:
    """The psql that comes with the embedded server; for somebody's own server rather the system's."""
    own = None if settings.embedded else shutil.which("psql")
    return own or str(_embedded(settings).psql())


def _embedded(settings: Settings) -> EmbeddedServer:
    return EmbeddedServer(settings.home, settings.postgres_bin)


def _address(settings: Settings) -> str:
    if settings.database_url is not None:
        return normal_url(settings.database_url.get_secret_value())
    return _embedded(settings).url("leadgen")


def _told(settings: Settings) -> str:
    return told(_address(settings))


def _embedded_status(settings: Settings) -> dict[str, Any]:
    found = _embedded(settings).status()
    return {
        "server": "embedded",
        "running": found.running,
        "pid": found.pid,
        "why": found.silence,
        "version": found.version,
        "since": found.since.isoformat() if found.since else None,
        "data": str(found.data),
        "socket": str(found.socket),
        "log": str(found.log),
    }


def _external_status(settings: Settings) -> dict[str, Any]:
    address = _address(settings)
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            row = connection.execute("SELECT current_setting('server_version')").fetchone()
    except psycopg.OperationalError as error:
        return {
            "server": "LEADGEN_DATABASE_URL",
            "running": False,
            "address": told(address),
            "why": unavailable(address, error).what,
        }
    return {"server": "LEADGEN_DATABASE_URL", "running": True, "version": row and row[0], "address": told(address)}


def _plain(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
