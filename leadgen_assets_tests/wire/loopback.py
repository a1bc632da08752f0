"""A service on loopback that speaks as the model's does: every byte is decided here.

Tests of the wire decide byte by byte (`Loopback` with a function that responds). As a program it is a process of its own, which
outlives whoever asks it, answers as `reader.py` does, and fails in the share of calls that it is told:

    python loopback.py '{"log": "calls.jsonl", "share": 0.3, "seed": 7}'

It prints its base URL and ends when its stdin does. Options: `log` (a line of JSON a call), `share` of calls that fail by chance
of `seed`, and `faults` (which of FAULTS or 401, in turn), `down` (a path: every call fails with 500, or as `down_as` says, while there
is such a file), `seconds` until an answer (a list: drawn from it by the body, the second half for searching calls), `sources`
(addresses that a search for companies names), `echo` (errors repeat the Authorization header),
`fixed` (answers are empty, without a look at the question). Imports the standard library alone.
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import os
import random
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

FAULTS = ("429", "500", "cut", "half", "html", "slow", "refusal", "incomplete")
"""What may happen to a call: rate limit, error, connection cut, half a JSON body, a proxy's page, no answer, refused, cut short."""
EMPTY = {
    "CompanyAnswer": '{"same_company": true, "values": []}',
    "PeopleAnswer": '{"same_company": true, "people": []}',
    "NamedCompanies": '{"companies": []}',
}
"""Answers that say nothing, by the schema's name."""
UNKNOWN = ("cut", "half", "html", "slow")


@dataclass
class Asked:
    """One request as it came over the wire."""

    path: str
    headers: dict[str, str]
    body: Any


Respond = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Loopback:
    """The service: `respond` writes what it likes; the connection is closed after it unless it wrote a whole answer."""

    respond: Respond
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    serving: list[asyncio.Future[None]] = field(default_factory=list)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.serving.append(asyncio.ensure_future(self.serve(reader, writer)))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
                raw = await reader.readexactly(int(headers.get("content-length", 0)))
                asked = Asked(first.split()[1], headers, json.loads(raw) if raw else None)
                self.asked.append(asked)
                await self.respond(asked, writer)
                await writer.drain()
                if writer.is_closing():
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


def raw_reply(status: int, body: bytes | dict[str, Any], headers: dict[str, str] | None = None) -> bytes:
    """A whole answer, as bytes."""
    payload = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"content-type": "application/json", **(headers or {}), "content-length": str(len(payload))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode() + payload


def hash_of(body: Any) -> str:
    """Names a request body, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def response_to(body: dict[str, Any], text: str, sources: list[str]) -> dict[str, Any]:
    """A complete response; tokens are quarter characters, half of a repeated beginning cached is not pretended."""
    output: list[dict[str, Any]] = []
    if body.get("tools"):
        named = [{"type": "url", "url": url} for url in sources]
        action = {"type": "search", "query": "firms", "sources": named}
        output.append({"type": "web_search_call", "id": "ws_1", "status": "completed", "action": action})
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    output.append({"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]})
    given = (len(str(body["input"])) + len(str(body["instructions"]))) // 4 + 1
    used = {
        "input_tokens": given,
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": len(text) // 4 + 1,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": given + len(text) // 4 + 1,
    }
    about = {"id": "resp_1", "object": "response", "status": "completed", "model": body["model"], "error": None}
    return {**about, "incomplete_details": None, "output": output, "usage": used}


class Service:
    """What the program answers, by its options."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options, self.chance = options, random.Random(options.get("seed", 0))
        self.faults = itertools.cycle(self.chance.sample(faults := options.get("faults", FAULTS), k=len(faults)))
        self.log = open(options["log"], "a", buffering=1) if "log" in options else None  # noqa: PTH123, SIM115

    async def respond(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.body is None:
            writer.write(raw_reply(200, {"id": asked.path.rpartition("/")[2], "object": "model"}))
            return
        if "input" not in asked.body:  # no question: judged where the service is up, and part of no book
            down = "down" in self.options and os.path.exists(self.options["down"])  # noqa: PTH110
            writer.write(raw_reply(500 if down else 400, {"error": {"code": "missing_required_parameter"}}))
            return
        failing = self.chance.random() < self.options.get("share", 0)
        fate = next(self.faults) if failing else "answer"
        if "down" in self.options and os.path.exists(self.options["down"]):  # noqa: PTH110
            fate = self.options.get("down_as", "500")
        text, sources = self._answer(asked.body)
        said = response_to(asked.body, text, sources)
        if self.log is not None:
            told = {"hash": hash_of(asked.body), "fate": fate, "usage": said["usage"], "model": asked.body["model"]}
            told |= {"searches": int(bool(asked.body.get("tools"))), "at": time.time()}
            self.log.write(json.dumps(told) + "\n")
        await asyncio.sleep(self._seconds(asked.body))
        raw = self._raw(fate, said, asked)
        if fate == "slow":
            await asyncio.sleep(600)
        writer.write(raw)
        if fate in UNKNOWN:
            await writer.drain()
            writer.close()

    def _answer(self, body: dict[str, Any]) -> tuple[str, list[str]]:
        if "says" in self.options:
            return self.options["says"], []
        if self.options.get("fixed"):
            return EMPTY.get(body.get("text", {}).get("format", {}).get("name", ""), "Nothing was found."), []
        from reader import answer_of  # type: ignore[import-not-found]  # beside this program

        answered: tuple[str, list[str]] = answer_of(body, self.options.get("sources", []))
        return answered

    def _seconds(self, body: dict[str, Any]) -> float:
        seconds = self.options.get("seconds", 0.0)
        if isinstance(seconds, list):
            half = len(seconds) // 2
            place = int(hash_of(body)[:12], 16) % half
            return float(seconds[half + place] if body.get("tools") else seconds[place])
        return float(seconds)

    def _raw(self, fate: str, said: dict[str, Any], asked: Asked) -> bytes:
        whole = json.dumps(said).encode()
        told = f"oops {asked.headers.get('authorization')}" if self.options.get("echo") else "oops"
        match fate:
            case "429":
                limited = {"error": {"code": "rate_limit_exceeded", "message": told}}
                return raw_reply(429, limited, {"retry-after-ms": str(self.options.get("rest_ms", 40))})
            case "401":
                return raw_reply(401, {"error": {"message": told}})
            case "500":
                return raw_reply(500, {"error": {"message": told}}, {"x-echo": told})
            case "cut" | "slow":
                return b""
            case "half":
                return raw_reply(200, whole[: len(whole) // 2])
            case "html":
                return raw_reply(200, f"<html>busy {told}</html>".encode(), {"content-type": "text/html"})
            case "refusal":
                said["output"][-1]["content"] = [{"type": "refusal", "refusal": told}]
            case "incomplete":
                said |= {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
        return raw_reply(200, said)


async def serve(options: dict[str, Any]) -> None:
    """Serve until stdin ends."""
    loopback = Loopback(Service(options).respond)
    loopback.asked = _Nothing()  # a benchmark asks often, and the log has it
    server = await asyncio.start_server(loopback.accept, "127.0.0.1", options.get("port", 0), backlog=1000)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


class _Nothing(list[Asked]):
    def append(self, asked: Asked) -> None:
        """Keep nothing."""


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
