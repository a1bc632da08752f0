"""Frozen export sets, published files, and what they are made of."""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, LiteralString

from psycopg import AsyncConnection
from psycopg.types.json import Jsonb

from leadgen_assets.domain.exports.contact import Contact
from leadgen_assets.domain.facts.profile import Profile
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.storage.blocking import NOT_OPTED_OUT
from leadgen_assets.storage.rows import EXPORTED, STATUS, write


@dataclass(frozen=True, slots=True)
class QualifiedStanding:
    """A qualified company of a request with what an export needs beside its profile."""

    company_id: int
    key: str
    tier: str
    confidence: float
    found_at: datetime
    sources: tuple[str, ...]
    contacts: int
    identity: str


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A published file; `sha256` as hex."""

    kind: str
    path: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """An export set as it was judged: rows, verdict, the files (none when it was refused).

    Attributes:
        key: of the request. details: packed rows (domain/telling/packed_rows.py) of what is known beside the CSV's cells, one a
            company in the order of `companies`; empty for an export that was made before there were any.
        review: rows of the review file.
        sample: whether its files are a preview's, of which nobody was given anything.
    """

    export_id: str
    run_id: str
    companies: list[dict[str, str]]
    contacts: list[dict[str, str]]
    evidence: list[dict[str, str]]
    verdict: list[dict[str, Any]]
    refused: str
    created_at: datetime
    files: tuple[ExportedFile, ...]
    key: str = ""
    details: bytes = b""
    review: list[dict[str, str]] = field(default_factory=list)
    sample: bool = False

    @property
    def delivered(self) -> int:
        """Companies that were given with its files."""
        return 0 if self.sample or not self.files else len(self.companies)


async def qualified_standings(conn: AsyncConnection[Any], key: str) -> list[QualifiedStanding]:
    """The request's qualified companies, unordered."""
    cursor = await conn.execute(
        "SELECT a.company_id, coalesce(nullif(c.domain, ''), c.identity_key) AS key, c.identity_key AS identity,"
        " a.tier, a.confidence, rc.found_at,"
        " ARRAY(SELECT DISTINCT source FROM leadgen.company_sightings s WHERE s.request_key = a.request_key"
        "       AND s.company_id = a.company_id ORDER BY source) AS sources,"
        " (SELECT count(*) FROM leadgen.request_contacts n WHERE n.request_key = a.request_key"
        "  AND n.company_id = a.company_id AND EXISTS (SELECT FROM leadgen.contacts c"
        "   WHERE c.tenant_id = n.tenant_id AND c.company_id = n.company_id AND c.name_key = n.name_key"
        f"   AND {NOT_OPTED_OUT})) AS contacts"
        " FROM leadgen.assessments a"
        " JOIN leadgen.companies c ON c.company_id = a.company_id"
        " JOIN leadgen.request_companies rc ON rc.request_key = a.request_key AND rc.company_id = a.company_id"
        " WHERE a.request_key = %s AND a.qualified",
        [key],
    )
    return [
        QualifiedStanding(**{**row, "sources": tuple(row["sources"]), "confidence": round(row["confidence"], 4)})
        for row in await cursor.fetchall()
    ]


async def chosen_contacts(
    conn: AsyncConnection[Any], key: str, profiles: Mapping[int, Profile]
) -> dict[int, list[tuple[Contact, datetime]]]:
    """The contacts that the request chose at these companies, in its order, with their evidence and the time they were made.

    A person whose address is blocked is left out, not only the address: an export must not have them looked up elsewhere.
    """
    cursor = await conn.execute(
        "SELECT c.*, n.rank FROM leadgen.request_contacts n"
        " JOIN leadgen.contacts c USING (tenant_id, company_id, name_key)"
        f" WHERE n.request_key = %s AND n.company_id = ANY(%s) AND {NOT_OPTED_OUT} ORDER BY n.company_id, n.rank",
        [key, list(profiles)],
    )
    chosen: dict[int, list[tuple[Contact, datetime]]] = {}
    for row in await cursor.fetchall():
        contact = _contact(row, profiles[row["company_id"]])
        chosen.setdefault(row["company_id"], []).append((contact, row["created_at"]))
    return chosen


