"""Splitting a request that is too large for one run: several requests that cannot deliver the same company."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.decided import undisturbed
from leadgen_assets.domain.errors import DecisionNeeded, RequestConflict, RequestInvalid
from leadgen_assets.domain.money import shown_of
from leadgen_assets.domain.requests.filters import city_key, county_key
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.slicing import (
    FIXED_IN_SLICE,
    Slice,
    SplitBy,
    cut,
    slices_by_city,
    slices_by_county,
    slices_by_state,
)
from leadgen_assets.domain.wording.places import state_code
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.exports import published_companies
from leadgen_assets.storage.model_costs import request_spending
from leadgen_assets.storage.requests import StoredRequest, load, load_all, record_event, submit
from leadgen_assets.storage.slices import hold_split, mark_slice, mark_split, slice_standings

_MOST_BYTES = 50_000_000
_MARKS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
Counties = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a request would be cut.

    Attributes:
        slices, requests: one each, in one order. left_micro_usd: what of the budget they share.
    """

    whole: StoredRequest
    by: SplitBy
    slices: tuple[Slice, ...]
    requests: tuple[LeadRequest, ...]
    left_micro_usd: int


async def planned(database: Database, key: str, by: SplitBy, counties: Counties | None) -> Cut:
    """Where the request would be cut now; nothing is stored. Errors as `split`."""
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        return await planned_within(conn, key, by, counties)


async def planned_within(conn: AsyncConnection[Any], key: str, by: SplitBy, counties: Counties | None) -> Cut:
    """As `planned`, in a transaction that may have stored the request just now."""
    made = await _cut(conn, await load(conn, key), by, counties)
    await _require_free(conn, made.requests)
    return made


async def split(database: Database, key: str, by: SplitBy, counties: Counties | None) -> Cut:
    """Split the request: its slices are queued, its own status follows from theirs; all in one transaction, or nothing.

    Raises:
        RequestUnknown: there is none. RequestBusy: a run works on it.
        DecisionNeeded: it was split before, is a slice itself, delivered something, repeats, or waits after a preview.
        RequestInvalid: nothing to cut. RequestConflict: a slice's name is another request's.
    """
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        return await split_within(conn, key, by, counties)


async def split_within(conn: AsyncConnection[Any], key: str, by: SplitBy, counties: Counties | None) -> Cut:
    """As `split`, in a transaction that may have stored the request just now."""
    await hold_split(conn, key)
    whole = await undisturbed(conn, key, though_split=True)
    made = await _cut(conn, whole, by, counties)
    # In the order of keys: two transactions that make the same requests must not wait for each other.
    order = sorted(range(len(made.requests)), key=lambda place: made.requests[place].key)
    for place in order:
        request, one = made.requests[place], made.slices[place]
        await _require_free(conn, [request])
        await submit(conn, request, whole.icp, whole.base_folder, RequestStatus.QUEUED)
        await mark_slice(conn, request.key, key, one.label, place, whole.series)
        await record_event(conn, request.key, "submitted", {"door": "split", "slice_of": key})
    await mark_split(conn, key, by)
    await record_event(conn, key, "split", {"by": by, "slices": len(made.slices)})
    return made


async def require_within_slice(conn: AsyncConnection[Any], before: StoredRequest, request: LeadRequest) -> None:
    """Refuse an amendment by which slices would overlap, or cost more than the whole may.

    Args:
        before: a slice, a request that was split, or any other. request: what it would be.

    Raises:
        DecisionNeeded: with what to do instead.
    """
    whole_key = before.slice_of or (before.key if before.split_by else "")
    if not whole_key:
        return
    fixed = [name for name in FIXED_IN_SLICE if name in before.request.changed_by(request)]
    if fixed:
        raise DecisionNeeded(
            f"Request {before.key} is a slice of {whole_key}; in a slice {' and '.join(fixed)} cannot be changed,"
            " because other slices deliver what is elsewhere and the whole is cut once.",
            todo="submit a request of its own for that",
        )
    if request.budget_micro_usd == before.request.budget_micro_usd:
        return
    await hold_split(conn, whole_key)
    whole = await load(conn, whole_key)
    most = (request if before.split_by else whole.request).budget_micro_usd
    spent = await request_spending(conn, whole_key)
    used = spent.spent_micro_usd + spent.reserved_micro_usd + spent.unknown_micro_usd
    slices = {one.key: one.budget_micro_usd for one in await slice_standings(conn, whole_key)}
    if before.slice_of:
        slices[before.key] = request.budget_micro_usd
    together = used + sum(slices.values())
    if together > most:
        todo = (
            f"raise the whole's first: leadgen amend {whole_key} --budget DOLLARS"
            if before.slice_of
            else "lower the budgets of its slices first"
        )
        raise DecisionNeeded(
            f"The slices of {whole_key} share its budget: together they could cost {shown_of(together, most)}, the whole at most"
            f" {shown_of(most, most)}.",
            todo=todo,
        )


