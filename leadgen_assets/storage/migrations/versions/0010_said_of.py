"""What was said of which of a company's wordings."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0010_said_of"
down_revision = "0009_model_batches"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0010_said_of.sql")
