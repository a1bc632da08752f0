"""`leadgen cost`: sums, limits, and calls of which nobody knows."""

from __future__ import annotations

import asyncio
import io
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from rich.console import Console

from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.llm.books import Intent, Reserved
from leadgen_assets.llm.question import Asker
from leadgen_assets.reports.costs import MOST_ROWS, Amounts, Costs, LimitShown, RequestShown, UnknownShown, print_costs
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.paused import PausedRequest, paused_request
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.requests import load

Leadgen = Callable[..., Any]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADGEN_CONTACT", "me@reader.example")


def asked(url: str, calls: Callable[[PostgresBooks, Asker], Awaitable[None]], name: str = "texas") -> str:
    """A request of which a run asked some questions; its key."""

    async def work() -> str:
        async with Database(url) as database:
            text = f"name: {name}\nsources: [list:some.csv]\nbudget_usd: 1\n"
            settings = load_settings()
            stored = await submit_request(database, settings, text, "the test", Path(), RequestStatus.RUNNING)
            hold = RequestHold.take(database, "default", stored.key, "run-1", lambda run: False)
            try:
                books = PostgresBooks(database, settings, lambda: datetime.now(UTC))
                await calls(books, Asker("default", stored.key, "run-1", hold.fence, "company_profiles", 1_000_000))
            finally:
                hold.release()
            return stored.key

    return asyncio.run(work())


async def call(books: PostgresBooks, asker: Asker, name: str, most: int = 100_000) -> Reserved:
    begun = await books.begin(
        Intent(name, asker, "real", "gpt-made-up", "company_research", f"{name}.example", {"model": "m"}, most)
    )
    assert isinstance(begun, Reserved)
    return begun


async def some(books: PostgresBooks, asker: Asker) -> None:
    """One answered and asked again, one of which nobody knows."""
    first = await call(books, asker, "a")
    usage = {"input_tokens": 1_000, "cached_tokens": 500, "output_tokens": 10, "searches": 1}
    await books.answered(first.call_id, {"id": "x"}, usage, 20_000, True)
    await books.begin(Intent("a", asker, "real", "gpt-made-up", "company_research", "a", {"model": "m"}, 1))
    second = await call(books, asker, "b", 250_000)
    await books.unknown(second.call_id, "no answer within 180 s")


def test_nothing_was_asked_yet(leadgen: Leadgen) -> None:
    said = leadgen("cost")
    assert said.code == 0
    assert "Nothing was asked." in said.out
    assert json.loads(leadgen("cost", "--json").out)["total"]["calls"] == 0


def test_what_a_script_made_up_is_said_beside_what_is_spent(leadgen: Leadgen, database_url: str) -> None:
    async def scripted(books: PostgresBooks, asker: Asker) -> None:
        begun = await books.begin(Intent("s", asker, "mock", "gpt-made-up", "contacts", "s", {"model": "m"}, 9_000))
        assert isinstance(begun, Reserved)
        await books.answered(begun.call_id, {"id": "x"}, {}, 7_000, True)

    key = asked(database_url, scripted)
    said = " ".join(leadgen("status", key).out.split())
    assert "Spent: $0.0070 of $1.00" in said
    assert "$0.007 of what is spent are made up: a script answered (mode mock), and nobody bills that" in said


