"""What a run will ask a model, before it does: calls, dollars, and minutes at the limits. Pure.

It is an estimate: of each kind of question the usual size, and how often it is usually needed; where the tenant has asked enough
questions of that kind, as those were. What is spent at most is not estimated: that is the request's budget, which holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.money import shown_of
from leadgen_assets.domain.requests.lead_request import slug
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.answer import Usage
from leadgen_assets.settings import Settings
from leadgen_assets.stages.contacting import STAGE as CONTACTS
from leadgen_assets.stages.estimate import Estimate, Part
from leadgen_assets.stages.least_questions import cheapest_and_dearest
from leadgen_assets.stages.limits_ahead import Limits
from leadgen_assets.stages.needed_questions import (
    EACH,
    ENOUGH,
    MANY,
    SEARCHING,
    companies_ahead,
    is_known,
    questions_about,
)
from leadgen_assets.stages.profiling import STAGE as PROFILES
from leadgen_assets.stages.searching import sources_of
from leadgen_assets.stages.still_to_do import AGENTS, There
from leadgen_assets.storage.model_usual import History

FINDING = "finding companies"
NO_HISTORY = History()
YIELD = 0.6
"""New companies that a batch brings, of those it asks for."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """The usual call of a kind.

    Attributes:
        usage: what it uses. counted: tokens that count against a limit a minute: its own, and the most of its answer.
        seconds: that its answer takes.
    """

    usage: Usage
    searches: bool
    seconds: float
    agent: str
    counted: int

    @property
    def tokens(self) -> int:
        """Of a limit a minute: what it counts beforehand, or what it used where that is more."""
        return max(self.counted, self.usage.input_tokens + self.usage.output_tokens)


_FINDING = _Kind(Usage(input_tokens=22_000, output_tokens=1_200, searches=2), True, 45, "lead_list_search", 7_000)
_READING = _Kind(
    Usage(input_tokens=14_000, cached_tokens=1_000, output_tokens=1_500), False, 12, "lead_list_read", 20_000
)
_RESEARCH = _Kind(
    Usage(input_tokens=7_000, cached_tokens=1_000, output_tokens=600), False, 6, "company_research", 9_000
)
_LOOKING = _Kind(Usage(input_tokens=14_000, output_tokens=600, searches=1), True, 30, "company_search", 4_000)
_LOOKING_FOR_PEOPLE = replace(_LOOKING, agent="contact_search")
_PEOPLE = _Kind(Usage(input_tokens=6_000, cached_tokens=1_000, output_tokens=700), False, 6, "contacts", 9_000)


def estimate(
    request: LeadRequest,
    icp: Icp,
    settings: Settings,
    there: There,
    when: datetime,
    history: History = NO_HISTORY,
    limits: Limits | None = None,
) -> Estimate:
    """What a run of the request will ask.

    Args:
        there: what earlier runs did, which is not counted; nor are answers that the journal has: they cost nothing.
        when: for the prices of the day. history: of the tenant's questions.
        limits: as they stand; None for those of the settings, of which nothing is used.

    Raises:
        SettingsInvalid: a model of the settings has no price.
    """
    if settings.mode == "off":
        return Estimate((), 0, 0, free=True)
    from leadgen_assets.llm.prices import Prices  # its library takes half a second to load

    limits = limits or Limits.of(settings)
    kinds = _as_before(_calls(request, icp, settings, there, history), history)
    prices = Prices(settings.model_prices)
    parts = []
    for what, counted in kinds.items():
        cost = sum(
            number * prices.cost(settings.search_model if kind.searches else settings.model, kind.usage, when)
            for kind, number in counted.items()
        )
        if sum(counted.values()):
            parts.append(Part(what, sum(counted.values()), cost))
    minutes, slower = _minutes(kinds, settings, limits)
    whole = Estimate(
        tuple(parts),
        max(0, request.budget_micro_usd - there.used_micro_usd),
        minutes,
        free=settings.mode == "mock",
        basis=_basis(kinds, history),
        used_micro_usd=there.used_micro_usd,
        guessed=_is_guessed(kinds, history),
        few=_are_few(kinds, history),
    )
    batches = sum(number for kind, number in kinds[FINDING].items() if kind.agent == _FINDING.agent)
    whole = _with_all(whole, companies_ahead(request, settings, there)[0], batches, there, icp)
    cheapest = 0
    if sizes := _first_sizes(kinds, request, settings, there):
        (cheapest, usual), dearest = cheapest_and_dearest(sizes, request, icp, settings, when)
        if there.cheapest_micro_usd and not batches:
            cheapest = usual = there.cheapest_micro_usd
        # The last question needs room for the most that it may cost.
        rest = sum(part.micro_usd for part in parts) + max(dearest, there.dearest_micro_usd)
        whole = replace(whole, suffices_micro_usd=there.used_micro_usd + rest)
        if not whole.free:
            whole = replace(whole, nothing_fits=_nothing_fits(request, there, whole, cheapest, usual))
    return replace(whole, notes=_notes(whole, limits, there, cheapest) + slower)


def _with_all(whole: Estimate, companies: int, batches: int, there: There, icp: Icp) -> Estimate:
    """With the companies that are still to be asked about, and the questions where each needs every one that may be asked."""
    opened = max(0, companies - there.profiled)
    people = (there.qualified - there.covered + opened) * bool(icp.contacts.most)
    return replace(whole, companies=max(opened, people), all_calls=2 * batches + EACH * (opened + people))


def _as_before(kinds: dict[str, dict[_Kind, int]], history: History) -> dict[str, dict[_Kind, int]]:
    """The kinds with the size that the tenant's questions of each had, where there were enough."""

    def measured(kind: _Kind) -> _Kind:
        usual = history.by_agent.get(kind.agent)
        if usual is None or usual.calls < ENOUGH:
            return replace(kind, counted=counted(kind))
        used = Usage(
            input_tokens=math.ceil(usual.input_tokens),
            cached_tokens=min(math.ceil(usual.input_tokens), round(usual.cached_tokens)),
            output_tokens=math.ceil(usual.output_tokens),
            searches=math.ceil(usual.searches),
        )
        return replace(kind, usage=used, counted=counted(kind))

    def counted(kind: _Kind) -> int:
        return math.ceil(history.counted.get(kind.agent, kind.counted))

    return {what: {measured(kind): number for kind, number in counted.items()} for what, counted in kinds.items()}


