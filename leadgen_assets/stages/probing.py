"""What a model's service can do, tried with a few small questions through the gateway: reserved, paid and booked like any other.

Of vectors only their number and length are kept.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel

from leadgen_assets.domain.errors import AnswerUnusable, LeadgenError, ModelDown, ModelPaused
from leadgen_assets.llm.answer import Answer
from leadgen_assets.llm.books import Limit
from leadgen_assets.llm.connections import reach_it
from leadgen_assets.llm.faults import FaultClass
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.question import Asker, Instructions, Question, Use, WebSearch
from leadgen_assets.llm.recording import RecordingWire
from leadgen_assets.settings import Settings
from leadgen_assets.stages.written_files import write_whole

STAGE = "doctor"
ONLY_HOST = "wikipedia.org"
"""Host to which a search is bound, to see whether it stays there."""
_NOT_TRIED = "not tried:"
_MORE_MONEY = "let it spend more: --max-usd"
_SEARCH_FIRST = "see to the web search first"
_UNTOLD = {
    FaultClass.INCOMPLETE: "the model thinks at greater length than a test gives it room for: try again, or name another",
    FaultClass.REFUSED: "the model would not answer this test: try again; where it stays so, name another",
}
"""Answers that say nothing of what the service can do, and what to do then."""
_SEARCHES = "name a model that searches (LEADGEN_SEARCH_MODEL) or another service; or give each request its sources"
_WHAT_TO_DO = {
    "structured answers": "name a model that answers by a schema: LEADGEN_MODEL; or another service: OPENAI_BASE_URL",
    "web search": _SEARCHES,
    "sources of a search": f"{_SEARCH_FIRST}; where that works: {_SEARCHES}",
    "search bound to a domain": _SEARCHES,
    "embeddings": "name a model that makes vectors: LEADGEN_EMBEDDING_MODEL",
}
_MODEL_OF = {"structured answers": "LEADGEN_MODEL", "embeddings": "LEADGEN_EMBEDDING_MODEL"}
_INSTRUCTIONS = Instructions("doctor", "1", "This is a test of the service. Answer briefly.")


class ProbeAnswer(BaseModel):
    """The schema that is tried: a value and its place, each of which may be missing."""

    number: int | None
    segment: int | None


@dataclass(frozen=True, slots=True)
class Ability:
    """One thing that was tried: whether it works (None: not tried, or it could not be told) and what was seen.

    Attributes:
        tried: False where no answer came: `seen` says why. at: ISO time of the result, "" in what was never tried.
        todo: what to do where it does not work, or could not be tried.
    """

    name: str
    works: bool | None
    seen: str
    tried: bool = True
    at: str = ""
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Probed:
    """All that was tried, what it cost, and the file of recordings that may be given away."""

    abilities: tuple[Ability, ...]
    spent_micro_usd: int
    recordings: Path


async def probe(gateway: Gateway, wire: RecordingWire, settings: Settings, asker: Asker, at: datetime) -> Probed:
    """Try the service; every question counts against the asker's budget and the tenant's limits.

    Raises:
        FileUnwritable: recordings or findings cannot be written; everything was tried and paid.
    """
    tries = _Tries(gateway, asker, wire)
    found = [
        await tries.ability("structured answers", tries.schema),
        await tries.ability("web search", tries.search),
        await tries.ability("sources of a search", tries.sources),
        await tries.ability("search bound to a domain", tries.domain_filter),
        await tries.ability("embeddings", tries.embeddings),
    ]
    kept = [_without_vectors(exchange) for exchange in wire.exchanges]
    lines = "".join(f"{json.dumps(exchange, ensure_ascii=False)}\n" for exchange in kept)
    name = f"doctor_{at:%Y%m%dT%H%M%SZ}.jsonl"
    write_whole(settings.home / "recordings", {name: lines.encode("utf-8", "replace")})
    before = last_probed(settings, wire.address)
    told = {
        "address": wire.address,
        "models": _models(settings),
        "probed_at": at.isoformat(),
        "abilities": [asdict(one) for one in _newest(found, before[1] if before else [], at.isoformat())],
    }
    write_whole(settings.home, {abilities_file(settings).name: f"{json.dumps(told, indent=2)}\n".encode()})
    return Probed(tuple(found), tries.spent, settings.home / "recordings" / name)


def abilities_file(settings: Settings) -> Path:
    """Where the findings of `leadgen doctor --live` are: of each ability the newest."""
    return settings.home / "model_service.json"


def last_probed(settings: Settings, address: str) -> tuple[str, list[Ability]] | None:
    """When this service was tried last with these models, and the newest result of each ability.

    None where nobody tried it, or nobody can read the file.
    """
    try:
        told = json.loads(abilities_file(settings).read_text("utf-8"))
        abilities = [Ability(**one) for one in told["abilities"]]
        same = (told["address"], told["models"]) == (address, _models(settings))
        return (str(told["probed_at"]), abilities) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _models(settings: Settings) -> dict[str, str]:
    return {"read": settings.model, "search": settings.search_model, "embed": settings.embedding_model}


def _newest(found: Sequence[Ability], before: Sequence[Ability], at: str) -> list[Ability]:
    """Each ability as it was seen now, and where nothing could be told, as it was seen before."""
    told = {one.name: one for one in before if one.works is not None}
    return [
        told[one.name] if one.works is None and one.name in told else replace(one, at=at if one.tried else "")
        for one in found
    ]


class _Tries:
    def __init__(self, gateway: Gateway, asker: Asker, wire: RecordingWire) -> None:
        self._gateway, self._asker, self._wire = gateway, asker, wire
        self.spent = 0
        self._searched: Answer[ProbeAnswer] | None = None
        self._heard, self._down = False, False
        self._resting: ModelPaused | None = None

    async def ability(self, name: str, trying: Callable[[], Awaitable[tuple[bool | None, str]]]) -> Ability:
        """One ability; none is tried any more where the service asks to be left alone, or gave the first question no answer at all."""
        if self._resting is not None:
            return self._paused(name, self._resting, sent=False)
        if self._down and not self._heard:
            return Ability(
                name,
                None,
                f"{_NOT_TRIED} the service answers nothing",
                tried=False,
                todo=reach_it(self._gateway.wire.address),
            )
        before = len(self._wire.exchanges)
        try:
            works, seen = await trying()
        except ModelPaused as error:
            return self._paused(name, error, sent=len(self._wire.exchanges) > before)
        except AnswerUnusable as error:
            self._heard = True
            if error.kind in _UNTOLD:
                seen = f"could not be told: {error.what}"
                todo = f"{_UNTOLD[FaultClass(error.kind)]}: {_MODEL_OF.get(name, 'LEADGEN_SEARCH_MODEL')}"
                return Ability(name, None, seen, tried=False, todo=todo)
            return Ability(name, False, error.what, todo=error.todo or _WHAT_TO_DO[name])
        except LeadgenError as error:
            self._down = isinstance(error, ModelDown)
            return Ability(name, None, f"could not be tried: {error.what}", tried=False, todo=error.todo)
        tried = not seen.startswith(_NOT_TRIED)
        self._heard = self._heard or tried
        todo = "" if works else _WHAT_TO_DO[name] if tried else _SEARCH_FIRST
        return Ability(name, works, seen, tried=tried, todo=todo)

    def _paused(self, name: str, error: ModelPaused, *, sent: bool) -> Ability:
        """A limit was in the way: by this question's own tries (`sent`), or by what was allowed from the start."""
        if error.limit == "service":
            # A rest is written down for the model that was asked; what is asked next would be another one's.
            self._resting = error
        if error.limit != Limit.REQUEST:
            seen = f"{'could not be told:' if sent else _NOT_TRIED} {error.what}"
            return Ability(name, None, seen, tried=False, todo=_ask_again(error))
        if error.after:
            seen = f"could not be told: no usable answer ({error.after}); its tries may be billed, and count against --max-usd"
            todo = f"see what answers at this address, {self._gateway.wire.address}; then: leadgen cost settle"
            return Ability(name, None, seen, tried=False, todo=todo)
        return Ability(name, None, f"{_NOT_TRIED} {error.what}", tried=False, todo=_MORE_MONEY)

    async def schema(self) -> tuple[bool, str]:
        page = "The pages:\n1.1 We bake 120 loaves.\nHow many loaves are baked, and in which segment does it stand?"
        answer = await self._ask(Question(Use.EXTRACT, _INSTRUCTIONS, page, ProbeAnswer, most_output_tokens=1_000))
        return answer.parsed is not None, f"answered by the schema: {answer.parsed!r}"

    async def search(self) -> tuple[bool, str]:
        answer = self._searched = await self._search("Which city is the capital of Texas? Search the web.", WebSearch())
        return answer.usage.searches > 0, f"{answer.usage.searches} searches, {len(answer.text)} characters"

    async def sources(self) -> tuple[bool | None, str]:
        if self._searched is None:
            return None, f"{_NOT_TRIED} nothing was searched"
        number = len(self._searched.sources)
        return number > 0, f"{number} addresses named"

    async def domain_filter(self) -> tuple[bool | None, str]:
        if self._searched is None:
            return None, f"{_NOT_TRIED} nothing was searched before it"
        answer = await self._search("What is sourdough? Search the web.", WebSearch((ONLY_HOST,)))
        hosts = {urlsplit(source.url).hostname or "" for source in answer.sources}
        outside = sorted(host for host in hosts if host != ONLY_HOST and not host.endswith(f".{ONLY_HOST}"))
        if not hosts:
            return None, "no address was named, so that nobody can tell"
        return not outside, f"outside of {ONLY_HOST}: {', '.join(outside[:5])}" if outside else f"all on {ONLY_HOST}"

    async def embeddings(self) -> tuple[bool, str]:
        embedded = await self._gateway.embed(["bakeries in Texas"], self._asker)
        self.spent += embedded.micro_usd
        return True, f"vectors of {len(embedded.vectors[0])} numbers"

    async def _search(self, words: str, search: WebSearch) -> Answer[ProbeAnswer]:
        question: Question[ProbeAnswer] = Question(
            Use.SEARCH, _INSTRUCTIONS, words, search=search, most_output_tokens=1_000, most_tool_calls=1
        )
        return await self._ask(question)

    async def _ask(self, question: Question[ProbeAnswer]) -> Answer[ProbeAnswer]:
        answer = await self._gateway.ask(question, self._asker)
        self.spent += answer.micro_usd
        return answer


def _ask_again(error: ModelPaused) -> str:
    """What to do about a limit where nothing goes on by itself: a doctor asks when it is called."""
    if error.until is None:
        return error.todo
    if error.limit == "service":  # which may have named no time
        return "ask again in a while: leadgen doctor --live; a rest that it asked for is ended by: leadgen doctor --lift-rest"
    return f"ask again then: leadgen doctor --live; or sooner: {error.todo.rpartition('; or ')[2]}"


def _without_vectors(exchange: dict[str, Any]) -> dict[str, Any]:
    if exchange["kind"] != "embeddings" or not isinstance(exchange.get("body"), dict):
        return exchange
    body = dict(exchange["body"])
    if isinstance(body.get("data"), list):
        body["data"] = f"[{len(body['data'])} vectors]"
    return {**exchange, "body": body}
