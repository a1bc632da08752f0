-- The house: every table that the design names, tenant by tenant, under forced row-level security.
-- Runs as leadgen_owner in schema leadgen. A column tenant_id defaults to the session's tenant, so that no statement of
-- ours has to repeat it and none can name another one.

CREATE FUNCTION leadgen.current_tenant() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    tenant text := current_setting('leadgen.tenant', true);
BEGIN
    -- After one SET LOCAL a pooled session reads '' instead of NULL and would silently see no rows: refuse both.
    IF tenant IS NULL OR tenant = '' THEN
        RAISE EXCEPTION 'no tenant is set for this transaction' USING ERRCODE = 'LG002';
    END IF;
    RETURN tenant;
END $$;

CREATE TABLE leadgen.tenants (
    tenant_id   text PRIMARY KEY DEFAULT leadgen.current_tenant(),
    name        text NOT NULL,
    settings    jsonb NOT NULL DEFAULT '{}',
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE leadgen.icps (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant() REFERENCES leadgen.tenants,
    icp_hash    text NOT NULL,
    name        text NOT NULL,
    body        jsonb NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, icp_hash)
);

CREATE TABLE leadgen.lead_requests (
    tenant_id     text NOT NULL DEFAULT leadgen.current_tenant() REFERENCES leadgen.tenants,
    request_key   text NOT NULL CHECK (request_key ~ '^[a-z0-9-]+\.[a-z0-9-]+$'),
    request       jsonb NOT NULL,
    base_folder   text NOT NULL,           -- relative paths of sources start here
    icp_hash      text NOT NULL,
    status        text NOT NULL,
    status_reason text NOT NULL DEFAULT '',
    next_step     text NOT NULL DEFAULT '',
    waiting_until timestamptz,
    round         integer NOT NULL DEFAULT 1,   -- top-ups
    launch        integer NOT NULL DEFAULT 1,   -- part of the run key of sensors
    crashes       integer NOT NULL DEFAULT 0,   -- lost workers since the last run that ended by itself
    exhausted     boolean NOT NULL DEFAULT false,
    redo_failed_before timestamptz,
    redo_all_before    timestamptz,
    run_id        text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, request_key),
    FOREIGN KEY (tenant_id, icp_hash) REFERENCES leadgen.icps
);
CREATE INDEX lead_requests_by_status ON leadgen.lead_requests (status) WHERE status IN ('queued', 'running', 'waiting');

-- A table of its own: every commit reads it, so nothing else may contend for its rows.
CREATE TABLE leadgen.request_fences (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    fence       bigint NOT NULL,
    run_id      text NOT NULL,
    backend_pid integer NOT NULL,
    taken_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, request_key),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);

CREATE TABLE leadgen.companies (
    company_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant() REFERENCES leadgen.tenants,
    identity_key text NOT NULL,
    name         text NOT NULL DEFAULT '',
    domain       text NOT NULL DEFAULT '',
    website      text NOT NULL DEFAULT '',
    phone        text NOT NULL DEFAULT '',
    street       text NOT NULL DEFAULT '',
    city         text NOT NULL DEFAULT '',
    state        text NOT NULL DEFAULT '',
    zip_code     text NOT NULL DEFAULT '',
    licence      text NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, identity_key)
);
CREATE UNIQUE INDEX companies_domain ON leadgen.companies (tenant_id, domain) WHERE domain <> '';

CREATE TABLE leadgen.company_aliases (
    tenant_id  text NOT NULL DEFAULT leadgen.current_tenant(),
    alias_key  text NOT NULL,
    company_id bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    reason     text NOT NULL,
    source     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, alias_key)
);
CREATE INDEX company_aliases_by_company ON leadgen.company_aliases (company_id);

CREATE TABLE leadgen.request_companies (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    company_id  bigint NOT NULL REFERENCES leadgen.companies,
    status      text NOT NULL CHECK (status IN
                    ('candidate', 'researched', 'qualified', 'disqualified', 'exported', 'failed')),
    reason      text NOT NULL DEFAULT '',
    rank        integer NOT NULL,          -- order of discovery
    round       integer NOT NULL,
    found_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, request_key, company_id),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
-- A stage reads its companies in chunks behind a rank.
CREATE INDEX request_companies_by_rank ON leadgen.request_companies (tenant_id, request_key, rank);
CREATE INDEX request_companies_by_company ON leadgen.request_companies (company_id);

