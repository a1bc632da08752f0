"""Where things are kept: PostgreSQL, embedded or somebody's own, behind `Database`.

Belongs here: the embedded server (embedded, carrier, account, server_process), roles, migrations, connections
(`Database`), and the SQL of each table (repositories). Other rooms get a connection only as `tenant_tx(tenant)` or
`operator_tx()`.
Does not belong here: what rows mean (domain/), when they are written (stages/), Dagster's own tables
(resources/dagster_storage.py).
"""
