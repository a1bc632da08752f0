"""Doors on one database, a tenant and an inbox of its own for each test."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, LiteralString, TypeVar

import psycopg
import pytest

from leadgen_assets.doors.inbox import Look, Seen, look, make_folders
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

T = TypeVar("T")
_tenants = itertools.count(1)


@pytest.fixture
def house(room_url: str, tmp_path: Path) -> House:
    """A tenant of its own with an empty inbox and a list beside it."""
    return House(room_url, tmp_path, f"d{next(_tenants)}")


class House:
    """One tenant, its inbox, and what stands in the database for it."""

    def __init__(self, url: str, folder: Path, tenant: str) -> None:
        self.url, self.folder, self.tenant = url, folder, tenant
        self.settings = Settings(home=folder / "home", workers=0, tenant=tenant)
        self.inbox = self.settings.inbox
        make_folders(self.settings)
        self.clock = time.time()
        self.put("lists/firms.csv", "name,website\nAcme,https://acme.example\n")

    def put(self, name: str, content: str | bytes, age: float = 10.0) -> Path:
        """Drop a file that was last written so many seconds ago."""
        path = self.inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(path, (self.clock - age, self.clock - age))
        return path

    def put_request(self, name: str, title: str, **fields: object) -> Path:
        """Drop a good request."""
        lines = [f"name: {title}", "sources: list:lists/firms.csv", *(f"{k}: {v}" for k, v in fields.items())]
        return self.put(name, "\n".join(lines))

    def look(self, seen: Mapping[str, Seen] | None = None, in_time: Callable[[], bool] = lambda: True) -> Look:
        return self.with_database(lambda database: look(database, self.settings, seen or {}, self.clock, in_time))

    def fates(self, **options: Any) -> dict[str, str]:
        return {one.name: one.fate for one in self.look(**options).taken}

    def reason(self, name: str) -> str:
        return (self.inbox / "rejected" / f"{name}.reason.txt").read_text("utf-8")

    def names(self, folder: str = "") -> list[str]:
        """Files of a folder of the inbox."""
        there = self.inbox / folder
        return sorted(path.name for path in there.iterdir() if not path.is_dir()) if there.is_dir() else []

    def with_database(self, work: Callable[[Database], Awaitable[T]]) -> T:
        async def inside() -> T:
            async with Database(self.url) as database:
                return await work(database)

        return asyncio.run(inside())

    def sql(self, statement: LiteralString, *values: object) -> list[Any]:
        """Rows, as tuples, of a statement under this tenant's policies."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET ROLE leadgen_app")
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [self.tenant])
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def requests(self) -> list[str]:
        """The tenant's requests, without the tenant."""
        rows = self.sql("SELECT request_key FROM leadgen.lead_requests ORDER BY request_key")
        return [row[0].partition(".")[2] for row in rows]
