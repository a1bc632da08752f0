from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from leadgen_assets.domain.errors import SettingsInvalid, SettlementRefused
from leadgen_assets.llm.books import Limit, Refused, Reserved
from leadgen_assets.settings import Settings
from leadgen_assets.storage.migrations.forward import ROOM, revisions
from leadgen_assets.storage.model_costs import (
    CostLine,
    Part,
    RequestCost,
    Settled,
    UnknownCall,
    costs,
    request_costs,
    settle,
    settle_all,
    unknown_calls,
)
from leadgen_assets.storage.model_ledger import sent_since, sweep_orphans
from leadgen_assets.storage.model_limits import (
    LimitStanding,
    TenantLimits,
    counter_faults,
    own_limits,
    set_own_limits,
    standings,
)
from leadgen_assets.storage.roles import OWNER, acting_as, prepare


@pytest.fixture
def spent(payer: Any) -> Any:
    """A tenant with a paid, an unusable, a failed, a sent and an unknown call and a hit, on two days."""

    async def asked(books: Any) -> None:
        usage = {"input_tokens": 100, "cached_tokens": 60, "output_tokens": 9, "searches": 2}
        first = await books.begin(payer.intent("first"))
        await books.answered(first.call_id, {}, usage, 40_000, True)
        await books.begin(payer.intent("first", stage="contacts"))
        second = await books.begin(payer.intent("second", stage="contacts"))
        await books.answered(second.call_id, {}, usage, 5_000, False, "refused")
        third = await books.begin(payer.intent("third"))
        await books.failed(third.call_id, "500")
        payer.now += timedelta(days=1)
        fourth = await books.begin(payer.intent("fourth", 70_000))
        await books.unknown(fourth.call_id, "time-out")
        await books.begin(payer.intent("fifth", 30_000))

    payer.work(asked)
    return payer


def test_costs_by_stage_and_model(spent: Any) -> None:
    assert spent.shelf.tx(costs) == [
        CostLine(
            stage="company_profiles", model="gpt-made-up", calls=4, answered=1, spent_micro_usd=40_000,
            reserved_micro_usd=30_000, unknown_micro_usd=70_000, input_tokens=100, cached_tokens=60, output_tokens=9,
            searches=2,
        ),
        CostLine(
            stage="contacts", model="gpt-made-up", calls=1, unusable=1, hits=1, spent_micro_usd=5_000, saved_micro_usd=40_000,
            input_tokens=100, cached_tokens=60, output_tokens=9, searches=2,
        ),
    ]  # fmt: skip


def test_costs_of_a_day_a_request_a_tenant_and_in_all(spent: Any) -> None:
    async def asked(conn: Any) -> None:
        (total,) = await costs(conn, by=())
        assert (total.calls, total.hits, total.spent_micro_usd, total.saved_micro_usd) == (5, 1, 45_000, 40_000)
        days = await costs(conn, by=[Part.TENANT, Part.REQUEST, Part.DAY])
        assert [(line.tenant, line.request, line.day, line.calls) for line in days] == [
            (spent.shelf.tenant, spent.key, "2026-11-25", 3),
            (spent.shelf.tenant, spent.key, "2026-11-26", 2),
        ]
        (second,) = await costs(conn, by=[Part.AGENT, Part.MODE], day=date(2026, 11, 26))
        assert (second.agent, second.mode, second.unknown_micro_usd) == ("company_research", "real", 70_000)
        assert await costs(conn, by=(), request="none.such") == [CostLine()]
        assert await costs(conn, request="none.such") == []
        assert await costs(conn, by=(), tenant="nobody") == [CostLine()]

    spent.shelf.tx(asked)


def test_what_a_qualified_company_costs_is_rounded_up(spent: Any) -> None:
    assert spent.shelf.tx(request_costs) == [RequestCost(spent.shelf.tenant, spent.key, 45_000, 70_000, 0)]
    assert RequestCost("t", "k", 45_000, 0, 0).per_qualified_micro_usd is None
    assert RequestCost("t", "k", 45_001, 0, 3).per_qualified_micro_usd == 15_001


