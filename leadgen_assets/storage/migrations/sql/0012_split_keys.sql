-- Companies that an earlier version split off again get the key that they had, by which they are the leads that they were.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

ALTER TABLE leadgen.companies          NO FORCE ROW LEVEL SECURITY;   -- the owner reads and mends every tenant's
ALTER TABLE leadgen.company_mentions   NO FORCE ROW LEVEL SECURITY;
ALTER TABLE leadgen.exported_companies NO FORCE ROW LEVEL SECURITY;
ALTER TABLE leadgen.handovers          NO FORCE ROW LEVEL SECURITY;

-- Not one that was handed over since: by the other key it would be handed over twice.
UPDATE leadgen.companies c SET identity_key = 'domain:' || lower(c.domain)
WHERE c.identity_key LIKE 'split:%' AND c.domain <> ''
    AND c.domain = (SELECT m.domain FROM leadgen.company_mentions m WHERE m.company_id = c.company_id
        ORDER BY m.mention_id LIMIT 1)
    AND NOT EXISTS (SELECT FROM leadgen.companies other
        WHERE other.tenant_id = c.tenant_id AND other.identity_key = 'domain:' || lower(c.domain))
    AND NOT EXISTS (SELECT FROM leadgen.exported_companies e JOIN leadgen.handovers h USING (tenant_id, request_key)
        WHERE e.company_id = c.company_id AND e.exported_at >= c.created_at AND h.created_at >= e.exported_at);

-- An office whose website another company has is told, counted and blocked as one.
UPDATE leadgen.companies c SET identity_key = 'domain:' || told.domain || '#' || c.identity_key
FROM (SELECT DISTINCT ON (m.company_id) m.company_id, had.domain FROM leadgen.company_mentions m
    JOIN leadgen.companies had ON had.tenant_id = m.tenant_id AND had.domain = m.domain AND had.domain <> ''
        AND had.company_id <> m.company_id
    ORDER BY m.company_id, m.mention_id) told
WHERE c.company_id = told.company_id AND c.domain = '' AND c.identity_key LIKE 'split:%';

ALTER TABLE leadgen.companies          FORCE ROW LEVEL SECURITY;
ALTER TABLE leadgen.company_mentions   FORCE ROW LEVEL SECURITY;
ALTER TABLE leadgen.exported_companies FORCE ROW LEVEL SECURITY;
ALTER TABLE leadgen.handovers          FORCE ROW LEVEL SECURITY;
