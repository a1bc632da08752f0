"""A question goes on with its repetition where a run was killed behind an answer that could not be used."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0014_heard_answers"
down_revision = "0013_blocks_anew"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0014_heard_answers.sql")
