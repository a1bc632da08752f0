"""Indexes for what is asked often; built beforehand and concurrently where there are rows."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0007_indexes"
down_revision = "0006_health"


def upgrade() -> None:
    """Make what is not there yet."""
    run_sql_file(op.get_bind(), "0007_indexes.sql")
