"""The house: every table of the first design."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0001_house"
down_revision = None


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0001_house.sql")
