-- Every door: the live web, further ways in, decisions afterwards, reviews and supplied values, hand-over.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

---------------------------------------------------------------------------------------------------------------------
-- The live web: what a page is asked again with.
ALTER TABLE leadgen.pages
    ADD COLUMN etag          text NOT NULL DEFAULT '',
    ADD COLUMN last_modified text NOT NULL DEFAULT '';

---------------------------------------------------------------------------------------------------------------------
-- Doors: by which one a request came in.
ALTER TABLE leadgen.lead_requests
    ADD COLUMN door text NOT NULL DEFAULT '';      -- command, launchpad, inbox, table, repeat

---------------------------------------------------------------------------------------------------------------------
-- Decisions.
ALTER TABLE leadgen.lead_requests
    ADD COLUMN previewed  boolean NOT NULL DEFAULT false,  -- a person saw the preview and said: go on
    ADD COLUMN submitted  jsonb,                           -- what was submitted, where an amendment changed it since
    ADD COLUMN version    integer NOT NULL DEFAULT 1,      -- raised by each amendment
    ADD COLUMN accepted   boolean NOT NULL DEFAULT false,  -- a person takes fewer companies than were asked for
    ADD COLUMN candidates_before integer NOT NULL DEFAULT 0, -- stood in the request when an amendment began its rounds anew
    ADD COLUMN refresh_stale_at  timestamptz,              -- sites whose pages were too old then are read again
    ADD COLUMN stop_asked_at     timestamptz,              -- a person cancelled it while a run worked on it
    ADD COLUMN proposals  jsonb NOT NULL DEFAULT '[]',     -- what a person could decide, with numbers and commands
    ADD COLUMN series     text NOT NULL DEFAULT '';        -- of a follow-up: the request that repeats
CREATE INDEX lead_requests_by_series ON leadgen.lead_requests (tenant_id, series) WHERE series <> '';

-- Candidates that sources named in places which the request does not ask for: what widening it would bring.
CREATE TABLE leadgen.candidates_elsewhere (
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key  text NOT NULL,
    source       text NOT NULL,
    identity_key text NOT NULL,
    state        text NOT NULL,
    city         text NOT NULL,
    other_keys   jsonb NOT NULL,               -- further keys under which the company may be known
    PRIMARY KEY (tenant_id, request_key, source, identity_key),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);

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
