"""Stage `discovered_companies`: sources in, companies of the request out, with a checkpoint after each batch.

Sources take turns, a batch each, so that several of them are merged from the start. Discovery ends for this round when
enough candidates stand in the request (target x oversampling x round) or every source is exhausted. A search, which costs
money, rests earlier: see `search_plan`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import AskingStopped, ModelDown, ModelPaused, SourceUnreadable
from leadgen_assets.domain.exports.blocking import blocked_by
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.hosts.vendor_hosts import customers_place
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import identity_keys
from leadgen_assets.domain.requests.proposal import YOUR_FILE, amending
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.llm.answer import Model
from leadgen_assets.sources.registry import Surroundings, open_source
from leadgen_assets.sources.source import Batch, Source, Wanted
from leadgen_assets.stages.checkpoints import STAGE as STAGE
from leadgen_assets.stages.checkpoints import SourceTally, read_checkpoints, write_checkpoint
from leadgen_assets.stages.company_items import digest, without_a_place
from leadgen_assets.stages.pausing import pause_of
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.search_plan import listed
from leadgen_assets.stages.searching import SearchSource, searched_limit, sources_of
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.steady import steady
from leadgen_assets.stages.waiting import unless
from leadgen_assets.stages.work import DRAIN_SECONDS, MANY, Watch
from leadgen_assets.storage.companies import blocked_domains, count_companies, record_candidates
from leadgen_assets.storage.decisions import forget_elsewhere, record_elsewhere
from leadgen_assets.storage.pauses import StagePause, note_pause
from leadgen_assets.storage.requests import set_exhausted
from leadgen_assets.web.fetching import Fetcher

DOWN_FOR = timedelta(minutes=15)
"""After which a search tries a service again that was down, in mode hybrid."""
_OFF = "no model may be asked: nothing was searched"


@dataclass(frozen=True, slots=True)
class _Turn:
    """A source's name, the hash of what it was opened with, its batches, and after how many candidates in the request it rests."""

    name: str
    input_hash: str
    batches: AsyncGenerator[Batch, None]
    limit: int


@dataclass(frozen=True, slots=True)
class Discovered:
    """How discovery stands: candidates of the request, each source's tally, and the limit at which a search had to rest."""

    candidates: int
    sources: Mapping[str, SourceTally]
    exhausted: bool
    stopped: bool
    paused: ModelPaused | None = None


async def discover(session: RequestSession, fetcher: Fetcher, watch: Watch, model: Model | None = None) -> Discovered:
    """Take batches from the request's sources until this round has enough candidates.

    Args:
        fetcher: gets pages for sources that read some.
        model: whom searches ask; None where nobody may be asked: searches are left out then.

    Raises:
        SourceUnreadable: no source could be read at all. One damaged source among others is noted in its tally.
        ModelDown: in mode real, after the other sources had their turns. ModelUnusable: at once.
    """
    specs = sources_of(session.request, session.settings)
    turns, tallies = await _opened(session, specs, fetcher, model)
    async with session.reading() as conn:
        candidates = sum((await count_companies(conn, session.key)).values())
    candidates, ended = await _in_turns(session, turns, tallies, candidates, watch)
    damage = ended.damage
    if damage is not None and all(tally.damage and not tally.kept for tally in tallies.values()):
        raise damage
    if ended.down is not None and session.settings.mode != "hybrid" and not watch.stop.is_set():
        raise ended.down
    # What nobody may be asked brings no more: another round of it would be the same.
    exhausted = all(tally.exhausted or tally.waits == _OFF for tally in tallies.values())
    async with session.writing() as conn:
        await set_exhausted(conn, session.key, exhausted)
    if sum(tally.new for tally in tallies.values()) >= MANY:
        await session.database.refresh_statistics()
    return Discovered(candidates, tallies, exhausted, watch.stop.is_set(), ended.paused)


