"""What becomes of a request whose run met a limit of money or calls: it waits for a time, or for a person who raises it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.money import shown_of
from leadgen_assets.domain.requests.proposal import Proposal, amending, companies
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.settings import Settings
from leadgen_assets.stages import contacting, discovery, profiling
from leadgen_assets.stages.estimating import estimate
from leadgen_assets.stages.still_to_do import still_to_do
from leadgen_assets.storage.companies import count_companies
from leadgen_assets.storage.model_costs import request_spending
from leadgen_assets.storage.model_usual import history_of
from leadgen_assets.storage.pauses import StagePause, pauses_of
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.work_items import number_of_results, states_by_stage


@dataclass(frozen=True, slots=True)
class PausedRequest:
    """A status with its words: WAITING until a time, or PAUSED_BUDGET with what a person could decide."""

    status: RequestStatus
    reason: str
    next_step: str
    until: datetime | None = None
    proposals: tuple[Proposal, ...] = ()


async def paused_request(
    conn: AsyncConnection[Any],
    settings: Settings,
    stored: StoredRequest,
    run_id: str,
    delivered: int,
    *,
    freed_micro_usd: int = 0,
) -> PausedRequest | None:
    """What the limits mean that the run met; None where it met none.

    A limit that is new by itself comes first: what it stopped goes on then, also where the budget stopped something else.

    Args:
        delivered: companies in the files.
        freed_micro_usd: of the budget, since the run ended: calls of which nobody knew have cost less than they could.
    """
    pauses = await pauses_of(conn, stored.key, run_id)
    if not pauses:
        return None
    files = f"{delivered} of {companies(stored.request.target_companies)} delivered so far"
    timed = [pause.until for pause in pauses if pause.until is not None]
    if timed:
        until = max(timed)
        why = next(pause.reason for pause in pauses if pause.until == until)
        words = next_step(RequestStatus.WAITING, stored.key, until=until)
        return PausedRequest(RequestStatus.WAITING, f"{why}; {files}", words, until)
    return await _for_a_person(conn, settings, stored, pauses, files, delivered, freed_micro_usd)


def left_unasked(paused: PausedRequest, key: str) -> str:
    """What to know of a limit that was met although all that was asked for is delivered: its rows may be the emptier for it."""
    if paused.until is not None:
        return f"A limit left questions to the model open; to have them asked after {paused.until:%Y-%m-%d %H:%M} UTC: leadgen run {key}."
    still = paused.reason.rpartition("open: ")[2] or "some questions"
    return f"A limit left questions to the model open ({still}); to have them asked, raise it, then: leadgen run {key}."


async def _for_a_person(
    conn: AsyncConnection[Any],
    settings: Settings,
    stored: StoredRequest,
    pauses: Sequence[StagePause],
    files: str,
    delivered: int,
    freed_micro_usd: int,
) -> PausedRequest:
    key = stored.key
    still = "; ".join(await _open_work(conn, key, {pause.stage for pause in pauses}))
    budget = await _budget_of(conn, stored)
    take = [Proposal(f"take the {companies(delivered)} that there are", amending(key, "--accept-partial"))]
    rules = Proposal("go on by rules alone, which costs nothing", f"leadgen run {key} --mode off")
    ways = [rules, *budget.ways(), *(take if delivered else [])]
    limits = {pause.limit for pause in pauses}
    if "request" in limits:
        enough = await _enough(conn, settings, stored)
        ways.insert(0, Proposal("raise the budget", amending(key, "--budget", enough)))
        words = f"{next_step(RequestStatus.PAUSED_BUDGET, key, budget=enough)}{budget.sentence()}"
        if freed_micro_usd:
            ways.insert(0, Proposal(f"go on with the {budget.usd(budget.left)} that are left", f"leadgen resume {key}"))
            words = (
                f"{budget.usd(freed_micro_usd)} of the budget are free again, {budget.usd(budget.left)} are left of it. To go on:"
                f" leadgen resume {key} (it starts by itself while `leadgen up` runs), or here and now: leadgen run {key}."
                f"{budget.sentence()}"
            )
        needs = next(pause.reason for pause in pauses if pause.limit == "request")
        reason = f"{budget.spent_words()}; {needs}; {files}; open: {still}"
        return PausedRequest(RequestStatus.PAUSED_BUDGET, reason, words, proposals=tuple(ways))
    setting = "usd_per_day or LEADGEN_USD_PER_DAY" if "day" in limits else "calls_per_hour or LEADGEN_CALLS_PER_HOUR"
    ways.insert(0, Proposal(f"raise the tenant's {setting}, then go on", f"leadgen resume {key}"))
    words = f"The tenant's limit leaves no room for a question; what is done is kept. Raise {setting}, then: leadgen resume {key}."
    return PausedRequest(
        RequestStatus.PAUSED_BUDGET, f"{pauses[0].reason}; {files}; open: {still}", words, proposals=tuple(ways)
    )


async def _enough(conn: AsyncConnection[Any], settings: Settings, stored: StoredRequest) -> str:
    """Dollars in which the rest has room, as it is estimated; "DOLLARS" where nobody can reckon it."""
    now = datetime.now(UTC)
    asked = stored.request if stored.previewing else stored.request.model_copy(update={"preview": 0})
    # A question was asked, whatever the settings of whoever ends the run or settles calls say.
    settings = settings.model_copy(update={"mode": "real"}) if settings.mode == "off" else settings
    try:
        there = await still_to_do(conn, stored, asked, settings, now)
        whole = estimate(asked, stored.icp, settings, there, now, await history_of(conn))
    except SettingsInvalid:  # a model without a price: whoever goes on is told so
        return "DOLLARS"
    cents = max(-(-whole.suffices_micro_usd // 10_000), stored.request.budget_micro_usd // 10_000 + 1)
    return f"{cents // 100}.{cents % 100:02}" if whole.suffices_micro_usd else "DOLLARS"


@dataclass(frozen=True, slots=True)
class _Budget:
    """A request's budget: what is spent of it, and held for calls of which nobody knows. Its run has ended, so none is under way."""

    key: str
    whole: int
    spent: int
    held: int

    @property
    def left(self) -> int:
        return max(0, self.whole - self.spent - self.held)

    def usd(self, micros: int) -> str:
        return shown_of(micros, self.whole)

    def spent_words(self) -> str:
        held = f" and at most {self.usd(self.held)} by calls of which nobody knows" if self.held else ""
        return f"{self.usd(self.spent)} of {self.usd(self.whole)} spent{held}"

    def sentence(self) -> str:
        if not self.held:
            return ""
        return (
            f" Of the budget {self.usd(self.held)} are held for calls of which nobody knows whether the service bills them:"
            f" look at its bill and settle them (leadgen cost settle --request {self.key}); what they did not cost is free then."
        )

    def ways(self) -> list[Proposal]:
        if not self.held:
            return []
        words = f"have {self.usd(self.held)} of the budget back, if the service's bill has none of the calls of which nobody knows"
        return [Proposal(words, f"leadgen cost settle all --request {self.key} --usd 0")]


async def _budget_of(conn: AsyncConnection[Any], stored: StoredRequest) -> _Budget:
    spending = await request_spending(conn, stored.key)
    held = spending.unknown_micro_usd + spending.reserved_micro_usd
    return _Budget(stored.key, stored.request.budget_micro_usd, spending.spent_micro_usd, held)


async def _open_work(conn: AsyncConnection[Any], key: str, stages: set[str]) -> list[str]:
    """What is still to be asked, a few words for each stage that was stopped."""
    states = await states_by_stage(conn, key)
    there = sum((await count_companies(conn, key)).values())
    told = []
    if discovery.STAGE in stages:
        told.append("the search for companies")
    if profiling.STAGE in stages:
        finished = states.get(profiling.STAGE, {})
        left = there - finished.get("done", 0) - finished.get("failed", 0)
        told.append(f"research of {companies(left)}" if left > 0 else "research anew")
    if contacting.STAGE in stages:
        qualified = await number_of_results(conn, key, "icp_assessments", "qualified")
        left = qualified - states.get(contacting.STAGE, {}).get("done", 0)
        told.append(f"contacts of {companies(left)}" if left > 0 else "contacts anew")
    return told
