"""What people, lists and exports said of a company, given to another where two are made one, and back where they are split."""

from __future__ import annotations

import json
from typing import Any

from psycopg import AsyncConnection

_SAID = {
    "supplied_values": "supplier, subject, field, value, url, row_number, quote, supplied_at",
    "cited_values": "request_key, person, field, value, url, cited_by, why_unread, first_seen",
    "review_verdicts": "person, field, value, verdict, confirmed_value, url, quote, note, reviewed_by, reviewed_at",
    "exported_companies": "request_key, exported_at",
}
"""Table -> columns beside the company's and `said_of`, the wordings of the company of which it was said."""
_ONE_ALONE = ("supplied_values", "review_verdicts", "exported_companies")
"""Tables of which a row that finds the other company's in its place is kept aside. A citation is found again by a run."""
_EVERY_WORDING = (
    "(SELECT coalesce(array_agg(m.mention_key ORDER BY m.mention_id), '{}') FROM leadgen.company_mentions m"
    " WHERE m.company_id = said.company_id)"
)


async def note_supplied(conn: AsyncConnection[Any], supplier: str, company_ids: list[int], at: Any) -> None:
    """Note the wordings that companies have now beside what a supplier said of them at `at`."""
    await conn.execute(
        f"UPDATE leadgen.supplied_values said SET said_of = {_EVERY_WORDING}"
        " WHERE supplier = %s AND company_id = ANY(%s) AND supplied_at = %s",
        [supplier, company_ids, at],
    )


async def hand_over(conn: AsyncConnection[Any], kept: int, gone: int) -> None:
    """Say of `kept` what was said of `gone`, and note of both whose it was; before the wordings of `gone` are `kept`'s.

    Where the same supplier, reviewer or request said something of both in one place, what was said of `kept` counts, and the
    other is kept aside for `give_back`.
    """
    for table, columns in _SAID.items():
        await conn.execute(
            f"UPDATE leadgen.{table} said SET said_of = {_EVERY_WORDING} WHERE company_id = ANY(%s) AND said_of = '{{}}'",
            [[kept, gone]],
        )
        await conn.execute(
            f"WITH taken AS (INSERT INTO leadgen.{table} (company_id, said_of, {columns}) SELECT %(kept)s, said_of, {columns}"
            f" FROM leadgen.{table} WHERE company_id = %(gone)s ON CONFLICT DO NOTHING RETURNING said_of, {columns})"
            " INSERT INTO leadgen.said_aside (company_id, said_in, said_of, said)"
            " SELECT %(kept)s, %(table)s, said_of, to_jsonb(rest) - 'said_of' FROM"
            f" (SELECT said_of, {columns} FROM leadgen.{table} WHERE company_id = %(gone)s"
            f"  EXCEPT SELECT said_of, {columns} FROM taken) rest WHERE %(table)s = ANY(%(aside)s)",
            {"kept": kept, "gone": gone, "table": table, "aside": list(_ONE_ALONE)},
        )
    await conn.execute("UPDATE leadgen.said_aside SET company_id = %s WHERE company_id = %s", [kept, gone])


async def give_back(conn: AsyncConnection[Any], old: int, new: int) -> int:
    """Give `new`, which wordings of `old` are now, what was said of them alone; what was said of both is at neither.

    A verdict that a value is wrong stays at both: it only keeps something out. Citations and exports of both stay.

    Returns:
        Supplied values and people's confirmations that could not be told to be the one's or the other's.
    """
    ours, theirs = await _wordings(conn, old), await _wordings(conn, new)
    for table in _SAID:
        await conn.execute(
            f"UPDATE leadgen.{table} SET company_id = %s WHERE company_id = %s AND said_of <> '{{}}' AND said_of <@ %s",
            [new, old, theirs],
        )
    both = "company_id = %s AND NOT (said_of <> '{}' AND said_of <@ %s)"
    cursor = await conn.execute(f"DELETE FROM leadgen.supplied_values WHERE {both}", [old, ours])
    forgotten = cursor.rowcount
    cursor = await conn.execute(
        f"SELECT count(*) FILTER (WHERE confirmed_value <> '') AS n FROM leadgen.review_verdicts WHERE {both}",
        [old, ours],
    )
    row = await cursor.fetchone()
    forgotten += int(row["n"]) if row else 0
    await conn.execute(f"DELETE FROM leadgen.review_verdicts WHERE {both} AND verdict = 'right'", [old, ours])
    await conn.execute(
        f"UPDATE leadgen.review_verdicts SET confirmed_value = '', url = '', quote = '' WHERE {both}", [old, ours]
    )
    columns = _SAID["review_verdicts"]
    await conn.execute(
        f"INSERT INTO leadgen.review_verdicts (company_id, {columns}) SELECT %s, {columns}"
        f" FROM leadgen.review_verdicts WHERE {both} ON CONFLICT DO NOTHING",
        [new, old, ours],
    )
    await conn.execute(
        "UPDATE leadgen.said_aside SET company_id = %s WHERE company_id = %s AND said_of <> '{}' AND said_of <@ %s",
        [new, old, theirs],
    )
    for company_id, words in ((old, ours), (new, theirs)):
        await _say_again(conn, company_id, words)
    return forgotten


async def _say_again(conn: AsyncConnection[Any], company_id: int, words: list[str]) -> None:
    """Say of a company what was kept aside of its wordings, wherever nothing else is said in its place now."""
    cursor = await conn.execute(
        "SELECT aside_id, said_in, said_of, said FROM leadgen.said_aside WHERE company_id = %s"
        " AND said_of <> '{}' AND said_of <@ %s ORDER BY aside_id",
        [company_id, words],
    )
    for row in await cursor.fetchall():
        table, columns = row["said_in"], _SAID[row["said_in"]]
        said = await conn.execute(
            f"INSERT INTO leadgen.{table} (company_id, said_of, {columns}) SELECT %s, %s, {columns}"
            f" FROM jsonb_populate_record(NULL::leadgen.{table}, %s::jsonb) ON CONFLICT DO NOTHING",
            [company_id, row["said_of"], json.dumps(row["said"])],
        )
        if said.rowcount:
            await conn.execute("DELETE FROM leadgen.said_aside WHERE aside_id = %s", [row["aside_id"]])


async def _wordings(conn: AsyncConnection[Any], company_id: int) -> list[str]:
    cursor = await conn.execute("SELECT mention_key FROM leadgen.company_mentions WHERE company_id = %s", [company_id])
    return [row["mention_key"] for row in await cursor.fetchall()]
