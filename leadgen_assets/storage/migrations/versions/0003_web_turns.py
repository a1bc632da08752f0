"""Turns at web sites, shared by all processes."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0003_web_turns"
down_revision = "0002_every_door"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0003_web_turns.sql")
