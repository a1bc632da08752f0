"""What a person could decide about a request that ended short, each with the number that it would bring.

A number is measured, never guessed: each company that fits the ICP and is kept out by one thing alone is judged again as
if the request were changed, by the same rules that judged it; candidates elsewhere are those that the sources named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.contact_choice import choose_contacts, contact_bounds
from leadgen_assets.domain.judging.assessment import Fit
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.domain.requests.filters import same_city, unmet_filters, value_of
from leadgen_assets.domain.requests.proposal import YOUR_FILE, Proposal, amending, companies
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.domain.requests.slicing import FIXED_IN_SLICE
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.stages import sites
from leadgen_assets.stages.assessing import broken_rule
from leadgen_assets.stages.out_of_reach import BLOCKED
from leadgen_assets.storage.companies import GIVEN, IN_SERIES, blocked_in_request, given_recently
from leadgen_assets.storage.decisions import known_elsewhere
from leadgen_assets.storage.exports import qualified_standings
from leadgen_assets.storage.profiles import StoredProfile, load_assessments, load_profiles
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.work_items import results

FAILED_AGAIN = "try again what failed"
MOST_PROPOSALS = 6
CHUNK = 200
"""Profiles held in memory at once."""
_NO_CHOICE = (BLOCKED, "quarantined: ")
"""Reasons that no looser request would lift."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One field otherwise: how it is said, its new value, and the command's options."""

    words: str
    field: str
    value: Any
    options: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _KeptOut:
    """A company that fits and fails one thing alone; `unmet` says which."""

    judged: StoredProfile
    unmet: str


async def proposals(conn: AsyncConnection[Any], stored: StoredRequest, room: int) -> list[Proposal]:
    """Decisions that would bring companies, those that bring most first; empty where none would.

    Args:
        room: companies that the target still leaves room for; no decision brings more.
    """
    given = await given_recently(conn, stored.key, stored.request.exclude_exported_days, stored.series)
    elsewhere = await known_elsewhere(conn, stored.key, given)
    counted: Counter[tuple[str, tuple[str, str]]] = Counter()
    changes: dict[tuple[str, tuple[str, str]], _Change] = {}
    for change in _places(stored.request, elsewhere):
        changes[(change.field, change.options)] = change
    wanted = await _alone(conn, stored)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        profiles = await load_profiles(conn, [(company_id, profile_hash) for company_id, profile_hash, _ in some])
        for company_id, _, unmet in some:
            kept_out = _KeptOut(profiles[company_id], unmet)
            for change in _changes_for(stored, kept_out):
                changes.setdefault((change.field, change.options), change)
                counted[(change.field, change.options)] += _admits(stored, kept_out, change)
    for change, number in await _fewer_contacts(conn, stored):
        changes[(change.field, change.options)] = change
        counted[(change.field, change.options)] = number
    found = [
        _proposal(stored, change, counted[at], _candidates(stored.request, change, elsewhere), room)
        for at, change in changes.items()
        if not (stored.slice_of and change.field in FIXED_IN_SLICE)
    ]
    useful = [one for one in found if one.most and not _goes_too_far(one, found)]
    useful.sort(key=lambda one: (-(one.number or 0), -(one.most or 0), one.words))
    return useful[:MOST_PROPOSALS]


def _goes_too_far(one: Proposal, found: Sequence[Proposal]) -> bool:
    """Whether a limit would be dropped although moving it brings as many."""
    return any(
        value is None
        and any(field in other.changes and other is not one and other.number == one.number for other in found)
        for field, value in one.changes.items()
    )


def more_rounds(key: str) -> Proposal:
    """Going on with sources that have more; how many of them match, nobody knows before."""
    return Proposal("look further: the sources have more companies", amending(key, "--more-rounds"))


def failed_again(key: str, number: int) -> Proposal:
    """Trying what failed again; how many of them match, nobody knows before."""
    what = "a piece" if number == 1 else f"{number:,} pieces"
    return Proposal(f"{FAILED_AGAIN}: {what} of work", f"leadgen run {key} --redo failed")


