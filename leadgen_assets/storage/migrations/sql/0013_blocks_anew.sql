-- Blocks of names with digits follow the rule by which small numbers are words: "3 Oaks" is looked for as "Three Oaks" is.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it. What is taken away here the step's script makes anew
-- from the stored wordings, and forces row-level security again.

ALTER TABLE leadgen.company_mentions NO FORCE ROW LEVEL SECURITY;   -- the owner reads and mends every tenant's
ALTER TABLE leadgen.company_blocks   NO FORCE ROW LEVEL SECURITY;

DELETE FROM leadgen.company_blocks b USING leadgen.company_mentions m
WHERE m.company_id = b.company_id AND m.name ~ '[0-9]';