def _are_few(kinds: dict[str, dict[_Kind, int]], history: History) -> bool:
    """Whether searches are reckoned as usual of a stage in which few companies had their turn."""
    asked = {kind.agent for counted in kinds.values() for kind, number in counted.items() if number}
    return any(
        asked & SEARCHING & {*agents} and history.companies.get(stage, 0) < MANY for stage, agents in AGENTS.items()
    )


def _is_guessed(kinds: dict[str, dict[_Kind, int]], history: History) -> bool:
    """Whether companies are asked about of a stage in which it is not known how often one needs that."""
    asked = {kind.agent for counted in kinds.values() for kind, number in counted.items() if number}
    return any(not asked.isdisjoint(agents) and not is_known(history, stage) for stage, agents in AGENTS.items())


def _basis(kinds: dict[str, dict[_Kind, int]], history: History) -> str:
    asked = {kind.agent for counted in kinds.values() for kind, number in counted.items() if number}
    known = {agent for agent in asked if agent in history.by_agent and history.by_agent[agent].calls >= ENOUGH}
    calls = sum(history.by_agent[agent].calls for agent in known)
    if not known:
        return "the usual size of such questions, since you have asked few so far"
    others = "" if known == asked else ", and for the rest from the usual size of such questions"
    return f"what your last {calls:,} questions of these kinds used{others}"


def _calls(
    request: LeadRequest, icp: Icp, settings: Settings, there: There, history: History
) -> dict[str, dict[_Kind, int]]:
    companies, missing = companies_ahead(request, settings, there)
    batches = math.ceil(missing / max(1.0, settings.lead_list_batch_size * YIELD))
    open_ones = max(0, companies - there.profiled)
    reading, again = questions_about(PROFILES, open_ones, there, history)
    target = request.preview or request.target_companies
    # Who qualifies yet is among those of whom something is still to be found out.
    will = min(open_ones, max(0, min(target, companies) - there.qualified))
    judged = there.profiled + there.anew.get(PROFILES, 0)
    if judged >= ENOUGH and not request.preview:  # all that qualify are asked about, also beyond the target
        will = max(will, math.ceil(max(0, companies - judged) * min(1, there.qualified / judged)))
    people = (there.qualified - there.covered + will) * bool(icp.contacts.most)
    naming, looking = questions_about(CONTACTS, people, there, history)
    return {
        FINDING: {_FINDING: batches, _READING: batches},
        "researching companies": _beyond(there.at_hand.get(PROFILES, 0), {_RESEARCH: reading, _LOOKING: again}),
        "finding people": _beyond(there.at_hand.get(CONTACTS, 0), {_PEOPLE: naming, _LOOKING_FOR_PEOPLE: looking}),
    }


