"""The model that the settings name, and what a person reads when there is none."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from leadgen_assets.domain.errors import ModelUnusable, SettingsInvalid
from leadgen_assets.llm.books import Books
from leadgen_assets.llm.faults import Fate, FaultClass, fault_of_reply
from leadgen_assets.llm.opening import of_one_deployment, open_model, require_usable
from leadgen_assets.llm.scripted import ScriptBroken, ScriptedModel, answering, script_of
from leadgen_assets.llm.wire import Reply
from leadgen_assets.settings import Settings

BOOKS = cast(Books, None)
"""Nothing is asked here."""


def test_off_is_no_model() -> None:
    assert open_model(Settings(mode="off"), BOOKS) is None


@pytest.mark.parametrize("mode", ["real", "hybrid"])
@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_a_key_one_line_says_so_and_offers_to_go_on(mode: Any, key: str | None) -> None:
    with pytest.raises(ModelUnusable) as raised:
        open_model(Settings(mode=mode, openai_api_key=key), BOOKS)
    assert raised.value.todo == "set OPENAI_API_KEY, or go on without a model: LEADGEN_MODE=off"


@pytest.mark.parametrize("key", ["sk-one two", "sk-ünsound", "sk-a\nb"])
def test_a_key_that_was_copied_badly_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(ModelUnusable, match="characters that no key has") as raised:
        open_model(Settings(mode="real", openai_api_key=key), BOOKS)
    assert key not in str(raised.value)


def test_a_key_and_an_address_are_all_that_is_needed() -> None:
    model = open_model(
        Settings(mode="real", openai_api_key=" sk-test-key \n", openai_base_url=" http://localhost:9/v1 "), BOOKS
    )
    assert model is not None
    assert (model.wire.mocked, model.wire.address) == (False, "http://localhost:9/v1")
    assert "sk-test-key" not in repr(model) + repr(vars(model)) + repr(model.wire)
    asyncio.run(model.close())


@pytest.mark.parametrize(
    "address",
    [
        "api.openai.com/v1",
        "https://service.example/v 1",
        "ftp://service.example",
        "https://",
        "https://me:secret@service.example/v1",
        "http://a:b",
    ],
)
def test_an_address_that_cannot_be_asked_is_refused(address: str) -> None:
    with pytest.raises(SettingsInvalid) as raised:
        open_model(Settings(mode="real", openai_api_key="sk-test", openai_base_url=address), BOOKS)
    assert raised.value.where == "OPENAI_BASE_URL"
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "https://tools.example/mcp?api_key=abc",
        "https://tools.example/mcp?q=a8f3b2c19d7e4f60a1b2c3",
        "https://somebody:s3cr3t@tools.example/mcp",
        "https://s3cr3t@tools.example/mcp",
    ],
)
@pytest.mark.parametrize("mode", ["real", "mock"])
def test_a_secret_in_the_address_of_a_tool_is_refused_and_not_repeated(address: str, mode: Any) -> None:
    settings = Settings(mode=mode, openai_api_key="sk-one", mcp_servers={"tools": address})
    with pytest.raises(SettingsInvalid, match="the address holds") as raised:
        open_model(settings, BOOKS)
    assert "LEADGEN_MCP_SERVERS, tools" in str(raised.value)
    for secret in ("s3cr3t", "abc", "a8f3"):
        assert secret not in str(raised.value)


def test_a_script_answers_in_mode_mock_but_never_in_production(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"answer": {"units": 1}}\n', "utf-8")
    model = open_model(Settings(mode="mock", model_script=script), BOOKS)
    assert model is not None
    assert model.wire.mocked
    with pytest.raises(SettingsInvalid, match="may not answer in production"):
        open_model(Settings(mode="mock", model_script=script, production=True), BOOKS)
    with pytest.raises(SettingsInvalid, match="has no script"):
        open_model(Settings(mode="mock"), BOOKS)


def asked(model: ScriptedModel, text: str) -> tuple[int, bytes]:
    reply = asyncio.run(model.send("responses", {"model": "gpt-6-luna", "input": text}))
    return reply.status, reply.body


def test_lines_of_a_script_answer_what_they_name(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text(
        '{"contains": "Manor", "answer": {"units": 120}, "times": 1}\n'
        '{"contains": "Manor", "status": 429, "headers": {"Retry-After": "2"}, "body": {"error": {"code": "slow"}}}\n'
        "\n"
        '{"answer": "Two firms.", "sources": ["https://registry.example/"]}\n',
        "utf-8",
    )
    model = script_of(script)
    assert b"120" in asked(model, "about Manor")[1]
    assert asked(model, "about Manor") == (429, b'{"error": {"code": "slow"}}')
    assert b"https://registry.example/" in asked(model, "firms in Austin")[1]


def test_a_question_that_no_line_of_a_file_answers_is_refused_at_no_cost(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"contains": "Manor", "answer": "a"}\n', "utf-8")
    status, body = asked(script_of(script), "about Elm")
    fault = fault_of_reply(Reply(status, {}, body), datetime(2026, 11, 28, tzinfo=UTC))
    assert fault is not None
    assert (fault.kind, fault.fate, fault.stops) == (FaultClass.PERMANENT, Fate.GIVEN_BACK, False)
    assert "no line of script.jsonl answers free text for: about Elm" in fault.what


def test_another_text_of_a_script_is_another_model(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    addresses = []
    for answer in ("a", "b", "a"):
        script.write_text(f'{{"answer": "{answer}"}}\n', "utf-8")
        addresses.append(script_of(script).address)
    assert addresses[0] == addresses[2] != addresses[1]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"anser": 1}',
        "{}",
        '{"status": "x"}',
        '{"answer": "a", "times": "many"}',
        '{"answer": "a", "sources": 3}',
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"answer": "fine"}\n' + line + "\n", "utf-8")
    with pytest.raises(SettingsInvalid) as raised:
        script_of(script)
    assert raised.value.where.endswith("script.jsonl, line 2")


def test_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        script_of(tmp_path / "nowhere.jsonl")


def test_a_script_of_which_something_was_never_asked_is_broken() -> None:
    model = ScriptedModel([answering("a").repeated(2), answering("b").about("never"), answering("c").repeated()])
    asked(model, "something")
    with pytest.raises(ScriptBroken, match="step 1: 1 calls; step 2: 1 calls"):
        model.check_consumed()
    with pytest.raises(ScriptBroken, match="nothing in the script answers"):
        asked(ScriptedModel([]), "anything")


def test_a_proxy_breaks_nothing_where_none_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(mode="real", openai_api_key="sk-test")
    monkeypatch.setenv("all_proxy", "socks4://127.0.0.1:1080")
    with pytest.raises(SettingsInvalid, match="its kind, socks4, is unknown") as raised:
        require_usable(settings)
    assert raised.value.where == "all_proxy"
    monkeypatch.setenv("NO_PROXY", "*")
    require_usable(settings)
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("all_proxy", "127.0.0.1:3128")
    require_usable(settings)


@pytest.mark.parametrize("label", ["", "a b", "1st", "registry\n", "a/b", "x" * 65])
def test_a_label_that_the_service_would_refuse_is_refused_at_the_start(label: str) -> None:
    settings = Settings(mode="real", openai_api_key="sk-test", mcp_servers={label: "https://mcp.example/sse"})
    with pytest.raises(SettingsInvalid, match="cannot be the label of a server") as raised:
        require_usable(settings)
    assert raised.value.where == "LEADGEN_MCP_SERVERS"
    require_usable(settings.model_copy(update={"mcp_servers": {"Reg-1_x": "https://mcp.example/sse"}}))


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://api.openai.com/v1/responses", "https://api.openai.com/v1/"),
        ("https://api.openai.com/v1/responses/", "https://api.openai.com/v1/"),
        ("https://proxy.example/llm/v1/chat/completions", "https://proxy.example/llm/v1/"),
        ("http://localhost:8080/v1/Models", "http://localhost:8080/v1/"),
        ("http://localhost:8080/responses", "http://localhost:8080/"),
        ("https://proxy.example/v1/embeddings?x=1#top", "https://proxy.example/v1/"),
        ("https://n.openai.azure.com/openai/responses?api-version=2025-04-01", "https://n.openai.azure.com/openai/v1/"),
        ("https://n.openai.azure.com/openai/deployments/g/chat/completions", "https://n.openai.azure.com/openai/v1/"),
        ("https://api.openai.com/v1", ""),
        ("https://models.example/v1/", ""),
        ("https://proxy.example/responses/v1", ""),
        ("https://n.openai.azure.com/openai/v1/?api-version=preview", ""),
        ("https://gateway.example/chat-models/v1", ""),
    ],
)
def test_an_address_of_one_kind_of_request_is_refused_with_the_right_one(address: str, right: str) -> None:
    settings = Settings(mode="real", openai_api_key="sk-test", openai_base_url=address)
    if not right:
        require_usable(settings)
        return
    with pytest.raises(SettingsInvalid) as raised:
        require_usable(settings)
    assert raised.value.where == "OPENAI_BASE_URL"
    assert f"OPENAI_BASE_URL={right} " in raised.value.todo


def test_a_model_that_nobody_asks_needs_no_price() -> None:
    require_usable(Settings(mode="real", openai_api_key="sk-test", embedding_model="vectors-of-our-own"))


@pytest.mark.parametrize(
    ("address", "old"),
    [
        ("https://name.openai.azure.com/openai/deployments/gpt", True),
        ("https://gateway.example/Azure/OpenAI/Deployments/gpt/", True),
        ("https://name.openai.azure.com/openai/v1", False),
    ],
)
def test_an_address_of_one_deployment_is_known_for_what_it_is(address: str, old: bool) -> None:
    assert of_one_deployment(address) is old


@pytest.mark.parametrize("mode", ["real", "mock"])
@pytest.mark.parametrize(
    ("price", "words"),
    [
        ({"input": "0.1"}, "'my-own' says nothing of output and search, which"),
        ({"input": "0.1", "output": "0"}, "'my-own' says nothing of search, which"),
        ({"input": "0.1", "output": "0", "search": "0"}, ""),
    ],
)
def test_a_model_that_answers_or_searches_is_not_free_unless_somebody_says_so(
    tmp_path: Path, price: dict[str, str], words: str, mode: Any
) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"answer": "fine"}\n', "utf-8")
    settings = Settings(
        mode=mode,
        openai_api_key="sk-test",
        model_script=script,
        search_model="my-own",
        embedding_model="my-vectors",
        model_prices={"my-own": price, "my-vectors": {"input": "0.1"}},
    )
    for opened in (require_usable, lambda chosen: open_model(chosen, BOOKS)):
        if not words:
            opened(settings)
            continue
        with pytest.raises(SettingsInvalid, match=words) as raised:
            opened(settings)
        assert "give it, 0 where it is free" in raised.value.todo
