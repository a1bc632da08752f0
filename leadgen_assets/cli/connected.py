"""The database for a command, and the request that a command's argument means."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from leadgen_assets.decisions.blocking import tenant_named
from leadgen_assets.domain.errors import RequestUnknown
from leadgen_assets.domain.requests.request import KEY_PATTERN, slug
from leadgen_assets.domain.requests.request_file import validated
from leadgen_assets.domain.requests.request_forms import SUFFIXES
from leadgen_assets.doors.submitting import read_request_file
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.opening import opened
from leadgen_assets.storage.requests import StoredRequest, load_all

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


def with_database(work: Callable[[Database, Settings], Awaitable[T]]) -> T:
    """Run a command's work with the database of the settings, to its end."""
    settings = load_settings()

    async def whole() -> T:
        async with opened(settings) as database:
            return await work(database, settings)

    return asyncio.run(whole())


def tenant_option(words: str) -> Callable[[F], F]:
    """An option --tenant, None without it; what is no tenant's name is refused, since "" would be all of them."""

    def named(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
        return None if given is None else tenant_named(load_settings(), given)

    return click.option("--tenant", metavar="NAME", callback=named, help=words)


def is_request_file(given: str) -> bool:
    """Whether an argument names a file and not a request: "demo.yaml" could be either."""
    return Path(given).suffix.lower() in SUFFIXES or "/" in given or Path(given).is_file()


async def find_request(database: Database, settings: Settings, given: str | None) -> StoredRequest:
    """The request that a person means.

    Args:
        given: its key, its name (of a request of the settings' tenant), the file that it was read from, or None for the newest
            request of all.

    Raises:
        RequestUnknown: there is none; says which ones there are.
        RequestInvalid: `given` is a file that is no request.
    """
    if given is None:
        return await _newest(database)
    key = _key_of(settings, given)
    async with database.operator_tx() as conn:
        stored = await load_all(conn)
    found = next((request for request in stored if request.key == key), None)
    if found is None:
        raise RequestUnknown(f"There is no request {key!r}.", "", _known(stored, slug(given)))
    return found


def _key_of(settings: Settings, given: str) -> str:
    if is_request_file(given):
        reading = read_request_file(Path(given))
        return validated(reading, given, known_icps(settings), settings.tenant, most=1, searches=True)[0].key
    key = given.strip().lower()
    if re.fullmatch(KEY_PATTERN, key) and len(key.partition(".")[0]) <= 40:
        return key
    if not slug(given):
        raise RequestUnknown(f"{given!r} is no request's name.", "", "`leadgen list` shows all of them")
    return f"{settings.tenant}.{slug(given)}"


async def _newest(database: Database) -> StoredRequest:
    async with database.operator_tx() as conn:
        # A slice is a part of what somebody asked for.
        stored = [request for request in await load_all(conn) if not request.slice_of]
    if not stored:
        raise RequestUnknown("There is no request yet.", "", "try `leadgen demo`, or `leadgen run REQUEST.yaml`")
    return max(stored, key=lambda request: (request.created_at, request.key))


def _known(stored: Sequence[StoredRequest], name: str) -> str:
    """What there is; first of all requests of other tenants with the same name, of which the whole key is to be given."""
    keys = [request.key for request in stored]
    others = [key for key in keys if key.partition(".")[2] == name]
    if others:
        return f"a name alone is of the tenant of the settings; of others: {', '.join(others[:5])}"
    if not keys:
        return "there is none yet: try `leadgen demo`, or `leadgen run REQUEST.yaml`"
    shown = ", ".join(keys[-5:])
    return f"`leadgen list` shows all of them; the newest: {shown}"
