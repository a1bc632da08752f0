"""What people told about companies, supplied and confirmed, as the facts that profiles are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.review import confirmed_facts
from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.told import Told, subject_of

SUPPLIED_CONFIDENCE = 0.8
"""Of what a supplier says: nobody has seen the page that it comes from."""

_PLACE_ORDER = "array_position(ARRAY['street', 'city', 'state', 'zip_code'], field) NULLS FIRST"
"""Parts of one address come in this order (domain/facts/resolution.py)."""


@dataclass(slots=True)
class ToldAbout:
    """What was told about one company, and when each of the addresses was said: address -> newest time."""

    told: Told = field(default_factory=Told)
    said_at: dict[str, datetime] = field(default_factory=dict)


async def told_about(conn: AsyncConnection[Any], company_ids: Sequence[int]) -> dict[int, ToldAbout]:
    """What people told about companies; those of which nobody told are missing."""
    facts: dict[int, list[Fact]] = {}
    wrong: dict[int, set[tuple[str, str, str]]] = {}
    about: dict[int, ToldAbout] = {}

    def said(company_id: int, url: str, at: datetime) -> None:
        days = about.setdefault(company_id, ToldAbout()).said_at
        days[url] = max(at, days.get(url, at))

    ids = list(company_ids)
    for row in await _supplied(conn, ids):
        fact = Fact(
            row["subject"], row["field"], row["value"], row["url"], row["row_number"], row["quote"], Method.SUPPLIED,
            SUPPLIED_CONFIDENCE, said_by=row["supplier"],
        )  # fmt: skip
        facts.setdefault(row["company_id"], []).append(fact)
        said(row["company_id"], row["url"], row["supplied_at"])
    for row in await _verdicts(conn, ids):
        about.setdefault(row["company_id"], ToldAbout())
        person, name, value = row["person"], row["field"], row["confirmed_value"]
        if value:
            confirmed = confirmed_facts(person, name, value, row["url"], row["quote"], row["reviewed_by"])
            facts.setdefault(row["company_id"], []).extend(confirmed)
            said(row["company_id"], row["url"], row["reviewed_at"])
        if row["value"] and row["verdict"] == "wrong":
            wrong.setdefault(row["company_id"], set()).add((subject_of(person), name, row["value"]))
    for company_id, one in about.items():
        one.told = Told(tuple(facts.get(company_id, ())), frozenset(wrong.get(company_id, ())))
    return about


async def _supplied(conn: AsyncConnection[Any], ids: list[int]) -> list[dict[str, Any]]:
    cursor = await conn.execute(
        "SELECT company_id, supplier, subject, field, value, url, row_number, quote, supplied_at"
        f" FROM leadgen.supplied_values WHERE company_id = ANY(%s)"
        f" ORDER BY company_id, supplier, url, row_number, subject, {_PLACE_ORDER}, field",
        [ids],
    )
    return list(await cursor.fetchall())


async def _verdicts(conn: AsyncConnection[Any], ids: list[int]) -> list[dict[str, Any]]:
    cursor = await conn.execute(
        "SELECT company_id, person, field, value, verdict, confirmed_value, url, quote, reviewed_by, reviewed_at"
        " FROM leadgen.review_verdicts WHERE company_id = ANY(%s) ORDER BY company_id, person, field, value",
        [ids],
    )
    return list(await cursor.fetchall())
