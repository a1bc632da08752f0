"""The way forward of the schema: one SQL file a step in `sql/`, one Alembic revision in `versions/` that runs it.

A revision's id is its file's name, `0001_house`; steps are numbered without gaps and never edited once released.
There is no way back: a backup is restored instead. Every table has `tenant_id` and forced row-level security.
"""

from __future__ import annotations

from leadgen_assets.storage.migrations.forward import head, migrate

__all__ = ["head", "migrate"]
