-- Indexes for what is asked often and would read more rows as tenants grow. Runs as leadgen_owner in schema leadgen; where the
-- tables hold rows already, each is built beforehand and concurrently (forward.py), and nobody who writes waits for it.

-- By the operator, who names a request and no tenant.
CREATE INDEX IF NOT EXISTS lead_requests_by_key ON leadgen.lead_requests (request_key);
-- The desk's pages, the newest first.
CREATE INDEX IF NOT EXISTS lead_requests_by_time ON leadgen.lead_requests (created_at DESC, request_key);
-- The few that repeat, looked for every minute.
CREATE INDEX IF NOT EXISTS lead_requests_repeating ON leadgen.lead_requests (created_at)
    WHERE request ->> 'repeat' <> 'never';
-- The few that were done without the model although it was to be asked, and whether it answers again.
CREATE INDEX IF NOT EXISTS work_items_fallen_back ON leadgen.work_items (tenant_id, request_key)
    WHERE status = 'done' AND result ? 'fallback';
CREATE INDEX IF NOT EXISTS model_calls_answered ON leadgen.model_calls (settled_at)
    WHERE status = 'answered' AND mode <> 'mock';
-- What a tenant was given lately; what the journal saved it on a day.
CREATE INDEX IF NOT EXISTS exported_companies_by_time ON leadgen.exported_companies (tenant_id, exported_at);
CREATE INDEX IF NOT EXISTS model_hits_by_day ON leadgen.model_hits (tenant_id, hit_at);
-- What goes with an export that is deleted.
CREATE INDEX IF NOT EXISTS exports_by_set ON leadgen.exports (export_id);
CREATE INDEX IF NOT EXISTS audits_by_set ON leadgen.audits (export_id);
