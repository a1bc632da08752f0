"""`leadgen doctor` against a service on loopback that speaks the API: what it finds, what it spends, what it gives away."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leadgen_assets.cli.doctor import doctor
from leadgen_assets.llm.recording import RecordingWire, redacted
from leadgen_assets.llm.scripted import ScriptedModel, answering, response_body
from leadgen_assets.llm.told_limits import read_told_limits
from leadgen_assets.llm.wire import account_of
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_turns import note_limits

SOURCES = ["https://en.wikipedia.org/wiki/Austin", "https://en.wikipedia.org/wiki/Texas"]
ORG = {"openai-organization": "org-abcdef123456", "openai-project": "proj_abcdef123456", "set-cookie": "s=1"}


def answer(body: dict[str, Any], sources: list[str]) -> dict[str, Any]:
    """What the service says to a question."""
    if "tools" not in body:
        return response_body(body, '{"number": 120, "segment": 1}') | {
            "user": "user-secret123",
            "organization": "org-x",
        }
    action = {"type": "search", "query": "q", "sources": [{"type": "url", "url": url} for url in sources]}
    call = {"type": "web_search_call", "id": "ws_1", "status": "completed", "action": action}
    return response_body(body, "Austin.", before=[call])


@pytest.fixture
def ask(
    service: Any, reply: Any, key: str, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Runs the command against a service that behaves so; returns exit code, output, and the bodies that came."""

    def run(
        *arguments: str,
        sources: list[str] = SOURCES,
        models: int = 200,
        refuse: tuple[str, ...] = (),
        query: str = "",
        nobody: bool = False,
        broken: bytes = b"",
    ) -> Any:
        async def respond(asked: Any, writer: asyncio.StreamWriter) -> None:
            if "/models/" in asked.path:
                writer.write(reply(models, {"error": {"code": "model_not_found", "message": "no model"}}))
            elif broken and ("tools" in asked.body or "tools" not in refuse):
                writer.write(broken)
            elif "tools" in str(asked.body) and "tools" in refuse:
                error = {"error": {"code": "unsupported", "message": f"no tools for {key} of org-abcdef123456"}}
                writer.write(reply(400, error, ORG))
            elif "/embeddings" in asked.path:
                vectors = [{"object": "embedding", "index": 0, "embedding": [0.1, 0.2]}]
                writer.write(
                    reply(
                        200,
                        {
                            "data": vectors,
                            "model": asked.body["model"],
                            "usage": {"prompt_tokens": 4, "total_tokens": 4},
                        },
                        ORG,
                    )
                )
            else:
                writer.write(reply(200, answer(asked.body, sources), ORG))

        async def served() -> Any:
            async with service(respond) as loopback:
                address = f"http://127.0.0.1:{unused_tcp_port()}/v1" if nobody else loopback.address + query
                monkeypatch.setenv("OPENAI_BASE_URL", address)
                done = await asyncio.to_thread(CliRunner().invoke, doctor, arguments)
                return done, [asked.body for asked in loopback.asked if asked.body]

        monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
        monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
        monkeypatch.setenv("LEADGEN_MODE", "real")
        monkeypatch.setenv("OPENAI_API_KEY", key)
        return asyncio.run(served())

    return run


def test_everything_is_fine_and_nothing_is_asked_that_costs(ask: Any) -> None:
    done, bodies = ask()
    assert done.exit_code == 0, done.output
    assert bodies == []
    for words in ("the key may use it", "prices: known", "PostgreSQL", "pgvector: version", "$5.00 left of $5.00",
                  "1,000 left of 1,000", "counters: what limits", "GB free", "LEADGEN_CONTACT is not set", "never tried"):  # fmt: skip
        assert words in done.output, words


def test_a_refused_key_and_an_unknown_model_are_wrong(ask: Any, key: str) -> None:
    done, _ = ask(models=401)
    assert done.exit_code == 1
    assert "check OPENAI_API_KEY" in done.output
    done, _ = ask("--json", models=404)
    assert done.exit_code == 1
    wrong = [line["name"] for line in json.loads(done.output)["lines"] if line["state"] == "wrong"]
    assert wrong == ["model gpt-6-luna"], "the one that makes vectors is asked by no run"
    assert key not in done.output


