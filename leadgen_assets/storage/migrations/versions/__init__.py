"""One Alembic revision a file, named like the SQL file that it runs."""
