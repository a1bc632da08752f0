"""Frozen export sets and published files: recorded together, told newest first, each tenant's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection

from leadgen_assets.storage.exports import (
    ExportedFile,
    ExportRecord,
    exports_of,
    published_companies,
    published_paths,
    qualified_standings,
    record_export,
)
from leadgen_assets.storage.overview import delivered_numbers

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf

AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
FILES = tuple(
    ExportedFile(kind, f"/exports/{kind}_1.csv", 1, 100, "ab" * 32) for kind in ("companies", "contacts", "evidence")
)
RECORD = ExportRecord(
    "export-1", "run-one", [{"domain": "acme.example"}], [{"full_name": "Zoë"}], [], [{"name": "a_rule", "passed": True}],
    "", AT, FILES,
)  # fmt: skip


@pytest.fixture
def key(shelf: Shelf) -> str:
    return shelf.request()


@pytest.fixture
def company(shelf: Shelf, key: str) -> int:
    ((number,),) = shelf.sql(
        "INSERT INTO leadgen.companies (identity_key, domain) VALUES ('c', 'acme.example') RETURNING company_id"
    )
    shelf.sql("INSERT INTO leadgen.request_companies (request_key, company_id, status, reason, rank, round)"
              " VALUES (%s, %s, 'qualified', 'fits well', 1, 1)", key, number)  # fmt: skip
    return int(number)


def record(shelf: Shelf, key: str, export: ExportRecord, *company_ids: int) -> None:
    async def written(conn: AsyncConnection[Any]) -> None:
        await record_export(conn, key, export, company_ids)

    shelf.tx(written)


def told(shelf: Shelf, key: str, limit: int = 2) -> list[ExportRecord]:
    async def read(conn: AsyncConnection[Any]) -> list[ExportRecord]:
        return await exports_of(conn, key, limit)

    return shelf.tx(read)


def named(shelf: Shelf, export: ExportRecord, suffix: str) -> ExportRecord:
    """The record under an id that no other test has: ids are the installation's."""
    return replace(export, export_id=f"{shelf.tenant} {suffix}", key=f"{shelf.tenant}.a-request", details=b"packed")


def test_an_export_is_told_as_it_was_recorded(shelf: Shelf, key: str, company: int) -> None:
    export = named(shelf, RECORD, "1")
    record(shelf, key, export, company)
    assert told(shelf, key) == [export]
    assert shelf.sql("SELECT request_key, exported_at FROM leadgen.exported_companies") == [(key, AT)]
    assert shelf.sql("SELECT status, reason FROM leadgen.request_companies") == [("exported", "fits well")]


def test_recording_it_again_is_the_same_export(shelf: Shelf, key: str, company: int) -> None:
    export = named(shelf, RECORD, "1")
    record(shelf, key, export, company)
    changed = replace(export, files=tuple(replace(file, rows=2) for file in FILES))
    record(shelf, key, changed, company)
    assert told(shelf, key) == [changed]


def test_a_refused_set_gives_nothing_away(shelf: Shelf, key: str, company: int) -> None:
    refused = replace(named(shelf, RECORD, "1"), files=(), refused="a rule is broken")
    record(shelf, key, refused, company)
    assert told(shelf, key) == [refused]
    assert shelf.sql("SELECT count(*) FROM leadgen.exported_companies") == [(0,)]
    assert shelf.sql("SELECT status FROM leadgen.request_companies") == [("qualified",)]


def test_a_previews_sample_was_given_to_nobody_also_when_nothing_came_after_it(
    shelf: Shelf, key: str, company: int
) -> None:
    async def numbers(conn: AsyncConnection[Any]) -> tuple[int, int]:
        return (await delivered_numbers(conn, [key])).get(key, 0), await published_companies(conn, key)

    sample = replace(named(shelf, RECORD, "1"), sample=True)
    record(shelf, key, sample)
    shelf.sql("UPDATE leadgen.lead_requests SET previewed = true, status = 'cancelled'")
    assert told(shelf, key) == [sample]
    assert (sample.delivered, shelf.tx(numbers)) == (0, (0, 0))
    whole = replace(named(shelf, RECORD, "2"), created_at=AT + timedelta(hours=1))
    record(shelf, key, whole, company)
    assert told(shelf, key, 1) == [whole]
    assert (whole.delivered, shelf.tx(numbers)) == (1, (1, 1))


def test_the_newest_come_first_and_no_more_than_asked_for(shelf: Shelf, key: str, company: int) -> None:
    exports = [
        replace(named(shelf, RECORD, str(n)), created_at=AT + timedelta(hours=n), files=FILES if n % 2 else ())
        for n in range(4)
    ]
    for export in exports:
        record(shelf, key, export, company)
    assert told(shelf, key, 3) == exports[:0:-1]
    assert told(shelf, key, 9) == exports[::-1]

    async def paths(conn: AsyncConnection[Any]) -> set[str]:
        return await published_paths(conn, key)

    assert shelf.tx(paths) == {file.path for file in FILES}


def test_exports_are_their_requests_and_their_tenants(shelf: Shelf, key: str, company: int) -> None:
    record(shelf, key, named(shelf, RECORD, "1"), company)
    assert told(shelf, shelf.request("another")) == []
    other = shelf.other()
    other.request()
    assert told(other, key) == []


def test_a_qualified_company_stands_with_its_sources_and_contacts(shelf: Shelf, key: str, company: int) -> None:
    shelf.sql("INSERT INTO leadgen.profiles (company_id, input_hash, body, pages_read, rejected)"
              " VALUES (%s, 'h', '{}', 1, 0)", company)  # fmt: skip
    shelf.sql("INSERT INTO leadgen.assessments (request_key, company_id, profile_hash, icp_hash, fit, score, tier,"
              " confidence, qualified, body) VALUES (%s, %s, 'h', 'i', 'yes', 3, 'high', 0.7, true, '{}')",
              key, company)  # fmt: skip
    for source in ("list:b", "archive:a", "list:b"):
        shelf.sql("INSERT INTO leadgen.company_sightings (request_key, company_id, source, locator)"
                  " VALUES (%s, %s, %s, gen_random_uuid()::text)", key, company, source)  # fmt: skip

    async def standings(conn: AsyncConnection[Any]) -> list[Any]:
        return await qualified_standings(conn, key)

    (one,) = shelf.tx(standings)
    assert (one.key, one.tier, one.confidence, one.contacts) == ("acme.example", "high", 0.7, 0)
    assert one.sources == ("archive:a", "list:b")
    shelf.sql("UPDATE leadgen.assessments SET qualified = false")
    assert shelf.tx(standings) == []
