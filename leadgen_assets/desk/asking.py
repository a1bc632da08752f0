"""What a browser asked for, as far as it makes sense; anything else is a page that is not there."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from leadgen_assets.desk.current import CurrentSettings
from leadgen_assets.desk.standings import Standings
from leadgen_assets.domain.errors import RequestUnknown
from leadgen_assets.domain.requests.request import KEY_PATTERN
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

PAGE_SIZE = 25
_LONGEST_TENANT = 40
_LONGEST_SEARCH = 100

Handler = Callable[[Request], Awaitable[Response]]


class Pages(NamedTuple):
    """Which page of a list is shown, of how many, and the rows on all of them."""

    number: int
    last: int
    rows: int

    @property
    def offset(self) -> int:
        """Rows before it."""
        return (self.number - 1) * PAGE_SIZE


def with_the_token(handler: Handler) -> Handler:
    """A page with personal data: only for a browser that has shown the token."""

    @wraps(handler)
    async def asked_for(asked: Request) -> Response:
        if not asked.state.opened:
            raise HTTPException(401)
        return await handler(asked)

    return asked_for


def database_of(asked: Request) -> Database:
    """The desk's database."""
    database = asked.app.state.database
    assert isinstance(database, Database)
    return database


def settings_of(asked: Request) -> Settings:
    """The settings as they are now."""
    current = asked.app.state.settings
    assert isinstance(current, CurrentSettings)
    return current()


def standings_of(asked: Request) -> Standings:
    """The desk's standings of requests."""
    standings = asked.app.state.standings
    assert isinstance(standings, Standings)
    return standings


def key_of(asked: Request) -> str:
    """The request's key in the address.

    Raises:
        RequestUnknown: it is no key at all.
    """
    key = str(asked.path_params["key"])
    if not re.fullmatch(KEY_PATTERN, key) or len(key.partition(".")[0]) > _LONGEST_TENANT:
        raise RequestUnknown("There is no request of this name.", todo="choose one from the list of all requests")
    return key


def choice(asked: Request, name: str, allowed: set[str]) -> str:
    """What was chosen in a filter; "" for anything that is no choice."""
    given = asked.query_params.get(name, "")
    return given if given in allowed else ""


def search_of(asked: Request) -> str:
    """The words that were searched for."""
    return " ".join(asked.query_params.get("q", "").replace("\x00", " ").split())[:_LONGEST_SEARCH]


def page_number(asked: Request) -> int:
    """The page that was asked for, from 1."""
    given = asked.query_params.get("page", "")
    return max(1, int(given)) if re.fullmatch(r"[0-9]{1,6}", given) else 1


def pages_of(number: int, rows: int) -> Pages:
    """The page itself, or the last one where there are fewer."""
    last = max(1, -(-rows // PAGE_SIZE))
    return Pages(min(number, last), last, rows)
