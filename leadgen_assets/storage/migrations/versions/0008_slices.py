"""Requests that were split, and their slices."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0008_slices"
down_revision = "0007_indexes"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0008_slices.sql")
