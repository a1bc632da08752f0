-- Identity: the spellings under which companies were named, the blocks in which they are looked for, and decisions of people.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it. Companies that were found before have no spellings
-- and no blocks yet; they are still found by their aliases, and get both when a source names them again.

---------------------------------------------------------------------------------------------------------------------
-- One row for each wording in which sources named a company: what a merge was made of, so that it can be shown and undone.
CREATE TABLE leadgen.company_mentions (
    mention_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    mention_key text NOT NULL,             -- digest of the wording: named so once, the same company for ever
    company_id  bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    source      text NOT NULL,             -- who used the wording first, and where
    locator     text NOT NULL,
    name        text NOT NULL,
    domain      text NOT NULL,
    website     text NOT NULL,
    phone       text NOT NULL,
    street      text NOT NULL,
    city        text NOT NULL,
    state       text NOT NULL,
    zip_code    text NOT NULL,
    licence     text NOT NULL,
    reason      text NOT NULL,             -- why it is this company; empty for the first one
    named_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, mention_key)
);
CREATE INDEX company_mentions_by_company ON leadgen.company_mentions (company_id);

-- Which wording a sighting is; empty for those from before.
ALTER TABLE leadgen.company_sightings ADD COLUMN mention_key text NOT NULL DEFAULT '';

-- Where companies are looked for: what shares no block is never compared. Several rows a company, written with every new
-- wording; no foreign key, whose check would cost as much as the row: a block of a company that is gone finds nothing.
CREATE TABLE leadgen.company_blocks (
    tenant_id  text NOT NULL DEFAULT leadgen.current_tenant(),
    block_key  text NOT NULL,
    company_id bigint NOT NULL,
    PRIMARY KEY (tenant_id, block_key, company_id)
);
CREATE INDEX company_blocks_by_company ON leadgen.company_blocks (company_id);

-- Pairs of which a person said that they are two firms.
CREATE TABLE leadgen.companies_apart (
    tenant_id     text NOT NULL DEFAULT leadgen.current_tenant(),
    one_company   bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    other_company bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    note          text NOT NULL DEFAULT '',
    decided_by    text NOT NULL DEFAULT '',
    decided_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, one_company, other_company),
    CHECK (one_company < other_company)
);
CREATE INDEX companies_apart_by_other ON leadgen.companies_apart (other_company);

-- Which home pages lead to another domain now: a few among all pages, asked for by each batch of candidates.
CREATE INDEX pages_moved ON leadgen.pages (tenant_id, detail) WHERE role = 'home' AND detail LIKE 'moved to %';

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
