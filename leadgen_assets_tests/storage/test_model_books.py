from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from leadgen_assets.domain.errors import FenceLost
from leadgen_assets.llm.books import Hit, Limit, Refused, Reserved, UnderWay
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.pauses import NearLimit, near_limits

NOON = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
DOLLAR = 1_000_000


def test_an_answer_is_paid_once_and_the_journals_from_then_on(payer: Any) -> None:
    call = payer.ask(payer.intent())
    assert payer.begin(payer.intent(stage="contacts")) == Hit(call, {"said": "yes"}, "gpt-made-up", 40_000)
    assert payer.shelf.sql("SELECT stage, saved_microusd FROM leadgen.model_hits") == [("contacts", 40_000)]
    assert payer.counter("request") == (1, 0, 0, 40_000)


def test_an_answer_older_than_the_asker_takes_is_asked_again_and_the_newest_counts(payer: Any) -> None:
    payer.ask(payer.intent())
    payer.now += timedelta(days=31)
    assert isinstance(payer.begin(payer.intent(answers_since_days=31)), Hit)
    newer = payer.ask(payer.intent(answers_since_days=30))
    assert payer.begin(payer.intent()) == Hit(newer, {"said": "yes"}, "gpt-made-up", 40_000)


def test_what_was_unusable_is_paid_and_no_hit(payer: Any) -> None:
    payer.ask(payer.intent(), usable=False)
    assert isinstance(payer.begin(payer.intent()), Reserved)
    assert payer.counter("request") == (2, 100_000, 0, 40_000)
    assert payer.rows("attempt") == [1, 2]


def test_a_failed_call_gives_its_money_back_but_was_a_call(payer: Any) -> None:
    begun = payer.begin(payer.intent())

    async def failed(books: PostgresBooks) -> None:
        again = await books.begin(replace(payer.intent("another"), token="t-1"))
        assert isinstance(again, Reserved)
        await books.failed(again.call_id, "429 rate limited\0")
        await books.failed(again.call_id, "said twice")

    payer.work(failed)
    assert isinstance(begun, Reserved)
    assert payer.rows("status, error") == [("sent", ""), ("failed", "429 rate limited\ufffd")]
    assert payer.counter("request") == (2, 100_000, 0, 0)
    assert payer.counter("hour")[0] == 2


def test_the_second_asker_of_a_question_waits_for_the_first(payer: Any) -> None:
    async def both(books: PostgresBooks) -> list[Any]:
        return await asyncio.gather(*(books.begin(payer.intent()) for _ in range(8)))

    kinds = [type(begun) for begun in payer.work(both)]
    assert (kinds.count(Reserved), kinds.count(UnderWay)) == (1, 7)
    assert payer.counter("request") == (1, 100_000, 0, 0)


def test_a_begin_that_is_done_twice_reserves_once(payer: Any) -> None:
    intent = replace(payer.intent(), token="t-1")
    assert payer.begin(intent) == payer.begin(intent)
    assert isinstance(payer.begin(replace(intent, token="t-2")), UnderWay)
    assert payer.counter("day") == (1, 100_000, 0, 0)


def test_a_run_that_lost_the_request_may_neither_ask_nor_look_up_but_its_answer_is_kept(payer: Any) -> None:
    intent = payer.intent()

    async def overtaken(books: PostgresBooks) -> None:
        begun = await books.begin(intent)
        assert isinstance(begun, Reserved)
        payer.take_over()
        with pytest.raises(FenceLost, match="run-1"):
            await books.begin(replace(payer.intent("another"), asker=intent.asker))
        await books.answered(begun.call_id, {"said": "late"}, {}, 30_000, True)

    payer.work(overtaken)
    hit = payer.begin(payer.intent())
    assert isinstance(hit, Hit)
    assert hit.response == {"said": "late"}
    assert payer.counter("request") == (1, 0, 0, 30_000)


def test_a_call_of_an_older_run_becomes_unknown_and_the_question_is_asked_again(payer: Any) -> None:
    payer.begin(payer.intent())
    payer.take_over()
    assert isinstance(payer.begin(payer.intent()), Reserved)
    assert payer.rows("status, error") == [("unknown", "its run ended while it was under way"), ("sent", "")]
    assert payer.counter("request") == (2, 100_000, 100_000, 0)


def test_a_call_of_a_request_that_nobody_holds_is_nobodys(payer: Any) -> None:
    payer.begin(payer.intent())
    payer.hold.release()
    assert isinstance(payer.begin(payer.intent()), Reserved)
    assert payer.rows("status") == ["unknown", "sent"]


