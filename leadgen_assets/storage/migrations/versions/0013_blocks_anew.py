"""Blocks of names with digits are made anew: stored ones follow the rule of names that held when they were written.

Whoever changes what `block_keys` makes of a name adds such a step; a test of `identity` tells when that is so.
"""

from __future__ import annotations

from alembic import op

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import KEPT, block_keys
from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0013_blocks_anew"
down_revision = "0012_split_keys"


def upgrade() -> None:
    """Run the step's SQL, and write the blocks of all wordings of those companies."""
    bind = op.get_bind()
    run_sql_file(bind, "0013_blocks_anew.sql")
    told = bind.exec_driver_sql(
        f"SELECT m.tenant_id, m.company_id, {', '.join(f'm.{part}' for part in KEPT)} FROM leadgen.company_mentions m"
        " WHERE EXISTS (SELECT FROM leadgen.company_mentions n WHERE n.company_id = m.company_id AND n.name ~ '[0-9]')"
    )
    blocks = {
        (tenant, block, company_id)
        for tenant, company_id, *parts in told
        for block in block_keys(Candidate("", "", **dict(zip(KEPT, parts, strict=True))))
    }
    if blocks:
        bind.exec_driver_sql(
            "INSERT INTO leadgen.company_blocks (tenant_id, block_key, company_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            sorted(blocks),
        )
    for table in ("company_mentions", "company_blocks"):
        bind.exec_driver_sql(f"ALTER TABLE leadgen.{table} FORCE ROW LEVEL SECURITY")
