-- Asking a model: what the ledger lacked, counters for limits, hits of the journal, turns at the service.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

---------------------------------------------------------------------------------------------------------------------
-- Journal and ledger. A row is one request over the wire; a second try is a second row.
ALTER TABLE leadgen.model_calls
    ALTER COLUMN request_key DROP NOT NULL,            -- null for what no request asks: then the run has the budget
    ADD COLUMN mode    text NOT NULL DEFAULT 'real',   -- real, hybrid, mock
    ADD COLUMN agent   text NOT NULL DEFAULT '',
    ADD COLUMN about   text NOT NULL DEFAULT '',       -- what it concerns, for people; no personal data
    ADD COLUMN run_id  text NOT NULL DEFAULT '',
    ADD COLUMN fence   bigint NOT NULL DEFAULT 0,      -- of the run that asked
    ADD COLUMN attempt integer NOT NULL DEFAULT 1,     -- how often the run has asked this by now
    ADD COLUMN token   text NOT NULL DEFAULT '',       -- names this asking: a begin that is done twice reserves once
    ADD COLUMN error   text NOT NULL DEFAULT '',       -- why it is failed, unusable or unknown
    ADD CONSTRAINT model_calls_status
        CHECK (status IN ('sent', 'answered', 'unusable', 'failed', 'unknown', 'settled'));
-- One call in flight per question.
CREATE UNIQUE INDEX model_calls_in_flight ON leadgen.model_calls (tenant_id, call_hash) WHERE status = 'sent';
CREATE INDEX model_calls_open ON leadgen.model_calls (tenant_id, call_id) WHERE status IN ('sent', 'unknown');

-- How often the journal had the answer; what it saved is what the call cost then.
CREATE TABLE leadgen.model_hits (
    hit_id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id      text NOT NULL DEFAULT leadgen.current_tenant(),
    call_id        bigint NOT NULL REFERENCES leadgen.model_calls ON DELETE CASCADE,
    request_key    text,
    run_id         text NOT NULL,
    stage          text NOT NULL,
    saved_microusd bigint NOT NULL,
    hit_at         timestamptz NOT NULL,
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);
CREATE INDEX model_hits_by_request ON leadgen.model_hits (tenant_id, request_key);
CREATE INDEX model_hits_by_call ON leadgen.model_hits (call_id);

-- What limits are compared with: always the sums over model_calls, kept so that they need not be summed for each call.
-- Whoever locks several rows locks them by kind (request and run, day, hour), then tenant, then bucket.
CREATE TABLE leadgen.model_counters (
    tenant_id          text NOT NULL DEFAULT leadgen.current_tenant(),
    kind               text NOT NULL CHECK (kind IN ('request', 'run', 'day', 'hour')),
    bucket             text NOT NULL,              -- request key, run id, 2026-11-25, 2026-11-25T18 (UTC)
    calls              bigint NOT NULL DEFAULT 0,  -- sent, whatever became of them
    in_flight_microusd bigint NOT NULL DEFAULT 0,  -- reserved by calls under way: may be given back
    unknown_microusd   bigint NOT NULL DEFAULT 0,  -- reserved by calls of which nobody knows
    settled_microusd   bigint NOT NULL DEFAULT 0,  -- spent
    alerted_at_limit   bigint NOT NULL DEFAULT 0,  -- the highest limit of which 80 % was told
    PRIMARY KEY (tenant_id, kind, bucket),
    CHECK (calls >= 0 AND in_flight_microusd >= 0 AND unknown_microusd >= 0 AND settled_microusd >= 0)
) WITH (fillfactor = 50);