async def _opened(
    session: RequestSession, specs: Sequence[SourceSpec], fetcher: Fetcher, model: Model | None
) -> tuple[list[_Turn], dict[str, SourceTally]]:
    """The turns of the sources that have more, and every source's tally, by name.

    Raises:
        SourceUnreadable: there is none.
    """
    if not specs or (model is None and all(spec.kind == "search" for spec in specs)):
        raise SourceUnreadable(
            "The request only searches, and no model may be asked." if specs else "The request names no source.",
            f"request {session.key}",
            "let a model search (LEADGEN_MODE=real and OPENAI_API_KEY), or add a source: "
            f"{amending(session.key, '--add', f'sources=list:{YOUR_FILE}')}",
        )
    request = session.request
    wanted = Wanted(request.states, request.cities)
    around = Surroundings(session.base_folder, fetcher, session.icp)
    criteria = (request.pms_any_of, request.units_min, request.units_max, request.icp)
    hashes = [digest(s.model_dump_json(), wanted, *(criteria if s.kind == "search" else ())) for s in specs]
    opened = [None if spec.kind == "search" else open_source(spec, around) for spec in specs]
    names = _told_apart(
        [str(spec) if source is None else source.name for spec, source in zip(specs, opened, strict=True)]
    )
    tallies = await read_checkpoints(session, names, hashes, specs)
    general, searched = _limit(session), await searched_limit(session)
    turns = []
    for spec, source, name, input_hash in zip(specs, opened, names, hashes, strict=True):
        tally = tallies[name]
        one: Source | None = source
        if source is None and model is not None:
            fresh = asdict(SourceTally(spec=str(spec)))
            one = SearchSource(
                session, model, fetcher, spec, name=name, input_hash=input_hash, limit=searched, fresh=fresh
            )
        if one is None:
            tally.waits = _OFF
        elif not tally.exhausted:
            turns.append(_Turn(name, input_hash, one.batches(wanted, tally.cursor), general if source else searched))
    return turns, tallies


@dataclass(slots=True)
class _Ended:
    """What ended sources before they were exhausted."""

    damage: SourceUnreadable | None = None
    paused: ModelPaused | None = None
    down: ModelDown | None = None

    def put_off(self, error: ModelPaused | ModelDown) -> None:
        if isinstance(error, ModelPaused):
            self.paused = error
        else:
            self.down = error


async def _in_turns(
    session: RequestSession,
    turns: list[_Turn],
    tallies: dict[str, SourceTally],
    candidates: int,
    watch: Watch,
) -> tuple[int, _Ended]:
    """Take a batch of each source in turn, which `tallies` then count.

    Returns:
        The candidates that stand in the request, and what ended sources early.
    """
    async with session.reading() as conn:
        blocked = await blocked_domains(conn, session.request.tenant)
    directories = (registrable_domain(spec.path) for spec in session.request.sources if spec.kind == "directory")
    # An archive may hold the pages of a directory too; they are nobody's site.
    blocked |= dict.fromkeys(filter(None, directories), "a directory that the request reads")
    # Whose turn it is follows from what was done, so that a resumed discovery finds companies in the same order.
    turns.sort(key=lambda turn: tallies[turn.name].batches)
    limit, started, ended = max((turn.limit for turn in turns), default=0), time.monotonic(), _Ended()
    placeless = await without_a_place(session)
    stopping, opened = asyncio.create_task(_late(watch.stop)), [turn.batches for turn in turns]
    try:
        while turns and not watch.stop.is_set():
            turn = turns.pop(0)
            if candidates - placeless >= turn.limit:
                continue
            name, input_hash = turn.name, turn.input_hash
            tally = tallies[name]
            try:
                # What is asked of a model is paid for and gets the time to be answered. But a source may wait for pages longer
                # than a stop may last: then its batch is given up, and is read again.
                batch = await unless(stopping, anext(turn.batches, None))
            except SourceUnreadable as error:
                batch, ended.damage, tally.damage = None, error, str(error)
            except AskingStopped:
                break  # the batch is asked by the next run
            except (ModelPaused, ModelDown) as error:
                tallies[name] = await _put_off(session, turn, tally, error)
                ended.put_off(error)
                continue
            if watch.stop.is_set():
                break
            if batch is not None:
                turns.append(turn)
            first = batch is not None and batch.note != tally.note
            tally, candidates = await _commit(session, name, input_hash, tally, batch, blocked)
            tallies[name], placeless = tally, await without_a_place(session)
            note = f"{name}: {tally.note}" if first and tally.note else f"{name}: {tally.kept} kept of {tally.seen}"
            watch.listener(Progress(STAGE, min(candidates, limit), limit, 0, time.monotonic() - started, note))
    finally:
        stopping.cancel()
        for batches in opened:
            await batches.aclose()  # a source that has more keeps a file open
    return candidates, ended


async def _late(stop: asyncio.Event) -> bool:
    """Return as long after a stop as what is under way may take."""
    await stop.wait()
    await asyncio.sleep(DRAIN_SECONDS)
    return True


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names of the sources' checkpoints: two files of one name in two folders are two sources."""
    return [name if names.count(name) == 1 else f"{name} (source {place})" for place, name in enumerate(names, start=1)]