def _beyond(at_hand: int, asked: dict[_Kind, float]) -> dict[_Kind, int]:
    """Questions of each kind that the journal does not answer."""
    whole = sum(asked.values())
    left = max(0.0, whole - at_hand) / whole if whole else 0.0
    return {kind: math.ceil(number * left) for kind, number in asked.items()}


def _minutes(kinds: dict[str, dict[_Kind, int]], settings: Settings, limits: Limits) -> tuple[int, tuple[str, ...]]:
    """Minutes of asking, and the limits a minute that hold it up, in words.

    Batches wait for each other; companies are asked about side by side. At least what the limits a minute need.
    """
    seconds, side_by_side = 0.0, max(1, min(settings.concurrency, settings.model_concurrency))
    for what, counted in kinds.items():
        asking = sum(kind.seconds * number for kind, number in counted.items())
        seconds += asking if what == FINDING else asking / side_by_side
    asked = [(kind, number) for counted in kinds.values() for kind, number in counted.items()]
    longest, notes = seconds, []
    for bound in limits.a_minute(settings):
        of_model = [
            (kind, number)
            for kind, number in asked
            if (settings.search_model if kind.searches else settings.model) == bound.model
        ]
        used = sum(number * (kind.tokens if bound.of == "tokens" else 1) for kind, number in of_model)
        needed = bound.seconds(used)
        if needed > seconds:
            longest = max(longest, needed)
            notes.append(
                f"the limit of {bound.a_minute:,} {bound.of} a minute of {bound.model} ({bound.by}) will be reached:"
                " questions wait for their turn"
            )
    return math.ceil(longest / 60), tuple(notes)


def _first_sizes(
    kinds: dict[str, dict[_Kind, int]], request: LeadRequest, settings: Settings, there: There
) -> dict[str, int]:
    """Agents that may ask the next question, with the tokens that they usually read."""
    lists = any(spec.kind != "search" for spec in sources_of(request, settings))
    # Without a list nobody is known before a search.
    asked = kinds.values() if there.candidates or lists else [kinds[FINDING]]
    numbers = [one for counted in asked for one in counted.items()]
    return {kind.agent: kind.usage.input_tokens for kind, number in numbers if number and kind.agent != _READING.agent}


def _nothing_fits(request: LeadRequest, there: There, whole: Estimate, cheapest: int, next_one: int) -> str:
    """What to say where the budget has room for no open question; "" where it has, or may have.

    The sum that suffices is named first: it is the one that the pause names too.
    """
    left = whole.most_micro_usd
    if cheapest <= left:
        return ""
    least, enough = (
        -(-micros // 10_000) / 100 for micros in (there.used_micro_usd + next_one, whole.suffices_micro_usd)
    )
    to = max(least, enough)
    named = f"{to:.2f}, which should suffice ({least:.2f} at least)" if to > least else f"{to:.2f} at least"
    # What was never stored has no name yet by which it could be amended.
    how = f"leadgen amend {request.tenant}.{slug(request.name)} --budget {to:.2f}"
    if there.lists_to is None:
        how = f"budget_usd: {to:.2f} in its file"
    return (
        f"With {shown_of(left, request.budget_micro_usd)} left of the budget nothing can be asked: the next question may cost"
        f" {shown_of(cheapest, request.budget_micro_usd)}. Raise the budget to {named}: {how}"
    )


def _notes(whole: Estimate, limits: Limits, there: There, cheapest: int) -> tuple[str, ...]:
    notes, at_hand = [], sum(there.at_hand.values())
    if at_hand:
        notes.append(
            f"{at_hand:,} of its questions were answered before: they cost nothing again, and are asked anew only where"
            " a page says something else by now"
        )
    expected = sum(part.micro_usd for part in whole.parts)
    # The last of what waits needs room for the most that it may cost.
    waiting = max(1, sum(there.put_off.values()))
    last = max(expected, expected * (waiting - 1) // waiting + there.dearest_micro_usd)
    if not (whole.free or whole.nothing_fits) and last > whole.most_micro_usd:
        word = "may" if whole.guessed or whole.few or expected <= whole.most_micro_usd else "will"
        notes.append(
            f"the budget {word} not suffice for all of it: what it suffices for is delivered, then it waits for you"
        )
    return (*notes, *limits.reached(0 if whole.free else whole.micro_usd, whole.calls, cheapest))
