-- Turns at web sites, shared by all processes: a site is asked one question at a time, whoever asks for whom.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

-- Politeness knows no tenants: the rows are those of "*", which no tenant can be called, and its sessions alone see them.
CREATE TABLE leadgen.web_turns (
    tenant_id     text NOT NULL DEFAULT leadgen.current_tenant() CHECK (tenant_id = '*'),
    site          text NOT NULL CHECK (length(site) BETWEEN 1 AND 253),  -- registrable domain, or a host without one
    asked_at      timestamptz,                   -- end of the last question
    free_at       timestamptz NOT NULL,          -- no question before
    taken_at      timestamptz,                   -- begin of the question under way
    resting_until timestamptz,                   -- the site asked to be left alone so long
    resting_why   text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, site)
);

-- The session's lock on a site ends with its process, so that nobody who was killed is in the way of others.
CREATE FUNCTION leadgen.web_turn_key(the_site text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended('web turn ' || the_site, 0);
$$;

-- Takes a site's turn for this session, if it is free now: seconds 0. Else after how many seconds to try again, null while
-- somebody asks; and why the site wants to be left alone, '' where it does not.
-- A turn that was taken long ago is of a process that stands still: no question takes so long, and nobody waits for it.
CREATE FUNCTION leadgen.take_web_turn(the_site text, the_delay double precision, standstill interval)
RETURNS TABLE (seconds double precision, why text) LANGUAGE plpgsql AS $$
DECLARE
    locked boolean := pg_try_advisory_lock(leadgen.web_turn_key(the_site));
BEGIN
    IF NOT locked AND NOT EXISTS (
        SELECT FROM leadgen.web_turns t WHERE t.site = the_site AND t.taken_at < clock_timestamp() - standstill
    ) THEN
        RETURN QUERY SELECT NULL::double precision, '';
        RETURN;
    END IF;
    -- One statement: it waits for whoever is giving the turn back just now, and judges by what he left.
    INSERT INTO leadgen.web_turns AS t (site, free_at, taken_at) VALUES (the_site, clock_timestamp(), clock_timestamp())
    ON CONFLICT (tenant_id, site) DO UPDATE SET taken_at = clock_timestamp()
    WHERE t.free_at <= clock_timestamp()
        -- Of a process that was killed only the begin of its question is known.
        AND coalesce(greatest(t.asked_at, t.taken_at) + make_interval(secs => the_delay) <= clock_timestamp(), true)
        AND (t.resting_until IS NULL OR t.resting_until <= clock_timestamp())
        AND (locked OR t.taken_at < clock_timestamp() - standstill);
    IF FOUND THEN
        RETURN QUERY SELECT 0::double precision, '';
        RETURN;
    END IF;
    IF locked THEN
        PERFORM pg_advisory_unlock(leadgen.web_turn_key(the_site));
    END IF;
    RETURN QUERY
        SELECT extract(epoch FROM greatest(
                t.free_at, greatest(t.asked_at, t.taken_at) + make_interval(secs => the_delay), t.resting_until,
                clock_timestamp() + interval '10 milliseconds') - clock_timestamp())::double precision,
            CASE WHEN t.resting_until > clock_timestamp() THEN t.resting_why ELSE '' END
        FROM leadgen.web_turns t WHERE t.site = the_site;
END $$;

-- Gives it back, with a rest for everybody.
CREATE FUNCTION leadgen.give_web_turn_back(the_site text, the_delay double precision) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO leadgen.web_turns AS t (site, asked_at, free_at)
    VALUES (the_site, clock_timestamp(), clock_timestamp() + make_interval(secs => the_delay))
    ON CONFLICT (tenant_id, site) DO UPDATE
    SET asked_at = excluded.asked_at, free_at = greatest(t.free_at, excluded.free_at), taken_at = NULL;
    -- Before the commit, which the next one's INSERT waits for.
    PERFORM pg_advisory_unlock(leadgen.web_turn_key(the_site));
END $$;

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
