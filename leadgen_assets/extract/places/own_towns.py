"""The town that a firm's domain names: of several addresses the one there is the firm's, and another one its brand's.

An office of a brand shows both: "Brand, 9 Oak St, Sandy, UT" above its own "12 Elm St, Medford, OR" at brandmedford.example.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.extract.places.place import Place

_FEWEST = 4
"""Letters of a town's name that stands in a domain by no accident."""


def in_own_town(places: Sequence[Place], headquarters: Collection[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Keys of the addresses in the town that the domain begins or ends with; empty where there are no others.

    Args:
        headquarters: keys of those that the site calls so, which come first unless they are in another state.
    """
    if len({place.key for place in places}) <= 1:
        return set()
    there = [place for place in places if "street" in place.parts and _is_named(place)]
    keys = {place.key for place in there}
    if not there or keys.issuperset(place.key for place in places) or keys.intersection(headquarters):
        return set()
    states = {place.value("state") for place in there}
    above = any(place.value("state") in states for place in places if place.key in headquarters)
    return set() if above else keys


def _is_named(place: Place) -> bool:
    stem = registrable_domain(place.page.url).partition(".")[0].replace("-", "")
    town = re.sub(r"[^a-z]", "", place.value("city").lower())
    within = (town, f"{town}{place.value('state').lower()}")
    return len(town) >= _FEWEST and stem != town and (stem.startswith(town) or stem.endswith(within))