async def lacking_websites(conn: AsyncConnection[Any], key: str) -> list[int]:
    """How many companies have no website, one that another company has, or a page that is gone; blocked ones no website helps."""
    blocked = await blocked_in_request(conn, key)
    read = await results(conn, key, sites.STAGE)
    unread = Counter(result["outcome"] for item, result in read.items() if int(item) not in blocked)
    return [unread[why] for why in (sites.NO_WEBSITE, sites.SHARED_WEBSITE, sites.LOST_PART)]


def another_source(key: str, without_website: int = 0, shared: int = 0, gone: int = 0) -> Proposal:
    """Adding a source, or what the present ones lack.

    Args:
        without_website: companies without one. shared: whose website is another company's. gone: whose page on a site that
            firms share is not there.
    """
    lacking = [
        f"the websites of {companies(without_website)} that {'has' if without_website == 1 else 'have'} none in your sources"
        if without_website
        else "",
        f"a website of its own for {companies(shared)} whose present one another company has" if shared else "",
        f"another website for {companies(gone)} whose page on a shared site is gone" if gone else "",
    ]
    words = f"add {', and '.join(filter(None, lacking)) or 'a source'}"
    return Proposal(words, amending(key, "--add", f"sources=list:{YOUR_FILE}"))


async def _alone(conn: AsyncConnection[Any], stored: StoredRequest) -> list[tuple[int, str, str]]:
    """(company, hash of its profile, what is not met) of companies that fit and fail one thing alone that can be lifted."""
    blocked = await blocked_in_request(conn, stored.key)
    return [
        (one.company_id, one.profile_hash, one.assessment.unmet[0])
        for one in await load_assessments(conn, stored.key, only_qualified=False)
        if one.assessment.fit is Fit.YES
        and len(one.assessment.unmet) == 1
        and not one.assessment.unmet[0].startswith(_NO_CHOICE)
        and not one.assessment.unmet[0].endswith(IN_SERIES)
        and one.company_id not in blocked
    ]


def _changes_for(stored: StoredRequest, kept_out: _KeptOut) -> Iterator[_Change]:
    """Changes of one field of which one might let the company in."""
    request, icp, profile = stored.request, stored.icp, kept_out.judged.profile
    if kept_out.unmet.startswith(GIVEN):
        words = "take companies that you were given before, too"
        yield _Change(words, "exclude_exported_days", 0, ("--set", "exclude_exported_days=0"))
        return
    for field in ("state", "city"):
        values = value_of(profile, field).values
        if values:
            yield from _place(request, field, values[0])
    software = icp.columns.pms_detected
    if request.pms_any_of and software:
        values = value_of(profile, software).values
        if not values:
            yield _Change(_unknown(icp.label_of(software)), "pms_unknown", "keep", ("--set", "pms_unknown=keep"))
        for value in values:
            shown = icp.shown(software, value)
            both = [*request.pms_any_of, value]
            yield _Change(
                f"accept {shown} as {icp.label_of(software)}", "pms_any_of", both, ("--add", f"pms_any_of={shown}")
            )
    units = icp.columns.units_estimate
    if units and (request.units_min is not None or request.units_max is not None):
        yield from _units(request, icp.label_of(units), value_of(profile, units).values)


def _unknown(label: str) -> str:
    return f"accept companies whose {label} is not known"


def _units(request: LeadRequest, label: str, values: Sequence[str]) -> Iterator[_Change]:
    """A range half or twice as far where that lets the company in, and none."""
    if not values:
        yield _Change(_unknown(label), "units_unknown", "keep", ("--set", "units_unknown=keep"))
        return
    number, least, most = int(values[0]), request.units_min, request.units_max
    if least is not None and number < least:
        yield _Change(f"ask for no least number of {label}", "units_min", None, ("--set", "units_min="))
        if number >= least // 2:
            yield _Change(
                f"lower units_min ({label}) to {least // 2:,}", "units_min", least // 2, _set("units_min", least // 2)
            )
    if most is not None and number > most:
        yield _Change(f"ask for no most number of {label}", "units_max", None, ("--set", "units_max="))
        if number <= most * 2:
            yield _Change(
                f"raise units_max ({label}) to {most * 2:,}", "units_max", most * 2, _set("units_max", most * 2)
            )


