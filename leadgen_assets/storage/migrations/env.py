"""Alembic's entry: it runs the revisions on the connection that `forward.migrate` hands over."""

from __future__ import annotations

from alembic import context

from leadgen_assets.storage.migrations.forward import VERSION_TABLE
from leadgen_assets.storage.roles import SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    version_table_schema=SCHEMA,
)
with context.begin_transaction():
    context.run_migrations()
