"""What was seen of Dagster's daemon and of the disk, and an index for the times that stages take."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0006_health"
down_revision = "0005_identity"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0006_health.sql")
