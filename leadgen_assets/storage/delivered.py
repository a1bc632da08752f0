"""What a published export delivered, without its rows or a page or a company at a time: a whole set may hold many thousands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.exports import GIVEN, ExportedFile

_CALLED = "coalesce(nullif({0}->>'{1}', ''), {0}->>'{2}')"
_COMPANY = _CALLED.format("c.entry", "domain", "company_name")
_CONTACT = _CALLED.format("n.entry", "company_domain", "company_name")


@dataclass(frozen=True, slots=True)
class Delivery:
    """An export that was published, without its rows: how many there are, and its files.

    Attributes:
        sample: whether it is a preview's, of which nobody was given anything.
    """

    export_id: str
    run_id: str
    companies: int
    contacts: int
    created_at: datetime
    files: tuple[ExportedFile, ...]
    sample: bool = False


@dataclass(frozen=True, slots=True)
class DeliveredRow:
    """A delivered company: its row of the companies file and those of its contacts, in the file's order.

    Attributes:
        place: of the row in the file, from 1.
    """

    place: int
    row: dict[str, str]
    people: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class DeliveredCompany:
    """All rows of one delivered company."""

    row: dict[str, str]
    contacts: tuple[dict[str, str], ...]
    evidence: tuple[dict[str, str], ...]


async def newest_delivery(conn: AsyncConnection[Any], key: str) -> Delivery | None:
    """The request's latest export that has files; None where there is none."""
    cursor = await conn.execute(
        f"SELECT e.export_id, e.run_id, jsonb_array_length(e.companies) AS companies, NOT {GIVEN} AS sample,"
        " jsonb_array_length(e.contacts) AS contacts, e.created_at, x.files FROM leadgen.export_sets e"
        " CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'path', path, 'rows', rows,"
        "  'bytes', bytes, 'sha256', sha256) ORDER BY kind) AS files FROM leadgen.exports"
        "  WHERE export_id = e.export_id) x"
        " WHERE e.request_key = %s AND x.files IS NOT NULL ORDER BY e.created_at DESC LIMIT 1",
        [key],
    )
    row = await cursor.fetchone()
    if row is None:
        return None
    sample = bool(row["sample"] and row["companies"])  # an empty export gave nothing, and shows nothing either
    return Delivery(**{**row, "sample": sample, "files": tuple(ExportedFile(**file) for file in row["files"])})


async def delivered_rows(
    conn: AsyncConnection[Any], export_id: str, search: str, offset: int, limit: int
) -> tuple[list[DeliveredRow], int]:
    """A page of the delivered companies in the file's order, and how many there are on all pages.

    Args:
        search: part of a name or domain, in whatever case; "" for all.
    """
    found = (
        "FROM leadgen.export_sets e CROSS JOIN LATERAL jsonb_array_elements(e.companies) WITH ORDINALITY AS c(entry, place)"
        " WHERE e.export_id = %s AND (%s = '' OR position(lower(%s) IN"
        " lower(c.entry->>'company_name') || ' ' || lower(c.entry->>'domain')) > 0)"
    )
    given = [export_id, search, search]
    cursor = await conn.execute(f"SELECT count(*) AS number {found}", given)
    counted = await cursor.fetchone()
    cursor = await conn.execute(
        f"SELECT c.entry, c.place, {_COMPANY} AS called {found} ORDER BY c.place OFFSET %s LIMIT %s",
        [*given, offset, limit],
    )
    rows = await cursor.fetchall()
    people = await _people(conn, export_id, [row["called"] for row in rows])
    delivered = [DeliveredRow(row["place"], row["entry"], people.get(row["called"], ())) for row in rows]
    return delivered, int(counted["number"]) if counted else 0


async def _people(
    conn: AsyncConnection[Any], export_id: str, called: list[str]
) -> dict[str, tuple[dict[str, str], ...]]:
    cursor = await conn.execute(
        f"SELECT {_CONTACT} AS called, jsonb_agg(n.entry ORDER BY n.place) AS people"
        " FROM leadgen.export_sets e CROSS JOIN LATERAL jsonb_array_elements(e.contacts) WITH ORDINALITY AS n(entry, place)"
        f" WHERE e.export_id = %s AND {_CONTACT} = ANY(%s) GROUP BY 1",
        [export_id, called],
    )
    return {row["called"]: tuple(row["people"]) for row in await cursor.fetchall()}


async def delivered_company(conn: AsyncConnection[Any], export_id: str, called: str) -> DeliveredCompany | None:
    """One delivered company with its contacts and evidence; None where the export has none of that name.

    Args:
        called: its domain, or its name where it has no domain.
    """
    companies = await _elements(
        conn, export_id, "companies", _CALLED.format("n.entry", "domain", "company_name"), called
    )
    if not companies:
        return None
    contacts = await _elements(conn, export_id, "contacts", _CONTACT, called)
    evidence = await _elements(conn, export_id, "evidence", "n.entry->>'company'", called)
    return DeliveredCompany(companies[0], tuple(contacts), tuple(evidence))


async def _elements(
    conn: AsyncConnection[Any], export_id: str, column: str, name: str, called: str
) -> list[dict[str, str]]:
    cursor = await conn.execute(
        f"SELECT n.entry FROM leadgen.export_sets e"
        f" CROSS JOIN LATERAL jsonb_array_elements(e.{column}) WITH ORDINALITY AS n(entry, place)"
        f" WHERE e.export_id = %s AND {name} = %s ORDER BY n.place",
        [export_id, called],
    )
    return [row["entry"] for row in await cursor.fetchall()]
