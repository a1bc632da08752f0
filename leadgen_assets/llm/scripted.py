"""A scripted model that stands where the service stands: request bodies in, response bodies out.

Journal, ledger, limits and parsing work on it as on the real one. A call that no step of the script expects is an error, and so
is a step that nothing asked for.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.llm.question import Body
from leadgen_assets.llm.wire import Kind, Reply, WireFault
from leadgen_assets.llm.wording import one_line

Matching = Callable[[Body], bool]
Answering = Callable[[Body], "Reply | WireFault"]


class ScriptBroken(AssertionError):
    """The script and what was asked do not fit: an unexpected call, or steps that nothing consumed."""


@dataclass(slots=True)
class Step:
    """One answer of a script.

    Attributes:
        answer: makes the reply of a request body; a WireFault is raised.
        when: whether it answers a body.
        times: how often; None for any number, never included.
        seconds: before it answers.
    """

    answer: Answering
    when: Matching = field(default=lambda body: True)
    times: int | None = 1
    seconds: float = 0.0
    used: int = 0

    def matching(self, when: Matching) -> Step:
        """The same for bodies that `when` says yes to."""
        return Step(self.answer, when, self.times, self.seconds)

    def about(self, text: str) -> Step:
        """The same for bodies whose input holds a text."""
        return self.matching(lambda body: text in str(body.get("input", "")))

    def repeated(self, times: int | None = None) -> Step:
        """The same so many times, or for any number of calls."""
        return Step(self.answer, self.when, times, self.seconds)


class ScriptedModel:
    """Answers by a script; the first step that fits and is not used up answers.

    Attributes:
        bodies: all that was asked, in order, as (kind, body).
    """

    mocked = True
    account = "scripted"

    def __init__(self, steps: Iterable[Step], address: str = "scripted") -> None:
        self._steps, self.address = list(steps), address
        self.bodies: list[tuple[Kind, Body]] = []

    async def send(self, kind: Kind, body: Body) -> Reply:
        """The reply of the first step that fits.

        Raises:
            ScriptBroken: no step does.
            WireFault: the step says so.
        """
        self.bodies.append((kind, body))
        for step in self._steps:
            if (step.times is None or step.used < step.times) and step.when(body):
                step.used += 1
                if step.seconds:
                    await asyncio.sleep(step.seconds)
                answer = step.answer(body)
                if isinstance(answer, WireFault):
                    raise answer
                return answer
        raise ScriptBroken(f"nothing in the script answers {kind}: {one_line(str(body.get('input')), 200)}")

    async def close(self) -> None:
        """Let go; `check_consumed` is for tests, since a resumed run rightly asks less than its script foresees."""

    def check_consumed(self) -> None:
        """Refuse a script of which something was never asked.

        Raises:
            ScriptBroken: saying how many calls each unused step still waits for.
        """
        left = [
            f"step {number}: {(step.times or 1) - step.used} calls"
            for number, step in enumerate(self._steps, 1)
            if step.times is not None and step.used < step.times
        ]
        if left:
            raise ScriptBroken(f"the script foresaw more than was asked: {'; '.join(left)}")


def answering(parsed: BaseModel | Mapping[str, Any] | str, **usage: int) -> Step:
    """A complete answer: a model or mapping as structured output, or free text."""
    return Step(lambda body: _reply(response_body(body, _written(parsed), usage=usage)))


def citing(text: str, urls: Iterable[str], searches: int = 1, **usage: int) -> Step:
    """Free text of a searching model, with its sources in the call of the tool and as citations."""
    named = list(urls)

    def answered(body: Body) -> Reply:
        sources = [{"type": "url", "url": url} for url in named]
        action = {"type": "search", "query": "scripted", "sources": sources}
        calls = [
            {"type": "web_search_call", "id": f"ws_{number}", "status": "completed", "action": action}
            for number in range(searches)
        ]
        notes = [{"type": "url_citation", "url": url, "title": url, "start_index": 0, "end_index": 0} for url in named]
        return _reply(response_body(body, text, before=calls, annotations=notes, usage=usage))

    return Step(answered)


def refusing(why: str = "I cannot help with that.") -> Step:
    """A refusal, which is paid."""

    def refused(body: Body) -> Reply:
        made = response_body(body, "")
        made["output"][0]["content"] = [{"type": "refusal", "refusal": why}]
        return _reply(made)

    return Step(refused)


def incomplete(reason: str = "max_output_tokens", text: str = "") -> Step:
    """An answer that was cut short, which is paid."""

    def cut(body: Body) -> Reply:
        made = response_body(body, text)
        return _reply({**made, "status": "incomplete", "incomplete_details": {"reason": reason}})

    return Step(cut)


def failing(status: int, headers: Mapping[str, str] | None = None, body: bytes | Mapping[str, Any] = b"") -> Step:
    """Any status with any bytes, such as a 429, HTML with 200, or half a JSON body."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.lower(): value for name, value in (headers or {}).items()}
    return Step(lambda _: Reply(status, named, raw))


def unreachable(*, sent: bool) -> Step:
    """No answer: cut off after sending, or never connected."""
    return Step(lambda _: WireFault("the script cut the connection", sent=sent))