def test_an_unknown_call_is_listed_and_settled_as_the_bill_says(spent: Any) -> None:
    (call,) = spent.shelf.tx(unknown_calls)
    assert call == UnknownCall(
        call.call_id, spent.shelf.tenant, spent.key, "company_profiles", "company_research", "a.example", "gpt-made-up",
        70_000, spent.now, "time-out",
    )  # fmt: skip
    assert spent.shelf.tx(lambda conn: settle(conn, call.call_id, 12_000, spent.now)) == call
    assert spent.counter("request") == (5, 30_000, 0, 57_000)
    assert spent.shelf.tx(unknown_calls) == []
    with pytest.raises(SettlementRefused, match="is settled, not unknown"):
        spent.shelf.tx(lambda conn: settle(conn, call.call_id, 12_000, spent.now))
    events = spent.shelf.sql("SELECT request_key, detail FROM leadgen.events WHERE event = 'model call settled'")
    assert events == [(spent.key, {"call_id": call.call_id, "micro_usd": 12_000})]
    assert spent.shelf.tx(counter_faults) == []


def test_a_settlement_that_cannot_be_is_refused(spent: Any) -> None:
    (call,) = spent.shelf.tx(unknown_calls)
    for amount in (-1, 70_001):
        with pytest.raises(SettlementRefused, match="at most"):
            spent.shelf.tx(lambda conn, amount=amount: settle(conn, call.call_id, amount, spent.now))
    with pytest.raises(SettlementRefused, match="no call 0"):
        spent.shelf.tx(lambda conn: settle(conn, 0, 1, spent.now))
    with pytest.raises(SettlementRefused, match="no call"):
        spent.shelf.other().tx(lambda conn: settle(conn, call.call_id, 1, spent.now))


@pytest.mark.parametrize(("at_maximum", "micro_usd"), [(True, 100_000), (False, 0)])
def test_all_unknown_calls_are_settled_at_once(spent: Any, at_maximum: bool, micro_usd: int) -> None:
    spent.take_over()

    async def settled(conn: Any) -> Settled:
        assert await sweep_orphans(conn, sent_since(spent.settings, spent.now), spent.now) == 1
        assert await settle_all(conn, spent.now, at_maximum=at_maximum, request="none.such") == Settled(0, 0)
        return await settle_all(conn, spent.now, at_maximum=at_maximum)

    assert spent.shelf.tx(settled) == Settled(2, micro_usd)
    assert spent.counter("request") == (5, 0, 0, 45_000 + micro_usd)
    assert spent.shelf.tx(counter_faults) == []


def test_a_tenants_own_limits_hold_instead_of_the_installations(payer: Any) -> None:
    tenant = payer.shelf.tenant
    given = TenantLimits(Decimal("0.05"), 3)
    payer.shelf.tx(lambda conn: set_own_limits(conn, tenant, given))
    assert payer.shelf.tx(lambda conn: own_limits(conn, tenant)) == given
    refused = payer.begin(payer.intent(most=50_001))
    assert isinstance(refused, Refused)
    assert (refused.limit, refused.allowed) == (Limit.DAY, 50_000)
    payer.shelf.tx(lambda conn: set_own_limits(conn, tenant, TenantLimits(calls_per_hour=0)))
    assert payer.shelf.tx(lambda conn: own_limits(conn, tenant)) == TenantLimits(None, 0)
    refused = payer.begin(payer.intent(most=50_001))
    assert isinstance(refused, Refused)
    assert refused.limit is Limit.HOUR
    payer.shelf.tx(lambda conn: set_own_limits(conn, tenant, TenantLimits()))
    assert isinstance(payer.begin(payer.intent(most=50_001)), Reserved)


