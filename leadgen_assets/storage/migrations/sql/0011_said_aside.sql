-- What was said of a company that was made one with another of which the same supplier, reviewer or request said something in the
-- same place: it counts no more, and is the company's again when the two are split.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

CREATE TABLE leadgen.said_aside (
    aside_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,   -- the one that the two are now
    said_in    text NOT NULL,              -- table
    said_of    text[] NOT NULL,            -- as in that table
    said       jsonb NOT NULL              -- the row's other columns
);
CREATE INDEX said_aside_by_company ON leadgen.said_aside (company_id);

ALTER TABLE leadgen.said_aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE leadgen.said_aside FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON leadgen.said_aside USING (tenant_id = (SELECT leadgen.current_tenant()))
    WITH CHECK (tenant_id = (SELECT leadgen.current_tenant()));
