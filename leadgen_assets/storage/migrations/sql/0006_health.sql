-- What the sensor `health` saw of Dagster's daemon and of the disk: for the desk and the command line, which know neither.
-- One row an hour, the newest of it; a week of them says how fast the disk fills. The whole house's, no tenant's.
CREATE TABLE leadgen.health_looks (
    tenant_id text NOT NULL DEFAULT leadgen.current_tenant() CHECK (tenant_id = '*'),
    hour      timestamptz NOT NULL,
    looked_at timestamptz NOT NULL,
    beats     jsonb NOT NULL,                -- part of the daemon -> seconds since its heartbeat
    sensors   jsonb NOT NULL,                -- name, on, failing, age, interval of each
    free      bigint NOT NULL,               -- bytes on the disk of LEADGEN_HOME
    PRIMARY KEY (tenant_id, hour)
);

-- How long stages take is asked of these events alone.
CREATE INDEX events_stage_ended ON leadgen.events (created_at) WHERE event = 'stage ended';

-- Every table keeps its tenants apart, as in 0001.
DO $$
DECLARE
    table_name text;
BEGIN
    FOR table_name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'leadgen'::regnamespace AND c.relkind = 'r'
        AND c.relname <> 'alembic_version'
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
    LOOP
        EXECUTE format('ALTER TABLE leadgen.%I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE leadgen.%I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format('CREATE POLICY own_rows ON leadgen.%I USING (tenant_id = (SELECT leadgen.current_tenant())) '
            || 'WITH CHECK (tenant_id = (SELECT leadgen.current_tenant()))', table_name);
    END LOOP;
END $$;