-- What each source said, kept apart: every source of a merged company stays visible.
CREATE TABLE leadgen.company_sightings (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    company_id  bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    source      text NOT NULL,
    locator     text NOT NULL,
    facts       jsonb NOT NULL DEFAULT '[]',
    merged_by   text NOT NULL DEFAULT '',  -- why it is this company; empty for the first sighting
    PRIMARY KEY (tenant_id, request_key, company_id, source, locator),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
CREATE INDEX company_sightings_by_company ON leadgen.company_sightings (company_id);

CREATE TABLE leadgen.pages (
    page_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id   bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    origin       text NOT NULL,            -- "web", or which archive
    url          text NOT NULL,
    content_hash text NOT NULL DEFAULT '', -- empty where nothing was received
    role         text NOT NULL,
    outcome      text NOT NULL,
    detail       text NOT NULL DEFAULT '',
    http_status  integer,
    final_url    text NOT NULL,
    content_type text NOT NULL DEFAULT '',
    charset      text NOT NULL DEFAULT '',
    title        text NOT NULL DEFAULT '',
    fetched_at   timestamptz NOT NULL,     -- when the page was seen; for an archive, its date
    saved_at     timestamptz NOT NULL DEFAULT now(),
    body         bytea NOT NULL DEFAULT '', -- zlib
    segments     bytea NOT NULL DEFAULT '', -- zlib of JSON
    UNIQUE (tenant_id, company_id, url, content_hash)
);
-- Both are compressed already: PostgreSQL need not try again.
ALTER TABLE leadgen.pages ALTER COLUMN body SET STORAGE EXTERNAL, ALTER COLUMN segments SET STORAGE EXTERNAL;

CREATE TABLE leadgen.profiles (
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id   bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    input_hash   text NOT NULL,
    body         jsonb NOT NULL,           -- fields and people; evidence by ordinal
    pages_read   integer NOT NULL,
    rejected     integer NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, input_hash)
);

CREATE TABLE leadgen.evidence (
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id   bigint NOT NULL,
    input_hash   text NOT NULL,
    ordinal      integer NOT NULL,         -- its number in the profile
    subject      text NOT NULL,
    field        text NOT NULL,
    value        text NOT NULL,
    url          text NOT NULL,
    segment      integer NOT NULL,
    quote        text NOT NULL,
    method       text NOT NULL,
    confidence   real NOT NULL,
    verified     boolean NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, company_id, input_hash, ordinal),
    FOREIGN KEY (tenant_id, company_id, input_hash) REFERENCES leadgen.profiles ON DELETE CASCADE
);

CREATE TABLE leadgen.assessments (
    tenant_id     text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key   text NOT NULL,
    company_id    bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    profile_hash  text NOT NULL,
    icp_hash      text NOT NULL,
    fit           text NOT NULL,
    score         real NOT NULL,
    tier          text NOT NULL,
    confidence    real NOT NULL,
    qualified     boolean NOT NULL,
    body          jsonb NOT NULL,          -- points, reasons, disqualifiers, assumptions, unmet
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, request_key, company_id),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, company_id, profile_hash) REFERENCES leadgen.profiles
);
CREATE INDEX assessments_by_profile ON leadgen.assessments (tenant_id, company_id, profile_hash);

CREATE TABLE leadgen.contacts (
    contact_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id     text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id    bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    name_key      text NOT NULL,
    full_name     text NOT NULL,
    title         text NOT NULL,
    email         text NOT NULL,
    linkedin_url  text NOT NULL,
    department    text NOT NULL,
    seniority     text NOT NULL,
    quality_score integer NOT NULL,
    notes         text NOT NULL,
    profile_hash  text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, company_id, name_key),
    FOREIGN KEY (tenant_id, company_id, profile_hash) REFERENCES leadgen.profiles
);
CREATE UNIQUE INDEX contacts_email ON leadgen.contacts (tenant_id, company_id, lower(email)) WHERE email <> '';
CREATE INDEX contacts_by_profile ON leadgen.contacts (tenant_id, company_id, profile_hash);

-- Which of a company's contacts a request chose, in its order.
CREATE TABLE leadgen.request_contacts (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    company_id  bigint NOT NULL,
    name_key    text NOT NULL,
    rank        integer NOT NULL,
    PRIMARY KEY (tenant_id, request_key, company_id, name_key),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, company_id, name_key) REFERENCES leadgen.contacts (tenant_id, company_id, name_key)
        ON DELETE CASCADE
);

CREATE TABLE leadgen.work_items (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    stage       text NOT NULL,
    item        text NOT NULL,
    input_hash  text NOT NULL,
    input       jsonb,                     -- where it must be the same on resume
    status      text NOT NULL CHECK (status IN ('started', 'done', 'failed', 'deferred')),
    attempts    integer NOT NULL DEFAULT 1,
    error_class text NOT NULL DEFAULT '',
    error       text NOT NULL DEFAULT '',
    result      jsonb NOT NULL DEFAULT '{}',
    run_id      text NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, request_key, stage, item),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);