def test_what_the_service_can_do_is_tried_within_a_bound_kept_and_recorded_without_secrets(
    ask: Any, key: str, tmp_path: Path
) -> None:
    done, bodies = ask("--live", "--max-usd", "0.10", "--json")
    told = json.loads(done.output)
    assert done.exit_code == 0, done.output
    assert {one["name"]: one["works"] for one in told["live"]["abilities"]} == dict.fromkeys(
        ["structured answers", "web search", "sources of a search", "search bound to a domain", "embeddings"], True
    )
    assert 0 < told["live"]["spent_micro_usd"] <= 100_000
    assert len(bodies) == 4
    recordings = Path(told["live"]["recordings"]).read_text("utf-8")
    assert len(recordings.splitlines()) == 4
    for secret in (key, "org-abcdef", "proj_abcdef", "user-secret", "127.0.0.1", "set-cookie", "0.2"):
        assert secret not in recordings, secret
    kept = json.loads((tmp_path / "model_service.json").read_text("utf-8"))
    assert kept["models"]["search"] == "gpt-6-luna"
    done, _ = ask()
    assert "abilities" in done.output, "another port is another service, which nobody tried"


def test_the_query_of_the_address_is_told_and_servers_of_others_are_left_alone(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_MCP_SERVERS", '{"registry": "https://mcp.example/sse"}')
    monkeypatch.setenv("LEADGEN_MCP_AUTHORIZATION", '{"registry": "Bearer mcp-secret-0123456789"}')
    done, bodies = ask("--live", query="?api-version=preview")
    assert done.exit_code == 0, done.output
    assert "/v1, and with every request ?api-version=preview" in done.output
    assert len(bodies) == 4
    assert "mcp" not in str(bodies)
    assert (
        "MCP servers: searches may ask registry at https://mcp.example/sse with a header. --live leaves" in done.output
    )
    assert "mcp-secret" not in done.output


@pytest.mark.parametrize(
    "proxy", ["socks5://me:pw-secret@127.0.0.1:1080", "ftp://me:pw-secret@x", "http://[me:pw-secret", "http://[bad"]
)
def test_a_proxy_that_cannot_be_used_is_a_line(ask: Any, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    for arguments in ((), ("--live",)):
        done, bodies = ask(*arguments)
        assert (done.exit_code, bodies) == (1, [])
        assert "the proxy that the environment names cannot be used" in done.output
        assert "unset ALL_PROXY" in done.output
        assert "secret" not in done.output


def test_an_address_where_nobody_is_stops_the_trying_at_once(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.llm.gateway.Gateway.ask", None)
    done, bodies = ask("--live", nobody=True)
    assert (done.exit_code, bodies) == (1, [])
    assert "cannot connect to" in done.output
    assert "look   live: nothing was tried" in done.output
    assert "what to do: first mend: address" in done.output
    monkeypatch.setenv("LEADGEN_MODEL_PRICES", '{"gpt-6-luna": {"input": 1}}')
    told = json.loads(ask("--live", "--json")[0].output)
    assert "live" not in told
    assert [line["todo"] for line in told["lines"] if line["name"] == "live"] == ["first mend: prices"]


def test_a_long_rest_of_this_service_is_told_and_can_be_lifted(
    ask: Any, database_url: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each service on loopback has a port of its own; here they are one.
    monkeypatch.setattr("leadgen_assets.llm.wire._without_secrets", lambda url: "https://one.example/v1")
    assert "rest:" not in ask()[0].output

    async def rest(account: str) -> None:
        async with Database(database_url) as database:
            told = read_told_limits({"retry-after": "99999999999"}, datetime.now(UTC))
            await note_limits(database, account, "gpt-6-luna", told, (0, 0), datetime.now(UTC))

    asyncio.run(rest("another service"))
    assert "rest:" not in ask()[0].output
    assert "rest: none was asked for by the service of the settings" in ask("--lift-rest")[0].output
    asyncio.run(rest(account_of(key, "")))
    done, _ = ask()
    assert done.exit_code == 0
    assert "look   rest: the service asked to be left alone: gpt-6-luna until 20" in done.output
    assert "leadgen doctor --lift-rest" in done.output
    assert "ok     rest: lifted: gpt-6-luna until 20" in ask("--lift-rest")[0].output
    assert "ok     rest: none was asked for" in ask("--lift-rest")[0].output

    async def resting() -> set[str]:
        async with Database(database_url) as database, database.operator_tx() as conn:
            cursor = await conn.execute("SELECT account FROM leadgen.model_turns WHERE resting_until > now()")
            return {row["account"] for row in await cursor.fetchall()}

    assert asyncio.run(resting()) == {"another service"}


def test_what_it_cannot_do_is_wrong_and_what_would_cost_too_much_is_not_tried(ask: Any, key: str) -> None:
    done, _ = ask("--live", refuse=("tools",))
    assert done.exit_code == 1
    assert "wrong  web search: no usable answer" in done.output
    assert "what to do: name a model that searches (LEADGEN_SEARCH_MODEL)" in done.output
    assert "ok     structured answers" in done.output
    assert key not in done.output
    done, bodies = ask("--live", "--max-usd", "0.02")
    assert "web search: not tried: the request's budget is used up" in done.output
    assert "what to do: let it spend more: --max-usd" in done.output
    assert len(bodies) == 2
    done, _ = ask("--live", sources=["https://elsewhere.example/"])
    assert "outside of wikipedia.org: elsewhere.example" in done.output
    assert ask("--live", "--max-usd", "nothing")[0].exit_code == 2


def test_a_service_that_fails_at_once_is_asked_no_further(
    ask: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadgen_assets.llm.gateway.wait_before", lambda *told: 0.0)
    done, bodies = ask("--live", broken=reply(500, {"error": {"message": "oops"}}))
    assert (done.exit_code, len(bodies)) == (1, 3)
    assert (
        "structured answers: could not be tried: the model's service gave no answer in 3 tries (HTTP 500: oops)"
        in done.output
    )
    assert done.output.count("not tried: the service answers nothing") == 4


@pytest.mark.parametrize(("refuse", "sent"), [((), 1), (("tools",), 2)])
def test_a_service_that_asks_for_a_rest_is_sent_nothing_more(
    ask: Any, reply: Any, refuse: tuple[str, ...], sent: int
) -> None:
    wait = reply(429, {"error": {"message": "slow down"}}, {"retry-after": "7200"})
    done, bodies = ask("--live", refuse=refuse, broken=wait)
    assert (done.exit_code, len(bodies)) == (1, sent), "the first question, or the first with tools"
    assert done.output.count("not tried: the model's service takes no more questions until 20") == 5 - sent
    assert done.output.count("could not be told: the model's service takes no more questions until 20") == 1
    assert done.output.count("a rest that it asked for is ended by: leadgen doctor --lift-rest") == 6 - sent
    assert "by itself" not in done.output
    assert "embeddings: not tried: the model's service takes no more questions" in done.output


def test_a_doctor_tells_how_long_it_is_to_wait_and_does_not(ask: Any, reply: Any) -> None:
    wait = reply(429, {"error": {"message": "slow down"}}, {"retry-after": "40"})
    began = time.monotonic()
    done, bodies = ask("--live", broken=wait)
    assert time.monotonic() - began < 20, "it would be two minutes"
    assert (done.exit_code, len(bodies)) == (1, 1)
    told = "rate limited: the model's service asks to wait 40 s (HTTP 429: slow down)"
    assert f"structured answers: could not be told: {told}" in done.output
    assert done.output.count(f"not tried: {told}") == 4


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("3", "asks to wait 3 s, 3 times in a row (HTTP 429: slow down)"),
        ("abc", "takes no questions just now, and does not say for how long (HTTP 429: slow down)"),
        ("-5", "takes no questions just now, and does not say for how long (HTTP 429: slow down)"),
    ],
)
def test_a_doctor_tells_no_wait_that_the_service_did_not_ask_for(
    ask: Any, reply: Any, monkeypatch: pytest.MonkeyPatch, header: str, told: str
) -> None:
    monkeypatch.setattr("leadgen_assets.llm.gateway.wait_before", lambda *told: 0.0)
    monkeypatch.setattr("leadgen_assets.llm.stopping.Waits.seconds", no_wait)
    done, _ = ask("--live", broken=reply(429, {"error": {"message": "slow down"}}, {"retry-after": header}))
    assert f"structured answers: could not be told: rate limited: the model's service {told}" in done.output
    assert "asks to wait 5 s" not in done.output
    assert "until 20" not in done.output


async def no_wait(*given: Any) -> None:
    return None


def test_the_cause_is_told_and_not_what_it_leads_to(ask: Any, reply: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.llm.gateway.wait_before", lambda *told: 0.0)
    page = reply(200, b"<html>Sign in</html>", {"content-type": "text/html"})
    done, bodies = ask("--live", refuse=("tools",), broken=page)
    assert len(bodies) == 4, "one answer by the schema, two searches that may be billed, vectors"
    assert (
        "look   web search: could not be told: no usable answer (status 200 with 20 bytes of text/html that are no JSON object)"
        in done.output
    )
    assert "not tried: nothing was searched before it" in done.output
    assert "spend more" not in done.output
    body = {"model": "gpt-6-luna", "max_output_tokens": 1000}
    cut = response_body(body, "Aus") | {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
    said = json.loads(ask("--live", "--json", "--max-usd", "1", refuse=("tools",), broken=reply(200, cut))[0].output)
    search = next(one for one in said["live"]["abilities"] if one["name"] == "web search")
    assert (search["works"], search["tried"]) == (None, False), (
        "what says nothing of the service is not kept against it"
    )
    assert "incomplete" in search["seen"]
    assert "LEADGEN_SEARCH_MODEL" in search["todo"]


def test_a_dead_proxy_is_named(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("HTTP_PROXY", f"http://me:pw-secret@127.0.0.1:{unused_tcp_port()}")
    done, _ = ask()
    assert "by the proxy that HTTP_PROXY names" in done.output
    assert "what to do: check HTTP_PROXY, or go around it: NO_PROXY=127.0.0.1; then" in done.output
    assert "secret" not in done.output


def test_a_dead_proxy_is_named_to_whoever_waits_for_an_answer(
    ask: Any, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setattr("leadgen_assets.llm.gateway.wait_before", lambda *told: 0.0)
    proxy = f"http://me:pw-secret@127.0.0.1:{unused_tcp_port()}"
    monkeypatch.setattr("leadgen_assets.cli.doctor.doctor_lines.NEEDED", frozenset())  # or nothing is asked
    monkeypatch.setenv("HTTP_PROXY", proxy)
    done, _ = ask("--live")
    said = "check HTTP_PROXY, or go around it: NO_PROXY=127.0.0.1; then OPENAI_BASE_URL and the network; or go on without a model"
    assert f"what to do: {said}: LEADGEN_MODE=off" in done.output
    assert "secret" not in done.output


def test_what_was_found_wrong_is_known_until_it_is_tried_again(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each service on loopback has a port of its own; the findings are those of one service.
    monkeypatch.setattr("leadgen_assets.llm.wire._without_secrets", lambda url: "https://one.example/v1")
    assert ask("--live", "--max-usd", "0.001")[0].exit_code == 1, "nothing failed, and not everything was tried"
    assert "not known, never tried to an end: web search" in ask()[0].output
    assert ask("--live", sources=["https://elsewhere.example/"])[0].exit_code == 1
    done, _ = ask("--live", "--max-usd", "0.001")
    assert "search bound to a domain: not tried" in done.output
    assert "does not work: search bound to a domain (20" in ask()[0].output
    assert ask("--live")[0].exit_code == 0
    assert "everything works: structured answers (20" in ask()[0].output


def unused_tcp_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://model.firm.example:8443/v1", "at model.firm.example:8443 or https://EU.Model.Firm.Example/x, model.firm.example"),
        ("http://ai/v1", "at ai:80, http://ai/v1/responses, AI"),
        ("http://[::1]:8080/v1", "at ::1 or http://[::1]:8080/v1"),
    ],
)  # fmt: skip
def test_a_recording_names_neither_the_host_nor_a_mailbox(address: str, said: str) -> None:
    wire = ScriptedModel(
        [answering(f"{said} says jane.doe+x@private-firm.co.example, mailto:j%40firm.example; again, raining, @home")]
    )
    wire.address = address
    recording = RecordingWire(wire, "")
    asyncio.run(recording.send("responses", {"model": "m", "input": "q", "metadata": {"jane@firm.example": said}}))
    kept = json.dumps(recording.exchanges).casefold()
    for gone in ("model.firm", "8443", "jane", "private-firm", "j%40", "//ai", "::1"):
        assert gone not in kept, gone
    assert "again, raining, @home" in kept


def test_a_recording_holds_no_key_and_no_account() -> None:
    said = {
        "organization": "acme",
        "text": "Bearer abc.def sk-proj-abcdefgh12 org-123456789",
        "n": 1,
        "list": ["s3cret"],
    }
    assert redacted(said, "s3cret", "") == {
        "organization": "[redacted]",
        "text": "Bearer [redacted] sk-[redacted] org-[redacted]",
        "n": 1,
        "list": ["[redacted]"],
    }