async def _require_free(conn: AsyncConnection[Any], requests: Sequence[LeadRequest]) -> None:
    for there in await load_all(conn, keys=[request.key for request in requests]):
        raise RequestConflict(
            f"A request named {there.request.name!r} exists already, and a slice would have that name.",
            f"request {there.key}",
            "submit the whole under another name, and split that",
        )


async def _cut(conn: AsyncConnection[Any], whole: StoredRequest, by: SplitBy, counties: Counties | None) -> Cut:
    await _require_unworked(conn, whole)
    if by == "state":
        slices = slices_by_state(whole.request)
    elif by == "city":
        slices = slices_by_city(whole.request)
    elif counties is not None:
        slices = slices_by_county(whole.request, counties)
    else:
        raise RequestInvalid(
            "This program has no table of which city lies in which county, and guesses none.",
            f"request {whole.key}",
            "give one: --by county --counties FILE.csv with the columns state, city, county; or split --by state or --by city",
        )
    spent = await request_spending(conn, whole.key)
    used = spent.spent_micro_usd + spent.reserved_micro_usd + spent.unknown_micro_usd
    left = max(0, whole.request.budget_micro_usd - used)
    return Cut(whole, by, tuple(slices), tuple(cut(whole.request, slices, left)), left)


async def _require_unworked(conn: AsyncConnection[Any], whole: StoredRequest) -> None:
    key, why, todo = whole.key, "", ""
    if whole.split_by:
        why, todo = f"was split by {whole.split_by} already", f"its slices: leadgen status {key}"
    elif whole.slice_of:
        why, todo = f"is a slice of {whole.slice_of} itself", "split the whole by something finer, under another name"
    elif whole.status is RequestStatus.RUNNING:
        why, todo = "is being worked on", f"stop it, what is done is kept: leadgen cancel {key}; then split it"
    elif whole.request.repeat != "never":
        why, todo = (
            f"repeats {whole.request.repeat}, and slices do not",
            f"end that first: leadgen amend {key} --set repeat=never",
        )
    elif whole.previewing:
        why, todo = "asks for a preview", f"look at it first, or leave it out: leadgen amend {key} --set preview=0"
    elif whole.status in (RequestStatus.READY, RequestStatus.READY_PARTIAL):
        why, todo = f"is {whole.status}", f"take its files: leadgen export {key}; ask for more under another name"
    elif await published_companies(conn, key):
        why = "delivered companies already"
        todo = f"take them (leadgen export {key}), and submit what is missing under another name: it leaves them out"
    if why:
        raise DecisionNeeded(f"Request {key} {why}; it cannot be split.", todo=todo)


def read_counties(path: Path) -> dict[tuple[str, str], str]:
    """(state's code, city) -> county, of a CSV file with the columns state, city and county; one county in one spelling.

    Raises:
        RequestInvalid: with the line that is wrong, or the two that put one city into two counties.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise RequestInvalid(
                "The file of counties is too large.", str(path), "give the states that are asked for alone"
            )
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            names = {name.strip().lower(): name for name in rows.fieldnames or () if name}
            missing = [name for name in ("state", "city", "county") if name not in names]
            parted = next((mark for mark in ";\t|" if mark in "".join(rows.fieldnames or ())), "")
            if missing and parted:
                raise RequestInvalid(
                    f"The columns of the file of counties are parted by {_MARKS[parted]}, not by commas.",
                    str(path),
                    "save it as CSV with commas: state,city,county",
                )
            if missing:
                raise RequestInvalid(
                    f"The file of counties has no column {' and no column '.join(missing)}.",
                    str(path),
                    "its first line names the columns: state,city,county",
                )
            found: dict[tuple[str, str], str] = {}
            said: dict[tuple[str, str], tuple[str, int]] = {}
            spelled: dict[tuple[str, str], str] = {}
            for row in rows:
                state, city, county = ((row[names[name]] or "").strip() for name in ("state", "city", "county"))
                if not state and not city and not county:
                    continue
                if not state_code(state) or not city or not county:
                    raise RequestInvalid(
                        f"Line {rows.line_num} names no {'state' if not state_code(state) else 'city' if not city else 'county'}.",
                        str(path),
                        "write state, city and county in each line",
                    )
                code, county = state_code(state), " ".join(county.split())
                county = spelled.setdefault((code, county_key(county)), county)
                before, line = said.setdefault((code, city_key(city)), (county, rows.line_num))
                if before != county:
                    raise RequestInvalid(
                        f"Line {line} puts {city}, {code} into {before}, and line {rows.line_num} into {county}.",
                        str(path),
                        "leave one of the lines: a city is in one slice",
                    )
                found.setdefault((code, " ".join(city.split())), county)
            return found
    except OSError as error:
        raise RequestInvalid(
            f"The file of counties cannot be read: {error.strerror or error}.", str(path), "check the path"
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise RequestInvalid(
            f"The file of counties is no CSV file in UTF-8: {error}.", str(path), "save it as CSV"
        ) from error
