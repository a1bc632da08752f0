"""A request too large for one run, cut into slices: where the cuts are, what each may deliver and cost, how the whole stands.

The cuts are places, because a company is judged by the one place that its record names: no company can fit two slices.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.money import MICROS
from leadgen_assets.domain.requests.filters import city_key
from leadgen_assets.domain.requests.lead_request import LeadRequest, slug
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.requests.request_status import RequestStatus
from leadgen_assets.domain.wording.places import STATES

SplitBy = Literal["state", "county", "city"]

_LONG_LABEL = 40
FIXED_IN_SLICE = ("states", "cities", "repeat")
"""Fields of a slice that nobody changes: what is elsewhere is delivered by other slices."""

# Resident population in thousands, census of 2020 (331,449,281 in all): about where companies are.
_PEOPLE = {
    "AL": 5024, "AK": 733, "AZ": 7152, "AR": 3012, "CA": 39538, "CO": 5774, "CT": 3606, "DE": 990, "DC": 690, "FL": 21538,
    "GA": 10712, "HI": 1455, "ID": 1839, "IL": 12813, "IN": 6786, "IA": 3190, "KS": 2938, "KY": 4506, "LA": 4658, "ME": 1362,
    "MD": 6177, "MA": 7030, "MI": 10077, "MN": 5706, "MS": 2961, "MO": 6155, "MT": 1084, "NE": 1962, "NV": 3105, "NH": 1378,
    "NJ": 9289, "NM": 2118, "NY": 20201, "NC": 10439, "ND": 779, "OH": 11799, "OK": 3959, "OR": 4237, "PA": 13003, "RI": 1097,
    "SC": 5118, "SD": 887, "TN": 6911, "TX": 29146, "UT": 3272, "VT": 643, "VA": 8631, "WA": 7705, "WV": 1794, "WI": 5894,
    "WY": 577,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slice:
    """One cut: its label ("TX", "Travis, TX", "Austin"), its places, and its weight among the others."""

    label: str
    states: tuple[str, ...]
    cities: tuple[str, ...]
    weight: int = 1


def slices_by_state(request: LeadRequest) -> list[Slice]:
    """One slice a state that is asked for, all of them where none is named; weighted by the states' people."""
    return [Slice(state, (state,), request.cities, _PEOPLE[state]) for state in request.states or sorted(STATES)]


def slices_by_city(request: LeadRequest) -> list[Slice]:
    """One slice a city that is asked for; two spellings of one city are one slice."""
    grouped: dict[str, list[str]] = {}
    for city in request.cities:
        grouped.setdefault(city_key(city), []).append(city)
    return [Slice(group[0], request.states, tuple(group)) for group in grouped.values()]


def slices_by_county(request: LeadRequest, counties: Mapping[tuple[str, str], str]) -> list[Slice]:
    """One slice a county, made of its cities; weighted by their number.

    Args:
        counties: (state's code, city) -> county, as somebody who knows wrote it. A city that two counties share stands
            in one of them.

    Raises:
        RequestInvalid: a city that is asked for stands in no county.
    """
    asked = {city_key(city): city for city in request.cities}
    places: dict[tuple[str, str], tuple[str, str]] = {}
    for (state, city), county in counties.items():
        if (not request.states or state in request.states) and (not asked or city_key(city) in asked):
            places.setdefault((state, city_key(city)), (city, county))
    lost = [asked[key] for key in asked.keys() - {key for _, key in places}]
    if lost:
        raise RequestInvalid(
            f"No county is known of {', '.join(sorted(lost)[:5])}{' and others' if len(lost) > 5 else ''}.",
            f"request {request.key}",
            "add their lines to the file of --counties: a company there would be in no slice",
        )
    found: dict[tuple[str, str], list[str]] = {}
    for (state, _), (city, county) in places.items():
        found.setdefault((county, state), []).append(city)
    return [
        Slice(f"{county}, {state}", (state,), tuple(cities), len(cities))
        for (county, state), cities in sorted(found.items())
    ]