def _limit(session: RequestSession) -> int:
    """Candidates after which this round seeks no more."""
    if session.most_companies is not None:
        return session.most_companies
    stored, request = session.stored, session.request
    return listed(request.target_companies, stored.round, stored.candidates_before, session.settings.oversampling)


async def _put_off(
    session: RequestSession, turn: _Turn, before: SourceTally, error: ModelPaused | ModelDown
) -> SourceTally:
    """Note why a search rests; it has more, and goes on there when a question can be asked again."""
    pause = pause_of(STAGE, error) if isinstance(error, ModelPaused) else None
    if pause is None and session.settings.mode == "hybrid":
        # The rules go on without it, but there are none for a search.
        pause = StagePause(STAGE, "service", session.now() + DOWN_FOR, error.what)
    tally = replace(before, waits=error.what)
    if pause is not None:
        tally.limit, tally.until = pause.limit, pause.until.isoformat() if pause.until else ""

    async def transaction() -> None:
        async with session.writing() as conn:
            await write_checkpoint(conn, session, turn.name, turn.input_hash, tally)
            if pause is not None:
                await note_pause(conn, session.key, session.run_id, pause, session.now())

    await steady(transaction)
    return tally


async def _commit(
    session: RequestSession,
    name: str,
    input_hash: str,
    before: SourceTally,
    batch: Batch | None,
    blocked: Mapping[str, str],
) -> tuple[SourceTally, int]:
    """Write one batch and the source's checkpoint together; None says that the source is exhausted.

    Returns:
        The source's tally after it, and the candidates that now stand in the request.
    """

    async def transaction() -> tuple[SourceTally, int]:
        tally = deepcopy(before)  # a transaction that is tried again must not count twice
        async with session.writing() as conn:
            if not before.batches:
                await forget_elsewhere(conn, session.key, name)
            if batch is None:
                tally.exhausted = True
            else:
                await _record(conn, session, tally, batch, blocked)
                await record_elsewhere(conn, session.key, name, _elsewhere(batch, session, blocked))
            await write_checkpoint(conn, session, name, input_hash, tally)
            return tally, sum((await count_companies(conn, session.key)).values())

    return await steady(transaction)


async def _record(
    conn: AsyncConnection[Any],
    session: RequestSession,
    tally: SourceTally,
    batch: Batch,
    blocked: Mapping[str, str],
) -> None:
    kept = [c for c in (_allowed(c, session, blocked, tally) for c in batch.candidates) if c is not None]
    recorded = await record_candidates(conn, session.key, session.stored.round, kept)
    tally.cursor, tally.seen, tally.kept = batch.cursor, tally.seen + batch.seen, tally.kept + recorded.in_request
    tally.new, tally.merged = tally.new + recorded.new, tally.merged + recorded.merged
    tally.note = batch.note
    tally.batches, tally.empty_batches = tally.batches + 1, tally.empty_batches + (not kept)
    tally.pages_asked, tally.spent_micro_usd = (
        tally.pages_asked + batch.pages,
        tally.spent_micro_usd + batch.spent_micro_usd,
    )
    for reason, number in batch.skipped.items():
        tally.skipped[reason] = tally.skipped.get(reason, 0) + number


def _elsewhere(
    batch: Batch, session: RequestSession, blocked: Mapping[str, str]
) -> list[tuple[tuple[str, ...], str, str]]:
    """Identity keys, state and city of candidates that another place asked for would bring."""
    never = session.icp.never_domains
    return [
        (identity_keys(candidate), candidate.state, candidate.city)
        for candidate in batch.elsewhere
        if not blocked_by(candidate.domain, blocked) and not (candidate.domain and refusal(candidate.domain, never))
    ]


def _allowed(
    candidate: Candidate, session: RequestSession, blocked: Mapping[str, str], tally: SourceTally
) -> Candidate | None:
    """The candidate without a domain that cannot be its own; None when its own domain is blocked."""
    if not candidate.domain:
        return candidate
    reason = blocked_by(candidate.domain, blocked)
    if reason:
        tally.blocked[f"blocked: {reason}"] = tally.blocked.get(f"blocked: {reason}", 0) + 1
        return None
    reason = refusal(candidate.domain, session.icp.never_domains) or customers_place(candidate.website)
    if reason:
        tally.blocked[reason] = tally.blocked.get(reason, 0) + 1
        return replace(candidate, domain="", website="") if candidate.name else None
    return candidate
