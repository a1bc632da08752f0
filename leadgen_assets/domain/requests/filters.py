"""A request's filters over a profile: what is not met, in words. Filters select; the ICP scores."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.wording.places import state_code

UNKNOWN = FieldValue(FieldState.NOT_ASKED)
"""Stands for a field that a profile does not have."""

_IN_A_STATE = re.compile(r"\s*[,(]\s*(?P<state>[^,()]+?)\s*\)?\s*$")
"""A state behind a county: "Travis County, TX", "Travis (Texas)"."""
_SAINTS_AND_FORTS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


def unmet_filters(profile: Profile, icp: Icp, request: LeadRequest) -> tuple[str, ...]:
    """What the request asks for and the profile does not meet: "state is OK, asked for TX"; empty when all is met."""
    return (
        *_required(profile, icp),
        *_place(profile, "state", request.states),
        *_place(profile, "city", request.cities),
        *_pms(profile, icp, request),
        *_units(profile, icp, request),
    )


def certainly_unmet(profile: Profile, icp: Icp, request: LeadRequest) -> tuple[str, ...]:
    """Those of `unmet_filters` that nothing more could mend: the value is known, and is no estimate."""
    columns = icp.columns
    checks = (
        ("state", _place(profile, "state", request.states)),
        ("city", _place(profile, "city", request.cities)),
        (columns.pms_detected, _pms(profile, icp, request)),
        (columns.units_estimate, _units(profile, icp, request)),
    )
    return tuple(words for field, unmet in checks if is_certain(value_of(profile, field)) for words in unmet)


def is_certain(found: FieldValue) -> bool:
    """Whether a field has a value that was read and not estimated."""
    return bool(found.values) and not found.estimated


def same_city(one: str, other: str) -> bool:
    """Whether two spellings name one city: "Saint Louis" and "St. Louis"."""
    return city_key(one) == city_key(other)


def city_key(text: str) -> str:
    """What all spellings of a city's name have in common."""
    words = re.sub(r"[^\w\s]", "", text.casefold()).split()
    return " ".join(_SAINTS_AND_FORTS.get(word, word) for word in words)


def county_key(text: str) -> str:
    """What all spellings of a county's name have in common: "Travis", "TRAVIS county", "Travis Co.", "County of Travis", "Travis (TX)"."""
    behind = _IN_A_STATE.search(text)
    key = city_key(text[: behind.start()] if behind and state_code(behind["state"]) else text)
    return re.sub(r"^(?:county|parish|borough) of | (?:county|cnty|cty|co|parish|borough)$", "", key)


def why_unknown(state: FieldState) -> str:
    """Half a sentence on why a field has no value."""
    return {
        FieldState.NOT_FOUND: "looked and not found",
        FieldState.COULD_NOT_LOOK: "could not look",
        FieldState.NOT_ASKED: "not asked",
        FieldState.FOUND: "found",
    }[state]


def value_of(profile: Profile, field: str | None) -> FieldValue:
    """The profile's field, or an unknown one where profile or ICP have none."""
    return profile.fields.get(field or "", UNKNOWN)


def _required(profile: Profile, icp: Icp) -> Iterator[str]:
    for field in icp.required:
        found = value_of(profile, field)
        if not found.values:
            yield f"{icp.label_of(field)} is not known ({why_unknown(found.state)})"


def _place(profile: Profile, field: str, asked: tuple[str, ...]) -> Iterator[str]:
    """A place that is asked for must be known: an export may say nothing else about it."""
    if not asked:
        return
    found = value_of(profile, field)
    wanted = " or ".join(asked)
    if not found.values:
        yield f"{field} is not known ({why_unknown(found.state)}), asked for {wanted}"
    elif not any(same_city(found.values[0], place) for place in asked):
        yield f"{field} is {found.values[0]}, asked for {wanted}"


def _pms(profile: Profile, icp: Icp, request: LeadRequest) -> Iterator[str]:
    field = icp.columns.pms_detected
    if not request.pms_any_of or field is None:
        return
    found = value_of(profile, field)
    label = icp.label_of(field)
    wanted = " or ".join(icp.shown(field, value) for value in request.pms_any_of)
    if not found.values:
        if request.pms_unknown == "drop":
            yield f"{label} is not known ({why_unknown(found.state)}), asked for {wanted}"
    elif not set(found.values) & set(request.pms_any_of):
        yield f"{label} is {' and '.join(icp.shown(field, value) for value in found.values)}, asked for {wanted}"


def _units(profile: Profile, icp: Icp, request: LeadRequest) -> Iterator[str]:
    field, least, most = icp.columns.units_estimate, request.units_min, request.units_max
    if field is None or (least is None and most is None):
        return
    found = value_of(profile, field)
    label = icp.label_of(field)
    wanted = _range(least, most)
    if not found.values:
        if request.units_unknown == "drop":
            yield f"{label} is not known ({why_unknown(found.state)}), asked for {wanted}"
        return
    number = int(found.values[0])
    if (least is not None and number < least) or (most is not None and number > most):
        about = "about " if found.estimated else ""
        yield f"{label} is {about}{number:,}, asked for {wanted}"


def _range(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"{least:,} to {most:,}"
    return f"at least {least:,}" if least is not None else f"at most {most:,}"
