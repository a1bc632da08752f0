-- A question whose first answer could not be used goes on with its repetition where a run was killed in between: the answer that was
-- paid for comes with the reservation.
-- Runs as leadgen_owner in schema leadgen, on a database with data in it.

-- Looks answers up, else reserves the highest cost of each call against every limit, under the fence, and takes its turn at the
-- service. For each question, in their order, what was found
--   {outcome: hit, call_id, response, model, saved}        the journal has it
--   {outcome: under_way, call_id}                          somebody who lives asks the same
--   {outcome: refused, limit, allowed, used, in_flight}    the limit would be passed; nothing was written
--   {outcome: reserved, call_id, alerts: [limit, …], heard}
--                                                          heard: the newest answer to the question that could not be used,
--                                                          where it came to this very request body; else null
-- and after how many seconds a reserved call may go; negative: that is too long, and no turn was taken.
-- Locks, in everybody's order: fence, questions, calls, counters (request and run, day, hour), turns.
CREATE OR REPLACE FUNCTION leadgen.begin_model_calls(
    asked_by text,              -- request key; '' for what no request asks
    the_run text, the_fence bigint, the_stage text, the_mode text,
    the_hashes text[], the_models text[], the_agents text[], concerns text[], the_prompts jsonb[], the_tokens text[],
    most bigint[],              -- micro-dollars that each can cost
    accounts text[],            -- of whose turns at the service one is taken; '' takes none
    turn_tokens bigint[],       -- that each counts there
    budget bigint,              -- of the request, or of the run where no request asks
    usual_per_day bigint,       -- limits of a tenant that has none of its own
    usual_per_hour bigint,
    answers_since timestamptz,  -- older answers are not taken
    sent_since timestamptz,     -- calls sent before are orphans whoever sent them
    most_requests bigint,       -- turns a minute, as configured; null: as the service says
    most_tokens bigint,
    longest_rest double precision,
    longest_wait double precision,
    the_now timestamptz,
    OUT founds jsonb[], OUT waits double precision[]
) LANGUAGE plpgsql AS $$
DECLARE
    tenant text := leadgen.current_tenant();
    names text[] := ARRAY['request', 'day', 'hour'];
    kinds text[] := ARRAY[CASE WHEN asked_by = '' THEN 'run' ELSE 'request' END, 'day', 'hour'];
    buckets text[] := ARRAY[
        coalesce(nullif(asked_by, ''), the_run), leadgen.day_bucket(the_now), leadgen.hour_bucket(the_now)];
    orphans bigint[];
    orphan bigint;
    call leadgen.model_calls;
    counter leadgen.model_counters;
    limits bigint[];
    -- Of the three counters, once they are locked: money in flight, what is used, of which limit 80 % was told.
    in_flight bigint[];
    used bigint[];
    told bigint[];
    reserved_before bigint[];
    reserved integer := 0;
    refused integer;
    place integer;
    alerts text[];
    cost bigint;
