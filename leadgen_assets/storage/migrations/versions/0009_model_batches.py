"""Questions that begin together, and answers that come together."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0009_model_batches"
down_revision = "0008_slices"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0009_model_batches.sql")