CREATE TABLE leadgen.model_calls (
    call_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    call_hash    text NOT NULL,
    request_key  text NOT NULL,
    stage        text NOT NULL,
    model        text NOT NULL,
    status       text NOT NULL,
    prompt       jsonb NOT NULL,
    answer       jsonb,
    usage        jsonb,
    reserved_microusd bigint NOT NULL CHECK (reserved_microusd >= 0),
    settled_microusd  bigint CHECK (settled_microusd >= 0),
    created_at   timestamptz NOT NULL DEFAULT now(),
    settled_at   timestamptz,
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests
);
CREATE INDEX model_calls_by_hash ON leadgen.model_calls (tenant_id, call_hash);
CREATE INDEX model_calls_by_request ON leadgen.model_calls (tenant_id, request_key);
CREATE INDEX model_calls_by_day ON leadgen.model_calls (tenant_id, created_at);

CREATE TABLE leadgen.blocked_domains (
    tenant_id  text NOT NULL DEFAULT leadgen.current_tenant() REFERENCES leadgen.tenants,
    domain     text NOT NULL,
    reason     text NOT NULL,
    until      timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, domain)
);

-- What an export is made of, frozen before it is judged: the checks and the files see the same rows.
CREATE TABLE leadgen.export_sets (
    export_id   text PRIMARY KEY,          -- <UTC>_<run>, part of the file names
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    run_id      text NOT NULL,
    companies   jsonb NOT NULL,
    contacts    jsonb NOT NULL,
    evidence    jsonb NOT NULL,
    verdict     jsonb NOT NULL,            -- results of the rules
    refused     text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
CREATE INDEX export_sets_by_request ON leadgen.export_sets (tenant_id, request_key, created_at);

CREATE TABLE leadgen.exports (
    tenant_id  text NOT NULL DEFAULT leadgen.current_tenant(),
    export_id  text NOT NULL REFERENCES leadgen.export_sets ON DELETE CASCADE,
    kind       text NOT NULL,              -- companies, contacts, evidence
    path       text NOT NULL,
    rows       integer NOT NULL,
    bytes      bigint NOT NULL,
    sha256     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, export_id, kind)
);

-- Which companies left the house, by which request and when: what `exclude_exported_days` asks.
CREATE TABLE leadgen.exported_companies (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id  bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    request_key text NOT NULL,
    exported_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, company_id, request_key)
);

CREATE TABLE leadgen.quarantine (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    stage       text NOT NULL,
    item        text NOT NULL,
    reason      text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, request_key, stage, item),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);

CREATE TABLE leadgen.events (
    event_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text,
    event       text NOT NULL,
    detail      jsonb NOT NULL DEFAULT '{}',
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX events_by_request ON leadgen.events (tenant_id, request_key, event_id);

-- Takes the fence for a run; the same run gets the same number again. Returns the number.
CREATE FUNCTION leadgen.take_fence(the_request text, the_run text, the_pid integer) RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO leadgen.request_fences AS held (request_key, fence, run_id, backend_pid)
    VALUES (the_request, 1, the_run, the_pid)
    ON CONFLICT (tenant_id, request_key) DO UPDATE
    SET fence = held.fence + CASE WHEN held.run_id = excluded.run_id THEN 0 ELSE 1 END,
        run_id = excluded.run_id, backend_pid = excluded.backend_pid, taken_at = now()
    RETURNING fence;
$$;

-- First statement of every commit of a stage: FOR SHARE makes a take-over wait for commits under way and refuses later ones.
CREATE FUNCTION leadgen.hold_fence(the_request text, the_fence bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM leadgen.request_fences
    WHERE tenant_id = (SELECT leadgen.current_tenant()) AND request_key = the_request AND fence = the_fence
    FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'another run took over request %', the_request USING ERRCODE = 'LG001';
    END IF;
END $$;

DO $$
DECLARE
    table_name text;
BEGIN
    FOR table_name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'leadgen'::regnamespace AND c.relkind = 'r'
        AND c.relname <> 'alembic_version'
    LOOP
        EXECUTE format('ALTER TABLE leadgen.%I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE leadgen.%I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format('CREATE POLICY own_rows ON leadgen.%I USING (tenant_id = (SELECT leadgen.current_tenant())) '
            || 'WITH CHECK (tenant_id = (SELECT leadgen.current_tenant()))', table_name);
    END LOOP;
END $$;
