"""What has to be made true again in a database that comes out of a backup.

The backup shows a moment at which runs were under way. Those are over; some of their processes may live on and know the same
database. Nobody of them may write, and what they had asked of a model nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg

from leadgen_assets.storage.backup_file import Manifest
from leadgen_assets.storage.migrations.forward import VERSION_TABLE
from leadgen_assets.storage.roles import APP, OPERATOR, OWNER, SCHEMA, acting_as

RESTORED = "restored from a backup"
"""The event's name, and what calls under way are told to have ended by."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was made true again.

    Attributes:
        unknown_calls: model calls that were under way, and count at their maximum until somebody settles them.
        running: keys of requests on which a run worked; they are taken up again.
    """

    unknown_calls: int
    running: tuple[str, ...]


def mend(url: str, manifest: Manifest, home: Path, now: datetime) -> Mended:
    """Raise every fence, book calls under way as unknown, and have files looked for in this LEADGEN_HOME."""
    with psycopg.connect(acting_as(url, OWNER)) as connection:
        connection.execute(f"REVOKE INSERT, UPDATE, DELETE ON {SCHEMA}.{VERSION_TABLE} FROM {APP}, {OPERATOR}")
    with psycopg.connect(acting_as(url, OPERATOR)) as connection:
        # Numbers that were given out after the backup must not be given out again: a process of that time holds them. There
        # is no run a second, so that the clock's number is above all of them.
        connection.execute(
            "UPDATE leadgen.request_fences SET fence = greatest(fence + 1, %s), run_id = %s, backend_pid = 0",
            [int(now.timestamp()), RESTORED],
        )
        row = connection.execute(
            "SELECT cardinality(leadgen.book_model_calls(ARRAY(SELECT call_id FROM leadgen.model_calls"
            " WHERE status = 'sent'), 'unknown', false, %s, %s))",
            [f"{RESTORED} while it was under way", now],
        ).fetchone()
        running = connection.execute(
            "SELECT request_key FROM leadgen.lead_requests WHERE status = 'running' ORDER BY request_key"
        ).fetchall()
        was = manifest.home.rstrip("/")
        if was and Path(was) != home:
            # Of other folders beneath it nothing is in the backup: what stands there is where it was.
            for table, column, folder in (("exports", "path", "exports"), ("lead_requests", "base_folder", "inbox")):
                there = f"{was}/{folder}"
                connection.execute(
                    f"UPDATE leadgen.{table} SET {column} = %s || substr({column}, length(%s) + 1)"
                    f" WHERE {column} = %s OR starts_with({column}, %s || '/')".encode(),
                    [str(home / folder), there, there, there],
                )
        connection.execute(
            "INSERT INTO leadgen.events (tenant_id, event, detail) SELECT tenant_id, %s,"
            " jsonb_build_object('made_at', %s::text) FROM leadgen.tenants",
            [RESTORED, manifest.made_at.isoformat()],
        )
    return Mended(int(row[0]) if row else 0, tuple(key for (key,) in running))