def cut(request: LeadRequest, slices: Sequence[Slice], left_micro_usd: int) -> list[LeadRequest]:
    """The requests of the slices, in their order.

    The target is shared by weight and rounded up, so that together they may find a few more than asked for; the joined
    export takes the best. The money is shared by weight to the micro-dollar and is never more than what is left.

    Args:
        left_micro_usd: what of the request's budget is not spent, nor reserved.

    Raises:
        RequestInvalid: fewer than two slices.
    """
    if len(slices) < 2:
        raise RequestInvalid(
            f"There is nothing to cut: it would be {'one slice' if slices else 'no slice'}.",
            f"request {request.key}",
            "name more places in it (leadgen amend), or cut by something else: --by state, city or county",
        )
    weights = [one.weight for one in slices]
    money = shares(left_micro_usd, weights)
    whole = sum(weights)
    return [
        request.model_copy(
            update={
                "name": slice_name(request.name, label),
                "states": one.states,
                "cities": one.cities,
                "target_companies": -(-request.target_companies * one.weight // whole),
                "budget_usd": Decimal(micros) / MICROS,
                "preview": 0,
                "repeat": "never",
            }
        )
        for one, label, micros in zip(slices, _labels_in_names(slices), money, strict=True)
    ]


def _labels_in_names(slices: Sequence[Slice]) -> list[str]:
    """What stands for each slice in its name, whose key keeps ASCII letters and digits alone; no two become one key.

    A label that would leave nothing of itself there (東京), or what another one does, ends in a digest of it: always the same.
    """
    alike = Counter(slug(one.label) for one in slices)
    return [
        one.label
        if slug(one.label) and alike[slug(one.label)] == 1 and len(one.label) <= _LONG_LABEL
        else f"{one.label[:_LONG_LABEL]} {hashlib.sha256(one.label.encode()).hexdigest()[:6]}"
        for one in slices
    ]


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """A whole number shared by weight, rounded down; what is left over goes one by one to the heaviest. The sum is the total."""
    parts = [total * weight // sum(weights) for weight in weights]
    heaviest = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    for place in heaviest[: total - sum(parts)]:
        parts[place] += 1
    return parts


def slice_name(name: str, label: str) -> str:
    """The slice's name, "<name> TX"; its key keeps the label, which a long name would be cut in front of."""
    while len(name) + 1 + len(label) > 120 or not slug(f"{name} {label}").endswith(slug(label)):
        name = name[:-1].rstrip()
    return f"{name} {label}"


@dataclass(frozen=True, slots=True)
class SliceStanding:
    """A slice at one moment; `delivered` companies of its newest export."""

    key: str
    label: str
    status: RequestStatus
    reason: str
    target: int
    delivered: int
    budget_micro_usd: int = 0
    spent_micro_usd: int = 0

    @property
    def has_ended(self) -> bool:
        """Whether nothing goes on with it by itself."""
        return self.status not in _UNDER_WAY


_UNDER_WAY = (RequestStatus.QUEUED, RequestStatus.RUNNING, RequestStatus.WAITING)
_FOR_A_PERSON = (RequestStatus.NEEDS_DECISION, RequestStatus.PAUSED_BUDGET, RequestStatus.FAILED)


def whole_standing(key: str, target: int, slices: Sequence[SliceStanding]) -> tuple[RequestStatus, str, str]:
    """What the status of a request that was split follows from its slices: the status, why, and the next step."""
    ended = sum(one.has_ended for one in slices)
    delivered = min(target, sum(one.delivered for one in slices))
    reason = f"{ended} of {len(slices)} slices have ended; {delivered} of {companies(target)} found by them"
    export = f"leadgen export {key}"
    if ended < len(slices):
        words = (
            f"Its slices are worked on one by one: by themselves while `leadgen up` runs, or here: leadgen run"
            f" {next(one.key for one in slices if not one.has_ended)}."
        )
        words += f" What there is so far, joined: {export}." if delivered else ""
        return RequestStatus.WAITING, reason, words
    if delivered >= target:
        return RequestStatus.READY, reason, f"Download the joined CSV files: {export}."
    for_a_person = [one for one in slices if one.status in _FOR_A_PERSON]
    if for_a_person:
        first = for_a_person[0]
        others = f" ({len(for_a_person) - 1} more: leadgen status {key})" if len(for_a_person) > 1 else ""
        words = f"Slice {first.label} is {first.status}: leadgen status {first.key}{others}. What there is, joined: {export}."
        return RequestStatus.NEEDS_DECISION, reason, words
    if all(one.status is RequestStatus.CANCELLED for one in slices):
        words = f"All its slices were cancelled. To take one up again: leadgen run {slices[0].key}."
        return RequestStatus.CANCELLED, reason, words
    return (
        RequestStatus.READY_PARTIAL,
        reason,
        f"Download the joined CSV files: {export}. They hold fewer companies than asked for.",
    )


def split_words(key: str) -> str:
    """What to do where somebody wants to work on a request that was split."""
    return f"its slices are worked on instead; `leadgen status {key}` lists them, each is a request of its own"
