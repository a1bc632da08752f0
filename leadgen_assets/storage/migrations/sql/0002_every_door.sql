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
-- What the forms beside the three CSV files are made of: zlib of JSON lines, one a company, in the order of `companies`.
-- Not jsonb: that ends at 256 MB, and a large export is written and read a chunk at a time.
ALTER TABLE leadgen.export_sets ADD COLUMN full_rows bytea NOT NULL DEFAULT '';
ALTER TABLE leadgen.export_sets ALTER COLUMN full_rows SET STORAGE EXTERNAL;

-- What left the house by `leadgen export --to` or `--new-only`: which companies, so that the next one can leave them out.
CREATE TABLE leadgen.handovers (
    handover_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    export_id   text NOT NULL,
    forms       text[] NOT NULL,
    folder      text NOT NULL,
    only_new    boolean NOT NULL,
    lead_ids    text[] NOT NULL,           -- of companies; no personal datum
    created_at  timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
CREATE INDEX handovers_by_request ON leadgen.handovers (tenant_id, request_key, created_at);

-- What the webhook is to be told, written in the transaction of the status that it tells.
CREATE TABLE leadgen.notices (
    notice_id    uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key  text NOT NULL,
    event        text NOT NULL,
    body         jsonb NOT NULL,
    attempts     integer NOT NULL DEFAULT 0,
    next_try_at  timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    given_up_at  timestamptz,
    last_error   text NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
CREATE INDEX notices_due ON leadgen.notices (next_try_at) WHERE delivered_at IS NULL AND given_up_at IS NULL;
CREATE INDEX notices_by_request ON leadgen.notices (tenant_id, request_key, created_at);

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
