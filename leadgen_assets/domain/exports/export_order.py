"""Which qualified companies an export takes, and in what order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.lead_request import LeadRequest


@dataclass(frozen=True, slots=True)
class Standing:
    """A qualified company as the export ranks it.

    Attributes:
        key: names the company; decides last, so that the order never depends on chance.
        found_at: when a source first named it. enough_contacts: as `ContactChoice.enough`.
    """

    key: str
    tier: str
    confidence: float
    found_at: datetime
    enough_contacts: bool = True


@dataclass(frozen=True, slots=True)
class Cut:
    """The export's companies in order, the surplus in order (kept, not exported), and those left out for want of contacts."""

    taken: tuple[Standing, ...]
    surplus: tuple[Standing, ...]
    without_contacts: tuple[Standing, ...]


def export_order(companies: Iterable[Standing], icp: Icp) -> list[Standing]:
    """By tier (the ICP's order), then confidence, then time found."""
    places = {tier.name: place for place, tier in enumerate(icp.tiers)}
    return sorted(
        companies,
        key=lambda one: (places.get(one.tier, len(places)), -one.confidence, one.found_at, one.key),
    )


def export_cut(companies: Iterable[Standing], icp: Icp, request: LeadRequest) -> Cut:
    """The first `target_companies`; companies without enough contacts only where the request keeps them."""
    ordered = export_order(companies, icp)
    drop = request.without_contacts == "drop"
    eligible = [one for one in ordered if one.enough_contacts or not drop]
    left_out = tuple(one for one in ordered if drop and not one.enough_contacts)
    return Cut(tuple(eligible[: request.target_companies]), tuple(eligible[request.target_companies :]), left_out)
