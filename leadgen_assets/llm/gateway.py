"""The gateway: every question takes the same way, whatever is asked and whoever answers.

Lint of the schema → room at the present pace → journal, or reservation against every limit → turn → breaker → the raw call →
status → parsing → journal and settled cost. What has to wait for turn or breaker is reserved anew afterwards. The one retry layer is here.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Any, Generic, NoReturn, TypeVar

from leadgen_assets.domain.errors import AnswerUnusable, ModelDown, ModelPaused, ModelUnusable
from leadgen_assets.llm.answer import Answer, SearchSource
from leadgen_assets.llm.bodies import batches, body_of, call_hash, embedding_body, written
from leadgen_assets.llm.booking import surely
from leadgen_assets.llm.books import Books, Hit, Intent, Limit, Refused, Reserved, UnderWay
from leadgen_assets.llm.breaker import Breaker
from leadgen_assets.llm.calling import Caller, Judged
from leadgen_assets.llm.connections import reach_it
from leadgen_assets.llm.faults import LONGEST_WAIT_SECONDS, TRIES, Fault, FaultClass, wait_before
from leadgen_assets.llm.judging import judged_answer, judged_vectors
from leadgen_assets.llm.pace import Pace
from leadgen_assets.llm.pausing import paused_after, paused_by_limit, paused_by_service, worth_waiting
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.question import USUAL_OUTPUT_TOKENS, Asker, Body, Question, T, Use
from leadgen_assets.llm.remarks import Remarks
from leadgen_assets.llm.stopping import Waits
from leadgen_assets.llm.wire import Kind, Wire
from leadgen_assets.settings import Settings, script_refused
from leadgen_assets.telemetry.spans import span

V = TypeVar("V")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Embeddings:
    """Vectors in the order of the texts, and what they cost now."""

    vectors: tuple[tuple[float, ...], ...]
    model: str
    micro_usd: int


@dataclass(frozen=True, slots=True)
class _Asking(Generic[V]):
    """What is the same in every try of one question."""

    kind: Kind
    body: Body
    hash: str
    asker: Asker
    agent: str
    about: str
    judge: Callable[[dict[str, Any]], Judged[V]]


@dataclass(frozen=True, slots=True)
class _Got(Generic[V]):
    judged: Judged[V]
    value: V
    call_id: int
    micro_usd: int
    from_journal: bool


class Gateway:
    """The model, as stages ask it; fulfils `llm.answer.Model`.

    Attributes:
        alerts: limits of which 80 % were passed by a question of this gateway.

    Args:
        now: the time (UTC). sleep: waits so many seconds. chance: of jitter.
        stop: set once the run is told to stop: what is not sent by then is not sent any more.
        patience: seconds after which a question is put off that the service has wait; None: as many as a run waits.
        pace, breaker, remarks, stopped: of the process, where several gateways share them; else its own.

    Raises:
        SettingsInvalid: a model has no price, or a script would answer in production.
    """

    def __init__(
        self,
        wire: Wire,
        books: Books,
        settings: Settings,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: random.Random | None = None,
        stop: asyncio.Event | None = None,
        pace: Pace | None = None,
        breaker: Breaker | None = None,
        remarks: Remarks | None = None,
        patience: float | None = None,
        stopped: dict[str, ModelUnusable] | None = None,
    ) -> None:
        if wire.mocked and settings.production:
            raise script_refused()
        self.wire, self._books, self._settings = wire, books, settings
        self._now, self._waits = now, Waits(sleep, stop, patience)
        self._chance = chance or random.Random()  # jitter, nothing secret
        self.pace, self.breaker = pace or Pace(settings.model_concurrency), breaker or Breaker(time.monotonic)
        self._prices = Prices(settings.model_prices)
        self._prices.check_uses(settings.model, settings.search_model)
        self._remarks = remarks or Remarks()
        patient = settings.mode != "hybrid"
        self._caller = Caller(
            wire, books, self._prices, self.pace, self.breaker, now, self._waits, patient, self._remarks
        )
        self._stopped = {} if stopped is None else stopped
        self.alerts: set[Limit] = set()

    async def __aenter__(self) -> Gateway:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of connections."""
        await self.wire.close()

    async def ask(self, question: Question[T], asker: Asker) -> Answer[T]:
        """The answer to one question; errors as `llm.answer.Model.ask` says."""
        body = self.body_of(question)
        told = question.instructions
        asking: _Asking[tuple[T | None, str, tuple[SearchSource, ...]]] = _Asking(
            kind="responses",
            body=body,
            hash=self._hash(body, asker, f"{told.name} {told.version}"),
            asker=asker,
            agent=told.name,
            about=question.about,
            judge=partial(judged_answer, question.answer),
        )
        got = await self._got(asking)
        parsed, text, sources = got.value
        return Answer(
            parsed=parsed,
            text=text,
            sources=sources,
            usage=got.judged.usage,
            model=got.judged.model or str(body["model"]),
            micro_usd=got.micro_usd,
            from_journal=got.from_journal,
            call_id=got.call_id,
            mocked=self.wire.mocked,
        )

    async def embed(self, texts: Sequence[str], asker: Asker) -> Embeddings:
        """Vectors of texts, reserved and journaled like answers; errors as `ask`. Empty texts have no vector: give none."""
        model, spent = self._settings.embedding_model, 0
        vectors: list[tuple[float, ...]] = []
        for batch in batches(texts):
            body = embedding_body(batch, model)
            asking: _Asking[tuple[tuple[float, ...], ...]] = _Asking(
                kind="embeddings",
                body=body,
                hash=self._hash(body, asker, "embedding"),
                asker=asker,
                agent="embedding",
                about=f"{len(batch)} texts",
                judge=partial(judged_vectors, len(batch)),
            )
            got = await self._got(asking)
            vectors.extend(got.value)
            spent += got.micro_usd
        return Embeddings(tuple(vectors), model, spent)

    def body_of(self, question: Question[T]) -> Body:
        """The request body of a question, its schema linted.

        Raises:
            SettingsInvalid: strict structured output would refuse the schema.
        """
        settings = self._settings
        model = settings.search_model if question.use is Use.SEARCH else settings.model
        return body_of(question, model, settings.mcp_servers)

    def most_micro_usd(self, question: Question[T]) -> int:
        """What one try of a question can cost at most: what is set aside for it."""
        body = self.body_of(question)
        return self._prices.most(body, written(body), self._now()).micro_usd

    def _least_micro_usd(self) -> int:
        """What no question of a stage is below: a reading of nothing, with the smallest bound of an answer."""
        body: Body = {"model": self._settings.model, "max_output_tokens": USUAL_OUTPUT_TOKENS}
        return self._prices.most(body, "", self._now()).micro_usd

    def _hash(self, body: Body, asker: Asker, version: str) -> str:
        # Hybrid asks the same service the same way as real: an answer is one for both.
        mode = "mock" if self.wire.mocked else "real"
        return call_hash(mode, self.wire.address, asker.tenant, version, body)

    async def _got(self, asking: _Asking[V]) -> _Got[V]:
        """The value, after as many tries as its faults allow."""
        body, spent, failures, repeated = asking.body, 0, 0, False
        fault: Fault | None = None
        while True:
            asked = written(body)
            most = self._prices.most(body, asked, self._now())
            # Room first, then money: of a killed run only what was under way is set aside for good.
            async with self.pace.turn() as room:
                try:
                    begun = await self._begin(asking, body, most.micro_usd, len(asked))
                except ModelPaused as paused:
                    raise (paused_after(paused, fault.what) if fault else paused) from None
                if isinstance(begun, Hit):
                    judged = asking.judge(begun.response)
                    return _Got(judged, _value(judged, asking), begun.call_id, spent, True)
                if begun.heard is not None and not repeated and (repeat := asking.judge(begun.heard).repeat):
                    # A run that was killed paid for the first answer: what is left is to ask again.
                    await surely(self._books.unsent(begun.call_id))
                    body, repeated = repeat(body), True
                    continue
                with span("model call", model=str(body["model"]), agent=asking.agent, call=begun.call_id) as told:
                    settled = await self._caller.call(asking.kind, begun, most, body, asking.judge, room)
                    told["micro_usd"] = settled.micro_usd
                    told["fault"] = str(settled.judged.fault.kind) if settled.judged.fault else ""
            judged, spent = settled.judged, spent + settled.micro_usd
            fault = judged.fault
            if fault is None:
                return _Got(judged, _value(judged, asking), begun.call_id, spent, False)
            if fault.kind in (FaultClass.TRANSIENT, FaultClass.RATE_LIMITED):
                failures += 1
                await self._wait_or_put_off(fault, failures)
            elif fault.again and judged.repeat is not None and not repeated:
                body, repeated = judged.repeat(body), True
            else:
                self._give_up(fault, asking)

    async def _begin(self, asking: _Asking[V], body: Body, most_micro_usd: int, length: int) -> Hit | Reserved:
        """The journal's answer, or money set aside; waits for whoever asks the same, and for money in flight."""
        model = str(body["model"])
        intent = Intent(
            call_hash=asking.hash,
            asker=asking.asker,
            mode=self._settings.mode,
            model=model,
            agent=asking.agent,
            about=asking.about,
            prompt=body,
            most_micro_usd=most_micro_usd,
            token=uuid.uuid4().hex,
            account=self.wire.account,
            tokens=length // 4 + int(body.get("max_output_tokens", 0)),  # as the service reckons them beforehand
        )
        waits, rested = 0, 0.0
        while True:
            self._waits.go_on()
            stopped = self._stopped.get("") or self._stopped.get(model)
            if stopped is not None:
                raise stopped
            begun = await self._begun(intent)
            if isinstance(begun, Hit):
                return begun
            if isinstance(begun, Reserved):
                self._tell(begun)
                if self._caller.goes_soon(begun):
                    return begun
                # What waits is not in flight: killed meanwhile, it must not be taken for paid. The turn that it has is kept.
                await surely(self._books.unsent(begun.call_id))
                rested = await self._caller.rest(begun.turn, model, rested)
                intent = replace(intent, account="", token=uuid.uuid4().hex)
                continue
            if isinstance(begun, Refused) and not worth_waiting(begun, most_micro_usd):
                raise paused_by_limit(begun, intent, self._least_micro_usd())
            waits += 1
            longest = 1.0 if isinstance(begun, UnderWay) else 2.0
            await self._waits.seconds(self._chance.uniform(0.5, 1) * min(longest, 0.05 * 2 ** min(waits, 6)))

    async def _begun(self, intent: Intent) -> Hit | Reserved | UnderWay | Refused:
        """As the books say; when this task is cancelled meanwhile, what was set aside is given back."""
        begun: list[Hit | Reserved | UnderWay | Refused] = []

        async def begin() -> None:
            begun.append(await self._books.begin(intent))

        try:
            await surely(begin())
        except asyncio.CancelledError:
            if begun and isinstance(begun[0], Reserved):
                await surely(self._books.unsent(begun[0].call_id))
            raise
        return begun[0]

    def _tell(self, reserved: Reserved) -> None:
        for limit in reserved.alerts:
            self.alerts.add(limit)
            self._remarks.near(limit)
            log.warning("80 %% of the limit %s are spent, set aside or unknown (leadgen cost shows what for)", limit)

    async def _wait_or_put_off(self, fault: Fault, failures: int) -> None:
        told, most = fault.wait_seconds, self._waits.at_most(LONGEST_WAIT_SECONDS)
        long = told is not None and told > most
        if fault.again and not long and failures < TRIES:
            await self._waits.seconds(wait_before(failures, told, self._chance))
            return
        where = self.wire.address
        if fault.kind is FaultClass.RATE_LIMITED:
            rest = max(most, told or LONGEST_WAIT_SECONDS)
            raise paused_by_service(fault.what, where, self._now(), rest, told, failures)
        tried = f"{failures} tries" if failures > 1 else "one try"
        raise ModelDown(f"the model's service gave no answer in {tried} ({fault.what})", where, reach_it(where))

    def _give_up(self, fault: Fault, asking: _Asking[V]) -> NoReturn:
        if fault.stops:
            what = f"the model's service refuses every question: {fault.what}"
            error = ModelUnusable(what, self.wire.address, f"{fault.todo}; or go on without a model: LEADGEN_MODE=off")
            everywhere = fault.kind in (FaultClass.QUOTA, FaultClass.AUTHENTICATION)
            self._stopped["" if everywhere else str(asking.body["model"])] = error
            raise error
        raise _unusable(fault, asking)


def _value(judged: Judged[V], asking: _Asking[V]) -> V:
    if judged.value is None:
        raise _unusable(judged.fault, asking)
    return judged.value


def _unusable(fault: Fault | None, asking: _Asking[V]) -> AnswerUnusable:
    what = f"no usable answer ({fault.note if fault else 'nothing in it'})"
    about = f"{asking.agent}, {asking.about or 'one question'}"
    return AnswerUnusable(what, about, kind=str(fault.kind) if fault else "")