def test_all_sums_are_told_and_the_unknown_can_be_settled(leadgen: Leadgen, database_url: str) -> None:
    key = asked(database_url, some)
    said = leadgen("cost").out
    for words in (
        "$0.02", "spent, in 2 calls", "$0.25", "of which nobody knows", "saved: 1 answer from the journal", "1 search",
        "50% of them", "company profiles", "gpt-made-up", key, "none qualified yet", "no answer within",
        "leadgen cost settle",
    ):  # fmt: skip
        assert words in said, words
    read = json.loads(leadgen("cost", "--request", key, "--json").out)
    assert read["total"]["spent_micro_usd"] == 20_000
    assert read["total"]["unknown_micro_usd"] == 250_000
    assert read["total"]["scripted_micro_usd"] == 0
    assert [one["limit"] for one in read["limits"]] == ["request", "day", "hour"]
    assert read["limits"][0]["left"] == 730_000
    (number,) = [one["call_id"] for one in read["unknown_calls"]]

    assert str(number) in leadgen("cost", "settle").out
    assert leadgen("cost", "settle", str(number)).code == 2
    assert leadgen("cost", "settle", "all", "--usd", "1").code == 2
    assert leadgen("cost", "settle", "x", "--at-most").code == 2
    too_much = leadgen("cost", "settle", str(number), "--usd", "9")
    assert too_much.code == 1
    assert "at most $0.25" in too_much.err
    for how in (("--usd", "0"), ("--at-most",)):
        assert "`leadgen cost settle` lists the calls" in leadgen("cost", "settle", "999999999", *how).err
    assert "settled at $0.10" in leadgen("cost", "settle", str(number), "--usd", "0.1").out
    assert leadgen("cost", "settle", str(number), "--at-most").code == 1
    assert json.loads(leadgen("cost", "--json").out)["total"]["spent_micro_usd"] == 120_000


@pytest.mark.parametrize(("how", "sum_told"), [(("--usd", "0"), "$0.00"), (("--at-most",), "$0.25")])
def test_all_unknown_calls_are_settled_at_once(
    leadgen: Leadgen, database_url: str, how: tuple[str, ...], sum_told: str
) -> None:
    asked(database_url, some)
    assert leadgen("cost", "settle", "all", *how).out == f"1 call settled, {sum_told} together\n"
    assert leadgen("cost", "settle", "all", *how).out == "nothing waits to be settled\n"
    nothing = leadgen("cost", "settle")
    assert (nothing.out, nothing.err) == ("", "No call waits to be settled.\n")


def test_many_calls_of_which_nobody_knows_are_lines_of_one_width_and_told_in_short_elsewhere() -> None:
    sent, number = datetime(2026, 11, 26, 5, 42, tzinfo=UTC), MOST_ROWS + 3
    unknown = tuple(UnknownShown(n, "a.texas, contacts", 1_000, sent, "its run ended") for n in range(number))
    requests = tuple(RequestShown(f"a.r{n}", n, 1, n) for n in range(number))
    line = Amounts(("company_profiles", "gpt-6-luna"), 5, 0, 3_300, 0, 0, 0, 0, 10, 0, 0)
    limit = LimitShown("default this hour", 21, 1_000, "21", "1,000 calls", sent)
    console = Console(width=80, record=True, file=io.StringIO())
    print_costs(console, Costs("all tenants", line, 0, (line,), (limit,), requests, unknown))
    said = [told.rstrip() for told in console.export_text().splitlines()]
    assert sum("at most" in told for told in said) == MOST_ROWS
    assert any("and 3 that were sent later: leadgen cost settle" in told for told in said)
    assert any("and 3 that cost less" in told for told in said)
    assert any(told.startswith(f"  a.r{number - 1} ") for told in said), "the dearest come first"
    assert any(told.startswith("   company profiles   gpt-6-luna") for told in said)
    assert not any("from journal" in told or "unknown   " in told for told in said), "no column without a figure"
    assert any("21 of 1,000 calls  new at 05:42 UTC" in told for told in said)


def stopped(url: str, limit: str, status: str = "paused_budget") -> str:
    """A request that a limit stopped, of whose budget of a dollar a quarter is held for a call of which nobody knows."""
    key = asked(url, some)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE leadgen.lead_requests SET status = %s, run_id = 'run-1'", [status])
        connection.execute(
            "INSERT INTO leadgen.stage_pauses (tenant_id, request_key, stage, run_id, limited_by, reason, paused_at)"
            " VALUES ('default', %s, 'company_profiles', 'run-1', %s, 'it is used up', now())",
            [key, limit],
        )
    return key


def test_a_budget_that_unknown_calls_use_up_names_them_as_a_way_out(database_url: str) -> None:
    key = stopped(database_url, "request")

    async def read() -> PausedRequest | None:
        async with Database(database_url) as database, database.tenant_tx("default") as conn:
            return await paused_request(conn, Settings(mode="real"), await load(conn, key), "run-1", 0)

    paused = asyncio.run(read())
    assert paused is not None
    assert "$0.02 of $1.00 spent and at most $0.25 by calls of which nobody knows; it is used up; 0 of" in paused.reason
    assert f"settle them (leadgen cost settle --request {key})" in paused.next_step
    assert f"leadgen cost settle all --request {key} --usd 0" in [one.command for one in paused.proposals]


