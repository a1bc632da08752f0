"""What `leadgen doctor` looks at in the database: server, schema, roles, limits, counters, and archives of requests."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import AsyncConnection

from leadgen_assets.cli.dagster_home import dagster_database
from leadgen_assets.cli.doctor_lines import Line, State, told_as_line
from leadgen_assets.domain.money import shown_of, shown_usd
from leadgen_assets.llm.books import Limit
from leadgen_assets.settings import Settings
from leadgen_assets.stages.limits_ahead import Limits
from leadgen_assets.storage.address import told
from leadgen_assets.storage.backing_up import Databases
from leadgen_assets.storage.dagsters import ANOTHER, foreign_request
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.migrations.forward import head
from leadgen_assets.storage.model_costs import unknown_calls
from leadgen_assets.storage.model_limits import LimitStanding, counter_faults, standings
from leadgen_assets.storage.model_turns import lift_rests, rests, told_limits
from leadgen_assets.storage.opening import opened
from leadgen_assets.storage.requests import load_all
from leadgen_assets.storage.roles import APP, OPERATOR, OWNER

_MOST_NAMED = 5


async def about_database(settings: Settings, *, lift_rest: bool = False) -> list[Line]:
    """The database, which is started and brought forward as every command does it, and what its tables say.

    Args:
        lift_rest: whether a service that asked to be left alone is asked all the same from now on.
    """
    lines: list[Line] = []
    with told_as_line(lines, "database"):
        async with opened(settings) as database:
            async with database.operator_tx() as conn:
                lines += await _server(conn, database)
                lines += await _counters(conn)
                lines.append(await _archives(conn))
                lines += await _rests(conn, settings, lift_rest)
                lines += await _a_minute(conn, settings)
            async with database.tenant_tx(settings.tenant) as conn:
                if settings.mode != "off":
                    lines += [
                        _limit(one) for one in await standings(conn, settings.tenant, settings, datetime.now(UTC))
                    ]
        lines.append(await asyncio.to_thread(_dagsters, Databases(database.url, dagster_database(settings))))
    return lines


def _dagsters(where: Databases) -> Line:
    """Whether Dagster's database is ours alone."""
    try:
        foreign = foreign_request(where)
    except psycopg.Error as error:
        seen = f"{where.dagster} cannot be read: {next(iter(str(error).splitlines()), type(error).__name__)}"
        return Line(State.LOOK, "Dagster's database", seen, "let the user of LEADGEN_DATABASE_URL own it")
    if foreign:
        seen = f"{where.dagster} also has runs of requests that are not in {where.name}, such as {foreign}"
        return Line(State.LOOK, "Dagster's database", seen, f"where another installation works with it: {ANOTHER}")
    return Line(State.FINE, "Dagster's database", f"{where.dagster}, on the same server; its runs are of requests here")


async def _server(conn: AsyncConnection[Any], database: Database) -> list[Line]:
    cursor = await conn.execute(
        "SELECT current_setting('server_version') AS server, current_setting('server_version_num')::integer AS number,"
        " (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector,"
        " (SELECT array_agg(rolname::text) FROM pg_roles WHERE rolname = ANY(%s)) AS roles,"
        " (SELECT rolbypassrls FROM pg_roles WHERE rolname = %s) AS sees_all,"
        " (SELECT version_num FROM leadgen.alembic_version) AS schema",
        [[OWNER, APP, OPERATOR], OPERATOR],
    )
    row = await cursor.fetchone()
    assert row is not None
    where = told(database.url)
    lines = [Line(State.FINE, "database", f"PostgreSQL {row['server']}, {where}")]
    vector = row["vector"]
    lines.append(
        Line(State.FINE, "pgvector", f"version {vector}")
        if vector
        else Line(State.WRONG, "pgvector", "it is not there", "create the extension vector in the database")
    )
    missing = sorted({OWNER, APP, OPERATOR} - set(row["roles"] or ()))
    if missing or not row["sees_all"]:
        seen = f"missing: {', '.join(missing)}" if missing else f"{OPERATOR} does not see every tenant (BYPASSRLS)"
        lines.append(Line(State.WRONG, "roles", seen, "run `leadgen db start` as a user who may create roles"))
    else:
        lines.append(Line(State.FINE, "roles", "owner, app and operator are as they should be"))
    current = row["schema"] == head()
    todo = "run `leadgen db start`"
    lines.append(Line(State.FINE if current else State.WRONG, "schema", f"{row['schema']}, newest {head()}", todo))
    return lines