def _contact(row: Mapping[str, Any], profile: Profile) -> Contact:
    facts = tuple(
        fact
        for person in profile.people
        if normal_person_name(person.full_name) == row["name_key"]
        for fact in person.facts
    )
    return Contact(
        full_name=row["full_name"],
        title=row["title"],
        email=row["email"],
        linkedin_url=row["linkedin_url"],
        seniority=row["seniority"],
        department=row["department"],
        rung=row["rank"],
        quality_score=row["quality_score"],
        personalization_notes=row["notes"],
        facts=facts,
    )


async def record_export(conn: AsyncConnection[Any], key: str, record: ExportRecord, company_ids: Sequence[int]) -> None:
    """Freeze an export set with its verdict and, where it was published, its files and whom it gave away."""
    await conn.execute(
        "INSERT INTO leadgen.export_sets"
        " (export_id, request_key, run_id, companies, contacts, evidence, verdict, refused, created_at, full_rows, review)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (export_id) DO UPDATE SET companies = excluded.companies, contacts = excluded.contacts,"
        " evidence = excluded.evidence, verdict = excluded.verdict, refused = excluded.refused,"
        " full_rows = excluded.full_rows, review = excluded.review",
        [
            record.export_id, key, record.run_id, _packed(record.companies), _packed(record.contacts),
            _packed(record.evidence), _packed(record.verdict), record.refused, record.created_at,
            record.details, _packed(record.review),
        ],
    )  # fmt: skip
    for file in record.files:
        await conn.execute(
            "INSERT INTO leadgen.exports (export_id, kind, path, rows, bytes, sha256) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (tenant_id, export_id, kind) DO UPDATE SET path = excluded.path, rows = excluded.rows,"
            " bytes = excluded.bytes, sha256 = excluded.sha256",
            [record.export_id, file.kind, file.path, file.rows, file.bytes, file.sha256],
        )
    if record.files:
        await write(conn, EXPORTED, [(company_id, key, record.created_at) for company_id in company_ids])
        reasons = await conn.execute(
            "SELECT company_id, reason FROM leadgen.request_companies WHERE request_key = %s AND company_id = ANY(%s)",
            [key, list(company_ids)],
        )
        await write(
            conn, STATUS, [(key, row["company_id"], "exported", row["reason"]) for row in await reasons.fetchall()]
        )


def _packed(rows: Sequence[Mapping[str, Any]]) -> Jsonb:
    """Rows as the statement sends them: made once, as bytes. A large export's evidence is a hundred megabytes of JSON."""
    return Jsonb(rows, dumps=_json_bytes)


def _json_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    text = io.BytesIO()
    text.write(b"[")
    for number, row in enumerate(rows):
        text.write(b"," if number else b"")
        text.write(json.dumps(row).encode("ascii"))
    text.write(b"]")
    return text.getvalue()


async def record_left_out(conn: AsyncConnection[Any], key: str, withheld: Mapping[int, str]) -> None:
    """Note why qualified companies were left out of an export: blocked, or given away, since they were assessed."""
    await conn.execute(
        "UPDATE leadgen.request_companies rc SET status = 'qualified', reason = '' FROM leadgen.assessments a"
        " WHERE rc.request_key = %s AND rc.status = 'researched' AND a.request_key = rc.request_key"
        " AND a.company_id = rc.company_id AND a.qualified AND rc.company_id <> ALL(%s)",
        [key, list(withheld)],
    )
    await write(conn, STATUS, [(key, company_id, "researched", why) for company_id, why in withheld.items()])


async def left_out(conn: AsyncConnection[Any], key: str) -> dict[str, int]:
    """Reason -> qualified companies that the last export left out for it."""
    cursor = await conn.execute(
        "SELECT rc.reason, count(*) AS number FROM leadgen.request_companies rc"
        " JOIN leadgen.assessments a USING (tenant_id, request_key, company_id)"
        " WHERE rc.request_key = %s AND a.qualified AND rc.status = 'researched' GROUP BY rc.reason",
        [key],
    )
    return {row["reason"]: row["number"] for row in await cursor.fetchall()}


async def published_paths(conn: AsyncConnection[Any], key: str) -> set[str]:
    """Paths of all files that were published for the request."""
    cursor = await conn.execute(
        "SELECT path FROM leadgen.exports JOIN leadgen.export_sets USING (tenant_id, export_id) WHERE request_key = %s",
        [key],
    )
    return {row["path"] for row in await cursor.fetchall()}