def _set(field: str, value: int) -> tuple[str, str]:
    return "--set", f"{field}={value}"


def _place(request: LeadRequest, field: str, value: str) -> Iterator[_Change]:
    if field == "state" and request.states and value not in request.states and value in STATES:
        yield _Change(f"add {STATES[value]}", "states", [*request.states, value], ("--add", f"states={value}"))
    asked = request.cities
    if field == "city" and asked and value and "," not in value and not any(same_city(value, one) for one in asked):
        yield _Change(f"add the city {value}", "cities", [*asked, value], ("--add", f"cities={value}"))


def _places(request: LeadRequest, elsewhere: Iterable[tuple[str, str]]) -> Iterator[_Change]:
    for state, city in elsewhere:
        yield from _place(request, "state", state)
        yield from _place(request, "city", city)


def _candidates(request: LeadRequest, change: _Change, elsewhere: Mapping[tuple[str, str], int]) -> int:
    """Candidates that the sources named and that only the change would bring."""
    if change.field not in ("states", "cities"):
        return 0
    states = change.value if change.field == "states" else request.states
    cities = change.value if change.field == "cities" else request.cities
    return sum(
        number
        for (state, city), number in elsewhere.items()
        if (not states or not state or state in states)
        and (not cities or not city or any(same_city(city, asked) for asked in cities))
    )


def _admits(stored: StoredRequest, kept_out: _KeptOut, change: _Change) -> bool:
    """Whether the company would be delivered if the request were changed so."""
    request = LeadRequest.model_validate(stored.request.model_dump(mode="json") | {change.field: change.value})
    profile, icp = kept_out.judged.profile, stored.icp
    lifted = kept_out.unmet.startswith(GIVEN) and request.exclude_exported_days == 0
    if unmet_filters(profile, icp, request) or (kept_out.unmet.startswith(GIVEN) and not lifted):
        return False
    if broken_rule(replace(stored, request=request), kept_out.judged, (), assess(profile, icp, request)):
        return False
    return request.without_contacts == "keep" or choose_contacts(profile, icp, request, "").enough


async def _fewer_contacts(conn: AsyncConnection[Any], stored: StoredRequest) -> list[tuple[_Change, int]]:
    """Changes that let qualified companies in that are left out for want of contacts."""
    request, (least, _) = stored.request, contact_bounds(stored.request, stored.icp)
    if request.without_contacts != "drop":
        return []
    blocked = await blocked_in_request(conn, stored.key)
    standings = [one for one in await qualified_standings(conn, stored.key) if one.company_id not in blocked]
    has = [one.contacts for one in standings if one.contacts < least]
    words = f"take companies with fewer than {least} contacts" if least > 1 else "take companies without contacts"
    found = [(_Change(words, "without_contacts", "keep", ("--set", "without_contacts=keep")), len(has))]
    fewer = max((number for number in has if number), default=0)
    if fewer:
        change = _Change(f"ask for {fewer} contacts at least", "contacts_min", fewer, _set("contacts_min", fewer))
        found.append((change, sum(number >= fewer for number in has)))
    return found


def _proposal(stored: StoredRequest, change: _Change, number: int, candidates: int, room: int) -> Proposal:
    """The change with what it brings.

    Args:
        number: companies that it lets in. candidates: known ones that nobody has looked at. room: as the target leaves it.
    """
    sure = min(number, room)
    perhaps = min(candidates, room - sure)
    brings = []
    if sure:
        brings.append(
            f"{companies(sure)} more" + (f" ({number:,} fit, there is room for {room:,})" if number > sure else "")
        )
    if perhaps:
        known = f"{candidates:,} {'candidate' if candidates == 1 else 'candidates'} known"
        brings.append(known if perhaps == candidates else f"{perhaps:,} more at most, of {known}")
    words = f"{change.words}: {', and '.join(brings)}"
    command = amending(stored.key, *change.options)
    return Proposal(words, command, {change.field: change.value}, sure, candidates, sure + perhaps)