async def _counters(conn: AsyncConnection[Any]) -> list[Line]:
    faults = await counter_faults(conn)
    todo = "report it with these words; until then limits are compared with the counters"
    lines = [
        Line(State.WRONG, "counters", "; ".join(faults[:_MOST_NAMED]), todo)
        if faults
        else Line(State.FINE, "counters", "what limits are compared with is the sum of the ledger")
    ]
    unknown = await unknown_calls(conn)
    if unknown:
        most = shown_usd(sum(one.most_micro_usd for one in unknown))
        seen = f"of {len(unknown):,} calls nobody knows whether they are billed; they count at their maximum, {most}"
        lines.append(Line(State.LOOK, "unknown calls", seen, "look at the bill, then: leadgen cost settle"))
    return lines


async def _rests(conn: AsyncConnection[Any], settings: Settings, lift: bool) -> list[Line]:
    """What the service of the settings asked for: another's rest holds up no question of theirs."""
    from leadgen_assets.llm.opening import asked_account  # it loads what asks a service

    now, account = datetime.now(UTC), asked_account(settings)
    if not account:
        todo = "set LEADGEN_MODE and OPENAI_API_KEY as the runs have them"
        return [Line(State.LOOK, "rest", "no service is asked by these settings, so none was lifted", todo)] * lift
    found = await rests(conn, account, now)
    until = "; ".join(f"{one.model} until {one.until:%Y-%m-%d %H:%M} UTC" for one in found)
    if not lift:
        todo = "wait; or, where it asked for more than it can mean: leadgen doctor --lift-rest"
        seen = f"the service asked to be left alone: {until}"
        return [Line(State.LOOK, "rest", seen, todo)] if found else []
    await lift_rests(conn, account, now)
    none = "none was asked for by the service of the settings (OPENAI_BASE_URL and its key)"
    seen = f"lifted: {until}; requests that wait for it: leadgen resume REQUEST" if found else none
    return [Line(State.FINE, "rest", seen)]


async def _a_minute(conn: AsyncConnection[Any], settings: Settings) -> list[Line]:
    """What holds a minute: of a long run it decides how long it asks."""
    if settings.mode == "off":
        return []
    from leadgen_assets.llm.opening import asked_account  # it loads what asks a service

    limits = replace(Limits.of(settings), told=await told_limits(conn, asked_account(settings)))
    by_model: dict[str, list[str]] = {}
    for bound in limits.a_minute(settings):
        by_model.setdefault(bound.model, []).append(f"{bound.a_minute:,} {bound.of} ({bound.by})")
    seen = "; ".join(f"{model}: {', '.join(told)}" for model, told in by_model.items())
    return [Line(State.FINE, "limits a minute", seen or "none is set, and the service has told none")]


async def _archives(conn: AsyncConnection[Any]) -> Line:
    """Files of requests that are not finished, or come again."""
    missing, number = [], 0
    for stored in await load_all(conn):
        if stored.status.finished and stored.request.repeat == "never":
            continue
        for spec in stored.request.sources:
            if spec.kind != "archive":
                continue
            number += 1
            path = Path(stored.base_folder) / spec.path
            if not path.is_file():
                missing.append(f"{path} of {stored.key}")
    if missing:
        todo = "put the file back, or amend the request: leadgen amend KEY --set sources=…"
        return Line(State.WRONG, "archives", f"not there: {'; '.join(missing[:_MOST_NAMED])}", todo)
    if not number:
        return Line(State.FINE, "archives", "none is needed")
    told = (
        "one file of a request that goes on, and it is there"
        if number == 1
        else f"{number:,} files of requests that go on, all there"
    )
    return Line(State.FINE, "archives", told)


def _limit(one: LimitStanding) -> Line:
    money = one.limit is Limit.DAY
    name = "dollars today" if money else "questions this hour"
    left, allowed = (shown_of(n, one.allowed) if money else f"{n:,}" for n in (one.left, one.allowed))
    seen = f"{left} left of {allowed}"
    until = f", new at {one.new_at:%Y-%m-%d %H:%M} UTC" if one.new_at else ""
    return Line(State.FINE if one.left else State.LOOK, name, seen + until, "wait, or raise it: leadgen cost limits")
