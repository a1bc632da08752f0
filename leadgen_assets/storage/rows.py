"""Writing many rows with one statement: arrays in, `unnest` on the server, the newer row wins or the older stays.

One statement a table and batch costs a round trip whatever the number of rows, and keeps the fence, the rows and the
done marks in one short transaction. `tenant_id` is never sent: its default is the session's tenant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, LiteralString

from psycopg import AsyncConnection

from leadgen_assets.domain.identity.identity import KEPT


@dataclass(frozen=True)
class Table:
    """How rows of one table are written.

    Attributes:
        columns: column -> PostgreSQL type, in the order of the rows' values. `jsonb` values are handed over as text.
        key: the columns of the unique constraint, without `tenant_id`.
        existing: what happens to a row with the same key: "replace" its other columns, "keep" it, "only": replace it
            and never insert (a change of status), or "delete" it (a company's earlier choice of contacts).
        sql: a statement of its own with an array parameter a column, where none of these fits.
    """

    name: LiteralString
    columns: Mapping[str, str]
    key: tuple[str, ...]
    existing: Literal["replace", "keep", "only", "delete"] = "replace"
    sql: LiteralString = ""

    @cached_property
    def statement(self) -> LiteralString:
        """The statement; one array parameter a column."""
        if self.sql:
            return self.sql
        names = ", ".join(self.columns)
        arrays = ", ".join(f"%b::{'text' if kind == 'jsonb' else kind}[]" for kind in self.columns.values())
        values = ", ".join(f"{name}::jsonb" if kind == "jsonb" else name for name, kind in self.columns.items())
        changed = [column for column in self.columns if column not in self.key]
        matched = " AND ".join(f"old.{c} = new.{c}" for c in self.key)
        if self.existing == "delete":
            return f"DELETE FROM leadgen.{self.name} old USING unnest({arrays}) AS new({names}) WHERE {matched}"
        if self.existing == "only":
            changes = ", ".join(f"{c} = new.{c}{'::jsonb' if self.columns[c] == 'jsonb' else ''}" for c in changed)
            return f"UPDATE leadgen.{self.name} old SET {changes} FROM unnest({arrays}) AS new({names}) WHERE {matched}"
        action = "NOTHING"
        if self.existing == "replace" and changed:
            action = "UPDATE SET " + ", ".join(f"{c} = excluded.{c}" for c in changed)
        return (
            f"INSERT INTO leadgen.{self.name} ({names}) SELECT {values} FROM unnest({arrays}) AS new({names}) "
            f"ON CONFLICT (tenant_id, {', '.join(self.key)}) DO {action}"
        )


Row = Sequence[Any]
"""Values in the order of the table's columns."""


async def write(conn: AsyncConnection[Any], table: Table, rows: Sequence[Row]) -> None:
    """Write `rows`; of several with one key the last wins. Does nothing for no rows."""
    if not rows:
        return
    names = list(table.columns)
    at = [names.index(column) for column in table.key]
    unique = {tuple(row[i] for i in at): row for row in rows}
    ordered = [unique[key] for key in sorted(unique)]
    await conn.execute(table.statement, [list(column) for column in zip(*ordered, strict=True)])


PAGES = Table(
    "pages",
    {
        "company_id": "bigint", "origin": "text", "url": "text", "content_hash": "text", "role": "text", "outcome": "text",
        "detail": "text", "http_status": "integer", "final_url": "text", "content_type": "text", "charset": "text",
        "title": "text", "fetched_at": "timestamptz", "saved_at": "timestamptz", "body": "bytea", "segments": "bytea",
        "etag": "text", "last_modified": "text", "hops": "jsonb",
    },
    ("company_id", "url", "content_hash"),
)  # fmt: skip
# A page of which the site says that it has not changed: seen anew, with the text that is there.
PAGES_UNCHANGED = Table(
    "pages",
    {
        "company_id": "bigint", "url": "text", "content_hash": "text", "role": "text", "fetched_at": "timestamptz",
        "saved_at": "timestamptz", "etag": "text", "last_modified": "text", "hops": "jsonb",
    },
    ("company_id", "url", "content_hash"),
    existing="only",
)  # fmt: skip
# An archive names companies by their domain alone; what their pages call them is shown wherever they are listed.
NAME_FOUND = Table(
    "companies",
    {"company_id": "bigint", "name": "text"},
    ("company_id",),
    sql="UPDATE leadgen.companies old SET name = new.name FROM unnest(%b::bigint[], %b::text[]) AS new(company_id, name)"
    " WHERE old.company_id = new.company_id AND old.name = '' AND new.name <> ''",
)
# Of several websites that sources name of one company the one that is there; a domain stays with whoever has it.
WEBSITE_READ = Table(
    "companies",
    {"company_id": "bigint", "website": "text", "domain": "text"},
    ("company_id",),
    sql="UPDATE leadgen.companies old SET website = new.website, domain = new.domain"
    " FROM unnest(%b::bigint[], %b::text[], %b::text[]) AS new(company_id, website, domain)"
    " WHERE old.company_id = new.company_id AND old.company_id = coalesce((SELECT other.company_id"
    "  FROM leadgen.companies other WHERE other.domain = new.domain AND other.domain <> '' LIMIT 1), old.company_id)",
)
PROFILES = Table(
    "profiles",
    {"company_id": "bigint", "input_hash": "text", "body": "jsonb", "pages_read": "integer", "rejected": "integer"},
    ("company_id", "input_hash"),
)
EVIDENCE = Table(
    "evidence",
    {
        "company_id": "bigint", "input_hash": "text", "ordinal": "integer", "subject": "text", "field": "text",
        "value": "text", "url": "text", "segment": "integer", "quote": "text", "method": "text", "confidence": "real",
        "verified": "boolean", "seen_at": "timestamptz", "said_by": "text",
    },
    ("company_id", "input_hash", "ordinal"),
    # Equal inputs give equal evidence: what is there already is the same.
    existing="keep",
)  # fmt: skip
# Where a model was asked, equal inputs may have another answer another day: a profile's evidence goes with its new body.
# Written behind the profile's row, whose lock keeps two requests from mixing theirs.
EARLIER_EVIDENCE = Table(
    "evidence", {"company_id": "bigint", "input_hash": "text"}, ("company_id", "input_hash"), existing="delete"
)
ASSESSMENTS = Table(
    "assessments",
    {
        "request_key": "text", "company_id": "bigint", "profile_hash": "text", "icp_hash": "text", "fit": "text",
        "score": "real", "tier": "text", "confidence": "real", "qualified": "boolean", "body": "jsonb",
    },
    ("request_key", "company_id"),
)  # fmt: skip
# What a model read of people at a company of which a profile names too few; it goes with that profile.
RESEARCHED_PEOPLE = Table(
    "researched_people",
    {
        "company_id": "bigint", "profile_hash": "text", "ordinal": "integer", "subject": "text", "field": "text",
        "value": "text", "url": "text", "segment": "integer", "quote": "text", "method": "text", "confidence": "real",
        "said_by": "text", "seen_at": "timestamptz",
    },
    ("company_id", "profile_hash", "ordinal"),
)  # fmt: skip
EARLIER_PEOPLE = Table(
    "researched_people", {"company_id": "bigint", "profile_hash": "text"}, ("company_id", "profile_hash"), "delete"
)
CONTACTS = Table(
    "contacts",
    {
        "company_id": "bigint", "name_key": "text", "full_name": "text", "title": "text", "email": "text",
        "linkedin_url": "text", "department": "text", "seniority": "text",
        "quality_score": "integer", "notes": "text", "profile_hash": "text",
    },
    ("company_id", "name_key"),
)  # fmt: skip
# An address belongs to one person of a company: whom the newest pages name with it.
EMAIL_TAKEN_OVER = Table(
    "contacts",
    {"company_id": "bigint", "name_key": "text", "email": "text"},
    ("company_id", "name_key"),
    sql="UPDATE leadgen.contacts old SET email = ''"
    " FROM unnest(%b::bigint[], %b::text[], %b::text[]) AS new(company_id, name_key, email)"
    " WHERE old.company_id = new.company_id AND lower(old.email) = lower(new.email) AND old.name_key <> new.name_key"
    " AND new.email <> ''",
)
REQUEST_CONTACTS = Table(
    "request_contacts",
    {"request_key": "text", "company_id": "bigint", "name_key": "text", "rank": "integer"},
    ("request_key", "company_id", "name_key"),
)
EARLIER_CHOICE = Table(
    "request_contacts",
    {"request_key": "text", "company_id": "bigint"},
    ("request_key", "company_id"),
    existing="delete",
)
STANDING = Table(
    "request_companies",
    {
        "request_key": "text", "company_id": "bigint", "status": "text", "reason": "text", "rank": "integer",
        "round": "integer",
    },
    ("request_key", "company_id"),
    existing="keep",
)  # fmt: skip
STATUS = Table(
    "request_companies",
    {"request_key": "text", "company_id": "bigint", "status": "text", "reason": "text"},
    ("request_key", "company_id"),
    existing="only",
)
SIGHTINGS = Table(
    "company_sightings",
    {
        "request_key": "text", "company_id": "bigint", "source": "text", "locator": "text", "facts": "jsonb",
        "merged_by": "text", "mention_key": "text",
    },
    ("request_key", "company_id", "source", "locator"),
    existing="keep",
)  # fmt: skip
ALIASES = Table(
    "company_aliases",
    {"alias_key": "text", "company_id": "bigint", "reason": "text", "source": "text"},
    ("alias_key",),
    existing="keep",
)
MENTIONS = Table(
    "company_mentions",
    {
        "mention_key": "text", "company_id": "bigint", "source": "text", "locator": "text", "reason": "text",
        **dict.fromkeys(KEPT, "text"),
    },
    ("mention_key",),
    existing="keep",
)  # fmt: skip
COMPANY_BLOCKS = Table(
    "company_blocks", {"block_key": "text", "company_id": "bigint"}, ("block_key", "company_id"), existing="keep"
)
SUPPLIED = Table(
    "supplied_values",
    {
        "supplier": "text", "company_id": "bigint", "subject": "text", "field": "text", "value": "text", "url": "text",
        "row_number": "integer", "quote": "text", "supplied_at": "timestamptz",
    },
    ("company_id", "supplier", "subject", "field"),
)  # fmt: skip
# The first mention stays. A field that nobody named, written down at an export because its site is closed, gives way to
# whoever names it later, as he would have come first: a search that was missed while the model's service was down.
CITED = Table(
    "cited_values",
    {
        "request_key": "text", "company_id": "bigint", "person": "text", "field": "text", "value": "text", "url": "text",
        "cited_by": "text", "why_unread": "text",
    },
    ("request_key", "company_id", "person", "field", "value"),
    sql="INSERT INTO leadgen.cited_values AS old (request_key, company_id, person, field, value, url, cited_by, why_unread)"
    " SELECT * FROM unnest(%b::text[], %b::bigint[], %b::text[], %b::text[], %b::text[], %b::text[], %b::text[], %b::text[])"
    " ON CONFLICT (tenant_id, request_key, company_id, person, field, value) DO UPDATE SET url = excluded.url,"
    " cited_by = excluded.cited_by, why_unread = excluded.why_unread WHERE old.cited_by = '' AND excluded.cited_by <> ''",
)  # fmt: skip
VERDICTS = Table(
    "review_verdicts",
    {
        "company_id": "bigint", "person": "text", "field": "text", "value": "text", "verdict": "text",
        "confirmed_value": "text", "url": "text", "quote": "text", "note": "text", "reviewed_by": "text",
        "reviewed_at": "timestamptz",
    },
    ("company_id", "person", "field", "value"),
)  # fmt: skip
AUDITS = Table(
    "audits",
    {
        "export_id": "text", "value_number": "integer", "verdict": "text", "note": "text", "audited_by": "text",
        "audited_at": "timestamptz",
    },
    ("export_id", "value_number"),
)  # fmt: skip
WORK_ITEMS = Table(
    "work_items",
    {
        "request_key": "text", "stage": "text", "item": "text", "input_hash": "text", "status": "text",
        "attempts": "integer", "error_class": "text", "error": "text", "result": "jsonb", "run_id": "text",
        "finished_at": "timestamptz",
    },
    ("request_key", "stage", "item"),
)  # fmt: skip
# A limit came first: what was finished for an earlier input stays in force until it is over.
PUT_OFF = Table(
    "work_items",
    WORK_ITEMS.columns,
    ("request_key", "stage", "item"),
    sql="INSERT INTO leadgen.work_items AS old (request_key, stage, item, input_hash, status, attempts, error_class, error,"
    " result, run_id, finished_at) SELECT request_key, stage, item, input_hash, status, attempts, error_class, error,"
    " result::jsonb, run_id, finished_at FROM unnest(%b::text[], %b::text[], %b::text[], %b::text[], %b::text[],"
    " %b::integer[], %b::text[], %b::text[], %b::text[], %b::text[], %b::timestamptz[]) AS new(request_key, stage, item,"
    " input_hash, status, attempts, error_class, error, result, run_id, finished_at)"
    " ON CONFLICT (tenant_id, request_key, stage, item) DO UPDATE SET input_hash = excluded.input_hash,"
    " status = excluded.status, attempts = excluded.attempts, error_class = excluded.error_class, error = excluded.error,"
    " result = excluded.result, run_id = excluded.run_id, finished_at = excluded.finished_at WHERE old.status <> 'done'",
)
QUARANTINE = Table(
    "quarantine",
    {"request_key": "text", "stage": "text", "item": "text", "reason": "text"},
    ("request_key", "stage", "item"),
)
EARLIER_QUARANTINE = Table(
    "quarantine", {"request_key": "text", "stage": "text", "item": "text"}, ("request_key", "stage", "item"), "delete"
)
EXPORTED = Table(
    "exported_companies",
    {"company_id": "bigint", "request_key": "text", "exported_at": "timestamptz"},
    ("company_id", "request_key"),
)