@pytest.mark.parametrize(
    "limits",
    [
        TenantLimits(Decimal(-1)),
        TenantLimits(Decimal("nan")),
        TenantLimits(Decimal("inf")),
        TenantLimits(Decimal("1e10")),
        TenantLimits(None, -1),
        TenantLimits(None, 10**13),
    ],
)
def test_a_limit_that_is_none_is_refused(payer: Any, limits: TenantLimits) -> None:
    with pytest.raises(SettingsInvalid, match="is no limit"):
        payer.shelf.tx(lambda conn: set_own_limits(conn, payer.shelf.tenant, limits))


def test_settings_that_somebody_wrote_by_hand_and_are_no_numbers_are_no_limits(payer: Any) -> None:
    payer.shelf.sql("UPDATE leadgen.tenants SET settings = %s", '{"usd_per_day": "lots", "calls_per_hour": null}')
    assert payer.shelf.tx(lambda conn: own_limits(conn, payer.shelf.tenant)) == TenantLimits()
    assert isinstance(payer.begin(payer.intent()), Reserved)


def test_the_standing_of_every_limit(spent: Any) -> None:
    asked = spent.shelf.tx(
        lambda conn: standings(conn, spent.shelf.tenant, Settings(), spent.now, spent.key, 1_000_000)
    )
    midnight = spent.now.replace(hour=0, minute=0) + timedelta(days=1)
    assert asked == [
        LimitStanding(Limit.REQUEST, 1_000_000, 145_000, 30_000, 70_000, None),
        LimitStanding(Limit.DAY, 5_000_000, 100_000, 30_000, 70_000, midnight),
        LimitStanding(Limit.HOUR, 1000, 2, 0, 0, spent.now.replace(hour=13, minute=0)),
    ]
    assert asked[0].left == 855_000
    later = spent.now + timedelta(days=2)
    quiet = spent.shelf.tx(lambda conn: standings(conn, spent.shelf.tenant, Settings(), later))
    assert [(standing.limit, standing.used) for standing in quiet] == [(Limit.DAY, 0), (Limit.HOUR, 0)]


def test_a_counter_that_lies_is_told(spent: Any) -> None:
    spent.shelf.sql("UPDATE leadgen.model_counters SET settled_microusd = 1 WHERE kind = 'request'")
    (fault,) = spent.shelf.tx(counter_faults)
    assert spent.key in fault
    assert "[5, 30000, 70000, 1]" in fault
    assert "[5, 30000, 70000, 45000]" in fault


def test_the_step_goes_forward_on_a_database_with_calls_in_it(empty_database_url: str) -> None:
    step = "0004_model"
    with psycopg.connect(empty_database_url, autocommit=True) as connection:
        prepare(connection, empty_database_url)
    with psycopg.connect(acting_as(empty_database_url, OWNER), autocommit=True) as connection:
        for revision in revisions()[: revisions().index(step)]:
            connection.execute((ROOM / "sql" / f"{revision}.sql").read_bytes())
        connection.execute("SELECT set_config('leadgen.tenant', 'acme', false)")
        connection.execute("INSERT INTO tenants (name) VALUES ('Acme')")
        connection.execute("INSERT INTO icps (icp_hash, name, body) VALUES ('i', 'i', '{}')")
        connection.execute(
            "INSERT INTO lead_requests (request_key, request, base_folder, icp_hash, status)"
            " VALUES ('acme.a', '{}', '/', 'i', 'ready')"
        )
        connection.execute(
            "INSERT INTO model_calls (call_hash, request_key, stage, model, status, prompt, reserved_microusd)"
            " VALUES ('h', 'acme.a', 's', 'm', 'unknown', '{}', 5)"
        )
        connection.execute((ROOM / "sql" / f"{step}.sql").read_bytes())
        assert connection.execute("SELECT mode, attempt, token FROM model_calls").fetchall() == [("real", 1, "")]
