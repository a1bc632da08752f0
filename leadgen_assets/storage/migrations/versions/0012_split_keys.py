"""Companies that were split off again are known by the key that they had before they were joined."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0012_split_keys"
down_revision = "0011_said_aside"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0012_split_keys.sql")
