"""Every door: the live web, further ways in, decisions afterwards, reviews, hand-over."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0002_every_door"
down_revision = "0001_house"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0002_every_door.sql")
