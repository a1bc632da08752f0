"""What researched companies' own sites say of who they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.identity.company import Candidate

_PARTS = {"company_name": "name", **{part: part for part in ("phone", "street", "city", "state", "zip_code")}}
"""Fields of a profile, and parts of a company by which two are compared."""
_VALUES = 1
"""Where a packed field has its values (domain/facts/packing.py)."""


async def researched_firms(conn: AsyncConnection[Any], key: str, companies: Collection[int]) -> dict[int, Candidate]:
    """Judged companies of a request as their profiles tell of them, those that were stored first in front."""
    columns = ", ".join(f"p.body->'fields'->'{field}'->{_VALUES}->>0 AS {part}" for field, part in _PARTS.items())
    cursor = await conn.execute(
        f"SELECT a.company_id, c.domain, c.website, {columns} FROM leadgen.assessments a"
        " JOIN leadgen.companies c ON c.company_id = a.company_id"
        " JOIN leadgen.profiles p ON p.company_id = a.company_id AND p.input_hash = a.profile_hash"
        " WHERE a.request_key = %s AND a.company_id = ANY(%s) ORDER BY a.company_id",
        [key, list(companies)],
    )
    return {row["company_id"]: _firm(row) for row in await cursor.fetchall()}


def _firm(row: Mapping[str, Any]) -> Candidate:
    name, phone, street, city, state, zip_code = (row[part] or "" for part in _PARTS.values())
    return Candidate("profile", "", name, row["website"], row["domain"], phone, street, city, state, zip_code)