def test_an_orphan_of_another_request_and_day_is_booked_where_it_was_reserved(payer: Any) -> None:
    payer.begin(payer.intent())
    first, before = payer.key, payer.now
    payer.turn_to("another request")
    payer.now += timedelta(days=1)
    assert isinstance(payer.begin(payer.intent(most=1)), Reserved)
    counters = payer.shelf.sql(
        "SELECT bucket, in_flight_microusd, unknown_microusd FROM leadgen.model_counters WHERE kind <> 'hour' ORDER BY 1"
    )
    assert counters == sorted(
        [
            (first, 0, 100_000),
            (payer.key, 1, 0),
            (f"{before:%Y-%m-%d}", 0, 100_000),
            (f"{payer.now:%Y-%m-%d}", 1, 0),
        ]
    )


def test_an_answer_that_comes_after_all_corrects_the_unknown(payer: Any) -> None:
    async def late(books: PostgresBooks) -> None:
        begun = await books.begin(payer.intent())
        assert isinstance(begun, Reserved)
        await books.unknown(begun.call_id, "time-out")
        await books.unknown(begun.call_id, "said twice")
        assert payer.counter("request") == (1, 0, 100_000, 0)
        await books.answered(begun.call_id, {}, {}, 7, True)
        await books.answered(begun.call_id, {}, {}, 8, True)

    payer.work(late)
    assert payer.counter("request") == payer.counter("day") == (1, 0, 0, 7)
    assert payer.rows("error") == [""]


def test_a_call_that_no_request_asks_has_the_budget_of_its_run_and_ends_by_age(payer: Any) -> None:
    probe = {"request_key": "", "run_id": "doctor-1", "fence": 0, "budget_micro_usd": 100_000}
    assert isinstance(payer.begin(payer.intent("probe", **probe)), Reserved)
    assert isinstance(payer.begin(payer.intent("probe", **probe)), UnderWay)
    refused = payer.begin(payer.intent("probe 2", **probe))
    assert refused == Refused(Limit.REQUEST, 100_000, 100_000, 100_000, None)
    payer.now += timedelta(hours=1)
    refused = payer.begin(payer.intent("probe 2", **probe))
    assert refused == Refused(Limit.REQUEST, 100_000, 100_000, 0, None)
    assert payer.rows("status, request_key") == [("unknown", None)]


def test_the_budget_of_a_request_is_spent_to_the_last_micro_dollar_and_never_passed(payer: Any) -> None:
    payer.ask(payer.intent("first", 400_000), cost=400_000)
    payer.begin(payer.intent("second", 600_000))
    assert payer.begin(payer.intent("third", 1)) == Refused(Limit.REQUEST, DOLLAR, DOLLAR, 600_000, None)
    assert isinstance(payer.begin(payer.intent("third", 0)), Reserved)
    assert isinstance(payer.begin(payer.intent("fourth", 1, budget_micro_usd=DOLLAR + 1)), Reserved)


def test_money_that_orphans_keep_is_not_waited_for(payer: Any) -> None:
    payer.begin(payer.intent("first", DOLLAR))
    payer.take_over()
    assert payer.begin(payer.intent("second", 1)) == Refused(Limit.REQUEST, DOLLAR, DOLLAR, 0, None)
    assert payer.rows("status") == ["unknown"]


def test_the_day_is_the_tenants_and_new_at_midnight_utc(payer: Any) -> None:
    payer.settings = Settings(usd_per_day=Decimal("0.50"), calls_per_hour=1000)
    payer.now = datetime(2026, 11, 25, 18, 59, 59, tzinfo=timezone(-timedelta(hours=5)))
    payer.begin(payer.intent("first", 500_000))
    midnight = datetime(2026, 11, 26, tzinfo=UTC)
    assert payer.begin(payer.intent("second", 1)) == Refused(Limit.DAY, 500_000, 500_000, 500_000, midnight)
    payer.now = midnight
    assert isinstance(payer.begin(payer.intent("second", 500_000)), Reserved)
    buckets = payer.shelf.sql(
        "SELECT bucket, in_flight_microusd FROM leadgen.model_counters WHERE kind = 'day' ORDER BY 1"
    )
    assert buckets == [("2026-11-25", 500_000), ("2026-11-26", 500_000)]


def test_a_call_is_settled_in_the_day_that_it_was_sent(payer: Any) -> None:
    async def over_midnight(books: PostgresBooks) -> None:
        payer.now = datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC)
        begun = await books.begin(payer.intent())
        assert isinstance(begun, Reserved)
        payer.now += timedelta(seconds=2)
        await books.answered(begun.call_id, {}, {}, 1, True)

    payer.work(over_midnight)
    assert payer.shelf.sql("SELECT bucket, settled_microusd FROM leadgen.model_counters WHERE kind = 'day'") == [
        ("2026-11-25", 1)
    ]


def test_calls_of_an_hour_are_counted_whatever_became_of_them(payer: Any) -> None:
    payer.settings = Settings(usd_per_day=Decimal(5), calls_per_hour=2)
    for name in ("first", "second"):
        payer.ask(payer.intent(name))
    one = datetime(2026, 11, 25, 13, tzinfo=UTC)
    assert payer.begin(payer.intent("third")) == Refused(Limit.HOUR, 2, 2, 0, one)
    assert isinstance(payer.begin(payer.intent("first")), Hit)
    payer.now = one
    assert isinstance(payer.begin(payer.intent("third")), Reserved)


