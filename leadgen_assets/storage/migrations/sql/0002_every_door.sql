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

-- Requests that any program puts in by an INSERT; a sensor answers each.
CREATE TABLE leadgen.submissions (
    submission_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id     text NOT NULL DEFAULT leadgen.current_tenant()  -- no reference: the first request makes the tenant
                  CHECK (tenant_id ~ '^[a-z0-9-]{1,40}$'),
    fields        jsonb NOT NULL CHECK (length(fields::text) <= 1000000),
    base_folder   text NOT NULL DEFAULT '',     -- relative paths of sources start here; empty: in the inbox
    status        text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'accepted', 'rejected')),
    answer        text NOT NULL DEFAULT '',     -- what became of it, for people
    request_key   text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    answered_at   timestamptz
);
CREATE INDEX submissions_new ON leadgen.submissions (submission_id) WHERE status = 'new';

-- Addresses of people who are not to be written to: SHA-256 of the lower-case address as hex, never the address.
CREATE TABLE leadgen.blocked_emails (
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant() REFERENCES leadgen.tenants,
    email_sha256 text NOT NULL CHECK (email_sha256 ~ '^[0-9a-f]{64}$'),
    reason       text NOT NULL,
    until        timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, email_sha256)
);

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
