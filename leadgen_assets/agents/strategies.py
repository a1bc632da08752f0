"""Ways to search: each another part of the country or another kind of place, so that no two find the same on purpose.

They follow from the request and the ICP alone, so that a run that goes on later has the same ones in the same order.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import zip_longest

from leadgen_assets.domain.wording.places import STATES

EVERYWHERE = "the USA"


class Way(StrEnum):
    """What kind of pages a search goes to."""

    SOFTWARE = "software"  # customers of a vendor: its portals, references, reviews
    DIRECTORY = "directory"  # pages that list companies of the kind
    ASSOCIATION = "association"  # members of associations, holders of a licence
    PLACE = "place"  # companies' own websites, by where they are


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way to search; used once.

    Attributes:
        area: "Austin, TX", "Texas" or `EVERYWHERE`.
        software: the vendor, for `Way.SOFTWARE`.
        without: cities of the area that have a strategy of their own, for `Way.PLACE`.
    """

    way: Way
    area: str
    software: str = ""
    without: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Names it among the request's strategies."""
        return ":".join(part for part in (str(self.way), self.software, self.area) if part)

    def words(self, called: str) -> str:
        """What the model is told.

        Args:
            called: what such companies are called ("property managers").
        """
        if self.way is Way.SOFTWARE:
            return (
                f"Look for {called} in {self.area} that use {self.software}: portals of theirs at that vendor, its case "
                f"studies and references, and websites that link to {self.software}."
            )
        if self.way is Way.DIRECTORY:
            return f"Look for pages that list {called} in {self.area} with their websites: directories, rankings, registers."
        if self.way is Way.ASSOCIATION:
            return (
                f"Look for lists of members of trade associations and of licence holders among {called} in {self.area}."
            )
        if self.without:
            return (
                f"Look for the own websites of {called} whose office is in {self.area}, but not in "
                f"{', '.join(self.without)}: go county by county."
            )
        return f"Look for the own websites of {called} whose office is in {self.area}."

    def overlaps(self, other: Strategy) -> bool:
        """Whether both would look for the same companies in the same way."""
        if (self.way, self.software) != (other.way, other.software):
            return False
        if self.area == other.area:
            return True
        small, large = sorted((self, other), key=lambda one: one.area.count(","), reverse=True)
        if EVERYWHERE in (small.area, large.area):
            return True
        city, _, state = small.area.rpartition(", ")
        return bool(city) and large.area == STATES.get(state) and city not in large.without


def strategies(states: Sequence[str], cities: Sequence[str], software: Sequence[str]) -> tuple[Strategy, ...]:
    """The strategies of a request, in the order in which they are used.

    Args:
        states: two-letter codes; none: anywhere. cities: none: anywhere in them. software: names of vendors asked for.
    """
    if cities:
        areas = _areas_of_cities(cities, states)
        places = [Strategy(Way.PLACE, area) for area in areas]
    else:
        areas = [STATES[state] for state in states] or [EVERYWHERE]
        # Nobody who asks for the whole country wants all of one city first: there each state is one place.
        places = [*_places(states)] if states else [Strategy(Way.PLACE, STATES[state]) for state in largest_cities()]
    lists = [Strategy(way, area) for way in (Way.DIRECTORY, Way.ASSOCIATION) for area in areas]
    vendors = [Strategy(Way.SOFTWARE, area, vendor) for vendor in software for area in areas]
    # In turn, since one kind of pages may be closed to us altogether, and two batches without a company end a search.
    return tuple(strategy for row in zip_longest(vendors, lists, places) for strategy in row if strategy is not None)


def _areas_of_cities(cities: Sequence[str], states: Sequence[str]) -> list[str]:
    """Cities with the state where that is sure, each once whatever its case."""
    named = {city.casefold(): city for city in reversed(cities)}
    areas = []
    for folded, city in sorted(named.items(), key=lambda item: cities.index(item[1])):
        within = [s for s in states if folded in {one.casefold() for one in largest_cities().get(s, ())}]
        sure = states if len(states) == 1 else within
        areas.append(f"{city}, {sure[0]}" if len(sure) == 1 else f"{city} ({', '.join(states)})" if states else city)
    return areas


def _places(states: Sequence[str]) -> Iterator[Strategy]:
    """The largest cities of each state in turn, then the rest of each."""
    known = {state: largest_cities().get(state, ()) for state in states}
    columns = ([Strategy(Way.PLACE, f"{city}, {state}") for city in cities] for state, cities in known.items())
    for row in zip_longest(*columns):
        yield from (strategy for strategy in row if strategy is not None)
    for state, cities in known.items():
        yield Strategy(Way.PLACE, STATES[state], without=cities)


@lru_cache(maxsize=1)
def largest_cities() -> Mapping[str, tuple[str, ...]]:
    """State -> some of its largest cities, larger ones first; states by the number of people, roughly."""
    text = files("leadgen_assets.agents").joinpath("cities.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["state"]: tuple(city for city in row["cities"].split(";") if city) for row in rows}
