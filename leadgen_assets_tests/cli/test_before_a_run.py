"""What `leadgen run`, and every decision that runs at once, says before anything is paid."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.cli.doctor_database import about_database
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.llm.opening import asked_account
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks

Leadgen = Callable[..., Any]
NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADGEN_CONTACT", "me@reader.example")


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
    told = re.search(
        r"^About (\d+) questions to the model \(([\d,]+) if each of the \d+ companies needs every one\), ",
        said.err,
        re.M,
    )
    assert told, "no company was researched yet"
    assert int(told[1]) < int(told[2].replace(",", ""))
    assert "where rules find it there, nothing is asked" in said.err
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


def test_what_to_say_instead_is_the_same_command(
    leadgen: Leadgen, paused: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    amend = ("amend", "texas", "--target", "2", "--set", "name_words=a b", "--run")
    assert "or without a model: leadgen run texas --redo all --mode off" in leadgen("run", "texas", "--redo", "all").err
    monkeypatch.delenv("OPENAI_API_KEY")
    without = [
        leadgen(*said).err.strip().rpartition("model: ")[2] for said in (("resume", "texas", "--run", "--yes"), amend)
    ]
    assert without == [
        "leadgen resume texas --run --mode off",
        "leadgen amend texas --target 2 --set 'name_words=a b' --run --mode off",
    ]
    assert paused == []


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


def test_a_settings_file_in_another_encoding_is_one_message(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes("LEADGEN_MODE=off  # für München\n".encode("latin-1"))
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    said = leadgen("list")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        "the file is not written in UTF-8", f"  where: {tmp_path / '.env'}", "  what to do: save it as UTF-8"
    ]  # fmt: skip


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
