-- Slices: a request too large for one run becomes several requests whose companies cannot be the same, and one joined export.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

ALTER TABLE leadgen.lead_requests
    ADD COLUMN split_by text NOT NULL DEFAULT '',   -- of a request that was split: in what its slices differ (state, county, city)
    ADD COLUMN slice_of text NOT NULL DEFAULT '',   -- of a slice: the key of the request that was split
    ADD COLUMN slice    text NOT NULL DEFAULT '';   -- of a slice: which one ("TX", "Travis, TX")
CREATE INDEX lead_requests_slices ON leadgen.lead_requests (tenant_id, slice_of) WHERE slice_of <> '';
