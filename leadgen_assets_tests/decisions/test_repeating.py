"""Requests that repeat: a follow-up a month, one however many were missed, and only what is new."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.decisions.amending import Amendment, amend
from leadgen_assets.decisions.cancelling import cancel
from leadgen_assets.decisions.repeating import follow_up, repeat_due
from leadgen_assets.domain.calendar import month_after
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.settings import load_settings

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Decide = Callable[..., Any]
REPEATING = "name: Texas firms\nsources: list:firms.csv\nrepeat: monthly\npreview: 2\n"
START = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)


@pytest.fixture
def head(chain: Chain) -> str:
    """A request of 31 January that repeats; its preview was seen."""
    key = chain.submit(REPEATING)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready', previewed = true, created_at = %s", START)
    return key


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_a_follow_up_comes_a_clock_month_later_with_the_same_fields(chain: Chain, head: str, decide: Decide) -> None:
    assert decide(lambda database: repeat_due(database, at(2, 28, 8))) == []
    (key,) = decide(lambda database: repeat_due(database, at(2, 28)))
    made, parent = chain.stored(key), chain.stored(head)
    assert (made.key, made.request.name) == ("default.texas-firms-2026-02", "Texas firms 2026-02")
    assert (made.request.repeat, made.request.preview, made.series) == ("never", 0, head)
    assert made.request.sources == parent.request.sources
    assert (made.base_folder, made.icp_hash) == (parent.base_folder, parent.icp_hash)
    assert made.status is RequestStatus.QUEUED
    assert f"leadgen run {key}" in made.next_step
    assert decide(lambda database: repeat_due(database, at(2, 28, 10))) == [], "a further tick makes no other one"
    assert decide(lambda database: repeat_due(database, at(3, 30))) == []
    assert decide(lambda database: repeat_due(database, at(3, 31))) == ["default.texas-firms-2026-03"]


def test_missed_months_make_one_follow_up(chain: Chain, head: str, decide: Decide) -> None:
    assert decide(lambda database: repeat_due(database, at(6, 15))) == ["default.texas-firms-2026-06"]
    assert decide(lambda database: repeat_due(database, at(7, 14))) == []
    assert decide(lambda database: repeat_due(database, at(7, 15))) == ["default.texas-firms-2026-07"]


def test_racing_ticks_make_one(chain: Chain, head: str, decide: Decide) -> None:
    async def race(database: Any) -> list[str]:
        made = await asyncio.gather(*(repeat_due(database, at(3, 1)) for _ in range(4)))
        return [key for keys in made for key in keys]

    assert decide(race) == ["default.texas-firms-2026-03"]
    assert chain.sql("SELECT count(*) FROM leadgen.lead_requests") == [(2,)]


def test_what_ends_a_series(chain: Chain, head: str, decide: Decide) -> None:
    chain.sql("UPDATE leadgen.lead_requests SET previewed = false")
    assert decide(lambda database: repeat_due(database, at(3, 1))) == [], "nobody has seen its preview"
    chain.sql("UPDATE leadgen.lead_requests SET previewed = true, status = 'cancelled'")
    assert decide(lambda database: repeat_due(database, at(3, 1))) == []
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    decided = decide(lambda database: cancel(database, head, at(3, 1)))
    assert decided.words == "It is ready already; it is no longer repeated."
    assert chain.stored(head).status is RequestStatus.READY
    assert decide(lambda database: repeat_due(database, at(3, 1))) == []
    decide(lambda database: amend(database, load_settings(), head, Amendment({"repeat": "monthly"})))
    assert decide(lambda database: repeat_due(database, at(3, 1))) == ["default.texas-firms-2026-03"]
    decide(lambda database: amend(database, load_settings(), head, Amendment({"repeat": "never"})))
    assert decide(lambda database: repeat_due(database, at(9, 1))) == []


def test_a_name_that_somebody_has_already_is_left_to_them(chain: Chain, head: str, decide: Decide) -> None:
    chain.submit("name: Texas firms 2026-03\nsources: list:other.csv\n")
    assert decide(lambda database: repeat_due(database, at(3, 1))) == ["default.texas-firms-2026-03-2"]
    assert chain.stored("default.texas-firms-2026-03").series == ""


@pytest.mark.long
def test_what_the_series_gave_is_left_out_for_ever(delivered: tuple[Chain, Delivered], decide: Decide) -> None:
    house, done = delivered
    house.sql('UPDATE leadgen.lead_requests SET request = request || \'{"repeat": "monthly"}\'')
    house.sql("UPDATE leadgen.exported_companies SET exported_at = now() - interval '3 years'")
    soon = datetime.now(UTC) + timedelta(days=40)
    (key,) = decide(lambda database: repeat_due(database, soon))
    house.instance.add_dynamic_partitions("lead_requests", [key])
    assert house.materialize(key).success
    ((given,),) = house.sql(
        "SELECT count(*) FROM leadgen.exported_companies n JOIN leadgen.exported_companies o USING (company_id)"
        " WHERE n.request_key = %s AND o.request_key = %s",
        key,
        done.key,
    )
    assert given == 0
    assert house.sql("SELECT count(*) FROM leadgen.exported_companies WHERE request_key = %s", key) == [(2,)]
    words = house.stored(key)
    assert not any("exclude_exported_days" in one.changes for one in words.proposals), "nothing lifts that"


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2024, 1, 1), max_value=datetime(2035, 1, 1)))  # noqa: DTZ001
def test_a_month_is_a_clock_month(when: datetime) -> None:
    after = month_after(when)
    assert (after.year * 12 + after.month) - (when.year * 12 + when.month) == 1
    assert after.time() == when.time()
    assert after.day == when.day or (after.day < when.day and (after + timedelta(days=1)).day == 1)


def test_the_31st_comes_back() -> None:
    def day(year: int, month: int, number: int) -> datetime:
        return datetime(year, month, number, tzinfo=UTC)

    february = month_after(day(2027, 1, 31), 31)
    assert (february, month_after(february, 31)) == (day(2027, 2, 28), day(2027, 3, 31))
    assert month_after(day(2027, 2, 15), 31) == day(2027, 3, 15), "who came late keeps that day"
    assert month_after(day(2027, 12, 31)) == day(2028, 1, 31)


@given(st.text(min_size=1, max_size=120).filter(lambda text: any(c.isascii() and c.isalnum() for c in text)))
def test_a_follow_ups_key_is_never_the_requests(name: str) -> None:
    request = LeadRequest(name=name, sources=("list:x.csv",))
    made = follow_up(request, START)
    assert made.key != request.key
    assert made.key.endswith("2026-01")
    assert LeadRequest.model_validate(made.model_dump(mode="json")) == made
