"""Asking a model: what the ledger lacked, counters for limits, hits of the journal, turns at the service."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0004_model"
down_revision = "0003_web_turns"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0004_model.sql")
