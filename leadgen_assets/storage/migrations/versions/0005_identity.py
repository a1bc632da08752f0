"""Every spelling under which a company was named, the blocks in which it is looked for, and which firms a person keeps apart."""

from __future__ import annotations

from alembic import op

from leadgen_assets.storage.migrations.forward import run_sql_file

revision = "0005_identity"
down_revision = "0004_model"


def upgrade() -> None:
    """Run the step's SQL."""
    run_sql_file(op.get_bind(), "0005_identity.sql")