def test_settling_tells_a_request_at_its_budget_that_it_can_go_on(leadgen: Leadgen, database_url: str) -> None:
    key = stopped(database_url, "request")
    said = leadgen("cost", "settle", "all", "--request", key, "--usd", "0")
    assert said.code == 0
    assert (
        f"{key}: $0.25 of the budget are free again, $0.98 are left of it. To go on: leadgen resume {key}" in said.out
    )
    status = json.loads(leadgen("status", key, "--json").out)
    assert status["next_step"] in said.out
    assert "nobody knows" not in status["reason"] + status["next_step"]
    assert status["status"] == "paused_budget", "nothing is spent that nobody asked for"
    assert status["proposals"][0]["command"] == f"leadgen resume {key}"
    assert leadgen("resume", key).code == 0
    assert json.loads(leadgen("status", key, "--json").out)["status"] == "queued"


def test_settling_at_the_maximum_frees_nothing_and_says_what_is_left(leadgen: Leadgen, database_url: str) -> None:
    key = stopped(database_url, "request")
    said = leadgen("cost", "settle", "all", "--at-most").out
    assert "free again" not in said
    dollars = re.search(rf"leadgen amend {key} --budget ([0-9]+[.][0-9]{{2}})[.]\s", said)
    assert dollars
    assert Decimal(dollars[1]) > 1, "what the rest is reckoned to need, beside what is spent"
    assert f"leadgen amend {key} --budget {dollars[1]}" in leadgen("status", key).out.replace("\n", "")
    assert "$0.27 of $1.00 spent;" in json.loads(leadgen("status", key, "--json").out)["reason"]


def test_a_request_that_waits_for_a_new_day_may_be_tried_when_its_dollars_are_free(
    leadgen: Leadgen, database_url: str
) -> None:
    key = stopped(database_url, "day", "waiting")
    listed = leadgen("cost", "settle")
    (number,) = [line.split()[0] for line in listed.out.splitlines()]
    assert "1 call waits to be settled, at most $0.25" in listed.err
    said = leadgen("cost", "settle", number, "--usd", "0.05").out
    assert f"{key} is waiting at such a limit: $0.20 of the tenant's dollars" in said
    assert f"leadgen resume {key}" in said


def test_costs_are_narrowed_to_a_day_a_tenant_a_request(leadgen: Leadgen, database_url: str) -> None:
    asked(database_url, some)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert "spent, in 2 calls" in leadgen("cost", "--day", today).out
    assert "Nobody knows what became of" in leadgen("cost", "--day", today).out
    then = leadgen("cost", "--day", "2020-01-01").out
    assert "Nothing was asked." in then
    assert "Nobody knows" not in then, "calls of another day are none of that one's"
    assert '"unknown_calls": []' in leadgen("cost", "--day", "2020-01-01", "--json").out
    assert "Nothing was asked." in leadgen("cost", "--tenant", "other").out
    assert leadgen("cost", "--day", "soon").code == 2
    assert leadgen("cost", "--request", "nobody").code == 1


def test_amounts_of_a_call_are_told_to_the_last_micro_dollar(leadgen: Leadgen, database_url: str) -> None:
    async def tiny(books: PostgresBooks, asker: Asker) -> None:
        await books.unknown((await call(books, asker, "a", 31)).call_id, "cut")

    asked(database_url, tiny)
    listed = leadgen("cost", "settle").out
    assert "at most $0.000031 " in listed
    refused = leadgen("cost", "settle", listed.split()[0], "--usd", "0.031")
    assert "cannot have cost $0.031: at most $0.000031." in refused.err


def test_a_request_of_another_tenant_than_the_one_named_is_a_contradiction(leadgen: Leadgen, database_url: str) -> None:
    key = asked(database_url, some)
    for command in (("cost",), ("cost", "settle"), ("cost", "settle", "all", "--usd", "0")):
        said = leadgen(*command, "--tenant", "acme", "--request", key)
        assert (said.code, said.out) == (2, "")
        assert f"{key} is a request of the tenant default, not of acme" in said.err
    assert "spent, in 2 calls" in leadgen("cost", "--tenant", "default", "--request", key).out


