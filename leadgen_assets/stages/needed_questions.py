"""How often companies need questions: as the tenant's did, where enough of them had their turn, else as usual. Pure."""

from __future__ import annotations

from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.settings import Settings
from leadgen_assets.stages.profiling import STAGE as PROFILES
from leadgen_assets.stages.search_plan import OVERSAMPLING, listed, sought
from leadgen_assets.stages.searching import sources_of
from leadgen_assets.stages.still_to_do import AGENTS, There
from leadgen_assets.storage.model_usual import History

ENOUGH = 10
"""Calls, and companies, from which on a tenant's own history counts more than what is usual."""
MANY = 100
"""Companies below which too few searches were seen to tell how often one is needed: then no fewer than usual are reckoned."""
SEARCH_AGAIN = 0.3
"""Companies whose own pages are not enough, so that a search looks for others."""
CONTACTS_AGAIN = 0.4
"""Qualified companies for whose people a search is asked besides."""
EACH = 3
"""Questions that one company may need in a stage: its own pages are read, others are searched for, and those read too."""
SEARCHING = frozenset(searches for _, searches in AGENTS.values())


def questions_about(stage: str, companies: int, there: There, history: History) -> tuple[float, float]:
    """Readings and searches that companies of a stage need.

    Of some an answer lacked: about those something is to be asked for certain. So it is about those that a limit put off at a
    question: that one, and what follows from it.
    """
    again = SEARCH_AGAIN if stage == PROFILES else CONTACTS_AGAIN
    reader, searcher = AGENTS[stage]
    share = _share(history, reader, stage, 1 + again), _share(history, searcher, stage, again)
    reads = min(companies, there.put_off.get(reader, 0))
    searches = min(companies - reads, there.put_off.get(searcher, 0))
    left = companies - reads - searches
    lacked = min(left, there.lacked.get(stage, 0))
    fresh = max(0, left - lacked - there.anew.get(stage, 0)) + reads
    # Of few companies nobody can tell; of one that had its turn its own history can.
    often = share[1] if history.companies.get(stage, 0) >= MANY else max(share[1], again)
    reading = (left - lacked) * share[0] + lacked * max(share[0], 1) + reads + searches
    looking = (left - lacked + reads - fresh) * share[1] + fresh * often + lacked * max(share[1], again) + searches
    return reading, looking


def companies_ahead(request: LeadRequest, settings: Settings, there: There) -> tuple[int, int]:
    """Companies that the request will have in this round, and how many of them a search is to find."""
    lists_to, searches_to = _sought(request, settings, there)
    if there.named_at_most is not None:
        lists_to = min(lists_to, there.candidates + there.named_at_most)
    return max(there.candidates, lists_to, searches_to), max(0, searches_to - there.candidates)


def _sought(request: LeadRequest, settings: Settings, there: There) -> tuple[int, int]:
    """Candidates at which lists and searches rest; of a request that was never run as its first round seeks them."""
    if there.lists_to is not None and there.searches_to is not None:
        return there.lists_to, there.searches_to
    kinds = {"search" if spec.kind == "search" else "list" for spec in sources_of(request, settings)}
    target, factor = request.target_companies, settings.oversampling
    lists_to = request.preview or listed(target, 1, 0, factor)
    searches_to = request.preview or sought(target, 1, 0, 0, min(OVERSAMPLING, factor))
    return lists_to * ("list" in kinds), searches_to * ("search" in kinds)


def _share(history: History, agent: str, stage: str, usual: float) -> float:
    """Questions of an agent for each company of a stage: as they were, else as usual."""
    companies, asked, calls = (
        history.companies.get(stage, 0),
        history.questions.get(stage, 0),
        _calls_in(history, stage),
    )
    if not is_known(history, stage):
        # Each that asked, in vain, asked one question; with an answer, others may follow.
        return usual * min(1.0, asked / companies) if companies >= ENOUGH and asked else usual
    # Done first are those that need no question: what waits for one is counted with it.
    waiting = {one: history.put_off.get(one, 0) for one in AGENTS[stage]}
    answered = asked * calls[agent] / sum(calls.values()) if asked else 0.0
    return (answered + waiting[agent]) / (companies + sum(waiting.values()))


def _calls_in(history: History, stage: str) -> dict[str, int]:
    """Agent of a stage -> its calls."""
    return {one: history.by_agent[one].calls if one in history.by_agent else 0 for one in AGENTS[stage]}


def is_known(history: History, stage: str) -> bool:
    """Whether enough companies had their turn in a stage to tell how often one needs a question."""
    asked_by_nobody = history.questions.get(stage, 0) and not any(_calls_in(history, stage).values())
    return history.companies.get(stage, 0) >= ENOUGH and not asked_by_nobody
