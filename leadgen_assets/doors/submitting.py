"""How requests come in: one function behind every door (file, command, Launchpad, table, inbox)."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import RequestConflict, RequestInvalid, RequestUnknown
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, next_step
from leadgen_assets.domain.requests.request_file import invalid, placed, validated
from leadgen_assets.domain.requests.request_forms import SUFFIXES, Reading, WrittenRequest, read_requests
from leadgen_assets.domain.requests.request_sources import seen_faults
from leadgen_assets.domain.telling.file_kinds import no_file
from leadgen_assets.domain.telling.shown import clipped_path
from leadgen_assets.domain.telling.yaml_lines import Fault
from leadgen_assets.settings import Settings
from leadgen_assets.sources.looking import lacking_files, looking_in, other_files
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.searching import require_readable
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load, record_event, submit

T = TypeVar("T")
Door = Literal["command", "launchpad", "inbox", "table"]
NO_KEY = (
    "its run will end as soon as it begins, because OPENAI_API_KEY is not set: set it in .env, or LEADGEN_MODE=off for rules"
    " alone"
)
"""What is to be said of a request that comes in where a model is to be asked and there is no key for it."""
_MOST_BYTES = 10_000_000
"""Of a request's file, in whatever encoding; a larger one is a mistake, and is not read."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A request that is stored, and what the submission was to it.

    Attributes:
        outcome: "new"; "known" where the same request was there already; "corrected" where it replaces one of the name
            that failed before it found a company.
        note: what keeps its run from doing anything, "" where nothing does.
    """

    stored: StoredRequest
    outcome: Literal["new", "known", "corrected"]
    note: str = ""

    def __str__(self) -> str:
        """For people: the request, what happened, and what comes next."""
        stored = self.stored
        if self.outcome == "known":
            note = f"; {self.note}" if self.note else ""
            return f"request {stored.key} exists already and is {stored.status}; nothing was changed{note}"
        status = f"{'corrected and ' if self.outcome == 'corrected' else ''}{stored.status}"
        return f"request {stored.key} is {status}{f'; {self.note}' if self.note else ''}"


async def submit_request(
    database: Database,
    settings: Settings,
    text: str,
    where: str,
    base_folder: Path,
    status: RequestStatus,
    door: Door = "command",
) -> StoredRequest:
    """Submit the one request that a program describes in YAML; whether its sources are there, the run tells."""
    icps, reading = known_icps(settings), read_requests(text, "yaml")
    requests = validated(reading, where, icps, settings.tenant, most=1, searches=settings.searches)
    async with database.tenant_tx(requests[0].tenant) as conn:
        (one,) = await store_all(
            conn, reading.requests, requests, icps, where, base_folder, status, door, look_at_sources=False
        )
    return one.stored


async def submit_all(
    database: Database,
    settings: Settings,
    reading: Reading,
    where: str,
    base_folder: Path,
    status: RequestStatus,
    door: Door,
    *,
    most: int = 1,
) -> list[Submitted]:
    """Validate requests and store them, all or none; the same name and content again is the same request.

    Args:
        reading: the requests as a door took them: read from a text, or made of a form's fields.
        where: for messages: file name or door. base_folder: where relative paths of their sources start.
        status: QUEUED for the sensor to launch, RUNNING where the caller runs it itself.
        most: how many there may be.

    Raises:
        RequestInvalid, IcpInvalid, RequestConflict: with every fault.
    """
    icps = known_icps(settings)
    look = looking_in(base_folder)
    requests = validated(reading, where, icps, settings.tenant, most=most, searches=settings.searches, look=look)
    require_readable(requests, settings, where)
    async with database.tenant_tx(requests[0].tenant) as conn:
        submitted = await store_all(conn, reading.requests, requests, icps, where, base_folder, status, door)
    return [noted(one, settings) for one in submitted]


def noted(submitted: Submitted, settings: Settings) -> Submitted:
    """The same, with what is to be said at the door already of what its run will meet."""
    waits = submitted.stored.status is RequestStatus.QUEUED
    return replace(submitted, note=NO_KEY) if waits and settings.lacks_key else submitted


class _Tried(Exception):
    """Ends the transaction of a submission that is only tried."""


async def as_submitted(
    database: Database, settings: Settings, reading: Reading, where: str, base: Path
) -> StoredRequest:
    """The request as `submit_all` would store it; nothing is stored. For whoever asks a person something before.

    Raises:
        RequestInvalid, IcpInvalid, RequestConflict: as `submit_all`.
    """

    async def itself(conn: AsyncConnection[Any], stored: StoredRequest) -> StoredRequest:
        return stored

    return await with_submitted(database, settings, reading, where, base, RequestStatus.RUNNING, itself, keep=False)


async def with_submitted(
    database: Database,
    settings: Settings,
    reading: Reading,
    where: str,
    base: Path,
    status: RequestStatus,
    then: Callable[[AsyncConnection[Any], StoredRequest], Awaitable[T]],
    *,
    keep: bool,
) -> T:
    """Submit one request and go on with it in the same transaction: both are stored, or nothing is.

    Args:
        then: gets the transaction and the request. keep: False stores nothing; for a look at what would come of it.

    Raises:
        RequestInvalid, IcpInvalid, RequestConflict: as `submit_all`. Whatever `then` raises.
    """
    icps = known_icps(settings)
    requests = validated(
        reading, where, icps, settings.tenant, most=1, searches=settings.searches, look=looking_in(base)
    )
    require_readable(requests, settings, where)
    with contextlib.suppress(_Tried):
        async with database.tenant_tx(requests[0].tenant) as conn:
            (one,) = await store_all(conn, reading.requests, requests, icps, where, base, status, "command")
            done = await then(conn, one.stored)
            if not keep:
                raise _Tried
    return done


async def store_all(
    conn: AsyncConnection[Any],
    written: Sequence[WrittenRequest],
    requests: Sequence[LeadRequest],
    icps: dict[str, Icp],
    where: str,
    base_folder: Path,
    status: RequestStatus,
    door: Door,
    *,
    look_at_sources: bool = True,
) -> list[Submitted]:
    """Store valid requests in one transaction of the first one's tenant.

    Args:
        written: what the requests were made of, one each.
        look_at_sources: refuse requests whose sources are seen not to be there.

    Raises:
        RequestInvalid, RequestConflict: the caller's transaction must be rolled back.
    """
    base, faults, conflicts, todo = base_folder.resolve(), list[Fault](), dict[str, str](), ""
    stored: dict[int, Submitted] = {}
    # In the order of keys: two files that hold the same requests in another order must not wait for each other.
    for number in sorted(range(len(requests)), key=lambda number: requests[number].key):
        request, one = requests[number], written[number]
        await _enter(conn, request)
        before = await _stored(conn, request.key)
        if look_at_sources and _is_another(before, request):
            faults += [placed(one, fault) for fault in seen_faults(request.model_dump(), one.lines, looking_in(base))]
        if faults:
            continue
        try:
            stored[number] = await _store(conn, request, icps[request.icp], before, str(base), status, door)
        except RequestConflict as conflict:
            conflicts[request.key] = f"{f'{one.place}: ' if one.place else ''}{conflict.what}"
            todo = conflict.todo
    if faults:
        raise invalid(faults, where)
    if conflicts:
        raise RequestConflict(
            "\n    ".join(conflicts.values()),
            f"{where}, against request {', '.join(conflicts)}",
            todo,
        )
    await conn.execute("SELECT set_config('leadgen.tenant', %s, true)", [requests[0].tenant])
    return [stored[number] for number in range(len(requests))]


async def _enter(conn: AsyncConnection[Any], request: LeadRequest) -> None:
    """Be the request's tenant, and the only one who submits under its key until the transaction ends.

    A file may hold requests of several tenants, and all of them come in or none: hence one transaction that changes its
    tenant. Each statement still sees the rows of one.
    """
    await conn.execute("SELECT set_config('leadgen.tenant', %s, true)", [request.tenant])
    await conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('submit ' || %s, 0))", [request.key])


async def _stored(conn: AsyncConnection[Any], key: str) -> StoredRequest | None:
    try:
        return await load(conn, key)
    except RequestUnknown:
        return None


def _is_another(before: StoredRequest | None, request: LeadRequest) -> bool:
    """Whether a request is not the one that was stored and done with: only then must its sources be there now."""
    if before is None:
        return True
    return before.status is RequestStatus.FAILED and before.request.content_hash() != request.content_hash()


async def _store(
    conn: AsyncConnection[Any],
    request: LeadRequest,
    icp: Icp,
    before: StoredRequest | None,
    base: str,
    status: RequestStatus,
    door: Door,
) -> Submitted:
    stored = await submit(conn, request, icp, base, status)
    if before is not None and stored.base_folder != base:
        _require_same_files(request, stored, Path(base))
    if before is not None and before.updated_at == stored.updated_at:
        return Submitted(stored, "known")
    outcome: Literal["new", "corrected"] = "new" if before is None else "corrected"
    words = next_step(status, request.key)
    await conn.execute(
        "UPDATE leadgen.lead_requests SET door = %s, next_step = %s WHERE request_key = %s", [door, words, request.key]
    )
    await record_event(conn, request.key, "submitted", {"door": door, "outcome": outcome})
    return Submitted(replace(stored, next_step=words), outcome)


def _require_same_files(request: LeadRequest, stored: StoredRequest, base: Path) -> None:
    """Refuse a request in the words of one that is stored, in whose folder other files stand under the same names, or none.

    Raises:
        RequestConflict: with both folders.
    """
    first = Path(stored.base_folder)
    by_key = f"go on with the first one by its key: leadgen run {request.key}"
    lacking = lacking_files(request.sources, first, base)
    if lacking:
        raise RequestConflict(
            f"{', '.join(map(clipped_path, lacking[:3]))} {'does' if len(lacking) == 1 else 'do'} not exist in {clipped_path(base)};"
            f" a request named {request.name!r} exists in the same words, with what stands in {clipped_path(first)}.",
            f"request {request.key}",
            f"put the list there, or correct its path; or {by_key}",
        )
    others = other_files(request.sources, first, base)
    if others:
        raise RequestConflict(
            f"A request named {request.name!r} exists in the same words, and its {', '.join(map(clipped_path, others[:3]))}"
            f" {'is' if len(others) == 1 else 'are'} in {clipped_path(first)}, not what stands in"
            f" {clipped_path(base)}.",
            f"request {request.key}",
            f"give the new request another name; or {by_key}",
        )


def read_request_file(path: Path) -> Reading:
    """The requests in a file; its suffix says whether it is JSON or CSV, else it is YAML.

    Raises:
        RequestInvalid: it cannot be read at all. Faults of what is in it are the reading's.
    """
    form = SUFFIXES.get(path.suffix.lower(), "yaml")
    return read_requests(_text(path, "cp1252" if form == "csv" else ""), form)


def _text(path: Path, otherwise: str) -> str:
    """The text of a file in UTF-8 or UTF-16, else in the encoding of old spreadsheets where one is named."""
    try:
        state = path.stat()
        other = no_file(state.st_mode)
        if other is not None:
            raise RequestInvalid(f"The request file is {other[0]}, not a file.", str(path), other[1])
        if state.st_size > _MOST_BYTES:
            raise RequestInvalid(
                f"The request file has {state.st_size:,} bytes; the most is {_MOST_BYTES:,}.",
                str(path),
                "give the request alone; lists of companies are its sources",
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise RequestInvalid(
            "The request file does not exist.", str(path), 'write one with: leadgen new "25 property managers in Texas"'
        ) from error
    except OSError as error:
        raise RequestInvalid(
            f"The request file cannot be read: {error.strerror or error}.",
            str(path),
            "check the file and its permissions",
        ) from error
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise RequestInvalid("The file is a workbook, not a text file.", str(path), "save it as CSV and give that")
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in content and not wide:
        raise RequestInvalid("The file is not a text file.", str(path), "write the request as YAML, JSON or CSV")
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if otherwise and not wide:
            return content.decode(otherwise, errors="replace")
        form, line = "UTF-16" if wide else "UTF-8", content[: error.start].count(b"\n") + 1
        what = f"The request file is no text in {form}: line {line} holds the byte 0x{content[error.start]:02x}."
        raise RequestInvalid(what, str(path), "save it as UTF-8 text there") from error