def test_limits_are_of_the_tenants_that_asked_something_those_who_used_most_first(
    leadgen: Leadgen, database_url: str
) -> None:
    assert [one["tenant"] for one in json.loads(leadgen("cost", "--json").out)["limits"]] == ["default", "default"]
    counted = "INSERT INTO leadgen.model_counters (tenant_id, kind, bucket, calls, settled_microusd) VALUES"
    with psycopg.connect(database_url) as connection:
        for tenant, micro_usd in (("acme", 4_000_000), ("north", 100_000)):
            connection.execute("INSERT INTO leadgen.tenants (tenant_id, name) VALUES (%s, %s)", [tenant, tenant])
            connection.execute(f"{counted} (%s, 'day', leadgen.day_bucket(now()), 3, %s)".encode(), [tenant, micro_usd])
    limits = json.loads(leadgen("cost", "--json").out)["limits"]
    assert [one["tenant"] for one in limits] == ["acme", "acme", "north", "north"]
    said = leadgen("cost").out
    assert said.index("acme today") < said.index("north today")
    assert "default today" not in said


def test_a_name_alone_is_of_the_settings_tenant_in_every_command(
    database_url: str, leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = asked(database_url, some)
    monkeypatch.setenv("LEADGEN_TENANT", "other")
    for command in (("cost", "--request", "texas"), ("amend", "texas", "--budget", "2"), ("status", "texas")):
        said = leadgen(*command)
        assert said.code != 0
        assert "There is no request 'other.texas'" in said.err
        assert key in said.err, "its whole key is what to give"
    assert leadgen("cost", "--request", key).code == 0


@pytest.mark.parametrize("command", [("cost",), ("cost", "settle", "all", "--usd", "0"), ("cost", "limits"), ("list",)])
def test_nothing_is_no_tenant_and_not_all_of_them(command: tuple[str, ...], leadgen: Leadgen) -> None:
    said = leadgen(*command, "--tenant", "")
    assert said.code == 1
    assert "'' is no tenant" in said.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_cost_nothing(day: str, leadgen: Leadgen) -> None:
    said = leadgen("cost", "--day", day)
    assert said.code == 0, said.err
    assert day in said.out


def test_limits_are_shown_and_set_one_at_a_time(leadgen: Leadgen) -> None:
    assert "$0.00 of $5.00 this day (of the settings)" in leadgen("cost", "limits").out
    said = leadgen("cost", "limits", "--tenant", "acme", "--usd-per-day", "$1,200.50")
    assert "acme: $0.00 of $1,200.50 this day (its own)" in said.out
    said = leadgen("cost", "limits", "--tenant", "acme", "--calls-per-hour", "10")
    assert "$1,200.50" in said.out
    assert "0 of 10 calls this hour (its own)" in said.out
    assert json.loads(leadgen("cost", "limits", "--tenant", "acme", "--json").out)["own"] == {
        "usd_per_day": "1200.5", "calls_per_hour": 10,
    }  # fmt: skip
    assert "this day (of the settings)" in leadgen("cost", "limits", "--tenant", "acme", "--usd-per-day", "default").out
    for wrong in (
        ("--usd-per-day", "x"),
        ("--usd-per-day", "-1"),
        ("--usd-per-day", "NaN"),
        ("--calls-per-hour", "-1"),
    ):
        assert leadgen("cost", "limits", *wrong).code == 2
    for decimal_comma in (("--usd-per-day", "1,50"), ("--usd-per-day", "1.234,50"), ("--calls-per-hour", "1,5")):
        refused = leadgen("cost", "limits", "--tenant", "acme", *decimal_comma)
        assert refused.code == 2
        assert "1.50" in refused.err
    assert "0 of 1,500 calls" in leadgen("cost", "limits", "--tenant", "acme", "--calls-per-hour", "1,500").out
    refused = leadgen("cost", "settle", "1", "--usd", "0,25")
    assert refused.code == 2
    assert "1.50" in refused.err
