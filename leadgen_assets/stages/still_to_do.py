"""What a run would still do of a request: what stands, what is sought, and what the journal answers for nothing.

It asks the same of each finished item as the stages do (`StageWork.is_done`), without opening a page: for the estimate before a run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.settings import Settings
from leadgen_assets.stages import assessing, contacting, discovery, profiling, sites
from leadgen_assets.stages.search_plan import OVERSAMPLING, listed, sought
from leadgen_assets.stages.searching import sources_of
from leadgen_assets.stages.staleness import stale_sites
from leadgen_assets.storage.companies import count_companies, without_domain
from leadgen_assets.storage.model_costs import request_spending
from leadgen_assets.storage.model_usual import Answered, answered_of
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.searched import earlier_rounds
from leadgen_assets.storage.work_items import FinishedItem, finished_items, put_off_items, results

AGENTS = {
    profiling.STAGE: ("company_research", "company_search"),
    contacting.STAGE: ("contacts", "contact_search"),
}
"""Who asks in a stage: the one that reads pages, and the one that searches."""
_OF_A_PLACE = frozenset({"states", "cities"})
_OF_A_SEARCH = _OF_A_PLACE | {"icp", "pms_any_of", "units_min", "units_max"}
"""Fields by which a source, and a search, is opened: with others it begins anew."""


@dataclass(frozen=True, slots=True)
class There:
    """What the request has already, as far as a run leaves it as it is.

    Attributes:
        candidates: companies found. profiled: those whose profile stays.
        qualified: companies that qualified. covered: those of them whose people stay as they were chosen.
        lists_to, searches_to: candidates at which lists, and searches, rest; None: as of a request that was never run, 0:
            they name no further company.
        at_hand: stage -> questions that the run asks again and that the journal answers, where pages still say the same.
        lacked: stage -> companies that are asked about again because an answer lacked.
        anew: stage -> companies that are finished, and done again.
        used_micro_usd: of the budget: spent, set aside, and unknown.
        put_off: agent -> companies about which it is asked for certain: put off at its question, or only a search can tell more.
        cheapest_micro_usd: what the cheapest open question may cost; 0 where another one may be cheaper, of companies that were
            never asked about. dearest_micro_usd: what the dearest one may that is known.
        named_at_most: companies that its lists can name, where that is known before they are read, and is few.
    """

    candidates: int = 0
    profiled: int = 0
    qualified: int = 0
    covered: int = 0
    lists_to: int | None = None
    searches_to: int | None = None
    at_hand: Mapping[str, int] = field(default_factory=dict)
    lacked: Mapping[str, int] = field(default_factory=dict)
    anew: Mapping[str, int] = field(default_factory=dict)
    used_micro_usd: int = 0
    put_off: Mapping[str, int] = field(default_factory=dict)
    cheapest_micro_usd: int = 0
    dearest_micro_usd: int = 0
    named_at_most: int | None = None


async def still_to_do(
    conn: AsyncConnection[Any],
    before: StoredRequest,
    asked: LeadRequest,
    settings: Settings,
    now: datetime,
    again: Again | None = None,
    *,
    amended: bool = False,
) -> There:
    """What stands of a stored request.

    Args:
        asked: the request as it will be run. amended: it is another than the stored one, and its rounds begin anew.
        again: what is to be done again besides, as if it had been asked for at `now`.
    """
    stored = _redone(before, again, now)
    items = await finished_items(conn, stored.key)
    candidates = sum((await count_companies(conn, stored.key)).values())
    lists_to, searches_to = await _sought(conn, stored, asked, settings, items, candidates if amended else None)
    since = now - timedelta(days=stored.icp.freshness.companies_days)
    answered = await answered_of(conn, stored.key, since)
    read_again = await _read_again(conn, stored, items)
    qualified = {one.item for one in items if one.stage == assessing.STAGE and one.qualified}
    stay: dict[str, set[str]] = {}
    at_hand: dict[str, int] = {}
    lacked: dict[str, int] = {}
    anew: dict[str, int] = {}
    made: dict[str, datetime] = {}
    for stage in AGENTS:
        of_stage = [one for one in items if one.stage == stage]
        others = _others_answered(stage, answered, settings)
        stay[stage] = {one.item for one in of_stage if _stays(stored, one, read_again, others)}
        if stage == profiling.STAGE:
            # People are looked for anew where the profile is made anew, or was since.
            made = {one.item: one.finished_at for one in of_stage}
            read_again |= made.keys() - stay[stage]
        else:
            stay[stage] -= {one.item for one in of_stage if one.item in made and one.finished_at < made[one.item]}
        # What lacked an answer has none in the journal; what another model said is none of this one's.
        repeated = sum(one.asked for one in of_stage if one.item not in stay[stage] and not one.lacked and not others)
        anew[stage] = len(of_stage) - len(stay[stage])
        lacked[stage] = sum(one.lacked and one.item not in stay[stage] for one in of_stage)
        at_hand[stage] = min(repeated, sum(answered.at_hand.get(agent, 0) for agent in AGENTS[stage]))
    spending = await request_spending(conn, stored.key)
    waiting = [one for one in await put_off_items(conn, stored.key) if one.item not in stay.get(one.stage, ())]
    put_off = Counter(one.agent for one in waiting)
    researched = {one.item for one in items if one.stage == profiling.STAGE} | {one.item for one in waiting}
    put_off[AGENTS[profiling.STAGE][1]] += len(set(map(str, await without_domain(conn, stored.key))) - researched)
    opened = candidates - len(stay[profiling.STAGE]) + len(qualified - stay[contacting.STAGE])
    needs = [one.needs_micro_usd for one in waiting]
    return There(
        candidates,
        len(stay[profiling.STAGE]),
        len(qualified),
        len(stay[contacting.STAGE] & qualified),
        lists_to,
        searches_to,
        at_hand,
        lacked,
        anew,
        spending.spent_micro_usd + spending.reserved_micro_usd + spending.unknown_micro_usd,
        put_off,
        min(needs, default=0) if len(waiting) == opened else 0,
        max(needs, default=0),
    )


def _redone(stored: StoredRequest, again: Again | None, now: datetime) -> StoredRequest:
    match again:
        case Again.STALE:
            return replace(stored, refresh_stale_at=now)
        case Again.FAILED:
            return replace(stored, redo_failed_before=now)
        case Again.ALL:
            return replace(stored, redo_all_before=now)
    return stored


def _stays(stored: StoredRequest, one: FinishedItem, read_again: Collection[str], others: bool) -> bool:
    """Whether a run leaves what was made of a company as it is."""
    if one.item in read_again or not _is_finished(stored, one, passing=one.lacked):
        return False
    # Rules alone made it, or somebody else answered: who may be asked is part of what it was made from.
    return one.failed or (one.could_ask and not (others and one.asked))


def _is_finished(stored: StoredRequest, one: FinishedItem, *, passing: bool) -> bool:
    if stored.redo_all_before and one.finished_at < stored.redo_all_before:
        return False
    again = stored.redo_failed_before and one.finished_at < stored.redo_failed_before
    return not ((one.failed or passing) and again)


async def _read_again(conn: AsyncConnection[Any], stored: StoredRequest, items: Sequence[FinishedItem]) -> set[str]:
    """Companies whose site is read again: what was made of its pages is made anew."""
    outcomes = await results(conn, stored.key, sites.STAGE)
    stale = {str(company) for company in await stale_sites(conn, stored, sites.STAGE)}
    asked_at = stored.refresh_stale_at
    return {
        one.item
        for one in items
        if one.stage == sites.STAGE
        and (
            not _is_finished(stored, one, passing=sites.may_pass(outcomes.get(one.item, {})))
            or (one.item in stale and asked_at is not None and one.finished_at < asked_at)
        )
    }


def _others_answered(stage: str, answered: Answered, settings: Settings) -> bool:
    """Whether another model than those of the settings answered last, or a script did and a service would now."""
    asks = dict(zip(AGENTS[stage], (settings.model, settings.search_model), strict=True))
    mocked = settings.mode == "mock"
    return any(answered.last.get(agent, (model, mocked)) != (model, mocked) for agent, model in asks.items())


async def _sought(
    conn: AsyncConnection[Any],
    stored: StoredRequest,
    asked: LeadRequest,
    settings: Settings,
    items: Sequence[FinishedItem],
    anew_from: int | None,
) -> tuple[int, int]:
    """Candidates at which lists and searches rest; 0 for those of which none has more.

    Args:
        anew_from: candidates from which on its rounds begin anew; None where they go on.
    """
    sources = [one for one in items if one.stage == discovery.STAGE]
    # Read from its start, a list names what it named; a search begun anew may find others.
    read = {one.spec for one in sources}
    searched = {one.spec for one in sources if _is_finished(stored, one, passing=False)}
    changed = set(stored.request.changed_by(asked)) if anew_from is not None else set()
    specs = sources_of(asked, settings)
    lists = {str(spec) for spec in specs if spec.kind != "search"}
    searches = {str(spec) for spec in specs if spec.kind == "search"}
    more_listed = bool(lists - read) or bool(lists and changed & _OF_A_PLACE)
    more_found = bool(searches - searched) or bool(searches and changed & _OF_A_SEARCH)
    if asked.preview:
        return asked.preview * more_listed, asked.preview * more_found
    number, before = (stored.round, stored.candidates_before) if anew_from is None else (1, anew_from)
    earlier = await earlier_rounds(conn, stored.key, number)
    target, factor = asked.target_companies, min(OVERSAMPLING, settings.oversampling)
    found = sought(target, number, max(earlier.candidates, before), earlier.qualified, factor)
    return listed(target, number, before, settings.oversampling) * more_listed, found * more_found
