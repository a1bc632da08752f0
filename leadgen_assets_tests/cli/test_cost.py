"""`leadgen cost`, and what `leadgen run` says before anything is paid."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.cli.doctor_database import about_database
from leadgen_assets.domain.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.llm.books import Intent, Reserved
from leadgen_assets.llm.opening import asked_account
from leadgen_assets.llm.question import Asker
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks

Leadgen = Callable[..., Any]
NOW = datetime.now(UTC)


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
    assert "Nothing was asked yet" in said.out
    assert json.loads(leadgen("cost", "--json").out)["total"]["calls"] == 0


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
    assert leadgen("cost", "settle", "all", *how).out == f"1 calls settled, {sum_told} together\n"
    assert leadgen("cost", "settle", "all", *how).out == "nothing waits to be settled\n"
    assert leadgen("cost", "settle").out == ""


def test_costs_are_narrowed_to_a_day_a_tenant_a_request(leadgen: Leadgen, database_url: str) -> None:
    asked(database_url, some)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert "spent, in 2 calls" in leadgen("cost", "--day", today).out
    assert "Nothing was asked yet" in leadgen("cost", "--day", "2020-01-01").out
    assert "Nothing was asked yet" in leadgen("cost", "--tenant", "other").out
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


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "texas.yaml"
    path.write_text("name: texas\nstates: [TX]\n", "utf-8")
    return path


def test_without_a_key_one_line_says_so_and_offers_mode_off(
    leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_MODE", "real")
    said = leadgen("run", str(file))
    assert said.code == 1
    assert said.err.startswith("No OPENAI_API_KEY is set")
    assert said.err.count("\n") == 1
    assert f"leadgen run {file} --mode off" in said.err
    assert leadgen("list", "--json").out.strip() in ("[]", "")


def test_nobody_there_to_confirm_refuses_and_begins_nothing(
    leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    said = leadgen("run", str(file), "--mode", "real")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "--yes" in said.err
    assert "at most $3.00" in said.err
    assert json.loads(leadgen("list", "--json").out or "[]") == []


@pytest.mark.parametrize("answer", ["n", "y"])
def test_a_person_is_shown_the_estimate_and_asked(
    leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda text: answer)
    ran: list[str] = []
    monkeypatch.setattr("leadgen_assets.cli.running.run_and_tell", lambda settings, key, as_json: ran.append(key))
    said = leadgen("run", str(file), "--mode", "real")
    assert "finding companies" in said.err
    assert "the budget is never passed" in said.err
    assert (said.code, ran) == ((130, []) if answer == "n" else (0, ["default.texas"]))


def test_yes_and_a_mode_for_this_run_alone(leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    modes: list[str] = []
    monkeypatch.setattr(
        "leadgen_assets.cli.running.run_and_tell", lambda settings, key, as_json: modes.append(settings.mode)
    )
    said = leadgen("run", str(file), "--mode", "hybrid", "--yes")
    assert said.code == 0
    assert "questions to the model" in said.err
    assert modes == ["hybrid"]
    refused = leadgen("run", str(file), "--mode", "off")
    assert "sources: names none" in refused.err


@pytest.fixture
def paused(leadgen: Leadgen, file: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A stored request that was cancelled; later runs are listed with their mode."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    monkeypatch.setenv("LEADGEN_MODE", "real")
    ran: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "leadgen_assets.cli.running.run_and_tell", lambda settings, key, as_json: ran.append((key, settings.mode))
    )

    async def submitted() -> None:
        async with Database(database_url) as database:
            await submit_request(
                database, load_settings(), file.read_text("utf-8"), "the test", Path(), RequestStatus.QUEUED
            )

    asyncio.run(submitted())
    assert leadgen("cancel", "texas").code == 0
    return ran


@pytest.mark.parametrize(
    "command",
    [("resume", "texas"), ("amend", "texas", "--target", "7", "--budget", "9")],
    ids=lambda words: words[0],
)
def test_a_decision_that_runs_at_once_tells_what_that_may_cost_and_is_confirmed(
    leadgen: Leadgen, paused: list[tuple[str, str]], command: tuple[str, ...]
) -> None:
    before = leadgen("status", "texas", "--json").out
    refused = leadgen(*command, "--run", "--mode", "real")
    assert refused.code == 1
    assert "nobody is here to confirm it" in refused.err
    assert (paused, leadgen("status", "texas", "--json").out) == ([], before), "nothing was decided"
    said = leadgen(*command, "--run", "--mode", "real", "--yes")
    assert said.code == 0, said.err
    assert f"at most ${'9' if 'amend' in command else '3'}.00" in said.err
    assert paused == [("default.texas", "real")]


def test_a_limit_that_the_service_told_is_named_before_a_run_and_by_the_doctor(
    leadgen: Leadgen, paused: list[tuple[str, str]], database_url: str
) -> None:
    settings = load_settings()

    async def told() -> None:
        async with Database(database_url) as database:
            books = PostgresBooks(database, settings, lambda: NOW)
            headers = {"x-ratelimit-limit-tokens": "30000", "x-ratelimit-remaining-tokens": "29000"}
            await books.told_limits(asked_account(settings), settings.model, headers)

    asyncio.run(told())
    said = leadgen("resume", "texas", "--run", "--yes").err
    assert f"30,000 tokens a minute of {settings.model} (as the service told) will be reached" in said
    lines = asyncio.run(about_database(settings))
    assert [one.seen for one in lines if one.name == "limits a minute"] == [
        f"{settings.model}: 30,000 tokens (as the service told)"
    ]


def test_how_to_run_is_said_only_of_a_run(leadgen: Leadgen, paused: list[tuple[str, str]]) -> None:
    said = leadgen("resume", "texas", "--yes")
    assert said.code == 2
    assert "add --run" in said.err
    assert paused == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("OPENAI_BASE_URL", "ftp://model.example", "the address cannot be used"),
        ("LEADGEN_MCP_SERVERS", '{"tools": "https://me:pw@tools.example/mcp"}', "the address holds a name or password"),
        ("LEADGEN_MCP_SERVERS", "nope", "LEADGEN_MCP_SERVERS: it is no JSON"),
        ("LEADGEN_MCP_AUTHORIZATION", '{"tools": "Bearer x"}', "there is no MCP server of this label"),
        ("LEADGEN_MODEL_PRICES", "[", "LEADGEN_MODEL_PRICES: it is no JSON"),
        ("LEADGEN_MODEL_PRICES", '{"gpt-6-luna": {"input": 0.1}}', "says nothing of output"),
        ("LEADGEN_MODEL_PRICES", '{"gpt-6-luna": {"input": 1e30, "output": 1}}', "no price that can be meant: input"),
        ("ALL_PROXY", "socks5://127.0.0.1:1080", "SOCKS is not understood here"),
        ("https_proxy", "ftp://proxy.example", "its kind, ftp, is unknown"),
        ("LEADGEN_MODE", "mock", "the scripted model has no script"),
    ],
)
def test_settings_with_which_nothing_can_be_asked_are_refused_before_anything_begins(
    leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    monkeypatch.setenv("LEADGEN_MODE", "real")
    monkeypatch.setenv(name, value)
    said = leadgen("run", str(file), "--yes")
    assert said.code == 1
    assert words in said.err
    assert "questions to the model" not in said.err
    monkeypatch.setenv("LEADGEN_MODE", "off")
    monkeypatch.delenv(name)
    assert json.loads(leadgen("list", "--json").out or "[]") == []


def test_a_request_that_will_not_be_taken_is_refused_before_the_estimate(
    leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    monkeypatch.setattr("leadgen_assets.cli.running.run_and_tell", lambda settings, key, as_json: None)
    assert leadgen("run", str(file), "--mode", "real", "--yes").code == 0
    file.write_text("name: texas\nstates: [OK]\n", "utf-8")
    said = leadgen("run", str(file), "--mode", "real", "--yes")
    assert said.code == 1
    assert "questions to the model" not in said.err
    assert "default.texas" in said.err


def test_in_production_a_script_is_refused_before_anything_begins(
    leadgen: Leadgen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_PRODUCTION", "true")
    said = leadgen("run", str(file), "--mode", "mock")
    assert said.code == 1
    assert "a scripted model may not answer in production" in said.err
    assert json.loads(leadgen("list", "--json").out or "[]") == []


@pytest.mark.parametrize(
    ("setting", "value", "why"),
    [("CONTACT", "", "LEADGEN_CONTACT is not set"), ("WEB", "off", "LEADGEN_WEB is off")],
)
def test_a_search_whose_pages_nobody_could_read_is_refused_before_anything_is_asked(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, why: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    monkeypatch.setenv(f"LEADGEN_{setting}", value)
    for sources in ("", "sources: [search]\n"):
        file = tmp_path / "unread.yaml"
        file.write_text(f"name: unread\nicp: property_management\ntarget_companies: 5\n{sources}", "utf-8")
        said = leadgen("run", str(file), "--mode", "real")
        assert (said.code, len(said.err.strip().splitlines())) == (1, 1), said.err
        assert f"because {why}" in said.err
        assert "--yes" not in said.err
    assert leadgen("list", "--json").out.strip() in ("[]", "")