def test_a_limit_is_told_once_by_the_reservation_that_reaches_80_per_cent(payer: Any) -> None:
    payer.settings = Settings(usd_per_day=Decimal("1.20"), calls_per_hour=4)
    begun = [payer.begin(payer.intent(str(number), 320_000)) for number in range(3)]
    assert [alerts(call) for call in begun] == [(), (), (Limit.REQUEST, Limit.DAY)]
    assert alerts(payer.begin(payer.intent("fourth", 1))) == (Limit.HOUR,)
    payer.settings = Settings(usd_per_day=Decimal("1.20"), calls_per_hour=5)
    raised = payer.begin(payer.intent("fifth", 1, budget_micro_usd=DOLLAR + 10))
    assert alerts(raised) == (Limit.REQUEST, Limit.HOUR)
    told = payer.shelf.sql(
        "SELECT request_key, detail FROM leadgen.events WHERE event = 'model limit nearly reached' ORDER BY event_id"
    )
    assert [detail["limit"] for _, detail in told] == ["request", "day", "hour", "request", "hour"]
    assert told[1] == (payer.key, {"limit": "day", "bucket": "2026-11-25", "allowed": 1_200_000, "used": 960_000})


def test_what_is_used_of_a_limit_is_told_as_it_is_by_now(payer: Any) -> None:
    def told() -> list[tuple[str, int, int]]:
        near = payer.shelf.tx(lambda conn: near_limits(conn, payer.key, None))
        return [(one.bucket, one.used, one.allowed) for one in near]

    payer.settings = Settings(calls_per_hour=5)
    for number in range(4):
        payer.begin(payer.intent(str(number), 1))
    assert told() == [("2026-11-25T12", 4, 5)]
    payer.begin(payer.intent("the last", 1))
    assert told() == [("2026-11-25T12", 5, 5)]
    payer.settings = Settings(calls_per_hour=50)
    payer.begin(payer.intent("one more", 1))
    assert told() == [], "somebody raised it, and of the new one little is used"


def test_what_was_set_aside_and_came_back_is_not_nearly_used_up(payer: Any) -> None:
    told: list[list[NearLimit]] = []

    async def asked(books: PostgresBooks) -> None:
        async def look() -> None:
            async with Database(payer.shelf.url) as database, database.tenant_tx(payer.shelf.tenant) as conn:
                told.append(await near_limits(conn, payer.key, None))

        begun = [await books.begin(payer.intent(str(number), 450_000)) for number in range(2)]
        await look()
        for call, cost in zip(begun, (400_000, 40_000), strict=True):
            assert isinstance(call, Reserved)
            await books.answered(call.call_id, {"said": "yes"}, {}, cost, True)
            await look()

    payer.work(asked)
    assert told[0] == [NearLimit("request", payer.key, 900_000, DOLLAR, set_aside=900_000)]
    assert told[1] == [NearLimit("request", payer.key, 850_000, DOLLAR, set_aside=450_000)]
    assert told[2] == [], "of the dollar $0.44 are spent"


def alerts(begun: Any) -> tuple[Limit, ...]:
    assert isinstance(begun, Reserved)
    return begun.alerts


def test_tenants_share_neither_answers_nor_limits(payer: Any) -> None:
    payer.ask(payer.intent("first", DOLLAR), cost=DOLLAR)
    other = payer.other()
    try:
        same = replace(other.intent("first", DOLLAR), call_hash=payer.intent("first").call_hash)
        assert isinstance(other.begin(same), Reserved)
        assert other.counter("day") == (1, DOLLAR, 0, 0)
        assert payer.counter("day") == (1, 0, 0, DOLLAR)
        assert len(other.shelf.sql("SELECT prompt, answer FROM leadgen.model_calls")) == 1
    finally:
        other.hold.release()


def test_what_jsonb_refuses_is_kept_otherwise(payer: Any) -> None:
    async def odd(books: PostgresBooks) -> None:
        intent = replace(
            payer.intent(), prompt={"in\0put": ["a\0b", "half \ud83d pair", {"n": float("nan")}]}, about="\0"
        )
        begun = await books.begin(intent)
        assert isinstance(begun, Reserved)
        await books.answered(begun.call_id, {"text": "\ud83d\ude00 \0", "n": 1e400}, {}, 1, True)

    payer.work(odd)
    hit = payer.begin(payer.intent())
    assert isinstance(hit, Hit)
    assert hit.response == {"text": "\U0001f600 \ufffd", "n": None}
    assert payer.rows("prompt") == [{"in\ufffdput": ["a\ufffdb", "half \ufffd pair", {"n": None}]}]