-- The counters that a call is counted in.
CREATE FUNCTION leadgen.call_kind(call leadgen.model_calls) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE WHEN call.request_key IS NULL THEN 'run' ELSE 'request' END $$;
CREATE FUNCTION leadgen.call_bucket(call leadgen.model_calls) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT coalesce(call.request_key, call.run_id) $$;
CREATE FUNCTION leadgen.day_bucket(the_time timestamptz) RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT to_char(the_time AT TIME ZONE 'UTC', 'YYYY-MM-DD') $$;
CREATE FUNCTION leadgen.hour_bucket(the_time timestamptz) RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT to_char(the_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') $$;

-- A counter of the session's tenant, locked to the end of the transaction, made where there is none.
CREATE FUNCTION leadgen.locked_counter(the_kind text, the_bucket text) RETURNS leadgen.model_counters
LANGUAGE plpgsql AS $$
DECLARE
    counter leadgen.model_counters;
BEGIN
    LOOP
        SELECT c.* INTO counter FROM leadgen.model_counters c
        WHERE c.tenant_id = leadgen.current_tenant() AND c.kind = the_kind AND c.bucket = the_bucket FOR UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO leadgen.model_counters (kind, bucket) VALUES (the_kind, the_bucket) ON CONFLICT DO NOTHING;
    END LOOP;
    RETURN counter;
END $$;

-- Limits of a tenant's own, in micro-dollars and calls; null for what it has none of.
CREATE FUNCTION leadgen.own_limits(the_tenant text) RETURNS TABLE (per_day bigint, per_hour bigint) LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN jsonb_typeof(t.settings -> 'usd_per_day') = 'number'
                THEN floor((t.settings ->> 'usd_per_day')::numeric * 1000000)::bigint END,
           CASE WHEN jsonb_typeof(t.settings -> 'calls_per_hour') = 'number'
                THEN floor((t.settings ->> 'calls_per_hour')::numeric)::bigint END
    FROM leadgen.tenants t WHERE t.tenant_id = the_tenant
$$;

-- Whether nobody can be waiting for the call's answer any more: a newer run has its request, or no run has, or it was sent
-- too long ago. Asked of the lock table: to try the lock would keep a run out meanwhile.
CREATE FUNCTION leadgen.is_orphan(call leadgen.model_calls, sent_since timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT call.created_at < sent_since OR call.request_key IS NOT NULL AND (
        NOT EXISTS (
            SELECT FROM leadgen.request_fences f
            WHERE f.tenant_id = call.tenant_id AND f.request_key = call.request_key AND f.fence = call.fence
        )
        OR NOT EXISTS (
            SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(call.request_key, 0)
        ))
$$;

-- Books what became of a call, in its row and in its counters; false where that is booked already or comes too late.
-- A call that counted as unknown, or was settled by a person, is booked anew when its answer arrives after all.
CREATE FUNCTION leadgen.book_model_call(
    the_call bigint, the_status text, the_cost bigint, the_answer jsonb, the_usage jsonb, the_error text,
    the_now timestamptz
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    before leadgen.model_calls;
    booked leadgen.model_calls;
    in_flight bigint;
    unknown bigint;
    settled bigint;
BEGIN
    SELECT c.* INTO before FROM leadgen.model_calls c WHERE c.call_id = the_call FOR UPDATE;
    IF NOT FOUND OR NOT (CASE the_status
        WHEN 'unknown' THEN before.status = 'sent'
        WHEN 'settled' THEN before.status = 'unknown'
        ELSE before.status IN ('sent', 'unknown', 'settled')
    END) THEN
        RETURN false;
    END IF;
    UPDATE leadgen.model_calls c
    SET status = the_status, answer = the_answer, usage = the_usage,
        error = CASE WHEN the_status = 'settled' THEN c.error ELSE the_error END,
        settled_microusd = CASE WHEN the_status <> 'unknown' THEN the_cost END,
        settled_at = CASE WHEN the_status <> 'unknown' THEN the_now END
    WHERE c.call_id = the_call RETURNING c.* INTO booked;
    in_flight := CASE WHEN before.status = 'sent' THEN -before.reserved_microusd ELSE 0 END;
    unknown := CASE WHEN booked.status = 'unknown' THEN booked.reserved_microusd ELSE 0 END
        - CASE WHEN before.status = 'unknown' THEN before.reserved_microusd ELSE 0 END;
    settled := coalesce(booked.settled_microusd, 0) - coalesce(before.settled_microusd, 0);
    UPDATE leadgen.model_counters n
    SET in_flight_microusd = n.in_flight_microusd + in_flight, unknown_microusd = n.unknown_microusd + unknown,
        settled_microusd = n.settled_microusd + settled
    WHERE n.tenant_id = before.tenant_id AND n.kind = leadgen.call_kind(before) AND n.bucket = leadgen.call_bucket(before);
    UPDATE leadgen.model_counters n
    SET in_flight_microusd = n.in_flight_microusd + in_flight, unknown_microusd = n.unknown_microusd + unknown,
        settled_microusd = n.settled_microusd + settled
    WHERE n.tenant_id = before.tenant_id AND n.kind = 'day' AND n.bucket = leadgen.day_bucket(before.created_at);
    RETURN true;
END $$;

-- Books many calls at once as unknown or settled, at nothing or at their maximum; returns which. Everything is locked
-- beforehand in the order that everybody keeps, so that it deadlocks with no call that is begun or answered meanwhile.
CREATE FUNCTION leadgen.book_model_calls(
    the_calls bigint[], the_status text, at_maximum boolean, the_error text, the_now timestamptz
) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    call leadgen.model_calls;
    booked bigint[] := '{}';
BEGIN
    PERFORM 1 FROM leadgen.model_calls c WHERE c.call_id = ANY(the_calls) ORDER BY c.call_id FOR UPDATE;
    PERFORM 1 FROM leadgen.model_counters n
    WHERE (n.tenant_id, n.kind, n.bucket) IN (
        SELECT c.tenant_id, leadgen.call_kind(c), leadgen.call_bucket(c) FROM leadgen.model_calls c
        WHERE c.call_id = ANY(the_calls)
        UNION SELECT c.tenant_id, 'day', leadgen.day_bucket(c.created_at) FROM leadgen.model_calls c
        WHERE c.call_id = ANY(the_calls)
    )
    ORDER BY n.kind = 'day', n.tenant_id, n.kind, n.bucket FOR UPDATE;
    FOR call IN SELECT c.* FROM leadgen.model_calls c WHERE c.call_id = ANY(the_calls) ORDER BY c.call_id LOOP
        IF leadgen.book_model_call(
            call.call_id, the_status, CASE WHEN at_maximum THEN call.reserved_microusd ELSE 0 END, NULL, NULL,
            the_error, the_now
        ) THEN
            booked := booked || call.call_id;
        END IF;
    END LOOP;
    RETURN booked;
END $$;

-- Takes a call back of which nothing was sent: it was no request over the wire, and no limit counts it. False where there is none.
CREATE FUNCTION leadgen.unsend_model_call(the_call bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    gone leadgen.model_calls;
BEGIN
    DELETE FROM leadgen.model_calls c
    WHERE c.call_id = the_call AND c.status IN ('sent', 'unknown', 'settled') RETURNING c.* INTO gone;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE leadgen.model_counters n
    SET calls = n.calls - 1,
        in_flight_microusd = n.in_flight_microusd - CASE WHEN gone.status = 'sent' THEN gone.reserved_microusd ELSE 0 END,
        unknown_microusd = n.unknown_microusd - CASE WHEN gone.status = 'unknown' THEN gone.reserved_microusd ELSE 0 END,
        settled_microusd = n.settled_microusd - coalesce(gone.settled_microusd, 0)
    WHERE n.tenant_id = gone.tenant_id AND n.kind = leadgen.call_kind(gone) AND n.bucket = leadgen.call_bucket(gone);
    UPDATE leadgen.model_counters n
    SET calls = n.calls - 1,
        in_flight_microusd = n.in_flight_microusd - CASE WHEN gone.status = 'sent' THEN gone.reserved_microusd ELSE 0 END,
        unknown_microusd = n.unknown_microusd - CASE WHEN gone.status = 'unknown' THEN gone.reserved_microusd ELSE 0 END,
        settled_microusd = n.settled_microusd - coalesce(gone.settled_microusd, 0)
    WHERE n.tenant_id = gone.tenant_id AND n.kind = 'day' AND n.bucket = leadgen.day_bucket(gone.created_at);
    UPDATE leadgen.model_counters n SET calls = n.calls - 1
    WHERE n.tenant_id = gone.tenant_id AND n.kind = 'hour' AND n.bucket = leadgen.hour_bucket(gone.created_at);
    RETURN true;
END $$;

-- Looks an answer up, else reserves the highest cost of its call against every limit, under the fence. Its result:
--   {outcome: hit, call_id, response, model, saved}        the journal has it
--   {outcome: under_way, call_id}                          somebody who lives asks the same
--   {outcome: refused, limit, allowed, used, in_flight}    the limit would be passed; nothing was written
--   {outcome: reserved, call_id, alerts: [limit, …]}
-- Locks, in everybody's order: fence, question, call, counters.
CREATE FUNCTION leadgen.begin_model_call(
    asked_by text,              -- request key; '' for what no request asks
    the_run text, the_fence bigint, the_stage text, the_hash text, the_mode text, the_model text, the_agent text,
    concerns text, the_prompt jsonb, the_token text,
    most bigint,                -- micro-dollars that it can cost
    budget bigint,              -- of the request, or of the run where no request asks
    usual_per_day bigint,       -- limits of a tenant that has none of its own
    usual_per_hour bigint,
    answers_since timestamptz,  -- older answers are not taken
    sent_since timestamptz,     -- calls sent before are orphans whoever sent them
    the_now timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    tenant text := leadgen.current_tenant();
    in_flight leadgen.model_calls;
    hit leadgen.model_calls;
    counter leadgen.model_counters;
    names text[] := ARRAY['request', 'day', 'hour'];
    kinds text[] := ARRAY[CASE WHEN asked_by = '' THEN 'run' ELSE 'request' END, 'day', 'hour'];
    buckets text[] := ARRAY[
        coalesce(nullif(asked_by, ''), the_run), leadgen.day_bucket(the_now), leadgen.hour_bucket(the_now)];
    limits bigint[];
    before bigint;
    used bigint[] := '{}';  -- with this call
    alerts text[] := '{}';
    reserved bigint;
BEGIN
    -- A process that is stopped between this and its commit keeps nobody waiting for longer.
    PERFORM set_config('idle_in_transaction_session_timeout', '20s', true);
    IF asked_by <> '' THEN
        PERFORM leadgen.hold_fence(asked_by, the_fence);
    END IF;
    -- Two keys: another space than that of the requests' locks.
    PERFORM pg_advisory_xact_lock(414041, hashtext(tenant || ' ' || the_hash));

    -- First what is in flight, then the journal: an answer that is booked just now is waited for, then found.
    SELECT c.* INTO in_flight FROM leadgen.model_calls c
    WHERE c.tenant_id = tenant AND c.call_hash = the_hash AND c.status = 'sent' FOR UPDATE;
    SELECT c.* INTO hit FROM leadgen.model_calls c
    WHERE c.tenant_id = tenant AND c.call_hash = the_hash AND c.status = 'answered' AND c.settled_at >= answers_since
    ORDER BY c.settled_at DESC, c.call_id DESC LIMIT 1;
    IF hit.call_id IS NOT NULL THEN
        INSERT INTO leadgen.model_hits (call_id, request_key, run_id, stage, saved_microusd, hit_at)
        VALUES (hit.call_id, nullif(asked_by, ''), the_run, the_stage, hit.settled_microusd, the_now);
        RETURN jsonb_build_object('outcome', 'hit', 'call_id', hit.call_id, 'response', hit.answer,
            'model', hit.model, 'saved', hit.settled_microusd);
    END IF;
    IF in_flight.call_id IS NOT NULL THEN
        IF the_token <> '' AND in_flight.token = the_token THEN
            RETURN jsonb_build_object('outcome', 'reserved', 'call_id', in_flight.call_id, 'alerts', '[]'::jsonb);
        ELSIF NOT leadgen.is_orphan(in_flight, sent_since) THEN
            RETURN jsonb_build_object('outcome', 'under_way', 'call_id', in_flight.call_id);
        END IF;
        -- The orphan may be another request's, of another day: its counters and ours are locked in everybody's order.
        PERFORM leadgen.locked_counter(c.kind, c.bucket) FROM (
            SELECT o.kind, o.bucket FROM (VALUES
                (kinds[1], buckets[1]), (kinds[2], buckets[2]),
                (leadgen.call_kind(in_flight), leadgen.call_bucket(in_flight)),
                ('day', leadgen.day_bucket(in_flight.created_at))
            ) AS o (kind, bucket) ORDER BY o.kind = 'day', o.kind, o.bucket OFFSET 0
        ) c;
        PERFORM leadgen.book_model_call(
            in_flight.call_id, 'unknown', NULL, NULL, NULL, 'its run ended while it was under way', the_now);
    END IF;

    SELECT ARRAY[budget, coalesce(max(own.per_day), usual_per_day), coalesce(max(own.per_hour), usual_per_hour)]
    INTO limits FROM leadgen.own_limits(tenant) own;
    FOR i IN 1..3 LOOP
        counter := leadgen.locked_counter(kinds[i], buckets[i]);
        before := CASE WHEN names[i] = 'hour' THEN counter.calls
            ELSE counter.in_flight_microusd + counter.unknown_microusd + counter.settled_microusd END;
        used := used || before + CASE WHEN names[i] = 'hour' THEN 1 ELSE most END;
        IF used[i] > limits[i] THEN
            RETURN jsonb_build_object('outcome', 'refused', 'limit', names[i], 'allowed', limits[i], 'used', before,
                'in_flight', counter.in_flight_microusd);
        END IF;
        IF limits[i] > counter.alerted_at_limit AND used[i] >= 0.8 * limits[i] THEN
            alerts := alerts || names[i];
        END IF;
    END LOOP;
    FOR i IN 1..3 LOOP
        UPDATE leadgen.model_counters n
        SET calls = n.calls + 1,
            -- Calls are limited by the hour, dollars are not.
            in_flight_microusd = n.in_flight_microusd + CASE WHEN names[i] = 'hour' THEN 0 ELSE most END,
            alerted_at_limit = CASE WHEN names[i] = ANY(alerts) THEN limits[i] ELSE n.alerted_at_limit END
        WHERE n.tenant_id = tenant AND n.kind = kinds[i] AND n.bucket = buckets[i];
        IF names[i] = ANY(alerts) THEN
            INSERT INTO leadgen.events (request_key, event, detail) VALUES (nullif(asked_by, ''), 'model limit nearly reached',
                jsonb_build_object('limit', names[i], 'bucket', buckets[i], 'allowed', limits[i], 'used', used[i]));
        END IF;
    END LOOP;
    INSERT INTO leadgen.model_calls AS c (call_hash, request_key, run_id, fence, stage, mode, model, agent, about, status,
        prompt, token, reserved_microusd, created_at, attempt)
    VALUES (the_hash, nullif(asked_by, ''), the_run, the_fence, the_stage, the_mode, the_model, the_agent, concerns, 'sent',
        the_prompt, the_token, most, the_now,
        1 + (SELECT count(*) FROM leadgen.model_calls o
             WHERE o.tenant_id = tenant AND o.call_hash = the_hash AND o.run_id = the_run))
    RETURNING c.call_id INTO reserved;
    RETURN jsonb_build_object('outcome', 'reserved', 'call_id', reserved, 'alerts', to_jsonb(alerts));
END $$;

---------------------------------------------------------------------------------------------------------------------
-- Turns at the service. An account's limits know no tenants: the rows are those of "*", which no tenant can be called.
-- A bucket a limit: it holds a twelfth of a minute's worth and fills at such a pace that in no minute more than the limit goes.
CREATE TABLE leadgen.model_turns (
    tenant_id           text NOT NULL DEFAULT leadgen.current_tenant() CHECK (tenant_id = '*'),
    account             text NOT NULL,
    model               text NOT NULL,
    requests_per_minute bigint,                -- as the service told; null before it did
    tokens_per_minute   bigint,
    requests_full_at    timestamptz NOT NULL,  -- when the bucket is full again, all turns taken included
    tokens_full_at      timestamptz NOT NULL,
    resting_until       timestamptz NOT NULL DEFAULT '-infinity',  -- the service asked to be left alone so long
    PRIMARY KEY (tenant_id, account, model)
) WITH (fillfactor = 50);

-- The row of an account's model, locked, made where there is none.
CREATE FUNCTION leadgen.locked_turns(the_account text, the_model text, the_now timestamptz) RETURNS leadgen.model_turns
LANGUAGE plpgsql AS $$
DECLARE
    turns leadgen.model_turns;
BEGIN
    LOOP
        SELECT t.* INTO turns FROM leadgen.model_turns t
        WHERE t.tenant_id = leadgen.current_tenant() AND t.account = the_account AND t.model = the_model FOR UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO leadgen.model_turns (account, model, requests_full_at, tokens_full_at)
        VALUES (the_account, the_model, the_now, the_now) ON CONFLICT DO NOTHING;
    END LOOP;
    RETURN turns;
END $$;

-- What a bucket holds, and what flows into it in a second.
CREATE FUNCTION leadgen.bucket_size(per_minute bigint) RETURNS double precision LANGUAGE sql IMMUTABLE AS
    $$ SELECT greatest(1, floor(per_minute / 12.0))::double precision $$;
CREATE FUNCTION leadgen.bucket_pace(per_minute bigint) RETURNS double precision LANGUAGE sql IMMUTABLE AS
    $$ SELECT (per_minute - leadgen.bucket_size(per_minute) + 1) / 60.0 $$;

-- When a bucket lets `cost` go; what is more than it holds goes when it is full. Null per_minute: at once.
CREATE FUNCTION leadgen.bucket_opens(per_minute bigint, full_at timestamptz, cost double precision, the_now timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN per_minute IS NULL THEN the_now ELSE greatest(the_now, full_at + make_interval(secs =>
        (least(cost, leadgen.bucket_size(per_minute)) - leadgen.bucket_size(per_minute)) / leadgen.bucket_pace(per_minute)
    )) END
$$;

-- Takes a turn: after how many seconds the call may go. Negative: it is so long until then that no turn was taken.
CREATE FUNCTION leadgen.take_model_turn(
    the_account text, the_model text, tokens bigint,
    most_requests bigint,  -- a minute, as configured; null: as the service says
    most_tokens bigint,
    longest_rest double precision,  -- seconds for which a service that asked to be left alone is waited for
    longest_wait double precision,  -- seconds for which a turn is waited for
    the_now timestamptz
) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
    turns leadgen.model_turns := leadgen.locked_turns(the_account, the_model, the_now);
    requests_a_minute bigint := least(most_requests, turns.requests_per_minute);
    tokens_a_minute bigint := least(most_tokens, turns.tokens_per_minute);
    goes_at timestamptz := greatest(
        turns.resting_until,
        leadgen.bucket_opens(requests_a_minute, turns.requests_full_at, 1, the_now),
        leadgen.bucket_opens(tokens_a_minute, turns.tokens_full_at, tokens, the_now));
BEGIN
    IF turns.resting_until > the_now + make_interval(secs => longest_rest)
        OR goes_at > the_now + make_interval(secs => longest_wait) THEN
        RETURN -extract(epoch FROM goes_at - the_now);
    END IF;
    UPDATE leadgen.model_turns t
    SET requests_full_at = greatest(t.requests_full_at, goes_at)
            + make_interval(secs => coalesce(1 / leadgen.bucket_pace(requests_a_minute), 0)),
        tokens_full_at = greatest(t.tokens_full_at, goes_at)
            + make_interval(secs => coalesce(tokens / leadgen.bucket_pace(tokens_a_minute), 0))
    WHERE t.tenant_id = leadgen.current_tenant() AND t.account = the_account AND t.model = the_model;
    RETURN extract(epoch FROM goes_at - the_now);
END $$;

-- Notes what the service told of its limits; null for what it did not tell. Buckets hold no more than remains there.
CREATE FUNCTION leadgen.note_model_limits(
    the_account text, the_model text, told_requests bigint, told_tokens bigint,
    requests_left bigint, tokens_left bigint, rest_seconds double precision,
    most_requests bigint, most_tokens bigint, the_now timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    turns leadgen.model_turns := leadgen.locked_turns(the_account, the_model, the_now);
    requests_a_minute bigint := least(most_requests, coalesce(told_requests, turns.requests_per_minute));
    tokens_a_minute bigint := least(most_tokens, coalesce(told_tokens, turns.tokens_per_minute));
BEGIN
    UPDATE leadgen.model_turns t
    SET requests_per_minute = coalesce(told_requests, t.requests_per_minute),
        tokens_per_minute = coalesce(told_tokens, t.tokens_per_minute),
        requests_full_at = greatest(t.requests_full_at, the_now + make_interval(secs => coalesce(
            (leadgen.bucket_size(requests_a_minute) - requests_left) / leadgen.bucket_pace(requests_a_minute), 0))),
        tokens_full_at = greatest(t.tokens_full_at, the_now + make_interval(secs => coalesce(
            (leadgen.bucket_size(tokens_a_minute) - tokens_left) / leadgen.bucket_pace(tokens_a_minute), 0))),
        resting_until = greatest(t.resting_until, the_now + make_interval(secs => coalesce(rest_seconds, 0)))
    WHERE t.tenant_id = leadgen.current_tenant() AND t.account = the_account AND t.model = the_model;
END $$;

---------------------------------------------------------------------------------------------------------------------
-- What a model read of people, verified by code; goes with the profile that named too few of them.
CREATE TABLE leadgen.researched_people (
    tenant_id    text NOT NULL DEFAULT leadgen.current_tenant(),
    company_id   bigint NOT NULL REFERENCES leadgen.companies ON DELETE CASCADE,
    profile_hash text NOT NULL,
    ordinal      integer NOT NULL,
    subject      text NOT NULL,
    field        text NOT NULL,
    value        text NOT NULL,
    url          text NOT NULL,
    segment      integer NOT NULL,
    quote        text NOT NULL,
    method       text NOT NULL,
    confidence   real NOT NULL,
    said_by      text NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, company_id, profile_hash, ordinal)
);

---------------------------------------------------------------------------------------------------------------------
-- The limit that ended a stage early, in the run that met it last. Whoever concludes that run reads it.
CREATE TABLE leadgen.stage_pauses (
    tenant_id   text NOT NULL DEFAULT leadgen.current_tenant(),
    request_key text NOT NULL,
    stage       text NOT NULL,
    run_id      text NOT NULL,
    limited_by  text NOT NULL CHECK (limited_by IN ('request', 'day', 'hour', 'service')),
    until       timestamptz,             -- null: when a person raises it
    reason      text NOT NULL,
    paused_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, request_key, stage),
    FOREIGN KEY (tenant_id, request_key) REFERENCES leadgen.lead_requests ON DELETE CASCADE
);

---------------------------------------------------------------------------------------------------------------------
-- What the DNS says of the mail servers of contacts' domains; asked where the setting says so.
CREATE TABLE leadgen.mail_domains (
    tenant_id  text NOT NULL DEFAULT leadgen.current_tenant(),
    domain     text NOT NULL,
    status     text NOT NULL CHECK (status IN ('accepts', 'no_mail', 'unknown')),
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, domain)
);

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
