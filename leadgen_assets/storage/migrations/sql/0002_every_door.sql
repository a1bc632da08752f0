-- Every door: the live web, further ways in, decisions afterwards, reviews and supplied values, hand-over.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

---------------------------------------------------------------------------------------------------------------------
-- The live web: what a page is asked again with, and by which way it was reached.
ALTER TABLE leadgen.pages
    ADD COLUMN etag          text NOT NULL DEFAULT '',
    ADD COLUMN last_modified text NOT NULL DEFAULT '',
    ADD COLUMN hops          jsonb NOT NULL DEFAULT '[]';  -- addresses of its redirects, in order; empty without

---------------------------------------------------------------------------------------------------------------------
-- Doors: by which one a request came in.
ALTER TABLE leadgen.lead_requests
    ADD COLUMN door text NOT NULL DEFAULT '';      -- command, launchpad, inbox, table, repeat

---------------------------------------------------------------------------------------------------------------------
-- Decisions.
ALTER TABLE leadgen.lead_requests
    ADD COLUMN previewed  boolean NOT NULL DEFAULT false;  -- a person saw the preview and said: go on

---------------------------------------------------------------------------------------------------------------------
-- Reviews, supplied values, audits.

---------------------------------------------------------------------------------------------------------------------
-- Hand-over.

---------------------------------------------------------------------------------------------------------------------
-- What is new above is under forced row-level security like everything else.
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
