-- What was said of which of a company's wordings: when two companies are made one, what people, lists and exports said of each
-- keeps the wordings that it had then, so that a split gives it back. Empty: said of all that the company is.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

ALTER TABLE leadgen.supplied_values    ADD COLUMN said_of text[] NOT NULL DEFAULT '{}';   -- mention_key of company_mentions
ALTER TABLE leadgen.cited_values       ADD COLUMN said_of text[] NOT NULL DEFAULT '{}';
ALTER TABLE leadgen.review_verdicts    ADD COLUMN said_of text[] NOT NULL DEFAULT '{}';
ALTER TABLE leadgen.exported_companies ADD COLUMN said_of text[] NOT NULL DEFAULT '{}';