def slow(seconds: float, step: Step) -> Step:
    """The same answer, but late."""
    return Step(step.answer, step.when, step.times, seconds)


def embedding(vector_of: Callable[[str], list[float]]) -> Step:
    """Vectors of an embedding, made of each text."""

    def embedded(body: Body) -> Reply:
        texts = body["input"]
        rows = [{"object": "embedding", "index": n, "embedding": vector_of(text)} for n, text in enumerate(texts)]
        tokens = sum(len(text) // 4 + 1 for text in texts)
        used = {"prompt_tokens": tokens, "total_tokens": tokens}
        return _reply({"object": "list", "data": rows, "model": body["model"], "usage": used})

    return Step(embedded)


def response_body(
    body: Body,
    text: str,
    *,
    before: list[dict[str, Any]] | None = None,
    annotations: list[dict[str, Any]] | None = None,
    usage: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """A complete response to a request body; usage is counted in quarter bytes unless it is given."""
    used = {
        "input_tokens": len(json.dumps(body, ensure_ascii=False).encode()) // 4 + 1,
        "output_tokens": len(text.encode()) // 4 + 1,
        "cached_tokens": 0,
        "cache_write_tokens": 0,
        "reasoning_tokens": 0,
        **(usage or {}),
    }
    part = {"type": "output_text", "text": text, "annotations": annotations or [], "logprobs": []}
    message = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}
    return {
        "id": "resp_scripted",
        "object": "response",
        "status": "completed",
        "model": body["model"],
        "output": [*(before or []), message],
        "error": None,
        "incomplete_details": None,
        "usage": {
            "input_tokens": used["input_tokens"],
            "input_tokens_details": {
                "cached_tokens": used["cached_tokens"],
                "cache_write_tokens": used["cache_write_tokens"],
            },
            "output_tokens": used["output_tokens"],
            "output_tokens_details": {"reasoning_tokens": used["reasoning_tokens"]},
            "total_tokens": used["input_tokens"] + used["output_tokens"],
        },
    }


def script_of(path: Path) -> ScriptedModel:
    """The script of a file of JSON lines (docs/cost.md); it is another model once its text is another.

    Each line has `answer` (an object for a schema, or a text), or `status` with `headers` and `body`; and may have `contains` (a
    text that the input must hold), `agent_schema` (name of the schema asked for), `sources` (addresses), `times` (0 for any
    number, the default) and `seconds`.

    Raises:
        SettingsInvalid: naming the line that cannot be used, or that there is none.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"the script cannot be read: {error}", str(path), "set LEADGEN_MODEL_SCRIPT") from None
    lines = enumerate(text.splitlines(), 1)
    steps = [_step_of(line, f"{path}, line {number}") for number, line in lines if line.strip()]
    if not steps:
        todo = "write one answer a line (docs/cost.md)"
        raise SettingsInvalid("the script has no answer", str(path), todo)
    steps.append(Step(lambda body: _unforeseen(path, body), times=None))
    return ScriptedModel(steps, f"{path.name} ({hashlib.sha256(text.encode()).hexdigest()[:8]})")


def _unforeseen(path: Path, body: Body) -> Reply:
    """What a service says to a question that it does not take: refused at no cost, and only that question."""
    asked = _schema_in(body) or "free text"
    what = f"no line of {path.name} answers {asked} for: {one_line(str(body.get('input')), 80)}; add one (docs/cost.md)"
    return Reply(400, {}, json.dumps({"error": {"message": what, "type": "invalid_request_error"}}).encode())


def _step_of(line: str, where: str) -> Step:
    try:
        given = json.loads(line)
        step = _given_step(given)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        todo = 'write one object a line, such as {"contains": "text", "answer": {"name": "value"}}'
        raise SettingsInvalid(f"the script has a line that cannot be used: {error}", where, todo) from None
    return step


def _given_step(given: Any) -> Step:
    known = {"answer", "status", "headers", "body", "contains", "agent_schema", "sources", "times", "seconds"}
    if not isinstance(given, dict):
        raise ValueError("it is no object")
    if odd := sorted(given.keys() - known):
        raise ValueError(f"unknown: {', '.join(odd)}")
    if "status" in given:
        said = given.get("body", "")
        step = failing(int(given["status"]), given.get("headers"), said.encode() if isinstance(said, str) else said)
    elif "sources" in given:
        step = citing(_written(given["answer"]), [str(url) for url in given["sources"]])
    else:
        step = answering(given["answer"])
    contains, schema = str(given.get("contains", "")), given.get("agent_schema")
    step.when = lambda body: contains in str(body.get("input")) and schema in (None, _schema_in(body))
    step.times, step.seconds = int(given.get("times", 0)) or None, float(given.get("seconds", 0))
    return step


def _schema_in(body: Body) -> str:
    return str(body.get("text", {}).get("format", {}).get("name", ""))


def _written(parsed: BaseModel | Mapping[str, Any] | str) -> str:
    if isinstance(parsed, BaseModel):
        return parsed.model_dump_json()
    return parsed if isinstance(parsed, str) else json.dumps(parsed)


def _reply(body: dict[str, Any]) -> Reply:
    return Reply(200, {"content-type": "application/json"}, json.dumps(body).encode())
