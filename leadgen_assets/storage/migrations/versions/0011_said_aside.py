"""What was said of companies that were made one, where only one of them can say it."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0011_said_aside"
down_revision = "0010_said_of"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0011_said_aside.sql")
