"""Addresses of databases: one spelling, told to people without the password."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from leadgen_assets.domain.errors import DatabaseFull, DatabaseUnavailable, SettingsInvalid, raised_from

_DISK_FULL = "53100"
_FULL = "the database's disk is full"
_NO_ROOM = ("No space left on device", "Disk quota exceeded")
_NO_CHECKPOINT = "checkpoint request failed"
"""What a server says that could not write down what it holds in memory; why not is in its log alone."""
_NO_SLOT = ("too many clients already", "remaining connection slots are reserved", "too many connections for")
"""What a server says that has no connection left: to anybody, to who is no superuser, or to this role or database."""
_SCHEMES = ("postgres", "postgresql", "postgresql+psycopg2", "postgresql+psycopg")


def normal_url(url: str) -> str:
    """The address as libpq spells it, `postgresql://…`, from any of the spellings in use.

    Raises:
        SettingsInvalid: it is none, without repeating it: it may hold a password.
    """
    scheme, separator, rest = url.strip().partition("://")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    fault = ""
    if not separator or scheme not in _SCHEMES:
        fault = f"it must begin with {', '.join(f'{name}://' for name in _SCHEMES)}"
    elif authority.count("@") > 1 or (rest.count("@") > authority.count("@") and ":" in authority):
        # libpq would take a piece of the password for the host's name, and print it.
        fault = "signs such as @ / ? # in the user's name or the password must be percent-encoded (@ is %40)"
    else:
        try:
            conninfo_to_dict(f"postgresql://{rest}")
        except psycopg.Error:
            fault = "PostgreSQL cannot read it"
    if fault:
        raise SettingsInvalid(
            f"the database's address cannot be used: {fault}",
            "LEADGEN_DATABASE_URL",
            "write postgresql://USER:PASSWORD@HOST:5432/DATABASE",
        )
    return f"postgresql://{rest}"


def with_database(url: str, database: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(database, safe='')}"))


def told(url: str) -> str:
    """The address for people: host or socket, database, user; never the password."""
    parts = conninfo_to_dict(url)
    place = parts.get("host") or parts.get("hostaddr") or "the local socket"
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"{place}{port}, database {parts.get('dbname') or '(default)'}, user {parts.get('user') or '(default)'}"


def masked(url: str) -> str:
    """The address with *** for the password, wherever it stands."""
    return re.sub(r"([?&]password=)[^&]*", r"\1***", re.sub(r"(?<=://)([^@/:]*):[^@/]*@", r"\1:***@", url))


def is_local(url: str) -> bool:
    """Whether the address is a socket's, which the embedded server's is."""
    return str(conninfo_to_dict(url).get("host") or "").startswith("/")


def no_room(error: BaseException) -> str:
    """What an error says of a full disk of the database, or one from which it was raised; "" when it says nothing of it."""
    for one in raised_from(error):
        # As psycopg and psycopg2 call it; what is said before there is a session has no state.
        if _DISK_FULL in (getattr(one, "sqlstate", None), getattr(one, "pgcode", None)):
            return _FULL
        # That of an OSError is a disk of ours.
        if not isinstance(one, OSError) and no_room_by_words(str(one)):
            return no_room_by_words(str(one))
    return ""


def no_room_by_words(said: str) -> str:
    """As `no_room`, of what a server said or wrote into its log."""
    if any(words in said for words in _NO_ROOM):
        return _FULL
    return f"{_NO_CHECKPOINT}: the database's disk is probably full" if _NO_CHECKPOINT in said else ""


def full(where: str, said: str) -> DatabaseFull:
    """The error for people that stands for a full disk. said: what `no_room` found."""
    return DatabaseFull(
        f"{said}; what was committed is kept",
        where,
        "free something else on it first, since `leadgen prune` needs room itself (docs/operations.md, When a disk is full);"
        " then do the same again: work goes on where it stopped",
    )


def unavailable(url: str, error: Exception) -> DatabaseUnavailable:
    """The error for people that stands for a failed connection."""
    if no_room(error):
        return full(told(url), no_room(error))
    if any(words in str(error) for words in _NO_SLOT):
        return DatabaseUnavailable(
            "the database server runs, but all its connections are taken",
            told(url),
            "end what else uses it, or raise its max_connections (docs/operations.md says how many are needed); then do"
            " the same again",
        )
    password = conninfo_to_dict(url).get("password")
    said = " ".join(str(error).split())
    if password:
        said = said.replace(str(password), "***")
    todo = (
        "start it with `leadgen db start`" if is_local(url) else "check LEADGEN_DATABASE_URL and that the server runs"
    )
    return DatabaseUnavailable(f"the database cannot be reached: {said}", told(url), todo)