GIVEN: LiteralString = (
    # By the time, which has an index. The joined export of a request that was split gives what its slices gave.
    "(EXISTS (SELECT FROM leadgen.exported_companies g WHERE g.tenant_id = e.tenant_id AND g.request_key = e.request_key"
    "  AND g.exported_at >= e.created_at)"
    " OR EXISTS (SELECT FROM leadgen.lead_requests s WHERE s.tenant_id = e.tenant_id AND s.slice_of = e.request_key"
    "  AND s.slice_of <> ''))"
)
"""SQL: the companies of the export set `e` were given to whoever asked for them, and not shown as a sample."""

_ROWS: tuple[LiteralString, ...] = ("companies", "contacts", "evidence", "review", "full_rows")
"""Columns that hold an export's rows: most of what is stored of it."""


def _records(rows: Collection[str] | None) -> LiteralString:
    """Selects export sets `e`; of the columns of rows those named, the others as None."""
    read: LiteralString = ", ".join(f"e.{one}" if rows is None or one in rows else f"NULL AS {one}" for one in _ROWS)
    return f"SELECT e.tenant_id, e.request_key, e.export_id, e.run_id, e.verdict, e.refused, e.created_at, {read}, {_BESIDE}"


_BESIDE: LiteralString = (
    f"{GIVEN} AS given, jsonb_array_length(e.companies) > 0 AS gives,"
    " coalesce((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'path', path, 'rows', rows,"
    " 'bytes', bytes, 'sha256', sha256) ORDER BY kind) FROM leadgen.exports x"
    " WHERE x.tenant_id = e.tenant_id AND x.export_id = e.export_id), '[]') AS files FROM leadgen.export_sets e"
)


async def exports_of(
    conn: AsyncConnection[Any], key: str, limit: int = 2, rows: Collection[str] | None = None
) -> list[ExportRecord]:
    """The request's latest export sets, newest first, the refused ones too.

    Args:
        rows: which of its rows are read ("companies", …); the others are empty. None for all.
    """
    cursor = await conn.execute(
        # The operator sees all tenants: with the request's own, its index is used as a tenant's is.
        f"{_records(rows)} WHERE e.tenant_id = %s AND e.request_key = %s ORDER BY created_at DESC LIMIT %s",
        [key.partition(".")[0], key, limit],
    )
    return [_record(row) for row in await cursor.fetchall()]


async def last_published(
    conn: AsyncConnection[Any], key: str, rows: Collection[str] | None = None
) -> ExportRecord | None:
    """The request's newest export that has files, alone: twenty large ones would not fit into memory together.

    Args:
        rows: as for `exports_of`.
    """
    cursor = await conn.execute(
        f"{_records(rows)} WHERE e.request_key = %s AND EXISTS (SELECT FROM leadgen.exports x"
        " WHERE x.tenant_id = e.tenant_id AND x.export_id = e.export_id) ORDER BY created_at DESC LIMIT 1",
        [key],
    )
    row = await cursor.fetchone()
    return _record(row) if row else None


async def published_companies(conn: AsyncConnection[Any], key: str) -> int:
    """How many companies the request's newest export with files gave; 0 where there is none, and for a preview's sample."""
    cursor = await conn.execute(
        f"SELECT CASE WHEN {GIVEN} THEN x.rows ELSE 0 END AS rows"
        " FROM leadgen.export_sets e JOIN leadgen.exports x USING (tenant_id, export_id)"
        " WHERE e.request_key = %s AND x.kind = 'companies' ORDER BY e.created_at DESC LIMIT 1",
        [key],
    )
    row = await cursor.fetchone()
    return row["rows"] if row else 0


async def exports_by_id(conn: AsyncConnection[Any], export_ids: Sequence[str]) -> list[ExportRecord]:
    """The export sets of these ids, newest first."""
    cursor = await conn.execute(
        f"{_records(None)} WHERE e.export_id = ANY(%s) ORDER BY created_at DESC", [list(export_ids)]
    )
    return [_record(row) for row in await cursor.fetchall()]


def _record(row: Mapping[str, Any]) -> ExportRecord:
    kept = ("export_id", "run_id", "verdict", "refused")
    rows: dict[str, Any] = {name: row[name] or [] for name in _ROWS if name != "full_rows"}
    return ExportRecord(
        **{name: row[name] for name in kept},
        **rows,
        created_at=row["created_at"],
        files=tuple(ExportedFile(**file) for file in row["files"]),
        key=row["request_key"],
        details=bytes(row["full_rows"] or b""),
        sample=bool(row["files"]) and row["gives"] and not row["given"],
    )
