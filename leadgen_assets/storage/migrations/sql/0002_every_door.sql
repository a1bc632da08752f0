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
-- What a list says that was enriched elsewhere: one row a value, the newest supply of a supplier about a subject.
CREATE TABLE leadgen.supplied_values (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    supplier    text NOT NULL,
    company_id  bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    subject     text NOT NULL,             -- "company", or "person:<normalised name>"
    field       text NOT NULL,
    value       text NOT NULL,
    url         text NOT NULL,             -- file:NAME
    row_number  integer NOT NULL,
    quote       text NOT NULL,             -- the row's cells
    supplied_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, company_id, supplier, subject, field)
);

-- What somebody names but nobody could read, and fields that a person could look up (value empty).
CREATE TABLE leadgen.cited_values (
    cited_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    company_id  bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    person      text NOT NULL DEFAULT '',  -- full name as cited; empty for a value of the company
    field       text NOT NULL,
    value       text NOT NULL DEFAULT '',
    url         text NOT NULL DEFAULT '',  -- where it is cited, or what to open
    cited_by    text NOT NULL,
    why_unread  text NOT NULL,
    first_seen  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, request_key, company_id, person, field, value),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
CREATE INDEX cited_values_by_company ON leadgen.cited_values (company_id);

-- What a person said of a cited value: about the company, whichever request asked.
CREATE TABLE leadgen.review_verdicts (
    tenant_id       text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id      bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    person          text NOT NULL DEFAULT '',
    field           text NOT NULL,
    value           text NOT NULL DEFAULT '',  -- as cited
    verdict         text NOT NULL CHECK (verdict IN ('right', 'wrong')),
    confirmed_value text NOT NULL DEFAULT '',  -- in normal form; empty for a wrong value without a correction
    url             text NOT NULL DEFAULT '',
    quote           text NOT NULL DEFAULT '',  -- as the person copied it; empty where none was given
    note            text NOT NULL DEFAULT '',
    reviewed_by     text NOT NULL DEFAULT '',
    reviewed_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, company_id, person, field, value)
);

-- Whoever supplied or confirmed a value, beside its evidence; and the fourth file beside the three.
ALTER TABLE leadgen.evidence    ADD COLUMN said_by text NOT NULL DEFAULT '';
ALTER TABLE leadgen.export_sets ADD COLUMN review jsonb NOT NULL DEFAULT '[]';

-- A person's verdicts on values of a frozen export set.
CREATE TABLE leadgen.audits (
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    export_id    text NOT NULL REFERENCES leadgen.export_sets ON DELETE CASCADE,
    value_number integer NOT NULL,         -- place of the value among the set's evidence, from 0
    verdict      text NOT NULL CHECK (verdict IN ('right', 'wrong', 'unclear')),
    note         text NOT NULL DEFAULT '',
    audited_by   text NOT NULL DEFAULT '',
    audited_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, export_id, value_number)
);

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