BEGIN
    founds := '{}';
    waits := array_fill(0::double precision, ARRAY[cardinality(the_hashes)]);
    -- A process that is stopped between this and its commit keeps nobody waiting for longer.
    PERFORM set_config('idle_in_transaction_session_timeout', '20s', true);
    IF asked_by <> '' THEN
        PERFORM leadgen.hold_fence(asked_by, the_fence);
    END IF;
    -- Two keys: another space than that of the requests' locks.
    PERFORM pg_advisory_xact_lock(414041, question.key) FROM (
        SELECT DISTINCT hashtext(tenant || ' ' || h.hash) AS key FROM unnest(the_hashes) AS h (hash) ORDER BY 1 OFFSET 0
    ) question;
    -- First what is in flight, then the journal: an answer that is booked just now is waited for, then found.
    SELECT array_agg(c.call_id) INTO orphans FROM (
        SELECT * FROM leadgen.model_calls m
        WHERE m.tenant_id = tenant AND m.call_hash = ANY(the_hashes) AND m.status = 'sent' ORDER BY m.call_id
        OFFSET 0 FOR UPDATE  -- so that all are locked: else only orphans would be
    ) c WHERE (c.token = '' OR c.token <> ALL(the_tokens)) AND leadgen.is_orphan(c::leadgen.model_calls, sent_since);
    IF orphans IS NOT NULL THEN
        -- They may be another request's, of another day: their counters and ours are locked in everybody's order.
        PERFORM leadgen.locked_counter(c.kind, c.bucket) FROM (
            SELECT o.kind, o.bucket FROM (
                SELECT kinds[1], buckets[1] UNION SELECT kinds[2], buckets[2]
                UNION SELECT leadgen.call_kind(m), leadgen.call_bucket(m) FROM leadgen.model_calls m
                    WHERE m.call_id = ANY(orphans)
                UNION SELECT 'day', leadgen.day_bucket(m.created_at) FROM leadgen.model_calls m WHERE m.call_id = ANY(orphans)
            ) AS o (kind, bucket) ORDER BY o.kind = 'day', o.kind, o.bucket OFFSET 0
        ) c;
        FOREACH orphan IN ARRAY orphans LOOP
            PERFORM leadgen.book_model_call(
                orphan, 'unknown', NULL, NULL, NULL, 'its run ended while it was under way', the_now);
        END LOOP;
    END IF;

    FOR n IN 1..cardinality(the_hashes) LOOP
        SELECT c.* INTO call FROM leadgen.model_calls c
        WHERE c.tenant_id = tenant AND c.call_hash = the_hashes[n] AND c.status = 'answered' AND c.settled_at >= answers_since
        ORDER BY c.settled_at DESC, c.call_id DESC LIMIT 1;
        IF FOUND THEN
            INSERT INTO leadgen.model_hits (call_id, request_key, run_id, stage, saved_microusd, hit_at)
            VALUES (call.call_id, nullif(asked_by, ''), the_run, the_stage, call.settled_microusd, the_now);
            founds := founds || jsonb_build_object('outcome', 'hit', 'call_id', call.call_id, 'response', call.answer,
                'model', call.model, 'saved', call.settled_microusd);
            CONTINUE;
        END IF;
        SELECT c.* INTO call FROM leadgen.model_calls c
        WHERE c.tenant_id = tenant AND c.call_hash = the_hashes[n] AND c.status = 'sent';
        IF FOUND THEN
            founds := founds || CASE WHEN the_tokens[n] <> '' AND call.token = the_tokens[n]
                THEN jsonb_build_object('outcome', 'reserved', 'call_id', call.call_id, 'alerts', '[]'::jsonb)
                ELSE jsonb_build_object('outcome', 'under_way', 'call_id', call.call_id) END;
            CONTINUE;
        END IF;

        IF limits IS NULL THEN
            SELECT ARRAY[budget, coalesce(max(own.per_day), usual_per_day), coalesce(max(own.per_hour), usual_per_hour)]
            INTO limits FROM leadgen.own_limits(tenant) own;
            FOR i IN 1..3 LOOP
                counter := leadgen.locked_counter(kinds[i], buckets[i]);
                in_flight[i] := counter.in_flight_microusd;
                used[i] := CASE WHEN names[i] = 'hour' THEN counter.calls
                    ELSE counter.in_flight_microusd + counter.unknown_microusd + counter.settled_microusd END;
                told[i] := counter.alerted_at_limit;
            END LOOP;
            reserved_before := in_flight;
        END IF;
        refused := NULL;
        alerts := '{}';
        FOR i IN 1..3 LOOP
            cost := CASE WHEN names[i] = 'hour' THEN 1 ELSE most[n] END;
            IF used[i] + cost > limits[i] THEN
                refused := i;
                EXIT;
            END IF;
            IF limits[i] > told[i] AND used[i] + cost >= 0.8 * limits[i] THEN
                alerts := alerts || names[i];
            END IF;
        END LOOP;
        IF refused IS NOT NULL THEN
            founds := founds || jsonb_build_object('outcome', 'refused', 'limit', names[refused], 'allowed', limits[refused],
                'used', used[refused], 'in_flight', in_flight[refused]);
            CONTINUE;
        END IF;
        reserved := reserved + 1;
        FOR i IN 1..3 LOOP
            used[i] := used[i] + CASE WHEN names[i] = 'hour' THEN 1 ELSE most[n] END;
            -- Calls are limited by the hour, dollars are not.
            in_flight[i] := in_flight[i] + CASE WHEN names[i] = 'hour' THEN 0 ELSE most[n] END;
            IF names[i] = ANY(alerts) THEN
                told[i] := limits[i];
                INSERT INTO leadgen.events (request_key, event, detail)
                VALUES (nullif(asked_by, ''), 'model limit nearly reached', jsonb_build_object(
                    'limit', names[i], 'bucket', buckets[i], 'allowed', limits[i], 'used', used[i]));
            END IF;
        END LOOP;
        INSERT INTO leadgen.model_calls AS c (call_hash, request_key, run_id, fence, stage, mode, model, agent, about, status,
            prompt, token, reserved_microusd, created_at, attempt)
        VALUES (the_hashes[n], nullif(asked_by, ''), the_run, the_fence, the_stage, the_mode, the_models[n], the_agents[n],
            concerns[n], 'sent', the_prompts[n], the_tokens[n], most[n], the_now,
            1 + (SELECT count(*) FROM leadgen.model_calls o
                 WHERE o.tenant_id = tenant AND o.call_hash = the_hashes[n] AND o.run_id = the_run))
        RETURNING c.* INTO call;
        founds := founds || jsonb_build_object('outcome', 'reserved', 'call_id', call.call_id, 'alerts', to_jsonb(alerts),
            'heard', (SELECT CASE WHEN o.prompt = the_prompts[n] THEN o.answer END FROM leadgen.model_calls o
                WHERE o.tenant_id = tenant AND o.call_hash = the_hashes[n] AND o.status = 'unusable'
                    AND o.settled_at >= answers_since
                ORDER BY o.settled_at DESC, o.call_id DESC LIMIT 1));
    END LOOP;

    IF reserved > 0 THEN
        FOR i IN 1..3 LOOP
            UPDATE leadgen.model_counters m
            SET calls = m.calls + reserved, in_flight_microusd = m.in_flight_microusd + in_flight[i] - reserved_before[i],
                alerted_at_limit = told[i]
            WHERE m.tenant_id = tenant AND m.kind = kinds[i] AND m.bucket = buckets[i];
        END LOOP;
    END IF;
    -- The rows of turns belong to nobody ("*"), so the tenant is another from here on.
    PERFORM set_config('leadgen.tenant', '*', true);
    FOR place IN SELECT t.n FROM unnest(accounts, the_models) WITH ORDINALITY AS t (account, model, n)
        WHERE t.account <> '' AND founds[t.n] ->> 'outcome' = 'reserved' ORDER BY t.account, t.model, t.n
    LOOP
        waits[place] := leadgen.take_model_turn(accounts[place], the_models[place], turn_tokens[place], most_requests, most_tokens,
            longest_rest, longest_wait, the_now);
    END LOOP;
END $$;
